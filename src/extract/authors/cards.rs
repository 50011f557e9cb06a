//! Cards of other stories, whose writers are not this story's.

use super::{Authors, measure::is_stated};

impl Authors<'_, '_> {
    /// Drops who is named on other stories' cards, among comments perhaps, and nowhere else; microdata may say that they wrote this one.
    pub(super) fn drop_other_stories(&mut self) {
        let kept: Vec<bool> = (self.candidates.iter().zip(self.placed.iter().zip(&self.carded)))
            .map(|(candidate, (placed, carded))| {
                let has = |feature| candidate.features.get(feature) > 0.0;
                *placed
                    || !carded
                    || !has("occurrences")
                    || is_stated(candidate)
                    || has("item_author")
                    || has("item_author_name")
            })
            .collect();
        if kept.iter().all(|kept| *kept) {
            return;
        }
        let mut kept_of_candidates = kept.iter().copied();
        self.candidates.retain(|_| kept_of_candidates.next().unwrap_or(true));
        let (mut of_distances, mut of_vouched) = (kept.iter().copied(), kept.iter().copied());
        self.distances.retain(|_| of_distances.next().unwrap_or(true));
        self.vouched.retain(|_| of_vouched.next().unwrap_or(true));
        // Places have moved with the candidates, and nothing is added any more.
        self.places.clear();
        self.placed.clear();
        self.carded.clear();
    }
}
