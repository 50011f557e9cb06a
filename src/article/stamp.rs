//! A [`Stamp`]: a point in time as precisely as a page gives it, and no more.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A date or time with the precision its source had. Unknown parts are absent, never January or midnight.
///
/// The calendar day is always that of the clock the stamp was written by (the publisher's), so nothing here is
/// converted to UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stamp {
    /// `2025`
    Year(i32),
    /// `2025-07`; the month is 1 to 12.
    Month(i32, u32),
    /// `2025-07-06`
    Day(NaiveDate),
    /// `2025-07-06T10:00:00`: a clock time whose offset is not known.
    Local(NaiveDateTime),
    /// `2025-07-06T10:00:00+02:00`
    Zoned(DateTime<FixedOffset>),
}

impl Stamp {
    /// The month of a year, `None` where the month is not 1 to 12 or the year is out of chrono's range.
    pub fn month_of(year: i32, month: u32) -> Option<Stamp> {
        NaiveDate::from_ymd_opt(year, month, 1).map(|_| Stamp::Month(year, month))
    }

    /// A whole day, `None` where there is no such day.
    pub fn day_of(year: i32, month: u32, day: u32) -> Option<Stamp> {
        NaiveDate::from_ymd_opt(year, month, day).map(Stamp::Day)
    }

    /// The year on the stamp's own clock.
    pub fn year(&self) -> i32 {
        match self {
            Stamp::Year(y) | Stamp::Month(y, _) => *y,
            Stamp::Day(d) => d.year(),
            Stamp::Local(t) => t.year(),
            Stamp::Zoned(t) => t.year(),
        }
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(&self) -> Option<u32> {
        match self {
            Stamp::Year(_) => None,
            Stamp::Month(_, m) => Some(*m),
            Stamp::Day(d) => Some(d.month()),
            Stamp::Local(t) => Some(t.month()),
            Stamp::Zoned(t) => Some(t.month()),
        }
    }

    /// The calendar day on the stamp's own clock, where it is known.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Stamp::Year(_) | Stamp::Month(..) => None,
            Stamp::Day(d) => Some(*d),
            Stamp::Local(t) => Some(t.date()),
            Stamp::Zoned(t) => Some(t.naive_local().date()),
        }
    }

    /// The first day that the stamp may mean.
    pub fn first_day(&self) -> NaiveDate {
        self.day().or_else(|| NaiveDate::from_ymd_opt(self.year(), self.month().unwrap_or(1), 1)).unwrap_or_default()
    }

    /// The last day that the stamp may mean.
    pub fn last_day(&self) -> NaiveDate {
        let next = match self {
            Stamp::Year(y) => NaiveDate::from_ymd_opt(y.saturating_add(1), 1, 1),
            Stamp::Month(y, 12) => NaiveDate::from_ymd_opt(y.saturating_add(1), 1, 1),
            Stamp::Month(y, m) => NaiveDate::from_ymd_opt(*y, m + 1, 1),
            _ => return self.first_day(),
        };
        next.and_then(|d| d.pred_opt()).unwrap_or_else(|| self.first_day())
    }

    /// The last moment that the stamp may mean, on its own clock.
    pub fn last_moment(&self) -> NaiveDateTime {
        match self {
            Stamp::Local(t) => *t,
            Stamp::Zoned(t) => t.naive_local(),
            _ => self.last_day().and_hms_opt(23, 59, 59).unwrap_or_default(),
        }
    }

    /// Its time of day, if it has one, on another day.
    pub fn on(&self, day: NaiveDate) -> Stamp {
        match self {
            Stamp::Local(t) => Stamp::Local(day.and_time(t.time())),
            Stamp::Zoned(t) => {
                let zoned = t.offset().from_local_datetime(&day.and_time(t.naive_local().time())).single();
                zoned.map_or(Stamp::Day(day), Stamp::Zoned)
            }
            _ => Stamp::Day(day),
        }
    }

    /// Whether a time of day is known.
    pub fn has_time(&self) -> bool {
        matches!(self, Stamp::Local(_) | Stamp::Zoned(_))
    }
}

impl From<DateTime<Utc>> for Stamp {
    fn from(time: DateTime<Utc>) -> Stamp {
        Stamp::Zoned(time.fixed_offset())
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stamp::Year(y) => write!(f, "{y:04}"),
            Stamp::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Stamp::Day(d) => write!(f, "{}", d.format("%Y-%m-%d")),
            Stamp::Local(t) => write!(f, "{}", t.format("%Y-%m-%dT%H:%M:%S")),
            Stamp::Zoned(t) if t.offset().local_minus_utc() == 0 => write!(f, "{}", t.format("%Y-%m-%dT%H:%M:%SZ")),
            Stamp::Zoned(t) => write!(f, "{}", t.format("%Y-%m-%dT%H:%M:%S%:z")),
        }
    }
}

/// A text that is none of the forms a [`Stamp`] is written in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date: expected 2025, 2025-07, 2025-07-06 or an RFC 3339 time")]
pub struct StampError(pub String);

impl FromStr for Stamp {
    type Err = StampError;

    /// Reads what [`Display`](fmt::Display) writes; for dates as pages write them see `extract::dates`.
    fn from_str(s: &str) -> Result<Stamp, StampError> {
        let digits = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| b.is_ascii_digit());
        let number = |t: &str| t.parse::<u32>().ok();
        let read = || -> Option<Stamp> {
            match s.split('-').collect::<Vec<_>>()[..] {
                [y] if digits(y, 4) => Some(Stamp::Year(y.parse().ok()?)),
                [y, m] if digits(y, 4) && digits(m, 2) => Stamp::month_of(y.parse().ok()?, number(m)?),
                [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) => {
                    Stamp::day_of(y.parse().ok()?, number(m)?, number(d)?)
                }
                _ => DateTime::parse_from_rfc3339(s).map(Stamp::Zoned).ok().or_else(|| {
                    let (date, time) = s.split_once('T')?;
                    let date = date.parse::<NaiveDate>().ok()?;
                    let time = time.parse::<NaiveTime>().ok()?;
                    Some(Stamp::Local(date.and_time(time)))
                }),
            }
        };
        read().ok_or_else(|| StampError(s.to_owned()))
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Stamp, D::Error> {
        String::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes() {
        for (text, first, last) in [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025-12", "2025-12-01", "2025-12-31"),
            ("2025-07-06", "2025-07-06", "2025-07-06"),
            ("2025-07-06T10:00:00", "2025-07-06", "2025-07-06"),
            ("2025-07-06T23:30:00-05:00", "2025-07-06", "2025-07-06"),
            ("2025-07-06T23:30:00Z", "2025-07-06", "2025-07-06"),
        ] {
            let stamp: Stamp = text.parse().unwrap();
            assert_eq!(stamp.to_string(), text);
            assert_eq!((stamp.first_day().to_string(), stamp.last_day().to_string()), (first.into(), last.into()));
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in ["", "20250706", "2025-13", "2025-02-30", "July", "25-07-06"] {
            assert!(text.parse::<Stamp>().is_err(), "{text}");
        }
    }
}
