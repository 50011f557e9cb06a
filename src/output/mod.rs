//! Answers written down: what the terminal or a script sees. Nothing here decides what is found, and what writes fails only
//! where its output cannot be written to.

pub mod article;
pub mod cite;
pub mod counts;
pub mod explain;
pub mod hits;
mod html;
pub mod json;
pub mod notices;
pub mod terminal;

/// Most columns of a line of prose: longer ones are hard to read, however wide the terminal is.
const PROSE_COLUMNS: usize = 100;

/// How to write to a terminal or a pipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether escape sequences for colour may be written.
    pub color: bool,
    /// Columns of the terminal, or of a usual one.
    pub width: usize,
    /// Whether a person is looking: prose is broken into lines then, and a page's bytes must not steer the terminal.
    pub terminal: bool,
}

impl Style {
    /// No colours, 100 columns: what a pipe gets.
    pub const PLAIN: Style = Style { color: false, width: 100, terminal: false };

    fn paint(self, text: &str, code: &str) -> String {
        if self.color && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A headline.
    pub fn bold(self, text: &str) -> String {
        self.paint(text, "1")
    }

    /// What stands beside the answer.
    pub fn dim(self, text: &str) -> String {
        self.paint(text, "2")
    }

    /// A word that was searched for.
    pub fn mark(self, text: &str) -> String {
        self.paint(text, "1;31")
    }

    /// Prose for a reader at a terminal, broken between words, with further lines set in as the first one is. A pipe gets
    /// it as it is.
    pub fn prose(self, text: &str, indent: usize) -> String {
        set_in(&self.broken(text, indent), indent)
    }

    /// Prose broken between words, every byte where it was.
    fn broken(self, text: &str, indent: usize) -> String {
        if !self.terminal {
            return text.to_owned();
        }
        terminal::broken_into_lines(text, self.width.min(PROSE_COLUMNS).saturating_sub(indent))
    }

    /// A path or an address.
    pub fn path(self, text: &str) -> String {
        self.paint(text, "35")
    }
}

/// A text whose further lines are set in.
fn set_in(text: &str, indent: usize) -> String {
    text.replace('\n', &format!("\n{:indent$}", ""))
}
