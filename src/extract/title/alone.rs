//! A page's title where the page has nothing else that says its headline: which of its parts is the headline is told by
//! the parts themselves, since the weights were fitted on pages that say it elsewhere too.

use super::{
    Title,
    doubt::{is_clause, is_column},
    span_of,
    split::without_name,
    split_title,
};
use crate::extract::{
    dates,
    site::{self, sounds_like_outlet},
};

impl Title<'_> {
    /// The headline in a title, without the names of its site, section and author. Where nobody knows the site's name, it is
    /// guessed if it `may_guess`.
    pub(super) fn headline_in_title(&self, title: &str, may_guess: bool) -> Option<String> {
        let title = self.site.names().find_map(|name| without_name(title, name)).unwrap_or(title);
        let title = if may_guess { without_bracketed(title) } else { title };
        let parts = split_title(title);
        let sign_after = |i: usize| {
            let end = |part: &str| part.as_ptr() as usize - title.as_ptr() as usize + part.len();
            title[end(parts[i])..end(parts[i + 1]) - parts[i + 1].len()].trim()
        };
        let (mut start, mut end) = (0, parts.len());
        // A name that the headline does not begin with ends it, and a slogan may follow.
        let is_name =
            |i: usize| self.is_known_name(parts[i]) || may_guess && i + 1 < end && sounds_like_outlet(parts[i]);
        if let Some(name) = (1..end).find(|&i| is_name(i)) {
            end = name;
        }
        let is_known = |part: &str| if may_guess { self.is_no_headline(part) } else { self.likeness(part) >= 0.9 };
        while end > 1 && is_known(parts[end - 1]) {
            end -= 1;
        }
        let is_colon = |i: usize| sign_after(i).starts_with(':') && !sign_after(i).starts_with("::");
        let is_sentence = |i: usize| {
            let is_inside = i > 0 && i + 1 < parts.len() && sign_after(i - 1) != sign_after(i);
            is_clause(parts[i], is_inside)
        };
        while start + 1 < end && (is_known(parts[start]) && !is_colon(start) || self.is_known_name(parts[start])) {
            start += 1;
        }
        if may_guess && end - start > 1 && end - start == parts.len() {
            let (first, last) = (parts[0], parts[end - 1]);
            let is_score =
                first.ends_with(|c: char| c.is_ascii_digit()) && parts[1].starts_with(|c: char| c.is_ascii_digit());
            if is_score {
                return Some(title.to_owned());
            } else if looks_like_name(first) && !looks_like_name(last) && !is_colon(0) && !is_sentence(1)
                || sounds_like_outlet(first) && !is_sentence(1)
            {
                start = 1;
            } else if looks_like_name(last) && !is_colon(end - 2) && !is_sentence(end - 1) {
                end -= 1;
            }
        }
        let words = |i: usize| parts[i].split_whitespace().count();
        // A section stands before the headline or, between the same signs, before the name.
        if may_guess
            && end - start > 1
            && start == 0
            && end < parts.len()
            && words(0) < SECTION_WORDS
            && words(1) > SECTION_WORDS
            && !is_colon(0)
            && sign_after(0) == sign_after(end - 1)
        {
            start = 1;
        }
        let is_section = |i: usize| words(i) <= SECTION_WORDS && words(i) <= words(start) && !is_sentence(i);
        while may_guess
            && end < parts.len()
            && end - start > 1
            && sign_after(end - 2) == sign_after(end - 1)
            && is_section(end - 1)
        {
            end -= 1;
        }
        (start < end).then(|| span_of(title, parts[start], parts[end - 1]).to_owned())
    }

    /// Whether a part of a title is surely the site's name.
    fn is_known_name(&self, part: &str) -> bool {
        let is_domain = || !part.contains(' ') && site::is_domain(part);
        self.site.likeness(part) >= 0.9 || self.is_twice(part) || is_domain()
    }

    /// Whether a part of a title is a name, a column or a date.
    fn is_no_headline(&self, part: &str) -> bool {
        let is_date = || {
            dates::may_have_number(part)
                && dates::find_first(part, &dates::Reading::default())
                    .is_some_and(|found| found.stamp.day().is_some() && found.span.len() == part.len())
        };
        self.is_known_name(part)
            || self.likeness(part) >= 0.9
            || is_column(part)
            || sounds_like_outlet(part)
            || is_date()
            || self.stands_alone(part)
    }
}

/// Words of an unknown name.
const NAME_WORDS: usize = 6;
/// Words of a section's name, or an author's with the word before it.
const SECTION_WORDS: usize = 3;

/// Whether a part of a title may be a name that nobody knows: each of its words has a capital, or there are very few.
fn looks_like_name(part: &str) -> bool {
    /// Words of a name whatever they begin with: `Le courrier du val`.
    const FEW: usize = 4;
    let words = || part.split_whitespace();
    let is_capital = |word: &str| !word.starts_with(char::is_lowercase) || word.chars().count() <= 3;
    let count = words().count();
    !part.ends_with(['?', '!', '.']) && (count <= FEW || count <= NAME_WORDS && words().all(is_capital))
}

/// A title without an outlet's name in brackets at its end or its beginning.
fn without_bracketed(title: &str) -> &str {
    let title = title.trim();
    let is_name = |text: &str| sounds_like_outlet(text) || site::is_domain(text);
    let at_end = title.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    let at_start = title.strip_prefix(['(', '[']).and_then(|rest| rest.split_once([')', ']']));
    match (at_end, at_start) {
        (Some((rest, name)), _) if is_name(name) && !rest.trim().is_empty() => rest.trim(),
        (_, Some((name, rest))) if is_name(name) && !rest.trim().is_empty() => rest.trim(),
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{metadata::Metadata, outline::Outline, site::SiteNames};

    #[test]
    fn tells_the_headline_from_the_names() {
        for (title, headline) in [
            ("Crews vote to strike | Pier Times", "Crews vote to strike"),
            ("Crews vote to strike - Ossley", "Crews vote to strike"),
            ("Pier Times | Crews vote to strike | Pier Times", "Crews vote to strike"),
            ("Crews vote to strike | Pier Times - News, sport and tides from the coast", "Crews vote to strike"),
            ("Crews vote to strike - what happens now", "Crews vote to strike - what happens now"),
            (
                "Crews vote to strike - and the mayor is furious - Pier Times",
                "Crews vote to strike - and the mayor is furious",
            ),
            ("Crews vote to strike | by Maud Ister | Quay | May, 2024 | Scribble", "Crews vote to strike"),
            ("Mara Quill: ‘I never asked’", "Mara Quill: ‘I never asked’"),
            ("Pier Times: Crews vote to strike", "Crews vote to strike"),
            ("Opinion | A ferry is not a bus | Pier Times", "A ferry is not a bus"),
            ("Crews vote to strike (Pier Times)", "Crews vote to strike"),
            ("[piertimes.example] Crews vote to strike", "Crews vote to strike"),
            (
                "The 2 | 3 puzzle that split a village in two halves",
                "The 2 | 3 puzzle that split a village in two halves",
            ),
            ("Совет не заметил :: Новости :: Вестник долины", "Совет не заметил"),
            ("水泵告急_新闻中心_河谷网", "水泵告急"),
            ("PT - Crews vote to strike over rosters", "Crews vote to strike over rosters"),
        ] {
            let tree = scraper::Html::parse_document(&format!("<title>{title}</title>"));
            let outline = Outline::of(&tree);
            let metadata = Metadata::read(&outline, &[]);
            let site = SiteNames::of(&metadata, None);
            let found = super::super::candidates(&outline, &metadata, &site, None);
            let found = found.iter().find(|c| c.won).map(|c| c.value.as_str());
            assert_eq!(found, Some(headline), "{title}");
        }
    }
}
