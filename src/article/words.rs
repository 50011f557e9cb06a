//! How many words a text has.

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text as UAX 29 parts them, in which Chinese and Japanese characters count one by one.
pub fn count_words(text: &str) -> usize {
    // No word goes over a space, and most between two need no table: letters, with punctuation at either end.
    let (mut words, mut start) = (0, 0);
    while start < text.len() {
        let (mut at, mut end_of_word, mut is_plain) = (start, None, true);
        while let Some(&byte) = text.as_bytes().get(at).filter(|byte| !matches!(byte, b' ' | b'\n')) {
            let c = if byte.is_ascii() { char::from(byte) } else { text[at..].chars().next().unwrap_or(' ') };
            let end = at + c.len_utf8();
            if is_letter(c) {
                // Not so two words with a sign between them: `don't`, `3.5`.
                is_plain &= end_of_word.is_none_or(|before| before == at);
                end_of_word = Some(end);
            } else {
                is_plain &= c.is_ascii_punctuation() || is_sign(c);
            }
            at = end;
        }
        words += if is_plain { usize::from(end_of_word.is_some()) } else { text[start..at].unicode_words().count() };
        start = at + 1;
    }
    words
}

/// Letters of European alphabets and digits, which join to words.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'А'..='я' | 'Ѐ'..='Џ' | 'ѐ'..='ҁ')
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
