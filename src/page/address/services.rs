//! The addresses of services that show another site's page: translators, caches, reader views.

use percent_encoding::percent_decode_str;
use url::Url;

/// What such an address has of a service: looked for before an address is taken apart.
const SIGNS: &[&str] = &[".translate.goog/", "cdn.ampproject.org/", "/amp/", "cache:", "url=http"];

/// The address of the page that a service's address shows; `None` for any other.
pub(super) fn inner(url: &str) -> Option<String> {
    SIGNS.iter().find(|sign| url.contains(*sign))?;
    let url = Url::parse(url.trim()).ok()?;
    translated(&url).or_else(|| accelerated(&url)).or_else(|| cached(&url)).or_else(|| read(&url))
}

/// `https://www-news-example.translate.goog/story?id=1&_x_tr_sl=de&_x_tr_tl=en`: of the host the dots are hyphens, and the
/// hyphens two.
fn translated(url: &Url) -> Option<String> {
    let host = url.host_str()?.strip_suffix(".translate.goog")?;
    let host: Vec<_> = host.split("--").map(|part| part.replace('-', ".")).collect();
    let mut inner = url.clone();
    inner.set_host(Some(&host.join("-"))).ok()?;
    Some(without(inner, |name| name.starts_with("_x_tr_")))
}

/// A cache's `https://www-news-example.cdn.ampproject.org/c/s/www.news.example/story`, where `s` stands for https, and
/// `https://www.google.example/amp/s/www.news.example/story` of what shows it.
fn accelerated(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let path = url.path().strip_prefix('/')?;
    let path = match path.split_once('/')? {
        ("c" | "v", path) if host == "cdn.ampproject.org" || host.ends_with(".cdn.ampproject.org") => path,
        ("amp", path) if host.starts_with("www.google.") => path,
        _ => return None,
    };
    let (scheme, path) = path.strip_prefix("s/").map_or(("http", path), |path| ("https", path));
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let inner = Url::parse(&format!("{scheme}://{path}{query}")).ok()?;
    inner.host_str().filter(|host| host.contains('.'))?;
    Some(without(inner, |name| name == "usqp" || name.starts_with("amp_")))
}

/// `https://cache.example/search?q=cache:dKd4sKzXwbsJ:https://news.example/story+words`.
fn cached(url: &Url) -> Option<String> {
    let (_, query) = url.query_pairs().find(|(name, value)| name == "q" && value.starts_with("cache:"))?;
    let inner = query.strip_prefix("cache:")?.split(' ').next()?;
    // The number of what is cached, which is left out by hand.
    let inner = inner.split_once(':').filter(|(id, _)| id.len() == 12).map_or(inner, |(_, inner)| inner);
    Some(if inner.contains("://") { inner.to_owned() } else { format!("http://{inner}") })
}

/// A browser's reader view: `about:reader?url=https%3A%2F%2Fnews.example%2Fstory`, `read://https_news.example/?url=…`,
/// `chrome-distiller://…/?title=…&url=…`.
fn read(url: &Url) -> Option<String> {
    if !matches!(url.scheme(), "about" | "read" | "chrome-distiller") {
        return None;
    }
    let parameter = url.query()?.split('&').find_map(|parameter| parameter.strip_prefix("url="))?;
    Some(percent_decode_str(parameter).decode_utf8().ok()?.into_owned())
}

/// The address without the parameters that a service added.
fn without(mut url: Url, is_added: impl Fn(&str) -> bool) -> String {
    if let Some(query) = url.query() {
        let is_kept = |parameter: &&str| !is_added(parameter.split('=').next().unwrap_or_default());
        let kept = query.split('&').filter(is_kept).collect::<Vec<_>>().join("&");
        url.set_query(Some(&kept).filter(|kept| !kept.is_empty()).map(String::as_str));
    }
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_page_that_a_service_shows() {
        for (url, expected) in [
            ("https://www-x-example.translate.goog/y?id=1&_x_tr_sl=de&_x_tr_tl=en", "https://www.x.example/y?id=1"),
            ("https://x--y-example.translate.goog/?_x_tr_sl=auto", "https://x-y.example/"),
            (
                "https://x-example.cdn.ampproject.org/c/s/x.example/y.amp?usqp=mq331&amp_js_v=0.1",
                "https://x.example/y.amp",
            ),
            ("https://x-example.cdn.ampproject.org/v/x.example/y?id=1", "http://x.example/y?id=1"),
            ("https://cdn.ampproject.org/c/s/x.example/y", "https://x.example/y"),
            ("https://www.google.example/amp/s/x.example/y", "https://x.example/y"),
            ("http://c.example/search?q=cache:dKd4sKzXwbsJ:https://x.example/y+tide&hl=en", "https://x.example/y"),
            ("http://c.example/search?q=cache:x.example/y", "http://x.example/y"),
            ("about:reader?url=https%3A%2F%2Fx.example%2Fy%3Fa%3D1", "https://x.example/y?a=1"),
            ("read://https_x.example/?url=https%3A%2F%2Fx.example%2Fy", "https://x.example/y"),
        ] {
            assert_eq!(inner(url).as_deref(), Some(expected), "{url}");
        }
    }

    #[test]
    fn leaves_other_addresses_alone() {
        for url in [
            "https://x.example/amp/story", "https://x.example/amp/s/story",
            "https://x.example/share?url=https://y.example/", "https://x.example/cache:y",
            "https://www.google.example/amp/s/story", "https://x.example/", "",
        ] {
            assert_eq!(inner(url), None, "{url}");
        }
    }
}
