//! What can be done while leading a session, the most useful first.

use crate::app::act::Act;
use crate::app::lead::{Face, LeadAct, Leading};
use crate::app::model::Model;
use crate::domain::live::event::{Phase, Round};
use crate::domain::live::raised::{self, For};
use crate::domain::live::tally::Advice;
use crate::domain::question::Question;

/// The question the room is at.
pub fn question<'m>(model: &'m Model, leading: &Leading) -> Option<&'m Question> {
    let step = leading.seen.public.id.as_ref()?;
    model.open.as_ref()?.module.question(step)
}

/// What hands can be raised for, in the order the room sees.
pub fn options(leading: &Leading, question: &Question) -> Vec<For> {
    let shown = &leading.seen.public.order;
    let options = raised::options(question);
    let is_choice = |id| options.contains(&For::Choice(Clone::clone(id)));
    if shown.iter().all(is_choice) && !shown.is_empty() {
        shown.iter().cloned().map(For::Choice).collect()
    } else {
        options
    }
}

/// The items of the screen.
pub(super) fn items(model: &Model, leading: &Leading) -> Vec<Act> {
    if leading.seen.public.is_over {
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
    let public = &leading.seen.public;
    let mut acts = match question(model, leading) {
        Some(question) => voting(leading, question),
        None => vec![],
    };
    let is_last = public.step + 1 >= public.of;
    acts.push(if is_last { LeadAct::End } else { LeadAct::Next });
    acts
}

fn voting(leading: &Leading, question: &Question) -> Vec<LeadAct> {
    let seen = &leading.seen;
    let has_choices = matches!(options(leading, question).first(), Some(For::Choice(_)));
    let reveal = LeadAct::Turn(Phase::Revealed);
    match seen.public.phase {
        Phase::Shown => vec![LeadAct::Turn(Phase::Open(Round::First))],
        Phase::Open(_) if has_choices => vec![LeadAct::Count, reveal],
        Phase::Open(_) => vec![reveal],
        Phase::Closed { round: Round::First, .. } => {
            let discuss = LeadAct::Turn(Phase::Discussing);
            match seen.advice {
                Some(Advice::Discuss) => vec![discuss, reveal, LeadAct::Count],
                Some(Advice::Explain | Advice::GoOn) | None => {
                    vec![reveal, discuss, LeadAct::Count]
                }
            }
        }
        Phase::Closed { round: Round::Second, .. } => vec![reveal, LeadAct::Count],
        Phase::Discussing => vec![LeadAct::Turn(Phase::Open(Round::Second)), reveal],
        Phase::Revealed if !has_choices && seen.hands.total() == 0 => vec![LeadAct::Count],
        Phase::Revealed => vec![],
    }
}

/// The letters of the screen.
pub(super) fn letters(leading: &Leading) -> Vec<(char, Act)> {
    if matches!(leading.face, Face::Counting { .. }) {
        return vec![('r', Act::Lead(LeadAct::Wall(false)))];
    }
    let wall = match leading.face {
        _ if leading.seen.public.is_over => None,
        Face::Console => Some(LeadAct::Wall(true)),
        Face::Wall | Face::Counting { .. } => Some(LeadAct::Wall(false)),
    };
    let back = (leading.seen.public.step > 0).then_some(('r', LeadAct::Previous));
    let letters = wall.map(|act| ('p', act)).into_iter().chain(back);
    letters.map(|(letter, act)| (letter, Act::Lead(act))).collect()
}
