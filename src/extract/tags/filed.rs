//! Lines in plain words that say under what a story was filed: `Posted in Harbours`, `Filed under Ferries and tagged Marl`.

use std::sync::LazyLock;

use super::names::{Label, label_kind};
use crate::{
    extract::{
        letters::{COLONS, place_in},
        parts::Parts,
    },
    fold::fold,
};

/// What such a line begins with where no colon follows, folded: what WordPress and its themes write before categories.
#[rustfmt::skip]
const FILED: &[&str] = &[
    "filed under ", "filed in ", "posted in ", "posted under ", "published in ", "categorized as ", "categorized in ", "categorised as ",
    "veroffentlicht in ", "veroffentlicht unter ", "abgelegt unter ", "publie dans ", "classe dans ", "classe sous ", "publicado en ", "archivado en ",
    "publicado em ", "arquivado em ", "pubblicato in ", "archiviato in ", "geplaatst in ", "gepubliceerd in ", "opublikowano w ",
    "zaszufladkowano do kategorii ", "publicerat i ", "publicerad i ", "udgivet i ", "publisert i ", "publikovano v ", "zaradeno do ", "publicat in ",
    "опубликовано в рубрике ", "опубликовано в ", "опубліковано в ",
];

/// The same before tags.
#[rustfmt::skip]
const TAGGED: &[&str] = &[
    "tagged ", "verschlagwortet mit ", "getaggt mit ", "etiquete ", "marque avec ", "etiquetado ", "marcado com ", "contrassegnato da tag ", "taggato ",
    "getagd ", "getagged ", "otagowano ", "markt ", "merket ", "tagget ", "etichetat ", "отмечено ", "позначено ",
];

/// Whether a line says no more than that.
pub(in crate::extract) fn is_filed(text: &str) -> bool {
    static STARTS: LazyLock<Parts> = LazyLock::new(|| Parts::at_start(&[FILED, TAGGED].concat()));
    /// Bytes of a line, in scripts of three bytes a letter, and words of one.
    const LONGEST: usize = 160;
    const WORDS: usize = 12;
    // A day or a year makes it another line, or the end of a sentence.
    let is_dated = || text.bytes().filter(u8::is_ascii_digit).count() >= 4;
    if text.len() > LONGEST || text.split_whitespace().count() > WORDS || is_dated() {
        return false;
    }
    // A line of verse goes on from the one before; "tagged by the rain" tells by whom.
    let goes_on = || text.starts_with(char::is_lowercase) || text.ends_with(',') || text.starts_with("Tagged by ");
    // Folded, a market is the same.
    let is_market = || text.starts_with("Markt");
    // WordPress ends some with a stop; a sentence has one too, and a verb.
    labelled(text).is_some()
        || STARTS.any_in(&fold(text))
            && !goes_on()
            && !is_market()
            && (!text.ends_with(['.', '!', '?']) || text.contains(" tagged "))
}

/// The value behind a label of categories.
fn labelled(text: &str) -> Option<&str> {
    /// Bytes of the longest label.
    const LABEL: usize = 60;
    let (label, value) = text.split_once(COLONS)?;
    let is_filed = || FILED.iter().any(|start| start.trim_end() == fold(label).trim_end());
    let is_label = label.len() <= LABEL && (label_kind(label) == Some(Label::Category) || is_filed());
    (is_label && !value.trim().is_empty()).then_some(value)
}

/// The first section that such a line names: `Harbours` of `Posted in Harbours, Ferries | Tagged tides`.
pub(in crate::extract) fn filed_under(text: &str) -> Option<&str> {
    /// Words of the longest section.
    const WORDS: usize = 4;
    const ENDS: [&str; 6] = [" and tagged", " tagged", "Tagged", "|", ",", ";"];
    if !is_filed(text) {
        return None;
    }
    let behind_words = || {
        let folded = fold(text);
        let start = FILED.iter().find(|start| folded.starts_with(**start))?;
        // A folded letter may have other bytes.
        let words = start.split_whitespace().count();
        text.split_whitespace().nth(words).and_then(|word| text.get(place_in(word, text)..))
    };
    let value = labelled(text).or_else(behind_words)?;
    let end = ENDS.iter().filter_map(|end| value.find(end)).min().unwrap_or(value.len());
    let section = value[..end].trim().trim_end_matches('.');
    let is_name = section.contains(char::is_alphabetic) && section.split_whitespace().count() <= WORDS;
    is_name.then_some(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_where_a_story_was_filed() {
        for (text, filed) in [
            ("Posted in Harbours", true),
            ("Filed under Ferries and tagged Marl, tides.", true),
            ("Tagged ferries, Marl", true),
            ("Veröffentlicht in Häfen", true),
            ("Рубрика: Острова", true),
            ("Classé sous : Îles", true),
            ("Posted in Marl, she wrote home.", false),
            ("Published in 2014", false),
            ("Tagged by the police, the goat went home.", false),
            ("Kategorie", false),
            ("Märkt hamn, färja", true),
            ("Markt am Hafen: samstags von acht bis eins", false),
            ("posted in winter,", false),
            ("tagged by the rain", false),
        ] {
            assert_eq!(is_filed(text), filed, "{text}");
        }
    }

    #[test]
    fn the_first_of_its_sections_is_named() {
        for (text, section) in [
            ("Posted in Harbours, Ferries | Tagged tides", Some("Harbours")),
            ("Posted in VillagesTagged Ferry, River", Some("Villages")),
            ("Filed under Ferries and tagged Marl, tides.", Some("Ferries")),
            ("Veröffentlicht in Häfen und Inseln", Some("Häfen und Inseln")),
            ("Рубрика: Острова", Some("Острова")),
            ("Tagged ferries, Marl", None),
            ("Posted in Marl, she wrote home.", None),
        ] {
            assert_eq!(filed_under(text), section, "{text}");
        }
    }

    #[test]
    fn lists_are_folded_as_they_are_looked_up() {
        assert_eq!(FILED.iter().chain(TAGGED).filter(|part| fold(part) != **part).collect::<Vec<_>>(), [&""; 0]);
    }
}
