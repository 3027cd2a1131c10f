//! The command line, described once.

#[cfg(all(unix, feature = "ssh"))]
mod attach;
pub mod certificate;
mod config;
mod doctor;
mod globals;
mod help;
mod issue;
#[cfg(all(unix, feature = "ssh"))]
mod join;
pub mod key;
mod kiosk;
mod lead;
mod learner;
mod module;
mod opened;
mod play;
mod register;
mod report;
mod roster;
#[cfg(feature = "ssh")]
mod serve;
mod store;
mod trust;
mod unlock;
pub mod verify;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

pub use globals::Globals;

use crate::text::Text;

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
    /// The trainer stopped the kiosk: it is not to be started again by itself.
    pub const STOPPED: u8 = 10;
    /// The command was misused (`EX_USAGE`).
    pub const USAGE: u8 = 64;
    /// An input file cannot be read (`EX_NOINPUT`).
    pub const NO_INPUT: u8 = 66;
    /// Something needed is not there (`EX_UNAVAILABLE`).
    pub const UNAVAILABLE: u8 = 69;
    /// A fault of the program itself (`EX_SOFTWARE`).
    pub const SOFTWARE: u8 = 70;
    /// A file cannot be written (`EX_CANTCREAT`).
    pub const CANNOT_CREATE: u8 = 73;
    /// The user's rights do not allow it (`EX_NOPERM`).
    pub const FORBIDDEN: u8 = 77;
    /// The configuration file is wrong (`EX_CONFIG`).
    pub const BAD_CONFIG: u8 = 78;
}

#[derive(Debug, Parser)]
#[command(name = "passeport", version)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<Command>,
}

/// The command line of who just plays: a tenth of the work of the whole one.
#[derive(Debug, Parser)]
#[command(name = "passeport")]
struct Player {
    #[command(flatten)]
    globals: Globals,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play on this terminal.
    #[command(visible_alias = "jouer")]
    Play,
    /// A machine that many people use, one after another.
    #[command(visible_alias = "kiosque")]
    Kiosk(kiosk::KioskArgs),
    /// A group session from this terminal: one projector, raised hands.
    #[command(visible_alias = "animer")]
    Lead(lead::LeadArgs),
    /// Take part in a group session held on this machine.
    #[cfg(all(unix, feature = "ssh"))]
    #[command(visible_alias = "rejoindre")]
    Join(join::JoinArgs),
    /// Show a group session on a wall: no name is ever on it.
    #[cfg(all(unix, feature = "ssh"))]
    #[command(visible_alias = "mur")]
    Wall(join::JoinArgs),
    /// The player for whoever connects by SSH.
    #[cfg(feature = "ssh")]
    #[command(visible_alias = "servir")]
    Serve(serve::ServeArgs),
    /// Join the process that has the data folder open.
    #[cfg(all(unix, feature = "ssh"))]
    #[command(visible_alias = "joindre")]
    Attach(attach::AttachArgs),
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
    /// Attendance by half-day: registers that only grow, sheets to sign, seals.
    #[command(subcommand, visible_alias = "emargement")]
    Register(register::RegisterCommand),
    /// Who is expected: rosters, until their day.
    #[command(subcommand, visible_alias = "liste")]
    Roster(roster::RosterCommand),
    /// Anonymous figures for authors and trainers.
    #[command(subcommand, visible_alias = "bilan")]
    Report(report::ReportCommand),
    /// The site's signing key.
    #[command(subcommand, visible_alias = "cle")]
    Key(key::KeyCommand),
    /// Whom to believe: the trust list.
    #[command(subcommand, visible_alias = "confiance")]
    Trust(trust::TrustCommand),
    /// This terminal, this machine, this installation.
    Doctor(doctor::Args),
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
    let words: Vec<OsString> = std::env::args_os().collect();
    // Whatever is not understood there is for the whole command line to judge.
    let code = if let Ok(matches) = Player::command().try_get_matches_from(&words) {
        run(&matches, |matches| {
            Ok(Cli { globals: Globals::from_arg_matches(matches)?, command: None })
        })
    // The help is put into words only for who asks for it, or needs it.
    } else if let Ok(matches) = Cli::command().try_get_matches_from(&words) {
        run(&matches, Cli::from_arg_matches)
    } else {
        let text = early_text(&words);
        match help::localised(Cli::command(), &text).try_get_matches_from(words) {
            Ok(matches) => run(&matches, Cli::from_arg_matches),
            Err(error) => help::refused(&error, &text),
        }
    };
    ExitCode::from(code)
}

/// The words for who has not yet said anything valid.
fn early_text(words: &[OsString]) -> Text {
    let asked = help::asked(words, "--config").or_else(|| std::env::var_os("PASSEPORT_CONFIG"));
    let kept = || config::read(asked.as_deref().map(Path::new)).ok()?.locale;
    globals::text(help::asked_locale(words).or_else(kept).as_deref())
}

fn run(matches: &ArgMatches, read: fn(&ArgMatches) -> Result<Cli, clap::Error>) -> u8 {
    let Cli { mut globals, command } = match read(matches) {
        Ok(cli) => cli,
        Err(error) => return help::refused(&error, &globals::text(None)),
    };
    match config::read(globals.config.as_deref()) {
        Ok(config) => config::apply(config, &mut globals, matches),
        Err(trouble) => {
            let told = trouble.words(&globals.text());
            let _ = writeln!(io::stderr(), "{told}");
            return trouble.exit_code();
        }
    }
    let localised = || help::localised(Cli::command(), &globals.text());
    match command {
        None | Some(Command::Play) => play::run(&globals),
        Some(Command::Kiosk(args)) => kiosk::run(&args, &globals),
        Some(Command::Lead(args)) => lead::run(&args, &globals),
        #[cfg(feature = "ssh")]
        Some(Command::Serve(args)) => serve::run(&args, &globals),
        #[cfg(all(unix, feature = "ssh"))]
        Some(Command::Attach(args)) => attach::run(&args, &globals),
        #[cfg(all(unix, feature = "ssh"))]
        Some(Command::Join(args)) => join::run(&args, &globals),
        #[cfg(all(unix, feature = "ssh"))]
        Some(Command::Wall(args)) => join::wall(&args, &globals),
        Some(Command::Module(command)) => module::run(&command, &globals),
        Some(Command::Store(args)) => store::run(args, &globals),
        Some(Command::Verify(args)) => verify::run(&args, &globals),
        Some(Command::Key(command)) => key::run(&command, &globals),
        Some(Command::Trust(command)) => trust::run(&command, &globals),
        Some(Command::Learner(command)) => learner::run(&command, &globals),
        Some(Command::Certificate(command)) => certificate::run(&command, &globals),
        Some(Command::Register(command)) => register::run(&command, &globals),
        Some(Command::Roster(command)) => roster::run(&command, &globals),
        Some(Command::Report(command)) => report::run(&command, &globals),
        Some(Command::Doctor(args)) => doctor::run(&args, &globals),
        Some(Command::Completions { shell }) => {
            // Not straight out: it would panic when nobody reads.
            let mut script = vec![];
            clap_complete::generate(shell, &mut localised(), "passeport", &mut script);
            opened::written(io::stdout().write_all(&script))
        }
        Some(Command::Man) => {
            opened::written(clap_mangen::Man::new(localised()).render(&mut io::stdout()))
        }
    }
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
fn complain(text: &Text, id: &str, args: &[(&str, &str)]) {
    let args: Vec<(&str, crate::text::Arg<'_>)> =
        args.iter().map(|(name, value)| (*name, (*value).into())).collect();
    eprintln!("{}", text.with(id, &args));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_just_plays_is_understood_as_by_the_whole_command_line() {
        let lines: [&[&str]; 7] = [
            &[],
            &["--linear", "--locale", "en"],
            &["--data", "/srv/a b", "--modules=m", "--export", "e", "--config", "c.ron"],
            &["--glyphs", "vt", "--colours=256", "--size", "large", "--json"],
            &["--colours", "7"],
            &["--nothing"],
            &["play"],
        ];
        for line in lines {
            let words = || ["passeport"].iter().chain(line);
            let whole = Cli::try_parse_from(words()).ok().filter(|cli| cli.command.is_none());
            let whole = whole.map(|cli| format!("{:?}", cli.globals));
            let plain = Player::try_parse_from(words()).ok();
            let plain = plain.map(|player| format!("{:?}", player.globals));
            assert_eq!(plain, whole, "{line:?}");
        }
        assert!(Player::try_parse_from(["passeport", "--version"]).is_err());
        assert!(Player::try_parse_from(["passeport", "--help"]).is_err(), "told in full");
    }
}
