//! [`PhraseBeginning`]: a phrase whose last word is only begun, `"foreign pol*"`.
//!
//! Tantivy's own looks at the first so many words of a dictionary only, and at each of them for every page. Here the pages of
//! every word that begins so are gone through once, so that none has to be left out.

use tantivy::{
    DocId, DocSet, SegmentReader, TERMINATED, Term,
    index::InvertedIndexReader,
    postings::{Postings, SegmentPostings},
    schema::{Field, IndexRecordOption},
};

use super::gathered::Pages;

/// Places, of 8 bytes each, from which on no more are kept at a time: those of a word like `the` are tens of millions in a
/// large archive. Few in tests, which are to see the places come in turns.
const MANY_PLACES: usize = if cfg!(test) { 5 } else { 4_000_000 };

/// The pages with a phrase. Not ranked, as those of a single word's beginning are not.
#[derive(Clone, Debug)]
pub(super) struct PhraseBeginning {
    pub field: Field,
    /// The words before the last, with their places in the phrase.
    pub whole: Vec<(usize, String)>,
    /// What the last word begins with, and its place.
    pub begun: (usize, String),
}

impl Pages for PhraseBeginning {
    fn docs(&self, reader: &SegmentReader) -> tantivy::Result<Vec<DocId>> {
        let inverted = reader.inverted_index(self.field)?;
        let mut found = Vec::new();
        let Some(mut places) = Places::of(self, &inverted)? else { return Ok(found) };
        let (_, begun) = &self.begun;
        while places.fill() {
            let mut words = inverted.terms().range().ge(begun).into_stream()?;
            while let Some((_, info)) = words.next().filter(|(word, _)| word.starts_with(begun.as_bytes())) {
                let word = inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
                places.taken_by(word, &mut found);
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
}

/// Where the whole words of a phrase stand together, a number of pages at a time.
struct Places {
    /// Each word's pages, and how far it stands before the begun one.
    words: Vec<(u32, SegmentPostings)>,
    /// Pages, and where in them the begun word would be; in order.
    kept: Vec<(DocId, u32)>,
}

impl Places {
    /// `None` where one of the words is in no page.
    fn of(phrase: &PhraseBeginning, inverted: &InvertedIndexReader) -> tantivy::Result<Option<Places>> {
        let mut words = Vec::with_capacity(phrase.whole.len());
        for (at, word) in &phrase.whole {
            let term = Term::from_field_text(phrase.field, word);
            let Some(postings) = inverted.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)? else {
                return Ok(None);
            };
            words.push(((phrase.begun.0 - at) as u32, postings));
        }
        Ok(Some(Places { words, kept: Vec::new() }))
    }

    /// Goes on to the next pages; `false` at the end.
    fn fill(&mut self) -> bool {
        self.kept.clear();
        while self.kept.len() < MANY_PLACES && self.keep_next() {}
        !self.kept.is_empty()
    }

    /// Looks at the next page of the first word and keeps its places, if it has all words; `false` at the end.
    fn keep_next(&mut self) -> bool {
        let Some(((distance, first), others)) = self.words.split_first_mut() else { return false };
        let page = first.doc();
        let mut next = page;
        for (_, other) in others.iter_mut() {
            if other.doc() < page {
                other.seek(page);
            }
            next = next.max(other.doc());
        }
        if next == TERMINATED {
            return false;
        }
        if next > page {
            first.seek(next);
            return true;
        }
        let (mut places, mut others_places) = (Vec::new(), Vec::new());
        first.positions_with_offset(*distance, &mut places);
        for (distance, other) in others {
            other.positions_with_offset(*distance, &mut others_places);
            places.retain(|place| others_places.binary_search(place).is_ok());
        }
        self.kept.extend(places.into_iter().map(|place| (page, place)));
        first.advance();
        true
    }

    /// Adds the pages in which a word stands at one of the places.
    fn taken_by(&self, mut word: SegmentPostings, found: &mut Vec<DocId>) {
        let mut rest = &self.kept[..];
        let mut places = Vec::new();
        loop {
            rest = &rest[rest.partition_point(|(page, _)| *page < word.doc())..];
            let Some(&(page, _)) = rest.first() else { return };
            if word.doc() < page {
                word.seek(page);
                continue;
            }
            word.positions(&mut places);
            let mut in_page = rest.iter().take_while(|(other, _)| *other == page);
            if in_page.any(|(_, place)| places.binary_search(place).is_ok()) {
                found.push(page);
            }
            word.advance();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::{
        Index, IndexWriter,
        collector::DocSetCollector,
        doc,
        schema::{Schema, TEXT},
    };

    use super::{super::gathered::Listed, *};

    /// The pages of an index that a phrase finds.
    fn found(pages: &[Vec<&str>], whole: &[&str], begun: &str) -> Vec<usize> {
        let mut schema = Schema::builder();
        let field = schema.add_text_field("text", TEXT);
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
        for page in pages {
            writer.add_document(doc!(field => page.join(" "))).unwrap();
        }
        writer.commit().unwrap();
        let whole: Vec<_> = whole.iter().map(|word| (*word).to_owned()).enumerate().collect();
        let begun = (whole.len(), begun.to_owned());
        let query = Listed(PhraseBeginning { field, whole, begun });
        let docs = index.reader().unwrap().searcher().search(&query, &DocSetCollector).unwrap();
        let mut docs: Vec<usize> = docs.into_iter().map(|address| address.doc_id as usize).collect();
        docs.sort_unstable();
        docs
    }

    #[test]
    fn every_word_that_begins_so_is_looked_at() {
        let words: Vec<String> = (0..3000).map(|n| format!("p{n:04}")).collect();
        let pages: Vec<Vec<&str>> = words.iter().map(|word| vec!["foreign", word]).collect();
        assert_eq!(found(&pages, &["foreign"], "p").len(), 3000);
        assert_eq!(found(&pages, &["foreign"], "p299"), (2990..3000).collect::<Vec<_>>());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn finds_what_stands_there(
            pages in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!["a", "b", "ab", "abc"]), 0..12), 1..12),
            whole in prop::collection::vec(prop::sample::select(vec!["a", "b", "ab", "c"]), 1..4),
            begun in prop::sample::select(vec!["a", "ab", "b", "c"]),
        ) {
            let stands_at = |page: &[&str]| {
                page.windows(whole.len() + 1).any(|part| part.starts_with(&whole) && part[whole.len()].starts_with(begun))
            };
            let expected: Vec<usize> = (0..pages.len()).filter(|at| stands_at(&pages[*at])).collect();
            prop_assert_eq!(found(&pages, &whole, begun), expected);
        }
    }
}
