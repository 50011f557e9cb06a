//! Which of the candidates are the story's tags, once each has been weighed.

use std::collections::HashMap;

use super::{LEAST_OWN, OWN_SIGNS};
use crate::extract::{
    evidence::{Candidate, Thresholds, blend_lists, choose_set},
    scene::Scene,
    title::fold_key,
};

/// Chosen by cross-validation on dev pages, as `fit/fields.py` prints it: even odds bring 0.01 over one in three; a page whose
/// best tag is doubtful has tags more often than none.
const THRESHOLDS: Thresholds = Thresholds { sure: 0.5, least: 0.15, near_best: 0.8 };

/// How far a list's mean counts for each of its tags; chosen by cross-validation as the thresholds are.
const LIST_SHARE: f32 = 0.7;

/// Marks them as won.
pub(super) fn choose(found: &mut [Candidate], scene: &Scene<'_>) {
    blend_lists(found, LIST_SHARE);
    choose_set(found, &THRESHOLDS);
    for candidate in found.iter_mut().filter(|c| c.won && c.score < 0.0 && is_category_only(c)) {
        candidate.won = false;
    }
    keep_lists_whole(found);
    keep_keywords_whole(found);
    keep_agreed_lists_whole(found);
    drop_categories(found);
    drop_sections(found);
    prefer_stated_list(found);
    drop_loose_keywords(found);
    drop_words_of_text(found);
    drop_stories(found);
    drop_headline(found, scene);
    drop_site(found);
}

/// Where nobody chose any tags, some templates fill in the headline, or the title of the page.
fn drop_headline(found: &mut [Candidate], scene: &Scene<'_>) {
    /// Words of the shortest headline that is no tag.
    const LEAST: usize = 4;
    /// Tags of which one may be such; among more, an editor may have chosen it.
    const MOST_BESIDE: usize = 4;
    if found.iter().filter(|c| c.won).count() > MOST_BESIDE {
        return;
    }
    let titles = scene.headline.into_iter().chain(scene.outline.tagged(&["title"]));
    let titles = titles.map(|title| fold_key(&scene.outline.text_of(title)));
    for title in titles.filter(|title| title.split(' ').count() >= LEAST) {
        found.iter_mut().filter(|c| c.won && fold_key(&c.value) == title).for_each(|c| c.won = false);
    }
}

/// A site's own name among what search engines are told is no tag of a story that has others and does not speak of it.
fn drop_site(found: &mut [Candidate]) {
    const ELSEWHERE: &[&str] = &["link", "text_tags", "ld_keywords", "article_tag", "in_story_text"];
    let is_site = |c: &Candidate| c.features.has("sites_own") && !c.features.any(ELSEWHERE);
    if found.iter().any(|c| c.won && !is_site(c)) {
        found.iter_mut().filter(|c| c.won && is_site(c)).for_each(|c| c.won = false);
    }
}

/// Where two of the better sources agree on a list, what only keywords for search engines have beside it is none of it.
fn drop_loose_keywords(found: &mut [Candidate]) {
    /// Fewer that agree may do so by chance.
    const LEAST: usize = 2;
    let sources = |c: &Candidate| {
        let any = |features: &[&str]| usize::from(c.features.any(features));
        let is_shown = any(OWN_SIGNS) + any(&["text_tags"]);
        any(&["ld_keywords"]) + any(&["article_tag"]) + any(&["news_keywords"]) + is_shown.min(1)
    };
    if found.iter().filter(|c| c.won && sources(c) > 1).count() < LEAST {
        return;
    }
    for candidate in found.iter_mut().filter(|c| c.won && sources(c) == 0) {
        candidate.won = candidate.features.has("link") && !is_category(candidate);
    }
}

/// Beside tags that the page shows, single words in small letters are what a program took from the text for search engines: systems
/// that were asked for keywords and given none do so.
fn drop_words_of_text(found: &mut [Candidate]) {
    /// Keywords of the shortest such list.
    const LEAST: usize = 4;
    const STATED: &[&str] = &["ld_keywords", "article_tag", "news_keywords", "item_keywords", "parsely", "dc"];
    let is_shown = |c: &Candidate| c.won && (c.features.any(OWN_SIGNS) || c.features.has("text_tags"));
    let is_word = |c: &Candidate| {
        let is_small = c.value.chars().all(char::is_lowercase);
        is_small && c.features.has("keywords") && !c.features.any(STATED) && !c.features.has("link")
    };
    let keywords = || found.iter().filter(|c| c.features.has("keywords"));
    let is_list = || keywords().count() >= LEAST && keywords().all(|c| is_word(c) || is_shown(c));
    let is_written = |c: &Candidate| c.value.chars().any(|c| c.is_uppercase() || c.is_whitespace());
    let shown: Vec<&Candidate> = found.iter().filter(|c| is_shown(c)).collect();
    if shown.len() >= LEAST_OWN && shown.into_iter().all(is_written) && is_list() {
        found.iter_mut().filter(|c| c.won && is_word(c)).for_each(|c| c.won = false);
    }
}

/// Whether nothing but an address, a class or a label of categories speaks for a link. Pages known to have tags favour these
/// where they have no others; most pages with categories alone have no tags, so even odds are asked for.
fn is_category_only(candidate: &Candidate) -> bool {
    candidate.source == "link" && is_category(candidate)
}

/// Whether a link is a category's and no tag's.
pub(super) fn is_category(candidate: &Candidate) -> bool {
    const CATEGORY: &[&str] = &["rel_category", "path_category", "class_category", "label_category"];
    const OWN_BUT_REL: &[&str] = &["path_tag", "label_tags", "class_tags", "labelled"];
    // Some systems say `rel=tag` of what stands behind "Categories:".
    let is_labelled = || candidate.features.has("label_category") && !candidate.features.any(OWN_BUT_REL);
    candidate.features.any(CATEGORY) && (!candidate.features.any(OWN_SIGNS) || is_labelled())
}

/// A list of links that each say to lead to a tag is the story's as a whole, where most of it is: what the story does not speak of
/// has less for it, and is no less in the list.
fn keep_lists_whole(found: &mut [Candidate]) {
    /// Fewer that were taken may be of another list too.
    const LEAST: usize = 2;
    /// Log odds from which on a member is no stranger.
    const LEAST_SCORE: f32 = -1.0;
    const SIGNS: &[&str] = &["rel_tag", "path_tag"];
    let is_member = |c: &Candidate| c.features.any(SIGNS) && !c.ruled_out;
    let mut lists: HashMap<usize, (usize, usize)> = HashMap::new();
    for candidate in found.iter().filter(|c| is_member(c)) {
        for &list in &candidate.lists {
            let (won, all) = lists.entry(list).or_default();
            *won += usize::from(candidate.won);
            *all += 1;
        }
    }
    let is_whole = |list: &usize| lists.get(list).is_some_and(|&(won, all)| won >= LEAST && 2 * won >= all);
    for candidate in found.iter_mut().filter(|c| is_member(c) && c.score > LEAST_SCORE) {
        candidate.won |= candidate.lists.iter().any(is_whole);
    }
}

/// A short list of keywords that is all a page has of tags is the story's as a whole, where a part of it was taken.
fn keep_keywords_whole(found: &mut [Candidate]) {
    /// Members of the longest list that an editor chose; of the dev pages whose tags are known, one has such a list, of six.
    const MOST: usize = 6;
    /// Log odds from which on a member is no stranger.
    const LEAST_SCORE: f32 = -0.5;
    let is_keyword = |c: &Candidate| c.features.has("keywords");
    let members = found.iter().filter(|c| is_keyword(c)).count();
    if !(2..=MOST).contains(&members) || !found.iter().all(|c| is_keyword(c) || !c.won) || !found.iter().any(|c| c.won)
    {
        return;
    }
    let is_member = |c: &&mut Candidate| is_keyword(c) && !c.ruled_out && c.score > LEAST_SCORE;
    found.iter_mut().filter(is_member).for_each(|c| c.won = true);
}

/// A list that two of a page's statements have alike is the story's as a whole, where a part of it was taken: what the story does not
/// speak of is as much an editor's word.
fn keep_agreed_lists_whole(found: &mut [Candidate]) {
    /// Members of the longest such list.
    const MOST: usize = 12;
    /// Log odds from which on a member is no stranger.
    const LEAST_SCORE: f32 = -1.0;
    const STATED: &[&str] = &["ld_keywords", "article_tag", "news_keywords", "parsely"];
    let members =
        |feature: &str| -> Vec<usize> { (0..found.len()).filter(|&i| found[i].features.has(feature)).collect() };
    let lists: Vec<Vec<usize>> = STATED.iter().map(|feature| members(feature)).collect();
    let is_agreed = |(at, list): &(usize, &Vec<usize>)| {
        (2..=MOST).contains(&list.len()) && lists[at + 1..].contains(list) && list.iter().any(|&i| found[i].won)
    };
    let Some(list) = lists.iter().enumerate().find(is_agreed).map(|(_, list)| list.clone()) else { return };
    for i in list {
        found[i].won |= !found[i].ruled_out && found[i].score > LEAST_SCORE;
    }
}

/// Beside tags that are called so, a link that nothing but a category's class or label speaks for is the story's section.
fn drop_categories(found: &mut [Candidate]) {
    let is_tag = |c: &&Candidate| c.won && c.features.any(OWN_SIGNS);
    if found.iter().filter(is_tag).count() >= LEAST_OWN {
        found.iter_mut().filter(|c| c.won && is_category_only(c)).for_each(|c| c.won = false);
    }
    // One label stands before both: "Filed under News, tagged Ferry, Bus".
    let is_led = |c: &Candidate| c.features.any(&["rel_tag", "path_tag"]);
    if found.iter().filter(|c| c.won && is_led(c)).count() >= LEAST_OWN {
        let is_category =
            |c: &Candidate| c.source == "link" && c.features.any(&["rel_category", "path_category"]) && !is_led(c);
        found.iter_mut().filter(|c| c.won && is_category(c)).for_each(|c| c.won = false);
    }
}

/// Beside tags that links show, what is stated as a section alone is none: plugins state sections and tags in one list.
fn drop_sections(found: &mut [Candidate]) {
    const SHOWN: &[&str] = &["path_tag", "class_tags", "label_tags"];
    const CATEGORY: &[&str] = &["path_category", "rel_category", "class_category"];
    const STATED: &[&str] =
        &["ld_keywords", "article_tag", "news_keywords", "keywords", "item_keywords", "parsely", "dc", "text_tags"];
    let is_tag = |c: &Candidate| c.features.has("path_tag") || c.features.any(SHOWN) && !c.features.any(CATEGORY);
    let is_shown = |c: &Candidate| c.won && is_tag(c);
    let is_section = |c: &Candidate| {
        c.features.any(&["ld_section", "section", "tag_and_section"]) && !is_tag(c) && !c.features.any(STATED)
    };
    if found.iter().filter(|c| is_shown(c)).count() >= LEAST_OWN {
        found.iter_mut().filter(|c| c.won && is_section(c)).for_each(|c| c.won = false);
    }
}

/// Where an article's only keyword is one of the several tags that its metadata lists, it is what search engines shall find it by;
/// the list is the story's.
fn prefer_stated_list(found: &mut [Candidate]) {
    const SHOWN: &[&str] = &["link", "text_tags", "news_keywords"];
    let is_tag = |c: &Candidate| c.features.has("article_tag") && !c.ruled_out;
    let mut keywords = found.iter().filter(|c| c.features.has("ld_keywords"));
    let is_alone = keywords.next().is_some_and(is_tag) && keywords.next().is_none();
    let any_shown = found.iter().any(|c| c.won && c.features.any(SHOWN));
    if is_alone && !any_shown {
        found.iter_mut().filter(|c| is_tag(c)).for_each(|c| c.won = true);
    }
}

/// Where all that was taken is a list of links as long as headlines, it leads to other stories.
fn drop_stories(found: &mut [Candidate]) {
    /// Words of a story's headline, in the mean of a list; lists of tags that were seen have up to three.
    const LEAST: usize = 4;
    const CALLED: &[&str] = &["rel_tag", "label_tags"];
    let won: Vec<&Candidate> = found.iter().filter(|c| c.won).collect();
    let is_list = won.len() > 1 && won.iter().all(|c| c.source == "link" && !c.features.any(CALLED));
    let words: usize = won.iter().map(|c| c.value.split_whitespace().count()).sum();
    if is_list && words >= LEAST * won.len() {
        found.iter_mut().for_each(|c| c.won = false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_headlines_has_no_tags() {
        let taken = |values: [&str; 2], feature: &'static str| {
            let mut found = values.map(|value| Candidate { won: true, ..Candidate::new(value, "link", Some(0)) });
            found.iter_mut().for_each(|c| c.features.set(feature, 1.0));
            drop_stories(&mut found);
            found.iter().all(|c| c.won)
        };
        let headlines = ["Ferry runs again after nine days", "Council wants a second boat"];
        assert!(!taken(headlines, "class_tags") && taken(headlines, "rel_tag"));
        assert!(taken(["Ferries", "Marl estuary in winter"], "class_tags"));
    }
}
