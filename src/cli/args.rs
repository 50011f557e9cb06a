//! Arguments before clap sees them: a query's `-word` is no option.

use std::ffi::OsString;

/// The commands whose remaining arguments are a query.
const WITH_QUERY: &[&str] =
    &["search", "tags", "authors", "months", "sites", "sections", "languages", "count", "export"];

/// Short options without a value, on any of these commands.
const SWITCHES: &[char] = &['q', 'v', 'h', 'V'];

/// The options of these commands that have a value, by the names in front of it.
const WITH_VALUE: &[&str] = &[
    "--author", "--by", "--color", "--fields", "--format", "--index", "--kind", "--lang", "--limit", "--missing",
    "--month", "--offset", "--saved", "--section", "--since", "--site", "--sort", "--tag", "--until", "-n",
];

/// Reads how many hits or values are wanted.
pub(super) fn amount(typed: &str) -> Result<usize, String> {
    typed.parse().map_err(|_| format!("`{typed}` is no number of them: write 25, or 0 for all with `--limit`"))
}

/// Writes `-word` as `!word`, which means the same in a query, so that it is not taken for options; as an option's value it
/// is joined to that, `--tag=-word`. What follows `--` stays. `args` are those after the program's name.
pub(super) fn of_query(args: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut read: Vec<OsString> = Vec::new();
    let (mut has_command, mut in_query, mut escaped) = (false, false, false);
    let mut next_is_value_of = None;
    for arg in args {
        let option: Option<&str> = next_is_value_of.take();
        let is_path = option == Some("--index") || arg.as_encoded_bytes().starts_with(b"--");
        // A query never fails: what is not UTF-8 in it is searched for as far as it can be read.
        let arg = if in_query && !is_path { OsString::from(arg.to_string_lossy().into_owned()) } else { arg };
        let Some(text) = arg.to_str() else {
            read.push(arg);
            continue;
        };
        // What stands behind another command may be called so too: `index search -j 4`.
        if !has_command && option.is_none() && !text.starts_with('-') {
            has_command = true;
            in_query = WITH_QUERY.contains(&text);
        }
        escaped |= text == "--";
        next_is_value_of = WITH_VALUE.iter().copied().find(|name| !escaped && *name == text);
        let word = text.strip_prefix('-').filter(|word| in_query && !escaped && is_word(word));
        match (word, read.last_mut().filter(|_| option.is_some())) {
            (Some(_), Some(option)) => {
                option.push("=");
                option.push(arg);
            }
            (Some(word), None) => read.push(format!("!{word}").into()),
            (None, _) => read.push(arg),
        }
    }
    read
}

/// A word of a query as it was typed, before [`of_query`].
pub(super) fn as_typed(word: &str) -> String {
    word.strip_prefix('!').map_or_else(|| word.to_owned(), |word| format!("-{word}"))
}

/// The letter of a word that other programs have for an option, `-i`: here it leaves pages out.
pub(super) fn lone_letter(word: &str) -> Option<&str> {
    word.strip_prefix('!').filter(|word| word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// The option that a word which leaves pages out may be, with a hyphen too few: `-sort`.
pub(super) fn meant_option(word: &str) -> Option<String> {
    /// Long options without a value that these commands have.
    const OTHERS: &[&str] = &["--batch", "--help", "--print0", "--quiet", "--strict", "--verbose", "--version"];
    let option = format!("--{}", word.strip_prefix('!')?);
    // `by` is a word of every page, and an option of one command.
    let is_option = option != "--by" && WITH_VALUE.iter().chain(OTHERS).any(|name| *name == option);
    is_option.then_some(option)
}

/// Whether what follows a single hyphen is no option: neither switches nor `n` with its number.
fn is_word(word: &str) -> bool {
    let limit = word.strip_prefix('n').is_some_and(|n| n.trim_start_matches('=').chars().all(|c| c.is_ascii_digit()));
    !(word.is_empty() || word.starts_with('-') || limit || word.chars().all(|c| SWITCHES.contains(&c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn only_paths_keep_what_is_not_utf_8() {
        use std::os::unix::ffi::OsStrExt;
        let odd = || std::ffi::OsStr::from_bytes(b"caf\xe9").to_owned();
        let read = of_query([OsString::from("search"), "--index".into(), odd(), odd()]);
        assert_eq!(read, [OsString::from("search"), "--index".into(), odd(), "caf\u{fffd}".into()]);
        assert_eq!(of_query(["show".into(), odd()]), [OsString::from("show"), odd()]);
    }

    #[test]
    fn words_are_told_as_they_were_typed() {
        assert_eq!(["!war", "a!", "-war"].map(as_typed), ["-war", "a!", "-war"]);
        assert_eq!(["!i", "!ii", "!1", "i"].map(lone_letter), [Some("i"), None, None, None]);
        let meant = ["!sort", "!strict", "sort", "!by", "!war"].map(meant_option);
        assert_eq!(meant, [Some("--sort".to_owned()), Some("--strict".to_owned()), None, None, None]);
    }

    #[test]
    fn options_with_a_value_are_known() {
        let cli = <super::super::Cli as clap::CommandFactory>::command();
        let commands = cli.get_subcommands().filter(|command| WITH_QUERY.contains(&command.get_name()));
        let options = commands.flat_map(clap::Command::get_arguments).chain(cli.get_arguments());
        let options = options.filter(|option| option.get_action().takes_values() && !option.is_positional());
        let mut names: Vec<String> = options
            .flat_map(|option| {
                let short = option.get_short().map(|name| format!("-{name}"));
                option.get_long().map(|name| format!("--{name}")).into_iter().chain(short)
            })
            .collect();
        names.sort();
        names.dedup();
        assert_eq!(names, WITH_VALUE);
    }

    #[test]
    fn words_with_a_hyphen_are_no_options() {
        for (typed, read) in [
            ("search a -war", "search a !war"),
            ("search -n 5 -n5 -q -vv --tag x -(a", "search -n 5 -n5 -q -vv --tag x !(a"),
            ("search -new -- -war", "search !new -- -war"),
            ("search --limit -1 -n -1 -war", "search --limit=-1 -n=-1 !war"),
            ("search --tag -war --section -a -war", "search --tag=-war --section=-a !war"),
            ("search --tag -q --tag --limit -- --tag -war", "search --tag -q --tag --limit -- --tag -war"),
            ("index -x", "index -x"),
            ("index search -j 4", "index search -j 4"),
            ("--color never search -war", "--color never search !war"),
            ("--color=never -v tags -war", "--color=never -v tags !war"),
            ("-q search - a", "-q search - a"),
        ] {
            let args = of_query(typed.split(' ').map(OsString::from));
            assert_eq!(args, read.split(' ').map(OsString::from).collect::<Vec<_>>());
        }
    }
}
