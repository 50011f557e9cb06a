//! Counts: how many pages have each tag, author, month, …
//!
//! Every page counts once for a value, and every count is exact. Values that fold alike are one, shown as most pages spell
//! it; the index keeps one spelling a page, so that adding the spellings up is right.

use std::collections::{BTreeMap, HashMap};

use tantivy::{
    DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
    columnar::{Column, StrColumn},
};

use crate::{
    index::{IndexError, Reader, each_value, fold_value},
    query::{Question, compile},
};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    Tags,
    Authors,
    Sites,
    Sections,
    Languages,
    Kinds,
    Formats,
}

impl Facet {
    /// The columns that hold its spellings; a page counts by the first that it has a value in.
    fn columns(self) -> &'static [&'static str] {
        match self {
            Facet::Tags => &["tag_name"],
            Facet::Authors => &["author_name"],
            Facet::Sites => &["site_domain", "site_name"],
            Facet::Sections => &["section_name"],
            Facet::Languages => &["language_name"],
            Facet::Kinds => &["kind"],
            Facet::Formats => &["format"],
        }
    }
}

/// A value and the number of pages that have it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    pub value: String,
    pub count: u64,
}

/// The values of a facet, most frequent first, then in the order of their folded spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub values: Vec<Count>,
    /// Pages that answer the question.
    pub pages: u64,
    /// Pages among them without any value.
    pub without: u64,
}

/// Counts the values of a facet over the pages that answer a question.
///
/// # Errors
/// When the index cannot be read.
pub fn counts(reader: &Reader, question: &Question, facet: Facet) -> Result<Counts, IndexError> {
    let compiled = compile(question, reader)?;
    let found = reader.searcher.search(&*compiled.query, &Values { columns: facet.columns() });
    let found = found.map_err(|source| reader.failed(source))?;
    let mut groups: HashMap<String, Vec<(String, u64)>> = HashMap::new();
    for (spelling, count) in found.spellings {
        let spelling = if facet == Facet::Sites { reader.sites()?.shown(&spelling).to_owned() } else { spelling };
        groups.entry(fold_value(&spelling)).or_default().push((spelling, count));
    }
    let mut values: Vec<(String, Count)> = groups
        .into_iter()
        .filter_map(|(folded, spellings)| {
            let count = spellings.iter().map(|(_, count)| count).sum();
            let (value, _) = spellings.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
            Some((folded, Count { value, count }))
        })
        .collect();
    values.sort_unstable_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.0.cmp(&b.0)));
    let values = values.into_iter().map(|(_, count)| count).collect();
    Ok(Counts { values, pages: found.pages, without: found.without })
}

/// Collects how often each spelling in a column occurs.
struct Values {
    columns: &'static [&'static str],
}

#[derive(Default)]
struct Found {
    spellings: Tally,
    pages: u64,
    without: u64,
}

impl Collector for Values {
    type Fruit = Found;
    type Child = ValuesOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<ValuesOfSegment> {
        let mut columns = Vec::new();
        for name in self.columns {
            if let Some(column) = reader.fast_fields().str(name)? {
                let counts = vec![0; column.num_terms()];
                columns.push((column, counts));
            }
        }
        Ok(ValuesOfSegment { columns, pages: 0, without: 0 })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<Found>>) -> tantivy::Result<Found> {
        let mut all = Found::default();
        for fruit in fruits {
            let fruit = fruit?;
            all.pages += fruit.pages;
            all.without += fruit.without;
            add_all(&mut all.spellings, fruit.spellings);
        }
        Ok(all)
    }
}

struct ValuesOfSegment {
    /// Each column with a count for each of its ordinals.
    columns: Vec<(StrColumn, Vec<u64>)>,
    pages: u64,
    without: u64,
}

impl SegmentCollector for ValuesOfSegment {
    type Fruit = tantivy::Result<Found>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.pages += 1;
        for (column, counts) in &mut self.columns {
            let mut any = false;
            for ord in column.term_ords(doc) {
                any = true;
                if let Some(count) = usize::try_from(ord).ok().and_then(|ord| counts.get_mut(ord)) {
                    *count += 1;
                }
            }
            if any {
                return;
            }
        }
        self.without += 1;
    }

    fn harvest(self) -> tantivy::Result<Found> {
        let mut found = Found { pages: self.pages, without: self.without, ..Found::default() };
        for (column, counts) in self.columns {
            each_value(&column, counted(counts), |value, count| add(&mut found.spellings, value, count))?;
        }
        Ok(found)
    }
}

/// The ordinals that were met, each with how often.
fn counted(counts: Vec<u64>) -> Vec<(u64, u64)> {
    (0..).zip(counts).filter(|(_, count)| *count > 0).collect()
}

/// How many pages have each value.
type Tally = HashMap<String, u64>;

fn add(tally: &mut Tally, value: &[u8], count: u64) {
    *tally.entry(String::from_utf8_lossy(value).into_owned()).or_default() += count;
}

fn add_all(to: &mut Tally, from: Tally) {
    from.into_iter().for_each(|(value, count)| *to.entry(value).or_default() += count);
}

/// Most months between the first and the last for gaps to be shown: one page with a wrong year would otherwise give
/// thousands of empty lines.
const MAX_MONTHS: usize = 1_200;

/// What pages are counted by in a [`Timeline`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    #[default]
    Month,
    Year,
}

impl Unit {
    /// Several of them, in words.
    pub fn plural(self) -> &'static str {
        match self {
            Unit::Month => "months",
            Unit::Year => "years",
        }
    }
}

/// Pages by time of publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    pub unit: Unit,
    /// `2025-07` (or `2025`) and the like in order, those without any page included.
    pub spans: Vec<Count>,
    /// Pages of which less is known than the unit, by year.
    pub rough: Vec<Count>,
    pub undated: u64,
    /// All pages that answer the question.
    pub pages: u64,
}

impl Timeline {
    /// The same by year, those of which only the year is known among them.
    pub fn by_year(&self) -> Timeline {
        let mut years: BTreeMap<usize, u64> =
            years(self).into_iter().filter_map(|year| Some((year.value.parse().ok()?, year.count))).collect();
        let ends = years.keys().next().copied().zip(years.keys().next_back().copied());
        for year in
            ends.filter(|(first, last)| last - first < MAX_MONTHS).into_iter().flat_map(|(first, last)| first..=last)
        {
            years.entry(year).or_default();
        }
        let spans = years.into_iter().map(|(year, count)| Count { value: format!("{year:04}"), count }).collect();
        Timeline { unit: Unit::Year, spans, rough: Vec::new(), ..*self }
    }
}

/// Counts pages by month.
///
/// # Errors
/// When the index cannot be read.
pub fn months(reader: &Reader, question: &Question) -> Result<Timeline, IndexError> {
    let compiled = compile(question, reader)?;
    let found = reader.searcher.search(&*compiled.query, &ByMonth).map_err(|source| reader.failed(source))?;
    let counts =
        |counts: BTreeMap<String, u64>| counts.into_iter().map(|(value, count)| Count { value, count }).collect();
    let mut months = BTreeMap::from_iter(found.months);
    for month in between(&months) {
        months.entry(month).or_default();
    }
    Ok(Timeline {
        unit: Unit::Month,
        spans: counts(months),
        rough: counts(BTreeMap::from_iter(found.years)),
        undated: found.undated,
        pages: found.pages,
    })
}

/// All months from the first to the last, unless they are too many.
fn between(months: &BTreeMap<String, u64>) -> Vec<String> {
    let number = |month: &String| -> Option<usize> {
        let (year, month) = month.split_once('-')?;
        Some(year.parse::<usize>().ok()? * 12 + month.parse::<usize>().ok()?.checked_sub(1)?)
    };
    let ends = months.keys().next().and_then(number).zip(months.keys().next_back().and_then(number));
    let Some((first, last)) = ends.filter(|(first, last)| last.saturating_sub(*first) < MAX_MONTHS) else {
        return Vec::new();
    };
    (first..=last).map(|n| format!("{:04}-{:02}", n / 12, n % 12 + 1)).collect()
}

/// Pages by year of publication, with those of which more is known.
pub fn years(timeline: &Timeline) -> Vec<Count> {
    let mut years: BTreeMap<&str, u64> = BTreeMap::new();
    for count in timeline.spans.iter().chain(&timeline.rough) {
        *years.entry(count.value.split('-').next().unwrap_or_default()).or_default() += count.count;
    }
    let counted = years.into_iter().filter(|(_, count)| *count > 0);
    counted.map(|(year, count)| Count { value: year.to_owned(), count }).collect()
}

struct ByMonth;

#[derive(Default)]
struct FoundMonths {
    months: Tally,
    years: Tally,
    undated: u64,
    pages: u64,
}

struct MonthsOfSegment {
    month: Option<StrColumn>,
    counts: Vec<u64>,
    day: Column<i64>,
    /// By day number of the year's first day.
    years: HashMap<i64, u64>,
    undated: u64,
    pages: u64,
}

impl Collector for ByMonth {
    type Fruit = FoundMonths;
    type Child = MonthsOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<MonthsOfSegment> {
        let month = reader.fast_fields().str("month")?;
        let counts = vec![0; month.as_ref().map_or(0, |column| column.num_terms())];
        let day = reader.fast_fields().i64("day_first")?;
        Ok(MonthsOfSegment { month, counts, day, years: HashMap::new(), undated: 0, pages: 0 })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<FoundMonths>>) -> tantivy::Result<FoundMonths> {
        let mut all = FoundMonths::default();
        for fruit in fruits {
            let fruit = fruit?;
            all.pages += fruit.pages;
            all.undated += fruit.undated;
            add_all(&mut all.months, fruit.months);
            add_all(&mut all.years, fruit.years);
        }
        Ok(all)
    }
}

impl SegmentCollector for MonthsOfSegment {
    type Fruit = tantivy::Result<FoundMonths>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.pages += 1;
        let ord = self.month.as_ref().and_then(|month| month.term_ords(doc).next());
        if let Some(count) = ord.and_then(|ord| self.counts.get_mut(usize::try_from(ord).ok()?)) {
            *count += 1;
        } else if let Some(day) = self.day.first(doc) {
            *self.years.entry(day).or_default() += 1;
        } else {
            self.undated += 1;
        }
    }

    fn harvest(self) -> tantivy::Result<FoundMonths> {
        let mut found = FoundMonths { pages: self.pages, undated: self.undated, ..FoundMonths::default() };
        for (day, count) in self.years {
            add(&mut found.years, year_of(day).as_bytes(), count);
        }
        if let Some(month) = &self.month {
            each_value(month, counted(self.counts), |value, count| add(&mut found.months, value, count))?;
        }
        Ok(found)
    }
}

fn year_of(day: i64) -> String {
    let date = chrono::NaiveDate::default().checked_add_signed(chrono::TimeDelta::try_days(day).unwrap_or_default());
    date.map(|date| date.format("%Y").to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_unless_absurd() {
        let months = |names: &[&str]| names.iter().map(|name| (name.to_string(), 1)).collect::<BTreeMap<_, _>>();
        assert_eq!(between(&months(&["2024-11", "2025-02"])), ["2024-11", "2024-12", "2025-01", "2025-02"]);
        assert!(between(&months(&["0202-01", "2025-02"])).is_empty());
        assert!(between(&months(&[])).is_empty());
    }

    #[test]
    fn years_have_their_gaps_too() {
        let count = |value: &str, count| Count { value: value.to_owned(), count };
        let all = Timeline {
            unit: Unit::Month,
            spans: vec![count("2021-11", 2), count("2021-12", 0), count("2022-01", 1)],
            rough: vec![count("2022", 3), count("2024", 1)],
            undated: 4,
            pages: 11,
        };
        let years = vec![count("2021", 2), count("2022", 4), count("2023", 0), count("2024", 1)];
        let by_year = Timeline { unit: Unit::Year, spans: years, rough: Vec::new(), undated: 4, pages: 11 };
        assert_eq!(all.by_year(), by_year);
        assert!(Timeline::default().by_year().spans.is_empty());
    }
}
