//! What of a line words announce that lead to a byline.

use std::sync::LazyLock;

use super::lines::has_date;
use crate::extract::{byline, outline::Block, parts::Parts};

/// By what of the story a line stands.
#[derive(Clone, Copy)]
pub(super) struct By {
    pub headline: bool,
    /// The story's end.
    pub end: bool,
}

impl By {
    pub(super) fn any(self) -> bool {
        self.headline || self.end
    }
}

/// What of a line the words announce that lead to a byline.
pub(super) fn announced_in<'b>(block: &Block, text: &'b str, by: By) -> Option<(&'b str, &'static str)> {
    // Labels that need no space between them are read together.
    if has_ideographs(text)
        && let Some(names) = byline::han_reporter(text, by.any())
    {
        return Some((names, "by_line"));
    }
    // "Posted by ada on 6 July": only with its announcement is an account a name.
    let is_account = |rest: &str, is_link: bool| {
        rest.starts_with(char::is_lowercase) && (is_link || !rest.trim().contains(' ')) && has_date(text)
    };
    // "Di Marl Barat, anak-anak belajar …": what leads to a name in one language is "in" in another.
    let is_prose = |rest: &str| is_sentence(text) && !byline::begins_with_given_name(rest);
    let small = || {
        let name = if by.headline { byline::after_small_lead(text) } else { None };
        name.filter(|name| is_name_after_small_lead(name))
    };
    if let Some(rest) = byline::starts_byline(text).filter(|rest| !is_prose(rest)).or_else(small) {
        return Some((if is_account(rest, block.link_chars > 0) { text } else { rest }, "by_line"));
    }
    if !by.any() {
        return None;
    }
    if let Some(name) = byline::korean_reporter(text) {
        return Some((name, "by_line"));
    }
    // "(Reporting by Ada Lund in Marl; Editing by Bo Ek)"
    if let Some(rest) = text.strip_prefix('(').and_then(byline::starts_byline) {
        return Some((rest, "by_line"));
    }
    if let Some(rest) = byline::after_sentence_by(text) {
        return Some((rest, "by_inside"));
    }
    if is_sentence(text) {
        return None;
    }
    if let Some(rest) = after_by(text) {
        // "Posted on 6 July 2025 by ada"
        let lead = text[..text.len() - rest.len()].trim_end().rfind(' ').map_or(0, |at| at + 1);
        return Some(if is_account(rest, false) { (&text[lead..], "by_line") } else { (rest, "by_inside") });
    }
    byline::announces_inside(text).then_some((text, "by_line"))
}

/// In Latin letters a small lead is a name's own word as well: what follows must be known for a name.
fn is_name_after_small_lead(name: &str) -> bool {
    let is_greek = |c: char| matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}');
    byline::begins_with_given_name(name) || name.starts_with(is_greek)
}

/// Whether a text is a sentence, and no line of a byline's parts.
fn is_sentence(text: &str) -> bool {
    /// Words of the shortest; "Posted by Ada Lund on Sunday, July 6, 2025." has eight.
    const LEAST_WORDS: usize = 10;
    text.ends_with(['.', '!', '?', '…', '”', '"']) && text.split_whitespace().nth(LEAST_WORDS - 1).is_some()
}

/// Whether a text has letters of China, Japan or Korea, which begin with these bytes.
pub(super) fn has_ideographs(text: &str) -> bool {
    !text.is_ascii() && text.bytes().any(|byte| matches!(byte, 0xE3..=0xED))
}

/// What follows a word that announces a byline inside a line: `6 July, by Ada Lund`.
pub(super) fn after_by(text: &str) -> Option<&str> {
    const LEADS: &[&str] = &[" by ", " By ", " von ", " Von ", " par ", " por ", " door ", " przez ", " โดย "];
    static ANY_LEAD: LazyLock<Parts> = LazyLock::new(|| Parts::of(LEADS));
    if !ANY_LEAD.any_in(text) {
        return None;
    }
    LEADS.iter().find_map(|by| {
        let at = text.find(by)?;
        if byline::names_other_work(&text[..at + by.len()]) || !byline::may_precede_lead(&text[..at]) {
            return None;
        }
        // "6. Juli, Jörg von Thaden": a part of the name.
        if text[..at].split_whitespace().next_back().is_some_and(byline::begins_with_given_name) {
            return None;
        }
        // Words before it are a date, a section or the like, and not the start of a sentence.
        (text[..at].chars().filter(|c| c.is_lowercase()).count() < 25).then(|| &text[at + by.len()..])
    })
}
