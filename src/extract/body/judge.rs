//! What the fitted trees say of a block: the log odds that it is the story's, and why.

use std::{array, collections::HashMap, ops::Range, sync::LazyLock};

use crate::extract::trees::{Columns, Forest, ROW, TOGETHER};

use super::features::{self, Row, WIDTH};

/// How many trees are asked before it is looked whether a score is final.
const STEP: usize = 20;

/// After each [`STEP`], a score below the first number or above the second is final. Of the 84,000 blocks of the dev
/// pages that are asked, some three in four are settled after sixty trees, and of all 244,000 four would have come to
/// the other side of 0; what was kept in the end was never near the first bar, nor did, on sites that the trees were not fitted on, what was below -2 after forty come
/// above 0.
const SETTLED: [(f32, f32); 7] =
    [(-2.1, f32::MAX), (-2.0, 2.0), (-2.2, 1.9), (-2.2, 1.9), (-2.0, 1.8), (-2.0, 1.5), (-1.8, 1.3)];

/// Steps that blocks take with whatever others they began with; the few that then go on do so with each other.
const FIRST_STEPS: usize = 3;

static FITTED: LazyLock<Forest> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Option<Forest> {
    let columns: HashMap<String, u8> =
        (0..features::WIDTH).filter_map(|c| Some((features::name(c), u8::try_from(c).ok()?))).collect();
    Forest::read(include_str!("../trees/body.tsv"), |column| columns.get(column).copied())
}

/// Asks the trees of the blocks it is shown, [`TOGETHER`] at a time.
pub(super) struct Judge<'s> {
    /// By block, the log odds that it is the story's.
    scores: &'s mut [f32],
    first: Batch,
    rest: Batch,
}

impl Judge<'_> {
    pub(super) fn of(scores: &mut [f32]) -> Judge<'_> {
        Judge { scores, first: Batch::default(), rest: Batch::default() }
    }

    /// Notes a block, which has its score by the time of [`Judge::finish`].
    pub(super) fn ask(&mut self, block: usize, row: &Row) {
        self.first.add(block, 0.0, row.values().iter().copied());
        if self.first.is_full() {
            self.first_steps();
        }
    }

    /// Scores the blocks that still wait.
    pub(super) fn finish(&mut self) {
        self.first_steps();
        self.rest.finish(self.scores);
    }

    fn first_steps(&mut self) {
        let waits = self.first.judge(0..FIRST_STEPS);
        for (place, (block, score)) in self.first.blocks.drain(..).enumerate() {
            self.scores[block] = score;
            if waits[place] {
                self.rest.add(block, score, self.first.columns.iter().map(|column| column[place]));
                if self.rest.is_full() {
                    self.rest.finish(self.scores);
                }
            }
        }
    }
}

/// Up to [`TOGETHER`] blocks with their scores so far and their rows.
struct Batch {
    blocks: Vec<(usize, f32)>,
    columns: Box<Columns<TOGETHER>>,
}

impl Default for Batch {
    fn default() -> Batch {
        Batch { blocks: Vec::with_capacity(TOGETHER), columns: Box::new([[0.0; TOGETHER]; ROW]) }
    }
}

impl Batch {
    fn add(&mut self, block: usize, score: f32, row: impl Iterator<Item = f32>) {
        let place = self.blocks.len();
        self.columns[..WIDTH].iter_mut().zip(row).for_each(|(column, value)| column[place] = value);
        self.blocks.push((block, score));
    }

    fn is_full(&self) -> bool {
        self.blocks.len() == TOGETHER
    }

    /// Takes the steps after the first, and notes the scores.
    fn finish(&mut self, scores: &mut [f32]) {
        self.judge(FIRST_STEPS..SETTLED.len() + 1);
        self.blocks.drain(..).for_each(|(block, score)| scores[block] = score);
    }

    /// Adds to the scores until they are final or the steps are done; returns by place which are not final.
    fn judge(&mut self, steps: Range<usize>) -> [bool; TOGETHER] {
        let mut waits: [bool; TOGETHER] = array::from_fn(|place| place < self.blocks.len());
        for step in steps {
            if waits == [false; TOGETHER] {
                break;
            }
            let (low, high) = SETTLED.get(step).copied().unwrap_or((f32::MAX, f32::MIN));
            let last = if step < SETTLED.len() { (step + 1) * STEP } else { FITTED.len() };
            let sums = FITTED.sums(step * STEP..last, &self.columns);
            for (((_, score), waits), sum) in self.blocks.iter_mut().zip(&mut waits).zip(sums) {
                if *waits {
                    *score += sum;
                    *waits = (low..=high).contains(score);
                }
            }
        }
        waits
    }
}

/// How much each column moved a block's score, the strongest first.
pub(super) fn reasons(row: &Row) -> Vec<(String, f32)> {
    FITTED.reasons(row.numbers()).into_iter().map(|(column, by)| (features::name(column.into()), by)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fitted_trees_are_whole() {
        assert!(read().expect("trees/body.tsv names known columns only").len() > 0);
    }
}
