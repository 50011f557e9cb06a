//! What stands before a page instead of it: a login, a redirect, a question of consent; and a feed that is none.

use crate::extract::{
    body::{self, Story},
    metadata::Metadata,
    names::Hints,
    outline::{ElementId, Outline},
};

/// Whether the page has a field for a password, or leads elsewhere in a moment.
pub(super) fn is_gate(outline: &Outline, metadata: &Metadata) -> bool {
    /// Seconds.
    const MOMENT: f32 = 10.0;
    let is_password =
        |e: ElementId| outline.attribute(e, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("password"));
    let leads_on =
        metadata.first_meta(&["refresh"]).and_then(|value| value.split_once([';', ','])).is_some_and(|(after, to)| {
            let is_soon = after.trim().parse().is_ok_and(|seconds: f32| seconds < MOMENT);
            is_soon && to.to_ascii_lowercase().contains("url")
        });
    leads_on || outline.tagged(&["input"]).any(|e| !outline.elements[e].hidden && is_password(e))
}

/// Whether all of a story stands in boxes that speak of cookies and that a class names after them, and no headline does.
pub(super) fn asks_consent(outline: &Outline, story: &Story) -> bool {
    let is_page = |e: ElementId| matches!(outline.tag(e), "html" | "body" | "main" | "article");
    let box_of = |&b: &usize| {
        let mut boxes = outline.ancestors(outline.blocks[b].element).take_while(|&e| !is_page(e));
        boxes.find(|&e| outline.hints(e).any(Hints::COOKIES))
    };
    let Some(mut boxes) = story.blocks.iter().map(box_of).collect::<Option<Vec<ElementId>>>() else { return false };
    // Each box is looked through once.
    boxes.dedup();
    let holds_headline = |e: ElementId| outline.subtree(e).any(|e| outline.tag(e) == "h1");
    let speaks =
        |e: ElementId| outline.blocks[outline.blocks_in(e)].iter().any(|block| body::speaks_of_cookies(&block.text));
    !boxes.is_empty() && boxes.iter().all(|&e| !holds_headline(e) && speaks(e))
}

/// Whether the page is RSS or Atom that was read as HTML.
pub(super) fn is_feed(outline: &Outline) -> bool {
    let is_item = |e: ElementId| matches!(outline.tag(e), "item" | "entry");
    let holds_items = |e: ElementId| outline.subtree(e).any(is_item);
    outline.tagged(&["rss", "feed", "rdf:rdf"]).any(holds_items)
}
