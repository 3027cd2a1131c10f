//! A participant signs in the register of attendance on a terminal of one's own.

use super::{comes, leading, led, pin, seated};
use crate::harness::{House, Visit};
use passeport::app::act::Act;
use passeport::app::attending::AttendAct;
use passeport::app::lead::{LeadAct, Panel};
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
    trainer.until(|trainer| !leading(trainer).seen.people.is_empty());
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
    // Who comes later is added; what is in front stays in front.
    let mut zoe = comes(&house, &code, "Zoé");
    zoe.check("m", &["Votre présence est signée à"]);
    seated(&zoe);
    assert_eq!(signed(&kept(&house)), ["Karim", "Zoé"]);
}

#[test]
fn nothing_is_signed_once_the_register_is_sealed() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    trainer.until(|trainer| !leading(trainer).seen.people.is_empty());
    opened(&mut trainer);
    trainer.take(&Act::Attend(AttendAct::Seal)).take(&Act::Attend(AttendAct::SealYes));
    karim.check("m", &["Ce registre est scellé"]);
    assert!(signed(&kept(&house)).is_empty());
}
