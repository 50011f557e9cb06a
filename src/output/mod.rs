//! Answers written down: what the terminal or a script sees. Nothing here decides what is found.

pub mod article;
pub mod cite;
pub mod counts;
pub mod explain;
pub mod figures;
pub mod hits;
mod html;
pub mod json;
pub mod notices;
pub mod terminal;

/// How to write to a terminal or a pipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether escape sequences for colour may be written.
    pub color: bool,
    /// Columns of the terminal, or of a usual one.
    pub width: usize,
    /// Whether a person is looking: what a page says must then not steer the terminal.
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

    /// A path or an address.
    pub fn path(self, text: &str) -> String {
        self.paint(text, "35")
    }
}
