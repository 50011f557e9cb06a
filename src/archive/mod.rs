//! A folder in, its saved pages out: the walk, the formats told by content, and the containers opened as streams.

mod archivebox;
mod enex;
mod error;
mod file;
mod http;
mod input;
mod limits;
mod list;
mod mhtml;
mod mirror;
mod names;
mod notes;
mod pages;
mod roles;
mod sniff;
mod tar;
mod warc;
mod webarchive;
mod zip;

use std::path::PathBuf;

pub use error::{ArchiveError, SkipReason, in_words};
pub(crate) use file::holds_many;
pub use file::{FileOutcome, FileReport, ending_for, fetch, read};
pub use limits::HEAD;
pub use list::{Folder, ListOptions, Listed, Listing, Role, list};
pub(crate) use list::{INDEX_FOLDER, INDEX_MARKER};
pub(crate) use mirror::is_host;
pub(crate) use names::is_message;
pub use roles::seen_from;
pub use warc::Neighbours;

use crate::article::{Format, Saved, Stamp};

/// One page as it was stored: a file, or a record or member of a container file.
#[derive(Clone, Debug, Default)]
pub struct StoredPage {
    /// The file, relative to the archive's root.
    pub path: PathBuf,
    /// Inside a container: the record's URL or the member's name.
    pub entry: Option<String>,
    /// Counts pages of one file with the same `entry`, from 0 (WARCs repeat addresses, zips repeat names).
    pub nth: u32,
    /// Where the record stands in its container file, in bytes, for random access.
    pub span: Option<Span>,
    pub format: Format,
    /// The page's own bytes: the record's payload, decompressed, without transfer encoding.
    pub bytes: Vec<u8>,
    pub hints: Hints,
}

/// A container's byte range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub offset: u64,
    pub len: u64,
}

/// What the container or folder says of a page, before the page itself is read.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The address the page was fetched from.
    pub url: Option<String>,
    /// The address that a mirror's host/path folders spell; weaker than `url`.
    pub mirror_url: Option<String>,
    /// The charset named by the HTTP header, the MIME part or the property list.
    pub charset: Option<String>,
    pub saved: Option<Saved>,
    /// The file's modification time, the last resort for `saved`.
    pub modified: Option<Stamp>,
    /// The content is plain text by its type or name: never parsed as HTML.
    pub plain_text: bool,
    /// What a note is called that a clipper made of the page, where the page's own title is not in it.
    pub title: Option<String>,
    /// Tags that the archive's owner gave the page (ArchiveBox, Evernote).
    pub owner_tags: Vec<String>,
}

/// The pages of one file of an archive, for tests.
#[cfg(test)]
fn read_all(root: &std::path::Path, name: &str) -> (Vec<StoredPage>, FileReport) {
    let mut pages = Vec::new();
    let report = read(&Neighbours::of(root, None), &Listed::named(name), &mut |page| {
        pages.push(page);
        std::ops::ControlFlow::Continue(())
    });
    (pages, report)
}
