//! What ArchiveBox says of a snapshot: the `index.json` beside its outputs.

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use chrono::DateTime;
use serde_json::Value;

use super::Hints;
use crate::article::{Saved, SavedSource, Stamp};

/// The longest `index.json` read, in bytes. Each attempt of each tool is logged in it, which makes some hundred kilobytes.
const INDEX_CAP: u64 = 8_000_000;

/// The side file of a snapshot.
const INDEX: &str = "index.json";

/// Fills in what the snapshot's index says of the page at `path` (relative to the archive's root): its address, when it was
/// saved, and its owner's tags.
pub(super) fn describe(root: &Path, path: &Path, hints: &mut Hints) {
    let folders = path.ancestors().skip(1);
    let Some((top, index)) =
        folders.map(|folder| (folder, root.join(folder).join(INDEX))).find(|(_, index)| index.is_file())
    else {
        return;
    };
    let mut text = Vec::new();
    let read = File::open(index).and_then(|file| file.take(INDEX_CAP).read_to_end(&mut text));
    let Ok(Value::Object(index)) = read.and_then(|_| Ok(serde_json::from_slice(&text)?)) else { return };
    let url = index.get("url").and_then(Value::as_str).filter(|url| url.contains("://"));
    hints.url = url.map(str::to_owned);
    let output = path.strip_prefix(top).map(Path::to_owned).unwrap_or_default();
    let stamp = finished(index.get("history"), &output).or_else(|| index.get("timestamp").and_then(stamp));
    hints.saved = stamp.map(|stamp| Saved { stamp, source: SavedSource::Record });
    hints.owner_tags = index.get("tags").map(tags).unwrap_or_default();
}

/// When the tool that wrote this output was started, by the log of all tools.
fn finished(history: Option<&Value>, output: &PathBuf) -> Option<Stamp> {
    let runs = history?.as_object()?.values().filter_map(Value::as_array).flatten();
    let of_output = runs.filter(|run| {
        let written = run.get("output").and_then(Value::as_str).map(Path::new);
        written.is_some_and(|written| output == written || output.starts_with(written) || written.ends_with(output))
    });
    // Runs are logged in the order of time: the last one wrote what is there.
    of_output.filter_map(|run| stamp(run.get("start_ts")?)).fold(None, |_, last| Some(last))
}

/// Seconds since 1970, as a number or in a string, or an ISO 8601 time.
fn stamp(value: &Value) -> Option<Stamp> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let seconds = text.split('.').next().and_then(|seconds| seconds.parse::<i64>().ok());
    if let Some(time) = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)) {
        return Some(time.into());
    }
    let iso = text.replacen(' ', "T", 1);
    iso.parse().ok()
}

/// Tags as a list, or with commas between them.
fn tags(value: &Value) -> Vec<String> {
    let names: Vec<&str> = match value {
        Value::String(text) => text.split(',').collect(),
        Value::Array(list) => {
            list.iter().filter_map(|tag| tag.as_str().or_else(|| tag.get("name")?.as_str())).collect()
        }
        _ => Vec::new(),
    };
    names.into_iter().map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn described(index: &str, path: &str) -> Hints {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("archive/17")).unwrap();
        fs::write(dir.path().join("archive/17/index.json"), index).unwrap();
        let mut hints = Hints::default();
        describe(dir.path(), &Path::new("archive/17").join(path), &mut hints);
        hints
    }

    #[test]
    fn reads_what_a_snapshot_says() {
        let index = r#"{"url": "https://paper.example/story", "timestamp": "1602401954.25", "tags": "Politik, to read,",
            "history": {"singlefile": [{"output": "singlefile.html", "start_ts": "2025-07-06T10:00:00+00:00"}], "pdf": []}}"#;
        let hints = described(index, "singlefile.html");
        assert_eq!(hints.url.as_deref(), Some("https://paper.example/story"));
        assert_eq!(hints.saved.unwrap().stamp.to_string(), "2025-07-06T10:00:00Z");
        assert_eq!(hints.owner_tags, ["Politik", "to read"]);
        let hints = described(index, "paper.example/story/index.html");
        assert_eq!(hints.saved.unwrap().stamp.to_string(), "2020-10-11T07:39:14Z");
        let listed = described(r#"{"tags": ["a", {"name": "b"}, 3], "timestamp": 1602401954}"#, "warc/1.warc.gz");
        assert_eq!(listed.owner_tags, ["a", "b"]);
        for broken in ["", "[]", "{\"url\": 3}", "{\"timestamp\": \"soon\"}", "{\"history\": [1]}"] {
            let hints = described(broken, "singlefile.html");
            assert!(hints.url.is_none() && hints.saved.is_none(), "{broken}");
        }
    }
}
