//! Who wrote the story: the lines that may be its byline, weighed.

use std::{
    cell::Cell,
    collections::{HashMap, HashSet},
    ops::Range,
};

use foldhash::fast::RandomState;

use super::{
    Layout,
    dateline::{self, Dated},
    furniture, masthead,
    named::{How, named},
    seen::{self, Feature, Place, Seen, flag, part_of},
    segment::Vocabulary,
    story::{self, Shape, Shaped, is_picture},
};
use crate::{
    extract::{byline, letters::is_capitals},
    fold::fold,
};

/// Lines above the headline and behind the story among which its byline is looked for: menus and tools come between.
const ABOVE: usize = 60;
const BEHIND: usize = 80;
/// The story's last lines, which may be the byline.
const LAST: usize = 6;
/// Names of a dump that are looked for on all its lines; a page has a few that something may have run into.
const MOST_LOOKED_UP: usize = 50;
/// Words of the longest byline.
const LONGEST: usize = 30;

/// A line that may be the byline, with the names in it and what is seen of it.
pub(super) struct Byline {
    pub line: usize,
    pub names: Vec<String>,
    pub seen: Seen,
}

/// The people who wrote the story: those that the likeliest line names.
pub(super) fn authors(layout: &Layout, dates: &[Dated], tags: &[String]) -> Vec<String> {
    let mut found = candidates(layout, dates, tags);
    best(&found).map(|best| found.swap_remove(best).names).unwrap_or_default()
}

/// The likeliest of the lines, where it is likelier than none.
pub(super) fn best(found: &[Byline]) -> Option<usize> {
    seen::likeliest(found.iter().map(|byline| &byline.seen))
}

/// The lines that may be the byline. Whom the story's `tags` name it is about.
pub(super) fn candidates(layout: &Layout, dates: &[Dated], tags: &[String]) -> Vec<Byline> {
    let (page, lines) = (Page::of(layout, dates), &layout.shaped);
    let reach = page.head.saturating_sub(ABOVE)..(page.story.end + BEHIND).min(lines.len());
    let is_inside = |i: usize| (page.into.end..page.story.end.saturating_sub(LAST)).contains(&i);
    let site = masthead::holder(lines).map(|name| fold(&name));
    let of_line = |i: usize| {
        // The sentence below an entry says all that is known of it.
        let may_name = |l: &&Shaped| l.mass <= LONGEST || byline::entrys_author(&l.line.text).is_some();
        let line = lines.get(i).filter(|l| may_name(l) && l.shape != Shape::Image)?;
        let (how, names) = named(lines, i).filter(|_| Some(i) != layout.title || line.shape == Shape::Dated)?;
        (!is_inside(i) || how == How::Announced).then(|| {
            let names: Vec<String> = names.into_iter().map(|name| page.without_tail(name)).collect();
            // The site's own name stands by the day too; some are called after their owner.
            let is_site = |name: &String| site.as_deref() == Some(&fold(name)) && !is_person(name);
            if how == How::Bare && names.iter().all(is_site) {
                return None;
            }
            let sight = Sight::of(&page, i, how, &names)?;
            let seen = Seen::of(WEIGHTS, |feature| feature(&sight));
            Some((how, Byline { line: i, names, seen }))
        })?
    };
    let is_tag = |byline: &Byline| byline.line >= page.story.end && byline.names.iter().all(|n| tags.contains(n));
    // Below the label of comments, who wrote these.
    let comments = lines.iter().skip(page.story.end).position(begins_comments).map(|at| page.story.end + at);
    let is_reader = |how: How, line: usize| {
        matches!(how, How::Bare | How::Handle) && comments.is_some_and(|comments| line > comments)
    };
    let is_other = |(how, byline): &(How, Byline)| {
        is_reader(*how, byline.line) || *how == How::Bare && (page.names_subject(byline) || is_tag(byline))
    };
    let of_line = |i: usize| of_line(i).filter(|found| !is_other(found)).map(|(_, byline)| byline);
    reach.filter_map(of_line).collect()
}

fn is_person(name: &str) -> bool {
    byline::begins_with_given_name(name) || byline::is_name_of_han(name)
}

/// Whether comments stand below a line: their label, or how many there are.
fn begins_comments(line: &Shaped) -> bool {
    /// Words of the longest such line.
    const LONGEST: usize = 8;
    let counts = || furniture::counts_comments(&fold(&line.line.text), line.mass);
    line.mass <= LONGEST && (story::heads_comments(line) || counts())
}

/// What lines are compared with.
struct Page<'l, 'a> {
    lines: &'l [Shaped<'a>],
    head: usize,
    title_key: String,
    /// What stands first: some renderers write the page's own title there.
    first_key: String,
    story: Range<usize>,
    /// The story's first paragraphs.
    into: Range<usize>,
    /// The lines of the dates that may be the story's.
    dates: HashSet<usize, RandomState>,
    best_date: Option<usize>,
    /// How often each short line stands in the dump.
    times: HashMap<String, usize, RandomState>,
    vocabulary: &'l Vocabulary,
    /// Names that were looked for on all lines.
    looked_up: Cell<usize>,
}

impl<'l, 'a> Page<'l, 'a> {
    fn of(layout: &'l Layout<'a>, dates: &[Dated]) -> Self {
        /// Words of a line that may be a name and nothing else.
        const NAME: usize = 5;
        let Layout { shaped: lines, vocabulary, core: story, head, .. } = layout;
        let head = *head;
        let start = story.start.max(head);
        let mut times = HashMap::default();
        for line in lines.iter().filter(|l| l.mass <= NAME) {
            *times.entry(fold(&line.line.text)).or_default() += 1;
        }
        let near = dates.iter().filter(|d| d.near && d.line != head);
        Page {
            lines,
            head,
            title_key: lines.get(head).map(|l| fold(&l.line.text)).unwrap_or_default(),
            first_key: lines.first().map(|l| fold(&l.line.text)).unwrap_or_default(),
            into: start..dateline::head_end(lines, start, story.end),
            story: start..story.end.max(start),
            best_date: near.clone().next().map(|d| d.line),
            dates: near.map(|d| d.line).collect(),
            times,
            vocabulary,
            looked_up: Cell::new(0),
        }
    }

    /// Whether a line is a date, or has one that may be the story's.
    fn is_dated(&self, i: usize) -> bool {
        self.dates.contains(&i) || self.lines.get(i).is_some_and(|l| l.shape == Shape::Dated)
    }

    /// A name without what ran into it, where the page has it without that elsewhere: "Ann Lee Travel".
    fn without_tail(&self, name: String) -> String {
        /// Words of a name that nothing ran into.
        const SHORTEST: usize = 2;
        /// Bytes of a line that is looked at.
        const LONGEST: usize = 400;
        let words: Vec<&str> = name.split(' ').collect();
        let looked_up = self.looked_up.get();
        if looked_up >= MOST_LOOKED_UP
            || words.len() <= SHORTEST
            || self.times.get(&fold(&name)).is_some_and(|times| *times > 0)
        {
            return name;
        }
        self.looked_up.set(looked_up + 1);
        let shorter = (SHORTEST..words.len()).map(|n| words[..n].join(" "));
        let ends = |behind: &str| {
            !behind.starts_with(char::is_alphabetic) && !behind.trim_start().starts_with(char::is_uppercase)
        };
        let lines = || self.lines.iter().map(|l| l.line.text.as_str()).filter(|text| text.len() < LONGEST);
        let stands_in =
            |text: &str, short: &str| text.match_indices(short).any(|(at, _)| ends(&text[at + short.len()..]));
        // "Ludwig van der Meer"
        let is_whole =
            |short: &String| short.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_uppercase));
        let is_known = |short: &String| is_whole(short) && lines().any(|text| stands_in(text, short));
        shorter.into_iter().rev().find(is_known).unwrap_or(name)
    }

    /// Whether names that are on no list and stand nowhere else have a word that does, in a menu or in a sentence: `Handball Schweiz`
    /// beside `Handball`. Of some forty such lines in two makes of dumps of dev pages, three named an author.
    fn names_subject(&self, byline: &Byline) -> bool {
        // One of its times is its own.
        let is_elsewhere = |name: &String| name.contains(' ') && name.split(' ').any(|w| self.vocabulary.count(w) > 1);
        let is_known = |name: &String| byline::begins_with_given_name(name) || self.vocabulary.repeats(name);
        byline.names.iter().any(is_elsewhere) && !byline.names.iter().any(is_known)
    }
}

/// A line that names somebody, and what is around it.
pub(super) struct Sight<'p> {
    page: &'p Page<'p, 'p>,
    place: Place<'p>,
    line: &'p Shaped<'p>,
    above: Option<&'p Shaped<'p>>,
    below: Option<&'p Shaped<'p>>,
    how: How,
    names: &'p [String],
    /// The names, folded.
    keys: Vec<String>,
    /// The part of them that begins with a given name.
    known: f32,
    /// How often one of them stands alone on another line.
    elsewhere: usize,
}

impl<'p> Sight<'p> {
    fn of(page: &'p Page<'p, 'p>, i: usize, how: How, names: &'p [String]) -> Option<Sight<'p>> {
        let line = page.lines.get(i)?;
        let keys: Vec<String> = names.iter().map(|name| fold(name)).collect();
        let times = keys.iter().filter_map(|key| page.times.get(key)).max().copied().unwrap_or_default();
        let is_alone = keys.len() == 1 && keys[0] == fold(&line.line.text);
        Some(Sight {
            page,
            place: Place { i, head: page.head, story: &page.story },
            line,
            above: story::above(page.lines, i),
            below: page.lines.get(i + 1),
            how,
            names,
            known: part_of(names, |name| byline::begins_with_given_name(name)),
            elsewhere: times.saturating_sub(usize::from(is_alone)),
            keys,
        })
    }

    fn is_into(&self) -> bool {
        self.page.into.contains(&self.place.i)
    }

    fn is_last(&self) -> bool {
        !self.is_into() && !self.place.is_behind() && self.place.i >= self.page.story.start
    }

    fn is_by_head(&self) -> bool {
        /// Lines above the headline.
        const NEAR: usize = 4;
        let is_near = self.place.is_above() && self.place.i + NEAR >= self.page.head;
        is_near || self.place.is_between() || self.is_into()
    }

    fn is_announced(&self) -> bool {
        matches!(self.how, How::Announced | How::Alone)
    }

    fn is_dated(&self) -> bool {
        self.page.is_dated(self.place.i)
    }

    fn is_beside_date(&self) -> bool {
        let above = self.place.i.checked_sub(1);
        above.is_some_and(|above| self.page.is_dated(above)) || self.page.is_dated(self.place.i + 1)
    }

    /// The part of the line that is no name.
    fn more_than_names(&self) -> f32 {
        let names: usize = self.names.iter().map(String::len).sum();
        (1.0 - names as f32 / self.line.line.text.len().max(1) as f32).clamp(0.0, 1.0)
    }
}

/// How one thing is seen.
type Look = fn(&Sight) -> f32;

/// What is seen of a line, and what each thing is worth: a conditional logit over the lines of 1,860 dumps of five renderers,
/// whose pages' authors are known (`fit/dumps.py`), and none of them where no line names these. Of sites that the weights were
/// not fitted on it chooses rightly in 83 of a hundred dumps; the names have an F1 of .69, where rules in a row had .63.
#[rustfmt::skip]
pub(super) static WEIGHTS: &[Feature<Look>] = &[
    ("any", -2.05, |_| 1.0),
    ("announced", 3.23, |s| flag(s.how == How::Announced)),
    ("announced_inside", 3.29, |s| flag(s.how == How::Inside)),
    ("lead_alone", 2.82, |s| flag(s.how == How::Alone)),
    ("stated", 1.96, |s| flag(s.how == How::Stated)),
    ("agency", 0.88, |s| flag(s.how == How::Agency)),
    ("handle", -0.45, |s| flag(s.how == How::Handle)),
    ("handle_near", -0.42, |s| flag(s.how == How::Handle && s.is_by_head())),
    ("handle_known", -2.61, |s| flag(s.how == How::Handle) * s.known),
    ("above", 0.27, |s| flag(s.place.is_above() && s.is_by_head())),
    ("far_above", -2.10, |s| flag(s.place.is_above() && !s.is_by_head())),
    ("between", 2.48, |s| flag(s.place.is_between())),
    ("into", -0.35, |s| flag(s.is_into())),
    ("last", -1.56, |s| flag(s.is_last())),
    ("behind", -0.79, |s| flag(s.place.is_behind())),
    ("from_title", -3.67, |s| flag(s.place.is_between()) * s.place.far(s.page.head)),
    ("to_story", -2.04, |s| flag(s.place.is_between()) * s.place.far(s.page.story.start)),
    ("above_title", -0.88, |s| flag(s.place.is_above()) * s.place.far(s.page.head)),
    ("from_end", -2.57, |s| flag(s.place.is_behind()) * s.place.far(s.page.story.end)),
    ("into_story", -0.96, |s| flag(s.is_into()) * s.place.far(s.page.story.start)),
    ("announced_near", -0.30, |s| flag(s.is_announced() && s.is_by_head())),
    ("announced_behind", 1.22, |s| flag(s.is_announced() && s.place.is_behind())),
    ("bare_near", -0.68, |s| flag(s.how == How::Bare && s.is_by_head())),
    ("bare_behind", -0.40, |s| flag(s.how == How::Bare && s.place.is_behind())),
    ("dated", 0.41, |s| flag(s.is_dated())),
    ("dated_near", 2.32, |s| flag(s.is_dated() && s.is_by_head())),
    ("by_date", 0.87, |s| flag(s.is_beside_date() && !s.is_dated())),
    ("by_best_date", 1.51, |s| flag(s.page.best_date.is_some_and(|date| date.abs_diff(s.place.i) <= 1))),
    ("known", 1.69, |s| s.known),
    ("bare_known", 1.94, |s| flag(s.how == How::Bare) * s.known),
    ("several", -0.79, |s| flag(s.names.len() > 1)),
    ("one_word", -1.00, |s| part_of(s.names, |name| !name.contains(' '))),
    ("in_title", -0.25, |s| part_of(&s.keys, |key| s.page.title_key.contains(key.as_str()))),
    ("in_first", 1.38, |s| part_of(&s.keys, |key| s.page.first_key.contains(key.as_str()))),
    ("elsewhere", 1.14, |s| flag(s.elsewhere > 0)),
    ("often_elsewhere", -2.27, |s| flag(s.elsewhere > 2)),
    ("twice", -1.46, |s| flag(s.line.twice)),
    ("often", 0.52, |s| flag(s.line.often)),
    ("bullet", -0.95, |s| flag(s.line.line.bullet)),
    ("sentence", 0.95, |s| flag(s.line.reads())),
    ("long", 1.06, |s| flag(s.line.mass > 12)),
    ("more_than_names", -1.60, |s| s.more_than_names()),
    ("gap", 0.34, |s| flag(s.line.line.gap > 0)),
    ("picture_above", 1.29, |s| flag(s.above.is_some_and(is_picture))),
    ("picture_below", 0.05, |s| flag(s.below.is_some_and(is_picture))),
    ("story_below", -0.37, |s| flag(s.below.is_some_and(Shaped::reads))),
    ("story_above", 0.36, |s| flag(s.above.is_some_and(Shaped::reads))),
    ("bullet_beside", -0.12, |s| flag(s.above.is_some_and(|l| l.line.bullet) || s.below.is_some_and(|l| l.line.bullet))),
    ("capitals", -0.02, |s| flag(is_capitals(&s.line.line.text))),
];

#[cfg(test)]
mod tests {
    use crate::extract::text_dump::{Context, read};

    fn story() -> String {
        let told = "over the river sails again from Monday, said the harbour master, after years.\n\n";
        (1..5).map(|n| format!("Ferry number {n} {told}")).collect()
    }

    #[test]
    fn finds_authors_on_lines_of_their_own() {
        let story = story();
        for (byline, authors) in [
            ("By\n\nAda Moss\n\n", vec!["Ada Moss"]),
            ("Von\nRedaktion\n\n6. Juli 2025\n\n", vec!["Redaktion"]),
            ("By Staff and wire reports\n6 July 2025\n\n", vec!["Staff and wire reports"]),
            ("by oz on 6 July 2025\n\n", vec!["oz"]),
            ("Kommentar von\n\nAda Moss\n\nRedakteurin\n\n", vec!["Ada Moss"]),
            ("Von\n\nAda Moss\n\nBo Lind\n\n", vec!["Ada Moss", "Bo Lind"]),
            ("By\n\n * Ada Moss,\n * Bo Lind &\n * Cy Roth\n\n", vec!["Ada Moss", "Bo Lind", "Cy Roth"]),
            ("Autor*in\nAda Moss\n\n", vec!["Ada Moss"]),
            ("Author of the article:\n\nAda Moss\n\n", vec!["Ada Moss"]),
            ("Author of the article:\n\nBy Ada Moss\n\n", vec!["Ada Moss"]),
            ("By Ada MossPublished Jul 6, 2025\n\n", vec!["Ada Moss"]),
            ("By Ada Moss and Bo Lind06:45, 6 July 2025\n\n", vec!["Ada Moss", "Bo Lind"]),
            ("Von Ada Moss fehlt seit Sonntag jede Spur.\n\n", vec![]),
            (
                "Cet article a été publié le vendredi 6 juillet 2019 à 7:30 par Ada Moss et est classé dans Bois.\n\n",
                vec!["Ada Moss"],
            ),
            ("نادية الجدول\n6 July 2025\n\n", vec!["نادية الجدول"]),
            ("来源：海港报 作者：林晓岚\n\n", vec!["林晓岚"]),
            ("By\n\n * Ada Moss^1,\n * Bo McLind^2,3\n\n", vec!["Ada Moss", "Bo McLind"]),
            ("Photo of Ada Moss\n\nPublished Jul 6, 2025\n\n", vec!["Ada Moss"]),
            ("Supported by\n\nContinue reading\n\nBy Ada Moss\n\n", vec!["Ada Moss"]),
            ("Published Sun, Jul 6 2025 2:23 PM EDT\n\nAda Moss\n\n", vec!["Ada Moss"]),
            ("* Post author By Ada Moss\n* Post date July 6, 2025\n\n", vec!["Ada Moss"]),
            ("Posted 6 July 2025 by Ada Moss\n\n", vec!["Ada Moss"]),
            ("Ada Moss\nClara Lind\n6 July 2025\n\n", vec!["Ada Moss", "Clara Lind"]),
            ("AM\n\nAda Moss\n\nCL\n\nClara Lind\n\n6 July 2025\n\n", vec!["Ada Moss", "Clara Lind"]),
            ("By Ada Moss at 18:52 Tagged with: Ferries, Anna Lind\n\n", vec!["Ada Moss"]),
            ("Ada Moss | Published 6 July 2025\n\n", vec!["Ada Moss"]),
            ("By Newsdesk on 6 July 2025\n\n", vec!["Newsdesk"]),
            ("by adamoss » Sun 6 July 2025 10:15 am\n\n", vec!["adamoss"]),
            ("Thread starter Ada\nStart date 6 July 2025\n\n", vec!["Ada"]),
            ("Ada MossClara Lind\n6 July 2025\n\n", vec!["Ada Moss", "Clara Lind"]),
            ("By Ludwig van der Moss\n\nLudwig van der Moss saw it.\n\n", vec!["Ludwig van der Moss"]),
            ("By Ada Moss Clara Lind 6 July 2025\n\n", vec!["Ada Moss", "Clara Lind"]),
            ("6 July 2025Ada Moss3 CommentsTides, Clara Lind\n\n", vec!["Ada Moss"]),
            (
                "Publicado el 6 de julio de 20258 de julio de 2025Author Ada de WitCategories Local\n\n",
                vec!["Ada de Wit"],
            ),
            ("Written by Ada Moss Ada Moss writes about boats and lives on one.\n\n", vec!["Ada Moss"]),
            ("高瀬 美咲\n2025年7月6日\n\n", vec!["高瀬 美咲"]),
            ("2025-07-06 林晓燕\n\n", vec!["林晓燕"]),
            ("速報 地域\n\n", vec![]),
            ("Newsroom\n\n6 July 2025\n\n", vec![]),
            ("Wednesday, 6 July 2025\n\n", vec![]),
        ] {
            let text = format!("The River Paper\n\nThe ferry sails again after nine years\n\n{byline}{story}");
            assert_eq!(read(&text, &Context::default()).authors, authors, "{byline}");
        }
    }

    #[test]
    fn whom_a_story_is_about_stands_among_its_tags() {
        let story = story();
        let text = |foot: &str| format!("The River Paper\n\nThe ferry sails again after nine years\n\n{story}{foot}");
        let authors = |foot: &str| read(&text(foot), &Context::default()).authors;
        assert!(authors("Tags\nFerry\nRiver\nMaria Moss\n").is_empty());
        assert_eq!(authors("Maria Moss\n"), ["Maria Moss"]);
    }

    #[test]
    fn the_sites_name_by_the_day_is_no_author() {
        let authors = |name: &str| {
            let head = format!("{name}\n\nThe ferry sails again after nine years\n\n{name}\n6 July 2025\n\n");
            read(&format!("{head}{}© 2025 {name}. All rights reserved\n", story()), &Context::default()).authors
        };
        assert!(authors("Tvolve Marsk").is_empty());
        assert_eq!(authors("Ada Moss"), ["Ada Moss"]);
    }

    #[test]
    fn who_comments_is_no_author() {
        let comment = "I have lived here all my life, and nobody asked me.";
        let text = |label: &str| {
            format!(
                "The River Paper\n\nThe ferry sails again after nine years\n\n{}{label}\n\nAda Moss\n6 July 2025\n{comment}\n",
                story()
            )
        };
        assert!(read(&text("3 Comments"), &Context::default()).authors.is_empty());
        assert_eq!(read(&text("Written on board"), &Context::default()).authors, ["Ada Moss"]);
    }

    #[test]
    fn a_line_of_subjects_is_nobodys_name() {
        let authors = |menu: &str| {
            let head = format!("The River Paper\n{menu}\n\nThe ferry sails again after nine years\n\n");
            let text = format!("{head}Tvolve Marsk, 6 July 2025\n\n{}", story());
            read(&text, &Context::default()).authors
        };
        assert!(authors("Harbour\nTvolve").is_empty());
        assert_eq!(authors("Harbour"), ["Tvolve Marsk"]);
    }
}
