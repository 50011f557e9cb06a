//! What is the same for all blocks of a page: where its running text is, in which boxes elements stand, and what those hold.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{
    features::{Column, log},
    measure::Measures,
    small,
};
use crate::extract::outline::{ElementId, Outline};

/// The kinds of box that an element is and stands in: a bit for each column from [`Column::InArticle`] on.
#[derive(Clone, Copy, Default)]
pub(super) struct Boxes {
    own: u16,
    around: u16,
}

impl Boxes {
    fn bit(column: usize) -> u16 {
        1 << (column - Column::InArticle as usize)
    }

    /// Whether the element itself is such a box.
    pub(super) fn is(self, column: Column) -> bool {
        self.own & Boxes::bit(column as usize) > 0
    }

    /// Whether it is or stands in one.
    pub(super) fn is_in(self, column: usize) -> bool {
        (self.own | self.around) & Boxes::bit(column) > 0
    }
}

fn boxes(outline: &Outline) -> Vec<Boxes> {
    let mut boxes: Vec<Boxes> = Vec::with_capacity(outline.elements.len());
    for element in &outline.elements {
        let parent = element.parent().map(|p| boxes[p]).unwrap_or_default();
        let column = match element.tag {
            "article" => Some(Column::InArticle),
            "header" => Some(Column::InHeader),
            "footer" => Some(Column::InFooter),
            "aside" => Some(Column::InAside),
            "nav" => Some(Column::InNav),
            "form" => Some(Column::InForm),
            "figure" => Some(Column::InFigure),
            "table" => Some(Column::InTable),
            "ul" | "ol" | "dl" => Some(Column::InList),
            "blockquote" => Some(Column::InQuote),
            "a" => Some(Column::InLink),
            "button" | "label" | "select" | "dialog" => Some(Column::InButton),
            _ => None,
        };
        let own = column.map_or(0, |column| Boxes::bit(column as usize));
        boxes.push(Boxes { own, around: parent.own | parent.around });
    }
    boxes
}

/// What is the same for all blocks of a page.
pub(super) struct PageFacts {
    /// The smallest element with nearly all of the running text.
    pub main: ElementId,
    pub main_share: f32,
    /// The same, or where that is a single block the element around it: the next paragraph may be a short one.
    pub around_main: ElementId,
    /// The smallest element with most of it.
    pub core: ElementId,
    pub core_share: f32,
    /// Running text and number of blocks by the signatures of element and parent, and of the parent alone.
    pub signatures: HashMap<(u64, u64), (f32, f32), RandomState>,
    /// The share of characters in scripts without spaces.
    pub wide: f32,
    /// By element.
    pub boxes: Vec<Boxes>,
    /// It has no more than a few lines, of which the last may be no running text.
    pub is_small: bool,
}

impl PageFacts {
    pub(super) fn of(outline: &Outline, measures: &Measures) -> PageFacts {
        let main = measures.container(outline, 0.85);
        let core = measures.container(outline, 0.6);
        let mut signatures: HashMap<_, (f32, f32), RandomState> =
            HashMap::with_capacity_and_hasher(outline.blocks.len(), RandomState::default());
        for (b, block) in outline.blocks.iter().enumerate() {
            let signature = measures.signature[block.element];
            let parent = outline.parent(block.element).map_or(0, |p| measures.signature[p]);
            for key in [(signature, parent), (0, parent)] {
                let entry = signatures.entry(key).or_default();
                entry.0 += measures.prose[b];
                entry.1 += 1.0;
            }
        }
        let all = measures.sums_of(0..outline.blocks.len());
        let chars: f32 = outline.blocks.iter().map(|b| b.chars as f32).sum();
        PageFacts {
            main,
            around_main: outline.parent(main).filter(|_| outline.blocks_in(main).len() == 1).unwrap_or(main),
            main_share: measures.share(measures.sums(outline, main).prose),
            core,
            core_share: measures.share(measures.sums(outline, core).prose),
            signatures,
            wide: if chars > 0.0 { (all.weight / chars - 1.0) / 1.5 } else { 0.0 },
            boxes: boxes(outline),
            is_small: small::is_small(outline, measures),
        }
    }
}

/// What an element holds, as rows tell it. Blocks that stand together share most of the elements around them.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub weight: f32,
    pub link_density: f32,
    pub blocks: f32,
    pub media: f32,
    pub inputs: f32,
    pub prose_share: f32,
    /// Of a block in it.
    pub block_weight: f32,
}

/// The levels of a page that were asked for, by element.
pub(super) struct Levels(Vec<Option<Level>>);

impl Levels {
    pub(super) fn new(outline: &Outline) -> Levels {
        Levels(vec![None; outline.elements.len()])
    }

    pub(super) fn of(&mut self, outline: &Outline, measures: &Measures, element: ElementId) -> Level {
        *self.0[element].get_or_insert_with(|| {
            let sums = measures.sums(outline, element);
            Level {
                weight: log(sums.weight),
                link_density: sums.link_density(),
                blocks: log(sums.blocks),
                media: log(sums.media),
                inputs: log(sums.inputs),
                prose_share: measures.share(sums.prose),
                block_weight: log(sums.weight / sums.blocks.max(1.0)),
            }
        })
    }
}
