//! `newsdex completions` and `newsdex man`: what a shell and a manual reader need, made from the commands themselves.

use std::io::{self, Write};

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, CliError, Exit};

/// Write a shell's completion script
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell it is for
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub fn run(&self) -> Result<Exit, CliError> {
        // Into memory first: the generator panics where it cannot write.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "newsdex", &mut script);
        io::stdout().write_all(&script)?;
        Ok(Exit::Done)
    }
}

/// Write the manual page
#[derive(Debug, Args)]
pub struct Man {
    /// The command it is about
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Man {
    pub fn run(&self) -> Result<Exit, CliError> {
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
