//! The story's tag list: behind its label, with separators, one a line, or run together.

use std::{collections::HashSet, ops::Range};

use super::{
    furniture::{self, Labels, OTHER_LABELS},
    segment::{self, Vocabulary},
    story::{Shape, Shaped},
};
use crate::{extract::outline::beginning, fold::fold};

/// Lines after the story within which its tags stand; further down are other stories' and the site's own.
const BEHIND: usize = 40;
/// Lines above the headline that its tags may stand in.
const ABOVE: usize = 3;
/// Words of the longest tag.
const LONGEST: usize = 8;
/// The most tags a story has; a cloud has more.
const MOST: usize = 60;

/// The tags that the dump gives to the story.
pub(super) fn find(
    lines: &[Shaped],
    title: Option<usize>,
    story: &Range<usize>,
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let last = (story.end + BEHIND).min(lines.len());
    let before = title.unwrap_or(story.start).saturating_sub(ABOVE)..story.start;
    let behind = story.end.saturating_sub(6)..last;
    let label = |labels: Labels| {
        // Comments may have been taken for the story's end.
        (story.start..last).chain(before.clone()).find_map(|i| labelled(lines, i, labels, vocabulary))
    };
    let found = label(Labels::Sure)
        .or_else(|| hashed(lines, behind.clone()))
        .or_else(|| hashed(lines, before.clone()))
        .or_else(|| label(Labels::Loose))
        .or_else(|| unlabelled(lines, behind, vocabulary))
        .or_else(|| unlabelled(lines, before, vocabulary));
    let is_sentence = |t: &String| {
        t.split_whitespace().count() > LONGEST
            || t.ends_with(['.', '!', '?', '“', '”']) && t.split_whitespace().count() > 2
    };
    let tags = found.unwrap_or_default().into_iter();
    let bare = tags.flat_map(|t| t.split(", ").map(bare).map(str::to_owned).collect::<Vec<_>>());
    unique(bare.filter(|t| !t.is_empty() && !is_sentence(t) && !NO_TAGS.contains(&fold(t).as_str())).collect())
}

/// What stands at the end of lists of tags, or heads the next one, folded.
#[rustfmt::skip]
const NO_TAGS: &[&str] = &[
    "alle themen", "all topics", "all tags", "alle tags", "themen", "topics", "tags", "tag", "comments", "comment", "kommentare",
    "categories", "category", "more", "mehr", "mehr anzeigen", "show more", "see more", "view all", "more videos", "lukk", "close",
    "jetzt kommentieren", "kommentieren", "reuse content", "share", "teilen", "weitere themen", "tous les themes", "ver mas", "voir plus",
];

/// A tag without the signs that part it from the next.
fn bare(tag: &str) -> &str {
    tag.trim().trim_end_matches(|c: char| c.is_whitespace() || ",:;–-".contains(c)).trim_start_matches([':', ',', ' '])
}

fn unique(tags: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    tags.into_iter().filter(|t| seen.insert(fold(t))).take(MOST).collect()
}

fn labelled(lines: &[Shaped], i: usize, labels: Labels, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    let line = lines.get(i)?;
    let rest = label_in(&line.line.text, labels)?;
    let tags = if rest.is_empty() { following(lines, i + 1, vocabulary) } else { split(rest, vocabulary) };
    // A cloud counts its tags.
    (!tags.is_empty() && !is_cloud(&tags)).then_some(tags)
}

/// The text behind a label, at the line's start or after a bar ("Posted in: A | Tagged: B").
fn label_in(text: &str, labels: Labels) -> Option<&str> {
    if let Some(rest) = furniture::tag_label(text, labels) {
        return Some(rest);
    }
    let text = super::beginning(text, 1_500);
    // Labels that are no other word, so that they may even run into the words around them.
    const RUN_IN: &[&str] = &["Schlagwörter", "Schlagworte", "Mots-clés", "Palabras clave", "Etiquetas"];
    if labels == Labels::Sure
        && let Some(rest) = RUN_IN.iter().find_map(|label| text.split_once(label).map(|(_, rest)| rest))
        && rest.contains(',')
    {
        return Some(rest.trim_start_matches([':', ' ']));
    }
    let starts = text.match_indices(|c: char| c.is_whitespace() || "|•·".contains(c)).map(|(at, s)| at + s.len());
    starts.take(60).find_map(|at| {
        let part = text.get(at..)?;
        let rest = furniture::tag_label(part, labels)?;
        let label = part.get(..part.len() - rest.len())?;
        let words = label.split_whitespace().count();
        // In the middle of a line only what cannot be a word of a sentence.
        (!rest.is_empty()
            && (label.trim_end().ends_with([':', '：']) || words > 1)
            && text.split_whitespace().count() < 60)
            .then_some(rest)
    })
}

/// "Africa (190)"
fn is_cloud(tags: &[String]) -> bool {
    let counted = tags
        .iter()
        .filter(|t| {
            t.ends_with(')')
                && t.rsplit('(').next().is_some_and(|n| n.trim_end_matches(')').bytes().all(|b| b.is_ascii_digit()))
        })
        .count();
    counted * 2 > tags.len()
}

/// Tags on the lines behind a label that stands alone: one a line, or all on one line.
fn following(lines: &[Shaped], from: usize, vocabulary: &Vocabulary) -> Vec<String> {
    let Some(first) = lines.get(from) else { return Vec::new() };
    let is_item = |line: &Shaped, nth: usize| {
        let same =
            first.line.bullet == line.line.bullet && (first.line.indent == line.line.indent || !first.line.bullet);
        let parted = nth > 0 && line.line.gap > 0 && !line.line.bullet;
        let readable = matches!(line.shape, Shape::Short | Shape::Repeated) && line.mass <= 40;
        same && !parted && readable && (line.mass <= LONGEST || nth == 0 && !line.line.bullet)
    };
    let behind = lines.iter().skip(from).take(MOST).enumerate();
    let items: Vec<&str> = behind.take_while(|(nth, l)| is_item(l, *nth)).map(|(_, l)| l.line.text.as_str()).collect();
    match items[..] {
        [one] => split(one, vocabulary),
        _ => {
            let is_list = |item: &str| item.contains([',', '•', '|']);
            let tags = items.iter().flat_map(|i| {
                if is_list(i) { split(i, vocabulary) } else { vec![i.trim_start_matches('#').trim().to_owned()] }
            });
            tags.collect()
        }
    }
}

/// Words behind number signs: `#Harbour #Trade`, one or several a line.
fn hashed(lines: &[Shaped], range: Range<usize>) -> Option<Vec<String>> {
    let mut tags: Vec<String> = Vec::new();
    for line in lines.get(range).unwrap_or_default() {
        let text = line.line.text.as_str();
        let all =
            text.starts_with('#') && text.split('#').skip(1).all(|t| (1..=5).contains(&t.split_whitespace().count()));
        if all {
            tags.extend(text.split('#').map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()));
        } else if !tags.is_empty() {
            break;
        }
    }
    (!tags.is_empty()).then_some(tags)
}

/// A list without a label by the story: short items of which the page uses nearly all, parted by commas or one a line.
fn unlabelled(lines: &[Shaped], range: Range<usize>, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    /// Items of the shortest list.
    const FEWEST: usize = 3;
    /// Lines in which it stands: behind the first other heading other lists begin. In the first of them less is asked of it.
    const NEAR: usize = 14;
    const CLOSE: usize = 8;
    let region = lines.get(range).unwrap_or_default();
    let region = region.get(..NEAR.min(region.len())).unwrap_or_default();
    let is_item = |l: &Shaped| {
        matches!(l.shape, Shape::Short | Shape::Repeated)
            && l.line.bullet
            && (1..=4).contains(&l.mass)
            && !l.line.text.ends_with(['.', ':', '!', '?', '…'])
    };
    let known = |tags: &[String], percent: usize| {
        let used = tags.iter().filter(|t| t.split_whitespace().all(|w| vocabulary.count(w) > 1)).count();
        tags.len() >= FEWEST && used * 100 >= tags.len() * percent
    };
    let from = region.iter().position(is_item);
    let run_together = || {
        region
            .iter()
            .filter(|l| matches!(l.shape, Shape::Short | Shape::Repeated) && l.mass <= 25)
            .find_map(|l| segment::run_together(&l.line.text, vocabulary))
    };
    let list = from.map(|from| {
        let items = region.get(from..).unwrap_or_default().iter().take_while(|l| is_item(l));
        items.map(|l| l.line.text.clone()).collect::<Vec<String>>()
    });
    // What follows the last paragraph at once is the story's more surely than what stands further down.
    let percent = if from.is_some_and(|at| at < CLOSE) { 40 } else { 70 };
    let in_line = || {
        region
            .iter()
            .filter(|l| {
                l.shape == Shape::Short && !l.twice && l.mass <= 25 && l.line.text.matches(',').count() + 1 >= FEWEST
            })
            .map(|l| split(&l.line.text, vocabulary))
            .find(|tags| known(tags, 60) && tags.iter().all(|t| t.split_whitespace().count() <= 4))
    };
    list.filter(|tags| known(tags, percent)).or_else(in_line).or_else(run_together)
}

/// The tags in one text.
fn split(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let text = until_other_label(text);
    let parts: Vec<&str> = if text.matches('#').count() > 1 {
        text.split('#').collect()
    } else if let Some(separator) = ['•', '|', ';', '·', '、', '，'].into_iter().find(|s| text.contains(*s)) {
        text.split(separator).collect()
    } else if text.contains(',') {
        text.split(',').collect()
    } else if text.contains(" / ") {
        text.split(" / ").collect()
    } else {
        return segment::split(text, vocabulary);
    };
    let tags = parts.into_iter().map(|t| t.trim().trim_start_matches('#').trim_end_matches(['.', ' ', ':']).trim());
    let tags: Vec<String> = tags.filter(|t| t.chars().any(char::is_alphanumeric)).map(str::to_owned).collect();
    // One long part is a sentence, not a list.
    if tags.iter().any(|t| t.split_whitespace().count() > LONGEST) {
        tags.into_iter().take_while(|t| t.split_whitespace().count() <= LONGEST).collect()
    } else {
        tags
    }
}

/// Bytes in which a label ends, its colon included.
const LONGEST_LABEL: usize = 32;

/// A line may go on with its categories: "Tags: A, B Categories: C".
fn until_other_label(text: &str) -> &str {
    let mut end = text.len();
    for (at, _) in text.match_indices([' ', '|']) {
        let part = beginning(text.get(at + 1..).unwrap_or_default(), LONGEST_LABEL);
        let label_end = part.find([':', '：']).unwrap_or(0);
        let label = part.get(..label_end).unwrap_or_default();
        if label_end > 0 && OTHER_LABELS.contains(&fold(label.trim()).as_str()) {
            end = at;
            break;
        }
    }
    let list = text.get(..end).unwrap_or(text);
    // "A, B, Elections. Bookmark the permalink": the list is the first sentence.
    let comma = list.find(',').unwrap_or(list.len());
    let stop = list.match_indices(". ").map(|(at, _)| at).find(|at| {
        let before = list.get(..*at).unwrap_or_default();
        comma < *at && before.rsplit([' ', '.']).next().is_some_and(|word| word.chars().count() > 3)
    });
    stop.and_then(|at| list.get(..at)).unwrap_or(list).trim().trim_end_matches(['|', ','])
}

#[cfg(test)]
mod tests {
    use crate::extract::text_dump::{Context, read};

    #[test]
    fn tags_end_where_the_next_list_begins() {
        let story: String = (1..5)
            .map(|n| {
                format!(
                    "Ferry number {n} over the river sails again from Monday, said the harbour master, after years.\n\n"
                )
            })
            .collect();
        for (foot, tags) in [
            ("Tags:\n\n * Ferry-\n * River :\n * All topics\n", vec!["Ferry", "River"]),
            ("Schlagwörter zu diesem Artikel:\n\nFerry\nRiver\nHarbour\n\nPrint\n", vec!["Ferry", "River", "Harbour"]),
            ("Tags\n\nFerry, River\nComments\n", vec!["Ferry", "River"]),
        ] {
            let text = format!("The ferry sails again after nine years\n\nBy Ada Moss\n6 July 2025\n\n{story}{foot}");
            assert_eq!(read(&text, &Context::default()).tags, tags, "{foot}");
        }
    }
}
