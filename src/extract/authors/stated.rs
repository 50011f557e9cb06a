//! Authors that a page states for machines: meta elements, microdata, JSON-LD.

use super::{Authors, MAX_ELEMENTS, is_same, words::says_author};
use crate::extract::{
    byline,
    markup::without_tags,
    metadata::Property,
    outline::{ElementId, Outline},
    subject,
    title::fold_key,
};

/// Names of meta elements, with the feature of their authors.
const METAS: &[(&str, &str)] = &[
    ("author", "meta_author"),
    ("authors", "meta_author"),
    ("citation_authors", "meta_parsely"),
    ("article:author", "meta_article_author"),
    ("og:article:author", "meta_article_author"),
    ("article:author_name", "meta_article_author"),
    ("og:author", "meta_article_author"),
    ("dc.creator", "meta_dc"),
    ("dc.creator.author", "meta_dc"),
    ("dcterms.creator", "meta_dc"),
    ("dc.contributor", "meta_dc"),
    ("dcsext.author", "meta_dc"),
    ("parsely-author", "meta_parsely"),
    ("sailthru.author", "meta_parsely"),
    ("byl", "meta_parsely"),
    ("cxenseparse:author", "meta_parsely"),
    ("citation_author", "meta_parsely"),
    ("rbauthors", "meta_parsely"),
    ("twitter:creator", "meta_twitter"),
    ("twitter:data1", "meta_twitter_data"),
];

/// Where the authors of other stories, parts and remarks come from.
pub(super) const OF_OTHERS: &str = "json-ld other author";

/// Values of one meta element that are looked at.
const MOST_VALUES: usize = 8;
/// Meta elements that no list has and that say that they name an author; a page has one or two.
const MOST_OTHER_METAS: usize = 4;

impl Authors<'_, '_> {
    /// The names in a value that is said to be an author, and the value as it stands: accounts, desks and agencies are
    /// no names to the eye, and still the byline.
    fn add_stated(&mut self, value: &str, source: &str, feature: &'static str) {
        // Some templates leave markup in it: `<a href="/ada">Ada Lund</a>`.
        let plain = value.contains("</").then(|| without_tags(value));
        let value = self.without_site(plain.as_deref().unwrap_or(value));
        if value.contains(';') {
            let parts = value.split(';').map(str::trim).filter(|part| !part.is_empty());
            parts.for_each(|part| self.add_stated(part, source, feature));
            return;
        }
        let names = byline::authors(value);
        for name in &names {
            if let Some(index) = self.add(name, source, feature, None) {
                self.candidates[index].features.flag("listed", names.len() > 1);
            }
        }
        if !is_same(&names, value)
            && let Some(index) = self.add(value, source, feature, None)
        {
            self.candidates[index].features.flag(if names.is_empty() { "unclean" } else { "uncut" }, true);
        }
    }

    /// A name of two or three words without the site's behind it: `Ada Lund The Bay Ledger`.
    fn without_site<'v>(&self, value: &'v str) -> &'v str {
        let ends = |name: &&String| name.contains(' ') && value.len() > name.len();
        let cut = self.scene.site.names.iter().filter(ends).find_map(|name| value.strip_suffix(name.as_str()));
        let is_name = |rest: &&str| (2..=3).contains(&rest.split_whitespace().count()) && rest.ends_with(' ');
        cut.filter(is_name).map_or(value, str::trim_end)
    }

    pub(super) fn gather_json_ld(&mut self) {
        /// Articles, people and pages that are asked.
        const ARTICLES: usize = 4;
        const PEOPLE: usize = 6;
        const PAGES: usize = 2;
        let graph = &self.scene.metadata.graph;
        let is_person = |name: &String| byline::may_be_person(name) && !self.scene.site.is_name(name);
        let articles = subject::articles(self.scene);
        let mut stated = Vec::new();
        let mut state = |names: Vec<String>, source, feature| stated.push((names, source, feature));
        for article in articles.iter().take(ARTICLES) {
            let names = |key: &str| graph.names(article.fields.get(key));
            // Who is stated beside an author is one too, but not for another article.
            let (source, author, creator) = if article.aside {
                (OF_OTHERS, "ld_aside", "ld_aside")
            } else {
                ("json-ld author", "ld_author", "ld_creator")
            };
            let authors = names("author");
            let has_person = authors.iter().any(is_person);
            state(authors, source, author);
            // Who contributed beside an author took the pictures, or edited.
            if !article.aside && !has_person {
                state(names("contributor"), "json-ld contributor", "ld_contributor");
            }
            // Where nothing is called the author, who created it is.
            let creator = if article.fields.contains_key("author") { creator } else { author };
            state(names("creator"), "json-ld creator", creator);
        }
        for person in graph.own().filter(|t| t.is("Person")).take(PEOPLE) {
            state(person.text("name").into_iter().collect(), "json-ld Person", "ld_person");
        }
        for page in graph.own_pages().take(PAGES) {
            state(graph.names(page.fields.get("author")), "json-ld page author", "ld_page_author");
        }
        let own = articles.iter().filter(|a| !a.aside).take(ARTICLES);
        let organizations: Vec<String> =
            own.flat_map(|article| graph.organizations(article.fields.get("author"))).collect();
        for (names, source, feature) in stated {
            for name in &names {
                // A site's name is none of a person, before the words of which that would end.
                if self.scene.site.is_name(name) && organizations.contains(name) {
                    self.add(name, source, feature, None);
                } else {
                    self.add_stated(name, source, feature);
                }
            }
        }
        for name in organizations {
            if let Some(&index) = self.places.get(&fold_key(&name)) {
                self.candidates[index].features.set("organization", 1.0);
            }
        }
    }

    pub(super) fn gather_metas(&mut self) {
        let metadata = self.scene.metadata;
        for (name, feature) in METAS {
            if *feature == "meta_twitter_data" && self.labels_other_data() {
                continue;
            }
            for value in metadata.meta(name).take(MOST_VALUES) {
                if !value.starts_with("www.") && may_name(value) {
                    let turned = if *name == "citation_author" { family_last(value) } else { None };
                    self.add_stated(turned.as_deref().unwrap_or(value), name, feature);
                }
            }
        }
        self.gather_labelled_metas();
        self.gather_other_metas();
        for name in &self.scene.site.names {
            for name in byline::authors(name).iter().filter(|n| (2..=3).contains(&n.split_whitespace().count())) {
                self.add(name, "site name", "site_as_person", None);
            }
        }
    }

    /// What is shown to sharers beside a label of authors: where it is the first, the name is what the system calls the author;
    /// plug-ins put who wrote it beside how long it takes to read.
    fn gather_labelled_metas(&mut self) {
        let metadata = self.scene.metadata;
        for (label, data, feature) in [
            ("twitter:label1", "twitter:data1", "meta_author"),
            ("twitter:label2", "twitter:data2", "meta_twitter_data"),
            ("twitter:label3", "twitter:data3", "meta_twitter_data"),
        ] {
            let is_label = metadata.first_meta(&[label]).is_some_and(byline::is_author_label);
            if let Some(name) = metadata.first_meta(&[data]).filter(|_| is_label) {
                self.add_stated(name, data, feature);
            }
        }
    }

    /// Meta elements of any name that says that they name an author.
    fn gather_other_metas(&mut self) {
        let is_known = |name: &str| METAS.iter().any(|(known, _)| *known == name);
        let others = self.scene.metadata.metas.iter().filter(|m| says_author(&m.name) && !is_known(&m.name));
        for other in others.take(MOST_OTHER_METAS) {
            // Beside people, tools and firms create pages, but for the names of one word people have names of more.
            let is_person = other.name.contains("author") || other.value.trim().contains(' ');
            if is_person && may_name(&other.value) {
                self.add_stated(&other.value, &other.name, "meta_other");
            }
        }
    }

    /// Whether the first of the data that are shown to sharers is labelled as something else than an author.
    fn labels_other_data(&self) -> bool {
        const OTHERS: [&str; 6] = ["filed", "categor", "section", "price", "publi", "time"];
        let label = self.scene.metadata.first_meta(&["twitter:label1"]).map(str::to_lowercase);
        label.is_some_and(|label| OTHERS.iter().any(|other| label.contains(other)))
    }

    pub(super) fn gather_properties(&mut self) {
        let outline = self.scene.outline;
        let is_said = |p: &&Property| matches!(&*p.name, "author" | "creator" | "name");
        for property in self.scene.metadata.properties.iter().filter(is_said).take(MAX_ELEMENTS) {
            let element = property.element;
            let feature = match property.name.as_str() {
                "author" | "creator" => "item_author",
                "name" if self.is_in_author(element) => "item_author_name",
                _ => continue,
            };
            // An item's own text is its name and what else stands by it; the `name` inside says it alone.
            let is_name = |e: ElementId| outline.attribute(e, "itemprop").is_some_and(|p| p == "name");
            if property.name != "name" && outline.subtree(element).skip(1).any(is_name) {
                continue;
            }
            if self.is_in_reply(element) || self.is_in_later_post(element) {
                continue;
            }
            let mut names = byline::authors(&property.value);
            // What a forum's item calls its author may be an account.
            if names.is_empty() && feature == "item_author_name" && is_handle(&property.value) {
                names.push(property.value.clone());
            }
            for name in names {
                self.add_at(element, &name, "itemprop author", feature);
            }
        }
    }

    /// Whether microdata says of a box around an element that it is somebody's answer to the story, and the story is not in it.
    pub(super) fn is_in_reply(&self, element: ElementId) -> bool {
        let outline = self.scene.outline;
        let is_reply = |kind: &str| REPLIES.contains(&kind.rsplit('/').next().unwrap_or_default());
        let mut around = outline.ancestors(element).take_while(|&e| !self.scene.begins_story(e));
        around.any(|e| outline.attribute(e, "itemtype").is_some_and(is_reply))
    }

    /// Whether microdata have a post each for what was said in a thread, and an element is in another than the first.
    fn is_in_later_post(&self, element: ElementId) -> bool {
        let outline = self.scene.outline;
        let is_post = |e: &ElementId| is_post(outline, *e);
        let first = || (0..element).find(is_post);
        outline.ancestors(element).any(|e| is_post(&e))
            && first().is_some_and(|first| !outline.contains(first, element))
    }

    /// Whether a property is one of an author's, as its `name` is.
    fn is_in_author(&self, element: ElementId) -> bool {
        /// Elements around it.
        const AROUND: usize = 6;
        let outline = self.scene.outline;
        let is_author = |e: ElementId| {
            outline.attribute(e, "itemprop").is_some_and(|p| p.split_whitespace().any(|name| name == "author"))
        };
        outline.ancestors(element).skip(1).take(AROUND).any(is_author)
    }
}

/// Whether a value may be a name: it is no address or account, and no number.
fn may_name(value: &str) -> bool {
    !value.contains("://") && !value.starts_with('@') && !value.chars().all(char::is_numeric)
}

/// Whether an element is a post of a thread by microdata.
fn is_post(outline: &Outline, element: ElementId) -> bool {
    outline.attribute(element, "itemtype").is_some_and(|kind| kind.ends_with("DiscussionForumPosting"))
}

/// Types of microdata's items that others wrote of a story or of what a shop sells.
const REPLIES: &[&str] = &["Comment", "UserComments", "Answer", "Review"];

/// Whether a value is one word in small letters, with digits or without.
fn is_handle(value: &str) -> bool {
    let is_part = |c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.');
    value.starts_with(char::is_alphabetic) && value.chars().all(is_part)
}

/// A name of two parts whose family name stands first, as libraries write it.
fn family_last(name: &str) -> Option<String> {
    let (family, given) = name.split_once(',')?;
    (!given.trim().is_empty() && !given.contains(',')).then(|| format!("{} {}", given.trim(), family.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_puts_the_family_name_first() {
        assert_eq!(family_last("Lund, Ada B.").as_deref(), Some("Ada B. Lund"));
        assert_eq!(family_last("Ada Lund"), None);
        assert_eq!(family_last("Lund, Ada, Ek, Bo"), None);
        assert!(is_same(&["Ada Lund".into()], "Lund, Ada") && !is_same(&["Ada Lund".into()], "Lund, Ava"));
    }
}
