//! [`Wanted`]: the words that a query is after, for marking them in a snippet and for guessing what was meant.

use super::{Node, Scope, pattern};
use crate::index::{
    spelled_out,
    tokenizer::{Words, is_half_pair},
};

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
                let mut words: Vec<String> = match text.pattern() {
                    Some(pattern) => vec![pattern],
                    None => Words::for_query().tokens(source).into_iter().map(|t| t.text).collect(),
                };
                // Found as well, see `compile`.
                let other = spelled_out(source).filter(|_| text.pattern().is_none()).unwrap_or_default();
                let other = Words::for_query().tokens(&other).into_iter().map(|t| t.text);
                let other: Vec<String> = other.filter(|word| !words.contains(word)).collect();
                if let Some(last) = words.last_mut().filter(|last| text.prefix && !last.ends_with('*')) {
                    last.push('*');
                }
                let words = words.into_iter().chain(other);
                self.words.extend(words.map(|word| WantedWord { word, source: source.clone() }));
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
        let wanted = Wanted::of(&parse("*bürg* organi*ation").node);
        assert!(wanted.has("hamburger") && wanted.has("organisation") && !wanted.has("organisations"));
    }
}
