//! Pages that tell their story in the captions of pictures: galleries.

use crate::extract::{
    credit,
    names::Said,
    outline::{Block, BlockKind, ElementId, Outline},
    scene::contains_fold,
};

use super::{add, others, parallel, phrases, total};

/// Log odds below which a caption stands in the page's frame. Those of a gallery are judged like those of any picture.
const FRAME: f32 = -2.5;

/// Captions of a gallery.
const FEW: usize = 3;

/// How many times as many words as the rest of the story a gallery's captions have.
const MOSTLY: f32 = 1.5;

/// Adds captions to the story's blocks where they have most of what the page tells.
pub(super) fn fill(outline: &Outline, scores: &[f32], words: &[f32], from: usize, blocks: &mut Vec<usize>) {
    let is_caption = |&b: &usize| {
        let block = &outline.blocks[b];
        scores[b] > FRAME
            && (block.kind == BlockKind::Caption || is_called_caption(outline, b))
            && block.link_chars == 0
            && !outline.elements[block.element].hidden
            && tells(&block.text, words[b])
    };
    let mut captions: Vec<usize> = (from..outline.blocks.len()).filter(is_caption).collect();
    captions.retain(|b| blocks.binary_search(b).is_err());
    if captions.len() < FEW {
        return;
    }
    let own: Vec<usize> = blocks.iter().copied().filter(|&b| !others::is_teaser(outline, b)).collect();
    if total(words, &captions) >= MOSTLY * total(words, &own) {
        *blocks = own;
        add(captions, blocks);
    }
}

/// Whether a box right around a block is called a caption: many a gallery has no `<figcaption>`.
fn is_called_caption(outline: &Outline, b: usize) -> bool {
    /// Elements from the words up to such a box: a paragraph, a wrapper.
    const LEVELS: usize = 3;
    let is_called =
        |e: ElementId| outline.said_by_class(e).any(Said::PICTURE) && contains_fold(outline.class(e), "caption");
    outline.around_block(b).take(LEVELS).any(is_called)
}

/// Takes out lines in italics right behind pictures, of which a page has several, and lines beside a picture that end in who took
/// it: captions of paragraphs' build.
pub(super) fn drop_unmarked(outline: &Outline, words: &[f32], blocks: &mut Vec<usize>) {
    /// One may be a standfirst below the story's picture.
    const SEVERAL: usize = 2;
    /// Of the story's words; what has more is told in them.
    const PART: f32 = 0.3;
    let of = |is_caption: fn(&Outline, usize) -> bool| blocks.iter().copied().filter(move |&b| is_caption(outline, b));
    let mut found: Vec<usize> = of(is_italic_caption).collect();
    if found.len() < SEVERAL {
        found.clear();
    }
    add(of(is_credited_caption).collect(), &mut found);
    if !found.is_empty() && total(words, &found) < PART * total(words, blocks) {
        blocks.retain(|b| found.binary_search(b).is_err());
    }
}

/// Characters of a caption.
const LONGEST: usize = 300;

/// Whether a block shares a box of its own with a picture above it, or stands right behind one, and ends in who took that: `The ferry.
/// Photo: Ada Lund`.
fn is_credited_caption(outline: &Outline, b: usize) -> bool {
    let block = &outline.blocks[b];
    let has_picture = || {
        let around = outline.parent(block.element);
        let own = around.filter(|&e| outline.blocks_in(e).len() <= FEW);
        own.is_some_and(|e| outline.elements[e..block.element].iter().any(|e| is_picture(e.tag)))
    };
    block.chars <= LONGEST
        && (block.is_text() || block.kind == BlockKind::ListItem)
        && (credit::ends_in_label(&block.text) && has_picture()
            || is_behind_picture(outline, block) && (credit::ends(&block.text) || credit::begins(&block.text)))
}

/// Whether nothing but a picture stands between a block and the words before it.
pub fn is_behind_picture(outline: &Outline, block: &Block) -> bool {
    let before = block.texts.start.checked_sub(1).map_or(0, |t| outline.texts[t].element + 1);
    let between = &outline.elements[before.min(outline.elements.len())..];
    let upto = outline.texts[block.texts.start].element.saturating_sub(before);
    between.iter().take(upto).any(|element| is_picture(element.tag))
}

fn is_picture(tag: &str) -> bool {
    matches!(tag, "img" | "picture" | "amp-img" | "figure")
}

fn is_italic_caption(outline: &Outline, b: usize) -> bool {
    let block = &outline.blocks[b];
    if block.chars > LONGEST || !block.is_text() {
        return false;
    }
    let is_italic = |t: usize| outline.is_styled(t, block, &["em", "i"]);
    is_behind_picture(outline, block) && block.texts.clone().all(is_italic)
}

/// Whether a caption says more than a number or who took the picture.
fn tells(text: &str, words: f32) -> bool {
    /// Words of the shortest caption that says something.
    const LEAST: f32 = 4.0;
    /// Words of a credit; a caption may end with one.
    const CREDIT: f32 = 8.0;
    words >= LEAST && !phrases::says_any(text) && (words > CREDIT || !parallel::speaks_of_the_page(text))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::extract::body::tests::words_of;

    #[test]
    fn lines_in_italics_behind_pictures_are_captions() {
        let long = format!("<p>{}</p>", "a ".repeat(20));
        const CAPTION: &str = "<p><img></p><p><em>A herring boat.</em></p>";
        for (html, expected) in [
            (format!("{long}{CAPTION}{long}{CAPTION}"), vec![0, 2]),
            (format!("{CAPTION}{long}"), vec![0, 1]),
            (format!("{CAPTION}{CAPTION}"), vec![0, 1]),
            (format!("{long}<p><em>A herring boat.</em><p><em>Another.</em>"), vec![0, 1, 2]),
            (format!("{long}<p><img>A <em>herring</em> boat.<p><img><em>Another</em> one."), vec![0, 1, 2]),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let words = words_of(&outline);
            let mut found: Vec<usize> = (0..outline.blocks.len()).collect();
            drop_unmarked(&outline, &words, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }

    #[test]
    fn summaries_of_other_stories_are_no_reason_against_a_gallery() {
        let picture = "<figure><img><figcaption>The herring boat comes in</figcaption></figure>".repeat(3);
        let teaser = format!("<h3><a href=/1>Seal found</a></h3><p>{}…", "a ".repeat(30));
        let tree = Html::parse_document(&format!("{picture}{teaser}"));
        let outline = Outline::of(&tree);
        let words = words_of(&outline);
        let mut found = vec![4];
        fill(&outline, &[-2.0; 5], &words, 0, &mut found);
        assert_eq!(found, [0, 1, 2]);
    }

    #[test]
    fn a_gallery_is_told_by_its_captions() {
        const PICTURE: &str =
            "<figure><img><figcaption>The herring boat comes in<p>© Ada Lund Photo</figcaption></figure>";
        const SLIDE: &str = "<div><img><div class=slide__caption>The herring boat comes in</div></div>";
        for (html, expected) in [
            ("<p>0 1</p>".to_owned() + &PICTURE.repeat(3), vec![0, 1, 3, 5]),
            ("<p>0 1</p>".to_owned() + &SLIDE.repeat(3), vec![0, 1, 2, 3]),
            ("<p>0 1</p>".to_owned() + &PICTURE.repeat(2), vec![0]),
            (format!("<p>{}</p>", "a ".repeat(20)) + &PICTURE.repeat(3), vec![0]),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let words = words_of(&outline);
            let mut found = vec![0];
            fill(&outline, &vec![-2.0; outline.blocks.len()], &words, 0, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }
}
