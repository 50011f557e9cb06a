//! Articles kept in Tantivy: the schema, where an index lives, the incremental writer and the reader.
//!
//! An index is disposable: all that is in it comes from the archive. It is found like a git repository ([`Place`]), opened
//! at its last commit ([`Reader`]) and brought up to date by one [`Writer`] at a time.

pub mod address;
mod check;
mod columns;
mod directory;
mod document;
mod error;
mod locate;
mod loosen;
mod permits;
mod plan;
mod reader;
mod rebuild;
mod record;
mod run;
pub mod schema;
mod sites;
mod spelled_out;
pub(crate) mod tokenizer;
mod update;
mod writer;

pub use check::{Findings, check};
pub(crate) use columns::each_value;
pub use document::{Placed, article_path, path_of};
pub(crate) use document::{day_number, fold_value, path_bytes};
pub use error::IndexError;
pub use locate::{Place, here};
pub(crate) use plan::{Plan, Walked};
pub use reader::{Payload, Reader};
pub use rebuild::Rebuild;
pub use record::{Damage, FileRecord, NEVER, Outcome, damaged, files};
pub(crate) use record::{EXTRACTOR_VERSION, Known};
pub use run::{Progress, RunOptions, Survey, run, survey};
pub use sites::Sites;
pub(crate) use spelled_out::spelled_out;
pub use update::Summary;
pub(crate) use update::{FileResult, Update};
pub use writer::{Writer, disk_size};
