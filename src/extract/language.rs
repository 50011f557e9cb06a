//! The language of a text as a BCP 47 tag, from the text itself; the page's own claim is a hint.

#[cfg(test)]
mod tests;

use std::{collections::HashMap, ops::RangeInclusive, sync::LazyLock};

use foldhash::fast::RandomState;
use whatlang::{Detector, Lang};

use super::letters::is_letter;
use crate::fold::fold;

/// The most of a text that is looked at, in bytes. On the dev pages the answers are the same from 1,500 to 8,000.
const MOST_TEXT: usize = 2_000;
/// Letters from which on trigrams are to be trusted against the page's claim. Headlines are shorter.
const ENOUGH_LETTERS: usize = 120;
/// Share of letters in one script that makes it the text's script.
const DOMINANT: f64 = 0.35;

/// The language `text` is written in, such as `en`, or `en-GB` where `hint` names a region of the language found. The hint
/// alone decides for texts too short to tell; without either nothing is said.
pub(crate) fn detect(text: &str, hint: Option<&str>) -> Option<String> {
    let text = &text[..text.floor_char_boundary(MOST_TEXT)];
    let hint = hint.and_then(normalized).filter(|claim| !(IN_LATIN.contains(&primary(claim)) && is_beyond_latin(text)));
    let spoken = Spoken::of(text);
    let found = by_letters(text, hint.as_deref()).or_else(|| spoken.plain(hint.as_deref())).or_else(|| {
        let letters = text.chars().filter(|&c| is_letter(c)).count();
        by_script(text, letters).or_else(|| by_trigrams(text, letters, hint.as_deref(), &spoken))
    });
    let found = found.map(|found| spoken.of_family(found, hint.as_deref()));
    match (found, hint) {
        (Some(found), Some(hint)) if same_language(found, primary(&hint)) => Some(hint),
        (Some(found), _) => Some(found.to_owned()),
        (None, hint) => hint,
    }
}

/// Languages that are written in Latin letters and no others: what templates claim of pages in any script.
const IN_LATIN: &[&str] = &[
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "cs", "sk", "sl", "da", "nb", "no", "nn", "sv", "fi", "et",
    "lv", "lt", "hu", "ro", "hr", "id", "vi", "ca", "gl", "eu", "ga", "cy", "is", "sq", "af",
];

/// Whether most of a text's letters are of scripts behind the Latin one.
fn is_beyond_latin(text: &str) -> bool {
    /// Letters; a headline has fewer.
    const ENOUGH: usize = 20;
    let beyond = text.chars().filter(|&c| c >= '\u{0370}' && is_letter(c)).count();
    beyond >= ENOUGH && beyond * 2 > text.chars().filter(|&c| is_letter(c)).count()
}

/// A claim such as `en_gb`, `de-DE` or `EN` in BCP 47's usual case; nothing where it is no language tag.
pub(crate) fn normalized(claim: &str) -> Option<String> {
    // Of several languages, the first.
    let mut parts = claim.split([',', ';']).next()?.trim().split(['-', '_', '.']);
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

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Languages that are close enough to be taken for each other.
const FAMILIES: &[&[&str]] = &[
    NORWEGIAN,
    &["nb", "no", "nn", "da", "sv"],
    &["hr", "sr", "bs", "sh", "sl"],
    &["ru", "uk", "be", "bg", "mk", "sr"],
    &["id", "ms", "jv"],
    &["cs", "sk"],
    &["es", "pt", "gl", "ca"],
    &["nl", "af"],
    &["tr", "az"],
];
const NORWEGIAN: &[&str] = &["nb", "no", "nn"];

fn are_related(one: &str, other: &str) -> bool {
    FAMILIES.iter().any(|family| family.contains(&one) && family.contains(&other))
}

/// Whether a claim may stand for what was found: both are Norwegian, or the claim is one of a family that nothing here
/// tells apart, as Bosnian is.
fn same_language(found: &str, claimed: &str) -> bool {
    let is_told_apart = |language: &str| place(language).is_some();
    found == claimed
        || NORWEGIAN.contains(&found) && NORWEGIAN.contains(&claimed)
        || are_related(found, claimed) && !is_told_apart(claimed)
}

/// Small words that are common in one language and rare in those that share its script: enough to tell most texts, at a
/// small part of what trigrams cost. The first [`PLAIN`] tell a text at once; all tell relatives apart, so those of a family
/// are about as common, and have what the others say otherwise.
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
    ("bg", &["на", "и", "да", "се", "в", "от", "за", "че", "е", "са", "по", "с", "не", "към", "си", "като", "до", "при", "това", "беше"]),
    ("mk", &["на", "и", "да", "се", "во", "од", "за", "дека", "е", "со", "ќе", "го", "ги", "не", "кои", "како", "што", "беше", "по"]),
    ("uk", &["і", "в", "на", "з", "що", "не", "до", "та", "за", "від", "як", "це", "у", "про", "для", "й", "його", "але", "було"]),
    ("be", &["і", "ў", "на", "з", "што", "не", "да", "за", "ад", "як", "гэта", "у", "для", "яго", "але", "было", "па"]),
    ("sr", &["и", "у", "на", "је", "да", "се", "за", "са", "од", "не", "што", "као", "из", "до", "су", "који", "није", "али", "i", "u", "na", "je", "da", "se", "za", "sa", "od", "ne", "što", "kao", "iz", "do", "su", "koji", "nije", "ali", "posle", "pre", "vreme", "gde", "takođe", "tokom", "ovde", "biće", "deo", "nedelje"]),
    ("hr", &["i", "u", "na", "je", "da", "se", "za", "s", "sa", "od", "ne", "što", "kao", "iz", "do", "su", "koji", "nije", "ali", "poslije", "nakon", "prije", "vrijeme", "gdje", "također", "tijekom", "ovdje", "bit", "dio", "tjedna"]),
    ("sl", &["in", "je", "v", "na", "se", "za", "da", "so", "z", "s", "od", "pri", "ki", "ni", "bo", "tudi", "kot", "po", "pa"]),
    ("cs", &["a", "v", "na", "se", "je", "že", "s", "z", "do", "o", "to", "za", "by", "ale", "jako", "jsou", "byl", "který", "pro", "jen", "nebo", "ještě", "jsem", "není"]),
    ("sk", &["a", "v", "na", "sa", "je", "že", "s", "z", "do", "o", "to", "za", "by", "ale", "ako", "sú", "bol", "ktorý", "pre", "len", "alebo", "ešte", "som", "nie"]),
    ("da", &["og", "i", "at", "det", "en", "er", "til", "af", "for", "på", "med", "de", "som", "den", "ikke", "har", "der", "et", "blev", "efter", "sig", "ud", "også", "kun"]),
    ("nb", &["og", "i", "å", "det", "en", "er", "til", "av", "for", "på", "med", "de", "som", "den", "ikke", "har", "at", "et", "ble", "etter", "seg", "ut", "også", "bare"]),
    ("sv", &["och", "i", "att", "det", "en", "är", "till", "av", "för", "på", "med", "de", "som", "den", "inte", "har", "ett", "om", "efter", "sig", "ut", "också", "bara"]),
    ("id", &["yang", "dan", "di", "untuk", "dengan", "ini", "pada", "itu", "tidak", "bisa", "karena", "bahwa", "saat", "usai", "ujar", "warga", "para", "agar", "namun", "pemerintah", "kota", "uang", "dari"]),
    ("ms", &["yang", "dan", "di", "untuk", "dengan", "ini", "pada", "itu", "tidak", "boleh", "kerana", "bahawa", "ketika", "selepas", "berkata", "beliau", "pihak", "supaya", "daripada", "kerajaan", "bandar", "wang", "ialah"]),
    ("gl", &["o", "os", "do", "da", "en", "un", "unha", "non", "co", "ao", "dos", "máis", "son", "pola", "tamén", "foi"]),
    ("ca", &["el", "els", "i", "les", "del", "amb", "una", "per", "és", "més", "dels", "als", "també", "però", "va"]),
    ("af", &["die", "en", "van", "n", "nie", "wat", "met", "vir", "sy", "word", "deur", "ook", "hulle", "aan", "na", "dat"]),
    ("az", &["və", "bu", "bir", "ilə", "üçün", "ki", "də", "olan", "edir", "olub", "onun", "daha", "isə", "kimi", "sonra"]),
];

/// The languages of [`SMALL_WORDS`] that tell a text at once.
const PLAIN: usize = 10;

/// Letters that of their family only these languages have.
const OWN_LETTERS: &[(&str, &[&str])] = &[
    ("ыэё", &["ru", "be"]),
    ("і", &["uk", "be"]),
    ("їєґ", &["uk"]),
    ("ў", &["be"]),
    ("ъ", &["bg"]),
    ("јљњџ", &["sr", "mk"]),
    ("ђћ", &["sr"]),
    ("ќѓѕ", &["mk"]),
    ("ěřů", &["cs"]),
    ("ľĺŕôä", &["sk"]),
    ("æø", &["da", "nb"]),
    ("äö", &["sv"]),
    ("ãõ", &["pt"]),
    ("ñ", &["es", "gl"]),
    ("àè", &["ca"]),
    ("ə", &["az"]),
    ("ćđ", &["hr", "sr"]),
];

/// Share of a text's words that are its language's small words. On the dev pages the median is 0.13 to 0.2 by language, and
/// no text in another language has more than 0.11.
const SPOKEN: f64 = 0.12;

/// How many of a text's words are small words of each language, or have a letter of its own.
struct Spoken {
    words: usize,
    hits: [usize; SMALL_WORDS.len()],
}

impl Spoken {
    fn of(text: &str) -> Spoken {
        /// A bit for each language that has the word, or the letter.
        static WORDS: LazyLock<HashMap<&'static str, u32, RandomState>> = LazyLock::new(|| {
            let mut languages: HashMap<_, u32, _> = HashMap::default();
            for (at, (_, words)) in SMALL_WORDS.iter().enumerate() {
                words.iter().for_each(|word| *languages.entry(*word).or_default() |= 1 << at);
            }
            languages
        });
        static LETTERS: LazyLock<HashMap<char, u32, RandomState>> = LazyLock::new(|| {
            let mut languages: HashMap<_, u32, _> = HashMap::default();
            for (letters, owners) in OWN_LETTERS {
                let bits = owners.iter().filter_map(|owner| place(owner)).fold(0, |bits, at| bits | 1 << at);
                letters.chars().for_each(|letter| *languages.entry(letter).or_default() |= bits);
            }
            languages
        });
        let mut spoken = Spoken { words: 0, hits: [0; SMALL_WORDS.len()] };
        for word in text.split(|c: char| !is_letter(c)).filter(|w| !w.is_empty()) {
            spoken.words += 1;
            let mut languages = WORDS.get(word).copied().unwrap_or(0);
            for letter in word.chars().filter(|c| !c.is_ascii()) {
                languages |= LETTERS.get(&letter).copied().unwrap_or(0);
            }
            while languages != 0 {
                spoken.hits[languages.trailing_zeros() as usize] += 1;
                languages &= languages - 1;
            }
        }
        spoken
    }

    /// The language that a text is plainly in; the claimed one before others.
    fn plain(&self, hint: Option<&str>) -> Option<&'static str> {
        /// Words; a text of fewer may be all names.
        const ENOUGH: usize = 40;
        let claimed = |at: usize| hint.is_some_and(|hint| primary(hint) == SMALL_WORDS[at].0);
        let best = (0..PLAIN).filter(|&at| self.hits[at] as f64 > SPOKEN * self.words as f64);
        let best = best.max_by_key(|&at| (claimed(at), self.hits[at])).filter(|_| self.words >= ENOUGH)?;
        Some(SMALL_WORDS[best].0)
    }

    /// Whether a language's small words are as many as in a text of it.
    fn has_words_of(&self, language: &str) -> bool {
        place(language).is_some_and(|at| self.hits[at] as f64 > SPOKEN * self.words as f64)
    }

    /// The language of a family that the text is in, where `found` is one of it: the claimed one, unless another one's
    /// words are clearly more.
    fn of_family(&self, found: &'static str, hint: Option<&str>) -> &'static str {
        /// Hits that a claim is worth, and the share of its own hits that it adds.
        const CLAIM: (f64, f64) = (1.5, 0.15);
        let claimed = |language: &str| hint.is_some_and(|hint| same_language(language, primary(hint)));
        let weight = |at: usize| {
            let (language, hits) = (SMALL_WORDS[at].0, self.hits[at] as f64);
            let claim = if claimed(language) { CLAIM.0 + CLAIM.1 * hits } else { 0.0 };
            hits + claim + if language == found { 0.5 } else { 0.0 }
        };
        if !FAMILIES.iter().any(|family| family.contains(&found)) {
            return found;
        }
        let family = (0..SMALL_WORDS.len()).filter(|&at| are_related(found, SMALL_WORDS[at].0));
        family.max_by(|&a, &b| weight(a).total_cmp(&weight(b))).map_or(found, |at| SMALL_WORDS[at].0)
    }
}

/// Where a language stands in [`SMALL_WORDS`].
fn place(language: &str) -> Option<usize> {
    SMALL_WORDS.iter().position(|(name, _)| *name == language)
}

/// Languages that have added letters to the Cyrillic ones, most of which the trigrams do not know: the one that the page claims,
/// if it is one of them, else the first row of which a text has a letter twice.
fn by_letters(text: &str, claim: Option<&str>) -> Option<&'static str> {
    /// Those of them.
    const LANGUAGES: &[&str] = &[
        "kk", "ba", "tt", "tg", "uz", "ky", "mn", "cv", "sah", "tyv", "os", "ab", "az", "kv", "udm", "mhr", "xal",
        "bua",
    ];
    const ADDED: &[(&str, &str)] = &[
        ("ұ", "kk"),
        ("ҙҡҫ", "ba"),
        ("җ", "tt"),
        ("ҷӣӯ", "tg"),
        ("ҳ", "uz"),
        ("әғқ", "kk"),
        ("ң", "ky"),
        ("өү", "mn"),
    ];
    /// Of a hundred characters, those that are such letters: four and more in reports in these languages, and fewer than one
    /// in Russian ones that name people from there.
    const LEAST: usize = 2;
    let added: Vec<char> = text.chars().filter(|c| ('\u{492}'..='\u{4EF}').contains(c)).collect();
    if added.len() * 100 < LEAST * text.chars().count().max(1) {
        return None;
    }
    let claimed = claim.and_then(|claim| LANGUAGES.iter().find(|language| **language == primary(claim)));
    let row = ADDED.iter().find(|(letters, _)| added.iter().filter(|c| letters.contains(**c)).count() > 1);
    claimed.copied().or_else(|| row.map(|(_, language)| *language))
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
fn by_trigrams(text: &str, letters: usize, hint: Option<&str>, spoken: &Spoken) -> Option<&'static str> {
    let info = Detector::new().detect(text)?;
    let found = two_letters(info.lang());
    let agrees = hint.is_some_and(|h| found == primary(h) || are_related(found, primary(h)));
    // Against a claim the trigrams must be sure and the text long; without a claim a short text's best guess is kept only
    // where whatlang itself calls it reliable.
    let is_beyond = hint.is_some_and(|h| BEYOND_TRIGRAMS.contains(&primary(h)));
    let trusted = info.is_reliable() && letters >= ENOUGH_LETTERS && (!is_beyond || spoken.has_words_of(found));
    (agrees || trusted || hint.is_none() && (info.is_reliable() || letters >= ENOUGH_LETTERS)).then_some(found)
}

/// Languages with a press of their own that the trigrams do not know, and take for others surely: Swahili for Shona.
#[rustfmt::skip]
const BEYOND_TRIGRAMS: &[&str] = &[
    "sw", "kk", "ky", "mn", "tg", "tt", "ba", "is", "fo", "ga", "gd", "cy", "mt", "sq", "eu", "so", "ha", "yo", "ig", "rw", "rn", "ku",
    "ckb", "ps", "sd", "ug", "lb", "fil", "mg", "ny", "lg", "xh", "st", "tn", "rm", "fy", "oc", "br", "qu", "gn", "ht",
];

/// What people call two languages that are split by dialect elsewhere.
const CALLED: &[(&str, &str)] = &[("chinese", "zh"), ("中文", "zh"), ("norwegian", "no"), ("norsk", "no")];

/// The code of a language that is called by its name, in English or in itself, or by its three letters.
pub(crate) fn code_of(name: &str) -> Option<&'static str> {
    let wanted = fold(name);
    let by_letters = || Lang::all().iter().find(|lang| lang.code() == wanted).map(|lang| two_letters(*lang));
    names().find(|(name, _)| fold(name) == wanted).map(|(_, code)| code).or_else(by_letters)
}

/// The names of languages, in English and in themselves, with their codes.
pub(crate) fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = Lang::all().iter();
    CALLED
        .iter()
        .copied()
        .chain(all.flat_map(|lang| [lang.eng_name(), lang.name()].map(|name| (name, two_letters(*lang)))))
}

/// BCP 47 prefers the two-letter code where there is one.
fn two_letters(lang: Lang) -> &'static str {
    let code = lang.code();
    TWO_LETTERS.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two)
}

/// Codes of three letters of languages that have one of two.
#[rustfmt::skip]
const TWO_LETTERS: &[(&str, &str)] = &[
    ("epo", "eo"), ("eng", "en"), ("rus", "ru"), ("cmn", "zh"), ("spa", "es"), ("por", "pt"), ("ita", "it"),
    ("ben", "bn"), ("fra", "fr"), ("deu", "de"), ("ukr", "uk"), ("kat", "ka"), ("ara", "ar"), ("hin", "hi"),
    ("jpn", "ja"), ("heb", "he"), ("yid", "yi"), ("pol", "pl"), ("amh", "am"), ("jav", "jv"), ("kor", "ko"),
    ("nob", "nb"), ("dan", "da"), ("swe", "sv"), ("fin", "fi"), ("tur", "tr"), ("nld", "nl"), ("hun", "hu"),
    ("ces", "cs"), ("ell", "el"), ("bul", "bg"), ("bel", "be"), ("mar", "mr"), ("kan", "kn"), ("ron", "ro"),
    ("slv", "sl"), ("hrv", "hr"), ("srp", "sr"), ("mkd", "mk"), ("lit", "lt"), ("lav", "lv"), ("est", "et"),
    ("tam", "ta"), ("vie", "vi"), ("urd", "ur"), ("tha", "th"), ("guj", "gu"), ("uzb", "uz"), ("pan", "pa"),
    ("aze", "az"), ("ind", "id"), ("tel", "te"), ("pes", "fa"), ("mal", "ml"), ("ori", "or"), ("mya", "my"),
    ("nep", "ne"), ("sin", "si"), ("khm", "km"), ("tuk", "tk"), ("aka", "ak"), ("zul", "zu"), ("sna", "sn"),
    ("afr", "af"), ("lat", "la"), ("slk", "sk"), ("cat", "ca"), ("tgl", "tl"), ("hye", "hy"),
];
