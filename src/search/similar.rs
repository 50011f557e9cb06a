//! More like this: pages that share a page's telling words.

use std::collections::{HashMap, HashSet};

use tantivy::{
    DocAddress, Searcher, Term,
    query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery},
    schema::IndexRecordOption,
};

use super::{Hit, hits};
use crate::{
    article::Article,
    index::{IndexError, Placed, Reader, tokenizer::Words},
    query::{Filters, Node, Question, compile},
};

/// Words that a page is compared by: enough for its subject, few enough to be quick.
const MAX_WORDS: usize = 30;

/// A word that is in more than this share of all pages tells nothing.
const COMMON_SHARE: u64 = 5;

/// Shorter words, in bytes, are articles and prepositions.
const MIN_WORD_BYTES: usize = 3;

/// From this many words on, a text's subject is in words that it says more than once. What it says once may be somebody
/// else's: one sentence of it in another page's teaser would make that the page most like it.
const LONG_TEXT_WORDS: usize = 150;

/// How much more a word of the headline or of a tag says of the subject than one of the text; and how much more than that
/// one that the text says as well: a headline alone may be a joke. The other words together are as many, and rarer: with
/// less, a page that quotes a sentence comes before those on the same subject.
const HEAD_BOOST: f32 = 2.0;
const SUBJECT_BOOST: f32 = 4.0;

/// The pages most like a page, best first, without the page itself and its copies.
///
/// # Errors
/// When the index cannot be read.
pub fn similar(reader: &Reader, page: &Placed, filters: Filters, limit: usize) -> Result<Vec<Hit>, IndexError> {
    let like = telling_words(reader, &page.article).map_err(|source| reader.failed(source))?;
    let conditions = compile(&Question::new(Node::All, filters), reader)?;
    let query: Box<dyn Query> = Box::new(BooleanQuery::new(vec![
        (Occur::Must, Box::new(BooleanQuery::union(like))),
        (Occur::Must, conditions.query),
    ]));
    // Copies of the page come first and are passed over; there are seldom many.
    let mut found = Vec::new();
    for hit in hits::ranked(reader, &*query, limit.saturating_add(20))? {
        if found.len() < limit && !is_copy(reader, hit.address, page)? {
            found.push(hit);
        }
    }
    Ok(found)
}

/// The words that tell a page from others, each as a query: often in it, seldom elsewhere.
fn telling_words(reader: &Reader, article: &Article) -> tantivy::Result<Vec<Box<dyn Query>>> {
    let fields = &reader.fields;
    // A line each: the last word of one tag and the first of the next are no pair.
    let tags = article.tags.join("\n");
    let title = article.title.as_deref().unwrap_or_default();
    let head: HashSet<String> = [title, &tags].iter().flat_map(|text| words_of(text)).collect();
    let least = if article.words < LONG_TEXT_WORDS { 1 } else { 2 };
    let mut words: Vec<(f32, Term, f32)> = Vec::new();
    for (field, text, least) in
        [(fields.title, title, 1), (fields.tag_words, &tags, 1), (fields.text, &article.text, least)]
    {
        for (word, times) in counted(text).into_iter().filter(|(_, times)| *times >= least) {
            let term = Term::from_field_text(field, &word);
            let boost = match (field == fields.text, head.contains(&word)) {
                (true, true) => SUBJECT_BOOST,
                (true, false) => 1.0,
                (false, _) => HEAD_BOOST,
            };
            if let Some(rarity) = rarity(&reader.searcher, &term)? {
                // BM25 counts the rarity again, so that it only decides here which words are asked for.
                let weight = boost * (1.0 + (times as f32).ln());
                words.push((weight * rarity, term, weight));
            }
        }
    }
    // Terms decide between equals, so that the answer is the same each time.
    words.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    words.truncate(MAX_WORDS);
    let asked = |(_, term, weight)| -> Box<dyn Query> {
        Box::new(BoostQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)), weight))
    };
    Ok(words.into_iter().map(asked).collect())
}

/// The words of a text, as the index has them, without the shortest.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    Words::default().tokens(text).into_iter().map(|token| token.text).filter(|word| word.len() >= MIN_WORD_BYTES)
}

/// How often each word is in a text.
fn counted(text: &str) -> HashMap<String, u32> {
    let mut times = HashMap::new();
    words_of(text).for_each(|word| *times.entry(word).or_default() += 1);
    times
}

/// How rare a word is, as BM25 counts it; `None` where no other page has it, or too many have.
fn rarity(searcher: &Searcher, term: &Term) -> tantivy::Result<Option<f32>> {
    let all = searcher.num_docs();
    let pages = searcher.doc_freq(term)?;
    let is_telling = pages >= 2 && pages <= (all / COMMON_SHARE).max(10);
    Ok(is_telling.then(|| (1.0 + (all as f32 - pages as f32 + 0.5) / (pages as f32 + 0.5)).ln()))
}

fn is_copy(reader: &Reader, address: DocAddress, page: &Placed) -> Result<bool, IndexError> {
    Ok(reader.page(address)?.article.sha256 == page.article.sha256)
}
