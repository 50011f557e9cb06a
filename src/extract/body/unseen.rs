//! What the page does not show: an earlier edition, a template, words for machines or for those who hear the page.

use crate::extract::{
    names::{ByName, Hints},
    outline::{ElementId, Outline},
};

use super::{ends_sentence, measure::Measures, small, total};

/// Share of the story's words below which what the page hides is none of it.
const LITTLE: f32 = 0.25;
/// Of those of a page of a few lines, on which nothing waits for anybody, or where it stands among shown paragraphs.
const HALF: f32 = 0.5;

/// Leaves out what the page does not show, where it is little. Where it is much, a script shows it when the page has loaded
/// or the reader has paid.
pub(super) fn drop(outline: &Outline, measures: &Measures, blocks: &mut Vec<usize>) {
    // What is hidden from screen readers alone waits for a subscriber, or is read to them in another way.
    let is_shown = |e: ElementId| outline.attribute(e, "aria-hidden") == Some("true");
    let is_hidden = |e: ElementId| outline.elements[e].hidden && !outline.ancestors(e).any(is_shown);
    let little = |lies_between: bool| if small::is_small(outline, measures) || lies_between { HALF } else { LITTLE };
    drop_little(outline, measures, is_hidden, |lies_between| Some(little(lies_between)), blocks);
    let called = called(outline, measures, blocks);
    let is_called = |e: ElementId| called[e];
    drop_little(outline, measures, is_called, |lies_between| lies_between.then_some(LITTLE), blocks);
}

/// Takes out the blocks of hidden elements where they have less than a share of the story's words; whether all of them stand
/// among shown ones tells which share.
fn drop_little(
    outline: &Outline,
    measures: &Measures,
    is_hidden: impl Fn(ElementId) -> bool,
    share: impl Fn(bool) -> Option<f32>,
    blocks: &mut Vec<usize>,
) {
    let of_hidden = |&b: &usize| is_hidden(outline.blocks[b].element);
    let (hidden, shown): (Vec<usize>, Vec<usize>) = blocks.iter().copied().partition(of_hidden);
    if hidden.is_empty() {
        return;
    }
    // What waits for the reader stands behind what is shown. Of paragraphs among others some are shown, and some not.
    let lies_between = hidden.iter().all(|&b| {
        let behind = shown.partition_point(|&shown| shown < b);
        let beside = behind.checked_sub(1).and_then(|before| shown.get(before..=behind));
        beside.is_some_and(|beside| beside.iter().all(|&shown| is_line_beside(outline, &is_hidden, b, shown)))
    });
    // One of two alike is for the eye, the other for the ear.
    let is_twice =
        |b: usize| hidden.iter().filter(|&&other| outline.blocks[other].text == outline.blocks[b].text).count() > 1;
    let words = total(&measures.words, &hidden);
    let is_little = share(lies_between).is_some_and(|share| words < share * total(&measures.words, blocks));
    if is_little && !(hidden.len() <= ALIKE && hidden.iter().any(|&b| is_twice(b))) {
        *blocks = shown;
    }
}

/// Hidden blocks among which two alike are looked for.
const ALIKE: usize = 50;

/// Whether a block that is shown is running text beside the largest hidden element around another.
fn is_line_beside(outline: &Outline, is_hidden: impl Fn(ElementId) -> bool, hidden: usize, shown: usize) -> bool {
    let around = outline.around_block(hidden).take_while(|&e| is_hidden(e)).last();
    let home = around.and_then(|e| outline.parent(e));
    let block = &outline.blocks[shown];
    block.is_text() && ends_sentence(&block.text) && home.is_some() && outline.parent(block.element) == home
}

/// Whether a class says of an element that it is not seen, at least at first. A style sheet may say otherwise.
pub(super) fn is_called_hidden(class: &str) -> bool {
    const NAMES: [&str; 11] = [
        "hidden", "hide", "is-hidden", "d-none", "invisible", "sr-only", "visually-hidden", "visuallyhidden",
        "screen-reader-text", "element-invisible", "display-none",
    ];
    /// What of frameworks shows an element again on wide screens: `md:block`, `d-lg-flex`.
    const SHOWN: [&str; 8] = ["block", "-flex", ":flex", "inline", ":grid", "-grid", "table", "visible"];
    let names = || class.split_ascii_whitespace();
    !class.is_empty()
        && names().any(|name| NAMES.contains(&name))
        && !names().any(|name| SHOWN.iter().any(|shown| name.contains(shown) && !NAMES.contains(&name)))
}

/// Whether a class, or `aria-hidden`, says of an element around a block, or of that of its own, that it is not seen or not read.
fn called(outline: &Outline, measures: &Measures, blocks: &[usize]) -> Vec<bool> {
    let named = ByName::new(&outline.names, is_called_hidden);
    let is_called = |e: ElementId| {
        let is_unread = || outline.attribute(e, "aria-hidden") == Some("true");
        // A quotation pulled out of the text is seen; to those who hear the page it would come twice.
        let is_pulled = || measures.hints[e].any(Hints::PULL_QUOTE);
        named.get(&outline.names, outline.elements[e].class_name) || is_unread() && !is_pulled()
    };
    let mut known: Vec<Option<bool>> = vec![None; outline.elements.len()];
    for &b in blocks {
        let unknown = outline.around_block(b).take_while(|&e| known[e].is_none());
        let mut path: Vec<ElementId> = unknown.collect();
        while let Some(e) = path.pop() {
            let from_above = outline.parent(e).and_then(|parent| known[parent]).unwrap_or(false);
            known[e] = Some(from_above || is_called(e));
        }
    }
    known.into_iter().map(|called| called == Some(true)).collect()
}
