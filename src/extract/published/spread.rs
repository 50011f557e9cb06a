//! Dates of which each part is an element of its own: the day in a box, the month under it, and the year.

use super::{Dates, dates, labels};
use crate::article::Stamp;

/// Names by which any language's dates are read.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];

/// Characters of the longest part: a month's name.
const LONGEST_PART: usize = 12;
/// Characters of a block that has all three parts.
const LONGEST_WHOLE: usize = 24;

impl Dates<'_, '_> {
    /// The date whose parts are the elements of a block, or the block and those beside it, as one line.
    pub(super) fn spread_date(&self, index: usize) -> Option<String> {
        let outline = self.scene.outline;
        let block = &outline.blocks[index];
        if block.chars > LONGEST_WHOLE {
            return None;
        }
        let parts = &outline.texts[block.texts.clone()];
        let inside = (2..=4)
            .contains(&parts.len())
            .then(|| parts.iter().map(|text| text.raw.trim()).collect::<Vec<_>>().join(" "));
        if let Some(line) = inside.filter(|line| self.is_one_date(line)) {
            return Some(line);
        }
        if block.chars > LONGEST_PART {
            return None;
        }
        (index.saturating_sub(2)..=index).find_map(|first| {
            let three = outline.blocks.get(first..first + 3)?;
            let small = three.iter().all(|block| block.chars <= LONGEST_PART);
            let line = || three.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ");
            small.then(line).filter(|line| self.is_one_date(line))
        })
    }

    /// The text of a short line that begins or ends in a date, where others stand at it without a space: `06/07/2025` before a
    /// counter.
    pub(super) fn lone_date(&self, index: usize) -> Option<String> {
        self.parts(index).find(|text| self.is_edged_by_date(text)).map(str::to_owned)
    }

    /// The texts of a line of several; more than a byline's has are prose, and none.
    fn parts(&self, index: usize) -> impl Iterator<Item = &str> {
        const TEXTS: std::ops::RangeInclusive<usize> = 2..=12;
        let outline = self.scene.outline;
        let texts = outline.blocks[index].texts.clone();
        let texts = if TEXTS.contains(&texts.len()) { &outline.texts[texts] } else { &[] };
        texts.iter().map(|text| text.raw.trim())
    }

    fn is_edged_by_date(&self, text: &str) -> bool {
        /// Digits of the shortest, `6/7/2025`, and bytes of the longest.
        const LEAST_DIGITS: usize = 6;
        const LONGEST: usize = 60;
        let may_be = text.len() <= LONGEST && text.bytes().filter(u8::is_ascii_digit).count() >= LEAST_DIGITS;
        let found = may_be.then(|| dates::find_first(text, &self.reading)).flatten();
        found.is_some_and(|found| {
            (found.span.start == 0 || found.span.end == text.len()) && !found.inferred && found.stamp.day().is_some()
        })
    }

    /// A line of eight digits that are a day's and of nothing else: `20100213`. Within a longer one they may be any number.
    pub(super) fn digits_date(&self, index: usize) -> Option<String> {
        let line = self.scene.outline.blocks[index].text.trim();
        let is_day = line.len() == 8 && line.bytes().all(|b| b.is_ascii_digit());
        let day = is_day.then(|| dates::parse_stamp(line, &self.reading)).flatten()?.stamp.day()?;
        Some(day.to_string())
    }

    /// A line that ends in a month and its year, and is that or calls it a day of publication: `03/2021`, `Published: 03/2021`. In
    /// others that is an issue, or a part of something.
    pub(super) fn month_date(&self, index: usize) -> Option<String> {
        /// Bytes of the longest line.
        const LONGEST: usize = 40;
        let line = self.scene.outline.blocks[index].text.trim();
        let (before, year) = line.rsplit_once('/').filter(|(_, year)| year.len() == 4 && line.len() <= LONGEST)?;
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (label, month) = before.split_at_checked(before.len() - digits)?;
        let stamp = Stamp::month_of(year.parse().ok()?, month.parse().ok()?)?;
        (label.is_empty() || labels::before_date(label).is_some()).then(|| {
            let month = MONTHS.get(stamp.month().unwrap_or(1) as usize - 1).copied().unwrap_or_default();
            format!("{label}{month} {year}")
        })
    }

    /// The text of a short line that counts back by itself, where the line's other texts stand around it: a name, then `yesterday,
    /// 16:15`.
    pub(super) fn counted_date(&self, index: usize) -> Option<String> {
        if self.reading.reference.is_none() || !dates::may_count_back(&self.scene.outline.blocks[index].text) {
            return None;
        }
        let mut counted = self.parts(index).filter(|text| text.contains(' ') && dates::may_count_back(text));
        counted.find(|text| dates::find_first(text, &self.reading).is_some()).map(str::to_owned)
    }

    /// Whether a line is a whole date with its month's name and nothing else.
    fn is_one_date(&self, line: &str) -> bool {
        dates::find_first(line, &self.reading).is_some_and(|found| {
            let whole = found.span == (0..line.len());
            whole && found.order.is_none() && !found.inferred && found.stamp.day().is_some()
        })
    }
}
