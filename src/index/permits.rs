//! [`Permits`]: how many bytes of documents may wait to be written.
//!
//! Tantivy queues up to 10,000 documents by itself, whatever their size. Each document therefore carries a permit for
//! its bytes, which comes back when the writer drops the document.

use std::{
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::Duration,
};

use tantivy::{
    TantivyDocument,
    schema::{Document, document::CompactDocValue},
};

/// How long to wait for a permit before going on without. Reached only when the writer's threads have died, and then
/// the next call to the writer says why; a lock-up would not.
const PATIENCE: Duration = Duration::from_secs(30);

/// A budget of bytes.
#[derive(Debug)]
pub(super) struct Permits {
    total: usize,
    taken: Mutex<usize>,
    returned: Condvar,
}

impl Permits {
    pub(super) fn new(total: usize) -> Arc<Permits> {
        Arc::new(Permits { total, taken: Mutex::new(0), returned: Condvar::new() })
    }

    /// Waits until `bytes` are free; a document larger than the whole budget waits for all of it.
    pub(super) fn take(self: &Arc<Permits>, bytes: usize) -> Permit {
        let bytes = bytes.min(self.total);
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut taken, _) = self
            .returned
            .wait_timeout_while(taken, PATIENCE, |taken| *taken + bytes > self.total)
            .unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
        Permit { permits: Arc::clone(self), bytes }
    }
}

/// Bytes taken from a budget; dropping gives them back.
#[derive(Debug)]
pub(super) struct Permit {
    permits: Arc<Permits>,
    bytes: usize,
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut taken = self.permits.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(self.bytes);
        self.permits.returned.notify_all();
    }
}

/// A document with the permit for its bytes.
pub(super) struct Permitted {
    doc: TantivyDocument,
    _permit: Permit,
}

impl Permitted {
    pub(super) fn new(doc: TantivyDocument, permit: Permit) -> Permitted {
        Permitted { doc, _permit: permit }
    }
}

impl Document for Permitted {
    type Value<'a> = CompactDocValue<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.doc.iter_fields_and_values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permits_come_back() {
        let permits = Permits::new(10);
        let first = permits.take(8);
        let other = Arc::clone(&permits);
        let waiting = std::thread::spawn(move || drop(other.take(100)));
        drop(first);
        waiting.join().unwrap();
        assert_eq!(*permits.taken.lock().unwrap(), 0);
    }
}
