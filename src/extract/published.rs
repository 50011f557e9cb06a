//! When the story was published, and when it was changed: of all the dates on a page, which are those.

mod names;

use chrono::{Duration, NaiveDate, NaiveDateTime, Utc};

use crate::article::{DateSource, Saved, SavedSource, Stamp};

use super::{
    dates::{self, Found, Order, Reading},
    evidence::{Candidate, Features, Weights, best},
    outline::{BlockKind, ElementId},
    scene::{Scene, contains_fold},
};
use names::{MODIFIED_METAS, PUBLISHED, PUBLISHED_METAS, UPDATED, source_of, speaks_for_date};

/// What was decided, and the candidates it was decided on.
#[derive(Debug, Default)]
pub struct Published {
    pub stamp: Option<Stamp>,
    pub source: Option<DateSource>,
    pub ambiguous: bool,
    pub modified: Option<Stamp>,
    pub candidates: Vec<Candidate>,
}

/// A day, month or year that may be the date, with all that speaks for it.
struct Dated {
    /// The most precise stamp of the day.
    stamp: Stamp,
    ambiguous: bool,
    candidate: Candidate,
}

struct Dates<'s, 'a> {
    scene: &'s Scene<'a>,
    reading: Reading<'s>,
    /// Nothing later can be the date: the recorded save time with slack, or today.
    latest: NaiveDate,
    found: Vec<Dated>,
    modified: Vec<Stamp>,
}

/// A publication date may be this much later than the recorded save time: clocks differ by up to a day and a half.
const SLACK_HOURS: i64 = 36;
/// Texts with more characters are prose, in which dates are the story's.
const MAX_DATE_LINE_CHARS: usize = 220;
/// Blocks that are looked at for a date, counted where they hold a digit.
const MAX_BLOCKS: usize = 600;
/// Elements and properties with a date that are looked at; archives by day and comment threads have hundreds.
const MAX_ELEMENTS: usize = 600;

/// Chooses the publication date.
pub fn choose(scene: &Scene<'_>, saved: Option<Saved>, language: Option<&str>) -> Published {
    let recorded = saved.filter(|s| s.source != SavedSource::File);
    let latest = match recorded {
        Some(saved) => latest_for(saved.stamp),
        None => Utc::now().date_naive() + Duration::days(1),
    };
    let reference = recorded.map(|s| s.stamp.last_day());
    let reading = Reading { order: None, language, reference };
    let mut dates = Dates { scene, reading, latest, found: Vec::new(), modified: Vec::new() };
    dates.gather_json_ld();
    dates.gather_metas();
    dates.gather_properties();
    dates.gather_url();
    dates.gather_data();
    dates.reading.order = dates.order();
    dates.gather_time_elements();
    dates.gather_texts();
    dates.drop_day_of_visit();
    dates.measure();
    dates.decide()
}

fn latest_for(saved: Stamp) -> NaiveDate {
    let end = match saved {
        Stamp::Local(t) => t,
        Stamp::Zoned(t) => t.naive_local(),
        day => day.last_day().and_hms_opt(23, 59, 59).unwrap_or_default(),
    };
    (end + Duration::hours(SLACK_HOURS)).date()
}

impl Dates<'_, '_> {
    fn add(
        &mut self,
        stamp: Stamp,
        ambiguous: bool,
        source: &str,
        feature: &'static str,
        element: Option<ElementId>,
    ) -> Option<&mut Features> {
        if stamp.first_day() > self.latest || stamp.year() < EARLIEST_YEAR {
            return None;
        }
        let same = |d: &Dated| {
            d.stamp.day() == stamp.day()
                && d.stamp.first_day() == stamp.first_day()
                && d.stamp.last_day() == stamp.last_day()
        };
        let index = match self.found.iter().position(same) {
            Some(index) => {
                let dated = &mut self.found[index];
                dated.candidate.also(source);
                dated.candidate.element = dated.candidate.element.or(element);
                dated.ambiguous &= ambiguous;
                if precision(&stamp) > precision(&dated.stamp) {
                    dated.stamp = stamp;
                }
                index
            }
            None => {
                let candidate = Candidate::new(stamp.to_string(), source, element);
                self.found.push(Dated { stamp, ambiguous, candidate });
                self.found.len() - 1
            }
        };
        let features = &mut self.found[index].candidate.features;
        features.set(feature, 1.0);
        Some(features)
    }

    fn add_value(&mut self, value: &str, source: &str, feature: &'static str, element: Option<ElementId>) {
        let Some(found) = dates::parse_stamp(value, &self.reading) else { return };
        let utc = is_utc(&found.stamp);
        if let Some(features) = self.add(found.stamp, found.ambiguous, source, feature, element) {
            features.flag("stamp_utc", utc);
        }
    }

    fn add_modified(&mut self, value: &str, source: &str, feature: &'static str) {
        if let Some(found) = dates::parse_stamp(value, &self.reading) {
            self.modified.push(found.stamp);
            self.add(found.stamp, found.ambiguous, source, feature, None);
        }
    }

    fn gather_json_ld(&mut self) {
        let graph = &self.scene.metadata.graph;
        for thing in graph.things.iter().take(60) {
            let article = thing.is_article();
            let page = thing.types.iter().any(|t| t.ends_with("Page"));
            let (published, created, modified) = match (thing.aside, article, page) {
                (false, true, _) => ("ld_published", "ld_created", "ld_modified"),
                (false, false, true) => ("ld_page_published", "ld_page_created", "ld_page_modified"),
                (true, ..) => ("ld_aside", "ld_aside", "ld_aside"),
                _ => ("ld_other", "ld_other", "ld_other"),
            };
            for (key, feature) in [("datePublished", published), ("dateCreated", created), ("uploadDate", "ld_other")] {
                if let Some(value) = thing.text(key) {
                    self.add_value(&value, &format!("json-ld {key}"), feature, None);
                }
            }
            if let Some(value) = thing.text("dateModified") {
                if thing.aside {
                    self.add_value(&value, "json-ld dateModified", "ld_aside", None);
                } else {
                    self.add_modified(&value, "json-ld dateModified", modified);
                }
            }
        }
    }

    fn gather_metas(&mut self) {
        let metadata = self.scene.metadata;
        for statement in metadata.metas.iter().take(MAX_ELEMENTS) {
            if let Some((name, feature)) = PUBLISHED_METAS.iter().find(|(name, _)| *name == statement.name) {
                self.add_value(&statement.value, name, feature, None);
            } else if let Some(name) = MODIFIED_METAS.iter().find(|name| **name == statement.name) {
                self.add_modified(&statement.value, name, "meta_modified");
            }
        }
        if let Some(title) = &metadata.title {
            for found in dates::find_all(title, &self.reading).into_iter().take(2) {
                self.add(found.stamp, found.ambiguous, "<title>", "in_title", None);
            }
        }
        for image in metadata.meta("og:image").take(1) {
            if let Some(stamp) = dates::from_url(image) {
                self.add(stamp, false, "og:image address", "image_address", None);
            }
        }
    }

    fn gather_properties(&mut self) {
        let dated = self.scene.metadata.properties.iter().filter(|p| p.name.starts_with("date"));
        for property in dated.take(MAX_ELEMENTS) {
            let feature = match property.name.as_str() {
                "datePublished" => "item_published",
                "dateCreated" => "item_created",
                "dateModified" => {
                    self.add_modified(&property.value, "itemprop dateModified", "item_modified");
                    continue;
                }
                _ => continue,
            };
            let boxes = self.scene.boxes(property.element);
            let feature = if boxes.comments || boxes.related || property.item_type == "Comment" {
                "item_elsewhere"
            } else {
                feature
            };
            self.add_value(&property.value, "itemprop", feature, Some(property.element));
        }
    }

    /// Dates in the data that a page's own program was started with, under the keys that content systems use.
    fn gather_data(&mut self) {
        for (key, value) in &self.scene.metadata.data_dates {
            let feature = if contains_fold(key, "publi") { "json_published" } else { "json_created" };
            self.add_value(value, "data script", feature, None);
        }
    }

    fn gather_url(&mut self) {
        if let Some(stamp) = self.scene.url.and_then(dates::from_url) {
            let feature = if stamp.day().is_some() { "url_day" } else { "url_month" };
            self.add(stamp, false, "address", feature, None);
        }
    }

    /// How the page orders day and month: as the dates show that can be read in one way only.
    fn order(&self) -> Option<Order> {
        let outline = self.scene.outline;
        let lines = outline.blocks.iter().filter(|b| b.chars < MAX_DATE_LINE_CHARS && has_digit(&b.text)).take(200);
        dates::order_hint(lines.map(|b| b.text.as_str())).filter(|o| *o != Order::YearFirst)
    }

    fn gather_time_elements(&mut self) {
        let outline = self.scene.outline;
        let mut seen = 0;
        for id in 0..outline.elements.len() {
            let element = &outline.elements[id];
            let value = match element.tag {
                "time" => outline.attribute(id, "datetime").filter(|v| !v.trim().is_empty()),
                "abbr" | "span" => outline.attribute(id, "title").filter(|_| {
                    contains_fold(element.class, "date")
                        || contains_fold(element.class, "published")
                        || contains_fold(element.class, "time")
                }),
                _ => outline.attributes(id).iter().find(|(name, _)| holds_date(name)).map(|(_, value)| *value),
            };
            let Some(value) = value else { continue };
            seen += 1;
            if seen > MAX_ELEMENTS {
                break;
            }
            let Some(found) = dates::parse_stamp(value, &self.reading) else { continue };
            let updated = self.says_updated(id);
            if updated {
                self.modified.push(found.stamp);
            }
            let utc = is_utc(&found.stamp);
            let place = self.place_features(id, None);
            if let Some(features) =
                self.add(found.stamp, found.ambiguous, &format!("<{}>", element.tag), "time_element", Some(id))
            {
                features.flag("stamp_utc", utc);
                features.flag("time_updated", updated);
                features.flag(
                    "time_published",
                    ["published", "entry-date", "pubdate", "posted"].iter().any(|w| contains_fold(element.class, w)),
                );
                for (name, value) in place {
                    features.set(name, value);
                }
            }
        }
    }

    /// Dates that stand in the page's text, in short lines; in prose only at the story's start and end.
    fn gather_texts(&mut self) {
        let outline = self.scene.outline;
        let mut seen = 0;
        let mut after_headline = 0;
        for (index, block) in outline.blocks.iter().enumerate() {
            if !has_digit(&block.text) || block.text.len() > 40_000 {
                continue;
            }
            seen += 1;
            if seen > MAX_BLOCKS {
                break;
            }
            let long = block.chars > MAX_DATE_LINE_CHARS;
            if long && !self.at_story_edge(index) {
                continue;
            }
            let part = if long { edge_of(&block.text) } else { &block.text };
            for found in dates::find_all(part, &self.reading).into_iter().take(4) {
                self.add_text_date(index, part, found, &mut after_headline);
            }
        }
    }

    fn add_text_date(&mut self, index: usize, part: &str, found: Found, after_headline: &mut usize) {
        let outline = self.scene.outline;
        let block = &outline.blocks[index];
        let stamp = self.settle(&found);
        let element = outline.texts[block.texts.start].element;
        let before = &part[..found.span.start];
        let share = found.span.len() as f32 / part.len().max(1) as f32;
        let updated = label_says(before, UPDATED) || self.says_updated(element);
        let published = label_says(before, PUBLISHED);
        let place = self.place_features(element, Some(index));
        let is_near = place.iter().any(|(n, _)| *n == "head_near");
        let first_after = is_near && *after_headline == 0;
        *after_headline += usize::from(is_near);
        if updated {
            self.modified.push(stamp);
        }
        let feature = if share > 0.5 { "date_line" } else { "text_date" };
        let Some(features) = self.add(stamp, found.ambiguous, "text", feature, Some(element)) else { return };
        features.flag("label_updated", updated);
        features.flag("label_published", published);
        features.flag("copyright", part.contains('©') || contains_fold(part, "copyright"));
        features.flag("prose", block.chars > 120 && share < 0.3);
        features.flag("with_time", stamp.has_time());
        features.flag("inferred", found.inferred);
        features.flag("first_after_headline", first_after);
        features.flag("numeric", found.order.is_some());
        for (name, value) in place {
            features.set(name, value);
        }
    }

    /// A date whose day and month can be swapped is read the way that other statements of the page confirm.
    fn settle(&self, found: &Found) -> Stamp {
        if !found.ambiguous {
            return found.stamp;
        }
        let Some(day) = found.stamp.day() else { return found.stamp };
        let swapped = NaiveDate::from_ymd_opt(
            chrono::Datelike::year(&day),
            chrono::Datelike::day(&day),
            chrono::Datelike::month(&day),
        );
        let stated = |d: NaiveDate| {
            self.found.iter().any(|f| {
                f.stamp.day().is_some_and(|s| (s - d).num_days().abs() <= 1)
                    && f.candidate.features.get("text_date") + f.candidate.features.get("date_line") == 0.0
            })
        };
        match swapped {
            Some(other) if !stated(day) && stated(other) => match found.stamp {
                Stamp::Local(t) => Stamp::Local(NaiveDateTime::new(other, t.time())),
                _ => Stamp::Day(other),
            },
            _ => found.stamp,
        }
    }

    /// Whether a block is among the first or last of the story.
    fn at_story_edge(&self, index: usize) -> bool {
        let texts = &self.scene.outline.blocks[index].texts;
        let story = &self.scene.story;
        !story.is_empty() && (texts.start.abs_diff(story.start) <= 2 || texts.end.abs_diff(story.end) <= 2)
    }

    fn says_updated(&self, element: ElementId) -> bool {
        let outline = self.scene.outline;
        outline.ancestors(element).take(3).any(|e| {
            let e = &outline.elements[e];
            ["updated", "modified", "aktualisiert", "lastmod"].iter().any(|w| contains_fold(e.class, w))
        })
    }

    /// Where a date stands, seen from the headline and the story, and what box it is in.
    fn place_features(&self, element: ElementId, block: Option<usize>) -> Vec<(&'static str, f32)> {
        let scene = self.scene;
        let outline = scene.outline;
        let at = block.map_or(outline.texts_in(element).start, |b| outline.blocks[b].texts.start);
        let headline = scene.headline.map_or(scene.story.start..scene.story.start, |h| outline.texts_in(h));
        let mut place: Vec<(&'static str, f32)> = Vec::new();
        if at >= headline.start {
            let distance = at.saturating_sub(headline.end);
            place.push(match distance {
                0..=6 => ("head_near", 1.0),
                7..=20 => ("head_mid", 1.0),
                _ => ("head_far", 1.0),
            });
        } else {
            let distance = headline.start - at;
            place.push(if distance <= 6 { ("above_near", 1.0) } else { ("above_far", 1.0) });
        }
        if scene.story.contains(&at) {
            place.push(("in_story", 1.0));
        } else if at >= scene.story.end && !scene.story.is_empty() {
            place.push(if at - scene.story.end <= 8 { ("foot_near", 1.0) } else { ("foot_far", 1.0) });
        }
        let boxes = scene.boxes(element);
        let flags = [
            ("box_article", boxes.article),
            ("box_related", boxes.related),
            ("box_aside", boxes.aside || boxes.side),
            ("box_nav", boxes.nav),
            ("box_footer", boxes.footer),
            ("box_comments", boxes.comments),
            ("date_hidden", outline.elements[element].hidden),
            (
                "class_date",
                self.class_says(element, &["date", "datum", "publish", "posted", "fecha", "timestamp", "pubtime"]),
            ),
            ("class_meta", self.class_says(element, &["meta", "byline", "info", "author", "dateline", "head"])),
            ("in_link", outline.ancestors(element).take(4).any(|e| outline.elements[e].tag == "a")),
            ("in_list", outline.ancestors(element).take(5).any(|e| outline.elements[e].tag == "li")),
            ("in_caption", block.is_some_and(|b| outline.blocks[b].kind == BlockKind::Caption)),
        ];
        place.extend(flags.iter().filter(|(_, on)| *on).map(|(name, _)| (*name, 1.0)));
        place
    }

    fn class_says(&self, element: ElementId, words: &[&str]) -> bool {
        let outline = self.scene.outline;
        outline.ancestors(element).take(3).any(|e| {
            let e = &outline.elements[e];
            words.iter().any(|w| contains_fold(e.class, w) || contains_fold(e.id, w))
        })
    }

    /// Many mastheads show the current day: above the headline, the day of saving gives way to an earlier day below it.
    fn drop_day_of_visit(&mut self) {
        const SAID_OTHERWISE: &[&str] =
            &["ld_published", "meta_article", "item_published", "meta_published", "url_day", "head_near"];
        let Some(visit) = self.reading.reference else { return };
        let has = |d: &Dated, names: &[&str]| names.iter().any(|n| d.candidate.features.get(n) > 0.0);
        if self.found.iter().any(|d| d.stamp.day().is_some_and(|day| day < visit) && has(d, &["head_near"])) {
            self.found.retain(|d| {
                d.stamp.day() != Some(visit) || !has(d, &["above_near", "above_far"]) || has(d, SAID_OTHERWISE)
            });
        }
    }

    /// How the candidates stand to each other.
    fn measure(&mut self) {
        const STATED: &[&str] = &["ld_published", "meta_article", "item_published", "meta_published"];
        let stated: Vec<(NaiveDate, bool)> = self
            .found
            .iter()
            .filter(|d| STATED.iter().any(|s| d.candidate.features.get(s) > 0.0))
            .filter_map(|d| d.stamp.day().map(|day| (day, d.candidate.features.get("stamp_utc") > 0.0)))
            .collect();
        let months: Vec<(i32, Option<u32>)> = self
            .found
            .iter()
            .filter(|d| d.candidate.features.get("url_month") > 0.0)
            .map(|d| (d.stamp.year(), d.stamp.month()))
            .collect();
        let url_day = self.found.iter().find(|d| d.candidate.features.get("url_day") > 0.0).and_then(|d| d.stamp.day());
        let has_stated = !stated.is_empty();
        for dated in &mut self.found {
            let day = dated.stamp.day();
            let f = &mut dated.candidate.features;
            let sources = dated.candidate.source.split(" + ").count();
            f.set("sources", ((sources as f32 - 1.0) / 3.0).min(1.0));
            f.flag("no_day", day.is_none());
            f.flag("year_only", dated.stamp.month().is_none());
            f.flag("url_month_agrees", day.is_some() && months.contains(&(dated.stamp.year(), dated.stamp.month())));
            f.flag("ambiguous", dated.ambiguous);
            let visible =
                f.get("head_near") + f.get("above_near") > 0.0 && f.get("text_date") + f.get("date_line") > 0.0;
            if let Some(day) = day {
                let next_to_utc = stated.iter().any(|(s, utc)| *utc && (day - *s).num_days().abs() == 1);
                f.flag("next_to_utc", next_to_utc && visible);
                f.flag("next_to_url", visible && url_day.is_some_and(|u| (day - u).num_days().abs() == 1));
                f.flag(
                    "earlier_than_stated",
                    stated.iter().any(|(s, _)| day < *s) && !stated.iter().any(|(s, _)| day >= *s),
                );
                f.flag("later_than_stated", has_stated && stated.iter().all(|(s, _)| day > *s));
            }
            if stated.len() > 1 && STATED.iter().any(|s| f.get(s) > 0.0) {
                f.flag("earliest_stated", day.is_some_and(|d| stated.iter().all(|(s, _)| d <= *s)));
            }
            f.flag("unstated", has_stated && STATED.iter().all(|s| f.get(s) == 0.0));
        }
        let printed = self.found.iter().any(|d| {
            d.candidate.features.get("head_near") > 0.0
                && d.candidate.features.get("date_line") + d.candidate.features.get("text_date") > 0.0
        });
        for dated in &mut self.found {
            let f = &mut dated.candidate.features;
            let shown = f.get("text_date") + f.get("date_line") > 0.0;
            f.flag("utc_unprinted", f.get("stamp_utc") > 0.0 && printed && !shown);
        }
    }

    fn decide(self) -> Published {
        let (stamps, mut candidates): (Vec<_>, Vec<_>) =
            self.found.into_iter().map(|d| ((d.stamp, d.ambiguous), d.candidate)).unzip();
        Weights::of("date").weigh(&mut candidates);
        let Some(winner) =
            best(&candidates).filter(|&w| candidates[w].score > SURE || speaks_for_date(&candidates[w].features))
        else {
            return Published { candidates, ..Published::default() };
        };
        candidates[winner].won = true;
        let (stamp, ambiguous) = stamps[winner];
        let latest =
            self.modified.iter().filter(|m| m.first_day() >= stamp.first_day() && m.first_day() <= self.latest);
        let modified = latest.max_by_key(|m| (m.last_day(), precision(m))).copied();
        Published {
            stamp: Some(stamp),
            source: Some(source_of(&candidates[winner].features)),
            ambiguous,
            modified,
            candidates,
        }
    }
}

/// A score from which on a date needs no statement of the page; dev pages without a date have none above it.
const SURE: f32 = 1.0;
/// Pages are no older than the web.
const EARLIEST_YEAR: i32 = 1990;

/// More for more known: year, month, day, clock time, offset.
fn precision(stamp: &Stamp) -> u8 {
    match stamp {
        Stamp::Year(_) => 0,
        Stamp::Month(..) => 1,
        Stamp::Day(_) => 2,
        Stamp::Local(_) => 3,
        Stamp::Zoned(_) => 4,
    }
}

fn is_utc(stamp: &Stamp) -> bool {
    matches!(stamp, Stamp::Zoned(t) if t.offset().local_minus_utc() == 0)
}

/// Whether an attribute is one that templates keep a date in.
fn holds_date(attribute: &str) -> bool {
    attribute
        .strip_prefix("data-")
        .is_some_and(|name| matches!(name, "published" | "date" | "timestamp" | "time" | "datetime"))
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// The first characters of a long block: a dateline stands there.
fn edge_of(text: &str) -> &str {
    let end = text.char_indices().nth(MAX_DATE_LINE_CHARS).map_or(text.len(), |(i, _)| i);
    &text[..end]
}

/// Whether the words right before a date call it so.
fn label_says(before: &str, words: &[&str]) -> bool {
    /// A label is no further from its date, in characters.
    const REACH: usize = 40;
    let start = before.char_indices().rev().nth(REACH).map_or(0, |(i, _)| i);
    let folded = crate::fold::fold(&before[start..]);
    words.iter().any(|w| {
        if w.len() <= 4 {
            folded.trim_end_matches([' ', ':']).ends_with(w)
                && (folded.trim_end_matches([' ', ':']).len() == w.len() || folded.contains(&format!(" {w}")))
        } else {
            folded.contains(w)
        }
    })
}
