//! The fitted trees: a block's [`Row`](super::features::Row) in, the log odds that it is the story's out.
//!
//! `fit/body.py` writes `trees.tsv`; columns are named there, so that a column can move or go without a new fit.

use std::{collections::HashMap, sync::LazyLock};

use super::features::{self, Row};

/// One tree a line, in pre-order: `column:threshold:mean` for a split (at most goes left; the mean of what it was fitted on),
/// a bare number for a leaf.
const TREES: &str = include_str!("trees.tsv");

/// The sum of many small decision trees.
#[derive(Debug, Default)]
pub struct Forest {
    nodes: Vec<Node>,
    /// For each node, the mean over what was fitted on: what a walk has reached when it stands there.
    means: Vec<f32>,
    /// The first node of each tree.
    roots: Vec<u32>,
}

#[derive(Debug)]
struct Node {
    /// The column that is compared.
    column: u8,
    /// How many nodes further the right branch begins, the left one being the next node; 0 for a leaf.
    right: u16,
    /// The threshold of a split, the value of a leaf.
    number: f32,
}

/// After so many trees, a score below the first number or above the second is final. Of 244,000 blocks of the dev pages, nine
/// in ten are settled so, and four would have come to the other side of 0; what was kept in the end was never near the first
/// bar, nor did, on sites that the trees were not fitted on, what was below -2 after forty come above 0.
const SETTLED: [(usize, f32, f32); 7] = [
    (20, -2.1, f32::MAX),
    (40, -2.0, 2.0),
    (60, -2.2, 1.9),
    (80, -2.2, 1.9),
    (100, -2.0, 1.8),
    (120, -2.0, 1.5),
    (140, -1.8, 1.3),
];

static FITTED: LazyLock<Forest> = LazyLock::new(|| Forest::read(TREES).unwrap_or_default());

impl Forest {
    /// The trees that come with the program.
    pub fn fitted() -> &'static Forest {
        &FITTED
    }

    /// Reads trees, `None` where a column is unknown or a tree is not whole.
    fn read(text: &str) -> Option<Forest> {
        let columns: HashMap<String, u8> =
            (0..features::WIDTH).filter_map(|c| Some((features::name(c), u8::try_from(c).ok()?))).collect();
        let mut forest = Forest::default();
        for line in text.lines() {
            forest.roots.push(u32::try_from(forest.nodes.len()).ok()?);
            forest.read_tree(line, &columns)?;
        }
        Some(forest)
    }

    fn read_tree(&mut self, line: &str, columns: &HashMap<String, u8>) -> Option<()> {
        // Splits whose left branch is being read, then whose right branch is.
        let mut open: Vec<usize> = Vec::new();
        for (i, part) in line.split('\t').enumerate() {
            if i > 0 && open.is_empty() {
                return None;
            }
            let at = self.nodes.len();
            if let Some((column, numbers)) = part.split_once(':') {
                let (threshold, mean) = numbers.split_once(':')?;
                let (number, mean) = (threshold.parse().ok()?, mean.parse().ok()?);
                self.nodes.push(Node { column: *columns.get(column)?, right: 0, number });
                self.means.push(mean);
                open.push(at);
                continue;
            }
            let number = part.parse().ok()?;
            self.nodes.push(Node { column: 0, right: 0, number });
            self.means.push(number);
            // A leaf ends its branch, and every branch that ends with it.
            while let Some(&split) = open.last() {
                if self.nodes[split].right == 0 {
                    self.nodes[split].right = u16::try_from(at + 1 - split).ok()?;
                    break;
                }
                open.pop();
            }
        }
        open.is_empty().then_some(())
    }

    /// The log odds that a block is the story's. What the first trees find hopeless is not asked of the others: the score is
    /// then theirs alone.
    pub fn score(&self, row: &Row) -> f32 {
        let (mut score, mut asked) = (0.0, 0);
        for (trees, low, high) in SETTLED.into_iter().chain([(self.roots.len(), f32::MIN, f32::MAX)]) {
            let trees = trees.min(self.roots.len());
            let next = self.roots.get(asked..trees).unwrap_or_default();
            score += next.iter().map(|&root| self.walk(row, root, |_, _, _| {})).sum::<f32>();
            asked = trees;
            if score < low || score > high {
                break;
            }
        }
        score
    }

    /// How much each column moved a block's score, the strongest first.
    pub fn reasons(&self, row: &Row) -> Vec<(String, f32)> {
        let mut moved = vec![0.0_f32; features::WIDTH];
        for &root in &self.roots {
            self.walk(row, root, |column, from, to| {
                moved[usize::from(column)] += self.means[to] - self.means[from];
            });
        }
        let mut reasons: Vec<(String, f32)> =
            moved.into_iter().enumerate().filter(|(_, by)| *by != 0.0).map(|(c, by)| (features::name(c), by)).collect();
        reasons.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        reasons
    }

    fn walk(&self, row: &Row, root: u32, mut step: impl FnMut(u8, usize, usize)) -> f32 {
        let mut at = root as usize;
        loop {
            let node = &self.nodes[at];
            if node.right == 0 {
                return node.number;
            }
            let left = row.at(node.column) <= node.number;
            let next = if left { at + 1 } else { at + usize::from(node.right) };
            step(node.column, at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fitted_trees_are_whole() {
        let forest = Forest::read(TREES).expect("trees.tsv names known columns only");
        assert!(!forest.roots.is_empty());
    }

    #[test]
    fn reads_trees_in_pre_order() {
        let forest = Forest::read("words:1:0\twords:0.5:-1.5\t-2\t-1\tstops:3:1.5\t1\t2\n0.25").unwrap();
        let score = |words: f32, stops: f32| {
            let row = Row::with(&[("words", words), ("stops", stops)]);
            let moved: f32 = forest.reasons(&row).iter().map(|(_, by)| by).sum();
            assert!((moved + 0.25 - forest.score(&row)).abs() < 1e-6, "reasons add up");
            forest.score(&row)
        };
        assert_eq!(score(0.0, 0.0), -1.75);
        assert_eq!(score(1.0, 9.0), -0.75);
        assert_eq!(score(2.0, 3.0), 1.25);
        assert_eq!(score(2.0, 4.0), 2.25);
    }

    #[test]
    fn refuses_what_is_no_tree() {
        for text in [
            "",
            "words:1:0",
            "words:1:0\t0",
            "words:1:0\t0\t1\t2",
            "nothing:1:0\t0\t1",
            "words:x:0\t0\t1",
            "words:1\t0\t1",
        ] {
            assert!(Forest::read(text).is_none_or(|f| f.roots.is_empty()), "{text}");
        }
    }
}
