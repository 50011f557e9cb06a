//! A byline's text cut into pieces: without dates, addresses and brackets, at bars, at commas, and at words for "and".

use std::{borrow::Cow, sync::LazyLock};

use aho_corasick::AhoCorasick;

use super::{announced::before_label, ideographs, is_agency, words::AND};
use crate::extract::{dates, outline::beginning};

/// The most of a text that is read, in bytes: with forty authors a byline is about this long.
const MOST_TEXT: usize = 1_500;

pub(super) fn head(text: &str) -> &str {
    beginning(text, MOST_TEXT)
}

/// A bar in the place of each date.
pub(super) fn without_dates(text: &str) -> Cow<'_, str> {
    // Any day will do: relative dates are only to be found.
    let how = dates::Reading { reference: chrono::NaiveDate::from_ymd_opt(2000, 1, 1), ..dates::Reading::default() };
    let dates = dates::find_all(text, &how);
    if dates.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for found in dates {
        out.push_str(text.get(from..found.span.start).unwrap_or_default());
        out.push_str(" | ");
        from = found.span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Without e-mail and web addresses, handles and what stands in brackets, unless that is all there is.
pub(super) fn without_addresses(text: &str) -> String {
    let outside = without_brackets(text);
    // "desk@paper.example (Ada Lund)", as feeds name people.
    let is_address = outside.contains('@') && !outside.trim().contains(' ');
    let text = if outside.trim().is_empty() || is_address {
        Cow::Owned(text.replace(['(', ')', '[', ']'], " "))
    } else {
        outside
    };
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        for word in line.split_whitespace() {
            if word.contains(':') && word.contains("://") || word.starts_with("www.") {
                out.push('|');
            } else if let Some((name, handle)) = word.split_once('@') {
                // "Greg Doe@gregdoe" keeps the name; an address's own first part is none.
                let is_address = handle.contains('.');
                if !is_address {
                    out.push_str(name);
                }
                out.push_str(" |");
            } else {
                out.push_str(word);
            }
            out.push(' ');
        }
        out.push('\n');
    }
    out
}

fn without_brackets(text: &str) -> Cow<'_, str> {
    const BRACKETS: [char; 6] = ['(', ')', '[', ']', '（', '）'];
    if !text.contains(BRACKETS) {
        return Cow::Borrowed(text);
    }
    let mut depth = 0usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// Parts between bars, dots and dashes, which no name has inside it.
pub(super) fn segments(text: &str) -> Vec<&str> {
    static SEPARATORS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        AhoCorasick::new(["\n", "|", "•", "·", "∙", ";", " / ", " // ", " – ", " — ", " - ", "»", "／", "؛"]).ok()
    });
    let mut parts = Vec::new();
    let mut from = 0;
    for separator in SEPARATORS.iter().flat_map(|separators| separators.find_iter(text)) {
        parts.push(&text[from..separator.start()]);
        from = separator.end();
    }
    parts.push(&text[from..]);
    let parts = parts.into_iter().flat_map(|part| match before_label(part) {
        Some(at) => [&part[..at], &part[at + 1..]],
        None => [part, ""],
    });
    parts.map(str::trim).filter(|p| p.chars().any(char::is_alphabetic)).collect()
}

pub(super) fn comma_parts(segment: &str) -> Vec<&str> {
    segment.split([',', '、', '，', '،']).map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// Chinese names that only a space parts; in other scripts, and where a word begins with no family name, the text as it is.
pub(super) fn chinese_parts(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &&str| ideographs::is_name(word) && !is_agency(word);
    if words.len() > 1 && words.iter().all(is_name) { words } else { vec![text] }
}

/// The parts of a text between words that mean "and".
pub(super) fn and_parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, word) in word_indices(text) {
        if from == at && parts.is_empty() && at == 0 {
            // "And B", after a comma.
            if word.chars().all(char::is_lowercase) && AND.contains(word) {
                from = at + word.len();
            }
            continue;
        }
        let joined = prefixed_and(word);
        if joined.is_some() && text[..at].split_whitespace().count() >= 2 {
            parts.push(text.get(from..at).unwrap_or_default().trim());
            from = at + word.len() - joined.unwrap_or_default().len();
            continue;
        }
        let joins = (word.chars().all(|c| !c.is_uppercase()) && AND.has(word)) || word == "AND" || word == "UND";
        if joins && !joins_one_name(text, at, word) {
            parts.push(text.get(from..at).unwrap_or_default().trim());
            from = at + word.len();
        }
    }
    parts.push(text.get(from..).unwrap_or_default().trim());
    parts.retain(|p| !p.is_empty());
    parts
}

/// The word behind the letter that means "and" and is written with it: `ועומר`. Hebrew only: in Arabic names often begin
/// with the letter.
fn prefixed_and(word: &str) -> Option<&str> {
    let rest = word.strip_prefix('ו')?;
    (rest.chars().count() >= 3 && !rest.starts_with('ו')).then_some(rest)
}

/// "José Ortega y Gasset": one word before or after a one-letter "and" is a second family name.
fn joins_one_name(text: &str, at: usize, word: &str) -> bool {
    if !matches!(word, "y" | "e" | "i" | "a") {
        return false;
    }
    let before = text.get(..at).unwrap_or_default().split_whitespace().count();
    let after = text.get(at + word.len()..).unwrap_or_default().split_whitespace().count();
    after == 1 && before >= 2
}

fn word_indices(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |w| (w.as_ptr() as usize - text.as_ptr() as usize, w))
}
