//! What can go wrong between a folder and its pages, and why a file is no page.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use crate::figures::{counted, number};

/// A file, folder or container that could not be read, or not to its end. Names what it is about, and the cause.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    #[error("{}: {}", path.display(), cause(source))]
    Read { path: PathBuf, source: io::Error },
    /// A line of a `.newsdexignore` that is no gitignore pattern.
    #[error("{}: {message}", path.display())]
    Ignore { path: PathBuf, message: String },
    /// A record ends before its stated length, or its length points into the middle of something.
    #[error("{} at byte {}: record cut short ({} before it kept)", path.display(), number(*offset), counted(*pages, "page"))]
    CutShort { path: PathBuf, offset: u64, pages: u64 },
    /// What stands at this place is no record of the container's format.
    #[error("{} at byte {}: {what} ({} before it kept)", path.display(), number(*offset), counted(*pages, "page"))]
    BadRecord { path: PathBuf, offset: u64, what: &'static str, pages: u64 },
    /// The container's own structure is broken.
    #[error("{}: {message}", Inside(path, entry))]
    Broken { path: PathBuf, entry: Option<String>, message: String },
    #[error("{}: over {} MB, which is more than any page; the rest is not read", Inside(path, entry), limit / 1_000_000)]
    TooLarge { path: PathBuf, entry: Option<String>, limit: u64 },
    #[error("{}: unpacks to more than {ratio} times its size", Inside(path, entry))]
    Bomb { path: PathBuf, entry: Option<String>, ratio: u64 },
    #[error("{}: containers nested more than {limit} deep", Inside(path, entry))]
    TooDeep { path: PathBuf, entry: Option<String>, limit: usize },
    #[error("{}: encrypted; unpack it with its password", Inside(path, entry))]
    Encrypted { path: PathBuf, entry: Option<String> },
    /// A member whose name leads out of its container.
    #[error("{}: a name that leads out of the archive", Inside(path, entry))]
    BadName { path: PathBuf, entry: Option<String> },
    /// What stands for a file that is kept elsewhere; `fetched_by` brings it.
    #[error("{}: not here, only a pointer to it; `{fetched_by}` brings it", Inside(path, entry))]
    Pointer { path: PathBuf, entry: Option<String>, fetched_by: &'static str },
    /// A file or folder that no walk of its archive comes to.
    #[error("{}: left out of the archive, as what is hidden or named by `.newsdexignore`", path.display())]
    LeftOut { path: PathBuf },
    #[error("{}: no such page in it", Inside(path, entry))]
    NotFound { path: PathBuf, entry: Option<String> },
    /// A defect of newsdex that one page brought out; the run goes on.
    #[error("{}: could not be understood (a defect in newsdex: {message})", Inside(path, entry))]
    Panicked { path: PathBuf, entry: Option<String>, message: String },
}

impl ArchiveError {
    pub(super) fn read(path: &Path, source: io::Error) -> ArchiveError {
        ArchiveError::Read { path: path.to_owned(), source }
    }

    /// Whether the same file may be readable the next time: the system would not let us read it. What an unpacker could
    /// not understand stays as it is.
    pub fn may_pass(&self) -> bool {
        matches!(self, ArchiveError::Read { source, .. } if source.raw_os_error().is_some())
    }

    /// The file or folder that the error is about, relative to the archive's root where it lies in it.
    pub fn path(&self) -> &Path {
        match self {
            ArchiveError::Read { path, .. }
            | ArchiveError::Ignore { path, .. }
            | ArchiveError::CutShort { path, .. }
            | ArchiveError::BadRecord { path, .. }
            | ArchiveError::Broken { path, .. }
            | ArchiveError::TooLarge { path, .. }
            | ArchiveError::Bomb { path, .. }
            | ArchiveError::TooDeep { path, .. }
            | ArchiveError::Encrypted { path, .. }
            | ArchiveError::BadName { path, .. }
            | ArchiveError::Pointer { path, .. }
            | ArchiveError::LeftOut { path }
            | ArchiveError::NotFound { path, .. }
            | ArchiveError::Panicked { path, .. } => path,
        }
    }
}

/// A file, or a member inside it.
struct Inside<'a>(&'a Path, &'a Option<String>);

impl fmt::Display for Inside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.display())?;
        match self.1 {
            Some(entry) => write!(f, ": {entry}"),
            None => Ok(()),
        }
    }
}

/// Why a file could not be read: what the system says of it, or an unpacker of what is in it.
fn cause(error: &io::Error) -> String {
    match (error.raw_os_error(), error.kind()) {
        (
            None,
            io::ErrorKind::Other
            | io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::UnexpectedEof,
        ) => {
            format!("damaged or cut short ({})", in_words(error))
        }
        _ => in_words(error),
    }
}

/// The cause of an error in a person's words, without the operating system's number.
pub fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotADirectory => "not a folder".to_owned(),
        io::ErrorKind::AlreadyExists => "there is a file of this name".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::InvalidFilename => "its path is too long".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().to_owned()
        }
    }
}

/// Why a file is not read as a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SkipReason {
    /// By its name: an image, a style sheet, a database, …
    Name,
    /// Packed in a way that we do not read: pages may be in it.
    Packing,
    /// A document that is no page: a PDF, a letter, a book.
    Document,
    /// What a browser saved beside a page, in a folder named after it.
    Companion,
    /// A mirroring tool's own index, cache or log.
    MirrorFile,
    /// Another copy of the page that its snapshot is already read from.
    OtherCopy,
    /// Bytes that are neither markup nor text nor a known container.
    Binary,
    /// No byte, or zeros alone, as a full disk or a download that was broken off leaves them.
    Empty,
    /// Text that is no page, in a file whose name does not say that it is one.
    NoPage,
    /// A message, not a page saved as one.
    Email,
    /// A container that holds no page.
    NoPages,
    /// An earlier run found no page in it, and it has not changed.
    AsBefore,
    /// A symbolic link.
    Link,
    /// A symbolic link that leads to nothing.
    DeadLink,
    /// Neither a file nor a folder: a socket, a device, …
    Special,
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SkipReason::Name => "no page by its name",
            SkipReason::Packing => "packed in a way that newsdex does not read; unpack it",
            SkipReason::Document => "a document that newsdex does not read",
            SkipReason::Companion => "part of a saved page",
            SkipReason::MirrorFile => "a mirror's own file",
            SkipReason::OtherCopy => "another copy of a snapshot",
            SkipReason::Binary => "neither text nor markup",
            SkipReason::Empty => "empty, or nothing but zeros",
            SkipReason::NoPage => "no page by its content",
            SkipReason::Email => "an e-mail",
            SkipReason::NoPages => "holds no page",
            SkipReason::AsBefore => "no page when it was read",
            SkipReason::Link => "a link, which is not followed",
            SkipReason::DeadLink => "a link to what is not there",
            SkipReason::Special => "no regular file",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_place_and_what_was_kept() {
        let cut = ArchiveError::CutShort { path: "crawl-07.warc.gz".into(), offset: 81_204_113, pages: 1870 };
        assert_eq!(
            cut.to_string(),
            "crawl-07.warc.gz at byte 81,204,113: record cut short (1,870 pages before it kept)"
        );
        let denied = ArchiveError::read(Path::new("old/é.htm"), io::ErrorKind::PermissionDenied.into());
        assert_eq!(denied.to_string(), "old/é.htm: permission denied");
        let broken = ArchiveError::read(Path::new("a.gz"), io::Error::new(io::ErrorKind::InvalidData, "bad block"));
        assert_eq!(broken.to_string(), "a.gz: damaged or cut short (bad block)");
        assert!(!broken.may_pass() && ArchiveError::read(Path::new("a"), io::Error::from_raw_os_error(13)).may_pass());
        let large = ArchiveError::TooLarge { path: "a.zip".into(), entry: Some("b.html".into()), limit: 64_000_000 };
        assert_eq!(large.to_string(), "a.zip: b.html: over 64 MB, which is more than any page; the rest is not read");
    }
}
