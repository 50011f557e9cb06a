//! Queries whose pages are looked up before they are combined with others: [`Gathered`], of another query, and [`Listed`], of
//! what finds its pages itself.
//!
//! Tantivy 0.27 reads a range off a column as it goes, and leaves its place undefined where two ranges are to be left out
//! together (`-month:2025`): it then looks back and counts below zero. Pages that are gathered first have no such state.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError,
    index::SegmentId,
    query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight},
};

/// The pages of another query, each with the same score. They are looked up once, whatever it is combined with and however
/// often: how many pages a filter leaves out is another search for the same words.
#[derive(Debug)]
pub(super) struct Gathered {
    query: Box<dyn Query>,
    found: Arc<Found>,
}

impl Gathered {
    pub(super) fn new(query: impl Query) -> Gathered {
        Gathered { query: Box::new(query), found: Arc::default() }
    }
}

impl Clone for Gathered {
    fn clone(&self) -> Gathered {
        Gathered { query: self.query.box_clone(), found: Arc::clone(&self.found) }
    }
}

/// The pages of each segment that was looked through.
#[derive(Debug, Default)]
struct Found(Mutex<HashMap<SegmentId, Arc<Vec<DocId>>>>);

impl Found {
    fn of(&self, segment: SegmentId) -> Option<Arc<Vec<DocId>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&segment).cloned()
    }

    fn keep(&self, segment: SegmentId, docs: Vec<DocId>) -> Arc<Vec<DocId>> {
        let docs = Arc::new(docs);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(segment, Arc::clone(&docs));
        docs
    }
}

impl Query for Gathered {
    fn weight(&self, enable_scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        // To prepare some queries takes as long as to answer them.
        let is_known = enable_scoring.searcher().is_some_and(|searcher| {
            searcher.segment_readers().iter().all(|segment| self.found.of(segment.segment_id()).is_some())
        });
        let weight = if is_known { None } else { Some(self.query.weight(enable_scoring)?) };
        Ok(Box::new(GatheredWeight { weight, found: Arc::clone(&self.found) }))
    }
}

struct GatheredWeight {
    /// `None` where all segments have been looked through.
    weight: Option<Box<dyn Weight>>,
    found: Arc<Found>,
}

impl GatheredWeight {
    fn docs(&self, reader: &SegmentReader) -> tantivy::Result<Arc<Vec<DocId>>> {
        if let Some(docs) = self.found.of(reader.segment_id()) {
            return Ok(docs);
        }
        let missing = || TantivyError::InternalError("a segment that the searcher did not have".to_owned());
        let mut docs = Vec::new();
        let weight = self.weight.as_ref().ok_or_else(missing)?;
        weight.for_each_no_score(reader, &mut |block| docs.extend_from_slice(block))?;
        Ok(self.found.keep(reader.segment_id(), docs))
    }
}

impl Weight for GatheredWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(ConstScorer::new(Docs::new(self.docs(reader)?), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let score = if self.docs(reader)?.binary_search(&doc).is_ok() { 1.0 } else { 0.0 };
        Ok(Explanation::new("Gathered", score))
    }
}

/// What finds its pages in a segment itself.
pub(super) trait Pages: fmt::Debug + Clone + Send + Sync + 'static {
    /// The segment's pages, in ascending order.
    fn docs(&self, reader: &SegmentReader) -> tantivy::Result<Vec<DocId>>;
}

/// Those pages as a query, each with the same score.
#[derive(Clone, Debug)]
pub(super) struct Listed<P>(pub P);

impl<P: Pages> Query for Listed<P> {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl<P: Pages> Weight for Listed<P> {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(ConstScorer::new(Docs::new(self.0.docs(reader)?), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let score = if self.0.docs(reader)?.binary_search(&doc).is_ok() { 1.0 } else { 0.0 };
        Ok(Explanation::new("Listed", score))
    }
}

/// Documents of a segment in ascending order.
struct Docs {
    docs: Arc<Vec<DocId>>,
    at: usize,
}

impl Docs {
    fn new(docs: impl Into<Arc<Vec<DocId>>>) -> Docs {
        Docs { docs: docs.into(), at: 0 }
    }
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.docs.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|&doc| doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        self.docs.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tantivy::{Index, IndexWriter, TantivyDocument, collector::Count, query::AllQuery, schema::Schema};

    use super::*;

    /// Counts how often it is prepared.
    #[derive(Clone, Debug)]
    struct Counting(Arc<AtomicUsize>);

    impl Query for Counting {
        fn weight(&self, enable_scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
            self.0.fetch_add(1, Ordering::Relaxed);
            AllQuery.weight(enable_scoring)
        }
    }

    #[test]
    fn what_is_asked_again_is_not_looked_up_again() {
        let index = Index::create_in_ram(Schema::builder().build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
        for _ in 0..2 {
            writer.add_document(TantivyDocument::default()).unwrap();
            writer.commit().unwrap();
        }
        let searcher = index.reader().unwrap().searcher();
        let times = Arc::new(AtomicUsize::new(0));
        let query = Gathered::new(Counting(Arc::clone(&times)));
        for query in [query.clone(), query] {
            assert_eq!(searcher.search(&query, &Count).unwrap(), 2);
        }
        assert_eq!(times.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn documents_are_sought_forward() {
        let mut docs = Docs::new(vec![2, 5, 9]);
        assert_eq!((docs.doc(), docs.seek(2), docs.seek(3)), (2, 2, 5));
        assert_eq!(
            (docs.advance(), docs.advance(), docs.seek(10), docs.advance()),
            (9, TERMINATED, TERMINATED, TERMINATED)
        );
    }
}
