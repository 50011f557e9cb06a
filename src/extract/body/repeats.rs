//! What a page says twice: for phones and for desks, as a teaser and as text.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use crate::extract::outline::{BlockKind, Outline};

use super::{LONG_ENOUGH_TO_REPEAT, ends_sentence, parallel};

/// How often a question or the line of a song comes back.
const REFRAIN: usize = 3;

/// Takes out the quotations, boxes and lines of another build whose words stand in a paragraph beside them: lines of the story
/// in large letters.
pub(super) fn drop_pulled(outline: &Outline, blocks: &mut Vec<usize>) {
    /// Blocks before and behind in which they are looked for, and characters of the longest.
    const LONGEST: usize = 300;
    const REACH: usize = 12;
    const QUOTES: [char; 9] = ['"', '“', '”', '„', '«', '»', '‘', '’', ' '];
    let bare = |b: usize| outline.blocks[b].text.trim_end_matches(['.', '…']).trim_matches(QUOTES);
    let in_aside = |b: usize| outline.around_block(b).take(4).any(|e| outline.tag(e) == "aside");
    let is_set_off = |b: usize| outline.blocks[b].kind == BlockKind::Quote || in_aside(b);
    // A paragraph may be short and say again what another says.
    let is_apart = |b: usize| {
        let block = &outline.blocks[b];
        let is_line = || block.is_text() && block.link_chars == 0 && !block.continues;
        block.chars >= LONG_ENOUGH_TO_REPEAT
            && !block.is_heading()
            && (is_set_off(b) || block.chars <= LONGEST && is_line())
    };
    let apart: Vec<usize> = (0..blocks.len()).filter(|&at| is_apart(blocks[at])).collect();
    // A paragraph in a row of its like is the story's, whatever says the same besides.
    let is_in_row = |at: usize| {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let mut beside = beside.filter_map(|other| blocks.get(other));
        beside.any(|&other| parallel::is_parallel(outline, other, blocks[at]))
    };
    let is_pulled = |&at: &usize| {
        if !is_set_off(blocks[at]) && is_in_row(at) {
            return false;
        }
        let told = |near: &usize| {
            let other = blocks[*near];
            outline.blocks[other].kind != BlockKind::Quote
                && outline.blocks[other].chars > outline.blocks[blocks[at]].chars
                && outline.blocks[other].text.contains(bare(blocks[at]))
                && (is_set_off(blocks[at]) || is_in_row(*near))
        };
        (at.saturating_sub(REACH)..blocks.len().min(at + REACH + 1)).any(|near| told(&near))
    };
    let pulled: Vec<usize> = apart.into_iter().filter(is_pulled).collect();
    // Several in a row are a text that the page has in full besides.
    let is_alone = |&&at: &&usize| {
        let beside = |other: usize| pulled.binary_search(&other).is_ok();
        is_set_off(blocks[at]) || !(at.checked_sub(1).is_some_and(beside) || beside(at + 1))
    };
    let pulled: Vec<usize> = pulled.iter().filter(is_alone).map(|&at| blocks[at]).collect();
    blocks.retain(|b| pulled.binary_search(b).is_err());
}

/// Leaves one of each block that a story has more than once, unless what stands around them differs: a question put to
/// one after the other, the head of several tables.
pub(super) fn drop(outline: &Outline, blocks: &mut Vec<usize>) {
    let text = |b: usize| outline.blocks[b].text.as_str();
    let mut counts: HashMap<&str, usize, RandomState> = HashMap::default();
    let long = |b: usize| outline.blocks[b].chars >= LONG_ENOUGH_TO_REPEAT;
    blocks.iter().filter(|&&b| long(b)).for_each(|&b| *counts.entry(text(b)).or_default() += 1);
    if counts.values().all(|&count| count == 1) {
        return;
    }
    let count = |at: Option<usize>| at.and_then(|at| blocks.get(at)).and_then(|&b| counts.get(text(b)).copied());
    let is_once = |at: Option<usize>| count(at).unwrap_or(1) == 1;
    let stays = |(at, &b): (usize, &usize)| {
        let block = &outline.blocks[b];
        if block.link_chars > 0 || parallel::speaks_of_the_page(&block.text) {
            return false;
        }
        // A song's come back between lines of one build; lines of prose end as sentences do.
        let is_sung = || {
            let is_line = |b: usize| !outline.blocks[b].is_heading() && !ends_sentence(text(b));
            at > 0 && is_line(b) && is_line(blocks[at - 1]) && parallel::is_parallel(outline, blocks[at - 1], b)
        };
        let enough = if block.kind == BlockKind::TableRow || is_sung() { 2 } else { REFRAIN };
        count(Some(at)).is_some_and(|count| count >= enough) && is_once(at.checked_sub(1)) && is_once(Some(at + 1))
    };
    let stays: Vec<bool> = blocks.iter().enumerate().map(stays).collect();
    let mut seen: HashSet<&str, RandomState> = HashSet::default();
    let mut at = 0;
    blocks.retain(|&b| {
        at += 1;
        seen.insert(text(b)) || !long(b) || stays[at - 1]
    });
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn what_is_said_twice_is_kept_once_and_a_refrain_as_often_as_it_comes() {
        const ASKED: &str = "<p>What did you find in the drawer?";
        const SUNG: &str = "<p>With a heave and a ho and a heave";
        const HEAD: &str = "<tr><td>Name of the boat<td>Year of launch";
        for (html, expected) in [
            (format!("{ASKED}<p>1{ASKED}<p>3"), vec![0, 1, 3]),
            (format!("{ASKED}<p>1{ASKED}<p>3{ASKED}<p>5"), vec![0, 1, 2, 3, 4, 5]),
            (format!("{ASKED}{ASKED}{ASKED}"), vec![0]),
            (format!("<p>0{SUNG}<p>2{SUNG}"), vec![0, 1, 2, 3]),
            ("<p>one<p>one".to_owned(), vec![0, 1]),
            (format!("<table>{HEAD}<tr><td>A<td>1</table><table>{HEAD}<tr><td>B<td>2</table>"), vec![0, 1, 2, 3]),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let mut found: Vec<usize> = (0..outline.blocks.len()).collect();
            drop(&outline, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }

    #[test]
    fn a_line_of_the_story_in_large_letters_is_told_once() {
        const STORY: &str = "<p>She had two boxes and a torch.<p>“We looked for rats and for poison,” said Ida Brand, “and found neither.”";
        for (quote, expected) in [
            ("<blockquote>“We looked for rats and for poison”</blockquote>", vec![0, 1]),
            ("<aside><p>We looked for rats and for poison,</aside>", vec![0, 1]),
            ("<blockquote>We looked for owls and for poison</blockquote>", vec![0, 1, 2]),
            ("<p>We looked for rats and for poison", vec![0, 1, 2]),
            ("<div class=big>We looked for rats and for poison</div>", vec![0, 1]),
            ("<div class=big>We looked for owls and for poison</div>", vec![0, 1, 2]),
            ("<div class=big>We looked for rats and for poison</div><div class=big>They did.</div>", vec![0, 1, 2, 3]),
            ("<ul><li>We looked for rats and for poison</ul>", vec![0, 1, 2]),
        ] {
            let tree = Html::parse_document(&format!("{STORY}{quote}"));
            let outline = Outline::of(&tree);
            let mut found: Vec<usize> = (0..outline.blocks.len()).collect();
            drop_pulled(&outline, &mut found);
            assert_eq!(found, expected, "{quote}");
        }
    }
}
