//! Dates counted back from the day a page was saved: `2 hours ago`, `vor 3 Tagen`, `yesterday`.

use std::sync::LazyLock;

use chrono::{Datelike, Days, Months, NaiveDateTime, TimeDelta};

use super::{
    lexicon,
    names::{AGO_AFTER, AGO_BEFORE, BEFORE_TIME, DAY_WORDS, DUALS, NUMBER_WORDS, Unit},
    tokens::Tokens,
};
use crate::{article::Stamp, extract::parts::Parts, fold::fold};

/// Bytes of the longest line that is looked at for days counted back in words; in prose they are the story's.
const LONGEST_LINE: usize = 90;

/// Whether a text has one of the words for today or yesterday in it, or counts back in words: `a week ago`.
pub(super) fn may_count_back(text: &str) -> bool {
    static DAYS: LazyLock<Parts> =
        LazyLock::new(|| Parts::of(&DAY_WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>()));
    // Words of two letters are parts of too many others.
    static AGO: LazyLock<Parts> = LazyLock::new(|| {
        let long = |word: &&&str| word.chars().count() > 2;
        let before = AGO_BEFORE.iter().filter(long).map(|word| format!("{word} "));
        let after = AGO_AFTER.iter().filter(long).map(|word| format!(" {word}"));
        let all: Vec<String> = before.chain(after).chain(["y a ".to_owned(), "ha ".to_owned()]).collect();
        Parts::of(&all.iter().map(String::as_str).collect::<Vec<_>>())
    });
    let may = |text: &str| DAYS.any_in(text) || is_short(text) && (AGO.any_in(text) || text.ends_with(" fa"));
    if text.is_ascii() { may(text) } else { may(&fold(text)) }
}

/// Whether a text is short enough for a line that says when something was.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= LONGEST_LINE
}

/// A relative date at token `i`: the stamp and the token after it. `in_words` says whether it may be counted back in words.
pub(super) fn at(t: &Tokens, i: usize, reference: NaiveDateTime, in_words: bool) -> Option<(Stamp, usize)> {
    if t.number(i).is_some() {
        return after_number(t, i, reference);
    }
    let leads = leads_day_word(t, i);
    // "πριν από 2 ημέρες"
    let behind = if t.is_word(i + 1, &["απο"]) { i + 2 } else { i + 1 };
    let counts = t.number(behind).is_some() || in_words;
    if !leads && !counts {
        return None;
    }
    let key = t.key(i)?;
    if counts
        && AGO_BEFORE.contains(&key.as_str())
        && if t.number(behind).is_some() { leads_number(t, i, behind, &key) } else { leads_words(t, i, &key) }
        && let Some((amount, unit, next)) = amount(t, behind)
        // "2 giorni fa 3 ..." must not be read backwards: "fa" before a number is Catalan, and short words need care.
        && (key.chars().count() > 1 || !t.is_word(next, AGO_AFTER))
    {
        return Some((back(reference, amount, unit)?, next));
    }
    if in_words && let Some(found) = after_number(t, i, reference) {
        return Some(found);
    }
    if leads { day_word(t, i, &key, reference) } else { None }
}

/// `2 hours ago`, `3 天前`, `il y a 2 jours` (its "a" stands before the number and is found there).
fn after_number(t: &Tokens, i: usize, reference: NaiveDateTime) -> Option<(Stamp, usize)> {
    if t.before(i).is_some() && t.touches(i) && t.word(i - 1).is_none() {
        return None;
    }
    if let Some((amount, unit, next)) = cjk_amount(t, i) {
        return Some((back(reference, amount, unit)?, next));
    }
    if let Some((amount, unit, next)) = ago_in_one(t, i) {
        return Some((back(reference, amount, unit)?, next));
    }
    let (amount, unit, next) = amount(t, i)?;
    let key = t.key(next)?;
    // "yang lalu", "ezelőtt", "tому назад": one word is enough to tell.
    let ends = t.number(i).is_some() || stands_at_end(t, next + 1);
    (AGO_AFTER.contains(&key.as_str()) && ends).then_some(())?;
    Some((back(reference, amount, unit)?, next + 1))
}

/// A unit that says itself that it counts back: `2 napja`, `2 วันที่แล้ว`.
fn ago_in_one(t: &Tokens, i: usize) -> Option<(u64, Unit, usize)> {
    const HUNGARIAN: &[(&str, Unit)] = &[
        ("perce", Unit::Clock),
        ("oraja", Unit::Hour),
        ("napja", Unit::Day),
        ("hete", Unit::Week),
        ("honapja", Unit::Month),
    ];
    const THAI: &[&str] = &["ที่แล้ว", "ที่ผ่านมา", "ก่อน"];
    let (value, digits) = t.number(i)?;
    let key = t.key(i + 1).filter(|_| digits <= 3)?;
    let hungarian = || HUNGARIAN.iter().find(|(word, _)| *word == key).map(|&(_, unit)| unit);
    let thai = || lexicon::unit(THAI.iter().find_map(|ago| key.strip_suffix(ago))?);
    Some((value, hungarian().or_else(thai)?, i + 2))
}

/// Whether a word before a number and a unit counts back, and is none that says how long something lasts or how long it is until then:
/// `Open for 3 days`, `A 3 días de las elecciones`.
fn leads_number(t: &Tokens, i: usize, number: usize, key: &str) -> bool {
    let behind = || amount(t, number).map(|(.., next)| next);
    match key {
        "a" => t.is_word(i.wrapping_sub(1), &["y"]),
        "for" | "fore" => behind().is_some_and(|next| t.is_word(next, AGO_AFTER)),
        "ha" => behind().is_some_and(|next| stands_at_end(t, next)),
        _ => true,
    }
}

/// Whether a word before a number in words is one that nothing else is meant by there: `il y a` and not `a`, `vor` and
/// not the `for` that has another word behind the unit.
fn leads_words(t: &Tokens, i: usize, key: &str) -> bool {
    let by_itself = match key {
        "a" => t.is_word(i.wrapping_sub(1), &["y"]),
        "for" | "fore" => amount(t, i + 1).is_some_and(|(.., next)| t.is_word(next, AGO_AFTER)),
        "fa" | "pre" => false,
        _ => true,
    };
    let behind = |next: usize| if t.is_word(next, AGO_AFTER) { next + 1 } else { next };
    by_itself && amount(t, i + 1).is_some_and(|(.., next)| stands_at_end(t, behind(next)))
}

/// Whether a line ends before a token, or goes on with a sign or a time.
fn stands_at_end(t: &Tokens, next: usize) -> bool {
    next >= t.len() || is_parted(t, next) || t.is_sign(next, ")]") || t.is_word(next, BEFORE_TIME)
}

/// How many of which unit: in figures, or in a short line in words (`two days`, `une semaine`, `يومين`), where the unit
/// alone is one of them (`неделю`).
fn amount(t: &Tokens, i: usize) -> Option<(u64, Unit, usize)> {
    if let Some((value, digits)) = t.number(i) {
        (digits <= 3).then_some(())?;
        // "acum 24 de ore"
        let at = if t.is_word(i + 1, &["de"]) { i + 2 } else { i + 1 };
        let unit = lexicon::unit(&t.key(at)?)?;
        return Some((value, unit, at + 1));
    }
    is_short(t.text).then_some(())?;
    let key = t.key(i)?;
    let listed = NUMBER_WORDS.iter().find(|(word, _)| *word == key);
    if let Some(&(_, value)) = listed
        && let Some(unit) = t.key(i + 1).and_then(|unit| lexicon::unit(&unit))
    {
        return Some((value, unit, i + 2));
    }
    if let Some(&(_, unit)) = DUALS.iter().find(|(word, _)| *word == key) {
        return Some((2, unit, i + 1));
    }
    Some((1, lexicon::unit(&key)?, i + 1))
}

/// `3小时前`, `2日前`, `5분 전`.
fn cjk_amount(t: &Tokens, i: usize) -> Option<(u64, Unit, usize)> {
    let (value, digits) = t.number(i)?;
    (digits <= 3).then_some(())?;
    let (unit, mut next) = match t.word(i + 1)? {
        "秒" | "分" | "분" | "초" => (Unit::Clock, i + 2),
        "小" | "時" | "时" | "시" => (Unit::Hour, i + 2),
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
fn day_word(t: &Tokens, i: usize, key: &str, reference: NaiveDateTime) -> Option<(Stamp, usize)> {
    let (days, next) = match day_in_two(t, i) {
        Some(days) => (days, i + 2),
        None => {
            let days = DAY_WORDS.iter().find(|(word, _)| *word == key).map(|&(_, days)| days)?;
            // "aujourd'hui" is three tokens.
            (days, if key == "aujourd" { i + 3 } else { i + 1 })
        }
    };
    // "kl." is short for a word.
    let behind = if t.is_sign(next + 1, ".") { next + 2 } else { next + 1 };
    // "Ayer a las 14:20"
    let behind = if t.is_word(behind, BEFORE_TIME) { behind + 1 } else { behind };
    let timed = t.is_word(next, BEFORE_TIME) && t.number(behind).is_some();
    let stands = next >= t.len() || is_parted(t, next) || t.number(next).is_some() || timed;
    stands.then_some(())?;
    Some((back(reference, u64::try_from(days).ok()?, Unit::Day)?, next))
}

/// How many days back a day's name of two words, ideographs or syllables points: `昨天`, `어제`, `i går`, `hari ini`.
fn day_in_two(t: &Tokens, i: usize) -> Option<i64> {
    let (first, second) = (t.word(i)?, t.word(i + 1)?);
    match (first, second) {
        ("i" | "I", "dag") | ("hari" | "Hari", "ini") | ("Hôm" | "hôm", "nay") => Some(0),
        ("i" | "I", "går") | ("Hôm" | "hôm", "qua") => Some(1),
        ("今", "天" | "日") | ("오", "늘") => Some(0),
        ("昨", "天" | "日") | ("어", "제") => Some(1),
        ("前", "天") | ("그", "제") => Some(2),
        _ => None,
    }
}

fn back(reference: NaiveDateTime, amount: u64, unit: Unit) -> Option<Stamp> {
    let day = reference.date();
    let months = |n: u64| u32::try_from(n).ok().and_then(|n| day.checked_sub_months(Months::new(n)));
    let hours = |n: u64| i64::try_from(n).ok().and_then(TimeDelta::try_hours);
    match unit {
        // How many minutes is seldom known: the day of saving is right more often than not.
        Unit::Clock => Some(Stamp::Day(day)),
        Unit::Hour => hours(amount).and_then(|h| reference.checked_sub_signed(h)).map(|then| Stamp::Day(then.date())),
        Unit::Day => day.checked_sub_days(Days::new(amount)).map(Stamp::Day),
        Unit::Week => day.checked_sub_days(Days::new(amount.saturating_mul(7))).map(Stamp::Day),
        Unit::Month => months(amount).and_then(|d| Stamp::month_of(d.year(), d.month())),
        Unit::Year => months(amount.saturating_mul(12)).map(|d| Stamp::Year(d.year())),
    }
}
