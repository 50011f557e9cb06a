//! [`Reader`]: one committed state of an index, opened for questions.

use std::{
    fmt::Debug,
    io,
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use serde::{Deserialize, Serialize};
use tantivy::{
    DocAddress, Index, IndexReader, ReloadPolicy, Searcher, TantivyDocument,
    directory::{Directory, error::OpenReadError},
    index::SegmentComponent,
    query::Query,
    tokenizer::TextAnalyzer,
};

use super::{
    IndexError, Place, Placed, Sites,
    directory::ReadDirectory,
    document,
    schema::{self, Fields},
    tokenizer::{self, Words},
};

/// What every commit carries: by which rules the index was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    pub schema: u32,
    pub tokenizer: u32,
    /// The extractor of the run; files read by another one are read again by the next run, so that a difference is no
    /// reason to rebuild.
    pub extractor: u64,
    /// Files that are not opened, for their names, when the whole archive was last walked; they have no records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed_over: Option<u64>,
}

impl Payload {
    /// The payload of this program's commits.
    pub fn current(passed_over: Option<u64>) -> Payload {
        Payload {
            schema: schema::VERSION,
            tokenizer: tokenizer::VERSION,
            extractor: super::EXTRACTOR_VERSION,
            passed_over,
        }
    }

    /// What the last commit of an index carries; `None` where there was none yet.
    pub(super) fn of(index: &Index) -> tantivy::Result<Option<Payload>> {
        Ok(index.load_metas()?.payload.and_then(|payload| serde_json::from_str(&payload).ok()))
    }

    /// Whether an index with this payload can be read and added to.
    fn fits(&self) -> bool {
        self.schema == schema::VERSION && self.tokenizer == tokenizer::VERSION
    }
}

/// Opens the Tantivy index in a directory, with our tokenizer, after looking at its versions. `None`: nothing there yet.
pub(super) fn open_index(
    place: &Place,
    directory: impl Into<Box<dyn Directory>>,
) -> Result<Option<(Index, Fields)>, IndexError> {
    let failed = |source| IndexError::tantivy(&place.index, source);
    let directory = directory.into();
    if !Index::exists(&*directory).map_err(|source| failed(source.into()))? {
        return Ok(None);
    }
    let index = Index::open(directory).map_err(failed)?;
    let payload = index.load_metas().map_err(failed)?.payload;
    // An index without payload has never been committed to by us: then the schema alone must agree.
    let fits = payload.is_none_or(|p| serde_json::from_str::<Payload>(&p).is_ok_and(|p| p.fits()));
    let (schema, fields) = Fields::build();
    if !fits || index.schema() != schema {
        return Err(IndexError::OtherVersion { path: place.index.clone() });
    }
    register(&index);
    Ok(Some((index, fields)))
}

/// Makes our tokenizer known to an index.
pub(super) fn register(index: &Index) {
    index.tokenizers().register(tokenizer::NAME, TextAnalyzer::from(Words::for_index()));
}

/// One committed state of an index. Cheap to open, and untouched by a writer at work.
pub struct Reader {
    pub place: Place,
    pub fields: Fields,
    pub searcher: Searcher,
    _reader: IndexReader,
    /// Read when first asked for: most questions are not about sites.
    sites: OnceLock<Sites>,
    pub(crate) last_query: LastQuery,
}

/// What was last made of a query: the same one is asked again, with other filters, for what the filters leave out.
#[derive(Default)]
pub(crate) struct LastQuery(Mutex<Option<(String, Box<dyn Query>)>>);

impl LastQuery {
    /// What was made of `asked` before, or else what `make` makes of it. Two that are written alike are taken for the same.
    pub(crate) fn of(
        &self,
        asked: &impl Debug,
        make: impl FnOnce() -> tantivy::Result<Box<dyn Query>>,
    ) -> tantivy::Result<Box<dyn Query>> {
        let asked = format!("{asked:?}");
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, query)) = last.as_ref().filter(|(before, _)| *before == asked) {
            return Ok(query.box_clone());
        }
        let query = make()?;
        *last = Some((asked, query.box_clone()));
        Ok(query)
    }
}

impl Reader {
    /// Opens the index of a place at its last commit.
    ///
    /// # Errors
    /// When there is none, when it was made by other rules, or when it cannot be read.
    pub fn open(place: Place) -> Result<Reader, IndexError> {
        let failed = |source| IndexError::tantivy(&place.index, source);
        let directory = ReadDirectory::open(&place.index).map_err(|source| failed(source.into()))?;
        let Some((index, fields)) = open_index(&place, directory)? else {
            return Err(IndexError::NotFound { start: place.root, below: None });
        };
        // The default policy would start a thread that watches for commits.
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(failed)?;
        Ok(Reader {
            searcher: reader.searcher(),
            _reader: reader,
            place,
            fields,
            sites: OnceLock::new(),
            last_query: LastQuery::default(),
        })
    }

    /// The domains of the site names in this index.
    ///
    /// # Errors
    /// When a column cannot be read.
    pub fn sites(&self) -> Result<&Sites, IndexError> {
        self.loaded_sites().map_err(|source| self.failed(source))
    }

    pub(crate) fn loaded_sites(&self) -> tantivy::Result<&Sites> {
        if let Some(sites) = self.sites.get() {
            return Ok(sites);
        }
        let sites = Sites::load(&self.searcher)?;
        Ok(self.sites.get_or_init(|| sites))
    }

    /// The page of a document, with its text; a page without an address has the site that its site's name has elsewhere.
    ///
    /// # Errors
    /// When the document store cannot be read.
    pub fn page(&self, address: DocAddress) -> Result<Placed, IndexError> {
        let doc: TantivyDocument = self.searcher.doc(address).map_err(|source| self.failed(source))?;
        let mut page = document::placed(&self.fields, &doc).ok_or_else(|| {
            let damaged = tantivy::error::DataCorruption::comment_only("a page without its article");
            self.failed(tantivy::TantivyError::DataCorruption(damaged))
        })?;
        let article = &mut page.article;
        if let (None, Some(name)) = (&article.site, &article.site_name) {
            article.site = self.sites()?.domain_of(name).map(str::to_owned);
        }
        Ok(page)
    }

    /// What the commit carries.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn payload(&self) -> Result<Option<Payload>, IndexError> {
        Payload::of(self.searcher.index()).map_err(|source| self.failed(source))
    }

    /// Compares these files of every segment with their checksums.
    ///
    /// # Errors
    /// When one is not as it was written, or cannot be read.
    pub(super) fn look_for_damage(&self, components: &[SegmentComponent]) -> tantivy::Result<()> {
        let index = self.searcher.index();
        for segment in index.searchable_segment_metas()? {
            let is_there = |component: &&SegmentComponent| {
                **component != SegmentComponent::Delete || segment.delete_opstamp().is_some()
            };
            for component in components.iter().filter(is_there) {
                let path = segment.relative_path(component.clone());
                if !index.directory().validate_checksum(&path)? {
                    let overwritten = io::Error::from(io::ErrorKind::InvalidData);
                    return Err(OpenReadError::wrap_io_error(overwritten, path).into());
                }
            }
        }
        Ok(())
    }

    /// What Tantivy reports, with the index it came from.
    pub fn failed(&self, source: tantivy::TantivyError) -> IndexError {
        IndexError::tantivy(&self.place.index, source)
    }

    /// The archive's root.
    pub fn root(&self) -> &Path {
        &self.place.root
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_earlier_commits_say_besides_is_passed_over() {
        let (schema, tokenizer) = (schema::VERSION, tokenizer::VERSION);
        let earlier =
            format!(r#"{{"schema":{schema},"tokenizer":{tokenizer},"extractor":1,"root":"/a/b","passed_over":3}}"#);
        let payload: Payload = serde_json::from_str(&earlier).unwrap();
        assert!(payload.fits() && payload.passed_over == Some(3));
        assert!(!serde_json::to_string(&payload).unwrap().contains("root"));
    }
}
