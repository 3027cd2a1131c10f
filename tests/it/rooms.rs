//! Group sessions as people live them: one who leads, others on terminals of their own.

#[cfg(all(unix, feature = "ssh"))]
mod again;
mod beneath;
#[cfg(all(unix, feature = "ssh"))]
mod chaos;
mod credited;
mod far;
mod kept;
#[cfg(all(unix, feature = "ssh"))]
mod line;
#[cfg(all(unix, feature = "ssh"))]
mod privacy;
mod seats;
mod signing;
mod slips;
#[cfg(unix)]
pub(crate) mod terminals;
mod whole;

use crate::harness::{House, Visit};
use passeport::app::act::Act;
use passeport::app::lead::LeadAct;
use passeport::app::lead::{Leading, RoomNews};
use passeport::app::model::Profile;
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::app::seat::Seated;
use passeport::domain::live::command::Lead;
use passeport::domain::live::event::{Phase, Round};
use passeport::domain::question::Ask;
use passeport::store::{Reply, Request, RoomReply, RoomRequest};

/// A session through that module is led on this machine.
pub(crate) fn led(house: &House, module: &str) -> Visit {
    let mut visit = house.visit();
    let (module, trainer) = (module.parse().unwrap(), "Mme Roche".to_owned());
    visit.handle(Msg::Room(RoomNews::Begin { module, trainer }));
    visit
}

/// Whoever leads does this in the session through "vente-en-ligne", from elsewhere.
pub(crate) fn leads(house: &House, deed: Lead) {
    let (client, replies) = house.line();
    let led = crate::live::led();
    let (opening, module) = (Box::new(led.room.opening().clone()), led.module.clone());
    client.send(Request::Room(RoomRequest::Open { opening, module })).unwrap();
    client.send(Request::Room(RoomRequest::Lead(vec![deed]))).unwrap();
    let limit = std::time::Duration::from_mins(1);
    while replies.recv_timeout(limit).unwrap() != Reply::Room(RoomReply::Done) {}
}

pub(crate) fn leading(visit: &Visit) -> &Leading {
    let Screen::Lead(leading) = &visit.model().screen else { panic!("{}", visit.screen()) };
    leading
}

pub(crate) fn pin(visit: &Visit) -> String {
    leading(visit).seen.public.pin.to_string()
}

pub(crate) fn seated(visit: &Visit) -> &Seated {
    let Screen::Seat(seated) = &visit.model().screen else { panic!("{}", visit.screen()) };
    seated
}

/// Somebody without a card comes by a connection and is asked for the PIN.
pub(crate) fn stranger(house: &House) -> Visit {
    let mut visit = house.at(Profile::REMOTE);
    visit.handle(Msg::Arrived(passeport::app::msg::Arrived::Stranger));
    visit.take(&Act::Go(passeport::app::act::Place::Session));
    visit.sees(&["Code de la séance"]);
    visit
}

/// Somebody comes, types the PIN, leaves that first name with the new card, and sits.
pub(crate) fn comes(house: &House, pin: &str, name: &str) -> Visit {
    let mut visit = stranger(house);
    visit.keys(pin).keys("<Enter>").sees(&["Votre prénom"]);
    visit.text_typed(name).keys("<Enter>");
    seated(&visit);
    visit
}

/// Goes on until the vote of a question with one right choice is open.
pub(crate) fn to_a_vote(visit: &mut Visit) {
    let ask = Act::Lead(LeadAct::Turn(Phase::Open(Round::First)));
    for _ in 0..30 {
        if visit.items().contains(&ask) {
            visit.take(&ask);
            let step = leading(visit).seen.public.id.clone().unwrap();
            let module = &visit.model().open.as_ref().unwrap().module;
            if matches!(module.question(&step).unwrap().ask, Ask::One { .. }) {
                return;
            }
        }
        visit.keys("<Right>");
    }
    panic!("no vote in this module");
}
