//! How hits are written, for every command that finds pages.

use std::{collections::HashSet, convert::Infallible, io::Write};

use clap::{Args, ValueEnum};
use newsdex::{
    article::Article,
    figures::counted,
    index::Reader,
    output::{
        Style,
        hits::{self, ShownHit},
        json,
    },
    query::Wanted,
    search::{Hit, Order, Snippet, Window, snippet},
};
use serde_json::{Map, Value};

use super::{CliError, Global, args::amount, paths::Paths};

/// Hits that are shown to a person who does not say how many.
const SHOWN_HITS: usize = 10;

/// Hits that are looked through for the same page in other places: more than a screen has.
const SEEN_TOGETHER: usize = 100;

/// Columns of CSV where none are named.
const CSV_FIELDS: &[&str] = &["id", "published", "title", "authors", "site", "section", "tags", "url", "path"];

/// How many hits are written, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// Most hits to show; 0: all [default: 10 as text, else all]
    #[arg(long, short = 'n', value_name = "N", value_parser = amount, allow_negative_numbers = true)]
    pub limit: Option<usize>,
    /// Hits to pass over first
    #[arg(long, value_name = "N", value_parser = amount, allow_negative_numbers = true, default_value_t = 0, hide_default_value = true)]
    pub offset: usize,
    /// How to write the hits
    #[arg(long, value_enum, default_value_t = Form::Text, value_name = "FORM")]
    format: Form,
    /// Paths only, with a zero byte after each
    #[arg(long)]
    print0: bool,
    /// Fields to write as json, jsonl or csv, by their JSON names
    #[arg(long, value_name = "A,B,C", value_delimiter = ',', value_parser = trimmed)]
    fields: Vec<String>,
}

/// The order of hits, as an option names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Sort {
    Relevance,
    #[value(alias = "date")]
    Newest,
    Oldest,
}

impl Sort {
    pub(super) fn order(self) -> Order {
        match self {
            Sort::Relevance => Order::Relevance,
            Sort::Newest => Order::Newest,
            Sort::Oldest => Order::Oldest,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Json,
    Jsonl,
    Csv,
    Paths,
}

impl OutputArgs {
    fn form(&self) -> Form {
        if self.print0 { Form::Paths } else { self.format }
    }

    /// Which of the hits are wanted.
    pub(super) fn window(&self, order: Order) -> Window {
        let limit = self.limit.unwrap_or(if self.form() == Form::Text { SHOWN_HITS } else { 0 });
        Window { order, offset: self.offset, limit: (limit > 0).then_some(limit) }
    }

    /// Names of fields that hits do not have are a mistake, not an empty column; in a form without fields all are in vain, and
    /// so is a form beside `--print0`.
    pub(super) fn check(&self, global: &Global) -> Result<(), CliError> {
        all_known(&self.fields, fields().collect())?;
        if !self.fields.is_empty() && matches!(self.form(), Form::Text | Form::Paths) {
            global.note("`--fields` is for `--format` json, jsonl and csv only; it changes nothing here");
        }
        if self.print0 && !matches!(self.format, Form::Text | Form::Paths) {
            global.note("`--print0` writes paths, whatever `--format` says");
        }
        Ok(())
    }
}

/// Whether all fields that are named are among those that there are.
pub(super) fn all_known(named: &[String], known: Vec<String>) -> Result<(), CliError> {
    match named.iter().find(|field| !known.contains(field)) {
        Some(field) => Err(CliError::UnknownField { field: field.clone(), known }),
        None => Ok(()),
    }
}

/// A name without the spaces that people write after commas.
pub(super) fn trimmed(name: &str) -> Result<String, Infallible> {
    Ok(name.trim().to_owned())
}

/// The names of all fields of a hit.
pub(super) fn fields() -> impl Iterator<Item = String> {
    const OPTIONAL: &[&str] = &[
        "path_base64", "entry", "url", "site", "site_name", "partial", "title", "published", "published_source",
        "published_ambiguous", "modified", "saved", "saved_source", "section", "language", "description",
    ];
    let always = json::hit(&Article::default(), Some(0.0), Some(&Snippet::default()));
    always.into_iter().map(|(name, _)| name).chain(OPTIONAL.iter().map(|name| (*name).to_owned()))
}

/// Pages that were found, and how to write them.
pub(super) struct Answer<'a> {
    pub reader: &'a Reader,
    /// Pages that answer, of which these are some.
    pub total: u64,
    pub hits: &'a [Hit],
    pub wanted: &'a Wanted,
    pub output: &'a OutputArgs,
}

impl Answer<'_> {
    /// Writes the hits in the form that was asked for.
    pub(super) fn write(&self, out: &mut impl Write, global: &Global) -> Result<(), CliError> {
        match self.output.form() {
            Form::Text => self.text(out, global.style())?,
            Form::Paths => self.paths(out, global)?,
            Form::Json => json::hits(out, self.total, self.objects())?,
            Form::Jsonl => {
                for object in self.objects() {
                    json::line(out, &object?)?;
                }
            }
            Form::Csv => {
                let named = self.output.fields.iter().map(String::as_str);
                let fields: Vec<&str> =
                    if self.output.fields.is_empty() { CSV_FIELDS.to_vec() } else { named.collect() };
                json::csv_row(out, &fields)?;
                for object in self.objects() {
                    let object = object?;
                    json::csv_row(out, fields.iter().map(|field| json::cell(object.get(*field))))?;
                }
            }
        }
        Ok(())
    }

    /// Writes the path of each file once.
    fn paths(&self, out: &mut impl Write, global: &Global) -> Result<(), CliError> {
        let paths = Paths::new(self.reader);
        let mut seen = HashSet::new();
        let mut changed = 0;
        for hit in self.hits {
            if seen.insert(&hit.path) {
                changed += u64::from(!paths.write(out, &hit.path, self.output.print0)?);
            }
        }
        if changed > 0 {
            out.flush()?;
            let names = counted(changed, "path");
            global.note(format!(
                "{names} with control characters written without them: `--print0` writes all as they are"
            ));
        }
        Ok(())
    }

    /// Writes hits for a person: a page that stands in several places once, with the other places below it.
    fn text(&self, out: &mut impl Write, style: Style) -> Result<(), CliError> {
        let paths = Paths::new(self.reader);
        for (part, hits) in self.hits.chunks(SEEN_TOGETHER).enumerate() {
            let articles = hits.iter().map(|hit| Ok(self.reader.page(hit.address)?.article));
            let articles = articles.collect::<Result<Vec<Article>, CliError>>()?;
            for (n, (hit, article)) in hits.iter().zip(&articles).enumerate() {
                let is_same = |other: &Article| other.sha256 == article.sha256;
                if articles.iter().take(n).any(is_same) {
                    continue;
                }
                if n + part > 0 {
                    writeln!(out)?;
                }
                let snippet = shown_snippet(article, self.wanted);
                let path = paths.shown(&hit.path);
                let shown = ShownHit { article, snippet: &snippet, path: &path.to_string_lossy() };
                hits::hit(out, &shown, self.wanted, style)?;
                for (hit, other) in hits.iter().zip(&articles).skip(n + 1).filter(|(_, other)| is_same(other)) {
                    hits::also(out, other, &paths.shown(&hit.path).to_string_lossy(), style)?;
                }
            }
        }
        Ok(())
    }

    fn objects(&self) -> impl Iterator<Item = Result<Map<String, Value>, CliError>> + '_ {
        // Passages cost more than all the rest; they are not made where nobody asked for them.
        let snippets = self.output.fields.is_empty() && self.output.form() != Form::Csv
            || self.output.fields.iter().any(|field| field == "snippet" || field == "marks");
        self.hits.iter().map(move |hit| {
            let article = self.reader.page(hit.address)?.article;
            let snippet = snippets.then(|| shown_snippet(&article, self.wanted));
            let object = json::hit(&article, hit.score, snippet.as_ref());
            Ok(if self.output.fields.is_empty() { object } else { json::pick(&object, &self.output.fields) })
        })
    }
}

/// The passage that shows why a page was found: of its text, or of its standfirst where the words are only there.
fn shown_snippet(article: &Article, wanted: &Wanted) -> Snippet {
    let of_text = snippet(&article.text, wanted);
    if !of_text.marks.is_empty() {
        return of_text;
    }
    let of_description = snippet(article.description.as_deref().unwrap_or_default(), wanted);
    let is_better = article.text.is_empty() || !of_description.marks.is_empty();
    if is_better { of_description } else { of_text }
}
