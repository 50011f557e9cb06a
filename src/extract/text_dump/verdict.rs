//! Whether a text is a news page at all.

use std::ops::Range;

use super::{
    furniture::Furniture,
    story::{Shape, Shaped},
};
use crate::{article::Kind, extract::kind};

/// Words of running text that a story has at least.
const SHORTEST_STORY: usize = 40;
/// Words of a note of a sentence or two.
const NOTE: usize = 10;
/// Words of the longest page that only asks for something.
const LONGEST_WALL: usize = 160;
/// Lines of page furniture that no other kind of text has.
const FURNISHED: usize = 3;
/// Dated or broken-off lines of a front page.
const TEASERS: usize = 8;
/// Short lines before the story that make a menu.
const MENU: usize = 5;

/// What is known of a text's story.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs {
    /// Somebody is named who wrote it.
    pub signed: bool,
    /// A date stands by it.
    pub dated: bool,
    /// The page's own title has its headline and the site's name, or its foot claims the rights for who is named at its top.
    pub entitled: bool,
}

/// What the page's furniture, byline and date say of the text.
pub(super) fn kind(lines: &[Shaped], story: &Range<usize>, signs: Signs) -> Kind {
    let Signs { signed, dated, entitled } = signs;
    let total: usize = lines.iter().map(|l| l.mass).sum();
    let own = lines.get(story.clone()).unwrap_or_default();
    let prose: usize = own.iter().filter(|l| l.reads()).map(|l| l.mass).sum();
    if total <= LONGEST_WALL && !(signed && dated) && kind::is_wall(lines.iter().map(|l| l.line.text.as_str())) {
        return Kind::Blocked;
    }
    let furniture = lines.iter().filter(|l| matches!(l.shape, Shape::Furniture(f) if f != Furniture::Credit)).count();
    let teasers = lines.iter().filter(|l| matches!(l.shape, Shape::Dated | Shape::Teaser)).count();
    let furnished = furniture >= FURNISHED;
    // Headings are marked in pages that were made Markdown, too; those are signed.
    // An entry about programming shows code; it has a byline's name and day.
    let is_entry = signed && dated && prose >= SHORTEST_STORY;
    if !furnished && is_technical(lines, signs, is_entry) {
        return Kind::Other;
    }
    let menu = is_menu(lines.get(..story.start).unwrap_or_default());
    let marks = [signed, dated, furnished, menu, entitled].into_iter().filter(|&mark| mark).count();
    match () {
        () if prose >= SHORTEST_STORY && marks >= 1 => Kind::Article,
        () if prose > 0 && furnished && (signed || dated) => Kind::Article,
        // Of a text this short, two things have to say that it is one.
        () if prose >= NOTE && marks >= 2 => Kind::Article,
        // A front page: many dated lines, no story.
        () if teasers >= TEASERS && (furnished || is_menu(lines)) => Kind::Listing,
        () if is_copied(lines, own, prose, total) => Kind::Article,
        () => Kind::Other,
    }
}

/// Whether a text is a story that somebody copied without its byline and its page: paragraphs under a headline in which
/// somebody is quoted.
fn is_copied(lines: &[Shaped], own: &[Shaped], prose: usize, total: usize) -> bool {
    /// Words and paragraphs of a story; of less nobody can tell.
    const WORDS: usize = 100;
    const PARAGRAPHS: usize = 3;
    /// Lines among which the headline stands, and its words.
    const TOP: usize = 3;
    const HEADLINE: Range<usize> = 4..21;
    let is_headline = |l: &Shaped| {
        HEADLINE.contains(&l.mass)
            && l.shape == Shape::Short
            && !l.line.bullet
            && !l.line.text.ends_with([',', ':', '.'])
    };
    let quotes = |l: &&Shaped| {
        let text = l.line.text.as_str();
        text.contains(['“', '”', '„', '«', '「']) || text.matches('"').count() >= 2
    };
    prose >= WORDS
        && prose * 5 >= total * 4
        && own.iter().filter(|l| l.shape == Shape::Prose).count() >= PARAGRAPHS
        && lines.iter().take(TOP).any(is_headline)
        && own.iter().any(|l| quotes(&l))
}

/// Whether lines begin as pages do that have a menu.
fn is_menu(lines: &[Shaped]) -> bool {
    lines.iter().filter(|l| l.shape == Shape::Short && l.mass <= 4).count() >= MENU
}

/// Manuals, logs and lists: Markdown's headings and code fences, prompts, lines that all begin with a time.
fn is_technical(lines: &[Shaped], signs: Signs, is_entry: bool) -> bool {
    let Signs { signed, dated, .. } = signs;
    let begins = |test: &dyn Fn(&str) -> bool| lines.iter().filter(|l| test(&l.line.text)).count();
    let headings = lines.iter().filter(|l| l.line.heading > 0).count();
    let fences = begins(&|t| t.starts_with("```"));
    let prompts = begins(&|t| t.starts_with("$ ") || t.starts_with(">>> "));
    let stamped = begins(&|t| {
        let first = t.trim_start_matches('[').split([' ', 'T', ']']).next().unwrap_or_default();
        first.len() >= 8
            && first.bytes().filter(u8::is_ascii_digit).count() >= 6
            && first.bytes().all(|b| b.is_ascii_digit() || b"-/:.".contains(&b))
    });
    let shows_code = (fences >= 2 || prompts >= 3) && !is_entry;
    headings >= 2 && !(signed || dated) || shows_code || stamped >= 4 && stamped * 2 > lines.len()
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
            ("The Ledger\n\nChecking your browser\n\nUnusual traffic was seen.\n", Kind::Blocked),
            (
                "The Ledger\n\nBridge sees unusual traffic\n\nBy Ann Lee\n\n2 May 2025\n\nThe bridge saw unusual traffic on \
                 Thursday, when the ferry did not sail and all took the long road.\n",
                Kind::Article,
            ),
        ] {
            assert_eq!(read(text, &Context::default()).kind, expected, "{text}");
        }
    }

    #[test]
    fn a_page_that_says_its_headline_and_name_is_one() {
        let story: String = (1..4)
            .map(|n| format!("Gate {n} of the canal was lifted out of the water on Thursday and laid on the bank for all to see.\n\n"))
            .collect();
        for (first, expected) in [
            ("Gate leaves canal | The Ledger", Kind::Article),
            ("The Ledger", Kind::Other),
            ("Gates | The Ledger", Kind::Other),
        ] {
            let text = format!("{first}\n\nGate leaves canal\n\n{story}");
            assert_eq!(read(&text, &Context::default()).kind, expected, "{first}");
        }
    }

    #[test]
    fn a_note_of_a_sentence_is_one_where_it_is_signed_and_dated() {
        let note = "The old gate of the canal was lifted out of the water on Thursday, the town said.";
        for (head, expected) in [
            ("Gate leaves the canal\n\nBy Ann Lee\n\n2 May 2025", Kind::Article),
            ("Gate leaves the canal\n\n2 May 2025", Kind::Other),
            ("Gate leaves the canal", Kind::Other),
        ] {
            assert_eq!(read(&format!("{head}\n\n{note}\n"), &Context::default()).kind, expected, "{head}");
        }
    }

    #[test]
    fn a_dated_story_may_have_headings() {
        let told = |n: u32| {
            format!(
                "Gate {n} of the canal was lifted out of the water on Thursday and laid on the bank for all the town to \
                 see, ninety-one years after it had been hung there."
            )
        };
        let kind = |day: &str| {
            let parts = format!("{}\n\n## The lift\n\n{}\n\n## The rest\n\n{}\n", told(1), told(2), told(3));
            read(&format!("# Gate leaves canal\n\n{day}{parts}"), &Context::default()).kind
        };
        assert_eq!(kind("2 May 2025\n\n"), Kind::Article);
        assert_eq!(kind(""), Kind::Other);
    }

    #[test]
    fn an_entry_that_shows_code_is_one_where_it_is_signed_and_dated() {
        let told = "The old gate of the canal counts its boats with a small machine, which the lock keeper wrote in one \
                    winter, and which has not stood still since, though the water stood in its box twice and frost once.";
        let code = "```\ngate count\n```\n\n```\ngate count --day\n```";
        for (head, expected) in [
            ("Counting boats\n\nBy Ann Lee - 2 May 2025", Kind::Article),
            ("Counting boats\n\n2 May 2025", Kind::Other),
            ("# Counting boats", Kind::Other),
        ] {
            let text = format!("{head}\n\n{told}\n\n{code}\n\n{told}\n");
            assert_eq!(read(&text, &Context::default()).kind, expected, "{head}");
        }
    }

    #[test]
    fn a_copied_story_is_one() {
        let part = |n: u32, quote: &str| {
            format!(
                "Gate {n} of the canal was lifted out of the water on Thursday, {quote} and laid on the bank for all \
                 the town to see, ninety-one years after it had been hung there by people nobody remembers.\n\n"
            )
        };
        let read = |text: String| read(&text, &Context::default()).kind;
        let quoted = part(1, "“and about time,” as one of them said,");
        for (head, parts, expected) in [
            ("Last gate leaves the canal", vec![quoted.clone(), part(2, ""), part(3, "")], Kind::Article),
            ("Last gate leaves the canal", vec![part(1, ""), part(2, ""), part(3, "")], Kind::Other),
            ("Dear Ann,", vec![quoted.clone(), part(2, ""), part(3, "")], Kind::Other),
            ("Last gate leaves the canal", vec![quoted], Kind::Other),
        ] {
            assert_eq!(read(format!("{head}\n\n{}", parts.concat())), expected, "{head}");
        }
    }
}
