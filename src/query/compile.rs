//! A question made into Tantivy's query.

use std::{collections::BTreeSet, ops::Bound, path::Path, sync::Arc};

use tantivy::{
    Searcher, Term,
    query::{
        AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery,
        TermQuery, TermSetQuery,
    },
    schema::{Field, IndexRecordOption},
};

use super::{
    DayRange, Filter, Node, Question, Scope, TextMatch, Wanted,
    any_term::{AnyTerm, FittingTerm},
    beginning::PhraseBeginning,
    gathered::{Gathered, Listed},
    paths::PathQuery,
    pattern,
};
use crate::{
    extract::language,
    fold::fold,
    index::{
        IndexError, Reader, address, fold_value,
        schema::{Fields, record},
        spelled_out,
        tokenizer::{Words, is_half_pair},
    },
};

/// How much more a word counts in a field than in the text. A headline names what a story is about; tags and names are
/// short lists in which a hit is no accident; a standfirst sums the story up.
const TITLE_BOOST: f32 = 3.0;
const TAG_BOOST: f32 = 2.0;
const AUTHOR_BOOST: f32 = 2.0;
const DESCRIPTION_BOOST: f32 = 1.5;

/// From this many values on, a set is looked up as an automaton and not as separate terms.
const SMALL_SET: usize = 16;

/// From this many values on, to go through the whole dictionary is quicker than to make an automaton: to find all of 50,000
/// addresses takes about half the time. A few hundred are found sooner by the automaton, which passes over the rest.
const LARGE_SET: usize = 2_000;

/// A question ready to be asked.
#[derive(Debug)]
pub struct Compiled {
    pub query: Box<dyn Query>,
    /// Whether it has words to rank by; without, order by date.
    pub ranks: bool,
    pub wanted: Wanted,
}

/// Makes a question into a query on an index.
///
/// # Errors
/// When the index's dictionaries cannot be read.
pub fn compile(question: &Question, reader: &Reader) -> Result<Compiled, IndexError> {
    let compiler = Compiler { reader, fields: &reader.fields, searcher: &reader.searcher };
    let wanted = Wanted::of(question.node());
    let ranks = !wanted.words.is_empty();
    let node = reader.last_query.of(question.node(), || compiler.node(question.node()));
    let mut clauses = vec![(Occur::Must, node.map_err(|source| reader.failed(source))?)];
    for condition in question.conditions() {
        let query = compiler.node(&condition).map_err(|source| reader.failed(source))?;
        clauses.push((Occur::Must, unranked(query)));
    }
    Ok(Compiled { query: Box::new(BooleanQuery::new(clauses)), ranks, wanted })
}

/// A query that selects and adds nothing to the score.
fn unranked(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

fn exact(field: Field, value: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic))
}

fn any(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

fn any_of(field: Field, values: BTreeSet<String>) -> Box<dyn Query> {
    if values.len() <= SMALL_SET {
        return any(values.iter().map(|value| exact(field, value)).collect());
    }
    Box::new(Gathered::new(TermSetQuery::new(values.iter().map(|value| Term::from_field_text(field, value)))))
}

/// The same for values that stand in a page or two each, which may be all of the archive's.
fn any_of_many(field: Field, values: BTreeSet<String>) -> Box<dyn Query> {
    if values.len() < LARGE_SET {
        return any_of(field, values);
    }
    Box::new(Gathered::new(Listed(AnyTerm { field, values: Arc::new(values) })))
}

struct Compiler<'a> {
    reader: &'a Reader,
    fields: &'a Fields,
    searcher: &'a Searcher,
}

impl Compiler<'_> {
    fn node(&self, node: &Node) -> tantivy::Result<Box<dyn Query>> {
        Ok(match node {
            Node::All => Box::new(AllQuery),
            Node::Nothing => Box::new(EmptyQuery),
            Node::And(nodes) => self.all_of(nodes)?,
            Node::Or(nodes) => any(nodes.iter().map(|node| self.node(node)).collect::<tantivy::Result<_>>()?),
            Node::Not(_) => self.all_of(std::slice::from_ref(node))?,
            Node::Text(scope, text) => self.text(*scope, text),
            Node::Filter(filter) => unranked(self.filter(filter)?),
        })
    }

    fn all_of(&self, nodes: &[Node]) -> tantivy::Result<Box<dyn Query>> {
        let mut clauses = Vec::with_capacity(nodes.len() + 1);
        for node in nodes {
            clauses.push(match node {
                Node::Not(node) => (Occur::MustNot, self.node(node)?),
                node => (Occur::Must, self.node(node)?),
            });
        }
        // Tantivy finds nothing where everything is excluded from nothing.
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, unranked(Box::new(AllQuery))));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    fn text(&self, scope: Scope, text: &TextMatch) -> Box<dyn Query> {
        let f = self.fields;
        let fields: &[(Field, f32)] = match scope {
            Scope::Anywhere => &[
                (f.title, TITLE_BOOST),
                (f.tag_words, TAG_BOOST),
                (f.author_words, AUTHOR_BOOST),
                (f.description, DESCRIPTION_BOOST),
                (f.text, 1.0),
            ],
            Scope::Title => &[(f.title, 1.0)],
            Scope::Description => &[(f.description, 1.0)],
            Scope::Text => &[(f.text, 1.0)],
        };
        let in_fields = |words: Vec<(usize, String)>| {
            fields.iter().map(|(field, boost)| boosted(match_in(*field, &words, text), *boost)).collect::<Vec<_>>()
        };
        if let Some(pattern) = text.pattern() {
            let pattern: Arc<str> = pattern.into();
            let in_field = |(field, boost): &(Field, f32)| boosted(fitting(*field, Arc::clone(&pattern)), *boost);
            let mut queries: Vec<_> = fields.iter().map(in_field).collect();
            // A star within a word may stand in the page as well, as in `Bürger*innen`.
            if text.text.trim_start_matches('*').contains('*') {
                queries.extend(in_fields(words_of(&text.text)));
            }
            return any(queries);
        }
        let words = text.spellings().map(|spelling| words_of(&spelling)).filter(|words| !words.is_empty());
        any(words.flat_map(in_fields).collect())
    }

    fn filter(&self, filter: &Filter) -> tantivy::Result<Box<dyn Query>> {
        let f = self.fields;
        Ok(match filter {
            Filter::Tag(value) => self.whole(f.tag, "tag_name", value)?,
            Filter::Section(value) => self.whole(f.section, "section_name", value)?,
            Filter::Author(name) => self.author(name)?,
            Filter::Site(value) => self.site(value)?,
            Filter::Language(value) => {
                // `en_GB` is what a locale is called.
                let prefix = value.trim_end_matches('*').to_ascii_lowercase().replace('_', "-");
                let prefix = language::code_of(&prefix).map_or(prefix, str::to_owned);
                let deeper = format!("{prefix}-");
                any_of(f.language, self.values(f.language, &prefix, |v| v == prefix || v.starts_with(&deeper))?)
            }
            Filter::Url(value) => self.url(value)?,
            Filter::Path(value) => self.path(value),
            Filter::Id(value) => {
                let prefix = value.to_ascii_lowercase();
                any_of(f.id, self.values(f.id, &prefix, |_| true)?)
            }
            Filter::Kind(kind) => exact(f.kind, kind.name()),
            Filter::AnyKind => exact(f.record, record::PAGE),
            Filter::Format(value) => self.whole(f.format, "format", value)?,
            Filter::Missing(name) => exact(f.missing, name),
            Filter::Published(range) => inside(f.day_first, f.day_last, *range),
            // What ends after the range's beginning and begins before its end.
            Filter::PublishedAround(range) => inside(f.day_last, f.day_first, *range),
            Filter::Saved(range) => inside(f.saved_first, f.saved_last, *range),
        })
    }

    /// The values of a field that begin with `prefix` and pass; each once, over all segments.
    fn values(&self, field: Field, prefix: &str, passes: impl Fn(&str) -> bool) -> tantivy::Result<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut terms = inverted.terms().range().ge(prefix).into_stream()?;
            while terms.advance() {
                let Ok(value) = std::str::from_utf8(terms.key()) else { continue };
                if !value.starts_with(prefix) {
                    break;
                }
                if passes(value) {
                    found.insert(value.to_owned());
                }
            }
        }
        Ok(found)
    }

    /// A whole value, or a pattern with stars. One that no page has may be spelled with two letters for one, or the other way
    /// round; `column` has the values as they are spelled.
    fn whole(&self, field: Field, column: &str, value: &str) -> tantivy::Result<Box<dyn Query>> {
        let folded = fold_value(value);
        if folded.contains('*') {
            let beginning = pattern::beginning(&folded);
            return Ok(any_of(field, self.values(field, beginning, |value| pattern::matches(&folded, value))?));
        }
        if self.searcher.doc_freq(&Term::from_field_text(field, &folded))? > 0 {
            return Ok(exact(field, &folded));
        }
        let other = |spelled: &str| spelled_out(spelled).map(|other| fold_value(&other));
        let mut values = self.spelled(column, |spelled| other(spelled).as_ref() == Some(&folded))?;
        values.extend(other(value));
        Ok(any_of(field, values))
    }

    /// The values of a column whose spelling passes, folded; each once, over all segments.
    fn spelled(&self, column: &str, passes: impl Fn(&str) -> bool) -> tantivy::Result<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str(column)? else { continue };
            let mut spelled = column.dictionary().stream()?;
            while spelled.advance() {
                if let Ok(spelled) = std::str::from_utf8(spelled.key())
                    && passes(spelled)
                {
                    found.insert(fold_value(spelled));
                }
            }
        }
        Ok(found)
    }

    /// All words within one name, in any order; a star in a word stands for any letters.
    fn author(&self, name: &str) -> tantivy::Result<Box<dyn Query>> {
        let typed = [Some(name.to_owned()), spelled_out(name), without_marks(name)];
        let wanted: Vec<_> = typed.iter().flatten().map(|name| words_of_name(name)).collect();
        if wanted.iter().all(Vec::is_empty) {
            return Ok(Box::new(EmptyQuery));
        }
        let matches = |author: &str| wanted.iter().any(|wanted| has_words(author, wanted));
        let mut names = self.spelled("author_name", |spelled| {
            matches(&fold_value(spelled)) || spelled_out(spelled).is_some_and(|other| matches(&fold(&other)))
        })?;
        // Words with initials in them (`U.S.`) are not substrings of the folded name; there the name as typed decides.
        names.insert(fold_value(name));
        Ok(any_of(self.fields.author, names))
    }

    fn site(&self, value: &str) -> tantivy::Result<Box<dyn Query>> {
        let folded = fold_value(value);
        let host =
            folded.split_once("://").map_or(folded.as_str(), |(_, rest)| rest.split('/').next().unwrap_or_default());
        let domain = host.strip_prefix("www.").unwrap_or(host);
        let mut queries = vec![self.whole(self.fields.site, "site_name", domain)?];
        if domain.len() < host.len() {
            // Some sites are called so.
            queries.push(self.whole(self.fields.site, "site_name", host)?);
        }
        let sites = self.reader.loaded_sites()?;
        let names: BTreeSet<String> =
            sites.names(|of_name| pattern::matches(domain, of_name)).map(str::to_owned).collect();
        if !names.is_empty() {
            // Pages without an address stand with those of their site's name.
            let without_address = exact(self.fields.missing, "url");
            let named = BooleanQuery::intersection(vec![any_of(self.fields.site, names), without_address]);
            queries.push(Box::new(named));
        }
        Ok(any(queries))
    }

    /// A file, or all that is below a folder, as told from the archive's root or in full; case and accents make no
    /// difference here either.
    fn path(&self, value: &str) -> Box<dyn Query> {
        let below_root = Path::new(value).strip_prefix(self.reader.root()).ok().and_then(Path::to_str).unwrap_or(value);
        let below_root = below_root.strip_prefix('.').filter(|rest| rest.is_empty()).unwrap_or(below_root);
        let pattern = fold(below_root.trim_start_matches("./").trim_end_matches('/'));
        if pattern.is_empty() {
            return Box::new(AllQuery);
        }
        Box::new(Gathered::new(Listed(PathQuery { pattern: pattern.into() })))
    }

    /// An address, with what is below it; without a slash also words of an address.
    fn url(&self, value: &str) -> tantivy::Result<Box<dyn Query>> {
        let f = self.fields;
        let key = address::key(value.trim_end_matches('*'));
        let starred = value.ends_with('*');
        let below = |found: &str| {
            let rest = found.strip_prefix(key.as_str()).unwrap_or_default();
            let is_added = rest == address::ADDED_ENDING;
            starred || rest.is_empty() || is_added || rest.starts_with(['/', '?'])
        };
        let keys = self.values(f.url_key, &key, below)?;
        let mut queries = vec![any_of_many(f.url_key, keys)];
        if !value.contains("://") {
            let words = words_of(value);
            if !words.is_empty() {
                queries.push(match_in(f.url, &words, &TextMatch::default()));
            }
        }
        Ok(any(queries))
    }
}

fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    if boost == 1.0 { query } else { Box::new(BoostQuery::new(query, boost)) }
}

/// The words of a name as it was typed; those with stars as patterns.
fn words_of_name(name: &str) -> Vec<String> {
    let mut wanted = Vec::new();
    for part in name.split_whitespace() {
        if let Some(pattern) = pattern::of_word(part) {
            wanted.push(pattern);
            continue;
        }
        wanted.extend(Words::for_query().tokens(part).into_iter().map(|t| t.text));
        if let Some(last) = wanted.last_mut().filter(|_| part.ends_with('*')) {
            last.push('*');
        }
    }
    wanted
}

/// A name whose parts are written without what stands in them: `O'Brien` as `OBrien`; `None` where nothing does.
fn without_marks(name: &str) -> Option<String> {
    let is_mark = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '*' | '?');
    name.contains(is_mark).then(|| name.replace(is_mark, ""))
}

/// Whether an author's folded name has all these words, each as one of its own or as several that stand together:
/// `obrien` is in `o'brien`, `delacruz` in `de la cruz`. A letter of a script without spaces may stand anywhere.
fn has_words(author: &str, wanted: &[String]) -> bool {
    let letters: String = author.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_pattern = |word: &str| word.contains(['*', '?']);
    if wanted
        .iter()
        .any(|word| !is_pattern(word) && !author.contains(word.as_str()) && !letters.contains(word.as_str()))
    {
        return false;
    }
    let words: Vec<String> = Words::default().tokens(author).into_iter().map(|token| token.text).collect();
    let has = |word: &String| words.iter().any(|own| pattern::matches(word, own)) || stands_in_several(&words, word);
    // Names of ideographs have a space in them or none.
    let pairs = Words::default().tokens(&letters);
    let is_pair = |word: &String| pairs.len() > 1 && pairs.iter().any(|pair| pair.text == *word);
    wanted.iter().all(|word| is_half_pair(word) || has(word) || is_pair(word))
}

/// Whether a word is what several that follow each other are, written as one.
fn stands_in_several(words: &[String], word: &str) -> bool {
    let begins_at = |first: usize| {
        let mut rest = word;
        for next in &words[first..] {
            match rest.strip_prefix(next.as_str()) {
                Some("") => return true,
                Some(after) => rest = after,
                None => return false,
            }
        }
        false
    };
    (0..words.len()).any(begins_at)
}

/// The words of a query's text, with their positions.
fn words_of(text: &str) -> Vec<(usize, String)> {
    Words::for_query().tokens(text).into_iter().map(|token| (token.position, token.text)).collect()
}

/// Words in one field: one word, the beginning of one, or several as a phrase.
fn match_in(field: Field, words: &[(usize, String)], text: &TextMatch) -> Box<dyn Query> {
    let term = |word: &str| Term::from_field_text(field, word);
    match words {
        [(_, only)] => {
            if text.prefix || is_half_pair(only) {
                return prefix_query(field, only);
            }
            Box::new(TermQuery::new(term(only), IndexRecordOption::WithFreqs))
        }
        // A single character at the end is the first of a pair, unless nothing follows it in its run.
        [whole @ .., last @ (_, begun)] if text.prefix || (text.slop == 0 && is_half_pair(begun)) => {
            Box::new(Gathered::new(Listed(PhraseBeginning { field, whole: whole.to_vec(), begun: last.clone() })))
        }
        words => {
            let terms = words.iter().map(|(at, word)| (*at, term(word))).collect();
            Box::new(PhraseQuery::new_with_offset_and_slop(terms, text.slop))
        }
    }
}

/// All words of a field that fit a pattern; not ranked, as those of a prefix are not.
fn fitting(field: Field, pattern: Arc<str>) -> Box<dyn Query> {
    Box::new(Gathered::new(Listed(FittingTerm { field, pattern })))
}

/// All words of a field that begin with `prefix`. Not ranked: how rare each of them is says nothing of the prefix.
fn prefix_query(field: Field, prefix: &str) -> Box<dyn Query> {
    let lower = Bound::Included(Term::from_field_text(field, prefix));
    // The last code point of all, which is no letter: this ends behind every word with the prefix.
    let upper = Bound::Excluded(Term::from_field_text(field, &format!("{prefix}\u{10FFFF}")));
    Box::new(Gathered::new(RangeQuery::new(lower, upper)))
}

/// Pages whose interval lies within the range.
fn inside(first: Field, last: Field, range: DayRange) -> Box<dyn Query> {
    let mut clauses: Vec<Box<dyn Query>> = Vec::new();
    if let Some(day) = range.first {
        clauses.push(Box::new(RangeQuery::new(Bound::Included(Term::from_field_i64(first, day)), Bound::Unbounded)));
    }
    if let Some(day) = range.last {
        clauses.push(Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(Term::from_field_i64(last, day)))));
    }
    Box::new(Gathered::new(BooleanQuery::intersection(clauses)))
}
