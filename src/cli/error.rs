//! [`CliError`]: why a command could not be done, worded for the person who typed it.

use std::{io, path::PathBuf};

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
    #[error("cannot read `{}`: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
}

impl CliError {
    /// Whether the reader of our output has gone away.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, CliError::Output(source) if source.kind() == io::ErrorKind::BrokenPipe)
    }
}
