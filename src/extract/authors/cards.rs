//! Cards of other stories, whose writers are not this story's.

use super::{Authors, Candidate, Standing, measure::is_stated};

impl Authors<'_, '_> {
    /// Drops who is named on other stories' cards, among comments perhaps, or in a line of the page's frame, and nowhere else; microdata
    /// may say that they wrote this one.
    pub(super) fn drop_other_stories(&mut self) {
        if !self.candidates.iter().zip(&self.standings).any(is_of_others) {
            return;
        }
        let met = std::mem::take(&mut self.candidates).into_iter().zip(std::mem::take(&mut self.standings));
        (self.candidates, self.standings) =
            met.filter(|(candidate, standing)| !is_of_others((candidate, standing))).unzip();
        // Places have moved with the candidates, and nothing is added any more.
        self.places.clear();
    }
}

fn is_of_others((candidate, standing): (&Candidate, &Standing)) -> bool {
    let is_own = || is_stated(candidate) || candidate.features.any(&["item_author", "item_author_name"]);
    let in_frame = || candidate.source == "text" && !standing.open;
    (standing.carded && !standing.placed || in_frame()) && candidate.features.has("occurrences") && !is_own()
}
