//! A defect in the reading of one page must not end the run: panics are caught here, and kept off the terminal. So are those
//! of Tantivy over a damaged index.

use std::{
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::{Mutex, Once, PoisonError},
    thread,
};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What a thread of Tantivy's that merges segments broke with. Tantivy goes on without the merge and tells nobody.
static OF_MERGING: Mutex<Option<String>> = Mutex::new(None);

/// How Tantivy calls such threads.
const MERGING: &str = "merge_thread_";

/// Keeps panics inside [`catch`], and those of merging threads, off the terminal; all others go where they went before.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            if GUARDED.get() {
                MESSAGE.set(Some(told(panicked)));
            } else if thread::current().name().is_some_and(|name| name.starts_with(MERGING)) {
                *OF_MERGING.lock().unwrap_or_else(PoisonError::into_inner) = Some(told(panicked));
            } else {
                before(panicked);
            }
        }));
    });
}

/// A panic's message and place.
pub fn told(panicked: &PanicHookInfo<'_>) -> String {
    let place = panicked.location().map_or_else(String::new, |place| format!(" at {place}"));
    format!("{}{place}", panicked.payload_as_str().unwrap_or("panicked"))
}

/// Takes what a merging thread broke with, if one did.
pub fn of_merging() -> Option<String> {
    OF_MERGING.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Runs `work`.
///
/// # Errors
/// Where it panics: with what message and where.
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let outer = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.map_err(|_| MESSAGE.take().unwrap_or_else(|| "panicked".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_where_it_broke() {
        install();
        assert_eq!(catch(|| 7), Ok(7));
        let message = catch(|| panic!("no {}", "way")).unwrap_err();
        assert!(message.starts_with("no way at ") && message.contains("guard.rs"), "{message}");
        assert_eq!(catch(|| 8), Ok(8));
    }
}
