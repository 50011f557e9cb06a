//! newsdex reads folders of saved news pages and makes them searchable.
//!
//! The modules follow a page from file to answer, and each only calls the ones before it:
//! [`archive`] finds and opens stored pages, [`page`] decodes and parses one, [`extract`] turns it into an
//! [`article::Article`], [`index`] keeps articles in Tantivy, [`query`] reads a user's words, [`search`] answers, and
//! [`output`] writes the answer down.
//!
//! # Example
//!
//! An archive indexed and searched, as `newsdex index` and `newsdex search` do it:
//!
//! ```
//! use std::{path::Path, sync::atomic::AtomicBool};
//!
//! use newsdex::{
//!     index::{self, Place, Reader, RunOptions},
//!     query::{Filters, Question, parse},
//!     search::{Order, Window, search},
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let archive = folder.path();
//! # std::fs::write(archive.join("bridge.html"), "<title>Bridge opens</title><p>The bridge over the river is open.")?;
//! let cancel = AtomicBool::new(false);
//! let options = RunOptions { scope: Path::new(""), prune: false, threads: 0, cancel: &cancel };
//! let place = Place::for_archive(archive, None)?;
//! let survey = index::survey(&place, options)?;
//! let place = place.make()?;
//! let summary = index::run(&place, &survey, options, &|_| ())?;
//! assert_eq!(summary.new, 1);
//!
//! let reader = Reader::open(place)?;
//! let question = Question::new(parse("bridge \"the river\"").node, Filters::default());
//! let found = search(&reader, &question, Window { order: Order::Newest, offset: 0, limit: Some(10) })?;
//! for hit in &found.hits {
//!     println!("{:?}", reader.page(hit.address)?.article.title);
//! }
//! assert_eq!(found.total, 1);
//! # Ok(())
//! # }
//! ```

pub mod archive;
pub mod article;
pub mod extract;
pub mod figures;
pub mod fold;
pub mod index;
pub mod ingest;
pub mod output;
pub mod page;
pub mod query;
pub mod search;
