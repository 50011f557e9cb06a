//! Text made fit for a terminal: no control characters, no bidi overrides, measured in columns.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::fold::is_steering;

/// Whether a character could steer a terminal or turn text around; the line separators that some terminals obey too.
pub(super) fn is_unsafe(c: char) -> bool {
    is_steering(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// One line of a page's text: line breaks and tabs become spaces, other control characters and bidi overrides go.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    clean(text, false)
}

/// Like [`sanitize`], with line breaks and tabs kept.
pub fn sanitize_lines(text: &str) -> Cow<'_, str> {
    clean(text, true)
}

fn clean(text: &str, keep_lines: bool) -> Cow<'_, str> {
    if !text.chars().any(|c| is_unsafe(c) && !(keep_lines && matches!(c, '\n' | '\t'))) {
        return Cow::Borrowed(text);
    }
    let cleaned = text.chars().filter_map(|c| match c {
        '\n' | '\t' if keep_lines => Some(c),
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if is_unsafe(c) => None,
        c => Some(c),
    });
    Cow::Owned(cleaned.collect())
}

/// Columns that a text takes.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The text cut to `width` columns, with `…` where something was cut.
pub fn truncate(text: &str, width: usize) -> Cow<'_, str> {
    if columns(text) <= width {
        return Cow::Borrowed(text);
    }
    let mut used = 0;
    let end = text
        .char_indices()
        .find(|(_, c)| {
            used += c.width().unwrap_or(0);
            used + 1 > width
        })
        .map_or(text.len(), |(at, _)| at);
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// The text with spaces turned into line breaks where a line would take more than `width` columns. As many bytes as before:
/// whatever stands in it stays where it is. A word that is wider than a line is left to the terminal.
pub fn broken_into_lines(text: &str, width: usize) -> String {
    let mut breaks = Vec::new();
    let (mut used, mut last_space) = (0, None);
    for (at, c) in text.char_indices() {
        if c == '\n' {
            (used, last_space) = (0, None);
            continue;
        }
        used += c.width().unwrap_or(0);
        if c == ' ' {
            last_space = Some((at, used));
        } else if used > width
            && let Some((at, until)) = last_space.take()
        {
            breaks.push(at);
            used -= until;
        }
    }
    let mut breaks = breaks.into_iter().peekable();
    text.char_indices().map(|(at, c)| if breaks.next_if_eq(&at).is_some() { '\n' } else { c }).collect()
}

/// The text filled with spaces to `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(columns(text));
    format!("{text}{:missing$}", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(sanitize("plain é 字"), "plain é 字");
        assert_eq!(sanitize("a\u{1b}[31mred\u{7}\r\nb\tc"), "a[31mred  b c");
        assert_eq!(sanitize("\u{202E}evil\u{202C} \u{9b}2J"), "evil 2J");
        assert_eq!(sanitize_lines("a\nb\u{1b}"), "a\nb");
    }

    #[test]
    fn lines_are_broken_between_words() {
        for (text, width, broken) in [
            ("one two three", 7, "one two\nthree"),
            ("one two three", 6, "one\ntwo\nthree"),
            ("one two\nthree four", 7, "one two\nthree\nfour"),
            ("東京 都庁 a", 5, "東京\n都庁\na"),
            ("unbreakable", 4, "unbreakable"),
            ("a unbreakable b", 4, "a\nunbreakable\nb"),
            ("", 4, ""),
        ] {
            assert_eq!(broken_into_lines(text, width), broken);
        }
    }

    #[test]
    fn truncates_by_columns() {
        assert_eq!(truncate("short", 5), "short");
        assert_eq!(truncate("longer text", 7), "longer…");
        assert_eq!(truncate("東京都庁", 5), "東京…");
        assert_eq!(truncate("東京都庁", 4), "東…");
        assert_eq!(pad("東", 4), "東  ");
    }
}
