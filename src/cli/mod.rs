//! The commands, one file each: a command reads its arguments, calls the library and says how it ended.

mod args;
mod check;
mod completions;
mod count;
mod counts;
mod error;
mod exit;
mod export;
mod extract;
mod filters;
mod help;
mod hits;
mod index;
mod months;
mod nothing;
mod open;
mod paths;
mod search;
mod show;
mod similar;
mod stats;
mod tips;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    env,
    io::{self, IsTerminal, Write},
    panic,
    path::Path,
    process, thread,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use newsdex::{
    archive::SkipReason,
    ingest::guard,
    output::{Style, terminal},
    search::Facet,
};

use self::{error::CliError, exit::Exit};

/// Full-text search over a folder of saved news pages, by keyword, tag, author and month.
#[derive(Debug, Parser)]
#[command(name = "newsdex", version, about, disable_help_subcommand = true, propagate_version = true, args_override_self = true, after_help = EXIT_STATUS)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// See [`Exit`].
const EXIT_STATUS: &str = "\
Exit status:
  0    done or found
  1    search found nothing
  2    it could not be done
  3    finished, but something could not be read to its end
  130  index was interrupted; what it had done is kept

How to search: newsdex help query";

/// Where options that every command takes stand in a list: behind its own, before those of clap, which has them at 999.
const LAST: usize = 900;

/// Options that every command takes.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// When to use colours
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN", global = true, display_order = LAST)]
    color: ColorChoice,
    /// Say less: results only
    #[arg(long, short, global = true, display_order = LAST + 1)]
    quiet: bool,
    /// Say more: name what was skipped and why
    #[arg(long, short, global = true, action = clap::ArgAction::Count, display_order = LAST + 2)]
    verbose: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ColorChoice {
    Auto,
    Always,
    Never,
}

impl Global {
    /// How to write to standard output.
    fn style(&self) -> Style {
        let terminal = io::stdout().is_terminal();
        let color = match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => terminal && colors_wanted(),
        };
        Style { color, width: width(), terminal }
    }

    /// Tells the user something beside the results, on standard error, unless `--quiet`.
    fn note(&self, line: impl AsRef<str>) {
        if !self.quiet {
            warn(line);
        }
    }
}

/// Writes one line on standard error, whatever `--quiet` says.
fn warn(line: impl AsRef<str>) {
    let line = terminal::sanitize_lines(line.as_ref());
    let line = if io::stderr().is_terminal() { Cow::Owned(fitted(&line, width())) } else { line };
    // When even standard error is closed there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{line}");
}

/// A message broken between words for a terminal, but not within what it quotes; lines that are set in, as a query above its
/// carets is, stay as they are.
fn fitted(message: &str, width: usize) -> String {
    /// Stands for a space within quotes: a character that no text has, as wide as a space.
    const KEPT: char = '\u{E000}';
    /// Columns that further lines are set in.
    const INDENT: usize = 2;
    let fitted = |line: &str| {
        if line.starts_with(' ') {
            return below_carets(line, width);
        }
        let mut is_quoted = false;
        let quoted = line.chars().map(|c| {
            is_quoted ^= c == '`';
            if c == ' ' && is_quoted { KEPT } else { c }
        });
        let broken = terminal::broken_into_lines(&quoted.collect::<String>(), width.saturating_sub(INDENT));
        broken.replace('\n', &format!("\n{:INDENT$}", "")).replace(KEPT, " ")
    };
    message.split('\n').map(fitted).collect::<Vec<_>>().join("\n")
}

/// A line that is set in. What stands behind the carets of a query goes below them where there is no room beside.
fn below_carets(line: &str, width: usize) -> String {
    let is_wide = terminal::columns(line) > width;
    match line.rsplit_once("^ ").filter(|(before, _)| is_wide && before.trim_matches([' ', '^']).is_empty()) {
        Some((before, message)) => format!("{before}^\n{}", fitted(message, width)),
        None => line.to_owned(),
    }
}

/// Says, for `-v`, that a file is not read, and why.
fn skipped(path: &Path, reason: SkipReason) {
    warn(format!("skipped {}: {reason}", path.display()));
}

/// Says, for `-v`, what a container holds beside pages.
fn left_out(path: &Path, counts: &BTreeMap<String, u64>) {
    let counts: Vec<String> = counts.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    if !counts.is_empty() {
        warn(format!("left out of {}: {}", path.display(), counts.join(", ")));
    }
}

/// Most threads that may be asked for: the walk's memory grows with their square.
const MAX_THREADS: i64 = 256;

/// Columns assumed where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;

/// The width to lay text out for.
fn width() -> usize {
    let told = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let asked = || terminal_size::terminal_size().map(|(width, _)| width.0.into());
    told.or_else(asked).filter(|width| *width >= 20).unwrap_or(DEFAULT_WIDTH)
}

fn colors_wanted() -> bool {
    let set = |name| env::var_os(name).is_some_and(|v| !v.is_empty());
    !set("NO_COLOR") && env::var_os("TERM").is_none_or(|t| t != "dumb")
}

#[derive(Debug, Subcommand)]
enum Command {
    Index(index::Index),
    Search(search::Search),
    /// Count pages by tag
    Tags(counts::Counts),
    /// Count pages by author
    Authors(counts::Counts),
    Months(months::Months),
    /// Count pages by site
    Sites(counts::Counts),
    /// Count pages by section
    Sections(counts::Counts),
    /// Count pages by language
    Languages(counts::Counts),
    Count(count::CountPages),
    Show(show::Show),
    Open(open::Open),
    Similar(similar::Similar),
    Export(export::Export),
    Extract(extract::Extract),
    Stats(stats::Stats),
    Check(check::Check),
    Completions(completions::Completions),
    Man(completions::Man),
    Help(help::Help),
}

impl Command {
    /// The names of all of them, in their order.
    const NAMES: &[&str] = &[
        "index", "search", "tags", "authors", "months", "sites", "sections", "languages", "count", "show", "open",
        "similar", "export", "extract", "stats", "check", "completions", "man", "help",
    ];

    /// What is said where a command broke: Tantivy panics over some damage to an index.
    fn panicked(&self, message: String) -> CliError {
        match self {
            Command::Extract(_) | Command::Completions(_) | Command::Man(_) | Command::Help(_) => {
                CliError::Defect { message }
            }
            _ => CliError::Panicked { message },
        }
    }

    fn run(&self, global: &Global) -> Result<Exit, CliError> {
        match self {
            Command::Index(command) => command.run(global),
            Command::Search(command) => command.run(global),
            Command::Tags(command) => command.run(global, Facet::Tags, "tags"),
            Command::Authors(command) => command.run(global, Facet::Authors, "authors"),
            Command::Months(command) => command.run(global),
            Command::Sites(command) => command.run(global, Facet::Sites, "sites"),
            Command::Sections(command) => command.run(global, Facet::Sections, "sections"),
            Command::Languages(command) => command.run(global, Facet::Languages, "languages"),
            Command::Count(command) => command.run(global),
            Command::Show(command) => command.run(global),
            Command::Open(command) => command.run(global),
            Command::Check(command) => command.run(global),
            Command::Similar(command) => command.run(global),
            Command::Export(command) => command.run(global),
            Command::Extract(command) => command.run(global),
            Command::Stats(command) => command.run(global),
            Command::Completions(command) => command.run(),
            Command::Man(command) => command.run(),
            Command::Help(command) => command.run(global),
        }
    }
}

/// Tantivy's thread that takes in segments ends the program where it breaks over a damaged index: not without a word, and as any
/// failure does.
fn end_with_a_word() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        if thread::current().name() == Some("segment_updater") {
            warn(format!("newsdex: {}", CliError::Panicked { message: guard::told(panicked) }));
            process::exit(Exit::Failed as i32);
        }
        before(panicked);
    }));
}

/// Reads the arguments, runs the command and says how it ended.
pub(super) fn run() -> Exit {
    let mut args = env::args_os();
    let program = args.next();
    let cli = match Cli::try_parse_from(program.into_iter().chain(args::of_query(args))) {
        Ok(cli) => cli,
        Err(mut error) => {
            tips::add(&mut error);
            let is_unseen = error.print().is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
            return if error.use_stderr() || is_unseen { Exit::Failed } else { Exit::Done };
        }
    };
    guard::install();
    end_with_a_word();
    let result = guard::catch(|| cli.command.run(&cli.global));
    match result.unwrap_or_else(|message| Err(cli.command.panicked(message))) {
        Ok(exit) => exit,
        // Whoever read our output has seen enough, as `head` does: by Unix custom a normal end.
        Err(error) if error.is_broken_pipe() => Exit::Done,
        Err(error) => {
            warn(format!("newsdex: {error}"));
            Exit::Failed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cli, Parser, fitted, guard, thread};

    /// Here, since in the library's own tests others write indexes, and would take it for theirs.
    #[test]
    fn what_a_merging_thread_breaks_with_is_kept() {
        guard::install();
        let merging = thread::Builder::new().name("merge_thread_0".to_owned()).spawn(|| panic!("no segment"));
        assert!(merging.unwrap().join().is_err());
        let told = guard::of_merging();
        assert!(told.is_some_and(|message| message.starts_with("no segment at ")) && guard::of_merging().is_none());
    }

    #[test]
    fn a_command_without_an_index_does_not_speak_of_one() {
        for (arguments, names_index) in [(["newsdex", "extract", "a.html"], false), (["newsdex", "search", "a"], true)]
        {
            let command = Cli::try_parse_from(arguments).unwrap().command;
            let said = command.panicked("no way at x.rs:1".to_owned()).to_string();
            assert_eq!(said.contains("index"), names_index, "{said}");
            assert!(said.contains("defect in newsdex") && said.contains("no way at x.rs:1"), "{said}");
        }
    }

    #[test]
    fn messages_fit_a_terminal() {
        for (message, expected) in [
            ("2 of 9 tags · 5 pages, 3 without tags", "2 of 9 tags · 5\n  pages, 3 without\n  tags"),
            ("made anew by `newsdex index --rebuild`", "made anew by\n  `newsdex index --rebuild`"),
            (
                "  a query that is odd (\n                      ^ this is",
                "  a query that is odd (\n                      ^\nthis is",
            ),
            ("   ^^ this is", "   ^^ this is"),
            ("short", "short"),
        ] {
            assert_eq!(fitted(message, 18), expected);
        }
    }
}
