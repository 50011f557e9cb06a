//! Dates of which each part is an element of its own: the day in a box, the month under it, and the year.

use super::{Dates, dates};

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

    /// Whether a line is a whole date with its month's name and nothing else.
    fn is_one_date(&self, line: &str) -> bool {
        dates::find_first(line, &self.reading).is_some_and(|found| {
            let whole = found.span == (0..line.len());
            whole && found.order.is_none() && !found.inferred && found.stamp.day().is_some()
        })
    }
}
