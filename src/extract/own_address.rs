//! Which address is a page's own: what the archive knows of it, or what the page states itself.

use percent_encoding::percent_decode_str;
use url::Url;

use super::{
    json_ld::Thing,
    metadata::{Metadata, Property},
    site::{is_front, registered_domain},
};
use crate::page::{UrlSource, address};

/// The address that a page states, where it is to be taken in place of the one that is `known` of it.
///
/// A record or a marker knows where a page was; it is believed but for what has the page under a name that is not its own: an AMP
/// page, or a query that the page's own address has not. The folders of a mirror are a guess, which neither know the scheme nor what
/// the tool added to a name.
pub(super) fn stated(known: Option<&str>, source: Option<UrlSource>, metadata: &Metadata) -> Option<String> {
    let Some(known) = known else { return canonical(metadata) };
    let is_guess = source == Some(UrlSource::Mirror);
    let site = registered_domain(known);
    // A folder called `read.me` or `my.news` is no host, where the page says that it is of another.
    if is_guess && let Some(url) = canonical(metadata).filter(|url| registered_domain(url) != site) {
        return Some(url);
    }
    let is_plain = |url: &String| url != known && registered_domain(url) == site && !is_front(url);
    if metadata.is_amp
        && let Some(url) = metadata.link("canonical").and_then(|link| whole(link, metadata)).filter(is_plain)
    {
        return Some(url);
    }
    let parsed = Url::parse(known).ok()?;
    let is_own = |url: &String| url != known && Url::parse(url).is_ok_and(|url| is_same_page(&parsed, &url, is_guess));
    addresses(metadata).find(is_own)
}

/// Whether `stated` is the address of the page that is known as `known`: in what a mirror's folders guess but for scheme, `www.` and
/// the name's ending, else but for parts of the query alone.
fn is_same_page(known: &Url, stated: &Url, is_guess: bool) -> bool {
    let host = |url: &Url| url.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned());
    if host(known) != host(stated) || known.port() != stated.port() {
        return false;
    }
    let path = |url: &Url| percent_decode_str(url.path()).collect::<Vec<u8>>();
    let (known_path, stated_path) = (path(known), path(stated));
    let (known_name, stated_name) = (name_part(&known_path), name_part(&stated_path));
    let is_named_alike =
        known_name == stated_name || is_guess && known_name.strip_suffix(b".html") == Some(stated_name);
    is_named_alike && says_no_more(known, stated) && (is_guess || known.query() != stated.query())
}

/// A path without what stands for a folder's own page.
fn name_part(path: &[u8]) -> &[u8] {
    let path = path.strip_suffix(b"index.html").unwrap_or(path);
    path.strip_suffix(b"/").unwrap_or(path)
}

/// Whether what the known address has in its query beside the stated one's says nothing of which story it is.
fn says_no_more(known: &Url, stated: &Url) -> bool {
    let parameters = |url: &Url| -> Vec<String> {
        url.query().unwrap_or_default().split('&').filter(|p| !p.is_empty()).map(str::to_owned).collect()
    };
    let (known_has, stated_has) = (parameters(known), parameters(stated));
    if known_has == stated_has {
        return true;
    }
    let name = stated.path_segments().and_then(|mut segments| segments.rfind(|s| !s.is_empty())).unwrap_or_default();
    let is_without_meaning = |parameter: &String| {
        let name_of = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
        follows_a_reader(&name_of) || names_story(name) && !names_part(&name_of)
    };
    stated_has.iter().all(|parameter| known_has.contains(parameter))
        && !is_front(stated.as_str())
        && known_has.iter().filter(|parameter| !stated_has.contains(parameter)).all(is_without_meaning)
}

/// Whether a parameter only tells who came, and from where.
fn follows_a_reader(name: &str) -> bool {
    name.starts_with("utm_") || name.starts_with("at_") || name.ends_with("clid")
}

/// Whether the last part of a path is a story's, and not a program's that is told in the query which story: of several words, or
/// with a number.
fn names_story(name: &str) -> bool {
    const PROGRAMS: &[&str] = &[".php", ".asp", ".aspx", ".jsp", ".cgi", ".pl", ".cfm", ".do", ".dll", ".exe"];
    let lower = name.to_ascii_lowercase();
    let tells = |c: char| c.is_ascii_digit() || matches!(c, '-' | '_');
    !PROGRAMS.iter().any(|program| lower.ends_with(program)) && name.contains(tells)
}

/// Whether a parameter says which story or which part or language of one.
fn names_part(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "p", "pg", "nr", "no", "q", "s", "t", "start", "offset", "seite", "pagina", "lang", "language", "hl", "locale",
    ];
    name.ends_with("id") || name.contains("page") || NAMES.contains(&name)
}

/// The address that a page states as its own: the canonical link, unless it is a site's front page and `og:url` is not.
fn canonical(metadata: &Metadata) -> Option<String> {
    let absolute: Vec<String> = addresses(metadata).collect();
    let is_deep = |url: &&String| Url::parse(url).is_ok_and(|u| u.path().len() > 1 || u.query().is_some());
    absolute.iter().find(is_deep).or_else(|| absolute.first()).cloned()
}

/// The addresses that a page states as its own, whole, the most trustworthy first.
fn addresses(metadata: &Metadata) -> impl Iterator<Item = String> {
    const METAS: &[&str] = &[
        "og:url", "twitter:url", "parsely-link", "sailthru.url", "cxenseparse:url", "citation_public_url",
        "citation_abstract_html_url", "citation_fulltext_html_url", "dc.identifier", "dc.identifier.uri",
        "dcterms.identifier", "al:web:url", "syndication-source", "original-source",
    ];
    let by_metas = METAS.iter().filter_map(|name| metadata.first_meta(&[name]));
    let in_head = metadata.link("canonical").into_iter().chain(by_metas).map(str::to_owned);
    let short = metadata.link("alternate:x-default").or_else(|| metadata.link("shortlink")).map(str::to_owned);
    in_head.chain(in_data(metadata)).chain(short).filter_map(|link| whole(&link, metadata))
}

/// A link of the page as an absolute address.
fn whole(link: &str, metadata: &Metadata) -> Option<String> {
    let link = address::original(link);
    match metadata.link("base") {
        Some(base) => address::resolve(base, &link.0),
        None if link.0.starts_with("//") => address::normal(&format!("https:{}", link.0)),
        None => address::normal(&link.0),
    }
}

/// Addresses that JSON-LD and microdata give the story or its page.
fn in_data(metadata: &Metadata) -> impl Iterator<Item = String> {
    let things = metadata.graph.own_articles().chain(metadata.graph.own_pages());
    let of_thing = |thing: &Thing| {
        let page = thing.fields.get("mainEntityOfPage").and_then(|page| page.get("@id").or(Some(page)));
        let values = [page, thing.fields.get("url"), thing.fields.get("@id")];
        values.into_iter().flatten().filter_map(serde_json::Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    let of_article = |p: &&Property| {
        let is_page = p.item_type.is_empty() && p.value.starts_with("http");
        is_page || p.item_type.ends_with("Article") || p.item_type.ends_with("Posting")
    };
    let is_address = |p: &&Property| matches!(&*p.name, "mainEntityOfPage" | "url");
    let items = metadata.properties.iter().filter(is_address).filter(of_article).map(|p| p.value.clone());
    let stated: Vec<String> = things.flat_map(of_thing).chain(items.take(1)).collect();
    stated.into_iter().filter(|link| link.starts_with("http") || link.starts_with("//"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mirror_guesses_is_the_page_that_it_states() {
        for (known, stated, same) in [
            ("http://x.example/a/tide", "https://x.example/a/tide", true),
            ("http://x.example/a/tide.html", "https://www.x.example/a/tide", true),
            ("http://x.example/a/tide.php.html", "https://x.example/a/tide.php", true),
            ("http://x.example/a/", "https://x.example/a/index.html", true),
            ("http://x.example/a/", "https://x.example/a", true),
            ("http://x.example/%D8%A8-1.html", "https://x.example/ب-1", true),
            ("http://x.example/", "https://x.example/", true),
            ("http://x.example/a/tide.html?utm_source=x", "https://x.example/a/tide", true),
            ("http://x.example/old-tide?author=5", "https://x.example/old-tide", true),
            ("http://x.example/story?id=5&fbclid=x", "https://x.example/story?id=5", true),
            ("http://x.example/a/tide.html", "https://x.example/a/ebb", false),
            ("http://x.example/a/tide.html", "https://y.example/a/tide", false),
            ("http://x.example/a/tide.html", "https://x.example/", false),
            ("http://x.example/?p=12", "https://x.example/", false),
            ("http://x.example/story?id=5", "https://x.example/story", false),
            ("http://x.example/story-1?page=2", "https://x.example/story-1", false),
            ("http://x.example/show-story.php?item=5", "https://x.example/show-story.php", false),
            ("http://x.example/story-1", "https://x.example/story-1?from=feed", false),
        ] {
            let parsed = |url: &str| Url::parse(url).unwrap();
            assert_eq!(is_same_page(&parsed(known), &parsed(stated), true), same, "{known} {stated}");
        }
    }

    #[test]
    fn a_record_knows_all_but_what_a_query_is_worth() {
        for (known, stated, same) in [
            ("http://x.example/a/tide", "https://x.example/a/tide", false),
            ("http://x.example/a/tide.html?utm_source=x", "https://x.example/a/tide", false),
            ("http://x.example/old-tide?author=5", "https://x.example/old-tide", true),
        ] {
            let parsed = |url: &str| Url::parse(url).unwrap();
            assert_eq!(is_same_page(&parsed(known), &parsed(stated), false), same, "{known} {stated}");
        }
    }
}
