//! Invented modules in place of the embedded ones: short, and with known answers,
//! so that what is tested here does not depend on what the lessons say.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use passeport::content::Catalogue;

/// The right answer of every question of the lessons.
pub(crate) const RIGHT: &str = "La bonne";
/// What to type in every question of the final quiz.
pub(crate) const WORD: &str = "oui";
/// Questions in the lessons, one after the other, after the page.
pub(crate) const QUESTIONS: usize = 12;

/// A module for each embedded one, all alike: names inside a folder, and texts.
pub(crate) fn files() -> impl Iterator<Item = (String, String)> {
    let names =
        Catalogue::embedded().entries().iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    names.into_iter().flat_map(|id| {
        ["fr", "en"].map(|language| (format!("{id}/{language}.ron"), module(id.as_str(), language)))
    })
}

/// Writes them to `folder`.
pub(crate) fn write(folder: &Path) {
    for (name, text) in files() {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

fn module(id: &str, language: &str) -> String {
    let diagnosis = |why: &str| format!(r#"(why: "{why}", misconception: "m1")"#);
    let mut steps = r#"Page(id: "p1", title: "La page", blocks: [Text("On lit la page."),
        List(["Un point à voir", "Un autre point « bien » vu"])]),"#
        .to_owned();
    for at in 1..=QUESTIONS {
        let choice = |id: &str, text: &str, right: bool| {
            let why = diagnosis(&format!("Raison de {id}."));
            format!(r#"(id: "{id}", text: "{text}", right: {right}, diagnosis: {why}),"#)
        };
        let choices = [
            choice("a", RIGHT, true),
            choice("b", "Une autre", false),
            choice("c", "Une tierce", false),
        ];
        write!(
            steps,
            r#"Question(id: "q{at}", objective: "o1", prompt: "Que choisir au point {at} ?", remember: "À garder {at}.",
                page: "p1", ask: One(choices: [{}])),"#,
            choices.concat()
        )
        .unwrap();
    }
    let bank: String = (1..=10)
        .map(|at| {
            let otherwise = diagnosis("On attend un mot.");
            format!(
                r#"(id: "t{at}", objective: "o1", prompt: "Quel mot au point {at} ?", remember: "Le mot.", page: "p1",
                ask: Word(accept: ["{WORD}"], otherwise: {otherwise})),"#
            )
        })
        .collect();
    format!(
        r#"Module(schema: 1, id: "{id}", version: "1.0.0", language: "{language}", title: "Essai", summary: "Pour essayer.",
        about: (licence: "etalab-2.0", authors: ["Essai"], audiences: [], themes: [], coop_theme: "Essai", digcomp: [], crcn: [],
            minutes: 10, level: Initiation, checked_on: "2026-11-21", review_by: "2099-01-31"),
        objectives: [(id: "o1", text: "Choisir.")], misconceptions: [(id: "m1", text: "Tout se vaut.")], terms: [],
        lessons: [(id: "l1", title: "La leçon", steps: [{steps}])],
        quiz: (mastery: (drawn: 10, right: 8), bank: [{bank}]),
        ending: (remember: ["Choisir."], action: "Choisissez.", resources: []),
        trainer: (timing: "10 min", question: "?", activity: "Choisir.", misunderstanding: "Aucun."))"#
    )
}
