//! Hits and counts for scripts: JSON, JSON lines and CSV.
//!
//! The shapes are a promise and carry a version. A hit is an article's fields without its text, and `score`, `snippet` and
//! `marks`: where the words stand in the snippet, as pairs of character offsets.

use std::{
    cell::RefCell,
    io::{self, Write},
};

use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq},
};
use serde_json::{Map, Value, json};

use super::terminal::{is_unsafe, sanitize_lines};
use crate::{
    article::Article,
    search::{Count, Snippet},
};

/// Version of the JSON documents. Raised only when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// An article as a JSON object.
pub fn article(article: &Article) -> Map<String, Value> {
    match serde_json::to_value(article) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

/// A hit as a JSON object.
pub fn hit(article: &Article, score: Option<f32>, snippet: Option<&Snippet>) -> Map<String, Value> {
    let mut object = self::article(article);
    object.shift_remove("text");
    if let Some(score) = score {
        object.insert("score".into(), json!(score));
    }
    if let Some(snippet) = snippet {
        let marks: Vec<[usize; 2]> = snippet
            .marks
            .iter()
            .map(|(start, end)| [*start, *end].map(|at| snippet.text[..at].chars().count()))
            .collect();
        object.insert("snippet".into(), json!(snippet.text));
        object.insert("marks".into(), json!(marks));
    }
    object
}

/// Keeps the named fields, in the order they are named in; a field that is not known is `null`.
pub fn pick(object: &Map<String, Value>, fields: &[String]) -> Map<String, Value> {
    fields.iter().map(|field| (field.clone(), object.get(field).cloned().unwrap_or(Value::Null))).collect()
}

/// The document of a search, hit by hit: there may be more of them than memory has room for.
///
/// # Errors
/// The first hit that could not be had, or that it cannot be written.
pub fn hits<E>(
    out: &mut impl Write,
    total: u64,
    hits: impl Iterator<Item = Result<Map<String, Value>, E>>,
) -> Result<(), E>
where
    E: From<io::Error>,
{
    #[derive(Serialize)]
    struct Document<S> {
        version: u32,
        total: u64,
        hits: S,
    }
    let hits = OneByOne { values: RefCell::new(hits), failed: RefCell::new(None) };
    let written = pretty(out, &Document { version: VERSION, total, hits: &hits });
    if let Some(failed) = hits.failed.into_inner() {
        return Err(failed);
    }
    written.and_then(|()| out.write_all(b"\n")).map_err(E::from)
}

/// A list whose values are made as they are written.
struct OneByOne<I, E> {
    values: RefCell<I>,
    /// Why the list ends early.
    failed: RefCell<Option<E>>,
}

impl<I: Iterator<Item = Result<T, E>>, T: Serialize, E> Serialize for OneByOne<I, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for value in &mut *self.values.borrow_mut() {
            match value {
                Ok(value) => list.serialize_element(&value)?,
                Err(error) => {
                    *self.failed.borrow_mut() = Some(error);
                    return Err(S::Error::custom("the list ends early"));
                }
            }
        }
        list.end()
    }
}

/// The document of counts; `more` are figures beside them.
pub fn counts(out: &mut impl Write, counts: &[Count], more: &[(&str, Value)]) -> io::Result<()> {
    let mut object = Map::new();
    object.insert("version".into(), VERSION.into());
    object.insert("counts".into(), json!(counts));
    object.extend(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    document(out, &Value::Object(object))
}

/// Escapes in JSON what serde_json leaves as it is and a terminal may obey: it can only stand in strings, and means the
/// same there.
struct Escaping<W>(W);

impl<W: Write> Write for Escaping<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.iter().all(|byte| *byte < 0x7f) {
            return self.0.write(bytes);
        }
        for chunk in bytes.utf8_chunks() {
            let mut rest = chunk.valid();
            while let Some((at, c)) = rest.char_indices().find(|(_, c)| *c >= '\u{7f}' && is_unsafe(*c)) {
                self.0.write_all(&rest.as_bytes()[..at])?;
                write!(self.0, "\\u{:04x}", u32::from(c))?;
                rest = &rest[at + c.len_utf8()..];
            }
            self.0.write_all(rest.as_bytes())?;
            self.0.write_all(chunk.invalid())?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A JSON value, indented.
pub fn pretty(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    Ok(serde_json::to_writer_pretty(Escaping(out), value)?)
}

/// A JSON value without spaces.
pub fn compact(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    Ok(serde_json::to_writer(Escaping(out), value)?)
}

/// An indented JSON document.
pub fn document(out: &mut impl Write, value: &Value) -> io::Result<()> {
    pretty(out, value)?;
    out.write_all(b"\n")
}

/// One JSON value a line.
pub fn line(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    compact(out, value)?;
    out.write_all(b"\n")
}

/// A row of CSV after RFC 4180, without control characters but for line breaks.
pub fn csv_row<S: AsRef<str>>(out: &mut impl Write, cells: impl IntoIterator<Item = S>) -> io::Result<()> {
    for (n, cell) in cells.into_iter().enumerate() {
        if n > 0 {
            out.write_all(b",")?;
        }
        let cell = sanitize_lines(cell.as_ref());
        if cell.contains(['"', ',', '\n', '\r']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}

/// A JSON value as a cell: lists with `; ` between, nothing for what is not known.
pub fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(values)) => values.iter().map(|value| cell(Some(value))).collect::<Vec<_>>().join("; "),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_has_no_text_and_marks_count_characters() {
        let article = Article { id: "0a".into(), text: "long".into(), ..Article::default() };
        let snippet = Snippet { text: "…é bridge".into(), marks: vec![(6, 12)] };
        let object = hit(&article, Some(1.5), Some(&snippet));
        assert!(!object.contains_key("text"));
        assert_eq!(object["marks"], json!([[3, 9]]));
        assert_eq!(object.keys().next().map(String::as_str), Some("id"), "in the documented order");
        let picked = pick(&object, &["score".into(), "nothing".into()]);
        assert_eq!(Value::Object(picked), json!({"score": 1.5, "nothing": null}));
    }

    #[test]
    fn nothing_steers_a_terminal_and_nothing_is_lost() {
        let value = json!({"title": "é\u{1b}[2J \u{9b}2J\u{7f} \u{202e}evil\u{feff}\n字"});
        let mut out = Vec::new();
        line(&mut out, &value).unwrap();
        document(&mut out, &value).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.chars().all(|c| c == '\n' || !is_unsafe(c)), "{text:?}");
        assert!(text.starts_with(r#"{"title":"é\u001b[2J \u009b2J\u007f \u202eevil\ufeff\n字"}"#), "{text}");
        assert_eq!(serde_json::from_str::<Value>(text.lines().next().unwrap()).unwrap(), value);
        let mut out = Vec::new();
        csv_row(&mut out, ["a\u{1b}[2J\nb\u{9b}c"]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\"a[2J\nbc\"\r\n");
    }

    #[test]
    fn hits_are_written_one_by_one() {
        let object = |id: &str| Map::from_iter([("id".to_owned(), json!(id))]);
        let mut out = Vec::new();
        hits::<io::Error>(&mut out, 7, ["a", "b"].map(|id| Ok(object(id))).into_iter()).unwrap();
        let whole = json!({"version": VERSION, "total": 7, "hits": [{"id": "a"}, {"id": "b"}]});
        assert_eq!(String::from_utf8(out).unwrap(), format!("{whole:#}\n"));
        let mut out = Vec::new();
        hits::<io::Error>(&mut out, 0, std::iter::empty()).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            format!("{:#}\n", json!({"version": VERSION, "total": 0, "hits": []}))
        );
        let broken = [Ok(object("a")), Err(io::Error::other("no page"))].into_iter();
        assert_eq!(hits(&mut Vec::new(), 2, broken).unwrap_err().to_string(), "no page");
    }

    #[test]
    fn csv_quotes_what_it_must() {
        let mut out = Vec::new();
        csv_row(&mut out, ["plain", "a,b", "say \"x\"", ""]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "plain,\"a,b\",\"say \"\"x\"\"\",\r\n");
        assert_eq!(cell(Some(&json!(["a", "b"]))), "a; b");
    }
}
