//! Values of filters that no page has, and what may have been meant by them.

use super::{Facet, count, counts};
use crate::{
    extract::language,
    index::{IndexError, Reader, fold_value},
    query::{Filter, Filters, Kinds, Node, Question, forgiven, slips},
};

/// A value of a filter that no page has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// What it is a value of: `tag`, `author`, `site`, `section`, `language`, `format` or `path`.
    pub field: &'static str,
    pub value: String,
    /// What is meant most likely: as the value is told, or where it stands in the query as it is written there.
    pub nearest: Option<String>,
}

/// The first of a question's filters that no page passes, whatever else is asked.
///
/// # Errors
/// When the index cannot be read.
pub fn unknown_value(reader: &Reader, question: &Question) -> Result<Option<UnknownValue>, IndexError> {
    let of_all = |filter| {
        let filters = Filters { kinds: Kinds::Any, ..Filters::default() };
        Question::new(Node::Filter(filter), filters)
    };
    for filter in question.required() {
        let (field, facet, value) = match &filter {
            Filter::Tag(value) => ("tag", Some(Facet::Tags), value.clone()),
            Filter::Author(value) => ("author", Some(Facet::Authors), value.clone()),
            Filter::Site(value) => ("site", Some(Facet::Sites), value.clone()),
            Filter::Section(value) => ("section", Some(Facet::Sections), value.clone()),
            Filter::Language(value) => ("language", Some(Facet::Languages), value.clone()),
            Filter::Format(value) => ("format", Some(Facet::Formats), value.clone()),
            Filter::Path(value) => ("path", None, value.clone()),
            _ => continue,
        };
        if count(reader, &of_all(filter.clone()))? > 0 {
            continue;
        }
        let nearest = match facet {
            Some(facet) => {
                let known = counts(reader, &of_all(Filter::AnyKind), facet)?;
                let known = known.values.into_iter().map(|count| count.value).collect();
                let value = Value { value: &value, behind: words_behind(question, &filter) };
                value.nearest(reader, facet, known)?
            }
            None => {
                let anywhere = format!("*{}*", value.trim_matches('*'));
                (count(reader, &of_all(Filter::Path(anywhere.clone())))? > 0).then_some(anywhere)
            }
        };
        let nearest =
            nearest.map(|nearest| if is_in_query(question, &filter) { written(field, &nearest) } else { nearest });
        return Ok(Some(UnknownValue { field, value, nearest }));
    }
    Ok(None)
}

fn is_in_query(question: &Question, filter: &Filter) -> bool {
    question.parts().iter().any(|part| matches!(part, Node::Filter(of_query) if of_query == filter))
}

/// A value as a query has it.
fn written(field: &str, value: &str) -> String {
    let field = if field == "language" { "lang" } else { field };
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '*');
    if value.chars().all(is_plain) { format!("{field}:{value}") } else { format!("{field}:\"{value}\"") }
}

/// The words that follow a filter in the query: `tag:Foreign Policy` may be one tag.
fn words_behind(question: &Question, filter: &Filter) -> Vec<String> {
    let behind =
        question.parts().iter().skip_while(|part| !matches!(part, Node::Filter(of_query) if of_query == filter));
    let words = behind.skip(1).map_while(|part| match part {
        Node::Text(_, text) if !text.phrase => Some(text.text.clone()),
        _ => None,
    });
    words.collect()
}

/// A value that no page has.
struct Value<'a> {
    value: &'a str,
    behind: Vec<String>,
}

impl Value<'_> {
    /// The most likely of the known values, which are the most frequent first.
    fn nearest(&self, reader: &Reader, facet: Facet, mut known: Vec<String>) -> Result<Option<String>, IndexError> {
        if let Some(longer) = self.with_words_behind(&known) {
            return Ok(Some(longer));
        }
        if facet == Facet::Languages {
            return Ok(language_of(self.value, &known).or_else(|| nearest_of(self.value, known)));
        }
        if facet == Facet::Authors {
            // One of a name's words may be meant.
            let words: Vec<String> =
                known.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).map(str::to_owned).collect();
            known.extend(words);
        }
        let holding = known.iter().find(|known| holds(known, self.value)).cloned();
        if facet == Facet::Sites && holding.is_none() {
            return Ok(nearest_of(self.value, known.clone()).or(self.site_called_so(reader, known)?));
        }
        Ok(nearest_of(self.value, known).or(holding))
    }

    /// The value that begins with this one and goes on as the query does.
    fn with_words_behind(&self, known: &[String]) -> Option<String> {
        let mut longer = self.value.to_owned();
        let longer: Vec<String> = self
            .behind
            .iter()
            .map(|word| {
                longer = format!("{longer} {word}");
                fold_value(&longer)
            })
            .collect();
        known.iter().find(|known| longer.contains(&fold_value(known))).cloned()
    }

    /// The domain of the site whose name is nearly this or has its words; else one that it is a part of.
    fn site_called_so(&self, reader: &Reader, domains: Vec<String>) -> Result<Option<String>, IndexError> {
        let sites = reader.sites()?;
        let mut names: Vec<String> = sites.names(|_| true).map(str::to_owned).collect();
        names.sort();
        let holding = names.iter().find(|name| holds(name, self.value)).cloned();
        let name = nearest_of(self.value, names).or(holding);
        let part = fold_value(self.value).replace(' ', "");
        let is_part = |domain: &String| part.len() >= FEWEST_LETTERS && domain.contains(&part);
        let of_name = name.and_then(|name| sites.domain_of(&name).map(str::to_owned));
        Ok(of_name.or_else(|| domains.into_iter().find(is_part)))
    }
}

/// Fewer letters are in too many values.
const FEWEST_LETTERS: usize = 3;

/// The known language that is meant by a name with a slip in it, or by a region's that no page has: `zh` for `zh-CN`.
fn language_of(value: &str, known: &[String]) -> Option<String> {
    let main = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_known = |code: &str| known.iter().any(|known| main(known) == code);
    let asked = main(language::code_of(value).unwrap_or(value));
    if is_known(&asked) {
        return Some(asked);
    }
    let names = language::names().filter(|(_, code)| is_known(code)).map(|(name, _)| name.to_lowercase()).collect();
    nearest_of(value, names)
}

/// Whether a value has all the words of another, or begins with it: `Foreign Policy` those of `policy`.
fn holds(known: &str, value: &str) -> bool {
    let (known, value) = (fold_value(known), fold_value(value));
    let words: Vec<&str> = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |word: &&str| known.split(|c: char| !c.is_alphanumeric()).any(|known| known.starts_with(*word));
    value.chars().count() >= FEWEST_LETTERS && !words.is_empty() && words.iter().all(has)
}

/// The value that is nearly the same, of equally near ones the first.
fn nearest_of(value: &str, known: Vec<String>) -> Option<String> {
    let wanted: Vec<char> = fold_value(value).chars().collect();
    let most = forgiven(wanted.len())?;
    let slips_to = |known: &String| slips(&wanted, &fold_value(known).chars().collect::<Vec<_>>(), most);
    let near = known.into_iter().filter_map(|known| slips_to(&known).map(|slips| (slips, known)));
    near.min_by_key(|(slips, _)| *slips).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_name_and_region() {
        let known = ["en-GB", "zh", "de"].map(str::to_owned);
        for (value, expected) in [
            ("englsh", Some("english")),
            ("zh-CN", Some("zh")),
            ("en_US", Some("en")),
            ("Deutsh", Some("deutsch")),
            ("fr", None),
        ] {
            assert_eq!(language_of(value, &known).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn a_value_is_written_as_a_query_has_it() {
        for (field, value, expected) in [
            ("tag", "Foreign Policy", "tag:\"Foreign Policy\""),
            ("language", "en", "lang:en"),
            ("path", "*2020-02*", "path:*2020-02*"),
            ("tag", "C++", "tag:\"C++\""),
        ] {
            assert_eq!(written(field, value), expected);
        }
    }
}
