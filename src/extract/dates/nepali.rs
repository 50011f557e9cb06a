//! Dates by the calendar of Nepal: २०७५ माघ १६ गते, १६ माघ २०७५, माघ १६, २०७५.

use chrono::{Duration, NaiveDate};

use super::{Reads, tokens::Tokens};
use crate::article::Stamp;

/// The first year of [`LENGTHS`], which began on 13 April 1993.
const FIRST_YEAR: i32 = 2050;
/// The day before that, counted from the first of the Gregorian calendar.
const BEFORE_FIRST: i32 = 727_665;

/// The last digit of the days of each month, a year each: no rule has them, astronomers do.
#[rustfmt::skip]
const LENGTHS: [&str; 41] = [
    "121210009091", "111211090900", "112111090900", "121210009900", "121210009091", "112111090900", "112120090900", "121210009901",
    "021210009091", "112111090900", "112210090900", "121210009901", "111211909091", "112111090900", "112210090900", "121210009901",
    "111211900991", "112111090900", "112210090900", "121210009901", "111211900900", "112111090900", "121210090900", "121210009901",
    "111211090900", "112111090900", "121210009900", "121210009091", "111211090900", "112111090900", "121210009900", "121210009091",
    "112111090900", "112111090900", "112110009000", "121201009000", "021210009000", "112111090000", "012201009000", "021210009000",
    "021210009000",
];

/// The months in the spellings of speech and of books.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["बैशाख", "वैशाख"], &["जेठ", "जेष्ठ", "ज्येष्ठ"], &["असार", "अषाढ", "आषाढ"], &["साउन", "श्रावण", "सावन"],
    &["भदौ", "भाद्र"], &["असोज", "आश्विन"], &["कात्तिक", "कार्तिक"], &["मंसिर", "मङ्सिर", "मार्ग"], &["पुस", "पुष", "पौष"],
    &["माघ"], &["फागुन", "फाल्गुन"], &["चैत", "चैत्र"],
];

/// A date at token `i`: a year, a month and a day, in any of the three orders in which papers have them.
pub(super) fn at(t: &Tokens, i: usize) -> Option<Reads> {
    if t.get(i).is_none_or(|token| t.text.as_bytes()[token.start] < 0xE0 && t.number(i).is_none()) {
        return None;
    }
    let (year, month, day, next) = if let Some(year) = year(t, i) {
        let at = after_comma(t, i + 1);
        let at = if t.word(at) == Some("साल") { at + 1 } else { at };
        let month = month(t, at)?;
        (year, month, t.short_number(after_comma(t, at + 1))?, after_comma(t, at + 1) + 1)
    } else if let Some(day) = t.short_number(i) {
        let at = after_day(t, i + 1);
        let month = month(t, at)?;
        let at = after_comma(t, at + 1);
        (self::year(t, at)?, month, day, at + 1)
    } else {
        let month = month(t, i)?;
        let day_at = after_comma(t, i + 1);
        let at = after_comma(t, after_day(t, day_at + 1));
        (year(t, at)?, month, t.short_number(day_at)?, at + 1)
    };
    Some(Reads::plain(Stamp::Day(gregorian(year, month, day)?), after_day(t, next)))
}

fn after_comma(t: &Tokens, i: usize) -> usize {
    if t.is_sign(i, ",") { i + 1 } else { i }
}

/// The token after the word for a day of the month.
fn after_day(t: &Tokens, i: usize) -> usize {
    if t.word(i) == Some("गते") { i + 1 } else { i }
}

fn year(t: &Tokens, i: usize) -> Option<i32> {
    let (value, digits) = t.number(i)?;
    let years = FIRST_YEAR..FIRST_YEAR + LENGTHS.len() as i32;
    i32::try_from(value).ok().filter(|year| digits == 4 && years.contains(year))
}

/// The place of a month in the year.
fn month(t: &Tokens, i: usize) -> Option<usize> {
    let word = t.word(i).filter(|word| word.starts_with(|c| matches!(c, '\u{900}'..='\u{97F}')))?;
    MONTHS.iter().position(|names| names.contains(&word))
}

fn gregorian(year: i32, month: usize, day: u32) -> Option<NaiveDate> {
    let at = usize::try_from(year - FIRST_YEAR).ok()?;
    let lengths =
        |year: &'static str| year.bytes().map(|digit| if digit == b'9' { 29 } else { 30 + i64::from(digit - b'0') });
    let in_month = lengths(LENGTHS.get(at)?).nth(month)?;
    let day = i64::from(day);
    (1..=in_month).contains(&day).then_some(())?;
    let before: i64 = LENGTHS.get(..at)?.iter().flat_map(|year| lengths(year)).sum();
    let of_year: i64 = lengths(LENGTHS.get(at)?).take(month).sum();
    NaiveDate::from_num_days_from_ce_opt(BEFORE_FIRST)?.checked_add_signed(Duration::days(before + of_year + day))
}
