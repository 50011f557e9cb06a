//! Names out of a byline: "By A and B for the Daily Planet, Rome | 6 July" says A and B.
//!
//! Works on any text that stands where a byline does: an element, a `content` attribute, a line of a dump. Whether it is
//! one is the caller's to know; [`starts_byline`] tells lines that announce themselves.

mod announced;
mod cut;
mod ideographs;
mod lists;
mod name;
mod parted;
mod roles;
mod small;
mod words;

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use foldhash::fast::RandomState;

pub use self::ideographs::{is_chinese_name, korean_reporter};
pub use self::name::NAME_WORDS;
pub use self::parted::parted;
pub use self::roles::{is_role_alone, is_role_of_some_field, names_agency, names_no_person, names_pieces, names_role};
pub use self::small::{after_sentence_by, biography, ends_in_small_word, entrys_author, in_small_letters};
use self::{
    announced::{announced, behind_day},
    cut::{head, segments, without_addresses, without_dates},
    lists::{
        and_parts, chinese_parts, comma_parts, follows_caseless_name, is_and, is_cut, is_institution,
        without_photographers,
    },
    name::item,
    roles::is_agency,
    words::*,
};
use super::site::sounds_like_outlet;
use crate::{
    extract::letters::is_capitals,
    fold::{fold, with_folded},
};

/// The people a byline names, in order and as they are spelled; the agency where it names nobody else. Empty where it has
/// no name: roles, places, outlets, dates, addresses and page furniture are dropped.
pub fn authors(text: &str) -> Vec<String> {
    let text = without_other_people(head(text));
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

/// Without whoever did other work than the writing, as the bracket behind a name says: `Ada Lund (Text) und Bo Ek (Fotos)`.
fn without_other_people(text: &str) -> Cow<'_, str> {
    const BETWEEN: &[&str] = &[",", "/", ";", " und ", " and ", " et ", " y ", " e ", " en ", " og ", " och ", " i "];
    let is_other = |inner: &str| {
        let first = inner.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        OTHER_WORK.has(first) && !inner.split_whitespace().any(|word| LABELS.has(word))
    };
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inner, behind)) = after.split_once(')') else { break };
        out.push_str(before);
        if is_other(inner) {
            let cut = BETWEEN.iter().filter_map(|sign| out.rfind(sign)).max().unwrap_or(0);
            out.truncate(cut);
        } else {
            out.push('(');
            out.push_str(inner);
            out.push(')');
        }
        rest = behind;
    }
    if out.is_empty() && rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether a part of a byline is a person with a common given name, and nothing else.
fn is_known_person(part: &str) -> bool {
    NAME_WORDS.contains(&part.split_whitespace().count())
        && !part.contains(',')
        && begins_with_given_name(part)
        && !names_no_person(part)
}

/// Whether a part is as long as a name, with a capital at each word, and has no word of something else.
pub fn may_be_person(part: &str) -> bool {
    let mut words = part.split_whitespace();
    NAME_WORDS.contains(&words.clone().count())
        && words.all(|word| word.starts_with(char::is_uppercase))
        && !part.contains(',')
        && !names_no_person(part)
        && !names_role(part)
        && !PLACES.has(part)
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

/// A list of people with slashes, dashes or bars between them as one with commas: `Ada Lund / Bo Ek`.
fn with_commas(text: String) -> String {
    if text.contains(';') && text.split(';').all(|part| may_be_person(part.trim())) {
        return text.replace(';', ",");
    }
    let parting = [" / ", " - ", " | ", " · ", " • "]
        .into_iter()
        .find(|sign| text.contains(sign) && are_people(&text.split(sign).map(str::trim).collect::<Vec<_>>()));
    match parting {
        Some(sign) => text.replace(sign, ", "),
        None => ideographs::with_commas(text),
    }
}

/// Whether a text is a date and nothing else: `5 hours ago`.
pub fn is_date(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) && !without_dates(text).contains(char::is_alphabetic)
}

/// Whether a line is a label of an author that needs what follows: `Autor:`, `Written by`.
pub fn is_author_label(line: &str) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 40;
    let bare = line.trim();
    if bare.len() > LONGEST || bare.is_empty() {
        return false;
    }
    let label = bare.trim_end_matches([':', '：']).trim_end();
    // Most lines are none: told before they are folded.
    let ends_in_lead = || label.rsplit(' ').next().is_some_and(|last| LEADS.has(last));
    if label.len() == bare.len() && !label.starts_with(['a', 'A']) && !ends_in_lead() {
        return false;
    }
    let key = fold(label);
    let leads = || {
        key.rsplit_once(' ').is_some_and(|(before, last)| {
            LEADS.contains(last) && before.split(' ').all(|word| BEFORE_LEADS.contains(word))
        })
    };
    // Without a colon a word may be a heading of anything.
    (LABELS.contains(key.as_str()) || LEADS.contains(key.as_str())) && label.len() < bare.len()
        || key.starts_with("autor") && LABELS.contains(key.as_str())
        || leads()
}

/// Whether a line is but a word that leads to a name: `Von`.
pub fn is_lead(line: &str) -> bool {
    let word = line.trim();
    word.starts_with(char::is_uppercase) && LEADS.has(word)
}

/// Whether a text ends in such a word with nothing before it, or a day or sign: `by`, `6 July 2025 | Von`.
pub fn ends_in_lead(text: &str) -> bool {
    let text = text.trim_end();
    let (before, word) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let is_sign = |c: char| c.is_ascii_digit() || "|·•/,:;–—-".contains(c);
    LEADS.has(word) && before.trim_end().chars().next_back().is_none_or(is_sign)
}

/// Whether a line goes on with a byline's list: `and Bo Ek`.
pub fn goes_on(text: &str) -> bool {
    let (word, rest) = text.split_once(' ').unwrap_or_default();
    is_and(word) && begins_with_given_name(rest) && rest.contains(' ')
}

/// Whether a word for "and" stands before the last of the names that were read from a text.
pub fn joins_last(text: &str, names: &[String]) -> bool {
    let before = names.last().and_then(|last| text.split_once(last.as_str())).map(|(before, _)| before);
    before.and_then(|before| before.split_whitespace().next_back()).is_some_and(|word| AND.has(word))
}

/// One name without what stands around it (roles, places, addresses, furniture), or nothing if it is nobody's.
pub fn clean_name(text: &str) -> Option<String> {
    let mut names = authors(text);
    (names.len() == 1).then(|| names.pop()).flatten()
}

/// What follows the words that announce a byline (`By`, `Von`, `Author:`, `posted by`, `記者`), if the text begins with
/// such and something that can be a name follows.
pub fn starts_byline(text: &str) -> Option<&str> {
    const SIGNS: [char; 10] = ['*', '•', '·', '|', '–', '—', '-', '□', '■', '▪'];
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c));
    announced(text)
}

/// Whether a text begins with a label of China, Japan or Korea that stands without a space before a name: `文／山田花子`.
pub fn starts_with_ideographic_label(text: &str) -> bool {
    /// Bytes of the longest label and name; what is longer is prose.
    const LONGEST: usize = 150;
    let plain = if text.len() <= LONGEST { ideographs::with_plain_labels(text) } else { Cow::Borrowed("") };
    plain.strip_prefix('\n').and_then(|rest| rest.lines().next()).is_some_and(|first| announced(first).is_some())
}

/// Whether a line is a name of Japan with the role behind it: `山田花子 記者`.
pub fn is_reporter_line(line: &str) -> bool {
    ideographs::japanese_reporter(line).is_some()
}

/// Whether a line of short parts, as one above a story, has a part that names its writer: `6 July | Author: A`.
pub fn announces_inside(text: &str) -> bool {
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
    parts.iter().all(|p| p.chars().count() <= LONGEST) && !announcements(&parts).is_empty()
}

/// What follows a label of one to three words that no list has, where a page's markup says that the text names an author.
pub fn after_label(text: &str) -> Option<&str> {
    /// The longest label, in characters: "Texte und Bilder".
    const LONGEST: usize = 20;
    let (label, rest) = text.split_once([':', '：'])?;
    let fits = label.chars().count() <= LONGEST && (1..=3).contains(&label.split_whitespace().count());
    let is_label = fits && !begins_with_given_name(label) && !label.contains(|c: char| c.is_ascii_digit());
    let rest = rest.trim_start();
    // Beyond the languages whose given names are known, a letter that is not Latin says as much as there is.
    let names = begins_with_given_name(rest) || rest.starts_with(|c: char| c.is_alphabetic() && c > '\u{52F}');
    (is_label && !names_other_work(label) && names).then_some(rest)
}

/// What follows a label that an author's element begins with, and no colon: `Tác giả Nguyễn Thu Hà`, `लेखक नेहा शर्मा`.
pub fn after_bare_label(text: &str) -> Option<&str> {
    /// Words of the longest label.
    const MOST: usize = 2;
    let ends = text.match_indices(' ').map(|(at, _)| at).take(MOST);
    let rest = ends.filter(|&at| LABELS.has(&text[..at])).last().map(|at| text[at..].trim_start())?;
    (rest.contains(' ') && begins_with_given_name(rest)).then_some(rest)
}

/// What follows a small word that an author's element, or a line with nothing else, begins with: `de Radu Cernat`, `Του
/// Πέτρου Βέργη`. Where it is a name's own, one word follows.
pub fn after_small_lead(text: &str) -> Option<&str> {
    const LEADS: &[&str] = &["de ", "Του ", "Της ", "ΤΟΥ ", "ΤΗΣ ", "Na ", "Ni ", "Nga ", "Од "];
    let rest = LEADS.iter().find_map(|lead| text.strip_prefix(lead))?.trim_start();
    // "de Radu Cernat | 2 iunie 2018"
    let (name, behind) = rest.split_at(rest.find(['|', ',', '·', '•']).unwrap_or(rest.len()));
    let rest = if behind.is_empty() || is_date(behind) { name.trim_end() } else { rest };
    let mut words = rest.split_whitespace();
    (NAME_WORDS.contains(&words.clone().count()) && words.all(|w| w.starts_with(char::is_uppercase))).then_some(rest)
}

/// Whether folded words are but a label, and no name: `por`, `text`, `foto`, `published by`.
pub fn is_label(key: &str) -> bool {
    let is_one = |word: &str| {
        LEADS.contains(word) || LABELS.contains(word) || BARE_LABELS.contains(&word) || OTHER_WORK.contains(word)
    };
    let leads = |(before, last): (&str, &str)| {
        let may_lead = |word: &str| is_one(word) || BEFORE_LEADS.contains(word) || OTHERS_BY.contains(word);
        LEADS.contains(last) && before.split(' ').all(may_lead)
    };
    is_one(key) || key.rsplit_once(' ').is_some_and(leads)
}

/// Whether a text is a label of work that is not a story's writing, or ends with one: `Foto:`, `6 July | Photos by`.
pub fn names_other_work(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '/' | '=' | '|'));
    let parts = |c: char| c.is_whitespace() || matches!(c, '|' | ':' | '：' | '·' | '•' | '/');
    let mut words = text.rsplit(parts).filter(|w| !w.is_empty());
    let last = words.next();
    let leads = last.is_some_and(|w| LEADS.has(w));
    let word = if leads { words.next() } else { last };
    // "Additional reporting by": the word before tells.
    let mut more = || leads && words.next().is_some_and(|w| w.eq_ignore_ascii_case("additional"));
    word.is_some_and(|w| OTHER_WORK.has(w) || leads && OTHERS_BY.has(w)) || more()
}

/// Whether a text is what somebody is who takes pictures.
pub fn is_photographer(text: &str) -> bool {
    PHOTOGRAPHERS.has(text)
}

/// Whether a text is a word for work that is not a story's writing, and nothing else.
pub fn is_other_work(text: &str) -> bool {
    OTHER_WORK.has(text)
}

/// Whether a text without a byline's words is a credit: `Photo DR – A`, `Edited by A`, `Sponsored by A`. "Anh" is a name too, and
/// is one without a colon.
pub fn begins_with_other_work(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| {
        let bare = word.trim_end_matches(':');
        OTHER_WORK.has(bare) && (bare != "Anh" || bare != word)
            || OTHERS_BY.has(bare) && words.next().is_some_and(|word| LEADS.has(word))
    })
}

/// Who signed a paragraph in brackets: at its end, or in its first words where a label says so: `（记者 冯启明）`.
pub fn signature(text: &str) -> Option<&str> {
    /// A signature is no longer, in characters; and a dateline with one begins no further from the start.
    const LONGEST: usize = 30;
    const OPEN: [char; 5] = ['(', '（', '〔', '【', '［'];
    const CLOSE: [char; 5] = [')', '）', '〕', '】', '］'];
    let short = |inner: &&str| inner.chars().count() <= LONGEST && !inner.contains(OPEN) && !inner.contains(CLOSE);
    let text = text.trim();
    let ending = text.trim_end_matches(['.', '。']).strip_suffix(CLOSE).and_then(|rest| rest.rsplit_once(OPEN));
    if let Some(reporter) = ideographs::reporter(text) {
        return Some(reporter);
    }
    if let Some(inner) = ending.map(|(_, inner)| inner).filter(short) {
        return Some(starts_byline(inner).unwrap_or(inner));
    }
    let (before, rest) = text.split_once(OPEN)?;
    let (inner, behind) = rest.split_once(CLOSE)?;
    // "MARL, July 6 (AFP) - The ferry": who sent it.
    let is_dateline = || behind.trim_start().starts_with(['-', '–', '—']) && before.starts_with(char::is_uppercase);
    if before.chars().count() <= LONGEST && is_agency(inner) && is_dateline() {
        return Some(inner);
    }
    (before.chars().count() <= LONGEST && short(&inner))
        .then(|| starts_byline(inner).or_else(|| ideographs::reported_by(inner)))
        .flatten()
}

/// What people are called before their given name.
const HONORIFICS: &[&str] =
    &["Dr.", "Dr", "Prof.", "Prof", "Sir", "Dame", "Rev.", "Fr.", "Dra.", "Mr.", "Mrs.", "Ms.", "Hon."];

/// Whether a name's first word, or the first part of it, is a common given name, or the initial of one: `И. Озеров`.
pub fn begins_with_given_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let Some(first) = words.by_ref().find(|word| !HONORIFICS.contains(word)) else { return false };
    if first.ends_with('.') && is_initial(first) && words.next_back().is_some_and(|last| last.chars().count() > 2) {
        return true;
    }
    let last = words.next_back();
    if last.is_some_and(|last| stands_first(first, last)) {
        return true;
    }
    if last.is_none() && first.starts_with(|c| c >= '\u{4E00}') && ideographs::is_japanese_name(first) {
        return true;
    }
    with_folded(first, |key| {
        let parts = || key.split_once('-');
        GIVEN_NAMES.contains(key)
            || parts().is_some_and(|(first, second)| GIVEN_NAMES.contains(first) && second.chars().count() > 2)
    })
}

/// Whether the first word of a name is a family's where those stand first: one of Vietnam, or one of Hungary before a given name.
fn stands_first(first: &str, last: &str) -> bool {
    static FAMILIES: LazyLock<HashMap<&'static str, bool, RandomState>> = LazyLock::new(|| {
        let of = |names: &'static [&str], hungarian| names.iter().map(move |name| (*name, hungarian));
        of(VIETNAMESE_FAMILIES, false).chain(of(HUNGARIAN_FAMILIES, true)).collect()
    });
    if ideographs::is_japanese_family(first) {
        return ideographs::is_japanese_given(last);
    }
    match FAMILIES.get(first) {
        Some(true) => with_folded(last, |key| GIVEN_NAMES.contains(key)),
        known => known.is_some(),
    }
}

/// Given names, folded, from `given_names.txt`.
static GIVEN_NAMES: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| {
    let lines = include_str!("byline/given_names.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

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
    if let [outlet, place] = parts[..]
        && !announced
        && sounds_like_outlet(outlet)
        && is_single(place)
        && !begins_with_given_name(place)
    {
        return found;
    }
    for (nth, part) in parts.iter().enumerate() {
        if nth == 0 || found.is_empty() || !tells_of_name(part) && !is_paper(part, found.last()) {
            left_out += push_part(&mut found, part, nth > 0, announced);
        }
    }
    match given_behind_family(&parts, &found, left_out).filter(|_| !announced) {
        Some(name) => vec![Item::Person(name)],
        None => found,
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
    if follows && is_institution(part) {
        return 0;
    }
    let mut left_out = 0;
    let mut was_cut = false;
    // Two pieces that could each be a name, parted by a word: split; else the word is part of a name ("Ortega y Gasset").
    for one in and_parts(part).into_iter().flat_map(chinese_parts) {
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
            let cased = |c: char| c == '.' || c.is_alphabetic() && (c.is_uppercase() || c.is_lowercase());
            let single = !name.contains(' ') && (name.chars().all(cased) || follows_caseless_name(found));
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

/// The name of a list of two parts that are its family's and the given one: `Doe, Jane R.`, and `Doe, Jane`, where the second
/// was left out.
fn given_behind_family(parts: &[&str], found: &[Item], left_out: usize) -> Option<String> {
    let [family, given] = parts else { return None };
    if is_single(family) && is_given_and_initials(given) {
        return Some(format!("{given} {family}"));
    }
    let [Item::Person(family)] = found else { return None };
    let has_small_letters = |name: &str| name.chars().any(char::is_lowercase);
    (left_out == 1 && !family.contains(' ') && has_small_letters(family) && has_small_letters(given))
        .then(|| format!("{given} {family}"))
}

/// Whether a text is one word with a capital and small letters behind it.
fn is_single(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.clone().any(char::is_lowercase) && !text.contains(' ')
}

/// `M.` or `M`.
fn is_initial(word: &str) -> bool {
    let letter = word.strip_suffix('.').unwrap_or(word);
    letter.chars().count() == 1 && letter.starts_with(char::is_uppercase)
}

/// `Jane R.`, `J. R.`: a given name before initials, or initials alone.
fn is_given_and_initials(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let others = words.clone().count();
    words.all(is_initial) && (is_initial(first) || others > 0 && is_single(first))
}

#[cfg(test)]
mod tests;
