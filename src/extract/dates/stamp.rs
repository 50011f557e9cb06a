//! Time stamps as attributes and metadata hold them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};

use super::{Found, Reading, YEARS, find_first};
use crate::article::Stamp;

/// A stamp is short; what is longer is some other text, of which the beginning will do.
const MOST_VALUE: usize = 400;

/// The date that an attribute's value or a metadata field holds: ISO 8601 in the forms that are met with
/// (`20250706T101112Z`, `2025-07-06 10:11:12 +0000`), RFC 2822, JavaScript's `Sat Nov 18 2017 15:21:41 GMT+0000`, seconds
/// or milliseconds since 1970, a bare year or month, else the first date that [`find_all`](super::find_all) would find.
pub fn parse_stamp(value: &str, how: &Reading) -> Option<Found> {
    let value = &value[..value.floor_char_boundary(MOST_VALUE)];
    let trimmed = value.trim_matches(|c: char| c.is_whitespace() || "\"'".contains(c));
    let offset = value.find(trimmed).unwrap_or(0);
    let whole =
        |stamp| Found { stamp, ambiguous: false, inferred: false, span: offset..offset + trimmed.len(), order: None };
    exact(trimmed).map(whole).or_else(|| find_first(value, how))
}

/// Forms that no running text has.
fn exact(value: &str) -> Option<Stamp> {
    let (head, rest) = digits(value);
    let stamp = match (head.len(), rest) {
        (4, "") => Stamp::Year(head.parse().ok()?),
        (4, _) => return year_month(head, rest),
        (8, "") => Stamp::Day(NaiveDate::parse_from_str(head, "%Y%m%d").ok()?),
        (8, _) => return compact(head, &rest.strip_prefix(['T', 't', ' '])?.replace(':', "")),
        // 201707061020, which as milliseconds were before the web.
        (12, "") if head.starts_with("19") || head.starts_with("20") => {
            let (date, clock) = head.split_at_checked(8)?;
            return compact(date, clock);
        }
        (14, _) => {
            let (date, clock) = head.split_at_checked(8)?;
            return compact(date, &format!("{clock}{rest}"));
        }
        (9 | 10, "") => return since_epoch(head.parse().ok()?),
        (10, _) if rest.strip_prefix('.').is_some_and(|fraction| digits(fraction).1.is_empty()) => {
            return since_epoch(head.parse().ok()?);
        }
        (12 | 13, "") => return since_epoch(head.parse::<i64>().ok()? / 1000),
        _ => return script_date(value),
    };
    YEARS.contains(&stamp.year()).then_some(stamp)
}

fn digits(value: &str) -> (&str, &str) {
    let end = value.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(value.len());
    value.split_at(end)
}

/// `2025-07` and no more; also ISO's weeks and days of the year, and what cameras write.
fn year_month(year: &str, rest: &str) -> Option<Stamp> {
    if let Some(day) = iso_day(year, rest).or_else(|| camera_day(year, rest)) {
        return YEARS.contains(&day.year()).then_some(Stamp::Day(day));
    }
    let month = rest.strip_prefix(['-', '/'])?;
    let (month, rest) = digits(month);
    let stamp = Stamp::month_of(year.parse().ok()?, month.parse().ok()?)?;
    (month.len() <= 2 && rest.is_empty() && YEARS.contains(&stamp.year())).then_some(stamp)
}

/// `2025-W27-7`, `2025-187`
fn iso_day(year: &str, rest: &str) -> Option<NaiveDate> {
    let year = year.parse().ok()?;
    let rest = rest.strip_prefix('-')?;
    if let Some((week, day)) = rest.strip_prefix('W').and_then(|rest| rest.split_once('-')) {
        let weekday = chrono::Weekday::try_from(day.parse::<u8>().ok()?.checked_sub(1)?).ok()?;
        return NaiveDate::from_isoywd_opt(year, week.parse().ok()?, weekday);
    }
    let (day, rest) = digits(rest);
    (day.len() == 3 && rest.is_empty()).then(|| NaiveDate::from_yo_opt(year, day.parse().ok()?)).flatten()
}

/// `2025:07:06 10:11:12`
fn camera_day(year: &str, rest: &str) -> Option<NaiveDate> {
    let date = rest.get(..6).filter(|rest| rest.starts_with(':'))?;
    NaiveDate::parse_from_str(&format!("{year}{date}"), "%Y:%m:%d").ok()
}

/// `20250706` and `101112Z`, `1011`, `101112+0200`.
fn compact(date: &str, clock: &str) -> Option<Stamp> {
    let day = NaiveDate::parse_from_str(date, "%Y%m%d").ok().filter(|d| YEARS.contains(&chrono::Datelike::year(d)))?;
    let (time, zone) = digits(clock);
    let number = |range: std::ops::Range<usize>| time.get(range).and_then(|t| t.parse::<u32>().ok());
    let (hour, minute) = (number(0..2)?, number(2..4)?);
    let second = number(4..6).unwrap_or(0);
    let local = day.and_time(NaiveTime::from_hms_opt(hour, minute, second.min(59))?);
    let zone = zone.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let zone = if matches!(zone, "Z" | "z" | "UTC") { "+00:00" } else { zone };
    let text = format!("{}{zone}", local.format("%Y-%m-%dT%H:%M:%S"));
    let zoned = DateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S%z").map(Stamp::Zoned);
    Some(zoned.unwrap_or(Stamp::Local(local)))
}

/// Seconds since 1970, where they fall in the web's own time.
fn since_epoch(seconds: i64) -> Option<Stamp> {
    let time = DateTime::<Utc>::from_timestamp(seconds, 0)?;
    let year = time.year();
    (1990..=Utc::now().year() + 1).contains(&year).then(|| Stamp::Zoned(time.fixed_offset()))
}

/// `/Date(1512345678000)/`, as older .NET services write it.
fn script_date(value: &str) -> Option<Stamp> {
    let inner = value.trim_matches('/').strip_prefix("Date(")?;
    let (millis, _) = digits(inner);
    since_epoch(millis.parse::<i64>().ok()? / 1000)
}
