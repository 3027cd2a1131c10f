//! Modules as authors hand them in: sound, broken in every way we know, hostile.

mod benefits;
mod broken;
mod catalogue;
mod command;
mod hostile;
mod placement;
mod search;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use passeport::content::diagnostic::{Diagnostic, Value};
use passeport::content::lint::{self, Findings, Settings};
use passeport::content::{Folder, rules};
use passeport::domain::time::Date;
use passeport::text::{Arg, Text};

/// Files that stand beside the folders of modules.
const LISTS: [&str; 2] = ["catalogue.ron", "benefits.ron"];

/// The folder of the fixtures.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

/// A file of the module that nothing is said about.
fn sound(name: &str) -> String {
    let folder = fixtures().join("sound");
    let path = if LISTS.contains(&name) { folder } else { folder.join("essai") }.join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A folder with one module.
fn folder(files: &[(&str, &[u8])]) -> Folder {
    let place = |name: &str| match name {
        list if LISTS.contains(&list) => name.to_owned(),
        _ => format!("essai/{name}"),
    };
    let files = files.iter().map(|(name, bytes)| (place(name), bytes.to_vec())).collect();
    Folder { name: "essais".to_owned(), files }
}

fn today() -> Date {
    "2026-11-22".parse().unwrap()
}

fn check(folder: &Folder) -> Findings {
    lint::check(folder, Settings { today: Some(today()), fits: None })
}

/// The message of a diagnostic, as it is shown.
fn message(found: &Diagnostic, id: &str, text: &Text) -> String {
    let args: Vec<(&str, Arg<'_>)> = found
        .args
        .iter()
        .map(|(name, value)| match value {
            Value::Text(words) => (*name, Arg::from(words)),
            Value::Number(number) => (*name, Arg::from(*number)),
        })
        .collect();
    text.with(id, &args)
}

fn codes(findings: &Findings) -> Vec<&'static str> {
    let mut codes: Vec<_> = findings.diagnostics.iter().map(|found| found.rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn the_sound_module_has_nothing_to_say_about() {
    let files =
        ["fr.ron", "en.ron", "catalogue.ron", "benefits.ron"].map(|name| (name, sound(name)));
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let findings = check(&folder(&files));
    assert_eq!(findings.sources.len(), 4);
    assert_eq!(codes(&findings), Vec::<&str>::new());
}

#[test]
fn byte_order_mark_and_windows_line_ends_are_welcome() {
    let text = format!("\u{feff}{}", sound("fr.ron").replace('\n', "\r\n"));
    let findings = check(&folder(&[("fr.ron", text.as_bytes())]));
    assert_eq!(codes(&findings), Vec::<&str>::new());
}

#[test]
fn the_modules_of_the_program_have_no_error() {
    let findings = check(&Folder::embedded());
    let text = Text::embedded("fr");
    for found in findings.diagnostics.iter().filter(|found| found.is_error()) {
        let source = findings.sources.iter().find(|source| source.name == found.file).unwrap();
        let place = source.place(found.span.start);
        let words = message(found, found.rule.message, &text);
        println!("{}:{}: {}: {words}", found.file, place.line, found.rule.code);
    }
    assert!(!findings.sources.is_empty());
    assert_eq!(findings.diagnostics.iter().filter(|found| found.is_error()).count(), 0);
}

#[test]
fn every_rule_speaks_each_language() {
    for locale in passeport::text::Bundles::embedded().locales() {
        let text = Text::embedded(locale);
        for rule in rules::ALL {
            for id in [rule.message, rule.hint] {
                assert_ne!(text.get(id), id, "{locale}: `{id}` is missing");
            }
        }
    }
}

#[test]
fn a_step_too_large_for_a_screen_is_told_once_with_the_first_screen() {
    let text = sound("fr.ron");
    let fits = |_: &_, step: &passeport::domain::module::Step, width: u16, _: u16| {
        step.id().as_str() != "p3" || width > 50
    };
    let settings = Settings { today: None, fits: Some(&fits) };
    let findings = lint::check(&folder(&[("fr.ron", text.as_bytes())]), settings);
    let words: Vec<String> = findings
        .diagnostics
        .iter()
        .map(|found| message(found, found.rule.message, &Text::embedded("fr")))
        .collect();
    assert_eq!(
        words,
        ["« p3 » ne tient pas dans un écran de 50 colonnes sur 18 lignes."
            .replace("« ", "«\u{a0}")
            .replace(" »", "\u{a0}»")]
    );
}

/// A name for a file in a diagnostic.
fn file_name(found: &Diagnostic) -> &str {
    Arc::as_ref(&found.file)
}
