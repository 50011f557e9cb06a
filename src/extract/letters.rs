//! Whether a character is a letter, told sooner than the standard library's search through its tables does for the
//! scripts and signs that most pages beyond ASCII are written in; and the words of a text.

use std::sync::OnceLock;

/// Signs between a label and what it is of; Armenian has its own.
pub(crate) const COLONS: [char; 3] = [':', '：', '՝'];

/// The space of Chinese and Japanese print, which parts what is not one.
pub(crate) const WIDE_SPACE: char = '\u{3000}';

/// [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { beyond_ascii(c).0 }
}

/// [`char::is_alphanumeric`].
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { beyond_ascii(c).1 }
}

/// Whether a character is of the scripts of China and Japan, whose words no spaces part.
pub(crate) fn is_han_or_kana(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

/// Whether a character is of a script whose words no spaces part.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Burmese
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3005}'..='\u{3007}' // 々〆〇
        | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' // kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}') // Han
}

/// Whether a character is of Korea's script.
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7AF}')
}

/// Whether a text is written in capitals.
pub(crate) fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Where a part of a text begins in it.
pub(crate) fn place_in(part: &str, text: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// The words of a text: runs of letters and digits.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = run_of(rest, false);
        let (word, after) = rest[start..].split_at(run_of(&rest[start..], true));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// Bytes at the start of a text that are all of words, or all of none.
fn run_of(text: &str, of_words: bool) -> usize {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let c = if byte.is_ascii() { char::from(byte) } else { text[at..].chars().next().unwrap_or_default() };
        if is_word(c) != of_words {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// Whether a character is a letter, and whether it is a letter or a digit.
fn beyond_ascii(c: char) -> (bool, bool) {
    match c {
        // Spaces, dashes, quotation marks, bullets.
        '\u{2000}'..='\u{206F}' => (false, false),
        // Brackets and stops of Chinese and Japanese; kana, ideographs, Hangul.
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{30FB}' | '\u{FF01}'..='\u{FF0F}' => (false, false),
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => {
            (true, true)
        }
        '\0'..FIRST_BEYOND => {
            let (letters, words) = alphabet(c as usize / 64);
            let bit = c as usize % 64;
            (letters >> bit & 1 == 1, words >> bit & 1 == 1)
        }
        _ => (c.is_alphabetic(), c.is_alphanumeric()),
    }
}

/// The first character behind the alphabets of Europe, Asia and Africa that pages are written in.
const FIRST_BEYOND: char = '\u{2000}';

/// For 64 characters before [`FIRST_BEYOND`], a bit for each that is a letter, and for each that is a letter or a digit.
fn alphabet(number: usize) -> (u64, u64) {
    // Found when one of the characters is first met: few pages are written in more than two alphabets.
    static ALPHABETS: [OnceLock<(u64, u64)>; FIRST_BEYOND as usize / 64] =
        [const { OnceLock::new() }; FIRST_BEYOND as usize / 64];
    *ALPHABETS[number].get_or_init(|| {
        let mut bits = (0, 0);
        for bit in 0..64 {
            let c = char::from_u32((number * 64 + bit) as u32).unwrap_or_default();
            bits.0 |= u64::from(c.is_alphabetic()) << bit;
            bits.1 |= u64::from(c.is_alphanumeric()) << bit;
        }
        bits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_of_every_character_what_the_standard_library_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_word(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn parts_words() {
        for (text, expected) in [
            ("", &[] as &[&str]),
            ("—", &[]),
            ("Sea-level rise, 20 cm", &["Sea", "level", "rise", "20", "cm"]),
            ("“Über” море。海", &["Über", "море", "海"]),
        ] {
            assert_eq!(words(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
