//! The [`Shape`] of a block's text: what can be told of it without knowing its language.

use crate::{
    extract::letters::{is_letter, is_word},
    fold::ascii_at_start,
};

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

/// What a text's first sign is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    #[default]
    Other,
    Small,
    Capital,
    Digit,
    Quote,
}

/// What its last sign is.
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

/// Counts over the ASCII in a text, of which most texts have little else. Without a branch for each kind of byte, since
/// which comes next could only be guessed.
#[derive(Default)]
struct Ascii {
    chars: usize,
    words: u32,
    small: u32,
    stops: u32,
    /// [`Counted`], each.
    counted: [u32; 5],
}

/// Kinds of bytes that are counted each for itself.
#[derive(Clone, Copy)]
enum Counted {
    Comma,
    Digit,
    Capital,
    Quote,
    Mark,
}

/// What a byte of ASCII is.
#[derive(Clone, Copy)]
struct Class {
    /// A one in the lane of its [`Counted`].
    counted: u64,
    /// 1 for yes, as are the others: a letter or digit.
    word: u8,
    small: u8,
    space: u8,
    stop: u8,
}

/// Bits of a lane, of which a number has five.
const LANE: usize = 12;

static CLASSES: [Class; 128] = classes();

const fn classes() -> [Class; 128] {
    let mut classes = [Class { counted: 0, word: 0, small: 0, space: 0, stop: 0 }; 128];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        let counted = match byte {
            b',' | b';' => Some(Counted::Comma),
            b'0'..=b'9' => Some(Counted::Digit),
            b'A'..=b'Z' => Some(Counted::Capital),
            b'"' => Some(Counted::Quote),
            b'|' | b'/' | b'@' | b'#' | b'+' => Some(Counted::Mark),
            _ => None,
        };
        classes[at] = Class {
            counted: match counted {
                Some(kind) => 1 << (kind as usize * LANE),
                None => 0,
            },
            word: byte.is_ascii_alphanumeric() as u8,
            small: byte.is_ascii_lowercase() as u8,
            space: matches!(byte, b' ' | b'\t'..=b'\r') as u8,
            stop: is_stop(byte as char) as u8,
        };
        at += 1;
    }
    classes
}

impl Ascii {
    /// Counts what is ASCII at the start of a text; returns how many bytes that is.
    fn count(&mut self, text: &[u8], in_word: &mut bool, last: &mut char) -> usize {
        let plain = &text[..ascii_at_start(text)];
        let mut word = u8::from(*in_word);
        let mut stop = u8::from(is_stop(*last));
        for part in plain.chunks((1 << LANE) - 1) {
            let mut lanes = 0;
            for byte in part {
                let class = CLASSES[usize::from(byte % 128)];
                lanes += class.counted;
                self.words += u32::from(class.word & !word);
                self.small += u32::from(class.small & !word);
                self.stops += u32::from(class.space & stop);
                word = (word | class.word) & !class.space;
                stop = class.stop;
            }
            for (lane, counted) in self.counted.iter_mut().enumerate() {
                *counted += (lanes >> (lane * LANE)) as u32 & ((1 << LANE) - 1);
            }
        }
        self.chars += plain.len();
        *in_word = word == 1;
        *last = plain.last().map_or(*last, |byte| char::from(*byte));
        plain.len()
    }

    fn add_to(self, shape: &mut Shape) {
        shape.weight += self.chars as f32;
        shape.words += self.words as f32;
        shape.small += self.small as f32;
        shape.stops += self.stops as f32;
        let counted = |kind: Counted| self.counted[kind as usize] as f32;
        shape.commas += counted(Counted::Comma);
        shape.digits += counted(Counted::Digit);
        shape.capitals += counted(Counted::Capital);
        shape.quotes += counted(Counted::Quote);
        shape.marks += counted(Counted::Mark);
    }
}

const fn is_stop(c: char) -> bool {
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
