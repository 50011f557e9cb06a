//! Who wrote the story: never the site itself, a related story's author or who took the picture.

mod cards;
mod choice;
mod elements;
mod lines;
mod measure;
mod people;
mod words;

use std::collections::HashMap;

use foldhash::fast::RandomState;

pub(super) use self::words::AUTHOR_SEGMENTS;
use self::words::{class_feature, ends_in_account, is_account, says_author};
use super::{
    byline,
    evidence::{Candidate, Weights},
    markup::without_tags,
    names::ByName,
    outline::ElementId,
    published::labels,
    scene::Scene,
    subject,
    title::fold_key,
};

/// Longer texts, in characters, are prose and no bylines.
const MAX_BYLINE_CHARS: usize = 250;
/// Elements and properties that are looked at because they say that they name an author; long comment threads have a few
/// hundred, after the story's own.
const MAX_ELEMENTS: usize = 600;
/// Candidates that are compared with each other; the longest comment threads have a few hundred names.
const MAX_CANDIDATES: usize = 1_500;
/// Longer names, in characters, are sentences.
const MAX_NAME_CHARS: usize = 70;

/// Gathers and weighs every candidate; the authors are marked as won, in the page's order.
pub fn candidates(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut authors = Authors {
        scene,
        candidates: Vec::new(),
        places: HashMap::default(),
        standings: Vec::new(),
        named: ByName::new(&scene.outline.names, class_feature),
        spellings: HashMap::default(),
        joined: Vec::new(),
        read: HashMap::default(),
        paragraphs: measure::paragraphs(scene),
    };
    authors.gather_json_ld();
    authors.gather_metas();
    authors.gather_properties();
    authors.gather_elements();
    authors.gather_lines();
    authors.gather_biography();
    authors.drop_other_stories();
    authors.measure();
    authors.rule_out_others();
    let mut found = authors.candidates;
    Weights::of("authors").weigh(&mut found);
    choice::choose(&mut found, &authors.joined);
    for candidate in found.iter_mut().filter(|c| c.won && is_of_one_case(&c.value)) {
        if let Some(spelling) = authors.spellings.remove(&fold_key(&candidate.value)) {
            candidate.value = spelling;
        }
    }
    found
}

/// Whether a name has capitals alone, or small letters alone, as accounts have.
fn is_of_one_case(name: &str) -> bool {
    name.contains(char::is_uppercase) != name.contains(char::is_lowercase)
}

struct Authors<'s, 'a> {
    scene: &'s Scene<'a>,
    candidates: Vec<Candidate>,
    /// Where in `candidates` a folded name stands.
    places: HashMap<String, usize, RandomState>,
    /// Where each candidate was met.
    standings: Vec<Standing>,
    /// What a class or id says of authors.
    named: ByName<Option<&'static str>>,
    /// How the page writes, elsewhere, a folded name that it has in letters of one case.
    spellings: HashMap<String, String, RandomState>,
    /// The folded names of each line that joins them with a word for "and", and of links to authors side by side.
    joined: Vec<Vec<String>>,
    /// The names in each text that was looked at: a byline is that of its boxes too.
    read: HashMap<String, Vec<String>, RandomState>,
    /// The first text nodes of the story's paragraphs.
    paragraphs: Vec<usize>,
}

/// Where a candidate was met, over all the places that name it.
struct Standing {
    /// Text nodes between the headline and the nearest of those that are no teaser or comment.
    distance: usize,
    /// One is anywhere but among comments, in captions and in quotations.
    vouched: bool,
    /// One is on another story's card.
    carded: bool,
    /// One is anywhere but there and among comments.
    placed: bool,
    /// Paragraphs of the story before the first of them that the story goes on behind; none for one at either end.
    told: usize,
    /// One is anywhere but in a column beside the story, and in a box that asks for a subscription.
    open: bool,
    /// One is in the foot of the story itself.
    own_foot: bool,
}

impl Default for Standing {
    fn default() -> Standing {
        Standing {
            distance: usize::MAX,
            vouched: false,
            carded: false,
            placed: false,
            told: usize::MAX,
            open: false,
            own_foot: false,
        }
    }
}

impl Authors<'_, '_> {
    fn add(&mut self, name: &str, source: &str, feature: &'static str, element: Option<ElementId>) -> Option<usize> {
        let name = name.trim();
        let key = fold_key(name);
        let is_name = name.chars().count() <= MAX_NAME_CHARS && can_be_name(name);
        if key.is_empty()
            || !is_name
            || is_account(&key)
            || ends_in_account(&key)
            || byline::is_label(&key)
            || byline::is_date(name)
            || is_of_link(&key)
            || is_label_of_date(&key)
        {
            return None;
        }
        let index = match self.places.get(&key) {
            Some(&index) => {
                self.candidates[index].also(source);
                if is_of_one_case(&self.candidates[index].value) && !is_of_one_case(name) {
                    self.spellings.entry(key).or_insert_with(|| name.to_owned());
                }
                let kept = &mut self.candidates[index].element;
                *kept = kept.or(element);
                index
            }
            None if self.candidates.len() >= MAX_CANDIDATES => return None,
            None => {
                self.places.insert(key, self.candidates.len());
                self.candidates.push(Candidate::new(name, source, element));
                self.standings.push(Standing::default());
                self.candidates.len() - 1
            }
        };
        self.candidates[index].features.set(feature, 1.0);
        Some(index)
    }

    /// The people that a text of the page names as a byline.
    fn names_in(&mut self, text: &str) -> Vec<String> {
        if let Some(names) = self.read.get(text) {
            return names.clone();
        }
        let names = byline::authors(text);
        if names.len() > 1 && byline::joins_last(text, &names) {
            self.joined.push(names.iter().map(|name| fold_key(name)).collect());
        }
        self.read.insert(text.to_owned(), names.clone());
        names
    }

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

    fn gather_json_ld(&mut self) {
        let graph = &self.scene.metadata.graph;
        let mut stated = Vec::new();
        let articles = subject::articles(self.scene);
        let is_person = |name: &String| byline::may_be_person(name) && !self.scene.site.is_name(name);
        for article in articles.iter().take(4) {
            let (author, creator) = if article.aside { ("ld_aside", "ld_aside") } else { ("ld_author", "ld_creator") };
            // Who is stated beside an author is one too, but not for another article.
            let source = if article.aside { "json-ld other author" } else { "json-ld author" };
            stated.extend(graph.names(article.fields.get("author")).into_iter().map(|n| (n, source, author)));
            // Who contributed beside an author took the pictures, or edited.
            let has_person = || graph.names(article.fields.get("author")).iter().any(is_person);
            if !article.aside && !has_person() {
                let others = graph.names(article.fields.get("contributor"));
                stated.extend(others.into_iter().map(|n| (n, "json-ld contributor", "ld_contributor")));
            }
            // Where nothing is called the author, who created it is.
            let creator = if article.fields.contains_key("author") { creator } else { author };
            stated.extend(
                graph.names(article.fields.get("creator")).into_iter().map(|n| (n, "json-ld creator", creator)),
            );
        }
        for thing in graph.things.iter().filter(|t| !t.aside && t.is("Person")).take(6) {
            stated.extend(thing.text("name").map(|n| (n, "json-ld Person", "ld_person")));
        }
        for page in graph.things.iter().filter(|t| !t.aside && t.types.iter().any(|t| t.ends_with("Page"))).take(2) {
            stated.extend(
                graph
                    .names(page.fields.get("author"))
                    .into_iter()
                    .map(|n| (n, "json-ld page author", "ld_page_author")),
            );
        }
        let own = articles.iter().filter(|a| !a.aside).take(4);
        let organizations: Vec<String> =
            own.flat_map(|article| graph.organizations(article.fields.get("author"))).collect();
        for (name, source, feature) in stated {
            // A site's name is none of a person, before the words of which that would end.
            if self.scene.site.is_name(&name) && organizations.contains(&name) {
                self.add(&name, source, feature, None);
            } else {
                self.add_stated(&name, source, feature);
            }
        }
        for name in organizations {
            if let Some(&index) = self.places.get(&fold_key(&name)) {
                self.candidates[index].features.set("organization", 1.0);
            }
        }
    }

    fn gather_metas(&mut self) {
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
        for (name, feature) in METAS {
            let values: Vec<String> = self.scene.metadata.meta(name).take(8).map(str::to_owned).collect();
            if *feature == "meta_twitter_data" && self.labels_other_data() {
                continue;
            }
            for value in values {
                let is_address = value.contains("://") || value.starts_with("www.") || value.starts_with('@');
                if !is_address && !value.chars().all(|c| c.is_numeric()) {
                    let turned = if *name == "citation_author" { family_last(&value) } else { None };
                    self.add_stated(turned.as_deref().unwrap_or(&value), name, feature);
                }
            }
        }
        let metadata = self.scene.metadata;
        // Where its label says so, the name is what the system calls the author.
        if metadata.first_meta(&["twitter:label1"]).is_some_and(byline::is_author_label)
            && let Some(name) = metadata.first_meta(&["twitter:data1"])
        {
            self.add_stated(name, "twitter:data1", "meta_author");
        }
        // Plug-ins put who wrote it beside how long it takes to read.
        for (label, data) in [("twitter:label2", "twitter:data2"), ("twitter:label3", "twitter:data3")] {
            let is_label = metadata.first_meta(&[label]).is_some_and(byline::is_author_label);
            if let Some(name) = metadata.first_meta(&[data]).filter(|_| is_label) {
                self.add_stated(name, data, "meta_twitter_data");
            }
        }
        let is_known = |name: &str| METAS.iter().any(|(known, _)| *known == name);
        let others = metadata.metas.iter().filter(|m| says_author(&m.name) && !is_known(&m.name));
        for other in others.take(4) {
            let is_address = other.value.contains("://") || other.value.starts_with('@');
            // Beside people, tools and firms create pages, but for the names of one word people have names of more.
            let is_person = other.name.contains("author") || other.value.trim().contains(' ');
            if !is_address && is_person && !other.value.chars().all(|c| c.is_numeric()) {
                self.add_stated(&other.value, &other.name, "meta_other");
            }
        }
        for name in &self.scene.site.names {
            for name in byline::authors(name).iter().filter(|n| (2..=3).contains(&n.split_whitespace().count())) {
                self.add(name, "site name", "site_as_person", None);
            }
        }
    }

    /// Whether the first of the data that are shown to sharers is labelled as something else than an author.
    fn labels_other_data(&self) -> bool {
        const OTHERS: [&str; 6] = ["filed", "categor", "section", "price", "publi", "time"];
        let label = self.scene.metadata.first_meta(&["twitter:label1"]).map(str::to_lowercase);
        label.is_some_and(|label| OTHERS.iter().any(|other| label.contains(other)))
    }

    /// Whether microdata says of a box around an element that it is somebody's answer to the story, and the story is not in it.
    pub(super) fn is_in_reply(&self, element: ElementId) -> bool {
        let (outline, story) = (self.scene.outline, &self.scene.story);
        let is_reply = |kind: &str| REPLIES.contains(&kind.rsplit('/').next().unwrap_or_default());
        let holds_story = |e: ElementId| !story.is_empty() && outline.texts_in(e).contains(&story.start);
        let mut around = outline.ancestors(element).take_while(|&e| !holds_story(e));
        around.any(|e| outline.attribute(e, "itemtype").is_some_and(is_reply))
    }

    fn gather_properties(&mut self) {
        let said = self.scene.metadata.properties.iter().filter(|p| matches!(&*p.name, "author" | "creator" | "name"));
        for property in said.take(MAX_ELEMENTS) {
            let nested =
                |what: &str| {
                    let outline = self.scene.outline;
                    outline.ancestors(property.element).skip(1).take(6).any(|e| {
                        outline.attribute(e, "itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == what))
                    })
                };
            let feature = match property.name.as_str() {
                "author" | "creator" => "item_author",
                "name" if nested("author") => "item_author_name",
                _ => continue,
            };
            let outline = self.scene.outline;
            // An item's own text is its name and what else stands by it; the `name` inside says it alone.
            let holds_name = outline
                .subtree(property.element)
                .skip(1)
                .any(|e| outline.attribute(e, "itemprop").is_some_and(|p| p == "name"));
            if property.name != "name" && holds_name {
                continue;
            }
            let element = property.element;
            let mut names = byline::authors(&property.value);
            if self.is_in_reply(element) {
                continue;
            }
            // What a forum's item calls its author may be an account.
            if names.is_empty() && feature == "item_author_name" && is_handle(&property.value) {
                names.push(property.value.clone());
            }
            for name in names {
                self.add_at(element, &name, "itemprop author", feature);
            }
        }
    }
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

/// Whether a sentence ends inside: after a word that is too long for an initial and no title.
fn holds_sentences(name: &str) -> bool {
    /// Letters of an abbreviation that any name may have: "Wm.", "St.", "Rev.".
    const SHORT: usize = 3;
    const TITLES: &[&str] = &[
        "prof", "dipl", "univ", "habil", "capt", "insp", "supt", "assoc", "asst", "dott", "avv", "msgr", "mons", "bacc",
    ];
    let ends_sentence = |word: &str| {
        let letters = word.trim_end_matches('.');
        letters.len() < word.len()
            && !letters.contains(['.', '-'])
            && letters.chars().count() > SHORT
            && !TITLES.contains(&letters.to_lowercase().as_str())
    };
    name.rsplit_once(' ').is_some_and(|(before, _)| before.split(' ').any(ends_sentence))
}

/// Whether folded words are what stands before a date: `publisert`, `آخر تحديث`.
fn is_label_of_date(key: &str) -> bool {
    let words = key.split(' ').count();
    let may_be = words == 1 || words == 2 && !byline::begins_with_given_name(key);
    may_be && labels::before_date(key).is_some()
}

/// Whether folded words are those of a link to a writer's page or an account, and no name: `view author archive`.
fn is_of_link(key: &str) -> bool {
    const LAST: &[&str] =
        &["account", "archive", "archives", "autorenseite", "beitrage", "policies", "homepage", "website", "webseite"];
    key.rsplit(' ').next().is_some_and(|last| LAST.contains(&last))
}

/// What no name has: but one letter, an address, a sign of copyright, a colon at its end, more digits than an account's number,
/// sentences.
fn can_be_name(name: &str) -> bool {
    let digits = name.chars().filter(|c| c.is_numeric()).count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let dated = digits >= 4 && name.contains([' ', '/', '.', ':']);
    letters > digits.max(1)
        && !dated
        && !name.contains("://")
        && !name.split_once('@').is_some_and(|(_, host)| host.contains('.'))
        && !name.contains('©')
        && !name.ends_with(':')
        && !name.contains('：')
        // A year in brackets was cut out: `Lund, A. (2003). Boats.`
        && !name.contains(". .")
        // "Of", in Chinese: `山谷的笔记`, a site's name.
        && !name.contains('的')
        && !is_volume(name)
        && !is_counter(name)
        && !holds_sentences(name)
}

/// Whether a text numbers a paper's volume or issue: `Vol. CXII`.
fn is_volume(name: &str) -> bool {
    let Some((label, number)) = name.split_once(". ") else { return false };
    matches!(label, "Vol" | "No" | "Nr" | "Jg" | "Bd")
        && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Whether a text counts something: `0 Kommentare`, `4 min read`.
fn is_counter(name: &str) -> bool {
    let Some((number, what)) = name.split_once(' ') else { return false };
    number.bytes().all(|b| b.is_ascii_digit())
        && (what.starts_with(char::is_lowercase) || byline::names_no_person(what))
}

/// Whether names that were read from a text are the whole of it; `Lund, Ada` is Ada Lund.
fn is_same(names: &[String], text: &str) -> bool {
    let [name] = names else { return false };
    let (name, text) = (fold_key(name), fold_key(text));
    let is_turned = || {
        let sorted = |key: &str| {
            let mut words: Vec<&str> = key.split(' ').collect();
            words.sort_unstable();
            words.join(" ")
        };
        name.len() == text.len() && sorted(&name) == sorted(&text)
    };
    name == text || is_turned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_no_names() {
        assert!(["por", "by", "text", "foto"].into_iter().all(byline::is_label) && !byline::is_label("ada lund"));
        for name in ["Fair. High", "Weather today. Ada Lund", "Ends. Begins here", "Vol. CXII", "0 Kommentare", "A."] {
            assert!(!can_be_name(name), "{name}");
        }
        for name in [
            "Martin L. King Jr.", "Prof. Ada Lund", "Dipl.-Ing. Bo Ek", "Wm. Penn", "St. John Smith", "Ada Lund.",
            "No. Lund",
        ] {
            assert!(can_be_name(name), "{name}");
        }
    }

    #[test]
    fn a_library_puts_the_family_name_first() {
        assert_eq!(family_last("Lund, Ada B.").as_deref(), Some("Ada B. Lund"));
        assert_eq!(family_last("Ada Lund"), None);
        assert_eq!(family_last("Lund, Ada, Ek, Bo"), None);
        assert!(is_same(&["Ada Lund".into()], "Lund, Ada") && !is_same(&["Ada Lund".into()], "Lund, Ava"));
    }
}
