//! Lines by the story that name people and are nobody's byline.

use super::{Authors, lines::DASHES, words::says_contact};
use crate::extract::{
    byline, credit,
    outline::{Block, BlockKind, Text},
    title::is_running,
};

impl Authors<'_, '_> {
    /// Whether a line without a byline's words is of the menu, of a table, of another story, or says whom to ask.
    pub(super) fn is_of_others(&self, number: usize) -> bool {
        let block = &self.scene.outline.blocks[number];
        let leads_away = self.is_of_menu(block) || self.is_listed_headline(block) || self.is_below_link(number);
        leads_away || self.is_contact(number) || self.is_row_of_data(number)
    }

    /// Whether a block is a link of the site's menu, which names nobody.
    fn is_of_menu(&self, block: &Block) -> bool {
        block.link_chars == block.chars && self.scene.boxes(block.element).nav
    }

    /// Whether a block is a row of a table of three columns and more, as one beside it is.
    fn is_row_of_data(&self, number: usize) -> bool {
        /// Signs between the cells of a row.
        const LEAST: usize = 2;
        let signs = |number: usize| {
            let row = self.scene.outline.blocks.get(number).filter(|block| block.kind == BlockKind::TableRow)?;
            Some(row.text.matches(" | ").count()).filter(|signs| *signs >= LEAST)
        };
        let own = signs(number);
        own.is_some() && (signs(number + 1) == own || number.checked_sub(1).and_then(signs) == own)
    }

    /// Whether a block below the story is an item of a list that leads to another one: a headline and its date.
    fn is_listed_headline(&self, block: &Block) -> bool {
        let below = block.kind == BlockKind::ListItem && block.texts.start >= self.scene.story.end;
        below && block.link_chars > 0 && !byline::begins_with_given_name(&block.text)
    }

    /// Whether a line below the story stands under the link that its element begins with: another headline's writer and day.
    fn is_below_link(&self, number: usize) -> bool {
        /// Characters of the shortest headline.
        const LEAST: usize = 12;
        let blocks = &self.scene.outline.blocks;
        let (block, Some(above)) = (&blocks[number], self.line_before(number)) else { return false };
        let is_link = above.link_chars == above.chars && above.chars >= LEAST;
        is_link && above.element == block.element && block.link_chars == 0 && above.texts.start >= self.scene.story.end
    }

    /// Whether a byline behind another one stands in a paragraph below a line that is set off and is not the headline: who made what
    /// the story is about, `<b>Boats</b><br>By A<br>Marl Press`.
    pub(super) fn is_below_a_works_title(&self, number: usize) -> bool {
        let outline = self.scene.outline;
        let (block, Some(above)) = (&outline.blocks[number], self.line_before(number)) else { return false };
        let is_set_off = |text: &Text<'_>| {
            let inside = outline.ancestors(text.element).take_while(|&e| e != above.element);
            inside.into_iter().any(|e| matches!(outline.elements[e].tag, "b" | "strong" | "em" | "i" | "cite"))
        };
        let is_title = above.element == block.element && outline.texts[above.texts.clone()].iter().all(is_set_off);
        is_title
            && byline::starts_byline(&above.text).is_none()
            && self.candidates.iter().any(|c| c.features.has("by_line") && !c.features.has("box_comments"))
    }

    /// Whether a line at the story's end, or the day below it, stands above a paragraph that does not go on with its first word: who
    /// answered, and what.
    pub(super) fn is_above_text(&self, number: usize) -> bool {
        let blocks = &self.scene.outline.blocks;
        let below = blocks.iter().skip(number + 1).find(|block| !byline::is_date(&block.text));
        let first = blocks[number].text.split(' ').next().unwrap_or_default();
        blocks[number].link_chars == 0 && below.is_some_and(|below| is_running(below) && !below.text.starts_with(first))
    }

    /// Whether the story's text before a block ends with a quotation.
    pub(super) fn follows_quotation(&self, block: &Block) -> bool {
        let texts = &self.scene.outline.texts;
        let last = self.scene.story.end.min(block.texts.start).checked_sub(1).map(|t| texts[t].raw.trim_end());
        last.is_some_and(|words| words.ends_with(['”', '"', '»', '“', '’']))
    }

    /// Whether a line is a quotation, or says behind a dash whom the one before it is by.
    pub(super) fn is_quoted(&self, block: &Block, text: &str) -> bool {
        let is_dashed = text.trim_start_matches(DASHES).len() < text.len();
        text.starts_with(['“', '"', '„', '«']) || is_dashed && self.follows_quotation(block)
    }

    /// Whether a line is a name, and behind a slash the agency or the paper that the picture is from: `Ada Lund/AP`.
    pub(super) fn credits_picture(&self, text: &str) -> bool {
        text.rsplit_once('/').is_some_and(|(name, owner)| {
            let owner = owner.trim_matches([' ', '.', ')']);
            name.contains(' ') && (credit::supplies_pictures(owner) || self.scene.site.is_name(owner))
        })
    }

    /// Whether a line gives a contact, or stands under its heading: `Media contact: A`.
    fn is_contact(&self, number: usize) -> bool {
        /// The longest heading, in characters: "For further information please contact".
        const LONGEST: usize = 40;
        let before = self.line_before(number).filter(|b| b.chars <= LONGEST);
        self.scene.outline.blocks.get(number).into_iter().chain(before).any(|b| says_contact(&b.text))
    }
}
