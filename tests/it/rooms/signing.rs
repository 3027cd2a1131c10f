//! A participant signs in the register of attendance on a terminal of one's own.

use super::{comes, leading, led, pin, seated, stranger, to_a_vote};
use crate::harness::{House, Visit};
use crate::screens::painted;
use passeport::app::act::Act;
use passeport::app::attending::{AttendAct, Attending};
use passeport::app::lead::{LeadAct, Panel};
use passeport::app::screen::Screen;
use passeport::app::signing::SignAct;
use passeport::domain::attendance::{Mark, Register};
use passeport::run::registers;

/// Whoever leads opens the register of her room: both half-days, whatever the hour is.
pub(super) fn opened(trainer: &mut Visit) {
    trainer.take(&Act::Lead(LeadAct::Show(Panel::Menu))).take(&Act::Attend(AttendAct::Open));
    trainer.keys("<Enter> <Enter> <Enter> <Enter>").text_typed("14h-17h");
    trainer.check("<Enter>", &["Ajouter une personne"]);
}

pub(super) fn kept(house: &House) -> Register {
    registers::all(&house.data()).unwrap().remove(0).register.unwrap()
}

/// Who signed by hand of one's own, by name.
fn signed(register: &Register) -> Vec<String> {
    let hours = &register.head().hours;
    let has_signed = |number| {
        hours.iter().any(|hours| {
            let said = register.said(number, hours.half);
            said.and_then(|said| said.mark) == Some(Mark::Signed)
        })
    };
    let people = register.people().filter(|person| has_signed(person.number));
    people.map(|person| person.surname.clone()).collect()
}

#[test]
fn who_takes_part_signs_once_on_a_terminal_of_ones_own() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut karim = comes(&house, &code, "Karim");
    trainer.until(|trainer| leading(trainer).seen.people.iter().any(|one| one.name.is_some()));
    // Before the register is open there is nothing to sign in.
    karim.check("m", &["Le registre n’est pas encore ouvert"]);
    opened(&mut trainer);
    karim.check("m", &["Votre présence est signée à"]);
    // He stood in the list under his name: nobody is there twice.
    let register = kept(&house);
    assert_eq!((register.people().count(), signed(&register)), (1, vec!["Karim".to_owned()]));
    // Pressed again: it is signed, and no line more.
    karim.check("m", &["Votre présence est signée à"]);
    assert_eq!(kept(&house).lines().len(), register.lines().len());
    // Who comes later says the whole name; the first one is on the card.
    let mut zoe = comes(&house, &code, "Zoé");
    zoe.check("m", &["écrivez votre nom", "Nom"]).text_typed("Le Goff");
    zoe.check("<Enter>", &["Prénom", "Zoé"]);
    zoe.check("<Enter>", &["LE GOFF Zoé", "Ce nom n’est pas sur la liste"]);
    zoe.check("<Enter>", &["Votre présence est signée à"]);
    seated(&zoe);
    assert_eq!(signed(&kept(&house)), ["Karim", "Le Goff"]);
}

#[test]
fn two_of_one_name_sign_each_for_herself() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut both = [comes(&house, &code, "Marie"), comes(&house, &code, "Marie")];
    trainer.until(|trainer| {
        leading(trainer).seen.people.iter().filter(|one| one.name.is_some()).count() == 2
    });
    opened(&mut trainer);
    for marie in &mut both {
        marie.check("m", &["Votre présence est signée à"]);
    }
    let register = kept(&house);
    assert_eq!(signed(&register), ["Marie", "Marie (2)"]);
    assert_eq!(register.people().count(), 2);
}

#[test]
fn nothing_is_signed_once_the_register_is_sealed() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    trainer.until(|trainer| leading(trainer).seen.people.iter().any(|one| one.name.is_some()));
    opened(&mut trainer);
    trainer.take(&Act::Attend(AttendAct::Seal)).take(&Act::Attend(AttendAct::SealYes));
    karim.check("m", &["Ce registre est scellé"]);
    assert!(signed(&kept(&house)).is_empty());
}

const SIZES: [(u16, u16); 4] = [(80, 24), (40, 15), (120, 40), (50, 18)];

fn fits(visit: &Visit) {
    for (width, height) in SIZES {
        drop(painted(&visit.scene(), visit.text(), width, height));
    }
}

/// Somebody comes with a card on which nothing is written.
fn nameless(house: &House, code: &str) -> Visit {
    let mut visit = stranger(house);
    visit.keys(code).keys("<Enter>").sees(&["Votre prénom"]).keys("<Enter>");
    seated(&visit);
    visit
}

fn attending(visit: &Visit) -> &Attending {
    let Screen::Attend(attending) = &visit.model().screen else { panic!("{}", visit.screen()) };
    attending
}

/// What others signed meanwhile is looked for now and then.
fn looks_again(visit: &mut Visit) {
    let alarm = visit.model().alarm().expect("the register is looked after");
    visit.handle(passeport::app::msg::Msg::Tick(alarm.number));
}

/// Types both names, from the seat; gives what is asked then.
fn types(visit: &mut Visit, surname: &str, first_name: &str) {
    visit.check("m", &["écrivez votre nom", "nulle part ailleurs", "effacé d’ici après le"]);
    fits(visit);
    visit.text_typed(surname).check("<Enter>", &["Prénom"]);
    visit.text_typed(first_name).keys("<Enter>");
    fits(visit);
}

#[test]
fn who_has_no_name_signs_under_the_one_that_is_expected_and_sees_nobody_elses() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut visit = nameless(&house, &code);
    trainer.until(|trainer| !leading(trainer).seen.people.is_empty());
    opened(&mut trainer);
    for name in ["Vidal Lucie", "Benali Fatima"] {
        trainer.take(&Act::Attend(AttendAct::Add)).text_typed(name).keys("<Enter>");
    }
    // She sits there, and nobody who sits there is left out of what the trainer sees.
    trainer.sees(&["Place 1", "pas encore au registre", "VIDAL Lucie"]);
    fits(&trainer);
    // Another name than that of the list is no match, and no name of the list is shown.
    types(&mut visit, "Vidal", "Luc");
    visit.sees(&["VIDAL Luc ?", "Ce nom n’est pas sur la liste", "!Lucie", "!Fatima"]);
    assert!(!visit.items().contains(&Act::Sign(SignAct::Other)));
    visit.take(&Act::Sign(SignAct::Again)).sees(&["Vidal"]).keys("<Enter>");
    visit
        .text_typed("ie")
        .check("<Enter>", &["VIDAL Lucie ?", "Vous êtes sur la liste", "!Fatima"]);
    assert!(signed(&kept(&house)).is_empty(), "nothing is signed before it is said");
    visit.check("<Enter>", &["Votre présence est signée à"]);
    seated(&visit);
    let register = kept(&house);
    assert_eq!((register.people().count(), signed(&register)), (2, vec!["Vidal".to_owned()]));
    // The trainer sees it without doing anything; nobody is left over, nothing to confirm.
    looks_again(&mut trainer);
    trainer.sees(&["signé", "!Place 1", "!PAS SUR LA LISTE"]);
    // She is known now: pressed again, no name is asked for.
    visit.check("m", &["Votre présence est signée à", "!écrivez votre nom"]);
    assert_eq!(kept(&house).lines().len(), register.lines().len());
    // The name is in the register, and nowhere else.
    assert_eq!(visit.model().progress.name, None);
    assert!(leading_behind(&trainer).iter().all(Option::is_none));
}

/// The names in the session, behind the register.
fn leading_behind(visit: &Visit) -> Vec<Option<String>> {
    let Some(Screen::Lead(leading)) = attending(visit).behind.as_deref() else { panic!("no room") };
    leading.seen.people.iter().map(|one| one.name.clone()).collect()
}

#[test]
fn who_is_not_on_the_list_signs_all_the_same_and_the_trainer_confirms_it() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    opened(&mut trainer);
    let mut visit = nameless(&house, &code);
    types(&mut visit, "Roux", "Éric");
    visit.sees(&["ROUX Éric ?", "la personne qui anime le verra"]).keys("<Enter>");
    visit.sees(&["Votre présence est signée à"]);
    looks_again(&mut trainer);
    trainer.sees(&["ROUX Éric", "PAS SUR LA LISTE, signé"]);
    fits(&trainer);
    trainer.take(&Act::Attend(AttendAct::Person(1))).sees(&["Est-ce bien elle", "signé ici"]);
    fits(&trainer);
    trainer.take(&Act::Attend(AttendAct::Confirm(1))).sees(&["ROUX Éric", "!PAS SUR LA LISTE"]);
    let register = kept(&house);
    assert!(!register.is_doubtful(1) && register.people().next().unwrap().is_unlisted);
    trainer.take(&Act::Attend(AttendAct::Person(1)));
    assert!(!trainer.items().contains(&Act::Attend(AttendAct::Confirm(1))));
}

#[test]
fn whoever_leads_writes_the_name_of_somebody_who_sits_there() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut visit = nameless(&house, &code);
    trainer.until(|trainer| !leading(trainer).seen.people.is_empty());
    opened(&mut trainer);
    let seat = seated(&visit).seen.own.seat;
    trainer.take(&Act::Attend(AttendAct::Seat(seat))).sees(&["Place 1", "sous ce nom"]);
    fits(&trainer);
    trainer.check("<Enter>", &["Place 1"]).text_typed("Roux Éric");
    trainer.check("<Enter>", &["ROUX Éric", "!Place 1"]);
    // That seat is that person: nothing is asked there any more.
    visit.check("m", &["Votre présence est signée à"]);
    assert_eq!(signed(&kept(&house)), ["Roux"]);
}

#[test]
fn who_turns_back_signs_nothing_and_finds_the_seat_as_it_is_now() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut visit = nameless(&house, &code);
    trainer.until(|trainer| !leading(trainer).seen.people.is_empty());
    opened(&mut trainer);
    trainer.keys("r").keys("<Escape>");
    visit.check("m", &["écrivez votre nom"]);
    visit.check("<Enter>", &["écrivez votre nom"]);
    // Meanwhile the session goes on.
    to_a_vote(&mut trainer);
    let step = leading(&trainer).seen.public.step;
    visit.text_typed("Roux").keys("<Enter>");
    visit.until(|visit| {
        let Screen::Sign(signing) = &visit.model().screen else { return false };
        let Screen::Seat(seated) = &*signing.behind else { return false };
        seated.seen.public.step == step && seated.seen.own.may_answer
    });
    visit.keys("<Escape>");
    assert!(seated(&visit).asking().is_some(), "the vote is open there too");
    assert_eq!(kept(&house).people().count(), 0);
    // A register that was sealed meanwhile takes nothing, and says so at the seat.
    visit.keys("m").text_typed("Roux").keys("<Enter>").text_typed("Éric").keys("<Enter>");
    trainer.take(&Act::Lead(LeadAct::Show(Panel::Menu))).take(&Act::Attend(AttendAct::Open));
    trainer.take(&Act::Attend(AttendAct::Seal)).take(&Act::Attend(AttendAct::SealYes));
    visit.check("<Enter>", &["Ce registre est scellé"]);
    seated(&visit);
    assert_eq!(kept(&house).people().count(), 0);
}

#[test]
fn everybody_who_sat_there_stands_on_the_log_sheet_named_or_not() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut signs = nameless(&house, &code);
    drop(nameless(&house, &code));
    trainer.until(|trainer| leading(trainer).seen.people.len() == 2);
    opened(&mut trainer);
    types(&mut signs, "Roux", "Éric");
    signs.keys("<Enter>").sees(&["Votre présence est signée à"]);
    trainer.take(&Act::Attend(AttendAct::Papers)).sees(&["releve_"]);
    let read = |ending: &str| {
        let files = house.exported();
        let is_it = |path: &&std::path::PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with("releve_") && name.ends_with(ending)
        };
        std::fs::read(files.iter().find(is_it).unwrap()).unwrap()
    };
    let table = String::from_utf8(read(".csv")).unwrap();
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(
        table.contains(";ROUX Éric;") && table.contains(";Place 2 (pas au registre);"),
        "{table}"
    );
    assert!(read(".pdf").starts_with(b"%PDF") && !read(".txt").is_empty());
}
