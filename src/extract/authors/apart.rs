//! A byline's line whose parts only its elements set apart.

use super::lines::has_date;
use crate::{
    extract::{byline, dates, letters::COLONS, outline::Text},
    fold::{digit, fold},
};

/// Texts of a byline's line.
const MOST_TEXTS: usize = 12;

/// The texts of a line in which elements part two words that only a style sheet sets apart, with bars between them: `<b>Ada Lund</b><i>6
/// July</i>`, `<b>By Ada Lund</b> <i>Harbour Desk</i>`, or whose day has an element and a label of its own: `<b>Ada Lund</b>
/// <i>Published: 6 July 2025</i>`. `None` where nothing needs them.
pub(super) fn set_apart(texts: &[Text<'_>]) -> Option<String> {
    if !(2..=MOST_TEXTS).contains(&texts.len()) {
        return None;
    }
    let any = texts
        .windows(2)
        .any(|pair| touch(&pair[0], &pair[1]) || is_initials_of(pair[0].raw.trim(), pair[1].raw.trim()));
    if !any && !texts[1..].iter().any(|text| is_labelled_day(text.raw)) {
        return None;
    }
    let mut line = String::new();
    let raws: Vec<&str> = texts.iter().map(|text| text.raw.trim()).filter(|raw| !raw.is_empty()).collect();
    for (at, text) in raws.iter().enumerate() {
        if raws.get(at + 1).is_some_and(|name| is_initials_of(text, name)) {
            continue;
        }
        // A capital behind a name begins something else, behind "by" or "and" the next name.
        let begins = any && text.starts_with(char::is_uppercase) && !byline::ends_in_small_word(&line);
        let parted = begins || is_labelled_day(text);
        line.push_str(if parted && !line.is_empty() { " | " } else { " " });
        line.push_str(text);
    }
    Some(line.trim_start().to_owned())
}

/// The one word in an element of its own behind those that lead to a name, with nothing but a day behind: `by <b>ada</b> on 6 July`. Where
/// no element sets it apart, such a word is seldom one's name.
pub(super) fn behind_lead<'a>(texts: &[Text<'a>]) -> Option<&'a str> {
    /// Words up to the one that leads to it, and its characters; and words that lead so behind others, fewer than begin a line: a single
    /// word behind them is a name where it would be none behind the rest.
    const MOST: usize = 3;
    const NAME: std::ops::RangeInclusive<usize> = 2..=24;
    const LEADS: [&str; 12] = ["by", "von", "par", "por", "door", "di", "da", "przez", "av", "af", "autor", "от"];
    if texts.len() > MOST_TEXTS {
        return None;
    }
    let leads = |text: &str| {
        let words = || text.split_whitespace();
        let last = words().next_back().unwrap_or_default().trim_end_matches(COLONS).to_lowercase();
        // "Theme by", "Recommended by": what else somebody makes.
        let before = text.rsplit_once(char::is_whitespace).map_or("", |(before, _)| before);
        let may_lead = before.is_empty() || byline::may_precede_lead(before);
        words().count() <= MOST && LEADS.contains(&last.as_str()) && may_lead && !byline::names_other_work(text)
    };
    let at = texts.windows(2).position(|pair| pair[0].element != pair[1].element && leads(pair[0].raw.trim()))? + 1;
    let name = texts[at].raw.trim();
    let is_word = NAME.contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'));
    let is_named = is_word
        && name.starts_with(char::is_alphabetic)
        && !byline::names_no_person(name)
        && !dates::is_weekday(&fold(name));
    let behind: String = texts[at + 1..].iter().flat_map(|text| [text.raw.trim(), " "]).collect();
    let ends = behind.trim().is_empty() || !behind.trim_start().starts_with(char::is_uppercase) && has_date(&behind);
    // "Di notte": without a capital the line must say more, as when it was posted.
    let says_more = || texts[at - 1].raw.split_whitespace().nth(1).is_some() || has_date(&behind) || at > 1;
    let is_account = !name.starts_with(char::is_lowercase) || says_more();
    (is_named && ends && is_account).then_some(name)
}

/// Whether a text is the letters that stand in the place of somebody's portrait, before the name: `AL`, `Ada Lund`.
fn is_initials_of(text: &str, name: &str) -> bool {
    let initials = || name.split_whitespace().filter_map(|word| word.chars().next());
    text.chars().count() > 1 && initials().all(char::is_uppercase) && initials().eq(text.chars())
}

/// Whether two texts of a line meet as words that are not one name's.
fn touch(before: &Text<'_>, after: &Text<'_>) -> bool {
    // One letter may be the first of a word that is set off.
    let is_word = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let (first, second) = (before.raw, after.raw);
    let ends = first.ends_with(char::is_alphabetic) && is_word(first) || ends_in_year(first);
    ends && second.starts_with(char::is_alphabetic) && is_word(second) && (!after.spaced || is_whole(first, second))
}

/// Whether a text is somebody's whole name, by itself or by the role that stands behind it.
fn is_whole(text: &str, behind: &str) -> bool {
    let text = text.trim();
    let name = byline::after_any_label(text).unwrap_or(text);
    byline::begins_with_given_name(name) && name.contains(' ')
        || byline::may_be_person(name) && byline::names_role(behind)
}

/// Whether a text ends in four digits: a date's year as a rule.
fn ends_in_year(text: &str) -> bool {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits == 4
}

/// Whether a text is a day behind its label, in any language: `Argitaratua: 2021eko urriaren 8a`.
fn is_labelled_day(text: &str) -> bool {
    /// Those of a year.
    const DIGITS: usize = 4;
    let is_digit = |c: char| digit(c).is_some();
    let is_address = |label: &str| label.contains("//");
    let is_label = |label: &str| label.contains(COLONS) && !is_address(label) && byline::starts_byline(label).is_none();
    text.split(is_digit).next().is_some_and(is_label) && text.chars().filter(|c| is_digit(*c)).nth(DIGITS - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_is_a_name_where_an_element_sets_it_apart_behind_its_lead() {
        let text = |element, raw| Text { element, raw, starts_line: false, spaced: true };
        for (texts, name) in [
            (&[text(0, "by "), text(1, "ada"), text(0, " on December 4, 2006")][..], Some("ada")),
            (&[text(0, "Gespeichert von "), text(1, "rasos"), text(0, " am 24. Juli 2017 - 18:55")], Some("rasos")),
            (&[text(0, "10. Februar 2019"), text(0, " von "), text(1, "Heiko")], Some("Heiko")),
            (&[text(0, "by "), text(0, "ada")], None),
            (&[text(0, "Recommended by "), text(1, "Outboard")], None),
            (&[text(0, "Theme by "), text(1, "Anders")], None),
            (&[text(0, "Anzeige von "), text(1, "Marlbank")], None),
            (&[text(0, "By "), text(1, "Tuesday")], None),
            (&[text(0, "Di "), text(1, "notte")], None),
            (&[text(0, "Photo by "), text(1, "ada")], None),
            (&[text(0, "A ferry by "), text(1, "night"), text(0, " is a sight")], None),
            (&[text(0, "By "), text(1, "Ada Lund")], None),
        ] {
            assert_eq!(behind_lead(texts), name);
        }
    }

    #[test]
    fn parts_what_elements_set_apart() {
        let text = |raw, spaced| Text { element: 0, raw, starts_line: false, spaced };
        for (first, second, spaced, expected) in [
            ("Ada Lund", "6 July", false, None),
            ("Ada Lund", "Updated", false, Some("Ada Lund | Updated")),
            ("Ada Lund", "Harbour Desk", true, Some("Ada Lund | Harbour Desk")),
            ("By Ada Lund", "Harbour Desk", true, Some("By Ada Lund | Harbour Desk")),
            ("Von Ada Lund", "Rechtsanwältin", true, Some("Von Ada Lund | Rechtsanwältin")),
            ("By Tavela Marn", "Staff Writer", true, Some("By Tavela Marn | Staff Writer")),
            ("AL", "Ada Lund", false, Some("Ada Lund")),
            ("AL", "Ada Lund", true, Some("Ada Lund")),
            ("By Ada", "Lund", true, None),
            ("By", "Ada Lund", true, None),
        ] {
            assert_eq!(set_apart(&[text(first, false), text(second, spaced)]).as_deref(), expected, "{first} {second}");
        }
    }
}
