//! The room against a model of it, in random orders: with losses, doubles, strangers.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Led, join, led, name, person};
use passeport::domain::attempt::Outcome;
use passeport::domain::grading;
use passeport::domain::live::command::{Command, Lead, Part};
use passeport::domain::live::event::{Answer, Event, Pace, Phase, Round};
use passeport::domain::live::raised::{For, Hands};
use passeport::domain::live::room::Room;
use passeport::domain::live::seat::{Presence, SeatId};
use passeport::domain::live::view;
use passeport::domain::prose::Prose;

/// The word sent to nobody but one.
const SECRET: &str = "mot-pour-vous-seul";

#[derive(Debug, Clone)]
enum Do {
    Join(u128, bool),
    Lose(u16),
    Restart,
    Step(u16),
    Turn(u16, Phase),
    Pace(Pace),
    Freeze(bool),
    Remove(u16),
    AddPaper(u128),
    Answer { seat: u16, step: u16, second: bool, right: bool, change: u32, by_lead: bool },
    Raise(u16, bool, u16),
    Hint(u16, bool),
    Move(u16, Option<u16>),
    Help(u16, bool),
    End,
}

fn phase() -> impl Strategy<Value = Phase> {
    use Round::{First, Second};
    prop_oneof![
        Just(Phase::Shown),
        Just(Phase::Open(First)),
        Just(Phase::Open(First)),
        Just(Phase::Open(Second)),
        Just(Phase::Closed { round: First, is_shared: false }),
        Just(Phase::Closed { round: First, is_shared: true }),
        Just(Phase::Closed { round: Second, is_shared: true }),
        Just(Phase::Discussing),
        Just(Phase::Revealed),
    ]
}

fn one() -> impl Strategy<Value = Do> {
    let seat = 0..7_u16;
    let pace =
        prop_oneof![Just(Pace::Together), Just(Pace::Free), (0..6_u16).prop_map(Pace::Until)];
    prop_oneof![
        4 => (1..6_u128, prop::bool::weighted(0.9)).prop_map(|(who, pin)| Do::Join(who, pin)),
        2 => seat.clone().prop_map(Do::Lose),
        1 => Just(Do::Restart),
        3 => (0..6_u16).prop_map(Do::Step),
        6 => (0..5_u16, phase()).prop_map(|(step, phase)| Do::Turn(step, phase)),
        2 => pace.prop_map(Do::Pace),
        1 => prop::bool::weighted(0.3).prop_map(Do::Freeze),
        1 => seat.clone().prop_map(Do::Remove),
        1 => (1..8_u128).prop_map(Do::AddPaper),
        12 => (seat.clone(), 0..5_u16, prop::bool::weighted(0.3), any::<bool>(), 1..4_u32, prop::bool::weighted(0.2))
            .prop_map(|(seat, step, second, right, change, by_lead)| Do::Answer { seat, step, second, right, change, by_lead }),
        2 => (0..5_u16, any::<bool>(), 0..9_u16).prop_map(|(step, second, n)| Do::Raise(step, second, n)),
        2 => (seat.clone(), any::<bool>()).prop_map(|(seat, is)| Do::Hint(seat, is)),
        3 => (seat.clone(), prop::option::of(0..6_u16)).prop_map(|(seat, to)| Do::Move(seat, to)),
        2 => (seat, any::<bool>()).prop_map(|(seat, is)| Do::Help(seat, is)),
    ]
}

fn round(second: bool) -> Round {
    if second { Round::Second } else { Round::First }
}

fn command(led: &Led, what: &Do) -> Command {
    let lead = Command::Lead;
    match what {
        Do::Join(who, true) => join(*who, "4712"),
        Do::Join(who, false) => join(*who, "9999"),
        Do::Lose(seat) => Command::Lose(SeatId(*seat)),
        Do::Restart => Command::Restart,
        Do::Step(step) => lead(Lead::Step(*step)),
        Do::Turn(step, to) => lead(Lead::Turn { step: *step, to: *to }),
        Do::Pace(pace) => lead(Lead::Pace(*pace)),
        Do::Freeze(is) => lead(Lead::Freeze(*is)),
        Do::Remove(seat) => lead(Lead::Remove(SeatId(*seat))),
        Do::AddPaper(who) => lead(Lead::AddPaper { learner: person(*who), name: Some(name(*who)) }),
        Do::Answer { seat, step, second, right, change, by_lead } => {
            // Pages have no choices: what is sent about them is foreign.
            let response = led.choice(if step % 2 == 0 { *step } else { 0 }, *right);
            let answer = Answer { response, sure: None, change: *change };
            let (seat, step, round) = (SeatId(*seat), *step, round(*second));
            if *by_lead {
                lead(Lead::AnswerFor { seat, step, round, answer })
            } else {
                Command::Take(seat, Part::Answer { step, round, answer })
            }
        }
        Do::Raise(step, second, n) => {
            let passeport::domain::attempt::Response::Choice(id) = led.choice(0, true) else {
                panic!()
            };
            let hands = Hands::default().with(For::Choice(id), *n);
            lead(Lead::Raise { step: *step, round: round(*second), hands })
        }
        Do::Hint(seat, is) => {
            let hint = is.then(|| Prose::plain(SECRET));
            lead(Lead::Hint { seat: SeatId(*seat), hint })
        }
        Do::Move(seat, to) => Command::Take(SeatId(*seat), Part::Move(*to)),
        Do::Help(seat, is) => Command::Take(SeatId(*seat), Part::Help(*is)),
        Do::End => lead(Lead::End),
    }
}

/// What a person would note on a sheet of paper about the answers: the whole truth of
/// what must be counted, told from the commands alone.
#[derive(Default)]
struct Sheet {
    votes: BTreeMap<(u16, u16, bool), (u32, bool)>,
}

impl Sheet {
    /// Whether the rules of the room take an answer, said in another way than the room does.
    fn takes(room: &Room, what: &Do) -> bool {
        let Do::Answer { seat, step, second, by_lead, .. } = what else { return false };
        let Some(place) = room.seat(SeatId(*seat)) else { return false };
        let is_there = place.presence != Presence::Removed && room.ended_at().is_none();
        let phase = room.phase(*step);
        let is_open = phase == Phase::Open(round(*second));
        let is_question = step % 2 == 0;
        if *by_lead {
            let is_counted = match phase {
                Phase::Closed { round: last, .. } => last == round(*second),
                Phase::Discussing => !second,
                _ => is_open,
            };
            return is_there && is_question && place.is_paper() && is_counted;
        }
        let alone = match room.pace() {
            Pace::Together => false,
            Pace::Free => true,
            Pace::Until(most) => *step <= most,
        };
        let may = if *step == room.step() {
            is_open || (phase == Phase::Shown && !second && room.pace() != Pace::Together)
        } else {
            alone && (is_open || (phase == Phase::Shown && !second))
        };
        is_there && is_question && !room.is_frozen() && may
    }

    fn note(&mut self, what: &Do) {
        if let Do::Answer { seat, step, second, right, change, .. } = what {
            let vote = self.votes.entry((*seat, *step, *second)).or_insert((0, false));
            if *change > vote.0 {
                *vote = (*change, *right);
            }
        }
    }

    /// Exactly these votes are in the room.
    fn agrees(&self, led: &Led) {
        let mut found = BTreeMap::new();
        for step in 0..5 {
            for second in [false, true] {
                for (seat, answer) in led.room.answers(step, round(second)) {
                    let outcome = grading::grade(led.question(step), &answer.response).outcome;
                    let vote = (answer.change, outcome == Outcome::Right);
                    found.insert((seat.0, step, second), vote);
                }
            }
        }
        assert_eq!(found, self.votes);
    }
}

/// What holds of every room at every moment.
fn holds(led: &Led) {
    let room = &led.room;
    assert!(room.step() < room.steps());
    let people: BTreeSet<_> = room.seats().map(|seat| seat.learner).collect();
    assert_eq!(people.len(), room.seats().count(), "one seat for each person");
    for seat in room.seats() {
        let place = room.place_of(seat);
        match room.pace() {
            Pace::Together => assert_eq!(place, room.step()),
            Pace::Free => assert!(place < room.steps()),
            Pace::Until(most) => assert!(place <= most || place == room.step()),
        }
    }
    let trainer = view::trainer(room, &led.module);
    if let Some(tally) = &trainer.tally {
        assert!(tally.answers <= tally.expected && tally.right <= tally.answers);
    }
    assert_eq!(trainer.people.len(), room.seats().count());
}

/// No byte that goes to the wall or to somebody else holds a name or a private word.
fn tells_nobody(led: &Led) {
    let wall = serde_json::to_string(&view::projection(&led.room, &led.module)).unwrap();
    assert!(!wall.contains("nobie") && !wall.contains(SECRET), "{wall}");
    for seat in led.room.seats() {
        let seen = view::participant(&led.room, &led.module, seat.id).unwrap();
        let bytes = serde_json::to_string(&seen).unwrap();
        assert!(!bytes.contains("nobie"), "{bytes}");
        assert_eq!(bytes.contains(SECRET), seat.hint.is_some(), "{bytes}");
        let ids: Vec<_> = led.room.seats().map(|other| other.learner.to_string()).collect();
        assert!(ids.iter().all(|id| !bytes.contains(id)), "{bytes}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_order_of_commands_leaves_a_sound_room_and_counts_each_vote_once(
        script in proptest::collection::vec(one(), 1..80),
        ends in any::<bool>(),
    ) {
        let mut led = led();
        let mut sheet = Sheet::default();
        let last = ends.then_some(Do::End);
        for what in script.iter().chain(&last) {
            let command = command(&led, what);
            let takes = Sheet::takes(&led.room, what);
            let before = led.room.clone();
            let done = led.does(&command);
            if takes {
                assert!(done.is_ok(), "{what:?} {done:?}");
                sheet.note(what);
            }
            if done.is_err() {
                assert_eq!(led.room, before, "a refusal changes nothing");
            }
            // What is sent twice is done once.
            if !matches!(what, Do::Restart) {
                assert!(matches!(led.does(&command), Ok(0) | Err(_)), "{what:?}");
            }
            sheet.agrees(&led);
            holds(&led);
        }
        tells_nobody(&led);
        // A kill at any moment: the same room comes back from what was kept until then.
        assert_eq!(Room::fold(&led.records).unwrap(), led.room);
        let json = serde_json::to_string(&led.records).unwrap();
        let read: Vec<_> = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&led.records, &read);
    }

    #[test]
    fn the_order_in_which_answers_arrive_does_not_matter(
        sent in proptest::collection::vec((1..5_u16, 1..5_u32), 1..20),
        seed in any::<u64>(),
    ) {
        let result = |order: Vec<(u16, u32)>| {
            let mut led = led();
            for who in 1..5 {
                led.enters(who);
            }
            led.turns(Phase::Open(Round::First)).unwrap();
            for (seat, change) in order {
                // The content of a change is settled by its number, as on a real terminal.
                let response = led.choice(0, change % 2 == 0);
                let answer = Answer { response, sure: None, change };
                let part = Part::Answer { step: 0, round: Round::First, answer };
                led.does(&Command::Take(SeatId(seat), part)).unwrap();
            }
            let count = led.records.iter().filter(|r| matches!(r.event, Event::Answered { .. })).count();
            assert!(count <= 20);
            led.room.answers(0, Round::First).map(|(s, a)| (s, a.clone())).collect::<Vec<_>>()
        };
        let mut shuffled = sent.clone();
        passeport::domain::attempt::Draws::new(passeport::domain::id::AttemptId(seed), "t").shuffle(&mut shuffled);
        shuffled.extend(sent.iter().rev().copied());
        prop_assert_eq!(result(sent), result(shuffled));
    }
}
