//! `newsdex extract`: what would be indexed, without an index.

use std::{
    io::{self, BufWriter},
    path::PathBuf,
};

use clap::{Args, ValueEnum};
use newsdex::{
    index::path_of,
    output::article::{ArticleForm, ArticleWriter},
};
use rayon::prelude::*;

use super::{CliError, Exit, Global, source, warn};

/// Files that are read before the next ones are, so that what waits to be printed stays small.
const FILES_AT_ONCE: usize = 128;

/// Print what is read from pages, without an index
#[derive(Debug, Args)]
pub struct Extract {
    /// Saved pages, or folders of them
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Form::Jsonl, value_name = "FORM")]
    format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Json,
    Jsonl,
    Text,
    Markdown,
}

impl From<Form> for ArticleForm {
    fn from(form: Form) -> ArticleForm {
        match form {
            Form::Json => ArticleForm::Json,
            Form::Jsonl => ArticleForm::Jsonl,
            Form::Text => ArticleForm::Text,
            Form::Markdown => ArticleForm::Markdown,
        }
    }
}

impl Extract {
    pub fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let out = BufWriter::new(io::stdout().lock());
        let mut writer = ArticleWriter::new(out, self.format.into(), global.style());
        let mut exit = Exit::Done;
        for path in &self.paths {
            let full = path.canonicalize().map_err(|source| CliError::Read { path: path.clone(), source })?;
            let base = full.parent().unwrap_or(&full);
            let (files, _) = source::list(base, full.strip_prefix(base).unwrap_or(&full));
            for some in files.chunks(FILES_AT_ONCE) {
                let read: Vec<_> = some.par_iter().map(|file| source::read(base, path_of(&file.path))).collect();
                for (file, articles) in some.iter().zip(read) {
                    match articles {
                        Ok(articles) => articles.iter().try_for_each(|article| writer.write(article))?,
                        Err(error) => {
                            warn(format!("newsdex: {}: {error}", String::from_utf8_lossy(&file.path)));
                            exit = Exit::Incomplete;
                        }
                    }
                }
            }
        }
        writer.finish()?;
        Ok(exit)
    }
}
