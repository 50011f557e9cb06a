//! The skim: cuts out of a page's text what no rule of `extract` reads, before the parser sees it.
//!
//! It follows the tokenizer where that matters for telling markup from text and copies where it is not sure; the parser
//! then decides on the copy. A cut leaves an empty element behind wherever the element itself takes part in building
//! the tree, so that the tree is the same, only with less in it:
//!
//! - scripts, styles, frames, drawings and templates lose their content; scripts that hold data are set aside;
//! - comments go;
//! - of the attributes, those in [`is_kept`] stay.
//!
//! One change is meant to show: a `<noscript>` in the head or around nothing but images and frames is dropped, which the
//! tree with scripting off would take for the story's first content. [`without_noscript`] does only that.

pub(super) mod scan;

use std::{borrow::Cow, ops::Range};

use memchr::memchr;

use super::{DataKind, DataScript, date_keys, references};
use scan::{Attribute, Foreign, InTag};

/// Longer values are no address, name or sentence; inlined images and application state reach megabytes.
const MAX_ATTRIBUTE: usize = 64 * 1024;

/// Attributes of one tag that are looked at. Dates have names without end (`data-pubdate-1`), each of which is compared with
/// those before it; of other names that are read there are some ninety.
const MOST_NAMES: usize = 200;

/// How far back a cut looks for the start of a character reference that it might complete, in bytes; the longest name
/// has 32.
const MAX_REFERENCE: usize = 40;

/// Bytes of a skimmed page that are kept, markup and text; what images and programs left of the largest pages seen is a
/// tenth. The tree, its text and what is made of them take some ten times as much.
const MAX_SKIMMED: usize = 8 * 1024 * 1024;

/// What is left of a page, and its data scripts in document order.
pub(super) struct Skimmed<'a> {
    pub html: Cow<'a, str>,
    /// Where in `html` the skim gave up: after this, tags are as they were. In bytes.
    pub sure: usize,
    pub data: Vec<DataScript>,
}

/// Skims a page.
pub(super) fn skim(html: &str) -> Skimmed<'_> {
    Skim::new(html, Cuts::All).run()
}

/// The page as it is, without the `<noscript>` elements that [`skim`] drops too: what a skimmed page is held against.
pub(super) fn without_noscript(html: &str) -> Cow<'_, str> {
    Skim::new(html, Cuts::Noscript).run().html
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cuts {
    All,
    Noscript,
}

struct Skim<'a> {
    html: &'a str,
    bytes: &'a [u8],
    cuts: Cuts,
    out: String,
    /// Everything before this is in `out` or cut.
    copied: usize,
    data: Vec<DataScript>,
    in_head: bool,
    /// Names of the tag's attributes, up to where the skim is in it, that a rule reads.
    names: Vec<Range<usize>>,
}

impl<'a> Skim<'a> {
    fn new(html: &'a str, cuts: Cuts) -> Skim<'a> {
        Skim {
            html,
            bytes: html.as_bytes(),
            cuts,
            out: String::new(),
            copied: 0,
            data: Vec::new(),
            in_head: true,
            names: Vec::new(),
        }
    }

    fn run(mut self) -> Skimmed<'a> {
        let mut at = 0;
        let (mut out, mut copied) = (0, 0);
        while let Some(next) = self.step(at) {
            (at, out, copied) = (next, self.out.len(), self.copied);
        }
        // What the last step cut before it gave up.
        self.out.truncate(out);
        self.copied = copied;
        if copied == 0 {
            let html = &self.html[..self.html.floor_char_boundary(self.most())];
            return Skimmed { html: Cow::Borrowed(html), sure: at.min(html.len()), data: self.data };
        }
        let sure = out + at.min(self.html.len()) - copied;
        self.push(&self.html[copied..]);
        Skimmed { sure: sure.min(self.out.len()), html: Cow::Owned(self.out), data: self.data }
    }

    /// Handles the next markup at or after `at`; returns where to go on, `None` where the rest is copied.
    fn step(&mut self, at: usize) -> Option<usize> {
        let lt = at + memchr(b'<', self.bytes.get(at..)?)?;
        if self.in_head && self.bytes[at..lt].iter().any(|&b| !scan::is_space(b)) {
            self.in_head = false;
        }
        let rest = &self.bytes[lt + 1..];
        match rest.first()? {
            b if b.is_ascii_alphabetic() => self.start_tag(lt),
            b'/' => match rest.get(1)? {
                b if b.is_ascii_alphabetic() => self.end_tag(lt),
                _ => self.comment(lt, lt + memchr(b'>', rest)? + 2),
            },
            b'!' if rest.starts_with(b"!--") => self.comment(lt, scan::comment_end(self.bytes, lt)?),
            b'!' if rest.get(..8).is_some_and(|r| r.eq_ignore_ascii_case(b"!doctype")) => {
                Some(lt + memchr(b'>', rest)? + 2)
            }
            b'!' | b'?' => self.comment(lt, lt + memchr(b'>', rest)? + 2),
            _ => Some(lt + 1),
        }
    }

    fn comment(&mut self, start: usize, end: usize) -> Option<usize> {
        if self.cuts == Cuts::All {
            self.cut_between_texts(start..end);
        }
        Some(end)
    }

    fn end_tag(&mut self, lt: usize) -> Option<usize> {
        let name_end = scan::name_end(self.bytes, lt + 2);
        self.in_head &= !self.bytes[lt + 2..name_end].eq_ignore_ascii_case(b"head");
        let (gt, _) = scan::tag_end(self.bytes, name_end)?;
        self.cut(name_end..gt);
        Some(gt + 1)
    }

    fn start_tag(&mut self, lt: usize) -> Option<usize> {
        let name_end = scan::name_end(self.bytes, lt + 1);
        let mut buffer = [0; 16];
        let name = lower(&self.bytes[lt + 1..name_end], &mut buffer).unwrap_or_default();
        self.in_head &= belongs_in_head(name);
        match name {
            b"script" => self.script(name_end),
            b"style" | b"iframe" => {
                let gt = self.attributes(name_end)?;
                let end = scan::raw_text_end(self.bytes, gt + 1, name)?;
                self.cut(gt + 1..end);
                Some(end)
            }
            b"svg" | b"math" => self.foreign(lt, name_end),
            b"template" => self.template(name_end),
            b"noscript" => self.noscript(lt, name_end),
            b"plaintext" | b"frameset" => None,
            _ if scan::is_raw_text(name) => {
                let gt = self.attributes(name_end)?;
                scan::raw_text_end(self.bytes, gt + 1, name)
            }
            _ => Some(self.attributes(name_end)? + 1),
        }
    }

    /// Empties a script and sets its text aside where that is data.
    fn script(&mut self, name_end: usize) -> Option<usize> {
        let mut kind = None;
        let mut at = name_end;
        let gt = loop {
            match scan::in_tag(self.bytes, at)? {
                InTag::Close { gt, .. } => break gt,
                InTag::Attribute(Attribute { name, value, end }) => {
                    if kind.is_none() && self.bytes[name].eq_ignore_ascii_case(b"type") {
                        kind = Some(DataKind::of_type(&references::resolved_leniently(&self.html[value])));
                    }
                    at = end;
                }
            }
        };
        let end = scan::script_end(self.bytes, gt + 1)?;
        if self.cuts == Cuts::All {
            let text = &self.html[gt + 1..end];
            // As the parser would give it.
            let text = match kind.flatten() {
                Some(_) if text.contains('\r') => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
                _ => Cow::Borrowed(text),
            };
            self.data.extend(DataScript::kept(kind.flatten(), &text));
        }
        self.cut(name_end..gt);
        self.cut(gt + 1..end);
        Some(end)
    }

    /// Replaces a drawing or formula by an empty one.
    fn foreign(&mut self, lt: usize, name_end: usize) -> Option<usize> {
        match scan::foreign(self.bytes, lt) {
            Foreign::Closed(end) => {
                // The letters of a formula are words of the text.
                let is_formula = self.bytes[lt + 1..name_end].eq_ignore_ascii_case(b"math");
                if self.cuts == Cuts::All && !is_formula {
                    self.cut(name_end..end);
                    self.push("/>");
                }
                Some(end)
            }
            Foreign::Breaks(at) => Some(at),
            Foreign::Unsure => None,
        }
    }

    /// Empties a template, unless it is a shadow root that was written out.
    fn template(&mut self, name_end: usize) -> Option<usize> {
        let mut at = name_end;
        let mut is_shadow_root = false;
        while let InTag::Attribute(attribute) = scan::in_tag(self.bytes, at)? {
            is_shadow_root |= self.bytes[attribute.name].eq_ignore_ascii_case(b"shadowrootmode");
            at = attribute.end;
        }
        let gt = self.attributes(name_end)?;
        if is_shadow_root {
            return Some(gt + 1);
        }
        let end = scan::template_end(self.bytes, gt + 1)?;
        self.cut(gt + 1..end);
        Some(end)
    }

    /// Drops a `<noscript>` in the head, or one that holds nothing but images and frames.
    fn noscript(&mut self, lt: usize, name_end: usize) -> Option<usize> {
        let gt = scan::tag_end(self.bytes, name_end)?.0;
        let end = if self.in_head {
            scan::raw_text_end(self.bytes, gt + 1, b"noscript")
        } else {
            end_of_images(self.bytes, gt + 1)
        };
        if let Some(end) = end {
            let end = scan::tag_end(self.bytes, end)?.0 + 1;
            self.cut_between_texts(lt..end);
            return Some(end);
        }
        // Without an end there is none for a later one either: not to be looked for again.
        self.in_head = false;
        Some(self.attributes(name_end)? + 1)
    }

    /// Cuts the attributes that nothing reads out of the tag whose name ends at `name_end`; returns the place of its `>`.
    fn attributes(&mut self, name_end: usize) -> Option<usize> {
        let mut at = name_end;
        let mut kept = name_end;
        self.names.clear();
        loop {
            match scan::in_tag(self.bytes, at)? {
                InTag::Close { gt, .. } => {
                    if kept < at {
                        self.cut(kept..gt);
                    }
                    return Some(gt);
                }
                InTag::Attribute(attribute) => {
                    let end = attribute.end;
                    if self.is_read(&attribute) {
                        if kept < at {
                            // Up to the white space or slash before the attribute, which has to stay.
                            self.cut(kept..attribute.name.start);
                            self.push_if_cutting(" ");
                        }
                        kept = end;
                    }
                    at = end;
                }
            }
        }
    }

    /// Whether an attribute is to stay. The parser takes the first of several with one name, so a later one goes even
    /// where the first does.
    fn is_read(&mut self, attribute: &Attribute) -> bool {
        let name = &self.bytes[attribute.name.clone()];
        let value = &self.bytes[attribute.value.clone()];
        let mut buffer = [0; 32];
        let Some(lower) = lower(name, &mut buffer).filter(|name| is_read(name)) else { return false };
        if self.names.len() == MOST_NAMES
            || self.names.iter().any(|earlier| self.bytes[earlier.clone()].eq_ignore_ascii_case(name))
        {
            return false;
        }
        self.names.push(attribute.name.clone());
        is_kept(lower, value)
    }

    /// Leaves a range out of the copy.
    fn cut(&mut self, range: Range<usize>) {
        if self.cuts == Cuts::All && !range.is_empty() {
            self.leave_out(range);
        }
    }

    fn push_if_cutting(&mut self, text: &str) {
        if self.cuts == Cuts::All {
            self.push(text);
        }
    }

    /// Leaves a range out between two texts. An empty comment takes its place where they could otherwise join into a
    /// character reference, a tag or a line end.
    fn cut_between_texts(&mut self, range: Range<usize>) {
        let start = range.start;
        let before = &self.bytes[start.saturating_sub(MAX_REFERENCE)..start];
        let is_safe = match before.iter().rev().find(|&&b| !b.is_ascii_alphanumeric() && b != b'#') {
            Some(b'&' | b'<' | b'/' | b'!' | b'\r') => false,
            Some(_) => true,
            None => start == 0,
        };
        self.leave_out(range);
        if !is_safe {
            self.push("<!---->");
        }
    }

    fn leave_out(&mut self, range: Range<usize>) {
        if self.copied == 0 {
            self.out.reserve((self.html.len() / 2).min(self.most()));
        }
        self.push(&self.html[self.copied..range.start]);
        self.copied = range.end;
    }

    /// How many bytes are kept at most.
    fn most(&self) -> usize {
        if self.cuts == Cuts::All { MAX_SKIMMED } else { usize::MAX }
    }

    /// Keeps a piece, or what there is room for.
    fn push(&mut self, text: &str) {
        let room = self.most().saturating_sub(self.out.len());
        self.out.push_str(&text[..text.floor_char_boundary(room)]);
    }
}

/// The names of the attributes that a rule reads; all others are cut. `name` is in lower case.
#[rustfmt::skip]
fn is_read(name: &[u8]) -> bool {
    let is_listed = matches!(
        name,
        b"class" | b"id" | b"rel" | b"property" | b"name" | b"content" | b"title" | b"alt" | b"value" | b"href"
        | b"itemprop" | b"itemscope" | b"itemtype" | b"itemid" | b"typeof" | b"about" | b"resource" | b"prefix" | b"vocab"
        | b"lang" | b"xml:lang" | b"dir" | b"datetime" | b"pubdate" | b"role" | b"type" | b"http-equiv" | b"charset" | b"hreflang"
        | b"hidden" | b"aria-hidden" | b"aria-label" | b"aria-expanded" | b"aria-controls" | b"shadowrootmode" | b"style"
        | b"data-type" | b"data-author" | b"size" | b"align" | b"amp" | b"\xe2\x9a\xa1"
    );
    is_listed || is_state(name) || is_developers_name(name) || date_keys::in_attribute(name)
}

/// Attributes in which some programs keep the data that they build an element from.
pub(crate) fn is_state(attribute: &[u8]) -> bool {
    matches!(attribute, b"data-page" | b"data-props" | b"data-react-props" | b"data-initial-state")
}

/// Attributes by which a site's developers find an element in tests and counts: they name it as a class would, and where
/// classes are made up by a program they alone do.
#[rustfmt::skip]
pub(crate) fn is_developers_name(attribute: &[u8]) -> bool {
    let Some(rest) = attribute.strip_prefix(b"data-") else { return false };
    matches!(
        rest,
        b"testid" | b"test-id" | b"test" | b"test-tag" | b"test-locator" | b"qa" | b"qa-id" | b"cy" | b"e2e"
        | b"component" | b"component-name" | b"component-type" | b"automation" | b"automation-id" | b"element"
        | b"hook" | b"module" | b"role"
    )
}

/// Whether an attribute, the first of its name in a tag, stays. `name` is in lower case.
pub(super) fn is_kept(name: &[u8], value: &[u8]) -> bool {
    if !is_read(name) || value.len() > MAX_ATTRIBUTE {
        return false;
    }
    let says = |word: &[u8]| value.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word));
    match name {
        b"href" => !value.trim_ascii_start().get(..5).is_some_and(|s| s.eq_ignore_ascii_case(b"data:")),
        // Only what sets a line apart as its author's.
        b"align" => value.eq_ignore_ascii_case(b"right"),
        // Only what hides an element, or sets a line off as a headline or as its author's.
        b"style" => {
            says(b"none")
                || says(b"hidden")
                || says(b"font-size") && (says(b"bold") || says(b"00"))
                || says(b"text-align") && says(b"right")
        }
        _ => true,
    }
}

/// Elements after which the parser is still in the head.
fn belongs_in_head(name: &[u8]) -> bool {
    matches!(
        name,
        b"html" | b"head" | b"meta" | b"link" | b"title" | b"script" | b"style" | b"base" | b"noscript" | b"template"
    )
}

/// The position of the `</noscript` after nothing but tags of images and frames.
fn end_of_images(html: &[u8], mut at: usize) -> Option<usize> {
    let mut found = false;
    loop {
        let lt = at + memchr(b'<', &html[at..])?;
        if html[at..lt].iter().any(|&b| !scan::is_space(b)) {
            return None;
        }
        let is_end = html.get(lt + 1) == Some(&b'/');
        let name_start = lt + 1 + usize::from(is_end);
        let name_end = scan::name_end(html, name_start);
        let mut buffer = [0; 16];
        match lower(&html[name_start..name_end], &mut buffer)? {
            b"noscript" if is_end && found => return Some(lt),
            b"img" | b"iframe" | b"picture" | b"source" => found = true,
            _ => return None,
        }
        at = scan::tag_end(html, name_end)?.0 + 1;
    }
}

/// A name in lower case, `None` where it is longer than any that is looked for.
fn lower<'b>(name: &[u8], buffer: &'b mut [u8]) -> Option<&'b [u8]> {
    let buffer = buffer.get_mut(..name.len())?;
    buffer.copy_from_slice(name);
    buffer.make_ascii_lowercase();
    Some(buffer)
}

#[cfg(test)]
mod tests;
