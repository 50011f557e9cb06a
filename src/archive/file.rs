//! One file of an archive, opened: a page, or a container whose pages are streamed.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, Cursor, Read},
    ops::ControlFlow,
    path::Path,
};

use chrono::DateTime;
use flate2::bufread::MultiGzDecoder;

use super::{
    ArchiveError, Folder, Listed, SkipReason, Span, StoredPage, archivebox, enex,
    http::Response,
    input::{Input, Place, ReadSeek},
    limits::{self, BrokenOff, End, NESTING_CAP, RATIO_CAP},
    mhtml, mirror,
    names::{self, Named, Packing},
    pages::{Halt, Pages},
    sniff::{self, Content},
    tar,
    warc::{self, Neighbours, Packed},
    webarchive, zip,
};
use crate::{article::Format, figures::number};

/// How the reading of a file ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOutcome {
    /// Read to the end.
    Pages,
    /// By its content, no page; or a container without any.
    Skipped(SkipReason),
    /// Not read to the end, or not all of it; some pages may have come out before.
    Failed,
}

/// What became of a file.
#[derive(Debug)]
pub struct FileReport {
    pub outcome: FileOutcome,
    pub format: Format,
    /// Pages that were handed on.
    pub pages: u64,
    /// The first thing that went wrong, and how many more did.
    pub error: Option<ArchiveError>,
    pub more_errors: u64,
    /// Records and members that are no pages, counted by status, type or reason.
    pub left_out: BTreeMap<String, u64>,
}

impl FileReport {
    /// What went wrong, in words.
    pub fn told_error(&self) -> Option<String> {
        let more = if self.more_errors > 0 {
            format!(" (and {} more in it)", number(self.more_errors))
        } else {
            String::new()
        };
        self.error.as_ref().map(|error| format!("{error}{more}"))
    }
}

/// Streams the pages of one file to `sink`, until it says [`ControlFlow::Break`].
///
/// `neighbours` are the archive's crawl files, this one among them. Never fails as such: what went wrong is in the report.
pub fn read(
    neighbours: &Neighbours<'_>,
    file: &Listed,
    sink: &mut dyn FnMut(StoredPage) -> ControlFlow<()>,
) -> FileReport {
    read_wanted(neighbours, file, None, sink)
}

fn read_wanted(
    neighbours: &Neighbours<'_>,
    file: &Listed,
    wanted: Option<&str>,
    sink: &mut dyn FnMut(StoredPage) -> ControlFlow<()>,
) -> FileReport {
    let root = neighbours.root();
    let mut pages = Pages::new(root, template(root, file), wanted, sink);
    let ended = read_through(root, file, &mut pages);
    let format = pages.format;
    if !matches!(ended, Err(Halt::Stopped)) {
        if pages.start_second_reading() {
            let _ = read_through(root, file, &mut pages);
        }
        // Where whoever takes the pages wants no more, none is asked.
        for path in pages.ask(neighbours).unwrap_or_default() {
            if matches!(read_through(root, &Listed::named(path), &mut pages), Err(Halt::Stopped)) {
                break;
            }
        }
        pages.end_readings();
    }
    if let Err(Halt::Failed(error)) = ended {
        pages.fail(error);
    }
    let outcome = match (&pages.error, pages.skipped) {
        (Some(_), _) => FileOutcome::Failed,
        (None, Some(reason)) if pages.count == 0 => FileOutcome::Skipped(reason),
        (None, None) if pages.count == 0 => FileOutcome::Skipped(SkipReason::NoPages),
        _ => FileOutcome::Pages,
    };
    let Pages { count, error, more_errors, left_out, .. } = pages;
    FileReport { outcome, format, pages: count, error, more_errors, left_out }
}

/// Reads a file from its start to its end.
pub(super) fn read_through(root: &Path, file: &Listed, pages: &mut Pages<'_>) -> Result<(), Halt> {
    let opened = File::open(root.join(&file.path)).map_err(|error| ArchiveError::read(&file.path, error))?;
    let size = opened.metadata().map_or(file.size, |metadata| metadata.len());
    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
    let place = Place { size: Some(size), at: Some(0), ..Place::default() };
    open(Input::Seekable(Box::new(opened)), &name, place, pages)
}

/// Reads one page again: `entry` and `nth` tell it from others of the same file, and `span`, where it is known, spares
/// reading what stands before it.
///
/// # Errors
/// If the file cannot be read, or has no such page (any more).
pub fn fetch(
    root: &Path,
    path: &Path,
    entry: Option<&str>,
    nth: u32,
    span: Option<Span>,
) -> Result<StoredPage, ArchiveError> {
    let file = Listed::named(path);
    if let (Some(span), Some(entry)) = (span, entry)
        && let Ok(Some(page)) = warc::read_at(root, span, template(root, &file))
    {
        // A revisit's page stands in the record of another address.
        let mut page = StoredPage { entry: Some(entry.to_owned()), nth, span: Some(span), ..page };
        page.hints.url = page.entry.clone();
        return Ok(page);
    }
    let mut found = None;
    let report = read_wanted(&Neighbours::of(root, None), &file, entry, &mut |page| {
        if page.entry.as_deref() == entry && page.nth == nth {
            found = Some(page);
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    let missing = || ArchiveError::NotFound { path: path.to_owned(), entry: entry.map(str::to_owned) };
    found.ok_or_else(|| report.error.unwrap_or_else(missing))
}

/// Whether a file is a container of many pages, as far as its name or first bytes tell.
pub(crate) fn holds_many(root: &Path, file: &Listed) -> bool {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
    match names::named(&name) {
        Named::Html | Named::Text | Named::Wrapped | Named::Other => false,
        Named::Container => true,
        Named::Unknown => {
            let head =
                File::open(root.join(&file.path)).and_then(|mut file| limits::read_head(&mut file, limits::HEAD));
            let content = sniff::content(Named::Unknown, &head.unwrap_or_default());
            // What is packed under a name that says nothing may well be a crawl.
            !matches!(content, Content::Html | Content::Text | Content::Skip(_))
        }
    }
}

/// The ending that a name should have for what has none, by its first bytes ([`HEAD`](limits::HEAD), or all it has): a page's,
/// or a text's, which only its name tells. What tells itself, such as a container or a message, needs none.
pub fn ending_for(head: &[u8]) -> Option<&'static str> {
    let mut head = head.to_vec();
    let _header = Response::split_off(&mut head);
    match sniff::content(Named::Unknown, &head) {
        Content::Html => Some("html"),
        // A text may be what is packed.
        Content::Skip(SkipReason::NoPage | SkipReason::Empty) | Content::Gzip | Content::Zstd => Some("txt"),
        _ => None,
    }
}

/// Bytes that are read from the disk at a time where a file is streamed.
const READ_AHEAD: usize = 128 * 1024;

/// What the pages of a file have in common.
fn template(root: &Path, file: &Listed) -> StoredPage {
    let mut page = StoredPage { path: file.path.clone(), ..StoredPage::default() };
    page.hints.modified = Some(DateTime::from_timestamp_nanos(file.mtime_ns).into());
    page.hints.mirror_url = mirror::url(&file.path);
    page.format = match (file.folder, &page.hints.mirror_url) {
        (Folder::Snapshot, _) => Format::Archivebox,
        (Folder::Httrack, _) => Format::Httrack,
        (Folder::Plain, Some(_)) => Format::Wget,
        (Folder::Plain, None) => Format::Html,
    };
    if file.folder == Folder::Snapshot {
        archivebox::describe(root, &file.path, &mut page.hints);
        page.hints.mirror_url = None;
    }
    page
}

/// Reads a file or member whatever it is.
pub(super) fn open(mut input: Input<'_>, name: &str, place: Place, pages: &mut Pages<'_>) -> Result<(), Halt> {
    let (mut head, broken) = limits::read_start(&mut input, limits::HEAD);
    match broken {
        Some(error) if head.is_empty() => return Err(ArchiveError::read(pages.path(), error).into()),
        Some(error) => input = Input::Stream(Box::new(BrokenOff(Some(error)))),
        None => {}
    }
    let place = match Response::split_off(&mut head) {
        Some(response) => Place { response: Some(response), at: None, ..place },
        None => place,
    };
    let lower = name.to_ascii_lowercase();
    if let (inner, Some(Packing::Brotli)) = names::unpacked(&lower) {
        let unpacked = brotli::Decompressor::new(Cursor::new(head).chain(input), limits::HEAD);
        return open_packed(Box::new(unpacked), inner, place, pages);
    }
    let content = match sniff::content(names::named(name), &head) {
        Content::Skip(reason) if !head.is_empty() => without_beginning(reason, &lower),
        content => content,
    };
    open_as(content, head, input, name, place, pages)
}

/// What a file is of which the first bytes tell nothing: by its name a crawl or an export that lost its beginning, whose records or
/// notes are looked for.
fn without_beginning(reason: SkipReason, lower: &str) -> Content {
    let (inner, packing) = names::unpacked(lower);
    match (reason, packing) {
        (SkipReason::Binary | SkipReason::NoPage | SkipReason::Empty, packing) if names::is_crawl(inner) => {
            match packing {
                Some(Packing::Gzip) => Content::Gzip,
                Some(Packing::Zstd) => Content::Zstd,
                _ => Content::Warc,
            }
        }
        (SkipReason::NoPage, _) if names::is_notes(inner) => Content::Enex,
        _ => Content::Skip(reason),
    }
}

/// Reads a file or member as what it is.
fn open_as(
    content: Content,
    head: Vec<u8>,
    input: Input<'_>,
    name: &str,
    place: Place,
    pages: &mut Pages<'_>,
) -> Result<(), Halt> {
    let lower = name.to_ascii_lowercase();
    match content {
        Content::Skip(reason) => {
            pages.skip(place.entry.is_some(), reason);
            Ok(())
        }
        Content::Pointer(fetched_by) => {
            Err(ArchiveError::Pointer { path: pages.path().to_owned(), entry: place.entry, fetched_by }.into())
        }
        // What is looked for then stands in crawls.
        Content::Html
        | Content::SelfUnpacking
        | Content::Text
        | Content::Mhtml
        | Content::Webarchive
        | Content::Enex
            if !pages.is_for_pages() =>
        {
            Ok(())
        }
        content @ (Content::Html | Content::SelfUnpacking) => {
            html(head, input, name, content == Content::Html, place, pages)
        }
        Content::Text => {
            if pages.format == Format::Html {
                pages.note_format(&place, Format::Text);
            }
            let (bytes, broken) = whole(head, input, &place, pages)?;
            page(bytes, broken, place, true, pages)
        }
        Content::Warc | Content::Arc => open_crawl(head, input, Packed::No, &place, pages),
        Content::Gzip => open_gzip(head, input, names::unpacked(&lower).0, place, pages),
        Content::Zstd => open_zstd(head, input, names::unpacked(&lower).0, place, pages),
        Content::Mhtml | Content::Webarchive => wrapped(head, input, names::named(name), place, pages),
        Content::Enex => notes(head, input, &place, pages),
        Content::Tar => tar::read(Input::Stream(Box::new(Cursor::new(head).chain(input))), &place, pages),
        Content::Zip => zip::read(seekable(head, input, &place, pages)?, name, place, pages),
    }
}

/// What gzip has packed: a crawl file, or anything else.
fn open_gzip(head: Vec<u8>, input: Input<'_>, inner: &str, place: Place, pages: &mut Pages<'_>) -> Result<(), Halt> {
    let peeked = limits::read_head(&mut MultiGzDecoder::new(&head[..]), PEEK).unwrap_or_default();
    if starts_as_crawl(&peeked) || (peeked.is_empty() && names::is_crawl(inner)) {
        return open_crawl(head, input, Packed::Gzip, &place, pages);
    }
    let unpacked = MultiGzDecoder::new(BufReader::new(Cursor::new(head).chain(input)));
    open_packed(Box::new(unpacked), inner, place, pages)
}

/// What Zstandard has packed: a crawl file, or anything else.
fn open_zstd(
    mut head: Vec<u8>,
    mut input: Input<'_>,
    inner: &str,
    place: Place,
    pages: &mut Pages<'_>,
) -> Result<(), Halt> {
    let missing = limits::ZSTD_HEAD.saturating_sub(head.len());
    head.extend(limits::read_head(&mut input, missing).unwrap_or_default());
    let peeked = zstd::Decoder::with_buffer(&head[..]).and_then(|mut it| limits::read_head(&mut it, PEEK));
    let peeked = peeked.unwrap_or_default();
    let is_named = peeked.is_empty() && names::is_crawl(inner);
    // Only crawl files come with a dictionary.
    if head.starts_with(&warc::DICTIONARY_MAGIC) || starts_as_crawl(&peeked) || is_named {
        return open_crawl(head, input, Packed::Zstd, &place, pages);
    }
    let unpacked =
        zstd::Decoder::new(Cursor::new(head).chain(input)).map_err(|error| ArchiveError::read(pages.path(), error))?;
    open_packed(Box::new(unpacked), inner, place, pages)
}

/// A zip is read from its end; one that cannot be is taken into memory, where that is no more than a page may have.
fn seekable<'a>(
    head: Vec<u8>,
    input: Input<'a>,
    place: &Place,
    pages: &Pages<'_>,
) -> Result<Box<dyn ReadSeek + 'a>, Halt> {
    match input {
        Input::Seekable(mut input) => {
            input.rewind().map_err(|error| ArchiveError::read(pages.path(), error))?;
            Ok(input)
        }
        stream => {
            match whole(head, stream, place, pages)? {
                (_, Some(error @ ArchiveError::TooLarge { .. })) => Err(error.into()),
                // What is missing from a broken one is told when it is opened.
                (bytes, _) => Ok(Box::new(Cursor::new(bytes))),
            }
        }
    }
}

/// The first bytes of what is packed, enough to tell a crawl file.
const PEEK: usize = 16;

fn starts_as_crawl(head: &[u8]) -> bool {
    matches!(sniff::content(Named::Unknown, head), Content::Warc | Content::Arc)
}

fn open_crawl(
    head: Vec<u8>,
    rest: Input<'_>,
    packed: Packed,
    place: &Place,
    pages: &mut Pages<'_>,
) -> Result<(), Halt> {
    if matches!(pages.format, Format::Html | Format::Wget) {
        pages.note_format(place, Format::Warc);
    }
    let input = BufReader::with_capacity(READ_AHEAD, Cursor::new(head).chain(rest));
    warc::read(input, packed, place.at, pages)
}

fn notes(head: Vec<u8>, rest: Input<'_>, place: &Place, pages: &mut Pages<'_>) -> Result<(), Halt> {
    enex::read(BufReader::with_capacity(READ_AHEAD, Cursor::new(head).chain(rest)), place, pages)
}

/// Reads what a compression holds.
fn open_packed(unpacked: Box<dyn Read + '_>, name: &str, place: Place, pages: &mut Pages<'_>) -> Result<(), Halt> {
    let place = Place { packed: place.packed + 1, at: None, ..place };
    if place.packed > NESTING_CAP {
        return Err(
            ArchiveError::TooDeep { path: pages.path().to_owned(), entry: place.entry, limit: NESTING_CAP }.into()
        );
    }
    open(Input::Stream(unpacked), name, place, pages)
}

/// Reads all of a file or member, of which `head` has been read already. With an error, what comes with it is what there
/// was before it broke off.
fn whole(
    mut head: Vec<u8>,
    mut rest: Input<'_>,
    place: &Place,
    pages: &Pages<'_>,
) -> Result<(Vec<u8>, Option<ArchiveError>), Halt> {
    let packed = place.size.filter(|_| place.packed > 0 || place.depth > 0);
    let missing = place.size.unwrap_or(0).min(limits::PAGE_CAP).saturating_sub(head.len() as u64);
    head.reserve(usize::try_from(missing).unwrap_or(0));
    let (bytes, end) = limits::read_page(head, &mut rest, packed);
    let (path, entry) = (pages.path().to_owned(), place.entry.clone());
    match end {
        End::Whole => Ok((bytes, None)),
        End::TooLarge => Ok((bytes, Some(ArchiveError::TooLarge { path, entry, limit: limits::PAGE_CAP }))),
        End::Bomb => Err(ArchiveError::Bomb { path, entry, ratio: RATIO_CAP }.into()),
        End::Broken(source) if entry.is_none() => Ok((bytes, Some(ArchiveError::Read { path, source }))),
        End::Broken(source) => Ok((bytes, Some(ArchiveError::Broken { path, entry, message: source.to_string() }))),
    }
}

/// Reads what a page unpacks itself to, or, where it is markup and holds nothing to unpack, the page.
fn html(
    head: Vec<u8>,
    rest: Input<'_>,
    name: &str,
    is_markup: bool,
    place: Place,
    pages: &mut Pages<'_>,
) -> Result<(), Halt> {
    let (bytes, broken) = whole(head, rest, &place, pages)?;
    match zip::inside_page(&bytes) {
        Some(zip) => zip::read(Box::new(Cursor::new(zip)), name, place, pages),
        None if is_markup => page(bytes, broken, place, false, pages),
        None => {
            pages.skip(place.entry.is_some(), SkipReason::Binary);
            broken.map_or(Ok(()), |error| Err(error.into()))
        }
    }
}

/// From so many zero bytes on, a page's end is what a disk or a download left unwritten. UTF-32 ends in three at most.
const UNWRITTEN: usize = 16;

/// Hands on a page as it stands; `broken` says why there is no more of it.
fn page(
    mut bytes: Vec<u8>,
    broken: Option<ArchiveError>,
    place: Place,
    text: bool,
    pages: &mut Pages<'_>,
) -> Result<(), Halt> {
    let written = bytes.len() - bytes.iter().rev().take_while(|b| **b == 0).count();
    let is_unwritten = bytes.len() - written >= UNWRITTEN;
    if is_unwritten {
        bytes.truncate(written);
    }
    let broken = broken.or_else(|| {
        let message = format!("nothing but zeros from byte {} on: its end was never written", number(written as u64));
        is_unwritten.then(|| ArchiveError::Broken {
            path: pages.path().to_owned(),
            entry: place.entry.clone(),
            message,
        })
    });
    let mut page = pages.blank();
    if text && page.format == Format::Html {
        page.format = Format::Text;
    }
    page.hints.plain_text = text;
    if let Some(response) = &place.response {
        response.describe(&mut page.hints);
    }
    page.entry = place.entry;
    page.bytes = bytes;
    // A page that breaks off is read as far as it goes, and said to be broken.
    pages.put(page)?;
    broken.map_or(Ok(()), |error| Err(error.into()))
}

/// Reads a page in a wrapping of its own.
fn wrapped(head: Vec<u8>, rest: Input<'_>, named: Named, place: Place, pages: &mut Pages<'_>) -> Result<(), Halt> {
    let is_list = sniff::content(named, &head) == Content::Webarchive;
    let (bytes, broken) = whole(head, rest, &place, pages)?;
    let blank = StoredPage { entry: place.entry.clone(), ..pages.blank() };
    let (path, entry) = (pages.path().to_owned(), place.entry.clone());
    let told = |message: String| ArchiveError::Broken { path, entry, message };
    let (page, broken) = if is_list {
        match webarchive::read(&bytes, blank) {
            Ok(Some(page)) => (page, broken),
            // Property lists are for anything: a bookmark, a program's settings.
            Ok(None) if named != Named::Wrapped => {
                pages.skip(place.entry.is_some(), SkipReason::NoPage);
                return Ok(());
            }
            Ok(None) => return Err(told("a property list without a page".to_owned()).into()),
            Err(message) => return Err(broken.unwrap_or_else(|| told(message)).into()),
        }
    } else {
        match mhtml::read(&bytes, named, blank) {
            Ok((page, true)) => (page, broken),
            Ok((page, false)) => (page, broken.or_else(|| Some(told("cut short within its parts".to_owned())))),
            Err(reason) => {
                pages.skip(place.entry.is_some(), reason);
                return broken.map_or(Ok(()), |error| Err(error.into()));
            }
        }
    };
    pages.note_format(&place, page.format);
    pages.put(page)?;
    broken.map_or(Ok(()), |error| Err(error.into()))
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write};

    use super::*;
    use crate::archive::read_all;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    /// Reads a file of this name and content, alone in an archive.
    fn read_one(name: &str, bytes: &[u8]) -> (Vec<StoredPage>, FileReport) {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join(name).parent().unwrap()).unwrap();
        fs::write(dir.path().join(name), bytes).unwrap();
        read_all(dir.path(), name)
    }

    #[test]
    fn reads_plain_and_packed_pages() {
        let html = b"<!doctype html><title>A headline</title>";
        let mut brotli = Vec::new();
        brotli::CompressorWriter::new(&mut brotli, 4096, 5, 20).write_all(html).unwrap();
        for (name, bytes, format, text) in [
            ("a.html", html.to_vec(), Format::Html, false),
            ("a", html.to_vec(), Format::Html, false),
            ("a.txt", html.to_vec(), Format::Html, false),
            ("a.html.gz", gzip(html), Format::Html, false),
            ("a.html", gzip(&gzip(html)), Format::Html, false),
            ("a.html.zst", zstd::encode_all(&html[..], 1).unwrap(), Format::Html, false),
            ("a.html.br", brotli, Format::Html, false),
            ("paper.example/a.html", html.to_vec(), Format::Wget, false),
            ("a.md", b"<p>A headline".to_vec(), Format::Text, true),
            ("a.txt.gz", gzip(b"A headline"), Format::Text, true),
        ] {
            let (pages, report) = read_one(name, &bytes);
            assert_eq!(report.outcome, FileOutcome::Pages, "{name}");
            assert_eq!((report.pages, report.format), (1, format), "{name}");
            let page = &pages[0];
            assert_eq!((page.format, page.hints.plain_text), (format, text), "{name}");
            assert!(page.bytes == html || text, "{name}");
            assert_eq!(page.path, Path::new(name));
        }
    }

    #[test]
    fn a_header_saved_with_a_page_is_no_part_of_it() {
        let header = b"HTTP/1.1 200 OK\r\nSubject: x\r\nContent-Type: text/html; charset=x\r\n\r\n";
        for (name, body, text) in
            [("a.html", &b"<!doctype html>"[..], false), ("a", b"<p>words", false), ("a.txt", b"words", true)]
        {
            let (pages, _) = read_one(name, &[header, body].concat());
            assert_eq!((&pages[0].bytes[..], pages[0].hints.plain_text), (body, text), "{name}");
            assert_eq!(pages[0].hints.charset.as_deref(), Some("x"), "{name}");
        }
    }

    #[test]
    fn a_broken_page_is_kept_and_told() {
        let packed = gzip(&b"<!doctype html><p>words ".repeat(20_000));
        let (pages, report) = read_one("a.html.gz", &packed[..packed.len() - 20]);
        assert_eq!((report.outcome, report.pages), (FileOutcome::Failed, 1));
        assert!(pages[0].bytes.starts_with(b"<!doctype html><p>words"));
        assert!(report.error.is_some());
    }

    #[test]
    fn a_bomb_is_refused() {
        let (pages, report) = read_one("a.html.gz", &gzip(&b"<html> ".repeat(2_000_000)));
        assert!(pages.is_empty());
        assert!(matches!(report.error, Some(ArchiveError::Bomb { .. })), "{:?}", report.error);
        let mut nested = b"<!doctype html>".to_vec();
        for _ in 0..5 {
            nested = gzip(&nested);
        }
        let (_, report) = read_one("a.html.gz", &nested);
        assert!(matches!(report.error, Some(ArchiveError::TooDeep { .. })), "{:?}", report.error);
    }

    #[test]
    fn fetches_what_it_read() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.html"), "<html>").unwrap();
        let page = fetch(dir.path(), Path::new("a.html"), None, 0, None).unwrap();
        assert_eq!(page.bytes, b"<html>");
        assert!(fetch(dir.path(), Path::new("a.html"), Some("b"), 0, None).is_err());
        assert!(fetch(dir.path(), Path::new("b.html"), None, 0, None).is_err());
    }
}
