//! Decoding: which charset a stored page's bytes are in, and the text that they spell.
//!
//! The order is that of the Encoding and HTML standards (byte order mark, HTTP header, `<meta>`), with two differences
//! that saved pages need: bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever the page claims, because saving
//! tools re-encode without correcting the claim; and a claim that the bytes contradict gives way to the next one.

mod alphabets;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use memchr::{memchr, memmem};

use crate::fold::ascii_at_start;

/// How far `<meta charset>` is looked for, in bytes. The standard's 1,024 miss one page in ten: saving tools and
/// publishers put scripts before it.
const META_WITHIN: usize = 64 * 1024;

/// How much of a page without a claim the detector sees, in bytes; its answer settles long before.
const DETECT_WITHIN: usize = 1024 * 1024;

/// How many characters of valid UTF-8 beyond ASCII outweigh one broken sequence. In a single-byte text two bytes make a
/// valid sequence by accident only, never nine times in ten; cut files and stray bytes break one sequence in hundreds.
const VALID_PER_BROKEN: usize = 9;

/// A page's text, and the WHATWG name of the charset it was in.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// Borrowed where the bytes are UTF-8 already. Without a byte order mark.
    pub text: Cow<'a, str>,
    pub charset: &'static str,
}

/// Decodes a page. Bytes that the charset does not know become U+FFFD, zero characters are left out; nothing fails.
///
/// `header` is the charset that the container names, as written there; `tld` the last label of the page's host, which
/// helps to tell legacy charsets apart where nothing is declared.
pub(super) fn decode<'a>(bytes: &'a [u8], header: Option<&str>, tld: Option<&str>) -> Decoded<'a> {
    let decoded = with_zeros(bytes, header, tld);
    // They are no letters; the standard drops some and shows others as U+FFFD, depending on what they stand in.
    match memchr(0, decoded.text.as_bytes()) {
        Some(_) => Decoded { text: decoded.text.replace('\0', "").into(), ..decoded },
        None => decoded,
    }
}

fn with_zeros<'a>(bytes: &'a [u8], header: Option<&str>, tld: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return with(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => {
            if memmem::find(bytes, b"\x1b$").is_none() {
                return Decoded { text: Cow::Borrowed(text), charset: UTF_8.name() };
            }
            // Its escapes are no letters of any other charset, whatever the page claims.
            if detect(bytes, tld) == ISO_2022_JP {
                return with(ISO_2022_JP, bytes);
            }
        }
        Ok(text) => return Decoded { text: Cow::Borrowed(text), charset: UTF_8.name() },
        Err(_) if is_broken_utf_8(bytes) => return with(UTF_8, bytes),
        Err(_) => {}
    }
    let head = &bytes[..bytes.len().min(META_WITHIN)];
    let declared = [header.and_then(encoding_named), declared_in_meta(head), declared_in_xml(head)];
    let is_false = |encoding| encoding == UTF_8 || encoding == WINDOWS_1252 && is_of_other_letters(bytes);
    let mut declared = declared.into_iter().flatten().filter(|&encoding| !is_false(encoding));
    let first = declared.clone().next();
    let clean = declared.find_map(|encoding| {
        let encoding = if encoding == WINDOWS_1252 { readable(encoding, bytes) } else { encoding };
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(Decoded { text, charset: encoding.name() })
    });
    clean.unwrap_or_else(|| with(first.unwrap_or_else(|| readable(detect(bytes, tld), bytes)), bytes))
}

/// The charset that was claimed or guessed, or the one in which the page's letters are of a language where they are of none in that
/// one. Of claims only the Western one is doubted, which editors write into every page.
fn readable(encoding: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    alphabets::better_than(encoding, bytes).unwrap_or(encoding)
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, charset: encoding.name() }
}

fn detect(bytes: &[u8], tld: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(DETECT_WITHIN)], bytes.len() <= DETECT_WITHIN);
    // The detector takes lower-case ASCII without dots only, and panics on anything else.
    let tld = tld.map(str::to_ascii_lowercase).filter(|t| t.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    detector.guess(tld.as_deref().filter(|t| !t.is_empty()).map(str::as_bytes), Utf8Detection::Deny)
}

/// Tells UTF-16 by its zero bytes: markup is ASCII, so every other byte near the start is zero.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let pairs = head.len() / 2;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Four pairs hold `<htm`. Half of the pairs: the title may be in another script, its markup is not.
    match () {
        () if pairs < 4 => None,
        () if odd * 2 > pairs && even * 8 < pairs => Some(UTF_16LE),
        () if even * 2 > pairs && odd * 8 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Whether bytes that are not valid UTF-8 are nearly so: cut in the middle of a character, or with a stray byte.
fn is_broken_utf_8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= broken * VALID_PER_BROKEN
}

/// Whether a page that claims to be in Western letters is in others: editors wrote that claim into every page. Letters with an accent
/// stand among plain ones, but those of Cyrillic, Greek or Chinese side by side.
fn is_of_other_letters(bytes: &[u8]) -> bool {
    /// Bytes beyond ASCII in a row: two accents stand side by side, hardly three. A short word has as many of other letters.
    const RUN: usize = 3;
    /// Bytes in such rows: some ten words.
    const LEAST: usize = 40;
    let (mut high, mut in_runs) = (0, 0);
    let mut rest = &bytes[ascii_at_start(bytes)..];
    while !rest.is_empty() {
        let run = rest.iter().position(u8::is_ascii).unwrap_or(rest.len());
        high += run;
        in_runs += if run >= RUN { run } else { 0 };
        rest = &rest[run..];
        rest = &rest[ascii_at_start(rest)..];
    }
    in_runs >= LEAST && in_runs * 2 > high
}

/// The encoding of a label as people write it: quoted, in any case, with a stray `;`.
fn encoding_named(label: &str) -> Option<&'static Encoding> {
    let label = label.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | ','));
    match Encoding::for_label(label.as_bytes())? {
        // Such bytes were seen not to be UTF-16, and the standard reads this claim as UTF-8.
        e if e == UTF_16LE || e == UTF_16BE => Some(UTF_8),
        e if e == X_USER_DEFINED => Some(WINDOWS_1252),
        e if e == REPLACEMENT => None,
        e => Some(e),
    }
}

/// The charset of the first `<meta charset>` or `<meta http-equiv="Content-Type">`, comments left out.
fn declared_in_meta(head: &[u8]) -> Option<&'static Encoding> {
    let mut at = 0;
    while let Some(lt) = memchr(b'<', head.get(at..)?) {
        let rest = &head[at + lt..];
        at += lt + 1;
        if rest.starts_with(b"<!--") {
            at += memmem::find(&rest[2..], b"-->")? + 1;
        } else if starts_with_ignoring_case(rest, b"<meta") {
            let tag = &rest[..memchr(b'>', rest).unwrap_or(rest.len())];
            if let Some(encoding) = charset_in(tag).and_then(encoding_named) {
                return Some(encoding);
            }
            // Not from within the tag: a page of nothing but `<meta` would be looked through again for each.
            at += tag.len() - 1;
        }
    }
    None
}

/// The label after `charset=` in a tag: as an attribute or inside `content="text/html; charset=…"`.
fn charset_in(tag: &[u8]) -> Option<&str> {
    let key = b"charset";
    let mut from = 0;
    while let Some(found) = tag.get(from..)?.windows(key.len()).position(|w| w.eq_ignore_ascii_case(key)) {
        from += found + key.len();
        let value = tag[from..].trim_ascii_start();
        if let Some(value) = value.strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let end = value.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b';' | b'/'));
            return std::str::from_utf8(&value[..end.unwrap_or(value.len())]).ok();
        }
    }
    None
}

/// The encoding of `<?xml version="1.0" encoding="…"?>`, which must be the first thing in the file.
fn declared_in_xml(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.trim_ascii_start();
    let declaration = &head[..memchr(b'>', head)?];
    if !declaration.starts_with(b"<?xml") {
        return None;
    }
    let at = memmem::find(declaration, b"encoding")? + b"encoding".len();
    let value = declaration[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, value) = value.split_first()?;
    encoding_named(std::str::from_utf8(&value[..memchr(*quote, value)?]).ok()?)
}

fn starts_with_ignoring_case(text: &[u8], prefix: &[u8]) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &str = "The council met on Monday. ";

    /// A page with `meta` in its head and `body` in its body, encoded; characters that the charset lacks would be
    /// written as references, so the samples have none.
    fn page(label: &str, meta: &str, body: &str) -> Vec<u8> {
        let html = format!("<!DOCTYPE html><html><head>{meta}<title>x</title></head><body>{body}</body></html>");
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        let (bytes, used, unmappable) = encoding.encode(&html);
        assert!(!unmappable && used == encoding, "{label} cannot spell the sample");
        bytes.into_owned()
    }

    fn utf_16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn zero_characters_are_left_out() {
        assert_eq!(
            decode(b"<title>Bri\0dge</title><script>\0</script>\0", None, None).text,
            "<title>Bridge</title><script></script>"
        );
        assert_eq!(decode(b"\0\0\0", None, None).text, "");
        // The zeros of another charset are no such.
        assert_eq!(decode(b"<\0p\0>\0a\0b\0", None, None).text, "<p>ab");
    }

    #[test]
    fn reads_a_declared_charset_wherever_it_is_declared() {
        for (label, text) in [
            ("windows-1252", "Café für Ängste – “quoted” €"),
            ("windows-1250", "Příliš žluťoučký kůň"),
            ("windows-1251", "Совет собрался в понедельник"),
            ("windows-1253", "Το συμβούλιο συνεδρίασε"),
            ("windows-1254", "Şehir meclisi toplandı"),
            ("windows-1255", "המועצה התכנסה"),
            ("windows-1256", "اجتمع المجلس"),
            ("windows-1257", "Taryba posėdžiavo pirmadienį"),
            ("windows-874", "สภาประชุมกัน"),
            ("iso-8859-2", "Rada zebrała się"),
            ("koi8-r", "Совет собрался"),
            ("gb2312", "市议会星期一开会"),
            ("gb18030", "市议会星期一开会"),
            ("big5", "市議會星期一開會"),
            ("euc-kr", "시의회가 월요일에 열렸다"),
            ("shift_jis", "市議会は月曜日に開かれた"),
            ("euc-jp", "市議会は月曜日に開かれた"),
            ("iso-2022-jp", "市議会は月曜日に開かれた"),
        ] {
            let charset = Encoding::for_label(label.as_bytes()).unwrap().name();
            let far = format!("<script>{}</script><meta charset='{label}'>", "x".repeat(5_000));
            for (meta, header) in [
                (format!("<meta charset=\"{label}\">"), None),
                (format!("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset={label}'>"), None),
                (format!("<meta charset = {label} />"), None),
                (far, None),
                (String::new(), Some(label)),
                ("<!-- <meta charset=utf-7> --><meta charset=\"latin1\">".into(), Some(label)),
            ] {
                let bytes = page(label, &meta, text);
                let decoded = decode(&bytes, header, None);
                assert_eq!(decoded.charset, charset, "{meta}");
                assert!(decoded.text.contains(text), "{label}: {}", decoded.text);
            }
        }
    }

    #[test]
    fn valid_utf_8_is_utf_8_whatever_the_page_claims() {
        for claim in ["iso-8859-1", "shift_jis", "utf-16", "nonsense"] {
            let bytes = page("utf-8", &format!("<meta charset={claim}>"), "Grüße");
            let decoded = decode(&bytes, Some(claim), None);
            assert_eq!(decoded.charset, "UTF-8");
            assert!(matches!(decoded.text, Cow::Borrowed(text) if text.contains("Grüße")));
        }
    }

    #[test]
    fn utf_8_with_a_broken_character_stays_utf_8() {
        let mut bytes =
            page("utf-8", "<meta charset=windows-1252>", "Grüße aus Köln, schöne späte Frühlingstage. ÄÖÜ äöü");
        bytes.extend_from_slice(b"caf\xC3");
        let decoded = decode(&bytes, None, None);
        assert_eq!(decoded.charset, "UTF-8");
        assert!(decoded.text.ends_with("caf\u{FFFD}"));
    }

    #[test]
    fn a_false_claim_of_utf_8_gives_way() {
        let text = "Der Bürgermeister erklärte, die Straße müsse früher geöffnet werden.";
        let bytes = page("windows-1252", "<meta charset=utf-8>", text);
        let decoded = decode(&bytes, Some("utf-8"), Some("de"));
        assert_eq!(decoded.charset, "windows-1252");
        assert!(decoded.text.contains(text));
    }

    #[test]
    fn a_false_claim_of_western_letters_gives_way() {
        for (label, text) in [
            ("windows-1251", "Совет собрался в понедельник и решил вопрос о новом мосте"),
            ("windows-1253", "Το συμβούλιο συνεδρίασε τη Δευτέρα και αποφάσισε για τη νέα γέφυρα"),
            ("gb2312", "市议会星期一开会，决定在河上修建一座新桥，工程将于明年春天开始"),
            ("euc-kr", "시의회는 월요일에 회의를 열고 강에 새 다리를 놓기로 결정했다"),
        ] {
            let bytes = page(label, "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", text);
            assert!(decode(&bytes, Some("iso-8859-1"), None).text.contains(text), "{label}");
        }
        let text = "« Où est-ce ? » – « Là-bas… » ‘Ça’, “Äöü”, œuvre, naïf, ÉÈ: Grüße aus Köln und früher schöner";
        let bytes = page("windows-1252", "<meta charset=iso-8859-1>", text);
        assert_eq!(decode(&bytes, None, None).charset, "windows-1252");
    }

    #[test]
    fn reads_utf_16_with_and_without_a_mark() {
        let html = "<html><head><title>Grüße</title></head><body>市議会</body></html>";
        for little in [true, false] {
            for text in [html.to_owned(), format!("\u{FEFF}{html}")] {
                let bytes = utf_16(&text, little);
                let decoded = decode(&bytes, None, None);
                assert_eq!(decoded.text, html);
                assert_eq!(decoded.charset, if little { "UTF-16LE" } else { "UTF-16BE" });
            }
        }
    }

    #[test]
    fn reads_xml_declarations_and_undeclared_pages() {
        let text = "Совет собрался в понедельник и решил вопрос о новом мосте";
        let xml = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<html><body>";
        let bytes = encoding_rs::WINDOWS_1251.encode(&format!("{xml}{text}")).0.into_owned();
        assert!(decode(&bytes, None, None).text.contains(text));
        let bare = page("windows-1251", "", text);
        assert!(decode(&bare, None, Some("ru")).text.contains(text));
        let japanese = page("iso-2022-jp", "", "市議会は月曜日に開かれた");
        assert_eq!(decode(&japanese, None, None).charset, "ISO-2022-JP");
    }

    #[test]
    fn ascii_and_marked_utf_8_are_borrowed() {
        for bytes in [WORDS.as_bytes(), b"\xEF\xBB\xBFThe council met on Monday. ", b""] {
            assert!(matches!(decode(bytes, None, None).text, Cow::Borrowed(text) if text.is_empty() || text == WORDS));
        }
    }

    #[test]
    fn unclosed_meta_tags_take_linear_time() {
        for unit in ["<meta ", "<meta charset ", "<meta charset=? ", "<!--", "<meta charset"] {
            for end in ["", ">"] {
                let head = unit.repeat(4 * META_WITHIN / unit.len()) + end;
                let start = std::time::Instant::now();
                assert_eq!(declared_in_meta(head.as_bytes()), None);
                // A quadratic search takes minutes unoptimized.
                assert!(start.elapsed().as_secs() < 5, "{unit} took {:?}", start.elapsed());
            }
        }
        let after = b"<meta name='a<b'><meta charset=latin1>";
        assert_eq!(declared_in_meta(after), Some(WINDOWS_1252));
    }

    proptest! {
        #[test]
        fn never_panics(bytes: Vec<u8>, header: Option<String>, tld: Option<String>) {
            decode(&bytes, header.as_deref(), tld.as_deref());
        }
    }
}
