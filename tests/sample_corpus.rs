//! The sample corpus: what the program reads from each page is what `sample_corpus/expected.jsonl` says of it.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use serde_json::{Map, Value};

/// What is still read wrongly: the list may only get shorter.
const KNOWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/sample_corpus_faults.txt");

/// A page's file, and where it is one of several in a container, its entry.
type Key = (String, Option<String>);

/// Fields that are compared as they stand: absent in the expectation means absent in the article.
const FIELDS: [&str; 8] = ["title", "authors", "published", "tags", "section", "language", "site_name", "url"];

fn corpus() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/sample_corpus"))
}

/// One JSON object a line, by page; `root` is cut from the front of each path.
fn by_page(lines: &str, root: &str) -> BTreeMap<Key, Map<String, Value>> {
    let mut pages = BTreeMap::new();
    for line in lines.lines() {
        let page: Map<String, Value> = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e} in {line}"));
        let path = page["path"].as_str().expect("a path");
        let entry = page.get("entry").and_then(Value::as_str).map(str::to_owned);
        let key = (path.strip_prefix(root).unwrap_or(path).to_owned(), entry);
        assert!(!pages.contains_key(&key), "{key:?} stands twice");
        pages.insert(key, page);
    }
    pages
}

/// The value of a field, with an empty list as good as none.
fn value<'a>(page: &'a Map<String, Value>, field: &str) -> Option<&'a Value> {
    page.get(field).filter(|v| v.as_array().is_none_or(|a| !a.is_empty()))
}

fn phrases<'a>(page: &'a Map<String, Value>, list: &str) -> impl Iterator<Item = &'a str> {
    page.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// All that differs between what a page holds and what was read from it, one line each.
fn differences(expected: &Map<String, Value>, read: &Map<String, Value>) -> Vec<String> {
    let mut found = Vec::new();
    // What a front page or a consent wall calls itself is of no consequence; where it is said, it holds.
    let is_article = expected["kind"] == "article";
    for field in ["kind", "partial"].iter().chain(&FIELDS) {
        let (want, got) = (value(expected, field), value(read, field));
        if want != got && (want.is_some() || is_article) {
            let show = |v: Option<&Value>| v.map_or("nothing".to_owned(), Value::to_string);
            found.push(format!("{field}: {} instead of {}", show(got), show(want)));
        }
    }
    // Where a line of the page was broken is no difference.
    let text = read["text"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    found.extend(phrases(expected, "with").filter(|p| !text.contains(p)).map(|p| format!("the text lacks `{p}`")));
    found.extend(phrases(expected, "without").filter(|p| text.contains(p)).map(|p| format!("the text has `{p}`")));
    found
}

#[test]
fn every_page_is_read_as_expected() {
    let run = Command::new(env!("CARGO_BIN_EXE_newsdex"))
        .args(["extract", "--quiet", "--format", "jsonl"])
        .arg(corpus())
        .output()
        .expect("the program runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));

    let mut read = by_page(&String::from_utf8(run.stdout).expect("JSON is UTF-8"), "sample_corpus/");
    let expected = by_page(&fs::read_to_string(corpus().join("expected.jsonl")).expect("expectations"), "");
    let mut report = String::new();
    for (key, expected) in &expected {
        let differences = match read.remove(key) {
            Some(read) => differences(expected, &read),
            None => vec!["was not read".to_owned()],
        };
        if !differences.is_empty() {
            report += &format!("{}{}\n", key.0, key.1.as_deref().map(|e| format!(" [{e}]")).unwrap_or_default());
            report += &differences.iter().map(|d| format!("    {d}\n")).collect::<String>();
        }
    }
    for (path, entry) in read.keys() {
        report += &format!("{path} {entry:?}: read, but not expected\n");
    }
    let known = fs::read_to_string(KNOWN).expect("the known faults");
    assert!(
        report == known,
        "what is read differs from {KNOWN}, which lists the faults that are left: mend what is new in this list, or strike \
         out there what is gone\n\n{report}"
    );
}
