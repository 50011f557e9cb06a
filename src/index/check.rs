//! [`check`]: whether an index is whole, and true to its archive. Nothing is changed.

use std::path::PathBuf;

use super::{IndexError, Known, Plan, Reader, path_bytes, run::walked};
use crate::archive::{ArchiveError, ListOptions, list};

/// What a check found. Everything empty or zero: whole and up to date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Files of the index whose checksum is wrong.
    pub damaged: Vec<PathBuf>,
    /// Files of the archive that are not in the index.
    pub new: u64,
    /// Files that have changed since they were read.
    pub changed: u64,
    /// Files in the index that are no longer there.
    pub gone: u64,
    /// Files that a run left half read.
    pub unfinished: u64,
    /// What of the archive could not be looked at.
    pub unreadable: Vec<String>,
}

impl Findings {
    /// Whether the index says what the archive holds.
    pub fn is_current(&self) -> bool {
        self.new + self.changed + self.gone + self.unfinished == 0 && self.unreadable.is_empty()
    }
}

/// Checks the checksums of the index and compares its records with the archive's files.
///
/// # Errors
/// When the index or the archive's root cannot be read at all.
pub fn check(reader: &Reader) -> Result<Findings, IndexError> {
    let damaged = reader.searcher.index().validate_checksum().map_err(|source| reader.failed(source))?;
    if !damaged.is_empty() {
        let mut damaged: Vec<PathBuf> = damaged.into_iter().collect();
        damaged.sort();
        // What a damaged index says of its archive is worth nothing.
        return Ok(Findings { damaged, ..Findings::default() });
    }
    let known = Known::load(&reader.searcher).map_err(|source| reader.failed(source))?;
    let listing = list(reader.root(), &ListOptions::default()).map_err(|source| IndexError::Archive { source })?;
    let unreadable: Vec<Vec<u8>> = listing.unreadable.iter().map(|error| path_bytes(error.path())).collect();
    let plan = Plan::new(&known, &walked(&listing), b"", &unreadable);
    let unfinished = known.unfinished.len() as u64;
    let stale = plan.stale.len() as u64;
    let half_read = plan.stale.iter().filter(|path| known.unfinished.contains(*path)).count() as u64;
    Ok(Findings {
        damaged: Vec::new(),
        new: plan.read.len() as u64 - stale,
        changed: stale - half_read,
        gone: plan.gone.len() as u64,
        unfinished,
        unreadable: listing.unreadable.iter().map(ArchiveError::to_string).collect(),
    })
}
