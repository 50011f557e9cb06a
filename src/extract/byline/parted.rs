//! A name's given and family part, where it is certain which is which: references are sorted and cited by the latter.

use super::{
    given::{GIVEN_NAMES, is_initial},
    is_agency,
    words::PARTICLES,
};
use crate::{extract::site::sounds_like_outlet, fold::with_folded};

/// Languages in whose press a family's name stands last.
#[rustfmt::skip]
const FAMILY_LAST: &[&str] = &[
    "ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "gl", "hr", "it", "lt", "lv", "nb", "nl", "nn", "no", "pl", "pt", "ro",
    "sk", "sl", "sv",
];

/// Given names that are families' where those stand first: `Kim Min-jung`, `Kato Ren`.
#[rustfmt::skip]
const FIRST_ELSEWHERE: &[&str] = &[
    "bui", "duong", "hoang", "hong", "jo", "jun", "kato", "kim", "lee", "linh", "maki", "minh", "ngo", "nguyen", "pham", "shin",
    "thanh", "tran",
];

/// The given name and the family's of somebody whom a page in this language names; `None` where either might be the other,
/// as in most names of three words, or where it may be nobody's name.
pub(crate) fn parted<'a>(name: &'a str, language: &str) -> Option<(&'a str, &'a str)> {
    let language = language.split('-').next().unwrap_or_default();
    if !FAMILY_LAST.contains(&language) || is_agency(name) || sounds_like_outlet(name) {
        return None;
    }
    let (first, rest) = name.split_once(' ')?;
    let is_given = |key: &str| GIVEN_NAMES.contains(key) && !FIRST_ELSEWHERE.contains(&key);
    let is_known = || with_folded(first, |key| is_given(key.split_once('-').map_or(key, |(first, _)| first)));
    let is_first = if first.ends_with('.') { is_initial(first) } else { is_capital(first) && is_known() };
    if !is_first {
        return None;
    }
    // `Ada M. Lund`, `Ada van der Lund`.
    let family = rest.split_once(' ').filter(|(word, _)| is_initial(word)).map_or(rest, |(_, rest)| rest);
    let mut last = family;
    while let Some((_, rest)) = last.split_once(' ').filter(|(word, _)| PARTICLES.contains(word)) {
        last = rest;
    }
    let is_name = is_capital(last) && last.chars().count() > 1 && last.chars().all(is_of_name);
    let given = name[..name.len() - family.len()].trim_end();
    is_name.then_some((given, family))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Letters of Latin scripts, and what parts them within a name: `O’Brien`, `Lund-Ek`.
fn is_of_name(c: char) -> bool {
    /// Behind the letters of Europe's Latin alphabets.
    const OTHER_SCRIPTS: char = '\u{250}';
    c.is_alphabetic() && c < OTHER_SCRIPTS || matches!(c, '-' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_where_it_is_certain() {
        for (name, language, parts) in [
            ("Ada Moss", "en", Some(("Ada", "Moss"))),
            ("Ada Moss", "en-GB", Some(("Ada", "Moss"))),
            ("Jürgen Öztürk-Lüth", "de", Some(("Jürgen", "Öztürk-Lüth"))),
            ("Hans-Peter Lund", "de", Some(("Hans-Peter", "Lund"))),
            ("Maria M. Lund", "en", Some(("Maria M.", "Lund"))),
            ("W. Lund", "de", Some(("W.", "Lund"))),
            ("W. H. Lund", "en", Some(("W. H.", "Lund"))),
            ("A Reporter", "en", None),
            ("U.S. Army", "en", None),
            ("Jan van der Meer", "nl", Some(("Jan", "van der Meer"))),
            ("Ursula von Ek", "de", Some(("Ursula", "von Ek"))),
            ("Sean O’Brien", "en", Some(("Sean", "O’Brien"))),
            ("Ana García", "es", Some(("Ana", "García"))),
            ("Ana García López", "es", None),
            ("Anna Maria Lund", "it", None),
            ("John Lund Jr.", "en", None),
            ("Kovács Katalin", "hu", None),
            ("Kim Min-jung", "en", None),
            ("Ada Moss", "ja", None),
            ("Ada Moss", "", None),
            ("Associated Press", "en", None),
            ("Charlotte Observer", "en", None),
            ("Ada", "en", None),
            ("ada moss", "en", None),
            ("Анна Озерова", "en", None),
            ("李 明", "en", None),
        ] {
            assert_eq!(parted(name, language), parts, "{name} {language}");
        }
    }
}
