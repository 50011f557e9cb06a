//! What there is to do: files to open, containers to stream, and pages that came out of them.

use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use super::order::Progress;
use crate::archive::{ArchiveError, StoredPage};

/// Bytes of pages between a container's reader and the end of their extraction. A hundred pages of common size: enough
/// to keep all workers busy, and little beside what parsing one large page takes.
const BYTES_UNDER_WAY: u64 = 16_000_000;

/// Files that an ordered run may be ahead of the first that is not finished.
const LOOK_AHEAD: usize = 256;

/// How often a waiting thread looks whether the run was cancelled.
const CANCEL_CHECK: Duration = Duration::from_millis(50);

/// Containers streamed at once where order does not matter. Unpacking is several times as fast as extraction, so few readers
/// keep many workers busy; each has some hundred kilobytes of buffers.
const READERS: usize = 4;

/// How many threads stream containers. In an ordered run a container's pages are wanted only when all before it is done.
pub(super) fn readers(workers: usize, ordered: bool) -> usize {
    if ordered { 1 } else { workers.clamp(1, READERS) }
}

/// Work for a worker. Files are told by their position among those asked for.
pub(super) enum Job {
    File(usize),
    Page(Box<PageJob>),
}

/// A page out of a container.
pub(super) struct PageJob {
    pub(super) position: usize,
    /// The page's number in its file, from 0.
    pub(super) number: u64,
    pub(super) page: StoredPage,
    pub(super) bytes: u64,
}

pub(super) struct Queue<'a> {
    files: Vec<usize>,
    ordered: bool,
    cancel: &'a AtomicBool,
    state: Mutex<State>,
    /// There may be something for a worker to do, or nothing any more.
    work: Condvar,
    /// There may be something for a reader: a container, room for a page, the end of what it waits for.
    reading: Condvar,
}

#[derive(Default)]
struct State {
    /// The position of the next file to hand out.
    next: usize,
    /// The first file that is not finished, in an ordered run.
    head: usize,
    /// Files handed out to workers that may yet turn out to be containers.
    opening: usize,
    /// Containers that wait for a reader, by position.
    containers: VecDeque<usize>,
    /// Containers that are being streamed.
    streaming: usize,
    pages: VecDeque<Box<PageJob>>,
    /// Bytes of pages that are waiting, in work, or waiting for their turn.
    bytes: u64,
    /// For each streamed container, its pages that are not extracted yet, and the first defect met.
    unfinished: HashMap<usize, (usize, Option<ArchiveError>)>,
    stopped: bool,
}

impl State {
    fn all_opened(&self, files: usize) -> bool {
        self.next >= files && self.opening == 0 && self.containers.is_empty()
    }
}

impl<'a> Queue<'a> {
    pub(super) fn new(files: Vec<usize>, ordered: bool, cancel: &'a AtomicBool) -> Queue<'a> {
        Queue { files, ordered, cancel, state: Mutex::default(), work: Condvar::new(), reading: Condvar::new() }
    }

    /// The index in the listing of the file at a position.
    pub(super) fn file(&self, position: usize) -> Option<usize> {
        self.files.get(position).copied()
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// Ends the run early.
    pub(super) fn stop(&self) {
        self.lock().stopped = true;
        self.wake_all();
    }

    fn wake_all(&self) {
        self.work.notify_all();
        self.reading.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `ready` gives something, or gives up (`None`) because the run is cancelled. `changed` tells when to look
    /// again; waking a thread for nothing costs as much as a small page.
    fn wait_for<T>(&self, changed: &Condvar, mut ready: impl FnMut(&mut State) -> Option<T>) -> Option<T> {
        let mut state = self.lock();
        loop {
            if state.stopped || self.is_cancelled() {
                return None;
            }
            if let Some(found) = ready(&mut state) {
                return Some(found);
            }
            state = changed.wait_timeout(state, CANCEL_CHECK).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// The next thing for a worker to do, or `None` at the end of the run. Pages come before files, so that what is in memory
    /// leaves it first.
    pub(super) fn next_job(&self) -> Option<Job> {
        let files = self.files.len();
        self.wait_for(&self.work, |state| {
            if let Some(page) = state.pages.pop_front() {
                return Some(Some(Job::Page(page)));
            }
            let within_reach = !self.ordered || state.next < state.head.saturating_add(LOOK_AHEAD);
            if state.next < files && within_reach {
                state.next += 1;
                state.opening += 1;
                return Some(Some(Job::File(state.next - 1)));
            }
            (state.all_opened(files) && state.streaming == 0).then_some(None)
        })
        .flatten()
    }

    /// A worker is done with a file: it was read, or it is to be streamed.
    pub(super) fn opened(&self, position: usize, is_container: bool) {
        let mut state = self.lock();
        state.opening -= 1;
        if is_container {
            state.containers.push_back(position);
        }
        let is_last = state.all_opened(self.files.len());
        drop(state);
        if is_last {
            self.wake_all();
        } else if is_container {
            self.reading.notify_all();
        }
    }

    /// The position of the next container to stream, or `None` at the end of the run.
    pub(super) fn next_container(&self) -> Option<usize> {
        self.wait_for(&self.reading, |state| {
            let at = match self.ordered {
                true => state.containers.iter().position(|position| *position == state.head),
                false => Some(0),
            };
            if let Some(position) = at.and_then(|at| state.containers.remove(at)) {
                state.streaming += 1;
                return Some(Some(position));
            }
            state.all_opened(self.files.len()).then_some(None)
        })
        .flatten()
    }

    /// Gives a container's page to the workers, once there is room for it. False if the run is cancelled.
    pub(super) fn push_page(&self, job: PageJob) -> bool {
        let mut job = Some(Box::new(job));
        let pushed = self.wait_for(&self.reading, |state| {
            let bytes = job.as_ref()?.bytes;
            // A page larger than all the room there is goes alone.
            if state.bytes > 0 && state.bytes.saturating_add(bytes) > BYTES_UNDER_WAY {
                return None;
            }
            state.bytes += bytes;
            let job = job.take()?;
            state.unfinished.entry(job.position).or_default().0 += 1;
            state.pages.push_back(job);
            Some(())
        });
        self.work.notify_one();
        pushed.is_some()
    }

    /// A worker is done with a container's page.
    pub(super) fn page_done(&self, position: usize, defect: Option<ArchiveError>) {
        let mut state = self.lock();
        let Some((unfinished, first)) = state.unfinished.get_mut(&position) else { return };
        *unfinished = unfinished.saturating_sub(1);
        if first.is_none() {
            *first = defect;
        }
        let is_last = *unfinished == 0;
        drop(state);
        if is_last {
            self.reading.notify_all();
        }
    }

    /// Waits until all pages of a container are extracted; its first defect. `Err` if the run is cancelled before.
    pub(super) fn finish(&self, position: usize) -> Result<Option<ArchiveError>, Cancelled> {
        self.wait_for(&self.reading, |state| match state.unfinished.get(&position) {
            Some((unfinished, _)) if *unfinished > 0 => None,
            _ => Some(state.unfinished.remove(&position).and_then(|(_, defect)| defect)),
        })
        .ok_or(Cancelled)
    }

    /// A reader has told the end of its container.
    pub(super) fn streamed(&self) {
        self.lock().streaming -= 1;
        self.wake_all();
    }

    /// Makes room for what was handed on.
    pub(super) fn advance(&self, progress: Progress) {
        let mut state = self.lock();
        state.bytes = state.bytes.saturating_sub(progress.released);
        let has_moved = progress.head > state.head;
        state.head = state.head.max(progress.head);
        drop(state);
        if has_moved {
            self.work.notify_all();
        }
        if has_moved || progress.released > 0 {
            self.reading.notify_all();
        }
    }
}

/// The run was cancelled.
pub(super) struct Cancelled;
