//! Dates as people write them in a filter: whole days, months and years, ranges of them, and days ago.

use std::str::FromStr;

use chrono::{Days, Local, Months, NaiveDate};

use crate::{
    article::Stamp,
    extract::dates::{Reading, parse_stamp},
    index::day_number,
};

/// Days from `first` to `last`, both included, in days since 1970-01-01; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayRange {
    pub first: Option<i64>,
    pub last: Option<i64>,
}

/// What was expected where a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Month,
    /// A month, where a day was named.
    MonthNotDay,
    /// A date or a range of dates.
    Date,
    /// One date, of which `--since` and `--until` are the first and last day.
    OneDate,
    /// A date whose day and month can be told apart.
    Unambiguous,
}

/// A text that is no date or range of dates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no {}", match expected {
    Expected::Month => "month: write 2025-07, a year 2025, or a range 2025-06..2025-08 (either end may be left out)",
    Expected::MonthNotDay => "month but a day: write `--since` and `--until` with it, or `date:` in the query",
    Expected::Date => "date: write 2025-07-06, 2025-07, 2025, `today`, `yesterday`, `30d` (also w, m, y) or a range a..b",
    Expected::OneDate => "date: write 2025-07-06, 2025-07, 2025, `today`, `yesterday` or `30d` (also w, m, y)",
    Expected::Unambiguous => "certain date, as day and month may be exchanged: write 2025-07-06",
})]
pub struct DateError {
    pub text: String,
    pub expected: Expected,
}

/// One unit of time: a day, month or year.
fn unit(text: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let day = |day: NaiveDate| Some((day, day));
    match text.to_ascii_lowercase().as_str() {
        "today" => return day(today),
        "yesterday" => return day(today.pred_opt()?),
        _ => {}
    }
    if let Some(count) = text.get(..text.len().saturating_sub(1)).and_then(|n| n.parse::<u32>().ok()) {
        let ago = match text.as_bytes().last()? {
            b'd' => today.checked_sub_days(Days::new(count.into())),
            b'w' => today.checked_sub_days(Days::new(u64::from(count) * 7)),
            b'm' => today.checked_sub_months(Months::new(count)),
            b'y' => today.checked_sub_months(Months::new(count.checked_mul(12)?)),
            _ => None,
        };
        if ago.is_some() {
            return ago.and_then(day);
        }
    }
    let stamp = written(text).or_else(|| as_on_pages(text, today))?;
    Some((stamp.first_day(), stamp.last_day()))
}

/// `2025-07-06`, `2025-7`, `2025/07`, `2025`; also `07/2025` and `7.2025`.
fn written(text: &str) -> Option<Stamp> {
    let mut parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    if let [month, year] = parts[..]
        && month.len() < year.len()
    {
        parts = vec![year, month];
    }
    let number = |text: &str, most: usize| -> Option<u32> {
        let digits = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    let year = number(parts.first().filter(|y| y.len() == 4)?, 4)?.try_into().ok()?;
    match parts[1..] {
        [] => Some(Stamp::Year(year)),
        [month] => Stamp::month_of(year, number(month, 2)?),
        [month, day] => Stamp::day_of(year, number(month, 2)?, number(day, 2)?),
        _ => None,
    }
}

/// A date as pages and people write it: `6 July 2025`, `Juli 2025`, `06.07.2025`, `2025-07-06T10:00:00Z`.
fn as_on_pages(text: &str, today: NaiveDate) -> Option<Stamp> {
    read_as_on_pages(text, today).filter(|(_, ambiguous)| !ambiguous).map(|(stamp, _)| stamp)
}

/// Such a date, and whether its day and month may be exchanged. Nothing else may stand beside it, and it has a year that is
/// written out, since a filter that is read wrongly is worse than one that is not understood.
fn read_as_on_pages(text: &str, today: NaiveDate) -> Option<(Stamp, bool)> {
    let found = parse_stamp(text, &Reading { reference: Some(today.into()), ..Reading::default() })?;
    let year = found.stamp.year().to_string();
    (found.span == (0..text.len()) && text.contains(&year)).then_some((found.stamp, found.ambiguous))
}

/// What stands on both sides of a range's dots, or of the slash between two dates that ISO 8601 has in their place.
fn ends(text: &str) -> Option<(&str, &str)> {
    let is_date = |text: &str| written(text).is_some();
    let interval = || text.split_once('/').filter(|(from, to)| is_date(from) && is_date(to));
    text.split_once("..").or_else(interval)
}

/// A unit or range; `today` is what relative dates are counted from.
fn range(text: &str, today: NaiveDate) -> Option<DayRange> {
    let text = text.trim();
    let first = |text: &str| unit(text, today).map(|(first, _)| day_number(first));
    let last = |text: &str| unit(text, today).map(|(_, last)| day_number(last));
    let end = |text: &str, read: &dyn Fn(&str) -> Option<i64>| match text.trim() {
        "" | "*" => Some(None),
        text => read(text).map(Some),
    };
    if let Some((from, to)) = ends(text) {
        let range = DayRange { first: end(from, &first)?, last: end(to, &last)? };
        return (range != DayRange::default()).then_some(range);
    }
    for (sign, make) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            let (first, last) = unit(rest.trim(), today)?;
            return Some(make(day_number(first), day_number(last)));
        }
    }
    // `30d` alone means the last thirty days, not that one day.
    if text.len() > 1
        && text.ends_with(['d', 'w', 'm', 'y'])
        && !text.eq_ignore_ascii_case("today")
        && let Some(day) = first(text).filter(|_| text.as_bytes()[0].is_ascii_digit())
    {
        return Some(DayRange { first: Some(day), last: None });
    }
    Some(DayRange { first: Some(first(text)?), last: Some(last(text)?) })
}

/// Makes a range from the first and last day of a unit.
type MakeRange = fn(i64, i64) -> DayRange;

/// Comparison signs, longest first.
const SIGNS: [(&str, MakeRange); 4] = [
    (">=", |first, _| DayRange { first: Some(first), last: None }),
    ("<=", |_, last| DayRange { first: None, last: Some(last) }),
    (">", |_, last| DayRange { first: Some(last + 1), last: None }),
    ("<", |first, _| DayRange { first: None, last: Some(first - 1) }),
];

impl DateError {
    fn of(text: &str, expected: Expected, today: NaiveDate) -> DateError {
        let is_ambiguous = read_as_on_pages(text.trim(), today).is_some_and(|(_, ambiguous)| ambiguous);
        DateError { text: text.to_owned(), expected: if is_ambiguous { Expected::Unambiguous } else { expected } }
    }
}

impl FromStr for DayRange {
    type Err = DateError;

    fn from_str(text: &str) -> Result<DayRange, DateError> {
        let today = Local::now().date_naive();
        range(text, today).ok_or_else(|| DateError::of(text, Expected::Date, today))
    }
}

impl DayRange {
    /// Reads a month, a year or a range of them, as `--month` takes it.
    ///
    /// # Errors
    /// When it is something else; a single day too.
    pub fn months(text: &str) -> Result<DayRange, DateError> {
        let (from, to) = ends(text).unwrap_or((text, ""));
        let stamp = |part: &str| written(part.trim()).or_else(|| as_on_pages(part.trim(), NaiveDate::default()));
        let is_month = |part: &str| part.trim().is_empty() || stamp(part).is_some_and(|stamp| stamp.day().is_none());
        let is_day = |part: &str| stamp(part).is_some_and(|stamp| stamp.day().is_some());
        let read = Some(text).filter(|_| is_month(from) && is_month(to));
        let expected = if is_day(from) || is_day(to) { Expected::MonthNotDay } else { Expected::Month };
        read.and_then(|text| range(text, NaiveDate::default()))
            .ok_or_else(|| DateError { text: text.to_owned(), expected })
    }

    /// From the first day of a unit on.
    ///
    /// # Errors
    /// When the text is no day, month or year.
    pub fn since(text: &str) -> Result<DayRange, DateError> {
        let (first, _) = one_unit(text)?;
        Ok(DayRange { first: Some(day_number(first)), last: None })
    }

    /// Up to the last day of a unit: `2025-07` has 31 July.
    ///
    /// # Errors
    /// When the text is no day, month or year.
    pub fn until(text: &str) -> Result<DayRange, DateError> {
        let (_, last) = one_unit(text)?;
        Ok(DayRange { first: None, last: Some(day_number(last)) })
    }
}

fn one_unit(text: &str) -> Result<(NaiveDate, NaiveDate), DateError> {
    let today = Local::now().date_naive();
    unit(text.trim(), today).ok_or_else(|| DateError::of(text, Expected::OneDate, today))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(range: Option<DayRange>) -> String {
        let day = |n: Option<i64>| {
            n.map(|n| (NaiveDate::default() + chrono::TimeDelta::days(n)).to_string()).unwrap_or_default()
        };
        range.map_or("none".into(), |r| format!("{}..{}", day(r.first), day(r.last)))
    }

    #[test]
    fn ranges() {
        let today = NaiveDate::from_ymd_opt(2025, 9, 5).unwrap();
        for (text, expected) in [
            ("2025", "2025-01-01..2025-12-31"),
            ("2025-07", "2025-07-01..2025-07-31"),
            ("2025-7", "2025-07-01..2025-07-31"),
            ("2024/02", "2024-02-01..2024-02-29"),
            ("2/2024", "2024-02-01..2024-02-29"),
            ("02.2024..03.2024", "2024-02-01..2024-03-31"),
            ("13/2024", "none"),
            ("2024/2025", "2024-01-01..2025-12-31"),
            ("2025-06/2025-08-03", "2025-06-01..2025-08-03"),
            ("07.06", "none"),
            ("2025-07-06", "2025-07-06..2025-07-06"),
            ("2025-06..2025-08", "2025-06-01..2025-08-31"),
            ("2025-06..", "2025-06-01.."),
            ("..2025", "..2025-12-31"),
            (">=2025-07-01", "2025-07-01.."),
            (">2025-07", "2025-08-01.."),
            ("<2025", "..2024-12-31"),
            ("<= 2025-07", "..2025-07-31"),
            ("yesterday", "2025-09-04..2025-09-04"),
            ("today", "2025-09-05..2025-09-05"),
            ("30d", "2025-08-06.."),
            ("2w..today", "2025-08-22..2025-09-05"),
            ("1m", "2025-08-05.."),
            ("..", "none"),
            ("", "none"),
            ("2025-13", "none"),
            ("2025-02-30", "none"),
            ("July", "none"),
            ("99999999999d", "none"),
            ("4294967295y", "none"),
            ("é", "none"),
            ("20250706", "2025-07-06..2025-07-06"),
            ("2025-07-06T23:30:00-05:00", "2025-07-06..2025-07-06"),
            ("6 July 2025", "2025-07-06..2025-07-06"),
            ("July 6, 2025", "2025-07-06..2025-07-06"),
            ("Juli 2025", "2025-07-01..2025-07-31"),
            ("13.07.2025", "2025-07-13..2025-07-13"),
            ("2025年7月6日", "2025-07-06..2025-07-06"),
            ("June 2025..6 July 2025", "2025-06-01..2025-07-06"),
            (">=6 July 2025", "2025-07-06.."),
            // Day and month may be exchanged, or the century is not told.
            ("03/04/2025", "none"),
            ("25-07-06", "none"),
            ("6 July", "none"),
            ("since 6 July 2025", "none"),
        ] {
            assert_eq!(show(range(text, today)), expected, "{text}");
        }
    }

    #[test]
    fn a_month_is_no_day() {
        assert_eq!(show(DayRange::months("2025-06..2025-08").ok()), "2025-06-01..2025-08-31");
        assert_eq!(show(DayRange::months("July 2025..Aug 2025").ok()), "2025-07-01..2025-08-31");
        assert_eq!(show(DayRange::months("2025-07/2025-08").ok()), "2025-07-01..2025-08-31");
        for (text, said) in [
            ("2025-07-06", "write `--since`"),
            ("2025-07-01..2025-08", "write `--since`"),
            ("6 July 2025", "write `--since`"),
            ("July", "write 2025-07"),
            ("30d", "write 2025-07"),
            ("..", "write 2025-07"),
            ("", "write 2025-07"),
        ] {
            let error = DayRange::months(text).unwrap_err();
            assert!(error.to_string().contains(said), "{error}");
        }
    }

    #[test]
    fn until_has_the_whole_unit() {
        assert_eq!(show(DayRange::until("2025-07").ok()), "..2025-07-31");
        assert_eq!(show(DayRange::since("2025-07").ok()), "2025-07-01..");
        for (text, said) in [("soon", "or `30d`"), ("2025-07..", "or `30d`"), ("03/04/2025", "may be exchanged")] {
            let error = DayRange::since(text).unwrap_err().to_string();
            assert!(error.contains(said) && !error.contains("range"), "{error}");
        }
    }
}
