//! How many words a text has.

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text as UAX 29 parts them, in which Chinese and Japanese characters count one by one.
pub fn count_words(text: &str) -> usize {
    // No word goes over a space, and most between two need no table: letters, with punctuation at either end.
    let bytes = text.as_bytes();
    let (mut words, mut start) = (0, 0);
    while start < bytes.len() {
        let (mut at, mut end_of_word) = (start, None);
        let mut is_plain = true;
        while let Some(&byte) = bytes.get(at).filter(|b| !matches!(b, b' ' | b'\n')) {
            if byte.is_ascii_alphanumeric() {
                // Two words with a sign between them: `don't`, `3.5`.
                is_plain &= end_of_word.is_none_or(|end| end == at);
                end_of_word = Some(at + 1);
                at += 1;
                continue;
            }
            match text[at..].chars().next() {
                Some(letter) if is_letter(letter) => {
                    is_plain &= end_of_word.is_none_or(|end| end == at);
                    at += letter.len_utf8();
                    end_of_word = Some(at);
                }
                Some(sign) => {
                    is_plain &= sign.is_ascii_punctuation() || is_sign(sign);
                    at += sign.len_utf8();
                }
                None => break,
            }
        }
        words += if is_plain { usize::from(end_of_word.is_some()) } else { text[start..at].unicode_words().count() };
        start = at + 1;
    }
    words
}

/// Letters of European alphabets, which join to words as those of ASCII do.
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
