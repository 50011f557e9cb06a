//! Queries whose pages are looked up before they are combined with others: [`Gathered`], of another query, and [`Listed`], of
//! what finds its pages itself.
//!
//! Tantivy 0.27 reads a range off a column as it goes, and leaves its place undefined where two ranges are to be left out
//! together (`-month:2025`): it then looks back and counts below zero. Pages that are gathered first have no such state.

use std::fmt;

use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED,
    query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight},
};

/// The pages of another query, each with the same score.
#[derive(Debug)]
pub struct Gathered(pub Box<dyn Query>);

impl Clone for Gathered {
    fn clone(&self) -> Gathered {
        Gathered(self.0.box_clone())
    }
}

impl Query for Gathered {
    fn weight(&self, enable_scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(GatheredWeight(self.0.weight(enable_scoring)?)))
    }
}

struct GatheredWeight(Box<dyn Weight>);

impl Weight for GatheredWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut docs = Vec::new();
        self.0.for_each_no_score(reader, &mut |block| docs.extend_from_slice(block))?;
        Ok(Box::new(ConstScorer::new(Docs::new(docs), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.0.explain(reader, doc)
    }
}

/// What finds its pages in a segment itself.
pub trait Pages: fmt::Debug + Clone + Send + Sync + 'static {
    /// The segment's pages, in ascending order.
    fn docs(&self, reader: &SegmentReader) -> tantivy::Result<Vec<DocId>>;
}

/// Those pages as a query, each with the same score.
#[derive(Clone, Debug)]
pub struct Listed<P>(pub P);

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
    docs: Vec<DocId>,
    at: usize,
}

impl Docs {
    fn new(docs: Vec<DocId>) -> Docs {
        Docs { docs, at: 0 }
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
    use super::*;

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
