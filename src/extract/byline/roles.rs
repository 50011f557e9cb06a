//! What a text says that somebody is: a role at a paper, an agency, or no person at all.

use std::sync::LazyLock;

use super::{
    begins_with_given_name,
    name::{MOST_WORDS, is_role},
    words::*,
};
use crate::{
    extract::{
        letters::is_word,
        word_list::{Set, WordList},
    },
    fold::{fold, with_folded},
};

/// The words of a text that may be a name with what its bearer is.
fn first_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c| !is_word(c) && c != '-').filter(|word| !word.is_empty());
    words.take(2 * MOST_WORDS)
}

/// Whether a text calls somebody by what people are at a paper: `Ada Lund, Political Correspondent`.
pub(crate) fn names_role(text: &str) -> bool {
    first_words(text).any(|word| with_folded(word, is_role))
}

/// Whether a text says what somebody is at a paper, and not who: `Staff Writer`, `From our correspondent`.
pub(crate) fn is_role_alone(text: &str) -> bool {
    const SMALL: &[&str] = &["a", "by", "from", "our", "own", "the"];
    let words: Vec<String> = first_words(text).take(MOST_WORDS).map(fold).collect();
    let is_part = |word: &str| {
        let has = |list: &WordList| list.contains(word);
        is_role(word) || has(&ROLE_FIELDS) || has(&NOBODY) || SMALL.contains(&word)
    };
    words.last().is_some_and(|last| is_role(last)) && words.iter().all(|w| is_part(w))
}

/// Whether a text says what somebody is in a field that no list has, each word with a capital: `Local Government Editor`.
pub(crate) fn is_role_of_some_field(text: &str) -> bool {
    /// Words of the longest.
    const MOST: usize = 5;
    let mut words = text.split_whitespace();
    let may_be_field = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "&" | "and" | "of");
    words.clone().count() <= MOST
        && words.clone().all(may_be_field)
        && words.next_back().is_some_and(|last| ROLES.has(last))
}

/// Whether a text is an agency's name, or names one: `AFP, MANILA`.
pub(crate) fn names_agency(text: &str) -> bool {
    is_agency(text) || text.split([',', '/', ' ']).any(is_agency)
}

/// Whether a line ends by saying that its bearer says something, as one above a comment: `Ada Lund wrote:`.
pub(crate) fn says_something(text: &str) -> bool {
    const SAYS: &[&str] = &[
        "says", "said", "writes", "wrote", "commented", "replied", "sagt", "sagte", "schreibt", "schrieb",
        "kommentierte", "dit", "écrit", "dice", "dijo", "escribe", "escribió", "comentó", "disse", "escreveu",
        "scrive", "scritto", "schreef", "skrev", "pisze", "napisał", "пишет", "написал", "написала",
    ];
    text.trim_end_matches([':', ' ']).rsplit(' ').next().is_some_and(|last| SAYS.contains(&last))
}

/// Whether a line says of its bearer when they were born and died, as those of obituaries do, or how old they are: `Ada Lund,
/// 1931–2025`, `Ada Lund, 83`.
pub(crate) fn tells_of_a_life(text: &str) -> bool {
    const BORN: &[&str] = &[
        "born", "b.", "*", "geboren", "né", "née", "nacido", "nacida", "nato", "nata", "geb.", "född", "født",
        "urodzony", "родился",
    ];
    const DIED: &[&str] = &[
        "died", "d.", "†", "gestorben", "mort", "morte", "fallecido", "fallecida", "morto", "morta", "gest.", "död",
        "død", "zmarł", "умер",
    ];
    let of_life = |years: &str| {
        let mut parts = years.split(['–', '-', '—']).map(str::trim);
        let digits = |part: &str| if part.bytes().all(|b| b.is_ascii_digit()) { part.len() } else { 0 };
        let (first, last) = (parts.next().map_or(0, digits), parts.next().map(digits));
        parts.next().is_none() && (first == 4 && last == Some(4) || (1..=3).contains(&first) && last.is_none())
    };
    let is_life = || text.rsplit_once([',', '(']).is_some_and(|(_, years)| of_life(years.trim().trim_end_matches(')')));
    let has = |list: &[&str]| text.split([' ', ',', ';', '(']).any(|word| list.contains(&word));
    text.contains(|c: char| c.is_ascii_digit()) && (has(BORN) && has(DIED) || is_life())
}

/// Whether a line heads the box about who wrote a story: `O autorze`, `この記事を書いた人`.
pub(crate) fn heads_authors_box(line: &str) -> bool {
    const ENDS: [&str; 6] = ["について", "書いた人", "autorze", "autorce", "autorovi", "autorach"];
    const BEGINS: [&str; 2] = ["关于", "關於"];
    ENDS.iter().any(|end| line.ends_with(end)) || BEGINS.iter().any(|about| line.starts_with(about))
}

/// Whether a text says that there are more pieces: the link to all of an author's.
pub(crate) fn names_pieces(text: &str) -> bool {
    text.split_whitespace().any(|word| PIECES.has(word))
}

/// Whether a text has a word of an outlet's, an institution's or nobody's name, or of a page's furniture.
pub(crate) fn names_no_person(text: &str) -> bool {
    static WORDS: LazyLock<Set> = LazyLock::new(|| {
        let words = [&INSTITUTIONS, &NOBODY, &FURNITURE].into_iter().flat_map(WordList::words);
        Set::of(&words.collect::<Vec<_>>())
    });
    let is_family = |nth: usize, word: &str| nth > 0 && FAMILY_WORDS.has(word) && begins_with_given_name(text);
    first_words(text).enumerate().any(|(nth, word)| WORDS.has(word) && !is_family(nth, word))
}

pub(crate) fn is_agency(text: &str) -> bool {
    let bare = text.trim_matches(['.', ',', ':', '(', ')']);
    with_folded(bare, |key| AGENCIES.contains(key) || calls_itself_agency(text, key))
}

/// "Continental News Agency", "Nordische Nachrichtenagentur".
fn calls_itself_agency(text: &str, key: &str) -> bool {
    const SIGNS: &[&str] = &["agency", "agentur", "agence", "agencia", "agenzia", "ajansi", "агентство"];
    (SIGNS.iter().any(|s| key.ends_with(s)) || key.starts_with("agencia ") || key.starts_with("agence "))
        && (2..=4).contains(&key.split(' ').count())
        && text.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_of_a_life_or_of_an_age() {
        for (line, tells) in [
            ("Ada Lund, born 3 May 1931, died 6 July 2025", true),
            ("Ada Lund, 1931–2025", true),
            ("Ada Lund (1931-2025)", true),
            ("Ada Lund, 83", true),
            ("Ada Lund, 6 July 2025", false),
            ("Ada Lund, 2025-07-06", false),
            ("Ada Lund, Marl", false),
            ("Ada Lund", false),
        ] {
            assert_eq!(tells_of_a_life(line), tells, "{line}");
        }
    }
}
