//! Dates in digits: 06.07.2025, 7/6/25, 2025-07-06, 2025年7月6日.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    Order, Reading, Reads, YEARS,
    calendars::era,
    clock, lexicon,
    named::{glued_year, two_dates_glued},
    tokens::{Kind, Tokens},
};
use crate::{article::Stamp, fold::fold};

pub(super) fn at(t: &Tokens, i: usize, how: &Reading) -> Option<Reads> {
    let (_, digits) = t.number(i)?;
    if !starts_number(t, i) {
        return None;
    }
    cjk(t, i, how).or_else(|| match digits {
        4 => year_first(t, i),
        1 | 2 => year_last(t, i, how).or_else(|| year_apart(t, i, how)),
        _ => None,
    })
}

/// Whether a number is the first of its chain: not the tail of a version, a price, an identifier or a telephone number.
pub(super) fn starts_number(t: &Tokens, i: usize) -> bool {
    if !t.touches(i) {
        return true;
    }
    match t.before(i).map(|b| b.kind) {
        Some(Kind::Sign('#' | '+' | '_' | '=' | '%' | '$' | '€' | '£' | '¥')) => false,
        Some(Kind::Sign('.' | ':' | '/' | '-' | '–' | ',')) => {
            // After a word's sign ("Datum:06.07.2025", "(dpa)-06.07.") it starts; after another number's it does not.
            let chained = i >= 2 && t.number(i - 2).is_some() && t.touches(i - 1);
            // But a time's does: "18:20-11 March 2025".
            let is_timed = || i >= 4 && t.is_sign(i - 1, "-–") && t.is_sign(i - 3, ":") && t.number(i - 4).is_some();
            !chained || is_timed()
        }
        // Markup glues names to dates ("Meyer22.02.2020"), but v1.2 and A4 are no dates.
        Some(Kind::Word) => {
            t.word(i - 1).is_some_and(|w| w.chars().count() > 2 || !w.is_ascii() || matches!(w, "on" | "am"))
        }
        _ => true,
    }
}

/// Whether a date may end before token `i`: no further part of a longer number, no unit glued on.
pub(super) fn ends_number(t: &Tokens, i: usize) -> bool {
    if !t.touches(i) {
        return true;
    }
    match t.get(i).map(|n| n.kind) {
        // "Nov 3, 2020,10:31pm", "27 mart 2019/14:35": a time is no part of the number.
        Some(Kind::Sign(',' | '/')) if t.is_sign(i + 2, ":") && t.touches(i + 2) => true,
        Some(Kind::Sign('.' | '-' | '/' | ',')) => !(t.touches(i + 1) && t.number(i + 1).is_some()),
        Some(Kind::Sign('%' | '€' | '$' | '£' | '_')) => false,
        Some(Kind::Word) => {
            let small = t.word(i).and_then(|w| w.chars().next()).is_some_and(|c| c.is_ascii_lowercase());
            !small || t.is_word(i, &["at", "by", "klo", "um", "von"])
        }
        _ => true,
    }
}

pub(super) fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    YEARS.contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

pub(super) fn year(t: &Tokens, i: usize) -> Option<i32> {
    let (value, digits) = t.number(i)?;
    let year = i32::try_from(value).ok()?;
    (digits == 4 && YEARS.contains(&year)).then_some(year)
}

/// The two equal signs of `a.b.c` at `i + 1` and `i + 3`.
pub(super) fn separator(t: &Tokens, i: usize) -> Option<char> {
    let sign = t.sign(i + 1).filter(|c| "./-|–".contains(*c))?;
    (t.sign(i + 3) == Some(sign)).then_some(())?;
    let joints = [i + 1, i + 2, i + 3, i + 4];
    let tight = joints.iter().all(|&j| t.touches(j));
    let spread = joints.iter().all(|&j| !t.touches(j));
    // "6. 7. 2025": spaces after the stops.
    let stops = sign == '.' && t.touches(i + 1) && t.touches(i + 3);
    (tight || stops || (spread && matches!(sign, '|' | '/' | '.'))).then_some(sign)
}

/// 2025-07-06, 2025/7/6, 2025. 07. 06.
fn year_first(t: &Tokens, i: usize) -> Option<Reads> {
    separator(t, i)?;
    let date = day(year(t, i)?, t.short_number(i + 2)?, t.short_number(i + 4)?)?;
    let next = i + 5;
    let apart = t.is_word(next, &["t"]) && t.touches(next);
    if !apart && !ends_number(t, next) {
        return None;
    }
    let next = if t.is_sign(next, ".") && t.touches(next) { next + 1 } else { next };
    Some(Reads { order: Some(Order::YearFirst), ..Reads::plain(Stamp::Day(date), next) })
}

/// 06.07.2025, 7/6/2025, 06.07.25.
fn year_last(t: &Tokens, i: usize, how: &Reading) -> Option<Reads> {
    let sign = separator(t, i)?;
    let (first, second) = (t.short_number(i)?, t.short_number(i + 2)?);
    let (value, digits) = t.number(i + 4)?;
    let full = match digits {
        4 => year(t, i + 4)?,
        5 | 6 if after_glued(t, i, sign, how).is_some() => glued_year(t, i + 4)?,
        2 if t.touches(i + 4) && ends_in_short_year(t, i, sign, how) => how.full_year(i32::try_from(value).ok()?),
        _ => return None,
    };
    let next = after_glued(t, i, sign, how).unwrap_or(i + 5);
    ends_number(t, next).then_some(())?;
    let as_day_first = day(full, second, first);
    // With stops it is the day's order, but for American papers: `08.19.2013`.
    let dotted = sign == '.' && (as_day_first.is_some() || t.number(i + 2)?.1 != 2 || t.number(i)?.1 != 2);
    let as_month_first = if dotted { None } else { day(full, first, second) };
    let weekday = if as_day_first.is_some() && as_month_first.is_some() { weekday_beside(t, i, next) } else { None };
    let falls_on = |date: Option<NaiveDate>| date.filter(|date| weekday.is_none_or(|day| date.weekday() == day));
    // The weekday tells day from month, unless it is that of both or of neither.
    let (as_day_first, as_month_first) = match (falls_on(as_day_first), falls_on(as_month_first)) {
        (None, None) => (as_day_first, as_month_first),
        told => told,
    };
    let (date, order) = match (as_day_first, as_month_first, how.preferred()) {
        (None, Some(date), _) | (Some(_), Some(date), Order::MonthFirst) => (date, Order::MonthFirst),
        (Some(date), _, _) => (date, Order::DayFirst),
        (None, None, _) => return None,
    };
    let ambiguous = as_day_first.is_some() && as_month_first.is_some() && first != second;
    Some(Reads { ambiguous, order: Some(order), ..Reads::plain(Stamp::Day(date), next) })
}

/// The weekday before or right behind the date from token `i` to `next`: `Fri, 09/01/2017`, `09/01/2017 (Friday)`.
pub(super) fn weekday_beside(t: &Tokens, i: usize, next: usize) -> Option<Weekday> {
    let named = |at: usize| t.key(at).and_then(|key| lexicon::weekday(&key));
    let before = (1..=3).map_while(|back| i.checked_sub(back)).find(|&at| !t.is_sign(at, ",.(")).and_then(named);
    before.or_else(|| (next..next + 2).find(|&at| !t.is_sign(at, ",(")).and_then(named))
}

/// 14/3 2023, 14/3-2023: as Danish, Norwegian and Swedish write it.
fn year_apart(t: &Tokens, i: usize, how: &Reading) -> Option<Reads> {
    const LANGUAGES: &[&str] = &["da", "nb", "nn", "no", "sv"];
    let primary = how.language?.split(['-', '_']).next()?;
    let tight = t.is_sign(i + 1, "/") && t.touches(i + 1) && t.touches(i + 2);
    (tight && LANGUAGES.contains(&primary)).then_some(())?;
    let at = if t.is_sign(i + 3, "-") { i + 4 } else { i + 3 };
    let date = day(year(t, at)?, t.short_number(i + 2)?, t.short_number(i)?)?;
    (!t.touches(i + 3) || at > i + 3).then_some(())?;
    ends_number(t, at + 1).then_some(())?;
    Some(Reads { order: Some(Order::DayFirst), ..Reads::plain(Stamp::Day(date), at + 1) })
}

/// Whether the two digits that end the five tokens from `i` on are a year, and the tokens no version's or section's number.
fn ends_in_short_year(t: &Tokens, i: usize, sign: char, how: &Reading) -> bool {
    let has_two_digits = |i: usize| t.number(i).is_some_and(|(_, digits)| digits == 2);
    // A version or a section number is shorter than two digits somewhere.
    let is_long = has_two_digits(i) && has_two_digits(i + 2);
    let is_tight = t.touches(i + 1);
    // "1.11.23 20:19"; "Ada Marlow, 8.5.12", at a line's end, after what sets it off.
    let is_set_off = || clock::at(t, i + 5, false).is_some() || ends_line(t, i) || is_line(t, i, how);
    is_long || is_tight && (sign == '/' || sign == '.' && is_set_off())
}

/// Whether the five tokens from `i` on end the text, after a comma, a bar or a dash, or a word that leads a date in.
fn ends_line(t: &Tokens, i: usize) -> bool {
    let set_off =
        i > 0 && (t.is_sign(i - 1, ",|·•–—") || t.is_word(i - 1, &["am", "vom", "on", "le", "il", "del", "van"]));
    set_off && (t.get(i + 5).is_none() || (t.is_sign(i + 5, ".") && t.get(i + 6).is_none()))
}

/// Whether the five tokens from `i` on are the whole text, in a language that writes days so: 8.5.12 may be a version's number.
fn is_line(t: &Tokens, i: usize, how: &Reading) -> bool {
    const LANGUAGES: &[&str] = &["cs", "da", "de", "et", "fi", "nb", "nn", "no", "pl", "ru", "sk", "sl", "uk"];
    let primary = how.language.and_then(|l| l.split(['-', '_']).next());
    i == 0 && t.get(5).is_none() && primary.is_some_and(|l| LANGUAGES.contains(&l))
}

/// The token after the second of two dates that ran together: `15/01/201614/01/2016`, `30.01.202430. Januar 2024`.
fn after_glued(t: &Tokens, i: usize, sign: char, how: &Reading) -> Option<usize> {
    glued_year(t, i + 4)?;
    if let Some((_, next)) = two_dates_glued(t, i + 4, how) {
        return Some(next);
    }
    let signs = t.sign(i + 5) == Some(sign) && t.sign(i + 7) == Some(sign);
    (signs && t.short_number(i + 6).is_some() && year(t, i + 8).is_some()).then_some(i + 9)
}

/// The number of a month in words, and the token after it: "second", "tenth and second".
fn mongolian_ordinal(t: &Tokens, i: usize) -> Option<(u32, usize)> {
    const ORDINALS: [&str; 10] = [
        "нэгдүгээр", "хоёрдугаар", "гуравдугаар", "дөрөвдүгээр", "тавдугаар", "зургаадугаар", "долоодугаар",
        "наймдугаар", "есдүгээр", "аравдугаар",
    ];
    let (tens, at) = if t.is_word(i, &["арван"]) { (10, i + 1) } else { (0, i) };
    let place = ORDINALS.iter().position(|word| t.says(at, |key| key == fold(word)))?;
    Some((tens + u32::try_from(place + 1).ok()?, at + 1))
}

/// 2025 оны 07 сарын 06, 2025 оны 7-р сарын 6, 2025 оны долоодугаар сарын 6: "of the month".
fn mongolian(t: &Tokens, i: usize) -> Option<Reads> {
    let (month, at) = match t.short_number(i + 2) {
        Some(month) => {
            let ordinal = t.is_sign(i + 3, "-") && t.is_word(i + 4, &["р", "дугаар", "дүгээр"]);
            (month, if ordinal { i + 5 } else { i + 3 })
        }
        None => mongolian_ordinal(t, i + 2)?,
    };
    t.is_word(at, &["сарын", "сар"]).then_some(())?;
    let date = day(year(t, i)?, month, t.short_number(at + 1)?)?;
    Some(Reads::plain(Stamp::Day(date), at + 2))
}

/// The token behind the year of another count that stands in brackets: `2019(平成31)年`, `令和元年（2019年）5月`.
fn after_bracketed(t: &Tokens, i: usize) -> usize {
    /// Tokens of an era, its year and the word for it.
    const MOST: usize = 4;
    if !t.is_sign(i, "(（") {
        return i;
    }
    let closes = (i + 2..=i + 1 + MOST).find(|&at| t.is_sign(at, ")）"));
    closes.map_or(i, |at| at + 1)
}

/// 2019(平成31)年1月30日, 2019年(平成31年)1月30日
fn cjk_bracketed(t: &Tokens, i: usize) -> Option<Reads> {
    let full = year(t, i)?;
    let at = after_bracketed(t, i + 1);
    (t.word(at) == Some("年")).then_some(())?;
    let month_at = after_bracketed(t, at + 1);
    (month_at > i + 2 && t.word(month_at + 1) == Some("月") && t.word(month_at + 3) == Some("日")).then_some(())?;
    let date = day(full, t.short_number(month_at)?, t.short_number(month_at + 2)?)?;
    Some(Reads::plain(Stamp::Day(date), month_at + 4))
}

/// 2025年7月6日, 7月6日, 2025년 7월 6일, 令和7年7月6日.
fn cjk(t: &Tokens, i: usize, how: &Reading) -> Option<Reads> {
    let is = |i: usize, signs: &[&str]| t.word(i).is_some_and(|w| signs.contains(&w));
    if t.is_sign(i + 1, "(（") || is(i + 1, &["年"]) && t.is_sign(i + 2, "(（") {
        return cjk_bracketed(t, i);
    }
    if is(i + 1, &["年", "년"]) && is(i + 3, &["月", "월"]) {
        let (value, digits) = t.number(i)?;
        let written = i32::try_from(value).ok()?;
        let full = if digits <= 3 { written + era(t.word(i.checked_sub(2)?)?, t.word(i - 1)?)? } else { year(t, i)? };
        let month = t.short_number(i + 2)?;
        if is(i + 5, &["日", "일", "号", "號"]) {
            let date = day(full, month, t.short_number(i + 4)?)?;
            return Some(Reads::plain(Stamp::Day(date), i + 6));
        }
        return Some(Reads::plain(Stamp::month_of(full, month)?, i + 4));
    }
    if is(i + 1, &["оны"]) {
        return mongolian(t, i);
    }
    if is(i + 1, &["月", "월"]) && is(i + 3, &["日", "일", "号", "號"]) {
        let (month, of_month) = (t.short_number(i)?, t.short_number(i + 2)?);
        let date = how.latest(month, of_month, weekday_beside(t, i, i + 4))?;
        return Some(Reads { inferred: true, ..Reads::plain(Stamp::Day(date), i + 4) });
    }
    None
}
