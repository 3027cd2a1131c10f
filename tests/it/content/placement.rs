//! The placement file: the one of the program is sound, and every fault in it is told.

use std::collections::BTreeSet;

use passeport::content::{Catalogue, Folder, lint};
use passeport::domain::module::{Block, Step};
use passeport::domain::prose::Prose;

use super::{check, message};
use passeport::text::Text;

/// Each fault: its code, the words at its place, what is replaced and by what.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    (
        "unknown-module",
        "\"visibilites\"",
        "modules: [\"visibilite\", \"site-web\"",
        "modules: [\"visibilites\", \"site-web\"",
    ),
    (
        "placement-module",
        "\"faire-le-point\"",
        "safety: [\"cybersecurite\"",
        "safety: [\"faire-le-point\", \"cybersecurite\"",
    ),
    (
        "unknown-question",
        "\"f61\"",
        "\"connexion\", question: \"f16\"",
        "\"connexion\", question: \"f61\"",
    ),
    // A question in which one types.
    (
        "placement-question",
        "\"q4\"",
        "\"reseau\", question: \"f10\"",
        "\"reseau\", question: \"q4\"",
    ),
    (
        "unknown-area",
        "\"resoudres\"",
        "\"f14\", area: \"resoudre\"",
        "\"f14\", area: \"resoudres\"",
    ),
    (
        "placement-difficulty",
        "-22",
        "\"f16\", area: \"proteger\", difficulty: -2.2",
        "\"f16\", area: \"proteger\", difficulty: -22",
    ),
    (
        "placement-discrimination",
        "0.0",
        "difficulty: -2.4, discrimination: 0.9",
        "difficulty: -2.4, discrimination: 0.0",
    ),
    (
        "duplicate-id",
        "\"f16\"",
        "\"connexion\", question: \"f19\"",
        "\"connexion\", question: \"f16\"",
    ),
    ("duplicate-id", "\"clients\"", "(id: \"fideliser\"", "(id: \"clients\""),
    (
        "untranslated",
        "{\"fr\": \"Vendre en ligne\"",
        "\"fr\": \"Vendre en ligne\", \"en\": \"Sell on line\"",
        "\"fr\": \"Vendre en ligne\"",
    ),
    (
        "short-goal",
        "(id: \"tranquille\"",
        "[\"cybersecurite\", \"sauvegarde-incident\", \"paiements\", \"donnees-personnelles\"]),\n    (id: \"outils\"",
        "[\"cybersecurite\"]),\n    (id: \"outils\"",
    ),
    (
        "no-safety",
        "[\"cybersecurite\"]",
        "[\"cybersecurite\", \"sauvegarde-incident\", \"paiements\"],\n",
        "[\"cybersecurite\"],\n",
    ),
    (
        "untrained-area",
        "(id: \"resoudre\"",
        "modules: [\"connexion\", \"materiel\", \"reseau\", \"numerique-responsable\"]",
        "modules: []",
    ),
    ("unknown-field", "niveau", "schema: 1,", "schema: 1, niveau: 3,"),
    ("wrong-schema", "2", "schema: 1,", "schema: 2,"),
];

fn embedded() -> Folder {
    Folder { name: String::new(), ..Folder::embedded() }
}

fn text() -> String {
    let folder = Folder::embedded();
    String::from_utf8(folder.file("placement.ron").unwrap().to_vec()).unwrap()
}

/// Another placement file, and only the modules that the faults are about: reading
/// all of them for each fault would take minutes.
fn with(text: &str) -> Folder {
    const ABOUT: [&str; 5] =
        ["catalogue.ron", "placement.ron", "connexion/", "faire-le-point/", "reseau/"];
    let mut folder = embedded();
    folder.files.retain(|(name, _)| ABOUT.iter().any(|about| name.starts_with(about)));
    let file = folder.files.iter_mut().find(|(name, _)| name == "placement.ron").unwrap();
    file.1 = text.as_bytes().to_vec();
    folder
}

/// What is told about the placement file: code, place, words.
fn told(folder: &Folder) -> Vec<(&'static str, String, String)> {
    let findings: lint::Findings = check(folder);
    let french = Text::embedded("fr");
    let of_file = findings.diagnostics.iter().filter(|found| &*found.file == "placement.ron");
    let told = of_file.map(|found| {
        let source = findings.sources.iter().find(|source| source.name == found.file).unwrap();
        let place = source.text[found.span.clone()].to_owned();
        let words = [found.rule.message, found.rule.hint].map(|id| message(found, id, &french));
        (found.rule.code, place, words.join(" "))
    });
    told.collect()
}

/// Codes that the faults here tell: for the list of rules without a fault.
pub(super) fn codes() -> BTreeSet<&'static str> {
    let more = ["goal-count", "area-count", "few-placement-items", "few-easy-items"];
    FAULTS.iter().map(|(code, ..)| *code).chain(more).collect()
}

#[test]
fn the_placement_of_the_program_is_sound_and_in_both_languages() {
    assert_eq!(told(&embedded()), vec![]);
    let catalogue = Catalogue::embedded();
    let (french, english) =
        (catalogue.placement("fr").unwrap(), catalogue.placement("en").unwrap());
    assert_eq!(french.items, english.items);
    assert_eq!(french.goals[3].title.text(), "Vendre en ligne");
    assert_eq!(english.goals[3].title.text(), "Sell on line");
    let counting = catalogue.entries().iter().filter(|entry| entry.counts()).count();
    assert_eq!(french.modules.len(), counting);
    assert!((40..=60).contains(&french.items.len()));
    // The areas and the steps speak like the module that explains them.
    for (guide, locale) in [(&french, "fr"), (&english, "en")] {
        let module = catalogue.module(&"faire-le-point".parse().unwrap(), locale).unwrap().module;
        let pages = module.steps().filter_map(|step| match step {
            Step::Page(page) => Some(&page.blocks),
            _ => None,
        });
        let texts = pages.flatten().flat_map(Block::texts);
        let shown: Vec<String> = texts.map(Prose::text).collect();
        for area in &guide.areas {
            assert!(shown.contains(&area.title.text()), "{}", area.title.text());
        }
        let words = Text::embedded(locale);
        for step in 1..=4 {
            let step = words.get(&format!("placement-step-{step}"));
            assert!(shown.contains(&step), "{step}");
        }
    }
}

#[test]
fn every_fault_of_the_placement_file_is_told_at_its_place() {
    let sound = text();
    for (code, at, from, to) in FAULTS {
        assert_eq!(sound.matches(from).count(), 1, "{from}");
        let told = told(&with(&sound.replacen(from, to, 1)));
        let found = told.iter().find(|(found, place, _)| found == code && place.starts_with(at));
        let (_, _, words) = found.unwrap_or_else(|| panic!("{code} at {at}: {told:?}"));
        assert!(!words.contains("{$") && !words.contains("check-"), "{words}");
    }
}

#[test]
fn too_few_of_anything_is_told() {
    let sound = text();
    let (head, items) = sound.split_once("  items: [\n").unwrap();
    let rows: Vec<&str> = items.lines().filter(|row| row.starts_with("    (module")).collect();
    let kept = |keep: &dyn Fn(&str) -> bool| {
        let rows: Vec<&str> = rows.iter().copied().filter(|row| keep(row)).collect();
        told(&with(&format!("{head}  items: [\n{}\n  ],\n)\n", rows.join("\n"))))
    };
    let has = |told: &[(&str, String, String)], code: &str, words: &str| {
        told.iter().any(|(found, _, said)| *found == code && said.contains(words))
    };
    let one_module = kept(&|row| !row.contains("\"reseau\"") || row.contains("q2"));
    assert!(has(&one_module, "few-placement-items", "reseau"), "{one_module:?}");
    let one_area = kept(&|row| !row.contains("\"echanger\""));
    assert!(has(&one_area, "few-placement-items", "echanger"), "{one_area:?}");
    let no_easy = kept(&|row| !row.contains("difficulty: -2"));
    assert!(has(&no_easy, "few-easy-items", "10"), "{no_easy:?}");
    let goals: Vec<&str> = head.split("    (id: \"").collect();
    let without = |name: &str| {
        let left = goals.iter().filter(|goal| !goal.starts_with(name));
        left.copied().collect::<Vec<_>>().join("    (id: \"")
    };
    let no_area = without("creer");
    let told_areas = told(&with(&format!("{no_area}  items: [\n{items}")));
    assert!(has(&told_areas, "area-count", "4"), "{told_areas:?}");
    let first = head.find("    (id: \"en-regle\"").unwrap();
    let fifth = head.find("    (id: \"temps\"").unwrap();
    let few = format!("{}{}  items: [\n{items}", &head[..first], &head[fifth..]);
    let told_goals = told(&with(&few));
    assert!(has(&told_goals, "goal-count", "5"), "{told_goals:?}");
}

#[test]
fn a_folder_brings_its_own_placement_when_it_is_sound() {
    let own = text().replace("Vendre en ligne", "Vendre par Internet");
    let folder = |text: &str| Folder {
        name: "dehors".to_owned(),
        files: vec![("placement.ron".to_owned(), text.as_bytes().to_vec())],
    };
    let catalogue = Catalogue::with_folder(&folder(&own));
    assert_eq!(catalogue.placement("fr").unwrap().goals[3].title.text(), "Vendre par Internet");
    assert!(catalogue.problems().is_empty());
    let catalogue = Catalogue::with_folder(&folder("Placement("));
    assert_eq!(catalogue.placement("fr").unwrap().goals[3].title.text(), "Vendre en ligne");
    let problems: Vec<_> = catalogue.problems().iter().map(|found| &*found.file).collect();
    assert_eq!(problems, ["dehors/placement.ron"]);
}
