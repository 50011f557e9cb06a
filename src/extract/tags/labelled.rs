//! Tags that only a label tells: links or plain words after "Tags:", and lines of words with a `#` each.

use std::{collections::HashSet, ops::Range};

use foldhash::fast::RandomState;

use super::names::{AND, Label, begins_with_label, is_plain_label, label_kind, leads_away};
use crate::extract::{
    letters::COLONS,
    outline::{Block, BlockKind, ElementId},
    scene::{Boxes, Scene},
};

/// Text nodes around the headline, and after the story's end, among which a label is looked for: bylines with their tags
/// span some twenty, a story's foot with shares, an author's box and tags some sixty.
const AROUND_HEADLINE: usize = 20;
const AFTER_STORY: usize = 60;
/// A story's last texts, since a line of tags may have been taken for one.
const BEFORE_END: usize = 4;
/// Texts of the longest record that databases write behind a story.
const RECORD: usize = 40;
/// Characters of the longest label, of the longest tag that no other sign tells, and of the longest line of tags.
const MAX_LABEL: usize = 40;
const MAX_CHARS: usize = 40;
const MAX_LINE: usize = 240;
/// Characters of the longest link after a label that other lists have too: more are headlines.
const MAX_LOOSE: usize = 24;
/// Words of the longest tag that is no link.
const MOST_WORDS: usize = 5;
/// More are a vocabulary.
const MOST: usize = 30;

/// Whether a box is one of the page's frame, or of its readers.
fn is_framed(boxes: Boxes) -> bool {
    boxes.nav || boxes.footer || boxes.comments || boxes.aside
}

/// The text nodes near the headline, and near the story's end.
struct Near {
    head: Range<usize>,
    foot: Range<usize>,
}

impl Near {
    fn of(scene: &Scene<'_>) -> Near {
        let all = scene.outline.texts.len();
        let headline = scene.headline_texts();
        let end = scene.story.end.max(headline.end);
        let head = headline.start.saturating_sub(AROUND_HEADLINE)..(headline.end + AROUND_HEADLINE).min(all);
        let foot = end.saturating_sub(BEFORE_END).max(head.end)..(end + AFTER_STORY).min(all);
        Near { head, foot }
    }

    /// The same with more of the story's end, which a press database's record may have been taken for.
    fn of_record(scene: &Scene<'_>) -> Near {
        let near = Near::of(scene);
        let start = scene.story.end.saturating_sub(RECORD).max(near.head.end);
        Near { foot: start.min(near.foot.end)..near.foot.end, ..near }
    }

    fn texts(&self) -> impl Iterator<Item = usize> + use<> {
        self.head.clone().chain(self.foot.clone())
    }

    /// Whether a block begins there.
    fn holds(&self, block: &Block) -> bool {
        let start = block.texts.start;
        !block.texts.is_empty() && (self.head.contains(&start) || self.foot.contains(&start))
    }
}

/// Links that follow a label with nothing but signs between them.
pub(super) fn links(scene: &Scene<'_>) -> HashSet<ElementId, RandomState> {
    let outline = scene.outline;
    let mut found = HashSet::default();
    for at in Near::of(scene).texts() {
        let text = &outline.texts[at];
        let raw = text.raw.trim();
        if raw.starts_with('#') {
            found.extend(hashed_from(scene, at, &found));
            continue;
        }
        let known = raw.len() <= 4 * MAX_LABEL && label_kind(raw) == Some(Label::Tags);
        if !known || link_around(scene, text.element).is_some() {
            continue;
        }
        let boxes = scene.boxes(text.element);
        if !is_framed(boxes) {
            let links = links_from(scene, at + 1);
            // "Topics" is before tags where short links follow it at the story's foot.
            let short = |&link: &ElementId| outline.text_of(link).trim().chars().count() <= MAX_LOOSE;
            let loose = || at + BEFORE_END >= scene.story.end && links.len() > 1 && links.iter().all(short);
            if is_plain_label(raw) || loose() {
                found.extend(links);
            }
        }
    }
    found
}

/// The links of one list that have a `#` each, from a text node on.
fn hashed_from(scene: &Scene<'_>, at: usize, found: &HashSet<ElementId, RandomState>) -> Vec<ElementId> {
    let outline = scene.outline;
    let is_new = |link: &ElementId| !found.contains(link);
    if link_around(scene, outline.texts[at].element).filter(is_new).is_none() {
        return Vec::new();
    }
    let is_hashed = |&link: &ElementId| outline.text_of(link).trim().starts_with('#');
    let links = links_from(scene, at);
    if links.len() > 1 && links.iter().all(is_hashed) { links } else { Vec::new() }
}

fn link_around(scene: &Scene<'_>, element: ElementId) -> Option<ElementId> {
    scene.outline.ancestors(element).take(4).find(|&e| scene.outline.elements[e].tag == "a")
}

/// The links of one list from a text node on; none where one of them is as long as a headline.
fn links_from(scene: &Scene<'_>, mut at: usize) -> Vec<ElementId> {
    let outline = scene.outline;
    let mut found: Vec<ElementId> = Vec::new();
    let above = |link: ElementId| {
        let parent = outline.elements[link].parent();
        (parent, parent.and_then(|p| outline.elements[p].parent()))
    };
    // A list in its label's line ends with it; where the line was only too long, a comma stands before its break.
    let line = |text: usize| outline.blocks.partition_point(|block| block.texts.end <= text);
    let (mut last, mut is_line, mut goes_on) = (at.checked_sub(1).map(line), true, false);
    while let Some(text) = outline.texts.get(at).filter(|_| found.len() < MOST) {
        let Some(link) = link_around(scene, text.element) else {
            let raw = text.raw.trim();
            if raw.chars().any(char::is_alphanumeric) && (found.is_empty() || !AND.contains(&raw)) {
                break;
            }
            goes_on |= raw.contains([',', '、', '،']);
            at += 1;
            continue;
        };
        let of_list =
            found.first().is_none_or(|&first| above(first).0 == above(link).0 || above(first).1 == above(link).1);
        let href = outline.attribute(link, "href").unwrap_or("");
        if !of_list || leads_away(href) || href.starts_with('#') {
            break;
        }
        if outline.text_of(link).trim().chars().count() > MAX_CHARS {
            return Vec::new();
        }
        let on = line(at);
        if last != Some(on) {
            if found.is_empty() {
                is_line = false;
            } else if is_line && !goes_on {
                break;
            }
        }
        (last, goes_on) = (Some(on), false);
        found.push(link);
        at = outline.texts_in(link).end.max(at + 1);
    }
    found
}

/// Lines of tags without links, as they stand in the page without their label. `is_named` says whether an element's class
/// names a box of tags.
pub(super) fn lines<'s>(scene: &'s Scene<'_>, is_named: impl Fn(ElementId) -> bool) -> Vec<&'s str> {
    let outline = scene.outline;
    let near = Near::of(scene);
    let of_record = Near::of_record(scene);
    let is_near = |b: &Block| near.holds(b) || of_record.holds(b) && has_semicolon(&b.text);
    let mut found = Vec::new();
    for block in outline.blocks.iter().filter(|b| b.link_chars == 0 && b.chars <= MAX_LINE && is_near(b)) {
        let boxed = || {
            let boxes = scene.boxes(block.element);
            is_framed(Boxes { footer: boxes.footer && !is_in_own_foot(scene, block.element), ..boxes })
        };
        if items_behind_label(scene, block).is_some() {
            continue;
        }
        let line = after_label(scene, block).or_else(|| {
            let hashed = is_hashed(&block.text) || is_hashed_apart(scene, block);
            let named = || outline.ancestors(block.element).take(2).any(&is_named);
            match block.text.split_once(COLONS).filter(|(label, _)| label_kind(label) == Some(Label::Tags)) {
                Some((_, rest)) => named().then_some(rest),
                None => (hashed || is_parted(&block.text) && !is_dated(&block.text) && named()).then_some(&*block.text),
            }
        });
        if let Some(line) = line.map(str::trim).filter(|line| is_list(line) && !boxed()) {
            found.push(line);
        }
    }
    found
}

/// The texts of boxes that a class calls tags and that have no link: `<ul class="tags"><li>…`.
pub(super) fn boxes(scene: &Scene<'_>, is_named: impl Fn(ElementId) -> bool) -> Vec<Vec<String>> {
    /// Elements between a tag's text and its box.
    const LEVELS: usize = 4;
    let outline = scene.outline;
    let mut found = Vec::new();
    let mut last = None;
    for at in Near::of(scene).texts() {
        let text = &outline.texts[at];
        let short = text.raw.trim().chars().count() <= MAX_CHARS;
        let named = || outline.ancestors(text.element).take(LEVELS).filter(|&e| is_named(e)).last();
        let Some(named) = short.then(named).flatten().filter(|named| last != Some(*named)) else { continue };
        last = Some(named);
        // The box may be a <nav> itself; in the page's foot it is the story's where it says so.
        let boxes = outline.elements[named].parent().map(|parent| scene.boxes(parent)).unwrap_or_default();
        let says_tags = || outline.texts[outline.texts_in(named)].first().is_some_and(|t| is_plain_label(t.raw.trim()));
        let framed = is_framed(Boxes { footer: boxes.footer && !says_tags(), ..boxes });
        let has_links = || outline.subtree(named).any(|e| outline.elements[e].tag == "a");
        if framed || boxes.related || has_links() {
            continue;
        }
        let texts = outline.texts[outline.texts_in(named)].iter().take(MOST + 1).map(|text| text.raw.trim());
        let texts: Vec<&str> =
            texts.filter(|t| t.chars().any(char::is_alphanumeric) && label_kind(t).is_none()).collect();
        let apart = (2..=MOST).contains(&texts.len()) && texts.iter().all(|text| text.chars().count() <= MAX_LOOSE);
        // What stands behind a label in its line is found there.
        let in_one = || texts.len() == 1 && is_parted(texts[0]) && !is_dated(texts[0]) && !begins_with_label(texts[0]);
        if (apart || in_one()) && texts.iter().all(|text| is_list(text)) {
            found.push(texts.into_iter().map(str::to_owned).collect());
        }
    }
    found
}

/// The lines behind a label that has one of its own, where they are items of a list, or lines of its paragraph.
pub(super) fn lists(scene: &Scene<'_>) -> Vec<Vec<String>> {
    let blocks = &scene.outline.blocks;
    let near = Near::of(scene);
    let of_record = Near::of_record(scene);
    // What databases part by semicolons needs no plain label.
    let in_record = |at: usize| {
        let is_term = matches!(scene.outline.tag(blocks[at].element), "dt" | "th");
        let has_list = || blocks.get(at + 1).is_some_and(|next| has_semicolon(&next.text));
        is_term && has_list() && of_record.holds(&blocks[at]) && label_kind(&blocks[at].text) == Some(Label::Tags)
    };
    let mut found = Vec::new();
    for (at, label) in blocks.iter().enumerate() {
        if label.chars <= MAX_LINE && near.holds(label) {
            found.extend(items_behind_label(scene, label).filter(|_| !is_framed(scene.boxes(label.element))));
        }
        let is_label = |at: usize| near.holds(label) && is_plain_label(&label.text) || in_record(at);
        if label.chars > MAX_LABEL || label.link_chars > 0 || !is_label(at) {
            continue;
        }
        if is_framed(scene.boxes(label.element)) {
            continue;
        }
        // What a term says of the cells behind it holds up to the next term.
        let tag = |block: &Block| scene.outline.elements[block.element].tag;
        let is_term = matches!(tag(label), "dt" | "th");
        let of_list = |block: &&Block| match is_term {
            true => matches!(tag(block), "dd" | "td"),
            false => block.kind == BlockKind::ListItem || block.continues,
        };
        let short = |block: &&Block| block.chars <= MAX_LOOSE && block.link_chars == 0 && is_list(&block.text);
        let items = blocks[at + 1..].iter().take_while(of_list).take_while(short).take(MOST);
        let items: Vec<String> = items.map(|block| block.text.clone()).collect();
        let Some(next) = blocks.get(at + 1) else { continue };
        if items.len() > 1 {
            found.push(items);
        } else if let Some(items) = side_by_side(scene, next.texts.clone()).filter(|_| is_term && of_list(&next)) {
            found.push(items);
        } else if (next.continues || is_term && of_list(&next)) && is_line(next) {
            found.push(vec![next.text.clone()]);
        }
    }
    found
}

/// The items of a line that has its label before them.
fn items_behind_label(scene: &Scene<'_>, block: &Block) -> Option<Vec<String>> {
    let label = scene.outline.texts.get(block.texts.clone())?.first()?;
    let items = block.texts.start + 1..block.texts.end;
    let is_label = block.link_chars == 0 && label.raw.len() <= 4 * MAX_LABEL && is_plain_label(label.raw.trim());
    is_label.then(|| side_by_side(scene, items)).flatten()
}

/// Texts that each have an element of one kind, all side by side with no sign between them: `<i>Locks</i><i>Tidal eels</i>`.
fn side_by_side(scene: &Scene<'_>, texts: Range<usize>) -> Option<Vec<String>> {
    let outline = scene.outline;
    let own = || outline.texts[texts.clone()].iter().filter(|text| !text.raw.trim().is_empty());
    let first = &outline.elements[own().next()?.element];
    let fits = |raw: &str| raw.chars().count() <= MAX_CHARS && is_list(raw) && !is_parted(raw);
    let mut last = None;
    let mut is_next = |element: ElementId| last.replace(element) != Some(element);
    let are_items = own().all(|text| {
        let element = &outline.elements[text.element];
        let is_beside = (element.tag, element.parent()) == (first.tag, first.parent());
        is_beside && is_next(text.element) && fits(text.raw.trim())
    });
    let is_inline = !matches!(first.tag, "p" | "div" | "td" | "dd" | "li");
    (is_inline && are_items && (2..=MOST).contains(&own().count()))
        .then(|| own().map(|text| text.raw.trim().to_owned()).collect())
}

/// What stands behind a label in its line.
fn after_label<'s>(scene: &'s Scene<'_>, block: &'s Block) -> Option<&'s str> {
    let text = block.text.as_str();
    // A label that other lists have too is one of tags where short words with signs between them follow it.
    let is_loose = |label: &str, rest: &str| {
        let parts = || rest.split([',', ';', '；', '|', '·', '、', '،', '#']).filter(|part| !part.trim().is_empty());
        let short = |part: &str| part.trim().chars().count() <= MAX_LOOSE;
        // Databases have them before the story too, and part them as nobody else does.
        let is_after = block.texts.start + BEFORE_END >= scene.story.end || has_semicolon(rest);
        is_after && label_kind(label) == Some(Label::Tags) && parts().nth(1).is_some() && parts().all(short)
    };
    let is_label = |(label, rest): &(&str, &str)| is_plain_label(label) || is_loose(label, rest);
    let parted = text.split_once(COLONS).or_else(|| text.split_once(" | ")).filter(is_label);
    let first = || {
        let label = scene.outline.texts[block.texts.clone()].first()?.raw.trim();
        text.strip_prefix(label).filter(|rest| !rest.is_empty() && is_plain_label(label))
    };
    parted.map(|(_, rest)| rest).or_else(first)
}

/// Whether an element stands in the story's own foot, though it is a foot by its name.
fn is_in_own_foot(scene: &Scene<'_>, element: ElementId) -> bool {
    let outline = scene.outline;
    let in_main = |e: ElementId| outline.parent(e).is_some_and(|parent| outline.tag(parent) == "main");
    scene.is_in_own_foot(element) || outline.ancestors(element).any(|e| outline.tag(e) == "footer" && in_main(e))
}

fn has_semicolon(text: &str) -> bool {
    text.contains([';', '；'])
}

/// Whether a text has a year or more in figures: `6 July, 2025` stands in many a box that also has the tags.
fn is_dated(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// Whether a text has signs that part tags; one slash may be a part of one.
fn is_parted(text: &str) -> bool {
    text.contains([',', ';', '；', '·', '、', '|']) || text.matches(" / ").count() > 1
}

/// Whether a block is a line of tags with signs between them.
fn is_line(block: &Block) -> bool {
    block.link_chars == 0
        && block.chars <= MAX_LINE
        && block.text.contains([',', ';', '；', '、', '،'])
        && is_list(&block.text)
}

/// Whether each text of a line, two at least, is a tag with a `#`, of several words perhaps.
fn is_hashed_apart(scene: &Scene<'_>, block: &Block) -> bool {
    let is_tag =
        |raw: &str| raw.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic) && !tag.contains('#'));
    let texts =
        || scene.outline.texts[block.texts.clone()].iter().map(|text| text.raw.trim()).filter(|raw| !raw.is_empty());
    block.text.starts_with('#') && texts().nth(1).is_some() && texts().all(is_tag)
}

/// `#one #two`, and nothing else.
pub(in crate::extract) fn is_hashed(text: &str) -> bool {
    let words = || text.split_whitespace().map(|word| word.trim_end_matches([',', ';', '·']));
    let is_tag =
        |word: &str| word.strip_prefix('#').is_some_and(|w| w.starts_with(char::is_alphabetic) && !w.contains('#'));
    text.contains('#') && words().count() > 1 && words().all(is_tag)
}

/// Whether all parts of a line are as short as tags.
fn is_list(line: &str) -> bool {
    let mut parts = line.split([',', ';', '；', '·', '|', '、', '،', '#', '/']);
    let short = |part: &str| part.trim().chars().count() <= MAX_CHARS && part.split_whitespace().count() <= MOST_WORDS;
    parts.all(short) && !line.contains(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_lists_from_sentences() {
        assert!(is_hashed("#ferry #two_words, #Marl"));
        assert!(!is_hashed("#ferry and more") && !is_hashed("#1") && !is_hashed("ferry, Marl"));
        assert!(is_list("ferries, Marl estuary"));
        assert!(!is_list("The council, which met on Tuesday in the upper hall, voted") && !is_list("It is. So"));
    }
}
