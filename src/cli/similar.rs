//! `newsdex similar`: pages that are about the same.

use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use clap::Args;
use newsdex::{
    index::here,
    query::Wanted,
    search::{LookupError, lookup, similar},
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
pub struct Similar {
    /// The beginning of an id, or a file of the archive
    #[arg(value_name = "ID|PATH")]
    name: PathBuf,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    index: IndexArg,
    #[command(flatten)]
    output: OutputArgs,
}

impl Similar {
    pub fn run(&self, global: &Global) -> Result<Exit, CliError> {
        self.output.check_fields()?;
        let reader = self.index.open()?;
        let pages = lookup(&reader, &self.name, &here()?)?;
        let unknown = || LookupError::Unknown { name: self.name.to_string_lossy().into_owned() };
        let (_, page) = pages.first().ok_or_else(unknown)?;
        let limit = self.output.window().limit.unwrap_or(SHOWN_PAGES);
        let hits = similar(&reader, page, self.filters.filters(), limit)?;
        let mut out = BufWriter::new(io::stdout().lock());
        let answer = Answer {
            reader: &reader,
            total: hits.len() as u64,
            hits: &hits,
            wanted: &Wanted::default(),
            output: &self.output,
        };
        answer.write(&mut out, global.style())?;
        out.flush()?;
        if hits.is_empty() {
            global.note("no page is much like this one");
        }
        Ok(Exit::Done)
    }
}
