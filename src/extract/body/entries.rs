//! Who wrote an entry of a live report, or a part of a text of several: lines within a story that have nothing but a name.

use crate::extract::{
    byline,
    names::Said,
    outline::{Block, BlockKind, Outline},
    title::fold_key,
};

use super::{Story, head::keep};

/// Takes the names of a story's authors out of its midst, where they stand alone below headings or are called so. Names alone
/// between paragraphs may say who speaks.
pub fn drop_names(outline: &Outline, story: &mut Story, authors: &[String]) {
    /// Characters of such a line.
    const LONGEST: usize = 80;
    /// Lines below headings; one may be a heading's own second line.
    const SEVERAL: usize = 2;
    if authors.is_empty() {
        return;
    }
    let keys: Vec<String> = authors.iter().map(|name| fold_key(name)).collect();
    let names = |block: &Block| {
        let may_be = block.chars <= LONGEST && !matches!(block.kind, BlockKind::Heading(_) | BlockKind::TableRow);
        may_be && {
            let name = byline::starts_byline(&block.text).unwrap_or(&block.text);
            keys.contains(&fold_key(name))
        }
    };
    let is_called = |block: &Block| outline.said_by_class(block.element).any(Said::AUTHOR);
    let (mut called, mut headed) = (Vec::new(), Vec::new());
    // What stands last signs the whole.
    for pair in story.blocks.windows(2).take(story.blocks.len().saturating_sub(2)) {
        let block = &outline.blocks[pair[1]];
        if !names(block) {
            continue;
        }
        if is_called(block) {
            called.push(pair[1]);
        } else if outline.blocks[pair[0]].is_heading() {
            headed.push(pair[1]);
        }
    }
    if headed.len() < SEVERAL {
        headed.clear();
    }
    if !called.is_empty() || !headed.is_empty() {
        let kept = story.blocks.iter().copied().filter(|b| !called.contains(b) && !headed.contains(b)).collect();
        keep(outline, story, kept);
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn names_below_headings_say_who_wrote_an_entry() {
        const ENTRY: &str = "<h2>Airport opens</h2><div>Ada Lund</div><p>It opened at noon.";
        for (html, left) in [
            (ENTRY.repeat(2), 4),
            (ENTRY.replace("<div>", "<div>By ").repeat(2), 4),
            (ENTRY.to_owned(), 3),
            (ENTRY.replace("<div>", "<div class=entry-author>"), 2),
            ("<h2>Airport opens</h2><div>Bo Ek</div><p>It opened at noon.".repeat(2), 6),
            ("<p>Ada Lund<p>What did you find in the drawer?<p>Bo Ek<p>A map.".repeat(2), 8),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let blocks: Vec<usize> = (0..outline.blocks.len()).collect();
            let mut story = Story { words: vec![4.0; blocks.len()], blocks, ..Story::default() };
            drop_names(&outline, &mut story, &["Ada Lund".to_owned()]);
            assert_eq!(story.blocks.len(), left, "{html}");
        }
    }
}
