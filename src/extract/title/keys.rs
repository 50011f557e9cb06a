//! What titles are compared by: their words, folded.

use memchr::memmem;

use crate::{
    extract::letters::is_word,
    fold::{Part, each_part},
};

/// Folded words with single spaces: what makes two titles the same.
pub(crate) fn fold_key(text: &str) -> String {
    let mut key = Vec::with_capacity(text.len());
    let mut in_word = false;
    each_part(text, |part| match part {
        Part::Ascii(plain) => {
            in_word = push_ascii_key(&mut key, plain, in_word);
        }
        Part::Folded(c) => {
            let is_word = is_word(c);
            if is_word {
                key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            } else if in_word {
                key.push(b' ');
            }
            in_word = is_word;
        }
    });
    if key.ends_with(b" ") {
        key.pop();
    }
    String::from_utf8(key).unwrap_or_default()
}

/// Appends what ASCII adds to a key; returns whether it ends in a word, told whether it goes on in one.
fn push_ascii_key(key: &mut Vec<u8>, text: &str, mut in_word: bool) -> bool {
    /// For each byte of ASCII, its letter in lower case or its digit, or else a space.
    static KEYS: [u8; 128] = keys();
    let start = key.len();
    key.resize(start + text.len(), 0);
    let added = &mut key[start..];
    let mut length = 0;
    for byte in text.bytes() {
        let letter = KEYS[usize::from(byte % 128)];
        added[length] = letter;
        // One space stands for all that parts two words.
        length += usize::from(in_word || letter != b' ');
        in_word = letter != b' ';
    }
    key.truncate(start + length);
    in_word
}

const fn keys() -> [u8; 128] {
    let mut keys = [b' '; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            keys[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    keys
}

/// Whether words stand as whole words in a text, both as [`fold_key`] writes them; the empty key stands in none.
pub(crate) fn holds_words(text: &str, key: &str) -> bool {
    /// Bytes of a text in which words are compared one by one: to set up a searcher would cost more.
    const SHORT: usize = 200;
    let (key, text) = (key.as_bytes(), text.as_bytes());
    if key.is_empty() || text.len() < key.len() {
        return false;
    }
    let ends = |at: usize| text.get(at + key.len()).is_none_or(|&after| after == b' ');
    if text.len() < SHORT {
        let last = text.len() - key.len();
        let starts = |at: usize| text[at] == key[0] && (at == 0 || text[at - 1] == b' ');
        return (0..=last).any(|at| starts(at) && text[at..].starts_with(key) && ends(at));
    }
    memmem::find_iter(text, key).any(|at| (at == 0 || text[at - 1] == b' ') && ends(at))
}

/// A bit for each word of a key, by its length and its ends: a text that holds the words has all of them.
pub(super) fn word_bits(key: &str) -> u64 {
    let bit = |word: &[u8]| match word {
        [first, .., last] => 1 << ((5 * word.len() + 3 * usize::from(*first) + usize::from(*last)) % 64),
        _ => 1,
    };
    key.as_bytes().split(|byte| *byte == b' ').fold(0, |bits, word| bits | bit(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_at_word_boundaries() {
        let holds = |text: &str, key: &str| holds_words(text, key);
        assert!(holds("a man walks", "man"));
        assert!(!holds("a woman walks", "man"));
        assert!(!holds("", ""));
    }

    #[test]
    fn keys_are_words_with_single_spaces() {
        for (text, key) in [
            ("  It’s 5 o'clock -- Zürich! ", "it s 5 o clock zurich"),
            ("Ночь, улица", "ночь улица"),
            ("é", "e"),
            ("—", ""),
            ("東京2020年", "東京2020年"),
        ] {
            assert_eq!(fold_key(text), key, "{text}");
        }
    }
}
