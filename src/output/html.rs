//! An article as a page to read or print: what was read from the saved one, and nothing else of it.

use std::io::{self, Write};

use super::{article::standfirst, terminal};
use crate::article::Article;

/// Enough for a column that is read with ease, on a screen and on paper.
const STYLE: &str = "body{max-width:38em;margin:2em auto;padding:0 1em;font:1.1em/1.5 serif}\
                     header,footer{font:.85em/1.5 sans-serif;color:#555}article+article{border-top:1px solid}";

/// The document's beginning, named by its first article.
pub(super) fn head(out: &mut impl Write, first: &Article) -> io::Result<()> {
    writeln!(out, "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>", escaped(title_of(first)))
}

/// The document's end.
pub(super) fn foot(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "</body>\n</html>")
}

/// One article.
pub(super) fn article(out: &mut impl Write, article: &Article) -> io::Result<()> {
    let language = article.language.as_deref().map(|code| format!(" lang=\"{}\"", escaped(code))).unwrap_or_default();
    writeln!(out, "<article id=\"{}\" dir=\"auto\"{language}>\n<header>", escaped(&article.id))?;
    writeln!(out, "<h1>{}</h1>", escaped(title_of(article)))?;
    if !article.authors.is_empty() {
        let names: Vec<String> =
            article.authors.iter().map(|name| format!("<span class=\"author\">{}</span>", escaped(name))).collect();
        writeln!(out, "<p class=\"byline\">{}</p>", names.join(", "))?;
    }
    if let Some(published) = article.published {
        writeln!(out, "<p><time class=\"published\" datetime=\"{published}\">{published}</time></p>")?;
    }
    writeln!(out, "</header>")?;
    if let Some(standfirst) = standfirst(article) {
        writeln!(out, "<p class=\"description\"><em>{}</em></p>", escaped(standfirst))?;
    }
    for line in article.text.lines() {
        writeln!(out, "<p>{}</p>", escaped(line))?;
    }
    footer(out, article)?;
    writeln!(out, "</article>")
}

/// Tags, and where the story and its saved page are.
fn footer(out: &mut impl Write, article: &Article) -> io::Result<()> {
    writeln!(out, "<footer>")?;
    if !article.tags.is_empty() {
        let tags: Vec<String> = article.tags.iter().map(|tag| format!("<li>{}</li>", escaped(tag))).collect();
        writeln!(out, "<p>Tags:</p>\n<ul class=\"tags\">{}</ul>", tags.concat())?;
    }
    if let Some(url) = &article.url {
        let shown = escaped(url);
        // Other schemes may run what a page says.
        match url.starts_with("https://") || url.starts_with("http://") {
            true => writeln!(out, "<p><a rel=\"external\" href=\"{shown}\">{shown}</a></p>")?,
            false => writeln!(out, "<p>{shown}</p>")?,
        }
    }
    let saved = article.saved.map(|saved| format!(", saved {saved}")).unwrap_or_default();
    writeln!(out, "<p>{}{saved}</p>\n</footer>", escaped(&article.path))
}

fn title_of(article: &Article) -> &str {
    article.title.as_deref().unwrap_or("(no title)")
}

/// Text for an element or a quoted attribute, without control characters.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in terminal::sanitize(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;

    #[test]
    fn what_a_page_says_is_text() {
        let hostile = "</p><script>alert(1)</script>\"&\u{1b}[2J";
        let page = Article {
            id: "\" onclick=\"x".into(),
            title: Some(hostile.into()),
            authors: vec![hostile.into()],
            tags: vec![hostile.into()],
            description: Some(hostile.into()),
            url: Some("javascript:alert(1)".into()),
            language: Some(hostile.into()),
            text: format!("One {hostile}\nTwo"),
            ..Article::default()
        };
        let mut out = Vec::new();
        head(&mut out, &page).unwrap();
        article(&mut out, &page).unwrap();
        foot(&mut out).unwrap();
        let html = Html::parse_document(&String::from_utf8(out).unwrap());
        let count = |selector: &str| html.select(&Selector::parse(selector).unwrap()).count();
        assert_eq!((count("script"), count("[onclick]"), count("a"), count("article > p")), (0, 0, 0, 3));
        let title: String = html.select(&Selector::parse("h1").unwrap()).flat_map(|h| h.text()).collect();
        assert_eq!(title, "</p><script>alert(1)</script>\"&[2J");
    }
}
