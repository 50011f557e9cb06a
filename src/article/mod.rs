//! The [`Article`]: what is known of one saved page. Everything upstream produces it, everything downstream reads it.

mod stamp;
mod words;

use serde::{Deserialize, Serialize};

pub use stamp::{Stamp, StampError};
pub use words::count_words;

/// What a page turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    #[default]
    Article,
    /// A front, section or tag page.
    Listing,
    /// A consent, captcha, login or error page: nothing of the story.
    Blocked,
    /// A text that is no news page.
    Other,
    Empty,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 5] = [Kind::Article, Kind::Listing, Kind::Blocked, Kind::Other, Kind::Empty];

    /// The kind as the JSON, the index and queries call it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Article => "article",
            Kind::Listing => "listing",
            Kind::Blocked => "blocked",
            Kind::Other => "other",
            Kind::Empty => "empty",
        }
    }
}

/// How a page was saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    #[default]
    Html,
    Text,
    Warc,
    Wacz,
    Mhtml,
    Webarchive,
    Singlefile,
    Monolith,
    Zip,
    Tar,
    Httrack,
    Wget,
    Archivebox,
    Wayback,
    Webscrapbook,
    Enex,
}

/// Where the publication date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateSource {
    JsonLd,
    Meta,
    Microdata,
    Time,
    Byline,
    Url,
    Text,
}

/// Where the save time was found, best first; all but the last are *recorded* times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SavedSource {
    Record,
    Marker,
    Header,
    Text,
    /// The file's modification time: the last resort.
    File,
}

/// When a page was saved, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    pub stamp: Stamp,
    pub source: SavedSource,
}

/// One saved page as newsdex understands it. An unknown field is absent (lists are empty); none is ever made up.
///
/// Serialized in this order, it is the JSON of `extract --format jsonl` and, without `text`, of a search hit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Article {
    /// The first 12 hex digits of `sha256`.
    pub id: String,
    /// Of the page's bytes as stored (a record's payload, a decompressed file).
    pub sha256: String,
    /// The file relative to the archive's root, with `/` between folders; lossy where it is not UTF-8.
    pub path: String,
    /// The path's bytes in base64, present where `path` is lossy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_base64: Option<String>,
    /// Inside a container: the record's URL or the member's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    pub format: Format,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The registered domain of `url`; without one, of a page that the index knows, that of the other pages of its `site_name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_name: Option<String>,
    pub kind: Kind,
    /// A paywall stub or cut page that still has headline or standfirst.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub authors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_source: Option<DateSource>,
    /// Day and month could be swapped.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub published_ambiguous: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saved: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saved_source: Option<SavedSource>,
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The story, one block a line.
    pub text: String,
    /// Words in `text` (UAX 29).
    pub words: usize,
}

impl Article {
    /// When the page was saved, where somebody or something wrote that down: a file's own time says when it was copied as often
    /// as when it was saved.
    pub fn recorded_save(&self) -> Option<Stamp> {
        self.saved.filter(|_| self.saved_source != Some(SavedSource::File))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_the_names_of_the_json() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        }
    }
}
