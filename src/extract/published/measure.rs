//! How a page's days stand to each other: to what metadata states, to the address, to a day beside them.

use chrono::NaiveDate;

use super::{Dated, Dates};
use crate::article::Stamp;

/// The page shows the day.
pub(super) const SHOWN: &[&str] = &["text_date", "date_line"];
/// Metadata calls the day that of publication, or the address does.
pub(super) const STATED: &[&str] =
    &["ld_published", "meta_article", "item_published", "meta_published", "meta_date", "meta_dc", "url_day"];
/// Anything calls the day that of publication.
const CALLED_PUBLISHED: &[&str] = &[
    "ld_published", "ld_page_published", "meta_article", "item_published", "meta_published", "json_published",
    "program_published", "label_published", "time_published", "meta_date", "meta_dc", "url_day",
];
/// Markup calls the day that of creation.
const CREATED: &[&str] = &["ld_created", "ld_page_created", "item_created", "meta_created", "json_created"];
/// Anything calls the day one of change.
const CHANGED: &[&str] =
    &["ld_modified", "ld_page_modified", "meta_modified", "item_modified", "time_updated", "label_updated"];
/// Where a page prints the day of its story.
const BY_HEADLINE: &[&str] = &["head_near", "head_mid", "above_near"];
/// Boxes in which other days are printed.
pub(super) const ELSEWHERE: &[&str] = &["box_related", "box_comments", "box_nav", "box_aside"];

impl Dates<'_, '_> {
    /// How the candidates stand to each other.
    pub(super) fn measure(&mut self) {
        self.join_instants();
        self.prefer_published();
        self.measure_address();
        self.measure_stated();
        self.measure_changed();
        let printed = self.found.iter().any(|d| d.has(&["head_near"]) && d.has(SHOWN));
        for dated in &mut self.found {
            let utc_unprinted = dated.has(&["stamp_utc"]) && printed && !dated.has(SHOWN);
            dated.candidate.features.flag("utc_unprinted", utc_unprinted);
        }
    }

    /// A stamp in UTC and a time that the page prints with its zone are one date where they are one instant: the
    /// printed day.
    fn join_instants(&mut self) {
        let zoned = |d: &Dated| match d.stamp {
            Stamp::Zoned(time) => Some(time),
            _ => None,
        };
        // What is printed may leave out the seconds.
        let same = |one: &Dated, other: &Dated| {
            zoned(one).zip(zoned(other)).is_some_and(|(one, other)| (one - other).num_seconds().abs() < 60)
        };
        let is_printed = |d: &Dated| d.has(SHOWN) && !d.has(&["stamp_utc"]);
        let pair = (0..self.found.len()).find_map(|utc| {
            let stamp = &self.found[utc];
            let is_stamp = stamp.has(&["stamp_utc"]) && !stamp.has(SHOWN);
            let printed = || self.found.iter().position(|d| is_printed(d) && same(d, stamp));
            is_stamp.then(printed).flatten().map(|printed| (utc, printed))
        });
        let Some((utc, printed)) = pair else { return };
        let stamp = self.found[utc].candidate.clone();
        let kept = &mut self.found[printed].candidate;
        stamp.sources().for_each(|source| kept.also(source));
        let stated = stamp.features.iter().filter(|(name, _)| *name != "stamp_utc");
        stated.for_each(|(name, value)| kept.features.set(name, value));
        self.found.remove(utc);
    }

    /// Where one day is labelled as that of publication, the label of another that speaks of creation counts nothing.
    fn prefer_published(&mut self) {
        let is_created = |d: &Dated| d.has(&["label_created"]);
        if self.found.iter().any(is_created) && self.found.iter().any(|d| d.has(&["label_published"]) && !is_created(d))
        {
            for dated in self.found.iter_mut().filter(|d| is_created(d)) {
                dated.candidate.features.clear("label_published");
                dated.candidate.features.clear("first_after_headline");
            }
        }
    }

    /// What a day has by itself, and whether the address agrees.
    fn measure_address(&mut self) {
        let of_url = self.found.iter().filter(|d| d.has(&["url_month"]));
        let months: Vec<(i32, Option<u32>)> = of_url.map(|d| (d.stamp.year(), d.stamp.month())).collect();
        let url_day = self.found.iter().find(|d| d.has(&["url_day"])).and_then(|d| d.stamp.day());
        for dated in &mut self.found {
            let day = dated.stamp.day();
            let visible = dated.has(&["head_near", "above_near"]) && dated.has(SHOWN);
            let sources = dated.candidate.shared(3.0);
            let f = &mut dated.candidate.features;
            f.set("sources", sources);
            f.flag("no_day", day.is_none());
            f.flag("year_only", dated.stamp.month().is_none());
            f.flag("url_month_agrees", day.is_some() && months.contains(&(dated.stamp.year(), dated.stamp.month())));
            f.flag("ambiguous", dated.ambiguous);
            let next_to = |day: NaiveDate| url_day.is_some_and(|u| (day - u).num_days().abs() == 1);
            f.flag("next_to_url", visible && day.is_some_and(next_to));
        }
    }

    /// How each day stands to those that metadata calls the day of publication.
    fn measure_stated(&mut self) {
        let stated = self.found.iter().filter(|d| d.has(STATED));
        let stated: Vec<(NaiveDate, bool)> =
            stated.filter_map(|d| d.stamp.day().map(|day| (day, d.has(&["stamp_utc"])))).collect();
        for dated in &mut self.found {
            let visible = dated.has(&["head_near", "above_near"]) && dated.has(SHOWN);
            let is_stated = dated.has(STATED);
            let day = dated.stamp.day();
            // The day that the page prints is that of the stamp where the paper is.
            let next_to = |day: NaiveDate| stated.iter().any(|(s, utc)| *utc && (day - *s).num_days().abs() == 1);
            let next_to_utc = visible && day.is_some_and(next_to);
            let f = &mut dated.candidate.features;
            f.flag("next_to_utc", next_to_utc);
            f.flag("unstated", !stated.is_empty() && !is_stated && !next_to_utc);
            let Some(day) = day else { continue };
            if !next_to_utc {
                let earlier = stated.iter().any(|(s, _)| day < *s) && !stated.iter().any(|(s, _)| day >= *s);
                f.flag("earlier_than_stated", earlier);
                f.flag("later_than_stated", !stated.is_empty() && stated.iter().all(|(s, _)| day > *s));
            }
            let earliest = stated.len() > 1 && is_stated && stated.iter().all(|(s, _)| day <= *s);
            f.flag("earliest_stated", earliest);
        }
    }

    /// A day of change is seldom that of publication where another day is called so, or is printed without a word.
    fn measure_changed(&mut self) {
        // Where nothing is called the day of publication, that of creation stands in.
        let any_called = self.found.iter().any(|d| d.has(CALLED_PUBLISHED));
        let is_called = |d: &Dated| d.has(CALLED_PUBLISHED) || !any_called && d.has(CREATED) && !d.has(CHANGED);
        let published = self.found.iter().any(|d| is_called(d) && !d.has(CHANGED));
        // A wiki's news begins with a line of its day, wherever the skin puts the headline and whatever its boxes are called.
        let opens_story = |d: &Dated| {
            let start = d.candidate.element.map(|e| self.scene.outline.texts_in(e).start);
            start == Some(self.scene.story.start) && !d.has(&["in_sentence"])
        };
        let own = |d: &&Dated| {
            (d.has(SHOWN) || d.has(&["time_element"]))
                && d.has(BY_HEADLINE)
                && !(d.of_masthead || d.has(&["in_story"]) && d.has(&["head_mid"]) && !opens_story(d))
                // Below a short story the days of other stories, which nothing calls one, are not far from the headline.
                && (!d.has(&["foot_near"]) || d.has(&["head_near", "above_near", "class_meta", "class_date", "time_element"]))
                && !d.has(CHANGED)
                && (!d.has(ELSEWHERE) || opens_story(d))
                && !d.has(&["prose"])
        };
        let first_printed = self.found.iter().filter(own).filter_map(|d| d.stamp.day()).min();
        let created = self.found.iter().filter(|d| !any_called && is_called(d)).filter_map(|d| d.stamp.day());
        let first = created.chain(first_printed).min();
        for dated in &mut self.found {
            let changed = dated.has(CHANGED);
            let called = is_called(dated);
            let later = |first| dated.stamp.day().is_some_and(|day| day > first);
            let beside_printed = changed && !called && first.is_some_and(later);
            let near_prose = dated.has(&["prose"]) && dated.has(&["head_near", "above_near"]);
            let features = &mut dated.candidate.features;
            features.flag("changed_other", published && changed);
            features.flag("changed_beside_printed", beside_printed);
            features.flag("near_prose", near_prose);
            // What all names have in common, so that one that few of the fitted pages have is weighed as the others are.
            features.flag("called", called);
            features.flag("changed_only", changed && !called);
        }
    }
}
