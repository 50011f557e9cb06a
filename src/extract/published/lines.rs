//! What a line says of the days in it by its words alone.

use crate::extract::{
    dates::{self, Found},
    names::Said,
    outline::{Block, Outline},
};

/// Whether a line may say without a digit which day it is. A word alone is one of a menu, or of another language ("hier" is
/// "here" too), unless its element is called a date's.
pub(super) fn may_count_back(outline: &Outline<'_>, block: &Block) -> bool {
    let is_word = block.text.bytes().all(|b| b.is_ascii_alphabetic());
    let called = || {
        let element = outline.texts.get(block.texts.start).map_or(block.element, |text| text.element);
        outline.said_by_class(element).any(Said::DATE | Said::TIME)
    };
    dates::may_count_back(&block.text) && (!is_word || called())
}

/// Words that a sentence begins with before a day.
const SENTENCE_OPENERS: &[&str] =
    &["On", "In", "Since", "Until", "Am", "Seit", "Le", "El", "Em", "Il", "Op", "Den", "W", "Dne", "В", "С"];

/// Whether words of a sentence stand right before a date and on after it: "died on 9 January at home".
pub(super) fn is_in_sentence((before, after): (&str, &str)) -> bool {
    // "On 4 May 1999 the pass was shut": a sentence may begin so, a dateline does not.
    let goes_on = after.trim_start().starts_with(|c: char| c.is_lowercase());
    if goes_on && SENTENCE_OPENERS.contains(&before.trim_matches(|c: char| !c.is_alphabetic())) {
        return true;
    }
    let last = before.split_whitespace().next_back();
    let led = last.is_some_and(|word| word.chars().all(|c| c.is_lowercase() || c == ','));
    // It ends, or goes on to another day: "opened on 4 May by the mayor, and on …".
    let on = after.trim_end().ends_with(['.', '!', '?', '”', '"']) || goes_on && after.split_whitespace().count() > 2;
    led && before.split_whitespace().count() > 2 && on
}

/// The places of days that begin or end a span of days: `4 May 2023 – 6 May 2023`, of an exhibition or a life.
pub(super) fn ranges(line: &str, all: &[Found]) -> Vec<usize> {
    const TO: &[&str] = &["-", "–", "—", "to", "until", "till", "bis", "au", "al", "até", "t/m", "tot"];
    let joins = |pair: &[Found]| TO.contains(&line[pair[0].span.end..pair[1].span.start].trim());
    let is_span = |pair: &[Found]| pair[0].stamp.first_day() < pair[1].stamp.first_day() && joins(pair);
    let spans = all.windows(2).enumerate().filter(|(_, pair)| is_span(pair));
    spans.flat_map(|(at, _)| [at, at + 1]).collect()
}

/// Whether a line tells the time as America does: `11:42 PM`, `5:32 p.m. EST`.
pub(super) fn tells_time_of_america(line: &str) -> bool {
    const SIGNS: &[&str] = &["am", "pm", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt"];
    let lower = line.to_ascii_lowercase().replace('.', "");
    let mut after_number = false;
    lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
        let bare = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_sign = SIGNS.contains(&bare) && (after_number || bare.len() < word.len());
        after_number = bare.is_empty() || is_sign;
        is_sign
    })
}

/// The first characters of a long text: a dateline stands there.
pub(super) fn edge_of(text: &str, chars: usize) -> &str {
    let end = text.char_indices().nth(chars).map_or(text.len(), |(i, _)| i);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_times_as_america_tells_them() {
        for (line, american) in [
            ("Posted 7/5/2002 11:42 PM", true),
            ("7/5/2002, 5:32 p.m. EST", true),
            ("7/5/2002 5pm", true),
            ("05/07/2002 17:42", false),
            ("I am 42", false),
        ] {
            assert_eq!(tells_time_of_america(line), american, "{line}");
        }
    }

    #[test]
    fn days_of_a_span_are_told_from_days_that_stand_together() {
        for (line, places) in [
            ("4 May 2023 – 6 May 2023", vec![0, 1]),
            ("Vom 04.05.2023 bis 06.05.2023 im Rathaus", vec![0, 1]),
            ("4 May 2023, updated 6 May 2023", vec![]),
            ("6 May 2023 - 4 May 2023", vec![]),
            ("2 May 2023 | 4 May 2023 to 6 May 2023", vec![1, 2]),
            ("4 May 2023", vec![]),
        ] {
            let all = dates::find_all(line, &dates::Reading::default());
            assert_eq!(ranges(line, &all), places, "{line}");
        }
    }

    #[test]
    fn a_day_within_a_sentence_is_told() {
        for (before, after, is) in [
            ("The bridge was opened on ", " by the mayor, and on ", true),
            ("“On ", " we saw forty.”", true),
            ("It was closed again on ", " at last.", true),
            ("By Ann Carver, staff reporter on ", ". Updated ", false),
            ("By Ann Carver on ", "", false),
            ("Ann Carver, ", " | ", false),
        ] {
            assert_eq!(is_in_sentence((before, after)), is, "{before}…{after}");
        }
    }
}
