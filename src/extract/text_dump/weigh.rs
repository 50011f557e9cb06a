//! How much a line of a dump is like the headline: what is seen of it and around it, weighed.

use std::{collections::HashSet, ops::Range};

use foldhash::fast::RandomState;
use memchr::memmem;

use super::{
    headline::{LONGEST, is_signed},
    lines::may_list_links,
    masthead::is_home_trail,
    seen::{Feature, Seen, flag, part_of},
    story::{self, Shape, Shaped, is_picture},
};
use crate::{
    extract::letters::is_capitals,
    fold::{fold, with_folded},
};

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
/// Bytes of a page's list of links that are looked at.
const LINKS: usize = 4_000;
/// Short lines between headline and story: tools and menus there run to any length, so that far lines are all alike.
const NEAR: f32 = 15.0;

/// How one thing is seen.
type Look = fn(&Sight) -> f32;

/// What is seen of a line that may be the headline, and what each thing is worth: a conditional logit over the lines of some
/// three thousand dumps by seven programs, two of them ways to copy from a browser, whose pages' headlines are known
/// (`fit/dumps.py`). Of sites that the weights were not fitted on it chooses the right line of 85 in a hundred dumps that
/// have it; of those from browsers of 78, where weights fitted without them chose that of 67. Three were then set by hand,
/// at no cost: the first line's, since a site's name stands there too, and those of tables of contents and links, which few
/// of the dumps show. So was that of lines that begin as labels do: it is as good as a ban but for the page's own title.
#[rustfmt::skip]
pub(super) static WEIGHTS: &[Feature<Look>] = &[
    ("own_title", 1.76, |s| s.own),
    ("word_for_word", -0.19, |s| flag(s.own > 0.0 && !s.is_name && s.is_first && s.i > 0)),
    ("overlap", 3.81, |s| s.overlap(&s.page.words)),
    ("first", 0.90, |s| flag(s.i == 0)),
    ("set_out", 2.38, |s| flag(s.line.line.indent < s.page.indent)),
    ("level_1", 3.73, |s| flag(s.line.line.heading == 1)),
    ("level_2", 0.35, |s| flag(s.line.line.heading > 1)),
    ("words_1", -2.09, |s| s.has_words(1..2)),
    ("words_2", -0.88, |s| s.has_words(2..4)),
    ("words_4", -0.36, |s| s.has_words(4..6)),
    ("words_13", 0.24, |s| s.has_words(13..19)),
    ("words_19", -0.41, |s| s.has_words(19..25)),
    ("words_25", -0.78, |s| s.has_words(25..usize::MAX)),
    ("stop", -2.31, |s| s.ends_with(&['.', '。'])),
    ("colon", -1.69, |s| s.ends_with(&[':', ',', ';', '>', '…'])),
    ("call", 0.33, |s| s.ends_with(&['?', '!', '？', '！', '”', '“', '»', '」', '"'])),
    ("numbered", -1.38, |s| flag(s.is_numbered())),
    ("bullet", -0.52, |s| flag(s.line.line.bullet)),
    ("dated", -0.39, |s| flag(s.line.shape == Shape::Dated)),
    ("gap", 0.77, |s| s.gap()),
    ("gap_behind", 0.67, |s| s.gap_behind()),
    ("twice", -0.43, |s| flag(s.line.twice && s.line.mass >= 4)),
    ("repeats_near", 1.94, |s| flag(s.repeats_near())),
    ("signed", 1.92, |s| flag(s.is_signed())),
    ("signed_close", 0.93, |s| flag(s.behind.iter().take(2).any(is_signed))),
    ("signed_above", 0.85, |s| flag(!s.is_signed() && s.near_above(3).iter().any(Shaped::is_meta))),
    ("breadcrumb", -1.93, |s| flag(s.behind.iter().take(3).any(|l| s.ends_with_line(l)))),
    ("headline_above", -0.76, |s| flag(s.is_headline_above())),
    ("contents", -5.00, |s| flag(s.in_contents())),
    ("distance", -0.12, |s| s.distance),
    ("own_distance", 0.09, |s| s.own * s.distance),
    ("inside", -0.77, |s| flag(s.i >= s.story.start)),
    ("told", 0.81, |s| flag(s.behind.iter().find(|l| !is_picture(l)).is_some_and(|l| l.reads()))),
    ("line_below", 0.96, |s| flag(s.has_line_below())),
    ("within", 0.85, |s| s.times_within_others()),
    ("capitals", -1.04, |s| flag(is_capitals(s.text))),
    ("picture_above", -0.06, |s| flag(s.above.is_some_and(is_picture))),
    ("picture_behind", -0.67, |s| flag(s.behind.first().is_some_and(is_picture))),
    ("menu_behind", -0.54, |s| flag(s.behind.first().is_some_and(is_entry))),
    ("repeated", 0.43, |s| flag(s.line.shape == Shape::Repeated)),
    ("has_slash", -0.37, |s| flag(s.text.contains([']', '@', '/']))),
    ("lower", -1.76, |s| flag(s.text.starts_with(char::is_lowercase))),
    ("bars", 0.68, |s| flag(s.text.contains(['|', '•', '·', '»', '›']))),
    ("columns", -0.86, |s| flag(s.line.line.columns > 1)),
    ("linked", -1.00, |s| flag(s.line.line.linked)),
    ("gap_dense", -0.28, |s| s.gap() * s.page.gapped),
    ("gap_behind_dense", 1.46, |s| s.gap_behind() * s.page.gapped),
    ("overlap_lead", 0.57, |s| s.overlap(&s.page.lead)),
    ("longs_above", -1.83, |s| s.longs_above()),
    ("outgrows", 0.63, |s| flag(s.outgrows())),
    ("furniture", -3.00, |s| flag(matches!(s.line.shape, Shape::Furniture(_)))),
];

/// What is seen of a line that may be the headline.
pub(super) fn seen(lines: &[Shaped], i: usize, story: &Range<usize>, page: &Page) -> Option<Seen> {
    let sight = Sight::of(lines, i, story, page)?;
    Some(Seen::of(WEIGHTS, |feature| feature(&sight)))
}

/// What the choice of a headline compares lines with.
pub(super) struct Page<'l> {
    /// Words of the first line: html-text and some browsers begin with the page's own title.
    first: HashSet<&'l str, RandomState>,
    /// What its `<link>`s are called, as lynx lists them; WordPress names the feed of a story's comments by the story.
    links: &'l str,
    /// Words of the story.
    words: HashSet<&'l str, RandomState>,
    /// Words of its first lines.
    lead: HashSet<&'l str, RandomState>,
    /// How far the story's own lines are set in.
    indent: usize,
    /// Share of the short lines that have a gap above: nearly all in what some programs write, nearly none in what others do.
    gapped: f32,
    /// The lines that a table of contents begins with.
    contents: Vec<usize>,
}

impl<'l> Page<'l> {
    pub(super) fn of(lines: &'l [Shaped], story: &Range<usize>, links: &'l str) -> Page<'l> {
        let own = lines.get(story.clone()).unwrap_or_default();
        let prose = || own.iter().filter(|l| l.reads());
        let words_of = |most: usize| prose().take(most).flat_map(|l| l.words()).map(String::as_str).collect();
        let short = || lines.iter().filter(|l| l.mass <= LONGEST && !l.reads());
        let gapped = short().filter(|l| l.line.gap > 0).count() as f32 / short().count().max(1) as f32;
        let mut indents: Vec<usize> = prose().map(|l| l.line.indent).collect();
        indents.sort_unstable();
        let indent = indents.get(indents.len() / 2).copied().unwrap_or_default();
        // "#The Paper » Feed" says what the page is linked to, and not what it is called.
        let is_title = |l: &&Shaped| !may_list_links(&l.line.text) && !l.line.bullet && (2..=LONGEST).contains(&l.mass);
        let first = lines.first().filter(is_title).into_iter().flat_map(|l| l.words());
        Page {
            first: first.map(String::as_str).collect(),
            links: super::beginning(links, LINKS),
            words: words_of(STORY),
            lead: words_of(LEAD),
            indent,
            gapped,
            contents: (0..lines.len()).filter(|i| heads_contents(&lines[*i])).collect(),
        }
    }

    /// How much of the page's own title a line has: its words in the title, and the title's in it. The site's name and its
    /// motto are in the title too, so half of the title is as good as all.
    pub(super) fn own_title(&self, line: &Shaped) -> f32 {
        if self.is_linked_by_name(line) {
            return 1.0;
        }
        if self.first.len() < 2 {
            return 0.0;
        }
        let words: HashSet<&str, RandomState> = line.words().iter().map(String::as_str).collect();
        let shared = words.intersection(&self.first).count() as f32;
        (shared / words.len().max(1) as f32) * (2.0 * shared / self.first.len() as f32).min(1.0)
    }

    /// Whether the feed of the comments is called by a line and the site's name: `The Paper » Ferry sails again Comments Feed`.
    pub(super) fn is_linked_by_name(&self, line: &Shaped) -> bool {
        let text = line.line.text.as_str();
        let is_name =
            |place: usize| self.links[..place].ends_with("» ") && self.links[place + text.len()..].starts_with(' ');
        !self.links.is_empty()
            && (2..=LONGEST).contains(&line.mass)
            && memmem::find_iter(self.links.as_bytes(), text).any(is_name)
    }
}

/// Whether a line is the label of a table of contents.
fn heads_contents(line: &Shaped) -> bool {
    const LABELS: &[&str] = &[
        "contents", "indice", "inhalt", "inhaltsverzeichnis", "inhoud", "sommaire", "spis tresci", "table of contents",
        "tabla de contenidos", "目次", "目录", "содержание",
    ];
    line.mass <= 3 && with_folded(&line.line.text, |key| LABELS.contains(&key))
}

/// Whether a line may be a menu's entry.
fn is_entry(line: &Shaped) -> bool {
    line.line.bullet || line.shape == Shape::Short && line.mass <= 3
}

/// A line that may be the headline, and what is around it.
pub(super) struct Sight<'l, 'a> {
    lines: &'l [Shaped<'a>],
    story: &'l Range<usize>,
    page: &'l Page<'l>,
    i: usize,
    line: &'l Shaped<'a>,
    text: &'l str,
    above: Option<&'l Shaped<'a>>,
    /// The next lines.
    behind: &'l [Shaped<'a>],
    /// The dump's first line is the same.
    is_first: bool,
    /// It is the site's name, which stands twice above a menu.
    is_name: bool,
    /// How much of the page's own title it has.
    own: f32,
    /// Short lines between it and the story.
    distance: f32,
}

impl<'l, 'a> Sight<'l, 'a> {
    fn of(lines: &'l [Shaped<'a>], i: usize, story: &'l Range<usize>, page: &'l Page) -> Option<Sight<'l, 'a>> {
        /// Lines that stand by it.
        const BEHIND: usize = 5;
        let line = lines.get(i)?;
        let is_first = lines.first().is_some_and(|l| l.line.text == line.line.text);
        let own = if i > 0 { page.own_title(line) } else { 0.0 };
        let distance = distance(lines, i, story);
        let is_name = i > 0 && i <= MASTHEAD && distance >= APART && is_first;
        Some(Sight {
            lines,
            story,
            page,
            i,
            line,
            text: &line.line.text,
            above: story::above(lines, i),
            behind: lines.get(i + 1..lines.len().min(i + 1 + BEHIND)).unwrap_or_default(),
            is_first,
            is_name,
            own: if is_name { own * NAME_TWICE } else { own },
            distance: distance.min(NEAR),
        })
    }

    fn near_above(&self, lines: usize) -> &'l [Shaped<'a>] {
        &self.lines[self.i.saturating_sub(lines)..self.i]
    }

    fn has_words(&self, words: Range<usize>) -> f32 {
        flag(words.contains(&self.line.mass))
    }

    fn ends_with(&self, signs: &[char]) -> f32 {
        flag(self.text.ends_with(signs))
    }

    fn gap(&self) -> f32 {
        flag(self.line.line.gap > 0)
    }

    fn gap_behind(&self) -> f32 {
        flag(self.behind.first().is_some_and(|next| next.line.gap > 0))
    }

    /// A byline or a date stands below it.
    fn is_signed(&self) -> bool {
        self.behind.iter().any(Shaped::is_meta)
    }

    fn is_numbered(&self) -> bool {
        let first = self.text.split_whitespace().next().unwrap_or_default();
        first.ends_with('.') && first.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Share of its content words that some of the story has, where it has a few.
    fn overlap(&self, of_story: &HashSet<&str, RandomState>) -> f32 {
        /// Words of a line that counts whole.
        const ENOUGH: usize = 5;
        // Short words are the same in every story.
        let is_content = |w: &&String| w.chars().count() > 3 || w.bytes().all(|b| !b.is_ascii());
        let words: Vec<&String> = self.line.words().iter().filter(is_content).collect();
        part_of(&words, |word| of_story.contains(word.as_str())) * (self.line.mass.min(ENOUGH) as f32 / ENOUGH as f32)
    }

    /// It ends with another line, as a breadcrumb with the headline.
    fn ends_with_line(&self, other: &Shaped) -> bool {
        other.mass >= 3 && self.text.len() > other.line.text.len() && self.text.ends_with(&other.line.text)
    }

    /// How many lines above are longer than a menu's entry, as a share of those that are counted.
    fn longs_above(&self) -> f32 {
        const MOST: usize = 10;
        let longs = self.lines[..self.i].iter().filter(|l| l.mass >= LONG);
        longs.take(MOST).count() as f32 / MOST as f32
    }

    /// It is much longer than those before it: where a menu ends.
    fn outgrows(&self) -> bool {
        const BEFORE: usize = 4;
        let longest = self.near_above(BEFORE).iter().map(|l| l.mass).max().unwrap_or_default();
        self.line.mass >= LONG && self.line.mass * 2 > longest * 3
    }

    /// It is followed by a line that explains it: longer, no item, and with the byline or the story below.
    fn has_line_below(&self) -> bool {
        let [next, second, ..] = self.behind else { return false };
        next.shape == Shape::Short
            && !next.line.bullet
            && next.mass >= self.line.mass.max(4)
            && (second.is_meta() || second.reads())
    }

    /// How many longer lines hold its text: breadcrumbs, what is shared, the page's own title.
    fn times_within_others(&self) -> f32 {
        /// More say no more.
        const MOST: usize = 3;
        /// Words of a line that is no menu's entry, and bytes of those that are looked at.
        const LEAST: usize = 3;
        const LONGEST: usize = 400;
        if self.line.mass < LEAST {
            return 0.0;
        }
        let finder = memmem::Finder::new(self.text);
        let others = self.lines.iter().map(|l| l.line.text.as_bytes());
        let longer = others.filter(|other| (self.text.len() + 1..LONGEST).contains(&other.len()));
        longer.filter(|other| finder.find(other).is_some()).take(MOST).count() as f32
    }

    /// The line above may be the headline and this one what explains it: a title stands over its standfirst. A kicker, which
    /// stands over the title, is shorter.
    fn is_headline_above(&self) -> bool {
        let Some(above) = self.above else { return false };
        let text = above.line.text.as_str();
        matches!(above.shape, Shape::Short | Shape::Repeated)
            && (4..=20).contains(&above.mass)
            && !above.line.bullet
            && (above.line.gap > 0 || self.line.line.gap == 0)
            && !is_home_trail(text)
            && !text.ends_with(['.', ':', ','])
            && text != self.text
    }

    /// It is in the story's table of contents, or a heading that is.
    fn in_contents(&self) -> bool {
        /// Lines of the longest table.
        const LONGEST: usize = 40;
        let label = self.page.contents.iter().rfind(|at| (self.i.saturating_sub(LONGEST)..self.i).contains(*at));
        label.is_some_and(|&at| self.lines[at..self.i].iter().any(|l| l.line.text == self.text))
    }

    /// Its text is part of one of the longer lines close above.
    fn repeats_near(&self) -> bool {
        /// Lines above, and bytes of those that are looked at.
        const ABOVE: usize = 6;
        const LONGEST: usize = 600;
        /// Letters of a text that is no part of another by chance.
        const LEAST: usize = 15;
        let key = fold(self.text);
        let longer = || self.near_above(ABOVE).iter().map(|l| l.line.text.as_str()).filter(|text| text.len() < LONGEST);
        key.chars().count() > LEAST && longer().any(|text| fold(text).contains(&key))
    }
}

/// Short lines between a line and the story.
fn distance(lines: &[Shaped], i: usize, story: &Range<usize>) -> f32 {
    if i >= story.start {
        return 4.0 + 2.0 * (i - story.start) as f32;
    }
    let between = lines.get(i + 1..story.start).unwrap_or_default().iter();
    between.filter(|l| matches!(l.shape, Shape::Short | Shape::Repeated)).count() as f32
}
