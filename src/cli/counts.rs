//! `newsdex tags`, `authors`, `sites`, `sections`, `languages`: how many pages have each value.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use newsdex::{
    figures::{counted, number},
    fold::fold,
    output::{counts, json},
    search::{self, Count, Facet},
};

use super::{CliError, Exit, Global, args::amount, filters::QueryArgs};

/// Values that are shown to a person who does not say how many.
const SHOWN_VALUES: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Counts {
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    output: CountsOutput,
}

/// How counts are written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct CountsOutput {
    /// Most values to show; 0: all [default: 20 as text, else all]
    #[arg(long, short = 'n', value_name = "N", value_parser = amount, allow_negative_numbers = true)]
    limit: Option<usize>,
    /// Values to pass over first
    #[arg(long, value_name = "N", value_parser = amount, allow_negative_numbers = true, default_value_t = 0, hide_default_value = true)]
    offset: usize,
    /// Order of the values
    #[arg(long, value_enum, default_value_t = Sort::Count, value_name = "ORDER")]
    sort: Sort,
    /// How to write the counts
    #[arg(long, value_enum, default_value_t = CountsForm::Text, value_name = "FORM")]
    pub format: CountsForm,
}

/// The order of values, as an option names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// The most frequent first
    Count,
    /// As in a dictionary, whatever the case and accents
    Name,
}

/// The forms of counts, as an option names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CountsForm {
    Text,
    Json,
    Jsonl,
    Csv,
}

impl CountsOutput {
    /// The values that are wanted.
    pub(super) fn window(&self, mut values: Vec<Count>, shown: usize) -> Vec<Count> {
        if self.sort == Sort::Name {
            values.sort_by_cached_key(|count| fold(&count.value));
        }
        let limit = self.limit.unwrap_or(if self.format == CountsForm::Text { shown } else { 0 });
        let limit = if limit == 0 { usize::MAX } else { limit };
        values.into_iter().skip(self.offset).take(limit).collect()
    }
}

/// Writes counts for a script; `false` where they are to be written for a person.
pub(super) fn for_scripts(
    out: &mut impl Write,
    form: CountsForm,
    values: &[Count],
    more: &[(&str, serde_json::Value)],
) -> io::Result<bool> {
    match form {
        CountsForm::Text => return Ok(false),
        CountsForm::Json => json::counts(out, values, more)?,
        CountsForm::Jsonl => values.iter().try_for_each(|value| json::line(out, value))?,
        CountsForm::Csv => {
            json::csv_row(out, ["value", "count"])?;
            values.iter().try_for_each(|value| json::csv_row(out, [&value.value, &value.count.to_string()]))?;
        }
    }
    Ok(true)
}

impl Counts {
    /// Counts the values of one facet; `noun` is what they are called.
    pub(super) fn run(&self, global: &Global, facet: Facet, noun: &str) -> Result<Exit, CliError> {
        let question = self.query.question(global)?;
        let reader = self.query.index.open()?;
        let found = search::counts(&reader, &question, facet)?;
        let all = found.values.len();
        let values = self.output.window(found.values, SHOWN_VALUES);
        let mut out = BufWriter::new(io::stdout().lock());
        let more = [("values", all.into()), ("pages", found.pages.into()), ("without", found.without.into())];
        if !for_scripts(&mut out, self.output.format, &values, &more)? {
            counts::values(&mut out, &values, global.style())?;
        }
        out.flush()?;
        let more = if values.len() < all { " · all: --limit 0" } else { "" };
        let all_of_them = counted(all as u64, noun.trim_end_matches('s'));
        let shown = format!("{} of {all_of_them}", number(values.len() as u64));
        let pages = format!("{}, {} without {noun}", counted(found.pages, "page"), number(found.without));
        self.query.tell(global, &reader, &question, found.pages, &format!("{shown} · {pages}{more}"))?;
        Ok(Exit::Done)
    }
}
