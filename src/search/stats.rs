//! What an index holds, in figures.

use std::collections::HashMap;

use tantivy::{DocSet, TERMINATED, schema::IndexRecordOption};

use super::facets::{Count, Facet, counts, months, years};
use crate::{
    index::{Damage, IndexError, Reader, damaged, disk_size, files},
    query::{Filters, Kinds, Node, Question},
};

/// What an archive holds, as its index knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    pub pages: u64,
    /// Files that were read, in whole or in part.
    pub files: u64,
    /// Files that hold nothing newsdex reads, those told by their names included.
    pub skipped: u64,
    pub kinds: Vec<Count>,
    pub sites: Vec<Count>,
    pub formats: Vec<Count>,
    pub languages: Vec<Count>,
    pub years: Vec<Count>,
    pub undated: u64,
    /// Pages beyond the first with the same bytes.
    pub duplicates: u64,
    /// Files that could not be read to their end.
    pub damaged: Vec<Damage>,
    /// Bytes of the index on disk.
    pub index_bytes: u64,
}

/// Counts everything.
///
/// # Errors
/// When the index cannot be read.
pub fn stats(reader: &Reader) -> Result<Stats, IndexError> {
    let everything = Question::new(Node::All, Filters { kinds: Kinds::Any, ..Filters::default() });
    let values = |facet| counts(reader, &everything, facet).map(|counts| counts.values);
    let by_month = months(reader, &everything)?;
    let (files, skipped) = files(&reader.searcher).map_err(|source| reader.failed(source))?;
    let passed_over = reader.payload()?.and_then(|payload| payload.passed_over).unwrap_or(0);
    Ok(Stats {
        pages: by_month.pages,
        files,
        skipped: skipped + passed_over,
        kinds: values(Facet::Kinds)?,
        sites: values(Facet::Sites)?,
        formats: values(Facet::Formats)?,
        languages: values(Facet::Languages)?,
        years: years(&by_month),
        undated: by_month.undated,
        duplicates: duplicates(reader).map_err(|source| reader.failed(source))?,
        damaged: damaged(reader)?,
        index_bytes: disk_size(&reader.place.index),
    })
}

/// Pages beyond the first of each hash.
fn duplicates(reader: &Reader) -> tantivy::Result<u64> {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    for segment in reader.searcher.segment_readers() {
        let ids = segment.inverted_index(reader.fields.id)?;
        let mut terms = ids.terms().stream()?;
        while let Some((id, info)) = terms.next() {
            let mut count = u64::from(info.doc_freq);
            if segment.has_deletes() {
                let mut postings = ids.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                count = 0;
                while postings.doc() != TERMINATED {
                    count += u64::from(!segment.is_deleted(postings.doc()));
                    postings.advance();
                }
            }
            // Sixteen hex digits of a hash tell the pages of any archive apart.
            let key = std::str::from_utf8(id).ok().and_then(|id| u64::from_str_radix(id.get(..16)?, 16).ok());
            if let Some(key) = key {
                *seen.entry(key).or_default() += count;
            }
        }
    }
    Ok(seen.values().map(|count| count.saturating_sub(1)).sum())
}
