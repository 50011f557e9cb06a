//! [`Wanted`]: the words that a query is after, for marking them in a snippet and for guessing what was meant.

use super::{Node, Scope};
use crate::index::tokenizer::Words;

/// A word that a page was found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedWord {
    /// Folded, as in the index.
    pub word: String,
    /// Any word that begins with it.
    pub prefix: bool,
    /// Where it stood in what was typed: the whole match that it was cut from.
    pub source: String,
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
                let mut tokens = Words::for_query().tokens(&text.text);
                let last = tokens.pop();
                let source = &text.text;
                self.words.extend(tokens.into_iter().map(|t| WantedWord {
                    word: t.text,
                    prefix: false,
                    source: source.clone(),
                }));
                self.words.extend(last.map(|t| WantedWord {
                    word: t.text,
                    prefix: text.prefix,
                    source: source.clone(),
                }));
            }
            Node::All | Node::Nothing | Node::Not(_) | Node::Filter(_) => {}
        }
    }

    /// Whether a folded word of a text is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// Which of the words a folded word of a text is.
    pub fn position(&self, word: &str) -> Option<usize> {
        self.words.iter().position(|w| w.word == word || (w.prefix && word.starts_with(&w.word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn wants_what_is_not_excluded() {
        let wanted = Wanted::of(&parse("Élan \"foreign pol*\" -war tag:x title:(a OR b)").node);
        let words: Vec<_> = wanted.words.iter().map(|w| (w.word.as_str(), w.prefix)).collect();
        assert_eq!(words, [("elan", false), ("foreign", false), ("pol", true), ("a", false), ("b", false)]);
        assert!(wanted.has("policy") && wanted.has("elan") && !wanted.has("war"));
    }
}
