//! `newsdex months`: how many pages were published in each month or year, those without any included.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use newsdex::{
    figures::number,
    output::counts,
    search::{self, Timeline},
};

use super::{
    CliError, Exit, Global,
    args::amount,
    counts::{CountsForm, for_scripts},
    filters::QueryArgs,
};

/// Count pages by month or year of publication
#[derive(Debug, Args)]
pub(super) struct Months {
    #[command(flatten)]
    query: QueryArgs,
    /// Most months (or years) to show, the latest ones; 0: all [default: all]
    #[arg(long, short = 'n', value_name = "N", value_parser = amount, allow_negative_numbers = true, help_heading = "Output")]
    limit: Option<usize>,
    /// Months to pass over first, from the latest back
    #[arg(long, value_name = "N", value_parser = amount, allow_negative_numbers = true, default_value_t = 0, hide_default_value = true, help_heading = "Output")]
    offset: usize,
    /// What to count by
    #[arg(long, value_enum, default_value_t = By::Month, value_name = "UNIT", help_heading = "Output")]
    by: By,
    /// How to write the counts
    #[arg(long, value_enum, default_value_t = CountsForm::Text, value_name = "FORM", help_heading = "Output")]
    format: CountsForm,
}

/// How long the times are that are counted, as an option names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    Month,
    Year,
}

impl Months {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let question = self.query.question(global)?;
        let reader = self.query.index.open()?;
        let mut found = search::months(&reader, &question)?;
        if self.by == By::Year {
            found = found.by_year();
        }
        let all = found.spans.len();
        found.spans.truncate(all.saturating_sub(self.offset));
        let limit = self.limit.filter(|limit| *limit > 0).unwrap_or(usize::MAX);
        found.spans.drain(..found.spans.len().saturating_sub(limit));
        let mut out = BufWriter::new(io::stdout().lock());
        let years = serde_json::to_value(&found.rough).unwrap_or_default();
        let more = [("years", years), ("undated", found.undated.into()), ("total", found.pages.into())];
        if !for_scripts(&mut out, self.format, &found.spans, &more)? {
            counts::timeline(&mut out, &found, global.style())?;
        }
        out.flush()?;
        let (shown, unit) = (found.spans.len(), found.unit.plural());
        let cut = (shown < all).then(|| format!("{shown} of {all} {unit} · all: --limit 0"));
        let told: Vec<String> = cut.into_iter().chain(self.beside(&found)).collect();
        self.query.tell(global, &reader, &question, found.pages, &told.join(" · "))?;
        Ok(Exit::Done)
    }

    /// What the lines of a form for scripts have no room for.
    fn beside(&self, found: &Timeline) -> Option<String> {
        if !matches!(self.format, CountsForm::Jsonl | CountsForm::Csv) {
            return None;
        }
        let rough: u64 = found.rough.iter().map(|year| year.count).sum();
        let parts = [(found.undated, "undated"), (rough, "known by year only")];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{} {what}", number(*count)))
            .collect();
        (!parts.is_empty()).then(|| format!("in no line: {}", parts.join(", ")))
    }
}
