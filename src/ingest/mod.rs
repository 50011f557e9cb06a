//! The road from an archive's files to articles, on all cores: files are opened, their pages parsed and extracted, and
//! what comes out is handed on, in order where that is asked for.
//!
//! Workers are the threads of a rayon pool and take single files whole. A container is streamed by a thread of its own and
//! its pages are shared out among the workers; it waits while too many bytes are under way, so memory does not grow with
//! the archive. Workers never wait for each other's work, and what waits for theirs is no thread of the pool: nothing can
//! lock up.

pub mod guard;
mod order;
mod queue;

use std::{io, num::NonZero, ops::ControlFlow, path::Path, sync::atomic::AtomicBool, thread};

use base64::{Engine, prelude::BASE64_STANDARD};
use rayon::ThreadPoolBuilder;
use sha2::{Digest, Sha256};

use crate::{
    archive::{self, ArchiveError, FileOutcome, FileReport, Listed, Listing, Neighbours, Role, Span, StoredPage},
    article::{Article, Format},
    extract, page,
};
use order::Order;
use queue::{Job, PageJob, Queue};

/// Stack of a worker, in bytes. Nothing recurses over a page's depth, but the parser's own frames are not small.
const WORKER_STACK: usize = 8 * 1024 * 1024;

/// How to run.
#[derive(Clone, Copy, Debug)]
pub struct IngestOptions<'a> {
    /// Threads that parse and extract; 0 means as many as there are cores.
    pub threads: usize,
    /// Whether events come in the order of the files asked for, and a file's pages in theirs, whatever the threads.
    pub ordered: bool,
    /// Set from anywhere, ends the run soon: files that are not finished then have no [`Event::FileDone`].
    pub cancel: &'a AtomicBool,
}

/// An article, and where its page stands in its container.
#[derive(Clone, Debug)]
pub struct Harvested {
    pub article: Article,
    pub nth: u32,
    /// Counts the pages of one file as they stand in it, from 0.
    pub number: u64,
    pub span: Option<Span>,
}

/// What a run tells. `file` is an index into [`Listing::files`].
#[derive(Debug)]
pub enum Event {
    Page {
        file: usize,
        page: Box<Harvested>,
    },
    /// The file's last event.
    FileDone {
        file: usize,
        report: FileReport,
    },
}

/// Reads the files `which` of a listing (indexes into its `files`) and hands what is found to `sink`.
///
/// Files whose role is to be skipped are reported as such without being opened. `sink` is called from several threads, at
/// the same time unless the run is ordered, and may block: the run then waits. A page that brings out a defect is told in
/// its file's report, and the run goes on.
///
/// # Errors
/// If the threads could not be started. What cannot be read is no error here.
pub fn run(
    listing: &Listing,
    which: &[usize],
    options: &IngestOptions<'_>,
    sink: &(dyn Fn(Event) + Sync),
) -> io::Result<()> {
    guard::install();
    let workers = match options.threads {
        0 => thread::available_parallelism().map_or(1, NonZero::get),
        threads => threads,
    };
    let files = which.iter().copied().filter(|index| *index < listing.files.len()).collect();
    let queue = Queue::new(files, options.ordered, options.cancel);
    let neighbours = &Neighbours::of(&listing.root, Some(options.cancel));
    let run = &Run { listing, neighbours, queue: &queue, order: &Order::new(options.ordered, sink) };
    let readers = queue::readers(workers, options.ordered);
    let pool =
        ThreadPoolBuilder::new().num_threads(workers).stack_size(WORKER_STACK).build().map_err(io::Error::other)?;
    thread::scope(|scope| {
        let started = (0..readers).try_for_each(|_| {
            let builder = thread::Builder::new().stack_size(WORKER_STACK);
            builder.spawn_scoped(scope, || run.stream()).map(drop)
        });
        if started.is_err() {
            queue.stop();
        }
        pool.broadcast(|_| run.work());
        started
    })
}

/// Reads one file on this thread and hands its pages to `work`, one after the other. As in a [`run`], a page that brings out a
/// defect is told in the report, and the others are read.
pub fn each_page(
    neighbours: &Neighbours<'_>,
    file: &Listed,
    work: &mut dyn FnMut(StoredPage) -> ControlFlow<()>,
) -> FileReport {
    guard::install();
    let mut defect = None;
    let mut report = read(neighbours, file, &mut |page| {
        let (path, entry) = (page.path.clone(), page.entry.clone());
        guard::catch(|| work(page)).unwrap_or_else(|message| {
            defect.get_or_insert(ArchiveError::Panicked { path, entry, message });
            ControlFlow::Continue(())
        })
    });
    add_defect(&mut report, defect);
    report
}

/// Reads a file; a defect in the reader is caught and told in the report.
fn read(neighbours: &Neighbours<'_>, file: &Listed, sink: &mut dyn FnMut(StoredPage) -> ControlFlow<()>) -> FileReport {
    let mut pages = 0;
    let counted = &mut |page| {
        pages += 1;
        sink(page)
    };
    guard::catch(|| archive::read(neighbours, file, counted)).unwrap_or_else(|message| FileReport {
        pages,
        outcome: FileOutcome::Failed,
        error: Some(ArchiveError::Panicked { path: file.path.clone(), entry: None, message }),
        ..skipped(archive::SkipReason::NoPages)
    })
}

/// What all threads of a run share.
struct Run<'a> {
    listing: &'a Listing,
    neighbours: &'a Neighbours<'a>,
    queue: &'a Queue<'a>,
    order: &'a Order<'a>,
}

impl Run<'_> {
    /// A worker's life: files and pages, until there are no more.
    fn work(&self) {
        while let Some(job) = self.queue.next_job() {
            match job {
                Job::File(position) => self.open(position),
                Job::Page(job) => {
                    let PageJob { position, number, page, bytes } = *job;
                    let defect = self.harvest(position, number, page, bytes).err();
                    self.queue.page_done(position, defect);
                }
            }
        }
    }

    /// A reader's life: containers, until there are no more.
    fn stream(&self) {
        while let Some(position) = self.queue.next_container() {
            self.stream_one(position);
            self.queue.streamed();
        }
    }

    fn listed(&self, position: usize) -> Option<(usize, &Listed)> {
        let index = self.queue.file(position)?;
        Some((index, self.listing.files.get(index)?))
    }

    /// Reads a file that is one page; leaves a container to the readers.
    fn open(&self, position: usize) {
        let Some((index, file)) = self.listed(position) else {
            return self.queue.opened(position, false);
        };
        if let Role::Skip(reason) = file.role {
            self.done(position, index, 0, skipped(reason));
            return self.queue.opened(position, false);
        }
        let is_container = guard::catch(|| archive::holds_many(&self.listing.root, file)).unwrap_or(false);
        if !is_container {
            self.read_whole(position, index, file);
        }
        self.queue.opened(position, is_container);
    }

    fn read_whole(&self, position: usize, index: usize, file: &Listed) {
        let (mut number, mut defect) = (0, None);
        let mut report = read(self.neighbours, file, &mut |page| {
            if self.queue.is_cancelled() {
                return ControlFlow::Break(());
            }
            let failed = self.harvest(position, number, page, 0).err();
            defect = defect.take().or(failed);
            number += 1;
            ControlFlow::Continue(())
        });
        if self.queue.is_cancelled() {
            return;
        }
        add_defect(&mut report, defect);
        self.done(position, index, number, report);
    }

    fn stream_one(&self, position: usize) {
        let Some((index, file)) = self.listed(position) else { return };
        let mut number = 0;
        let mut report = read(self.neighbours, file, &mut |page| {
            let bytes = page.bytes.len() as u64;
            let pushed = self.queue.push_page(PageJob { position, number, page, bytes });
            number += u64::from(pushed);
            if pushed { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        let Ok(defect) = self.queue.finish(position) else { return };
        add_defect(&mut report, defect);
        self.done(position, index, number, report);
    }

    /// Makes an article of a page and hands it on.
    fn harvest(&self, position: usize, number: u64, page: StoredPage, bytes: u64) -> Result<(), ArchiveError> {
        let harvested = guard::catch(|| harvest(&page));
        let StoredPage { path, entry, .. } = page;
        let (event, told) = match harvested {
            Ok(mut page) => {
                page.number = number;
                let event = self.queue.file(position).map(|file| Event::Page { file, page: Box::new(page) });
                (event, Ok(()))
            }
            Err(message) => (None, Err(ArchiveError::Panicked { path, entry, message })),
        };
        self.queue.advance(self.order.emit((position, number), event, bytes));
        told
    }

    fn done(&self, position: usize, file: usize, number: u64, report: FileReport) {
        self.queue.advance(self.order.emit((position, number), Some(Event::FileDone { file, report }), 0));
    }
}

fn skipped(reason: archive::SkipReason) -> FileReport {
    FileReport {
        outcome: FileOutcome::Skipped(reason),
        format: Format::default(),
        pages: 0,
        error: None,
        more_errors: 0,
        left_out: Default::default(),
    }
}

fn add_defect(report: &mut FileReport, defect: Option<ArchiveError>) {
    if let Some(defect) = defect {
        report.outcome = FileOutcome::Failed;
        report.error.get_or_insert(defect);
    }
}

/// Parses and extracts a page, and adds what only the archive knows, but for its number in its file.
pub(crate) fn harvest(stored: &StoredPage) -> Harvested {
    let page = page::read(stored);
    let mut article = extract::article(&page, stored);
    article.sha256 = hex(&Sha256::digest(&stored.bytes));
    article.id = article.sha256.chars().take(12).collect();
    article.path = slashed(&stored.path);
    article.path_base64 =
        stored.path.to_str().is_none().then(|| BASE64_STANDARD.encode(stored.path.as_os_str().as_encoded_bytes()));
    article.entry = stored.entry.clone();
    article.format = page.format;
    Harvested { article, nth: stored.nth, number: 0, span: stored.span }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// A path as JSON has it: lossy, with `/` between folders.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        sync::{Mutex, atomic::Ordering},
    };

    use super::*;
    use crate::archive::{ListOptions, SkipReason, list};

    fn archive(files: usize) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("03")).unwrap();
        for i in 0..files {
            let folder = dir.path().join(format!("{:02}", i % 7));
            fs::create_dir_all(&folder).unwrap();
            fs::write(
                folder.join(format!("{i:03}.html")),
                format!("<title>Story {i}</title>{}", "<p>w".repeat(i % 40)),
            )
            .unwrap();
        }
        fs::write(dir.path().join("look.css"), "p {}").unwrap();
        dir
    }

    fn events(dir: &Path, options: &IngestOptions<'_>) -> Vec<Event> {
        let listing = list(dir, &ListOptions::default()).unwrap();
        let all: Vec<_> = (0..listing.files.len()).collect();
        let events = Mutex::new(Vec::new());
        run(&listing, &all, options, &|event| events.lock().unwrap().push(event)).unwrap();
        events.into_inner().unwrap()
    }

    #[test]
    fn ordered_runs_come_out_in_path_order() {
        let dir = archive(600);
        let cancel = AtomicBool::new(false);
        let told = |threads| {
            let events = events(dir.path(), &IngestOptions { threads, ordered: true, cancel: &cancel });
            let files: Vec<_> = events
                .iter()
                .map(|event| match event {
                    Event::Page { file, page } => (*file, Some(page.article.path.clone())),
                    Event::FileDone { file, .. } => (*file, None),
                })
                .collect();
            files
        };
        let one = told(1);
        assert!(one.is_sorted_by_key(|(file, _)| *file));
        assert_eq!(one.len(), 600 * 2 + 1);
        assert_eq!(told(4), one);
    }

    /// A crawl file of many pages among single ones.
    fn with_crawl(files: usize, records: usize) -> tempfile::TempDir {
        let dir = archive(files);
        let record = |i: usize| {
            let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Record {i}</title>");
            let head = format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://paper.example/{i:04}\r\n");
            format!("{head}Content-Length: {}\r\n\r\n{block}\r\n\r\n", block.len())
        };
        fs::write(dir.path().join("03/crawl.warc"), (0..records).map(record).collect::<String>()).unwrap();
        dir
    }

    #[test]
    fn a_containers_pages_come_before_its_report() {
        let dir = with_crawl(40, 500);
        let cancel = AtomicBool::new(false);
        for (threads, ordered) in [(1, true), (4, true), (1, false), (4, false)] {
            let (mut entries, mut reported) = (Vec::new(), 0);
            for event in events(dir.path(), &IngestOptions { threads, ordered, cancel: &cancel }) {
                match event {
                    Event::Page { page, .. } => {
                        if let Some(entry) = page.article.entry {
                            assert_eq!(reported, 0, "a page after its file's report");
                            entries.push(entry);
                        }
                    }
                    Event::FileDone { report, .. } if report.pages > 1 => {
                        assert_eq!((report.pages, report.outcome), (500, FileOutcome::Pages));
                        reported += 1;
                    }
                    Event::FileDone { .. } => {}
                }
            }
            assert_eq!((entries.len(), reported), (500, 1));
            assert!(!ordered || entries.is_sorted());
        }
    }

    #[test]
    fn every_file_is_reported_once_after_its_pages() {
        let dir = archive(100);
        let cancel = AtomicBool::new(false);
        let mut pages = vec![0; 101];
        let mut done = vec![0; 101];
        for event in events(dir.path(), &IngestOptions { threads: 3, ordered: false, cancel: &cancel }) {
            match event {
                Event::Page { file, page } => {
                    assert_eq!(done[file], 0);
                    assert_eq!((page.article.id.len(), page.article.sha256.len()), (12, 64));
                    pages[file] += 1;
                }
                Event::FileDone { file, report } if report.pages == 0 => {
                    assert_eq!(report.outcome, FileOutcome::Skipped(SkipReason::Name));
                    done[file] += 1;
                }
                Event::FileDone { file, report } => {
                    assert_eq!((report.outcome, report.pages), (FileOutcome::Pages, 1));
                    done[file] += 1;
                }
            }
        }
        assert_eq!(pages.iter().sum::<usize>(), 100);
        assert!(done.iter().all(|times| *times == 1));
    }

    #[test]
    fn a_defect_in_one_page_ends_no_others() {
        let dir = with_crawl(0, 5);
        let mut seen = Vec::new();
        let report = each_page(&Neighbours::of(dir.path(), None), &Listed::named("03/crawl.warc"), &mut |page| {
            let number = page.entry.unwrap().pop();
            assert_ne!(number, Some('2'), "a page that is not understood");
            seen.extend(number);
            ControlFlow::Continue(())
        });
        assert_eq!((&seen[..], report.outcome, report.pages), (&['0', '1', '3', '4'][..], FileOutcome::Failed, 5));
        let told = report.told_error().unwrap();
        assert!(
            told.contains("paper.example/0002: could not be understood") && told.contains("is not understood"),
            "{told}"
        );
    }

    #[test]
    fn a_cancelled_run_ends() {
        let dir = archive(200);
        let listing = list(dir.path(), &ListOptions::default()).unwrap();
        let all: Vec<_> = (0..listing.files.len()).collect();
        for ordered in [false, true] {
            let cancel = AtomicBool::new(false);
            let seen = Mutex::new(0);
            let options = IngestOptions { threads: 2, ordered, cancel: &cancel };
            run(&listing, &all, &options, &|_| {
                *seen.lock().unwrap() += 1;
                cancel.store(true, Ordering::Relaxed);
            })
            .unwrap();
            assert!(*seen.lock().unwrap() < 20);
        }
    }
}
