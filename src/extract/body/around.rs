//! What elements around blocks hold, measured once for all the blocks under them.

use crate::extract::outline::{ElementId, Outline};

use super::{features::log, measure::Measures};

/// What an element holds, as rows tell it. Blocks that stand together share most of the elements around them.
#[derive(Clone, Copy)]
pub struct Level {
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
pub struct Levels(Vec<Option<Level>>);

impl Levels {
    pub fn new(outline: &Outline) -> Levels {
        Levels(vec![None; outline.elements.len()])
    }

    pub fn of(&mut self, outline: &Outline, measures: &Measures, element: ElementId) -> Level {
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
