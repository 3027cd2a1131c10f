//! What can be done beside the step: with people, with the pace, with words.

use super::{is_on_paper, question};
use crate::app::act::Act;
use crate::app::asking::Asking;
use crate::app::items::lesson::choices;
use crate::app::lead::{LeadAct, Leading, Panel, Word};
use crate::app::model::Model;
use crate::domain::live::event::{Pace, Phase};
use crate::domain::live::seat::SeatId;
use crate::domain::live::standing::Standing;
use crate::domain::prose::Prose;

/// The step as far as which people may go alone: as it is, or as it would be first.
pub fn until(leading: &Leading) -> u16 {
    let public = &leading.seen.public;
    match public.pace {
        Pace::Until(most) => most,
        Pace::Together | Pace::Free => (public.step + 1).min(public.of.saturating_sub(1)),
    }
}

/// The hints of the question the room is at, as words that are ready.
pub fn hints<'m>(model: &'m Model, leading: &Leading) -> &'m [Prose] {
    question(model, leading).map_or(&[], |question| question.hints.as_slice())
}

pub(super) fn panel(leading: &Leading, panel: Panel) -> Vec<LeadAct> {
    let mut acts = match panel {
        Panel::Menu => vec![
            LeadAct::Show(Panel::Door),
            LeadAct::Show(Panel::People),
            LeadAct::Show(Panel::Map),
            LeadAct::Show(Panel::Pace),
            LeadAct::Show(Panel::Notes),
            LeadAct::Wall(true),
            LeadAct::Show(Panel::Ending),
        ],
        Panel::People => {
            let people = leading.seen.people.get(leading.page()).unwrap_or_default().iter();
            let people = people.map(|person| LeadAct::Person(person.seat));
            people.chain(others(leading)).chain([LeadAct::Add]).collect()
        }
        Panel::Map => others(leading).collect(),
        Panel::Door | Panel::Notes => vec![],
        Panel::Pace => pace(leading),
        // Whoever presses Enter without reading goes on.
        Panel::Ending => return vec![LeadAct::Back, LeadAct::End],
    };
    acts.push(LeadAct::Back);
    acts
}

/// The ways to those who are on no page on screen.
fn others(leading: &Leading) -> impl Iterator<Item = LeadAct> {
    let beside = |is_after: &bool| leading.page_beside(*is_after).is_some();
    [true, false].into_iter().filter(beside).map(|is_after| LeadAct::Others { is_after })
}

fn pace(leading: &Leading) -> Vec<LeadAct> {
    let public = &leading.seen.public;
    let until = until(leading);
    let paces = [Pace::Together, Pace::Free, Pace::Until(until)];
    let is_limited = matches!(public.pace, Pace::Until(_));
    let more = (is_limited && until + 1 < public.of).then(|| Pace::Until(until + 1));
    let less = until.checked_sub(1).filter(|_| is_limited).map(Pace::Until);
    let paces = paces.into_iter().chain(more).chain(less).map(LeadAct::Pace);
    paces.chain([LeadAct::Freeze(!public.is_frozen)]).collect()
}

/// What can be done for one person.
pub(super) fn person(model: &Model, leading: &Leading, seat: SeatId) -> Vec<LeadAct> {
    let Some(person) = leading.person(seat) else { return vec![LeadAct::Back] };
    if person.standing == Standing::Removed {
        // Whoever has a terminal comes back with the PIN.
        let back = is_on_paper(person).then_some(LeadAct::Return(seat));
        return back.into_iter().chain([LeadAct::Back]).collect();
    }
    let mut acts = vec![];
    if is_on_paper(person) {
        let is_asked = question(model, leading).is_some() && is_counted(leading);
        acts.extend(is_asked.then_some(LeadAct::AnswerFor(seat)));
    } else {
        acts.push(LeadAct::Write(seat));
        let asks = matches!(person.standing, Standing::AsksHelp(_));
        acts.extend(asks.then_some(LeadAct::Helped(seat)));
        acts.extend(person.hint.is_some().then_some(LeadAct::Unhint(seat)));
    }
    acts.extend([LeadAct::Back, LeadAct::Remove(seat)]);
    acts
}

/// Whether an answer can still be typed for somebody: as hands are counted.
pub fn is_counted(leading: &Leading) -> bool {
    !matches!(leading.seen.public.phase, Phase::Shown | Phase::Revealed)
}

/// The typed word, then those that are ready.
pub(super) fn words(model: &Model, leading: &Leading) -> Vec<LeadAct> {
    let ready = hints(model, leading).len() + Word::ALL.len();
    let ready = (0..ready).map(LeadAct::Ready);
    [LeadAct::Send].into_iter().chain(ready).chain([LeadAct::Back]).collect()
}

/// The choices of a question answered for somebody.
pub(super) fn answering(asking: &Asking) -> Vec<Act> {
    let mut items = choices(asking);
    items.push(Act::Lead(LeadAct::Back));
    items
}
