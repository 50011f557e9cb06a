//! Which of the days that were weighed is the page's: the likeliest, if it may be one.

use super::{
    measure::{ELSEWHERE, STATED},
    names::has_source_beside_text,
};
use crate::extract::evidence::{Candidate, Features, best};

/// A score from which on a date needs no statement of the page; few of the dev pages without a date have one above it.
const SURE: f32 = 0.65;

/// The place of the page's day among the candidates. `of_teaser` says of each whether it stands by another story's headline.
pub(super) fn choose(candidates: &[Candidate], of_teaser: &[bool]) -> Option<usize> {
    let may_be = |at: usize| {
        let candidate = &candidates[at];
        !candidate.ruled_out && may_be_date(&candidate.features, candidate.score > SURE, of_teaser[at])
    };
    let likeliest = |is_one: &dyn Fn(&Candidate) -> bool| {
        let all = (0..candidates.len()).filter(|&at| is_one(&candidates[at]) && may_be(at));
        all.max_by(|a, b| candidates[*a].score.total_cmp(&candidates[*b].score))
    };
    let first = best(candidates)?;
    if may_be(first) {
        return Some(first);
    }
    // It is another story's, or one that a sentence tells of, and the page has one of its own by the headline.
    let features = &candidates[first].features;
    let told = features.has("in_sentence");
    let (near, least): (&[&str], _) = if told { (&["head_near", "above_near"], SURE) } else { (&["head_near"], 0.0) };
    let is_own = |c: &Candidate| c.features.any(near) && !c.features.any(ELSEWHERE) && c.score > least;
    let own = if told || features.any(ELSEWHERE) { likeliest(&is_own) } else { None };
    // Or it is a day of the text's, and the address or metadata states another.
    let is_stated = |c: &Candidate| c.features.any(STATED) || c.features.any(&["url_month", "in_title"]);
    own.or_else(|| likeliest(&is_stated))
}

/// Whether a date is the page's: it is stated, or printed as the story's. A date may be `sure` by its score, and
/// stand by the headline of another story.
fn may_be_date(f: &Features, sure: bool, of_teaser: bool) -> bool {
    /// What speaks for a day that the page prints, unless it is printed for something else.
    const PRINTED: &[&str] = &[
        "time_element", "class_date", "class_meta", "label_published", "label_updated", "head_near", "head_mid",
        "above_near", "foot_near", "date_line",
    ];
    // A byline may stand in a box that is named as a side column's; what is far from the headline, and nothing calls a
    // byline, may not.
    let by_headline = f.any(&["head_near", "above_near"]);
    let placed = by_headline || f.any(&["class_meta", "time_published"]);
    let other = !placed && (f.any(ELSEWHERE) || of_teaser && f.any(&["foot_near", "foot_far"]));
    // Under a short story, what follows it stands near the headline too.
    let heads = by_headline && !f.any(&["foot_near", "foot_far"]) || f.has("label_published");
    let of_related = f.has("box_related") && !heads && !f.any(&["class_meta", "time_published"]);
    let of_others = of_related || f.has("box_comments") && !heads;
    let mentioned = f.has("in_sentence") && !f.any(&["date_line", "class_date"]);
    // "© Town Council. Last system update …" tells of the site.
    let of_site = f.has("box_footer") && f.has("label_updated") && f.has("copyright");
    // A calendar's or an archive's month.
    let is_called = f.has("class_date") && f.has("date_line") && !f.any(ELSEWHERE);
    let of_list = f.has("no_day") && !(heads && f.any(&["date_line", "label_published", "class_meta"])) && !is_called;
    // Under a short story, a column's teasers stand near the headline too.
    let of_column = of_teaser && f.any(&["box_aside", "box_nav"]) && f.any(&["foot_near", "foot_far"]);
    let never = of_site || mentioned || of_others || of_list || of_column;
    has_source_beside_text(f) || !never && (sure || !other && f.any(PRINTED))
}
