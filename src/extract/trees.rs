//! Fitted decision trees: a row of numbers in, log odds out. The story's blocks and some fields' candidates are judged
//! by them.
//!
//! `fit/` writes them, one tree a line, in pre-order: `column:threshold:mean` for a split (at most goes left; the mean
//! of what it was fitted on), a bare number for a leaf. Columns are named there, so that a column can move or go
//! without a new fit.

use std::ops::Range;

/// Columns that a row has room for: any byte is a place in it.
pub(super) const ROW: usize = 256;

/// What one thing is judged by, a number a column.
pub(super) type Row = [f32; ROW];

/// Rows that are best asked together: what eight cost is little more than what four do.
pub(super) const TOGETHER: usize = 8;

/// The numbers of `N` things, by column.
pub(super) type Columns<const N: usize> = [[f32; N]; ROW];

/// The sum of many small decision trees.
///
/// A tree is not walked: each of its splits is asked, and one that sends a row to the right crosses out the leaves on its
/// left, so that the first that remains is the row's. This takes no branch, and asks as much of several rows at once as of
/// one (Lucchese et al., "QuickScorer", SIGIR 2015).
#[derive(Debug, Default)]
pub(super) struct Forest {
    trees: Vec<Tree>,
    splits: Vec<Split>,
    /// The values of the leaves, from left to right.
    leaves: Vec<f32>,
    nodes: Vec<Node>,
}

/// Where the parts of a tree stand.
#[derive(Debug)]
struct Tree {
    root: usize,
    splits: Range<usize>,
    first_leaf: usize,
}

#[derive(Clone, Copy, Debug)]
struct Split {
    /// What is above it goes to the right.
    threshold: f32,
    /// A bit for each leaf of the tree, 0 for those on the split's left.
    right: u32,
    column: u8,
}

/// A split or a leaf as the file has it, for [`Forest::reasons`].
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The threshold of a split, the value of a leaf.
    number: f32,
    /// The mean over what was fitted on: what a row's way has reached when it stands here.
    mean: f32,
    column: u8,
    /// How many nodes further the right branch begins; the left one begins at once. A leaf has none.
    right: Option<usize>,
}

impl Forest {
    /// Reads trees, `None` where a column has no place or a tree is not whole, or has more leaves than [`Split`] has bits.
    pub(super) fn read<'t>(text: &'t str, mut place: impl FnMut(&'t str) -> Option<u8>) -> Option<Forest> {
        let mut forest = Forest::default();
        for line in text.lines() {
            let root = forest.nodes.len();
            forest.read_tree(line, &mut place)?;
            forest.add_tree(root)?;
        }
        Some(forest)
    }

    fn read_tree<'t>(&mut self, line: &'t str, place: &mut impl FnMut(&'t str) -> Option<u8>) -> Option<()> {
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
                self.nodes.push(Node { number, mean, column: place(column)?, right: None });
                open.push(at);
                continue;
            }
            let number = part.parse().ok()?;
            self.nodes.push(Node { number, mean: number, column: 0, right: None });
            // A leaf ends its branch, and every branch that ends with it.
            while let Some(&split) = open.last() {
                let right = &mut self.nodes[split].right;
                if right.is_none() {
                    *right = Some(at + 1 - split);
                    break;
                }
                open.pop();
            }
        }
        open.is_empty().then_some(())
    }

    /// The splits and leaves of the tree whose nodes are the last.
    fn add_tree(&mut self, root: usize) -> Option<()> {
        let (first_split, first_leaf) = (self.splits.len(), self.leaves.len());
        for (at, node) in self.nodes.iter().enumerate().skip(root) {
            let before = self.leaves.len() - first_leaf;
            match node.right {
                None => self.leaves.push(node.number),
                Some(right) => {
                    let left = self.nodes[at + 1..at + right].iter().filter(|node| node.right.is_none()).count();
                    let below = |leaves: usize| 1_u32.checked_shl(leaves as u32).map(|bit| bit - 1);
                    let right = !(below(before + left)? & !below(before)?);
                    self.splits.push(Split { threshold: node.number, right, column: node.column });
                }
            }
        }
        self.trees.push(Tree { root, splits: first_split..self.splits.len(), first_leaf });
        Some(())
    }

    /// How many trees there are.
    pub(super) fn len(&self) -> usize {
        self.trees.len()
    }

    /// What some of the trees, or as many of them as there are, say of each of `N` rows.
    pub(super) fn sums<const N: usize>(&self, trees: Range<usize>, columns: &Columns<N>) -> [f32; N] {
        let mut sums = [0.0; N];
        let end = trees.end.min(self.trees.len());
        for tree in self.trees.get(trees.start..end).unwrap_or_default() {
            let mut leaves = [u32::MAX; N];
            for split in &self.splits[tree.splits.clone()] {
                let values = &columns[usize::from(split.column)];
                // Written so that it becomes a comparison of all at once.
                for at in 0..N {
                    let is_right = u32::from(values[at] > split.threshold).wrapping_neg();
                    leaves[at] &= split.right | !is_right;
                }
            }
            for (sum, leaves) in sums.iter_mut().zip(leaves) {
                *sum += self.leaves[tree.first_leaf + leaves.trailing_zeros() as usize];
            }
        }
        sums
    }

    /// How much each column moved a row's log odds, the strongest first.
    pub(super) fn reasons(&self, row: &Row) -> Vec<(u8, f32)> {
        let mut moved = [0.0_f32; ROW];
        for tree in &self.trees {
            let mut at = tree.root;
            while let Node { number, mean, column, right: Some(right) } = self.nodes[at] {
                at += if row[usize::from(column)] > number { right } else { 1 };
                moved[usize::from(column)] += self.nodes[at].mean - mean;
            }
        }
        let mut reasons: Vec<(u8, f32)> = (0..=u8::MAX).zip(moved).filter(|(_, by)| *by != 0.0).collect();
        reasons.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        reasons
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Forest> {
        Forest::read(text, |column| ["words", "stops"].iter().position(|c| *c == column).map(|at| at as u8))
    }

    #[test]
    fn reads_trees_in_pre_order() {
        let forest = read("words:1:0\twords:0.5:-1.5\t-2\t-1\tstops:3:1.5\t1\t2\n0.25").unwrap();
        let score = |words: f32, stops: f32| {
            let mut row = [0.0; ROW];
            (row[0], row[1]) = (words, stops);
            let moved: f32 = forest.reasons(&row).iter().map(|(_, by)| by).sum();
            let sum_of = |trees: Range<usize>| forest.sums(trees, &row.map(|number| [number]))[0];
            let sum = sum_of(0..9);
            assert!((moved + 0.25 - sum).abs() < 1e-6, "reasons add up");
            assert_eq!(sum_of(0..1) + sum_of(1..2), sum);
            let beside = row.map(|number| [0.0, number]);
            assert_eq!(forest.sums(0..9, &beside), [forest.sums(0..9, &[[0.0]; ROW])[0], sum]);
            sum
        };
        assert_eq!(score(0.0, 0.0), -1.75);
        assert_eq!(score(1.0, 9.0), -0.75);
        assert_eq!(score(2.0, 3.0), 1.25);
        assert_eq!(score(2.0, 4.0), 2.25);
    }

    #[test]
    fn refuses_what_is_no_tree() {
        for text in [
            "", "words:1:0", "words:1:0\t0", "words:1:0\t0\t1\t2", "nothing:1:0\t0\t1", "words:x:0\t0\t1",
            "words:1\t0\t1",
        ] {
            assert!(read(text).is_none_or(|f| f.trees.is_empty()), "{text}");
        }
    }
}
