//! Dates in addresses, from whole path segments only: digits inside an identifier are none.

use std::ops::RangeInclusive;

use chrono::{Datelike, Utc};

use super::lexicon;
use crate::{article::Stamp, fold::fold};

/// The date in an address's path: `/2025/07/06/`, `/2025/jul/06/`, `/2025/07/`, `/2025/0706/`, `/2025-07/06/`,
/// `/2025-07-06-slug`, `/20250706/`, `/slug-20250706.html`, `/slug-20250706-p5d8x2.html`, `/slug-july-6-2025`, `/20250706000123`. Years from 1990 to the next
/// one count. A date in the middle of a slug is its subject's: `/attacks-of-2001-09-11-remembered`.
pub fn from_url(url: &str) -> Option<Stamp> {
    let path = path(url);
    let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
    let within = (0..segments.len()).find_map(|i| segments.get(i..).and_then(across));
    let whole_days = segments.iter().find_map(|s| inside(s));
    match (within, whole_days) {
        (Some(stamp @ Stamp::Day(_)), _) => Some(stamp),
        (month, None) => month,
        (_, day) => day,
    }
}

/// The path without scheme, host, query and fragment.
fn path(url: &str) -> &str {
    let after_scheme = url.split_once("://").map(|(_, rest)| rest);
    let end = |s: &str| s.find(['?', '#']).unwrap_or(s.len());
    match after_scheme {
        Some(rest) => {
            let rest = rest.get(..end(rest)).unwrap_or_default();
            rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or_default()
        }
        None => url.get(..end(url)).unwrap_or_default(),
    }
}

fn years() -> RangeInclusive<i32> {
    1990..=Utc::now().year() + 1
}

fn number(text: &str, len: RangeInclusive<usize>) -> Option<u32> {
    let plain = len.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn year(text: &str) -> Option<i32> {
    i32::try_from(number(text, 4..=4)?).ok().filter(|y| years().contains(y))
}

fn month(text: &str) -> Option<u32> {
    /// Short names of months that folders are called by for other reasons.
    const WORDS: [&str; 3] = ["mac", "mag", "set"];
    if WORDS.contains(&text) {
        return None;
    }
    number(text, 1..=2).filter(|m| (1..=12).contains(m)).or_else(|| lexicon::month(&fold(text), None))
}

/// A date over several segments, the first of them its year.
fn across(segments: &[&str]) -> Option<Stamp> {
    let [first, second, rest @ ..] = segments else { return None };
    let Some(full) = year(first) else {
        return month_folder(first, second).or_else(|| day_folders(segments));
    };
    // /2025/0706/
    if let Some(both) = number(second, 4..=4) {
        return Stamp::day_of(full, both / 100, both % 100);
    }
    let of_year = month(second)?;
    // A last segment that is a number is the page's own, but 1 to 31 in a year's and month's folder is its day.
    let of_month = rest.first().and_then(|d| number(stem(d), 1..=2));
    of_month.and_then(|d| Stamp::day_of(full, of_year, d)).or_else(|| Stamp::month_of(full, of_year))
}

/// A year and month in one segment and the day in the next: `/2025-07/06/`, `/202507/06/`, `/202507/t20250706_1.html`.
fn month_folder(first: &str, second: &str) -> Option<Stamp> {
    let (y, m) = match first.split_once('-') {
        Some(parts) => parts,
        None => first.split_at_checked(4).filter(|(_, m)| m.len() == 2)?,
    };
    let (y, m) = (year(y)?, number(m, 2..=2)?);
    if let Some(d) = number(stem(second), 1..=2) {
        return Stamp::day_of(y, m, d);
    }
    let whole = second.get(1..9).and_then(compact)?;
    (second.starts_with('t') && whole.year() == y && whole.month() == Some(m)).then_some(whole)
}

/// `/16/07/2025/`, where the day can be no month.
fn day_folders(segments: &[&str]) -> Option<Stamp> {
    let [d, m, y, ..] = segments else { return None };
    let (d, m) = (number(d, 2..=2)?, number(m, 2..=2)?);
    (d > 12 || d == m).then(|| Stamp::day_of(year(y)?, m, d)).flatten()
}

/// `20250706`
fn compact(part: &str) -> Option<Stamp> {
    let all = number(part, 8..=8)?;
    let full = i32::try_from(all / 10_000).ok().filter(|y| years().contains(y))?;
    Stamp::day_of(full, all / 100 % 100, all % 100)
}

/// A number that begins with its day, as some systems count stories: `20250706000123`, `AKR20250706012300001`.
fn counted(stem: &str) -> Option<Stamp> {
    /// Digits after the day's.
    const COUNT: std::ops::RangeInclusive<usize> = 4..=9;
    /// Letters before it.
    const MOST_LETTERS: usize = 4;
    let digits = stem.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let (day, count) = digits.split_at_checked(8)?;
    let counts = COUNT.contains(&count.len()) && count.bytes().all(|b| b.is_ascii_digit());
    (counts && stem.len() - digits.len() <= MOST_LETTERS).then(|| compact(day)).flatten()
}

/// A segment without its file extension.
fn stem(segment: &str) -> &str {
    segment.rsplit_once('.').map_or(
        segment,
        |(stem, extension)| {
            if extension.bytes().all(|b| b.is_ascii_digit()) { segment } else { stem }
        },
    )
}

/// Words of a headline before a day that it tells of.
const BEFORE_DAYS: [&str; 14] =
    ["on", "of", "since", "until", "till", "from", "before", "after", "am", "vom", "seit", "bis", "del", "dal"];

/// A whole date at the beginning or the end of one segment.
fn inside(segment: &str) -> Option<Stamp> {
    let stem = stem(segment);
    let parts: Vec<&str> = stem.split(['-', '_', '.']).collect();
    let year_first = |parts: &[&str]| match parts {
        [y, m, d] => Stamp::day_of(year(y)?, number(m, 2..=2)?, number(d, 2..=2)?),
        _ => None,
    };
    // Day first is told from month first only where the day is past 12, or both are the same.
    let day_first = |parts: &[&str]| match parts {
        [d, m, y] if d == m || number(d, 2..=2).is_some_and(|d| d > 12) => {
            Stamp::day_of(year(y)?, number(m, 2..=2)?, number(d, 2..=2)?)
        }
        _ => None,
    };
    let dashed = |parts: &[&str]| year_first(parts).or_else(|| day_first(parts));
    let named = |parts: &[&str]| match parts {
        [y, m, d] => Stamp::day_of(year(y)?, month(m)?, number(d, 1..=2)?),
        _ => None,
    };
    // An identifier (s12905-022-02136-8) is all numbers: a slug around a date has words.
    let rest_is_words = |rest: &[&str]| rest.is_empty() || rest.iter().any(|p| p.chars().any(char::is_alphabetic));
    let (head, tail) = (parts.get(..3).unwrap_or_default(), parts.get(3..).unwrap_or_default());
    if let Some(found) = dashed(head).or_else(|| named(head)).filter(|_| rest_is_words(tail)) {
        return Some(found);
    }
    let end = parts.len().saturating_sub(3);
    let (before, last) = parts.split_at_checked(end)?;
    // slug-july-6-2025, slug-6-july-2025
    let spoken = |parts: &[&str]| match parts {
        [a, b, y] => {
            let (name, of_month) = if number(a, 1..=2).is_some() { (b, a) } else { (a, b) };
            let named = lexicon::month(&fold(name), None)?;
            Stamp::day_of(year(y)?, named, number(of_month, 1..=2)?)
        }
        _ => None,
    };
    // "What happened on July 6, 2021": the day that a story tells of.
    let is_led = before.last().is_some_and(|word| BEFORE_DAYS.contains(word));
    let spoken = |parts: &[&str]| if is_led { None } else { spoken(parts) };
    if let Some(found) = dashed(last).or_else(|| spoken(last)).filter(|_| rest_is_words(before)) {
        return Some(found);
    }
    if let Some(found) = counted(stem) {
        return Some(found);
    }
    let (first, others) = parts.split_first()?;
    if let Some(found) = compact(first).filter(|_| rest_is_words(others)) {
        return Some(found);
    }
    let (last, others) = parts.split_last()?;
    // Behind the day of `slug-20250706-p5d8x2` a system's sign for the story.
    let is_sign = (4..=8).contains(&last.len())
        && last.bytes().any(|b| b.is_ascii_digit())
        && last.bytes().any(|b| b.is_ascii_lowercase());
    let (last, others) = if is_sign { others.split_last()? } else { (last, others) };
    // One letter before eight digits ("a-20110512") is a system's number, not a slug.
    let slug = others.is_empty() || others.iter().any(|p| p.chars().filter(|c| c.is_alphabetic()).count() > 2);
    compact(last).filter(|_| slug && rest_is_words(others))
}
