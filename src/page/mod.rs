//! Bytes in, a parsed page out: charset, save markers, the skim, one parse; and what the page says of its address and
//! save time before anything is understood of its content.

mod charset;
mod parse;

use scraper::Html;

use crate::{
    archive::{Hints, StoredPage},
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

impl DataKind {
    /// The kind that a script's `type` names; `None` for code, templates and what is no JSON.
    pub fn of_type(value: &str) -> Option<DataKind> {
        let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "application/ld+json" => Some(DataKind::JsonLd),
            "application/json" | "text/json" | "text/x-json" | "application/x-json" => Some(DataKind::Json),
            other if other.starts_with("application/") && other.ends_with("+json") => Some(DataKind::Json),
            _ => None,
        }
    }
}

/// Decodes and parses a stored page. Never fails: whatever the bytes are, some page comes out.
pub fn read(stored: &StoredPage) -> Page {
    let decoded = charset::decode(&stored.bytes, stored.hints.charset.as_deref(), None);
    let content = if stored.hints.plain_text {
        Content::Text(decoded.text.into_owned())
    } else {
        let tree = parse::parse(&decoded.text);
        let data = parse::data_scripts(&tree);
        Content::Html(HtmlPage { tree, data })
    };
    let Hints { url, saved, .. } = &stored.hints;
    Page { content, charset: decoded.charset, format: stored.format, url: url.clone(), saved: *saved }
}
