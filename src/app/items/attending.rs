//! What can be done with a register of attendance.

use crate::app::act::Act;
use crate::app::attending::{AttendAct, AttendStep, Attending};
use crate::app::model::Model;
use crate::domain::attendance::{Mark, Register};

/// Everybody first, then what concerns all; of one person, what may be so.
pub(super) fn items(model: &Model, attending: &Attending) -> Vec<Act> {
    let acts = match (&attending.step, attending.register()) {
        (AttendStep::Heading(_) | AttendStep::Typing(..), _) => {
            vec![AttendAct::Typed, AttendAct::Back]
        }
        (AttendStep::List, Some(register)) => {
            let mut acts = list(attending, register);
            // Nobody is given a file who sits elsewhere: there is a command for it.
            let is_file = |act: &AttendAct| matches!(act, AttendAct::Papers | AttendAct::Sheet);
            acts.retain(|act| model.profile.can_export || !is_file(act));
            acts
        }
        (AttendStep::Person(number), Some(register)) => person(attending, register, *number),
        (AttendStep::Sealing, Some(_)) => vec![AttendAct::Back, AttendAct::SealYes],
        (AttendStep::Waiting, _) | (_, None) => vec![AttendAct::Back],
    };
    acts.into_iter().map(Act::Attend).collect()
}

fn list(attending: &Attending, register: &Register) -> Vec<AttendAct> {
    let mut acts = vec![];
    if !register.is_sealed() {
        acts.extend(register.people().map(|person| AttendAct::Person(person.number)));
        acts.extend(attending.unsigned().into_iter().map(|one| AttendAct::Seat(one.seat)));
        acts.push(AttendAct::Add);
        acts.extend(register.trainer(attending.half).is_none().then_some(AttendAct::Countersign));
    }
    acts.extend((register.head().hours.len() > 1).then_some(AttendAct::Other));
    if register.is_sealed() {
        acts.push(AttendAct::Papers);
    } else {
        acts.extend([AttendAct::Sheet, AttendAct::Papers, AttendAct::Seal]);
    }
    acts.push(AttendAct::Back);
    acts
}

fn person(attending: &Attending, register: &Register, number: u16) -> Vec<AttendAct> {
    let all = [Some(Mark::Signed), Some(Mark::Seen), Some(Mark::Absent)];
    let mut acts = match register.said(number, attending.half) {
        None => {
            let marks = [Mark::Signed, Mark::Seen].map(|mark| AttendAct::Mark(number, mark));
            let rest = [AttendAct::Late(number), AttendAct::Mark(number, Mark::Absent)];
            marks.into_iter().chain(rest).collect::<Vec<_>>()
        }
        Some(said) => {
            let others = all.into_iter().chain([None]).filter(|mark| *mark != said.mark);
            others.map(|mark| AttendAct::Correct(number, mark)).collect()
        }
    };
    if register.is_doubtful(number) {
        acts.insert(0, AttendAct::Confirm(number));
    }
    acts.push(AttendAct::Back);
    acts
}

/// The letters that work.
pub(super) fn letters(model: &Model, attending: &Attending) -> Vec<(char, Act)> {
    let mut letters = vec![];
    if matches!(attending.step, AttendStep::List) {
        let offered = items(model, attending);
        let all = [
            ('s', AttendAct::Countersign),
            ('d', AttendAct::Other),
            ('n', AttendAct::Add),
            ('x', AttendAct::Papers),
        ];
        let acts = all.into_iter().map(|(letter, act)| (letter, Act::Attend(act)));
        letters.extend(acts.filter(|(_, act)| offered.contains(act)));
    }
    letters.push(('r', Act::Attend(AttendAct::Back)));
    letters
}

/// Whether something is typed.
pub(super) fn is_typing(attending: &Attending) -> bool {
    matches!(attending.step, AttendStep::Heading(_) | AttendStep::Typing(..))
}
