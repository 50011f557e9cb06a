//! A whole article written down: as JSON, as text to read, as Markdown with front matter, as a page.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};

use super::{Style, html, json, terminal};
use crate::article::Article;

/// Columns of the longest field's name.
const NAME_COLUMNS: usize = 10;

/// A form in which whole articles are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleForm {
    /// One indented JSON array of all articles.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A head of fields, then the story.
    Text,
    /// Front matter, then the story.
    Markdown,
    /// One HTML document of all articles, without anything else of their pages.
    Html,
}

/// Writes articles one after the other in one form; [`finish`](ArticleWriter::finish) ends the document.
pub struct ArticleWriter<W> {
    out: W,
    form: ArticleForm,
    style: Style,
    written: usize,
}

impl<W: Write> ArticleWriter<W> {
    /// Nothing is written before the first article.
    pub fn new(out: W, form: ArticleForm, style: Style) -> ArticleWriter<W> {
        ArticleWriter { out, form, style, written: 0 }
    }

    /// Writes one article.
    pub fn write(&mut self, article: &Article) -> io::Result<()> {
        let first = self.written == 0;
        self.written += 1;
        match self.form {
            ArticleForm::Json => {
                self.out.write_all(if first { b"[\n" } else { b",\n" })?;
                json::pretty(&mut self.out, article)
            }
            ArticleForm::Jsonl => json::line(&mut self.out, article),
            ArticleForm::Text => {
                if !first {
                    self.out.write_all(b"\n")?;
                }
                text(&mut self.out, article, self.style)
            }
            ArticleForm::Markdown => {
                if !first {
                    self.out.write_all(b"\n")?;
                }
                markdown(&mut self.out, article)
            }
            ArticleForm::Html => {
                if first {
                    html::head(&mut self.out, article)?;
                }
                html::article(&mut self.out, article)
            }
        }
    }

    /// Ends the document and flushes.
    pub fn finish(mut self) -> io::Result<()> {
        if self.form == ArticleForm::Json {
            self.out.write_all(if self.written == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        if self.form == ArticleForm::Html && self.written > 0 {
            html::foot(&mut self.out)?;
        }
        self.out.flush()
    }
}

/// The article's fields as name and value, in the order a reader wants them; unknown ones are left out.
fn head(article: &Article) -> Vec<(&'static str, String)> {
    let mut head = Vec::new();
    let mut push = |name, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            head.push((name, value));
        }
    };
    push("authors", Some(article.authors.join(", ")));
    push("published", published(article));
    push("modified", article.modified.map(|s| s.to_string()));
    push("saved", article.saved.map(|s| s.to_string()));
    push("site", article.site.clone());
    push("site name", article.site_name.clone());
    push("section", article.section.clone());
    push("tags", Some(article.tags.join(" · ")));
    push("language", article.language.clone());
    push("url", article.url.clone());
    push("path", Some(article.path.clone()));
    push("entry", article.entry.clone());
    push("kind", Some(article.kind.name().to_owned()));
    push("id", Some(article.id.clone()));
    head
}

/// When it was published; where day and month may be the other way round, that day too.
fn published(article: &Article) -> Option<String> {
    let stamp = article.published?;
    let day = stamp.day().filter(|_| article.published_ambiguous);
    let other = day.and_then(|day| NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()));
    Some(other.map_or_else(|| stamp.to_string(), |other| format!("{stamp} (or {other}?)")))
}

/// The description, unless it is the story's beginning, whole or cut, as many are: nobody reads that twice.
pub(super) fn standfirst(article: &Article) -> Option<&str> {
    let is_beginning = |text: &str| article.text.starts_with(text.trim_end_matches(['…', '.', ' ']));
    article.description.as_deref().filter(|text| !is_beginning(text))
}

fn text(out: &mut impl Write, article: &Article, style: Style) -> io::Result<()> {
    let title = article.title.as_deref().unwrap_or("(no title)");
    let prose = |text: &str| style.prose(&terminal::sanitize(text), 0);
    writeln!(out, "{}", style.bold(&prose(title)))?;
    for (name, value) in head(article) {
        let value = style.prose(&terminal::sanitize(&value), NAME_COLUMNS + 3);
        writeln!(out, "  {} {value}", style.dim(&terminal::pad(name, NAME_COLUMNS)))?;
    }
    if let Some(standfirst) = standfirst(article) {
        writeln!(out, "\n{}", prose(standfirst))?;
    }
    if !article.text.is_empty() {
        writeln!(out)?;
        let mut was_broken = false;
        for line in article.text.lines() {
            // Where a block is several lines, its end would not be seen.
            let block = prose(line);
            writeln!(out, "{}{block}", if was_broken { "\n" } else { "" })?;
            was_broken = block.contains('\n');
        }
    }
    Ok(())
}

fn markdown(out: &mut impl Write, article: &Article) -> io::Result<()> {
    // JSON strings and lists are valid YAML, so that no value needs quoting rules of its own.
    writeln!(out, "---")?;
    let mut field = |name: &str, value: serde_json::Value| {
        write!(out, "{name}: ")?;
        json::line(out, &value)
    };
    if let Some(title) = &article.title {
        field("title", title.as_str().into())?;
    }
    if !article.authors.is_empty() {
        field("authors", article.authors.clone().into())?;
    }
    for (name, value) in [("date", article.published), ("lastmod", article.modified), ("saved", article.saved)] {
        if let Some(stamp) = value {
            field(name, stamp.to_string().into())?;
        }
    }
    if !article.tags.is_empty() {
        field("tags", article.tags.clone().into())?;
    }
    let named = [
        ("section", &article.section),
        ("site", &article.site),
        ("language", &article.language),
        ("url", &article.url),
        ("description", &article.description),
    ];
    for (name, value) in named {
        if let Some(value) = value {
            field(name, value.as_str().into())?;
        }
    }
    writeln!(out, "---\n")?;
    if let Some(title) = &article.title {
        writeln!(out, "# {}\n", terminal::sanitize(title))?;
    }
    for line in article.text.lines() {
        writeln!(out, "{}\n", terminal::sanitize(line))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(form: ArticleForm, articles: &[Article]) -> String {
        let mut out = Vec::new();
        let mut writer = ArticleWriter::new(&mut out, form, Style::PLAIN);
        for article in articles {
            writer.write(article).unwrap();
        }
        writer.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    fn article() -> Article {
        Article {
            id: "0123456789ab".into(),
            path: "a/b.html".into(),
            title: Some("Bridge \u{1b}[2Jopens".into()),
            tags: vec!["Roads: new".into(), "Bridges".into()],
            published: "2025-07".parse().ok(),
            text: "First.\nSecond.".into(),
            words: 2,
            ..Article::default()
        }
    }

    #[test]
    fn json_is_one_document() {
        assert_eq!(written(ArticleForm::Json, &[]), "[]\n");
        let two = written(ArticleForm::Json, &[article(), article()]);
        assert_eq!(serde_json::from_str::<Vec<Article>>(&two).unwrap(), [article(), article()]);
    }

    #[test]
    fn jsonl_is_one_line_each() {
        assert_eq!(written(ArticleForm::Jsonl, &[article(), article()]).lines().count(), 2);
    }

    #[test]
    fn a_description_that_is_the_storys_beginning_is_not_said_twice() {
        for (description, times) in [("The drain began to …", 1), ("The drain began to sing.", 1), ("A drain.", 2)] {
            let text = "The drain began to sing.".into();
            let page = Article { text, description: Some(description.into()), ..Article::default() };
            let html = written(ArticleForm::Html, std::slice::from_ref(&page));
            assert_eq!(html.lines().filter(|line| line.contains("drain")).count(), times, "{description}");
            let text = written(ArticleForm::Text, &[page]);
            assert_eq!(text.lines().filter(|line| line.contains("drain")).count(), times, "{description}");
        }
    }

    #[test]
    fn a_reader_at_a_terminal_gets_lines_that_fit() {
        let page = Article {
            title: Some("The drain began to sing".into()),
            tags: ["Drains", "Fish Market", "Singing in the open air"].map(str::to_owned).into(),
            text: "Stallholders noticed first, and then it went quiet.\nShort.\nEnd.".into(),
            ..Article::default()
        };
        let mut out = Vec::new();
        text(&mut out, &page, Style { width: 32, terminal: true, ..Style::PLAIN }).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.lines().all(|line| terminal::columns(line) <= 32), "{out}");
        assert!(out.contains("\n  tags       Drains · Fish\n             Market"), "{out}");
        assert!(out.ends_with("first, and\nthen it went quiet.\n\nShort.\nEnd.\n"), "{out}");
    }

    #[test]
    fn a_day_that_may_be_another_is_told() {
        for (published_ambiguous, told) in [(true, "2024-03-04 (or 2024-04-03?)"), (false, "2024-03-04")] {
            let page = Article { published: "2024-03-04".parse().ok(), published_ambiguous, ..article() };
            let text = written(ArticleForm::Text, &[page]);
            assert!(text.contains(&format!("published  {told}\n")), "{text}");
        }
    }

    #[test]
    fn text_and_markdown_hold_no_escapes() {
        for form in [ArticleForm::Text, ArticleForm::Markdown] {
            let text = written(form, &[article()]);
            assert!(text.contains("Bridge [2Jopens") || text.contains("\\u001b"), "{text}");
            assert!(!text.contains('\u{1b}'), "{text}");
            assert!(text.contains("2025-07") && text.contains("Second."), "{text}");
        }
    }
}
