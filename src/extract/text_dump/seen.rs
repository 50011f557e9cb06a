//! What is seen of a line of a dump, and what each thing is worth: the sum of both is its score.

use crate::extract::evidence::Features;

/// Names of what is seen, each with its weight.
pub(super) type Weights<const N: usize> = [(&'static str, f32); N];

/// What is seen of a line, in the order of its weights.
#[derive(Clone)]
pub(super) struct Seen<const N: usize> {
    pub weights: &'static Weights<N>,
    pub values: [f32; N],
}

impl<const N: usize> Seen<N> {
    pub fn score(&self) -> f64 {
        self.weights.iter().zip(self.values).map(|(weight, value)| f64::from(weight.1 * value)).sum()
    }

    pub fn named(&self) -> Features {
        let mut named = Features::default();
        self.weights.iter().zip(self.values).for_each(|((name, _), value)| named.set(name, value));
        named
    }
}

/// What each feature of a line adds to its score, the weightiest first.
pub(super) fn contributions(weights: &[(&'static str, f32)], features: &Features) -> Vec<(&'static str, f32)> {
    let added = weights.iter().map(|(name, weight)| (*name, weight * features.get(name)));
    let mut added: Vec<_> = added.filter(|(_, by)| *by != 0.0).collect();
    added.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    added
}

/// The place of the likeliest, where it is likelier than none.
pub(super) fn likeliest<'s, const N: usize>(all: impl Iterator<Item = &'s Seen<N>>) -> Option<usize> {
    best(all.map(Seen::score).enumerate().filter(|(_, score)| *score > 0.0))
}

/// The place of the highest score, the first of equals.
pub(super) fn best<T>(scored: impl Iterator<Item = (T, f64)>) -> Option<T> {
    let better = |best: (T, f64), next: (T, f64)| if next.1 > best.1 { next } else { best };
    scored.reduce(better).map(|(value, _)| value)
}
