//! `newsdex extract`: what would be indexed, without an index.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use clap::{Args, ValueEnum};
use newsdex::{
    archive::{self, FileOutcome, FileReport, ListOptions, Listing, Neighbours, Role, list},
    extract,
    index::IndexError,
    ingest::{self, Event, IngestOptions},
    output::{
        article::{ArticleForm, ArticleWriter},
        explain,
    },
    page,
};

use super::{CliError, Exit, Global, MAX_THREADS, left_out, paths::private_folder, skipped, warn};

/// Print what is read from pages, without an index
#[derive(Debug, Args)]
pub(super) struct Extract {
    /// Saved pages, or folders of them; `-` is standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,
    /// How to print [default: jsonl; text with --explain]
    #[arg(long, value_enum, value_name = "FORM")]
    format: Option<Form>,
    /// For each field, every candidate with where it stood, and which one won (as text or jsonl)
    #[arg(long)]
    explain: bool,
    /// Threads that read pages [default: one a core]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(..=MAX_THREADS))]
    threads: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Json,
    Jsonl,
    Text,
    Markdown,
}

impl From<Form> for ArticleForm {
    fn from(form: Form) -> ArticleForm {
        match form {
            Form::Json => ArticleForm::Json,
            Form::Jsonl => ArticleForm::Jsonl,
            Form::Text => ArticleForm::Text,
            Form::Markdown => ArticleForm::Markdown,
        }
    }
}

/// What came from standard input or a pipe with a name, as a file in a folder of its own. What it is, its content tells, as it
/// does of any file; what is nothing else is a text.
struct Piped {
    folder: PathBuf,
    file: PathBuf,
}

impl Piped {
    /// What stands behind an argument, where that is no file or folder: `-`, or what a shell makes of `<(curl …)`.
    fn of(path: &Path) -> Result<Option<Piped>, CliError> {
        if path.as_os_str() == "-" {
            return Piped::read("stdin", &mut io::stdin().lock()).map(Some);
        }
        if path.metadata().map_or(true, |metadata| metadata.is_file() || metadata.is_dir()) {
            return Ok(None);
        }
        let mut pipe = File::open(path).map_err(|source| CliError::Read { path: path.to_owned(), source })?;
        Piped::read(&path.file_name().unwrap_or_default().to_string_lossy(), &mut pipe).map(Some)
    }

    fn read(name: &str, from: &mut dyn Read) -> Result<Piped, CliError> {
        let mut piped = Piped { folder: private_folder()?, file: PathBuf::new() };
        let mut head = Vec::new();
        let read = from.take(archive::HEAD as u64).read_to_end(&mut head);
        read.map_err(|source| CliError::Read { path: name.into(), source })?;
        let ending = archive::ending_for(&head).map(|ending| format!(".{ending}")).unwrap_or_default();
        piped.file = piped.folder.join(format!("{name}{ending}"));
        let failed = |source| CliError::Write { path: piped.file.clone(), source };
        let mut file = File::create(&piped.file).map_err(failed)?;
        file.write_all(&head).map_err(failed)?;
        io::copy(from, &mut file).map_err(failed)?;
        Ok(piped)
    }
}

impl Drop for Piped {
    fn drop(&mut self) {
        // What cannot be removed is left to the system, which empties the folder for such files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Whether files that are no pages are named: with `-v`, and where somebody asked for just that file.
fn tells_of_skipped(listing: &Listing, global: &Global) -> bool {
    global.verbose > 0 || listing.files.len() == 1 && !global.quiet
}

/// Says what a file was no page by, where that is to be told, what of it is none, and what went wrong with it; whether anything
/// did.
fn tell(report: &FileReport, path: &Path, tells_of_skipped: bool, global: &Global) -> bool {
    if let (FileOutcome::Skipped(reason), true) = (report.outcome, tells_of_skipped) {
        skipped(path, reason);
    }
    if global.verbose > 0 {
        left_out(path, &report.left_out);
    }
    let error = report.told_error();
    if let Some(error) = &error {
        warn(format!("newsdex: {error}"));
    }
    error.is_some()
}

impl Extract {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        // Not locked: pages are written from many threads, one at a time.
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
        if self.explain {
            match self.format {
                Some(Form::Markdown) => global.note("`--explain` writes text or jsonl, and text here"),
                Some(Form::Json) => global.note("`--explain` writes text or jsonl, and jsonl here"),
                Some(Form::Jsonl | Form::Text) | None => {}
            }
            let exit = self.each_listing(global, &mut |listing| self.explain(listing, &mut out, global))?;
            out.flush()?;
            return Ok(exit);
        }
        let mut writer = ArticleWriter::new(out, self.format.unwrap_or(Form::Jsonl).into(), global.style());
        let exit = self.each_listing(global, &mut |listing| self.read(listing, &mut writer, global))?;
        writer.finish()?;
        Ok(exit)
    }

    /// Hands over the files of each argument to what reads them and says whether some could not be read to its end.
    fn each_listing(
        &self,
        global: &Global,
        read: &mut dyn FnMut(&Listing) -> Result<bool, CliError>,
    ) -> Result<Exit, CliError> {
        let mut failed = false;
        for path in &self.paths {
            let Some((listing, _piped)) = self.listed(path)? else {
                failed = true;
                continue;
            };
            failed |= !listing.unreadable.is_empty();
            if global.verbose > 0 {
                listing.passed_over.iter().for_each(|(path, reason)| skipped(path, *reason));
            }
            failed |= read(&listing)?;
        }
        Ok(if failed { Exit::Incomplete } else { Exit::Done })
    }

    /// The files of an argument. One that cannot be read is told, and passed over where there are others.
    fn listed(&self, path: &Path) -> Result<Option<(Listing, Option<Piped>)>, CliError> {
        match self.list(path) {
            Err(error) if self.paths.len() > 1 => {
                warn(format!("newsdex: {error}"));
                Ok(None)
            }
            listing => listing.map(Some),
        }
    }

    /// The files of an argument, there for as long as what was piped is kept; paths are told from its parent.
    fn list(&self, path: &Path) -> Result<(Listing, Option<Piped>), CliError> {
        let piped = Piped::of(path)?;
        let path = piped.as_ref().map_or(path, |piped| &piped.file);
        let full = path.canonicalize().map_err(|source| CliError::read(path, source))?;
        let base = full.parent().unwrap_or(&full);
        let under = full.strip_prefix(base).ok().map(Path::to_owned).filter(|under| !under.as_os_str().is_empty());
        let options = ListOptions { under, insist: true, threads: self.threads.map_or(0, usize::from) };
        let listing = list(base, &options)?;
        listing.unreadable.iter().for_each(|error| warn(format!("newsdex: {error}")));
        Ok((listing, piped))
    }

    /// Writes why each article of a listing is as it is, one page after the other; whether some file could not be read to its
    /// end.
    fn explain(&self, listing: &Listing, out: &mut impl Write, global: &Global) -> Result<bool, CliError> {
        let mut failed = false;
        let neighbours = Neighbours::of(&listing.root, None);
        let tells = tells_of_skipped(listing, global);
        for file in &listing.files {
            if let Role::Skip(reason) = file.role {
                if tells {
                    skipped(&file.path, reason);
                }
                continue;
            }
            let mut result = Ok(());
            let report = ingest::each_page(&neighbours, file, &mut |stored| {
                let (article, explanation) = extract::explain(&page::read(&stored), &stored);
                result = match self.format {
                    Some(Form::Json | Form::Jsonl) => explain::json_line(out, &article, &explanation),
                    _ => explain::text(out, &article, &explanation, global.style()),
                };
                if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            result?;
            failed |= tell(&report, &file.path, tells, global);
        }
        Ok(failed)
    }

    /// Writes the articles of a listing in path order; whether some file could not be read to its end.
    fn read(
        &self,
        listing: &Listing,
        writer: &mut ArticleWriter<impl Write + Send>,
        global: &Global,
    ) -> Result<bool, CliError> {
        let cancel = AtomicBool::new(false);
        let state = Mutex::new((writer, false, Ok(())));
        let tells = tells_of_skipped(listing, global);
        let sink = |event| {
            let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
            let (writer, failed, result) = &mut *state;
            match event {
                Event::Page { page, .. } if result.is_ok() => *result = writer.write(&page.article),
                Event::Page { .. } => {}
                Event::FileDone { file, report } => {
                    let path = listing.files.get(file).map_or(Path::new(""), |file| &file.path);
                    *failed |= tell(&report, path, tells, global);
                }
            }
            if result.is_err() {
                cancel.store(true, Ordering::Relaxed);
            }
        };
        let all: Vec<usize> = (0..listing.files.len()).collect();
        let options = IngestOptions { threads: self.threads.map_or(0, usize::from), ordered: true, cancel: &cancel };
        ingest::run(listing, &all, &options, &sink).map_err(|source| IndexError::Threads { source })?;
        let (_, failed, result) = state.into_inner().unwrap_or_else(PoisonError::into_inner);
        result?;
        Ok(failed)
    }
}
