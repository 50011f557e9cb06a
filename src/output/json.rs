//! Hits and counts for scripts: JSON, JSON lines and CSV.
//!
//! The shapes are a promise and carry a version. A hit is an article's fields without its text, and `score`, `snippet` and
//! `marks`: where the words stand in the snippet, as pairs of character offsets.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

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

/// An indented JSON document.
pub fn document(out: &mut impl Write, value: &Value) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}

/// One JSON value a line.
pub fn line(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// A row of CSV after RFC 4180.
pub fn csv_row<S: AsRef<str>>(out: &mut impl Write, cells: impl IntoIterator<Item = S>) -> io::Result<()> {
    for (n, cell) in cells.into_iter().enumerate() {
        if n > 0 {
            out.write_all(b",")?;
        }
        let cell = cell.as_ref();
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
    fn csv_quotes_what_it_must() {
        let mut out = Vec::new();
        csv_row(&mut out, ["plain", "a,b", "say \"x\"", ""]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "plain,\"a,b\",\"say \"\"x\"\"\",\r\n");
        assert_eq!(cell(Some(&json!(["a", "b"]))), "a; b");
    }
}
