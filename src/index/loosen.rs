//! [`loosen`]: what Arabic and Hebrew writers leave out or exchange as they please, and the figures of scripts that have their
//! own, beyond what [`fold`](crate::fold::fold) folds.
//!
//! Vowel points are written for children, in scripture and in names, and hardly ever typed; the hamza on an alef, the dots
//! under a final yeh and the two over a feminine ending are left out by many, and Persian and Urdu keyboards have a yeh and a
//! kaf of their own. Searches fold these, as Lucene's normalizers for both languages do, and figures to those of ASCII: news in
//! one language is written with either. Reading a page keeps them.

use crate::fold::digit;

/// Folds a text, folded already, in place.
pub(super) fn loosen(text: &mut String) {
    // The first bytes in UTF-8 of Hebrew and Arabic letters, and of the scripts from Devanagari to Khmer.
    if !text.bytes().any(|byte| matches!(byte, 0xD6..=0xDB | 0xE0 | 0xE1)) {
        return;
    }
    let loose: String = text.chars().filter(|c| !is_left_out(*c)).map(exchanged).collect();
    // Marks alone are better than nothing at all.
    if !loose.is_empty() {
        *text = loose;
    }
}

/// Points, signs of recitation, and the stroke that stretches a word.
fn is_left_out(c: char) -> bool {
    matches!(c, '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}')
        || matches!(c, '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}')
}

fn exchanged(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        // The marks of Hebrew numerals and abbreviations, which keyboards have not.
        '״' => '"',
        '׳' => '\'',
        c => digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn letters_that_are_one_to_a_reader() {
        for (text, loose) in [
            ("أَحْمَد", "احمد"),
            ("إنّ", "ان"),
            ("القرآن", "القران"),
            ("مدينة", "مدينه"),
            ("مصطفى", "مصطفي"),
            ("کیهان", "كيهان"),
            ("محـــمد", "محمد"),
            ("\u{5D3}\u{5BC}\u{5B8}\u{5D5}\u{5B4}\u{5D3}", "\u{5D3}\u{5D5}\u{5D3}"),
            ("ـ", "ـ"),
            ("ארה״ב", "ארה\"ב"),
            ("٢٠٢٤ ۱۴۰۳ २०२४ ২০২৪ ੨੦੨੪ ๒๕๖๗", "2024 1403 2024 2024 2024 2567"),
            ("elysee", "elysee"),
            ("мост", "мост"),
        ] {
            let mut folded = fold(text);
            loosen(&mut folded);
            assert_eq!(folded, loose, "{text}");
        }
    }
}
