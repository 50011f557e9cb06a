//! The tags that a story's editors gave it: not the section, the sidebar's cloud or the navigation.

mod choice;
mod filed;
mod labelled;
mod lists;
mod measure;
mod names;
mod stated;

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::{
    evidence::{Candidate, Weights},
    letters::COLONS,
    names::{ByName, Said},
    outline::ElementId,
    scene::{Scene, contains_fold},
    section::names_itself,
    title::fold_key,
};
use choice::is_category;
pub(super) use filed::{filed_under, is_filed};
pub(super) use labelled::is_hashed;
use lists::without_count;
use names::{AND, Label, Named, is_placeholder, label_kind, leads_away};
pub(super) use names::{
    LOOSE_LABELS, PathKind, TAG_LABELS, begins_with_label, is_category_label, is_generic, is_label_of_tags,
    is_more_link, is_plain_label, path_kind,
};

/// Longer texts, in characters, are sentences or headlines.
const MAX_TAG_CHARS: usize = 60;
/// A list of more is a vocabulary, not a story's tags.
const MAX_TAGS: usize = 120;
/// Links that may be tags; an index of topics has more, a story's page does not.
const MAX_LINKS: usize = 2_000;
/// Words of the longest tag that nothing but the class of its box says to be one; headlines have more.
const MOST_WORDS_BY_CLASS: usize = 6;
/// Elements around a link that may be its byline's box.
const BYLINE_LEVELS: usize = 3;
/// Bytes of a tag's text in the page, where it may be indented.
const MAX_TAG_BYTES: usize = 2_000;

/// Gathers and weighs every candidate; those that are tags are marked as won, in the page's order.
pub(super) fn candidates(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut tags = Tags {
        scene,
        candidates: Vec::new(),
        places: HashMap::default(),
        lists: 0,
        named: ByName::new(&scene.outline.names, Named::of),
        labelled: labelled::links(scene),
        stated_boxes: HashSet::default(),
        own: HashSet::default(),
        astray: HashSet::default(),
    };
    tags.gather_metas();
    tags.gather_json_ld();
    tags.gather_links();
    tags.gather_lines();
    tags.gather_other_metas();
    tags.drop_other_lists();
    tags.measure();
    let mut found = tags.candidates;
    Weights::of("tags").weigh(&mut found);
    choice::choose(&mut found, scene);
    found
}

/// Members that most stories' lists have.
const FEW: std::ops::RangeInclusive<usize> = 2..=8;

/// What says that links are tags and no other links.
const OWN_SIGNS: &[&str] = &["rel_tag", "path_tag", "label_tags", "class_tags", "labelled"];
/// Fewer of them may be a link that has strayed from a list.
const LEAST_OWN: usize = 2;

struct Tags<'s, 'a> {
    scene: &'s Scene<'a>,
    candidates: Vec<Candidate>,
    /// Where in `candidates` a folded tag stands.
    places: HashMap<String, usize, RandomState>,
    /// Lists seen so far.
    lists: usize,
    /// What a class or id says of the links in its box.
    named: ByName<Named>,
    /// Links after a label of tags.
    labelled: HashSet<ElementId, RandomState>,
    /// Elements that microdata calls keywords and that hold links.
    stated_boxes: HashSet<ElementId, RandomState>,
    /// Candidates that stand in a list of tags outside the side columns.
    own: HashSet<usize, RandomState>,
    /// Candidates of lists that are the site's: they are called so, or stand in its frame with nothing that the story mentions.
    astray: HashSet<usize, RandomState>,
}

/// What an element says of the links in it.
#[derive(Clone, Copy, Default)]
struct LinkBox {
    cloud: bool,
    tags: bool,
    category: bool,
}

impl Tags<'_, '_> {
    fn add(&mut self, value: &str, source: &str, feature: &'static str, element: Option<ElementId>) -> Option<usize> {
        let value =
            value.trim().trim_start_matches('#').trim_matches(|c: char| c.is_whitespace() || ",;•·|\"".contains(c));
        let value = without_count(value);
        let chars = value.chars().count();
        let key = fold_key(value);
        if key.is_empty() || chars > MAX_TAG_CHARS || is_more_link(&key) || is_placeholder(&key) {
            return None;
        }
        let index = match self.places.get(&key) {
            Some(&index) => {
                let candidate = &mut self.candidates[index];
                candidate.also(source);
                if candidate.element.is_none() && element.is_some() {
                    candidate.element = element;
                    candidate.value = value.to_owned();
                }
                index
            }
            None => {
                self.places.insert(key, self.candidates.len());
                self.candidates.push(Candidate::new(value, source, element));
                self.candidates.len() - 1
            }
        };
        self.candidates[index].features.set(feature, 1.0);
        Some(index)
    }

    /// Lines of tags that are no links.
    fn gather_lines(&mut self) {
        let outline = self.scene.outline;
        let is_named = |e: ElementId| {
            let said = outline.said_by_class(e);
            let named = || self.named.get(&outline.names, outline.elements[e].class_name).tags;
            said.any(Said::TAGS) || said.any(Said::TAG) && named()
        };
        let lines = labelled::lines(self.scene, is_named);
        let boxes = labelled::boxes(self.scene, is_named);
        for values in boxes.into_iter().chain(labelled::lists(self.scene)) {
            self.add_list(&values, "text", "text_tags", "text_tags_many");
        }
        for line in lines {
            self.add_list(&line.split('#').collect::<Vec<_>>(), "text", "text_tags", "text_tags_many");
        }
    }

    /// Links that lead to a tag's page, stand in a box of tags, or say `rel=tag`.
    fn gather_links(&mut self) {
        let outline = self.scene.outline;
        let mut groups: Vec<(ElementId, Vec<ElementId>)> = Vec::new();
        let links: Vec<ElementId> = outline.tagged(&["a"]).collect();
        let mut boxes = vec![None; outline.elements.len()];
        let mut seen = 0;
        for &link in &links {
            let Some(features) = self.link_features(link, &mut boxes) else { continue };
            seen += 1;
            if seen > MAX_LINKS {
                break;
            }
            let Some(text) = tag_text(outline, link) else { continue };
            // A box of topics may have stories in it, and begin with a link that is its label: "Categories:".
            let behind = outline.texts.get(outline.texts_in(link).end);
            let is_label = || behind.is_some_and(|text| text.raw.trim_start().starts_with(COLONS));
            if features == ["class_tags"] && (text.split_whitespace().count() > MOST_WORDS_BY_CLASS || is_label()) {
                continue;
            }
            if self.is_whole_list(link, &text) {
                self.add_list(&[text], "text", "text_tags", "text_tags_many");
                continue;
            }
            let Some(index) = self.add(&text, "link", "link", Some(link)) else { continue };
            // A category of the same name may be written with a capital.
            let candidate = &mut self.candidates[index];
            if is_category(candidate) && features.iter().any(|feature| OWN_SIGNS.contains(feature)) {
                candidate.value = without_count(text.trim().trim_start_matches('#')).to_owned();
            }
            for feature in features {
                self.candidates[index].features.set(feature, 1.0);
            }
            let group = group_of(outline, &links, link);
            match groups.iter_mut().rev().take(8).find(|(g, _)| *g == group) {
                Some((_, found)) => found.push(link),
                None => groups.push((group, vec![link])),
            }
            self.candidates[index].features.add("occurrences", 0.2);
        }
        for (at, (element, links)) in groups.iter().enumerate() {
            match groups[..at].iter().find(|(_, own)| lists::is_cloud(self.scene, links, own)) {
                Some((_, own)) => self.leave_out(links, own),
                None => self.measure_group(*element, links),
            }
        }
    }

    /// Sends astray what only a cloud has and the story's own list has not.
    fn leave_out(&mut self, cloud: &[ElementId], own: &[ElementId]) {
        let outline = self.scene.outline;
        let key = |link: &ElementId| tag_text(outline, *link).map(|text| lists::link_key(&text));
        let own: HashSet<String> = own.iter().filter_map(key).collect();
        let others = cloud.iter().filter_map(key).filter(|key| !own.contains(key));
        self.astray.extend(others.filter_map(|key| self.places.get(&key)));
    }

    /// What a box says of the links in it.
    fn box_of(&self, e: ElementId) -> LinkBox {
        let outline = self.scene.outline;
        let (class, both) = (outline.said_by_class(e), outline.said(e));
        let mut found = LinkBox {
            cloud: false,
            tags: both.any(Said::TAGS) || self.stated_boxes.contains(&e) || is_labelled_box(outline, e),
            category: class.any(Said::CATEGORY),
        };
        if both.any(Said::TAG) {
            let e = &outline.elements[e];
            let named = |name| self.named.get(&outline.names, name);
            let (class, id) = (named(e.class_name), named(e.id_name));
            found.cloud = class.cloud;
            found.tags |= class.tags || id.tags;
        }
        found
    }

    /// What the boxes around a link say of it. `boxes` holds what was found of the elements before.
    fn boxes_of(&self, link: ElementId, boxes: &mut [Option<LinkBox>]) -> LinkBox {
        /// Boxes of a link: an item, its list, what is around that.
        const LEVELS: usize = 4;
        let mut all = LinkBox::default();
        for e in self.scene.outline.ancestors(link).take(LEVELS) {
            let found = *boxes[e].get_or_insert_with(|| self.box_of(e));
            all.cloud |= found.cloud;
            all.tags |= found.tags;
            all.category |= found.category;
        }
        all
    }

    /// What says that a link is a tag's, if anything does. `boxes` holds what was found of the elements before.
    fn link_features(&self, link: ElementId, boxes: &mut [Option<LinkBox>]) -> Option<Vec<&'static str>> {
        let outline = self.scene.outline;
        // Some addresses of stories are as short as those of tags. A kicker stands before the headline.
        let ends_in = |headline| outline.texts_in(headline).end == outline.texts_in(link).end;
        if self.scene.headline.is_some_and(|headline| outline.contains(headline, link) && ends_in(headline)) {
            return None;
        }
        let LinkBox { cloud, tags, category } = self.boxes_of(link, boxes);
        let mut features = Vec::new();
        let (mut rel, mut href) = ("", "");
        for (name, value) in outline.attributes(link) {
            match *name {
                "rel" => rel = value,
                "href" => href = value,
                _ => {}
            }
        }
        let rel_is = |words: &[&str]| rel.split_whitespace().any(|r| words.iter().any(|w| r.eq_ignore_ascii_case(w)));
        if cloud || rel_is(&["bookmark", "author"]) {
            return None;
        }
        let is_tag = rel_is(&["tag"]);
        let path = path_kind(href);
        // A link that programs set on a tag's name in a story is called as its address.
        let is_set = || path.is_some() && names_itself(self.scene, link);
        if !is_tag && self.is_in_prose(link) && !is_set() {
            return None;
        }
        if is_tag {
            // Block themes call every term's link a tag's.
            let of_category = contains_fold(rel, "category") || path == Some(PathKind::Category);
            features.push(if of_category { "rel_category" } else { "rel_tag" });
        }
        match path {
            Some(PathKind::Tag) => features.push("path_tag"),
            Some(PathKind::Topic) => features.push("path_topic"),
            Some(PathKind::Category) => features.push("path_category"),
            None => {}
        }
        if tags {
            features.push("class_tags");
        }
        if category {
            features.push("class_category");
        }
        if features.is_empty() && self.labelled.contains(&link) {
            features.push("labelled");
        }
        // Of an author's page, whatever the box is called.
        let of_author = || contains_fold(href, "/author/") || contains_fold(href, "/autor/");
        // People that a byline links to are subjects by their address alone.
        let in_byline =
            || outline.ancestors(link).take(BYLINE_LEVELS).any(|e| outline.said_by_class(e).any(Said::AUTHOR));
        if features == ["path_topic"] && in_byline() {
            return None;
        }
        (!features.is_empty() && !leads_away(href) && !of_author()).then_some(features)
    }

    /// Whether a link that is alone in a box of tags holds the whole list: `storms, divers, walls`. One comma may be a tag's own.
    fn is_whole_list(&self, link: ElementId, text: &str) -> bool {
        /// Words of the longest part, and commas of the shortest list.
        const MOST_WORDS: usize = 4;
        const COMMAS: usize = 2;
        if text.matches([',', '、', ';']).count() < COMMAS {
            return false;
        }
        let outline = self.scene.outline;
        let is_tag = |part: &str| (1..=MOST_WORDS).contains(&part.split_whitespace().count());
        // "Rights of children, women and elders": one tag, as its "and" tells.
        if text.split(' ').any(|word| AND.contains(&word)) {
            return false;
        }
        let holder = outline.ancestors(link).skip(1).take(3).find(|&e| self.box_of(e).tags);
        let links = |e| outline.subtree(e).filter(|&e| outline.elements[e].tag == "a").take(2).count();
        text.split([',', '、', ';']).all(is_tag) && holder.is_some_and(|e| links(e) == 1)
    }

    /// Whether a link stands in a sentence of the story, which speaks of what it leads to.
    fn is_in_prose(&self, link: ElementId) -> bool {
        /// Characters around a link that are a sentence; "Tags:" and signs have fewer.
        const LEAST: usize = 60;
        let (outline, story) = (self.scene.outline, &self.scene.story);
        let at = outline.texts_in(link).start;
        if !story.contains(&at) {
            return false;
        }
        let block = outline.blocks.partition_point(|block| block.texts.end <= at);
        outline.blocks.get(block).is_some_and(|block| {
            block.texts.contains(&at)
                && block.chars >= block.link_chars + LEAST
                && block.text.ends_with(['.', '!', '?', '”', '"'])
        })
    }

    /// Drops the site's lists, and where the story has one of its own, those in side columns and by other stories.
    fn drop_other_lists(&mut self) {
        let (own, astray) = (&self.own, &self.astray);
        let has_own = own.len() >= LEAST_OWN;
        if !has_own && astray.is_empty() {
            return;
        }
        let mut index = 0;
        self.candidates.retain(|candidate| {
            let f = &candidate.features;
            // A teaser has its first tag above it.
            let of_teaser = f.has("box_related") && f.has("group_single") && !f.any(&["group_few", "group_many"]);
            let elsewhere = has_own && (f.any(&["box_aside", "box_nav"]) || of_teaser);
            index += 1;
            let of_others = candidate.source == "link" && (elsewhere || astray.contains(&(index - 1)));
            own.contains(&(index - 1)) || !of_others
        });
        // Places have moved with the candidates, and nothing is added any more.
        self.places.clear();
        self.own.clear();
    }

    /// Keywords that share nothing with the tags of a better source, and of which the story mentions none, are the site's.
    fn drop_foreign_keywords(&mut self) {
        const BETTER: &[&str] = &["article_tag", "news_keywords"];
        const OTHERS: &[&str] = &["ld_keywords", "ld_section", "section", "link", "list_mentioned"];
        let is_better = |c: &Candidate| c.features.any(BETTER);
        let is_keyword = |c: &Candidate| c.features.has("keywords");
        let is_own = |c: &Candidate| c.features.any(BETTER) || c.features.any(OTHERS);
        let has_better = self.candidates.iter().any(is_better);
        if !has_better || self.candidates.iter().any(|c| is_keyword(c) && is_own(c)) {
            return;
        }
        self.candidates.iter_mut().filter(|c| is_keyword(c)).for_each(|c| c.features.clear("keywords"));
    }

    /// Where a page states tags in one way only, and shows none, that is its keywords, whatever it calls them: most pages
    /// that the weights were fitted on have several, and the rarer ones count little beside the others.
    fn let_stand_in(&mut self) {
        const MAIN: &[&str] = &["keywords", "ld_keywords"];
        const OTHERS: &[&str] = &["article_tag", "item_keywords", "ld_about", "parsely", "dc"];
        /// Keywords for news of which search engines read no more; longer lists are a program's.
        const MOST_NEWS_KEYWORDS: usize = 10;
        self.drop_foreign_keywords();
        let has = |feature: &&&str| self.candidates.iter().any(|c| c.features.has(feature));
        if MAIN.iter().any(|feature| has(&feature)) {
            return;
        }
        let news = || self.candidates.iter().filter(|c| c.features.has("news_keywords")).count();
        let other = match OTHERS.iter().find(has) {
            Some(_) if news() > 0 => return,
            Some(other) => *other,
            None if (1..=MOST_NEWS_KEYWORDS).contains(&news()) => "news_keywords",
            None => return,
        };
        for candidate in self.candidates.iter_mut().filter(|c| c.features.has(other)) {
            candidate.features.set("keywords", 1.0);
            // Beside keywords, these speak against a tag.
            if matches!(other, "dc" | "parsely") {
                candidate.features.clear(other);
            }
        }
    }
}

/// Whether a list is called tags for those who do not see what stands above it.
fn is_labelled_box(outline: &super::outline::Outline<'_>, element: ElementId) -> bool {
    let Some(label) = outline.attribute(element, "aria-label") else { return false };
    match outline.elements[element].tag {
        "nav" => is_plain_label(label),
        "ul" | "section" | "div" => label_kind(label) == Some(Label::Tags),
        _ => false,
    }
}

/// The smallest box around a link that holds other links too: a list, or a parent of siblings.
fn group_of(outline: &super::outline::Outline<'_>, links: &[ElementId], link: ElementId) -> ElementId {
    let mut group = link;
    for ancestor in outline.ancestors(link).skip(1).take(4) {
        group = ancestor;
        let inside = outline.subtree(ancestor);
        let first = links.partition_point(|&l| l < inside.start);
        if links.get(first + 1).is_some_and(|second| inside.contains(second)) {
            break;
        }
    }
    group
}

/// A link's text without its list's label, and the number of stories that an element of its own adds to it; `None` where it is too long.
fn tag_text(outline: &super::outline::Outline<'_>, link: ElementId) -> Option<String> {
    let text = outline.text_within(link, MAX_TAG_BYTES)?;
    let texts = &outline.texts[outline.texts_in(link)];
    let count = texts
        .last()
        .map(|text| text.raw.trim())
        .filter(|last| texts.len() > 1 && !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()));
    let without = count.and_then(|count| text.trim_end().strip_suffix(count)).map(|text| text.trim_end().to_owned());
    let text = without.filter(|text| !text.is_empty()).unwrap_or(text);
    let tag = lists::without_label(&text);
    Some(if tag.len() < text.len() { tag.to_owned() } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_where_a_link_leads() {
        for (href, kind) in [
            ("https://a.example/tag/harbour", Some(PathKind::Tag)),
            ("/thema/hafen/", Some(PathKind::Topic)),
            ("/category/world", Some(PathKind::Category)),
            ("/about", None),
            ("https://a.example/tags/", None),
            ("/about/tides", Some(PathKind::Topic)),
            ("/?tag=x", Some(PathKind::Tag)),
            ("/search/label/Harbour", Some(PathKind::Tag)),
            ("/2025/07/tagging-whales", None),
            ("/aihe/satama", Some(PathKind::Tag)),
            ("/cimke/hajo/", Some(PathKind::Tag)),
            ("mailto:?subject=Harbour&body=https://a.example/tag/x", None),
            ("https://www.facebook.com/sharer.php?t=Harbour", None),
            ("//twitter.com/share?url=/tag/x", None),
            ("https://vexing.com/tag/x", Some(PathKind::Tag)),
        ] {
            assert_eq!(path_kind(href), kind, "{href}");
        }
    }

    #[test]
    fn knows_words_of_every_story_in_any_script() {
        for tag in ["News", "أخبار", "समाचार", "ข่าว", "ニュース", "뉴스", "Ειδήσεις", "Новости", "חדשות"]
        {
            assert!(is_generic(&fold_key(tag)), "{tag}");
        }
    }

    #[test]
    fn knows_labels() {
        assert_eq!(label_kind("Tags:"), Some(Label::Tags));
        assert_eq!(label_kind("Schlagwörter"), Some(Label::Tags));
        assert_eq!(label_kind("Kategorien:"), Some(Label::Category));
        assert_eq!(label_kind("Từ khóa:"), Some(Label::Tags));
        assert_eq!(label_kind("Štítky"), Some(Label::Tags));
        assert_eq!(label_kind("Story tags:"), Some(Label::Tags));
        assert_eq!(label_kind("Popular tags"), Some(Label::Site));
        assert_eq!(label_kind("HTML tags"), None);
        assert_eq!(label_kind("The harbour tunnel"), None);
        assert_eq!(label_kind("The"), None, "a Vietnamese label is no article of English");
    }
}
