//! The [`Story`]: which of a page's blocks are the story's own text.
//!
//! Comes after the outline and the choice of a headline, before everything that needs the story's words (language,
//! kind, length).

mod around;
pub mod features;
mod judge;
mod measure;
mod phrases;
mod shape;

use std::collections::HashSet;

use foldhash::fast::RandomState;
use serde::Serialize;

use crate::extract::{
    outline::{Block, BlockKind, ElementId, Outline, beginning, is_block, push_collapsed},
    title::fold_key,
};

use features::Row;
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
}

/// The text of a page's story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// Indices into [`Outline::blocks`], in order.
    pub blocks: Vec<usize>,
    /// One block a line; a sentence that goes on after a `<br>` is one line.
    pub text: String,
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

/// Log odds from which on a block between two of the story's is taken as the story's too. Chosen from
/// the dev pages: at -1 fewer list items come back, at -2 labels do.
const NO_GAP: f32 = -1.5;

/// Log odds of a block that is not asked of the trees.
const MENU: f32 = -3.0;

/// Words outside of the comments that make a story. Where there are fewer, the comments are the story: a forum.
const STORY_OUTSIDE_COMMENTS: f32 = 20.0;

/// The share of `articleBody` that the chosen blocks have to show, or else the markup has no story and the data is it.
const COVERED_BY_MARKUP: f32 = 0.1;

/// Words of an `articleBody` that may stand in for missing markup; shorter ones are descriptions.
const MIN_DATA_WORDS: usize = 40;

/// Chooses the blocks that are the story.
pub fn choose(outline: &Outline, context: &Context) -> Story {
    let measures = Measures::of(outline, context);
    let mut scores = vec![MENU; outline.blocks.len()];
    let (mut is_other, mut in_comments) = (vec![false; scores.len()], vec![false; scores.len()]);
    features::each_likely_row(outline, &measures, |b, row| {
        scores[b] = judge::score(row);
        is_other[b] = row.stands_apart() || row.is_notice();
        in_comments[b] = row.in_comments();
    });
    let above = |bar: f32| (0..scores.len()).filter(|&b| scores[b] > bar && !is_other[b]).collect::<Vec<usize>>();
    let mut blocks = above(0.0);
    if blocks.is_empty() {
        blocks = above(BETTER_THAN_NOTHING);
    }
    let words = |b: usize| measures.shapes[b].words;
    if blocks.iter().filter(|&&b| !in_comments[b]).map(|&b| words(b)).sum::<f32>() >= STORY_OUTSIDE_COMMENTS {
        blocks.retain(|&b| !in_comments[b]);
    }
    fill_gaps(outline, |b| scores[b] > NO_GAP && !is_other[b] && !in_comments[b], &mut blocks);
    blocks.retain(|&b| !phrases::is_notice(&outline.blocks[b].text));
    drop_hidden(outline, &measures, &mut blocks);
    drop_repeated(outline, &mut blocks);
    // A heading with nothing kept under it is the heading of something else.
    while blocks.last().is_some_and(|&b| is_heading(&outline.blocks[b], &measures.shapes[b])) {
        blocks.pop();
    }
    let mut text = joined(outline, &blocks);
    let mut length = blocks.iter().map(|&b| words(b)).sum::<f32>().ceil() as usize;
    if let Some(body) = context.article_body.as_deref()
        && measures.covered(&blocks) < COVERED_BY_MARKUP
        && body.split_whitespace().count() >= MIN_DATA_WORDS
    {
        text = plain_lines(body);
        length = self::words(&text);
    }
    Story { blocks, text, length, scores, words: measures.shapes.iter().map(|shape| shape.words).collect() }
}

/// Takes the headline, the byline and the date line from a story's beginning, as far as no more than a
/// standfirst stands before them.
/// `stated` are the elements that say who wrote the story and when.
pub fn drop_head(outline: &Outline, story: &mut Story, headline: Option<&str>, stated: &[ElementId]) {
    /// Characters; a longer block with a name or a day in it is the story's first paragraph.
    const LONGEST_LINE: usize = 120;
    let headline = headline.map(fold_key);
    let states = |element: ElementId| {
        stated
            .iter()
            .any(|&s| s == element || outline.subtree(element).contains(&s) || outline.subtree(s).contains(&element))
    };
    let is_head = |block: &Block| {
        block.chars <= LONGEST_LINE
            && (headline.as_ref().is_some_and(|h| *h == fold_key(&block.text))
                || (!ends_sentence(&block.text) && states(block.element)))
    };
    let is_line = |block: &Block| block.chars <= LONGEST_LINE && !ends_sentence(&block.text);
    // A standfirst may come first.
    let mut paragraphs = 0;
    let lines = story.blocks.iter().take_while(|&&b| {
        let block = &outline.blocks[b];
        paragraphs += usize::from(!is_line(block) && !is_head(block));
        paragraphs < 2
    });
    let lines = lines.count();
    let kept: Vec<usize> = (0..)
        .zip(&story.blocks)
        .filter(|&(at, &b)| at >= lines || !is_head(&outline.blocks[b]))
        .map(|(_, &b)| b)
        .collect();
    if kept.len() < story.blocks.len() && !kept.is_empty() {
        story.blocks = kept;
        story.text = joined(outline, &story.blocks);
        story.length = story.blocks.iter().map(|&b| story.words[b]).sum::<f32>().ceil() as usize;
    }
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
    const REASONS: usize = 5;
    let judged = |(b, row): (usize, &Row)| Judged {
        text: outline.blocks[b].text.clone(),
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

/// Adds list items and headings that stand alone between two blocks of the story, and may be its own.
fn fill_gaps(outline: &Outline, may_be: impl Fn(usize) -> bool, blocks: &mut Vec<usize>) {
    let fits = |&b: &usize| {
        let block = &outline.blocks[b];
        matches!(block.kind, BlockKind::ListItem | BlockKind::Heading(_)) && block.link_chars == 0 && may_be(b)
    };
    let gaps = blocks.windows(2).filter(|pair| pair[1] == pair[0] + 2).map(|pair| pair[0] + 1);
    let missed: Vec<usize> = gaps.filter(fits).collect();
    if !missed.is_empty() {
        blocks.extend(missed);
        blocks.sort_unstable();
    }
}

/// What the page does not show is left out where it is little: an earlier edition, a template. Where it is much, a script
/// shows it when the page has loaded or the reader has paid.
fn drop_hidden(outline: &Outline, measures: &Measures, blocks: &mut Vec<usize>) {
    /// Of the story's words.
    const LITTLE: f32 = 0.25;
    /// Words; what has fewer may be a headline or a label.
    const SENTENCE: f32 = 10.0;
    let words = |b: &usize| measures.shapes[*b].words;
    // What is hidden from screen readers alone waits for a subscriber, or is read to them in another way.
    let is_shown = |e: ElementId| outline.attribute(e, "aria-hidden") == Some("true");
    let is_hidden = |&b: &usize| {
        let element = outline.blocks[b].element;
        outline.elements[element].hidden && words(&b) >= SENTENCE && !outline.ancestors(element).any(is_shown)
    };
    let hidden: f32 = blocks.iter().filter(|b| is_hidden(b)).map(words).sum();
    if hidden < LITTLE * blocks.iter().map(words).sum::<f32>() {
        blocks.retain(|b| !is_hidden(b));
    }
}

/// A page that says the same twice (for phones and for desks, as teaser and as text) is read once.
fn drop_repeated(outline: &Outline, blocks: &mut Vec<usize>) {
    let mut seen: HashSet<&str, RandomState> = HashSet::default();
    blocks.retain(|&b| {
        let block = &outline.blocks[b];
        seen.insert(block.text.as_str()) || block.chars < LONG_ENOUGH_TO_REPEAT
    });
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
            let goes_on = block.continues && last == b.checked_sub(1) && !ends_sentence(&text);
            text.push(if goes_on { ' ' } else { '\n' });
        }
        text.push_str(&block.text);
        last = Some(b);
    }
    text
}

/// Whether a line ends as sentences do, quotation marks and brackets aside.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '」', '』', ' '])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।'])
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn gaps_are_filled_by_items_and_headings_alone() {
        let html = Html::parse_document("<p>0<ul><li>1<li>2<li><a href=/>3</a></ul><h2>4</h2><p>5<p>6<p>7");
        let outline = Outline::of(&html);
        for (blocks, filled) in [
            (vec![0, 2], vec![0, 1, 2]),
            (vec![2, 4], vec![2, 4]),
            (vec![0, 3], vec![0, 3]),
            (vec![3, 5, 7], vec![3, 4, 5, 7]),
            (vec![1], vec![1]),
        ] {
            let mut found = blocks.clone();
            fill_gaps(&outline, |_| true, &mut found);
            assert_eq!(found, filled, "{blocks:?}");
        }
        let mut unlikely = vec![0, 2];
        fill_gaps(&outline, |_| false, &mut unlikely);
        assert_eq!(unlikely, [0, 2]);
    }
}
