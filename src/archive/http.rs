//! An HTTP response as a crawl keeps it: status, type, and the body behind its transfer and content encodings.

use std::io::{BufRead, Read};

use memchr::memchr;

use super::{
    Hints,
    limits::{self, End},
};
use crate::article::{Saved, SavedSource};

/// The longest response header read, in bytes; servers refuse to send more than a tenth of it.
const HEADER_CAP: u64 = 256 * 1024;

/// What a response's header says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) content_type: String,
    /// When the server answered, as its header says.
    date: String,
    /// Outermost last, as they were applied.
    encodings: Vec<String>,
    chunked: bool,
}

impl Response {
    /// A body that was stored without a header, as it is.
    pub(super) fn plain(content_type: &str) -> Response {
        Response { status: 200, content_type: content_type.to_owned(), ..Response::default() }
    }

    /// Reads a header, up to the first byte of the body; `None` if there is none.
    pub(super) fn read(from: &mut impl BufRead) -> std::io::Result<Option<Response>> {
        let mut from = from.take(HEADER_CAP);
        let mut line = Vec::new();
        from.read_until(b'\n', &mut line)?;
        let first = String::from_utf8_lossy(&line).into_owned();
        if !first.starts_with("HTTP/") {
            return Ok(None);
        }
        let status = first.split_ascii_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let mut response = Response { status, ..Response::default() };
        loop {
            line.clear();
            let read = from.read_until(b'\n', &mut line)?;
            let text = String::from_utf8_lossy(&line);
            if read == 0 || text.trim().is_empty() {
                return Ok(Some(response));
            }
            if let Some((name, value)) = text.split_once(':') {
                response.set(&name.trim().to_ascii_lowercase(), value.trim());
            }
        }
    }

    /// Takes the header off what was saved with it (`wget --save-headers`, `curl -i`), and those of the redirects before it;
    /// `None` where there is none, or no end of it.
    pub(super) fn split_off(head: &mut Vec<u8>) -> Option<Response> {
        let mut last = None;
        while head.starts_with(b"HTTP/") {
            let mut rest = &head[..];
            let response = Response::read(&mut rest).ok()??;
            let read = head.len() - rest.len();
            // A text may begin with the protocol's name as well.
            if rest.is_empty() || !(100..600).contains(&response.status) {
                break;
            }
            head.drain(..read);
            last = Some(response);
        }
        last
    }

    /// Adds what the header says of the page to what is known of it.
    pub(super) fn describe(&self, hints: &mut Hints) {
        hints.charset = charset(&self.content_type).or(hints.charset.take());
        let date =
            chrono::DateTime::parse_from_rfc2822(&self.date).ok().and_then(|date| date.to_rfc3339().parse().ok());
        let saved = date.map(|stamp| Saved { stamp, source: SavedSource::Header });
        hints.saved = saved.or(hints.saved.take());
    }

    fn set(&mut self, name: &str, value: &str) {
        match name {
            "content-type" => self.content_type = value.to_owned(),
            "date" => self.date = value.to_owned(),
            "content-encoding" => {
                let names = value.split(',').map(|name| name.trim().to_ascii_lowercase());
                self.encodings.extend(names.filter(|name| !name.is_empty() && name != "identity"));
            }
            "transfer-encoding" => self.chunked |= value.to_ascii_lowercase().contains("chunked"),
            _ => {}
        }
    }

    /// The body as its author wrote it. A body that is not encoded as the header says was decoded by the crawler, and is
    /// taken as it stands; one that breaks off is read as far as it goes.
    pub(super) fn decode(&self, body: Vec<u8>) -> (Vec<u8>, End) {
        let mut body = if self.chunked { dechunked(&body).unwrap_or(body) } else { body };
        // More layers than this are an attack.
        for encoding in self.encodings.iter().rev().take(limits::NESTING_CAP) {
            let (decoded, end) = decoded(body, encoding);
            match end {
                End::Whole => body = decoded,
                end => return (decoded, end),
            }
        }
        (body, End::Whole)
    }
}

/// Takes off one content encoding.
fn decoded(body: Vec<u8>, encoding: &str) -> (Vec<u8>, End) {
    let packed = Some(body.len() as u64);
    let (result, end) = match encoding {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => {
            limits::read_page(Vec::new(), &mut flate2::bufread::MultiGzDecoder::new(&body[..]), packed)
        }
        // Servers send it with zlib's header, as the standard says, or without, as some browsers would have it.
        "deflate" if has_zlib_header(&body) => {
            limits::read_page(Vec::new(), &mut flate2::bufread::ZlibDecoder::new(&body[..]), packed)
        }
        "deflate" => limits::read_page(Vec::new(), &mut flate2::bufread::DeflateDecoder::new(&body[..]), packed),
        "br" => limits::read_page(Vec::new(), &mut brotli::Decompressor::new(&body[..], limits::HEAD), packed),
        "zstd" if body.starts_with(b"\x28\xb5\x2f\xfd") => match zstd::Decoder::with_buffer(&body[..]) {
            Ok(mut decoder) => limits::read_page(Vec::new(), &mut decoder, packed),
            Err(error) => (Vec::new(), End::Broken(error)),
        },
        _ => return (body, End::Whole),
    };
    match end {
        End::Broken(_) if result.is_empty() => (body, End::Whole),
        End::Broken(_) => (result, End::Whole),
        end => (result, end),
    }
}

/// RFC 1950: method 8 and a check that makes the two bytes a multiple of 31.
fn has_zlib_header(body: &[u8]) -> bool {
    matches!(body, [method, flags, ..] if method & 15 == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

/// Puts chunks together; `None` if the body does not start as chunks do. A last chunk that breaks off is kept.
fn dechunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = memchr(b'\n', rest);
        let line = end.and_then(|end| rest.get(..end)).unwrap_or_default();
        let size = std::str::from_utf8(line).ok().and_then(|line| {
            let digits = line.split(';').next().unwrap_or_default().trim();
            usize::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
        });
        let (Some(end), Some(size)) = (end, size) else {
            return if whole.is_empty() { None } else { Some(whole) };
        };
        rest = rest.get(end + 1..).unwrap_or_default();
        if size == 0 {
            return Some(whole);
        }
        let (chunk, after) = rest.split_at_checked(size).unwrap_or((rest, &[]));
        whole.extend_from_slice(chunk);
        rest = after.strip_prefix(b"\r\n").or(after.strip_prefix(b"\n")).unwrap_or(after);
        if rest.is_empty() {
            return Some(whole);
        }
    }
}

/// The media type of a `Content-Type`, in lower case, without its parameters.
pub(super) fn media_type(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The charset that a `Content-Type` names.
pub(super) fn charset(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn body_of(message: &[u8]) -> Vec<u8> {
        let mut from = Cursor::new(message);
        let response = Response::read(&mut from).unwrap().unwrap();
        let mut body = Vec::new();
        from.read_to_end(&mut body).unwrap();
        response.decode(body).0
    }

    #[test]
    fn takes_encodings_off() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(b"story").unwrap();
        let gzip = gzip.finish().unwrap();
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        zlib.write_all(b"story").unwrap();
        let zlib = zlib.finish().unwrap();
        let mut brotli = Vec::new();
        brotli::CompressorWriter::new(&mut brotli, 4096, 5, 20).write_all(b"story").unwrap();
        let zstd = zstd::encode_all(&b"story"[..], 1).unwrap();
        let chunks: &[u8] = b"2\r\nst\r\n3;x=y\r\nory\r\n0\r\n\r\n";
        for (fields, body) in [
            ("", &b"story"[..]),
            ("Content-Encoding: gzip\r\n", &gzip),
            ("Content-Encoding: GZIP\n", &gzip),
            ("Content-Encoding: deflate\r\n", &zlib),
            ("Content-Encoding: deflate\r\n", &zlib[2..]),
            ("Content-Encoding: br\r\n", &brotli),
            ("Content-Encoding: zstd\r\n", &zstd),
            ("Transfer-Encoding: chunked\r\n", chunks),
            ("Transfer-Encoding: chunked\r\n", b"2\r\nst\r\n9\r\nory"),
            // Decoded by the crawler, header kept.
            ("Content-Encoding: gzip\r\n", b"story"),
            ("Content-Encoding: br\r\n", b"story"),
            ("Transfer-Encoding: chunked\r\n", b"story"),
            ("Content-Encoding: strange\r\n", b"story"),
        ] {
            let message = [b"HTTP/1.1 200 OK\r\n", fields.as_bytes(), b"\r\n", body].concat();
            assert_eq!(String::from_utf8_lossy(&body_of(&message)), "story", "{fields}");
        }
    }

    #[test]
    fn a_header_is_taken_off_what_was_saved_with_it() {
        let header =
            "HTTP/1.1 200 OK\r\nDate: Tue, 14 May 2024 09:30:00 GMT\r\nContent-Type: text/html; charset=x\r\n\r\n";
        for (saved, body, is_headed) in [
            (format!("{header}<html>"), "<html>", true),
            (format!("HTTP/1.1 301 Moved\nLocation: /a\n\n{header}<html>"), "<html>", true),
            ("<html>HTTP/1.1 200 OK\n\n".to_owned(), "<html>HTTP/1.1 200 OK\n\n", false),
            ("HTTP/2 is here.\n\nThe web is quicker.".to_owned(), "HTTP/2 is here.\n\nThe web is quicker.", false),
        ] {
            let mut head = saved.into_bytes();
            let response = Response::split_off(&mut head);
            assert_eq!((String::from_utf8_lossy(&head).as_ref(), response.is_some()), (body, is_headed));
            let mut hints = Hints::default();
            if let Some(response) = response {
                response.describe(&mut hints);
                assert_eq!(hints.charset.as_deref(), Some("x"));
                assert_eq!(hints.saved.map(|saved| saved.stamp.to_string()).as_deref(), Some("2024-05-14T09:30:00Z"));
            }
        }
    }

    #[test]
    fn reads_types() {
        assert_eq!(media_type("Text/HTML ; charset=x"), "text/html");
        assert_eq!(charset("text/html; Charset=\"ISO-8859-1\"").as_deref(), Some("ISO-8859-1"));
        assert_eq!(charset("text/html; charset="), None);
        assert_eq!(Response::read(&mut &b"<html>"[..]).unwrap(), None);
        assert_eq!(Response::read(&mut &b"HTTP/1.0 404"[..]).unwrap().map(|r| r.status), Some(404));
    }
}
