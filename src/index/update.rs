//! [`Update`]: one run that brings an index up to date: what the plan says goes, what was read comes, each file's record last.

use std::{
    collections::HashSet,
    time::{Duration, Instant, SystemTime},
};

use super::{
    EXTRACTOR_VERSION, FileRecord, IndexError, Known, NEVER, Outcome, Place, Placed, Plan, Reader, Walked, Writer,
    article_path,
};

/// What became of a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileResult {
    pub outcome: Outcome,
    /// How many pages came from it.
    pub pages: u64,
    /// Why it could not be read to its end.
    pub error: Option<String>,
}

/// A file that could not be read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub path: Vec<u8>,
    pub error: String,
    /// Pages before the damage, which are kept.
    pub pages: u64,
}

/// What a run did. All figures but the last are pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// From files that were not known.
    pub new: u64,
    /// From files that were known and have changed.
    pub changed: u64,
    pub gone: u64,
    pub unchanged: u64,
    /// Files that failed or were cut short, in the order they were met.
    pub failures: Vec<Failure>,
    /// Files in which there was nothing to read.
    pub skipped_files: u64,
    pub elapsed: Duration,
}

impl Summary {
    /// Pages that were read.
    pub fn read(&self) -> u64 {
        self.new + self.changed
    }
}

/// A run at work.
pub struct Update {
    writer: Writer,
    plan: Plan,
    /// Stale paths whose old pages are deleted already.
    replaced: HashSet<Vec<u8>>,
    /// Nanoseconds since 1970 at the start: a file modified later may have been read half-written.
    started_at: i64,
    started: Instant,
    summary: Summary,
}

impl Update {
    /// Compares the archive with the index and deletes what is gone. `scope` is the folder below the root that was walked.
    ///
    /// # Errors
    /// [`IndexError::TooManyGone`] unless `prune`, when so much is missing that the disk may not be there; whatever keeps
    /// the index from being written.
    pub fn begin(
        place: &Place,
        walked: &[Walked],
        scope: &[u8],
        unreadable: &[Vec<u8>],
        prune: bool,
    ) -> Result<Update, IndexError> {
        let started_at = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos();
        let started = Instant::now();
        let writer = Writer::open(place)?;
        let known = match Reader::open(place.clone()) {
            Ok(reader) => Known::load(&reader.searcher).map_err(|source| reader.failed(source))?,
            Err(IndexError::NotFound { .. }) => Known::default(),
            Err(error) => return Err(error),
        };
        let plan = Plan::new(&known, walked, scope, unreadable);
        if !prune && plan.is_suspicious(walked) {
            return Err(IndexError::TooManyGone {
                root: place.root.clone(),
                missing: plan.gone.len(),
                known: plan.known,
            });
        }
        for path in plan.gone.iter().chain(&plan.leftovers) {
            writer.delete(path);
        }
        let summary = Summary { gone: plan.gone_pages, unchanged: plan.unchanged_pages, ..Summary::default() };
        let started_at = i64::try_from(started_at).unwrap_or(i64::MAX);
        Ok(Update { writer, plan, replaced: HashSet::new(), started_at, started, summary })
    }

    /// The files to read, as places in the walk's list.
    pub fn files(&self) -> &[usize] {
        &self.plan.read
    }

    /// Deletes what an earlier run made of a file, before the first thing that this one makes of it. Not all at once at the
    /// start: so that a commit in between never shows a file that was there as missing.
    fn replace(&mut self, path: &[u8]) {
        if self.plan.stale.contains(path) && self.replaced.insert(path.to_vec()) {
            self.writer.delete(path);
        }
    }

    /// Takes a page. Waits while the writer has enough to do.
    pub fn page(&mut self, page: Placed) -> Result<(), IndexError> {
        self.replace(&article_path(&page.article));
        self.writer.add_page(page)
    }

    /// Takes note that a file has been read, after its last page.
    pub fn file_done(&mut self, file: &Walked, result: FileResult) -> Result<(), IndexError> {
        self.replace(&file.path);
        let record = FileRecord {
            size: file.size,
            mtime: if file.mtime < self.started_at { file.mtime } else { NEVER },
            outcome: result.outcome,
            pages: result.pages,
            extractor: EXTRACTOR_VERSION,
        };
        self.writer.add_record(&file.path, &record, result.error.as_deref())?;
        let changed = self.plan.stale.contains(&file.path);
        *(if changed { &mut self.summary.changed } else { &mut self.summary.new }) += result.pages;
        if result.outcome == Outcome::Skipped {
            self.summary.skipped_files += 1;
        }
        if let Some(error) = result.error {
            self.summary.failures.push(Failure { path: file.path.clone(), error, pages: result.pages });
        }
        self.writer.commit_now_and_then()
    }

    /// Commits what was done, all of it or as far as it came.
    pub fn finish(mut self) -> Result<Summary, IndexError> {
        self.writer.finish()?;
        self.summary.elapsed = self.started.elapsed();
        Ok(self.summary)
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
        let mut update = Update::begin(place, files, b"", &[], prune)?;
        for at in update.files().to_vec() {
            let path = String::from_utf8(files[at].path.clone()).unwrap();
            let article = Article { path, text: format!("size {}", files[at].size), ..Article::default() };
            update.page(Placed { article, ..Placed::default() })?;
            update.file_done(&files[at], FileResult { outcome: Outcome::Read, pages: 1, error: None })?;
        }
        update.finish()
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
