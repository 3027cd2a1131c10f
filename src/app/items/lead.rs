//! What can be done while leading a session, the most useful first.

mod panels;

use crate::app::act::Act;
use crate::app::attending::AttendAct;
use crate::app::lead::{Face, LeadAct, Leading, Panel};
use crate::app::model::{self, Model, Overlay};
use crate::domain::live::attention::{Attention, attention};
use crate::domain::live::event::{Phase, Round};
use crate::domain::live::raised::{self, For};
use crate::domain::live::seat::Terminal;
use crate::domain::live::tally::Advice;
use crate::domain::live::view::Person;
use crate::domain::question::Question;

pub use panels::{hints, is_counted, until};

/// How many of those who ask for help are named on the console.
const HELPED_AT_ONCE: usize = 2;

/// The question the room is at.
pub fn question<'m>(model: &'m Model, leading: &Leading) -> Option<&'m Question> {
    model.open.as_ref()?.module.question(leading.seen.public.id.as_ref()?)
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
        // Last: it comes while she reads, and moves nothing under her hands.
        let count = leading.seen.poll.is_waiting().then_some(Act::Lead(LeadAct::Slips));
        let rest = [Act::Lead(LeadAct::Leave), Act::Attend(AttendAct::Open)];
        return rest.into_iter().chain(count).collect();
    }
    let acts = match &leading.face {
        Face::Counting { .. } => vec![LeadAct::Counted, LeadAct::Wall(false)],
        Face::Console => console(model, leading),
        // The wall is no place for choices: the one thing that comes next.
        Face::Wall => step(model, leading).into_iter().take(1).collect(),
        Face::Panel(panel) => panels::panel(leading, *panel),
        Face::Person(seat) => panels::person(model, leading, *seat),
        Face::Hint { .. } => panels::words(model, leading),
        Face::Adding(_) => vec![LeadAct::Added, LeadAct::Back],
        Face::Answering { asking, .. } => return panels::answering(asking),
    };
    let mut acts: Vec<Act> = acts.into_iter().map(Act::Lead).collect();
    // The register before what ends the session; the way back stays last.
    let end = acts.iter().position(|act| *act == Act::Lead(LeadAct::Show(Panel::Ending)));
    if let Some(end) = end.filter(|_| leading.face == Face::Panel(Panel::Menu)) {
        acts.insert(end, Act::Attend(AttendAct::Open));
    }
    acts
}

/// What comes next, who asks for help, and the way to all the rest.
fn console(model: &Model, leading: &Leading) -> Vec<LeadAct> {
    let mut acts = step(model, leading);
    let asks = |person: &&_| attention(person, &leading.seen) == Some(Attention::Help);
    let asking = leading.seen.people.iter().take_while(asks).take(HELPED_AT_ONCE);
    acts.extend(asking.map(|person| LeadAct::Person(person.seat)));
    acts.push(LeadAct::Show(Panel::Menu));
    acts
}

/// What can be done with the step the room is at.
fn step(model: &Model, leading: &Leading) -> Vec<LeadAct> {
    let public = &leading.seen.public;
    let mut acts = match question(model, leading) {
        Some(question) => voting(leading, question),
        None => vec![],
    };
    let is_last = public.step + 1 >= public.of;
    acts.push(if is_last { LeadAct::Show(Panel::Ending) } else { LeadAct::Next });
    acts
}

fn voting(leading: &Leading, question: &Question) -> Vec<LeadAct> {
    let seen = &leading.seen;
    let has_choices = matches!(options(leading, question).first(), Some(For::Choice(_)));
    let reveal = LeadAct::Turn(Phase::Revealed);
    let close = |round| LeadAct::Turn(Phase::Closed { round, is_shared: false });
    // Where everybody has a terminal, no hands are counted.
    let counts = !leading.has_terminals() || seen.people.iter().any(is_on_paper);
    let count = counts.then_some(LeadAct::Count);
    match seen.public.phase {
        Phase::Shown => vec![LeadAct::Turn(Phase::Open(Round::First))],
        Phase::Open(round) if leading.has_terminals() => {
            [close(round), reveal].into_iter().chain(count.filter(|_| has_choices)).collect()
        }
        Phase::Open(_) if has_choices => vec![LeadAct::Count, reveal],
        Phase::Open(_) => vec![reveal],
        Phase::Closed { round, is_shared } => {
            let share = LeadAct::Turn(Phase::Closed { round, is_shared: true });
            let share = (!is_shared && has_bars(leading)).then_some(share);
            let discuss = LeadAct::Turn(Phase::Discussing);
            let acts = match (round, seen.advice) {
                (Round::Second, _) => vec![reveal],
                (Round::First, Some(Advice::Discuss)) => vec![discuss, reveal],
                (Round::First, Some(Advice::Explain | Advice::GoOn) | None) => {
                    vec![reveal, discuss]
                }
            };
            acts.into_iter().chain(share).chain(count).collect()
        }
        Phase::Discussing => vec![LeadAct::Turn(Phase::Open(Round::Second)), reveal],
        Phase::Revealed if !has_choices && seen.hands.total() == 0 => count.into_iter().collect(),
        Phase::Revealed => vec![],
    }
}

fn is_on_paper(person: &Person) -> bool {
    person.terminal == Terminal::Paper
}

/// Whether there is something to share: bars with at least one answer.
fn has_bars(leading: &Leading) -> bool {
    let tally = leading.seen.tally.as_ref();
    tally.is_some_and(|tally| tally.answers > 0 && !tally.bars.is_empty())
}

/// The letters of the screen.
pub(super) fn letters(leading: &Leading) -> Vec<(char, Act)> {
    let public = &leading.seen.public;
    let show = LeadAct::Show;
    let letters = match leading.face {
        _ if public.is_over => vec![],
        Face::Console => {
            let back = (public.step > 0).then_some(('r', LeadAct::Previous));
            let all = [
                ('p', LeadAct::Wall(true)),
                ('g', show(Panel::People)),
                ('c', show(Panel::Map)),
                ('y', show(Panel::Pace)),
                ('f', LeadAct::Freeze(!public.is_frozen)),
                ('n', show(Panel::Notes)),
            ];
            all.into_iter().chain(back).collect()
        }
        Face::Wall => {
            let back = (public.step > 0).then_some(('r', LeadAct::Previous));
            [('p', LeadAct::Wall(false))].into_iter().chain(back).collect()
        }
        Face::Counting { .. } => vec![('r', LeadAct::Wall(false))],
        Face::Panel(_)
        | Face::Person(_)
        | Face::Hint { .. }
        | Face::Adding(_)
        | Face::Answering { .. } => vec![('r', LeadAct::Back)],
    };
    letters.into_iter().map(|(letter, act)| (letter, Act::Lead(act))).collect()
}

/// The letter that ends it, where nothing beside the step is on screen.
pub(super) fn way_out(leading: &Leading) -> Option<(char, Act)> {
    let is_step = matches!(leading.face, Face::Console | Face::Wall);
    (is_step || leading.seen.public.is_over).then(|| ('q', leave(leading)))
}

/// Leaving: the room waits on the disk. While people sit at terminals, this may be what
/// carries them, so it is asked twice.
pub fn leave(leading: &Leading) -> Act {
    let sits = |one: &Person| one.is_here && !is_on_paper(one);
    if leading.seen.people.iter().any(sits) && !leading.seen.public.is_over {
        return Act::Show(Overlay::Confirm(model::Question::LeaveRoom));
    }
    Act::Lead(LeadAct::Leave)
}
