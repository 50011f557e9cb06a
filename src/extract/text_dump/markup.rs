//! Markup that shows as text because the page itself was broken: `< / td>`, `</b>`, `& lt ;/ li & gt ;`, `Talibanh2>`.
//!
//! Only tags are taken away, never a word: what stands between `<` and `>` must be an HTML element's name with nothing but
//! attributes behind it.

use std::borrow::Cow;

use crate::{extract::markup, page::references};

/// The most that may stand between `<` and `>` of one tag, in bytes: style attributes are the longest.
const MOST_TAG: usize = 300;

/// Elements whose tags part lines.
const BLOCKS: &[&str] = &[
    "article", "blockquote", "br", "div", "dd", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
];
/// Elements whose tags part words in a line.
const CELLS: &[&str] = &["td", "th"];
/// Elements whose tags part nothing.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "center", "cite", "code", "del", "em", "font", "i", "iframe", "img", "ins", "kbd", "mark",
    "q", "s", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "u",
];

/// A line of a dump without the tags that show in it. Block tags become line breaks; words are never lost.
pub(super) fn cleaned(line: &str) -> Cow<'_, str> {
    if !line.contains(['<', '>', '&']) {
        return Cow::Borrowed(line);
    }
    let decoded = decoded(line);
    let cut = markup::cut(&decoded, tag);
    let cut = without_tag_ends(&cut);
    if cut == line { Cow::Borrowed(line) } else { Cow::Owned(cut) }
}

/// Character references, also those that were torn apart: `& lt ;`, `&lt ;`, `& nbsp ;`.
fn decoded(line: &str) -> String {
    markup::replaced(line, &['&'], |from, out| {
        let name = from[1..].trim_start_matches(' ');
        let (name, after) = name.split_at(name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#')?);
        let rest = after.trim_start_matches(' ').strip_prefix(';')?;
        let (first, second) = references::one(&format!("{name};"))?;
        out.push(first);
        out.extend(second);
        Some(from.len() - rest.len())
    })
}

/// The length of a tag at the start of `text`, which begins with `<`, and what it leaves behind.
fn tag(text: &str) -> Option<(usize, &'static str)> {
    let end = text[..text.floor_char_boundary(MOST_TAG)].find('>')?;
    let inner = text.get(1..end)?.trim();
    if inner.starts_with("!--") {
        return Some((end + 1, ""));
    }
    let inner = inner.trim_start_matches('/').trim_start().trim_end_matches('/').trim_end();
    let name_end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(name_end);
    let name = name.to_ascii_lowercase();
    let is_in = |list: &[&str]| list.contains(&name.as_str());
    let gap = match () {
        () if is_in(BLOCKS) => "\n",
        () if is_in(CELLS) => " ",
        () if is_in(INLINE) => "",
        () => return None,
    };
    let attributes = attributes.trim();
    (attributes.is_empty() || attributes.contains('=')).then_some((end + 1, gap))
}

/// Ends of tags whose beginning was lost: `Talibanh2>`, `word/li>`. Only names that cannot end a word: headings, and any
/// after a slash.
fn without_tag_ends(line: &str) -> String {
    line.split_inclusive('>').map(|part| part.strip_suffix('>').and_then(tag_end).unwrap_or(part)).collect()
}

/// `before` without the tag's name that it ends with.
fn tag_end(before: &str) -> Option<&str> {
    let trimmed = before.trim_end();
    let name_at = trimmed
        .rfind(|c: char| !c.is_ascii_alphanumeric())
        .map_or(0, |at| at + trimmed.get(at..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8));
    let (head, name) = trimmed.split_at(name_at);
    let lower = name.to_ascii_lowercase();
    if let Some(open) = head.trim_end().strip_suffix('/') {
        let known = [BLOCKS, CELLS, INLINE].iter().any(|list| list.contains(&lower.as_str()));
        return known.then(|| open.trim_end_matches('<'));
    }
    let heading = lower.len() > 2
        && lower.get(lower.len() - 2..).is_some_and(|end| BLOCKS.contains(&end) && end.starts_with('h') && end != "hr");
    heading.then(|| trimmed.get(..trimmed.len() - 2)).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn takes_tags_and_leaves_words() {
        for (line, clean) in [
            ("Kilnarra< / td>< td>New docks< / td>< / tr>", "Kilnarra  New docks \n"),
            ("ends here.</ li>", "ends here.\n"),
            ("Reform:</b> more", "Reform: more"),
            ("one ;& lt ;/ li & gt ;", "one ;\n"),
            ("&lt ; li style = ” margin – bottom :10 px;”& gt;< b & gt ; Open", "\n Open"),
            ("< p/>", "\n"),
            ("Support For The Harbourh2>", "Support For The Harbour"),
            ("values . <p/>", "values . \n"),
            ("tail/li> next", "tail next"),
            ("AT&T and R&D", "AT&T and R&D"),
            ("a < b and c > d", "a < b and c > d"),
            ("if 3 < b and x> 2", "if 3 < b and x> 2"),
            ("careful> quoted", "careful> quoted"),
            ("> quoted mail", "> quoted mail"),
            ("<ava@planet.example>", "<ava@planet.example>"),
        ] {
            assert_eq!(cleaned(line), clean, "{line}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(line in "([<>&/;= ]|lt|gt|h2|li|é|word|nbsp|\"){0,40}") {
            cleaned(&line);
        }

        #[test]
        fn loses_no_word(words in prop::collection::vec("[a-z]{3,8}", 1..8), tags in prop::collection::vec("(< ?/? ?(td|li|b|p) ?>)", 8)) {
            let line: String = words.iter().zip(&tags).map(|(w, t)| format!("{w} {t} ")).collect();
            let clean = cleaned(&line);
            prop_assert_eq!(clean.split_whitespace().collect::<Vec<_>>(), words);
        }
    }
}
