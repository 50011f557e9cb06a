//! How many words a text has.

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text as UAX 29 parts them, in which Chinese and Japanese characters count one by one.
pub fn count_words(text: &str) -> usize {
    // No word goes over a space, and most between two need no table: letters, with punctuation at either end.
    let chunks = text.split([' ', '\n']);
    chunks
        .map(|chunk| {
            let bare = chunk.trim_matches(|c: char| c.is_ascii_punctuation());
            let plain = bare.bytes().all(|b| b.is_ascii_alphanumeric());
            if plain { usize::from(!bare.is_empty()) } else { bare.unicode_words().count() }
        })
        .sum()
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
