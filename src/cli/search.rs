//! `newsdex search`: ranked hits.

use std::io::{self, BufWriter, Write};

use clap::Args;
use newsdex::{
    figures::{counted, number},
    search::{Hits, search},
};

use super::{
    CliError, Exit, Global,
    filters::QueryArgs,
    hits::{Answer, OutputArgs, Sort},
};

/// See `newsdex help query` for the rest.
const EXAMPLES: &str = "\
Examples:
  newsdex search harbour tunnel                pages with both words
  newsdex search '\"harbour tunnel\" -strike'    a phrase, and without a word
  newsdex search tunnel --tag Transport --month 2025-07
  newsdex search --author wadham --sort newest -n 0
  newsdex search tunnel --format jsonl | jq .title

Exit status: 0 found, 1 nothing found, 2 it could not be done
How to search: newsdex help query";

/// Find pages, best first
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Search {
    #[command(flatten)]
    query: QueryArgs,
    /// Order of the hits
    #[arg(long, value_enum, default_value_t = Sort::Relevance, value_name = "ORDER", help_heading = "Output")]
    sort: Sort,
    #[command(flatten)]
    output: OutputArgs,
}

impl Search {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        self.output.check(global)?;
        let question = self.query.question(global)?;
        let reader = self.query.index.open()?;
        let found = search(&reader, &question, self.output.window(self.sort.order()))?;
        let mut out = BufWriter::new(io::stdout().lock());
        let answer = Answer {
            reader: &reader,
            total: found.total,
            hits: &found.hits,
            wanted: &found.compiled.wanted,
            output: &self.output,
        };
        answer.write(&mut out, global)?;
        out.flush()?;
        self.query.tell(global, &reader, &question, found.total, &self.shown(&found))?;
        Ok(if found.total == 0 { Exit::Nothing } else { Exit::Done })
    }

    /// `1–10 of 212 pages`
    fn shown(&self, found: &Hits) -> String {
        let (offset, total) = (self.output.offset as u64, counted(found.total, "page"));
        match found.hits.len() as u64 {
            0 => format!("none after {} of {total}", number(offset)),
            shown => format!("{}–{} of {total}", number(offset + 1), number(offset + shown)),
        }
    }
}
