//! The words that announce a byline, and what follows them.

use std::sync::LazyLock;

use memchr::{memchr_iter, memchr2_iter};
use unicode_normalization::char::is_combining_mark;

use super::{
    begins_with_given_name, ideographs, is_agency, is_known_person, is_single, may_begin_name,
    name::{NAME_WORDS, is_role},
    words::*,
};
use crate::{
    extract::{
        letters::{COLONS, is_letter, is_word, place_in},
        word_list::{WordList, WordMap},
    },
    fold::{fold, with_folded},
};

/// Letters of the longest label in ideographs that needs no colon: 本報記者.
const LONGEST_IDEOGRAPHIC: usize = 4;

/// Where a label stands inside a part: `r., Autor: A`, `Words by A. Photographs by B`, `3 comments Author: A`.
pub(super) fn before_label(part: &str) -> Option<usize> {
    /// The longest label, in bytes, in scripts of three bytes a letter.
    const LONGEST: usize = 48;
    let is_label = |rest: &str| {
        let colon = rest.bytes().take(LONGEST).position(|b| b == b':').and_then(|at| rest.get(..at));
        colon.is_some_and(|label| LABELS.has(label.trim()))
    };
    let has_colon = part.contains(':');
    // "Story and photos by": the writer's other work.
    let is_joined = |at: usize| part[..at].rsplit(' ').next().is_some_and(|word| AND.has(word));
    let mut starts = memchr_iter(b' ', part.as_bytes()).filter(|at| *at > 0);
    starts.find(|&at| has_colon && is_label(&part[at + 1..]) || begins_other_work(&part[at + 1..]) && !is_joined(at))
}

/// Whether a text begins with words for work that is not the writing, and one that leads to who did it.
fn begins_other_work(text: &str) -> bool {
    /// How something was looked over, before the word for it.
    const HOW: [&str; 7] =
        ["Medically", "Clinically", "Scientifically", "Technically", "Legally", "Expertly", "Independently"];
    let mut words = text.split_whitespace();
    let is_work = |word: &str| OTHER_WORK.has(word) || OTHERS_BY.has(word);
    let Some(first) = words.next() else { return false };
    let is_first = if HOW.contains(&first) { words.next().is_some_and(is_work) } else { is_work(first) };
    // "Additional reporting by": a word more.
    is_first && (first == "Additional" || words.next().is_some_and(|lead| LEADS.has(lead)))
}

/// "Our", before what somebody is at the paper.
const OUR: &[&str] = &[
    "onze", "our", "unserem", "unserer", "unseren", "notre", "nuestro", "nuestra", "nostro", "nostra", "nosso",
    "nossa", "naszego", "naszej", "нашего", "нашей",
];

/// Words before the place that somebody writes from.
const BEFORE_PLACES: &[&str] = &["in", "at", "from", "aus", "à", "au", "en", "w", "из", "в", "te", "i"];

/// Ways to announce a byline, a bit each.
#[derive(Clone, Copy, Default)]
struct Ways(u8);

impl Ways {
    const NONE: Ways = Ways(0);
    /// A word that leads to a name, a label, or a word that may stand before them.
    const WORD: Ways = Ways(1);
    /// A label, of one word or more.
    const LABEL: Ways = Ways(1 << 1);
    /// A small word before "our", or a place.
    const OUR: Ways = Ways(1 << 2);
    const SENTENCE: Ways = Ways(1 << 3);
    const ALL_POSTS: Ways = Ways(1 << 4);
    const PORTRAIT: Ways = Ways(1 << 5);
    /// One that may stand behind other words of its part.
    const INSIDE: Ways = Ways(1 << 6);
    const ALL: Ways = Ways(u8::MAX);

    fn any(self, of: Ways) -> bool {
        self.0 & of.0 != 0
    }

    const fn and(self, other: Ways) -> Ways {
        Ways(self.0 | other.0)
    }
}

/// What a word may announce that a text begins with.
static FIRST_WORDS: LazyLock<WordMap<Ways>> = LazyLock::new(|| {
    /// Words that only the sentences have which end with who asked.
    const ASKED: &[&str] =
        &["interview", "interviewed", "gesprach", "fragen", "entrevista", "rozhovor", "беседу", "интервью"];
    let (word, label) = (Ways::WORD.and(Ways::INSIDE), Ways::LABEL.and(Ways::WORD).and(Ways::INSIDE));
    let turned: Vec<&str> = TURNED.iter().map(|(beginning, _)| *beginning).collect();
    let mut map = WordMap::<Ways>::default();
    for (ways, phrases) in [
        (word, LEADS.words),
        (label, LABELS.words),
        (label, BARE_LABELS),
        (word, GENRES),
        (Ways::WORD, BEFORE_LEADS.words),
        (Ways::INSIDE, WEAK_LEADS.words),
        (Ways::OUR.and(Ways::INSIDE), SMALL_BEFORE_OUR),
        (Ways::SENTENCE, SENTENCES),
        (Ways::SENTENCE, &turned),
        (Ways::INSIDE, ASKED),
        (Ways::INSIDE, &[BY_BEHIND]),
        (Ways::ALL_POSTS, ALL.words),
        (Ways::ALL_POSTS, SHOW),
        (Ways::PORTRAIT, PORTRAITS),
    ] {
        let first = |phrase: &&'static str| phrase.trim_start().split(|c| !is_letter(c)).next();
        for word in phrases.iter().filter_map(first) {
            let known = map.entry(word);
            *known = known.and(ways);
        }
    }
    map
});

/// From India's on, scripts have signs inside words, or write words without spaces.
const UNPARTED: char = '\u{900}';

/// In which ways a text may announce a byline that it begins with: most lines of a page in none.
fn ways_of(text: &str) -> Ways {
    let glued = if after_glued_lead(text).is_some() { Ways::WORD } else { Ways::NONE };
    if !FIRST_WORDS.may_begin(text) {
        return glued;
    }
    let (word, rest) = text.split_at(text.find(|c| !is_letter(c)).unwrap_or(text.len()));
    match word.chars().next() {
        // A quotation mark, a comma.
        None => Ways::SENTENCE.and(Ways::WORD),
        Some(first) if first >= UNPARTED => Ways::LABEL.and(Ways::WORD),
        // A mark belongs to the word's last letter.
        Some(_) if rest.starts_with(is_combining_mark) => Ways::ALL,
        Some(_) => glued.and(FIRST_WORDS.look_up(word).unwrap_or_default()),
    }
}

/// Whether a part of a text may announce a byline: it has a word, or the first of several, that a name follows.
pub(super) fn may_be_announced_in(text: &str) -> bool {
    let may = |word| FIRST_WORDS.look_up(word).is_some_and(|ways| ways.any(Ways::INSIDE));
    text.contains(|c| c >= UNPARTED)
        || text.split(|c| !is_letter(c)).any(|word| may(word) || after_glued_lead(word).is_some())
}

/// The name that a renderer glued to its lead: `byRahimu`.
fn after_glued_lead(text: &str) -> Option<&str> {
    let [b'b' | b'B', b'y', ..] = text.as_bytes() else { return None };
    Some(&text[2..]).filter(|name| name.starts_with(char::is_uppercase))
}

/// Reads what follows the words that announce a byline.
type Reader = fn(&str) -> Option<&str>;

/// How each way is read, of a segment that may announce a byline in it; the first that reads something counts.
const READERS: &[(Ways, Reader)] = &[
    (Ways::LABEL, after_long_label),
    (Ways::LABEL, after_joined_label),
    (Ways::OUR, after_our),
    (Ways::SENTENCE, after_sentence),
    (Ways::SENTENCE, after_turned),
    (Ways::OUR, after_from),
    (Ways::ALL_POSTS, after_all_posts),
    (Ways::WORD, after_words),
    (Ways::LABEL, before_known_name),
];

/// What follows the words that announce a byline in a segment.
pub(super) fn announced(segment: &str) -> Option<&str> {
    if let Some(name) = before_by(segment) {
        return Some(name);
    }
    let mut rest = segment.trim_start();
    let mut ways = ways_of(rest);
    if ways.any(Ways::PORTRAIT) {
        rest = without_portrait(rest);
        ways = ways_of(rest);
    }
    if ways.any(Ways::OUR) && is_ours_in_place(rest) {
        return None;
    }
    READERS.iter().filter(|(way, _)| ways.any(*way)).find_map(|(_, read)| read(rest))
}

/// The label that a text begins with, no colon behind it, and what follows.
pub(super) fn split_bare_label(text: &str) -> Option<(&str, &str)> {
    /// Words of the longest label.
    const MOST: usize = 2;
    let ends = text.match_indices(' ').map(|(at, _)| at).take(MOST);
    let end = ends.filter(|&at| LABELS.has(&text[..at])).last()?;
    Some((&text[..end], text[end..].trim_start()))
}

/// What follows a label without a colon, where that is a known name and all there is: `Кореспондент Надія Струмок`, `Phóng viên Nguyễn
/// Thị Suối`. Behind a word for an interview stands who was asked.
fn before_known_name(text: &str) -> Option<&str> {
    const ASKED: &[&str] = &["interview", "intervju", "roportaj", "حوار", "protokoll"];
    let (label, rest) = split_bare_label(text)?;
    if with_folded(label, |key| ASKED.contains(&key)) {
        return None;
    }
    let name = rest.split([',', '|', '(']).next().unwrap_or_default().trim_end();
    let is_capital = |word: &str| !word.starts_with(char::is_lowercase) || PARTICLES.has(word);
    let is_name = is_known_person(name) && name.split(' ').all(is_capital) || ideographs::is_name(name);
    is_name.then_some(rest)
}

/// What follows a word that leads to a name, or a label. "Posted on", "Eine Kolumne": a few words may stand before it.
fn after_words(mut rest: &str) -> Option<&str> {
    /// Words up to the one that leads.
    const MOST: usize = 6;
    let mut joined = false;
    for step in 0..MOST {
        let word = Word::first(rest);
        // "Story and photos by": the writer's other work.
        if joined && word.is(&OTHER_WORK) {
            if word.colon && may_begin_name(word.tail, true) {
                return Some(word.tail);
            }
            (rest, joined) = (word.tail, false);
            continue;
        }
        joined = step > 0 && word.is(&AND) && !word.is(&WEAK_LEADS);
        if joined {
            rest = word.tail;
            continue;
        }
        let is_others = || word.is(&OTHER_WORK) && (word.colon || is_lead_next(word.tail));
        // "Last updated by", but for "Posted and updated by".
        if is_others() || step <= 1 && word.is(&OTHERS_BY) && is_lead_next(word.tail) {
            return None;
        }
        // "À propos de": about, unlike "Propos recueillis par".
        if word.key == "propos" && Word::first(word.tail).is(&WEAK_LEADS) {
            return None;
        }
        let is_weak = !word.leads();
        if !is_weak || step > 0 && word.is(&WEAK_LEADS) {
            let name = after_weak_lead(word.tail);
            // "Artigo de Opinião"
            let is_kind = is_weak && is_single(name) && !begins_with_given_name(name);
            if may_begin_name(name, word.colon) && !is_kind {
                return Some(name);
            }
        }
        if step == 0
            && let Some(name) = word.name_after_label().or_else(|| after_glued_lead(from_word(rest)))
        {
            return Some(name);
        }
        if !word.is(&BEFORE_LEADS) {
            return None;
        }
        rest = word.tail;
    }
    None
}

/// Who stands before a word for "by", as Turkish has it, and before what they made in Hindi: `6 Temmuz'da Elif Karaca tarafından
/// yazıldı`, `नेहा शर्मा की रिपोर्ट`.
fn before_by(segment: &str) -> Option<&str> {
    /// Bytes of the longest such line; what is longer is a sentence.
    const LONGEST: usize = 90;
    /// Reports in Hindi, with the word for whose they are.
    const REPORT_OF: &str = " की रिपोर्ट";
    if let Some(name) = segment.trim_end().strip_suffix(REPORT_OF) {
        return Some(name).filter(|name| is_known_person(name));
    }
    // A letter that few languages have is soon looked for.
    if segment.is_ascii() || segment.len() > LONGEST || !segment.contains('ı') {
        return None;
    }
    let before = segment.split_once(BY_BEHIND)?.0.trim_end();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let words = before.rsplit(' ').take_while(|word| is_name(word) || AND.has(word));
    let start = words.filter(is_name).last().map(|first| place_in(first, before))?;
    Some(&before[start..]).filter(|name| name.contains(' ') && begins_with_given_name(name))
}

/// Who a small word leads to behind the day, as it does not by itself: `Pubblicato il 6 luglio 2025 da A`.
pub(super) fn behind_day<'t>(before: &str, behind: &'t str) -> Option<&'t str> {
    /// Words before the day: "Pubblicato il", "Publicat pe data de".
    const MOST: usize = 4;
    /// Bytes of a verb; shorter words that may stand before a lead are articles.
    const VERB: usize = 5;
    let (posted, lead) = (Word::first(before), Word::first(behind));
    let is_posted =
        || posted.key.len() >= VERB && posted.is(&BEFORE_LEADS) && before.split_whitespace().count() <= MOST;
    (lead.is(&WEAK_LEADS) && is_posted() && begins_with_given_name(lead.tail)).then_some(lead.tail)
}

/// Whether what stands before a word for "by" inside a line goes with a byline: a day, a sign, a word that announces one, or what
/// sort of piece it is, `Interview with A by B`. What else somebody made is no story: `Theme by A`, `Music by A`.
pub(crate) fn may_precede_lead(before: &str) -> bool {
    /// Bytes from a number's last digit on: "3 minutes ago", "7:45 am PST".
    const SHORT: usize = 13;
    /// Bytes of the shortest word for a sort of piece; shorter ones that may stand before a lead are articles.
    const PIECE: usize = 5;
    let before = before.trim_end();
    let mut words = before.split(|c: char| !is_word(c)).filter(|word| !word.is_empty());
    let announces = |word: &str| BEFORE_LEADS.has(word) || LABELS.has(word);
    let is_numbered = || before.rfind(|c: char| c.is_ascii_digit()).is_some_and(|at| before.len() - at <= SHORT);
    let is_piece = |word: &str| word.len() >= PIECE && announces(word) && !OTHER_WORK.has(word);
    !before.ends_with(char::is_alphabetic)
        || is_numbered()
        || words.next().is_some_and(is_piece)
        || words.next_back().is_some_and(announces)
}

/// A text from its first word on.
fn from_word(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == ',')
}

/// The word that a text begins with, and what follows it.
fn split_word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| c.is_whitespace() || COLONS.contains(&c)).unwrap_or(text.len()))
}

/// A word that may announce a name, and what follows it.
struct Word<'t> {
    text: &'t str,
    /// The word, folded.
    key: String,
    /// Whether a colon stands behind it.
    colon: bool,
    /// What follows word and colon.
    tail: &'t str,
}

impl<'t> Word<'t> {
    fn first(text: &'t str) -> Self {
        let (text, after) = split_word(from_word(text));
        let key = fold(text);
        // "Oprac." is short for a label.
        let key = key.strip_suffix('.').filter(|key| LABELS.contains(key)).map(str::to_owned).unwrap_or(key);
        let tail = after.trim_start();
        let colon = tail.starts_with(COLONS);
        Self { text, key, colon, tail: tail.trim_start_matches(COLONS).trim_start() }
    }

    fn is(&self, list: &WordList) -> bool {
        list.contains(self.key.as_str())
    }

    /// Whether a name follows a word for "by". "Pär" is a name and no "par".
    fn leads(&self) -> bool {
        self.is(&LEADS)
            && (self.text.is_ascii() || !self.key.is_ascii())
            && (self.colon || !is_ukrainian(self.text, self.tail))
    }

    /// The name behind a word for what somebody did or wrote: `Autor: A`, `Kommentar: A`, `Text A`.
    fn name_after_label(&self) -> Option<&'t str> {
        let (key, tail) = (self.key.as_str(), self.tail);
        if self.colon && GENRES.contains(&key) && begins_with_given_name(tail) {
            return Some(tail);
        }
        let is_label = key.split('/').all(|part| LABELS.contains(part)) || self.is(&LABELS);
        // "Author of A Word for Gravel": what somebody wrote.
        if !is_label || tail.is_empty() || is_lead_next(tail) || tail.starts_with("of ") {
            return None;
        }
        let is_ideographic = !self.text.is_ascii()
            && self.text.chars().count() <= LONGEST_IDEOGRAPHIC
            && key.chars().all(|c| c as u32 > 0x2E80);
        let named = || is_text(key) && begins_with_given_name(tail);
        (self.colon || is_ideographic || stands_bare(key) && may_begin_name(tail, false) || named())
            .then(|| without_label(tail))
    }
}

/// "Oleh Petrenko" is a name; in Indonesian the word is "by", before names that are mostly of two words or more.
fn is_ukrainian(word: &str, tail: &str) -> bool {
    let name = tail.split(',').next().unwrap_or_default();
    word == "Oleh" && name.split_whitespace().count() == 1
}

/// What follows a label of several words: `Text und Fotos: A`, `Tác giả: A`.
fn after_long_label(text: &str) -> Option<&str> {
    /// The longest of them, in bytes.
    const LONGEST: usize = 30;
    /// The first byte of a wide colon.
    const COLON: u8 = 0xEF;
    let head = &text.as_bytes()[..text.len().min(LONGEST + 1)];
    let is_colon = |at: &usize| head[*at] == b':' || text[*at..].starts_with('：');
    let (label, rest) = text.split_at(memchr2_iter(b':', COLON, head).find(is_colon)?);
    let is_label = label.trim().contains(' ') && LABELS.has(label.trim());
    is_label.then(|| rest.trim_start_matches([':', '：', ' ']))
}

/// What follows a label of the writing that another work is joined to: `Text, Foto: A`, `Teksti ja kuvat A`. Without a colon, what
/// looks like a name.
fn after_joined_label(text: &str) -> Option<&str> {
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    let first = words.next()?;
    let label = first.trim_end_matches([',', '/', '+']);
    let mut other = words.next()?;
    if label.len() == first.len() {
        if !AND.has(other) {
            return None;
        }
        other = words.next()?;
    }
    let work = other.trim_end_matches(COLONS);
    if !LABELS.has(label) || !OTHER_WORK.has(work) {
        return None;
    }
    let end = place_in(other, text) + work.len();
    let rest = text[end..].trim_start();
    let name = rest.trim_start_matches(COLONS).trim_start();
    let is_name = || name.split(' ').take(2).filter(|word| word.starts_with(char::is_uppercase)).count() == 2;
    (name.len() < rest.len() && may_begin_name(name, true) || is_name()).then_some(name)
}

/// How sentences begin that nothing but who asked can end.
const SENTENCES: &[&str] = &[
    "Az interjút készítette ", "Das Interview führten ", "Das Interview führte ", "Das Gespräch führten ",
    "Das Gespräch führte ", "Die Fragen stellten ", "Die Fragen stellte ", "Interview geführt von ",
    "Interview conducted by ", "Interviewed by ", "La entrevista la realizó ", "Rozhovor vedla ", "Rozhovor vedl ",
    "Беседу вела ", "Беседу вел ", "Беседу вёл ", "Интервью взяла ", "Интервью взял ", "Συνέντευξη στον ",
    "Συνέντευξη στην ", "Συνέντευξη στη ",
];

/// How sentences begin that name first with whom or from where, and the verbs before who asked or tells: `Mit B sprach A`.
const TURNED: &[(&str, &[&str])] = &[
    ("Mit ", &[" sprach ", " sprachen "]),
    ("Aus ", &[" berichtet ", " berichten "]),
    ("Z ", &[" rozmawia ", " rozmawiał ", " rozmawiała "]),
    ("Ze ", &[" rozmawia ", " rozmawiał ", " rozmawiała "]),
    ("С ", &[" беседовал ", " беседовала "]),
    ("Со ", &[" беседовал ", " беседовала "]),
    ("З ", &[" розмовляв ", " розмовляла "]),
];

/// What follows the verb of a sentence of [`TURNED`], where it is somebody known for a name and ends the sentence.
fn after_turned(text: &str) -> Option<&str> {
    let (_, verbs) = TURNED.iter().find(|(beginning, _)| text.starts_with(beginning))?;
    let name = verbs.iter().find_map(|verb| text.split_once(verb))?.1.trim_end_matches(['.', ' ']);
    (NAME_WORDS.contains(&name.split_whitespace().count()) && begins_with_given_name(name)).then_some(name)
}

/// Whoever writes from a place, as a line of nothing else says: `From A in Rome`.
fn after_from(text: &str) -> Option<&str> {
    /// Words of a name and a place.
    const MOST: usize = 7;
    let rest = text.strip_prefix("From ").filter(|rest| rest.split_whitespace().count() <= MOST)?;
    let (name, place) = rest.split_once(" in ")?;
    (begins_with_given_name(name) && name.contains(' ') && place.starts_with(char::is_uppercase)).then_some(rest)
}

/// What follows one of [`SENTENCES`]: `Das Interview führte A`.
fn after_sentence(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['(', '„', '"', ' ']);
    SENTENCES.iter().find_map(|beginning| text.strip_prefix(beginning))
}

/// Without the article of `γράφει ο Α` and the words of `door onze verslaggever A`.
fn after_weak_lead(tail: &str) -> &str {
    match tail.split_once(' ') {
        Some((word, rest)) if OUR.contains(&word) => after_role(rest),
        Some(("ο" | "η" | "ο/η" | "Ο" | "Η" | "τον/την" | "τον" | "την", name)) => name.trim_start(),
        // "Af journalist Ada Lund"
        Some((role, name)) if role.starts_with(char::is_lowercase) && ROLES.has(role) => name.trim_start(),
        // "By the Associated Press"
        Some(("the", name)) if is_agency(name.split(['|', ',', ';']).next().unwrap_or_default().trim()) => name,
        _ => tail,
    }
}

/// What follows the small words of a role, and those of German, which have capitals: `onze verslaggever A`, `unserer
/// Redakteurin A`.
fn after_role(rest: &str) -> &str {
    let start = rest.find(|c: char| c.is_uppercase()).unwrap_or(rest.len());
    let name = &rest[start..];
    // "correspondante à Rome, Jeanne Lac": a place before the name.
    let name = match name.split_once(", ") {
        Some((place, person)) if start > 0 && !place.contains(' ') && begins_with_given_name(person) => person,
        _ => name,
    };
    match name.split_once(' ') {
        Some((role, name)) if is_role(&fold(role)) => name.trim_start(),
        _ => name,
    }
}

/// What follows a small word and "our", which together lead to whoever has a role at the paper: `dalla nostra inviata A`.
fn after_our(segment: &str) -> Option<&str> {
    /// Bytes of the longest of [`SMALL_BEFORE_OUR`].
    const LONGEST: usize = 5;
    let segment = segment.trim_start();
    let space = segment.bytes().take(LONGEST + 1).position(|byte| byte == b' ')?;
    let (small, rest) = segment.split_at(space);
    let (our, rest) = rest.trim_start().split_once(' ')?;
    (OUR.contains(&our) && SMALL_BEFORE_OUR.contains(&fold(small).as_str()))
        .then(|| after_role(rest))
        .filter(|name| !name.is_empty())
}

/// Whether a segment names what somebody is at the paper and where, and nobody: `From our correspondent in Rome`. Behind a comma
/// may stand who.
fn is_ours_in_place(segment: &str) -> bool {
    let mut words = segment.split_whitespace();
    let is_ours = words.next().is_some_and(|small| SMALL_BEFORE_OUR.contains(&fold(small).as_str()))
        && words.next().is_some_and(|our| OUR.contains(&our));
    let mut behind = words.skip_while(|word| ROLE_FIELDS.has(word) || matches!(*word, "own"));
    is_ours
        && behind.next().is_some_and(|role| is_role(&fold(role)))
        && behind.next().is_none_or(|word| BEFORE_PLACES.contains(&word))
        && !segment.contains(',')
}

/// Whose everything is that a link leads to, where that is a person: `Voir tous les articles de A`.
fn after_all_posts(text: &str) -> Option<&str> {
    /// Words up to the name: `Посмотреть все записи автора`, `Ver todos os artigos mais recentes de`.
    const MOST: usize = 7;
    let (mut rest, mut has_all, mut has_posts) = (text, false, false);
    for step in 0..MOST {
        let (word, tail) = split_word(from_word(rest));
        if has_all && has_posts && OF.has(word) {
            return Some(tail.trim_start()).filter(|name| begins_with_given_name(name));
        }
        has_posts |= has_all && POSTS.has(word);
        has_all |= ALL.has(word);
        if step == 1 && !has_all {
            return None;
        }
        rest = tail;
    }
    None
}

/// "Autorin/Autor A": a second label after the first.
fn without_label(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || c == ':').unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    if LABELS.has(word) && !after.trim().is_empty() { after.trim_start_matches([':', ' ']) } else { text }
}

/// Whether a label needs no colon.
fn stands_bare(key: &str) -> bool {
    key.starts_with("aut") || key.starts_with("автор") || BARE_LABELS.contains(&key)
}

/// Whether a text is a word for one, or for somebody who writes, as the label that an element sets apart from a name: `Words`,
/// `Forfatter`.
pub(crate) fn is_label_apart(text: &str) -> bool {
    const WRITER: [&str; 3] = ["forfatter", "forfattare", "hofundur"];
    with_folded(text, |key| is_text(key) || WRITER.contains(&key) || LABELS.contains(key) && is_role(key))
}

/// Whether a label is the word for a text, which magazines set before a name without a colon: `Text Ada Lund Foto Bo Ek`.
fn is_text(key: &str) -> bool {
    matches!(key, "text" | "texte" | "tekst" | "teksti" | "texto" | "testo" | "words")
}

fn is_lead_next(tail: &str) -> bool {
    tail.split_whitespace().next().is_some_and(|w| LEADS.has(w))
}

pub(super) fn without_portrait(segment: &str) -> &str {
    let mut rest = segment.trim_start();
    loop {
        let Some(first) = rest.bytes().next().map(|first| first.to_ascii_lowercase()) else { return rest };
        // The descriptions are ASCII, so folding keeps their length where they match.
        let begins = |p: &&&str| {
            p.bytes().next() == Some(first) && rest.get(..p.len()).is_some_and(|start| start.eq_ignore_ascii_case(p))
        };
        let portrait = PORTRAITS.iter().find(begins);
        match portrait.and_then(|p| rest.get(p.len()..)) {
            Some(after) if !after.is_empty() => rest = after.trim_start(),
            _ => return rest,
        }
    }
}
