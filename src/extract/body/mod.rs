//! The [`Story`]: which of a page's blocks are the story's own text.
//!
//! Comes after the outline and the choice of a headline, before everything that needs the story's words (language,
//! kind, length).

mod hints;
mod measure;

use crate::extract::outline::{BlockKind, ElementId, Outline};

use measure::Measures;

/// The headline, where one is known: blocks before it are hardly ever the story.
#[derive(Clone, Copy, Debug)]
pub struct Headline<'t> {
    /// The heading it stands in, `None` for one that only metadata has.
    pub element: Option<ElementId>,
    pub text: &'t str,
}

/// What is known of a page beside its outline.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'t> {
    pub headline: Option<Headline<'t>>,
    /// JSON-LD `articleBody`: evidence for blocks that say the same, and the text itself where the markup has none.
    pub article_body: Option<&'t str>,
}

/// The text of a page's story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// Indices into [`Outline::blocks`], in order.
    pub blocks: Vec<usize>,
    /// One block a line; a sentence that goes on after a `<br>` is one line.
    pub text: String,
}

/// Chooses the blocks that are the story.
pub fn choose(outline: &Outline, context: &Context) -> Story {
    let measures = Measures::of(outline, context);
    let container = measures.container(outline);
    let mut blocks: Vec<usize> =
        outline.blocks_in(container).filter(|&b| keeps(outline, &measures, container, b)).collect();
    drop_dangling_headings(outline, &mut blocks);
    let text = joined(outline, &blocks);
    Story { blocks, text }
}

fn keeps(outline: &Outline, measures: &Measures, container: ElementId, b: usize) -> bool {
    let block = &outline.blocks[b];
    let hints = measures.hints_below(outline, container, block.element);
    if outline.elements[block.element].hidden
        || hints.any(hints::Hints::AWAY | hints::Hints::CHROME)
        || b < measures.first
        || block.kind == BlockKind::Caption
    {
        return false;
    }
    let density = block.link_chars as f32 / block.chars as f32;
    match block.kind {
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::Preformatted => density < 0.7,
        BlockKind::Heading(1) => false,
        BlockKind::Loose => measures.prose[b] > 0.0 || (block.continues && density < 0.5),
        _ => density < 0.5,
    }
}

/// A heading with nothing kept under it is the heading of something else.
fn drop_dangling_headings(outline: &Outline, blocks: &mut Vec<usize>) {
    let is_heading = |b: usize| matches!(outline.blocks[b].kind, BlockKind::Heading(_));
    while blocks.last().is_some_and(|&b| is_heading(b)) {
        blocks.pop();
    }
}

/// The text of blocks, one a line.
fn joined(outline: &Outline, blocks: &[usize]) -> String {
    let mut text = String::new();
    let mut last = None;
    for &b in blocks {
        let block = &outline.blocks[b];
        if !text.is_empty() {
            let goes_on = block.continues && last == b.checked_sub(1) && !ends_sentence(&text);
            text.push(if goes_on { ' ' } else { '\n' });
        }
        text.push_str(&block.text);
        last = Some(b);
    }
    text
}

/// Whether a line ends as sentences do, quotation marks and brackets aside.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '」', '』', ' '])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।'])
}
