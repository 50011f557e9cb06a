//! Hits as people read them in a terminal.

use std::io::{self, Write};

use super::{
    Style, set_in,
    terminal::{columns, sanitize, sanitize_lines, truncate},
};
use crate::{
    article::Article,
    figures::counted,
    query::Wanted,
    search::{Snippet, marks},
};

/// Columns of an id, and of the space before it.
const ID_COLUMNS: usize = 12;

/// Columns that stand before everything below the headline.
const INDENT: usize = 2;

/// A hit to be shown.
pub struct ShownHit<'a> {
    pub article: &'a Article,
    pub snippet: &'a Snippet,
    /// Where the file is, from where the user stands.
    pub path: &'a str,
}

/// Writes one hit: headline and id, then where and when, tags, the passage, the path.
pub fn hit(out: &mut impl Write, hit: &ShownHit<'_>, wanted: &Wanted, style: Style) -> io::Result<()> {
    let article = hit.article;
    let room = style.width.saturating_sub(ID_COLUMNS + 2).max(20);
    let title = sanitize(article.title.as_deref().unwrap_or("(no title)"));
    let title = truncate(&title, room);
    let gap = room.saturating_sub(columns(&title)) + 2;
    writeln!(out, "{}{:gap$}{}", headline(&title, wanted, style), "", style.dim(&article.id))?;
    let about = about(article);
    if !about.is_empty() {
        writeln!(out, "  {}", truncate(&sanitize(&about), style.width.saturating_sub(2)))?;
    }
    if !article.tags.is_empty() {
        writeln!(out, "  {}", tags(&article.tags, style.width.saturating_sub(2)))?;
    }
    if !hit.snippet.text.is_empty() {
        writeln!(out, "  {}", passage(hit.snippet, style))?;
    }
    let entry = article.entry.as_deref().map(|entry| format!("  {entry}")).unwrap_or_default();
    writeln!(out, "  {}{}", style.path(&sanitize(hit.path)), style.dim(&sanitize(&entry)))
}

/// Writes where the page of the hit above stands once more, with the same bytes.
pub fn also(out: &mut impl Write, article: &Article, path: &str, style: Style) -> io::Result<()> {
    let entry = article.entry.as_deref().map(|entry| format!("  {entry}")).unwrap_or_default();
    writeln!(out, "  also {}{}", style.path(&sanitize(path)), style.dim(&sanitize(&entry)))
}

/// The headline in bold; its words that were searched for stand out where there is colour.
fn headline(title: &str, wanted: &Wanted, style: Style) -> String {
    if !style.color {
        return title.to_owned();
    }
    let mut out = String::new();
    let mut at = 0;
    for (start, end) in marks(title, wanted) {
        out += &style.bold(&title[at..start]);
        out += &style.mark(&title[start..end]);
        at = end;
    }
    out + &style.bold(&title[at..])
}

/// Date, site, authors, section, save date and what is unusual, as far as they are known.
fn about(article: &Article) -> String {
    let day = |stamp: &crate::article::Stamp| stamp.day().map_or_else(|| stamp.to_string(), |day| day.to_string());
    let mut parts = Vec::new();
    parts.extend(article.published.as_ref().map(day));
    parts.extend(article.site_name.clone().or_else(|| article.site.clone()));
    if !article.authors.is_empty() {
        parts.push(article.authors.join(", "));
    }
    parts.extend(article.section.clone());
    parts.extend(article.recorded_save().map(|saved| format!("saved {}", day(&saved))));
    if article.kind != crate::article::Kind::Article {
        parts.push(article.kind.name().to_owned());
    }
    if article.partial {
        parts.push("partial".into());
    }
    parts.join(" · ")
}

/// As many tags as there is room for, and how many more there are.
fn tags(tags: &[String], room: usize) -> String {
    let mut line = String::new();
    for (n, tag) in tags.iter().enumerate() {
        let tag = sanitize(tag);
        let more = format!("  +{}", counted((tags.len() - n) as u64, "tag"));
        let sign = if n > 0 { " · " } else { "" };
        let needed =
            columns(&line) + columns(sign) + columns(&tag) + if n + 1 < tags.len() { columns(&more) } else { 0 };
        // The first tag is shown whatever its length.
        if needed > room && n > 0 {
            return line + &more;
        }
        line += sign;
        line += &truncate(&tag, room);
    }
    line
}

/// The passage, broken into lines as a terminal has room for them.
fn passage(snippet: &Snippet, style: Style) -> String {
    if style.color {
        // Colours take no room, but would be counted.
        set_in(&marked(&style.broken(&snippet.text, INDENT), &snippet.marks, style), INDENT)
    } else {
        style.prose(&marked(&snippet.text, &snippet.marks, style), INDENT)
    }
}

/// A passage with its words marked: in colour, or in square brackets where there is none.
fn marked(text: &str, marks: &[(usize, usize)], style: Style) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (start, end) in marks {
        out += &sanitize_lines(&text[at..*start]);
        let word = sanitize_lines(&text[*start..*end]);
        out += &if style.color { style.mark(&word) } else { format!("[{word}]") };
        at = *end;
    }
    out += &sanitize_lines(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn a_hit_in_full() {
        let article = Article {
            id: "c620451ea316".into(),
            title: Some("Bridge opens \u{1b}[2Jafter a long wait".into()),
            authors: vec!["Ada Moss".into()],
            published: "2025-07-06T10:00:00Z".parse().ok(),
            saved: "2025-09-05".parse().ok(),
            site_name: Some("The Paper".into()),
            section: Some("World".into()),
            tags: ["Bridges", "Roads", "Rivers", "Ferries and other boats of any size"].map(String::from).into(),
            ..Article::default()
        };
        let snippet = Snippet { text: "The bridge is open.".into(), marks: vec![(4, 10)] };
        let shown = ShownHit { article: &article, snippet: &snippet, path: "2025/a.html" };
        let wanted = Wanted::of(&parse("bridge").node);
        let mut out = Vec::new();
        hit(&mut out, &shown, &wanted, Style { width: 60, ..Style::PLAIN }).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        Bridge opens [2Jafter a long wait               c620451ea316
          2025-07-06 · The Paper · Ada Moss · World · saved 2025-09…
          Bridges · Roads · Rivers  +1 tag
          The [bridge] is open.
          2025/a.html
        ");
        let mut colored = Vec::new();
        hit(&mut colored, &shown, &wanted, Style { color: true, ..Style::PLAIN }).unwrap();
        assert!(String::from_utf8(colored).unwrap().contains("The \u{1b}[1;31mbridge\u{1b}[0m is"));
        let narrow = Style { width: 14, terminal: true, ..Style::PLAIN };
        assert_eq!(passage(&snippet, narrow), "The [bridge]\n  is open.");
        assert_eq!(passage(&snippet, Style { color: true, ..narrow }), "The \u{1b}[1;31mbridge\u{1b}[0m\n  is open.");
    }
}
