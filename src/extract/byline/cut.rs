//! A byline's text cut into pieces: without dates, addresses and brackets, at bars and dashes.

use std::{borrow::Cow, sync::LazyLock};

use aho_corasick::AhoCorasick;

use super::{announced::before_label, lists::without_weekday};
use crate::extract::{dates, outline::beginning, published::labels};

/// The most of a text that is read, in bytes: with forty authors a byline is about this long.
const MOST_TEXT: usize = 1_500;

pub(super) fn head(text: &str) -> &str {
    beginning(text, MOST_TEXT)
}

/// A bar in the place of each date and of what calls it so.
pub(super) fn without_dates(text: &str) -> Cow<'_, str> {
    let dates = dates::find_all(text, &dates::Reading::to_find());
    if dates.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for found in dates {
        let before = without_weekday(text.get(from..found.span.start).unwrap_or_default());
        out.push_str(labels::without_label(before));
        out.push_str(" | ");
        from = found.span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Without e-mail and web addresses, handles, hashtags and what stands in brackets, unless that is all there is.
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
            let is_hashtag = || word.starts_with('#') && word.len() > 1;
            if word.contains(':') && word.contains("://") || word.starts_with("www.") || is_hashtag() {
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
        AhoCorasick::new(["\n", "|", "•", "·", "∙", ";", " / ", " // ", " – ", " — ", " - ", " ـ ", "»", "／", "؛"])
            .ok()
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
