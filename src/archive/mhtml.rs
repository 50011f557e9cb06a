//! A page saved as a MIME message (RFC 2557): by Chromium, Internet Explorer, and extensions of other browsers.

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use mail_parser::{ContentType, Message, MessageParser, MessagePart, MimeHeaders};
use memchr::memmem;

use super::{SkipReason, StoredPage, names::Named};
use crate::article::{Format, Saved, SavedSource};

/// Base64 as mail has it: padded or not, and with loose bits at the end of what was cut off.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Reads the page in a message, and whether the message is there to its end; `blank` is what is known of the page already.
/// A message that is no saved page is an e-mail.
pub(super) fn read(bytes: &[u8], named: Named, blank: StoredPage) -> Result<(StoredPage, bool), SkipReason> {
    let message = MessageParser::default().parse(bytes).ok_or(SkipReason::NoPage)?;
    let snapshot = text_header(&message, "Snapshot-Content-Location");
    let part = main_part(&message, snapshot.as_deref()).ok_or(SkipReason::Email)?;
    let top = message.root_part().content_location();
    let location = [snapshot.as_deref(), part.content_location(), top].into_iter().flatten().next();
    if location.is_none() && (named != Named::Wrapped || is_letter(&message)) {
        return Err(SkipReason::Email);
    }
    let mut page = StoredPage { format: Format::Mhtml, bytes: body(bytes, part), ..blank };
    let address = |location: &&str| location.starts_with("http:") || location.starts_with("https:");
    let url = [snapshot.as_deref(), part.content_location(), top].into_iter().flatten().find(address);
    page.hints.url = url.map(str::to_owned);
    page.hints.charset = part.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned);
    let date = message.date().and_then(|date| date.to_rfc3339().parse().ok());
    page.hints.saved = date.map(|stamp| Saved { stamp, source: SavedSource::Header });
    Ok((page, is_whole(bytes, &message)))
}

/// Whether the line that ends the last part is there (RFC 2046, 5.1.1).
fn is_whole(bytes: &[u8], message: &Message<'_>) -> bool {
    let boundary = message.root_part().content_type().and_then(|kind| kind.attribute("boundary"));
    boundary.is_none_or(|boundary| memmem::rfind(bytes, format!("--{boundary}--").as_bytes()).is_some())
}

/// The part that is the page: the one saved from the snapshot's address, or that the message names as its start, or the
/// first that is HTML.
fn main_part<'m>(message: &'m Message<'m>, snapshot: Option<&str>) -> Option<&'m MessagePart<'m>> {
    let is_html = |part: &&MessagePart<'_>| part.content_type().is_some_and(is_html);
    let pages = || message.parts.iter().filter(is_html);
    let start = message.root_part().content_type().and_then(|kind| kind.attribute("start"));
    let start = start.map(|id| id.trim_matches(['<', '>', ' ']));
    let is_at = |part: &&MessagePart<'_>| snapshot.is_some() && part.content_location() == snapshot;
    let is_start = |part: &&MessagePart<'_>| start.is_some() && part.content_id() == start;
    pages().find(is_at).or_else(|| pages().find(is_start)).or_else(|| pages().next())
}

fn is_html(kind: &ContentType<'_>) -> bool {
    let subtype = kind.subtype().unwrap_or_default();
    (kind.ctype().eq_ignore_ascii_case("text") && subtype.eq_ignore_ascii_case("html"))
        || (kind.ctype().eq_ignore_ascii_case("application") && subtype.eq_ignore_ascii_case("xhtml+xml"))
}

fn text_header(message: &Message<'_>, name: &'static str) -> Option<String> {
    let raw = message.header_raw(name)?;
    Some(raw.split_ascii_whitespace().collect()).filter(|text: &String| !text.is_empty())
}

/// Whether a message went from one person to another.
fn is_letter(message: &Message<'_>) -> bool {
    message.to().is_some() || message.received().is_some()
}

/// The part's bytes without their transfer encoding, in the charset that they were written in. The encoding is the one that its
/// header names: the parser forgets it where a part is cut off or has an escape that is none.
fn body(bytes: &[u8], part: &MessagePart<'_>) -> Vec<u8> {
    let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
    let raw = bytes.get(at(part.offset_body)..at(part.offset_end)).unwrap_or_default();
    let named = part.content_transfer_encoding().unwrap_or_default();
    if named.eq_ignore_ascii_case("quoted-printable") {
        quoted_printable(raw)
    } else if named.eq_ignore_ascii_case("base64") {
        base64(raw)
    } else {
        raw.to_vec()
    }
}

/// Decodes quoted-printable (RFC 2045); what is no escape stays as it is.
fn quoted_printable(raw: &[u8]) -> Vec<u8> {
    let hex = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut decoded = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'=', rest) {
        let (before, from) = rest.split_at(at);
        decoded.extend_from_slice(before);
        rest = match from {
            [_, b'\r', b'\n', after @ ..] | [_, b'\n', after @ ..] => after,
            [_, high, low, after @ ..] => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    decoded.push(high << 4 | low);
                    after
                }
                _ => {
                    decoded.push(b'=');
                    from.get(1..).unwrap_or_default()
                }
            },
            // The last line was cut inside an escape.
            _ => &[],
        };
    }
    decoded.extend_from_slice(rest);
    decoded
}

/// Decodes base64, up to where it is none any more.
fn base64(raw: &[u8]) -> Vec<u8> {
    let mut digits: Vec<u8> =
        raw.iter().copied().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
    // One digit alone stands for less than a byte.
    if digits.len() % 4 == 1 {
        digits.pop();
    }
    BASE64.decode(&digits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_as(named: Named, text: &str) -> Result<StoredPage, SkipReason> {
        read(text.replace('\n', "\r\n").as_bytes(), named, StoredPage::default()).map(|(page, _)| page)
    }

    const SNAPSHOT: &str = "From: <Saved>
Snapshot-Content-Location: http://paper.example/story
Date: Sun, 6 Jul 2025 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"

--b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: http://ads.example/frame

<p>An advert
--b
Content-Type: text/html; charset=\"windows-1252\"
Content-Transfer-Encoding: quoted-printable
Content-Location: http://paper.example/story

<html><p class=3D\"x\">Caf=E9 =
au lait
--b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--b--
";

    #[test]
    fn reads_a_snapshot() {
        let page = read_as(Named::Unknown, SNAPSHOT).unwrap();
        assert_eq!(page.hints.url.as_deref(), Some("http://paper.example/story"));
        assert_eq!(page.hints.charset.as_deref(), Some("windows-1252"));
        assert_eq!(page.hints.saved.unwrap().stamp.to_string(), "2025-07-06T10:00:00+02:00");
        assert_eq!(page.bytes.trim_ascii_end(), b"<html><p class=\"x\">Caf\xe9 au lait");
    }

    #[test]
    fn finds_the_main_part_of_older_files() {
        let by_start = "MIME-Version: 1.0
Content-Type: multipart/related; start=\"<2@x>\"; boundary=b

--b
Content-Type: text/html
Content-ID: <1@x>
Content-Location: http://paper.example/frame

frame
--b
Content-Type: text/html
Content-Transfer-Encoding: base64
Content-ID: <2@x>
Content-Location: http://paper.example/story

PGh0
bWw+
--b--
";
        let page = read_as(Named::Wrapped, by_start).unwrap();
        assert_eq!(
            (page.bytes.as_slice(), page.hints.url.as_deref()),
            (&b"<html>"[..], Some("http://paper.example/story"))
        );
        let alone = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Location: http://paper.example/a\n\n<html>\n";
        let page = read_as(Named::Wrapped, alone).unwrap();
        assert_eq!(page.bytes.trim_ascii(), b"<html>");
    }

    #[test]
    fn what_is_cut_off_is_decoded_all_the_same() {
        let cut = SNAPSHOT.split_inclusive("au").next().unwrap();
        let page = read_as(Named::Wrapped, cut).unwrap();
        assert_eq!(page.bytes.trim_ascii_end(), b"<html><p class=\"x\">Caf\xe9 au");
        let base64 = "MIME-Version: 1.0
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html
Content-Transfer-Encoding: BASE64
Content-Location: http://paper.example/story

PGh0
bWw";
        assert_eq!(read_as(Named::Wrapped, base64).unwrap().bytes, b"<html");
    }

    #[test]
    fn a_letter_is_no_page() {
        let letter = "From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Dear\n";
        assert_eq!(read_as(Named::Wrapped, letter).map(drop), Err(SkipReason::Email));
        assert_eq!(read_as(Named::Unknown, letter).map(drop), Err(SkipReason::Email));
        let text = "Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\nDear\n";
        assert_eq!(read_as(Named::Wrapped, text).map(drop), Err(SkipReason::Email));
    }

    #[test]
    fn decodes_what_is_broken() {
        for (raw, expected) in
            [("a=3Db", "a=b"), ("a=\r\nb=\nc", "abc"), ("a=zzb", "a=zzb"), ("a=", "a"), ("a=3", "a"), ("", "")]
        {
            assert_eq!(String::from_utf8_lossy(&quoted_printable(raw.as_bytes())), expected, "{raw}");
        }
        for (raw, expected) in [("PGh0\r\nbWw+", "<html>"), ("PGh0bWw", "<htm"), ("PGh0b", "<ht"), ("!", "")] {
            assert!(base64(raw.as_bytes()).starts_with(expected.as_bytes()), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(noise in "\\PC{0,60}", at in 0_usize..700) {
            let mut bytes = SNAPSHOT.as_bytes().to_vec();
            let at = at.min(bytes.len());
            bytes.splice(at..bytes.len().min(at + 20), noise.bytes());
            let _ = read(&bytes, Named::Wrapped, StoredPage::default());
        }
    }
}
