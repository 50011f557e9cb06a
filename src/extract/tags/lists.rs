//! Lists of tags in one string, and what their members say that they are.

/// Splits a keyword string at the separator it uses.
pub(super) fn split_list(value: &str) -> Vec<&str> {
    let separator = [',', ';', '|', '、', '،', '・', '，'].into_iter().find(|&s| value.contains(s));
    match separator {
        Some(separator) => value.split(separator).map(str::trim).filter(|v| !v.is_empty()).collect(),
        // Chinese and Japanese lists may stand between spaces, which their words have not.
        None if value.chars().any(is_han_or_kana) => value.split_whitespace().collect(),
        None => vec![value.trim()],
    }
}

/// The tags of a list that says of its members what they are: `tag:harbour`, `Subject: Harbours`, `type_article`, and
/// without the members that are something else.
pub(super) fn own_tags(values: Vec<&str>) -> Vec<&str> {
    const TAGS: &[&str] = &["tag", "topic", "keyword", "subject", "thema"];
    const OTHERS: &[&str] =
        &["type", "channel", "category", "section", "author", "format", "template", "page", "layout"];
    /// Digits of a number that is an article's and no year or event.
    const NUMBER: usize = 6;
    let parts = |value: &'_ str| value.trim_start_matches('-').find([':', '_']);
    let says = |value: &str, words: &[&str]| {
        let word = parts(value).and_then(|at| value.trim_start_matches('-').get(..at)).unwrap_or_default();
        let last = word.rsplit(' ').next().unwrap_or(word);
        words.iter().any(|w| last.eq_ignore_ascii_case(w))
    };
    let are_named = values.iter().filter(|v| v.contains(':')).count() * 2 > values.len();
    let is_number = |value: &str| !value.contains(' ') && value.bytes().filter(u8::is_ascii_digit).count() >= NUMBER;
    // Where most are called something, those that are not called tags are none.
    let only_tags = are_named && values.iter().any(|v| says(v, TAGS));
    let kept = values.into_iter().filter(|v| !is_number(v) && !says(v, OTHERS) && (!only_tags || says(v, TAGS)));
    kept.map(|v| if says(v, TAGS) { v.split_once([':', '_']).map_or(v, |(_, tag)| tag.trim()) } else { v }).collect()
}

fn is_han_or_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
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
        assert_eq!(split_list("渡口 交通"), ["渡口", "交通"]);
    }

    #[test]
    fn knows_what_a_list_calls_its_tags() {
        for (list, tags) in [
            (vec!["tag:harbour", "tag:Marl estuary", "type:story"], vec!["harbour", "Marl estuary"]),
            (vec!["Day: Friday", "Long", "Subject: Ferries", "Page Type: Article"], vec!["Ferries"]),
            (vec!["ferries", "-type_article", "Site Category: Games"], vec!["ferries"]),
            (
                vec!["Star Wars: A tale", "harbour", "oak", "topic:sea"],
                vec!["Star Wars: A tale", "harbour", "oak", "sea"],
            ),
            (vec!["104746419", "COVID-19", "Agenda 2030"], vec!["COVID-19", "Agenda 2030"]),
            (vec![], vec![]),
        ] {
            assert_eq!(own_tags(list.clone()), tags, "{list:?}");
        }
    }
}
