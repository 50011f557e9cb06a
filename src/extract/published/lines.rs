//! What a line says of the days in it by its words alone.

use crate::extract::{
    dates,
    names::Said,
    outline::{Block, Outline},
};

/// Whether a line may say without a digit which day it is. A word alone is one of a menu, or of another language ("hier" is
/// "here" too), unless its element is called a date's.
pub(super) fn may_count_back(outline: &Outline<'_>, block: &Block) -> bool {
    let is_word = block.text.bytes().all(|b| b.is_ascii_alphabetic());
    let called = || {
        let element = outline.texts.get(block.texts.start).map_or(block.element, |text| text.element);
        outline.elements[element].tag == "time" || outline.said_by_class(element).any(Said::DATE | Said::TIME)
    };
    dates::may_count_back(&block.text) && (!is_word || called())
}

pub(super) fn has_digit(text: &str) -> bool {
    dates::may_have_number(text) && (text.is_ascii() || text.chars().any(|c| c.is_numeric() || c == '年'))
}

/// Words that a sentence begins with before a day.
const SENTENCE_OPENERS: &[&str] =
    &["On", "In", "Since", "Until", "Am", "Seit", "Le", "El", "Em", "Il", "Op", "Den", "W", "Dne", "В", "С"];

/// Whether words of a sentence stand right before a date and on after it: "died on 9 January at home".
pub(super) fn is_in_sentence((before, after): (&str, &str)) -> bool {
    // "On 4 May 1999 the pass was shut": a sentence may begin so, a dateline does not.
    let goes_on = after.trim_start().starts_with(|c: char| c.is_lowercase());
    if goes_on && SENTENCE_OPENERS.contains(&before.trim()) {
        return true;
    }
    let last = before.split_whitespace().next_back();
    let led = last.is_some_and(|word| word.chars().all(|c| c.is_lowercase() || c == ','));
    led && before.split_whitespace().count() > 2 && after.trim_end().ends_with(['.', '!', '?', '”', '"'])
}

/// The first characters of a long text: a dateline stands there.
pub(super) fn edge_of(text: &str, chars: usize) -> &str {
    let end = text.char_indices().nth(chars).map_or(text.len(), |(i, _)| i);
    &text[..end]
}
