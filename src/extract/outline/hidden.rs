//! What a page has that a reader does not see, or sees only once a script or a click shows it.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

use crate::extract::read_on;

/// Whether nothing of an element is told.
pub(super) fn is_skipped(node: NodeRef<'_, Node>, element: &Element) -> bool {
    match element.name() {
        // How a word is read, between its letters: a phrase would not be found across it.
        "rt" | "rp" | "rtc" => true,
        "script" | "style" | "svg" | "iframe" | "object" | "canvas" | "datalist" => true,
        // What a formula was written in.
        "annotation" | "annotation-xml" => true,
        "math" => is_said_beside(node),
        "i" | "span" => is_icon(element),
        "template" => element.attr("shadowrootmode").is_none(),
        _ => false,
    }
}

/// Whether an element's word is the name of a sign that a font draws in its place.
fn is_icon(element: &Element) -> bool {
    /// Bytes of the shorter name.
    const SHORTEST: usize = "material-icons".len();
    let class = element.attr("class").unwrap_or_default();
    class.len() >= SHORTEST && (class.contains("material-icons") || class.contains("material-symbols"))
}

/// Whether a formula is the copy for screen readers of one that stands beside it, as KaTeX and MathJax write them.
fn is_said_beside(math: NodeRef<'_, Node>) -> bool {
    let around = math.parent().and_then(|parent| parent.value().as_element()?.attr("class"));
    around.is_some_and(|class| ["katex", "ssistive"].iter().any(|name| class.contains(name)))
}

/// Whether a reader takes an element into sight: the panel of a tab, what an accordion unfolds.
pub(super) fn unfolds(element: &Element, class: &str) -> bool {
    const PANELS: [&str; 10] = [
        "accordion", "tab-pane", "tab-content", "tab_content", "tabs-panel", "tabpanel", "toggle-content",
        "toggle_content", "faq", "panel-collapse",
    ];
    element.attr("role") == Some("tabpanel") || PANELS.iter().any(|panel| class.contains(panel))
}

/// Whether what an element says is only for those who hear the page: of a link, mostly that it opens a window.
pub(super) fn is_for_screen_readers(class: &str) -> bool {
    const NAMES: [&str; 6] =
        ["sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "screenreader", "a11y-hidden"];
    NAMES.iter().any(|name| class.contains(name))
}

/// Whether an element is a part of the page that React sent after the rest, to be moved into its place by a script:
/// `<div hidden id="S:0">`.
pub(super) fn is_streamed(id: &str) -> bool {
    id.strip_prefix("S:").is_some_and(|number| number.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Whether a button right before an element, alone or in a heading, or one behind it that asks to read on, unfolds it.
pub(super) fn is_folded(node: NodeRef<'_, Node>, tag: &str) -> bool {
    /// Elements from a heading to its button, and what else stands in it.
    const FEW: usize = 6;
    if !matches!(tag, "div" | "section" | "p" | "dd" | "span") {
        return false;
    }
    let frames = |node: &NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|e| matches!(e.name(), "nav" | "header" | "footer"))
    };
    let folds = |node: NodeRef<'_, Node>| {
        let button = node.value().as_element().filter(|e| e.name() == "button");
        button.is_some_and(|button| button.attr("aria-expanded").is_some())
    };
    let leads_on = |node: NodeRef<'_, Node>| {
        let is_control = node.value().as_element().is_some_and(|e| matches!(e.name(), "button" | "a"));
        let text = || node.descendants().take(FEW).filter_map(|node| node.value().as_text());
        is_control && read_on::asks(text().map(|text| &**text).collect::<String>().trim())
    };
    let before = node.prev_siblings().find(|node| node.value().is_element());
    let after = || node.next_siblings().find(|node| node.value().is_element());
    let is_unfolded =
        before.is_some_and(|before| before.descendants().take(FEW).any(folds)) || after().is_some_and(leads_on);
    is_unfolded && !node.ancestors().any(|n| frames(&n))
}

/// Whether a style takes an element out of sight.
pub(super) fn hides(style: &str) -> bool {
    // Both properties have this letter, and few others have.
    if !style.contains(['y', 'Y']) {
        return false;
    }
    let bare: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    bare.contains("display:none") || bare.contains("visibility:hidden")
}
