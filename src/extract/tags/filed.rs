//! Lines in plain words that say under what a story was filed: `Posted in Harbours`, `Filed under Ferries and tagged Marl`.

use std::sync::LazyLock;

use super::names::{Label, label_kind};
use crate::{
    extract::{letters::COLONS, parts::Parts},
    fold::fold,
};

/// What such a line begins with where no colon follows, folded: what WordPress and its themes write.
#[rustfmt::skip]
const FILED: &[&str] = &[
    "filed under ", "filed in ", "posted in ", "posted under ", "published in ", "tagged ", "categorized as ", "categorized in ", "categorised as ",
    "veroffentlicht in ", "veroffentlicht unter ", "abgelegt unter ", "verschlagwortet mit ", "getaggt mit ",
    "publie dans ", "classe dans ", "classe sous ", "etiquete ", "marque avec ", "publicado en ", "archivado en ", "etiquetado ",
    "publicado em ", "arquivado em ", "marcado com ", "pubblicato in ", "archiviato in ", "contrassegnato da tag ", "taggato ",
    "geplaatst in ", "gepubliceerd in ", "getagd ", "getagged ", "opublikowano w ", "zaszufladkowano do kategorii ", "otagowano ",
    "publicerat i ", "publicerad i ", "markt ", "udgivet i ", "publisert i ", "merket ", "tagget ", "publikovano v ", "zaradeno do ", "publicat in ",
    "etichetat ", "опубликовано в ", "опубликовано в рубрике ", "отмечено ", "опубліковано в ", "позначено ",
];

/// Whether a line says no more than that.
pub(in crate::extract) fn is_filed(text: &str) -> bool {
    static STARTS: LazyLock<Parts> = LazyLock::new(|| Parts::at_start(FILED));
    /// Bytes of a line, in scripts of three bytes a letter, and words of one.
    const LONGEST: usize = 160;
    const WORDS: usize = 12;
    // A day or a year makes it another line, or the end of a sentence.
    let is_dated = || text.bytes().filter(u8::is_ascii_digit).count() >= 4;
    if text.len() > LONGEST || text.split_whitespace().count() > WORDS || is_dated() {
        return false;
    }
    let (label, value) = text.split_once(COLONS).unwrap_or((text, ""));
    let is_labelled = || label_kind(label) == Some(Label::Category) && !value.trim().is_empty();
    // WordPress ends some with a stop; a sentence has one too, and a verb.
    is_labelled() || STARTS.any_in(&fold(text)) && (!text.ends_with(['.', '!', '?']) || text.contains(" tagged "))
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
        ] {
            assert_eq!(is_filed(text), filed, "{text}");
        }
    }

    #[test]
    fn lists_are_folded_as_they_are_looked_up() {
        assert_eq!(FILED.iter().filter(|part| fold(part) != **part).collect::<Vec<_>>(), [&""; 0]);
    }
}
