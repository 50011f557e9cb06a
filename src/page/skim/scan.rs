//! The parts of the HTML tokenizer that say where things end: tags and their attributes, comments, raw text, scripts
//! and drawings. Each function takes the page's bytes and a position, and looks at each byte once.
//!
//! Names refer to the tokenizer states of the HTML standard, section 13.2.5.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

/// An attribute's place in the page; the value without its quotes, empty where there is none.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    pub name: Range<usize>,
    pub value: Range<usize>,
    /// After the value and its quote.
    pub end: usize,
}

/// What comes next inside a tag.
pub(crate) enum InTag {
    Attribute(Attribute),
    /// The tag ends; the position is that of its `>`.
    Close {
        gt: usize,
        self_closing: bool,
    },
}

/// The end of the tag name that starts at `at`.
pub(crate) fn name_end(html: &[u8], at: usize) -> usize {
    let len = html[at..].iter().position(|&b| is_space(b) || b == b'/' || b == b'>');
    len.map_or(html.len(), |len| at + len)
}

/// Reads the next attribute or the end of the tag; `None` where the page ends first.
pub(crate) fn in_tag(html: &[u8], mut at: usize) -> Option<InTag> {
    let mut slash = false;
    loop {
        match html.get(at)? {
            b'>' => return Some(InTag::Close { gt: at, self_closing: slash }),
            b'/' => slash = true,
            &b if is_space(b) => slash = false,
            _ => break,
        }
        at += 1;
    }
    let start = at;
    // A leading `=` belongs to the name.
    at += 1;
    while !matches!(html.get(at)?, b'=' | b'/' | b'>') && !is_space(html[at]) {
        at += 1;
    }
    let name = start..at;
    let mut next = at;
    while is_space(*html.get(next)?) {
        next += 1;
    }
    if html[next] != b'=' {
        return Some(InTag::Attribute(Attribute { name, value: at..at, end: at }));
    }
    next += 1;
    while is_space(*html.get(next)?) {
        next += 1;
    }
    let (value, end) = match html[next] {
        b'>' => (next..next, next),
        quote @ (b'"' | b'\'') => {
            let len = memchr(quote, &html[next + 1..])?;
            (next + 1..next + 1 + len, next + 2 + len)
        }
        _ => {
            let len = html[next..].iter().position(|&b| is_space(b) || b == b'>')?;
            (next..next + len, next + len)
        }
    };
    Some(InTag::Attribute(Attribute { name, value, end }))
}

/// The `>` of the tag whose name ends at `at`, and whether `/` stands before it.
pub(crate) fn tag_end(html: &[u8], mut at: usize) -> Option<(usize, bool)> {
    loop {
        match in_tag(html, at)? {
            InTag::Attribute(attribute) => at = attribute.end,
            InTag::Close { gt, self_closing } => return Some((gt, self_closing)),
        }
    }
}

/// What follows `<!--` at `at`: the position after the comment. `<!-->` and `<!--->` are whole comments.
pub(crate) fn comment_end(html: &[u8], at: usize) -> Option<usize> {
    let mut from = at + 2;
    loop {
        let dashes = from + memmem::find(html.get(from..)?, b"--")?;
        match html.get(dashes + 2)? {
            b'>' => return Some(dashes + 3),
            b'!' if dashes >= at + 4 && html.get(dashes + 3) == Some(&b'>') => return Some(dashes + 4),
            _ => from = dashes + 1,
        }
    }
}

/// Where raw text that starts at `at` ends: the position of its `</name`.
pub(crate) fn raw_text_end(html: &[u8], at: usize, name: &[u8]) -> Option<usize> {
    let mut from = at;
    loop {
        let lt = from + memchr(b'<', html.get(from..)?)?;
        if is_end_tag(html, lt, name) {
            return Some(lt);
        }
        from = lt + 1;
    }
}

/// Where a script's text that starts at `at` ends: the position of its `</script`. Inside `<!-- … -->` a `<script` opens
/// a second level, whose end tag does not end the script (the "script data double escaped" states).
pub(crate) fn script_end(html: &[u8], at: usize) -> Option<usize> {
    #[derive(PartialEq)]
    enum State {
        Data,
        Escaped,
        DoubleEscaped,
    }
    let mut state = State::Data;
    let mut from = at;
    loop {
        let rest = html.get(from..)?;
        let found = if state == State::Data { memchr(b'<', rest)? } else { memchr2(b'<', b'-', rest)? };
        let here = from + found;
        from = here + 1;
        if html[here] == b'-' {
            if html[here..].starts_with(b"-->") {
                state = State::Data;
            }
        } else if is_end_tag(html, here, b"script") {
            if state != State::DoubleEscaped {
                return Some(here);
            }
            state = State::Escaped;
        } else if state == State::Data && html[here..].starts_with(b"<!--") {
            state = State::Escaped;
            // The dashes may be those of the comment's end.
            from = here + 2;
        } else if state == State::Escaped && is_named(html, here + 1, b"script") {
            state = State::DoubleEscaped;
        }
    }
}

/// Where a template's content that starts at `at` ends: the position of the `</template` that closes it. `None` also
/// where it holds something whose end is not certain, or what would still act on the page after it.
pub(crate) fn template_end(html: &[u8], at: usize) -> Option<usize> {
    let mut open = Vec::new();
    let mut from = at;
    loop {
        let lt = from + memchr(b'<', html.get(from..)?)?;
        let end_tag = html.get(lt + 1) == Some(&b'/');
        let start = lt + 1 + usize::from(end_tag);
        if html[lt..].starts_with(b"<!--") {
            from = comment_end(html, lt)?;
            continue;
        }
        match html.get(start)? {
            b if b.is_ascii_alphabetic() => {}
            // `</` and anything else begins a comment.
            b if end_tag || matches!(b, b'!' | b'?') => {
                from = start + memchr(b'>', &html[start..])? + 1;
                continue;
            }
            _ => {
                from = lt + 1;
                continue;
            }
        }
        let name_end = name_end(html, start);
        let name = &html[start..name_end];
        if end_tag {
            if name.eq_ignore_ascii_case(b"template") && open.is_empty() {
                return Some(lt);
            }
            if sets_marker(name) && !open.pop().is_some_and(|last: &[u8]| last.eq_ignore_ascii_case(name)) {
                return None;
            }
            from = tag_end(html, name_end)?.0 + 1;
            continue;
        }
        let inside = tag_end(html, name_end)?.0 + 1;
        if sets_marker(name) {
            open.push(name);
        }
        from = match &*name.to_ascii_lowercase() {
            b"script" => script_end(html, inside)?,
            b"plaintext" | b"frameset" | b"object" | b"applet" | b"marquee" => return None,
            b"svg" | b"math" => match foreign(html, lt) {
                Foreign::Closed(end) | Foreign::Breaks(end) => end,
                Foreign::Unsure => return None,
            },
            name if is_raw_text(name) => raw_text_end(html, inside, name)?,
            _ => inside,
        };
    }
}

/// Elements at whose start the parser sets a marker among the formatting elements that it reopens, and which take it away
/// at their end. Of a cell that is open where its template ends, the marker stays for the rest of the page: HTML, 13.2.4.3.
fn sets_marker(name: &[u8]) -> bool {
    [&b"template"[..], b"td", b"th", b"caption"].iter().any(|marking| name.eq_ignore_ascii_case(marking))
}

/// How an `<svg>` or `<math>` goes on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// It ends here, after its end tag, and holds nothing that belongs elsewhere.
    Closed(usize),
    /// At this tag the parser leaves it without an end tag.
    Breaks(usize),
    /// That depends on what is open around it.
    Unsure,
}

/// Elements that are open in one another in a drawing, at most; where one of thousands never closes, none is to be cut.
const MAX_DRAWING_DEPTH: usize = 1_000;

/// Follows the `<svg` or `<math` at `at` to its end. Inside, there is no raw text, and CDATA exists.
pub(crate) fn foreign(html: &[u8], at: usize) -> Foreign {
    follow_foreign(html, at).unwrap_or(Foreign::Unsure)
}

fn follow_foreign(html: &[u8], at: usize) -> Option<Foreign> {
    let mut open: Vec<&[u8]> = Vec::new();
    let mut from = at;
    loop {
        let lt = from + memchr(b'<', html.get(from..)?)?;
        let rest = &html[lt + 1..];
        from = match rest.first()? {
            b'!' if rest.starts_with(b"!--") => comment_end(html, lt)?,
            b'!' if rest.starts_with(b"![CDATA[") => lt + memmem::find(rest, b"]]>")? + 4,
            b'!' | b'?' => lt + memchr(b'>', rest)? + 2,
            b'/' if rest.get(1)?.is_ascii_alphabetic() => {
                let end = name_end(html, lt + 2);
                let name = &html[lt + 2..end];
                // An end tag of something around it may close it or be ignored.
                let depth = open.iter().rposition(|o| o.eq_ignore_ascii_case(name))?;
                open.truncate(depth);
                let (gt, _) = tag_end(html, end)?;
                if open.is_empty() {
                    return Some(Foreign::Closed(gt + 1));
                }
                gt + 1
            }
            b'/' => lt + memchr(b'>', rest)? + 2,
            b if b.is_ascii_alphabetic() => {
                let end = name_end(html, lt + 1);
                let name = &html[lt + 1..end];
                let lower = name.to_ascii_lowercase();
                // Inside these, tags are HTML again.
                if open.last().is_some_and(|o| is_integration_point(&o.to_ascii_lowercase())) || lower == b"font" {
                    return None;
                }
                if breaks_out(&lower) {
                    return Some(Foreign::Breaks(lt));
                }
                let (gt, self_closing) = tag_end(html, end)?;
                if !self_closing {
                    if open.len() == MAX_DRAWING_DEPTH {
                        return None;
                    }
                    open.push(name);
                } else if open.is_empty() {
                    return Some(Foreign::Closed(gt + 1));
                }
                gt + 1
            }
            _ => lt + 1,
        };
    }
}

/// Whether the `</` at `lt` is the end tag `name`, whatever follows the name inside the tag.
fn is_end_tag(html: &[u8], lt: usize, name: &[u8]) -> bool {
    html.get(lt + 1) == Some(&b'/') && is_named(html, lt + 2, name)
}

fn is_named(html: &[u8], at: usize, name: &[u8]) -> bool {
    html.get(at..at + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
        && html.get(at + name.len()).is_some_and(|&b| is_space(b) || b == b'/' || b == b'>')
}

/// The tokenizer's white space; carriage returns are line feeds before it sees them.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0C' | b'\r')
}

/// Elements whose content is text up to their end tag, scripts apart.
pub(crate) fn is_raw_text(name: &[u8]) -> bool {
    matches!(name, b"title" | b"textarea" | b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes")
}

fn is_integration_point(name: &[u8]) -> bool {
    matches!(name, b"foreignobject" | b"desc" | b"title" | b"mi" | b"mo" | b"mn" | b"ms" | b"mtext" | b"annotation-xml")
}

/// Start tags at which the parser leaves foreign content (section 13.2.6.5), `font` apart: that depends on its attributes.
#[rustfmt::skip]
fn breaks_out(name: &[u8]) -> bool {
    matches!(
        name,
        b"b" | b"big" | b"blockquote" | b"body" | b"br" | b"center" | b"code" | b"dd" | b"div" | b"dl" | b"dt" | b"em"
        | b"embed" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"head" | b"hr" | b"i" | b"img" | b"li"
        | b"listing" | b"menu" | b"meta" | b"nobr" | b"ol" | b"p" | b"pre" | b"ruby" | b"s" | b"small" | b"span"
        | b"strong" | b"strike" | b"sub" | b"sup" | b"table" | b"tt" | b"u" | b"ul" | b"var"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` in a sample marks where its end is expected.
    fn marked(sample: &str) -> (String, Option<usize>) {
        (sample.replace('|', ""), sample.find('|'))
    }

    #[test]
    fn comments_end() {
        for sample in [
            "<!-- a -->|b", "<!-->|b", "<!--->|b", "<!---->|b", "<!-- a --!>|b", "<!--!> -->|b", "<!---!> -->|b",
            "<!----!>|b", "<!-- a ----->|b", "<!-- <!-- -->|b", "<!-- a -- > b", "<!--", "<!--a--",
        ] {
            let (html, end) = marked(sample);
            assert_eq!(comment_end(html.as_bytes(), 0), end, "{sample}");
        }
    }

    #[test]
    fn scripts_end() {
        for sample in [
            "a < b|</script>", "'</scripts>'|</SCRIPT >", "|</script/x>", "</script",
            "<!-- <script> </script> -->|</script>", "<!-- |</script> -->", "<!--<script></script>|</script>",
            "<!--<script>-->|</script>", "<!--><script>|</script>", "<!--><script>|</script></script>",
            "<!--<scripts>|</script>", "<!--<script <script></script>|</script>",
        ] {
            let (html, end) = marked(sample);
            assert_eq!(script_end(html.as_bytes(), 0), end, "{sample}");
        }
    }

    #[test]
    fn templates_end() {
        for sample in [
            "<p>a|</template>b", "<template>a</template>b|</template>", "<!-- </template> -->|</template>",
            "<script>'</template>'</script>|</template>", "<p title='</template>'>|</TEMPLATE>",
            "<title></template></title>|</template>", "<svg><title>a</title></svg>|</template>",
            "1 < 2 </> |</template>", "<svg><title><b></template>", "<p>", "<script></template>",
            "<tr><td><table><td></td></table></TD>|</template>", "<td></template>",
            "<td><template></td></template></td></template>", "<td><th></td></th></template>",
            "<object></object></template>",
        ] {
            let (html, end) = marked(sample);
            assert_eq!(template_end(html.as_bytes(), 0), end, "{sample}");
        }
    }

    #[test]
    fn drawings_end() {
        use Foreign::{Breaks, Closed, Unsure};
        let closed: fn(usize) -> Foreign = Closed;
        let breaks: fn(usize) -> Foreign = Breaks;
        for (sample, how) in [
            ("<svg><path d='>'/></svg>|", Some(closed)),
            ("<svg/>|<p>", Some(closed)),
            ("<svg><g><path></g></SVG>|", Some(closed)),
            ("<svg><svg></svg></svg>|", Some(closed)),
            ("<svg><style>a > b {}</style><title>x</title></svg>|", Some(closed)),
            ("<svg><![CDATA[</svg>]]></svg>|", Some(closed)),
            ("<svg><!-- </svg> --></svg>|", Some(closed)),
            ("<math><mi>x</mi><mo>=</mo></math>|", Some(closed)),
            ("<svg><path>|<div>", Some(breaks)),
            ("<svg><title><b>x</b></title></svg>", None),
            ("<svg><foreignObject><p></p></foreignObject></svg>", None),
            ("<svg><path></a>", None),
            ("<svg><font color=red></svg>", None),
            ("<svg>", None),
        ] {
            let (html, end) = marked(sample);
            let expected = how.zip(end).map_or(Unsure, |(how, end)| how(end));
            assert_eq!(foreign(html.as_bytes(), 0), expected, "{sample}");
        }
    }
}
