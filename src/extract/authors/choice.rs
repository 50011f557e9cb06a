//! Who of the candidates are the story's authors, once each has been weighed.

use std::collections::{HashMap, HashSet};

use super::measure::{is_bare, is_latin, is_stated, is_visible};
use crate::extract::{
    byline::{self, begins_with_given_name},
    evidence::{Candidate, Thresholds, blend_lists, choose_set},
    title::fold_key,
};

/// Chosen by cross-validation on dev pages, as `fit/fields.py` prints it. No byline is an answer, so a doubtful name
/// is none; even odds bring 0.005 over one in three, a `least` of 0.1 costs 0.003.
const THRESHOLDS: Thresholds = Thresholds { sure: 0.5, least: 0.07, near_best: 0.7 };

/// How far the people of a list are drawn together; chosen by cross-validation, in which it matters little.
const LIST_SHARE: f32 = 0.5;

/// Marks them as won. `joined` has the folded names of each line that joins them.
pub(super) fn choose(candidates: &mut [Candidate], joined: &[Vec<String>]) {
    list_by_source(candidates);
    blend_lists(candidates, LIST_SHARE);
    choose_set(candidates, &THRESHOLDS);
    drop_guesses(candidates);
    keep_statements_whole(candidates);
    keep_lines_whole(candidates, joined);
    drop_senders(candidates);
    take_agency(candidates);
    drop_with_role(candidates);
    drop_parts(candidates);
    drop_house(candidates);
    drop_publishers(candidates);
    drop_owners(candidates);
    take_shown(candidates);
    drop_site(candidates);
}

/// Hosts of blogs state the site's name as that of a person. It may be somebody's own, where a list has it or a byline shows it; of
/// other scripts few given names are known.
fn drop_site(candidates: &mut [Candidate]) {
    let is_site = |c: &&mut Candidate| {
        c.features.has("site_as_person") && !c.features.has("given_name") && is_latin(&c.value) && !is_visible(c)
    };
    candidates.iter_mut().filter(is_site).for_each(|c| c.won = false);
}

/// Makes lists of the people that the same places of a page name: they wrote the story together, or none of them did.
fn list_by_source(candidates: &mut [Candidate]) {
    let mut lists: HashMap<String, usize> = HashMap::new();
    for candidate in candidates.iter_mut().filter(|c| !c.ruled_out && c.source != "text") {
        let next = lists.len();
        candidate.lists.push(*lists.entry(candidate.source.clone()).or_insert(next));
    }
}

/// Whether a candidate looks like something else than a person's whole name.
fn is_odd(candidate: &Candidate) -> bool {
    const ODD: &[&str] = &[
        "no_person", "agency", "desk", "is_site", "organization", "one_word", "many_words", "unclean", "uncut",
        "digits", "lower", "meta_twitter_data", "site_as_person",
    ];
    candidate.features.any(ODD)
}

/// Whom a byline by the headline joins to an author is one too, unless it looks like something else: `Ada Lund, Harbour Reporter,
/// and Oyelaran Bex`, `by <a>Ada Lund</a> <a>Oyelaran Bex</a>`.
fn keep_lines_whole(candidates: &mut [Candidate], joined: &[Vec<String>]) {
    for line in joined {
        let in_line =
            |c: &Candidate| is_visible(c) && c.features.has("near_headline") && line.contains(&fold_key(&c.value));
        if candidates.iter().any(|c| c.won && in_line(c)) {
            candidates.iter_mut().filter(|c| !is_odd(c) && in_line(c)).for_each(|c| c.won = true);
        }
    }
}

/// Of names that only stand bare by the headline or the story's end, or that look like nobody's, those that are not likely an
/// author's are none: the likeliest of a page without a byline would be taken. A person's right at the headline needs no more.
fn drop_guesses(candidates: &mut [Candidate]) {
    /// Log odds of one in five. Of the pages that the weights are fitted on, none has an author that was found so below it.
    const LEAST: f32 = -1.4;
    /// Even odds, for what looks like nobody's and is told by a line's words or a link's address alone: "Von Rabatten profitieren".
    const EVEN: f32 = 0.0;
    const ELSEWHERE: &[&str] = &["in_caption", "bare_heading", "bare_at_end"];
    let is_at_headline =
        |c: &Candidate| c.features.has("bare_person") && c.features.has("at_headline") && !c.features.any(ELSEWHERE);
    // Of other scripts few given names are known, and names of one word are whole ones.
    let is_nobody = |c: &Candidate| is_latin(&c.value) && !c.features.has("given_name");
    // A signature tells of a person by its brackets, unless mere words stand in them: "(Update)", "(Commercial break)".
    let is_words = |c: &Candidate| {
        let is_word = c.value.starts_with(char::is_uppercase) && c.value.contains(char::is_lowercase);
        let is_known = c.features.any(&["agency", "given_name"]);
        !is_known && if c.features.has("one_word") { is_word } else { is_latin(&c.value) }
    };
    let is_signed = |c: &Candidate| c.source == "signature" && !is_words(c);
    let is_unlike = |c: &Candidate| c.element.is_some() && !is_signed(c) && (is_odd(c) || is_nobody(c));
    let is_hint = |source: &str| matches!(source, "text" | "<a> path_author");
    let is_hinted = |c: &Candidate| is_latin(&c.value) && is_odd(c) && c.sources().all(is_hint);
    let is_guess = |c: &&mut Candidate| {
        c.score < if is_hinted(c) { EVEN } else { LEAST } && (is_bare(c) && !is_at_headline(c) || is_unlike(c))
    };
    candidates.iter_mut().filter(is_guess).for_each(|c| c.won = false);
}

/// Where nobody else is an author: the agency that is alone on its line by the headline, beside the date.
fn take_agency(candidates: &mut [Candidate]) {
    if candidates.iter().any(|c| c.won) {
        return;
    }
    let is_line = |c: &&mut Candidate| {
        let dated = c.features.has("bare_with_date") || c.features.has("bare_whole") && c.features.has("beside_date");
        c.features.has("agency") && dated && c.features.has("near_headline") && !c.features.has("in_caption")
    };
    if let Some(agency) = candidates.iter_mut().find(is_line) {
        agency.ruled_out = false;
        agency.won = true;
    }
}

/// The agency that a dateline names sent the story; whoever else is named wrote it.
fn drop_senders(candidates: &mut [Candidate]) {
    let is_sender =
        |c: &Candidate| c.features.has("signature") && c.features.has("agency") && !is_stated(c) && !is_visible(c);
    if candidates.iter().any(|c| c.won && !is_sender(c)) {
        candidates.iter_mut().filter(|c| is_sender(c)).for_each(|c| c.won = false);
    }
}

/// Who is stated together with an author, by one of the same places, is one too, unless it looks like something else:
/// a name that is rarer, or the second of two.
fn keep_statements_whole(candidates: &mut [Candidate]) {
    let stated = |c: &Candidate| c.element.is_none() && c.source != "text" && !c.ruled_out;
    let places = |c: &Candidate| c.sources().map(str::to_owned).collect::<Vec<_>>();
    let won = candidates.iter().filter(|c| c.won && stated(c));
    let taken: HashSet<String> = won.flat_map(places).filter(|place| place != "json-ld Person").collect();
    for candidate in candidates.iter_mut().filter(|c| stated(c) && !is_odd(c)) {
        candidate.won |= places(candidate).iter().any(|place| taken.contains(place));
    }
}

/// Where nobody is both stated and shown, metadata has a site's owner, and the page shows who wrote the story.
fn drop_owners(candidates: &mut [Candidate]) {
    let is_shown = |c: &Candidate| c.won && is_visible(c) && !is_stated(c) && c.features.has("given_name");
    let is_both = |c: &Candidate| c.won && is_stated(c) && c.element.is_some();
    if candidates.iter().any(is_shown) && !candidates.iter().any(is_both) {
        candidates.iter_mut().filter(|c| c.won && is_stated(c)).for_each(|c| c.won = false);
    }
}

/// Where nobody but the site's `<meta name="author">` is taken, and the markup by the headline shows somebody else as the author:
/// that one, whose name may be on no list.
fn take_shown(candidates: &mut [Candidate]) {
    /// People who comment, or review.
    const MANY: &[&str] = &["crowd", "farther"];
    let least = (THRESHOLDS.least / (1.0 - THRESHOLDS.least)).ln();
    let is_owner = |c: &Candidate| c.source == "author";
    let is_shown = |c: &Candidate| {
        !c.ruled_out
            && c.score > least
            && c.source != "text"
            && (is_visible(c) && !is_stated(c) && c.features.has("near_headline"))
            && !c.features.any(MANY)
            && !is_odd(c)
    };
    let won = || candidates.iter().filter(|c| c.won);
    let best = candidates.iter().filter(|c| is_shown(c)).max_by(|a, b| a.score.total_cmp(&b.score));
    let Some(source) = best.map(|c| c.source.clone()) else { return };
    if won().any(is_owner) && won().all(|c| is_owner(c) || is_shown(c)) {
        candidates.iter_mut().for_each(|c| c.won = is_shown(c) && (c.won || c.source == source));
    }
}

/// Where the page shows who wrote the story, the publisher, desk or organisation that only its metadata names did not.
fn drop_publishers(candidates: &mut [Candidate]) {
    const SHOWN: &[&str] = &["visible", "bare_person", "by_inside"];
    const NOBODY: &[&str] = &["no_person", "agency", "desk", "is_site", "organization"];
    let is_shown =
        |c: &Candidate| c.won && c.features.any(SHOWN) && c.features.has("given_name") && !c.features.any(NOBODY);
    if candidates.iter().any(is_shown) {
        let is_publisher = |c: &Candidate| c.element.is_none() && c.features.any(&["desk", "is_site", "organization"]);
        candidates.iter_mut().filter(|c| is_publisher(c)).for_each(|c| c.won = false);
    }
}

/// Where the page shows a person as the author, the paper that stands in the same byline, with the place or without it, is
/// where they work: `By Ada Lund, The Tidemark`, `Von Ada Lund, Tidemark Marl`.
fn drop_house(candidates: &mut [Candidate]) {
    let is_like_site =
        |c: &Candidate| c.features.any(&["is_site", "like_site", "ends_title"]) && !begins_with_given_name(&c.value);
    let is_person = |c: &Candidate| c.won && is_visible(c) && c.value.contains(' ') && begins_with_given_name(&c.value);
    if candidates.iter().any(is_person) {
        let is_house = |c: &Candidate| c.won && is_like_site(c) && c.element.is_some() && !is_stated(c);
        candidates.iter_mut().filter(|c| is_house(c)).for_each(|c| c.won = false);
    }
}

/// A name and the role behind it that only a style sets apart run together: `Ада Лундкорреспондент`. The name alone is known too.
fn drop_with_role(candidates: &mut [Candidate]) {
    let won: Vec<String> = candidates.iter().filter(|c| c.won).map(|c| c.value.clone()).collect();
    let is_fused = |c: &Candidate| {
        let roles = won.iter().filter_map(|name| c.value.strip_prefix(name.as_str()));
        roles.filter(|role| role.starts_with(char::is_alphabetic)).any(byline::names_role)
    };
    candidates.iter_mut().filter(|c| c.won && is_fused(c)).for_each(|c| c.won = false);
}

/// Of two names that were both taken, one the first or last words of the other, only the likelier stays: `Ada` beside
/// `Ada Lund`.
fn drop_parts(candidates: &mut [Candidate]) {
    let mut won: Vec<(usize, String)> =
        candidates.iter().enumerate().filter(|(_, c)| c.won).map(|(i, c)| (i, fold_key(&c.value))).collect();
    won.sort_by(|a, b| candidates[b.0].score.total_cmp(&candidates[a.0].score));
    for (place, (i, key)) in won.iter().enumerate() {
        let likelier = won[..place].iter().filter(|(j, _)| candidates[*j].won);
        let overlaps = likelier.map(|(_, other)| other).any(|other| {
            let (long, short) = if key.len() > other.len() { (key, other) } else { (other, key) };
            let rest = long.strip_prefix(short.as_str()).map(|rest| rest.starts_with(' '));
            let before = long.strip_suffix(short.as_str()).map(|before| before.ends_with(' '));
            rest == Some(true) || before == Some(true)
        });
        if overlaps {
            candidates[*i].won = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_not_likely_anybodys_is_none() {
        let is_taken = |source: &str, score: f32, features: &[&'static str]| {
            let element = (source != "author").then_some(0);
            let mut candidate = Candidate { score, won: true, ..Candidate::new("Ada Lund", source, element) };
            features.iter().for_each(|feature| candidate.features.set(feature, 1.0));
            let mut all = [candidate];
            drop_guesses(&mut all);
            all[0].won
        };
        assert!(!is_taken("text", -1.5, &["bare_at_headline"]));
        assert!(!is_taken("text", -1.5, &["bare_person", "at_headline", "in_caption"]));
        assert!(is_taken("text", -1.5, &["bare_person", "at_headline", "given_name"]));
        assert!(is_taken("text", -1.5, &["by_line", "given_name"]) && is_taken("author", -1.5, &[]));
        assert!(is_taken("text", -1.3, &["bare_at_headline"]));
        assert!(is_taken("text", -0.2, &["by_line"]) && !is_taken("text", -0.2, &["by_line", "one_word"]));
        assert!(is_taken("signature", -1.9, &["agency", "one_word"]) && !is_taken("signature", -2.3, &["one_word"]));
        assert!(is_taken("<span> class_author", -0.2, &["one_word"]));
        assert!(!is_taken("<a> path_author", -0.2, &["one_word"]) && is_taken("<a> path_author", 0.2, &["one_word"]));
    }

    #[test]
    fn who_is_stated_together_is_taken_together() {
        let of = |name: &str, source: &str, won: bool| Candidate { won, ..Candidate::new(name, source, None) };
        let mut candidates = [of("Ada Lund", "author", true), of("Mo Ek", "author", false), of("Cy Ro", "dc", false)];
        candidates[1].features.set("stated_alone", 1.0);
        keep_statements_whole(&mut candidates);
        assert_eq!(candidates.iter().map(|c| c.won).collect::<Vec<_>>(), [true, true, false]);
        candidates[1].won = false;
        candidates[1].features.set("desk", 1.0);
        keep_statements_whole(&mut candidates);
        assert!(!candidates[1].won);
    }

    #[test]
    fn of_a_name_and_its_part_the_likelier_stays() {
        let taken = |names: &[(&str, f32)]| {
            let of =
                |&(name, score): &(&str, f32)| Candidate { score, won: true, ..Candidate::new(name, "text", None) };
            let mut candidates: Vec<Candidate> = names.iter().map(of).collect();
            drop_parts(&mut candidates);
            candidates.into_iter().filter(|c| c.won).map(|c| c.value).collect::<Vec<_>>()
        };
        assert_eq!(taken(&[("Ada", 1.0), ("Ada Lund", 2.0)]), ["Ada Lund"]);
        assert_eq!(taken(&[("Lund", 2.0), ("Ada Lund", 1.0)]), ["Lund"]);
        assert_eq!(taken(&[("Ada Lund", 2.0), ("Ada Lundberg", 1.0)]), ["Ada Lund", "Ada Lundberg"]);
        assert_eq!(taken(&[("Ada Lund", 2.0), ("Bo Lund", 1.0)]), ["Ada Lund", "Bo Lund"]);
    }
}
