//! Lists of tags: in one string, what their members say that they are, and which are a site's.

use std::collections::HashSet;

use super::names::{Label, label_kind};
use crate::extract::{letters::is_han_or_kana, outline::ElementId, scene::Scene, title::fold_key};

/// Splits a keyword string at the separator it uses.
pub(super) fn split_list(value: &str) -> Vec<&str> {
    // Lists in JSON's form, and such as name each member in quotes.
    let value = value.trim().trim_start_matches('[').trim_end_matches(']');
    if value.contains("%)") {
        return with_shares(value);
    }
    if value.contains(',') && value.contains(';') {
        return value.split([',', ';']).map(str::trim).filter(|v| !v.is_empty()).collect();
    }
    let separator = [",", ";", "；", "|", "、", "،", "・", "，", " · ", "•"].into_iter().find(|&s| value.contains(s));
    // One may stand in a tag: "Church / Pope".
    let separator = separator.or_else(|| (value.matches(" / ").count() > 1).then_some(" / "));
    match separator {
        Some(separator) => value.split(separator).map(str::trim).filter(|v| !v.is_empty()).collect(),
        // Chinese and Japanese lists may stand between spaces, which their words have not.
        None if value.chars().any(is_han_or_kana) => value.split_whitespace().collect(),
        None => vec![value.trim()],
    }
}

/// The members of a list that says how much of the story is about each: `FERRIES (90%); PORTS & HARBORS (78%)`.
fn with_shares(value: &str) -> Vec<&str> {
    let name = |part: &'_ str| {
        let share =
            part.rfind('(').filter(|at| part[at + 1..].trim_end_matches("%)").bytes().all(|b| b.is_ascii_digit()));
        share.filter(|_| part.ends_with("%)")).unwrap_or(part.len())
    };
    let parts = value.split([';', '；']).map(str::trim);
    parts.map(|part| part[..name(part)].trim_end()).filter(|part| !part.is_empty()).collect()
}

/// The tags of a list that says of its members what they are: `tag:harbour`, `Subject: Harbours`, `type_article`, and
/// without the members that are something else.
pub(super) fn own_tags(values: Vec<&str>) -> Vec<&str> {
    const TAGS: &[&str] = &["tag", "topic", "keyword", "subject", "thema"];
    const OTHERS: &[&str] =
        &["type", "channel", "category", "section", "author", "format", "template", "page", "layout"];
    /// Digits of a number that is an article's and no year or event.
    const NUMBER: usize = 6;
    const YEAR: usize = 4;
    let parts = |value: &'_ str| value.trim_start_matches('-').find([':', '_']);
    let says = |value: &str, words: &[&str]| {
        let word = parts(value).and_then(|at| value.trim_start_matches('-').get(..at)).unwrap_or_default();
        let last = word.rsplit(' ').next().unwrap_or(word);
        words.iter().any(|w| last.eq_ignore_ascii_case(w))
    };
    let are_named = values.iter().filter(|v| v.contains(':')).count() * 2 > values.len();
    let digits = |value: &str| value.bytes().filter(u8::is_ascii_digit).count();
    // `article_id_30211`: a program's name of something.
    let is_number =
        |value: &str| !value.contains(' ') && (digits(value) >= NUMBER || value.contains('_') && digits(value) >= YEAR);
    // Where most are called something, those that are not called tags are none.
    let only_tags = are_named && values.iter().any(|v| says(v, TAGS));
    let values = without_common_path(values, TAGS);
    let is_key = |v: &str| is_number(v) || is_code(v) || !says(v, TAGS) && is_programs_key(v);
    let kept = values.into_iter().filter(|v| !is_key(v) && !says(v, OTHERS) && (!only_tags || says(v, TAGS)));
    kept.map(|v| if says(v, TAGS) { v.split_once([':', '_']).map_or(v, |(_, tag)| tag.trim()) } else { v }).collect()
}

/// Whether a value is a code that trades number subjects by, or a program its pages: `IND:8301`, `IAB12-3`, `iab-travel`,
/// `type-story`.
fn is_code(value: &str) -> bool {
    let is_named = |kind: &str| (2..=6).contains(&kind.len()) && kind.bytes().all(|b| b.is_ascii_uppercase());
    let has_digit = |code: &str| code.bytes().any(|b| b.is_ascii_digit()) && !code.contains(' ');
    let of_type = value.strip_prefix("type-").is_some_and(|kind| kind.bytes().all(|b| b.is_ascii_lowercase()));
    let numbered = value.split_once(':').is_some_and(|(kind, code)| is_named(kind) && has_digit(code));
    let iab = || value.get(..3).filter(|kind| kind.eq_ignore_ascii_case("iab")).map(|_| &value[3..]);
    of_type
        || numbered
        || iab().is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_')))
}

/// Whether a program's name of something stands among tags: `ivw:homepage`, `c:12345`, `_no_ads`, `site/news/world`, `/story`.
fn is_programs_key(value: &str) -> bool {
    let is_one_word =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    // What it is the name of may be several words or a number, that before the colon is one; times have digits there.
    let named = value.split_once(':').is_some_and(|(kind, rest)| {
        is_one_word(kind)
            && kind.bytes().any(|b| b.is_ascii_lowercase())
            && (rest.starts_with(char::is_alphabetic) || !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    });
    let parts = value.strip_prefix('/').unwrap_or(value).split('/');
    // One bar may stand in a tag: "work/life".
    let is_path =
        value.starts_with('/') || value.matches('/').count() > 1 || value.contains('/') && value.contains('_');
    named
        || value.starts_with('_')
        || is_path && parts.into_iter().all(is_one_word) && !value.bytes().any(|b| b.is_ascii_uppercase())
}

/// Tags without the word that all begin with as an address does: `topic/Ferries`.
fn without_common_path<'v>(values: Vec<&'v str>, words: &[&str]) -> Vec<&'v str> {
    let after = |value: &'v str| {
        let (word, tag) = value.split_once('/')?;
        words.iter().any(|w| word.trim_end_matches('s').eq_ignore_ascii_case(w)).then_some(tag.trim())
    };
    if values.iter().all(|value| after(value).is_some()) {
        values.into_iter().filter_map(after).collect()
    } else {
        values
    }
}

/// What the text of a link to a tag is compared by.
pub(super) fn link_key(text: &str) -> String {
    fold_key(without_count(text.trim().trim_start_matches('#')))
}

/// Whether links are those of a site's cloud: they follow a story's `own` below it, and have all of them and more.
pub(super) fn is_cloud(scene: &Scene, links: &[ElementId], own: &[ElementId]) -> bool {
    let outline = scene.outline;
    let at = |links: &[ElementId]| links.first().map_or(0, |&link| outline.texts_in(link).start);
    let hrefs = |links: &[ElementId]| -> HashSet<&str> {
        links.iter().filter_map(|&link| outline.attribute(link, "href")).collect()
    };
    // One alone may be the story's main tag, before the others.
    own.len() > 1
        && links.len() > own.len()
        && !scene.story.is_empty()
        && at(own) >= scene.story.end
        && at(links) > at(own)
        && hrefs(own).is_subset(&hrefs(links))
}

/// A link's tag without the label that some lists have in each: `More on: Ferries`.
pub(super) fn without_label(text: &str) -> &str {
    // Most have no colon, and are not searched for two signs.
    if !text.contains(':') {
        return text;
    }
    let labelled = text.split_once(": ").filter(|(label, _)| label_kind(label) == Some(Label::Tags));
    labelled.map_or(text, |(_, tag)| tag.trim_start())
}

/// A tag without the number of its stories: `Ferries (12)`.
pub(super) fn without_count(value: &str) -> &str {
    let Some((tag, count)) = value.trim_end().strip_suffix(')').and_then(|value| value.rsplit_once('(')) else {
        return value;
    };
    let is_count = !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    // A year is a part of the name.
    let is_year = count.len() == 4 && count.starts_with(['1', '2']);
    if is_count && !is_year && !tag.trim().is_empty() { tag.trim_end() } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_lists() {
        assert_eq!(split_list("a, b,c"), ["a", "b", "c"]);
        assert_eq!(split_list("a b; c"), ["a b", "c"]);
        assert_eq!(split_list("港湾、橋"), ["港湾", "橋"]);
        assert_eq!(split_list("one two"), ["one two"]);
        assert_eq!(split_list("Ferries, Tides; Marl"), ["Ferries", "Tides", "Marl"]);
        assert_eq!(split_list("Ferries · Tides"), ["Ferries", "Tides"]);
        assert_eq!(split_list("渡口 交通"), ["渡口", "交通"]);
        assert_eq!(split_list("Ferries / Marl estuary / Tides"), ["Ferries", "Marl estuary", "Tides"]);
        assert_eq!(split_list("Church / Pope"), ["Church / Pope"]);
    }

    #[test]
    fn a_count_is_no_part_of_a_tag() {
        for (value, tag) in [
            ("Ferries (12)", "Ferries"),
            ("Tides (1,203)", "Tides"),
            ("Elections (2024)", "Elections (2024)"),
            ("(5)", "(5)"),
            ("Marl (town)", "Marl (town)"),
        ] {
            assert_eq!(without_count(value), tag);
        }
    }

    #[test]
    fn a_label_is_no_part_of_a_tag() {
        assert_eq!(without_label("Mer om: Ferger"), "Ferger");
        assert_eq!(without_label("Star Wars: Andor"), "Star Wars: Andor");
    }

    #[test]
    fn knows_what_a_list_calls_its_tags() {
        for (list, tags) in [
            (vec!["tag:harbour", "tag:Marl estuary", "type:story"], vec!["harbour", "Marl estuary"]),
            (vec!["Day: Friday", "Long", "Subject: Ferries", "Page Type: Article"], vec!["Ferries"]),
            (vec!["IND:8301", "type-story", "IAB12-3", "iab-travel", "ferries"], vec!["ferries"]),
            (vec!["ferries", "-type_article", "Site Category: Games"], vec!["ferries"]),
            (
                vec!["Star Wars: A tale", "harbour", "oak", "topic:sea"],
                vec!["Star Wars: A tale", "harbour", "oak", "sea"],
            ),
            (vec!["ferries", "article_id_30211", "zone_a"], vec!["ferries", "zone_a"]),
            (vec!["topic/Ferries", "topic/Marl"], vec!["Ferries", "Marl"]),
            (vec!["104746419", "COVID-19", "Agenda 2030"], vec!["COVID-19", "Agenda 2030"]),
            (vec!["ivw:homepage", "source:tagname:Marl Desk", "Ferries", "18:45"], vec!["Ferries", "18:45"]),
            (vec!["/story", "site/news/world", "work/life", "AC/DC", "sea_trade/low-tide"], vec!["work/life", "AC/DC"]),
            (vec!["Duty: free", "Rock 'n' Roll"], vec!["Duty: free", "Rock 'n' Roll"]),
            (vec![], vec![]),
        ] {
            assert_eq!(own_tags(list.clone()), tags, "{list:?}");
        }
    }
}
