//! [`check`]: whether an index is whole, and true to its archive. Nothing is changed.

use std::{collections::HashSet, fs::File, path::PathBuf};

use super::{Damage, IndexError, Known, Outcome, Plan, Reader, Survey, damaged, path_of};
use crate::archive::{ListOptions, in_words, list};

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
    /// So many are gone that a run asks first whether the disk is there ([`IndexError::TooManyGone`]).
    pub is_disk_doubted: bool,
    /// Files that a run left half read.
    pub unfinished: u64,
    /// What of the archive could not be looked at.
    pub unreadable: Vec<String>,
    /// Files that are in the index as far as they can be read, and what ended them.
    pub cut: Vec<String>,
}

impl Findings {
    /// Whether a run of `newsdex index` would change something.
    pub fn is_behind(&self) -> bool {
        self.new + self.changed + self.gone + self.unfinished > 0
    }

    /// Whether the index says what the archive holds, all of it.
    pub fn is_current(&self) -> bool {
        !self.is_behind() && self.unreadable.is_empty() && self.cut.is_empty()
    }
}

/// Checks the checksums of the index and compares its records with the archive's files.
///
/// # Errors
/// When the index or the archive's root cannot be read at all.
pub fn check(reader: &Reader) -> Result<Findings, IndexError> {
    let wrong = reader.searcher.index().validate_checksum().map_err(|source| reader.failed(source))?;
    if !wrong.is_empty() {
        let mut damaged: Vec<PathBuf> = wrong.into_iter().collect();
        damaged.sort();
        // What a damaged index says of its archive is worth nothing.
        return Ok(Findings { damaged, ..Findings::default() });
    }
    let known = Known::load(reader)?;
    let listing = list(reader.root(), &ListOptions::default()).map_err(|source| reader.place.unwalked(source))?;
    let survey = Survey::of(listing);
    let walked = survey.walked();
    let plan = Plan::new(&known, &walked, b"", &survey.unreadable());
    let unfinished = known.unfinished.len() as u64;
    let stale = plan.stale.len() as u64;
    let mut unreadable: Vec<String> = survey.told_unreadable().collect();
    let closed = still_closed(reader, &known, &plan);
    let still_closed = closed.len() as u64;
    unreadable.extend(closed);
    let half_read = plan.half_read.len() as u64;
    Ok(Findings {
        damaged: Vec::new(),
        new: plan.read.len() as u64 - stale,
        changed: stale - half_read - still_closed,
        gone: plan.gone.len() as u64,
        is_disk_doubted: plan.check_disk(&reader.place, &walked).is_err(),
        unfinished,
        unreadable,
        cut: cut(reader, &plan)?,
    })
}

/// The files that were not read to their end and are as they were: no run reads more of them.
fn cut(reader: &Reader, plan: &Plan) -> Result<Vec<String>, IndexError> {
    let gone: HashSet<&Vec<u8>> = plan.gone.iter().collect();
    let stays = |damage: &Damage| !plan.stale.contains(&damage.path) && !gone.contains(&damage.path);
    Ok(damaged(reader)?.into_iter().filter(stays).map(|damage| damage.error).collect())
}

/// The files that could not be read and still cannot be, with the reason: no run brings them up to date.
fn still_closed(reader: &Reader, known: &Known, plan: &Plan) -> Vec<String> {
    let failed = |path: &&Vec<u8>| known.records.get(*path).is_some_and(|record| record.outcome == Outcome::Failed);
    let mut paths: Vec<&Vec<u8>> = plan.stale.iter().filter(failed).collect();
    paths.sort();
    let told = |path: &Vec<u8>| {
        let path = path_of(path);
        let error = File::open(reader.root().join(&path)).err()?;
        Some(format!("{}: {}", path.display(), in_words(&error)))
    };
    paths.into_iter().filter_map(told).collect()
}
