//! How far learners come, and when Passeports are earned.

use std::io::{self, Write};
use std::sync::Arc;

use serde_json::{Value, json};

use crate::cli::Globals;
use crate::content::Catalogue;
use crate::domain::id::ModuleId;
use crate::domain::module::Module;
use crate::domain::statistics::modules::{Passports, Report, Row, STOPPED, Stages};
use crate::domain::statistics::withheld::LEAST;
use crate::run::world::{Machine, World};
use crate::store::StoreError;
use crate::text::Text;

/// What a report is told with.
pub(super) struct About<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) text: &'a Text,
    pub(super) is_json: bool,
}

impl About<'_> {
    /// The module wanted, or all; those that cannot be opened are left out.
    pub(super) fn modules(&self, wanted: Option<&ModuleId>) -> Vec<Arc<Module>> {
        let entries = self.catalogue.entries().iter().map(|entry| &entry.id);
        let ids = entries.filter(|id| wanted.is_none_or(|wanted| wanted == *id));
        let opened = ids.filter_map(|id| self.catalogue.module(id, self.text.locale()).ok());
        opened.map(|opening| opening.module).collect()
    }
}

/// A share as people write it.
pub(super) fn percent(text: &Text, share: f64) -> String {
    let rounded = format!("{:.0}", share * 100.0);
    text.with("report-percent", &[("value", (&rounded).into())])
}

/// Two decimals, with the decimal sign of the language.
pub(super) fn decimal(text: &Text, value: f64) -> String {
    format!("{value:.2}").replace('.', &text.get("decimal-sign"))
}

/// Tells how far learners came in `wanted`, or in all modules.
pub(super) fn modules(
    globals: &Globals,
    about: &About<'_>,
    wanted: Option<&ModuleId>,
    out: &mut dyn Write,
) -> Result<io::Result<()>, StoreError> {
    let (mut stages, now) = (Stages::default(), Machine.now());
    super::each_learner(globals, |records| stages.add_learner(records, now))?;
    let told: Vec<(Arc<Module>, Report)> = about
        .modules(wanted)
        .into_iter()
        .map(|module| {
            let report = stages.report(&module);
            (module, report)
        })
        .collect();
    Ok(if about.is_json {
        let all: Vec<Value> = told.iter().map(|(m, report)| module_json(m, report)).collect();
        writeln!(out, "{:#}", json!({ "least": LEAST, "modules": all }))
    } else {
        people(about, &told, out)
    })
}

fn people(
    about: &About<'_>,
    told: &[(Arc<Module>, Report)],
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = about.text;
    writeln!(out, "{}\n", text.with("report-rule", &[("least", LEAST.into())]))?;
    let mut left = 0_usize;
    for (module, report) in told {
        let Some(started) = report.started else {
            left += 1;
            continue;
        };
        writeln!(out, "{} ({})", module.title.text(), module.id)?;
        writeln!(out, "  {}", text.with("report-started", &[("count", started.into())]))?;
        let told = [("report-passed", report.passed), ("report-read", report.read)];
        for (id, count) in told {
            if let Some(count) = count {
                writeln!(out, "  {}", text.with(id, &[("count", count.into())]))?;
            }
        }
        for (row, count) in &report.rows {
            if let (Some(words), Some(count)) = (row_words(about, module, row), count) {
                let args = [("what", (&words).into()), ("count", (*count).into())];
                writeln!(out, "  {}", text.with("report-row", &args))?;
            }
        }
        writeln!(out)?;
    }
    if left > 0 {
        writeln!(out, "{}", text.with("report-modules-left", &[("count", left.into())]))?;
    }
    Ok(())
}

/// None for what stands above the rows already.
fn row_words(about: &About<'_>, module: &Module, row: &Row) -> Option<String> {
    let text = about.text;
    Some(match row {
        Row::Passed | Row::Read => return None,
        Row::Solid => text.get("report-solid"),
        Row::UnderWay => text.with("report-under-way", &[("days", STOPPED.into())]),
        Row::Lesson(id) => {
            let lesson = module.lessons.iter().find(|lesson| lesson.id == *id);
            let title = lesson.map_or_else(|| id.to_string(), |lesson| lesson.title.text());
            text.with("report-stopped", &[("lesson", (&title).into())])
        }
        Row::Elsewhere => text.get("report-elsewhere"),
    })
}

fn module_json(module: &Module, report: &Report) -> Value {
    let rows = report.rows.iter().map(|(row, count)| {
        let (what, lesson) = match row {
            Row::Solid => ("solid", None),
            Row::Passed => ("passed_only", None),
            Row::Read => ("read_only", None),
            Row::UnderWay => ("under_way", None),
            Row::Lesson(id) => ("stopped", Some(id)),
            Row::Elsewhere => ("stopped_elsewhere", None),
        };
        json!({ "what": what, "lesson": lesson, "count": count })
    });
    json!({
        "module": module.id,
        "started": report.started,
        "passed": report.passed,
        "read_only": report.read,
        "rows": rows.collect::<Value>(),
    })
}

/// Tells how many Passeports were earned.
pub(super) fn passports(
    globals: &Globals,
    about: &About<'_>,
    out: &mut dyn Write,
) -> Result<io::Result<()>, StoreError> {
    let mut passports = Passports::default();
    super::each_learner(globals, |records| passports.add_learner(records))?;
    let told = passports.report();
    let month = |(year, month): (i16, i8)| format!("{year}-{month:02}");
    if about.is_json {
        let months = told.months.iter();
        let months: Value =
            months.map(|(at, count)| json!({ "month": month(*at), "count": count })).collect();
        let years = told.years.iter();
        let years: Value =
            years.map(|(year, count)| json!({ "year": year, "count": count })).collect();
        let all = json!({ "least": LEAST, "total": told.total, "years": years, "months": months });
        return Ok(writeln!(out, "{all:#}"));
    }
    let text = about.text;
    let row = |what: &str, count: u32| {
        text.with("report-row", &[("what", what.into()), ("count", count.into())])
    };
    let mut lines = vec![text.with("report-rule", &[("least", LEAST.into())]), String::new()];
    match told.total {
        None => lines.push(text.get("report-no-passports")),
        Some(total) => lines.push(text.with("report-passports", &[("count", total.into())])),
    }
    // One year alone is the total once more.
    let years = told.years.iter().filter(|_| told.years.len() > 1);
    lines.extend(years.map(|(year, count)| row(&year.to_string(), *count)));
    lines.extend(told.months.iter().map(|(at, count)| row(&month(*at), *count)));
    Ok(lines.iter().try_for_each(|line| writeln!(out, "{line}")))
}
