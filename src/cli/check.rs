//! `newsdex check`: is the index whole, and true to the archive?

use std::io::{self, Write};

use clap::Args;
use newsdex::{
    index::check,
    output::{figures::number, terminal::sanitize},
};

use super::{CliError, Exit, Global, filters::IndexArg};

/// Check that the index is whole, and true to the archive
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 whole and up to date, 2 damaged, 3 behind the archive, or some of it cannot be read"
)]
pub(super) struct Check {
    #[command(flatten)]
    index: IndexArg,
}

impl Check {
    /// Ends as [`Exit::Failed`] where the index is damaged, as [`Exit::Incomplete`] where it is behind the archive.
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let reader = self.index.open()?;
        let found = check(&reader)?;
        let mut out = io::stdout().lock();
        for file in &found.damaged {
            let file = reader.place.index.join(file);
            writeln!(out, "damaged: {}", sanitize(&file.to_string_lossy()))?;
        }
        for error in &found.unreadable {
            writeln!(out, "unreadable: {}", sanitize(error))?;
        }
        let behind =
            [("new", found.new), ("changed", found.changed), ("gone", found.gone), ("half read", found.unfinished)];
        let behind: Vec<_> =
            behind.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {}", number(*n))).collect();
        if !behind.is_empty() {
            writeln!(out, "files {}", behind.join(" · "))?;
        }
        if !found.damaged.is_empty() {
            global.note("the index is damaged; `newsdex index --rebuild` makes it again");
            return Ok(Exit::Failed);
        }
        if !found.is_current() && !found.is_behind() {
            global.note("the index is whole and up to date with what can be read");
            return Ok(Exit::Incomplete);
        }
        if !found.is_current() {
            global.note("the index is whole, but behind the archive; `newsdex index` brings it up to date");
            return Ok(Exit::Incomplete);
        }
        writeln!(out, "the index is whole and up to date")?;
        Ok(Exit::Done)
    }
}
