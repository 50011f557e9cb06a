//! Files that end too early, lie or are locked: each is named on stderr, what came before the fault is kept, the run goes on.
//! `tests/data/broken/README.md` says what happened to each.

use std::process::{Command, Output};

use serde_json::Value;

/// A broken file, what is said about it after its name, and the headlines of the pages that are kept.
type Case = (&'static str, &'static str, &'static [&'static str]);

const CASES: [Case; 7] = [
    (
        "corrupt.html.gz",
        "damaged or cut short (corrupt gzip stream",
        // The damage is in the middle of the page, and goes for its letters too.
        &["Schoolgirlā€™s Comet Turns Out to Be Two"],
    ),
    ("cut.mhtml", "cut short within its parts", &["Retired Customs Man Called Back to Explain Taliban Border Tariff"]),
    (
        "cut.warc.gz",
        "record cut short (1 page before it kept)",
        &["Farmer’s Weather Diary Fills a Gap of Thirty Years"],
    ),
    ("cut.zip", "record cut short (1 page before it kept)", &["Schoolgirl’s Comet Turns Out to Be Two"]),
    ("encrypted.zip", "page.html: encrypted", &[]),
    ("garbage.webarchive", "InvalidTrailerObjectOffsetSize", &[]),
    (
        "lying-length.warc",
        "record cut short (1 page before it kept)",
        &["Ferry Cat Retires After Eleven Years and 40,000 Crossings"],
    ),
];

fn extract(file: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsdex"))
        .args(["extract", "--format", "jsonl"])
        .arg(format!("{}/tests/data/broken/{file}", env!("CARGO_MANIFEST_DIR")))
        .output()
        .expect("the program runs")
}

fn titles(run: &Output) -> Vec<String> {
    let lines = String::from_utf8_lossy(&run.stdout);
    let pages = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("a page as JSON"));
    pages.map(|page| page["title"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn each_is_named_and_what_came_before_is_kept() {
    for (file, said, kept) in CASES {
        let run = extract(file);
        let stderr = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(3), "{file}: {stderr}");
        assert!(stderr.contains(file) && stderr.contains(said), "{file}: {stderr}");
        assert_eq!(titles(&run), kept, "{file}");
    }
}

#[test]
fn none_stops_the_others() {
    let run = extract("");
    assert_eq!(run.status.code(), Some(3));
    let (found, stderr) = (titles(&run), String::from_utf8_lossy(&run.stderr));
    for (file, _, kept) in CASES {
        assert!(stderr.contains(file), "{file}: {stderr}");
        assert!(kept.iter().all(|title| found.iter().any(|f| f == title)), "{file}: {found:?}");
    }
}
