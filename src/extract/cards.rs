//! Cards of other stories: small boxes outside the story with a headline that leads elsewhere.

use std::ops::Range;

use super::{
    authors::AUTHOR_SEGMENTS,
    names::{Said, after_scheme},
    outline::ElementId,
    scene::Scene,
    title::fold_key,
};

/// Elements around a name or a date that may be its card.
const LEVELS: usize = 5;
/// Elements of the largest card: a picture in its frames, a kicker, a headline, a summary, a byline.
const MOST_ELEMENTS: usize = 40;
/// Elements of a line that is a card: a link, and what stands behind it.
const LINE_ELEMENTS: usize = 6;
/// Characters of the shortest headline where its box is called one of other stories or it is a heading, and where nothing
/// says so. In scripts of which each character stands for a syllable or a word, half as many do.
const LEAST_CALLED: usize = 12;
const LEAST: usize = 28;

impl Scene<'_> {
    /// Whether an element stands on the card of another story. Where its headline is no heading, nor in a box of other stories
    /// (`related`), a long link tells it if `loose` says so.
    pub(super) fn is_on_card_of_other(&self, element: ElementId, related: bool, loose: bool) -> bool {
        let outline = self.outline;
        let texts = outline.texts_in(element);
        if self.is_in_next_story(element) {
            return true;
        }
        if self.story.is_empty() || self.story.contains(&texts.start) {
            return false;
        }
        // In the lines under the headline a long link leads to a column or to the comments, unless a column stands there.
        let loose = loose && (!self.is_under_headline(texts.start) || self.boxes(element).aside);
        let is_own = |e: ElementId| self.has_story(e) || outline.holds(e, self.headline);
        let around = outline.ancestors(element).skip(1).take(LEVELS);
        let cards = around.take_while(|&e| !is_own(e) && outline.subtree(e).len() <= MOST_ELEMENTS);
        let mut by_author = false;
        for card in cards {
            by_author |= outline.said(card).any(Said::AUTHOR);
            // So is an item of a list, and a line below the story that begins with the link.
            let leads = || {
                let subtree = outline.subtree(card);
                let small = subtree.len() <= LINE_ELEMENTS && outline.tag(card) == "p";
                let first = subtree.take(LINE_ELEMENTS).find(|&e| outline.tag(e) == "a");
                let start = outline.texts_in(card).start;
                small && start >= self.story.end && first.is_some_and(|link| outline.texts_in(link).start == start)
            };
            let called = related || loose && (outline.tag(card) == "li" || leads());
            let leads = |e: ElementId| outline.subtree(e).any(|link| self.is_headline(link, &texts, called, loose));
            if leads(card) {
                // An author's own box may lead to their other stories, or stand beside what leads to the next.
                return !by_author || !outline.said(card).any(Said::AUTHOR) && self.is_in_row(card, leads);
            }
        }
        false
    }

    /// Whether an element stands in one of the whole stories that a page shows behind its own: an article of the same class
    /// with a headline of its own.
    fn is_in_next_story(&self, element: ElementId) -> bool {
        /// Elements from an article's beginning to its headline: a picture in its frames, a column, a line of links.
        const REACH: usize = 60;
        let outline = self.outline;
        let article = |e: ElementId| outline.ancestors(e).find(|&e| outline.tag(e) == "article");
        let own = self.headline.filter(|&e| outline.tag(e) == "h1").and_then(article);
        own.zip(article(element)).is_some_and(|(own, next)| {
            next >= outline.elements[own].end()
                && outline.elements[next].class_name == outline.elements[own].class_name
                && outline.subtree(next).take(REACH).any(|e| outline.tag(e) == "h1")
        })
    }

    /// Whether a card, or a small box around it, stands beside one that is built alike and satisfies `leads`.
    fn is_in_row(&self, card: ElementId, leads: impl Fn(ElementId) -> bool) -> bool {
        /// Elements of a card around what holds its headline and byline.
        const FRAMES: usize = 4;
        let outline = self.outline;
        let is_page = |e: ElementId| self.has_story(e) || outline.holds(e, self.headline);
        let build = |e: ElementId| (outline.tag(e), outline.elements[e].class_name);
        let is_small = |e: &ElementId| outline.subtree(*e).len() <= MOST_ELEMENTS && !is_page(*e);
        outline.ancestors(card).take(FRAMES).take_while(is_small).any(|e| {
            let Some(row) = outline.parent(e) else { return false };
            let inside = outline.subtree(row);
            let next = |e: &ElementId| Some(outline.subtree(*e).end).filter(|e| inside.contains(e));
            let beside = std::iter::successors(Some(row + 1), next);
            beside.filter(|&other| other != e && build(other) == build(e)).any(|other| is_small(&other) && leads(other))
        })
    }

    /// Whether an element holds any of the story: its beginning may stand in a box of its own.
    pub(super) fn has_story(&self, element: ElementId) -> bool {
        let texts = self.outline.texts_in(element);
        texts.start < self.story.end && self.story.start < texts.end
    }

    /// Whether a text stands between the headline and the story, where a byline does.
    fn is_under_headline(&self, text: usize) -> bool {
        /// Text nodes of a byline's lines.
        const REACH: usize = 12;
        let headline = self.headline.map(|headline| self.outline.texts_in(headline).end);
        headline.is_some_and(|end| (end..end + REACH).contains(&text)) && text < self.story.start
    }

    /// Whether an element is a link that is another story's headline, and not that of what stands in `texts`.
    fn is_headline(&self, link: ElementId, texts: &Range<usize>, related: bool, loose: bool) -> bool {
        let outline = self.outline;
        let own = outline.texts_in(link);
        if outline.tag(link) != "a" || own.start < texts.end && texts.start < own.end {
            return false;
        }
        let Some(href) = outline.attribute(link, "href").filter(|href| !href.starts_with(['#', '?'])) else {
            return false;
        };
        let is_heading = |e: ElementId| matches!(outline.tag(e), "h2" | "h3" | "h4" | "h5");
        let called =
            related || outline.subtree(link).any(is_heading) || outline.ancestors(link).skip(1).take(2).any(is_heading);
        if !called && !loose {
            return false;
        }
        let text = outline.text_of(link);
        let text = text.trim();
        let least = if called { LEAST_CALLED } else { LEAST };
        let chars = text.chars().count();
        // Scripts without spaces take three bytes a character.
        let dense = text.len() > 2 * chars && !text.contains(' ');
        let is_long = if dense { 2 * chars >= least } else { chars >= least && text.contains(' ') };
        let is_own = || self.begins_with(&fold_key(text));
        is_long && !is_own() && !href.starts_with("mailto:") && AUTHOR_SEGMENTS.first_in(after_scheme(href)).is_none()
    }
}
