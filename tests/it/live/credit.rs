//! What a session is worth in each learner's own records.

use super::{led, person};
use passeport::domain::live::command::Lead;
use passeport::domain::live::credit;
use passeport::domain::live::event::{Phase, Round};
use passeport::domain::progress::Progress;
use passeport::domain::record::{Fact, LearningRecord};
use passeport::domain::time::Timestamp;

fn records(who: u128, facts: Vec<Fact>) -> Vec<LearningRecord> {
    let numbered = facts.into_iter().zip(1..);
    let record = |(fact, seq)| LearningRecord { learner: person(who), seq, at: Timestamp(1), fact };
    numbered.map(record).collect()
}

#[test]
fn votes_that_are_over_are_credited_once_however_often_it_is_done() {
    let mut led = led();
    let seat = led.enters(1);
    led.turns(Phase::Open(Round::First)).unwrap();
    led.answers(seat, 0, Round::First, false).unwrap();
    let missing = |led: &super::Led, records: &[LearningRecord]| {
        credit::missing(&led.room, &led.module, led.room.seat(seat).unwrap(), records)
    };
    let answered =
        |facts: &[Fact]| facts.iter().filter(|f| matches!(f, Fact::Answered { .. })).count();
    assert_eq!(answered(&missing(&led, &[])), 0, "it may still be changed");
    led.turns(Phase::Closed { round: Round::First, is_shared: true }).unwrap();
    led.turns(Phase::Open(Round::Second)).unwrap();
    led.answers(seat, 0, Round::Second, true).unwrap();
    assert_eq!(answered(&missing(&led, &[])), 1, "only the first vote is over");
    led.turns(Phase::Closed { round: Round::Second, is_shared: true }).unwrap();
    led.turns(Phase::Revealed).unwrap();
    let mut kept = records(1, missing(&led, &[]));
    assert!(missing(&led, &kept).is_empty(), "kept, then a cut, then again: nothing twice");
    led.leads(Lead::Step(4)).unwrap();
    led.leads(Lead::End).unwrap();
    let more = missing(&led, &kept);
    assert!(matches!(more.as_slice(), [Fact::Reached { .. }]), "{more:?}");
    let from = kept.len() as u64 + 1;
    kept.extend(
        records(1, more).into_iter().zip(from..).map(|(r, seq)| LearningRecord { seq, ..r }),
    );
    let mut progress = Progress::default();
    kept.iter().for_each(|record| progress.add(record));
    let lesson = progress.module(&led.module.id).unwrap().lesson.as_ref().unwrap();
    assert!(lesson.is_read, "the room came to the end: the quiz is no test without lessons");
    assert_eq!(lesson.answers.len(), 1);
    let rooms = kept.iter().filter(|record| matches!(record.fact, Fact::InRoom { .. }));
    assert_eq!(rooms.count(), 1);
}

#[test]
fn the_lessons_somebody_read_alone_stay_read() {
    let mut led = led();
    let seat = led.enters(1);
    led.leads(Lead::End).unwrap();
    let module = led.module.id.clone();
    let step = passeport::domain::progress::ENDING.parse().unwrap();
    let read = records(1, vec![Fact::Reached { module, step }]);
    let facts = credit::missing(&led.room, &led.module, led.room.seat(seat).unwrap(), &read);
    assert!(matches!(facts.as_slice(), [Fact::InRoom { .. }]), "{facts:?}");
}

#[test]
fn whoever_is_further_alone_than_the_room_stays_there() {
    let mut led = led();
    let seat = led.enters(1);
    led.leads(Lead::Step(1)).unwrap();
    let module = led.module.id.clone();
    let reached = |led: &super::Led, place: u16| {
        let step = led.room.stage(place).unwrap().step.clone();
        let alone = records(1, vec![Fact::Reached { module: module.clone(), step }]);
        let facts = credit::missing(&led.room, &led.module, led.room.seat(seat).unwrap(), &alone);
        facts.into_iter().filter(|fact| matches!(fact, Fact::Reached { .. })).count()
    };
    assert_eq!(reached(&led, 3), 0);
    assert_eq!(reached(&led, 1), 0);
    assert_eq!(reached(&led, 0), 1);
    let last = led.room.steps() - 1;
    led.leads(Lead::Step(last)).unwrap();
    assert_eq!(reached(&led, last), 1, "the end of the room is the end of the lessons");
}

#[test]
fn what_somebody_forgot_is_not_counted_and_does_not_come_back() {
    let mut led = led();
    let seat = led.enters(1);
    led.leads(Lead::Step(led.room.steps() - 1)).unwrap();
    led.leads(Lead::End).unwrap();
    let missing = |records: &[LearningRecord]| {
        credit::missing(&led.room, &led.module, led.room.seat(seat).unwrap(), records)
    };
    let module = led.module.id.clone();
    let step = passeport::domain::progress::ENDING.parse().unwrap();
    let before = vec![
        Fact::Reached { module: module.clone(), step },
        Fact::Forgotten { module: module.clone() },
    ];
    let facts = missing(&records(1, before));
    assert!(matches!(facts[0], Fact::Started { .. }), "{facts:?}");
    assert!(matches!(facts.last(), Some(Fact::Reached { .. })), "{facts:?}");
    let mut after = missing(&[]);
    assert!(!after.is_empty());
    after.push(Fact::Forgotten { module });
    assert!(missing(&records(1, after)).is_empty(), "forgotten after the session: it stays so");
}
