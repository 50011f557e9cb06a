//! Lines that are a byline's label and no more, and names behind labels that only markup or a line's place make certain.

use super::{
    announced::split_bare_label,
    begins_with_given_name, is_date,
    lists::is_and,
    name::NAME_WORDS,
    other_work::names_other_work,
    starts_byline,
    words::{AND, BARE_LABELS, BEFORE_LEADS, LABELS, LEADS, OTHER_WORK, OTHERS_BY},
};
use crate::{extract::letters::COLONS, fold::fold};

/// Whether a line is a label of an author that needs what follows: `Autor:`, `Written by`.
pub(crate) fn is_author_label(line: &str) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 40;
    let bare = line.trim();
    if bare.len() > LONGEST || bare.is_empty() {
        return false;
    }
    let label = bare.trim_end_matches(COLONS).trim_end();
    // Most lines are none: told before they are folded.
    let ends_in_lead = || label.rsplit(' ').next().is_some_and(|last| LEADS.has(last));
    if label.len() == bare.len() && !label.starts_with(['a', 'A']) && !ends_in_lead() {
        return false;
    }
    let key = fold(label);
    let leads = || {
        key.rsplit_once(' ').is_some_and(|(before, last)| {
            LEADS.contains(last) && before.split(' ').all(|word| BEFORE_LEADS.contains(word))
        })
    };
    // Without a colon a word may be a heading of anything.
    (LABELS.contains(key.as_str()) || LEADS.contains(key.as_str())) && label.len() < bare.len()
        || key.starts_with("autor") && LABELS.contains(key.as_str())
        || leads()
}

/// Whether a line is but a word that leads to a name: `Von`.
pub(crate) fn is_lead(line: &str) -> bool {
    let word = line.trim();
    word.starts_with(char::is_uppercase) && LEADS.has(word)
}

/// Whether a text ends in such a word with nothing before it, or a day or sign: `by`, `6 July 2025 | Von`.
pub(crate) fn ends_in_lead(text: &str) -> bool {
    let text = text.trim_end();
    let (before, word) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let is_sign = |c: char| c.is_ascii_digit() || "|·•/,:;–—-".contains(c);
    LEADS.has(word) && before.trim_end().chars().next_back().is_none_or(is_sign)
}

/// Whether a line goes on with a byline's list: `and Bo Ek`.
pub(crate) fn goes_on(text: &str) -> bool {
    let (word, rest) = text.split_once(' ').unwrap_or_default();
    is_and(word) && begins_with_given_name(rest) && rest.contains(' ')
}

/// Whether a word for "and" stands before the last of the names that were read from a text.
pub(crate) fn joins_last(text: &str, names: &[String]) -> bool {
    let before = names.last().and_then(|last| text.split_once(last.as_str())).map(|(before, _)| before);
    before.and_then(|before| before.split_whitespace().next_back()).is_some_and(|word| AND.has(word))
}

/// Whether a text ends with a word that a name follows: `By`, `Ada Lund and`.
pub(crate) fn ends_in_small_word(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    LEADS.has(last) || AND.has(last)
}

/// What follows a label of any sort that a line of an author's element begins with.
pub(crate) fn after_any_label(line: &str) -> Option<&str> {
    let announced = || starts_byline(line).or_else(|| after_label(line));
    announced().or_else(|| after_bare_label(line)).or_else(|| after_small_lead(line))
}

/// What follows a label of one to three words that no list has, where a page's markup says that the text names an author.
pub(super) fn after_label(text: &str) -> Option<&str> {
    /// The longest label, in characters: "Texte und Bilder".
    const LONGEST: usize = 20;
    let (label, rest) = text.split_once(COLONS)?;
    let fits = label.chars().count() <= LONGEST && (1..=3).contains(&label.split_whitespace().count());
    let is_label = fits && !begins_with_given_name(label) && !label.contains(|c: char| c.is_ascii_digit());
    let rest = rest.trim_start();
    // Beyond the languages whose given names are known, a letter that is not Latin says as much as there is.
    let names = begins_with_given_name(rest) || rest.starts_with(|c: char| c.is_alphabetic() && c > '\u{52F}');
    (is_label && !names_other_work(label) && names).then_some(rest)
}

/// What follows a label that an author's element begins with, and no colon: `Tác giả Nguyễn Thu Hà`, `लेखक नेहा शर्मा`.
fn after_bare_label(text: &str) -> Option<&str> {
    let (_, rest) = split_bare_label(text)?;
    (rest.contains(' ') && begins_with_given_name(rest)).then_some(rest)
}

/// What follows a small word that an author's element, or a line with nothing else, begins with: `de Radu Cernat`, `Του
/// Πέτρου Βέργη`. Where it is a name's own, one word follows.
pub(crate) fn after_small_lead(text: &str) -> Option<&str> {
    const LEADS: &[&str] =
        &["de ", "Του ", "Της ", "ΤΟΥ ", "ΤΗΣ ", "Na ", "Ni ", "Nga ", "Од ", "Από ", "Από: ", "ΑΠΟ "];
    let rest = LEADS.iter().find_map(|lead| text.strip_prefix(lead))?.trim_start();
    // "de Radu Cernat | 2 iunie 2018"
    let (name, behind) = rest.split_at(rest.find(['|', ',', '·', '•']).unwrap_or(rest.len()));
    let rest = if behind.is_empty() || is_date(behind) { name.trim_end() } else { rest };
    let mut words = rest.split_whitespace();
    (NAME_WORDS.contains(&words.clone().count()) && words.all(|w| w.starts_with(char::is_uppercase))).then_some(rest)
}

/// Whether folded words are but a label, and no name: `por`, `text`, `foto`, `published by`.
pub(crate) fn is_label(key: &str) -> bool {
    let is_one = |word: &str| {
        LEADS.contains(word) || LABELS.contains(word) || BARE_LABELS.contains(&word) || OTHER_WORK.contains(word)
    };
    let leads = |(before, last): (&str, &str)| {
        let may_lead = |word: &str| is_one(word) || BEFORE_LEADS.contains(word) || OTHERS_BY.contains(word);
        LEADS.contains(last) && before.split(' ').all(may_lead)
    };
    is_one(key) || key.rsplit_once(' ').is_some_and(leads)
}
