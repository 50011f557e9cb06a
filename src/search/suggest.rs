//! What may have been meant by words that are in no page.

use std::cmp::Reverse;

use tantivy::{
    DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term,
    collector::Count,
    postings::TermInfo,
    query::PhraseQuery,
    schema::{Field, IndexRecordOption},
};

use super::{Facet, count, counts};
use crate::{
    index::{IndexError, Reader, fold_value},
    query::{Filter, Filters, Kinds, Node, Question, TextMatch, Wanted, WantedWord, forgiven, slips},
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
            let is_quoted = word.source.contains(char::is_whitespace);
            better = with_word(&better, typed, &if is_quoted { two } else { format!("\"{two}\"") });
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

/// A value of a filter that no page has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// What it is a value of: `tag`, `author`, `site`, `section`, `language` or `format`.
    pub field: &'static str,
    pub value: String,
    /// The most frequent value that is nearly the same.
    pub nearest: Option<String>,
}

/// The first of a question's filters that no page passes, whatever else is asked.
///
/// # Errors
/// When the index cannot be read.
pub fn unknown_value(reader: &Reader, question: &Question) -> Result<Option<UnknownValue>, IndexError> {
    let of_all = |node| Question::new(node, Filters { kinds: Kinds::Any, ..Filters::default() });
    for filter in question.required() {
        let (field, facet, value) = match &filter {
            Filter::Tag(value) => ("tag", Facet::Tags, value.clone()),
            Filter::Author(value) => ("author", Facet::Authors, value.clone()),
            Filter::Site(value) => ("site", Facet::Sites, value.clone()),
            Filter::Section(value) => ("section", Facet::Sections, value.clone()),
            Filter::Language(value) => ("language", Facet::Languages, value.clone()),
            Filter::Format(value) => ("format", Facet::Formats, value.clone()),
            _ => continue,
        };
        if count(reader, &of_all(Node::Filter(filter)))? > 0 {
            continue;
        }
        let known = counts(reader, &of_all(Node::All), facet)?.values.into_iter().map(|count| count.value);
        let mut known: Vec<String> = known.collect();
        if facet == Facet::Authors {
            // One of a name's words may be meant.
            let words: Vec<String> =
                known.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).map(str::to_owned).collect();
            known.extend(words);
        }
        let holding = known.iter().find(|known| holds(known, &value)).cloned();
        return Ok(Some(UnknownValue { field, nearest: nearest_of(&value, known).or(holding), value }));
    }
    Ok(None)
}

/// Whether a value has all the words of another, or begins with it: `Foreign Policy` those of `policy`.
fn holds(known: &str, value: &str) -> bool {
    /// Fewer letters are in too many values.
    const FEWEST_LETTERS: usize = 3;
    let (known, value) = (fold_value(known), fold_value(value));
    let words: Vec<&str> = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |word: &&str| known.split(|c: char| !c.is_alphanumeric()).any(|known| known.starts_with(*word));
    value.chars().count() >= FEWEST_LETTERS && !words.is_empty() && words.iter().all(has)
}

/// The value that is nearly the same, of equally near ones the first.
fn nearest_of(value: &str, known: Vec<String>) -> Option<String> {
    let wanted: Vec<char> = fold_value(value).chars().collect();
    let most = forgiven(wanted.len())?;
    let slips_to = |known: &String| slips(&wanted, &fold_value(known).chars().collect::<Vec<_>>(), most);
    let near = known.into_iter().filter_map(|known| slips_to(&known).map(|slips| (slips, known)));
    near.min_by_key(|(slips, _)| *slips).map(|(_, known)| known)
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
    /// So many pages have the words of the phrase, but not so close together.
    Phrase(u64),
    /// It is the name of a site, which no page speaks of.
    Site(String),
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
        Node::Text(scope, text) if text.phrase => {
            let word = |word: &str| Node::Text(*scope, TextMatch { text: word.to_owned(), ..TextMatch::default() });
            let words: Vec<Node> = text.text.split_whitespace().map(word).collect();
            let pages = if words.len() > 1 { count(reader, &question.with_node(Node::And(words)))? } else { 0 };
            Ok((pages > 0).then_some(Apart::Phrase(pages)))
        }
        Node::Text(_, text) if text.text.contains('.') && !text.prefix => {
            let pages = count(reader, &question.with_node(Node::Filter(Filter::Site(text.text.clone()))))?;
            Ok((pages > 0).then(|| Apart::Site(text.text.clone())))
        }
        _ => Ok(None),
    }
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
    Ok(best.map(|(_, words)| words))
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
