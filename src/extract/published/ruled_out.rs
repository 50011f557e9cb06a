//! Which days are certainly not the page's: other stories', pictures', those of changes beside a day of publication.

use chrono::NaiveDate;

use super::{Dated, Dates, measure, names};
use crate::extract::outline::Outline;

/// What words or markup beside a day say of the page itself.
const OWN: &[&str] = &["label_published", "label_updated", "time_published", "time_updated"];
/// What calls a day above the headline the page's.
const CALLED_OWN: &[&str] = &["label_published", "time_published", "class_date", "class_meta"];
/// Metadata calls the day that of a change.
const MODIFIED: &[&str] = &["ld_modified", "ld_page_modified", "meta_modified", "item_modified"];
const ABOVE: &[&str] = &["above_near", "above_far"];
/// Days after which a change of a story is a revision. Of dev pages that state an earlier day of publication than that of the
/// change which is right for them, none do by more than eight; where it is wrong, it is months.
const LONGEST_STORY_DAYS: i64 = 14;

impl Dates<'_, '_> {
    pub(super) fn rule_out(&mut self) {
        let stated = self.found.iter().filter(|d| d.has(measure::STATED) && !d.has(&["changed_only"]));
        let first_stated = stated.filter_map(|d| d.stamp.day()).min();
        let printed = self.found.iter().any(is_printed_below);
        let shown_below = self.found.iter().any(is_shown_below);
        let uncalled: Vec<Uncalled> = self.found.iter().filter_map(|d| self.uncalled_day(d)).collect();
        let outline = self.scene.outline;
        for dated in &mut self.found {
            let of_picture =
                dated.has(&["in_caption"]) && dated.candidate.source == "text" && !dated.has(&["date_line"]);
            dated.candidate.ruled_out = is_of_other(dated, printed)
                || printed && (is_uncalled_above(dated) || is_of_file(dated))
                || shown_below && is_in_masthead(dated)
                || of_picture
                || first_stated.is_some_and(|first| is_later_change(dated, first))
                || dated.has(&["changed_beside_printed"])
                || is_change_beside(outline, dated, &uncalled);
        }
    }
}

impl Dates<'_, '_> {
    /// Where in the page a day stands that nothing calls one of anything, in a `<time>` or on the story's meta line; and which it is.
    fn uncalled_day(&self, dated: &Dated) -> Option<Uncalled> {
        let in_line = dated.has(measure::SHOWN) && dated.has(&["class_meta"]) && !dated.has(&["in_sentence"]);
        let is_time = dated.has(&["time_element"]);
        let is_uncalled = (is_time || in_line && !dated.has(measure::ELSEWHERE)) && !dated.has(OWN) && !dated.of_card;
        let element = dated.candidate.element.filter(|_| is_uncalled)?;
        Some(Uncalled { at: self.scene.outline.texts_in(element).start, day: dated.stamp.day()?, is_time })
    }
}

struct Uncalled {
    /// The text node.
    at: usize,
    day: NaiveDate,
    is_time: bool,
}

/// Whether a day that is called one of a change stands right behind an earlier one that is called nothing, or with it in one line:
/// that of publication.
fn is_change_beside(outline: &Outline, dated: &Dated, uncalled: &[Uncalled]) -> bool {
    /// Texts from one to the other: the first, a sign, the label.
    const REACH: usize = 4;
    let change = dated.candidate.element.filter(|_| dated.has(&["changed_only"]) && dated.has(&["label_updated"]));
    let block_of = |at: usize| outline.blocks.partition_point(|block| block.texts.end <= at);
    change.zip(dated.stamp.day()).is_some_and(|(element, day)| {
        let at = outline.texts_in(element).start;
        let is_beside = |other: &Uncalled| {
            let is_behind = other.is_time && other.at < at;
            other.day < day && at.abs_diff(other.at) <= REACH && (is_behind || block_of(at) == block_of(other.at))
        };
        uncalled.iter().any(is_beside)
    })
}

/// Whether the page prints the day right under its headline, as that of the story.
fn is_printed_below(dated: &Dated) -> bool {
    let other = dated.of_card || dated.has(measure::ELSEWHERE) || dated.has(&["prose", "in_sentence", "changed_only"]);
    dated.has(&["head_near"]) && dated.has(measure::SHOWN) && !other
}

/// Whether the page shows the day below its headline, if not as that of publication.
fn is_shown_below(dated: &Dated) -> bool {
    let other = dated.of_card || dated.has(measure::ELSEWHERE) || dated.has(&["prose", "in_sentence", "in_caption"]);
    dated.has(&["head_near", "head_mid"]) && (dated.has(measure::SHOWN) || dated.has(&["time_element"])) && !other
}

/// Whether only the site's own header has the day: that of the visit, whatever its box is called.
fn is_in_masthead(dated: &Dated) -> bool {
    dated.of_masthead && dated.candidate.source == "text" && !dated.has(OWN)
}

/// Whether the day is another story's, by the card it stands on. Above the headline a long link may be a section's, unless
/// the page has a day `printed` under it. In a column a list of stories says of each when it was posted.
fn is_of_other(dated: &Dated, printed: bool) -> bool {
    let on_card = dated.of_card && (printed || !dated.has(ABOVE));
    // Far behind the story each card calls its own day one of publication.
    let own = match printed && dated.has(&["foot_near", "foot_far"]) {
        true => dated.has(&["label_published", "label_updated"]),
        false => dated.has(OWN),
    };
    let own = own && !dated.has(&["box_aside"]);
    on_card && !own && !names::has_source_beside_text(&dated.candidate.features)
}

/// Weather, notices and their like have their days above the headline; they give way to the one under it.
fn is_uncalled_above(dated: &Dated) -> bool {
    dated.candidate.source == "text" && dated.has(ABOVE) && !dated.has(CALLED_OWN)
}

/// Whether nothing but a `date` of the metadata has the day, which may be the file's: of ten dev pages that print another day
/// below the headline all mean that one.
fn is_of_file(dated: &Dated) -> bool {
    dated.has(&["meta_date", "meta_dc"]) && !dated.candidate.source.contains(" + ")
}

/// Whether the day is that of a change after the `first` that is stated as that of publication. Where metadata has its day
/// too, that may be when the story became what it is, unless the story was long written.
fn is_later_change(dated: &Dated, first: NaiveDate) -> bool {
    let days = dated.stamp.day().map_or(0, |day| (day - first).num_days());
    let shown_alone = dated.has(&["label_updated"]) && !dated.has(MODIFIED);
    dated.has(&["changed_only"]) && (days > LONGEST_STORY_DAYS || shown_alone && days > 0)
}
