//! Short lines of the page that read like a byline, and signatures in brackets.

use super::{
    Authors, MAX_BYLINE_CHARS,
    announced::{By, after_by, announced_in, has_ideographs},
    apart::{behind_lead, set_apart},
    measure::{is_stated, is_visible},
    people::{
        is_list_of_people, is_person_above_role, is_person_among_dates, is_person_with_address, is_person_with_role,
    },
};
use crate::extract::{
    body::{is_behind_picture, is_contact_label, phrases},
    byline,
    outline::{Block, BlockKind, ElementId, Outline},
    scene::contains_fold,
    tags,
    title::{fold_key, is_running},
};

/// Lines without a word that announces a byline are shorter, in characters.
const MAX_BARE_CHARS: usize = 70;
/// Characters of the shortest name that is likely Japanese.
const JAPANESE_NAME: usize = 4;
/// Text nodes between the headline and a bare byline, chosen from dev pages.
const BARE_LINE_REACH: usize = 10;
/// What stands before the name that signs a story.
pub(super) const DASHES: [char; 6] = ['—', '–', '-', '―', '~', ' '];
/// Lines that are looked at; comment threads have hundreds, after the story's own.
const MAX_LINES: usize = 200;

impl Authors<'_, '_> {
    /// Without a word that announces them, lines count by the headline and at the story's end.
    pub(super) fn gather_lines(&mut self) {
        let outline = self.scene.outline;
        let mut lines = 0;
        for (number, block) in outline.blocks.iter().enumerate() {
            if self.is_edge(block) && self.gather_signature(number) {
                continue;
            }
            if let Some(sender) = self.sender(number).map(str::to_owned) {
                lines += 1;
                self.add_line(number, &sender, "by_line");
                continue;
            }
            if self.is_near_line(block)
                && let Some(name) = behind_lead(&outline.texts[block.texts.clone()])
            {
                lines += 1;
                self.add_alone(number, name);
                continue;
            }
            let spaced = self.spaced(block);
            let small = self.in_small_letters(block);
            let line = small.as_ref().or(spaced.as_ref()).unwrap_or(&block.text);
            let known = small.as_ref().map(|names| (names.as_str(), "by_line"));
            let labelled = || self.is_under_label(number).then_some((line.as_str(), "by_line"));
            let Some((text, feature)) = known.or_else(|| self.byline_in(block, line)).or_else(labelled) else {
                continue;
            };
            let feature = if feature == "bare_at_headline" && self.is_labelled(number) { "by_line" } else { feature };
            let is_of_others = || self.is_of_others(number) || feature == "bare_at_end" && self.is_above_text(number);
            if phrases::label_of_others(&block.text).is_some()
                || feature.starts_with("bare") && (is_of_others() || self.is_under_others_label(number))
                || tags::begins_with_label(&block.text)
            {
                continue;
            }
            if feature == "by_line" && self.is_below_a_works_title(number) {
                continue;
            }
            lines += 1;
            if lines > MAX_LINES {
                break;
            }
            self.add_line(number, text, feature);
        }
    }

    /// Who sent a letter that an archive of a mailing list shows: behind `From`, with `Date` or `Subject` in a line beside.
    fn sender(&self, number: usize) -> Option<&str> {
        const FROM: [&str; 4] = ["From:", "From |", "From: |", "Von:"];
        const BESIDE: [&str; 4] = ["Date", "Subject", "Datum", "Betreff"];
        /// Blocks before and behind.
        const REACH: usize = 2;
        let blocks = &self.scene.outline.blocks;
        let block = &blocks[number];
        if block.chars > MAX_BARE_CHARS || !self.is_near_headline(block.texts.start) {
            return None;
        }
        let name = FROM.iter().find_map(|from| block.text.strip_prefix(from))?;
        // A letter in the midst of a story is quoted.
        let told = |other: &Block| self.scene.story.contains(&other.texts.start) && is_running(other);
        if blocks[..number].iter().any(told) {
            return None;
        }
        let around = &blocks[number.saturating_sub(REACH)..blocks.len().min(number + REACH + 1)];
        let is_head = |other: &Block| {
            BESIDE
                .iter()
                .any(|label| other.text.strip_prefix(label).is_some_and(|rest| rest.starts_with([':', ' ', '|'])))
        };
        around.iter().any(is_head).then_some(name.trim())
    }

    /// Whether a block is among the story's first or last, or right behind it and in brackets.
    fn is_edge(&self, block: &Block) -> bool {
        let (story, start, end) = (&self.scene.story, block.texts.start, block.texts.end);
        let is_in = story.contains(&start) && (start <= story.start + 2 || end + 3 >= story.end);
        let is_behind = || (story.end..=story.end + 1).contains(&start) && block.text.starts_with(['(', '（']);
        !story.is_empty() && (is_in || is_behind())
    }

    pub(super) fn is_near_headline(&self, at: usize) -> bool {
        let scene = self.scene;
        let headline = scene.headline_texts().start;
        at.abs_diff(headline) <= BARE_LINE_REACH || at.abs_diff(scene.story.start) <= 3
    }

    /// The names of a byline near the headline that somebody wrote without capitals.
    fn in_small_letters(&self, block: &Block) -> Option<String> {
        byline::in_small_letters(&block.text).filter(|_| self.is_near_headline(block.texts.start))
    }

    /// Whether a short line stands by the headline or the story's end.
    fn is_near_line(&self, block: &Block) -> bool {
        let at = block.texts.start;
        let is_near = || self.is_near_headline(at) || self.is_edge(block) || at.abs_diff(self.scene.story.end) <= 3;
        block.chars <= MAX_BARE_CHARS && is_near()
    }

    /// A short line whose elements set its parts apart.
    fn spaced(&self, block: &Block) -> Option<String> {
        let texts = || &self.scene.outline.texts[block.texts.clone()];
        if block.chars <= MAX_BARE_CHARS { set_apart(texts()) } else { None }
    }

    /// Where nothing else names an author: whom the paragraph below the story, or its last, says to write for the paper.
    pub(super) fn gather_biography(&mut self) {
        /// Text nodes around the story's end.
        const REACH: usize = 6;
        let (outline, story) = (self.scene.outline, &self.scene.story);
        if story.is_empty() || self.candidates.iter().any(|c| is_stated(c) || is_visible(c)) {
            return;
        }
        if self.gather_reviewer() {
            return;
        }
        let ends = |block: &&Block| block.texts.end + 2 >= story.end && block.texts.start <= story.end + REACH;
        let mut blocks = outline.blocks.iter().filter(ends);
        let found = blocks.find_map(|block| Some((block, byline::biography(&block.text)?)));
        let Some((block, name)) = found else { return };
        // Whom the story speaks of is one of its people.
        let words = fold_key(name);
        if self.scene.words.matches(&format!(" {words} ")).count() > 1 {
            return;
        }
        let element = outline.texts[block.texts.start].element;
        self.add_at(element, name, "biography", "by_line");
    }

    /// Who reviewed something, in a line by the headline: where nobody wrote the page, it is the review's author.
    fn gather_reviewer(&mut self) -> bool {
        const LABELS: [&str; 2] = ["reviewed by ", "review by "];
        let outline = self.scene.outline;
        let name_of = |block: &Block| {
            let is_label =
                |label: &&&str| block.text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label));
            let label = LABELS.iter().find(is_label).filter(|_| self.is_near_headline(block.texts.start))?;
            byline::clean_name(&block.text[label.len()..]).filter(|name| byline::may_be_person(name))
        };
        let lines = outline.blocks.iter().filter(|block| block.chars <= MAX_BARE_CHARS);
        let found = lines.filter_map(|block| Some((block.texts.start, name_of(block)?))).next();
        let Some((text, name)) = found else { return false };
        let element = outline.texts[text].element;
        self.add_at(element, &name, "reviewer", "by_line");
        true
    }

    /// What of a block may be a byline, and what says so.
    fn byline_in<'b>(&self, block: &Block, text: &'b str) -> Option<(&'b str, &'static str)> {
        if let Some(name) = byline::entrys_author(text) {
            return Some((name, "by_line"));
        }
        if block.chars > MAX_BYLINE_CHARS
            || matches!(block.kind, BlockKind::Heading(1..=2))
            || self.is_of_headline(block)
            || byline::is_sentence_like_byline(text)
        {
            return None;
        }
        let (story, at) = (&self.scene.story, block.texts.start);
        let by = By {
            headline: self.is_near_headline(at),
            end: at + 3 >= story.end && at <= story.end + 3 && !story.is_empty(),
        };
        announced_in(block, text, by).or_else(|| self.unannounced_in(block, text, by))
    }

    /// A line that may be a byline by its place alone.
    fn unannounced_in<'b>(&self, block: &Block, text: &'b str, by: By) -> Option<(&'b str, &'static str)> {
        let outline = self.scene.outline;
        let tag = |e: ElementId| outline.elements[e].tag;
        let in_address = || outline.ancestors(block.element).take(2).any(|e| tag(e) == "address");
        if by.headline && byline::may_be_person(text) && in_address() {
            return Some((text, "by_line"));
        }
        if let Some(name) = self.after_label_apart(block, text).filter(|_| by.headline) {
            return Some((name, "by_line"));
        }
        if by.end && block.texts.start > self.scene.story.start && self.is_signed(block, text) {
            return Some((text.trim_start_matches(DASHES), "by_line"));
        }
        if !text.is_ascii() && text.contains('©') {
            return Some((text, "copyright_line"));
        }
        let is_long = || block.chars > MAX_BARE_CHARS && !is_person_among_dates(text);
        let is_others = || {
            self.is_quoted(block, text)
                || self.credits_picture(text) && !(by.headline && self.names_agency_by_day(block, text))
                || byline::says_something(text)
                || byline::tells_of_a_life(text)
        };
        if tag(block.element) == "title" || !by.any() || is_long() || is_told(text) || is_others() {
            return None;
        }
        Some((text, if by.headline { "bare_at_headline" } else { "bare_at_end" }))
    }

    /// Whether a line that may be a picture's is the byline: right by the day's line and behind no picture, a person and the news agency
    /// that the story is from.
    fn names_agency_by_day(&self, block: &Block, text: &str) -> bool {
        let blocks = &self.scene.outline.blocks;
        let number = blocks.partition_point(|other| other.texts.start < block.texts.start);
        text.rsplit_once('/').is_some_and(|(name, agency)| {
            byline::begins_with_given_name(name.trim()) && byline::is_agency(agency.trim())
        }) && self.is_beside(number, has_date)
            && !is_behind_picture(self.scene.outline, block)
    }

    /// Whether a block is the page's title whose headline has a word for "by" in it: who wrote the book that is reviewed.
    fn is_of_headline(&self, block: &Block) -> bool {
        let outline = self.scene.outline;
        outline.elements[block.element].tag == "title"
            && self
                .scene
                .headline
                .and_then(|headline| outline.text_within(headline, MAX_BYLINE_CHARS))
                .is_some_and(|headline| after_by(&headline).is_some() && block.text.contains(headline.trim()))
    }

    /// Whether a line at a story's end is a name behind a dash, or one that is set at the right, and nobody's who is quoted.
    fn is_signed(&self, block: &Block, text: &str) -> bool {
        let outline = self.scene.outline;
        let name = text.trim_start_matches(DASHES);
        let is_right = || outline.ancestors(block.element).take(2).any(|e| is_set_right(outline, e));
        let names_people = || byline::may_be_person(name) || is_list_of_people(&byline::authors(name), name);
        let quoted = || outline.ancestors(block.element).any(|e| outline.elements[e].tag == "blockquote");
        let is_dashed = name.len() < text.len();
        (is_dashed || is_right())
            && block.link_chars == 0
            && names_people()
            && !quoted()
            && !self.follows_quotation(block)
    }

    /// The name behind a word for the writing that is set apart from it in an element of its own: `<b>Words</b> Ada Lund`.
    fn after_label_apart<'b>(&self, block: &Block, text: &'b str) -> Option<&'b str> {
        let label = &self.scene.outline.texts[block.texts.start];
        let name = text.strip_prefix(label.raw.trim())?.trim_start();
        let is_label = label.element != block.element && byline::is_label_apart(label.raw.trim());
        (is_label && byline::may_be_person(name)).then_some(name)
    }

    /// A name, and where it stands.
    pub(super) fn add_at(&mut self, element: ElementId, name: &str, source: &str, feature: &'static str) {
        if let Some(index) = self.add(name, source, feature, Some(element)) {
            self.measure_place(index, element);
        }
    }

    /// The names in a line, and what the line looks like.
    fn add_line(&mut self, number: usize, text: &str, feature: &'static str) {
        let outline = self.scene.outline;
        let next = outline.blocks.get(number + 1).map_or("", |b| if b.chars <= MAX_BARE_CHARS { &b.text } else { "" });
        let mut names = self.names_in(text);
        if names.is_empty() {
            return;
        }
        // "By A" above "and B"; a name above its role.
        if feature == "by_line" && byline::goes_on(next) {
            names.extend(self.names_in(next));
        }
        let of_person = || {
            is_list_of_people(&names, text)
                || is_person_above_role(&names, next)
                || is_person_with_role(&names, text)
                || is_person_with_address(&names, text)
        };
        let feature = if feature == "bare_at_headline" && of_person() { "by_line" } else { feature };
        let has_own_date = has_date(&outline.blocks[number].text);
        let look = Look {
            feature,
            has_own_date,
            beside_date: !has_own_date && self.is_beside(number, has_date),
            with_role: byline::names_role(text),
        };
        for name in self.without_house(names, number, text, &look) {
            self.add_name_of_line(&name, number, &look);
        }
    }

    /// The people of a line without the paper itself and the place that somebody wrote from.
    fn without_house(&self, mut names: Vec<String>, number: usize, text: &str, look: &Look) -> Vec<String> {
        // "By Bay Ledger staff": nobody.
        let title = self.scene.metadata.title.as_deref().unwrap_or_default();
        let is_site =
            |name: &String| self.scene.site.is_name(name) || title.len() > name.len() && title.ends_with(name.as_str());
        // "Published by Bay Ledger": neither, but for the sites of people.
        let is_house = |name: &String| look.with_role || look.has_own_date && !byline::begins_with_given_name(name);
        names.retain(|name| !(is_site(name) && is_house(name) && !byline::names_agency(name)));
        // "Ada Lund, North Marl": where she wrote, which the story names too.
        if let [first, place] = &names[..]
            && !byline::joins_last(text, &names)
            && byline::begins_with_given_name(first)
            && !byline::begins_with_given_name(place)
            && self.mentions_elsewhere(place, number) > 0
        {
            names.truncate(1);
        }
        names
    }

    /// The one word that a line leads to.
    fn add_alone(&mut self, number: usize, name: &str) {
        let has_own_date = has_date(&self.scene.outline.blocks[number].text);
        let look = Look { feature: "by_line", has_own_date, beside_date: false, with_role: false };
        self.add_name_of_line(name, number, &look);
    }

    fn add_name_of_line(&mut self, name: &str, number: usize, look: &Look) {
        /// The part of a line that is all of it but for a day or a role.
        const MOSTLY: f32 = 0.7;
        let outline = self.scene.outline;
        let block = &outline.blocks[number];
        let element = outline.texts[block.texts.start].element;
        let Some(index) = self.add(name, "text", look.feature, Some(element)) else { return };
        // A card's line may begin with the headline's link.
        let first = name.split(' ').next().unwrap_or_default();
        let after_link = outline.elements[element].tag == "a";
        let own = outline.texts[block.texts.clone()].iter().find(|text| text.raw.contains(first));
        self.measure_place(index, own.filter(|_| after_link).map_or(element, |text| text.element));
        let &Look { feature, has_own_date, beside_date, with_role } = look;
        let bare = feature.starts_with("bare");
        let whole = name.chars().count() as f32 / block.chars.max(1) as f32 > MOSTLY;
        let in_title = || self.scene.metadata.title.as_deref().is_some_and(|title| title.contains(name));
        // A line of its own above the day may be the section's, which is a link.
        let by_day = || has_own_date || beside_date && whole && block.link_chars == 0;
        let is_dated = || by_day() && byline::is_name_of_han(name) && !in_title();
        let is_given = || byline::begins_with_given_name(name) && !byline::begins_with_place(name);
        let given = is_given() || is_dated();
        let f = &mut self.candidates[index].features;
        f.flag("by_caption", block.kind == BlockKind::Caption);
        f.flag("bare_whole", bare && whole);
        f.flag("bare_person", bare && given);
        f.flag("bare_whole_person", bare && given && whole);
        f.flag("bare_dated_person", bare && given && (beside_date || has_own_date));
        f.flag("bare_with_date", bare && has_own_date);
        f.flag("beside_date", bare && beside_date);
        f.flag("with_role", with_role);
        f.flag("bare_heading", bare && matches!(block.kind, BlockKind::Heading(_)));
        f.flag("bare_list", bare && block.kind == BlockKind::ListItem);
        f.flag("bare_link", bare && block.link_chars * 2 > block.chars);
    }

    /// Whether a short line right above or below another is of some sort.
    fn is_beside(&self, number: usize, is_one: fn(&str) -> bool) -> bool {
        let is_line = |block: &Block| block.chars <= MAX_BARE_CHARS && is_one(&block.text);
        self.scene.outline.blocks.get(number + 1).is_some_and(is_line) || self.line_before(number).is_some_and(is_line)
    }

    pub(super) fn line_before(&self, number: usize) -> Option<&Block> {
        number.checked_sub(1).and_then(|before| self.scene.outline.blocks.get(before))
    }

    /// How often headline and story say some words beside a block.
    fn mentions_elsewhere(&self, words: &str, number: usize) -> usize {
        let scene = self.scene;
        let in_story = scene.outline.blocks.get(number).is_some_and(|block| scene.story.contains(&block.texts.start));
        let all = scene.words.matches(&format!(" {} ", fold_key(words))).count();
        all.saturating_sub(usize::from(in_story))
    }

    /// Whether the line before is but a label of tags, since a tag may be a given name, as "Ferry" is; or of whom the press may ask.
    fn is_under_others_label(&self, number: usize) -> bool {
        let is_linked = || {
            let block = &self.scene.outline.blocks[number];
            block.link_chars * 2 > block.chars
        };
        let before = self.line_before(number).map(|before| before.text.as_str());
        before.is_some_and(|label| {
            tags::is_plain_label(label) || is_linked() && tags::is_label_of_tags(label) || is_contact_label(label)
        })
    }

    /// Whether the line before is but an author's label, and this one a name that needs no more: far from the headline, it may.
    fn is_under_label(&self, number: usize) -> bool {
        let block = &self.scene.outline.blocks[number];
        block.chars <= MAX_BARE_CHARS
            && block.text.trim_start().starts_with(char::is_uppercase)
            && self.line_before(number).is_some_and(|b| byline::is_author_label(&b.text))
            && byline::may_be_person(block.text.trim())
    }

    /// Whether the line before is but an author's label; a term of a list needs no colon.
    fn is_labelled(&self, number: usize) -> bool {
        self.line_before(number).is_some_and(|b| {
            // "By" alone on its line, in a script with capitals a name's.
            if byline::is_lead(&b.text) {
                return true;
            }
            let is_term = || matches!(self.scene.outline.elements[b.element].tag, "dt" | "th");
            byline::is_author_label(&b.text) || is_term() && byline::is_author_label(&format!("{}:", b.text))
        })
    }

    /// A name in brackets that a story's last paragraph ends with, or its first begins with: `（桐谷文子）`, `(Ada Lund/dpa)`.
    fn gather_signature(&mut self, number: usize) -> bool {
        let blocks = &self.scene.outline.blocks;
        let block = &blocks[number];
        let Some(signed) = byline::signature(&block.text) else { return false };
        // Above the story, and behind other words of its first lines, stands who took the picture.
        let is_first = block.texts.end + 3 < self.scene.story.end;
        let is_behind = || !block.text.starts_with(['(', '（']) && block.text.ends_with(')');
        let names_somebody = || byline::begins_with_given_name(signed) || !byline::names_agency(signed);
        if is_first && (self.credits_picture(signed) || is_behind() && names_somebody()) {
            return false;
        }
        // A short line names its people outside the brackets: `Luc Marin (avec AFP)`.
        let outside = block.text.split(['(', '（']).next().unwrap_or_default();
        let outside = byline::starts_byline(outside).unwrap_or(outside);
        let is_name = || byline::begins_with_given_name(outside) || byline::korean_reporter(outside).is_some();
        if block.chars <= MAX_BARE_CHARS && is_name() {
            return false;
        }
        let element = self.scene.outline.texts[block.texts.start].element;
        let names = byline::authors(signed);
        // A line that is but a name in brackets signs the story, as Japanese papers do; shorter names are those of China, which
        // its editors sign with, but for those behind a paragraph in Japanese.
        let is_japanese = || {
            number
                .checked_sub(1)
                .is_some_and(|before| blocks[before].text.contains(|c| matches!(c, '\u{3040}'..='\u{309F}')))
        };
        let length = signed.chars().count();
        let alone = (length >= JAPANESE_NAME || length + 1 == JAPANESE_NAME && is_japanese())
            && block.chars <= signed.chars().count() + 2
            && has_ideographs(signed);
        let feature = if alone { "by_line" } else { "signature" };
        for name in &names {
            self.add_at(element, name, "signature", feature);
        }
        !names.is_empty()
    }
}

/// What a line looks like, whoever it names.
struct Look {
    /// What says that it is a byline.
    feature: &'static str,
    has_own_date: bool,
    beside_date: bool,
    with_role: bool,
}

/// Whether a text is a sentence that tells something, however short: "The Harbour Band last played indoors in 2011."
fn is_told(text: &str) -> bool {
    /// Words in small letters that a line of names and dates does not have, and the letters of the shortest.
    const WORDS: usize = 3;
    const LETTERS: usize = 4;
    let is_plain = |word: &&str| word.starts_with(char::is_lowercase) && word.chars().nth(LETTERS - 1).is_some();
    text.ends_with(['.', '!', '?']) && text.split_whitespace().filter(is_plain).nth(WORDS - 1).is_some()
}

/// Whether an element is set at the right, by HTML's own attribute, by its style, or by a class of the editors or frameworks
/// in use.
fn is_set_right(outline: &Outline<'_>, element: ElementId) -> bool {
    const CLASSES: &[&str] = &[
        "text-right", "has-text-align-right", "text-align-right", "align-right", "ql-align-right", "text-end",
        "rteright",
    ];
    let said = |name| outline.attribute(element, name).unwrap_or_default();
    said("align") == "right"
        || contains_fold(said("style"), "text-align") && contains_fold(said("style"), "right")
        || said("class").split_ascii_whitespace().any(|class| CLASSES.contains(&class))
}

/// Digits enough for a day or a year.
pub(super) fn has_date(text: &str) -> bool {
    // Of a footer's line the year is of whose the page is.
    !text.contains('©') && text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_sentence_is_no_line_of_names_and_dates() {
        for (text, is) in [
            ("The Harbour Band last played indoors in 2011.", true),
            ("Tickets, which cost £12, remain valid.", true),
            ("Posted by Ada Lund on Sunday, July 6, 2025.", false),
            ("Ada Lund, Harbour Reporter, 6 July 2025.", false),
            ("Ada Lund writes about harbours and tides", false),
        ] {
            assert_eq!(is_told(text), is, "{text}");
        }
    }
}
