//! `newsdex help`: the commands, one of them, or the query language.

use std::io::{self, Write};

use clap::{Args, CommandFactory};

use newsdex::output::terminal::broken_into_lines;

use super::{Cli, CliError, Exit, Global, completions::Topic};

/// Show help for a command, or `help query` for how to search
#[derive(Debug, Args)]
pub(super) struct Help {
    /// A command, or `query`
    #[arg(value_name = "COMMAND|query", value_parser = Topic(&["query"]), hide_possible_values = true)]
    topic: Option<String>,
}

/// The query language by example.
const QUERY: &str = "\
How to search

  taliban recognition          pages with both words, in title, description, text, tags or authors
  taliban OR kabul             pages with either; OR binds looser than and: a b OR c is (a b) OR c
  taliban NOT kabul            pages without a word; so does -kabul
  (taliban OR kabul) russia    brackets group
  \"foreign policy\"             the words next to each other; \"foreign policy\"~3 lets three words stand between
  recogn*                      words that begin so; *burg and organi*ation: a star is any letters of a word, and a ? is \
one: recogni?e

A word is found as it is written: ferry does not find ferries; ferr* finds both.
Case and accents make no difference: elysee finds Élysée, strasse finds Straße, muller and mueller find Müller, which finds Mueller too. A hyphen \
inside a word is no NOT: Taliban-Regierung finds that, and each part finds it; e-mail finds email too. A number is found \
however it is pointed: 1250 finds 1,250 and 1.250. OR, AND and NOT are operators in capitals only.

Fields

  title:bridge                 in the headline; also text: and description:
  tag:Diplomacy                a tag as it stands in `newsdex tags`, whole; tag:\"Foreign Policy\", tag:foreign*
  author:thompson              all words of it in one name; author:\"ava thompson\"
  site:example.org             a domain with its subdomains, or a site's name
  section:World  lang:en       a column; a language, with its regions, or lang:english
  month:2025-07                published then; also month:2025, month:2025-06..2025-08, month:2025-06..
  date:>=2025-07-01            or date:2025-07-01..2025-07-15, date:30d, date:yesterday, since:2025-07; saved: likewise
  url:example.org/news         an address and what is below it; a whole address alone does the same
  path:2025/old                a file or folder, as told from the archive's root; path:\"old web\", path:*.mhtml
  id:c620451e                  a page by its id
  kind:listing                 article, listing, blocked, other, empty, any (without: article and other)
  format:warc                  how it was saved: html, text, warc, wacz, mhtml, singlefile, zip, enex, …
  missing:date                 pages without a date, author, tags, title, section, language, site, url, …
  author:*                     pages that have one: a star alone is any value

A field takes a group too: title:(bridge OR ferry); title:-bridge is -title:bridge. What is not understood is searched as words, and said; --strict makes \
it an error. The filters of each command (--tag, --month, …) say the same without a query: see `newsdex search --help`.
In a shell, quote what it would take for itself: newsdex search '\"foreign policy\" (taliban OR kabul)'
";

/// Where what an example does begins, in columns.
const EXPLAINED_AT: usize = 31;

/// Fewest columns of an explanation beside its example; in a narrower terminal it stands below.
const FEWEST_COLUMNS: usize = 24;

/// Where an explanation begins that stands below its example, in columns.
const BELOW_AT: usize = 6;

/// The text with its lines broken for a terminal's width, those of explanations set in below each other.
fn laid_out(text: &str, width: usize) -> String {
    let mut out = String::new();
    let is_narrow = width < EXPLAINED_AT + FEWEST_COLUMNS;
    let indent = if is_narrow { BELOW_AT } else { EXPLAINED_AT };
    for line in text.lines() {
        match line.split_at_checked(EXPLAINED_AT).filter(|(example, _)| example.starts_with("  ")) {
            Some((example, explained)) => {
                out += if is_narrow { example.trim_end() } else { example };
                if is_narrow {
                    out += &format!("\n{:indent$}", "");
                }
                let explained = broken_into_lines(explained, width.saturating_sub(indent));
                out += &explained.replace('\n', &format!("\n{:indent$}", ""));
            }
            None => out += &broken_into_lines(line, width),
        }
        out.push('\n');
    }
    out
}

impl Help {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let mut out = io::stdout().lock();
        let mut cli = Cli::command();
        // So that each command knows its full name.
        cli.build();
        let command = match self.topic.as_deref() {
            None => Some(&mut cli),
            Some("query") => {
                out.write_all(laid_out(QUERY, global.style().width).as_bytes())?;
                return Ok(Exit::Done);
            }
            Some(name) => cli.find_subcommand_mut(name),
        };
        match command {
            Some(command) => {
                write!(out, "{}", command.render_help())?;
                Ok(Exit::Done)
            }
            None => Err(CliError::NoHelp { topic: self.topic.clone().unwrap_or_default() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_language_fits_a_terminal() {
        for width in [36, 54, 60, 80, 100] {
            let text = laid_out(QUERY, width);
            let longest = text.lines().max_by_key(|line| line.chars().count()).unwrap();
            assert!(longest.chars().count() <= width, "{width}: {longest}");
        }
        assert!(laid_out(QUERY, 70).contains("authors\n  taliban OR kabul"));
    }
}
