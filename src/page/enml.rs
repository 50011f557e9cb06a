//! Notes as Evernote keeps them: ENML, which is XHTML in an element of its own, without a head. A note's title stands beside it.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use super::skim::scan;

/// The text of a note as an HTML page has it, below its title. What is encrypted is left out, and so are boxes to tick and
/// pictures. An element that XML ends where it begins is ended, since HTML does not know of that.
pub(super) fn page(text: &str, title: &str) -> String {
    let mut page = String::with_capacity(text.len() + 1024);
    page.push_str("<!DOCTYPE html><title>");
    page.push_str(&title.replace('&', "&amp;").replace('<', "&lt;"));
    page.push_str("</title>\n");
    let bytes = text.as_bytes();
    let mut copied = 0;
    let mut at = 0;
    while let Some(lt) = memchr(b'<', bytes.get(at..).unwrap_or_default()).map(|found| at + found) {
        let is_end = bytes.get(lt + 1) == Some(&b'/');
        let name_start = lt + 1 + usize::from(is_end);
        let name_end = scan::name_end(bytes, name_start);
        let name = text.get(name_start..name_end).unwrap_or_default();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at = behind_other(bytes, lt);
            continue;
        }
        let Some((gt, is_closed)) = scan::tag_end(bytes, name_end) else { break };
        let (put, next): (Cow<'_, str>, usize) = match name {
            "en-note" if is_end => ("</body>".into(), gt + 1),
            "en-note" => (format!("<body{}", &text[name_end..=gt]).into(), gt + 1),
            "en-todo" | "en-media" => ("".into(), gt + 1),
            "en-crypt" if !is_end && !is_closed => ("".into(), behind(bytes, gt, b"</en-crypt>")),
            _ if is_closed && !is_void(name) => {
                (format!("{}></{name}>", text[lt..gt].trim_end_matches('/')).into(), gt + 1)
            }
            _ => {
                at = gt + 1;
                continue;
            }
        };
        page.push_str(&text[copied..lt]);
        page.push_str(&put);
        (copied, at) = (next, next);
    }
    page.push_str(&text[copied..]);
    page
}

/// Where what is no tag ends that begins at `lt`: a comment or declaration; for a lone `<`, behind it.
fn behind_other(bytes: &[u8], lt: usize) -> usize {
    let rest = &bytes[lt..];
    match () {
        () if rest.starts_with(b"<!--") => behind(bytes, lt + 4, b"-->"),
        () if rest.starts_with(b"<!") || rest.starts_with(b"<?") => behind(bytes, lt, b">"),
        () => lt + 1,
    }
}

/// The place behind the next `end`, or the text's end.
fn behind(bytes: &[u8], from: usize, end: &[u8]) -> usize {
    memmem::find(&bytes[from..], end).map_or(bytes.len(), |found| from + found + end.len())
}

/// Elements that end where they begin in HTML as well.
fn is_void(name: &str) -> bool {
    const VOID: &[&str] =
        &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    VOID.contains(&name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_note_becomes_a_page() {
        for (note, body) in [
            ("<en-note>Words</en-note>", "<body>Words</body>"),
            (
                "<en-note style=\"color: red\"><div>A<br/>b</div></en-note>",
                "<body style=\"color: red\"><div>A<br/>b</div></body>",
            ),
            ("<a name='top'/><p>Words", "<a name='top'></a><p>Words"),
            ("<td title=\"a/>b\" />Words", "<td title=\"a/>b\" ></td>Words"),
            ("<en-todo checked=\"true\"/>Milk<en-media type=\"image/png\" hash=\"0\"></en-media>", "Milk"),
            ("A<en-crypt cipher=\"AES\">RU5DMI==</en-crypt>b<en-crypt>RU5D", "Ab"),
            ("<!-- <i/> --><?x <i/>?>1 < 2 <>", "<!-- <i/> --><?x <i/>?>1 < 2 <>"),
            ("<p>Cut <a href=\"x/>", "<p>Cut <a href=\"x/>"),
            ("<!-- cut <i/>", "<!-- cut <i/>"),
            ("", ""),
        ] {
            assert_eq!(
                page(note, "A & <b>"),
                format!("<!DOCTYPE html><title>A &amp; &lt;b></title>\n{body}"),
                "{note}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_some_page(text in "[a-c<>/!?'\"= é-]{0,60}", note in "(<en-(note|crypt|todo)|</?i|/?>|--|é){0,20}") {
            page(&text, "");
            page(&note, "");
        }
    }
}
