//! How many words a text has.

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text as UAX 29 parts them, in which Chinese and Japanese characters count one by one.
pub fn count_words(text: &str) -> usize {
    // No word goes over a space, and most between two need no table: letters, with punctuation at either end.
    let (mut words, mut start) = (0, 0);
    while start < text.len() {
        let (mut at, mut has_letters, mut is_plain) = (start, false, true);
        while let Some(&byte) = text.as_bytes().get(at).filter(|byte| !matches!(byte, b' ' | b'\n')) {
            let letters = letters(&text[at..]);
            if letters == 0 {
                let c = if byte.is_ascii() { char::from(byte) } else { text[at..].chars().next().unwrap_or(' ') };
                is_plain &= c.is_ascii_punctuation() || is_sign(c);
                at += c.len_utf8();
                continue;
            }
            // Not so two words with a sign between them: `don't`, `3.5`.
            is_plain &= !has_letters;
            has_letters = true;
            at += letters;
        }
        words += if is_plain { usize::from(has_letters) } else { text[start..at].unicode_words().count() };
        start = at + 1;
    }
    words
}

/// Bytes of letters at the start.
fn letters(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let plain = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric());
        at = plain.map_or(bytes.len(), |plain| at + plain);
        // Beyond ASCII they have two bytes.
        if bytes.get(at).is_none_or(u8::is_ascii) || !text[at..].starts_with(is_letter) {
            return at;
        }
        at += 2;
    }
}

/// Letters of European alphabets beyond ASCII, which join to words; all of two bytes.
fn is_letter(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'А'..='я' | 'Ѐ'..='Џ' | 'ѐ'..='ҁ')
}

/// Quotation marks and dashes, which are no word where they stand at the end of one.
fn is_sign(c: char) -> bool {
    matches!(c, '«' | '»' | '‐'..='‖' | '‘'..='„' | '…')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::count_words;

    proptest! {
        #[test]
        fn counts_as_uax_29_does(text in "([a-zA-Z0-9]{1,4}|[ \n.,:;'_()\"-]|[à-ÿ’“”–«…]|[À-ʯ]|[Ѐ-ҁ]|[一-三あ-お]|[\u{300}-\u{302}\u{200D}]|.){0,30}") {
            prop_assert_eq!(count_words(&text), text.unicode_words().count());
        }
    }
}
