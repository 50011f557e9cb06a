//! How many words a text has.

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text as UAX 29 parts them, in which Chinese and Japanese characters count one by one.
pub fn count_words(text: &str) -> usize {
    // No word goes over a space, and most between two need no table: letters, with punctuation at either end.
    let mut words = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let bytes = rest.as_bytes();
        let run = |from: usize, is: fn(&u8) -> bool| from + bytes[from..].iter().take_while(|b| is(b)).count();
        let start = run(0, u8::is_ascii_punctuation);
        let word = run(start, u8::is_ascii_alphanumeric);
        let sign = run(word, u8::is_ascii_punctuation);
        let end = run(sign, |b| !matches!(b, b' ' | b'\n'));
        words += if sign == end { usize::from(word > start) } else { rest[..end].unicode_words().count() };
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::count_words;

    proptest! {
        #[test]
        fn counts_as_uax_29_does(text in "([a-zA-Z0-9]{1,4}|[ \n.,:;'_()\"-]|[à-ÿ’“”–]|[一-三あ-お]|[\u{300}-\u{302}\u{200D}]|.){0,30}") {
            prop_assert_eq!(count_words(&text), text.unicode_words().count());
        }
    }
}
