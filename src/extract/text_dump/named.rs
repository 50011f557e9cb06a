//! Whom a line names, and how: "By Ann Lee", "6 July | Ann Lee", a name alone.

use std::{borrow::Cow, collections::HashSet, ops::Range};

use super::{
    furniture,
    story::{self, Shape, Shaped},
};
use crate::{
    extract::{
        body::names_source,
        byline,
        dates::{self, Reading},
        letters::is_han_or_kana,
    },
    fold::fold,
};

/// Words of a line that names its writer inside.
const INSIDE: usize = 16;
/// Names on lines of their own, beside the first, that are read.
const MOST_LISTED: usize = 6;

/// Words of a line below "By" that is nobody's name.
const MOST_STATED: usize = 2;

/// How a line names somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// "By Ann Lee"
    Announced,
    /// "6 July | By Ann Lee"
    Inside,
    /// "By", and the name on the next line.
    Alone,
    /// "By Newsdesk": nobody's name, and still the byline.
    Stated,
    /// The name, with a date or nothing else.
    Bare,
    /// An agency, with nothing else.
    Agency,
    /// A word beside a date: "annlee, 6 July".
    Handle,
}

/// The names in a line, and how it names them.
pub(super) fn named(lines: &[Shaped], i: usize) -> Option<(How, Vec<String>)> {
    let line = lines.get(i)?;
    let text = without_marks(&line.line.text);
    // What themes of WordPress say to screen readers.
    let text = until_comments(until_lists(text.strip_prefix("Post author ").unwrap_or(&text)));
    if let Some(name) = poster(text).or_else(|| byline::entrys_author(text)) {
        return Some((How::Announced, vec![name.to_owned()]));
    }
    if let Some(lead) = lead_alone(text) {
        return names_below(lines, i, lead).filter(|(_, names)| !names.is_empty());
    }
    if byline::is_sentence_like_byline(text) {
        return None;
    }
    // "6 July 2025 | By Ann Lee"
    let in_ideographs = byline::announced_in_ideographs(text);
    let announced = byline::starts_byline(text).or(in_ideographs);
    let is_inside = announced.is_none()
        && line.mass <= INSIDE
        && (is_part_announced(text) || inner_lead(text) || is_inside_ideographs(text));
    let whole = in_ideographs.unwrap_or(text);
    if let Some(name) = announced.and_then(said_twice) {
        return Some((How::Announced, vec![name]));
    }
    let names = if announced.is_some() || is_inside { byline::authors(whole) } else { Vec::new() };
    // Of "staff and wire reports" no part is a name.
    let is_no_name = |name: &String| !name.contains(' ') && name.starts_with(char::is_lowercase);
    let stated = announced.filter(|_| line.mass <= INSIDE).and_then(stated);
    let is_phrase = || stated.iter().flatten().any(|name| name.contains(' '));
    let is_stated = names.iter().all(is_no_name) && is_phrase();
    if !names.is_empty() && !is_stated {
        let names = names.into_iter().flat_map(two_people).collect();
        return Some((if is_inside { How::Inside } else { How::Announced }, names));
    }
    let stated = stated.map(|name| (How::Stated, name));
    let bare = || {
        let bare = bare_names(line).map(|names| names.into_iter().flat_map(two_people).collect());
        bare.map(|names| joined(lines, i, names)).or_else(|| caseless_name(lines, i)).map(|names| (How::Bare, names))
    };
    stated.or_else(bare).or_else(|| agency(line)).or_else(|| handle(lines, i).map(|name| (How::Handle, vec![name])))
}

/// A line without what follows upon a count of comments: "6 July 2025 Ann Lee 3 Comments Tides, Trade".
fn until_comments(text: &str) -> &str {
    furniture::behind_comments(text).map_or(text, |behind| &text[..text.len() - behind.len()])
}

/// Of a name in which a second given name stands behind a family's, both people: "Ann Lee Bo Ray".
fn two_people(name: String) -> Vec<String> {
    let parted = match name.split(' ').collect::<Vec<_>>()[..] {
        [given, family, other, last]
            if [given, other].iter().all(|word| byline::begins_with_given_name(word))
                && ![family, last].iter().any(|word| byline::begins_with_given_name(word)) =>
        {
            Some(vec![format!("{given} {family}"), format!("{other} {last}")])
        }
        _ => None,
    };
    parted.unwrap_or_else(|| vec![name])
}

/// Who began a thread, as forums say it above the first post: "by harbourmaster » 6 July 2025", "Thread starter Ann".
fn poster(text: &str) -> Option<&str> {
    const STARTED: [&str; 3] = ["Thread starter ", "Themenstarter ", "Ersteller "];
    /// Words of a name; before the day stands that of the week.
    const LONGEST: usize = 3;
    let named = STARTED.iter().find_map(|label| text.strip_prefix(label));
    let dated = || {
        let (head, day) = text.split_once(" » ")?;
        let (lead, name) = head.split_once(' ')?;
        let starts_day = story::first_day(day).is_some_and(|span| day[..span.start].split_whitespace().count() <= 1);
        (starts_day && is_lead(lead)).then_some(name)
    };
    named.or_else(dated).filter(|name| (1..=LONGEST).contains(&name.split_whitespace().count()))
}

/// The name that a byline has twice, once for the picture beside it: "Ann Lee Ann Lee 6 July".
fn said_twice(rest: &str) -> Option<String> {
    /// Words of the shortest and the longest name.
    const WORDS: Range<usize> = 2..5;
    let words: Vec<&str> = rest.split_whitespace().take(2 * WORDS.end).collect();
    let names = WORDS.filter(|&n| words.len() >= 2 * n && words[..n] == words[n..2 * n]);
    let mut names = names.map(|n| words[..n].join(" "));
    names.next().filter(|name| name.starts_with(char::is_uppercase))
}

/// The name of letters without capitals that a line has beside its day, or beside the line of the day: one of Han letters, or a
/// known one.
fn caseless_name(lines: &[Shaped], i: usize) -> Option<Vec<String>> {
    let line = lines.get(i).filter(|l| !l.line.text.is_ascii())?;
    let text = line.line.text.as_str();
    let is_dated = |i: usize| lines.get(i).is_some_and(|l| l.shape == Shape::Dated);
    let name = match line.shape {
        Shape::Dated => {
            let day = story::first_day(text)?;
            let (before, behind) = (&text[..day.start], &text[day.end..]);
            let signs = |c: char| c.is_whitespace() || "|•·–—-,/".contains(c);
            match (before.trim_matches(signs), behind.trim_matches(signs)) {
                ("", name) | (name, "") => name,
                _ => return None,
            }
        }
        Shape::Short | Shape::Repeated if is_dated(i + 1) || i.checked_sub(1).is_some_and(is_dated) => text,
        _ => return None,
    };
    if byline::is_name_of_han(name) {
        return Some(vec![name.to_owned()]);
    }
    let is_caseless = || !name.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let names = if is_caseless() && byline::begins_with_given_name(name) { byline::authors(name) } else { Vec::new() };
    let are_known = names.iter().all(|name| name.contains(' ') && byline::begins_with_given_name(name));
    (!names.is_empty() && are_known).then_some(names)
}

/// A line without the lists that a byline goes on with: "By Ann Lee at 18:52 Tagged with: Tides".
fn until_lists(text: &str) -> &str {
    #[rustfmt::skip]
    const LABELS: &[&str] = &[
        " Tagged ", " Tags:", " Filed ", " Posted in ", " Published in ", " Category:", " Categories:", " Kategorie", " Schlagw",
        " gespeichert unter ", " abgelegt unter ", " under ", " Leave a ", " Leave a comment", " Hinterlasse ", " Schreibe ",
    ];
    let end = LABELS.iter().filter_map(|label| text.find(label)).min().unwrap_or(text.len());
    &text[..end]
}

/// What a byline leads to that is nobody's name: "Newsdesk", "R. R."
fn stated(rest: &str) -> Option<Vec<String>> {
    /// Words of the longest.
    const LONGEST: usize = 5;
    let end = story::first_day(rest).map_or(rest.len(), |day| day.start);
    let rest = rest.get(..end)?;
    let end = rest.find(['|', '•', '·', '–', '—', '(', ',', ':', '/']).unwrap_or(rest.len());
    let mut words: Vec<&str> = rest.get(..end)?.split_whitespace().collect();
    while words.last().is_some_and(|w| w.chars().all(char::is_lowercase) && w.chars().count() <= 3 || *w == "-") {
        words.pop();
    }
    words.dedup();
    let name = words.join(" ");
    let is_name = (1..=LONGEST).contains(&words.len())
        && name.chars().any(char::is_alphabetic)
        && !byline::is_label(&fold(&name))
        && !name.ends_with(['!', '?', '…']);
    is_name.then(|| vec![name])
}

/// An agency on a line of its own.
fn agency(line: &Shaped) -> Option<(How, Vec<String>)> {
    /// Words of the line: its name, and a place.
    const LONGEST: usize = 4;
    let text = line.line.text.as_str();
    let text = text.split_once(':').filter(|(label, _)| names_source(label)).map_or(text, |(_, source)| source);
    if line.mass > LONGEST || !byline::names_agency(text) {
        return None;
    }
    let names = byline::authors(text);
    (names.len() == 1 && byline::names_agency(&names[0])).then_some((How::Agency, names))
}

/// The word beside a line's date, or a given name on the line beside that of the date.
fn handle(lines: &[Shaped], i: usize) -> Option<String> {
    let line = lines.get(i)?;
    let text = line.line.text.as_str();
    if line.shape == Shape::Dated {
        let day = story::first_day(text)?;
        let signs = |c: char| c.is_whitespace() || "|•·–—-,/".contains(c);
        let before = text.get(..day.start)?.trim_matches(signs);
        let behind = text.get(day.end..)?;
        let next = behind.trim_start_matches(signs);
        let word = next.split(|c: char| c.is_whitespace() || c == '|').next().unwrap_or_default();
        let is_alone = before.is_empty() && next == word || next.is_empty();
        let words = [before, if behind.starts_with(signs) { word } else { "" }];
        return words.into_iter().find(|word| is_handle(word, is_alone)).map(str::to_owned);
    }
    let beside = [i.checked_sub(1), Some(i + 1)];
    let is_dated = |i: &usize| lines.get(*i).is_some_and(|l| l.shape == Shape::Dated);
    let is_beside = matches!(line.shape, Shape::Short | Shape::Repeated) && beside.iter().flatten().any(is_dated);
    (is_beside && is_handle(text, true) && byline::begins_with_given_name(text)).then(|| text.to_owned())
}

/// Whether a word is a given name or an account's: no word of a language is written so. What stands `alone` with a date may be
/// short.
fn is_handle(word: &str, alone: bool) -> bool {
    /// Letters of an account's name; and of the shortest that stands among others.
    const LETTERS: Range<usize> = 2..25;
    const AMONG: usize = 5;
    // Small words that stand beside dates.
    #[rustfmt::skip]
    const NONE: &[&str] = &[
        "aktualisiert", "am", "at", "av", "cest", "comments", "comment", "das", "date", "datum", "de", "den", "der", "die",
        "erstellt", "est", "hits", "if", "in", "kl", "le", "lesezeit", "min", "mins", "minuten", "minutes", "news", "on", "por",
        "posted", "published", "red", "start", "stand", "uhr", "um", "updated", "views", "von",
    ];
    let count = word.chars().count();
    let is_capital = word.starts_with(char::is_uppercase);
    let is_odd = |part: &str| part.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric() || c == '_');
    let is_written_so = word.chars().any(char::is_lowercase) && (!is_capital || word.split('-').any(is_odd));
    let is_known = || word.chars().any(char::is_lowercase) && byline::begins_with_given_name(word);
    LETTERS.contains(&count)
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && (is_written_so && (alone || count >= AMONG) || is_known())
        && !byline::is_label(&fold(word))
        && !byline::names_no_person(word)
        && !NONE.contains(&fold(word).as_str())
}

/// The names on a line with those on the lines above and below that have one each and nothing else, or its initials.
fn joined(lines: &[Shaped], i: usize, names: Vec<String>) -> Vec<String> {
    if names.len() > 1 || lines.get(i).is_none_or(|l| l.shape == Shape::Dated) {
        return names;
    }
    let above = (0..i).rev().map_while(|at| name_alone(lines, at, i)).take(MOST_LISTED);
    let above: Vec<String> = above.flatten().collect();
    let below = (i + 1..lines.len()).map_while(|at| name_alone(lines, at, i)).take(MOST_LISTED);
    let mut all: Vec<String> = above.into_iter().rev().chain(names).chain(below.flatten()).collect();
    let mut seen = HashSet::new();
    all.retain(|name| seen.insert(fold(name)));
    all
}

/// The name that a line has and nothing else; none in it where it is a name's initials.
fn name_alone(lines: &[Shaped], at: usize, beside: usize) -> Option<Option<String>> {
    let (line, own) = (lines.get(at)?, lines.get(beside)?);
    let text = line.line.text.as_str();
    if line.mass == 1 && text.chars().count() <= 3 && text.chars().all(char::is_uppercase) {
        return Some(None);
    }
    let is_alike =
        line.line.bullet == own.line.bullet && line.line.linked == own.line.linked && line.shape != Shape::Dated;
    let names = if is_alike { bare_names(line)? } else { return None };
    let is_known = names.len() == 1 && fold(&names[0]) == fold(text) && byline::begins_with_given_name(text);
    is_known.then(|| names.into_iter().next())
}

/// The names on the lines below one that only leads to them.
fn names_below(lines: &[Shaped], i: usize, lead: &str) -> Option<(How, Vec<String>)> {
    let next = lines.get(i + 1).filter(|l| l.mass <= 10)?;
    let named = without_marks(&next.line.text);
    // "Author of the article: / By Ann Lee"
    let is_announced = byline::starts_byline(&named).is_some();
    let mut names = if is_announced { byline::authors(&named) } else { byline::authors(&format!("{lead} {named}")) };
    if names.is_empty() {
        // "Von / Redaktion"
        let may_state = next.mass <= MOST_STATED && matches!(next.shape, Shape::Short | Shape::Repeated);
        let stated = stated(&named).filter(|_| may_state && next.line.gap == 0 && !next.line.bullet);
        return stated.map(|names| (How::Stated, names));
    }
    let more = listed_names(lines, i + 2);
    names.extend(more.into_iter().filter(|name| fold(name) != fold(&next.line.text)));
    Some((How::Alone, names))
}

fn is_part_announced(text: &str) -> bool {
    text.split(['|', '•', '·', '–', '—', '/']).any(|p| byline::starts_byline(p).is_some())
}

/// Whether a line of China or Japan has a label before its writer behind other parts: `来源：海港报 作者：林晓岚`.
fn is_inside_ideographs(text: &str) -> bool {
    text.contains(is_han_or_kana) && byline::announces_inside(text)
}

/// The names of a line that has nothing else, or a date.
fn bare_names(line: &Shaped) -> Option<Vec<String>> {
    let is_short = line.mass <= if line.shape == Shape::Dated { 14 } else { 9 };
    let may_name = matches!(line.shape, Shape::Short | Shape::Repeated | Shape::Dated);
    let ends_so = line.line.text.ends_with(['.', '?', '!', ':']) && !ends_in_initial(&line.line.text);
    if !may_name || !is_short || ends_so || byline::tells_of_a_life(&line.line.text) {
        return None;
    }
    // Full names have two.
    let capitals = line.line.text.split_whitespace().filter(|w| w.contains(char::is_uppercase));
    if capitals.take(2).count() < 2 {
        return None;
    }
    let names = byline::authors(&without_marks(without_picture(&line.line.text)));
    let is_any = names.iter().any(|n| is_full_name(n));
    let is_all = names.iter().all(|n| is_full_name(n));
    (if line.shape == Shape::Dated { is_any } else { is_any && is_all }).then_some(names)
}

/// A line of names without the numbers of notes that w3m writes behind them, "Ann Lee^1", and parted from what ran into it,
/// "Ann LeePublished". Names have a capital inside only behind a few letters: McGill, LeFay.
fn without_marks(text: &str) -> Cow<'_, str> {
    /// Letters before such a capital.
    const INSIDE: usize = 3;
    /// Digits of a year.
    const YEAR: usize = 4;
    /// Bytes that a name is told by.
    const LOOKED_AT: usize = 80;
    if !text.chars().any(char::is_uppercase) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 3);
    let (mut small, mut digits, mut is_day_sign) = (0, 0, false);
    let mut is_note = false;
    for (at, c) in text.char_indices() {
        let is_digit = |c: char| c.is_ascii_digit();
        let goes_on = is_digit(c) || c == ',' && text[at + 1..].starts_with(is_digit);
        is_note = c == '^' && text[at + 1..].starts_with(is_digit) || is_note && goes_on;
        if is_note {
            continue;
        }
        // Behind a year, as behind the day of China and Japan, a label or a name begins.
        let follows_date = digits == YEAR || is_day_sign;
        let begins_label = || small > 1 && furniture::begins_with_label(&text[at..]);
        if c.is_uppercase() && (small >= INSIDE || follows_date || begins_label()) {
            let is_name = byline::begins_with_given_name(super::beginning(&text[at..], LOOKED_AT));
            out.push_str(if is_name { ", " } else { " | " });
        }
        // "Ann Lee06:45", "Ann Lee6 July 2025": a time, or a day.
        if c.is_ascii_digit() && small >= INSIDE && is_time_or_day(&text[at..]) {
            out.push_str(" | ");
        }
        small = if c.is_lowercase() { small + 1 } else { 0 };
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        is_day_sign = c == '日';
        out.push(c);
    }
    Cow::Owned(out)
}

/// Whether a text begins with one or two digits and a colon or a space, or the sign of a day: `06:45`, `6 July`, `06.07.2025`.
fn is_time_or_day(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && text[digits..].starts_with([':', ' ', '.', '/', '-'])
}

/// The words before authors' names in a line that has nothing else: "By", and of "Comment by" the last.
fn lead_alone(text: &str) -> Option<&str> {
    const LABELS: &[&str] = &[
        "autor*in", "autor:in", "autor/in", "autorin/autor", "autor", "autorin", "author", "author of the article",
        "auteur",
    ];
    /// Words of such a line.
    const MOST: usize = 4;
    let text = text.trim_end_matches(':');
    if text.split_whitespace().count() > MOST {
        return None;
    }
    if LABELS.contains(&fold(text).as_str()) {
        return Some("by");
    }
    let last = text.split_whitespace().next_back()?;
    // "von" of "Kommentar von" is no name's part here, where the name has its own line.
    // Much is "supported by" somebody.
    let is_small = last.chars().count() <= 4 && last != "by" && last.starts_with(char::is_lowercase);
    is_lead(text).then_some(text).or_else(|| Some(last).filter(|last| is_small && is_lead(last)))
}

/// Whether a word leads to a name: "by".
fn is_lead(word: &str) -> bool {
    byline::starts_byline(&format!("{word} Ann Lee")) == Some("Ann Lee")
}

/// More names, each alone on its line, behind the first.
fn listed_names(lines: &[Shaped], from: usize) -> Vec<String> {
    let names = lines.get(from..).unwrap_or_default().iter().take(MOST_LISTED).map_while(|line| {
        let text = without_marks(&line.line.text);
        let text = text.trim_end_matches([',', ';', '&', ' ']);
        let is_name = (2..=4).contains(&line.mass) && matches!(line.shape, Shape::Short | Shape::Repeated);
        let names = byline::authors(text);
        (is_name && names.len() == 1 && names.iter().all(|name| is_full_name(name) && fold(name) == fold(text)))
            .then_some(names)
    });
    names.flatten().collect()
}

/// "6. Dezember 2022 von Fatima": a lead right behind a date.
fn inner_lead(text: &str) -> bool {
    let found = dates::find_all(super::beginning(text, 400), &Reading::default());
    found.iter().any(|f| {
        text.get(f.span.end..).is_some_and(|rest| {
            byline::starts_byline(rest.trim_start_matches(|c: char| !c.is_alphanumeric())).is_some()
        })
    })
}

/// A line of names without what a picture beside them was called: "Photo of Ann Lee".
fn without_picture(text: &str) -> &str {
    const LABELS: &[&str] = &[
        "photo of ", "picture of ", "image of ", "avatar of ", "portrait of ", "profilbild von ", "foto von ",
        "bild von ", "bilde av ", "bild på ", "photo de ", "foto de ", "foto di ", "imagen de ", "imagem de ",
        "foto van ",
    ];
    let is_label = |label: &&&str| text.get(..label.len()).is_some_and(|start| start.to_lowercase() == **label);
    LABELS.iter().find(is_label).map_or(text, |label| &text[label.len()..])
}

/// "Ann Lee M."
fn ends_in_initial(text: &str) -> bool {
    text.strip_suffix('.').and_then(|rest| rest.rsplit(' ').next()).is_some_and(|last| last.chars().count() == 1)
}

/// Two to four words with capitals: a name, where nothing announces one.
fn is_full_name(name: &str) -> bool {
    // Words that begin sentences and headings.
    #[rustfmt::skip]
    const NO_NAMES: &[&str] = &[
        "a", "aber", "all", "alle", "als", "am", "an", "and", "auf", "aus", "bei", "breaking", "das", "dem", "den",
        "der", "des", "die", "du", "ein", "eine", "el", "fur", "front", "hier", "how", "ich", "im", "in", "ist",
        "it", "la", "las", "le", "les", "los", "mehr", "mit", "more", "nach", "new", "no", "nur", "on", "our",
        "page", "programm", "recipes", "so", "the", "this", "und", "uns", "unsere", "vom", "von", "was", "what",
        "wie", "why", "you", "your", "zum", "zur",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    // "PM EDT" is of a time.
    if words.iter().all(|w| w.chars().count() <= 3 && w.chars().all(char::is_uppercase)) {
        return false;
    }
    if words.first().is_some_and(|w| NO_NAMES.contains(&fold(w).as_str()))
        || words.last().is_some_and(|w| NO_NAMES.contains(&fold(w).as_str()))
    {
        return false;
    }
    let capitals = words.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    (2..=4).contains(&words.len()) && capitals >= 2 && !name.contains(['&', '|', '/', ':', '"', '„', '“', '»'])
}
