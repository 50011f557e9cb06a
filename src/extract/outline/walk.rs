//! The walk over the parsed tree that fills the [`Outline`].

use std::ops::Range;

use scraper::{Html, Node};

use super::{
    Block, BlockKind, Element, ElementId, MAX_NAMES_BYTES, NONE, Outline, Span, Text, beginning,
    hidden::{hides, is_folded, is_for_screen_readers, is_skipped, is_streamed, unfolds},
    name_bit, push_collapsed,
};
use crate::{
    extract::names::{NameId, Names},
    page::is_developers_name,
};

impl<'a> Outline<'a> {
    /// Flattens a parsed page. Scripts, styles, templates, drawings and frames are left out.
    pub fn of(html: &'a Html) -> Outline<'a> {
        let mut walk = Walk::default();
        // Growing would copy all of it several times; of ten nodes, about five are elements, with six attributes, three
        // are kept as texts and two begin a block.
        let nodes = html.tree.values().len();
        walk.outline.elements.reserve(nodes * 5 / 8);
        walk.outline.attributes.reserve(nodes * 7 / 8);
        walk.outline.texts.reserve(nodes * 3 / 8);
        walk.outline.blocks.reserve(nodes / 4);
        walk.go_over(html.tree.root());
        walk.flush(false);
        walk.reveal();
        walk.outline
    }
}

/// Elements that start a new line in a browser.
#[rustfmt::skip]
pub fn is_block(tag: &str) -> bool {
    // As bytes, which are told apart one by one: no text is compared with another.
    matches!(
        tag.as_bytes(),
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"button" | b"caption" | b"center" | b"dd"
        | b"details" | b"dialog" | b"dir" | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption" | b"figure"
        | b"footer" | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"head" | b"header" | b"hgroup"
        | b"hr" | b"html" | b"label" | b"legend" | b"li" | b"main" | b"menu" | b"nav" | b"ol" | b"option" | b"p"
        | b"pre" | b"search" | b"section" | b"select" | b"summary" | b"table" | b"tbody" | b"textarea" | b"tfoot"
        | b"thead" | b"title" | b"tr" | b"ul"
    ) || tag.starts_with("amp-")
}

fn is_cell(tag: &str) -> bool {
    matches!(tag, "td" | "th")
}

/// What an element's attributes say that every element is asked for.
#[derive(Default)]
struct Common<'a> {
    class: &'a str,
    id: &'a str,
    /// What the site's developers call it.
    called: &'a str,
    hidden: bool,
    /// Hidden from screen readers alone.
    unread: bool,
}

impl<'a> Common<'a> {
    fn note(&mut self, name: &str, value: &'a str) {
        match name {
            "class" => self.class = beginning(value, MAX_NAMES_BYTES),
            "id" => self.id = beginning(value, MAX_NAMES_BYTES),
            "hidden" => self.hidden |= value != "until-found",
            "aria-hidden" => self.unread |= value == "true",
            "style" => self.hidden |= hides(value),
            _ if is_developers_name(name.as_bytes()) => self.called = beginning(value, MAX_NAMES_BYTES),
            _ => {}
        }
    }

    /// The number of the `id`, or of what else names this one element.
    fn own_name(&self, names: &mut Names<'a>) -> NameId {
        if self.id.is_empty() && !self.called.is_empty() {
            names.number_called(self.called)
        } else {
            names.number(self.id)
        }
    }
}

/// The bytes of texts that are running text, and no labels or links.
fn running_bytes(texts: &[Text]) -> usize {
    /// Bytes of the shortest.
    const RUNNING: usize = 80;
    texts.iter().map(|text| text.raw.len()).filter(|&len| len >= RUNNING).sum()
}

/// Whether an element holds the headline, or what else is marked as the story.
fn holds_story(outline: &Outline, e: ElementId) -> bool {
    let is_main = || outline.tagged(&["article", "main"]).any(|main| outline.contains(e, main));
    let mut headings = outline.tagged(&["h1"]).peekable();
    let is_marked = outline.tag(e) == "body" || headings.peek().is_some() || is_main();
    is_marked && headings.all(|h1| outline.contains(e, h1))
}

/// The state of the walk: the elements that are open and the block being filled.
#[derive(Default)]
struct Walk<'a> {
    outline: Outline<'a>,
    open: Vec<ElementId>,
    links: usize,
    /// `<tr>` elements, open now, whose cells hold nothing but a line of text.
    data_rows: Vec<ElementId>,
    buffer: String,
    buffer_links: usize,
    buffer_texts: Range<usize>,
    /// A single `<br>` stands between the last block and what comes.
    after_break: bool,
    /// A block, cell or line began or ended since the last text.
    after_boundary: bool,
    /// A text node of white space stood since the last text.
    after_space: bool,
    /// The last element that closed, and its parent's place in `open`.
    closed: Option<(usize, ego_tree::NodeRef<'a, Node>)>,
    /// Of each open element, whether it has text of its own, once asked.
    own_text: Vec<Option<bool>>,
    /// Elements that hide what is in them, in order.
    hiding: Vec<ElementId>,
    /// The open element in a line that hides what is in it.
    unseen: Option<ElementId>,
    /// How many `<pre>` are open.
    preformatted: usize,
}

impl<'a> Walk<'a> {
    /// Everything under the root, in order.
    fn go_over(&mut self, root: ego_tree::NodeRef<'a, Node>) {
        let mut node = root;
        loop {
            let enters = match node.value() {
                Node::Element(element) if is_skipped(node, element) => false,
                Node::Element(element) => {
                    self.open(node, element);
                    true
                }
                Node::Text(text) => {
                    self.text(text);
                    false
                }
                _ => true,
            };
            if let Some(child) = node.first_child().filter(|_| enters) {
                node = child;
                continue;
            }
            if enters {
                self.close(node);
            }
            node = loop {
                if let Some(next) = node.next_sibling() {
                    break next;
                }
                let Some(parent) = node.parent() else { return };
                self.close(parent);
                node = parent;
            };
        }
    }

    fn open(&mut self, node: ego_tree::NodeRef<'a, Node>, element: &'a scraper::node::Element) {
        let tag = element.name();
        let first = self.outline.attributes.len();
        let (mut common, mut named) = (Common::default(), 0);
        for (name, value) in element.attrs() {
            named |= name_bit(name);
            common.note(name, value);
            self.outline.attributes.push((name, value));
        }
        let is_custom = tag.contains('-');
        // The name of such an element says what it is, as a class does of others.
        if is_custom && common.class.is_empty() {
            common.class = tag;
        }
        let is_box = is_block(tag) || is_cell(tag) || is_custom && self.is_on_its_own(node);
        self.after_boundary |= is_box || tag == "br";
        if tag == "br" {
            self.line_break();
        } else if is_cell(tag) && self.in_data_row() {
            if !self.buffer.is_empty() {
                self.buffer.truncate(self.buffer.trim_end().len());
                self.buffer.push_str(" | ");
            }
        } else if is_box && !self.in_data_row() {
            self.flush(false);
        }
        let is_said = self.links > 0 && self.is_in_paragraph() && is_for_screen_readers(common.class);
        let outline = &mut self.outline;
        let id = outline.elements.len();
        let parent = self.open.last().copied();
        let is_shown = || is_streamed(common.id) || unfolds(element, common.class) || is_folded(node, tag);
        let hides = (common.hidden || common.unread) && !is_shown();
        if hides {
            self.hiding.push(id);
        }
        if !is_box && (hides && common.hidden || is_said) {
            self.unseen.get_or_insert(id);
        }
        self.preformatted += usize::from(tag == "pre");
        outline.elements.push(Element {
            tag,
            class_name: outline.names.number(common.class),
            id_name: common.own_name(&mut outline.names),
            parent: parent.map_or(NONE, |p| p as u32),
            named,
            end: id as u32 + 1,
            is_box,
            hidden: hides || parent.is_some_and(|p| outline.elements[p].hidden),
            texts: Span::new(outline.texts.len(), outline.texts.len()),
            blocks: Span::new(outline.blocks.len(), outline.blocks.len()),
            attributes: Span::new(first, outline.attributes.len()),
        });
        self.open.push(id);
        self.own_text.push(None);
        match tag {
            "a" if self.outline.leads(id) => self.links += 1,
            "tr" if is_data_row(node) => self.data_rows.push(id),
            _ => {}
        }
    }

    fn close(&mut self, node: ego_tree::NodeRef<'a, Node>) {
        if !node.value().is_element() {
            return;
        }
        let Some(id) = self.open.pop() else { return };
        self.own_text.pop();
        self.unseen = self.unseen.filter(|&unseen| unseen != id);
        self.closed = self.open.len().checked_sub(1).map(|parent| (parent, node));
        let Element { is_box, tag, .. } = self.outline.elements[id];
        self.after_boundary |= is_box;
        let ends_row = self.data_rows.last() == Some(&id);
        if ends_row || (is_box && !self.in_data_row()) {
            // The block belongs to the element that is closing.
            self.open.push(id);
            self.flush(false);
            self.open.pop();
        }
        if ends_row {
            self.data_rows.pop();
        }
        self.preformatted -= usize::from(tag == "pre");
        if tag == "a" && self.outline.leads(id) {
            self.links = self.links.saturating_sub(1);
        }
        let outline = &mut self.outline;
        let element = &mut outline.elements[id];
        element.texts.end = outline.texts.len() as u32;
        element.blocks.end = outline.blocks.len() as u32;
        outline.elements[id].end = outline.elements.len() as u32;
    }

    /// Takes for shown what holds the story and nearly all running text though it is hidden: a page that a script moves into
    /// place or shows once it has loaded, or that lies behind a dialogue.
    fn reveal(&mut self) {
        /// The share of a page's running text, in hundredths; a consent dialogue may have more than a brief.
        const NEARLY_ALL: usize = 80;
        let outline = &mut self.outline;
        if self.hiding.is_empty() {
            return;
        }
        // Few elements hold as much, so that few are looked through for more.
        let least = (running_bytes(&outline.texts) * NEARLY_ALL / 100).max(1);
        let mut hiding = Vec::new();
        let mut shows = false;
        for &e in &self.hiding {
            let is_inside = hiding.last().is_some_and(|&outer| outline.contains(outer, e));
            let holds = |e| running_bytes(&outline.texts[outline.texts_in(e)]) >= least && holds_story(outline, e);
            if !is_inside && holds(e) {
                shows = true;
            } else if !is_inside {
                hiding.push(e);
            }
        }
        if shows {
            outline.elements.iter_mut().for_each(|element| element.hidden = false);
            for e in hiding {
                let end = outline.elements[e].end as usize;
                outline.elements[e..end].iter_mut().for_each(|element| element.hidden = true);
            }
        }
    }

    fn in_data_row(&self) -> bool {
        !self.data_rows.is_empty()
    }

    fn text(&mut self, raw: &'a str) {
        let Some(&element) = self.open.last() else { return };
        if self.is_apart(raw) {
            self.buffer.push(' ');
            self.after_space = true;
        }
        let before = self.buffer.len();
        let is_blank = if self.is_unseen() {
            raw.trim().is_empty()
        } else if self.preformatted > 0 {
            push_lines(&mut self.buffer, raw);
            self.buffer.len() <= before || raw.trim().is_empty()
        } else {
            push_collapsed(&mut self.buffer, raw);
            // White space is one space by now, whatever it was.
            matches!(&self.buffer.as_bytes()[before..], [] | [b' '])
        };
        if is_blank {
            self.after_space = true;
            return;
        }
        if self.links > 0 {
            self.buffer_links += self.buffer.get(before..).map_or(0, |added| added.chars().count());
        }
        let index = self.outline.texts.len();
        self.outline.texts.push(Text { element, raw, starts_line: self.after_boundary, spaced: self.after_space });
        self.after_boundary = false;
        self.after_space = false;
        if self.buffer_texts.is_empty() {
            self.buffer_texts.start = index;
        }
        self.buffer_texts.end = index + 1;
    }

    fn is_in_paragraph(&self) -> bool {
        self.open.iter().rev().find(|&&e| self.outline.elements[e].is_box).is_some_and(|&e| self.outline.tag(e) == "p")
    }

    /// Whether what comes is hidden in a line that is shown. A date or a name for programs may stand there.
    fn is_unseen(&self) -> bool {
        self.unseen.is_some() && !self.outline.elements[self.block_element()].hidden
    }

    /// Whether an element in a box stands among elements alone there: its parent has no words of its own.
    fn is_on_its_own(&mut self, node: ego_tree::NodeRef<'_, Node>) -> bool {
        let is_box = |e: ElementId| {
            let tag = self.outline.tag(e);
            matches!(tag, "div" | "section" | "article" | "main" | "body" | "header" | "footer" | "aside")
                || tag.contains('-')
        };
        let boxed = self.open.last().is_some_and(|&e| is_box(e));
        boxed && node.parent().is_some_and(|parent| !self.has_own_text(self.open.len() - 1, parent))
    }

    /// Whether an open element, at its place in `open`, has words beside the elements in it.
    fn has_own_text(&mut self, at: usize, node: ego_tree::NodeRef<'_, Node>) -> bool {
        let Some(known) = self.own_text.get_mut(at) else { return true };
        let has_words = |text: &str| text.contains(|c: char| !c.is_whitespace());
        let is_words = |node: ego_tree::NodeRef<'_, Node>| matches!(node.value(), Node::Text(text) if has_words(text));
        *known.get_or_insert_with(|| node.children().any(is_words))
    }

    /// Whether a text begins another word than the one that the buffer ends with, though nothing stands between: the page
    /// holds both in elements side by side, which its style sheet sets apart, as the parts of a byline. Where text stands
    /// beside the elements they are parts of a sentence, and a small letter goes on with a word.
    fn is_apart(&mut self, raw: &str) -> bool {
        let innermost = self.open.len().saturating_sub(1);
        let Some((parent, closed)) = self.closed.filter(|(parent, _)| *parent < innermost) else { return false };
        let texts = &self.outline.texts;
        let Some(last) = texts.last().filter(|_| !self.after_boundary && !self.after_space) else { return false };
        let mut inner = self.open.iter().skip(parent + 1).map(|&e| self.outline.tag(e));
        if self.preformatted > 0 || !may_part(last.raw, raw) || inner.any(|tag| matches!(tag, "sup" | "sub")) {
            return false;
        }
        closed.parent().is_some_and(|node| !self.has_own_text(parent, node))
    }

    /// One `<br>` ends a line of a paragraph, two end the paragraph.
    fn line_break(&mut self) {
        if self.buffer.trim().is_empty() {
            self.after_break = false;
        } else {
            self.flush(true);
        }
    }

    fn flush(&mut self, by_break: bool) {
        let text = self.buffer.trim();
        if !text.is_empty() {
            let element = self.block_element();
            let chars = text.chars().count();
            self.outline.blocks.push(Block {
                element,
                kind: self.kind_of(element),
                text: text.to_owned(),
                chars,
                link_chars: self.buffer_links.min(chars),
                continues: self.after_break,
                texts: self.buffer_texts.clone(),
            });
        }
        self.after_break = by_break;
        self.buffer.clear();
        self.buffer_links = 0;
        self.buffer_texts = 0..0;
    }

    fn block_element(&self) -> ElementId {
        let row = self.data_rows.first();
        let found = row.or_else(|| self.open.iter().rev().find(|&&e| self.outline.elements[e].is_box));
        found.copied().unwrap_or_default()
    }

    /// What a block is, from the elements around it: the nearest that says so, up to the box it stands in.
    fn kind_of(&self, element: ElementId) -> BlockKind {
        let mut kind = BlockKind::Loose;
        for e in self.outline.ancestors(element) {
            kind = match (self.outline.tag(e), kind) {
                ("h1", _) => return BlockKind::Heading(1),
                ("h2", _) => return BlockKind::Heading(2),
                ("h3", _) => return BlockKind::Heading(3),
                ("h4", _) => return BlockKind::Heading(4),
                ("h5", _) => return BlockKind::Heading(5),
                ("h6", _) => return BlockKind::Heading(6),
                ("figcaption" | "caption", _) => return BlockKind::Caption,
                ("tr", _) if self.data_rows.contains(&e) => return BlockKind::TableRow,
                ("li" | "dd" | "dt", _) => return BlockKind::ListItem,
                ("pre", _) => return BlockKind::Preformatted,
                ("blockquote", _) => return BlockKind::Quote,
                ("p", BlockKind::Loose) => BlockKind::Paragraph,
                ("section" | "article" | "main" | "td" | "body" | "aside" | "table", _) => return kind,
                (_, kind) => kind,
            };
        }
        kind
    }
}

/// Whether a text begins with a word that is no ending of a number and no unit: what is counted.
fn begins_with_word(text: &str) -> bool {
    /// Letters: ordinals and units of measurement have fewer.
    const LEAST: usize = 4;
    text.chars().take_while(|c| c.is_alphabetic()).count() >= LEAST
}

/// Whether of two texts without space between the second may begin a word: a capital or a digit after letters or digits.
/// One letter alone before it is an initial set large; of two numbers one has a word with it; and after scripts that write
/// no spaces a capital needs none.
fn may_part(before: &str, after: &str) -> bool {
    /// Bytes of a sentence; what is shorter may be an initial.
    const SENTENCE: usize = 20;
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    if before.len() >= SENTENCE && matches!(last, '.' | '!' | '?' | '…' | '”' | '»') {
        return first.is_uppercase() || matches!(first, '“' | '«' | '„');
    }
    if !last.is_alphanumeric() || before.chars().rev().filter(|c| c.is_alphanumeric()).nth(1).is_none() {
        return false;
    }
    let has_letter = |text: &str| text.contains(char::is_alphabetic);
    match last.is_numeric() {
        true if first.is_lowercase() => begins_with_word(after),
        true => first.is_uppercase() || first.is_numeric() && (has_letter(before) || has_letter(after)),
        false => first.is_numeric() || first.is_uppercase() && (last.is_lowercase() || last.is_uppercase()),
    }
}

/// Appends preformatted text: its lines end where they end, and an empty one parts two paragraphs.
fn push_lines(out: &mut String, raw: &str) {
    for (i, line) in raw.split('\n').enumerate() {
        if i > 0 && !out.is_empty() {
            out.truncate(out.trim_end_matches(' ').len());
            if !out.ends_with("\n\n") {
                out.push('\n');
            }
        }
        let begins = out.is_empty() || out.ends_with('\n');
        push_collapsed(out, if begins { line.trim_start() } else { line });
    }
}

/// Whether all cells of a row are lines of text, as in a data table; layout tables have boxes in their cells.
fn is_data_row(row: ego_tree::NodeRef<'_, Node>) -> bool {
    /// Longer cells are columns of a layout, chosen from the data tables of saved pages, whose cells are phrases.
    const MAX_CELL_BYTES: usize = 400;
    let mut cells = 0;
    for cell in row.children() {
        let Node::Element(element) = cell.value() else { continue };
        if !is_cell(element.name()) {
            return false;
        }
        cells += 1;
        let mut bytes = 0;
        let mut paragraphs = 0;
        for node in cell.descendants().skip(1) {
            match node.value() {
                Node::Element(e) if e.name() == "p" && paragraphs == 0 => paragraphs += 1,
                Node::Element(e) if is_block(e.name()) || e.name() == "br" => return false,
                Node::Text(text) => bytes += text.len(),
                _ => {}
            }
            if bytes > MAX_CELL_BYTES {
                return false;
            }
        }
    }
    cells >= 2
}
