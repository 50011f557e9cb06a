//! What speaks for and against each tag: the list that it stands in, what it looks like, and the page's other sources.

use super::{
    FEW, OWN_SIGNS, Tags, is_labelled_box,
    lists::{link_key, without_count},
    names::{Label, is_generic, is_more_link, is_plain_label, label_kind},
    tag_text,
};
use crate::extract::{
    evidence::{Candidate, Features},
    names::Said,
    outline::{ElementId, Outline, Text},
    scene::{Boxes, Place, Scene},
    section::is_named_trail,
    site::SURE,
    title::fold_key,
};

/// Features of lists that hold tags and nothing else.
const TAG_LISTS: &[&str] =
    &["ld_keywords", "article_tag", "news_keywords", "keywords", "rel_tag", "path_tag", "label_tags"];

/// How far after the story, in [`Place::after_story`], its foot goes on.
const NEAR_END: f32 = 0.4;
/// Links of the smallest cloud of a site's tags, in a column; a story's own tags may stand there too.
const LEAST_CLOUD: usize = 6;

impl Tags<'_, '_> {
    /// What is told by the box that `links`, one at least, stand in.
    pub(super) fn measure_group(&mut self, element: ElementId, links: &[ElementId]) {
        let scene = self.scene;
        let outline = scene.outline;
        let label = label_before(outline, element, links[0]);
        let boxes = scene.boxes(element);
        let place = scene.place(links[0]);
        let counts = links.iter().filter(|&&l| has_count(outline, l)).count() * 2 > links.len();
        let column = boxes.aside || boxes.side || boxes.nav;
        let framed = column || boxes.footer && !scene.is_in_own_foot(element);
        let own = !(framed || boxes.related || counts) && label != Some(Label::Site);
        let is_mentioned = |&link: &ElementId| scene.mentions(&fold_key(without_count(&outline.text_of(link))));
        let called = || outline.ancestors(element).take(2).any(|e| is_labelled_box(outline, e));
        // A menu of the site's subjects is one however short it is.
        let is_menu = || boxes.nav && links.iter().all(|&link| self.is_topic_alone(link));
        let large = links.len() >= LEAST_CLOUD || is_menu();
        let of_site = column && large && !called() && !links.iter().any(is_mentioned);
        let list = if links.len() == 1 { links[0] } else { element };
        let of_card = || boxes.related && scene.is_on_card_of_other(list, false, false);
        // The way from the front page to this one.
        let is_trail = |e| outline.said(e).any(Said::TRAIL) || is_named_trail(outline, e);
        let of_trail = || outline.ancestors(list).take(4).any(is_trail);
        let astray = label == Some(Label::Site) || of_site || of_card() || of_trail();
        self.lists += 1;
        for &link in links {
            let Some(text) = tag_text(outline, link) else { continue };
            let key = link_key(&text);
            let Some(&index) = self.places.get(&key) else { continue };
            if astray {
                self.astray.insert(index);
            }
            let candidate = &mut self.candidates[index];
            let f = &mut candidate.features;
            if own && f.any(OWN_SIGNS) {
                self.own.insert(index);
            }
            // A category may stand among the tags and is none of their list.
            if !f.any(&["rel_category", "path_category"]) {
                candidate.lists.push(self.lists);
            }
            f.flag("label_tags", label == Some(Label::Tags));
            f.flag("label_category", label == Some(Label::Category));
            f.flag("group_single", links.len() == 1);
            f.flag("group_few", FEW.contains(&links.len()));
            f.flag("group_many", links.len() > 15);
            f.flag("group_counts", counts);
            flag_place(f, &boxes, &place, outline.elements[link].hidden);
        }
    }

    /// Whether the one tag that a page shows is of several that it states: themes show the first above the headline.
    fn shows_main_tag(&self, visible: usize) -> bool {
        let stated = || self.candidates.iter().filter(|c| c.features.has("article_tag"));
        let is_shown = |c: &Candidate| c.features.has("link") && c.features.has("before_headline");
        visible == 1 && stated().count() > 1 && stated().any(is_shown)
    }

    /// Whether nothing but its address says that a link is of a subject, which may be one of the site's columns.
    fn is_topic_alone(&self, link: ElementId) -> bool {
        let text = self.scene.outline.text_of(link);
        let key = fold_key(without_count(text.trim().trim_start_matches('#')));
        self.places.get(&key).is_some_and(|&index| {
            let f = &self.candidates[index].features;
            f.has("path_topic") && !f.any(OWN_SIGNS)
        })
    }

    /// What does not depend on where a tag stood, and what other sources the page has.
    pub(super) fn measure(&mut self) {
        let scene = self.scene;
        let title = scene.metadata.title.as_deref().map(|t| format!(" {} ", fold_key(t))).unwrap_or_default();
        let visible = self
            .candidates
            .iter()
            .filter(|c| !c.features.any(&["box_aside", "box_nav", "group_counts"]))
            .filter(|c| c.features.any(&["rel_tag", "path_tag", "label_tags", "class_tags", "text_tags"]))
            .count();
        let shows_main = self.shows_main_tag(visible);
        let visible = if shows_main { 0 } else { visible };
        let is_shown = |c: &Candidate| c.features.any(OWN_SIGNS);
        if shows_main || visible == 0 && !self.candidates.iter().any(is_shown) {
            self.let_stand_in();
        }
        let others = Others {
            counts: [
                ("rel_tag_elsewhere", "rel_tag", self.have("rel_tag")),
                ("label_elsewhere", "label_tags", self.have("label_tags")),
                ("visible_elsewhere", "link", visible > 0),
                ("keywords_elsewhere", "keywords", self.have("keywords")),
                ("ld_keywords_elsewhere", "ld_keywords", self.have("ld_keywords")),
                ("article_tag_elsewhere", "article_tag", self.have("article_tag")),
            ],
            visible: visible > 0,
            stated: self.have("ld_keywords") || self.have("article_tag"),
            title,
        };
        for candidate in &mut self.candidates {
            measure_one(scene, candidate, &others);
        }
    }

    fn have(&self, feature: &str) -> bool {
        self.candidates.iter().any(|c| c.features.has(feature))
    }
}

/// What a tag is compared with.
struct Others {
    /// A feature, the source whose lack it tells, and whether the page has that.
    counts: [(&'static str, &'static str, bool); 6],
    /// Some tags are shown.
    visible: bool,
    /// Some are stated for machines.
    stated: bool,
    /// The page's title, folded, with a space at both ends.
    title: String,
}

/// Where a list stands, and whether its link is seen.
fn flag_place(f: &mut Features, boxes: &Boxes, place: &Place, hidden: bool) {
    f.flag("box_aside", boxes.aside || boxes.side);
    f.flag("box_nav", boxes.nav);
    f.flag("box_footer", boxes.footer);
    f.flag("box_article", boxes.article);
    f.flag("box_related", boxes.related);
    f.flag("hidden", hidden);
    f.flag("in_story", place.in_story);
    f.flag("before_headline", place.before_headline);
    f.flag("near_headline", place.from_headline < 0.25);
    let near_end = !place.in_story && !place.before_headline && place.after_story < NEAR_END;
    f.flag("near_end", near_end);
    f.set("after_story", place.after_story);
    f.set("far_from_headline", if place.before_headline { place.from_headline } else { 0.0 });
}

/// What one tag is by itself and beside the others.
fn measure_one(scene: &Scene<'_>, candidate: &mut Candidate, others: &Others) {
    const METAS: &[&str] = &["keywords", "ld_keywords", "article_tag", "news_keywords"];
    let key = fold_key(&candidate.value);
    let words = key.split(' ').count();
    let f = &mut candidate.features;
    // A tag that is also the section's name is a tag.
    let also_section = f.any(TAG_LISTS) && f.any(&["section", "ld_section"]);
    if also_section {
        f.clear("section");
        f.clear("ld_section");
        f.set("tag_and_section", 1.0);
    }
    let meta_only = !f.any(&["link", "text_tags"]);
    let meta_sources = METAS.iter().filter(|n| f.has(n)).count() + usize::from(f.has("parsely"));
    // A source that the page has counts against what is not in it.
    for (name, source, is_there) in others.counts {
        f.flag(name, is_there && !f.has(source));
    }
    f.flag("meta_only", meta_only);
    f.flag("meta_only_with_visible", meta_only && others.visible);
    f.flag("link_only_with_keywords", !meta_only && !f.any(METAS) && others.stated);
    f.set("meta_sources", meta_sources as f32 / 3.0);
    f.flag("link_and_meta", !meta_only && meta_sources > 0);
    let likeness = scene.site.likeness(&candidate.value);
    f.flag("site_name", likeness >= SURE);
    // No weight was fitted for it.
    f.flag("sites_own", likeness == 1.0);
    f.flag("in_story_text", scene.mentions(&key));
    f.flag("in_title", others.title.contains(&format!(" {key} ")));
    f.flag("words_4_up", words >= 4);
    f.flag("one_char", key.chars().count() < 2);
    f.flag("lower", candidate.value.chars().all(|c| !c.is_uppercase()));
    f.flag("generic", is_generic(&key));
    f.flag("more_link", is_more_link(&key));
}

/// What a list is called: the words in its box before the first link, or the text right before the box. A menu's entry, which is a
/// link itself, calls what stands below it topics too.
fn label_before(outline: &Outline<'_>, group: ElementId, first: ElementId) -> Option<Label> {
    let start = outline.texts_in(first).start;
    let from = outline.texts_in(group).start.min(start).saturating_sub(1);
    let from = from.max(start.saturating_sub(3));
    let is_entry = |text: &Text| outline.ancestors(text.element).take(2).any(|e| outline.tag(e) == "a");
    outline.texts[from..start].iter().rev().find_map(|text| {
        let raw = text.raw.trim();
        let label = if raw.chars().count() < 40 { label_kind(raw) } else { None };
        label.filter(|_| is_plain_label(raw) || !is_entry(text))
    })
}

/// Whether a link is followed, or ends, with a number in brackets as in a tag cloud.
fn has_count(outline: &Outline<'_>, link: ElementId) -> bool {
    let counted = |text: &str| {
        let inner = text.trim().strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, n)| n);
        inner.is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ','))
    };
    let range = outline.texts_in(link);
    outline.texts[range.clone()].last().is_some_and(|t| counted(t.raw))
        || outline.texts.get(range.end).is_some_and(|t| counted(t.raw) && t.raw.trim().starts_with('('))
}
