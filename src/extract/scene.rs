//! The [`Scene`]: all that a field's choice may look at, in one place.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use super::{
    body::Story,
    metadata::Metadata,
    names::{ByName, Parts},
    outline::{ElementId, Outline, beginning},
    site::SiteNames,
    title::fold_key,
};

/// A page's evidence once its headline and story are known.
pub struct Scene<'a> {
    pub outline: &'a Outline<'a>,
    pub metadata: &'a Metadata,
    pub site: &'a SiteNames,
    pub url: Option<&'a str>,
    /// The headline's element, `None` where only metadata has it.
    pub headline: Option<ElementId>,
    /// Text nodes from the first to the last of the story; empty where there is no story.
    pub story: Range<usize>,
    /// The headline and the story as folded words between single spaces, with a space at both ends.
    pub words: String,
    /// What each class and id says of its box.
    boxes: ByName<u8>,
}

/// Where an element stands, seen from the story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Text nodes between the element and the headline (or the story's start), 0 to 1: 0 close by, 1 far.
    pub from_headline: f32,
    /// Text nodes after the story's end, 0 to 1; 0 inside and before it.
    pub after_story: f32,
    pub before_headline: bool,
    pub in_story: bool,
}

/// Text nodes that count as far, chosen from dev pages: headline blocks span some ten nodes, a story's foot some thirty.
const FAR_TEXTS: f32 = 40.0;

/// Bytes of a story in which mentions are looked for, once for each candidate; the longest reports are shorter.
const MAX_WORDS_BYTES: usize = 200_000;

impl<'a> Scene<'a> {
    pub fn new(
        outline: &'a Outline<'a>,
        metadata: &'a Metadata,
        site: &'a SiteNames,
        url: Option<&'a str>,
        headline: Option<(Option<ElementId>, &str)>,
        story: &Story,
    ) -> Scene<'a> {
        let texts = story.blocks.iter().map(|&b| outline.blocks[b].texts.clone());
        let (first, last) = texts.fold((usize::MAX, 0), |(first, last), one| (first.min(one.start), last.max(one.end)));
        let range = if first < last { first..last } else { 0..0 };
        let title = headline.map_or("", |h| h.1);
        let words = format!(" {} {} ", fold_key(title), fold_key(beginning(&story.text, MAX_WORDS_BYTES)));
        Scene {
            outline,
            metadata,
            site,
            url,
            headline: headline.and_then(|h| h.0),
            story: range,
            words,
            boxes: ByName::new(&outline.names, named_box),
        }
    }

    pub fn place(&self, element: ElementId) -> Place {
        let at = self.outline.texts_in(element).start;
        let headline = self.headline.map_or(self.story.start, |h| self.outline.texts_in(h).start);
        Place {
            from_headline: (at.abs_diff(headline) as f32 / FAR_TEXTS).min(1.0),
            after_story: (at.saturating_sub(self.story.end) as f32 / FAR_TEXTS).min(1.0),
            before_headline: at < headline,
            in_story: self.story.contains(&at),
        }
    }

    /// Whether the folded words stand in the headline or the story.
    pub fn mentions(&self, key: &str) -> bool {
        !key.is_empty() && self.words.contains(&format!(" {key} "))
    }

    /// Whether an element lies in a box of another part of the page: comments, other stories, the frame.
    pub fn boxes(&self, element: ElementId) -> Boxes {
        /// Boxes further out are the page's own and tell nothing.
        const LEVELS: usize = 12;
        let mut boxes = Boxes::default();
        for (level, ancestor) in self.outline.ancestors(element).enumerate() {
            match self.outline.elements[ancestor].tag {
                "aside" => boxes.aside = true,
                "nav" => boxes.nav = true,
                "footer" => boxes.footer = true,
                "article" => boxes.article = true,
                "body" | "html" => break,
                _ => {}
            }
            if level <= LEVELS {
                let own = self.own_box(ancestor);
                boxes.comments |= own & COMMENTS != 0;
                boxes.related |= own & RELATED != 0;
                boxes.side |= own & SIDE != 0;
                boxes.footer |= own & FOOTER != 0;
                boxes.nav |= own & NAV != 0;
            }
        }
        boxes
    }

    /// What an element's own class and id say of its box.
    fn own_box(&self, element: ElementId) -> u8 {
        let e = &self.outline.elements[element];
        let names = &self.outline.names;
        self.boxes.get(names, e.class_name) | self.boxes.get(names, e.id_name)
    }
}

const COMMENTS: u8 = 1;
const RELATED: u8 = 2;
const SIDE: u8 = 4;
const FOOTER: u8 = 8;
const NAV: u8 = 16;

/// Words in classes and ids, and the box that they tell.
const BOX_WORDS: &[(&str, u8)] = &[
    ("comment", COMMENTS),
    ("kommentar", COMMENTS),
    ("disqus", COMMENTS),
    ("respond", COMMENTS),
    ("related", RELATED),
    ("recommend", RELATED),
    ("teaser", RELATED),
    ("more-", RELATED),
    ("popular", RELATED),
    ("latest", RELATED),
    ("trending", RELATED),
    ("most-", RELATED),
    ("mehr-", RELATED),
    ("similar", RELATED),
    ("next-", RELATED),
    ("prev", RELATED),
    ("carousel", RELATED),
    ("slider", RELATED),
    ("sidebar", SIDE),
    ("widget", SIDE),
    ("side-", SIDE),
    ("secondary", SIDE),
    ("footer", FOOTER),
    ("nav", NAV),
    ("menu", NAV),
    ("breadcrumb", NAV),
];

/// What a class or id says of its box.
fn named_box(name: &str) -> u8 {
    BOX_PARTS.all_in(name).fold(0, |bits, word| bits | BOX_WORDS[word].1)
}

static BOX_PARTS: LazyLock<Parts> = LazyLock::new(|| Parts::of(&BOX_WORDS.iter().map(|w| w.0).collect::<Vec<_>>()));

#[derive(Clone, Copy, Debug, Default)]
pub struct Boxes {
    pub aside: bool,
    pub nav: bool,
    pub footer: bool,
    pub article: bool,
    pub comments: bool,
    pub related: bool,
    pub side: bool,
}

/// Whether `text` holds `word` (in lower case, ASCII) without regard to ASCII case.
pub fn contains_fold(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(&first) = word.first() else { return true };
    // The first letter is looked at alone: this runs for every class of a page and every word of a table.
    text.windows(word.len()).any(|w| w[0] | 0x20 == first | 0x20 && w.eq_ignore_ascii_case(word))
}

/// The tokens of a class or id, in lower case, split at `-`, `_` and inner capitals too.
pub fn tokens(attribute: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut token = String::new();
    let mut last_lower = false;
    for c in attribute.chars() {
        let ends = !c.is_alphanumeric() || (c.is_uppercase() && last_lower);
        if ends && !token.is_empty() {
            found.insert(std::mem::take(&mut token));
        }
        if c.is_alphanumeric() {
            token.extend(c.to_lowercase());
        }
        last_lower = c.is_lowercase();
    }
    if !token.is_empty() {
        found.insert(token);
    }
    found
}
