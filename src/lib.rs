//! newsdex reads folders of saved news pages and makes them searchable.
//!
//! The modules follow a page from file to answer, and each only calls the ones before it:
//! [`archive`] finds and opens stored pages, [`page`] decodes and parses one, [`extract`] turns it into an
//! [`article::Article`], [`index`] keeps articles in Tantivy, [`query`] reads a user's words, [`search`] answers, and
//! [`output`] writes the answer down.

pub mod archive;
pub mod article;
pub mod extract;
pub mod fold;
pub mod index;
pub mod ingest;
pub mod output;
pub mod page;
pub mod query;
pub mod search;
