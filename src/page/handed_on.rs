//! What services write into a page when they hand it on, taken out again before it is read: a web archive's toolbar and
//! the wrapping of its links, archive.today's own head and header, the head of a search engine's copy, a translator's wrappers
//! around each sentence.
//!
//! Each is undone only where it has its service's form to the letter, and what is left is the page as it was taken.

use std::{borrow::Cow, ops::Range};

use memchr::memmem;
use scraper::{Html, Node};

use super::{
    markers::{attribute, head_of, tag_after},
    references, skim,
};

const TOOLBAR: [&str; 2] = ["<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->"];

/// How archive.today begins the links of its head.
const LINK: &str = "<link rel=";

/// The page without what the services put into it. `taken` is the time of a web archive's capture, as its addresses
/// write it: fourteen digits.
pub(super) fn undone<'t>(text: &'t str, taken: Option<&str>) -> Cow<'t, str> {
    let mut text = Cow::Borrowed(text);
    let mut change = |changed: fn(&str, &str) -> Option<String>, with: &str| {
        if let Some(changed) = changed(&text, with) {
            text = Cow::Owned(changed);
        }
    };
    change(|text, _| toolbar(text).map(|toolbar| without(text, &[toolbar])), "");
    change(|text, _| without_todays(text), "");
    change(|text, _| cache_head(text).map(|head| without(text, &[head])), "");
    change(|text, _| without_wrappers(text), "");
    if let Some(taken) = taken {
        change(unwrapped, taken);
    }
    text
}

/// The page in a frame of a saved one, where that has next to no text around it: what the viewers of web archives show. Savers
/// write a frame's page into its `srcdoc`.
pub(super) fn framed(text: &str) -> Option<String> {
    /// Frames in frames: a viewer's, its replay's, the page's own.
    const DEPTH: usize = 4;
    /// Bytes of the words around the frame of any such viewer, and of a few sentences.
    const MOST: usize = 1_000;
    const LEAST: usize = 500;
    let (mut around, mut found) = (0, None);
    let mut outer = Cow::Borrowed(text);
    for _ in 0..DEPTH {
        let Some(frame) = longest_frame(&outer) else { break };
        let is_story = [&outer[..frame.start], &outer[frame.end..]].into_iter().any(is_of_story);
        around += text_bytes(&outer);
        if is_story || around > MOST {
            break;
        }
        let inner = references::resolved_leniently(&outer[frame]).into_owned();
        if text_bytes(&inner) > around.max(LEAST) {
            found = Some(inner.clone());
        }
        outer = Cow::Owned(inner);
    }
    found
}

/// Whether a page says that it has a story itself: a brief beside a longer frame, of comments or a post.
fn is_of_story(text: &str) -> bool {
    ["<article", "articleBody", "NewsArticle"]
        .iter()
        .any(|sign| memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}

/// Where the longest of a page's frames has its page, escaped as in an attribute.
fn longest_frame(text: &str) -> Option<Range<usize>> {
    let mut longest = 0..0;
    let mut at = 0;
    while let Some(found) = memmem::find(&text.as_bytes()[at..], b"srcdoc=") {
        at += found + "srcdoc=".len();
        let Some(quote @ (b'"' | b'\'')) = text.as_bytes().get(at).copied() else { continue };
        let Some(len) = memchr::memchr(quote, &text.as_bytes()[at + 1..]) else { break };
        if len > longest.len() {
            longest = at + 1..at + 1 + len;
        }
        at += len + 2;
    }
    (!longest.is_empty()).then_some(longest)
}

/// The bytes of a page's text.
fn text_bytes(html: &str) -> usize {
    let skimmed = skim::skim(html).html;
    let texts = skimmed.split('<').skip(1).filter_map(|tag| tag.split_once('>'));
    texts.map(|(_, text)| text.trim().len()).sum()
}

/// Where the toolbar stands that the Wayback Machine puts into a page's body.
pub(super) fn toolbar(text: &str) -> Option<Range<usize>> {
    let [begin, end] = TOOLBAR;
    let start = memmem::find(text.as_bytes(), begin.as_bytes())?;
    let len = memmem::find(&text.as_bytes()[start..], end.as_bytes())?;
    Some(start..start + len + end.len())
}

/// Cuts the same toolbar where who saved the page dropped the comments around it.
pub(super) fn cut_toolbar(tree: &mut Html) {
    const IDS: &[&str] = &["wm-ipp-base", "wm-ipp", "wm-ipp-print"];
    let is_toolbar = |node: &Node| node.as_element().is_some_and(|e| e.id().is_some_and(|id| IDS.contains(&id)));
    let found: Vec<_> = tree.tree.nodes().filter(|node| is_toolbar(node.value())).map(|node| node.id()).collect();
    for id in found {
        if let Some(mut node) = tree.tree.get_mut(id) {
            node.detach();
        }
    }
}

/// The address in archive.today's own head, `http://archive.today/20180505222855/https://news.example/story`.
pub(super) fn todays_address(text: &str) -> Option<Cow<'_, str>> {
    let head = head_of(text);
    memmem::find(head.as_bytes(), b"@archiveis")?;
    let links = memmem::find_iter(head.as_bytes(), LINK).filter_map(|at| tag_after(&head[at..], LINK));
    let mut bookmarks = links.filter(|tag| tag.trim_start_matches(['"', '\'']).starts_with("bookmark"));
    attribute(bookmarks.next()?, "href")
}

/// archive.today's page without its head, which speaks of the capture alone, the header above the page, and what it puts
/// before the page's links: `https://archive.example/o/XvEff/`.
fn without_todays(text: &str) -> Option<String> {
    todays_address(text)?;
    let find = |needle: &str, from: usize| Some(from + memmem::find(text.get(from..)?.as_bytes(), needle.as_bytes())?);
    let title = find("<title", 0)?;
    let html = find("<html", 0).filter(|at| *at < title)?;
    let box_of = |id: &str, from: usize| {
        let forms = [format!("<div id=\"{id}\""), format!("<div id={id} ")];
        forms.iter().filter_map(|form| find(form, from)).min()
    };
    let header = box_of("HEADER", title).and_then(|header| {
        let page = ["SOLID", "CONTENT"].iter().filter_map(|id| box_of(id, header)).min()?;
        Some(header..page)
    });
    let cuts: Vec<_> = std::iter::once(html..title).chain(header).collect();
    let bare = without(text, &cuts);
    let is_canonical = |at: &usize| text[*at..title].trim_start_matches(['"', '\'']).starts_with("canonical");
    let links = memmem::find_iter(&text.as_bytes()[html..title], LINK).map(|at| html + at + LINK.len());
    let own =
        links.filter(is_canonical).find_map(|at| attribute(tag_after(&text[at - LINK.len()..title], LINK)?, "href"));
    let wrapping = own.as_deref().and_then(|own| own.split('/').nth(3)).map(|id| format!("/o/{id}/"));
    Some(wrapping.and_then(|wrapping| unwrapped(&bare, &wrapping)).unwrap_or(bare))
}

/// What a search engine puts above its copy of a page, from the `<base>` with the page's address to the page's own `<html>`: `This
/// is G o o g l e's cache of …`.
fn cache_head(text: &str) -> Option<Range<usize>> {
    /// Bytes of the longest such head, and more.
    const LONGEST: usize = 10_000;
    let start = text.get(..text.floor_char_boundary(LONGEST))?.to_ascii_lowercase();
    let base = memmem::find(start.as_bytes(), b"<base ")?;
    let after = base + memchr::memchr(b'>', &start.as_bytes()[base..])? + 1;
    let html = after + memmem::find(&start.as_bytes()[after..], b"<html")?;
    let head = &start[after..html];
    let has = |needle: &str| head.contains(needle);
    (has("<a ") && has("cache") && !has("<script") && !has("<title")).then_some(after..html)
}

/// The text with a web archive's links as they were. `wrapping` is what stands before each of them, after the archive's
/// host: `…/web/20130307194448im_/http://news.example/a.png`, relative or not, also with the slashes of a script escaped.
fn unwrapped(text: &str, wrapping: &str) -> Option<String> {
    /// Bytes of the longest folder and host of an archive.
    const LONGEST: usize = 64;
    let mut out = String::new();
    let mut copied = 0;
    for at in memmem::find_iter(text.as_bytes(), wrapping) {
        let after = text.get(at + wrapping.len()..).unwrap_or_default();
        // `im_` and its like say what is linked to.
        let kind = after.get(2..3).is_some_and(|c| c == "_").then(|| after.get(3..)).flatten().unwrap_or(after);
        let inner = kind.trim_start_matches(['/', '\\']);
        if !inner.starts_with("http:") && !inner.starts_with("https:") {
            continue;
        }
        let before = text.get(copied..at).unwrap_or_default();
        let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..).unwrap_or_default();
        let is_address = |c: char| c.is_ascii_alphanumeric() || "/\\.:-_".contains(c);
        let start = at - (before.len() - before.trim_end_matches(is_address).len());
        out.push_str(text.get(copied..start)?);
        copied = text.len() - inner.len();
    }
    (copied > 0).then(|| out + &text[copied..])
}

/// The text without the elements that a browser's translator puts around each sentence: Google's
/// `<font style="vertical-align: inherit;">`, often two of them and with `dir="auto"`, and Edge's `<font _mstmutation="1">`.
/// Both leave word of themselves in the head.
fn without_wrappers(text: &str) -> Option<String> {
    /// Bytes of the longest tag of such an element that is looked at: what never ends would be looked through again and again.
    const LONGEST: usize = 1_000;
    let head = head_of(text).as_bytes();
    ["translated-ltr", "translated-rtl", "_msttexthash"]
        .iter()
        .find(|word| memmem::find(head, word.as_bytes()).is_some())?;
    let mut cuts = Vec::new();
    // Of each open element whether it is such a wrapper.
    let mut open = Vec::new();
    // What is no more than an attribute of the last tag begins none.
    let mut past = 0;
    for at in memmem::find_iter(text.as_bytes(), "font") {
        if at < past {
            continue;
        }
        let (before, tag) = text.as_bytes().split_at(at);
        let Some(len) = memchr::memchr(b'>', &tag[..tag.len().min(LONGEST)]) else { continue };
        if before.ends_with(b"</") && open.pop() == Some(true) {
            cuts.push(at - 2..at + len + 1);
            past = at + len;
        } else if before.ends_with(b"<") {
            let is_wrapper = is_wrapper(&text[at + "font".len()..at + len]);
            open.push(is_wrapper);
            if is_wrapper {
                cuts.push(at - 1..at + len + 1);
                past = at + len;
            }
        }
    }
    (!cuts.is_empty()).then(|| without(text, &cuts))
}

/// Whether a `<font>` with these attributes is a translator's.
fn is_wrapper(attributes: &str) -> bool {
    let bare: String = attributes.chars().filter(|c| !matches!(c, '"' | '\'' | ';') && !c.is_whitespace()).collect();
    let style = bare.strip_prefix("dir=auto").unwrap_or(&bare);
    style == "style=vertical-align:inherit" || bare.starts_with("_mst")
}

/// The text without some of its parts, which are in order.
fn without(text: &str, cuts: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for cut in cuts {
        out.push_str(&text[copied..cut.start]);
        copied = cut.end;
    }
    out + &text[copied..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_the_page_in_a_viewers_frames() {
        let page = |title: &str| {
            format!("<title>{title}</title><p class=\"a\">{}</p>", "The quay is \"dry\" & cold. ".repeat(30))
        };
        let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
        let frame =
            |text: &str| format!("<p>Captured on Tuesday</p><iframe width=9 srcdoc=\"{}\"></iframe>", escaped(text));
        assert_eq!(framed(&frame(&page("A"))), Some(page("A")));
        assert_eq!(framed(&frame(&frame(&page("A")))), Some(page("A")));
        let replay = format!("<iframe srcdoc='{}'></iframe>", escaped(&frame(&page("A"))));
        assert_eq!(framed(&frame(&replay)), Some(page("A")));
        // A story beside a frame, and a frame of a few words.
        assert_eq!(framed(&(page("B").repeat(2) + &frame(&page("A")))), None);
        assert_eq!(framed(&frame("<p>Buy")), None);
        let brief = format!("<article><h1>B</h1><p>The quay is closed.</p></article>{}", frame(&page("A")));
        assert_eq!(framed(&brief), None);
        assert_eq!(framed(&page("A")), None);
    }

    #[test]
    fn cuts_the_toolbar() {
        let page = format!("<body>{}<div>menu</div>{}<p>Story", TOOLBAR[0], TOOLBAR[1]);
        assert_eq!(undone(&page, None), "<body><p>Story");
        for whole in ["<p>Story", "<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>Story"] {
            assert!(matches!(undone(whole, None), Cow::Borrowed(text) if text == whole));
        }
    }

    #[test]
    fn cuts_the_toolbar_without_its_comments() {
        let mut tree =
            Html::parse_document("<div id=wm-ipp-base><b>12 captures</b></div><p>Story<div id=wm-ipp-print>a</div>");
        cut_toolbar(&mut tree);
        assert_eq!(tree.root_element().text().collect::<String>(), "Story");
    }

    #[test]
    fn unwraps_the_links_of_a_capture() {
        for (wrapped, bare) in [
            (
                "<a href=\"https://a.example/web/20130307194448/http://x.example/y\">y</a>",
                "<a href=\"http://x.example/y\">y</a>",
            ),
            ("<img src=/web/20130307194448im_/https://x.example/y.png>", "<img src=https://x.example/y.png>"),
            (
                r#"{"url":"https:\/\/a.example\/web\/20130307194448\/https:\/\/x.example\/y"}"#,
                r#"{"url":"https:\/\/x.example\/y"}"#,
            ),
            // Another capture is one that the page cites.
            (
                "https://a.example/web/20130307194448/https://a.example/web/2010/http://x.example/",
                "https://a.example/web/2010/http://x.example/",
            ),
            ("at 20130307194448 http://x.example/", "at 20130307194448 http://x.example/"),
            ("<a href='/web/20130307194448*/x'>all</a>", "<a href='/web/20130307194448*/x'>all</a>"),
        ] {
            assert_eq!(undone(wrapped, Some("20130307194448")), bare);
        }
    }

    #[test]
    fn cuts_what_archive_today_puts_around_a_page() {
        let page = "<html itemscope itemtype=\"http://schema.org/Article\"><head><meta property=\"twitter:site\" \
            content=\"@archiveis\"/><meta property=\"article:published_time\" content=\"2018-05-05T22:28:55Z\"/>\
            <link rel=\"canonical\" href=\"https://a.example/XvEff\"/>\
            <link rel=\"bookmark\" href=\"http://a.example/20180505222855/https://x.example/y?a=1&amp;b=2\"/>\
            <title>A quay</title></head><body><center><div id=\"HEADER\" style=\"x\"><div>webpage capture</div></div>\
            <div id=\"CONTENT\"><a href=\"https://a.example/o/XvEff/https://x.example/z\">z</a></div></center>";
        assert_eq!(todays_address(page).unwrap(), "http://a.example/20180505222855/https://x.example/y?a=1&b=2");
        let bare = "<title>A quay</title></head><body><center><div id=\"CONTENT\"><a href=\"https://x.example/z\">z</a></div></center>";
        assert_eq!(undone(page, None), bare);
        let unquoted = page
            .replace("\"bookmark\"", "bookmark")
            .replace("\"canonical\"", "canonical")
            .replace("\"HEADER\"", "HEADER");
        assert_eq!(undone(&unquoted, None), bare);
        for other in [page.replace("@archiveis", "@courier"), page.replace("\"bookmark\"", "\"prev\"")] {
            assert_eq!(undone(&other, None), other);
        }
    }

    #[test]
    fn cuts_the_head_of_a_search_engines_copy() {
        let head = "<table><tr><td>This is a <b>cache</b> of <a href=http://x.example/y>x.example/y</a>.</table><hr>";
        let page = "<HTML><title>A quay</title><p>Story";
        let base = "<BASE HREF=\"http://x.example/y\">";
        assert_eq!(undone(&format!("{base}{head}{page}"), None), format!("{base}{page}"));
        for whole in [
            format!("<html><head>{base}<title>A cache</title><body>{head}<script>'<html>'</script>"),
            format!("{base}{page}"),
            format!("{head}{page}"),
        ] {
            assert_eq!(undone(&whole, None), whole);
        }
    }

    #[test]
    fn cuts_a_translators_wrappers() {
        let wrapper = "<font style=\"vertical-align: inherit;\">";
        let page = format!(
            "<html class=\"translated-ltr\"><p>{wrapper}{wrapper}One. </font>{wrapper}Two</font></font> <font color=red>{wrapper}\
             three</font></font><font dir=\"auto\" style=\"vertical-align: inherit;\">.</font>"
        );
        assert_eq!(undone(&page, None), "<html class=\"translated-ltr\"><p>One. Two <font color=red>three</font>.");
        let edge = "<html><title _msttexthash=\"1\">a</title><p><font _mstmutation=\"1\">b</font>";
        assert_eq!(undone(edge, None), "<html><title _msttexthash=\"1\">a</title><p>b");
        let torn = "<html class=translated-ltr><p><font _mst</font>a";
        assert_eq!(undone(torn, None), "<html class=translated-ltr><p>a");
        let another = page.replace("translated-ltr", "");
        assert_eq!(undone(&another, None), another);
    }

    proptest! {
        #[test]
        fn never_panics(text in "(translated-ltr|srcdoc=|@archiveis|<html|<title|<link rel=|bookmark|canonical| href=|\"|>|</?font|_mst|/o/é/|/|im_|20130307194448|http:|é|<div id=HEADER |<div id=CONTENT ){0,30}") {
            undone(&text, Some("20130307194448"));
            framed(&text);
        }
    }
}
