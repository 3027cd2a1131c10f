//! `passeport report`: anonymous figures for authors and trainers.
//!
//! Reads the journal without disturbing whoever plays meanwhile. Who had all traces
//! erased is not counted.

mod figures;
mod memo;
mod opinions;
mod questions;
mod session;
mod xapi;

use std::io::{self, Write};

use clap::Subcommand;

use super::{Globals, exit, opened, play};
use crate::content::Catalogue;
use crate::domain::id::ModuleId;
use crate::domain::record::LearningRecord;
use crate::run::wording;
use crate::store::{Records, StoreError, backup};
use crate::text::Text;

/// What can be told.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum ReportCommand {
    /// How hard the questions are and what is answered, small counts withheld.
    Questions {
        /// Only this module.
        #[arg(long)]
        module: Option<ModuleId>,
    },
    /// How far learners come in each module, and where they stop.
    Modules {
        /// Only this module.
        #[arg(long)]
        module: Option<ModuleId>,
    },
    /// How many Passeports were earned, by month.
    #[command(visible_alias = "passeports")]
    Passports,
    /// What a group session leaves: by misconception, by question, and who did not finish.
    #[command(visible_alias = "seance")]
    Session(session::SessionArgs),
    /// The group sessions led here, the last one first.
    #[command(visible_alias = "seances")]
    Sessions,
    /// The memo of a session to copy into La Coop.
    Memo(memo::MemoArgs),
    /// What the slips of a session say: count them, show them, print some.
    #[command(visible_alias = "avis")]
    Opinions(opinions::OpinionArgs),
    /// All that happened, as xAPI 1.0.3 statements, one on each line; nobody is named.
    Xapi {
        /// The address accounts are at.
        #[arg(long, default_value = xapi::NOWHERE)]
        home: String,
    },
}

impl ReportCommand {
    /// Whether nothing but words comes of it: no file is written, no slip counted.
    pub(super) fn only_tells(&self) -> bool {
        match self {
            Self::Session(args) => args.only_tells(),
            Self::Memo(args) => args.only_tells(),
            Self::Opinions(args) => args.only_tells(),
            Self::Questions { .. }
            | Self::Modules { .. }
            | Self::Passports
            | Self::Sessions
            | Self::Xapi { .. } => true,
        }
    }
}

/// Runs the command and returns its exit code.
pub(super) fn run(command: &ReportCommand, globals: &Globals) -> u8 {
    let catalogue = play::catalogue(globals);
    let (out, trouble) = (&mut io::stdout().lock(), &mut io::stderr());
    tell(command, (globals, &catalogue), out, trouble)
}

/// Tells the figures, or what is wrong, and gives the exit code.
pub(super) fn tell(
    command: &ReportCommand,
    (globals, catalogue): (&Globals, &Catalogue),
    out: &mut dyn Write,
    trouble: &mut dyn Write,
) -> u8 {
    let text = globals.text();
    let wanted = match command {
        ReportCommand::Questions { module } | ReportCommand::Modules { module } => module.as_ref(),
        _ => None,
    };
    if let Some(code) = session::tell(command, (globals, catalogue), (out, trouble)) {
        return code;
    }
    // Nobody may be there to read what is wrong: the exit code says it too.
    if let Some(module) = wanted
        && catalogue.entry(module).is_none()
    {
        let args = [("module", module.as_str().into())];
        let _ = writeln!(trouble, "{}", text.with("report-no-module", &args));
        return exit::NO_INPUT;
    }
    if let ReportCommand::Xapi { home } = command
        && !xapi::is_home(home)
    {
        let args = [("address", home.as_str().into())];
        let _ = writeln!(trouble, "{}", text.with("report-no-home", &args));
        return exit::USAGE;
    }
    let about = figures::About { catalogue, text: &text, is_json: globals.json };
    let told = match command {
        ReportCommand::Questions { .. } => questions::tell(globals, &about, wanted, out),
        ReportCommand::Modules { .. } => figures::modules(globals, &about, wanted, out),
        ReportCommand::Passports => figures::passports(globals, &about, out),
        ReportCommand::Xapi { home } => xapi::tell(globals, home, out),
        // Told above.
        _ => return exit::OK,
    };
    told.map_or_else(
        |error| {
            let why = wording::store_error(&text, &error);
            let args = [("why", (&why).into())];
            let _ = writeln!(trouble, "{}", text.with("report-unreadable", &args));
            exit::UNAVAILABLE
        },
        opened::written,
    )
}

/// How far people come in all modules, for people.
pub(super) fn modules(
    globals: &Globals,
    (catalogue, text): (&Catalogue, &Text),
    out: &mut dyn Write,
) -> Result<io::Result<()>, StoreError> {
    figures::modules(globals, &figures::About { catalogue, text, is_json: false }, None, out)
}

/// How many Passeports were earned, for people.
pub(super) fn passports(
    globals: &Globals,
    (catalogue, text): (&Catalogue, &Text),
    out: &mut dyn Write,
) -> Result<io::Result<()>, StoreError> {
    figures::passports(globals, &figures::About { catalogue, text, is_json: false }, out)
}

/// Shows the records of each learner to `see`, one learner after the other.
fn each_learner(
    globals: &Globals,
    mut see: impl FnMut(&[LearningRecord]),
) -> Result<(), StoreError> {
    let data = globals.data_folder();
    // Nobody has played here yet: there is nothing to count.
    if !data.join("journal").exists() {
        return Ok(());
    }
    let mut records = backup::snapshot(&data)?;
    for learner in records.learners() {
        see(&records.of_learner(learner)?);
    }
    Ok(())
}
