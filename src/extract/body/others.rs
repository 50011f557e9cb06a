//! Boxes that a label or a button gives to something else: "Related", "3 comments", "Subscribe".
//!
//! The trees see the label above a block as one feature of many, and summaries of other stories read like stories.

use std::ops::Range;

use crate::extract::{
    names::Hints,
    outline::{BlockKind, ElementId, Outline},
};

use super::{
    SENTENCE, comments, ends_sentence, parallel,
    phrases::{self, Topic},
    total, within,
};

/// Characters of a label.
const LABEL: usize = 40;

/// The part of a label that its phrase takes up.
const MOSTLY: f32 = 0.5;

/// Characters of the headline of a paywall, and the part that its phrase takes up.
const WALL: usize = 60;
const PARTLY: f32 = 0.3;

/// Takes out of the story what stands under such labels behind it, and in boxes that ask to subscribe.
pub(super) fn drop_labelled(outline: &Outline, headline: Option<ElementId>, words: &[f32], blocks: &mut Vec<usize>) {
    /// Blocks between the last words of a box and its button.
    const BUTTON: usize = 3;
    /// Labels of comments that are asked for what stands behind them, which may be all of a page.
    const MOST: usize = 8;
    let (Some(&first), Some(&last)) = (blocks.first(), blocks.last()) else { return };
    let mut b = first + 1;
    let mut asked = 0;
    while b < outline.blocks.len().min(last + BUTTON) {
        let label = Label { outline, words, headline, blocks, label: b };
        let others = match topic_of(outline, b) {
            Some(Topic::Comments) => {
                asked += 1;
                if asked <= MOST { label.comments() } else { None }
            }
            Some(Topic::Related) => label.teasers(),
            Some(Topic::Paywall) => label.call(false),
            Some(Topic::Ad) => label.advertisement(),
            Some(_) => label.call(true),
            None => None,
        };
        if let Some(others) = others {
            blocks.retain(|kept| !others.contains(kept));
            b = b.max(others.end - 1);
        }
        b += 1;
    }
}

/// Takes out the stories that a page shows behind its own for who reads on: articles beside the one with the headline,
/// each with a headline of its own, or with one that leads to it.
pub(super) fn drop_next_stories(
    outline: &Outline,
    headline: Option<ElementId>,
    words: &[f32],
    blocks: &mut Vec<usize>,
) {
    /// Words of a story.
    const STORY: f32 = 40.0;
    let Some(headline) = headline.filter(|&e| outline.tag(e) == "h1") else { return };
    let is_article = |e: &ElementId| outline.tag(*e) == "article";
    let Some(own) = outline.ancestors(headline).find(is_article) else { return };
    let mut end = outline.elements[own].end();
    let is_told = total(words, within(blocks, outline.blocks_in(own))) >= STORY;
    while let Some(next) = outline.elements.get(end).filter(|next| next.tag == "article") {
        let (start, after) = (end, next.end());
        let is_alike =
            || next.class_name == outline.elements[own].class_name && (start..after).any(|e| outline.tag(e) == "h1");
        let others = outline.blocks_in(start);
        if !(is_alike() || is_told && begins_with_link(outline, others.clone())) {
            return;
        }
        blocks.retain(|b| !others.contains(b));
        end = after;
    }
}

/// Whether the first heading of some blocks is a link to another page; one with a place in it is an entry's own.
fn begins_with_link(outline: &Outline, blocks: Range<usize>) -> bool {
    let heading = outline.blocks[blocks].iter().find(|block| block.is_heading());
    heading.is_some_and(|heading| {
        let around = || outline.around_text(heading.texts.start).take(4);
        let leads = |e: ElementId| outline.attribute(e, "href").is_some_and(|href| !href.contains('#'));
        heading.link_chars * 10 >= heading.chars * 9 && around().any(leads)
    })
}

/// Takes out the summaries that break off, each below the linked headline of another story, where more is told besides.
pub(super) fn drop_teasers(outline: &Outline, words: &[f32], blocks: &mut Vec<usize>) {
    /// One may be the standfirst of a page that links to itself.
    const SEVERAL: usize = 2;
    /// Words of a story.
    const STORY: f32 = 20.0;
    let (teasers, own): (Vec<usize>, Vec<usize>) = blocks.iter().partition(|&&b| is_teaser(outline, b));
    if teasers.len() >= SEVERAL {
        leave(own, STORY, words, blocks);
    }
}

/// Leaves no more of a story than some of its blocks, where those have words enough.
pub(super) fn leave(own: Vec<usize>, least: f32, words: &[f32], blocks: &mut Vec<usize>) {
    if total(words, &own) >= least {
        *blocks = own;
    }
}

/// Whether a block breaks off below the linked headline of another story.
pub(super) fn is_teaser(outline: &Outline, b: usize) -> bool {
    /// Blocks between both: a day, a name.
    const BETWEEN: usize = 3;
    let is_headline = |b: usize| {
        let block = &outline.blocks[b];
        block.is_heading() && block.link_chars * 10 >= block.chars * 9
    };
    let text = outline.blocks[b].text.as_str();
    ["…", "...", "[…]"].iter().any(|end| text.ends_with(end)) && (b.saturating_sub(BETWEEN)..b).any(is_headline)
}

/// Takes out what stands in the page's footer, however much of it there is: the small print of a bank, what a site is.
pub(super) fn drop_footer(outline: &Outline, headline: Option<ElementId>, words: &[f32], blocks: &mut Vec<usize>) {
    /// Words of a story.
    const STORY: f32 = 20.0;
    let is_page = |e: ElementId| matches!(outline.tag(e), "article" | "main" | "section" | "blockquote");
    let in_footer = |&b: &usize| {
        let footer = outline.around_block(b).find(|&e| outline.tag(e) == "footer");
        footer.is_some_and(|footer| !outline.ancestors(footer).any(is_page) && !outline.holds(footer, headline))
    };
    let above = blocks.iter().copied().filter(|b| !in_footer(b)).collect();
    leave(above, STORY, words, blocks);
}

/// What stands under each comment, in lower case.
const REPLY: &[&str] = &[
    "reply", "antworten", "répondre", "responder", "rispondi", "beantwoorden", "reageren", "svara", "svar",
    "odpowiedz", "odpovědět", "válasz", "răspunde", "ответить", "відповісти", "απάντηση", "yanıtla", "cevapla", "返信",
    "回复", "回覆", "답글", "vastaa", "balas", "trả lời",
];

/// Takes out what readers say in boxes that nothing names: below each is a link to answer it. Where little is told outside of
/// them, they are what the page is about.
pub(super) fn drop_replies(outline: &Outline, words: &[f32], blocks: &mut Vec<usize>) {
    /// Words of the shortest story that is told outside, and of the longest such line.
    const STORY: f32 = 40.0;
    const MOST_WORDS: usize = 3;
    let Some(&first) = blocks.first() else { return };
    let answers = |b: &usize| {
        let block = &outline.blocks[*b];
        let mut words = block.text.split_whitespace();
        block.link_chars * 10 >= block.chars * 8
            && words.clone().nth(MOST_WORDS).is_none()
            && words.next().is_some_and(|word| REPLY.contains(&word.to_lowercase().as_str()))
    };
    let links: Vec<ElementId> =
        (first..outline.blocks.len()).filter(answers).map(|b| outline.blocks[b].element).collect();
    let ([one, .., last], true) = (&links[..], links.len() > 1) else { return };
    let Some(around) = outline.ancestors(*one).find(|&e| outline.contains(e, *last)) else { return };
    let child = outline.ancestors(*one).take_while(|&e| e != around).last().unwrap_or(*one);
    let others = outline.blocks_in(child).start..outline.blocks_in(around).end;
    let own: Vec<usize> = blocks.iter().copied().filter(|b| !others.contains(b)).collect();
    if own.iter().all(|&b| b < others.start) {
        leave(own, STORY, words, blocks);
    }
}

/// The first of some places, in order, that is no smaller than one.
pub(super) fn first_from(places: &[usize], from: usize) -> Option<usize> {
    places.get(places.partition_point(|&place| place < from)).copied()
}

/// What a label announces, if a block is one.
fn topic_of(outline: &Outline, b: usize) -> Option<Topic> {
    let block = &outline.blocks[b];
    // "Comments?" is asked in an interview.
    if block.link_chars == 0 && !block.is_heading() && block.text.ends_with(['?', '？', '؟']) {
        return None;
    }
    if comments::may_follow(outline, b) {
        return Some(Topic::Comments);
    }
    if block.chars > WALL || !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Loose | BlockKind::Paragraph) {
        return None;
    }
    // "3 comments", "Comments (3)".
    let name = block.text.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let shares = phrases::shares(&name);
    if shares[Topic::Paywall as usize] >= PARTLY || block.is_heading() && phrases::is_wall(&name) {
        return Some(Topic::Paywall);
    }
    if phrases::is_label_of_others(&name) {
        return Some(Topic::Related);
    }
    let says = |topic: &Topic| block.chars <= LABEL && shares[*topic as usize] >= MOSTLY;
    let label = [Topic::Comments, Topic::Related, Topic::Ad].into_iter().find(says);
    label.or_else(|| [Topic::Signup].into_iter().find(says).filter(|_| is_button(outline, b)))
}

fn is_button(outline: &Outline, b: usize) -> bool {
    /// Levels between a button and its words.
    const LEVELS: usize = 3;
    let block = &outline.blocks[b];
    let mut up = outline.ancestors(block.element).take(LEVELS);
    block.link_chars == block.chars || up.any(|e| matches!(outline.tag(e), "button" | "form"))
}

/// A label and the story that it may stand in or behind.
struct Label<'a> {
    outline: &'a Outline<'a>,
    words: &'a [f32],
    headline: Option<ElementId>,
    /// The story's.
    blocks: &'a [usize],
    /// The label's block.
    label: usize,
}

impl Label<'_> {
    /// The largest box around a button or a paywall's headline that has no more of the story than such a call has words. A
    /// button's is led by a line without a sentence.
    fn call(&self, is_button: bool) -> Option<Range<usize>> {
        /// Words of a call, and the share of the story that they may seem to be.
        const LONGEST: f32 = 150.0;
        const SHARE: f32 = 0.2;
        /// Of the little that a wall leaves, where the story ends before it.
        const WALLED: f32 = 0.6;
        let (outline, words, blocks) = (self.outline, self.words, self.blocks);
        // A standfirst stands beside buttons and locks too.
        let (first, last) = (blocks.first()?, blocks.last()?);
        let beside = outline.parent(outline.blocks[self.label].element);
        let is_last = || beside.is_some_and(|e| *last < outline.blocks_in(e).end);
        let share = if !is_button && is_last() { WALLED } else { SHARE };
        let most = LONGEST.min(total(words, blocks) * share);
        let kept_in = |e: ElementId| within(blocks, outline.blocks_in(e));
        let fits = |&e: &ElementId| {
            let kept = kept_in(e);
            !outline.holds(e, self.headline) && total(words, kept) <= most && !kept.contains(first)
        };
        let around = outline.around_block(self.label).take_while(fits);
        let under = outline.blocks_in(around.filter(|&e| !kept_in(e).is_empty()).last()?);
        let lead = &outline.blocks[under.start];
        let is_led = !is_button || under.start < self.label && lead.chars <= 2 * LABEL && !ends_sentence(&lead.text);
        is_led.then_some(under)
    }

    /// What stands in a box that is named as an advertisement's and begins with the word for one.
    fn advertisement(&self) -> Option<Range<usize>> {
        /// Words of its text, and the share of the story that it may seem to be.
        const LONGEST: f32 = 80.0;
        const SHARE: f32 = 0.2;
        let is_named = |&e: &ElementId| self.outline.hints(e).any(Hints::AD);
        let around = self.outline.around_block(self.label).find(is_named)?;
        let under = self.outline.blocks_in(around);
        let said = total(self.words, within(self.blocks, under.clone()));
        let fits =
            said <= LONGEST.min(SHARE * total(self.words, self.blocks)) && !self.outline.holds(around, self.headline);
        (under.start == self.label && fits).then_some(under)
    }

    /// The blocks behind the label in the largest element around it that has nothing of the story before it.
    fn box_behind(&self) -> Range<usize> {
        let before = within(self.blocks, 0..self.label).last();
        let fits = |&e: &ElementId| {
            before.is_none_or(|&before| self.outline.blocks_in(e).start > before)
                && !self.outline.holds(e, self.headline)
        };
        let around = self.outline.around_block(self.label).take_while(fits).last();
        self.label..around.map_or(self.label + 1, |e| self.outline.blocks_in(e).end)
    }

    /// The box of a label all of whose blocks are summaries of other stories, or the linked headlines right behind it.
    fn teasers(&self) -> Option<Range<usize>> {
        let others = self.box_behind();
        if others.len() == 1 {
            let next = self.label + 1;
            let is_link =
                |b: usize| self.outline.blocks[b].kind != BlockKind::ListItem && is_linked_headline(self.outline, b);
            let linked = (next..self.outline.blocks.len()).take_while(|&b| is_link(b)).count();
            // A label right above a paragraph of the story is a heading of its own: "Up next".
            let is_apart = linked > 0 || self.blocks.binary_search(&next).is_err();
            return is_apart.then_some(self.label..next + linked);
        }
        let mut inside = within(self.blocks, others.clone()).iter();
        inside.all(|&kept| kept == self.label || is_summary(self.outline, self.label, kept)).then_some(others)
    }

    /// Comments stand in a box with their label, or follow upon it to the end of the box that they share with the story.
    /// Where no sentence stands before them, they are what the page is about.
    fn comments(&self) -> Option<Range<usize>> {
        let (outline, label, blocks) = (self.outline, self.label, self.blocks);
        let heading = &outline.blocks[label];
        let mut others = self.box_behind();
        let is_line = !heading.is_heading() && heading.link_chars == 0;
        // Above the headline it is a section's name.
        let is_above = self.headline.is_some_and(|headline| outline.blocks_in(headline).start > label);
        if is_above && !phrases::heads_comments(&heading.text, heading.chars) {
            return None;
        }
        let is_dated = !is_above && comments::begin_at(outline, label);
        let end = || outline.blocks_in(outline.parent(heading.element).unwrap_or(heading.element)).end;
        if others.len() == 1 && is_line {
            others = label..end();
        } else if others.len() == 1 && heading.is_heading() {
            // A story whose chapter is called so goes on with its next one.
            let rank = |b: usize| match outline.blocks[b].kind {
                BlockKind::Heading(level) => level,
                _ => u8::MAX,
            };
            let next = blocks.iter().copied().find(|&kept| kept > label && rank(kept) <= rank(label));
            let end = end();
            let goes_on = |next: usize| next < end && !phrases::says_any(&outline.blocks[next].text);
            if !is_dated && next.is_some_and(goes_on) {
                return None;
            }
            others = label..end;
        }
        let (before, after) = (within(blocks, 0..label), within(blocks, others.clone()));
        // So does one whose paragraphs are in nothing unlike those before it: comments say whose they are.
        let counts = heading.text.contains(|c: char| c.is_numeric());
        let is_more = |kept: &usize| {
            *kept == label
                || outline.blocks[*kept].is_heading()
                || before.last().is_some_and(|&last| parallel::is_parallel(outline, *kept, last))
        };
        if !counts && !is_dated && !after.is_empty() && after.iter().all(is_more) {
            return None;
        }
        let (told, said) = (total(self.words, before), total(self.words, after));
        // A line that is no heading may stand above a story too.
        (told >= SENTENCE && (is_dated || !is_line) || said < told).then_some(others)
    }
}

/// Whether a block follows upon the linked headline of another story, a line or two between them.
fn is_summary(outline: &Outline, label: usize, b: usize) -> bool {
    /// Blocks between a headline and its summary: the day, the section.
    const BETWEEN: usize = 3;
    let is_headline = |b| is_linked_headline(outline, b);
    is_headline(b) || (label + 1..b).rev().take(BETWEEN).any(is_headline)
}

/// Whether a block is but a link as long as a headline.
fn is_linked_headline(outline: &Outline, b: usize) -> bool {
    /// Characters.
    const HEADLINE: usize = 15;
    let block = &outline.blocks[b];
    block.chars >= HEADLINE && block.link_chars * 10 >= block.chars * 9
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::extract::body::tests::words_of;

    #[test]
    fn the_next_story_is_left_out() {
        let one = "<article class=s><h1>0</h1><p>1</article>";
        for (html, expected) in [
            (format!("{one}{one}{one}"), vec![1]),
            (format!("{one}<article class=x><h1>2</h1><p>3</article>"), vec![1, 3]),
            (format!("{one}<article class=s><h2>2</h2><p>3</article>"), vec![1, 3]),
            (format!("{one}<div>2</div><p>3"), vec![1, 3]),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let headline = outline.tagged(&["h1"]).next();
            let mut found: Vec<usize> = (1..outline.blocks.len()).step_by(2).collect();
            drop_next_stories(&outline, headline, &vec![1.0; outline.blocks.len()], &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }

    #[test]
    fn summaries_that_break_off_are_left_out_beside_a_story() {
        let story = format!("<p>{}", "a ".repeat(20));
        let teaser = "<h3><a href=/1>Seal found</a></h3><p>It had come …";
        let told = "<h3>Seal found</h3><p>It had come …";
        for (html, expected) in [
            (format!("{story}{teaser}{teaser}"), vec![0]),
            (format!("{story}{teaser}"), vec![0, 2]),
            (format!("{story}{told}{told}"), vec![0, 2, 4]),
            (format!("<p>0{teaser}{teaser}"), vec![0, 2, 4]),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let words = words_of(&outline);
            let mut found: Vec<usize> = (0..outline.blocks.len()).step_by(2).collect();
            drop_teasers(&outline, &words, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }

    #[test]
    fn a_footer_is_left_out_where_it_is_the_pages() {
        let story = format!("<div><p>{}</div>", "a ".repeat(20));
        for (html, expected) in [
            (format!("{story}<footer><p>1</footer>"), vec![0]),
            (format!("<article>{story}<footer><p>1</footer></article>"), vec![0, 1]),
            ("<p>0<footer><p>1</footer>".to_owned(), vec![0, 1]),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let words = words_of(&outline);
            let mut found = vec![0, 1];
            drop_footer(&outline, None, &words, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }

    #[test]
    fn what_a_label_gives_to_others_is_left_out() {
        const TEASER: &str = "<div><a href=/1>Orchard finds a late buyer</a><p>The orchard was sold on Monday.</div>";
        const LONG: &str = "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a";
        for (html, kept, expected) in [
            (format!("<div><p>0<p>1</div><div><b>Related</b>{TEASER}{TEASER}</div>"), vec![0, 1, 4, 6], vec![0, 1]),
            (format!("<div><p>0<div><h4>Read more</h4>{TEASER}</div><p>4</div>"), vec![0, 3, 4], vec![0, 4]),
            // The rest of a story behind a button is not led by links.
            ("<div><p>0<div><b>Read more</b><p>2<p>3</div></div>".to_owned(), vec![0, 2, 3], vec![0, 2, 3]),
            // A label beside the story's own paragraphs is none of a box.
            (format!("<div><p>0<h4>Related</h4>{TEASER}<p>4</div>"), vec![0, 3, 4], vec![0, 3, 4]),
            ("<div><p>0<h4>Up next</h4><p>2</div>".to_owned(), vec![0, 1, 2], vec![0, 1, 2]),
            // … unless that is the link to another one.
            ("<div><p>0<p><b>Read also</b><p><a href=/1>Orchard finds a late buyer</a><p>3</div>".to_owned(), vec![0, 1, 2, 3], vec![0, 3]),
            // A line for comments ends a story that is longer than they are.
            (
                format!("<div><p>{LONG}<div>Comments</div><div><p>2 and 3</div><div><p>4</div></div>"),
                vec![0, 2, 3],
                vec![0],
            ),
            (
                format!("<div><p>0 and 1<div>Comments</div><div><p>{LONG}</div></div>"),
                vec![0, 2],
                vec![0, 2],
            ),
            ("<div><p>0 and 1<h3>2 Comments</h3><p>2<p>3</div>".to_owned(), vec![0, 2], vec![0]),
            ("<p>0 and 1<section><h3>Comments (1)</h3><p>2</section><p>3".to_owned(), vec![0, 2, 3], vec![0, 3]),
            // A call stands in a box of its own, which a line leads and a button ends.
            (
                format!("<div><p>{LONG}<div><h4>Stand by us</h4><p>2 and 3</p><a href=/d>Donate</a></div><p>4</div>"),
                vec![0, 1, 2, 4],
                vec![0, 4],
            ),
            (
                format!(
                    "<div><p>{LONG}<div><h4>This content is for subscribers only</h4><ul><li>2<li>3</ul></div><p>4</div>"
                ),
                vec![0, 2, 3, 4],
                vec![0, 4],
            ),
            (
                "<div><p>0 1 2 3 4 5 6 7 8</p><div><h3>This story is for members only</h3><p>2 3</p><a href=/>Join</a></div></div>"
                    .to_owned(),
                vec![0, 1, 2],
                vec![0],
            ),
            (
                format!("<div><p>{LONG}<div><p>1 and 2.</p><a href=/d>Donate</a></div><p>3</div>"),
                vec![0, 1, 3],
                vec![0, 1, 3],
            ),
            (
                "<div><p>0<div><h4>1</h4><p>2</p><a href=/d>Donate</a></div></div>".to_owned(),
                vec![0, 1, 2],
                vec![0, 1, 2],
            ),
            // A story's chapter may be called so.
            (
                format!("<div><p>{LONG}<h2>Comments</h2><p>2 and more<h2>Outlook</h2><p>4</div>"),
                vec![0, 2, 3, 4],
                vec![0, 2, 3, 4],
            ),
            (format!("<div><p>{LONG}<h2>Comments</h2><p>There were many on Monday.</div>"), vec![0, 2], vec![0, 2]),
            (
                format!("<div><p>{LONG}</p><h3>Guest Book</h3><div>2 {LONG}</div></div>"),
                vec![0, 2],
                vec![0],
            ),
            (
                format!("<div><p>{LONG}</p><div class=advert><span>Advertisement</span><p>2 and 3</p></div><p>{LONG}</div>"),
                vec![0, 2, 3],
                vec![0, 3],
            ),
            // However many they are.
            (
                format!("<div><p>{LONG}<h3>2 comments</h3><div>2 {LONG}</div><div>3 {LONG}</div></div>"),
                vec![0, 2, 3],
                vec![0],
            ),
            // Where nearly all is said by commenters, they are what the page is about.
            ("<div><p>0<h3>Comments</h3><p>2 and more<p>3</div>".to_owned(), vec![0, 2, 3], vec![0, 2, 3]),
        ] {
            let tree = Html::parse_document(&html);
            let outline = Outline::of(&tree);
            let words = words_of(&outline);
            let mut found = kept.clone();
            drop_labelled(&outline, None, &words, &mut found);
            assert_eq!(found, expected, "{html}");
        }
    }
}
