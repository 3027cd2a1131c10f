//! The command line, described once.

mod globals;
mod module;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use globals::Globals;

/// Exit codes, after sysexits where `cli.md` names none.
pub mod exit {
    /// All went well.
    pub const OK: u8 = 0;
    /// What was checked has errors.
    pub const FOUND_ERRORS: u8 = 1;
    /// The command was misused (`EX_USAGE`).
    pub const USAGE: u8 = 64;
    /// An input file cannot be read (`EX_NOINPUT`).
    pub const NO_INPUT: u8 = 66;
    /// Something needed is not there (`EX_UNAVAILABLE`).
    pub const UNAVAILABLE: u8 = 69;
    /// A file cannot be written (`EX_CANTCREAT`).
    pub const CANNOT_CREATE: u8 = 73;
}

#[derive(Debug, Parser)]
#[command(name = "passeport", version)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Modules: list them, check them.
    #[command(subcommand)]
    Module(module::ModuleCommand),
}

/// Runs the program and says how it went.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let code = match cli.command {
        None => exit::OK,
        Some(Command::Module(command)) => module::run(&command, &cli.globals),
    };
    ExitCode::from(code)
}
