//! Which lines are the story: the stretch where long lines outweigh what stands between them.

use std::{collections::HashMap, ops::Range};

use super::{
    furniture::{self, Furniture},
    lines::Line,
};
use crate::extract::dates;

/// What a line looks like to the choice of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A paragraph: long enough to be nothing else.
    Prose,
    /// A shorter line that ends as sentences do.
    Sentence,
    /// A heading, a menu's entry, a caption, a table's cell.
    Short,
    /// A short line that holds a date: a byline's, or a teaser's.
    Dated,
    /// The same text stands further up.
    Repeated,
    Image,
    Furniture(Furniture),
}

/// A line with its shape and length in words.
pub(super) struct Shaped<'a> {
    pub line: &'a Line,
    pub shape: Shape,
    pub mass: usize,
    /// The same text stands elsewhere in the dump.
    pub twice: bool,
}

/// Words from which on a line is a paragraph. Menus run to a dozen words a line, headlines to fifteen.
const PARAGRAPH: usize = 18;
/// Words from which on a line with a full stop is a sentence of a story.
const SENTENCE: usize = 6;
/// A paragraph counts for no more than this many words: one consent notice must not outweigh a story of ten paragraphs.
const MOST_WEIGHT: f64 = 60.0;

pub(super) fn shapes(lines: &[Line]) -> Vec<Shaped<'_>> {
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(lines.len());
    for line in lines {
        *seen.entry(line.text.as_str()).or_default() += 1;
    }
    let mut above: HashMap<&str, ()> = HashMap::new();
    let shaped = lines.iter().enumerate().map(|(i, line)| {
        let mass = line.mass();
        let repeated = above.insert(line.text.as_str(), ()).is_some();
        let twice = seen.get(line.text.as_str()).is_some_and(|n| *n > 1);
        let shape = match furniture::of(&line.text, mass) {
            _ if line.image => Shape::Image,
            None if is_caption(lines, i, mass) => Shape::Furniture(Furniture::Credit),
            Some(kind) => Shape::Furniture(kind),
            None if repeated => Shape::Repeated,
            None if mass >= PARAGRAPH && is_running(&line.text) => Shape::Prose,
            None if mass >= SENTENCE && ends_sentence(&line.text) => Shape::Sentence,
            None if mass <= 14 && is_dated(&line.text) => Shape::Dated,
            None => Shape::Short,
        };
        Shaped { line, shape, mass, twice }
    });
    shaped.collect()
}

/// Whether a line is said again at once: a picture's description before its caption, a teaser's before its headline.
fn is_caption(lines: &[Line], i: usize, mass: usize) -> bool {
    // A caption is longer than a name, a paragraph that comes twice is another matter.
    const WORDS: Range<usize> = 5..120;
    let Some(text) = lines.get(i).map(|l| l.text.as_str()) else { return false };
    let behind = lines.get(i + 1..(i + 3).min(lines.len())).unwrap_or_default();
    let picture = text
        .rfind('[')
        .and_then(|at| text.get(at..))
        .is_some_and(|end| end.ends_with(']') && end.contains(['=', '_']) && !end.contains(' '));
    picture
        || WORDS.contains(&mass)
            && behind.iter().any(|l| l.text.starts_with(text) && (ends_sentence(text) || mass >= PARAGRAPH))
}

/// Whether a long line is running text: menus in one line have neither stops nor small words.
fn is_running(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(60).collect();
    let small =
        words.iter().filter(|w| w.chars().next().is_some_and(|c| !c.is_uppercase() && c.is_alphabetic())).count();
    let stops = words.iter().filter(|w| w.ends_with(['.', ',', '!', '?', ':', ';', '…', '”', '“', '"'])).count();
    let unspaced = text.contains(['。', '、', '，']);
    unspaced || small * 3 >= words.len() || stops * 12 >= words.len()
}

pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| "\"'”’“»«)]› ".contains(c));
    end.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '」', '؟', '।'])
}

fn is_dated(text: &str) -> bool {
    // Any day will do: relative dates are only to be seen.
    let how = dates::Reading { reference: chrono::NaiveDate::from_ymd_opt(2000, 1, 1), ..dates::Reading::default() };
    text.chars().any(char::is_numeric) && dates::find_first(text, &how).is_some()
}

/// The story's lines: the stretch of greatest weight.
pub(super) fn stretch(lines: &[Shaped]) -> Range<usize> {
    let (mut best, mut best_range) = (0.0, 0..0);
    let (mut sum, mut start) = (0.0_f64, 0);
    for (i, line) in lines.iter().enumerate() {
        let weight = weight(line);
        if sum <= 0.0 {
            sum = 0.0;
            start = i;
        }
        sum += weight;
        if sum > best {
            best = sum;
            best_range = start..i + 1;
        }
    }
    best_range
}

/// What a line says for (above 0) or against being in the story.
fn weight(line: &Shaped) -> f64 {
    let mass = line.mass as f64;
    let listed = if line.line.bullet { 0.6 } else { 1.0 };
    match line.shape {
        Shape::Prose => mass.min(MOST_WEIGHT) * listed,
        Shape::Sentence => mass * listed,
        Shape::Short if line.line.bullet => -4.0,
        Shape::Short => -5.0,
        Shape::Dated => -10.0,
        Shape::Repeated => -6.0,
        Shape::Image => -1.0,
        // Comments and teasers may outweigh the story they follow.
        Shape::Furniture(Furniture::Barrier) => -150.0,
        Shape::Furniture(Furniture::Tags) => -60.0,
        Shape::Furniture(Furniture::Control) => -5.0,
        Shape::Furniture(Furniture::Legal) => -30.0,
        Shape::Furniture(Furniture::Credit) => -2.0,
    }
}

/// Where the text begins: with the stretch, or with a subheading right above it that a table of contents named before.
pub(super) fn opening(lines: &[Shaped], title: Option<usize>, stretch: &Range<usize>) -> usize {
    let above = stretch.start.checked_sub(1).zip(title);
    let named = above.filter(|&(i, title)| {
        let heading = lines.get(i).filter(|l| l.shape == Shape::Repeated && !ends_sentence(&l.line.text));
        let contents = lines.get(title + 1..i).unwrap_or_default();
        heading.is_some_and(|h| contents.iter().any(|l| l.line.bullet && l.line.text == h.line.text))
    });
    named.map_or(stretch.start, |(i, _)| i)
}

/// The story's text from its lines, one block a line.
pub(super) fn text(lines: &[Shaped], range: Range<usize>) -> String {
    let mut out = String::new();
    let end = range.end;
    for i in range {
        let Some(line) = lines.get(i) else { break };
        if !belongs(lines, i, end) {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line.line.text);
    }
    out
}

/// Whether a line inside the stretch is of the story: paragraphs are; a short line is as a heading over one, an item of a
/// list or a row of a table.
fn belongs(lines: &[Shaped], i: usize, end: usize) -> bool {
    let Some(line) = lines.get(i) else { return false };
    match line.shape {
        Shape::Prose | Shape::Sentence => true,
        Shape::Image | Shape::Furniture(_) | Shape::Dated => false,
        Shape::Repeated | Shape::Short => {
            let next = lines.get(i + 1).filter(|_| i + 1 < end);
            let reads = |l: &Shaped| matches!(l.shape, Shape::Prose | Shape::Sentence);
            let heads = line.line.gap > 0 && next.is_some_and(reads);
            heads || line.line.bullet || line.line.columns > 1 || line.shape == Shape::Short
        }
    }
}
