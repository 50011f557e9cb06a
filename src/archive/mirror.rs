//! The address that a mirror's folders spell: `www.paper.example/2025/07/story.html`.

use std::path::{Component, Path};

use super::names;

/// The address of a page in a mirror whose folders are host and path, as wget and HTTrack lay them out, or `None`
/// where no folder of `path` (relative to the archive's root) is named like a host.
///
/// The scheme is not written down in such a mirror; `http` stands for either.
pub(super) fn url(path: &Path) -> Option<String> {
    let parts: Vec<&[u8]> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(name.as_encoded_bytes()),
            _ => None,
        })
        .collect();
    let (name, folders) = parts.split_last()?;
    let at = folders.iter().position(|folder| host(folder).is_some())?;
    let mut url = format!("http://{}/", host(folders.get(at)?)?);
    let below = folders.get(at + 1..)?;
    // A person who sorts saved pages into a folder for each site names them by their titles.
    if name.contains(&b' ') || below.iter().any(|folder| folder.contains(&b' ')) {
        return None;
    }
    for folder in below {
        push_escaped(&mut url, folder);
        url.push('/');
    }
    push_escaped(&mut url, &page_name(&String::from_utf8_lossy(name), name));
    Some(url)
}

/// The host that a folder's name is, with its port; `None` unless it is one under a known public suffix, or a machine
/// without a name of its own and a port.
fn host(folder: &[u8]) -> Option<String> {
    let folder = std::str::from_utf8(folder).ok()?;
    let (name, port) = match folder.split_once([':', '+']) {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => (name, Some(port)),
        Some(_) => return None,
        None => (folder, None),
    };
    // Somebody's own machine or network: no name that is registered, but with a port it is nothing else.
    if let Some(port) = port
        && (name == "localhost" || name.parse::<std::net::Ipv4Addr>().is_ok())
    {
        return Some(format!("{name}:{port}"));
    }
    is_host(name).then(|| port.map_or_else(|| name.to_owned(), |port| format!("{name}:{port}")))
}

/// Whether a name in lower case, as mirroring tools write hosts, is one under a known public suffix.
pub(crate) fn is_host(name: &str) -> bool {
    let letters = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.');
    if !letters || !name.contains('.') || name.starts_with('.') || name.ends_with('.') || name.contains("..") {
        return false;
    }
    let Some(suffix) = psl::suffix(name.as_bytes()) else { return false };
    // The names that RFC 2606 keeps for documentation are on no list of public suffixes.
    let documented = [&b"example"[..], b"test"].contains(&suffix.as_bytes());
    // `backup.zip` is a folder that an archive was unpacked into.
    let unpacked = suffix.as_bytes() == b"zip";
    (suffix.is_known() || documented) && !unpacked && suffix.as_bytes().len() != name.len()
}

/// A file's name as its address had it: without what the tool added to make it one.
fn page_name(text: &str, bytes: &[u8]) -> Vec<u8> {
    let lower = text.to_ascii_lowercase();
    let bytes = match names::unpacked(&lower) {
        (inner, Some(_)) => bytes.get(..inner.len()).unwrap_or(bytes),
        _ => bytes,
    };
    if bytes == b"index.html" {
        return Vec::new();
    }
    let mut name = bytes.to_vec();
    let query = name.iter().position(|b| *b == b'?').or_else(|| {
        // Where `?` may not stand in a name, wget writes `@`.
        let at = name.iter().position(|b| *b == b'@')?;
        name.get(at..)?.contains(&b'=').then_some(at)
    });
    if let Some(at) = query {
        if let Some(mark) = name.get_mut(at) {
            *mark = b'?';
        }
        // wget -E adds the extension after the query.
        if name.ends_with(b".html") {
            name.truncate(name.len() - ".html".len());
        }
        if name.starts_with(b"index.html?") {
            name.drain(.."index.html".len());
        }
    }
    name
}

/// Adds a folder's or file's name to an address: what an address cannot hold is escaped, what is already escaped stays.
fn push_escaped(url: &mut String, name: &[u8]) {
    for (i, byte) in name.iter().enumerate() {
        let escaped = |range: std::ops::Range<usize>| {
            name.get(range).is_some_and(|hex| hex.iter().all(|digit| digit.is_ascii_hexdigit()))
        };
        match byte {
            b'%' if escaped(i + 1..i + 3) => url.push('%'),
            b'"' | b'#' | b'<' | b'>' | b'%' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | ..=b' ' | 127.. => {
                url.push_str(&format!("%{byte:02X}"));
            }
            _ => url.push(char::from(*byte)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses_from_folders() {
        for (path, expected) in [
            ("www.paper.example/2025/07/story.html", Some("http://www.paper.example/2025/07/story.html")),
            ("mirrors/paper.co.uk/story/index.html", Some("http://paper.co.uk/story/")),
            ("paper.de/index.html", Some("http://paper.de/")),
            ("paper.de/story.php?id=3", Some("http://paper.de/story.php?id=3")),
            ("paper.de/story.php@id=3.html", Some("http://paper.de/story.php?id=3")),
            ("paper.de/a/index.html?p=3", Some("http://paper.de/a/?p=3")),
            ("paper.de:8080/a.html.gz", Some("http://paper.de:8080/a.html")),
            ("localhost:8000/a/b.html", Some("http://localhost:8000/a/b.html")),
            ("127.0.0.1+8000/index.html", Some("http://127.0.0.1:8000/")),
            ("localhost/a.html", None),
            ("127.0.0.1/a.html", None),
            ("paper.de+8080/a%20b", Some("http://paper.de:8080/a%20b")),
            ("paper.de/ä", Some("http://paper.de/%C3%A4")),
            ("paper.de/100%", Some("http://paper.de/100%25")),
            ("paper.de/A headline.html", None),
            ("Paper.de/a.html", None),
            ("2025.07/a.html", None),
            ("co.uk/a.html", None),
            ("backup.zip/a.html", None),
            ("v1.0/a.html", None),
            ("paper.de", None),
            ("pages/story.html", None),
            ("..de/a", None),
        ] {
            assert_eq!(url(Path::new(path)).as_deref(), expected, "{path}");
        }
    }
}
