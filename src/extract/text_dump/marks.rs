//! Marks that converters write into a page's text: Markdown's links and emphasis, html2text's stars around headings and
//! lines between the words of links.

use std::borrow::Cow;

use crate::extract::markup::replaced;

/// Rows with a link that make a text Markdown: one may be somebody's way of writing.
const LINKS: usize = 2;
/// Stars on either side of a heading: html2text has six for the first level and one less for each below.
const MOST_STARS: usize = 6;

/// Cells by which code is set in.
const CODE_INDENT: usize = 4;

/// Whether a text is Markdown: a page with its links.
pub(super) fn is_markdown(text: &str) -> bool {
    text.lines().filter(|row| has_link(row)).take(LINKS).count() == LINKS
}

/// A Markdown text as it reads, one paragraph a line: in Markdown a line's end is no more than a space, but for two spaces or a
/// backslash before it. Bullets and the signs of headings stay.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut paragraph = String::new();
    let (mut is_item, mut is_code, mut is_table) = (false, false, false);
    for row in text.lines() {
        let is_fence = row.trim_start().starts_with("```");
        is_code ^= is_fence;
        let goes_on = !paragraph.is_empty() && !is_code && !is_table && may_join(&paragraph, row, is_item);
        if goes_on {
            paragraph.push(' ');
            paragraph.push_str(row.trim_start());
            continue;
        }
        if !paragraph.is_empty() {
            push_plain(&paragraph, &mut out);
            paragraph.clear();
        }
        paragraph.push_str(row);
        // No other row of the paragraph may be a table's.
        is_table = is_row(row);
        is_item = is_list_item(row) || is_item && row.trim().is_empty();
        if is_code || is_fence || row.trim().is_empty() {
            push_plain(&paragraph, &mut out);
            paragraph.clear();
        }
    }
    if !paragraph.is_empty() {
        push_plain(&paragraph, &mut out);
    }
    out
}

/// Whether a row of Markdown goes on with the paragraph above it.
fn may_join(paragraph: &str, row: &str, is_item: bool) -> bool {
    /// Bytes of a heading that may have been broken.
    const BROKEN: usize = 60;
    let indent = row.len() - row.trim_start().len();
    let is_broken = paragraph.ends_with("  ") || paragraph.ends_with('\\');
    // Converters break long headings too.
    let is_heading = |line: &str| line.starts_with('#') && (line == row || line.len() < BROKEN);
    !row.trim().is_empty()
        && !is_broken
        && (indent < CODE_INDENT || is_item)
        && !is_list_item(row)
        && ![paragraph, row].into_iter().any(is_heading)
        && !is_row(row)
}

/// Whether a row may be a table's.
fn is_row(row: &str) -> bool {
    row.contains('|') || row.trim_start().starts_with("---")
}

/// Whether a row begins an item of a list.
fn is_list_item(row: &str) -> bool {
    let row = row.trim_start();
    let number = row.trim_start_matches(|c: char| c.is_ascii_digit());
    row.starts_with(['*', '-', '+']) && row[1..].starts_with(' ')
        || number.len() < row.len() && number.starts_with(". ")
}

/// Puts a paragraph of Markdown behind others, without its marks.
fn push_plain(paragraph: &str, out: &mut String) {
    let rest = paragraph.trim_start();
    let start = paragraph.len() - rest.len() + if is_list_item(paragraph) { 1 } else { 0 };
    let (head, rest) = paragraph.split_at(start);
    let gap = &rest[..rest.len() - rest.trim_start().len()];
    out.push_str(head);
    out.push_str(gap);
    out.push_str(&without_emphasis(&without_links(rest.trim_start())));
    out.push('\n');
}

/// Whether a text has headings between stars, as html2text writes them.
pub(super) fn is_framed(raw: &[&str]) -> bool {
    raw.iter().any(|row| framed(row).is_some())
}

/// A text of html2text's with each heading on a row of its own: a long one it breaks, and what follows upon one has no empty row
/// before it.
pub(super) fn with_whole_frames(text: &str) -> Cow<'_, str> {
    /// Rows of the longest heading.
    const ROWS: usize = 4;
    if !text.lines().any(|row| framed(row).is_some()) {
        return Cow::Borrowed(text);
    }
    let rows: Vec<&str> = text.lines().collect();
    let mut out = String::with_capacity(text.len() + rows.len());
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let stars = opening_stars(row);
        let closes = |row: &&str| stars > 0 && closing_stars(row) == stars;
        let length = rows[at..].iter().take(ROWS).position(closes).map_or(1, |last| last + 1);
        let frame = rows[at..at + length].iter().map(|row| row.trim()).collect::<Vec<_>>().join(" ");
        if framed(&frame).is_some() {
            out.extend(["\n", frame.as_str(), "\n\n"]);
            at += length;
        } else {
            out.extend([*row, "\n"]);
            at += 1;
        }
    }
    Cow::Owned(out)
}

/// How many stars a heading's row begins with, 0 for another.
fn opening_stars(row: &str) -> usize {
    let row = row.trim_start();
    let rest = row.trim_start_matches('*');
    let stars = row.len() - rest.len();
    if (2..=MOST_STARS).contains(&stars) && rest.starts_with([' ', '_']) { stars } else { 0 }
}

fn closing_stars(row: &str) -> usize {
    let row = row.trim_end();
    row.len() - row.trim_end_matches('*').len()
}

/// A line of html2text's as it reads, and the level of the heading that it is marked as.
pub(super) fn without_frame(text: &str) -> (String, Option<u8>) {
    let (text, level) = framed(text).map_or((text, None), |(text, level)| (text, Some(level)));
    (text.replace('_', " ").trim().to_owned(), level)
}

/// A heading's text and level: `****** Ferry sails ******`.
fn framed(row: &str) -> Option<(&str, u8)> {
    let row = row.trim();
    let rest = row.trim_start_matches('*');
    let stars = row.len() - rest.len();
    let text = rest.trim_end_matches('*');
    let is_frame = (2..=MOST_STARS).contains(&stars) && rest.len() - text.len() == stars;
    let text = text.strip_prefix([' ', '_'])?.strip_suffix([' ', '_'])?;
    (is_frame && !text.is_empty()).then_some((text, (MOST_STARS + 1 - stars) as u8))
}

/// Whether a row has a link of Markdown: `[text](/path)`.
fn has_link(row: &str) -> bool {
    let target = row.find("](").and_then(|at| row.get(at + 2..));
    target.is_some_and(|t| t.starts_with("http") || t.starts_with(['/', '#', '<', '.']) || t.contains('.'))
}

/// A line of Markdown as it reads: without the marks of headings, emphasis, links and pictures.
pub(super) fn without_marks(line: &str) -> String {
    let line = line.trim_start_matches('#').trim_start();
    without_links(line).replace("**", "").replace("__", "").trim().to_owned()
}

/// A line without quotation marks at its start, pictures and the targets of links.
fn without_links(line: &str) -> String {
    let line = line.trim_start_matches("> ");
    let shown = replaced(line, &['!'], |from, _| {
        let (_, tail) = link(from.strip_prefix("![")?)?;
        Some(from.len() - tail.len())
    });
    let mut end = None;
    replaced(&shown, &['['], |from, out| {
        let (text, tail) = link(&from[1..])?;
        // What stands right behind another link is parted from it.
        if end == Some(out.len()) && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(text);
        end = Some(out.len());
        Some(from.len() - tail.len())
    })
}

/// `text](target)` and what follows it.
fn link(inner: &str) -> Option<(&str, &str)> {
    // A link's text and target are short; looking no further keeps a line of brackets linear.
    let near = super::beginning(inner, 1_000);
    let middle = near.find("](").filter(|at| near.get(..*at).is_some_and(|t| !t.contains('[')))?;
    let end = near.get(middle..)?.find(')')? + middle;
    Some((inner.get(..middle)?, inner.get(end + 1..)?))
}

/// A line without stars and lines that stand at the edges of words.
fn without_emphasis(line: &str) -> String {
    const MARKS: [char; 3] = ['*', '_', '`'];
    let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let plain = replaced(line, &MARKS, |from, out| {
        let after = from.trim_start_matches(MARKS);
        let length = from.len() - after.len();
        // "file_name", "2 * 3"
        let is_word = is_inside(out.chars().next_back()) && is_inside(after.chars().next());
        let is_alone = out.ends_with(' ') && after.starts_with(' ');
        if is_word || is_alone {
            out.push_str(&from[..length]);
        }
        Some(length)
    });
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_a_line_of_markdown() {
        for (line, read) in [
            ("## A **bold** [link](https://a.example/x) ![pic](p.png)", "A bold link"),
            ("a [bracket] and a(b)", "a [bracket] and a(b)"),
        ] {
            assert_eq!(without_marks(line), read);
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "(!\\[|\\[|\\]\\(|\\)|\\]|\\*|_|`|é| |word|> |#|\\*{6}){0,30}") {
            without_marks(&text);
            without_frame(&text);
            with_whole_frames(&text.replace('_', "\n"));
            plain(&text.replace('#', "\n"));
        }
    }

    #[test]
    fn markdown_is_read_as_it_shows() {
        for (text, read) in [
            ("[Home](/)[News](/news \"News\")", "Home News"),
            ("[![The Paper](logo.png)\n](/)", ""),
            ("![](a.png)The gate at noon", "The gate at noon"),
            ("_By **Ada Moss** , for\n[the Paper](https://paper.example/the-\npaper)_", "By Ada Moss , for the Paper"),
            ("> He said *this* of `file_name` and 2 * 3.", "He said this of file_name and 2 * 3."),
            ("[1] and [sic]", "[1] and [sic]"),
            ("  * [One](/1) that\n    goes on\n  * **Two**", "  * One that goes on\n  * Two"),
            ("1. One\n2. Two", "1. One\n2. Two"),
            ("Ada Moss  \n6 July\nat noon", "Ada Moss\n6 July at noon"),
            ("## Wood\nIt is oak.", "## Wood\nIt is oak."),
            (
                "## Wood that was laid down under the whole of the bridge and\nlies there still",
                "## Wood that was laid down under the whole of the bridge and lies there still",
            ),
            ("a | b\n---|---\nc | d", "a | b\n---|---\nc | d"),
            ("    x = 1\n    y = 2", "    x = 1\n    y = 2"),
            ("```\na\nb\n```", "\na\nb\n"),
        ] {
            assert_eq!(plain(text), format!("{read}\n"), "{text}");
        }
        assert!(is_markdown("[a](/b)\nc\n[d](https://e.example)"));
        assert!(!is_markdown("[a](/b)\nc\nf[1](x)"));
    }

    #[test]
    fn takes_html2texts_marks_off() {
        assert!(is_framed(&["The_Paper", "****** Gate leaves ******"]));
        assert!(!is_framed(&["* One *", "** Two", "by file_name"]));
        for (line, text, level) in [
            ("****** Gate leaves ******", "Gate leaves", Some(1)),
            ("*****_Seal_found_*****", "Seal found", Some(2)),
            ("By Ada_Moss", "By Ada Moss", None),
        ] {
            assert_eq!(without_frame(line), (text.to_owned(), level), "{line}");
        }
        for (text, whole) in [
            ("** A **\n** B\nC **\nD\n", "\n** A **\n\n\n** B C **\n\nD\n"),
            ("** A **\n***** B\n*****\nC\n", "\n** A **\n\n\n***** B *****\n\nC\n"),
            ("** A **\n** B\nC\n", "\n** A **\n\n** B\nC\n"),
            ("* A *\nB\n", "* A *\nB\n"),
        ] {
            assert_eq!(with_whole_frames(text), whole);
        }
    }
}
