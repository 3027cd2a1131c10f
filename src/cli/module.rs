//! `passeport module`: what authors and advisers do with modules.

mod excerpt;
mod fit;
mod report;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{Globals, exit};
use crate::content::catalogue::{Catalogue, Folder};
use crate::content::diagnostic::Diagnostic;
use crate::content::lint;
use crate::domain::id::ModuleId;
use crate::domain::module::{Module, Step};
use crate::run::module_folder::{self, Trouble};
use crate::run::sheet;
use crate::run::world::{Machine, World};
use crate::text::Text;

/// What can be done with modules.
#[derive(Debug, Subcommand)]
pub(super) enum ModuleCommand {
    /// List the modules that can be played.
    List,
    /// Print the pages a module gives to fill in and tick, as plain text.
    #[command(visible_alias = "fiche")]
    Sheet {
        /// The module, by its name: `materiel`.
        module: String,
    },
    /// Check modules, or one module, or one file; without a path, those the program plays.
    Check {
        /// A folder of modules, the folder of one module, or a file.
        path: Option<PathBuf>,
        /// Refuse warnings too.
        #[arg(long)]
        strict: bool,
    },
}

/// Runs the command and returns the exit code.
pub(super) fn run(command: &ModuleCommand, globals: &Globals) -> u8 {
    let text = globals.text();
    let done = match command {
        ModuleCommand::List => list(globals, &text),
        ModuleCommand::Sheet { module } => sheets(module, globals, &text),
        ModuleCommand::Check { path, strict } => {
            let path = path.as_deref().or(globals.modules.as_deref());
            check(path, *strict, globals.json, &text)
        }
    };
    // Nobody reads any more: not our trouble.
    done.unwrap_or(exit::OK)
}

fn check(path: Option<&Path>, strict: bool, json: bool, text: &Text) -> io::Result<u8> {
    let (folder, troubles) = path.map_or_else(|| (Folder::embedded(), vec![]), module_folder::read);
    let ruler = fit::Ruler::new();
    let fits =
        |module: &Module, step: &Step, width, height| ruler.fits(module, step, width, height);
    let today = Machine.now().date();
    let settings = lint::Settings { today: Some(today), fits: Some(&fits) };
    let findings = lint::check(&folder, settings);
    let errors = findings.diagnostics.iter().filter(|found| found.is_error() || strict).count();
    if json {
        report::json(&findings, &troubles)?;
    } else {
        report::people(&findings, &troubles, text)?;
    }
    let is_missing = findings.sources.is_empty();
    Ok(match (errors + troubles.len(), is_missing) {
        (0, true) => exit::NO_INPUT,
        (0, false) => exit::OK,
        _ if is_missing && errors == 0 => exit::NO_INPUT,
        _ => exit::FOUND_ERRORS,
    })
}

/// The pages to print of a module, each on a page of its own.
fn sheets(name: &str, globals: &Globals, text: &Text) -> io::Result<u8> {
    let (catalogue, troubles) = catalogue(globals);
    report::troubles(&troubles, text)?;
    let opened = name.parse().ok().and_then(|id| catalogue.module(&id, text.locale()).ok());
    let Some(module) = opened.map(|opening| opening.module) else {
        super::complain(text, "sheet-no-module", &[("module", name)]);
        return Ok(exit::NO_INPUT);
    };
    if module.sheets.is_empty() {
        super::complain(text, "sheet-none", &[("module", &module.title.text())]);
        return Ok(exit::NO_INPUT);
    }
    let today = Machine.now().date();
    let pages = module.sheets.iter().map(|sheet| sheet::page(text, &module, sheet, today));
    // A form feed begins the next page on paper.
    let pages: Vec<String> = pages.collect();
    io::stdout().lock().write_all(pages.join("\u{c}").as_bytes())?;
    Ok(exit::OK)
}

/// The catalogue a command works on, with what could not be read.
fn catalogue(globals: &Globals) -> (Catalogue, Vec<Trouble>) {
    globals.modules.as_deref().map_or_else(
        || (Catalogue::embedded(), vec![]),
        |path| {
            let (folder, troubles) = module_folder::read(path);
            (Catalogue::with_folder(&folder), troubles)
        },
    )
}

/// Tells on the error stream which files of a folder are not played, and how to
/// know why: the learner goes on with the others.
pub(super) fn tell_unused(
    catalogue: &Catalogue,
    folder: &Folder,
    troubles: &[Trouble],
    (path, text): (&Path, &Text),
) {
    let ids: BTreeSet<ModuleId> =
        folder.files.iter().filter_map(|(file, _)| file.split('/').next()?.parse().ok()).collect();
    let found = ids.iter().flat_map(|id| {
        let languages = catalogue.languages(id).into_iter();
        languages.flat_map(|language| match catalogue.module(id, language) {
            Ok(opening) => opening.problems,
            Err(unavailable) => unavailable.problems,
        })
    });
    let listed = catalogue.problems().iter().cloned();
    let files: BTreeSet<_> =
        found.chain(listed).filter(Diagnostic::is_error).map(|problem| problem.file).collect();
    let shown = path.display().to_string();
    for file in files {
        let args = [("file", (&*file).into()), ("folder", shown.as_str().into())];
        let _ = writeln!(io::stderr(), "{}", text.with("check-unused", &args));
    }
    let _ = report::troubles(troubles, text);
}

fn list(globals: &Globals, text: &Text) -> io::Result<u8> {
    let (catalogue, troubles) = catalogue(globals);
    let mut out = io::stdout().lock();
    let listed = catalogue.entries().iter().map(|entry| {
        let languages = catalogue.languages(&entry.id);
        (entry, entry.title.in_language(text.locale()), languages)
    });
    if globals.json {
        let all: Vec<_> = listed
            .map(|(entry, title, languages)| {
                serde_json::json!({
                    "number": entry.number,
                    "id": entry.id.as_str(),
                    "title": title.text(),
                    "minutes": entry.minutes,
                    "languages": languages,
                    "counts": entry.counts(),
                })
            })
            .collect();
        writeln!(out, "{:#}", serde_json::Value::Array(all))?;
    } else {
        for (entry, title, languages) in listed {
            let line = text.with(
                "check-list-line",
                &[
                    ("number", entry.number.into()),
                    ("id", entry.id.as_str().into()),
                    ("title", title.text().as_str().into()),
                    ("minutes", entry.minutes.into()),
                    ("languages", languages.join(", ").as_str().into()),
                ],
            );
            writeln!(out, "{line}")?;
        }
    }
    report::troubles(&troubles, text)?;
    Ok(exit::OK)
}
