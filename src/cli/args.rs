//! Arguments before clap sees them: a query's `-word` is no option.

use std::ffi::OsString;

/// The commands whose remaining arguments are a query.
const WITH_QUERY: &[&str] =
    &["search", "tags", "authors", "months", "sites", "sections", "languages", "count", "export"];

/// Short options without a value, on any of these commands.
const SWITCHES: &[char] = &['q', 'v', 'h', 'V'];

/// Options whose value is a number, which is none where it is below zero; clap says so better.
const WITH_NUMBER: &[&str] = &["--limit", "--offset", "-n"];

/// The option before a command that has a value.
const BEFORE_COMMAND: &str = "--color";

/// Reads how many hits or values are wanted.
pub fn amount(typed: &str) -> Result<usize, String> {
    typed.parse().map_err(|_| format!("`{typed}` is no number of them: write 25, or 0 for all with `--limit`"))
}

/// Writes `-word` as `!word`, which means the same in a query, so that it is not taken for options. What follows `--` stays.
/// `args` are those after the program's name.
pub fn of_query(args: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut has_command = false;
    let mut in_query = false;
    let mut escaped = false;
    let mut wants_number = false;
    let mut wants_path = false;
    let mut wants_value = false;
    args.into_iter()
        .map(|arg| {
            let is_path =
                std::mem::replace(&mut wants_path, arg == "--index") || arg.as_encoded_bytes().starts_with(b"--");
            // A query never fails: what is not UTF-8 in it is searched for as far as it can be read.
            let arg = if in_query && !is_path { OsString::from(arg.to_string_lossy().into_owned()) } else { arg };
            let Some(text) = arg.to_str() else { return arg };
            let is_value = std::mem::replace(&mut wants_value, text == BEFORE_COMMAND);
            // What stands behind another command may be called so too: `index search -j 4`.
            if !has_command && !is_value && !text.starts_with('-') {
                has_command = true;
                in_query = WITH_QUERY.contains(&text);
            }
            escaped |= text == "--";
            let is_number = std::mem::replace(&mut wants_number, WITH_NUMBER.contains(&text));
            match text.strip_prefix('-') {
                Some(word) if in_query && !escaped && !is_number && is_word(word) => OsString::from(format!("!{word}")),
                _ => arg,
            }
        })
        .collect()
}

/// A word of a query as it was typed, before [`of_query`].
pub fn as_typed(word: &str) -> String {
    word.strip_prefix('!').map_or_else(|| word.to_owned(), |word| format!("-{word}"))
}

/// The letter of a word that other programs have for an option, `-i`: here it leaves pages out.
pub fn lone_letter(word: &str) -> Option<&str> {
    word.strip_prefix('!').filter(|word| word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic()))
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
    }

    #[test]
    fn words_with_a_hyphen_are_no_options() {
        for (typed, read) in [
            ("search a -war", "search a !war"),
            ("search -n 5 -n5 -q -vv --tag x -(a", "search -n 5 -n5 -q -vv --tag x !(a"),
            ("search -new -- -war", "search !new -- -war"),
            ("search --limit -1 -war", "search --limit -1 !war"),
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
