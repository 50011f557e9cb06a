//! Whose a page is, as the copyright line at its foot says: on pages without metadata that is the site's name, and no headline.

use super::{
    Title,
    columns::is_column,
    doubt::{LEAST_WORDS, is_template},
    fold_key, split_title,
};
use crate::extract::{
    dates,
    outline::{Block, Outline},
};

/// The name in the copyright line, folded: `Copyright 2003 The Paper. All rights reserved.`
pub(super) fn of_page(outline: &Outline<'_>) -> Option<String> {
    /// Blocks of a page's foot.
    const FOOT: usize = 12;
    outline.blocks.iter().rev().take(FOOT).filter_map(in_line).next()
}

fn in_line(block: &Block) -> Option<String> {
    /// Bytes of the longest such line, and words of the longest name.
    const LONGEST: usize = 300;
    const MOST_WORDS: usize = 6;
    const ENDS: [char; 13] = ['.', '|', ',', ';', ':', '(', '[', '/', '–', '—', '·', '•', '-'];
    let text = block.text.as_str();
    if text.len() > LONGEST || !dates::may_have_number(text) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let sign = ["©", "copyright", "(c)"].iter().filter_map(|sign| Some(lower.find(sign)? + sign.len())).max()?;
    let from_year = text[sign..].trim_start_matches(|c: char| !c.is_ascii_digit() && !c.is_alphabetic());
    // A name may stand between the sign and the years too: `© The Paper 2003`.
    let years = from_year.trim_start_matches(|c: char| !c.is_alphabetic());
    let end = years.find(|c: char| c.is_ascii_digit() || ENDS.contains(&c)).unwrap_or(years.len());
    let has_year = years.len() < from_year.len() || years[end..].starts_with(|c: char| c.is_ascii_digit());
    let name = years[..end].trim();
    let name = name.strip_prefix("by ").unwrap_or(name);
    let name = name.find(" All ").map_or(name, |at| &name[..at]);
    let key = fold_key(name);
    let is_name = !name.starts_with(char::is_lowercase) && key.split(' ').count() <= MOST_WORDS;
    (has_year && is_name && !key.is_empty()).then_some(key)
}

impl Title<'_> {
    /// Whether folded words are whose the page is, but for an article.
    pub(super) fn is_owner(&self, key: &str) -> bool {
        let bare = |key: &str| key.strip_prefix("the ").unwrap_or(key).to_owned();
        self.owner.as_deref().is_some_and(|owner| bare(owner) == bare(key))
    }

    /// Whether a heading is whose the page is, and nothing else states it as the story's title.
    pub(super) fn is_owners_name(&self, i: usize) -> bool {
        self.candidates[i].element.is_some() && self.is_owner(&self.keys[i])
    }

    /// Whether a title has no more than whose the page is, and words that any of its pages may have: `The Paper - Print version`,
    /// `Welcome to The Paper`, `The Paper | March 14, 2004`.
    pub(super) fn names_owner_alone(&self, title: &str) -> bool {
        let Some(owner) = self.owner.as_deref() else { return false };
        let is_date = |part: &str| {
            let found = dates::find_first(part, &dates::Reading::default());
            found.is_some_and(|found| found.span.len() * 2 > part.len())
        };
        let is_any = |part: &str| {
            let key = fold_key(part);
            let rest = key.replacen(owner, "", 1);
            let (rest, names) = (rest.trim(), rest.len() < key.len());
            let is_greeting = || rest.starts_with("welcome to") && rest.split_whitespace().count() <= LEAST_WORDS;
            rest.is_empty() || is_template(rest) || is_column(rest) || names && is_greeting() || is_date(part)
        };
        fold_key(title).contains(owner) && split_title(title).into_iter().all(is_any)
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn finds_the_name_in_a_copyright_line() {
        for (line, name) in [
            ("Copyright 2003 The Paper", Some("the paper")),
            ("Copyright © 1998-2003 The Paper. All rights reserved.", Some("the paper")),
            ("© 2003 by The Paper, a division of Lathrop Co.", Some("the paper")),
            ("© The Paper 2003", Some("the paper")),
            ("(c) 2003 Pier Times All Rights Reserved", Some("pier times")),
            ("Copyright law was amended in 1998", None),
            ("© All rights reserved", None),
            ("The Paper, 12 Mill Lane", None),
        ] {
            let tree = Html::parse_document(&format!("<p>The quay is dry.<p>{line}"));
            assert_eq!(of_page(&Outline::of(&tree)).as_deref(), name, "{line}");
        }
    }
}
