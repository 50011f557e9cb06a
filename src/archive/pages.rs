//! Where the readers put the pages they find: counts them, numbers them, and notes what was left out.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasher, RandomState},
    ops::ControlFlow,
    path::Path,
};

use super::{ArchiveError, SkipReason, StoredPage};

/// Why a reader goes no further in its file.
pub(super) enum Halt {
    /// Whoever takes the pages wants no more.
    Stopped,
    Failed(ArchiveError),
}

impl From<ArchiveError> for Halt {
    fn from(error: ArchiveError) -> Halt {
        Halt::Failed(error)
    }
}

/// How many kinds of left-out records are told apart in one file; a crawl of a strange server has no end of types.
const KINDS_CAP: usize = 64;

/// The pages of one file on their way out.
pub(super) struct Pages<'a> {
    root: &'a Path,
    out: &'a mut dyn FnMut(StoredPage) -> ControlFlow<()>,
    /// What every page of the file has in common.
    template: StoredPage,
    /// The one page that is asked for; all others need not be read.
    wanted: Option<&'a str>,
    /// Pages with the same entry so far, by the entry's hash: a crawl has more addresses than should be kept.
    seen: HashMap<u64, u32>,
    hasher: RandomState,
    pub(super) count: u64,
    /// The first thing that went wrong without ending the file.
    pub(super) error: Option<ArchiveError>,
    pub(super) skipped: Option<SkipReason>,
    pub(super) left_out: BTreeMap<String, u64>,
}

impl<'a> Pages<'a> {
    pub(super) fn new(
        root: &'a Path,
        template: StoredPage,
        wanted: Option<&'a str>,
        out: &'a mut dyn FnMut(StoredPage) -> ControlFlow<()>,
    ) -> Pages<'a> {
        Pages {
            root,
            out,
            template,
            wanted,
            seen: HashMap::new(),
            hasher: RandomState::new(),
            count: 0,
            error: None,
            skipped: None,
            left_out: BTreeMap::new(),
        }
    }

    /// The archive's root.
    pub(super) fn root(&self) -> &'a Path {
        self.root
    }

    /// The file, relative to the archive's root.
    pub(super) fn path(&self) -> &Path {
        &self.template.path
    }

    /// What the file's pages have in common.
    pub(super) fn template(&self) -> &StoredPage {
        &self.template
    }

    /// A page of this file, still without content.
    pub(super) fn blank(&self) -> StoredPage {
        self.template.clone()
    }

    /// Sets what the pages from here on have in common; gives back what it was before.
    pub(super) fn swap_template(&mut self, template: StoredPage) -> StoredPage {
        std::mem::replace(&mut self.template, template)
    }

    /// Whether a member needs to be unpacked at all.
    pub(super) fn wants(&self, entry: &str) -> bool {
        self.wanted.is_none_or(|wanted| wanted == entry)
    }

    /// Hands a page on.
    pub(super) fn put(&mut self, mut page: StoredPage) -> Result<(), Halt> {
        if let Some(entry) = &page.entry {
            let nth = self.seen.entry(self.hasher.hash_one(entry)).or_default();
            page.nth = *nth;
            *nth = nth.saturating_add(1);
        }
        self.count += 1;
        match (self.out)(page) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Halt::Stopped),
        }
    }

    /// Counts a record or member that is no page.
    pub(super) fn leave_out(&mut self, kind: &str) {
        let kind = if self.left_out.len() < KINDS_CAP || self.left_out.contains_key(kind) { kind } else { "other" };
        match self.left_out.get_mut(kind) {
            Some(count) => *count += 1,
            None => {
                self.left_out.insert(kind.to_owned(), 1);
            }
        }
    }

    /// Notes something that could not be read, after which the file goes on.
    pub(super) fn fail(&mut self, error: ArchiveError) {
        self.error.get_or_insert(error);
    }

    /// Notes that the file's content, or a member's, is no page.
    pub(super) fn skip(&mut self, inside: bool, reason: SkipReason) {
        if inside {
            self.leave_out(&reason.to_string());
        } else {
            self.skipped.get_or_insert(reason);
        }
    }
}
