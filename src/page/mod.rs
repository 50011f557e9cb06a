//! Bytes in, a parsed page out: charset, save markers, the skim, one parse; and what the page says of its address and
//! save time before anything is understood of its content.

pub mod address;
mod charset;
pub(crate) mod date_keys;
mod enml;
mod handed_on;
mod markers;
mod parse;
pub(crate) mod programs;
pub(crate) mod references;
mod skim;
#[cfg(test)]
mod soup;
mod tokens;

use std::{borrow::Cow, ops::RangeInclusive};

use scraper::{Html, Node};
use url::Url;

use markers::Marker;
pub(crate) use skim::{is_developers_name, is_state};

use crate::{
    archive::{Hints, StoredPage},
    article::{Format, Saved, SavedSource, Stamp},
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
    pub url_source: Option<UrlSource>,
    pub saved: Option<Saved>,
}

/// Where a page's address was found before its content was looked at, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlSource {
    /// The record, archive member or side file that the page came with.
    Container,
    /// What the saving tool wrote into the page.
    Marker,
    /// The mirror's host and path folders.
    Mirror,
}

/// What a page's bytes are.
pub enum Content {
    Html(HtmlPage),
    Text(String),
}

/// An HTML page: the tree without its scripts, and the scripts that hold data.
pub struct HtmlPage {
    pub tree: Html,
    pub data: Vec<DataScript>,
}

/// A script that holds data, or what is kept of a program. Never parsed as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataScript {
    pub kind: DataKind,
    /// The script's text, as it stands between the tags; of a program its statements.
    pub text: String,
}

/// What a script holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataKind {
    /// `application/ld+json`
    JsonLd,
    /// `application/json`, `__NEXT_DATA__` and the like.
    Json,
    /// A program, of which only what it states of its page's publication is kept: a line each of key, tab and value.
    Program,
    /// A program that sets a state down: the data that a page built in the browser is made from.
    State,
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

impl DataScript {
    /// What is kept of a script: the data it holds, or what a program states of its page's publication and the state that
    /// it sets down. `kind` is the data that its `type` names.
    fn kept(kind: Option<DataKind>, text: &str) -> impl Iterator<Item = DataScript> + use<> {
        let script = |kind| DataScript { kind, text: text.to_owned() };
        let kept = match kind {
            Some(kind) => [Some(script(kind)), None],
            None => [programs::of_program(text), programs::is_state(text).then(|| script(DataKind::State))],
        };
        kept.into_iter().flatten()
    }
}

/// Decodes, skims and parses a stored page. Never fails: whatever the bytes are, some page comes out.
pub fn read(stored: &StoredPage) -> Page {
    read_with(stored, |text| {
        let skim::Skimmed { html, sure, mut data } = skim::skim(text);
        let tree = parse::parse(&html);
        if html.as_bytes()[sure..].contains(&b'<') {
            // Where the skim was not sure it left scripts in place.
            data.extend(parse::data_scripts(&tree));
        }
        HtmlPage { tree, data }
    })
}

/// Like [`read`], without the skim: slower, and the same article comes of it. For tests of that.
pub fn read_unskimmed(stored: &StoredPage) -> Page {
    read_with(stored, |text| {
        let tree = parse::parse_by_the_book(&skim::without_noscript(text));
        let data = parse::data_scripts(&tree);
        HtmlPage { tree, data }
    })
}

fn read_with(stored: &StoredPage, parsed: impl FnOnce(&str) -> HtmlPage) -> Page {
    let hints = &stored.hints;
    let charset::Decoded { text, charset } =
        charset::decode(&stored.bytes, hints.charset.as_deref(), top_level_domain(hints).as_deref());
    let text = match stored.format {
        Format::Enex => Cow::Owned(enml::page(&text, hints.title.as_deref().unwrap_or_default())),
        _ => text,
    };
    let marker = if hints.plain_text { Marker::default() } else { markers::read(&text) };
    let (text, marker) = match Some(&text).filter(|_| marker.saved.is_some()).and_then(|text| handed_on::framed(text)) {
        Some(framed) => (Cow::Owned(framed), marker.of_viewer()),
        None => (text, marker),
    };
    let (url, url_source, taken) = address_of(hints, &marker);
    let content = if hints.plain_text {
        Content::Text(text.into_owned())
    } else {
        let capture = marker.taken.or(taken).and_then(address::capture);
        let mut html = parsed(&handed_on::undone(&text, capture.as_deref()));
        if capture.is_some() {
            handed_on::cut_toolbar(&mut html.tree);
        }
        bare_text(&html.tree).map_or(Content::Html(html), Content::Text)
    };
    let format = match stored.format {
        Format::Html => marker.format.unwrap_or_default(),
        format => format,
    };
    Page { content, charset, format, url, url_source, saved: saved_of(hints, marker.saved.or(taken)) }
}

/// The text of a page that is no more than a text file in the one element in which browsers show and save such files.
fn bare_text(tree: &Html) -> Option<String> {
    let words = |node: ego_tree::NodeRef<'_, Node>| match node.value() {
        Node::Text(text) => !text.trim().is_empty(),
        _ => false,
    };
    let element = |node: &ego_tree::NodeRef<'_, Node>, name: &str| {
        node.value().as_element().is_some_and(|element| element.name() == name)
    };
    let pre = tree.tree.root().descendants().take(MOST_BEFORE).find(|node| element(node, "pre"))?;
    let is_alone = pre.parent().is_some_and(|body| element(&body, "body"))
        && pre.children().all(|node| matches!(node.value(), Node::Text(_)));
    // Nothing but that text: a page with a title or a link has a story in markup.
    let others = || tree.tree.root().descendants().filter(|node| node.parent() != Some(pre)).any(words);
    let text = || pre.children().filter_map(|node| node.value().as_text()).map(|text| &**text).collect();
    (is_alone && !others()).then(text)
}

/// Nodes of a page before the text of such a file: the head's elements, and what extensions put first.
const MOST_BEFORE: usize = 40;

/// The best address that is known from outside the page's content, its source, and a web archive's capture time.
fn address_of(hints: &Hints, marker: &Marker) -> (Option<String>, Option<UrlSource>, Option<Stamp>) {
    let known = [
        (hints.url.as_deref(), UrlSource::Container),
        (marker.url.as_deref(), UrlSource::Marker),
        (hints.mirror_url.as_deref(), UrlSource::Mirror),
    ];
    for (url, source) in known {
        let Some((url, taken)) = url.map(address::original) else { continue };
        if let Some(url) = address::normal(&url) {
            return (Some(url), Some(source), taken);
        }
    }
    (None, None, None)
}

/// The years in which something can have been saved: containers and markers may say any, and dates are written with four
/// digits of a year.
const YEARS: RangeInclusive<i32> = 1..=9999;

/// The record's time, else what a marker says, else the file's own time.
fn saved_of(hints: &Hints, marker: Option<Stamp>) -> Option<Saved> {
    let from_marker = marker.map(|stamp| Saved { stamp, source: SavedSource::Marker });
    let from_file = hints.modified.map(|stamp| Saved { stamp, source: SavedSource::File });
    let recorded = hints.saved.filter(|saved| saved.source != SavedSource::File);
    let known = [recorded, from_marker, hints.saved, from_file];
    known.into_iter().flatten().find(|saved| YEARS.contains(&saved.stamp.year()))
}

/// The last label of the host that the page came from.
fn top_level_domain(hints: &Hints) -> Option<String> {
    let url = hints.url.as_deref().or(hints.mirror_url.as_deref())?;
    let (url, _) = address::original(url);
    let url = Url::parse(&url).ok()?;
    url.domain()?.rsplit('.').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    const BROWSER: &str = "<!-- saved from url=(0021)http://marker.example/ -->";
    const WAYBACK: &str = "<script>__wm.wombat(\"http://marker.example/\",\"20130307194448\",\"\")</script>";

    fn stored(html: &str, url: Option<&str>, mirror_url: Option<&str>) -> StoredPage {
        let hints = Hints {
            url: url.map(str::to_owned),
            mirror_url: mirror_url.map(str::to_owned),
            modified: DateTime::from_timestamp(86_400, 0).map(Stamp::from),
            ..Hints::default()
        };
        StoredPage { bytes: html.into(), hints, ..StoredPage::default() }
    }

    #[test]
    fn the_container_knows_better_than_a_marker_and_a_marker_than_folders() {
        let (container, mirror) = (Some("http://record.example/"), Some("http://folder.example/"));
        let wrapped = Some("https://a.example/web/20130307194448/http://record.example:80/");
        for (html, url, mirror, expected, source) in [
            (BROWSER, container, mirror, "http://record.example/", UrlSource::Container),
            (BROWSER, wrapped, None, "http://record.example/", UrlSource::Container),
            (BROWSER, Some("cid:part1"), mirror, "http://marker.example/", UrlSource::Marker),
            (BROWSER, None, mirror, "http://marker.example/", UrlSource::Marker),
            ("<p>x", None, mirror, "http://folder.example/", UrlSource::Mirror),
        ] {
            let page = read(&stored(html, url, mirror));
            assert_eq!((page.url.as_deref(), page.url_source), (Some(expected), Some(source)));
        }
        assert_eq!(read(&stored("<p>x", None, None)).url, None);
    }

    #[test]
    fn a_record_is_better_than_a_marker_and_a_marker_than_the_file() {
        let said = |page: &StoredPage| read(page).saved.map(|s| (s.stamp.to_string(), s.source));
        let mut page = stored(WAYBACK, None, None);
        assert_eq!(said(&page), Some(("2013-03-07T19:44:48Z".into(), SavedSource::Marker)));
        page.hints.saved = "2014-01-02".parse().ok().map(|stamp| Saved { stamp, source: SavedSource::Record });
        assert_eq!(said(&page), Some(("2014-01-02".into(), SavedSource::Record)));
        assert_eq!(said(&stored(BROWSER, None, None)), Some(("1970-01-02T00:00:00Z".into(), SavedSource::File)));
    }

    /// A tar may have any 64 bits as a member's time, and a header any year.
    #[test]
    fn times_out_of_range_are_passed_over() {
        let said = |page: &StoredPage| read(page).saved.map(|s| s.stamp.to_string());
        let mut page = stored("<p>x", None, None);
        for (seconds, expected) in
            [(0, Some("1970-01-01T00:00:00Z")), (-2, Some("1969-12-31T23:59:58Z")), (1 << 40, None)]
        {
            page.hints.modified = DateTime::from_timestamp(seconds, 0).map(Stamp::from);
            assert_eq!(said(&page).as_deref(), expected, "{seconds}");
        }
        let late = DateTime::from_timestamp(1_751_788_800_000, 0).map(Stamp::from);
        page.hints.saved = late.map(|stamp| Saved { stamp, source: SavedSource::Record });
        page.bytes = WAYBACK.into();
        assert_eq!(said(&page).as_deref(), Some("2013-03-07T19:44:48Z"));
    }

    #[test]
    fn a_marker_refines_plain_html_only() {
        let mut page = stored(WAYBACK, None, None);
        assert_eq!(read(&page).format, Format::Wayback);
        page.format = Format::Warc;
        assert_eq!(read(&page).format, Format::Warc);
    }

    #[test]
    fn a_note_without_a_title_is_read_as_a_note() {
        let mut page = stored("<en-note>Words<en-crypt>RU5DMI</en-crypt></en-note>", None, None);
        page.format = Format::Enex;
        let Content::Html(html) = read(&page).content else { panic!("a note is markup") };
        assert_eq!(html.tree.root_element().text().collect::<String>().trim(), "Words");
    }

    #[test]
    fn plain_text_is_not_parsed() {
        let mut page = stored("1 < 2 & <b>bold</b>", None, None);
        page.hints.plain_text = true;
        assert!(matches!(read(&page).content, Content::Text(text) if text == "1 < 2 & <b>bold</b>"));
    }
}
