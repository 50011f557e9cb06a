//! Sections that a label or a class calls so, beside the byline or in the record behind a story.

use std::ops::Range;

use super::MAX_SECTION_CHARS;
use crate::extract::{
    letters::COLONS,
    names::Said,
    outline::{Block, ElementId},
    scene::Scene,
    tags::{is_category_label, is_generic},
    title::fold_key,
};

/// Words of the longest section.
const MOST_WORDS: usize = 4;

/// Labels of a section, folded, beside those of categories.
const LABELS: &[&str] =
    &["section", "sezione", "secao", "editoria", "sektion", "avdelning", "avdeling", "seksjon", "dzial", "版块"];

/// What stands behind a label near the headline, or near the story's end: `Section: Islands`, `RUBRIK: INSELN; S. 4`.
pub(super) fn behind_label<'s>(scene: &'s Scene<'_>) -> Option<(&'s str, ElementId)> {
    /// Text nodes around the headline, and before and behind the story's end, where a press database has its record.
    const AROUND_HEADLINE: usize = 20;
    const BEFORE_END: usize = 40;
    const BEHIND: usize = 20;
    let blocks = &scene.outline.blocks;
    let between = |texts: Range<usize>| {
        let place = |text| blocks.partition_point(|block| block.texts.start < text);
        place(texts.start)..place(texts.end)
    };
    let headline = scene.headline_texts();
    let head = between(headline.start.saturating_sub(AROUND_HEADLINE)..headline.end + AROUND_HEADLINE);
    let end = scene.story.end;
    let foot = between(end.saturating_sub(BEFORE_END)..end + BEHIND);
    let mut near = head.clone().chain(foot.start.max(head.end)..foot.end);
    near.find_map(|at| {
        let value = value_of(&blocks[at], blocks.get(at + 1), scene)?;
        let boxes = scene.boxes_beside(blocks[at].element);
        let is_own =
            !boxes.are_apart() && !boxes.aside && !boxes.comments && !recurs(&blocks[foot.clone()], &blocks[at]);
        is_own.then_some((value, blocks[at].element))
    })
}

/// Whether the label of a line is that of another too: the categories of a prize.
fn recurs(lines: &[Block], line: &Block) -> bool {
    let Some((label, _)) = line.text.split_once(COLONS) else { return false };
    let has_it = |other: &&Block| other.text.split_once(COLONS).is_some_and(|(own, _)| own == label);
    lines.iter().filter(has_it).nth(1).is_some()
}

/// The section that a line names behind its label, or the cell behind that of a label.
fn value_of<'s>(line: &'s Block, next: Option<&'s Block>, scene: &Scene<'_>) -> Option<&'s str> {
    /// Bytes of the longest such line.
    const LONGEST: usize = 120;
    // Links say themselves whether they lead to a section.
    if line.text.len() > LONGEST || line.link_chars > 0 {
        return None;
    }
    let tag = |block: &Block| scene.outline.tag(block.element);
    let is_cell = |next: &&Block| matches!((tag(line), tag(next)), ("td" | "th", "td") | ("dt", "dd"));
    let parted = line.text.split_once(COLONS).or_else(|| line.text.split_once(" | "));
    let (label, value) = parted.unwrap_or((&line.text, ""));
    let value = if value.trim().is_empty() { &next.filter(is_cell)?.text } else { value };
    is_label(label).then_some(())?;
    // Behind the section, the page of the paper.
    let name = value.trim_start_matches([' ', '|']).split([';', ',', '|']).next()?.trim();
    is_section(name).then_some(name)
}

fn is_label(text: &str) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 40;
    text.len() <= LONGEST && (is_category_label(text) || LABELS.contains(&fold_key(text).as_str()))
}

/// Whether a text may name a section: no page, no part of a paper by its letter, no sentence.
fn is_section(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    let is_part = name.chars().count() < 3 && name.is_ascii() || last.chars().count() == 1 && last.is_ascii();
    !is_part
        && name.chars().count() <= MAX_SECTION_CHARS
        && words.count() < MOST_WORDS
        && name.contains(char::is_alphabetic)
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '?' | '!' | '：'))
        && !is_category_label(name)
        && !is_generic(&fold_key(name))
}

/// Classes of what stands above a headline and names its section, where others have headings of a list of stories: at the headline
/// alone they are believed.
const ABOVE: &[&str] =
    &["section-title", "section-label", "article-section", "story-section", "post-section", "news-section"];

/// Plain words between headline and story that a class calls a category, as the news of TYPO3 have it, or above the headline in a
/// box that is called a section's.
pub(super) fn called_so<'s>(scene: &'s Scene<'_>) -> Option<(&'s str, ElementId)> {
    /// Text nodes from the headline down, and up.
    const BELOW: usize = 12;
    const REACH: usize = 3;
    let outline = scene.outline;
    let headline = outline.texts_in(scene.headline?);
    let is_category = |e: ElementId| {
        let said = outline.said_by_class(e);
        said.any(Said::CATEGORY) && !said.any(Said::TRAIL | Said::TAGS)
    };
    let is_kicker = |e: ElementId| {
        outline.class(e).split_ascii_whitespace().any(|token| ABOVE.contains(&token))
            && !outline.elements[e].is_heading()
    };
    let named = |text: usize, is_named: &dyn Fn(ElementId) -> bool| {
        let element = outline.texts[text].element;
        let is_alone = |e: ElementId| outline.texts_in(e).len() == 1 && is_named(e);
        let is_own = || {
            let boxes = scene.boxes_beside(element);
            let mut around = outline.ancestors(element).take(3);
            !boxes.are_apart() && !boxes.aside && !around.any(|e| matches!(outline.tag(e), "a" | "li"))
        };
        let name = outline.texts[text].raw.trim();
        (is_section(name) && outline.ancestors(element).take(2).any(is_alone) && is_own()).then_some((name, element))
    };
    let below = headline.end..scene.story.start.min(headline.end + BELOW);
    let above = headline.start.saturating_sub(REACH)..headline.start;
    above
        .rev()
        .find_map(|text| named(text, &is_kicker))
        .or_else(|| below.into_iter().find_map(|text| named(text, &is_category)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_pages_of_a_paper_are_no_sections() {
        for (name, is) in [
            ("ISLANDS", true),
            ("Arts & Culture", true),
            ("海岛", true),
            ("A", false),
            ("Section A", false),
            ("Pg. 4", false),
            ("Page 12", false),
            ("The council met and it voted", false),
        ] {
            assert_eq!(is_section(name), is, "{name}");
        }
    }
}
