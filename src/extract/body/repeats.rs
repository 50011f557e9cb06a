//! What a page says twice: for phones and for desks, as a teaser and as text.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use crate::extract::outline::{BlockKind, Outline};

use super::{LONG_ENOUGH_TO_REPEAT, parallel};

/// How often a question or the line of a song comes back.
const REFRAIN: usize = 3;

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
        let enough = if block.kind == BlockKind::TableRow { 2 } else { REFRAIN };
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
        const HEAD: &str = "<tr><td>Name of the boat<td>Year of launch";
        for (html, expected) in [
            (format!("{ASKED}<p>1{ASKED}<p>3"), vec![0, 1, 3]),
            (format!("{ASKED}<p>1{ASKED}<p>3{ASKED}<p>5"), vec![0, 1, 2, 3, 4, 5]),
            (format!("{ASKED}{ASKED}{ASKED}"), vec![0]),
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
}
