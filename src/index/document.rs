//! An article as a document of the index, and back.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use tantivy::{
    TantivyDocument,
    schema::{Field, Value},
};

use super::{
    address,
    loosen::loosen,
    schema::{Fields, record},
    tokenizer::{is_ignored, is_letter_apostrophe},
};
use crate::{
    archive::Span,
    article::{Article, Stamp},
    fold::{fold, is_steering},
};

/// Longest headline or description in bytes; what is longer is a page's whole text put there. The text itself is as long as
/// a page may be.
const MAX_LINE_BYTES: usize = 1 << 20;

/// Longest value of a tag, a name or an address in bytes; far below Tantivy's limit for a term.
const MAX_VALUE_BYTES: usize = 1_000;

/// An article with its place in a container.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    pub article: Article,
    /// Counts pages of one file with the same entry, from 0.
    pub nth: u32,
    /// Counts the pages of one file as they stand in it, from 0. Orders hits; not read back.
    pub number: u64,
    pub span: Option<Span>,
}

/// Days since 1970-01-01 of a civil day.
pub(crate) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) - i64::from(NaiveDate::default().num_days_from_ce())
}

/// Seconds since 1970-01-01 on the stamp's own clock; a partial date as its first moment.
fn seconds(stamp: &Stamp) -> i64 {
    let time = match stamp {
        Stamp::Local(t) => t.time(),
        Stamp::Zoned(t) => t.naive_local().time(),
        _ => NaiveTime::MIN,
    };
    day_number(stamp.first_day()) * 86_400 + i64::from(time.num_seconds_from_midnight())
}

/// A path below the root as bytes, with `/` between folders.
pub(crate) fn path_bytes(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(path.as_os_str().len());
    for part in path.components() {
        if !bytes.is_empty() {
            bytes.push(b'/');
        }
        bytes.extend_from_slice(part.as_os_str().as_encoded_bytes());
    }
    bytes
}

/// The path that [`path_bytes`] wrote down.
pub fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
    }
    #[cfg(not(unix))]
    {
        PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
    }
}

/// The bytes of an article's path, also where `path` is lossy.
pub fn article_path(article: &Article) -> Vec<u8> {
    let exact = article.path_base64.as_ref().and_then(|encoded| BASE64.decode(encoded).ok());
    exact.unwrap_or_else(|| article.path.clone().into_bytes())
}

/// A document under construction.
struct Builder<'a> {
    fields: &'a Fields,
    doc: TantivyDocument,
}

impl Builder<'_> {
    fn text(&mut self, field: Field, value: &str) {
        if !value.is_empty() {
            self.doc.add_text(field, value);
        }
    }

    fn value(&mut self, field: Field, value: &str) {
        self.text(field, cut(value.trim(), MAX_VALUE_BYTES));
    }

    /// Values in three forms: folded and whole, as words, as spelled. Of spellings that fold alike only the first counts:
    /// the counts rely on it.
    fn named(&mut self, values: &[String], whole: Field, words: Option<Field>, spelled: Field) {
        let mut seen = HashSet::new();
        for value in values {
            let folded = fold_value(value);
            if folded.is_empty() || seen.contains(&folded) {
                continue;
            }
            self.value(whole, &folded);
            self.value(spelled, value);
            if let Some(words) = words {
                self.value(words, value);
            }
            seen.insert(folded);
        }
    }

    fn dates(&mut self, article: &Article) {
        let fields = self.fields;
        if let Some(stamp) = &article.published {
            self.doc.add_i64(fields.day_first, day_number(stamp.first_day()));
            self.doc.add_i64(fields.day_last, day_number(stamp.last_day()));
            self.doc.add_i64(fields.time, seconds(stamp));
            if let Some(month) = stamp.month() {
                self.text(fields.month, &format!("{:04}-{month:02}", stamp.year()));
            }
        }
        if let Some(stamp) = &article.saved {
            self.doc.add_i64(fields.saved_first, day_number(stamp.first_day()));
            self.doc.add_i64(fields.saved_last, day_number(stamp.last_day()));
        }
    }

    fn site(&mut self, article: &Article) {
        let fields = self.fields;
        let mut keys =
            article.url.as_deref().map(|url| address::domains(url, article.site.as_deref())).unwrap_or_default();
        keys.extend(article.site.iter().map(|site| fold_value(site)));
        keys.extend(article.site_name.iter().map(|name| fold_value(name)));
        keys.sort();
        keys.dedup();
        for key in keys {
            self.value(fields.site, &key);
        }
        self.value(fields.site_domain, article.site.as_deref().unwrap_or_default());
        self.value(fields.site_name, article.site_name.as_deref().unwrap_or_default());
    }

    fn missing(&mut self, article: &Article, text: &str) {
        let missing = [
            ("date", article.published.is_none()),
            ("author", article.authors.is_empty()),
            ("tags", article.tags.is_empty()),
            ("title", article.title.is_none()),
            ("description", article.description.is_none()),
            ("section", article.section.is_none()),
            ("language", article.language.is_none()),
            ("site", article.site.is_none() && article.site_name.is_none()),
            ("url", article.url.is_none()),
            ("saved", article.saved.is_none()),
            ("text", text.is_empty()),
        ];
        for (name, _) in missing.iter().filter(|(_, missing)| *missing) {
            self.doc.add_text(self.fields.missing, name);
        }
    }
}

/// A value as filters compare it: folded, trimmed, with single spaces, and with the hyphens and apostrophes of a keyboard.
pub(crate) fn fold_value(value: &str) -> String {
    // Beside what is in a word for the eye only: what pages have in tags and names because somebody pasted it, and what tells
    // the direction of writing, which nobody types. A terminal shows neither, so that who copies a value has it without.
    let is_unseen = |c: &char| {
        is_ignored(*c)
            || is_steering(*c) && !c.is_whitespace()
            || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
    };
    let mut folded: String = fold(value).chars().filter(|c| !is_unseen(c)).map(as_typed).collect();
    loosen(&mut folded);
    let mut words = folded.split_whitespace();
    let mut out = words.next().unwrap_or_default().to_owned();
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
    cut(&out, MAX_VALUE_BYTES).to_owned()
}

/// The sign that a keyboard has for one that printers and editors put in its place.
fn as_typed(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        c if is_letter_apostrophe(c) => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        c => c,
    }
}

/// The beginning of a text, at most `max` bytes of it.
fn cut(text: &str, max: usize) -> &str {
    &text[..text.floor_char_boundary(max)]
}

/// The serialized name of a unit variant, such as `html`.
fn name_of<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The document of a page.
///
/// # Errors
/// When the article cannot be written as JSON, which no article that was extracted does.
pub(super) fn page(fields: &Fields, mut placed: Placed) -> serde_json::Result<TantivyDocument> {
    let text = std::mem::take(&mut placed.article.text);
    let article = &placed.article;
    let mut b = Builder { fields, doc: TantivyDocument::default() };
    b.doc.add_text(fields.record, record::PAGE);
    b.doc.add_bytes(fields.path, &article_path(article));
    b.text(fields.text, &text);
    for (field, value) in [(fields.title, &article.title), (fields.description, &article.description)] {
        b.text(field, cut(value.as_deref().unwrap_or_default(), MAX_LINE_BYTES));
    }
    b.named(&article.tags, fields.tag, Some(fields.tag_words), fields.tag_name);
    b.named(&article.authors, fields.author, Some(fields.author_words), fields.author_name);
    b.named(article.section.as_slice(), fields.section, None, fields.section_name);
    b.site(article);
    if let Some(url) = &article.url {
        b.value(fields.url, url);
        b.value(fields.url_key, &address::key(url));
    }
    if let Some(language) = &article.language {
        b.value(fields.language, &language.to_ascii_lowercase());
        b.value(fields.language_name, language);
    }
    b.value(fields.kind, article.kind.name());
    b.value(fields.format, &name_of(&article.format));
    b.value(fields.id, &article.sha256);
    b.dates(article);
    b.missing(article, &text);
    b.doc.add_bytes(fields.article, &serde_json::to_vec(article)?);
    b.doc.add_u64(fields.number, placed.number);
    if placed.nth > 0 {
        b.doc.add_u64(fields.nth, placed.nth.into());
    }
    if let Some(span) = placed.span {
        b.doc.add_u64(fields.span_offset, span.offset);
        b.doc.add_u64(fields.span_len, span.len);
    }
    Ok(b.doc)
}

/// The article that a page's document holds; `None` for a file record or a damaged document.
pub(super) fn placed(fields: &Fields, doc: &TantivyDocument) -> Option<Placed> {
    let number = |field| doc.get_first(field).and_then(|v| v.as_u64());
    let json = doc.get_first(fields.article)?.as_bytes()?;
    let mut article: Article = serde_json::from_slice(json).ok()?;
    article.text = doc.get_first(fields.text).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    let span = number(fields.span_offset).zip(number(fields.span_len)).map(|(offset, len)| Span { offset, len });
    let nth = number(fields.nth).and_then(|n| n.try_into().ok()).unwrap_or(0);
    Some(Placed { article, nth, span, ..Placed::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Placed {
        Placed {
            article: Article {
                id: "0123456789ab".into(),
                sha256: "0123456789ab".repeat(5),
                path: "a/b.warc".into(),
                entry: Some("https://paper.example/x".into()),
                url: Some("https://news.paper.example/x".into()),
                site: Some("paper.example".into()),
                title: Some("Bridge opens".into()),
                tags: vec!["Roads".into(), "roads".into(), "Élan".into()],
                published: "2025-07-06T23:30:00+02:00".parse().ok(),
                text: "The bridge is open.".into(),
                words: 4,
                ..Article::default()
            },
            nth: 2,
            number: 0,
            span: Some(Span { offset: 10, len: 20 }),
        }
    }

    #[test]
    fn an_article_comes_back_whole() {
        let (_, fields) = Fields::build();
        let doc = page(&fields, sample()).unwrap();
        assert_eq!(placed(&fields, &doc), Some(sample()));
    }

    #[test]
    fn spellings_that_fold_alike_count_once() {
        let (_, fields) = Fields::build();
        let doc = page(&fields, sample()).unwrap();
        let values = |field| doc.get_all(field).filter_map(|v| v.as_str().map(str::to_owned)).collect::<Vec<_>>();
        assert_eq!(values(fields.tag), ["roads", "elan"]);
        assert_eq!(values(fields.tag_name), ["Roads", "Élan"]);
        assert_eq!(values(fields.site), ["news.paper.example", "paper.example"]);
        assert_eq!(values(fields.month), ["2025-07"]);
    }

    #[test]
    fn values_are_compared_as_they_are_typed() {
        for (value, typed) in [
            ("E\u{2011}Mobilität", "e-mobilitat"),
            ("Aujourd’hui", "aujourd'hui"),
            ("Об\u{02BC}єднання", "об'єднання"),
            ("کتاب\u{200C}خانه", "كتابخانه"),
            ("Fuß\u{AD}ball", "fussball"),
            ("\u{200B}Roads\u{FEFF}", "roads"),
            ("Hindi–Urdu", "hindi-urdu"),
            ("\u{200F}תרבות\u{200E}", "תרבות"),
            ("\u{2068}Roads\u{2069}", "roads"),
            ("Ro\u{1B}[1mads\u{9F}", "ro[1mads"),
            ("Road\tTax", "road tax"),
        ] {
            assert_eq!(fold_value(value), fold_value(typed), "{value}");
        }
    }

    #[test]
    fn days_are_the_publishers() {
        let day = |s: &str| s.parse::<Stamp>().map(|s| day_number(s.first_day())).unwrap();
        assert_eq!(day("1970-01-02"), 1);
        assert_eq!(day("2025-07-06T23:30:00-11:00"), day("2025-07-06"));
        assert_eq!(seconds(&"1970-01-02T00:00:05Z".parse().unwrap()), 86_405);
    }

    #[test]
    fn paths_come_back() {
        for path in ["a/b.html", "é/字.htm"] {
            assert_eq!(path_of(&path_bytes(Path::new(path))), PathBuf::from(path));
        }
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(cut("aé", 2), "a");
        assert!(fold_value(&"é ".repeat(2_000)).len() <= MAX_VALUE_BYTES);
    }
}
