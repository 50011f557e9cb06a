//! The other crawls of an archive: where the page stands that a revisit in one of them names.
//!
//! Crawlers write a new file every gigabyte and say "the same as that one" across all of them. Where the pages of the
//! archive stand is read once, when the first revisit asks that its own file cannot answer; few archives have such.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{Revisit, read_at};
use crate::archive::{
    ListOptions, Role, Span, StoredPage, file, list,
    names::{self, Named},
    pages::Pages,
};

/// Pages whose places are kept, 48 bytes each; more than most archives of crawls hold.
const MOST_CAPTURES: usize = 1_000_000;

/// The crawl files below an archive's root.
pub struct Neighbours<'a> {
    root: &'a Path,
    /// Set from anywhere, ends a reading soon.
    cancel: Option<&'a AtomicBool>,
    hasher: RandomState,
    captures: OnceLock<Captures>,
}

#[derive(Default)]
struct Captures {
    files: Vec<PathBuf>,
    /// By the hash of a page's address and date: its file's place in `files`, and its own in the file where it can be read
    /// alone.
    places: HashMap<u64, (u32, Option<Span>)>,
}

/// Where a page is to be had.
pub(in crate::archive) enum Original {
    Page(Box<StoredPage>),
    /// In the file at this path, which has to be read up to it.
    In(PathBuf),
}

impl<'a> Neighbours<'a> {
    /// Of the archive at `root`. Nothing is read yet.
    pub fn of(root: &'a Path, cancel: Option<&'a AtomicBool>) -> Neighbours<'a> {
        Neighbours { root, cancel, hasher: RandomState::new(), captures: OnceLock::new() }
    }

    /// The archive's root.
    pub(in crate::archive) fn root(&self) -> &'a Path {
        self.root
    }

    /// The page that a revisit names, in whichever file it stands.
    pub(in crate::archive) fn original(&self, revisit: &Revisit) -> Option<Original> {
        let (url, date) = revisit.capture()?;
        let captures = self.captures.get_or_init(|| self.read());
        let (file, span) = captures.places.get(&self.hasher.hash_one((url, date)))?;
        let path = captures.files.get(*file as usize)?.clone();
        let Some(span) = *span else { return Some(Original::In(path)) };
        let found = read_at(self.root, span, StoredPage { path, ..StoredPage::default() }).ok().flatten()?;
        // In the revisit's own file there is no such place.
        let found = StoredPage { span: None, ..found };
        (found.entry.as_deref() == Some(url)).then(|| Original::Page(Box::new(found)))
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.is_some_and(|cancel| cancel.load(Ordering::Relaxed))
    }

    /// Reads where the pages of all crawls stand. What cannot be read is told where the file itself is read.
    fn read(&self) -> Captures {
        let mut captures = Captures::default();
        let files = list(self.root, &ListOptions::default()).map(|listing| listing.files).unwrap_or_default();
        let is_container = |path: &Path| {
            path.file_name().is_some_and(|name| names::named(&name.to_string_lossy()) == Named::Container)
        };
        for file in files.iter().filter(|file| file.role == Role::Page && is_container(&file.path)) {
            if self.is_cancelled() || captures.places.len() >= MOST_CAPTURES {
                break;
            }
            let place = u32::try_from(captures.files.len()).unwrap_or(u32::MAX);
            captures.files.push(file.path.clone());
            let mut note = |url: &str, date: &str, span: Option<Span>| {
                if captures.places.len() < MOST_CAPTURES {
                    captures.places.entry(self.hasher.hash_one((url, date))).or_insert((place, span));
                }
                !self.is_cancelled()
            };
            let mut nothing = |_| ControlFlow::Continue(());
            let mut pages = Pages::of_captures(self.root, &file.path, &mut note, &mut nothing);
            let _ = file::read_through(self.root, file, &mut pages);
        }
        captures
    }
}
