//! What is counted of a page's elements and blocks before anything is decided.

use crate::extract::outline::{BlockKind, ElementId, Outline};

use super::{
    Context,
    hints::{self, Hints},
};

/// Counts, by element and by block.
pub struct Measures {
    /// An element's own hints.
    pub hints: Vec<Hints>,
    /// Characters of running text in a block outside links, 0 for what is no running text.
    pub prose: Vec<f32>,
    /// The first block after the headline.
    pub first: usize,
    /// `prose` of the blocks before, with one more at the end.
    prose_before: Vec<f32>,
}

impl Measures {
    pub fn of(outline: &Outline, context: &Context) -> Measures {
        let hints: Vec<Hints> = (0..outline.elements.len())
            .map(|e| {
                let attribute = |name| outline.attribute(e, name);
                hints::of_element(&outline.elements[e], attribute("role"), attribute("itemprop"))
            })
            .collect();
        let prose: Vec<f32> = (0..outline.blocks.len()).map(|b| prose_of(outline, &hints, b)).collect();
        let first = headline_block(outline, context).map_or(0, |b| b + 1);
        let mut prose_before = Vec::with_capacity(prose.len() + 1);
        let mut sum = 0.0;
        prose_before.push(sum);
        for (b, p) in prose.iter().enumerate() {
            // What stands before the headline or in a box for other things says little about where the story is.
            sum += if b < first { p / 4.0 } else { *p };
            prose_before.push(sum);
        }
        Measures { hints, prose, first, prose_before }
    }

    /// `prose` of all blocks under an element.
    pub fn prose_in(&self, outline: &Outline, element: ElementId) -> f32 {
        let range = outline.blocks_in(element);
        self.prose_before[range.end] - self.prose_before[range.start]
    }

    /// The smallest element that holds nearly all of the running text.
    pub fn container(&self, outline: &Outline) -> ElementId {
        let mut current = 0;
        let mut child = 1;
        while child < outline.elements.len() && child < outline.elements[current].end {
            if self.prose_in(outline, child) > 0.85 * self.prose_in(outline, current) {
                current = child;
                child += 1;
            } else {
                child = outline.elements[child].end;
            }
        }
        current
    }

    /// The hints of an element and of those above it, up to but without `container`.
    pub fn hints_below(&self, outline: &Outline, container: ElementId, element: ElementId) -> Hints {
        outline.ancestors(element).take_while(|&e| e != container).fold(Hints::NONE, |hints, e| hints | self.hints[e])
    }
}

fn prose_of(outline: &Outline, hints: &[Hints], b: usize) -> f32 {
    let block = &outline.blocks[b];
    if matches!(block.kind, BlockKind::Heading(_) | BlockKind::Caption) || outline.elements[block.element].hidden {
        return 0.0;
    }
    let plain = block.chars.saturating_sub(block.link_chars) as f32;
    if plain < 60.0 || plain < block.chars as f32 * 0.5 {
        return 0.0;
    }
    let away = outline.ancestors(block.element).take(6).any(|e| hints[e].any(Hints::AWAY));
    if away { plain / 8.0 } else { plain }
}

/// The block of the headline: of the element that is known, or else the heading that is most like the page's title.
fn headline_block(outline: &Outline, context: &Context) -> Option<usize> {
    if let Some(element) = context.headline.and_then(|h| h.element) {
        return outline.blocks_in(element).next_back();
    }
    let title = match context.headline {
        Some(headline) => headline.text.to_owned(),
        None => outline.tagged(&["title"]).next().map(|e| outline.text_of(e))?,
    };
    let is_heading = |b: &usize| matches!(outline.blocks[*b].kind, BlockKind::Heading(1..=3));
    (0..outline.blocks.len())
        .filter(is_heading)
        .filter(|&b| outline.blocks[b].chars > 8 && title.contains(outline.blocks[b].text.as_str()))
        .max_by_key(|&b| (outline.blocks[b].chars, std::cmp::Reverse(b)))
        .or_else(|| (0..outline.blocks.len()).find(|&b| outline.blocks[b].kind == BlockKind::Heading(1)))
}
