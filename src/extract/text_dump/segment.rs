//! Tag lists that a page's markup held apart and its text does not: `HarbourPort AuthorityStorms`, `Harbour Port Authority`.
//!
//! A search for the cheapest way to part the text. What it may cost is fixed below; what is a word or a phrase, the page's own
//! text says. No letter is ever lost: the parts, put together, are the text.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use unicode_segmentation::UnicodeSegmentation;

use super::story::Shaped;
use crate::fold::fold;

/// The most that is parted, in bytes: some hundred and fifty tags.
const MOST_TEXT: usize = 3_000;
/// Split points that one tag may span; a tag of more words than this is a sentence.
const MOST_SPAN: usize = 9;
/// Of the page, the bytes that words and phrases are looked for in.
const MOST_PAGE: usize = 40_000;

/// Costs of parting a text. Only their order matters: an unsplit change of case is worse than a tag with an unknown word,
/// which is worse than one more tag.
mod cost {
    /// One more tag.
    pub(super) const TAG: f64 = 0.5;
    /// A word that the page does not use.
    pub(super) const UNKNOWN: f64 = 2.0;
    /// "AfghanistanChina" left whole.
    pub(super) const CASE_KEPT: f64 = 3.5;
    /// "Policy|geopolitical": a cut that no change of case shows.
    pub(super) const HIDDEN_CUT: f64 = 1.0;
    /// Two words of one tag where a space could part tags.
    pub(super) const SPACE_KEPT: f64 = 0.8;
    /// The same where the second word is written small, as inside a phrase.
    pub(super) const SMALL_KEPT: f64 = 0.2;
    /// A tag that begins with a small letter, or ends with a small word, in a list of tags that begin with capitals.
    pub(super) const SMALL_START: f64 = 0.5;
    pub(super) const SMALL_END: f64 = 1.0;
    /// A list that is not in order, which most are not in which all but a few are.
    pub(super) const UNSORTED: f64 = 2.0;
    /// A phrase that the page uses.
    pub(super) const PHRASE: f64 = -1.4;
    pub(super) const IN_ORDER: f64 = -0.3;
    pub(super) const OUT_OF_ORDER: f64 = 0.6;
}

/// The words and phrases of the page that a tag list stands on, the list itself among them: what is only in the list is not
/// known.
pub(super) struct Vocabulary {
    /// Folded words and how often they are used.
    words: HashMap<String, usize, RandomState>,
    /// The page's text, folded, its words parted by single spaces.
    page: String,
}

impl Vocabulary {
    /// Of all of the page's lines.
    pub(super) fn of(lines: &[Shaped]) -> Vocabulary {
        let mut vocabulary = Vocabulary { words: HashMap::default(), page: String::from(" ") };
        for word in lines.iter().flat_map(Shaped::words) {
            if vocabulary.page.len() > MOST_PAGE {
                break;
            }
            vocabulary.add(word);
        }
        vocabulary
    }

    fn add(&mut self, word: &str) {
        self.page.push_str(word);
        self.page.push(' ');
        match self.words.get_mut(word) {
            Some(times) => *times += 1,
            None => _ = self.words.insert(word.to_owned(), 1),
        }
    }

    /// How often the page has a word, as far as it was looked at.
    pub(super) fn count(&self, word: &str) -> usize {
        self.times(fold(word).trim_matches(|c: char| !c.is_alphanumeric()))
    }

    /// How often the page has a folded word.
    fn times(&self, key: &str) -> usize {
        self.words.get(key).copied().unwrap_or(0)
    }

    /// Whether the page has the words of a text in a row more than once, as far as it was looked at.
    pub(super) fn repeats(&self, text: &str) -> bool {
        let words: String = text.unicode_words().map(|word| format!("{} ", fold(word))).collect();
        let phrase = format!(" {words}");
        self.page.find(&phrase).is_some_and(|first| self.page[first + 1..].contains(&phrase))
    }

    /// What the page knows outside of a list.
    fn outside<'v>(&'v self, list: &str) -> Known<'v> {
        let mut own = Vocabulary { words: HashMap::default(), page: String::from(" ") };
        list.unicode_words().for_each(|word| own.add(&fold(word)));
        Known { page: self, own }
    }
}

struct Known<'v> {
    page: &'v Vocabulary,
    /// The list's own words.
    own: Vocabulary,
}

impl Known<'_> {
    fn knows(&self, word: &str) -> bool {
        let used = |key: &str| self.page.times(key) > self.own.times(key);
        let key = fold(word);
        used(&key) || key.split(|c: char| !c.is_alphanumeric()).all(|part| part.is_empty() || used(part))
    }

    /// Whether several words stand together elsewhere too.
    fn has_phrase(&self, text: &str) -> bool {
        let words: Vec<String> = text.unicode_words().map(fold).collect();
        let phrase = format!(" {} ", words.join(" "));
        let own = || self.own.page.matches(&phrase).count();
        words.len() > 1 && self.page.page.match_indices(&phrase).nth(own()).is_some()
    }
}

/// A place where the text may be parted.
#[derive(Clone, Copy)]
struct Point {
    at: usize,
    kind: Cut,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// Between small and capital letter.
    Case,
    /// Inside what could be one word.
    Hidden,
    Space,
    End,
}

/// The tags in a text without separators; of a text longer than is parted at once, those that it begins with.
pub(super) fn split(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let text = text.trim();
    let list = super::beginning(text, MOST_TEXT);
    let known = vocabulary.outside(list);
    let points = points(list, &known);
    // Whether the list is sorted, the list itself tells.
    let ways = [true, false].map(|sorted| cheapest(list, &points, &known, sorted));
    let [sorted, other] = ways;
    let cuts = if sorted.1 <= other.1 + cost::UNSORTED { sorted.0 } else { other.0 };
    let parts = cuts.windows(2).map(|cut| list[cut[0]..cut[1]].trim().to_owned());
    let mut tags: Vec<String> = parts.filter(|tag| !tag.is_empty()).collect();
    if list.len() < text.len() {
        // It goes on.
        tags.pop();
    }
    tags
}

/// The tags in a text that shows by two changes of case or more that tags have run together, of words that the page uses.
pub(super) fn run_together(text: &str, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    if text.len() > MOST_TEXT || text.contains([',', '.', '!', '?', '|', ':']) {
        return None;
    }
    let known = vocabulary.outside(text);
    let changes = case_changes(text).filter(|at| !known.knows(word_around(text, *at)));
    if changes.take(2).count() < 2 {
        return None;
    }
    let tags = split(text, vocabulary);
    let used = tags.iter().filter(|t| t.split_whitespace().all(|w| known.knows(w))).count();
    (tags.len() > 2 && used * 3 >= tags.len()).then_some(tags)
}

/// Where the text may be parted. Spaces part tags only where no tags have run together without one.
fn points(text: &str, known: &Known) -> Vec<Point> {
    let cases: Vec<usize> = case_changes(text).collect();
    let one_run = !text.contains(' ') && !known.knows(text);
    let glued = one_run || cases.iter().any(|&at| !known.knows(word_around(text, at)));
    let mut points = vec![Point { at: 0, kind: Cut::End }];
    if glued {
        points.extend(cases.iter().map(|&at| Point { at, kind: Cut::Case }));
        points.extend(hidden(text, known).map(|at| Point { at, kind: Cut::Hidden }));
    } else {
        points.extend(text.match_indices(' ').map(|(at, _)| Point { at, kind: Cut::Space }));
    }
    points.push(Point { at: text.len(), kind: Cut::End });
    points.sort_by_key(|p| p.at);
    points.dedup_by_key(|p| p.at);
    points
}

/// Where a capital follows a small letter, a digit or a closing mark without a space.
fn case_changes(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let change = (c.is_uppercase() || c.is_ascii_digit() && before.is_lowercase())
            && (before.is_lowercase()
                || before.is_ascii_digit()
                || matches!(before, ')' | '.' | '!' | '?' | '"' | '”'));
        // "covid-19Travel" parts, "G20" does not.
        before = c;
        change.then_some(at)
    })
}

/// The run of letters around a place.
fn word_around(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|t| t.rfind(' ')).map_or(0, |i| i + 1);
    let end = text.get(at..).and_then(|t| t.find(' ')).map_or(text.len(), |i| at + i);
    text.get(start..end).unwrap_or_default()
}

/// Places inside an unknown run of small letters that part it into two words of the page.
fn hidden<'t>(text: &'t str, known: &'t Known<'_>) -> impl Iterator<Item = usize> + 't {
    // Shorter halves are found in too many words by chance.
    const SHORTEST: usize = 3;
    const LONGEST: usize = 40;
    let runs = text.split_inclusive(|c: char| !c.is_alphanumeric()).scan(0, |at, run| {
        let start = *at;
        *at += run.len();
        Some((start, run.trim_end_matches(|c: char| !c.is_alphanumeric())))
    });
    runs.flat_map(move |(start, run)| pieces(run).map(move |(at, piece)| (start + at, piece)))
        .filter(|(_, piece)| piece.chars().count() <= LONGEST && !known.knows(piece))
        .flat_map(move |(start, piece)| {
            piece.char_indices().skip(SHORTEST).filter_map(move |(at, _)| {
                let (left, right) = piece.split_at_checked(at)?;
                (right.chars().count() >= SHORTEST && known.knows(left) && known.knows(right)).then_some(start + at)
            })
        })
}

/// A run's parts between changes of case.
fn pieces(run: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut cuts: Vec<usize> = std::iter::once(0).chain(case_changes(run)).chain([run.len()]).collect();
    cuts.dedup();
    (1..cuts.len()).filter_map(move |i| {
        let (from, to) = (*cuts.get(i - 1)?, *cuts.get(i)?);
        run.get(from..to).map(|piece| (from, piece))
    })
}

/// The cheapest cuts, from 0 to the text's length. For each pair of points (a tag's two ends) the best way there is kept, so
/// that neighbouring tags can be compared in order where the list is taken for a sorted one. The cuts and what they cost.
fn cheapest(text: &str, points: &[Point], known: &Known, sorted: bool) -> (Vec<usize>, f64) {
    let n = points.len();
    let glued = points.iter().any(|p| p.kind == Cut::Case);
    let at = |i: usize| points.get(i).map_or(text.len(), |p| p.at);
    // best[j][k]: cost of parting up to point j with the last tag from point j-k-1, and the span of the tag before.
    let mut best: Vec<[(f64, usize); MOST_SPAN]> = vec![[(f64::INFINITY, 0); MOST_SPAN]; n];
    // keys[j][k]: that last tag folded.
    let mut keys: Vec<Vec<String>> = vec![Vec::new(); n];
    for j in 1..n {
        let hidden = points.get(j).is_some_and(|p| p.kind == Cut::Hidden);
        for k in 0..MOST_SPAN.min(j) {
            let i = j - k - 1;
            let tag = text.get(at(i)..at(j)).unwrap_or_default();
            let inner = points.get(i + 1..j).unwrap_or_default();
            let own = tag_cost(tag, inner, text, known, glued) + if hidden { cost::HIDDEN_CUT } else { 0.0 };
            let key = fold(tag.trim());
            let mut cheapest = if i == 0 { (own, 0) } else { (f64::INFINITY, 0) };
            let before = best.get(i).into_iter().flatten().zip(keys.get(i).into_iter().flatten());
            for (span, ((so_far, _), previous)) in (1..).zip(before) {
                let total = so_far + own + if sorted { order_cost(previous, &key) } else { 0.0 };
                if total < cheapest.0 {
                    cheapest = (total, span);
                }
            }
            if let (Some(cell), Some(row)) = (best.get_mut(j).and_then(|row| row.get_mut(k)), keys.get_mut(j)) {
                *cell = cheapest;
                row.push(key);
            }
        }
    }
    let cost = best.last().map_or(0.0, |row| row.iter().map(|(cost, _)| *cost).fold(f64::INFINITY, f64::min));
    (walk_back(&best, at, n), cost)
}

fn walk_back(best: &[[(f64, usize); MOST_SPAN]], at: impl Fn(usize) -> usize, n: usize) -> Vec<usize> {
    let mut cuts = vec![at(n - 1)];
    let mut j = n - 1;
    let mut span = best
        .get(j)
        .map_or(0, |row| row.iter().enumerate().min_by(|a, b| a.1.0.total_cmp(&b.1.0)).map_or(0, |(k, _)| k + 1));
    while span > 0 && j >= span {
        let previous = best.get(j).and_then(|row| row.get(span - 1)).map_or(0, |cell| cell.1);
        j -= span;
        cuts.push(at(j));
        span = previous;
    }
    // A text of more points than any tag may span, all dearer than infinity, is left whole.
    if cuts.last() != Some(&0) {
        cuts.push(0);
    }
    cuts.reverse();
    cuts
}

fn tag_cost(tag: &str, inner: &[Point], text: &str, known: &Known, glued: bool) -> f64 {
    let mut total = cost::TAG;
    let words: Vec<&str> = tag.split_whitespace().collect();
    let unknown = words.iter().filter(|w| !known.knows(w)).count();
    total += cost::UNKNOWN * unknown as f64;
    if unknown == 0 && known.has_phrase(tag) {
        total += cost::PHRASE;
    }
    if tag.len() < text.len() && text.starts_with(char::is_uppercase) {
        let is_small = |word: Option<&&str>| word.is_some_and(|w| w.starts_with(char::is_lowercase));
        let ends_small = is_small(words.last()) && words.last().is_some_and(|w| w.len() <= 3);
        total += if ends_small { cost::SMALL_END } else { 0.0 };
        // What ran together begins as it was written.
        total += if !glued && is_small(words.first()) { cost::SMALL_START } else { 0.0 };
    }
    for point in inner {
        total += match point.kind {
            Cut::Case if known.knows(word_in(tag, text, point.at)) => 0.0,
            Cut::Case => cost::CASE_KEPT,
            Cut::Space => {
                // In a list without any capitals small letters say nothing.
                let small = text.get(point.at..).is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase));
                if small && text.contains(char::is_uppercase) { cost::SMALL_KEPT } else { cost::SPACE_KEPT }
            }
            Cut::Hidden | Cut::End => 0.0,
        };
    }
    total
}

/// The word of `tag` around a place of the whole text.
fn word_in<'t>(tag: &'t str, text: &str, at: usize) -> &'t str {
    let start = tag.as_ptr() as usize - text.as_ptr() as usize;
    word_around(tag, at.saturating_sub(start))
}

/// Whether a tag (folded) follows its predecessor in the alphabet, as many lists are sorted.
fn order_cost(previous: &str, tag: &str) -> f64 {
    if previous <= tag { cost::IN_ORDER } else { cost::OUT_OF_ORDER }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{lines, story},
        *,
    };

    const PAGE: &str = "\
        The port authority of Kilnarra closed the harbour before the storm, as marine forecasts had asked.\n\
        Harbour policy is made in the Assembly; shipping insurance follows marine law.\n\
        Port Authority (12) Marine Law (4) coastal towns (9) YouTube\n";

    fn vocabulary(page: &str) -> Vocabulary {
        Vocabulary::of(&story::shapes(&lines::read(page)))
    }

    #[test]
    fn parts_what_ran_together() {
        for (text, tags) in [
            ("HarbourKilnarraPort AuthorityStorm", "Harbour+Kilnarra+Port Authority+Storm"),
            (
                "Harbour Policycoastal townsMarine Lawshipping insurance",
                "Harbour Policy+coastal towns+Marine Law+shipping insurance",
            ),
            ("HarbourYouTubeZebedee", "Harbour+YouTube+Zebedee"),
            ("AlphaBetaGamma", "Alpha+Beta+Gamma"),
            ("Harbour Kilnarra Port Authority Storm", "Harbour+Kilnarra+Port Authority+Storm"),
            ("Harbour", "Harbour"),
            ("", ""),
        ] {
            let vocabulary = vocabulary(&format!("{PAGE}{text}\n"));
            assert_eq!(split(text, &vocabulary).join("+"), tags, "{text}");
        }
    }

    #[test]
    fn cuts_no_tag_of_a_list_longer_than_is_parted() {
        let (tags, vocabulary) = (["Harbour", "Kilnarra", "Port Authority", "Storm", "Zebedee"], vocabulary(PAGE));
        let parted = split(&tags.concat().repeat(MOST_TEXT / 20), &vocabulary);
        assert!(parted.len() > 300 && parted.chunks(tags.len()).all(|found| found == &tags[..found.len()]));
        let words = split(&"harbour policy ".repeat(MOST_TEXT), &vocabulary);
        assert!(words.iter().all(|word| word.len() >= "policy".len()), "{words:?}");
    }

    proptest! {
        #[test]
        fn loses_no_letter(text in "[A-Za-zé0-9 ().-]{0,200}") {
            let vocabulary = vocabulary(PAGE);
            let squeeze = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&split(&text, &vocabulary).concat()), squeeze(&text));
        }
    }
}
