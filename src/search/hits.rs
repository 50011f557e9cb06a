//! The pages that answer a question, best first, and how many there are.
//!
//! The order is a promise: by relevance, then newest first, then by path; by date, then by path. Pages of one file come as
//! they stand in it, and pages without a date last either way. The order by date depends on what is in the index only, never on how
//! its segments happen to be cut; relevance still counts the words of pages that are gone, until the segments that hold them are
//! merged.

use std::cmp::Ordering;

use tantivy::{
    DocAddress, DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
    columnar::{BytesColumn, Column},
};

use crate::{
    index::{IndexError, Reader, each_value},
    query::{Compiled, Question, compile},
};

/// How hits are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Relevance,
    Newest,
    Oldest,
}

/// Which of the hits are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub order: Order,
    pub offset: usize,
    /// `None`: all.
    pub limit: Option<usize>,
}

/// A page that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub address: DocAddress,
    /// The file's path below the root, as bytes.
    pub path: Vec<u8>,
    /// `None` where nothing was asked that ranks.
    pub score: Option<Score>,
}

/// What was found.
#[derive(Debug)]
pub struct Hits {
    /// Pages that answer, whatever the window.
    pub total: u64,
    pub hits: Vec<Hit>,
    pub compiled: Compiled,
}

/// Answers a question. Without words to rank by, relevance means newest first.
///
/// # Errors
/// When the index cannot be read.
pub fn search(reader: &Reader, question: &Question, window: Window) -> Result<Hits, IndexError> {
    let compiled = compile(question, reader)?;
    let order = if window.order == Order::Relevance && !compiled.ranks { Order::Newest } else { window.order };
    let keep = window.limit.map_or(usize::MAX, |limit| window.offset.saturating_add(limit));
    let top = Top { order, keep };
    let (total, found) = reader.searcher.search(&*compiled.query, &top).map_err(|source| reader.failed(source))?;
    let hits = found.into_iter().skip(window.offset).map(|c| c.into_hit(order)).collect();
    Ok(Hits { total, hits, compiled })
}

/// How many pages answer.
///
/// # Errors
/// When the index cannot be read.
pub fn count(reader: &Reader, question: &Question) -> Result<u64, IndexError> {
    let compiled = compile(question, reader)?;
    let count = reader.searcher.search(&*compiled.query, &tantivy::collector::Count);
    count.map(|n| n as u64).map_err(|source| reader.failed(source))
}

/// The first pages of a query by relevance.
pub(super) fn ranked(reader: &Reader, query: &dyn tantivy::query::Query, limit: usize) -> Result<Vec<Hit>, IndexError> {
    let top = Top { order: Order::Relevance, keep: limit };
    let (_, found) = reader.searcher.search(query, &top).map_err(|source| reader.failed(source))?;
    Ok(found.into_iter().map(|c| c.into_hit(Order::Relevance)).collect())
}

/// A page that may be among the first.
#[derive(Clone, Debug)]
struct Candidate {
    score: Score,
    /// Seconds on the publisher's clock.
    time: Option<i64>,
    path_ord: u64,
    path: Vec<u8>,
    /// Its place among the pages of its file.
    number: u64,
    address: DocAddress,
}

impl Candidate {
    fn into_hit(self, order: Order) -> Hit {
        Hit { address: self.address, path: self.path, score: (order == Order::Relevance).then_some(self.score) }
    }
}

impl Order {
    /// What comes first by score and date alone; ties are broken by path, then by number.
    fn compare(self, a: &Candidate, b: &Candidate) -> Ordering {
        // `None` is the smallest, so that pages without a date come last among the newest; among the oldest they are moved.
        let newest = b.time.cmp(&a.time);
        match self {
            Order::Relevance => b.score.total_cmp(&a.score).then(newest),
            Order::Newest => newest,
            Order::Oldest => (a.time.is_none(), a.time).cmp(&(b.time.is_none(), b.time)),
        }
    }

    /// The order within one segment, where paths compare by their ordinals.
    fn within(self, a: &Candidate, b: &Candidate) -> Ordering {
        let in_path_order = a.path_ord.cmp(&b.path_ord).then(a.number.cmp(&b.number)).then(a.address.cmp(&b.address));
        self.compare(a, b).then(in_path_order)
    }
}

/// Collects the first `keep` pages and the number of all.
struct Top {
    order: Order,
    keep: usize,
}

impl Collector for Top {
    type Fruit = (u64, Vec<Candidate>);
    type Child = TopOfSegment;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<TopOfSegment> {
        Ok(TopOfSegment {
            order: self.order,
            keep: self.keep,
            segment,
            time: reader.fast_fields().i64("time")?,
            paths: reader.fast_fields().bytes("path")?,
            number: reader.fast_fields().u64("number")?,
            total: 0,
            candidates: Vec::new(),
            floor: Score::NEG_INFINITY,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.order == Order::Relevance
    }

    fn merge_fruits(&self, fruits: Vec<(u64, Vec<Candidate>)>) -> tantivy::Result<Self::Fruit> {
        let total = fruits.iter().map(|(total, _)| total).sum();
        let mut all: Vec<_> = fruits.into_iter().flat_map(|(_, candidates)| candidates).collect();
        all.sort_unstable_by(|a, b| {
            let in_path_order = || a.path.cmp(&b.path).then(a.number.cmp(&b.number)).then(a.address.cmp(&b.address));
            self.order.compare(a, b).then_with(in_path_order)
        });
        all.truncate(self.keep);
        Ok((total, all))
    }
}

struct TopOfSegment {
    order: Order,
    keep: usize,
    segment: SegmentOrdinal,
    time: Column<i64>,
    paths: Option<BytesColumn>,
    number: Column<u64>,
    total: u64,
    candidates: Vec<Candidate>,
    /// By relevance, no page with a lower score can be among the first any more.
    floor: Score,
}

impl TopOfSegment {
    /// Drops what cannot be among the first any more.
    fn prune(&mut self) {
        let order = self.order;
        if self.keep > 0 && self.candidates.len() > self.keep {
            let (_, last, _) = self.candidates.select_nth_unstable_by(self.keep - 1, |a, b| order.within(a, b));
            if order == Order::Relevance {
                self.floor = last.score;
            }
        }
        self.candidates.truncate(self.keep);
    }
}

impl SegmentCollector for TopOfSegment {
    type Fruit = (u64, Vec<Candidate>);

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        if self.keep == 0 || score < self.floor {
            return;
        }
        let path_ord = self.paths.as_ref().and_then(|paths| paths.term_ords(doc).next()).unwrap_or(u64::MAX);
        self.candidates.push(Candidate {
            score,
            time: self.time.first(doc),
            path_ord,
            path: Vec::new(),
            number: self.number.first(doc).unwrap_or_default(),
            address: DocAddress::new(self.segment, doc),
        });
        // Twice as many as are kept, so that each is looked at a constant number of times.
        if self.candidates.len() >= self.keep.saturating_mul(2).max(64) {
            self.prune();
        }
    }

    fn harvest(mut self) -> Self::Fruit {
        self.prune();
        if let Some(paths) = &self.paths {
            let known = self.candidates.iter_mut().filter(|c| c.path_ord != u64::MAX);
            // Paths that cannot be read leave ties as they are; the pages themselves will say so when they are opened.
            let _ = each_value(paths, known.map(|c| (c.path_ord, c)).collect(), |path, c| c.path = path.to_vec());
        }
        (self.total, self.candidates)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::{
        article::Article,
        index::{Place, Placed, Writer},
        query::{Filters, parse},
    };

    static INDEX: LazyLock<(tempfile::TempDir, Reader)> = LazyLock::new(|| {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::for_archive(temp.path(), None).unwrap().make().unwrap();
        for part in 0..2 {
            let mut writer = Writer::open(&place).unwrap();
            for n in 0..20 {
                let article = Article {
                    path: format!("{:02}.html", n * 2 + part),
                    title: Some("a b".into()),
                    text: "a b c 京都 a".into(),
                    tags: vec!["a".into(), format!("b{n}")],
                    published: (n % 3 > 0).then(|| format!("2025-07-{:02}", n % 5 + 1).parse().unwrap()),
                    ..Article::default()
                };
                writer.add_page(Placed { article, ..Placed::default() }).unwrap();
            }
            writer.commit().unwrap();
            writer.finish().unwrap();
        }
        let reader = Reader::open(place).unwrap();
        (temp, reader)
    });

    fn paths(query: &str, order: Order, offset: usize, limit: Option<usize>) -> Vec<Vec<u8>> {
        let question = Question::new(parse(query).node, Filters::default());
        let found = search(&INDEX.1, &question, Window { order, offset, limit }).unwrap();
        assert_eq!(found.total, count(&INDEX.1, &question).unwrap());
        found.hits.into_iter().map(|hit| hit.path).collect()
    }

    /// Ties are broken by path, whichever segment a page is in and however many are kept.
    #[test]
    fn a_window_is_a_part_of_the_whole() {
        for order in [Order::Relevance, Order::Newest, Order::Oldest] {
            let all = paths("a", order, 0, None);
            assert_eq!(all.len(), 40);
            for (offset, limit) in [(0, 1), (3, 7), (0, 39), (38, 10), (50, 5), (0, 0)] {
                let part: Vec<_> = all.iter().skip(offset).take(limit).cloned().collect();
                assert_eq!(paths("a", order, offset, Some(limit)), part, "{order:?} {offset} {limit}");
            }
        }
        assert!(paths("京都", Order::Oldest, 0, None)[26..].is_sorted(), "the undated, by path");
    }

    #[test]
    fn what_is_left_out_by_date_or_prefix_is_the_rest() {
        let all = paths("a", Order::Oldest, 0, None).len();
        for part in ["month:2025", "date:2025-07-02..2025-07-03", "b1*", "tag:b1*", "(a* b1*)", "(tag:b* tag:a*)"] {
            let with = paths(&format!("a {part}"), Order::Oldest, 0, None).len();
            for without in [format!("a -{part}"), format!("-{part}")] {
                assert_eq!(with + paths(&without, Order::Oldest, 0, None).len(), all, "{without}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_fails(
            query in "([a-c]| |OR|AND|NOT|-|\\(|\\)|\"|~2|\\*|tag:|author:|month:2025|title:|url:|id:|site:|lang:|京|都|é){0,30}|\\PC*"
        ) {
            paths(&query, Order::Relevance, 0, Some(3));
        }
    }
}
