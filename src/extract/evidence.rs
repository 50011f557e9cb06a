//! [`Candidate`]s and how they are weighed: the same mechanism for every field.
//!
//! A field's module gathers candidates with named features: where each stood, which sources agree on it, what it looks
//! like. The weights of features and the trees over them are fitted (`fit/`) and kept as data, in `weights.tsv` and
//! `trees/`. `extract --explain` prints all of it.

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use foldhash::fast::RandomState;
use serde::Serialize;

use super::{
    outline::ElementId,
    trees::{Forest, ROW, TOGETHER},
};

/// One possible value of a field.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    pub value: String,
    /// Where it stood, such as `og:title` or `<h1>`; several joined by ` + ` where they agree.
    pub source: String,
    /// The element it was found in, if it stands in the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementId>,
    pub features: Features,
    /// The lists it is a member of, numbered within its field; editors' lists are taken or left as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<usize>,
    /// What its features weigh together.
    pub score: f32,
    /// It is certainly something else, whatever it weighs: less than anything that may be right, and no part of a fit.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ruled_out: bool,
    pub won: bool,
}

/// What a candidate loses that is ruled out: more than any two differ by.
const RULED_OUT: f32 = 20.0;

/// Named measurements of a candidate, each between 0 and 1 or so.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(into = "std::collections::BTreeMap<&'static str, f32>")]
pub struct Features {
    named: Vec<(&'static str, f32)>,
    /// A bit for each name that was ever set, by [`bit`]: most names that are asked for were not.
    seen: u64,
}

/// One of 64 bits that stands for a name, by its length and its first and last letters.
fn bit(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let ends = bytes.first().zip(bytes.last()).map_or(0, |(first, last)| 7 * usize::from(*first) + usize::from(*last));
    1 << ((3 * name.len() + ends) % 64)
}

impl Features {
    fn place(&self, name: &str) -> Option<usize> {
        if self.seen & bit(name) == 0 { None } else { self.named.iter().position(|(n, _)| *n == name) }
    }

    /// Keeps the largest value a feature was given.
    pub fn set(&mut self, name: &'static str, value: f32) {
        if value == 0.0 {
            return;
        }
        match self.place(name) {
            Some(at) => self.named[at].1 = self.named[at].1.max(value),
            None => self.push(name, value),
        }
    }

    fn push(&mut self, name: &'static str, value: f32) {
        /// As many as most candidates have, so that the list seldom grows.
        const COMMON: usize = 16;
        if self.named.is_empty() {
            self.named.reserve(COMMON);
        }
        self.seen |= bit(name);
        self.named.push((name, value));
    }

    /// Sets a feature to 1 where something holds.
    pub fn flag(&mut self, name: &'static str, on: bool) {
        if on {
            self.set(name, 1.0);
        }
    }

    /// Adds to the value of a feature.
    pub fn add(&mut self, name: &'static str, value: f32) {
        match self.place(name) {
            Some(at) => self.named[at].1 += value,
            None => self.push(name, value),
        }
    }

    /// Takes a feature away.
    pub fn clear(&mut self, name: &str) {
        self.named.retain(|(n, _)| *n != name);
    }

    /// The value of a feature; 0 where it was never set.
    pub fn get(&self, name: &str) -> f32 {
        self.place(name).map_or(0.0, |at| self.named[at].1)
    }

    /// Whether a feature was set.
    pub fn has(&self, name: &str) -> bool {
        self.get(name) > 0.0
    }

    /// Whether any of some features was.
    pub fn any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// The features that were set, in the order that they first were.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, f32)> + '_ {
        self.named.iter().copied()
    }
}

impl From<Features> for std::collections::BTreeMap<&'static str, f32> {
    fn from(features: Features) -> Self {
        features.named.into_iter().collect()
    }
}

impl Candidate {
    /// A candidate of which nothing is known but where it was found.
    pub fn new(value: impl Into<String>, source: impl Into<String>, element: Option<ElementId>) -> Candidate {
        Candidate {
            value: value.into(),
            source: source.into(),
            element,
            features: Features::default(),
            lists: Vec::new(),
            score: 0.0,
            ruled_out: false,
            won: false,
        }
    }

    /// The places of the page that have the value.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.source.split(" + ")
    }

    /// How many places have it beside the first, 1 for `most` and more.
    pub fn shared(&self, most: f32) -> f32 {
        ((self.sources().count() as f32 - 1.0) / most).min(1.0)
    }

    /// Notes another source that has the same value.
    pub fn also(&mut self, source: &str) {
        if !self.sources().any(|s| s == source) {
            self.source.push_str(" + ");
            self.source.push_str(source);
        }
    }
}

/// How one field's candidates are weighed: by a sum of weights, by trees, or by the mean of both.
#[derive(Debug, Default)]
pub(super) struct Weights {
    features: HashMap<&'static str, Counts, RandomState>,
    /// What every candidate has to begin with.
    bias: f32,
    /// Whether there are weights, beside trees or without.
    is_sum: bool,
    trees: Forest,
    settled: Settled,
}

/// How a feature counts.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    weight: f32,
    /// The trees' column.
    column: Option<u8>,
}

/// Lines of `field<TAB>feature<TAB>weight`, written by `fit/fields.py`, as are the trees.
const WEIGHTS: &str = include_str!("weights.tsv");
/// Fields where trees decide better on sites that they were not fitted on.
const TREES: [(&str, &str, Settled); 2] = [
    ("title", include_str!("trees/title.tsv"), Settled { below: -3.0, loss: 4.3 }),
    ("authors", include_str!("trees/authors.tsv"), Settled { below: -2.55, loss: 1.4 }),
];

/// When a candidate is hopeless after the [`FIRST`] trees, as most are on the dev pages: of those that are chosen there, two
/// at most were.
#[derive(Clone, Copy, Debug, Default)]
struct Settled {
    /// Its score so far is less than this.
    below: f32,
    /// What the other trees take from such a score in the mean; they are not asked.
    loss: f32,
}

/// Trees that every candidate is judged by.
const FIRST: usize = 20;

static FIELDS: LazyLock<HashMap<&'static str, Weights, RandomState>> = LazyLock::new(from_files);

/// The numbers of all fields.
fn from_files() -> HashMap<&'static str, Weights, RandomState> {
    let mut fields: HashMap<&'static str, Weights, RandomState> = HashMap::default();
    for line in WEIGHTS.lines() {
        if let [field, feature, weight] = line.split('\t').collect::<Vec<_>>()[..]
            && let Ok(weight) = weight.parse()
        {
            let weights = fields.entry(field).or_default();
            weights.is_sum = true;
            match feature {
                "bias" => weights.bias = weight,
                _ => weights.features.entry(feature).or_default().weight = weight,
            }
        }
    }
    for (field, text, settled) in TREES {
        let weights = fields.entry(field).or_default();
        weights.settled = settled;
        let (features, mut columns) = (&mut weights.features, 0..=u8::MAX);
        let mut place = |feature| {
            let column = &mut features.entry(feature).or_default().column;
            *column = column.or_else(|| columns.next());
            *column
        };
        weights.trees = Forest::read(text, &mut place).unwrap_or_default();
    }
    fields
}

static NONE: LazyLock<Weights> = LazyLock::new(Weights::default);

impl Weights {
    /// The weights of a field by its name; none for a field that nothing was fitted for.
    pub(super) fn of(field: &str) -> &'static Weights {
        FIELDS.get(field).unwrap_or(&NONE)
    }

    /// How good a candidate is without the trees; a feature without a weight counts nothing.
    fn linear(&self, features: &Features, note: impl FnMut(u8, f32)) -> f32 {
        self.bias + self.sum_of(features, note)
    }

    /// What some of the trees say of each of some candidates, and what is said of it without trees.
    fn ask<'f>(&self, trees: Range<usize>, asked: impl Iterator<Item = &'f Features>) -> Vec<(f32, f32)> {
        let mut asked = asked.peekable();
        let mut said = Vec::with_capacity(asked.size_hint().0);
        while asked.peek().is_some() {
            let mut columns = [[0.0; TOGETHER]; ROW];
            let linear: Vec<f32> = (0..TOGETHER)
                .zip(asked.by_ref())
                .map(|(place, features)| {
                    self.linear(features, |column, value| columns[usize::from(column)][place] = value)
                })
                .collect();
            let sums = self.trees.sums(trees.clone(), &columns);
            said.extend(linear.into_iter().zip(sums));
        }
        said
    }

    /// How good candidates are by weights and trees: the hopeless are not asked for further than the first trees.
    fn with_trees(&self, candidates: &[Candidate]) -> Vec<f32> {
        let first = self.ask(0..FIRST, candidates.iter().map(|candidate| &candidate.features));
        let first: Vec<f32> = first.into_iter().map(|(linear, first)| linear + first).collect();
        let is_open = |score: f32| score * self.share() >= self.settled.below;
        let open = candidates.iter().zip(&first).filter(|(_, score)| is_open(**score));
        let others = self.ask(FIRST..self.trees.len(), open.map(|(candidate, _)| &candidate.features));
        let mut others = others.into_iter().map(|(_, others)| others);
        let score_of = |first: f32| match is_open(first) {
            true => (first + others.next().unwrap_or_default()) * self.share(),
            false => first * self.share() - self.settled.loss,
        };
        first.into_iter().map(score_of).collect()
    }

    fn scores(&self, candidates: &[Candidate]) -> Vec<f32> {
        if self.has_trees() {
            self.with_trees(candidates)
        } else {
            candidates.iter().map(|candidate| self.linear(&candidate.features, |_, _| ())).collect()
        }
    }

    /// Each feature with what it adds to the score, the weightiest first.
    pub(super) fn contributions(&self, features: &Features) -> Vec<(&'static str, f32)> {
        let mut added: HashMap<&'static str, f32> = HashMap::new();
        for (name, value) in features.iter() {
            *added.entry(name).or_default() += self.features.get(name).map_or(0.0, |counts| counts.weight * value);
        }
        // What a candidate has not moves it too, in trees.
        let mut row = [0.0; ROW];
        self.sum_of(features, |column, value| row[usize::from(column)] = value);
        for (column, by) in self.trees.reasons(&row) {
            let of_column = self.features.iter().find(|(_, counts)| counts.column == Some(column));
            of_column.into_iter().for_each(|(name, _)| *added.entry(name).or_default() += by);
        }
        let mut all: Vec<_> =
            added.into_iter().map(|(name, by)| (name, by * self.share())).filter(|(_, by)| *by != 0.0).collect();
        all.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(b.0)));
        all
    }

    /// Scores all candidates.
    pub(super) fn weigh(&self, candidates: &mut [Candidate]) {
        let scores = self.scores(candidates);
        for (candidate, score) in candidates.iter_mut().zip(scores) {
            candidate.score = score - if candidate.ruled_out { RULED_OUT } else { 0.0 };
        }
    }

    fn has_trees(&self) -> bool {
        self.trees.len() > 0
    }

    /// What each of the ways counts.
    fn share(&self) -> f32 {
        if self.has_trees() && self.is_sum { 0.5 } else { 1.0 }
    }

    /// The sum of a candidate's weights; calls `note` with the numbers of its row for the trees.
    fn sum_of(&self, features: &Features, mut note: impl FnMut(u8, f32)) -> f32 {
        let mut sum = 0.0;
        for (name, value) in features.iter() {
            let Some(counts) = self.features.get(name) else { continue };
            sum += counts.weight * value;
            counts.column.into_iter().for_each(|column| note(column, value));
        }
        sum
    }
}

/// The place of the highest score, the first of equals.
pub(super) fn best(candidates: &[Candidate]) -> Option<usize> {
    let first_best = |best: Option<usize>, i: usize| match best {
        Some(b) if candidates[b].score >= candidates[i].score => Some(b),
        _ => Some(i),
    };
    (0..candidates.len()).fold(None, first_best)
}

/// Draws the members of a list together: each score moves by `share` towards the mean of the list that thinks best of it.
pub(super) fn blend_lists(candidates: &mut [Candidate], share: f32) {
    let mut sums: HashMap<usize, (f32, f32)> = HashMap::new();
    for candidate in candidates.iter() {
        for list in &candidate.lists {
            let (sum, count) = sums.entry(*list).or_default();
            *sum += candidate.score;
            *count += 1.0;
        }
    }
    for candidate in candidates {
        let means = candidate.lists.iter().filter_map(|list| sums.get(list)).map(|(sum, count)| sum / count);
        if let Some(mean) = means.reduce(f32::max) {
            candidate.score += share * (mean - candidate.score);
        }
    }
}

/// When a candidate of a field with several values is taken, as probabilities.
pub(super) struct Thresholds {
    /// Taken in any case.
    pub sure: f32,
    /// Where none is sure: the best is taken from here on …
    pub least: f32,
    /// … and all that reach this share of the best.
    pub near_best: f32,
}

/// Marks the candidates that are values of the field.
pub(super) fn choose_set(candidates: &mut [Candidate], thresholds: &Thresholds) {
    let probability = |c: &Candidate| 1.0 / (1.0 + (-c.score).exp());
    let top = candidates.iter().map(probability).fold(0.0, f32::max);
    let from = match top {
        top if top > thresholds.sure => thresholds.sure,
        top if top > thresholds.least => top * thresholds.near_best,
        _ => return,
    };
    for candidate in candidates {
        candidate.won = probability(candidate) > from;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fitted_trees_are_whole() {
        for (field, ..) in TREES {
            assert!(Weights::of(field).has_trees(), "{field}");
        }
    }

    #[test]
    fn contributions_add_up() {
        for (field, mut weights) in from_files() {
            weights.settled.below = f32::MIN;
            let mut candidates = [Candidate::new("some", "", None), Candidate::new("none", "", None)];
            for feature in weights.features.keys().take(9) {
                candidates[0].features.set(feature, 1.0);
            }
            let added =
                |at: usize| -> f32 { weights.contributions(&candidates[at].features).iter().map(|(_, by)| by).sum() };
            let scores = weights.scores(&candidates);
            let moved = scores[0] - scores[1];
            assert!((added(0) - added(1) - moved).abs() < 1e-3, "{field}");
        }
    }
}
