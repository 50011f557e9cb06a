//! Tips beside clap's own, for options and commands that other programs have.

use clap::{
    Error,
    builder::StyledStr,
    error::{ContextKind, ContextValue, ErrorKind},
};
use newsdex::query::slips_between;

use super::Command;

/// Options as other programs call them, and how the same is said here; the forms first.
const MEANT: &[(&[&str], &str)] = &[
    (&["--json", "--jsonl", "--ndjson", "--csv"], "say `--format json`, `--format jsonl` or `--format csv`"),
    (&["--date", "--day", "--year"], "say `--month 2025-07` or `--month 2025`, or `--since` and `--until` with days"),
    (&["--from", "--after", "--start", "--newer"], "say `--since`"),
    (&["--to", "--before", "--end", "--older"], "say `--until`"),
    (
        &["--title", "--headline", "--text", "--body", "--url", "--path", "--folder", "--dir", "--id"],
        "it is a field of the query, as in `title:WORD`; `newsdex help query` has them all",
    ),
    (&["--reverse", "--order", "--order-by", "--sort-by"], "say `--sort newest` or `--sort oldest`"),
    (&["--count"], "`newsdex count` counts pages"),
    (&["--all"], "say `--limit 0`"),
    (&["--force", "--full", "--reindex"], "`newsdex index --rebuild` reads everything again"),
    (&["--output", "--out"], "results go to standard output: `newsdex … > FILE`"),
];

/// The same of one command only; the empty name is a value too many.
const MEANT_OF: &[(&str, &[&str], &str)] = &[
    ("index", &[""], "an index is of one folder with all below it: name the one that both are in, or index each"),
    (
        "index",
        &["--exclude", "--ignore", "--skip"],
        "files that `.newsdexignore` names are left out, in gitignore's syntax",
    ),
    ("index", &["--dry-run"], "`newsdex check` says what is new, changed and gone"),
    ("index", &["--jobs", "--workers"], "say `--threads`"),
    ("similar", &[""], "it is asked of one page at a time"),
    ("search", &["--exclude", "--without"], "a word with a minus is left out, as in `tunnel -strike`"),
    (
        "count",
        &["--format"],
        "it writes a number alone; `newsdex search --format json --limit 1` has it as `total`, beside a hit",
    ),
    ("stats", &["--json"], "say `--format json`"),
    ("check", &["--json"], "say `--format json`"),
    ("months", &["--year", "--years", "--yearly"], "say `--by year`, or `--month 2025` for the months of one"),
    ("show", &["--text", "--body"], "a story is shown as text without it; `--html` and `--json` say otherwise"),
    ("show", &["--format"], "say `--json`, `--html` or `--raw`; `newsdex export` has formats for references"),
];

/// Options of one letter as other programs call them; with a query, they are words that are left out.
const MEANT_LETTERS: &[(&[&str], &str)] = &[
    (&["A", "B", "C"], "a hit shows what stands around the words"),
    (&["c"], "`newsdex count` counts pages"),
    (&["i"], "case makes no difference"),
    (&["l"], "say `--format paths`"),
    (&["m"], "say `--limit`"),
    (&["o"], "results go to standard output: `newsdex … > FILE`"),
    (&["w"], "words are found whole"),
];

/// Commands as other programs call them, and how the same is done here.
const MEANT_COMMANDS: &[(&[&str], &str)] = &[
    (
        &["add", "build", "import", "init", "new", "refresh", "reindex", "scan", "update"],
        "`newsdex index` makes an index, or brings it up to date",
    ),
    (&["find", "grep", "list", "ls", "query"], "`newsdex search` finds pages; without words it lists all of them"),
    (&["cat", "get", "read", "view"], "`newsdex show` writes a story as text"),
    (&["info", "status", "summary"], "`newsdex stats` says what the archive holds"),
    (&["doctor", "fsck", "verify"], "`newsdex check` says whether the index is whole"),
    (&["delete", "prune", "remove", "rm"], "remove the file, then `newsdex index` drops its pages"),
    (&["timeline", "years"], "`newsdex months` counts pages by month, with `--by year` by year"),
    (&["keywords", "topics"], "`newsdex tags` counts pages by tag"),
    (&["bylines", "writers"], "`newsdex authors` counts pages by author"),
    (&["domains", "sources"], "`newsdex sites` counts pages by site"),
];

/// Adds what may have been meant by an option or a command that there is not.
pub(super) fn add(error: &mut Error) {
    let tip = match error.kind() {
        ErrorKind::UnknownArgument => meant(error),
        ErrorKind::InvalidSubcommand => meant_command(error),
        _ => None,
    };
    if let Some(tip) = tip {
        error.remove(ContextKind::SuggestedArg);
        error.remove(ContextKind::SuggestedSubcommand);
        // Clap's is of the option that it took it for.
        if error.kind() == ErrorKind::UnknownArgument {
            error.remove(ContextKind::Usage);
        }
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip)]));
    }
}

/// What may have been meant by an option of one letter that there is not.
pub(super) fn of_letter(letter: &str) -> Option<String> {
    said_of(letter, MEANT_LETTERS)
}

/// What may have been meant by the name of a form, `json`, as an option with a hyphen too few.
pub(super) fn of_form(word: &str) -> Option<String> {
    MEANT.first().filter(|_| !word.contains('-')).and_then(|forms| said_of(&format!("--{word}"), &[*forms]))
}

fn meant(error: &Error) -> Option<String> {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidArg) else { return None };
    let typed = if typed.starts_with('-') { typed.as_str() } else { "" };
    let of_command = command(error).and_then(|command| {
        let is_meant = |(of, names, _): &&(&str, &[&str], _)| *of == command && names.contains(&typed);
        MEANT_OF.iter().find(is_meant).map(|(_, _, meant)| (*meant).to_owned())
    });
    of_command.or_else(|| said_of(typed, MEANT))
}

/// The command that an error is about, which its usage names behind the program.
fn command(error: &Error) -> Option<String> {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return None };
    usage.to_string().split_whitespace().nth(2).map(str::to_owned)
}

/// A word in a command's place is that of another program, a slip, or most often one to search for.
fn meant_command(error: &Error) -> Option<String> {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let search = || (!is_slip(typed)).then(|| format!("to search for it: `newsdex search {typed}`"));
    said_of(typed, MEANT_COMMANDS).or_else(search)
}

/// Whether a word is a command's beginning, or that with a slip of the hand. Clap takes `bridge` for `index`.
fn is_slip(typed: &str) -> bool {
    /// Fewer letters begin too much.
    const FEWEST_LETTERS: usize = 3;
    let is_near = |name: &&str| slips_between(typed, name).is_some();
    Command::NAMES.iter().any(|name| is_near(name) || typed.len() >= FEWEST_LETTERS && name.starts_with(typed))
}

fn said_of(typed: &str, table: &[(&[&str], &str)]) -> Option<String> {
    let found = table.iter().find(|(names, _)| names.contains(&typed));
    found.map(|(_, meant)| (*meant).to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::{super::Cli, *};

    #[test]
    fn what_was_meant_is_said() {
        for (typed, tip) in [
            ("search x --json", "say `--format json`"),
            ("search x --before=2025", "say `--until`"),
            ("index --force .", "`newsdex index --rebuild`"),
            ("index one two", "an index is of one folder"),
            ("index . --exclude old", "`.newsdexignore`"),
            ("search tunnel --exclude strike", "`tunnel -strike`"),
            ("count tunnel --format json", "`newsdex search --format json"),
            ("show 0cf9 --format json", "say `--json`"),
            ("search x --order newest", "say `--sort newest`"),
            ("check --json", "say `--format json`"),
            ("months --year", "say `--by year`"),
            ("search --titel x", "similar argument exists: '--site'"),
            ("taliban", "to search for it: `newsdex search taliban`"),
            ("serach x", "'search'"),
            ("langauges", "'languages'"),
            ("bridge", "to search for it: `newsdex search bridge`"),
            ("find taliban", "`newsdex search` finds pages"),
            ("status", "`newsdex stats`"),
        ] {
            let mut error = Cli::try_parse_from(["newsdex"].into_iter().chain(typed.split(' '))).unwrap_err();
            add(&mut error);
            let said = error.to_string();
            assert!(said.contains(tip) && said.matches("tip:").count() == 1, "{typed}: {said}");
        }
    }

    #[test]
    fn no_tip_is_for_a_command_that_there_is() {
        for name in MEANT_COMMANDS.iter().flat_map(|(names, _)| *names) {
            assert!(!super::super::Command::NAMES.contains(name), "{name}");
        }
    }

    #[test]
    fn no_tip_is_for_an_option_that_there_is() {
        let command = <Cli as clap::CommandFactory>::command();
        let options: Vec<String> = command
            .get_subcommands()
            .filter(|command| command.get_name() == "search")
            .flat_map(|command| command.get_arguments().filter_map(|arg| arg.get_long()))
            .map(|name| format!("--{name}"))
            .collect();
        for name in MEANT.iter().flat_map(|(names, _)| *names) {
            assert!(!options.iter().any(|option| option == name), "{name}");
        }
        for (of, names, _) in MEANT_OF {
            let of = command.find_subcommand(of).unwrap();
            let is_there = |name: &str| of.get_arguments().any(|arg| arg.get_long() == name.strip_prefix("--"));
            assert!(names.iter().all(|name| name.is_empty() || !is_there(name)), "{names:?}");
        }
    }
}
