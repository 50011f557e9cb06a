//! What is read: a file or a container's member, and where it stands.

use std::{
    ffi::OsStr,
    io::{self, Read, Seek},
    path::{Component, Path, PathBuf},
};

use super::http::Response;

/// Something that can be read from any place.
pub(super) trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

/// A file, or a member of a container.
pub(super) enum Input<'a> {
    Seekable(Box<dyn ReadSeek + 'a>),
    Stream(Box<dyn Read + 'a>),
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Input::Seekable(input) => input.read(buffer),
            Input::Stream(input) => input.read(buffer),
        }
    }
}

/// Where a file or member stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// The member's name with those of the containers around it; `None` for a file.
    pub(super) entry: Option<String>,
    /// Containers around it.
    pub(super) depth: usize,
    /// Compressions around it, since the last container.
    pub(super) packed: usize,
    /// Its size in bytes before it is unpacked, where that is known.
    pub(super) size: Option<u64>,
    /// Where its bytes stand in the file, if they stand there as they are.
    pub(super) at: Option<u64>,
    /// The HTTP header that was saved before it.
    pub(super) response: Option<Response>,
}

impl Place {
    /// The entry of a member of this container.
    pub(super) fn entry_of(&self, member: &Path) -> String {
        let parts =
            self.entry.iter().map(String::as_str).map(Into::into).chain(member.iter().map(OsStr::to_string_lossy));
        parts.collect::<Vec<_>>().join("/")
    }
}

/// The path of a member inside its container; `None` if it leads out of it.
pub(super) fn inner_path(name: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for part in Path::new(name).components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(path).filter(|path| !path.as_os_str().is_empty())
}

/// Whether a member would be a hidden file, or is what macOS adds to a zip.
pub(super) fn is_hidden(path: &Path) -> bool {
    path.iter().any(|part| part == "__MACOSX" || part.as_encoded_bytes().starts_with(b"."))
}
