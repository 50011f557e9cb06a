//! The words of a text: what is indexed, what is searched for and what is marked in a snippet are all cut here.
//!
//! Words follow the spirit of UAX 29 with the choices that a search wants: an apostrophe or hyphen parts words
//! (`l'Europe` is found by `europe`, and a query word with a hyphen becomes a phrase), `U.S.` is `us`, a
//! number is one word however it is pointed (`1,000` and `1.000` are `1000`, `3,5` is `3.5`), and a year is a word of its own
//! (`15.03.2020` is found by `2020` and by `15.03`). Scripts that are written without spaces (Chinese, Japanese, Thai, Lao,
//! Khmer, Burmese), and Korean with its endings, are cut into overlapping pairs of characters. Every token is [`fold`](crate::fold::fold)ed, and
//! what Arabic and Hebrew writers exchange is folded as well, and so are the figures of other scripts. In the index, `Müller` is `mueller` beside `muller`.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::is_combining_mark;

use super::{loosen::loosen, spelled_out::spelled_out};
use crate::{
    extract::letters::{is_hangul, is_unspaced},
    fold::{digit, fold_into},
};

/// The name under which the schema knows the tokenizer.
pub(crate) const NAME: &str = "newsdex";

/// Goes into every commit: an index whose tokens were cut by other rules must be rebuilt.
pub(crate) const VERSION: u32 = 7;

/// Longest token in bytes. Longer ones are cut, not dropped: far above any word, far below Tantivy's limit of 65,530.
const MAX_TOKEN_BYTES: usize = 250;

/// Cuts texts into folded words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    token: Token,
    /// Letters of one word before folding, kept between words.
    raw: String,
    /// For a query: a run of paired characters does not end in a single one.
    query: bool,
    /// For the index: a word that may be spelled out is followed by itself so spelled, in the same place.
    both_spellings: bool,
    /// The other spelling of the last token, where it has one and it is still to come.
    other: String,
}

impl Words {
    /// The tokenizer of a query's words. It differs in one thing: of `中国人` it gives `中国` and `国人`, not the last `人`
    /// alone, which the index keeps so that a single character is found at the end of a run. What follows it stands in the
    /// same place in both.
    pub(crate) fn for_query() -> Words {
        Words { query: true, ..Words::default() }
    }

    /// The tokenizer of the index, and of what is marked in a text because it was found there.
    pub(crate) fn for_index() -> Words {
        Words { both_spellings: true, ..Words::default() }
    }

    /// All tokens of a text, for callers that want no stream.
    pub(crate) fn tokens(&mut self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut stream = self.token_stream(text);
        while stream.advance() {
            tokens.push(stream.token().clone());
        }
        tokens
    }

    /// A text that is one word from end to end, folded; `None` for anything else, and for scripts that are cut into pairs.
    pub(crate) fn whole(&mut self, text: &str) -> Option<String> {
        let token = self.tokens(text).pop()?;
        let is_whole = token.offset_from == 0 && token.offset_to == text.len() && !text.chars().any(is_paired);
        is_whole.then_some(token.text)
    }
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.token.reset();
        self.other.clear();
        WordStream { text, at: 0, run_end: 0, passed_over: 0, words: self }
    }
}

/// The tokens of one text.
pub(crate) struct WordStream<'a> {
    text: &'a str,
    /// Where to go on, in bytes.
    at: usize,
    /// The end of the run of paired characters that `at` is in; behind `at` when in none.
    run_end: usize,
    /// Tokens that the index has before the next one, and a query has not.
    passed_over: usize,
    words: &'a mut Words,
}

/// What a character is to the tokenizer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a word in a script with spaces.
    Word,
    /// Part of a run that is cut into pairs.
    Paired,
    /// Belongs to whatever it follows: marks, joiners, soft hyphens.
    Extend,
    Other,
}

fn class(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Class::Word } else { Class::Other };
    }
    match c {
        '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' => Class::Extend,
        '\u{FF9E}' | '\u{FF9F}' => Class::Extend, // the voicing marks of half-width kana
        c if is_letter_apostrophe(c) => Class::Other,
        _ if is_combining_mark(c) => Class::Extend,
        _ if is_paired(c) => Class::Paired,
        _ if c.is_alphanumeric() => Class::Word,
        _ => Class::Other,
    }
}

/// Letters of scripts in which spaces do not part words.
fn is_paired(c: char) -> bool {
    let script = is_unspaced(c) || is_hangul(c);
    script && c.is_alphabetic() || matches!(c, '\u{3007}')
}

/// Whether a word is a single character of a script that is cut into pairs: the first half of any of them.
pub(crate) fn is_half_pair(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(is_paired) && chars.next().is_none()
}

impl WordStream<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(b) if b.is_ascii() => Some(*b as char),
            Some(_) => self.text.get(at..).and_then(|rest| rest.chars().next()),
            None => None,
        }
    }

    /// The end of the character that starts at `at`, with the marks that follow it.
    fn cluster_end(&self, at: usize) -> usize {
        let mut end = at + self.char_at(at).map_or(1, char::len_utf8);
        while let Some(c) = self.char_at(end).filter(|c| class(*c) == Class::Extend) {
            end += c.len_utf8();
        }
        end
    }

    /// The end of the characters of one class that start at `at`.
    fn run_end(&self, at: usize, wanted: Class) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = at;
        loop {
            while wanted == Class::Word && bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
                end += 1;
            }
            match self.char_at(end) {
                Some(c) if class(c) == wanted => end = self.cluster_end(end),
                Some(c) if end > at && class(c) == Class::Extend => end += c.len_utf8(),
                _ => return end,
            }
        }
    }

    /// The end of the word that starts at `start`: its run, and what a point or comma joins to it. Nothing is joined to a year:
    /// in `15.03.2020` and `May 5,2020` it is what people look for.
    fn word_end(&self, start: usize) -> usize {
        let mut end = self.run_end(start, Class::Word);
        if !self.char_at(end).is_some_and(is_joint) || is_year(&self.text[start..end]) {
            return end;
        }
        let mut initials = is_initial(&self.text[start..end]);
        while let Some(joint) = self.char_at(end).filter(|c| is_joint(*c)) {
            let next_start = end + joint.len_utf8();
            let next_end = self.run_end(next_start, Class::Word);
            let next = &self.text[next_start..next_end];
            let is_digit = |c: char| digit(c).is_some();
            let digits = self.text[start..end].ends_with(is_digit) && next.starts_with(is_digit);
            initials &= joint == '.' && is_initial(next);
            if next.is_empty() || !(digits || initials) || is_year(next) {
                break;
            }
            end = next_end;
        }
        end
    }

    fn emit(&mut self, start: usize, end: usize) {
        let Words { token, raw, other, both_spellings, .. } = &mut *self.words;
        let source = &self.text[start..end];
        token.position = token.position.wrapping_add(1 + std::mem::take(&mut self.passed_over));
        token.offset_from = start;
        token.offset_to = end;
        token.text.clear();
        if source.is_ascii() {
            token.text.push_str(source);
            token.text.make_ascii_lowercase();
            if source.starts_with(|c: char| c.is_ascii_digit()) {
                unpoint(&mut token.text);
            } else if source.contains('.') {
                token.text.retain(|c| c != '.');
            }
        } else {
            let numeric = source.starts_with(|c: char| digit(c).is_some());
            raw.clear();
            raw.extend(source.chars().filter(|c| !is_ignored(*c) && (numeric || *c != '.')));
            fold_into(raw, &mut token.text);
            loosen(&mut token.text);
            unpoint(&mut token.text);
            if let Some(spelled) = Some(raw).filter(|_| *both_spellings).and_then(|raw| spelled_out(raw)) {
                fold_into(&spelled, other);
                other.truncate(other.floor_char_boundary(MAX_TOKEN_BYTES));
            }
        }
        token.text.truncate(token.text.floor_char_boundary(MAX_TOKEN_BYTES));
    }

    /// The next pair of the run that we are in.
    fn pair(&mut self) {
        let start = self.at;
        let middle = self.cluster_end(start).min(self.run_end);
        let end = if middle < self.run_end { self.cluster_end(middle).min(self.run_end) } else { middle };
        self.emit(start, end);
        // A query's run ends with its last pair; the index goes on to the last character alone.
        let is_last = self.words.query && end >= self.run_end;
        self.passed_over = usize::from(is_last && middle < end);
        self.at = if is_last { self.run_end } else { middle };
    }
}

/// An apostrophe that Unicode calls a letter: `памʼять`, `Hawaiʻi`.
pub(crate) fn is_letter_apostrophe(c: char) -> bool {
    matches!(c, '\u{02B9}'..='\u{02BD}' | '\u{A78C}')
}

/// What stands between the figures of one number, or the letters of `U.S.`
fn is_joint(c: char) -> bool {
    matches!(c, '.' | ',' | '\u{066B}' | '\u{066C}' | '．' | '，')
}

/// Writes a number without the signs that part its thousands, and with a point before its fraction. Which sign is which
/// differs by language: three figures behind one are thousands, since nobody searches for three decimals more often.
fn unpoint(word: &mut String) {
    let is_number = |c: char| c.is_ascii_digit() || is_joint(c);
    if !word.starts_with(|c: char| c.is_ascii_digit()) || !word.contains(is_joint) || !word.chars().all(is_number) {
        return;
    }
    let mut parts = word.split(is_joint);
    let first = parts.next().unwrap_or_default();
    let mut plain = first.to_owned();
    let mut may_be_thousands = first.len() <= 3 && !first.starts_with('0');
    for part in parts {
        may_be_thousands &= part.len() == 3;
        if !may_be_thousands {
            plain.push('.');
        }
        plain.push_str(part);
    }
    *word = plain;
}

/// A year in which news was printed, or is likely to be.
fn is_year(word: &str) -> bool {
    matches!(word.as_bytes(), [b'1', b'6'..=b'9', d, e] | [b'2', b'0', d, e] if d.is_ascii_digit() && e.is_ascii_digit())
}

/// One letter, as in `U.S.`
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.all(|c| class(c) == Class::Extend)
}

/// Characters that are in a word for the eye or the printer only.
pub(crate) fn is_ignored(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}')
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Words { token, other, .. } = &mut *self.words;
        if !other.is_empty() {
            std::mem::swap(&mut token.text, other);
            other.clear();
            return true;
        }
        if self.at < self.run_end {
            self.pair();
            return true;
        }
        while let Some(c) = self.char_at(self.at) {
            match class(c) {
                Class::Word => {
                    let start = self.at;
                    self.at = self.word_end(start);
                    self.emit(start, self.at);
                    return true;
                }
                Class::Paired => {
                    self.run_end = self.run_end(self.at, Class::Paired);
                    self.pair();
                    return true;
                }
                Class::Extend | Class::Other => self.at += c.len_utf8(),
            }
        }
        false
    }

    fn token(&self) -> &Token {
        &self.words.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.words.token
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        Words::default().tokens(text).into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn cuts_words() {
        for (text, expected) in [
            ("", &[][..]),
            ("Hello, World!", &["hello", "world"]),
            ("Taliban-Regierung", &["taliban", "regierung"]),
            ("Russia’s l'Europe don't", &["russia", "s", "l", "europe", "don", "t"]),
            ("the U.S. and U.S.A. end.Next", &["the", "us", "and", "usa", "end", "next"]),
            ("rose 3.5% to 1,000, and 7.", &["rose", "3.5", "to", "1000", "and", "7"]),
            ("1.250.000 1,250.50 3,5 0.125 0,125", &["1250000", "1250.50", "3.5", "0.125", "0.125"]),
            ("٣٠٠٬٠٠٠ ۳٫۵ 2,500억 １，２００", &["300000", "3.5", "2500", "억", "1200"]),
            ("пам\u{02BC}ять Hawai\u{02BB}i", &["пам", "ять", "hawai", "i"]),
            ("15.03.2020 2020.03.15 15.03.20 5,2020", &["15.03", "2020", "2020", "03.15", "15.03.20", "5", "2020"]),
            ("12.2020 3.1415 192.168.1.1 1.000.000", &["12", "2020", "3.1415", "192168.1.1", "1000000"]),
            ("Élysée STRASSE Straße", &["elysee", "strasse", "strasse"]),
            ("Москва", &["москва"]),
            ("so\u{AD}ft hy\u{AD}phen", &["soft", "hyphen"]),
            ("हिन्दी में", &["हिंदी", "में"]),
            ("中国人", &["中国", "国人", "人"]),
            ("人", &["人"]),
            ("iPhone用户2025年", &["iphone", "用户", "户", "2025", "年"]),
            ("ガス ｶﾞｽ", &["ガス", "ス", "ガス", "ス"]),
            ("대통령은", &["대통", "통령", "령은", "은"]),
            ("a_b", &["a", "b"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn a_query_has_no_last_single() {
        let cut = |text| Words::for_query().tokens(text).into_iter().map(|t| t.text).collect::<Vec<_>>();
        assert_eq!(cut("中国人"), ["中国", "国人"]);
        assert_eq!(cut("人"), ["人"]);
        assert_eq!(cut("ข่าว"), ["ข่า", "าว"]);
        for text in ["코로나19", "東京2020大会", "中国，美国 GDP", "人 a 人 b", "用户iPhone"] {
            let index = Words::default().tokens(text);
            let query = Words::for_query().tokens(text);
            assert!(query.iter().all(|token| index.contains(token)), "{text}: {query:?}");
        }
    }

    #[test]
    fn the_index_has_both_spellings_in_one_place() {
        let tokens = Words::for_index().tokens("Frau Müller-Lüdenscheidt kommt");
        let all: Vec<_> = tokens.iter().map(|t| (t.position, t.text.as_str())).collect();
        let expected =
            [(0, "frau"), (1, "muller"), (1, "mueller"), (2, "ludenscheidt"), (2, "luedenscheidt"), (3, "kommt")];
        assert_eq!(all, expected);
        assert_eq!((tokens[1].offset_from, tokens[1].offset_to), (tokens[2].offset_from, tokens[2].offset_to));
    }

    #[test]
    fn long_tokens_are_cut_not_dropped() {
        let long = "é".repeat(1000);
        assert_eq!(words(&long)[0].len(), MAX_TOKEN_BYTES);
    }

    /// Whether the query's tokens stand in the index one behind the other, as its phrase wants them.
    fn stands_in(query: &[Token], index: &[Token]) -> bool {
        let Some((first, last)) = query.first().zip(query.last()) else { return true };
        let is_at = |token: &Token, base: usize| {
            let fits = |text: &str| {
                text == token.text || (token == last && is_half_pair(&token.text) && text.starts_with(&token.text))
            };
            index.iter().any(|other| other.position == base + token.position - first.position && fits(&other.text))
        };
        index.iter().any(|base| query.iter().all(|token| is_at(token, base.position)))
    }

    proptest! {
        #[test]
        fn a_part_of_a_text_is_found_as_a_phrase(text in "[ab京都人가나1 。-]{1,24}", from in 0_usize..24, len in 1_usize..24) {
            let chars: Vec<char> = text.chars().collect();
            let (from, to) = (from.min(chars.len()), (from + len).min(chars.len()));
            let is_within_word = |at: usize| {
                let around = [at.checked_sub(1), Some(at)].map(|at| at.and_then(|at| chars.get(at)));
                around.iter().all(|c| c.is_some_and(|c| class(*c) == Class::Word))
            };
            prop_assume!(!is_within_word(from) && !is_within_word(to));
            let part: String = chars[from..to].iter().collect();
            let (query, index) = (Words::for_query().tokens(&part), Words::default().tokens(&text));
            prop_assert!(stands_in(&query, &index), "{part:?}: {query:?} in {index:?}");
        }

        #[test]
        fn offsets_are_sound(text in "\\PC*|[a-z.,'0-9中あก\u{301}\u{AD} ]*") {
            for query in [false, true] {
                let mut words = Words { query, ..Words::default() };
                let mut last = None;
                for token in words.tokens(&text) {
                    prop_assert!(token.offset_from < token.offset_to);
                    prop_assert!(text.get(token.offset_from..token.offset_to).is_some());
                    prop_assert!(last.is_none_or(|(from, position)| token.offset_from > from && token.position - position <= 1 + usize::from(query)));
                    last = Some((token.offset_from, token.position));
                }
            }
        }
    }
}
