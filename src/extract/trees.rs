//! Fitted decision trees: a row of numbers in, log odds out. The story's blocks and some fields' candidates are judged
//! by them.
//!
//! `fit/` writes them, one tree a line, in pre-order: `column:threshold:mean` for a split (at most goes left; the mean
//! of what it was fitted on), a bare number for a leaf. Columns are named there, so that a column can move or go
//! without a new fit.

use std::ops::Range;

/// Columns that a row has room for: any byte is a place in it.
pub const ROW: usize = 256;

/// What one thing is judged by, a number a column.
pub type Row = [f32; ROW];

/// The sum of many small decision trees.
#[derive(Debug, Default)]
pub struct Forest {
    nodes: Vec<Node>,
    /// For each node, the mean over what was fitted on: what a walk has reached when it stands there.
    means: Vec<f32>,
    /// The first node of each tree.
    roots: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// The threshold of a split, the value of a leaf.
    number: f32,
    /// The column that is compared.
    column: u8,
    /// How many nodes further the left and the right branch begin; a leaf leads to itself.
    steps: [u8; 2],
}

impl Node {
    /// How many nodes further a row's walk goes on: looked up, since a branch could only be guessed.
    #[inline]
    fn step(&self, row: &Row) -> usize {
        usize::from(self.steps[usize::from(row[usize::from(self.column)] > self.number)])
    }
}

/// Trees that are walked side by side: where a walk waits for a number, others go on. Divides the numbers of trees after
/// which a score may be final; four abreast take a little longer.
const ABREAST: usize = 10;

impl Forest {
    /// Reads trees, `None` where a column has no place or a tree is not whole.
    pub fn read<'t>(text: &'t str, mut place: impl FnMut(&'t str) -> Option<u8>) -> Option<Forest> {
        let mut forest = Forest::default();
        for line in text.lines() {
            forest.roots.push(u32::try_from(forest.nodes.len()).ok()?);
            forest.read_tree(line, &mut place)?;
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
                self.nodes.push(Node { number, column: place(column)?, steps: [1, 0] });
                self.means.push(mean);
                open.push(at);
                continue;
            }
            let number = part.parse().ok()?;
            self.nodes.push(Node { number, column: 0, steps: [0, 0] });
            self.means.push(number);
            // A leaf ends its branch, and every branch that ends with it.
            while let Some(&split) = open.last() {
                let right = &mut self.nodes[split].steps[1];
                if *right == 0 {
                    *right = u8::try_from(at + 1 - split).ok()?;
                    break;
                }
                open.pop();
            }
        }
        open.is_empty().then_some(())
    }

    /// How many trees there are.
    pub fn len(&self) -> usize {
        self.roots.len()
    }

    /// What some of the trees, or as many of them as there are, say of a row.
    pub fn sum(&self, trees: Range<usize>, row: &Row) -> f32 {
        let end = trees.end.min(self.roots.len());
        let (groups, rest) = self.roots.get(trees.start..end).unwrap_or_default().as_chunks::<ABREAST>();
        let grouped = groups.iter().flat_map(|roots| self.values(row, *roots));
        grouped.chain(rest.iter().flat_map(|root| self.values(row, [*root]))).sum()
    }

    /// What some trees say of a row.
    fn values<const N: usize>(&self, row: &Row, roots: [u32; N]) -> [f32; N] {
        let mut places = roots.map(|root| root as usize);
        loop {
            let mut moved = 0;
            for place in &mut places {
                let step = self.nodes[*place].step(row);
                *place += step;
                moved |= step;
            }
            if moved == 0 {
                return places.map(|place| self.nodes[place].number);
            }
        }
    }

    /// How much each column moved a row's log odds, the strongest first.
    pub fn reasons(&self, row: &Row) -> Vec<(u8, f32)> {
        let mut moved = [0.0_f32; ROW];
        for &root in &self.roots {
            let mut at = root as usize;
            while self.nodes[at].steps[0] > 0 {
                let next = at + self.nodes[at].step(row);
                moved[usize::from(self.nodes[at].column)] += self.means[next] - self.means[at];
                at = next;
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
            let sum = forest.sum(0..9, &row);
            assert!((moved + 0.25 - sum).abs() < 1e-6, "reasons add up");
            assert_eq!(forest.sum(0..1, &row) + forest.sum(1..2, &row), sum);
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
            "",
            "words:1:0",
            "words:1:0\t0",
            "words:1:0\t0\t1\t2",
            "nothing:1:0\t0\t1",
            "words:x:0\t0\t1",
            "words:1\t0\t1",
        ] {
            assert!(read(text).is_none_or(|f| f.roots.is_empty()), "{text}");
        }
    }
}
