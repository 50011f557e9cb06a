//! `newsdex show`: articles as they were read.

use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use clap::Args;
use newsdex::{
    archive::fetch,
    index::{article_path, here, path_of},
    output::{
        article::{ArticleForm, ArticleWriter},
        terminal::sanitize_lines,
    },
    search::lookup,
};

use super::{CliError, Exit, Global, filters::IndexArg};

/// Show articles by id, path or address
#[derive(Debug, Args)]
pub(super) struct Show {
    /// The beginning of an id, a file of the archive, or an address
    #[arg(required = true, value_name = "ID|PATH|URL")]
    names: Vec<PathBuf>,
    /// As JSON, one object a line
    #[arg(long)]
    json: bool,
    /// The page's own bytes, as they were stored (a terminal gets no control characters of them)
    #[arg(long, conflicts_with_all = ["json", "html"])]
    raw: bool,
    /// As a page to read or print, with nothing but the story
    #[arg(long, conflicts_with = "json")]
    html: bool,
    #[command(flatten)]
    index: IndexArg,
}

impl Show {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let reader = self.index.open()?;
        let here = here()?;
        let mut pages = Vec::new();
        for name in &self.names {
            pages.extend(lookup(&reader, name, &here)?);
        }
        let mut out = BufWriter::new(io::stdout().lock());
        if self.raw {
            let terminal = global.style().terminal;
            for &page in &pages {
                let page = reader.page(page)?;
                let path = path_of(&article_path(&page.article));
                let stored = fetch(reader.root(), &path, page.article.entry.as_deref(), page.nth, page.span)?;
                if terminal {
                    out.write_all(sanitize_lines(&String::from_utf8_lossy(&stored.bytes)).as_bytes())?;
                } else {
                    out.write_all(&stored.bytes)?;
                }
            }
            return out.flush().map(|()| Exit::Done).map_err(CliError::from);
        }
        let form = match (self.json, self.html) {
            (true, _) => ArticleForm::Jsonl,
            (_, true) => ArticleForm::Html,
            _ => ArticleForm::Text,
        };
        let mut writer = ArticleWriter::new(out, form, global.style());
        for &page in &pages {
            writer.write(&reader.page(page)?.article)?;
        }
        writer.finish()?;
        Ok(Exit::Done)
    }
}
