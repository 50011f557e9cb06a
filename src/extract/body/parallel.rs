//! Blocks that stand beside the story's own as more of the same: in elements of one build, nothing in them but a sentence.
//!
//! A short paragraph is little to judge by, and the last of a short story is one of few.

use crate::extract::outline::{Block, BlockKind, ElementId, Outline};

use super::{add, ends_sentence, phrases, total};

/// Log odds from which on such a block is the story's too. Chosen from the dev pages, with [`super::gaps`]'s.
const BESIDE: f32 = -1.5;

/// The same for a line of verse, which has no sentence in it, and for all items of a list.
const VERSE: f32 = -2.5;
pub(super) const LISTED: f32 = -2.6;

/// Levels up to the element that two blocks share; page builders put each paragraph into some five boxes.
pub(super) const LEVELS: usize = 8;

/// Words of a line of verse, on average.
const LINE: f32 = 12.0;

/// Lines of a verse.
const LINES: usize = 4;

/// Adds blocks between the story's, before and behind them that stand in a row with their neighbours, and a list behind
/// the last one. `from` is the first block after the headline.
pub(super) fn fill(
    outline: &Outline,
    scores: &[f32],
    words: &[f32],
    from: usize,
    may_be: impl Fn(usize) -> bool,
    blocks: &mut Vec<usize>,
) {
    let is_verse = blocks.len() >= LINES && total(words, blocks) <= LINE * blocks.len() as f32;
    let bar = if is_verse { VERSE } else { BESIDE };
    // What begins a line of a verse is no phrase of the page's.
    let in_verse = |b: usize| is_verse && outline.blocks[b].link_chars == 0 && in_lines(outline, b);
    let is_plain = |b: usize| may_be(b) && (is_plain(outline, b) || in_verse(b));
    let is_hidden = |b: usize| outline.elements[outline.blocks[b].element].hidden;
    let goes_on = |b: usize, beside: usize| {
        (is_verse || ends_sentence(&outline.blocks[b].text))
            && scores[b] > bar
            && (is_plain(b) || is_hidden(beside) && may_be(b) && is_own(outline, b))
            && is_parallel(outline, b, beside)
    };
    // A single line break stands between both: one paragraph.
    let is_line_before = |b: usize| {
        let (line, next) = (&outline.blocks[b], &outline.blocks[b + 1]);
        next.continues && ends_sentence(&line.text) && scores[b] > VERSE && is_plain(b)
    };
    let mut missed = Vec::new();
    for pair in blocks.windows(2) {
        if pair[0] + 2 == pair[1] && goes_on(pair[0] + 1, pair[0]) && is_parallel(outline, pair[0] + 1, pair[1]) {
            missed.push(pair[0] + 1);
        }
    }
    if let (Some(&first), Some(&last)) = (blocks.first(), blocks.last()) {
        missed.extend((from..first).rev().take_while(|&b| goes_on(b, b + 1) || is_line_before(b)));
        // A line that announces something has it behind it.
        let ends = |b: usize| !outline.blocks[b].text.ends_with(':');
        let behind = (last + 1..scores.len()).take_while(|&b| goes_on(b, b - 1) && ends(b)).count();
        missed.extend(last + 1..=last + behind);
        missed.extend(list_behind(outline, last + behind, |b| scores[b] > LISTED && is_plain(b)));
    }
    let unfolds = |&b: &usize| {
        let may_be = scores[b] > BESIDE && scores[b] <= 0.0 && ends_sentence(&outline.blocks[b].text);
        may_be && is_plain(b) && in_panel(outline, b)
    };
    if !blocks.is_empty() {
        missed.extend((from..scores.len()).filter(unfolds));
    }
    add(missed, blocks);
}

/// Whether a block is shown, has no links and speaks of nothing that stands around stories.
pub(super) fn is_plain(outline: &Outline, b: usize) -> bool {
    !outline.elements[outline.blocks[b].element].hidden && is_own(outline, b)
}

/// Whether a block is one of several lines of a paragraph.
fn in_lines(outline: &Outline, b: usize) -> bool {
    let block = &outline.blocks[b];
    let goes_on = |next: &Block| next.continues && next.element == block.element;
    !outline.elements[block.element].hidden && (block.continues || outline.blocks.get(b + 1).is_some_and(goes_on))
}

/// The same whether it is shown or not.
fn is_own(outline: &Outline, b: usize) -> bool {
    outline.blocks[b].link_chars == 0 && !speaks_of_the_page(&outline.blocks[b].text)
}

/// Whether a block stands in a part of the story that a reader unfolds: an answer under its question.
fn in_panel(outline: &Outline, b: usize) -> bool {
    const NAMES: [&str; 3] = ["accordion", "faq", "toggle"];
    let mut up = outline.around_block(b).take(LEVELS);
    up.any(|e| {
        let class = outline.class(e);
        NAMES.iter().any(|name| class.contains(name))
    })
}

/// Whether a part of a short line is what stands around stories.
pub fn speaks_of_the_page(text: &str) -> bool {
    /// Of the text; in paragraphs that are the story's beyond doubt such phrases are much less.
    const PART: f32 = 0.08;
    phrases::shares(text).iter().any(|&share| share >= PART)
}

/// Whether two paragraphs stand in elements of the same tags and classes, up to the one around both.
pub(super) fn is_parallel(outline: &Outline, a: usize, b: usize) -> bool {
    let (mut a, mut b) = match outline.blocks[a].is_text() && outline.blocks[b].is_text() {
        true => (outline.blocks[a].element, outline.blocks[b].element),
        false => return false,
    };
    // A `<font>` around paragraphs is torn by where it ends.
    let is_style = |e: ElementId| matches!(outline.tag(e), "font" | "span" | "b" | "strong" | "i" | "em");
    let box_around = |e: ElementId| outline.ancestors(e).skip(1).find(|&up| !is_style(up));
    for _ in 0..LEVELS {
        let (one, other) = (&outline.elements[a], &outline.elements[b]);
        if one.tag != other.tag || one.class_name != other.class_name {
            return false;
        }
        match (box_around(a), box_around(b)) {
            (Some(up), Some(other)) if up == other => return true,
            (Some(up), Some(other)) => (a, b) = (up, other),
            _ => return false,
        }
    }
    false
}

/// The items of a list, or the rows of a table, that stands right behind a paragraph, in the same element.
fn list_behind(outline: &Outline, last: usize, fits: impl Fn(usize) -> bool) -> std::ops::Range<usize> {
    let none = 0..0;
    let parent = |b: usize| outline.parent(outline.blocks[b].element);
    let Some(next) = outline.blocks.get(last + 1) else { return none };
    // An item's text may be a paragraph of its own.
    let in_item = outline.parent(next.element).is_some_and(|e| outline.tag(e) == "li");
    let is_list = |e: &usize| match next.kind {
        BlockKind::TableRow => outline.tag(*e) == "table",
        _ if in_item || next.kind == BlockKind::ListItem => matches!(outline.tag(*e), "ul" | "ol" | "dl"),
        _ => false,
    };
    let Some(list) = outline.ancestors(next.element).find(is_list) else { return none };
    let items = outline.blocks_in(list);
    let figure = outline.parent(list).filter(|&e| outline.tag(e) == "figure");
    let home = outline.parent(figure.unwrap_or(list));
    let is_beside = home == parent(last) && items.start == last + 1;
    if is_beside && items.clone().all(fits) { items } else { none }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn more_of_the_same_is_the_storys() {
        for (html, kept, expected) in [
            ("<p>0.<p>1.<p>2.", vec![0, 1], vec![0, 1, 2]),
            ("<p>0.<p>1.<p>2.", vec![0, 2], vec![0, 1, 2]),
            ("<p>0.<p>1.<p>2.", vec![2], vec![0, 1, 2]),
            ("<p>0.<p class=x>1.<p>2", vec![0], vec![0]),
            ("<p>0.<p>1<p><a href=/>2.</a>", vec![0], vec![0]),
            ("<p>0.<p>Comments.", vec![0], vec![0]),
            ("<p>0.<p>1:", vec![0], vec![0]),
            ("<p>0.<div><p>1.</div>", vec![0], vec![0]),
            ("<td><font>0.<p>1.<p>2.</font>", vec![1], vec![1, 2]),
            ("<p>0.<noscript><p>1.</noscript>", vec![0], vec![0]),
            ("<div><div><p>0.</div></div><div><div><p>1.</div></div>", vec![0], vec![0, 1]),
            ("<div><div><p>0.</div></div><div class=x><div><p>1.</div></div>", vec![0], vec![0]),
            ("<p>0.<ul><li>1<li>2</ul><p>3", vec![0], vec![0, 1, 2]),
            ("<p>0.<ul><li>1<li><a href=/>2</a></ul>", vec![0], vec![0]),
            ("<div><p>0.</div><ul><li>1</ul>", vec![0], vec![0]),
            ("<p>0.<ol><li><p>1.</p><li><p>2.</p></ol>", vec![0], vec![0, 1, 2]),
            ("<p>0.</p><figure><table><tr><td>a<td>b<tr><td>c<td>d</table></figure>", vec![0], vec![0, 1, 2]),
            ("<p>0.</p><table><tr><td>a<td>b<tr><td>c<td>d</table>", vec![0], vec![0, 1, 2]),
            ("<div>0.<br>1.<br><br>2.</div>", vec![1], vec![0, 1, 2]),
            (
                "<p>0.<div class=accordion><a>1</a><div>2.</div></div><div><a>3</a><div>4.</div></div>",
                vec![0],
                vec![0, 2],
            ),
            // Lines of verse need no full stops.
            ("<p>0<p>1<p>2<p>3<p>4<p>5", vec![1, 2, 3, 4], vec![0, 1, 2, 3, 4, 5]),
        ] {
            let tree = Html::parse_document(html);
            let outline = Outline::of(&tree);
            let mut found = kept.clone();
            let count = outline.blocks.len();
            fill(&outline, &vec![-1.0; count], &vec![1.0; count], 0, |_| true, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }
}
