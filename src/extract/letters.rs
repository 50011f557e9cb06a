//! Whether a character is a letter, told sooner than the standard library's search through its tables does for the
//! scripts and signs that most pages beyond ASCII are written in.

/// [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { common(c).unwrap_or_else(|| c.is_alphabetic()) }
}

/// [`char::is_alphanumeric`].
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { common(c).unwrap_or_else(|| c.is_alphanumeric()) }
}

/// Of the commonest characters beyond ASCII, whether they are letters: those that are not are no numbers either.
fn common(c: char) -> Option<bool> {
    match c {
        // Signs of Latin 1, without the numbers and the two letters among them.
        '\u{A0}'..='\u{A9}' | '\u{AB}'..='\u{B1}' | '\u{B4}' | '\u{B6}'..='\u{B8}' | '\u{BB}' | '\u{BF}' => Some(false),
        '×' | '÷' => Some(false),
        '\u{C0}'..='\u{24F}' => Some(true),
        // Greek and Cyrillic.
        '\u{3A3}'..='\u{3E1}' | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => Some(true),
        // Hebrew and Arabic.
        '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{64A}' => Some(true),
        // Spaces, dashes, quotation marks, bullets.
        '\u{2000}'..='\u{206F}' => Some(false),
        // Brackets and stops of Chinese and Japanese; kana, ideographs, Hangul.
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{30FB}' | '\u{FF01}'..='\u{FF0F}' => Some(false),
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => {
            Some(true)
        }
        _ => None,
    }
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
}
