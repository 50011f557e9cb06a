//! [`AnyTerm`]: the pages that have any of many values, such as the addresses below a site's.
//!
//! Tantivy's own makes an automaton of the values first, which takes longer than to go through a whole dictionary.

use std::{cmp::Ordering, collections::BTreeSet, sync::Arc};

use tantivy::{
    DocId, SegmentReader,
    schema::{Field, IndexRecordOption},
};

use super::gathered::Pages;

/// The pages with any of these values.
#[derive(Clone, Debug)]
pub struct AnyTerm {
    pub field: Field,
    pub values: Arc<BTreeSet<String>>,
}

impl Pages for AnyTerm {
    /// Values and dictionary are both sorted, and are gone through side by side.
    fn docs(&self, reader: &SegmentReader) -> tantivy::Result<Vec<DocId>> {
        let inverted = reader.inverted_index(self.field)?;
        let mut values = self.values.iter();
        let Some(mut value) = values.next() else { return Ok(Vec::new()) };
        // A page may have thousands of the values: marked here and not listed.
        let mut has_any = vec![false; reader.max_doc() as usize];
        let mut terms = inverted.terms().range().ge(value).into_stream()?;
        'terms: while let Some((term, info)) = terms.next() {
            loop {
                match value.as_bytes().cmp(term) {
                    Ordering::Greater => continue 'terms,
                    Ordering::Equal => {
                        let mut block = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                        while !block.docs().is_empty() {
                            for doc in block.docs() {
                                if let Some(has) = has_any.get_mut(*doc as usize) {
                                    *has = true;
                                }
                            }
                            block.advance();
                        }
                    }
                    Ordering::Less => {}
                }
                match values.next() {
                    Some(next) => value = next,
                    None => break 'terms,
                }
            }
        }
        Ok((0..).zip(has_any).filter_map(|(doc, has)| has.then_some(doc)).collect())
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

    #[test]
    fn has_any_of_the_values() {
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
        for (values, expected) in [
            (&["d"][..], &[0, 2][..]),
            (&["b", "d"], &[0, 2]),
            (&["0", "a", "aa", "c", "z"], &[1, 3]),
            (&["f"], &[3]),
            (&["e", "g"], &[]),
            (&[], &[]),
        ] {
            let values = Arc::new(values.iter().map(|value| (*value).to_owned()).collect());
            let found = searcher.search(&Listed(AnyTerm { field, values }), &DocSetCollector).unwrap();
            let mut docs: Vec<DocId> = found.into_iter().map(|address| address.doc_id).collect();
            docs.sort_unstable();
            assert_eq!(docs, expected);
        }
    }
}
