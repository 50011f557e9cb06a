//! What a page's programs state of its publication: `"datePublished":"2025-07-06"` in the state that a script starts with.
//!
//! Programs are searched, never read: of each only the statements are kept.

use memchr::memmem;

use super::{DataKind, DataScript};

/// Statements of one program that are kept: the page's own stand before those of the stories it links to.
const MAX_STATEMENTS: usize = 4;
/// Bytes of a key; `gw.firstPublicationDate` and `article_published_time` are long ones.
const MAX_KEY: usize = 40;
/// Bytes between key and value: quotes with their backslashes, the colon, white space.
const MAX_BETWEEN: usize = 12;
/// Bytes of a value; `2025-07-06T10:11:12.000000+02:00` has 32.
const MAX_VALUE: usize = 35;

/// The days of publication that a program states, a line each: key, tab, value. `None` where it states none.
pub(super) fn statements(program: &str) -> Option<DataScript> {
    let mut text = String::new();
    let mut seen: Vec<&str> = Vec::new();
    for at in memmem::find_iter(program.as_bytes(), "ubli") {
        let Some((key, value)) = statement(program.as_bytes(), at) else { continue };
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        text += &format!("{key}\t{value}\n");
        if seen.len() == MAX_STATEMENTS {
            break;
        }
    }
    (!text.is_empty()).then_some(DataScript { kind: DataKind::Program, text })
}

/// The key around byte `at` and the date under it.
fn statement(program: &[u8], at: usize) -> Option<(&str, &str)> {
    let of_key = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
    let before = program[..at].iter().rev().take(MAX_KEY).take_while(|b| of_key(b)).count();
    let after = program[at..].iter().take(MAX_KEY).take_while(|b| of_key(b)).count();
    let key = str::from_utf8(&program[at - before..at + after]).ok().filter(|key| says_published(key))?;
    let rest = &program[at + after..];
    let between = |b: &u8| matches!(b, b'"' | b'\'' | b'\\' | b':' | b'=' | b',') || b.is_ascii_whitespace();
    let gap = rest.iter().take(MAX_BETWEEN).take_while(|b| between(b)).count();
    let sign = rest[..gap].iter().any(|b| matches!(b, b':' | b'=' | b','));
    let value = &rest[gap..];
    let of_value = |b: &u8| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'T' | b'Z' | b':' | b'+' | b'.' | b' ');
    let length = value.iter().take(MAX_VALUE).take_while(|b| of_value(b)).count();
    let value = str::from_utf8(&value[..length]).ok()?.trim_end();
    (sign && begins_with_day(value)).then_some((key, value))
}

/// Whether a key is one of publication, and not of a change, a withdrawal or a publisher.
fn says_published(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let not = ["last", "updat", "modif", "unpubl", "republ", "publisher"];
    ["publish", "publicat"].iter().any(|word| key.contains(word)) && !not.iter().any(|word| key.contains(word))
}

/// `2025-07-06…`, `2025/07/06…` or `20250706`
fn begins_with_day(value: &str) -> bool {
    let shape: Vec<u8> = value.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b }).collect();
    shape.starts_with(b"0000-00-00") || shape.starts_with(b"0000/00/00") || shape == b"00000000"
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
        ];
        for (program, text) in table {
            assert_eq!(statements(program).map(|s| s.text).as_deref(), Some(text), "{program}");
        }
    }

    #[test]
    fn other_keys_and_values_are_left() {
        let programs = [
            r#"{"lastPublished":"2025-07-06"}"#,
            r#"{"unpublishDate":"2025-07-06"}"#,
            r#"{"publisherId":"2025-07-06"}"#,
            r#"{"datePublished":"6 July 2025"}"#,
            r#"{"datePublished":1751760000}"#,
            "publish(); subscribe('2025-07-06')",
            "datePublished",
            "ubli",
            "",
        ];
        for program in programs {
            assert!(statements(program).is_none(), "{program}");
        }
    }
}
