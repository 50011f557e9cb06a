//! What may have been meant by words that are in no page.

use super::{Facet, count, counts};
use crate::{
    index::{IndexError, Reader, fold_value},
    query::{Filter, Filters, Kinds, Node, Question, Wanted},
};

/// Words shorter than this have too many neighbours to guess.
const MIN_CHARS: usize = 4;

/// From this length on two slips are forgiven, not one.
const LONG_CHARS: usize = 6;

/// The query with each word that no page has replaced by the most frequent word that is nearly the same; `None` where
/// nothing would change.
///
/// # Errors
/// When the index's dictionaries cannot be read.
pub fn did_you_mean(reader: &Reader, typed: &str, wanted: &Wanted) -> Result<Option<String>, IndexError> {
    let mut better = typed.to_owned();
    for word in wanted.words.iter().filter(|w| !w.prefix) {
        let nearest = nearest(reader, &word.word).map_err(|source| reader.failed(source))?;
        // Only a word that was typed alone can be put in its place.
        if let Some(nearest) = nearest.filter(|_| typed.contains(&word.source) && is_one_word(&word.source)) {
            better = better.replace(&word.source, &nearest);
        }
    }
    Ok((better != typed).then_some(better))
}

/// A value of a filter that no page has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// What it is a value of: `tag`, `author`, `site` or `section`.
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
            _ => continue,
        };
        if count(reader, &of_all(Node::Filter(filter)))? > 0 {
            continue;
        }
        let wanted: Vec<char> = fold_value(&value).chars().collect();
        let most = if wanted.len() >= LONG_CHARS { 2 } else { 1 };
        let known = counts(reader, &of_all(Node::All), facet)?.values.into_iter().map(|count| count.value);
        let slips_to = |known: &String| slips(&wanted, &fold_value(known).chars().collect::<Vec<_>>(), most);
        let near = known.filter_map(|known| slips_to(&known).map(|slips| (slips, known)));
        // Of those that are equally near the first is the most frequent.
        let nearest = near.filter(|_| wanted.len() >= MIN_CHARS).min_by_key(|(slips, _)| *slips);
        return Ok(Some(UnknownValue { field, value, nearest: nearest.map(|(_, known)| known) }));
    }
    Ok(None)
}

fn is_one_word(source: &str) -> bool {
    source.chars().all(char::is_alphanumeric)
}

/// The most frequent word within one or two slips of a word that is in no page; `None` where it is in some.
fn nearest(reader: &Reader, word: &str) -> tantivy::Result<Option<String>> {
    let wanted: Vec<char> = word.chars().collect();
    if wanted.len() < MIN_CHARS || wanted[0].is_numeric() {
        return Ok(None);
    }
    let most = if wanted.len() >= LONG_CHARS { 2 } else { 1 };
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

/// The number of letters left out, put in, exchanged or swapped with their neighbour between two words, up to `most`.
fn slips(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        if row.iter().all(|slips| *slips > most) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        let between = |a: &str, b: &str| slips(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), 2);
        assert_eq!(between("taliban", "taliban"), Some(0));
        assert_eq!(between("talban", "taliban"), Some(1));
        assert_eq!(between("tailban", "taliban"), Some(1));
        assert_eq!(between("tolibon", "taliban"), Some(2));
        assert_eq!(between("bridge", "taliban"), None);
    }
}
