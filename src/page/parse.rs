//! The one parse: html5ever over the skimmed text, into scraper's tree, in linear time whatever the page nests.

use std::cell::Cell;

use ego_tree::{NodeId, Tree, iter::Edge};
use html5ever::{
    buffer_queue::BufferQueue,
    interface::{TokenizerResult, Tracer},
    tendril::StrTendril,
    tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind},
    tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink},
};
use scraper::{Html, HtmlTreeSink, Node};

use super::{
    DataKind, DataScript,
    tokens::{self, Mode, TagSink},
};

/// Nodes that a tree may have beside one for every second byte; beyond it tags are left out and text is kept. Markup
/// alone stays below (`<b>x` is two nodes); what goes above is unclosed formatting that every paragraph reopens, which
/// makes 18 million nodes of 100 KB.
const SPARE_NODES: usize = 10_000;

/// Nodes that any tree may have, whatever the page's size; the largest article seen has 40,000. A
/// node and what is measured of its block take most of a kilobyte.
const MAX_NODES: usize = 100_000;

/// Bytes of a skimmed page for one node, for a first guess at a tree's size; nine pages in ten have more.
const BYTES_PER_NODE: usize = 24;

/// Open elements and formatting elements to reopen, together; beyond it start tags are left out and their text is kept.
/// Browsers stop at 512 open elements; html5ever looks through all of them at each tag.
const MAX_OPEN: usize = 512;

/// Tags between two looks at what is open: seldom enough to cost nothing, often enough to go over by little.
const TAGS_BETWEEN_CHECKS: u32 = 64;

/// Parses a page with scripting off: the inside of `<noscript>` is markup. Comments are not in the tree, so that a text
/// interrupted by one is a single node.
pub(super) fn parse(html: &str) -> Html {
    parse_with(html, tokens::feed)
}

/// Like [`parse`], by html5ever's tokenizer alone: what [`tokens`] is held against.
pub(super) fn parse_by_the_book(html: &str) -> Html {
    parse_with(html, |html, tokenizer| {
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    })
}

fn parse_with(html: &str, feed: impl FnOnce(&str, &Tokenizer<Limited>)) -> Html {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut empty = Html::new_document();
    // Growing the tree would copy all of it several times.
    empty.tree = Tree::with_capacity(Node::Document, (html.len() / BYTES_PER_NODE).min(MAX_NODES));
    let builder = TreeBuilder::new(HtmlTreeSink::new(empty), options);
    // A byte order mark is none but at the beginning, and is gone when the text is decoded.
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Limited::new(builder, html.len()), options);
    feed(html, &tokenizer);
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

type Builder = TreeBuilder<NodeId, HtmlTreeSink>;

/// Stands between tokenizer and tree builder and holds back what would make the tree too deep or too large.
struct Limited {
    builder: Builder,
    max_nodes: usize,
    tags: Cell<u32>,
    state: Cell<State>,
    /// Start tags left out whose end tags are to be left out too.
    owed: Cell<u32>,
    /// What the last tag makes of the text after it.
    text: Cell<Mode>,
    /// Whether that text is left out, as its element was.
    hidden: Cell<bool>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Free,
    TooDeep,
    /// For good: the tree does not shrink.
    TooLarge,
}

impl Limited {
    fn new(builder: Builder, page_len: usize) -> Limited {
        let max_nodes = MAX_NODES.min(page_len / 2 + SPARE_NODES);
        Limited {
            builder,
            max_nodes,
            tags: Cell::new(0),
            state: Cell::new(State::Free),
            owed: Cell::new(0),
            text: Cell::new(Mode::Markup),
            hidden: Cell::new(false),
        }
    }

    fn check(&self) {
        if self.state.get() == State::TooLarge {
            return;
        }
        let open = Count(Cell::new(0));
        self.builder.trace_handles(&open);
        self.state.set(match () {
            () if self.builder.sink.0.borrow().tree.values().len() > self.max_nodes => State::TooLarge,
            () if open.0.get() > MAX_OPEN => State::TooDeep,
            () => State::Free,
        });
    }

    /// Leaves out an element that reads its own text, with the text: the tree is too large for another.
    fn hide(&self, name: &str) -> TokenSinkResult<NodeId> {
        self.hidden.set(true);
        self.text.set(Mode::RawText);
        TokenSinkResult::RawData(match name {
            "script" => RawKind::ScriptData,
            "title" | "textarea" => RawKind::Rcdata,
            _ => RawKind::Rawtext,
        })
    }

    /// Whether a start tag begins an element to hide.
    fn hides(&self, kind: TagKind, name: &str) -> bool {
        kind == TagKind::StartTag
            && self.state.get() == State::TooLarge
            && reads_its_own_text(name)
            && name != "plaintext"
            && !self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Whether a tag is left out.
    fn holds_back(&self, kind: TagKind, name: &str) -> bool {
        self.tags.set(self.tags.get().wrapping_add(1));
        if self.tags.get().is_multiple_of(TAGS_BETWEEN_CHECKS) {
            self.check();
        }
        if self.state.get() == State::Free && self.owed.get() == 0 || reads_its_own_text(name) {
            return false;
        }
        match kind {
            TagKind::StartTag if self.state.get() == State::Free => false,
            TagKind::StartTag => {
                self.owed.set(self.owed.get().saturating_add(u32::from(!is_void(name))));
                true
            }
            TagKind::EndTag => {
                let owed = self.owed.get();
                self.owed.set(owed.saturating_sub(1));
                owed > 0 || self.state.get() == State::TooLarge
            }
        }
    }
}

impl TagSink for Limited {
    fn mode(&self) -> Mode {
        self.text.get()
    }
}

impl TokenSink for Limited {
    type Handle = NodeId;

    #[inline]
    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let is_tag = match &token {
            Token::CommentToken(_) | Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::TagToken(tag) => {
                self.text.set(Mode::Markup);
                if self.hidden.replace(false) {
                    // The tokenizer sees no other tag in such a text than the one that ends it.
                    return TokenSinkResult::Continue;
                }
                if self.hides(tag.kind, &tag.name) {
                    return self.hide(&tag.name);
                }
                if self.holds_back(tag.kind, &tag.name) {
                    return TokenSinkResult::Continue;
                }
                true
            }
            Token::EOFToken => false,
            _ if self.hidden.get() => return TokenSinkResult::Continue,
            _ => false,
        };
        let result = self.builder.process_token(token, line);
        if is_tag {
            self.text.set(match result {
                TokenSinkResult::RawData(_) => Mode::RawText,
                TokenSinkResult::Plaintext => Mode::PlainText,
                _ => Mode::Markup,
            });
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts the elements that a tree builder holds on to.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// Elements whose start tag switches the tokenizer: without it, their text would be read as markup.
fn reads_its_own_text(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "textarea" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext")
}

#[rustfmt::skip]
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "track"
        | "wbr"
    )
}

/// The scripts that hold data and are still in the tree, in document order.
pub(super) fn data_scripts(tree: &Html) -> Vec<DataScript> {
    let mut found = Vec::new();
    let mut skipping = None;
    for edge in tree.tree.root().traverse() {
        match edge {
            Edge::Open(node) if skipping.is_none() => {
                let Node::Element(element) = node.value() else { continue };
                match element.name() {
                    "svg" | "math" => skipping = Some(node.id()),
                    "template" if element.attr("shadowrootmode").is_none() => skipping = Some(node.id()),
                    "script" => {
                        let kind = element.attr("type").and_then(DataKind::of_type);
                        let texts = node.children().filter_map(|child| child.value().as_text());
                        let text: String = texts.map(|t| &**t).collect();
                        found.extend(DataScript::kept(kind, &text));
                    }
                    _ => {}
                }
            }
            Edge::Close(node) if skipping == Some(node.id()) => skipping = None,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    fn text_of(html: &Html) -> String {
        html.tree.values().filter_map(|node| node.as_text()).map(|t| &**t).collect()
    }

    #[test]
    fn scripting_is_off_and_comments_do_not_split_text() {
        let html = parse("<p>By <!-- -->Ada<noscript><p>Hello</noscript>");
        let texts: Vec<_> = html.tree.values().filter_map(|n| n.as_text()).map(|t| t.to_string()).collect();
        assert_eq!(texts, ["By Ada", "Hello"]);
    }

    #[test]
    fn deep_nesting_takes_linear_time() {
        for html in [
            "<div>".repeat(60_000) + "the end",
            "<div>".repeat(60_000) + "the middle" + &"</div>".repeat(60_000) + "the end",
            (0..6_000).map(|i| format!("<b id={i}>x<p>")).collect::<String>() + "the end",
            "<p>".to_owned()
                + &(0..200).map(|i| format!("<b id={i}>")).collect::<String>()
                + &"</p><p>x".repeat(10_000)
                + "the end",
            "<table>".repeat(20_000) + "the end",
            "<a href=x><div>".repeat(20_000) + "the end",
            "<svg><g>".repeat(20_000) + "the end",
            "<select><option>".repeat(20_000) + "the end",
        ] {
            let start = Instant::now();
            let tree = parse(&html);
            // Far above what it takes unoptimized on a busy machine; in quadratic time these take minutes.
            assert!(start.elapsed() < Duration::from_secs(10), "{:?} for {}…", start.elapsed(), &html[..16]);
            assert!(text_of(&tree).contains("the end"), "{}…", &html[..16]);
        }
    }

    #[test]
    fn what_follows_a_deep_part_stands_where_it_stood() {
        let html = parse(&("<div>".repeat(2_000) + &"</div>".repeat(2_000) + "<main>after</main>"));
        let main = html.tree.nodes().find(|n| n.value().as_element().is_some_and(|e| e.name() == "main"));
        assert_eq!(main.unwrap().ancestors().count(), 3, "body, html, document");
    }

    #[test]
    fn data_scripts_are_found_in_order() {
        let html = parse(
            "<script type='application/ld+json'>{\"a\":1}</script><script>x()</script>\
             <template><script type=application/json>{}</script></template>\
             <body><script type='application/json' id=state>{\"b\":2}</script>",
        );
        let data = data_scripts(&html);
        let kinds: Vec<_> = data.iter().map(|d| (d.kind, d.text.as_str())).collect();
        assert_eq!(kinds, [(DataKind::JsonLd, "{\"a\":1}"), (DataKind::Json, "{\"b\":2}")]);
    }
}
