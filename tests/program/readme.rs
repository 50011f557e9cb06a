//! README.md: each example shows what the program says.

use std::{path::Path, process::Command};

use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// An example: a command, and what it is said to write.
struct Example {
    command: String,
    shown: Vec<String>,
}

/// The indented blocks that begin with a prompt.
fn examples(readme: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        match line.strip_prefix("    ") {
            Some(text) if text.starts_with("$ newsdex ") => {
                examples.push(Example { command: text[2..].to_owned(), shown: Vec::new() });
                inside = true;
            }
            Some(text) if inside => examples.last_mut().unwrap().shown.push(text.to_owned()),
            None if inside && line.is_empty() => examples.last_mut().unwrap().shown.push(String::new()),
            _ => inside = false,
        }
    }
    for example in &mut examples {
        while example.shown.last().is_some_and(String::is_empty) {
            example.shown.pop();
        }
    }
    examples
}

/// A line without what differs from run to run or from fit to fit; `None` where nothing else is in it.
fn lasting(line: &str) -> Option<String> {
    let is_number = |word: &str| word.contains('.') && word.parse::<f64>().is_ok();
    if line.split_whitespace().any(|word| word.starts_with(['+', '-']) && is_number(word)) {
        return None;
    }
    // How long it took, and how large the index is on this disk.
    let line = line.split(" read in ").next()?;
    Some(line.split_whitespace().map(|word| if is_number(word) { "#" } else { word }).collect::<Vec<_>>().join(" "))
}

#[test]
fn examples_are_true() {
    let readme = std::fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let temp = TempDir::new().unwrap();
    let examples = examples(&readme);
    assert!(examples.len() > 5, "{}", examples.len());
    for Example { command, shown } in examples {
        // The first makes the index, from beside the archive; the others stand in it.
        let folder = if command.contains(" index ") { ROOT.into() } else { Path::new(ROOT).join("sample_corpus") };
        let run = Command::new(env!("CARGO_BIN_EXE_newsdex"))
            .args(command.split_whitespace().skip(1))
            .current_dir(folder)
            .env("NEWSDEX_INDEX", temp.path().join("index"))
            .env_remove("COLUMNS")
            .output()
            .unwrap();
        let written = String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap();
        let mut written: Vec<_> = written.lines().collect();
        let mut shown: Vec<_> = shown.iter().map(String::as_str).collect();
        if shown.last() == Some(&"…") {
            shown.pop();
            written.truncate(shown.len());
        }
        let lasting = |lines: &[&str]| lines.iter().filter_map(|line| lasting(line)).collect::<Vec<_>>();
        assert!(lasting(&written) == lasting(&shown), "`{command}` now writes\n{}", written.join("\n"));
    }
}
