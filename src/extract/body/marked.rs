//! What the trees missed beside a link or button that is there for it alone: what a reader unfolds, a heading and the link to
//! its own place.

use crate::extract::outline::{ElementId, Outline};

use super::phrases;

/// What a reader clicks on to see what was kept: a question and its answer.
pub(super) fn summaries(outline: &Outline, blocks: &[usize]) -> Vec<usize> {
    let of_kept = |summary: ElementId| {
        let details = outline.parent(summary)?;
        let (own, all) = (outline.blocks_in(summary), outline.blocks_in(details));
        let kept = blocks.get(blocks.partition_point(|&b| b < own.end))?;
        all.contains(kept).then_some(own)
    };
    // A button does the same where it says that something is folded, right above what was kept.
    let of_folded = |button: ElementId| {
        let own = outline.blocks_in(button);
        let folds = outline.attribute(button, "aria-expanded").is_some() && !own.is_empty();
        let panel = |e: ElementId| {
            let is_controlled =
                || outline.attribute(e, "id").is_some_and(|id| outline.attribute(button, "aria-controls") == Some(id));
            !outline.contains(e, button) && (outline.attribute(e, "hidden").is_some() || is_controlled())
        };
        let is_panel = |b: usize| outline.around_block(b).any(panel);
        (folds && blocks.binary_search(&own.end).is_ok() && is_panel(own.end)).then_some(own)
    };
    let missed = outline.tagged(&["summary"]).filter_map(of_kept);
    let missed = missed.chain(outline.tagged(&["button"]).filter_map(of_folded)).flatten();
    missed.filter(|&b| !phrases::says_any(&outline.blocks[b].text)).collect()
}

/// Headings that stand above what was kept, but for a link to their own place behind each that says its words again:
/// `<div><h2 id="cost">The cost</h2><a href="#cost">Section titled "The cost"</a></div>`.
pub(super) fn headings(outline: &Outline, fits: impl Fn(usize) -> bool, blocks: &[usize]) -> Vec<usize> {
    let (Some(&first), Some(&last)) = (blocks.first(), blocks.last()) else { return Vec::new() };
    let is_beside = |link: ElementId, heading: ElementId| {
        let around = outline.parent(heading);
        around == Some(link) || around == outline.parent(link)
    };
    let is_missed = |&b: &usize| {
        let (heading, link) = (&outline.blocks[b], &outline.blocks[b + 1]);
        heading.is_heading()
            && link.chars == link.link_chars
            && is_beside(link.element, heading.element)
            && leads_to_heading(outline, b + 1)
            && blocks.binary_search(&b).is_err()
            && blocks.binary_search(&(b + 2)).is_ok()
            && fits(b)
            && !phrases::says_any(&heading.text)
    };
    (first.saturating_sub(2)..last.saturating_sub(1)).filter(is_missed).collect()
}

/// Whether a block leads to the heading right before it.
pub(super) fn leads_to_heading(outline: &Outline, b: usize) -> bool {
    let Some(heading) = b.checked_sub(1).map(|before| &outline.blocks[before]).filter(|block| block.is_heading())
    else {
        return false;
    };
    let texts = outline.blocks[b].texts.clone();
    let hrefs = texts.flat_map(|t| outline.around_text(t).take(3)).filter_map(|e| outline.attribute(e, "href"));
    let mut here = hrefs.filter_map(|href| href.strip_prefix('#'));
    outline.attribute(heading.element, "id").is_some_and(|id| here.any(|place| place == id))
}
