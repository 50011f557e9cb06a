//! A page in, an article out. One walk over the tree gathers evidence as plain data; each field then decides on that.

pub mod outline;

use crate::{archive::StoredPage, article::Article, page::Page};

/// What the page says, field by field, before the archive's own facts (path, hash, save time) are added.
pub fn article(page: &Page, stored: &StoredPage) -> Article {
    let _ = page;
    Article { path: stored.path.to_string_lossy().into_owned(), ..Article::default() }
}
