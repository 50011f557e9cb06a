//! Where the readers put the pages they find: counts them, numbers them, and notes what was left out.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{BuildHasher, RandomState},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use super::{
    ArchiveError, SkipReason, Span, StoredPage,
    input::Place,
    warc::{Neighbours, Original, Revisit, Revisits},
};
use crate::article::Format;

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

/// What a file is read for.
pub(super) enum Reading<'a> {
    /// Its pages.
    Pages,
    /// Once more, only for the pages that its revisits wait for.
    Revisits,
    /// Where its pages stand: the function takes each page's address, date and place, and says whether to go on.
    Captures(&'a mut dyn FnMut(&str, &str, Option<Span>) -> bool),
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
    /// What the file's crawls say of each other.
    pub(super) revisits: Revisits,
    pub(super) reading: Reading<'a>,
    /// The file's: that of its outermost container.
    pub(super) format: Format,
    pub(super) count: u64,
    /// The first thing that went wrong without ending the file, and how many more did.
    pub(super) error: Option<ArchiveError>,
    pub(super) more_errors: u64,
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
            format: template.format,
            template,
            wanted,
            seen: HashMap::new(),
            hasher: RandomState::new(),
            revisits: Revisits::default(),
            reading: Reading::Pages,
            count: 0,
            error: None,
            more_errors: 0,
            skipped: None,
            left_out: BTreeMap::new(),
        }
    }

    /// For a reading that only asks where pages stand.
    pub(super) fn of_captures(
        root: &'a Path,
        path: &Path,
        note: &'a mut dyn FnMut(&str, &str, Option<Span>) -> bool,
        out: &'a mut dyn FnMut(StoredPage) -> ControlFlow<()>,
    ) -> Pages<'a> {
        let template = StoredPage { path: path.to_owned(), ..StoredPage::default() };
        Pages { reading: Reading::Captures(note), ..Pages::new(root, template, None, out) }
    }

    /// Whether the file is read for its pages, and not for what its crawls say of each other.
    pub(super) fn is_for_pages(&self) -> bool {
        matches!(self.reading, Reading::Pages)
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

    /// Notes what a file is, told at the place where that is seen.
    pub(super) fn note_format(&mut self, place: &Place, format: Format) {
        if place.depth == 0 {
            self.format = format;
        }
    }

    /// Whether a member needs to be unpacked at all.
    pub(super) fn wants(&self, entry: &str) -> bool {
        self.wanted.is_none_or(|wanted| wanted == entry)
    }

    /// Hands a page on.
    pub(super) fn put(&mut self, page: StoredPage) -> Result<(), Halt> {
        if self.is_for_pages() { self.hand_on(page) } else { Ok(()) }
    }

    /// Hands a revisit's page on, with the content of the page that it names, unless that is the same page again.
    pub(super) fn put_revisit(&mut self, revisit: Revisit, original: &StoredPage) -> Result<(), Halt> {
        match self.revisits.answer(revisit, original) {
            Some(page) => self.hand_on(page),
            None => {
                self.leave_out_all("the same again", 1);
                Ok(())
            }
        }
    }

    /// Goes over to the second reading, which has no other purpose than the pages of revisits; false if there is none.
    pub(super) fn start_second_reading(&mut self) -> bool {
        let gone = self.revisits.seek(self.wanted.is_some());
        self.leave_out_all("revisit", gone);
        if self.revisits.waiting() > 0 {
            self.reading = Reading::Revisits;
        }
        !self.is_for_pages()
    }

    /// Looks in the archive's other crawls for the pages of the revisits that still wait. Gives the files that have to be read
    /// for them since no page of theirs can be read alone.
    pub(super) fn ask(&mut self, neighbours: &Neighbours<'_>) -> Result<BTreeSet<PathBuf>, Halt> {
        self.reading = Reading::Pages;
        let mut packed = BTreeSet::new();
        let mut waiting = Vec::new();
        for revisit in self.revisits.take_rest() {
            match neighbours.original(&revisit) {
                Some(Original::Page(original)) => self.put_revisit(revisit, &original)?,
                Some(Original::In(path)) => {
                    packed.insert(path);
                    waiting.push(revisit);
                }
                None => self.leave_out("revisit"),
            }
        }
        self.revisits.seek_again(waiting);
        self.reading = Reading::Revisits;
        Ok(packed)
    }

    /// Counts the revisits whose page was not found.
    pub(super) fn end_readings(&mut self) {
        self.reading = Reading::Pages;
        self.leave_out_all("revisit", self.revisits.waiting());
    }

    fn hand_on(&mut self, mut page: StoredPage) -> Result<(), Halt> {
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
        if self.is_for_pages() {
            self.leave_out_all(kind, 1);
        }
    }

    /// Counts several at once, whichever reading it is.
    pub(super) fn leave_out_all(&mut self, kind: &str, count: u64) {
        if count == 0 {
            return;
        }
        let kind = if self.left_out.len() < KINDS_CAP || self.left_out.contains_key(kind) { kind } else { "other" };
        match self.left_out.get_mut(kind) {
            Some(total) => *total += count,
            None => {
                self.left_out.insert(kind.to_owned(), count);
            }
        }
    }

    /// Notes something that could not be read, after which the file goes on.
    pub(super) fn fail(&mut self, error: ArchiveError) {
        // What goes wrong in another reading went wrong in the first.
        if self.is_for_pages() {
            self.more_errors += u64::from(self.error.is_some());
            self.error.get_or_insert(error);
        }
    }

    /// Says that the file's bytes end at a place, or what was begun there.
    pub(super) fn cut_short(&self, offset: u64) -> ArchiveError {
        ArchiveError::CutShort { path: self.path().to_owned(), offset, pages: self.count }
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
