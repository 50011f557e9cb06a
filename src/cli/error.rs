//! [`CliError`]: why a command could not be done, worded for the person who typed it.

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitStatus,
};

use newsdex::{archive::in_words, index::IndexError, query::Notice, search::LookupError};

use super::filters::VARIABLE;

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    #[error("cannot write: {}", in_words(.0))]
    Output(#[from] io::Error),
    #[error("cannot read `{}`: {}", path.display(), in_words(source))]
    Read { path: PathBuf, source: io::Error },
    #[error(
        "`{address}` is an address, and newsdex uses no network: save the page, or `curl -si ADDRESS | newsdex extract -`"
    )]
    Address { address: String },
    #[error(transparent)]
    Index(#[from] IndexError),
    /// About the index that the variable names, which its user may have forgotten.
    #[error("{0} (so says {VARIABLE})")]
    OfVariable(IndexError),
    #[error("cannot read {0}")]
    Archive(#[from] newsdex::archive::ArchiveError),
    #[error(transparent)]
    Lookup(#[from] LookupError),
    #[error("no archive is named, and there is none here or above; `newsdex index .` makes an index of this folder")]
    NoArchive,
    #[error("the query is not understood (--strict): {}", without_remedy(&notice.message))]
    Strict { notice: Notice },
    #[error("`--fields` knows no `{field}`; {}fields are those of the JSON: {}", of_exports(field), known.join(", "))]
    UnknownField { field: String, known: Vec<String> },
    #[error("cannot write `{}`: {}", path.display(), in_words(source))]
    Write { path: PathBuf, source: io::Error },
    #[error("page {id} has no known address")]
    NoAddress { id: String },
    #[error("cannot start `{program}`: {}; set BROWSER to a program that shows pages", in_words(source))]
    Start { program: String, source: io::Error },
    #[error("`{program}` ended with {status}; set BROWSER to another program that shows pages")]
    Browser { program: String, status: ExitStatus },
    #[error(
        "the index is damaged, or this is a defect in newsdex: `newsdex check` tells, and `newsdex index --rebuild` makes \
         the index again ({message})"
    )]
    Panicked { message: String },
    /// The same in a command that uses no index.
    #[error("this is a defect in newsdex ({message})")]
    Defect { message: String },
    #[error("there is no command `{topic}`; `newsdex help` lists them, `newsdex help query` tells how to search")]
    NoHelp { topic: String },
}

impl CliError {
    /// Why a path that was named cannot be read.
    pub(super) fn read(path: &Path, source: io::Error) -> CliError {
        let address = path.to_str().filter(|path| path.starts_with("http://") || path.starts_with("https://"));
        match address.filter(|_| source.kind() == io::ErrorKind::NotFound) {
            Some(address) => CliError::Address { address: address.to_owned() },
            None => CliError::Read { path: path.to_owned(), source },
        }
    }

    /// Whether the reader of our output has gone away.
    pub(super) fn is_broken_pipe(&self) -> bool {
        matches!(self, CliError::Output(source) if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Where a field is that hits do not have.
fn of_exports(field: &str) -> &'static str {
    if field == "text" { "`newsdex export` writes whole articles with their text; " } else { "" }
}

/// A notice without what was done instead: with `--strict` nothing was.
fn without_remedy(message: &str) -> &str {
    message.split("; searched as").next().unwrap_or(message)
}
