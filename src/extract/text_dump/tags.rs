//! The story's tags: the lists that may be these, weighed.

use std::ops::Range;

use super::{
    Layout,
    furniture::Labels,
    lists::{self, How},
    seen::{self, Feature, Place, Seen, flag, part_of},
    segment::Vocabulary,
    story::{self, Shaped},
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
    pub seen: Seen,
}

/// The tags that the dump gives to the story: those of the likeliest list.
pub(super) fn find(layout: &Layout) -> Vec<String> {
    let mut found = candidates(layout);
    best(&found).map(|best| found.swap_remove(best).tags).unwrap_or_default()
}

/// Takes the author off tags that stand one a line: the box of who wrote the story comes next, where nothing may part both.
pub(super) fn drop_author(tags: &mut Vec<String>, authors: &[String], layout: &Layout) {
    /// Tags of the shortest such list, the author included.
    const LEAST: usize = 3;
    let Some(last) = tags.last().filter(|last| tags.len() >= LEAST && authors.contains(last)) else { return };
    let behind = layout.shaped.iter().skip(layout.core.end.saturating_sub(LAST));
    let is_box = |two: &[&Shaped]| two[0].line.text == *last && !two[0].line.bullet && two[1].reads();
    if behind.take(BEHIND).collect::<Vec<_>>().windows(2).any(is_box) {
        tags.pop();
    }
}

/// The likeliest of the lists, where it is likelier than none.
pub(super) fn best(found: &[TagList]) -> Option<usize> {
    seen::likeliest(found.iter().map(|list| &list.seen))
}

/// The lists that may be the story's tags.
pub(super) fn candidates(layout: &Layout) -> Vec<TagList> {
    let Layout { shaped: lines, vocabulary, title, core: story, head, .. } = layout;
    let title_key = lines.get(*head).map(|l| fold(&l.line.text)).unwrap_or_default();
    let page = Page { lines, head: *head, title: title_key, story, vocabulary };
    let last = (story.end + BEHIND).min(lines.len());
    let is_byline = |i: usize, how: How| how == How::Spaced && byline::starts_byline(&lines[i].line.text).is_some();
    let of_line = |i: usize| {
        let close = page.is_close(i);
        let (how, tags) = lists::listed(lines, i, close, vocabulary).filter(|_| Some(i) != *title)?;
        // Inside the story only a label tells.
        let is_inside = i >= story.start && i + LAST < story.end;
        let tags = lists::cleaned(tags);
        let may_be = !tags.is_empty() && (!is_inside || close || matches!(how, How::Labelled(_)));
        (may_be && !is_menu(how, &tags) && !is_byline(i, how)).then(|| {
            let sight = Sight::of(&page, i, how, &tags)?;
            let seen = Seen::of(WEIGHTS, |feature| feature(&sight));
            Some(TagList { line: i, tags, seen })
        })?
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
    /// The headline, folded.
    title: String,
    story: &'l Range<usize>,
    vocabulary: &'l Vocabulary,
}

impl Page<'_, '_> {
    fn is_close(&self, i: usize) -> bool {
        let by_head = i > self.head && i < self.head + CLOSE && i < self.story.start + 3;
        by_head || i + LAST >= self.story.end && i < self.story.end + CLOSE
    }
}

/// A list that may be the story's tags, and what is around it.
pub(super) struct Sight<'p> {
    page: &'p Page<'p, 'p>,
    place: Place<'p>,
    line: &'p Shaped<'p>,
    how: How,
    tags: &'p [String],
    /// The part of them whose words the page uses elsewhere too, and that begins in lower case.
    used: f32,
    lower: f32,
}

impl<'p> Sight<'p> {
    fn of(page: &'p Page<'p, 'p>, i: usize, how: How, tags: &'p [String]) -> Option<Sight<'p>> {
        let lower = part_of(tags, |tag| tag.starts_with(char::is_lowercase));
        let place = Place { i, head: page.head, story: page.story };
        let sight = Sight { page, place, line: page.lines.get(i)?, how, tags, used: 0.0, lower };
        Some(Sight { used: sight.of_words_used(1), ..sight })
    }

    /// It is among the story's last lines.
    fn is_last(&self) -> bool {
        let i = self.place.i;
        !self.place.is_behind() && i + LAST >= self.page.story.end && i >= self.page.story.start
    }

    /// Nothing calls it tags.
    fn is_bare(&self) -> bool {
        !matches!(self.how, How::Labelled(_))
    }

    /// The part of the tags whose words stand in the page more often than so many times.
    fn of_words_used(&self, times: usize) -> f32 {
        part_of(self.tags, |tag| tag.split_whitespace().all(|word| self.page.vocabulary.count(word) > times))
    }

    /// A label of other stories stands right above it.
    fn is_under_label(&self) -> bool {
        self.page.lines[self.place.i.saturating_sub(2)..self.place.i].iter().any(Shaped::heads_others)
    }

    /// One stands between it and the story.
    fn is_behind_label(&self) -> bool {
        self.page
            .lines
            .get(self.page.story.end..self.place.i)
            .is_some_and(|between| between.iter().any(Shaped::heads_others))
    }
}

fn words(tag: &str) -> usize {
    tag.split_whitespace().count()
}

/// As many tags as count; more say no more.
const MANY: f32 = 12.0;

/// How one thing is seen.
type Look = fn(&Sight) -> f32;

/// What is seen of a list, and what each thing is worth: a conditional logit over the lists of 930 dumps of five renderers,
/// whose pages' tags are known (`fit/dumps.py`), and none of them where no list has these. Of sites that the weights were
/// not fitted on it chooses rightly in 78 of a hundred dumps; the tags have an F1 of .48, where rules in a row had .46 and
/// called menus tags on half as many pages again. What has a label counts half a point more than was fitted: tags that the page has and
/// that are not the known ones count as none there, and on the dev dumps three of four lists that this brings in are their page's.
#[rustfmt::skip]
pub(super) static WEIGHTS: &[Feature<Look>] = &[
    ("any", -1.97, |_| 1.0),
    ("label_sure", 1.93, |s| flag(s.how == How::Labelled(Labels::Sure))),
    ("label_loose", 0.61, |s| flag(s.how == How::Labelled(Labels::Loose))),
    ("after_word", -0.05, |s| flag(s.how == How::AfterWord)),
    ("hashes", 2.18, |s| flag(s.how == How::Hashes)),
    ("items", -0.13, |s| flag(s.how == How::Items)),
    ("rows", -1.83, |s| flag(s.how == How::Rows)),
    ("parted", -1.83, |s| flag(s.how == How::Parted)),
    ("dated", 0.95, |s| flag(s.how == How::Dated)),
    ("run_together", 0.80, |s| flag(s.how == How::RunTogether)),
    ("spaced", -3.60, |s| flag(s.how == How::Spaced)),
    ("above", -2.00, |s| flag(s.place.is_above())),
    ("between", -1.51, |s| flag(s.place.is_between())),
    ("behind", 1.30, |s| flag(s.place.is_behind())),
    ("last", -0.90, |s| flag(s.is_last())),
    ("from_title", 0.39, |s| flag(s.place.is_between()) * s.place.far(s.page.head)),
    ("from_end", 0.17, |s| flag(s.place.is_behind()) * s.place.far(s.page.story.end)),
    ("bare_from_end", -4.18, |s| flag(s.place.is_behind() && s.is_bare()) * s.place.far(s.page.story.end)),
    ("labelled_behind", -0.99, |s| flag(s.place.is_behind() && !s.is_bare())),
    ("one", -2.33, |s| flag(s.tags.len() == 1)),
    ("two", -1.67, |s| flag(s.tags.len() == 2)),
    ("many", 0.52, |s| (s.tags.len() as f32 / MANY).min(1.0)),
    ("too_many", -1.21, |s| flag(s.tags.len() > 20)),
    ("used", 0.45, |s| s.used),
    ("bare_used", 0.55, |s| s.used * flag(s.is_bare())),
    ("often", 1.31, |s| s.of_words_used(3)),
    ("in_title", 2.51, |s| part_of(s.tags, |tag| s.page.title.contains(&fold(tag)))),
    ("long", 0.58, |s| part_of(s.tags, |tag| words(tag) > 3)),
    ("very_long", -0.09, |s| part_of(s.tags, |tag| words(tag) > 5)),
    ("single", 2.26, |s| part_of(s.tags, |tag| words(tag) == 1)),
    ("lower", -0.22, |s| s.lower),
    ("bare_lower", -0.74, |s| s.lower * flag(s.is_bare())),
    ("twice", -0.22, |s| flag(s.line.twice)),
    ("line_often", -0.35, |s| flag(s.line.often)),
    ("bullet", -1.02, |s| flag(s.line.line.bullet)),
    ("elsewhere", -1.09, |s| part_of(s.tags, |tag| s.page.lines.iter().any(|l| l.twice && l.line.text == *tag))),
    ("under_label", 1.65, |s| flag(s.is_under_label())),
    ("behind_label", -0.70, |s| flag(s.is_behind_label())),
    ("story_above", -0.19, |s| flag(story::above(s.page.lines, s.place.i).is_some_and(Shaped::reads))),
    ("story_below", -0.08, |s| flag(s.page.lines.get(s.place.i + 1).is_some_and(Shaped::reads))),
    ("gap", 0.47, |s| flag(s.line.line.gap > 0)),
    ("digits", -1.89, |s| part_of(s.tags, |tag| tag.contains(|c: char| c.is_ascii_digit()))),
    ("bracket", -1.20, |s| flag(s.line.line.text.contains(')'))),
    ("long_line", -0.05, |s| flag(s.line.mass > 20)),
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
            ("Categories Travel Tags Ferry, River, Harbour\n", vec!["Ferry", "River", "Harbour"]),
            (
                "Posted on 6 July 20257 July 2025Author Ada MossCategories Travel NewsTags Ferry, River\n",
                vec!["Ferry", "River"],
            ),
            ("Posted in VillagesTagged Ferry, River\n", vec!["Ferry", "River"]),
            ("6 July 2025Ada Moss3 CommentsFerry, River\n", vec!["Ferry", "River"]),
            ("FerryRiver PortSeaside\nShareFacebook\nAda Moss\n", vec!["Ferry", "River Port", "Seaside"]),
            ("Tags\nFerry\nRiver\nAda Moss\nShe has written about boats for years.\n", vec!["Ferry", "River"]),
            (
                "Tags\n * Ferry\n * River\n * Ada Moss\nShe has written about boats for years.\n",
                vec!["Ferry", "River", "Ada Moss"],
            ),
            ("He said that Tags harbour, trade were on the list.\n", vec![]),
            ("* Ferry , River , Harbour\n", vec!["Ferry", "River", "Harbour"]),
            ("Ferry\nRiver\nHarbour\n\n\nMore stories\n\nSeal found\n", vec!["Ferry", "River", "Harbour"]),
            (" * Tags:\n\n * # Ferry Port\n\n * # Sails again\n\nOther news\n", vec!["Ferry Port", "Sails again"]),
            ("Topics\n\nFerry\nRiver\nSee all comments (32)\n", vec!["Ferry", "River"]),
            ("More on this topic\n\nThat is how one gets away from it all.”\n", vec![]),
            ("Schlagworte\n2019\nFerry\nRiver\n", vec!["2019", "Ferry", "River"]),
            ("Filed under ferry , river kay.\n", vec!["ferry", "river kay"]),
            ("Filed under seal by the court, which had not yet met.\n", vec![]),
            ("Getaggt in: Ferry, River\n", vec!["Ferry", "River"]),
            ("Tags: Ferry : Kevin R. Moss : Tide\n", vec!["Ferry", "Kevin R. Moss", "Tide"]),
            (
                "This entry was posted in Towns and tagged Ferry, River by Ada Moss. Bookmark the permalink.\n",
                vec!["Ferry", "River"],
            ),
            (
                "Dieser Beitrag wurde unter Orte abgelegt und mit Ferry, River verschlagwortet. Setze ein Lesezeichen auf den Permalink.\n",
                vec!["Ferry", "River"],
            ),
            ("Tags\n\nferry harbour Monday\nlukk\n", vec!["ferry", "harbour", "Monday"]),
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
