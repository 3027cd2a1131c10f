//! The log sheet: who sat where, from when to when, and how many answers were right.

use super::{Led, led};
use passeport::domain::live::command::{Command, Lead};
use passeport::domain::live::event::{Phase, Round};
use passeport::domain::live::log::{Stay, log};
use passeport::domain::live::seat::SeatId;
use passeport::domain::time::Timestamp;

const MINUTE: i64 = 60_000;

/// The clock of the room goes on to that minute; the command comes a second later.
fn at(led: &mut Led, minute: i64) {
    led.now = minute * MINUTE - 1000;
}

fn stays(led: &Led) -> Vec<Stay> {
    log(&led.records, Some(&led.module))
}

fn stay(led: &Led, seat: SeatId) -> Stay {
    stays(led).into_iter().find(|stay| stay.seat == seat).unwrap()
}

fn minute(at: Timestamp) -> i64 {
    at.0 / MINUTE
}

#[test]
fn hours_are_those_at_the_seat_and_minutes_leave_out_what_was_cut() {
    let mut led = led();
    at(&mut led, 10);
    let seat = led.enters(1);
    at(&mut led, 15);
    let late = led.enters(2);
    let now = stay(&led, seat);
    assert_eq!((minute(now.from), now.to, now.minutes), (10, None, 5), "still there");
    at(&mut led, 30);
    led.does(&Command::Lose(seat)).unwrap();
    let cut = stay(&led, seat);
    assert_eq!((cut.to.map(minute), cut.minutes), (Some(30), 20));
    at(&mut led, 40);
    assert_eq!(led.enters(1), seat, "the same seat");
    at(&mut led, 50);
    led.leads(Lead::Remove(late)).unwrap();
    at(&mut led, 70);
    led.leads(Lead::End).unwrap();
    let whole = stay(&led, seat);
    assert_eq!((minute(whole.from), whole.to.map(minute), whole.minutes), (10, Some(70), 50));
    let removed = stay(&led, late);
    assert_eq!((minute(removed.from), removed.to.map(minute), removed.minutes), (15, Some(50), 35));
    assert_eq!(stays(&led).len(), 2);
}

#[test]
fn a_score_counts_the_last_vote_of_what_somebody_answered_and_nothing_else() {
    let mut led = led();
    let (seat, silent) = (led.enters(1), led.enters(2));
    assert_eq!(stay(&led, seat).score, Some((0, 0)));
    led.turns(Phase::Open(Round::First)).unwrap();
    led.answers(seat, 0, Round::First, false).unwrap();
    assert_eq!(stay(&led, seat).score, Some((0, 1)));
    led.turns(Phase::Closed { round: Round::First, is_shared: true }).unwrap();
    led.turns(Phase::Discussing).unwrap();
    led.turns(Phase::Open(Round::Second)).unwrap();
    led.answers(seat, 0, Round::Second, true).unwrap();
    assert_eq!(stay(&led, seat).score, Some((1, 1)));
    assert_eq!(stay(&led, silent).score, Some((0, 0)), "nobody has a mark for silence");
    // Of a text that is not known any more nothing is graded.
    assert!(log(&led.records, None).iter().all(|stay| stay.score.is_none()));
    assert_eq!(log(&[], Some(&led.module)), []);
}
