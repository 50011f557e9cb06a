//! [`PathQuery`]: the pages of the files whose paths fit.
//!
//! The paths are those of the column by which hits are sorted: to read its dictionary through takes a fifth of the time that
//! the index's takes, and there are no lists of pages to be read for each of them.

use std::sync::Arc;

use tantivy::{DocId, SegmentReader};

use super::{gathered::Pages, pattern, seek::next_possible};
use crate::fold::fold;

/// The pages of a file or of all that is below a folder, each with the same score.
#[derive(Clone, Debug)]
pub(super) struct PathQuery {
    /// The path from the archive's root, folded; stars in it stand for anything.
    pub pattern: Arc<str>,
}

impl Pages for PathQuery {
    fn docs(&self, reader: &SegmentReader) -> tantivy::Result<Vec<DocId>> {
        let Some(paths) = reader.fast_fields().bytes("path")? else { return Ok(Vec::new()) };
        let beginning = pattern::beginning(&self.pattern).as_bytes();
        let mut fitting = vec![false; paths.num_terms()];
        let mut stream = paths.dictionary().stream()?;
        while stream.advance() {
            if let Some(next) = next_possible(stream.key(), beginning) {
                stream = paths.dictionary().range().ge(next).into_stream()?;
            } else if self.fits(stream.key())
                && let Some(fits) = usize::try_from(stream.term_ord()).ok().and_then(|ord| fitting.get_mut(ord))
            {
                *fits = true;
            }
        }
        let is_fitting = |doc: &DocId| {
            let ord = paths.ords().first(*doc).and_then(|ord| usize::try_from(ord).ok());
            ord.and_then(|ord| fitting.get(ord)).is_some_and(|fits| *fits)
        };
        Ok((0..reader.max_doc()).filter(is_fitting).collect())
    }
}

impl PathQuery {
    fn fits(&self, path: &[u8]) -> bool {
        let path = fold(&String::from_utf8_lossy(path));
        match path.strip_prefix(&*self.pattern) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => true,
            _ => pattern::matches(&self.pattern, &path),
        }
    }
}
