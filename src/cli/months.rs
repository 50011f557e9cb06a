//! `newsdex months`: how many pages were published in each month, months without any included.

use std::io::{self, BufWriter, Write};

use clap::Args;
use newsdex::{output::counts, search};

use super::{
    CliError, Exit, Global,
    counts::{CountsForm, for_scripts},
    filters::{QueryArgs, left_out},
};

/// Count pages by month of publication
#[derive(Debug, Args)]
pub struct Months {
    #[command(flatten)]
    query: QueryArgs,
    /// How to write the counts
    #[arg(long, value_enum, default_value_t = CountsForm::Text, value_name = "FORM", help_heading = "Output")]
    format: CountsForm,
}

impl Months {
    pub fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let question = self.query.question(global)?;
        let reader = self.query.index.open()?;
        let found = search::months(&reader, &question)?;
        let mut out = BufWriter::new(io::stdout().lock());
        let years = serde_json::to_value(&found.years).unwrap_or_default();
        let more = [("years", years), ("undated", found.undated.into()), ("total", found.pages.into())];
        if !for_scripts(&mut out, self.format, &found.months, &more)? {
            counts::months(&mut out, &found, global.style())?;
        }
        out.flush()?;
        let left_out = if global.quiet { String::new() } else { left_out(&reader, &question)? };
        if let Some(left_out) = left_out.strip_prefix(" · ") {
            global.note(left_out);
        }
        Ok(Exit::Done)
    }
}
