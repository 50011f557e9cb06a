//! More like this: pages that share a page's telling words.

use tantivy::{
    DocAddress,
    query::{BooleanQuery, MoreLikeThisQuery, Occur, Query},
    schema::OwnedValue,
};

use super::{Hit, hits};
use crate::{
    index::{IndexError, Placed, Reader},
    query::{Filters, Node, Question, compile},
};

/// Words that a page is compared by: enough for its subject, few enough to be quick.
const MAX_WORDS: usize = 30;

/// A word that is in more than this share of all pages tells nothing.
const COMMON_SHARE: u64 = 5;

/// The pages most like a page, best first, without the page itself and its copies.
///
/// # Errors
/// When the index cannot be read.
pub fn similar(reader: &Reader, page: &Placed, filters: Filters, limit: usize) -> Result<Vec<Hit>, IndexError> {
    let fields = &reader.fields;
    let article = &page.article;
    let text = |text: &str| vec![OwnedValue::Str(text.to_owned())];
    let values = vec![
        (fields.title, text(article.title.as_deref().unwrap_or_default())),
        (fields.tag_words, article.tags.iter().map(|tag| OwnedValue::Str(tag.clone())).collect()),
        (fields.text, text(&article.text)),
    ];
    let like = MoreLikeThisQuery::builder()
        .with_min_doc_frequency(2)
        .with_max_doc_frequency((reader.searcher.num_docs() / COMMON_SHARE).max(10))
        .with_min_term_frequency(1)
        .with_min_word_length(3)
        .with_max_query_terms(MAX_WORDS)
        .with_document_fields(values);
    let conditions = compile(&Question::new(Node::All, filters), reader)?;
    let query: Box<dyn Query> =
        Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(like)), (Occur::Must, conditions.query)]));
    // Copies of the page come first and are passed over; there are seldom many.
    let mut found = Vec::new();
    for hit in hits::ranked(reader, &*query, limit.saturating_add(20))? {
        if found.len() < limit && !is_copy(reader, hit.address, page)? {
            found.push(hit);
        }
    }
    Ok(found)
}

fn is_copy(reader: &Reader, address: DocAddress, page: &Placed) -> Result<bool, IndexError> {
    Ok(reader.page(address)?.article.sha256 == page.article.sha256)
}
