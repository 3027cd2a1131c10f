//! The wall, whatever the room: no name, no hint, nothing of a person, no clock; and how to
//! come in, always.

use std::sync::Arc;

use proptest::prelude::*;

use super::lead::{begun, lead, leading};
use super::led;
use crate::harness::{House, read};
use crate::screens::painted;
use passeport::app::lead::{Face, LeadAct};
use passeport::domain::live::command::{Command, Lead, Part};
use passeport::domain::live::event::{Pace, Phase, Round};
use passeport::domain::live::hub::Seen;
use passeport::domain::live::seat::SeatId;
use passeport::domain::live::view;
use passeport::domain::prose::Prose;
use passeport::scene::{Bar, Block, Scene};
use passeport::store::{Reply, RoomReply};

/// Something that happens in a room, most of it refused.
#[derive(Debug, Clone)]
enum Deed {
    Enter(u16),
    Step(u16),
    Turn(u8),
    Answer(u16, bool),
    Help(u16),
    Hint(u16),
    Remove(u16),
    Lose(u16),
    Freeze(bool),
    Free,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let seat = 1..6_u16;
    let deed = prop_oneof![
        seat.clone().prop_map(Deed::Enter),
        (0..5_u16).prop_map(Deed::Step),
        (0..6_u8).prop_map(Deed::Turn),
        (seat.clone(), any::<bool>()).prop_map(|(seat, right)| Deed::Answer(seat, right)),
        seat.clone().prop_map(Deed::Help),
        seat.clone().prop_map(Deed::Hint),
        seat.clone().prop_map(Deed::Remove),
        seat.prop_map(Deed::Lose),
        any::<bool>().prop_map(Deed::Freeze),
        Just(Deed::Free),
    ];
    proptest::collection::vec(deed, 0..40)
}

fn phase(number: u8) -> Phase {
    match number {
        0 | 1 => Phase::Open(Round::First),
        2 => Phase::Closed { round: Round::First, is_shared: true },
        3 => Phase::Discussing,
        4 => Phase::Open(Round::Second),
        _ => Phase::Revealed,
    }
}

/// Words that no module and no message of ours holds.
const WORD: &str = "Xylqvbrzt";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_scene_of_the_wall_holds_anything_of_a_person(deeds in deeds()) {
        let house = House::new();
        let mut visit = begun(&house, "vente-en-ligne");
        visit.keys("p");
        let mut room = led();
        room.leads(Lead::AddPaper {
            learner: super::person(99),
            name: Some(format!("Kwzxpq {WORD}")),
        }).unwrap();
        for deed in deeds {
            // What is refused changes nothing.
            let _ = match deed {
                Deed::Enter(who) => room.does(&super::join(u128::from(who), "4712")),
                Deed::Step(step) => room.leads(Lead::Step(step)),
                Deed::Turn(number) => room.turns(phase(number)),
                Deed::Answer(seat, right) => {
                    let step = room.room.step();
                    let round = room.room.round(step);
                    if room.room.asks(step) {
                        room.answers(SeatId(seat), step, round, right)
                    } else {
                        Ok(0)
                    }
                }
                Deed::Help(seat) => room.does(&Command::Take(SeatId(seat), Part::Help(true))),
                Deed::Hint(seat) => {
                    let hint = Some(Prose::plain(&format!("{WORD} {seat}")));
                    room.leads(Lead::Hint { seat: SeatId(seat), hint })
                }
                Deed::Remove(seat) => room.leads(Lead::Remove(SeatId(seat))),
                Deed::Lose(seat) => room.does(&Command::Lose(SeatId(seat))),
                Deed::Freeze(is_frozen) => room.leads(Lead::Freeze(is_frozen)),
                Deed::Free => room.leads(Lead::Pace(Pace::Free)),
            };
            let seen = view::trainer(&room.room, &room.module);
            visit.hears(Reply::Room(RoomReply::Seen(Arc::new(Seen::Trainer(Box::new(seen))))));
            prop_assert_eq!(&leading(&visit).face, &Face::Wall);
            let scene = visit.scene();
            let whole = serde_json::to_string(&scene).unwrap();
            for secret in ["Zénobie", WORD, "Kwzxpq", "seat", "Mme Roche"] {
                prop_assert!(!whole.contains(secret), "{}: {}", secret, whole);
            }
            prop_assert!(scene.side.is_empty());
            let pin = "4\u{a0}7\u{a0}1\u{a0}2";
            prop_assert!(scene.status.text().contains(pin));
            let heard = read(&scene, visit.text());
            prop_assert!(heard.contains("Rejoindre une séance"), "{}", heard);
            prop_assert!(!scene.status.text().contains("min"));
        }
    }
}

/// Whether the bars tell numbers.
fn is_counted(scene: &Scene) -> bool {
    let is_told = |bar: &Bar| bar.count.is_some();
    scene.body.iter().any(|block| matches!(block, Block::Bars(bars) if bars.iter().any(is_told)))
}

#[test]
fn the_wall_shows_the_bars_on_her_key_only_and_what_is_right_when_it_is_revealed() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    let mut room = led();
    for who in 1..=4 {
        room.enters(who);
    }
    let mut show = |room: &super::Led| {
        let seen = view::trainer(&room.room, &room.module);
        visit.hears(Reply::Room(RoomReply::Seen(Arc::new(Seen::Trainer(Box::new(seen))))));
        if leading(&visit).face != Face::Wall {
            visit.keys("p");
        }
        let heard = visit.screen();
        let (rows, _) = painted(&visit.scene(), visit.text(), 120, 40);
        (heard, rows.join("\n"), is_counted(&visit.scene()))
    };
    room.turns(Phase::Open(Round::First)).unwrap();
    room.answers(SeatId(1), 0, Round::First, true).unwrap();
    let (heard, picture, _) = show(&room);
    assert!(heard.contains("Réponses reçues : 1 sur 4"), "{heard}");
    assert!(picture.contains("██████"), "the number is large where there is room\n{picture}");
    room.turns(Phase::Closed { round: Round::First, is_shared: false }).unwrap();
    assert!(show(&room).0.contains("Le vote est fermé"));
    assert!(!show(&room).2, "only she knows yet");
    room.turns(Phase::Closed { round: Round::First, is_shared: true }).unwrap();
    let (heard, _, has_bars) = show(&room);
    assert!(heard.contains("PREMIER VOTE") && has_bars, "{heard}");
    assert!(!heard.contains("juste"), "{heard}");
    room.turns(Phase::Discussing).unwrap();
    assert!(show(&room).0.contains("Parlez 2 minutes"));
    room.turns(Phase::Open(Round::Second)).unwrap();
    assert!(show(&room).0.contains("Vous pouvez changer d’avis"));
    room.answers(SeatId(2), 0, Round::Second, true).unwrap();
    room.turns(Phase::Revealed).unwrap();
    let (heard, ..) = show(&room);
    assert!(heard.contains("SECOND VOTE") && heard.contains("juste"), "{heard}");
    assert_eq!(visit.items(), vec![lead(LeadAct::Next)], "one thing to do");
}

#[test]
fn the_way_in_is_shown_large_for_who_comes_late() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    visit.take(&lead(LeadAct::Show(passeport::app::lead::Panel::Menu)));
    visit.check("<Enter>", &["Rejoindre une séance", "PIN"]);
    for (width, height) in [(80, 24), (120, 40), (40, 15)] {
        let (rows, _) = painted(&visit.scene(), visit.text(), width, height);
        let picture = rows.join("\n");
        assert!(picture.contains("██  ██") || picture.contains("██████"), "{picture}");
    }
}

#[test]
fn what_is_to_be_put_in_order_never_stands_there_in_the_right_one() {
    use passeport::content::Catalogue;
    use passeport::domain::live::tally::unordered;
    use passeport::domain::module::Step;
    use passeport::domain::question::Ask;
    let catalogue = Catalogue::embedded();
    let (mut asked, mut turned) = (0, 0);
    for entry in catalogue.entries() {
        for locale in ["fr", "en", "de"] {
            let Ok(opened) = catalogue.module(&entry.id, locale) else { continue };
            let steps = opened.module.steps();
            for question in steps.filter_map(|step| match step {
                Step::Question(question) => Some(question),
                _ => None,
            }) {
                let Ask::Order { items, .. } = &question.ask else { continue };
                let text = |items: &[&passeport::domain::question::Item]| {
                    items.iter().map(|item| item.text.text()).collect::<Vec<_>>()
                };
                let (shown, right) = (text(&unordered(items)), items.iter().collect::<Vec<_>>());
                let right = text(&right);
                assert_ne!(shown, right, "{}", entry.id);
                let mut sorted = shown.clone();
                sorted.sort();
                turned += usize::from(sorted == right);
                asked += 1;
            }
        }
    }
    assert!(asked > 10 && turned > 0, "{asked} {turned}");
}
