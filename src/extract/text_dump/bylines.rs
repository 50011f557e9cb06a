//! Who wrote the story: the lines that may be its byline, weighed.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    dateline::{self, Dated},
    furniture::Furniture,
    named::{How, named},
    seen::{self, Seen, Weights},
    segment::Vocabulary,
    story::{self, Shape, Shaped},
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
/// Words of the longest byline.
const LONGEST: usize = 30;
/// Distances beyond this, in lines, say no more.
const FAR: f32 = 20.0;

/// A line that may be the byline, with the names in it and what is seen of it.
pub(super) struct Byline {
    pub line: usize,
    pub names: Vec<String>,
    pub seen: Seen<COUNT>,
}

/// The people who wrote the story: those that the likeliest line names.
pub(super) fn authors(
    lines: &[Shaped],
    title: Option<usize>,
    story: &Range<usize>,
    dates: &[Dated],
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let mut found = candidates(lines, title, story, dates, vocabulary);
    best(&found).map(|best| found.swap_remove(best).names).unwrap_or_default()
}

/// The likeliest of the lines, where it is likelier than none.
pub(super) fn best(found: &[Byline]) -> Option<usize> {
    seen::likeliest(found.iter().map(|byline| &byline.seen))
}

/// The lines that may be the byline.
pub(super) fn candidates(
    lines: &[Shaped],
    title: Option<usize>,
    story: &Range<usize>,
    dates: &[Dated],
    vocabulary: &Vocabulary,
) -> Vec<Byline> {
    let page = Page::of(lines, title, story, dates, vocabulary);
    let reach = page.head.saturating_sub(ABOVE)..(page.story.end + BEHIND).min(lines.len());
    let is_inside = |i: usize| (page.into.end..page.story.end.saturating_sub(LAST)).contains(&i);
    let of_line = |i: usize| {
        let line = lines.get(i).filter(|l| l.mass <= LONGEST && l.shape != Shape::Image)?;
        let (how, names) = named(lines, i).filter(|_| Some(i) != title || line.shape == Shape::Dated)?;
        (!is_inside(i) || how == How::Announced).then(|| {
            let names: Vec<String> = names.into_iter().map(|name| page.without_tail(name)).collect();
            let values = page.features(i, how, &names);
            (how, Byline { line: i, names, seen: Seen { weights: &WEIGHTS, values } })
        })
    };
    let is_subject = |(how, byline): &(How, Byline)| *how == How::Bare && page.names_subject(byline);
    let of_line = |i: usize| of_line(i).filter(|found| !is_subject(found)).map(|(_, byline)| byline);
    reach.filter_map(of_line).collect()
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
    dates: HashSet<usize>,
    best_date: Option<usize>,
    /// How often each short line stands in the dump.
    times: HashMap<String, usize>,
    vocabulary: &'l Vocabulary,
}

impl<'l, 'a> Page<'l, 'a> {
    fn of(
        lines: &'l [Shaped<'a>],
        title: Option<usize>,
        story: &Range<usize>,
        dates: &[Dated],
        vocabulary: &'l Vocabulary,
    ) -> Self {
        /// Words of a line that may be a name and nothing else.
        const NAME: usize = 5;
        let head = title.unwrap_or(story.start);
        let start = story.start.max(head);
        let mut times = HashMap::new();
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
        }
    }

    /// What is seen of a line, in the order of [`WEIGHTS`].
    fn features(&self, i: usize, how: How, names: &[String]) -> [f32; COUNT] {
        let Some(line) = self.lines.get(i) else { return [0.0; COUNT] };
        let flag = |is: bool| f32::from(is);
        let text = line.line.text.as_str();
        let is_above = i < self.head;
        let is_between = i > self.head && i < self.story.start;
        let is_into = self.into.contains(&i);
        let is_behind = i >= self.story.end;
        let is_last = !is_into && !is_behind && i >= self.story.start;
        let far = |from: usize| (i.abs_diff(from) as f32 / FAR).min(1.0);
        let is_by_head = is_between || is_into || self.head.saturating_sub(4) <= i && is_above;
        let is_dated = line.shape == Shape::Dated || self.dates.contains(&i);
        let beside = [i.checked_sub(1), Some(i + 1)];
        let is_date = |i: &usize| self.dates.contains(i) || self.lines.get(*i).is_some_and(|l| l.shape == Shape::Dated);
        let by_date = beside.iter().flatten().any(is_date);
        let by_best = self.best_date.is_some_and(|d| d.abs_diff(i) <= 1);
        let is_announced = matches!(how, How::Announced | How::Alone);
        let keys: Vec<String> = names.iter().map(|n| fold(n)).collect();
        let of = |tells: &dyn Fn(&String) -> bool, all: &[String]| {
            all.iter().filter(|n| tells(n)).count() as f32 / all.len().max(1) as f32
        };
        let known = of(&|n| byline::begins_with_given_name(n), names);
        let elsewhere =
            keys.iter().map(|k| self.times.get(k.as_str()).copied().unwrap_or_default()).max().unwrap_or_default();
        let own = usize::from(keys.len() == 1 && keys[0] == fold(text));
        let name_bytes: usize = names.iter().map(String::len).sum();
        let is_picture = |l: &Shaped| matches!(l.shape, Shape::Image | Shape::Furniture(Furniture::Credit));
        let at = |i: usize| self.lines.get(i);
        let above = story::above(self.lines, i);
        let below = at(i + 1);
        let with_life = keys.iter().any(|k| self.has_life(i, k));
        [
            1.0,
            flag(how == How::Announced),
            flag(how == How::Inside),
            flag(how == How::Alone),
            flag(how == How::Stated),
            flag(how == How::Agency),
            flag(how == How::Handle),
            flag(how == How::Handle && is_by_head),
            flag(how == How::Handle) * known,
            flag(is_above && is_by_head),
            flag(is_above && !is_by_head),
            flag(is_between),
            flag(is_into),
            flag(is_last),
            flag(is_behind),
            flag(is_between) * far(self.head),
            flag(is_between) * far(self.story.start),
            flag(is_above) * far(self.head),
            flag(is_behind) * far(self.story.end),
            flag(is_into) * far(self.story.start),
            flag(is_announced && is_by_head),
            flag(is_announced && is_behind),
            flag(how == How::Bare && is_by_head),
            flag(how == How::Bare && is_behind),
            flag(is_dated),
            flag(is_dated && is_by_head),
            flag(by_date && !is_dated),
            flag(by_best),
            known,
            flag(how == How::Bare) * known,
            flag(names.len() > 1),
            of(&|n| !n.contains(' '), names),
            of(&|k| self.title_key.contains(k.as_str()), &keys),
            of(&|k| self.first_key.contains(k.as_str()), &keys),
            flag(elsewhere > own),
            flag(elsewhere > own + 2),
            flag(with_life),
            flag(line.twice),
            flag(line.often),
            flag(line.line.bullet),
            flag(line.reads()),
            flag(line.mass > 12),
            (1.0 - name_bytes as f32 / text.len().max(1) as f32).clamp(0.0, 1.0),
            flag(line.line.gap > 0),
            flag(above.is_some_and(is_picture)),
            flag(below.is_some_and(is_picture)),
            flag(below.is_some_and(Shaped::reads)),
            flag(above.is_some_and(Shaped::reads)),
            flag(above.is_some_and(|l| l.line.bullet) || below.is_some_and(|l| l.line.bullet)),
            flag(is_capitals(text)),
            flag(line.line.linked),
        ]
    }

    /// A name without what ran into it, where the page has it without that elsewhere: "Ann Lee Travel".
    fn without_tail(&self, name: String) -> String {
        /// Words of a name that nothing ran into.
        const SHORTEST: usize = 2;
        let words: Vec<&str> = name.split(' ').collect();
        if words.len() <= SHORTEST || self.times.get(&fold(&name)).is_some_and(|times| *times > 0) {
            return name;
        }
        let shorter = (SHORTEST..words.len()).map(|n| words[..n].join(" "));
        let is_known = |short: &String| {
            let ends = |l: &Shaped| {
                l.line.text.match_indices(short.as_str()).any(|(at, _)| {
                    let rest = l.line.text[at + short.len()..].trim_start();
                    let behind = rest.chars().next();
                    behind.is_none_or(|c| !c.is_uppercase())
                        && !rest
                            .starts_with(|c: char| c.is_alphabetic() && l.line.text[at + short.len()..].starts_with(c))
                })
            };
            self.lines.iter().filter(|l| l.line.text.len() < 400).any(ends)
        };
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

    /// Whether a line says what somebody is or does, as under a portrait: "Ann Lee writes about water."
    fn has_life(&self, i: usize, key: &str) -> bool {
        /// Words of the shortest life.
        const SHORTEST: usize = 5;
        let tells = |l: &Shaped| {
            l.mass >= SHORTEST
                && fold(l.line.text.get(..key.len() + 24).unwrap_or(&l.line.text)).strip_prefix(key).is_some_and(
                    |rest| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic)),
                )
        };
        self.lines.iter().enumerate().filter(|(at, _)| *at != i && !self.into.contains(at)).any(|(_, l)| tells(l))
    }
}

/// How many things are seen of a line.
pub(super) const COUNT: usize = 51;

/// What each of them is worth: a conditional logit over the lines of 1,860 dumps of five renderers, whose pages' authors are known
/// (`fit/dumps.py`), and none of them where no line names these. Of sites that the weights were not fitted on it chooses rightly in 83
/// of a hundred dumps; the names have an F1 of .69, where rules in a row had .63.
#[rustfmt::skip]
pub(super) static WEIGHTS: Weights<COUNT> = [
    ("any", -2.05),
    ("announced", 3.23),
    ("announced_inside", 3.29),
    ("lead_alone", 2.82),
    ("stated", 1.96),
    ("agency", 0.88),
    ("handle", -0.45),
    ("handle_near", -0.42),
    ("handle_known", -2.61),
    ("above", 0.27),
    ("far_above", -2.10),
    ("between", 2.48),
    ("into", -0.35),
    ("last", -1.56),
    ("behind", -0.79),
    ("from_title", -3.67),
    ("to_story", -2.04),
    ("above_title", -0.88),
    ("from_end", -2.57),
    ("into_story", -0.96),
    ("announced_near", -0.30),
    ("announced_behind", 1.22),
    ("bare_near", -0.68),
    ("bare_behind", -0.40),
    ("dated", 0.41),
    ("dated_near", 2.32),
    ("by_date", 0.87),
    ("by_best_date", 1.51),
    ("known", 1.69),
    ("bare_known", 1.94),
    ("several", -0.79),
    ("one_word", -1.00),
    ("in_title", -0.25),
    ("in_first", 1.38),
    ("elsewhere", 1.14),
    ("often_elsewhere", -2.27),
    ("life", 0.04),
    ("twice", -1.46),
    ("often", 0.52),
    ("bullet", -0.95),
    ("sentence", 0.95),
    ("long", 1.06),
    ("more_than_names", -1.60),
    ("gap", 0.34),
    ("picture_above", 1.29),
    ("picture_below", 0.05),
    ("story_below", -0.37),
    ("story_above", 0.36),
    ("bullet_beside", -0.12),
    ("capitals", -0.02),
    ("linked", 0.00),
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
            ("Kommentar von\n\nAda Moss\n\nRedakteurin\n\n", vec!["Ada Moss"]),
            ("Von\n\nAda Moss\n\nBo Lind\n\n", vec!["Ada Moss", "Bo Lind"]),
            ("By\n\n * Ada Moss,\n * Bo Lind &\n * Cy Roth\n\n", vec!["Ada Moss", "Bo Lind", "Cy Roth"]),
            ("Autor*in\nAda Moss\n\n", vec!["Ada Moss"]),
            ("Author of the article:\n\nAda Moss\n\n", vec!["Ada Moss"]),
            ("Author of the article:\n\nBy Ada Moss\n\n", vec!["Ada Moss"]),
            ("By Ada MossPublished Jul 6, 2025\n\n", vec!["Ada Moss"]),
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
            ("Newsroom\n\n6 July 2025\n\n", vec![]),
            ("Wednesday, 6 July 2025\n\n", vec![]),
        ] {
            let text = format!("The River Paper\n\nThe ferry sails again after nine years\n\n{byline}{story}");
            assert_eq!(read(&text, &Context::default()).authors, authors, "{byline}");
        }
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
