//! `newsdex search`: ranked hits.

use std::{
    collections::HashSet,
    io::{self, BufWriter, Write},
};

use clap::{Args, ValueEnum};
use newsdex::{
    article::Article,
    index::{Reader, article_path},
    output::{
        Style,
        figures::{counted, number},
        hits::{self, ShownHit},
        json,
    },
    query::Wanted,
    search::{Hits, Order, Snippet, Window, did_you_mean, search, snippet},
};
use serde_json::{Map, Value};

use super::{
    CliError, Exit, Global,
    filters::{QueryArgs, left_out},
    paths::Paths,
};

/// Hits that are shown to a person who does not say how many.
const SHOWN_HITS: usize = 10;

/// Columns of CSV where none are named.
const CSV_FIELDS: &[&str] = &["id", "published", "title", "authors", "site", "section", "tags", "url", "path"];

/// Find pages, best first
#[derive(Debug, Args)]
pub struct Search {
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// How hits are ordered and written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Order of the hits
    #[arg(long, value_enum, default_value_t = Sort::Relevance, value_name = "ORDER")]
    sort: Sort,
    /// Most hits to show; 0: all [default: 10 as text, else all]
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<usize>,
    /// Hits to pass over first
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    offset: usize,
    /// How to write the hits
    #[arg(long, value_enum, default_value_t = Form::Text, value_name = "FORM")]
    format: Form,
    /// Paths only, with a zero byte after each
    #[arg(long)]
    print0: bool,
    /// Fields to write as json, jsonl or csv, by their JSON names
    #[arg(long, value_name = "A,B,C", value_delimiter = ',')]
    fields: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Sort {
    Relevance,
    Newest,
    Oldest,
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

    fn window(&self) -> Window {
        let order = match self.sort {
            Sort::Relevance => Order::Relevance,
            Sort::Newest => Order::Newest,
            Sort::Oldest => Order::Oldest,
        };
        let limit = self.limit.unwrap_or(if self.form() == Form::Text { SHOWN_HITS } else { 0 });
        Window { order, offset: self.offset, limit: (limit > 0).then_some(limit) }
    }

    /// Names of fields that hits do not have are a mistake, not an empty column.
    fn check_fields(&self) -> Result<(), CliError> {
        let known: Vec<String> = fields().collect();
        match self.fields.iter().find(|field| !known.contains(field)) {
            Some(field) => Err(CliError::UnknownField { field: field.clone(), known }),
            None => Ok(()),
        }
    }
}

/// The names of all fields of a hit.
fn fields() -> impl Iterator<Item = String> {
    const OPTIONAL: &[&str] = &[
        "path_base64",
        "entry",
        "url",
        "site",
        "site_name",
        "partial",
        "title",
        "published",
        "published_source",
        "published_ambiguous",
        "modified",
        "saved",
        "saved_source",
        "section",
        "language",
        "description",
    ];
    let always = json::hit(&Article::default(), Some(0.0), Some(&Snippet::default()));
    always.into_iter().map(|(name, _)| name).chain(OPTIONAL.iter().map(|name| (*name).to_owned()))
}

impl Search {
    pub fn run(&self, global: &Global) -> Result<Exit, CliError> {
        self.output.check_fields()?;
        let question = self.query.question(global)?;
        let reader = self.query.index.open()?;
        let found = search(&reader, &question, self.output.window())?;
        let mut out = BufWriter::new(io::stdout().lock());
        self.write(&reader, &found, &mut out, global.style())?;
        out.flush()?;
        if found.total == 0 {
            global.note(nothing_found(&reader, &self.query.typed(), &found)? + &left_out(&reader, &question)?);
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

    fn write(&self, reader: &Reader, found: &Hits, out: &mut impl Write, style: Style) -> Result<(), CliError> {
        match self.output.form() {
            Form::Text => {
                let paths = Paths::new(reader);
                for (n, hit) in found.hits.iter().enumerate() {
                    if n > 0 {
                        writeln!(out)?;
                    }
                    let article = reader.page(hit.address)?.article;
                    let snippet = shown_snippet(&article, &found.compiled.wanted);
                    let path = paths.shown(&article_path(&article));
                    let shown = ShownHit { article: &article, snippet: &snippet, path: &path.to_string_lossy() };
                    hits::hit(out, &shown, &found.compiled.wanted, style)?;
                }
            }
            Form::Paths => {
                let paths = Paths::new(reader);
                let mut seen = HashSet::new();
                for hit in &found.hits {
                    let path = article_path(&reader.page(hit.address)?.article);
                    if seen.insert(path.clone()) {
                        paths.write(out, &path, self.output.print0)?;
                    }
                }
            }
            Form::Json => json::hits(out, found.total, &self.objects(reader, found).collect::<Result<Vec<_>, _>>()?)?,
            Form::Jsonl => {
                for object in self.objects(reader, found) {
                    json::line(out, &object?)?;
                }
            }
            Form::Csv => {
                let named = self.output.fields.iter().map(String::as_str);
                let fields: Vec<&str> =
                    if self.output.fields.is_empty() { CSV_FIELDS.to_vec() } else { named.collect() };
                json::csv_row(out, &fields)?;
                for object in self.objects(reader, found) {
                    let object = object?;
                    json::csv_row(out, fields.iter().map(|field| json::cell(object.get(*field))))?;
                }
            }
        }
        Ok(())
    }

    fn objects<'a>(
        &'a self,
        reader: &'a Reader,
        found: &'a Hits,
    ) -> impl Iterator<Item = Result<Map<String, Value>, CliError>> + 'a {
        // Passages cost more than all the rest; they are not made where nobody asked for them.
        let snippets = self.output.fields.is_empty() && self.output.form() != Form::Csv
            || self.output.fields.iter().any(|field| field == "snippet" || field == "marks");
        found.hits.iter().map(move |hit| {
            let article = reader.page(hit.address)?.article;
            let snippet = snippets.then(|| shown_snippet(&article, &found.compiled.wanted));
            let object = json::hit(&article, hit.score, snippet.as_ref());
            Ok(if self.output.fields.is_empty() { object } else { json::pick(&object, &self.output.fields) })
        })
    }
}

/// The passage that shows why a page was found: of its text, or of its standfirst where the words are only there.
fn shown_snippet(article: &Article, wanted: &Wanted) -> Snippet {
    let of_text = snippet(&article.text, wanted);
    if of_text.marks.is_empty() {
        if let Some(description) = &article.description {
            let of_description = snippet(description, wanted);
            if article.text.is_empty() || !of_description.marks.is_empty() {
                return of_description;
            }
        }
    }
    of_text
}

fn nothing_found(reader: &Reader, typed: &str, found: &Hits) -> Result<String, CliError> {
    let asked = if typed.trim().is_empty() {
        "no page passes these filters".into()
    } else {
        format!("no page matches `{typed}`")
    };
    Ok(match did_you_mean(reader, typed, &found.compiled.wanted)? {
        Some(better) => format!("{asked}; did you mean `{better}`?"),
        None => asked,
    })
}
