//! Puts events back in order, where that is asked for, before they are handed on.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use super::Event;

/// Where an event belongs: the file's position among those asked for, then the event's own in its file.
pub(super) type Position = (usize, u64);

/// What was handed on by a call of [`Order::emit`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Progress {
    /// The first file that is not finished; only told where events are put in order.
    pub(super) head: usize,
    /// The bytes of the pages handed on.
    pub(super) released: u64,
}

pub(super) struct Order<'a> {
    sink: &'a (dyn Fn(Event) + Sync),
    /// `None` where any order will do.
    waiting: Option<Mutex<Waiting>>,
}

#[derive(Default)]
struct Waiting {
    next: Position,
    events: BTreeMap<Position, (Option<Event>, u64)>,
}

impl<'a> Order<'a> {
    pub(super) fn new(ordered: bool, sink: &'a (dyn Fn(Event) + Sync)) -> Order<'a> {
        Order { sink, waiting: ordered.then(Mutex::default) }
    }

    /// Hands an event on, or keeps it until those before it are there. `None` stands for a page that came to nothing,
    /// and `bytes` is what the page weighed.
    pub(super) fn emit(&self, at: Position, event: Option<Event>, bytes: u64) -> Progress {
        let Some(waiting) = &self.waiting else {
            event.into_iter().for_each(self.sink);
            return Progress { head: 0, released: bytes };
        };
        // The lock is held while the sink takes the events, or two threads could overtake each other.
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.events.insert(at, (event, bytes));
        let mut released = 0;
        loop {
            let next = waiting.next;
            let Some((event, bytes)) = waiting.events.remove(&next) else { break };
            let done = matches!(event, Some(Event::FileDone { .. }));
            waiting.next = if done { (next.0 + 1, 0) } else { (next.0, next.1 + 1) };
            released += bytes;
            event.into_iter().for_each(self.sink);
        }
        Progress { head: waiting.next.0, released }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{FileOutcome, FileReport};

    fn done(file: usize) -> Option<Event> {
        let report = FileReport {
            outcome: FileOutcome::Pages,
            format: crate::article::Format::Html,
            pages: 0,
            error: None,
            more_errors: 0,
            left_out: BTreeMap::new(),
        };
        Some(Event::FileDone { file, report })
    }

    #[test]
    fn waits_for_what_comes_before() {
        let seen = Mutex::new(Vec::new());
        let sink = |event: Event| {
            if let Event::FileDone { file, .. } = event {
                seen.lock().unwrap().push(file);
            }
        };
        let order = Order::new(true, &sink);
        assert_eq!(order.emit((1, 1), done(11), 0), Progress { head: 0, released: 0 });
        assert_eq!(order.emit((1, 0), None, 5), Progress { head: 0, released: 0 });
        assert_eq!(order.emit((0, 0), done(10), 2), Progress { head: 2, released: 7 });
        assert_eq!(*seen.lock().unwrap(), [10, 11]);
    }
}
