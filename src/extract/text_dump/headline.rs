//! What stands around a story's beginning: headline, byline, date, standfirst.

use std::{collections::HashSet, ops::Range};

use unicode_segmentation::UnicodeSegmentation;

use super::{
    furniture::{self, Furniture},
    masthead::{is_home_trail, trail},
    story::{Shape, Shaped},
};
use crate::{
    extract::{
        byline, dates,
        site::{is_domain, sounds_like_outlet},
        title::without_day,
    },
    fold::fold,
};

/// Lines above the story among which its headline is looked for: tools for reading aloud, resizing and sharing come between.
const ABOVE: usize = 120;
/// Lines into the stretch among which it is looked for: consent texts and teasers may have been taken for its beginning.
const INTO: usize = 12;
/// Words of running text that may come before it there: more is the story's own beginning.
const TEXT_BEFORE: usize = 80;
/// As many where the page's own title is among them: nearly proof.
const INTO_OWN: usize = 60;
/// Words of the longest headline; longer lines are paragraphs.
const LONGEST: usize = 34;

/// Lines in which the site's name stands twice at the top, short lines between it and the story, and what is left of the proof
/// that the page's own title is.
const MASTHEAD: usize = 3;
const APART: f64 = 2.0;
const NAME_TWICE: f64 = 0.3;
/// What it is worth that a line is the page's own title word for word.
const WORD_FOR_WORD: f64 = 0.2;

/// What the choice of a headline compares lines with.
struct Page {
    /// Words of the first line: html-text and some browsers begin with the page's own title.
    first: HashSet<String>,
    /// Words of the story.
    words: HashSet<String>,
    /// How far the story's own lines are set in.
    indent: usize,
    /// The first line, where it says what the page is linked to and not what it is called: `#The Paper » Feed`.
    links: Option<String>,
}

/// The line of the headline.
pub(super) fn find(lines: &[Shaped], story: &Range<usize>) -> Option<usize> {
    scored(lines, story)
        .fold(
            None,
            |best: Option<(usize, f64)>, (i, s)| if best.is_none_or(|(_, b)| s > b) { Some((i, s)) } else { best },
        )
        .map(|(i, _)| i)
}

/// The lines that may be the headline, each with what it scores.
pub(super) fn scored(lines: &[Shaped], story: &Range<usize>) -> impl Iterator<Item = (usize, f64)> {
    let page = Page::of(lines, story);
    let from = story.start.saturating_sub(ABOVE);
    let to = (story.start + INTO_OWN).min(story.end).max(story.start);
    (from..to).filter_map(move |i| Some((i, score(lines, i, story, &page)?)))
}

impl Page {
    fn of(lines: &[Shaped], story: &Range<usize>) -> Page {
        let own = lines.get(story.clone()).unwrap_or_default();
        let prose = || own.iter().filter(|l| matches!(l.shape, Shape::Prose | Shape::Sentence));
        let words = prose().take(200).flat_map(|l| l.line.text.unicode_words().map(fold)).collect();
        let mut indents: Vec<usize> = prose().map(|l| l.line.indent).collect();
        indents.sort_unstable();
        let indent = indents.get(indents.len() / 2).copied().unwrap_or_default();
        let is_links = |l: &&Shaped| l.line.text.starts_with('#') && !l.line.text.starts_with("# ");
        let links = lines.first().filter(is_links).map(|l| fold(&l.line.text));
        let first = lines
            .first()
            .filter(|l| links.is_none() && !l.line.bullet)
            .filter(|l| l.mass >= 2 && l.mass <= LONGEST)
            .map(|l| l.line.text.unicode_words().map(fold).collect());
        let first = first.unwrap_or_default();
        Page { first, words, indent, links }
    }

    /// How much of the page's own title a line has: its words in the title, and the title's in it. The site's name and its
    /// motto are in the title too, so half of the title is as good as all.
    fn is_own_title(&self, text: &str) -> f64 {
        let words: HashSet<String> = text.unicode_words().map(fold).collect();
        if words.is_empty() || self.first.len() < 2 {
            return 0.0;
        }
        let shared = words.intersection(&self.first).count() as f64;
        (shared / words.len() as f64) * (2.0 * shared / self.first.len() as f64).min(1.0)
    }

    /// Share of a line's content words that the story uses.
    fn overlap(&self, text: &str) -> f64 {
        // Short words are the same in every story.
        let words: Vec<String> = text
            .unicode_words()
            .map(fold)
            .filter(|w| w.chars().count() > 3 || w.bytes().all(|b| !b.is_ascii()))
            .collect();
        if words.is_empty() {
            return 0.0;
        }
        words.iter().filter(|w| self.words.contains(*w)).count() as f64 / words.len() as f64
    }
}

/// How much a line is like the headline; nothing where it cannot be. The weights were set by hand on rendered pages, one half
/// of the sites at a time; a page's own title outweighs the rest together.
fn score(lines: &[Shaped], i: usize, story: &Range<usize>, page: &Page) -> Option<f64> {
    let line = lines.get(i)?;
    let own_title = if i > 0 { page.is_own_title(&line.line.text) } else { 0.0 };
    // The site's name twice, above a menu.
    let is_name = i > 0
        && i <= MASTHEAD
        && distance(lines, i, story) >= APART
        && lines.first().is_some_and(|l| l.line.text == line.line.text);
    let own_title = match own_title {
        share if is_name => share * NAME_TWICE,
        share if share > 0.0 && lines.first().is_some_and(|l| l.line.text == line.line.text) => share + WORD_FOR_WORD,
        share => share,
    };
    // A button of each of many boxes; a page's own title may come as often.
    let is_button = line.often && line.mass <= 2 && own_title < 0.5;
    if is_button || !may_be_headline(line) || i >= story.start && own_title < 0.5 && !may_stand_inside(lines, i, story)
    {
        return None;
    }
    // Tools and menus between headline and story run to any length, so far lines are all alike; and what is the page's own
    // title is so wherever it stands.
    let distance = distance(lines, i, story);
    let far = 0.13 * distance.min(15.0) + 0.02 * (distance - 15.0).max(0.0);
    let overlap = 3.0 * page.overlap(&line.line.text) * (line.mass.min(5) as f64 / 5.0);
    let first = if i == 0 { -0.5 } else { 0.0 };
    let set_out = if line.line.indent < page.indent { 1.0 } else { 0.0 };
    let linked = if page.links.as_deref().is_some_and(|links| holds_name(links, &line.line.text)) { -3.0 } else { 0.0 };
    Some(
        5.0 * own_title + overlap + linked + first + set_out + form(line) + company(lines, i)
            - far * (1.0 - 0.7 * own_title),
    )
}

/// Whether what a page is linked to begins with a name, as that of its feeds does.
fn holds_name(links: &str, name: &str) -> bool {
    let name = fold(name);
    let rest = links.trim_start_matches(['#', ' ']).strip_prefix(name.as_str());
    !name.is_empty() && rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn may_be_headline(line: &Shaped) -> bool {
    let text = line.line.text.as_str();
    let is_byline = line.mass < 8 && byline::starts_byline(text).is_some();
    let is_dateline = line.shape == Shape::Dated && line.mass < 10 && !line.twice;
    // An image's name, an address.
    let is_name =
        text.starts_with('[') && text.ends_with(']') && !text.contains(' ') || text.contains('@') && line.mass <= 3;
    (1..=LONGEST).contains(&line.mass)
        && !is_name
        && !matches!(line.shape, Shape::Image | Shape::Teaser | Shape::Furniture(_))
        && !is_home_trail(text)
        && !is_byline
        && !is_dateline
}

/// Whether a line inside the stretch may still be the headline: what was taken for the story's beginning stands above it.
fn may_stand_inside(lines: &[Shaped], i: usize, story: &Range<usize>) -> bool {
    let before = lines.get(story.start..i).unwrap_or_default().iter();
    let text_before: usize = before.filter(|l| l.shape == Shape::Prose).map(|l| l.mass).sum();
    let is_dated = |i: usize| lines.get(i).is_some_and(is_meta);
    // A headline that ends as a sentence does was taken for the story's first.
    let first = || {
        let is_heading = |l: &Shaped| l.mass > 1 && !l.line.bullet && matches!(l.shape, Shape::Short | Shape::Repeated);
        let is_signed = i.checked_sub(1).is_some_and(is_dated) || is_dated(i + 1);
        let above = lines.get(i.saturating_sub(3)..i).unwrap_or_default();
        i <= story.start + 1 && text_before == 0 && is_signed && !above.iter().any(is_heading)
    };
    let heading = lines.get(i).is_some_and(|l| match l.shape {
        Shape::Short | Shape::Repeated => true,
        Shape::Sentence => l.mass <= 18 && first(),
        _ => false,
    });
    heading && i <= story.start + INTO && text_before <= TEXT_BEFORE
}

/// Short lines between a line and the story.
fn distance(lines: &[Shaped], i: usize, story: &Range<usize>) -> f64 {
    if i >= story.start {
        return 4.0 + 2.0 * (i - story.start) as f64;
    }
    let between = lines.get(i + 1..story.start).unwrap_or_default().iter();
    between.filter(|l| matches!(l.shape, Shape::Short | Shape::Repeated)).count() as f64
}

/// What a line's length and signs say.
fn form(line: &Shaped) -> f64 {
    let text = line.line.text.as_str();
    let length = match line.mass {
        1 => -2.0,
        2 | 3 => -0.8,
        4..=18 => 1.0,
        19..=24 => 0.0,
        _ => -1.5,
    };
    let end = if text.ends_with(['.', '。']) {
        -1.8
    } else if text.ends_with([':', ',', ';', '>', '…']) {
        -1.0
    } else {
        0.0
    };
    // A list's place.
    let first = text.split_whitespace().next().unwrap_or_default();
    let numbered = first.ends_with('.') && first.starts_with(|c: char| c.is_ascii_digit());
    length + end - if numbered { 1.5 } else { 0.0 } - if line.line.bullet { 1.5 } else { 0.0 }
}

/// What a line's neighbours say.
fn company(lines: &[Shaped], i: usize) -> f64 {
    let Some(line) = lines.get(i) else { return 0.0 };
    let text = line.line.text.as_str();
    let near = |range: Range<usize>| lines.get(range.start..range.end.min(lines.len())).unwrap_or_default();
    let behind = near(i + 1..i + 6);
    let mut score = 0.0;
    score += if line.line.gap > 0 { 0.4 } else { 0.0 };
    score += if behind.first().is_some_and(|next| next.line.gap > 0) { 0.5 } else { 0.0 };
    score += if line.twice && line.mass >= 4 { 0.6 } else { 0.0 };
    score += if repeats_near(lines, i, &fold(text)) { 0.8 } else { 0.0 };
    if behind.iter().any(is_meta) {
        score += 1.2;
        score += if behind.iter().take(2).any(is_signed) { SIGNED } else { 0.0 };
    } else if near(i.saturating_sub(3)..i).iter().any(is_meta) {
        score += 0.6;
    }
    // A breadcrumb ends with the headline.
    let ends_with = |l: &Shaped| l.mass >= 3 && text.len() > l.line.text.len() && text.ends_with(&l.line.text);
    score -= if behind.iter().take(3).any(ends_with) { 2.0 } else { 0.0 };
    score -= if is_headline_above(lines, i) { 1.2 } else { 0.0 };
    score - if in_contents(lines, i) { 5.0 } else { 0.0 }
}

/// Whether the line above may be the headline and this one what explains it: a title stands over its standfirst. A kicker,
/// which stands over the title, is shorter.
fn is_headline_above(lines: &[Shaped], i: usize) -> bool {
    let (Some(above), Some(line)) = (i.checked_sub(1).and_then(|a| lines.get(a)), lines.get(i)) else { return false };
    let text = above.line.text.as_str();
    matches!(above.shape, Shape::Short | Shape::Repeated)
        && (4..=20).contains(&above.mass)
        && !above.line.bullet
        && (above.line.gap > 0 || line.line.gap == 0)
        && !is_home_trail(text)
        && !text.ends_with(['.', ':', ','])
        && text != line.line.text
}

/// Whether a line is in the story's table of contents, or a heading that is.
fn in_contents(lines: &[Shaped], i: usize) -> bool {
    const LABELS: &[&str] = &[
        "contents",
        "indice",
        "inhalt",
        "inhaltsverzeichnis",
        "inhoud",
        "sommaire",
        "spis tresci",
        "table of contents",
        "tabla de contenidos",
        "目次",
        "目录",
        "содержание",
    ];
    /// Lines of the longest table.
    const LONGEST: usize = 40;
    let Some(text) = lines.get(i).map(|l| l.line.text.as_str()) else { return false };
    let above = lines.get(i.saturating_sub(LONGEST)..i).unwrap_or_default();
    let label = above.iter().rposition(|l| l.mass <= 3 && LABELS.contains(&fold(&l.line.text).as_str()));
    label.is_some_and(|at| above.get(at..).is_some_and(|listed| listed.iter().any(|l| l.line.text == text)))
}

/// Whether the headline's text is part of one of the longer lines close above.
fn repeats_near(lines: &[Shaped], i: usize, key: &str) -> bool {
    let close = i.saturating_sub(6)..i;
    key.chars().count() > 15
        && lines
            .get(close)
            .unwrap_or_default()
            .iter()
            .any(|l| l.line.text.len() < 600 && fold(&l.line.text).contains(key))
}

/// A byline or a date.
pub(super) fn is_meta(line: &Shaped) -> bool {
    line.shape == Shape::Dated || (line.mass <= 12 && byline::starts_byline(&line.line.text).is_some())
}

/// What a byline with a lead word or a date alone says right below a line.
const SIGNED: f64 = 0.8;

/// A byline or a date, and nothing else.
fn is_signed(line: &Shaped) -> bool {
    let text = line.line.text.as_str();
    let is_date = || {
        let found = dates::find_first(text, &dates::Reading::default());
        found.is_some_and(|found| found.span.len() * 3 >= text.len()) && !text.contains(" - ")
    };
    line.mass <= 12 && byline::starts_byline(text).is_some() || line.shape == Shape::Dated && is_date()
}

/// The text of a headline that its page broke into lines: what goes on in lower case, without a gap, is the same.
pub(super) fn whole(lines: &[Shaped], title: usize) -> String {
    /// Lines of such a headline.
    const MOST: usize = 4;
    let goes_on = |i: usize| {
        let (Some(above), Some(line)) = (i.checked_sub(1).and_then(|above| lines.get(above)), lines.get(i)) else {
            return false;
        };
        let is_part = |l: &Shaped| matches!(l.shape, Shape::Short) && !l.line.bullet && l.mass <= LONGEST;
        let is_open =
            !above.line.text.ends_with(['.', '!', '?', ':', ';']) && above.line.indent.abs_diff(line.line.indent) <= 1;
        line.line.gap == 0
            && line.line.text.starts_with(char::is_lowercase)
            && is_part(line)
            && is_part(above)
            && is_open
    };
    let start = (0..MOST).fold(title, |start, _| if goes_on(start) { start - 1 } else { start });
    let end = (0..MOST).fold(title, |end, _| if goes_on(end + 1) { end + 1 } else { end });
    let parts: Vec<&str> = (start..=end).filter_map(|i| lines.get(i)).map(|l| l.line.text.as_str()).collect();
    parts.join(" ")
}

/// The headline as it is to be shown: without the label that a line's bold start leaves, the site's name at its end.
pub(super) fn clean(text: &str, site_name: Option<&str>) -> String {
    let text = text.trim();
    let text = last_step(without_day(text).unwrap_or(text));
    const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " • ", "｜", "：中"];
    let cut = SEPARATORS.iter().filter_map(|s| text.rfind(s).map(|at| (at, s.len()))).max_by_key(|(at, _)| *at);
    if let Some((at, length)) = cut {
        let (head, tail) = (text.get(..at).unwrap_or_default(), text.get(at + length..).unwrap_or_default());
        let is_site = is_domain(tail)
            || sounds_like_outlet(tail)
            || site_name.is_some_and(|name| fold(tail).contains(&fold(name)) || fold(name).contains(&fold(tail)));
        if is_site && head.split_whitespace().count() > 1 {
            return head.trim().to_owned();
        }
    }
    text.to_owned()
}

/// The last step of a trail that the headline ends: "You are here: Home » World » Headline".
fn last_step(text: &str) -> &str {
    const LABELS: &[&str] = &[
        "you are here",
        "du befindest dich hier",
        "sie sind hier",
        "sie befinden sich hier",
        "vous etes ici",
        "estas en",
    ];
    let start = text
        .split_once(':')
        .filter(|(label, _)| LABELS.contains(&fold(label).as_str()))
        .map_or(text, |(_, rest)| rest.trim());
    let last = trail(start).and_then(|steps| steps.rsplit(['»', '>', '›', '→']).next()).map(str::trim);
    last.filter(|last| !last.is_empty()).unwrap_or(text)
}

/// The standfirst: the sentence right under the headline, before byline and story.
pub(super) fn standfirst<'a>(lines: &'a [Shaped], title: usize, story: &Range<usize>) -> Option<(usize, &'a str)> {
    let between = title + 1..story.start;
    let next = between.filter(|i| lines.get(*i).is_some_and(|l| l.shape != Shape::Image)).take(3);
    next.filter_map(|i| lines.get(i).map(|l| (i, l))).find_map(|(i, l)| {
        let reads = matches!(l.shape, Shape::Prose | Shape::Sentence | Shape::Short);
        let sentence = l.mass >= 8
            && !l.line.bullet
            && !is_meta(l)
            && furniture::of(&l.line.text, l.mass) != Some(Furniture::Control);
        (reads && sentence).then_some((i, l.line.text.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::text_dump::{Context, read};

    #[test]
    fn finds_the_headline_of_other_layouts() {
        let story: String = (1..5)
            .map(|n| {
                format!(
                    "Ferry number {n} over the river sails again from Monday, said the harbour master, after years.\n\n"
                )
            })
            .collect();
        let menu = " * Ships\n * Tides\n * Letters\n * Contact\n\n";
        let headline = "The ferry sails again after nine years";
        for (above, title) in [
            // The feeds that lynx names first.
            (
                format!(
                    "#The River Paper » Feed The River Paper » Comments\n\nThe River Paper\n{menu}{headline}\n\n6 July 2025\n"
                ),
                headline,
            ),
            // The site's name twice, and no title.
            (format!("The River Paper\n\nThe River Paper\n\nMenu\n\n{menu}{headline}\n\nAda Moss\n\n"), headline),
            // A trail that ends in the headline.
            (format!("The River Paper\n\n{menu}You are here: Home » News » {headline}\n\n6 July 2025\n\n"), headline),
            // A headline in two lines.
            (format!("The River Paper\n\n{menu}The ferry sails again\nafter nine years\n\n6 July 2025\n\n"), headline),
            // A headline that ends as sentences do, below its date.
            (
                format!(
                    "The River Paper\n\n{menu}Published on 6 July 2025\n\nNine years, and now the ferry sails.\n\n"
                ),
                "Nine years, and now the ferry sails.",
            ),
        ] {
            let text = format!("{above}{story}");
            assert_eq!(read(&text, &Context::default()).title.as_deref(), Some(title), "{above}");
        }
    }

    #[test]
    fn cuts_an_outlets_name() {
        for (line, title) in [
            ("Ferry sails again | The River Gazette", "Ferry sails again"),
            ("Ferry sails again - river.example", "Ferry sails again"),
            ("Ferry sails again at night - 12.30", "Ferry sails again at night - 12.30"),
        ] {
            assert_eq!(super::clean(line, None), title);
        }
    }
}
