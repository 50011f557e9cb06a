//! Lines that are people's names with what stands beside those: roles, addresses, days.

use super::lines::has_date;
use crate::extract::byline;

/// Whether a line names one person, and the next what somebody is at the paper, or an address.
pub(super) fn is_person_above_role(names: &[String], next: &str) -> bool {
    let [name] = names else { return false };
    (byline::is_role_alone(next) || is_address(next)) && byline::may_be_person(name)
}

/// Whether a line is people's names with signs and words for "and" between them, one of them known for a name.
pub(super) fn is_list_of_people(names: &[String], text: &str) -> bool {
    const WITH: &[&str] = &[" with ", " mit ", " avec ", " con ", " met ", " med "];
    /// Bytes of a word for "and" in most scripts.
    const AND: usize = 4;
    let all = names.len() > 1 && names.iter().all(|name| byline::may_be_person(name));
    let known = names.iter().filter(|name| byline::begins_with_given_name(name)).count();
    // "Keep Current with Ada Lund"
    let is_called = || {
        let joins = WITH.iter().any(|with| text.contains(with));
        joins && names.first().is_some_and(|first| !byline::begins_with_given_name(first))
    };
    // "Ada Lund, North Marl": a place.
    let is_placed = || names.len() == 2 && known == 1 && !byline::joins_last(text, names);
    if !all || known == 0 || is_placed() || is_called() {
        return false;
    }
    /// Characters of a day and a time at either end of the line.
    const DAY: usize = 40;
    let is_day = |text: &str| has_date(text) && text.chars().count() <= DAY;
    let mut rest = Some(text);
    for (nth, name) in names.iter().enumerate() {
        let parts = rest.and_then(|rest| rest.split_once(name.as_str()));
        let may_stand = |before: &str| without_place(before).trim().len() <= AND || nth == 0 && is_day(before);
        rest = parts.filter(|(before, _)| may_stand(before)).map(|(_, after)| after);
    }
    rest.is_some_and(|rest| without_place(rest).trim().is_empty() || is_day(rest))
}

/// What stands behind a name's place or what its bearer does now: `in Marl and`, `(earlier),`.
fn without_place(behind: &str) -> &str {
    let behind = behind.trim_start();
    if let Some((_, rest)) = behind.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        return rest;
    }
    let Some(mut rest) = behind.strip_prefix("in ") else { return behind };
    while rest.starts_with(char::is_uppercase) {
        let end = rest.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(rest.len());
        rest = rest[end..].trim_start();
    }
    rest
}

/// Whether a line is one name with what its bearer is at the paper, and an address perhaps: `Ada Lund | Staff Writer`.
pub(super) fn is_person_with_role(names: &[String], text: &str) -> bool {
    let [name] = names else { return false };
    let role = text
        .strip_prefix(name.as_str())
        .map(|rest| rest.trim_start_matches([' ', ',', '|', '-', '–', '—', '•', '·', '\n']));
    let role = role.map(|role| match role.rsplit_once(' ') {
        Some((before, address)) if address.contains('@') => before,
        _ => role,
    });
    let is_role = |role: &str| byline::is_role_alone(role) || byline::is_role_of_some_field(role);
    byline::may_be_person(name) && role.is_some_and(|role| !role.is_empty() && is_role(role))
}

/// Whether a line is one name, and behind it its bearer's address: `Ada Lund ada@planet.example`.
pub(super) fn is_person_with_address(names: &[String], text: &str) -> bool {
    let [name] = names else { return false };
    let rest = text.strip_prefix(name.as_str()).unwrap_or_default().trim();
    is_address(rest) && byline::may_be_person(name)
}

/// Whether a text is an e-mail's address.
fn is_address(text: &str) -> bool {
    let address = text.trim_matches(['(', ')', '<', '>', '|', ',', ' ']);
    !address.contains(' ') && address.split_once('@').is_some_and(|(_, host)| host.contains('.'))
}

/// Whether a line is a name, and dates with their labels behind signs: `Ada Lund | Published 6 July 2025, 8:12 | Updated 9 July
/// 2025, 10:00`.
pub(super) fn is_person_among_dates(text: &str) -> bool {
    /// Characters of the longest such line; and words of its longest part without a number.
    const LONGEST: usize = 120;
    const MOST_WORDS: usize = 2;
    const SIGNS: [char; 8] = ['|', '•', '·', '—', '–', '/', ',', '\n'];
    if !has_date(text) || text.chars().count() > LONGEST {
        return false;
    }
    let mut parts = text.split(SIGNS).map(str::trim);
    let first = parts.next().unwrap_or_default();
    let is_name = byline::NAME_WORDS.contains(&first.split_whitespace().count())
        && first.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let is_of_date =
        |part: &str| part.bytes().any(|b| b.is_ascii_digit()) || part.split_whitespace().count() <= MOST_WORDS;
    is_name && parts.all(is_of_date)
}
