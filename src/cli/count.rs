//! `newsdex count`: a number of pages.

use std::io::{self, BufRead, BufWriter, Write};

use clap::{Args, builder::Resettable};
use newsdex::search::count;

use super::{CliError, Exit, Global, filters::QueryArgs};

/// Count the pages that match
#[derive(Debug, Args)]
pub(super) struct CountPages {
    #[command(flatten)]
    query: QueryArgs,
    /// Read one query a line from standard input and write one number a line; the filters hold for each
    #[arg(long, conflicts_with = "query", help_heading = Resettable::Reset)]
    batch: bool,
}

impl CountPages {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let mut out = BufWriter::new(io::stdout().lock());
        if self.batch {
            let reader = self.query.index.open()?;
            for line in io::stdin().lock().split(b'\n') {
                let line = line.map_err(|source| CliError::Read { path: "standard input".into(), source })?;
                // Queries that are not UTF-8 are read as far as they are.
                let question = self.query.question_of(&String::from_utf8_lossy(&line), global)?;
                writeln!(out, "{}", count(&reader, &question)?)?;
                // Whoever asks may wait for the answer before asking on.
                out.flush()?;
            }
            return Ok(Exit::Done);
        }
        let question = self.query.question(global)?;
        let reader = self.query.index.open()?;
        let pages = count(&reader, &question)?;
        writeln!(out, "{pages}")?;
        out.flush()?;
        self.query.tell(global, &reader, &question, pages, "")?;
        Ok(Exit::Done)
    }
}
