//! Tips beside clap's own, for options and commands that other programs have.

use clap::{
    Error,
    builder::StyledStr,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// Options as other programs call them, and how the same is said here.
const MEANT: &[(&[&str], &str)] = &[
    (&["--json", "--jsonl", "--ndjson", "--csv"], "say `--format json`, `--format jsonl` or `--format csv`"),
    (&["--date", "--day", "--year"], "say `--month 2025-07` or `--month 2025`, or `--since` and `--until` with days"),
    (&["--from", "--after", "--start", "--newer"], "say `--since`"),
    (&["--to", "--before", "--end", "--older"], "say `--until`"),
    (
        &["--title", "--headline", "--text", "--body", "--url", "--path", "--folder", "--dir", "--id"],
        "it is a field of the query, as in `title:WORD`; `newsdex help query` has them all",
    ),
    (&["--reverse"], "say `--sort newest` or `--sort oldest`"),
    (&["--count"], "`newsdex count` counts pages"),
    (&["--all"], "say `--limit 0`"),
    (&["--force", "--full", "--reindex"], "`newsdex index --rebuild` reads everything again"),
    (&["--output", "--out"], "results go to standard output: `newsdex … > FILE`"),
];

/// Adds what may have been meant by an option or a command that there is not.
pub fn add(error: &mut Error) {
    let tip = match error.kind() {
        ErrorKind::UnknownArgument => meant(error),
        ErrorKind::InvalidSubcommand if error.get(ContextKind::SuggestedSubcommand).is_none() => search_for(error),
        _ => None,
    };
    if let Some(tip) = tip {
        error.remove(ContextKind::SuggestedArg);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip)]));
    }
}

fn meant(error: &Error) -> Option<String> {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidArg) else { return None };
    let found = MEANT.iter().find(|(names, _)| names.contains(&typed.as_str()));
    found.map(|(_, meant)| (*meant).to_owned())
}

/// A word in a command's place is most often one to search for.
fn search_for(error: &Error) -> Option<String> {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    Some(format!("to search for it: `newsdex search {typed}`"))
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
            ("search --titel x", "similar argument exists: '--site'"),
            ("taliban", "to search for it: `newsdex search taliban`"),
            ("serach x", "'search'"),
        ] {
            let mut error = Cli::try_parse_from(["newsdex"].into_iter().chain(typed.split(' '))).unwrap_err();
            add(&mut error);
            let said = error.to_string();
            assert!(said.contains(tip) && said.matches("tip:").count() == 1, "{typed}: {said}");
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
    }
}
