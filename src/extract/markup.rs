//! Markup that shows in what should be plain text.

/// A value on one line without its tags: descriptions are plain text, but some templates leave markup in them.
pub(super) fn without_tags(text: &str) -> String {
    let tag = |from: &str| {
        // No other is looked for to the text's end.
        let is_tag = from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        is_tag.then(|| from.find('>')).flatten().map(|end| (end + 1, ""))
    };
    cut(text, tag).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without its tags. Of a text that begins with `<`, `tag` says how many of its bytes are a tag, up to a `>`, and what
/// that leaves behind.
pub(super) fn cut(text: &str, tag: impl Fn(&str) -> Option<(usize, &'static str)>) -> String {
    // Behind the last `>` no tag is closed, and none is looked for: each would be to the text's end.
    let (text, end) = text.split_at(text.rfind('>').map_or(0, |at| at + 1));
    replaced(text, &['<'], |from, out| tag(from).map(|(length, left)| (out.push_str(left), length).1)) + end
}

/// A text with something else for what begins at some of its signs, all of ASCII: of the rest of the text from there on,
/// `put` puts that down and says how many bytes it stands for.
pub(super) fn replaced(text: &str, signs: &[char], mut put: impl FnMut(&str, &mut String) -> Option<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(signs) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = put(from, &mut out).unwrap_or_else(|| {
            out.push_str(&from[..1]);
            1
        });
        rest = &from[length..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_markup_out_of_descriptions() {
        for (text, plain) in [
            ("<p>A <b>b</b></p>", "A b"),
            ("1 < 2", "1 < 2"),
            ("a <3 b", "a <3 b"),
            ("a <b <i", "a <b <i"),
            ("é<br>é <", "éé <"),
            ("a > b <i", "a > b <i"),
            ("", ""),
        ] {
            assert_eq!(without_tags(text), plain);
        }
    }

    #[test]
    fn a_tag_leaves_what_it_is_said_to() {
        let tag = |from: &str| from.starts_with("<b>").then_some((3, "\n"));
        assert_eq!(cut("a<b>c<i><b>", tag), "a\nc<i>\n");
    }
}
