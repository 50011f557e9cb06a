//! A user's words and filters, as a query that the index can answer.
//!
//! [`parse()`] reads what was typed and never fails; [`Filters`] are the options beside it; [`Question`] is both, and
//! [`compile()`] makes Tantivy's query of them.

mod any_term;
mod beginning;
mod compile;
mod dates;
mod filters;
mod gathered;
mod lex;
mod parse;
mod paths;
mod pattern;
mod seek;
mod slips;
mod terms;

use std::fmt;

pub use compile::{Compiled, compile};
pub use dates::{DateError, DayRange};
pub use filters::{Filters, Kinds, Question};
pub use parse::{Notice, Parsed, parse};
pub use slips::slips_between;
pub(crate) use slips::{forgiven, slips};
pub use terms::{Wanted, WantedWord};

use crate::{article::Kind, index::spelled_out};

/// A query, read.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Every page.
    All,
    /// No page: a text without any word.
    Nothing,
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
    Text(Scope, TextMatch),
    Filter(Filter),
}

/// Where a word must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In title, description, text, tags or authors.
    Anywhere,
    Title,
    Description,
    Text,
}

/// A word or phrase to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextMatch {
    /// As typed, without quotes and without the star of a prefix; stars before that are still in it.
    pub text: String,
    /// It was quoted.
    pub phrase: bool,
    /// How many words may stand between the phrase's words.
    pub slop: u32,
    /// The last word is the beginning of one.
    pub prefix: bool,
}

impl TextMatch {
    fn word(text: &str) -> TextMatch {
        TextMatch { text: text.to_owned(), ..TextMatch::default() }
    }

    /// The text as typed and as others may have written it: who can type a letter means those too who could not, and who
    /// types `e-mail` those who write `email`.
    fn spellings(&self) -> impl Iterator<Item = String> + use<> {
        let joined = if self.phrase { None } else { without_hyphens(&self.text) };
        [Some(self.text.clone()), spelled_out(&self.text), joined].into_iter().flatten()
    }

    /// Whether it stands for words that are not all in it.
    pub(crate) fn has_jokers(&self) -> bool {
        self.prefix || pattern::has_jokers(&self.text)
    }

    /// The pattern that a single word is, where a star stands before its end or a question mark in it; folded.
    fn pattern(&self) -> Option<String> {
        if self.phrase || !pattern::has_jokers(&self.text) {
            return None;
        }
        pattern::of_word(&format!("{}{}", self.text, if self.prefix { "*" } else { "" }))
    }
}

/// A word of parts that hyphens join, in one; `None` for any other text, and for figures, of which `2024-25` is two.
fn without_hyphens(word: &str) -> Option<String> {
    let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}');
    let mut parts = word.split(is_hyphen);
    let is_part = |part: &str| !part.is_empty() && part.chars().all(char::is_alphanumeric);
    let has_letters = |part: &str| part.chars().any(char::is_alphabetic);
    let is_joined = word.contains(is_hyphen) && has_letters(parts.clone().next()?) && parts.all(is_part);
    is_joined.then(|| word.replace(is_hyphen, ""))
}

/// A condition on a field that does not rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The whole value; `*` stands for anything.
    Tag(String),
    /// All words within one name, in any order.
    Author(String),
    /// A domain, its subdomains, or a site's name.
    Site(String),
    /// The whole value; `*` stands for anything.
    Section(String),
    /// A BCP 47 prefix.
    Language(String),
    /// An address and what is below it, or words of one.
    Url(String),
    /// A file or folder of the archive; `*` stands for anything.
    Path(String),
    /// The beginning of an id.
    Id(String),
    Kind(Kind),
    /// A page of any kind.
    AnyKind,
    Format(String),
    /// A field that the page does not have, by its name in the schema.
    Missing(&'static str),
    Published(DayRange),
    /// Published then, as far as is known: a page of 2025 may be one of July.
    PublishedAround(DayRange),
    Saved(DayRange),
}

/// What may be missing, and by which other names.
const MISSABLE: &[(&str, &[&str])] = &[
    ("date", &["published"]),
    ("author", &["authors"]),
    ("tags", &["tag"]),
    ("title", &[]),
    ("description", &[]),
    ("section", &[]),
    ("language", &["lang"]),
    ("site", &[]),
    ("url", &[]),
    ("saved", &[]),
    ("text", &[]),
];

impl Filter {
    /// The filter as a part of a query. A star alone as its value means every page that has one.
    fn into_node(self) -> Node {
        let (value, missing) = match &self {
            Filter::Tag(value) => (value, "tags"),
            Filter::Author(value) => (value, "author"),
            Filter::Site(value) => (value, "site"),
            Filter::Section(value) => (value, "section"),
            Filter::Language(value) => (value, "language"),
            Filter::Url(value) => (value, "url"),
            _ => return Node::Filter(self),
        };
        let is_any = !value.is_empty() && value.bytes().all(|b| b == b'*');
        if is_any { Node::Not(Box::new(Node::Filter(Filter::Missing(missing)))) } else { Node::Filter(self) }
    }

    /// A filter by the name of a kind, or `any`.
    ///
    /// # Errors
    /// A message that names the kinds.
    pub fn kind(name: &str) -> Result<Filter, String> {
        let name = name.to_ascii_lowercase();
        if name == "any" {
            return Ok(Filter::AnyKind);
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name);
        kind.map(Filter::Kind).ok_or_else(|| {
            let names = Kind::ALL.map(Kind::name).join(", ");
            format!("`{name}` is no kind: {names} or any")
        })
    }

    /// A filter by the name of a missing field.
    ///
    /// # Errors
    /// A message that names the fields.
    pub fn missing(name: &str) -> Result<Filter, String> {
        let name = name.to_ascii_lowercase();
        let found = MISSABLE.iter().find(|(field, others)| *field == name || others.contains(&name.as_str()));
        found.map(|(field, _)| Filter::Missing(field)).ok_or_else(|| {
            let names: Vec<_> = MISSABLE.iter().map(|(field, _)| *field).collect();
            format!("`{name}` cannot be asked for as missing: {}", names.join(", "))
        })
    }
}

impl Node {
    /// All of the nodes; `None` of nothing.
    fn and(mut nodes: Vec<Node>) -> Option<Node> {
        if nodes.len() > 1 { Some(Node::And(nodes)) } else { nodes.pop() }
    }

    /// Any of the nodes; `None` of nothing.
    fn or(mut nodes: Vec<Node>) -> Option<Node> {
        if nodes.len() > 1 { Some(Node::Or(nodes)) } else { nodes.pop() }
    }

    /// Whether some part of the query says itself which kinds or which page it wants.
    fn names_kind(&self) -> bool {
        self.some_filter(false, &|filter, excluded| match filter {
            Filter::Kind(_) | Filter::AnyKind => true,
            // Of a page that is left out nothing is said but that: the others are to be of the usual kinds.
            Filter::Id(_) | Filter::Url(_) => !excluded,
            _ => false,
        })
    }

    /// Whether a filter in the query passes a test, which is told whether pages with it are excluded.
    fn some_filter(&self, excluded: bool, test: &impl Fn(&Filter, bool) -> bool) -> bool {
        match self {
            Node::And(nodes) | Node::Or(nodes) => nodes.iter().any(|node| node.some_filter(excluded, test)),
            Node::Not(node) => node.some_filter(!excluded, test),
            Node::Filter(filter) => test(filter, excluded),
            Node::All | Node::Nothing | Node::Text(..) => false,
        }
    }
}

/// The query as it was understood, for `-v` and tests.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, nodes: &[Node], sign: &str| {
            write!(f, "(")?;
            for (i, node) in nodes.iter().enumerate() {
                write!(f, "{}{node}", if i > 0 { sign } else { "" })?;
            }
            write!(f, ")")
        };
        match self {
            Node::All => write!(f, "all"),
            Node::Nothing => write!(f, "nothing"),
            Node::And(nodes) => list(f, nodes, " & "),
            Node::Or(nodes) => list(f, nodes, " | "),
            Node::Not(node) => write!(f, "!{node}"),
            Node::Text(scope, text) => {
                match scope {
                    Scope::Anywhere => {}
                    Scope::Title => write!(f, "title:")?,
                    Scope::Description => write!(f, "description:")?,
                    Scope::Text => write!(f, "text:")?,
                }
                if text.phrase {
                    write!(f, "\"{}\"", text.text)?
                } else {
                    write!(f, "{}", text.text)?
                }
                if text.slop > 0 {
                    write!(f, "~{}", text.slop)?;
                }
                if text.prefix { write!(f, "*") } else { Ok(()) }
            }
            Node::Filter(filter) => write!(f, "{filter}"),
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = |f: &mut fmt::Formatter<'_>, name: &str, range: &DayRange| {
            let day = |day: Option<i64>| day.map(|d| d.to_string()).unwrap_or_default();
            write!(f, "{name}:{}..{}", day(range.first), day(range.last))
        };
        match self {
            Filter::Tag(v) => write!(f, "tag:{v}"),
            Filter::Author(v) => write!(f, "author:{v}"),
            Filter::Site(v) => write!(f, "site:{v}"),
            Filter::Section(v) => write!(f, "section:{v}"),
            Filter::Language(v) => write!(f, "lang:{v}"),
            Filter::Url(v) => write!(f, "url:{v}"),
            Filter::Path(v) => write!(f, "path:{v}"),
            Filter::Id(v) => write!(f, "id:{v}"),
            Filter::Kind(kind) => write!(f, "kind:{}", kind.name()),
            Filter::AnyKind => write!(f, "kind:any"),
            Filter::Format(v) => write!(f, "format:{v}"),
            Filter::Missing(v) => write!(f, "missing:{v}"),
            Filter::Published(range) => days(f, "published", range),
            Filter::PublishedAround(range) => days(f, "around", range),
            Filter::Saved(range) => days(f, "saved", range),
        }
    }
}
