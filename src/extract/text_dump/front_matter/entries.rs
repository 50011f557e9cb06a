//! The keys and values of a head: the part of YAML and TOML that generators and clippers write, and what they get wrong. A headline
//! with a colon in it stands there without quotes, which a parser of YAML refuses.

use crate::fold::fold;

/// A head as it is read, line by line.
pub(super) struct Entries {
    separator: char,
    /// Keys, each with what stands behind it as it is written, and with the items below it.
    read: Vec<(String, String, Vec<String>)>,
    /// The last key's text stands below it, indented: `description: >-`.
    is_block: bool,
    /// The keys that come belong to the last one: `[author]`.
    is_table: bool,
}

impl Entries {
    pub(super) fn parted_by(separator: char) -> Entries {
        Entries { separator, read: Vec::new(), is_block: false, is_table: false }
    }

    /// Adds one line: a key with its value, an item of the last key's list, or more of its value.
    pub(super) fn add(&mut self, line: &str) {
        const BLOCKS: [&str; 6] = [">", ">-", ">+", "|", "|-", "|+"];
        let trimmed = line.trim();
        let is_nested = line.starts_with([' ', '\t']);
        let last = self.read.last_mut().filter(|_| is_nested || trimmed.starts_with("- ") || trimmed == "]");
        if self.is_block && (is_nested || trimmed.is_empty()) {
            last.into_iter().for_each(|(_, text, _)| push_words(text, trimmed));
            return;
        }
        self.is_block = false;
        if trimmed.is_empty() || trimmed.starts_with('#') {
            return;
        }
        let keyed = trimmed.split_once(self.separator).filter(|(key, rest)| {
            let is_apart = self.separator == '=' || rest.is_empty() || rest.starts_with([' ', '\t', ':']);
            is_apart && !key.is_empty() && !key.starts_with(['"', '\'', '['])
        });
        if let Some((_, text, items)) = last {
            match (trimmed.strip_prefix("- "), keyed) {
                // Authors may be maps: "- name: Ann Lee".
                (Some(item), _) => items.extend(value(item.strip_prefix("name:").unwrap_or(item))),
                (None, Some((key, rest))) if key.trim() == "name" => items.extend(value(rest)),
                (None, Some(_)) => {}
                (None, None) => push_words(text, trimmed),
            }
            return;
        }
        if let Some(table) = trimmed.strip_prefix('[').filter(|_| self.separator == '=') {
            self.is_table = true;
            self.read.push((key_of(table.trim_end_matches(']')), String::new(), Vec::new()));
            return;
        }
        let Some((key, rest)) = line.split_once(self.separator) else { return };
        // Logseq writes two: `author:: [[Ann Lee]]`.
        let rest = rest.strip_prefix(self.separator).unwrap_or(rest).trim();
        match self.read.last_mut().filter(|_| self.is_table) {
            Some((_, _, items)) => items.extend(value(rest).filter(|_| key.trim() == "name")),
            None => {
                self.is_block = BLOCKS.contains(&rest);
                let text = if self.is_block { "" } else { rest };
                self.read.push((key_of(key), text.to_owned(), Vec::new()));
            }
        }
    }

    pub(super) fn finish(self) -> Vec<(String, Vec<String>)> {
        let values = |text: &str, items| if text.is_empty() { items } else { [list(text), items].concat() };
        self.read.into_iter().map(|(key, text, items)| (key, values(&text, items))).collect()
    }
}

fn push_words(text: &mut String, more: &str) {
    if !(text.is_empty() || more.is_empty()) {
        text.push(' ');
    }
    text.push_str(more);
}

/// A key as it is looked up.
fn key_of(key: &str) -> String {
    fold(key.trim()).replace(['_', '-'], " ")
}

/// A value, or the values between brackets, or a wiki's links one behind the other.
fn list(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.starts_with("[[") {
        return items(text).into_iter().filter_map(value).collect();
    }
    let inner = text.strip_prefix('[').map(|inner| (inner, inner.strip_suffix(']')));
    match inner {
        Some((_, Some(inner))) if !inner.contains(']') || inner.contains("[[") => {
            items(inner).into_iter().filter_map(value).collect()
        }
        _ => value(text).into_iter().collect(),
    }
}

/// The items of a list: commas part them, but not inside of quotes or of a wiki's link.
fn items(list: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut start, mut quote, mut is_escaped, mut is_blank) = (0, None, false, true);
    for (at, c) in list.char_indices() {
        match (quote, c) {
            _ if is_escaped => is_escaped = false,
            (Some('"'), '\\') => is_escaped = true,
            (Some('\''), '\'') if list[at + 1..].starts_with('\'') => is_escaped = true,
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if is_blank => quote = Some(c),
            (None, '[') if is_blank && list[at + 1..].starts_with('[') => quote = Some(']'),
            (None, ',') => {
                items.push(&list[start..at]);
                start = at + 1;
            }
            (None, _) => {}
        }
        is_blank = start == at + 1 || is_blank && c.is_whitespace();
    }
    items.push(&list[start..]);
    items
}

/// A scalar without the quotes around it and a wiki's double brackets.
fn value(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(',').trim_end();
    let text = unquoted(text).unwrap_or_else(|| text.to_owned());
    let link = text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]")).filter(|link| !link.contains("[["));
    let text = link.unwrap_or(&text).trim();
    (!text.is_empty() && !matches!(text, "null" | "~" | "[]")).then(|| text.to_owned())
}

/// What stands in quotes, where nothing but a comment stands behind them.
fn unquoted(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut out = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            ('"', '\\') => match chars.next()?.1 {
                'n' | 't' | 'r' => out.push(' '),
                'u' => {
                    let hex = text.get(at + 2..at + 6)?;
                    out.push(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?);
                    chars.nth(3)?;
                }
                c => out.push(c),
            },
            ('\'', '\'') if chars.next_if(|(_, next)| *next == '\'').is_some() => out.push('\''),
            (quote, c) if c == quote => {
                let behind = text[at + 1..].trim_start();
                return (behind.is_empty() || behind.starts_with('#')).then_some(out);
            }
            (_, c) => out.push(c),
        }
    }
    None
}
