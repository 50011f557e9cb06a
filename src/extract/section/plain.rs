//! What stands above the headline in plain words, without a link: a column's name, a trail, a category.

use super::{MAX_SECTION_CHARS, is_home, is_in_menu};
use crate::extract::{
    letters::COLONS,
    names::Said,
    outline::{Block, ElementId},
    scene::Scene,
    sentence::ends_sentence,
    tags::{filed_under, is_category_label, is_filed, is_generic},
    title::{fold_key, is_column},
};
use crate::fold::fold;

/// Text nodes between such words and the headline.
const REACH: usize = 3;

/// The name of a column alone on its line right above the headline, where no link leads to it.
pub(super) fn column_above(scene: &Scene<'_>) -> Option<(String, ElementId)> {
    let outline = scene.outline;
    let start = outline.texts_in(scene.headline?).start;
    let texts = (start.saturating_sub(REACH)..start).rev();
    let names = texts.map(|at| (outline.texts[at].raw.trim().to_owned(), outline.texts[at].element));
    let is_kicker = |text: &str, element: ElementId| {
        let is_named = outline.ancestors(element).take(2).any(|e| outline.said_by_class(e).any(Said::KICKER));
        is_named && !is_home(&fold_key(text)) && is_in_menu(scene, None, text)
    };
    let is_one = |text: &str, element| is_column(text) || is_part_of_title(scene, text) || is_kicker(text, element);
    let mut columns = names.filter(|(text, element)| text.len() <= MAX_SECTION_CHARS && is_one(text, *element));
    columns.find(|&(_, element)| {
        let boxes = scene.boxes_beside(element);
        let is_listed = outline.ancestors(element).take(3).any(|e| matches!(outline.tag(e), "a" | "li"));
        !is_listed && !boxes.are_apart()
    })
}

/// Whether a text is a part between two others of the page's own title: `Headline - Harbours - The Bay Ledger`.
fn is_part_of_title(scene: &Scene<'_>, text: &str) -> bool {
    const SIGNS: [&str; 4] = [" | ", " - ", " – ", " — "];
    let title = scene.metadata.title.as_deref().unwrap_or_default();
    let is_part = |sign: &str| {
        let parts: Vec<&str> = title.split(sign).collect();
        parts.len() > 2 && parts[1..parts.len() - 1].iter().any(|part| part.trim() == text)
    };
    !text.is_empty() && SIGNS.into_iter().any(is_part)
}

/// Plain words right above the headline in a box that a class calls a category.
pub(super) fn category_words(scene: &Scene<'_>) -> Option<(String, ElementId)> {
    /// Text nodes between them and the headline, and words of the longest category.
    const REACH: usize = 4;
    const MOST_WORDS: usize = 4;
    let outline = scene.outline;
    let start = outline.texts_in(scene.headline?).start;
    let is_named = |e: ElementId| {
        let said = outline.said_by_class(e);
        said.any(Said::CATEGORY) && !said.any(Said::TRAIL) && outline.texts_in(e).len() == 1
    };
    let fits = |text: &str| {
        text.len() <= MAX_SECTION_CHARS
            && text.contains(char::is_alphabetic)
            && text.split_whitespace().count() <= MOST_WORDS
            && !is_category_label(text)
            && !is_generic(&fold_key(text))
    };
    let texts = outline.texts[start.saturating_sub(REACH)..start].iter().rev();
    let mut named = texts.filter(|text| fits(text.raw.trim()) && outline.ancestors(text.element).take(2).any(is_named));
    let is_own = |element: ElementId| {
        let boxes = scene.boxes_beside(element);
        let is_link = || outline.ancestors(element).take(3).any(|e| outline.tag(e) == "a");
        !boxes.are_apart() && !is_link()
    };
    named.find(|text| is_own(text.element)).map(|text| (text.raw.trim().to_owned(), text.element))
}

/// The last step of a trail of words right above the headline: `News / Islands`, `首页 > 海岛`.
pub(super) fn trail_above(scene: &Scene<'_>) -> Option<(String, ElementId)> {
    let outline = scene.outline;
    let start = outline.texts_in(scene.headline?).start;
    let mut texts = outline.texts[start.saturating_sub(REACH)..start].iter().rev();
    texts.find_map(|text| {
        let step = last_step(text.raw.trim())?;
        let boxes = scene.boxes_beside(text.element);
        (!boxes.are_apart() && !scene.begins_with(&fold_key(step))).then(|| (step.to_owned(), text.element))
    })
}

/// Where a line right behind the story says that it was filed.
pub(super) fn filed_behind<'s>(scene: &'s Scene<'_>) -> Option<(&'s str, ElementId)> {
    /// Text nodes before and behind the story's end: the line may have been taken for its last.
    const BEFORE: usize = 4;
    const BEHIND: usize = 20;
    if scene.story.is_empty() {
        return None;
    }
    let near = scene.story.end.saturating_sub(BEFORE)..scene.story.end + BEHIND;
    let lines: Vec<&Block> = scene
        .outline
        .blocks
        .iter()
        .filter(|block| block.link_chars == 0 && near.contains(&block.texts.start))
        .collect();
    // Of the story's own lines one may say so behind its last sentence, and once: prizes have a category each.
    let own = lines.partition_point(|block| block.texts.start < scene.story.end);
    let last =
        lines[..own].iter().rev().take_while(|block| !ends_sentence(&block.text) || is_filed(&block.text)).count();
    let filed = || lines[own - last..].iter().filter(|block| filed_under(&block.text).is_some());
    let label = |block: &Block| block.text.split(COLONS).next().map(fold);
    let is_one = |block: &Block| filed().filter(|other| label(other) == label(block)).nth(1).is_none();
    let found = filed().next().filter(|block| is_one(block))?;
    Some((filed_under(&found.text)?, found.element))
}

/// The last step of a text that is a trail from the home page, or from a column.
fn last_step(text: &str) -> Option<&str> {
    /// Bytes of the longest trail, steps of one, and words of a step.
    const LONGEST: usize = 120;
    const STEPS: std::ops::RangeInclusive<usize> = 2..=5;
    const WORDS: usize = 4;
    const SIGNS: [char; 6] = ['/', '»', '›', '>', '＞', '→'];
    if text.len() > LONGEST {
        return None;
    }
    // "You are here:"
    let trail = text.split_once(COLONS).map_or(text, |(_, trail)| trail);
    let steps: Vec<&str> = trail.split(SIGNS).map(str::trim).filter(|step| !step.is_empty()).collect();
    let (first, last) = (steps.first()?, steps.last()?);
    let is_short = |step: &&str| step.split_whitespace().count() <= WORDS && step.chars().count() <= MAX_SECTION_CHARS;
    let begins = is_home(&fold_key(first)) || is_column(first);
    (STEPS.contains(&steps.len()) && begins && steps.iter().all(is_short) && !is_home(&fold_key(last))).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trails_begin_at_home_or_with_a_column() {
        for (text, step) in [
            ("News / Islands", Some("Islands")),
            ("Home > Islands", Some("Islands")),
            ("当前位置：首页 > 新闻 > 海岛", Some("海岛")),
            ("Anasayfa » Adalar", Some("Adalar")),
            ("Islands / Ferries", None),
            ("Home", None),
            ("News / Home", None),
            ("News and how to read it on a slow day / Islands", None),
        ] {
            assert_eq!(last_step(text), step, "{text}");
        }
    }
}
