//! Which lines are the story: the stretch where long lines outweigh what stands between them.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    ops::Range,
};

use unicode_segmentation::UnicodeSegmentation;

use super::{
    furniture::{self, Furniture},
    lines::Line,
    parts, verse,
};
use crate::{
    extract::{
        body::{
            comments, consent,
            phrases::{self, Topic},
        },
        byline, credit, dates,
        sentence::ends_sentence,
    },
    fold::fold,
};

/// What a line looks like to the choice of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A paragraph: long enough to be nothing else.
    Prose,
    /// A shorter line that ends as sentences do.
    Sentence,
    /// A heading, a menu's entry, a caption, a table's cell.
    Short,
    /// A short line that holds a date: a byline's, or a teaser's.
    Dated,
    /// The same text stands further up.
    Repeated,
    /// The beginning of another story, cut short.
    Teaser,
    /// A time of day, a counter, a page's number.
    Number,
    Image,
    Furniture(Furniture),
}

/// A line with its shape and length in words.
pub(super) struct Shaped<'a> {
    pub line: &'a Line,
    pub shape: Shape,
    pub mass: usize,
    /// The same text stands elsewhere in the dump.
    pub twice: bool,
    /// So often that it is a button of each of many boxes.
    pub often: bool,
    /// What is found when first asked for: see the methods of the same names.
    words: OnceCell<Vec<String>>,
    is_byline: OnceCell<bool>,
}

impl Shaped<'_> {
    /// It is running text.
    pub(super) fn reads(&self) -> bool {
        matches!(self.shape, Shape::Prose | Shape::Sentence)
    }

    /// It is a label of other stories, behind the story or in it.
    pub(super) fn heads_others(&self) -> bool {
        matches!(self.shape, Shape::Furniture(Furniture::Barrier | Furniture::Aside))
    }

    /// Its words, folded, of a line of any length those that it begins with.
    pub(super) fn words(&self) -> &[String] {
        /// Bytes; paragraphs are shorter.
        const LONGEST: usize = 20_000;
        let words = || super::beginning(&self.line.text, LONGEST).unicode_words().map(fold).collect();
        self.words.get_or_init(words)
    }

    /// It begins with what leads to who wrote the story.
    pub(super) fn is_byline(&self) -> bool {
        /// Words.
        const LONGEST: usize = 12;
        let is_one = || self.mass <= LONGEST && byline::starts_byline(&self.line.text).is_some();
        *self.is_byline.get_or_init(is_one)
    }

    /// It is a byline or a date.
    pub(super) fn is_meta(&self) -> bool {
        self.shape == Shape::Dated || self.is_byline()
    }
}

/// Whether a line is a picture or who took one.
pub(super) fn is_picture(line: &Shaped) -> bool {
    matches!(line.shape, Shape::Image | Shape::Furniture(Furniture::Credit))
}

/// The line above another.
pub(super) fn above<'l, 'a>(lines: &'l [Shaped<'a>], i: usize) -> Option<&'l Shaped<'a>> {
    i.checked_sub(1).and_then(|above| lines.get(above))
}

/// Words from which on a line is a paragraph. Menus run to a dozen words a line, headlines to fifteen.
const PARAGRAPH: usize = 18;
/// Words from which on a line with a full stop is a sentence of a story.
const SENTENCE: usize = 6;
/// A paragraph counts for no more than this many words: one consent notice must not outweigh a story of ten paragraphs.
const MOST_WEIGHT: f64 = 60.0;
/// Times that a short line stands in a dump that is no menu's, of which there are one above and one below.
const OFTEN: usize = 4;
/// By how much a stretch has to outweigh one further up: comments and the next stories stand below. This and the three below
/// were chosen on the dev dumps and on dumps of invented pages, where a few tenths or tens more or less change next to nothing.
const LATER: f64 = 1.3;
/// What a label of other stories weighs where the story goes on behind a few of them.
const RETURN: f64 = -15.0;
/// Weight of a story that comments may stand behind.
const STORY: f64 = 80.0;
/// What a stretch is worth that stands under the label of other stories. Such labels stand in menus too.
const BEHIND_BARRIER: f64 = 0.4;

pub(super) fn shapes(lines: &[Line]) -> Vec<Shaped<'_>> {
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(lines.len());
    for line in lines {
        *seen.entry(line.text.as_str()).or_default() += 1;
    }
    let mut above: HashSet<&str> = HashSet::new();
    let shaped = lines.iter().enumerate().map(|(i, line)| {
        let mass = line.mass();
        let repeated = !above.insert(line.text.as_str());
        let times = seen.get(line.text.as_str()).copied().unwrap_or_default();
        let shape = match furniture::of(&line.text, mass) {
            _ if line.image => Shape::Image,
            _ if line.field => Shape::Furniture(Furniture::Control),
            None if line.columns == 1 && !line.text.chars().any(char::is_alphabetic) && !is_dated(&line.text) => {
                Shape::Number
            }
            None if is_address(&line.text) => Shape::Furniture(Furniture::Control),
            None if is_caption(lines, i, mass) || ends_with_credit(&line.text, mass) || is_said_twice(&line.text) => {
                Shape::Furniture(Furniture::Credit)
            }
            Some(kind) => Shape::Furniture(kind),
            None if repeated => Shape::Repeated,
            None if mass >= PARAGRAPH && is_running(&line.text) => Shape::Prose,
            None if mass >= SENTENCE && ends_sentence(&line.text) => Shape::Sentence,
            None if mass <= 14 && is_dated(&line.text) => Shape::Dated,
            None => Shape::Short,
        };
        let (twice, often) = (times > 1, times >= OFTEN);
        Shaped { line, shape, mass, twice, often, words: OnceCell::new(), is_byline: OnceCell::new() }
    });
    let mut shaped: Vec<Shaped> = shaped.collect();
    mark_teasers(&mut shaped);
    mark_headings(&mut shaped);
    mark_notices(&mut shaped);
    mark_comments(&mut shaped);
    verse::mark(&mut shaped);
    shaped
}

/// Finds the lines that stand under headlines and break off. A story's own paragraph may end so too, but not several, each
/// under a short line.
fn mark_teasers(lines: &mut [Shaped]) {
    const SEVERAL: usize = 2;
    let is_teaser = |i: &usize| {
        let at = |i: usize| lines.get(i).filter(|l| !l.line.image);
        lines[*i].reads()
            && breaks_off(&lines[*i].line.text)
            && i.checked_sub(1).and_then(at).is_some_and(|before| !before.reads())
            && at(i + 1).is_none_or(|next| !next.reads())
    };
    let found: Vec<usize> = (0..lines.len()).filter(is_teaser).collect();
    if found.len() >= SEVERAL {
        found.into_iter().for_each(|i| lines[i].shape = Shape::Teaser);
    }
}

/// Finds the story's own headings that begin as labels of other stories do: "More from the trial". Two paragraphs stand under
/// it and one above, and it says more than such a label.
fn mark_headings(lines: &mut [Shaped]) {
    let is_comments = |line: &Shaped| {
        const WHOSE: [&str; 7] = [" from ", " by ", " of ", " des ", " der ", " von ", " du "];
        let text = line.line.text.as_str();
        heads_comments(line) && !WHOSE.iter().any(|word| text.contains(word))
    };
    let is_heading = |i: &usize| {
        let line = &lines[*i];
        line.shape == Shape::Furniture(Furniture::Barrier)
            && !line.line.text.contains(|c: char| c.is_numeric())
            && furniture::says_more_than_a_label(&line.line.text)
            && !is_comments(line)
            && i.checked_sub(1).is_some_and(|above| lines[above].reads())
            && is_told(lines, i + 1)
    };
    let found: Vec<usize> = (0..lines.len()).filter(is_heading).collect();
    found.into_iter().for_each(|i| lines[i].shape = Shape::Short);
}

/// Finds the labels behind a story's paragraphs below which comments follow, each with its day. A section's name above the headline
/// may be such a word, behind a notice or two.
fn mark_comments(lines: &mut [Shaped]) {
    /// Words of the longest label, and paragraphs of a story.
    const LONGEST: usize = 8;
    const PARAGRAPHS: usize = 3;
    let mut told = (0..lines.len()).filter(|&i| lines[i].shape == Shape::Prose);
    let Some(first) = told.nth(PARAGRAPHS - 1) else { return };
    let has_day = |line: &Shaped| {
        let text = line.line.text.as_str();
        line.shape == Shape::Dated || comments::tells_day(text, text.chars().count())
    };
    let heads = |i: &usize| {
        let behind = || lines[i + 1..].iter().take(comments::UP_TO_DAY);
        lines[*i].mass <= LONGEST && !lines[*i].reads() && is_comments_label(&lines[*i]) && behind().any(has_day)
    };
    let found: Vec<usize> = (first..lines.len()).filter(heads).collect();
    found.into_iter().for_each(|i| lines[i].shape = Shape::Furniture(Furniture::Barrier));
}

/// Finds what a page says of cookies and the like in its first and last paragraphs. A text of which much says so is about that.
fn mark_notices(lines: &mut [Shaped]) {
    const REACH: usize = consent::REACH;
    let told: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].reads()).collect();
    let is_end = |at: &usize| *at < REACH || at + REACH >= told.len();
    let ends = (0..told.len()).filter(is_end).map(|at| told[at]);
    let found: Vec<usize> = ends.filter(|&i| consent::is_notice(&lines[i].line.text)).collect();
    if found.len() * 2 < told.len() {
        found.into_iter().for_each(|i| lines[i].shape = Shape::Furniture(Furniture::Legal));
    }
}

fn is_comments_label(line: &Shaped) -> bool {
    comments::is_label(&line.line.text, line.line.text.chars().count())
}

/// Whether a line ends before its text does.
pub(super) fn breaks_off(text: &str) -> bool {
    const SIGNS: [&str; 4] = ["…", "...", "[…]", "[...]"];
    const WORDS: [&str; 14] = [
        " mehr", " weiterlesen", " read more", " more", " lire la suite", " leer más", " seguir leyendo",
        " leggi tutto", " continua", " leia mais", " lees verder", " läs mer", " les mer", " читать далее",
    ];
    SIGNS.iter().any(|sign| text.ends_with(sign)) || {
        let end = text.char_indices().rev().nth(16).map_or(0, |(at, _)| at);
        let end = text[end..].to_lowercase();
        WORDS.iter().any(|word| end.trim_end_matches([' ', '»', '›', '→', '>']).ends_with(word))
    }
}

/// Whether a line is said again at once: a picture's description before its caption, a teaser's before its headline.
fn is_caption(lines: &[Line], i: usize, mass: usize) -> bool {
    // A caption is longer than a name, a paragraph that comes twice is another matter.
    const WORDS: Range<usize> = 5..120;
    let Some(text) = lines.get(i).map(|l| l.text.as_str()) else { return false };
    let behind = lines.get(i + 1..(i + 3).min(lines.len())).unwrap_or_default();
    let picture = text
        .rfind('[')
        .and_then(|at| text.get(at..))
        .is_some_and(|end| end.ends_with(']') && end.contains(['=', '_']) && !end.contains(' '));
    picture
        || WORDS.contains(&mass)
            && behind.iter().any(|l| l.text.starts_with(text) && (ends_sentence(text) || mass >= PARAGRAPH))
}

/// Whether a line has the same text twice, as a picture's description and its caption make it.
fn is_said_twice(text: &str) -> bool {
    /// Bytes of the shortest; words and names are said twice for their own sake.
    const SHORTEST: usize = 30;
    let Some(half) = text.len().checked_sub(1).map(|bytes| bytes / 2) else { return false };
    let halves = text.get(..half).zip(text.get(half..).and_then(|rest| rest.strip_prefix(' ')));
    half >= SHORTEST && halves.is_some_and(|(first, second)| first == second)
}

/// Whether a line is an address and nothing else.
fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(' ')
}

/// Whether a line is a caption that ends with who took its picture.
fn ends_with_credit(text: &str, mass: usize) -> bool {
    /// Words of the longest caption.
    const LONGEST: usize = 70;
    mass <= LONGEST && credit::ends_caption(text)
}

/// Whether a long line is running text: menus in one line have neither stops nor small words.
fn is_running(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(60).collect();
    let small =
        words.iter().filter(|w| w.chars().next().is_some_and(|c| !c.is_uppercase() && c.is_alphabetic())).count();
    let stops = words.iter().filter(|w| w.ends_with(['.', ',', '!', '?', ':', ';', '…', '”', '“', '"'])).count();
    let unspaced = text.contains(['。', '、', '，']);
    unspaced || small * 3 >= words.len() || stops * 12 >= words.len()
}

fn is_dated(text: &str) -> bool {
    first_day(text).is_some() || is_short_date(text)
}

/// Whether a line is a date with a year of two digits and nothing else.
fn is_short_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['.', '/', '-']).collect();
    let value = |part: &&str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let values: Vec<u8> = parts.iter().filter_map(value).collect();
    matches!((&parts[..], &values[..]), ([_, _, year], [a, b, _])
        if year.len() == 2 && (1..=31).contains(a) && (1..=31).contains(b) && *a.min(b) <= 12)
}

/// Where the first date of a line stands.
pub(super) fn first_day(text: &str) -> Option<Range<usize>> {
    // Any day will do: relative dates are only to be seen.
    let how = dates::Reading::to_find();
    if !text.chars().any(char::is_numeric) {
        return None;
    }
    dates::find_first(text, &how).map(|found| found.span)
}

/// The story's lines: the stretch of greatest weight.
pub(super) fn stretch(lines: &[Shaped]) -> Range<usize> {
    let (mut best, mut best_range) = (0.0, 0..0);
    let (mut sum, mut start) = (0.0_f64, 0);
    let mut worth = 1.0;
    let mut in_comments = false;
    for (i, line) in lines.iter().enumerate() {
        in_comments |= best >= STORY && heads_comments(line);
        let weight = match line.shape {
            _ if is_listed(lines, i) => 0.0,
            _ if line.heads_others() && returns(lines, i) => RETURN,
            _ => weight(line),
        };
        if sum <= 0.0 {
            sum = 0.0;
            start = i;
            worth = if in_comments || is_of_others(lines, i) && !is_told(lines, i) { BEHIND_BARRIER } else { 1.0 };
        }
        sum += weight;
        let is_another = best > 0.0 && start >= best_range.end;
        if sum * worth > best * if is_another { LATER } else { 1.0 } {
            best = sum * worth;
            best_range = start..i + 1;
        }
    }
    best_range
}

/// Whether a line is in a list that a line with a colon announces, or is that line.
fn is_listed(lines: &[Shaped], i: usize) -> bool {
    /// Items that are looked at.
    const ITEMS: usize = 20;
    let announces = |l: &Shaped| l.line.text.ends_with([':', '：']) && !l.line.bullet;
    let is_item = |i: usize| lines.get(i).is_some_and(|l| l.line.bullet && l.shape == Shape::Short);
    let above = lines.get(i.saturating_sub(ITEMS)..i).unwrap_or_default();
    is_item(i) && above.iter().rev().find(|l| !l.line.bullet).is_some_and(announces)
        || is_item(i + 1) && lines.get(i).is_some_and(|l| l.shape == Shape::Short && announces(l))
}

/// Whether other stories are only named behind a label, and two paragraphs in a row come next. Summaries come one by one, each
/// with its headline; comments have a label of their own.
fn returns(lines: &[Shaped], i: usize) -> bool {
    /// Headlines behind a label between paragraphs.
    const NAMED: usize = 3;
    /// Words of a label.
    const LABEL: usize = 8;
    let is_named = |l: &Shaped| matches!(l.shape, Shape::Short | Shape::Repeated | Shape::Image | Shape::Number);
    let from = parts::named_from(lines, i);
    // Their days stand below them, as below the names of those who comment.
    let label = &lines[i];
    let counts = label.mass <= LABEL && furniture::counts_comments(&fold(&label.line.text), label.mass);
    let is_day = |l: &Shaped| l.shape == Shape::Dated && !counts;
    let mut headlines = 0;
    let behind = lines.get(from..).unwrap_or_default().iter().take(2 * NAMED);
    let named = behind.take_while(|l| {
        headlines += usize::from(is_named(l));
        headlines <= NAMED && (is_named(l) || is_day(l) && headlines > 0)
    });
    let named = named.count();
    named > 0 && is_told(lines, from + named) && !heads_comments(&lines[i])
}

/// Whether a line is the label of the comments.
pub(super) fn heads_comments(line: &Shaped) -> bool {
    /// Of the line.
    const PART: f32 = 0.3;
    line.shape == Shape::Furniture(Furniture::Barrier)
        && (phrases::shares(&line.line.text)[Topic::Comments as usize] >= PART || is_comments_label(line))
}

/// Whether two paragraphs stand one upon the other, as a story's do and summaries do not.
fn is_told(lines: &[Shaped], i: usize) -> bool {
    let reads = |l: &Shaped| l.reads() && !l.line.bullet;
    let pair = lines.get(i..i + 2).unwrap_or_default();
    pair.len() == 2 && pair.iter().all(reads) && pair.iter().any(|l| l.shape == Shape::Prose)
}

/// Whether a label above says that other stories follow.
fn is_of_others(lines: &[Shaped], i: usize) -> bool {
    /// Lines between the label and the first summary: a headline, a date.
    const BETWEEN: usize = 4;
    let above = lines.get(i.saturating_sub(BETWEEN)..i).unwrap_or_default();
    above.iter().any(Shaped::heads_others)
}

/// What a line says for (above 0) or against being in the story.
fn weight(line: &Shaped) -> f64 {
    let mass = line.mass as f64;
    let listed = if line.line.bullet && !line.line.numbered { 0.6 } else { 1.0 };
    match line.shape {
        Shape::Prose => mass.min(MOST_WEIGHT) * listed,
        Shape::Sentence => mass * listed,
        Shape::Short if line.line.bullet => -4.0,
        Shape::Short | Shape::Repeated if line.often => -4.0,
        Shape::Short => -5.0,
        Shape::Dated | Shape::Teaser => -10.0,
        Shape::Repeated => -6.0,
        Shape::Image | Shape::Number => -1.0,
        // Comments and teasers may outweigh the story they follow.
        Shape::Furniture(Furniture::Barrier) => -150.0,
        Shape::Furniture(Furniture::Aside) => -40.0,
        Shape::Furniture(Furniture::Tags) => -60.0,
        Shape::Furniture(Furniture::Control) => -5.0,
        Shape::Furniture(Furniture::Legal) => -30.0,
        Shape::Furniture(Furniture::Credit) => -2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{lines, read};
    use super::*;

    #[test]
    fn comments_are_no_story_however_long() {
        let part = |n| {
            format!(
                "Paragraph {n} of what was written about the gate that was lifted out of the water on Thursday by three cranes.\n\n"
            )
        };
        let story: String = (0..4).map(part).collect();
        let comment = |n| {
            format!(
                "Reader {n}\n\nI have lived there for longer than any of you and never heard it boom at night, nor did my uncle, who heard all.\n\n"
            )
        };
        let comments: String = (0..20).map(comment).collect();
        let dump = format!(
            "Gate leaves the canal\n\nBy Ann Lee\n\n{story}Leave a comment\n\nName\n\nMail\n\nSite\n\nCity\n\nSend\n\n{comments}"
        );
        assert_eq!(read(&dump, &super::super::Context::default()).text.lines().count(), 4);
    }

    #[test]
    fn lines_are_told_by_what_they_are_made_of() {
        for (line, shape) in [
            (
                "A broken lock at the mouth of the canal. A broken lock at the mouth of the canal.",
                Some(Furniture::Credit),
            ),
            ("It rained and rained. It rained and rained.", None),
            ("https://ledger.example/p/4SUrv", Some(Furniture::Control)),
            ("https://ledger.example/p/4SUrv has more on the matter, and a plan of the lock.", None),
        ] {
            let read = lines::read(line);
            let found = match shapes(&read)[0].shape {
                Shape::Furniture(found) => Some(found),
                _ => None,
            };
            assert_eq!(found, shape, "{line}");
        }
    }

    #[test]
    fn captions_are_told_by_whom_they_name() {
        for (line, is_caption) in [
            ("The gate on its way to the yard at noon (Ann Lee/AFP)", true),
            ("The gate (Ann Lee/AFP)", true),
            ("The gate on its way to the yard at noon. Photo by Ann Lee", true),
            ("The gate on its way to the yard at noon. EFE/ A. Lee", true),
            ("The gate on its way to the yard at noon (and by three cranes)", false),
            ("The gate on its way to the yard at noon. It was black", false),
            ("It was seen by the men on the bank. And/or by those on the water", false),
            ("The gate is out, says the Ledger (Ann Lee/AFP).", false),
        ] {
            assert_eq!(ends_with_credit(line, line.split(' ').count()), is_caption, "{line}");
        }
    }

    #[test]
    fn a_story_goes_on_behind_the_names_of_others() {
        let part = |n| {
            format!(
                "Paragraph {n} of what was written about the gate that was lifted out of the water on Thursday by three cranes.\n\n"
            )
        };
        let head = "Gate leaves the canal\n\nBy Ann Lee\n\n";
        for (behind, lines) in [
            (format!("Related articles\n\nSeal found in pool\n\n{}{}", part(3), part(4)), 4),
            (
                format!(
                    "More from the canal\n\nThis is what else there is.\n\n  * Seal found\n  * Fares rise\n\n{}{}",
                    part(3),
                    part(4)
                ),
                4,
            ),
            (format!("Related articles\n\nSeal found in pool\n\n{}Fares to rise\n\n{}", part(3), part(4)), 2),
            (format!("Related articles\n\nSeal found in pool\n\n3 May 2025\n\n{}{}", part(3), part(4)), 4),
            (format!("2 Comments\n\nAda\n\n3 May 2025\n\n{}{}", part(3), part(4)), 2),
            (format!("関連記事\n\nSeal found in pool\n\n{}{}", part(3), part(4)), 4),
            (format!("Lees ook\n\nSeal found in pool\n\n{}{}", part(3), part(4)), 4),
            (format!("Comments\n\nAda\n\n{}{}", part(3), part(4)), 2),
        ] {
            let dump = format!("{head}{}{}{behind}", part(1), part(2));
            assert_eq!(read(&dump, &super::super::Context::default()).text.lines().count(), lines, "{dump}");
        }
    }

    #[test]
    fn several_lines_that_break_off_under_headlines_are_teasers() {
        let teaser = |n| format!("Seal {n} found\n\nNumber {n} had come up the drain of the pool at night and …\n\n");
        let told =
            |n| format!("Number {n} had come up the drain at night and …\n\nSo it is said of all {n} of them.\n\n");
        for (dump, teasers) in [(teaser(1) + &teaser(2), 2), (teaser(1), 0), (told(1) + &told(2), 0)] {
            let lines = lines::read(&dump);
            let found = shapes(&lines).iter().filter(|l| l.shape == Shape::Teaser).count();
            assert_eq!(found, teasers, "{dump}");
        }
    }
}
