//! Tags that a page states for machines: meta elements, microdata, JSON-LD.

use std::collections::HashSet;

use super::{
    Candidate, FEW, MAX_TAGS, OWN_SIGNS, Tags,
    lists::{own_tags, split_list},
    names::{is_generic, says_tags},
};
use crate::extract::{
    metadata::Property,
    outline::{Outline, Text},
    subject,
    title::{fold_key, is_column, split_title},
};

/// Names of meta elements, by the feature of their tags and that of a long list.
const METAS: &[(&str, &str, &[&str])] = &[
    ("article_tag", "article_tag_many", &["article:tag", "og:article:tag"]),
    ("news_keywords", "news_keywords_many", &["news_keywords"]),
    ("keywords", "keywords_many", &["keywords"]),
    (
        "parsely",
        "parsely_many",
        &[
            "parsely-tags", "sailthru.tags", "cxenseparse:tags", "sailthru.keywords", "cxenseparse:keywords",
            "bt:tags", "bt:keywords", "article.tags", "article_tags", "tags", "cse_tags", "swiftype_tags",
            "shareaholic:keywords", "rbtags", "og:tags",
        ],
    ),
    (
        "dc",
        "dc_many",
        &[
            "video:tag", "topics", "citation_keywords", "prism.keyword", "keyword", "dc.keywords", "dc.subject",
            "dcterms.subject",
        ],
    ),
    ("section", "section_many", &["article:section"]),
];

/// Names of meta elements that no list has and that say that they hold tags; a page has one or two.
const MOST_OTHER_METAS: usize = 4;

impl Tags<'_, '_> {
    pub(super) fn add_list<S: AsRef<str>>(
        &mut self,
        values: &[S],
        source: &str,
        feature: &'static str,
        many: &'static str,
    ) {
        if values.is_empty() {
            return;
        }
        // A member of a list may have slashes, spaces and points of its own.
        let is_whole = |value: &str| values.len() > 1 && !value.contains([',', ';', '；', '|', '、', '，', '،']);
        let parts = |value| if is_whole(value) { vec![value.trim()] } else { split_list(value) };
        let values = own_tags(values.iter().flat_map(|value| parts(value.as_ref())).take(MAX_TAGS).collect());
        let crowded = values.len() > 12;
        // Editors' lists are taken or left as a whole: how much of one the story mentions tells of all its tags.
        let mentioned =
            values.iter().filter(|v| self.scene.mentions(&fold_key(v))).count() as f32 / values.len().max(1) as f32;
        if feature == "keywords"
            && (mentioned == 0.0 && speaks_of_site(&values) || self.begins_with_site(&values, mentioned))
        {
            return;
        }
        self.lists += 1;
        for value in &values {
            if let Some(index) = self.add(value, source, feature, None) {
                self.candidates[index].lists.push(self.lists);
                let features = &mut self.candidates[index].features;
                features.flag(many, crowded);
                features.set("list_mentioned", mentioned);
                features.flag("list_single", values.len() == 1);
                // A row of plain words is no less a list than one of links.
                features.flag("group_few", feature == "text_tags" && FEW.contains(&values.len()));
            }
        }
    }

    /// Whether keywords begin with a name that the page's title has beside the headline, and the story mentions no other: they tell
    /// what the site is about.
    fn begins_with_site(&self, values: &[&str], mentioned: f32) -> bool {
        /// Of the site's name alone nothing follows.
        const LEAST: usize = 3;
        let scene = self.scene;
        let Some((first, rest)) = values.split_first().filter(|_| values.len() >= LEAST) else { return false };
        let key = fold_key(first);
        let is_name = || {
            let title = scene.metadata.title.as_deref().unwrap_or_default();
            let parts = split_title(title);
            parts.len() > 1 && parts.iter().any(|part| fold_key(part) == key)
        };
        let others_mentioned = mentioned * values.len() as f32 - f32::from(u8::from(scene.mentions(&key)));
        let is_headline = || scene.headline.is_some_and(|headline| fold_key(&scene.outline.text_of(headline)) == key);
        !rest.is_empty() && others_mentioned < 0.5 && is_name() && !is_headline()
    }

    pub(super) fn gather_metas(&mut self) {
        for (feature, many, names) in METAS {
            for name in *names {
                let values: Vec<&str> = self.scene.metadata.meta(name).collect();
                self.add_list(&values, name, feature, many);
            }
        }
        self.gather_properties();
    }

    /// Where nothing else states or shows tags: meta elements of any name that says that they hold some.
    pub(super) fn gather_other_metas(&mut self) {
        const KNOWN: &[&str] = &[
            "keywords", "ld_keywords", "ld_about", "article_tag", "news_keywords", "item_keywords", "parsely", "dc",
            "text_tags",
        ];
        let is_tag = |c: &Candidate| KNOWN.iter().chain(OWN_SIGNS).any(|feature| c.features.has(feature));
        if self.candidates.iter().any(is_tag) {
            return;
        }
        let is_known = |name: &str| METAS.iter().any(|(.., known)| known.contains(&name));
        let mut others: Vec<&str> = Vec::new();
        for meta in self.scene.metadata.metas.iter().filter(|meta| says_tags(&meta.name) && !is_known(&meta.name)) {
            if others.len() < MOST_OTHER_METAS && !others.contains(&meta.name.as_str()) {
                others.push(&meta.name);
            }
        }
        for name in others {
            let values = self.scene.metadata.meta(name).filter(|value| !value.contains(':'));
            self.add_list(&values.collect::<Vec<_>>(), name, "dc", "dc_many");
        }
    }

    /// What microdata and RDFa call keywords, or a library's subjects.
    fn gather_properties(&mut self) {
        let outline = self.scene.outline;
        let is_said = |property: &&Property| {
            matches!(&*property.name, "keywords" | "subject")
                || property.name == "name" && property.item_role == "about"
        };
        let stated = self.scene.metadata.properties.iter().filter(is_said);
        for property in stated.take(MAX_TAGS) {
            // Links in it are a tag each.
            let mut inside = outline.subtree(property.element);
            if inside.any(|e| outline.elements[e].tag == "a") {
                self.stated_boxes.insert(property.element);
                continue;
            }
            let mut values = texts_apart(outline, property);
            if values.len() < 2 {
                values = vec![&property.value];
            }
            self.add_list(&values, "itemprop", "item_keywords", "item_keywords_many");
        }
    }

    pub(super) fn gather_json_ld(&mut self) {
        let graph = &self.scene.metadata.graph;
        let mut lists = Vec::new();
        for article in subject::articles(self.scene).into_iter().filter(|a| !a.aside).take(3) {
            lists.push((article.texts("keywords"), "json-ld keywords", "ld_keywords", "ld_keywords_many"));
            lists.push((graph.names(article.fields.get("about")), "json-ld about", "ld_about", "ld_about_many"));
            lists.push((
                graph.names(article.fields.get("mentions")),
                "json-ld mentions",
                "ld_mentions",
                "ld_mentions_many",
            ));
            lists.push((article.texts("articleSection"), "json-ld articleSection", "ld_section", "ld_section_many"));
        }
        lists.extend(
            graph.own_pages().take(2).map(|page| (page.texts("keywords"), "json-ld page keywords", "dc", "dc_many")),
        );
        for (values, source, feature, many) in lists {
            self.add_list(&values, source, feature, many);
        }
    }
}

/// The texts of a property's element that has one for each keyword and no sign between them.
fn texts_apart<'o>(outline: &'o Outline<'_>, property: &Property) -> Vec<&'o str> {
    let texts = &outline.texts[outline.texts_in(property.element)];
    let own = || texts.iter().map(|text| text.raw.trim()).filter(|raw| !raw.is_empty());
    let is_alone = |text: &Text<'_>| text.raw.trim().is_empty() || text.element != property.element;
    let apart = texts.iter().all(is_alone) && !property.value.contains([',', ';', '|']);
    if apart { own().take(MAX_TAGS).collect() } else { Vec::new() }
}

/// Whether keywords are those of any page of a news site: several that say no more than that it is one.
fn speaks_of_site(values: &[&str]) -> bool {
    /// One may be a story's too.
    const LEAST: usize = 2;
    /// Names of columns: several stories' keywords are those of one or two.
    const COLUMNS: usize = 4;
    let generic: HashSet<String> = values.iter().map(|value| fold_key(value)).filter(|key| is_generic(key)).collect();
    generic.len() >= LEAST || generic.len() + values.iter().filter(|value| is_column(value)).count() >= COLUMNS
}
