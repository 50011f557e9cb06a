//! Short lines of the page that read like a byline, and signatures in brackets.

use std::sync::LazyLock;

use super::{Authors, MAX_BYLINE_CHARS, words::says_contact};
use crate::extract::{
    byline,
    outline::{Block, BlockKind},
    parts::Parts,
};

/// Lines without a word that announces a byline are shorter, in characters.
const MAX_BARE_CHARS: usize = 70;
/// Text nodes between the headline and a bare byline, chosen from dev pages.
const BARE_LINE_REACH: usize = 10;
/// Lines that are looked at; comment threads have hundreds, after the story's own.
const MAX_LINES: usize = 200;

impl Authors<'_, '_> {
    /// Without a word that announces them, lines count by the headline and at the story's end.
    pub(super) fn gather_lines(&mut self) {
        let outline = self.scene.outline;
        let mut lines = 0;
        for (number, block) in outline.blocks.iter().enumerate() {
            if self.is_edge(block) && self.gather_signature(block) {
                continue;
            }
            let Some((text, feature)) = self.byline_in(block) else { continue };
            let feature = if feature == "bare_at_headline" && self.is_labelled(number) { "by_line" } else { feature };
            if feature.starts_with("bare") && (self.is_of_menu(block) || self.is_contact(number)) {
                continue;
            }
            lines += 1;
            if lines > MAX_LINES {
                break;
            }
            self.add_line(number, text, feature);
        }
    }

    /// Whether a block is a link of the site's menu, which names nobody.
    fn is_of_menu(&self, block: &Block) -> bool {
        block.link_chars == block.chars && self.scene.boxes(block.element).nav
    }

    /// Whether a block is among the story's first or last.
    fn is_edge(&self, block: &Block) -> bool {
        let (story, start, end) = (&self.scene.story, block.texts.start, block.texts.end);
        !story.is_empty() && story.contains(&start) && (start <= story.start + 2 || end + 3 >= story.end)
    }

    /// What of a block may be a byline, and what says so.
    fn byline_in<'b>(&self, block: &'b Block) -> Option<(&'b str, &'static str)> {
        if block.chars > MAX_BYLINE_CHARS || matches!(block.kind, BlockKind::Heading(1..=2)) {
            return None;
        }
        let (scene, at, text) = (self.scene, block.texts.start, block.text.as_str());
        let headline = scene.headline.map_or(scene.story.start, |h| scene.outline.texts_in(h).start);
        let near = at.abs_diff(headline) <= BARE_LINE_REACH || at.abs_diff(scene.story.start) <= 3;
        let ends = at + 3 >= scene.story.end && at <= scene.story.end + 3 && !scene.story.is_empty();
        let small = || {
            let name = if near { byline::after_small_lead(text) } else { None };
            name.filter(|name| is_name_after_small_lead(name))
        };
        if let Some(rest) = byline::starts_byline(text).or_else(small) {
            return Some((rest, "by_line"));
        }
        if has_ideographs(text) && (byline::starts_with_ideographic_label(text) || byline::is_reporter_line(text)) {
            return Some((text, "by_line"));
        }
        if near || ends {
            let whole = || byline::announces_inside(text).then_some(text);
            if let Some(rest) = after_by(text).or_else(whole) {
                return Some((rest, "by_inside"));
            }
        }
        let feature = if !text.is_ascii() && text.contains('©') {
            "copyright_line"
        } else if block.chars > MAX_BARE_CHARS || !near && !ends {
            return None;
        } else if near {
            "bare_at_headline"
        } else {
            "bare_at_end"
        };
        Some((text, feature))
    }

    /// The names in a line, and what the line looks like.
    fn add_line(&mut self, number: usize, text: &str, feature: &'static str) {
        let outline = self.scene.outline;
        let block = &outline.blocks[number];
        let element = outline.texts[block.texts.start].element;
        let next = outline.blocks.get(number + 1).map_or("", |b| if b.chars <= MAX_BARE_CHARS { &b.text } else { "" });
        let mut names = self.names_in(text);
        if names.is_empty() {
            return;
        }
        // "By A" above "and B"; a name above its role.
        if feature == "by_line" && byline::goes_on(next) {
            names.extend(self.names_in(next));
        }
        let feature =
            if feature == "bare_at_headline" && is_person_above_role(&names, next) { "by_line" } else { feature };
        let dated = |n: usize| outline.blocks.get(n).is_some_and(|b| b.chars <= MAX_BARE_CHARS && has_date(&b.text));
        let has_own_date = has_date(&block.text);
        let beside_date = !has_own_date && (dated(number + 1) || number > 0 && dated(number - 1));
        let with_role = byline::names_role(text);
        let bare = feature.starts_with("bare");
        for name in names {
            let Some(index) = self.add(&name, "text", feature, Some(element)) else { continue };
            self.measure_place(index, element);
            let share = name.chars().count() as f32 / block.chars.max(1) as f32;
            let given = byline::begins_with_given_name(&name);
            let f = &mut self.candidates[index].features;
            f.flag("by_caption", block.kind == BlockKind::Caption);
            f.flag("bare_whole", bare && share > 0.7);
            f.flag("bare_person", bare && given);
            f.flag("bare_whole_person", bare && given && share > 0.7);
            f.flag("bare_dated_person", bare && given && (beside_date || has_own_date));
            f.flag("bare_with_date", bare && has_own_date);
            f.flag("beside_date", bare && beside_date);
            f.flag("with_role", with_role);
            f.flag("bare_heading", bare && matches!(block.kind, BlockKind::Heading(_)));
            f.flag("bare_list", bare && block.kind == BlockKind::ListItem);
            f.flag("bare_link", bare && block.link_chars * 2 > block.chars);
        }
    }

    /// Whether the line before is but an author's label.
    fn is_labelled(&self, number: usize) -> bool {
        number
            .checked_sub(1)
            .and_then(|n| self.scene.outline.blocks.get(n))
            .is_some_and(|b| byline::is_author_label(&b.text))
    }

    /// Whether a line gives a contact, or stands under its heading: `Media contact: A`.
    fn is_contact(&self, number: usize) -> bool {
        /// The longest heading, in characters: "For further information please contact".
        const LONGEST: usize = 40;
        let blocks = &self.scene.outline.blocks;
        let before = number.checked_sub(1).and_then(|n| blocks.get(n)).filter(|b| b.chars <= LONGEST);
        blocks.get(number).into_iter().chain(before).any(|b| says_contact(&b.text))
    }

    /// A name in brackets that a story's last paragraph ends with, or its first begins with: `（桐谷文子）`, `(Ada Lund/dpa)`.
    fn gather_signature(&mut self, block: &Block) -> bool {
        let Some(signed) = byline::signature(&block.text) else { return false };
        // A short line names its people outside the brackets: `Luc Marin (avec AFP)`.
        let outside = block.text.split(['(', '（']).next().unwrap_or_default();
        if block.chars <= MAX_BARE_CHARS && byline::begins_with_given_name(outside) {
            return false;
        }
        let element = self.scene.outline.texts[block.texts.start].element;
        let names = byline::authors(signed);
        for name in &names {
            if let Some(index) = self.add(name, "signature", "signature", Some(element)) {
                self.measure_place(index, element);
            }
        }
        !names.is_empty()
    }
}

/// Whether a line names one person by a common given name, and the next what somebody is at the paper.
fn is_person_above_role(names: &[String], next: &str) -> bool {
    let [name] = names else { return false };
    byline::is_role_alone(next) && name.contains(' ') && byline::begins_with_given_name(name)
}

/// In Latin letters a small lead is a name's own word as well: what follows must be known for a name.
fn is_name_after_small_lead(name: &str) -> bool {
    let is_greek = |c: char| matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}');
    byline::begins_with_given_name(name) || name.starts_with(is_greek)
}

/// Whether a text has letters of China, Japan or Korea, which begin with these bytes.
fn has_ideographs(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0xE3..=0xED))
}

/// Digits enough for a day or a year.
fn has_date(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// What follows a word that announces a byline inside a line: `6 July, by Ada Lund`.
fn after_by(text: &str) -> Option<&str> {
    const LEADS: &[&str] = &[" by ", " By ", " von ", " Von ", " par ", " por ", " door ", " przez "];
    static ANY_LEAD: LazyLock<Parts> = LazyLock::new(|| Parts::of(LEADS));
    if !ANY_LEAD.any_in(text) {
        return None;
    }
    LEADS.iter().find_map(|by| {
        let at = text.find(by)?;
        if byline::names_other_work(&text[..at + by.len()]) {
            return None;
        }
        // Words before it are a date, a section or the like, and not the start of a sentence.
        (text[..at].chars().filter(|c| c.is_lowercase()).count() < 25).then(|| &text[at + by.len()..])
    })
}
