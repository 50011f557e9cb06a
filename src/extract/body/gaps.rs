//! What the trees missed of a list, a table, a verse: parts that go with what was kept of it or around it.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use foldhash::fast::RandomState;

use crate::extract::outline::{Block, BlockKind, ElementId, Outline};

use super::{add, ends_sentence, marked, notices, parallel, phrases, without_marks};

/// Log odds from which on a block that stands alone between two of the story's is taken as the story's too. Chosen from
/// the dev pages: at -1 fewer list items come back, at -2 labels do.
pub(super) const NO_GAP: f32 = -1.5;

/// The same for a heading, which is judged lower the more boxes there are around it.
pub(super) const HEADING: f32 = -2.0;

/// Log odds from which on a block is taken as the story's where all that it is a part of is. Short parts without a
/// sentence in them (goals, ingredients, lines of verse) are judged as low as this.
pub(super) const PART: f32 = -2.5;

/// Log odds from which on a sentence in a box of its own between two of the story's blocks is the story's too: a note, a
/// tip, a call that is the story's own. On the dev pages it is one of few either way, and below that captions come up.
const SENTENCE: f32 = -0.7;

/// The same where no picture stands by, whose caption it could be.
pub(super) const UNPICTURED: f32 = -1.3;

/// Blocks between two of the story's, where a sentence among them may be its own: a label before it, a button behind.
const FEW: usize = 3;

/// Log odds from which on a heading is the story's where what it stands right above is. Chosen from the dev pages:
/// headings of related stories are links, or begin with what such headings say.
const ABOVE: f32 = -1.2;

/// Adds blocks to the story's that stand between two of them or belong to the same list or table, and `may_be` its own.
/// `pictures` are those between a block and the one before.
pub(super) fn fill(
    outline: &Outline,
    scores: &[f32],
    may_be: impl Fn(usize) -> bool,
    pictures: impl Fn(usize) -> f32,
    blocks: &mut Vec<usize>,
) {
    let fits = |b: usize, bar: f32| scores[b] > bar && may_be(b) && leads_nowhere(outline, b);
    add(rest_of_wholes(outline, |b| fits(b, PART), blocks), blocks);
    // What comes back may leave a gap that is smaller: a heading over a sample of code.
    for _ in 0..2 {
        add(between(outline, fits, &pictures, blocks), blocks);
    }
    add(heads_of_parts(outline, |b| fits(b, PART), blocks), blocks);
    add(marked::summaries(outline, blocks), blocks);
    add(marked::headings(outline, |b| fits(b, PART), blocks), blocks);
    add(lists_behind(outline, |b| fits(b, PART), blocks), blocks);
    add(notes(outline, &may_be, blocks), blocks);
    add(code_behind(outline, |b| fits(b, PART), blocks), blocks);
}

/// What stands between two of a story's blocks and is its own too; `fits` says whether a block is worth as much.
fn between(
    outline: &Outline,
    fits: impl Fn(usize, f32) -> bool,
    pictures: impl Fn(usize) -> f32,
    blocks: &[usize],
) -> Vec<usize> {
    let mut missed = Vec::new();
    for pair in blocks.windows(2) {
        let gap = pair[0] + 1..pair[1];
        let alone =
            gap.len() == 1 && may_stand_alone(outline, pair, gap.start) && fits(gap.start, bar_of(outline, gap.start));
        let is_whole = || is_part(outline, pair) || gap.clone().all(|b| is_code(outline, b));
        let goes_with =
            || is_whole() && gap.clone().all(|b| fits(b, PART)) || announces_list(outline, pair, gap.clone());
        if alone || !gap.is_empty() && goes_with() {
            missed.extend(gap);
            continue;
        }
        if gap.len() <= FEW {
            let has_picture = (pair[0] + 1..=pair[1]).any(|b| pictures(b) > 0.0);
            let bar = if has_picture { SENTENCE } else { UNPICTURED };
            missed.extend(gap.clone().filter(|&b| is_sentence(outline, b) && fits(b, bar)));
            // Code has a button that copies it.
            missed.extend(gap.clone().filter(|&b| outline.blocks[b].kind == BlockKind::Preformatted && fits(b, PART)));
        }
        missed.extend(gap.last().filter(|&b| heads(outline, b) && fits(b, ABOVE)));
    }
    missed
}

/// Whether a paragraph announces the list of links that stands between it and the next of the story's blocks: who did it, what
/// to read of others. What leads to the paper's own says so in other words.
fn announces_list(outline: &Outline, pair: &[usize], gap: Range<usize>) -> bool {
    /// Words of a sentence that announces something.
    const LEAST: usize = 4;
    let text = outline.blocks[pair[0]].text.as_str();
    let whole = whole_of(outline, gap.start);
    // The chapters of the page itself.
    let leads_here = |e: ElementId| outline.attribute(e, "href").is_some_and(|href| href.contains('#'));
    text.ends_with(':')
        && text.split_whitespace().nth(LEAST - 1).is_some()
        && !phrases::says_any(text)
        && !is_bold(outline, &outline.blocks[pair[0]])
        && gap.into_iter().all(|b| outline.blocks[b].kind == BlockKind::ListItem && whole_of(outline, b) == whole)
        && outline.parent(whole) == outline.parent(outline.blocks[pair[0]].element)
        && outline.parent(whole) == outline.parent(whole_of(outline, pair[1]))
        && !outline.subtree(whole).any(leads_here)
}

/// A sample of code right behind the story's last block, in a box beside it that may have a button too.
fn code_behind(outline: &Outline, fits: impl Fn(usize) -> bool, blocks: &[usize]) -> Vec<usize> {
    /// Blocks of such a box.
    const MOST: usize = 2;
    let Some(&last) = blocks.last().filter(|&&last| last + 1 < outline.blocks.len()) else { return Vec::new() };
    let home = outline.parent(whole_of(outline, last));
    let is_box = |e: &ElementId| outline.parent(*e) == home;
    let Some(behind) = outline.around_block(last + 1).find(is_box) else { return Vec::new() };
    let inside = outline.blocks_in(behind);
    let is_code = |&b: &usize| outline.blocks[b].kind == BlockKind::Preformatted && fits(b);
    if inside.start == last + 1 && inside.len() <= MOST { inside.filter(is_code).collect() } else { Vec::new() }
}

/// What a block that stands alone between two of the story's must be worth; code is hardly ever anything else's.
fn bar_of(outline: &Outline, b: usize) -> f32 {
    match outline.blocks[b].kind {
        BlockKind::Heading(_) => HEADING,
        BlockKind::Preformatted => PART,
        _ => NO_GAP,
    }
}

/// Lists under headings behind a story, beside its last words or in a box beside them: ingredients, then steps. One alone
/// goes on with a list that the story ends with.
fn lists_behind(outline: &Outline, fits: impl Fn(usize) -> bool, blocks: &[usize]) -> Vec<usize> {
    /// Lists and their items where the story ends with none.
    const SEVERAL: usize = 2;
    const ITEMS: usize = 4;
    /// What stands between before the first of them: the dish, a rating, a link to print, how long it takes.
    const BETWEEN: usize = 5;
    /// Elements around a list that may be its own box, the boxes of all and the box beside the story's last words.
    const LEVELS: usize = 4;
    let is_item = |b: usize| outline.blocks[b].kind == BlockKind::ListItem;
    let Some(&last) = blocks.last() else { return Vec::new() };
    let home = outline.parent(whole_of(outline, last));
    // Where a story ends with a list in a box of its own, the next may have one beside that.
    let boxed = home.and_then(|e| outline.parent(e)).filter(|_| is_item(last));
    let is_beside = |e: ElementId| {
        let mut around = outline.ancestors(e).skip(1).take(LEVELS);
        around.any(|e| Some(e) == home || Some(e) == boxed)
    };
    let leads = |b: usize| {
        b + 1 < outline.blocks.len()
            && is_heading(outline, b)
            && is_item(b + 1)
            && is_beside(outline.blocks[b].element)
            && !phrases::says_any(&outline.blocks[b].text)
    };
    let reach = if is_item(last) { 1 } else { BETWEEN + 1 };
    let Some(mut b) = (last + 1..=last + reach).find(|&b| leads(b)) else { return Vec::new() };
    let (mut missed, mut lists) = (Vec::new(), 0);
    while leads(b) {
        let items = outline.blocks_in(whole_of(outline, b + 1));
        let whole = b..items.end;
        if !is_beside(whole_of(outline, b + 1)) || !whole.clone().all(&fits) {
            break;
        }
        (b, lists) = (whole.end, lists + 1);
        missed.extend(whole);
    }
    let is_enough = is_item(last) || lists >= SEVERAL && missed.len() >= ITEMS + lists;
    if is_enough { missed } else { Vec::new() }
}

/// Notes that signs in the story's text lead to, and that lead back to them.
fn notes(outline: &Outline, fits: impl Fn(usize) -> bool, blocks: &[usize]) -> Vec<usize> {
    /// Characters of a sign: a number, a star, both in brackets.
    const SIGN: usize = 5;
    /// Signs of the longest text that were seen are some hundred.
    const MOST: usize = 300;
    let (Some(&first), Some(&last)) = (blocks.first(), blocks.last()) else { return Vec::new() };
    let here = |e: ElementId| outline.attribute(e, "href").and_then(|href| href.strip_prefix('#'));
    let is_sign = |e: ElementId| {
        let texts = outline.texts_in(e);
        let chars: usize = texts.clone().map(|t| outline.texts[t].raw.trim().chars().count()).sum();
        (1..=SIGN).contains(&chars) && texts.into_iter().all(|t| !outline.texts[t].raw.contains(char::is_alphabetic))
    };
    let in_story = |e: ElementId| {
        let texts = outline.texts_in(e);
        let b = outline.blocks.partition_point(|block| block.texts.end <= texts.start);
        (first..=last).contains(&b) && blocks.binary_search(&b).is_ok()
    };
    let links = outline.tagged(&["a"]).filter_map(|e| here(e).map(|id| (e, id))).filter(|&(e, _)| is_sign(e));
    let links: Vec<(ElementId, &str)> = links.take(MOST).collect();
    let mut wanted = links.iter().filter(|(e, _)| in_story(*e)).map(|(_, id)| *id).peekable();
    if wanted.peek().is_none() {
        return Vec::new();
    }
    let wanted: HashSet<&str, RandomState> = wanted.collect();
    let start = outline.elements[outline.blocks[last].element].end();
    let is_target = |&e: &ElementId| outline.attribute(e, "id").is_some_and(|id| wanted.contains(id));
    let mut missed = Vec::new();
    for target in (start..outline.elements.len()).filter(is_target) {
        // The note's number alone is the target, or the note.
        let is_small = matches!(outline.tag(target), "a" | "sup" | "span");
        let note = outline.parent(target).filter(|_| is_small).unwrap_or(target);
        let under = outline.blocks_in(note);
        let is_note = |&b: &usize| {
            let block = &outline.blocks[b];
            // A source begins with a caret that leads back.
            !block.text.starts_with(['^', '↑']) && fits(b)
        };
        missed.extend(under.filter(is_note));
    }
    missed.retain(|b| blocks.binary_search(b).is_err());
    missed.sort_unstable();
    missed.dedup();
    missed
}

fn is_heading(outline: &Outline, b: usize) -> bool {
    outline.blocks[b].is_heading()
}

/// Headings of one build that stand over the parts of a story one by one, several or some of which were kept: the places of a
/// list.
fn heads_of_parts(outline: &Outline, fits: impl Fn(usize) -> bool, blocks: &[usize]) -> Vec<usize> {
    /// Headings that were kept.
    const KEPT: usize = 2;
    /// Headings right above what was kept, where none of them was: those of a live report's entries, of questions.
    const ENTRIES: usize = 3;
    let build = |b: usize| {
        let element = &outline.elements[outline.blocks[b].element];
        (outline.blocks[b].kind, element.class_name, element.parent().map(|e| outline.elements[e].class_name))
    };
    let (Some(&first), Some(&last)) = (blocks.first(), blocks.last()) else { return Vec::new() };
    // What a picture says may stand between both.
    let is_caption = |&b: &usize| outline.blocks.get(b).is_some_and(|block| block.kind == BlockKind::Caption);
    let headed = |b: usize| b + 1 + usize::from(is_caption(&(b + 1)));
    let heads_kept = |&b: &usize| is_heading(outline, b) && blocks.binary_search(&headed(b)).is_ok();
    let missed: Vec<usize> =
        (first.saturating_sub(2)..last).filter(heads_kept).filter(|b| blocks.binary_search(b).is_err()).collect();
    if missed.is_empty() {
        return missed;
    }
    let mut builds: HashMap<_, [usize; 2], RandomState> = HashMap::default();
    blocks.iter().filter(|&&b| is_heading(outline, b)).for_each(|&b| builds.entry(build(b)).or_default()[0] += 1);
    missed.iter().for_each(|&b| builds.entry(build(b)).or_default()[1] += 1);
    let is_missed = |&b: &usize| {
        builds.get(&build(b)).is_some_and(|[kept, missed]| *kept >= KEPT || *missed >= ENTRIES)
            && fits(b)
            && !phrases::says_any(&outline.blocks[b].text)
    };
    missed.iter().copied().filter(is_missed).collect()
}

/// Whether a block has no links but a sign that leads to its own place, or some in a row of data or an item; a heading may be one
/// to its own place on the page, or have one behind it to edit it.
fn leads_nowhere(outline: &Outline, b: usize) -> bool {
    let block = &outline.blocks[b];
    let links = || block.texts.clone().flat_map(|t| outline.around_text(t).take(4));
    let leads_here = |e| outline.attribute(e, "href").is_none_or(|href| href.starts_with('#'));
    let is_marked = || without_marks(block).len() < block.text.len();
    // A row of data may name what has a page of its own, an item speak of it; a headline beside its day is most of both.
    let is_data = || match block.kind {
        BlockKind::TableRow => block.link_chars * 10 <= block.chars * 7,
        BlockKind::ListItem => block.link_chars * 2 < block.chars,
        _ => false,
    };
    block.link_chars <= usize::from(block.chars > 1)
        || block.is_heading() && (is_marked() || links().all(leads_here))
        || is_data()
}

/// Whether a block is a heading beside what stands right behind it.
fn heads(outline: &Outline, b: usize) -> bool {
    let heading = &outline.blocks[b];
    heading.is_heading()
        && outline.parent(heading.element) == outline.parent(whole_of(outline, b + 1))
        && !phrases::says_any(&heading.text)
}

/// Whether a block is a line of a program, or its number.
fn is_code(outline: &Outline, b: usize) -> bool {
    let block = &outline.blocks[b];
    let in_code = |t: usize| outline.around_text(t).take(4).any(|e| outline.tag(e) == "code");
    block.kind == BlockKind::Preformatted || block.texts.clone().all(in_code) || notices::numbers_a_line(outline, block)
}

/// Whether a paragraph is a sentence that speaks of nothing that stands around stories.
fn is_sentence(outline: &Outline, b: usize) -> bool {
    let block = &outline.blocks[b];
    block.is_text()
        && !outline.elements[block.element].hidden
        && ends_sentence(&block.text)
        && !block.text.ends_with(':')
        && !outline.ancestors(block.element).any(|e| matches!(outline.tag(e), "video" | "audio" | "noscript"))
        && !parallel::speaks_of_the_page(&block.text)
        // What asks to agree before it shows something goes on for long.
        && phrases::shares(&block.text)[phrases::Topic::Cookies as usize] == 0.0
}

/// List items, headings, samples of code, and lines all in bold, which are headings too.
fn may_stand_alone(outline: &Outline, pair: &[usize], b: usize) -> bool {
    let block = &outline.blocks[b];
    match block.kind {
        BlockKind::ListItem | BlockKind::Heading(_) | BlockKind::Preformatted => true,
        BlockKind::Paragraph => {
            let parent = |b: usize| outline.parent(outline.blocks[b].element);
            parent(pair[0]) == parent(b) && parent(pair[1]) == parent(b) && is_bold(outline, block)
        }
        _ => false,
    }
}

/// Whether a short block is bold from end to end.
pub(super) fn is_bold(outline: &Outline, block: &Block) -> bool {
    /// Characters of a heading.
    const LONGEST: usize = 80;
    let bold = |t: usize| outline.is_styled(t, block, &["b", "strong"]);
    block.chars <= LONGEST && block.texts.clone().all(bold) && !phrases::says_any(&block.text)
}

/// The list or table that a block is an item of, or else the element that it is a line in.
pub(super) fn whole_of(outline: &Outline, b: usize) -> ElementId {
    /// Lists in one another; people write three or four.
    const LISTS: usize = 8;
    let block = &outline.blocks[b];
    let wanted: &[&str] = match block.kind {
        BlockKind::ListItem => &["ul", "ol", "dl"],
        BlockKind::TableRow => &["table"],
        // What a table is called is a part of it.
        BlockKind::Caption if outline.tag(block.element) == "caption" => &["table"],
        _ => return block.element,
    };
    let is_wanted = |e: &ElementId| wanted.contains(&outline.elements[*e].tag);
    let Some(found) = outline.ancestors(block.element).find(is_wanted) else { return block.element };
    // A list in an item of another is a part of that.
    let outer = |&list: &ElementId| {
        let item = outline.parent(list).filter(|&e| matches!(outline.tag(e), "li" | "dd" | "ul" | "ol"))?;
        outline.ancestors(item).find(is_wanted)
    };
    let lists = std::iter::successors(Some(found), outer).take(LISTS);
    if block.kind == BlockKind::ListItem { lists.last().unwrap_or(found) } else { found }
}

/// Whether what stands between two blocks is of one list, table or element that one of the two is of as well, or is
/// made of lists, tables, quotations and headings that stand beside both. So is a table of data whose cells hold boxes.
fn is_part(outline: &Outline, pair: &[usize]) -> bool {
    let mut gap = pair[0] + 1..pair[1];
    let whole = whole_of(outline, gap.start);
    if pair.iter().any(|&b| whole_of(outline, b) == whole) && gap.clone().all(|b| whole_of(outline, b) == whole) {
        return true;
    }
    if in_table_of_data(outline, pair) {
        return true;
    }
    let quotation = |b: usize| outline.around_block(b).find(|&e| outline.tag(e) == "blockquote");
    let parent = |b: usize| outline.parent(quotation(b).unwrap_or_else(|| whole_of(outline, b)));
    let in_table = |b: usize, around: Option<ElementId>| {
        let beside = outline.around_block(b).find(|&e| outline.parent(e) == around);
        beside.is_some_and(|e| outline.tag(e) == "table" && is_of_data(outline, e))
    };
    let both = |around| pair.iter().all(|&b| parent(b) == around || in_table(b, around));
    let Some(around) = [parent(pair[0]), parent(pair[1])].into_iter().find(|&around| both(around)) else {
        return false;
    };
    let is_beside = |b: usize| {
        let block = &outline.blocks[b];
        let is_kind = match block.kind {
            BlockKind::ListItem | BlockKind::TableRow => true,
            BlockKind::Caption => outline.tag(block.element) == "caption",
            BlockKind::Heading(_) => !phrases::says_any(&block.text),
            _ => quotation(b).is_some(),
        };
        is_kind && parent(b) == around || in_table(b, around)
    };
    gap.all(is_beside)
}

/// Whether two blocks stand in one table of data.
fn in_table_of_data(outline: &Outline, pair: &[usize]) -> bool {
    let is_table = |e: &ElementId| outline.tag(*e) == "table" && outline.blocks_in(*e).contains(&pair[1]);
    outline.around_block(pair[0]).find(is_table).is_some_and(|table| is_of_data(outline, table))
}

/// Whether a table lays nothing out: it is small, frames no picture, and nothing in it is as long as a paragraph.
fn is_of_data(outline: &Outline, table: ElementId) -> bool {
    /// Characters of a cell's line; blocks and elements of a table that is no page.
    const CELL: usize = 120;
    const BLOCKS: usize = 100;
    const ELEMENTS: usize = 1_000;
    let (inside, elements) = (outline.blocks_in(table), outline.subtree(table));
    inside.len() <= BLOCKS
        && elements.len() <= ELEMENTS
        && inside.into_iter().all(|b| outline.blocks[b].chars <= CELL)
        && !elements.into_iter().any(|e| outline.tag(e) == "img")
}

/// What is left of lists, tables and paragraphs of lines of which enough was kept.
fn rest_of_wholes(outline: &Outline, fits: impl Fn(usize) -> bool, blocks: &[usize]) -> Vec<usize> {
    /// Parts from which on a whole shows by those of them that were kept.
    const PARTS: usize = 3;
    const PAIR: usize = 2;
    let mut kept: HashMap<ElementId, usize, RandomState> = HashMap::default();
    for &b in blocks {
        let block = &outline.blocks[b];
        let is_list = matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow);
        if is_list || matches!(outline.tag(block.element), "p" | "pre") {
            *kept.entry(whole_of(outline, b)).or_default() += 1;
        }
    }
    let mut missed = Vec::new();
    for (&whole, &count) in &kept {
        let all = outline.blocks_in(whole);
        // Lines of one paragraph are hardly ever of two texts, but buttons may stand in it.
        let is_paragraph = matches!(outline.tag(whole), "p" | "pre");
        let is_line = |b: usize| !is_paragraph || outline.blocks[b].element == whole;
        let enough = if is_paragraph { 4 } else { 3 };
        let least = if matches!(outline.tag(whole), "ul" | "ol") { PAIR } else { PARTS };
        if count < all.len() && count * enough >= all.len() && all.len() >= least {
            missed.extend(all.filter(|&b| blocks.binary_search(&b).is_err() && is_line(b) && fits(b)));
        }
    }
    missed
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    fn filled(html: &str, blocks: &[usize], score: f32) -> Vec<usize> {
        let html = Html::parse_document(html);
        let outline = Outline::of(&html);
        let mut found = blocks.to_vec();
        let element = |b: usize| outline.blocks[b].element;
        let pictures =
            |b: usize| outline.elements[element(b - 1)..element(b)].iter().filter(|e| e.tag == "img").count() as f32;
        fill(&outline, &vec![score; outline.blocks.len()], |_| true, pictures, &mut found);
        found
    }

    #[test]
    fn headings_over_parts_are_the_storys_like_those_that_were_kept() {
        let part = |n| format!("<div class=i><h2>{n}</h2><p><a href=/>Buy</a></p><p>{n}.</div>");
        let html: String = (0..4).map(part).collect();
        for (blocks, expected) in [
            (vec![0, 2, 3, 5, 8, 11], vec![0, 2, 3, 5, 8, 11]),
            (vec![0, 2, 3, 5, 7, 8, 11], vec![0, 2, 3, 5, 6, 7, 8, 11]),
        ] {
            assert_eq!(filled(&html, &blocks, -2.4), expected);
        }
        let part = |n| format!("<div class=i><p><a href=/>Buy</a></p><h2>{n}</h2><p>{n}.</div>");
        let html: String = (0..4).map(part).collect();
        assert_eq!(filled(&html, &[1, 2, 4, 5, 8, 11], -2.4), [1, 2, 4, 5, 7, 8, 10, 11]);
        assert_eq!(filled(&html, &[1, 2, 5, 8], -2.4), [1, 2, 5, 8]);
        assert_eq!(filled(&html, &[2, 5, 8], -2.4), [1, 2, 4, 5, 7, 8]);
        let part = |n| format!("<h2>{n}</h2><figure><img><figcaption>A boat</figcaption></figure><p>{n}.");
        let html: String = (0..3).map(part).collect();
        assert_eq!(filled(&html, &[2, 5, 8], -2.4), [0, 2, 3, 5, 6, 8]);
    }

    #[test]
    fn one_block_is_filled_in_where_it_is_an_item_or_a_heading() {
        let html = "<p>0<ul><li>1<li>2<li><a href=/>3</a></ul><h2>4</h2><p>5<p>6<p>7";
        for (blocks, expected) in [
            (vec![0, 2], vec![0, 1, 2]),
            (vec![2, 4], vec![1, 2, 4]),
            (vec![0, 3], vec![0, 1, 2, 3]),
            (vec![5, 7], vec![5, 7]),
            (vec![4], vec![4]),
        ] {
            assert_eq!(filled(html, &blocks, 0.0), expected, "{blocks:?}");
        }
        assert_eq!(filled(html, &[0, 2], -3.0), [0, 2]);
        assert_eq!(
            filled("<p>0<h2><a href=#one>1</a></h2><p>2<h2><a href=/3>3</a></h2><p>4", &[0, 2, 4], 0.0),
            [0, 1, 2, 4]
        );
        assert_eq!(filled("<p>0<h2>1<i>[<a href=/e>edit</a>]</i></h2><p>2", &[0, 2], -1.0), [0, 1, 2]);
        let note = "<p>0<div><b>Note</b><div class=n>Two goats and a ladder.</div></div><p>3";
        assert_eq!(filled(note, &[0, 3], -1.2), [0, 2, 3]);
        assert_eq!(filled(note, &[0, 3], -1.4), [0, 3]);
        let pictured = "<p>0<div><img><div>Two goats and a ladder.</div></div><p>2";
        assert_eq!(filled(pictured, &[0, 2], -0.6), [0, 1, 2]);
        assert_eq!(filled(pictured, &[0, 2], -0.8), [0, 2]);
        let video = "<p>0</p><video><div>Your player is too old for this.</div></video><p>2";
        assert_eq!(filled(video, &[0, 2], -0.6), [0, 2]);
        let folded = "<p>0<details><summary>1</summary><p>2</details><details><summary>3</summary><p>4</details>";
        assert_eq!(filled(folded, &[0, 2], -3.0), [0, 1, 2]);
        let headed = "<p>0<p>1<p>2<h2>3</h2><p>4";
        assert_eq!(filled(headed, &[0, 4], -1.0), [0, 3, 4]);
        assert_eq!(filled("<p>0<p>1<h2>Read more</h2><p>3", &[0, 3], -1.0), [0, 3]);
        assert_eq!(filled("<p>0<ul><li>1</ul><h2>2</h2><div><p>3</div>", &[0, 3], -1.0), [0, 3]);
        assert_eq!(filled("<p>0<pre>1</pre><p>2", &[0, 2], -1.0), [0, 1, 2]);
        assert_eq!(filled("<p>0<h2>1</h2><div><pre>2</pre></div><p>3<p>4", &[0, 4], -1.0), [0, 1, 2, 4]);
        assert_eq!(filled("<p>0<div><pre>1</pre><button>2</button></div><p>3", &[0, 3], -2.4), [0, 1, 3]);
        assert_eq!(
            filled("<p>0</p><table><caption>1</caption><tr><td>2<td>3<tr><td>4<td>5</table><p>4", &[0, 4], -2.4).len(),
            5
        );
        let recipe =
            "<p>0<div><p>1<h3>2</h3><ul><li>3<li>4</ul><h3>5</h3><ol><li>6<li>7</ol></div><h3>8</h3><ul><li>9</ul>";
        assert_eq!(filled(recipe, &[0], -2.0), [0, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(filled("<p>0<h3>1</h3><ul><li>2<li>3<li>4<li>5<li>6</ul>", &[0], -2.0), [0]);
        assert_eq!(
            filled("<p>0<ul><li>1</ul><h3>2</h3><ul><li>3</ul><h3>Related</h3><ul><li>5</ul>", &[0, 1], -2.0),
            [0, 1, 2, 3]
        );
        let note = "<p>0<a href=#n>1</a><p>1<ol><li id=n>2 <a href=#r>^</a><li id=m>3</ol>";
        assert_eq!(filled(note, &[0, 1], -3.0), [0, 1, 2]);
        let links = "<p>They did it:<ul><li><a href=/a>1</a><li><a href=/b>2</a></ul><p>3";
        assert_eq!(filled(links, &[0, 3], -3.0), [0, 3]);
        assert_eq!(filled(&links.replace("They", "Three of them"), &[0, 3], -3.0), [0, 1, 2, 3]);
        assert_eq!(filled("<div><p>0</p><div><button>1</button><pre>2</pre></div></div>", &[0], -2.0), [0, 2]);
        let lines = "<p>0<div><div><code>1</code></div><div><code>2</code> <code>3</code></div></div><p>3";
        assert_eq!(filled(lines, &[0, 3], -2.0), [0, 1, 2, 3]);
        assert_eq!(filled("<p>0<pre>1<br>2<br>3<br>4</pre>", &[0, 1], -2.0), [0, 1, 2, 3, 4]);
        assert_eq!(filled("<p>0<p><b>1</b><p>2<p>3 <b>x</b><p>4", &[0, 2, 4], -1.0), [0, 1, 2, 4]);
    }

    #[test]
    fn parts_are_filled_in_with_their_whole() {
        for (html, blocks, expected) in [
            // The first items, the last ones, all of them between two paragraphs.
            ("<p>0<ul><li>1<li>2<li>3</ul><p>4", vec![0, 3, 4], vec![0, 1, 2, 3, 4]),
            ("<p>0<ul><li>1<li>2<li>3</ul><p>4", vec![0, 1, 4], vec![0, 1, 2, 3, 4]),
            ("<p>0<ul><li>1<li>2<li>3</ul><p>4", vec![0, 4], vec![0, 1, 2, 3, 4]),
            // Most items of the last list.
            ("<p>0<ul><li>1<li>2<li>3</ul>", vec![0, 1, 2], vec![0, 1, 2, 3]),
            ("<p>0<ul><li>1<li>2<li>3<li>4</ul>", vec![0, 1], vec![0, 1]),
            ("<p>0<p>1<br>2<br>3<br>4", vec![0, 3], vec![0, 1, 2, 3, 4]),
            ("<p>0<p>1<br>2<br>3<button>4</button>", vec![0, 1, 2], vec![0, 1, 2, 3]),
            ("<p>0<table><tr><th>a<th>b<tr><td>1<td>2<tr><td>3<td>4</table>", vec![0, 2, 3], vec![0, 1, 2, 3]),
            // Lines of one paragraph.
            ("<p>0<br>1<br>2<br>3", vec![0, 3], vec![0, 1, 2, 3]),
            ("<p>0<h2>1</h2><ul><li>2<li>3</ul><p>4", vec![0, 4], vec![0, 1, 2, 3, 4]),
            ("<p>0<blockquote><p>1<p>2</blockquote><p>3", vec![0, 3], vec![0, 1, 2, 3]),
            ("<p>0<blockquote>1</blockquote><p>2", vec![0, 2], vec![0, 1, 2]),
            ("<p>0<div><blockquote>1</blockquote></div><p>2", vec![0, 2], vec![0, 2]),
            ("<ul><li>0<li>1</ul><p>2", vec![1, 2], vec![0, 1, 2]),
            // A list in a list, a table whose cells are boxes, one in another; a picture's frame.
            ("<p>0<ul><li>1<ul><li>2<li>3</ul><li>4</ul><p>5", vec![0, 4, 5], vec![0, 1, 2, 3, 4, 5]),
            ("<p>0</p><table><tr><td><div>1</div><td>2<br>3</table><p>4", vec![0, 4], vec![0, 1, 2, 3, 4]),
            ("<p>0</p><table><tr><td><div>1</div><td>2<br>3</table><p>4", vec![0, 2, 4], vec![0, 1, 2, 3, 4]),
            (
                "<p>0</p><table><tr><td>1<td><table><tr><td>a<td>b<tr><td>c<td>d</table><tr><td>4<td><div>5</div></table><p>6",
                vec![0, 2, 6],
                vec![0, 1, 2, 3, 4, 5, 6],
            ),
            ("<p>0</p><table><tr><td><img><tr><td><div>1</div></table><p>2", vec![0, 2], vec![0, 2]),
            // A table that names what has pages of its own, and one of other stories.
            (
                "<p>0</p><table><tr><td><a href=/>Stoke</a><td>20 games<tr><td>2<td>3</table><p>3",
                vec![0, 3],
                vec![0, 1, 2, 3],
            ),
            (
                "<p>0</p><table><tr><td><a href=/>Stoke wins again</a><td>May<tr><td>2<td>3</table><p>3",
                vec![0, 3],
                vec![0, 3],
            ),
            ("<p>0<ul><li>Stoke, on <a href=/>the beck</a><li>2</ul><p>3", vec![0, 3], vec![0, 1, 2, 3]),
            ("<p>0<ul><li>Stoke: <a href=/>the beck</a><li>2</ul><p>3", vec![0, 3], vec![0, 3]),
            // A list of links, one in a box of its own, other paragraphs.
            ("<p>0<ul><li><a href=/>1</a><li><a href=/>2</a></ul><p>3", vec![0, 3], vec![0, 3]),
            ("<p>0<div><ul><li>1<li>2</ul></div><p>3", vec![0, 3], vec![0, 3]),
            ("<p>0<p>1<p>2<p>3", vec![0, 3], vec![0, 3]),
        ] {
            assert_eq!(filled(html, &blocks, -2.0), expected, "{html}");
        }
    }
}
