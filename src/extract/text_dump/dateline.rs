//! The story's date and authors, from the lines around its headline.

use std::{borrow::Cow, ops::Range};

use super::story::{Shape, Shaped};
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
/// Lines behind the story that may hold its date or author.
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
pub(super) fn dates(lines: &[Shaped], title: Option<usize>, story: &Range<usize>, how: &Reading) -> Vec<Dated> {
    let head = title.unwrap_or(story.start);
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
            let distance = i.abs_diff(head).min(i.abs_diff(story.start)) as f64;
            let before = found.len();
            collect(line, i, base - 0.05 * distance, true, how, &mut found);
            if Some(i) == title {
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
fn head_end(lines: &[Shaped], start: usize, end: usize) -> usize {
    let mut paragraphs = 0;
    let within = start..end.min(start + MOST_INTO);
    within
        .clone()
        .find(|i| {
            paragraphs += usize::from(lines.get(*i).is_some_and(|l| matches!(l.shape, Shape::Prose | Shape::Sentence)));
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
    let text = line.line.text.as_str();
    if matches!(line.shape, Shape::Image) || !text.chars().any(char::is_numeric) && how.reference.is_none() {
        return;
    }
    let mut from = 0;
    for found in dates::find_all(super::beginning(text, 2_000), how) {
        // Labels stand before their date, some behind ("6 July 2025 updated").
        let before = text.get(from..found.span.start).unwrap_or_default();
        let behind = fold(text.get(found.span.end..).map(|t| super::beginning(t, 40)).unwrap_or_default());
        from = found.span.end;
        let is_copyright = before.contains('©') || fold(before).contains("copyright");
        let label = labels::before_date(before);
        if is_copyright || label.is_none() && labels::is_other(before) {
            continue;
        }
        let changed = label == Some(Label::Updated);
        let published = label == Some(Label::Published)
            || !changed && labels::is_plain(before)
            || ["veroffentlicht", "published"]
                .iter()
                .any(|w| behind.starts_with(w) || behind.contains(&format!(" {w}")));
        let mut score = base;
        score += if line.mass <= 14 { 1.5 } else { 0.0 };
        score += if published { 1.5 } else { 0.0 };
        score -= if changed { 1.2 } else { 0.0 };
        score += if found.stamp.has_time() { 0.5 } else { 0.0 };
        score -= if found.stamp.day().is_none() { 2.0 } else { 0.0 };
        score -= if found.inferred { 1.0 } else { 0.0 };
        let signs = found.span.start < LONGEST_BYLINE && byline::starts_byline(text).is_some();
        score += if signs { 0.5 } else { 0.0 };
        score -= if line.shape == Shape::Prose && !signs { 2.5 } else { 0.0 };
        score -= if line.line.bullet && line.mass > 6 { 1.0 } else { 0.0 };
        out.push(Dated { found, line: i, changed, near, score });
    }
}

/// The people who wrote the story.
pub(super) fn authors(lines: &[Shaped], title: Option<usize>, story: &Range<usize>, dates: &[Dated]) -> Vec<String> {
    let head = title.unwrap_or(story.start);
    let start = story.start.max(head);
    let before = head + 1..start;
    let above = head.saturating_sub(ABOVE)..head;
    let behind = story.end.min(lines.len())..(story.end + BEHIND).min(lines.len());
    let into = start..head_end(lines, start, story.end);
    let last = story.end.saturating_sub(5).max(start)..story.end;
    let title_key = title.and_then(|t| lines.get(t)).map(|l| fold(&l.line.text));
    let announced = |range: Range<usize>| {
        range.filter(|i| lines.get(*i).is_some_and(|l| l.mass <= 30)).find_map(|i| announced(lines, i))
    };
    let found = announced(before.clone())
        .or_else(|| announced(above.clone()))
        .or_else(|| announced(into.clone()))
        .or_else(|| beside_date(lines, dates, head, into.end))
        .or_else(|| bare_name(lines, before, title_key.as_deref()))
        .or_else(|| announced(last))
        .or_else(|| announced(behind));
    found.unwrap_or_default()
}

/// The names in a line, which may have run together with what stands behind them.
fn names_in(text: &str) -> Vec<String> {
    byline::authors(&without_marks(text))
}

/// A line of names without the numbers of notes that w3m writes behind them, "Ann Lee^1", and parted from what ran into it,
/// "Ann LeePublished". Names have a capital inside only behind a few letters: McGill, LeFay.
fn without_marks(text: &str) -> Cow<'_, str> {
    /// Letters before such a capital.
    const INSIDE: usize = 3;
    if !text.chars().any(char::is_uppercase) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 3);
    let mut small = 0;
    let mut is_note = false;
    for (at, c) in text.char_indices() {
        let is_digit = |c: char| c.is_ascii_digit();
        let goes_on = is_digit(c) || c == ',' && text[at + 1..].starts_with(is_digit);
        is_note = c == '^' && text[at + 1..].starts_with(is_digit) || is_note && goes_on;
        if is_note {
            continue;
        }
        if c.is_uppercase() && small >= INSIDE {
            out.push_str(" | ");
        }
        small = if c.is_lowercase() { small + 1 } else { 0 };
        out.push(c);
    }
    Cow::Owned(out)
}

/// A byline that announces itself, also where its lead stands alone on a line.
fn announced(lines: &[Shaped], i: usize) -> Option<Vec<String>> {
    let text = without_marks(&lines.get(i)?.line.text);
    let text = text.as_ref();
    let names = if let Some(lead) = lead_alone(text) {
        let next = lines.get(i + 1).filter(|l| l.mass <= 10)?;
        let named = without_marks(&next.line.text);
        // "Author of the article: / By Ann Lee"
        let is_announced = byline::starts_byline(&named).is_some();
        let mut names =
            if is_announced { byline::authors(&named) } else { byline::authors(&format!("{lead} {named}")) };
        if !names.is_empty() {
            let more = listed_names(lines, i + 2);
            names.extend(more.into_iter().filter(|name| fold(name) != fold(&next.line.text)));
        }
        names
    } else {
        // "6 July 2025 | By Ann Lee"
        let whole = byline::starts_byline(text).is_some();
        let part = || text.split(['|', '•', '·', '–', '—', '/']).any(|p| byline::starts_byline(p).is_some());
        if !whole && !(lines.get(i)?.mass <= 16 && (part() || inner_lead(text))) {
            return None;
        }
        byline::authors(text)
    };
    (!names.is_empty()).then_some(names)
}

/// The words before authors' names in a line that has nothing else: "By", and of "Comment by" the last.
fn lead_alone(text: &str) -> Option<&str> {
    const LABELS: &[&str] = &[
        "autor*in",
        "autor:in",
        "autor/in",
        "autorin/autor",
        "autor",
        "autorin",
        "author",
        "author of the article",
        "auteur",
    ];
    /// Words of such a line.
    const MOST: usize = 4;
    let text = text.trim_end_matches(':');
    let is_lead = |lead: &str| byline::starts_byline(&format!("{lead} Ann Lee")) == Some("Ann Lee");
    if text.split_whitespace().count() > MOST {
        return None;
    }
    if LABELS.contains(&fold(text).as_str()) {
        return Some("by");
    }
    let last = text.split_whitespace().next_back()?;
    // "von" of "Kommentar von" is no name's part here, where the name has its own line.
    // Much is "supported by" somebody.
    let is_small = last.chars().count() <= 4 && last != "by" && last.starts_with(char::is_lowercase);
    is_lead(text).then_some(text).or_else(|| Some(last).filter(|last| is_small && is_lead(last)))
}

/// More names, each alone on its line, behind the first.
fn listed_names(lines: &[Shaped], from: usize) -> Vec<String> {
    /// The most that are read.
    const MOST: usize = 6;
    let names = lines.get(from..).unwrap_or_default().iter().take(MOST).map_while(|line| {
        let text = without_marks(&line.line.text);
        let text = text.trim_end_matches([',', ';', '&', ' ']);
        let is_name = (2..=4).contains(&line.mass) && matches!(line.shape, Shape::Short | Shape::Repeated);
        let names = byline::authors(text);
        (is_name && names.len() == 1 && names.iter().all(|name| is_full_name(name) && fold(name) == fold(text)))
            .then_some(names)
    });
    names.flatten().collect()
}

/// "6. Dezember 2022 von Fatima": a lead right behind a date.
fn inner_lead(text: &str) -> bool {
    let found = dates::find_all(super::beginning(text, 400), &Reading::default());
    found.iter().any(|f| {
        text.get(f.span.end..).is_some_and(|rest| {
            byline::starts_byline(rest.trim_start_matches(|c: char| !c.is_alphanumeric())).is_some()
        })
    })
}

/// A name in the line of the date, or in the one before or behind it.
fn beside_date(lines: &[Shaped], dates: &[Dated], head: usize, end: usize) -> Option<Vec<String>> {
    let date = dates.iter().find(|d| (head.saturating_sub(2)..=end).contains(&d.line) && d.line != head)?;
    let line = lines.get(date.line)?;
    if line.mass <= 14 {
        let names = names_in(&line.line.text);
        if names.iter().any(|n| is_full_name(n)) {
            return Some(names);
        }
    }
    let beside = [date.line.checked_sub(1), Some(date.line + 1)];
    beside.into_iter().flatten().filter(|i| *i != head && *i < end).find_map(|i| name_line(lines, i))
}

/// A line that is nothing but names, between headline and story.
fn bare_name(lines: &[Shaped], mut before: Range<usize>, title: Option<&str>) -> Option<Vec<String>> {
    before.find_map(|i| name_line(lines, i)).filter(|names| {
        let in_title = |n: &String| title.is_some_and(|t| t.contains(&fold(n)));
        !names.iter().any(in_title)
    })
}

fn name_line(lines: &[Shaped], i: usize) -> Option<Vec<String>> {
    let line = lines.get(i)?;
    if !matches!(line.shape, Shape::Short | Shape::Repeated)
        || line.mass > 9
        || line.line.text.ends_with(['.', '?', '!', ':'])
    {
        return None;
    }
    let names = names_in(without_picture(&line.line.text));
    (!names.is_empty() && names.iter().all(|n| is_full_name(n))).then_some(names)
}

/// A line of names without what a picture beside them was called: "Photo of Ann Lee".
fn without_picture(text: &str) -> &str {
    const LABELS: &[&str] = &[
        "photo of ",
        "picture of ",
        "image of ",
        "avatar of ",
        "portrait of ",
        "profilbild von ",
        "foto von ",
        "bild von ",
        "bilde av ",
        "bild på ",
        "photo de ",
        "foto de ",
        "foto di ",
        "imagen de ",
        "imagem de ",
        "foto van ",
    ];
    let is_label = |label: &&&str| text.get(..label.len()).is_some_and(|start| start.to_lowercase() == **label);
    LABELS.iter().find(is_label).map_or(text, |label| &text[label.len()..])
}

/// Two to four words with capitals: a name, where nothing announces one.
fn is_full_name(name: &str) -> bool {
    // Words that begin sentences and headings.
    #[rustfmt::skip]
    const NO_NAMES: &[&str] = &[
        "a", "aber", "all", "alle", "als", "am", "an", "and", "auf", "aus", "bei", "breaking", "das", "dem", "den",
        "der", "des", "die", "du", "ein", "eine", "el", "fur", "front", "hier", "how", "ich", "im", "in", "ist",
        "it", "la", "las", "le", "les", "los", "mehr", "mit", "more", "nach", "new", "no", "nur", "on", "our",
        "page", "programm", "recipes", "so", "the", "this", "und", "uns", "unsere", "vom", "von", "was", "what",
        "wie", "why", "you", "your", "zum", "zur",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    // "PM EDT" is of a time.
    if words.iter().all(|w| w.chars().count() <= 3 && w.chars().all(char::is_uppercase)) {
        return false;
    }
    if words.first().is_some_and(|w| NO_NAMES.contains(&fold(w).as_str()))
        || words.last().is_some_and(|w| NO_NAMES.contains(&fold(w).as_str()))
    {
        return false;
    }
    let capitals = words.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    (2..=4).contains(&words.len()) && capitals >= 2 && !name.contains(['&', '|', '/', ':', '"', '„', '“', '»'])
}

#[cfg(test)]
mod tests {
    use crate::extract::text_dump::{Context, read};

    #[test]
    fn finds_authors_on_lines_of_their_own() {
        let story: String = (1..5)
            .map(|n| {
                format!(
                    "Ferry number {n} over the river sails again from Monday, said the harbour master, after years.\n\n"
                )
            })
            .collect();
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
        ] {
            let text = format!("The River Paper\n\nThe ferry sails again after nine years\n\n{byline}{story}");
            assert_eq!(read(&text, &Context::default()).authors, authors, "{byline}");
        }
    }
}
