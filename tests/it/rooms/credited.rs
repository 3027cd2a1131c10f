//! What a session is worth on the attestation.

use super::{comes, leading, led, pin, seated};
use crate::harness::{ATELIER, House, Visit};
use crate::pty::player::Home;
use passeport::app::act::{Act, PapersAct, Place};
use passeport::app::lead::{Face, LeadAct, Panel};
use passeport::credential::keyfile;
use passeport::domain::record::Fact;

/// The session is led to its last step and ended.
pub(super) fn to_the_end(trainer: &mut Visit) {
    for _ in 0..400 {
        if leading(trainer).seen.public.is_over {
            return;
        }
        match leading(trainer).face {
            Face::Counting { .. } => trainer.keys("2 <Enter>"),
            Face::Panel(Panel::Ending) => trainer.take(&Act::Lead(LeadAct::End)),
            _ => trainer.keys("<Enter>"),
        };
    }
    panic!("{}", trainer.screen());
}

/// From the seat to the files: the final quiz alone, then the papers for a firm.
pub(super) fn passes(visit: &mut Visit, module: &str) {
    visit.until(|visit| seated(visit).seen.public.is_over);
    visit.keys("a").take(&Act::Go(Place::Home));
    visit.open(module).take_quiz(10).go(Place::Passport).go(Place::Papers);
    visit.take(&Act::Papers(PapersAct::Make));
    visit.text_typed("Chez Zoé").keys("<Down>").text_typed("732829320");
    visit.take(&Act::Papers(PapersAct::Submit));
}

#[test]
fn the_attestation_says_in_a_group_and_the_key_of_the_site_is_enough() {
    let house = House::new();
    let mut trainer = led(&house, ATELIER);
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    trainer.until(|trainer| leading(trainer).seen.people.len() == 1);
    to_the_end(&mut trainer);
    passes(&mut karim, ATELIER);
    karim.sees(&["Vos attestations"]);
    let documents = house.facts().into_iter().filter_map(|fact| match fact {
        Fact::Certified { document, .. } => Some(document),
        _ => None,
    });
    let documents: Vec<String> = documents.collect();
    let [document] = &documents[..] else { panic!("{documents:?}") };
    let key = keyfile::load(&house.data()).unwrap().public().did();
    // Whoever gets it asks the program, for people and for programs.
    let home = Home::new();
    let paper = home.path("attestation.json");
    std::fs::write(&paper, document).unwrap();
    let about = ["verify", paper.to_str().unwrap(), "--issuer", &key, "--at", "2026-12-01"];
    for (locale, words) in [
        ("fr", "en groupe, lors d’une séance, sans contrôle d’identité"),
        ("en", "in a group session, without any check of identity"),
        ("de", "in einer Gruppensitzung, ohne Prüfung der Identität"),
    ] {
        let said = home.command(&[&about[..], &["--locale", locale]].concat()).output().unwrap();
        let words_said = String::from_utf8(said.stdout).unwrap();
        assert_eq!(said.status.code(), Some(0), "{words_said}");
        assert!(words_said.contains(words), "{words_said}");
    }
    let said = home.command(&[&about[..], &["--json"]].concat()).output().unwrap();
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    assert_eq!(said["document"]["evidence"][0]["genre"], "groupe", "{said:#}");
}
