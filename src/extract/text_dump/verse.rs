//! Verse: short lines below a byline and a day that are a poem's or a song's, where nothing on the page is prose.

use super::story::{Shape, Shaped};
use crate::extract::byline;

/// Lines of the shortest poem that is told from a menu.
const LEAST: usize = 6;
/// Lines between the byline, or the day, and the first.
const APART: usize = 3;
/// Words of the longest line, and of a line in the mean: entries of menus have fewer.
const LONGEST: usize = 14;
const MEAN: usize = 3;

/// Makes sentences of the lines of a poem, so that it is the story.
pub(super) fn mark(lines: &mut [Shaped]) {
    if lines.iter().any(|line| line.shape == Shape::Prose) {
        return;
    }
    let Some(first) = first(lines) else { return };
    let count = lines[first..].iter().take_while(|line| may_be_verse(line)).count();
    let mass: usize = lines[first..first + count].iter().map(|line| line.mass).sum();
    if count >= LEAST && mass > MEAN * count {
        lines[first..first + count].iter_mut().for_each(|line| line.shape = Shape::Sentence);
    }
}

/// The first line behind the byline and the day that stand by each other.
fn first(lines: &[Shaped]) -> Option<usize> {
    let names = |line: &Shaped| line.is_byline() || byline::begins_with_given_name(&line.line.text);
    let by = |i: usize| names(&lines[i]) && lines[i].shape != Shape::Dated;
    let day = (0..lines.len()).find(|&i| lines[i].shape == Shape::Dated)?;
    let above = (day.saturating_sub(APART)..day).any(by) || names(&lines[day]);
    let below = (day + 1..lines.len().min(day + APART)).find(|&i| by(i));
    if above { Some(day + 1) } else { below.map(|name| name + 1) }
}

fn may_be_verse(line: &Shaped) -> bool {
    let is_short = matches!(line.shape, Shape::Short | Shape::Sentence | Shape::Repeated);
    let line_of = line.line;
    is_short
        && line.mass <= LONGEST
        && !line_of.bullet
        && !line_of.linked
        && line_of.heading == 0
        && line_of.columns == 1
}

#[cfg(test)]
mod tests {
    use super::super::{Context, read};
    use crate::article::Kind;

    const POEM: &str = "The tide went out at four o’clock\nand left the harbour bare\n\nA dog walked over to the rock\nand found a \
                        herring there\n\nThe dog went home, the tide came in\nthe herring went to sea";

    #[test]
    fn a_poem_below_a_byline_is_a_story() {
        let fields = read(
            &format!(
                "The Echo\n\nA dog at low water\n\nBy Nadia Brook\n\nMarch 11, 2025\n\n{POEM}\n\n© 2025 The Echo\n"
            ),
            &Context::default(),
        );
        assert_eq!((fields.kind, fields.title.as_deref()), (Kind::Article, Some("A dog at low water")));
        assert_eq!((fields.authors, fields.text), (vec!["Nadia Brook".to_owned()], POEM.replace("\n\n", "\n")));
    }

    #[test]
    fn a_menu_below_a_byline_is_none() {
        let menu = "News\n\nSport\n\nThe weather\n\nHarbour\n\nLetters\n\nThe shop\n\nAbout us";
        for text in
            [format!("The Echo\n\nBy Nadia Brook\n\nMarch 11, 2025\n\n{menu}\n"), format!("The Echo\n\n{POEM}\n")]
        {
            assert_eq!(read(&text, &Context::default()).kind, Kind::Other, "{text}");
        }
    }
}
