//! A record's header: WARC 0.17 to 1.1 (ISO 28500), and the one line of an ARC file of version 1.

use std::io::{self, BufRead, Read};

use crate::article::Stamp;

/// The longest header read, in bytes. Real ones have under 2 KB; addresses of data: or POST captures make them longer.
const HEADER_CAP: u64 = 256 * 1024;

/// What a record says of itself, as far as newsdex wants to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// `response`, `resource`, `revisit`, …, in lower case.
    pub(super) kind: String,
    pub(super) url: String,
    pub(super) date: String,
    pub(super) content_type: String,
    /// Length of the block that follows, in bytes.
    pub(super) length: u64,
    pub(super) id: String,
    pub(super) payload_digest: String,
    pub(super) refers_to: String,
    pub(super) refers_to_url: String,
    pub(super) refers_to_date: String,
}

/// What stands where a record should start.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Start {
    Record(Box<Header>),
    /// No record's header, or one without a length.
    Garbage,
    /// The file ends inside the header.
    CutShort,
}

impl Header {
    /// Reads a header, up to the first byte of the block.
    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Start> {
        let mut left = HEADER_CAP;
        let Some(first) = line(from, &mut left)? else { return Ok(Start::CutShort) };
        let first = String::from_utf8_lossy(&first).into_owned();
        if !first.starts_with("WARC/") {
            return Ok(Header::from_arc(&first).map_or(Start::Garbage, |header| Start::Record(Box::new(header))));
        }
        let mut header = Header::default();
        let mut length = None;
        let mut field: Option<(String, String)> = None;
        loop {
            let Some(bytes) = line(from, &mut left)? else { return Ok(Start::CutShort) };
            let text = String::from_utf8_lossy(&bytes);
            // A line that starts with a blank goes on with the field before it.
            if let (true, Some((_, value))) = (text.starts_with([' ', '\t']), &mut field) {
                value.push(' ');
                value.push_str(text.trim());
                continue;
            }
            if let Some((name, value)) = field.take() {
                if name == "content-length" {
                    length = value.parse().ok();
                }
                header.set(&name, value);
            }
            if bytes.is_empty() {
                break;
            }
            field =
                text.split_once(':').map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
        let Some(length) = length else { return Ok(Start::Garbage) };
        header.length = length;
        Ok(Start::Record(Box::new(header)))
    }

    fn set(&mut self, name: &str, value: String) {
        match name {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => self.url = bare(&value),
            "warc-date" => self.date = value,
            "content-type" => self.content_type = value,
            "warc-record-id" => self.id = value,
            "warc-payload-digest" => self.payload_digest = value,
            "warc-refers-to" => self.refers_to = value,
            "warc-refers-to-target-uri" => self.refers_to_url = bare(&value),
            "warc-refers-to-date" => self.refers_to_date = value,
            _ => {}
        }
    }

    /// `URL IP-address date type length`; the address may hold blanks.
    fn from_arc(line: &str) -> Option<Header> {
        let mut fields = line.trim_end().rsplitn(5, ' ');
        let (length, content_type, date) = (fields.next()?, fields.next()?, fields.next()?);
        let (_address, url) = (fields.next()?, fields.next()?);
        if !(8..=14).contains(&date.len()) || !date.bytes().all(|b| b.is_ascii_digit()) || !url.contains(':') {
            return None;
        }
        let kind = if url.starts_with("filedesc:") { "warcinfo" } else { "response" };
        Some(Header {
            kind: kind.to_owned(),
            url: url.to_owned(),
            date: date.to_owned(),
            // What the server said stands in the block; the line's own type is only a copy.
            content_type: if url.starts_with("http") { "application/http".to_owned() } else { content_type.to_owned() },
            length: length.parse().ok()?,
            ..Header::default()
        })
    }

    /// When the record was made: an RFC 3339 time, or the 14 digits of an ARC file.
    pub(super) fn stamp(&self) -> Option<Stamp> {
        if let Ok(stamp) = self.date.parse() {
            return Some(stamp);
        }
        let time = chrono::NaiveDateTime::parse_from_str(&self.date, "%Y%m%d%H%M%S").ok()?;
        Some(time.and_utc().into())
    }
}

/// wget puts addresses between `<` and `>`, as an early draft of the standard had it.
fn bare(url: &str) -> String {
    url.strip_prefix('<').and_then(|url| url.strip_suffix('>')).unwrap_or(url).to_owned()
}

/// A line without its end; `None` if the input ends first, or the header gets too long.
fn line(from: &mut impl BufRead, left: &mut u64) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let read = from.take(*left).read_until(b'\n', &mut line)?;
    *left = left.saturating_sub(read as u64);
    if line.pop() != Some(b'\n') {
        return Ok(None);
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(Some(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Start {
        Header::read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn reads_what_tools_write() {
        let text = "WARC/1.0\r\nWARC-Type: Response\r\nwarc-target-uri: <http://paper.example/a>\r\n\
                    WARC-Date: 2025-07-06T10:00:00Z\r\nContent-Type: application/http;\r\n msgtype=response\r\n\
                    Content-Length: 12\r\n\r\nHTTP";
        let Start::Record(header) = read(text) else { panic!() };
        assert_eq!((header.kind.as_str(), header.url.as_str()), ("response", "http://paper.example/a"));
        assert_eq!(header.content_type, "application/http; msgtype=response");
        assert_eq!((header.length, header.stamp().unwrap().to_string()), (12, "2025-07-06T10:00:00Z".to_owned()));
        let Start::Record(header) = read("http://paper.example/a b 192.0.2.1 20050706100000 text/html 77\nHTTP") else {
            panic!()
        };
        assert_eq!((header.url.as_str(), header.length), ("http://paper.example/a b", 77));
        assert_eq!(header.stamp().unwrap().to_string(), "2005-07-06T10:00:00Z");
    }

    #[test]
    fn tells_what_is_none() {
        for (text, expected) in [
            ("", Start::CutShort),
            ("WARC/1.0\r\nWARC-Type: response\r\n", Start::CutShort),
            ("WARC/1.0\r\nWARC-Type: response\r\n\r\n", Start::Garbage),
            ("WARC/1.0\r\nContent-Length: -4\r\n\r\n", Start::Garbage),
            ("WARC/1.0\r\nContent-Length: 99999999999999999999999\r\n\r\n", Start::Garbage),
            ("some other line\n", Start::Garbage),
            ("a b c d e\n", Start::Garbage),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }
}
