//! `newsdex check`: is the index whole, and true to the archive?

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use newsdex::{
    figures::number,
    index::{Findings, Reader, check},
    output::{json, terminal::sanitize},
};
use serde_json::json;

use super::{CliError, Exit, Global, filters::IndexArg};

/// Check that the index is whole, and true to the archive
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 whole and up to date, 2 damaged, 3 behind the archive, or some of it could not be read"
)]
pub(super) struct Check {
    /// How to write what was found
    #[arg(long, value_enum, default_value_t = Form::Text, value_name = "FORM")]
    format: Form,
    #[command(flatten)]
    index: IndexArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Json,
}

impl Check {
    /// Ends as [`Exit::Failed`] where the index is damaged, as [`Exit::Incomplete`] where it is behind the archive.
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let reader = self.index.open()?;
        let found = check(&reader)?;
        let mut out = io::stdout().lock();
        match self.format {
            Form::Text => text(&mut out, &reader, &found)?,
            Form::Json => as_json(&mut out, &found)?,
        }
        let (exit, told) = verdict(&found);
        if self.format == Form::Text && exit == Exit::Done {
            writeln!(out, "{told}")?;
        } else if exit != Exit::Done {
            global.note(told);
        }
        Ok(exit)
    }
}

/// How a check ends, and what to do.
fn verdict(found: &Findings) -> (Exit, &'static str) {
    if !found.damaged.is_empty() {
        (Exit::Failed, "the index is damaged; `newsdex index --rebuild` makes it again")
    } else if found.is_current() {
        (Exit::Done, "the index is whole and up to date")
    } else if !found.is_behind() {
        (Exit::Incomplete, "the index is whole and up to date with what can be read")
    } else if found.is_disk_doubted {
        let told = "the index is whole, but behind the archive, of which much is missing: is the disk there? `newsdex index \
                    --prune` if it is really gone";
        (Exit::Incomplete, told)
    } else {
        (Exit::Incomplete, "the index is whole, but behind the archive; `newsdex index` brings it up to date")
    }
}

fn text(out: &mut impl Write, reader: &Reader, found: &Findings) -> io::Result<()> {
    for file in &found.damaged {
        let file = reader.place.index.join(file);
        writeln!(out, "damaged: {}", sanitize(&file.to_string_lossy()))?;
    }
    for error in &found.unreadable {
        writeln!(out, "unreadable: {}", sanitize(error))?;
    }
    for error in &found.cut {
        writeln!(out, "not read to the end: {}", sanitize(error))?;
    }
    let behind =
        [("new", found.new), ("changed", found.changed), ("gone", found.gone), ("half read", found.unfinished)];
    let behind: Vec<_> =
        behind.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {}", number(*n))).collect();
    if !behind.is_empty() {
        writeln!(out, "files {}", behind.join(" · "))?;
    }
    Ok(())
}

fn as_json(out: &mut impl Write, found: &Findings) -> io::Result<()> {
    let damaged: Vec<_> = found.damaged.iter().map(|file| file.to_string_lossy()).collect();
    json::document(
        out,
        &json!({
            "version": json::VERSION, "whole": damaged.is_empty(), "current": damaged.is_empty() && found.is_current(),
            "new": found.new, "changed": found.changed, "gone": found.gone, "half_read": found.unfinished,
            "damaged": damaged, "unreadable": found.unreadable, "cut": found.cut,
        }),
    )
}
