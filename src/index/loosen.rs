//! [`loosen`]: what writers of a script leave out or exchange as they please, and the figures of scripts that have their own,
//! beyond what [`fold`](crate::fold::fold) folds.
//!
//! Vowel points are written for children, in scripture and in names, and hardly ever typed; the hamza on an alef, a waw or a yeh, the dots
//! under a final yeh and the two over a feminine ending are left out by many, and Persian and Urdu keyboards have a yeh and a
//! kaf of their own. Hindi is written with the dot of borrowed sounds and without, and a nasal before a consonant as a letter
//! or as a dot. Ukrainian keyboards of old had no ґ, and an ideograph may have an older form, in names above all. Searches
//! fold these, as Lucene's normalizers do, and figures to those of ASCII: news in one language is written with either.
//! Reading a page keeps them.

use crate::fold::digit;

/// Folds a text, folded already, in place.
pub(super) fn loosen(text: &mut String) {
    // The first bytes in UTF-8 of `ґ`, of Hebrew and Arabic letters, of the scripts from Devanagari to Khmer, of ideographs.
    if !text.bytes().any(|byte| matches!(byte, 0xD2 | 0xD6..=0xDB | 0xE0 | 0xE1 | 0xE4..=0xE9 | 0xEF)) {
        return;
    }
    if text.contains(VIRAMA) {
        nasals_as_dots(text);
    }
    if !text.chars().any(|c| is_left_out(c) || exchanged(c) != c) {
        return;
    }
    let loose: String = text.chars().filter(|c| !is_left_out(*c)).map(exchanged).collect();
    // Marks alone are better than nothing at all.
    if !loose.is_empty() {
        *text = loose;
    }
}

/// Points, signs of recitation, the stroke that stretches a word, the dot of borrowed sounds.
fn is_left_out(c: char) -> bool {
    matches!(c, '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}')
        || matches!(c, '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}')
        || c == '\u{093C}'
}

/// What takes the vowel from a letter of Devanagari.
const VIRAMA: char = '\u{094D}';

/// `हिन्दी` as `हिंदी`: a nasal that a consonant follows.
fn nasals_as_dots(text: &mut String) {
    for nasal in ["ङ्", "ञ्", "ण्", "न्", "म्"] {
        // At a word's end it is no nasal of the next consonant.
        if text.match_indices(nasal).any(|(at, found)| at + found.len() < text.len()) {
            let ends_so = text.ends_with(nasal);
            let begun = if ends_so { &text[..text.len() - nasal.len()] } else { text.as_str() };
            *text = begun.replace(nasal, "ं") + if ends_so { nasal } else { "" };
        }
    }
}

fn exchanged(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ة' | 'ۀ' => 'ه',
        'ک' => 'ك',
        // The marks of Hebrew numerals and abbreviations, which keyboards have not.
        '״' => '"',
        '׳' => '\'',
        'ँ' => 'ं',
        'ґ' => 'г',
        '臺' => '台',
        '髙' => '高',
        '﨑' => '崎',
        '邊' | '邉' => '辺',
        '濵' | '濱' => '浜',
        '齋' | '斎' | '齊' => '斉',
        '澤' => '沢',
        '廣' => '広',
        '嶋' | '嶌' => '島',
        '眞' => '真',
        '國' => '国',
        '櫻' => '桜',
        '瀨' => '瀬',
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
            ("مسؤول رئيس رییس", "مسوول رييس رييس"),
            ("کتابخانۀ", "كتابخانه"),
            ("ज़मीन फ़ैसला", "जमीन फैसला"),
            ("हिन्दी हिंदी", "हिंदी हिंदी"),
            ("पाण्डेय पांडेय", "पांडेय पांडेय"),
            ("जाएँगे", "जाएंगे"),
            ("श्रीमान्", "श्रीमान्"),
            ("ґрунт", "грунт"),
            ("臺北 髙橋 渡邊", "台北 高橋 渡辺"),
            ("elysee", "elysee"),
            ("мост", "мост"),
        ] {
            let mut folded = fold(text);
            loosen(&mut folded);
            assert_eq!(folded, loose, "{text}");
        }
    }
}
