//! What can be done in the lessons, and with a question wherever it is asked.

use super::{has_hint, leads_to_placement, outcome, sheet};
use crate::app::act::{Act, Answering, Place, Study};
use crate::app::asking::{Asking, Draft, Phase};
use crate::app::model::{Model, Overlay};
use crate::app::screen::Lesson;
use crate::domain::attempt::Outcome;
use crate::domain::module::Step;

pub(super) fn lesson_items(model: &Model, lesson: &Lesson) -> Vec<Act> {
    if lesson.reread.is_some() {
        return vec![Act::Study(Study::BackToQuestion)];
    }
    let Some(open) = &model.open else { return vec![] };
    match (&lesson.asking, &lesson.playing, open.module.steps().nth(lesson.index)) {
        (Some(asking), ..) => asking_items(model, asking, true),
        (_, Some(playing), Some(Step::Simulator(id))) => {
            let Some(simulator) = open.module.simulator(id) else { return vec![] };
            if simulator.is_reached(&playing.situation) {
                return vec![Act::Study(Study::Next), Act::Study(Study::Restart)];
            }
            let moves = simulator.moves(&playing.situation).enumerate();
            moves.map(|(place, _)| Act::Study(Study::Move(place))).collect()
        }
        (.., None) => {
            let place = leads_to_placement(model).then_some(Act::Go(Place::Placement));
            let quiz = place.into_iter().chain([Act::Study(Study::Quiz)]);
            quiz.chain(sheet::offered(model)).chain([Act::Go(Place::Home)]).collect()
        }
        _ => vec![],
    }
}

pub(super) fn asking_items(model: &Model, asking: &Asking, in_lesson: bool) -> Vec<Act> {
    match &asking.phase {
        Phase::Saving => vec![],
        Phase::Told(_) => {
            let mut items = vec![Act::Answer(Answering::Continue)];
            let is_right = outcome(model, asking) == Some(Outcome::Right);
            if in_lesson && !is_right {
                items.push(Act::Answer(Answering::Retry));
                items.push(Act::Study(Study::Reread));
            }
            items
        }
        Phase::Choosing => {
            let mut items = choices(asking);
            if matches!(asking.draft, Draft::Typed(_)) {
                items.extend(has_hint(model, asking).then_some(Act::Answer(Answering::Hint)));
                items.push(Act::Go(Place::Goodbye));
            }
            items
        }
    }
}

/// What can be chosen in a question, and done with what was chosen.
pub(super) fn choices(asking: &Asking) -> Vec<Act> {
    let rows = 0..asking.rows().len();
    let mut items: Vec<Act> = rows.map(|row| Act::Answer(Answering::Row(row))).collect();
    let is_built = matches!(asking.draft, Draft::Ranks(_) | Draft::Pairs { .. });
    if is_built && asking.response().is_ok() {
        items.push(Act::Answer(Answering::Submit));
    }
    if asking.can_undo() {
        items.push(Act::Answer(Answering::Undo));
    }
    items
}

pub(super) fn lesson_letters(model: &Model, lesson: &Lesson) -> Vec<(char, Act)> {
    if let Some(asking) = &lesson.asking {
        return asking_letters(model, asking).into_iter().collect();
    }
    let terms = page_has_terms(model, lesson).then_some(('m', Act::Show(Overlay::Terms)));
    terms.into_iter().chain([('p', Act::Study(Study::Previous))]).collect()
}

pub(super) fn asking_letters(model: &Model, asking: &Asking) -> Option<(char, Act)> {
    let may_hint = asking.is_choosing() && has_hint(model, asking);
    may_hint.then_some(('i', Act::Answer(Answering::Hint)))
}

fn page_has_terms(model: &Model, lesson: &Lesson) -> bool {
    let Some(open) = &model.open else { return false };
    match open.module.steps().nth(lesson.index) {
        Some(Step::Page(page)) => page.terms().next().is_some(),
        _ => false,
    }
}
