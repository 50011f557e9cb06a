//! `newsdex search`: ranked hits.

use std::io::{self, BufWriter, Write};

use clap::Args;
use newsdex::{
    index::Reader,
    output::{
        figures::{counted, number},
        terminal::truncate,
    },
    query::Question,
    search::{Apart, Hits, UnknownValue, did_you_mean, found_apart, search, unknown_value},
};

use super::{
    CliError, Exit, Global,
    filters::{QueryArgs, left_out},
    hits::{Answer, OutputArgs, Sort},
};

/// Columns of a query that is repeated in a message.
const MAX_TYPED_COLUMNS: usize = 80;

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
pub struct Search {
    #[command(flatten)]
    query: QueryArgs,
    /// Order of the hits
    #[arg(long, value_enum, default_value_t = Sort::Relevance, value_name = "ORDER", help_heading = "Output")]
    sort: Sort,
    #[command(flatten)]
    output: OutputArgs,
}

impl Search {
    pub fn run(&self, global: &Global) -> Result<Exit, CliError> {
        self.output.check_fields(global)?;
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
        answer.write(&mut out, global.style())?;
        out.flush()?;
        if found.total == 0 {
            if !global.quiet {
                let nothing = nothing_found(&reader, &self.query.typed(), &question, &found)?;
                global.note(nothing + &left_out(&reader, &question)?);
            }
            return Ok(Exit::Nothing);
        }
        if !global.quiet {
            global.note(self.shown(&found) + &left_out(&reader, &question)?);
        }
        Ok(Exit::Done)
    }

    /// `1–10 of 212 pages`
    fn shown(&self, found: &Hits) -> String {
        let (first, last) = (self.output.offset + 1, self.output.offset + found.hits.len());
        let total = counted(found.total, "page");
        if found.hits.is_empty() {
            format!("none after {} of {total}", self.output.offset)
        } else {
            format!("{}–{} of {total}", number(first as u64), number(last as u64))
        }
    }
}

fn nothing_found(reader: &Reader, typed: &str, question: &Question, found: &Hits) -> Result<String, CliError> {
    if reader.searcher.num_docs() == 0 {
        return Ok("the index holds nothing yet; `newsdex index` reads the archive".into());
    }
    if question.excludes_all_days() {
        return Ok("the dates that are asked for exclude each other: the first day is later than the last".into());
    }
    if let Some(UnknownValue { field, value, nearest }) = unknown_value(reader, question)? {
        let better = nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
        return Ok(format!("no page has the {field} `{value}`{better}"));
    }
    let asked = if typed.trim().is_empty() {
        "no page passes these filters".into()
    } else {
        format!("no page matches `{}`", truncate(typed, MAX_TYPED_COLUMNS))
    };
    if let Some(better) = did_you_mean(reader, typed, &found.compiled.wanted)? {
        return Ok(format!("{asked}; did you mean `{better}`?"));
    }
    let pages = |count| if count == 0 { "no page".to_owned() } else { counted(count, "page") };
    Ok(match found_apart(reader, question)? {
        Some(Apart::Parts(parts)) => {
            let each = parts.iter().map(|(part, count)| format!("`{part}` is in {}", pages(*count)));
            let each = each.collect::<Vec<_>>().join(", ");
            let meant = parts.iter().find(|(part, _)| ["and", "not", "or"].contains(&part.as_str()));
            let tip = meant.map(|(word, _)| format!("; the operator is written `{}`", word.to_ascii_uppercase()));
            format!("{asked}: {each}{}", tip.unwrap_or_default())
        }
        Some(Apart::Phrase(count)) => {
            format!("{asked}: its words are all in {}, but not so close together", pages(count))
        }
        Some(Apart::Site(site)) => format!("{asked}; did you mean `site:{site}`?"),
        None => asked,
    })
}
