//! [`Update`]: one run that brings an index up to date: what the plan says goes, what was read comes, each file's record last.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Mutex, MutexGuard, PoisonError, RwLock},
    time::{Duration, SystemTime},
};

use tantivy::index::SegmentComponent;

use super::{
    EXTRACTOR_VERSION, FileRecord, IndexError, Known, NEVER, Outcome, Place, Placed, Plan, Reader, Walked, Writer,
    article_path,
};
use crate::archive::SkipReason;

/// What became of a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileResult {
    pub outcome: Outcome,
    /// How many pages came from it.
    pub pages: u64,
    /// Why it could not be read to its end; names the file.
    pub error: Option<String>,
    /// The file may be readable the next time though it has not changed: a permission, a disk.
    pub retry: bool,
}

/// What a run did. Figures are pages where they do not say files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// From files that were not known.
    pub new: u64,
    /// From files that were known and have changed.
    pub changed: u64,
    pub gone: u64,
    pub unchanged: u64,
    /// From files that were being read when the run was stopped.
    pub half_read: u64,
    /// Files among the changed ones that are as they were, and that an earlier version read in its own way.
    pub read_otherwise: u64,
    /// What could not be read to its end, in words, sorted.
    pub failures: Vec<String>,
    /// Files that an earlier run could not read to their end, and that are as they were.
    pub still_unread: u64,
    /// Files in which there is nothing to read, those skipped by their names included.
    pub skipped_files: u64,
    /// How many of them are skipped for which reason; messages by their names too.
    pub skipped_for: BTreeMap<SkipReason, u64>,
    /// From the beginning of the walk on.
    pub elapsed: Duration,
    /// The run was stopped before its end.
    pub interrupted: bool,
}

impl Summary {
    /// Pages that were read.
    pub fn read(&self) -> u64 {
        self.new + self.changed + self.half_read
    }
}

/// How far ahead of ours the clock of a file server may be, in nanoseconds: an hour, which is more than any is that anybody
/// keeps. A file of a later time was not written just now: whoever made it had another clock.
const CLOCK_SLACK: i64 = 3_600_000_000_000;

/// A run at work. Takes pages and results from many threads at once.
pub(crate) struct Update {
    /// Adding shares it, committing has it alone.
    writer: RwLock<Writer>,
    plan: Plan,
    /// Stale paths whose old pages are deleted already.
    replaced: Mutex<HashSet<Vec<u8>>>,
    /// Pages that were taken of files whose last page has not come yet.
    under_way: Mutex<HashMap<Vec<u8>, u64>>,
    summary: Mutex<Summary>,
    /// Nanoseconds since 1970 at the start: a file modified after it may have been read half-written.
    started_at: i64,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Update {
    /// Compares the archive with the index and deletes what is gone. `scope` is the folder below the root that was walked.
    ///
    /// # Errors
    /// [`IndexError::TooManyGone`] unless `prune`, when so much is missing that the disk may not be there; whatever keeps
    /// the index from being written.
    pub(crate) fn begin(
        place: &Place,
        walked: &[Walked],
        scope: &[u8],
        unreadable: &[Vec<u8>],
        prune: bool,
    ) -> Result<Update, IndexError> {
        let started_at = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos();
        let writer = Writer::open(place)?;
        let reader = match Reader::open(place.clone()) {
            Ok(reader) => Some(reader),
            Err(IndexError::NotFound { .. }) => None,
            Err(error) => return Err(error),
        };
        let known = reader.as_ref().map(Known::load).transpose()?.unwrap_or_default();
        let plan = Plan::new(&known, walked, scope, unreadable);
        // What is deleted is found by its path: not found, it would be there twice.
        if let Some(reader) = reader.filter(|_| plan.deletes()) {
            let found_by = [SegmentComponent::Terms, SegmentComponent::Postings];
            reader.look_for_damage(&found_by).map_err(|source| reader.failed(source))?;
        }
        if !prune {
            plan.check_disk(place, walked)?;
        }
        for path in plan.gone.iter().chain(&plan.leftovers) {
            writer.delete(path);
        }
        let summary = Summary {
            gone: plan.gone_pages,
            unchanged: plan.unchanged_pages,
            still_unread: plan.still_unread,
            read_otherwise: plan.read_otherwise,
            skipped_files: plan.skipped.len() as u64,
            ..Summary::default()
        };
        Ok(Update {
            writer: RwLock::new(writer),
            plan,
            replaced: Mutex::default(),
            under_way: Mutex::default(),
            summary: Mutex::new(summary),
            started_at: i64::try_from(started_at).unwrap_or(i64::MAX),
        })
    }

    /// The files to read, as places in the walk's list.
    pub(crate) fn files(&self) -> &[usize] {
        &self.plan.read
    }

    /// The files that were read by an earlier run and held nothing, as places in the walk's list.
    pub(crate) fn skipped(&self) -> &[usize] {
        &self.plan.skipped
    }

    /// Takes note of how many files of the whole archive are not opened, for their names.
    pub(crate) fn passed_over(&self, files: u64) {
        self.writer.write().unwrap_or_else(PoisonError::into_inner).passed_over = Some(files);
    }

    /// Deletes what an earlier run made of a file, before the first thing that this one makes of it. Not all at once at the
    /// start: so that a commit in between never shows a file that was there as missing.
    fn replace(&self, writer: &Writer, path: &[u8]) {
        if self.plan.stale.contains(path) {
            // The lock is held until the old pages are deleted, so that no other thread adds a new one before.
            let mut replaced = locked(&self.replaced);
            if replaced.insert(path.to_vec()) {
                writer.delete(path);
            }
        }
    }

    /// Takes a page. Waits while the writer has enough to do.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub(crate) fn page(&self, page: Placed) -> Result<(), IndexError> {
        let writer = self.writer.read().unwrap_or_else(PoisonError::into_inner);
        let path = article_path(&page.article);
        self.replace(&writer, &path);
        writer.add_page(page)?;
        *locked(&self.under_way).entry(path).or_default() += 1;
        Ok(())
    }

    /// Takes note that a file has been read, after its last page.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub(crate) fn file_done(&self, file: &Walked, result: FileResult) -> Result<(), IndexError> {
        let may_be_written = (self.started_at..self.started_at.saturating_add(CLOCK_SLACK)).contains(&file.mtime);
        let is_settled = !may_be_written && !result.retry;
        let record = FileRecord {
            size: file.size,
            mtime: if is_settled { file.mtime } else { NEVER },
            outcome: result.outcome,
            pages: result.pages,
            extractor: EXTRACTOR_VERSION,
        };
        let is_commit_due = {
            let writer = self.writer.read().unwrap_or_else(PoisonError::into_inner);
            self.replace(&writer, &file.path);
            writer.add_record(&file.path, &record, result.error.as_deref())?;
            writer.is_commit_due()
        };
        locked(&self.under_way).remove(&file.path);
        {
            let mut summary = locked(&self.summary);
            let is_known = self.plan.stale.contains(&file.path) && !self.plan.half_read.contains(&file.path);
            *(if is_known { &mut summary.changed } else { &mut summary.new }) += result.pages;
            summary.skipped_files += u64::from(result.outcome == Outcome::Skipped);
            summary.failures.extend(result.error);
        }
        if is_commit_due {
            let mut writer = self.writer.write().unwrap_or_else(PoisonError::into_inner);
            // Another thread may have been quicker.
            if writer.is_commit_due() {
                writer.commit()?;
            }
        }
        Ok(())
    }

    /// Commits what was done, all of it or as far as it came.
    ///
    /// # Errors
    /// When the index cannot be written; it then stays at its last commit.
    pub(crate) fn finish(self) -> Result<Summary, IndexError> {
        self.writer.into_inner().unwrap_or_else(PoisonError::into_inner).finish()?;
        let mut summary = self.summary.into_inner().unwrap_or_else(PoisonError::into_inner);
        summary.half_read = locked(&self.under_way).values().sum();
        summary.failures.sort();
        Ok(summary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn walked(path: &str, size: u64) -> Walked {
        Walked { path: path.as_bytes().to_vec(), size, mtime: 1 }
    }

    /// Runs over files of one page each.
    fn run(place: &Place, files: &[Walked], prune: bool) -> Result<Summary, IndexError> {
        let update = Update::begin(place, files, b"", &[], prune)?;
        for at in update.files().to_vec() {
            let path = String::from_utf8(files[at].path.clone()).unwrap();
            let article = Article { path, text: format!("size {}", files[at].size), ..Article::default() };
            update.page(Placed { article, ..Placed::default() })?;
            update.file_done(&files[at], FileResult { outcome: Outcome::Read, pages: 1, error: None, retry: false })?;
        }
        update.finish()
    }

    /// Unpacked from a zip of another time zone, or written by a camera that thinks it is 2040.
    #[test]
    fn only_what_may_be_half_written_is_read_again() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_nanos() as i64;
        for (ahead, unchanged) in [(-3_600, 1), (60, 0), (86_400, 1), (i64::MAX / 2_000_000_000, 1)] {
            let files = [Walked { mtime: now + ahead * 1_000_000_000, ..walked("a.html", 1) }];
            run(&place, &files, false).unwrap();
            assert_eq!(run(&place, &files, false).unwrap().unchanged, unchanged, "{ahead} s ahead");
        }
    }

    /// It was not counted as new by the run that was interrupted, and has not changed.
    #[test]
    fn what_was_read_half_is_new() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        let files = [walked("a.warc", 1)];
        let interrupted = Update::begin(&place, &files, b"", &[], false).unwrap();
        let article = Article { path: "a.warc".into(), ..Article::default() };
        interrupted.page(Placed { article, ..Placed::default() }).unwrap();
        let summary = interrupted.finish().unwrap();
        assert_eq!((summary.new, summary.half_read, summary.read()), (0, 1, 1));
        let next = run(&place, &files, false).unwrap();
        assert_eq!((next.new, next.changed, next.half_read), (1, 0, 0));
    }

    #[test]
    fn a_second_run_doubles_nothing_and_drops_what_is_gone() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        let mut files: Vec<Walked> = (0..12).map(|n| walked(&format!("{n}.html"), 1)).collect();
        let first = run(&place, &files, false).unwrap();
        assert_eq!((first.new, first.changed, first.unchanged, first.gone), (12, 0, 0, 0));
        files[0].size = 2;
        files.pop();
        files.push(walked("new.html", 1));
        let second = run(&place, &files, false).unwrap();
        assert_eq!((second.new, second.changed, second.unchanged, second.gone), (1, 1, 10, 1));
        let reader = Reader::open(place.clone()).unwrap();
        assert_eq!(reader.searcher.num_docs(), 24, "a page and a record for each of twelve files");
        assert!(matches!(run(&place, &files[..6], false), Err(IndexError::TooManyGone { missing: 6, known: 12, .. })));
        assert_eq!(run(&place, &files[..6], true).unwrap().gone, 6);
    }
}
