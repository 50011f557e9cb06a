//! The [`Shape`] of a block's text: what can be told of it without knowing its language.

use crate::extract::letters::{is_letter, is_word};

/// Counts over the characters of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shape {
    /// Characters, those of scripts that write without spaces counted [`WIDE`] times.
    pub weight: f32,
    pub words: f32,
    /// Words that begin with a small letter, or that stand in a script without case.
    pub small: f32,
    /// `. ! ?` and their like, at the end of a word.
    pub stops: f32,
    pub commas: f32,
    pub digits: f32,
    pub capitals: f32,
    /// Quotation marks.
    pub quotes: f32,
    /// Bars, bullets, arrows, copyright signs: what stands between the parts of a menu or line of facts.
    pub marks: f32,
    pub start: Start,
    pub end: End,
}

/// One Chinese or Japanese character says about as much as this many Latin ones.
const WIDE: f32 = 2.5;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    #[default]
    Other,
    Small,
    Capital,
    Digit,
    Quote,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    #[default]
    Other,
    Stop,
    Colon,
    Comma,
    Ellipsis,
}

impl Shape {
    pub fn of(text: &str) -> Shape {
        let mut shape = Shape { start: start_of(text), end: end_of(text), ..Shape::default() };
        let mut counts = Ascii::default();
        let (mut in_word, mut last) = (false, ' ');
        let mut rest = text;
        loop {
            let plain = counts.count(rest.as_bytes(), &mut in_word, &mut last);
            let mut chars = rest[plain..].chars();
            let Some(c) = chars.next() else { break };
            rest = chars.as_str();
            shape.count_other(c, last, &mut in_word);
            last = c;
        }
        shape.stops += f32::from(is_stop(last));
        counts.add_to(&mut shape);
        shape
    }

    /// What a character beyond ASCII adds.
    fn count_other(&mut self, c: char, last: char, in_word: &mut bool) {
        self.weight += 1.0;
        if c.is_whitespace() {
            self.stops += f32::from(is_stop(last));
            *in_word = false;
        } else if is_wide(c) {
            self.weight += WIDE - 1.0;
            // Words of scripts without spaces are about two characters long.
            self.words += 0.5;
            self.small += 0.5;
            *in_word = false;
        } else if !*in_word && is_word(c) {
            *in_word = true;
            self.words += 1.0;
            self.small += f32::from(is_letter(c) && !c.is_uppercase());
        }
        match c {
            '、' | '，' | '،' | '；' => self.commas += 1.0,
            '。' | '！' | '？' | '।' => self.stops += 1.0,
            '“' | '”' | '„' | '«' | '»' | '「' | '」' => self.quotes += 1.0,
            '•' | '·' | '›' | '→' | '©' | '★' => self.marks += 1.0,
            c if c.is_uppercase() => self.capitals += 1.0,
            _ => {}
        }
    }
}

/// Counts over the ASCII in a text, of which most texts have little else.
#[derive(Default)]
struct Ascii {
    chars: usize,
    words: u32,
    small: u32,
    stops: u32,
    commas: u32,
    digits: u32,
    capitals: u32,
    quotes: u32,
    marks: u32,
}

impl Ascii {
    /// Counts what is ASCII at the start of a text; returns how many bytes that is.
    fn count(&mut self, text: &[u8], in_word: &mut bool, last: &mut char) -> usize {
        let mut at = 0;
        while let Some(&byte) = text.get(at).filter(|b| b.is_ascii()) {
            if byte.is_ascii_alphanumeric() {
                self.words += u32::from(!*in_word);
                self.small += u32::from(!*in_word && byte.is_ascii_lowercase());
                self.digits += u32::from(byte.is_ascii_digit());
                self.capitals += u32::from(byte.is_ascii_uppercase());
                *in_word = true;
                // Most letters are small ones inside of words, which add nothing.
                at += 1 + text[at + 1..].iter().take_while(|b| b.is_ascii_lowercase()).count();
            } else {
                match byte {
                    b' ' | b'\t'..=b'\r' => {
                        let before = at.checked_sub(1).map_or(*last, |before| char::from(text[before]));
                        self.stops += u32::from(is_stop(before));
                        *in_word = false;
                    }
                    b',' | b';' => self.commas += 1,
                    b'"' => self.quotes += 1,
                    b'|' | b'/' | b'@' | b'#' | b'+' => self.marks += 1,
                    _ => {}
                }
                at += 1;
            }
        }
        self.chars += at;
        if let Some(before) = at.checked_sub(1) {
            *last = char::from(text[before]);
        }
        at
    }

    fn add_to(self, shape: &mut Shape) {
        shape.weight += self.chars as f32;
        shape.words += self.words as f32;
        shape.small += self.small as f32;
        shape.stops += self.stops as f32;
        shape.commas += self.commas as f32;
        shape.digits += self.digits as f32;
        shape.capitals += self.capitals as f32;
        shape.quotes += self.quotes as f32;
        shape.marks += self.marks as f32;
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…')
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{0E00}'..='\u{0E7F}' | '\u{F900}'..='\u{FAFF}')
}

fn start_of(text: &str) -> Start {
    match text.chars().next() {
        Some('"' | '“' | '„' | '«' | '»' | '‘' | '\'' | '「' | '–' | '—') => Start::Quote,
        Some(c) if c.is_uppercase() || is_wide(c) => Start::Capital,
        Some(c) if is_letter(c) => Start::Small,
        Some(c) if c.is_ascii_digit() => Start::Digit,
        _ => Start::Other,
    }
}

fn end_of(text: &str) -> End {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', '“', '‘', '«', ')', ']', '」', '』', '）', ' ']);
    match bare.chars().next_back() {
        Some('…') => End::Ellipsis,
        Some('.') if bare.ends_with("...") => End::Ellipsis,
        Some('.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।') => End::Stop,
        Some(':' | '：') => End::Colon,
        Some(',' | ';' | '、' | '،') => End::Comma,
        _ => End::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        let shape = Shape::of("He said, “No.” Then 20 left…");
        assert_eq!((shape.words, shape.small, shape.commas, shape.digits), (6.0, 2.0, 1.0, 2.0));
        assert_eq!((shape.start, shape.end), (Start::Capital, End::Ellipsis));
        assert_eq!(Shape::of("日本語。").words, 1.5);
        assert_eq!(Shape::of("“Ja.”").end, End::Stop);
        assert_eq!(Shape::of(""), Shape::default());
    }
}
