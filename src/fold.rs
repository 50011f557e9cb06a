//! [`fold`]: the one idea of "the same word" that tokens, facets, filters and comparisons share.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds case, compatibility forms and the accents of Latin, Greek and Cyrillic letters.
///
/// Marks on other scripts stay: が is not か, and a Devanagari vowel sign is no accent. й and ё keep their marks'
/// meaning lost on purpose: people type е for ё.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// [`fold`] into a buffer that is kept between calls; appends.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    let mut base_takes_accents = false;
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd() {
        if is_combining_mark(c) {
            if base_takes_accents {
                continue;
            }
        } else {
            base_takes_accents = takes_accents(c);
        }
        match c {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ı' | 'İ' => folded.push('i'),
            'ς' => folded.push('σ'),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    out.extend(folded.nfc());
}

fn takes_accents(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{00C0}'..='\u{024F}' | '\u{0370}'..='\u{03FF}' | '\u{0400}'..='\u{052F}')
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds() {
        for (text, folded) in [
            ("Élysée", "elysee"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("Çeviri ışık", "ceviri isik"),
            ("Łódź", "lodz"),
            ("Ελλάδα", "ελλαδα"),
            ("Ёлка", "елка"),
            ("が", "が"),
            ("ｶﾞ", "ガ"),
            ("हिन्दी", "हिन्दी"),
            ("Ｗｉｄｅ", "wide"),
            ("ﬁn", "fin"),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(&fold(text)), folded, "folding twice changes nothing");
        }
    }
}
