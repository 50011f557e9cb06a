//! The walk: a folder in, its files out, in order, each with its role.

use std::{
    cmp::Ordering,
    fs::Metadata,
    io,
    path::{self, Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::UNIX_EPOCH,
};

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::{ArchiveError, SkipReason, roles};

/// The file that leaves others out, in gitignore's syntax.
const IGNORE_FILE: &str = ".newsdexignore";

/// An archive's index, as far as it lies in the archive.
pub(crate) const INDEX_FOLDER: &str = ".newsdex";

/// The file that marks a folder as an index, whatever the folder's name; it is not entered.
pub(crate) const INDEX_MARKER: &str = "newsdex.json";

/// What to walk.
#[derive(Clone, Debug, Default)]
pub struct ListOptions {
    /// Only this file or folder, relative to the root; paths are still told from the root.
    pub under: Option<PathBuf>,
    /// Whether that is walked though the archive leaves it out: hidden, or named by `.newsdexignore`.
    pub insist: bool,
    /// Threads that walk; 0 means as many as there are cores.
    pub threads: usize,
}

/// An archive's files.
#[derive(Debug, Default)]
pub struct Listing {
    /// Absolute, without symbolic links.
    pub root: PathBuf,
    /// Sorted by path, folder by folder. Hidden files and what `.newsdexignore` names are not among them.
    pub files: Vec<Listed>,
    /// Symbolic links and whatever else is no file, sorted, relative to the root; none of them is followed or opened.
    pub passed_over: Vec<(PathBuf, SkipReason)>,
    /// Folders and files that could not be looked at, with paths relative to the root. What lies under them is not gone.
    pub unreadable: Vec<ArchiveError>,
    /// Folders below what was walked that hold an index of their own, sorted, relative to the root.
    pub indexed: Vec<PathBuf>,
}

/// A file that the walk found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Relative to the archive's root.
    pub path: PathBuf,
    /// In bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970.
    pub mtime_ns: i64,
    pub role: Role,
    pub folder: Folder,
}

/// Whether a file is to be opened, as far as its name and what lies around it can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A page or a container of pages, unless its content says otherwise.
    Page,
    Skip(SkipReason),
}

/// What the folder of a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Folder {
    #[default]
    Plain,
    /// Part of an HTTrack mirror.
    Httrack,
    /// An ArchiveBox snapshot, whose `index.json` lies in the file's folder or one above.
    Snapshot,
}

impl Listed {
    /// A file known by its path alone, to be read whatever its name.
    pub fn named(path: impl Into<PathBuf>) -> Listed {
        Listed { path: path.into(), size: 0, mtime_ns: 0, role: Role::Page, folder: Folder::Plain }
    }
}

/// Walks an archive with several threads. Symbolic links below the root are not followed, and no index is entered.
///
/// A root that is a file is an archive of that file alone, which is read whatever its name.
///
/// # Errors
/// Only if the root (or [`ListOptions::under`] it) is missing, left out or cannot be read; everything below that is told in
/// [`Listing::unreadable`].
pub fn list(root: &Path, options: &ListOptions) -> Result<Listing, ArchiveError> {
    let failed = |error| ArchiveError::read(root, error);
    let root = root.canonicalize().map_err(failed)?;
    let start = match &options.under {
        Some(under) => root.join(under),
        None => root.clone(),
    };
    let failed = |error| ArchiveError::read(&start, error);
    let metadata = start.metadata().map_err(failed)?;
    let is_named = options.insist || options.under.is_none();
    if metadata.is_file() && is_named {
        return Ok(single(root, start, &metadata));
    }
    if metadata.is_dir() {
        std::fs::read_dir(&start).map_err(failed)?;
    }
    let from = if is_named { &start } else { &root };
    let Found { mut files, mut passed_over, mut unreadable, mut indexed, is_reached } =
        walk(from, &start, &root, options);
    if !is_reached {
        let left_out = || ArchiveError::LeftOut { path: below(&root, &start) };
        return Err(unreadable.into_iter().next().unwrap_or_else(left_out));
    }
    files.sort_unstable_by(|a, b| by_parts(&a.path, &b.path));
    passed_over.sort();
    unreadable.sort_by(|a, b| a.path().cmp(b.path()));
    indexed.sort();
    let paths: Vec<&Path> = files.iter().map(|file| file.path.as_path()).collect();
    let roles = roles::of(&paths);
    for (file, (role, folder)) in files.iter_mut().zip(roles) {
        (file.role, file.folder) = (role, folder);
    }
    Ok(Listing { root, files, passed_over, unreadable, indexed })
}

/// Walks to what lies below `start`. What the archive leaves out is only seen on the way from its root: that is where the walk
/// begins, `from`, unless it is to begin at the start.
fn walk(from: &Path, start: &Path, root: &Path, options: &ListOptions) -> Found {
    let found = Mutex::new(Found::default());
    let indexed = Arc::new(Mutex::new(Vec::new()));
    let tell_indexed = Arc::clone(&indexed);
    let goal = start.to_owned();
    WalkBuilder::new(from)
        .standard_filters(false)
        .hidden(true)
        .parents(options.insist)
        .add_custom_ignore_filename(IGNORE_FILE)
        .follow_links(false)
        .threads(options.threads)
        .filter_entry(move |entry| {
            if !(entry.path().starts_with(&goal) || goal.starts_with(entry.path())) {
                return false;
            }
            if entry.depth() > 0 && is_indexed(entry) {
                tell_indexed.lock().unwrap_or_else(PoisonError::into_inner).push(entry.path().to_owned());
            }
            entry.depth() == 0 || !is_index(entry)
        })
        .build_parallel()
        .run(|| {
            Box::new(|entry| {
                let is_start = entry.as_ref().is_ok_and(|entry| entry.path() == start);
                let told = look(root, entry);
                let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                found.is_reached |= is_start;
                found.files.extend(told.file);
                found.passed_over.extend(told.passed_over);
                found.unreadable.extend(told.error);
                WalkState::Continue
            })
        });
    let indexed = std::mem::take(&mut *indexed.lock().unwrap_or_else(PoisonError::into_inner));
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    Found { indexed: indexed.iter().map(|folder| below(root, folder)).collect(), ..found }
}

/// The order of paths themselves, which compare part by part, for those that a walk gives: without cutting them up.
fn by_parts(a: &Path, b: &Path) -> Ordering {
    // The end of a part comes before any letter, and no name has a zero byte.
    let letter = |byte: &u8| if path::is_separator(char::from(*byte)) { 0 } else { *byte };
    let [a, b] = [a, b].map(|path| path.as_os_str().as_encoded_bytes());
    a.iter().map(letter).cmp(b.iter().map(letter))
}

fn below(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}

/// The listing of an archive that is one file.
fn single(root: PathBuf, file: PathBuf, metadata: &Metadata) -> Listing {
    let root = if root == file { root.parent().map(Path::to_owned).unwrap_or_default() } else { root };
    let path = file.strip_prefix(&root).map(Path::to_owned).unwrap_or(file);
    Listing { root, files: vec![listed(path, metadata)], ..Listing::default() }
}

fn listed(path: PathBuf, metadata: &Metadata) -> Listed {
    Listed { size: metadata.len(), mtime_ns: mtime_ns(metadata), ..Listed::named(path) }
}

/// Nanoseconds since 1970, negative before; 0 where the file system keeps no such time.
fn mtime_ns(metadata: &Metadata) -> i64 {
    let Ok(time) = metadata.modified() else { return 0 };
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |ns| -ns),
    }
}

/// Whether a folder is an index, by its name or by the marker in it.
fn is_index(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
        && (entry.file_name() == INDEX_FOLDER || entry.path().join(INDEX_MARKER).is_file())
}

/// Whether a folder is an archive with an index in it.
fn is_indexed(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir()) && entry.path().join(INDEX_FOLDER).join(INDEX_MARKER).is_file()
}

/// What the walk has found so far, in any order.
#[derive(Default)]
struct Found {
    files: Vec<Listed>,
    passed_over: Vec<(PathBuf, SkipReason)>,
    unreadable: Vec<ArchiveError>,
    indexed: Vec<PathBuf>,
    /// Whether the walk has come to where it was to begin.
    is_reached: bool,
}

#[derive(Default)]
struct Told {
    file: Option<Listed>,
    passed_over: Option<(PathBuf, SkipReason)>,
    error: Option<ArchiveError>,
}

/// What one step of the walk tells.
fn look(root: &Path, entry: Result<DirEntry, ignore::Error>) -> Told {
    let relative = |path: &Path| below(root, path);
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => {
            let path = path_of(&error).map(relative).unwrap_or_default();
            return Told { error: Some(told_of(error, path)), ..Told::default() };
        }
    };
    let path = relative(entry.path());
    let error = entry.error().map(|error| ArchiveError::Ignore {
        path: path_of(error).map_or_else(|| path.join(IGNORE_FILE), relative),
        message: without_path(error).to_string(),
    });
    let Some(kind) = entry.file_type().filter(|kind| !kind.is_dir()) else {
        return Told { error, ..Told::default() };
    };
    if !kind.is_file() {
        let leads_nowhere = || entry.path().metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        let reason = match kind.is_symlink() {
            true if leads_nowhere() => SkipReason::DeadLink,
            true => SkipReason::Link,
            false => SkipReason::Special,
        };
        return Told { passed_over: Some((path, reason)), error, ..Told::default() };
    }
    match entry.metadata() {
        Ok(metadata) => Told { file: Some(listed(path, &metadata)), error, ..Told::default() },
        // Gone since the folder was read: as if it had never been seen.
        Err(gone) if gone.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound) => {
            Told { error, ..Told::default() }
        }
        Err(failed) => Told { error: Some(told_of(failed, path)), ..Told::default() },
    }
}

fn told_of(error: ignore::Error, path: PathBuf) -> ArchiveError {
    let message = error.to_string();
    match error.into_io_error() {
        Some(source) => ArchiveError::Read { path, source },
        None => ArchiveError::Ignore { path, message },
    }
}

/// The path that an error of the walk is about.
fn path_of(mut error: &ignore::Error) -> Option<&Path> {
    loop {
        error = match error {
            ignore::Error::WithPath { path, .. } => return Some(path),
            ignore::Error::WithLineNumber { err, .. } | ignore::Error::WithDepth { err, .. } => err,
            ignore::Error::Loop { child, .. } => return Some(child),
            ignore::Error::Partial(errors) => errors.first()?,
            _ => return None,
        };
    }
}

/// An error without the path that it names, which is told already; the first of several.
fn without_path(mut error: &ignore::Error) -> &ignore::Error {
    loop {
        error = match error {
            ignore::Error::WithPath { err, .. } => err,
            ignore::Error::Partial(errors) => match errors.first() {
                Some(first) => first,
                None => return error,
            },
            _ => return error,
        };
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn archive(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "<html>").unwrap();
        }
        dir
    }

    fn paths(listing: &Listing) -> Vec<String> {
        listing.files.iter().map(|file| file.path.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn paths_are_ordered_as_paths() {
        let names = ["a", "a b", "a.b", "a/b", "a/b/c", "a-", "A", "é", "a/é", "a\u{1}", "ab", "b/a", ""];
        for a in names.map(Path::new) {
            for b in names.map(Path::new) {
                assert_eq!(by_parts(a, b), a.cmp(b), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn lists_in_path_order_without_what_is_hidden() {
        let dir = archive(&[
            "b/2.html", "b/1.html", "a.html", ".hidden/x.html", ".x.html", ".newsdex/y.html", "old index/newsdex.json",
            "old index/z.html", "b/.newsdex/newsdex.json",
        ]);
        #[cfg(unix)]
        for (from, to) in [("a.html", "link.html"), ("gone.html", "link to nothing.html")] {
            std::os::unix::fs::symlink(dir.path().join(from), dir.path().join(to)).unwrap();
        }
        let listing = list(dir.path(), &ListOptions::default()).unwrap();
        assert_eq!(paths(&listing), ["a.html", "b/1.html", "b/2.html"]);
        assert!(listing.files.iter().all(|file| file.role == Role::Page && file.size == 6 && file.mtime_ns > 0));
        assert_eq!(listing.indexed, [Path::new("b")]);
        #[cfg(unix)]
        let links = [("link to nothing.html".into(), SkipReason::DeadLink), ("link.html".into(), SkipReason::Link)];
        #[cfg(unix)]
        assert_eq!(listing.passed_over, links);
    }

    #[test]
    fn leaves_out_what_the_owner_ignores() {
        let dir = archive(&["a.html", "drafts/b.html", "drafts/keep/c.html"]);
        fs::write(dir.path().join(".newsdexignore"), "/drafts/*.html\n").unwrap();
        let all = list(dir.path(), &ListOptions::default()).unwrap();
        assert_eq!(paths(&all), ["a.html", "drafts/keep/c.html"]);
        let under = |path: &str| ListOptions { under: Some(path.into()), ..ListOptions::default() };
        assert_eq!(paths(&list(dir.path(), &under("drafts")).unwrap()), ["drafts/keep/c.html"]);
        let insisting = ListOptions { insist: true, ..under("drafts/keep") };
        for (ignored, is_left_out) in [("/drafts/", true), ("keep", true), ("c.html", false)] {
            fs::write(dir.path().join(".newsdexignore"), ignored).unwrap();
            let told = list(dir.path(), &under("drafts/keep"));
            assert_eq!(matches!(told, Err(ArchiveError::LeftOut { .. })), is_left_out, "{ignored}");
            assert_eq!(list(dir.path(), &insisting).unwrap().files.is_empty(), !is_left_out, "{ignored}");
        }
        fs::write(dir.path().join(".newsdexignore"), "/drafts/*.html\n").unwrap();
        fs::write(dir.path().join("drafts/.newsdexignore"), "*.txt\n[z-a]\n").unwrap();
        let told = list(dir.path(), &ListOptions::default()).unwrap().unreadable;
        let told: Vec<String> = told.iter().map(ArchiveError::to_string).collect();
        let expected = "drafts/.newsdexignore: line 2: error parsing glob '[z-a]': invalid range; 'z' > 'a'";
        assert_eq!(told, [expected]);
    }

    #[test]
    fn a_file_is_an_archive_of_its_own() {
        let dir = archive(&["b/style.css"]);
        let listing = list(&dir.path().join("b/style.css"), &ListOptions::default()).unwrap();
        assert_eq!(paths(&listing), ["style.css"]);
        assert_eq!(listing.files[0].role, Role::Page);
        for insist in [false, true] {
            let under = ListOptions { under: Some("b/style.css".into()), insist, ..ListOptions::default() };
            let listing = list(dir.path(), &under).unwrap();
            assert_eq!(paths(&listing), ["b/style.css"]);
            assert_eq!(listing.files[0].role == Role::Page, insist, "as in the whole archive, or as it was named");
        }
    }

    #[test]
    fn a_missing_root_is_an_error() {
        let dir = archive(&[]);
        let error = list(&dir.path().join("gone"), &ListOptions::default()).unwrap_err();
        assert!(error.to_string().ends_with("gone: no such file or folder"), "{error}");
    }
}
