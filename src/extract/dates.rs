//! Dates as pages write them, read into [`Stamp`]s: in running text, in attributes, in addresses.
//!
//! Everything here is a pure function of a text and a [`Reading`]. Which of a page's dates is its date is decided by the
//! callers.

mod calendars;
mod clock;
mod lexicon;
mod named;
mod names;
mod nepali;
mod numeric;
mod relative;
mod short_names;
mod stamp;
mod tokens;
mod url;

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Utc, Weekday};

pub use stamp::parse_stamp;
pub use url::from_url;

use self::{clock::Clock, tokens::Tokens};
use crate::article::Stamp;

/// The most of a text that is read, in bytes: a date line is short, and the longest stories are shorter than this.
const MOST_TEXT: usize = 400_000;
/// Years that a date in a text may have; others are taken for quantities.
const YEARS: std::ops::RangeInclusive<i32> = 1700..=2199;

/// The order in which a numeric date gives day, month and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    DayFirst,
    MonthFirst,
    YearFirst,
}

/// A date that was found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub stamp: Stamp,
    /// Its digits alone do not tell day from month, whatever order it was then read in.
    pub ambiguous: bool,
    /// Year or day were counted from the reference day: `2 hours ago`, `6 July`.
    pub inferred: bool,
    /// Where it stands, in bytes of the text, its time of day included.
    pub span: Range<usize>,
    /// How a numeric date was read; absent where the month was named.
    pub order: Option<Order>,
}

/// What is known beforehand of a page's dates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading<'a> {
    /// How to read 03/04/2025. Without it: by language, day first where that is unknown too.
    pub order: Option<Order>,
    /// BCP 47; settles month names that differ between languages, and the order of numeric dates.
    pub language: Option<&'a str>,
    /// When the page was saved, by the clock of where it was, from which relative dates and absent years are counted; the day's last
    /// moment where its time is not known. Without it neither is read.
    pub reference: Option<NaiveDateTime>,
}

impl Reading<'_> {
    /// For texts in which dates, relative ones too, are only to be found.
    pub(crate) fn to_find() -> Self {
        Reading { reference: NaiveDate::from_ymd_opt(2000, 1, 1).map(NaiveDateTime::from), ..Reading::default() }
    }

    /// The order of day and month where a date's digits allow both.
    fn preferred(&self) -> Order {
        match self.order {
            Some(Order::MonthFirst) => Order::MonthFirst,
            Some(_) => Order::DayFirst,
            None if self.writes_month_first() => Order::MonthFirst,
            None => Order::DayFirst,
        }
    }

    /// English is month first only as the United States (and, by its use there, the unmarked web) writes it.
    fn writes_month_first(&self) -> bool {
        const REGIONS: &[&str] = &["us", "ph", "pr", "fm"];
        let Some(language) = self.language else { return false };
        let mut parts = language.split(['-', '_']);
        let primary = parts.next().unwrap_or_default();
        match parts.next_back() {
            Some(region) if region.len() == 2 => REGIONS.iter().any(|r| region.eq_ignore_ascii_case(r)),
            _ => primary.eq_ignore_ascii_case("en"),
        }
    }

    /// The year that a two-digit one means: the latest that is not after the year to come.
    fn full_year(&self, two_digits: i32) -> i32 {
        let latest = self.reference.map_or_else(|| Utc::now().year(), |d| d.year()) + 1;
        let year = latest - latest.rem_euclid(100) + two_digits;
        if year > latest { year - 100 } else { year }
    }

    /// The day that a day and month without a year mean: the latest such one that is not after the reference day and
    /// falls on the weekday that stands beside it, or if none of some years does, the latest.
    fn latest(&self, month: u32, day: u32, weekday: Option<Weekday>) -> Option<NaiveDate> {
        /// Years in which a day falls on each day of the week at least once, and the one to come.
        const YEARS: i32 = 12;
        let reference = self.reference?.date();
        // A page saved west of its publisher may show tomorrow's date.
        let latest = reference.succ_opt()?;
        let in_year = |back| NaiveDate::from_ymd_opt(reference.year() + 1 - back, month, day).filter(|d| *d <= latest);
        let mut days = (0..=YEARS).filter_map(in_year).peekable();
        let first = days.peek().copied()?;
        let falls_on = |date: &NaiveDate| weekday.is_none_or(|weekday| date.weekday() == weekday);
        days.find(falls_on).or(Some(first))
    }
}

/// A date without its time, as a grammar read it.
#[derive(Clone, Copy, Debug)]
struct Reads {
    stamp: Stamp,
    ambiguous: bool,
    inferred: bool,
    order: Option<Order>,
    /// A time that stood inside the date (`Nov 18 15:21:41 GMT 2017`).
    clock: Option<Clock>,
    /// The token after it.
    next: usize,
}

impl Reads {
    fn plain(stamp: Stamp, next: usize) -> Reads {
        Reads { stamp, ambiguous: false, inferred: false, order: None, clock: None, next }
    }
}

/// Whether a folded word says "today".
pub fn is_today(word: &str) -> bool {
    names::DAY_WORDS.contains(&(word, 0))
}

/// Whether folded words name a month, in any language.
pub fn is_month(words: &str) -> bool {
    lexicon::is_month(words)
}

/// Whether a folded word names a day of the week.
pub fn is_weekday(word: &str) -> bool {
    lexicon::weekday(word).is_some()
}

/// Whether a folded word means a day that is counted from the one on which it was written: yesterday.
pub(crate) fn is_day_word(word: &str) -> bool {
    names::DAY_WORDS.iter().any(|(day, _)| *day == word)
}

/// All dates in a running text, in order and without overlap. Takes time linear in the text's length, of which the first
/// `MOST_TEXT` bytes are read.
pub fn find_all(text: &str, how: &Reading) -> Vec<Found> {
    find(text, how, usize::MAX)
}

/// The first date in a running text.
pub fn find_first(text: &str, how: &Reading) -> Option<Found> {
    find(text, how, 1).pop()
}

fn find(text: &str, how: &Reading, most: usize) -> Vec<Found> {
    let text = &text[..text.floor_char_boundary(MOST_TEXT)];
    // All dates have a number, but for "yesterday", "a week ago" and their like.
    let (has_number, is_short) = (may_have_number(text), relative::is_short(text));
    let counts_back = (is_short || !has_number) && how.reference.is_some() && relative::may_count_back(text);
    if !has_number && !counts_back {
        return Vec::new();
    }
    let in_words = is_short && counts_back;
    let t = Tokens::of(text);
    let mut found = Vec::new();
    // A time that stands before its date: "10:19 Uhr, 6. Juli 2025".
    let mut earlier: Option<(Clock, usize)> = None;
    let (mut i, mut number) = (0, t.next_number(0));
    while i < t.len() && found.len() < most {
        if number.is_some_and(|number| number < i) {
            number = t.next_number(i);
        }
        let is_near = number.is_some_and(|number| number <= i + named::REACH);
        let is_word = || how.reference.is_some() && relative::leads_day_word(&t, i);
        let may_begin = in_words || is_near || t.may_be_numeral(i) || is_word();
        if !may_begin {
            i += 1;
        } else if let Some(reads) = date_at(&t, i, how, in_words) {
            let time_before = earlier.take().filter(|(clock, _)| clock.next + clock::MOST_BETWEEN >= i);
            let (one, next) = finish(&t, i, reads, time_before);
            found.push(one);
            i = next;
        } else if let Some(clock) = clock::at(&t, i, false).filter(|c| !t.touches(i) && c.next > i) {
            earlier = Some((clock, i));
            i = clock.next;
        } else {
            i += 1;
        }
    }
    found
}

/// Whether a line may say without a digit which day it is, seen from the day of the save: `yesterday`, `a week ago`.
pub fn may_count_back(line: &str) -> bool {
    relative::is_short(line) && relative::may_count_back(line)
}

/// Whether a text has a digit, or a character of the scripts that have numerals of their own.
pub fn may_have_number(text: &str) -> bool {
    // By pieces, which are looked through many bytes at a time.
    let in_piece = |piece: &[u8]| piece.iter().fold(false, |any, &b| any | b.is_ascii_digit() | begins_numeral(b));
    text.as_bytes().chunks(64).any(in_piece)
}

/// Whether a text has a digit, or the word for a year behind Chinese numerals.
pub fn has_number(text: &str) -> bool {
    let is_numeral = |c: char| c.is_numeric() || c == '年';
    may_have_number(text) && (text.bytes().any(|b| b.is_ascii_digit()) || text.chars().any(is_numeral))
}

/// Whether a byte begins a character of the scripts from Arabic on, some of which have digits and numerals of their own;
/// not of dashes, quotation marks and pictures, which stand among them.
fn begins_numeral(byte: u8) -> bool {
    matches!(byte, 0xD9..=0xE1 | 0xE3..=0xEF)
}

/// Adds the time of day that stands by a date.
fn finish(t: &Tokens, first: usize, reads: Reads, before: Option<(Clock, usize)>) -> (Found, usize) {
    let (mut stamp, mut next, mut first) = (reads.stamp, reads.next, first);
    if let Stamp::Day(day) = stamp {
        let after = || clock::after(t, next);
        if let Some(clock) = reads.clock {
            stamp = clock.on(day);
        } else if let Some(clock) = after() {
            stamp = clock.on(day);
            next = clock.next;
        } else if let Some((clock, at)) = before {
            stamp = clock.on(day);
            first = at;
        }
    }
    let start = t.get(first).map_or(0, |token| token.start);
    let end = t.before(next).map_or(start, |token| token.end);
    let Reads { ambiguous, inferred, order, .. } = reads;
    (Found { stamp, ambiguous, inferred, span: start..end, order }, next)
}

/// The date at a token; counted back in words only where the line says so.
fn date_at(t: &Tokens, i: usize, how: &Reading, in_words: bool) -> Option<Reads> {
    let other = || calendars::at(t, i, how).or_else(|| nepali::at(t, i));
    numeric::at(t, i, how).or_else(|| named::at(t, i, how)).or_else(other).or_else(|| {
        let (stamp, next) = relative::at(t, i, how.reference?, in_words)?;
        Some(Reads { inferred: true, ..Reads::plain(stamp, next) })
    })
}

/// How a page orders its numeric dates, from those that can be read in one way only: `13.07.2022` says day first.
/// The majority counts; absent where no date tells.
pub fn order_hint<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Order> {
    let how = Reading::default();
    let orders = [Order::DayFirst, Order::MonthFirst, Order::YearFirst];
    let mut votes = [0usize; 3];
    let numeric = texts.into_iter().filter(|text| has_three_numbers(text));
    for found in numeric.flat_map(|text| find_all(text, &how)).filter(|f| !f.ambiguous) {
        for (vote, order) in votes.iter_mut().zip(orders) {
            *vote += usize::from(found.order == Some(order));
        }
    }
    // Year first says nothing of 03/04/2025, so it wins only where nothing else was seen.
    let [day, month, year] = votes;
    match (day, month) {
        (0, 0) => (year > 0).then_some(Order::YearFirst),
        _ if day >= month => Some(Order::DayFirst),
        _ => Some(Order::MonthFirst),
    }
}

/// How a page orders day and month where it names the month: `July 6, 2003`, `6 July 2003`. The majority counts.
pub fn order_in_words<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Order> {
    let how = Reading::default();
    let (mut day_first, mut month_first) = (0usize, 0usize);
    for text in texts {
        for found in find_all(text, &how).iter().filter(|f| f.order.is_none() && f.stamp.day().is_some()) {
            let starts_with_day = text[found.span.clone()].starts_with(|c: char| c.is_ascii_digit());
            *(if starts_with_day { &mut day_first } else { &mut month_first }) += 1;
        }
    }
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Less => Some(Order::MonthFirst),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Order::DayFirst),
    }
}

/// Whether three numbers may stand in a row with no more between than spaces and the signs of a date of numbers.
fn has_three_numbers(text: &str) -> bool {
    let (mut numbers, mut in_number) = (0, false);
    for byte in text.bytes() {
        // A character's further bytes are what its first one is.
        let is_further = matches!(byte, 0x80..=0xBF);
        let is_digit = byte.is_ascii_digit() || begins_numeral(byte) || is_further && in_number;
        numbers += usize::from(is_digit && !in_number);
        // Letters of Latin, Greek and Cyrillic, but none of the signs and spaces beyond ASCII.
        let is_between = matches!(byte, b'.' | b'/' | b'-' | b'|') || byte.is_ascii_whitespace();
        if byte.is_ascii() && !is_digit && !is_between || matches!(byte, 0xC3..=0xD8) {
            numbers = 0;
        }
        in_number = is_digit;
        if numbers >= 3 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests;
