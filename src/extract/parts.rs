//! [`Parts`]: a few words that are looked for anywhere in a text, all in one pass.

use std::ops::Range;

use aho_corasick::{
    Anchored, MatchKind, StartKind,
    automaton::{Automaton, StateID},
    dfa::DFA,
};

/// Words that are looked for anywhere in a text, or only at its start, without regard to ASCII case.
///
/// The automaton is walked here: its own searches for overlapping words take several times as long for texts of a few
/// dozen bytes, of which a page has thousands.
pub struct Parts {
    /// `None` where the words were too many to build it, which a test would show.
    automaton: Option<DFA>,
    anchored: Anchored,
}

impl Parts {
    /// Of words in lower case.
    pub fn of(words: &[&str]) -> Parts {
        Parts::new(words, StartKind::Unanchored)
    }

    /// Of words in lower case that are found only where the text begins.
    pub fn at_start(words: &[&str]) -> Parts {
        Parts::new(words, StartKind::Anchored)
    }

    fn new(words: &[&str], start: StartKind) -> Parts {
        let mut builder = DFA::builder();
        builder.ascii_case_insensitive(true).match_kind(MatchKind::Standard).start_kind(start).prefilter(false);
        let anchored = if start == StartKind::Anchored { Anchored::Yes } else { Anchored::No };
        Parts { automaton: builder.build(words).ok(), anchored }
    }

    /// Whether the text has one of them.
    pub fn any_in(&self, text: &str) -> bool {
        let mut any = false;
        self.walk(text, |_, _, _| {
            any = true;
            false
        });
        any
    }

    /// Calls `found` with the number and the place, in bytes, of every word in the text.
    pub fn each_in(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        self.walk(text, |automaton, state, end| {
            for at in 0..automaton.match_len(state) {
                let word = automaton.match_pattern(state, at);
                found(word.as_usize(), end - automaton.pattern_len(word)..end);
            }
            true
        });
    }

    /// Calls `matched` with each state in which words end, and the byte they end at, until it says false.
    fn walk(&self, text: &str, mut matched: impl FnMut(&DFA, StateID, usize) -> bool) {
        let Some(automaton) = &self.automaton else { return };
        let Ok(mut state) = automaton.start_state(self.anchored) else { return };
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            state = automaton.next_state(self.anchored, state, byte);
            if automaton.is_special(state) {
                if automaton.is_dead(state) || (automaton.is_match(state) && !matched(automaton, state, at + 1)) {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(parts: &Parts, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut all = Vec::new();
        parts.each_in(text, |word, place| all.push((word, place)));
        all
    }

    #[test]
    fn finds_words_inside_others_and_in_any_case() {
        let parts = Parts::of(&["byline", "line", "tag"]);
        assert_eq!(found(&parts, "My-ByLine"), [(0, 3..9), (1, 5..9)]);
        assert_eq!(found(&parts, "tagtag"), [(2, 0..3), (2, 3..6)]);
        assert!(parts.any_in("STAGE") && !parts.any_in("lin") && !parts.any_in(""));
    }

    #[test]
    fn finds_words_only_at_the_start() {
        let parts = Parts::at_start(&["read", "read also", "als"]);
        assert_eq!(found(&parts, "Read also: als"), [(0, 0..4), (1, 0..9)]);
        assert_eq!(found(&parts, "We read"), []);
    }
}
