//! Caps the attributes of tags in the part of a page that the skim was not sure of.
//!
//! html5ever compares each attribute of a tag with all before it, so a tag with 60,000 of them takes seconds and one of
//! megabytes takes hours. The skim leaves few in any tag, up to where it cannot tell markup from text: that depends on
//! what is open. Here the tokenizer gets each tag by itself, and the tree builder says how it goes on.

use memchr::{memchr, memmem};

use super::skim::scan::{self, InTag};

/// Attributes that a tag keeps; no saved page's tag has a tenth of them.
const MAX_ATTRIBUTES: usize = 500;

/// How the text after a start tag is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As markup; `foreign` inside a drawing or formula, where CDATA exists.
    Markup { foreign: bool },
    /// As text up to the element's end tag.
    RawText,
    /// As text up to the page's end.
    PlainText,
}

/// Feeds a page that begins outside of any tag, without what exceeds [`MAX_ATTRIBUTES`]. `feed` takes the next piece and
/// says how what follows is read.
pub fn feed_tags(html: &str, mut mode: Mode, mut feed: impl FnMut(&str) -> Mode) {
    let bytes = html.as_bytes();
    // Everything before `fed` is fed, everything before `at` understood.
    let (mut fed, mut at) = (0, 0);
    while let Some(lt) = memchr(b'<', &bytes[at..]).map(|len| at + len) {
        let foreign = matches!(mode, Mode::Markup { foreign: true });
        let (name_start, is_start) = match &bytes[lt + 1..] {
            [b'/', b, ..] if b.is_ascii_alphabetic() => (lt + 2, false),
            [b, ..] if b.is_ascii_alphabetic() => (lt + 1, true),
            _ => match no_tag_end(bytes, lt, foreign) {
                Some(end) => {
                    at = end;
                    continue;
                }
                None => break,
            },
        };
        let name_end = scan::name_end(bytes, name_start);
        let (kept, gt) = match capped(bytes, name_end) {
            Some(ends) => ends,
            // A tag that the page's end cuts off is nothing.
            None => {
                feed(&html[fed..lt]);
                return;
            }
        };
        feed(&html[fed..kept]);
        mode = feed(&html[gt..=gt]);
        (fed, at) = (gt + 1, gt + 1);
        let name = &bytes[name_start..name_end];
        let end = match mode {
            Mode::RawText if is_start && name.eq_ignore_ascii_case(b"script") => scan::script_end(bytes, at),
            Mode::RawText if is_start => scan::raw_text_end(bytes, at, name),
            Mode::PlainText => None,
            _ => Some(at),
        };
        match end {
            Some(end) => at = end,
            None => break,
        }
    }
    feed(&html[fed..]);
}

/// Where what begins with the `<` at `lt`, which is no tag, ends; `None` where the page ends first.
fn no_tag_end(html: &[u8], lt: usize, foreign: bool) -> Option<usize> {
    let rest = &html[lt + 1..];
    match rest.first()? {
        b'!' if rest.starts_with(b"!--") => scan::comment_end(html, lt),
        b'!' if foreign && rest.starts_with(b"![CDATA[") => Some(lt + memmem::find(rest, b"]]>")? + 4),
        b'!' | b'?' | b'/' => Some(lt + memchr(b'>', rest)? + 2),
        _ => Some(lt + 1),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is fed of a page in which `title` and `script` are read as text, `svg` opens a drawing and `p` is a paragraph.
    fn fed(html: &str) -> String {
        let mut out = String::new();
        feed_tags(html, Mode::Markup { foreign: false }, |piece| {
            out.push_str(piece);
            let tag = &out[out.rfind('<').unwrap_or(0)..];
            match () {
                () if tag.starts_with("<title") || tag.starts_with("<script") => Mode::RawText,
                () if tag.starts_with("<plaintext") => Mode::PlainText,
                () => Mode::Markup { foreign: tag.starts_with("<svg") },
            }
        });
        out
    }

    #[test]
    fn caps_tags_and_nothing_else() {
        let attributes = |count: usize| (0..count).map(|i| format!(" a{i}='>'")).collect::<String>();
        let (many, most) = (attributes(2 * MAX_ATTRIBUTES), attributes(MAX_ATTRIBUTES));
        for (html, expected) in [
            ("1 < 2 <p a>x</p b>y".to_owned(), "1 < 2 <p a>x</p b>y".to_owned()),
            (format!("<p{most}>x"), format!("<p{most}>x")),
            (format!("<p{most} />x"), format!("<p{most} />x")),
            (format!("<p{many}>x</p{many}>y"), format!("<p{most}>x</p{most}>y")),
            (format!("<title><a b=\"</title><p{many}>"), format!("<title><a b=\"</title><p{most}>")),
            (format!("<title><p{many}></title>"), format!("<title><p{many}></title>")),
            (format!("<script><!--<script></script><p{many}></script>"), {
                format!("<script><!--<script></script><p{many}></script>")
            }),
            (format!("<!-- <p{many}> -->"), format!("<!-- <p{many}> -->")),
            (format!("<svg><![CDATA[<p{many}>]]>x"), format!("<svg><![CDATA[<p{many}>]]>x")),
            // Outside of a drawing it is a comment that ends at the first `>`.
            (format!("<b><![CDATA[><p{many}>]]>x"), format!("<b><![CDATA[><p{most}>]]>x")),
            (format!("<plaintext><p{many}>"), format!("<plaintext><p{many}>")),
            ("x<p a='".to_owned(), "x".to_owned()),
            ("x<!-- a".to_owned(), "x<!-- a".to_owned()),
            ("x<title>a".to_owned(), "x<title>a".to_owned()),
        ] {
            assert_eq!(fed(&html), expected);
        }
    }
}
