//! Attendance on the screen of whoever leads: everybody in a list, each line on the disk
//! before it is shown.

use std::fs;

use super::lead::begun;
use crate::harness::{House, Visit};
use crate::screens::painted;
use passeport::app::act::Act;
use passeport::app::attending::{AttendAct, AttendNews, AttendStep, Attending};
use passeport::app::lead::{LeadAct, Panel};
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::domain::attendance::{Entry, Half, Mark};
use passeport::run::registers;

const SIZES: [(u16, u16); 4] = [(80, 24), (40, 15), (120, 40), (50, 18)];

fn act(act: AttendAct) -> Act {
    Act::Attend(act)
}

fn attending(visit: &Visit) -> &Attending {
    let Screen::Attend(attending) = &visit.model().screen else { panic!("{}", visit.screen()) };
    attending
}

fn fits(visit: &Visit) {
    for (width, height) in SIZES {
        drop(painted(&visit.scene(), visit.text(), width, height));
    }
}

/// From the session one leads, by the menu, to its register.
fn to_register(visit: &mut Visit) -> &mut Visit {
    let menu = Act::Lead(LeadAct::Show(Panel::Menu));
    if visit.items().contains(&menu) {
        visit.take(&menu);
    }
    visit.take(&act(AttendAct::Open))
}

/// From the session one leads: the head is typed, then two people.
fn opened(house: &House) -> Visit {
    let mut visit = begun(house, "vente-en-ligne");
    to_register(&mut visit).sees(&["Organisme"]);
    fits(&visit);
    visit.text_typed("Chambre de métiers");
    // Who leads is known already.
    visit.check("<Enter>", &["Formatrice ou formateur", "Mme Roche"]);
    visit.check("<Enter>", &["Lieu"]).text_typed("Salle 2");
    visit.check("<Enter>", &["Matin", "9h-12h"]);
    visit.check("<Enter>", &["Après-midi"]).text_typed("14h-17h");
    visit.check("<Enter>", &["Ajouter une personne", "Les noms seront effacés"]);
    for name in ["Vidal Lucie", "Benali Fatima"] {
        visit.take(&act(AttendAct::Add)).text_typed(name);
        visit.keys("<Enter>");
    }
    visit.sees(&["VIDAL Lucie", "BENALI Fatima", "0 sur 2"]);
    fits(&visit);
    visit
}

#[test]
fn whoever_leads_opens_the_register_of_her_room_and_notes_who_is_there() {
    let house = House::new();
    let mut visit = opened(&house);
    visit.take(&act(AttendAct::Person(1))).sees(&["VIDAL Lucie", "que faut-il noter"]);
    fits(&visit);
    visit.take(&act(AttendAct::Mark(1, Mark::Signed))).sees(&["signé ", "1 sur 2"]);
    // The next in the list comes next.
    assert_eq!(visit.model().focus, Some(1));
    visit
        .take(&act(AttendAct::Person(2)))
        .take(&act(AttendAct::Late(2)))
        .sees(&["Heure d’arrivée"]);
    fits(&visit);
    visit.check("<Enter>", &["Écrivez une heure"]);
    let late = if attending(&visit).half == Half::Morning { "9h30" } else { "14h30" };
    visit.text_typed(late);
    visit.check("<Enter>", &["(retard)", "2 sur 2"]);
    // What is said is corrected with a reason, and never again unsaid.
    visit.take(&act(AttendAct::Person(2)));
    assert!(!visit.items().contains(&act(AttendAct::Mark(2, Mark::Absent))));
    visit.take(&act(AttendAct::Correct(2, Some(Mark::Absent)))).sees(&["Motif"]);
    visit.check("<Enter>", &["!1 sur 2"]).text_typed("partie avant le début");
    visit.check("<Enter>", &["absent ", "1 sur 2"]);
    visit.take(&act(AttendAct::Person(2))).sees(&["Corrigé", "partie avant le début"]);
    visit.keys("r").sees(&["BENALI Fatima"]);
    // She was there after all, since a time that is typed: not since it was noted.
    visit.take(&act(AttendAct::Person(2)));
    visit.take(&act(AttendAct::Correct(2, Some(Mark::Seen)))).sees(&["Heure d’arrivée"]);
    fits(&visit);
    visit.keys("<Backspace> <Backspace> <Backspace> <Backspace> <Backspace>");
    let came = if attending(&visit).half == Half::Morning { "10h40" } else { "15h40" };
    visit.text_typed(came).check("<Enter>", &["Motif"]).text_typed("arrivée plus tard");
    visit.check("<Enter>", &["40 (retard)", "2 sur 2"]);
    let said = attending(&visit).register().unwrap();
    let clock = said.said(2, attending(&visit).half).unwrap().clock;
    assert_eq!(Ok(clock), came.parse());
    // It is on the disk, in the name of the room; going back, the session is where it was.
    let kept = registers::all(&house.data()).unwrap().remove(0).register.unwrap();
    assert_eq!(Some(&kept), attending(&visit).register());
    assert!(kept.head().room.is_some() && kept.head().place == "Salle 2");
    assert_eq!(kept.people().count(), 2);
    visit.keys("r");
    assert!(matches!(visit.model().screen, Screen::Lead(_)));
    to_register(&mut visit).sees(&["VIDAL Lucie", "2 sur 2"]);
}

#[test]
fn a_register_without_hours_or_with_wrong_ones_is_not_opened() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    to_register(&mut visit).keys("<Enter> <Enter> <Enter>");
    for typed in ["midi", "12h-9h", "9h"] {
        visit.handle(Msg::Line(typed.to_owned()));
        visit.check("<Enter>", &["Écrivez une heure", "Matin"]);
    }
    visit.handle(Msg::Line(String::new()));
    visit.check("<Enter>", &["Après-midi"]);
    visit.check("<Enter>", &["Matin", "Écrivez une heure"]);
    assert!(registers::all(&house.data()).unwrap().is_empty());
    visit.keys("<Escape>");
    assert!(matches!(visit.model().screen, Screen::Lead(_)));
}

#[test]
fn a_register_is_sealed_on_screen_after_a_question_and_leaves_its_papers() {
    let house = House::new();
    let mut visit = opened(&house);
    visit.take(&act(AttendAct::Person(1))).take(&act(AttendAct::Mark(1, Mark::Seen)));
    visit.take(&act(AttendAct::Countersign));
    assert!(!visit.items().contains(&act(AttendAct::Countersign)));
    visit.take(&act(AttendAct::Sheet)).sees(&["feuille_"]);
    visit.take(&act(AttendAct::Seal)).sees(&["plus rien ne s’ajoute"]);
    fits(&visit);
    // Enter by accident seals nothing.
    visit.keys("<Enter>");
    assert_eq!(attending(&visit).step, AttendStep::List);
    visit.take(&act(AttendAct::Seal)).take(&act(AttendAct::SealYes));
    visit.sees(&["registre_", ".json"]);
    visit.keys("<Home>").sees(&["plus rien ne change", "VIDAL Lucie"]);
    assert!(visit.items().iter().all(|item| !matches!(item, Act::Attend(AttendAct::Person(_)))));
    fits(&visit);
    let json = house.exported().into_iter().find(|path| path.extension().unwrap() == "json");
    let bytes = fs::read(json.unwrap()).unwrap();
    let sealed = passeport::credential::register::read(&bytes).unwrap();
    assert_eq!(sealed.register.lines().last().unwrap().entry, Entry::Sealed);
}

#[test]
fn a_register_can_be_looked_after_without_a_session() {
    let house = House::new();
    let mut visit = house.visit();
    visit.handle(Msg::Attend(AttendNews::Show(None)));
    visit.sees(&["Aucun registre"]);
    visit.keys("r");
    assert!(visit.is_over());
    drop(opened(&house));
    let mut visit = house.visit();
    visit.handle(Msg::Attend(AttendNews::Show(None)));
    visit.sees(&["VIDAL Lucie"]);
    let before = attending(&visit).half;
    visit.keys("d");
    assert_ne!(attending(&visit).half, before);
    // Somebody changed the file: it is said, and nothing is added to it.
    let id = attending(&visit).kept.as_ref().unwrap().0;
    let path = house.data().join("registers").join(format!("{id}.jsonl"));
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Vidal", "Vital")).unwrap();
    visit.take(&act(AttendAct::Countersign)).sees(&["MODIFIÉ", "ligne 2"]);
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), text.lines().count());
}
