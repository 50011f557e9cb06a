//! Where a renderer broke lines because they were full.

use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthStr;

use crate::extract::letters;

/// Columns, in cells, at which a renderer or mail program wraps by itself. Wider lines are paragraphs.
const WRAPS: std::ops::RangeInclusive<usize> = 40..=132;
/// A wrapped text has this share of its lines filled to the last word that fits.
const FULL_SHARE: f64 = 0.08;
const FEWEST_FULL: usize = 5;
/// Full lines that go on with no capital in the next, and the share of all full lines that do: so few of a short text, or of
/// one with long menus, are proof enough.
const FEWEST_GOING_ON: usize = 2;
const GOING_ON_SHARE: f64 = 0.4;
/// Columns up to which renderers fill a line unless told otherwise (72 to 80, of which a text of few lines falls short): there
/// one such line is proof.
const USUAL: std::ops::RangeInclusive<usize> = 66..=80;
/// Cells that a full line may lack: the longest word that did not fit is seldom longer.
const LACKS: usize = 12;
/// Letters of the longest word; those that languages with compounds print are shorter.
const LONGEST_WORD: usize = 45;

/// How a renderer counts the cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    /// As Unicode has it.
    Cells,
    /// Vowel signs take no room: w3m.
    Letters,
    /// Everything takes one: lynx, links.
    Characters,
}

impl Measure {
    fn of(self, text: &str) -> usize {
        match self {
            Measure::Cells => text.width(),
            Measure::Letters => text.chars().filter(|c| !is_combining_mark(*c)).count(),
            Measure::Characters => text.chars().count(),
        }
    }
}

/// The column that a text was wrapped at, and how it was counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wrap {
    measure: Measure,
    column: usize,
}

impl Wrap {
    /// How a text was wrapped, if it was. Scripts of India are counted in as many ways as there are renderers: the first
    /// is believed by which lines are full.
    pub(super) fn of(raw: &[&str]) -> Option<Wrap> {
        let is_marked = raw.iter().any(|row| !row.is_ascii() && row.chars().any(is_combining_mark));
        let measures = [Measure::Cells, Measure::Letters, Measure::Characters];
        let measures = if is_marked { &measures[..] } else { &measures[..1] };
        measures.iter().find_map(|measure| Wrap::by(*measure, raw))
    }

    fn by(measure: Measure, raw: &[&str]) -> Option<Wrap> {
        let widths: Vec<usize> = raw.iter().filter(|r| !r.trim().is_empty()).map(|r| measure.of(r)).collect();
        let mut sorted = widths.clone();
        sorted.sort_unstable();
        // An address or two in a hundred lines may stick out.
        let beyond = sorted.len() / 50;
        let nth = |beyond: usize| {
            let column = *sorted.get(sorted.len().checked_sub(1 + beyond)?)?;
            let full = widths.iter().filter(|w| **w + LACKS >= column).count();
            WRAPS.contains(&column).then_some((Wrap { measure, column }, full))
        };
        let is_wrapped = |full: usize| full >= FEWEST_FULL && full as f64 >= FULL_SHARE * widths.len() as f64;
        let usual = nth(beyond).filter(|(wrap, full)| is_wrapped(*full) || wrap.is_seen(raw, *full, 1));
        // In a short text, so may a headline or a first line that something was put before.
        let short =
            || nth(beyond + 1).filter(|(wrap, full)| is_wrapped(*full) && wrap.is_seen(raw, *full, FEWEST_GOING_ON));
        usual.or_else(short).map(|(wrap, _)| wrap)
    }

    /// Whether enough of the full lines go on in the next as sentences do.
    fn is_seen(self, raw: &[&str], full: usize, least: usize) -> bool {
        let going_on = raw.windows(2).filter(|pair| {
            let first = pair[1].split_whitespace().next().unwrap_or_default();
            let width = self.measure.of(pair[0]);
            // Most scripts have no capitals.
            let is_inside = first.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase());
            width + LACKS >= self.column && is_inside && self.goes_on(pair[0], first)
        });
        let going_on = going_on.count();
        let fewest = if USUAL.contains(&self.column) { least } else { FEWEST_GOING_ON };
        going_on >= fewest && going_on as f64 >= GOING_ON_SHARE * full as f64
    }

    /// Whether a line continues the paragraph that `before` belongs to, told its first word: that would not have fitted.
    pub(super) fn goes_on(self, before: &str, first: &str) -> bool {
        /// Cells by which a full line may be longer than nearly all of them.
        const LONGER: usize = 3;
        let width = self.measure.of(before);
        // What is wider was not wrapped.
        width <= self.column + LONGER && width + 1 + self.measure.of(first) > self.column
    }
}

/// Puts a wrapped line behind the one before. Scripts without spaces are broken between any two letters; and where a line
/// ends in more letters than any word has, words had run together, and the renderer had to cut between them or in one.
pub(super) fn push(text: &mut String, more: &str) {
    // No further back than that: a page may be one such word.
    let ran_together =
        || text.chars().rev().take(LONGEST_WORD + 1).filter(|c| c.is_alphabetic()).count() > LONGEST_WORD;
    let is_unspaced = |c: Option<char>| c.is_some_and(|c| letters::is_unspaced(c) || is_wide_sign(c));
    let cut = is_unspaced(text.chars().next_back()) && is_unspaced(more.chars().next());
    if !text.is_empty() && !more.is_empty() && !cut && !ran_together() {
        text.push(' ');
    }
    text.push_str(more);
}

/// Stops and brackets of East Asia, which bring their own room.
fn is_wide_sign(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_wrapped_lines_together() {
        for (before, after, whole) in [
            ("The gate was", "black.", "The gate was black."),
            ("運河に残って", "いた水門が、", "運河に残っていた水門が、"),
            ("運河の水門は、", "黒かった。", "運河の水門は、黒かった。"),
            ("運河の", "Arden 水門", "運河の Arden 水門"),
        ] {
            let mut text = before.to_owned();
            push(&mut text, after);
            assert_eq!(text, whole);
        }
    }

    #[test]
    fn few_lines_that_go_on_show_where_they_were_broken() {
        let full = "It had hung there for so long that nobody knew who had put it up,";
        for (rows, is_wrapped) in [
            (vec![full, "or why.", "", full, "or when."], true),
            (vec![full, "Or why.", "", full, "Or when."], false),
            (vec![full, "or why."], false),
            (vec!["Nobody had ever thought of that, and nobody was told by anyone at all", "why."], true),
            (vec!["Nobody had ever thought of that, and nobody was told by anyone at all", "Why?"], false),
            (
                vec![
                    "كان الجسر مغلقا منذ سنوات ولم يعرف أحد من أغلقه",
                    "قبل",
                    "",
                    "كان الجسر مغلقا منذ سنوات ولم يعرف أحد من أغلقه",
                    "أمس",
                ],
                true,
            ),
            (vec![full, "", "or why.", full, "", "or when."], false),
            (
                [
                    &["A headline that goes on beyond the column at which all the rest of the text was broken"][..],
                    &[full; 6],
                    &["or why.", "", full, "or when."],
                ]
                .concat(),
                false,
            ),
            (
                [
                    &["A headline that goes on beyond the column at which all the rest of the text was broken"][..],
                    &[
                        full, "or why.", "", full, "or when.", "", full, "or where.", "", full, "or so.", "", full,
                        "or not.",
                    ],
                ]
                .concat(),
                true,
            ),
        ] {
            assert_eq!(Wrap::of(&rows).is_some(), is_wrapped, "{rows:?}");
        }
    }

    #[test]
    fn vowel_signs_are_counted_as_the_renderer_did() {
        // Eighteen letters a word, six of them signs: three words fill a line of w3m, two one of lynx.
        let word = "फाटकीनदीकीकालीबोली";
        for (words, others) in [(5, 1), (4, 2), (6, 1)] {
            let line = vec![word; words].join(" ");
            let raw = vec![line.as_str(); 8];
            let wrap = Wrap::of(&raw).unwrap();
            assert!(wrap.goes_on(&line, word), "{words} {others}");
        }
    }
}
