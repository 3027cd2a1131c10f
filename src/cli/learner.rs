//! `passeport learner`: list, show, export and erase the learners of this folder.

mod bilan;
mod plan;

use std::io::{self, Write};
use std::path::Path;

use clap::Subcommand;
use serde_json::json;

use super::opened::{self, Opened};
use super::{Globals, exit};
use crate::domain::id::LearnerId;
use crate::domain::progress::{Progress, QuizAttempt};
use crate::domain::prose;
use crate::domain::record::{CardSeal, Fact, LearningRecord, Purpose};
use crate::domain::time::Timestamp;
use crate::run::world::{Machine, World};
use crate::run::{registers, wording};
use crate::store::{Disk, Learners, Store, StoreError, Summary};
use crate::text::Text;

/// Letters of an identifier that must be given to erase its learner.
const SURE: usize = 8;

/// What can be done with learners.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum LearnerCommand {
    /// List the learners, the one seen last first.
    #[command(visible_alias = "lister")]
    List,
    /// Show what one learner has done.
    #[command(visible_alias = "montrer")]
    Show {
        /// The learner: the beginning of the identifier is enough.
        learner: String,
    },
    /// Write the plan of action of one learner to standard output.
    Plan {
        /// The learner: the beginning of the identifier is enough.
        learner: String,
        /// As a page to print, a calendar, or for a program.
        #[arg(long, default_value = "text")]
        format: plan::Format,
    },
    /// Write all records of one learner, as JSON, to standard output.
    #[command(visible_alias = "exporter")]
    Export {
        /// The learner: the beginning of the identifier is enough.
        learner: String,
    },
    /// Write the page for the adviser: goal, plan, modules passed. Never a score.
    Bilan {
        /// The learner: the beginning of the identifier is enough.
        learner: String,
        /// How it is written.
        #[arg(long, value_enum, default_value = "text")]
        format: bilan::Format,
    },
    /// Remove every trace of one learner from the folder.
    #[command(visible_alias = "effacer")]
    Erase {
        /// The learner: the first eight letters of the identifier are enough.
        learner: String,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
}

/// Runs the command and returns its exit code.
pub(super) fn run(command: &LearnerCommand, globals: &Globals) -> u8 {
    opened::with_store(globals, |opened| {
        let Opened { store, text, out } = opened;
        let trouble = &mut io::stderr();
        if let LearnerCommand::Erase { learner, yes } = command {
            // Nobody is erased by a slip of the finger.
            if learner.chars().count() < SURE {
                super::complain(text, "learner-too-short", &[("learner", learner)]);
                return Ok(exit::USAGE);
            }
            return match find(store, text, learner, trouble) {
                Ok(id) => erase(store, (&globals.data_folder(), text), id, *yes, out),
                Err(code) => Ok(code),
            };
        }
        tell(command, store, globals, (out, trouble))
    })
}

/// Tells what was asked about learners. Erases nobody.
///
/// # Errors
/// What is kept cannot be read.
pub(super) fn tell(
    command: &LearnerCommand,
    store: &mut dyn Store,
    globals: &Globals,
    (out, trouble): (&mut dyn Write, &mut dyn Write),
) -> Result<u8, StoreError> {
    let text = &globals.text();
    let wanted = match command {
        LearnerCommand::List => return Ok(list(store, text, globals.json, out)),
        LearnerCommand::Show { learner }
        | LearnerCommand::Plan { learner, .. }
        | LearnerCommand::Export { learner }
        | LearnerCommand::Bilan { learner, .. }
        | LearnerCommand::Erase { learner, .. } => learner,
    };
    let id = match find(store, text, wanted, trouble) {
        Ok(id) => id,
        Err(code) => return Ok(code),
    };
    match command {
        LearnerCommand::Show { .. } => show(store, text, id, globals.json, out),
        LearnerCommand::Plan { format, .. } => {
            plan::run(store, globals, (id, *format), (out, trouble))
        }
        LearnerCommand::Export { .. } => export(store, id, out),
        LearnerCommand::Bilan { format, .. } => {
            bilan::run(store, (id, Machine.now()), (globals, *format), (out, trouble))
        }
        LearnerCommand::List | LearnerCommand::Erase { .. } => Ok(exit::USAGE),
    }
}

/// Finds the one learner whose identifier begins as `wanted` does, and goes on.
pub(super) fn with(
    store: &mut Disk,
    text: &Text,
    wanted: &str,
    then: impl FnOnce(&mut Disk, LearnerId) -> Result<u8, StoreError>,
) -> Result<u8, StoreError> {
    match find(store, text, wanted, &mut io::stderr()) {
        Ok(id) => then(store, id),
        Err(code) => Ok(code),
    }
}

/// Finds the one learner whose identifier begins as `wanted` does; tells why there is
/// none, and gives the exit code for it.
fn find(
    store: &dyn Store,
    text: &Text,
    wanted: &str,
    trouble: &mut dyn Write,
) -> Result<LearnerId, u8> {
    let wanted = wanted.trim().to_lowercase();
    let begins = |learner: &LearnerId| learner.to_string().starts_with(&wanted);
    let found: Vec<LearnerId> = store.learners().into_iter().filter(begins).collect();
    let (id, code) = match found.as_slice() {
        _ if wanted.is_empty() => ("learner-empty", exit::USAGE),
        [one] => return Ok(*one),
        [] => ("learner-unknown", exit::NO_INPUT),
        _ => ("learner-several", exit::USAGE),
    };
    // Nobody may be there to read it: the exit code says it too.
    let _ = writeln!(trouble, "{}", text.with(id, &[("learner", (&wanted).into())]));
    Err(code)
}

fn list(store: &dyn Store, text: &Text, json: bool, out: &mut dyn Write) -> u8 {
    let roll = store.roll();
    let done = if json {
        let all: Vec<_> = roll.iter().map(summary_json).collect();
        writeln!(out, "{:#}", json!(all))
    } else if roll.is_empty() {
        writeln!(out, "{}", text.get("learner-none"))
    } else {
        roll.iter().try_for_each(|summary| {
            let id = summary.learner.to_string();
            let name = prose::clean(summary.name.as_deref().unwrap_or_default());
            let date = summary.last.date().to_string();
            let module = summary.module.as_ref().map(ToString::to_string).unwrap_or_default();
            writeln!(out, "{id}  {date}  {module}  {name}")
        })
    };
    opened::written(done)
}

fn summary_json(summary: &Summary) -> serde_json::Value {
    json!({
        "learner": summary.learner,
        "name": summary.name,
        "last": summary.last.to_rfc3339(),
        "module": summary.module,
        "records": summary.records,
    })
}

fn show(
    store: &mut dyn Store,
    text: &Text,
    learner: LearnerId,
    json: bool,
    out: &mut dyn Write,
) -> Result<u8, StoreError> {
    let progress = Progress::fold(&store.of_learner(learner)?);
    let is_full = |quiz: &&QuizAttempt| quiz.purpose == Purpose::Pass;
    let done = if json {
        let modules: Vec<_> = progress
            .modules
            .iter()
            .map(|(id, module)| {
                json!({
                    "module": id,
                    "begun": module.lesson.as_ref().map(|lesson| lesson.started_at.to_rfc3339()),
                    "passed": module.passed.as_ref().map(|pass| json!({
                        "at": pass.at.to_rfc3339(),
                        "right": pass.score.right,
                        "of": pass.score.of,
                        "by_test": pass.by_test,
                        "version": pass.edition.version,
                        "sha256": pass.edition.sha256,
                    })),
                    "solid": module.solid.map(Timestamp::to_rfc3339),
                    "quizzes": module.quizzes.iter().filter(is_full).count(),
                })
            })
            .collect();
        writeln!(
            out,
            "{:#}",
            json!({ "learner": learner, "name": progress.name, "organisation": progress.organisation,
                    "modules": modules, "certificates": progress.certificates.len() })
        )
    } else {
        people(&progress, text, learner, out)
    };
    Ok(opened::written(done))
}

fn people(
    progress: &Progress,
    text: &Text,
    learner: LearnerId,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{learner}")?;
    for (id, module) in &progress.modules {
        let id = id.to_string();
        let line = match &module.passed {
            Some(pass) => text.with(
                "learner-passed",
                &[
                    ("module", (&id).into()),
                    ("right", pass.score.right.into()),
                    ("of", pass.score.of.into()),
                    ("date", (&pass.at.date().to_string()).into()),
                ],
            ),
            None => text.with("learner-open", &[("module", (&id).into())]),
        };
        writeln!(out, "{line}")?;
    }
    let certificates = progress.certificates.len();
    writeln!(out, "{}", text.with("learner-certificates", &[("count", certificates.into())]))
}

/// All records, the cards left out: whoever holds a file must not hold a card,
/// nor its first word.
fn export(
    store: &mut dyn Store,
    learner: LearnerId,
    out: &mut dyn Write,
) -> Result<u8, StoreError> {
    let shown = |mut record: LearningRecord| {
        if let Fact::Joined { card } | Fact::CardReplaced { card } = &mut record.fact {
            *card = CardSeal { first: 0, hash: String::new() };
        }
        if let Fact::Protected { pin } = &mut record.fact {
            *pin = pin.is_some().then(String::new);
        }
        record
    };
    let records: Vec<_> = store.of_learner(learner)?.into_iter().map(shown).collect();
    let whole = json!({ "format": "passeport learner", "version": 1, "records": records });
    Ok(opened::written(writeln!(out, "{whole:#}")))
}

/// Whether that is a yes, in any language of the interface.
fn is_yes(text: &Text, answer: &str) -> bool {
    let answer = answer.trim().to_lowercase();
    text.bundles().locales().any(|locale| {
        let yes = text.in_language(locale).get("learner-erase-yes");
        yes.split(", ").any(|yes| yes == answer)
    })
}

fn erase(
    store: &mut Disk,
    (data, text): (&Path, &Text),
    learner: LearnerId,
    is_sure: bool,
    out: &mut dyn Write,
) -> Result<u8, StoreError> {
    let id = learner.to_string();
    if !is_sure {
        let asked =
            writeln!(out, "{}", text.with("learner-erase-sure", &[("learner", (&id).into())]));
        let mut answer = String::new();
        let read = io::stdin().read_line(&mut answer);
        let is_yes = is_yes(text, &answer);
        if asked.is_err() || read.is_err() || !is_yes {
            return Ok(opened::written(writeln!(out, "{}", text.get("learner-kept"))));
        }
    }
    store.erase(learner)?;
    let said = match registers::kept_until(data, learner) {
        None => text.with("learner-erased", &[("learner", (&id).into())]),
        Some(until) => {
            let until = wording::date(text, until);
            let args = [("learner", (&id).into()), ("date", (&until).into())];
            text.with("learner-erased-signed", &args)
        }
    };
    Ok(opened::written(writeln!(out, "{said}")))
}
