//! One name out of a byline's list: where it ends, and whether it can be one.

use unicode_normalization::char::is_combining_mark;

use super::{
    Item, announced::without_portrait, begins_with_given_name, given::is_initial, ideographs, is_agency, is_label,
    words::*,
};
use crate::{
    extract::{
        credit::PHOTOGRAPHERS,
        dates::{is_day_word, is_weekday},
        letters::{COLONS, is_han_or_kana, is_letter, is_word},
        site::is_paper_word,
        word_list::WordList,
    },
    fold::{fold, with_folded},
};

/// Words of the longest name: "Maria do Carmo da Silva e Souza" has seven.
pub(super) const MOST_WORDS: usize = 7;
/// Words of a given and a family name.
const FULL_NAME: usize = 2;
/// Words of a name that nothing but its words tells.
pub(crate) const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;
/// Characters of the longest name.
const LONGEST_NAME: usize = 60;

/// One name of a list.
pub(super) fn item(text: &str, announced: bool) -> Option<Item> {
    let ends_in_label = text.trim_end().ends_with(COLONS);
    let text = bare(text);
    if is_agency(text) {
        return Some(Item::Agency(text.trim_end_matches('.').to_owned()));
    }
    if ideographs::ends_as_outlet(text) {
        return None;
    }
    let words: Vec<&str> =
        text.split_whitespace().enumerate().map(|(i, word)| if i > 0 { without_note(word) } else { word }).collect();
    let keys: Vec<String> = words.iter().map(|w| fold(w.trim_end_matches(['.', ':', '：']))).collect();
    let length = name_length(&words, &keys);
    // "Ada Lund Ossley Courier Staff Writer": a person's name before the paper's.
    let (own, behind) = keys.split_at(length.min(keys.len()));
    let is_person = length > FULL_NAME && begins_with_given_name(text);
    let length = if is_person && is_staff_of_outlet(own, behind) { FULL_NAME } else { length };
    // "Ada Lund Written: ", before a day that was taken out.
    let length = if is_person && ends_in_label && length == words.len() { length - 1 } else { length };
    let name = words.get(..length).unwrap_or_default();
    if is_none(name, &keys) || !announced && begins_sentence(name, &words) {
        return None;
    }
    let joined = undoubled(name);
    // "Ann Lee/SP-X": the agency's sign behind a full name.
    let joined = before_slash(&joined, |left| left.contains(' ') || ideographs::is_name(left));
    let joined = joined.trim_end_matches(|c: char| c == '.' && !ends_in_abbreviation(joined)).to_owned();
    if !plausible(&joined, announced) {
        return None;
    }
    // What is the whole text was asked already.
    Some(if joined != text && is_agency(&joined) { Item::Agency(joined) } else { Item::Person(joined) })
}

/// What may begin with a name, without the signs and the role around it.
fn bare(text: &str) -> &str {
    let text = ideographs::without_all_posts(without_portrait(text))
        .trim_start_matches(|c| !is_word(c) && !"._&-".contains(c));
    let text = without_tail(text);
    let text = text.trim_start_matches(['.', '-', '&']).trim_end_matches(['-', '&', '_', ':']);
    // "Ann Lee/Staff Writer": what somebody is, or the agency, behind a full name.
    before_slash(without_of(without_role_before(text)), |left| left.contains(' ') && begins_with_given_name(left))
}

/// What stands before a slash, where that is a name.
fn before_slash(text: &str, is_name: impl Fn(&str) -> bool) -> &str {
    match text.split_once('/') {
        Some((left, _)) if is_name(left.trim()) => left.trim(),
        _ => text,
    }
}

/// Whether what stands in a name's place, the first of the words with these keys, is nobody's: a desk, an outlet, a role.
fn is_none(name: &[&str], keys: &[String]) -> bool {
    let [first, others @ ..] = name else { return true };
    let (own, behind) = keys.split_at(name.len().min(keys.len()));
    let own_words = || (0..).zip(own).filter(|(i, _)| !is_family(name, own, *i)).map(|(_, key)| key);
    if own_words().any(|key| is_nobody(key)) {
        return true;
    }
    // "Daily Planet", "Planet News Team": an outlet, if all of it stands in the name's place.
    let has = |list: &WordList| {
        own_words().any(|k| {
            list.contains(k.as_str()) || k.rsplit('-').next().is_some_and(|tail| tail != k && list.contains(tail))
        })
    };
    let is_outlet = || behind.is_empty() && (has(&INSTITUTIONS) || has(&NOBODY)) || is_staff_of_outlet(own, behind);
    // "From Our Correspondent", "From Slack Water, 2018"
    let is_small_word = |key: &String| matches!(key.as_str(), "our" | "own" | "the");
    if matches!(*first, "From" | "Our") || !behind.is_empty() && own.iter().all(is_small_word) {
        return true;
    }
    // "Ada Lund Fotograf", in a list of who did what.
    let is_photographer =
        matches!(behind, [role] if PHOTOGRAPHERS.contains(role.as_str()) || OTHER_WORK.contains(role.as_str()));
    // "Harbour Correspondent": a field that no list has. People of one name have no role behind it.
    let is_cased = first.starts_with(char::is_uppercase) && first.chars().any(char::is_lowercase);
    let is_role = others.is_empty() && is_cased && behind.first().is_some_and(|role| ROLES.contains(role.as_str()));
    is_outlet() || is_photographer || is_role && !begins_with_given_name(first)
}

/// Whether the words of a name are an outlet's, and those behind it are its staff: `Ossley Courier Staff`.
fn is_staff_of_outlet(name: &[String], behind: &[String]) -> bool {
    let is_paper = |key: &String| INSTITUTIONS.contains(key.as_str()) || name.len() > 1 && is_paper_word(key);
    behind.first().is_some_and(|word| is_role(word) || word == "reports") && name.last().is_some_and(is_paper)
}

/// Whether a name of one word is the beginning of a sentence: "Writes of boats and tides."
fn begins_sentence(name: &[&str], words: &[&str]) -> bool {
    let ([word], [_, next, _, ..]) = (name, words) else { return false };
    !begins_with_given_name(word) && next.chars().all(char::is_lowercase) && !AFTER_NAMES.has(next)
}

/// Without the role before a name that is known for one: `Political correspondent Ada Lund`.
fn without_role_before(text: &str) -> &str {
    /// Words of the longest role.
    const MOST: usize = 4;
    let mut rest = text;
    let mut ends_in_role = false;
    for _ in 0..MOST {
        let Some((word, after)) = rest.split_once(' ') else { break };
        let key = fold(word);
        let is_role = is_role(&key);
        if !is_role && !ROLE_FIELDS.contains(key.as_str()) {
            break;
        }
        (ends_in_role, rest) = (is_role, after.trim_start());
    }
    let is_name = || rest.contains(' ') && begins_with_given_name(rest) || ideographs::may_be_name(rest);
    if ends_in_role && is_name() { rest } else { text }
}

/// Without the Greek "of" before a name, and the Romanian "by" before a name of two words that is known for one: `De Oana Petrescu`. Before a family name that is
/// a given name too it is a part of the name: `De Luca Paolo`.
fn without_of(text: &str) -> &str {
    const GREEK: &[&str] = &["Του ", "Της ", "ΤΟΥ ", "ΤΗΣ "];
    // No Greek name begins with an article, and a name of one word may be its bearer's whole one.
    if let Some(name) = GREEK.iter().find_map(|article| text.strip_prefix(article)).filter(|name| name.contains(' ')) {
        return name;
    }
    let Some(rest) = text.strip_prefix("De ").or_else(|| text.strip_prefix("de ")) else { return text };
    match rest.split_once(' ') {
        Some((_, last)) if !last.contains(' ') && begins_with_given_name(rest) && !begins_with_given_name(last) => rest,
        _ => text,
    }
}

/// A family name without the number of the note that tells where its bearer works: `Field1`.
fn without_note(word: &str) -> &str {
    /// Letters of the shortest such name.
    const LEAST: usize = 3;
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡'));
    let notes = word.len() - bare.len();
    let is_name = bare.starts_with(char::is_uppercase)
        && bare.chars().count() >= LEAST
        && bare.chars().all(|c| c.is_alphabetic() || c == '-');
    if (1..=2).contains(&notes) && is_name { bare } else { word }
}

/// Without the punctuation behind a name. A mark that belongs to its last letter stays: a virama, a tone, a geresh.
fn without_tail(text: &str) -> &str {
    const GERESH: [char; 3] = ['\'', '’', '\u{05F3}'];
    // A little picture has a mark behind it that is no letter's.
    let is_outside = |c: char| c == '\u{FE0F}' || !is_word(c) && !"._&-".contains(c) && !is_combining_mark(c);
    let bare = text.trim_end_matches(is_outside);
    let is_hebrew = bare.ends_with(|c| matches!(c, '\u{05D0}'..='\u{05EA}'));
    match text[bare.len()..].chars().next() {
        Some(mark) if is_hebrew && GERESH.contains(&mark) => &text[..bare.len() + mark.len_utf8()],
        // Some scripts of India end a letter in a joiner that nobody sees.
        Some(joiner @ '\u{200D}') if !bare.is_ascii() => &text[..bare.len() + joiner.len_utf8()],
        _ => bare,
    }
}

fn is_nobody(key: &str) -> bool {
    NOBODY.contains(key) || key.rsplit(['-', '/']).next().is_some_and(|tail| NOBODY.contains(tail))
}

/// Whether a name ends before a word of the page's furniture. "Min" is a name; minutes stand behind their number.
fn is_furniture(word: &str, key: &str) -> bool {
    FURNITURE.contains(key) && word != "Min"
}

/// How many words from the first make up the name.
fn name_length(words: &[&str], keys: &[String]) -> usize {
    let mut length = 0;
    for (i, (word, key)) in words.iter().zip(keys).enumerate() {
        let key = key.as_str();
        let small = word.chars().next().is_some_and(is_small);
        let particle = PARTICLES.contains(key) || word.contains(['\'', '’', '-']);
        if is_family(words, keys, i) {
            length = i + 1;
            continue;
        }
        let ends = is_furniture(word, key)
            || is_role(key)
            || is_field_of_role(keys, i)
            || DEGREES.contains(key)
            || DEGREES.has(word)
            || (i > 0 && (small && (!particle || AFTER_NAMES.contains(key)) || word.chars().any(|c| c.is_ascii_digit())))
            || (i > 0 && AFTER_CASELESS.contains(key))
            // "王小明 昨天 18:20"
            || (i > 0 && !word.contains(is_cased) && is_day_word(key))
            // "李明 点击:12": a label and what it is of. Of several names each would be one.
            || (i == 1 && !word.is_ascii() && word.trim_end_matches(COLONS).contains(COLONS))
            // "Jane Doe For Daily Planet", "Jane Doe The Associated Press", "Jane Doe Special to the Daily Planet"
            || (i > 1 && matches!(key, "for" | "the"))
            || (i > 1 && key == "special" && keys.get(i + 1).is_some_and(|next| matches!(next.as_str(), "to" | "for")))
            // "Jane Doe Foto John Roe"
            || (i > 1 && word.starts_with(char::is_uppercase) && OTHER_WORK.contains(key) && *word != "Anh")
            // "박지훈 사진 김수진"
            || (i > 0 && !word.is_ascii() && !word.contains(is_cased) && OTHER_WORK.contains(key))
            // "Jane Doe REUTERS", "Jane Doe Associated Press"
            || (i > 1 && AGENCIES.contains(key) && word.chars().all(|c| !c.is_lowercase()))
            || (i == FULL_NAME && (words.len() > i + 1 || key == "news") && is_outlet_behind(words, i));
        if ends {
            // "Created by Quayside v4.6": a program.
            length *= usize::from(!is_version(word));
            break;
        }
        length = i + 1;
        if word.ends_with(':') {
            // "Klaus Wald Gelesen: 451": the next label.
            length -= usize::from(i > 1);
            break;
        }
    }
    // A particle at the end belonged to what was cut off.
    while length > 1
        && keys.get(length - 1).is_some_and(|k| {
            PARTICLES.contains(k.as_str()) && words.get(length - 1).is_some_and(|w| w.starts_with(char::is_lowercase))
        })
    {
        length -= 1;
    }
    length
}

/// Whether the words behind somebody's name are an agency's, or the word for a section: `Jane Doe News`.
fn is_outlet_behind(words: &[&str], i: usize) -> bool {
    let (name, behind) = words.split_at(i);
    (behind.first() == Some(&"News") || is_agency(&behind.join(" "))) && begins_with_given_name(&name.join(" "))
}

/// Whether a word that some list has is the family name behind a given name, or behind that and an initial, and nothing but what
/// its bearer is follows: `Jonathan Head`, `Jonathan V. Last`, `Anna House Staff Writer`.
fn is_family(words: &[&str], keys: &[String], i: usize) -> bool {
    let stands_behind = || match words.get(..i) {
        Some([first]) => begins_with_given_name(first),
        Some([first, middle]) => is_initial(middle) && begins_with_given_name(first),
        _ => false,
    };
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    keys.get(i).is_some_and(|key| FAMILY_WORDS.contains(key.as_str()))
        && words.get(i).is_some_and(is_name)
        && keys.get(i + 1).is_none_or(|next| is_role(next))
        && stands_behind()
}

/// Whether a word numbers a program's version: `v4.6`, `1.9.1`.
fn is_version(word: &str) -> bool {
    let bare = word.trim_start_matches(['v', 'V']);
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.ends_with(|c: char| c.is_ascii_digit());
    is_number && bare.contains('.') && bare.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Whether a letter is of a script that has capitals.
pub(super) fn is_cased(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase()
}

/// Whether a letter is a small one where the script has capitals: Georgian writes names without, and Unicode gives it some.
fn is_small(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10D0}'..='\u{10FF}')
}

/// Whether a folded word is what somebody is at a paper.
pub(super) fn is_role(key: &str) -> bool {
    ROLES.contains(key) || is_compound_role(key) || is_hyphened_role(key)
}

/// Roles of Germanic languages and of Finnish grow at the front: Medizinredakteurin, USA-Korrespondent, kulturredaktör.
fn is_compound_role(key: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "redakteur", "redakteurin", "redaktor", "redaktorin", "korrespondent", "korrespondentin", "reporter",
        "reporterin", "journalist", "journalistin", "leiter", "leiterin", "direktor", "direktorin", "sprecher",
        "sprecherin", "referent", "referentin", "redacteur", "verslaggever", "verslaggeefster", "correspondent",
        "skribent", "toimittaja",
    ];
    let may_end_so = matches!(key.as_bytes().last(), Some(b'a' | b'r' | b'n' | b't'));
    may_end_so && ENDINGS.iter().any(|e| key.len() > e.len() && key.ends_with(e))
}

/// "Editor-in-Chief", "writer-at-large", "editora-chefe".
fn is_hyphened_role(key: &str) -> bool {
    let tail = |(first, tail): (&str, &str)| {
        ROLES.contains(first) && (["in-", "at-"].iter().any(|small| tail.starts_with(small)) || ROLES.contains(tail))
    };
    key.split_once('-').is_some_and(tail)
}

/// "Lifestyle Writer", "Landespolitische Korrespondentin": a field whose role follows within three words.
fn is_field_of_role(keys: &[String], i: usize) -> bool {
    let is_field =
        |key: &String| ROLE_FIELDS.contains(key.as_str()) || key.ends_with("ische") || key.ends_with("ischer");
    let following = keys.iter().skip(i + 1).take(3);
    i > 0 && keys.get(i).is_some_and(is_field) && following.clone().any(|k| is_role(k))
}

/// A name that a renderer wrote twice, once.
fn undoubled(words: &[&str]) -> String {
    let half = words.len() / 2;
    // One word: Hassan Hassan.
    if half > 1 && words.len().is_multiple_of(2) && words.get(..half) == words.get(half..) {
        return words.get(..half).unwrap_or_default().join(" ");
    }
    let joined = words.join(" ");
    let middle = joined.len() / 2;
    match joined.split_at_checked(middle) {
        // Short words repeat by nature (Bobo, Lulu).
        Some((left, right)) if left == right && left.contains(' ') => left.to_owned(),
        _ => joined,
    }
}

fn ends_in_abbreviation(name: &str) -> bool {
    let last = name.trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or_default();
    last.chars().count() <= 2
}

/// Whether what is left can be a name.
fn plausible(name: &str, announced: bool) -> bool {
    /// Characters of the longest name of an office in letters that no spaces part; a sentence has more.
    const OFFICE: usize = 10;
    const ARTICLES: [&str; 5] = ["der", "die", "das", "dem", "den"];
    const DAY_PARTS: &[&str] = &["morning", "afternoon", "evening", "night", "noon", "midday"];
    let words = name.split_whitespace().count();
    let letters = name.chars().filter(|c| is_letter(*c)).count();
    let starts_small = || name.chars().next().is_some_and(is_small);
    let of_day = || {
        words == 2 && name.split_whitespace().next_back().is_some_and(|word| DAY_PARTS.contains(&fold(word).as_str()))
    };
    // "Von der Brücke sprach niemand."
    let of_thing = || words == 2 && name.split_whitespace().next().is_some_and(|word| ARTICLES.contains(&word));
    let is_sentence = || {
        words == 1
            && name.starts_with(is_han_or_kana)
            && name.chars().count() > OFFICE
            && !name.contains(['・', '·', '＝'])
    };
    let small_first_word = || name.split_whitespace().next().is_some_and(|word| PARTICLES.has(word));
    let site = || words == 1 && name.split('.').count() > 1 && name.split('.').all(|part| part.len() > 1);
    // Days of the week of Vietnam have two words, and those of East Asia are as long as names.
    let of_week = || {
        words == 2 && (name.starts_with("Thứ ") || name.eq_ignore_ascii_case("Chủ nhật"))
            || words == 1 && (name.ends_with("曜日") || name.starts_with("星期") || name.ends_with("요일"))
    };
    let is_stop = |key: &str| {
        is_label(key) || is_weekday(key) || [&AND, &PARTICLES, &AFTER_NAMES].iter().any(|list| list.contains(key))
    };
    let stop = || words == 1 && with_folded(name, is_stop);
    let handle = words == 1 && announced;
    letters >= 2
        && (1..=MOST_WORDS).contains(&words)
        && name.chars().count() <= LONGEST_NAME
        // "Taken by A" in Japanese.
        && !name.ends_with("撮影")
        // Sentences of East Asia need no space to end.
        && !name.contains('。')
        && !site()
        && !stop()
        && !of_day()
        && !of_week()
        && !of_thing()
        && !is_sentence()
        && (handle || !name.contains(|c: char| c.is_ascii_digit()))
        && (handle || !starts_small() || words > 1 && small_first_word())
        && !name.contains(['?', '!', '=', '<', '>', '{', '}', '%', '…'])
}
