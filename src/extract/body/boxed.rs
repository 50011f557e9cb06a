//! Lists and headings that stand in boxes of their own between the story's: systems that build a page of modules put each
//! paragraph into one, each list, each heading.
//!
//! The trees judge short items lower the more boxes there are around them, and what else stands in the gap (a call, an
//! advertisement) says nothing of them.

use std::ops::Range;

use crate::extract::outline::{BlockKind, ElementId, Outline};

use super::{
    add,
    gaps::{HEADING, NO_GAP, PART, is_bold},
    notices,
    parallel::LEVELS,
    phrases, total,
};

/// Words of an item on average: a poll's answers and the names of networks have fewer.
const ITEM: f32 = 5.0;

/// Boxes of one gap that are looked at; more are other stories.
const MOST: usize = 12;

/// Adds what stands so between two of the story's blocks.
pub(super) fn fill(
    outline: &Outline,
    scores: &[f32],
    words: &[f32],
    may_be: impl Fn(usize) -> bool,
    blocks: &mut Vec<usize>,
) {
    let fits = |b: usize, bar: f32| scores[b] > bar && may_be(b) && outline.blocks[b].link_chars == 0;
    let mut missed = Vec::new();
    for pair in blocks.windows(2).filter(|pair| pair[0] + 1 < pair[1]) {
        let Some(around) = outline.around_block(pair[0]).take(LEVELS).find(|&e| holds(outline, e, pair[1])) else {
            continue;
        };
        let mut at = pair[0] + 1;
        // A bold line in the box of all, which editors write for a heading.
        let block = &outline.blocks[at];
        let is_line = block.kind == BlockKind::Loose && block.element == around && at + 1 == pair[1];
        if is_line && is_bold(outline, block) && fits(at, NO_GAP) {
            missed.push(at);
            continue;
        }
        for _ in 0..MOST {
            let Some(own) = (at < pair[1]).then(|| box_in(outline, around, at)).flatten() else { break };
            let inside = outline.blocks_in(own);
            if inside.start == at && inside.end <= pair[1] {
                let is_list = is_list(outline, own, inside.clone(), words) && inside.clone().all(|b| fits(b, PART));
                let is_heading = || {
                    let leads = inside.end == pair[1] && outline.blocks[at].is_heading();
                    let is_edited = || inside.len() == 2 && notices::is_edit_link(&outline.blocks[at + 1]);
                    let is_alike = || inside.len() == 1 && fits(at, HEADING) && is_like_next(outline, own);
                    leads
                        && fits(at, PART)
                        && (is_edited() || is_alike())
                        && !phrases::says_any(&outline.blocks[at].text)
                };
                if is_list || is_heading() {
                    missed.extend(inside.clone().filter(|&b| outline.blocks[b].link_chars == 0));
                }
            }
            at = inside.end.max(at + 1);
        }
    }
    add(missed, blocks);
}

fn holds(outline: &Outline, e: ElementId, b: usize) -> bool {
    outline.blocks_in(e).contains(&b)
}

/// The child of an element that a block stands in.
fn box_in(outline: &Outline, around: ElementId, b: usize) -> Option<ElementId> {
    outline.around_block(b).take(LEVELS).find(|&e| outline.parent(e) == Some(around))
}

/// Whether a box is or holds one list of sentences, and nothing that leads anywhere.
fn is_list(outline: &Outline, own: ElementId, inside: Range<usize>, words: &[f32]) -> bool {
    /// Elements of the longest list that is looked through.
    const MOST: usize = 400;
    let is_control = |e: ElementId| matches!(outline.tag(e), "a" | "button" | "input" | "form" | "label" | "img");
    let in_item = |b: usize| {
        let block = &outline.blocks[b];
        let is_item = |e: ElementId| outline.tag(e) == "li";
        let is_kind = matches!(block.kind, BlockKind::ListItem | BlockKind::Paragraph | BlockKind::Loose);
        is_kind && outline.ancestors(block.element).take(LEVELS).any(is_item) && !phrases::says_any(&block.text)
    };
    let subtree = outline.subtree(own);
    let all: Vec<usize> = inside.collect();
    subtree.len() <= MOST
        && !subtree.into_iter().any(is_control)
        && !all.is_empty()
        && total(words, &all) >= ITEM * all.len() as f32
        && all.into_iter().all(in_item)
}

/// Whether a box is of the build of the one right behind it.
fn is_like_next(outline: &Outline, own: ElementId) -> bool {
    let build = |e: ElementId| (outline.elements[e].tag, outline.elements[e].class_name);
    let next = outline.elements[own].end();
    next < outline.elements.len() && outline.parent(next) == outline.parent(own) && build(next) == build(own)
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::extract::body::tests::words_of;

    #[test]
    fn lists_and_headings_in_boxes_between_the_storys_are_its_own() {
        let long = "It costs two crowns to cross from now on.";
        let list = format!("<ul><li>{long}<li>{long}</ul>");
        let call = "<div class=c><p>Give<p><a href=/g>Now</a></div>";
        for (html, kept, expected) in [
            (format!("<div><p>0</div>{call}<div>{list}</div><div><p>3</div>"), vec![0, 5], vec![0, 3, 4, 5]),
            (format!("<p>0<p><b>Ad</b>{list}<p>3"), vec![0, 4], vec![0, 2, 3, 4]),
            (format!("<p>0<div class=l>{list}</div><p>3"), vec![0, 3], vec![0, 1, 2, 3]),
            (format!("<p>0<div>{list}<button>Vote</button></div><p>3"), vec![0, 4], vec![0, 4]),
            ("<p>0<div><ul><li>Yes<li>No</ul></div><p>3".to_owned(), vec![0, 3], vec![0, 3]),
            (format!("<div><p>0</div>{call}<div><h2>3</h2></div><div><p>4</div>"), vec![0, 4], vec![0, 3, 4]),
            (format!("<div><p>0</div>{call}<div class=x><h2>3</h2></div><div><p>4</div>"), vec![0, 4], vec![0, 4]),
            (format!("<div><p>0</div>{call}<div><h2>Related</h2></div><div><p>4</div>"), vec![0, 4], vec![0, 4]),
            ("<main><div>0</div><b>1</b><br><br><div>2</div></main>".to_owned(), vec![0, 2], vec![0, 1, 2]),
            ("<main><div>0</div>1<br><br><div>2</div></main>".to_owned(), vec![0, 2], vec![0, 2]),
            ("<p>0<div><h2>1</h2><span>[<a href=/e>edit</a>]</span></div><p>3".to_owned(), vec![0, 3], vec![0, 1, 3]),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let mut found = kept.clone();
            let count = outline.blocks.len();
            fill(&outline, &vec![-1.4; count], &words_of(&outline), |_| true, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }
}
