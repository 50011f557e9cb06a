//! Lists of names: the parts between signs and between words that mean "and", and what of them belongs to no name.

use super::{Item, begins_with_given_name, given::is_initial, ideographs, is_agency, is_single, words::*};
use crate::{
    extract::{dates, letters::place_in},
    fold::with_folded,
};

/// Without a day of the week behind a name, short or whole, and an article before that: `Ada Lund el Dom, 06/07/2025`.
pub(super) fn without_weekday(before: &str) -> &str {
    /// Short forms that name a day only where a date follows (folded).
    const SHORT: &[&str] = &["dom", "lun", "mar", "mer", "mie", "gio", "jue", "jeu", "ven", "vie", "sab", "sam", "dim"];
    const ARTICLES: &[&str] = &[" el", " il", " le", " lo", " am", " on", " den"];
    /// Persian may write "third from Saturday" in two words.
    const NUMBERS: &[&str] = &[" یک", " دو", " سه", " چهار", " پنج"];
    let bare = before.trim_end_matches([',', ' ', '.']);
    let Some((rest, word)) = bare.rsplit_once(' ') else { return before };
    let number = NUMBERS.iter().filter(|_| word == "شنبه").find_map(|number| rest.strip_suffix(number));
    let rest = number.unwrap_or(rest);
    let is_day = with_folded(word, |key| {
        // "Terça-feira"
        SHORT.contains(&key) || dates::is_weekday(key.strip_suffix("-feira").unwrap_or(key))
    });
    if !is_day || !rest.contains(' ') {
        return before;
    }
    ARTICLES.iter().find_map(|article| rest.strip_suffix(article)).unwrap_or(rest)
}

/// Whether the last name of a list is one of two words or more of a script without capitals that has spaces between them: one
/// word behind it is a place.
pub(super) fn follows_caseless_name(found: &[Item]) -> bool {
    let is_caseless = |name: &str| name.starts_with(|c| matches!(c, '\u{590}'..='\u{DFF}')) && name.contains(' ');
    matches!(found.last(), Some(Item::Person(name)) if is_caseless(name) && begins_with_given_name(name))
}

/// Whether a name ends before its part does, at a small word: `Ada Lund in Culture`.
pub(super) fn is_cut(part: &str, name: &str) -> bool {
    part.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase))
}

pub(super) fn comma_parts(segment: &str) -> Vec<&str> {
    segment.split([',', '、', '，', '،']).map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// Names of Han characters that only a space parts; in other scripts, and where a word begins with no family name, the text as it is.
pub(super) fn han_parts(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &&str| (ideographs::is_name(word) || ideographs::is_japanese_name(word)) && !is_agency(word);
    if words.len() > 1 && words.iter().all(is_name) { words } else { vec![text] }
}

/// The parts of a text between words that mean "and".
pub(super) fn and_parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, word) in word_indices(text) {
        if from == at && parts.is_empty() && at == 0 {
            // "And B", after a comma.
            if word.chars().all(char::is_lowercase) && AND.contains(word) {
                from = at + word.len();
            }
            continue;
        }
        let joined = prefixed_and(word).or_else(|| among_four(text, at, word));
        if joined.is_some() && text[..at].split_whitespace().count() >= 2 {
            parts.push(text.get(from..at).unwrap_or_default().trim());
            from = at + word.len() - joined.unwrap_or_default().len();
            continue;
        }
        if is_and(word) && !joins_one_name(text, at, word) {
            parts.push(text.get(from..at).unwrap_or_default().trim());
            from = at + word.len();
        }
    }
    parts.push(text.get(from..).unwrap_or_default().trim());
    parts.retain(|p| !p.is_empty());
    parts
}

/// Whether a word means "and": in capitals, many are somebody's initials.
pub(super) fn is_and(word: &str) -> bool {
    word.chars().all(|c| !c.is_uppercase()) && AND.has(word) || matches!(word, "AND" | "UND")
}

/// The word behind the letter that means "and" and is written with it: `ועומר`. In Arabic, where names often begin with the
/// letter, only before a common given name: `وعمر`.
fn prefixed_and(word: &str) -> Option<&str> {
    if let Some(rest) = word.strip_prefix('و') {
        return (begins_with_given_name(rest) && !begins_with_given_name(word)).then_some(rest);
    }
    let rest = word.strip_prefix('ו')?;
    (rest.chars().count() >= 3 && !rest.starts_with('ו')).then_some(rest)
}

/// The third of four words without the Arabic "and" that is written with it, where a known given name begins the first two:
/// `نادية الجدول وبطرس الليموني`.
fn among_four<'t>(text: &str, at: usize, word: &'t str) -> Option<&'t str> {
    /// Letters of the shortest given name.
    const LEAST: usize = 3;
    let rest = word.strip_prefix('و').filter(|rest| rest.chars().count() >= LEAST)?;
    let is_third = text[..at].split_whitespace().count() == 2 && text.split_whitespace().count() == 4;
    (is_third && begins_with_given_name(text) && !begins_with_given_name(word)).then_some(rest)
}

/// "José Ortega y Gasset": one word before or after a one-letter "and" is a second family name.
fn joins_one_name(text: &str, at: usize, word: &str) -> bool {
    if !matches!(word, "y" | "e" | "i" | "a") {
        return false;
    }
    let before = text.get(..at).unwrap_or_default().split_whitespace().count();
    let rest = || text.get(at + word.len()..).unwrap_or_default().split_whitespace();
    // "João da Cunha e Silva e Ana Lima": a name of three words goes on with one.
    let goes_on = || before > 2 && rest().nth(1) == Some(word);
    before >= 2 && (rest().count() == 1 || goes_on())
}

/// Whether a part is where somebody works, an "and" in its name: `Ossley Wood and Water University`.
pub(super) fn is_institution(part: &str) -> bool {
    part.split_whitespace().any(|word| INSTITUTIONS.has(word))
        && !and_parts(part).into_iter().any(begins_with_given_name)
}

fn word_indices(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |w| (place_in(w, text), w))
}

/// The name of a list of two parts that are its family's and the given one: `Doe, Jane R.`, and `Doe, Jane`, where the second
/// was left out; behind a byline's words a place is as likely, and the name must be known for one.
pub(super) fn given_behind_family(parts: &[&str], found: &[Item], left_out: usize, announced: bool) -> Option<String> {
    let [family, given] = parts else { return None };
    if announced && (begins_with_given_name(family) || !begins_with_given_name(given)) {
        return None;
    }
    if is_single(family) && is_given_and_initials(given) {
        return Some(format!("{given} {family}"));
    }
    let [Item::Person(family)] = found else { return None };
    let has_small_letters = |name: &str| name.chars().any(char::is_lowercase);
    (left_out == 1 && !family.contains(' ') && has_small_letters(family) && has_small_letters(given))
        .then(|| format!("{given} {family}"))
}

/// `Jane R.`, `J. R.`: a given name before initials, or initials alone.
fn is_given_and_initials(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let others = words.clone().count();
    words.all(is_initial) && (is_initial(first) || others > 0 && is_single(first))
}
