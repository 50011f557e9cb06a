//! The [`Shape`] of a block's text: what can be told of it without knowing its language.

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
        let mut in_word = false;
        let mut last = ' ';
        let mut rest = text;
        loop {
            // Most of a text is words in ASCII, which are counted whole.
            let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if let Some(&end) = rest.as_bytes()[..plain].last() {
                shape.count_letters(&rest.as_bytes()[..plain], in_word);
                in_word = true;
                last = char::from(end);
            }
            let mut chars = rest[plain..].chars();
            let Some(c) = chars.next() else { break };
            rest = chars.as_str();
            shape.weight += 1.0;
            if c.is_ascii() {
                shape.count_ascii(c as u8, last, &mut in_word);
                last = c;
                continue;
            }
            if c.is_whitespace() {
                shape.stops += f32::from(is_stop(last));
                in_word = false;
            } else if is_wide(c) {
                shape.weight += WIDE - 1.0;
                // Words of scripts without spaces are about two characters long.
                shape.words += 0.5;
                shape.small += 0.5;
                in_word = false;
            } else if !in_word && c.is_alphanumeric() {
                in_word = true;
                shape.words += 1.0;
                shape.small += f32::from(c.is_alphabetic() && !c.is_uppercase());
            }
            match c {
                '、' | '，' | '،' | '；' => shape.commas += 1.0,
                '。' | '！' | '？' | '।' => shape.stops += 1.0,
                '“' | '”' | '„' | '«' | '»' | '「' | '」' => shape.quotes += 1.0,
                '•' | '·' | '›' | '→' | '©' | '★' => shape.marks += 1.0,
                c if c.is_uppercase() => shape.capitals += 1.0,
                _ => {}
            }
            last = c;
        }
        shape.stops += f32::from(is_stop(last));
        shape
    }

    /// What a run of letters and digits in ASCII adds.
    fn count_letters(&mut self, run: &[u8], in_word: bool) {
        let count = |is: fn(&u8) -> bool| run.iter().filter(|b| is(b)).count() as f32;
        self.weight += run.len() as f32;
        if !in_word {
            self.words += 1.0;
            self.small += f32::from(run.first().is_some_and(u8::is_ascii_lowercase));
        }
        self.digits += count(u8::is_ascii_digit);
        self.capitals += count(u8::is_ascii_uppercase);
    }

    /// What one sign or space of ASCII adds.
    fn count_ascii(&mut self, c: u8, last: char, in_word: &mut bool) {
        match c {
            b' ' | b'\t'..=b'\r' => {
                self.stops += f32::from(is_stop(last));
                *in_word = false;
            }
            b',' | b';' => self.commas += 1.0,
            b'"' => self.quotes += 1.0,
            b'|' | b'/' | b'@' | b'#' | b'+' => self.marks += 1.0,
            _ => {}
        }
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
        Some(c) if c.is_alphabetic() => Start::Small,
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
