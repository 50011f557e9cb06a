//! [`Candidate`]s and how they are weighed: the same mechanism for every field.
//!
//! A field's module gathers candidates with named features: where each stood, which sources agree on it, what it looks
//! like. The weight of a feature is fitted (`fit/`) and kept as data in `weights.tsv`; a candidate's score is the sum.
//! `extract --explain` prints all of it.

use std::{collections::HashMap, sync::LazyLock};

use foldhash::fast::RandomState;
use serde::Serialize;

use super::outline::ElementId;

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
    /// The sum of weight times feature.
    pub score: f32,
    pub won: bool,
}

/// Named measurements of a candidate, each between 0 and 1 or so.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(into = "std::collections::BTreeMap<&'static str, f32>")]
pub struct Features(Vec<(&'static str, f32)>);

impl Features {
    /// Keeps the largest value a feature was given.
    pub fn set(&mut self, name: &'static str, value: f32) {
        if value == 0.0 {
            return;
        }
        match self.0.iter_mut().find(|(n, _)| *n == name) {
            Some((_, old)) => *old = old.max(value),
            None => self.push(name, value),
        }
    }

    fn push(&mut self, name: &'static str, value: f32) {
        /// As many as most candidates have, so that the list seldom grows.
        const COMMON: usize = 16;
        if self.0.is_empty() {
            self.0.reserve(COMMON);
        }
        self.0.push((name, value));
    }

    pub fn flag(&mut self, name: &'static str, on: bool) {
        if on {
            self.set(name, 1.0);
        }
    }

    pub fn add(&mut self, name: &'static str, value: f32) {
        match self.0.iter_mut().find(|(n, _)| *n == name) {
            Some((_, old)) => *old += value,
            None => self.push(name, value),
        }
    }

    pub fn clear(&mut self, name: &str) {
        self.0.retain(|(n, _)| *n != name);
    }

    pub fn get(&self, name: &str) -> f32 {
        self.0.iter().find(|(n, _)| *n == name).map_or(0.0, |(_, v)| *v)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, f32)> + '_ {
        self.0.iter().copied()
    }
}

impl From<Features> for std::collections::BTreeMap<&'static str, f32> {
    fn from(features: Features) -> Self {
        features.0.into_iter().collect()
    }
}

impl Candidate {
    pub fn new(value: impl Into<String>, source: impl Into<String>, element: Option<ElementId>) -> Candidate {
        Candidate {
            value: value.into(),
            source: source.into(),
            element,
            features: Features::default(),
            lists: Vec::new(),
            score: 0.0,
            won: false,
        }
    }

    /// Notes another source that has the same value.
    pub fn also(&mut self, source: &str) {
        if !self.source.split(" + ").any(|s| s == source) {
            self.source.push_str(" + ");
            self.source.push_str(source);
        }
    }
}

/// The weights of one field's features.
#[derive(Debug, Default)]
pub struct Weights(HashMap<&'static str, f32, RandomState>);

/// Lines of `field<TAB>feature<TAB>weight`, written by `fit/fields.py`.
const WEIGHTS: &str = include_str!("weights.tsv");

static FIELDS: LazyLock<HashMap<&'static str, Weights, RandomState>> = LazyLock::new(|| {
    let mut fields: HashMap<&'static str, Weights, RandomState> = HashMap::default();
    for line in WEIGHTS.lines() {
        if let [field, feature, weight] = line.split('\t').collect::<Vec<_>>()[..]
            && let Ok(weight) = weight.parse()
        {
            fields.entry(field).or_default().0.insert(feature, weight);
        }
    }
    fields
});

static NONE: LazyLock<Weights> = LazyLock::new(Weights::default);

impl Weights {
    pub fn of(field: &str) -> &'static Weights {
        FIELDS.get(field).unwrap_or(&NONE)
    }

    /// The sum of weight times feature; a feature without a weight counts nothing.
    pub fn score(&self, features: &Features) -> f32 {
        let bias = self.0.get("bias").copied().unwrap_or(0.0);
        bias + features.iter().map(|(name, value)| self.0.get(name).copied().unwrap_or(0.0) * value).sum::<f32>()
    }

    /// Each feature with what it adds to the score, the weightiest first.
    pub fn contributions(&self, features: &Features) -> Vec<(&'static str, f32)> {
        let weigh = |(name, value): (&'static str, f32)| (name, self.0.get(name).copied().unwrap_or(0.0) * value);
        let mut all: Vec<_> = features.iter().map(weigh).filter(|(_, w)| *w != 0.0).collect();
        all.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        all
    }

    /// Scores all candidates.
    pub fn weigh(&self, candidates: &mut [Candidate]) {
        for candidate in candidates {
            candidate.score = self.score(&candidate.features);
        }
    }
}

/// The place of the highest score, the first of equals.
pub fn best(candidates: &[Candidate]) -> Option<usize> {
    let first_best = |best: Option<usize>, i: usize| match best {
        Some(b) if candidates[b].score >= candidates[i].score => Some(b),
        _ => Some(i),
    };
    (0..candidates.len()).fold(None, first_best)
}

/// Draws the members of a list together: each score moves by `share` towards the mean of the list that thinks best of it.
pub fn blend_lists(candidates: &mut [Candidate], share: f32) {
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
pub struct Thresholds {
    /// Taken in any case.
    pub sure: f32,
    /// Where none is sure: the best is taken from here on …
    pub least: f32,
    /// … and all that reach this share of the best.
    pub near_best: f32,
}

/// Marks the candidates that are values of the field.
pub fn choose_set(candidates: &mut [Candidate], thresholds: &Thresholds) {
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
