//! Which of the articles in a page's JSON-LD are the page's own story.

use super::{json_ld::Thing, scene::Scene, title::fold_key};

/// Things that are some kind of article, the likeliest first. Where several stand side by side and one has the page's
/// headline, those with another are other stories; so is one alone with another headline and address.
pub(super) fn articles<'s>(scene: &Scene<'s>) -> Vec<&'s Thing<'s>> {
    let mut articles = scene.metadata.graph.articles();
    if articles.iter().filter(|article| !article.aside).nth(1).is_none() {
        articles.retain(|article| article.aside || !is_elsewhere(scene, article));
        return articles;
    }
    let titles = own_titles(scene);
    let is_own =
        |article: &&Thing| headline(article).map(|headline| titles.iter().any(|title| is_same(title, &headline)));
    if articles.iter().any(|article| !article.aside && is_own(article) == Some(true)) {
        articles.retain(|article| article.aside || is_own(article) != Some(false));
    }
    articles
}

/// Whether an article's headline and address are both not the page's: a neighbour's, or a template's.
fn is_elsewhere(scene: &Scene, article: &Thing) -> bool {
    let path = |address: &str| Some(url::Url::parse(address).ok()?.path().trim_end_matches('/').to_owned());
    let stated = article.fields.get("url").and_then(|url| path(url.as_str()?));
    let is_other_path = stated.zip(scene.url.and_then(path)).is_some_and(|(stated, own)| stated != own);
    let titles = || own_titles(scene);
    is_other_path && headline(article).is_some_and(|headline| !titles().iter().any(|title| is_same(title, &headline)))
}

fn headline(article: &Thing) -> Option<String> {
    article
        .text("headline")
        .or_else(|| article.text("name"))
        .map(|headline| fold_key(&headline))
        .filter(|key| !key.is_empty())
}

/// What the page calls itself.
fn own_titles(scene: &Scene<'_>) -> Vec<String> {
    let metadata = scene.metadata;
    let heading = scene.headline.map(|headline| scene.outline.text_of(headline));
    let stated = [metadata.title.as_deref(), metadata.first_meta(&["og:title"])];
    let all = stated.into_iter().flatten().map(fold_key).chain(heading.map(|heading| fold_key(&heading)));
    all.filter(|key| !key.is_empty()).collect()
}

/// Whether one of two folded titles is the other, or goes on behind it: with the site's name, or to the headline's end.
fn is_same(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn a_title_may_go_on_behind_the_headline() {
        assert!(is_same("ferry runs again the marl post", "ferry runs again") && is_same("ferry", "ferry"));
        assert!(!is_same("ferry runs again", "ferry runs aground") && !is_same("ferrying", "ferry"));
    }
}
