//! The command line, described once.

pub mod certificate;
mod doctor;
mod globals;
mod issue;
pub mod key;
mod learner;
mod module;
mod opened;
mod play;
mod store;
pub mod verify;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub use globals::Globals;

/// Exit codes, after sysexits where `cli.md` names none.
pub mod exit {
    /// All went well.
    pub const OK: u8 = 0;
    /// What was checked has errors.
    pub const FOUND_ERRORS: u8 = 1;
    /// What was wrong has been, or can be, repaired.
    pub const REPAIRED: u8 = 1;
    /// Something is lost.
    pub const DAMAGED: u8 = 2;
    /// Another process holds the data folder.
    pub const HELD: u8 = 3;
    /// The command was misused (`EX_USAGE`).
    pub const USAGE: u8 = 64;
    /// An input file cannot be read (`EX_NOINPUT`).
    pub const NO_INPUT: u8 = 66;
    /// Something needed is not there (`EX_UNAVAILABLE`).
    pub const UNAVAILABLE: u8 = 69;
    /// A file cannot be written (`EX_CANTCREAT`).
    pub const CANNOT_CREATE: u8 = 73;
    /// The user's rights do not allow it (`EX_NOPERM`).
    pub const FORBIDDEN: u8 = 77;
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
    /// Play on this terminal.
    #[command(visible_alias = "jouer")]
    Play,
    /// Modules: list them, check them.
    #[command(subcommand)]
    Module(module::ModuleCommand),
    Store(store::Args),
    #[command(visible_alias = "verifier")]
    Verify(verify::VerifyArgs),
    /// The learners of this folder.
    #[command(subcommand, visible_alias = "apprenant")]
    Learner(learner::LearnerCommand),
    /// Certificates issued here: list them, write them to files.
    #[command(subcommand, visible_alias = "attestation")]
    Certificate(certificate::CertificateCommand),
    /// The site's signing key.
    #[command(subcommand, visible_alias = "cle")]
    Key(key::KeyCommand),
    /// This terminal, this machine, this installation.
    Doctor,
    /// Completions for a shell, to standard output.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// The manual page, to standard output.
    Man,
}

/// Runs the program and says how it went.
pub fn main() -> ExitCode {
    expect_index_panics();
    let cli = Cli::parse();
    let code = match cli.command {
        None | Some(Command::Play) => play::run(&cli.globals),
        Some(Command::Module(command)) => module::run(&command, &cli.globals),
        Some(Command::Store(args)) => store::run(args, &cli.globals),
        Some(Command::Verify(args)) => verify::run(&args, &cli.globals),
        Some(Command::Key(command)) => key::run(&command, &cli.globals),
        Some(Command::Learner(command)) => learner::run(&command, &cli.globals),
        Some(Command::Certificate(command)) => certificate::run(&command, &cli.globals),
        Some(Command::Doctor) => doctor::run(&cli.globals),
        Some(Command::Completions { shell }) => {
            clap_complete::generate(shell, &mut Cli::command(), "passeport", &mut io::stdout());
            exit::OK
        }
        Some(Command::Man) => {
            opened::written(clap_mangen::Man::new(Cli::command()).render(&mut io::stdout()))
        }
    };
    ExitCode::from(code)
}

/// Keeps quiet about panics in the index's own threads: the store expects them
/// of damaged data and goes on without the index.
fn expect_index_panics() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !crate::store::index::is_expected_panic(std::thread::current().name()) {
            tell(info);
        }
    }));
}

/// Tells trouble on standard error, in the user's language.
#[expect(clippy::print_stderr, reason = "the one way trouble is told on the command line")]
fn complain(text: &crate::text::Text, id: &str, args: &[(&str, &str)]) {
    let args: Vec<(&str, crate::text::Arg<'_>)> =
        args.iter().map(|(name, value)| (*name, (*value).into())).collect();
    eprintln!("{}", text.with(id, &args));
}
