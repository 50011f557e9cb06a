//! A query's text cut into tokens, each with its place.

use std::ops::Range;

use super::{
    TextMatch,
    parse::{FieldName, Notice},
};

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Open,
    Close,
    And,
    Or,
    /// `NOT` as a word, or a sign that stands before something.
    Not {
        word: bool,
    },
    /// A field's name with its colon; a value or group follows.
    Field(FieldName),
    Text(TextMatch),
}

/// Cuts a query into tokens.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    notices: Vec<Notice>,
    /// The last token was a field: what follows is its value.
    value_of: Option<FieldName>,
}

/// Quotation marks of any language; none of them is told from another.
#[rustfmt::skip]
fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '＂' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟'
    )
}

/// Where a text has the first mark that `is_mark` and that quotes something: not one within a word, as Hebrew has before the
/// last letter of what it abbreviates, `צה"ל`.
fn first_quote(text: &str, is_mark: impl Fn(char) -> bool) -> Option<usize> {
    let is_hebrew = |c: Option<char>| c.is_some_and(|c| matches!(c, 'א'..='ת'));
    let is_within_word = |at: usize, mark: char| {
        is_hebrew(text[..at].chars().next_back()) && is_hebrew(text[at + mark.len_utf8()..].chars().next())
    };
    text.char_indices().find(|(at, c)| is_mark(*c) && !is_within_word(*at, *c)).map(|(at, _)| at)
}

/// Single quotation marks, which are apostrophes as well.
fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛')
}

/// The sign before what must not match, as any keyboard writes it.
fn is_minus(c: char) -> bool {
    matches!(c, '-' | '!' | '−' | '－' | '！')
}

/// What stands between single quotation marks that a text begins with; `None` where the first is an apostrophe.
fn single_quoted(text: &str) -> Option<&str> {
    let open = text.chars().next().filter(|c| is_single_quote(*c))?.len_utf8();
    let inside = text.get(open..)?;
    let ends = |at: usize, close: char| {
        let after = inside[at + close.len_utf8()..].chars().next();
        after.is_none_or(|c| c.is_whitespace() || is_close(c))
    };
    let (at, _) = inside.char_indices().find(|(at, c)| is_single_quote(*c) && ends(*at, *c))?;
    // `'n' Boer` is one word with its apostrophes; so is what other quotes stand in.
    inside.get(..at).filter(|inside| inside.contains(char::is_whitespace) && !inside.contains(is_quote))
}

fn is_open(c: char) -> bool {
    matches!(c, '(' | '（')
}

fn is_close(c: char) -> bool {
    matches!(c, ')' | '）')
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Lexer<'a> {
        Lexer { text, at: 0, notices: Vec::new(), value_of: None }
    }

    /// What was odd, after the last token.
    pub(super) fn notices(self) -> Vec<Notice> {
        self.notices
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn phrase(&mut self, open: char) -> Token {
        let start = self.at;
        let single = single_quoted(self.rest());
        self.at += open.len_utf8();
        let rest = self.rest();
        // What is quoted may have quotes of another kind in it.
        let straight = || first_quote(rest, |c| c == open).filter(|_| open == '"');
        let end = single.map(str::len).or_else(straight).or_else(|| first_quote(rest, is_quote));
        let (inside, closed) = match end {
            Some(end) => (&rest[..end], rest[end..].chars().next().map_or(0, char::len_utf8)),
            None => (rest, 0),
        };
        self.at += inside.len() + closed;
        if closed == 0 {
            self.notices.push(Notice { span: start..self.at, message: "this quote is not closed".into() });
        }
        let mut slop = 0;
        if let Some(after) = self.rest().strip_prefix('~') {
            let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            // `~` without a number, as some write it, is a little looseness.
            slop = if digits == 0 { 2 } else { after[..digits].parse().unwrap_or(u32::MAX) };
            self.at += 1 + digits;
        }
        let trimmed = inside.trim_end_matches('*');
        // Some programs want the star behind the quote.
        let stars = self.rest().len() - self.rest().trim_start_matches('*').len();
        self.at += stars;
        let prefix = trimmed.len() < inside.len() || stars > 0;
        Token::Text(TextMatch { text: trimmed.to_owned(), phrase: true, slop, prefix })
    }

    /// The field that the text begins with, where a value follows right after its colon.
    fn field(&mut self) -> Option<FieldName> {
        let rest = self.rest();
        let colon = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .filter(|at| *at > 0 && rest[*at..].starts_with([':', '：']))?;
        let sign = rest[colon..].chars().next().map_or(1, char::len_utf8);
        let (name, value) = (&rest[..colon], &rest[colon + sign..]);
        let field = FieldName::of(name);
        let first = value.chars().next();
        let Some(first) = first.filter(|c| !c.is_whitespace() && !is_close(*c) && *c != ':') else {
            if field.is_some() && first != Some(':') {
                let message = format!("nothing follows `{name}:`; write `{name}:WORD`; searched as a word");
                self.notices.push(Notice { span: self.at..self.at + colon + sign, message });
            }
            return None;
        };
        if field.is_some() {
            self.at += colon + sign;
        } else if name.bytes().all(|b| b.is_ascii_alphabetic()) && first != '/' {
            let nearest = FieldName::nearest(name);
            // Fields are written small; a capital begins a word of a headline, as in `Ukraine:war` and `Leser:innen`.
            if nearest.is_some() || name.bytes().all(|b| b.is_ascii_lowercase()) {
                let span = self.at..self.at + colon + sign;
                let meant = nearest.map(|known| format!("did you mean `{known}:`? ")).unwrap_or_default();
                self.notices
                    .push(Notice { span, message: format!("there is no field `{name}`; {meant}searched as words") });
            }
        }
        field
    }

    fn word(&mut self, value_of: Option<FieldName>) -> Token {
        let rest = self.rest();
        let address = value_of == Some(FieldName::Url) || (value_of.is_none() && is_address(rest));
        // Brackets are part of an address, `a_(b)`; quotes never are.
        let ends = |c: char| c.is_whitespace() || (!address && (is_open(c) || is_close(c)));
        let word = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let word = &word[..first_quote(word, is_quote).unwrap_or(word.len())];
        self.at += word.len();
        if value_of.is_none() {
            match word {
                "OR" | "||" | "|" => return Token::Or,
                "AND" | "&&" => return Token::And,
                "NOT" => return Token::Not { word: true },
                _ => {}
            }
        }
        let word = if value_of.is_none() { self.without_operator(word) } else { word };
        let trimmed = word.trim_end_matches('*');
        let prefix = trimmed.len() < word.len();
        Token::Text(TextMatch { text: trimmed.to_owned(), phrase: false, slop: 0, prefix })
    }

    /// A word without what other programs' operators add to it, said as a notice; `NEAR` is said too, and stays a word.
    fn without_operator(&mut self, word: &'a str) -> &'a str {
        let start = self.at - word.len();
        if is_nearness(word) {
            let message = "to find words near each other, write `\"one other\"~5`; searched as a word";
            self.notices.push(Notice { span: start..self.at, message: message.into() });
            return word;
        }
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let message = match bare.chars().last() {
            Some('~') => "`~` is for phrases in quotes; left out, since near spellings are guessed at anyway",
            Some('^') => "words cannot be weighed; left out",
            _ => return word,
        };
        let bare = &bare[..bare.len() - 1];
        if !bare.ends_with(char::is_alphanumeric) {
            return word;
        }
        self.notices.push(Notice { span: start + bare.len()..self.at, message: message.into() });
        bare
    }
}

/// Whether a word is an operator for nearness in other programs: `NEAR`, `NEAR/5`, `W/5`, `ADJ3`.
fn is_nearness(word: &str) -> bool {
    word == "NEAR"
        || ["NEAR/", "W/", "N/", "ADJ"].iter().any(|operator| {
            let digits = word.strip_prefix(operator).unwrap_or_default();
            !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
        })
}

fn is_address(text: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|t| t.eq_ignore_ascii_case(scheme)))
}

impl Iterator for Lexer<'_> {
    type Item = (Token, Range<usize>);

    fn next(&mut self) -> Option<(Token, Range<usize>)> {
        let value_of = self.value_of.take();
        self.at += self.rest().len() - self.rest().trim_start().len();
        let start = self.at;
        let first = self.rest().chars().next()?;
        let token = match first {
            c if is_open(c) => {
                self.at += c.len_utf8();
                Token::Open
            }
            c if is_close(c) => {
                self.at += c.len_utf8();
                Token::Close
            }
            // `title:-bridge`: what follows is still the field's.
            c if is_minus(c) && value_of.is_some_and(|field| self.negates_value(field, c)) => {
                self.at += c.len_utf8();
                self.value_of = value_of;
                Token::Not { word: false }
            }
            c if is_minus(c) && value_of.is_none() => {
                // Behind something, as in `„Blue Marble“-Foto`, it is a hyphen.
                let before = self.text[..start].chars().next_back();
                let is_free = before.is_none_or(|c| c.is_whitespace() || is_open(c) || is_minus(c));
                self.at += c.len_utf8();
                let follows = self.rest().chars().next().is_some_and(|c| !c.is_whitespace());
                if is_free && follows {
                    Token::Not { word: false }
                } else {
                    return self.next_after_sign();
                }
            }
            c if is_quote(c) || single_quoted(self.rest()).is_some() => self.phrase(c),
            _ if value_of.is_none() && is_address(self.rest()) => {
                self.value_of = Some(FieldName::Url);
                return Some((Token::Field(FieldName::Url), start..start));
            }
            _ => match Some(()).filter(|()| value_of.is_none()).and_then(|()| self.field()) {
                Some(field) => {
                    self.value_of = Some(field);
                    Token::Field(field)
                }
                None => self.word(value_of),
            },
        };
        Some((token, start..self.at))
    }
}

impl Lexer<'_> {
    /// Whether something follows the sign before a field's value that it can negate. `date:-30d` means another thing elsewhere.
    fn negates_value(&self, field: FieldName, sign: char) -> bool {
        use FieldName::{Date, Month, Saved, Since, Until};
        if matches!(field, Date | Month | Saved | Since | Until) {
            return false;
        }
        let first = self.rest()[sign.len_utf8()..].chars().next();
        first.is_some_and(|c| c.is_alphanumeric() || is_open(c) || is_quote(c) || is_single_quote(c) || c == '*')
    }

    /// Goes on after a lone sign, which is a dash and no operator. A loop, since a text may be all dashes.
    fn next_after_sign(&mut self) -> Option<(Token, Range<usize>)> {
        let skipped = self.rest().len() - self.rest().trim_start_matches(|c: char| c.is_whitespace()).len();
        self.at += skipped;
        while let Some(after) =
            self.rest().strip_prefix(is_minus).filter(|r| r.is_empty() || r.starts_with(char::is_whitespace))
        {
            self.at = self.text.len() - after.trim_start().len();
        }
        self.next()
    }
}
