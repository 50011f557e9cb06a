//! The names that a page gives its boxes: its `class` and `id` values, each kept once.
//!
//! A page has a few hundred such values on thousands of elements, and every field asks what they say. [`Names`] numbers
//! them and knows what the words in them say ([`Said`]); [`ByName`] keeps what else a field found in one, so that it is
//! looked up once a value and not once an element.

mod said;

use std::{borrow::Cow, cell::Cell, collections::HashMap};

use foldhash::fast::RandomState;

pub use said::Said;

/// A value's place in [`Names`].
pub type NameId = u32;

/// The distinct values of `class` and `id` in a page; the empty one is always the first.
#[derive(Debug)]
pub struct Names<'a> {
    values: Vec<&'a str>,
    said: Vec<Said>,
    places: HashMap<&'a str, NameId, RandomState>,
}

impl Default for Names<'_> {
    fn default() -> Self {
        let mut names = Names { values: Vec::new(), said: Vec::new(), places: HashMap::default() };
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
            self.said.push(Said::by(value));
        }
        number
    }

    pub fn value(&self, name: NameId) -> &'a str {
        self.values.get(name as usize).copied().unwrap_or_default()
    }

    /// What a value's words say.
    pub fn said(&self, name: NameId) -> Said {
        self.said.get(name as usize).copied().unwrap_or_default()
    }
}

/// What one field makes of each name, found when first asked for.
pub struct ByName<T> {
    found: Vec<Cell<Option<T>>>,
    find: fn(&str) -> T,
}

impl<T: Copy> ByName<T> {
    pub fn new(names: &Names, find: fn(&str) -> T) -> ByName<T> {
        ByName { found: vec![Cell::new(None); names.values.len()], find }
    }

    pub fn get(&self, names: &Names, name: NameId) -> T {
        let Some(cell) = self.found.get(name as usize) else { return (self.find)(names.value(name)) };
        cell.get().unwrap_or_else(|| {
            let found = (self.find)(names.value(name));
            cell.set(Some(found));
            found
        })
    }
}

/// A value without ASCII capitals, which most have none of.
pub fn ascii_lower(value: &str) -> Cow<'_, str> {
    if value.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(value.to_ascii_lowercase())
    } else {
        Cow::Borrowed(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_and_looked_at_once() {
        let mut names = Names::default();
        let numbers: Vec<NameId> = ["byline", "", "tags", "byline"].map(|value| names.number(value)).to_vec();
        assert_eq!(numbers, [1, 0, 2, 1]);
        assert_eq!(names.value(2), "tags");
        let lengths = ByName::new(&names, |value| value.len());
        assert_eq!([1, 0, 2, 1].map(|name| lengths.get(&names, name)), [6, 0, 4, 6]);
    }
}
