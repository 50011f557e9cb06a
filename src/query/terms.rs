//! [`Wanted`]: the words that a query is after, for marking them in a snippet and for guessing what was meant.

use std::collections::HashSet;

use super::{Node, Scope, pattern};
use crate::index::tokenizer::{Words, is_half_pair};

/// A word that a page was found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedWord {
    /// Folded, as in the index; a `*` in it stands for any letters, a `?` for one.
    pub word: String,
    /// Where it stood in what was typed: the whole match that it was cut from.
    pub source: String,
}

impl WantedWord {
    /// Whether it stands for several words.
    pub fn is_pattern(&self) -> bool {
        self.word.contains(['*', '?'])
    }
}

/// The words that a query is after, without those that it excludes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub words: Vec<WantedWord>,
}

impl Wanted {
    /// Collects the words of a query.
    pub fn of(node: &Node) -> Wanted {
        let mut wanted = Wanted::default();
        wanted.add(node);
        wanted
    }

    fn add(&mut self, node: &Node) {
        match node {
            Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| self.add(node)),
            Node::Text(Scope::Anywhere | Scope::Title | Scope::Text | Scope::Description, text) => {
                let source = &text.text;
                let mut words: Vec<String> = Vec::new();
                match text.pattern() {
                    Some(pattern) => words.push(pattern),
                    None => text.spellings().for_each(|spelling| words.extend(words_of(&spelling, text.prefix))),
                }
                let mut seen = HashSet::new();
                words.retain(|word| seen.insert(word.clone()));
                self.words.extend(words.into_iter().map(|word| WantedWord { word, source: source.clone() }));
            }
            Node::All | Node::Nothing | Node::Not(_) | Node::Filter(_) => {}
        }
    }

    /// The words among them that are single characters of a script that is cut into pairs, with their places: each pair
    /// that begins with one is found.
    pub fn half_pairs(&self) -> impl Iterator<Item = (usize, &str)> {
        self.words.iter().map(|w| w.word.as_str()).enumerate().filter(|(_, word)| is_half_pair(word))
    }

    /// Whether a folded word of a text is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// Which of the words a folded word of a text is.
    pub fn position(&self, word: &str) -> Option<usize> {
        self.words.iter().position(|w| w.word == word || (w.is_pattern() && pattern::matches(&w.word, word)))
    }
}

/// The words of a text; the last with a star where it is only begun.
fn words_of(text: &str, is_begun: bool) -> Vec<String> {
    let mut words: Vec<String> = Words::for_query().tokens(text).into_iter().map(|t| t.text).collect();
    if let Some(last) = words.last_mut().filter(|_| is_begun) {
        last.push('*');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn wants_what_is_not_excluded() {
        let wanted = Wanted::of(&parse("Élan \"foreign pol*\" -war tag:x title:(a OR b)").node);
        let words: Vec<_> = wanted.words.iter().map(|w| w.word.as_str()).collect();
        assert_eq!(words, ["elan", "foreign", "pol*", "a", "b"]);
        assert!(wanted.has("policy") && wanted.has("elan") && !wanted.has("war"));
        let wanted = Wanted::of(&parse("E-Mail* 2024-25 \"re-sign\"").node);
        let words: Vec<_> = wanted.words.iter().map(|w| w.word.as_str()).collect();
        assert_eq!(words, ["e", "mail*", "email*", "2024", "25", "re", "sign"]);
        let wanted = Wanted::of(&parse("*bürg* organi*ation").node);
        assert!(wanted.has("hamburger") && wanted.has("organisation") && !wanted.has("organisations"));
    }
}
