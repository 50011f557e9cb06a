//! The schema: which facts of a page and of a file are kept, and in what form.
//!
//! Two sorts of documents share one index. A *page* holds an article. A *file record* says what was made of one file of
//! the archive; it is written after the file's last page, so that a path with pages and no record is known to be
//! unfinished. Both carry the path, by which all that came from one file is deleted.
//!
//! | form | fields | read by |
//! |---|---|---|
//! | words with positions | `title description text tag_words author_words url` | query words |
//! | whole values, folded | `tag author section site language kind format month missing id url_key` | filters |
//! | columns of spellings | `tag_name author_name section_name site_domain site_name language_name kind format month` | counts |
//! | columns of numbers | `day_first day_last time saved_first saved_last number` | filters, sorting |
//! | stored | `article` (its JSON without the text), `text` (once) | hits |

use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use super::tokenizer;

/// Goes into every commit: an index with another schema must be rebuilt.
pub const VERSION: u32 = 2;

/// Terms of `record`: what sort of document it is.
pub mod record {
    /// A page.
    pub const PAGE: &str = "page";
    /// The record of a file.
    pub const FILE: &str = "file";
}

/// The fields' handles. Field order in the schema is part of [`VERSION`].
#[derive(Clone, Debug)]
pub struct Fields {
    /// `page` or `file`.
    pub record: Field,
    /// The file's path below the root as bytes, on pages and file records: deleted by, sorted by.
    pub path: Field,

    pub title: Field,
    pub description: Field,
    /// The story, stored here and nowhere else.
    pub text: Field,
    pub tag_words: Field,
    pub author_words: Field,
    /// The words of the address.
    pub url: Field,

    pub tag: Field,
    pub author: Field,
    pub section: Field,
    /// The address's host and its parent domains down to the registered one, and the site's folded name.
    pub site: Field,
    pub language: Field,
    pub kind: Field,
    pub format: Field,
    /// `2025-07`, only where the month is known.
    pub month: Field,
    /// Names of the fields that the page does not have: `date`, `author`, `tags`, …
    pub missing: Field,
    /// The page's SHA-256 in hex; looked up by prefix.
    pub id: Field,
    /// The address without scheme, `www.`, trackers and fragment.
    pub url_key: Field,

    pub tag_name: Field,
    pub author_name: Field,
    pub section_name: Field,
    pub site_domain: Field,
    pub site_name: Field,
    pub language_name: Field,

    /// The first and last civil day that `published` may mean, in days since 1970-01-01 on the publisher's clock.
    pub day_first: Field,
    pub day_last: Field,
    /// `published` in seconds on the publisher's clock, a partial date as its first moment: for sorting only.
    pub time: Field,
    pub saved_first: Field,
    pub saved_last: Field,

    /// The article as JSON, without its text.
    pub article: Field,
    /// The page's place among those of its file: sorted by.
    pub number: Field,
    /// Which of several pages with one entry; absent for the first.
    pub nth: Field,
    /// The record's place in its container, for random access.
    pub span_offset: Field,
    pub span_len: Field,

    pub file: FileFields,
}

/// Facts of a file record: columns, so that a second run never opens the document store.
#[derive(Clone, Debug)]
pub struct FileFields {
    /// Bytes.
    pub size: Field,
    /// Modification time in nanoseconds since 1970.
    pub mtime: Field,
    /// See [`super::record::Outcome`].
    pub outcome: Field,
    /// How many pages came from the file.
    pub pages: Field,
    /// The version of the extractor that read it.
    pub extractor: Field,
    /// Why it failed or was cut short; stored.
    pub error: Field,
}

/// Words with positions.
fn words() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer::NAME)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    TextOptions::default().set_indexing_options(indexing)
}

impl FileFields {
    fn add_to(schema: &mut SchemaBuilder) -> FileFields {
        FileFields {
            size: schema.add_u64_field("file_size", FAST),
            mtime: schema.add_i64_field("file_mtime", FAST),
            outcome: schema.add_u64_field("file_outcome", INDEXED | FAST),
            pages: schema.add_u64_field("file_pages", FAST),
            extractor: schema.add_u64_field("file_extractor", FAST),
            error: schema.add_text_field("file_error", STORED),
        }
    }
}

impl Fields {
    /// The schema and its fields.
    pub fn build() -> (Schema, Fields) {
        let mut schema = Schema::builder();
        let column = || TextOptions::default().set_fast("raw");
        let both = || column() | STRING;
        let day = || INDEXED | FAST;
        let fields = Fields {
            record: schema.add_text_field("record", STRING),
            path: schema.add_bytes_field("path", BytesOptions::default().set_indexed().set_fast()),
            title: schema.add_text_field("title", words()),
            description: schema.add_text_field("description", words()),
            text: schema.add_text_field("text", words() | STORED),
            tag_words: schema.add_text_field("tag_words", words()),
            author_words: schema.add_text_field("author_words", words()),
            url: schema.add_text_field("url", words()),
            tag: schema.add_text_field("tag", STRING),
            author: schema.add_text_field("author", STRING),
            section: schema.add_text_field("section", STRING),
            site: schema.add_text_field("site", STRING),
            language: schema.add_text_field("language", STRING),
            kind: schema.add_text_field("kind", both()),
            format: schema.add_text_field("format", both()),
            month: schema.add_text_field("month", both()),
            missing: schema.add_text_field("missing", STRING),
            id: schema.add_text_field("id", STRING),
            url_key: schema.add_text_field("url_key", STRING),
            tag_name: schema.add_text_field("tag_name", column()),
            author_name: schema.add_text_field("author_name", column()),
            section_name: schema.add_text_field("section_name", column()),
            site_domain: schema.add_text_field("site_domain", column()),
            site_name: schema.add_text_field("site_name", column()),
            language_name: schema.add_text_field("language_name", column()),
            day_first: schema.add_i64_field("day_first", day()),
            day_last: schema.add_i64_field("day_last", day()),
            time: schema.add_i64_field("time", FAST),
            saved_first: schema.add_i64_field("saved_first", day()),
            saved_last: schema.add_i64_field("saved_last", day()),
            article: schema.add_bytes_field("article", STORED),
            number: schema.add_u64_field("number", FAST),
            nth: schema.add_u64_field("nth", STORED),
            span_offset: schema.add_u64_field("span_offset", STORED),
            span_len: schema.add_u64_field("span_len", STORED),
            file: FileFields::add_to(&mut schema),
        };
        (schema.build(), fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Deleting by a field that is not indexed silently does nothing.
    #[test]
    fn what_is_deleted_by_is_indexed() {
        let (schema, fields) = Fields::build();
        for field in [fields.record, fields.path] {
            assert!(schema.get_field_entry(field).is_indexed());
        }
    }

    #[test]
    fn the_text_is_stored_once() {
        let (schema, _) = Fields::build();
        let stored: Vec<_> = schema.fields().filter(|(_, e)| e.is_stored()).map(|(_, e)| e.name()).collect();
        assert_eq!(stored, ["text", "article", "nth", "span_offset", "span_len", "file_error"]);
    }
}
