//! The language of a text as a BCP 47 tag, from the text itself; the page's own claim is a hint.

use std::{collections::HashMap, ops::RangeInclusive, sync::LazyLock};

use foldhash::fast::RandomState;
use whatlang::{Detector, Lang};

/// The most of a text that is looked at, in bytes. On the dev pages the answers are the same from 1,500 to 8,000.
const MOST_TEXT: usize = 2_000;
/// Letters from which on trigrams are to be trusted against the page's claim. Headlines are shorter.
const ENOUGH_LETTERS: usize = 120;
/// Share of letters in one script that makes it the text's script.
const DOMINANT: f64 = 0.35;

/// The language `text` is written in, such as `en`, or `en-GB` where `hint` names a region of the language found. The hint
/// alone decides for texts too short to tell; without either nothing is said.
pub fn detect(text: &str, hint: Option<&str>) -> Option<String> {
    let hint = hint.and_then(normalized);
    let text = beginning(text);
    let found = by_small_words(text, hint.as_deref()).or_else(|| {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        by_script(text, letters).or_else(|| by_trigrams(text, letters, hint.as_deref()))
    });
    match (found, hint) {
        (Some(found), Some(hint)) if same_language(found, primary(&hint)) => Some(hint),
        (Some(found), _) => Some(found.to_owned()),
        (None, hint) => hint,
    }
}

/// A claim such as `en_gb`, `de-DE` or `EN` in BCP 47's usual case; nothing where it is no language tag.
pub fn normalized(claim: &str) -> Option<String> {
    let mut parts = claim.trim().split(['-', '_', '.', ',']);
    let language = parts.next().filter(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))?;
    let mut tag = language.to_ascii_lowercase();
    // Chinese is told apart by script: `zh-Hant` says more than a region.
    let script = |p: &&str| p.len() == 4 && p.bytes().all(|b| b.is_ascii_alphabetic());
    let region = |p: &&str| p.len() == 2 && p.bytes().all(|b| b.is_ascii_alphabetic());
    let rest: Vec<&str> = parts.collect();
    if let Some(script) = rest.iter().find(|p| script(p)) {
        let (first, others) = script.split_at_checked(1)?;
        tag.push('-');
        tag.push_str(&first.to_ascii_uppercase());
        tag.push_str(&others.to_ascii_lowercase());
    }
    if let Some(region) = rest.iter().find(|p| region(p)) {
        tag.push('-');
        tag.push_str(&region.to_ascii_uppercase());
    }
    Some(tag)
}

fn beginning(text: &str) -> &str {
    let mut end = MOST_TEXT.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a claim may stand for what was found: Norwegian and the languages of Yugoslavia and the Malay world are told
/// apart by the page better than by trigrams.
fn same_language(found: &str, claimed: &str) -> bool {
    const GROUPS: &[&[&str]] =
        &[&["nb", "no", "nn", "da"], &["hr", "sr", "bs", "sh"], &["id", "ms", "jv"], &["cs", "sk"]];
    found == claimed || GROUPS.iter().any(|g| g.contains(&found) && g.contains(&claimed))
}

/// Small words that are common in one language and rare in those that share its script: enough to tell most texts, at a
/// fraction of what trigrams cost.
#[rustfmt::skip]
const SMALL_WORDS: &[(&str, &[&str])] = &[
    ("en", &["the", "of", "and", "to", "that", "for", "is", "with", "as", "his", "are", "it", "by", "from", "has"]),
    ("de", &["der", "die", "und", "das", "den", "von", "zu", "mit", "auf", "ist", "im", "nicht", "eine", "dem", "sich"]),
    ("fr", &["le", "les", "et", "des", "du", "est", "une", "pour", "dans", "qui", "sur", "au", "pas", "par", "cette"]),
    ("es", &["el", "los", "y", "las", "del", "se", "una", "con", "por", "es", "su", "más", "como", "lo", "al"]),
    ("it", &["il", "di", "che", "è", "della", "per", "non", "sono", "gli", "nel", "più", "dei", "anche", "alla", "ha"]),
    ("pt", &["o", "os", "do", "da", "em", "um", "uma", "não", "com", "ao", "dos", "mais", "são", "pela", "também"]),
    ("nl", &["het", "een", "van", "en", "dat", "niet", "zijn", "voor", "ook", "aan", "met", "wordt", "bij", "hij", "naar"]),
    ("pl", &["w", "i", "na", "się", "nie", "że", "z", "jest", "przez", "oraz", "jak", "po", "od", "dla", "są"]),
    ("ru", &["и", "в", "не", "на", "что", "с", "по", "как", "из", "его", "для", "это", "от", "он", "были"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "değil", "ancak", "olarak", "çok", "olan", "daha", "gibi", "kadar", "sonra", "ise"]),
];

/// Share of a text's words that are its language's small words. On the dev pages the median is 0.13 to 0.2 by language, and
/// no text in another language has more than 0.11.
const SPOKEN: f64 = 0.12;

/// The language that a text is plainly in, told by its small words; the claimed one before others.
fn by_small_words(text: &str, hint: Option<&str>) -> Option<&'static str> {
    /// Words; a text of fewer may be all names.
    const ENOUGH: usize = 40;
    /// A bit for each language that has the word.
    static LANGUAGES: LazyLock<HashMap<&'static str, u16, RandomState>> = LazyLock::new(|| {
        let mut languages: HashMap<_, u16, _> = HashMap::default();
        for (at, (_, words)) in SMALL_WORDS.iter().enumerate() {
            words.iter().for_each(|word| *languages.entry(*word).or_default() |= 1 << at);
        }
        languages
    });
    let (mut words, mut hits) = (0_usize, [0_usize; SMALL_WORDS.len()]);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        words += 1;
        let spoken = LANGUAGES.get(word).copied().unwrap_or(0);
        hits.iter_mut().enumerate().for_each(|(at, hits)| *hits += usize::from(spoken >> at & 1));
    }
    let claimed = |at: usize| hint.is_some_and(|hint| primary(hint) == SMALL_WORDS[at].0);
    let best = (0..hits.len()).filter(|&at| hits[at] as f64 > SPOKEN * words as f64);
    let best = best.max_by_key(|&at| (claimed(at), hits[at])).filter(|_| words >= ENOUGH)?;
    Some(SMALL_WORDS[best].0)
}

/// Languages that their script gives away.
fn by_script(text: &str, letters: usize) -> Option<&'static str> {
    const KANA: usize = 0;
    const HAN: usize = 1;
    /// The first two are decided on together.
    const SCRIPTS: &[(RangeInclusive<char>, &str)] = &[
        ('\u{3040}'..='\u{30FF}', "ja"),
        ('\u{3400}'..='\u{9FFF}', "zh"),
        ('\u{AC00}'..='\u{D7A3}', "ko"),
        ('\u{0370}'..='\u{03FF}', "el"),
        ('\u{0E00}'..='\u{0E7F}', "th"),
        ('\u{10A0}'..='\u{10FF}', "ka"),
        ('\u{0530}'..='\u{058F}', "hy"),
        ('\u{0980}'..='\u{09FF}', "bn"),
        ('\u{0B80}'..='\u{0BFF}', "ta"),
        ('\u{0C00}'..='\u{0C7F}', "te"),
        ('\u{1200}'..='\u{137F}', "am"),
        ('\u{1780}'..='\u{17FF}', "km"),
        ('\u{1000}'..='\u{109F}', "my"),
        ('\u{0D80}'..='\u{0DFF}', "si"),
    ];
    let mut counts = [0_usize; SCRIPTS.len()];
    for c in text.chars().filter(|&c| c >= '\u{0370}') {
        if let Some(script) = SCRIPTS.iter().position(|(range, _)| range.contains(&c)) {
            counts[script] += 1;
        }
    }
    let share = |count: usize| count as f64 / letters.max(1) as f64;
    // Japanese mixes kana into Han, so a little of it is enough.
    if share(counts[KANA]) > 0.1 && share(counts[KANA] + counts[HAN]) > DOMINANT {
        return Some("ja");
    }
    let dominant = (HAN..SCRIPTS.len()).find(|&script| share(counts[script]) > DOMINANT)?;
    Some(SCRIPTS[dominant].1)
}

/// By trigrams: sure enough, or what the page claims too.
fn by_trigrams(text: &str, letters: usize, hint: Option<&str>) -> Option<&'static str> {
    let info = Detector::new().detect(text)?;
    let found = two_letters(info.lang());
    let agrees = hint.is_some_and(|h| same_language(found, primary(h)));
    // Against a claim the trigrams must be sure and the text long; without a claim a short text's best guess is kept only
    // where whatlang itself calls it reliable.
    let trusted = info.is_reliable() && letters >= ENOUGH_LETTERS;
    (agrees || trusted || hint.is_none() && (info.is_reliable() || letters >= ENOUGH_LETTERS)).then_some(found)
}

/// BCP 47 prefers the two-letter code where there is one.
fn two_letters(lang: Lang) -> &'static str {
    match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        _ => lang.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Die Stadt hat am Montag beschlossen, die alte Brücke über den Fluss im kommenden Jahr zu sperren, \
        weil das Geld für eine schnelle Reparatur fehlt und die Fachleute vor weiteren Schäden warnen.";
    const ENGLISH: &str = "The city council decided on Monday to close the old bridge over the river next year because there \
        is no money for a quick repair and the engineers warn that the damage is getting worse.";

    #[test]
    fn detects() {
        for (text, hint, language) in [
            (GERMAN, None, Some("de")),
            (GERMAN, Some("de-AT"), Some("de-AT")),
            (GERMAN, Some("en-US"), Some("de")),
            (ENGLISH, Some("en_gb"), Some("en-GB")),
            ("市政府周一决定明年关闭河上的旧桥", Some("en"), Some("zh")),
            ("市政府周一决定明年关闭河上的旧桥", Some("zh-Hans-CN"), Some("zh-Hans-CN")),
            ("市は月曜日に古い橋を来年閉鎖すると決めた", None, Some("ja")),
            ("시는 월요일에 다리를 폐쇄하기로 했다", None, Some("ko")),
            ("Ja", Some("nn"), Some("nn")),
            ("", Some("fr-FR"), Some("fr-FR")),
            ("", Some("x"), None),
            ("12345", None, None),
        ] {
            assert_eq!(detect(text, hint).as_deref(), language, "{text:.20} {hint:?}");
        }
    }
}
