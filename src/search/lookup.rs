//! One page by its name: the beginning of an id, a path, or an address.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashSet},
    path::{Component, Path, PathBuf},
};

use tantivy::{
    DocAddress, Term,
    collector::DocSetCollector,
    query::{BooleanQuery, Query, TermQuery},
    schema::IndexRecordOption,
};
use unicode_normalization::UnicodeNormalization;

use crate::{
    fold::is_steering,
    index::{IndexError, Reader, address, path_bytes, schema::record},
    query::{Filter, Filters, Kinds, Node, Question},
    search::{Order, Window, search},
};

/// Why a name does not lead to a page.
#[derive(Debug, thiserror::Error)]
pub enum LookupError {
    #[error("there is no page `{name}` in the index: name an id as hits show it, a file of the archive, or an address")]
    Unknown { name: String },
    #[error("`{name}` is a folder: `newsdex search` with `path:` lists its pages")]
    Folder { name: String },
    #[error(
        "no page of `{name}` is in the index: `newsdex index` reads what is new in the archive, `newsdex extract` any file"
    )]
    NotIndexed { name: String },
    #[error("`{name}` is the beginning of several ids, as of {}; give more of it", ids.join(", "))]
    Ambiguous {
        name: String,
        /// Some of them.
        ids: Vec<String>,
    },
    #[error(transparent)]
    Index(#[from] IndexError),
}

/// The pages that a name means: all of a file, the one with an id (the first, where a page was saved twice), or all that
/// were saved from an address, the latest first. A file may be called as an id begins: who has it before their eyes means it.
///
/// `here` is the folder that a relative path is meant from; one relative to the archive's root is understood too.
///
/// # Errors
/// When nothing or more than one id is meant.
pub fn lookup(reader: &Reader, name: &Path, here: &Path) -> Result<Vec<DocAddress>, LookupError> {
    let text = name.to_string_lossy();
    if text.contains("://") {
        let found = by_address(reader, &text)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    for path in below_root(reader.root(), name, here) {
        let found = by_path(reader, &path)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    if !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|b| b.is_ascii_hexdigit())
        && let Some(found) = by_id(reader, &text)?
    {
        return Ok(vec![found]);
    }
    // An address as browsers show it, without its scheme.
    if text.contains('.') && !text.contains("://") {
        let found = by_address(reader, &text)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let found = by_path_and_entry(reader, name, here)?;
    if !found.is_empty() {
        return Ok(found);
    }
    let found = by_look(reader, name, here)?;
    if !found.is_empty() {
        return Ok(found);
    }
    let there = here.join(name).metadata();
    let name = text.into_owned();
    Err(match there {
        Ok(there) if there.is_dir() => LookupError::Folder { name },
        Ok(_) => LookupError::NotIndexed { name },
        Err(_) => LookupError::Unknown { name },
    })
}

/// Ids that are named where a name is the beginning of more.
const TOLD_IDS: usize = 3;

fn by_id(reader: &Reader, prefix: &str) -> Result<Option<DocAddress>, LookupError> {
    let filters = Filters { kinds: Kinds::Any, ..Filters::default() };
    let question = Question::new(Node::Filter(Filter::Id(prefix.to_owned())), filters);
    // Many pages may share one id; several ids are told apart by the first few pages.
    let window = Window { order: Order::Oldest, offset: 0, limit: Some(50) };
    let hits = search(reader, &question, window)?.hits;
    let ids = hits.iter().map(|hit| Ok(reader.page(hit.address)?.article.id));
    let mut ids = ids.collect::<Result<Vec<String>, IndexError>>()?;
    ids.sort();
    ids.dedup();
    if ids.len() > 1 {
        ids.truncate(TOLD_IDS);
        return Err(LookupError::Ambiguous { name: prefix.to_owned(), ids });
    }
    Ok(hits.first().map(|hit| hit.address))
}

/// A path as it may be written in the index: meant from here, or from the archive's root.
fn below_root(root: &Path, name: &Path, here: &Path) -> Vec<Vec<u8>> {
    let from_here = normal(&here.join(name));
    // The folder may have been reached through a link, while the root is the real one.
    let real = from_here.canonicalize().ok();
    let mut paths: Vec<Vec<u8>> = [Some(from_here), real]
        .into_iter()
        .flatten()
        .filter_map(|path| path.strip_prefix(root).ok().map(path_bytes))
        .collect();
    if name.is_relative() {
        paths.push(path_bytes(&normal(name)));
    }
    paths.dedup();
    paths
}

/// The path without `.` and `..`, whether or not it exists.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

/// As they stand in the file.
fn by_path(reader: &Reader, path: &[u8]) -> Result<Vec<DocAddress>, IndexError> {
    let found = with_term(reader, Term::from_field_bytes(reader.fields.path, path))?;
    let failed = |source| reader.failed(source);
    let segments = reader.searcher.segment_readers().iter();
    let numbers = segments.map(|segment| segment.fast_fields().u64("number")).collect::<tantivy::Result<Vec<_>>>();
    let numbers = numbers.map_err(failed)?;
    let number = |page: &DocAddress| {
        let column = numbers.get(page.segment_ord as usize);
        (column.and_then(|column| column.first(page.doc_id)).unwrap_or_default(), *page)
    };
    let mut found: Vec<DocAddress> = found.into_iter().collect();
    found.sort_by_cached_key(number);
    Ok(found)
}

/// The page of a container that is named behind it, as hits and `path` tell it, with a slash or blanks between.
fn by_path_and_entry(reader: &Reader, name: &Path, here: &Path) -> Result<Vec<DocAddress>, IndexError> {
    // Only what is text has such a name.
    let Some(text) = name.to_str() else { return Ok(Vec::new()) };
    for (at, sign) in text.match_indices(['/', ' ']).filter(|(at, _)| *at > 0) {
        let entry = text[at + sign.len()..].trim_start();
        for path in below_root(reader.root(), Path::new(&text[..at]), here) {
            let mut found = Vec::new();
            for page in by_path(reader, &path)? {
                if reader.page(page)?.article.entry.is_some_and(|of| look(&of) == look(entry)) {
                    found.push(page);
                }
            }
            if !found.is_empty() {
                return Ok(found);
            }
        }
    }
    Ok(Vec::new())
}

/// The pages of the files whose names look like one that is told: it was copied from a hit, where what is no text cannot be shown,
/// or typed in another form of Unicode than that of the file.
fn by_look(reader: &Reader, name: &Path, here: &Path) -> Result<Vec<DocAddress>, IndexError> {
    let asked: HashSet<String> =
        below_root(reader.root(), name, here).iter().map(|path| look(&String::from_utf8_lossy(path))).collect();
    let alike = paths_of(reader, |path| asked.contains(&look(&String::from_utf8_lossy(path))));
    let alike = alike.map_err(|source| reader.failed(source))?;
    let found = alike.into_iter().map(|path| by_path(reader, &path)).collect::<Result<Vec<_>, _>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// A name as it is seen: of blanks not how many, and nothing of what a terminal is not given.
fn look(name: &str) -> String {
    let is_seen = |c: &char| !(is_steering(*c) || c.is_whitespace() || *c == '\u{FEFF}');
    name.nfc().filter(is_seen).collect()
}

/// The paths of the index that pass, from a column alone.
fn paths_of(reader: &Reader, passes: impl Fn(&[u8]) -> bool) -> tantivy::Result<BTreeSet<Vec<u8>>> {
    let mut found = BTreeSet::new();
    for segment in reader.searcher.segment_readers() {
        let Some(paths) = segment.fast_fields().bytes("path")? else { continue };
        let mut stream = paths.dictionary().stream()?;
        while stream.advance() {
            if passes(stream.key()) {
                found.insert(stream.key().to_vec());
            }
        }
    }
    Ok(found)
}

fn by_address(reader: &Reader, address: &str) -> Result<Vec<DocAddress>, IndexError> {
    let key = address::key(address);
    let with_key = |key: &str| with_term(reader, Term::from_field_text(reader.fields.url_key, key));
    let mut found = with_key(&key)?;
    if found.is_empty() {
        found = with_key(&format!("{key}{}", address::ADDED_ENDING))?;
    }
    let saved = |page: DocAddress| Ok((reader.page(page)?.article.saved.map(|saved| saved.to_string()), page));
    let mut found = found.into_iter().map(saved).collect::<Result<Vec<_>, IndexError>>()?;
    found.sort_unstable_by_key(|(saved, page)| (Reverse(saved.clone()), *page));
    Ok(found.into_iter().map(|(_, page)| page).collect())
}

/// The pages that have a term, in any order.
fn with_term(reader: &Reader, term: Term) -> Result<HashSet<DocAddress>, IndexError> {
    let terms = [term, Term::from_field_text(reader.fields.record, record::PAGE)];
    let clauses = terms.map(|term| -> Box<dyn Query> { Box::new(TermQuery::new(term, IndexRecordOption::Basic)) });
    let query = BooleanQuery::intersection(clauses.into());
    reader.searcher.search(&query, &DocSetCollector).map_err(|source| reader.failed(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_meant_from_here_or_from_the_root() {
        let [root, here] = ["/clips", "/clips/2025"].map(Path::new);
        let texts = |name: &str, here: &Path| {
            below_root(root, Path::new(name), here)
                .into_iter()
                .map(|p| String::from_utf8(p).unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(texts("a.html", here), ["2025/a.html", "a.html"]);
        assert_eq!(texts("../a.html", here), ["a.html"]);
        assert_eq!(texts("/clips/x/a.html", here), ["x/a.html"]);
        assert_eq!(texts("2025/a.html", Path::new("/elsewhere")), ["2025/a.html"]);
    }
}
