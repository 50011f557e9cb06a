//! Articles as references: BibTeX, RIS and CSL-JSON. Dates keep their precision; nothing that is not known is made up.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::terminal::is_unsafe;
use crate::{
    article::{Article, Stamp},
    extract::byline,
};

/// Year, month and day of a stamp, as far as they are known.
fn parts(stamp: &Stamp) -> Vec<u32> {
    use chrono::Datelike;
    let day = stamp.day().map(|day| day.day());
    std::iter::once(u32::try_from(stamp.year()).unwrap_or(0)).chain(stamp.month()).chain(day).collect()
}

fn civil(stamp: &Stamp) -> String {
    stamp.day().map_or_else(|| stamp.to_string(), |day| day.to_string())
}

fn publisher(article: &Article) -> Option<&str> {
    article.site_name.as_deref().or(article.site.as_deref())
}

/// The authors, each with what comes before and behind a family's name if it is certain which of its words that is.
fn authors(article: &Article) -> impl Iterator<Item = (&str, Option<(&str, &str)>)> {
    let language = article.language.as_deref().unwrap_or_default();
    article.authors.iter().map(move |name| (name.as_str(), byline::parted(name, language)))
}

/// A BibTeX entry.
pub fn bibtex(out: &mut impl Write, article: &Article) -> io::Result<()> {
    writeln!(out, "@online{{{},", article.id)?;
    let mut field = |name: &str, value: Option<String>| match value.filter(|v| !v.is_empty()) {
        Some(value) => writeln!(out, "  {name} = {{{value}}},"),
        None => Ok(()),
    };
    // Braces keep the headline's capitals.
    field("title", article.title.as_deref().map(|title| format!("{{{}}}", tex(title))))?;
    // Braces keep a name in one piece.
    let authors: Vec<_> = authors(article)
        .map(|(name, parted)| match parted {
            Some((given, family)) => format!("{}, {}", tex(family), tex(given)),
            None => format!("{{{}}}", tex(name)),
        })
        .collect();
    field("author", Some(authors.join(" and ")))?;
    field("date", article.published.as_ref().map(civil))?;
    field("organization", publisher(article).map(tex))?;
    field("url", article.url.as_deref().map(|url| url.replace(['{', '}'], "")))?;
    field("urldate", article.recorded_save().as_ref().map(civil))?;
    field("langid", article.language.as_deref().and_then(babel).map(str::to_owned))?;
    field("keywords", Some(article.tags.iter().map(|tag| tex(tag)).collect::<Vec<_>>().join(", ")))?;
    writeln!(out, "}}")
}

/// What LaTeX calls a language (babel and polyglossia know no codes); `None` where it has no patterns for it.
fn babel(code: &str) -> Option<&'static str> {
    #[rustfmt::skip]
    const NAMES: &[(&str, &str)] = &[
        ("en-gb", "british"), ("en-us", "american"), ("pt-br", "brazilian"), ("af", "afrikaans"), ("ar", "arabic"),
        ("bg", "bulgarian"), ("ca", "catalan"), ("cs", "czech"), ("cy", "welsh"), ("da", "danish"), ("de", "german"),
        ("el", "greek"), ("en", "english"), ("es", "spanish"), ("et", "estonian"), ("eu", "basque"), ("fa", "persian"),
        ("fi", "finnish"), ("fr", "french"), ("ga", "irish"), ("gl", "galician"), ("he", "hebrew"), ("hr", "croatian"),
        ("hu", "hungarian"), ("id", "indonesian"), ("is", "icelandic"), ("it", "italian"), ("lt", "lithuanian"),
        ("lv", "latvian"), ("nb", "norsk"), ("nl", "dutch"), ("nn", "nynorsk"), ("no", "norsk"), ("pl", "polish"),
        ("pt", "portuguese"), ("ro", "romanian"), ("ru", "russian"), ("sk", "slovak"), ("sl", "slovene"), ("sr", "serbian"),
        ("sv", "swedish"), ("tr", "turkish"), ("uk", "ukrainian"), ("vi", "vietnamese"),
    ];
    let name = |code: &str| NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(code)).map(|(_, name)| *name);
    name(code).or_else(|| name(code.split('-').next()?))
}

/// Text with what TeX would take for itself escaped, on one line.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            // BibTeX counts braces that are escaped too, and wants as many to close.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '$' | '&' | '#' | '%' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c if is_unsafe(c) => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// An RIS record.
pub fn ris(out: &mut impl Write, article: &Article) -> io::Result<()> {
    let mut tag = |name: &str, value: Option<String>| match value.filter(|v| !v.is_empty()) {
        Some(value) => write!(out, "{name}  - {}\r\n", value.replace(is_unsafe, " ")),
        None => Ok(()),
    };
    tag("TY", Some("NEWS".into()))?;
    tag("TI", article.title.clone())?;
    for (name, parted) in authors(article) {
        let author = parted.map_or_else(|| name.to_owned(), |(given, family)| format!("{family}, {given}"));
        tag("AU", Some(author))?;
    }
    let date = |stamp: &Stamp| {
        let parts = parts(stamp);
        let part = |at: usize| parts.get(at).map(|n| format!("{n:02}")).unwrap_or_default();
        format!("{}/{}/{}/", part(0), part(1), part(2))
    };
    tag("PY", article.published.map(|stamp| stamp.year().to_string()))?;
    tag("DA", article.published.as_ref().map(date))?;
    tag("T2", publisher(article).map(str::to_owned))?;
    tag("UR", article.url.clone())?;
    tag("Y2", article.recorded_save().as_ref().map(date))?;
    tag("LA", article.language.clone())?;
    for keyword in &article.tags {
        tag("KW", Some(keyword.clone()))?;
    }
    tag("AB", article.description.clone())?;
    tag("ID", Some(article.id.clone()))?;
    write!(out, "ER  - \r\n")
}

/// A CSL-JSON item.
pub fn csl(article: &Article) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(name.to_owned(), value);
        }
    };
    let date = |stamp: &Stamp| json!({ "date-parts": [parts(stamp)] });
    put("id", Some(article.id.clone().into()));
    put("type", Some("article-newspaper".into()));
    put("title", article.title.clone().map(Value::from));
    if !article.authors.is_empty() {
        let author = |(name, parted)| match parted {
            Some((given, family)) => json!({ "family": family, "given": given }),
            None => json!({ "literal": name }),
        };
        put("author", Some(authors(article).map(author).collect()));
    }
    put("issued", article.published.as_ref().map(date));
    put("accessed", article.recorded_save().as_ref().map(date));
    put("container-title", publisher(article).map(Value::from));
    put("section", article.section.clone().map(Value::from));
    put("URL", article.url.clone().map(Value::from));
    put("language", article.language.clone().map(Value::from));
    put("abstract", article.description.clone().map(Value::from));
    if !article.tags.is_empty() {
        put("keyword", Some(article.tags.join(", ").into()));
    }
    Value::Object(item)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::SavedSource;

    fn article() -> Article {
        Article {
            id: "0123456789ab".into(),
            title: Some("Profit & loss: {50%}".into()),
            authors: vec!["Ada Moss".into(), "Coast & Sea".into()],
            published: "2025-07".parse().ok(),
            saved: "2025-09-05T10:00:00Z".parse().ok(),
            site_name: Some("The Paper".into()),
            url: Some("https://paper.example/a_b".into()),
            tags: vec!["Roads".into()],
            language: Some("en".into()),
            ..Article::default()
        }
    }

    #[test]
    fn as_bibtex() {
        let mut out = Vec::new();
        bibtex(&mut out, &article()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        @online{0123456789ab,
          title = {{Profit \& loss: \textbraceleft{}50\%\textbraceright{}}},
          author = {Moss, Ada and {Coast \& Sea}},
          date = {2025-07},
          organization = {The Paper},
          url = {https://paper.example/a_b},
          urldate = {2025-09-05},
          langid = {english},
          keywords = {Roads},
        }
        ");
    }

    #[test]
    fn as_ris() {
        let mut out = Vec::new();
        ris(&mut out, &article()).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("TY  - NEWS\r\nTI  - Profit"), "{text}");
        assert!(
            text.contains("AU  - Moss, Ada\r\nAU  - Coast & Sea\r\nPY  - 2025\r\nDA  - 2025/07//\r\n")
                && text.contains("Y2  - 2025/09/05/\r\n")
                && text.ends_with("ER  - \r\n"),
            "{text}"
        );
    }

    #[test]
    fn a_files_own_time_is_no_day_of_access() {
        let article = Article { saved_source: Some(SavedSource::File), ..article() };
        let mut out = Vec::new();
        bibtex(&mut out, &article).unwrap();
        ris(&mut out, &article).unwrap();
        let out = String::from_utf8(out).unwrap() + &csl(&article).to_string();
        assert!(!out.contains("2025-09-05") && !out.contains("2025/09/05") && !out.contains("accessed"), "{out}");
    }

    #[test]
    fn languages_as_latex_calls_them() {
        for (code, name) in [
            ("de-AT", Some("german")),
            ("en-GB", Some("british")),
            ("en", Some("english")),
            ("pt-BR", Some("brazilian")),
            ("ja", None),
        ] {
            assert_eq!(babel(code), name, "{code}");
        }
    }

    #[test]
    fn as_csl() {
        let item = csl(&article());
        assert_eq!(item["issued"], json!({ "date-parts": [[2025, 7]] }), "no day is made up");
        assert_eq!(item["accessed"], json!({ "date-parts": [[2025, 9, 5]] }));
        assert_eq!(item["author"], json!([{ "family": "Moss", "given": "Ada" }, { "literal": "Coast & Sea" }]));
    }
}
