//! File records: what the index remembers of each file of the archive, so that a second run touches only what changed.

use std::collections::{HashMap, HashSet};

use tantivy::{
    Searcher, TantivyDocument, Term,
    collector::DocSetCollector,
    columnar::BytesColumn,
    index::SegmentComponent,
    query::{Query, TermQuery},
    schema::{IndexRecordOption, Value},
};

use super::{
    IndexError, Reader, each_value,
    schema::{Fields, record},
};

/// Raise whenever a page may be read differently than before: files whose record has another version are read again.
pub(crate) const EXTRACTOR_VERSION: u64 = 25;

/// A modification time that no file has: a record with it is always out of date.
pub const NEVER: i64 = i64::MIN;

/// Where the records stand, and which of them are deleted.
const COLUMNS: [SegmentComponent; 2] = [SegmentComponent::FastFields, SegmentComponent::Delete];

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Read to its end, whether or not there was a page in it.
    Read = 0,
    /// Nothing that newsdex reads, by its content.
    Skipped = 1,
    /// Read in part: pages before the damage are kept.
    Cut = 2,
    /// Not read at all.
    Failed = 3,
}

impl Outcome {
    fn from_code(code: u64) -> Outcome {
        match code {
            0 => Outcome::Read,
            1 => Outcome::Skipped,
            2 => Outcome::Cut,
            _ => Outcome::Failed,
        }
    }
}

/// What the index remembers of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRecord {
    /// Bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970, or [`NEVER`].
    pub mtime: i64,
    pub outcome: Outcome,
    pub pages: u64,
    pub extractor: u64,
}

impl FileRecord {
    /// The record as a document.
    pub(super) fn document(&self, fields: &Fields, path: &[u8], error: Option<&str>) -> TantivyDocument {
        let mut doc = TantivyDocument::default();
        doc.add_text(fields.record, record::FILE);
        doc.add_bytes(fields.path, path);
        doc.add_u64(fields.file.size, self.size);
        doc.add_i64(fields.file.mtime, self.mtime);
        doc.add_u64(fields.file.outcome, self.outcome as u64);
        doc.add_u64(fields.file.pages, self.pages);
        doc.add_u64(fields.file.extractor, self.extractor);
        if let Some(error) = error {
            doc.add_text(fields.file.error, error);
        }
        doc
    }

    /// Whether a file with this size and time is what was recorded.
    pub fn is_current(&self, size: u64, mtime: i64) -> bool {
        self.is_unchanged(size, mtime) && self.extractor == EXTRACTOR_VERSION
    }

    /// Whether a file with this size and time is out of date only because another version of newsdex read it.
    pub fn is_of_other_version(&self, size: u64, mtime: i64) -> bool {
        self.is_unchanged(size, mtime) && self.extractor != EXTRACTOR_VERSION
    }

    fn is_unchanged(&self, size: u64, mtime: i64) -> bool {
        self.size == size && self.mtime == mtime && self.mtime != NEVER
    }
}

/// The files that an index knows, by the bytes of their paths.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub records: HashMap<Vec<u8>, FileRecord>,
    /// Paths with pages but no record: a run ended before their file's last page.
    pub unfinished: HashSet<Vec<u8>>,
}

impl Known {
    /// Reads every file record, from columns alone, once their checksums say that they are what was written: a path that a
    /// damaged one tells would be a file that is gone, and the same file a new one.
    ///
    /// # Errors
    /// When a column is damaged or cannot be read.
    pub(crate) fn load(reader: &Reader) -> Result<Known, IndexError> {
        let loaded = reader.look_for_damage(&COLUMNS).and_then(|()| Known::of_columns(&reader.searcher));
        loaded.map_err(|source| reader.failed(source))
    }

    fn of_columns(searcher: &Searcher) -> tantivy::Result<Known> {
        let mut known = Known::default();
        let mut with_pages = HashSet::new();
        for segment in searcher.segment_readers() {
            let columns = segment.fast_fields();
            let Some(paths) = columns.bytes("path")? else { continue };
            let [size, outcome, pages, extractor] = [
                columns.u64("file_size")?,
                columns.u64("file_outcome")?,
                columns.u64("file_pages")?,
                columns.u64("file_extractor")?,
            ];
            let mtime = columns.i64("file_mtime")?;
            let mut page_ords = HashSet::new();
            let mut records = Vec::new();
            for doc in segment.doc_ids_alive() {
                let Some(ord) = paths.term_ords(doc).next() else { continue };
                let Some(size) = size.first(doc) else {
                    page_ords.insert(ord);
                    continue;
                };
                let record = FileRecord {
                    size,
                    mtime: mtime.first(doc).unwrap_or(NEVER),
                    outcome: Outcome::from_code(outcome.first(doc).unwrap_or_default()),
                    pages: pages.first(doc).unwrap_or_default(),
                    extractor: extractor.first(doc).unwrap_or_default(),
                };
                records.push((ord, record));
            }
            for (ord, _) in &records {
                page_ords.remove(ord);
            }
            each_value(&paths, records, |path, record| known.records.extend([(path.to_vec(), record)]))?;
            let page_ords = page_ords.into_iter().map(|ord| (ord, ())).collect();
            each_value(&paths, page_ords, |path, ()| with_pages.extend([path.to_vec()]))?;
        }
        known.unfinished = with_pages.into_iter().filter(|path| !known.records.contains_key(path)).collect();
        Ok(known)
    }
}

fn path_at(paths: &BytesColumn, ord: u64) -> tantivy::Result<Vec<u8>> {
    let mut path = Vec::new();
    paths.ord_to_bytes(ord, &mut path)?;
    Ok(path)
}

/// A file that could not be read to its end, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    pub path: Vec<u8>,
    pub outcome: Outcome,
    pub error: String,
}

/// How many files were read, in whole or in part, and in how many there was nothing to read.
///
/// # Errors
/// When a column cannot be read.
pub fn files(searcher: &Searcher) -> tantivy::Result<(u64, u64)> {
    let (mut read, mut skipped) = (0, 0);
    for segment in searcher.segment_readers() {
        let outcomes = segment.fast_fields().u64("file_outcome")?;
        for outcome in segment.doc_ids_alive().filter_map(|doc| outcomes.first(doc)) {
            *(if Outcome::from_code(outcome) == Outcome::Skipped { &mut skipped } else { &mut read }) += 1;
        }
    }
    Ok((read, skipped))
}

/// The files that failed or were cut short, in path order.
///
/// # Errors
/// When the index cannot be read.
pub fn damaged(reader: &Reader) -> Result<Vec<Damage>, IndexError> {
    let fields = &reader.fields;
    let mut found = Vec::new();
    for outcome in [Outcome::Cut, Outcome::Failed] {
        let term = Term::from_field_u64(fields.file.outcome, outcome as u64);
        let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        let docs = reader.searcher.search(&*query, &DocSetCollector).map_err(|e| reader.failed(e))?;
        for address in docs {
            let doc: TantivyDocument = reader.searcher.doc(address).map_err(|e| reader.failed(e))?;
            let segment = reader.searcher.segment_reader(address.segment_ord);
            let paths = segment.fast_fields().bytes("path").map_err(|e| reader.failed(e))?;
            let ord = paths.as_ref().and_then(|paths| paths.term_ords(address.doc_id).next());
            let Some((paths, ord)) = paths.as_ref().zip(ord) else { continue };
            let error = doc.get_first(fields.file.error).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
            found.push(Damage { path: path_at(paths, ord).map_err(|e| reader.failed(e))?, outcome, error });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}
