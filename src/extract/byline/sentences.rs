//! Sentences and signatures that say who wrote something, and bylines without a capital.

use std::sync::LazyLock;

use super::{
    begins_with_given_name, ideographs, is_agency,
    name::{NAME_WORDS, is_cased, is_role},
    starts_byline,
    words::*,
};
use crate::{
    extract::{
        letters::{COLONS, is_han_or_kana, is_hangul, is_letter, place_in},
        parts::Parts,
        sentence::ends_sentence,
    },
    fold::fold,
};

/// Characters of the longest byline of this sort, with two or three names.
const LONGEST: usize = 70;

/// The names of a byline that somebody wrote without capitals, with them: `by ada lund and bo ek`. Words that no given name
/// begins are the end of a sentence: `by land and sea`.
pub(crate) fn in_small_letters(text: &str) -> Option<String> {
    let rest = text.strip_prefix("by ").or_else(|| text.strip_prefix("By ")).filter(|_| text.len() <= LONGEST)?;
    let rest = rest.trim();
    if rest.chars().any(|c| !(c.is_lowercase() || matches!(c, ' ' | '-' | '\'' | '’' | ','))) {
        return None;
    }
    let is_name = |name: &str| NAME_WORDS.contains(&name.split_whitespace().count()) && begins_with_given_name(name);
    let mut parts = rest.split(", ").flat_map(|part| part.split(" and ")).map(|part| part.trim_end_matches(','));
    parts.all(is_name).then(|| rest.split(' ').map(with_capital).collect::<Vec<_>>().join(" "))
}

fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !AND.contains(word) && !PARTICLES.contains(word) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

/// Who a paragraph below a story is about, where it says that they write for a paper: `Ada Lund is a reporter at the
/// Planet`, `Ada Lund schreibt über Häfen`.
pub(crate) fn biography(text: &str) -> Option<&str> {
    /// Bytes of the longest such paragraph that is looked at; and words between the name and what somebody is.
    const LONGEST: usize = 500;
    const REACH: usize = 8;
    /// "Is", behind the name.
    const IS: &[&str] = &["is", "ist", "est", "es", "è", "é", "är", "er", "jest", "on", "was", "works", "has"];
    /// What only somebody who writes does there.
    const WRITES: &[&str] =
        &["writes", "covers", "reports", "schreibt", "berichtet", "scrive", "escribe", "escreve", "schrijft"];
    let text = text.trim().trim_start_matches(['(', '*', '–', '—', '-', '•', ' ']);
    if text.len() > LONGEST || !text.starts_with(char::is_uppercase) || !begins_with_given_name(text) {
        return None;
    }
    let is_of_name = |(at, word): &(usize, &str)| {
        let first = word.chars().next().is_some_and(char::is_uppercase);
        first || *at > 0 && PARTICLES.contains(word)
    };
    let words: Vec<&str> = text.split_whitespace().take(NAME_WORDS.end() + REACH + 1).collect();
    let count = words.iter().copied().enumerate().take_while(is_of_name).count();
    let (&last, &verb) = (words.get(count.checked_sub(1)?)?, words.get(count)?);
    if !NAME_WORDS.contains(&count) || last.ends_with(['.', ':', '?', '!']) && last.len() > 3 {
        return None;
    }
    let bare = |word: &&str| WRITERS.has(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_writer = || words.iter().skip(count + 1).take(REACH).any(bare);
    let end = place_in(last, text) + last.len();
    let name = text.get(..end)?.trim_end_matches(',');
    (WRITES.contains(&verb) || IS.contains(&verb) && is_writer()).then_some(name)
}

/// How systems for blogs begin the sentence below an entry, in lower case, and what stands before who wrote it.
#[rustfmt::skip]
const ENTRIES: &[(&str, &str)] = &[
    ("this entry was posted", " by "), ("this post was written", " by "), ("this entry was written", " by "),
    ("dieser eintrag wurde", " von "), ("dieser beitrag wurde", " von "), ("cette entrée a été publiée", " par "),
    ("ce contenu a été publié", " par "), ("esta entrada fue publicada", " por "), ("esta entrada ha sido publicada", " por "),
    ("questa voce è stata pubblicata", " da "), ("questo articolo è stato pubblicato", " da "),
    ("dit bericht werd geplaatst", " door "), ("dit bericht is geplaatst", " door "), ("este post foi publicado", " por "),
    ("esta entrada foi publicada", " por "), ("ten wpis został opublikowany", " przez "), ("cet article a été publié", " par "),
    ("detta inlägg publicerades", " av "), ("dette innlegget ble publisert", " av "), ("dette indlæg blev udgivet", " af "),
    ("запись опубликована", " автором "),
];

/// The letters that they begin with: few lines do.
const FIRST_LETTERS: [char; 12] = ['t', 'T', 'd', 'D', 'c', 'C', 'e', 'E', 'q', 'Q', 'з', 'З'];

/// Whether a text is another in lower case. Most differ in their first bytes, which are ASCII as a rule, and need not be put so.
fn is_same(text: &str, lower: &str) -> bool {
    let begins = !lower.as_bytes()[0].is_ascii() || text.as_bytes()[..3].eq_ignore_ascii_case(&lower.as_bytes()[..3]);
    begins && (text.eq_ignore_ascii_case(lower) || !lower.is_ascii() && text.to_lowercase() == lower)
}

/// Who wrote an entry, as the sentence below it says: `This entry was posted in Wood by Ada Lund and tagged winter.`
pub(crate) fn entrys_author(text: &str) -> Option<&str> {
    /// Bytes in which the sentence names somebody.
    const REACH: usize = 200;
    let text = text.trim_start();
    if !text.starts_with(FIRST_LETTERS) {
        return None;
    }
    let begins = |entry: &&(&str, &str)| text.get(..entry.0.len()).is_some_and(|start| is_same(start, entry.0));
    let (start, lead) = ENTRIES.iter().find(begins)?;
    let rest = &text[start.len()..];
    let at = rest.find(lead).filter(|at| *at <= REACH)? + lead.len();
    let name = &rest[at..];
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || PARTICLES.contains(word);
    let ends = |word: &&str| word.ends_with([',', ';', ':', '|']) || word.ends_with('.') && word.len() > 3;
    // A name ends where a word in small letters comes, or a sign.
    let mut end = None;
    for word in name.split_whitespace().take(*NAME_WORDS.end()).take_while(is_name) {
        end = Some(place_in(word, name) + word.len());
        if ends(&word) {
            break;
        }
    }
    let name = name.get(..end?)?.trim_end_matches([',', ';', ':', '|', '.']);
    name.contains(' ').then_some(name)
}

/// Who a sentence says to have written what it stands by: `This is a guest post by A, who sails.`
pub(crate) fn after_sentence_by(text: &str) -> Option<&str> {
    /// Bytes before the name of a sentence that says so; it stands at its beginning.
    const REACH: usize = 60;
    const SENTENCES: &[&str] = &[
        "guest post by ", "guest column by ", "guest article by ", "guest blog by ", "guest essay by ",
        "guest contribution by ", "guest post from ", "article was written by ", "post was written by ",
        "story was written by ", "piece was written by ", "column was written by ", "Gastbeitrag von ",
        "Gastkommentar von ", "Beitrag wurde verfasst von ", "Artikel wurde verfasst von ", "article a été écrit par ",
        "article invité de ", "artículo fue escrito por ", "artigo foi escrito por ",
    ];
    static ANY: LazyLock<Parts> = LazyLock::new(|| Parts::of(SENTENCES));
    if !ANY.any_in(text) {
        return None;
    }
    let rest = SENTENCES.iter().find_map(|sentence| {
        let at = text.find(sentence).filter(|at| *at <= REACH)?;
        text.get(at + sentence.len()..)
    })?;
    begins_with_given_name(rest).then_some(rest)
}

/// Who signed a paragraph in brackets: at its end, or in its first words where a label says so: `（记者 冯启明）`.
pub(crate) fn signature(text: &str) -> Option<&str> {
    /// A signature is no longer, in characters; and a dateline with one begins no further from the start.
    const LONGEST: usize = 30;
    const OPEN: [char; 5] = ['(', '（', '〔', '【', '［'];
    const CLOSE: [char; 5] = [')', '）', '〕', '】', '］'];
    let is_other = |inner: &str| inner.split_once(COLONS).is_some_and(|(label, _)| OTHER_WORK.has(label.trim()));
    let short = |inner: &&str| {
        inner.chars().count() <= LONGEST && !inner.contains(OPEN) && !inner.contains(CLOSE) && !is_other(inner)
    };
    let text = text.trim();
    let ending = text.trim_end_matches(['.', '。']).strip_suffix(CLOSE).and_then(|rest| rest.rsplit_once(OPEN));
    if let Some(reporter) = ideographs::reporter(text) {
        return Some(reporter);
    }
    if let Some(inner) = ending.map(|(_, inner)| inner).filter(short) {
        return Some(starts_byline(inner).or_else(|| ideographs::reported_by(inner)).unwrap_or(inner));
    }
    let (at, open) = text.char_indices().take(LONGEST + 1).find(|(_, c)| OPEN.contains(c))?;
    let (inner, behind) = text[at + open.len_utf8()..].split_once(CLOSE)?;
    // "MARL, July 6 (AFP) - The ferry": who sent it.
    let is_dateline = || behind.trim_start().starts_with(['-', '–', '—']) && text.starts_with(char::is_uppercase);
    if is_agency(inner) && is_dateline() {
        return Some(inner);
    }
    short(&inner).then(|| starts_byline(inner).or_else(|| ideographs::reported_by(inner))).flatten()
}

/// Whether what ends as a sentence, in a script that has no capitals, is more than a name.
fn is_caseless_sentence(rest: &str, first: char) -> bool {
    /// Words of the shortest; names have fewer, but for those that no space parts.
    const LEAST: usize = 4;
    let has_other = rest.contains(|c: char| c.is_ascii_digit() || matches!(c, '|' | '/' | '@'));
    let is_long = || rest.split_whitespace().nth(LEAST - 1).is_some();
    !has_other && (is_han_or_kana(first) || is_hangul(first) || is_long())
}

/// What stands behind a text's first word.
fn words_behind(text: &str) -> &str {
    text.trim_start().split_once(' ').map_or("", |(_, behind)| behind.trim_start())
}

/// Whether a text that begins as a byline is a sentence about who is named in it, or about something else: `Von Peter Lind fehlt jede
/// Spur.`, `By Peter Lind’s own count, …`. `rest` is what follows the byline's first words.
pub(super) fn is_of_sentence(text: &str, rest: &str) -> bool {
    /// Words that are looked at.
    const MOST: usize = 40;
    /// Words without capitals that no byline has so many of, beside roles and small words.
    const PROSE: usize = 5;
    /// Verbs among the words behind which no name goes on.
    const VERBS: [&str; 5] = ["has", "hat", "is", "ist", "was"];
    /// Characters of the longest initial or title, with its stop.
    const ABBREVIATION: usize = 3;
    if !ends_sentence(text) || text.trim_end().ends_with(COLONS) {
        return false;
    }
    let first = rest.trim_start().chars().next().unwrap_or(' ');
    if first.is_alphabetic() && !is_cased(first) {
        return is_caseless_sentence(rest, first);
    }
    // "Autor peticiji – Ana Ruiz.": whose letter it is.
    let is_of_thing = |word: &str| word.starts_with(char::is_lowercase) && words_behind(rest).starts_with(['–', '—']);
    if rest.split_whitespace().next().is_some_and(is_of_thing) {
        return true;
    }
    // The word behind the lead may be an account.
    let mut words = rest.split_whitespace().take(MOST);
    let mut before = words.next().unwrap_or_default();
    let (mut plain, mut is_phrase) = (0, false);
    for word in words {
        let bare = word.trim_matches(|c: char| !is_letter(c));
        let is_small = bare.starts_with(char::is_lowercase) && !PARTICLES.has(bare) && !AND.has(bare);
        let is_of_byline = || {
            is_role(&fold(bare))
                || [&ROLE_FIELDS, &LABELS, &OTHER_WORK, &FURNITURE, &AGENCIES].iter().any(|list| list.has(bare))
        };
        let last = std::mem::replace(&mut before, word);
        if !is_small {
            // A day, a sign, another sentence.
            let ends = bare.is_empty() || last.ends_with('.') && last.chars().count() > ABBREVIATION;
            if ends && plain == 0 && !is_phrase {
                return false;
            }
        } else if last.ends_with("’s") || last.ends_with("'s") || VERBS.contains(&bare) {
            return true;
        } else if !is_phrase && is_of_byline() {
            return false;
        } else if !is_phrase && !AFTER_NAMES.has(bare) {
            return true;
        } else {
            is_phrase = true;
            plain += usize::from(!AFTER_NAMES.has(bare));
        }
    }
    plain >= PROSE && !rest.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_begins_as_a_byline_is_none() {
        for text in [
            "Von Peter Müller fehlt seit Sonntag jede Spur.",
            "Von Angela Weber stammt der Satz, dass niemand den Bus wolle.",
            "By Peter Moor’s own count, the petition had four thousand names.",
            "By Tuesday evening, Peter Moor had left.",
            "By John Marsh standards, that was mild.",
            "By George, he has done it.",
            "Words: Hugo Dale had none.",
            "Par Pierre Moreau, on sait que le bac est vendu.",
            "Por Juan Robles votaron mil personas.",
            "Di Anna Rossi non si sa più nulla.",
            "Door Jan de Boer werd de boot gered, zo bleek.",
            "Autor listu, Jan Kowalski, milczy.",
            "От Ивана Петрова вестей нет.",
            "Yazar Ahmet Yılmaz iskelede değildi.",
            "كتب أحمد علي رسالة إلى المجلس.",
            "记者：您为什么不来？",
            "文：それだけが残っていた。",
            "기자 회견은 화요일에 열렸다.",
            "द्वारा भेजा गया पत्र किसी ने नहीं पढ़ा।",
        ] {
            assert_eq!(starts_byline(text), None, "{text}");
        }
        for text in [
            "By Ada Lund.", "By Ada Lund, staff writer.", "By Ada Lund, Associated Press writer.",
            "By Ada Lund, special to the Daily Planet.", "By Ada Lund for the Daily Planet in Marl.",
            "Posted by Ada Lund on Sunday, July 6, 2025.", "Posted by ada on Sunday, July 6, 2025.",
            "Von Peter Müller und Anna van der Hoeve, dpa.", "By Ada Lund. Research by Liam Reyes.",
            "Story by Ada Lund, with reporting by Bo Ek in Marl.", "Fra Ada Lund", "بقلم: أحمد علي.",
            "By J. R. Marsh, M.D.", "By Stan Lee. The ferry runs again.",
        ] {
            assert_eq!(starts_byline(text).is_some(), !text.starts_with("Fra"), "{text}");
        }
    }

    #[test]
    fn capitals_are_given_to_a_byline_without() {
        for (line, names) in [
            ("by ada lund", Some("Ada Lund")),
            ("By jane van der hoeve and peter lind", Some("Jane van der Hoeve and Peter Lind")),
            ("by land and sea", None),
            ("by the river", None),
            ("by Ada Lund", None),
            ("by ada", None),
            ("ada lund", None),
        ] {
            assert_eq!(in_small_letters(line).as_deref(), names, "{line}");
        }
    }

    #[test]
    fn the_sentence_below_an_entry_says_who_wrote_it() {
        for (text, name) in [
            (
                "This entry was posted on Monday, May 4th, 2009 at 8:38 am by Ada Lund and is filed under Wood.",
                Some("Ada Lund"),
            ),
            ("This entry was posted in Wood by Ada Lund. Bookmark the permalink.", Some("Ada Lund")),
            ("Cette entrée a été publiée dans Bois par Ada de Lund, et marquée avec hiver.", Some("Ada de Lund")),
            ("Dieser Beitrag wurde am 3. Mai 2009 von Ada Lund in Holz veröffentlicht.", Some("Ada Lund")),
            (
                "Cet article a été publié le vendredi 21 juin 2019 à 7:30 par Ada de Lund et est classé dans Bois.",
                Some("Ada de Lund"),
            ),
            ("Detta inlägg publicerades i Trä och märktes vinter av Ada Lund. Bokmärk permalänken.", Some("Ada Lund")),
            ("Запись опубликована автором Ада Лунд в рубрике Лес.", Some("Ада Лунд")),
            ("This entry was posted in Wood and tagged winter. Bookmark the permalink.", None),
            ("This entry was posted in Wood by admin. Bookmark the permalink.", None),
            ("The entry was posted by Ada Lund.", None),
        ] {
            assert_eq!(entrys_author(text), name, "{text}");
        }
        assert!(ENTRIES.iter().all(|(start, _)| start.starts_with(FIRST_LETTERS)));
    }

    #[test]
    fn a_biography_says_who_writes() {
        for (text, name) in [
            ("Peter Lind is a reporter at the Planet who covers the coast.", Some("Peter Lind")),
            ("Peter Lind covers ports for the Planet. Reach him at p@planet.example.", Some("Peter Lind")),
            ("Anna van der Hoeve is freelance journalist.", Some("Anna van der Hoeve")),
            ("Peter Lind, is a staff writer.", Some("Peter Lind")),
            ("Anna Keller ist Redakteurin im Ressort Wirtschaft.", Some("Anna Keller")),
            ("Peter Lind is the harbour master of Marl, and has been for years.", None),
            ("Peter Lind said that the writer had left.", None),
            ("The harbour is a reporter's dream.", None),
            ("Peter is a reporter.", None),
        ] {
            assert_eq!(biography(text), name, "{text}");
        }
    }

    #[test]
    fn reads_signatures_in_brackets() {
        for (text, signed) in [
            ("The bridge opens in May. (Ada Lund)", Some("Ada Lund")),
            ("橋は来春に開通する。（桐谷文子）", Some("桐谷文子")),
            ("本报讯（记者 冯启明）大桥今日通车。", Some("冯启明")),
            ("The bridge (a new one) opens in May.", None),
            ("The bridge opens in May.", None),
            ("〔記者許芳瑜/青嵐報導〕大橋今日通車，市長出席典禮。", Some("許芳瑜")),
            ("한서윤 기자 seoyun@planet.example", Some("한서윤")),
            ("(서울=행성통신) 한서윤 기자 = 다리가 열렸다.", Some("한서윤")),
            ("한서윤 기자는 다리를 건넜다.", None),
        ] {
            assert_eq!(signature(text), signed, "{text}");
        }
    }
}
