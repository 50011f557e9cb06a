//! `newsdex export`: whole articles or references, for other programs.

use std::{
    collections::HashSet,
    io::{self, BufWriter, Write},
};

use clap::{Args, ValueEnum};
use newsdex::{
    output::{
        cite,
        figures::{counted, number},
        json,
    },
    search::{Window, search},
};

use super::{
    CliError, Exit, Global,
    args::amount,
    filters::{QueryArgs, left_out},
    hits::Sort,
};

/// Columns of CSV: every field that fits a cell, the text at the end.
const CSV_FIELDS: &[&str] = &[
    "id",
    "published",
    "title",
    "authors",
    "site",
    "site_name",
    "section",
    "tags",
    "language",
    "description",
    "url",
    "saved",
    "path",
    "entry",
    "kind",
    "words",
    "text",
];

/// Write whole articles or references for other programs
#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    query: QueryArgs,
    /// How to write them
    #[arg(long, value_enum, default_value_t = Form::Jsonl, value_name = "FORM", help_heading = "Output")]
    format: Form,
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
    /// Articles with their text, one a row
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

impl Export {
    pub fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let question = self.query.question(global)?;
        let reader = self.query.index.open()?;
        let limit = self.limit.filter(|limit| *limit > 0);
        let window = Window { order: self.sort.order(), offset: self.offset, limit };
        let found = search(&reader, &question, window)?;
        let mut out = BufWriter::new(io::stdout().lock());
        match self.format {
            Form::Csv => json::csv_row(&mut out, CSV_FIELDS)?,
            Form::CslJson => out.write_all(b"[")?,
            _ => {}
        }
        let mut written = HashSet::new();
        for hit in &found.hits {
            let article = reader.page(hit.address)?.article;
            // The same page in two places is one reference: its key may not stand in a file twice.
            if !written.insert(article.id.clone()) && self.format.is_of_references() {
                continue;
            }
            match self.format {
                Form::Jsonl => json::line(&mut out, &article)?,
                Form::Csv => {
                    let object = serde_json::to_value(&article).unwrap_or_default();
                    json::csv_row(&mut out, CSV_FIELDS.iter().map(|field| json::cell(object.get(*field))))?;
                }
                Form::Bibtex => cite::bibtex(&mut out, &article)?,
                Form::Ris => cite::ris(&mut out, &article)?,
                Form::CslJson => {
                    out.write_all(if written.len() == 1 { b"\n" } else { b",\n" })?;
                    json::compact(&mut out, &cite::csl(&article))?;
                }
            }
        }
        if self.format == Form::CslJson {
            out.write_all(b"\n]\n")?;
        }
        out.flush()?;
        if found.total == 0 && !global.quiet {
            global.note(self.query.nothing_found(&reader, &question)?);
        } else if !global.quiet {
            let (hits, total) = (found.hits.len() as u64, counted(found.total, "page"));
            let part = if hits < found.total { format!("{} of ", number(hits)) } else { String::new() };
            let once = if self.format.is_of_references() && written.len() < found.hits.len() {
                format!(" as {}: copies are one", counted(written.len() as u64, "reference"))
            } else {
                String::new()
            };
            global.note(format!("{part}{total}{once}{}", left_out(&reader, &question)?));
        }
        Ok(Exit::Done)
    }
}
