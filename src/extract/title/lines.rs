//! A headline that no markup names: the line above the story that is set off from it.

use unicode_width::UnicodeWidthStr;

use super::{
    Title,
    doubt::{LEAST_WIDTH, LEAST_WORDS, is_running, is_template},
};
use crate::extract::{
    byline, dates,
    letters::is_word,
    outline::{Block, BlockKind, ElementId},
};

impl Title<'_> {
    /// The line that stands above the first running text, set off as headlines are: in bold or large type, in a head, by a
    /// role or a name. With its element.
    pub(super) fn line_above_story(&self) -> Option<(String, ElementId)> {
        /// Lines between a headline and its story: standfirst, byline, date.
        const REACH: usize = 4;
        let outline = self.outline;
        let is_aside = |block: &Block| {
            outline
                .ancestors(block.element)
                .any(|e| matches!(outline.elements[e].tag, "head" | "title" | "aside" | "nav" | "footer" | "noscript"))
        };
        let first = outline.blocks.iter().position(|block| is_running(block) && !is_aside(block))?;
        if let Some(told) = self.labelled_above(first) {
            return Some(told);
        }
        let start = first.saturating_sub(REACH);
        let above = outline.blocks[start..first].iter().zip(&outline.blocks[start + 1..]);
        let lines =
            above.filter(|(block, _)| is_line(block) && !outline.elements[block.element].hidden && !is_aside(block));
        let (is_off, is_above) = (|block: &Block| self.is_set_off(block), is_above_byline);
        let told = lines.map(|(block, next)| ((is_off(block), is_above(block, next)), block));
        let (_, line) = told.filter(|(told, _)| told.0 || told.1).max_by_key(|(told, _)| *told)?;
        Some((line.text.clone(), outline.texts[line.texts.start].element))
    }

    /// What a label calls the headline above the story's first block, as archives print their records: `Headline: Ferry runs again`.
    fn labelled_above(&self, first: usize) -> Option<(String, ElementId)> {
        /// Lines of such a record.
        const REACH: usize = 12;
        const LABELS: &[&str] =
            &["headline", "title", "titel", "titre", "título", "titolo", "заголовок", "标题", "タイトル"];
        let outline = self.outline;
        outline.blocks[first.saturating_sub(REACH)..first].iter().find_map(|block| {
            let (label, value) = block.text.split_once([':', '：'])?;
            let value = value.trim_start_matches([' ', '|']);
            let is_headline = value.split_whitespace().count() >= LEAST_WORDS || value.width() >= LEAST_WIDTH;
            let is_label = is_headline && LABELS.contains(&label.trim().to_lowercase().as_str());
            is_label.then(|| (value.to_owned(), outline.texts[block.texts.end - 1].element))
        })
    }

    /// Whether all of a line is set off.
    fn is_set_off(&self, block: &Block) -> bool {
        let outline = self.outline;
        let by_tag = |e: ElementId| {
            let tag = outline.elements[e].tag;
            matches!(tag, "b" | "strong" | "font" | "big" | "center" | "header" | "th" | "hgroup")
                || tag.contains("title")
                || tag.contains("headline")
        };
        let by_name = |e: ElementId| {
            outline.attribute(e, "role") == Some("heading")
                || ["class", "id"].iter().filter_map(|name| outline.attribute(e, name)).any(says_set_off)
        };
        block.texts.clone().all(|text| {
            let around = outline.ancestors(outline.texts[text].element).take(4);
            let by_style = |e: ElementId| outline.attribute(e, "style").is_some_and(is_large);
            around.take_while(|&e| outline.blocks_in(e).len() <= 3).any(|e| by_tag(e) || by_name(e) || by_style(e))
        })
    }
}

/// Whether a line as long as a headline stands right above one that a byline begins.
fn is_above_byline(block: &Block, next: &Block) -> bool {
    /// Characters of the longest byline.
    const LONGEST: usize = 120;
    block.text.split_whitespace().count() >= LEAST_WORDS
        && next.chars <= LONGEST
        && byline::starts_byline(&next.text).is_some()
}

/// Whether a block may be a headline by its length and its end.
fn is_line(block: &Block) -> bool {
    /// Columns of the shortest and the longest.
    const COLUMNS: std::ops::RangeInclusive<usize> = 10..=200;
    let text = block.text.as_str();
    let is_date = || {
        dates::may_have_number(text)
            && dates::find_first(text, &dates::Reading::default())
                .is_some_and(|found| found.span.len() * 2 > text.len())
    };
    !matches!(block.kind, BlockKind::Caption | BlockKind::Heading(_))
        && block.link_chars == 0
        && COLUMNS.contains(&text.width())
        && !text.ends_with(['.', ':', ',', ';'])
        && !is_template(text)
        && !["By ", "by ", "BY ", "Von ", "Par ", "Por "].iter().any(|by| text.starts_with(by))
        && !is_date()
}

/// Whether a style makes type both large and heavy, which is all that the skim leaves of styles beside what hides.
fn is_large(style: &str) -> bool {
    style.contains("font-size") && ["bold", "700", "800", "900"].iter().any(|weight| style.contains(weight))
}

/// Whether a class or id has a word for a headline, or for large and heavy type.
fn says_set_off(names: &str) -> bool {
    const WHOLE: &[&str] = &["head", "hed", "tit", "tit1", "ttl", "h1", "h2"];
    const WORDS: &[&str] = &[
        "title", "titel", "tittel", "titre", "titulo", "titolo", "tytul", "headline", "heading", "hdl", "hdline",
        "überschrift", "ueberschrift", "baslik", "rubrik", "titular", "nadpis", "naslov", "otsikko", "overskrift",
        "zagolovok", "pealkiri", "judul", "bold", "large", "big", "huge",
    ];
    // `storyhead`, but not a page's or a line's that is smaller.
    let is_head = |token: &str| token.ends_with("head") && !["masthead", "subhead", "thead"].contains(&token);
    let names = names.to_ascii_lowercase();
    names
        .split(|c| !is_word(c))
        .any(|token| is_head(token) || WHOLE.contains(&token) || WORDS.iter().any(|word| token.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_styles_of_headlines() {
        for (style, large) in [
            ("font-size:28px;font-weight:bold", true),
            ("font-weight: 700; font-size: 2em", true),
            ("font-size:28px", false),
            ("font-weight:bold", false),
        ] {
            assert_eq!(is_large(style), large, "{style}");
        }
    }

    #[test]
    fn knows_names_of_headlines() {
        for (names, says) in [
            ("txt20 bold", true),
            ("articleTitle", true),
            ("c-hdl", true),
            ("storyhead", true),
            ("masthead", false),
            ("text", false),
            ("", false),
        ] {
            assert_eq!(says_set_off(names), says, "{names}");
        }
    }
}
