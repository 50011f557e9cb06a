//! Where a page says who wrote its story and when, and which lines of such a place do.

use chrono::Datelike;

use crate::{
    article::Stamp,
    extract::{
        byline, dates,
        letters::is_unspaced,
        outline::{Block, ElementId, Outline},
        title::{fold_key, holds_words},
    },
};

use super::head::is_line;

/// An element that says who wrote the story or when, and what it says.
#[derive(Clone, Debug)]
pub struct Stated {
    element: ElementId,
    says: Says,
}

#[derive(Clone, Debug)]
enum Says {
    /// A name's key.
    Author(String),
    Day(Option<Stamp>),
}

impl Stated {
    pub fn author(element: ElementId, name: &str) -> Stated {
        Stated { element, says: Says::Author(fold_key(name)) }
    }

    pub fn day(element: ElementId, value: &str) -> Stated {
        Stated { element, says: Says::Day(value.parse().ok()) }
    }

    /// Whether a block has the element, or no more than what stands beside it there. Of an element that holds a paragraph as well, a
    /// cell with the whole story, only the lines that say so.
    pub fn is_in(&self, outline: &Outline, block: &Block) -> bool {
        let texts = outline.texts_in(self.element);
        let is_there = texts.start < block.texts.end && block.texts.start < texts.end;
        let is_around = || outline.contains(block.element, self.element);
        is_there && (has_only_lines(outline, self.element) || self.is_said(block))
            || !is_there && is_around() && has_only_lines(outline, block.element)
    }

    fn is_said(&self, block: &Block) -> bool {
        /// Bytes of a line that says so; a name or a day stands in a paragraph as well.
        const LONGEST: usize = 400;
        block.text.len() <= LONGEST
            && match &self.says {
                Says::Author(key) => names(&block.text, key),
                Says::Day(day) => day.is_none_or(|day| is_day_in(day, &block.text)),
            }
    }
}

/// Whether an element has no more than a few lines, as one has that only says who wrote a story, when and where.
fn has_only_lines(outline: &Outline, element: ElementId) -> bool {
    /// Blocks.
    const FEW: usize = 6;
    let inside = outline.blocks_in(element);
    inside.len() <= 1 || inside.len() <= FEW && outline.blocks[inside].iter().all(is_line)
}

/// Whether a line has a name, or a byline some part of it.
fn names(text: &str, name: &str) -> bool {
    let key = fold_key(text);
    let is_part = |word: &str| holds_words(&key, word);
    holds_words(&key, name)
        || name.starts_with(is_unspaced) && key.contains(name)
        || byline::starts_byline(text).is_some() && name.split(' ').any(is_part)
}

/// Whether a text has a day, in whatever way it is written: by its words, or by its numbers.
fn is_day_in(day: Stamp, text: &str) -> bool {
    // A weekday alone is a word of the story too.
    let reference = text.bytes().any(|b| b.is_ascii_digit()).then(|| day.last_moment());
    let reading = dates::Reading { reference, ..dates::Reading::default() };
    let is_same = |found: dates::Found| is_same_day(found.stamp, day);
    let has = |number: u32| {
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        numbers.any(|part| part.parse() == Ok(number))
    };
    let has_numbers = || day.day().is_some_and(|d| has(d.day()) && has(d.year().unsigned_abs()));
    dates::find_all(text, &reading).into_iter().any(is_same) || has_numbers()
}

/// Whether two days may be one: day and month may be exchanged, and over midnight it is the next.
pub(super) fn is_same_day(one: Stamp, other: Stamp) -> bool {
    /// Days between them, where clocks differ.
    const NEAR: i64 = 1;
    let Some((a, b)) = one.day().zip(other.day()) else {
        return one.first_day() <= other.last_day() && other.first_day() <= one.last_day();
    };
    let is_exchanged = || a.year() == b.year() && (a.month(), a.day()) == (b.day(), b.month());
    a.signed_duration_since(b).num_days().abs() <= NEAR || is_exchanged()
}
