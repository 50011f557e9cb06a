//! The story that a page without one in its markup holds as data: the state that a program starts with.
//!
//! Sites that build their pages in the browser send the text in JSON or in a program, under keys and in shapes of their
//! own. What they share: the story's headline stands near its text, texts have keys that say so, and other stories are
//! cards with titles and addresses.

mod keys;
mod lines;
mod literal;

use std::cmp::Reverse;

use serde_json::{Map, Value};

use crate::{
    extract::title::fold_key,
    page::{DataKind, DataScript},
};

/// Bytes of all scripts that are read.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Levels of values in values that are looked through.
const MAX_DEPTH: usize = 60;

/// Levels between a headline and the object or list that holds its text too.
const LEVELS: usize = 7;

/// Words of a text that stands by the page's headline, and of one that stands by itself.
const LEAST: usize = 12;
const LEAST_ALONE: usize = 60;

/// The story's lines, if one of the scripts holds a story.
pub(super) fn story(scripts: &[&DataScript], headline: Option<&str>) -> Option<String> {
    let values = values(scripts);
    let mut search = Search { headline: headline.map(fold_key).filter(|key| !key.is_empty()), ..Search::default() };
    for value in &values {
        search.look(value, "", 0);
    }
    let (value, key) = search.best()?;
    Some(lines::of(value, key).join("\n")).filter(|text| !text.is_empty())
}

/// The values in all scripts.
fn values(scripts: &[&DataScript]) -> Vec<Value> {
    let (mut values, mut stream, mut bytes) = (Vec::new(), String::new(), 0);
    for script in scripts {
        bytes += script.text.len();
        if bytes > MAX_BYTES {
            break;
        }
        match script.kind {
            DataKind::Json => values.extend(json(&script.text)),
            DataKind::State => {
                for value in literal::values(&script.text) {
                    match chunk(&value) {
                        Some(text) => stream.push_str(text),
                        None => values.push(value),
                    }
                }
            }
            DataKind::JsonLd | DataKind::Program => {}
        }
    }
    values.extend(Some(rows(&stream)).filter(|rows| rows.as_array().is_some_and(|rows| !rows.is_empty())));
    values.into_iter().map(|value| unpacked(value, 0)).collect()
}

/// JSON, also as Angular escapes it. Lists whose items name each other by their numbers are resolved.
fn json(text: &str) -> Option<Value> {
    let text = text.trim();
    let value = serde_json::from_str(text).or_else(|_| {
        let escaped = [("&q;", "\""), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&")];
        let plain = escaped.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
        serde_json::from_str(&plain)
    });
    match value.ok()? {
        Value::Array(items) if is_numbered(&items) => {
            // Bytes; a text may be named twice, but not by everything.
            let mut left = text.len().saturating_mul(2);
            Some(resolved(&items, 0, 0, &mut left))
        }
        value => Some(value),
    }
}

/// The text of one piece of React's stream: `self.__next_f.push([1,"…"])`.
fn chunk(value: &Value) -> Option<&str> {
    match value.as_array()?.as_slice() {
        [Value::Number(_), Value::String(text)] => Some(text),
        _ => None,
    }
}

/// The rows of React's stream: `5:` and JSON in a line, or `6:T2a,` and so many bytes of text.
fn rows(stream: &str) -> Value {
    /// Bytes; rows are numbered in hexadecimal.
    const LONGEST_ID: usize = 8;
    let mut rows = Vec::new();
    let mut rest = stream;
    while !rest.is_empty() {
        // Only so far: a stream may have no further sign, and would be looked through for each of its lines.
        let id = rest.bytes().take(LONGEST_ID + 1).position(|byte| byte == b':');
        let Some(row) = id.and_then(|id| rest.get(id + 1..)) else {
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
            continue;
        };
        let text = row.strip_prefix('T').and_then(|row| row.split_once(','));
        let text = text.and_then(|(length, text)| text.split_at_checked(usize::from_str_radix(length, 16).ok()?));
        if let Some((text, after)) = text {
            rows.push(Value::String(text.to_owned()));
            rest = after;
            continue;
        }
        let (line, after) = row.split_once('\n').unwrap_or((row, ""));
        rows.extend(serde_json::from_str::<Value>(line).ok().filter(|value| !value.is_string()));
        rest = after;
    }
    Value::Array(rows)
}

/// Whether a list's first item names others of it by their numbers, as Nuxt writes its state.
fn is_numbered(items: &[Value]) -> bool {
    matches!(items, [Value::Array(first), _, _, ..] if matches!(&first[..], [Value::String(_), Value::Number(_)]))
}

/// Item number `at` with those that it names in it.
fn resolved(items: &[Value], at: usize, depth: usize, left: &mut usize) -> Value {
    /// Bytes that an item and its mention take at the least, doubled as all are.
    const ITEM: usize = 8;
    let size = ITEM + items.get(at).and_then(Value::as_str).map_or(0, str::len);
    if depth > MAX_DEPTH || *left < size {
        return Value::Null;
    }
    *left -= size;
    let mut named = |value: &Value| match value.as_u64().and_then(|at| usize::try_from(at).ok()) {
        Some(at) => resolved(items, at, depth + 1, left),
        None => Value::Null,
    };
    match items.get(at) {
        Some(Value::Object(object)) => {
            Value::Object(object.iter().map(|(key, value)| (key.clone(), named(value))).collect())
        }
        // `["Reactive", 3]`
        Some(Value::Array(list)) => match &list[..] {
            [Value::String(_), value, ..] => named(value),
            list => Value::Array(list.iter().map(named).collect()),
        },
        Some(value) => value.clone(),
        None => Value::Null,
    }
}

/// A value with the JSON that stands in its texts as values.
fn unpacked(value: Value, depth: usize) -> Value {
    if depth > MAX_DEPTH {
        return Value::Null;
    }
    match value {
        Value::String(text) if text.starts_with(['{', '[']) => match serde_json::from_str(&text) {
            Ok(inner) => unpacked(inner, depth + 1),
            Err(_) => Value::String(text),
        },
        Value::Array(items) => Value::Array(items.into_iter().map(|item| unpacked(item, depth + 1)).collect()),
        Value::Object(object) => {
            Value::Object(object.into_iter().map(|(key, value)| (key, unpacked(value, depth + 1))).collect())
        }
        value => value,
    }
}

/// What may be the story.
#[derive(Clone, Copy)]
struct Found<'v> {
    value: &'v Value,
    key: &'v str,
    words: usize,
    /// How far below it the page's headline stands.
    levels: usize,
}

#[derive(Default)]
struct Search<'v> {
    headline: Option<String>,
    /// What stands with the page's headline.
    titled: Vec<Found<'v>>,
    /// Texts by themselves.
    alone: Vec<Found<'v>>,
}

impl<'v> Search<'v> {
    /// Looks through a value. Returns how many levels below it the page's headline stands, if no text was found with it yet.
    fn look(&mut self, value: &'v Value, key: &'v str, depth: usize) -> Option<usize> {
        if depth > MAX_DEPTH || keys::is_other(key) {
            return None;
        }
        let found = match value {
            Value::String(text) => return self.is_headline(text).then_some(0),
            Value::Array(items) => {
                let mut found = None;
                for item in items {
                    found = nearer(found, self.look(item, key, depth + 1));
                }
                found
            }
            Value::Object(object) => self.look_in(object, depth),
            _ => return None,
        };
        let levels = found? + 1;
        let words = lines::weight_of_own(value, key);
        if words >= LEAST {
            self.titled.push(Found { value, key, words, levels });
            return None;
        }
        (levels < LEVELS).then_some(levels)
    }

    fn look_in(&mut self, object: &'v Map<String, Value>, depth: usize) -> Option<usize> {
        let mut found = None;
        for (key, value) in object {
            let below = self.look(value, key, depth + 1);
            found = nearer(found, below);
            let is_text = keys::is_text(key) && below.is_none();
            if is_text && !keys::is_other(key) && key != "children" {
                let words = lines::weight(value, key, 0);
                if words >= LEAST_ALONE {
                    self.alone.push(Found { value, key, words, levels: 0 });
                }
            }
        }
        found
    }

    fn is_headline(&self, text: &str) -> bool {
        let Some(headline) = &self.headline else { return false };
        // Folding shortens or lengthens a text by a few bytes only.
        text.len() <= 2 * headline.len() + 20 && 2 * text.len() >= headline.len() && fold_key(text) == *headline
    }

    /// What stands with the headline and has most words, or else the one text that is longest by far.
    fn best(&self) -> Option<(&'v Value, &'v str)> {
        /// Texts by themselves on a page that is no list of stories.
        const MANY: usize = 64;
        if let Some(most) = self.titled.iter().map(|found| found.words).max() {
            // The farther the headline, the more else there is with it; a teaser has it near.
            let whole = self.titled.iter().filter(|found| found.words * 5 >= most);
            let nearest = whole.min_by_key(|found| (found.levels, Reverse(found.words)));
            return nearest.map(|found| (found.value, found.key));
        }
        let longest = self.alone.iter().reduce(|a, b| if b.words > a.words { b } else { a });
        let Found { value, key, words, .. } = *longest.filter(|_| self.alone.len() <= MANY)?;
        // Texts as long beside it are those of other stories.
        let is_beside = |other: &Found| !is_within(other.value, value) && !is_within(value, other.value);
        let is_other = |other: &Found| other.words * 2 > words && is_beside(other);
        self.alone.iter().all(|other| !is_other(other)).then_some((value, key))
    }
}

fn nearer(a: Option<usize>, b: Option<usize>) -> Option<usize> {
    a.into_iter().chain(b).min()
}

/// Whether `inner` is a part of `outer` itself.
fn is_within(inner: &Value, outer: &Value) -> bool {
    std::ptr::eq(inner, outer)
        || match outer {
            Value::Array(items) => items.iter().any(|item| is_within(inner, item)),
            Value::Object(object) => object.values().any(|value| is_within(inner, value)),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ONE: &str = "The ferry went back into the water on Tuesday, three winters after its shaft had cracked.";
    const TWO: &str = "Islanders had chartered a herring boat in the meantime, which carried post and bread.";

    fn told(kind: DataKind, text: String) -> Option<String> {
        story(&[&DataScript { kind, text }], Some("Ferry returns"))
    }

    #[test]
    fn the_story_is_what_stands_with_the_headline() {
        let html = format!("<p>{ONE}</p><p>{TWO}</p>");
        let cards = json!([{"title": "Gulls", "slug": "gulls", "body": format!("<p>{}</p>", ONE.repeat(5))}]);
        for (name, state) in [
            ("beside it", json!({"article": {"title": "Ferry returns", "body": html}, "latest": cards})),
            ("a card", json!({"posts": [{"title": "Ferry returns", "slug": "ferry", "content": html}, cards]})),
            (
                "below",
                json!({"a": {"headlines": {"basic": "Ferry Returns"}, "elements": [{"type": "text", "content": html}]}}),
            ),
            (
                "apart",
                json!({"Post:1": {"title": "Ferry returns"}, "P:1": {"text": ONE}, "P:2": {"text": TWO}, "c": cards}),
            ),
            (
                "packed",
                json!({"title": "Ferry returns", "content": json!({"blocks": [{"text": ONE}, {"text": TWO}]}).to_string()}),
            ),
            (
                "before a teaser",
                json!({"top": {"title": "Ferry returns", "text": "a b c d e f g h i j k l m"}, "a": {"name": "Ferry returns", "text": html}}),
            ),
        ] {
            assert_eq!(told(DataKind::Json, state.to_string()), Some(format!("{ONE}\n{TWO}")), "{name}");
        }
    }

    #[test]
    fn states_of_programs_are_read() {
        let expected = Some(format!("{ONE}\n{TWO}"));
        let state = json!({"title": "Ferry returns", "body": [ONE, TWO]}).to_string();
        let quoted = serde_json::to_string(&state).unwrap_or_default();
        let row = format!("5:[\"$\",\"p\",null,{{}}]\n6:{state}\n");
        for (kind, text) in [
            (DataKind::State, format!("window.__STATE__ = {state};")),
            (
                DataKind::State,
                format!(
                    "const data = [null,{{type:\"data\",data:{{title:\"Ferry returns\",text:\"{ONE}\\n{TWO}\"}}}}]"
                ),
            ),
            (DataKind::State, format!("window.__STATE__=JSON.parse({quoted})")),
            (DataKind::State, format!("self.__next_f.push([1,{}])", serde_json::to_string(&row).unwrap_or_default())),
            (
                DataKind::State,
                format!(
                    "__NUXT__=(function(a){{return {{data:[{{title:a,body:[\"{ONE}\",\"{TWO}\"]}},\"Ferry returns\"]}}}}(1))"
                ),
            ),
            (
                DataKind::Json,
                format!("[[\"Reactive\",1],{{\"title\":2,\"body\":3}},\"Ferry returns\",[4,5],\"{ONE}\",\"{TWO}\"]"),
            ),
            (DataKind::Json, state.replace('"', "&q;")),
        ] {
            assert_eq!(told(kind, text.clone()), expected, "{text}");
        }
    }

    #[test]
    fn lists_and_streams_that_lead_nowhere_are_bounded() {
        let doubled: Vec<Value> = (1..60_000).map(|at| json!([at, at])).collect();
        let items = [vec![json!({"a": 1})], doubled].concat();
        let mut left = 1_000_000;
        resolved(&items, 0, 0, &mut left);
        assert!(left < 8, "as much as there was has been taken");
        let begun = std::time::Instant::now();
        assert_eq!(rows(&("\n".repeat(300_000) + "5:[1]")), json!([[1]]));
        assert!(begun.elapsed() < std::time::Duration::from_secs(1), "each line was looked at once");
    }

    #[test]
    fn data_without_a_story_tell_none() {
        let long = format!("<p>{}</p>", [ONE, TWO].concat().repeat(4));
        for (name, state) in [
            ("words of buttons", json!({"i18n": {"text": long}, "title": "Ferry returns"})),
            (
                "other stories",
                json!({"posts": [{"title": "Gulls", "body": long}, {"title": "Bees", "body": long.clone() + "x"}]}),
            ),
            ("a short text", json!({"content": ONE})),
            ("no JSON", json!("{")),
        ] {
            assert_eq!(told(DataKind::Json, state.to_string()), None, "{name}");
        }
        assert!(told(DataKind::Json, json!({"page": {"content": long}}).to_string()).is_some());
    }
}
