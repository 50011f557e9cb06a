//! [`Metadata`]: what a page says of itself in markup made for machines, before any field is decided.
//!
//! Meta elements of every vocabulary (Open Graph, Dublin Core, the trackers' own), links with a `rel`, microdata and RDFa
//! properties, and JSON-LD: each kept as name and value, with the element where it stood.

use serde_json::Value;

use crate::page::{DataKind, DataScript, programs};

use super::{
    json_ld::{Graph, bare_name, unescape},
    letters::WIDE_SPACE,
    outline::{ElementId, Outline, beginning, is_same},
    title::without_print_view,
};

/// A page's machine-readable statements, in the page's order.
#[derive(Debug, Default)]
pub(super) struct Metadata<'j> {
    pub metas: Vec<Statement>,
    /// `<link rel=… href=…>`.
    pub links: Vec<Statement>,
    /// Microdata `itemprop` and RDFa `property` outside the head.
    pub properties: Vec<Property>,
    pub graph: Graph<'j>,
    /// Keys and values of publication dates in `application/json` scripts.
    pub data_dates: Vec<(String, String)>,
    /// What programs state of the page's publication: keys and values, in document order.
    pub program_dates: Vec<(String, String)>,
    /// The `lang` of `<html>`.
    pub language: Option<String>,
    /// Whether `<html>` says that this is an AMP page, whose canonical link leads to the page itself.
    pub is_amp: bool,
    /// The text of `<title>`.
    pub title: Option<String>,
}

/// A name and what is said under it.
#[derive(Debug)]
pub(super) struct Statement {
    /// In lower case, such as `og:title`, `dc.date`, `canonical`.
    pub name: String,
    pub value: String,
}

/// A microdata or RDFa property of an item.
#[derive(Debug)]
pub(super) struct Property {
    /// `itemprop` without a vocabulary's address, such as `datePublished`.
    pub name: String,
    /// `content`, `datetime` or the text.
    pub value: String,
    pub element: ElementId,
    /// The type of the innermost item around it, such as `NewsArticle`; empty where none is named.
    pub item_type: String,
    /// What that item is of the item around it, such as `publisher`.
    pub item_role: String,
}

/// Properties longer than this, in bytes, are bodies and not fields.
const MAX_PROPERTY_BYTES: usize = 2_000;
/// Bytes of a `<title>` that are kept; the longest real ones have some hundreds.
const MAX_TITLE_BYTES: usize = 20_000;
/// Statements of a kind that are kept; listings with an item for every teaser have some hundreds.
const MAX_STATEMENTS: usize = 5_000;
/// Names that one element gives to its value, which is copied for each; two are seen, as in `rel="shortcut icon"`.
const MAX_NAMES: usize = 8;

/// Statements of programs that are kept; the page's own come first.
const MAX_STATED: usize = 6;

impl<'j> Metadata<'j> {
    /// Reads what a page states in its elements and its scripts of data, of which `json_ld` are the parsed ones.
    pub(super) fn read(outline: &Outline<'_>, scripts: &[DataScript], json_ld: &'j [Value]) -> Metadata<'j> {
        let mut metadata = Metadata { graph: Graph::of(json_ld), ..Metadata::default() };
        for script in scripts.iter().filter(|s| s.kind == DataKind::Json) {
            let stated = programs::statements(&script.text, true).into_iter();
            metadata.data_dates.extend(stated.map(|(key, value)| (key.to_owned(), value.to_owned())));
        }
        let programs = scripts.iter().filter(|s| s.kind == DataKind::Program).flat_map(|s| s.text.lines());
        let stated = programs.filter_map(|line| line.split_once('\t'));
        metadata.program_dates =
            stated.map(|(key, value)| (key.to_owned(), value.to_owned())).take(MAX_STATED).collect();
        for id in 0..outline.elements.len() {
            match outline.tag(id) {
                "html" if metadata.language.is_none() => {
                    metadata.is_amp |= ["amp", "⚡"].iter().any(|mark| outline.attribute(id, mark).is_some());
                    let lang = outline.attribute(id, "lang").or_else(|| outline.attribute(id, "xml:lang"));
                    metadata.language = lang.map(|l| l.trim().to_owned()).filter(|l| !l.is_empty());
                }
                "title" if metadata.title.is_none() => {
                    let title = wide_title(outline, id).unwrap_or_else(|| outline.text_of(id));
                    metadata.title = Some(plain_title(beginning(&title, MAX_TITLE_BYTES))).filter(|t| !t.is_empty());
                }
                "meta" => metadata.read_meta(outline, id),
                "link" => {
                    metadata.read_link(outline, id);
                    metadata.read_property(outline, id);
                }
                "base" => metadata.read_base(outline, id),
                _ => metadata.read_property(outline, id),
            }
        }
        metadata
    }

    fn read_meta(&mut self, outline: &Outline<'_>, id: ElementId) {
        // Some templates give the content under the name that form fields have theirs.
        let content = outline.attribute(id, "content").or_else(|| outline.attribute(id, "value"));
        let Some(content) = content.map(tidy).filter(|c| !c.is_empty()) else { return };
        let names = ["property", "name", "itemprop", "http-equiv"];
        let names = names.iter().filter_map(|n| outline.attribute(id, n));
        if self.metas.len() > MAX_STATEMENTS {
            return;
        }
        for name in names.flat_map(|n| n.split_whitespace().take(MAX_NAMES)) {
            if name.eq_ignore_ascii_case("parsely-page") {
                self.metas.extend(parsely_page(&content));
            }
            self.metas.push(Statement { name: name.to_ascii_lowercase(), value: content.clone() });
        }
        if outline.attribute(id, "itemprop").is_some() {
            self.read_property(outline, id);
        }
    }

    fn read_link(&mut self, outline: &Outline<'_>, id: ElementId) {
        let (Some(rel), Some(href)) = (outline.attribute(id, "rel"), outline.attribute(id, "href")) else { return };
        if self.links.len() > MAX_STATEMENTS {
            return;
        }
        let of_any = outline.attribute(id, "hreflang").is_some_and(|to| to.eq_ignore_ascii_case("x-default"));
        for rel in rel.split_whitespace().take(MAX_NAMES) {
            // The page for readers of any language: as a rule this one.
            if of_any && rel.eq_ignore_ascii_case("alternate") {
                self.links.push(Statement { name: "alternate:x-default".to_owned(), value: href.trim().to_owned() });
            }
            self.links.push(Statement { name: rel.to_ascii_lowercase(), value: href.trim().to_owned() });
        }
    }

    /// What links are relative to, kept as one called `base`.
    fn read_base(&mut self, outline: &Outline<'_>, id: ElementId) {
        let href = outline.attribute(id, "href").map(str::trim).filter(|href| !href.is_empty());
        self.links.extend(href.map(|href| Statement { name: "base".to_owned(), value: href.to_owned() }));
    }

    fn read_property(&mut self, outline: &Outline<'_>, id: ElementId) {
        let names = outline.attribute(id, "itemprop").or_else(|| outline.attribute(id, "property"));
        let Some(names) = names.filter(|_| self.properties.len() <= MAX_STATEMENTS) else { return };
        // An item's link may be a `<link>`, which has no text.
        let values: &[&str] = if outline.tag(id) == "link" { &["href"] } else { &["content", "datetime", "title"] };
        let value = values
            .iter()
            .find_map(|a| outline.attribute(id, a).filter(|v| !v.trim().is_empty()))
            .map_or_else(|| text_within(outline, id), tidy);
        if value.is_empty() || value.len() > MAX_PROPERTY_BYTES {
            return;
        }
        let item = item_around(outline, id);
        for name in names.split_whitespace().take(MAX_NAMES) {
            let name = bare_name(name).to_owned();
            let (item_type, item_role) = item.clone();
            self.properties.push(Property { name, value: value.clone(), element: id, item_type, item_role });
        }
    }

    /// The language that the page claims for itself: its root's, or else what meta elements and JSON-LD say.
    pub(super) fn claimed_language(&self) -> Option<String> {
        const METAS: &[&str] =
            &["content-language", "inlanguage", "language", "dc.language", "dc:language", "dcterms.language", "lang"];
        let of_articles = || self.graph.articles().iter().find_map(|article| article.text("inLanguage"));
        let of_items = || self.properties.iter().find(|p| p.name == "inLanguage").map(|p| p.value.clone());
        let metas = |names| self.first_meta(names).map(str::to_owned);
        // Plug-ins fill in a region where a site has set none.
        let locale = || metas(&["og:locale"]).map(|tag| tag.split(['_', '-']).next().unwrap_or_default().to_owned());
        self.language.clone().or_else(|| metas(METAS)).or_else(of_articles).or_else(of_items).or_else(locale)
    }

    /// The language that dates are written in: English without a region is that of the locale, which no plug-in sets to another
    /// than the American by itself.
    pub(super) fn language_of_dates(&self) -> Option<String> {
        let claimed = self.claimed_language();
        let locale = || self.first_meta(&["og:locale"]).map(|locale| locale.replace('_', "-"));
        let is_plain = claimed.as_deref().is_some_and(|language| language.eq_ignore_ascii_case("en"));
        let of_region = |locale: &String| locale.len() == 5 && locale.starts_with("en-");
        if is_plain { locale().filter(of_region).or(claimed) } else { claimed }
    }

    /// Values of the meta elements with this name (lower case), in order.
    pub(super) fn meta<'m, 'n>(&'m self, name: &'n str) -> impl Iterator<Item = &'m str> + use<'m, 'n> {
        self.metas.iter().filter(move |m| is_same(&m.name, name)).map(|m| m.value.as_str())
    }

    /// The first value under the first of these names that has one.
    pub(super) fn first_meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.metas.iter().find(|m| is_same(&m.name, name))).map(|m| m.value.as_str())
    }

    /// The first `<link>` with this relation.
    pub(super) fn link(&self, rel: &str) -> Option<&str> {
        self.links.iter().find(|l| l.name == rel).map(|l| l.value.as_str())
    }
}

/// A title in which the wide spaces of Chinese and Japanese print stay where they stand between words: there they part a headline
/// from the site's name. `None` where it has none.
fn wide_title(outline: &Outline<'_>, id: ElementId) -> Option<String> {
    let text = outline.texts[outline.texts_in(id)].first()?;
    let mut title = String::new();
    for part in text.raw.contains(WIDE_SPACE).then(|| text.raw.split(WIDE_SPACE))? {
        let part = tidy(part);
        let is_between = title.ends_with(char::is_alphanumeric) && part.starts_with(char::is_alphanumeric);
        if !title.is_empty() && !part.is_empty() {
            title.push(if is_between { WIDE_SPACE } else { ' ' });
        }
        title.push_str(&part);
    }
    Some(title)
}

fn tidy(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    super::outline::push_collapsed(&mut out, &unescape(raw));
    out.truncate(out.trim_end().len());
    out
}

/// A property's text, not gathered where it is a whole body.
fn text_within(outline: &Outline<'_>, id: ElementId) -> String {
    outline.text_within(id, 2 * MAX_PROPERTY_BYTES).unwrap_or_default()
}

/// The type of the item that a property belongs to, the nearest `itemtype` or `typeof` above, and its own property.
fn item_around(outline: &Outline<'_>, id: ElementId) -> (String, String) {
    let first =
        |value: Option<&str>| bare_name(value.and_then(|v| v.split_whitespace().next()).unwrap_or_default()).to_owned();
    let either = |e, of_items, of_rdf| outline.attribute(e, of_items).or_else(|| outline.attribute(e, of_rdf));
    let item = outline.ancestors(id).skip(1).find(|&e| either(e, "itemtype", "typeof").is_some());
    let of_item = |of_items, of_rdf| first(item.and_then(|e| either(e, of_items, of_rdf)));
    (of_item("itemtype", "typeof"), of_item("itemprop", "property"))
}

/// What one publisher of statistics has in a single meta element, a JSON object, as the metas it has it in elsewhere.
fn parsely_page(content: &str) -> Vec<Statement> {
    const KEYS: &[(&str, &str)] = &[
        ("title", "parsely-title"),
        ("link", "parsely-link"),
        ("section", "parsely-section"),
        ("author", "parsely-author"),
        ("authors", "parsely-author"),
        ("tags", "parsely-tags"),
        ("pub_date", "parsely-pub-date"),
    ];
    let Ok(serde_json::Value::Object(page)) = serde_json::from_str(content) else { return Vec::new() };
    let mut found = Vec::new();
    for (key, name) in KEYS {
        let values = match page.get(*key) {
            Some(serde_json::Value::Array(values)) => values.as_slice(),
            Some(value) => std::slice::from_ref(value),
            None => continue,
        };
        let texts = values.iter().filter_map(|v| v.as_str()).map(tidy).filter(|v| !v.is_empty()).take(MAX_NAMES * 4);
        found.extend(texts.map(|value| Statement { name: (*name).to_owned(), value }));
    }
    found
}

/// A title as it was meant: some templates write references twice, and some leave the marks of XML's raw text. Without what says
/// that the page is for a printer.
fn plain_title(title: &str) -> String {
    let raw = title.strip_prefix("<![CDATA[").and_then(|title| title.strip_suffix("]]>"));
    without_print_view(&unescape(raw.unwrap_or(title))).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    fn read(html: &str) -> Metadata<'static> {
        let html = Html::parse_document(html);
        Metadata::read(&Outline::of(&html), &[], &[])
    }

    #[test]
    fn reads_the_claim_of_a_language() {
        for (html, language) in [
            ("<html lang=de><meta name=language content=fr>", Some("de")),
            ("<meta http-equiv=Content-Language content=fr><meta property=og:locale content=en_US>", Some("fr")),
            ("<meta property=og:locale content=es_ES>", Some("es")),
            ("<meta itemprop=inLanguage content=it>", Some("it")),
            ("<p>Hello", None),
        ] {
            assert_eq!(read(html).claimed_language().as_deref(), language, "{html}");
        }
    }

    #[test]
    fn reads_metas_links_and_properties() {
        let m = read(
            "<html lang=de><title> A\n title </title><meta property='og:title' content='H &amp;amp; M'><meta name=empty content=''>
             <meta name=nothing><link rel='canonical nofollow' href=' /a '><div itemscope itemtype='https://schema.org/NewsArticle'>
             <span itemprop=author itemscope itemtype='http://schema.org/Person'><b itemprop=name>Ada</b></span>
             <time itemprop=datePublished datetime=2025-07-06>today</time></div>",
        );
        assert_eq!(m.language.as_deref(), Some("de"));
        assert_eq!(m.title.as_deref(), Some("A title"));
        assert_eq!(m.first_meta(&["twitter:title", "og:title"]), Some("H & M"));
        assert_eq!(m.meta("empty").count(), 0);
        assert_eq!(m.link("canonical"), Some("/a"));
        let found: Vec<_> = m.properties.iter().map(|p| (&p.name[..], &p.value[..], &p.item_type[..])).collect();
        assert_eq!(
            found,
            [
                ("author", "Ada", "NewsArticle"),
                ("name", "Ada", "Person"),
                ("datePublished", "2025-07-06", "NewsArticle")
            ]
        );
    }
}
