//! What may have been meant by words that are in no page.

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
    for word in words {
        let nearest = nearest(reader, &word.word).map_err(|source| reader.failed(source))?;
        // Only a word that stands by itself in what was typed can be put in its place.
        if let (Some(nearest), Some(typed)) = (nearest, as_typed(word)) {
            better = with_word(&better, typed, &nearest);
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

/// The most frequent word within one or two slips of a word that is in no page; `None` where it is in some.
fn nearest(reader: &Reader, word: &str) -> tantivy::Result<Option<String>> {
    let wanted: Vec<char> = word.chars().collect();
    let Some(most) = forgiven(wanted.len()).filter(|_| !wanted[0].is_numeric()) else { return Ok(None) };
    let fields = [reader.fields.text, reader.fields.title, reader.fields.author_words, reader.fields.tag_words];
    let mut best: Option<(usize, u32, String)> = None;
    let mut chars = Vec::new();
    for segment in reader.searcher.segment_readers() {
        for field in fields {
            let inverted = segment.inverted_index(field)?;
            let mut terms = inverted.terms().stream()?;
            while let Some((key, info)) = terms.next() {
                if key == word.as_bytes() {
                    return Ok(None);
                }
                let Ok(term) = std::str::from_utf8(key) else { continue };
                chars.clear();
                chars.extend(term.chars());
                let Some(slips) = slips(&wanted, &chars, most) else { continue };
                let better = best.as_ref().is_none_or(|(least, frequency, _)| {
                    slips < *least || (slips == *least && info.doc_freq > *frequency)
                });
                if better {
                    best = Some((slips, info.doc_freq, term.to_owned()));
                }
            }
        }
    }
    Ok(best.map(|(_, _, term)| term))
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
