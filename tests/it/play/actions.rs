//! The plan of action: lines come with modules, are ticked, kept, and written to files.

use passeport::app::act::{Act, ActionsAct, Place};
use passeport::domain::record::Fact;

use crate::harness::{ATELIER, House, Visit, announced, atelier};

fn tick() -> Act {
    Act::Actions(ActionsAct::Tick(atelier()))
}

/// A learner who read the lessons of the module of these tests, at home.
fn reader(house: &House) -> Visit {
    let mut visit = house.newcomer();
    visit.open(ATELIER).read_lessons().go(Place::Home);
    visit
}

fn ticks(house: &House) -> Vec<bool> {
    let ticked = house.facts().into_iter().filter_map(|fact| match fact {
        Fact::ActionDone { module, is_done } => {
            assert_eq!(module, atelier());
            Some(is_done)
        }
        _ => None,
    });
    ticked.collect()
}

#[test]
fn reading_a_module_to_its_end_makes_a_line_that_is_ticked_and_kept() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.sees(&["!Mon plan d’action"]).open(ATELIER).read_lessons().go(Place::Home);
    visit.sees(&["Mon plan d’action"]).go(Place::Actions);
    visit.sees(&[
        "À faire dans l’entreprise",
        "Achetez un carnet. Pour le 29 novembre.",
        "Module : Tenir un carnet",
        "Faits : 0 sur 1",
        "!Fait le",
    ]);
    visit.take(&tick()).sees(&["Fait le 22 novembre.", "Faits : 1 sur 1", "!Pour le"]);
    visit.take(&tick()).sees(&["Pour le 29 novembre.", "!Fait le"]);
    // The space bar ticks too, and Enter says so.
    visit.check("<Space>", &["Fait le 22 novembre."]);
    assert_eq!(ticks(&house), [true, false, true]);
    let mut visit = house.crash(visit);
    visit.go_home().go(Place::Actions).sees(&["Fait le 22 novembre."]);
}

#[test]
fn a_day_gone_by_is_not_named_any_more() {
    let house = House::new();
    drop(reader(&house));
    for _ in 0..7 {
        drop(house.visit());
    }
    let mut visit = house.visit();
    visit.keys("<Enter>").go_home().go(Place::Actions);
    visit.sees(&["Achetez un carnet.", "Quand vous pourrez.", "!29 novembre", "!retard"]);
}

#[test]
fn a_tick_the_disk_refuses_is_not_shown() {
    let house = House::new();
    let mut visit = reader(&house);
    visit.go(Place::Actions);
    house.knobs().fill(1);
    visit.take(&tick()).sees(&["Le disque est plein.", "!Fait le"]);
    visit.take(&tick()).sees(&["Fait le 22 novembre."]);
    assert_eq!(ticks(&house), [true]);
}

#[test]
fn the_plan_is_written_as_a_page_and_a_calendar() {
    let house = House::new();
    let mut visit = reader(&house);
    visit.open("connexion").take_quiz(10).go(Place::Home).go(Place::Actions);
    visit.take(&Act::Actions(ActionsAct::Tick("connexion".parse().unwrap())));
    visit.take(&Act::Actions(ActionsAct::Export));
    visit.sees(&["2 fichiers enregistrés dans ", "plan-action.txt, plan-action.ics"]);
    let page = std::fs::read_to_string(house.export().join("plan-action.txt")).unwrap();
    assert!(page.contains("\n[ ] Achetez un carnet.\n    Pour le 29 novembre 2026."), "{page}");
    assert_eq!(page.matches("[x] ").count(), 1, "{page}");
    let calendar = std::fs::read_to_string(house.export().join("plan-action.ics")).unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 1, "what is done is not to be done");
    assert!(calendar.contains("Achetez un carnet."), "{calendar}");
    // Written again, it takes the place of the first; nothing is ticked by mistake.
    visit.keys("<Enter>").sees(&["2 fichiers enregistrés", "Faits : 1 sur 2"]);
    assert_eq!(house.exported().len(), 2);
}

#[test]
fn once_all_is_done_only_the_page_is_written() {
    let house = House::new();
    let mut visit = reader(&house);
    visit.go(Place::Actions).take(&tick());
    visit.take(&Act::Actions(ActionsAct::Export));
    visit.sees(&["1 fichier enregistré dans ", "plan-action.txt", "!plan-action.ics"]);
    assert_eq!(house.exported().len(), 1, "a calendar without an event is none");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let house = House::new();
    let mut visit = reader(&house);
    std::fs::write(house.export(), "in the way").unwrap();
    visit.go(Place::Actions).take(&Act::Actions(ActionsAct::Export));
    visit.sees(&["Ce n’est pas possible", "plan-action.txt"]);
}

#[test]
fn the_plan_changes_its_language_with_the_session() {
    let house = House::new();
    let mut visit = reader(&house);
    visit.go(Place::Actions).keys("a").take(&Act::Go(Place::Settings));
    visit.set_language("en").take(&Act::Go(Place::Back));
    visit.sees(&["To do in the business", "Buy a notebook.", "For 29 November."]);
}

#[test]
fn who_only_looks_has_no_plan_and_a_start_forgotten_none_either() {
    let house = House::new();
    let mut visit = house.visit();
    visit.go(Place::Who).take(&Act::JustLook);
    visit.open(ATELIER).read_lessons().go(Place::Home).sees(&["!Mon plan d’action"]);
    drop(visit);
    let mut visit = reader(&house);
    visit.open(ATELIER);
    let forget = passeport::app::model::Question::Forget;
    visit.take(&Act::Show(passeport::app::model::Overlay::Confirm(forget)));
    visit.take(&Act::Confirm(forget)).sees(&["Ce début est oublié.", "!Mon plan d’action"]);
}

#[test]
fn the_plan_reads_well_as_lines() {
    let house = House::new();
    let mut visit = reader(&house);
    visit.go(Place::Actions);
    let mut said = vec![announced(None, &visit.scene(), visit.text())];
    for act in [tick(), Act::Actions(ActionsAct::Export)] {
        let before = visit.scene();
        visit.take(&act);
        said.push(announced(Some(&before), &visit.scene(), visit.text()));
    }
    let folder = house.export().display().to_string();
    let said: Vec<String> = said.iter().map(|lines| lines.join("\n")).collect();
    insta::assert_snapshot!(said.join("\n\n").replace(&folder, "/media/awa/Passeport"));
}
