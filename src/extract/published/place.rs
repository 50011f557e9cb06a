//! Where a date stands: seen from the headline and the story, in what box, and what the names of its boxes say.

use super::{Dates, measure::ELSEWHERE};
use crate::extract::{
    names::Said,
    outline::{BlockKind, ElementId},
};

/// Characters of the shortest link that is likely a headline, and of one in a script of which each stands for a syllable or
/// a word: below are names.
const LEAST_HEADLINE: usize = 28;
const LEAST_DENSE_HEADLINE: usize = 14;

/// Classes and ids of a site's header.
const MASTHEADS: &[&str] = &["header", "site-header", "masthead", "topbar", "top-bar", "header-date", "today"];
/// Those of the day of the visit.
const TODAYS: &[&str] = &["todays-date", "today-date", "date-today", "current-date", "currentdate"];

const ABOVE_NEAR: &str = "above_near";
const ABOVE_FAR: &str = "above_far";
const FAR_ABOVE: (u8, &str) = (4, ABOVE_FAR);

/// Up to here a date stands by the headline; its neighbours are a byline's links and no teasers.
const NEAR_RANK: u8 = 1;

/// One place where a day stands in the page.
pub(super) struct Mention {
    /// Lower is better placed: nearer to the headline, and in no box of another part of the page.
    pub rank: u8,
    pub features: Vec<(&'static str, f32)>,
    /// It stands by another story's headline.
    pub of_teaser: bool,
    /// It stands on another story's card, below the story or above its headline, or among events.
    pub of_card: bool,
    /// It stands in the site's own header.
    pub of_masthead: bool,
}

impl Mention {
    pub(super) fn flag(&mut self, name: &'static str, on: bool) {
        if on {
            self.features.push((name, 1.0));
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.features.iter().any(|(feature, _)| *feature == name)
    }

    /// Whether it stands in a box of something else than the story.
    pub(super) fn is_elsewhere(&self) -> bool {
        ELSEWHERE.iter().any(|name| self.has(name))
    }

    /// Whether it is most likely the day of another story, or of a comment.
    pub(super) fn is_of_other(&self) -> bool {
        self.is_elsewhere() || self.of_card || self.of_teaser
    }

    /// Whether it stands right under the headline, as a byline does.
    pub(super) fn heads_story(&self) -> bool {
        self.rank == 0
    }
}

/// Mentions of dates, and what the classes and ids around them say.
impl Dates<'_, '_> {
    /// What the classes of an element and of the two around it say, and with `ids` their ids.
    fn said_around(&self, element: ElementId, ids: bool) -> Said {
        let outline = self.scene.outline;
        let own = |e| if ids { outline.said(e) } else { outline.said_by_class(e) };
        outline.ancestors(element).take(3).fold(Said::NOTHING, |said, e| said | own(e))
    }

    /// Whether the nearest class that says which date it holds calls it one of change; "published updated" is a template's
    /// way to say that it was not changed.
    pub(super) fn says_updated(&self, element: ElementId) -> bool {
        let outline = self.scene.outline;
        let mut said = outline.ancestors(element).take(3).map(|e| outline.said_by_class(e));
        let nearest = said.find(|said| said.any(Said::PUBLISHED | Said::UPDATED));
        nearest.is_some_and(|said| said.any(Said::UPDATED) && !said.any(Said::PUBLISHED))
    }

    pub(super) fn says_published(&self, element: ElementId) -> bool {
        self.scene.outline.said_by_class(element).any(Said::PUBLISHED)
    }

    /// Whether an element's class says that its `title` is a time.
    pub(super) fn holds_time(&self, element: ElementId) -> bool {
        self.scene.outline.said_by_class(element).any(Said::TIME)
    }

    /// Whether the boxes around an element are named as an entry's foot, where themes say in a sentence when it was posted.
    pub(super) fn is_foot(&self, element: ElementId) -> bool {
        self.said_around(element, false).any(Said::FOOT)
    }

    /// A date in `element`, and in `block` where it stands in the text.
    pub(super) fn mention(&self, element: ElementId, block: Option<usize>) -> Mention {
        let scene = self.scene;
        let outline = scene.outline;
        let at = block.map_or(outline.texts_in(element).start, |b| outline.blocks[b].texts.start);
        let mut boxes = scene.boxes_beside(element);
        boxes.comments |= at >= scene.comments;
        let boxed = boxes.comments || boxes.related || boxes.nav || boxes.side || boxes.aside || boxes.footer;
        let (mut rank, mut from_headline) = self.distance_rank(at);
        let masthead = from_headline == ABOVE_NEAR && self.is_in_masthead(element, true);
        let of_masthead =
            masthead || matches!(from_headline, ABOVE_NEAR | ABOVE_FAR) && self.is_in_masthead(element, false);
        if masthead {
            (rank, from_headline) = FAR_ABOVE;
        }
        // What stands in a column after a short story is near its headline.
        let in_column = (boxes.aside || boxes.side) && at >= scene.story.end;
        let of_teaser = (rank > NEAR_RANK || in_column) && block.is_some_and(|b| self.is_beside_link(b));
        let below = at >= scene.story.end && !scene.story.is_empty();
        let above = matches!(from_headline, ABOVE_NEAR | ABOVE_FAR);
        // Columns stand between headline and story in some templates.
        let beside = boxes.aside || boxes.side;
        let on_card = (above || below || beside) && scene.is_on_card_of_other(element, boxes.related || beside, above);
        let of_card = on_card || !above && self.is_among_events(element);
        let features = vec![(from_headline, 1.0)];
        let mut mention = Mention { rank: 2 * rank + u8::from(boxed), features, of_teaser, of_card, of_masthead };
        if scene.story.contains(&at) {
            mention.flag("in_story", true);
        } else if at >= scene.story.end && !scene.story.is_empty() {
            let near = at - scene.story.end <= 8;
            mention.flag(if near { "foot_near" } else { "foot_far" }, true);
        }
        let around = self.said_around(element, true);
        let flags = [
            ("box_article", boxes.article),
            ("box_related", boxes.related),
            ("box_aside", boxes.aside || boxes.side),
            ("box_nav", boxes.nav),
            ("box_footer", boxes.footer),
            ("box_comments", boxes.comments),
            ("date_hidden", outline.elements[element].hidden),
            ("class_date", around.any(Said::DATE)),
            ("class_meta", around.any(Said::META) && !masthead),
            ("in_link", outline.ancestors(element).take(4).any(|e| outline.tag(e) == "a")),
            ("in_list", outline.ancestors(element).take(5).any(|e| outline.tag(e) == "li")),
            ("in_caption", block.is_some_and(|b| outline.blocks[b].kind == BlockKind::Caption)),
        ];
        mention.features.extend(flags.iter().filter(|(_, on)| *on).map(|(name, _)| (*name, 1.0)));
        mention
    }

    /// Whether an element stands in a box that is called one of events.
    fn is_among_events(&self, element: ElementId) -> bool {
        /// Elements around a date that are asked.
        const AROUND: usize = 4;
        const EVENTS: &[&str] =
            &["events", "event-list", "upcoming", "upcoming-events", "agenda", "termine", "veranstaltungen", "eventos"];
        let outline = self.scene.outline;
        outline.ancestors(element).take(AROUND).any(|e| self.has_name(e, EVENTS))
    }

    /// Whether the names of an element or its parent say that it shows the day of the visit.
    pub(super) fn is_todays(&self, element: ElementId) -> bool {
        self.scene.outline.ancestors(element).take(2).any(|e| self.has_name(e, TODAYS))
    }

    /// Whether one of an element's classes, or its id, is one of these.
    fn has_name(&self, element: ElementId, names: &[&str]) -> bool {
        let value = |attribute| self.scene.outline.attribute(element, attribute).unwrap_or_default();
        ["class", "id"]
            .into_iter()
            .flat_map(|attribute| value(attribute).split_whitespace())
            .any(|w| names.contains(&w))
    }

    /// Whether an element stands in the site's own header, where many show the day of the visit; unless
    /// `named_only`, by its tag alone, where the day may as well be that of an issue.
    fn is_in_masthead(&self, element: ElementId, named_only: bool) -> bool {
        /// Elements around a date that are asked.
        const AROUND: usize = 6;
        let outline = self.scene.outline;
        let has_headline = |e: ElementId| self.scene.headline.is_some_and(|h| outline.subtree(e).contains(&h));
        let mut own = outline.ancestors(element).take(AROUND).take_while(|&e| !has_headline(e));
        // An article's own header is a byline's place.
        let in_article = |e: ElementId| outline.ancestors(e).any(|e| matches!(outline.tag(e), "article" | "main"));
        let is_bare = |e: ElementId| !named_only && outline.tag(e) == "header" && !in_article(e);
        own.any(|e| is_bare(e) || self.has_name(e, MASTHEADS))
    }

    /// Whether a block is a teaser's date: the headline of another story, a link, stands in it or right beside it.
    fn is_beside_link(&self, block: usize) -> bool {
        let outline = self.scene.outline;
        let is_own = |b: usize| self.scene.headline.is_some_and(|h| outline.blocks_in(h).contains(&b));
        let nearby = [Some(block), block.checked_sub(1), Some(block + 1)];
        nearby.into_iter().flatten().filter(|&b| !is_own(b)).any(|b| {
            outline.blocks.get(b).is_some_and(|b| {
                // Headlines are longer than names of people and sections; in scripts without spaces each counts double.
                let long = if b.text.len() > 2 * b.chars { LEAST_DENSE_HEADLINE } else { LEAST_HEADLINE };
                b.link_chars >= long && b.link_chars * 2 > b.chars
            })
        })
    }

    /// How near a text is to the headline, best first, and the feature that says so.
    fn distance_rank(&self, at: usize) -> (u8, &'static str) {
        let scene = self.scene;
        let headline = scene.headline_texts();
        if at < headline.start {
            let near = headline.start - at <= 6;
            return if near { (1, ABOVE_NEAR) } else { FAR_ABOVE };
        }
        match at.saturating_sub(headline.end) {
            0..=6 => (0, "head_near"),
            7..=20 => (2, "head_mid"),
            _ => (3, "head_far"),
        }
    }
}
