//! Given names that are common, and family names that stand where those do elsewhere.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use foldhash::fast::RandomState;

use super::{
    ideographs,
    words::{HUNGARIAN_FAMILIES, HUNGARIAN_GIVEN, VIETNAMESE_FAMILIES},
};
use crate::fold::with_folded;

/// What people are called before their given name.
const HONORIFICS: &[&str] =
    &["Dr.", "Dr", "Prof.", "Prof", "Sir", "Dame", "Rev.", "Fr.", "Dra.", "Mr.", "Mrs.", "Ms.", "Hon."];

/// Whether a name's first word, or the first part of it, is a common given name, or the initial of one: `И. Озеров`.
pub(crate) fn begins_with_given_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let Some(first) = words.by_ref().find(|word| !HONORIFICS.contains(word)) else { return false };
    if first.ends_with('.') && is_initial(first) && words.next_back().is_some_and(|last| last.chars().count() > 2) {
        return true;
    }
    let last = words.next_back();
    if last.is_some_and(|last| stands_first(first, last) || words.next().is_none() && is_hungarian(first, last)) {
        return true;
    }
    if last.is_none() && first.starts_with(|c| c >= '\u{4E00}') && ideographs::is_japanese_name(first) {
        return true;
    }
    with_folded(first, |key| {
        let parts = || key.split_once('-');
        GIVEN_NAMES.contains(key)
            || parts().is_some_and(|(first, second)| GIVEN_NAMES.contains(first) && second.chars().count() > 2)
    })
}

/// Whether the first word of a name is a family's where those stand first: one of Vietnam, or one of Hungary before a given name.
fn stands_first(first: &str, last: &str) -> bool {
    static FAMILIES: LazyLock<HashMap<&'static str, bool, RandomState>> = LazyLock::new(|| {
        let of = |names: &'static [&str], hungarian| names.iter().map(move |name| (*name, hungarian));
        of(VIETNAMESE_FAMILIES, false).chain(of(HUNGARIAN_FAMILIES, true)).collect()
    });
    if ideographs::is_japanese_family(first) {
        return ideographs::is_japanese_given(last);
    }
    match FAMILIES.get(first) {
        Some(true) => with_folded(last, |key| GIVEN_NAMES.contains(key)),
        known => known.is_some(),
    }
}

/// Whether a name of two words has the given one behind, in the spelling of Hungary: `Patak Nádia`.
fn is_hungarian(first: &str, last: &str) -> bool {
    static GIVEN: LazyLock<HashSet<&'static str, RandomState>> =
        LazyLock::new(|| HUNGARIAN_GIVEN.iter().copied().collect());
    first.starts_with(char::is_uppercase) && GIVEN.contains(last) && first.chars().all(char::is_alphabetic)
}

/// Given names, folded, from `given_names.txt`.
pub(super) static GIVEN_NAMES: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| {
    let lines = include_str!("given_names.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// `M.` or `M`.
pub(super) fn is_initial(word: &str) -> bool {
    let letter = word.strip_suffix('.').unwrap_or(word);
    letter.chars().count() == 1 && letter.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_given_names() {
        for (name, given) in [
            ("Ada Lund", true),
            ("José Arroyo", true),
            ("Jean-Luc Petit", true),
            ("Мария Озерова", true),
            ("И. Озеров", true),
            ("A. B.", false),
            ("Read More", false),
            ("Alle Artikel", false),
            ("", false),
        ] {
            assert_eq!(begins_with_given_name(name), given, "{name}");
        }
    }

    #[test]
    fn knows_given_names_of_hungary_behind_a_family_name() {
        for (name, is_one) in [
            ("Patak Nádia", true),
            ("Patak Csaba", true),
            ("Patak és Csaba", false),
            ("híd Csaba", false),
            ("Photo Edit", false),
        ] {
            assert_eq!(begins_with_given_name(name), is_one, "{name}");
        }
    }
}
