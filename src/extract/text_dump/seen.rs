//! What is seen of a line of a dump, and what each thing is worth: the sum of both is its score.

use std::ops::Range;

use crate::extract::evidence::Features;

/// Something that is seen of a line or a list: its name, what it is worth, and how it is seen.
pub(super) type Feature<F> = (&'static str, f32, F);

/// What is seen of a line or a list.
#[derive(Clone)]
pub(super) struct Seen {
    /// What all of it is worth.
    pub score: f64,
    values: Vec<(&'static str, f32)>,
}

impl Seen {
    /// Looks for each of some features.
    pub(super) fn of<F>(features: &[Feature<F>], look: impl Fn(&F) -> f32) -> Seen {
        let mut seen = Seen { score: 0.0, values: Vec::with_capacity(features.len()) };
        for (name, weight, feature) in features {
            let value = look(feature);
            seen.score += f64::from(weight * value);
            seen.values.push((name, value));
        }
        seen
    }

    pub(super) fn named(&self) -> Features {
        let mut named = Features::default();
        self.values.iter().for_each(|(name, value)| named.set(name, *value));
        named
    }
}

/// Where a line stands to the headline and the story.
pub(super) struct Place<'p> {
    pub i: usize,
    pub head: usize,
    pub story: &'p Range<usize>,
}

impl Place<'_> {
    pub(super) fn is_above(&self) -> bool {
        self.i < self.head
    }

    pub(super) fn is_between(&self) -> bool {
        self.i > self.head && self.i < self.story.start
    }

    pub(super) fn is_behind(&self) -> bool {
        self.i >= self.story.end
    }

    /// How far it is from another line, 0 to 1.
    pub(super) fn far(&self, from: usize) -> f32 {
        /// Distances beyond this, in lines, say no more.
        const FAR: f32 = 20.0;
        (self.i.abs_diff(from) as f32 / FAR).min(1.0)
    }
}

/// What a feature that is there or not counts.
pub(super) fn flag(is: bool) -> f32 {
    f32::from(is)
}

/// The part of some values that something holds of.
pub(super) fn part_of<T>(values: &[T], holds: impl Fn(&T) -> bool) -> f32 {
    values.iter().filter(|value| holds(value)).count() as f32 / values.len().max(1) as f32
}

/// What each feature of a line adds to its score, the weightiest first.
pub(super) fn contributions<F>(weights: &[Feature<F>], features: &Features) -> Vec<(&'static str, f32)> {
    let added = weights.iter().map(|(name, weight, _)| (*name, weight * features.get(name)));
    let mut added: Vec<_> = added.filter(|(_, by)| *by != 0.0).collect();
    added.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    added
}

/// The place of the likeliest, where it is likelier than none.
pub(super) fn likeliest<'s>(all: impl Iterator<Item = &'s Seen>) -> Option<usize> {
    best(all.map(|seen| seen.score).enumerate().filter(|(_, score)| *score > 0.0))
}

/// The place of the highest score, the first of equals.
pub(super) fn best<T>(scored: impl Iterator<Item = (T, f64)>) -> Option<T> {
    let better = |best: (T, f64), next: (T, f64)| if next.1 > best.1 { next } else { best };
    scored.reduce(better).map(|(value, _)| value)
}
