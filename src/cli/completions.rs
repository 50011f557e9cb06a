//! `newsdex completions` and `newsdex man`: what a shell and a manual reader need, made from the commands themselves.

use std::{
    ffi::OsStr,
    io::{self, Write},
};

use clap::{
    Arg, Args, Command, CommandFactory,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
};
use clap_complete::Shell;

use super::{Cli, CliError, Exit};

/// Where the shells look for such scripts, without a change to anything else but zsh's.
const WHERE: &str = "\
Where it belongs (make the folder first):
  bash  newsdex completions bash > ~/.local/share/bash-completion/completions/newsdex
  fish  newsdex completions fish > ~/.config/fish/completions/newsdex.fish
  zsh   newsdex completions zsh > ~/.zfunc/_newsdex
        with `fpath+=~/.zfunc` before `compinit` in ~/.zshrc";

/// Write a shell's completion script
#[derive(Debug, Args)]
#[command(after_help = WHERE)]
pub(super) struct Completions {
    /// The shell it is for
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> Result<Exit, CliError> {
        // Into memory first: the generator panics where it cannot write.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "newsdex", &mut script);
        io::stdout().write_all(&script)?;
        Ok(Exit::Done)
    }
}

/// The name of a command or of something beside them: whatever was typed, and for shells to complete it the names that
/// there are.
#[derive(Clone)]
pub(super) struct Topic(pub &'static [&'static str]);

impl TypedValueParser for Topic {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = super::Command::NAMES.iter().chain(self.0);
        Some(Box::new(names.map(|name| PossibleValue::new(*name))))
    }
}

/// Write the manual page
#[derive(Debug, Args)]
#[command(after_help = "To read one: newsdex man search | man -l -")]
pub(super) struct Man {
    /// The command it is about
    #[arg(value_name = "COMMAND", value_parser = Topic(&[]), hide_possible_values = true)]
    command: Option<String>,
}

impl Man {
    pub(super) fn run(&self) -> Result<Exit, CliError> {
        let mut cli = Cli::command();
        cli.build();
        let command = match &self.command {
            None => cli,
            Some(name) => match cli.find_subcommand(name) {
                Some(command) => command.clone(),
                None => return Err(CliError::NoHelp { topic: name.clone() }),
            },
        };
        let source = concat!("newsdex ", env!("CARGO_PKG_VERSION"));
        clap_mangen::Man::new(command).source(source).render(&mut io::stdout().lock())?;
        Ok(Exit::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_can_be_completed() {
        let command = Cli::command();
        let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        assert_eq!(names, super::super::Command::NAMES);
    }
}
