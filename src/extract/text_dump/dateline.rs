//! The story's date, from the lines around its headline.

use std::{borrow::Cow, ops::Range};

use super::{
    Layout, furniture,
    story::{Shape, Shaped},
};
use crate::{
    extract::{
        byline,
        dates::{self, Found, Reading},
        published::labels::{self, Label},
    },
    fold::fold,
};

/// Lines above the headline that may hold its date.
const ABOVE: usize = 4;
/// Lines behind the story that may hold its date.
const BEHIND: usize = 25;
/// Paragraphs of the story among which its date and authors may still stand: a standfirst and a caption come before them, and
/// "ROME, 6 July (dpa) – " begins the first.
const INTO: usize = 3;
/// Lines that so many paragraphs may take up.
const MOST_INTO: usize = 16;

/// Bytes before the date in a line that begins with a byline.
const LONGEST_BYLINE: usize = 80;
/// What it costs a date that it stands in the headline.
const IN_HEADLINE: f64 = 2.5;
/// What it counts for a date that the line below a story has it that names its categories or tags too. The dates of other
/// stories and of comments stand below the story as often.
const SIGNED_OFF: f64 = 2.0;
/// And that it is called the day of change.
const CHANGED: f64 = 1.2;
/// What the place of a date that is not by the story counts at most.
const REST_OF_PAGE: f64 = -1.0;

/// A date with where it stood.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    pub found: Found,
    pub line: usize,
    /// A label calls it the day of change.
    pub changed: bool,
    /// It stands by the headline or the story's end, not just anywhere on the page.
    pub near: bool,
    pub score: f64,
}

/// All dates that may be the story's, best first.
pub(super) fn dates(layout: &Layout, how: &Reading) -> Vec<Dated> {
    let Layout { shaped: lines, core: story, title, .. } = layout;
    let head = layout.head;
    /// Lines of a head without a menu or a forum's table in it.
    const HEAD: usize = 7;
    let start = story.start.max(head);
    let regions = [
        (head.saturating_sub(ABOVE)..head, 0.5),
        (head..start, 3.0),
        (start..head_end(lines, start, story.end), 2.0),
        (story.end..(story.end + BEHIND).min(lines.len()), 0.2),
    ];
    let mut found = Vec::new();
    for (region, base) in regions {
        for i in region {
            let Some(line) = lines.get(i) else { continue };
            // Of the days right below the headline the first: behind it may begin a diary.
            let distance = match (head..start.min(head + HEAD)).contains(&i) {
                true => i - head,
                false => i.abs_diff(head).min(i.abs_diff(story.start)),
            } as f64;
            let before = found.len();
            collect(line, i, base - 0.05 * distance, true, how, &mut found);
            if i >= story.end && signs_off(line) {
                // The one line that says all of a story has its day, however long the story.
                found.iter_mut().skip(before).for_each(|d| d.score += 0.05 * distance + SIGNED_OFF);
            }
            if Some(i) == *title {
                // A headline names days too; its page's own stands before it.
                found.iter_mut().skip(before).filter(|d| d.found.span.start > 0).for_each(|d| d.score -= IN_HEADLINE);
            }
        }
    }
    if found.iter().all(|d| d.score < 0.0) {
        rest_of_page(lines, story, how, &mut found);
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found
}

/// Where the story's first paragraphs end.
pub(super) fn head_end(lines: &[Shaped], start: usize, end: usize) -> usize {
    let mut paragraphs = 0;
    let within = start..end.min(start + MOST_INTO);
    within
        .clone()
        .find(|i| {
            paragraphs += usize::from(lines.get(*i).is_some_and(|l| l.reads()));
            paragraphs > INTO
        })
        .unwrap_or(within.end)
}

/// Dates further away, where there is none by the headline: with a label, or in a line of their own above.
fn rest_of_page(lines: &[Shaped], story: &Range<usize>, how: &Reading, found: &mut Vec<Dated>) {
    for (i, line) in lines.iter().enumerate() {
        // Other stories' dates stand behind this one's.
        let base = if i < story.start {
            REST_OF_PAGE - 0.01 * (story.start - i) as f64
        } else if i < story.end {
            REST_OF_PAGE - 0.5
        } else {
            REST_OF_PAGE - 1.0
        };
        if line.mass < 60 {
            collect(line, i, base, false, how, found);
        }
    }
    // "in July 2019" far from the headline is not the story's date.
    found.retain(|d| d.found.stamp.day().is_some() || d.score > 0.0);
}

fn collect(line: &Shaped, i: usize, base: f64, near: bool, how: &Reading, out: &mut Vec<Dated>) {
    let text = &*with_parted_years(&line.line.text);
    if matches!(line.shape, Shape::Image) || !text.chars().any(char::is_numeric) && how.reference.is_none() {
        return;
    }
    let mut from = 0;
    let first = out.len();
    let mut all = dates::find_all(super::beginning(text, 2_000), how).into_iter().peekable();
    while let Some(found) = all.next() {
        // Labels stand before their date, some behind ("6 July 2025 updated").
        let before = text.get(from..found.span.start).unwrap_or_default();
        let after = text.get(found.span.end..).unwrap_or_default();
        let behind = fold(super::beginning(after, 40));
        from = found.span.end;
        let is_copyright = before.contains('©') || fold(before).contains("copyright");
        let label = labels::before_date(before).or_else(|| labels::after_date(after, all.peek().is_none()));
        if is_copyright || label.is_none() && labels::is_other(before) {
            continue;
        }
        // Of two without a word between them, as a page has them that hides one, the later is that of the change.
        let stands_beside = label.is_none() && before.trim().is_empty() && out.len() > first;
        let earlier = out.last_mut().filter(|other| stands_beside && other.found.stamp != found.stamp);
        let is_later = earlier.as_ref().is_some_and(|other| is_before(&other.found, &found));
        // The later stands first in themes that hide it, and beside more than the other.
        let says_more = |other: &Dated| {
            let around = [text.get(..other.found.span.start), text.get(found.span.end..)];
            around.into_iter().flatten().any(|part| part.contains(char::is_alphabetic))
        };
        let is_first = |other: &&mut Dated| !other.changed && is_before(&found, &other.found) && says_more(other);
        if let Some(other) = earlier.filter(is_first) {
            other.changed = true;
            other.score -= CHANGED;
        }
        let changed = label == Some(Label::Updated) || is_later;
        let published = label == Some(Label::Published)
            || !changed && labels::is_plain(before)
            || [" veroffentlicht", " published"].iter().any(|w| behind.contains(w));
        let mut score = base;
        score += if line.mass <= 14 { 1.5 } else { 0.0 };
        score += if published { 1.5 } else { 0.0 };
        score -= if changed { CHANGED } else { 0.0 };
        score += if found.stamp.has_time() { 0.5 } else { 0.0 };
        score -= if found.stamp.day().is_none() { 2.0 } else { 0.0 };
        score -= if found.inferred { 1.0 } else { 0.0 };
        let signs = found.span.start < LONGEST_BYLINE
            && (byline::starts_byline(text).is_some() || byline::entrys_author(text).is_some());
        score += if signs { 0.5 } else { 0.0 };
        // A short sentence with a label says when the page was made.
        let is_told = line.shape == Shape::Prose || line.shape == Shape::Sentence && label.is_none();
        score -= if is_told && !signs { 2.5 } else { 0.0 };
        score -= if line.line.bullet && line.mass > 6 { 1.0 } else { 0.0 };
        out.push(Dated { found, line: i, changed, near, score });
    }
}

/// Whether a line says all that is known of the story above it: by a label of tags or categories inside, or as an entry's sentence does.
fn signs_off(line: &Shaped) -> bool {
    /// Words of the longest.
    const LONGEST: usize = 60;
    line.mass <= LONGEST
        && (furniture::has_inner_label(&line.line.text) || byline::entrys_author(&line.line.text).is_some())
}

/// A line in which a year and the number that ran into it are parted: `4 March 20255 March 2025`.
fn with_parted_years(text: &str) -> Cow<'_, str> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut out = Cow::Borrowed(text);
    let begins_year = |at: usize| ["19", "20"].iter().any(|century| text[at..].starts_with(century));
    let starts = text.match_indices(is_digit).map(|(at, _)| at).filter(|at| begins_year(*at));
    for at in starts.filter(|at| *at > 0 && !text[..*at].ends_with(is_digit)) {
        let digits = text[at..].find(|c: char| !is_digit(c)).unwrap_or(text.len() - at);
        if matches!(digits, 5 | 6) {
            let parted = out.len() - text.len();
            out.to_mut().insert(at + 4 + parted, ' ');
        }
    }
    out
}

/// Whether a date is of a day before another's.
fn is_before(one: &Found, other: &Found) -> bool {
    one.stamp.day().zip(other.stamp.day()).is_some_and(|(one, other)| one < other)
}

#[cfg(test)]
mod tests {
    use super::super::{Context, read};

    #[test]
    fn a_label_tells_the_day_of_change_before_or_behind_it() {
        const STORY: &str = "The old gate of the canal was lifted out of the water on Thursday, and the town said that it would be \
                             kept in the yard behind the mill for all to see until the museum has found a wall for it.";
        for (line, published, modified) in [
            ("5 January 2025", Some("2025-01-05"), None),
            ("5 gennaio 2025 ( modifica il 6 gennaio 2025 | 15:24)", Some("2025-01-05"), Some("2025-01-06T15:24:00")),
            ("Edited 6 January 2025; first posted 5 January 2025", Some("2025-01-05"), Some("2025-01-06")),
            ("2025年1月5日（2025年1月6日更新）", Some("2025-01-05"), Some("2025-01-06")),
            ("10 January 20259 January 2025 | by Bo Ek", Some("2025-01-09"), Some("2025-01-10")),
            ("6 January 20255 January 2025 by Bo Ek", Some("2025-01-05"), Some("2025-01-06")),
            ("5 January 2025 6 January 2025", Some("2025-01-05"), Some("2025-01-06")),
            ("16/01/202515/01/2025", Some("2025-01-16"), None),
        ] {
            let text = format!("Gate leaves the canal after ninety years\n\nBy Ann Lee\n\n{line}\n\n{STORY}\n");
            let fields = read(&text, &Context::default());
            let day = |stamp: Option<crate::article::Stamp>| stamp.map(|stamp| stamp.to_string());
            assert_eq!(day(fields.published).as_deref(), published, "{line}");
            assert_eq!(day(fields.modified).as_deref(), modified, "{line}");
        }
    }
}
