//! Headline, byline and date line at a story's beginning, once it is known who wrote it and when.

use crate::{
    article::Stamp,
    extract::{
        byline, dates,
        letters::COLONS,
        outline::{Block, BlockKind, ElementId, Outline},
        published::labels,
        title::fold_key,
    },
    fold::fold,
};

use super::{
    Stated, Story, controls, ending::leads_away, ends_sentence, joined, parallel, phrases, stated::is_same_day, total,
};

/// Takes the headline, the byline and the date line from a story's beginning, as far as no more than a standfirst stands
/// before them. `stated` are the elements that say who wrote the story and when, `days` the page's own.
pub fn drop_head(outline: &Outline, story: &mut Story, headline: Option<&str>, stated: &[Stated], days: &[Stamp]) {
    let head = Head { outline, story: &story.blocks, headline: headline.map(fold_key), stated, days };
    let first: Vec<&Block> = head.first_blocks();
    let bylines = Bylines::of(&head, &first);
    // A headline among them has nothing of the story above it: a section, an issue's day.
    let headline_at = (0..first.len()).rfind(|&at| head.is_headline(first[at]) && head.heads(&first, at));
    let is_above = |at: usize| Some(at) < headline_at && is_line(first[at]);
    let is_head =
        |at: usize| Some(at) == headline_at || head.has(first[at]) || bylines.have(at, first[at]) || is_above(at);
    let behind = story.blocks.iter().skip(first.len()).copied();
    let kept = (0..first.len()).filter(|&at| !is_head(at)).map(|at| story.blocks[at]).chain(behind).collect();
    keep(outline, story, kept);
}

/// Characters; a longer block with a name or a day in it is the story's first paragraph.
const LONGEST_LINE: usize = 120;

pub(super) fn is_line(block: &Block) -> bool {
    /// What names end with, and a stop: "By Ada Lund Jr."
    const TITLES: [&str; 6] = [" Jr.", " Sr.", " Esq.", " Ph.D.", " M.D.", " J.D."];
    let ends_in_title = || TITLES.iter().any(|title| block.text.ends_with(title));
    block.chars <= LONGEST_LINE && (!ends_sentence(&block.text) || ends_in_title() || ends_in_day(&block.text))
}

/// Whether a line ends in a day or a time of which a stop is part: `2025. március 11.`, `11 марта 2025 г.`, `18:20 h.`.
fn ends_in_day(text: &str) -> bool {
    /// Bytes of a line; a sentence may end so as well.
    const LONGEST: usize = 120;
    /// What stands behind a year or a time, short for the word.
    const SHORT: [&str; 8] = ["г", "р", "r", "h", "hs", "น", "ч", "год"];
    let Some(bare) = text.strip_suffix('.').filter(|_| text.len() <= LONGEST) else { return false };
    let number = SHORT.iter().find_map(|short| bare.strip_suffix(short)).unwrap_or(bare).trim_end();
    number.ends_with(|c: char| c.is_ascii_digit()) && dates::find_first(text, &dates::Reading::to_find()).is_some()
}

fn is_day(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Heading(_) | BlockKind::TableRow) && is_date_line(&block.text)
}

/// What tells the lines above a story.
struct Head<'a> {
    outline: &'a Outline<'a>,
    /// The story's blocks.
    story: &'a [usize],
    /// Folded.
    headline: Option<String>,
    /// The elements that say who wrote the story and when.
    stated: &'a [Stated],
    /// When it was published and changed.
    days: &'a [Stamp],
}

impl<'a> Head<'a> {
    /// The story's first blocks, among which its head may stand: a standfirst may come before it.
    fn first_blocks(&self) -> Vec<&'a Block> {
        let mut paragraphs = 0;
        let is_first = |block: &&Block| {
            paragraphs += usize::from(!is_line(block) && !self.has(block));
            paragraphs < 2
        };
        self.blocks().take_while(is_first).collect()
    }

    fn blocks(&self) -> impl Iterator<Item = &'a Block> + use<'a> {
        let outline = self.outline;
        self.story.iter().map(move |&b| &outline.blocks[b])
    }

    fn has(&self, block: &Block) -> bool {
        let is_record = || self.headline.as_ref().is_some_and(|headline| is_record_of(headline, block));
        self.is_dated(block)
            || block.chars <= LONGEST_LINE
                && (is_record()
                    || controls::may_head(&block.text)
                    || phrases::says_who_paid(&block.text) && !ends_sentence(&block.text)
                    || is_day(block) && self.is_own_day(&block.text) && !self.is_of_timeline(block)
                    || self.is_statement(block))
    }

    /// Whether a day is one of a timeline, which begins with the first of many.
    fn is_of_timeline(&self, day: &Block) -> bool {
        /// Days of a timeline, and blocks of a story among which its first ones are.
        const DAYS: usize = 4;
        const FIRST: usize = 60;
        let build = |block: &Block| (self.outline.tag(block.element), self.outline.elements[block.element].class_name);
        let alike = self.blocks().take(FIRST).filter(|other| build(other) == build(day));
        let is_one = |other: &&Block| other.chars <= LONGEST_LINE && !other.text.contains(':') && is_day(other);
        alike.filter(is_one).nth(DAYS - 1).is_some()
    }

    /// Whether a day may be the page's: one without its label that is another begins a diary.
    fn is_own_day(&self, line: &str) -> bool {
        let Some(own) = self.days.first() else { return true };
        let reading = dates::Reading { reference: Some(own.last_moment()), ..dates::Reading::default() };
        let Some(found) = dates::find_first(line, &reading) else { return true };
        let is_labelled = || labels::before_date(&line[..found.span.start]).is_some();
        self.days.iter().any(|&day| is_same_day(day, found.stamp)) || is_labelled()
    }

    fn is_headline(&self, block: &Block) -> bool {
        self.headline.as_ref().is_some_and(|headline| *headline == fold_key(&block.text))
    }

    /// Whether a line that says what the headline does heads the story: as its first line, a heading, or beside who wrote it and when.
    /// Else it is a line of verse that its poem is called by.
    fn heads(&self, first: &[&Block], at: usize) -> bool {
        let goes_on = || first.get(at + 1).is_some_and(|next| next.continues && is_line(next) && !self.has(next));
        let is_said_behind = || first[at + 1..].iter().any(|block| self.is_statement(block));
        let is_said_above = || at > 0 && self.has(first[at - 1]);
        first[at].is_heading() || at == 0 && !goes_on() || is_said_above() || is_said_behind()
    }

    fn is_statement(&self, block: &Block) -> bool {
        is_line(block) && self.states(block)
    }

    /// Whether a line begins with the day that it states, whatever comes behind: the section, how many words there are, how long
    /// they take. That may end as a sentence does: `Posted on 2025-04-03 In Local News Reading time ≈ 1 mins.`
    fn is_dated(&self, block: &Block) -> bool {
        /// Characters of such a line, which has more than the day.
        const LONGEST: usize = 200;
        block.chars <= LONGEST && !is_line(block) && begins_with_labelled_day(&block.text) && self.states(block)
    }

    /// Whether a block has an element that says who wrote the story or when.
    fn states(&self, block: &Block) -> bool {
        self.stated.iter().any(|stated| stated.is_in(self.outline, block))
    }
}

/// The first and the last line that says who wrote the story or when. What stands between them is theirs: a paper, a count
/// of its readers; and so is a role behind them.
struct Bylines<'a> {
    outline: &'a Outline<'a>,
    /// The story's blocks.
    story: &'a [usize],
    lines: Option<(usize, usize)>,
    /// What the first stands in: the other items of a list of them are theirs.
    list: Option<ElementId>,
    /// Whether many short lines follow: of verse, or of a list.
    is_verse: bool,
}

/// Short lines below a byline that may be labels.
const FEW_BEHIND: usize = 2;

impl<'a> Bylines<'a> {
    fn of(head: &Head<'a>, first: &[&Block]) -> Bylines<'a> {
        let is_stated = |block: &&Block| head.is_statement(block);
        let lines = first.iter().position(is_stated).zip(first.iter().rposition(is_stated));
        let list = lines.and_then(|(at, _)| head.outline.parent(first[at].element));
        let behind = lines.map_or(&[][..], |(_, last)| &first[last + 1..]);
        let is_verse = behind.iter().take_while(|block| is_line(block)).count() > FEW_BEHIND;
        Bylines { outline: head.outline, story: head.story, lines, list, is_verse }
    }

    fn have(&self, at: usize, block: &Block) -> bool {
        let Some((first, last)) = self.lines else { return false };
        let is_row = || block.kind == BlockKind::TableRow;
        let is_bold = || block.texts.clone().all(|t| self.outline.is_styled(t, block, &["b", "strong"]));
        // A line in bold letters may head the story's first part.
        let is_label = || !self.is_verse && is_label_like(block) && !is_bold() && !self.is_paragraph(at);
        let is_behind =
            || at == last + 1 && (self.is_role(at, &block.text) || leads_away(block) || is_row() || is_label());
        let is_item = || block.kind == BlockKind::ListItem && self.list == self.outline.parent(block.element);
        let is_around = first < at && at < last || at < first && is_label_like(block) || is_behind();
        is_beside_byline(block) && is_around || is_item() && is_short(block)
    }

    /// Whether a line says what the one who wrote is, below the name: `Staff Writer`, `Associated Press Writer`.
    fn is_role(&self, at: usize, text: &str) -> bool {
        byline::is_role_alone(text) || byline::is_role_of_some_field(text) && !self.is_paragraph(at)
    }

    /// Whether a line behind the last byline is built as the paragraph that follows: its first words, short as they are. Where the byline
    /// is built so as well, only an empty line in one element parts them.
    fn is_paragraph(&self, at: usize) -> bool {
        let Some((&b, &next)) = self.story.get(at).zip(self.story.get(at + 1)) else { return false };
        let (block, behind) = (&self.outline.blocks[b], &self.outline.blocks[next]);
        let is_bylines = || at > 0 && parallel::is_parallel(self.outline, self.story[at - 1], b);
        let is_parted = || block.element == behind.element && !block.continues;
        // "812 words", "Length: 4 pages".
        let counts =
            || block.text.contains(COLONS) || block.text.starts_with(char::is_numeric) && block.text.contains(' ');
        parallel::is_parallel(self.outline, b, next) && !(is_bylines() && (!is_parted() || counts()))
    }
}

/// Whether a line beside a byline is no more than a label: a paper's edition, a desk, how long a story takes. A standfirst says more,
/// and who speaks to a reader has a comma or a colon behind it.
fn is_label_like(block: &Block) -> bool {
    /// Words and bytes of such a line: of labels in thirty languages, all; of the standfirsts of dev pages, none.
    const WORDS: usize = 5;
    const LONGEST: usize = 48;
    const COMMAS: [char; 3] = [',', '，', '،'];
    let goes_on = || block.text.ends_with(COMMAS) || block.text.ends_with(COLONS);
    block.text.len() <= LONGEST && block.text.split_whitespace().count() <= WORDS && !goes_on()
}

/// Whether a line may go with a byline.
fn is_short(block: &Block) -> bool {
    /// Characters.
    const LONGEST: usize = 60;
    block.chars <= LONGEST && !ends_sentence(&block.text)
}

/// Whether a row is a label and the headline, as archives print their records.
fn is_record_of(headline: &str, block: &Block) -> bool {
    let value = block.text.split_once(": | ").filter(|_| block.kind == BlockKind::TableRow).map(|(_, value)| value);
    value.is_some_and(|value| fold_key(value) == headline)
}

/// Whether a block may be a line that goes with a byline.
fn is_beside_byline(block: &Block) -> bool {
    is_short(block)
        && (matches!(block.kind, BlockKind::Paragraph | BlockKind::Loose)
            || block.kind == BlockKind::TableRow && block.text.contains(": | "))
}

/// Whether a line is a day or a time of one without the year, and words for which it is: `Posted Monday at 4 a.m.`, `Web posted
/// at: 5:32 p.m. EST (2232 GMT)`. With a year it is a date that was looked for.
fn is_time_line(text: &str) -> bool {
    /// Bytes of the longest that says when a story was posted and when it changed.
    const LONGEST: usize = 90;
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "a", "p", "m", "am", "pm", "at", "on", "by", "web", "posted", "published", "filed", "first", "last", "updated", "added",
        "noon", "midnight", "gmt", "utc", "bst", "cet", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt",
    ];
    if text.len() > LONGEST || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let mut says_when = false;
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        let word = fold(word.trim_start_matches(|c: char| c.is_ascii_digit()));
        let is_word = WORDS.contains(&word.as_str());
        let is_day = !word.is_empty() && (dates::is_weekday(&word) || dates::is_month(&word));
        says_when |= is_day || is_word;
        word.is_empty() || is_word || is_day
    }) && says_when
}

/// Whether a line is a date, or a label and a date: `Last updated on 5 May 2025, 10:00`.
fn is_date_line(text: &str) -> bool {
    /// Bytes of a line, and words of its label.
    const LONGEST: usize = 80;
    const WORDS: usize = 4;
    if text.len() > LONGEST || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let ends = text.match_indices(' ').map(|(at, _)| at).take(WORDS);
    let is_label = |label: &str| labels::before_date(label).is_some() || labels::is_plain(label);
    let is_date = |date: &str| byline::is_date(date) && dates::find_first(date, &dates::Reading::to_find()).is_some();
    is_date(text)
        || is_time_line(text)
        || ends.map(|at| text.split_at(at)).any(|(label, date)| is_label(label) && is_date(date))
}

/// Whether a text begins with a day that a label of a few words calls that of publication or of a change.
fn begins_with_labelled_day(text: &str) -> bool {
    /// Words of the label.
    const WORDS: usize = 4;
    let Some(found) = dates::find_first(text, &dates::Reading::default()) else { return false };
    let label = &text[..found.span.start];
    labels::before_date(label).is_some() && label.split_whitespace().count() <= WORDS
}

/// Makes a part of a story's blocks all of it, unless nothing would be left.
pub(super) fn keep(outline: &Outline, story: &mut Story, kept: Vec<usize>) {
    if kept.len() < story.blocks.len() && !kept.is_empty() && !story.is_data {
        story.blocks = kept;
        story.text = joined(outline, &story.blocks);
        story.length = total(&story.words, &story.blocks).ceil() as usize;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_and_its_label_are_a_line_of_their_own() {
        for line in [
            "5 May 2025", "Updated 10:00, 06 NOV 2025", "Last updated on: 5 May 2025", "Stand: 5. Mai 2025",
            "Nov. 5, 1981", "On 5 May 2025", "3 hours ago", "Posted 3 hours ago", "vor 2 Tagen", "Yesterday at 14:20",
            "Web posted at: 5:32 p.m. EST (2232 GMT)", "Saturday May 11 10:45 AM ET",
            "Posted Monday at 4 a.m. | Updated Tuesday at 10 a.m.",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in
            ["Opened 5 May 1925", "Flood of 5 May 1925", "Rules for 5 May 2025", "May", "14", "2 to 1", "Monday"]
        {
            assert!(!is_date_line(line), "{line}");
        }
    }
}
