//! What the words of a list begin with: most that are asked for begin otherwise, and need not be folded to be told.

/// The first three bytes of a list's words.
pub(super) struct Beginnings {
    /// For each byte that a word begins with, a bit for each that stands second and third, by their last bits.
    after: [[u64; 2]; 256],
}

impl Default for Beginnings {
    fn default() -> Beginnings {
        Beginnings { after: [[0; 2]; 256] }
    }
}

impl Beginnings {
    /// Of folded words.
    pub(super) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Beginnings {
        let mut beginnings = Beginnings::default();
        words.into_iter().for_each(|word| beginnings.add(word));
        beginnings
    }

    /// Takes in a folded word.
    pub(super) fn add(&mut self, word: &str) {
        if let [first, rest @ ..] = word.as_bytes() {
            for (place, bits) in self.after[usize::from(*first)].iter_mut().enumerate() {
                *bits |= bit(rest.get(place).copied().unwrap_or_default());
            }
        }
    }

    /// Whether a word, or a text, may be one of them once it is folded.
    pub(super) fn may_have(&self, word: &str) -> bool {
        let Some((first, rest)) = word.as_bytes().split_first() else { return false };
        // A letter of ASCII folds to itself in lower case, whatever marks follow; a sign may go.
        if !first.is_ascii_alphanumeric() {
            return true;
        }
        let after = self.after[usize::from(first.to_ascii_lowercase())];
        let known = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        after[0] != 0 && after.iter().zip(known).all(|(bits, byte)| bits & bit(byte.to_ascii_lowercase()) != 0)
    }
}

#[inline]
fn bit(byte: u8) -> u64 {
    1 << (byte % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_out_only_what_begins_otherwise() {
        let beginnings = Beginnings::of(["by", "text & fotos", "автор", "a"]);
        for (word, may_be) in [
            ("By", true),
            ("BYLINE", false),
            ("b", true),
            ("be", false),
            ("ax", false),
            ("teeth", false),
            ("Text und", true),
            ("Автор", true),
            ("a", true),
            ("á", true),
            ("“by", true),
            ("zu", false),
            ("", false),
        ] {
            assert_eq!(beginnings.may_have(word), may_be, "{word}");
        }
    }
}
