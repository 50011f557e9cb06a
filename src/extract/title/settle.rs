//! The last steps: a headline that was cut short is read whole where it stands whole, and is spelled as readers see it.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::{
    Title,
    columns::is_column,
    doubt::{LEAST_WIDTH, LEAST_WORDS, is_running},
    fold_key, holds_words, span_of,
    split::sign_between,
    split_title,
};
use crate::extract::{
    dates,
    letters::{WIDE_SPACE, is_unspaced},
    markup::without_tags,
    names::Said,
    outline::{Block, ElementId, beginning},
    site::{self, sounds_like_outlet},
};

/// Bytes of a section's longest name.
const MAX_SECTION_BYTES: usize = 60;
/// Bytes of a title that was cut from which on another that begins with them is the same.
const LEAST_STEM: usize = 15;

impl Title<'_> {
    /// The headline, told the likeliest candidate: what the weights cannot see of it.
    pub(super) fn settle(&mut self, winner: Option<usize>) -> Option<usize> {
        let winner = winner.map(|winner| self.whole_of(winner)).map(|winner| self.heading_beside(winner));
        if winner.is_none_or(|winner| self.is_weak(winner))
            && let Some((line, element)) = self.line_above_story()
        {
            return self.prefer(winner, &line, "line above the story", "line", Some(element));
        }
        let winner = winner.map(|winner| self.below_section(winner));
        let candidate = &self.candidates[winner?];
        if let Some(headline) = behind_column(&candidate.value).map(str::to_owned) {
            let (source, element) = (candidate.source.clone(), candidate.element);
            return self.prefer(winner, &headline, &source, "part_of_other", element);
        }
        if candidate.element.is_some() {
            let rest = self.without_own_site(&candidate.value).map(str::to_owned);
            let (source, element) = (candidate.source.clone(), candidate.element);
            return match rest {
                Some(rest) => self.prefer(winner, &rest, &source, "part_of_other", element),
                None => winner,
            };
        }
        let (value, source) = (candidate.value.clone(), candidate.source.clone());
        let is_alone = source == "<title>";
        let whole = self.metadata.title.as_deref().filter(|_| is_alone).unwrap_or(&value);
        let of_whole = || self.line_of_whole(whole).filter(|_| is_alone);
        if let Some((line, element)) = self.line_without_site(whole).or_else(of_whole) {
            return self.prefer(winner, &line, &source, "part_of_other", Some(element));
        }
        let title = self.metadata.title.clone().filter(|_| is_alone).unwrap_or(value);
        let headline = self.headline_in_title(&title, is_alone)?;
        self.prefer(winner, &headline, &source, "part_of_title_element", None)
    }

    /// The heading below the one that is but a section's name, as a link of the page calls it too: `<h1>News</h1><h2>Headline</h2>`.
    fn below_section(&self, winner: usize) -> usize {
        /// Blocks from the section's name to the headline: a trail, a day.
        const REACH: usize = 3;
        let outline = self.outline;
        let (candidate, key) = (&self.candidates[winner], &self.keys[winner]);
        let is_short = key.split(' ').count() < LEAST_WORDS && candidate.value.width() < LEAST_WIDTH;
        let Some(element) = candidate.element.filter(|&e| is_short && outline.elements[e].tag == "h1") else {
            return winner;
        };
        let leads_there = |a: ElementId| {
            !outline.contains(element, a)
                && outline.text_within(a, MAX_SECTION_BYTES).is_some_and(|text| fold_key(&text) == *key)
        };
        let end = outline.blocks_in(element).end;
        let is_headline = |&i: &usize| {
            let other = &self.candidates[i];
            let is_below = other.element.is_some_and(|e| {
                matches!(outline.elements[e].tag, "h2" | "h3")
                    && (end..end + REACH).contains(&outline.blocks_in(e).start)
            });
            is_below && !other.ruled_out && self.keys[i].split(' ').count() >= LEAST_WORDS && self.leads_story(i)
        };
        // What the page's title names is its subject.
        let is_titles = || self.metadata.title.as_deref().is_some_and(|title| holds_words(&fold_key(title), key));
        let is_section = || !is_titles() && (is_column(&candidate.value) || outline.tagged(&["a"]).any(leads_there));
        (0..self.keys.len()).find(is_headline).filter(|_| is_section()).unwrap_or(winner)
    }

    /// What is left of a title that only machines read without the name behind its last sign, or the column before its first,
    /// where a line of the page is just that: a headline that no markup names.
    fn line_without_site(&self, value: &str) -> Option<(String, ElementId)> {
        let parts = split_title(value);
        let (last, before) = parts.split_last().filter(|(_, before)| !before.is_empty())?;
        let (first, behind) = parts.split_first()?;
        let shown = |rest: &[&str]| {
            let rest = span_of(value, rest.first()?, rest.last()?);
            let is_long = rest.split_whitespace().count() >= LEAST_WORDS || rest.width() >= LEAST_WIDTH;
            let outline = self.outline;
            let is_shown = |block: &&Block| block.text == rest && outline.elements[block.element].tag != "title";
            let line = outline.blocks.iter().find(is_shown).filter(|_| is_long)?;
            Some((line.text.clone(), outline.texts[line.texts.start].element))
        };
        let before_name = shown(before).filter(|_| self.stands_alone(last));
        before_name.or_else(|| shown(behind).filter(|_| is_column(first)))
    }

    /// The line above the story that a page's title has with no more than the site's name, a column and a day around it: `Site:
    /// Column: Headline (3-14-04)`, `見出し　欄　新聞`.
    fn line_of_whole(&self, title: &str) -> Option<(String, ElementId)> {
        /// Words of a column.
        const COLUMN: usize = 2;
        let outline = self.outline;
        let first = outline.blocks.iter().position(is_running)?;
        let whole = fold_key(title);
        let is_around = |rest: &str| {
            let names = self.site.names().map(fold_key).chain(self.owner.clone());
            let rest = names.fold(rest.to_owned(), |rest, name| rest.replacen(&name, "", 1));
            let is_day = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) || dates::is_month(word);
            rest.split(' ').filter(|word| !word.is_empty() && !is_day(word)).count() <= COLUMN
        };
        let is_line = |block: &&Block| {
            let key = fold_key(&block.text);
            let is_long = key.split(' ').count() >= LEAST_WORDS || is_unspaced_headline(&block.text);
            let is_headline = is_long && key.len() * 2 > whole.len();
            let around = is_headline.then(|| whole.split_once(key.as_str())).flatten();
            let is_day = |rest: &str| rest.bytes().all(|b| b.is_ascii_digit() || b == b' ');
            around.is_some_and(|(before, after)| {
                before.len() + after.len() > 0
                    && is_around(before)
                    && (is_day(after) || is_around(after) && begins_in_wide_sign(title, &block.text))
                    && (before.is_empty() || ends_in_sign(title, &block.text))
            })
        };
        let line = outline.blocks[..first].iter().filter(|block| outline.elements[block.element].tag != "title");
        let line = line.filter(|block| block.chars < title.len()).find(is_line)?;
        Some((line.text.clone(), outline.texts[line.texts.start].element))
    }

    /// A heading without the name behind its last sign, where the page's logo has that, or its address: `Headline - Site`.
    fn without_own_site<'v>(&self, value: &'v str) -> Option<&'v str> {
        let parts = split_title(value);
        let (last, before) = parts.split_last().filter(|(_, before)| !before.is_empty())?;
        let rest = span_of(value, before.first()?, before.last()?);
        let is_headline = rest.split_whitespace().count() >= LEAST_WORDS;
        let is_logo = || site::of_logo(self.outline).is_some_and(|name| site::squash(&name) == site::squash(last));
        let sign = sign_between(value, before.last()?, last);
        // A headline may have the site's name in it.
        let is_address = || self.site.is_name(last) && sign != ":" && last.len() < rest.len();
        (is_headline && (is_address() || is_logo())).then_some(rest)
    }

    /// The candidate with this value, new or known, made likelier than the one that was best.
    fn prefer(
        &mut self,
        best: Option<usize>,
        value: &str,
        source: &str,
        feature: &'static str,
        element: Option<ElementId>,
    ) -> Option<usize> {
        let score = best.map_or(0.0, |best| self.candidates[best].score);
        let before: Vec<bool> = self.candidates.iter().map(|c| c.features.has(feature)).collect();
        let Some(index) = self.add(value, source, feature, element) else { return best };
        // What a candidate was weighed by stays as it was: weights are fitted on it, and would learn what was chosen.
        if before.get(index) == Some(&false) {
            self.candidates[index].features.clear(feature);
        }
        self.candidates[index].score = self.candidates[index].score.max(score);
        Some(index)
    }

    /// The likeliest heading, where the page's title is its site's name and hardly likelier.
    fn heading_beside(&self, winner: usize) -> usize {
        /// Log odds that such a title is ahead.
        const AHEAD: f32 = 1.0;
        if !self.is_weak(winner) {
            return winner;
        }
        let is_near = |&i: &usize| {
            let other = &self.candidates[i];
            let is_long = self.keys[i].split(' ').count() >= LEAST_WORDS;
            other.element.is_some()
                && !other.ruled_out
                && is_long
                && other.score > self.candidates[winner].score - AHEAD
        };
        let headings = (0..self.keys.len()).filter(is_near);
        let likeliest = headings.max_by(|a, b| self.candidates[*a].score.total_cmp(&self.candidates[*b].score));
        likeliest.or_else(|| self.only_entry()).unwrap_or(winner)
    }

    /// The only heading of a page that links to a story, where its class calls it a title: that of a blog's one entry.
    fn only_entry(&self) -> Option<usize> {
        let outline = self.outline;
        let leads = |e: ElementId| {
            let link = outline.subtree(e).chain(outline.ancestors(e)).find(|&e| outline.elements[e].tag == "a");
            let path = link.and_then(|link| outline.attribute(link, "href"));
            path.is_some_and(|href| href.trim_end_matches('/').rsplit('/').next().is_some_and(|last| !last.is_empty()))
        };
        let mut entries = outline.tagged(&["h1", "h2", "h3", "h4"]).filter(|&e| leads(e));
        let entry = entries.by_ref().find(|&e| outline.said_by_class(e).any(Said::TITLE))?;
        if entries.next().is_some() {
            return None;
        }
        let is_long = |i: &usize| self.keys[*i].split(' ').count() >= LEAST_WORDS && !self.candidates[*i].ruled_out;
        (0..self.keys.len()).filter(is_long).find(|&i| self.candidates[i].element == Some(entry))
    }

    /// Whether a candidate is only the page's title, and that a label or as short as a site's name.
    fn is_weak(&self, i: usize) -> bool {
        let candidate = &self.candidates[i];
        let is_house = candidate.source == "<title> + <h1>"
            && (sounds_like_outlet(&candidate.value) || candidate.features.has("is_site"));
        let is_title = candidate.features.has("title_element") && (is_house || candidate.source == "<title>");
        let in_slug = candidate.features.get("slug_precision") >= 0.5;
        let is_name = || self.keys[i].split(' ').count() < LEAST_WORDS && candidate.value.width() < LEAST_WIDTH;
        let is_owners = || self.names_owner_alone(&candidate.value);
        let is_weak = || candidate.ruled_out || is_name() || sounds_like_outlet(&candidate.value) || is_owners();
        is_title && !in_slug && is_weak() || self.is_owners_name(i)
    }

    /// The candidate that says the whole of one that ends in dots, the shortest of them.
    fn whole_of(&self, winner: usize) -> usize {
        let value = &self.candidates[winner].value;
        let Some(stem) = value.strip_suffix("...").or_else(|| value.strip_suffix('…')).map(str::trim_end) else {
            return winner;
        };
        let is_whole = |&i: &usize| {
            let other = &self.candidates[i];
            let goes_on =
                |rest: &str| rest.chars().any(char::is_alphanumeric) && !rest.trim_start().starts_with(['.', '…']);
            !other.ruled_out && other.value.strip_prefix(stem).is_some_and(goes_on) && !other.features.has("cut_off")
        };
        // What is longer has the site's name too.
        let whole = (0..self.keys.len()).filter(is_whole).min_by_key(|&i| self.candidates[i].value.len());
        whole.filter(|_| stem.len() >= LEAST_STEM).unwrap_or(winner)
    }
}

/// Whether a sign parts what stands in a title before a line from it.
fn ends_in_sign(title: &str, line: &str) -> bool {
    let before = around(title, line).map(|(before, _)| before);
    let is_sign = |c: char| !c.is_alphanumeric() && c != ',' && c != '.';
    before.is_some_and(|before| before.ends_with(WIDE_SPACE) || before.trim_end().ends_with(is_sign))
}

/// Whether a sign that only scripts without spaces have stands in a title right behind a line.
fn begins_in_wide_sign(title: &str, line: &str) -> bool {
    around(title, line).is_some_and(|(_, after)| after.starts_with([WIDE_SPACE, '：', '―', '－', '｜', '（', '【']))
}

/// What stands in a title before and behind a line, whichever spaces they have.
fn around<'t>(title: &'t str, line: &str) -> Option<(&'t str, &'t str)> {
    let wide = || line.replace(' ', WIDE_SPACE.encode_utf8(&mut [0; 4]));
    title.split_once(line).or_else(|| title.split_once(&wide()))
}

/// Whether a line is as long as headlines are in scripts without spaces: from some eight characters of Chinese on.
fn is_unspaced_headline(line: &str) -> bool {
    /// Columns.
    const LEAST: usize = 16;
    line.width() >= LEAST && line.chars().filter(|c| is_unspaced(*c)).count() * 2 > line.chars().count()
}

/// A headline that a bar parts from its column: `Opinion | Headline`, `Headline | Opinion`.
fn behind_column(value: &str) -> Option<&str> {
    let (first, last) = value.split_once(" | ").filter(|(_, last)| !last.contains(" | "))?;
    let is_headline = |part: &&str| part.split_whitespace().count() >= LEAST_WORDS;
    if is_column(first) {
        Some(last).filter(is_headline)
    } else {
        Some(first).filter(|part| is_column(last) && is_headline(part))
    }
}

/// A title on one line, without markup that a template left in it and the signs that part it from what is not there.
pub(super) fn tidied(value: &str) -> String {
    const SIGNS: &[char] = &['|', '-', '–', '—', '·', '•', '¶', '#', '/'];
    let plain = if value.contains('<') { Cow::Owned(without_tags(value)) } else { Cow::Borrowed(value) };
    let mut value = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        value.push_str(if value.is_empty() { "" } else { " " });
        value.push_str(word);
    }
    let mut bare = value.as_str();
    while let Some(shorter) = bare.strip_suffix(SIGNS).filter(|rest| rest.ends_with(' ')) {
        bare = shorter.trim_end();
    }
    while let Some(rest) = bare.strip_prefix(SIGNS).filter(|rest| rest.starts_with(' ')) {
        bare = rest.trim_start();
    }
    let bare = without_day(bare).unwrap_or(bare);
    if bare.len() < value.len() { bare.to_owned() } else { value }
}

/// A title without the day in digits that it begins with: `23.01.2022 - Title`. One in words is the headline's own, as those of
/// live reports have it: `March 3, 2024: What happened`.
pub(in crate::extract) fn without_day(title: &str) -> Option<&str> {
    /// Words of a title that stands without it.
    const LEAST: usize = 3;
    /// Bytes of the longest day in digits with the time behind it.
    const LONGEST: usize = 30;
    const SIGNS: [char; 6] = ['-', '–', '—', '|', ':', '·'];
    let is_of_day = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | ':' | ',' | ' ');
    if !title.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let day = dates::find_first(beginning(title, LONGEST), &dates::Reading::default()).filter(|f| f.span.start == 0)?;
    let (digits, rest) = title.split_at_checked(day.span.end)?;
    let rest = rest.trim_start().strip_prefix(SIGNS)?.trim_start();
    let stands_alone = rest.split_whitespace().count() >= LEAST && !rest.starts_with(|c: char| c.is_ascii_digit());
    (digits.chars().all(is_of_day) && day.stamp.day().is_some() && stands_alone).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidies() {
        for (value, tidy) in [
            ("  A\n title ", "A title"),
            ("A title | ", "A title"),
            (" - A title", "A title"),
            ("A title ¶", "A title"),
            ("A <i>title</i>", "A title"),
            ("1 < 2", "1 < 2"),
            ("#MeToo-", "#MeToo-"),
            ("23.01.2022 - A title of words", "A title of words"),
            ("2022-01-23: A title of words", "A title of words"),
            ("24.12.2021 - 31.12.2021 is a holiday", "24.12.2021 - 31.12.2021 is a holiday"),
            ("2024 - a year of wells", "2024 - a year of wells"),
            ("23.01.2022 was a day", "23.01.2022 was a day"),
            ("23.01.2022, 18:30 | A title of words", "A title of words"),
            ("6 July 2025: A title of words", "6 July 2025: A title of words"),
            ("7/2025 - A title of words", "7/2025 - A title of words"),
            ("", ""),
        ] {
            assert_eq!(tidied(value), tidy, "{value}");
        }
    }
}
