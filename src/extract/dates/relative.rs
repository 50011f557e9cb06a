//! Dates counted back from the day a page was saved: `2 hours ago`, `vor 3 Tagen`, `yesterday`.

use std::sync::LazyLock;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{
    lexicon,
    names::{AGO_AFTER, AGO_BEFORE, BEFORE_TIME, DAY_WORDS, Unit},
    tokens::Tokens,
};
use crate::{article::Stamp, extract::parts::Parts, fold::fold};

/// Whether a text has one of the words for today or yesterday in it.
pub(super) fn may_name_day(text: &str) -> bool {
    static WORDS: LazyLock<Parts> =
        LazyLock::new(|| Parts::of(&DAY_WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>()));
    if text.is_ascii() { WORDS.any_in(text) } else { WORDS.any_in(&fold(text)) }
}

/// A relative date at token `i`: the stamp and the token after it.
pub(super) fn at(t: &Tokens, i: usize, reference: NaiveDate) -> Option<(Stamp, usize)> {
    if t.number(i).is_some() {
        return after_number(t, i, reference);
    }
    let (leads, counts) = (leads_day_word(t, i), t.number(i + 1).is_some());
    if !leads && !counts {
        return None;
    }
    let key = t.key(i)?;
    if counts
        && AGO_BEFORE.contains(&key.as_str())
        && let Some((amount, unit, next)) = amount(t, i + 1)
        // "2 giorni fa 3 ..." must not be read backwards: "fa" before a number is Catalan, and short words need care.
        && (key.chars().count() > 1 || !t.is_word(next, AGO_AFTER))
    {
        return Some((back(reference, amount, unit)?, next));
    }
    if leads { day_word(t, i, &key, reference) } else { None }
}

/// `2 hours ago`, `3 天前`, `il y a 2 jours` (its "a" stands before the number and is found there).
fn after_number(t: &Tokens, i: usize, reference: NaiveDate) -> Option<(Stamp, usize)> {
    if t.before(i).is_some() && t.touches(i) && t.word(i - 1).is_none() {
        return None;
    }
    if let Some((amount, unit, next)) = cjk_amount(t, i) {
        return Some((back(reference, amount, unit)?, next));
    }
    let (amount, unit, next) = amount(t, i)?;
    let key = t.key(next)?;
    // "yang lalu", "ezelőtt", "tому назад": one word is enough to tell.
    AGO_AFTER.contains(&key.as_str()).then_some(())?;
    Some((back(reference, amount, unit)?, next + 1))
}

fn amount(t: &Tokens, i: usize) -> Option<(u64, Unit, usize)> {
    let (value, digits) = t.number(i)?;
    (digits <= 3).then_some(())?;
    let unit = lexicon::unit(&t.key(i + 1)?)?;
    Some((value, unit, i + 2))
}

/// `3小时前`, `2日前`, `5분 전`.
fn cjk_amount(t: &Tokens, i: usize) -> Option<(u64, Unit, usize)> {
    let (value, digits) = t.number(i)?;
    (digits <= 3).then_some(())?;
    let (unit, mut next) = match t.word(i + 1)? {
        "秒" | "分" | "小" | "時" | "时" | "분" | "시" | "초" => (Unit::Clock, i + 2),
        "天" | "日" | "일" => (Unit::Day, i + 2),
        "週" | "周" | "주" => (Unit::Week, i + 2),
        "個" | "个" | "か" | "ヶ" | "月" | "개" => (Unit::Month, i + 2),
        "年" | "년" => (Unit::Year, i + 2),
        _ => return None,
    };
    // 分钟, 小时, 時間, 시간, 個月: one more character.
    if matches!(t.word(next), Some("钟" | "鐘" | "时" | "時" | "間" | "间" | "간" | "月" | "월" | "月間")) {
        next += 1;
    }
    matches!(t.word(next), Some("前" | "전")).then_some((value, unit, next + 1))
}

fn is_parted(t: &Tokens, i: usize) -> bool {
    t.is_sign(i, "|·•:,-–—")
}

/// Whether "today" or "yesterday" may be a date here and not a word of a sentence.
pub(super) fn leads_day_word(t: &Tokens, i: usize) -> bool {
    i == 0 || is_parted(t, i - 1)
}

/// "today" or "yesterday" before a sign or a time, or last.
fn day_word(t: &Tokens, i: usize, key: &str, reference: NaiveDate) -> Option<(Stamp, usize)> {
    let days = DAY_WORDS.iter().find(|(word, _)| *word == key).map(|&(_, days)| days)?;
    // "aujourd'hui" is three tokens.
    let next = if key == "aujourd" { i + 3 } else { i + 1 };
    let timed = t.is_word(next, BEFORE_TIME) && t.number(next + 1).is_some();
    let stands = next >= t.len() || is_parted(t, next) || t.number(next).is_some() || timed;
    stands.then_some(())?;
    Some((back(reference, u64::try_from(days).ok()?, Unit::Day)?, next))
}

fn back(reference: NaiveDate, amount: u64, unit: Unit) -> Option<Stamp> {
    let months = |n: u64| u32::try_from(n).ok().and_then(|n| reference.checked_sub_months(Months::new(n)));
    match unit {
        // Which side of midnight an hour count falls on cannot be told: the day of saving is right more often than not.
        Unit::Clock => Some(Stamp::Day(reference)),
        Unit::Day => reference.checked_sub_days(Days::new(amount)).map(Stamp::Day),
        Unit::Week => reference.checked_sub_days(Days::new(amount.saturating_mul(7))).map(Stamp::Day),
        Unit::Month => months(amount).and_then(|d| Stamp::month_of(d.year(), d.month())),
        Unit::Year => months(amount.saturating_mul(12)).map(|d| Stamp::Year(d.year())),
    }
}
