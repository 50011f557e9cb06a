//! Names out of a byline: "By A and B for the Daily Planet, Rome | 6 July" says A and B.
//!
//! Works on any text that stands where a byline does: an element, a `content` attribute, a line of a dump. Whether it is
//! one is the caller's to know; [`starts_byline`] tells lines that announce themselves.

mod announced;
mod cut;
mod given;
mod ideographs;
mod labels;
mod lists;
mod name;
mod other_work;
mod parted;
mod roles;
mod sentences;
mod words;

use std::borrow::Cow;

pub(crate) use self::announced::{is_label_apart, may_precede_lead};
pub(crate) use self::given::begins_with_given_name;
pub(crate) use self::ideographs::{is_name_of_han, korean_reporter};
pub(crate) use self::labels::{
    after_any_label, after_small_lead, ends_in_lead, ends_in_small_word, goes_on, is_author_label, is_label, is_lead,
    joins_last,
};
pub(crate) use self::name::NAME_WORDS;
pub(crate) use self::other_work::{begins_with_other_work, is_other_work, is_photographer, names_other_work};
pub(crate) use self::parted::parted;
pub(crate) use self::roles::{
    heads_authors_box, is_agency, is_role_alone, is_role_of_some_field, names_agency, names_no_person, names_pieces,
    names_role, says_something, tells_of_a_life,
};
use self::sentences::is_of_sentence;
pub(crate) use self::sentences::{after_sentence_by, biography, entrys_author, in_small_letters, signature};
use self::{
    announced::{announced, behind_day, may_be_announced_in},
    cut::{head, segments, without_addresses, without_dates},
    lists::{and_parts, comma_parts, follows_caseless_name, given_behind_family, han_parts, is_cut, is_institution},
    name::{is_cased, item},
    other_work::{without_other_people, without_photographers},
    words::*,
};
use super::{sentence::ends_sentence, site::sounds_like_outlet};
use crate::{extract::letters::is_capitals, fold::fold};

/// The people a byline names, in order and as they are spelled; the agency where it names nobody else. Empty where it has
/// no name: roles, places, outlets, dates, addresses and page furniture are dropped.
pub(crate) fn authors(text: &str) -> Vec<String> {
    let text = without_other_people(head(text));
    let text = with_one_lead(&text);
    let plain = with_commas(without_addresses(&without_dates(&ideographs::with_plain_labels(&text))));
    let segments = without_photographers(segments(&plain));
    let announced = announcements(&segments);
    if announced.is_empty() && segments.first().is_some_and(|first| begins_with_other_work(first)) {
        return Vec::new();
    }
    if let Some(names) = turned_list(&segments).or_else(|| turned_alone(&announced)) {
        return names;
    }
    // "EFE / Porto Novo": an agency and where it wrote.
    if let [first, second] = segments[..]
        && announced.is_empty()
        && is_agency(first)
        && !second.contains(',')
        && !begins_with_given_name(second)
    {
        return vec![first.to_owned()];
    }
    let (mut segments, is_announced) = if announced.is_empty() { (segments, false) } else { (announced, true) };
    if let Some(person) = segments.iter().skip(1).find(|part| is_known_person(part))
        && !is_announced
        && segments.first().is_some_and(|first| is_kicker(first))
    {
        segments = vec![person];
    }
    let mut people: Vec<String> = Vec::new();
    let mut agencies: Vec<String> = Vec::new();
    for segment in segments {
        for item in items(segment, is_announced) {
            match item {
                Item::Person(name) => push_new(&mut people, name),
                Item::Agency(name) => push_new(&mut agencies, name),
            }
        }
        // What stands behind a bar is the paper, the section or the place once somebody is named.
        if !people.is_empty() && !is_announced {
            break;
        }
    }
    if people.is_empty() { agencies } else { people }
}

/// What the words of a byline lead to in its parts; where none has any, what a small word behind the day does.
fn announcements<'t>(segments: &[&'t str]) -> Vec<&'t str> {
    let announced: Vec<&str> = segments.iter().filter_map(|s| announced(s)).collect();
    if announced.is_empty() {
        segments.windows(2).find_map(|two| behind_day(two[0], two[1])).into_iter().collect()
    } else {
        announced
    }
}

/// Whether a part of a byline is a person with a common given name, and nothing else.
fn is_known_person(part: &str) -> bool {
    NAME_WORDS.contains(&part.split_whitespace().count())
        && !part.contains(',')
        && begins_with_given_name(part)
        && !names_no_person(part)
}

/// Whether a part is as long as a name, with a capital at each word, and has no word of something else.
pub(crate) fn may_be_person(part: &str) -> bool {
    let mut words = part.split_whitespace();
    // "The Strait", before its bureau.
    let has_article = || matches!(part.split(' ').next(), Some("The" | "Die" | "Der" | "Das" | "Het"));
    NAME_WORDS.contains(&words.clone().count())
        && words.all(|word| word.starts_with(char::is_uppercase))
        && !part.contains(',')
        && !has_article()
        && !names_no_person(part)
        && !names_role(part)
        && !PLACES.has(part)
}

/// Whether a text is a place of two words, or begins with one: `Hong Kong time`.
pub(crate) fn begins_with_place(text: &str) -> bool {
    let end = text.match_indices(' ').nth(1).map_or(text.len(), |(at, _)| at);
    PLACES.has(&text[..end])
}

/// Whether a part is words that no given name begins: the section or the place before a bar.
fn is_kicker(part: &str) -> bool {
    /// Words of a place.
    const MOST: usize = 3;
    part.split_whitespace().count() <= MOST && !begins_with_given_name(part) && !is_agency(part)
}

/// A list whose members all have their family name first: `Field, Nora`, `Stone, Max`.
fn turned_list(segments: &[&str]) -> Option<Vec<String>> {
    if segments.len() < 2 { None } else { segments.iter().map(|part| turned(part)).collect() }
}

/// The one name behind a label, as catalogues write it: `Author: Field, Nora`. Behind an agency's stands a place, and two given
/// names are two people's.
fn turned_alone(announced: &[&str]) -> Option<Vec<String>> {
    /// Words of the given names.
    const GIVEN: usize = 2;
    let &[part] = announced else { return None };
    let (family, given) = part.split_once(", ")?;
    let is_person = !is_agency(family) && !begins_with_given_name(family) && !PLACES.has(given);
    let is_name = is_person && given.split_whitespace().count() <= GIVEN && !names_no_person(given);
    turned(part).filter(|_| is_name).map(|name| vec![name])
}

/// A name that has the family's first, as it is said.
fn turned(part: &str) -> Option<String> {
    let (family, given) = part.split_once(", ")?;
    (is_single(family) && !given.contains(',') && begins_with_given_name(given)).then(|| format!("{given} {family}"))
}

/// Whether the parts of a line are a person each: all known for names, or of three and more those that are not look like them.
fn are_people(parts: &[&str]) -> bool {
    let known = parts.iter().filter(|part| is_known_person(part)).count();
    known == parts.len() || known > 1 && parts.iter().all(|part| may_be_person(part) && !sounds_like_outlet(part))
}

/// A byline whose people have a word for "by" each as a list: `By Ada Lund By Bo Ek`.
fn with_one_lead(text: &str) -> Cow<'_, str> {
    const LEADS: [&str; 4] = [" By ", " Von ", " Par ", " Por "];
    let Some(lead) = LEADS.into_iter().find(|lead| text.contains(lead)) else { return Cow::Borrowed(text) };
    let mut parts = text.split(lead).map(str::trim);
    let first = parts.next().and_then(announced);
    let are_people =
        first.is_some_and(is_known_person) && parts.all(|part| may_be_person(part) && !sounds_like_outlet(part));
    if are_people { Cow::Owned(text.replace(lead, ", ")) } else { Cow::Borrowed(text) }
}

/// A list of people with slashes, dashes or bars between them as one with commas: `Ada Lund / Bo Ek`.
fn with_commas(text: String) -> String {
    if text.contains(';') && text.split(';').all(|part| may_be_person(part.trim())) {
        return text.replace(';', ",");
    }
    // Most texts have none of the signs.
    let signs: &[&str] = if text.contains(['/', '-', '–', '—', '|', '·', '•']) {
        &[" / ", "/", " - ", " – ", " — ", " | ", " · ", " • "]
    } else {
        &[]
    };
    let are_listed = |sign: &str| {
        // A date left nothing between two bars; what somebody is belongs to who stands before.
        let is_person = |part: &&str| part.contains(char::is_alphabetic) && !is_role_alone(part);
        let parts =
            || text.split(sign).map(|part| part.trim_matches(|c: char| c.is_whitespace() || "|·•—–/-".contains(c)));
        let people: Vec<&str> = parts().filter(is_person).collect();
        people.len() > 1 && are_people(&people) && !parts().any(is_photographer)
    };
    let parting = signs.iter().find(|sign| text.contains(**sign) && are_listed(sign));
    match parting {
        Some(sign) => text.replace(sign, ", "),
        None => ideographs::with_commas(text),
    }
}

/// Whether a text is a date and nothing else, but for the letter that stands for "year" in Slavic languages: `5 hours ago`, `5 мая
/// 2003 г.`
pub(crate) fn is_date(text: &str) -> bool {
    /// What languages write behind a year, short for the word.
    const YEAR: [&str; 7] = ["г", "гг", "год", "года", "р", "року", "r"];
    let is_year = |word: &str| YEAR.contains(&word);
    let words = |text: &str| text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).all(is_year);
    text.bytes().any(|b| b.is_ascii_digit()) && words(&without_dates(text))
}

/// One name without what stands around it (roles, places, addresses, furniture), or nothing if it is nobody's.
pub(crate) fn clean_name(text: &str) -> Option<String> {
    let mut names = authors(text);
    (names.len() == 1).then(|| names.pop()).flatten()
}

/// What follows the words that announce a byline (`By`, `Von`, `Author:`, `posted by`, `記者`), if the text begins with
/// such and something that can be a name follows. What goes on as a sentence does is none.
pub(crate) fn starts_byline(text: &str) -> Option<&str> {
    let text = without_signs(text);
    announced(text).filter(|rest| !is_of_sentence(text, rest))
}

/// Whether a text begins as such and goes on as a sentence does: `Von Peter Lind fehlt jede Spur.`
pub(crate) fn is_sentence_like_byline(text: &str) -> bool {
    let text = without_signs(text);
    ends_sentence(text) && announced(text).is_some_and(|rest| is_of_sentence(text, rest))
}

fn without_signs(text: &str) -> &str {
    const SIGNS: [char; 10] = ['*', '•', '·', '|', '–', '—', '-', '□', '■', '▪'];
    text.trim_start_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c))
}

/// Whether a text begins with a label of China, Japan or Korea that stands without a space before a name: `文／山田花子`.
fn starts_with_ideographic_label(text: &str) -> bool {
    /// Bytes of the longest label and name; what is longer is prose.
    const LONGEST: usize = 150;
    let plain = if text.len() <= LONGEST { ideographs::with_plain_labels(text) } else { Cow::Borrowed("") };
    plain.strip_prefix('\n').and_then(|rest| rest.lines().next()).is_some_and(|first| announced(first).is_some())
}

/// What of a line of China or Japan names its writer: by a label or a role without a space, and beside the story by a place or an
/// office too: `文／山田花子`, `山田花子 記者`, `海辺＝山田花子`.
pub(crate) fn han_reporter(line: &str, is_beside_story: bool) -> Option<&str> {
    if starts_with_ideographic_label(line) {
        return Some(line);
    }
    let by_role = ideographs::japanese_reporter(line).or_else(|| ideographs::behind_japanese_role(line));
    by_role.or_else(|| if is_beside_story { ideographs::signed_line(line) } else { None })
}

/// What of a line of China, Japan or Korea names its writer.
pub(crate) fn announced_in_ideographs(line: &str) -> Option<&str> {
    if line.is_ascii() {
        return None;
    }
    let inner = line.trim_matches(['[', ']', '〔', '〕', '【', '】', '（', '）']);
    korean_reporter(inner).or_else(|| han_reporter(inner, false)).or_else(|| ideographs::signed_line(line))
}

/// Whether a line of short parts, as one above a story, has a part that names its writer: `6 July | Author: A`.
pub(crate) fn announces_inside(text: &str) -> bool {
    /// Longer parts, in characters, are sentences; chosen from the longest parts of such lines.
    const LONGEST: usize = 60;
    // A line of one part announces at its start, or does not.
    let parts_end =
        |b: u8| b.is_ascii_digit() || matches!(b, b'\n' | b'|' | b';' | b'/' | b'-' | b':') || !b.is_ascii();
    if !text.bytes().any(parts_end) || !may_be_announced_in(text) {
        return false;
    }
    let labelled = ideographs::with_plain_labels(head(text));
    let plain = without_dates(&labelled);
    let parts = segments(&plain);
    parts.iter().all(|p| p.chars().count() <= LONGEST)
        && !announcements(&parts).is_empty()
        && !(ends_sentence(text) && speaks(&parts))
}

/// Whether a text's parts are an article before the label of an author, and what that one says: `Der Autor: Nun warten wir.`
fn speaks(parts: &[&str]) -> bool {
    const ARTICLES: &[&str] = &["Der", "Die", "El", "La", "Le", "Il", "Lo", "O", "A", "The", "De", "Het"];
    match parts {
        [article, said, ..] => ARTICLES.contains(article) && !announced(said).is_some_and(is_known_person),
        _ => false,
    }
}

enum Item {
    Person(String),
    Agency(String),
}

fn push_new(names: &mut Vec<String>, name: String) {
    let key = fold(&name);
    if !names.iter().any(|n| fold(n) == key) {
        names.push(name);
    }
}

/// Whether a name may begin here: a capital, a caseless script, an agency; after a colon, or as a single word, anything.
fn may_begin_name(text: &str, colon: bool) -> bool {
    let Some(first) = text.chars().find(|c| !matches!(c, '"' | '\'' | '“' | '„' | '«')) else { return false };
    let mut words = text.split_whitespace();
    let (Some(word), second) = (words.next(), words.next()) else { return false };
    let is_particle = PARTICLES.has(word) && second.is_some_and(|w| w.starts_with(char::is_uppercase));
    let caseless = first.is_alphabetic() && !first.is_lowercase();
    let handle = second.is_none() || second.is_some_and(|w| AND.has(w) || AFTER_NAMES.has(w));
    caseless || colon || is_particle || handle || is_agency(word)
}

/// Articles that papers' names begin with, and hardly any person's.
const PAPERS_ARTICLES: &[&str] = &["O ", "A ", "The ", "Die ", "Der ", "Das ", "Il ", "Het "];

/// The names in one segment.
fn items(segment: &str, announced: bool) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    let parts = comma_parts(segment);
    // "Tidewell Freight, Inc.": a company, whose whole name is the caller's to take.
    if parts.iter().skip(1).any(|part| COMPANIES.has(part.trim_end_matches('.'))) {
        return found;
    }
    let mut left_out = 0;
    // "Planet News, Marl": a place behind an outlet.
    // "Ada Lund Senior Reporter, Business" is none.
    let is_person = |part: &str| part.split_whitespace().nth(2).is_some() && begins_with_given_name(part);
    if let [outlet, place] = parts[..]
        && !announced
        && sounds_like_outlet(outlet)
        && !is_person(outlet)
        && is_single(place)
        && !begins_with_given_name(place)
    {
        return found;
    }
    for (nth, part) in parts.iter().enumerate() {
        let part = if nth > 0 { behind_role(part) } else { part };
        if nth == 0 || found.is_empty() || !tells_of_name(part) && !is_paper(part, found.last()) {
            left_out += push_part(&mut found, part, nth > 0, announced);
        }
    }
    match given_behind_family(&parts, &found, left_out, announced) {
        Some(name) => vec![Item::Person(name)],
        None => found,
    }
}

/// The name of a list's part that begins with what the one before is: `Staff Writer and Bo Ek`.
fn behind_role(part: &str) -> &str {
    match and_parts(part)[..] {
        [role, name] if names_role(role) && !begins_with_given_name(role) && begins_with_given_name(name) => name,
        _ => part,
    }
}

/// Whether a part behind a name tells where its bearer is from, or what they are in a field that no list has: `Ana Ruiz, de
/// Vila Longa`, `Ana Ruiz, West Africa correspondent`.
fn tells_of_name(part: &str) -> bool {
    let is_cased = part.starts_with(char::is_uppercase);
    ["de ", "da ", "do ", "di ", "d'"].iter().any(|from| part.starts_with(from))
        || is_cased && names_role(part) && !begins_with_given_name(part)
}

/// Whether a part is the paper that the one named before it writes for: `Ana Ruiz, Harbour Post`, and by its article alone, `Ana
/// Ruiz, O Cais`.
fn is_paper(part: &str, before: Option<&Item>) -> bool {
    let has_article = || PAPERS_ARTICLES.iter().any(|article| part.starts_with(article));
    let follows_name = || matches!(before, Some(Item::Person(name)) if name.contains(' '));
    (has_article() || follows_name() && sounds_like_outlet(part)) && !begins_with_given_name(part)
}

/// Adds the names of one part of a list. How many were left out as a place or an outlet behind the names, which only a
/// part that `follows` another is.
fn push_part(found: &mut Vec<Item>, part: &str, follows: bool, announced: bool) -> usize {
    if follows && (is_institution(part) || begins_with_other_work(part)) {
        return 0;
    }
    let mut left_out = 0;
    let mut was_cut = false;
    // Two pieces that could each be a name, parted by a word: split; else the word is part of a name ("Ortega y Gasset").
    let pieces = and_parts(part);
    // "Interview with Ada Lund": what it is, and whom it is with.
    if !announced && matches!(pieces[..], [first, _, ..] if LABELS.has(first)) {
        return 0;
    }
    for one in pieces.into_iter().flat_map(han_parts) {
        if let Some(Item::Person(last)) = found.last_mut()
            && GENERATIONS.has(one)
        {
            last.push_str(", ");
            last.push_str(one);
            continue;
        }
        // "Ada Lund in Culture and Leisure": the end of what was cut off behind a name.
        if was_cut && !one.contains(' ') {
            continue;
        }
        let Some(item) = item(one, announced) else { continue };
        if let Item::Person(name) = &item {
            let is_cased = |c: char| c == '.' || c.is_alphabetic() && is_cased(c);
            let single = !name.contains(' ') && (name.chars().all(is_cased) || follows_caseless_name(found));
            let named = found.iter().any(|i| matches!(i, Item::Person(_)));
            if follows && named && (single || PLACES.has(name) || is_in_other_letters(name, found)) {
                left_out += 1;
                continue;
            }
        }
        was_cut = matches!(&item, Item::Person(name) if is_cut(one, name));
        found.push(item);
    }
    left_out
}

/// Whether what follows names in small letters has none, as outlets are written: `Ada Lund, RADIO BAY`.
fn is_in_other_letters(name: &str, found: &[Item]) -> bool {
    let is_person = |item: &Item| matches!(item, Item::Person(before) if before.chars().any(char::is_lowercase));
    is_capitals(name) && !begins_with_given_name(name) && found.iter().all(is_person)
}

/// Whether a text is one word with a capital and small letters behind it.
fn is_single(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.clone().any(char::is_lowercase) && !text.contains(' ')
}

#[cfg(test)]
mod tests;
