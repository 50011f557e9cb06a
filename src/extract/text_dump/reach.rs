//! How far the story reaches beyond its stretch of greatest weight: short sentences between short lines weigh next to
//! nothing, as those of an interview or of letters do.

use std::ops::Range;

use super::{
    furniture::Furniture,
    story::{Shape, Shaped},
};
use crate::extract::{
    body::{phrases, speaks_of_the_page},
    sentence::ends_sentence,
};

/// Lines that are looked at on either side.
const FAR: usize = 60;

/// Words of a line that names another story.
const POINTER: usize = 30;

/// Short lines in a row that may stand between two sentences: a heading, a name, a place.
const BETWEEN: usize = 2;

/// The stretch with what goes on as it does above and below.
pub(super) fn grown(lines: &[Shaped], stretch: &Range<usize>) -> Range<usize> {
    if stretch.is_empty() {
        return stretch.clone();
    }
    let above = (stretch.start.saturating_sub(FAR)..stretch.start).rev();
    let below = stretch.end..(stretch.end + FAR).min(lines.len());
    let start = last_said(lines, above, false).unwrap_or(stretch.start);
    let end = last_said(lines, below, true).map_or(stretch.end, |last| last + 1);
    start..end
}

/// The farthest sentence on a way from the story, with no more between two than stands between a story's own. What comes
/// first of all `may_be_short`: a story's last line, where above it would be a headline.
fn last_said(lines: &[Shaped], way: impl Iterator<Item = usize>, may_be_short: bool) -> Option<usize> {
    /// Words of a story's last line.
    const LEAST: usize = 3;
    let mut last = None;
    let mut between = 0;
    for i in way {
        let line = &lines[i];
        // A headline that its own line calls another story's stands between paragraphs too.
        if may_be_short && line.mass <= POINTER && phrases::label_of_others(&line.line.text).is_some() {
            continue;
        }
        if may_be_short && speaks_of_the_page(&line.line.text) {
            break;
        }
        match line.shape {
            Shape::Image | Shape::Number => {}
            Shape::Furniture(Furniture::Credit | Furniture::Control) => {}
            Shape::Prose | Shape::Sentence => {
                last = Some(i);
                between = 0;
            }
            _ if may_be_short && goes_on(line) => {}
            _ if may_be_short && is_part(lines, i, counts) => {
                last = Some(i);
                between = 0;
            }
            _ if may_be_short && is_part(lines, i, is_no_headline) => {}
            _ if may_be_short && between == 0 && signs_off(lines, i) => last = Some(i + 1),
            Shape::Short if is_said(line) => {
                if may_be_short && between == 0 && line.mass >= LEAST {
                    last = Some(i);
                }
                between = 0;
            }
            // A button of each part of a story is said again and again.
            Shape::Repeated if between < BETWEEN => between += 1,
            Shape::Short if !line.line.bullet && !line.often && !line.is_meta() && between < BETWEEN => between += 1,
            _ => break,
        }
    }
    last
}

/// Whether a line ends a letter, and who wrote it stands below: `Yours faithfully,`.
fn signs_off(lines: &[Shaped], i: usize) -> bool {
    /// Words of either line.
    const LONGEST: usize = 4;
    let is_line = |l: &Shaped| {
        l.shape == Shape::Short && l.mass <= LONGEST && !l.line.bullet && !l.line.linked && l.line.columns == 1
    };
    let name = lines.get(i + 1).filter(|l| is_line(l) && !l.line.text.ends_with([',', ':', '…']));
    is_line(&lines[i]) && lines[i].line.text.ends_with([',', '，']) && name.is_some()
}

/// Whether a short line above a story's first paragraph speaks to whom it is written: `Dear Editor,`.
fn greets(line: &Shaped) -> bool {
    /// Words of the longest.
    const LONGEST: usize = 6;
    let is_plain = !line.line.bullet && !line.line.linked && line.line.columns == 1;
    line.shape == Shape::Short && line.mass <= LONGEST && is_plain && line.line.text.ends_with([',', '，'])
}

/// Whether a short line is broken off where its sentence goes on, as a verse is.
pub(super) fn goes_on(line: &Shaped) -> bool {
    /// Words of the shortest verse.
    const LEAST: usize = 3;
    line.shape == Shape::Short
        && !line.line.bullet
        && line.mass >= LEAST
        && line.line.text.ends_with([',', ';', '、', '،'])
}

/// Whether a line is in a list or table most lines of which are the story's: amounts, results, steps.
fn is_part(lines: &[Shaped], i: usize, tells: fn(&Shaped) -> bool) -> bool {
    /// Lines of the longest that are looked at, and steps of the shortest list of them.
    const LONGEST: usize = 30;
    const STEPS: usize = 3;
    let is_listed = |l: &Shaped| {
        l.shape == Shape::Short && (l.line.bullet || l.line.columns > 1)
            || l.line.bullet && matches!(l.shape, Shape::Dated | Shape::Sentence)
    };
    if !is_listed(&lines[i]) {
        return false;
    }
    let above = lines[i.saturating_sub(LONGEST)..i].iter().rev().take_while(|l| is_listed(l));
    let run: Vec<&Shaped> = above.chain(lines[i..].iter().take(LONGEST).take_while(|l| is_listed(l))).collect();
    // Steps in their order right behind a paragraph; what is read most stands below a label.
    let start = i - lines[i.saturating_sub(LONGEST)..i].iter().rev().take_while(|l| is_listed(l)).count();
    let follows_prose = start.checked_sub(1).is_some_and(|before| lines[before].reads());
    if follows_prose && run.len() >= STEPS && run.iter().all(|l| l.line.numbered && !l.line.linked) {
        return true;
    }
    run.iter().filter(|l| tells(l)).count() * 2 > run.len()
}

/// Whether an item has a number in it or is a sentence. Few headlines do.
fn counts(item: &Shaped) -> bool {
    ends_sentence(&item.line.text) || item.shape == Shape::Short && item.line.text.contains(|c: char| c.is_numeric())
}

/// Whether an item is none of a menu and names no other story: those begin with capitals. Tags need not, but no sentence
/// follows upon them.
fn is_no_headline(item: &Shaped) -> bool {
    counts(item) || item.line.text.starts_with(|c: char| c.is_lowercase() || matches!(c, '“' | '"' | '„' | '«'))
}

/// Whether a line is a sentence, however short.
pub(super) fn is_said(line: &Shaped) -> bool {
    /// Words of the shortest.
    const LEAST: usize = 2;
    line.mass >= LEAST && !line.line.bullet && ends_sentence(&line.line.text) && !line.line.text.ends_with(':')
}

/// Where the text begins: with the stretch, or further up towards the headline, where paragraphs and the short lines between
/// them come first, or a subheading that a table of contents named before.
pub(super) fn opening(lines: &[Shaped], title: Option<usize>, stretch: &Range<usize>) -> usize {
    let Some(title) = title.filter(|title| *title < stretch.start) else { return stretch.start };
    let goes_on = |i: &usize| {
        lines.get(*i).is_some_and(|l| l.reads() || matches!(l.shape, Shape::Short | Shape::Image) && !l.line.bullet)
    };
    let first = (title + 1..stretch.start).rev().take_while(goes_on).last().unwrap_or(stretch.start);
    let between = lines.get(first..stretch.start).unwrap_or_default();
    let read: usize = between.iter().filter(|l| l.reads()).map(|l| l.mass).sum();
    let all: usize = between.iter().filter(|l| l.shape != Shape::Image).map(|l| l.mass).sum();
    // Most of it is to be read, or it is a menu or a byline with a sentence in it.
    if read * 2 > all {
        let from = (first..stretch.start).find(|&i| lines[i].reads()).unwrap_or(stretch.start);
        return from;
    }
    let heading = stretch.start.checked_sub(1);
    let asks = |l: &Shaped| l.shape == Shape::Short && is_said(l) && l.line.text.ends_with(['?', '？', '؟']);
    let asked = heading.filter(|&i| i > title && asks(&lines[i]));
    let named = heading.filter(|&i| {
        let heading = lines.get(i).filter(|l| l.shape == Shape::Repeated && !ends_sentence(&l.line.text));
        let contents = lines.get(title + 1..i).unwrap_or_default();
        heading.is_some_and(|h| contents.iter().any(|l| l.line.bullet && l.line.text == h.line.text))
    });
    let greeting = heading.filter(|&i| i > title && greets(&lines[i]));
    asked.or(named).or(greeting).unwrap_or(stretch.start)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{lines, story},
        *,
    };

    #[test]
    fn short_sentences_belong_to_the_story_that_they_lead_to() {
        let prose = "Because nobody knew what it weighed, and the number in the book was made by one who liked round ones, as one \
                     could see from all of his books.";
        for (above, below, first, last) in [
            (
                "A talk about weight, wood and noise.\n\nWere you afraid?\n\nOlsham: No.\n\nWhy?",
                "",
                "A talk about weight, wood and noise.",
                prose,
            ),
            ("It may be a headline.\n\nWhy?", "", prose, prose),
            ("By Lena Quill\n\nHow it was", "", prose, prose),
            (
                "",
                "A heading\n\nIt went very well that day.\n\nMay Benn\n\nTolvey\n\nSo it did, as all had hoped.",
                prose,
                "So it did, as all had hoped.",
            ),
            ("", "Seal found\n\nFares to rise\n\nOrchard sold\n\nIt went very well that day.", prose, prose),
            ("", "Related stories\n\nIt went very well that day.", prose, prose),
            ("", "Read also: Seal found in pool\n\nIt went very well that day.", prose, "It went very well that day."),
            (
                "",
                "The crane\n\n  * 2 hooks\n  * 90 m of chain\n  * paint\n\nIt went very well that day.",
                prose,
                "It went very well that day.",
            ),
            ("", "1. Go early\n2. Bring bread\n3. Leave the goat", prose, "Leave the goat"),
            ("", "Most read\n\n1. Go early\n2. Bring bread\n3. Leave the goat", prose, prose),
            ("", "Yours faithfully,\n\nHugo Dale\n\n© 2025", prose, "Hugo Dale"),
            ("", "More on this\n\n  * canals\n  * cranes\n  * wood", prose, prose),
            ("", "The crane\n\n  * Hooks: 2\n  * Chains: 90 m", prose, "Chains: 90 m"),
            ("", "The Ledger\n\n  * Home\n  * Sport\n  * Tides\n\nIt went very well that day.", prose, prose),
            (
                "",
                "He counts the sheep, the priest, the bride,\n\nthe coffin and the fair,\n\nand writes them down, each side by side,\n\nas if he had been there.",
                prose,
                "as if he had been there.",
            ),
        ] {
            let dump = format!("{above}\n\n{prose}\n\n{below}\n");
            let lines = lines::read(&dump);
            let shaped = story::shapes(&lines);
            let grown = grown(&shaped, &story::stretch(&shaped));
            let text = |i: usize| shaped[i].line.text.as_str();
            assert_eq!((text(grown.start), text(grown.end - 1)), (first, last), "{dump}");
        }
    }
}
