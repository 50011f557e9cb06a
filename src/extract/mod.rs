//! A page in, an article out. One walk over the tree gathers evidence as plain data; each field then decides on that.

pub mod body;
pub mod outline;

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    archive::StoredPage,
    article::Article,
    page::{Content, Page},
};

use outline::Outline;

/// What the page says, field by field, before the archive's own facts (path, hash, save time) are added.
pub fn article(page: &Page, stored: &StoredPage) -> Article {
    let mut article = Article { path: stored.path.to_string_lossy().into_owned(), ..Article::default() };
    match &page.content {
        Content::Html(html) => {
            let outline = Outline::of(&html.tree);
            article.text = body::choose(&outline, &body::Context::default()).text;
        }
        Content::Text(text) => article.text.clone_from(text),
    }
    article.words = article.text.unicode_words().count();
    article
}
