//! The [`Story`]: which of a page's blocks are the story's own text.
//!
//! Comes after the outline and the choice of a headline, before everything that needs the story's words (language,
//! kind, length).

mod asked;
pub(in crate::extract) mod behind;
mod boxed;
mod calls;
mod captions;
pub(in crate::extract) mod comments;
pub(in crate::extract) mod consent;
mod contacts;
pub(in crate::extract) mod controls;
mod data;
mod ending;
mod endings;
mod entries;
mod facts;
pub mod features;
mod gaps;
mod head;
mod homes;
mod judge;
mod listed;
mod marked;
mod measure;
pub(in crate::extract) mod notices;
mod others;
mod parallel;
pub(in crate::extract) mod phrases;
mod posts;
mod preformatted;
pub(in crate::extract) mod printed;
mod record;
mod repeats;
mod rows;
mod sections;
mod shape;
mod small;
mod stated;
mod unseen;

use std::{cmp::Reverse, ops::Range};

use memchr::memmem;
use serde::Serialize;

use crate::extract::{
    names::Hints,
    outline::{Block, BlockKind, ElementId, Outline, beginning, is_block, push_collapsed},
    sentence::ends_sentence,
};
use crate::{
    fold::fold,
    page::{self, DataKind, DataScript},
};

pub use asked::{asks, bars};
pub use captions::is_behind_picture;
pub use consent::{in_consent_boxes, speaks_of_cookies};
pub(in crate::extract) use contacts::is_label as is_contact_label;
pub use ending::{drop_ending, names_source};
pub use entries::drop_names;
pub use head::drop_head;
pub use parallel::speaks_of_the_page;
pub use record::drop_record;
pub use stated::Stated;

use features::Row;
use judge::Judge;
use measure::{Measures, is_heading};

/// The headline, where one is known: blocks before it are hardly ever the story.
#[derive(Clone, Copy, Debug)]
pub struct Headline<'t> {
    /// The heading it stands in, `None` for one that only metadata has.
    pub element: Option<ElementId>,
    pub text: &'t str,
}

/// What is known of a page beside its outline.
#[derive(Clone, Debug, Default)]
pub struct Context<'t> {
    pub headline: Option<Headline<'t>>,
    /// JSON-LD `articleBody`: evidence for blocks that say the same, and the text itself where the markup has none.
    pub article_body: Option<String>,
    /// The page's data, which may hold the story where the markup does not.
    pub scripts: &'t [DataScript],
}

/// The text of a page's story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// Indices into [`Outline::blocks`], in order.
    pub blocks: Vec<usize>,
    /// One block a line; a sentence that goes on after a `<br>` is one line.
    pub text: String,
    /// The text is JSON-LD's `articleBody` or a program's data: the markup has next to none of it.
    pub is_data: bool,
    /// Words of the text; see [`words`].
    pub length: usize,
    /// For every block of the outline, the log odds that it is the story's; above 0 it is kept, unless it stands among
    /// comments, in a box of other things, or says again what was said.
    pub scores: Vec<f32>,
    /// For every block of the outline, its words; see [`words`].
    pub words: Vec<f32>,
}

/// Blocks of at least this many characters that repeat an earlier one are dropped; shorter ones repeat by chance.
const LONG_ENOUGH_TO_REPEAT: usize = 25;

/// Log odds: where no block is likely the story (lyrics, a list of facts), those that may be.
const BETTER_THAN_NOTHING: f32 = -1.5;

/// Words of a story that may be no more than a line or two of one, and how many times as many those blocks must have.
const LITTLE: f32 = 25.0;
const MUCH_MORE: f32 = 3.0;

/// Share of the page's running text below which a box holds no story where its name says so. Of known blocks in such
/// boxes on the pages that the trees are fitted on, one in two hundred is the story's.
const SMALL_BOX: f32 = 0.15;

/// Share above which a box is the whole page's layout and no part of it.
const BOX: f32 = 0.4;

/// Words of a sentence that is no label.
const SENTENCE: f32 = 6.0;

/// Log odds of what has nothing but its words against it.
const SURELY: f32 = 1.5;

/// Log odds of a block that is not asked of the trees.
const MENU: f32 = -3.0;

/// Words outside of the comments that make a story. Where there are fewer, the comments are the story: a forum.
const STORY_OUTSIDE_COMMENTS: f32 = 20.0;

/// The share of `articleBody` that the chosen blocks have to show, or else the markup has no story and the data is it.
const COVERED_BY_MARKUP: f32 = 0.1;

/// Words of an `articleBody` that may stand in for markup that has little; shorter ones are descriptions.
const MIN_DATA_WORDS: usize = 40;

/// Chooses the blocks that are the story.
pub fn choose(outline: &Outline, context: &Context) -> Story {
    let measures = Measures::of(outline, context);
    let judged = Blocks::judge(outline, &measures);
    let words = measures.words.as_slice();
    let mut blocks = judged.likely(outline, words, small::is_small(outline, &measures));
    others::drop_teasers(outline, words, &mut blocks);
    let may_be = |b: usize| judged.may_be(b);
    let pictures = |b: usize| measures.media_before(outline, b);
    gaps::fill(outline, &judged.scores, may_be, pictures, &mut blocks);
    boxed::fill(outline, &judged.scores, words, may_be, &mut blocks);
    parallel::fill(outline, &judged.scores, words, measures.first, may_be, &mut blocks);
    captions::fill(outline, &judged.scores, words, measures.first, &mut blocks);
    rows::fill(outline, &measures, &judged.scores, may_be, &mut blocks);
    small::fill(outline, &measures, may_be, &mut blocks);
    small::go_on(outline, &measures, |b| may_be(b) && judged.scores[b] > gaps::PART, &mut blocks);
    let scores = &judged.scores;
    let above = |bar: f32| move |b: usize| may_be(b) && scores[b] > bar;
    homes::fill(outline, above(parallel::LISTED), above(homes::LIKELY), &mut blocks);
    sections::fill(outline, &measures, may_be, &mut blocks);
    rows::fill_days(outline, &mut blocks);
    captions::drop_unmarked(outline, words, &mut blocks);
    others::drop_next_stories(outline, measures.headline, words, &mut blocks);
    listed::drop(outline, words, &mut blocks);
    others::drop_footer(outline, measures.headline, words, &mut blocks);
    others::drop_labelled(outline, measures.headline, words, &mut blocks);
    others::drop_replies(outline, words, &mut blocks);
    posts::fill(outline, &measures, &mut blocks);
    consent::drop_boxes(outline, words, &mut blocks);
    consent::drop_at_ends(outline, measures.headline, &mut blocks);
    calls::drop(outline, words, &mut blocks);
    notices::drop(outline, &mut blocks);
    // Once calls and what leads to others are gone, a gallery may turn out to be one.
    captions::fill(outline, &judged.scores, words, measures.first, &mut blocks);
    unseen::drop(outline, &measures, &mut blocks);
    repeats::drop(outline, &mut blocks);
    repeats::drop_pulled(outline, &mut blocks);
    // A page of a few words may have no other.
    if blocks.iter().any(|&b| !is_title(outline, b)) {
        blocks.retain(|&b| !is_title(outline, b));
    }
    // A heading with nothing kept under it is the heading of something else.
    while blocks.last().is_some_and(|&b| is_heading(&outline.blocks[b], &measures.shapes[b])) {
        blocks.pop();
    }
    let text = joined(outline, &blocks);
    let length = total(words, &blocks).ceil() as usize;
    let least = if blocks.is_empty() { SENTENCE as usize } else { MIN_DATA_WORDS };
    let stands_in =
        |body: &&str| measures.covered(&blocks) < COVERED_BY_MARKUP && body.split_whitespace().count() >= least;
    let data = context.article_body.as_deref().filter(stands_in).map(plain_lines);
    let data = data.or_else(|| told_by_data(outline, context, &text, length));
    let is_data = data.is_some();
    let length = data.as_deref().map_or(length, self::words);
    Story { blocks, text: data.unwrap_or(text), is_data, length, scores: judged.scores, words: measures.words }
}

/// Adds blocks to the story's, each once and in the page's order.
fn add(missed: Vec<usize>, blocks: &mut Vec<usize>) {
    if !missed.is_empty() {
        blocks.extend(missed);
        blocks.sort_unstable();
        blocks.dedup();
    }
}

/// Those of a story's blocks that are in a range.
fn within(blocks: &[usize], range: Range<usize>) -> &[usize] {
    let place = |end: usize| blocks.partition_point(|&b| b < end);
    &blocks[place(range.start)..place(range.end)]
}

fn total(words: &[f32], blocks: &[usize]) -> f32 {
    blocks.iter().map(|&b| words[b]).sum()
}

/// What is found of a page's blocks one by one.
struct Blocks {
    /// Log odds of being the story's.
    scores: Vec<f32>,
    /// A notice, or in a box for other things.
    is_other: Vec<bool>,
    in_comments: Vec<bool>,
}

impl Blocks {
    fn judge(outline: &Outline, measures: &Measures) -> Blocks {
        let count = outline.blocks.len();
        let mut blocks =
            Blocks { scores: vec![MENU; count], is_other: vec![false; count], in_comments: vec![false; count] };
        let (mut apart, mut boxed) = (vec![Hints::NONE; count], vec![Hints::NONE; count]);
        let mut judge = Judge::of(&mut blocks.scores);
        features::each_likely_row(outline, measures, |b, row| {
            judge.ask(b, row);
            blocks.is_other[b] = row.is_notice() && !phrases::is_told(&outline.blocks[b].text);
            [apart[b], boxed[b]] = row.apart([SMALL_BOX, BOX]);
            blocks.in_comments[b] = row.in_comments();
        });
        judge.finish();
        blocks.spare_paragraphs(outline, measures);
        let telling = telling(&boxed, &blocks.scores, measures);
        let is_apart = |b: usize| {
            let may_be_note = |b: usize| apart[b] == Hints::SIGNUP && blocks.scores[b] > gaps::UNPICTURED;
            let is_call = |b: usize| !(may_be_note(b) && asks_nothing(outline, b));
            apart[b].any(telling) && is_call(b)
        };
        let others: Vec<usize> = (0..count).filter(|&b| is_apart(b)).collect();
        others.into_iter().for_each(|b| blocks.is_other[b] = true);
        blocks
    }

    /// A word of notices may come up in a story: a paragraph beside one of its own is no notice.
    fn spare_paragraphs(&mut self, outline: &Outline, measures: &Measures) {
        let is_beside = |b: usize, other: usize| {
            self.scores.get(other).is_some_and(|score| *score > SURELY)
                && !self.is_other[other]
                && parallel::is_parallel(outline, b, other)
        };
        let is_storys = |&b: &usize| {
            let block = &outline.blocks[b];
            if !self.is_other[b] || block.link_chars > 0 {
                return false;
            }
            let (before, behind) = (b.checked_sub(1).is_some_and(|before| is_beside(b, before)), is_beside(b, b + 1));
            // One of a few words has a paragraph on either side.
            let is_long = self.scores[b] > SURELY && measures.words[b] >= SENTENCE;
            let is_brief = || before && behind && self.scores[b] > 0.0 && tells_briefly(&block.text);
            is_long && (before || behind) || is_brief()
        };
        let spared: Vec<usize> = (0..self.scores.len()).filter(is_storys).collect();
        spared.into_iter().for_each(|b| self.is_other[b] = false);
        // And a heading over one is none of a box.
        let is_heading = |&b: &usize| self.is_other[b] && self.heads_paragraph(outline, b);
        let spared: Vec<usize> = (0..self.scores.len()).filter(is_heading).collect();
        spared.into_iter().for_each(|b| self.is_other[b] = false);
    }

    /// Whether a heading stands right above a paragraph that is surely the story's and behind another.
    fn heads_paragraph(&self, outline: &Outline, b: usize) -> bool {
        let block = &outline.blocks[b];
        let is_surely = |at: usize| self.scores.get(at).is_some_and(|score| *score > SURELY) && !self.is_other[at];
        block.is_heading()
            && block.link_chars == 0
            && self.scores[b] > gaps::HEADING
            && is_surely(b + 1)
            && b.checked_sub(1).is_some_and(|before| is_surely(before) && parallel::is_parallel(outline, before, b + 1))
    }

    fn may_be(&self, b: usize) -> bool {
        !self.is_other[b] && !self.in_comments[b]
    }

    /// The blocks that are likely the story's, told what words each has and whether the page is a small one.
    fn likely(&self, outline: &Outline, words: &[f32], is_small: bool) -> Vec<usize> {
        let found = |with_comments: bool| {
            let is_asked = |b: usize| !self.is_other[b] && (with_comments || !self.in_comments[b]);
            let above = |bar: f32| (0..self.scores.len()).filter(|&b| self.scores[b] > bar && is_asked(b)).collect();
            let surely: Vec<usize> = above(0.0);
            if total(words, &surely) >= LITTLE {
                return surely;
            }
            let likely: Vec<usize> = above(BETTER_THAN_NOTHING);
            if total(words, &likely) > total(words, &surely) * MUCH_MORE { likely } else { surely }
        };
        let outside = found(false);
        let enough = if is_small { SENTENCE } else { STORY_OUTSIDE_COMMENTS };
        let told: f32 = outside.iter().filter(|&&b| !is_title(outline, b)).map(|&b| words[b]).sum();
        if told >= enough { outside } else { found(true) }
    }
}

/// Whether a block is the page's title, which stands in its head.
fn is_title(outline: &Outline, b: usize) -> bool {
    outline.tag(outline.blocks[b].element) == "title"
}

/// Whether a short sentence or question speaks to nobody.
fn tells_briefly(text: &str) -> bool {
    ends_sentence(text) && !text.ends_with(['!', ':']) && !phrases::speaks_to_reader(&fold(text))
}

/// Whether a sentence stands in a callout that leads nowhere: a note that is set off.
fn asks_nothing(outline: &Outline, b: usize) -> bool {
    let is_named = |&e: &ElementId| outline.hints(e).any(Hints::SIGNUP);
    let is_control = |e: ElementId| matches!(outline.tag(e), "a" | "button" | "input" | "form");
    let block = &outline.blocks[b];
    let named = outline.ancestors(block.element).filter(is_named).last();
    // The word for a note in colour means a call too; the others mean nothing else.
    let is_callout = |e: ElementId| outline.class(e).contains("callout");
    let named = named.filter(|&around| is_callout(around));
    ends_sentence(&block.text)
        && !speaks_of_the_page(&block.text)
        && named.is_some_and(|around| !outline.subtree(around).any(is_control))
}

/// The story as the page's data tell it, where the markup has none, or no more than its beginning.
fn told_by_data(outline: &Outline, context: &Context, text: &str, length: usize) -> Option<String> {
    /// Words of a line or two that are shown while the page loads.
    const SHOWN: usize = 60;
    /// Words of the beginning of a story.
    const BEGINNING: usize = 250;
    let may_hold = |script: &DataScript| matches!(script.kind, DataKind::Json | DataKind::State);
    if length >= BEGINNING {
        return None;
    }
    let in_attributes = state_of(outline);
    let held: Vec<&DataScript> =
        context.scripts.iter().filter(|script| may_hold(script)).chain(&in_attributes).collect();
    if held.is_empty() || length >= SHOWN && !may_tell(&held, text) {
        return None;
    }
    let told = data::story(&held, context.headline.map(|headline| headline.text))?;
    let words = words(&told);
    let goes_on = || text.lines().all(|line| told.contains(line)) && words * 2 >= length * 3;
    (length < SHOWN && words >= length * 2 || goes_on()).then_some(told)
}

/// Whether data may hold a text: they have one of its longest words. A look at the bytes, since to read the data takes as
/// long as the rest of the page. Letters beyond ASCII may be escaped in them.
fn may_tell(held: &[&DataScript], text: &str) -> bool {
    /// Letters; the data of any program have the shorter words.
    const LONG: usize = 8;
    /// More than one, for a tag may stand inside a word.
    const WORDS: usize = 3;
    let mut words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| w.len() >= LONG).collect();
    words.sort_by_key(|word| Reverse(word.len()));
    words.truncate(WORDS);
    let has = |word: &&str| {
        let finder = memmem::Finder::new(word);
        held.iter().any(|script| finder.find(script.text.as_bytes()).is_some())
    };
    words.is_empty() || words.iter().any(has)
}

/// Data that the page's elements have in their attributes.
fn state_of(outline: &Outline) -> Vec<DataScript> {
    /// Bytes of data that a story is in.
    const LEAST: usize = 200;
    let is_state =
        |name: &str, value: &str| value.len() >= LEAST && value.starts_with('{') && page::is_state(name.as_bytes());
    let attributes = (0..outline.elements.len()).flat_map(|e| outline.attributes(e));
    let states = attributes.filter(|(name, value)| is_state(name, value));
    states.map(|(_, value)| DataScript { kind: DataKind::Json, text: (*value).to_owned() }).collect()
}

/// How many words a text has, two characters for one in scripts that write without spaces.
pub fn words(text: &str) -> usize {
    shape::Shape::of(text).words.ceil() as usize
}

/// Why a block is the story's or not.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    pub text: String,
    /// The log odds that it is the story's.
    pub score: f32,
    pub kept: bool,
    /// What moved the score most, by column, the strongest first.
    pub reasons: Vec<(String, f32)>,
}

/// Every block of the page with its score and the strongest reasons for it, in the page's order.
pub fn explain(outline: &Outline, context: &Context, story: &Story) -> Vec<Judged> {
    /// As many as fit a line.
    const REASONS: usize = 5;
    let judged = |(b, row): (usize, &Row)| Judged {
        text: outline.blocks[b].text.replace('\n', " "),
        score: story.scores.get(b).copied().unwrap_or_default(),
        kept: story.blocks.binary_search(&b).is_ok(),
        reasons: judge::reasons(row).into_iter().take(REASONS).collect(),
    };
    rows(outline, context).iter().enumerate().map(judged).collect()
}

/// The rows of features of all blocks, for fitting.
pub fn rows(outline: &Outline, context: &Context) -> Vec<Row> {
    features::rows(outline, &Measures::of(outline, context))
}

/// The hints of [`Hints::APART`] that most of the likely story does not have: where it does, they are the words of a page
/// builder, which puts every paragraph into a "widget" of its own.
fn telling(boxed: &[Hints], scores: &[f32], measures: &Measures) -> Hints {
    /// Of the words of likely blocks.
    const MOST: f32 = 0.6;
    let likely: Vec<usize> = (0..boxed.len()).filter(|&b| scores[b] > 0.0).collect();
    let most = total(&measures.words, &likely) * MOST;
    let told = |bit: &Hints| likely.iter().filter(|&&b| boxed[b].any(*bit)).map(|&b| measures.words[b]).sum::<f32>();
    let tells = |bit: &Hints| told(bit) <= most;
    Hints::APART.map(Hints::bit).into_iter().filter(tells).fold(Hints::NONE, |hints, bit| hints | bit)
}

/// The lines of a text in JSON, which may hold markup: tags end lines where they end blocks, and go.
fn plain_lines(text: &str) -> String {
    /// Bytes; a `<` whose `>` is farther away is a sign.
    const LONGEST_TAG: usize = 2_000;
    let mut lines = vec![String::new()];
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        let is_tag = tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let end = beginning(tag, LONGEST_TAG).find('>').filter(|_| is_tag);
        let Some((name, after)) = end.map(|end| (&tag[..end], &tag[end + 1..])) else {
            push_lines(&mut lines, before);
            push_lines(&mut lines, "<");
            rest = tag;
            continue;
        };
        push_lines(&mut lines, before);
        let name = name.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        if name.eq_ignore_ascii_case("br") || is_block(&name.to_ascii_lowercase()) {
            lines.push(String::new());
        }
        rest = after;
    }
    push_lines(&mut lines, rest);
    lines.retain_mut(|line| {
        line.truncate(line.trim_end().len());
        !line.is_empty()
    });
    lines.join("\n")
}

fn push_lines(lines: &mut Vec<String>, text: &str) {
    for (i, part) in text.lines().enumerate() {
        if i > 0 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            push_collapsed(line, part);
        }
    }
}

/// The text of blocks, one a line.
fn joined(outline: &Outline, blocks: &[usize]) -> String {
    let mut text = String::new();
    let mut last = None;
    for &b in blocks {
        let block = &outline.blocks[b];
        if !text.is_empty() {
            let is_line = block.continues && last == b.checked_sub(1) && block.kind != BlockKind::Preformatted;
            text.push(if is_line && !ends_sentence(&text) { ' ' } else { '\n' });
        }
        let told = if block.is_heading() { without_marks(block) } else { without_way_back(block) };
        text.push_str(&preformatted::lines(told));
        last = Some(b);
    }
    text
}

/// A note without the sign at its end that leads back to its place in the text.
fn without_way_back(block: &Block) -> &str {
    if block.link_chars == 0 {
        return &block.text;
    }
    let text = block.text.trim_end_matches(['\u{fe0e}', ']']);
    let rest = text.strip_suffix(['↩', '↑', '⤴']);
    rest.map_or(block.text.as_str(), |rest| rest.trim_end_matches(['[', ' ']))
}

/// A heading without what wikis and generators of documentation put behind it: `[edit]`, a sign that links to its place.
fn without_marks(block: &Block) -> &str {
    let text = block.text.trim_end_matches([' ', '¶']);
    // One sign leads to the heading's place, before it or behind: "C#" keeps its own.
    let behind = text.trim_start_matches(['#', '¶', ' ']);
    let text = match block.link_chars {
        0 => text,
        _ if behind.len() < text.len() => behind,
        _ => text.strip_suffix('#').unwrap_or(text).trim_end(),
    };
    let link = text.strip_suffix(']').and_then(|text| text.rfind('[')).filter(|at| block.link_chars > 0 && *at > 0);
    match link.filter(|at| block.link_chars < text[*at..].chars().count()) {
        Some(at) => text[..at].trim_end(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    pub(super) fn words_of(outline: &Outline) -> Vec<f32> {
        outline.blocks.iter().map(|block| block.text.split(' ').count() as f32).collect()
    }

    #[test]
    fn headings_are_told_without_the_links_behind_them() {
        for (html, expected) in [
            ("<h2>History<span>[<a href=/e>edit</a>]</span></h2>", "History"),
            ("<h2>Options<a href=#o>¶</a></h2>", "Options"),
            ("<h2><a href=#o>#</a>Options in C#</h2>", "Options in C#"),
            ("<h2>Options in C#<a href=#o>#</a></h2>", "Options in C#"),
            ("<h2>Options <a href=#o>#</a></h2>", "Options"),
            ("<h2>Options in C#</h2>", "Options in C#"),
            ("<h2>The bridge [sic]</h2>", "The bridge [sic]"),
            ("<h2><a href=/v>The bridge burns [video]</a></h2>", "The bridge burns [video]"),
            ("<h2>История<span>[<a href=/e>править | править код</a>]</span></h2>", "История"),
        ] {
            let tree = Html::parse_document(html);
            let outline = Outline::of(&tree);
            assert_eq!(joined(&outline, &[0]), expected, "{html}");
        }
    }
}
