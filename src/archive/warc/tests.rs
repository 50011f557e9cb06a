use std::{fs, io::Write};

use proptest::prelude::*;

use super::*;
use crate::archive::{FileOutcome, FileReport, fetch, read_all};

const PAGE: &str = "<!doctype html><title>A headline</title><p>Words";

fn record(kind: &str, url: &str, fields: &str, block: &str) -> Vec<u8> {
    let date = "WARC-Date: 2025-07-06T10:00:00Z";
    let length = block.len();
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n{date}\r\n{fields}Content-Length: {length}\r\n\r\n\
         {block}\r\n\r\n"
    )
    .into_bytes()
}

fn response(url: &str, body: &str) -> Vec<u8> {
    let fields =
        format!("Content-Type: application/http; msgtype=response\r\nWARC-Payload-Digest: sha1:{}\r\n", body.len());
    record("response", url, &fields, &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x\r\n\r\n{body}"))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

struct Read {
    dir: tempfile::TempDir,
    pages: Vec<StoredPage>,
    report: FileReport,
}

fn read_file(name: &str, bytes: &[u8]) -> Read {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(name), bytes).unwrap();
    let (pages, report) = read_all(dir.path(), name);
    Read { dir, pages, report }
}

fn three() -> [Vec<u8>; 4] {
    [
        record("warcinfo", "", "Content-Type: application/warc-fields\r\n", "software: x"),
        response("<http://paper.example/1>", PAGE),
        record("request", "http://paper.example/2", "", "GET / HTTP/1.1\r\n\r\n"),
        response("http://paper.example/2", &PAGE.repeat(2)),
    ]
}

#[test]
fn reads_every_packing_and_fetches_by_span() {
    let plain = three().concat();
    let by_record = |pack: fn(&[u8]) -> Vec<u8>| three().iter().flat_map(|record| pack(record)).collect::<Vec<_>>();
    // A file that was cut into members without regard to its records.
    let blocks = plain.chunks(100).flat_map(gzip).collect::<Vec<_>>();
    for (name, bytes, has_spans) in [
        ("a.warc", plain.clone(), true),
        ("a.warc.gz", by_record(gzip), true),
        ("a.warc.zst", by_record(zstd), true),
        ("whole.warc.gz", gzip(&plain), false),
        ("whole.warc.zst", zstd(&plain), false),
        ("blocks.warc.gz", blocks, false),
    ] {
        let Read { dir, pages, report } = read_file(name, &bytes);
        assert_eq!(
            (report.outcome, report.format, report.pages),
            (FileOutcome::Pages, Format::Warc, 2),
            "{name}: {report:?}"
        );
        let urls: Vec<_> = pages.iter().map(|page| page.hints.url.as_deref().unwrap()).collect();
        assert_eq!(urls, ["http://paper.example/1", "http://paper.example/2"], "{name}");
        assert_eq!(pages[0].bytes, PAGE.as_bytes(), "{name}");
        assert_eq!(pages[0].hints.charset.as_deref(), Some("x"));
        assert_eq!(pages[0].hints.saved.unwrap().stamp.to_string(), "2025-07-06T10:00:00Z");
        for page in &pages {
            assert_eq!(page.span.is_some(), has_spans, "{name}");
            let again = fetch(dir.path(), Path::new(name), page.entry.as_deref(), page.nth, page.span).unwrap();
            assert_eq!(again.bytes, page.bytes, "{name}");
        }
    }
}

#[test]
fn leaves_out_what_is_no_page() {
    let http = "Content-Type: application/http\r\n";
    let respond = |url: &str, head: &str, body: &str| record("response", url, http, &format!("{head}\r\n\r\n{body}"));
    let bytes = [
        respond("http://a.example/gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", PAGE),
        respond("http://a.example/i", "HTTP/1.1 200 OK\r\nContent-Type: image/png", "x"),
        respond("http://a.example/robots.txt", "HTTP/1.1 200 OK\r\nContent-Type: text/plain", "User-agent: *"),
        respond("http://a.example/api", "HTTP/1.1 200 OK\r\nContent-Type: text/html", "{\"a\": 1}"),
        respond("http://a.example/none", "HTTP/1.1 200 OK", "no markup"),
        respond("http://a.example/empty", "HTTP/1.1 200 OK\r\nContent-Type: text/html", ""),
        record("resource", "metadata://tool.example/log", "Content-Type: text/plain\r\n", "log"),
        record("resource", "urn:text:http://a.example/", "Content-Type: text/plain\r\n", "text"),
        respond("http://a.example/untyped", "HTTP/1.1 200 OK", PAGE),
        record("resource", "http://a.example/resource", "Content-Type: text/html\r\n", PAGE),
        respond("http://a.example/text", "HTTP/1.1 200 OK\r\nContent-Type: text/plain", "Words"),
    ];
    let Read { pages, report, .. } = read_file("a.warc", &bytes.concat());
    let entries: Vec<_> = pages.iter().filter_map(|page| page.entry.as_deref()).collect();
    assert_eq!(entries, ["http://a.example/untyped", "http://a.example/resource", "http://a.example/text"]);
    assert_eq!(report.outcome, FileOutcome::Pages, "{report:?}");
    assert_eq!(report.left_out.get("status 404"), Some(&1));
    assert!(pages[2].hints.plain_text);
}

#[test]
fn a_page_may_be_changed_by_a_proxy_or_sent_as_xml() {
    let http = "Content-Type: application/http\r\n";
    let respond = |url: &str, head: &str, body: &str| record("response", url, http, &format!("{head}\r\n\r\n{body}"));
    let xhtml = format!("<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n{PAGE}");
    let bytes = [
        respond("http://a.example/changed", "HTTP/1.1 203 Changed\r\nContent-Type: text/html", PAGE),
        respond("http://a.example/xhtml", "HTTP/1.1 200 OK\r\nContent-Type: text/xml", &xhtml),
        respond("http://a.example/xhtml2", "HTTP/1.1 200 OK\r\nContent-Type: application/xml; charset=utf-8", &xhtml),
        respond(
            "http://a.example/feed", "HTTP/1.1 200 OK\r\nContent-Type: text/xml", "<?xml version=\"1.0\"?><rss></rss>",
        ),
    ];
    let Read { pages, report, .. } = read_file("a.warc", &bytes.concat());
    assert_eq!(pages.len(), 3, "{report:?}");
    assert_eq!(report.left_out.get("text/xml"), Some(&1), "{report:?}");
}

fn revisit(url: &str, fields: &str) -> Vec<u8> {
    record("revisit", url, fields, "HTTP/1.1 200 OK\r\n\r\n")
}

#[test]
fn resolves_revisits() {
    let digest = format!("WARC-Payload-Digest: sha1:{}\r\n", PAGE.len());
    let records = [
        response("http://a.example/1", PAGE),
        response("http://a.example/1", PAGE),
        revisit("http://a.example/1", &digest),
        revisit("http://a.example/2", &digest),
        revisit("http://a.example/2", &digest),
        revisit("http://a.example/3", "WARC-Payload-Digest: sha1:other\r\n"),
        revisit(
            "http://a.example/4",
            "WARC-Refers-To-Target-URI: http://a.example/1\r\nWARC-Refers-To-Date: 2025-07-06T10:00:00Z\r\n",
        ),
        response("http://a.example/1", "<html>Changed"),
        revisit("tool:notes", &digest),
    ];
    let plain = records.concat();
    let by_record: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    for (name, bytes, has_spans) in
        [("a.warc", plain.clone(), true), ("a.warc.gz", by_record, true), ("whole.warc.gz", gzip(&plain), false)]
    {
        let Read { dir, pages, report } = read_file(name, &bytes);
        let mut entries: Vec<_> = pages.iter().map(|page| (page.entry.as_deref().unwrap(), page.nth)).collect();
        entries.sort_unstable();
        let expected = [
            ("http://a.example/1", 0),
            ("http://a.example/1", 1),
            ("http://a.example/2", 0),
            ("http://a.example/4", 0),
        ];
        assert_eq!(entries, expected, "{name}");
        let left = ["the same again", "revisit"].map(|kind| report.left_out.get(kind).copied());
        assert_eq!(left, [Some(3), Some(2)], "{name}");
        assert_eq!((report.outcome, report.pages), (FileOutcome::Pages, 4), "{name}");
        for page in &pages {
            let first = page.entry.as_deref() != Some("http://a.example/1") || page.nth == 0;
            assert_eq!(page.bytes, if first { PAGE } else { "<html>Changed" }.as_bytes(), "{name}");
            assert_eq!(page.hints.charset.as_deref(), Some("x"), "{name}");
            assert_eq!(page.span.is_some(), has_spans, "{name}");
            let again = fetch(dir.path(), Path::new(name), page.entry.as_deref(), page.nth, page.span).unwrap();
            assert_eq!((again.bytes, again.hints.url), (page.bytes.clone(), page.hints.url.clone()), "{name}");
        }
    }
}

#[test]
fn revisits_by_every_name_and_profile() {
    let digest = format!("WARC-Payload-Digest: sha1:{}\r\n", PAGE.len());
    let id = "WARC-Record-ID: <urn:uuid:1>\r\n";
    let original = record(
        "response",
        "http://a.example/1",
        &format!("{id}{digest}Content-Type: application/http\r\n"),
        &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"),
    );
    let refers_to = "WARC-Refers-To: <urn:uuid:1>\r\n";
    let not_modified = "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified\r\n";
    let image = String::from_utf8(response("http://a.example/i.png", "x"))
        .unwrap()
        .replace("text/html", "image/png ")
        .into_bytes();
    for (what, records, expected) in [
        ("before its page", vec![revisit("http://a.example/2", &digest), original.clone()], &["1", "2"][..]),
        ("by the record's id", vec![original.clone(), revisit("http://a.example/2", refers_to)], &["1", "2"]),
        (
            "not modified, same address, by id alone",
            vec![original.clone(), revisit("http://a.example/1", &format!("{not_modified}{refers_to}"))],
            &["1"],
        ),
        (
            "the same by id twice",
            vec![
                original.clone(),
                revisit("http://a.example/2", refers_to),
                revisit("http://a.example/2", &format!("{not_modified}{refers_to}")),
            ],
            &["1", "2"],
        ),
        (
            "of what is no page",
            vec![original.clone(), image, revisit("http://a.example/2", "WARC-Payload-Digest: sha1:1\r\n")],
            &["1"],
        ),
        (
            "then stored whole",
            vec![revisit("http://a.example/2", &digest), original.clone(), response("http://a.example/2", PAGE)],
            &["1", "2"],
        ),
    ] {
        let plain = records.concat();
        let by_record: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
        for (name, bytes) in [("a.warc", plain.clone()), ("a.warc.gz", by_record), ("whole.warc.gz", gzip(&plain))] {
            let Read { pages, report, .. } = read_file(name, &bytes);
            let mut found: Vec<_> =
                pages.iter().map(|page| page.entry.as_deref().unwrap().rsplit('/').next().unwrap()).collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{what}, {name}");
            assert!(pages.iter().all(|page| page.bytes == PAGE.as_bytes()), "{what}, {name}");
            let counted: u64 = report.left_out.values().sum();
            assert_eq!(counted as usize + pages.len(), records.len(), "{what}, {name}: {:?}", report.left_out);
        }
    }
}

#[test]
fn a_revisits_page_has_its_own_date_and_survives_a_cut() {
    let digest = format!("WARC-Payload-Digest: sha1:{}\r\n", PAGE.len());
    let late = String::from_utf8(revisit("http://a.example/2", &digest)).unwrap().replace("2025-07-06", "2025-07-09");
    let records =
        [response("http://a.example/1", PAGE), late.into_bytes(), response("http://a.example/3", "<html>cut")];
    let plain = records.concat();
    let Read { pages, report, .. } = read_file("whole.warc.gz", &gzip(&plain[..plain.len() - 6]));
    let told: Vec<_> = pages
        .iter()
        .map(|page| (page.entry.as_deref().unwrap(), page.hints.saved.unwrap().stamp.to_string()))
        .collect();
    let expected = [("http://a.example/1", "2025-07-06T10:00:00Z"), ("http://a.example/2", "2025-07-09T10:00:00Z")];
    assert_eq!(told, expected.map(|(url, date)| (url, date.to_owned())));
    assert!(matches!(report.error, Some(ArchiveError::CutShort { pages: 1, .. })), "{:?}", report.error);
}

#[test]
fn keeps_what_came_before_a_cut() {
    for (name, bytes) in [
        ("a.warc", three().concat()),
        ("a.warc.gz", three().iter().flat_map(|record| gzip(record)).collect()),
        ("a.warc.zst", three().iter().flat_map(|record| zstd(record)).collect()),
    ] {
        let Read { pages, report, .. } = read_file(name, &bytes[..bytes.len() - 30]);
        assert_eq!((pages.len(), report.outcome), (1, FileOutcome::Failed), "{name}");
        assert!(
            matches!(report.error, Some(ArchiveError::CutShort { pages: 1, offset: 1.., .. })),
            "{:?}",
            report.error
        );
    }
}

#[test]
fn reads_on_after_a_length_that_lies() {
    let lie = |to: &str| {
        let text = String::from_utf8(response("http://a.example/lie", PAGE)).unwrap();
        let (before, after) = text.split_once("Content-Length: ").unwrap();
        let (_, block) = after.split_once('\r').unwrap();
        format!("{before}Content-Length: {to}\r{block}").into_bytes()
    };
    for (to, packed) in [("60", false), ("60", true), ("9999", true), ("99999999999999", true)] {
        let records = [response("http://a.example/1", PAGE), lie(to), response("http://a.example/2", PAGE)];
        let bytes: Vec<u8> = records.iter().flat_map(|r| if packed { gzip(r) } else { r.clone() }).collect();
        let Read { pages, report, .. } = read_file("a.warc", &bytes);
        let entries: Vec<_> = pages.iter().filter_map(|page| page.entry.as_deref()).collect();
        assert!(entries.starts_with(&["http://a.example/1"]), "{to}: {entries:?}");
        assert!(entries.ends_with(&["http://a.example/2"]), "{to}: {entries:?}");
        assert_eq!(report.outcome, FileOutcome::Failed, "{to}");
    }
}

#[test]
fn reads_on_behind_a_damaged_record() {
    /// As long as what it takes the place of: what a disk could not read.
    fn zeroed(mut bytes: Vec<u8>, from: usize) -> Vec<u8> {
        let end = bytes.len();
        bytes[from..end - 4].fill(0);
        bytes
    }
    let url = |n: usize| format!("http://a.example/{n}");
    let pages: Vec<Vec<u8>> = (0..5).map(|n| response(&url(n), &format!("{PAGE} of number {n}"))).collect();
    for (name, pack) in [("a.warc.gz", gzip as fn(&[u8]) -> Vec<u8>), ("a.warc.zst", zstd)] {
        let packed: Vec<Vec<u8>> = pages.iter().map(|page| pack(page)).collect();
        for (what, damaged) in [
            ("its middle", zeroed(packed[1].clone(), 40)),
            ("its beginning", vec![0; packed[1].len()]),
            ("its end is missing", packed[1][..packed[1].len() / 2].to_vec()),
            // A page that was sent packed, and cannot be told from a member until it is opened.
            ("another member in it", [&zeroed(packed[1].clone(), 40)[..], &pack(b"no record")].concat()),
        ] {
            let bytes = [&packed[0][..], &damaged, &packed[2], &packed[3], &packed[4]].concat();
            let Read { dir, pages, report } = read_file(name, &bytes);
            let entries: Vec<_> = pages.iter().filter_map(|page| page.entry.as_deref()).collect();
            // The unpacker may notice a missing end only in the record behind it.
            assert!(
                entries.starts_with(&[&url(0)]) && entries.ends_with(&[&url(3), &url(4)]),
                "{name}, {what}: {entries:?}"
            );
            assert_eq!((report.outcome, report.more_errors), (FileOutcome::Failed, 0), "{name}, {what}");
            let told = report.told_error().unwrap();
            assert!(told.ends_with("damaged record, read on behind it (1 page before it kept)"), "{told}");
            let last = pages.last().unwrap();
            assert_eq!(last.span.map(|span| span.offset + span.len), Some(bytes.len() as u64), "{name}, {what}");
            let again = fetch(dir.path(), Path::new(name), last.entry.as_deref(), last.nth, last.span).unwrap();
            assert_eq!(again.bytes, last.bytes, "{name}, {what}");
        }
    }
}

#[test]
fn a_record_that_begins_between_two_chunks_is_found() {
    let first = response("http://a.example/1", PAGE);
    // Where the ends are of what is read at a time; what is lost is a line, or two.
    let ends = [8 * 1024, 32 * 1024, 40 * 1024].into_iter().flat_map(|end| (end - 12)..(end + 3));
    for (start, line) in ends.flat_map(|start| [(start, ""), (start, "x\r\n")]) {
        let lost = format!("{line}{}\r\n", "x".repeat(start - first.len() - line.len() - 2));
        let records = [
            first.clone(),
            lost.into_bytes(),
            response("http://a.example/2", PAGE),
            response("http://a.example/3", PAGE),
        ];
        let plain = records.concat();
        let blocks: Vec<u8> = plain.chunks(1_024).flat_map(gzip).collect();
        for (name, bytes) in [("a.warc", plain.clone()), ("a.warc.gz", gzip(&plain)), ("blocks.warc.gz", blocks)] {
            let Read { dir, pages, report } = read_file(name, &bytes);
            let entries: Vec<_> = pages.iter().filter_map(|page| page.entry.as_deref()).collect();
            let expected = ["http://a.example/1", "http://a.example/2", "http://a.example/3"];
            assert_eq!((entries, report.more_errors), (expected.to_vec(), 0), "{name}, {start}");
            for page in &pages {
                let again = fetch(dir.path(), Path::new(name), page.entry.as_deref(), page.nth, page.span).unwrap();
                assert_eq!((&again.bytes, again.span), (&page.bytes, page.span), "{name}, {start}");
            }
        }
    }
}

#[test]
fn a_large_page_is_kept_as_far_as_it_is_read() {
    let large = format!("{PAGE}{}", " ".repeat(PAGE_CAP as usize));
    let records = [response("http://a.example/1", &large), response("http://a.example/2", PAGE)];
    let Read { pages, report, .. } = read_file("a.warc", &records.concat());
    let entries: Vec<_> = pages.iter().filter_map(|page| page.entry.as_deref()).collect();
    assert_eq!(entries, ["http://a.example/1", "http://a.example/2"], "{report:?}");
    assert!(pages[0].bytes.starts_with(PAGE.as_bytes()) && pages[0].bytes.len() as u64 >= PAGE_CAP);
    let said = "a.warc: http://a.example/1: over 64 MB, which is more than any page; the rest is not read";
    assert_eq!(report.told_error().as_deref(), Some(said));
}

#[test]
fn a_crawl_without_its_beginning_is_no_other_file() {
    let records = [response("http://a.example/1", PAGE), response("http://a.example/2", PAGE)];
    let lost = |bytes: Vec<u8>| [&[0; 99][..], &bytes[99..]].concat();
    let packed = |pack: fn(&[u8]) -> Vec<u8>| records.iter().flat_map(|record| pack(record)).collect::<Vec<_>>();
    let mut inside = packed(gzip);
    inside[12..80].fill(0);
    for (name, bytes) in [
        ("a.warc", lost(records.concat())),
        ("a.warc.gz", lost(packed(gzip))),
        ("a.warc.zst", lost(packed(zstd))),
        ("b.warc.gz", inside),
    ] {
        let Read { pages, report, .. } = read_file(name, &bytes);
        let entries: Vec<_> = pages.iter().filter_map(|page| page.entry.as_deref()).collect();
        assert_eq!((entries, report.outcome), (vec!["http://a.example/2"], FileOutcome::Failed), "{name}");
    }
    // What is none at all is said to be damaged, too, and an empty one is no more than that.
    assert_eq!(read_file("a.warc.gz", &[7; 2_000]).report.outcome, FileOutcome::Failed);
    assert!(matches!(read_file("a.warc.gz", b"").report.outcome, FileOutcome::Skipped(_)));
}

#[test]
fn reads_arc() {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}");
    let info = "1 0 Tool\nURL IP-address Archive-date Content-type Archive-length\n";
    let bytes = format!(
        "filedesc://a.arc 0.0.0.0 20050706100000 text/plain {}\n{info}\n\
         http://paper.example/1 192.0.2.1 20050706100000 text/html {}\n{block}\n",
        info.len(),
        block.len()
    );
    for (name, bytes) in [("a.arc", bytes.clone().into_bytes()), ("a.arc.gz", gzip(bytes.as_bytes()))] {
        let Read { pages, report, .. } = read_file(name, &bytes);
        assert_eq!((report.pages, report.outcome), (1, FileOutcome::Pages), "{report:?}");
        assert_eq!(pages[0].bytes, PAGE.as_bytes());
        assert_eq!(pages[0].hints.saved.unwrap().stamp.to_string(), "2005-07-06T10:00:00Z");
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(noise in proptest::collection::vec(any::<u8>(), 0..400), at in 0_usize..900, packed: bool) {
        let mut bytes = three().concat();
        let at = at.min(bytes.len());
        let end = bytes.len().min(at + noise.len() / 2);
        bytes.splice(at..end, noise);
        let bytes = if packed { gzip(&bytes) } else { bytes };
        let mut take = |_| ControlFlow::Continue(());
        let mut pages = Pages::new(Path::new(""), StoredPage::default(), None, &mut take);
        let packed = if packed { Packed::Gzip } else { Packed::No };
        let _ = super::read(&bytes[..], packed, None, &mut pages);
    }
}
