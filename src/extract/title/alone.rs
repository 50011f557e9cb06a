//! A page's title where the page has nothing else that says its headline: which of its parts is the headline is told by
//! the parts themselves, since the weights were fitted on pages that say it elsewhere too.

use std::ops::Range;

use super::{
    Title,
    columns::is_column,
    doubt::{is_clause, is_template},
    fold_key, span_of,
    split::{sign_between, without_name},
    split_title,
};
use crate::extract::{
    byline, dates,
    site::{self, SURE, sounds_like_outlet},
};
use crate::fold::fold;

/// The parts of a title, and which of them are its headline.
struct Parts<'t> {
    title: &'t str,
    parts: Vec<&'t str>,
    start: usize,
    end: usize,
}

impl<'t> Parts<'t> {
    fn of(title: &'t str) -> Parts<'t> {
        let parts = split_title(title);
        Parts { title, start: 0, end: parts.len(), parts }
    }

    /// The sign between a part and the next.
    fn sign_after(&self, i: usize) -> &'t str {
        sign_between(self.title, self.parts[i], self.parts[i + 1])
    }

    fn is_colon(&self, i: usize) -> bool {
        self.sign_after(i).starts_with(':') && !self.sign_after(i).starts_with("::")
    }

    /// Whether a part goes on with the sentence before it.
    fn is_sentence(&self, i: usize) -> bool {
        let is_inside = i > 0 && i + 1 < self.parts.len() && self.sign_after(i - 1) != self.sign_after(i);
        is_clause(self.parts[i], is_inside)
    }

    fn words(&self, i: usize) -> usize {
        self.parts[i].split_whitespace().count()
    }

    fn has_several(&self) -> bool {
        self.end - self.start > 1
    }

    /// Cuts the part that is likelier a name than the rest, where nobody knows the site's: as a rule it stands last. Numbers
    /// on both sides of a sign are a score's.
    fn guess_name(&mut self) {
        let (first, last) = (self.parts[0], self.parts[self.end - 1]);
        let is_digit = |c: char| c.is_ascii_digit();
        if first.ends_with(is_digit) && self.parts[1].starts_with(is_digit) {
            return;
        }
        let is_name_first = looks_like_name(first) && !looks_like_name(last) && !self.is_colon(0);
        if (is_name_first || sounds_like_outlet(first)) && !self.is_sentence(1) {
            self.start = 1;
        } else if looks_like_name(last) && !self.is_colon(self.end - 2) && !self.is_sentence(self.end - 1) {
            self.end -= 1;
        }
    }

    /// Cuts the steps of a trail that leads to a longer part: "Site » News » Headline".
    fn cut_trail(&mut self) {
        while self.has_several()
            && matches!(self.sign_after(self.start), ">" | "»" | "›")
            && self.words(self.start) <= SECTION_WORDS
            && self.words(self.end - 1) > SECTION_WORDS
        {
            self.start += 1;
        }
    }

    /// Cuts sections: one stands before the headline, or some between the same signs before the name that was cut.
    fn cut_sections(&mut self) {
        let is_trail = |sign: &str| matches!(sign, "<" | ">" | "«" | "»" | "‹" | "›");
        if self.start == 0
            && self.has_several()
            && self.words(0) < SECTION_WORDS
            && self.words(1) > SECTION_WORDS
            && !self.is_colon(0)
            && self.sign_after(0) == self.sign_after(self.end - 1)
        {
            self.start = 1;
        }
        while self.has_several() {
            let last = self.end - 1;
            let sign = self.sign_after(last - 1);
            let is_parted = sign == self.sign_after(last) || is_trail(sign) || is_template(self.parts[last]);
            let is_short = self.words(last) <= SECTION_WORDS.min(self.words(self.start));
            if !is_parted || !is_short || self.is_sentence(last) {
                break;
            }
            self.end = last;
        }
    }
}

impl Title<'_> {
    /// The headline in a title, without the names of its site, section and author. Where nobody knows the site's name, it is
    /// guessed if it `may_guess`.
    pub(super) fn headline_in_title(&self, title: &str, may_guess: bool) -> Option<String> {
        let whole = Parts::of(title);
        if may_guess && self.is_trail(&whole) {
            return whole.parts.last().map(|last| (*last).to_owned());
        }
        // A name behind a sign of its own is cut as the part that it is: that sign tells which others part sections.
        let is_part = whole.parts.len() > 2 && whole.parts.last().is_some_and(|last| self.site.is_name(last));
        let cut = if is_part { None } else { self.site.names().find_map(|name| without_name(title, name)) };
        let title = cut.unwrap_or(title);
        let title = if may_guess { without_bracketed(title) } else { title };
        let mut all = Parts::of(title);
        if may_guess {
            all.cut_trail();
        }
        // A name that the headline does not begin with ends it, and a slogan may follow.
        let is_name = |i: usize| {
            let part = all.parts[i];
            self.is_known_name(part) || may_guess && i + 1 < all.parts.len() && sounds_like_outlet(part)
        };
        all.end = (all.start + 1..all.end).find(|&i| is_name(i)).unwrap_or(all.end);
        let is_known = |part: &str| if may_guess { self.is_no_headline(part) } else { self.likeness(part) >= SURE };
        while all.end > all.start + 1 && is_known(all.parts[all.end - 1]) {
            all.end -= 1;
        }
        let is_known_first = |all: &Parts| {
            let part = all.parts[all.start];
            is_known(part) && !all.is_colon(all.start) || self.is_known_name(part)
        };
        while all.has_several() && is_known_first(&all) {
            all.start += 1;
        }
        if may_guess && all.has_several() {
            if all.end - all.start == all.parts.len() {
                all.guess_name();
            }
            if all.end < all.parts.len() {
                all.cut_sections();
            }
        }
        let headline = (all.start < all.end).then(|| span_of(title, all.parts[all.start], all.parts[all.end - 1]));
        headline.map(|headline| without_author(headline).to_owned())
    }

    /// Whether a title leads from the site's name through shorter parts to its last: `Site / Section / Headline`.
    fn is_trail(&self, all: &Parts) -> bool {
        let Some(last) = all.parts.len().checked_sub(1).filter(|last| *last > 1) else { return false };
        self.is_known_name(all.parts[0])
            && !self.is_known_name(all.parts[last])
            && (1..last).all(|i| all.sign_after(i) == all.sign_after(0) && all.words(i) < all.words(last))
    }

    /// Whether a part of a title is surely the site's name.
    fn is_known_name(&self, part: &str) -> bool {
        let is_domain = || !part.contains(' ') && site::is_domain(part);
        self.site.is_name(part) || self.is_twice(part) || is_domain() || self.is_owner(&fold_key(part))
    }

    /// Whether a part of a title is a name, a column or a date.
    fn is_no_headline(&self, part: &str) -> bool {
        let is_date = || {
            dates::may_have_number(part)
                && dates::find_first(part, &dates::Reading::default())
                    .is_some_and(|found| found.stamp.day().is_some() && is_all_of(part, &found.span))
        };
        self.is_known_name(part)
            || self.likeness(part) >= SURE
            || is_column(part)
            || sounds_like_outlet(part)
            || is_date()
            || looks_like_name(part) && self.stands_alone(part)
    }
}

/// Whether a part of a title is a date, but for a day of the week or a letter for "year": `11 января 2015 г.`
fn is_all_of(part: &str, date: &Range<usize>) -> bool {
    let others = part[..date.start].split(is_no_letter).chain(part[date.end..].split(is_no_letter));
    let mut others = others.filter(|word| !word.is_empty());
    others.all(|word| word.chars().count() == 1 || dates::is_weekday(&fold(word)))
}

fn is_no_letter(c: char) -> bool {
    !c.is_alphanumeric()
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

/// A headline without who wrote it behind a comma: `Harbour reopens, by Ada Lund`.
fn without_author(headline: &str) -> &str {
    let parts = headline.rsplit_once(", by ").filter(|(_, name)| byline::may_be_person(name));
    parts.map_or(headline, |(before, _)| before)
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
            ("Crews vote to strike, by Ada Lund | Pier Times", "Crews vote to strike"),
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
            ("Les équipages votent la grève - Société - Le Courrier de la lande", "Les équipages votent la grève"),
            ("도로 막아 선 양봉가들 < 사회 < 기사본문 - 황야일보", "도로 막아 선 양봉가들"),
            ("Quay » News » Crews vote to strike", "Crews vote to strike"),
            ("Crews vote to strike » Work » Quay", "Crews vote to strike"),
            ("PT - Crews vote to strike over rosters", "Crews vote to strike over rosters"),
            ("Pier Times --- Crews vote to strike", "Crews vote to strike"),
            ("<![CDATA[Crews vote to strike]]>", "Crews vote to strike"),
            ("Crews &amp;amp; mates vote to strike", "Crews & mates vote to strike"),
        ] {
            let tree = scraper::Html::parse_document(&format!("<title>{title}</title>"));
            let outline = Outline::of(&tree);
            let metadata = Metadata::read(&outline, &[], &[]);
            let site = SiteNames::of(&metadata, None);
            let found = super::super::candidates(&outline, &metadata, &site, None);
            let found = found.iter().find(|c| c.won).map(|c| c.value.as_str());
            assert_eq!(found, Some(headline), "{title}");
        }
    }
}
