//! Patterns: words and values in which `*` stands for anything.

use crate::index::tokenizer::Words;

/// What everything that fits a pattern begins with.
pub(super) fn beginning(pattern: &str) -> &str {
    pattern.split('*').next().unwrap_or_default()
}

/// The pattern that a word with stars in it is, folded as the index's words are; `None` where it has no star, or is more
/// than one word to the index.
pub(super) fn of_word(word: &str) -> Option<String> {
    if !word.contains('*') || word.bytes().all(|b| b == b'*') {
        return None;
    }
    let mut words = Words::for_query();
    let piece = |piece: &str| if piece.is_empty() { Some(String::new()) } else { words.whole(piece) };
    let pieces: Vec<String> = word.split('*').map(piece).collect::<Option<_>>()?;
    Some(pieces.join("*"))
}

/// Whether a value fits a pattern in which `*` stands for anything. Linear in practice and never recursive.
pub(super) fn matches(pattern: &str, value: &str) -> bool {
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
        ] {
            assert_eq!(matches(pattern, value), fits, "{pattern} {value}");
        }
    }
}
