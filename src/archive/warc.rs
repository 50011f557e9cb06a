//! Crawl files: WARC (ISO 28500) and ARC, plain or packed, read as a stream of records of which some are pages.
//!
//! An own reader, because three things matter here that a general one does not give at once: where in the file a record
//! starts, so that it can be read again alone; what to do where lengths lie; and never holding a record that is no page.

mod header;
mod neighbours;
mod revisits;
mod source;

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    ops::ControlFlow,
    path::Path,
};

use memchr::memmem;

use self::{
    header::{Header, Start},
    source::Source,
};
use super::{
    ArchiveError, Span, StoredPage,
    http::{self, Response},
    limits::{self, End, PAGE_CAP, RATIO_CAP},
    names::{self, Named},
    pages::{Halt, Pages, Reading},
    sniff::{self, Content},
};
use crate::article::{Format, Saved, SavedSource};

pub use neighbours::Neighbours;
pub(super) use neighbours::Original;
pub(super) use revisits::{Revisit, Revisits};
pub(super) use source::{DICTIONARY_MAGIC, Packed};

/// Reads a crawl file or member to its end. `at` is where it starts in the file on disk, if its bytes stand there as they
/// are: only then can its records be read again alone.
pub(super) fn read(input: impl BufRead, packed: Packed, at: Option<u64>, pages: &mut Pages<'_>) -> Result<(), Halt> {
    let source = Source::new(input, packed, at.unwrap_or(0));
    Crawl::new(source, at.is_some(), pages).run()
}

/// Reads the page whose record stands at `span` of a file.
pub(super) fn read_at(root: &Path, span: Span, template: StoredPage) -> io::Result<Option<StoredPage>> {
    let mut file = File::open(root.join(&template.path))?;
    let dictionary = source::read_dictionary(&mut BufReader::new(&mut file)).ok();
    file.seek(SeekFrom::Start(span.offset))?;
    let mut input = BufReader::new(file).take(span.len);
    let packed = match input.fill_buf()? {
        [0x1f, 0x8b, ..] => Packed::Gzip,
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Packed::Zstd,
        _ => Packed::No,
    };
    let source = Source::new(input, packed, span.offset).with_dictionary(dictionary);
    let mut found = None;
    let mut take = |page| {
        found = Some(page);
        ControlFlow::Break(())
    };
    let mut pages = Pages::new(root, template, None, &mut take);
    // Whatever comes after the first page does not matter here.
    let _ = Crawl::new(source, true, &mut pages).run();
    Ok(found)
}

/// A crawl file on its way through.
struct Crawl<'p, 'a, R> {
    source: Source<R>,
    /// Whether offsets are those of the file on disk.
    has_spans: bool,
    pages: &'p mut Pages<'a>,
}

const NOT_OF_SNAPSHOT: &str = "not the snapshot's page";

/// How a record begins, and how one does behind other bytes.
const RECORD: &[u8] = b"WARC/1.";
const RECORD_LINE: &[u8] = b"\nWARC/1.";

/// A record's page.
struct Draft {
    page: StoredPage,
    /// Why there is no more of it.
    cut: Option<ArchiveError>,
}

/// Why a record gives no page.
enum Left {
    Kind(String),
    Refused(ArchiveError),
}

impl<R: BufRead> Crawl<'_, '_, R> {
    fn new<'p, 'a>(source: Source<R>, has_spans: bool, pages: &'p mut Pages<'a>) -> Crawl<'p, 'a, R> {
        pages.revisits.start_crawl();
        Crawl { source, has_spans, pages }
    }

    fn run(&mut self) -> Result<(), Halt> {
        loop {
            let offset = self.source.offset();
            match self.skip_blank_lines() {
                Ok(true) => self.record()?,
                Ok(false) => return Ok(()),
                Err(_) => self.read_on(offset)?,
            }
        }
    }

    /// Goes on behind what cannot be read, at the next record that is packed by itself. Where there is none, the file is cut short.
    fn read_on(&mut self, offset: u64) -> Result<(), Halt> {
        let cut = self.pages.cut_short(offset);
        let is_record = |start: &[u8]| start.starts_with(b"WARC/") || start.starts_with(b"http");
        if !self.source.next_member(is_record) {
            return Err(cut.into());
        }
        self.pages.fail(ArchiveError::BadRecord {
            path: self.pages.path().to_owned(),
            offset,
            what: "damaged record, read on behind it",
            pages: self.pages.count,
        });
        Ok(())
    }

    /// Goes to the start of the next record; false at the end of the file.
    fn skip_blank_lines(&mut self) -> io::Result<bool> {
        loop {
            let bytes = self.source.fill_buf()?;
            if bytes.is_empty() {
                return Ok(false);
            }
            let blank = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            if blank == 0 {
                return Ok(true);
            }
            self.source.consume(blank);
        }
    }

    /// Reads one record and hands on its page, if it has one.
    fn record(&mut self) -> Result<(), Halt> {
        let start = self.source.boundary();
        let offset = self.source.offset();
        let header = match Header::read(&mut self.source) {
            Ok(Start::Record(header)) => header,
            Ok(Start::Garbage) => return self.resynchronize(offset),
            Ok(Start::CutShort) | Err(_) => return self.read_on(offset),
        };
        let mut block = Block { source: &mut self.source, left: header.length };
        let page = draft(&header, &mut block, self.pages).and_then(|page| {
            io::copy(&mut block, &mut io::sink())?;
            Ok(page)
        });
        let page = match page {
            Ok(page) => page,
            // The next record is there, too early; it can be read.
            Err(_) if self.source.starts_member() && self.source.fill_buf().is_ok_and(|next| !next.is_empty()) => {
                let cut = self.pages.cut_short(offset);
                self.pages.fail(cut);
                return Ok(());
            }
            Err(_) => return self.read_on(offset),
        };
        let ended_well = self.skip_blank_lines();
        let end = self.source.boundary();
        let span = match (start, end) {
            (Some(start), Some(end)) if self.has_spans && end > start => Some(Span { offset: start, len: end - start }),
            _ => None,
        };
        match page {
            Ok(Draft { page, cut }) => {
                self.put(&header, page, span)?;
                cut.into_iter().for_each(|cut| self.pages.fail(cut));
            }
            Err(Left::Kind(kind)) => self.left_out(&header, &kind)?,
            Err(Left::Refused(error)) => self.pages.fail(error),
        }
        match ended_well {
            Ok(_) => Ok(()),
            Err(_) => self.read_on(offset),
        }
    }

    /// Hands a page on, unless the same was found under the same address before.
    fn put(&mut self, header: &Header, mut page: StoredPage, span: Option<Span>) -> Result<(), Halt> {
        page.span = span;
        match &mut self.pages.reading {
            Reading::Pages => {}
            Reading::Revisits => return self.answer(header, &page),
            Reading::Captures(note) => {
                return if note(&header.url, &header.date, span) { Ok(()) } else { Err(Halt::Stopped) };
            }
        }
        if !self.pages.revisits.note(header, &page.bytes, span) {
            self.pages.leave_out("the same again");
            return Ok(());
        }
        self.pages.put(page)
    }

    fn left_out(&mut self, header: &Header, kind: &str) -> Result<(), Halt> {
        if kind == "revisit" && self.pages.is_for_pages() {
            return self.revisit(header);
        }
        self.pages.leave_out(kind);
        Ok(())
    }

    /// A record that says "the same as that one": a page of its own if the other was found under another address.
    fn revisit(&mut self, header: &Header) -> Result<(), Halt> {
        let left = match () {
            () if !is_web(&header.url) || !self.pages.wants(&header.url) => Some("revisit"),
            () if !is_of_snapshot(&header.url, self.pages) => Some(NOT_OF_SNAPSHOT),
            () if self.pages.revisits.is_the_same_again(header) => Some("the same again"),
            () => None,
        };
        if let Some(kind) = left {
            self.pages.leave_out(kind);
            return Ok(());
        }
        let revisit = self.pages.revisits.revisit(header, self.pages.blank());
        let Some(span) = self.pages.revisits.span(&revisit) else {
            let given_up = self.pages.revisits.wait(revisit);
            self.pages.leave_out_all("revisit", given_up);
            return Ok(());
        };
        let mut blank = self.pages.blank();
        // A snapshot's page may be stored under another address than its own.
        blank.hints.url = None;
        match read_at(self.pages.root(), span, blank) {
            Ok(Some(original)) => self.pages.put_revisit(revisit, &StoredPage { span: Some(span), ..original }),
            _ => {
                self.pages.leave_out("revisit");
                Ok(())
            }
        }
    }

    /// Hands on the revisits that waited for this page. With the last of them, there is nothing more to look for.
    fn answer(&mut self, header: &Header, original: &StoredPage) -> Result<(), Halt> {
        for revisit in self.pages.revisits.take(header) {
            self.pages.put_revisit(revisit, original)?;
        }
        if self.pages.revisits.waiting() == 0 { Err(Halt::Stopped) } else { Ok(()) }
    }

    /// Goes to the next thing that looks like a record after one whose length lies.
    fn resynchronize(&mut self, offset: u64) -> Result<(), Halt> {
        self.pages.fail(ArchiveError::BadRecord {
            path: self.pages.path().to_owned(),
            offset,
            what: "no record where the one before should end",
            pages: self.pages.count,
        });
        // What was read ended with its line: the next may begin with a record, of which only a part is here yet.
        let is_part = |bytes: &[u8]| bytes.len() < RECORD.len();
        while self.source.fill_buf().is_ok_and(is_part) && self.source.unpack().is_ok_and(|more| more > 0) {}
        let mut kept = 0;
        loop {
            let bytes = self.source.fill_buf().unwrap_or_default();
            let starts_chunk = bytes.get(kept..).is_some_and(|chunk| chunk.starts_with(RECORD)).then_some(kept);
            let found = starts_chunk.or_else(|| memmem::find(bytes, RECORD_LINE).map(|at| at + 1));
            // A record's first bytes may be the last here.
            kept = bytes.len().min(RECORD_LINE.len() - 1);
            let (amount, unread) = (found.unwrap_or(bytes.len() - kept), bytes.len());
            self.source.consume(amount);
            if found.is_some() {
                return Ok(());
            }
            if !self.source.unpack().is_ok_and(|more| more > 0) {
                self.source.consume(unread);
                return Ok(());
            }
        }
    }
}

/// Why a record gives no page, by its header and that of its response; else the response, and what its type promises. An `Err`
/// of I/O means that the block cannot be read to its end.
fn promise<R: BufRead>(
    header: &Header,
    block: &mut Block<'_, R>,
    pages: &Pages<'_>,
) -> io::Result<Result<(Response, Named), String>> {
    let is_wanted = match pages.reading {
        Reading::Revisits => pages.revisits.is_sought(header),
        Reading::Pages | Reading::Captures(_) => pages.wants(&header.url),
    };
    if header.kind == "revisit"
        && let Some(media_type) = other_type(block)?
    {
        return Ok(Err(media_type));
    }
    if !matches!(header.kind.as_str(), "response" | "resource") || !is_web(&header.url) || !is_wanted {
        return Ok(Err(header.kind.clone()));
    }
    if pages.is_for_pages() && !is_of_snapshot(&header.url, pages) {
        return Ok(Err(NOT_OF_SNAPSHOT.to_owned()));
    }
    let response = if header.kind == "response" {
        match Response::read(block)? {
            // The other is a page that a proxy has changed.
            Some(response) if matches!(response.status, 200 | 203) => response,
            Some(response) => return Ok(Err(format!("status {}", response.status))),
            None => return Ok(Err("no HTTP header".to_owned())),
        }
    } else {
        Response::plain(&header.content_type)
    };
    let media_type = http::media_type(&response.content_type);
    Ok(named(&media_type, &header.url).map(|named| (response, named)).ok_or(media_type))
}

/// The page in a record's block, with what there is to say of one that is not read to its end. An `Err` of I/O means that the
/// block cannot be.
fn draft<R: BufRead>(header: &Header, block: &mut Block<'_, R>, pages: &Pages<'_>) -> io::Result<Result<Draft, Left>> {
    let (response, named) = match promise(header, block, pages)? {
        Ok(promised) => promised,
        Err(kind) => return Ok(Err(Left::Kind(kind))),
    };
    if matches!(pages.reading, Reading::Captures(_)) {
        return Ok(Ok(Draft { page: pages.blank(), cut: None }));
    }
    let (bytes, end) = body(&response, block)?;
    let (path, entry) = (pages.path().to_owned(), Some(header.url.clone()));
    let cut = match end {
        End::Bomb => return Ok(Err(Left::Refused(ArchiveError::Bomb { path, entry, ratio: RATIO_CAP }))),
        End::TooLarge => Some(ArchiveError::TooLarge { path, entry, limit: PAGE_CAP }),
        End::Whole | End::Broken(_) => None,
    };
    let is_text = match is_text(&bytes, named, &http::media_type(&response.content_type)) {
        Ok(is_text) => is_text,
        Err(kind) => return Ok(Err(Left::Kind(kind))),
    };
    let mut page = pages.blank();
    page.bytes = bytes;
    page.hints.charset = http::charset(&response.content_type);
    page.hints.plain_text = is_text;
    describe(&mut page, header);
    Ok(Ok(Draft { page, cut }))
}

/// Whether a body is a page of plain text, or one of markup; else what it is.
fn is_text(bytes: &[u8], named: Named, media_type: &str) -> Result<bool, String> {
    match sniff::content(named, bytes.get(..limits::HEAD).unwrap_or(bytes)) {
        _ if bytes.trim_ascii().is_empty() => Err("empty".to_owned()),
        Content::Html if is_json(bytes) => Err("application/json".to_owned()),
        // Feeds are sent so as well.
        Content::Text | Content::Skip(_) if is_xml(media_type) => Err(media_type.to_owned()),
        Content::Html => Ok(false),
        Content::Text => Ok(true),
        Content::Skip(reason) => Err(reason.to_string()),
        _ => Err("a container".to_owned()),
    }
}

/// The body of a response, as its author wrote it, and how its reading ended. An `Err` means that the block breaks off.
fn body<R: BufRead>(response: &Response, block: &mut Block<'_, R>) -> io::Result<(Vec<u8>, End)> {
    /// Bytes that are made room for at once; a record's length may lie.
    const MOST_ROOM: u64 = 1_000_000;
    let room = usize::try_from(block.left.min(MOST_ROOM)).unwrap_or(0);
    let (body, end) = limits::read_page(Vec::with_capacity(room), block, None);
    if let End::Broken(error) = end {
        return Err(error);
    }
    Ok(match response.decode(body) {
        (body, End::Whole) => (body, end),
        refused => refused,
    })
}

/// What a revisit's own response says that its content is, where that is no page.
fn other_type(block: &mut impl BufRead) -> io::Result<Option<String>> {
    let Some(response) = Response::read(block)? else { return Ok(None) };
    let media_type = http::media_type(&response.content_type);
    Ok(named(&media_type, "").is_none().then_some(media_type))
}

/// What a page takes from its record's header.
fn describe(page: &mut StoredPage, header: &Header) {
    if page.format != Format::Wacz && page.format != Format::Archivebox {
        page.format = Format::Warc;
    }
    page.entry = Some(header.url.clone());
    page.hints.url = Some(header.url.clone());
    page.hints.mirror_url = None;
    page.hints.saved = header.stamp().map(|stamp| Saved { stamp, source: SavedSource::Record });
}

/// Whether an address is one that a page was fetched from, not one that a tool made up for its own notes.
fn is_web(url: &str) -> bool {
    let (scheme, _) = url.split_once(':').unwrap_or_default();
    ["http", "https", "ftp", "file"].iter().any(|web| scheme.eq_ignore_ascii_case(web))
}

/// A snapshot's crawl holds frames and redirects beside the one page that the snapshot is of.
fn is_of_snapshot(url: &str, pages: &Pages<'_>) -> bool {
    let template = pages.template();
    let bare = |url: &str| url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/').to_owned();
    match &template.hints.url {
        Some(wanted) if template.format == Format::Archivebox => bare(url) == bare(wanted),
        _ => true,
    }
}

/// What a media type promises, `None` for what is no page.
fn named(media_type: &str, url: &str) -> Option<Named> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let by_url = names::named(path.rsplit('/').next().unwrap_or_default());
    match media_type {
        "text/html" | "application/xhtml+xml" | "application/vnd.wap.xhtml+xml" => Some(Named::Html),
        // Style sheets and the like are sent as plain text by servers that know no better.
        _ if is_xml(media_type) => Some(Named::Unknown),
        "text/plain" | "text/markdown" if by_url != Named::Other => Some(Named::Text),
        "" if by_url != Named::Other => Some(Named::Unknown),
        _ => None,
    }
}

/// Whether a type is that of XML of any kind, which a page may be.
fn is_xml(media_type: &str) -> bool {
    matches!(media_type, "text/xml" | "application/xml")
}

/// Whether a body that is sent as HTML is an answer to a script.
fn is_json(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    [&b"{\""[..], b"[{", b"[]", b"{}", b"[\""].iter().any(|json| start.starts_with(json))
}

/// A record's block: as long as its header says, or an error where it is not.
struct Block<'s, R> {
    source: &'s mut Source<R>,
    left: u64,
}

impl<R: BufRead> Read for Block<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        source::read_buffered(self, into)
    }
}

impl<R: BufRead> BufRead for Block<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Ok(&[]);
        }
        self.source.fill_buf()?;
        let fresh = self.source.starts_member();
        let bytes = self.source.fill_buf()?;
        if bytes.is_empty() || (fresh && bytes.starts_with(b"WARC/")) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let len = usize::try_from(self.left).unwrap_or(usize::MAX).min(bytes.len());
        Ok(bytes.get(..len).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount as u64);
        self.source.consume(amount);
    }
}

#[cfg(test)]
mod tests;
