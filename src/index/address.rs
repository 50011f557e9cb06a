//! Addresses as keys: the same page under `http://www.…/?utm_source=x` and `https://…/` is one.

use url::Url;

/// Query parameters that only follow a reader around. Everything else in a query string stays: on some sites it *is*
/// the article.
const TRACKERS: &[&str] =
    &["fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "cmpid"];

/// What mirroring tools (wget with `-E`, HTTrack) add to the name of a page whose address ends in nothing of the kind. The mirror does
/// not say whether it did: the page is found by both addresses.
pub const ADDED_ENDING: &str = ".html";

/// The address without scheme, `www.`, port, fragment, trackers and last slash; the host in lower case.
///
/// What is no address comes back trimmed and in lower case, so that a fragment such as `example.org/news` is a key too.
pub fn key(address: &str) -> String {
    let address = address.trim();
    let parsed = Url::parse(address).ok().filter(Url::has_host);
    let Some(url) = parsed.or_else(|| Url::parse(&format!("http://{address}")).ok().filter(Url::has_host)) else {
        return address.to_lowercase();
    };
    let host = url.host_str().unwrap_or_default();
    let mut key = host.strip_prefix("www.").unwrap_or(host).to_owned();
    key.push_str(url.path().trim_end_matches('/'));
    let kept: Vec<_> = url.query().unwrap_or_default().split('&').filter(|p| !p.is_empty() && !is_tracker(p)).collect();
    if !kept.is_empty() {
        key.push('?');
        key.push_str(&kept.join("&"));
    }
    key
}

fn is_tracker(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || TRACKERS.contains(&name.as_str())
}

/// The host of an address and its parent domains, down to `site`; only the host where it is not below `site`.
pub fn domains(address: &str, site: Option<&str>) -> Vec<String> {
    let Some(host) = Url::parse(address).ok().and_then(|u| u.host_str().map(str::to_owned)) else {
        return Vec::new();
    };
    let mut domains = vec![host.clone()];
    if let Some(site) = site.filter(|site| host.ends_with(&format!(".{site}"))) {
        let mut rest = host.as_str();
        while let Some((_, parent)) = rest.split_once('.').filter(|_| rest != site) {
            domains.push(parent.to_owned());
            rest = parent;
        }
    }
    domains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_for_one_page() {
        for (address, expected) in [
            ("https://www.Paper.example/World/?utm_source=x&fbclid=1#top", "paper.example/World"),
            ("http://paper.example:8080/a?id=7&utm_medium=m", "paper.example/a?id=7"),
            ("paper.example/a/", "paper.example/a"),
            ("http://paper.example", "paper.example"),
            ("not an address", "not an address"),
            ("", ""),
        ] {
            assert_eq!(key(address), expected, "{address}");
        }
    }

    #[test]
    fn domains_down_to_the_registered_one() {
        assert_eq!(
            domains("https://a.news.paper.example/x", Some("paper.example")),
            ["a.news.paper.example", "news.paper.example", "paper.example"]
        );
        assert_eq!(domains("https://paper.example/x", Some("paper.example")), ["paper.example"]);
        assert_eq!(domains("https://paper.example/x", None), ["paper.example"]);
        assert!(domains("nothing", Some("x")).is_empty());
    }
}
