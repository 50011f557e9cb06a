//! [`IndexError`]: why an index could not be opened, read or written.

use std::{
    io,
    path::{Path, PathBuf},
};

use tantivy::{
    TantivyError,
    directory::error::{LockError, OpenReadError},
};

use crate::{archive::in_words, figures::number};

/// Why an index could not be opened, read or written. Each message ends with what to do, where something can be done.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    #[error("no index in `{}` or above it{}", start.display(), or_below(below.as_deref()))]
    NotFound {
        start: PathBuf,
        /// A folder in it that has one, by its name.
        below: Option<PathBuf>,
    },
    #[error(
        "`{}` has no index of its own, but is in the archive `{}`: name that, with `path:` in the query for one folder of it",
        path.display(), root.display()
    )]
    OnlyAbove { path: PathBuf, root: PathBuf },
    #[error("`{}` holds no index and is not empty; name an archive, an index or a new folder", path.display())]
    NotAnIndex { path: PathBuf },
    #[error(
        "`{}` is an index of `{}`, not of `{}`; name another folder, or index one that both archives are in",
        index.display(), root.display(), wanted.display()
    )]
    OtherRoot { index: PathBuf, root: PathBuf, wanted: PathBuf },
    #[error(
        "`{}` is the index of the archive that it was moved out of; move it back, as `.newsdex`, or remove it and make \
         another with `newsdex index ARCHIVE`", path.display()
    )]
    Stray { path: PathBuf },
    #[error(
        "`{}`, the archive of the index `{}`, is not there: is its disk there? If it was moved, remove the index and make it again",
        root.display(), index.display()
    )]
    ArchiveGone { root: PathBuf, index: PathBuf },
    #[error("`{}` is itself an index, not an archive", path.display())]
    InsideIndex { path: PathBuf },
    #[error(
        "`{}`, below `{}`, has an index of its own{}, and one index is never inside another; `newsdex index` it there, or \
         remove `{}` to have one index of all", below.root.display(), root.display(), others(*more), below.index.display()
    )]
    HasIndexBelow { root: PathBuf, below: Box<super::Place>, more: usize },
    #[error(
        "`{}` is in an archive that has an index, `{}`, and one index is never inside another; without `--index`, `newsdex \
         index` brings that one up to date", root.display(), above.display()
    )]
    HasIndexAbove { root: PathBuf, above: PathBuf },
    #[error("the index in `{}` was made by another version of newsdex; run {}", path.display(), rebuild(path))]
    OtherVersion { path: PathBuf },
    #[error("another newsdex is writing to the index in `{}`; wait until it is done", path.display())]
    Busy { path: PathBuf },
    #[error("the disk of `{}` is full; the index stays at its last commit: make room and run it again", path.display())]
    DiskFull { path: PathBuf },
    #[error("the index in `{}` is damaged ({}); run {}", path.display(), damage(source), rebuild(path))]
    Damaged { path: PathBuf, source: TantivyError },
    /// Too few open files, or a thread of Tantivy's ended, which does not say why.
    #[error(
        "the system refused something to what writes the index in `{}`: too few open files (`ulimit -n`), or too little memory? \
         The index stays at its last commit: run it again", path.display()
    )]
    Stopped { path: PathBuf },
    #[error("cannot use the index in `{}`: {source}", path.display())]
    Tantivy { path: PathBuf, source: TantivyError },
    #[error("`{}` is a file; name the folder that it is in", path.display())]
    NotAFolder { path: PathBuf },
    #[error("cannot read the archive: {source}")]
    Archive { source: crate::archive::ArchiveError },
    #[error("cannot start a thread: {source}")]
    Threads { source: io::Error },
    #[error("cannot make `{}`: {}; `--index PATH` puts the index in another place", path.display(), in_words(source))]
    CannotMake { path: PathBuf, source: io::Error },
    #[error("cannot {action} `{}`: {}", path.display(), in_words(source))]
    Io { action: &'static str, path: PathBuf, source: io::Error },
    /// Permissions, or a disk that is read-only: the index may be somebody else's.
    #[error(
        "cannot {action} `{}`: {}; `newsdex index --index PATH ARCHIVE` makes an index of your own elsewhere, and `--index PATH` \
         searches in it", path.display(), in_words(source)
    )]
    Refused { action: &'static str, path: PathBuf, source: io::Error },
    #[error(
        "{} of {} known files are missing from `{}`: is the disk there? `newsdex index --prune` if they are really gone",
        number(*missing as u64), number(*known as u64), root.display()
    )]
    TooManyGone { root: PathBuf, missing: usize, known: usize },
}

impl IndexError {
    /// Sorts what Tantivy reports of the index in `path` by what can be done about it.
    pub(crate) fn tantivy(path: &Path, source: TantivyError) -> IndexError {
        let path = path.to_owned();
        if is_below(&source, has_no_room, "No space left on device")
            || matches!(&source, TantivyError::IoError(error) if has_no_room(error))
        {
            return IndexError::DiskFull { path };
        }
        // The system has no other name for it.
        const TOO_MANY_FILES: &str = "Too many open files";
        if is_below(&source, |error| error.to_string().contains(TOO_MANY_FILES), TOO_MANY_FILES) {
            return IndexError::Stopped { path };
        }
        match source {
            TantivyError::LockFailure(LockError::LockBusy, _) => IndexError::Busy { path },
            TantivyError::LockFailure(LockError::IoError(source), _) => {
                IndexError::system("write to", path, source.kind())
            }
            TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. })
                if io_error.raw_os_error().is_some() =>
            {
                IndexError::system("read", path, io_error.kind())
            }
            // The schema is looked at when an index is opened: what fails later by it is not there in a file.
            TantivyError::DataCorruption(_)
            | TantivyError::OpenReadError(_)
            | TantivyError::DeserializeError(_)
            | TantivyError::SchemaError(_) => IndexError::Damaged { path, source },
            // A file's path around the system's error hides its number.
            TantivyError::IoError(error) if is_refused(error.kind()) => {
                IndexError::system("write to", path, error.kind())
            }
            // Not the system's: something in a file that cannot be.
            TantivyError::IoError(error) if error.raw_os_error().is_none() => {
                IndexError::Damaged { path, source: TantivyError::IoError(error) }
            }
            TantivyError::ErrorInThread(_) => IndexError::Stopped { path },
            source => IndexError::Tantivy { path, source },
        }
    }

    /// What the system says of an index.
    pub(crate) fn system(action: &'static str, path: PathBuf, kind: io::ErrorKind) -> IndexError {
        let source = io::Error::from(kind);
        if is_refused(kind) {
            IndexError::Refused { action, path, source }
        } else {
            IndexError::Io { action, path, source }
        }
    }
}

/// The way out where no index was found: most often the one who asks stands beside the archive, not in it.
fn or_below(below: Option<&Path>) -> String {
    match below {
        Some(name) => {
            format!(
                ", but there is one in `{name}`: search from there, or with `--index {name}`",
                name = name.display()
            )
        }
        None => "; make one with `newsdex index ARCHIVE`".to_owned(),
    }
}

/// What makes an index again: one that lies in its archive is found from there.
fn rebuild(index: &Path) -> String {
    if index.file_name().is_some_and(|name| name == crate::archive::INDEX_FOLDER) {
        "`newsdex index --rebuild` in its archive".to_owned()
    } else {
        format!("`newsdex index --rebuild --index {}`", index.display())
    }
}

fn others(more: usize) -> String {
    if more > 0 { format!(" (and so have {more} more)") } else { String::new() }
}

/// What is damaged, in one line: Tantivy's own words quote whole files.
fn damage(error: &TantivyError) -> String {
    /// Most characters of somebody else's words.
    const LONGEST: usize = 120;
    let name = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match error {
        TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(path)) => format!("`{}` is missing", name(path)),
        TantivyError::OpenReadError(OpenReadError::IoError { filepath, .. }) => {
            format!("`{}` is cut short or overwritten", name(filepath))
        }
        TantivyError::DataCorruption(_) => {
            let text = error.to_string();
            match text.split('"').nth(1) {
                Some(file) if text.contains("in file") => format!("`{file}` cannot be understood"),
                _ => text.chars().take(LONGEST).collect(),
            }
        }
        other => other.to_string().chars().take(LONGEST).collect(),
    }
}

/// Whether the system does not let us write, whatever is in the files.
fn is_refused(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Whether an error says that there is no room: on the disk, or for this user.
fn has_no_room(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Whether the system said something somewhere below an error, as that or in these words.
fn is_below(error: &(dyn std::error::Error + 'static), is_one: fn(&io::Error) -> bool, words: &str) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(io) = error.downcast_ref::<io::Error>() {
            // An `io::Error` hides the error that it wraps from `source`.
            let inner = io.get_ref().map(|inner| inner as &(dyn std::error::Error + 'static));
            return is_one(io) || inner.is_some_and(|inner| is_below(inner, is_one, words));
        }
        if let Some(io) = error.downcast_ref::<std::sync::Arc<io::Error>>() {
            return is_one(io);
        }
        next = error.source();
    }
    // Tantivy's worker threads pass errors on as text only.
    error.to_string().contains(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_no_damage() {
        let told = |source: io::Error| IndexError::tantivy(Path::new("/clips/.newsdex"), source.into()).to_string();
        // As tempfile wraps them.
        let wrapped = |kind| io::Error::new(kind, "at path \"/clips/.newsdex/.tmp\"");
        assert_eq!(
            told(wrapped(io::ErrorKind::PermissionDenied)),
            "cannot write to `/clips/.newsdex`: permission denied; `newsdex index --index PATH ARCHIVE` makes an index of your \
             own elsewhere, and `--index PATH` searches in it"
        );
        assert!(told(wrapped(io::ErrorKind::ReadOnlyFilesystem)).contains("cannot write to"));
        assert!(told(wrapped(io::ErrorKind::QuotaExceeded)).contains("is full"));
        assert!(told(wrapped(io::ErrorKind::InvalidData)).contains("is damaged"));
        let lost = TantivyError::SchemaError("Field `time` is missing".to_owned());
        assert!(IndexError::tantivy(Path::new("/clips"), lost).to_string().contains("newsdex index --rebuild"));
    }
}
