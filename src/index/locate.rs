//! Where an index lives: in its archive, as git does it, or beside the user's data when the archive cannot be written.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{IndexError, document::path_of};
use crate::archive::{ArchiveError, INDEX_FOLDER as FOLDER, INDEX_MARKER as MARKER};

/// The marker while it is written.
const UNFINISHED_MARKER: &str = "newsdex.json.new";

/// An archive and its index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The archive's root, absolute.
    pub root: PathBuf,
    /// The index's folder, absolute.
    pub index: PathBuf,
}

/// What the marker says.
#[derive(Debug, Serialize, Deserialize)]
struct Marker {
    /// The marker's own version.
    newsdex: u32,
    /// The archive's root, relative to the index's folder when the index is in it, so that both move together.
    root: String,
    /// The root's bytes, where it is not UTF-8.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    root_base64: Option<String>,
}

/// The root of an index that lies in its archive.
const INSIDE: &str = "..";

impl Marker {
    fn in_folder(folder: &Path) -> Option<Marker> {
        serde_json::from_slice(&fs::read(folder.join(MARKER)).ok()?).ok()
    }
}

/// Refuses an index that was moved without its archive: it no longer knows where that is.
fn not_stray(named: &Path) -> Result<(), IndexError> {
    match Marker::in_folder(named) {
        Some(marker) if marker.root == INSIDE && Place::marked(named).is_none() => {
            Err(IndexError::Stray { path: absolute(named)? })
        }
        _ => Ok(()),
    }
}

impl Place {
    /// The place of the index that is in `folder`, by its marker; `None` where there is none.
    fn marked(folder: &Path) -> Option<Place> {
        let marker = Marker::in_folder(folder)?;
        if marker.root == INSIDE {
            // Not from where a link leads: an index may lie on another disk and be linked to.
            let index = std::path::absolute(folder).ok()?;
            let root = index.parent().filter(|_| index.file_name() == Some(FOLDER.as_ref()))?;
            let root = fs::canonicalize(root).ok()?;
            return Some(Place { index: root.join(FOLDER), root });
        }
        let root = match marker.root_base64 {
            Some(encoded) => path_of(&BASE64.decode(encoded).ok()?),
            None => PathBuf::from(marker.root),
        };
        let index = fs::canonicalize(folder).ok()?;
        let root = index.join(root);
        Some(Place { root: fs::canonicalize(&root).unwrap_or(root), index })
    }

    /// The index of exactly this archive: in it, or in the user's data folder.
    fn of_archive(archive: &Path) -> Option<Place> {
        Place::marked(&archive.join(FOLDER)).or_else(|| Place::marked(&data_folder(archive)?))
    }

    /// The index of the archive that `start` is in: the nearest one upwards.
    pub fn above(start: &Path) -> Option<Place> {
        let start = fs::canonicalize(start).ok()?;
        start.ancestors().find_map(|folder| Place::marked(folder).or_else(|| Place::of_archive(folder)))
    }

    /// The index that a search uses: the one named (an archive or an index folder), or the one we stand in.
    ///
    /// # Errors
    /// [`IndexError::NotFound`] when there is none.
    pub fn find(named: Option<&Path>) -> Result<Place, IndexError> {
        if let Some(named) = named {
            not_stray(named)?;
            let found = Place::marked(named).or_else(|| Place::of_archive(&fs::canonicalize(named).ok()?));
            return found.ok_or_else(|| match Place::above(named) {
                Some(place) => IndexError::OnlyAbove { path: named.to_owned(), root: place.root },
                None => missing(fs::canonicalize(named).unwrap_or_else(|_| named.to_owned()), 1),
            });
        }
        let start = here()?;
        if let Some(place) = Place::above(&start) {
            return Ok(place);
        }
        Err(missing(start, usize::MAX))
    }

    /// The place to index `archive` in, not yet made where it is new: `named`, or the index that `archive` is below, or a
    /// new one in it.
    ///
    /// # Errors
    /// When `archive` cannot be read, is itself an index or not below the root of the `named` one, or when `named` is a
    /// folder with something else in it.
    pub fn for_archive(archive: &Path, named: Option<&Path>) -> Result<Place, IndexError> {
        let root = absolute(archive)?;
        if root.join(MARKER).exists() {
            return Err(IndexError::InsideIndex { path: root });
        }
        let Some(named) = named else {
            return match Place::above(&root) {
                Some(place) => Ok(place),
                None if root.is_dir() => Ok(Place { index: root.join(FOLDER), root }),
                None => Err(IndexError::NotAFolder { path: root }),
            };
        };
        not_stray(named)?;
        if let Some(place) = Place::marked(named) {
            return place.checked(root);
        }
        match fs::read_dir(named).map(|mut entries| entries.next().is_none()) {
            Ok(true) => Place { index: absolute(named)?, root }.alone(),
            Ok(false) => {
                let named = absolute(named)?;
                match Place::of_archive(&named).or_else(|| Place::above(&named)) {
                    Some(place) => place.checked(root),
                    None if root.starts_with(&named) => Ok(Place { index: named.join(FOLDER), root: named }),
                    None => Err(IndexError::NotAnIndex { path: named }),
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Place { index: parent_absolute(named)?, root }.alone()
            }
            Err(source) => Err(IndexError::Io { action: "read", path: named.to_owned(), source }),
        }
    }

    fn checked(self, wanted: PathBuf) -> Result<Place, IndexError> {
        if wanted.starts_with(&self.root) {
            Ok(self)
        } else if !self.root.exists() {
            Err(IndexError::ArchiveGone { root: self.root, index: self.index })
        } else {
            Err(IndexError::OtherRoot { index: self.index, root: self.root, wanted })
        }
    }

    /// A new place, unless its archive is none, or its index would be found inside the one of an archive above.
    fn alone(self) -> Result<Place, IndexError> {
        if !self.root.is_dir() {
            return Err(IndexError::NotAFolder { path: self.root });
        }
        match Place::above(&self.root) {
            Some(above) if self.index == self.root.join(FOLDER) => {
                Err(IndexError::HasIndexAbove { root: self.root, above: above.index })
            }
            _ => Ok(self),
        }
    }

    /// The archives below this one's root that have an index of their own, of which those that lie in the archive are
    /// known already: `indexed`, relative to the root.
    pub(super) fn below(&self, indexed: &[PathBuf]) -> Vec<Place> {
        let inside = indexed.iter().filter_map(|folder| Place::marked(&self.root.join(folder).join(FOLDER)));
        let is_below = |place: &Place| place.root.starts_with(&self.root) && place.root != self.root;
        inside.chain(Place::apart()).filter(is_below).filter(|place| place.root.is_dir()).collect()
    }

    /// The indexes in the user's data folder.
    fn apart() -> impl Iterator<Item = Place> {
        let folders = data_folders().and_then(|folders| fs::read_dir(folders).ok()).into_iter().flatten();
        folders.filter_map(|entry| Place::marked(&entry.ok()?.path()))
    }

    /// The indexes in the user's data folder whose archive is not where it was: moved, removed, or on a disk that is not there.
    pub fn without_archive() -> Vec<Place> {
        let mut places: Vec<Place> = Place::apart().filter(|place| !place.root.exists()).collect();
        places.sort_by(|a, b| a.root.cmp(&b.root));
        places
    }

    /// Whether the archive has a file of this path, as the index has it; one behind a link does not lie in the archive.
    pub(super) fn has_file(&self, path: &[u8]) -> bool {
        let full = self.root.join(path_of(path));
        full.canonicalize().is_ok_and(|real| real == full)
    }

    /// Why the archive cannot be walked: it may not be where it was, while its index, which lies elsewhere, is.
    pub(super) fn unwalked(&self, source: ArchiveError) -> IndexError {
        if self.root.exists() {
            IndexError::Archive { source }
        } else {
            IndexError::ArchiveGone { root: self.root.clone(), index: self.index.clone() }
        }
    }

    /// Whether there is an index yet.
    pub fn exists(&self) -> bool {
        Place::marked(&self.index).is_some()
    }

    /// Makes the index's folder, private to its owner, with its marker. Where the archive cannot be written to, the index
    /// moves to the user's data folder. Does nothing when it exists.
    ///
    /// # Errors
    /// When neither folder can be made.
    pub fn make(mut self) -> Result<Place, IndexError> {
        if self.exists() {
            return Ok(self);
        }
        let made = self.write_marker();
        match made {
            Ok(()) => Ok(self),
            Err(source) => {
                let read_only =
                    matches!(source.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem);
                match data_folder(&self.root).filter(|_| read_only && self.index == self.root.join(FOLDER)) {
                    Some(folder) => {
                        self.index = folder;
                        self.write_marker().map_err(|source| self.not_made(source))?;
                        Ok(self)
                    }
                    None => Err(self.not_made(source)),
                }
            }
        }
    }

    fn not_made(&self, source: io::Error) -> IndexError {
        IndexError::CannotMake { path: self.index.clone(), source }
    }

    fn write_marker(&self) -> io::Result<()> {
        let mut folder = fs::DirBuilder::new();
        folder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        folder.create(&self.index)?;
        let inside = self.index == self.root.join(FOLDER);
        let root = if inside { Path::new(INSIDE) } else { &self.root };
        let encoded = root.to_str().is_none().then(|| BASE64.encode(root.as_os_str().as_encoded_bytes()));
        let marker = Marker { newsdex: 1, root: root.to_string_lossy().into_owned(), root_base64: encoded };
        let mut text = serde_json::to_vec_pretty(&marker)?;
        text.push(b'\n');
        // Whole or not at all: a marker that is cut short marks nothing.
        let unfinished = self.index.join(UNFINISHED_MARKER);
        let written = fs::write(&unfinished, &text).and_then(|()| fs::rename(&unfinished, self.index.join(MARKER)));
        if written.is_err() {
            // What cannot be removed is written over the next time.
            let _ = fs::remove_file(&unfinished);
            let _ = fs::remove_dir(&self.index);
        }
        written
    }
}

/// Why no index was found in a folder or some levels above it: one that others may not look into is no reason to say that
/// there is none.
fn missing(start: PathBuf, levels: usize) -> IndexError {
    let closed =
        start.ancestors().take(levels).flat_map(|folder| [folder.join(FOLDER), folder.to_owned()]).find_map(|index| {
            let error = fs::File::open(index.join(MARKER)).err()?;
            (error.kind() == io::ErrorKind::PermissionDenied).then_some((index, error))
        });
    let gone = || Some((start.clone(), fs::metadata(&start).err()?));
    match closed.or_else(gone) {
        Some((path, source)) => IndexError::system("read", path, source.kind()),
        None => IndexError::NotFound { below: indexed_child(&start), start },
    }
}

/// The first of a folder's folders that has an index.
fn indexed_child(folder: &Path) -> Option<PathBuf> {
    /// A hint is not worth looking through a large folder.
    const LOOKED_AT: usize = 1_000;
    let children = fs::read_dir(folder).ok()?.take(LOOKED_AT).filter_map(|entry| Some(entry.ok()?.path()));
    let first = children.filter(|child| child.join(FOLDER).join(MARKER).is_file()).min()?;
    first.file_name().map(PathBuf::from)
}

/// The current folder.
///
/// # Errors
/// When it has been removed under us.
pub fn here() -> Result<PathBuf, IndexError> {
    env::current_dir().map_err(|source| IndexError::Io { action: "find", path: PathBuf::from("."), source })
}

fn absolute(path: &Path) -> Result<PathBuf, IndexError> {
    fs::canonicalize(path).map_err(|source| IndexError::Io { action: "read", path: path.to_owned(), source })
}

/// The absolute path of something that does not exist yet.
fn parent_absolute(path: &Path) -> Result<PathBuf, IndexError> {
    std::path::absolute(path).map_err(|source| IndexError::Io { action: "make", path: path.to_owned(), source })
}

/// The folder of the indexes of all archives that cannot be written to.
fn data_folders() -> Option<PathBuf> {
    let set = |name| env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let data = set("XDG_DATA_HOME").or_else(|| Some(set("HOME")?.join(".local/share")))?;
    Some(data.join("newsdex"))
}

/// The index's folder of an archive that cannot be written to, named by the archive's path.
fn data_folder(root: &Path) -> Option<PathBuf> {
    let hash = Sha256::digest(root.as_os_str().as_encoded_bytes());
    let name: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Some(data_folders()?.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_from_below_and_moved_with_the_archive() {
        let temp = tempfile::tempdir().unwrap();
        let archive = temp.path().join("clips");
        fs::create_dir_all(archive.join("2025/07")).unwrap();
        let made = Place::for_archive(&archive, None).unwrap().make().unwrap();
        assert!(made.exists());
        assert_eq!(Place::above(&archive.join("2025/07")), Some(made.clone()));
        assert_eq!(Place::for_archive(&archive.join("2025"), None).unwrap(), made, "never nested");
        assert_eq!(Place::find(Some(&archive)).unwrap(), made);
        assert_eq!(Place::find(Some(&made.index)).unwrap(), made);
        let moved = temp.path().join("moved");
        fs::rename(&archive, &moved).unwrap();
        assert_eq!(Place::above(&moved).unwrap().root, fs::canonicalize(&moved).unwrap());
    }

    #[test]
    fn a_named_index_is_new_empty_or_its_own() {
        let temp = tempfile::tempdir().unwrap();
        let [archive, other, full] = ["clips", "other", "full"].map(|name| temp.path().join(name));
        for folder in [&archive, &other, &full] {
            fs::create_dir_all(folder).unwrap();
        }
        fs::write(full.join("letter.txt"), "x").unwrap();
        let index = temp.path().join("index");
        let made = Place::for_archive(&archive, Some(&index)).unwrap().make().unwrap();
        assert_eq!(Place::for_archive(&archive, Some(&index)).unwrap(), made);
        assert!(matches!(Place::for_archive(&other, Some(&index)), Err(IndexError::OtherRoot { .. })));
        assert!(matches!(Place::for_archive(&archive, Some(&full)), Err(IndexError::NotAnIndex { .. })));
        for index in [None, Some(&*temp.path().join("other index")), Some(&*other)] {
            let of_a_file = Place::for_archive(&full.join("letter.txt"), index);
            assert!(matches!(of_a_file, Err(IndexError::NotAFolder { .. })), "{index:?}");
        }
        assert!(matches!(Place::for_archive(&made.index, None), Err(IndexError::InsideIndex { .. })));
    }

    #[test]
    fn an_index_without_its_archive_is_told_of() {
        let temp = tempfile::tempdir().unwrap();
        let archive = temp.path().join("clips");
        fs::create_dir(&archive).unwrap();
        let made = Place::for_archive(&archive, None).unwrap().make().unwrap();
        let moved = temp.path().join("moved");
        fs::rename(&made.index, &moved).unwrap();
        assert!(matches!(Place::find(Some(&moved)), Err(IndexError::Stray { .. })));
        assert!(matches!(Place::for_archive(&archive, Some(&moved)), Err(IndexError::Stray { .. })));
        assert_eq!(Place::above(&moved), None);
    }

    #[cfg(unix)]
    #[test]
    fn an_index_may_be_a_link_to_another_disk() {
        let temp = tempfile::tempdir().unwrap();
        let [archive, disk] = ["clips", "disk"].map(|name| temp.path().join(name));
        fs::create_dir(&archive).unwrap();
        fs::create_dir(&disk).unwrap();
        std::os::unix::fs::symlink(&disk, archive.join(FOLDER)).unwrap();
        Place::for_archive(&archive, None).unwrap().make().unwrap();
        let found = Place::above(&archive).unwrap();
        assert!(found.exists());
        assert_eq!(found.root, fs::canonicalize(&archive).unwrap());
    }

    #[test]
    fn a_marker_that_was_cut_short_is_written_again() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap();
        fs::create_dir(&place.index).unwrap();
        fs::write(place.index.join(MARKER), "").unwrap();
        assert!(!place.exists());
        let made = place.make().unwrap();
        assert_eq!(Place::above(temp.path()), Some(made));
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_is_private() {
        use std::os::unix::fs::PermissionsExt;
        let temp = tempfile::tempdir().unwrap();
        let made = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        assert_eq!(fs::metadata(made.index).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
