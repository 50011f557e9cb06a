//! [`Parts`]: a few words that are looked for anywhere in a text, all in one pass.

use std::{collections::HashMap, ops::Range};

use aho_corasick::{
    Anchored,
    automaton::{Automaton, StateID},
    nfa::contiguous::NFA,
};
use foldhash::fast::RandomState;

/// Words that are looked for anywhere in a text, or only at its start, without regard to ASCII case.
///
/// The automaton is walked here: its own searches for overlapping words take several times as long for texts of a few
/// dozen bytes, of which a page has thousands.
pub struct Parts(Words);

enum Words {
    Anywhere(Table),
    /// A table of many words takes milliseconds to fill, which a few searches do not bring back.
    Seldom(NFA),
    /// Few bytes of a text are looked at.
    AtStart(NFA),
    /// They were too many to build an automaton, which a test would show.
    TooMany,
}

impl Parts {
    /// Of words in lower case.
    pub fn of(words: &[&str]) -> Parts {
        Parts(
            automaton(words).and_then(|automaton| Table::of(&automaton, words)).map_or(Words::TooMany, Words::Anywhere),
        )
    }

    /// Of many words in lower case that few texts are searched for.
    pub fn seldom(words: &[&str]) -> Parts {
        Parts(automaton(words).map_or(Words::TooMany, Words::Seldom))
    }

    /// Of words in lower case that are found only where the text begins.
    pub fn at_start(words: &[&str]) -> Parts {
        Parts(automaton(words).map_or(Words::TooMany, Words::AtStart))
    }

    /// Whether the text has one of them.
    pub fn any_in(&self, text: &str) -> bool {
        let mut any = false;
        self.walk(text, |_, _| {
            any = true;
            false
        });
        any
    }

    /// Calls `found` with the number and the place, in bytes, of every word in the text.
    pub fn each_in(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        self.walk(text, |word, place| {
            found(word, place);
            true
        });
    }

    fn walk(&self, text: &str, mut found: impl FnMut(usize, Range<usize>) -> bool) {
        match &self.0 {
            Words::Anywhere(table) => table.walk(text, found),
            Words::Seldom(automaton) => walk(automaton, Anchored::No, text, found),
            // A word that ends another one is told with it.
            Words::AtStart(automaton) => {
                walk(automaton, Anchored::Yes, text, |word, place| place.start > 0 || found(word, place));
            }
            Words::TooMany => {}
        }
    }
}

fn automaton(words: &[&str]) -> Option<NFA> {
    NFA::builder().ascii_case_insensitive(true).prefilter(false).build(words).ok()
}

/// Calls `found` with the number and the place of each word, or of each at the text's start, until it says false.
fn walk(automaton: &NFA, anchored: Anchored, text: &str, mut found: impl FnMut(usize, Range<usize>) -> bool) {
    let Ok(mut state) = automaton.start_state(anchored) else { return };
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        state = automaton.next_state(anchored, state, byte);
        let goes_on = !automaton.is_special(state)
            || !automaton.is_dead(state)
                && ends(automaton, state).all(|(word, length)| found(word, at + 1 - length..at + 1));
        if !goes_on {
            return;
        }
    }
}

/// The numbers and lengths of the words that end where an automaton is in a state.
fn ends(automaton: &NFA, state: StateID) -> impl Iterator<Item = (usize, usize)> {
    let count = if automaton.is_match(state) { automaton.match_len(state) } else { 0 };
    (0..count)
        .map(move |at| automaton.match_pattern(state, at))
        .map(|word| (word.as_usize(), automaton.pattern_len(word)))
}

/// An automaton as a table that is small where it is used: a row of two bytes for each class of bytes that the words
/// tell apart, small and capital letters being one and letters standing together, and the states near the start first. Most
/// steps are then taken in the nearest cache, which those of the automaton's own table are not.
struct Table {
    /// The class of each byte.
    classes: [u8; 256],
    /// Classes in a row, as a power of two.
    shift: u32,
    /// The next state by state and class, with [`MATCH`] where words end.
    next: Vec<u16>,
    /// By state, where its words stand in `ends`.
    found: Vec<Range<usize>>,
    /// Numbers and lengths of words.
    ends: Vec<(usize, usize)>,
    /// The first states that a word's first two and three bytes lead to: states stand in the order of how many do.
    second: usize,
    third: usize,
    begins: Option<Begins>,
}

const MATCH: u16 = 1 << 15;

/// Which three bytes words begin with, by a hash of them: of a text's places hardly one in twenty has such, and the others
/// need no step of the automaton, which has to wait for the one before.
struct Begins(Box<[u64; 1 << (HASH - 6)]>);

/// Bits of the hash, so that the table is a tenth of the nearest cache.
const HASH: u32 = 15;

impl Begins {
    /// Nothing where a word is shorter.
    fn of(words: &[&str]) -> Option<Begins> {
        let mut begins = Begins(Box::new([0; 1 << (HASH - 6)]));
        for word in words {
            let (at, bit) = Begins::place(word.as_bytes().first_chunk()?);
            begins.0[at] |= bit;
        }
        Some(begins)
    }

    fn place([a, b, c]: &[u8; 3]) -> (usize, u64) {
        /// What capitals lack.
        const SMALL: u32 = 0x20_20_20;
        let hash = (u32::from_le_bytes([*a, *b, *c, 0]) | SMALL).wrapping_mul(0x9E37_79B1) >> (32 - HASH);
        (hash as usize / 64, 1 << (hash % 64))
    }

    /// The first place from which on a word may stand.
    fn next(&self, text: &[u8], from: usize) -> Option<usize> {
        let may_begin = |three: &[u8]| {
            let three = three.first_chunk().map(Begins::place);
            three.is_some_and(|(at, bit)| self.0[at] & bit > 0)
        };
        text.get(from..)?.windows(3).position(may_begin).map(|at| from + at)
    }
}

impl Table {
    fn of(automaton: &NFA, words: &[&str]) -> Option<Table> {
        let (classes, bytes) = classes(words);
        let shift = bytes.len().next_power_of_two().trailing_zeros();
        let start = automaton.start_state(Anchored::No).ok()?;
        let mut table = Table {
            classes,
            shift,
            next: Vec::new(),
            found: Vec::new(),
            ends: Vec::new(),
            second: 0,
            third: 0,
            begins: Begins::of(words),
        };
        // States in the order in which they are met from the start, and the number of each.
        let mut states = vec![start];
        let mut numbers: HashMap<StateID, u16, RandomState> = HashMap::from_iter([(start, 0)]);
        let (mut done, mut depth, mut deeper) = (0, 0, 1);
        while let Some(&state) = states.get(done) {
            if done == deeper {
                (depth, deeper) = (depth + 1, states.len());
                match depth {
                    1 => table.second = states.len(),
                    2 => table.third = states.len(),
                    _ => {}
                }
            }
            done += 1;
            let first = table.ends.len();
            table.ends.extend(ends(automaton, state));
            table.found.push(first..table.ends.len());
            for &byte in &bytes {
                let next = automaton.next_state(Anchored::No, state, byte);
                let number = *numbers.entry(next).or_insert_with(|| {
                    states.push(next);
                    u16::try_from(states.len() - 1).unwrap_or(MATCH)
                });
                if number >= MATCH {
                    return None;
                }
                table.next.push(number | if automaton.is_match(next) { MATCH } else { 0 });
            }
            table.next.resize(done << shift, 0);
        }
        Some(table)
    }

    /// Calls `found` with the number and the place of each word, until it says false.
    fn walk(&self, text: &str, mut found: impl FnMut(usize, Range<usize>) -> bool) {
        let text = text.as_bytes();
        let Some(begins) = &self.begins else {
            self.walk_from(text, 0, |_| false, &mut found);
            return;
        };
        let mut at = 0;
        while let Some(start) = begins.next(text, at) {
            // As long as less than three bytes lead to a state, no word has begun that `begins` would not find again.
            let Some(next) = self.walk_from(text, start, |state| state < self.third, &mut found) else { return };
            at = next;
        }
    }

    /// Walks from a place on until at least three bytes on a state is to be left; says from where to go on, or nothing
    /// when `found` says false.
    fn walk_from(
        &self,
        text: &[u8],
        start: usize,
        is_left: impl Fn(usize) -> bool,
        found: &mut impl FnMut(usize, Range<usize>) -> bool,
    ) -> Option<usize> {
        let mut state = 0;
        for (at, &byte) in text.iter().enumerate().skip(start) {
            let next = self.next[state << self.shift | usize::from(self.classes[usize::from(byte)])];
            state = usize::from(next & !MATCH);
            let end = at + 1;
            if next & MATCH > 0 {
                let mut words = self.ends[self.found[state].clone()].iter();
                if !words.all(|&(word, length)| found(word, end - length..end)) {
                    return None;
                }
            }
            if end - start >= 3 && is_left(state) {
                let pending = usize::from(state > 0) + usize::from(state >= self.second);
                return Some(end - pending);
            }
        }
        Some(text.len())
    }
}

/// The class of each byte, and a byte of each class: 0 for what no word has, then letters, then all others.
fn classes(words: &[&str]) -> ([u8; 256], Vec<u8>) {
    let mut used = [false; 256];
    words.iter().flat_map(|word| word.bytes()).for_each(|byte| used[usize::from(byte.to_ascii_lowercase())] = true);
    let unused = (0..=255).find(|&byte: &u8| !used[usize::from(byte)] && !byte.is_ascii_uppercase()).unwrap_or(0);
    let mut bytes = vec![unused];
    for is_letter in [true, false] {
        bytes.extend((0..=255).filter(|b: &u8| used[usize::from(*b)] && b.is_ascii_lowercase() == is_letter));
    }
    let mut classes = [0; 256];
    for (class, byte) in bytes.iter().enumerate().skip(1) {
        let class = u8::try_from(class).unwrap_or(0);
        classes[usize::from(*byte)] = class;
        classes[usize::from(byte.to_ascii_uppercase())] = class;
    }
    (classes, bytes)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// Where a word stands in a text, overlapping itself too.
    fn places(text: &str, word: &str) -> Vec<Range<usize>> {
        (0..text.len())
            .filter(|&at| text.as_bytes()[at..].starts_with(word.as_bytes()))
            .map(|at| at..at + word.len())
            .collect()
    }

    fn found(parts: &Parts, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut all = Vec::new();
        parts.each_in(text, |word, place| all.push((word, place)));
        all
    }

    #[test]
    fn finds_words_inside_others_and_in_any_case() {
        let parts = Parts::of(&["byline", "line", "tag"]);
        assert_eq!(found(&parts, "My-ByLine"), [(0, 3..9), (1, 5..9)]);
        assert_eq!(found(&parts, "tagtag"), [(2, 0..3), (2, 3..6)]);
        assert!(parts.any_in("STAGE") && !parts.any_in("lin") && !parts.any_in(""));
    }

    #[test]
    fn finds_words_of_any_script_and_no_parts_of_characters() {
        let parts = Parts::of(&["é", "фото", "記者", "a"]);
        assert_eq!(found(&parts, "Фото фото Aé記者"), [(1, 9..17), (3, 18..19), (0, 19..21), (2, 21..27)]);
        assert_eq!(found(&parts, "ê\u{0}\u{7f}者"), []);
    }

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(
            words in prop_oneof![vec("[a-cé_]{1,3}", 1..8), vec("[a-cé_]{3,6}", 1..8)],
            text in "[a-cA-CéÉ_ ]{0,40}",
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let lower = text.to_ascii_lowercase();
            let mut expected: Vec<_> =
                (0..words.len()).flat_map(|w| places(&lower, words[w]).into_iter().map(move |at| (w, at))).collect();
            expected.sort_by_key(|(word, place)| (place.start, *word));
            for parts in [Parts::of(&words), Parts::seldom(&words)] {
                let mut all = found(&parts, &text);
                all.sort_by_key(|(word, place)| (place.start, *word));
                prop_assert_eq!(&all, &expected);
            }
        }
    }

    #[test]
    fn finds_words_only_at_the_start() {
        let parts = Parts::at_start(&["read", "read also", "als"]);
        assert_eq!(found(&parts, "Read also: als"), [(0, 0..4), (1, 0..9)]);
        assert_eq!(found(&parts, "We read"), []);
    }
}
