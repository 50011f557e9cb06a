//! Values of a column, read in the order of its dictionary: to look one up alone takes as long as to read a block of them.

use tantivy::{TantivyError, columnar::BytesColumn, error::DataCorruption};

/// Calls `take` with each value that is asked for by its ordinal, and with what came with it.
///
/// # Errors
/// When the dictionary cannot be read, or has no such value.
pub(crate) fn each_value<T>(
    column: &BytesColumn,
    mut asked: Vec<(u64, T)>,
    mut take: impl FnMut(&[u8], T),
) -> tantivy::Result<()> {
    asked.sort_unstable_by_key(|(ord, _)| *ord);
    let ords: Vec<u64> = asked.iter().map(|(ord, _)| *ord).collect();
    let mut asked = asked.into_iter();
    let is_whole = column.dictionary().sorted_ords_to_term_cb(&ords, |value| {
        if let Some((_, with)) = asked.next() {
            take(value, with);
        }
    })?;
    let lost = || TantivyError::DataCorruption(DataCorruption::comment_only("a column without one of its values"));
    is_whole.then_some(()).ok_or_else(lost)
}
