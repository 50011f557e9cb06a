//! The lines of a text that data holds: HTML, plain text, or the blocks of an editor (Contentful, Portable Text, Slate,
//! ProseMirror, Editor.js and their like), which all are objects with a text or with children.

use std::collections::HashSet;

use foldhash::fast::RandomState;
use serde_json::{Map, Value};

use super::keys;
use crate::extract::{
    body::{LONG_ENOUGH_TO_REPEAT, ends_sentence, plain_lines, words},
    json_ld::unescape,
    outline::is_block,
};

/// Levels of values in values that are read.
const MAX_DEPTH: usize = 60;

/// Words of a text that is told as a sentence whatever its key is.
const SENTENCE: usize = 8;

/// How many words of a story a value may hold.
pub(super) fn weight(value: &Value, key: &str, depth: usize) -> usize {
    if depth > MAX_DEPTH || keys::is_other(key) {
        return 0;
    }
    match value {
        Value::String(text) if is_told(text, key) => words(text),
        Value::Array(items) => match element(items) {
            Some((_, children)) => weight(children, "children", depth + 1),
            None => items.iter().map(|item| weight(item, key, depth + 1)).sum(),
        },
        Value::Object(object) if is_skipped(object) => 0,
        Value::Object(object) => object.iter().map(|(key, value)| weight(value, key, depth + 1)).sum(),
        _ => 0,
    }
}

/// Like [`weight`], of a value that has the page's headline: with it, it may look like another story's card.
pub(super) fn weight_of_own(value: &Value, key: &str) -> usize {
    match value {
        Value::Object(object) => object.iter().map(|(key, value)| weight(value, key, 1)).sum(),
        value => weight(value, key, 0),
    }
}

/// Whether an object is a part that is no text, or the card of another story.
pub(super) fn is_skipped(object: &Map<String, Value>) -> bool {
    kind(object).is_some_and(|kind| keys::is_apart(kind) && !keys::is_text(kind)) || is_card(object)
}

/// Whether an object has a title and an address: another story's.
fn is_card(object: &Map<String, Value>) -> bool {
    const TITLES: [&str; 4] = ["title", "headline", "name", "label"];
    const ADDRESSES: [&str; 6] = ["slug", "url", "href", "path", "link", "permalink"];
    let has = |keys: &[&str]| keys.iter().any(|key| object.get(*key).is_some_and(|value| value.is_string()));
    has(&TITLES) && has(&ADDRESSES)
}

fn kind(object: &Map<String, Value>) -> Option<&str> {
    ["type", "nodeType", "_type", "kind", "__typename", "blockType"].iter().find_map(|key| object.get(*key)?.as_str())
}

/// Tag and children of an element as React writes them: `["$", "p", null, {"children": …}]`.
fn element(items: &[Value]) -> Option<(&str, &Value)> {
    match items {
        [Value::String(sign), Value::String(tag), _, Value::Object(props), ..] if sign == "$" => {
            Some((tag, props.get("children").unwrap_or(&Value::Null)))
        }
        _ => None,
    }
}

fn is_told(text: &str, key: &str) -> bool {
    !is_code(text)
        && (keys::is_text(key)
            || has_tags(text)
            || (words(text) >= SENTENCE && text.contains(' ') && ends_sentence(text)))
}

/// Whether a text is a program, an address or the page's frame.
fn is_code(text: &str) -> bool {
    /// Bytes; addresses are one word.
    const SHORT: usize = 2_000;
    const STARTS: [&str; 12] = [
        "var ", "const ", "function", "(function", "window.", "%", "<nav", "<header", "<footer", "<script", "<style",
        "<link",
    ];
    STARTS.iter().any(|start| text.starts_with(start))
        || (text.len() <= SHORT && text.contains("://") && !text.contains(' '))
}

fn has_tags(text: &str) -> bool {
    text.contains("</") || text.contains("<br")
}

/// The lines of a value, as far as they are a story's.
pub(super) fn of(value: &Value, key: &str) -> Vec<String> {
    let mut lines = Lines::default();
    match value {
        Value::Object(object) => lines.object(object, false, 0),
        value => lines.value(value, key, false, 0),
    }
    lines.end();
    lines.done
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    seen: HashSet<String, RandomState>,
    open: String,
}

impl Lines {
    fn end(&mut self) {
        let line = std::mem::take(&mut self.open);
        for line in plain_lines(&line).lines() {
            let line = unescape(line).trim().to_owned();
            // A text and its plain form, a block and its copy for phones.
            let repeats = line.len() >= LONG_ENOUGH_TO_REPEAT && !self.seen.insert(line.clone());
            if !line.is_empty() && !repeats {
                self.done.push(line);
            }
        }
    }

    /// `inline`: the value goes on in the line that is open.
    fn value(&mut self, value: &Value, key: &str, inline: bool, depth: usize) {
        if depth > MAX_DEPTH || keys::is_other(key) {
            return;
        }
        match value {
            Value::String(text) if is_told(text, key) => self.text(text, inline),
            Value::Array(items) => self.array(items, key, inline, depth),
            Value::Object(object) if !is_skipped(object) => self.object(object, inline, depth),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, inline: bool) {
        if !inline {
            self.end();
        }
        self.open.push_str(text);
        if !inline {
            self.end();
        }
    }

    fn array(&mut self, items: &[Value], key: &str, inline: bool, depth: usize) {
        if let Some((tag, children)) = element(items) {
            const SKIPPED: [&str; 8] = ["script", "style", "nav", "footer", "aside", "button", "form", "title"];
            if !SKIPPED.contains(&tag) {
                let is_box = is_block(tag) || tag == "br" || tag.starts_with('$');
                self.boxed(is_box, |lines| lines.value(children, "children", true, depth + 1));
            }
            return;
        }
        // Children that are pieces of a line stand beside each other in it.
        let of_line = keys::is_text(key) && (inline || items.iter().all(|item| is_piece(item, key == "children")));
        for item in items {
            self.value(item, key, of_line, depth + 1);
        }
    }

    fn object(&mut self, object: &Map<String, Value>, inline: bool, depth: usize) {
        let goes_on = inline && kind(object).is_none_or(keys::is_inline);
        self.boxed(!goes_on, |lines| {
            let plain = words_with_tags(object);
            for (key, value) in object.iter().filter(|(_, value)| !is_plain_form(value, plain)) {
                lines.value(value, key, goes_on, depth + 1);
            }
        });
    }

    fn boxed(&mut self, is_box: bool, fill: impl FnOnce(&mut Lines)) {
        if is_box {
            self.end();
        }
        fill(self);
        if is_box {
            self.end();
        }
    }
}

/// Words of an object's longest text with tags.
fn words_with_tags(object: &Map<String, Value>) -> usize {
    object.values().filter_map(Value::as_str).filter(|text| has_tags(text)).map(words).max().unwrap_or(0)
}

/// Whether a text without tags is about as long as the one with tags beside it: the same text for a search.
fn is_plain_form(value: &Value, with_tags: usize) -> bool {
    /// Words of a text that has no other beside it by chance.
    const MANY: usize = 40;
    let is_as_long = |text: &str| (with_tags * 7 / 10..=with_tags * 12 / 10).contains(&words(text));
    with_tags >= MANY && value.as_str().is_some_and(|text| !has_tags(text) && is_as_long(text))
}

/// Whether an item is a piece of a line by its build: a text with marks, a link. One without a type is so among children;
/// elsewhere it may be a paragraph.
fn is_piece(item: &Value, is_child: bool) -> bool {
    let Value::Object(object) = item else { return false };
    let text = ["text", "value"].iter().find_map(|key| object.get(*key)?.as_str());
    let is_line = || text.is_some_and(|text| ends_sentence(text) && words(text) >= SENTENCE);
    match kind(object) {
        Some(kind) => keys::is_inline(kind) && (text.is_some() || object.values().any(Value::is_array)),
        None => text.is_some() && (is_child || !is_line()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lines_of_editors_and_programs_are_read() {
        for (name, value, expected) in [
            ("HTML", json!("<p>One &amp; two.</p><p>Three<br>four</p>"), vec!["One & two.", "Three", "four"]),
            ("plain", json!("One.\n\nTwo."), vec!["One.", "Two."]),
            ("paragraphs", json!(["One.", "Two."]), vec!["One.", "Two."]),
            (
                "Contentful",
                json!({"nodeType": "document", "content": [
                    {"nodeType": "paragraph", "content": [
                        {"nodeType": "text", "value": "One "},
                        {"nodeType": "hyperlink", "data": {"uri": "/x"}, "content": [{"nodeType": "text", "value": "link"}]},
                        {"nodeType": "text", "value": "."}]},
                    {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "Two"}]}]}),
                vec!["One link.", "Two"],
            ),
            (
                "Portable Text",
                json!([
                    {"_type": "block", "children": [{"_type": "span", "text": "One"}, {"_type": "span", "text": "."}]},
                    {"_type": "image", "text": "A picture that shows nothing of what is told here."},
                    {"_type": "block", "children": [{"_type": "span", "text": "Two."}]}]),
                vec!["One.", "Two."],
            ),
            (
                "Slate",
                json!([{"type": "paragraph", "children": [{"text": "One"}, {"text": " two.", "bold": true}]}]),
                vec!["One two."],
            ),
            (
                "Editor.js",
                json!({"blocks": [
                    {"type": "paragraph", "data": {"text": "One <b>two</b>."}},
                    {"type": "list", "data": {"style": "ordered", "items": ["Three", "Four"]}}]}),
                vec!["One two.", "Three", "Four"],
            ),
            (
                "React",
                json!(["$", "div", null, {"children": [
                    ["$", "p", null, {"children": ["One ", ["$", "b", null, {"children": "two"}], "."]}],
                    ["$", "nav", null, {"children": "Menu"}],
                    ["$", "p", null, {"children": "Three."}]]}]),
                vec!["One two.", "Three."],
            ),
            (
                "another story's card",
                json!([{"text": "One."}, {"title": "Gulls", "url": "/g", "text": "They were counted in the harbour."}]),
                vec!["One."],
            ),
        ] {
            assert_eq!(of(&value, "body"), expected, "{name}");
            assert!(weight(&value, "body", 0) > 0, "{name}");
        }
    }
}
