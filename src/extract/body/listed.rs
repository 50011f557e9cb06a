//! Summaries in a list of other stories, of which the trees kept some: what a column shows beside or below a short story.

use super::{others::leave, within, words as words_in};
use crate::extract::outline::{ElementId, Outline};

/// Levels from a summary to the item that it stands in.
const LEVELS: usize = 5;
/// Items from which on a list is one, those that are looked at, and elements of the list that they are looked for among.
const FEW: usize = 3;
const MOST: usize = 20;
const CHILDREN: usize = 60;
/// Elements of an item that its headline is looked for among: a picture in its frames stands before it.
const BEFORE: usize = 8;
/// Words of a headline, as some of a list have, and of the shortest of them; bytes of the longest.
const HEADLINE: usize = 4;
const SHORTEST: usize = 2;
const LONGEST: usize = 300;

/// Takes out what stands in lists whose items all begin with a link that is a headline, where less than half of them have
/// anything that was kept: of a story told in a list all are.
pub(super) fn drop(outline: &Outline, words: &[f32], blocks: &mut Vec<usize>) {
    /// Words of a story.
    const STORY: f32 = 20.0;
    // Neighbours stand in one list, which is looked through once.
    let mut last: Option<(ElementId, bool)> = None;
    let mut is_of_others = |b: usize| {
        let item = outline.around_block(b).take(LEVELS).find(|&e| outline.tag(e) == "li");
        let Some(list) = item.and_then(|item| outline.parent(item)) else { return false };
        let is_one = last.filter(|(known, _)| *known == list).map(|(_, is_one)| is_one);
        let is_one = is_one.unwrap_or_else(|| is_of_headlines(outline, list, blocks));
        last = Some((list, is_one));
        is_one
    };
    let own: Vec<usize> = blocks.iter().copied().filter(|&b| !is_of_others(b)).collect();
    if own.len() < blocks.len() {
        leave(own, STORY, words, blocks);
    }
}

/// Whether each item of a list begins with a headline, and less than half of them have any of the blocks.
fn is_of_headlines(outline: &Outline, list: ElementId, blocks: &[usize]) -> bool {
    let inside = outline.subtree(list);
    let next = |e: &ElementId| Some(outline.elements[*e].end()).filter(|e| inside.contains(e));
    let children = std::iter::successors(Some(list + 1), next);
    let items: Vec<ElementId> = children.take(CHILDREN).filter(|&e| outline.tag(e) == "li").take(MOST).collect();
    let kept = items.iter().filter(|&&item| !within(blocks, outline.blocks_in(item)).is_empty()).count();
    if items.len() < FEW || kept * 2 >= items.len() {
        return false;
    }
    let headlines: Option<Vec<usize>> = items.iter().map(|&item| headline_words(outline, item)).collect();
    headlines.is_some_and(|all| {
        let long = all.iter().filter(|&&words| words >= HEADLINE).count();
        long >= FEW && all.iter().all(|&words| words >= SHORTEST)
    })
}

/// How many words the link has that an item begins with and goes on behind.
fn headline_words(outline: &Outline, item: ElementId) -> Option<usize> {
    let own = outline.texts_in(item);
    let begins = |e: &ElementId| {
        let texts = outline.texts_in(*e);
        outline.tag(*e) == "a" && !texts.is_empty() && texts.start == own.start && texts.end < own.end
    };
    let link = outline.subtree(item).take(BEFORE).find(begins)?;
    outline.attribute(link, "href").filter(|href| !href.starts_with('#'))?;
    outline.text_within(link, LONGEST).map(|text| words_in(&text))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn a_summary_in_a_list_of_headlines_is_none_of_the_storys() {
        let story = format!("<p>{}</p>", "a ".repeat(20));
        let item = "<li><a href=/1>Seal found on the quay</a><div>It had come ashore.</div>";
        let short = "<li><a href=/2>Old tannery</a><div>The hall was sold.</div>";
        let told = "<li><b>Seal found on the quay</b><div>It had come ashore.</div>";
        for (html, left) in [
            (format!("{story}<ul>{item}{item}{item}</ul>"), 1),
            (format!("{story}<ul>{item}{short}{item}{item}</ul>"), 1),
            (format!("{story}<ul>{item}{short}{item}</ul>"), 2),
            (format!("{story}<ul>{item}{item}</ul>"), 2),
            (format!("{story}<ul>{told}{told}{told}</ul>"), 2),
            (format!("<p>a</p><ul>{item}{item}{item}</ul>"), 2),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let words = crate::extract::body::tests::words_of(&outline);
            let summary = outline.blocks.iter().position(|block| block.text.starts_with("It had")).unwrap();
            let mut blocks = vec![0, summary];
            drop(&outline, &words, &mut blocks);
            assert_eq!(blocks.len(), left, "{html}");
        }
    }
}
