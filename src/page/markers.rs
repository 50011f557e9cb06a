//! Save markers: what the tool that saved a page wrote into it about the page's address and the time.
//!
//! Each tool has a form of its own. A marker counts only where it has that form to the letter, since an article about
//! archiving may well show half of one. They are read from the decoded text before the skim, which cuts comments and scripts.

use std::borrow::Cow;

use chrono::DateTime;
use memchr::memmem;

use super::{address, handed_on, references};
use crate::article::{Format, Stamp};

/// Markers stand in the first or last so many bytes of the text; SingleFile's comes after the `<html>` tag, Wayback's
/// script before the page's own head.
const WITHIN: usize = 16 * 1024;

/// What the saving tool says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marker {
    /// Absent where the tool's pages are plain HTML files, like a browser's.
    pub format: Option<Format>,
    /// The page's own address, out of a web archive's wrapping, normalised.
    pub url: Option<String>,
    pub saved: Option<Stamp>,
    /// When the web archive took it from which it was saved.
    pub taken: Option<Stamp>,
}

impl Marker {
    /// From a marker's raw parts, `None` where the address is no http(s) address. A web archive's address is unwrapped, and its time stands in where the tool gives none.
    fn new(format: impl Into<Option<Format>>, url: &str, saved: Option<Stamp>) -> Option<Marker> {
        let (url, taken) = address::original(url);
        let url = address::normal(&url)?;
        Some(Marker { format: format.into(), url: Some(url), saved: saved.or(taken), taken })
    }

    /// Of a page that shows another in a frame: its address is not that one's.
    pub(super) fn of_viewer(self) -> Marker {
        Marker { url: None, ..self }
    }

    /// Takes from `inner`, a marker that was in the page when it was saved again, what this one lacks.
    fn or(self, inner: Marker) -> Marker {
        Marker {
            format: self.format.or(inner.format),
            url: self.url.or(inner.url),
            saved: self.saved.or(inner.saved),
            taken: self.taken.or(inner.taken),
        }
    }
}

/// Reads the markers of a page. Where it was saved twice (a Wayback page saved with SingleFile), the last saving counts.
pub(super) fn read(text: &str) -> Marker {
    let head = head_of(text);
    let tail = &text[text.ceil_char_boundary(text.len().saturating_sub(WITHIN)).max(head.len())..];
    let comments = || comments(head).chain(comments(tail));
    let found = comments().find_map(of_comment);
    let found = found.or_else(|| webscrapbook(head)).or_else(|| save_page_we(head));
    let found = found.or_else(|| evernote(head)).unwrap_or_default();
    if let Some(wayback) = wayback(head, comments()) {
        return found.or(wayback).or(toolbar_address(text));
    }
    match today(text).or_else(|| firefox_reader(head)) {
        // The address of what was saved is that of the service's page.
        Some(inner) => Marker { url: inner.url.clone(), ..found.or(inner) },
        None => found,
    }
}

/// The beginning of a page, where its markers stand.
pub(super) fn head_of(text: &str) -> &str {
    &text[..text.ceil_char_boundary(WITHIN)]
}

/// The contents of the comments, trimmed.
fn comments(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, after) = split(rest, "<!--")?;
        let (comment, after) = split(after, "-->")?;
        rest = after;
        Some(comment.trim())
    })
}

fn of_comment(comment: &str) -> Option<Marker> {
    singlefile(comment).or_else(|| monolith(comment)).or_else(|| httrack(comment)).or_else(|| browser(comment))
}

/// ```text
///  Page saved with SingleFile
///  url: https://news.example/story
///  saved date: Wed Nov 12 2025 10:11:12 GMT+0100 (Central European Standard Time)
/// ```
fn singlefile(comment: &str) -> Option<Marker> {
    let mut lines = comment.strip_prefix("Page saved with SingleFile")?.lines().map(str::trim);
    let mut url = None;
    let mut saved = None;
    for line in &mut lines {
        if let Some(value) = line.strip_prefix("url:") {
            url = url.or(Some(value.trim()));
        } else if let Some(value) = line.strip_prefix("saved date:") {
            saved = saved.or(javascript_date(value.trim()));
        }
    }
    Marker::new(Format::Singlefile, url?, saved)
}

/// `Saved from https://news.example/story at 2025-11-12T09:11:12Z using monolith v2.8.1`
fn monolith(comment: &str) -> Option<Marker> {
    let (rest, version) = comment.strip_prefix("Saved from ")?.rsplit_once(" using monolith v")?;
    let (url, time) = rest.rsplit_once(" at ")?;
    let is_version = version.bytes().all(|b| b.is_ascii_graphic());
    let saved = DateTime::parse_from_rfc3339(time).ok()?;
    Marker::new(Format::Monolith, url, Some(Stamp::Zoned(saved))).filter(|_| is_version)
}

/// `Mirrored from news.example/story by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 06 Sep 2025 10:00:00 GMT`; the
/// address comes without `http://`.
fn httrack(comment: &str) -> Option<Marker> {
    let (url, rest) = comment.strip_prefix("Mirrored from ")?.split_once(" by HTTrack Website Copier/")?;
    let (_, date) = rest.split_once(", ")?;
    let saved = DateTime::parse_from_rfc2822(date.trim()).ok().map(Stamp::Zoned);
    let url = if url.contains("://") { Cow::Borrowed(url) } else { Cow::Owned(format!("http://{url}")) };
    Marker::new(Format::Httrack, &url, saved)
}

/// `saved from url=(0042)https://news.example/story`, as Internet Explorer began and other browsers do; the number is
/// the address's length, which not all of them count alike.
fn browser(comment: &str) -> Option<Marker> {
    let (length, url) = comment.strip_prefix("saved from url=(")?.split_once(')')?;
    let is_length = length.len() == 4 && length.bytes().all(|b| b.is_ascii_digit());
    Marker::new(None, url, None).filter(|_| is_length)
}

/// `<html data-scrapbook-source="https://news.example/story" data-scrapbook-create="20251112091112000">`; UTC.
fn webscrapbook(head: &str) -> Option<Marker> {
    let tag = tag_after(head, "<html")?;
    let url = attribute(tag, "data-scrapbook-source")?;
    let create = attribute(tag, "data-scrapbook-create").filter(|c| c.len() == 17 && c.is_ascii());
    Marker::new(Format::Webscrapbook, &url, create.and_then(|c| address::utc(c.get(..14)?, "%Y%m%d%H%M%S")))
}

/// `<meta name="savepage-url" content="…">` and `<meta name="savepage-date" content="Wed Nov 12 2025 …">`.
fn save_page_we(head: &str) -> Option<Marker> {
    let value = |name: &str| attribute(tag_after(head, &format!("<meta name=\"savepage-{name}\""))?, "content");
    Marker::new(None, &value("url")?, value("date").and_then(|date| javascript_date(&date)))
}

/// The Wayback Machine says it in the script that it puts first, in the comment that it puts last, or in both:
///
/// ```text
/// __wm.wombat("http://news.example:80/story","20130307194448","https://archive.example/","web","/_static/", …)
/// WB_wombat_Init("https://archive.example/web/", "20130307194448", "news.example:80");
///      FILE ARCHIVED ON 19:44:48 Mar 07, 2013 AND RETRIEVED FROM THE …
/// ```
fn wayback<'a>(head: &str, mut comments: impl Iterator<Item = &'a str>) -> Option<Marker> {
    let from_script = || {
        let (_, arguments) = split(head, "__wm.wombat(")?;
        let mut strings = arguments.split('"').skip(1).step_by(2);
        let (url, time) = (strings.next()?, strings.next()?);
        let taken = address::utc(time, "%Y%m%d%H%M%S")?;
        Some(Marker { taken: Some(taken), ..Marker::new(Format::Wayback, url, Some(taken))? })
    };
    let from_older_script = || {
        let (_, arguments) = split(head, "WB_wombat_Init(")?;
        let time = arguments.split('"').nth(3)?;
        address::utc(time, "%Y%m%d%H%M%S")
    };
    let mut from_comment = || {
        comments.find_map(|comment| {
            let (time, _) = comment.strip_prefix("FILE ARCHIVED ON ")?.split_once(" AND RETRIEVED FROM")?;
            address::utc(time, "%H:%M:%S %b %d, %Y")
        })
    };
    from_script().or_else(|| {
        let saved = from_older_script().or_else(&mut from_comment)?;
        Some(Marker { format: Some(Format::Wayback), url: None, saved: Some(saved), taken: Some(saved) })
    })
}

/// The older script leaves the path out; where the toolbar was saved, its address field has it:
/// `<input type="text" name="url" id="wmtbURL" value="http://news.example/story" …>`.
fn toolbar_address(text: &str) -> Marker {
    let read = || {
        let field = tag_after(&text[handed_on::toolbar(text)?], "id=\"wmtbURL\"")?;
        Marker::new(None, &attribute(field, "value")?, None)
    };
    read().unwrap_or_default()
}

/// archive.today's own head, whose address tells the time as well.
fn today(text: &str) -> Option<Marker> {
    Marker::new(None, &handed_on::todays_address(text)?, None)
}

/// The link to the page above its story, as Firefox's reader view has it: `<a class="domain reader-domain" href="…">`,
/// before that `<a id="reader-domain" class="domain" href="…">`.
fn firefox_reader(head: &str) -> Option<Marker> {
    let at = memmem::find(head.as_bytes(), b"reader-domain")?;
    let link = tag_after(&head[head[..at].rfind("<a ")?..], "<a ")?;
    let is_readers =
        link.contains("class=\"domain reader-domain\"") || attribute(link, "id").as_deref() == Some("reader-domain");
    Marker::new(None, &attribute(link, "href")?, None).filter(|_| is_readers)
}

/// Evernote's exported notes say where and when a page was clipped, in a name or a property:
/// `<meta name="created" content="2025-07-08 22:28:55 +0000"/>`, `<meta itemprop="created" content="20250708T222855Z">`.
fn evernote(head: &str) -> Option<Marker> {
    let value = |kind: &str, name: &str| attribute(tag_after(head, &format!("<meta {kind}=\"{name}\""))?, "content");
    let kind = ["name", "itemprop"].into_iter().find(|kind| value(kind, "source-url").is_some())?;
    let created = value(kind, "created")?;
    let form = if kind == "name" { "%Y-%m-%d %H:%M:%S +0000" } else { "%Y%m%dT%H%M%SZ" };
    Marker::new(None, &value(kind, "source-url")?, Some(address::utc(&created, form)?))
}

/// JavaScript's `Date.toString()`: `Wed Nov 12 2025 10:11:12 GMT+0100 (Central European Standard Time)`.
fn javascript_date(text: &str) -> Option<Stamp> {
    let bare = text.split('(').next().unwrap_or(text).trim();
    DateTime::parse_from_str(bare, "%a %b %d %Y %H:%M:%S GMT%z").ok().map(Stamp::Zoned)
}

/// `str::split_once`, several times as fast on long texts.
fn split<'a>(text: &'a str, at: &str) -> Option<(&'a str, &'a str)> {
    let found = memmem::find(text.as_bytes(), at.as_bytes())?;
    Some((&text[..found], &text[found + at.len()..]))
}

/// The inside of the first tag that begins with `start`, without its `>`.
pub(super) fn tag_after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (_, rest) = split(text, start)?;
    let mut quote = None;
    let end = rest.find(|c| {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '>') => return true,
            _ => {}
        }
        false
    })?;
    Some(&rest[..end])
}

/// The value of an attribute, quoted or not, its references resolved.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let (_, rest) = tag.split_once(name)?;
    let rest = rest.strip_prefix('=')?;
    let value = match rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => rest[1..].split(quote).next()?,
        None => rest.split_ascii_whitespace().next()?,
    };
    Some(references::resolved_leniently(value))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &str) -> (Option<Format>, Option<String>, Option<String>) {
        let marker = read(text);
        (marker.format, marker.url, marker.saved.map(|s| s.to_string()))
    }

    #[test]
    fn reads_each_tools_marker() {
        let url = "https://news.example/story?a=1&b=2";
        for (page, format, url, saved) in [
            (
                "<html lang=en><!--\n Page saved with SingleFile \n url: https://news.example/story?a=1&b=2#x \n \
                 saved date: Wed Nov 12 2025 10:11:12 GMT+0100 (Central European Standard Time)\n-->",
                Some(Format::Singlefile),
                url,
                Some("2025-11-12T10:11:12+01:00"),
            ),
            (
                "<!-- Saved from https://news.example/story?a=1&b=2 at 2025-11-12T09:11:12Z using monolith v2.8.1 -->\n<html>",
                Some(Format::Monolith),
                url,
                Some("2025-11-12T09:11:12Z"),
            ),
            (
                "<!DOCTYPE html>\n<!-- saved from url=(0034)https://news.example/story?a=1&b=2 -->\n<html>",
                None,
                url,
                None,
            ),
            (
                "<html>\n<!-- Mirrored from news.example/story by HTTrack Website Copier/3.x [XR&CO'2014], \
                 Sat, 06 Sep 2025 10:00:00 GMT -->",
                Some(Format::Httrack),
                "http://news.example/story",
                Some("2025-09-06T10:00:00Z"),
            ),
            (
                "<html data-scrapbook-create=\"20251112091112345\" \
                 data-scrapbook-source='https://news.example/story?a=1&amp;b=2'>",
                Some(Format::Webscrapbook),
                url,
                Some("2025-11-12T09:11:12Z"),
            ),
            (
                "<head><meta name=\"savepage-url\" content=\"https://news.example/story?a=1&amp;b=2\">\
                 <meta name=\"savepage-date\" content=\"Wed Nov 12 2025 10:11:12 GMT+0100 (CET)\">",
                None,
                url,
                Some("2025-11-12T10:11:12+01:00"),
            ),
            (
                "<head><meta name=\"created\" content=\"2025-11-12 09:11:12 +0000\"/>\
                 <meta name=\"source-url\" content=\"https://news.example/story?a=1&amp;b=2\"/>",
                None,
                url,
                Some("2025-11-12T09:11:12Z"),
            ),
            (
                "<meta itemprop=\"created\" content=\"20251112T091112Z\">\
                 <meta itemprop=\"source-url\" content=\"https://news.example/story?a=1&amp;b=2\">",
                None,
                url,
                Some("2025-11-12T09:11:12Z"),
            ),
            ("<a class=\"domain reader-domain\" href=\"https://news.example/story?a=1&amp;b=2\">", None, url, None),
            (
                "<a style=\"display: block;\" href=\"https://news.example/story?a=1&amp;b=2\" id=\"reader-domain\">",
                None,
                url,
                None,
            ),
            (
                "<html><head><meta property=\"twitter:site\" content=\"@archiveis\"/><link rel=\"bookmark\" \
                 href=\"http://a.example/20130307194448/https://news.example/story?a=1&amp;b=2\"/>",
                None,
                url,
                Some("2013-03-07T19:44:48Z"),
            ),
            (
                "<script>__wm.wombat(\"https://news.example:443/story?a=1&b=2\",\"20130307194448\",\"https://a.example/\",\"web\");",
                Some(Format::Wayback),
                url,
                Some("2013-03-07T19:44:48Z"),
            ),
        ] {
            let expected = (format, Some(url.to_owned()), saved.map(str::to_owned));
            assert_eq!(told(page), expected, "{page}");
        }
    }

    #[test]
    fn reads_wayback_markers_without_an_address() {
        let expected = (Some(Format::Wayback), None, Some("2013-03-07T19:44:48Z".to_owned()));
        let script = "WB_wombat_Init(\"https://a.example/web/\", \"20130307194448\", \"news.example:80\");";
        assert_eq!(told(script), expected);
        let tail =
            "<!--\n     FILE ARCHIVED ON 19:44:48 Mar 07, 2013 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE -->";
        assert_eq!(told(&("x".repeat(100_000) + tail)), expected);
    }

    #[test]
    fn the_last_saving_counts_and_the_address_is_unwrapped() {
        let page = "<!-- Saved from https://a.example/web/20130307194448/http://news.example/ at 2025-11-12T09:11:12Z using \
                    monolith v2.8.1 --><script>__wm.wombat(\"http://other.example/\",\"20130307194448\",\"\")</script>";
        let expected = ("http://news.example/".to_owned(), "2025-11-12T09:11:12Z".to_owned());
        assert_eq!(told(page), (Some(Format::Monolith), Some(expected.0), Some(expected.1)));
        let browser = "<!-- saved from url=(0055)https://a.example/web/20130307194448/http://news.example/ -->";
        assert_eq!(told(browser).2.as_deref(), Some("2013-03-07T19:44:48Z"));
    }

    #[test]
    fn half_a_marker_is_none() {
        for page in [
            "<p>Page saved with SingleFile url: https://news.example/",
            "<!-- Page saved with SingleFile url: nowhere -->",
            "<!-- saved from url=(42)https://news.example/ -->",
            "<!-- saved from url=(0014)about:internet -->",
            "<!-- saved from url=(0020)file:///C:/page.html -->",
            "<!-- Mirrored from %s%s by HTTrack Website Copier/3.x [XR&CO'2014], %s -->",
            "<!-- Saved from https://news.example/ at noon using monolith v2 -->",
            "<!-- FILE ARCHIVED ON 19:44:48 Mar 07, 2013",
            "<html data-scrapbook-create=\"20251112091112345\">",
            "<meta name=\"source-url\" content=\"https://news.example/\"><meta name=\"created\" content=\"yesterday\">",
            "<a href=\"https://news.example/\">What a reader-domain is</a>",
            "__wm.wombat(\"http://news.example/\",\"yesterday\")",
            "",
        ] {
            assert_eq!(read(page), Marker::default(), "{page}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "(<!--|-->|Page saved with SingleFile|url:|\n|é|[\"'=(), ]|<html|saved from url=\\(0001\\)|__wm.wombat\\(|x)*") {
            read(&text);
        }
    }
}
