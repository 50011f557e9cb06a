//! The last steps: a headline that was cut short is read whole where it stands whole, and is spelled as readers see it.

use unicode_width::UnicodeWidthStr;

use super::{
    Title,
    doubt::{LEAST_WIDTH, LEAST_WORDS},
};
use crate::extract::{dates, markup::without_tags, outline::ElementId, site::sounds_like_outlet};

/// Bytes of a title that was cut from which on another that begins with them is the same.
const LEAST_STEM: usize = 15;

impl Title<'_> {
    /// The headline, told the likeliest candidate: what the weights cannot see of it.
    pub(super) fn settle(&mut self, winner: Option<usize>) -> Option<usize> {
        let winner = winner.map(|winner| self.whole_of(winner));
        if winner.is_none_or(|winner| self.is_weak(winner))
            && let Some((line, element)) = self.line_above_story()
        {
            return self.prefer(winner, &line, "line above the story", "line", Some(element));
        }
        let candidate = &self.candidates[winner?];
        if candidate.element.is_some() {
            return winner;
        }
        let (value, source) = (candidate.value.clone(), candidate.source.clone());
        let is_alone = source == "<title>";
        let title = self.metadata.title.clone().filter(|_| is_alone).unwrap_or(value);
        let headline = self.headline_in_title(&title, is_alone)?;
        self.prefer(winner, &headline, &source, "part_of_title_element", None)
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
        let before: Vec<bool> = self.candidates.iter().map(|c| c.features.get(feature) > 0.0).collect();
        let Some(index) = self.add(value, source, feature, element) else { return best };
        // What a candidate was weighed by stays as it was: weights are fitted on it, and would learn what was chosen.
        if before.get(index) == Some(&false) {
            self.candidates[index].features.clear(feature);
        }
        self.candidates[index].score = self.candidates[index].score.max(score);
        Some(index)
    }

    /// Whether a candidate is only the page's title, and that a label or as short as a site's name.
    fn is_weak(&self, i: usize) -> bool {
        let candidate = &self.candidates[i];
        let is_house = candidate.source == "<title> + <h1>" && sounds_like_outlet(&candidate.value);
        let is_title = candidate.features.get("title_element") > 0.0 && (is_house || candidate.source == "<title>");
        let in_slug = candidate.features.get("slug_precision") >= 0.5;
        let is_name = || self.keys[i].split(' ').count() < LEAST_WORDS && candidate.value.width() < LEAST_WIDTH;
        is_title && !in_slug && (candidate.ruled_out || is_name() || sounds_like_outlet(&candidate.value))
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
            !other.ruled_out
                && other.value.strip_prefix(stem).is_some_and(goes_on)
                && other.features.get("cut_off") == 0.0
        };
        // What is longer has the site's name too.
        let whole = (0..self.keys.len()).filter(is_whole).min_by_key(|&i| self.candidates[i].value.len());
        whole.filter(|_| stem.len() >= LEAST_STEM).unwrap_or(winner)
    }
}

/// A title on one line, without markup that a template left in it and the signs that part it from what is not there.
pub(super) fn tidied(value: &str) -> String {
    const SIGNS: &[char] = &['|', '-', '–', '—', '·', '•', '¶', '#', '/'];
    let value = if value.contains('<') { without_tags(value) } else { value.to_owned() };
    let mut value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some(shorter) = value.strip_suffix(SIGNS).filter(|rest| rest.ends_with(' ')) {
        value.truncate(shorter.trim_end().len());
    }
    while let Some(rest) = value.strip_prefix(SIGNS).filter(|rest| rest.starts_with(' ')) {
        value = rest.trim_start().to_owned();
    }
    match without_date(&value) {
        Some(rest) => rest.to_owned(),
        None => value,
    }
}

/// A title without the day that it begins with: `23.01.2022 - Title`.
fn without_date(title: &str) -> Option<&str> {
    /// Words of a title that stands without it.
    const LEAST: usize = 3;
    /// Bytes of the longest day in digits: `2022-01-23`.
    const DIGITS: usize = 10;
    let end = title.find(' ').filter(|&end| (6..=DIGITS + 1).contains(&end))?;
    let day = title[..end].trim_end_matches([':', ',']);
    let is_day = day.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/' | b'-'))
        && dates::find_first(day, &dates::Reading::default()).is_some_and(|found| found.stamp.day().is_some());
    let rest = title[end..].trim_start_matches([' ', '-', '–', '—', '|', ':', '·']);
    let is_parted = title[end..].trim_start().len() > rest.len() || day.len() < end;
    (is_day && is_parted && rest.split(' ').count() >= LEAST && !rest.starts_with(|c: char| c.is_ascii_digit()))
        .then_some(rest)
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
            ("", ""),
        ] {
            assert_eq!(tidied(value), tidy, "{value}");
        }
    }
}
