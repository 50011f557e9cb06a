//! Dates in addresses, from whole path segments only: digits inside an identifier are none.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Utc};

use super::lexicon;
use crate::{article::Stamp, fold::fold};

/// The date in an address's path: `/2025/07/06/`, `/2025/jul/06/`, `/2025/07/`, `/2025/0706/`, `/2025-07/06/`,
/// `/2025-07-06-slug`, `/20250706/`, `/slug-20250706.html`. Years from 1990 to the next one count.
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
    number(text, 1..=2).filter(|m| (1..=12).contains(m)).or_else(|| lexicon::month(&fold(text), None))
}

fn day(year: i32, month: u32, day: u32) -> Option<Stamp> {
    NaiveDate::from_ymd_opt(year, month, day).map(Stamp::Day)
}

/// A date over several segments, the first of them its year.
fn across(segments: &[&str]) -> Option<Stamp> {
    let [first, second, rest @ ..] = segments else { return None };
    let full = match year(first) {
        Some(full) => full,
        None => {
            // /2025-07/06/
            let (y, m) = first.split_once('-')?;
            return day(year(y)?, number(m, 2..=2)?, number(second, 1..=2)?);
        }
    };
    // /2025/0706/
    if let Some(both) = number(second, 4..=4) {
        return day(full, both / 100, both % 100);
    }
    let of_year = month(second)?;
    // A last segment that is a number is the page's own, but 1 to 31 in a year's and month's folder is its day.
    let of_month = rest.first().and_then(|d| number(stem(d), 1..=2));
    of_month.and_then(|d| day(full, of_year, d)).or_else(|| Stamp::month_of(full, of_year))
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

/// A whole date at the beginning or the end of one segment.
fn inside(segment: &str) -> Option<Stamp> {
    let stem = stem(segment);
    let parts: Vec<&str> = stem.split(['-', '_', '.']).collect();
    let compact = |part: &str| {
        let all = number(part, 8..=8)?;
        let full = i32::try_from(all / 10_000).ok().filter(|y| years().contains(y))?;
        day(full, all / 100 % 100, all % 100)
    };
    let year_first = |parts: &[&str]| match parts {
        [y, m, d] => day(year(y)?, number(m, 2..=2)?, number(d, 2..=2)?),
        _ => None,
    };
    // Day first is told from month first only where the day is past 12, or both are the same.
    let day_first = |parts: &[&str]| match parts {
        [d, m, y] if d == m || number(d, 2..=2).is_some_and(|d| d > 12) => {
            day(year(y)?, number(m, 2..=2)?, number(d, 2..=2)?)
        }
        _ => None,
    };
    let dashed = |parts: &[&str]| year_first(parts).or_else(|| day_first(parts));
    let named = |parts: &[&str]| match parts {
        [y, m, d] => day(year(y)?, month(m)?, number(d, 1..=2)?),
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
    if let Some(found) = dashed(last).filter(|_| rest_is_words(before)) {
        return Some(found);
    }
    let (first, others) = parts.split_first()?;
    if let Some(found) = compact(first).filter(|_| rest_is_words(others)) {
        return Some(found);
    }
    let (last, others) = parts.split_last()?;
    // One letter before eight digits ("a-20110512") is a system's number, not a slug.
    let slug = others.is_empty() || others.iter().any(|p| p.chars().filter(|c| c.is_alphabetic()).count() > 2);
    compact(last).filter(|_| slug && rest_is_words(others))
}
