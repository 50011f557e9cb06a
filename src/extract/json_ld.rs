//! JSON-LD of any shape, flattened into [`Thing`]s.
//!
//! schema.org markup is written by templates, by hand and by plug-ins that know nothing of each other: arrays, `@graph`,
//! nested entities and references by `@id` all occur, as do comments, stray control characters and trailing commas.

mod repair;

use std::{borrow::Cow, collections::HashMap};

use serde_json::{Map, Value};

use crate::page::{DataKind, DataScript, references};

/// One node of the page's JSON-LD.
#[derive(Debug)]
pub(super) struct Thing<'j> {
    /// `@type`, without a namespace.
    pub types: Vec<String>,
    pub fields: &'j Map<String, Value>,
    /// It is an item of a list, a related story or a comment: not what the page is about.
    pub aside: bool,
}

/// All things of a page, in order, and what their `@id`s refer to.
#[derive(Debug, Default)]
pub(super) struct Graph<'j> {
    pub things: Vec<Thing<'j>>,
    by_id: HashMap<&'j str, usize>,
}

/// Things on one page beyond which the rest is not read. The richest pages seen have a few hundred.
const MAX_THINGS: usize = 2_000;

/// Bytes of a page's scripts that are read; live blogs with all their posts have some hundred thousand. A parsed value takes
/// up to forty times as much memory as its text.
const MAX_BYTES: usize = 2_000_000;

/// Names in one value; more are no byline, nor a story's tags.
const MAX_NAMES: usize = 200;
/// The values that are looked at for these: a list, an object or a reference leads to some.
const MAX_STEPS: usize = 10 * MAX_NAMES;

/// Properties whose values are other stories, parts, remarks or people who did not write the page, not its subject.
const ASIDES: &[&str] = &[
    "comment", "hasPart", "isPartOf", "isRelatedTo", "itemListElement", "liveBlogUpdate", "mentions", "relatedLink",
    "review", "citation", "subjectOf", "video", "associatedMedia", "image", "blogPost", "isBasedOn", "about",
    "itemReviewed", "acceptedAnswer", "suggestedAnswer", "editor", "copyrightHolder", "accountablePerson",
    "reviewedBy",
];

/// Endings of the types of what a page may show, tell of or be published by: its people and days are not the page's. On the
/// dev pages none of 25 people stated in one is an author, and of 15 days of pictures by themselves one is the story's.
const SUBJECTS: &[&str] = &[
    "Organization", "ImageObject", "Book", "Movie", "Album", "Recording", "Game", "Product", "Event", "Claim",
    "Application", "Course", "JobPosting",
];

/// The values of a page's JSON-LD scripts; what is no JSON even after repair is left out.
pub(super) fn values(scripts: &[DataScript]) -> Vec<Value> {
    let mut left = MAX_BYTES;
    let texts = scripts.iter().filter(|script| script.kind == DataKind::JsonLd).map(|script| script.text.as_str());
    let fits = |text: &&str| left.checked_sub(text.len()).inspect(|less| left = *less).is_some();
    texts.filter(fits).filter_map(parse_leniently).collect()
}

impl<'j> Graph<'j> {
    /// Of the values of a page's scripts: what stands in another thing is one by itself too.
    pub(super) fn of(values: &'j [Value]) -> Graph<'j> {
        let mut graph = Graph::default();
        values.iter().for_each(|value| graph.flatten(value));
        graph
    }

    fn flatten(&mut self, value: &'j Value) {
        let mut waiting = vec![(value, false)];
        while let Some((value, aside)) = waiting.pop() {
            if self.things.len() >= MAX_THINGS {
                return;
            }
            match value {
                Value::Array(items) => waiting.extend(items.iter().rev().map(|v| (v, aside))),
                Value::Object(fields) => {
                    let types = types_of(fields);
                    let is_subject = types.iter().any(|t| is_subject(t));
                    let nested = fields.iter().rev().filter(|(_, v)| v.is_object() || v.is_array());
                    waiting.extend(nested.map(|(k, v)| (v, aside || is_subject || ASIDES.contains(&k.as_str()))));
                    self.add(Thing { types, fields, aside });
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, thing: Thing<'j>) {
        let Thing { types, fields, .. } = &thing;
        if types.is_empty() && !fields.contains_key("headline") && !fields.contains_key("datePublished") {
            return;
        }
        if let Some(Value::String(id)) = fields.get("@id")
            && fields.len() > 1
        {
            // Where somebody is only referred to, the type may stand beside the reference.
            let is_whole = fields.contains_key("name");
            match self.by_id.get(id.as_str()) {
                Some(&known) if !is_whole || self.things[known].fields.contains_key("name") => {}
                _ => _ = self.by_id.insert(id, self.things.len()),
            }
        }
        self.things.push(thing);
    }

    /// Things of the page's subject that are some kind of article, the likeliest first.
    pub(super) fn articles(&self) -> Vec<&Thing<'j>> {
        let mut found: Vec<_> = self.things.iter().filter(|t| t.is_article()).collect();
        found.sort_by_key(|t| t.aside);
        found
    }

    /// The things that are about the page and not beside its subject.
    pub(super) fn own(&self) -> impl Iterator<Item = &Thing<'j>> + Clone {
        self.things.iter().filter(|t| !t.aside)
    }

    /// Those that are some kind of article.
    pub(super) fn own_articles(&self) -> impl Iterator<Item = &Thing<'j>> {
        self.own().filter(|t| t.is_article())
    }

    /// Those that are some kind of page.
    pub(super) fn own_pages(&self) -> impl Iterator<Item = &Thing<'j>> {
        self.own().filter(|t| t.is_page())
    }

    /// The fields of a value that is an object, or of the thing that it refers to by `@id`.
    pub(super) fn resolve<'g>(&'g self, value: &'g Value) -> Option<&'g Map<String, Value>> {
        let fields = value.as_object()?;
        if fields.contains_key("name") {
            return Some(fields);
        }
        let referred = fields.get("@id").and_then(Value::as_str).and_then(|id| self.by_id.get(id));
        Some(referred.map_or(fields, |&i| self.things[i].fields))
    }

    /// Names of the organisations among the objects of a value.
    pub(super) fn organizations(&self, value: Option<&Value>) -> Vec<String> {
        let values = match value {
            Some(Value::Array(items)) => items.as_slice(),
            Some(value) => std::slice::from_ref(value),
            None => &[],
        };
        let is_organization = |value: &&Value| {
            self.resolve(value).is_some_and(|o| strings(o.get("@type")).iter().any(|t| t.ends_with("Organization")))
        };
        values.iter().filter(is_organization).flat_map(|value| self.names(Some(value))).take(MAX_NAMES).collect()
    }

    /// Names in a value that is a string, an object with a `name`, a reference, or a list of these.
    pub(super) fn names(&self, value: Option<&Value>) -> Vec<String> {
        let mut names = Vec::new();
        let mut waiting: Vec<&Value> = value.into_iter().collect();
        // A name may refer to what it is the name of.
        for _ in 0..MAX_STEPS {
            let Some(value) = waiting.pop() else { break };
            match value {
                Value::String(s) => match self.by_id.get(s.as_str()).and_then(|&i| self.things[i].text("name")) {
                    Some(name) => names.push(name),
                    None => names.push(unescape(s)),
                },
                Value::Array(items) => waiting.extend(items.iter().take(MAX_NAMES).rev()),
                Value::Object(o) if o.contains_key("@list") => waiting.extend(o.get("@list")),
                Value::Object(_) => match self.resolve(value) {
                    Some(fields) if !fields.is_empty() => match fields.get("name") {
                        Some(name @ (Value::String(_) | Value::Array(_))) => waiting.push(name),
                        Some(Value::Object(inner)) => {
                            names.extend(inner.get("@value").and_then(Value::as_str).map(unescape))
                        }
                        _ => {
                            let part = |key| fields.get(key).and_then(Value::as_str).unwrap_or("");
                            let whole = format!("{} {}", part("givenName"), part("familyName"));
                            names.push(unescape(whole.trim()));
                        }
                    },
                    _ => {}
                },
                _ => {}
            }
            if names.len() >= MAX_NAMES {
                break;
            }
        }
        names.retain(|n| !n.trim().is_empty());
        names
    }
}

impl Thing<'_> {
    /// Whether it is of the type of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.types.iter().any(|t| t == name)
    }

    /// An article in schema.org's hierarchy, by its own type or by one that sites use in its place.
    pub(super) fn is_article(&self) -> bool {
        self.types.iter().any(|t| {
            t.ends_with("Article")
                || t.ends_with("BlogPosting")
                || matches!(t.as_str(), "Report" | "Review" | "Recipe" | "CreativeWork")
        }) || (self.types.is_empty() && self.fields.contains_key("headline"))
    }

    /// A page in schema.org's hierarchy: `WebPage`, `ItemPage`, `AboutPage`.
    pub(super) fn is_page(&self) -> bool {
        self.types.iter().any(|t| t.ends_with("Page"))
    }

    /// What a page may show or tell of: a picture, a book, an event.
    pub(super) fn is_subject(&self) -> bool {
        self.types.iter().any(|t| is_subject(t))
    }

    /// The first string of a property, as [`Thing::texts`] reads it, that is not blank.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        strings(self.fields.get(key)).into_iter().map(|s| unescape(&s)).find(|s| !s.trim().is_empty())
    }

    /// All strings of a property that is a string or a list of strings or of objects with a `name`.
    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        strings(self.fields.get(key)).into_iter().map(|s| unescape(&s)).collect()
    }
}

fn is_subject(kind: &str) -> bool {
    SUBJECTS.iter().any(|subject| kind.ends_with(subject))
}

/// A node's types without their namespaces.
fn types_of(fields: &Map<String, Value>) -> Vec<String> {
    strings(fields.get("@type")).into_iter().map(|t| bare_name(&t).to_owned()).collect()
}

/// A type's or property's own name: `https://schema.org/NewsArticle`, `schema:NewsArticle` and `NewsArticle` are the same.
pub(super) fn bare_name(name: &str) -> &str {
    name.rsplit(['/', '#', ':']).next().unwrap_or(name)
}

/// A text, or the name of a thing.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(fields) => {
            fields.get("name").or_else(|| fields.get("@value")).and_then(Value::as_str).map(str::to_owned)
        }
        _ => None,
    }
}

fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(s)) => vec![s.clone()],
        Some(Value::Number(n)) => vec![n.to_string()],
        // Some templates put a list into a list.
        Some(Value::Array(items)) => items
            .iter()
            .flat_map(|item| match item {
                Value::Array(inner) => inner.iter().filter_map(text_of).collect(),
                other => Vec::from_iter(text_of(other)),
            })
            .collect(),
        Some(thing) => Vec::from_iter(text_of(thing)),
        None => Vec::new(),
    }
}

/// Character references in JSON strings: templates escape for HTML what then stands in a script. Some escape twice.
pub(super) fn unescape(text: &str) -> String {
    let mut text = Cow::Borrowed(text);
    for _ in 0..2 {
        if !text.contains('&') {
            break;
        }
        text = Cow::Owned(references::resolved_leniently(&text).into_owned());
    }
    text.into_owned()
}

fn parse_leniently(script: &str) -> Option<Value> {
    let text = script.trim().trim_start_matches('\u{FEFF}');
    let text = text.strip_prefix("<!--").unwrap_or(text);
    let text = text.trim_start().trim_start_matches("//").trim_start();
    let text = text.strip_prefix("<![CDATA[").unwrap_or(text);
    let text = text.trim_end().trim_end_matches("-->").trim_end_matches("//").trim_end();
    let text = text.strip_suffix("]]>").unwrap_or(text).trim_end().trim_end_matches("//").trim();
    let text = text.trim_end_matches(';');
    if text.is_empty() {
        return None;
    }
    first_value(text).or_else(|| match text.contains('"') {
        true => first_value(&repair::mended(text)),
        // Escaped as if for an attribute, or written as programs may write it.
        false => first_value(&references::resolved_leniently(text)).or_else(|| {
            let quoted = text.contains('\'').then(|| text.replace('\'', "\""))?;
            first_value(&repair::mended(&quoted))
        }),
    })
}

/// The JSON value that a text begins with, whatever follows it, or the list of several that stand side by side.
fn first_value(text: &str) -> Option<Value> {
    let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let mut values: Vec<Value> = values.map_while(Result::ok).collect();
    if values.len() > 1 { Some(Value::Array(values)) } else { values.pop() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(script: &str) -> Graph<'static> {
        let script = DataScript { kind: DataKind::JsonLd, text: script.to_owned() };
        Graph::of(Vec::leak(values(&[script])))
    }

    #[test]
    fn reads_any_shape_of_author() {
        for (author, names) in [
            (r#""Ada Lund""#, vec!["Ada Lund"]),
            (r#"{"@type":"Person","name":"Ada Lund"}"#, vec!["Ada Lund"]),
            (r#"[{"name":"Ada Lund"},{"name":"Bo Ek"}]"#, vec!["Ada Lund", "Bo Ek"]),
            (r#"{"name":["Ada Lund","Bo Ek"]}"#, vec!["Ada Lund", "Bo Ek"]),
            (r##"{"@id":"#p1"}"##, vec!["Cy Ro"]),
            (r##""#p1""##, vec!["Cy Ro"]),
            (r##"["#p1", "Ada Lund"]"##, vec!["Cy Ro", "Ada Lund"]),
            (r#"{"@list":[{"name":"Ada Lund"},{"name":"Bo Ek"}]}"#, vec!["Ada Lund", "Bo Ek"]),
            (r#"{"@type":"Person","givenName":"Ada","familyName":"Lund"}"#, vec!["Ada Lund"]),
            (r#"{"name":{"@value":"Ada Lund"}}"#, vec!["Ada Lund"]),
            // Another node before the person says no more than the type.
            (r##"{"@type":"Person","@id":"#p1"}"##, vec!["Cy Ro"]),
            ("null", vec![]),
            ("[]", vec![]),
            ("3", vec![]),
            (r#"{"name":"R&amp;amp;D &#8211; desk"}"#, vec!["R&D – desk"]),
            (
                r#"{"name":"S&oslash;ren &Aring;berg&nbsp;&Scaron;, &bogus; &Tab; &"}"#,
                vec!["Søren Åberg Š, &bogus; &Tab; &"],
            ),
        ] {
            let text = format!(
                r##"{{"@graph":[{{"@type":"NewsArticle","author":{author}}},{{"@type":"Person","@id":"#p1","name":"Cy Ro"}}]}}"##
            );
            let graph = graph(&text);
            let article = graph.articles()[0];
            assert_eq!(graph.names(article.fields.get("author")), names, "{author}");
        }
    }

    #[test]
    fn repairs_what_templates_break() {
        for text in [
            r#"<!-- {"@type":"Article","headline":"H"} -->"#,
            "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"H\"}\n//]]>",
            r#"{"@type":"Article","headline":"H",}"#,
            r#"{"@type":"Article",/* note */"headline":"H"};"#,
            "{\"@type\":\"Article\",\"description\":\"two\nlines\",\"headline\":\"H\"}",
            r#"{"@type":"Article","description":"l\'eau","headline":"H"}"#,
            r#"[[{"@type":["Thing","https://schema.org/NewsArticle"],"headline":"H"}]]"#,
            r#"{"@type":"Article","headline":"H"}{"x":1}"#,
            "{\"@type\":\"Article\",// note\n\"headline\":\"H\"}",
            "{\"@type\":\"Article\"\n\"headline\":\"H\"}",
            r#"{"@type":"Article","description":"the "last", of "two"","headline":"H"}"#,
            r#"{"@type":"Article","description":"he said "no": and left","headline":"H"}"#,
            r#"{"@type":"Article","description":"the "first", "second" and "last" of them","headline":"H"}"#,
            r#"{"@type":"Article","keywords":["he said "no": and left", "b"],"headline":"H"}"#,
            r#"{"@type":"Article",,"headline":"H","keywords":["a",,"b",],}"#,
            r#"[{"@type":"Article","headline":"H"}{"@type":"Article","headline":"I"}]"#,
            r#"{"@type":"Article","headline":"H","author":{"name":"A"}"#,
            r#"{"@type":"Article","headline":"H","author":[{"name":"A"}}"#,
            r#"{"@type":"Article","datePublished":2025-07-06,"isAccessibleForFree":true,"headline":"H"}"#,
            "{'@type':'Article','headline':'H'}",
            "{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;H&quot;}",
        ] {
            let graph = graph(text);
            assert_eq!(graph.articles().first().and_then(|a| a.text("headline")).as_deref(), Some("H"), "{text}");
        }
    }

    #[test]
    fn lists_in_lists_are_one() {
        let graph =
            graph(r#"{"@type":"Article","headline":"H","keywords":[["Harbours"],["Cranes",{"name":"Docks"}]]}"#);
        assert_eq!(graph.articles()[0].texts("keywords"), ["Harbours", "Cranes", "Docks"]);
    }

    #[test]
    fn a_listed_story_is_an_aside() {
        let graph = graph(
            r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other"}]}
            "#,
        );
        assert!(graph.articles()[0].aside);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,200}") {
            graph(&text);
            unescape(&text);
        }
    }
}
