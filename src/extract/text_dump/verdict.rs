//! Whether a text is a news page at all.

use std::ops::Range;

use super::{
    furniture::Furniture,
    story::{Shape, Shaped},
};
use crate::{article::Kind, extract::kind, fold::fold};

/// Words of running text that a story has at least.
const SHORTEST_STORY: usize = 40;
/// Words of the longest page that only asks for something.
const LONGEST_WALL: usize = 160;
/// Lines of page furniture that no other kind of text has.
const FURNISHED: usize = 3;
/// Short lines before the story that make a menu.
const MENU: usize = 5;

/// What the page's furniture, byline and date say of the text.
pub(super) fn kind(lines: &[Shaped], story: &Range<usize>, signed: bool, dated: bool) -> Kind {
    let total: usize = lines.iter().map(|l| l.mass).sum();
    if total == 0 {
        return Kind::Empty;
    }
    let own = lines.get(story.clone()).unwrap_or_default();
    let prose: usize = own.iter().filter(|l| matches!(l.shape, Shape::Prose | Shape::Sentence)).map(|l| l.mass).sum();
    if total <= LONGEST_WALL && is_wall(lines) {
        return Kind::Blocked;
    }
    let furniture = lines.iter().filter(|l| matches!(l.shape, Shape::Furniture(f) if f != Furniture::Credit)).count();
    let teasers = lines.iter().filter(|l| l.shape == Shape::Dated).count();
    let furnished = furniture >= FURNISHED;
    if !furnished && is_technical(lines) {
        return Kind::Other;
    }
    let above = lines.get(..story.start).unwrap_or_default();
    let menu = above.iter().filter(|l| l.shape == Shape::Short && l.mass <= 4).count() >= MENU;
    match () {
        () if prose >= SHORTEST_STORY && (signed || dated || furnished || menu) => Kind::Article,
        () if prose > 0 && furnished && (signed || dated) => Kind::Article,
        // A front page: many dated lines, no story.
        () if teasers >= 8 && furnished => Kind::Listing,
        () if furnished && menu => Kind::Article,
        () => Kind::Other,
    }
}

/// Consent, captcha and error pages say what they want in few words.
fn is_wall(lines: &[Shaped]) -> bool {
    const PHRASES: &[&str] = &[
        "access denied",
        "accept all cookies",
        "are you a robot",
        "checking your browser",
        "complete the captcha",
        "enable cookies",
        "enable javascript",
        "javascript is disabled",
        "not a robot",
        "page not found",
        "seite nicht gefunden",
        "unusual traffic",
        "verify you are human",
        "verify that you are human",
        "zustimmen und weiter",
        "mit werbung weiterlesen",
        "accepter et continuer",
        "error 403",
        "error 404",
        "403 forbidden",
        "404 not found",
        "request blocked",
    ];
    lines.iter().any(|l| {
        let key = fold(super::beginning(&l.line.text, 400));
        PHRASES.iter().any(|p| key.contains(p))
    }) || kind::is_wall(lines.iter().map(|l| l.line.text.as_str()))
}

/// Manuals, logs and lists: Markdown's headings and code fences, prompts, lines that all begin with a time.
fn is_technical(lines: &[Shaped]) -> bool {
    let begins = |test: &dyn Fn(&str) -> bool| lines.iter().filter(|l| test(&l.line.text)).count();
    let headings = lines.iter().filter(|l| l.line.heading).count();
    let fences = begins(&|t| t.starts_with("```"));
    let prompts = begins(&|t| t.starts_with("$ ") || t.starts_with(">>> "));
    let stamped = begins(&|t| {
        let first = t.trim_start_matches('[').split([' ', 'T', ']']).next().unwrap_or_default();
        first.len() >= 8
            && first.bytes().filter(u8::is_ascii_digit).count() >= 6
            && first.bytes().all(|b| b.is_ascii_digit() || b"-/:.".contains(&b))
    });
    headings >= 2 || fences >= 2 || prompts >= 3 || stamped >= 4 && stamped * 2 > lines.len()
}

#[cfg(test)]
mod tests {
    use super::super::{Context, read};
    use super::*;

    #[test]
    fn walls_of_any_language_are_told() {
        for (text, expected) in [
            (
                "Courrier\n\nAvec votre accord, nos partenaires et nous lisons des données personnelles.\n\n\
                 Tout accepter\n\nTout refuser\n",
                Kind::Blocked,
            ),
            (
                "Вести\n\nПодтвердите, что вы не робот\n\nНам жаль, но запросы с вашего устройства похожи на автоматические.\n",
                Kind::Blocked,
            ),
            ("Courrier\n\nLe pont\n\nNos partenaires ont fini le pont, dit le maire.\n", Kind::Other),
        ] {
            assert_eq!(read(text, &Context { url: None, saved: None, language: None }).kind, expected, "{text}");
        }
    }
}
