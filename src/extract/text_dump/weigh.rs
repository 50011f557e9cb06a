//! How much a line of a dump is like the headline: what is seen of it and around it, weighed.

use std::{collections::HashSet, ops::Range};

use memchr::memmem;
use unicode_segmentation::UnicodeSegmentation;

use super::{
    furniture::Furniture,
    headline::{LONGEST, is_meta, is_signed},
    masthead::is_home_trail,
    seen::{Seen, Weights},
    story::{self, Shape, Shaped},
};
use crate::{extract::letters::is_capitals, fold::fold};

/// Lines in which the site's name stands twice at the top, and short lines between it and the story.
const MASTHEAD: usize = 3;
const APART: f32 = 2.0;
/// What is left of the proof that the page's own title is, where it is that name.
const NAME_TWICE: f32 = 0.3;
/// Lines of the story whose words a headline shares, and of them the first.
const STORY: usize = 200;
const LEAD: usize = 3;
/// Words of a line that is longer than menus' entries.
const LONG: usize = 5;
/// Short lines between headline and story: tools and menus there run to any length, so that far lines are all alike.
const NEAR: f32 = 15.0;

/// What the choice of a headline compares lines with.
pub(super) struct Page {
    /// Words of the first line: html-text and some browsers begin with the page's own title.
    first: HashSet<String>,
    /// Words of the story.
    words: HashSet<String>,
    /// Words of its first lines.
    lead: HashSet<String>,
    /// How far the story's own lines are set in.
    indent: usize,
    /// Share of the short lines that have a gap above: nearly all in what some programs write, nearly none in what others do.
    gapped: f32,
}

impl Page {
    pub fn of(lines: &[Shaped], story: &Range<usize>) -> Page {
        let own = lines.get(story.clone()).unwrap_or_default();
        let prose = || own.iter().filter(|l| l.reads());
        let words_of = |most: usize| prose().take(most).flat_map(|l| l.line.text.unicode_words().map(fold)).collect();
        let short = || lines.iter().filter(|l| l.mass <= LONGEST && !l.reads());
        let gapped = short().filter(|l| l.line.gap > 0).count() as f32 / short().count().max(1) as f32;
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
        Page { first, words: words_of(STORY), lead: words_of(LEAD), indent, gapped }
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
    fn overlap(of_story: &HashSet<String>, text: &str) -> f32 {
        // Short words are the same in every story.
        let words: Vec<String> = text
            .unicode_words()
            .map(fold)
            .filter(|w| w.chars().count() > 3 || w.bytes().all(|b| !b.is_ascii()))
            .collect();
        if words.is_empty() {
            return 0.0;
        }
        words.iter().filter(|w| of_story.contains(*w)).count() as f32 / words.len() as f32
    }
}

/// What is seen of a line that may be the headline.
pub(super) fn seen(lines: &[Shaped], i: usize, story: &Range<usize>, page: &Page) -> Seen<COUNT> {
    Seen { weights: &WEIGHTS, values: features(lines, i, story, page) }
}

/// How many things are seen of a line.
pub(super) const COUNT: usize = 50;

/// What each of them is worth: a conditional logit over the lines of some three thousand dumps by seven programs, two of them ways
/// to copy from a browser, whose pages' headlines are known (`fit/dumps.py`). Of sites that the weights were not fitted on it
/// chooses the right line of 85 in a hundred dumps that have it; of those from browsers of 78, where weights fitted without them
/// chose that of 67. Three were then set by hand, at no cost: the first line's, since a site's name stands there too, and
/// those of tables of contents and links, which few of the dumps show.
#[rustfmt::skip]
pub(super) static WEIGHTS: Weights<COUNT> = [
    ("own_title", 1.76),
    ("word_for_word", -0.19),
    ("overlap", 3.81),
    ("first", 0.90),
    ("set_out", 2.38),
    ("level_1", 3.73),
    ("level_2", 0.35),
    ("words_1", -2.09),
    ("words_2", -0.88),
    ("words_4", -0.36),
    ("words_13", 0.24),
    ("words_19", -0.41),
    ("words_25", -0.78),
    ("stop", -2.31),
    ("colon", -1.69),
    ("call", 0.33),
    ("numbered", -1.38),
    ("bullet", -0.52),
    ("dated", -0.39),
    ("gap", 0.77),
    ("gap_behind", 0.67),
    ("twice", -0.43),
    ("repeats_near", 1.94),
    ("signed", 1.92),
    ("signed_close", 0.93),
    ("signed_above", 0.85),
    ("breadcrumb", -1.93),
    ("headline_above", -0.76),
    ("contents", -5.00),
    ("distance", -0.12),
    ("own_distance", 0.09),
    ("inside", -0.77),
    ("told", 0.81),
    ("line_below", 0.96),
    ("within", 0.85),
    ("capitals", -1.04),
    ("picture_above", -0.06),
    ("picture_behind", -0.67),
    ("menu_behind", -0.54),
    ("repeated", 0.43),
    ("has_slash", -0.37),
    ("lower", -1.76),
    ("bars", 0.68),
    ("columns", -0.86),
    ("linked", -1.00),
    ("gap_dense", -0.28),
    ("gap_behind_dense", 1.46),
    ("overlap_lead", 0.57),
    ("longs_above", -1.83),
    ("outgrows", 0.63),
];

/// What is seen of a line, in the order of [`WEIGHTS`].
fn features(lines: &[Shaped], i: usize, story: &Range<usize>, page: &Page) -> [f32; COUNT] {
    let Some(line) = lines.get(i) else { return [0.0; COUNT] };
    let text = line.line.text.as_str();
    let flag = |is: bool| f32::from(is);
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
    let above = story::above(lines, i);
    let is_picture = |l: &Shaped| matches!(l.shape, Shape::Image | Shape::Furniture(Furniture::Credit));
    let is_menu = |l: &Shaped| l.line.bullet || matches!(l.shape, Shape::Short) && l.mass <= 3;
    let next = behind.iter().find(|l| !is_picture(l));
    [
        own,
        flag(own > 0.0 && !is_name && is_first && i > 0),
        Page::overlap(&page.words, text) * (line.mass.min(5) as f32 / 5.0),
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
        flag(next.is_some_and(|l| l.reads())),
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
        flag(line.line.gap > 0) * page.gapped,
        flag(lines.get(i + 1).is_some_and(|next| next.line.gap > 0)) * page.gapped,
        Page::overlap(&page.lead, text) * (line.mass.min(5) as f32 / 5.0),
        longs_above(lines, i),
        flag(outgrows(lines, i)),
    ]
}

/// How many lines above are longer than a menu's entry, as a share of those that are counted.
fn longs_above(lines: &[Shaped], i: usize) -> f32 {
    const MOST: usize = 10;
    let above = lines.get(..i).unwrap_or_default().iter();
    above.filter(|l| l.mass >= LONG).take(MOST).count() as f32 / MOST as f32
}

/// Whether a line is much longer than those before it: where a menu ends.
fn outgrows(lines: &[Shaped], i: usize) -> bool {
    const BEFORE: usize = 4;
    let above = lines.get(i.saturating_sub(BEFORE)..i).unwrap_or_default();
    let longest = above.iter().map(|l| l.mass).max().unwrap_or_default();
    lines.get(i).is_some_and(|l| l.mass >= LONG && l.mass * 2 > longest * 3)
}

/// Whether a line is followed by one that explains it: longer, no item, and with the byline or the story below.
fn has_line_below(lines: &[Shaped], i: usize) -> bool {
    let (Some(line), Some(next)) = (lines.get(i), lines.get(i + 1)) else { return false };
    let leads = |l: &Shaped| is_meta(l) || l.reads();
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
    let (Some(above), Some(line)) = (story::above(lines, i), lines.get(i)) else { return false };
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
        "contents", "indice", "inhalt", "inhaltsverzeichnis", "inhoud", "sommaire", "spis tresci", "table of contents",
        "tabla de contenidos", "目次", "目录", "содержание",
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
