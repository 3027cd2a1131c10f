//! `passeport learner plan`: a learner's plan of action, for an adviser who prints it.

use std::io::Write;

use clap::ValueEnum;
use serde_json::json;

use crate::cli::{Globals, exit, opened, play};
use crate::domain::action;
use crate::domain::id::LearnerId;
use crate::domain::progress::Progress;
use crate::run::calendar::calendar;
use crate::run::plan::{Entry, entries, page};
use crate::run::world::{Machine, World};
use crate::store::{Store, StoreError};

/// In which form the plan is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Format {
    /// One page to print.
    #[default]
    Text,
    /// A calendar (iCalendar).
    Ics,
    /// For a program.
    Json,
}

/// Writes the plan to `out` and returns the exit code.
pub(super) fn run(
    store: &mut dyn Store,
    globals: &Globals,
    (learner, format): (LearnerId, Format),
    (out, trouble): (&mut dyn Write, &mut dyn Write),
) -> Result<u8, StoreError> {
    let text = globals.text();
    let lines = action::plan(&Progress::fold(&store.of_learner(learner)?));
    let entries = entries(&play::catalogue(globals), &text, lines);
    let now = Machine.now();
    let done = match if globals.json { Format::Json } else { format } {
        Format::Json => writeln!(out, "{:#}", as_json(&entries)),
        Format::Ics => {
            let Some(calendar) = calendar(&text, &entries, now) else {
                let _ = writeln!(trouble, "{}", text.get("plan-no-calendar"));
                return Ok(exit::NO_INPUT);
            };
            out.write_all(calendar.as_bytes())
        }
        Format::Text => out.write_all(page(&text, &entries, now.date()).as_bytes()),
    };
    Ok(opened::written(done))
}

fn as_json(entries: &[Entry]) -> serde_json::Value {
    let one = |entry: &Entry| {
        json!({
            "module": entry.line.module,
            "title": entry.title,
            "action": entry.action,
            "since": entry.line.since.to_rfc3339(),
            "due": entry.line.due,
            "done": entry.line.done.map(crate::domain::time::Timestamp::to_rfc3339),
        })
    };
    entries.iter().map(one).collect()
}
