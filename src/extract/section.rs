//! The section a story stood in.

mod labelled;
mod plain;

use std::{collections::HashSet, sync::LazyLock};

use foldhash::fast::RandomState;
use serde_json::Value;

use crate::page::address;

use super::{
    body::{
        asks,
        phrases::{self, Topic},
    },
    dates,
    evidence::Candidate,
    kind::is_page_title,
    names::Said,
    outline::{ElementId, Outline},
    scene::{Place, Scene, contains_fold},
    site::{leads_home, squash},
    tags::{PathKind, is_category_label, path_kind},
    title::{fold_key, holds_words},
};
use plain::{category_words, column_above, filed_behind, trail_above};

/// The most names that may be the section; a page that states more has a vocabulary.
const MOST: usize = 40;

/// The source of plain words that nothing but a class calls a section.
const CALLED: &str = "called a category";

/// Longer texts, in characters, are headlines or trails.
const MAX_SECTION_CHARS: usize = 40;

/// Meta elements that name the section.
const METAS: &[&str] = &[
    "article:section", "og:article:section", "parsely-section", "sailthru.section", "cxenseparse:section",
    "articlesection", "section",
];

/// Meta elements that name a section, and elsewhere a kind of page or a part of an archive.
const LOOSE_METAS: &[&str] = &[
    "og:section", "bt:section", "article.section", "article_section", "page.section", "lp.section", "news_section",
    "cxenseparse:category", "og:category", "category", "pagecategory", "sailthru.verticals",
];

/// How much each place says of the section. Set by hand: where two disagree, the one above is believed; half of a place's
/// weight is added where another says the same.
mod weights {
    /// Meta elements of the section, and those that may say something else.
    pub(super) const META: f32 = 1.0;
    pub(super) const LOOSE_META: f32 = 0.65;
    pub(super) const JSON_LD: f32 = 0.95;
    pub(super) const ITEMPROP: f32 = 0.9;
    pub(super) const BREADCRUMB: f32 = 0.7;
    pub(super) const ABOVE_HEADLINE: f32 = 0.5;
    pub(super) const COLUMN_ABOVE: f32 = 0.45;
    pub(super) const LABELLED: f32 = 0.55;
    /// Links to categories by the headline: those that a class names, and others.
    pub(super) const NAMED_LINK: f32 = 0.6;
    pub(super) const LINK: f32 = 0.46;
    pub(super) const MARKED_IN_MENU: f32 = 0.4;
}

/// Candidates for the section, the winner marked: what is stated for machines before the breadcrumb, and that before a
/// category link by the headline. The more places say the same, the surer. No section is called as one of `authors`.
pub(super) fn candidates(scene: &Scene<'_>, authors: &[Candidate]) -> Vec<Candidate> {
    let mut sections = Sections { scene, found: Vec::new(), keys: Vec::new() };
    sections.gather_stated();
    sections.gather_shown();
    let mut found = sections.found;
    if found.is_empty() {
        found.extend(marked_in_menu(scene));
    }
    // Blogs of many have a category for each.
    let is_author = |c: &Candidate| authors.iter().any(|a| a.won && fold_key(&a.value) == fold_key(&c.value));
    // A theme may have who wrote it where another has the category.
    let has_author =
        |c: &Candidate| authors.iter().any(|a| a.won && holds_words(&fold_key(&c.value), &fold_key(&a.value)));
    found.retain(|c| !is_author(c) && (c.source != CALLED || !has_author(c)));
    let top = (0..found.len()).reduce(|a, b| if found[b].score > found[a].score { b } else { a });
    if let Some(top) = top {
        found[top].won = true;
    }
    found
}

struct Sections<'s, 'a> {
    scene: &'s Scene<'a>,
    found: Vec<Candidate>,
    /// Their values, as keys.
    keys: Vec<String>,
}

impl Sections<'_, '_> {
    /// Adds a name, or strengthens the candidate that is the same.
    fn add(&mut self, value: &str, source: &str, weight: f32, element: Option<ElementId>) {
        let value = value.trim().trim_matches(|c: char| "|/>»›,".contains(c)).trim();
        let key = fold_key(value);
        if key.is_empty()
            || self.is_headline(&key)
            || value.chars().count() > MAX_SECTION_CHARS
            || is_home(&key)
            || !value.contains(char::is_alphabetic)
            || value.contains("://")
            || self.scene.site.is_whole_name(value)
        {
            return;
        }
        match self.keys.iter().position(|known| *known == key) {
            Some(at) => {
                let candidate = &mut self.found[at];
                candidate.score += weight / 2.0;
                candidate.also(source);
            }
            None if self.found.len() < MOST => {
                let mut candidate = Candidate::new(value, source, element);
                candidate.score = weight;
                self.found.push(candidate);
                self.keys.push(key);
            }
            None => {}
        }
    }

    /// Whether a name is the page's own headline, with which a trail may end; a short one may be that of its column.
    fn is_headline(&self, key: &str) -> bool {
        /// Bytes.
        const LEAST: usize = 20;
        key.len() > LEAST && self.scene.begins_with(key)
    }

    /// What the page states for machines.
    fn gather_stated(&mut self) {
        let metadata = self.scene.metadata;
        for name in METAS {
            // Some pages name the whole of their news first.
            let mut values = metadata.meta(name).map(first_of);
            if let Some(value) = values.find(|value| !is_home(&fold_key(value))) {
                self.add(value, name, weights::META, None);
            }
        }
        for name in LOOSE_METAS {
            if let Some(value) = metadata.meta(name).next() {
                self.add(first_of(value), name, weights::LOOSE_META, None);
            }
        }
        for article in metadata.graph.own_articles().take(2) {
            for value in article.texts("articleSection").iter().take(3) {
                self.add(first_of(value), "json-ld articleSection", weights::JSON_LD, None);
            }
        }
        for property in metadata.properties.iter().filter(|p| p.name == "articleSection") {
            self.add(&property.value, "itemprop articleSection", weights::ITEMPROP, Some(property.element));
        }
    }

    /// What the page shows by the headline.
    fn gather_shown(&mut self) {
        let scene = self.scene;
        if let Some((value, element)) = breadcrumb(scene) {
            self.add(&value, "breadcrumb", weights::BREADCRUMB, element);
        }
        if let Some((value, element)) = above_headline(scene).filter(|(text, _)| !asks(text)) {
            self.add(&value, "above the headline", weights::ABOVE_HEADLINE, Some(element));
        }
        if let Some((value, element)) = column_above(scene) {
            self.add(&value, "column above the headline", weights::COLUMN_ABOVE, Some(element));
        }
        if let Some((value, element)) = trail_above(scene) {
            self.add(&value, "trail in plain words", weights::COLUMN_ABOVE, Some(element));
        }
        if let Some((value, element)) = labelled::behind_label(scene) {
            self.add(value, "labelled", weights::LABELLED, Some(element));
        }
        if let Some((value, element)) = labelled::called_so(scene) {
            self.add(value, CALLED, weights::COLUMN_ABOVE, Some(element));
        }
        if let Some((value, element)) = category_words(scene) {
            self.add(&value, "category in plain words", weights::COLUMN_ABOVE, Some(element));
        }
        // Where nothing else says it, what stands further down, or in a box that is named after another, may.
        for is_strict in [true, false] {
            for (value, element, is_named) in category_links(scene, is_strict) {
                let weight = if is_named { weights::NAMED_LINK } else { weights::LINK };
                self.add(&value, "category link", weight, Some(element));
            }
            if !self.found.is_empty() {
                return;
            }
        }
        if let Some((value, element)) = filed_behind(scene) {
            self.add(value, "filed in plain words", weights::LINK, Some(element));
        }
    }
}

/// The first of the sections that a value names, but for the whole of the site's news.
fn first_of(value: &str) -> &str {
    let mut parts = value.split([',', ';', '|']);
    parts.find(|part| !is_home(&fold_key(part))).unwrap_or(value)
}

/// The last step of the trail that is neither the home page nor the story itself.
fn breadcrumb(scene: &Scene<'_>) -> Option<(String, Option<ElementId>)> {
    let graph = &scene.metadata.graph;
    let own = |text: &str| {
        let key = fold_key(text);
        // One letter is a page of an index by letters.
        let is_letter = key.len() == 1;
        // `Home › 2017 › January`: an archive by days.
        let is_archive = || key.bytes().all(|b| b.is_ascii_digit()) || dates::is_month(&key);
        let is_none = key.is_empty() || is_letter || is_home(&key) || is_archive();
        is_none || (key.len() > 20 && scene.words.starts_with(&format!(" {key}")))
    };
    let list = graph.things.iter().find(|t| t.is("BreadcrumbList"));
    if let Some(Value::Array(steps)) = list.and_then(|l| l.fields.get("itemListElement")) {
        let mut names: Vec<String> = steps.iter().filter_map(step_name).collect();
        // Without an address, as the page itself needs none, the last step may be a short headline.
        let is_here = steps.last().is_some_and(|step| step.get("item").is_none_or(Value::is_null));
        if is_here && names.len() > 2 && names.last().is_some_and(|name| scene.begins_with(&fold_key(name))) {
            names.pop();
        }
        if let Some(name) = names.into_iter().rev().find(|n| !own(n) && n.chars().count() <= MAX_SECTION_CHARS) {
            return Some((name, None));
        }
    }
    let outline = scene.outline;
    let last_step = |trail: ElementId| {
        let links: Vec<ElementId> = outline.subtree(trail).filter(|&e| outline.tag(e) == "a").take(12).collect();
        let is_section = |text: &str| !own(text) && text.chars().count() <= MAX_SECTION_CHARS;
        links.into_iter().rev().map(|l| (outline.text_of(l), Some(l))).find(|(text, _)| is_section(text))
    };
    // A theme may say on the whole page whether it has one.
    let is_trail =
        |e: &ElementId| (outline.said(*e).any(Said::TRAIL) || is_named_trail(outline, *e)) && !scene.begins_story(*e);
    // The first leads to the story; a later one, where that has no steps, if it stands above the headline.
    let mut trails = (0..outline.elements.len()).filter(is_trail);
    let first = trails.next()?;
    let others = trails.take_while(|&e| scene.headline.is_some_and(|headline| e < headline)).take(2);
    std::iter::once(first).chain(others).find_map(last_step)
}

/// Whether a list of links is called a trail for those who do not see it, or for machines.
pub(super) fn is_named_trail(outline: &Outline<'_>, element: ElementId) -> bool {
    matches!(outline.tag(element), "nav" | "ol" | "ul")
        && (outline.attribute(element, "aria-label").is_some_and(|label| contains_fold(label, "breadcrumb"))
            || outline.attribute(element, "itemtype").is_some_and(|kind| kind.ends_with("/BreadcrumbList")))
}

fn step_name(step: &Value) -> Option<String> {
    let item = step.get("item");
    let name = step.get("name").or_else(|| item.and_then(|i| i.get("name")))?;
    name.as_str().map(super::json_ld::unescape)
}

/// The last link of a trail such as `Home » World`, or a lone short link, right above the headline.
fn above_headline(scene: &Scene<'_>) -> Option<(String, ElementId)> {
    /// Text nodes between the link and the headline; a trail ends right above it.
    const REACH: usize = 4;
    let outline = scene.outline;
    let start = outline.texts_in(scene.headline?).start;
    let before = (start.saturating_sub(REACH)..start).rev();
    let link_of = |text: usize| {
        let element = outline.texts[text].element;
        outline.ancestors(element).take(3).find(|&e| outline.tag(e) == "a")
    };
    let is_tag = |link| outline.attribute(link, "href").is_some_and(|href| contains_fold(href, "/tag/"));
    let (text, link) = before.filter_map(|text| Some((text, link_of(text)?))).next()?;
    let boxes = scene.boxes_beside(link);
    let trail = text > 0 && ends_as_trail(outline.texts[text - 1].raw);
    let words = outline.text_of(link).split_whitespace().count();
    // What stands before may be the last link of a menu.
    let is_parted = |other| other == link || scene.boxes_beside(other).are_apart();
    let alone = text == 0 || link_of(text - 1).is_none_or(is_parted) || names_itself(scene, link);
    let alone = alone && !in_row(scene, text, link, link_of);
    let in_list = outline.ancestors(link).take(4).any(|e| outline.tag(e) == "li");
    let lone = words <= 3 && alone && !in_list && !boxes.are_apart() && !boxes.footer;
    (trail || lone && !is_tag(link) && leads_to_section(scene, link)).then(|| (outline.text_of(link), link))
}

/// Whether a link's address ends with its text, as `/world/` under "World" does.
pub(super) fn names_itself(scene: &Scene<'_>, link: ElementId) -> bool {
    let Some(href) = scene.outline.attribute(link, "href") else { return false };
    let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = percent_encoding::percent_decode_str(path.rsplit('/').next().unwrap_or_default());
    let text = squash(&scene.outline.text_of(link));
    !text.is_empty() && last.decode_utf8().is_ok_and(|last| squash(&last) == text)
}

/// Whether a lone link leads to what it says, and that is no call nor one of a site's own pages: a folder of its address or of the
/// page's is called so, the page lies below it, or it is one of the menu's.
fn leads_to_section(scene: &Scene<'_>, link: ElementId) -> bool {
    /// Of a text: what asks to subscribe or log in is little else.
    const MOSTLY: f32 = 0.4;
    let text = scene.outline.text_of(link);
    let href = scene.outline.attribute(link, "href").filter(|href| !leads_home(href));
    let asks = || is_page_title(&text) || phrases::shares(&text)[Topic::Signup as usize] >= MOSTLY;
    let Some(href) = href.filter(|_| !asks()) else { return false };
    let is_of_page = |page: &str| is_named_in(&text, page) || lies_below(page, href);
    is_named_in(&text, href) || scene.url.is_some_and(is_of_page) || is_in_menu(scene, Some(link), &text)
}

/// Whether a page's address lies below that of a link on it.
fn lies_below(page: &str, href: &str) -> bool {
    let address = address::resolve(page, href);
    let rest = address.as_deref().and_then(|address| page.strip_prefix(address.trim_end_matches('/')));
    rest.is_some_and(|rest| rest.len() > 1 && rest.starts_with('/'))
}

/// Whether a menu of the page has a link of this text, other than `link`.
fn is_in_menu(scene: &Scene<'_>, link: Option<ElementId>, text: &str) -> bool {
    let outline = scene.outline;
    let mut links = outline.tagged(&["a"]).filter(|&other| Some(other) != link && scene.boxes_beside(other).nav);
    links.any(|other| outline.text_of(other).eq_ignore_ascii_case(text))
}

/// Whether a folder of an address is called as a text is. Addresses have seldom any but Latin letters.
fn is_named_in(text: &str, href: &str) -> bool {
    let name = squash(text);
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let is_so_called = |folder: &str| {
        let folder = percent_encoding::percent_decode_str(folder).decode_utf8();
        folder.is_ok_and(|folder| squash(&folder) == name || squash(&folder.replace(['-', '_'], " ")) == name)
    };
    !name.is_ascii() || !name.is_empty() && path.split('/').any(is_so_called)
}

/// Whether the last words before a link are another one beside it, whatever signs stand between: one of a menu's.
fn in_row(scene: &Scene<'_>, text: usize, link: ElementId, link_of: impl Fn(usize) -> Option<ElementId>) -> bool {
    /// Text nodes looked at.
    const REACH: usize = 3;
    let outline = scene.outline;
    let is_word = |&text: &usize| outline.texts[text].raw.contains(char::is_alphanumeric);
    let Some(other) = (0..text).rev().take(REACH).find(is_word).and_then(link_of) else { return false };
    let up = |e: ElementId, levels| outline.ancestors(e).nth(levels);
    other != link
        && !scene.boxes_beside(other).are_apart()
        && (1..=2).any(|levels| up(link, levels).is_some() && up(other, levels) == up(link, levels))
}

fn ends_as_trail(text: &str) -> bool {
    text.trim_end().ends_with(['»', '›', '>', '→', '/'])
}

/// Links of the headline's own block that say `rel=category` or stand in a category's box, or else lead to one's address: and
/// whether it is the former. If not `is_strict`, also such as stand far down in the entry's own foot, or in a box that says of
/// itself what it does of the story.
fn category_links(scene: &Scene<'_>, is_strict: bool) -> Vec<(String, ElementId, bool)> {
    const MORE: &[&str] = &["mehr ", "more ", "alle ", "all ", "weitere "];
    let outline = scene.outline;
    let is_posted_in = |e: ElementId| outline.attribute(e, "rel").is_some_and(|rel| contains_fold(rel, "category"));
    let is_named = |e: ElementId| {
        is_posted_in(e) || outline.ancestors(e).take(3).any(|a| outline.said_by_class(a).any(Said::KICKER))
    };
    let leads_there = |e: ElementId| outline.attribute(e, "href").and_then(path_kind) == Some(PathKind::Category);
    // "Categories:" right before the link.
    let is_labelled = |e: ElementId| {
        let before = outline.texts_in(e).start.checked_sub(1).and_then(|t| outline.texts.get(t));
        before.is_some_and(|text| is_category_label(text.raw))
    };
    // An entry's own foot says where it was posted.
    let is_foot = |place: &Place| !place.before_headline && !place.in_story && place.after_story < 0.3;
    // WordPress calls a block of its post's categories so; those of others stand on their cards.
    let is_block = |e: ElementId| {
        let mut around = outline.ancestors(e).take(2).map(|a| outline.class(a));
        around.any(|class| class.contains("taxonomy-category")) && !scene.is_on_card_of_other(e, false, false)
    };
    let is_head = |place: &Place| place.from_headline < 0.3;
    // Themes put much between a story and that: who wrote it, where to share it, what else there is.
    let in_own_foot = |e: ElementId| {
        let article = || outline.ancestors(e).find(|&e| outline.tag(e) == "article");
        let is_behind = !is_strict && is_posted_in(e) && scene.place(e).after_story > 0.0;
        is_behind && article().is_some_and(|own| scene.begins_story(own))
    };
    let near = |e: ElementId| {
        let boxes = scene.boxes_beside(e);
        let place = scene.place(e);
        let in_foot = is_foot(&place) && (boxes.article || is_labelled(e) || is_block(e));
        let near = in_foot || is_head(&place) && !boxes.footer || in_own_foot(e);
        near && !boxes.are_apart()
    };
    // Few stand so near, and addresses take their time.
    let may_be_near = |e: &ElementId| {
        let place = scene.place(*e);
        is_head(&place) || is_foot(&place) || in_own_foot(*e)
    };
    let links = outline.tagged(&["a"]).filter(may_be_near);
    let is_one = |e: ElementId| is_named(e) || leads_there(e) || is_labelled(e);
    let links = links.filter(|&e| is_one(e) && near(e)).take(3);
    let named = links.map(|e| (outline.text_of(e), e, is_named(e) || is_labelled(e)));
    named.filter(|(text, ..)| !MORE.iter().any(|more| text.to_lowercase().starts_with(more))).collect()
}

/// The one link of the page's menus that is marked as where the reader is, if the page's address lies below its own.
fn marked_in_menu(scene: &Scene<'_>) -> Option<Candidate> {
    let (outline, page) = (scene.outline, scene.url?);
    let is_mark = |class: &str| class.split_ascii_whitespace().any(|token| MARKS.contains(&token));
    let is_marked = |&link: &ElementId| {
        let mut here = outline.ancestors(link).take(2).filter(|&e| matches!(outline.tag(e), "a" | "li"));
        here.any(|e| outline.attribute(e, "class").is_some_and(is_mark))
    };
    let in_menu = |&link: &ElementId| {
        let is_above = scene.headline.is_none_or(|headline| link < headline);
        is_above && outline.ancestors(link).skip(1).any(|e| outline.tag(e) == "nav")
    };
    let leads_here = |&link: &ElementId| outline.attribute(link, "href").is_some_and(|href| lies_below(page, href));
    let mut marked = outline.tagged(&["a"]).filter(is_marked).filter(in_menu).filter(leads_here);
    let name = |link| outline.text_of(link).trim().to_owned();
    let is_section = |value: &str| {
        let chars = value.chars().count();
        (3..=MAX_SECTION_CHARS).contains(&chars) && !is_home(&fold_key(value)) && !scene.site.is_whole_name(value)
    };
    marked.find_map(|link| Some((name(link), link)).filter(|(value, _)| is_section(value))).map(|(value, link)| {
        let mut candidate = Candidate::new(value, "marked in the menu", Some(link));
        candidate.score = weights::MARKED_IN_MENU;
        candidate
    })
}

/// Classes of the item of a menu that the page belongs to.
const MARKS: &[&str] = &[
    "active", "is-active", "current", "is-current", "selected", "current-menu-item", "current-menu-parent",
    "current-menu-ancestor", "current-category-ancestor", "current-post-ancestor", "current-post-parent", "nav-active",
    "active-trail",
];

/// What leads home, or where everything stands.
#[rustfmt::skip]
const HOMES: &[&str] = &[
    "home", "startseite", "start", "homepage", "accueil", "inicio", "portada", "homepagina", "strona glowna",
    "главная", "ana sayfa", "anasayfa", "hem", "hjem", "forside", "etusivu", "front page", "news",
    "uncategorized", "allgemein", "ホーム", "トップ", "首页", "首頁", "الرئيسية", "index", "blog", "posts", "pagina inicial",
    "pagina principal", "strona startowa", "hjemmeside", "kezdolap", "fooldal", "domu", "uvod", "pocetna",
    "prima pagina", "αρχικη", "αρχικη σελιδα", "головна", "начало", "beranda", "trang chu", "หน้าแรก", "홈",
    "होम", "記事", "正文", "প্রচ্ছদ", "முகப்பு", "صفحه نخست", "خانه", "דף הבית", "sie sind hier", "you are here",
];

/// Whether a folded text is no section.
pub(super) fn is_home(key: &str) -> bool {
    static KEYS: LazyLock<HashSet<String, RandomState>> =
        LazyLock::new(|| HOMES.iter().map(|name| fold_key(name)).collect());
    KEYS.contains(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{body::Story, metadata::Metadata, site::SiteNames};

    fn section_of(html: &str) -> Option<String> {
        let tree = scraper::Html::parse_document(html);
        let outline = Outline::of(&tree);
        let metadata = Metadata::read(&outline, &[], &[]);
        let site = SiteNames::of(&metadata, None);
        let headline = outline.tagged(&["h1"]).next();
        let story = Story::default();
        let url = Some("https://a.example/sea/1");
        let scene = Scene::new(&outline, &metadata, &site, url, headline.map(|h| (Some(h), "")), &story);
        candidates(&scene, &[]).into_iter().find(|c| c.won).map(|c| c.value)
    }

    #[test]
    fn finds_the_section() {
        for (html, section) in [
            ("<meta property=article:section content='World'><h1>T</h1>", Some("World")),
            ("<div class=breadcrumbs><a href=/>Home</a> <a href=/w>World</a></div><h1>T</h1>", Some("World")),
            ("<h1>T</h1><span class=cat-links><a href=/c rel='category tag'>Politik</a></span>", Some("Politik")),
            ("<nav><a rel=category href=/c>Sport</a></nav><h1>T</h1>", None),
            ("<span class=section-name>Vie locale</span><h1>T</h1>", Some("Vie locale")),
            ("<span class=section__StyledSectionName-sc-1rup2q0>Harbours</span><h1>T</h1>", Some("Harbours")),
            ("<h1>T</h1>", None),
            ("<nav aria-label='Breadcrumb'><a href=/>Home</a> <a href=/w>World</a></nav><h1>T</h1>", Some("World")),
            (
                "<ol itemscope itemtype='https://schema.org/BreadcrumbList'><li><a href=/>Home</a><li><a href=/w>World</a></ol><h1>T</h1>",
                Some("World"),
            ),
            (
                "<meta name=category content=news2><div class=breadcrumbs><a href=/w>World</a></div><h1>T</h1>",
                Some("World"),
            ),
            ("<meta name=bt:section content=World><h1>T</h1>", Some("World")),
            (
                "<div class=breadcrumbs><a href=/>Home</a> <a href=/e>Essays</a> <a href=/e/2017>2017</a> <a href=/e/2017/01>January</a></div><h1>T</h1>",
                Some("Essays"),
            ),
            ("<div class=top><a href=/b>Subscribe to our newsletter</a></div><h1>T</h1>", None),
            (
                "<div class=speedbar><a href=/>Home</a> &raquo; <a href=/c/>City</a> &raquo; A bridge</div><h1>T</h1>",
                Some("City"),
            ),
            (
                "<ul><li><a href=/a>A</a><li><a href=/b>B</a></ul><div class=top><a href=/b>B</a></div><h1>T</h1>",
                Some("B"),
            ),
            ("<div class=top><a href=/tag/b/>B</a></div><h1>T</h1>", None),
            ("<div class=top><a href=/tides/b/s-12>B</a></div><h1>T</h1>", Some("B")),
            ("<div class=top><a href=/sea/>Tides</a></div><h1>T</h1>", Some("Tides")),
            ("<div class=top><a href=/themes/3>潮汐・IT</a></div><h1>T</h1>", Some("潮汐・IT")),
            ("<div class=top><a href=/el_norte>El Norte</a></div><h1>T</h1>", Some("El Norte")),
            ("<div class=top><a href=#>More</a></div><h1>T</h1>", None),
            (
                "<nav><a href=/1>Tides</a> <a href=/2>Birds</a></nav><p>Monday</p><p><a href=/1>Tides</a></p><h1>T</h1>",
                Some("Tides"),
            ),
            (
                "<nav><a href=/1>Приливы</a> <a href=/2>Птицы</a></nav><div><a href=/1>Приливы</a></div><h1>T</h1>",
                Some("Приливы"),
            ),
            ("<div class=top><a href=/>The Bay Ledger</a></div><h1>T</h1>", None),
            ("<div class=top><a href=/subscribe>Subscribe</a></div><h1>T</h1>", None),
            ("<div class=top><a href=/login>Sign in</a></div><h1>T</h1>", None),
            ("<div class=top><a href=/about-us>About us</a></div><h1>T</h1>", None),
            ("<p><a href=/issues/44>Issue 44</a></p><h1>T</h1>", None),
            ("<p><a href=/more/>Learn more</a></p><h1>T</h1>", None),
            ("<p>[ <a href=/a>A</a> | <a href=/b>B</a> | <a href=/g>Guests</a> ]<hr><h1>T</h1>", None),
            ("<div><a href=/a>A</a></div><div><a href=/b>B</a></div><h1>T</h1>", None),
            ("<div class=label>Opinion</div><h1>T</h1>", Some("Opinion")),
            (
                "<nav><a href=/1>Lokalt</a> <a href=/2>Sport</a></nav><p class=kicker>Lokalt</p><h1>T</h1>",
                Some("Lokalt"),
            ),
            ("<nav><a href=/1>Sök</a> <a href=/2>Sport</a></nav><p>Sök</p><h1>T</h1>", None),
            ("<nav><a href=/>Hem</a> <a href=/2>Sport</a></nav><p class=kicker>Hem</p><h1>T</h1>", None),
            ("<h1>T</h1><p>Publié dans <a href=/k/5>Mer</a></p>", Some("Mer")),
            ("<div class=label>A wet summer</div><h1>T</h1>", None),
            ("<h1>T</h1><p>4 May in <a href=/category/sea>Sea</a></p>", Some("Sea")),
            (
                "<meta property=article:section content=News><meta property=article:section content=Sea><h1>T</h1>",
                Some("Sea"),
            ),
            (
                "<nav><ul><li><a href=/>Home</a><li class=active><a href=/sea>Sea</a><li><a href=/c>C</a></ul></nav><h1>T</h1>",
                Some("Sea"),
            ),
            ("<nav><a class=active href=/>Home</a><a class=active href=/land>Land</a></nav><h1>T</h1>", None),
            ("<nav><a class=active href=/sea/1>T of its own</a></nav><h1>T</h1>", None),
            ("<meta property=article:section content='News, Sea'><h1>T</h1>", Some("Sea")),
            ("<meta property=article:section content='https://a.example/sea'><h1>T</h1>", None),
            ("<meta property=article:section content=1337><h1>T</h1>", None),
            (
                "<div class=breadcrumbs><a href=/>Home</a> <a href=/w>World</a> \
                 <a href=/w/2>The headline of another story that many have read</a></div><h1>T</h1>",
                Some("World"),
            ),
        ] {
            assert_eq!(section_of(html).as_deref(), section, "{html}");
        }
    }

    #[test]
    fn the_way_home_is_no_section() {
        for home in ["Home", "Trang chủ", "Főoldal", "Αρχική", "หน้าแรก", "होम", "הדף", "خانه"]
        {
            assert_eq!(is_home(&fold_key(home)), home != "הדף", "{home}");
        }
    }
}
