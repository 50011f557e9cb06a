//! The parts of a title: a headline, a section and a site's name between signs.

use crate::extract::{
    letters::{is_han_or_kana, place_in},
    site::SiteNames,
};

/// Separators between a headline, a section and a site's name; each stands between spaces, but for the last five.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", " ‹ ", " › ", " < ", " > ", " ~ ", " @ ",
    " ❘ ", " ¦ ", " \\ ", " -- ", " --- ", " >> ", " << ", " ― ", " ⋆ ", " ★ ", " ● ", " ► ", " ▸ ", " ▶ ", " ◆ ",
    " ♦ ", " ▪ ", " ■ ", " ❖ ", " ➤ ", "|", "│", "｜", "_", ": ",
];

/// The length, in bytes, of the separator that a place in a title is.
fn separator_at(title: &str, at: usize) -> Option<usize> {
    let find = || SEPARATORS.iter().find(|s| title[at..].starts_with(**s)).map(|s| s.len());
    match *title.as_bytes().get(at)? {
        // A space before a word, as most are, parts nothing.
        b' ' if title.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => None,
        b' ' | b'|' | b'_' | b':' => find(),
        b'-' => dashes_between_wide(title, at),
        // Bars and dashes beyond ASCII.
        0xE2.. => find().or_else(|| dashes_between_wide(title, at)),
        _ => None,
    }
}

/// The length, in bytes, of dashes between two letters of scripts without spaces: `記事-新聞`, `标题--新闻`. Korean has
/// spaces, and joins words by them.
fn dashes_between_wide(title: &str, at: usize) -> Option<usize> {
    let rest = &title[at..];
    let length = rest.len() - rest.trim_start_matches(['-', '–', '—', '－']).len();
    let is_wide = |c: Option<char>| c.is_some_and(is_han_or_kana);
    let between = || is_wide(title[..at].chars().next_back()) && is_wide(rest[length..].chars().next());
    (length > 0 && between()).then_some(length)
}

/// The parts of a title between separators; one part where there are none.
pub(crate) fn split_title(title: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < title.len() {
        match separator_at(title, at) {
            Some(length) => {
                parts.push(title[start..at].trim());
                at += length;
                // A separator's last space may be the next one's first.
                if title[..at].ends_with(' ') && title[at..].starts_with(['|', '-', '–', '—', '·']) {
                    at -= 1;
                }
                start = at;
            }
            None => at += title[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(title[start.min(title.len())..].trim());
    parts.retain(|p| p.chars().any(char::is_alphanumeric));
    parts
}

/// The text from the start of one part to the end of another, both slices of `whole`.
pub(super) fn span_of<'t>(whole: &'t str, first: &str, last: &str) -> &'t str {
    &whole[place_in(first, whole)..place_in(last, whole) + last.len()]
}

/// The sign between two parts of a title, one behind the other.
pub(super) fn sign_between<'t>(title: &'t str, before: &str, after: &str) -> &'t str {
    title[place_in(before, title) + before.len()..place_in(after, title)].trim()
}

/// What is left of a title that has a name in brackets or behind a sign at one end; `None` where the name is a word of it.
pub(in crate::extract) fn without_name<'t>(title: &'t str, name: &str) -> Option<&'t str> {
    /// Bytes of a name that is no mere sign.
    const LEAST: usize = 3;
    let title = title.trim();
    let cut = name.len();
    if cut < LEAST || title.len() <= cut {
        return None;
    }
    let is_name = |text: Option<&str>| text.is_some_and(|text| text.eq_ignore_ascii_case(name));
    let bare = |c: char| c.is_whitespace() || "-–—―－|｜,@/:：•·»«~_()[]【】（）".contains(c);
    let is_cut =
        |rest: &str, kept: &str| rest.len() > kept.len() + usize::from(rest.ends_with(' ') || rest.starts_with(' '));
    let closed = title.trim_end_matches([')', ']', '】', '）']);
    let before = closed.len().checked_sub(cut).filter(|&at| is_name(closed.get(at..))).map(|at| &closed[..at]);
    let opened = title.trim_start_matches(['(', '[', '【', '（']);
    let after = || Some(cut).filter(|&at| is_name(opened.get(..at))).map(|at| &opened[at..]);
    let kept = match before {
        Some(before) => (before, before.trim_end_matches(bare)),
        None => after().map(|after| (after, after.trim_start_matches(bare)))?,
    };
    Some(kept.1).filter(|rest| !rest.is_empty() && is_cut(kept.0, rest))
}

/// What a page's view for a printer is called in its title.
#[rustfmt::skip]
const PRINT_VIEWS: &[&str] = &[
    "print", "print version", "print view", "print preview", "print article", "print this article", "printer friendly",
    "printer-friendly", "printer friendly version", "printer-friendly version", "printable version", "druckversion", "druckansicht",
    "drucken", "version imprimable", "imprimer", "versión para imprimir", "imprimir", "versione stampabile", "stampa",
    "versão para impressão", "versão para imprimir", "afdrukken", "printversie", "wersja do druku", "drukuj", "Версия для печати",
    "Версія для друку", "Печать", "verze pro tisk", "utskriftsversion", "utskriftsvennlig versjon", "udskriftsvenlig version", "yazdır",
    "印刷用", "印刷用ページ", "打印", "打印版", "列印", "인쇄",
];

/// A title without what says that the page is for a printer, at either end. One word before a headline may be its own:
/// `Print: a history`.
pub(in crate::extract) fn without_print_view(title: &str) -> &str {
    let is_cut = |view: &str, rest: &str| view.contains([' ', '-']) || title.trim_start().starts_with(rest);
    let rest = |view: &&str| without_name(title, view).filter(|rest| is_cut(view, rest));
    PRINT_VIEWS.iter().find_map(rest).unwrap_or(title)
}

/// A title without the site's name at either end.
pub(crate) fn without_site<'t>(title: &'t str, site: &SiteNames) -> &'t str {
    let parts = split_title(title);
    let is_site = |part: &&str| site.is_name(part);
    match parts.as_slice() {
        [first, .., before, last] | [first @ before, last] if is_site(last) => span_of(title, first, before),
        [first, second, .., last] | [first, second @ last] if is_site(first) => span_of(title, second, last),
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_for_a_printer_is_no_part_of_a_title() {
        for (title, rest) in [
            ("The Echo » One ferry stays » Print", "The Echo » One ferry stays"),
            ("One ferry stays (Print)", "One ferry stays"),
            ("Versión para imprimir: One ferry stays", "One ferry stays"),
            ("Версия для печати | Паром остаётся", "Паром остаётся"),
            ("News that is fit to print", "News that is fit to print"),
            ("Print: a history", "Print: a history"),
            ("Print", "Print"),
        ] {
            assert_eq!(without_print_view(title), rest, "{title}");
        }
    }

    #[test]
    fn splits_titles() {
        for (title, parts) in [
            ("One", vec!["One"]),
            ("Headline | Site", vec!["Headline", "Site"]),
            ("A – B - C", vec!["A", "B", "C"]),
            ("Well-known co-op", vec!["Well-known co-op"]),
            ("Opinion: Say no", vec!["Opinion", "Say no"]),
            ("Head | | Site", vec!["Head", "Site"]),
            ("記事｜新聞", vec!["記事", "新聞"]),
            ("标题--新闻", vec!["标题", "新闻"]),
            ("한-미 회담 개최", vec!["한-미 회담 개최"]),
            ("标题-频道—新闻网", vec!["标题", "频道", "新闻网"]),
            ("Head|Site", vec!["Head", "Site"]),
            ("Head || Site", vec!["Head", "Site"]),
            ("Site -- Head", vec!["Site", "Head"]),
            ("Head >> Site", vec!["Head", "Site"]),
        ] {
            assert_eq!(split_title(title), parts);
        }
    }

    #[test]
    fn takes_names_off() {
        for (title, rest) in [
            ("Ferry stops (Pier Times)", Some("Ferry stops")),
            ("[Pier Times] Ferry stops", Some("Ferry stops")),
            ("Ferry stops, pier times", Some("Ferry stops")),
            ("Ferry stops-Pier Times", Some("Ferry stops")),
            ("Ferry stops @ Pier Times", Some("Ferry stops")),
            ("Pier Times: Ferry stops", Some("Ferry stops")),
            ("A word with Pier Times", None),
            ("Pier Times wins a prize", None),
            ("Pier Times", None),
            ("Über Pier Time", None),
        ] {
            assert_eq!(without_name(title, "Pier Times"), rest, "{title}");
        }
        assert_eq!(without_name("運河の門：港新聞", "港新聞"), Some("運河の門"));
    }

    proptest::proptest! {
        #[test]
        fn splitting_never_panics(title in "[a-z |–:·题記한\\-]{0,40}") {
            for part in split_title(&title) {
                proptest::prop_assert!(title.contains(part));
            }
        }
    }
}
