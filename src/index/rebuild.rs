//! [`Rebuild`]: an index made anew beside the one that answers until then, and put in its place once it is whole.

use std::{collections::BTreeSet, fs, io, path::Path};

use tantivy::{
    Directory, TantivyError,
    directory::{DirectoryLock, INDEX_WRITER_LOCK, MmapDirectory},
};

use super::{IndexError, Known, Place, Plan, Reader, RunOptions, Survey, Writer};
use crate::ingest::guard;

/// The folder in an index's own in which the new one is made: wherever the index can be written, so can this.
const BESIDE: &str = "rebuild";

/// What Tantivy calls its list of segments, and that of the files which are its own.
const META: &str = "meta.json";
const MANAGED: &str = ".managed.json";

/// A new index on its way. Dropped before [`Rebuild::finish`], it leaves the old one as it was.
pub struct Rebuild {
    place: Place,
    beside: Place,
    /// Nobody else writes to the old index until it has been replaced.
    lock: Option<DirectoryLock>,
}

impl Rebuild {
    /// Begins one of the index of a place, whether or not the index that is there can be read.
    ///
    /// # Errors
    /// [`IndexError::Busy`] when a writer is at work; [`IndexError::TooManyGone`] unless pruning, when so much of what the
    /// index holds is missing that the disk may not be there; when the folder cannot be written to.
    pub fn begin(place: &Place, survey: &Survey, options: RunOptions<'_>) -> Result<Rebuild, IndexError> {
        let failed = |source| IndexError::tantivy(&place.index, source);
        let directory = MmapDirectory::open(&place.index).map_err(|source| failed(source.into()))?;
        let lock = directory.acquire_lock(&INDEX_WRITER_LOCK);
        let lock = lock.map_err(|error| failed(TantivyError::LockFailure(error, None)))?;
        if !options.prune {
            refuse_when_gone(place, survey)?;
        }
        let beside = Place { root: place.root.clone(), index: place.index.join(BESIDE) };
        remove_leftover(place)?;
        let made = fs::create_dir(&beside.index);
        made.map_err(|source| IndexError::Io { action: "make", path: beside.index.clone(), source })?;
        Ok(Rebuild { place: place.clone(), beside, lock: Some(lock) })
    }

    /// Where the new index is to be written.
    pub fn target(&self) -> &Place {
        &self.beside
    }

    /// Whether the old index answers questions, so that half a new one would be a loss.
    pub fn has_old(&self) -> bool {
        guard::catch(|| Reader::open(self.place.clone()).is_ok()).unwrap_or(false)
    }

    /// Puts the new index in the old one's place. A reader sees one or the other, whenever this is interrupted.
    ///
    /// # Errors
    /// When a file cannot be moved; the old index is then still there.
    pub fn finish(mut self) -> Result<(), IndexError> {
        self.swap().map_err(|source| IndexError::Io { action: "write to", path: self.place.index.clone(), source })?;
        self.lock = None;
        let place = self.place.clone();
        drop(self);
        // The files of the old index are nobody's now, and a writer removes such when it opens: this one, or one that was quicker.
        match Writer::open(&place) {
            Err(IndexError::Busy { .. }) => Ok(()),
            opened => opened.map(drop),
        }
    }

    fn swap(&self) -> io::Result<()> {
        let (old, new) = (&self.place.index, &self.beside.index);
        let moved = segment_files(new)?;
        // First of all, so that whatever the next writer finds of either index it can remove.
        let managed: BTreeSet<String> =
            segment_files(old)?.into_iter().chain(moved.clone()).chain([META.into()]).collect();
        let directory = MmapDirectory::open(old).map_err(io::Error::other)?;
        directory.atomic_write(Path::new(MANAGED), &serde_json::to_vec(&managed)?)?;
        for name in &moved {
            fs::rename(new.join(name), old.join(name))?;
        }
        directory.sync_directory()?;
        fs::rename(new.join(META), old.join(META))?;
        directory.sync_directory()
    }
}

impl Drop for Rebuild {
    fn drop(&mut self) {
        // What stays is removed by the next run.
        let _ = fs::remove_dir_all(&self.beside.index);
    }
}

/// Removes what a rebuild that was killed left behind. Only to be called by who may write to the index.
///
/// # Errors
/// When it cannot be removed.
pub(super) fn remove_leftover(place: &Place) -> Result<(), IndexError> {
    let beside = place.index.join(BESIDE);
    match fs::remove_dir_all(&beside) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            Err(IndexError::Io { action: "clear", path: beside, source })
        }
        _ => Ok(()),
    }
}

/// A disk that is not there must not end in an empty index.
fn refuse_when_gone(place: &Place, survey: &Survey) -> Result<(), IndexError> {
    // An index that cannot be read, or believed, knows of nothing that might be missing; Tantivy panics over some damage.
    let known = || Reader::open(place.clone()).ok().and_then(|reader| Known::load(&reader).ok());
    let Some(known) = guard::catch(known).ok().flatten() else { return Ok(()) };
    let walked = survey.walked();
    Plan::new(&known, &walked, b"", &survey.unreadable()).check_disk(place, &walked)
}

/// The files of an index's segments: those whose names begin with a segment's number.
fn segment_files(index: &Path) -> io::Result<Vec<String>> {
    /// Hex digits of a segment's number.
    const DIGITS: usize = 32;
    let is_segment = |name: &str| {
        let number = name.split('.').next().unwrap_or_default();
        number.len() == DIGITS && number.bytes().all(|b| b.is_ascii_hexdigit())
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(index)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_segment(&name) && entry.file_type()?.is_file() {
            names.push(name);
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::{
        article::Article,
        index::{FileRecord, NEVER, Outcome, Placed, survey},
    };

    fn write(place: &Place, words: &[&str]) {
        let writer = Writer::open(place).unwrap();
        for word in words {
            let path = format!("{word}.html");
            let article = Article { path: path.clone(), text: (*word).into(), ..Article::default() };
            writer.add_page(Placed { article, ..Placed::default() }).unwrap();
            let record = FileRecord { size: 1, mtime: NEVER, outcome: Outcome::Read, pages: 1, extractor: 0 };
            writer.add_record(path.as_bytes(), &record, None).unwrap();
        }
        writer.finish().unwrap();
    }

    fn documents(place: &Place) -> u64 {
        Reader::open(place.clone()).unwrap().searcher.num_docs()
    }

    fn files(folder: &Path) -> usize {
        segment_files(folder).unwrap().len()
    }

    #[test]
    fn the_old_index_answers_until_the_new_one_is_whole() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        let cancel = AtomicBool::new(false);
        let options = RunOptions { scope: Path::new(""), prune: true, threads: 1, cancel: &cancel };
        let survey = survey(&place, options).unwrap();
        let begin = || Rebuild::begin(&place, &survey, options);
        write(&place, &["bridge", "ferry", "tunnel"]);
        let reader = Reader::open(place.clone()).unwrap();

        let given_up = begin().unwrap();
        assert!(
            matches!(begin(), Err(IndexError::Busy { .. }))
                && matches!(Writer::open(&place), Err(IndexError::Busy { .. }))
        );
        write(given_up.target(), &["canal"]);
        assert_eq!(documents(&place), 6);
        drop(given_up);
        assert_eq!((documents(&place), place.index.join(BESIDE).exists()), (6, false));

        // What a rebuild that was killed left behind is in nobody's way.
        fs::create_dir(place.index.join(BESIDE)).unwrap();
        fs::write(place.index.join(BESIDE).join(META), "half").unwrap();
        let finished = begin().unwrap();
        write(finished.target(), &["canal"]);
        let new_files = files(&finished.target().index);
        assert!(finished.has_old());
        finished.finish().unwrap();
        assert_eq!((documents(&place), files(&place.index)), (2, new_files), "nothing of the old one is left");
        assert_eq!(reader.searcher.num_docs(), 6, "who reads the old one goes on reading it");
        assert!(place.exists() && !place.index.join(BESIDE).exists());
        write(&place, &["lock"]);
        assert_eq!(documents(&place), 4);
    }

    #[test]
    fn a_missing_disk_is_no_empty_index() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        write(&place, &["bridge"]);
        let cancel = AtomicBool::new(false);
        let options = RunOptions { scope: Path::new(""), prune: false, threads: 1, cancel: &cancel };
        let survey = survey(&place, options).unwrap();
        assert!(matches!(Rebuild::begin(&place, &survey, options), Err(IndexError::TooManyGone { missing: 1, .. })));
    }
}
