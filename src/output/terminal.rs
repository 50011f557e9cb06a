//! Text made fit for a terminal: no control characters, no bidi overrides, measured in columns.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether a character could steer a terminal or turn text around: C0 and C1 controls, bidi embeddings, overrides and
/// isolates, and the line separators that some terminals obey.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// One line of a page's text: line breaks and tabs become spaces, other control characters and bidi overrides go.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    clean(text, false)
}

/// Like [`sanitize`], with line breaks kept.
pub fn sanitize_lines(text: &str) -> Cow<'_, str> {
    clean(text, true)
}

fn clean(text: &str, keep_lines: bool) -> Cow<'_, str> {
    if !text.chars().any(|c| is_unsafe(c) && !(keep_lines && c == '\n')) {
        return Cow::Borrowed(text);
    }
    let cleaned = text.chars().filter_map(|c| match c {
        '\n' if keep_lines => Some('\n'),
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
    fn truncates_by_columns() {
        assert_eq!(truncate("short", 5), "short");
        assert_eq!(truncate("longer text", 7), "longer…");
        assert_eq!(truncate("東京都庁", 5), "東京…");
        assert_eq!(truncate("東京都庁", 4), "東…");
        assert_eq!(pad("東", 4), "東  ");
    }
}
