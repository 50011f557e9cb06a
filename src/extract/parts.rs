//! [`Parts`]: a few words that are looked for anywhere in a text, all in one pass.

use std::ops::Range;

use aho_corasick::{
    Anchored, StartKind,
    automaton::{Automaton, StateID},
    dfa::DFA,
    nfa::contiguous::NFA,
};

/// Words that are looked for anywhere in a text, or only at its start, without regard to ASCII case.
///
/// The automaton is walked here: its own searches for overlapping words take several times as long for texts of a few
/// dozen bytes, of which a page has thousands.
pub struct Parts(Words);

enum Words {
    Anywhere(DFA),
    /// Few bytes of a text are looked at, and a DFA of many words takes some ten milliseconds to build.
    AtStart(NFA),
    /// They were too many to build an automaton, which a test would show.
    TooMany,
}

impl Parts {
    /// Of words in lower case.
    pub fn of(words: &[&str]) -> Parts {
        let mut builder = DFA::builder();
        builder.ascii_case_insensitive(true).start_kind(StartKind::Unanchored).prefilter(false);
        Parts(builder.build(words).map_or(Words::TooMany, Words::Anywhere))
    }

    /// Of words in lower case that are found only where the text begins.
    pub fn at_start(words: &[&str]) -> Parts {
        let mut builder = NFA::builder();
        builder.ascii_case_insensitive(true).prefilter(false);
        Parts(builder.build(words).map_or(Words::TooMany, Words::AtStart))
    }

    /// Whether the text has one of them.
    pub fn any_in(&self, text: &str) -> bool {
        let mut any = false;
        self.walk(text, |_, _| {
            any = true;
            false
        });
        any
    }

    /// Calls `found` with the number and the place, in bytes, of every word in the text.
    pub fn each_in(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        self.walk(text, |word, place| {
            found(word, place);
            true
        });
    }

    fn walk(&self, text: &str, mut found: impl FnMut(usize, Range<usize>) -> bool) {
        match &self.0 {
            Words::Anywhere(automaton) => walk(automaton, Anchored::No, text, found),
            Words::AtStart(automaton) => walk(automaton, Anchored::Yes, text, |word, place| {
                // A word that ends another one is told with it.
                place.start > 0 || found(word, place)
            }),
            Words::TooMany => {}
        }
    }
}

/// Calls `found` with the number and the place of each word, until it says false.
fn walk<A: Automaton>(
    automaton: &A,
    anchored: Anchored,
    text: &str,
    mut found: impl FnMut(usize, Range<usize>) -> bool,
) {
    let mut end_here = |state: StateID, end: usize| {
        let mut words = (0..automaton.match_len(state)).map(|at| automaton.match_pattern(state, at));
        words.all(|word| found(word.as_usize(), end - automaton.pattern_len(word)..end))
    };
    let Ok(mut state) = automaton.start_state(anchored) else { return };
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        state = automaton.next_state(anchored, state, byte);
        if automaton.is_special(state) {
            let goes_on = !automaton.is_dead(state) && (!automaton.is_match(state) || end_here(state, at + 1));
            if !goes_on {
                return;
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
