//! Lists of stories: items of one shape beside each other, each led by a headline that is a link.
//!
//! Lists are told by how they are built and not by their classes: whatever made the page, an item of a front page, an
//! archive or a search's results is one of several like it, and begins with a link to what it is about.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use foldhash::fast::RandomState;

use crate::extract::{
    body::{self, Story},
    dates::{self, Reading},
    names::Said,
    outline::{ElementId, Outline},
    site::leads_home,
};

use super::bare;

/// The lists of a page, taken together, and where its story stands to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct List {
    /// Items that lead to different stories.
    pub items: usize,
    /// Items that show a day of their own.
    pub dated: usize,
    /// Words of the story that stand outside of the items.
    pub outside: usize,
    /// Words of the story in the items.
    pub inside: usize,
    /// Words of the story in the item that has most of them.
    pub largest: usize,
    /// All headlines that are links, as [`bare`] has them.
    pub linked: HashSet<String>,
    /// Those of them that do not lead to the front page, as the site's name does.
    pub stories: Vec<String>,
}

/// Like items from which on they are a list: two may stand side by side by chance.
pub(super) const FEW: usize = 3;

/// Levels between a headline's link and the item that it leads; page builders wrap each into some eight boxes.
const LEVELS: usize = 10;

/// Text nodes, and their bytes, that may stand in an item before its headline: a day, a column, who wrote it.
const BEFORE: usize = 8;
const BEFORE_BYTES: usize = 160;

/// Words of a headline in a heading, and of one that is a link without a heading, as a menu's entries are too.
const HEADING_WORDS: usize = 2;
const LINK_WORDS: usize = 4;

/// Bytes of a headline; a link longer than this is around a whole item.
const MAX_HEADLINE: usize = 300;

/// Elements of an item that are looked through for the headline that a link with nothing in it leads to.
const SPREAD_OVER: usize = 60;

/// Items that are asked for a day; those of a list are alike.
const ASKED: usize = 12;

/// Bytes of a line that is asked for a day; longer ones are summaries.
const DAY_LINE: usize = 100;

/// A link that may be an item's headline.
struct Headline {
    element: ElementId,
    text: String,
    leads_home: bool,
}

/// The lists of a page.
pub(super) fn of(outline: &Outline, story: &Story) -> List {
    let headlines = headlines(outline);
    let items = items(outline, &headlines);
    let mut list = List::default();
    for headline in &headlines {
        let text = bare(&headline.text);
        if list.linked.insert(text.clone()) && !headline.leads_home {
            list.stories.push(text);
        }
    }
    let mut seen = HashSet::new();
    let mut starts = Vec::new();
    for &(item, headline) in &items {
        if seen.insert(headline.text.as_str()) {
            starts.push(extent(outline, &items, item, headline.element));
        }
    }
    list.items = starts.len();
    list.dated = starts.iter().take(ASKED).filter(|texts| has_day(outline, (*texts).clone())).count();
    if list.items > ASKED {
        list.dated = list.dated * list.items / ASKED;
    }
    let mut inside = vec![0.0_f32; starts.len()];
    let mut outside = 0.0;
    for &block in &story.blocks {
        let words = story.words.get(block).copied().unwrap_or(0.0);
        let at = outline.blocks[block].texts.start;
        // Items are in the page's order.
        let before = starts.partition_point(|texts| texts.start <= at);
        match before.checked_sub(1).filter(|&item| starts[item].contains(&at)) {
            Some(item) => inside[item] += words,
            None => outside += words,
        }
    }
    list.outside = outside.ceil() as usize;
    list.inside = inside.iter().sum::<f32>().ceil() as usize;
    list.largest = inside.iter().copied().fold(0.0, f32::max).ceil() as usize;
    list
}

/// Links of the page's main part that are headlines: in a heading, around one, or as long as one.
fn headlines(outline: &Outline) -> Vec<Headline> {
    outline.tagged(&["a"]).filter_map(|link| headline(outline, link)).collect()
}

fn headline(outline: &Outline, link: ElementId) -> Option<Headline> {
    let href = outline.attribute(link, "href").unwrap_or("").trim();
    if outline.elements[link].hidden || !leads_elsewhere(href) || is_apart(outline, link) {
        return None;
    }
    let is_heading = |e: &ElementId| outline.elements[*e].is_heading();
    // A link with nothing in it is spread over the whole item.
    let is_spread = outline.elements[link].end() == link + 1 && outline.texts_in(link).is_empty();
    let around = if is_spread { outline.parent(link)? } else { link };
    let inner = outline.subtree(around).take(SPREAD_OVER).find(is_heading);
    let outer = outline.ancestors(link).skip(1).take(3).find(is_heading);
    let text = outline.text_within(inner.unwrap_or(link), MAX_HEADLINE).filter(|text| !text.is_empty())?;
    let least = if inner.or(outer).is_some() { HEADING_WORDS } else { LINK_WORDS };
    // A heading with more than the link in it is a sentence.
    let is_whole = outer.is_none_or(|outer| outline.texts_in(outer).len() <= outline.texts_in(link).len() + 2);
    let element = inner.filter(|_| is_spread).unwrap_or(link);
    let is_one = is_whole && body::words(&text) >= least;
    is_one.then(|| Headline { element, text, leads_home: leads_home(href) })
}

/// Whether a link leads to another page: not down this one, as the entries of a live blog and of a table of contents do.
fn leads_elsewhere(href: &str) -> bool {
    !href.is_empty()
        && !href.starts_with('#')
        && !["javascript:", "mailto:", "tel:"].iter().any(|s| href.starts_with(s))
}

/// Whether a link stands in the page's frame, which stories have as well as lists.
fn is_apart(outline: &Outline, link: ElementId) -> bool {
    let apart = Said::COMMENTS | Said::SIDE | Said::FOOTER | Said::NAV | Said::TRAIL;
    let up = outline.ancestors(link).take(LEVELS).take_while(|&e| outline.tag(e) != "body");
    up.into_iter().any(|e| matches!(outline.tag(e), "nav" | "footer" | "aside") || outline.said(e).any(apart))
}

/// The outermost element that each headline leads and that has most others like it beside it.
fn items<'h>(outline: &Outline, headlines: &'h [Headline]) -> Vec<(ElementId, &'h Headline)> {
    let up = |headline: &Headline| {
        let start = outline.texts_in(headline.element).start;
        let levels = outline.ancestors(headline.element).take(LEVELS);
        levels.take_while(move |&e| leads(outline, e, start)).filter_map(|e| Some((e, outline.parent(e)?)))
    };
    // How many led elements of a tag each element has under it, and the last one counted.
    let mut like: HashMap<(ElementId, &str), (usize, ElementId), RandomState> = HashMap::default();
    for headline in headlines {
        for (element, parent) in up(headline) {
            let (count, last) = like.entry((parent, outline.tag(element))).or_insert((0, parent));
            if *last != element {
                (*count, *last) = (*count + 1, element);
            }
        }
    }
    let mut items: Vec<(ElementId, &Headline)> = Vec::new();
    for headline in headlines {
        let count = |&(element, parent): &(ElementId, ElementId)| {
            like.get(&(parent, outline.tag(element))).map_or(0, |(count, _)| *count)
        };
        // Of equals the last, which is the outermost.
        let best = up(headline).max_by_key(count).filter(|item| count(item) >= FEW);
        if let Some((element, _)) = best
            && items.last().is_none_or(|&(last, _)| !outline.contains(last, element))
        {
            items.push((element, headline));
        }
    }
    items
}

/// Whether an element begins with the text node `start`, but for a line above a headline.
fn leads(outline: &Outline, element: ElementId, start: usize) -> bool {
    let first = outline.texts_in(element).start;
    let before = &outline.texts[first..start.max(first)];
    before.len() <= BEFORE
        && before.iter().map(|text| text.raw.trim().len()).sum::<usize>() <= BEFORE_BYTES
        && outline.tag(element) != "body"
}

/// The text nodes of an item: its own, or those up to the next item where it is only a headline.
fn extent(outline: &Outline, items: &[(ElementId, &Headline)], item: ElementId, headline: ElementId) -> Range<usize> {
    let own = outline.texts_in(item);
    if own.end > outline.texts_in(headline).end {
        return own;
    }
    let next = items.get(items.partition_point(|&(other, _)| other <= item));
    let parent = outline.parent(item).unwrap_or(item);
    let end = outline.texts_in(parent).end;
    own.start..next.map_or(end, |&(next, _)| end.min(outline.texts_in(next).start)).max(own.end)
}

/// Whether an item has a short line with a day.
fn has_day(outline: &Outline, texts: Range<usize>) -> bool {
    texts.take(2 * ASKED).any(|text| {
        let text = &outline.texts[text];
        let near = outline.ancestors(text.element).take(2);
        let says_so = near.into_iter().any(|e| {
            outline.tag(e) == "time" || outline.said_by_class(e).any(Said::DATE | Said::TIME | Said::PUBLISHED)
        });
        says_so && text.raw.chars().any(char::is_numeric)
            || text.raw.len() <= DAY_LINE && dates::find_first(text.raw, &Reading::default()).is_some()
    })
}
