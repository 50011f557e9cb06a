//! Sections of a page that presents something: what a firm does, what a thing can do. Each is a box with a heading, and the
//! story is in several of them.
//!
//! The trees know stories in one box; of the others they keep those with the most words.

use crate::extract::{
    names::Hints,
    outline::{BlockKind, ElementId, Outline},
};

use super::{add, ends_sentence, measure::Measures, parallel, phrases, total, unseen, within};

/// Words of the kept text of the longest such page. Reports in sections are longer.
const LONGEST: f32 = 500.0;

/// Sections with a sentence of the story each.
const SEVERAL: usize = 2;

/// Adds the sections beside those that the story is in, where they have a heading and no links.
pub(super) fn fill(outline: &Outline, measures: &Measures, may_be: impl Fn(usize) -> bool, blocks: &mut Vec<usize>) {
    let (Some(headline), Some(&last)) = (measures.headline, blocks.last()) else { return };
    if total(&measures.words, blocks) > LONGEST {
        return;
    }
    let end = outline.blocks[last].element;
    let holds = |&e: &ElementId| outline.contains(e, headline) && outline.contains(e, end);
    let Some(around) = outline.ancestors(headline).find(holds) else { return };
    if outline.ancestors(around).any(|e| is_article(outline, measures, e)) {
        return;
    }
    let sections: Vec<ElementId> =
        children(outline, around).filter(|&e| is_section(outline, measures, headline, e)).collect();
    let tells = |e: &&ElementId| {
        let kept = within(blocks, outline.blocks_in(**e));
        outline.blocks_in(**e).any(|b| outline.blocks[b].is_heading())
            && kept.iter().any(|&b| ends_sentence(&outline.blocks[b].text))
    };
    if sections.iter().filter(tells).count() < SEVERAL {
        return;
    }
    let fits = |&b: &usize| {
        let block = &outline.blocks[b];
        may_be(b)
            && parallel::is_plain(outline, b)
            && block.kind != BlockKind::Caption
            && b >= measures.first
            && !is_control(outline, block.element)
    };
    add(sections.iter().flat_map(|&e| outline.blocks_in(e)).filter(fits).collect(), blocks);
}

fn children<'o>(outline: &'o Outline, around: ElementId) -> impl Iterator<Item = ElementId> + 'o {
    let end = outline.elements[around].end();
    let next = move |&e: &ElementId| Some(outline.elements[e].end()).filter(|&next| next < end);
    std::iter::successors(Some(around + 1).filter(|&e| e < end), next)
}

/// Whether an element is called a story, and not only the middle of a page.
fn is_article(outline: &Outline, measures: &Measures, e: ElementId) -> bool {
    outline.tag(e) == "article" || measures.hints[e].any(Hints::BODY)
}

/// Whether a box has a heading and something below it, few links, nothing to fill in, and is called nothing else, unless it has
/// the headline.
fn is_section(outline: &Outline, measures: &Measures, headline: ElementId, e: ElementId) -> bool {
    const LINKS: f32 = 0.3;
    let blocks = outline.blocks_in(e);
    let heading = || blocks.clone().find(|&b| outline.blocks[b].is_heading()).map(|b| &outline.blocks[b]);
    matches!(outline.tag(e), "section" | "div")
        && blocks.len() > 1
        && measures.sums_of(blocks.clone()).link_density() < LINKS
        && heading().is_some_and(|heading| heading.link_chars == 0 && !phrases::says_any(&heading.text))
        && !outline.subtree(e).any(|inside| {
            let is_other = matches!(outline.tag(inside), "form" | "input" | "article" | "time");
            // What is called a banner is so called for its size.
            is_other
                || unseen::is_called_hidden(outline.class(inside))
                || measures.hints[inside].any(Hints::AWAY) && !outline.contains(e, headline)
        })
}

fn is_control(outline: &Outline, e: ElementId) -> bool {
    /// Elements around the words of a button.
    const AROUND: usize = 3;
    outline.ancestors(e).take(AROUND).any(|e| matches!(outline.tag(e), "button" | "a" | "label"))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::extract::body::{Context, Headline};

    #[test]
    fn sections_beside_the_storys_are_told() {
        let page = |body: &str| format!("<main><section><h1>Hulls</h1><p>We look at them.</section>{body}</main>");
        const ONE: &str = "<section><h2>Wood</h2><p>We tap it.</section>";
        for (html, kept, expected) in [
            (
                page(&format!("{ONE}<section><h2>Steps</h2><ol><li>You call</ol></section>")),
                vec![1, 3],
                vec![1, 2, 3, 4, 5],
            ),
            (page(&format!("{ONE}<section><h2>Related</h2><p>You call.</section>")), vec![1, 3], vec![1, 2, 3]),
            (page(&format!("{ONE}<section><h2>Steps</h2><a href=/>You call</a></section>")), vec![1, 3], vec![1, 2, 3]),
            (page(&format!("{ONE}<section><p>You call.</section>")), vec![1, 3], vec![1, 2, 3]),
            (page("<section><h2>Steps</h2><p>You call.</section>"), vec![1], vec![1]),
            (
                page(&format!("{ONE}<section><h2>Steps</h2><p>You call.</section>")).replace("main", "article"),
                vec![1, 3],
                vec![1, 3],
            ),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let context = Context {
                headline: Some(Headline { element: outline.tagged(&["h1"]).next(), text: "Hulls" }),
                ..Context::default()
            };
            let measures = Measures::of(&outline, &context);
            let mut found = kept;
            fill(&outline, &measures, |_| true, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }
}
