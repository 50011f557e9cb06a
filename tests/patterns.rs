//! One page pattern a file: `tests/patterns/NAME.html` is an invented page that shows the pattern that it is named after,
//! and what newsdex must read from it.
//!
//! Each file begins with a comment that holds a JSON object; the page is what follows. The object names the fields that
//! the pattern is about, as `extract --format json` prints them, with `null` (or `[]`) where nothing may be found, and
//!
//! - `with`, `without`: texts that the story must and must not have;
//! - `given`: what the archive knows of the page: its `url`, that which folders spell (`mirror`), when it was `saved`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use newsdex::{
    archive::{Hints, StoredPage},
    article::{Article, Saved, SavedSource},
    extract, page,
};
use serde_json::{Map, Value};

/// How many patterns there are at least.
const PATTERNS: usize = 750;

/// The fields that a pattern may name: what a page alone tells of an article.
const FIELDS: &[&str] = &[
    "url", "site", "site_name", "kind", "partial", "title", "authors", "published", "published_source",
    "published_ambiguous", "modified", "saved", "saved_source", "tags", "section", "language", "description", "text",
    "words",
];

/// Splits a file into what is expected and the page's bytes.
fn parts(file: &[u8]) -> (Map<String, Value>, Vec<u8>) {
    let end = file.windows(4).position(|w| w == b"-->\n").expect("a comment of its own lines comes first");
    let comment = std::str::from_utf8(&file[..end]).expect("the comment is UTF-8 whatever the page is");
    let json = comment.strip_prefix("<!--").expect("a comment comes first");
    (serde_json::from_str(json).expect("the comment is a JSON object"), file[end + 4..].to_vec())
}

fn hints(given: Option<&Value>) -> Hints {
    let text = |key: &str| given.and_then(|g| g.get(key)).and_then(Value::as_str);
    let saved = text("saved").map(|s| Saved { stamp: s.parse().expect("a date"), source: SavedSource::Record });
    let mirror_url = text("mirror").map(str::to_owned);
    Hints { url: text("url").map(str::to_owned), mirror_url, saved, ..Hints::default() }
}

/// What differs, a line each.
fn mismatches(article: &Article, expected: &Map<String, Value>) -> Vec<String> {
    let found = serde_json::to_value(article).expect("an article is JSON");
    let text_has = |wanted: &Value| article.text.contains(wanted.as_str().expect("a text"));
    let mut differences = Vec::new();
    for (field, wanted) in expected {
        match field.as_str() {
            "given" => {}
            _ if !(FIELDS.contains(&field.as_str()) || matches!(field.as_str(), "with" | "without")) => {
                differences.push(format!("no article has a field `{field}`"));
            }
            "with" => {
                let missing = wanted.as_array().into_iter().flatten().filter(|w| !text_has(w));
                differences.extend(missing.map(|w| format!("the story lacks {w}")));
            }
            "without" => {
                let odd = wanted.as_array().into_iter().flatten().filter(|w| text_has(w));
                differences.extend(odd.map(|w| format!("the story has {w}")));
            }
            _ => {
                // `partial` is left out where it is false, and fields that are not known.
                let got =
                    found.get(field).cloned().unwrap_or(if wanted.is_boolean() { false.into() } else { Value::Null });
                if got != *wanted {
                    differences.push(format!("{field} is {got}, not {wanted}"));
                }
            }
        }
    }
    differences
}

fn read(path: &Path) -> Vec<String> {
    let (expected, bytes) = parts(&fs::read(path).expect("the file can be read"));
    assert!(expected.keys().any(|key| key != "given"), "{} expects nothing", path.display());
    let stored = StoredPage { bytes, hints: hints(expected.get("given")), ..StoredPage::default() };
    mismatches(&extract::article(&page::read(&stored), &stored), &expected)
}

#[test]
fn what_no_article_has_is_a_difference_even_where_nothing_is_expected() {
    let expected = Map::from_iter([("autor".to_owned(), Value::Null), ("title".to_owned(), Value::Null)]);
    assert_eq!(mismatches(&Article::default(), &expected), ["no article has a field `autor`"]);
}

#[test]
fn every_pattern_is_read_as_its_page_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/patterns");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= PATTERNS, "{} patterns", paths.len());
    let report = paths.iter().flat_map(|path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        read(path).into_iter().map(move |difference| format!("{name}: {difference}"))
    });
    let report: Vec<String> = report.collect();
    assert!(report.is_empty(), "{} differences\n{}", report.len(), report.join("\n"));
}
