//! Who wrote the story: never the site itself, a related story's author or who took the picture.

mod announced;
mod apart;
mod cards;
mod choice;
mod elements;
mod lines;
mod measure;
mod others;
mod people;
mod stated;
mod words;

use std::collections::HashMap;

use foldhash::fast::RandomState;

pub(super) use self::words::AUTHOR_SEGMENTS;
use self::words::{class_feature, ends_in_account, is_account};
use super::{
    byline,
    evidence::{Candidate, Weights},
    letters::is_letter,
    names::ByName,
    outline::ElementId,
    published::labels,
    scene::Scene,
    title::fold_key,
};

/// Longer texts, in characters, are prose and no bylines.
const MAX_BYLINE_CHARS: usize = 250;
/// Elements and properties that are looked at because they say that they name an author; long comment threads have a few
/// hundred, after the story's own.
const MAX_ELEMENTS: usize = 600;
/// Candidates that are compared with each other; the longest comment threads have a few hundred names.
const MAX_CANDIDATES: usize = 1_500;
/// Longer names, in characters, are sentences.
const MAX_NAME_CHARS: usize = 70;

/// Gathers and weighs every candidate; the authors are marked as won, in the page's order.
pub(super) fn candidates(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut authors = Authors {
        scene,
        candidates: Vec::new(),
        places: HashMap::default(),
        standings: Vec::new(),
        named: ByName::new(&scene.outline.names, class_feature),
        credits: ByName::new(&scene.outline.names, measure::credits_picture),
        spellings: HashMap::default(),
        joined: Vec::new(),
        read: HashMap::default(),
        paragraphs: measure::paragraphs(scene),
    };
    authors.gather_json_ld();
    authors.gather_metas();
    authors.gather_properties();
    authors.gather_elements();
    authors.gather_lines();
    authors.gather_biography();
    authors.drop_other_stories();
    authors.measure();
    authors.rule_out_others();
    let mut found = authors.candidates;
    Weights::of("authors").weigh(&mut found);
    choice::choose(&mut found, &authors.joined);
    order_as_shown(&mut found, &authors.standings);
    for candidate in found.iter_mut().filter(|c| c.won && is_of_one_case(&c.value)) {
        if let Some(spelling) = authors.spellings.remove(&fold_key(&candidate.value)) {
            candidate.value = spelling;
        }
    }
    found
}

/// Puts authors whom no metadata list in the order of the byline: a menu of all who write for a site stands above it and has
/// an order of its own.
fn order_as_shown(candidates: &mut [Candidate], standings: &[Standing]) {
    let mut won: Vec<usize> = (0..candidates.len()).filter(|&i| candidates[i].won).collect();
    let is_shown = |&i: &usize| standings[i].nearest.0 != usize::MAX && candidates[i].source.starts_with('<');
    if won.len() < 2 || !won.iter().all(is_shown) {
        return;
    }
    let slots = won.clone();
    won.sort_by_key(|&i| standings[i].nearest.1);
    let ordered: Vec<Candidate> = won.iter().map(|&i| candidates[i].clone()).collect();
    for (slot, candidate) in slots.into_iter().zip(ordered) {
        candidates[slot] = candidate;
    }
}

/// Whether a name has capitals alone, or small letters alone, as accounts have.
fn is_of_one_case(name: &str) -> bool {
    name.contains(char::is_uppercase) != name.contains(char::is_lowercase)
}

struct Authors<'s, 'a> {
    scene: &'s Scene<'a>,
    candidates: Vec<Candidate>,
    /// Where in `candidates` a folded name stands.
    places: HashMap<String, usize, RandomState>,
    /// Where each candidate was met.
    standings: Vec<Standing>,
    /// What a class or id says of authors.
    named: ByName<Option<&'static str>>,
    /// Whether one is that of a picture's maker.
    credits: ByName<bool>,
    /// How the page writes, elsewhere, a folded name that it has in letters of one case.
    spellings: HashMap<String, String, RandomState>,
    /// The folded names of each line that joins them with a word for "and", and of links to authors side by side.
    joined: Vec<Vec<String>>,
    /// The names in each text that was looked at: a byline is that of its boxes too.
    read: HashMap<String, Vec<String>, RandomState>,
    /// The first text nodes of the story's paragraphs.
    paragraphs: Vec<usize>,
}

/// Where a candidate was met, over all the places that name it.
struct Standing {
    /// Text nodes between the headline and the nearest of those that are no teaser or comment.
    distance: usize,
    /// Of those where the name stands alone: the least distance, and the text node.
    nearest: (usize, usize),
    /// One is anywhere but among comments, in captions and in quotations.
    vouched: bool,
    /// One is on another story's card.
    carded: bool,
    /// One is anywhere but there and among comments.
    placed: bool,
    /// Paragraphs of the story before the first of them that the story goes on behind; none for one at either end.
    told: usize,
    /// One is anywhere but in a column beside the story, and in a box that asks for a subscription.
    open: bool,
    /// One is in the foot of the story itself.
    own_foot: bool,
}

impl Default for Standing {
    fn default() -> Standing {
        Standing {
            distance: usize::MAX,
            nearest: (usize::MAX, usize::MAX),
            vouched: false,
            carded: false,
            placed: false,
            told: usize::MAX,
            open: false,
            own_foot: false,
        }
    }
}

impl Authors<'_, '_> {
    fn add(&mut self, name: &str, source: &str, feature: &'static str, element: Option<ElementId>) -> Option<usize> {
        let name = name.trim();
        if name.chars().count() > MAX_NAME_CHARS || !can_be_name(name) || byline::is_date(name) {
            return None;
        }
        let key = fold_key(name);
        if !self.places.contains_key(&key) && !can_be_key(&key) {
            return None;
        }
        let index = match self.places.get(&key) {
            Some(&index) => {
                self.candidates[index].also(source);
                if is_of_one_case(&self.candidates[index].value) && !is_of_one_case(name) {
                    self.spellings.entry(key).or_insert_with(|| name.to_owned());
                }
                let kept = &mut self.candidates[index].element;
                *kept = kept.or(element);
                index
            }
            None if self.candidates.len() >= MAX_CANDIDATES => return None,
            None => {
                self.places.insert(key, self.candidates.len());
                self.candidates.push(Candidate::new(name, source, element));
                self.standings.push(Standing::default());
                self.candidates.len() - 1
            }
        };
        self.candidates[index].features.set(feature, 1.0);
        Some(index)
    }

    /// The people that a text of the page names as a byline.
    fn names_in(&mut self, text: &str) -> Vec<String> {
        if let Some(names) = self.read.get(text) {
            return names.clone();
        }
        let names = byline::authors(text);
        if names.len() > 1 && byline::joins_last(text, &names) {
            self.joined.push(names.iter().map(|name| fold_key(name)).collect());
        }
        self.read.insert(text.to_owned(), names.clone());
        names
    }
}

/// Whether folded words may be a name: no account, label or link.
fn can_be_key(key: &str) -> bool {
    !(key.is_empty()
        || is_account(key)
        || ends_in_account(key)
        || byline::is_label(key)
        || is_of_link(key)
        || is_label_of_date(key))
}

/// Whether a sentence ends inside: after a word that is too long for an initial and no title.
fn holds_sentences(name: &str) -> bool {
    /// Letters of an abbreviation that any name may have: "Wm.", "St.", "Rev.".
    const SHORT: usize = 3;
    const TITLES: &[&str] = &[
        "prof", "dipl", "univ", "habil", "capt", "insp", "supt", "assoc", "asst", "dott", "avv", "msgr", "mons", "bacc",
    ];
    let ends_sentence = |word: &str| {
        let letters = word.trim_end_matches('.');
        letters.len() < word.len()
            && !letters.contains(['.', '-'])
            && letters.chars().count() > SHORT
            && !TITLES.contains(&letters.to_lowercase().as_str())
    };
    name.rsplit_once(' ').is_some_and(|(before, _)| before.split(' ').any(ends_sentence))
}

/// Whether folded words are what stands before a date: `publisert`, `آخر تحديث`.
fn is_label_of_date(key: &str) -> bool {
    let words = key.split(' ').count();
    let may_be = words == 1 || words == 2 && !byline::begins_with_given_name(key);
    may_be && labels::before_date(key).is_some()
}

/// Whether folded words are those of a link to a writer's page or an account, and no name: `view author archive`, `sign up`.
fn is_of_link(key: &str) -> bool {
    const LAST: &[&str] =
        &["account", "archive", "archives", "autorenseite", "beitrage", "policies", "homepage", "website", "webseite"];
    const CALLS: &[&str] = &["sign up", "sign in", "log in", "log out"];
    key.rsplit(' ').next().is_some_and(|last| LAST.contains(&last)) || CALLS.contains(&key)
}

/// What no name has: but one letter, an address, a sign of copyright, a colon at its end, more digits than an account's number,
/// sentences.
fn can_be_name(name: &str) -> bool {
    let digits = name.chars().filter(|c| c.is_numeric()).count();
    let letters = name.chars().filter(|c| is_letter(*c)).count();
    let dated = digits >= 4 && name.contains([' ', '/', '.', ':']);
    letters > digits.max(1)
        && !dated
        && !name.contains("://")
        && !name.split_once('@').is_some_and(|(_, host)| host.contains('.'))
        && !name.contains('©')
        && !name.ends_with(':')
        && !name.contains('：')
        // A year in brackets was cut out: `Lund, A. (2003). Boats.`
        && !name.contains(". .")
        // "Of", in Chinese: `山谷的笔记`, a site's name.
        && !name.contains('的')
        && !is_volume(name)
        && !is_counter(name)
        && !holds_sentences(name)
}

/// Whether a text numbers a paper's volume or issue: `Vol. CXII`.
fn is_volume(name: &str) -> bool {
    let Some((label, number)) = name.split_once(". ") else { return false };
    matches!(label, "Vol" | "No" | "Nr" | "Jg" | "Bd")
        && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Whether a text counts something: `0 Kommentare`, `4 min read`.
fn is_counter(name: &str) -> bool {
    let Some((number, what)) = name.split_once(' ') else { return false };
    number.bytes().all(|b| b.is_ascii_digit())
        && (what.starts_with(char::is_lowercase) || byline::names_no_person(what))
}

/// Whether names that were read from a text are the whole of it; `Lund, Ada` is Ada Lund.
fn is_same(names: &[String], text: &str) -> bool {
    let [name] = names else { return false };
    let (name, text) = (fold_key(name), fold_key(text));
    let is_turned = || {
        let sorted = |key: &str| {
            let mut words: Vec<&str> = key.split(' ').collect();
            words.sort_unstable();
            words.join(" ")
        };
        name.len() == text.len() && sorted(&name) == sorted(&text)
    };
    name == text || is_turned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_no_names() {
        assert!(["por", "by", "text", "foto"].into_iter().all(byline::is_label) && !byline::is_label("ada lund"));
        for name in ["Fair. High", "Weather today. Ada Lund", "Ends. Begins here", "Vol. CXII", "0 Kommentare", "A."] {
            assert!(!can_be_name(name), "{name}");
        }
        for name in [
            "Martin L. King Jr.", "Prof. Ada Lund", "Dipl.-Ing. Bo Ek", "Wm. Penn", "St. John Smith", "Ada Lund.",
            "No. Lund",
        ] {
            assert!(can_be_name(name), "{name}");
        }
    }
}
