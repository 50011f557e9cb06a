//! When the story was published, and when it was changed: of all the dates on a page, which are those.

mod choice;
mod elements;
pub(super) mod labels;
mod lines;
mod measure;
mod names;
mod place;
mod ruled_out;
mod settle;
mod spread;

use chrono::{Datelike, Duration, NaiveDate, Utc};

use crate::{
    article::{DateSource, Saved, SavedSource, Stamp},
    page::date_keys::{self, DateKey},
};

use super::{
    body::consent,
    dates::{self, Found, Reading},
    evidence::{Candidate, Weights},
    json_ld::Thing,
    outline::{Block, ElementId},
    scene::{Scene, contains_fold},
    subject,
};
use labels::Label;
use lines::{edge_of, is_in_sentence, may_count_back};
use names::{meta_feature, source_of, tells_publication};
use place::Mention;

/// What was decided, and the candidates it was decided on.
#[derive(Debug, Default)]
pub(super) struct Published {
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
    /// The most precise stamp of what is told of the story's publication, if anything is: what was changed on the same day, or is
    /// another's, was so at a time of its own.
    told: Option<Stamp>,
    /// The first and the last day that it may mean.
    days: (NaiveDate, NaiveDate),
    ambiguous: bool,
    /// The best placed of its mentions in the page.
    mention: Option<Mention>,
    /// That one is another story's, as the page's link beside it says.
    of_teaser: bool,
    /// That one is on another story's card.
    of_card: bool,
    /// It is printed in the site's own header, and nowhere better.
    of_masthead: bool,
    candidate: Candidate,
}

/// Whether a date begins its block, and whether it is the last there.
#[derive(Clone, Copy)]
struct Ends {
    leads: bool,
    last: bool,
}

struct Dates<'s, 'a> {
    scene: &'s Scene<'a>,
    reading: Reading<'s>,
    /// Whether the page was asked how it orders day and month.
    ordered: bool,
    /// Whether each block has a digit, or words that count back from the save.
    numbered: Vec<bool>,
    /// Nothing later can be the date: the recorded save time with slack, or today.
    latest: NaiveDate,
    /// The days that were passed over for that, and what they were called.
    late: Vec<(NaiveDate, &'static str)>,
    found: Vec<Dated>,
    modified: Vec<Stamp>,
}

/// A publication date may be this much later than the recorded save time: clocks differ by up to a day and a half.
const SLACK_HOURS: i64 = 36;
/// How far prose falls behind lines of their own: behind one above the headline, before one far away.
const PROSE_RANK: u8 = 3;
/// Texts with more characters are prose, in which dates are the story's.
const MAX_DATE_LINE_CHARS: usize = 220;
/// Blocks that are looked at for a date, counted where they hold a digit.
const MAX_BLOCKS: usize = 600;
/// Elements and properties with a date that are looked at; archives by day and comment threads have hundreds.
const MAX_ELEMENTS: usize = 600;

/// Chooses the publication date.
pub(super) fn choose(scene: &Scene<'_>, saved: Option<Saved>, language: Option<&str>) -> Published {
    let recorded = saved.filter(|s| s.source != SavedSource::File);
    let latest = match recorded {
        Some(saved) => latest_for(saved.stamp),
        None => today(),
    };
    let reference = recorded.map(|s| s.stamp.last_moment());
    let reading = Reading { order: None, language, reference };
    let counts_back = |block: &Block| reference.is_some() && may_count_back(scene.outline, block);
    let may_have_date = |block: &Block| dates::has_number(&block.text) || counts_back(block);
    let numbered = scene.outline.blocks.iter().map(may_have_date).collect();
    let mut dates = Dates {
        scene,
        reading,
        ordered: false,
        numbered,
        latest,
        late: Vec::new(),
        found: Vec::new(),
        modified: Vec::new(),
    };
    dates.gather();
    if dates.are_later_than_a_wrong_clock() {
        dates.forget_when_saved(today());
        dates.gather();
    }
    dates.settle_swapped();
    dates.settle_mentions();
    dates.drop_day_of_visit();
    dates.measure();
    dates.decide()
}

/// The last day that it is anywhere now.
fn today() -> NaiveDate {
    Utc::now().date_naive() + Duration::days(1)
}

fn latest_for(saved: Stamp) -> NaiveDate {
    (saved.last_moment() + Duration::hours(SLACK_HOURS)).date()
}

impl Dates<'_, '_> {
    fn gather(&mut self) {
        self.gather_json_ld();
        self.gather_metas();
        self.gather_properties();
        self.gather_url();
        self.gather_data();
        self.gather_time_elements();
        self.gather_texts();
    }

    fn add(
        &mut self,
        stamp: Stamp,
        ambiguous: bool,
        source: &str,
        feature: &'static str,
        element: Option<ElementId>,
    ) -> Option<&mut Dated> {
        let days = (stamp.first_day(), stamp.last_day());
        let is_early = stamp.year() < EARLIEST_YEAR && !(measure::STATED.contains(&feature) && may_be_stated(stamp));
        if days.0 > self.latest {
            self.late.push((days.0, feature));
            return None;
        }
        if is_early {
            return None;
        }
        let index = match self.found.iter().position(|dated| dated.days == days) {
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
                self.found.push(Dated {
                    stamp,
                    told: None,
                    days,
                    ambiguous,
                    mention: None,
                    of_teaser: false,
                    of_card: false,
                    of_masthead: false,
                    candidate,
                });
                self.found.len() - 1
            }
        };
        let dated = &mut self.found[index];
        dated.candidate.features.set(feature, 1.0);
        if tells_publication(feature) {
            dated.tell(stamp);
        }
        Some(dated)
    }

    fn add_value(&mut self, value: &str, source: &str, feature: &'static str, element: Option<ElementId>) {
        let Some(found) = dates::parse_stamp(value, &self.reading) else { return };
        let utc = is_utc(&found.stamp);
        if let Some(dated) = self.add(found.stamp, found.ambiguous, source, feature, element) {
            dated.candidate.features.flag("stamp_utc", utc);
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
        let own = subject::articles(self.scene);
        let is_other = |thing: &Thing| thing.is_subject() || thing.is("Comment") || thing.is("UserComments");
        for thing in graph.things.iter().take(60).filter(|thing| !is_other(thing)) {
            let article = thing.is_article();
            let of_other = article && !thing.aside && !own.iter().any(|article| std::ptr::eq(*article, thing));
            let (published, created, modified) = match (thing.aside || of_other, article, thing.is_page()) {
                (false, true, _) => ("ld_published", "ld_created", "ld_modified"),
                (false, false, true) => ("ld_page_published", "ld_page_created", "ld_page_modified"),
                (true, ..) => ("ld_aside", "ld_aside", "ld_aside"),
                _ => ("ld_other", "ld_other", "ld_other"),
            };
            for (key, feature) in [
                ("datePublished", published),
                ("dateCreated", created),
                ("uploadDate", "ld_other"),
                ("datePosted", "ld_other"),
                ("coverageStartTime", "ld_other"),
            ] {
                if let Some(value) = thing.text(key) {
                    self.add_value(&value, &format!("json-ld {key}"), feature, None);
                }
            }
            if let Some(value) = thing.text("dateModified") {
                if thing.aside || of_other {
                    self.add_value(&value, "json-ld dateModified", "ld_aside", None);
                } else {
                    self.add_modified(&value, "json-ld dateModified", modified);
                }
            }
        }
    }

    fn gather_metas(&mut self) {
        let metadata = self.scene.metadata;
        for statement in metadata.metas.iter().filter(|m| may_hold_date(&m.value)).take(MAX_ELEMENTS) {
            match meta_feature(&statement.name) {
                Some((feature, true)) => self.add_modified(&statement.value, &statement.name, feature),
                Some((feature, false)) => self.add_value(&statement.value, &statement.name, feature, None),
                None => {}
            }
        }
        if let Some(title) = &metadata.title {
            for found in dates::find_all(title, &self.reading).into_iter().take(2) {
                self.add(found.stamp, found.ambiguous, "<title>", "in_title", None);
            }
        }
        self.gather_description();
        for image in metadata.meta("og:image").take(1) {
            if let Some(stamp) = dates::from_url(image) {
                self.add(stamp, false, "og:image address", "image_address", None);
            }
        }
    }

    /// A dateline at the start or end of the description: "(News of 14 January 2020)".
    fn gather_description(&mut self) {
        /// Bytes of the description on the date's outer side: room for a place before it, or "(News of" around it.
        const EDGE: usize = 24;
        let Some(text) = self.scene.metadata.first_meta(&["og:description", "description"]) else { return };
        let text = edge_of(text, 600);
        for found in dates::find_all(text, &self.reading).into_iter().take(4) {
            let edge = found.span.start <= EDGE || text.len() - found.span.end <= EDGE;
            let feature = if edge { "description_edge" } else { "in_description" };
            let (stamp, ambiguous) = self.settle(&found);
            self.add(stamp, ambiguous, "description", feature, None);
        }
    }

    /// Dates in the data that a page's own program was started with, under the keys that content systems use.
    fn gather_data(&mut self) {
        let first = |key: &str| contains_fold(key, "first");
        let data = &self.scene.metadata.data_dates;
        let first_named = data.iter().any(|(key, _)| first(key));
        for (key, value) in data {
            let feature = match date_keys::read(key) {
                _ if first_named && !first(key) => "program_other",
                Some(DateKey::Created) => "json_created",
                _ => "json_published",
            };
            self.add_stated(value, "data script", feature);
        }
        let stated = &self.scene.metadata.program_dates;
        let first_named = stated.iter().any(|(key, _)| first(key));
        for (at, (key, value)) in stated.iter().enumerate() {
            // A key that says "first" is the page's own, wherever it stands.
            let own = if first_named { first(key) } else { at == 0 };
            let feature = if own { "program_published" } else { "program_other" };
            self.add_stated(value, "program", feature);
        }
    }

    /// A script's date; what gives no day there is some other number.
    fn add_stated(&mut self, value: &str, source: &str, feature: &'static str) {
        if dates::parse_stamp(value, &self.reading).is_some_and(|found| found.stamp.day().is_some()) {
            self.add_value(value, source, feature, None);
        }
    }

    fn gather_url(&mut self) {
        // The same page in its other form may have the day that the shorter address has not.
        let other = || self.scene.metadata.link("amphtml").and_then(dates::from_url);
        if let Some(stamp) = self.scene.url.and_then(dates::from_url).or_else(other) {
            let feature = if stamp.day().is_some() { "url_day" } else { "url_month" };
            self.add(stamp, false, "address", feature, None);
        }
    }

    /// Dates that stand in the page's text, in short lines; in prose only at the story's start and end.
    fn gather_texts(&mut self) {
        let outline = self.scene.outline;
        let mut seen = 0;
        let mut after_headline = 0;
        for (index, block) in outline.blocks.iter().enumerate() {
            if !self.numbered[index] || block.text.len() > 40_000 {
                continue;
            }
            seen += 1;
            if seen > MAX_BLOCKS {
                break;
            }
            let long = block.chars > MAX_DATE_LINE_CHARS;
            let foot = || outline.blocks[index].texts.clone().take(1).any(|t| self.is_foot(outline.texts[t].element));
            if long && !self.at_story_edge(index) && !foot() {
                continue;
            }
            let part = if long { edge_of(&block.text, MAX_DATE_LINE_CHARS) } else { &block.text };
            let mut all = self.in_order(|reading| dates::find_all(part, reading));
            let written = || self.digits_date(index).or_else(|| self.month_date(index));
            let other = || {
                let spread = self.spread_date(index).or_else(|| self.counted_date(index));
                spread.or_else(|| self.lone_date(index)).or_else(written)
            };
            let spread = if all.is_empty() { other() } else { None };
            let part = spread.as_deref().unwrap_or(part);
            if spread.is_some() {
                all = self.in_order(|reading| dates::find_all(part, reading));
            }
            let mut last_end = 0;
            let ranges = lines::ranges(part, &all);
            for (at, found) in all.iter().take(4).enumerate().filter(|(at, _)| !ranges.contains(at)) {
                let next = all.get(at + 1).map_or(part.len(), |next| next.span.start);
                let around = (&part[last_end..found.span.start], &part[found.span.end..next]);
                let ends = Ends { leads: found.span.start == 0, last: at + 1 == all.len() };
                last_end = found.span.end;
                self.add_text_date(index, part, found, around, ends, &mut after_headline);
            }
        }
    }

    /// A date of a block; `around` is the text from the date before to the date, and from it to the next.
    fn add_text_date(
        &mut self,
        index: usize,
        part: &str,
        found: &Found,
        around: (&str, &str),
        ends: Ends,
        after_headline: &mut usize,
    ) {
        let block = &self.scene.outline.blocks[index];
        let (stamp, ambiguous) = self.settle(found);
        let stamp = if found.inferred { self.in_stated_year(stamp) } else { stamp };
        let element = self.element_of(index, &part[found.span.clone()]);
        let share = found.span.len() as f32 / part.len().max(1) as f32;
        let prose = block.chars > 120 && share < 0.3;
        // "On 8 November" and "yesterday" in a paragraph are the story's days; a byline may leave out the year.
        if prose && found.inferred {
            return;
        }
        // Where and when it stood before is another matter.
        let elsewhere = labels::names_first_paper(around.0, |name| self.scene.site.is_name(name))
            || consent::tells_of_print(&block.text);
        let label = self.label(index, around, ends).filter(|_| !elsewhere);
        let other =
            || labels::is_other_line(around.0) || self.label_line(index, ends).is_some_and(labels::is_other_line);
        if label.is_none() && other() || self.is_todays(element) || self.is_in_subject(element) {
            return;
        }
        // "3 May (changed 4 May)": the class of the box is about the second.
        let is_first = || !ends.last && labels::before_date(around.1) == Some(Label::Updated);
        let updated = label == Some(Label::Updated) || label.is_none() && self.says_updated(element) && !is_first();
        if updated {
            self.modified.push(stamp);
        }
        let mut mention = self.mention(element, Some(index));
        let heads = mention.heads_story() && !prose && !updated;
        let first_after = heads && *after_headline == 0;
        *after_headline += usize::from(heads);
        mention.flag("label_updated", updated);
        mention.flag("copyright", part.contains('©') || contains_fold(part, "copyright"));
        mention.flag("prose", prose);
        // A sentence under the headline tells less than a line above it.
        mention.rank += if prose { PROSE_RANK } else { 0 };
        mention.flag("numeric", found.order.is_some());
        let in_sentence = elsewhere || label.is_none() && mention.has("in_story") && is_in_sentence(around);
        mention.flag("in_sentence", in_sentence);
        // In other stories' headlines, and before a comment, "on" is no label either.
        // "The hearing is on 14 March.": a sentence's "on" is no label.
        let plain = || !updated && !in_sentence && !mention.is_elsewhere() && labels::is_plain(around.0);
        let published = !prose && (label == Some(Label::Published) || plain());
        let feature = if share > 0.5 { "date_line" } else { "text_date" };
        let Some(dated) = self.add(stamp, ambiguous, "text", feature, Some(element)) else { return };
        let features = &mut dated.candidate.features;
        features.flag("label_published", published);
        features.flag("label_created", published && labels::is_creation(around.0));
        features.flag("with_time", stamp.has_time());
        features.flag("inferred", found.inferred);
        features.flag("first_after_headline", first_after);
        if !updated && !mention.is_of_other() {
            dated.tell(stamp);
        }
        dated.mentioned(mention);
    }

    /// What the words beside a date call it; where it is first in its block, a short line before that may be its label.
    fn label(&self, index: usize, (before, after): (&str, &str), ends: Ends) -> Option<Label> {
        let line_before = || self.label_line(index, ends).and_then(labels::before_date);
        labels::before_date(before).or_else(|| labels::after_date(after, ends.last)).or_else(line_before)
    }

    /// The short line before a block, where a date leads it: it may be its label.
    fn label_line(&self, index: usize, ends: Ends) -> Option<&str> {
        /// Characters of a line that is a label and nothing else.
        const LABEL_LINE: usize = 30;
        let line = &self.scene.outline.blocks.get(index.checked_sub(1)?)?;
        (ends.leads && line.chars <= LABEL_LINE && !dates::has_number(&line.text)).then_some(line.text.as_str())
    }

    /// The element of the text in which a date stands; where it is spread over several, the block's first.
    fn element_of(&self, index: usize, date: &str) -> ElementId {
        let outline = self.scene.outline;
        let texts = &outline.texts[outline.blocks[index].texts.clone()];
        let own = texts.iter().find(|text| texts.len() == 1 || text.raw.contains(date));
        own.or(texts.first()).map_or(outline.blocks[index].element, |text| text.element)
    }

    /// Whether a block is among the first or last of the story.
    fn at_story_edge(&self, index: usize) -> bool {
        let texts = &self.scene.outline.blocks[index].texts;
        let story = &self.scene.story;
        !story.is_empty() && (texts.start.abs_diff(story.start) <= 2 || texts.end.abs_diff(story.end) <= 2)
    }

    /// Many mastheads show the current day: there, the day of saving is that of the visit, and above the headline it gives
    /// way to an earlier day below it.
    fn drop_day_of_visit(&mut self) {
        const SAID_OTHERWISE: &[&str] =
            &["ld_published", "meta_article", "item_published", "meta_published", "url_day", "head_near"];
        let Some(visit) = self.reading.reference.map(|saved| saved.date()) else { return };
        let is_visit = |d: &Dated| d.of_masthead && d.stamp.day() == Some(visit) && d.candidate.source == "text";
        if self.scene.headline.is_some() {
            self.found.retain(|d| !is_visit(d));
        }
        if self.found.iter().any(|d| d.stamp.day().is_some_and(|day| day < visit) && d.has(&["head_near"])) {
            self.found.retain(|d| {
                d.stamp.day() != Some(visit) || !d.has(&["above_near", "above_far"]) || d.has(SAID_OTHERWISE)
            });
        }
    }

    /// Gives each day what its best placed mention says.
    fn settle_mentions(&mut self) {
        for dated in &mut self.found {
            let Some(mention) = dated.mention.take() else { continue };
            dated.of_teaser = mention.of_teaser;
            dated.of_card = mention.of_card;
            dated.of_masthead = mention.of_masthead;
            for (name, value) in mention.features {
                dated.candidate.features.set(name, value);
            }
        }
    }

    fn decide(mut self) -> Published {
        self.rule_out();
        let of_teaser: Vec<bool> = self.found.iter().map(|dated| dated.of_teaser).collect();
        let of_dated = |dated: Dated| {
            let stamp = dated.told.unwrap_or(dated.stamp);
            ((stamp, dated.ambiguous), Candidate { value: stamp.to_string(), ..dated.candidate })
        };
        let (dates, mut candidates): (Vec<_>, Vec<_>) = self.found.into_iter().map(of_dated).unzip();
        Weights::of("date").weigh(&mut candidates);
        let Some(winner) = choice::choose(&candidates, &of_teaser) else {
            return Published { candidates, ..Published::default() };
        };
        candidates[winner].won = true;
        let (stamp, ambiguous) = dates[winner];
        let latest =
            self.modified.iter().filter(|m| m.first_day() >= stamp.first_day() && m.first_day() <= self.latest);
        let modified = latest.max_by_key(|m| (m.last_day(), precision(m), m.to_string())).copied();
        Published {
            stamp: Some(stamp),
            source: Some(source_of(&candidates[winner].features)),
            ambiguous,
            modified,
            candidates,
        }
    }
}

impl Dated {
    /// Takes a stamp of the publication, where it is more precise.
    fn tell(&mut self, stamp: Stamp) {
        let told = self.told.get_or_insert(stamp);
        if precision(&stamp) > precision(told) {
            *told = stamp;
        }
    }

    fn has(&self, names: &[&str]) -> bool {
        self.candidate.features.any(names)
    }

    /// Keeps the better placed of two mentions; equal ones are taken together.
    fn mentioned(&mut self, mention: Mention) {
        match &mut self.mention {
            Some(kept) if kept.rank < mention.rank => {}
            Some(kept) if kept.rank == mention.rank => kept.features.extend(mention.features),
            kept => *kept = Some(mention),
        }
    }
}

/// Pages are no older than the web, but for those of old papers, which state when they were printed.
const EARLIEST_YEAR: i32 = 1990;

/// Whether a day before the web is none that a program writes for one that it does not know: the first of a year, or the
/// zero of a clock east or west of where it counts from.
fn may_be_stated(stamp: Stamp) -> bool {
    let day = stamp.day().map(|day| (day.month(), day.day()));
    !matches!(day, None | Some((1, 1) | (12, 30 | 31)))
}

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

/// Whether a meta element's value may be a date: short, and with a year's digits.
fn may_hold_date(value: &str) -> bool {
    /// Bytes of the longest; JavaScript's form with a zone's name has some sixty.
    const LONGEST: usize = 100;
    value.len() <= LONGEST && value.chars().filter(|c| c.is_numeric()).count() >= 4
}
