//! What may have been meant by words that are in no page.

use std::cmp::Reverse;

use tantivy::{
    DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term,
    collector::Count,
    postings::TermInfo,
    query::PhraseQuery,
    schema::{Field, IndexRecordOption},
};

use super::count;
use crate::{
    index::{IndexError, Reader, fold_value},
    query::{Filter, Node, Question, Scope, TextMatch, Wanted, WantedWord, forgiven, slips},
};

/// Most words that are guessed at: each is compared with all the index's words, and in a pasted text it is no slip that
/// hides the page.
const MAX_GUESSED_WORDS: usize = 12;

/// The query with each word that no page has replaced by the most frequent word that is nearly the same; `None` where
/// nothing would change.
///
/// # Errors
/// When the index's dictionaries cannot be read.
pub fn did_you_mean(reader: &Reader, typed: &str, wanted: &Wanted) -> Result<Option<String>, IndexError> {
    let mut better = typed.to_owned();
    let mut words: Vec<_> = wanted.words.iter().filter(|w| !w.is_pattern()).collect();
    words.dedup();
    if words.len() > MAX_GUESSED_WORDS {
        return Ok(None);
    }
    let mut guesses = Vec::new();
    for word in words {
        // Only a word that stands by itself in what was typed can be replaced there.
        let Some(typed) = as_typed(word) else { continue };
        if let Some(two) = as_two_words(reader, &word.word).map_err(|source| reader.failed(source))? {
            let is_one = word.source.contains(char::is_whitespace) || two.contains('\'');
            better = with_word(&better, typed, &if is_one { two } else { format!("\"{two}\"") });
        } else if let Some(guess) = Guess::of(reader, &word.word).map_err(|source| reader.failed(source))? {
            guesses.push((typed, guess));
        }
    }
    look_through(reader, guesses.iter_mut().map(|(_, guess)| guess).collect())
        .map_err(|source| reader.failed(source))?;
    for (typed, guess) in guesses {
        if let Some(nearest) = guess.best {
            better = with_word(&better, typed, &nearest.word);
        }
    }
    Ok((better != typed).then_some(better))
}

/// A word as it was typed, alone or in a phrase.
fn as_typed(word: &WantedWord) -> Option<&str> {
    let mut parts = word.source.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.find(|part| part.len() == word.source.len() || fold_value(part) == word.word)
}

/// Why no page matches a query whose words there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// No page has all the parts: each, with the number of pages that have it.
    Parts(Vec<(String, u64)>),
    /// So many pages have the words of the phrase, or of what is written without a space, but not so close together.
    Phrase(u64),
}

/// Finds what keeps a query that no page matches from being found; `None` where that is not told in a few words.
///
/// # Errors
/// When the index cannot be read.
pub fn found_apart(reader: &Reader, question: &Question) -> Result<Option<Apart>, IndexError> {
    /// More would not be read.
    const MOST_PARTS: usize = 5;
    match question.node() {
        Node::And(nodes) => {
            let is_told = |node: &&Node| match node {
                Node::Text(..) => true,
                Node::Filter(filter) => !matches!(filter, Filter::Published(_) | Filter::Saved(_)),
                _ => false,
            };
            let told: Vec<&Node> = nodes.iter().filter(is_told).collect();
            if !(2..=MOST_PARTS).contains(&told.len()) {
                return Ok(None);
            }
            let count = |node: &Node| Ok((node.to_string(), count(reader, &question.with_node(node.clone()))?));
            let parts = told.into_iter().map(count).collect::<Result<Vec<_>, IndexError>>()?;
            Ok(parts.iter().any(|(_, count)| *count > 0).then_some(Apart::Parts(parts)))
        }
        Node::Text(scope, text) if !text.has_jokers() => {
            let is_sign = |c: char| if text.phrase { c.is_whitespace() } else { !c.is_alphanumeric() };
            let words = text.text.split(is_sign).filter(|word| !word.is_empty());
            let word = |word: &str| Node::Text(*scope, TextMatch { text: word.to_owned(), ..TextMatch::default() });
            let words: Vec<Node> = words.take(MAX_GUESSED_WORDS).map(word).collect();
            let pages = if words.len() > 1 { count(reader, &question.with_node(Node::And(words)))? } else { 0 };
            Ok((pages > 0).then_some(Apart::Phrase(pages)))
        }
        _ => Ok(None),
    }
}

/// The query with each domain in it asked for as the site, or as the address with what is below it, that it is; `None` where no
/// page answers that either. No page speaks of most.
///
/// # Errors
/// When the index cannot be read.
pub fn as_sites(reader: &Reader, typed: &str, question: &Question) -> Result<Option<String>, IndexError> {
    let (mut better, mut nodes) = (typed.to_owned(), question.parts().to_vec());
    for node in nodes.iter_mut().filter(|node| domain_in(node).is_some()).take(MAX_GUESSED_WORDS) {
        let Some(text) = domain_in(node) else { continue };
        let domain = text.split('/').next().unwrap_or_default();
        let below = (text != domain).then(|| ("url", text.as_str(), Filter::Url(text.clone())));
        let ways = below.into_iter().chain([("site", domain, Filter::Site(domain.to_owned()))]);
        for (field, value, filter) in ways {
            let filter = Node::Filter(filter);
            if count(reader, &question.with_node(filter.clone()))? > 0 {
                better = better.replacen(&text, &format!("{field}:{value}"), 1);
                *node = filter;
                break;
            }
        }
    }
    let is_found = better != typed && count(reader, &question.with_node(Node::And(nodes)))? > 0;
    Ok(is_found.then_some(better))
}

/// A word that looks like a domain, with what may follow it in an address.
fn domain_in(node: &Node) -> Option<String> {
    let Node::Text(Scope::Anywhere, text) = node else { return None };
    let domain = text.text.split('/').next().unwrap_or_default();
    let is_one = !text.phrase && !text.has_jokers() && domain.contains('.') && domain.contains(char::is_alphabetic);
    is_one.then(|| text.text.clone())
}

/// A word that no page has, as the two that stand side by side in most: `co operative`, `o brien`.
fn as_two_words(reader: &Reader, word: &str) -> tantivy::Result<Option<String>> {
    if has_word(reader, word)? || forgiven(word.chars().count()).is_none() {
        return Ok(None);
    }
    let mut best: Option<(usize, String)> = None;
    for (at, _) in word.char_indices().skip(1) {
        let (first, second) = word.split_at(at);
        if !has_word(reader, first)? || !has_word(reader, second)? {
            continue;
        }
        for field in guessed_fields(reader) {
            let terms = [first, second].map(|word| Term::from_field_text(field, word)).to_vec();
            let pages = reader.searcher.search(&PhraseQuery::new(terms), &Count)?;
            if pages > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((pages, format!("{first} {second}")));
            }
        }
    }
    Ok(best.map(|(_, words)| with_apostrophe(words)))
}

/// Two words as one with an apostrophe, where it is that which was left out: `wasn t`.
fn with_apostrophe(words: String) -> String {
    const BEHIND_ONE: &[&str] = &["t", "s", "d", "m", "ll", "re", "ve"];
    match words.split_once(' ') {
        Some((first, second)) if BEHIND_ONE.contains(&second) => format!("{first}'{second}"),
        _ => words,
    }
}

/// Whether some page has a word.
fn has_word(reader: &Reader, word: &str) -> tantivy::Result<bool> {
    for segment in reader.searcher.segment_readers() {
        for field in guessed_fields(reader) {
            let inverted = segment.inverted_index(field)?;
            let info = inverted.get_term_info(&Term::from_field_text(field, word))?;
            if let Some(info) = info
                && is_in_a_page(segment, &inverted, &info)?
            {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether one of the pages that have a word is still there: deleted ones keep their words until segments are merged.
fn is_in_a_page(segment: &SegmentReader, inverted: &InvertedIndexReader, info: &TermInfo) -> tantivy::Result<bool> {
    if !segment.has_deletes() {
        return Ok(true);
    }
    let mut pages = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    while pages.doc() != TERMINATED {
        if !segment.is_deleted(pages.doc()) {
            return Ok(true);
        }
        pages.advance();
    }
    Ok(false)
}

/// A query with a word replaced by another, but not in a longer word, and not as a field's name.
fn with_word(typed: &str, word: &str, other: &str) -> String {
    let is_whole = |at: usize| {
        let before = typed[..at].chars().next_back();
        let after = typed[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(|c| c.is_alphanumeric() || c == ':')
    };
    let mut out = String::with_capacity(typed.len());
    let mut from = 0;
    for (at, _) in typed.match_indices(word).filter(|(at, _)| is_whole(*at)) {
        out.push_str(&typed[from..at]);
        out.push_str(other);
        from = at + word.len();
    }
    out + &typed[from..]
}

/// A word that is in no page, and what may have been meant by it.
struct Guess {
    wanted: Vec<char>,
    /// Slips that are forgiven.
    most: usize,
    best: Option<Nearest>,
}

/// The most frequent of the words with the fewest slips.
struct Nearest {
    word: String,
    slips: usize,
    frequency: u32,
}

/// The fields with words that are taken for others.
fn guessed_fields(reader: &Reader) -> [Field; 4] {
    [reader.fields.text, reader.fields.title, reader.fields.author_words, reader.fields.tag_words]
}

impl Guess {
    /// `None` for a word that some page has, and for one that is not guessed at.
    fn of(reader: &Reader, word: &str) -> tantivy::Result<Option<Guess>> {
        let wanted: Vec<char> = word.chars().collect();
        let Some(most) = forgiven(wanted.len()).filter(|_| !wanted[0].is_numeric()) else { return Ok(None) };
        if has_word(reader, word)? {
            return Ok(None);
        }
        Ok(Some(Guess { wanted, most, best: None }))
    }

    /// Takes a word if it is nearer than the best one so far, and some page has it, which `is_there` says.
    fn look_at(
        &mut self,
        word: &str,
        chars: &[char],
        frequency: u32,
        is_there: impl Fn() -> tantivy::Result<bool>,
    ) -> tantivy::Result<()> {
        let Some(slips) = slips(&self.wanted, chars, self.most) else { return Ok(()) };
        let is_better = |best: &Nearest| (slips, Reverse(frequency)) < (best.slips, Reverse(best.frequency));
        if self.best.as_ref().is_none_or(is_better) && is_there()? {
            self.best = Some(Nearest { word: word.to_owned(), slips, frequency });
        }
        Ok(())
    }
}

/// Looks at every word of the index, once for all guesses: to go through its dictionaries is what takes time.
fn look_through(reader: &Reader, mut guesses: Vec<&mut Guess>) -> tantivy::Result<()> {
    if guesses.is_empty() {
        return Ok(());
    }
    let mut chars = Vec::new();
    for segment in reader.searcher.segment_readers() {
        for field in guessed_fields(reader) {
            let inverted = segment.inverted_index(field)?;
            let mut terms = inverted.terms().stream()?;
            while let Some((key, info)) = terms.next() {
                let Ok(word) = std::str::from_utf8(key) else { continue };
                chars.clear();
                chars.extend(word.chars());
                let is_there = || is_in_a_page(segment, &inverted, info);
                guesses.iter_mut().try_for_each(|guess| guess.look_at(word, &chars, info.doc_freq, is_there))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_replaced() {
        for (typed, better) in [
            ("bann", "band"),
            ("bann bannister urbann (bann OR -bann)", "band bannister urbann (band OR -band)"),
            ("title:bann bann:x", "title:band bann:x"),
            ("élbann", "élbann"),
            ("", ""),
        ] {
            assert_eq!(with_word(typed, "bann", "band"), better);
        }
    }
}
