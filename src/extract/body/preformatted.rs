//! The lines of preformatted text: of code and verse as they stand; a letter's paragraphs, which a mail program wrapped, whole.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// Columns that the longest line of a wrapped paragraph has at least; verses and most lines of code are shorter, and mail
/// programs wrap at 65 to 78.
const WRAPS: usize = 50;

/// The share of a paragraph's characters, in hundredths, that are letters or blanks; code has a sign for every third.
const LETTERS: usize = 85;

/// A block's lines, each to be told on one.
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let paragraphs = text.split("\n\n").filter(|part| !part.is_empty());
    let whole = |part: &str| if is_wrapped(part) { part.replace('\n', " ") } else { part.to_owned() };
    Cow::Owned(paragraphs.map(whole).collect::<Vec<_>>().join("\n"))
}

/// Whether a paragraph's lines end where the next word did not fit, and it is made of words.
fn is_wrapped(part: &str) -> bool {
    let Some(longest) = part.lines().map(UnicodeWidthStr::width).max().filter(|&longest| longest >= WRAPS) else {
        return false;
    };
    let first_word = |line: &str| line.split(' ').next().map_or(0, UnicodeWidthStr::width);
    let is_full = |(line, next): (&str, &str)| line.width() + 1 + first_word(next) > longest;
    let is_quoted = || part.lines().any(|line| line.starts_with(['>', '|']));
    let letters = part.chars().filter(|c| c.is_alphabetic() || c.is_whitespace()).count();
    part.lines().zip(part.lines().skip(1)).all(is_full)
        && letters * 100 >= part.chars().count() * LETTERS
        && !is_quoted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_verse_keep_their_lines_and_letters_their_paragraphs() {
        const LETTER: &str = "we are building a wheel of four metres and wonder which bearings\n\
                              to take. The old ones were of pear wood and ran for eighty years,\n\
                              but nobody here can make such any more.";
        const VERSE: &str =
            "The heron stands where the water is thin\nand counts the stones that the flood brought in.";
        const CODE: &str = "let turns = wheel.turns(\"four times in a minute\", true);\nwheel.stop(turns);";
        let joined = LETTER.replace('\n', " ");
        for (text, expected) in [
            (LETTER, joined.as_str()),
            (VERSE, VERSE),
            (CODE, CODE),
            ("Hello\n\nIda", "Hello\nIda"),
            (
                "> a line that somebody else wrote in a letter before this one\n> and its end",
                "> a line that somebody else wrote in a letter before this one\n> and its end",
            ),
        ] {
            assert_eq!(lines(text), expected);
        }
    }
}
