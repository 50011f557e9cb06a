//! [`Parts`]: a few words that are looked for anywhere in a text, all in one pass.

use std::ops::Range;

/// Words that are looked for anywhere in a text, or only at its start, without regard to ASCII case.
///
/// A table of the three bytes that words begin with rules out most places of a text, and one of four most of the others; at
/// those that are left the words that begin so are compared, eight bytes at once. An automaton takes for each byte a step that
/// waits for the one before, in a table that is too large for the nearest caches and takes milliseconds to fill.
pub(super) struct Parts {
    words: Vec<Word>,
    /// The words' bytes, one word behind the other.
    bytes: Vec<u8>,
    /// A bit for each [`hash_of_three`]: whether a word begins so.
    begins: Box<[u64; 1 << (HASH - 6)]>,
    /// By the last bits of a [`hash_of_three`], the first word of three bytes.
    three: Box<[u16; FEW]>,
    /// A bit for each [`hash_of_four`]: whether a word of four bytes or more begins so.
    begins_four: Box<[u64; 1 << (HASH_OF_FOUR - 6)]>,
    /// By the last bits of a [`hash_of_four`], the first word of four bytes.
    four: Box<[u16; FEW]>,
    /// By the [`hash_of_five`], the first longer word. Names and phrases begin alike, so that three bytes would leave a dozen
    /// words to compare with.
    long: Box<[u16; LONG]>,
    /// Words of less than three bytes, and whether one begins with a byte.
    short: Vec<u16>,
    begins_short: [bool; 256],
    only_at_start: bool,
}

/// Sixteen bytes, so that the words of a list stay in the nearest cache.
#[derive(Clone, Copy)]
struct Word {
    /// What [`head`] is where it stands in a text, in the bits that it has.
    head: u64,
    /// Where it stands in `bytes`.
    start: u32,
    /// Bytes.
    length: u16,
    /// The next word of its chain, or [`END`].
    next: u16,
}

impl Word {
    /// The bits of a head that a word of so many bytes has.
    #[inline]
    fn mask(length: u16) -> u64 {
        u64::MAX.checked_shr(64 - 8 * u32::from(length.min(8))).unwrap_or(0)
    }
}

/// Of a chain of words: there is no further one.
const END: u16 = u16::MAX;

/// Bits of a hash, so that the table of beginnings is a tenth of the nearest cache.
const HASH: u32 = 15;
/// The same of the four that most words go on with.
const HASH_OF_FOUR: u32 = 13;
/// More than the longest lists have words, so that a chain is short; powers of two.
const LONG: usize = 1024;
const FEW: usize = 256;

/// The first eight bytes of a text as one number, ASCII in lower case, with zeros behind a short one.
#[inline]
fn head(text: &[u8]) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let bytes = u64::from_le_bytes(first_bytes(text));
    // A sum sets a byte's highest bit from `A` on, and another from behind `Z` on.
    let low = bytes & (0x7F * EACH);
    let capitals = ((low + 0x3F * EACH) ^ (low + 0x25 * EACH)) & !bytes & (0x80 * EACH);
    bytes | capitals >> 2
}

#[inline]
fn first_bytes<const N: usize>(text: &[u8]) -> [u8; N] {
    let mut bytes = [0; N];
    match text.first_chunk() {
        Some(first) => bytes = *first,
        None => bytes[..text.len()].copy_from_slice(text),
    }
    bytes
}

/// A hash of the first three of four bytes, the same for small and capital letters.
#[inline]
fn hash_of_three(four: [u8; 4]) -> usize {
    /// What capitals lack.
    const SMALL: u32 = 0x20_20_20;
    // The fourth is shifted out.
    (((u32::from_le_bytes(four) | SMALL) << 8).wrapping_mul(0x9E37_79B1) >> (32 - HASH)) as usize
}

/// A hash of the first four bytes of a head.
#[inline]
fn hash_of_four(head: u64) -> usize {
    ((head as u32).wrapping_mul(0x9E37_79B1) >> (32 - HASH_OF_FOUR)) as usize
}

/// A hash of the first five bytes of a head.
#[inline]
fn hash_of_five(head: u64) -> usize {
    ((head << 24).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - LONG.ilog2())) as usize
}

impl Parts {
    /// Of words in lower case.
    pub(super) fn of(words: &[&str]) -> Parts {
        let mut parts = Parts {
            words: Vec::with_capacity(words.len()),
            bytes: Vec::new(),
            begins: Box::new([0; 1 << (HASH - 6)]),
            three: Box::new([END; FEW]),
            begins_four: Box::new([0; 1 << (HASH_OF_FOUR - 6)]),
            four: Box::new([END; FEW]),
            long: Box::new([END; LONG]),
            short: Vec::new(),
            begins_short: [false; 256],
            only_at_start: false,
        };
        // No list has as many as a number takes.
        for (number, word) in (0..END).zip(words) {
            parts.add(number, word.as_bytes());
        }
        parts
    }

    /// Of words in lower case that are found only where the text begins.
    pub(super) fn at_start(words: &[&str]) -> Parts {
        Parts { only_at_start: true, ..Parts::of(words) }
    }

    fn add(&mut self, number: u16, word: &[u8]) {
        let start = self.bytes.len() as u32;
        self.bytes.extend(word);
        // A longer word would be no word.
        let length = u16::try_from(word.len()).unwrap_or(u16::MAX);
        let head = head(word);
        let (three, four) = (hash_of_three(first_bytes(word)), hash_of_four(head));
        let first = match length {
            ..=2 => None,
            3 => Some(&mut self.three[three % FEW]),
            4 => Some(&mut self.four[four % FEW]),
            _ => Some(&mut self.long[hash_of_five(head)]),
        };
        let next = first.map_or(END, |first| std::mem::replace(first, number));
        self.words.push(Word { head, start, length, next });
        match length {
            ..=2 => self.note_short(number, word),
            3 => {}
            _ => self.begins_four[four / 64] |= 1 << (four % 64),
        }
        self.mark(three);
    }

    /// Notes a word of less than three bytes, behind which anything may stand.
    fn note_short(&mut self, number: u16, word: &[u8]) {
        self.short.push(number);
        let first = word.first().copied().unwrap_or_default();
        self.begins_short[usize::from(first)] = true;
        self.begins_short[usize::from(first.to_ascii_uppercase())] = true;
        let all = |known: Option<&u8>| known.map_or(0..=u8::MAX, |known| *known..=*known);
        for a in all(word.first()) {
            for b in all(word.get(1)) {
                (0..=u8::MAX).for_each(|c| self.mark(hash_of_three([a, b, c, 0])));
            }
        }
    }

    fn mark(&mut self, three: usize) {
        self.begins[three / 64] |= 1 << (three % 64);
    }

    /// Whether the text has one of them.
    pub(super) fn any_in(&self, text: &str) -> bool {
        let mut any = false;
        self.walk(text, |_, _| {
            any = true;
            false
        });
        any
    }

    /// Calls `found` with the number and the place, in bytes, of every word in the text.
    pub(super) fn each_in(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        self.walk(text, |word, place| {
            found(word, place);
            true
        });
    }

    /// Calls `found` with the number and the place of each word, in the order of their beginnings, until it says false.
    fn walk(&self, text: &str, mut found: impl FnMut(usize, Range<usize>) -> bool) {
        let text = text.as_bytes();
        let end = if self.only_at_start { text.len().min(1) } else { text.len() };
        let mut at = 0;
        while at < end {
            let next = self.next_beginning(text, at..end);
            if next >= end || !self.each_at(&text[next..], |word, length| found(word, next..next + length)) {
                return;
            }
            at = next + 1;
        }
    }

    /// The first of these places where a word may begin; one behind them where there is none.
    #[inline]
    fn next_beginning(&self, text: &[u8], places: Range<usize>) -> usize {
        let begins = |three: usize| self.begins[three / 64] >> (three % 64) & 1 == 1;
        // Four bytes are read at once where there are so many.
        let seen = &text[places.start..text.len().min(places.end + 3)];
        if let Some(next) = seen.windows(4).position(|four| begins(hash_of_three([four[0], four[1], four[2], four[3]])))
        {
            return places.start + next;
        }
        let begins_last = |at: &usize| match text[*at..] {
            [a, b, c] => begins(hash_of_three([a, b, c, 0])),
            [first, ..] => self.begins_short[usize::from(first)],
            [] => false,
        };
        let mut last = places.start.max(text.len().saturating_sub(3))..places.end;
        last.find(begins_last).unwrap_or(places.end)
    }

    /// Calls `found` with the number and the length of each word that a text begins with, until it says false, and then says
    /// so.
    fn each_at(&self, text: &[u8], mut found: impl FnMut(usize, usize) -> bool) -> bool {
        let head = head(text);
        // All but the longest are told by their first bytes, before anything is called.
        let is_there = |word: Word| {
            (head ^ word.head) & Word::mask(word.length) == 0 && (word.length <= 8 || self.goes_on(text, word))
        };
        let three = self.three[hash_of_three(first_bytes(text)) % FEW];
        let four = hash_of_four(head);
        let (four, long) = match self.begins_four[four / 64] >> (four % 64) & 1 {
            1 => (self.four[four % FEW], self.long[hash_of_five(head)]),
            _ => (END, END),
        };
        for first in [three, four, long] {
            let mut next = first;
            while let Some(&word) = self.words.get(usize::from(next)) {
                if is_there(word) && !found(usize::from(next), word.length.into()) {
                    return false;
                }
                next = word.next;
            }
        }
        if !text.first().is_some_and(|first| self.begins_short[usize::from(*first)]) {
            return true;
        }
        let mut short = self.short.iter().map(|number| (usize::from(*number), self.words[usize::from(*number)]));
        short.all(|(number, word)| !is_there(word) || found(number, word.length.into()))
    }

    /// Whether a text that begins with a word's first eight bytes goes on with the others.
    #[inline(never)]
    fn goes_on(&self, text: &[u8], word: Word) -> bool {
        let length = usize::from(word.length);
        let bytes = &self.bytes[word.start as usize..][..length];
        text.get(8..length).is_some_and(|rest| rest.eq_ignore_ascii_case(&bytes[8..]))
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
