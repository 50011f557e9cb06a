//! What of a heading is the headline: not a kicker before it, a badge after it, or the site's name above it.

use std::{collections::HashSet, ops::Range};

use super::{MAX_TITLE_BYTES, Title, fold_key, holds_words};
use crate::extract::{
    byline, dates,
    names::Said,
    outline::{ElementId, Outline},
    site::{self, SURE},
    standfirst::is_subtitle,
};

/// Features of titles that the page states whole.
pub(super) const STATED: &[&str] =
    &["og", "twitter", "meta_title", "parsely", "title_element", "ld_headline", "ld_name"];

/// Words of what stands before a headline: `Video`.
const KICKER_WORDS: usize = 6;

/// A headline without the sign between it and a kicker.
fn without_marks(mut text: String) -> String {
    let marks = |c: char| c.is_whitespace() || ":|-–—•·/".contains(c);
    text.truncate(text.trim_end_matches(|c| marks(c) && c != ':').len());
    let start = text.len() - text.trim_start_matches(marks).len();
    text.drain(..start);
    text
}

impl Title<'_> {
    /// A heading's text, without a kicker before the headline or a badge after it.
    pub(super) fn heading_of(&self, id: ElementId) -> Option<String> {
        /// Text nodes of a heading that are told apart; more are words in italics and the like.
        const MOST: usize = 6;
        let outline = self.outline;
        let mut whole = outline.text_within(id, MAX_TITLE_BYTES)?;
        let texts = self.without_permalinks(id);
        if texts.len() < outline.texts_in(id).len() {
            whole = self.part(texts.clone());
        }
        let part = |range: Range<usize>| Some(self.part(range));
        if !(2..=MOST).contains(&texts.len()) {
            // A day and categories in small type are more texts than that.
            let may_end = texts.len() > MOST && self.known(&whole).is_none();
            let end = if may_end { self.end_before_additions(texts.clone(), id) } else { None };
            return end.map_or(Some(whole), |end| part(texts.start..end));
        }
        let badges = texts.clone().take_while(|&text| self.is_badge(text, id)).count();
        if (1..texts.len()).contains(&badges) {
            return part(texts.start + badges..texts.end);
        }
        let has_kicker = self.is_kicker(texts.start, id);
        if let Some(at) = self.known(&whole) {
            // Its own style sets a kicker apart on the page, and a colon does in the page's title.
            return Some(if has_kicker { self.candidates[at].value.clone() } else { whole });
        }
        if let Some(end) = self.end_before_additions(texts.clone(), id) {
            return part(texts.start..end);
        }
        let part_of_it = self.known_part(&texts).or_else(|| self.below_unknown_kicker(&texts, id));
        if part_of_it.is_some() {
            return part_of_it;
        }
        let first = (texts.start + 1..texts.end).find(|&at| !self.is_kicker(at, id)).filter(|_| has_kicker);
        first.map_or(Some(whole), |at| part(at..texts.end))
    }

    /// A heading's texts without the signs that link to its own place, and without `[edit]` behind it.
    fn without_permalinks(&self, heading: ElementId) -> Range<usize> {
        let outline = self.outline;
        let mut texts = outline.texts_in(heading);
        let around = |text| self.around(text, heading);
        let is_sign = |text: usize| {
            let leads_here = |e| outline.attribute(e, "href").is_some_and(|href| href.starts_with('#'));
            !outline.texts[text].raw.contains(char::is_alphanumeric) && around(text).any(leads_here)
        };
        let edits = |e| outline.attribute(e, "class").is_some_and(|class| class.contains("editsection"));
        let is_added = |text: usize| is_sign(text) || around(text).any(edits);
        while texts.len() > 1 && is_added(texts.end - 1) {
            texts.end -= 1;
        }
        while texts.len() > 1 && is_sign(texts.start) {
            texts.start += 1;
        }
        texts
    }

    /// The elements around a text within its heading.
    fn around(&self, text: usize, heading: ElementId) -> impl Iterator<Item = ElementId> {
        self.outline.ancestors(self.outline.texts[text].element).take_while(move |&e| e != heading)
    }

    /// The line of which a `<font>` is a piece, where the page's title says just that: word processors set each run of a
    /// headline in one of its own.
    pub(super) fn known_line(&self, id: ElementId) -> Option<String> {
        let outline = self.outline;
        let texts = outline.texts_in(id);
        let at = outline.blocks.partition_point(|block| block.texts.start <= texts.start).checked_sub(1)?;
        let block = &outline.blocks[at];
        let is_piece =
            outline.elements[id].tag == "font" && texts.end <= block.texts.end && texts.len() < block.texts.len();
        (is_piece && self.known(&block.text).is_some()).then(|| block.text.clone())
    }

    /// The candidate that says the same as a text.
    fn known(&self, text: &str) -> Option<usize> {
        let key = fold_key(text);
        self.keys.iter().position(|k| *k == key)
    }

    /// Some texts of a heading as one, without the sign between them and the others.
    fn part(&self, texts: Range<usize>) -> String {
        without_marks(self.outline.joined(texts))
    }

    /// Words of some texts.
    fn words_of(&self, texts: Range<usize>) -> usize {
        texts.map(|at| self.outline.texts[at].raw.split_whitespace().count()).sum()
    }

    /// What of a heading another source has as the headline: the end behind a kicker, or the beginning before a badge.
    fn known_part(&self, texts: &Range<usize>) -> Option<String> {
        /// Words of what may follow a headline: `Live update`.
        const BADGE_WORDS: usize = 2;
        let inner = texts.start + 1..texts.end;
        let starts = inner.clone().filter(|&at| self.words_of(texts.start..at) <= KICKER_WORDS);
        let after = starts.map(|at| self.part(at..texts.end)).find(|after| self.known(after).is_some());
        if after.is_some() {
            return after;
        }
        let title = self.metadata.title.as_deref().map(fold_key).unwrap_or_default();
        let is_headline = |at: usize, badge: &str| {
            let features = &self.candidates[at].features;
            let is_stated = features.any(STATED);
            // What the page's title begins with, and goes on with something else.
            let begins_title = || features.has("part_of_title_element") && !holds_words(&title, &fold_key(badge));
            is_stated || features.get("cut_is_site") >= SURE || begins_title()
        };
        let ends = inner.filter(|&at| self.words_of(at..texts.end) <= BADGE_WORDS);
        ends.map(|at| (self.part(texts.start..at), self.part(at..texts.end)))
            .find(|(before, badge)| self.known(before).is_some_and(|at| is_headline(at, badge)))
            .map(|(before, _)| before)
    }

    /// What stands below the first text of a heading, if that is set apart as a kicker whose class nobody knows.
    fn below_unknown_kicker(&self, texts: &Range<usize>, heading: ElementId) -> Option<String> {
        let second = texts.start + 1;
        let is_set_apart = self.outline.texts[texts.start].element != heading || self.outline.texts[second].starts_line;
        if !is_set_apart || self.words_of(texts.start..second) > KICKER_WORDS {
            return None;
        }
        let (kicker, headline) = (self.part(texts.start..second), self.part(second..texts.end));
        self.says_only_second(&kicker, &headline).then_some(headline)
    }

    /// Whether a text of a heading is in small type, or called what stands above headlines.
    fn is_kicker(&self, text: usize, heading: ElementId) -> bool {
        let outline = self.outline;
        let sets_apart = |e| outline.tag(e) == "small" || outline.said_by_class(e).any(Said::KICKER);
        self.around(text, heading).any(sets_apart)
    }

    /// Whether a text of a heading is a label that is stuck on it, as forums and tickers have.
    fn is_badge(&self, text: usize, heading: ElementId) -> bool {
        let says = |class: &str| {
            class.split_ascii_whitespace().any(|token| BADGES.iter().any(|badge| is_word_of(token, badge)))
        };
        self.around(text, heading).any(|e| self.outline.attribute(e, "class").is_some_and(says))
    }

    /// Where what follows a headline in its heading begins: its date, its author, a button, a subtitle in small type.
    fn end_before_additions(&self, texts: Range<usize>, heading: ElementId) -> Option<usize> {
        let outline = self.outline;
        let is_addition = |text: usize| {
            self.around(text, heading).any(|e| {
                matches!(outline.tag(e), "time" | "button" | "small")
                    || outline.said_by_class(e).any(Said::DATE | Said::AUTHOR)
                    || outline.attribute(e, "class").is_some_and(says_addition)
            })
        };
        let additions = texts.clone().skip(1).rev().take_while(|&text| is_addition(text)).count();
        if additions > 0 {
            return Some(texts.end - additions);
        }
        // `Headline<br><span>2025-07-06 08:12 Source: ...`
        texts.clone().skip(1).find(|&text| outline.texts[text].element != heading && self.begins_with_day(text))
    }

    /// Whether a text is a line of its own, or the beginning of one, that begins with a day.
    fn begins_with_day(&self, text: usize) -> bool {
        let text = &self.outline.texts[text];
        let raw = text.raw.trim_start();
        text.starts_line
            && raw.starts_with(|c: char| c.is_ascii_digit())
            && dates::find_first(raw, &dates::Reading::default())
                .is_some_and(|found| found.span.start == 0 && found.stamp.day().is_some())
    }

    /// Whether what the page and its address say of the headline has the words of the second of two texts, and none of the
    /// first: a kicker whose class nobody knows, above a headline that the page's title puts in other words.
    fn says_only_second(&self, first: &str, second: &str) -> bool {
        /// Words of the second, and of four of them how many are said.
        const LEAST: usize = 3;
        const OF_FOUR: usize = 3;
        let is_stated = |at: &usize| self.candidates[*at].features.any(STATED);
        let stated = (0..self.keys.len()).filter(is_stated).flat_map(|at| self.keys[at].split(' '));
        let said: HashSet<&str> = stated.chain(self.slug.iter().map(String::as_str)).collect();
        let (first, second) = (fold_key(first), fold_key(second));
        // Small words are in every title.
        let count = |key: &str| {
            let words = key.split(' ').filter(|word| word.chars().count() > 2);
            words.fold((0, 0), |(hit, all), word| (hit + usize::from(said.contains(word)), all + 1))
        };
        let ((in_first, _), (in_second, all)) = (count(&first), count(&second));
        !first.is_empty() && in_first == 0 && all >= LEAST && in_second * 4 >= all * OF_FOUR
    }

    /// Marks what stands on the page above the headline and makes up the title with it: `Site: Headline` over two headings
    /// is a site's name and its story, or a section's. Pages of large fonts may have the site's name alone in their title.
    pub(super) fn mark_masthead(&mut self) {
        /// Words of a site's name.
        const MOST_WORDS: usize = 5;
        let Some(title) = self.metadata.title.as_deref().map(fold_key) else { return };
        let makes_up = |name: &str, other: &str| {
            title.len() == name.len() + other.len() + 1
                && (title.starts_with(name) && title.ends_with(other)
                    || title.starts_with(other) && title.ends_with(name))
        };
        let is_large = |i: usize| self.candidates[i].sources().any(|source| matches!(source, "<font>" | "<big>"));
        let words = |key: &str| key.split(' ').count();
        let is_paper = |i: usize, j: usize| {
            self.keys[i] == title
                && is_large(i)
                && is_large(j)
                && words(&self.keys[j]) > words(&title).max(MOST_WORDS - 1)
        };
        // `Tides - A Sailor's Almanac` under a heading with the almanac's name: a headline may be shorter than that.
        let is_first = |name: &str, other: &str, j: usize| {
            let at = self.candidates[j].element;
            let is_headline = words(other) > 1 || at.is_some_and(|e| self.outline.elements[e].tag == "h1");
            is_headline && title.starts_with(other) && title.ends_with(name)
        };
        // A blog's name may stand below too, over the list of its posts; the address has the headline's words.
        let in_address = |key: &str| {
            let in_slug = key.split(' ').filter(|word| self.slug.iter().any(|s| s == word)).count();
            in_slug > 1 && in_slug * 2 >= words(key)
        };
        let is_masthead = |i: usize| {
            let (name, at) = (&self.keys[i], self.candidates[i].element);
            let is_at_end = title.starts_with(name.as_str()) || title.ends_with(name.as_str());
            at.is_some()
                && is_at_end
                && words(name) <= MOST_WORDS
                && (0..self.keys.len()).any(|j| {
                    let (other, features) = (&self.keys[j], &self.candidates[j].features);
                    // A headline stands in no column.
                    let leads = !features.has("in_aside");
                    self.candidates[j].element > at
                        && (other.len() > name.len() || is_first(name, other, j))
                        && leads
                        && !self.is_one_headline(i, j)
                        && (!in_address(name) || in_address(other))
                        && (makes_up(name, other) || is_paper(i, j))
                })
        };
        let mastheads: Vec<usize> = (0..self.keys.len()).filter(|&i| is_masthead(i)).collect();
        for i in mastheads {
            self.candidates[i].features.set("is_site", 1.0);
            self.candidates[i].ruled_out = true;
        }
    }

    /// Whether a heading and the one below it are one headline in two: `Harbour fire: Three boats lost`.
    fn is_one_headline(&self, i: usize, j: usize) -> bool {
        let candidate = &self.candidates[i];
        let blocks_of = |i: usize| self.candidates[i].element.map(|e| self.outline.blocks_in(e));
        let is_next = || blocks_of(i).zip(blocks_of(j)).is_some_and(|(above, below)| above.end == below.start);
        let is_known = self.site.likeness(&candidate.value) > 0.0
            || byline::names_no_person(&candidate.value)
            || candidate.features.any(&["is_site", "class_logo"]);
        let title = self.metadata.title.as_deref().unwrap_or_default().trim_start();
        let is_sentence = || {
            let words = || candidate.value.split_whitespace();
            words().count() > 2 && words().any(|w| w.starts_with(char::is_lowercase) && w.chars().count() > 3)
        };
        let goes_on =
            |rest: &str| rest.starts_with(':') || rest.trim_start().starts_with(['-', '–', '—']) && is_sentence();
        !is_known && title.strip_prefix(candidate.value.as_str()).is_some_and(goes_on) && is_next()
    }
}

/// Words in classes of labels that are stuck on headlines.
const BADGES: &[&str] = &["label", "badge", "pill"];

/// Whether a class token is a word, or ends with it behind a hyphen or underscore.
fn is_word_of(token: &str, word: &str) -> bool {
    token.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(['-', '_']))
}

/// Whether a class is one of what stands below headlines, or beside them for those who do not see.
fn says_addition(class: &str) -> bool {
    const OTHERS: &[&str] = &[
        "by", "comments-count", "comment-count", "reading-time", "read-time", "deck", "dek", "sr-only",
        "visually-hidden", "screen-reader-text", "visuallyhidden", "offscreen",
    ];
    let says = |token: &str| is_subtitle(token) || OTHERS.contains(&token);
    class.split_ascii_whitespace().any(says)
}

/// Whether all of a heading is a link to a site's front page, as its logo is.
pub(super) fn is_logo_link(outline: &Outline<'_>, heading: ElementId) -> bool {
    let is_link = |e: &ElementId| outline.elements[*e].tag == "a";
    let link = outline.subtree(heading).find(is_link).or_else(|| outline.ancestors(heading).take(3).find(is_link));
    let link = link.filter(|&link| outline.texts_in(link).len() >= outline.texts_in(heading).len());
    link.and_then(|link| outline.attribute(link, "href")).is_some_and(site::leads_home)
}

/// Whether a `<font>` or `<big>` sets its text in a size that pages before style sheets gave headlines.
pub(super) fn is_set_large(outline: &Outline<'_>, element: ElementId) -> bool {
    let size = outline.attribute(element, "size").map(str::trim).unwrap_or_default();
    outline.elements[element].tag == "big" || matches!(size, "4" | "5" | "6" | "7" | "+1" | "+2" | "+3" | "+4")
}

/// Class and id tokens that themes use for the headline; each says [`Said::TITLE`].
const TITLES: &[&str] = &[
    "entry-title", "post-title", "headline", "title-post", "page-title", "single-post-title", "story-headline",
    "post-headline", "news-title", "articletitle", "article-header-title", "content-title", "wp-block-post-title",
    "articleheadline", "posttitle", "story-title", "blog-title-post", "p-name", "td-post-title", "single-title",
    "detail-title", "contentheading", "item-title", "node-title", "article-heading", "heading-title", "title",
];
/// What such tokens end with, and of those that say "article" too.
const TITLE_ENDINGS: &[&str] = &["--headline", "article-title"];
const ARTICLE_ENDINGS: &[&str] = &["-headline", "--title"];

/// Whether a class or id is one that themes give the headline.
pub(super) fn says_title(tokens: &str) -> bool {
    tokens.split_whitespace().any(|token| {
        let token = token.to_ascii_lowercase().replace('_', "-");
        let base = token.trim_start_matches("c-").trim_start_matches("o-");
        let ends = |endings: &[&str]| endings.iter().any(|ending| base.ends_with(ending));
        TITLES.contains(&base) || ends(TITLE_ENDINGS) || base.contains("article") && ends(ARTICLE_ENDINGS)
    })
}
