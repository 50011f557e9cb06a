//! Rows of one build beside the story: the days of a timeline, the steps of a guide, the lines of a poem each in a box.
//!
//! The trees take many short boxes alike for teasers; teasers have links.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::extract::{
    byline,
    names::Hints,
    outline::{BlockKind, ElementId, Outline},
};

use super::{LITTLE, add, ends_sentence, measure::Measures, parallel, total, within};

/// Adds the days of a timeline whose parts were kept: lines of one build, each right above a part and in its box. Their class
/// says what they are, as that of a day of publication does.
pub(super) fn fill_days(outline: &Outline, blocks: &mut Vec<usize>) {
    /// Characters of a day, and how many different ones make a timeline.
    const LONGEST: usize = 40;
    const DAYS: usize = 3;
    /// Digits.
    const YEAR: usize = 4;
    let build = |b: usize| {
        let element = &outline.elements[outline.blocks[b].element];
        (element.tag, element.class_name, element.parent().map(|e| outline.elements[e].class_name))
    };
    let has_year = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == YEAR);
    let is_day = |&b: &usize| {
        let block = &outline.blocks[b];
        // With the time of day it is when an entry was posted.
        let may_be = block.chars <= LONGEST && block.link_chars == 0 && block.kind != BlockKind::TableRow;
        let own = outline.parent(block.element).filter(|_| may_be && !block.text.contains(':'));
        let above = own.is_some_and(|own| outline.blocks_in(own).contains(&(b + 1)));
        above && has_year(&block.text) && byline::is_date(&block.text)
    };
    let days: Vec<usize> = blocks.iter().filter_map(|&b| b.checked_sub(1)).filter(is_day).collect();
    // The first may be the story's own.
    for &first in days.iter().take(DAYS) {
        let alike: Vec<usize> = days.iter().copied().filter(|&b| build(b) == build(first)).collect();
        let different: HashSet<&str, RandomState> = alike.iter().map(|&b| outline.blocks[b].text.as_str()).collect();
        if different.len() >= DAYS {
            return add(alike, blocks);
        }
    }
}

/// Log odds below which a block stands in the page's frame.
const FLOOR: f32 = -2.7;

/// Rows of one build.
const FEW: usize = 4;

/// Words of all rows together.
const WORDS: f32 = 20.0;

/// Levels from a block up to its row, and from the rows up to what they share with the story.
const LEVELS: usize = 4;

/// Adds rows without links that stand in a box with the story, behind what is known of it or its headline.
pub(super) fn fill(
    outline: &Outline,
    measures: &Measures,
    scores: &[f32],
    may_be: impl Fn(usize) -> bool,
    blocks: &mut Vec<usize>,
) {
    let is_little = total(&measures.words, blocks) < LITTLE;
    let fits = |b: usize| scores[b] > FLOOR && may_be(b) && parallel::is_plain(outline, b);
    let mut tried: HashSet<ElementId, RandomState> = HashSet::default();
    let mut found = Vec::new();
    let from = measures.first.max(blocks.first().copied().filter(|_| !is_little).unwrap_or_default());
    for b in from..outline.blocks.len() {
        if blocks.binary_search(&b).is_ok() || !fits(b) {
            continue;
        }
        let Some((row, whole)) = row_of(outline, measures, b).filter(|(_, whole)| tried.insert(*whole)) else {
            continue;
        };
        let rows = rows_like(outline, measures, row, whole);
        let under = outline.blocks_in(row).start..outline.blocks_in(whole).end;
        let tells = |row: &&ElementId| outline.blocks_in(**row).any(|b| ends_sentence(&outline.blocks[b].text));
        let is_told = rows.len() >= FEW
            && rows.iter().map(|&row| outline.blocks_in(row).len()).sum::<usize>() == under.len()
            && under.clone().all(fits)
            && measures.words[under.clone()].iter().sum::<f32>() >= WORDS
            && (is_little
                || rows.iter().all(|&row| is_ticked(outline, row))
                || rows.iter().filter(tells).count() * 2 >= rows.len())
            && is_beside(outline, measures, whole, blocks);
        if is_told {
            found.extend(under.filter(|&b| !is_number(&outline.blocks[b].text)));
        }
    }
    add(found, blocks);
}

/// The box around a block that several beside it are like, and the one around all of them.
fn row_of(outline: &Outline, measures: &Measures, b: usize) -> Option<(ElementId, ElementId)> {
    let is_row = |e: &ElementId| {
        measures.repeats[*e] >= FEW as f32 && matches!(outline.tag(*e), "div" | "section" | "article" | "figure")
    };
    let row = outline.around_block(b).take(LEVELS).find(is_row)?;
    Some((row, outline.parent(row)?))
}

fn rows_like(outline: &Outline, measures: &Measures, row: ElementId, whole: ElementId) -> Vec<ElementId> {
    let mut rows = Vec::new();
    let mut child = row;
    while child < outline.elements[whole].end() {
        if measures.signature[child] == measures.signature[row] && !outline.blocks_in(child).is_empty() {
            rows.push(child);
        }
        child = outline.elements[child].end();
    }
    rows
}

/// Whether a text is the number of a step, which a list's item would have in its margin.
fn is_number(text: &str) -> bool {
    const DIGITS: usize = 2;
    let digits = text.trim_end_matches(['.', ')']);
    (1..=DIGITS).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a row has a box to tick: what one needs for a dish.
fn is_ticked(outline: &Outline, row: ElementId) -> bool {
    let is_box = |e: ElementId| outline.tag(e) == "input" && outline.attribute(e, "type") == Some("checkbox");
    outline.subtree(row).any(is_box)
}

/// Whether a box stands behind the headline or the story's last words before it, in nothing for other things.
fn is_beside(outline: &Outline, measures: &Measures, whole: ElementId, blocks: &[usize]) -> bool {
    let under = outline.blocks_in(whole);
    if !within(blocks, under.clone()).is_empty() {
        return true;
    }
    let around = [within(blocks, 0..under.start).last(), within(blocks, under.end..outline.blocks.len()).first()];
    let beside = around.into_iter().flatten().map(|&b| outline.blocks[b].element).chain(measures.headline);
    let near: Vec<ElementId> = beside.flat_map(|e| outline.ancestors(e).take(LEVELS)).collect();
    let shared = outline.ancestors(whole).take(LEVELS).position(|e| near.contains(&e));
    let is_away = |e: ElementId| measures.hints[e].any(Hints::AWAY);
    shared.is_some_and(|levels| !outline.ancestors(whole).take(levels).any(is_away))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::extract::body::Context;

    #[test]
    fn rows_of_one_build_are_told_with_the_story() {
        let rows = |class: &str, row: &str| format!("<div class={class}>{}</div>", row.repeat(4));
        const DAY: &str = "<div class=day><b>2 May</b><div>Water came through the old wall.</div></div>";
        const LINK: &str = "<div class=day><a href=/1>2 May</a><div>Water came through the old wall.</div></div>";
        const LINE: &str = "<div>and every boat had gone to sea</div>";
        let long = format!("<p>{}", "a ".repeat(30));
        for (html, kept, expected) in [
            (format!("<h1>0</h1>{long}{}", rows("t", DAY)), vec![1], 9),
            (format!("<h1>0</h1>{long}{}", rows("t", LINK)), vec![1], 1),
            (format!("<h1>0</h1>{long}{}", rows("comments", DAY)), vec![1], 1),
            (format!("<h1>0</h1>{long}{}", rows("t", LINE)), vec![1], 1),
            (format!("<h1>0</h1>{}<p>5", rows("t", LINE)), vec![5], 5),
            (format!("<div><div><div><div><h1>0</h1>{long}</div></div></div></div>{}", rows("t", DAY)), vec![1], 1),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let measures = Measures::of(&outline, &Context::default());
            let mut found = kept;
            fill(&outline, &measures, &vec![-2.5; outline.blocks.len()], |_| true, &mut found);
            assert_eq!(found.len(), expected, "{html}");
        }
    }
}
