//! What stands at the head of a text as `key: value`: the front matter that static-site generators and web clippers write
//! into Markdown (YAML between `---`, TOML between `+++`, bare `Title: …` lines, a list under `## Metadata`), and a mail's
//! header. Joplin's files have it at their end.
//!
//! Only the flat subset that such files use is read; what is not understood is left out.

mod entries;

use std::borrow::Cow;

use self::entries::Entries;
use crate::extract::{
    byline,
    dates::{self, Found, Reading},
    language,
};

/// Lines that front matter may have; more is no front matter.
const MOST_LINES: usize = 200;

/// Under which keys the fields stand.
const TITLES: &[&str] = &["title", "headline", "subject", "betreff"];
const AUTHORS: &[&str] = &["authors", "author", "byline", "by", "creator"];
#[rustfmt::skip]
const PUBLISHED: &[&str] = &[
    "published", "publishdate", "pubdate", "published at", "published time", "date published", "date", "created",
];
const MODIFIED: &[&str] = &["lastmod", "updated", "modified", "last modified at", "date modified"];
const SAVED: &[&str] = &["clipped", "saved", "date saved"];
const TAGS: &[&str] = &["tags", "keywords", "tag"];
const SECTIONS: &[&str] = &["section", "category", "categories"];
const DESCRIPTIONS: &[&str] = &["description", "summary", "excerpt", "subtitle", "lead"];
const LANGUAGES: &[&str] = &["lang", "language", "locale"];
const SITES: &[&str] = &["site", "site name", "sitename", "publication", "publisher"];
const ADDRESSES: &[&str] = &["url", "url source", "source", "source url", "canonical", "canonical url", "link"];

/// All of them: of lines between nothing, most are of such keys, or they are no head.
const FIELDS: &[&[&str]] = &[
    TITLES,
    AUTHORS,
    PUBLISHED,
    MODIFIED,
    SAVED,
    TAGS,
    SECTIONS,
    DESCRIPTIONS,
    LANGUAGES,
    SITES,
    ADDRESSES,
    &["slug"],
];

/// What mail programs put before a title that is somebody else's.
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
    let mut read = Entries::parted_by(':');
    for line in list.lines() {
        read.add(line.strip_prefix("- ")?);
    }
    let mut entries = read.finish();
    entries.iter_mut().filter(|(key, _)| key == "full title").for_each(|(key, _)| "title".clone_into(key));
    let rest = rest.trim_start();
    let rest = if rest.starts_with("## ") { rest.split_once('\n').map_or("", |(_, rest)| rest) } else { rest };
    Some((Head { entries, kind: HeadKind::FrontMatter }, rest))
}

/// Lines of `key: value` behind the text, as Joplin's own files have them. The first line is the note's title.
fn behind(text: &str) -> Option<(Head, &str)> {
    let (page, tail) = text.trim_end().rsplit_once("\n\nid: ")?;
    let (title, page) = page.split_once('\n').filter(|_| tail.lines().any(|line| line.starts_with("type_: ")))?;
    let mut read = Entries::parted_by(':');
    tail.lines().skip(1).filter(|line| !line.starts_with("source: ")).for_each(|line| read.add(line));
    let mut entries = vec![("title".to_owned(), vec![title.trim().to_owned()])];
    entries.extend(read.finish());
    Some((Head { entries, kind: HeadKind::FrontMatter }, page))
}

/// `Title:`, `URL Source:` and `Published Time:` with empty lines between, up to `Markdown Content:`.
fn reader(text: &str) -> Option<(Head, &str)> {
    /// Bytes of the longest.
    const LONGEST: usize = 4_000;
    const END: &str = "\nMarkdown Content:";
    let end = super::beginning(text, LONGEST).find(END).filter(|_| text.starts_with("Title:"))?;
    let mut read = Entries::parted_by(':');
    text.get(..end)?.lines().for_each(|line| read.add(line));
    Some((Head { entries: read.finish(), kind: HeadKind::Reader }, text.get(end + END.len()..)?))
}

fn fenced<'t>(text: &'t str, fence: &str, separator: char) -> Option<(Head, &'t str)> {
    let after = text.strip_prefix(fence)?;
    let start = after.find('\n').filter(|at| after.get(..*at).is_some_and(|rest| rest.trim().is_empty()))? + 1;
    let body = after.get(start..)?;
    let mut read = Entries::parted_by(separator);
    let mut offset = 0;
    for line in body.split_inclusive('\n').take(MOST_LINES) {
        offset += line.len();
        let trimmed = line.trim_end();
        if trimmed == fence || trimmed == "..." {
            let head = Head { entries: read.finish(), kind: HeadKind::FrontMatter };
            return (!head.entries.is_empty()).then(|| (head, body.get(offset..).unwrap_or_default()));
        }
        read.add(trimmed);
    }
    None
}

/// Lines of `Key: value` up to the first empty one: Pelican's and MultiMarkdown's metadata, a mail's header.
fn bare(text: &str) -> Option<(Head, &str)> {
    const MAIL: &[&str] =
        &["cc", "date", "from", "reply-to", "sent", "subject", "to", "an", "betreff", "datum", "gesendet", "von"];
    let mut read = Entries::parted_by(':');
    let mut offset = 0;
    for line in text.split_inclusive('\n').take(20) {
        if line.trim().is_empty() {
            break;
        }
        // A colon in the first line of a story is no header.
        line.split_once(':').filter(|(key, _)| key.len() < 24 && !key.contains(' '))?;
        offset += line.len();
        read.add(line.trim_end());
    }
    let entries = read.finish();
    let known = |lists: &[&[&str]]| {
        let is_known = |key: &str| lists.iter().any(|keys| keys.contains(&key));
        entries.iter().filter(|(key, _)| is_known(key)).count()
    };
    let kind = match (known(FIELDS), known(&[MAIL])) {
        (_, mail) if mail >= 3 => HeadKind::Mail,
        (keys, _) if keys >= 2 && keys * 2 > entries.len() => HeadKind::FrontMatter,
        _ => return None,
    };
    Some((Head { entries, kind }, text.get(offset..).unwrap_or_default()))
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
        let given = self.all(AUTHORS);
        given.iter().flat_map(|a| byline::authors(a)).collect()
    }

    /// The day it was published; for a clipping not the day it was made.
    pub(super) fn published(&self, how: &Reading) -> Option<Found> {
        let keys = PUBLISHED.iter().filter(|key| **key != "created" || !self.is_clipping());
        keys.filter_map(|key| dates::parse_stamp(self.first(&[key])?, how)).next()
    }

    /// Whether it is the head of a note that a clipper made of a page: its address, and when the note was made.
    pub(super) fn is_clipping(&self) -> bool {
        let source = self.first(&["source", "source url"]).is_some_and(|source| source.starts_with("http"));
        self.kind == HeadKind::FrontMatter && source && self.first(NOTE_MADE).is_some()
    }

    pub(super) fn modified(&self, how: &Reading) -> Option<Found> {
        dates::parse_stamp(self.first(MODIFIED).filter(|_| !self.is_clipping())?, how)
    }

    /// The day a clipper or mail program kept it.
    pub(super) fn saved(&self, how: &Reading) -> Option<Found> {
        let key = match self.kind {
            HeadKind::Mail => SENT,
            HeadKind::FrontMatter if self.first(&["published"]).is_some() || self.is_clipping() => {
                ["clipped", "saved", "date saved", "created", "created time"].as_slice()
            }
            HeadKind::FrontMatter | HeadKind::Reader => SAVED,
        };
        dates::parse_stamp(self.first(key)?, how)
    }

    pub(super) fn tags(&self) -> Vec<String> {
        let given = self.all(TAGS);
        // One value may be a list without brackets.
        let parted =
            given.iter().flat_map(|t| if given.len() == 1 { t.split(',').collect() } else { vec![t.as_str()] });
        parted
            .map(|t| t.trim().trim_start_matches('#').trim_matches(['[', ']']).to_owned())
            .filter(|t| !t.is_empty() && t != "clippings")
            .collect()
    }

    pub(super) fn section(&self) -> Option<&str> {
        self.first(SECTIONS)
    }

    pub(super) fn description(&self) -> Option<&str> {
        self.first(DESCRIPTIONS)
    }

    pub(super) fn language(&self) -> Option<String> {
        self.first(LANGUAGES).and_then(language::normalized)
    }

    pub(super) fn site_name(&self) -> Option<&str> {
        self.first(SITES).filter(|s| !s.contains("://"))
    }

    pub(super) fn url(&self) -> Option<&str> {
        ADDRESSES
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
    fn a_fields_own_signs_stay() {
        for (given, title) in [
            ("title: \"'Enough is enough': ferry sails\"", "'Enough is enough': ferry sails"),
            ("title: \"Harbour says \\\"no more\\\"\"", "Harbour says \"no more\""),
            ("title: Harbour says \"no more\"", "Harbour says \"no more\""),
            ("title: \"No more\" says harbour", "\"No more\" says harbour"),
            ("title: 'It''s over'", "It's over"),
            ("title: 'It''s over' # they say", "It's over"),
            ("title: \"[Watch] Ferry\"", "[Watch] Ferry"),
            ("title: [Watch] Ferry", "[Watch] Ferry"),
            ("title: \"Caf\\u00e9 ferry\"", "Café ferry"),
            ("title: '''Tis over'' they say'", "'Tis over' they say"),
            ("title: Ferry sails\n  again", "Ferry sails again"),
            ("title: >-\n  Ferry: it\n  sails\nslug: x", "Ferry: it sails"),
            ("slug: x\nheadline: Ferry", "Ferry"),
        ] {
            let (head, _) = split(&format!("---\n{given}\n---\nText")).expect(given);
            assert_eq!(head.title(), Some(title), "{given}");
        }
        for (given, authors, tags) in [
            (
                "tags: [\"Ports, harbours\", Trade]\nauthor:\n  name: Ann Lee\n  url: /ann",
                vec!["Ann Lee"],
                vec!["Ports, harbours", "Trade"],
            ),
            ("author: [[Ann Lee]], [[Bo Ray]]\ntags: ['A ''B''', c]", vec!["Ann Lee", "Bo Ray"], vec!["A 'B'", "c"]),
            (
                "authors:\n  - name: Ann Lee\n    url: /ann\n  - name: Bo Ray\ntags: [\n  \"Trade\",\n  Ports\n]",
                vec!["Ann Lee", "Bo Ray"],
                vec!["Trade", "Ports"],
            ),
        ] {
            let (head, _) = split(&format!("---\n{given}\n---\nText")).expect(given);
            assert_eq!(
                (head.authors(), head.tags()),
                (
                    authors.iter().map(|a| (*a).to_owned()).collect(),
                    tags.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>()
                ),
                "{given}"
            );
        }
        let (head, _) = split("+++\ntitle = 'Ferry'\n[author]\nname = 'Ann Lee'\n+++\nText").expect("a head");
        assert_eq!(head.authors(), ["Ann Lee"]);
        let (head, rest) = split("Headline: Ferry\nPublished: 2025-07-06\nByline: Ann Lee\n\nText").expect("a head");
        assert_eq!((head.title(), head.authors(), rest.trim()), (Some("Ferry"), vec!["Ann Lee".to_owned()], "Text"));
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
