//! [`Snippet`]: the part of a text that shows why a page was found.

use unicode_width::UnicodeWidthChar;

use crate::{index::tokenizer::Words, query::Wanted};

/// Columns of a snippet, over all its parts: two lines of a terminal in any script.
const SNIPPET_COLUMNS: usize = 180;

/// Text that is looked through, in bytes; a match further down is not worth the time.
const SCANNED_BYTES: usize = 200_000;

/// A part of a text, with the words that were searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    pub text: String,
    /// Byte ranges of the words in `text`, in order.
    pub marks: Vec<(usize, usize)>,
}

/// A wanted word in the text.
#[derive(Clone, Copy, Debug)]
struct Match {
    start: usize,
    end: usize,
    /// Which of the wanted words.
    wanted: usize,
}

/// Shows a text by the passages with most of the wanted words: one, or two where the second has words that the first has
/// not. Without any, the text's beginning.
pub fn snippet(text: &str, wanted: &Wanted) -> Snippet {
    let scanned = head(text, SCANNED_BYTES);
    let matches = matches(scanned, wanted);
    let mut windows = Vec::new();
    let columns = columns_at(scanned, &matches);
    if let Some(first) = best_window(&matches, &columns, SNIPPET_COLUMNS / 2, &[]) {
        let seen: Vec<usize> = first.iter().map(|m| m.wanted).collect();
        windows.push(first);
        windows.extend(best_window(&matches, &columns, SNIPPET_COLUMNS / 3, &seen));
    }
    windows.sort_by_key(|window| window.first().map(|m| m.start));
    let columns = SNIPPET_COLUMNS / windows.len().max(1);
    let mut ranges: Vec<(usize, usize)> = windows.iter().map(|window| around(scanned, window, columns)).collect();
    if ranges.is_empty() {
        ranges.push((0, forward(scanned, 0, SNIPPET_COLUMNS)));
    }
    // Passages that touch are one.
    if let [(start, end), (next, last)] = ranges[..]
        && next <= end
    {
        ranges = vec![(start, last.max(end))];
    }
    assemble(scanned, &ranges, &matches)
}

/// Where the wanted words stand in a text, as byte ranges.
pub fn marks(text: &str, wanted: &Wanted) -> Vec<(usize, usize)> {
    joined(text, matches(text, wanted).into_iter().map(|m| (m.start, m.end)))
}

/// Marks of which none touches the next: pairs of characters, of which one word is many, are marked as one, and so is what
/// stands on both sides of an apostrophe, or of a point or comma without a space, as in a date.
fn joined(text: &str, marks: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    for (start, end) in marks {
        match all.last_mut() {
            Some(last) if matches!(text.get(last.1..start), Some("" | "'" | "’" | "." | ",")) => last.1 = end,
            _ => all.push((start, end)),
        }
    }
    all
}

fn head(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn matches(text: &str, wanted: &Wanted) -> Vec<Match> {
    use tantivy::tokenizer::{TokenStream, Tokenizer};
    if wanted.words.is_empty() {
        return Vec::new();
    }
    let halves: Vec<(usize, &str)> = wanted.half_pairs().collect();
    let mut words = Words::for_index();
    let mut stream = words.token_stream(text);
    let mut found: Vec<Match> = Vec::new();
    while stream.advance() {
        let token = stream.token();
        if let Some(position) = wanted.position(&token.text) {
            found.push(Match { start: token.offset_from, end: token.offset_to, wanted: position });
        } else if let Some((position, half)) = halves.iter().find(|(_, half)| token.text.starts_with(half)) {
            // Folded, a character may take fewer bytes than in the text.
            let end = token.offset_to.min(text.ceil_char_boundary(token.offset_from + half.len()));
            found.push(Match { start: token.offset_from, end, wanted: *position });
        }
    }
    // Pairs of characters overlap, and so do two spellings of one word; what is marked does not.
    for at in 1..found.len() {
        let end = found[at - 1].end;
        if found[at].start < end {
            found[at].start = end.min(found[at].end);
        }
    }
    found.retain(|m| m.start < m.end);
    found
}

/// In which columns the matches begin and end, counted from where the first begins.
fn columns_at(text: &str, matches: &[Match]) -> Vec<(usize, usize)> {
    let (mut at, mut column) = (matches.first().map_or(0, |m| m.start), 0);
    let mut forward_to = |place: usize| {
        column += text.get(at..place).map_or(0, columns_of);
        at = at.max(place);
        column
    };
    matches.iter().map(|m| (forward_to(m.start), forward_to(m.end))).collect()
}

/// The matches, which stand in these `columns`, of the passage with most different wanted words beyond those already `seen`; the
/// first of equals.
fn best_window<'a>(
    matches: &'a [Match],
    columns: &[(usize, usize)],
    most_columns: usize,
    seen: &[usize],
) -> Option<&'a [Match]> {
    let mut best: Option<(usize, &[Match])> = None;
    let mut start = 0;
    for end in 0..matches.len() {
        while columns[end].1 - columns[start].0 > most_columns && start < end {
            start += 1;
        }
        // A passage holds few matches, but a text that repeats one word could hold many.
        let window = &matches[start.max(end.saturating_sub(32))..=end];
        let mut different: Vec<usize> = window.iter().map(|m| m.wanted).filter(|w| !seen.contains(w)).collect();
        different.sort_unstable();
        different.dedup();
        if !different.is_empty() && best.is_none_or(|(most, _)| different.len() > most) {
            best = Some((different.len(), window));
        }
    }
    best.map(|(_, window)| window)
}

/// The passage around some matches, cut at words, beginning with the sentence where that is near.
fn around(text: &str, window: &[Match], columns: usize) -> (usize, usize) {
    let (first, last) = (window.first().map_or(0, |m| m.start), window.last().map_or(0, |m| m.end));
    let core = columns_of(&text[first..last]);
    let before = columns.saturating_sub(core) / 2;
    let mut start = backward(text, first, before);
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let sentence = text[line..first].rfind(['.', '!', '?', '。']).map(|at| line + at).and_then(|at| {
        let next = at + text[at..].chars().next().map_or(0, char::len_utf8);
        (text[next..first].starts_with(' ') || !text[at..].starts_with('.')).then_some(next)
    });
    start = start.max(line).max(sentence.unwrap_or(line));
    start += text[start..first].len() - text[start..first].trim_start().len();
    let used = columns_of(&text[start..last]);
    (start, forward(text, last, columns.saturating_sub(used)))
}

/// Columns of a character here; one without width, of which a text may have any number, counts as well.
fn columns_of_char(c: char) -> usize {
    c.width().unwrap_or(0).max(1)
}

fn columns_of(text: &str) -> usize {
    text.chars().map(columns_of_char).sum()
}

/// At most so many columns further, at the end of a word.
fn forward(text: &str, from: usize, columns: usize) -> usize {
    let mut used = 0;
    let end = text[from..].char_indices().find(|&(_, c)| {
        used += columns_of_char(c);
        used > columns
    });
    let end = end.map_or(text.len(), |(at, _)| from + at);
    if end == text.len() {
        return end;
    }
    match text[from..end].rfind(char::is_whitespace) {
        Some(space) => from + space,
        // A script without spaces, or one long word.
        None => end,
    }
}

/// At most so many columns back, at the beginning of a word.
fn backward(text: &str, from: usize, columns: usize) -> usize {
    let (mut start, mut used) = (from, 0);
    for (at, c) in text[..from].char_indices().rev() {
        used += columns_of_char(c);
        if used > columns {
            break;
        }
        start = at;
    }
    if start == 0 {
        return 0;
    }
    let space = text[start..from].find(char::is_whitespace);
    space.map_or(start, |space| start + space)
}

fn assemble(text: &str, ranges: &[(usize, usize)], matches: &[Match]) -> Snippet {
    let mut snippet = Snippet::default();
    for (n, (start, end)) in ranges.iter().copied().enumerate() {
        if n > 0 {
            snippet.text.push_str(" … ");
        } else if !text[..start].trim().is_empty() {
            snippet.text.push('…');
        }
        let passage = text[start..end].trim_end();
        let base = snippet.text.len();
        // One byte for another, so that the marks stay where they are.
        snippet.text.extend(passage.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }));
        let inside = matches.iter().filter(|m| m.start >= start && m.end <= start + passage.len());
        let marks = joined(&snippet.text, inside.map(|m| (base + m.start - start, base + m.end - start)));
        snippet.marks.extend(marks);
    }
    if ranges.last().is_some_and(|(_, end)| !text[*end..].trim().is_empty()) {
        snippet.text.push('…');
    }
    snippet
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::parse;

    fn shown(text: &str, query: &str) -> String {
        let snippet = snippet(text, &Wanted::of(&parse(query).node));
        let mut out = String::new();
        let mut at = 0;
        for (start, end) in snippet.marks {
            out += &snippet.text[at..start];
            out += &format!("[{}]", &snippet.text[start..end]);
            at = end;
        }
        out + &snippet.text[at..]
    }

    #[test]
    fn shows_the_passage() {
        let filler = "Nothing of note was said by anybody at all. ".repeat(20);
        let text = format!(
            "{filler}\nThe bridge opened. The Élysée bridge is long.\n{filler}The ferry sailed for the last time. {filler}"
        );
        assert_eq!(shown("One bridge.", "bridge"), "One [bridge].");
        let shown_one = shown(&text, "elysee");
        assert!(shown_one.starts_with("…The [Élysée] bridge is long. Nothing"), "{shown_one}");
        let two = shown(&text, "elysee ferry");
        assert!(
            two.contains("The [Élysée] bridge") && two.contains(" … ") && two.contains("The [ferry] sailed"),
            "{two}"
        );
        assert!(two.chars().count() < SNIPPET_COLUMNS + 30, "{two}");
        let wide = format!("{}橋が開通した。{}", "何も言われなかった。".repeat(40), "何も言われなかった。".repeat(40));
        let wide = shown(&wide, "開通");
        assert!((80..100).contains(&wide.chars().count()) && wide.contains("[開通]"), "{wide}");
        // What takes more bytes takes no more columns.
        for (filler, words, query) in [
            (
                "Nothing of note was said. ", "The bridge was opened by the mayor after years of waiting",
                "bridge waiting",
            ),
            ("Ничего нового не сказали. ", "Мост был открыт мэром города после многих лет ожидания", "мост ожидания"),
        ] {
            let text = format!("{}\n{words}. {}", filler.repeat(20), filler.repeat(20));
            let shown = shown(&text, query);
            assert!(!shown.contains(" … ") && (170..190).contains(&shown.chars().count()), "{shown}");
        }
        assert!(shown(&text, "absent").starts_with("Nothing of note"));
        assert_eq!(shown("東京都庁です", "京都"), "東[京都]庁です");
        assert_eq!(shown("東京都知事選挙", "知事選"), "東京都[知事選]挙");
        assert_eq!(shown("新しい橋が開通、橋", "橋"), "新しい[橋]が開通、[橋]");
        assert_eq!(shown("橋\u{2F800}橋", "丽"), "橋[\u{2F800}]橋");
        assert_eq!(shown("Frau Müller und Muller", "mueller"), "Frau [Müller] und Muller");
        assert_eq!(shown("Frau Mueller und Muller", "müller"), "Frau [Mueller] und [Muller]");
        assert_eq!(shown("Frau Müller und Muller", "müller mueller"), "Frau [Müller] und [Muller]");
        assert_eq!(shown("In Hamburg and Burgos.", "*burg"), "In [Hamburg] and Burgos.");
        assert_eq!(shown("They don’t ask, he don't know.", "don't"), "They [don’t] ask, he [don't] know.");
        assert_eq!(shown("Am 15.03.2020, dann nicht.", "15.03.2020 dann"), "Am [15.03.2020], [dann] nicht.");
        assert_eq!(shown("Les quais, l'eau, 'eau' l", "l eau"), "Les quais, [l'eau], '[eau]' [l]");
    }

    proptest! {
        #[test]
        fn any_text_can_be_shown(text in "\\PC*|([ab]| |\n|é|。|\\.|京都|[\u{F900}-\u{F910}\u{2F800}-\u{2F810}ｶﾞ丽]){0,400}", query in "[ab]|é b|京都|京|丽|カ|a*") {
            let snippet = snippet(&text, &Wanted::of(&parse(&query).node));
            let mut last = 0;
            for (start, end) in snippet.marks {
                prop_assert!(start >= last && start < end && snippet.text.get(start..end).is_some());
                last = end;
            }
            prop_assert!(!snippet.text.contains('\n'));
        }
    }
}
