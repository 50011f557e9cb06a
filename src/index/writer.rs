//! [`Writer`]: adds and deletes pages and file records, and commits. It knows nothing of the archive.

use std::{
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use tantivy::{
    Index, IndexBuilder, IndexWriter, TantivyError, Term,
    directory::MmapDirectory,
    error::DataCorruption,
    indexer::{IndexWriterOptions, LogMergePolicy},
    store::Compressor,
};

use super::{
    IndexError, Place, Placed, document,
    permits::{Permits, Permitted},
    reader::{Payload, open_index, register},
    record::FileRecord,
    schema::Fields,
};
use crate::ingest::guard;

/// Memory for documents that are being inverted, over all threads; a segment is written out when its share is full. Tantivy
/// wants 15 MB for each of up to three threads; with this a crawl of 4.7 GB is indexed in under 300 MB.
const HEAP_BYTES: usize = 48_000_000;

/// Documents that may wait for the writer's threads.
const QUEUE_BYTES: usize = 8 << 20;

/// A document beside its text: its fields, its JSON and Tantivy's own bookkeeping, in bytes.
const DOCUMENT_OVERHEAD_BYTES: usize = 4 << 10;

/// How much of a first run a kill may cost.
const COMMIT_INTERVAL: Duration = Duration::from_secs(60);

/// Segments in which more than this share of the documents is deleted are merged; Tantivy's default ignores deletes.
const DELETED_RATIO_BEFORE_MERGE: f32 = 0.2;

/// The one writer of an index.
pub struct Writer {
    writer: IndexWriter<Permitted>,
    fields: Fields,
    permits: Arc<Permits>,
    place: Place,
    last_commit: Instant,
    /// See [`Payload::passed_over`].
    pub(super) passed_over: Option<u64>,
}

impl Writer {
    /// Opens the index of a place for writing; makes it where it is new.
    ///
    /// # Errors
    /// [`IndexError::Busy`] when another writer is at work, [`IndexError::OtherVersion`] when it has to be rebuilt, or
    /// when the folder cannot be written to.
    pub fn open(place: &Place) -> Result<Writer, IndexError> {
        let failed = |source| IndexError::tantivy(&place.index, source);
        // Now, and not after all the pages have been read.
        probe(&place.index, 0).map_err(|error| failed(error.into()))?;
        let directory = MmapDirectory::open(&place.index).map_err(|source| failed(source.into()))?;
        let (index, fields) = match open_index(place, directory.clone())? {
            Some(open) => open,
            None => create(directory).map_err(failed)?,
        };
        // As many as work at the end, when all that is left is to write the last segments out.
        let threads = thread::available_parallelism().map_or(1, usize::from).clamp(1, 3);
        let options = IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .memory_budget_per_thread(HEAP_BYTES / threads)
            .num_merge_threads(1)
            .build();
        let writer = index.writer_with_options(options).map_err(failed)?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(DELETED_RATIO_BEFORE_MERGE);
        writer.set_merge_policy(Box::new(policy));
        // What a killed run or a full disk left behind takes room that this run may need.
        writer.garbage_collect_files().wait().map_err(failed)?;
        let permits = Permits::new(QUEUE_BYTES);
        let passed_over = Payload::of(&index).map_err(failed)?.and_then(|payload| payload.passed_over);
        Ok(Writer { writer, fields, permits, place: place.clone(), last_commit: Instant::now(), passed_over })
    }

    /// Adds a page. Waits while too many documents are queued.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn add_page(&self, page: Placed) -> Result<(), IndexError> {
        let bytes = page.article.text.len() + DOCUMENT_OVERHEAD_BYTES;
        let doc =
            document::page(&self.fields, page).map_err(|source| self.failed(std::io::Error::from(source).into()))?;
        let permit = self.permits.take(bytes);
        self.writer.add_document(Permitted::new(doc, permit)).map(drop).map_err(|source| self.failed(source))
    }

    /// Adds the record of a file, after its last page.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn add_record(&self, path: &[u8], record: &FileRecord, error: Option<&str>) -> Result<(), IndexError> {
        let doc = record.document(&self.fields, path, error);
        let permit = self.permits.take(DOCUMENT_OVERHEAD_BYTES);
        self.writer.add_document(Permitted::new(doc, permit)).map(drop).map_err(|source| self.failed(source))
    }

    /// Deletes the pages and the record of a file.
    pub fn delete(&self, path: &[u8]) {
        self.writer.delete_term(Term::from_field_bytes(self.fields.path, path));
    }

    /// Whether the last commit is a while ago.
    pub fn is_commit_due(&self) -> bool {
        self.last_commit.elapsed() >= COMMIT_INTERVAL
    }

    /// Makes what was added and deleted so far what readers see.
    ///
    /// # Errors
    /// When the index cannot be written; it then stays at its last commit.
    pub fn commit(&mut self) -> Result<(), IndexError> {
        let payload = serde_json::to_string(&Payload::current(self.passed_over)).unwrap_or_default();
        let committed = self.writer.prepare_commit().and_then(|mut prepared| {
            prepared.set_payload(&payload);
            prepared.commit()
        });
        committed.map_err(|source| self.failed(source))?;
        self.last_commit = Instant::now();
        Ok(())
    }

    /// Commits, waits for merges and lets the index go.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn finish(mut self) -> Result<(), IndexError> {
        self.commit()?;
        let path = self.place.index;
        let merged = self.writer.wait_merging_threads();
        let broken = |message| Err(TantivyError::DataCorruption(DataCorruption::comment_only(message)));
        guard::of_merging().map_or(merged, broken).map_err(|source| IndexError::tantivy(&path, source))
    }

    fn failed(&self, source: tantivy::TantivyError) -> IndexError {
        // Tantivy's threads do not always pass on why they could not write.
        let source = probe(&self.place.index, PROBE_BYTES).err().map_or(source, TantivyError::from);
        IndexError::tantivy(&self.place.index, source)
    }
}

fn create(directory: MmapDirectory) -> tantivy::Result<(Index, Fields)> {
    let (schema, fields) = Fields::build();
    let settings = tantivy::IndexSettings { docstore_compression: Compressor::Lz4, ..Default::default() };
    let index = IndexBuilder::new().schema(schema).settings(settings).open_or_create(directory)?;
    register(&index);
    Ok((index, fields))
}

/// The size of a small segment.
const PROBE_BYTES: usize = 1 << 20;

/// Tries whether a file of this size can be written.
fn probe(index: &Path, bytes: usize) -> std::io::Result<()> {
    let probe = index.join("newsdex.probe");
    let written = std::fs::write(&probe, vec![0; bytes]);
    // Where it was not written there is nothing to remove.
    let _ = std::fs::remove_file(&probe);
    written
}

/// Bytes that an index takes on disk; 0 where it cannot be read.
pub fn disk_size(index: &Path) -> u64 {
    let entries = std::fs::read_dir(index).into_iter().flatten().filter_map(Result::ok);
    entries.filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        article::Article,
        index::{Known, Outcome, Reader},
    };

    fn page(path: &str) -> Placed {
        let article = Article { path: path.into(), text: "The bridge is open.".into(), ..Article::default() };
        Placed { article, ..Placed::default() }
    }

    #[test]
    fn a_file_without_its_record_is_unfinished() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        let record = FileRecord { size: 1, mtime: 2, outcome: Outcome::Read, pages: 1, extractor: 3 };
        let writer = Writer::open(&place).unwrap();
        assert!(matches!(Writer::open(&place), Err(IndexError::Busy { .. })));
        for path in ["whole.html", "half.warc", "gone.html"] {
            writer.add_page(page(path)).unwrap();
        }
        writer.add_record(b"whole.html", &record, None).unwrap();
        writer.delete(b"gone.html");
        writer.finish().unwrap();
        let reader = Reader::open(place).unwrap();
        let known = Known::load(&reader).unwrap();
        assert_eq!(known.records.into_iter().collect::<Vec<_>>(), [(b"whole.html".to_vec(), record)]);
        assert_eq!(known.unfinished.into_iter().collect::<Vec<_>>(), [b"half.warc".to_vec()]);
        assert_eq!(reader.searcher.num_docs(), 3);
    }

    #[test]
    fn what_was_never_committed_is_removed() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        Writer::open(&place).unwrap().finish().unwrap();
        let left = place.index.join("0123456789abcdef0123456789abcdef.store");
        std::fs::write(&left, "left by a run that was killed").unwrap();
        std::fs::write(place.index.join(".managed.json"), r#"["meta.json","0123456789abcdef0123456789abcdef.store"]"#)
            .unwrap();
        Writer::open(&place).unwrap();
        assert!(!left.exists());
    }

    #[test]
    fn what_others_made_is_not_read() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        let mut schema = tantivy::schema::Schema::builder();
        schema.add_text_field("body", tantivy::schema::TEXT);
        Index::create_in_dir(&place.index, schema.build()).unwrap();
        assert!(matches!(Reader::open(place), Err(IndexError::OtherVersion { .. })));
    }
}
