//! Dates with a month's name: 6. Juli 2025, July 6th, 2025, 2025. július 6., 6 tháng 7 năm 2025, July 2025.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    Reading, Reads, YEARS,
    calendars::{BUDDHIST_OFFSET, BUDDHIST_YEARS},
    clock::{self, Clock},
    lexicon,
    names::{ORDINALS, VIETNAMESE_MONTH, VIETNAMESE_MONTHS, WORDS_LIKE_MONTHS},
    numeric::{ends_number, starts_number, weekday_beside, year},
    tokens::Tokens,
};
use crate::{article::Stamp, fold::with_folded};

/// Signs and small words between two parts of one date ("6 de julio del 2025" has one, "6., de" two).
const MOST_BETWEEN: usize = 3;
/// Tokens from a month's name to the number behind it: a name of two words, its stop, what may part it from the day.
pub(super) const REACH: usize = 3 + MOST_BETWEEN;

/// Signs between a day and its month.
const BETWEEN_SIGNS: &str = ",،-/.'’";

/// Words before the number of a magazine's issue (folded).
const ISSUES: &[&str] =
    &["ausgabe", "edicion", "edition", "heft", "issue", "no", "nr", "num", "numero", "vol", "volume", "№"];

pub(super) fn at(t: &Tokens, i: usize, how: &Reading) -> Option<Reads> {
    match t.number(i) {
        Some((_, 1 | 2)) if starts_number(t, i) => day_month(t, i, how),
        Some((_, 4)) if starts_number(t, i) => year_month_day(t, i, how),
        Some(_) => None,
        None => month_first(t, i, how),
    }
}

/// A month's name at token `i`, by both its Arabic names where it has two: the month and the token after it.
fn month(t: &Tokens, i: usize, how: &Reading) -> Option<(u32, usize)> {
    let (month, next) = one_month(t, i, how)?;
    // آذار/مارس, مارس (آذار)
    if t.is_sign(next, "/(")
        && t.word(next + 1).is_some_and(|word| !word.is_ascii())
        && let Some((again, end)) = one_month(t, next + 1, how)
        && again == month
    {
        return Some((month, if t.is_sign(end, ")") { end + 1 } else { end }));
    }
    Some((month, next))
}

fn one_month(t: &Tokens, i: usize, how: &Reading) -> Option<(u32, usize)> {
    let word = t.word(i).filter(|word| lexicon::may_begin_month(word))?;
    let (is_thang, known, begins) = with_folded(word, |key| {
        (VIETNAMESE_MONTH.contains(&key), lexicon::month(key, how.language), lexicon::begins_month(key))
    });
    if is_thang {
        return vietnamese_month(t, i + 1);
    }
    if let Some(month) = known {
        return Some((month, i + 1));
    }
    if !begins {
        return None;
    }
    // Arabic has months of two words.
    let two = format!("{} {}", t.key(i)?, t.key(i + 1)?);
    lexicon::month(&two, how.language).map(|month| (month, i + 2))
}

fn vietnamese_month(t: &Tokens, i: usize) -> Option<(u32, usize)> {
    if let Some(number) = t.short_number(i) {
        return (1..=12).contains(&number).then_some((number, i + 1));
    }
    let named = |key: &str| VIETNAMESE_MONTHS.iter().find(|(name, _)| *name == key).map(|&(_, month)| month);
    let key = t.key(i)?;
    let two = t.key(i + 1).and_then(|second| named(&format!("{key} {second}")));
    two.map(|month| (month, i + 2)).or_else(|| named(&key).map(|month| (month, i + 1)))
}

/// The token after an ordinal's ending and stop: `6th`, `1er`, `6.`, `6-го`.
fn after_ordinal(t: &Tokens, mut i: usize) -> usize {
    if t.touches(i) && t.is_word(i, ORDINALS) {
        i += 1;
    } else if t.touches(i) && t.is_sign(i, "-") && t.touches(i + 1) && t.is_word(i + 1, ORDINALS) {
        i += 2;
    }
    if t.is_sign(i, ".°") { i + 1 } else { i }
}

/// The token after what may part two parts of a date.
fn after_between(t: &Tokens, mut i: usize, signs: &str) -> usize {
    for _ in 0..MOST_BETWEEN {
        let passes = t.is_sign(i, signs) || t.says(i, lexicon::is_between);
        if !passes {
            break;
        }
        i += 1;
    }
    i
}

fn day_number(t: &Tokens, i: usize) -> Option<u32> {
    t.short_number(i).filter(|day| (1..=31).contains(day))
}

/// 6 July 2025
fn day_month(t: &Tokens, i: usize, how: &Reading) -> Option<Reads> {
    let of_month = day_number(t, i)?;
    // "Issue 5, March 2019" counts issues.
    let before = if i > 0 && t.is_sign(i - 1, ".") { i.checked_sub(2) } else { i.checked_sub(1) };
    if t.is_sign(i + 1, ",") && before.is_some_and(|at| t.is_word(at, ISSUES)) {
        return None;
    }
    let month_at = after_between(t, after_ordinal(t, i + 1), BETWEEN_SIGNS);
    if let Some(month) = roman_month(t, month_at) {
        let at = if t.is_sign(month_at + 1, "-/.") { month_at + 2 } else { month_at + 1 };
        let full = year(t, at).filter(|_| ends_number(t, at + 1))?;
        return complete(full, month, of_month, None, at + 1);
    }
    let (month, next) = month(t, month_at, how)?;
    if let Some((full, clock, next)) = year_after(t, next, how, month, of_month) {
        return complete(full, month, of_month, clock, next);
    }
    yearless(t, i..next, month_at, month, of_month, how)
}

/// July 6, 2025; July 2025
fn month_first(t: &Tokens, i: usize, how: &Reading) -> Option<Reads> {
    // A path's or a handle's part is no date. A column before a stroke is no path where the date has spaces.
    let is_spaced =
        || !t.touches(i + 1) && t.short_number(i + 1).is_some() && t.is_sign(i + 2, ",") && !t.touches(i + 3);
    if t.touches(i) && t.is_sign(i - 1, "/@#_=&") && !(t.is_sign(i - 1, "/") && is_spaced()) {
        return None;
    }
    // No word is looked up that no number follows.
    (i + 1..=i + REACH).any(|after| t.number(after).is_some()).then_some(())?;
    let (month, next) = month(t, i, how)?;
    let after_name = if t.is_sign(next, ".") { next + 1 } else { next };
    let day_at = after_between(t, after_name, ",،-/'’׳॰");
    if let Some(of_month) = day_number(t, day_at) {
        let next = after_ordinal(t, day_at + 1);
        let is_time = t.is_sign(day_at + 1, ":") && t.touches(day_at + 1);
        if !is_time && let Some((full, clock, next)) = year_after(t, next, how, month, of_month) {
            return complete(full, month, of_month, clock, next);
        }
        // "Ada March, 6 July": the day is that of the next month.
        let is_next = || day_month(t, day_at, how).is_some_and(|reads| !reads.inferred);
        if !is_time && ends_number(t, day_at + 1) && !is_next() {
            return yearless(t, i..next, i, month, of_month, how);
        }
        return None;
    }
    let full = named_year(t, day_at)?;
    ends_number(t, day_at + 1).then_some(())?;
    Some(Reads::plain(Stamp::month_of(full, month)?, day_at + 1))
}

/// 2025. július 6., 2024 m. rugpjūčio 22 d., 2025-Jul-06
fn year_month_day(t: &Tokens, i: usize, how: &Reading) -> Option<Reads> {
    let full = year(t, i)?;
    let other = || basque(t, i, full, how).or_else(|| year_ordinal_month(t, i, full, how));
    if let Some(reads) = year_day_month(t, i, full, how).or_else(other) {
        return Some(reads);
    }
    let (month, next) = month(t, after_between(t, i + 1, ".,-/"), how)?;
    let day_at = after_between(t, next, ".-/'’");
    let of_month = day_number(t, day_at)?;
    // "2024 May 10:30" and "in 2024 June 5.5 million" are not days; "२०१९ मार्च २७: १४:३५" is one.
    let is_time = t.is_sign(day_at + 1, ":") && t.touches(day_at + 1) && t.touches(day_at + 2);
    let ends = ends_number(t, day_at + 1) && !is_time;
    // What looks like this may be a year that ends one date and a month that starts the next ("2024 May 5, 2025").
    let another = year_after(t, after_ordinal(t, day_at + 1), how, month, of_month).is_some();
    if !ends || another {
        return None;
    }
    let next = if t.is_sign(day_at + 1, ".") { day_at + 2 } else { day_at + 1 };
    let next = if t.is_word(next, &["d", "dienos"]) { next + 1 } else { next };
    complete(full, month, of_month, None, next)
}

/// 2023. gada 14. marts, 2023 жылғы 14 наурыз, 2023-ж., 14-март: "of the year" before the day.
fn year_day_month(t: &Tokens, i: usize, full: i32, how: &Reading) -> Option<Reads> {
    let at = if t.is_sign(i + 1, ".-") { i + 2 } else { i + 1 };
    t.is_word(at, &["gada", "жылғы", "жылы", "жыл", "ж"]).then_some(())?;
    let at = after_between(t, at + 1, ".,");
    let of_month = day_number(t, at)?;
    let (month, next) = month(t, after_between(t, after_ordinal(t, at + 1), "-"), how)?;
    complete(full, month, of_month, None, next)
}

/// 2017, 21st of March: an ending at the day tells that the year before it is the date's.
fn year_ordinal_month(t: &Tokens, i: usize, full: i32, how: &Reading) -> Option<Reads> {
    let at = if t.is_sign(i + 1, ",") { i + 2 } else { i + 1 };
    let of_month = day_number(t, at)?;
    (t.touches(at + 1) && t.is_word(at + 1, &["st", "nd", "rd", "th"])).then_some(())?;
    let (month, next) = month(t, after_between(t, at + 2, ""), how)?;
    // "In 2017, 21st of March, 2016": the year behind is the date's own.
    let another = year_after(t, next, how, month, of_month).is_some();
    (!another).then(|| complete(full, month, of_month, None, next)).flatten()
}

/// 2025eko uztailaren 6a, 2025(e)ko uzt. 6(a): endings at the year and the day.
fn basque(t: &Tokens, i: usize, full: i32, how: &Reading) -> Option<Reads> {
    let after_bracket = |at: usize| if t.is_sign(at, "(") && t.is_sign(at + 2, ")") { at + 3 } else { at };
    let at = after_bracket(i + 1);
    (t.touches(at) && t.is_word(at, &["ko", "eko"])).then_some(())?;
    let (month, next) = month(t, at + 1, how)?;
    let next = if t.is_sign(next, ".") { next + 1 } else { next };
    let of_month = day_number(t, next)?;
    let next = after_bracket(next + 1);
    let next = if t.touches(next) && t.is_word(next, &["a", "an", "ean"]) { next + 1 } else { next };
    complete(full, month, of_month, None, next)
}

/// The month that a roman numeral stands for: 14-III-2023, 14 III 2023. One letter alone needs a sign before it.
fn roman_month(t: &Tokens, i: usize) -> Option<u32> {
    const NUMERALS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let word = t.word(i)?;
    let place = NUMERALS.iter().position(|numeral| *numeral == word)?;
    (word.len() > 1 || t.touches(i)).then(|| u32::try_from(place + 1).ok()).flatten()
}

fn complete(year: i32, month: u32, day: u32, clock: Option<Clock>, next: usize) -> Option<Reads> {
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    Some(Reads { clock, ..Reads::plain(Stamp::Day(date), next) })
}

/// The year that ends a date before token `i`, a time that stands before it, and the token after it.
fn year_after(t: &Tokens, i: usize, how: &Reading, month: u32, day: u32) -> Option<(i32, Option<Clock>, usize)> {
    let at = after_between(t, i, ".,،-/'’׳॰·|");
    if let Some(full) = named_year(t, at) {
        return ends_number(t, at + 1).then_some((full, None, at + 1));
    }
    if let Some((full, next)) = two_dates_glued(t, at, how).or_else(|| time_glued(t, at)).or_else(|| count_glued(t, at))
    {
        return Some((full, None, next));
    }
    // "Mars" above "05/17" is no year's: a stroke parts all of a date or nothing of it.
    let is_stroke = at > i && t.is_sign(at - 1, "/");
    if let Some((value, 2)) = t.number(at)
        && at > i
        && (!is_stroke || i > 1 && t.is_sign(i - 2, "/"))
        && t.is_sign(at - 1, ".-/'’")
        && (t.touches(at) || t.is_sign(at - 1, "."))
        && ends_number(t, at + 1)
        && !t.is_sign(at + 1, ":")
    {
        let full = how.full_year(i32::try_from(value).ok()?);
        return NaiveDate::from_ymd_opt(full, month, day).map(|_| (full, None, at + 1));
    }
    if let Some(full) = short_year_at_end(t, i, at, how) {
        return NaiveDate::from_ymd_opt(full, month, day).map(|_| (full, None, at + 1));
    }
    // Nov 18 15:21:41 GMT 2017
    let clock = clock::after(t, i)?;
    let full = year(t, clock.next).filter(|_| ends_number(t, clock.next + 1))?;
    Some((full, Some(clock), clock.next + 1))
}

/// The year of two digits that ends a line or its part: `Sep 1, 17`, `1 Sep 17 | Harbour`. Within a sentence it is a number
/// of something.
fn short_year_at_end(t: &Tokens, i: usize, at: usize, how: &Reading) -> Option<i32> {
    let (value, digits) = t.number(at)?;
    let apart = at == i || at == i + 1 && t.is_sign(i, ",");
    let ends = t.get(at + 1).is_none() || t.is_sign(at + 1, "|·•–—");
    (digits == 2 && apart && ends && !t.touches(at))
        .then(|| i32::try_from(value).ok())
        .flatten()
        .map(|y| how.full_year(y))
}

/// `201928` in "28. Juli 201928. Juli 2019": two `<time>` elements that a renderer ran together. The year of the first,
/// and the token after both, since the second's day cannot be told from the number alone.
pub(super) fn two_dates_glued(t: &Tokens, i: usize, how: &Reading) -> Option<(i32, usize)> {
    let full = glued_year(t, i)?;
    let (_, next) = month(t, after_between(t, after_ordinal(t, i + 1), ""), how)?;
    Some((full, if year(t, next).is_some() { next + 1 } else { next }))
}

/// `20239:34` in "Apr 28 20239:34 AM": a date and a time run together. The time is passed over.
fn time_glued(t: &Tokens, i: usize) -> Option<(i32, usize)> {
    let full = glued_year(t, i)?;
    let minute = t.is_sign(i + 1, ":") && t.touches(i + 1) && t.number(i + 2).is_some_and(|(_, digits)| digits == 2);
    minute.then_some((full, i + 3))
}

/// `20250` in "July 6, 20250 Comments": a date and a number of one digit run together.
fn count_glued(t: &Tokens, i: usize) -> Option<(i32, usize)> {
    let is_count = t.number(i).is_some_and(|(_, digits)| digits == 5) && ends_number(t, i + 1);
    glued_year(t, i).filter(|_| is_count).map(|full| (full, i + 1))
}

/// The year that a number of five or six digits begins with.
pub(super) fn glued_year(t: &Tokens, i: usize) -> Option<i32> {
    let (value, digits) = t.number(i)?;
    let full = match digits {
        5 => value / 10,
        6 => value / 100,
        _ => return None,
    };
    i32::try_from(full).ok().filter(|y| YEARS.contains(y))
}

fn named_year(t: &Tokens, i: usize) -> Option<i32> {
    year(t, i).or_else(|| {
        let (value, _) = t.number(i)?;
        let thai = i32::try_from(value).ok().filter(|y| BUDDHIST_YEARS.contains(y))?;
        Some(thai - BUDDHIST_OFFSET)
    })
}

/// A day and month that stand without a year, read only with a reference day and where they are surely a date.
fn yearless(t: &Tokens, tokens: Range<usize>, month_at: usize, month: u32, day: u32, how: &Reading) -> Option<Reads> {
    let key = t.key(month_at)?;
    let everyday = key.chars().count() < 3 || WORDS_LIKE_MONTHS.contains(&key.as_str());
    if everyday && !t.word(month_at)?.starts_with(char::is_uppercase) {
        return None;
    }
    let date = how.latest(month, day, weekday_beside(t, tokens.start, tokens.end))?;
    Some(Reads { inferred: true, ..Reads::plain(Stamp::Day(date), tokens.end) })
}
