//! [`WordList`]: words as data, asked for one word at a time.

use std::{collections::HashSet, sync::OnceLock};

use foldhash::fast::RandomState;

use super::beginnings::Beginnings;
use crate::fold::with_folded;

/// A list of words that is asked for one word at a time; the set of them is built when it first is.
pub struct WordList {
    pub words: &'static [&'static str],
    /// Words that another list has too.
    shared: &'static [&'static str],
    set: OnceLock<Set>,
}

/// Folded words, of which most that are asked for are ruled out by how they begin.
pub struct Set {
    words: HashSet<&'static str, RandomState>,
    beginnings: Beginnings,
}

impl Set {
    pub fn of(words: &[&'static str]) -> Set {
        Set { words: words.iter().copied().collect(), beginnings: Beginnings::of(words.iter().copied()) }
    }

    /// Whether a folded word is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.beginnings.may_have(word) && self.words.contains(word)
    }

    /// Whether a word is one of them once it is folded.
    pub fn has(&self, word: &str) -> bool {
        self.beginnings.may_have(word) && with_folded(word, |word| self.words.contains(word))
    }
}

impl WordList {
    pub const fn new(words: &'static [&'static str]) -> WordList {
        WordList::with(&[], words)
    }

    /// Of words that another list has too, and of its own.
    pub const fn with(shared: &'static [&'static str], words: &'static [&'static str]) -> WordList {
        WordList { words, shared, set: OnceLock::new() }
    }

    /// Its own words and the shared ones.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().chain(self.shared).copied()
    }

    /// Whether a folded word is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.set().contains(word)
    }

    /// Whether a word is one of them once it is folded.
    pub fn has(&self, word: &str) -> bool {
        self.set().has(word)
    }

    fn set(&self) -> &Set {
        self.set.get_or_init(|| Set::of(&[self.words, self.shared].concat()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_its_own_words_and_the_shared_ones() {
        static LIST: WordList = WordList::with(&["gazette"], &["zeitung", "νεα"]);
        for (word, folded, is) in [
            ("gazette", true, true),
            ("Gazette", false, true),
            ("Zeitung", false, true),
            ("Νέα", false, true),
            ("zeit", true, false),
            ("", true, false),
        ] {
            assert_eq!(LIST.has(word), is, "{word}");
            assert_eq!(LIST.contains(word), folded && is, "{word}");
        }
        assert_eq!(LIST.words().count(), 3);
    }
}
