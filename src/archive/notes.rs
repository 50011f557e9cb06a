//! What tools that save a page as a zip say of it in a file beside the page: its address and the time it was saved. MAFF has
//! an `index.rdf` in each page's folder, SingleFile a `manifest.json`.

use std::{
    collections::HashMap,
    io::{Read, Seek},
    path::{Path, PathBuf},
};

use chrono::DateTime;
use serde_json::Value;
use zip::ZipArchive;

use crate::article::{Format, Saved, SavedSource, Stamp};

/// The longest note read, in bytes. Firefox wrote under 2 KB; SingleFile's names each picture of the page.
const NOTE_CAP: u64 = 1024 * 1024;

/// How many notes are read: one for each tab that was saved.
const NOTES_CAP: usize = 10_000;

/// What is known of one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) url: Option<String>,
    pub(super) saved: Option<Saved>,
    /// That of the tool, where it tells itself from a plain zip.
    pub(super) format: Option<Format>,
    /// The page's name in its folder.
    index: Option<String>,
}

/// The notes of an archive, by folder.
#[derive(Debug, Default)]
pub(super) struct Notes(HashMap<PathBuf, Note>);

impl Notes {
    pub(super) fn read<R: Read + Seek>(archive: &mut ZipArchive<R>, paths: &[&Path]) -> Notes {
        let mut notes = HashMap::new();
        let named = |path: &&&Path| path.file_name().is_some_and(|name| name == "index.rdf" || name == "manifest.json");
        for path in paths.iter().filter(named).take(NOTES_CAP) {
            let Some(name) = path.to_str() else { continue };
            let Ok(member) = archive.by_name(name) else { continue };
            let mut text = Vec::new();
            if member.take(NOTE_CAP).read_to_end(&mut text).is_err() {
                continue;
            }
            let note = match path.extension() {
                Some(json) if json == "json" => Note::of_manifest(&text),
                _ => Some(Note::of_rdf(&String::from_utf8_lossy(&text))),
            };
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            notes.extend(note.map(|note| (folder, note)));
        }
        Notes(notes)
    }

    /// The note on a page that lies directly in a folder with one.
    pub(super) fn of(&self, path: &Path) -> Option<&Note> {
        self.0.get(path.parent()?)
    }

    /// Whether a file in a page's folder, or below it, is another than the page: a frame.
    pub(super) fn is_other_copy(&self, path: &Path) -> bool {
        path.ancestors().skip(1).any(|folder| {
            let index = self.0.get(folder).map(|note| note.index.as_deref().unwrap_or("index.html"));
            index.is_some_and(|index| folder.join(index) != path)
        })
    }
}

impl Note {
    /// Reads SingleFile's; `None` for a manifest of something else.
    fn of_manifest(text: &[u8]) -> Option<Note> {
        let manifest: Value = serde_json::from_slice(text).ok()?;
        let text = |key: &str| manifest.get(key).and_then(Value::as_str);
        let saved = text("archiveTime").and_then(|time| DateTime::parse_from_rfc3339(time).ok());
        Some(Note {
            url: Some(text("originalUrl")?.to_owned()).filter(|url| url.starts_with("http")),
            saved: saved.map(|time| Saved { stamp: Stamp::Zoned(time), source: SavedSource::Record }),
            format: Some(Format::Singlefile),
            index: text("indexFilename").map(str::to_owned),
        })
    }

    fn of_rdf(text: &str) -> Note {
        let saved = value(text, "archivetime").and_then(|time| DateTime::parse_from_rfc2822(&time).ok());
        Note {
            url: value(text, "originalurl").filter(|url| url.starts_with("http")),
            saved: saved.map(|time| Saved { stamp: Stamp::Zoned(time), source: SavedSource::Record }),
            format: None,
            index: value(text, "indexfilename"),
        }
    }
}

/// The value of `<MAF:name RDF:resource="value"/>`.
fn value(text: &str, name: &str) -> Option<String> {
    let (_, after) = text.split_once(&format!(":{name} "))?;
    let (_, quoted) = after.split_once("resource=\"")?;
    let (value, _) = quoted.split_once('"')?;
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    Some(entities.iter().fold(value.to_owned(), |value, (entity, text)| value.replace(entity, text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_firefox_wrote() {
        let text = r#"<RDF:Description RDF:about="urn:root">
            <MAF:originalurl RDF:resource="http://paper.example/story?a=1&amp;b=2"/>
            <MAF:archivetime RDF:resource="Sun, 06 Jul 2014 10:00:00 +0200"/>
            <MAF:indexfilename RDF:resource="index.htm"/>"#;
        let note = Note::of_rdf(text);
        assert_eq!(note.url.as_deref(), Some("http://paper.example/story?a=1&b=2"));
        assert_eq!(note.saved.unwrap().stamp.to_string(), "2014-07-06T10:00:00+02:00");
        assert_eq!(note.index.as_deref(), Some("index.htm"));
        assert_eq!(Note::of_rdf(""), Note::default());
    }

    #[test]
    fn reads_what_singlefile_wrote() {
        let text = r#"{"originalUrl": "https://paper.example/story", "title": "Story", "archiveTime": "2025-07-06T10:00:00.000Z",
            "indexFilename": "index.html", "resources": {"images/0.png": "https://paper.example/0.png"}}"#;
        let note = Note::of_manifest(text.as_bytes()).unwrap();
        assert_eq!(note.url.as_deref(), Some("https://paper.example/story"));
        assert_eq!(note.saved.unwrap().stamp.to_string(), "2025-07-06T10:00:00Z");
        assert_eq!((note.format, note.index.as_deref()), (Some(Format::Singlefile), Some("index.html")));
        for other in [r#"{"name": "An app", "icons": []}"#, "[]", "{", ""] {
            assert_eq!(Note::of_manifest(other.as_bytes()), None, "{other}");
        }
    }
}
