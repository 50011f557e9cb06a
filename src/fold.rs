//! [`fold`]: the one idea of "the same word" that tokens, facets, filters and comparisons share.

use std::sync::LazyLock;

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

/// Whether a character steers how others are shown and shows nothing itself: C0 and C1 controls, bidi embeddings, overrides and
/// isolates.
pub(crate) fn is_steering(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The value of a decimal digit: ASCII, full width, Arabic and Persian, the scripts of India, Thai and its neighbours.
pub fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '੦'..='੯' => '੦',
        '૦'..='૯' => '૦',
        '௦'..='௯' => '௦',
        '౦'..='౯' => '౦',
        '೦'..='೯' => '೦',
        '൦'..='൯' => '൦',
        '๐'..='๙' => '๐',
        '໐'..='໙' => '໐',
        '၀'..='၉' => '၀',
        '០'..='៩' => '០',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// What `look` says of a text that is folded for it alone: a short one in ASCII, as most words are, without a `String`.
pub(crate) fn with_folded<T>(text: &str, look: impl FnOnce(&str) -> T) -> T {
    /// Bytes; longer than nearly all words.
    const SHORT: usize = 32;
    // Small letters of ASCII fold to themselves.
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return look(text);
    }
    let mut buffer = [0; SHORT];
    match buffer.get_mut(..text.len()).filter(|_| text.is_ascii()) {
        Some(folded) => {
            folded.copy_from_slice(text.as_bytes());
            folded.make_ascii_lowercase();
            look(str::from_utf8(folded).unwrap_or_default())
        }
        None => look(&fold(text)),
    }
}

/// [`fold`] into a buffer that is kept between calls; appends.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    out.reserve(text.len());
    each_part(text, |part| match part {
        Part::Ascii(plain) => {
            let start = out.len();
            out.push_str(plain);
            out[start..].make_ascii_lowercase();
        }
        Part::Folded(c) => out.push(c),
    });
}

/// What a text is folded by.
pub enum Part<'t> {
    /// ASCII that has still to be put in lower case, which is all that folding does to it.
    Ascii(&'t str),
    Folded(char),
}

/// Calls `take` with the parts of a text that [`fold`] writes one after the other.
pub(crate) fn each_part<'t>(text: &'t str, mut take: impl FnMut(Part<'t>)) {
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, others) = rest.split_at(plain_ascii(rest));
        take(Part::Ascii(plain));
        let end = others.bytes().skip(1).position(|b| b.is_ascii()).map_or(others.len(), |at| 1 + at);
        each_folded(&others[..end], |c| take(Part::Folded(c)));
        rest = &others[end..];
    }
}

/// Calls `take` with each character that [`fold`] writes.
///
/// Most characters fold alone, one to one; only where a mark, or a character that decomposes into several, comes next
/// are the tables of Unicode asked.
fn each_folded(text: &str, mut take: impl FnMut(char)) {
    // Waits for the next character: a mark would change it.
    let (mut held, mut held_at, mut at) = (None, 0, 0);
    while let Some(c) = text[at..].chars().next() {
        if let Some(folded) = fold_alone(c) {
            held.replace(folded).into_iter().for_each(&mut take);
            held_at = at;
            at += c.len_utf8();
            continue;
        }
        let next = text[at + c.len_utf8()..].chars().next();
        if let Some(several) = fold_to_several(c).filter(|_| next.is_none_or(|next| fold_alone(next).is_some())) {
            held.take().into_iter().chain(several.chars()).for_each(&mut take);
            at += c.len_utf8();
            continue;
        }
        // No character that folds alone composes with what stands before it, so a run ends there.
        let start = held.take().map_or(at, |_| held_at);
        let rest = &text[at..];
        at += rest.find(|c| fold_alone(c).is_some()).unwrap_or(rest.len());
        let mut run = String::new();
        fold_by_tables(&text[start..at], &mut run);
        run.chars().for_each(&mut take);
    }
    held.into_iter().for_each(take);
}

/// Bytes of ASCII at the start that no mark follows: all but the last before another script's character.
fn plain_ascii(text: &str) -> usize {
    let ascii = ascii_at_start(text.as_bytes());
    if ascii < text.len() { ascii.saturating_sub(1) } else { ascii }
}

/// Bytes of ASCII at the start of a text, looked at eight at once.
pub(crate) fn ascii_at_start(text: &[u8]) -> usize {
    /// The highest bit of each byte, which ASCII does not set.
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (blocks, rest) = text.as_chunks::<8>();
    for (at, block) in blocks.iter().enumerate() {
        let high = u64::from_le_bytes(*block) & HIGH;
        if high != 0 {
            return 8 * at + high.trailing_zeros() as usize / 8;
        }
    }
    text.len() - rest.len() + rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len())
}

/// What a character folds to where no mark follows, if that is one character and no mark itself.
fn fold_alone(c: char) -> Option<char> {
    match c {
        '\0'..='\x7F' => Some(c.to_ascii_lowercase()),
        FIRST_LETTER..=LAST_LETTER => LETTERS[c as usize - FIRST_LETTER as usize],
        // Armenian has capitals.
        '\u{0531}'..='\u{0556}' => c.to_lowercase().next(),
        // Letters of Armenian, Hebrew, Arabic, Persian, Urdu and Georgian, dashes and quotation marks, kana and ideographs:
        // they stay as they are.
        '\u{0561}'..='\u{0586}' | '\u{05D0}'..='\u{05EA}' | '\u{10D0}'..='\u{10F0}' => Some(c),
        '\u{0621}'..='\u{063A}' | '\u{0640}'..='\u{064A}' | '\u{0679}'..='\u{06BF}' | '\u{060C}' | '\u{06CC}' => {
            Some(c)
        }
        '\u{200B}'..='\u{2010}' | '\u{2012}'..='\u{2016}' | '\u{2018}'..='\u{2023}' => Some(c),
        '\u{2039}' | '\u{203A}' | '\u{3001}'..='\u{3029}' => Some(c),
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FC}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => {
            Some(c)
        }
        // Hindi's letters and vowel signs, Thai's letters; a nukta or virama may change what it follows.
        '\u{0904}'..='\u{0928}' | '\u{092A}'..='\u{0930}' | '\u{0932}' | '\u{0933}' | '\u{0935}'..='\u{0939}' => {
            Some(c)
        }
        '\u{093E}'..='\u{094C}' | '\u{0964}'..='\u{096F}' | '\u{0E01}'..='\u{0E30}' | '\u{0E32}' => Some(c),
        // ASCII as wide as ideographs are.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - WIDER).map(|plain| plain.to_ascii_lowercase()),
        '€' | '\u{1F300}'..='\u{1F6FF}' => Some(c),
        _ => None,
    }
}

/// What a common character folds to that folds to more than one.
fn fold_to_several(c: char) -> Option<&'static str> {
    match c {
        'ß' => Some("ss"),
        'æ' | 'Æ' => Some("ae"),
        'œ' | 'Œ' => Some("oe"),
        '…' => Some("..."),
        _ => None,
    }
}

/// How far behind ASCII its wide forms stand.
const WIDER: u32 = 0xFEE0;

const FIRST_LETTER: char = '\u{00A0}';
const LAST_LETTER: char = '\u{052F}';

/// [`fold_alone`] of the Latin, Greek and Cyrillic letters.
static LETTERS: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let letters = FIRST_LETTER..=LAST_LETTER;
    let alone = letters.map(|c| {
        let mut folded = String::new();
        fold_by_tables(c.encode_utf8(&mut [0; 4]), &mut folded);
        let mut chars = folded.chars();
        chars.next().filter(|&first| chars.next().is_none() && !is_combining_mark(first))
    });
    alone.collect()
});

fn fold_by_tables(text: &str, out: &mut String) {
    let mut base_takes_accents = false;
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd() {
        if is_combining_mark(c) {
            if base_takes_accents && is_accent(c) {
                continue;
            }
            base_takes_accents = false;
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

/// Whether a mark is one of the blocks of combining diacritics, or of Cyrillic's own: other scripts' signs are none, wherever they
/// stand.
fn is_accent(mark: char) -> bool {
    matches!(mark, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fold, fold_by_tables};

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
            ("aा", "aा"),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(&fold(text)), folded, "folding twice changes nothing");
        }
    }

    proptest! {
        #[test]
        fn a_text_folds_as_its_parts_do(text in "([a-zA-Z0-9 ,]|[À-ɏ]|[Ͱ-ԯ]|[\u{0590}-\u{06FF}]|[\u{0300}-\u{036F}]|[가-힣]|[ßæŒ…Ա-ևა-ჿ]|[\u{0900}-\u{0970}]|[\u{0E00}-\u{0E5B}]|[ᄀ-ᇿ]|[　-ヿ]|[一-三]|[！-～€\u{1F300}-\u{1F6FF}]|[\u{2000}-\u{2030}]|.){0,24}") {
            let mut by_tables = String::new();
            fold_by_tables(&text, &mut by_tables);
            prop_assert_eq!(fold(&text), by_tables);
        }
    }
}
