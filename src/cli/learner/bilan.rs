//! `passeport learner bilan`: the page for the adviser, for people or as data.

use std::io::Write;

use clap::ValueEnum;
use serde_json::{Value, json};

use crate::cli::{Globals, exit, opened, play};
use crate::domain::id::{LearnerId, ModuleId};
use crate::domain::placement::bilan::Bilan;
use crate::domain::progress::Progress;
use crate::domain::time::Timestamp;
use crate::run::bilan::{self, STEP_IDS, reason_id};
use crate::store::{Store, StoreError};
use crate::text::Text;

/// How the page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// One sheet of plain text.
    Text,
    /// All that stands on it, with its words, for whoever lays it out.
    Json,
}

/// Writes the page of one learner.
pub(super) fn run(
    store: &mut dyn Store,
    (learner, now): (LearnerId, Timestamp),
    (globals, format): (&Globals, Format),
    (out, trouble): (&mut dyn Write, &mut dyn Write),
) -> Result<u8, StoreError> {
    let text = &globals.text();
    let progress = Progress::fold(&store.of_learner(learner)?);
    let catalogue = play::catalogue(globals);
    let Some(guide) = catalogue.placement(text.locale()) else {
        let _ = writeln!(trouble, "{}", text.get("bilan-no-guide"));
        return Ok(exit::UNAVAILABLE);
    };
    let Some(page) = Bilan::of(&progress, &guide, now.date()) else {
        let _ = writeln!(trouble, "{}", text.get("bilan-no-placement"));
        return Ok(exit::NO_INPUT);
    };
    let title = |module: &ModuleId| {
        let entry = catalogue.entry(module);
        let title = entry.map(|entry| entry.title.in_language(text.locale()).text());
        title.unwrap_or_else(|| module.to_string())
    };
    let done = if globals.json || format == Format::Json {
        writeln!(out, "{:#}", data(text, learner, &page, &title))
    } else {
        write!(out, "{}", bilan::page(text, &page, &title))
    };
    Ok(opened::written(done))
}

/// Every name with its words, so that a page can be laid out without our files.
fn data(
    text: &Text,
    learner: LearnerId,
    page: &Bilan,
    title: &dyn Fn(&ModuleId) -> String,
) -> Value {
    let named = |module: &ModuleId| json!({ "module": module, "title": title(module) });
    let areas = page.areas.iter().map(|area| {
        let words = STEP_IDS.get(usize::from(area.step).saturating_sub(1)).map(|id| text.get(id));
        json!({ "id": area.id, "title": area.title.text(), "step": area.step, "words": words })
    });
    let plan = page.plan.iter().map(|step| {
        let words = text.get(reason_id(step.reason));
        json!({ "module": step.module, "title": title(&step.module), "reason": step.reason, "words": words })
    });
    let passed = page.passed.iter().map(|passed| {
        json!({ "module": passed.module, "title": title(&passed.module), "on": passed.on, "solid_on": passed.solid_on })
    });
    json!({
        "format": "passeport bilan",
        "version": 1,
        "language": text.locale(),
        "learner": learner,
        "name": page.name,
        "organisation": page.organisation,
        "on": page.on,
        "placed_on": page.placed_on,
        "goal": { "id": page.goal.id, "title": page.goal.title.text() },
        "areas": areas.collect::<Vec<_>>(),
        "tried": page.tried.iter().map(named).collect::<Vec<_>>(),
        "plan": plan.collect::<Vec<_>>(),
        "passed": passed.collect::<Vec<_>>(),
        "notes": [text.get("bilan-not-state"), text.get("bilan-adviser")],
    })
}
