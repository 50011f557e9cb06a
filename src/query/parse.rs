//! A user's words read as a query. No text fails: what cannot be understood is searched as words, and a [`Notice`] says so.
//!
//! ```text
//! or      := and ("OR" and)*
//! and     := unary ("AND"? unary)*
//! unary   := ("NOT" | "-" | "!")* primary
//! primary := "(" or ")" | field ":" ("-" | "!")? (group | phrase | word) | phrase | word
//! phrase  := '"' … '"' ("~" digits)?          word := anything up to a space, quote or bracket; "*" in it is any letters
//! ```

use std::ops::Range;

use super::{
    DateError, DayRange, Filter, Node, Scope, TextMatch, forgiven,
    lex::{Lexer, Token},
    slips,
};
use crate::index::tokenizer::Words;

/// Longest query in bytes; a pasted article is cut here.
const MAX_QUERY_BYTES: usize = 10_000;

/// Deepest nesting of groups, which bounds the recursion below and in Tantivy.
const MAX_DEPTH: usize = 32;

/// Most words, phrases and filters in one query.
const MAX_CLAUSES: usize = 500;

/// Said of `tag:""` and `tag:()`.
const EMPTY_VALUE: &str = "this field has no value; left out";

/// Something in a query that was not understood, and what was done instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where in the query, in bytes.
    pub span: Range<usize>,
    pub message: String,
}

/// A query and what was odd about its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    pub node: Node,
    pub notices: Vec<Notice>,
}

/// Reads a query. Never fails and never takes more than linear time.
pub fn parse(text: &str) -> Parsed {
    let mut notices = Vec::new();
    let mut end = text.len();
    if end > MAX_QUERY_BYTES {
        end = text.floor_char_boundary(MAX_QUERY_BYTES);
        notices.push(Notice {
            span: end..end,
            message: format!("only the first {MAX_QUERY_BYTES} bytes are searched for"),
        });
    }
    let mut lexer = Lexer::new(&text[..end]);
    let mut tokens: Vec<(Token, Range<usize>)> = lexer.by_ref().collect();
    notices.extend(lexer.notices());
    operators_without_operands(text, &mut tokens, &mut notices);
    let mut parser = Parser { tokens, at: 0, notices, clauses: 0 };
    let mut parts = Vec::new();
    while parser.at < parser.tokens.len() {
        parts.extend(parser.or(None, 0));
        if let Some((Token::Close, span)) = parser.next() {
            parser.notice(span, "no bracket was opened before this one");
        }
    }
    let empty = text.trim().is_empty();
    let node = Node::and(parts).unwrap_or(if empty { Node::All } else { Node::Nothing });
    if node == Node::Nothing {
        parser.notice(0..end, "there is no word in this to search for");
    }
    Parsed { node, notices: parser.notices }
}

/// Turns `OR`, `AND` and `NOT` into words where something is missing beside them: `Portland OR` is a place.
fn operators_without_operands(text: &str, tokens: &mut Vec<(Token, Range<usize>)>, notices: &mut Vec<Notice>) {
    let begins = |token: Option<&(Token, _)>| !matches!(token, None | Some((Token::Close | Token::Or | Token::And, _)));
    for at in 0..tokens.len() {
        let before = at > 0 && matches!(tokens[at - 1].0, Token::Text(_) | Token::Close);
        let after = begins(tokens.get(at + 1));
        let wants = match tokens[at].0 {
            Token::Or | Token::And if !(before && after) => "something on both sides",
            Token::Not { word: true } if !after => "something after it",
            _ => continue,
        };
        let span = tokens[at].1.clone();
        let word = text.get(span.clone()).unwrap_or_default();
        let instead = if word.contains(char::is_alphabetic) { "searched as a word" } else { "left out" };
        notices.push(Notice { span, message: format!("`{word}` wants {wants}; {instead}") });
        tokens[at].0 = Token::Text(TextMatch::word(word));
    }
    // A sign that negates nothing, as in `a -) b`, means nothing.
    let mut kept: Vec<(Token, Range<usize>)> = Vec::with_capacity(tokens.len());
    for token in tokens.drain(..).rev() {
        if !matches!(token.0, Token::Not { .. }) || begins(kept.last()) {
            kept.push(token);
        }
    }
    kept.reverse();
    *tokens = kept;
}

/// A field that a value is looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldName {
    Scope(Scope),
    Tag,
    Author,
    Site,
    Section,
    Language,
    Url,
    Path,
    Id,
    Kind,
    Format,
    Missing,
    Month,
    Date,
    Since,
    Until,
    Saved,
}

/// The fields by their names; those of the JSON are understood too.
const FIELD_NAMES: &[(&str, FieldName)] = &[
    ("title", FieldName::Scope(Scope::Title)),
    ("headline", FieldName::Scope(Scope::Title)),
    ("text", FieldName::Scope(Scope::Text)),
    ("body", FieldName::Scope(Scope::Text)),
    ("description", FieldName::Scope(Scope::Description)),
    ("tag", FieldName::Tag),
    ("tags", FieldName::Tag),
    ("author", FieldName::Author),
    ("authors", FieldName::Author),
    ("site", FieldName::Site),
    ("site_name", FieldName::Site),
    ("section", FieldName::Section),
    ("lang", FieldName::Language),
    ("language", FieldName::Language),
    ("url", FieldName::Url),
    ("path", FieldName::Path),
    ("id", FieldName::Id),
    ("sha256", FieldName::Id),
    ("kind", FieldName::Kind),
    ("format", FieldName::Format),
    ("missing", FieldName::Missing),
    ("month", FieldName::Month),
    ("year", FieldName::Month),
    ("since", FieldName::Since),
    ("until", FieldName::Until),
    ("date", FieldName::Date),
    ("published", FieldName::Date),
    ("saved", FieldName::Saved),
];

/// Fields as web searches, mail programs and library catalogues call them.
const CALLED_ELSEWHERE: &[(&[&str], &str)] = &[
    (&["after", "newer"], "since"),
    (&["before", "older"], "until"),
    (&["by", "from", "byline", "creator"], "author"),
    (&["intitle", "allintitle", "subject", "heading"], "title"),
    (&["intext", "allintext", "content"], "text"),
    (&["inurl", "allinurl", "link", "address"], "url"),
    (&["ext", "filetype", "mime"], "format"),
    (&["file", "filename", "folder", "dir", "directory"], "path"),
    (&["keyword", "keywords", "topic", "topics", "label"], "tag"),
    (&["source", "domain", "host", "publication", "newspaper"], "site"),
    (&["category", "column", "rubric"], "section"),
    (&["is", "type"], "kind"),
    (&["day", "time"], "date"),
    (&["has"], "-missing"),
    (&["no"], "missing"),
];

impl FieldName {
    /// The field of a name.
    pub(super) fn of(name: &str) -> Option<FieldName> {
        FIELD_NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, field)| *field)
    }

    /// The name that may have been meant: what other programs call by it, or one that is spelled nearly so.
    pub(super) fn nearest(name: &str) -> Option<&'static str> {
        let called = |(names, _): &&(&[&str], _)| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        if let Some((_, field)) = CALLED_ELSEWHERE.iter().find(called) {
            return Some(field);
        }
        let typed: Vec<char> = name.to_ascii_lowercase().chars().collect();
        let most = forgiven(typed.len())?;
        let near = |known: &str| slips(&typed, &known.chars().collect::<Vec<_>>(), most);
        let found = FIELD_NAMES.iter().filter_map(|(known, _)| Some((near(known)?, *known)));
        found.min_by_key(|(slips, _)| *slips).map(|(_, known)| known)
    }
}

struct Parser {
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
    notices: Vec<Notice>,
    clauses: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn next(&mut self) -> Option<(Token, Range<usize>)> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn notice(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.notices.push(Notice { span, message: message.into() });
    }

    fn or(&mut self, field: Option<FieldName>, depth: usize) -> Option<Node> {
        let mut sides = Vec::new();
        loop {
            sides.extend(self.and(field, depth));
            if self.peek() != Some(&Token::Or) {
                return Node::or(sides);
            }
            self.at += 1;
        }
    }

    fn and(&mut self, field: Option<FieldName>, depth: usize) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            match self.peek() {
                None | Some(Token::Or | Token::Close) => return Node::and(parts),
                Some(Token::And) => self.at += 1,
                Some(_) => parts.extend(self.unary(field, depth)),
            }
        }
    }

    fn unary(&mut self, field: Option<FieldName>, depth: usize) -> Option<Node> {
        let mut negated = false;
        while let Some(Token::Not { .. }) = self.peek() {
            self.at += 1;
            negated = !negated;
        }
        let node = self.primary(field, depth)?;
        Some(if negated { Node::Not(Box::new(node)) } else { node })
    }

    fn primary(&mut self, field: Option<FieldName>, depth: usize) -> Option<Node> {
        let (token, span) = self.next()?;
        match token {
            Token::Open => self.group(field, depth, span),
            Token::Field(name) => {
                // `title:-bridge` is `-title:bridge`.
                let negated = matches!(self.peek(), Some(Token::Not { .. }));
                self.at += usize::from(negated);
                let node = self.value(name, depth, span)?;
                Some(if negated { Node::Not(Box::new(node)) } else { node })
            }
            Token::Text(text) => self.text(field, text, span),
            Token::Or | Token::And | Token::Not { .. } | Token::Close => None,
        }
    }

    /// What follows a field's colon.
    fn value(&mut self, name: FieldName, depth: usize, span: Range<usize>) -> Option<Node> {
        match self.peek() {
            Some(Token::Open) => {
                let (_, open) = self.next()?;
                if let Some((Token::Close, close)) = self.tokens.get(self.at) {
                    let empty = span.start..close.end;
                    self.notice(empty, EMPTY_VALUE);
                }
                self.group(Some(name), depth, open)
            }
            Some(Token::Text(_)) => {
                let (Token::Text(text), end) = self.next()? else { return None };
                self.text(Some(name), text, span.start..end.end)
            }
            // The lexer makes a field only where one of these follows.
            _ => None,
        }
    }

    fn group(&mut self, field: Option<FieldName>, depth: usize, open: Range<usize>) -> Option<Node> {
        if depth >= MAX_DEPTH {
            // The bracket is passed over and its closing one will be too: the words inside count as if it were not there.
            self.notice(open, format!("brackets nest too deep (at most {MAX_DEPTH})"));
            return None;
        }
        let node = self.or(field, depth + 1);
        if self.peek() == Some(&Token::Close) {
            self.at += 1;
        } else {
            self.notice(open, "this bracket is not closed");
        }
        node
    }

    /// A word or phrase, in the field it was asked for.
    fn text(&mut self, field: Option<FieldName>, mut text: TextMatch, span: Range<usize>) -> Option<Node> {
        self.clauses += 1;
        if self.clauses > MAX_CLAUSES {
            if self.clauses == MAX_CLAUSES + 1 {
                self.notice(span, format!("only the first {MAX_CLAUSES} words are searched for"));
            }
            return None;
        }
        if matches!(field, None | Some(FieldName::Scope(_))) {
            self.stars_in_vain(&text, &span);
            self.too_loose(&mut text, &span);
        }
        let Some(field) = field else {
            return text_node(Scope::Anywhere, text);
        };
        if text.prefix
            && text.text.is_empty()
            && let Some(node) = any_value(field)
        {
            return Some(node);
        }
        if text.text.trim().is_empty() && !text.prefix {
            self.notice(span, EMPTY_VALUE);
            return None;
        }
        match in_field(field, &text) {
            Ok(node) => node,
            Err(message) => self.misunderstood(text, span, message),
        }
    }

    /// Says of stars that nothing can be made of.
    fn stars_in_vain(&mut self, text: &TextMatch, span: &Range<usize>) {
        if text.slop > 0 && text.prefix {
            self.notice(span.clone(), "`~` and `*` do not go together; the words are searched next to each other");
        }
        if !text.text.contains('*') || text.pattern().is_some() {
            return;
        }
        let where_it_may = if text.phrase {
            "in a phrase, `*` may end the last word only"
        } else {
            "`*` stands for letters of one word"
        };
        self.notice(span.clone(), format!("{where_it_may}; searched as words"));
    }

    /// Takes a phrase together whose words may stand too far apart for one of so many.
    fn too_loose(&mut self, text: &mut TextMatch, span: &Range<usize>) {
        if text.slop == 0 {
            return;
        }
        let words = Words::for_query().tokens(&text.text).len();
        let most = most_slop(words);
        if text.slop > most {
            self.notice(
                span.clone(),
                format!("at most {most} others may stand between {words} words; searched as `~{most}`"),
            );
            text.slop = most;
        }
    }

    fn misunderstood(&mut self, text: TextMatch, span: Range<usize>, message: String) -> Option<Node> {
        self.notice(span, format!("{message}; searched as words"));
        text_node(Scope::Anywhere, text)
    }
}

/// How many words may stand between a phrase's words. Tantivy follows every way in which they may be spread, of which there are
/// the more the more words the phrase has: of eight words with 10 between them it takes five seconds on a page of one word alone,
/// of ten all memory. With these it takes half a second at most on such a page, which has 3,000 words.
fn most_slop(words: usize) -> u32 {
    match words {
        0..=4 => 100,
        5 => 30,
        6 => 15,
        7 => 8,
        8 => 5,
        _ => 4,
    }
}

/// What a value in a field asks for, or what is wrong with it.
fn in_field(field: FieldName, text: &TextMatch) -> Result<Option<Node>, String> {
    let value = text.text.as_str();
    let whole = || if text.prefix { format!("{value}*") } else { value.to_owned() };
    let filter = match field {
        FieldName::Scope(scope) => return Ok(text_node(scope, text.clone())),
        FieldName::Tag => Filter::Tag(whole()),
        FieldName::Author => Filter::Author(whole()),
        FieldName::Site => Filter::Site(whole()),
        FieldName::Section => Filter::Section(whole()),
        FieldName::Language => Filter::Language(whole()),
        FieldName::Url => Filter::Url(whole()),
        FieldName::Path => Filter::Path(whole()),
        FieldName::Id => Filter::Id(value.to_owned()),
        FieldName::Format => Filter::Format(whole()),
        FieldName::Kind => Filter::kind(value)?,
        FieldName::Missing => Filter::missing(value)?,
        FieldName::Saved => Filter::Saved(days(field, value).map_err(|error| error.to_string())?),
        FieldName::Month | FieldName::Date | FieldName::Since | FieldName::Until => {
            Filter::Published(days(field, value).map_err(|error| error.to_string())?)
        }
    };
    Ok(Some(filter.into_node()))
}

/// The days that a field's value names, each as the option of its name reads it.
fn days(field: FieldName, value: &str) -> Result<DayRange, DateError> {
    match field {
        FieldName::Month => DayRange::months(value),
        FieldName::Since => DayRange::since(value),
        FieldName::Until => DayRange::until(value),
        _ => value.parse(),
    }
}

/// What a star alone means as the value of a field that is no [`Filter`] with a text: every page that has the field.
fn any_value(field: FieldName) -> Option<Node> {
    let missing = match field {
        FieldName::Scope(Scope::Title) => "title",
        FieldName::Scope(Scope::Description) => "description",
        FieldName::Scope(_) => "text",
        FieldName::Month | FieldName::Date | FieldName::Since | FieldName::Until => "date",
        FieldName::Saved => "saved",
        FieldName::Kind => return Some(Node::Filter(Filter::AnyKind)),
        // What every page has.
        FieldName::Path | FieldName::Id | FieldName::Format => return Some(Node::All),
        _ => return None,
    };
    Some(Node::Not(Box::new(Node::Filter(Filter::Missing(missing)))))
}

/// A node for a text with at least one word in it; `*` alone is everything.
fn text_node(scope: Scope, text: TextMatch) -> Option<Node> {
    if text.prefix && text.text.is_empty() {
        return Some(Node::All);
    }
    text.text.contains(char::is_alphanumeric).then_some(Node::Text(scope, text))
}

#[cfg(test)]
mod tests;
