//! What a page's scripts state of its publication: `"datePublished":"2025-07-06"` in the state that a program starts with, or in
//! data.
//!
//! Scripts are searched, never read: of each only the statements are kept, and those whole that set a state down.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Match, packed};
use memchr::{memchr2_iter, memmem};

use super::{
    DataKind, DataScript,
    date_keys::{self, DateKey},
};

/// Statements of one script that are kept: the page's own stand before those of the stories it links to.
const MAX_STATEMENTS: usize = 4;
/// Bytes of a key; `gw.firstPublicationDate` and `article_published_time` are long ones.
const MAX_KEY: usize = 40;
/// Bytes between key and value: quotes with their backslashes, the colon, white space.
const MAX_BETWEEN: usize = 12;
/// Bytes of a value; `2025-07-06T10:11:12.000000+02:00` has 32.
const MAX_VALUE: usize = 40;

/// Parts of the keys that are looked for, in the spellings that keys have.
const PARTS: &[&str] = &[
    "ubli", "ubDate", "ubdate", "ub_date", "ub-date", "ubTime", "ubtime", "ub_time", "isplayDate", "isplay_date",
    CREATED,
];
const CREATED: &str = "reated";

/// Where parts of keys stand in a script. Programs are most of what a page's file is, so many bytes are looked at at once
/// where the processor can.
fn parts_in<'s>(script: &'s str) -> Box<dyn Iterator<Item = Match> + 's> {
    static PACKED: LazyLock<Option<packed::Searcher>> = LazyLock::new(|| packed::Searcher::new(PARTS));
    static PLAIN: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(PARTS).ok());
    match &*PACKED {
        Some(packed) => Box::new(packed.find_iter(script)),
        None => Box::new(PLAIN.iter().flat_map(move |plain| plain.find_iter(script))),
    }
}

/// The days of publication that a program states, a line each: key, tab, value. `None` where it states none.
pub(super) fn of_program(program: &str) -> Option<DataScript> {
    let text: String = statements(program, false).iter().map(|(key, value)| format!("{key}\t{value}\n")).collect();
    (!text.is_empty()).then_some(DataScript { kind: DataKind::Program, text })
}

/// Whether a program sets down data that may be a story: at its beginning it assigns, hands over or returns a value that
/// begins as data do.
pub(super) fn is_state(program: &str) -> bool {
    /// Bytes; a story's data are longer.
    const LEAST: usize = 400;
    /// Bytes of more than data.
    const MOST: usize = 4 * 1024 * 1024;
    /// Bytes in which data begin; before them stand other assignments.
    const LOOKED_AT: usize = 2_000;
    const SIGNS: [&str; 8] = ["{\"", "[{", "[\"", "[1,\"", "[null", "JSON.parse(", "\"{", "\"%7B"];
    if !(LEAST..=MOST).contains(&program.len()) {
        return false;
    }
    let head = &program.as_bytes()[..LOOKED_AT.min(program.len())];
    let begins = |at: usize| {
        let rest = head[at + 1..].trim_ascii_start();
        let is = |sign: &&str| rest.starts_with(sign.as_bytes());
        SIGNS.iter().any(is) || head[at] == b'=' && begins_object(rest)
    };
    memchr2_iter(b'=', b'(', head).any(begins) || memmem::find(head, b"__NUXT__").is_some()
}

/// Whether a program goes on with an object whose first key has no quotes.
fn begins_object(rest: &[u8]) -> bool {
    let Some(inner) = rest.strip_prefix(b"{") else { return false };
    let inner = inner.trim_ascii_start();
    let key = inner.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    key > 0 && inner[key..].trim_ascii_start().first() == Some(&b':')
}

/// Keys and values of the first few days of publication, each key once, and with `created` of creation, which in programs is
/// that of anything.
pub(crate) fn statements(script: &str, created: bool) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for part in parts_in(script) {
        if PARTS[part.pattern().as_usize()] == CREATED && !created {
            continue;
        }
        let Some((key, value)) = statement(script.as_bytes(), part.start(), created) else { continue };
        if found.iter().any(|(seen, _)| *seen == key) {
            continue;
        }
        found.push((key, value));
        if found.len() == MAX_STATEMENTS {
            break;
        }
    }
    found
}

/// The key around byte `at` and the date under it.
fn statement(script: &[u8], at: usize, created: bool) -> Option<(&str, &str)> {
    let of_key = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
    let before = script[..at].iter().rev().take(MAX_KEY).take_while(|b| of_key(b)).count();
    let after = script[at..].iter().take(MAX_KEY).take_while(|b| of_key(b)).count();
    let key = str::from_utf8(&script[at - before..at + after]).ok()?;
    match date_keys::read(key)? {
        DateKey::Published => {}
        DateKey::Created if created => {}
        _ => return None,
    }
    let rest = &script[at + after..];
    let between = |b: &u8| matches!(b, b'"' | b'\'' | b'\\' | b':' | b'=' | b',') || b.is_ascii_whitespace();
    let gap = rest.iter().take(MAX_BETWEEN).take_while(|b| between(b)).count();
    let (gap, rest) = rest.split_at(gap);
    let sign = gap.iter().any(|b| matches!(b, b':' | b'=' | b','));
    let value = date(rest).or_else(|| quoted(gap, rest))?;
    sign.then_some((key, value))
}

/// A value in digits that begins with a day or counts the seconds or milliseconds since 1970.
fn date(rest: &[u8]) -> Option<&str> {
    let of_value = |b: &u8| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'T' | b'Z' | b':' | b'+' | b'.' | b' ');
    let length = rest.iter().take(MAX_VALUE).take_while(|b| of_value(b)).count();
    let value = str::from_utf8(&rest[..length]).ok()?.trim_end();
    let shape: Vec<u8> = value.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b }).collect();
    let begins_with_day = shape.starts_with(b"0000-00-00") || shape.starts_with(b"0000/00/00") || shape == b"00000000";
    let counts = matches!(value.len(), 10 | 13) && value.starts_with('1') && shape.iter().all(|b| *b == b'0');
    (begins_with_day || counts).then_some(value)
}

/// A short value in quotes that has a year: `July 6, 2025`, `06/07/2025`.
fn quoted<'r>(gap: &[u8], rest: &'r [u8]) -> Option<&'r str> {
    let quote = gap.last().filter(|b| matches!(b, b'"' | b'\''))?;
    let end = rest.iter().take(MAX_VALUE).position(|b| b == quote)?;
    let value = str::from_utf8(&rest[..end]).ok()?.trim_end_matches('\\');
    (has_year(value) && !value.contains(char::is_control)).then_some(value)
}

/// Whether a text has four digits in a row that may be a year since 1900.
pub(crate) fn has_year(text: &str) -> bool {
    let is_year = |four: &[u8]| matches!(four, [b'1', b'9', a, b] | [b'2', b'0', a, b] if a.is_ascii_digit() && b.is_ascii_digit());
    text.as_bytes().windows(4).any(is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_found_in_any_spelling() {
        let table = [
            (
                r#"var page = {"datePublished":"2025-07-06T10:11:12+02:00","id":1};"#,
                "datePublished\t2025-07-06T10:11:12+02:00\n",
            ),
            (r#"x = "{\"published_at\":\"2025-07-06\"}""#, "published_at\t2025-07-06\n"),
            ("dataLayer.push({'publishDate': '2025/07/06 10:11'})", "publishDate\t2025/07/06 10:11\n"),
            ("set('article_published_time', '2025-07-06')", "article_published_time\t2025-07-06\n"),
            (
                "a.firstPublicationDate = '2025-07-06'; a.datePublished='2025-07-07'",
                "a.firstPublicationDate\t2025-07-06\na.datePublished\t2025-07-07\n",
            ),
            ("firstPublicationDate: \"20250706\",", "firstPublicationDate\t20250706\n"),
            (r#"{"datePublished":"2025-07-06"},{"datePublished":"2024-01-01"}"#, "datePublished\t2025-07-06\n"),
            (r#"{"datePublished":"6 July 2025"}"#, "datePublished\t6 July 2025\n"),
            (r#"{\"datePublished\":\"July 6, 2025\"}"#, "datePublished\tJuly 6, 2025\n"),
            ("digitalData.page.publishDate = '07/06/2025'", "digitalData.page.publishDate\t07/06/2025\n"),
            (r#"{"datePublished":1751760000}"#, "datePublished\t1751760000\n"),
            (r#"{"publishedAt": 1751760000000}"#, "publishedAt\t1751760000000\n"),
            ("dataLayer=[{'pubDate':'2025-07-06'}]", "pubDate\t2025-07-06\n"),
            ("var pub_date = \"2025-07-06\"", "pub_date\t2025-07-06\n"),
            (r#"{"display_date" : "2025-07-06"}"#, "display_date\t2025-07-06\n"),
        ];
        for (program, text) in table {
            assert_eq!(of_program(program).map(|s| s.text).as_deref(), Some(text), "{program}");
        }
    }

    #[test]
    fn programs_that_set_a_state_down_are_told() {
        let text = "x".repeat(500);
        for (program, expected) in [
            (format!("window.__STATE__ = {{\"a\":\"{text}\"}}"), true),
            (format!("self.__next_f.push([1,\"{text}\"])"), true),
            (format!("window.S=JSON.parse(\"{text}\")"), true),
            (format!("window.__NUXT__=(function(a){{return {{b:\"{text}\"}}}}(1))"), true),
            (format!("var post = {{title: \"{text}\"}}"), true),
            ("window.__STATE__ = {\"a\":\"b\"}".to_owned(), false),
            (format!("(function(a){{a.b({{c:1}});/*{text}*/}})()"), false),
        ] {
            assert_eq!(is_state(&program), expected, "{program}");
        }
    }

    #[test]
    fn other_keys_and_values_are_left() {
        let programs = [
            r#"{"lastPublished":"2025-07-06"}"#, r#"{"unpublishDate":"2025-07-06"}"#,
            r#"{"publisherId":"2025-07-06"}"#, r#"{"datePublished":"soon"}"#, r#"{"datePublished":17517}"#,
            r#"{"createdAt":"2025-07-06"}"#, "publish(); subscribe('2025-07-06')", "datePublished", "ubli", "",
        ];
        for program in programs {
            assert!(of_program(program).is_none(), "{program}");
        }
    }

    #[test]
    fn data_may_tell_of_its_creation() {
        let data = r#"{"createdAt":"2025-07-06","creator":"2025-07-06"}"#;
        assert_eq!(statements(data, true), [("createdAt", "2025-07-06")]);
    }
}
