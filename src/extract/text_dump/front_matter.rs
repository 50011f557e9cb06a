//! What stands at the head of a text as `key: value`: the front matter that static-site generators and web clippers write
//! into Markdown (YAML between `---`, TOML between `+++`, bare `Title: …` lines, a list under `## Metadata`), and a mail's
//! header. Joplin's files have it at their end.
//!
//! Only the flat subset that such files use is read; what is not understood is left out.

use std::borrow::Cow;

use crate::{
    extract::{
        byline,
        dates::{self, Found, Reading},
        language,
    },
    fold::fold,
};

/// Lines that front matter may have; more is no front matter.
const MOST_LINES: usize = 200;

/// Keys of a title, and what mail programs put before one that is somebody else's.
const TITLES: &[&str] = &["title", "headline", "subject", "betreff"];
const PASSED_ON: &[&str] = &["Fwd:", "Fw:", "FW:", "FWD:", "WG:", "Re:", "RE:", "AW:"];

/// When a mail was sent.
const SENT: &[&str] = &["date", "sent", "datum", "gesendet"];

/// When a clipper made a note.
const NOTE_MADE: &[&str] = &["created", "created time"];

/// The fields of a text's head.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    entries: Vec<(String, Vec<String>)>,
    pub kind: HeadKind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum HeadKind {
    /// Metadata of the text itself.
    #[default]
    FrontMatter,
    /// A mail that a page was sent in.
    Mail,
    /// What a reader service writes above a page that it made Markdown of.
    Reader,
}

/// The head of a text and what follows it.
pub(super) fn split(text: &str) -> Option<(Head, &str)> {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    fenced(text, "---", ':')
        .or_else(|| fenced(text, "+++", '='))
        .or_else(|| reader(text))
        .or_else(|| bare(text))
        .or_else(|| listed(text))
        .or_else(|| behind(text))
}

/// The excerpt that a clipper quotes above the page, under a heading of its own in the quotation (`> ## Excerpt`), and the
/// text without it.
pub(super) fn excerpt(rest: &str) -> (Option<String>, Cow<'_, str>) {
    const HEADING: &str = "> ## Excerpt\n";
    /// Bytes above it: the note's title.
    const ABOVE: usize = 1_000;
    let begins_line = |at: &usize| *at == 0 || rest[..*at].ends_with('\n');
    let Some(start) = super::beginning(rest, ABOVE).find(HEADING).filter(begins_line) else {
        return (None, Cow::Borrowed(rest));
    };
    let behind = &rest[start + HEADING.len()..];
    let quoted: usize = behind.split_inclusive('\n').take_while(|line| line.starts_with('>')).map(str::len).sum();
    let (quote, page) = behind.split_at(quoted);
    let words: Vec<&str> = quote.lines().flat_map(|line| line[1..].split_whitespace()).collect();
    (Some(words.join(" ")).filter(|text| !text.is_empty()), Cow::Owned(format!("{}{page}", &rest[..start])))
}

/// A list of `- Key: value` under a heading of its own, as Readwise writes it below the title: up to the next heading, which
/// says that the page follows.
fn listed(text: &str) -> Option<(Head, &str)> {
    /// Bytes of the longest.
    const LONGEST: usize = 4_000;
    const HEADING: &str = "\n## Metadata\n";
    let start = super::beginning(text, LONGEST).find(HEADING).filter(|_| text.starts_with("# "))?;
    let list = text.get(start + HEADING.len()..)?;
    let (list, rest) = list.split_at(list.find("\n\n")?);
    let mut entries = Vec::new();
    for line in list.lines() {
        add(line.strip_prefix("- ")?, ':', &mut entries);
    }
    entries.iter_mut().filter(|(key, _)| key == "full title").for_each(|(key, _)| "title".clone_into(key));
    let rest = rest.trim_start();
    let rest = if rest.starts_with("## ") { rest.split_once('\n').map_or("", |(_, rest)| rest) } else { rest };
    Some((Head { entries, kind: HeadKind::FrontMatter }, rest))
}

/// Lines of `key: value` behind the text, as Joplin's own files have them. The first line is the note's title.
fn behind(text: &str) -> Option<(Head, &str)> {
    let (page, tail) = text.trim_end().rsplit_once("\n\nid: ")?;
    let (title, page) = page.split_once('\n').filter(|_| tail.lines().any(|line| line.starts_with("type_: ")))?;
    let mut entries = vec![("title".to_owned(), vec![title.trim().to_owned()])];
    tail.lines().skip(1).filter(|line| !line.starts_with("source: ")).for_each(|line| add(line, ':', &mut entries));
    Some((Head { entries, kind: HeadKind::FrontMatter }, page))
}

/// `Title:`, `URL Source:` and `Published Time:` with empty lines between, up to `Markdown Content:`.
fn reader(text: &str) -> Option<(Head, &str)> {
    /// Bytes of the longest.
    const LONGEST: usize = 4_000;
    const END: &str = "\nMarkdown Content:";
    let end = super::beginning(text, LONGEST).find(END).filter(|_| text.starts_with("Title:"))?;
    let mut entries = Vec::new();
    text.get(..end)?.lines().for_each(|line| add(line, ':', &mut entries));
    Some((Head { entries, kind: HeadKind::Reader }, text.get(end + END.len()..)?))
}

fn fenced<'t>(text: &'t str, fence: &str, separator: char) -> Option<(Head, &'t str)> {
    let after = text.strip_prefix(fence)?;
    let start = after.find('\n').filter(|at| after.get(..*at).is_some_and(|rest| rest.trim().is_empty()))? + 1;
    let body = after.get(start..)?;
    let mut entries = Vec::new();
    let mut offset = 0;
    for line in body.split_inclusive('\n').take(MOST_LINES) {
        offset += line.len();
        let trimmed = line.trim_end();
        if trimmed == fence || trimmed == "..." {
            let head = Head { entries, kind: HeadKind::FrontMatter };
            return (!head.entries.is_empty()).then(|| (head, body.get(offset..).unwrap_or_default()));
        }
        add(trimmed, separator, &mut entries);
    }
    None
}

/// Lines of `Key: value` up to the first empty one: Pelican's and MultiMarkdown's metadata, a mail's header.
fn bare(text: &str) -> Option<(Head, &str)> {
    const KEYS: &[&str] = &[
        "author", "authors", "category", "date", "keywords", "modified", "slug", "source", "summary", "tags", "title",
        "url",
    ];
    const MAIL: &[&str] =
        &["cc", "date", "from", "reply-to", "sent", "subject", "to", "an", "betreff", "datum", "gesendet", "von"];
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n').take(20) {
        if line.trim().is_empty() {
            break;
        }
        // A colon in the first line of a story is no header.
        line.split_once(':').filter(|(key, _)| key.len() < 24 && !key.contains(' '))?;
        offset += line.len();
        add(line.trim_end(), ':', &mut entries);
    }
    let known = |keys: &[&str]| entries.iter().filter(|(key, _)| keys.contains(&key.as_str())).count();
    let kind = match (known(KEYS), known(MAIL)) {
        (_, mail) if mail >= 3 => HeadKind::Mail,
        (keys, _) if keys >= 2 && keys * 2 > entries.len() => HeadKind::FrontMatter,
        _ => return None,
    };
    Some((Head { entries, kind }, text.get(offset..).unwrap_or_default()))
}

/// Adds one line: a key with its value, or an item of the last key's list.
fn add(line: &str, separator: char, entries: &mut Vec<(String, Vec<String>)>) {
    let trimmed = line.trim();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return;
    }
    if let Some(item) = trimmed
        .strip_prefix("- ")
        .or_else(|| trimmed.strip_prefix('"').filter(|_| line.starts_with(' ')).map(|_| trimmed))
    {
        // Authors may be maps: "- name: Ann Lee".
        let item = item.strip_prefix("name:").unwrap_or(item);
        if let Some((_, values)) = entries.last_mut() {
            values.extend(value(item));
        }
        return;
    }
    let Some((key, rest)) = line.split_once(separator) else { return };
    // Logseq writes two: `author:: [[Ann Lee]]`.
    let rest = rest.strip_prefix(separator).unwrap_or(rest);
    let nested = line.starts_with([' ', '\t']);
    if !nested {
        entries.push((fold(key.trim()).replace(['_', '-'], " "), list(rest)));
    }
}

/// A value, or the values between brackets.
fn list(text: &str) -> Vec<String> {
    let text = text.trim();
    match text.strip_prefix('[').filter(|t| !t.starts_with('[')) {
        Some(inner) => inner.trim_end_matches(']').split(',').filter_map(value).collect(),
        None => value(text).into_iter().collect(),
    }
}

/// A scalar without quotes and a wiki's double brackets.
fn value(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(',').trim_matches(['"', '\'', '[', ']']).trim();
    (!text.is_empty() && !matches!(text, "|" | ">" | ">-" | "|-" | "null" | "~" | "[]"))
        .then(|| text.replace("\\\"", "\""))
}

impl Head {
    /// The page that follows the head: what a reader calls its title belongs to it.
    pub(super) fn page<'t>(&self, rest: &'t str) -> Cow<'t, str> {
        match self.title().filter(|_| self.kind == HeadKind::Reader) {
            Some(title) => Cow::Owned(format!("{title}\n\n{rest}")),
            None => Cow::Borrowed(rest),
        }
    }

    fn all(&self, keys: &[&str]) -> &[String] {
        let found = keys.iter().find_map(|key| self.entries.iter().find(|(k, v)| k == key && !v.is_empty()));
        found.map(|(_, values)| values.as_slice()).unwrap_or_default()
    }

    fn first(&self, keys: &[&str]) -> Option<&str> {
        self.all(keys).first().map(String::as_str)
    }

    pub(super) fn title(&self) -> Option<&str> {
        let mut title = self.first(TITLES)?.trim();
        while let Some(rest) = PASSED_ON.iter().find_map(|mark| title.strip_prefix(mark)) {
            title = rest.trim_start();
        }
        Some(title)
    }

    /// Whether a mail is an answer, or what somebody else wrote.
    pub(super) fn is_passed_on(&self) -> bool {
        self.first(TITLES).is_some_and(|title| PASSED_ON.iter().any(|mark| title.trim().starts_with(mark)))
    }

    /// A mail's own text as a page has it: below its headline, who wrote it, and when.
    pub(super) fn letter(&self, rest: &str) -> String {
        let sender = self.first(&["from", "von"]).and_then(|from| from.split(['<', '[']).next()).unwrap_or_default();
        let byline = if sender.contains('@') { String::new() } else { format!("By {}", sender.trim()) };
        let sent = self.first(SENT).unwrap_or_default();
        format!("{}\n\n{byline}\n{sent}\n\n{}", self.title().unwrap_or_default(), rest.trim_start())
    }

    pub(super) fn authors(&self) -> Vec<String> {
        let given = self.all(&["authors", "author", "byline", "by", "creator"]);
        given.iter().flat_map(|a| byline::authors(a)).collect()
    }

    /// The day it was published; for a clipping not the day it was made.
    pub(super) fn published(&self, how: &Reading) -> Option<Found> {
        let keys = [
            "published", "publishdate", "pubdate", "published at", "published time", "date published", "date",
            "created",
        ];
        let keys = keys.iter().filter(|key| **key != "created" || !self.is_clipping());
        keys.filter_map(|key| dates::parse_stamp(self.first(&[key])?, how)).next()
    }

    /// Whether it is the head of a note that a clipper made of a page: its address, and when the note was made.
    pub(super) fn is_clipping(&self) -> bool {
        let source = self.first(&["source", "source url"]).is_some_and(|source| source.starts_with("http"));
        self.kind == HeadKind::FrontMatter && source && self.first(NOTE_MADE).is_some()
    }

    pub(super) fn modified(&self, how: &Reading) -> Option<Found> {
        const KEYS: &[&str] = &["lastmod", "updated", "modified", "last modified at", "date modified"];
        dates::parse_stamp(self.first(KEYS).filter(|_| !self.is_clipping())?, how)
    }

    /// The day a clipper or mail program kept it.
    pub(super) fn saved(&self, how: &Reading) -> Option<Found> {
        let key = match self.kind {
            HeadKind::Mail => SENT,
            HeadKind::FrontMatter if self.first(&["published"]).is_some() || self.is_clipping() => {
                ["clipped", "saved", "date saved", "created", "created time"].as_slice()
            }
            HeadKind::FrontMatter | HeadKind::Reader => ["clipped", "saved", "date saved"].as_slice(),
        };
        dates::parse_stamp(self.first(key)?, how)
    }

    pub(super) fn tags(&self) -> Vec<String> {
        let given = self.all(&["tags", "keywords", "tag"]);
        let parted = given.iter().flat_map(|t| t.split(','));
        parted
            .map(|t| t.trim().trim_start_matches('#').trim_matches(['[', ']']).to_owned())
            .filter(|t| !t.is_empty() && t != "clippings")
            .collect()
    }

    pub(super) fn section(&self) -> Option<&str> {
        self.first(&["section", "category", "categories"])
    }

    pub(super) fn description(&self) -> Option<&str> {
        self.first(&["description", "summary", "excerpt", "subtitle", "lead"])
    }

    pub(super) fn language(&self) -> Option<String> {
        self.first(&["lang", "language", "locale"]).and_then(language::normalized)
    }

    pub(super) fn site_name(&self) -> Option<&str> {
        self.first(&["site", "site name", "sitename", "publication", "publisher"]).filter(|s| !s.contains("://"))
    }

    pub(super) fn url(&self) -> Option<&str> {
        let given = ["url", "url source", "source", "source url", "canonical", "canonical url", "link"];
        given
            .iter()
            .find_map(|key| self.first(&[key]).filter(|u| u.starts_with("http://") || u.starts_with("https://")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_generators_and_clippers_write() {
        let how = Reading::default();
        for text in [
            "---\ntitle: \"Harbour: closed\"\ndate: 2025-07-06T10:00:00+02:00\nauthor: Ann Lee\ntags: [harbour, Port Authority]\n---\nText",
            "---\ntitle: 'Harbour: closed'\npublished: 2025-07-06\ncreated: 2025-07-08\nauthor:\n  - \"[[Ann Lee]]\"\ntags:\n  - harbour\n  - Port Authority\n---\nText",
            "+++\ntitle = \"Harbour: closed\"\ndate = 2025-07-06\nauthors = [\"Ann Lee\"]\ntags = [\"harbour\", \"Port Authority\"]\n+++\nText",
            "# Harbour: closed\n\n![cover](a.png)\n\n## Metadata\n- Author: [[Ann Lee]]\n- Full Title: Harbour: closed\n- Date: 2025-07-06\n- Tags: harbour, Port Authority\n\n## Full Document\nText",
            "Harbour: closed\n\nText\n\nid: 0a1b\npublished: 2025-07-06\ncreated_time: 2025-07-08\nauthor: Ann Lee\ntags: harbour, Port Authority\nsource: clipper\ntype_: 1",
            "title:: Harbour: closed\nauthor:: [[Ann Lee]]\npublished-at:: [[Jul 6th, 2025]]\ntags:: [[harbour]], [[Port Authority]]\n\nText",
            "Title: Harbour: closed\nDate: 2025-07-06\nAuthor: Ann Lee\nTags: harbour, Port Authority\n\nText",
        ] {
            let (head, rest) = split(text).expect(text);
            assert_eq!(head.title(), Some("Harbour: closed"), "{text}");
            assert_eq!(head.authors(), ["Ann Lee"], "{text}");
            assert_eq!(head.published(&how).and_then(|f| f.stamp.day()).unwrap().to_string(), "2025-07-06", "{text}");
            assert_eq!(head.tags(), ["harbour", "Port Authority"], "{text}");
            assert_eq!(rest.trim(), "Text");
        }
    }

    /// A note's own days are those of its saving, whatever the clipper calls the page's address.
    #[test]
    fn the_day_a_note_was_made_is_none_of_the_pages() {
        let how = Reading::default();
        for (text, published, saved) in [
            (
                "---\nsource: https://x.example/y\ncreated: 2025-07-08\nupdated: 2025-07-09\n---\nText",
                None,
                Some("2025-07-08"),
            ),
            (
                "---\nsource_url: https://x.example/y\ndate-published: 2025-07-06\ndate_saved: 2025-07-08\n---\nText",
                Some("2025-07-06"),
                Some("2025-07-08"),
            ),
            (
                "A\n\nText\n\nid: 0a\ncreated_time: 2025-07-08\nsource_url: https://x.example/y\ntype_: 1\n",
                None,
                Some("2025-07-08"),
            ),
            ("---\ntitle: A\ncreated: 2025-07-08\nupdated: 2025-07-09\n---\nText", Some("2025-07-08"), None),
        ] {
            let (head, _) = split(text).expect(text);
            let day = |found: Option<Found>| found.map(|f| f.stamp.to_string());
            assert_eq!(day(head.published(&how)).as_deref(), published, "{text}");
            assert_eq!(day(head.saved(&how)).as_deref(), saved, "{text}");
        }
    }

    #[test]
    fn a_clippers_excerpt_is_none_of_the_story() {
        let story = "\n# Harbour\n\n---\nThe harbour\n";
        let quoted = "\n# Harbour\n\n> ## Excerpt\n> The harb\n> our is\n\n---\nThe harbour\n";
        for (text, found, rest) in [
            (quoted, Some("The harb our is"), "\n# Harbour\n\n\n---\nThe harbour\n"),
            ("> ## Excerpt\n", None, ""),
            (story, None, story),
            ("Said > ## Excerpt\n> x\n", None, "Said > ## Excerpt\n> x\n"),
        ] {
            assert_eq!(excerpt(text), (found.map(str::to_owned), Cow::Borrowed(rest)), "{text}");
        }
    }

    #[test]
    fn leaves_texts_without_a_head() {
        for text in [
            "", "---", "---\n\nA rule first\n", "Harbour closed: no ships\n\nText", "One line",
            "Note: this\nand that\n",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "(---|\\+\\+\\+|> ## Excerpt\n|> |\n|title|:|=| |- |\\[|\\]|\"|é|!\\[|\\]\\(|\\)){0,40}") {
            excerpt(&text);
            if let Some((head, _)) = split(&text) {
                head.title();
                head.tags();
                head.published(&Reading::default());
            }
        }
    }
}
