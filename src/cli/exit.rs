//! How the program ends: the one place that knows exit statuses.

use std::process::ExitCode;

/// The program's exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done, or found.
    Done = 0,
    /// `search` found nothing.
    Nothing = 1,
    /// It could not be done.
    Failed = 2,
    /// Finished, but a file, folder or container could not be read to its end.
    Incomplete = 3,
    /// Interrupted; what `index` had done is committed. By custom 128 and the signal's number.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
