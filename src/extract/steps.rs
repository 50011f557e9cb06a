//! The steps of reading an HTML page, each to be run on its own: what `benches/` times, so that a slow rule shows.

use std::hint::black_box;

use super::{
    Metadata, Outline, authors, body, body_context, json_ld, kind, language, own_address, published, scene, section,
    site, standfirst, tags, title,
};
use crate::page::{Content, HtmlPage, Page};

/// Calls `time` with every step's name and what runs it on all of these pages. What a step builds on is made before.
pub fn each(pages: &[Page], time: &mut dyn FnMut(&str, &dyn Fn())) {
    let htmls = pages.iter().filter_map(|page| match &page.content {
        Content::Html(html) => Some((html, page.url.clone())),
        Content::Text(_) => None,
    });
    let (htmls, urls): (Vec<&HtmlPage>, Vec<Option<String>>) = htmls.unzip();
    let all = 0..htmls.len();

    let json_ld = |i: usize| json_ld::values(&htmls[i].data);
    time("json-ld", &|| all.clone().for_each(|i| drop(black_box(json_ld(i)))));
    let graphs: Vec<_> = all.clone().map(json_ld).collect();

    let outline = |i: usize| Outline::of(&htmls[i].tree);
    time("outline", &|| all.clone().for_each(|i| drop(black_box(outline(i)))));
    let outlines: Vec<Outline> = all.clone().map(outline).collect();

    let metadata = |i: usize| Metadata::read(&outlines[i], &htmls[i].data, &graphs[i]);
    time("metadata", &|| all.clone().for_each(|i| drop(black_box(metadata(i)))));
    let metadatas: Vec<Metadata> = all.clone().map(metadata).collect();

    let urls: Vec<Option<String>> =
        urls.into_iter().zip(&metadatas).map(|(url, m)| url.or_else(|| own_address::stated(None, None, m))).collect();
    let url = |i: usize| urls[i].as_deref();
    let site = |i: usize| site::SiteNames::of(&metadatas[i], url(i)).with_home(&outlines[i], &metadatas[i]);
    time("site", &|| all.clone().for_each(|i| drop(black_box(site(i)))));
    let sites: Vec<site::SiteNames> = all.clone().map(site).collect();

    let titles = |i: usize| title::candidates(&outlines[i], &metadatas[i], &sites[i], url(i));
    time("title", &|| all.clone().for_each(|i| drop(black_box(titles(i)))));
    let headlines: Vec<_> = all.clone().map(|i| titles(i).into_iter().find(|candidate| candidate.won)).collect();
    let headline = |i: usize| headlines[i].as_ref().map(|c| (c.element, c.value.as_str()));

    let story = |i: usize| body::choose(&outlines[i], &body_context(headline(i), &metadatas[i], &htmls[i].data));
    time("body", &|| all.clone().for_each(|i| drop(black_box(story(i)))));
    let stories: Vec<body::Story> = all.clone().map(story).collect();

    let scene = |i: usize| scene::Scene::new(&outlines[i], &metadatas[i], &sites[i], url(i), headline(i), &stories[i]);
    time("scene", &|| all.clone().for_each(|i| drop(black_box(scene(i)))));
    let scenes: Vec<scene::Scene> = all.clone().map(scene).collect();

    time("tags", &|| scenes.iter().for_each(|scene| drop(black_box(tags::candidates(scene)))));
    time("authors", &|| scenes.iter().for_each(|scene| drop(black_box(authors::candidates(scene)))));
    let date = |i: usize| published::choose(&scenes[i], None, metadatas[i].language_of_dates().as_deref());
    time("published", &|| all.clone().for_each(|i| drop(black_box(date(i)))));
    time("section", &|| scenes.iter().for_each(|scene| drop(black_box(section::candidates(scene, &[])))));
    time("description", &|| scenes.iter().for_each(|scene| drop(black_box(standfirst::description(scene, &[])))));
    let language = |i: usize| language::detect(&stories[i].text, metadatas[i].claimed_language().as_deref());
    time("language", &|| all.clone().for_each(|i| drop(black_box(language(i)))));
    let signs = |i: usize| kind::signs(&outlines[i], &stories[i], &metadatas[i], headline(i).map(|h| h.1), url(i));
    time("kind", &|| all.clone().for_each(|i| _ = black_box(kind::decide(&signs(i)))));
}
