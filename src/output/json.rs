//! Hits and counts for scripts: JSON, JSON lines and CSV.
//!
//! The shapes are a promise and carry a version. A hit is an article's fields without its text, and `score`, `snippet` and
//! `marks`: where the words stand in the snippet, as pairs of character offsets.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::terminal::{is_unsafe, sanitize_lines};
use crate::{
    article::Article,
    search::{Count, Snippet},
};

/// Version of the JSON documents. Raised only when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// A hit as a JSON object.
pub fn hit(article: &Article, score: Option<f32>, snippet: Option<&Snippet>) -> Map<String, Value> {
    let mut object = match serde_json::to_value(article) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    };
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

/// The document of a search.
pub fn hits(out: &mut impl Write, total: u64, hits: &[Map<String, Value>]) -> io::Result<()> {
    document(out, &json!({ "version": VERSION, "total": total, "hits": hits }))
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
    fn csv_quotes_what_it_must() {
        let mut out = Vec::new();
        csv_row(&mut out, ["plain", "a,b", "say \"x\"", ""]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "plain,\"a,b\",\"say \"\"x\"\"\",\r\n");
        assert_eq!(cell(Some(&json!(["a", "b"]))), "a; b");
    }
}
