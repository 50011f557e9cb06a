//! The format of a file, told by its first bytes, with its name as a witness.

use memchr::memmem;

use super::{SkipReason, names::Named};

/// How a file or member is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Html,
    /// Bytes in the manner of a page that holds a zip, for a program in it to unpack.
    SelfUnpacking,
    Text,
    Gzip,
    Zstd,
    Zip,
    Warc,
    Arc,
    Tar,
    Mhtml,
    Webarchive,
    Enex,
    /// What stands for a file that is kept elsewhere, and the command that brings it.
    Pointer(&'static str),
    Skip(SkipReason),
}

/// Tells how a file is to be read from its name and its first bytes (some kilobytes, or all it has).
pub(super) fn content(named: Named, head: &[u8]) -> Content {
    if let Some(container) = container(head) {
        return container;
    }
    if is_unread_packing(head) {
        return Content::Skip(SkipReason::Packing);
    }
    if let Some((_, fetched_by)) = POINTERS.iter().find(|(start, _)| head.starts_with(start)) {
        return Content::Pointer(fetched_by);
    }
    // A page or text without a byte is an empty one.
    if head.iter().all(|b| *b == 0) && !(head.is_empty() && matches!(named, Named::Html | Named::Text)) {
        return Content::Skip(SkipReason::Empty);
    }
    let text = Ascii::of(head);
    let starts_as_html = text.starts_as_html();
    if is_binary(head) {
        let holds_zip = starts_as_html && memmem::find(head, b"PK\x03\x04").is_some();
        // SingleFile's mark; it stands in the middle where the page is a picture of itself as well.
        let is_marked = memmem::find(head, b"<html data-sfz").is_some();
        return if holds_zip || is_marked { Content::SelfUnpacking } else { Content::Skip(SkipReason::Binary) };
    }
    match named {
        _ if !starts_as_html && text.is_message(named) => Content::Mhtml,
        Named::Html => Content::Html,
        _ if starts_as_html => Content::Html,
        Named::Text => Content::Text,
        _ if text.has_markup() => Content::Html,
        _ => Content::Skip(SkipReason::NoPage),
    }
}

/// How what large-file tools of git leave in a file's place begins, and what puts the file there.
const POINTERS: [(&[u8], &str); 2] =
    [(b"version https://git-lfs.github.com/spec/", "git lfs pull"), (b"/annex/objects/", "git annex get")];

/// How Evernote's exports begin, behind what says that they are XML.
const EXPORTS: [&[u8]; 2] = [b"<!DOCTYPE en-export", b"<en-export"];

/// The container that announces itself in its first bytes.
fn container(head: &[u8]) -> Option<Content> {
    const MAGIC: &[(&[u8], Content)] = &[
        (b"\x1f\x8b", Content::Gzip),
        (b"\x28\xb5\x2f\xfd", Content::Zstd),
        (b"PK\x03\x04", Content::Zip),
        (b"PK\x05\x06", Content::Zip),
        (b"WARC/", Content::Warc),
        (b"filedesc://", Content::Arc),
        (b"bplist00", Content::Webarchive),
    ];
    if let Some((_, content)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(*content);
    }
    // A skippable frame stands first in a zstd WARC: it holds the dictionary.
    if head.get(1..4) == Some(b"\x2a\x4d\x18") && head.first().is_some_and(|b| b & 0xf0 == 0x50) {
        return Some(Content::Zstd);
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(Content::Tar);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let is_xml = text.starts_with(b"<?xml");
    let has = |what: &[u8]| memmem::find(text, what).is_some();
    match () {
        () if is_xml && has(b"WebMainResource") => Some(Content::Webarchive),
        () if EXPORTS.iter().any(|start| text.starts_with(start) || (is_xml && has(start))) => Some(Content::Enex),
        () => None,
    }
}

/// Whether the bytes are packed in a way that we cannot open: xz, bzip2, 7-Zip, RAR.
fn is_unread_packing(head: &[u8]) -> bool {
    const MAGIC: &[&[u8]] = &[b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"];
    // bzip2 writes its block size as a digit, then the first digits of pi.
    let is_bzip2 = head.starts_with(b"BZh") && head.get(4..10) == Some(b"\x31\x41\x59\x26\x53\x59");
    is_bzip2 || MAGIC.iter().any(|magic| head.starts_with(magic))
}

/// Whether the bytes are neither text nor markup.
fn is_binary(head: &[u8]) -> bool {
    const MAGIC: &[&[u8]] = &[
        b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"OggS", b"wOFF", b"wOF2", b"ID3", b"\x7fELF",
        b"SQLite format 3",
    ];
    if MAGIC.iter().any(|magic| head.starts_with(magic)) {
        return true;
    }
    if Utf16::of(head).is_some() {
        return false;
    }
    // A disk that lost a file's end has zeros there; what stands before them tells what it was.
    let head = match head.iter().rposition(|b| *b != 0) {
        Some(last) => head.get(..=last).unwrap_or(head),
        None => head,
    };
    // Text has no control characters but tab, line ends, form feed and the escapes of ISO-2022; a stray one, even a NUL,
    // stands in many an old page. One in 32 is more than any of those have.
    let is_control = |b: &&u8| matches!(b, 0..=8 | 14..=26 | 28..=31);
    head.iter().filter(is_control).count() * 32 > head.len()
}

/// UTF-16, told by its byte order mark or by a `<` in two bytes.
#[derive(Clone, Copy)]
enum Utf16 {
    Little,
    Big,
}

impl Utf16 {
    fn of(head: &[u8]) -> Option<Utf16> {
        match head {
            [0xff, 0xfe, ..] | [b'<', 0, ..] => Some(Utf16::Little),
            [0xfe, 0xff, ..] | [0, b'<', ..] => Some(Utf16::Big),
            _ => None,
        }
    }
}

/// The head as lower-case ASCII, whatever Unicode form it has, for looking at markup.
struct Ascii(Vec<u8>);

impl Ascii {
    fn of(head: &[u8]) -> Ascii {
        let mut bytes: Vec<u8> = match Utf16::of(head) {
            Some(Utf16::Little) => head.chunks_exact(2).map(|pair| if pair[1] == 0 { pair[0] } else { b'?' }).collect(),
            Some(Utf16::Big) => head.chunks_exact(2).map(|pair| if pair[0] == 0 { pair[1] } else { b'?' }).collect(),
            None => head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).to_vec(),
        };
        bytes.make_ascii_lowercase();
        Ascii(bytes)
    }

    /// Whether the first thing that is neither blank, comment nor XML declaration is the start of an HTML document.
    fn starts_as_html(&self) -> bool {
        let mut rest = self.0.strip_prefix(b"?").unwrap_or(&self.0);
        loop {
            rest = rest.trim_ascii_start();
            let close: &[u8] = match rest {
                _ if rest.starts_with(b"<!--") => b"-->",
                _ if rest.starts_with(b"<?xml") => b"?>",
                _ => break,
            };
            match memmem::find(rest, close) {
                Some(at) => rest = rest.get(at + close.len()..).unwrap_or_default(),
                None => return false,
            }
        }
        [&b"<!doctype html"[..], b"<html", b"<head>", b"<title>", b"<body"].iter().any(|start| rest.starts_with(start))
    }

    /// Whether there is markup that only a page has; for files whose name says nothing.
    fn has_markup(&self) -> bool {
        let starts_with_tag = || {
            let rest = self.0.trim_ascii_start();
            [&b"<div"[..], b"<p>", b"<p ", b"<article", b"<h1", b"<table", b"<meta ", b"<link ", b"<script", b"<!--"]
                .iter()
                .any(|tag| rest.starts_with(tag))
        };
        let has = |tag: &[u8]| memmem::find(&self.0, tag).is_some();
        // Programs quote single tags in strings; a page's head has more than one.
        starts_with_tag() || has(b"<!doctype html") || (has(b"<html") && (has(b"<head") || has(b"<body")))
    }

    /// Whether this is a MIME message: a page saved as one, or an e-mail.
    fn is_message(&self, named: Named) -> bool {
        let rest = self.0.trim_ascii_start();
        let line = rest.split(|b| *b == b'\n').next().unwrap_or_default();
        let field = line.split(|b| *b == b':').next().unwrap_or_default();
        let is_field = field.len() < line.len()
            && !field.is_empty()
            && field.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
        let has = |what: &[u8]| memmem::find(rest, what).is_some();
        match named {
            // A text about e-mail, or one with a head of its own, is still a text.
            Named::Text | Named::Html => is_field && has(b"mime-version:") && has(b"multipart/related"),
            Named::Wrapped => is_field || line.starts_with(b"from "),
            _ => (is_field || line.starts_with(b"from ")) && has(b"mime-version:") && has(b"content-type:"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str) -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn content_decides() {
        let mut tar = vec![0; 512];
        tar[257..262].copy_from_slice(b"ustar");
        let png = b"\x89PNG\r\n\x1a\n".to_vec();
        let rows: &[(&str, Named, &[u8], Content)] = &[
            ("page", Named::Html, b"<!DOCTYPE html><p>x", Content::Html),
            ("fragment", Named::Html, b"Words", Content::Html),
            ("empty page", Named::Html, b"", Content::Html),
            ("stray NUL", Named::Html, b"<p>A page of some length with a stray \0 in its text", Content::Html),
            ("page with its end lost", Named::Html, &[b"<p>Words".as_slice(), &[0; 99]].concat(), Content::Html),
            ("nothing but zeros", Named::Html, &[0; 99], Content::Skip(SkipReason::Empty)),
            ("empty container", Named::Container, b"", Content::Skip(SkipReason::Empty)),
            (
                "pointer",
                Named::Html,
                b"version https://git-lfs.github.com/spec/v1\noid x",
                Content::Pointer("git lfs pull"),
            ),
            ("picture named page", Named::Html, &png, Content::Skip(SkipReason::Binary)),
            ("text", Named::Text, b"A headline\n\nby someone", Content::Text),
            ("text about tags", Named::Text, b"The <html> tag opens a page", Content::Text),
            ("page named text", Named::Text, b"\xef\xbb\xbf <!-- saved --> <!doctype HTML>", Content::Html),
            ("utf-16 text", Named::Text, &utf16("A headline"), Content::Text),
            ("utf-16 page", Named::Unknown, &utf16("<html><head>"), Content::Html),
            ("page without extension", Named::Unknown, b"<?xml version='1.0'?>\n<!DOCTYPE html><p>", Content::Html),
            ("fragment without extension", Named::Unknown, b"\n<div class=story>", Content::Html),
            ("text without extension", Named::Unknown, b"All rights", Content::Skip(SkipReason::NoPage)),
            ("nothing", Named::Unknown, b"", Content::Skip(SkipReason::Empty)),
            ("script", Named::Unknown, b"x = '<html>'", Content::Skip(SkipReason::NoPage)),
            ("xz", Named::Unknown, b"\xfd7zXZ\0\0\x04", Content::Skip(SkipReason::Packing)),
            ("bzip2", Named::Container, b"BZh91AY&SY", Content::Skip(SkipReason::Packing)),
            ("a text on bzip2", Named::Text, b"BZh9 is how it begins", Content::Text),
            ("noise", Named::Unknown, &[1; 64], Content::Skip(SkipReason::Binary)),
            ("gzip", Named::Html, b"\x1f\x8b\x08", Content::Gzip),
            ("zstd dictionary", Named::Container, b"\x5d\x2a\x4d\x18", Content::Zstd),
            ("zip", Named::Unknown, b"PK\x03\x04", Content::Zip),
            ("warc", Named::Text, b"WARC/1.0\r\n", Content::Warc),
            ("arc", Named::Unknown, b"filedesc://a 0.0.0.0", Content::Arc),
            ("tar", Named::Unknown, &tar, Content::Tar),
            ("mhtml", Named::Wrapped, b"From: <Saved>\r\nSubject: x", Content::Mhtml),
            ("mhtml by content", Named::Unknown, b"A: b\nMIME-Version: 1.0\nContent-Type: x", Content::Mhtml),
            ("letter", Named::Text, b"Date: Monday\n\nMIME-Version: is what", Content::Text),
            (
                "page that unpacks itself",
                Named::Html,
                &[b"<!doctype html><!--PK\x03\x04".as_slice(), &[1; 64]].concat(),
                Content::SelfUnpacking,
            ),
            (
                "the same, which is a picture too",
                Named::Html,
                &[&png, b"<html data-sfz>".as_slice(), &[1; 64]].concat(),
                Content::SelfUnpacking,
            ),
            (
                "broken page",
                Named::Html,
                &[b"<!doctype html>".as_slice(), &[1; 64]].concat(),
                Content::Skip(SkipReason::Binary),
            ),
            ("notes", Named::Unknown, b"<?xml version=\"1.0\"?>\n<!DOCTYPE en-export SYSTEM", Content::Enex),
            ("notes alone", Named::Container, b"\xef\xbb\xbf\n<en-export><note>", Content::Enex),
            ("page about notes", Named::Html, b"<!DOCTYPE html><p>It begins with <en-export>", Content::Html),
            ("webarchive", Named::Unknown, b"<?xml?><plist><key>WebMainResource", Content::Webarchive),
        ];
        for (what, named, head, expected) in rows {
            assert_eq!(content(*named, head), *expected, "{what}");
        }
    }
}
