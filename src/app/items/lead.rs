//! What can be done while leading a session, the most useful first.

use crate::app::act::Act;
use crate::app::lead::{Face, LeadAct, Leading};
use crate::app::model::Model;
use crate::domain::live::event::{Phase, Round};
use crate::domain::live::raised::{self, For};
use crate::domain::live::tally::{Advice, tally};
use crate::domain::question::Question;

/// The question the room is at.
pub fn question<'m>(model: &'m Model, leading: &Leading) -> Option<&'m Question> {
    let stage = leading.room.stage(leading.room.step())?;
    model.open.as_ref()?.module.question(&stage.step)
}

/// What hands can be raised for, in the order the room sees.
pub fn options(leading: &Leading, question: &Question) -> Vec<For> {
    let shown = crate::domain::live::tally::shown(question, leading.room.opening().attempt);
    let options = raised::options(question);
    let is_choice = |id| options.contains(&For::Choice(Clone::clone(id)));
    if shown.iter().all(is_choice) && !shown.is_empty() {
        shown.into_iter().map(For::Choice).collect()
    } else {
        options
    }
}

/// The items of the screen.
pub(super) fn items(model: &Model, leading: &Leading) -> Vec<Act> {
    if leading.room.ended_at().is_some() {
        return vec![Act::Lead(LeadAct::Leave)];
    }
    let acts = match leading.face {
        Face::Counting { .. } => vec![LeadAct::Counted, LeadAct::Wall(false)],
        Face::Console => acts(model, leading),
        // The wall is no place for choices: the one thing that comes next.
        Face::Wall => acts(model, leading).into_iter().take(1).collect(),
    };
    acts.into_iter().map(Act::Lead).collect()
}

fn acts(model: &Model, leading: &Leading) -> Vec<LeadAct> {
    let room = &leading.room;
    let mut acts = match question(model, leading) {
        Some(question) => voting(leading, question),
        None => vec![],
    };
    let is_last = room.step() + 1 >= room.steps();
    acts.push(if is_last { LeadAct::End } else { LeadAct::Next });
    acts
}

fn voting(leading: &Leading, question: &Question) -> Vec<LeadAct> {
    let (room, step) = (&leading.room, leading.room.step());
    let has_choices = matches!(options(leading, question).first(), Some(For::Choice(_)));
    let reveal = LeadAct::Turn(Phase::Revealed);
    match room.phase(step) {
        Phase::Shown => vec![LeadAct::Turn(Phase::Open(Round::First))],
        Phase::Open(_) if has_choices => vec![LeadAct::Count, reveal],
        Phase::Open(_) => vec![reveal],
        Phase::Closed { round: Round::First, .. } => {
            let tally = tally(room, question, step, Round::First);
            let discuss = LeadAct::Turn(Phase::Discussing);
            match tally.advice(room.opening().thresholds) {
                Some(Advice::Discuss) => vec![discuss, reveal, LeadAct::Count],
                Some(Advice::Explain | Advice::GoOn) | None => {
                    vec![reveal, discuss, LeadAct::Count]
                }
            }
        }
        Phase::Closed { round: Round::Second, .. } => vec![reveal, LeadAct::Count],
        Phase::Discussing => vec![LeadAct::Turn(Phase::Open(Round::Second)), reveal],
        Phase::Revealed if !has_choices && room.hands(step, room.round(step)).total() == 0 => {
            vec![LeadAct::Count]
        }
        Phase::Revealed => vec![],
    }
}

/// The letters of the screen.
pub(super) fn letters(leading: &Leading) -> Vec<(char, Act)> {
    if matches!(leading.face, Face::Counting { .. }) {
        return vec![('r', Act::Lead(LeadAct::Wall(false)))];
    }
    let wall = match leading.face {
        _ if leading.room.ended_at().is_some() => None,
        Face::Console => Some(LeadAct::Wall(true)),
        Face::Wall | Face::Counting { .. } => Some(LeadAct::Wall(false)),
    };
    let back = (leading.room.step() > 0).then_some(('r', LeadAct::Previous));
    let letters = wall.map(|act| ('p', act)).into_iter().chain(back);
    letters.map(|(letter, act)| (letter, Act::Lead(act))).collect()
}
