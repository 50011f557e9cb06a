//! The story's tags: the lists that may be these, weighed.

use std::ops::Range;

use super::{
    furniture::{Furniture, Labels},
    lists::{self, How},
    seen::{self, Seen, Weights},
    segment::Vocabulary,
    story::{self, Shape, Shaped},
};
use crate::{
    extract::{body::notices::is_service, byline, kind::is_page_title},
    fold::fold,
};

/// Lines after the story within which its tags stand; further down are other stories' and the site's own.
const BEHIND: usize = 50;
/// Lines above the headline that its tags may stand in, and of the story's end that may be they.
const ABOVE: usize = 8;
const LAST: usize = 8;
/// Lines by headline and end in which a list needs no sign that it is one.
const CLOSE: usize = 14;

/// A list that may be the story's tags, with the line it begins in and what is seen of it.
pub(super) struct TagList {
    pub line: usize,
    pub tags: Vec<String>,
    pub seen: Seen<COUNT>,
}

/// The tags that the dump gives to the story: those of the likeliest list.
pub(super) fn find(
    lines: &[Shaped],
    title: Option<usize>,
    story: &Range<usize>,
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let mut found = candidates(lines, title, story, vocabulary);
    best(&found).map(|best| found.swap_remove(best).tags).unwrap_or_default()
}

/// The likeliest of the lists, where it is likelier than none.
pub(super) fn best(found: &[TagList]) -> Option<usize> {
    seen::likeliest(found.iter().map(|list| &list.seen))
}

/// The lists that may be the story's tags.
pub(super) fn candidates(
    lines: &[Shaped],
    title: Option<usize>,
    story: &Range<usize>,
    vocabulary: &Vocabulary,
) -> Vec<TagList> {
    let page = Page { lines, head: title.unwrap_or(story.start), story, vocabulary };
    let last = (story.end + BEHIND).min(lines.len());
    let is_byline = |i: usize, how: How| how == How::Spaced && byline::starts_byline(&lines[i].line.text).is_some();
    let of_line = |i: usize| {
        let close = page.is_close(i);
        let (how, tags) = lists::listed(lines, i, close, vocabulary).filter(|_| Some(i) != title)?;
        // Inside the story only a label tells.
        let is_inside = i >= story.start && i + LAST < story.end;
        let tags = lists::cleaned(tags);
        let may_be = !tags.is_empty() && (!is_inside || close || matches!(how, How::Labelled(_)));
        (may_be && !is_menu(how, &tags) && !is_byline(i, how)).then(|| {
            let values = page.features(i, how, &tags);
            TagList { line: i, tags, seen: Seen { weights: &WEIGHTS, values } }
        })
    };
    (page.head.saturating_sub(ABOVE)..last).filter_map(of_line).collect()
}

/// Whether a list that nothing calls tags leads to the site's own pages, or to where a page is shared.
fn is_menu(how: How, tags: &[String]) -> bool {
    /// One may be a tag.
    const LEAST: usize = 2;
    let is_called = matches!(how, How::Labelled(Labels::Sure) | How::Hashes);
    let leads_away = |tag: &&String| is_page_title(tag) || is_service(tag);
    !is_called && tags.iter().filter(leads_away).count() >= LEAST
}

/// What lists are compared with.
struct Page<'l, 'a> {
    lines: &'l [Shaped<'a>],
    head: usize,
    story: &'l Range<usize>,
    vocabulary: &'l Vocabulary,
}

impl Page<'_, '_> {
    fn is_close(&self, i: usize) -> bool {
        let by_head = i > self.head && i < self.head + CLOSE && i < self.story.start + 3;
        by_head || i + LAST >= self.story.end && i < self.story.end + CLOSE
    }

    /// What is seen of a list, in the order of [`WEIGHTS`].
    fn features(&self, i: usize, how: How, tags: &[String]) -> [f32; COUNT] {
        /// Distances beyond this, in lines, say no more; so do more tags.
        const FAR: f32 = 20.0;
        const MANY: f32 = 12.0;
        let Some(line) = self.lines.get(i) else { return [0.0; COUNT] };
        let flag = |is: bool| f32::from(is);
        let of = |tells: &dyn Fn(&String) -> bool| {
            tags.iter().filter(|t| tells(t)).count() as f32 / tags.len().max(1) as f32
        };
        let far = |from: usize| (i.abs_diff(from) as f32 / FAR).min(1.0);
        let is_above = i < self.head;
        let is_between = i > self.head && i < self.story.start;
        let is_behind = i >= self.story.end;
        let is_last = !is_behind && i + LAST >= self.story.end && i >= self.story.start;
        let is_labelled = matches!(how, How::Labelled(_));
        let title = self.lines.get(self.head).map(|l| fold(&l.line.text)).unwrap_or_default();
        let words = |t: &String| t.split_whitespace().count();
        let used = of(&|t| t.split_whitespace().all(|w| self.vocabulary.count(w) > 1));
        let often = of(&|t| t.split_whitespace().all(|w| self.vocabulary.count(w) > 3));
        let at = |i: usize| self.lines.get(i);
        let above = story::above(self.lines, i);
        let below = at(i + 1);
        let is_label = |l: &Shaped| matches!(l.shape, Shape::Furniture(Furniture::Barrier | Furniture::Aside));
        let under_label = (1..=2).any(|by| i.checked_sub(by).and_then(at).is_some_and(is_label));
        let barriers = || self.lines.get(self.story.end..i).unwrap_or_default().iter();
        let is_bare = !is_labelled;
        let lower = of(&|t| t.starts_with(char::is_lowercase));
        [
            1.0,
            flag(how == How::Labelled(Labels::Sure)),
            flag(how == How::Labelled(Labels::Loose)),
            flag(how == How::AfterWord),
            flag(how == How::Hashes),
            flag(how == How::Items),
            flag(how == How::Rows),
            flag(how == How::Parted),
            flag(how == How::Dated),
            flag(how == How::RunTogether),
            flag(how == How::Spaced),
            flag(is_above),
            flag(is_between),
            flag(is_behind),
            flag(is_last),
            flag(is_between) * far(self.head),
            flag(is_behind) * far(self.story.end),
            flag(is_behind && is_bare) * far(self.story.end),
            flag(is_behind && is_labelled),
            flag(tags.len() == 1),
            flag(tags.len() == 2),
            (tags.len() as f32 / MANY).min(1.0),
            flag(tags.len() > 20),
            used,
            used * flag(is_bare),
            often,
            of(&|t| title.contains(&fold(t))),
            of(&|t| words(t) > 3),
            of(&|t| words(t) > 5),
            of(&|t| words(t) == 1),
            lower,
            lower * flag(is_bare),
            flag(line.twice),
            flag(line.often),
            flag(line.line.bullet),
            flag(line.line.linked),
            of(&|t| self.lines.iter().any(|l| l.twice && l.line.text == **t)),
            flag(under_label),
            flag(barriers().any(is_label)),
            flag(above.is_some_and(Shaped::reads)),
            flag(below.is_some_and(Shaped::reads)),
            flag(line.line.gap > 0),
            of(&|t| t.contains(|c: char| c.is_ascii_digit())),
            flag(line.line.text.contains(')')),
            flag(line.mass > 20),
        ]
    }
}

/// How many things are seen of a list.
pub(super) const COUNT: usize = 45;

/// What each of them is worth: a conditional logit over the lists of 930 dumps of five renderers, whose pages' tags are known
/// (`fit/dumps.py`), and none of them where no list has these. Of sites that the weights were not fitted on it chooses rightly in 78
/// of a hundred dumps; the tags have an F1 of .48, where rules in a row had .46 and called menus tags on half as many pages again.
#[rustfmt::skip]
pub(super) static WEIGHTS: Weights<COUNT> = [
    ("any", -1.97),
    ("label_sure", 1.43),
    ("label_loose", 0.11),
    ("after_word", -0.05),
    ("hashes", 2.18),
    ("items", -0.13),
    ("rows", -1.83),
    ("parted", -1.83),
    ("dated", 0.95),
    ("run_together", 0.80),
    ("spaced", -3.60),
    ("above", -2.00),
    ("between", -1.51),
    ("behind", 1.30),
    ("last", -0.90),
    ("from_title", 0.39),
    ("from_end", 0.17),
    ("bare_from_end", -4.18),
    ("labelled_behind", -0.99),
    ("one", -2.33),
    ("two", -1.67),
    ("many", 0.52),
    ("too_many", -1.21),
    ("used", 0.45),
    ("bare_used", 0.55),
    ("often", 1.31),
    ("in_title", 2.51),
    ("long", 0.58),
    ("very_long", -0.09),
    ("single", 2.26),
    ("lower", -0.22),
    ("bare_lower", -0.74),
    ("twice", -0.22),
    ("line_often", -0.35),
    ("bullet", -1.02),
    ("linked", 0.00),
    ("elsewhere", -1.09),
    ("under_label", 1.65),
    ("behind_label", -0.70),
    ("story_above", -0.19),
    ("story_below", -0.08),
    ("gap", 0.47),
    ("digits", -1.89),
    ("bracket", -1.20),
    ("long_line", -0.05),
];

#[cfg(test)]
mod tests {
    use crate::extract::text_dump::{Context, read};

    #[test]
    fn tags_end_where_the_next_list_begins() {
        let story: String = (1..5)
            .map(|n| {
                format!(
                    "Ferry number {n} over the river sails again from Monday, said the harbour master, after years.\n\n"
                )
            })
            .collect();
        for (foot, tags) in [
            ("Tags:\n\n * Ferry-\n * River :\n * All topics\n", vec!["Ferry", "River"]),
            ("Schlagwörter zu diesem Artikel:\n\nFerry\nRiver\nHarbour\n\nPrint\n", vec!["Ferry", "River", "Harbour"]),
            ("Tags\n\nFerry, River\nComments\n", vec!["Ferry", "River"]),
            ("Filed under\n\nFerry (611 posts) River (12 posts)\n", vec!["Ferry", "River"]),
            ("Tags ferry harbour river\n", vec!["ferry", "harbour", "river"]),
            ("* Ferry , River , Harbour\n", vec!["Ferry", "River", "Harbour"]),
            ("Ferry\nRiver\nHarbour\n\n\nMore stories\n\nSeal found\n", vec!["Ferry", "River", "Harbour"]),
            ("Home\n\nContact us\n\nImprint\n", vec![]),
            ("By Ada Moss\n", vec![]),
            ("Imprint | Privacy | Sitemap | Contact\n", vec![]),
            ("Facebook\nTwitter\nInstagram\nRSS\n", vec![]),
        ] {
            let text = format!("The ferry sails again after nine years\n\nBy Ada Moss\n6 July 2025\n\n{story}{foot}");
            assert_eq!(read(&text, &Context::default()).tags, tags, "{foot}");
        }
    }
}
