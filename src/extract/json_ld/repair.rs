//! Mends JSON that templates got wrong.

/// The text with what is wrong most often put right: raw control characters, bad escapes and bare quotes in strings,
/// comments, commas too many and too few, brackets that nobody closed.
pub(super) fn mended(text: &str) -> String {
    let mut repair = Repair { rest: text, out: String::with_capacity(text.len() + 16), open: Vec::new(), braces: 0 };
    while let Some(c) = repair.rest.chars().next() {
        repair.rest = &repair.rest[c.len_utf8()..];
        match c {
            '"' => repair.string(),
            '{' | '[' => {
                repair.part();
                repair.out.push(c);
                repair.open.push(if c == '{' { '}' } else { ']' });
                repair.braces += usize::from(c == '{');
            }
            '}' | ']' => {
                if repair.close(c) && repair.open.is_empty() {
                    break;
                }
            }
            // White space between values says nothing, and would have to be looked past at each comma.
            c if c.is_whitespace() => {}
            ',' if repair.out.trim_end().ends_with([',', '{', '[']) => {}
            '/' if repair.rest.starts_with('*') => repair.skip_to("*/"),
            '/' if repair.rest.starts_with('/') => repair.skip_to("\n"),
            c if c.is_ascii_alphanumeric() || c == '-' => repair.bare(c),
            _ => repair.out.push(c),
        }
    }
    while let Some(&bracket) = repair.open.last() {
        repair.close(bracket);
    }
    repair.out
}

struct Repair<'t> {
    rest: &'t str,
    out: String,
    /// What closes the brackets that are open, and how many of them are braces.
    open: Vec<char>,
    braces: usize,
}

/// What the JSON goes on with after a string.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follows {
    Colon,
    /// A comma and the object's next key, if it does not end.
    Key,
    /// A comma and the list's next value, if it does not end.
    Value,
}

/// Whether a text, from behind a quote, is a key up to the next one: in a sentence, no colon follows upon that.
fn begins_with_key(text: &str) -> bool {
    /// Bytes of the longest key.
    const LONGEST: usize = 60;
    let end = text.bytes().take(LONGEST).position(|b| b == b'"');
    end.is_some_and(|end| text[end + 1..].trim_start().starts_with(':'))
}

impl Repair<'_> {
    fn skip_to(&mut self, end: &str) {
        self.rest = self.rest.find(end).map_or("", |at| &self.rest[at + end.len()..]);
    }

    /// A comma where a value follows upon a value.
    fn part(&mut self) {
        if self.out.trim_end().ends_with(['"', '}', ']']) {
            self.out.push(',');
        }
    }

    /// Closes a bracket, and those inside it that are still open; one that nothing opened is left out, and says false.
    fn close(&mut self, bracket: char) -> bool {
        let is_open = if bracket == '}' { self.braces > 0 } else { self.open.len() > self.braces };
        if !is_open {
            return false;
        }
        let Some(at) = self.open.iter().rposition(|open| *open == bracket) else { return false };
        for bracket in self.open.drain(at..).rev() {
            let kept = self.out.trim_end().trim_end_matches(',').len();
            self.out.truncate(kept);
            self.out.push(bracket);
            self.braces -= usize::from(bracket == '}');
        }
        true
    }

    /// What stands without quotes: a number or a word of JSON as it is, anything else as a string, such as a program's keys and
    /// dates that a template did not quote.
    fn bare(&mut self, first: char) {
        let end = self.rest.find(|c: char| ",:{}[]\n\"".contains(c)).unwrap_or(self.rest.len());
        let (more, rest) = self.rest.split_at(end);
        let value = format!("{first}{more}");
        let value = value.trim_end();
        if serde_json::from_str::<serde_json::Value>(value).is_ok() {
            self.out.push_str(value);
        } else {
            self.part();
            self.out.push('"');
            self.out.extend(value.chars().filter(|c| !c.is_control() && *c != '\\'));
            self.out.push('"');
        }
        self.rest = rest;
    }

    /// A string, from behind its first quote.
    fn string(&mut self) {
        self.part();
        let in_object = self.open.last() == Some(&'}');
        let is_value = self.out.trim_end().ends_with(':');
        let follows = match (in_object, is_value) {
            (true, false) => Follows::Colon,
            (true, true) => Follows::Key,
            (false, _) => Follows::Value,
        };
        self.out.push('"');
        while let Some(c) = self.rest.chars().next() {
            self.rest = &self.rest[c.len_utf8()..];
            match c {
                '\\' => match self.rest.chars().next() {
                    Some(next) => {
                        if "\"\\/bfnrtu".contains(next) {
                            self.out.push('\\');
                        }
                        self.out.push(next);
                        self.rest = &self.rest[next.len_utf8()..];
                    }
                    None => break,
                },
                '"' if self.ends_here(follows) => break,
                '"' => self.out.push_str("\\\""),
                '\n' | '\r' | '\t' => self.out.push(' '),
                c if c.is_control() => {}
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    /// Whether what follows a quote goes on with the JSON, and not with a sentence that quotes something.
    fn ends_here(&self, follows: Follows) -> bool {
        let rest = self.rest.trim_start();
        let spaces = &self.rest[..self.rest.len() - rest.len()];
        match rest.chars().next() {
            None | Some('}' | ']' | '/') => true,
            Some(':') => follows == Follows::Colon,
            Some(',') => {
                let next = rest[1..].trim_start();
                if let Some(key) = next.strip_prefix('"').filter(|_| follows == Follows::Key) {
                    return begins_with_key(key);
                }
                let is_literal = ["true", "false", "null"].iter().any(|word| next.starts_with(word));
                next.is_empty()
                    || is_literal
                    || next.starts_with(|c: char| "\"{[]},/-".contains(c) || c.is_ascii_digit())
            }
            // The comma between two lines is missing.
            Some('"') => spaces.contains('\n'),
            Some(_) => false,
        }
    }
}
