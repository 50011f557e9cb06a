//! The names that a page gives its boxes: its `class` and `id` values, each kept once.
//!
//! A page has a few hundred such values on thousands of elements, and every field asks what they say. [`Names`] numbers
//! them and knows what the words in them say ([`Said`]) and hint ([`Hints`]), found in one pass; [`ByName`] keeps what else
//! a field found in one, so that it is looked up once a value and not once an element.

pub(super) mod hints;
mod said;

use std::{
    cell::Cell,
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::LazyLock,
};

use foldhash::fast::RandomState;
use memchr::memchr_iter;

pub(super) use hints::Hints;
pub(super) use said::Said;

use super::parts::Parts;

/// A value's place in [`Names`].
pub(super) type NameId = u32;

/// The distinct values of `class` and `id` in a page; the empty one is always the first.
#[derive(Debug)]
pub struct Names<'a> {
    values: Vec<&'a str>,
    said: Vec<(Said, Hints)>,
    places: HashMap<&'a str, NameId, RandomState>,
    /// Where what developers call elements stands.
    called: HashMap<&'a str, NameId, RandomState>,
}

impl Default for Names<'_> {
    fn default() -> Self {
        /// About as many as most pages have, so that the table seldom grows.
        const COMMON: usize = 400;
        let (places, called) = (HashMap::with_capacity_and_hasher(COMMON, RandomState::default()), HashMap::default());
        let mut names = Names { values: Vec::new(), said: Vec::new(), places, called };
        names.number("");
        names
    }
}

impl<'a> Names<'a> {
    /// The number of a value, new or known.
    pub fn number(&mut self, value: &'a str) -> NameId {
        if value.is_empty() && !self.values.is_empty() {
            return 0;
        }
        let next = self.values.len() as NameId;
        let number = *self.places.entry(value).or_insert(next);
        if number == next {
            self.values.push(value);
            self.said.push(read(value));
        }
        number
    }

    /// The number of what a site's developers call an element. It hints nothing of the story: the weights of the story's
    /// blocks were fitted on classes and ids.
    pub fn number_called(&mut self, value: &'a str) -> NameId {
        let next = self.values.len() as NameId;
        let number = *self.called.entry(value).or_insert(next);
        if number == next {
            self.values.push(value);
            self.said.push((read(value).0, Hints::NONE));
        }
        number
    }

    /// The value that a number stands for.
    pub fn value(&self, name: NameId) -> &'a str {
        self.values.get(name as usize).copied().unwrap_or_default()
    }

    /// The values whose words say any of `what`.
    pub fn saying(&self, what: Said) -> impl Iterator<Item = &'a str> {
        self.values.iter().zip(&self.said).filter(move |(_, said)| said.0.any(what)).map(|(value, _)| *value)
    }

    /// What a value's words say.
    pub fn said(&self, name: NameId) -> Said {
        self.said.get(name as usize).map(|said| said.0).unwrap_or_default()
    }

    /// What a value's words hint.
    pub fn hints(&self, name: NameId) -> Hints {
        self.said.get(name as usize).map(|said| said.1).unwrap_or_default()
    }
}

/// What a word says and hints where it stands in a class or id.
#[derive(Clone, Default)]
struct Word {
    says: Said,
    /// It says so only where no letter stands before it.
    not_inside: bool,
    hint: Option<hints::Entry>,
}

/// The words of [`Said`] and of [`Hints`], of which some are in both.
static WORDS: LazyLock<(Parts, Vec<Word>)> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, Word> = BTreeMap::new();
    for (word, says) in said::WORDS {
        let entry = words.entry(word).or_default();
        entry.says = entry.says | *says;
        entry.not_inside = *word == said::NOT_INSIDE;
    }
    let mut twice = Vec::new();
    for (word, hint) in hints::words() {
        let entry = words.entry(word).or_default();
        if entry.hint.is_none() {
            entry.hint = Some(hint);
        } else {
            twice.push((word, Word { hint: Some(hint), ..Word::default() }));
        }
    }
    let (texts, words): (Vec<&str>, Vec<Word>) = words.into_iter().chain(twice).unzip();
    (Parts::of(&texts), words)
});

/// What the words in a class or id say and hint.
fn read(name: &str) -> (Said, Hints) {
    let (parts, words) = &*WORDS;
    let mut read = (Said::NOTHING, Hints::NONE);
    parts.each_in(name, |word, place| {
        if is_made_up(part_around(name, &place)) {
            return;
        }
        let word = &words[word];
        if !word.not_inside || !name[..place.start].ends_with(|c: char| c.is_ascii_alphabetic()) {
            read.0 = read.0 | word.says;
        }
        if let Some(hint) = &word.hint {
            read.1 = read.1 | hint.hint_at(name, place);
        }
    });
    read
}

/// The letters and figures around a place in a name.
fn part_around<'n>(name: &'n str, place: &Range<usize>) -> &'n [u8] {
    let bytes = name.as_bytes();
    let is_sign = |byte: &u8| !byte.is_ascii_alphanumeric();
    let start = bytes[..place.start].iter().rposition(is_sign).map_or(0, |at| at + 1);
    let end = bytes[place.end..].iter().position(is_sign).map_or(bytes.len(), |at| place.end + at);
    &bytes[start.min(end)..end]
}

/// Whether a part of a name is one that a program made up, which may have any word in it: `1navjccr`, `e7metaq0`.
fn is_made_up(part: &[u8]) -> bool {
    /// Letters and figures of the shortest: style sheets' programs make five of them and more, people write `h2nav`.
    const LEAST: usize = 6;
    let is_figure = |at: usize| part[at].is_ascii_digit();
    let begins_group = |at: &usize| is_figure(*at) && (*at == 0 || !is_figure(*at - 1));
    let goes_on = || (1..part.len()).any(|at| is_figure(at - 1) && !is_figure(at));
    part.len() >= LEAST && goes_on() && (is_figure(0) || (0..part.len()).filter(begins_group).count() > 1)
}

/// What the words in a class or id say.
#[cfg(test)]
pub(super) fn said(name: &str) -> Said {
    read(name).0
}

/// What one field makes of each name, found when first asked for.
pub(super) struct ByName<T> {
    found: Vec<Cell<Option<T>>>,
    find: fn(&str) -> T,
}

impl<T: Copy> ByName<T> {
    /// Nothing found yet; `find` makes it of a value.
    pub(super) fn new(names: &Names, find: fn(&str) -> T) -> ByName<T> {
        ByName { found: vec![Cell::new(None); names.values.len()], find }
    }

    /// What the field makes of a name of the page that this was made for.
    pub(super) fn get(&self, names: &Names, name: NameId) -> T {
        let Some(cell) = self.found.get(name as usize) else { return (self.find)(names.value(name)) };
        cell.get().unwrap_or_else(|| {
            let found = (self.find)(names.value(name));
            cell.set(Some(found));
            found
        })
    }
}

/// The longest word of [`Segments`], in bytes.
const MOST_SEGMENT_BYTES: usize = 32;

/// Words that are looked for among the segments of addresses, without regard to ASCII case, and what each says.
pub(super) struct Segments<T> {
    by_word: HashMap<&'static [u8], T, RandomState>,
    /// For each first byte, the lengths of the words that begin with it, a bit each: most segments are told by these.
    lengths: Box<[u64; 256]>,
    /// For each byte, whether a segment ends at it.
    is_end: [bool; 256],
}

impl<T: Copy> Segments<T> {
    /// Of words in lower case, and the signs between segments.
    pub(super) fn of(words: &[(T, &[&'static str])], ends: &[u8]) -> Segments<T> {
        let words = words.iter().flat_map(|(says, words)| words.iter().map(|word| (word.as_bytes(), *says)));
        let by_word: HashMap<_, _, _> = words.filter(|(word, _)| word.len() <= MOST_SEGMENT_BYTES).collect();
        let mut lengths = Box::new([0; 256]);
        for word in by_word.keys() {
            if let Some(&first) = word.first() {
                lengths[usize::from(first)] |= 1 << word.len();
            }
        }
        let mut is_end = [false; 256];
        ends.iter().for_each(|end| is_end[usize::from(*end)] = true);
        Segments { by_word, lengths, is_end }
    }

    /// What the first segment says that is one of the words.
    pub(super) fn first_in(&self, path: &str) -> Option<T> {
        let segments = path.as_bytes().split(|byte| self.is_end[usize::from(*byte)]);
        let may_be_word = |segment: &&[u8]| match segment.first() {
            Some(first) if segment.len() <= MOST_SEGMENT_BYTES => {
                self.lengths[usize::from(first.to_ascii_lowercase())] >> segment.len() & 1 == 1
            }
            _ => false,
        };
        segments.filter(may_be_word).find_map(|segment| {
            let mut lower = [0; MOST_SEGMENT_BYTES];
            let lower = &mut lower[..segment.len()];
            lower.copy_from_slice(segment);
            lower.make_ascii_lowercase();
            self.by_word.get(&*lower).copied()
        })
    }
}

/// What stands behind the scheme of an address, or of the first address in one.
pub(super) fn after_scheme(href: &str) -> &str {
    let mut colons = memchr_iter(b':', href.as_bytes());
    colons.find(|&at| href[at..].starts_with("://")).map_or(href, |at| &href[at + 3..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_say_what_their_word_does() {
        let segments = Segments::of(&[(1, &["tag", "tags"]), (2, &["author"])], b"/?=");
        for (path, says) in [
            ("paper.example/Tag/sea", Some(1)),
            ("/author/tags", Some(2)),
            ("/authors/tagged", None),
            ("?tags=sea", Some(1)),
            ("", None),
        ] {
            assert_eq!(segments.first_in(path), says, "{path}");
        }
    }

    #[test]
    fn a_name_that_a_program_made_up_says_nothing() {
        for (name, says) in [
            ("sc-1navjccr-6 bK5wj4", false),
            ("css-0 e7navq0x2", false),
            ("css-1b2c3-SiteNav", true),
            ("nav2", true),
            ("nav h2nav", true),
            ("top10nav", true),
        ] {
            assert_eq!(said(name).any(Said::NAV), says, "{name}");
        }
    }

    #[test]
    fn a_name_is_kept_and_looked_at_once() {
        let mut names = Names::default();
        assert_eq!(names.number(""), names.number(""));
        let numbers: Vec<NameId> = ["byline", "", "tags", "byline"].map(|value| names.number(value)).to_vec();
        assert_eq!(numbers, [1, 0, 2, 1]);
        assert_eq!(names.value(2), "tags");
        let lengths = ByName::new(&names, |value| value.len());
        assert_eq!([1, 0, 2, 1].map(|name| lengths.get(&names, name)), [6, 0, 4, 6]);
        let called = names.number_called("byline");
        assert_eq!((called, names.number_called("byline")), (3, 3));
        assert_eq!((names.said(called), names.hints(called)), (names.said(1), Hints::NONE));
    }
}
