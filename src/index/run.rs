//! [`survey`] and [`run`]: an archive walked, then read and indexed, as far as it changed.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use super::{FileResult, IndexError, Outcome, Place, Placed, Summary, Update, Walked, Writer, path_bytes, rebuild};
use crate::{
    archive::{ArchiveError, FileOutcome, FileReport, ListOptions, Listing, Role, SkipReason, is_message, list},
    ingest::{self, Event, Harvested, IngestOptions},
};

/// How to run.
#[derive(Clone, Copy, Debug)]
pub struct RunOptions<'a> {
    /// The file or folder below the root to bring up to date; empty: all.
    pub scope: &'a Path,
    /// Drop what is gone even when that is most of the archive.
    pub prune: bool,
    /// Threads that read pages; 0: one a core.
    pub threads: usize,
    /// Set from anywhere, ends the run soon; what was done until then is committed.
    pub cancel: &'a AtomicBool,
}

/// What a run tells while it is at work, from any thread.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// How many files are to be read.
    Files(usize),
    /// A page has been read.
    Page,
    /// A file has been read.
    FileDone,
    /// A file is not read, and why.
    Skipped(&'a Path, SkipReason),
    /// What a container holds beside pages: how many records or members of each status or type.
    LeftOut(&'a Path, &'a BTreeMap<String, u64>),
    /// A file or folder could not be looked at.
    Unreadable(&'a ArchiveError),
}

/// What lies in an archive, before anything is written.
#[derive(Debug)]
pub struct Survey {
    listing: Listing,
    /// Archives below this one that have an index of their own, which a search from there uses.
    pub below: Vec<Place>,
    /// When the walk began.
    started: Instant,
}

impl Survey {
    pub(super) fn of(listing: Listing) -> Survey {
        Survey { listing, below: Vec::new(), started: Instant::now() }
    }

    /// The files that are to be read, as an index knows them.
    pub(super) fn walked(&self) -> Vec<Walked> {
        self.listing.files.iter().filter(|file| file.role == Role::Page).map(Walked::of).collect()
    }

    /// The paths of what could not be looked at; it may still be there.
    pub(super) fn unreadable(&self) -> Vec<Vec<u8>> {
        self.listing.unreadable.iter().map(|error| path_bytes(error.path())).collect()
    }

    /// The same, and why, in words.
    pub(super) fn told_unreadable(&self) -> impl Iterator<Item = String> {
        self.listing.unreadable.iter().map(ArchiveError::to_string)
    }
}

/// Walks the archive of a place, as far as it is to be brought up to date.
///
/// # Errors
/// When the archive's root cannot be read, or when it has no index yet and part of it has one: indexes are never nested.
pub fn survey(place: &Place, options: RunOptions<'_>) -> Result<Survey, IndexError> {
    let started = Instant::now();
    let under = Some(options.scope.to_owned()).filter(|scope| !scope.as_os_str().is_empty());
    let failed = |source| place.unwalked(source);
    let options = ListOptions { under, threads: options.threads, ..ListOptions::default() };
    let listing = list(&place.root, &options).map_err(failed)?;
    let below = place.below(&listing.indexed);
    match below.first() {
        Some(first) if !place.exists() => Err(IndexError::HasIndexBelow {
            root: place.root.clone(),
            below: Box::new(first.clone()),
            more: below.len() - 1,
        }),
        _ => Ok(Survey { listing, below, started }),
    }
}

/// Brings the index of a place up to date with its archive.
///
/// # Errors
/// When the index cannot be written. What cannot be read below the root is in the summary.
pub fn run(
    place: &Place,
    survey: &Survey,
    options: RunOptions<'_>,
    tell: &(dyn Fn(Progress<'_>) + Sync),
) -> Result<Summary, IndexError> {
    let listing = &survey.listing;
    listing.unreadable.iter().for_each(|error| tell(Progress::Unreadable(error)));
    let skips = Skips { tell, counts: Mutex::default() };
    let mut places = Vec::with_capacity(listing.files.len());
    for (at, file) in listing.files.iter().enumerate() {
        match file.role {
            Role::Page => places.push(at),
            Role::Skip(reason) => skips.add(&file.path, reason),
        }
    }
    listing.passed_over.iter().for_each(|(path, reason)| skips.add(path, *reason));
    let skipped = skips.total();
    let (scope, unreadable) = (path_bytes(options.scope), survey.unreadable());
    let update = Update::begin(place, &survey.walked(), &scope, &unreadable, options.prune)?;
    rebuild::remove_leftover(place)?;
    if scope.is_empty() {
        update.passed_over(skipped);
    }
    let listed = |at: &usize| places.get(*at).copied();
    for file in update.skipped().iter().filter_map(listed).filter_map(|at| listing.files.get(at)) {
        skips.add(&file.path, SkipReason::AsBefore);
    }
    let which: Vec<usize> = update.files().iter().filter_map(listed).collect();
    tell(Progress::Files(which.len()));
    let done = match read(listing, &which, &update, options, &skips) {
        Ok(()) => update.finish(),
        Err(error) => {
            drop(update);
            Err(error)
        }
    };
    // A writer removes, when it opens, what was not committed: a disk that was filled has room again.
    let mut summary = done.inspect_err(|_| drop(Writer::open(place)))?;
    summary.skipped_files += skipped;
    summary.skipped_for = skips.counts.into_inner().unwrap_or_else(PoisonError::into_inner);
    summary.failures.extend(survey.told_unreadable());
    summary.elapsed = survey.started.elapsed();
    summary.interrupted = options.cancel.load(Ordering::Relaxed);
    Ok(summary)
}

/// The files that are not read: told and counted.
struct Skips<'a> {
    tell: &'a (dyn Fn(Progress<'_>) + Sync),
    counts: Mutex<BTreeMap<SkipReason, u64>>,
}

impl Skips<'_> {
    fn add(&self, path: &Path, reason: SkipReason) {
        (self.tell)(Progress::Skipped(path, reason));
        // What was in a file is not known any more, or has no header that says so.
        let tells_nothing = matches!(reason, SkipReason::AsBefore | SkipReason::NoPage);
        let is_message = || path.file_name().is_some_and(|name| is_message(&name.to_string_lossy()));
        let reason = if tells_nothing && is_message() { SkipReason::Email } else { reason };
        *self.counts.lock().unwrap_or_else(PoisonError::into_inner).entry(reason).or_default() += 1;
    }

    fn total(&self) -> u64 {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

/// Reads files on all cores and gives what comes out to the update. Its first error stops the run.
fn read(
    listing: &Listing,
    which: &[usize],
    update: &Update,
    options: RunOptions<'_>,
    skips: &Skips<'_>,
) -> Result<(), IndexError> {
    let tell = skips.tell;
    let error = Mutex::new(None);
    let stop = AtomicBool::new(false);
    let sink = |event| {
        if options.cancel.load(Ordering::Relaxed) {
            stop.store(true, Ordering::Relaxed);
        }
        let taken = match event {
            Event::Page { page, .. } => {
                tell(Progress::Page);
                update.page(placed(*page))
            }
            Event::FileDone { file, report } => match listing.files.get(file) {
                Some(listed) => {
                    if let FileOutcome::Skipped(reason) = report.outcome {
                        skips.add(&listed.path, reason);
                    }
                    if !report.left_out.is_empty() {
                        tell(Progress::LeftOut(&listed.path, &report.left_out));
                    }
                    tell(Progress::FileDone);
                    update.file_done(&Walked::of(listed), result(&report))
                }
                None => Ok(()),
            },
        };
        if let Err(failed) = taken {
            stop.store(true, Ordering::Relaxed);
            error.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(failed);
        }
    };
    let ingest = IngestOptions { threads: options.threads, ordered: false, cancel: &stop };
    ingest::run(listing, which, &ingest, &sink).map_err(|source| IndexError::Threads { source })?;
    error.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
}

fn placed(page: Harvested) -> Placed {
    Placed { article: page.article, nth: page.nth, number: page.number, span: page.span }
}

fn result(report: &FileReport) -> FileResult {
    FileResult {
        outcome: match report.outcome {
            FileOutcome::Pages => Outcome::Read,
            FileOutcome::Skipped(_) => Outcome::Skipped,
            FileOutcome::Failed if report.pages > 0 => Outcome::Cut,
            FileOutcome::Failed => Outcome::Failed,
        },
        pages: report.pages,
        error: report.told_error(),
        retry: report.error.as_ref().is_some_and(ArchiveError::may_pass),
    }
}
