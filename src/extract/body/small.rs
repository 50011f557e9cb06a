//! Pages of a few lines: a note, a fragment that somebody saved, a page by hand.
//!
//! The trees know pages that have a frame around their story. Where there is next to nothing on a page, what stands in no
//! frame is its story.

use crate::extract::{
    names::Hints,
    outline::{BlockKind, Outline},
};

use super::{LITTLE, add, ends_sentence, gaps::whole_of, measure::Measures, parallel, total};

/// Blocks and words of a small page; those that a site's templates make have several times as many.
const BLOCKS: usize = 30;
const WORDS: f32 = 150.0;

/// Words of a line that is no label.
const LINE: f32 = 4.0;

/// The part of a page that links are where it leads to stories and tells none.
const MENU: f32 = 0.5;

/// Whether a page has no more than a few lines.
pub(super) fn is_small(outline: &Outline, measures: &Measures) -> bool {
    outline.blocks.len() <= BLOCKS && measures.words.iter().sum::<f32>() <= WORDS
}

/// Adds to a story that is hardly one what stands on a small page behind its headline and in no frame.
pub(super) fn fill(outline: &Outline, measures: &Measures, may_be: impl Fn(usize) -> bool, blocks: &mut Vec<usize>) {
    if total(&measures.words, blocks) >= LITTLE || !is_small(outline, measures) {
        return;
    }
    let linked = linked_story(outline, measures);
    let is_menu = measures.sums_of(0..outline.blocks.len()).link_density() > MENU;
    if is_menu && linked.is_none() {
        return;
    }
    let is_plain = |&b: &usize| may_be(b) && is_plain(outline, measures, b, linked == Some(b));
    let is_line = |b: &usize| measures.words[*b] >= LINE && !outline.blocks[*b].is_heading();
    // Where the page says what is its story, that alone.
    let is_main =
        |e: usize| matches!(outline.tag(e), "article" | "main") || outline.attribute(e, "role") == Some("main");
    let in_main = |b: &usize| outline.around_block(*b).any(is_main);
    let first = measures.first;
    // The only heading of a fragment may be one below its text.
    let told = [first..outline.blocks.len(), 0..first.saturating_sub(1)]
        .into_iter()
        .map(|part| part.filter(is_plain).collect::<Vec<usize>>())
        .find(|plain| plain.iter().any(is_line));
    let mut told = told.unwrap_or_default();
    if told.iter().any(|b| is_line(b) && in_main(b)) {
        told.retain(in_main);
    }
    add(told, blocks);
}

/// Whether a block is no link, unless that is the story, and stands in nothing that is a page's frame.
fn is_plain(outline: &Outline, measures: &Measures, b: usize, may_be_linked: bool) -> bool {
    let is_framed = |e: usize| {
        let element = &outline.elements[e];
        element.hidden
            || measures.hints[e].any(Hints::AWAY)
            || matches!(element.tag, "nav" | "footer" | "aside" | "form" | "button" | "noscript" | "label" | "select")
            || element.tag == "header" && !outline.holds(e, measures.headline)
    };
    let block = &outline.blocks[b];
    (block.link_chars * 2 < block.chars || may_be_linked)
        && block.kind != BlockKind::Caption
        && !matches!(outline.tag(block.element), "title" | "head")
        && !parallel::speaks_of_the_page(&block.text)
        && !outline.ancestors(block.element).any(is_framed)
}

/// Adds to a small page's story what stands between the headline and its last block, whatever box that is in, and what goes on
/// behind it in the same element: sentences, and lists, tables and code with their headings.
pub(super) fn go_on(outline: &Outline, measures: &Measures, may_be: impl Fn(usize) -> bool, blocks: &mut Vec<usize>) {
    let Some(&last) = blocks.last() else { return };
    if !is_small(outline, measures) {
        return;
    }
    let home = |b: usize| outline.parent(whole_of(outline, b));
    let is_part = |b: usize| match outline.blocks[b].kind {
        BlockKind::Paragraph | BlockKind::Loose => ends_sentence(&outline.blocks[b].text),
        _ => true,
    };
    let fits = |&b: &usize| {
        is_part(b) && may_be(b) && outline.blocks[b].link_chars == 0 && is_plain(outline, measures, b, false)
    };
    // A sentence below the headline begins the story, where what names who wrote it is none.
    let is_between = |b: &usize| outline.blocks[*b].is_text() && fits(b);
    // The next of several boxes alike goes on with what the last one told: a step, a question.
    let build = |b: usize| home(b).map(|e| (outline.parent(e), outline.tag(e), outline.elements[e].class_name));
    let is_told = |kept: usize, b: usize| home(kept) == home(b) || build(kept) == build(b);
    let is_at_home = |b: usize| home(b) == home(last) || blocks.iter().any(|&kept| is_told(kept, b));
    let behind = (last + 1..outline.blocks.len()).take_while(|b| is_at_home(*b) && fits(b));
    add((measures.first.min(last)..last).filter(is_between).chain(behind).collect(), blocks);
}

/// The one paragraph of a page that is a link from its first word to its last, where the page has no other.
fn linked_story(outline: &Outline, measures: &Measures) -> Option<usize> {
    /// Words of the shortest.
    const LEAST: f32 = 8.0;
    let is_linked = |b: &usize| outline.blocks[*b].link_chars * 2 >= outline.blocks[*b].chars;
    let mut linked = (0..outline.blocks.len()).filter(is_linked).filter(|b| measures.words[*b] > 0.0);
    let only = linked.next().filter(|_| linked.next().is_none())?;
    let block = &outline.blocks[only];
    let tells = block.kind == BlockKind::Paragraph && ends_sentence(&block.text) && measures.words[only] >= LEAST;
    tells.then_some(only)
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::extract::body::Context;

    #[test]
    fn all_of_a_small_page_is_its_story_but_the_frame() {
        for (html, expected) in [
            ("A text without any tags, as somebody saved it.", vec![0]),
            ("<nav>Home</nav><main><p>The main text stands here.</main><footer>Somebody and sons</footer>", vec![1]),
            ("<div>Text before.<p>A paragraph in the middle.</p>Text after.</div>", vec![0, 1, 2]),
            ("<title>Fish</title><p>The fish of today:<table><tr><td>Cod<td>4<tr><td>Eel<td>9</table>", vec![1, 2, 3]),
            ("<p>The report is <a href=/r>to be found here</a> and was read by nobody.", vec![0]),
            ("<p><a href=/r>The report is to be found</a> here.", vec![]),
            ("<p><a href=/r>The report is to be found here and was read by nobody.</a><p>So it is.", vec![0, 1]),
            ("<p><a href=/r>The report is to be found here and was read by nobody.</a><a href=/s>More</a>", vec![]),
            ("<p>Loading", vec![]),
            ("<div><p>What another page has.</div><article><p>The ferry will not run.</article>", vec![1]),
            ("<p>The ferry will not run.<div class=related><h1>More</h1><a href=/a>Other boats</a></div>", vec![0]),
            (
                "<h2><a href=/1>Fares to rise by a tenth</a></h2><p>In April, that is.<h2><a href=/2>Seal found</a></h2>",
                vec![],
            ),
            ("<noscript>You need something to run this page.</noscript>", vec![]),
        ] {
            let tree = Html::parse_document(html);
            let outline = Outline::of(&tree);
            let measures = Measures::of(&outline, &Context::default());
            let mut found = Vec::new();
            fill(&outline, &measures, |_| true, &mut found);
            assert_eq!(found, expected, "{html}");
        }
        for (html, kept, expected) in [
            ("<p>0.<h2>1</h2><ul><li>2<li>3</ul><pre>4</pre><p>5.<p>6", vec![0], vec![0, 1, 2, 3, 4, 5]),
            ("<div><p>0.</div><h2>1</h2><p>2.", vec![0], vec![0]),
            ("<p>0.<ul><li><a href=/>1</a></ul><p>2.", vec![0], vec![0]),
            ("<p>0.<div class=s><p>1.</div><div class=s><p>2.</div><h2>3</h2><p>4.", vec![0, 1], vec![0, 1, 2, 3, 4]),
            ("<p>0.<div class=s><p>1.</div><div class=t><p>2.</div>", vec![0, 1], vec![0, 1]),
            ("<p>0.<div><div>1.</div></div><p>2.", vec![0, 2], vec![0, 1, 2]),
            ("<p>0.<div><a href=/>1.</a></div><p>2.", vec![0, 2], vec![0, 2]),
        ] {
            let tree = Html::parse_document(html);
            let outline = Outline::of(&tree);
            let measures = Measures::of(&outline, &Context::default());
            let mut found = kept;
            go_on(&outline, &measures, |_| true, &mut found);
            assert_eq!(found, expected, "{html}");
        }
        let tree = Html::parse_document(&"<p>The main text stands here.".repeat(31));
        let outline = Outline::of(&tree);
        let measures = Measures::of(&outline, &Context::default());
        let mut found = Vec::new();
        fill(&outline, &measures, |_| true, &mut found);
        assert!(found.is_empty());
    }
}
