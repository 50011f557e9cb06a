//! The [`Outline`]: a page as flat, plain data in document order, which every decision of `extract` works on.
//!
//! One walk over the parsed tree fills it; nothing after it sees the tree. Elements, their texts and the blocks made of
//! them stand in vectors, and an element knows the range of each that lies under it, so that "all links of this box" is a
//! slice and no rule recurses.

mod hidden;
mod walk;

use std::ops::Range;

use super::names::{Hints, NameId, Names, Said};
pub use walk::is_block;

/// An element's place in [`Outline::elements`].
pub type ElementId = usize;

/// Bytes of a `class` or `id` that rules look at; the longest class lists of utility style sheets stay below. Rules look at
/// those of an element's ancestors too, so without a limit a few long ones cost as much as the page times its elements.
const MAX_NAMES_BYTES: usize = 2_000;

/// A page in document order.
#[derive(Debug, Default)]
pub struct Outline<'a> {
    /// Pre-order: an element stands before everything under it.
    pub elements: Vec<Element<'a>>,
    /// The text nodes, in order, without those that are only white space.
    pub texts: Vec<Text<'a>>,
    pub blocks: Vec<Block>,
    /// The values of `class` and `id`.
    pub names: Names<'a>,
    attributes: Vec<(&'a str, &'a str)>,
}

/// An element and what lies under it. No larger than a line of the processor's cache, since rules go over all of a page's.
#[derive(Debug)]
pub struct Element<'a> {
    /// The local name, in lower case.
    pub tag: &'a str,
    /// Its `class` in [`Outline::names`].
    pub class_name: NameId,
    /// Its `id` in [`Outline::names`], or where it has none what the site's developers call it: `data-testid` and its like.
    pub id_name: NameId,
    /// [`NONE`] for the outermost.
    parent: u32,
    end: u32,
    /// The bits of its attributes' names.
    named: NameBits,
    /// It starts a new line in a browser, or is a table's cell.
    pub is_box: bool,
    /// Hidden by `hidden`, `aria-hidden` or `display:none`, here or above.
    pub hidden: bool,
    texts: Span,
    blocks: Span,
    attributes: Span,
}

/// No element.
const NONE: u32 = u32::MAX;

/// Names of attributes, a bit for each by [`name_bit`]: most that an element is asked for it has not.
pub type NameBits = u32;

/// The bit of every `data-` attribute.
pub const DATA: NameBits = 1 << 31;

/// The bit that stands for an attribute's name, and for some others. By its length and its ends, so weighed that what rules
/// ask for hardly has one with what most elements have: `class`, `href`, `src` and their like.
#[inline]
pub const fn name_bit(name: &str) -> NameBits {
    match name.as_bytes() {
        [b'd', b'a', b't', b'a', b'-', ..] => DATA,
        [first, .., last] => 1 << ((16 * name.len() + 2 * *first as usize + 3 * *last as usize) % 31),
        _ => 1,
    }
}

/// A range in one of the outline's vectors, none of which is longer than a page has bytes.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    end: u32,
}

impl Span {
    fn new(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Element<'_> {
    /// The element that this one is in; `None` for the outermost.
    pub fn parent(&self) -> Option<ElementId> {
        (self.parent != NONE).then_some(self.parent as usize)
    }

    pub fn is_heading(&self) -> bool {
        matches!(self.tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    }

    /// The id after the last element under this one.
    pub fn end(&self) -> ElementId {
        self.end as usize
    }
}

/// A text node.
#[derive(Debug)]
pub struct Text<'a> {
    /// The innermost element around the text.
    pub element: ElementId,
    /// As in the page, white space included.
    pub raw: &'a str,
    /// A block, cell or line began between the text before and this one.
    pub starts_line: bool,
    /// White space that is a text node of its own stood before it.
    pub spaced: bool,
}

/// A run of text without a block boundary in it.
#[derive(Debug)]
pub struct Block {
    /// The innermost block-level element around it.
    pub element: ElementId,
    pub kind: BlockKind,
    /// White space collapsed, soft hyphens and zero-width spaces gone. Never empty.
    pub text: String,
    /// Characters of `text`.
    pub chars: usize,
    /// Characters of `text` that are inside links.
    pub link_chars: usize,
    /// Goes on after a single `<br>`: a line of the same paragraph.
    pub continues: bool,
    /// The text nodes it is made of.
    pub texts: Range<usize>,
}

/// What a block is to its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    Paragraph,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    ListItem,
    /// A row of a data table; its cells stand between ` | `.
    TableRow,
    Quote,
    Preformatted,
    Caption,
    /// Text directly in a `<div>`, `<td>`, `<body>`.
    Loose,
}

impl Block {
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading(_))
    }

    /// A paragraph, marked as one or not.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, BlockKind::Paragraph | BlockKind::Loose)
    }
}

impl<'a> Outline<'a> {
    /// An element's local name, in lower case.
    #[inline]
    pub fn tag(&self, element: ElementId) -> &'a str {
        self.elements[element].tag
    }

    /// The element that one is in; `None` for the outermost.
    #[inline]
    pub fn parent(&self, element: ElementId) -> Option<ElementId> {
        self.elements[element].parent()
    }

    pub fn class(&self, element: ElementId) -> &str {
        self.names.value(self.elements[element].class_name)
    }

    /// The value of an attribute of `element`, `None` where it has none of that name.
    #[inline]
    pub fn attribute(&self, element: ElementId, name: &str) -> Option<&'a str> {
        if self.may_have(element, name_bit(name)) { self.find_attribute(element, name) } else { None }
    }

    /// Whether an `<a>` leads anywhere, and is not the mark of a place: where pages written as XML have `<a id="x"/>`, it never ends.
    pub(super) fn leads(&self, link: ElementId) -> bool {
        self.attribute(link, "href").is_some()
            || self.attribute(link, "id").is_none() && self.attribute(link, "name").is_none()
    }

    /// Whether `element` may have an attribute whose name has one of these bits.
    #[inline]
    pub fn may_have(&self, element: ElementId, names: NameBits) -> bool {
        self.elements[element].named & names != 0
    }

    fn find_attribute(&self, element: ElementId, name: &str) -> Option<&'a str> {
        self.attributes(element).iter().find(|(n, _)| is_same(n, name)).map(|(_, value)| *value)
    }

    /// What an element's class says.
    pub fn said_by_class(&self, element: ElementId) -> Said {
        self.names.said(self.elements[element].class_name)
    }

    /// What an element's class and id say.
    pub fn said(&self, element: ElementId) -> Said {
        self.said_by_class(element) | self.names.said(self.elements[element].id_name)
    }

    /// What an element's class and id say that it is to the story.
    pub fn hints(&self, element: ElementId) -> Hints {
        let element = &self.elements[element];
        self.names.hints(element.class_name) | self.names.hints(element.id_name)
    }

    /// An element's attributes as (name, value), in the page's order.
    pub fn attributes(&self, element: ElementId) -> &[(&'a str, &'a str)] {
        &self.attributes[self.elements[element].attributes.range()]
    }

    /// The element and all elements under it.
    pub fn subtree(&self, element: ElementId) -> Range<ElementId> {
        element..self.elements[element].end()
    }

    /// The text nodes under an element.
    pub fn texts_in(&self, element: ElementId) -> Range<usize> {
        self.elements[element].texts.range()
    }

    /// The blocks that begin under an element.
    pub fn blocks_in(&self, element: ElementId) -> Range<usize> {
        self.elements[element].blocks.range()
    }

    /// All text under an element, white space collapsed; a space stands where a block, cell or line ends.
    pub fn text_of(&self, element: ElementId) -> String {
        self.joined(self.texts_in(element))
    }

    /// Like [`text_of`](Self::text_of), `None` where the page has more than `bytes` for it, white space included.
    pub fn text_within(&self, element: ElementId, bytes: usize) -> Option<String> {
        let texts = self.texts_in(element);
        let mut left = bytes;
        for text in &self.texts[texts.clone()] {
            left = left.checked_sub(text.raw.len())?;
        }
        Some(self.joined(texts))
    }

    /// Like [`text_of`](Self::text_of), with `\n` where a block or line ends.
    pub fn lines_of(&self, element: ElementId) -> Vec<String> {
        let mut lines = Vec::new();
        let texts = self.texts_in(element);
        let mut start = texts.start;
        for i in texts.clone() {
            if i > start && self.texts[i].starts_line {
                lines.push(self.joined(start..i));
                start = i;
            }
        }
        if start < texts.end {
            lines.push(self.joined(start..texts.end));
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Some text nodes, white space collapsed; a space stands where a block, cell or line ends.
    pub fn joined(&self, texts: Range<usize>) -> String {
        let mut out = String::new();
        for i in texts.clone() {
            let apart = self.texts[i].starts_line || self.texts[i].spaced;
            if i > texts.start && apart && !out.ends_with(' ') {
                out.push(' ');
            }
            push_collapsed(&mut out, self.texts[i].raw);
        }
        out.truncate(out.trim_end().len());
        out
    }

    /// The element, its parent, and so on up to the root.
    pub fn ancestors(&self, element: ElementId) -> impl Iterator<Item = ElementId> + '_ {
        std::iter::successors(Some(element), |&e| self.elements[e].parent())
    }

    /// The elements around a text, the innermost first.
    pub fn around_text(&self, text: usize) -> impl Iterator<Item = ElementId> + '_ {
        self.ancestors(self.texts[text].element)
    }

    /// The elements around a block, the innermost first.
    pub fn around_block(&self, block: usize) -> impl Iterator<Item = ElementId> + '_ {
        self.ancestors(self.blocks[block].element)
    }

    /// Whether one of these elements of a line is around a text of a block.
    pub fn is_styled(&self, text: usize, block: &Block, tags: &[&str]) -> bool {
        self.around_text(text).take_while(|&e| e != block.element).any(|e| tags.contains(&self.tag(e)))
    }

    /// Whether `inner` is `outer` or lies under it.
    pub fn contains(&self, outer: ElementId, inner: ElementId) -> bool {
        self.subtree(outer).contains(&inner)
    }

    /// Whether the headline's element, if there is one, is `outer` or lies under it.
    pub fn holds(&self, outer: ElementId, headline: Option<ElementId>) -> bool {
        headline.is_some_and(|headline| self.contains(outer, headline))
    }

    /// Ids of the elements with one of these tags, in order.
    pub fn tagged<'s>(&'s self, tags: &'s [&'s str]) -> impl Iterator<Item = ElementId> + 's {
        // Few tags begin alike, so that hardly one has to be compared.
        let is_one = |tag: &str| tags.iter().any(|one| one.as_bytes().first() == tag.as_bytes().first() && *one == tag);
        (0..self.elements.len()).filter(move |&e| is_one(self.elements[e].tag))
    }
}

/// Whether two names are the same. Those of attributes and metas begin alike and differ in length or at the end, which is
/// seen without a call.
#[inline]
pub fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.as_bytes().last() == other.as_bytes().last() && one == other
}

/// Appends `raw` with every run of white space as one space, none at the start or after another space.
pub fn push_collapsed(out: &mut String, raw: &str) {
    let mut space = false;
    let mut rest = raw;
    loop {
        // What parts elements is mostly a line's end and an indent.
        let blanks = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'..=b'\r')).count();
        space |= blanks > 0;
        rest = &rest[blanks..];
        let plain = plain_words(rest.as_bytes());
        if plain > 0 {
            push_space(out, std::mem::take(&mut space));
            out.push_str(&rest[..plain]);
            rest = &rest[plain..];
            continue;
        }
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        match c {
            '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2060}' => {}
            c if c.is_whitespace() => space = true,
            c => {
                push_space(out, std::mem::take(&mut space));
                out.push(c);
            }
        }
    }
    push_space(out, space);
}

/// Appends a space that is due, but not at the start or after another one.
fn push_space(out: &mut String, is_due: bool) {
    if is_due && !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Bytes of words with single spaces between, which most of a text is: copied as they are. Ends before each character that
/// may be white space or show nothing.
fn plain_words(text: &[u8]) -> usize {
    let (mut at, mut before) = (0, SPACE);
    loop {
        while let Some(eight) = text[at..].first_chunk() {
            match last_of_plain(u64::from_le_bytes(*eight), before) {
                Some(last) => (at, before) = (at + 8, last),
                None => break,
            }
        }
        let Some(&byte) = text.get(at) else { break };
        let kind = KINDS[usize::from(byte)];
        if kind & (before | LEAD | OTHER) == 0 {
            (at, before) = (at + 1, kind);
        } else if kind == LEAD && !may_be_blank(&text[at..]) {
            (at, before) = (at + 2, PLAIN);
        } else {
            break;
        }
    }
    if text[..at].last() == Some(&b' ') { at - 1 } else { at }
}

/// What the last of eight bytes is, told what stands before the first, if all are of ASCII that shows or single spaces: all
/// at once, since nearly all of a text is.
fn last_of_plain(bytes: u64, before: u8) -> Option<u8> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    /// The highest bit of each byte, which ASCII does not set.
    const HIGH: u64 = 0x80 * EACH;
    if bytes & HIGH != 0 {
        return None;
    }
    // A sum sets a byte's highest bit from its bound on: from the space, from DEL, from anything that differs.
    let shows = bytes + 0x60 * EACH;
    let is_delete = bytes + EACH;
    let spaces = !((bytes ^ (0x20 * EACH)) + 0x7F * EACH) & HIGH;
    let after_spaces = (spaces << 8) | if before == SPACE { 0x80 } else { 0 };
    let others = (!shows & HIGH) | (is_delete & HIGH) | (spaces & after_spaces);
    (others == 0).then_some(if spaces >> 63 == 1 { SPACE } else { PLAIN })
}

/// Of characters with a first byte of [`LEAD`], those that may be white space or show nothing.
fn may_be_blank(text: &[u8]) -> bool {
    match text {
        [0xC2, second, ..] => matches!(second, 0x85 | 0xA0 | 0xAD),
        [0xE1, second, ..] => *second == 0x9A,
        // Dashes and quotation marks are no blanks.
        [0xE2, 0x80, third, ..] => !(0x90..=0xA7).contains(third),
        [0xE2, second, ..] => *second == 0x81,
        [0xE3, second, ..] => *second == 0x80,
        [0xEF, second, ..] => *second == 0xBB,
        _ => true,
    }
}

/// What a byte of a text may be: of a character that shows, a space, the first of a character that may be a blank, and
/// any other.
const PLAIN: u8 = 0;
const SPACE: u8 = 1;
const LEAD: u8 = 2;
const OTHER: u8 = 4;

static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let mut kinds = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b' ' => SPACE,
            0xC2 | 0xE1..=0xE3 | 0xEF => LEAD,
            b'!'..=b'~' | 0x80.. => PLAIN,
            _ => OTHER,
        };
        byte += 1;
    }
    kinds
}

/// The first so many bytes, or fewer where a character would be cut.
pub fn beginning(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scraper::Html;

    use super::*;

    fn blocks(html: &str) -> Vec<String> {
        let html = Html::parse_document(html);
        Outline::of(&html).blocks.into_iter().map(|b| format!("{:?}: {}", b.kind, b.text)).collect()
    }

    #[test]
    fn cuts_a_page_into_blocks() {
        for (html, expected) in [
            ("<p>One <b>bold</b>\n word</p><p>Two", vec!["Paragraph: One bold word", "Paragraph: Two"]),
            ("<div>Loose<p>Inner</p>tail</div>", vec!["Loose: Loose", "Paragraph: Inner", "Loose: tail"]),
            ("<p>a<br>b<br><br>c", vec!["Paragraph: a", "Paragraph: b", "Paragraph: c"]),
            ("<ul><li>x<li><p>y</p></ul>", vec!["ListItem: x", "ListItem: y"]),
            ("<table><tr><th>A<th>B<tr><td>1<td><p>2</p></table>", vec!["TableRow: A | B", "TableRow: 1 | 2"]),
            (
                "<table><tr><td><div>menu</div><td>story<br>more</table>",
                vec!["Loose: menu", "Loose: story", "Loose: more"],
            ),
            ("<h2>T</h2><script>x</script><style>y</style><template>z</template>", vec!["Heading(2): T"]),
            ("soft\u{AD}hyphen zero\u{200B}width", vec!["Loose: softhyphen zerowidth"]),
            ("<p><a href=/>all link</a></p>", vec!["Paragraph: all link"]),
            (
                "<div><a>Owen Ruiz</a><i></i><span>Sep 8, 2021</span><span>5 min read</span></div>",
                vec!["Loose: Owen Ruiz Sep 8, 2021 5 min read"],
            ),
            ("<div><span><b>By</b></span><span><a>OWEN</a></span></div>", vec!["Loose: By OWEN"]),
            ("<p><span>O</span><span>NCE more</span></p>", vec!["Paragraph: ONCE more"]),
            (
                "<p><b>wor</b><i>d</i></p><p>an <b>i</b><b>Phone</b></p>",
                vec!["Paragraph: word", "Paragraph: an iPhone"],
            ),
            ("<p>a <b>big</b><i>Word</i></p>", vec!["Paragraph: a bigWord"]),
            (
                "<p><b>12</b><b>34</b></p><p><span>H2O mass</span><sup><a>2</a></sup></p>",
                vec!["Paragraph: 1234", "Paragraph: H2O mass2"],
            ),
        ] {
            assert_eq!(blocks(html), expected, "{html}");
        }
    }

    #[test]
    fn an_element_is_no_larger_than_a_line_of_the_cache() {
        assert!(size_of::<Element>() <= 64);
    }

    #[test]
    fn attributes_are_found_whatever_bits_their_names_share() {
        let html = Html::parse_document("<p a=1 data-x=2 srcset=3 itemprop=4 é=5>");
        let outline = Outline::of(&html);
        let p = outline.tagged(&["p"]).next().unwrap();
        for (name, value) in
            [("a", "1"), ("data-x", "2"), ("srcset", "3"), ("itemprop", "4"), ("é", "5"), ("data-y", ""), ("b", "")]
        {
            assert_eq!(outline.attribute(p, name).unwrap_or_default(), value, "{name}");
        }
    }

    proptest! {
        #[test]
        fn white_space_collapses_as_character_by_character(raw in "([a-z.]{1,9}|[ \n\t]{1,2}| |[\u{00}-\u{1F}\u{7F}~!]|[é’\u{80}-\u{C0}]|[\u{1670}-\u{1690}]|[\u{1FF0}-\u{2070}]|[\u{2FF0}-\u{3010}]|[\u{FEF0}-\u{FF00}]|[яह海😀]){0,30}") {
            let kept = raw.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2060}'));
            let mut expected = String::new();
            for c in kept {
                match c.is_whitespace() {
                    true if expected.is_empty() || expected.ends_with(' ') => {}
                    true => expected.push(' '),
                    false => expected.push(c),
                }
            }
            let mut collapsed = String::new();
            push_collapsed(&mut collapsed, &raw);
            prop_assert_eq!(collapsed, expected);
        }
    }

    #[test]
    fn an_element_knows_what_lies_under_it() {
        let html = Html::parse_document("<div id=a class='x y'><p>1<br>2</p><p hidden>3</p></div><p id=b>4");
        let outline = Outline::of(&html);
        let a = (0..outline.elements.len()).find(|&e| outline.names.value(outline.elements[e].id_name) == "a").unwrap();
        assert_eq!(outline.text_of(a), "1 2 3");
        let html = Html::parse_document("<p id=a><a>Ada Lund</a> <b>and</b> <a>Bo Ek</a></p>");
        assert_eq!(Outline::of(&html).text_of(3), "Ada Lund and Bo Ek");
        assert_eq!(outline.lines_of(a), ["1", "2", "3"]);
        assert_eq!(outline.blocks_in(a).len(), 3);
        assert_eq!(outline.attribute(a, "class"), Some("x y"));
        let hidden: Vec<_> = outline.blocks.iter().map(|b| outline.elements[b.element].hidden).collect();
        assert_eq!(hidden, [false, false, true, false]);
        assert!(outline.blocks[1].continues && !outline.blocks[2].continues);
    }
}
