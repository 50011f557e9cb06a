//! `newsdex similar`: pages that are about the same.

use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use clap::Args;
use newsdex::{
    index::here,
    query::Wanted,
    search::{Hit, LookupError, lookup, similar},
};

use super::{
    CliError, Exit, Global,
    filters::{FilterArgs, IndexArg},
    hits::{Answer, OutputArgs},
};

/// Pages that are found where nobody says how many.
const SHOWN_PAGES: usize = 10;

/// Find pages that are about the same as another
#[derive(Debug, Args)]
#[command(mut_arg("limit", |limit| limit.help("Most pages to show; 0: all that share a word with it [default: 10]")))]
pub(super) struct Similar {
    /// The beginning of an id, a file of the archive, or an address
    #[arg(value_name = "ID|PATH|URL")]
    name: PathBuf,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    index: IndexArg,
    #[command(flatten)]
    output: OutputArgs,
}

impl Similar {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        self.output.check(global)?;
        let reader = self.index.open()?;
        let pages = lookup(&reader, &self.name, &here()?)?;
        let unknown = || LookupError::Unknown { name: self.name.to_string_lossy().into_owned() };
        let page = reader.page(*pages.first().ok_or_else(unknown)?)?;
        let limit = self.output.limit.map_or(SHOWN_PAGES, |limit| if limit == 0 { usize::MAX } else { limit });
        let (offset, last) = (self.output.offset, self.output.offset.saturating_add(limit));
        let hits: Vec<Hit> = similar(&reader, &page, self.filters.filters(), last)?.into_iter().skip(offset).collect();
        let mut out = BufWriter::new(io::stdout().lock());
        let answer = Answer {
            reader: &reader,
            total: hits.len() as u64,
            hits: &hits,
            wanted: &Wanted::default(),
            output: &self.output,
        };
        answer.write(&mut out, global)?;
        out.flush()?;
        if hits.is_empty() {
            let more = if offset > 0 { "no more pages are" } else { "no page is" };
            global.note(format!("{more} much like this one"));
        }
        Ok(Exit::Done)
    }
}
