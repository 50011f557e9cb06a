//! Patterns: words and values in which `*` stands for anything and `?` for one character.

use crate::index::tokenizer::Words;

/// What everything that fits a pattern begins with.
pub(super) fn beginning(pattern: &str) -> &str {
    pattern.split(JOKERS).next().unwrap_or_default()
}

/// What stands for something else in a pattern.
const JOKERS: [char; 2] = ['*', '?'];

/// Whether a word has a star, or a question mark that no question ends with.
pub(super) fn has_jokers(word: &str) -> bool {
    word.contains('*') || word.trim_end_matches('?').contains('?')
}

/// The pattern that a word with stars or question marks in it is, folded as the index's words are; `None` where it has
/// none, or is more than one word to the index.
pub(super) fn of_word(word: &str) -> Option<String> {
    if !has_jokers(word) || word.bytes().all(|b| b == b'*') {
        return None;
    }
    let mut words = Words::for_query();
    let mut pattern = String::new();
    let mut rest = word;
    loop {
        let (piece, after) = rest.split_at(rest.find(JOKERS).unwrap_or(rest.len()));
        if !piece.is_empty() {
            pattern += &words.whole(piece)?;
        }
        let mut after = after.chars();
        let Some(joker) = after.next() else { return Some(pattern) };
        pattern.push(joker);
        rest = after.as_str();
    }
}

/// Whether a value fits a pattern. Linear in practice and never recursive.
pub(super) fn matches(pattern: &str, value: &str) -> bool {
    if pattern.contains('?') {
        return matches_by_character(pattern, value);
    }
    let mut parts = pattern.split('*');
    let Some(mut rest) = value.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        // Every part but the last takes its first place, which leaves most to the others.
        if let Some(middle) = last.replace(part) {
            match rest.find(middle) {
                Some(at) => rest = &rest[at + middle.len()..],
                None => return false,
            }
        }
    }
    last.map_or(rest.is_empty(), |end| rest.ends_with(end))
}

/// The same where `?` stands for one character.
fn matches_by_character(pattern: &str, value: &str) -> bool {
    let (mut pattern, mut value) = (pattern.chars(), value.chars());
    // Where to go on if the last star takes one character more.
    let mut retry = None;
    loop {
        let before = (pattern.clone(), value.clone());
        match (pattern.next(), value.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                retry = Some((pattern.clone(), before.1.clone()));
                value = before.1;
            }
            (Some('?'), Some(_)) => {}
            (Some(wanted), Some(c)) if wanted == c => {}
            _ => {
                let Some((after_star, from)) = &mut retry else { return false };
                if from.next().is_none() {
                    return false;
                }
                (pattern, value) = (after_star.clone(), from.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_stars() {
        for (word, pattern) in [
            ("recogn*", Some("recogn*")),
            ("*Bürg*", Some("*burg*")),
            ("Organi*ation", Some("organi*ation")),
            ("recognise", None),
            ("*", None),
            ("a-b*c", None),
            ("京*都", None),
            ("Recogni?e", Some("recogni?e")),
            ("recogni?e*", Some("recogni?e*")),
            ("recognised?", None),
            ("?ecognise", Some("?ecognise")),
            ("???", None),
            ("news.php?id", None),
        ] {
            assert_eq!(of_word(word).as_deref(), pattern, "{word}");
        }
    }

    #[test]
    fn patterns() {
        for (pattern, value, fits) in [
            ("foreign*", "foreign policy", true),
            ("*policy", "foreign policy", true),
            ("f*p*y", "foreign policy", true),
            ("f*x*y", "foreign policy", false),
            ("*", "", true),
            ("a*a", "a", false),
            ("policy", "policy", true),
            ("*ab*ab", "ab", false),
            ("recogni?e", "recognize", true),
            ("recogni?e", "recognie", false),
            ("?at", "cat", true),
            ("w?*e", "wide", true),
            ("w?*e", "we", false),
            ("*a?c", "aacabc", true),
            ("*a?c", "aacab", false),
            ("*é?", "caféé", true),
        ] {
            assert_eq!(matches(pattern, value), fits, "{pattern} {value}");
        }
    }
}
