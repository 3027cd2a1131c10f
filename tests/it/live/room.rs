//! A room as a trainer leads it.

use super::{join, led, name, person};
use passeport::domain::live::command::{Command, Lead, Part, Refusal};
use passeport::domain::live::event::{Answer, Pace, Phase, Round};
use passeport::domain::live::hub::{Hub, Role, Seen};
use passeport::domain::live::raised::{For, Hands};
use passeport::domain::live::room::{Broken, Room};
use passeport::domain::live::seat::Presence;
use passeport::domain::live::standing::{Square, Standing};
use passeport::domain::live::tally::Advice;
use passeport::domain::live::view;
use passeport::domain::prose::Prose;
use passeport::domain::time::Timestamp;

const CLOSED: Phase = Phase::Closed { round: Round::First, is_shared: false };

#[test]
fn a_whole_question_is_asked_discussed_voted_again_and_revealed() {
    let mut led = led();
    let seats: Vec<_> = (1..=6).map(|who| led.enters(who)).collect();
    led.turns(Phase::Open(Round::First)).unwrap();
    for (at, seat) in seats.iter().enumerate() {
        led.answers(*seat, 0, Round::First, at < 3).unwrap();
    }
    let seen = view::trainer(&led.room, &led.module);
    let tally = seen.tally.unwrap();
    assert_eq!((tally.answers, tally.expected, tally.right), (6, 6, 3));
    assert_eq!(seen.advice, Some(Advice::Discuss));
    assert_eq!(tally.misconceptions[0].1, 3, "the three wrong ones share one idea");
    assert!(seen.public.bars.is_empty(), "the room sees nothing before her key");

    led.turns(CLOSED).unwrap();
    assert!(view::projection(&led.room, &led.module).public.bars.is_empty());
    led.turns(Phase::Discussing).unwrap();
    let wall = view::projection(&led.room, &led.module).public;
    assert_eq!(wall.bars.iter().map(|bar| bar.count).sum::<u16>(), 6);
    assert!(wall.right.is_empty(), "the bars do not say which one is right");

    led.turns(Phase::Open(Round::Second)).unwrap();
    for seat in &seats[1..] {
        led.answers(*seat, 0, Round::Second, true).unwrap();
    }
    led.turns(Phase::Closed { round: Round::Second, is_shared: true }).unwrap();
    let seen = view::trainer(&led.room, &led.module);
    let gain = seen.gain.unwrap();
    assert_eq!((gain.before, gain.after, gain.won, gain.lost), ((3, 6), (5, 5), 3, 0));
    assert_eq!(seen.advice, Some(Advice::GoOn));
    led.turns(Phase::Revealed).unwrap();
    let wall = view::projection(&led.room, &led.module).public;
    assert_eq!(wall.right.len(), 1);
    assert_eq!(wall.first_bars.len(), wall.bars.len());
    assert_eq!(led.turns(Phase::Open(Round::Second)), Err(Refusal::NotNow));
}

#[test]
fn who_is_cut_off_or_removed_comes_back_to_the_same_seat_step_and_answer() {
    let mut led = led();
    let seat = led.enters(1);
    led.turns(Phase::Open(Round::First)).unwrap();
    led.answers(seat, 0, Round::First, true).unwrap();
    for leave in [Command::Lose(seat), Command::Lead(Lead::Remove(seat))] {
        assert_eq!(led.does(&leave), Ok(1));
        assert_ne!(led.room.seat(seat).unwrap().presence, Presence::Here);
        assert_eq!(led.enters(1), seat);
        let own = view::participant(&led.room, &led.module, seat).unwrap().own;
        assert!(own.answer.is_some() && own.may_answer && !own.is_removed);
    }
    assert_eq!(led.room.seats().count(), 1);
}

#[test]
fn who_was_taken_out_does_nothing_until_coming_back() {
    let mut led = led();
    let seat = led.enters(1);
    led.turns(Phase::Open(Round::First)).unwrap();
    led.leads(Lead::Remove(seat)).unwrap();
    assert_eq!(led.answers(seat, 0, Round::First, true), Err(Refusal::NoSeat));
    assert_eq!(led.does(&Command::Take(seat, Part::Help(true))), Err(Refusal::NoSeat));
}

#[test]
fn a_late_one_comes_in_at_the_step_of_the_room() {
    let mut led = led();
    led.leads(Lead::Step(2)).unwrap();
    led.turns(Phase::Open(Round::First)).unwrap();
    let seat = led.enters(9);
    let seen = view::participant(&led.room, &led.module, seat).unwrap();
    assert_eq!(seen.public.step, 2);
    assert!(seen.own.may_answer);
}

#[test]
fn the_wrong_pin_lets_nobody_in_and_says_nothing_of_the_room() {
    let mut led = led();
    assert_eq!(led.does(&join(1, "4713")), Err(Refusal::WrongPin));
    assert_eq!(led.room.seats().count(), 0);
}

#[test]
fn however_many_key_presses_a_seat_has_one_vote_and_the_newest_change_holds() {
    let mut led = led();
    let seat = led.enters(1);
    led.turns(Phase::Open(Round::First)).unwrap();
    let (right, wrong) = (led.choice(0, true), led.choice(0, false));
    let answer =
        |response: &_, change| Answer { response: Clone::clone(response), sure: None, change };
    // Change 2 overtakes change 1 on the way; then both come once more.
    for (response, change, made) in [(&right, 2, 1), (&wrong, 1, 0), (&right, 2, 0), (&wrong, 1, 0)]
    {
        let part = Part::Answer { step: 0, round: Round::First, answer: answer(response, change) };
        assert_eq!(led.does(&Command::Take(seat, part)), Ok(made));
    }
    assert_eq!(led.room.answer(seat, 0, Round::First).unwrap().response, right);
    let tally = view::trainer(&led.room, &led.module).tally.unwrap();
    assert_eq!((tally.answers, tally.right), (1, 1));
}

#[test]
fn nobody_passes_the_step_set_and_all_come_back_when_it_is_together_again() {
    let mut led = led();
    let seat = led.enters(1);
    let go = |step| Command::Take(seat, Part::Move(Some(step)));
    assert_eq!(led.does(&go(1)), Err(Refusal::TooFar));
    led.leads(Lead::Pace(Pace::Until(2))).unwrap();
    assert_eq!(led.does(&go(3)), Err(Refusal::TooFar));
    assert_eq!(led.does(&go(2)), Ok(1));
    assert_eq!(led.answers(seat, 2, Round::First, true), Ok(1), "alone, a step one may go to");
    assert_eq!(led.answers(seat, 4, Round::First, true), Err(Refusal::NotOpen));
    led.leads(Lead::Pace(Pace::Until(1))).unwrap();
    assert_eq!(led.room.place_of(led.room.seat(seat).unwrap()), 1);
    led.leads(Lead::Pace(Pace::Together)).unwrap();
    assert_eq!(led.room.place_of(led.room.seat(seat).unwrap()), 0);
    assert_eq!(led.leads(Lead::Pace(Pace::Until(99))), Err(Refusal::NoStep));
}

#[test]
fn while_all_is_held_nothing_moves_but_help_is_heard() {
    let mut led = led();
    let seat = led.enters(1);
    led.turns(Phase::Open(Round::First)).unwrap();
    led.leads(Lead::Freeze(true)).unwrap();
    assert_eq!(led.answers(seat, 0, Round::First, true), Err(Refusal::Frozen));
    assert_eq!(led.does(&Command::Take(seat, Part::Help(true))), Ok(1));
    assert!(!view::participant(&led.room, &led.module, seat).unwrap().own.may_answer);
    led.leads(Lead::Freeze(false)).unwrap();
    assert_eq!(led.answers(seat, 0, Round::First, true), Ok(1));
}

#[test]
fn help_outranks_every_other_state_and_the_longest_wait_comes_first() {
    let mut led = led();
    let seats: Vec<_> = (1..=3).map(|who| led.enters(who)).collect();
    led.turns(Phase::Open(Round::First)).unwrap();
    led.answers(seats[1], 0, Round::First, true).unwrap();
    led.does(&Command::Take(seats[2], Part::Help(true))).unwrap();
    led.does(&Command::Take(seats[1], Part::Help(true))).unwrap();
    led.does(&Command::Lose(seats[1])).unwrap();
    let people = view::trainer(&led.room, &led.module).people;
    let order: Vec<_> = people.iter().map(|person| person.seat).collect();
    assert_eq!(order, [seats[2], seats[1], seats[0]]);
    assert!(matches!(people[1].standing, Standing::AsksHelp(_)), "cut off, but asked for help");
    assert!(matches!(people[2].standing, Standing::Thinking(Some(_))));
    assert_eq!(people[1].squares[0], Square::Right);
}

#[test]
fn paper_and_raised_hands_count_beside_terminals() {
    let mut led = led();
    let seat = led.enters(1);
    led.leads(Lead::AddPaper { learner: person(2), name: Some(name(2)) }).unwrap();
    let paper = led.room.seat_of(person(2)).unwrap().id;
    led.turns(Phase::Open(Round::First)).unwrap();
    led.answers(seat, 0, Round::First, true).unwrap();
    let answer = |led: &super::Led, right, change| Answer {
        response: led.choice(0, right),
        sure: None,
        change,
    };
    let (round, step) = (Round::First, 0);
    let for_paper = Lead::AnswerFor { seat: paper, step, round, answer: answer(&led, false, 1) };
    assert_eq!(led.leads(for_paper), Ok(1));
    let for_other = Lead::AnswerFor { seat, step, round, answer: answer(&led, false, 9) };
    assert_eq!(led.leads(for_other), Err(Refusal::NotPaper), "nobody's own answer is typed over");
    let passeport::domain::attempt::Response::Choice(right) = led.choice(0, true) else { panic!() };
    led.turns(CLOSED).unwrap();
    let hands = Hands::default().with(For::Choice(right.clone()), 7);
    led.leads(Lead::Raise { step, round, hands }).unwrap();
    let hands = Hands::default().with(For::Choice(right), 5);
    led.leads(Lead::Raise { step, round, hands: hands.clone() }).unwrap();
    assert_eq!(led.leads(Lead::Raise { step, round, hands }), Ok(0), "the same count again");
    let tally = view::trainer(&led.room, &led.module).tally.unwrap();
    assert_eq!((tally.answers, tally.expected, tally.right), (7, 7, 6));
}

#[test]
fn a_key_pressed_twice_takes_the_room_one_step_on() {
    let mut led = led();
    assert_eq!(led.leads(Lead::Step(1)), Ok(1));
    assert_eq!(led.leads(Lead::Step(1)), Ok(0));
    assert_eq!(led.room.step(), 1);
    assert_eq!(led.leads(Lead::Step(5)), Err(Refusal::NoStep));
    assert_eq!(led.turns(Phase::Open(Round::First)), Err(Refusal::AsksNothing));
    let late = Lead::Turn { step: 0, to: Phase::Open(Round::First) };
    assert_eq!(led.leads(late), Err(Refusal::Elsewhere));
}

#[test]
fn a_host_that_was_killed_resumes_at_the_same_step_with_every_answer() {
    let mut led = led();
    let seats: Vec<_> = (1..=4).map(|who| led.enters(who)).collect();
    led.leads(Lead::AddPaper { learner: person(9), name: None }).unwrap();
    led.leads(Lead::Step(2)).unwrap();
    led.turns(Phase::Open(Round::First)).unwrap();
    for seat in &seats {
        led.answers(*seat, 2, Round::First, true).unwrap();
    }
    let mut hub = Hub::default();
    let at = Timestamp(9_000_000);
    let (id, cut) = hub.resume(&led.records, led.module.clone(), at).unwrap();
    assert_eq!(cut.len(), 1);
    let Some(Seen::Trainer(seen)) = hub.view(id, Role::Trainer) else { panic!() };
    assert_eq!((seen.public.step, seen.tally.unwrap().answers), (2, 4));
    let away = seen.people.iter().filter(|person| person.standing == Standing::Away);
    assert_eq!(away.count(), 4, "their answers outlived their connections");
    assert_eq!(hub.room(id).unwrap().seats().filter(|seat| seat.is_expected()).count(), 1);
    hub.handle(id, &join(1, "4712"), at).unwrap();
    let Some(Seen::Participant(own)) = hub.view(id, Role::Participant(seats[0])) else { panic!() };
    assert_eq!(own.public.step, 2);
    assert!(own.own.answer.is_some() && own.own.may_answer);
    assert_eq!(hub.with_pin("4712".parse().unwrap()), Some(id));
    hub.handle(id, &Command::Lead(Lead::End), at).unwrap();
    assert!(hub.is_free("4712".parse().unwrap()));
}

#[test]
fn records_that_are_not_those_of_a_room_are_refused() {
    let mut led = led();
    led.enters(1);
    led.enters(2);
    assert_eq!(Room::fold(&led.records[1..]), Err(Broken::NoOpening));
    let gap = [led.records[0].clone(), led.records[2].clone()];
    assert_eq!(Room::fold(&gap), Err(Broken::Missing(2)));
    let twice = led.records.iter().flat_map(|record| [record, record]);
    assert_eq!(Room::fold(twice).as_ref(), Ok(&led.room), "what came twice changes nothing");
}

#[test]
fn after_the_end_nothing_happens_any_more() {
    let mut led = led();
    let seat = led.enters(1);
    assert_eq!(led.leads(Lead::End), Ok(1));
    assert_eq!(led.leads(Lead::End), Ok(0));
    assert_eq!(led.leads(Lead::Step(1)), Err(Refusal::Over));
    assert_eq!(led.does(&join(2, "4712")), Err(Refusal::Over));
    assert_eq!(led.does(&Command::Lose(seat)), Ok(1));
}

#[test]
fn a_private_word_reaches_one_person_alone() {
    let mut led = led();
    let seats: Vec<_> = (1..=2).map(|who| led.enters(who)).collect();
    let hint = Some(Prose::plain("Regardez la banque."));
    led.leads(Lead::Hint { seat: seats[0], hint: hint.clone() }).unwrap();
    let own = |seat| view::participant(&led.room, &led.module, seat).unwrap().own;
    assert_eq!(own(seats[0]).hint, hint);
    assert_eq!(own(seats[1]).hint, None);
}

#[test]
fn whoever_holds_a_key_down_does_not_fill_the_room_and_nobody_else_is_refused() {
    let mut led = led();
    let (restless, calm) = (led.enters(1), led.enters(2));
    let mut made = 0;
    for at in 0..5000 {
        made += led.does(&Command::Take(restless, Part::Help(at % 2 == 0))).unwrap_or_default();
    }
    assert_eq!(made, 2000);
    let again = Command::Take(restless, Part::Help(true));
    assert_eq!(led.does(&again), Err(Refusal::NotNow));
    assert_eq!(led.does(&Command::Take(calm, Part::Help(true))), Ok(1));
    // Going and coming back is still possible, and what was answered stays.
    assert_eq!(led.does(&Command::Lose(restless)), Ok(1));
    assert_eq!(led.enters(1), restless);
}
