//! The headline: which of a page's titles, headings and statements names its story.

mod alone;
mod columns;
mod doubt;
mod headings;
mod keys;
mod lines;
mod owner;
mod settle;
mod split;

use std::{collections::HashSet, iter};

use unicode_width::UnicodeWidthStr;

use crate::fold::fold;

pub(super) use columns::is_column;
pub(super) use doubt::{is_running, is_template};
use headings::{is_logo_link, is_set_large, says_title};
use keys::word_bits;
pub(super) use keys::{fold_key, holds_words};
use settle::tidied;
pub(super) use settle::without_day;
use split::span_of;
pub(super) use split::{split_title, without_site};
pub(in crate::extract) use split::{without_name, without_print_view};

use super::{
    dates,
    evidence::{Candidate, Weights, best},
    letters::is_word,
    metadata::Metadata,
    names::{ByName, Said},
    outline::{BlockKind, ElementId, Outline, beginning},
    site::{SURE, SiteNames, squash},
};

/// What the choice looks at.
pub(super) struct Title<'a> {
    outline: &'a Outline<'a>,
    metadata: &'a Metadata<'a>,
    site: &'a SiteNames,
    /// The authors that the page states, letters and digits only.
    authors: HashSet<String>,
    /// Whose the page is, as its copyright line says, folded.
    owner: Option<String>,
    /// Folded words of the address's last path segments.
    slug: Vec<String>,
    candidates: Vec<Candidate>,
    /// The candidates folded.
    keys: Vec<String>,
    /// Which candidates were only ever got by a cut that parts no site's name or section.
    cut_in_two: Vec<bool>,
    /// Whether a class or id is one that themes give the headline.
    named: ByName<bool>,
    /// Characters of running text before each block.
    prose_before: Vec<usize>,
}

/// Titles longer than this, in characters, are paragraphs that somebody marked as a heading.
const MAX_TITLE_CHARS: usize = 300;
/// Bytes of a heading's text in the page, where it may be indented and spread over lines.
const MAX_TITLE_BYTES: usize = 20_000;
/// Elements that are looked at because of their class or `itemprop`; a headline's is among a page's first.
const MAX_CLASSED: usize = 60;

/// Headings of the first rank, and of the second, that are looked at, each for itself: a menu may have many of one rank above
/// the headline of the other.
const MAX_HEADINGS: usize = 12;
/// Headings of the lower ranks together; a headline that is one of them is among a page's first.
const MAX_LOWER_HEADINGS: usize = 6;

/// Names of meta elements, by the feature of their titles.
const METAS: &[(&str, &[&str])] = &[
    ("og", &["og:title"]),
    ("twitter", &["twitter:title"]),
    ("meta_title", &["title", "headline", "dc.title", "dc:title", "dcterms.title", "dcterms:title"]),
    (
        "parsely",
        &[
            "parsely-title", "sailthru.title", "cxenseparse:title", "citation_title", "article.headline",
            "article_title", "article:title", "og:headline", "bt:headline", "bt:title", "fb_title", "rbtitle",
            "mrc__share_title", "prism.title", "eprints.title", "bepress_citation_title", "hdl",
        ],
    ),
];

/// Gathers and weighs every candidate for the headline; the winner is marked.
pub(super) fn candidates(
    outline: &Outline<'_>,
    metadata: &Metadata,
    site: &SiteNames,
    url: Option<&str>,
) -> Vec<Candidate> {
    let mut title = Title {
        outline,
        metadata,
        site,
        authors: stated_authors(metadata),
        owner: owner::of_page(outline),
        slug: slug_words(url),
        candidates: Vec::new(),
        keys: Vec::new(),
        cut_in_two: Vec::new(),
        named: ByName::new(&outline.names, says_title),
        prose_before: prose_before(outline),
    };
    title.gather_metas();
    title.gather_json_ld();
    title.gather_properties();
    title.gather_headings();
    title.mark_masthead();
    title.measure();
    title.rule_out();
    Weights::of("title").weigh(&mut title.candidates);
    if let Some(winner) = title.settle(best(&title.candidates)) {
        title.candidates[winner].won = true;
    }
    title.candidates
}

impl Title<'_> {
    fn gather_metas(&mut self) {
        // Where the page has none for Open Graph, the first of the others is the one that its sharers see.
        let metadata = self.metadata;
        let mut is_first = metadata.meta("og:title").next().is_none();
        let metas = METAS.iter().flat_map(|(feature, names)| names.iter().map(move |name| (name, *feature)));
        for (name, feature) in metas {
            for value in metadata.meta(name).take(2) {
                let index = self.add_with_parts(value, name, feature);
                if let Some(index) = index.filter(|_| is_first && feature != "meta_title") {
                    self.candidates[index].features.set("og", 1.0);
                }
            }
            is_first &= metadata.meta(name).next().is_none();
        }
        if let Some(title) = &metadata.title {
            self.add_with_parts(title, "<title>", "title_element");
        }
    }

    fn gather_json_ld(&mut self) {
        let graph = &self.metadata.graph;
        let mut found = Vec::new();
        for article in graph.own_articles().take(3) {
            found.extend(article.text("headline").map(|h| (h, "json-ld headline", "ld_headline")));
            found.extend(article.text("name").map(|n| (n, "json-ld name", "ld_name")));
            found.extend(
                article.text("alternativeHeadline").map(|n| (n, "json-ld alternativeHeadline", "ld_alternative")),
            );
        }
        if found.is_empty() {
            // Features that nothing was fitted on: these pages have the name there and nowhere else.
            let things = graph.own().filter(|t| t.is_page() || t.is("VideoObject"));
            let names = things.filter_map(|page| page.text("headline").or_else(|| page.text("name")));
            found.extend(names.take(2).map(|name| (name, "json-ld page", "ld_page")));
        }
        for (value, source, feature) in found {
            self.add_with_parts(&value, source, feature);
        }
    }

    fn gather_properties(&mut self) {
        let mut seen = 0;
        for property in &self.metadata.properties {
            let of_article = property.item_type.ends_with("Article") || property.item_type.ends_with("Posting");
            let feature = match property.name.as_str() {
                "headline" => "item_headline",
                "name" if of_article => "item_name",
                "title" => "item_title",
                _ => continue,
            };
            seen += 1;
            if seen > MAX_CLASSED {
                break;
            }
            let Some(text) = self.heading_of(property.element) else { continue };
            let value = if text.is_empty() { property.value.clone() } else { text };
            self.add(&value, "itemprop", feature, Some(property.element));
        }
    }

    /// Headings, and elements whose class says that they hold the headline.
    fn gather_headings(&mut self) {
        let outline = self.outline;
        let mut seen_h1 = 0;
        let mut seen_h2 = 0;
        let mut seen_lower = 0;
        let mut seen_classed = 0;
        for id in 0..outline.elements.len() {
            let element = &outline.elements[id];
            if element.is_heading() && self.is_day(id) {
                continue;
            }
            let by_class = self.says_title(id) || matches!(element.tag, "font" | "big") && is_set_large(outline, id);
            let feature = match element.tag {
                "h1" if seen_h1 < MAX_HEADINGS => {
                    seen_h1 += 1;
                    if seen_h1 == 1 { "h1_first" } else { "h1_later" }
                }
                "h2" if seen_h2 < MAX_HEADINGS => {
                    seen_h2 += 1;
                    if seen_h2 == 1 { "h2_first" } else { "h2_later" }
                }
                "h3" | "h4" | "h5" | "h6" if seen_lower < MAX_LOWER_HEADINGS => {
                    seen_lower += 1;
                    "h3_to_h6"
                }
                "h1" | "h2" => continue,
                _ if by_class && seen_classed < MAX_CLASSED && !outline.texts_in(id).is_empty() => {
                    seen_classed += 1;
                    "classed"
                }
                _ => continue,
            };
            let whole = if feature == "classed" { self.known_line(id) } else { None };
            // Some templates write references twice.
            let Some(text) = whole.or_else(|| self.heading_of(id)).map(|text| super::json_ld::unescape(&text)) else {
                continue;
            };
            let Some(index) = self.add(&text, &format!("<{}>", element.tag), feature, Some(id)) else { continue };
            let in_logo = outline.ancestors(id).take(4).any(|e| outline.said(e).any(Said::LOGO));
            let features = &mut self.candidates[index].features;
            features.flag("class_title", by_class);
            features.flag("hidden", element.hidden);
            features.flag("class_logo", in_logo);
            features.flag("is_site", is_logo_link(outline, id) || outline.said(id).any(Said::LOGO));
            self.measure_place(index, id);
        }
        let count = self.candidates.iter().filter(|c| c.features.any(&["h1_first", "h1_later"])).count();
        for candidate in &mut self.candidates {
            candidate.features.flag("h1_only", count == 1 && candidate.features.has("h1_first"));
        }
    }

    /// Whether a heading is the date that a blog's entries of a day stand under, and no title that the page has elsewhere.
    fn is_day(&self, heading: ElementId) -> bool {
        /// Bytes of the longest such heading, in scripts of three bytes a letter.
        const LONGEST: usize = 120;
        let texts = &self.outline.texts[self.outline.texts_in(heading)];
        let bytes: usize = texts.iter().take(4).map(|text| text.raw.trim().len()).sum();
        if texts.is_empty() || bytes > LONGEST || !texts.iter().take(4).any(|text| dates::may_have_number(text.raw)) {
            return false;
        }
        let text = self.outline.text_of(heading);
        let Some(found) = dates::find_first(&text, &dates::Reading::default()) else { return false };
        let rest = fold(&(text[..found.span.start].to_owned() + " " + &text[found.span.end..]));
        let mut others = rest.split(|c| !is_word(c)).filter(|word| word.chars().count() > 3);
        found.stamp.day().is_some() && others.all(dates::is_weekday) && !self.keys.contains(&fold_key(&text))
    }

    /// Whether an element's class or id is one that themes give the headline.
    fn says_title(&self, element: ElementId) -> bool {
        let (e, names) = (&self.outline.elements[element], &self.outline.names);
        let says = |name| names.said(name).any(Said::TITLE) && self.named.get(names, name);
        says(e.class_name) || says(e.id_name)
    }

    /// What stands around a heading: the story below it, the boxes it is in.
    fn measure_place(&mut self, index: usize, id: ElementId) {
        let outline = self.outline;
        let mut inside = (false, false, false);
        for ancestor in outline.ancestors(id) {
            let e = &outline.elements[ancestor];
            inside.0 |= matches!(e.tag, "article" | "main");
            inside.1 |= matches!(e.tag, "aside" | "nav" | "footer");
            inside.2 |= !matches!(e.tag, "body" | "html") && outline.said(ancestor).any(Said::NO_HEADLINE);
        }
        let after = outline.blocks_in(id).end;
        let prose: usize = outline.blocks[after.min(outline.blocks.len())..]
            .iter()
            .take_while(|b| !matches!(b.kind, BlockKind::Heading(1)))
            .take(30)
            .filter(|b| is_prose(b))
            .map(|b| b.chars)
            .sum();
        let prose_before = self.prose_before.get(outline.blocks_in(id).start).copied().unwrap_or_default();
        let linked = outline.subtree(id).any(|e| outline.elements[e].tag == "a")
            || outline.ancestors(id).take(3).any(|e| outline.elements[e].tag == "a");
        let features = &mut self.candidates[index].features;
        features.flag("in_article", inside.0);
        features.flag("in_aside", inside.1);
        features.flag("in_side_box", inside.2);
        features.flag("is_link", linked);
        features.set("prose_after", (prose as f32 / 1500.0).min(1.0));
        features.set("prose_before", (prose_before as f32 / 1500.0).min(1.0));
    }

    /// The value as it is, and without what looks like the site's name or section at either end. The place of the former.
    fn add_with_parts(&mut self, value: &str, source: &str, feature: &'static str) -> Option<usize> {
        let value = beginning(value, MAX_TITLE_BYTES);
        let whole = self.add(value, source, feature, None);
        let part_feature = match feature {
            "title_element" => "part_of_title_element",
            "og" => "part_of_og",
            _ => "part_of_other",
        };
        if let Some(rest) = self.site.names().find_map(|name| without_name(value, name)) {
            self.add_part(rest, source, part_feature);
        }
        let parts = split_title(value);
        if parts.len() < 2 {
            return whole;
        }
        let last = parts.len() - 1;
        let likenesses: Vec<f32> = parts.iter().map(|part| self.likeness(part)).collect();
        let is_framed = last > 1 && (likenesses[0] >= SURE || self.is_twice(parts[0]) || is_column(parts[0]));
        let ranges = [(0, last), (1, last + 1), (0, 1), (last, last + 1)];
        for (start, end) in ranges.into_iter().chain(is_framed.then_some((1, last))) {
            if start >= end || end - start == parts.len() {
                continue;
            }
            let kept = span_of(value, parts[start], parts[end - 1]);
            let cut_is_site = likenesses[..start].iter().chain(&likenesses[end..]).copied().fold(0.0, f32::max);
            let cut_chars: usize = parts[..start].iter().chain(&parts[end..]).map(|part| part.chars().count()).sum();
            let cuts_in_two = self.cuts_in_two(value, &parts, start..end);
            let known = self.candidates.len();
            if let Some(index) = self.add(kept, source, part_feature, None) {
                let is_new = self.candidates.len() > known;
                self.cut_in_two[index] = cuts_in_two && (is_new || self.cut_in_two[index]);
                let features = &mut self.candidates[index].features;
                features.set("cut_is_site", cut_is_site);
                features.flag("cut_is_short", cut_chars <= 30);
                features.flag("kept_first", start == 0);
            }
        }
        whole
    }

    /// A value without the site's name behind signs that part other things too: `Headline (Site)`, `Headline, Site`.
    fn add_part(&mut self, rest: &str, source: &str, feature: &'static str) {
        if let Some(index) = self.add(rest, source, feature, None) {
            let features = &mut self.candidates[index].features;
            features.set("cut_is_site", 1.0);
            features.set("cut_is_short", 1.0);
        }
    }

    /// Adds a value or strengthens the candidate that is the same after folding; its place among the candidates.
    fn add(&mut self, value: &str, source: &str, feature: &'static str, element: Option<ElementId>) -> Option<usize> {
        let value = tidied(value);
        let key = fold_key(&value);
        if key.is_empty() || value.chars().count() > MAX_TITLE_CHARS {
            return None;
        }
        let index = match self.keys.iter().position(|k| *k == key) {
            Some(index) => {
                let candidate = &mut self.candidates[index];
                candidate.also(source);
                // The page's own heading is spelled as its readers see it.
                if candidate.element.is_none() && element.is_some() {
                    candidate.value = value;
                    candidate.element = element;
                }
                index
            }
            None => {
                self.candidates.push(Candidate::new(value, source, element));
                self.keys.push(key);
                self.cut_in_two.push(false);
                self.candidates.len() - 1
            }
        };
        self.candidates[index].features.set(feature, 1.0);
        self.cut_in_two[index] &= feature.starts_with("part_of");
        Some(index)
    }

    /// What does not depend on where a candidate stood.
    fn measure(&mut self) {
        /// Bytes of another candidate that is no single word.
        const LONG_PART: usize = 12;
        let keys = &self.keys;
        let title_key = self.metadata.title.as_deref().map(fold_key).unwrap_or_default();
        let (mut contained, mut contains) = (vec![0; keys.len()], vec![0; keys.len()]);
        let words: Vec<u64> = keys.iter().map(|key| word_bits(key)).collect();
        for (i, key) in keys.iter().enumerate() {
            let may_hold = |j: usize| j != i && words[i] & !words[j] == 0;
            for j in (0..keys.len()).filter(|&j| may_hold(j) && holds_words(&keys[j], key)) {
                contained[i] += 1;
                contains[j] += usize::from(key.len() > LONG_PART);
            }
        }
        for i in 0..self.candidates.len() {
            let words: Vec<&str> = keys[i].split(' ').collect();
            let in_slug = words.iter().filter(|w| w.chars().count() > 2).map(|w| self.slug.iter().any(|s| s == w));
            let (hit, all) = in_slug.fold((0, 0), |(h, n), yes| (h + usize::from(yes), n + 1));
            let of_slug = self.slug.iter().filter(|s| words.contains(&s.as_str())).count();
            let candidate = &mut self.candidates[i];
            // In columns: Chinese and Japanese say as much in half the characters, and part no words.
            let width = candidate.value.width();
            let is_wide = width > candidate.value.chars().count() * 3 / 2;
            let site = self.site.likeness(&candidate.value);
            let parts = split_title(&candidate.value);
            let ends_in_site =
                parts.len() > 1 && (self.site.is_name(parts[parts.len() - 1]) || self.site.is_name(parts[0]));
            let sources = candidate.shared(4.0);
            let f = &mut candidate.features;
            f.set("contained", (contained[i] as f32 / 3.0).min(1.0));
            f.set("contains", (contains[i] as f32 / 3.0).min(1.0));
            f.flag("in_title_element", holds_words(&title_key, &keys[i]));
            f.set("sources", sources);
            f.flag("is_site", site >= SURE);
            f.set("like_site", if site < SURE { site } else { 0.0 });
            f.flag("ends_in_site", ends_in_site);
            f.flag("one_word", words.len() == 1 && !is_wide);
            f.flag("two_words", words.len() == 2);
            f.flag("short", width < 20);
            f.flag("long", width > 120);
            f.set("slug_precision", if all > 0 && !self.slug.is_empty() { hit as f32 / all as f32 } else { 0.0 });
            f.set("slug_recall", if self.slug.is_empty() { 0.0 } else { of_slug as f32 / self.slug.len() as f32 });
            f.flag("no_slug", self.slug.is_empty());
            f.flag("separator", parts.len() > 1);
            f.flag("cut_off", candidate.value.ends_with("...") || candidate.value.ends_with('…'));
        }
    }
}

/// The authors that meta elements and JSON-LD name.
fn stated_authors(metadata: &Metadata) -> HashSet<String> {
    const METAS: &[&str] = &["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"];
    let metas = METAS.iter().flat_map(|name| metadata.meta(name)).map(squash);
    let articles = metadata.graph.own_articles().take(3);
    let names = articles.flat_map(|article| metadata.graph.names(article.fields.get("author")));
    metas.chain(names.map(|name| squash(&name))).filter(|key| !key.is_empty()).collect()
}

/// Characters of running text before each block, and at the end.
fn prose_before(outline: &Outline) -> Vec<usize> {
    let chars = outline.blocks.iter().map(|block| if is_prose(block) { block.chars } else { 0 });
    let sums = chars.scan(0, |sum, chars| {
        *sum += chars;
        Some(*sum)
    });
    iter::once(0).chain(sums).collect()
}

fn is_prose(block: &super::outline::Block) -> bool {
    block.chars >= 80 && block.link_chars * 3 < block.chars && !matches!(block.kind, BlockKind::Heading(_))
}

/// Words of the last path segments of an address, folded; none where they are only numbers.
fn slug_words(url: Option<&str>) -> Vec<String> {
    let Some(parsed) = url.and_then(|u| url::Url::parse(u).ok()) else { return Vec::new() };
    let decoded = percent_encoding::percent_decode_str(parsed.path()).decode_utf8_lossy().into_owned();
    let split = |segment: &str| -> Vec<String> {
        fold_key(segment)
            .split(' ')
            .filter(|w| w.chars().count() > 2 && !w.chars().all(char::is_numeric))
            .map(str::to_owned)
            .collect()
    };
    let segments =
        decoded.split('/').filter(|s| !s.is_empty()).map(|s| split(s.split_once(".htm").map_or(s, |(s, _)| s)));
    segments.max_by_key(|words: &Vec<String>| words.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_slugs() {
        assert_eq!(
            slug_words(Some("https://a.example/2025/07/06/harbour-tunnel-opens.html")),
            ["harbour", "tunnel", "opens"]
        );
        assert!(slug_words(Some("https://a.example/?p=12")).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_title_is_read(
            title in "(★|News|Opinion| |\\| | - |: |_|—|Ferry returns |is it\\? |題|é|\\(|\\)|…|[0-9]{2}\\.){1,12}",
            heading in "(★|News|Ferry returns |to the isle|題| \\| |é|<br>|<small>|</small>|:|…){0,8}",
        ) {
            let html = format!("<title>{title}</title><meta property=og:title content='{heading}'><h1>{heading}</h1><p>It rained.");
            let tree = scraper::Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let metadata = Metadata::read(&outline, &[], &[]);
            candidates(&outline, &metadata, &SiteNames::of(&metadata, None), Some("https://news.example/ferry-returns"));
        }
    }

    #[test]
    fn many_headings_of_one_rank_hide_none_of_the_other() {
        let teasers: String = (0..20).map(|n| format!("<h2><a href=/{n}>Seal number {n} was found</a></h2>")).collect();
        let html = format!("<title>The Marl Post</title>{teasers}<h1>Ferry returns to the island</h1><p>It rained.");
        let tree = scraper::Html::parse_document(&html);
        let outline = Outline::of(&tree);
        let metadata = Metadata::read(&outline, &[], &[]);
        let found = candidates(&outline, &metadata, &SiteNames::of(&metadata, None), None);
        let headline = found.iter().find(|c| c.won).map(|c| c.value.as_str());
        assert_eq!(headline, Some("Ferry returns to the island"));
    }

    #[test]
    fn signs_before_a_title_are_no_part_of_it() {
        let tree = scraper::Html::parse_document("<title>★★★ | News | Ferry returns to the island</title>");
        let outline = Outline::of(&tree);
        let metadata = Metadata::read(&outline, &[], &[]);
        let found = candidates(&outline, &metadata, &SiteNames::of(&metadata, None), None);
        let headline = found.iter().find(|c| c.won).map(|c| c.value.as_str());
        assert_eq!(headline, Some("Ferry returns to the island"));
    }
}
