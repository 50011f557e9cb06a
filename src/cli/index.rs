//! `newsdex index`: make an archive's index, or bring it up to date.

use std::{
    env, fmt,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use clap::Args;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use newsdex::{
    archive::{SkipReason, seen_from},
    figures::{counted, duration, number, size},
    index::{self, IndexError, Place, Progress, Reader, Rebuild, RunOptions, Summary, disk_size},
    output::{Style, terminal::sanitize},
    query::{Filters, Kinds, Node, Question},
    search::{Facet, Order, Window, count, counts, search},
};

use super::{
    CliError, Exit, Global, MAX_THREADS,
    filters::{VARIABLE, any_path, find, named},
    left_out, skipped, warn,
};

/// Failures that are named in the summary; the rest are counted (`newsdex stats` names all).
const MAX_FAILURES: usize = 20;

/// Columns by which further lines of the summary are set in.
const SET_IN: usize = 4;

/// What `--help` says beside the options.
const NOTES: &str = "\
A second run reads only what is new or changed, and drops what is gone. Hidden files and those that `.newsdexignore` names (in \
gitignore's syntax) are left out; links are not followed. The pages are only read, never changed.

Exit status: 0 done, 2 it could not be done, 3 done, but some file could not be read to its end, 130 interrupted";

/// Make an archive's index, or bring it up to date
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(super) struct Index {
    /// Folder of saved pages; without it, the archive we stand in
    #[arg(value_name = "ARCHIVE")]
    archive: Option<PathBuf>,
    /// Where the index is or shall be, in place of ARCHIVE/.newsdex
    #[arg(long, value_name = "PATH", env = VARIABLE, hide_env_values = true, value_parser = any_path())]
    index: Option<PathBuf>,
    /// Read everything again; the index that there is answers until the new one is whole
    #[arg(long)]
    rebuild: bool,
    /// Drop what is gone even when that is most of the archive
    #[arg(long)]
    prune: bool,
    /// Threads that read pages [default: one a core]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(..=MAX_THREADS))]
    threads: Option<u16>,
}

impl Index {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let (place, scope) = self.place()?;
        let cancel = cancel_on_interrupt();
        let threads = self.threads.map_or(0, usize::from);
        let options = RunOptions { scope: &scope, prune: self.prune, threads, cancel: &cancel };
        let survey = index::survey(&place, options)?;
        let first = !place.exists();
        let place = place.make()?;
        self.tell_of_places(&place, &survey.below, first, global);
        let rebuild = self.rebuild.then(|| Rebuild::begin(&place, &survey, options)).transpose()?;
        let pages = Arc::new(AtomicU64::new(0));
        let bar = bar(global, Arc::clone(&pages));
        let tell = |progress: Progress<'_>| match progress {
            Progress::Files(files) => {
                bar.set_length(files as u64);
                bar.enable_steady_tick(REDRAWN_EVERY);
            }
            Progress::Page => {
                pages.fetch_add(1, Ordering::Relaxed);
            }
            Progress::FileDone => bar.inc(1),
            Progress::Skipped(path, reason) if global.verbose > 0 => {
                bar.suspend(|| skipped(path, reason));
            }
            Progress::LeftOut(path, counts) if global.verbose > 0 => {
                bar.suspend(|| left_out(path, counts));
            }
            Progress::Skipped(..) | Progress::LeftOut(..) | Progress::Unreadable(_) => {}
        };
        let target = rebuild.as_ref().map_or(&place, Rebuild::target);
        let summary = index::run(target, &survey, options, &tell)?;
        bar.finish_and_clear();
        if let Some(rebuild) = rebuild {
            if summary.interrupted && rebuild.has_old() {
                warn("newsdex: interrupted; the index is as it was before `--rebuild`");
                return Ok(Exit::Interrupted);
            }
            rebuild.finish()?;
        }
        let flag = self.flag(&place);
        report(place, &summary, first.then_some(&flag), global)
    }

    /// The option that a search in this index needs; nothing where it is found from the archive, or by what a variable names.
    fn flag(&self, place: &Place) -> String {
        let told = env::var_os(VARIABLE).map(PathBuf::from);
        if named(self.index.as_ref()).is_none() || self.index == told {
            return String::new();
        }
        let index = place.index.canonicalize().unwrap_or_else(|_| place.index.clone());
        if Place::above(&place.root).is_some_and(|found| found.index == index) {
            return String::new();
        }
        format!(" --index {}", quoted(&index.to_string_lossy()))
    }

    /// Says where indexes are that somebody may not expect there; `first` if the one in `place` is new.
    fn tell_of_places(&self, place: &Place, below: &[Place], first: bool, global: &Global) {
        let shown = |place: &Place| (place.root.display().to_string(), place.index.display().to_string());
        for (root, index) in below.iter().map(shown) {
            global.note(format!(
                "`{root}` has an index of its own, which searches in it use; remove `{index}` to have one"
            ));
        }
        if !first {
            return;
        }
        if named(self.index.as_ref()).is_none() && !place.index.starts_with(&place.root) {
            let (root, index) = shown(place);
            global.note(format!("`{root}` cannot be written to: its index is in `{index}`"));
        }
        for (root, index) in Place::without_archive().iter().map(shown) {
            global.note(format!(
                "`{index}` is the index of `{root}`, which is no longer there: remove it if that is where this archive was"
            ));
        }
    }

    /// The archive's place, and the folder below its root that is meant.
    fn place(&self) -> Result<(Place, PathBuf), CliError> {
        let index = named(self.index.as_ref());
        let Some(archive) = &self.archive else {
            let place = find(self.index.as_ref()).map_err(|error| match error {
                CliError::Index(IndexError::NotFound { .. }) => CliError::NoArchive,
                error => error,
            })?;
            return Ok((place, PathBuf::new()));
        };
        let full = archive.canonicalize().map_err(|source| CliError::read(archive, source))?;
        let place = Place::for_archive(archive, index)?;
        // A rebuild makes the whole index, so that the whole archive has to be read.
        let scope = full.strip_prefix(&place.root).ok().filter(|_| !self.rebuild).unwrap_or(Path::new(""));
        let scope = seen_from(scope).to_owned();
        Ok((place, scope))
    }
}

/// Set when the user asks to stop. The second time we stop at once.
fn cancel_on_interrupt() -> Arc<AtomicBool> {
    let cancel = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&cancel);
    // Where no handler can be set, an interrupt ends the program as usual, and the index stays at its last commit.
    let _ = ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::Relaxed) {
            std::process::exit(Exit::Interrupted as i32);
        }
    });
    cancel
}

/// How often the bar is drawn: a file of a crawl holds many pages, and nothing else says that it is being read.
const REDRAWN_EVERY: Duration = Duration::from_millis(200);

/// A bar of the files that are done, with the number of pages read so far.
fn bar(global: &Global, pages: Arc<AtomicU64>) -> ProgressBar {
    if global.quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:24} {human_pos}/{human_len} files · {pages}{left}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("█▉▊▋▌▍▎▏ ");
    // A bar that cannot be written is no reason to stop.
    let pages = move |state: &ProgressState, out: &mut dyn fmt::Write| {
        let pages = pages.load(Ordering::Relaxed);
        let speed = pages as f64 / state.elapsed().as_secs_f64().max(0.001);
        let _ = write!(out, "{} · {}/s", counted(pages, "page"), number(speed.round() as u64));
    };
    // Before the first file is done nobody knows.
    let left = |state: &ProgressState, out: &mut dyn fmt::Write| {
        let _ = if state.pos() > 0 { write!(out, " · {} left", duration(state.eta())) } else { Ok(()) };
    };
    ProgressBar::new(0).with_style(style.with_key("pages", pages).with_key("left", left))
}

/// Says what a run did; `first` if there was no index before: the option that a search in this one needs, or nothing.
fn report(place: Place, summary: &Summary, first: Option<&String>, global: &Global) -> Result<Exit, CliError> {
    if global.quiet {
        summary.failures.iter().for_each(|failure| warn(format!("newsdex: {failure}")));
    } else {
        let reader = Reader::open(place)?;
        let pages = summarize(&reader, summary, global.style())?;
        if pages == 0 && !summary.interrupted {
            nothing_found(summary)?;
        } else if let Some(flag) = first.filter(|_| !summary.interrupted) {
            what_next(&reader, flag)?;
        }
    }
    if summary.interrupted {
        warn("newsdex: interrupted; what was read is in the index, and the next run goes on from there");
        return Ok(Exit::Interrupted);
    }
    Ok(if summary.failures.is_empty() { Exit::Done } else { Exit::Incomplete })
}

fn question(kinds: Kinds) -> Question {
    Question::new(Node::All, Filters { kinds, ..Filters::default() })
}

/// Writes what the run did and what the archive holds now, and gives the number of its pages.
fn summarize(reader: &Reader, summary: &Summary, style: Style) -> Result<u64, CliError> {
    let mut out = io::stdout().lock();
    let everything = question(Kinds::Any);
    let kinds = counts(reader, &everything, Facet::Kinds)?;
    let undated = count(reader, &everything.of_undated())?;
    let name = reader.root().file_name().unwrap_or(reader.root().as_os_str()).to_string_lossy().into_owned();
    let speed = summary.read() as f64 / summary.elapsed.as_secs_f64().max(0.001);
    let speed = if summary.read() > 0 { format!(" ({} pages/s)", number(speed.round() as u64)) } else { String::new() };
    let name = sanitize(&name);
    let first = format!(
        ": {} · {} read in {}{speed} · index {}",
        counted(kinds.pages, "page"),
        number(summary.read()),
        duration(summary.elapsed),
        size(disk_size(&reader.place.index)),
    );
    let first = style.prose(&format!("{name}{first}"), SET_IN);
    match first.strip_prefix(&*name) {
        Some(rest) => writeln!(out, "{}{rest}", style.bold(&name))?,
        None => writeln!(out, "{first}")?,
    }
    let mut changes = format!(
        "new {} · changed {} · gone {} · unchanged {}",
        number(summary.new),
        number(summary.changed),
        number(summary.gone),
        number(summary.unchanged)
    );
    if summary.half_read > 0 {
        changes.push_str(&format!(" · of files half read {}", number(summary.half_read)));
    }
    writeln!(out, "  {}", style.prose(&changes, SET_IN))?;
    if summary.read_otherwise > 0 {
        let files = counted(summary.read_otherwise, "file");
        let told = format!("{files} unchanged, but read anew: this version of newsdex reads pages otherwise");
        writeln!(out, "  {}", style.prose(&told, SET_IN))?;
    }
    let mut held: Vec<String> =
        kinds.values.iter().map(|kind| format!("{} {}", kind.value, number(kind.count))).collect();
    held.push(format!("undated {}", number(undated)));
    if summary.skipped_files > 0 {
        held.push(format!("skipped {}", counted(summary.skipped_files, "file")));
    }
    writeln!(out, "  {}", style.prose(&held.join(" · "), SET_IN))?;
    for line in unread(summary) {
        writeln!(out, "  {}", style.prose(&line, SET_IN))?;
    }
    for (n, failure) in summary.failures.iter().take(MAX_FAILURES).enumerate() {
        let label = if n == 0 { format!("failed {}", number(summary.failures.len() as u64)) } else { String::new() };
        writeln!(out, "  {label:<10} {}", sanitize(failure))?;
    }
    if summary.failures.len() > MAX_FAILURES {
        writeln!(out, "  {:10} … all of them: newsdex stats", "")?;
    }
    if summary.still_unread > 0 {
        let told =
            format!("{} still not read to the end: `newsdex stats` says where", counted(summary.still_unread, "file"));
        writeln!(out, "  {}", style.prose(&told, SET_IN))?;
    }
    Ok(kinds.pages)
}

/// Which of the skipped files may well be pages that their owner looks for, and what to do.
fn unread(summary: &Summary) -> impl Iterator<Item = String> {
    use SkipReason::{DeadLink, Document, Email, Link, Packing};
    const TOLD: &[(&[SkipReason], &str, &str)] = &[
        (&[Packing], "packed file", "not opened: newsdex reads zip, tar, gzip, zstd and brotli; unpack others"),
        (
            &[Document, Email],
            "document",
            "not read: newsdex reads pages and plain text, not PDF, Word, e-books or e-mail",
        ),
        (&[Link], "link", "not followed: index what they lead to where it lies, or `git annex unlock` it"),
        (&[DeadLink], "link", "to what is not there: mount its disk, or `git annex get` it"),
    ];
    TOLD.iter().filter_map(|(reasons, noun, told)| {
        let count = reasons.iter().filter_map(|reason| summary.skipped_for.get(reason)).sum();
        (count > 0).then(|| format!("{} {told} (-v names them)", counted(count, noun)))
    })
}

/// Where an archive has no page, its owner has most likely named the wrong folder.
fn nothing_found(summary: &Summary) -> Result<(), CliError> {
    let why = match summary.skipped_files {
        0 => "it holds no file (hidden ones are not looked at)",
        _ => "`newsdex index -v` names what was skipped, and why",
    };
    Ok(writeln!(io::stdout(), "\nNo page was found: {why}.")?)
}

/// The most frequent tags of which one makes a word for a first search.
const TAGS_LOOKED_AT: usize = 10;

/// After a first run: searches that will find something, made from what is in the archive.
fn what_next(reader: &Reader, flag: &str) -> Result<(), CliError> {
    let stories = question(Kinds::Default);
    let tags = counts(reader, &stories, Facet::Tags)?;
    let mut out = io::stdout().lock();
    let place = if flag.is_empty() { "any folder of the archive" } else { "anywhere" };
    writeln!(out, "\nTry next, from {place}:")?;
    let tag = tags.values.first().map(|tag| sanitize(&tag.value).into_owned());
    // Of `C++` or `R&D` no letter is worth a search.
    let is_word = |word: &&str| word.len() >= 3 && word.chars().all(char::is_alphabetic);
    let mut of_tags =
        tags.values.iter().take(TAGS_LOOKED_AT).filter_map(|tag| longest_word(&tag.value).filter(is_word));
    let told = of_tags.next().map_or_else(|| newest_title(reader, &stories), |word| Ok(Some(word.to_owned())))?;
    let word = told.as_deref().and_then(longest_word).map_or_else(|| "WORD".to_owned(), str::to_lowercase);
    writeln!(out, "  newsdex search{flag} {word}")?;
    if let Some(tag) = &tag {
        writeln!(out, "  newsdex search{flag} --tag {}", quoted(tag))?;
    }
    let months = newsdex::search::months(reader, &stories)?;
    if let Some(month) = months.spans.iter().max_by_key(|month| month.count) {
        writeln!(out, "  newsdex search{flag} --month {}", month.value)?;
    }
    if tag.is_some() {
        writeln!(out, "  newsdex tags{flag}")?;
    }
    Ok(writeln!(out, "  newsdex months{flag}")?)
}

/// The headline of the latest story, where it has one.
fn newest_title(reader: &Reader, stories: &Question) -> Result<Option<String>, CliError> {
    let window = Window { order: Order::Newest, offset: 0, limit: Some(1) };
    let Some(hit) = search(reader, stories, window)?.hits.into_iter().next() else { return Ok(None) };
    Ok(reader.page(hit.address)?.article.title.map(|title| sanitize(&title).into_owned()))
}

/// The longest word of a text: the one that tells most of it.
fn longest_word(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphanumeric()).max_by_key(|word| word.chars().count()).filter(|word| !word.is_empty())
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    if !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/')) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_for_a_shell() {
        assert_eq!(
            ["Diplomacy", "Foreign Policy", "L'Europe"].map(quoted),
            ["Diplomacy", "'Foreign Policy'", r"'L'\''Europe'"]
        );
    }
}
