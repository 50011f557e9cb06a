//! What a page's other dates say of one that does not say all: which year, which of two readings; and of a clock that was wrong.

use chrono::{Datelike, NaiveDate};

use super::{
    Dated, Dates, MAX_DATE_LINE_CHARS,
    lines::tells_time_of_america,
    measure::{SHOWN, STATED},
    place::Mention,
};
use crate::{
    article::Stamp,
    extract::{
        dates::{self, Found, Order, Reading},
        language,
    },
};

impl Dates<'_, '_> {
    /// What `read` finds in the page's order of day and month, which only a date asks for that may be read in two.
    pub(super) fn in_order(&mut self, read: impl Fn(&Reading<'_>) -> Vec<Found>) -> Vec<Found> {
        let found = read(&self.reading);
        if self.ordered || !found.iter().any(|found| found.ambiguous) {
            return found;
        }
        self.ordered = true;
        self.reading.order = self.order();
        read(&self.reading)
    }

    /// How the page orders day and month: as the dates show that can be read in one way only; on an English page that states no
    /// language as those with a month's name do, and without any as America does where it tells the time so.
    fn order(&self) -> Option<Order> {
        let outline = self.scene.outline;
        let numbered = outline.blocks.iter().zip(&self.numbered).filter(|(_, numbered)| **numbered);
        let lines = numbered.filter(|(b, _)| b.chars < MAX_DATE_LINE_CHARS).take(200).map(|(b, _)| b.text.as_str());
        let by_numbers = dates::order_hint(lines.clone()).filter(|o| *o != Order::YearFirst);
        let is_english = || language::detect(&self.scene.words, None).is_some_and(|tag| tag.starts_with("en"));
        let may_be_english = || self.reading.language.is_none() && is_english();
        let in_words = || dates::order_in_words(lines.clone());
        let american = || lines.clone().any(tells_time_of_america).then_some(Order::MonthFirst);
        by_numbers.or_else(|| if may_be_english() { in_words().or_else(american) } else { None })
    }

    /// A date whose day and month can be swapped is read the way that other statements of the page confirm; and whether
    /// none tells for sure.
    pub(super) fn settle(&self, found: &Found) -> (Stamp, bool) {
        let Some(day) = found.stamp.day().filter(|_| found.ambiguous) else { return (found.stamp, found.ambiguous) };
        let swapped = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month());
        let stated = |d: NaiveDate| {
            self.found.iter().any(|f| {
                f.stamp.day().is_some_and(|s| (s - d).num_days().abs() <= 1) && !f.has(&["text_date", "date_line"])
            })
        };
        let of_month = |d: NaiveDate| {
            let month = Stamp::month_of(d.year(), d.month());
            self.found.iter().any(|f| f.has(&["url_month"]) && Some(f.stamp) == month)
        };
        // The month in the address tells where it is one of the two.
        let told = swapped.is_some_and(|other| of_month(day) != of_month(other));
        let other = swapped.filter(|&other| !stated(day) && (stated(other) || told && of_month(other)));
        (other.map_or(found.stamp, |other| found.stamp.on(other)), !told)
    }

    /// A date without a year in that of a stated day, where day and month are the same, or beside it, as they are in another zone: of the
    /// year of saving it would be another date.
    pub(super) fn in_stated_year(&self, stamp: Stamp) -> Stamp {
        let Some(day) = stamp.day() else { return stamp };
        let stated = self.found.iter().filter(|dated| dated.has(STATED)).filter_map(|dated| dated.stamp.day());
        let same = |stated: NaiveDate| {
            let years = stated.year() - 1..=stated.year() + 1;
            let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, day.month(), day.day()));
            days.into_iter().find(|day| (*day - stated).num_days().abs() <= 1)
        };
        stated.filter_map(same).max().map_or(stamp, |day| stamp.on(day))
    }

    /// Reads a day that metadata or the title has and that can be read in two ways as the one which the page prints by its headline, in
    /// words or with digits that can be read in one way only.
    pub(super) fn settle_swapped(&mut self) {
        for at in (0..self.found.len()).rev() {
            let is_open = |dated: &&Dated| dated.ambiguous && (!dated.has(SHOWN) || dated.has(&["in_title"]));
            let Some(day) = Some(&self.found[at]).filter(is_open).and_then(|dated| dated.stamp.day()) else { continue };
            let swapped = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|other| *other != day);
            let other = swapped.and_then(|swapped| {
                let is_it = |other: usize| {
                    let dated = &self.found[other];
                    let heads = |mention: &Mention| mention.heads_story() || mention.has("above_near");
                    let heads = || dated.mention.as_ref().is_some_and(heads);
                    dated.stamp.day() == Some(swapped) && !dated.ambiguous && dated.has(SHOWN) && heads()
                };
                (0..self.found.len()).find(|&other| is_it(other))
            });
            let Some(other) = other else { continue };
            let ambiguous = self.found.swap_remove(at);
            let kept = if other == self.found.len() { at } else { other };
            let kept = &mut self.found[kept].candidate;
            kept.also(&ambiguous.candidate.source);
            for (name, value) in ambiguous.candidate.features.iter() {
                kept.features.set(name, value);
            }
        }
    }

    /// Whether what the page states of its publication, in two ways or more, is later than it was saved, and nothing that it states is
    /// not: the clock was wrong that the page was saved by.
    pub(super) fn are_later_than_a_wrong_clock(&self) -> bool {
        let stated = self.late.iter().filter(|(_, feature)| STATED.contains(feature));
        let confirms = |day: NaiveDate, feature: &str| {
            let others = self.late.iter().filter(|(_, other)| *other != feature);
            others.into_iter().any(|(other, _)| (*other - day).num_days().abs() <= 1)
        };
        stated.into_iter().any(|(day, feature)| *day <= super::today() && confirms(*day, feature))
            && !self.found.iter().any(|dated| dated.has(STATED))
    }

    /// Begins anew as on a page of which nobody knows when it was saved.
    pub(super) fn forget_when_saved(&mut self, latest: NaiveDate) {
        self.latest = latest;
        self.reading.reference = None;
        self.late.clear();
        self.found.clear();
        self.modified.clear();
    }
}
