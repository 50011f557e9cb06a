//! The pages that have any of many values: [`AnyTerm`], of those that are listed, such as the addresses below a site's, and
//! [`FittingTerm`], of those that fit a pattern.
//!
//! Tantivy's own makes an automaton of the values first, which takes longer than to go through a whole dictionary.

use std::{cmp::Ordering, collections::BTreeSet, io, sync::Arc};

use tantivy::{
    DocId, InvertedIndexReader, SegmentReader,
    postings::TermInfo,
    schema::{Field, IndexRecordOption},
};

use super::{gathered::Pages, pattern};

/// The pages of a segment that have been found. A page may have thousands of the values: marked here and not listed.
struct Found(Vec<bool>);

impl Found {
    fn none(reader: &SegmentReader) -> Found {
        Found(vec![false; reader.max_doc() as usize])
    }

    /// Those that have a value.
    fn add(&mut self, inverted: &InvertedIndexReader, value: &TermInfo) -> io::Result<()> {
        let mut block = inverted.read_block_postings_from_terminfo(value, IndexRecordOption::Basic)?;
        while !block.docs().is_empty() {
            for doc in block.docs() {
                if let Some(has) = self.0.get_mut(*doc as usize) {
                    *has = true;
                }
            }
            block.advance();
        }
        Ok(())
    }

    fn docs(self) -> Vec<DocId> {
        (0..).zip(self.0).filter_map(|(doc, has)| has.then_some(doc)).collect()
    }
}

/// The pages with any value that fits a pattern: one way through the dictionary, where to list the values first would take two.
#[derive(Clone, Debug)]
pub(super) struct FittingTerm {
    pub field: Field,
    pub pattern: Arc<str>,
}

impl Pages for FittingTerm {
    fn docs(&self, reader: &SegmentReader) -> tantivy::Result<Vec<DocId>> {
        let beginning = pattern::beginning(&self.pattern);
        let inverted = reader.inverted_index(self.field)?;
        let mut found = Found::none(reader);
        let mut terms = inverted.terms().range().ge(beginning).into_stream()?;
        while let Some((term, info)) = terms.next() {
            if !term.starts_with(beginning.as_bytes()) {
                break;
            }
            if std::str::from_utf8(term).is_ok_and(|value| pattern::matches(&self.pattern, value)) {
                found.add(&inverted, info)?;
            }
        }
        Ok(found.docs())
    }
}

/// The pages with any of these values.
#[derive(Clone, Debug)]
pub(super) struct AnyTerm {
    pub field: Field,
    pub values: Arc<BTreeSet<String>>,
}

impl Pages for AnyTerm {
    /// Values and dictionary are both sorted, and are gone through side by side.
    fn docs(&self, reader: &SegmentReader) -> tantivy::Result<Vec<DocId>> {
        let inverted = reader.inverted_index(self.field)?;
        let mut values = self.values.iter();
        let Some(mut value) = values.next() else { return Ok(Vec::new()) };
        let mut found = Found::none(reader);
        let mut terms = inverted.terms().range().ge(value).into_stream()?;
        'terms: while let Some((term, info)) = terms.next() {
            loop {
                match value.as_bytes().cmp(term) {
                    Ordering::Greater => continue 'terms,
                    Ordering::Equal => found.add(&inverted, info)?,
                    Ordering::Less => {}
                }
                match values.next() {
                    Some(next) => value = next,
                    None => break 'terms,
                }
            }
        }
        Ok(found.docs())
    }
}

#[cfg(test)]
mod tests {
    use tantivy::{
        Index, IndexWriter, TantivyDocument,
        collector::DocSetCollector,
        schema::{STRING, Schema},
    };

    use super::{super::gathered::Listed, *};

    /// The pages that are found among five with a few values each.
    fn found_among_five<P: Pages>(query: impl FnOnce(Field) -> P) -> Vec<DocId> {
        let mut schema = Schema::builder();
        let field = schema.add_text_field("value", STRING);
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
        for values in [&["b", "d"][..], &["c"], &["d"], &["f", "a"], &[]] {
            let mut doc = TantivyDocument::default();
            values.iter().for_each(|value| doc.add_text(field, value));
            writer.add_document(doc).unwrap();
        }
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        let found = searcher.search(&Listed(query(field)), &DocSetCollector).unwrap();
        let mut docs: Vec<DocId> = found.into_iter().map(|address| address.doc_id).collect();
        docs.sort_unstable();
        docs
    }

    #[test]
    fn has_any_of_the_values() {
        for (values, expected) in [
            (&["d"][..], &[0, 2][..]),
            (&["b", "d"], &[0, 2]),
            (&["0", "a", "aa", "c", "z"], &[1, 3]),
            (&["f"], &[3]),
            (&["e", "g"], &[]),
            (&[], &[]),
        ] {
            let values = Arc::new(values.iter().map(|value| (*value).to_owned()).collect());
            assert_eq!(found_among_five(|field| AnyTerm { field, values }), expected);
        }
    }

    #[test]
    fn has_any_that_fits() {
        for (pattern, expected) in
            [("d*", &[0, 2][..]), ("*d", &[0, 2]), ("?", &[0, 1, 2, 3]), ("f?*", &[]), ("a*", &[3]), ("g*", &[])]
        {
            assert_eq!(found_among_five(|field| FittingTerm { field, pattern: pattern.into() }), expected, "{pattern}");
        }
    }
}
