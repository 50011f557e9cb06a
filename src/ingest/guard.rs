//! A defect in the reading of one page must not end the run: panics are caught here, and kept off the terminal. So are those
//! of Tantivy over a damaged index.

use std::{
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes panics inside [`catch`] silent; all others go where they went before.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            if GUARDED.get() {
                let place = panicked.location().map_or_else(String::new, |place| format!(" at {place}"));
                let payload = panicked.payload();
                let message = payload.downcast_ref::<&str>().copied();
                let message =
                    message.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("panicked");
                MESSAGE.set(Some(format!("{message}{place}")));
            } else {
                before(panicked);
            }
        }));
    });
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
