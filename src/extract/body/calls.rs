//! Boxes beside a story's paragraphs that lead to a button: calls to subscribe, to give, to allow something, whatever their
//! words and their language.
//!
//! Comes after the boxes that a label tells ([`others`](super::others)). Where most paragraphs stand side by side in one
//! box, one with a button in it is none of them.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::extract::{
    names::NameId,
    outline::{BlockKind, ElementId, Outline},
};

use super::{marked, others::first_from, total, within};

/// Paragraphs side by side, and the part of the story's words that they exceed, by which its own box is told.
const PARAGRAPHS: usize = 3;
const MOST: f32 = 0.5;

/// Words and blocks of the story that a call may seem to be, and the words that are left of it.
const LONGEST: f32 = 80.0;
const FEW: usize = 4;
const STORY: f32 = 40.0;

/// Words of a call beside paragraphs that stand in boxes themselves.
const SHORT: f32 = 40.0;

/// Words that are left of a story of a sentence or two, beside which a box has a heading too.
const SENTENCE: f32 = 8.0;

/// Characters of a link that is a button.
const BUTTON: usize = 40;

/// Takes such boxes out of the story.
pub(super) fn drop(outline: &Outline, words: &[f32], blocks: &mut Vec<usize>) {
    let usual = home(outline, words, blocks);
    let tiny = || tiny_home(outline, total(words, blocks), blocks);
    let Some((home, build)) = usual.or_else(tiny).or_else(|| boxed_home(outline, words, blocks)) else { return };
    let buttons = Buttons::of(outline);
    let boxes: Vec<(usize, ElementId)> =
        blocks.iter().filter_map(|&b| Some((b, buttons.call(outline, home, b)?))).collect();
    let class = |e: ElementId| outline.elements[e].class_name;
    // The first box of each build, and whether there is another.
    let mut builds: HashMap<NameId, (ElementId, bool), RandomState> = HashMap::default();
    for &(_, around) in &boxes {
        let build = builds.entry(class(around)).or_insert((around, true));
        build.1 &= build.0 == around;
    }
    let all = total(words, blocks);
    let mut dropped: Vec<usize> = Vec::new();
    for (i, &(b, around)) in boxes.iter().enumerate() {
        if i > 0 && boxes[i - 1].1 == around {
            continue;
        }
        let inside = within(blocks, outline.blocks_in(around));
        // Boxes of one build are the story's parts: a ticker's entries, the places of a list.
        let is_alone = builds.get(&class(around)).is_some_and(|build| build.1);
        let said = total(words, inside);
        let left = all - said;
        let leaves_story = match build {
            Build::Tiny => (SENTENCE..STORY).contains(&left) && is_headed(outline, around),
            Build::Boxed => said <= SHORT && left >= STORY.max(2.0 * said) && is_headed(outline, around),
            Build::Usual => left >= STORY.max(said),
        };
        if is_alone
            && blocks.first() != Some(&b)
            && inside.len() <= FEW
            && inside.iter().all(|&b| may_call(outline.blocks[b].kind))
            && said <= LONGEST
            && leaves_story
        {
            dropped.extend(inside);
        }
    }
    dropped.sort_unstable();
    blocks.retain(|b| dropped.binary_search(b).is_err());
}

/// How a story stands in its box.
#[derive(Clone, Copy)]
enum Build {
    /// Its paragraphs side by side.
    Usual,
    /// Each of them, or a few, in boxes of their own.
    Boxed,
    /// Next to nothing.
    Tiny,
}

/// The box in which most of the story's paragraphs stand side by side.
fn home(outline: &Outline, words: &[f32], blocks: &[usize]) -> Option<(ElementId, Build)> {
    let mut homes: HashMap<ElementId, (usize, f32), RandomState> = HashMap::default();
    let mut all = 0.0;
    for &b in blocks {
        all += words[b];
        let block = &outline.blocks[b];
        let parent = outline.parent(block.element).filter(|_| block.kind == BlockKind::Paragraph);
        if let Some(parent) = parent {
            let (count, sum) = homes.entry(parent).or_default();
            *count += 1;
            *sum += words[b];
        }
    }
    let is_home = |home: &(ElementId, (usize, f32))| home.1.0 >= PARAGRAPHS && home.1.1 > MOST * all;
    homes.into_iter().find(is_home).map(|(element, _)| (element, Build::Usual))
}

/// The smallest box that holds nearly all of a story whose paragraphs stand in boxes of their own.
fn boxed_home(outline: &Outline, words: &[f32], blocks: &[usize]) -> Option<(ElementId, Build)> {
    /// Of its words.
    const NEARLY_ALL: f32 = 0.9;
    let all = total(words, blocks);
    let middle = outline.blocks[*blocks.get(blocks.len() / 2)?].element;
    let holds = |&e: &ElementId| total(words, within(blocks, outline.blocks_in(e))) > NEARLY_ALL * all;
    outline.ancestors(middle).find(holds).map(|e| (e, Build::Boxed))
}

/// The box of a story's first paragraph, where it has next to no other.
fn tiny_home(outline: &Outline, all: f32, blocks: &[usize]) -> Option<(ElementId, Build)> {
    let first = blocks.iter().copied().find(|&b| outline.blocks[b].kind == BlockKind::Paragraph)?;
    let is_tiny = all <= STORY + LONGEST / 2.0 && blocks.len() <= 2 * FEW;
    outline.parent(outline.blocks[first].element).filter(|_| is_tiny).map(|e| (e, Build::Tiny))
}

/// Whether a box begins with a heading.
fn is_headed(outline: &Outline, around: ElementId) -> bool {
    outline.blocks.get(outline.blocks_in(around).start).is_some_and(|b| b.is_heading())
}

/// Whether a block may be a call's: code has a button that copies it, a list of ingredients one that prints it.
fn may_call(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Loose | BlockKind::Heading(_))
}

/// What a call leads to, in order: so that a box is asked for it without being looked through.
struct Buttons {
    /// Buttons, fields and forms.
    controls: Vec<ElementId>,
    /// Blocks that are one short link.
    links: Vec<usize>,
}

impl Buttons {
    fn of(outline: &Outline) -> Buttons {
        let is_link = |b: &usize| {
            let block = &outline.blocks[*b];
            let is_short =
                block.is_text() && block.chars <= BUTTON && block.link_chars == block.chars && block.chars > 0;
            is_short && !marked::leads_to_heading(outline, *b)
        };
        Buttons {
            controls: outline.tagged(&["button", "input", "form"]).collect(),
            links: (0..outline.blocks.len()).filter(is_link).collect(),
        }
    }

    /// The smallest box around a block, beside or in the story's own, that has a button or a field behind the block, or a
    /// short link alone in a line.
    fn call(&self, outline: &Outline, home: ElementId, b: usize) -> Option<ElementId> {
        /// Elements of a call, with the countries that a field has to choose from.
        const MOST: usize = 600;
        let is_outer = |e: ElementId| outline.contains(e, home) || outline.subtree(e).len() > MOST;
        let is_box = |e: ElementId| matches!(outline.tag(e), "div" | "aside" | "section" | "form" | "table");
        let control = first_from(&self.controls, outline.elements[outline.blocks[b].element].end());
        let link = first_from(&self.links, b + 1);
        let has_button = |e: ElementId| {
            control.is_some_and(|control| control < outline.elements[e].end())
                || link.is_some_and(|link| link < outline.blocks_in(e).end)
        };
        let mut up = outline.around_block(b).take_while(|&e| !is_outer(e));
        up.find(|&e| is_box(e) && has_button(e))
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::extract::body::tests::words_of;

    #[test]
    fn a_box_with_a_button_is_none_of_the_paragraphs() {
        const LONG: &str = "a a a a a a a a a a a a a a a a";
        let story = format!("<p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>");
        let call = |end: &str| format!("<div class=c><h3>Stand by us</h3><p>It costs money.</p>{end}</div>");
        for (html, expected) in [
            (format!("<div>{story}{}</div>", call("<a href=/g>Give now</a>")), vec![0, 1, 2]),
            (format!("<div>{story}{}</div>", call("<button>Give</button>")), vec![0, 1, 2]),
            (format!("<div>{story}</div>{}", call("<form><input></form>")), vec![0, 1, 2]),
            (format!("<div>{story}{}</div>", call("")), vec![0, 1, 2, 3, 4]),
            (
                format!("<div>{story}<div class=c><pre>$ tide</pre><button>Copy</button></div></div>"),
                vec![0, 1, 2, 3, 4],
            ),
            // A heading's link to its own place.
            (
                format!("<div>{story}<div class=c><h2 id=cost>Cost</h2><a href=#cost>Give now</a></div></div>"),
                vec![0, 1, 2, 3],
            ),
            // What a click unfolds.
            (format!("<div>{story}<div class=c><button>Why?</button><p>Because.</div></div>"), vec![0, 1, 2, 3, 4]),
            // Beside a story of a sentence, a box has a heading.
            (format!("<main><div><p>{LONG}</div>{}</main>", call("<a href=/g>Give now</a>")), vec![0]),
            (format!("<main><div><p>{LONG}</div><div><p>Costs.<a href=/g>Give now</a></div></main>"), vec![0, 1]),
            // Entries, each with a button.
            (
                format!("<div>{story}{}{}</div>", call("<button>Share</button>"), call("<button>Share</button>")),
                vec![0, 1, 2, 3, 4, 5, 6, 7, 8],
            ),
            // Paragraphs each in a box.
            (format!("<div><p>{LONG}</div>").repeat(3) + &call("<button>Give</button>"), vec![0, 1, 2, 3, 4, 5]),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let words = words_of(&outline);
            let mut found: Vec<usize> = (0..outline.blocks.len()).collect();
            drop(&outline, &words, &mut found);
            found.retain(|&b| !matches!(outline.blocks[b].text.as_str(), "Give" | "Give now"));
            let expected: Vec<usize> = expected
                .into_iter()
                .filter(|&b| !matches!(outline.blocks[b].text.as_str(), "Give" | "Give now"))
                .collect();
            assert_eq!(found, expected, "{html}");
        }
    }
}
