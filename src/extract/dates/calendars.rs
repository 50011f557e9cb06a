//! Dates by other calendars and other numerals: 14 มี.ค. 2566, ۲۳ اسفند ۱۴۰۱, 令和元年5月21日, 二〇二三年三月十四日.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::{
    Reading, Reads, lexicon,
    numeric::{day, ends_number, separator, starts_number},
    tokens::Tokens,
};
use crate::{article::Stamp, fold::fold};

/// Thai years count from the Buddha's death.
pub(super) const BUDDHIST_YEARS: RangeInclusive<i32> = 2400..=2700;
pub(super) const BUDDHIST_OFFSET: i32 = 543;
/// Years of the Iranian calendar in which there are news on the web, or old photographs.
const JALALI_YEARS: RangeInclusive<i32> = 1300..=1450;
/// Years since the founding of the Republic of China that pages may be of, written without its name.
const REPUBLIC_YEARS: RangeInclusive<i32> = 80..=150;
const REPUBLIC_OFFSET: i32 = 1911;

/// A date of these at token `i`.
pub(super) fn at(t: &Tokens, i: usize, how: &Reading) -> Option<Reads> {
    let (date, next) = match t.number(i) {
        Some((_, 1 | 2)) if starts_number(t, i) && !t.word(i + 1)?.is_ascii() => {
            thai(t, i).or_else(|| jalali_named(t, i))?
        }
        Some((_, 3)) if starts_number(t, i) && t.word(i + 1) == Some("年") => republic(t, i, how)?,
        Some((_, 3)) if starts_number(t, i) => republic_numeric(t, i, how)?,
        Some((_, 4)) if starts_number(t, i) => jalali_numeric(t, i, how)?,
        Some(_) => return None,
        None if t.may_be_numeral(i) => han(t, i)?,
        None => return None,
    };
    Some(Reads::plain(Stamp::Day(date), next))
}

/// The abbreviations of Thai months: their two letters, each before a stop.
#[rustfmt::skip]
const THAI_MONTHS: [(&str, &str); 12] = [
    ("ม", "ค"), ("ก", "พ"), ("มี", "ค"), ("เม", "ย"), ("พ", "ค"), ("มิ", "ย"), ("ก", "ค"), ("ส", "ค"), ("ก", "ย"), ("ต", "ค"),
    ("พ", "ย"), ("ธ", "ค"),
];

/// Those of Lao months.
#[rustfmt::skip]
const LAO_MONTHS: [(&str, &str); 12] = [
    ("ມ", "ກ"), ("ກ", "ພ"), ("ມ", "ນ"), ("ມ", "ສ"), ("ພ", "ພ"), ("ມິ", "ຖ"), ("ກ", "ລ"), ("ສ", "ຫ"), ("ກ", "ຍ"), ("ຕ", "ລ"),
    ("ພ", "ຈ"), ("ທ", "ວ"),
];

/// 14 มี.ค. 2566, 14 มี.ค. 66, 14 มีนาคม พ.ศ. 2566.
fn thai(t: &Tokens, i: usize) -> Option<(NaiveDate, usize)> {
    let two = |i: usize| Some((t.word(i)?, t.word(i + 2).filter(|_| t.is_sign(i + 1, "."))?));
    let after_stop = |i: usize| if t.is_sign(i, ".") { i + 1 } else { i };
    let place = |place: usize| u32::try_from(place + 1).ok();
    let name = t.word(i + 1)?;
    let is_thai = name.starts_with(|c| matches!(c, '\u{E01}'..='\u{E4E}'));
    let (month, at) = match is_thai.then(|| lexicon::month(&fold(name), Some("th"))).flatten() {
        Some(month) => (month, i + 2),
        None => {
            let letters = two(i + 1)?;
            let of = |months: &[(&str, &str)]| months.iter().position(|known| *known == letters);
            (place(of(&THAI_MONTHS).or_else(|| of(&LAO_MONTHS))?)?, after_stop(i + 4))
        }
    };
    let (buddhist, at) = match two(at) {
        Some(("พ", "ศ")) => (true, after_stop(at + 3)),
        Some(("ค", "ศ")) => (false, after_stop(at + 3)),
        _ => (true, at),
    };
    let (value, digits) = t.number(at)?;
    let value = i32::try_from(value).ok()?;
    let year = match digits {
        2 => 2500 + value - BUDDHIST_OFFSET,
        4 if buddhist && BUDDHIST_YEARS.contains(&value) => value - BUDDHIST_OFFSET,
        4 => value,
        _ => return None,
    };
    ends_number(t, at + 1).then_some(())?;
    Some((day(year, month, t.short_number(i)?)?, at + 1))
}

#[rustfmt::skip]
const JALALI_MONTHS: [&str; 12] = [
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
];

/// The same months as Afghanistan names them.
#[rustfmt::skip]
const AFGHAN_MONTHS: [&str; 12] = [
    "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت",
];

/// ۲۳ اسفند ۱۴۰۱, ۲۳ حوت ۱۴۰۱
fn jalali_named(t: &Tokens, i: usize) -> Option<(NaiveDate, usize)> {
    let name = t.word(i + 1)?;
    let place = |months: &[&str]| months.iter().position(|known| *known == name);
    let month = place(&JALALI_MONTHS).or_else(|| place(&AFGHAN_MONTHS))?;
    let at = if t.word(i + 2) == Some("ماه") { i + 3 } else { i + 2 };
    let year = jalali_year(t, at).or_else(|| short_jalali_year(t, at))?;
    Some((from_jalali(year, u32::try_from(month + 1).ok()?, t.short_number(i)?)?, at + 1))
}

/// 1401/12/23, ۱۴۰۱-۱۲-۲۳: in Persian, or in its digits.
fn jalali_numeric(t: &Tokens, i: usize, how: &Reading) -> Option<(NaiveDate, usize)> {
    let year = jalali_year(t, i)?;
    let persian = how.language.is_some_and(|l| l.starts_with("fa"))
        || t.get(i).is_some_and(|token| t.text[token.start..].starts_with(|c| matches!(c, '۰'..='۹')));
    (persian && separator(t, i).is_some() && ends_number(t, i + 5)).then_some(())?;
    Some((from_jalali(year, t.short_number(i + 2)?, t.short_number(i + 4)?)?, i + 5))
}

fn jalali_year(t: &Tokens, i: usize) -> Option<i32> {
    let (value, digits) = t.number(i)?;
    i32::try_from(value).ok().filter(|year| digits == 4 && JALALI_YEARS.contains(year))
}

/// The year of two digits behind a month's name: ۹۹ is 1399, ۰۲ is 1402.
fn short_jalali_year(t: &Tokens, i: usize) -> Option<i32> {
    /// Such years are of the web's time: from here on they are of the century before.
    const TURN: i32 = 60;
    let (value, digits) = t.number(i)?;
    let value = i32::try_from(value).ok().filter(|_| digits == 2 && ends_number(t, i + 1))?;
    Some(if value >= TURN { 1300 + value } else { 1400 + value })
}

/// The day by the rule of eight leap years in thirty-three, which holds for all of [`JALALI_YEARS`].
fn from_jalali(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let longest = if month <= 6 { 31 } else { 30 };
    ((1..=12).contains(&month) && (1..=longest).contains(&day)).then_some(())?;
    // Counted from a year so long ago that cycles of 33 years begin with the first year.
    let since = year + 1595;
    let months = if month <= 6 { (month - 1) * 31 } else { 186 + (month - 7) * 30 };
    let days = 365 * since + since / 33 * 8 + (since % 33 + 3) / 4 + i32::try_from(months + day).ok()?;
    /// Days from there to the first of the Gregorian calendar's.
    const BEFORE_GREGORIAN: i32 = 355_668 + 365;
    NaiveDate::from_num_days_from_ce_opt(days - BEFORE_GREGORIAN)
}

/// 112年3月14日 in Chinese.
fn republic(t: &Tokens, i: usize, how: &Reading) -> Option<(NaiveDate, usize)> {
    let year = i32::try_from(t.number(i)?.0).ok().filter(|year| REPUBLIC_YEARS.contains(year))?;
    how.language.is_some_and(|l| l.starts_with("zh")).then_some(())?;
    han_month_day(t, i + 2, year + REPUBLIC_OFFSET)
}

/// 114/03/11, on Taiwan's pages.
fn republic_numeric(t: &Tokens, i: usize, how: &Reading) -> Option<(NaiveDate, usize)> {
    let year = i32::try_from(t.number(i)?.0).ok().filter(|year| REPUBLIC_YEARS.contains(year))?;
    how.language.is_some_and(|l| l.starts_with("zh")).then_some(())?;
    (separator(t, i).is_some() && ends_number(t, i + 5)).then_some(())?;
    let date = NaiveDate::from_ymd_opt(year + REPUBLIC_OFFSET, t.short_number(i + 2)?, t.short_number(i + 4)?)?;
    Some((date, i + 5))
}

/// 令和元年5月21日, 二〇二三年三月十四日: an era's year, or one of four numerals.
fn han(t: &Tokens, i: usize) -> Option<(NaiveDate, usize)> {
    let first = t.word(i)?;
    let era = match first {
        "令" | "平" | "昭" | "民" => Some(era(first, t.word(i + 1)?)?),
        _ => {
            han_digit(first.chars().next()?)?;
            None
        }
    };
    let at = if era.is_some() { i + 2 } else { i };
    let (year, next) = if t.word(at) == Some("元") { (1, at + 1) } else { han_number(t, at)? };
    let year = i32::try_from(year).ok()?;
    (t.word(next) == Some("年")).then_some(())?;
    han_month_day(t, next + 1, year + era.unwrap_or(0))
}

/// The year before an era's first.
pub(super) fn era(first: &str, second: &str) -> Option<i32> {
    match (first, second) {
        ("令", "和") => Some(2018),
        ("平", "成") => Some(1988),
        ("昭", "和") => Some(1925),
        ("民", "國" | "国") => Some(REPUBLIC_OFFSET),
        _ => None,
    }
}

fn han_month_day(t: &Tokens, i: usize, year: i32) -> Option<(NaiveDate, usize)> {
    let (month, at) = han_number(t, i)?;
    (t.word(at) == Some("月")).then_some(())?;
    let (of_month, at) = han_number(t, at + 1)?;
    matches!(t.word(at), Some("日" | "号" | "號")).then_some(())?;
    Some((day(year, month, of_month)?, at + 1))
}

fn han_digit(c: char) -> Option<u32> {
    let place = "〇一二三四五六七八九十".chars().position(|known| known == c)?;
    u32::try_from(place).ok()
}

/// A number in digits or in Chinese numerals, by place (二〇二三) or by tens (二十一).
fn han_number(t: &Tokens, i: usize) -> Option<(u32, usize)> {
    /// A year's numerals; days and months have fewer.
    const MOST: u32 = 4;
    if let Some((value, digits)) = t.number(i) {
        return (digits <= 4).then(|| u32::try_from(value).ok()).flatten().map(|value| (value, i + 1));
    }
    let (mut value, mut count, mut next, mut tens) = (0, 0, i, false);
    while let Some(word) = t.word(next).filter(|word| word.chars().all(|c| han_digit(c).is_some())) {
        for digit in word.chars().filter_map(han_digit) {
            count += 1;
            if count > MOST {
                return None;
            }
            value = match digit {
                10 => {
                    tens = true;
                    10 * if count == 1 { 1 } else { value }
                }
                digit if tens => value + digit,
                digit => 10 * value + digit,
            };
        }
        next += 1;
    }
    (count > 0).then_some((value, next))
}
