//! Lists that may be a story's tags: behind a label, with separators, one a line, or run together.

use std::collections::HashSet;

use super::{
    furniture::{self, Labels, OTHER_LABELS},
    segment::{self, Vocabulary},
    story::{self, Shape, Shaped},
};
use crate::{
    extract::{outline::beginning, sentence::ends_sentence, tags::is_more_link, title::fold_key},
    fold::fold,
};

/// Words of the longest tag.
pub(super) const LONGEST: usize = 8;
/// The most tags a story has; a cloud has more.
const MOST: usize = 60;
/// Words of the longest list without signs that may end with a stop: a firm's short name, initials.
const LONGEST_STOPPED: usize = 3;
/// Words of the longest list without a label.
const LONGEST_LINE: usize = 30;

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Labelled(Labels),
    /// `Tags harbour trade`
    AfterWord,
    /// `#Harbour #Trade`
    Hashes,
    /// One a line, behind bullets.
    Items,
    /// One a line, with nothing before or between them.
    Rows,
    /// `Harbour, Trade`
    Parted,
    /// `6 July 2025 Harbour, Trade`
    Dated,
    /// `HarbourTrade`
    RunTogether,
    /// `Harbour Trade`
    Spaced,
}

/// The list that begins in a line, if one does, its tags as they stand. Only what stands `close` to the story is taken for one
/// without a sign of it.
pub(super) fn listed(lines: &[Shaped], i: usize, close: bool, vocabulary: &Vocabulary) -> Option<(How, Vec<String>)> {
    for labels in [Labels::Sure, Labels::Loose] {
        if let Some(tags) = labelled(lines, i, labels, vocabulary) {
            return Some((How::Labelled(labels), tags));
        }
    }
    let line = lines.get(i)?;
    let text = line.line.text.as_str();
    let is_first = |is: fn(&Shaped) -> bool| is(line) && !story::above(lines, i).is_some_and(is);
    if is_first(is_hashed) {
        return Some((How::Hashes, hashed(lines.get(i..)?)));
    }
    if is_first(is_item) {
        let items = lines.get(i..)?.iter().take(MOST).take_while(|l| is_item(l));
        return Some((How::Items, items.map(|l| l.line.text.clone()).collect()));
    }
    let is_apart = !line.line.bullet;
    let may_list = matches!(line.shape, Shape::Short | Shape::Repeated) && !text.ends_with(['.', '!', '?', ':', '…']);
    let may_run_together = may_list && is_apart && (2..=LONGEST_LINE).contains(&line.mass);
    let run_together = || segment::run_together(text, vocabulary).filter(|_| !furniture::has_inner_label(text));
    if may_run_together && let Some(tags) = run_together() {
        return Some((How::RunTogether, tags));
    }
    if let Some(rows) = rows(lines, i).filter(|_| close) {
        return Some((How::Rows, rows));
    }
    if line.shape == Shape::Dated {
        let day = story::first_day(text)?;
        let behind = text.get(day.end..)?;
        let list = |text: &str| parted(text.trim_start_matches(|c: char| !c.is_alphabetic()), vocabulary);
        let tags = furniture::behind_comments(behind).and_then(list).or_else(|| list(behind));
        return tags.map(|tags| (How::Dated, tags));
    }
    if !may_list || !(2..=LONGEST_LINE).contains(&line.mass) {
        return None;
    }
    if let Some(rest) = furniture::after_bare_label(text).filter(|_| !line.line.bullet) {
        return Some((How::AfterWord, split(rest, vocabulary)));
    }
    let spaced = || (How::Spaced, segment::split(text, vocabulary));
    parted(text, vocabulary)
        .map(|tags| (How::Parted, tags))
        .or_else(|| (close && is_apart && !line.twice && !text.contains(':')).then(spaced))
}

/// The tags of a list with commas or other signs between them.
fn parted(text: &str, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    /// Words of the longest tag that no label announces.
    const LONGEST: usize = 4;
    let has_signs = text.contains([',', ';', '•', '|', '·', '、', '，', '・']) || text.contains(" / ");
    let tags = if has_signs { split(text, vocabulary) } else { return None };
    (tags.len() > 1 && tags.iter().all(|t| t.split_whitespace().count() <= LONGEST)).then_some(tags)
}

/// Short lines right below each other, from the first on.
fn rows(lines: &[Shaped], i: usize) -> Option<Vec<String>> {
    /// Words of the longest, and lines of the longest list.
    const WORDS: usize = 3;
    const LINES: usize = 15;
    let is_row = |l: &Shaped| {
        matches!(l.shape, Shape::Short | Shape::Repeated)
            && !l.line.bullet
            && (1..=WORDS).contains(&l.mass)
            && !l.line.text.contains([',', ':', '|', '.', '!', '?'])
    };
    let first = lines.get(i).filter(|l| is_row(l))?;
    let goes_on = |l: &Shaped| is_row(l) && l.line.gap == 0 && l.line.indent == first.line.indent;
    let is_first = first.line.gap > 0 || story::above(lines, i).is_none_or(|above| !is_row(above));
    let below = lines.get(i + 1..)?.iter().take_while(|l| goes_on(l)).count();
    let rows = lines.get(i..=i + below)?;
    (is_first && (2..=LINES).contains(&rows.len())).then(|| rows.iter().map(|l| l.line.text.clone()).collect())
}

fn is_item(line: &Shaped) -> bool {
    matches!(line.shape, Shape::Short | Shape::Repeated)
        && line.line.bullet
        && (1..=4).contains(&line.mass)
        && !line.line.text.contains(',')
        && !line.line.text.ends_with(['.', ':', '!', '?', '…'])
}

fn labelled(lines: &[Shaped], i: usize, labels: Labels, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    let line = lines.get(i)?;
    let rest = label_in(&line.line.text, labels)?;
    let tags = if rest.is_empty() { following(lines, i + 1, vocabulary) } else { split(rest, vocabulary) };
    (!tags.is_empty()).then_some(tags)
}

/// The text behind a label, at the line's start or after a bar ("Posted in: A | Tagged: B").
fn label_in(text: &str, labels: Labels) -> Option<&str> {
    if let Some(rest) = furniture::tag_label(text, labels) {
        return Some(rest);
    }
    /// Words of the longest line that has a label inside.
    const LONGEST: usize = 60;
    let text = super::beginning(text, 1_500);
    // Labels that are no other word, so that they may even run into the words around them.
    const RUN_IN: &[&str] = &["Schlagwörter", "Schlagworte", "Mots-clés", "Palabras clave", "Etiquetas"];
    if labels == Labels::Sure
        && let Some(rest) = of_entry(text)
    {
        return Some(rest);
    }
    if labels == Labels::Sure
        && let Some(rest) = RUN_IN.iter().find_map(|label| text.split_once(label).map(|(_, rest)| rest))
        && rest.contains(',')
    {
        return Some(rest.trim_start_matches([':', ' ']));
    }
    if text.split_whitespace().count() >= LONGEST {
        return None;
    }
    if labels == Labels::Sure
        && let Some(rest) = behind_inner_label(text)
    {
        return Some(rest);
    }
    let mut starts = text.match_indices(|c: char| c.is_whitespace() || "|•·".contains(c)).map(|(at, s)| at + s.len());
    starts.find_map(|at| {
        let part = text.get(at..)?;
        let rest = furniture::tag_label(part, labels)?;
        let label = part.get(..part.len() - rest.len())?;
        let words = label.split_whitespace().count();
        // In the middle of a line only what cannot be a word of a sentence.
        (!rest.is_empty() && (label.trim_end().ends_with([':', '：']) || words > 1)).then_some(rest)
    })
}

/// The tags in the sentence that WordPress writes below an entry: "This entry was posted in Towns and tagged ferry, river. …".
fn of_entry(text: &str) -> Option<&str> {
    /// Its first words, those before the tags, and those behind.
    #[rustfmt::skip]
    const SENTENCES: &[(&str, &str, &[&str])] = &[
        ("This entry was ", " tagged ", &[" by ", " on ", ". "]),
        ("Dieser Beitrag wurde ", " und mit ", &[" verschlagwortet", " getaggt"]),
        ("Ce contenu a été ", " marqué avec ", &[" par ", ", le ", ". "]),
        ("Esta entrada ", " etiquetada ", &[" en ", " el ", " por ", ". "]),
        ("Questa voce è stata ", " contrassegnata con ", &[" da ", " il ", ". "]),
        ("Esta entrada foi ", " marcada com a tag ", &[" em ", " por ", ". "]),
        ("Dit bericht ", " getagged ", &[" op ", " door ", ". "]),
        ("Detta inlägg ", " märktes ", &[" den ", " av ", ". "]),
        ("Ten wpis ", " oznaczony tagami ", &[" dnia ", " przez ", ". "]),
        ("Запись опубликована ", " с метками ", &[" автором ", ". "]),
    ];
    let in_sentence = |(first, before, behind): &(&str, &str, &[&str])| {
        let list = text.strip_prefix(first)?.split_once(before)?.1;
        let end = behind.iter().filter_map(|sign| list.find(sign)).min().unwrap_or(list.len());
        Some(&list[..end])
    };
    SENTENCES.iter().find_map(in_sentence)
}

/// The text behind a bare label inside a line of what is known of a story, where the label may run into the words around it:
/// `6 July 2025 Categories TravelTags Ferries, Trade`.
fn behind_inner_label(text: &str) -> Option<&str> {
    let mut labels = furniture::word_starts(text)
        .filter(|at| *at > 0)
        .filter_map(|at| furniture::bare_label(&text[at..]).map(|rest| (at, rest)))
        .peekable();
    labels.peek()?;
    // A label of its categories comes first, or its day, with a list of several behind.
    let category = furniture::word_starts(text).find(|at| furniture::begins_with_category(&text[*at..]));
    let day = story::first_day(text).map(|day| day.end);
    let tells = |(at, rest): &(usize, &str)| {
        category.is_some_and(|category| category < *at) || rest.contains(',') && day.is_some_and(|day| day <= *at)
    };
    labels.find(tells).map(|(_, rest)| rest)
}

/// Tags on the lines behind a label that stands alone: one a line, or all on one line.
fn following(lines: &[Shaped], from: usize, vocabulary: &Vocabulary) -> Vec<String> {
    let Some(first) = lines.get(from) else { return Vec::new() };
    let is_item = |line: &Shaped, nth: usize| {
        let same =
            first.line.bullet == line.line.bullet && (first.line.indent == line.line.indent || !first.line.bullet);
        let parted = nth > 0 && line.line.gap > 0 && !line.line.bullet;
        let is_year = line.line.text.len() == 4 && line.line.text.bytes().all(|b| b.is_ascii_digit());
        let readable = matches!(line.shape, Shape::Short | Shape::Repeated) && line.mass <= 40 || is_year;
        same && !parted && readable && (line.mass <= LONGEST || nth == 0 && !line.line.bullet)
    };
    let behind = lines.iter().skip(from).take(MOST).enumerate();
    let items: Vec<&str> = behind.take_while(|(nth, l)| is_item(l, *nth)).map(|(_, l)| l.line.text.as_str()).collect();
    // What closes the list is no item, and a first line that is too long for one is all of it.
    let closed = items.iter().rposition(|item| !NO_TAGS.contains(&fold_key(item).as_str())).map_or(0, |last| last + 1);
    let is_whole = items.first().is_some_and(|first| first.split_whitespace().count() > LONGEST);
    let items = if is_whole { &items[..1] } else { &items[..closed] };
    match *items {
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

/// Whether a line has but words behind number signs.
fn is_hashed(line: &Shaped) -> bool {
    let text = line.line.text.as_str();
    text.starts_with('#') && text.split('#').skip(1).all(|t| (1..=5).contains(&t.split_whitespace().count()))
}

/// Words behind number signs, several a line or one: `#Harbour #Trade`.
fn hashed(lines: &[Shaped]) -> Vec<String> {
    let rows = lines.iter().take_while(|l| is_hashed(l));
    let tags = rows.flat_map(|l| l.line.text.split('#').map(str::trim)).filter(|t| !t.is_empty());
    tags.map(str::to_owned).collect()
}

/// The tags in one text.
fn split(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let text = until_other_label(text);
    if let Some(tags) = counted(text) {
        return tags;
    }
    let parts: Vec<&str> = if text.matches('#').count() > 1 {
        text.split('#').collect()
    } else if let Some(separator) = ['•', '|', ';', '·', '、', '，'].into_iter().find(|s| text.contains(*s)) {
        text.split(separator).collect()
    } else if text.contains(',') {
        text.split(',').collect()
    } else if text.contains(" / ") {
        text.split(" / ").collect()
    } else if text.matches(" : ").count() > 1 {
        text.split(" : ").collect()
    } else if ends_sentence(text) && text.split_whitespace().count() > LONGEST_STOPPED {
        return Vec::new();
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

/// The tags of a list that counts their stories: `Trade (190) Harbour (12 posts)`.
fn counted(text: &str) -> Option<Vec<String>> {
    let is_count = |inner: &str| inner.starts_with(|c: char| c.is_ascii_digit()) && inner.split(' ').count() <= 2;
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some((tag, behind)) = rest.split_once('(') {
        let (inner, behind) = behind.split_once(')')?;
        if !is_count(inner) {
            return None;
        }
        tags.push(tag.trim_matches([' ', ',']).to_owned());
        rest = behind;
    }
    (tags.len() > 1 && rest.trim().is_empty()).then_some(tags)
}

/// Bytes in which a label ends, its colon included.
const LONGEST_LABEL: usize = 32;

/// What lists run into.
const BEHIND_LISTS: &[&str] = &[
    " Comments", " Reuse content", " Kommentare deaktiviert", " Kommentar verfassen", " Kommentar hinterlassen",
    " Leave a comment", " Leave a reply", " Hinterlasse einen Kommentar", " Schreibe einen Kommentar", " 0 Comment",
    " 1 Comment", " 0 Kommentare", " 1 Kommentar", " No Comments", " Keine Kommentare", " Permalink",
];

/// A line may go on with its categories: "Tags: A, B Categories: C".
fn until_other_label(text: &str) -> &str {
    let end = BEHIND_LISTS.iter().filter_map(|words| text.find(words)).min().unwrap_or(text.len());
    let text = &text[..end];
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

/// Tags without what stands at the end of lists, sentences and doubles.
pub(super) fn cleaned(tags: Vec<String>) -> Vec<String> {
    let is_sentence = |t: &String| {
        t.split_whitespace().count() > LONGEST
            || t.ends_with(['.', '!', '?', '“', '”']) && t.split_whitespace().count() > 2
    };
    let is_none = |t: &String| {
        let key = fold_key(t);
        NO_TAGS.contains(&key.as_str()) || is_more_link(&key)
    };
    let bare = tags.into_iter().flat_map(|t| t.split(", ").map(bare).map(str::to_owned).collect::<Vec<_>>());
    unique(bare.filter(|t| !t.is_empty() && !is_sentence(t) && !is_none(t)).collect())
}

/// What stands at the end of lists of tags, or heads the next one, beside what leads to more of a list.
#[rustfmt::skip]
const NO_TAGS: &[&str] = &[
    "alle tags", "themen", "tag", "comment", "kommentare", "categories", "category", "more videos", "lukk", "close",
    "kommentieren", "reuse content", "teilen", "weitere themen", "tous les themes",
];

/// A tag without the signs that part it from the next.
fn bare(tag: &str) -> &str {
    tag.trim().trim_end_matches(|c: char| c.is_whitespace() || ",:;–-".contains(c)).trim_start_matches([':', ',', ' '])
}

fn unique(tags: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    tags.into_iter().filter(|t| seen.insert(fold(t))).take(MOST).collect()
}
