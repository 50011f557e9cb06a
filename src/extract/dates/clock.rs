//! Times of day as they stand beside a date: `10:19 Uhr`, `3:05 PM EST`, `12h30`, `T10:11:12.5+0200`.

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone};

use super::{
    lexicon,
    names::{AFTER_TIME, BEFORE_TIME},
    tokens::{Kind, Tokens},
};
use crate::{article::Stamp, fold::fold};

/// Signs and words that may stand between a date and its time; more are no longer one phrase.
pub(super) const MOST_BETWEEN: usize = 4;
/// The farthest a clock stands from UTC, in minutes.
const FARTHEST_OFFSET: i32 = 14 * 60;

#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub time: NaiveTime,
    pub offset: Option<FixedOffset>,
    /// The token after it.
    pub next: usize,
}

impl Clock {
    /// The stamp of this time on `day`.
    pub(super) fn on(&self, day: NaiveDate) -> Stamp {
        let local = day.and_time(self.time);
        match self.offset.and_then(|o| o.from_local_datetime(&local).single()) {
            Some(zoned) => Stamp::Zoned(zoned),
            None => Stamp::Local(local),
        }
    }
}

/// The time that follows a date which ended before token `i`.
pub(super) fn after(t: &Tokens, mut i: usize) -> Option<Clock> {
    let mut dotted_is_time = false;
    let mut open = false;
    for _ in 0..=MOST_BETWEEN {
        // "14.30" after "kl." is a time, and so is "14.30.00" after a date.
        if let Some(clock) = at(t, i, dotted_is_time || has_dotted_seconds(t, i)) {
            return Some(clock);
        }
        match t.get(i)?.kind {
            Kind::Sign('(') => open = true,
            Kind::Sign(')') => open = false,
            Kind::Sign('-' | '/' | '|' | ',' | '.' | ';' | ':' | '·' | '•' | '–' | '—' | '@' | '~' | 'à') => {}
            Kind::Word if open || t.says(i, |key| lexicon::weekday(key).is_some()) => {}
            // "segunda-feira"
            Kind::Word if t.is_word(i, &["feira"]) => {}
            Kind::Word if t.is_word(i, BEFORE_TIME) => dotted_is_time = !t.is_word(i, &["a", "g", "v", "в"]),
            Kind::Word if half_of_day(t, i).is_some() => return at(t, i, true),
            _ => return None,
        }
        i += 1;
    }
    None
}

/// Tokens of `10:11:12`, the shortest time with seconds.
const SECONDS: usize = 5;

/// The time at token `i`. `dotted` says that a full stop may part hour and minute.
pub(super) fn at(t: &Tokens, i: usize, dotted: bool) -> Option<Clock> {
    let (afternoon, i) = match half_of_day(t, i) {
        Some((afternoon, next)) => (Some(afternoon), next),
        None => (None, i),
    };
    let hour = t.short_number(i)?;
    let Face { minute, second, next, certain } = face(t, i, dotted)?;
    let has_seconds = next >= i + SECONDS;
    let (half, next) = match meridiem(t, next) {
        Some((afternoon, next)) => (Some(afternoon), next),
        None => (None, next),
    };
    if !certain && half.is_none() {
        return None;
    }
    let hour = match afternoon.or(half) {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    // A leap second is written as the one before it.
    let time = NaiveTime::from_hms_opt(hour, minute, second.min(59))?;
    let next = if t.is_word(next, AFTER_TIME) && lexicon::zone(&t.key(next)?).is_none() { next + 1 } else { next };
    let (offset, next) = match offset(t, next, has_seconds) {
        Some((minutes, next)) => (FixedOffset::east_opt(minutes * 60), next),
        None => (None, next),
    };
    Some(Clock { time, offset, next })
}

/// What follows an hour.
struct Face {
    minute: u32,
    second: u32,
    next: usize,
    /// False for a bare hour, which needs "PM" to be a time.
    certain: bool,
}

fn face(t: &Tokens, hour_at: usize, dotted: bool) -> Option<Face> {
    let i = hour_at + 1;
    let two_digits = |i: usize| t.number(i).filter(|&(v, d)| d == 2 && v < 60).and_then(|(v, _)| u32::try_from(v).ok());
    let joined = |i: usize| t.touches(i) && t.touches(i + 1);
    if t.is_sign(i, ":：") && joined(i) {
        let minute = two_digits(i + 1)?;
        let (second, next) = seconds(t, i + 2, ":");
        return Some(Face { minute, second, next, certain: true });
    }
    if t.is_sign(i, ".") && joined(i) {
        let minute = two_digits(i + 1)?;
        let named = dotted || t.is_word(i + 2, AFTER_TIME) || meridiem(t, i + 2).is_some();
        let (second, next) = if dotted { seconds(t, i + 2, ".") } else { (0, i + 2) };
        let longer = t.is_sign(next, ".") && joined(next) && !t.is_word(next + 1, &["m"]);
        return (named && !longer).then_some(Face { minute, second, next, certain: true });
    }
    if t.is_word(i, &["h", "ч", "时", "時", "點", "点", "시"]) {
        let minute = two_digits(i + 1).filter(|_| t.touches(i + 1) || t.word(i) != Some("h"));
        let mut next = if minute.is_some() { i + 2 } else { i + 1 };
        if minute.is_some() && t.is_word(next, &["分", "분", "min", "m", "мин"]) {
            next += 1;
        }
        return Some(Face { minute: minute.unwrap_or(0), second: 0, next, certain: true });
    }
    if t.is_word(i, &["uhr", "uur"]) {
        return Some(Face { minute: 0, second: 0, next: i + 1, certain: true });
    }
    Some(Face { minute: 0, second: 0, next: i, certain: false })
}

/// `14.30.00`, two digits each.
fn has_dotted_seconds(t: &Tokens, i: usize) -> bool {
    let two_digits = |i: usize| t.number(i).is_some_and(|(_, digits)| digits == 2);
    let joined = |i: usize| t.is_sign(i, ".") && t.touches(i) && t.touches(i + 1);
    [i, i + 2, i + 4].into_iter().all(two_digits) && joined(i + 1) && joined(i + 3) && !joined(i + 5)
}

/// `:12`, `:12.345` after a minute, where `sign` parts them.
fn seconds(t: &Tokens, i: usize, sign: &str) -> (u32, usize) {
    let second = t.number(i + 1).filter(|&(v, d)| d == 2 && v <= 60 && t.touches(i) && t.touches(i + 1));
    match second {
        Some((second, _)) if t.is_sign(i, sign) => {
            let next = i + 2;
            let fraction =
                t.is_sign(next, ".,") && t.touches(next) && t.touches(next + 1) && t.number(next + 1).is_some();
            (u32::try_from(second).unwrap_or(0), if fraction { next + 2 } else { next })
        }
        _ => (0, i),
    }
}

/// `AM`, `p.m.`, `π.μ.` after a time: whether it is the afternoon.
fn meridiem(t: &Tokens, i: usize) -> Option<(bool, usize)> {
    /// Bytes of the longest of these words, which may be set in wide letters.
    const LONGEST: usize = 6;
    let key = fold(t.word(i).filter(|word| word.len() <= LONGEST)?);
    match key.as_str() {
        "am" | "πμ" | "ص" => Some((false, i + 1)),
        "pm" | "μμ" | "م" => Some((true, i + 1)),
        "a" | "p" if t.is_sign(i + 1, ".") && t.is_word(i + 2, &["m"]) => {
            let next = if t.is_sign(i + 3, ".") { i + 4 } else { i + 3 };
            Some((key == "p", next))
        }
        _ => None,
    }
}

/// 午前, 下午, 오후 before a time: whether it is the afternoon.
fn half_of_day(t: &Tokens, i: usize) -> Option<(bool, usize)> {
    let afternoon = match (t.word(i)?, t.word(i + 1)?) {
        ("午", "後") | ("下", "午") | ("晚", "上") | ("오", "후") => true,
        ("午", "前") | ("上", "午") | ("오", "전") => false,
        _ => return None,
    };
    Some((afternoon, i + 2))
}

/// A zone's name or distance from UTC in minutes: `Z`, `+0200`, `GMT+2`, `(MESZ)`; behind seconds `-05` too, as PostgreSQL
/// writes it.
fn offset(t: &Tokens, i: usize, has_seconds: bool) -> Option<(i32, usize)> {
    let i = if t.is_sign(i, "(") { i + 1 } else { i };
    if let Some(minutes) = t.key(i).and_then(|k| lexicon::zone(&k)) {
        // A name at the end of a longer word is none ("Zürich", "Z-Wave" follow times too).
        let one_letter = t.word(i).is_some_and(|w| w.len() == 1);
        if one_letter && !(t.word(i) == Some("Z") && t.touches(i)) {
            return None;
        }
        return match distance(t, i + 1, true) {
            Some((more, next)) if minutes == 0 => Some((more, next)),
            _ => Some((minutes, i + 1)),
        };
    }
    distance(t, i, has_seconds)
}

/// `certain` says that one or two digits behind a minus are no range's end: "10:00-12".
fn distance(t: &Tokens, i: usize, certain: bool) -> Option<(i32, usize)> {
    let sign = match t.sign(i)? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    if !t.touches(i + 1) {
        return None;
    }
    let (value, digits) = t.number(i + 1)?;
    let value = i32::try_from(value).ok()?;
    let (hours, minutes, next) = match digits {
        4 => (value / 100, value % 100, i + 2),
        1 | 2 if t.is_sign(i + 2, ":") && t.touches(i + 3) => {
            (value, i32::try_from(t.short_number(i + 3)?).ok()?, i + 4)
        }
        1 | 2 if certain || sign > 0 => (value, 0, i + 2),
        _ => return None,
    };
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= FARTHEST_OFFSET).then_some((sign * total, next))
}
