//! Leading from elsewhere, with a key: whose room is gone on with, and what is not written.

use super::{leading, pin};
use crate::harness::{House, Visit};
use passeport::app::act::Act;
use passeport::app::attending::AttendAct;
use passeport::app::lead::{LeadAct, Panel, RoomNews};
use passeport::app::model::Profile;
use passeport::app::msg::Msg;
use passeport::domain::id::{RandomId, RoomId};
use passeport::domain::key::KeyPrint;
use passeport::domain::time::Timestamp;
use passeport::run::sessions;

const ROCHE: KeyPrint = KeyPrint([1; 32]);
const PETIT: KeyPrint = KeyPrint([2; 32]);

/// Somebody with that key, elsewhere.
fn far(house: &House, key: KeyPrint, news: RoomNews) -> Visit {
    let mut visit = house.at(Profile::REMOTE);
    visit.leads_from(key, Some("epn.example:2222"));
    visit.sees(&["la séance s’ouvre"]);
    visit.handle(Msg::Room(news));
    visit
}

fn begin() -> RoomNews {
    let (module, trainer) = ("vente-en-ligne".parse().unwrap(), "Mme Roche".to_owned());
    RoomNews::Begin { module, trainer }
}

fn end(visit: &mut Visit) {
    while !visit.items().contains(&Act::Lead(LeadAct::Show(Panel::Ending))) {
        visit.keys("<Right>");
    }
    visit.take(&Act::Lead(LeadAct::Show(Panel::Ending))).take(&Act::Lead(LeadAct::End));
}

#[test]
fn each_key_goes_on_with_its_own_room_and_takes_over_another_by_name_alone() {
    let house = House::new();
    let mut roche = far(&house, ROCHE, begin());
    roche.keys("<Right>");
    let (hers, step) = (leading(&roche).room, leading(&roche).seen.public.step);
    assert_eq!(step, 1);
    let petit = far(&house, PETIT, begin());
    assert_ne!(leading(&petit).room, hers, "nobody walks into somebody else's room");
    assert_ne!(pin(&petit), pin(&roche));
    let here = super::led(&house, "vente-en-ligne");
    assert!(![hers, leading(&petit).room].contains(&leading(&here).room));
    // Cut off, she finds her room where it was.
    let code = pin(&roche).parse().unwrap();
    drop(roche);
    // Three visits of this house are three days: she comes back on the first.
    house.wait(-3);
    let roche = far(&house, ROCHE, begin());
    assert_eq!((leading(&roche).room, leading(&roche).seen.public.step), (hers, 1));
    // Days go by between the visits of this house.
    let left = |owner, pin, visit: &Visit| {
        let at = leading(visit).seen.opened_at;
        let room = sessions::left_open(&house.data(), owner, pin, at);
        room.map(|room| room.opening().room)
    };
    assert_eq!(left(Some(ROCHE), None, &roche), Some(hers));
    assert_eq!(left(Some(PETIT), None, &petit), Some(leading(&petit).room));
    assert_eq!(left(None, None, &here), Some(leading(&here).room));
    assert_eq!(left(Some(PETIT), Some(code), &roche), Some(hers), "a colleague takes over");
    assert_eq!(left(Some(KeyPrint([3; 32])), None, &roche), None);
    let opened_at = leading(&roche).seen.opened_at;
    let late = Timestamp(opened_at.0 + 13 * 3_600_000);
    assert!(sessions::left_open(&house.data(), Some(ROCHE), None, late).is_none());
    let colleague = far(&house, PETIT, RoomNews::Resume(hers));
    assert_eq!((leading(&colleague).room, leading(&colleague).seen.public.step), (hers, 1));
}

#[test]
fn a_room_that_is_over_or_never_was_is_not_gone_on_with() {
    let house = House::new();
    let mut roche = far(&house, ROCHE, begin());
    let room = leading(&roche).room;
    end(&mut roche);
    let nobodys: RoomId = RandomId::from_entropy(9);
    for room in [room, nobodys] {
        far(&house, ROCHE, RoomNews::Resume(room)).sees(&["vient de se terminer"]);
    }
}

#[test]
fn whoever_leads_from_elsewhere_writes_no_file_there_and_is_told_how_to_take_the_papers_home() {
    let house = House::new();
    let mut roche = far(&house, ROCHE, begin());
    roche.check("p", &["seance@epn.example"]).keys("p");
    roche.take(&Act::Lead(LeadAct::Show(Panel::Menu))).take(&Act::Attend(AttendAct::Open));
    for typed in ["Chambre", "", "Salle 2", "", ""] {
        roche.text_typed(typed).keys("<Enter>");
    }
    roche.sees(&["register export --format pdf"]);
    let files = [AttendAct::Papers, AttendAct::Sheet].map(Act::Attend);
    assert!(files.iter().all(|file| !roche.items().contains(file)), "{}", roche.screen());
    roche.take(&Act::Attend(AttendAct::Seal)).take(&Act::Attend(AttendAct::SealYes));
    roche.sees(&["Ce registre est scellé"]).take(&Act::Attend(AttendAct::Back));
    let code = pin(&roche);
    end(&mut roche);
    roche.sees(&["de chez vous", &format!("report session {code} --pdf -"), "report memo"]);
    assert!(!house.export().exists() || house.exported().is_empty());
}
