//! `newsdex export`: whole articles or references, for other programs.

use std::{
    collections::HashSet,
    io::{self, BufWriter, Write},
};

use clap::{Args, ValueEnum};
use newsdex::{
    figures::{counted, number},
    index::Reader,
    output::{cite, json},
    search::{Hit, Hits, Window, search},
};

use super::{
    CliError, Exit, Global,
    args::amount,
    filters::QueryArgs,
    hits::{self, Sort, trimmed},
};

/// Columns of CSV: every field that fits a cell, the text at the end.
const CSV_FIELDS: &[&str] = &[
    "id", "published", "title", "authors", "site", "site_name", "section", "tags", "language", "description", "url",
    "saved", "path", "entry", "kind", "words", "text",
];

/// Write whole articles or references for other programs
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    query: QueryArgs,
    /// How to write them
    #[arg(long, value_enum, default_value_t = Form::Jsonl, value_name = "FORM", help_heading = "Output")]
    format: Form,
    /// Fields to write as jsonl or csv, by their JSON names
    #[arg(long, value_name = "A,B,C", value_delimiter = ',', value_parser = trimmed, help_heading = "Output")]
    fields: Vec<String>,
    /// Order of the pages; oldest first stays as it is when pages are added
    #[arg(long, value_enum, default_value_t = Sort::Oldest, value_name = "ORDER", help_heading = "Output")]
    sort: Sort,
    /// Most pages to write; 0: all [default: all]
    #[arg(long, short = 'n', value_name = "N", value_parser = amount, allow_negative_numbers = true, help_heading = "Output")]
    limit: Option<usize>,
    /// Pages to pass over first
    #[arg(long, value_name = "N", value_parser = amount, allow_negative_numbers = true, default_value_t = 0, hide_default_value = true, help_heading = "Output")]
    offset: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Articles with their text, one JSON object a line
    Jsonl,
    /// Articles with their text, one a row; in Excel, open it by Data > From Text/CSV, as UTF-8
    Csv,
    /// References for LaTeX
    Bibtex,
    /// References for Zotero, EndNote, …
    Ris,
    /// References for citation processors
    CslJson,
}

impl Form {
    fn is_of_references(self) -> bool {
        matches!(self, Form::Bibtex | Form::Ris | Form::CslJson)
    }
}

/// Fields that hits have, and articles have not.
const OF_HITS: &[&str] = &["score", "snippet", "marks"];

impl Export {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        self.check_fields(global)?;
        let question = self.query.question(global)?;
        let reader = self.query.index.open()?;
        let limit = self.limit.filter(|limit| *limit > 0);
        let window = Window { order: self.sort.order(), offset: self.offset, limit };
        let found = search(&reader, &question, window)?;
        let mut out = BufWriter::new(io::stdout().lock());
        let written = self.write(&mut out, &reader, &found.hits)?;
        out.flush()?;
        self.query.tell(global, &reader, &question, found.total, &told(&found, written))?;
        Ok(Exit::Done)
    }

    /// Names of fields that articles do not have are a mistake; references have none of their own.
    fn check_fields(&self, global: &Global) -> Result<(), CliError> {
        let known = hits::fields().filter(|field| !OF_HITS.contains(&field.as_str()));
        hits::all_known(&self.fields, known.chain(["text".to_owned()]).collect())?;
        if !self.fields.is_empty() && self.format.is_of_references() {
            global.note("`--fields` is for `--format` jsonl and csv only; it changes nothing here");
        }
        Ok(())
    }

    /// Writes the pages and says how many that were.
    fn write(&self, out: &mut impl Write, reader: &Reader, hits: &[Hit]) -> Result<usize, CliError> {
        let named = self.fields.iter().map(String::as_str);
        let columns: Vec<&str> = if self.fields.is_empty() { CSV_FIELDS.to_vec() } else { named.collect() };
        match self.format {
            Form::Csv => json::csv_row(out, &columns)?,
            Form::CslJson => out.write_all(b"[")?,
            _ => {}
        }
        let mut seen = HashSet::new();
        let mut written = 0;
        for hit in hits {
            let article = reader.page(hit.address)?.article;
            // The same page in two places is one reference: its key may not stand in a file twice.
            if self.format.is_of_references() && !seen.insert(article.id.clone()) {
                continue;
            }
            match self.format {
                Form::Jsonl if self.fields.is_empty() => json::line(out, &article)?,
                Form::Jsonl => json::line(out, &json::pick(&json::article(&article), &self.fields))?,
                Form::Csv => {
                    let object = json::article(&article);
                    json::csv_row(out, columns.iter().map(|field| json::cell(object.get(*field))))?;
                }
                Form::Bibtex => cite::bibtex(out, &article)?,
                Form::Ris => cite::ris(out, &article)?,
                Form::CslJson => {
                    out.write_all(if written == 0 { b"\n" } else { b",\n" })?;
                    json::compact(out, &cite::csl(&article))?;
                }
            }
            written += 1;
        }
        if self.format == Form::CslJson {
            out.write_all(b"\n]\n")?;
        }
        Ok(written)
    }
}

/// `10 of 212 pages as 9 references: copies are one`
fn told(found: &Hits, written: usize) -> String {
    let (hits, total) = (found.hits.len() as u64, counted(found.total, "page"));
    let part = if hits < found.total { format!("{} of ", number(hits)) } else { String::new() };
    let references = counted(written as u64, "reference");
    let once = if written < found.hits.len() { format!(" as {references}: copies are one") } else { String::new() };
    format!("{part}{total}{once}")
}
