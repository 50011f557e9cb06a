//! How much a line of a dump is like the headline: what is seen of it and around it, weighed.

use std::{collections::HashSet, ops::Range};

use memchr::memmem;
use unicode_segmentation::UnicodeSegmentation;

use super::{
    furniture::Furniture,
    headline::{LONGEST, is_meta, is_signed},
    masthead::is_home_trail,
    seen::{Seen, Weights},
    story::{Shape, Shaped},
};
use crate::fold::fold;

/// Lines in which the site's name stands twice at the top, and short lines between it and the story.
const MASTHEAD: usize = 3;
const APART: f32 = 2.0;
/// What is left of the proof that the page's own title is, where it is that name.
const NAME_TWICE: f32 = 0.3;
/// Short lines between headline and story: tools and menus there run to any length, so that far lines are all alike.
const NEAR: f32 = 15.0;

/// What the choice of a headline compares lines with.
pub(super) struct Page {
    /// Words of the first line: html-text and some browsers begin with the page's own title.
    first: HashSet<String>,
    /// Words of the story.
    words: HashSet<String>,
    /// How far the story's own lines are set in.
    indent: usize,
}

impl Page {
    pub fn of(lines: &[Shaped], story: &Range<usize>) -> Page {
        let own = lines.get(story.clone()).unwrap_or_default();
        let prose = || own.iter().filter(|l| matches!(l.shape, Shape::Prose | Shape::Sentence));
        let words = prose().take(200).flat_map(|l| l.line.text.unicode_words().map(fold)).collect();
        let mut indents: Vec<usize> = prose().map(|l| l.line.indent).collect();
        indents.sort_unstable();
        let indent = indents.get(indents.len() / 2).copied().unwrap_or_default();
        // "#The Paper » Feed" says what the page is linked to, and not what it is called.
        let is_links = |l: &&Shaped| l.line.text.starts_with('#') && !l.line.text.starts_with("# ");
        let first = lines
            .first()
            .filter(|l| !is_links(l) && !l.line.bullet)
            .filter(|l| l.mass >= 2 && l.mass <= LONGEST)
            .map(|l| l.line.text.unicode_words().map(fold).collect());
        let first = first.unwrap_or_default();
        Page { first, words, indent }
    }

    /// How much of the page's own title a line has: its words in the title, and the title's in it. The site's name and its
    /// motto are in the title too, so half of the title is as good as all.
    pub fn own_title(&self, text: &str) -> f32 {
        let words: HashSet<String> = text.unicode_words().map(fold).collect();
        if words.is_empty() || self.first.len() < 2 {
            return 0.0;
        }
        let shared = words.intersection(&self.first).count() as f32;
        (shared / words.len() as f32) * (2.0 * shared / self.first.len() as f32).min(1.0)
    }

    /// Share of a line's content words that the story uses.
    fn overlap(&self, text: &str) -> f32 {
        // Short words are the same in every story.
        let words: Vec<String> = text
            .unicode_words()
            .map(fold)
            .filter(|w| w.chars().count() > 3 || w.bytes().all(|b| !b.is_ascii()))
            .collect();
        if words.is_empty() {
            return 0.0;
        }
        words.iter().filter(|w| self.words.contains(*w)).count() as f32 / words.len() as f32
    }
}

/// What is seen of a line that may be the headline.
pub(super) fn seen(lines: &[Shaped], i: usize, story: &Range<usize>, page: &Page) -> Seen<COUNT> {
    Seen { weights: &WEIGHTS, values: features(lines, i, story, page) }
}

/// How many things are seen of a line.
pub(super) const COUNT: usize = 45;

/// What each of them is worth: a conditional logit over the lines of some three thousand dumps of six renderers, whose pages'
/// headlines are known (`fit/dumps.py`). Of sites that the weights were not fitted on it chooses the right line of 88 in a
/// hundred dumps that have it; weights set by hand chose that of 83. Three were then set by hand, at no cost: the first line's,
/// since a site's name stands there too, and those of tables of contents and links, which few of the dumps show.
#[rustfmt::skip]
pub(super) static WEIGHTS: Weights<COUNT> = [
    ("own_title", 2.14),
    ("word_for_word", 0.62),
    ("overlap", 4.13),
    ("first", 0.90),
    ("set_out", 1.07),
    ("level_1", 3.72),
    ("level_2", 0.43),
    ("words_1", -2.21),
    ("words_2", -1.09),
    ("words_4", -0.64),
    ("words_13", 0.37),
    ("words_19", -0.16),
    ("words_25", -1.01),
    ("stop", -2.11),
    ("colon", -1.34),
    ("call", 0.53),
    ("numbered", -1.62),
    ("bullet", 0.30),
    ("dated", -0.74),
    ("gap", 1.58),
    ("gap_behind", 3.00),
    ("twice", -0.57),
    ("repeats_near", 1.32),
    ("signed", 1.70),
    ("signed_close", 0.95),
    ("signed_above", 0.54),
    ("breadcrumb", -1.89),
    ("headline_above", -1.24),
    ("contents", -5.00),
    ("distance", -0.05),
    ("own_distance", 0.06),
    ("inside", -1.72),
    ("told", 0.51),
    ("line_below", 0.64),
    ("within", 0.90),
    ("capitals", -1.18),
    ("picture_above", -0.59),
    ("picture_behind", -1.06),
    ("menu_behind", -0.70),
    ("repeated", 0.43),
    ("has_slash", -0.53),
    ("lower", -1.63),
    ("bars", 0.47),
    ("columns", -0.97),
    ("linked", -1.00),
];

/// What is seen of a line, in the order of [`WEIGHTS`].
fn features(lines: &[Shaped], i: usize, story: &Range<usize>, page: &Page) -> [f32; COUNT] {
    let Some(line) = lines.get(i) else { return [0.0; COUNT] };
    let text = line.line.text.as_str();
    let flag = |is: bool| f32::from(u8::from(is));
    let is_first = lines.first().is_some_and(|l| l.line.text == line.line.text);
    let own = if i > 0 { page.own_title(text) } else { 0.0 };
    let distance = distance(lines, i, story);
    // The site's name twice, above a menu.
    let is_name = i > 0 && i <= MASTHEAD && distance >= APART && is_first;
    let own = if is_name { own * NAME_TWICE } else { own };
    let mass = |range: Range<usize>| flag(range.contains(&line.mass));
    let ends = |signs: &[char]| flag(text.ends_with(signs));
    let first_word = text.split_whitespace().next().unwrap_or_default();
    let numbered = first_word.ends_with('.') && first_word.starts_with(|c: char| c.is_ascii_digit());
    let near = |range: Range<usize>| lines.get(range.start..range.end.min(lines.len())).unwrap_or_default();
    let behind = near(i + 1..i + 6);
    let signed = behind.iter().any(is_meta);
    // A breadcrumb ends with the headline.
    let ends_with = |l: &Shaped| l.mass >= 3 && text.len() > l.line.text.len() && text.ends_with(&l.line.text);
    let above = i.checked_sub(1).and_then(|above| lines.get(above));
    let is_picture = |l: &Shaped| matches!(l.shape, Shape::Image | Shape::Furniture(Furniture::Credit));
    let is_menu = |l: &Shaped| l.line.bullet || matches!(l.shape, Shape::Short) && l.mass <= 3;
    let next = behind.iter().find(|l| !is_picture(l));
    [
        own,
        flag(own > 0.0 && !is_name && is_first && i > 0),
        page.overlap(text) * (line.mass.min(5) as f32 / 5.0),
        flag(i == 0),
        flag(line.line.indent < page.indent),
        flag(line.line.heading == 1),
        flag(line.line.heading > 1),
        mass(1..2),
        mass(2..4),
        mass(4..6),
        mass(13..19),
        mass(19..25),
        mass(25..usize::MAX),
        ends(&['.', '。']),
        ends(&[':', ',', ';', '>', '…']),
        ends(&['?', '!', '？', '！', '”', '“', '»', '」', '"']),
        flag(numbered),
        flag(line.line.bullet),
        flag(line.shape == Shape::Dated),
        flag(line.line.gap > 0),
        flag(lines.get(i + 1).is_some_and(|next| next.line.gap > 0)),
        flag(line.twice && line.mass >= 4),
        flag(repeats_near(lines, i, &fold(text))),
        flag(signed),
        flag(behind.iter().take(2).any(is_signed)),
        flag(!signed && near(i.saturating_sub(3)..i).iter().any(is_meta)),
        flag(behind.iter().take(3).any(ends_with)),
        flag(is_headline_above(lines, i)),
        flag(in_contents(lines, i)),
        distance.min(NEAR),
        own * distance.min(NEAR),
        flag(i >= story.start),
        flag(next.is_some_and(|l| matches!(l.shape, Shape::Prose | Shape::Sentence))),
        flag(has_line_below(lines, i)),
        times_within_others(lines, line),
        flag(is_capitals(text)),
        flag(above.is_some_and(is_picture)),
        flag(behind.first().is_some_and(is_picture)),
        flag(behind.first().is_some_and(is_menu)),
        flag(line.shape == Shape::Repeated),
        flag(text.contains([']', '@', '/'])),
        flag(text.starts_with(char::is_lowercase)),
        flag(text.contains(['|', '•', '·', '»', '›'])),
        flag(line.line.columns > 1),
        flag(line.line.linked),
    ]
}

/// Whether a line is followed by one that explains it: longer, no item, and with the byline or the story below.
fn has_line_below(lines: &[Shaped], i: usize) -> bool {
    let (Some(line), Some(next)) = (lines.get(i), lines.get(i + 1)) else { return false };
    let leads = |l: &Shaped| is_meta(l) || matches!(l.shape, Shape::Prose | Shape::Sentence);
    matches!(next.shape, Shape::Short)
        && !next.line.bullet
        && next.mass >= line.mass.max(4)
        && lines.get(i + 2).is_some_and(leads)
}

/// How many longer lines hold a line's text: breadcrumbs, what is shared, the page's own title.
fn times_within_others(lines: &[Shaped], line: &Shaped) -> f32 {
    /// More say no more.
    const MOST: usize = 3;
    /// Words of a line that is no menu's entry, and bytes of those that are looked at.
    const LEAST: usize = 3;
    const LONGEST: usize = 400;
    let text = line.line.text.as_str();
    if line.mass < LEAST {
        return 0.0;
    }
    let finder = memmem::Finder::new(text);
    let others = lines.iter().filter(|l| (text.len() + 1..LONGEST).contains(&l.line.text.len()));
    others.filter(|l| finder.find(l.line.text.as_bytes()).is_some()).take(MOST).count() as f32
}

/// Whether a line is written in capitals.
fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Short lines between a line and the story.
fn distance(lines: &[Shaped], i: usize, story: &Range<usize>) -> f32 {
    if i >= story.start {
        return 4.0 + 2.0 * (i - story.start) as f32;
    }
    let between = lines.get(i + 1..story.start).unwrap_or_default().iter();
    between.filter(|l| matches!(l.shape, Shape::Short | Shape::Repeated)).count() as f32
}

/// Whether the line above may be the headline and this one what explains it: a title stands over its standfirst. A kicker,
/// which stands over the title, is shorter.
fn is_headline_above(lines: &[Shaped], i: usize) -> bool {
    let (Some(above), Some(line)) = (i.checked_sub(1).and_then(|a| lines.get(a)), lines.get(i)) else { return false };
    let text = above.line.text.as_str();
    matches!(above.shape, Shape::Short | Shape::Repeated)
        && (4..=20).contains(&above.mass)
        && !above.line.bullet
        && (above.line.gap > 0 || line.line.gap == 0)
        && !is_home_trail(text)
        && !text.ends_with(['.', ':', ','])
        && text != line.line.text
}

/// Whether a line is in the story's table of contents, or a heading that is.
fn in_contents(lines: &[Shaped], i: usize) -> bool {
    const LABELS: &[&str] = &[
        "contents",
        "indice",
        "inhalt",
        "inhaltsverzeichnis",
        "inhoud",
        "sommaire",
        "spis tresci",
        "table of contents",
        "tabla de contenidos",
        "目次",
        "目录",
        "содержание",
    ];
    /// Lines of the longest table.
    const LONGEST: usize = 40;
    let Some(text) = lines.get(i).map(|l| l.line.text.as_str()) else { return false };
    let above = lines.get(i.saturating_sub(LONGEST)..i).unwrap_or_default();
    let label = above.iter().rposition(|l| l.mass <= 3 && LABELS.contains(&fold(&l.line.text).as_str()));
    label.is_some_and(|at| above.get(at..).is_some_and(|listed| listed.iter().any(|l| l.line.text == text)))
}

/// Whether the headline's text is part of one of the longer lines close above.
fn repeats_near(lines: &[Shaped], i: usize, key: &str) -> bool {
    let close = i.saturating_sub(6)..i;
    key.chars().count() > 15
        && lines
            .get(close)
            .unwrap_or_default()
            .iter()
            .any(|l| l.line.text.len() < 600 && fold(&l.line.text).contains(key))
}
