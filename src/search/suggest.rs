//! What may have been meant by words that are in no page.

use crate::{
    index::{IndexError, Reader},
    query::Wanted,
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
