//! [`Parts`]: a few words that are looked for anywhere in a text, all in one pass.

use std::ops::Range;

/// Words that are looked for anywhere in a text, or only at its start, without regard to ASCII case.
///
/// A table of the three bytes that words begin with rules out most places of a text; at the others the words that begin so
/// are compared. An automaton takes for each byte a step that waits for the one before, in a table that is too large for
/// the nearest caches and takes milliseconds to fill.
pub struct Parts {
    words: Vec<Word>,
    /// The words' bytes, one word behind the other.
    bytes: Vec<u8>,
    /// A bit for each [`hash`]: whether a word begins so.
    begins: Box<[u64; 1 << (HASH - 6)]>,
    /// By the last bits of a hash, the first word that has them.
    chains: Box<[Option<u16>; CHAINS]>,
    /// Words of less than three bytes, and whether one begins with a byte.
    short: Vec<u16>,
    begins_short: [bool; 256],
    only_at_start: bool,
}

struct Word {
    /// Where it stands in `bytes`.
    place: Range<usize>,
    /// What [`head`] is where it stands in a text, in the bits that it has.
    head: u64,
    mask: u64,
    /// The next word of its chain.
    next: Option<u16>,
}

/// Bits of a hash, so that the table of beginnings is a tenth of the nearest cache.
const HASH: u32 = 15;
/// Several times as many as the longest lists have words.
const CHAINS: usize = 2048;

/// The first eight bytes of a text as one number, nearly the same for small and capital letters.
fn head(text: &[u8]) -> u64 {
    let mut eight = [0; 8];
    match text.first_chunk() {
        Some(first) => eight = *first,
        None => eight[..text.len()].copy_from_slice(text),
    }
    u64::from_le_bytes(eight) | 0x2020_2020_2020_2020
}

/// A hash of the lower three bytes, the same for small and capital letters.
fn hash(bytes: u32) -> usize {
    /// What capitals lack.
    const SMALL: u32 = 0x20_20_20;
    ((bytes & 0xFF_FF_FF | SMALL).wrapping_mul(0x9E37_79B1) >> (32 - HASH)) as usize
}

impl Parts {
    /// Of words in lower case.
    pub fn of(words: &[&str]) -> Parts {
        let mut parts = Parts {
            words: Vec::with_capacity(words.len()),
            bytes: Vec::new(),
            begins: Box::new([0; 1 << (HASH - 6)]),
            chains: Box::new([None; CHAINS]),
            short: Vec::new(),
            begins_short: [false; 256],
            only_at_start: false,
        };
        // No list has as many as a number takes.
        for (number, word) in (0..u16::MAX).zip(words) {
            parts.add(number, word.as_bytes());
        }
        parts
    }

    /// Of words in lower case that are found only where the text begins.
    pub fn at_start(words: &[&str]) -> Parts {
        Parts { only_at_start: true, ..Parts::of(words) }
    }

    fn add(&mut self, number: u16, word: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend(word);
        let mut next = None;
        match word.first_chunk() {
            Some([a, b, c]) => {
                let three = u32::from_le_bytes([*a, *b, *c, 0]);
                self.mark(three);
                next = self.chains[hash(three) % CHAINS].replace(number);
            }
            None => {
                self.short.push(number);
                let first = word.first().copied().unwrap_or_default();
                self.begins_short[usize::from(first)] = true;
                self.begins_short[usize::from(first.to_ascii_uppercase())] = true;
                let (first, second) = (word.first(), word.get(1));
                let all = |known: Option<&u8>| known.map_or(0..=u8::MAX, |known| *known..=*known);
                for a in all(first) {
                    for b in all(second) {
                        (0..=u8::MAX).for_each(|c| self.mark(u32::from_le_bytes([a, b, c, 0])));
                    }
                }
            }
        }
        let mask = u64::MAX.checked_shr(64 - 8 * word.len().min(8) as u32).unwrap_or(0);
        self.words.push(Word { place: start..self.bytes.len(), head: head(word) & mask, mask, next });
    }

    fn mark(&mut self, three: u32) {
        self.begins[hash(three) / 64] |= 1 << (hash(three) % 64);
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

    /// Calls `found` with the number and the place of each word, in the order of their beginnings, until it says false.
    fn walk(&self, text: &str, mut found: impl FnMut(usize, Range<usize>) -> bool) {
        let text = text.as_bytes();
        let end = if self.only_at_start { text.len().min(1) } else { text.len() };
        // Four bytes are read at once where there are so many, and the last left out.
        for (at, four) in text.windows(4).take(end).enumerate() {
            let Some(chain) = self.chain(u32::from_le_bytes([four[0], four[1], four[2], four[3]])) else { continue };
            if !self.each_at(&text[at..], chain, |word, length| found(word, at..at + length)) {
                return;
            }
        }
        for at in text.len().saturating_sub(3)..end {
            let rest = &text[at..];
            let three = rest.first_chunk().map(|[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0]));
            let chain = match three {
                Some(three) => self.chain(three),
                None if self.short.is_empty() => return,
                None => Some(None),
            };
            let Some(chain) = chain else { continue };
            if !self.each_at(rest, chain, |word, length| found(word, at..at + length)) {
                return;
            }
        }
    }

    /// Where words begin with these bytes, the first of them that is not short.
    #[inline]
    fn chain(&self, three: u32) -> Option<Option<u16>> {
        let hash = hash(three);
        (self.begins[hash / 64] >> (hash % 64) & 1 == 1).then(|| self.chains[hash % CHAINS])
    }

    /// Calls `found` with the number and the length of each word of a chain, and of the short ones, that a text begins
    /// with, until it says false, and then says so.
    fn each_at(&self, text: &[u8], chain: Option<u16>, mut found: impl FnMut(usize, usize) -> bool) -> bool {
        let head = head(text);
        // Most are told by their first bytes, before anything is called.
        let is_there = |word: &Word| head & word.mask == word.head && self.stands_at(text, word);
        let mut next = chain;
        while let Some(number) = next {
            let word = &self.words[usize::from(number)];
            if is_there(word) && !found(usize::from(number), word.place.len()) {
                return false;
            }
            next = word.next;
        }
        if !text.first().is_some_and(|first| self.begins_short[usize::from(*first)]) {
            return true;
        }
        let mut short = self.short.iter().map(|number| (usize::from(*number), &self.words[usize::from(*number)]));
        short.all(|(number, word)| !is_there(word) || found(number, word.place.len()))
    }

    #[inline(never)]
    fn stands_at(&self, text: &[u8], word: &Word) -> bool {
        let bytes = &self.bytes[word.place.clone()];
        text.get(..bytes.len()).is_some_and(|start| start.eq_ignore_ascii_case(bytes))
    }
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
        all.sort_by_key(|(word, place)| (place.start, *word));
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
            prop_assert_eq!(&found(&Parts::of(&words), &text), &expected);
            expected.retain(|(_, place)| place.start == 0);
            prop_assert_eq!(&found(&Parts::at_start(&words), &text), &expected);
        }
    }

    #[test]
    fn finds_words_only_at_the_start() {
        let parts = Parts::at_start(&["read", "read also", "als"]);
        assert_eq!(found(&parts, "Read also: als"), [(0, 0..4), (1, 0..9)]);
        assert_eq!(found(&parts, "We read"), []);
    }
}
