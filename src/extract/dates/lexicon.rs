//! Looking words up in [`names`](super::names), folded.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use chrono::Weekday;
use foldhash::fast::RandomState;

use super::{
    names::{BETWEEN, MONTHS, UNITS, Unit, VIETNAMESE_MONTH, WEEKDAYS, ZONES},
    short_names::SHORT_MONTHS,
};
use crate::{extract::beginnings::Beginnings, fold::fold};

/// A language and the month, 1 to 12, that it means.
type Month = (&'static str, u32);

/// Each folded spelling with the months it names and the languages that say so, in the order of the list.
static BY_SPELLING: LazyLock<Spellings> = LazyLock::new(|| by_spelling(MONTHS));
/// The same for short names.
static BY_SHORT_SPELLING: LazyLock<Spellings> = LazyLock::new(|| by_spelling(SHORT_MONTHS));

type Spellings = HashMap<String, Vec<Month>, RandomState>;

fn by_spelling(names: &'static [(&str, [&str; 12])]) -> Spellings {
    let mut map = Spellings::default();
    for (language, months) in names {
        for (month, spellings) in (1..).zip(months) {
            for spelling in spellings.split('|').filter(|spelling| !spelling.is_empty()) {
                map.entry(fold(spelling)).or_default().push((*language, month));
            }
        }
    }
    map
}

/// The first words of the months that have two.
static FIRST_WORDS: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| {
    BY_SPELLING.keys().filter_map(|spelling| spelling.split_once(' ')).map(|(first, _)| first).collect()
});

/// Whether a word may begin a month's name once it is folded: most do not.
pub(super) fn may_begin_month(word: &str) -> bool {
    static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
        let spellings = BY_SPELLING.keys().chain(BY_SHORT_SPELLING.keys()).map(String::as_str);
        Beginnings::of(spellings.chain(VIETNAMESE_MONTH.iter().copied()))
    });
    BEGINNINGS.may_have(word)
}

/// Whether a folded word may be the first of a month's two.
pub(super) fn begins_month(key: &str) -> bool {
    FIRST_WORDS.contains(key)
}

pub(super) fn is_month(key: &str) -> bool {
    BY_SPELLING.contains_key(key)
}

/// The month (1 to 12) that a folded word names, as `language` reads it where languages disagree.
pub(super) fn month(key: &str, language: Option<&str>) -> Option<u32> {
    let readings = BY_SPELLING.get(key).or_else(|| {
        // Hebrew writes "in" as a letter of the word: ביולי, "in July".
        BY_SPELLING.get(key.strip_prefix('ב')?)
    });
    let primary = language.map(|l| l.split(['-', '_']).next().unwrap_or(l));
    let own = |readings: &Vec<Month>| readings.iter().find(|(l, _)| Some(*l) == primary).copied();
    let short = || own(BY_SHORT_SPELLING.get(key).or_else(|| BY_SHORT_SPELLING.get(key.strip_prefix('ב')?))?);
    let first = || readings?.first().copied();
    readings.and_then(own).or_else(short).or_else(first).map(|(_, month)| month)
}

/// The day of the week that a folded word names.
pub(super) fn weekday(key: &str) -> Option<Weekday> {
    let day = WEEKDAYS.iter().position(|names| names.contains(&key))?;
    Weekday::try_from(u8::try_from(day).ok()?).ok()
}

pub(super) fn is_between(key: &str) -> bool {
    BETWEEN.contains(&key)
}

/// Minutes east of UTC of a zone's name (folded).
pub(super) fn zone(key: &str) -> Option<i32> {
    ZONES.iter().find(|(name, _)| *name == key).map(|&(_, minutes)| minutes)
}

/// The unit of time that a folded word names; the unit whose stem is longest.
pub(super) fn unit(key: &str) -> Option<Unit> {
    // A stem may take an ending ("Stunden", "godziny"), not become another word.
    const LONGEST_ENDING: usize = 5;
    let first = key.as_bytes().first();
    let stems = UNITS.iter().flat_map(|(unit, stems)| stems.iter().map(move |stem| (*unit, *stem)));
    stems
        .filter(|(_, stem)| stem.as_bytes().first() == first)
        .filter(|(_, stem)| match key.strip_prefix(stem) {
            Some(rest) if stem.chars().count() < 4 => rest.chars().count() <= 2,
            Some(rest) => rest.chars().count() <= LONGEST_ENDING,
            None => false,
        })
        .max_by_key(|(_, stem)| stem.len())
        .map(|(unit, _)| unit)
}

#[cfg(test)]
mod tests {
    use super::{super::names::*, *};

    /// What is looked up is folded: a word that is not would never be found.
    #[test]
    fn words_are_folded() {
        let lists = [ORDINALS, BETWEEN, BEFORE_TIME, AFTER_TIME, AGO_BEFORE, AGO_AFTER, WORDS_LIKE_MONTHS].concat();
        let names = WEEKDAYS.into_iter().chain(UNITS.iter().map(|(_, stems)| *stems)).flatten().copied();
        let numbers = VIETNAMESE_MONTHS.iter().map(|(name, _)| *name).chain(ZONES.iter().map(|(name, _)| *name));
        let counts = NUMBER_WORDS.iter().map(|(word, _)| *word).chain(DAY_WORDS.iter().map(|(word, _)| *word));
        let words =
            lists.into_iter().chain(names).chain(numbers).chain(counts).chain(DUALS.iter().map(|(word, _)| *word));
        let unfolded: Vec<&str> = words.filter(|word| fold(word) != *word).collect();
        assert!(unfolded.is_empty(), "{unfolded:?}");
    }
}
