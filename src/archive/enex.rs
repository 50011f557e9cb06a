//! Evernote's exports, `.enex`: XML that holds notes, clippings of pages among them.
//!
//! quick-xml reads the markup around a note's fields. It would hold each text whole and wants it in UTF-8, so the texts are
//! taken from the stream directly: a note's content up to what a page may have, pictures and other attachments not at all.
//! What stands before the first note, where a document type could declare entities, is never parsed.

mod source;

use std::io::BufRead;

use chrono::{DateTime, NaiveDateTime, Utc};
use memchr::memmem;
use quick_xml::{Reader, escape::unescape, events::Event};

use super::{
    ArchiveError,
    input::Place,
    limits::PAGE_CAP,
    pages::{Halt, Pages},
};
use crate::article::{Format, Saved, SavedSource};
use source::Source;

/// The most bytes of one tag or comment; Evernote's own have some hundred.
const MARKUP_CAP: usize = 1 << 20;

/// The most bytes of a title, an address, a tag. Evernote has 255 letters in a title, 4,096 in an address.
const FIELD_CAP: usize = 1 << 16;

/// The most tags of a note; Evernote has 100.
const MOST_TAGS: usize = 1_000;

/// The most letters of a title by which a note is called.
const LONGEST_NAME: usize = 255;

const NOTE: &[u8] = b"<note>";
const NOTE_END: &[u8] = b"</note>";
const EXPORT_END: &[u8] = b"</en-export>";

/// Reads the notes of an export, in its order.
pub(super) fn read(input: impl BufRead, place: &Place, pages: &mut Pages<'_>) -> Result<(), Halt> {
    pages.note_format(place, Format::Enex);
    Export { source: Source::new(input), place, pages }.run()
}

/// An export on its way through.
struct Export<'p, 'a, R> {
    source: Source<R>,
    place: &'p Place,
    pages: &'p mut Pages<'a>,
}

/// How a note ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Whole,
    /// Another begins before its end.
    Missing,
    Damaged,
    CutShort,
}

impl<R: BufRead> Export<'_, '_, R> {
    fn run(mut self) -> Result<(), Halt> {
        let mut is_closed = false;
        loop {
            match self.source.up_to(&[NOTE, EXPORT_END], |_| {}) {
                Some(0) => {
                    self.source.pass(NOTE.len());
                    while self.note()? == End::Missing {}
                    is_closed = false;
                }
                Some(_) => {
                    self.source.pass(EXPORT_END.len());
                    is_closed = true;
                }
                None if is_closed && !self.source.is_broken() => return Ok(()),
                None => return Err(self.pages.cut_short(self.source.offset()).into()),
            }
        }
    }

    /// Reads the note whose start has been read, and hands it on as far as it goes.
    fn note(&mut self) -> Result<End, Halt> {
        let offset = self.source.offset().saturating_sub(NOTE.len() as u64);
        let mut note = Note::default();
        let end = note.read(&mut self.source);
        let what = match end {
            End::Whole => None,
            End::Missing => Some("a note without its end"),
            End::Damaged => Some("a damaged note, read on behind it"),
            End::CutShort => {
                let cut = self.pages.cut_short(offset);
                self.put(note)?;
                return Err(cut.into());
            }
        };
        if let Some(what) = what {
            let (path, pages) = (self.pages.path().to_owned(), self.pages.count);
            self.pages.fail(ArchiveError::BadRecord { path, offset, what, pages });
        }
        self.put(note)?;
        Ok(end)
    }

    fn put(&mut self, note: Note) -> Result<(), Halt> {
        let bytes = unwrapped(note.content);
        if bytes.trim_ascii().is_empty() {
            self.pages.leave_out("empty");
            return Ok(());
        }
        let mut page = self.pages.blank();
        let name: String = note.title.as_ref().or(note.url.as_ref()).map_or("note", String::as_str).into();
        let name: String = name.chars().take(LONGEST_NAME).collect();
        let entry = self.place.entry.as_ref().map_or_else(|| name.clone(), |outer| format!("{outer}/{name}"));
        if note.is_too_large {
            let (path, entry) = (self.pages.path().to_owned(), Some(entry.clone()));
            self.pages.fail(ArchiveError::TooLarge { path, entry, limit: PAGE_CAP });
        }
        // A clipping was saved when it was made. The owner's own text may be changed later, also to what is younger.
        let saved = if note.url.is_some() { note.created.or(note.updated) } else { note.updated.max(note.created) };
        page.format = Format::Enex;
        page.entry = Some(entry);
        page.bytes = bytes;
        page.hints.title = note.title;
        page.hints.url = note.url;
        page.hints.mirror_url = None;
        page.hints.saved = saved.map(|time| Saved { stamp: time.into(), source: SavedSource::Record });
        page.hints.owner_tags = note.tags;
        self.pages.put(page)
    }
}

/// What is read of a note. Who its author is by its attributes stays unread: it is the owner as a rule.
#[derive(Debug, Default)]
struct Note {
    title: Option<String>,
    content: Vec<u8>,
    is_too_large: bool,
    created: Option<DateTime<Utc>>,
    updated: Option<DateTime<Utc>>,
    tags: Vec<String>,
    url: Option<String>,
}

impl Note {
    /// Reads on to the note's end.
    fn read<R: BufRead>(&mut self, source: &mut Source<R>) -> End {
        let mut xml = Reader::from_reader(source);
        xml.config_mut().check_end_names = false;
        xml.config_mut().allow_unmatched_ends = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            xml.get_mut().allow(MARKUP_CAP);
            match xml.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) => match tag.name().as_ref() {
                    "note" => return End::Missing,
                    // Its own are read as the note's: no name stands for two things.
                    "note-attributes" => {}
                    name => {
                        if !self.field(name, xml.get_mut()) {
                            return End::CutShort;
                        }
                    }
                },
                Ok(Event::End(tag)) if tag.name().as_ref() == "note" => return End::Whole,
                Ok(Event::Eof) => return End::CutShort,
                Ok(_) => {}
                Err(_) if xml.get_mut().is_at_end() => return End::CutShort,
                Err(_) => return End::Damaged,
            }
        }
    }

    /// Reads a field, whose start has been read, up to its end or the note's; false if there is none. What is no field of ours
    /// is passed over with all that is in it.
    fn field<R: BufRead>(&mut self, name: &str, source: &mut Source<R>) -> bool {
        let cap = match name {
            "content" => usize::try_from(PAGE_CAP).unwrap_or(usize::MAX),
            "title" | "created" | "updated" | "tag" | "source-url" => FIELD_CAP,
            _ => 0,
        };
        let (mut raw, mut is_over) = (Vec::new(), false);
        let end = source.up_to(&[format!("</{name}>").as_bytes(), NOTE_END, NOTE], |bytes| {
            let (bytes, over) = bytes.split_at(bytes.len().min(cap - raw.len()));
            raw.extend_from_slice(bytes);
            is_over |= !over.is_empty();
        });
        if name == "content" {
            (self.content, self.is_too_large) = (raw, is_over);
        } else if !is_over {
            self.set(name, &text(raw));
        }
        end.is_some()
    }

    fn set(&mut self, name: &str, text: &str) {
        let time = || NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ").ok().map(|time| time.and_utc());
        let said = || Some(text.to_owned()).filter(|text| !text.is_empty());
        match name {
            "title" => self.title = said(),
            "created" => self.created = time(),
            "updated" => self.updated = time(),
            "tag" if self.tags.len() < MOST_TAGS => self.tags.extend(said()),
            "source-url" => self.url = said().filter(|url| url.starts_with("http")),
            _ => {}
        }
    }
}

/// A field as one line.
fn text(raw: Vec<u8>) -> String {
    String::from_utf8_lossy(&unwrapped(raw)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text out of the sections that keep it from being markup, or with its references resolved. Evernote writes content in
/// sections, other programs escape it, or write markup as it is.
fn unwrapped(raw: Vec<u8>) -> Vec<u8> {
    const OPEN: &[u8] = b"<![CDATA[";
    const CLOSE: &[u8] = b"]]>";
    let start = raw.trim_ascii_start();
    if !start.starts_with(OPEN) {
        let is_markup = start.starts_with(b"<");
        let escaped = std::str::from_utf8(&raw).ok().filter(|_| !is_markup);
        let text = escaped.and_then(|text| unescape(text).ok()).map(|text| text.into_owned().into_bytes());
        return text.unwrap_or(raw);
    }
    let (mut content, mut rest) = (Vec::with_capacity(raw.len()), start);
    while let Some(at) = memmem::find(rest, OPEN) {
        rest = rest.get(at + OPEN.len()..).unwrap_or_default();
        let end = memmem::find(rest, CLOSE).unwrap_or(rest.len());
        let (section, after) = rest.split_at(end);
        content.extend_from_slice(section);
        rest = after;
    }
    content
}

#[cfg(test)]
mod tests;
