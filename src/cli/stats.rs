//! `newsdex stats`: what the archive holds.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use newsdex::{
    figures::{counted, number, size},
    index::Outcome,
    output::{Style, counts, json, terminal::sanitize},
    search::{self, Count},
};
use serde_json::json;

use super::{CliError, Exit, Global, filters::IndexArg};

/// Columns by which further lines of the figures are set in.
const SET_IN: usize = 2;

/// Sites and languages that are shown to a person.
const SHOWN_VALUES: usize = 10;

/// Say what the archive holds, by kind, site, format and year
#[derive(Debug, Args)]
pub(super) struct Stats {
    /// How to write it
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

impl Stats {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let reader = self.index.open()?;
        let stats = search::stats(&reader)?;
        let mut out = BufWriter::new(io::stdout().lock());
        match self.format {
            Form::Text => text(&mut out, &stats, global.style())?,
            Form::Json => as_json(&mut out, &stats)?,
        }
        out.flush()?;
        Ok(Exit::Done)
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Cut => "read in part",
        _ => "failed",
    }
}

fn text(out: &mut impl Write, stats: &search::Stats, style: Style) -> io::Result<()> {
    let held = format!(
        "{} in {} · index {}",
        counted(stats.pages, "page"),
        counted(stats.files, "file"),
        size(stats.index_bytes)
    );
    writeln!(out, "{}", style.prose(&held, SET_IN))?;
    let figures = [
        ("undated", stats.undated),
        ("duplicates", stats.duplicates),
        ("failed files", stats.damaged.len() as u64),
        ("skipped files", stats.skipped),
    ];
    let figures: Vec<_> = figures.iter().map(|(name, n)| format!("{name} {}", number(*n))).collect();
    writeln!(out, "{}", style.prose(&figures.join(" · "), SET_IN))?;
    let years: Vec<Count> = stats.years.iter().rev().cloned().collect();
    let sections: [(&str, &[Count]); 5] = [
        ("kinds", &stats.kinds),
        ("sites", &stats.sites),
        ("formats", &stats.formats),
        ("languages", &stats.languages),
        ("years", &years),
    ];
    for (name, values) in sections.iter().filter(|(_, values)| !values.is_empty()) {
        let shown = &values[..values.len().min(SHOWN_VALUES)];
        let more = format!(" ({} of {})", number(shown.len() as u64), number(values.len() as u64));
        let more = if shown.len() < values.len() { &more } else { "" };
        writeln!(out, "\n{}{more}", style.bold(name))?;
        counts::values(out, shown, style)?;
    }
    if !stats.damaged.is_empty() {
        writeln!(out, "\n{}", style.bold("not read to the end"))?;
    }
    for damage in &stats.damaged {
        writeln!(out, "  {} ({})", sanitize(&damage.error), outcome(damage.outcome))?;
    }
    Ok(())
}

fn as_json(out: &mut impl Write, stats: &search::Stats) -> io::Result<()> {
    let damaged: Vec<_> = stats
        .damaged
        .iter()
        .map(|d| json!({"path": String::from_utf8_lossy(&d.path), "outcome": outcome(d.outcome), "error": d.error}))
        .collect();
    json::document(
        out,
        &json!({
            "version": json::VERSION, "pages": stats.pages, "files": stats.files, "skipped": stats.skipped,
            "undated": stats.undated, "duplicates": stats.duplicates, "index_bytes": stats.index_bytes,
            "kinds": stats.kinds, "sites": stats.sites, "formats": stats.formats, "languages": stats.languages,
            "years": stats.years, "damaged": damaged,
        }),
    )
}
