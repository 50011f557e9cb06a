//! A text as the words, numbers and signs a date is read from. Words are folded only when asked for.

use unicode_normalization::char::is_combining_mark;

use super::lexicon;
use crate::{
    extract::letters::is_letter,
    fold::{digit, fold, with_folded},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of decimal digits of any script, and how many there are. The value saturates.
    Number {
        value: u64,
        digits: usize,
    },
    /// A run of letters; of Han and Hangul one character each, since they stand without spaces.
    Word,
    Sign(char),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// A text with its tokens.
pub(super) struct Tokens<'a> {
    pub text: &'a str,
    list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Tokens<'a> {
        let mut list = Vec::with_capacity(text.len() / 5 + 4);
        let mut end = 0;
        while let Some(c) = text[end..].chars().next() {
            let start = end;
            end += c.len_utf8();
            if c == ' ' {
                continue;
            }
            if let Some(first) = digit(c) {
                let (mut value, mut digits) = (u64::from(first), 1);
                let most = if ends_offset(&list, start) { 2 } else { usize::MAX };
                while digits < most
                    && let Some((c, next)) = text[end..].chars().next().and_then(|c| Some((c, digit(c)?)))
                {
                    value = value.saturating_mul(10).saturating_add(u64::from(next));
                    digits += 1;
                    end += c.len_utf8();
                }
                list.push(Token { kind: Kind::Number { value, digits }, start, end });
            } else if stands_alone(c) {
                list.push(Token { kind: Kind::Word, start, end });
            } else if is_letter(c) {
                end = word_end(text, end);
                push_word(text, start, end, &mut list);
            } else if is_invisible(c) {
                // What stands behind a number or a sign parts it from nothing: an Arabic date has such a mark before each stroke.
                if let Some(last) = list.last_mut().filter(|last| last.kind != Kind::Word && last.end == start) {
                    last.end = end;
                }
            } else if !c.is_whitespace() {
                list.push(Token { kind: Kind::Sign(c), start, end });
            }
        }
        Tokens { text, list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// The first number at `i` or after it.
    pub(super) fn next_number(&self, i: usize) -> Option<usize> {
        let rest = self.list.get(i..)?;
        rest.iter().position(|token| matches!(token.kind, Kind::Number { .. })).map(|at| i + at)
    }

    /// Whether token `i` may be a Chinese numeral or an era's name: its script is one of the last of the basic plane.
    pub(super) fn may_be_numeral(&self, i: usize) -> bool {
        self.get(i).is_some_and(|token| self.text.as_bytes()[token.start] >= 0xE3)
    }

    /// The token before `i`.
    pub(super) fn before(&self, i: usize) -> Option<&Token> {
        self.list.get(i.checked_sub(1)?)
    }

    pub(super) fn number(&self, i: usize) -> Option<(u64, usize)> {
        match self.get(i)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    /// A number of at most two digits, as days, months, hours and minutes are.
    pub(super) fn short_number(&self, i: usize) -> Option<u32> {
        self.number(i).filter(|&(_, digits)| digits <= 2).and_then(|(value, _)| u32::try_from(value).ok())
    }

    pub(super) fn sign(&self, i: usize) -> Option<char> {
        match self.get(i)?.kind {
            Kind::Sign(c) => Some(c),
            _ => None,
        }
    }

    pub(super) fn is_sign(&self, i: usize, among: &str) -> bool {
        self.sign(i).is_some_and(|c| among.contains(c))
    }

    /// The word as it is written.
    pub(super) fn word(&self, i: usize) -> Option<&'a str> {
        let token = self.get(i).filter(|t| t.kind == Kind::Word)?;
        self.text.get(token.start..token.end)
    }

    /// The word folded.
    pub(super) fn key(&self, i: usize) -> Option<String> {
        self.word(i).map(fold)
    }

    /// Whether there is a word, and `is` says so of it folded.
    pub(super) fn says(&self, i: usize, is: impl FnOnce(&str) -> bool) -> bool {
        self.word(i).is_some_and(|word| with_folded(word, is))
    }

    pub(super) fn is_word(&self, i: usize, among: &[&str]) -> bool {
        self.says(i, |key| among.contains(&key))
    }

    /// Whether token `i` follows its neighbour without a space.
    pub(super) fn touches(&self, i: usize) -> bool {
        match (self.before(i), self.get(i)) {
            (Some(before), Some(token)) => before.end == token.start,
            _ => false,
        }
    }
}

fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Where a word goes on to that has begun before `at`.
fn word_end(text: &str, mut at: usize) -> usize {
    loop {
        at += text[at..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let mut rest = text[at..].chars();
        let goes_on = |c: char| is_letter(c) && !stands_alone(c) || is_combining_mark(c);
        match rest.next().filter(|c| !c.is_ascii()) {
            Some(c) if goes_on(c) => at += c.len_utf8(),
            // Persian, Malayalam and Sinhala words have joiners inside.
            Some(c @ ('\u{200C}' | '\u{200D}')) if rest.next().is_some_and(goes_on) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// Whether the minutes of an offset from UTC begin behind some tokens (`10:15:00+01:`): what follows them without a space is
/// the next element's.
fn ends_offset(list: &[Token], start: usize) -> bool {
    let Some([.., second, sign, hours, colon]) = list.get(list.len().saturating_sub(4)..) else { return false };
    let two = |token: &Token| matches!(token.kind, Kind::Number { digits: 2, .. });
    two(second)
        && matches!(sign.kind, Kind::Sign('+' | '-'))
        && two(hours)
        && colon.kind == Kind::Sign(':')
        && colon.end == start
        && start - second.start == "00+01:".len()
}

/// Direction marks and joiners, which pages put around numbers.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// Adds a word, in two where a page's markup ran two together (`pmNovember`, `PostedJuly`): only where what follows the
/// change of case is a long month name or what stands before it is a word that leads up to a date.
fn push_word(text: &str, start: usize, end: usize, list: &mut Vec<Token>) {
    const LEADS: &[&str] = &["am", "at", "date", "on", "pm", "posted", "published", "uhr", "updated", "um"];
    let word = text.get(start..end).unwrap_or_default();
    let mut lower_before = false;
    let boundary = || {
        word.char_indices().find_map(|(at, c)| {
            let here = lower_before && c.is_uppercase();
            lower_before = c.is_lowercase();
            here.then_some(at)
        })
    };
    let may_be_two = word.bytes().skip(1).any(|byte| !byte.is_ascii_lowercase());
    if let Some(at) = may_be_two.then(boundary).flatten() {
        let (left, right) = word.split_at(at);
        // "May" and "Mar" are too often the end of a name (LeMay).
        let splits =
            LEADS.contains(&fold(left).as_str()) || (right.chars().count() > 3 && lexicon::is_month(&fold(right)));
        if splits {
            list.push(Token { kind: Kind::Word, start, end: start + at });
            list.push(Token { kind: Kind::Word, start: start + at, end });
            return;
        }
    }
    list.push(Token { kind: Kind::Word, start, end });
}
