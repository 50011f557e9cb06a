use std::{fs, io::Write, ops::ControlFlow};

use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::archive::{FileOutcome, FileReport, fetch, read_all};

fn zip(members: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn deflated(members: &[(&str, &[u8])]) -> Vec<u8> {
    zip(members, CompressionMethod::Deflated)
}

struct Unzipped {
    dir: tempfile::TempDir,
    pages: Vec<StoredPage>,
    report: FileReport,
}

impl Unzipped {
    fn entries(&self) -> Vec<&str> {
        self.pages.iter().filter_map(|page| page.entry.as_deref()).collect()
    }
}

fn unzip(name: &str, bytes: &[u8]) -> Unzipped {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(name), bytes).unwrap();
    let (pages, report) = read_all(dir.path(), name);
    Unzipped { dir, pages, report }
}

const STORY: &[u8] = b"<html>A story";

fn warc() -> Vec<u8> {
    let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>A story";
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://paper.example/1\r\n\
         WARC-Date: 2025-07-06T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
    .into_bytes()
}

#[test]
fn reads_members_as_files() {
    let members: &[(&str, &[u8])] = &[
        ("pages/1.html", STORY),
        ("pages/1_files/frame.html", b"<html>frame"),
        ("pages/look.css", b"p {}"),
        ("__MACOSX/._1.html", b"x"),
        ("paper.example/2", STORY),
    ];
    for method in [CompressionMethod::Deflated, CompressionMethod::Stored] {
        let unzipped = unzip("a.zip", &zip(members, method));
        assert_eq!(unzipped.entries(), ["pages/1.html", "paper.example/2"]);
        let report = &unzipped.report;
        assert_eq!((report.outcome, report.format), (FileOutcome::Pages, Format::Zip), "{report:?}");
        for page in &unzipped.pages {
            let again = fetch(unzipped.dir.path(), &page.path, page.entry.as_deref(), 0, page.span).unwrap();
            assert_eq!(again.bytes, STORY);
        }
    }
}

#[test]
fn reads_the_crawls_of_a_wacz() {
    let members: &[(&str, &[u8])] = &[
        ("archive/data.warc", &warc()),
        ("pages/pages.jsonl", b"{}"),
        ("datapackage.json", b"{}"),
        ("pages/extra.html", STORY),
    ];
    for (name, method) in [("a.wacz", CompressionMethod::Stored), ("a.zip", CompressionMethod::Deflated)] {
        let unzipped = unzip(name, &zip(members, method));
        assert_eq!(unzipped.entries(), ["http://paper.example/1"], "{:?}", unzipped.report);
        assert_eq!(unzipped.report.format, Format::Wacz);
        let page = &unzipped.pages[0];
        assert_eq!((page.format, page.span.is_some()), (Format::Wacz, method == CompressionMethod::Stored));
        let again = fetch(unzipped.dir.path(), &page.path, page.entry.as_deref(), 0, page.span).unwrap();
        assert_eq!(again.bytes, STORY);
    }
}

#[test]
fn reads_maff_and_htz() {
    let note = br#"<MAF:originalurl RDF:resource="http://paper.example/1"/><MAF:archivetime RDF:resource="Sun, 06 Jul 2014 10:00:00 +0200"/>"#;
    let members: &[(&str, &[u8])] = &[
        ("17/index.rdf", note),
        ("17/index.html", STORY),
        ("17/index_files/frame.html", b"<html>"),
        ("17/x.html", STORY),
    ];
    let unzipped = unzip("a.maff", &deflated(members));
    assert_eq!(unzipped.entries(), ["17/index.html"]);
    assert_eq!(unzipped.pages[0].hints.url.as_deref(), Some("http://paper.example/1"));
    assert!(unzipped.pages[0].hints.saved.is_some());
    let unzipped = unzip("a.htz", &deflated(&[("index.html", STORY), ("frame.html", b"<html>")]));
    assert_eq!((unzipped.entries(), unzipped.report.format), (vec!["index.html"], Format::Webscrapbook));
}

#[test]
fn nesting_has_an_end() {
    for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
        let mut nested = zip(&[("story.html", STORY)], method);
        for _ in 0..2 {
            nested = zip(&[("inner.zip", &nested)], method);
        }
        let unzipped = unzip("a.zip", &nested);
        assert_eq!(unzipped.entries(), ["inner.zip/inner.zip/story.html"], "{:?}", unzipped.report);
        let unzipped = unzip("a.zip", &zip(&[("inner.zip", &nested)], method));
        assert!(matches!(unzipped.report.error, Some(ArchiveError::TooDeep { .. })), "{:?}", unzipped.report);
    }
}

#[test]
fn nesting_has_an_end_without_directories() {
    /// A member's header, for one that is stored and called `a.warc`, up to its size.
    const HEADER: &[u8] = b"PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0";
    const NAME: &[u8] = b"\x06\0\0\0a.warc";
    const LEN: u32 = 36;
    let header = |n: u32| [HEADER, &(n * LEN).to_le_bytes(), &(n * LEN).to_le_bytes(), NAME].concat();
    // Each is all that is in the one before it.
    let unzipped = unzip("a.zip", &(0..20_000).rev().flat_map(header).collect::<Vec<u8>>());
    let said = unzipped.report.told_error().unwrap();
    assert!(said.contains("nested more than 3 deep"), "{said}");
}

#[test]
fn members_have_no_bytes_in_common() {
    let alone = zip(&[("b.html", STORY)], CompressionMethod::Stored);
    let within = &alone[..memchr::memmem::find(&alone, b"PK\x01\x02").unwrap()];
    // Long enough for what stands in it not to make it one of bytes.
    let page = [STORY, &b" and more".repeat(200), within].concat();
    let whole = zip(&[("a.html", &page), ("b.html", STORY), ("c.html", STORY)], CompressionMethod::Stored);
    // Where the directory has a member's place, for the second.
    let place = memchr::memmem::find_iter(&whole, b"PK\x01\x02").nth(1).unwrap() + 42;
    let first_header = |bytes: &[u8]| memchr::memmem::find(&whole, bytes).unwrap();
    for (what, header) in [("the same", first_header(b"PK\x03\x04")), ("a part", first_header(within))] {
        let mut bytes = whole.clone();
        bytes[place..place + 4].copy_from_slice(&u32::try_from(header).unwrap().to_le_bytes());
        let unzipped = unzip("a.zip", &bytes);
        let told = unzipped.report.told_error();
        assert_eq!(told.as_deref(), Some("a.zip: b.html: its bytes are those of another member"), "{what}");
        assert_eq!(unzipped.entries(), ["a.html", "c.html"], "{what}");
    }
    assert_eq!(unzip("a.zip", &whole).entries(), ["a.html", "b.html", "c.html"]);
}

#[test]
fn one_bad_member_does_not_end_the_file() {
    let bomb = b" ".repeat(10_000_000);
    let unzipped = unzip("a.zip", &deflated(&[("../a.html", STORY), ("bomb.html", &bomb), ("b.html", STORY)]));
    assert_eq!((unzipped.entries(), unzipped.report.outcome), (vec!["b.html"], FileOutcome::Failed));
    assert!(matches!(unzipped.report.error, Some(ArchiveError::BadName { .. })), "{:?}", unzipped.report);
    let said = "a.zip: ../a.html: a name that leads out of the archive (and 1 more in it)";
    assert_eq!(unzipped.report.told_error().as_deref(), Some(said));
    let unzipped = unzip("a.zip", &deflated(&[("bomb.html", &bomb), ("b.html", STORY)]));
    assert!(matches!(unzipped.report.error, Some(ArchiveError::Bomb { .. })), "{:?}", unzipped.report);
    let mut locked = zip(&[("a.html", STORY), ("b.html", STORY)], CompressionMethod::Stored);
    // Bit 0 of the flags, in the first member's entry of the directory.
    let directory = memchr::memmem::find(&locked, b"PK\x01\x02").unwrap();
    locked[directory + 8] |= 1;
    let unzipped = unzip("a.zip", &locked);
    assert_eq!(unzipped.entries(), ["b.html"]);
    assert!(matches!(unzipped.report.error, Some(ArchiveError::Encrypted { .. })), "{:?}", unzipped.report);
}

#[test]
fn names_that_are_not_utf_8_are_those_of_a_pc() {
    // A placeholder that is as long as the name, in the member's header and in the directory.
    let mut bytes = deflated(&[("K_ln\\Br_cke.html", STORY)]);
    while let Some(at) = memchr::memmem::find(&bytes, b"K_ln") {
        bytes[at + 1] = 0x94;
        bytes[at + 7] = 0x81;
    }
    assert_eq!(unzip("a.zip", &bytes).entries(), ["Köln/Brücke.html"]);
    assert_eq!(unzip("cut.zip", &bytes[..bytes.len() - 30]).entries(), ["Köln/Brücke.html"]);
}

#[test]
fn a_cut_zip_keeps_what_came_before() {
    let bytes = deflated(&[("a.html", STORY), ("b.html", STORY), ("c.html", &STORY.repeat(99))]);
    let unzipped = unzip("a.zip", &bytes[..bytes.len() - 200]);
    assert_eq!((&unzipped.entries()[..2], unzipped.report.outcome), (&["a.html", "b.html"][..], FileOutcome::Failed));
    let unzipped = unzip("a.zip", b"PK\x03\x04 and no more");
    assert_eq!((unzipped.pages.len(), unzipped.report.outcome), (0, FileOutcome::Failed));
    let unzipped = unzip("a.zip", &deflated(&[("look.css", b"p {}")]));
    assert_eq!(unzipped.report.outcome, FileOutcome::Skipped(SkipReason::NoPages));
}

#[test]
fn a_large_page_of_a_cut_zip_is_kept_as_far_as_it_is_read() {
    let large = [STORY, &vec![b' '; PAGE_CAP as usize]].concat();
    let bytes = zip(&[("a.html", &large), ("b.html", STORY)], CompressionMethod::Stored);
    let unzipped = unzip("a.zip", &bytes[..bytes.len() - 30]);
    assert_eq!(unzipped.entries(), ["a.html", "b.html"], "{:?}", unzipped.report);
    assert!(unzipped.pages[0].bytes.starts_with(STORY));
    let said = unzipped.report.told_error().unwrap();
    assert!(said.starts_with("a.zip: a.html: over 64 MB") && said.ends_with("(and 1 more in it)"), "{said}");
}

#[test]
fn a_cut_wacz_keeps_what_its_crawl_has() {
    let gzip = |bytes: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };
    let second = String::from_utf8(warc()).unwrap().replace("paper.example/1", "paper.example/2");
    let crawl = [gzip(&warc()), gzip(second.as_bytes())].concat();
    let whole = zip(&[("datapackage.json", b"{}"), ("archive/data.warc.gz", &crawl)], CompressionMethod::Stored);
    let start = memchr::memmem::find(&whole, &crawl).unwrap();
    let cut = &whole[..start + crawl.len() - 20];
    // As programs write it that do not know its length beforehand.
    let mut streamed = cut.to_vec();
    let header = memchr::memmem::rfind(&streamed, b"PK\x03\x04").unwrap();
    streamed[header + 6] |= 0x08;
    streamed[header + 14..header + 26].fill(0);
    for (what, bytes) in [("cut", cut), ("streamed", &streamed)] {
        let unzipped = unzip("a.wacz", bytes);
        assert_eq!(unzipped.entries(), ["http://paper.example/1"], "{what}: {:?}", unzipped.report);
        assert_eq!((unzipped.report.outcome, unzipped.report.format), (FileOutcome::Failed, Format::Wacz), "{what}");
        let page = &unzipped.pages[0];
        assert_eq!(page.format, Format::Wacz);
        let again =
            fetch(unzipped.dir.path(), Path::new("a.wacz"), page.entry.as_deref(), page.nth, page.span).unwrap();
        assert_eq!(again.bytes, page.bytes);
        assert!(page.span.is_some(), "{what}");
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(noise in proptest::collection::vec(any::<u8>(), 0..40), at in 0_usize..600) {
        let mut bytes = deflated(&[("a.html", STORY), ("b/c.zip", &deflated(&[("d.html", STORY)]))]);
        let at = at.min(bytes.len());
        bytes.splice(at..bytes.len().min(at + noise.len()), noise);
        let mut take = |_| ControlFlow::Continue(());
        let mut pages = Pages::new(Path::new(""), StoredPage::default(), None, &mut take);
        let place = Place { at: None, ..Place::default() };
        let _ = super::read(Box::new(io::Cursor::new(bytes)), "a.zip", place, &mut pages);
    }
}
