//! The posts of a thread, of which the first is taken for the story and the others for answers to it.

use crate::extract::outline::{BlockKind, ElementId, Outline};

use super::{add, ends_sentence, measure::Measures, total, within};

/// The box of a post, and that of what was written in it.
type Post = (ElementId, ElementId);

/// What software calls the boxes of posts, in part.
const NAMES: [&str; 6] = ["post", "message", "reply", "comment", "answer", "topic"];

/// Adds what was written in the other posts of a thread, where nothing of it was kept, and takes out lines around what was
/// written: who wrote, when, a signature.
pub(super) fn fill(outline: &Outline, measures: &Measures, blocks: &mut Vec<usize>) {
    let Some(posts) = posts(outline, measures, blocks) else { return };
    let (Some((first, _)), Some((last, _))) = (posts.first(), posts.last()) else { return };
    let thread = outline.blocks_in(*first).start..outline.blocks_in(*last).end;
    let told = |b: usize| {
        let at = posts.partition_point(|(row, _)| outline.blocks_in(*row).start <= b);
        at.checked_sub(1).is_some_and(|at| outline.blocks_in(posts[at].1).contains(&b))
    };
    let is_line = |b: usize| !outline.blocks[b].is_heading() && !ends_sentence(&outline.blocks[b].text);
    let is_other = |e: ElementId| matches!(outline.tag(e), "button" | "nav" | "form" | "aside");
    let is_said = |&b: &usize| {
        let block = &outline.blocks[b];
        block.kind != BlockKind::Caption
            && block.link_chars * 2 <= block.chars
            && !outline.elements[block.element].hidden
            && !outline.ancestors(block.element).take(LEVELS).any(is_other)
    };
    let missed = posts.iter().map(|post| outline.blocks_in(post.1));
    let missed = missed.filter(|text| within(blocks, text.clone()).is_empty()).flatten().filter(is_said).collect();
    blocks.retain(|&b| !thread.contains(&b) || told(b) || !is_line(b));
    add(missed, blocks);
}

/// Levels from what somebody wrote up to its box, and to the box of the post.
const LEVELS: usize = 4;
const DEEP: usize = 12;

/// Each post's box with that of what was written in it, where the page is a thread.
fn posts(outline: &Outline, measures: &Measures, blocks: &[usize]) -> Option<Vec<Post>> {
    /// Lines before what was written, and boxes around it.
    const LINES: usize = 8;
    let headline = measures.headline?;
    let mut tried: Vec<ElementId> = Vec::new();
    let own = blocks.iter().filter(|&&b| b >= measures.first && outline.blocks[b].is_text()).take(LINES);
    own.flat_map(|&b| outline.around_block(b).take(LEVELS)).find_map(|text| {
        let is_new = !tried.contains(&text) && outline.elements[text].is_box && !outline.class(text).is_empty();
        tried.push(text);
        let posts = is_new.then(|| posts_like(outline, headline, text)).flatten()?;
        // Who wrote each stands in boxes of one build too.
        let thread = outline.blocks_in(posts.first()?.0).start..outline.blocks_in(posts.last()?.0).end;
        let told: f32 =
            posts.iter().map(|post| total(&measures.words, within(blocks, outline.blocks_in(post.1)))).sum();
        let begins = !blocks.iter().any(|&b| b >= measures.first && b < thread.start);
        (begins && told * 2.0 > total(&measures.words, within(blocks, thread))).then_some(posts)
    })
}

/// The posts whose texts stand in boxes of the build of one, which is the first: the headline stands above boxes that are
/// called a post's and have one such text each.
fn posts_like(outline: &Outline, headline: ElementId, text: ElementId) -> Option<Vec<Post>> {
    let own = &outline.elements[text];
    let is_alike = |e: &ElementId| {
        let element = &outline.elements[*e];
        element.class_name == own.class_name && element.tag == own.tag && !outline.blocks_in(*e).is_empty()
    };
    if (0..text).any(|e| is_alike(&e)) {
        return None;
    }
    let texts: Vec<ElementId> = (text..outline.elements.len()).filter(is_alike).collect();
    let last = *texts.get(1..)?.last()?;
    let around = outline.ancestors(text).skip(1).take(DEEP).find(|&e| outline.contains(e, last))?;
    let row_of = |e: ElementId| outline.ancestors(e).take(DEEP).find(|&up| outline.parent(up) == Some(around));
    let posts: Vec<Post> = texts.iter().filter_map(|&e| row_of(e).map(|row| (row, e))).collect();
    let is_one_each = posts.len() == texts.len() && posts.windows(2).all(|two| two[0].0 < two[1].0);
    // Each post may have a small heading of its own, the first one's that of the thread.
    let is_own = |row: ElementId| outline.subtree(row).any(|e| outline.tag(e) == outline.tag(headline));
    let heads_each = || !matches!(outline.tag(headline), "h1" | "h2") && posts.iter().all(|&(row, _)| is_own(row));
    let is_above = is_one_each && (headline < posts[0].0 || outline.elements[headline].is_heading() && heads_each());
    let is_thread = is_above && posts.iter().all(|&(row, e)| is_post(outline, row, e));
    is_thread.then_some(posts)
}

/// Whether a box around a text is called a post's, and has no other story's headline.
fn is_post(outline: &Outline, row: ElementId, text: ElementId) -> bool {
    /// Words of a headline that leads to its story; who wrote a post has fewer.
    const HEADLINE: usize = 4;
    let is_called = |e: ElementId| {
        let class = outline.class(e).to_ascii_lowercase();
        NAMES.iter().any(|name| class.contains(name))
    };
    let leads_away = |e: ElementId| outline.attribute(e, "href").is_some_and(|href| !href.contains('#'));
    let is_headline = |e: ElementId| {
        let in_link = || outline.subtree(e).chain(outline.parent(e)).any(leads_away);
        outline.elements[e].is_heading()
            && in_link()
            && outline.text_of(e).split_whitespace().nth(HEADLINE - 1).is_some()
    };
    let mut around = outline.ancestors(text).take_while(|&e| e >= row);
    // Who wrote it stands beside it, which a section of a story lacks.
    let is_signed = outline.blocks_in(row).len() > outline.blocks_in(text).len();
    is_signed && around.any(is_called) && !(row..text).any(is_headline)
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::extract::body::{Context, Headline};

    #[test]
    fn all_posts_of_a_thread_are_told() {
        let page = |post: &str, count: usize| format!("<h1>Which oak?</h1><div>{}</div>", post.repeat(count));
        const POST: &str =
            "<div class=post><b>ada</b><div class=text><p>It rots.<p>So does mine.</div><i>Two boats</i></div>";
        const TEASER: &str = "<div class=post><h2><a href=/1>The quay will stay for a year</a></h2><div class=text><p>It rots.</div></div>";
        for (html, kept, expected) in [
            (page(POST, 2), vec![2, 3, 4], vec![2, 3, 6, 7]),
            (page(POST, 2), vec![2, 3, 6], vec![2, 3, 6]),
            (page("<div class=post><div class=text><p>It rots.</div></div>", 2), vec![1], vec![1]),
            (page(POST, 1), vec![2, 3], vec![2, 3]),
            (page(&POST.replace("post", "item"), 2), vec![2, 3], vec![2, 3]),
            (page(TEASER, 2), vec![2], vec![2]),
            (format!("<div class=post><h1>0</h1><div class=text><p>1.</div></div>{POST}"), vec![1], vec![1]),
            (
                format!("<h1>0</h1><div class=post><div class=text><p>1.</div></div><div>{}</div>", POST.repeat(2)),
                vec![1],
                vec![1],
            ),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let headline = outline.tagged(&["h1"]).next();
            let text = headline.map(|e| outline.text_of(e)).unwrap_or_default();
            let context = Context { headline: Some(Headline { element: headline, text: &text }), ..Context::default() };
            let measures = Measures::of(&outline, &context);
            let mut found = kept;
            fill(&outline, &measures, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }
}
