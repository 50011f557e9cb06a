//! A dump as lines: renderer's marks taken off, hard wraps undone, each line with what its place tells of it.

use std::borrow::Cow;

use super::{
    marks, markup,
    wraps::{self, Wrap},
};
use crate::extract::{letters::is_unspaced, markup::replaced};

/// The most of a dump that is read, in bytes; the longest news page is a tenth of this.
const MOST_TEXT: usize = 4_000_000;
/// The most lines that are read; the longest dumps of news pages have a few thousand.
const MOST_LINES: usize = 200_000;
/// What links writes for each `<link>` of a page, before all else: `Link: canonical`.
const LINK: &str = "Link: ";
/// What lynx writes where a page shows another.
const FRAME: &str = "IFRAME: ";
/// Soft hyphens and signs without width.
const INVISIBLE: [char; 4] = ['\u{AD}', '\u{200B}', '\u{FEFF}', '\u{2060}'];
/// Rows that a page's `<link>`s take up at most.
const MOST_LINK_ROWS: usize = 100;
/// Consecutive numbers that make a list.
const NUMBERED: usize = 2;

/// One line, or one paragraph that a renderer had wrapped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Single-spaced, without bullet and renderer's marks; never empty.
    pub text: String,
    /// Cells before the text.
    pub indent: usize,
    /// It is a list's item.
    pub bullet: bool,
    /// One that had a number.
    pub numbered: bool,
    /// Empty lines before it.
    pub gap: usize,
    /// The level of the heading that it is marked as, as Markdown and html2text do, the highest 1; 0 for another line.
    pub heading: u8,
    /// It stands for a picture: `[IMG_0328]`, `[logo.png]`.
    pub image: bool,
    /// It is a form's: a field to write in, with what stands beside it.
    pub field: bool,
    /// A link is in it, as lynx numbers them: `[12]World`.
    pub linked: bool,
    /// Columns that wide spaces part, 1 for running text.
    pub columns: usize,
}

impl Line {
    /// How much there is to read: words, or in scripts without spaces half the ideographs and a quarter of the letters and their
    /// signs, as many as words have there.
    pub(super) fn mass(&self) -> usize {
        let quarters = |c: char| match c {
            'ก'..='\u{17FF}' => 1,
            _ => 2,
        };
        let wide: usize = self.text.chars().filter(|c| is_unspaced(*c)).map(quarters).sum();
        self.text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count() + wide / 4
    }
}

/// The lines of a dump.
pub(super) fn read(text: &str) -> Vec<Line> {
    let text = super::beginning(text, MOST_TEXT);
    let is_markdown = marks::is_markdown(text);
    let text = if is_markdown { Cow::Owned(marks::plain(text)) } else { marks::with_whole_frames(text) };
    let raw: Vec<&str> = text.lines().take(MOST_LINES).map(str::trim_end).collect();
    let raw = raw.get(..references_at(&raw)).unwrap_or_default();
    let wrap = if is_markdown { None } else { Wrap::of(raw) };
    let raw = raw.get(link_rows(raw)..).unwrap_or_default();
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = 0;
    // The raw line that the last one ended with, while it may go on.
    let mut open: Option<&str> = None;
    for &row in raw {
        if row.trim().is_empty() || is_rule(row) {
            gap += 1;
            open = None;
            continue;
        }
        let joins = open.is_some_and(|before| wrap.is_some_and(|wrap| goes_on(before, row, wrap)));
        if joins && let Some(last) = lines.last_mut() {
            wraps::push(&mut last.text, &unmarked(row));
            open = Some(row);
            continue;
        }
        open = Some(row);
        if row.trim_start().starts_with(FRAME) {
            continue;
        }
        gap = push_row(row, gap, &mut lines);
    }
    drop_numbers(&mut lines);
    if marks::is_framed(raw) {
        lines.iter_mut().for_each(take_off);
    }
    lines
}

/// Takes html2text's marks off a line.
fn take_off(line: &mut Line) {
    let (text, level) = marks::without_frame(&line.text);
    line.text = text;
    line.heading = level.unwrap_or(line.heading);
}

/// Takes the numbers off that a renderer puts before the items of a list. Headings may be numbered too, but nothing
/// stands between items.
fn drop_numbers(lines: &mut [Line]) {
    let mut at = 0;
    while at < lines.len() {
        let rest = lines.get_mut(at..).unwrap_or_default();
        let count = rest.iter().zip(1..).take_while(|(line, n)| number(line) == Some(*n)).count();
        if count >= NUMBERED {
            rest.iter_mut().take(count).for_each(without_number);
        }
        at += count.max(1);
    }
}

/// The number that a line begins with, as lists have it: "2. Two".
fn number(line: &Line) -> Option<usize> {
    let (number, rest) = line.text.split_once(". ")?;
    let is_number = number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    (is_number && !rest.is_empty() && line.heading == 0 && !line.bullet).then(|| number.parse().ok())?
}

fn without_number(line: &mut Line) {
    if let Some((_, rest)) = line.text.split_once(". ") {
        line.text = rest.to_owned();
        line.bullet = true;
        line.numbered = true;
    }
}

/// Adds one raw line, or several where markup parts it; the gap that is then open.
fn push_row(row: &str, gap: usize, lines: &mut Vec<Line>) -> usize {
    let indent = row.len() - row.trim_start().len();
    let marked = if indent == 0 { without_hashes(row) } else { None };
    let (bullet, rest) = match marked {
        Some((_, heading)) => (false, heading),
        None if indent == 0 && row.starts_with('#') => (false, row),
        None => without_bullet(row.trim_start()),
    };
    let image = is_image(rest);
    let field = is_field(rest);
    let clean = markup::cleaned(rest);
    let mut gap = gap;
    for part in clean.split('\n') {
        let text = unmarked(part);
        if !text.chars().any(char::is_alphanumeric) {
            gap += usize::from(!text.is_empty());
            continue;
        }
        lines.push(Line {
            columns: columns(part),
            text,
            indent,
            bullet,
            gap,
            heading: marked.map_or(0, |(level, _)| level),
            image,
            field,
            linked: is_linked(part),
            numbered: false,
        });
        gap = 0;
    }
    gap
}

/// Level and text of a heading marked with one to six `#` and a space; `None` for another line, and for a list of tags.
fn without_hashes(row: &str) -> Option<(u8, &str)> {
    let rest = row.trim_start_matches('#');
    let level = row.len() - rest.len();
    // "## [Seal found](/seal#comments)"
    let is_list = rest.split("](").next().is_some_and(|text| text.contains('#'));
    ((1..=6).contains(&level) && rest.starts_with(' ') && !is_list).then_some((level as u8, rest))
}

/// Whether a line may be lynx's list of the page's `<link>`s, which it writes before all else: `#Feed alternate RSS`. A
/// heading of Markdown has a space behind its sign.
pub(super) fn may_list_links(row: &str) -> bool {
    row.starts_with('#') && !row.trim_start_matches('#').starts_with(' ')
}

/// What the `<link>`s of a page are called, as a dump lists them before all else.
pub(super) fn links(text: &str) -> String {
    let raw: Vec<&str> = text.lines().take(MOST_LINK_ROWS).map(str::trim_end).collect();
    let rows = raw.iter().take(link_rows(&raw)).map(|row| unmarked(row)).filter(|row| !row.is_empty());
    rows.collect::<Vec<_>>().join(" ")
}

/// How many rows at a dump's start list the page's `<link>`s.
fn link_rows(raw: &[&str]) -> usize {
    /// Cells that no program breaks a row before.
    const WIDTH: usize = 72;
    let fills = |before: &str, row: &str| {
        let word = row.split_whitespace().next().unwrap_or_default();
        before.chars().count() + 1 + word.chars().count() > WIDTH
    };
    let (mut rows, mut open) = (0, None);
    for (at, row) in raw.iter().take(MOST_LINK_ROWS).enumerate() {
        let goes_on = open.is_some_and(|before| fills(before, row));
        let is_nothing = row.trim().is_empty() || is_rule(row) || row.trim_start().starts_with(FRAME);
        open = None;
        if is_nothing {
            continue;
        }
        if !has_link_names(row) && !names_link(row) && !goes_on {
            break;
        }
        (rows, open) = (at + 1, Some(*row));
    }
    rows
}

fn has_link_names(row: &str) -> bool {
    const NAMES: [&str; 6] = ["Feed", "RSS", "alternate", "oEmbed", "JSON", "Atom"];
    let row = row.trim_start();
    may_list_links(row) && NAMES.iter().any(|word| row.contains(word))
}

/// Whether a row is one of links' for a `<link>`: a word or a few and no sentence, or a word and the name of a page.
fn names_link(row: &str) -> bool {
    /// Words.
    const LONGEST: usize = 6;
    row.trim_start().strip_prefix(LINK).is_some_and(|name| {
        let is_short = name.split(' ').count() <= LONGEST && !name.ends_with(['.', '!', '?']);
        let is_pair = name.split(' ').next().is_some_and(|first| first.ends_with(':'));
        name.starts_with(char::is_lowercase) && (is_short || is_pair)
    })
}

/// Where lynx's list of links begins, which ends its dump.
fn references_at(raw: &[&str]) -> usize {
    let is_numbered = |row: &str| {
        let (number, address) = row.split_once(". ").unwrap_or_default();
        !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && address.contains(':')
    };
    let is_label = |row: &str| matches!(row.trim_end_matches(':'), "Visible links" | "Hidden links" | "");
    let is_list = |at: &usize| {
        let mut behind = raw.iter().skip(at + 1).map(|row| row.trim());
        behind.find(|row| !is_label(row)).is_some_and(is_numbered)
    };
    raw.iter().rposition(|row| row.trim() == "References").filter(is_list).unwrap_or(raw.len())
}

/// Whether `row` continues the paragraph that `before` belongs to.
fn goes_on(before: &str, row: &str, wrap: Wrap) -> bool {
    let trimmed = row.trim_start();
    let (bullet, rest) = without_bullet(trimmed);
    let fits = |text: &str| wrap.goes_on(before, text.split_whitespace().next().unwrap_or_default());
    // A word, or a dash between two: the row above is full, and no item.
    let is_filled = || {
        let is_dash = trimmed.starts_with(['o', '-', '–']);
        let above = before.trim_start();
        let is_beside = before.len() - above.len() == row.len() - trimmed.len();
        is_dash && is_beside && !without_bullet(above).0 && fits(trimmed)
    };
    if bullet { is_filled() } else { fits(rest) }
}

/// Whether a line only draws: `-----`, `━━━━`, `____`.
fn is_rule(row: &str) -> bool {
    row.chars().all(|c| c.is_whitespace() || "-_=*~━─═—–·.$+|<>".contains(c))
}

const BULLETS: &[char] =
    &['•', '*', '+', '◦', '▪', '■', '□', '●', '○', '▶', '‣', '⁃', '☆', '-', '–', 'o', '#', '@', '='];

/// A line without its bullet: a mark and a space, or `#` before a lynx list's fourth level.
fn without_bullet(row: &str) -> (bool, &str) {
    let mut rest = row;
    let mut bullet = false;
    // "*" may stand before another list's first bullet.
    for _ in 0..3 {
        let Some(after) = rest.strip_prefix(BULLETS) else { break };
        if after.is_empty() {
            return (true, "");
        }
        if is_speech(rest) {
            break;
        }
        // "# Harbour# Trade" is a list of tags.
        if !after.starts_with([' ', '\t', '\u{a0}']) || rest.starts_with('#') && after.contains('#') {
            break;
        }
        bullet = true;
        rest = after.trim_start();
    }
    (bullet, rest)
}

/// Whether a dash begins what somebody says, as in many languages, or stands in a line at its start.
fn is_speech(row: &str) -> bool {
    /// Bytes; items of lists are shorter.
    const LONG: usize = 60;
    row.starts_with('–') && row.len() >= LONG
}

/// A picture's place: one bracket around the whole line that is no form field.
fn is_image(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let bracketed = |p: &str| p.starts_with('[') && p.ends_with(']') && p.len() > 2;
    bracketed(text) && (parts.clone().count() == 1 || parts.all(bracketed) || text.matches('[').count() == 1)
}

/// A form's line: w3m draws a field as brackets around spaces, lynx and links as a line to write on.
fn is_field(text: &str) -> bool {
    const EMPTY: &str = "     ";
    const DRAWN: &str = "________";
    text.starts_with(DRAWN)
        || text.strip_prefix('[').is_some_and(|rest| rest.starts_with(EMPTY) && rest.contains(']'))
        || text.contains("[Unknown INPUT type]")
}

/// Text without the marks that renderers put into lines: lynx's `[12]` and `(BUTTON)`, w3m's fields, inserted text.
fn unmarked(row: &str) -> String {
    // What shows nothing parts the words of browsers' copies, and of programs that print it.
    let row = if row.contains(INVISIBLE) { Cow::Owned(row.replace(INVISIBLE, "")) } else { Cow::Borrowed(row) };
    let out = replaced(&row, &['[', '('], |from, _| mark(from));
    let words: Vec<&str> = out.split_whitespace().filter(|w| !w.chars().all(|c| c == '_' || c == '━')).collect();
    without_escapes(words.join(" "))
}

/// Text without the backslashes that keep Markdown from reading `18. June` or `+ more` as a list.
fn without_escapes(text: String) -> String {
    if !text.contains('\\') {
        return text;
    }
    ["\\.", "\\-", "\\+", "\\(", "\\)", "\\_", "\\*", "\\#"]
        .iter()
        .fold(text, |text, escape| text.replace(escape, &escape[1..]))
}

/// The length of a renderer's mark at the start of `text`.
fn mark(text: &str) -> Option<usize> {
    const FIXED: &[&str] =
        &["(BUTTON)", "[IFRAME]", "[INS:", "[DEL:", "[USEMAP]", "[OBJECT]", "(Submit)", "[ ]", "[*]", "( )", "(*)"];
    if let Some(fixed) = FIXED.iter().find(|f| text.starts_with(*f)) {
        return Some(fixed.len());
    }
    let end = text.bytes().take(6).position(|b| b == b']')?;
    let number = text.get(1..end)?;
    // A link's number stands before a word; a footnote's behind one, and is as little part of the text.
    (text.starts_with('[') && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then_some(end + 1)
}

/// Whether a number of a link stands before a word; a footnote's stands behind one.
fn is_linked(text: &str) -> bool {
    text.match_indices('[').any(|(at, _)| {
        let behind = mark(&text[at..]).and_then(|length| text.get(at + length..));
        let is_number = text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        is_number && behind.is_some_and(|behind| behind.starts_with(char::is_alphanumeric))
    })
}

/// How many columns runs of spaces part the text into.
fn columns(text: &str) -> usize {
    text.trim().split("   ").filter(|c| !c.trim().is_empty()).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(dump: &str) -> Vec<String> {
        read(dump).into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn takes_the_renderers_marks_off() {
        let dump = "   IFRAME: https://planet.example/tags?id=1\n   [1]Home [2]World\n   (BUTTON) Menu\n     * [3]One\n          + Two\n\n   ________ (BUTTON) Search\n   [logo.png]\n\nReferences\n\n   1. https://planet.example/\n";
        assert_eq!(texts(dump), ["Home World", "Menu", "One", "Two", "Search", "[logo.png]"]);
        assert!(read(dump).last().unwrap().image);
        let linked: Vec<bool> =
            read("[1]Home\nNew: [2]World\nAs is known[3] by all\n").iter().map(|l| l.linked).collect();
        assert_eq!(linked, [true, true, false]);
    }

    #[test]
    fn what_a_page_links_to_comes_before_it() {
        let lynx = "   #[1]The River Paper » Feed [2]The River Paper » Comments Feed [3]The\n   River Paper » Gate leaves the canal Comments Feed [4]Seal found\n\n   [5]The River Paper\n";
        assert_eq!(texts(lynx), ["The River Paper"]);
        assert_eq!(
            links(lynx),
            "#The River Paper » Feed The River Paper » Comments Feed The River Paper » Gate leaves the canal Comments Feed Seal found"
        );
        let links2 = "   Link: canonical\n   Link: prev: A seal was found in the town's own pool\n   The River Paper\n";
        assert_eq!(texts(links2), ["The River Paper"]);
        let own = "#Feed of fish\nNobody had it.\n";
        assert_eq!((texts(own).len(), links("The River\n")), (1, String::new()));
    }

    #[test]
    fn what_shows_nothing_parts_no_word() {
        assert_eq!(texts("Har\u{AD}bour\u{200B} \u{FEFF}closed\n\u{200B}\n"), ["Harbour closed"]);
    }

    #[test]
    fn a_list_of_links_ends_a_dump() {
        for (foot, kept) in [
            ("References\n\n   1. https://planet.example/\n", false),
            (
                "References\n\n   Visible links:\n   1. https://planet.example/\n\n   Hidden links:\n   2. https://p.example/\n",
                false,
            ),
            ("References\n\n   Hidden links:\n   14. file:///contact/\n", false),
            ("References\n\n   Lee, A. (1999): Ships.\n", true),
        ] {
            assert_eq!(texts(&format!("One\n{foot}")).len() > 1, kept, "{foot}");
        }
    }

    #[test]
    fn joins_what_was_wrapped_and_nothing_else() {
        let filler =
            "   The harbour master said on Tuesday that the new breakwater had held against\n   the storm.\n\n"
                .repeat(8);
        let dump = format!(
            "Harbour holds\nBy Ann Lee\n\n{filler}     * One item that is long enough to be wrapped by the program at the usual\n       column\n     * Two\n"
        );
        let lines = texts(&dump);
        assert_eq!(
            lines[..3],
            [
                "Harbour holds",
                "By Ann Lee",
                "The harbour master said on Tuesday that the new breakwater had held against the storm."
            ]
        );
        assert_eq!(
            lines[lines.len() - 2..],
            ["One item that is long enough to be wrapped by the program at the usual column", "Two"]
        );
    }

    #[test]
    fn a_word_or_dash_where_a_full_line_goes_on_is_no_bullet() {
        let full = "Quando o porto fechou no domingo passado, ninguém sabia ainda se";
        let dump = |next: &str| format!("{full}\n{next}\n\n").repeat(8);
        let first = |next: &str| texts(&dump(next))[0].clone();
        assert_eq!(first("o navio voltava."), format!("{full} o navio voltava."));
        assert_eq!(first("- como se dizia - voltava."), format!("{full} - como se dizia - voltava."));
        assert_eq!(first("– como se dizia – voltava."), format!("{full} – como se dizia – voltava."));
        assert_eq!(first("  o navio"), full);
        assert_eq!(
            texts(&format!("A list\n{}", "- um item que é tão longo que enche a linha até ao fim\n".repeat(8)))[1..]
                .len(),
            8
        );
    }

    #[test]
    fn headings_that_have_a_word_of_lists_of_links_stay() {
        for row in ["# Atomic clock stops", "# The alternate route", "## Feed the birds"] {
            assert_eq!(texts(row), [row.trim_start_matches(['#', ' '])], "{row}");
        }
        assert!(texts("#[1]The Paper » Feed [2]alternate").is_empty());
        assert_eq!(
            texts("   Link: canonical\n   Link: alternate RSS\n\nLink: The chain of the gate\nLink: canonical"),
            ["Link: The chain of the gate", "Link: canonical"]
        );
    }

    #[test]
    fn joins_words_that_had_run_together_where_they_were_cut() {
        let line = "A wrapped line of words that is filled up to the last one that fits\n".repeat(8);
        let dump = format!(
            "{line}Tags: LighthousesHarbourPolicyPilotStationWinterStormsCoastalTradeFishi\nngQuota Kilnarra\n"
        );
        let text = read(&dump).pop().map(|l| l.text).unwrap_or_default();
        assert!(text.ends_with("CoastalTradeFishingQuota Kilnarra"), "{text}");
    }

    #[test]
    fn what_is_said_behind_a_dash_is_no_item() {
        for (row, is_item) in [
            ("– Vi hade beställt två kranar och behövde en tredje, säger hon som leder arbetet.", false),
            ("– Två kranar", true),
            ("- Vi hade beställt två kranar och behövde en tredje, säger hon som leder arbetet.", true),
        ] {
            assert_eq!(read(row)[0].bullet, is_item, "{row}");
        }
    }

    #[test]
    fn takes_marks_of_markdown_off() {
        let lines = read("## A heading\n18\\. June 2024\n# harbour #trade\n#harbour\n");
        let read: Vec<_> = lines.iter().map(|l| (l.text.as_str(), l.heading)).collect();
        let expected = [("A heading", 2), ("18. June 2024", 0), ("# harbour #trade", 0), ("#harbour", 0)];
        assert_eq!(read, expected);
    }
}
