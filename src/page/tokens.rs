//! Cuts a page into tokens for the tree builder.
//!
//! Plain text and plain tags, nearly all of a skimmed page, are cut here: each byte is looked at once, and the tokens
//! hold pieces of the page, not copies. What asks for more (carriage returns, comments, text that is no markup, tags and
//! character references written oddly) goes through html5ever's tokenizer, together with all up to the next tag's end:
//! there it is between tokens again. Both give to the same sink, and the same tree comes of it as if the tokenizer saw
//! the whole page.
//!
//! html5ever compares each attribute of a tag with all before it, so a tag with 60,000 of them takes seconds and one of
//! megabytes takes hours. A tag therefore goes to it without those beyond [`MAX_ATTRIBUTES`].

use std::ops::Range;

use html5ever::{
    Attribute, LocalName, QualName,
    buffer_queue::BufferQueue,
    interface::TokenizerResult,
    ns,
    tendril::StrTendril,
    tokenizer::{Tag, TagKind, Token, TokenSink, Tokenizer},
};
use memchr::{memchr, memchr3, memmem};

use super::{
    references::{self, Place},
    skim::scan::{self, InTag},
};

/// Attributes that a tag keeps; no saved page's tag has a tenth of them.
const MAX_ATTRIBUTES: usize = 500;

/// Attributes of a plain tag. The skim leaves three at most in all but a few.
const MAX_PLAIN_ATTRIBUTES: usize = 12;

/// Names of tags and attributes that are kept from one use to the next. A page has some sixty.
const KNOWN_NAMES: usize = 256;

/// How the text after a tag is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Markup,
    /// As text up to the element's end tag.
    RawText,
    /// As text up to the page's end.
    PlainText,
}

/// A sink that can say how what comes after the last tag is read.
pub(super) trait TagSink: TokenSink {
    fn mode(&self) -> Mode;
}

/// Gives a page to the sink of a tokenizer that has seen nothing yet. The page's end is left to the caller.
pub(super) fn feed<S: TagSink>(html: &str, tokenizer: &Tokenizer<S>) {
    let cutter = Cutter {
        html,
        page: StrTendril::from_slice(html),
        tokenizer,
        input: BufferQueue::default(),
        given: 0,
        names: [const { None }; KNOWN_NAMES],
    };
    cutter.run();
}

struct Cutter<'a, S> {
    html: &'a str,
    /// The page once more, of which tokens hold pieces.
    page: StrTendril,
    tokenizer: &'a Tokenizer<S>,
    input: BufferQueue,
    /// Everything before this went to the sink.
    given: usize,
    names: [Option<(&'a [u8], LocalName)>; KNOWN_NAMES],
}

impl<'a, S: TagSink> Cutter<'a, S> {
    fn run(mut self) {
        let mut at = 0;
        while let Some(next) = self.step(at) {
            at = next;
        }
        self.feed_to(self.html.len());
    }

    /// Understands what comes at or after `at`, up to the end of the next markup; returns where that is, `None` where what
    /// is left holds no other.
    fn step(&mut self, at: usize) -> Option<usize> {
        let bytes = self.html.as_bytes();
        let lt = at + memchr(b'<', bytes.get(at..)?)?;
        // Where something before it is not given yet, that decides how this is read.
        if self.given == at
            && at < lt
            && let Some(text) = self.text(at..lt, Place::Text)
        {
            self.give(Token::CharacterTokens(text));
            self.given = lt;
        }
        match &bytes[lt + 1..] {
            [b'/', b, ..] if b.is_ascii_alphabetic() => self.tag(lt, lt + 2, TagKind::EndTag),
            [b, ..] if b.is_ascii_alphabetic() => self.tag(lt, lt + 1, TagKind::StartTag),
            rest => self.no_tag_end(lt, rest),
        }
    }

    fn tag(&mut self, lt: usize, name_start: usize, kind: TagKind) -> Option<usize> {
        let bytes = self.html.as_bytes();
        let name_end = scan::name_end(bytes, name_start);
        let name = name_start..name_end;
        if self.given == lt
            && let Some((tag, gt)) = self.plain_tag(name.clone(), kind)
        {
            self.give(Token::TagToken(tag));
            self.given = gt + 1;
            return Some(gt + 1);
        }
        let Some((kept, gt)) = capped(bytes, name_end) else {
            // A tag that the page's end cuts off is nothing.
            self.feed_to(lt);
            self.given = self.html.len();
            return None;
        };
        self.feed_to(kept);
        self.given = gt;
        self.feed_to(gt + 1);
        let is_start = kind == TagKind::StartTag;
        match self.tokenizer.sink.mode() {
            Mode::RawText if is_start && bytes[name.clone()].eq_ignore_ascii_case(b"script") => {
                scan::script_end(bytes, gt + 1)
            }
            Mode::RawText if is_start => scan::raw_text_end(bytes, gt + 1, &bytes[name]),
            Mode::PlainText => None,
            _ => Some(gt + 1),
        }
    }

    /// A tag whose token needs no more than to be cut out, and the place of its `>`.
    fn plain_tag(&mut self, name: Range<usize>, kind: TagKind) -> Option<(Tag, usize)> {
        let bytes = self.html.as_bytes();
        let mut at = name.end;
        let name = self.name(name)?;
        if switches_tokenizer(&name) {
            return None;
        }
        let mut attrs: Vec<Attribute> = Vec::new();
        loop {
            match scan::in_tag(bytes, at)? {
                InTag::Close { gt, self_closing } => {
                    return Some((Tag { kind, name, self_closing, attrs, had_duplicate_attributes: false }, gt));
                }
                InTag::Attribute(_) if kind == TagKind::EndTag || attrs.len() == MAX_PLAIN_ATTRIBUTES => return None,
                InTag::Attribute(attribute) => {
                    let name = QualName::new(None, ns!(), self.name(attribute.name)?);
                    if attrs.iter().any(|earlier| earlier.name.local == name.local) {
                        return None;
                    }
                    attrs.push(Attribute { name, value: self.text(attribute.value, Place::Attribute)? });
                    at = attribute.end;
                }
            }
        }
    }

    /// The name of a tag or attribute, if it has only letters, digits and the signs that are common in names.
    fn name(&mut self, range: Range<usize>) -> Option<LocalName> {
        let name = &self.html.as_bytes()[range.clone()];
        let (first, last) = (usize::from(*name.first()?), usize::from(*name.last()?));
        let known = &mut self.names[(first ^ (last << 3) ^ (name.len() << 5)) % KNOWN_NAMES];
        if let Some((_, known)) = known.as_ref().filter(|(text, _)| *text == name) {
            return Some(known.clone());
        }
        if !name.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':')) {
            return None;
        }
        let local = LocalName::from(self.html[range].to_ascii_lowercase());
        *known = Some((name, local.clone()));
        Some(local)
    }

    /// A text of the page as its token holds it; `None` where the tokenizer has to see it.
    fn text(&self, range: Range<usize>, place: Place) -> Option<StrTendril> {
        let raw = &self.html[range.clone()];
        match memchr3(b'&', b'\r', b'\0', raw.as_bytes()) {
            None => Some(self.piece(range)),
            Some(_) => references::resolved(raw, place).map(StrTendril::from),
        }
    }

    /// A piece of the page.
    fn piece(&self, range: Range<usize>) -> StrTendril {
        // No page is as large as that: the skim keeps megabytes.
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.page.try_subtendril(place(range.start), place(range.len())).unwrap_or_default()
    }

    fn give(&self, token: Token) {
        // Line numbers are for messages, which nobody reads; what a plain token asks of the tokenizer is nothing.
        let _ = self.tokenizer.sink.process_token(token, 0);
    }

    /// Lets the tokenizer have what is not given yet, up to `end`.
    fn feed_to(&mut self, end: usize) {
        if self.given < end {
            self.input.push_back(self.piece(self.given..end));
            while !matches!(self.tokenizer.feed(&self.input), TokenizerResult::Done) {}
            self.given = end;
        }
    }

    /// Where what begins with the `<` at `lt` and goes on with `rest`, which is no tag, ends; `None` where the page ends
    /// first.
    fn no_tag_end(&self, lt: usize, rest: &[u8]) -> Option<usize> {
        let is_foreign = || self.tokenizer.sink.adjusted_current_node_present_but_not_in_html_namespace();
        match rest.first()? {
            b'!' if rest.starts_with(b"!--") => scan::comment_end(self.html.as_bytes(), lt),
            // Elsewhere than in a drawing or formula it is a comment.
            b'!' if rest.starts_with(b"![CDATA[") && is_foreign() => Some(lt + memmem::find(rest, b"]]>")? + 4),
            b'!' | b'?' | b'/' => Some(lt + memchr(b'>', rest)? + 2),
            _ => Some(lt + 1),
        }
    }
}

/// The end of what the tag whose name ends at `name_end` keeps, and its `>`.
fn capped(html: &[u8], name_end: usize) -> Option<(usize, usize)> {
    let mut kept = name_end;
    let mut at = name_end;
    let mut count = 0;
    loop {
        match scan::in_tag(html, at)? {
            // With the white space or slash before it.
            InTag::Close { gt, .. } if count <= MAX_ATTRIBUTES => return Some((gt, gt)),
            InTag::Close { gt, .. } => return Some((kept, gt)),
            InTag::Attribute(attribute) => {
                count += 1;
                at = attribute.end;
                if count == MAX_ATTRIBUTES {
                    kept = at;
                }
            }
        }
    }
}

/// Elements whose start tag may switch the tokenizer to text that is no markup, and whose end tag switches it back.
fn switches_tokenizer(name: &str) -> bool {
    name == "plaintext" || name == "script" || name == "noscript" || scan::is_raw_text(name.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scraper::Html;

    use super::*;
    use crate::page::{
        parse::{parse, parse_by_the_book},
        soup::soup,
    };

    fn assert_as_by_the_book(html: &str) {
        let nodes = |html: &Html| {
            let nodes = html.tree.root().descendants();
            nodes.map(|n| format!("{:?} in {:?}", n.value(), n.parent().map(|p| p.value()))).collect::<Vec<_>>()
        };
        assert_eq!(nodes(&parse(html)), nodes(&parse_by_the_book(html)), "{html}");
    }

    #[test]
    fn same_tree_as_by_the_tokenizer_alone() {
        for html in [
            "<p a=b>x</p c>y<title>a<b></title>z",
            "<svg><title><b></title><![CDATA[<p>]]></svg>x",
            "<svg><title><style><b></style><p>x",
            "<frameset><title><p></title></frameset><noframes><p></noframes>",
            "<template><svg><font a></svg></template>x<script><!--<script></script><b></script>y",
            "x<plaintext><p>y",
            "x<p a='",
            "x<p",
            "x<",
            "x</",
            "x&am<b>p;</b>&amp",
            "&lt<b>x</b>&notin;y &#x41;&#0;<i>z",
            "a &amp; b &eacute;&nbsp;<b>&<i>&#8217;</i>&#128;<u>&NotEqualTilde;&notit;<s>&#13;",
            "<p>&#10;<pre>&#10;x<pre>&NewLine;&Tab;y</pre><table>&#32;<tr>&#32;z",
            "<a href='?a&b=1&amp;c=2&copy=3&' title='&quot;&copy'>x<a href=&#x2F;y&z>",
            "<textarea>\n\nx",
            "<pre>\n\nx</pre><pre>\r\nx",
            "a\rb<p>c\r\nd</p>\r<p>\ne",
            "a\0b<p\0c>d<p e='\0'>",
            "\u{feff}a<p>\u{feff}b&amp;</p>\u{feff}",
            "<P CLASS=A Class=b>x</P><dIV ID='c'>y",
            "<a href=x&amp;y title=\"a&b\">x</a><a href=?a=1&copy=2>",
            "<p a b='c' class='d'e=f id=g/><br/><hr x=/>",
            "<p =a =b='c'><p a\"b><p \"><p a<b><p é=1>",
            "<x-y data-z_a:b=1></x-y><o:p>x</o:p><é>",
            "<p a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j=10 k=11 l=12 m=13 n=14>x",
            "1 < 2 <p>3 << 4</p><3>5",
            "<!DOCTYPE html><html><head><meta charset=latin1><title>a&amp;b</title><body><!-- c --><p>d",
            "<!doctype html PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><table><tr><td>a<p>b</table>",
            "<table>a<tr>b &amp; c<td>d</table>e<select><option>f<option>g</select>",
            "<noscript><p>a</noscript><body><noscript><p>b</noscript>",
            "<math><annotation-xml encoding='text/html'><p>x</annotation-xml></math>",
            "</p></br></x y=z></></ >",
            "<?php a > b ?>c<!x>d<!-->e<!--->f<!-- -- --!>g",
        ] {
            assert_as_by_the_book(html);
        }
    }

    #[test]
    fn caps_the_attributes_of_a_tag() {
        let many = (0..2 * MAX_ATTRIBUTES).map(|i| format!(" a{i}='>'")).collect::<String>();
        for (html, expected) in [
            (format!("<p{many}>x</p{many}>y"), MAX_ATTRIBUTES),
            (format!("<p{many} />x"), MAX_ATTRIBUTES),
            (format!("<title><a b=\"</title><p{many}>"), MAX_ATTRIBUTES),
            (format!("<title><p{many}></title>"), 0),
            (format!("<script><!--<script></script><p{many}></script>"), 0),
            (format!("<!-- <p{many}> -->"), 0),
            (format!("<svg><![CDATA[<p{many}>]]>x"), 0),
            // Outside of a drawing it is a comment that ends at the first `>`.
            (format!("<b><![CDATA[><p{many}>]]>x"), MAX_ATTRIBUTES),
            (format!("<plaintext><p{many}>"), 0),
        ] {
            let tree = parse(&html).tree;
            let attributes = tree.values().filter_map(|node| node.as_element()).map(|element| element.attrs().count());
            assert_eq!(attributes.sum::<usize>(), expected, "{}…", &html[..20]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn soup_has_the_same_tree(html in soup()) {
            assert_as_by_the_book(&html);
        }
    }
}
