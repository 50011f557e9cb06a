//! How many words a text has.

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text as UAX 29 parts them, in which Chinese and Japanese characters count one by one.
pub fn count_words(text: &str) -> usize {
    // No word goes over a space, and most between two need no table: letters, with punctuation at either end.
    let mut words = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let sign = rest.as_bytes()[plain..].iter().take_while(|b| b.is_ascii_punctuation()).count();
        let ends = |b: &u8| matches!(b, b' ' | b'\n');
        let end = plain + sign;
        let end = end + rest.as_bytes()[end..].iter().position(ends).unwrap_or(rest.len() - end);
        words += if plain + sign == end { usize::from(plain > 0) } else { rest[..end].unicode_words().count() };
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
