//! What can be done at the door of a session, on a seat and on the wall.

use crate::app::act::{Act, Answering, Place};
use crate::app::asking::Draft;
use crate::app::attending::AttendAct;
use crate::app::model::{Model, Visitor};
use crate::app::screen::Screen;
use crate::app::seat::{Doorway, SeatAct, Seated};
use crate::app::slip::{Asked, Filling, SlipAct};
use crate::domain::live::opening::Kind;
use crate::domain::live::urn::Turnout;
use crate::domain::opinion::SCALE;

/// The way to the door, where one program holds the sessions of many terminals.
pub(super) fn way_in(model: &Model) -> Option<Act> {
    model.profile.has_company.then_some(Act::Go(Place::Session))
}

/// Who is here: for the first time, with a card, to look; or for a session.
pub(super) fn who(model: &Model) -> Vec<Act> {
    let usual = [Act::Join, Act::Go(Place::CardEntry), Act::JustLook];
    usual.into_iter().chain(way_in(model)).collect()
}

/// At the door, on a seat, on the wall.
pub(super) fn items(model: &Model) -> Vec<Act> {
    match &model.screen {
        Screen::Door(doorway) => door(model, doorway),
        Screen::Seat(seated) => seat(seated),
        Screen::Wall(wall) if wall.seen.public.is_over => vec![Act::Seat(SeatAct::Leave)],
        // While it lasts there is nothing to choose there.
        _ => vec![],
    }
}

/// At the door.
fn door(model: &Model, doorway: &Doorway) -> Vec<Act> {
    let enter = (!doorway.is_waiting).then_some(Act::Seat(SeatAct::Enter));
    enter.into_iter().chain([back(model)]).collect()
}

/// Back from the door.
fn back(model: &Model) -> Act {
    Act::Go(if model.visitor == Visitor::Nobody { Place::Welcome } else { Place::Home })
}

/// On a seat.
fn seat(seated: &Seated) -> Vec<Act> {
    let (public, own) = (&seated.seen.public, &seated.seen.own);
    if public.is_over {
        return over(seated);
    }
    if own.is_removed {
        return vec![Act::Seat(SeatAct::Return), Act::Go(Place::Home)];
    }
    let help = Act::Seat(SeatAct::Help(!own.asks_help));
    if seated.is_sending() {
        return vec![];
    }
    let mut items = vec![];
    if let Some(asking) = seated.asking() {
        items.extend((0..asking.rows().len()).map(|row| Act::Answer(Answering::Row(row))));
        let is_built = matches!(asking.draft, Draft::Ranks(_) | Draft::Pairs { .. });
        items.extend(
            (is_built && asking.response().is_ok()).then_some(Act::Answer(Answering::Submit)),
        );
        items.extend(asking.can_undo().then_some(Act::Answer(Answering::Undo)));
        if !matches!(asking.draft, Draft::Typed(_)) {
            items.extend(moves(seated).filter(|_| seated.is_in()));
            return items;
        }
    }
    items.extend(moves(seated));
    // Letters are letters where a line is typed. Elsewhere nothing stands there that a
    // digit pressed just before a vote opens could do by mistake.
    items.extend(seated.asking().map(|_| help));
    items
}

/// Once it is over: to say what it was like, and to go on alone.
fn over(seated: &Seated) -> Vec<Act> {
    let slip = |act| Act::Seat(SeatAct::Slip(act));
    match &seated.filling {
        Some(Filling { is_sending: true, .. }) => vec![],
        Some(Filling { at: Asked::Next, .. }) => vec![slip(SlipAct::Give)],
        Some(_) => {
            let figures = (1..=SCALE).map(|figure| slip(SlipAct::Circle(figure)));
            figures.chain([slip(SlipAct::Pass)]).collect()
        }
        None => {
            let begin = (seated.seen.own.slip == Turnout::Open).then_some(slip(SlipAct::Begin));
            begin.into_iter().chain([Act::Go(Place::Home)]).collect()
        }
    }
}

/// The way on and back, for who goes at a pace of their own.
fn moves(seated: &Seated) -> impl Iterator<Item = Act> {
    let (public, own) = (&seated.seen.public, &seated.seen.own);
    let may_go = own.furthest.is_some() && !public.is_frozen;
    let next = may_go && own.furthest.is_some_and(|furthest| public.step < furthest);
    let next = next && (public.kind != Some(Kind::Question) || seated.given().is_some());
    let all = [
        (next, SeatAct::Next),
        (may_go && public.step > 0, SeatAct::Previous),
        (own.is_alone && !public.is_frozen, SeatAct::Follow),
    ];
    all.into_iter().filter(|(may, _)| *may).map(|(_, act)| Act::Seat(act))
}

/// The letters there.
pub(super) fn letters(model: &Model) -> Vec<(char, Act)> {
    match &model.screen {
        Screen::Door(_) => vec![('r', back(model))],
        Screen::Seat(seated) => seat_letters(model, seated),
        _ => vec![],
    }
}

fn seat_letters(model: &Model, seated: &Seated) -> Vec<(char, Act)> {
    let (public, own) = (&seated.seen.public, &seated.seen.own);
    // Whoever is known here signs in the register of attendance, also at the end.
    let sign = model.learner().map(|_| ('m', Act::Attend(AttendAct::SignMine)));
    if own.is_removed {
        return vec![('r', Act::Go(Place::Home))];
    }
    if let Some(filling) = &seated.filling {
        let pass = ('p', Act::Seat(SeatAct::Slip(SlipAct::Pass)));
        let pass = (filling.at != Asked::Next).then_some(pass);
        let back = ('r', Act::Seat(SeatAct::Slip(SlipAct::Back)));
        return pass.into_iter().chain([back]).collect();
    }
    if public.is_over {
        return sign.into_iter().chain([('r', Act::Go(Place::Home))]).collect();
    }
    let sure = seated.asking().map(|_| ('s', Act::Seat(SeatAct::Sure)));
    let help = ('b', Act::Seat(SeatAct::Help(!own.asks_help)));
    sure.into_iter().chain([help]).chain(sign).collect()
}
