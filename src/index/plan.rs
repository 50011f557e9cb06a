//! [`Plan`]: what a run has to do, from what the index knows and what the walk found. Nothing is read or written here.

use std::collections::{HashMap, HashSet};

use super::{FileRecord, IndexError, Known, Outcome, Place, path_bytes};
use crate::archive::Listed;

/// A file as the walk found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Walked {
    /// Below the root, as bytes.
    pub path: Vec<u8>,
    /// Bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970.
    pub mtime: i64,
}

impl Walked {
    pub(super) fn of(file: &Listed) -> Walked {
        Walked { path: path_bytes(&file.path), size: file.size, mtime: file.mtime_ns }
    }
}

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Files to read, as places in the walk's list.
    pub read: Vec<usize>,
    /// Paths among them whose old pages must go first; the others are new.
    pub stale: HashSet<Vec<u8>>,
    /// Those of the stale ones that have no record: an interrupted run left pages of them.
    pub half_read: HashSet<Vec<u8>>,
    /// Known paths that are no longer there.
    pub gone: Vec<Vec<u8>>,
    /// Paths that are no longer there either, and of which an interrupted run left pages.
    pub leftovers: Vec<Vec<u8>>,
    /// Pages of files that are as they were.
    pub unchanged_pages: u64,
    /// Pages of files that are gone.
    pub gone_pages: u64,
    /// Files that are as they were, and could not be read to their end.
    pub still_unread: u64,
    /// Files that are as they were, and that an earlier version read in its own way.
    pub read_otherwise: u64,
    /// Files that are as they were, and in which there was nothing to read, as places in the walk's list.
    pub skipped: Vec<usize>,
    /// Known files within the scope that are worth a question: those in which there was something to read.
    pub known: usize,
    /// Those of them that are gone, and not only have another name.
    pub missing: Vec<Vec<u8>>,
}

/// Whether there was something to read in a file.
fn is_worth(record: &FileRecord) -> bool {
    record.outcome != Outcome::Skipped
}

/// The files that somebody would miss among those that are gone. What was moved keeps its size and its time to the nanosecond,
/// by which it is found among those that are `new`.
fn missing(gone: &[(&Vec<u8>, &FileRecord)], new: impl Iterator<Item = (u64, i64)>) -> Vec<Vec<u8>> {
    if gone.is_empty() {
        return Vec::new();
    }
    let mut places: HashMap<(u64, i64), usize> = HashMap::new();
    new.for_each(|file| *places.entry(file).or_default() += 1);
    let mut is_moved = |record: &FileRecord| match places.get_mut(&(record.size, record.mtime)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let missed = gone.iter().filter(|(_, record)| is_worth(record) && !is_moved(record));
    missed.map(|(path, _)| (*path).clone()).collect()
}

/// Whether a path is a folder's or below it; everything is below the empty path.
fn is_within(path: &[u8], folder: &[u8]) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
}

/// A path, and each folder that it is below, up to the root's empty path.
fn with_folders(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    let folders = memchr::memchr_iter(b'/', path).filter_map(|end| path.get(..end));
    [path, b""].into_iter().chain(folders)
}

impl Plan {
    /// Compares what is known with what was found below `scope`. What lies below something `unreadable` stays.
    pub(crate) fn new(known: &Known, walked: &[Walked], scope: &[u8], unreadable: &[Vec<u8>]) -> Plan {
        let mut plan = Plan::default();
        let mut seen = HashSet::with_capacity(walked.len());
        for (place, file) in walked.iter().enumerate() {
            seen.insert(file.path.as_slice());
            match known.records.get(&file.path) {
                Some(record) if record.is_current(file.size, file.mtime) => {
                    plan.unchanged_pages += record.pages;
                    match record.outcome {
                        Outcome::Read => {}
                        Outcome::Skipped => plan.skipped.push(place),
                        Outcome::Cut | Outcome::Failed => plan.still_unread += 1,
                    }
                }
                Some(record) => {
                    plan.read_otherwise += u64::from(record.is_of_other_version(file.size, file.mtime));
                    plan.stale.insert(file.path.clone());
                    plan.read.push(place);
                }
                None => {
                    if known.unfinished.contains(&file.path) {
                        plan.stale.insert(file.path.clone());
                        plan.half_read.insert(file.path.clone());
                    }
                    plan.read.push(place);
                }
            }
        }
        let within = |path: &[u8]| is_within(path, scope);
        let unreadable: HashSet<&[u8]> = unreadable.iter().map(Vec::as_slice).collect();
        let is_hidden = |path: &[u8]| !unreadable.is_empty() && with_folders(path).any(|at| unreadable.contains(at));
        let kept = |path: &[u8]| seen.contains(path) || is_hidden(path);
        plan.known = known.records.iter().filter(|(path, record)| within(path) && is_worth(record)).count();
        let gone = known.records.iter().filter(|(path, _)| within(path) && !kept(path));
        let gone: Vec<(&Vec<u8>, &FileRecord)> = gone.collect();
        let new = plan
            .read
            .iter()
            .filter_map(|place| walked.get(*place))
            .filter(|file| !known.records.contains_key(&file.path));
        plan.missing = missing(&gone, new.map(|file| (file.size, file.mtime)));
        plan.gone_pages = gone.iter().map(|(_, record)| record.pages).sum();
        plan.gone = gone.into_iter().map(|(path, _)| path.clone()).collect();
        plan.gone.sort();
        plan.leftovers = known.unfinished.iter().filter(|path| within(path) && !kept(path)).cloned().collect();
        plan
    }

    /// Whether something that the index holds has to go.
    pub(super) fn deletes(&self) -> bool {
        !(self.stale.is_empty() && self.gone.is_empty() && self.leftovers.is_empty())
    }

    /// Whether so much is gone that the disk may be: all of it, or more than a fifth. What was moved is not gone, nobody misses
    /// a file that held nothing, and one that is there but was not walked is one that its owner leaves out.
    pub(crate) fn is_suspicious(&self, walked: &[Walked], is_there: impl Fn(&[u8]) -> bool) -> bool {
        let too_many = |missing: usize| missing > 0 && (walked.is_empty() || missing * 5 > self.known);
        // Looked for on the disk only where it matters.
        too_many(self.missing.len()) && too_many(self.missing.iter().filter(|path| !is_there(path)).count())
    }

    /// Refuses to drop so much that the disk may not be there.
    ///
    /// # Errors
    /// [`IndexError::TooManyGone`]
    pub(super) fn check_disk(&self, place: &Place, walked: &[Walked]) -> Result<(), IndexError> {
        if self.is_suspicious(walked, |path| place.has_file(path)) {
            let (missing, known) = (self.missing.len(), self.known);
            return Err(IndexError::TooManyGone { root: place.root.clone(), missing, known });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{EXTRACTOR_VERSION, NEVER};

    fn record(size: u64, mtime: i64) -> FileRecord {
        FileRecord { size, mtime, outcome: Outcome::Read, pages: 2, extractor: EXTRACTOR_VERSION }
    }

    fn known(files: &[(&str, u64, i64)]) -> Known {
        let records =
            files.iter().map(|(path, size, mtime)| (path.as_bytes().to_vec(), record(*size, *mtime))).collect();
        Known { records, ..Known::default() }
    }

    fn walked(files: &[(&str, u64, i64)]) -> Vec<Walked> {
        files
            .iter()
            .map(|(path, size, mtime)| Walked { path: path.as_bytes().to_vec(), size: *size, mtime: *mtime })
            .collect()
    }

    #[test]
    fn only_what_changed_is_read() {
        let mut known = known(&[
            ("same", 1, 1),
            ("size", 1, 1),
            ("time", 1, 1),
            ("fresh", 1, NEVER),
            ("old", 1, 1),
            ("gone", 1, 1),
        ]);
        known.records.get_mut("old".as_bytes()).unwrap().extractor = 0;
        known.unfinished.extend([b"half".to_vec(), b"left".to_vec()]);
        let found = walked(&[
            ("same", 1, 1),
            ("size", 2, 1),
            ("time", 1, 2),
            ("fresh", 1, NEVER),
            ("old", 1, 1),
            ("half", 1, 1),
            ("new", 1, 1),
        ]);
        let plan = Plan::new(&known, &found, b"", &[]);
        assert_eq!(plan.read, [1, 2, 3, 4, 5, 6]);
        assert_eq!(plan.stale.len(), 5, "all but the new one");
        assert_eq!(plan.half_read, HashSet::from([b"half".to_vec()]));
        assert_eq!((&plan.gone[..], &plan.leftovers[..]), (&[b"gone".to_vec()][..], &[b"left".to_vec()][..]));
        assert_eq!((plan.unchanged_pages, plan.gone_pages), (2, 2));
    }

    #[test]
    fn a_scope_and_unreadable_folders_keep_what_they_hide() {
        let known = known(&[("a/x", 1, 1), ("a/deep/y", 1, 1), ("ab", 1, 1), ("b/z", 1, 1)]);
        assert_eq!(Plan::new(&known, &[], b"a", &[]).gone, [b"a/deep/y".to_vec(), b"a/x".to_vec()]);
        assert_eq!(Plan::new(&known, &[], b"a", &[b"a/deep".to_vec()]).gone, [b"a/x".to_vec()]);
        assert!(Plan::new(&known, &[], b"", &[b"".to_vec()]).gone.is_empty());
        assert_eq!(Plan::new(&known, &[], b"", &[b"a/deep/y".to_vec(), b"b".to_vec()]).gone, [&b"a/x"[..], b"ab"]);
    }

    #[test]
    fn many_unreadable_folders_are_not_each_looked_at_for_each_file() {
        let records = (0..40_000).map(|n| (format!("{}/{n}", n % 7).into_bytes(), record(1, 1))).collect();
        let closed: Vec<Vec<u8>> = (0..40_000).map(|n| format!("closed/{n}").into_bytes()).collect();
        let start = std::time::Instant::now();
        assert_eq!(Plan::new(&Known { records, ..Known::default() }, &[], b"", &closed).gone.len(), 40_000);
        // Each with each takes some ten seconds.
        assert!(start.elapsed().as_millis() < 1_000, "{:?}", start.elapsed());
    }

    #[test]
    fn what_another_version_read_is_told_apart_from_what_changed() {
        let mut known = known(&[("a", 1, 1), ("b", 1, 1), ("c", 1, 1)]);
        for name in ["a", "b"] {
            known.records.get_mut(name.as_bytes()).unwrap().extractor -= 1;
        }
        let plan = Plan::new(&known, &walked(&[("a", 1, 1), ("b", 2, 1), ("c", 1, 1)]), b"", &[]);
        assert_eq!((plan.read.len(), plan.read_otherwise, plan.unchanged_pages), (2, 1, 2));
    }

    #[test]
    fn a_folder_with_another_name_is_not_missing() {
        let known = known(&[("a/x", 1, 1), ("a/y", 1, 1), ("a/z", 2, 1), ("b", 1, 1)]);
        for (there, suspicious) in [
            (&[("c/x", 1, 1), ("c/y", 1, 1), ("c/z", 2, 1), ("b", 1, 1)][..], false),
            (&[("c/x", 1, 1), ("c/y", 1, 2), ("c/z", 2, 1), ("b", 1, 1)], true),
            (&[("c/x", 1, 1), ("b", 1, 1)], true),
        ] {
            let found = walked(there);
            assert_eq!(Plan::new(&known, &found, b"", &[]).is_suspicious(&found, |_| false), suspicious, "{there:?}");
        }
    }

    #[test]
    fn a_file_that_held_nothing_is_not_missed() {
        let mut known = known(&[("a", 1, 1), ("noise", 1, 1), ("junk", 1, 1)]);
        for name in ["noise", "junk"] {
            known.records.get_mut(name.as_bytes()).unwrap().outcome = Outcome::Skipped;
        }
        for (there, suspicious) in [(&[("a", 1, 1)][..], false), (&[("noise", 1, 1)], true), (&[], true)] {
            let found = walked(there);
            assert_eq!(Plan::new(&known, &found, b"", &[]).is_suspicious(&found, |_| false), suspicious, "{there:?}");
        }
    }

    #[test]
    fn what_its_owner_leaves_out_is_not_missing() {
        let mut known = known(&[("a/1", 1, 1), ("a/2", 1, 1), ("b/1", 1, 1), ("noise", 1, 1)]);
        // Nor does such a file stand for one that is.
        known.records.get_mut("noise".as_bytes()).unwrap().outcome = Outcome::Skipped;
        for (left, there, suspicious) in [(1, "a/", false), (1, "a/2", true), (1, "", true), (0, "a/", true)] {
            let found = walked(&[("b/1", 1, 1)][..left]);
            let is_there = |path: &[u8]| path == b"noise" || !there.is_empty() && path.starts_with(there.as_bytes());
            let plan = Plan::new(&known, &found, b"", &[]);
            assert_eq!(plan.is_suspicious(&found, is_there), suspicious, "{left} {there}");
        }
    }

    #[test]
    fn a_missing_disk_is_suspicious() {
        let files: Vec<(String, u64, i64)> = (0..10).map(|n| (n.to_string(), 1, 1)).collect();
        let files: Vec<(&str, u64, i64)> =
            files.iter().map(|(path, size, mtime)| (path.as_str(), *size, *mtime)).collect();
        let known = known(&files);
        for (left, suspicious) in [(10, false), (8, false), (7, true), (0, true)] {
            let found = walked(&files[..left]);
            assert_eq!(Plan::new(&known, &found, b"", &[]).is_suspicious(&found, |_| false), suspicious, "{left} left");
        }
    }
}
