//! What the skim cuts, and the property that the rest of the tree stays what it was.

use proptest::prelude::*;
use scraper::{Html, Node};

use super::*;
use crate::page::{charset, parse, soup::soup};

fn skimmed(html: &str) -> String {
    skim(html).html.into_owned()
}

#[test]
fn cuts() {
    for (html, expected) in [
        ("<p>a<!-- b -->c", "<p>ac"),
        ("<p>a <!-- b --> c", "<p>a  c"),
        ("<p>&am<!-- b -->p;", "<p>&am<!---->p;"),
        ("<<!-- b -->p>", "<<!---->p>"),
        ("<!-->a<!--->b", "ab"),
        ("<![endif]-->a<?php ?>b</ >c", "abc"),
        ("<!DOCTYPE html><p>", "<!DOCTYPE html><p>"),
        ("<script src='>'>if (a < b) {}</script>c", "<script></script>c"),
        ("<style>p > a {}</style><p>", "<style></style><p>"),
        ("<p onclick='a>b' class=x data-foo=1 id=\"y\"q>z", "<p class=x id=\"y\">z"),
        ("<p data-foo>z", "<p>z"),
        ("<img src=a.png alt=b/>", "<img alt=b/>"),
        ("<br/><hr class=x />", "<br/><hr class=x />"),
        ("<A HREF='/x' Target=_blank>", "<A HREF='/x'>"),
        ("<a href='data:text/plain,x' rel=y>", "<a rel=y>"),
        ("<p style='color:red'><p style='display : none'>", "<p><p style='display : none'>"),
        // Of several attributes with one name the first counts, even where it is cut.
        ("<p style='color:red' style='display:none'>", "<p>"),
        ("<p STYLE='display:none' style='color:red'>", "<p STYLE='display:none'>"),
        ("<a href='data:x' href='http://news.example/'>", "<a>"),
        ("<a href=/a HREF=/b rel=x href=/c rel=y>", "<a href=/a rel=x>"),
        ("<p data-scrapbook-id=x></p class=x onclick='>'>", "<p></p>"),
        ("<title><b onclick=x></title>", "<title><b onclick=x></title>"),
        ("<textarea><!-- a --></textarea><!-- b -->", "<textarea><!-- a --></textarea>"),
        ("<iframe src=x><p>a</iframe>b", "<iframe></iframe>b"),
        ("<svg class=x><path d=y /></svg>a", "<svg/>a"),
        ("<svg><path>a<div onclick=x>", "<svg><path>a<div>"),
        ("<svg><path></a><!-- b -->", "<svg><path></a><!-- b -->"),
        ("<template><p>a<template>b</template></template>c", "<template></template>c"),
        ("<template shadowrootmode=open><p onclick=x>a</template>", "<template shadowrootmode=open><p>a</template>"),
        ("<head><noscript><img src=x></noscript><meta name=a>", "<head><meta name=a>"),
        ("<p><noscript> <img src=x> </noscript>a", "<p>a"),
        ("<p><noscript>Text</noscript>a", "<p><noscript>Text</noscript>a"),
        ("<plaintext><!-- a -->", "<plaintext><!-- a -->"),
        ("<p>1 < 2 <3", "<p>1 < 2 <3"),
        ("<p>a<!-- never closed", "<p>a<!-- never closed"),
        ("<p>a<b onclick='", "<p>a<b onclick='"),
        ("<script>never closed", "<script>never closed"),
    ] {
        assert_eq!(skimmed(html), expected, "{html}");
    }
}

#[test]
fn sets_data_scripts_aside_in_order() {
    let data = skim(
        "<script type='application/ld+json'>{\"a\":\"</b>\"}\r\n</script><script>x</script>\
         <script id=state type=\"application/json; charset=utf-8\">{}</script>\
         <script type=application/ld&#43;json>[]</script>\
         <template><script type=application/json>1</script></template><svg><script type=application/json>2</script></svg>",
    )
    .data;
    let data: Vec<_> = data.iter().map(|d| (d.kind, d.text.as_str())).collect();
    let expected = [(DataKind::JsonLd, "{\"a\":\"</b>\"}\n"), (DataKind::Json, "{}"), (DataKind::JsonLd, "[]")];
    assert_eq!(data, expected);
}

#[test]
fn a_value_too_long_hides_a_later_one() {
    let long = "x".repeat(MAX_ATTRIBUTE + 1);
    assert_eq!(skimmed(&format!("<a href='{long}' href=/short title=t>")), "<a title=t>");
}

#[test]
fn says_where_it_gives_up() {
    for (html, sure) in [
        ("<p onclick=x>a<frameset><p onclick=x>", "<p>"),
        ("<p q>a<b><p onclick=x class=y", "<p>a<b>"),
        ("<b q><svg><font q></svg>", "<b>"),
        ("<p onclick=x>a", "<p>"),
        ("a", ""),
    ] {
        let skimmed = skim(html);
        assert_eq!(&skimmed.html[..skimmed.sure], sure, "{html}");
    }
}

#[test]
fn hostile_pages_take_linear_time() {
    for unit in [
        "<svg>", "<svg><p>", "<template>", "<noscript>", "<!--", "<script><!--<script>", "<math><mi>", "<title>",
        "<a href='", "<p a", "<!--><", "&a<!-- -->", "</", "<?",
    ] {
        let html = unit.repeat(1_000_000 / unit.len());
        let start = std::time::Instant::now();
        skim(&html);
        // Far above what it takes unoptimized on a busy machine, far below what a megabyte takes in quadratic time.
        assert!(start.elapsed().as_secs() < 10, "{unit} took {:?}", start.elapsed());
    }
}

/// The tree as lines, without what the skim takes out.
fn outline(tree: &Html) -> Vec<String> {
    let mut lines = Vec::new();
    let mut skipping = None;
    for edge in tree.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) if skipping.is_none() => match node.value() {
                Node::Element(element) => {
                    lines.push(format!("<{}>", element.name()));
                    let empty = match element.name() {
                        "script" | "style" | "svg" | "iframe" => true,
                        "template" => element.attr("shadowrootmode").is_none(),
                        _ => false,
                    };
                    if empty {
                        skipping = Some(node.id());
                        continue;
                    }
                    for (name, value) in element.attrs() {
                        if is_kept(name.as_bytes(), value.as_bytes()) {
                            lines.push(format!("{name}={value}"));
                        }
                    }
                }
                Node::Text(text) => lines.push(text.to_string()),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if skipping == Some(node.id()) {
                    skipping = None;
                }
                if skipping.is_none() {
                    lines.push("/".to_owned());
                }
            }
            ego_tree::iter::Edge::Open(_) => {}
        }
    }
    lines
}

fn has(html: &Html, tag: &str) -> bool {
    html.tree.values().any(|node| node.as_element().is_some_and(|element| element.name() == tag))
}

fn assert_same_tree(html: &str, name: &str) {
    let skimmed = skim(html);
    let cut = parse::parse(&skimmed.html);
    let whole = parse::parse_by_the_book(&without_noscript(html));
    if [&cut, &whole].iter().any(|html| has(html, "frameset")) {
        // A frameset takes the place of a body without text, in which the parser counts the text of drawings.
        return;
    }
    for (line, (a, b)) in outline(&cut).iter().zip(outline(&whole).iter()).enumerate() {
        assert_eq!(a, b, "{name}: line {line} of the tree");
    }
    assert_eq!(outline(&cut).len(), outline(&whole).len(), "{name}: length of the tree");
    // The parser moves what stands wrongly in a table before it, so that its order may be another one.
    let sorted = |mut data: Vec<DataScript>| {
        data.sort_by(|a, b| a.text.cmp(&b.text));
        data
    };
    let aside = skimmed.data.into_iter().chain(parse::data_scripts(&cut)).collect();
    assert_eq!(sorted(aside), sorted(parse::data_scripts(&whole)), "{name}: data scripts");
}

/// Holds every page in the folder that `NEWSDEX_PAGES` names against its skimmed self.
#[test]
fn skimmed_pages_have_the_same_tree() {
    let Some(folder) = std::env::var_os("NEWSDEX_PAGES") else { return };
    let mut pages = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        assert_same_tree(&charset::decode(&bytes, None, None).text, &path.to_string_lossy());
        pages += 1;
    }
    assert!(pages > 0, "no page was compared");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn skimmed_soup_has_the_same_tree(html in soup()) {
        assert_same_tree(&html, &html);
    }
}
