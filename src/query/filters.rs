//! [`Filters`]: the options beside a query; and [`Question`]: both together.

use super::{DayRange, Filter, Node};
use crate::article::Kind;

/// Which kinds of page are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kinds {
    /// Stories and other texts: what one means by "pages" when one says nothing.
    #[default]
    Default,
    Any,
    These(Vec<Kind>),
}

/// The options beside a query. Every list that is empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    /// All must match.
    pub tags: Vec<String>,
    /// All must match.
    pub authors: Vec<String>,
    /// Any may match, as in all lists below.
    pub sites: Vec<String>,
    pub sections: Vec<String>,
    pub languages: Vec<String>,
    /// `published` lies in one of these.
    pub months: Vec<DayRange>,
    /// `published` lies in all of these.
    pub published: Vec<DayRange>,
    /// Of a page that is known by its month or year, some day may lie in them, not all must.
    pub roughly: bool,
    pub saved: Vec<DayRange>,
    pub kinds: Kinds,
    /// All must be missing.
    pub missing: Vec<Filter>,
}

/// What is asked of an index: a query and its filters.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    node: Node,
    filters: Filters,
}

fn any<T>(values: &[T], filter: impl Fn(&T) -> Filter) -> Option<Node> {
    Node::or(values.iter().map(|value| filter(value).into_node()).collect())
}

impl Question {
    /// Puts a query and filters together. Dates that the query asks for at its top level count as date filters, so that
    /// what they leave out is counted as well; a query that names a kind, an id or an address decides the kind itself.
    pub fn new(node: Node, mut filters: Filters) -> Question {
        if filters.kinds == Kinds::Default && node.names_kind() {
            filters.kinds = Kinds::Any;
        }
        let parts = match node {
            Node::And(parts) => parts,
            node => vec![node],
        };
        let mut rest = Vec::new();
        for part in parts {
            match part {
                Node::Filter(Filter::Published(range)) => filters.published.push(range),
                part => rest.push(part),
            }
        }
        Question { node: Node::and(rest).unwrap_or(Node::All), filters }
    }

    /// Another query with the same filters.
    pub fn with_node(&self, node: Node) -> Question {
        Question { node, filters: self.filters.clone() }
    }

    /// The question of the same kinds of page without any other filter; `None` where there is none.
    pub fn without_filters(&self) -> Option<Question> {
        let filters = Filters { kinds: self.filters.kinds.clone(), ..Filters::default() };
        (filters != self.filters).then(|| Question { node: self.node.clone(), filters })
    }

    /// The query without its filters.
    pub fn node(&self) -> &Node {
        &self.node
    }

    /// The parts of the query that must all match.
    pub fn parts(&self) -> &[Node] {
        match &self.node {
            Node::And(parts) => parts,
            node => std::slice::from_ref(node),
        }
    }

    /// Whether the publication date is asked for.
    pub fn has_dates(&self) -> bool {
        !(self.filters.months.is_empty() && self.filters.published.is_empty())
    }

    /// Whether no day lies in all the ranges that must hold at once: `--since` is later than `--until`, or a range ends before
    /// it begins.
    pub fn excludes_all_days(&self) -> bool {
        let first = self.filters.published.iter().filter_map(|range| range.first).max();
        let last = self.filters.published.iter().filter_map(|range| range.last).min();
        let ends_early = |(first, last)| first > last;
        let months = &self.filters.months;
        let no_month =
            !months.is_empty() && months.iter().all(|range| range.first.zip(range.last).is_some_and(ends_early));
        no_month || first.zip(last).is_some_and(ends_early)
    }

    /// Whether pages are left out by their kind only because nothing was said of kinds.
    pub fn has_default_kinds(&self) -> bool {
        self.filters.kinds == Kinds::Default
    }

    /// The same question of pages without a date, in place of its dates.
    pub fn of_undated(&self) -> Question {
        let mut filters = Filters { months: Vec::new(), published: Vec::new(), ..self.filters.clone() };
        filters.missing.push(Filter::Missing("date"));
        Question { node: self.node.clone(), filters }
    }

    /// The same question, and those pages too whose date is not known well enough to tell.
    pub fn roughly(&self) -> Question {
        Question { node: self.node.clone(), filters: Filters { roughly: true, ..self.filters.clone() } }
    }

    /// The same question of pages of these kinds.
    pub fn of_kinds(&self, kinds: &[Kind]) -> Question {
        let filters = Filters { kinds: Kinds::These(kinds.to_vec()), ..self.filters.clone() };
        Question { node: self.node.clone(), filters }
    }

    /// The filters that every page must pass, in the query and beside it, those on dates and kinds left out.
    pub fn required(&self) -> Vec<Filter> {
        let parts = match &self.node {
            Node::And(parts) => parts.clone(),
            node => vec![node.clone()],
        };
        let filters = parts.into_iter().chain(self.conditions()).filter_map(|part| match part {
            Node::Filter(filter) => Some(filter),
            _ => None,
        });
        filters
            .filter(|f| {
                use Filter::{Author, Format, Language, Path, Section, Site, Tag};
                matches!(f, Tag(_) | Author(_) | Site(_) | Section(_) | Language(_) | Format(_) | Path(_))
            })
            .collect()
    }

    /// Everything that must hold beside the query.
    pub(super) fn conditions(&self) -> Vec<Node> {
        let f = &self.filters;
        let mut all: Vec<Node> = Vec::new();
        all.extend(f.tags.iter().map(|tag| Filter::Tag(tag.clone()).into_node()));
        all.extend(f.authors.iter().map(|author| Filter::Author(author.clone()).into_node()));
        all.extend(f.missing.iter().map(|missing| Node::Filter(missing.clone())));
        let published = if f.roughly { Filter::PublishedAround } else { Filter::Published };
        all.extend(f.published.iter().map(|range| Node::Filter(published(*range))));
        all.extend(any(&f.sites, |v| Filter::Site(v.clone())));
        all.extend(any(&f.sections, |v| Filter::Section(v.clone())));
        all.extend(any(&f.languages, |v| Filter::Language(v.clone())));
        all.extend(any(&f.months, |v| published(*v)));
        all.extend(any(&f.saved, |v| Filter::Saved(*v)));
        all.extend(match &f.kinds {
            Kinds::Any => Some(Node::Filter(Filter::AnyKind)),
            Kinds::Default => any(&[Kind::Article, Kind::Other], |kind| Filter::Kind(*kind)),
            Kinds::These(kinds) => any(kinds, |kind| Filter::Kind(*kind)),
        });
        all
    }
}
