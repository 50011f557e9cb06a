//! [`WordList`]: words as data, asked for one word at a time.

use std::{borrow::Cow, collections::HashMap, sync::OnceLock};

use foldhash::fast::RandomState;

use super::beginnings::Beginnings;
use crate::fold::{fold, with_folded};

/// A list of words that is asked for one word at a time; the set of them is built when it first is.
pub(super) struct WordList {
    pub words: &'static [&'static str],
    /// Words that another list has too.
    shared: &'static [&'static str],
    set: OnceLock<Set>,
}

/// Words with what each says, of which most that are asked for are ruled out by how they begin.
#[derive(Default)]
pub(super) struct WordMap<T> {
    /// By words that are folded.
    words: HashMap<Cow<'static, str>, T, RandomState>,
    beginnings: Beginnings,
}

impl<T: Copy + Default> WordMap<T> {
    /// What a word says once it is folded, to be set.
    pub(super) fn entry(&mut self, word: &'static str) -> &mut T {
        let folded = fold(word);
        self.beginnings.add(&folded);
        self.words.entry(if folded == word { Cow::Borrowed(word) } else { Cow::Owned(folded) }).or_default()
    }

    /// Whether a text may begin with one of them.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        self.beginnings.may_have(text)
    }

    /// What a folded word says.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        if self.beginnings.may_have(word) { self.words.get(word).copied() } else { None }
    }

    /// What a word says once it is folded.
    pub(super) fn look_up(&self, word: &str) -> Option<T> {
        if self.beginnings.may_have(word) { with_folded(word, |word| self.words.get(word).copied()) } else { None }
    }
}

/// Words that are asked for one at a time.
pub(super) type Set = WordMap<()>;

impl Set {
    pub(super) fn of(words: &[&'static str]) -> Set {
        let mut set = Set::default();
        for word in words {
            set.entry(word);
        }
        set
    }

    /// Whether a folded word is one of them.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Whether a word is one of them once it is folded.
    pub(super) fn has(&self, word: &str) -> bool {
        self.look_up(word).is_some()
    }
}

impl WordList {
    pub(super) const fn new(words: &'static [&'static str]) -> WordList {
        WordList::with(&[], words)
    }

    /// Of words that another list has too, and of its own.
    pub(super) const fn with(shared: &'static [&'static str], words: &'static [&'static str]) -> WordList {
        WordList { words, shared, set: OnceLock::new() }
    }

    /// Its own words and the shared ones.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().chain(self.shared).copied()
    }

    /// Whether a folded word is one of them.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.set().contains(word)
    }

    /// Whether a word is one of them once it is folded.
    pub(super) fn has(&self, word: &str) -> bool {
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
