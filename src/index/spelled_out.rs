//! [`spelled_out`]: letters that those write as two who do not have them on their keyboard, or whose language has other ones:
//! `Mueller` is Müller, `Aarhus` Århus.
//!
//! A word with such a letter is in the index in both spellings, and a query's is looked for in both. From two letters none is
//! guessed: of `neue` that would be wrong.

use unicode_normalization::UnicodeNormalization;

/// The word with each of its letters that may be written as two written so, not folded; `None` where it has none.
pub(crate) fn spelled_out(word: &str) -> Option<String> {
    // The first bytes in UTF-8 of these letters, and of the marks that they are composed with.
    memchr::memchr2(0xC3, 0xCC, word.as_bytes())?;
    let mut any = false;
    let mut out = String::with_capacity(word.len() + 2);
    for c in word.nfc() {
        match two_letters(c) {
            Some(letters) => {
                any = true;
                out.push_str(letters);
            }
            None => out.push(c),
        }
    }
    any.then_some(out)
}

fn two_letters(c: char) -> Option<&'static str> {
    match c {
        'ä' | 'Ä' => Some("ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' => Some("oe"),
        'ü' | 'Ü' => Some("ue"),
        'å' | 'Å' => Some("aa"),
        'þ' | 'Þ' => Some("th"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_keyboards_without_the_letters_write_them() {
        for (word, expected) in [
            ("Müller", Some("Mueller")),
            ("Mu\u{308}ller", Some("Mueller")),
            ("Gemüsehändler", Some("Gemuesehaendler")),
            ("Ålesund", Some("aalesund")),
            ("Tromsø", Some("Tromsoe")),
            ("Þórðardóttir", Some("thórðardóttir")),
            ("Mueller", None),
            ("Élysée", None),
            ("Straße", None),
            ("Москва", None),
        ] {
            assert_eq!(spelled_out(word).as_deref(), expected, "{word}");
        }
    }
}
