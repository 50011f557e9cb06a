//! The [`Scene`]: all that a field's choice may look at, in one place.

use std::ops::Range;

use super::{
    body::{Story, comments},
    metadata::Metadata,
    names::Said,
    outline::{ElementId, Outline, beginning},
    site::SiteNames,
    title::{fold_key, holds_words},
};

/// A page's evidence once its headline and story are known.
pub(super) struct Scene<'a> {
    pub outline: &'a Outline<'a>,
    pub metadata: &'a Metadata<'a>,
    pub site: &'a SiteNames,
    pub url: Option<&'a str>,
    /// The headline's element, `None` where only metadata has it.
    pub headline: Option<ElementId>,
    /// Text nodes from the first to the last of the story; empty where there is no story.
    pub story: Range<usize>,
    /// The headline and the story as folded words between single spaces, with a space at both ends.
    pub words: String,
    /// The first text node under a heading below the story that says that comments follow: old templates have no box for them.
    pub comments: usize,
}

/// Where an element stands, seen from the story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
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
    pub(super) fn new(
        outline: &'a Outline<'a>,
        metadata: &'a Metadata<'a>,
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
        let comments = comments_start(outline, &range);
        Scene { outline, metadata, site, url, headline: headline.and_then(|h| h.0), story: range, words, comments }
    }

    /// The headline's text nodes; where only metadata has it, the place before the story.
    pub(super) fn headline_texts(&self) -> Range<usize> {
        self.headline.map_or(self.story.start..self.story.start, |headline| self.outline.texts_in(headline))
    }

    pub(super) fn place(&self, element: ElementId) -> Place {
        let at = self.outline.texts_in(element).start;
        let headline = self.headline_texts().start;
        Place {
            from_headline: (at.abs_diff(headline) as f32 / FAR_TEXTS).min(1.0),
            after_story: (at.saturating_sub(self.story.end) as f32 / FAR_TEXTS).min(1.0),
            before_headline: at < headline,
            in_story: self.story.contains(&at),
        }
    }

    /// Whether the folded words stand in the headline or the story.
    pub(super) fn mentions(&self, key: &str) -> bool {
        holds_words(&self.words, key)
    }

    /// Whether the headline begins with the folded words.
    pub(super) fn begins_with(&self, key: &str) -> bool {
        self.words.strip_prefix(' ').and_then(|words| words.strip_prefix(key)).is_some_and(|rest| rest.starts_with(' '))
    }

    /// Whether an element lies in a box of another part of the page: comments, other stories, the frame.
    pub(super) fn boxes(&self, element: ElementId) -> Boxes {
        self.boxes_of_those(element, |_| true)
    }

    /// The same without the boxes that the story begins in, which themes name after the column beside it (`with-sidebar`), and
    /// those that a builder of pages calls as the story's own: `widget`.
    pub(super) fn boxes_beside(&self, element: ElementId) -> Boxes {
        /// Elements around the story's first words that may be its module.
        const LEVELS: usize = 12;
        const MODULE: &str = "widget";
        let outline = self.outline;
        let is_module = |e: ElementId| outline.class(e).contains(MODULE) && !outline.class(e).contains("sidebar");
        let built = !self.story.is_empty() && outline.around_text(self.story.start).take(LEVELS).any(is_module);
        self.boxes_of_those(element, |e| !(self.begins_story(e) || built && is_module(e)))
    }

    fn boxes_of_those(&self, element: ElementId, is_asked: impl Fn(ElementId) -> bool) -> Boxes {
        /// Boxes further out are the page's own and tell nothing.
        const LEVELS: usize = 12;
        let mut boxes = Boxes::default();
        for (level, ancestor) in self.outline.ancestors(element).enumerate() {
            match self.outline.tag(ancestor) {
                "aside" => boxes.aside = true,
                "nav" => boxes.nav = true,
                "footer" => boxes.footer = true,
                "article" => boxes.article = true,
                "body" | "html" => break,
                _ => {}
            }
            if level <= LEVELS && is_asked(ancestor) {
                let said = self.outline.said(ancestor);
                boxes.comments |= said.any(Said::COMMENTS);
                boxes.related |= said.any(Said::RELATED);
                boxes.side |= said.any(Said::SIDE);
                boxes.footer |= said.any(Said::FOOTER);
                boxes.nav |= said.any(Said::NAV);
            }
        }
        boxes
    }

    /// Whether an element holds the story's beginning.
    pub(super) fn begins_story(&self, element: ElementId) -> bool {
        !self.story.is_empty() && self.outline.texts_in(element).contains(&self.story.start)
    }

    /// Whether an element stands in the foot of the story itself, and not in the page's.
    pub(super) fn is_in_own_foot(&self, element: ElementId) -> bool {
        /// Elements between a list or a name and the story's box.
        const LEVELS: usize = 8;
        let outline = self.outline;
        let is_foot = |e: ElementId| {
            let beside = || outline.parent(e).is_some_and(|parent| self.begins_story(parent));
            outline.tag(e) == "article" && self.begins_story(e) || outline.said(e).any(Said::FOOT) && beside()
        };
        outline.ancestors(element).take(LEVELS).any(is_foot)
    }
}

/// The boxes that an element stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Boxes {
    pub aside: bool,
    pub nav: bool,
    pub footer: bool,
    pub article: bool,
    pub comments: bool,
    pub related: bool,
    pub side: bool,
}

impl Boxes {
    /// Whether one is a menu's, a side column's or of other stories.
    pub(super) fn are_apart(&self) -> bool {
        self.nav || self.related || self.side
    }
}

fn comments_start(outline: &Outline<'_>, story: &Range<usize>) -> usize {
    let heads = |b: &usize| outline.blocks[*b].texts.start >= story.end && comments::may_follow(outline, *b);
    let heading = if story.is_empty() { None } else { (0..outline.blocks.len()).find(heads) };
    heading.map_or(usize::MAX, |heading| outline.blocks[heading].texts.end)
}

/// Whether `text` holds `word` (in lower case, ASCII) without regard to ASCII case.
pub(super) fn contains_fold(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(&first) = word.first() else { return true };
    // The first letter is looked at alone: this runs for every class of a page and every word of a table.
    text.windows(word.len()).any(|w| w[0] | 0x20 == first | 0x20 && w.eq_ignore_ascii_case(word))
}

/// The tokens of a class or id, in lower case, split at `-`, `_` and inner capitals too.
pub(super) fn tokens(attribute: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut token = String::new();
    let mut last_lower = false;
    for c in attribute.chars() {
        let ends = !c.is_alphanumeric() || (c.is_uppercase() && last_lower);
        if ends && !token.is_empty() {
            found.push(std::mem::take(&mut token));
        }
        if c.is_alphanumeric() {
            token.extend(c.to_lowercase());
        }
        last_lower = c.is_lowercase();
    }
    if !token.is_empty() {
        found.push(token);
    }
    found
}
