//! What a page's frame says: what the site is called, and the column that the story stood in.

use std::{collections::HashSet, ops::Range};

use super::{
    furniture::{self, HOMES},
    story::{self, Shape, Shaped},
};
use crate::{
    extract::{section::is_home, sentence::ends_sentence, tags::filed_under},
    fold::fold,
};

/// Lines with a copyright sign that are looked at for the site's name, from the page's foot up.
const COPYRIGHTS: usize = 8;

/// What the page calls itself: behind the copyright sign, or behind the headline in the page's own title.
pub(super) fn site_name(lines: &[Shaped], title: Option<usize>) -> Option<String> {
    title.and_then(|title| behind_title(lines, title)).or_else(|| holder(lines)).or_else(|| masthead(lines, title?))
}

/// The name behind a copyright sign at the page's foot.
pub(super) fn holder(lines: &[Shaped]) -> Option<String> {
    let signed = lines.iter().rev().filter(|l| l.line.text.contains('©')).take(COPYRIGHTS);
    signed.into_iter().find_map(|l| copyright_holder(&l.line.text, lines))
}

/// Whether the name behind a copyright sign stands alone on one of the first lines as well.
pub(super) fn is_claimed(lines: &[Shaped]) -> bool {
    /// Lines of a page's top.
    const TOP: usize = 3;
    let Some(name) = holder(lines).map(|name| fold(&name)) else { return false };
    lines.iter().take(TOP).any(|l| fold(&l.line.text) == name)
}

/// What stands behind the headline in the page's own title, which only some renderers write: "Ferry sails again | The Paper".
pub(super) fn behind_title(lines: &[Shaped], title: usize) -> Option<String> {
    /// Words of the longest name.
    const LONGEST: usize = 5;
    let title = fold(&lines.get(title).filter(|_| title > 0)?.line.text);
    let first = &lines.first()?.line.text;
    let parts: Vec<&str> = first.split([' ', '\u{a0}']).collect();
    let at = parts.iter().rposition(|p| matches!(*p, "-" | "|" | "–" | "—" | "·" | "»" | "•"))?;
    let (head, tail) = (parts.get(..at)?.join(" "), parts.get(at + 1..)?.join(" "));
    let begins = fold(&head).contains(&title);
    (begins && !tail.is_empty() && tail.split_whitespace().count() <= LONGEST).then_some(tail)
}

/// The name at the top of the page that its foot repeats.
fn masthead(lines: &[Shaped], title: usize) -> Option<String> {
    /// Lines of a page's top and of its foot.
    const TOP: usize = 3;
    const FOOT: usize = 6;
    let top = lines.get(..TOP.min(title))?;
    let foot = lines.get(lines.len().saturating_sub(FOOT).max(title + 1)..)?;
    let is_name = |l: &&Shaped| {
        let words: HashSet<&str> = l.line.text.split_whitespace().collect();
        (2..=4).contains(&words.len()) && words.len() == l.mass && !l.line.bullet && !ends_sentence(&l.line.text)
    };
    let name = top.iter().filter(is_name).find(|l| foot.iter().any(|f| f.line.text == l.line.text && is_name(&f)))?;
    let is_control = furniture::of(&name.line.text, name.mass).is_some();
    (!is_control).then(|| name.line.text.clone())
}

/// The name behind "©" and a year, where it stands on its own elsewhere on the page too.
fn copyright_holder(text: &str, lines: &[Shaped]) -> Option<String> {
    let at = text.find('©')?;
    let rest = text
        .get(at..)?
        .trim_start_matches(|c: char| c == '©' || c.is_whitespace() || c.is_ascii_digit() || "-–,.:".contains(c));
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let end = rest.find(['.', '|', ',', '·', '•', '–', '—', '(', '/']).unwrap_or(rest.len());
    let name = rest.get(..end)?.trim();
    let words = name.split_whitespace().count();
    let known = lines.iter().any(|l| l.line.text == name);
    ((1..=4).contains(&words) && known).then(|| name.to_owned())
}

/// The column that the story stood in: "in World" by the byline, else the breadcrumb's last part.
pub(super) fn section(lines: &[Shaped], title: usize, story: &Range<usize>) -> Option<String> {
    let short = |s: &str| {
        (1..=3).contains(&s.split_whitespace().count())
            && s.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_ascii_digit())
    };
    let meta = lines.get(title + 1..story.start.max(title + 1)).unwrap_or_default().iter();
    let named = meta.take(12).find_map(|l| {
        let rest = l.line.text.strip_prefix("in ").or_else(|| l.line.text.strip_prefix("In "))?;
        (short(rest) && !ends_sentence(rest)).then(|| rest.trim_end_matches(',').to_owned())
    });
    let title_key = lines.get(title).map(|l| fold(&l.line.text)).unwrap_or_default();
    let is_title = |step: &str| title_key.contains(&fold(step));
    let of_trail = || {
        let above = lines.get(title.saturating_sub(4)..title).unwrap_or_default().iter().rev();
        let steps = above.filter_map(|l| trail(&l.line.text)).map(|steps| steps.split(SIGNS).map(str::trim));
        let mut last = steps.filter_map(|mut steps| steps.rfind(|step| !step.is_empty() && !is_title(step)));
        last.find(|step| !fold(step).contains(&title_key) && short(step)).map(str::to_owned)
    };
    let listed = || {
        let above = listed_trail(lines, title).or_else(|| kicker(lines, title));
        above.filter(|name| short(name) && !is_title(name) && !is_home(&fold(name))).map(str::to_owned)
    };
    named.or_else(of_trail).or_else(listed)
}

/// Where a line behind the story says that it was filed.
pub(super) fn filed(lines: &[Shaped], story: &Range<usize>) -> Option<String> {
    /// Lines before the story's end and behind it.
    const BEFORE: usize = 2;
    const BEHIND: usize = 12;
    let near = lines.get(story.end.saturating_sub(BEFORE)..lines.len().min(story.end + BEHIND))?;
    near.iter().find_map(|l| filed_under(&l.line.text)).filter(|name| !is_home(&fold(name))).map(str::to_owned)
}

/// What stands between the steps of a trail.
const SIGNS: [char; 6] = ['»', '>', '/', '|', '›', '→'];

/// The last step of a breadcrumb that is written as a list, one step a line, right above the headline.
fn listed_trail<'a>(lines: &[Shaped<'a>], title: usize) -> Option<&'a str> {
    /// Steps of the longest.
    const STEPS: usize = 4;
    let step = |l: &Shaped<'a>| match l.line.text.split_once(". ") {
        Some((number, step)) if number.bytes().all(|b| b.is_ascii_digit()) => step.trim(),
        _ => l.line.text.as_str(),
    };
    let above = lines.get(title.saturating_sub(STEPS)..title)?;
    let home = above.iter().rposition(|l| HOMES.contains(&fold(step(l)).as_str()))?;
    let steps = above.get(home + 1..)?;
    let is_listed = |l: &Shaped<'a>| l.line.bullet || step(l).len() < l.line.text.len();
    steps.iter().all(is_listed).then(|| steps.last().map(step))?
}

/// The line right above the headline, where the page's menu names it too.
fn kicker<'a>(lines: &[Shaped<'a>], title: usize) -> Option<&'a str> {
    /// Entries that make a menu.
    const MENU: usize = 4;
    let at = title.checked_sub(1)?;
    let line = lines.get(at).filter(|l| l.mass <= 3 && !l.line.bullet && l.shape == Shape::Repeated)?;
    let above = lines.get(..at)?;
    let named = above.iter().position(|l| l.line.text == line.line.text)?;
    let bullet = above.get(named)?.line.bullet;
    let is_entry =
        |l: &&Shaped| l.mass <= 3 && l.line.bullet == bullet && matches!(l.shape, Shape::Short | Shape::Repeated);
    let before = above.get(..named)?.iter().rev().take_while(is_entry).count();
    let behind = above.get(named..)?.iter().take_while(is_entry).count();
    // The menu may come twice and end right above the headline.
    let again = story::above(lines, at).is_some_and(|l| is_entry(&l) && l.twice);
    (before + behind >= MENU && !again).then_some(line.line.text.as_str())
}

/// "Home World", "Start » News » …"
pub(super) fn is_home_trail(text: &str) -> bool {
    trail(text).is_some()
}

/// The parts of a breadcrumb behind its first.
pub(super) fn trail(text: &str) -> Option<&str> {
    /// Of the first parts, those that headlines begin with too: "Home prices rise".
    const WORDS: [&str; 3] = ["home", "inicio", "start"];
    let is_between = |c: char| c.is_whitespace() || SIGNS.contains(&c);
    let (first, rest) = text.split_at(text.find(is_between)?);
    let first = fold(first);
    let goes_on = || WORDS.contains(&first.as_str()) && rest.trim_start().starts_with(char::is_lowercase);
    (HOMES.contains(&first.as_str()) && !goes_on()).then(|| rest.trim_matches(is_between))
}

#[cfg(test)]
mod tests {
    use crate::extract::text_dump::{Context, read};

    /// A story below what is said to stand above its headline.
    fn page(above: &str, foot: &str) -> String {
        let part = |n| {
            format!(
                "Ferry number {n} over the river sails again from Monday, said the harbour master, after a pause of nine \
                 years.\n\n"
            )
        };
        let story: String = (1..5).map(part).collect();
        format!("{above}\n\nThe ferry sails again after nine years\n\nBy Ada Moss\n6 July 2025\n\n{story}{foot}")
    }

    #[test]
    fn finds_the_column() {
        for (above, section) in [
            ("Home\nWorld", None),
            ("Home » World", Some("World")),
            ("The Paper\n 1. Home\n 2. World", Some("World")),
            (" * World\n * Sport\n * Books\n * Games\n\nWorld", Some("World")),
            (" * World\n * Sport\n\nWorld", None),
            (" * World\n * Sport\n * Books\n * Games\n\n * World\n * Sport\n * Books\n * Games", None),
            (" * News\n * Sport\n * Books\n * Games\n\nNews", None),
        ] {
            assert_eq!(read(&page(above, ""), &Context::default()).section.as_deref(), section, "{above}");
        }
    }

    #[test]
    fn finds_where_it_was_filed() {
        for (foot, section) in [
            ("Posted in Villages | Tagged Ferry, River\n", Some("Villages")),
            ("Filed under: Villages\n", Some("Villages")),
            ("Posted in Home\n", None),
            ("Tagged Ferry, River\n", None),
        ] {
            assert_eq!(read(&page("The Paper", foot), &Context::default()).section.as_deref(), section, "{foot}");
        }
    }

    #[test]
    fn finds_what_the_page_calls_itself() {
        for (above, foot, name) in [
            ("The River Paper\n\nMenu", "The River Paper\n\nNotes from downstream.\n", Some("The River Paper")),
            ("The River Paper\n\nMenu", "© 2025 Other Press\n\nOther Press\n", Some("Other Press")),
            ("The River Paper\n\nMenu", "More\n", None),
        ] {
            assert_eq!(read(&page(above, foot), &Context::default()).site_name.as_deref(), name, "{above} … {foot}");
        }
    }
}
