//! Addresses: the original one inside a web archive's, and the one form in which an address is kept.

mod services;

use std::borrow::Cow;

use chrono::{FixedOffset, NaiveDateTime, TimeZone};
use url::Url;

use crate::{archive::is_host, article::Stamp};

/// Archives that archived archives: more wrappings than this are not looked through.
const MAX_WRAPPINGS: usize = 4;

/// Bytes of a time whose digits are parted: more than Wayback machines write.
const PARTED: usize = "2024-0505-2228-55".len();

/// The address that another service's address wraps, and when a web archive took it (UTC).
///
/// Wayback machines put the time and the address into their own path:
/// `https://archive.example/web/20130307194448id_/http://news.example/story`, also as a relative link. Translators,
/// caches and reader views have forms of their own. Anything else comes back as it is.
pub fn original(url: &str) -> (Cow<'_, str>, Option<Stamp>) {
    let (inner, taken) = of_archive(url);
    match services::inner(&inner) {
        Some(inner) => (Cow::Owned(inner), taken),
        None => (inner, taken),
    }
}

fn of_archive(url: &str) -> (Cow<'_, str>, Option<Stamp>) {
    let mut inner = url;
    let mut taken = None;
    for _ in 0..MAX_WRAPPINGS {
        let Some((stamp, next)) = unwrap(inner) else { break };
        (taken, inner) = (Some(stamp), next);
    }
    if taken.is_none() {
        return (Cow::Borrowed(url), None);
    }
    (with_scheme(inner), taken)
}

/// The first `/TIMESTAMP[xx_]/` with an address after it. A whole time says enough whatever stands before it; fewer
/// digits, or an address without a scheme, need the folder to be named `web`. Archives that part a time's digits leave
/// out the scheme as well.
fn unwrap(url: &str) -> Option<(Stamp, &str)> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let mut before = "";
    let mut start = 0;
    for segment in path.split('/') {
        let rest = url.get(start + segment.len() + 1..);
        if let (Some(stamp), Some(rest)) = (capture_time(segment), rest) {
            let whole = segment.bytes().take_while(u8::is_ascii_digit).count() == 14;
            let is_parted = segment.len() == PARTED && segment.contains('-');
            let is_address = rest.starts_with("http:/") || rest.starts_with("https:/");
            // A story may lie in a folder of such a name: `/web/20250706101112/story.html`.
            let is_host = || rest.split(['/', ':']).next().is_some_and(|host| is_host(&host.to_ascii_lowercase()));
            let tells = |alone: bool| is_parted || whole && (alone || before == "web");
            if is_address && (tells(true) || before == "web") || tells(false) && is_host() {
                return Some((stamp, rest));
            }
        }
        before = segment;
        start += segment.len() + 1;
    }
    None
}

/// Reads `20130307194448`, `20130307194448id_` or a leading part of it, down to the year.
fn capture_time(segment: &str) -> Option<Stamp> {
    if segment.len() == PARTED
        && let Some(time) = parted_time(segment)
    {
        return Some(time);
    }
    let digits = segment.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, kind) = segment.split_at(digits);
    let is_kind = kind.is_empty() || kind.len() == 3 && kind.ends_with('_');
    let number = |range| digits.get(range).and_then(|d: &str| d.parse().ok());
    match digits.len() {
        _ if !is_kind => None,
        4 => Some(Stamp::Year(number(0..4)?)),
        6 => Stamp::month_of(number(0..4)?, number(4..6)?.try_into().ok()?),
        8 => Stamp::day_of(number(0..4)?, number(4..6)?.try_into().ok()?, number(6..8)?.try_into().ok()?),
        14 => utc(digits, "%Y%m%d%H%M%S"),
        _ => None,
    }
}

/// A time whose digits are parted: `2024.05.05-222855` in the long links of archive.today, `2024-0505-2228-55` in those of
/// Megalodon, by Japan's clock.
fn parted_time(segment: &str) -> Option<Stamp> {
    let japan = FixedOffset::east_opt(9 * 3600)?;
    let time = |form| NaiveDateTime::parse_from_str(segment, form).ok();
    utc(segment, "%Y.%m.%d-%H%M%S")
        .or_else(|| Some(Stamp::Zoned(japan.from_local_datetime(&time("%Y-%m%d-%H%M-%S")?).single()?)))
}

/// The time of a capture as a Wayback machine's addresses write it, where it is known to the second.
pub(super) fn capture(taken: Stamp) -> Option<String> {
    match taken {
        Stamp::Zoned(time) => Some(time.to_utc().format("%Y%m%d%H%M%S").to_string()),
        _ => None,
    }
}

/// A time in UTC, in a form that chrono reads.
pub(super) fn utc(text: &str, form: &str) -> Option<Stamp> {
    Some(NaiveDateTime::parse_from_str(text, form).ok()?.and_utc().into())
}

/// Wayback machines collapse `//` and leave out `http://`; both are put back.
fn with_scheme(url: &str) -> Cow<'_, str> {
    for scheme in ["http:/", "https:/"] {
        if let Some(rest) = url.strip_prefix(scheme) {
            return match rest.strip_prefix('/') {
                Some(_) => Cow::Borrowed(url),
                None => Cow::Owned(format!("{scheme}/{rest}")),
            };
        }
    }
    Cow::Owned(format!("http://{url}"))
}

/// An http address in the one form in which it is kept: no fragment, no default port, host in lower case, no name and password,
/// which would be handed on with every export.
/// `None` for anything that is no absolute http(s) address.
pub fn normal(url: &str) -> Option<String> {
    keep(Url::parse(url.trim()).ok()?)
}

/// A link of a page as an absolute address, in the form of [`normal`]. `None` where base and link make no http(s)
/// address.
pub fn resolve(base: &str, href: &str) -> Option<String> {
    match Url::parse(base) {
        Ok(base) => keep(base.join(href.trim()).ok()?),
        Err(_) => normal(href),
    }
}

fn keep(mut url: Url) -> Option<String> {
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_fragment(None);
    // Neither fails for an address with a host, as all of http are.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn unwraps_archives() {
        for (url, inner, taken) in [
            (
                "https://a.example/web/20130307194448/http://x.example/y?z=1",
                "http://x.example/y?z=1",
                "2013-03-07T19:44:48Z",
            ),
            ("https://a.example/web/20130307194448id_/http:/x.example/y", "http://x.example/y", "2013-03-07T19:44:48Z"),
            ("/web/20130307194448im_/https://x.example/", "https://x.example/", "2013-03-07T19:44:48Z"),
            ("//a.example/web/20130307194448/x.example:80/y", "http://x.example:80/y", "2013-03-07T19:44:48Z"),
            ("https://a.example/wayback/20130307194448/http://x.example/", "http://x.example/", "2013-03-07T19:44:48Z"),
            ("https://a.example/web/2013/http://x.example/", "http://x.example/", "2013"),
            (
                "http://a.example/2013.03.07-194448/https://x.example/y?z=1", "https://x.example/y?z=1",
                "2013-03-07T19:44:48Z",
            ),
            ("https://a.example/2013-0307-1944-48/x.example/y", "http://x.example/y", "2013-03-07T19:44:48+09:00"),
            (
                "https://a.example/2013-0307-1944-48/https://x.example:443/y",
                "https://x.example:443/y",
                "2013-03-07T19:44:48+09:00",
            ),
            (
                "https://a.example/web/20200101000000/https://b.example/web/20130307194448/http://x.example/",
                "http://x.example/",
                "2013-03-07T19:44:48Z",
            ),
        ] {
            let (found, stamp) = original(url);
            assert_eq!((&*found, stamp.map(|s| s.to_string()).as_deref()), (inner, Some(taken)), "{url}");
        }
    }

    #[test]
    fn leaves_other_addresses_alone() {
        for url in [
            "http://x.example/2013/http://y.example/", "http://x.example/20130307194448/story",
            "http://x.example/20139907194448/http://y.example/",
            "http://x.example/?u=/web/20130307194448/http://y.example/", "http://x.example/web/2013/story.html",
            "http://x.example/2013-0307-1944-48/story", "http://x.example/web/20130307194448/story.html", "", "é/web/",
        ] {
            assert_eq!(original(url), (Cow::Borrowed(url), None));
        }
    }

    #[test]
    fn resolves_and_normalises() {
        for (base, href, expected) in [
            ("http://X.example:80/a/b", "../c#top", Some("http://x.example/c")),
            ("https://x.example/a", "//y.example/z", Some("https://y.example/z")),
            ("", " https://x.example:443/a ", Some("https://x.example/a")),
            ("", "https://ada:secret@x.example/a", Some("https://x.example/a")),
            ("", "/a", None),
            ("http://x.example/", "mailto:ada@x.example", None),
            ("http://x.example/", "http://[", None),
        ] {
            assert_eq!(resolve(base, href).as_deref(), expected, "{base} {href}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(url in "(/|web|[0-9]{4,14}|id_|http:|é|\\.|[?#])*") {
            let (inner, _) = original(&url);
            normal(&inner);
        }
    }
}
