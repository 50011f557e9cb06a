//! Lists and tables of data among the paragraphs of a story, in the element that these stand in.
//!
//! Items of a word or two are judged low wherever they stand; that paragraphs of the story are their siblings says more.

use std::{collections::HashMap, ops::Range};

use foldhash::fast::RandomState;

use crate::extract::outline::{BlockKind, ElementId, Outline};

use super::{add, ends_sentence, gaps, parallel, phrases};

/// Log odds from which on each block of a list under its heading is the story's, where it stands between two of its blocks.
/// At that, all that the dev pages gain is theirs.
pub(super) const LIKELY: f32 = -1.0;

/// Blocks of the story in an element that is its home.
const PARAGRAPHS: usize = 2;

/// Adds to a story the lists and tables right behind one of its blocks, or behind a heading that is, in an element in which
/// several of its paragraphs stand; and a list under its heading between two blocks of the story, where all of it is likely.
pub(super) fn fill(
    outline: &Outline,
    may_be: impl Fn(usize) -> bool,
    likely: impl Fn(usize) -> bool,
    blocks: &mut Vec<usize>,
) {
    let home = |b: usize| outline.parent(gaps::whole_of(outline, b));
    // How many of the story's paragraphs stand in each element, and in its boxes.
    let mut paragraphs: HashMap<ElementId, [usize; 2], RandomState> = HashMap::default();
    for around in blocks.iter().filter(|&&b| outline.blocks[b].is_text()).filter_map(|&b| home(b)) {
        paragraphs.entry(around).or_default()[0] += 1;
        if let Some(above) = outline.parent(around) {
            paragraphs.entry(above).or_default()[1] += 1;
        }
    }
    let mut missed = Vec::new();
    let mut from = 0;
    for &kept in blocks.iter() {
        if kept < from {
            continue;
        }
        let heading = outline.blocks.get(kept + 1).filter(|block| block.is_heading());
        let is_own = |e: Option<ElementId>| heading.is_none_or(|heading| outline.parent(heading.element) == e);
        let first = kept + 1 + usize::from(heading.is_some());
        let Some((whole, items)) = list_at(outline, first).filter(|(_, items)| items.start == first) else { continue };
        let around = outline.parent(whole);
        // The story's last words may stand in a note of their own, and all of them in a box above a table.
        let near = |e: Option<ElementId>| e == around || e.and_then(|e| outline.parent(e)) == around;
        let is_table = outline.blocks[first].kind == BlockKind::TableRow;
        let [own, boxed] = around.and_then(|e| paragraphs.get(&e)).copied().unwrap_or_default();
        let is_home = own + if is_table { boxed } else { 0 } >= PARAGRAPHS;
        // A paragraph and a list are all that a box has.
        let is_all = || around.is_some_and(|around| outline.blocks_in(around) == (kept..items.end));
        let leads = || is_all() && outline.blocks[kept].is_text() && ends_sentence(&outline.blocks[kept].text);
        let fits = |b: usize| may_be(b) && parallel::is_plain(outline, b);
        let heads = heading.is_none_or(|heading| heading.link_chars == 0 && !phrases::says_any(&heading.text));
        let lies_between =
            || heading.is_some() && blocks.binary_search(&items.end).is_ok() && (kept + 1..items.end).all(&likely);
        let is_homes = near(home(kept)) && is_own(around) && (is_home || leads());
        if heads && blocks.binary_search(&first).is_err() && items.clone().all(fits) && (is_homes || lies_between()) {
            from = items.end;
            missed.extend(kept + 1..items.end);
        }
    }
    add(missed, blocks);
}

/// The list or table that a block begins, and its blocks; with a box that has nothing else, that.
fn list_at(outline: &Outline, b: usize) -> Option<(ElementId, Range<usize>)> {
    /// Boxes around a table: to scroll it, to frame it.
    const BOXES: usize = 3;
    let block = outline.blocks.get(b)?;
    let is_list = |e: &ElementId| match block.kind {
        BlockKind::TableRow => outline.tag(*e) == "table",
        _ => matches!(outline.tag(*e), "ul" | "ol" | "dl"),
    };
    let whole = outline.ancestors(block.element).take(BOXES).find(is_list)?;
    let items = outline.blocks_in(whole);
    let is_table = block.kind == BlockKind::TableRow;
    let holds_no_more = |e: &ElementId| is_table && outline.blocks_in(*e) == items;
    let boxed = outline.ancestors(whole).skip(1).take(BOXES).take_while(holds_no_more).last();
    Some((boxed.unwrap_or(whole), items))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn lists_among_a_storys_paragraphs_are_its_own() {
        for (html, kept, expected) in [
            ("<p>0.<ul><li>1<li>2</ul><p>3.<div>4.</div>", vec![0, 3, 4], vec![0, 1, 2, 3, 4]),
            ("<p>0.<p>1.<h2>2</h2><ul><li>3</ul><div>4.</div>", vec![0, 1, 4], vec![0, 1, 2, 3, 4]),
            ("<p>0.<p>1.<h2>More stories</h2><ul><li>3</ul><div>4.</div>", vec![0, 1, 4], vec![0, 1, 4]),
            ("<p>0.<ul><li>1<li><a href=/>2</a></ul><p>3.", vec![0, 3], vec![0, 3]),
            ("<div><p>0.</div><ul><li>1</ul><div><p>2.</div>", vec![0, 2], vec![0, 2]),
            ("<div><p>0.</div><div><h3>1</h3><ul><li>2</ul></div><p>3.", vec![0, 3], vec![0, 1, 2, 3]),
            ("<p>0.<div><table><tr><td>a<td>b<tr><td>c<td>d</table></div><p>3.", vec![0, 3], vec![0, 1, 2, 3]),
            ("<p>0.<p>1.<div>2.</div><ol><li><p>3<pre>4</pre></ol>", vec![0, 1, 2], vec![0, 1, 2, 3, 4]),
        ] {
            let tree = Html::parse_document(html);
            let outline = Outline::of(&tree);
            let mut found = kept;
            fill(&outline, |_| true, |_| true, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }
}
