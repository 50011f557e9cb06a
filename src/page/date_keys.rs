//! What a key calls the date under it: one vocabulary for the names of meta elements, for attributes, and for the keys of
//! data and programs. Content systems spell alike what they mean (`publish-date`, `articlePublishDate`, `pub_date`), so that
//! parts of words tell more than a list of names.

use std::sync::LazyLock;

/// Which of a page's dates a key names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateKey {
    Published,
    Created,
    Modified,
}

/// Letters and digits of a key; `shareaholic:article_published_time` is a long one.
const MAX_KEY: usize = 48;

/// Parts of keys whose dates are not the page's own.
const OTHER: &[&str] = &[
    "expir", "unpubl", "republ", "publisher", "valid", "birth", "event", "embargo", "comment", "copyright",
    "startdate", "enddate", "doortime", "death",
];

const MODIFIED: &[&str] =
    &["modif", "updat", "moddate", "modtime", "revis", "changed", "edited", "last", "actualiza", "aktualis"];

const PUBLISHED: &[&str] = &[
    "publish", "publicat", "publicac", "publikation", "veroffentlich", "erschein", "pubdate", "datepub", "pubtime",
    "issued", "issuedate", "releasedate", "daterelease", "postdate", "posttime", "dateposted", "postedon", "postedat",
    "displaydate", "onlinedate", "livedate", "firstpub", "originaldate", "articledate", "storydate", "newsdate",
    "contentdate", "docdate", "documentdate", "searchdate", "pagedate", "entrydate", "itemdate", "blogdate", "regdate",
    "fechapub",
];

const CREATED: &[&str] =
    &["created", "createdate", "createtime", "createat", "creationdate", "creationtime", "datecre"];

/// Names of data attributes that hold a time and do not say which.
const PLAIN: &[&str] = &[
    "date", "time", "timestamp", "datetime", "utime", "utctime", "unixtime", "unixtimestamp", "epoch", "isodate",
    "dateiso", "isotime", "timeiso", "moment", "livestamp", "timeago",
];

/// A word and the place of its list.
type Listed = (&'static [u8], usize);

/// The words of all lists by their first letter.
static BY_LETTER: LazyLock<Vec<Vec<Listed>>> = LazyLock::new(|| {
    let mut by_letter = vec![Vec::new(); 256];
    for (list, words) in [OTHER, MODIFIED, PUBLISHED, CREATED].into_iter().enumerate() {
        for word in words.iter().map(|word| word.as_bytes()) {
            by_letter[usize::from(word[0])].push((word, list));
        }
    }
    by_letter
});

/// What a key in any spelling says.
pub(crate) fn read(key: &str) -> Option<DateKey> {
    match lists_of(key)? {
        [true, ..] => None,
        [_, true, ..] => Some(DateKey::Modified),
        [_, _, true, _] => Some(DateKey::Published),
        [.., created] => created.then_some(DateKey::Created),
    }
}

/// Whether a key says that the date under it is not the page's own: an event's, a life's, a comment's.
pub(crate) fn is_other(key: &str) -> bool {
    lists_of(key).is_some_and(|[other, ..]| other)
}

/// Which of the lists has a word that is in a key.
fn lists_of(key: &str) -> Option<[bool; 4]> {
    let mut buffer = [0; MAX_KEY];
    let letters = squeezed(key.as_bytes(), &mut buffer)?;
    let mut has = [false; 4];
    for (at, letter) in letters.iter().enumerate() {
        let words = BY_LETTER[usize::from(*letter)].iter();
        words.filter(|(word, _)| letters[at..].starts_with(word)).for_each(|(_, list)| has[*list] = true);
    }
    Some(has)
}

/// Whether a data attribute of this name, in lower case, holds a date.
pub(crate) fn in_attribute(name: &[u8]) -> bool {
    let Some(name) = name.strip_prefix(b"data-") else { return false };
    // Pages have thousands of data attributes: few pass the first look.
    let may = |four: &[u8]| matches!(four, b"date" | b"time" | b"publ" | b"crea" | b"epoc" | b"mome" | b"live");
    if name.len() > MAX_KEY || !name.windows(4).any(may) {
        return false;
    }
    let mut buffer = [0; MAX_KEY];
    let Some(letters) = squeezed(name, &mut buffer) else { return false };
    PLAIN.iter().any(|plain| plain.as_bytes() == letters) || str::from_utf8(name).is_ok_and(|name| read(name).is_some())
}

/// A key's letters and digits in lower case; `None` where it is too long to be one.
fn squeezed<'b>(key: &[u8], buffer: &'b mut [u8; MAX_KEY]) -> Option<&'b [u8]> {
    let mut length = 0;
    for byte in key.iter().filter(|b| b.is_ascii_alphanumeric()) {
        *buffer.get_mut(length)? = byte.to_ascii_lowercase();
        length += 1;
    }
    Some(&buffer[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_say_which_date_they_hold() {
        use DateKey::*;
        for (key, says) in [
            ("datePublished", Some(Published)),
            ("publish-date", Some(Published)),
            ("article:published_time", Some(Published)),
            ("pub_date", Some(Published)),
            ("rbPubDate", Some(Published)),
            ("publication_date", Some(Published)),
            ("a.firstPublicationDate", Some(Published)),
            ("dc.date.issued", Some(Published)),
            ("display_date", Some(Published)),
            ("fecha-publicacion", Some(Published)),
            ("dateCreated", Some(Created)),
            ("creation_date", Some(Created)),
            ("uploadDate", None),
            ("last-modified", Some(Modified)),
            ("lastPublished", Some(Modified)),
            ("article:modified_time", Some(Modified)),
            ("og:updated_time", Some(Modified)),
            ("article:expiration_time", None),
            ("publisherId", None),
            ("unpublishDate", None),
            ("event_created", None),
            ("creator", None),
            ("viewport", None),
            ("", None),
        ] {
            assert_eq!(read(key), says, "{key}");
        }
    }

    #[test]
    fn attributes_that_hold_a_date_are_told() {
        for name in [
            "data-date", "data-utime", "data-moment", "data-livestamp", "data-publish-date", "data-created-at",
            "data-last-updated", "data-iso-date",
        ] {
            assert!(in_attribute(name.as_bytes()), "{name}");
        }
        for name in ["data-id", "data-timeout", "data-template", "data-validate", "date", "data-datepicker", "data-"] {
            assert!(!in_attribute(name.as_bytes()), "{name}");
        }
    }
}
