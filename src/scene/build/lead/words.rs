//! How each thing that can be done while leading is worded.

use super::super::Builder;
use super::super::items::Worded;
use crate::app::items::lead::hints;
use crate::app::lead::{LeadAct, Leading, Panel, Word};
use crate::app::screen::Screen;
use crate::domain::live::event::{Pace, Phase, Round};
use crate::domain::live::seat::SeatId;
use crate::domain::prose::Prose;
use crate::scene::ItemMark;

impl Builder<'_> {
    pub(in crate::scene::build) fn lead_item(self, act: LeadAct) -> Worded {
        let Screen::Lead(leading) = &self.model.screen else {
            return Worded::new(Prose::default());
        };
        match act {
            LeadAct::Person(seat) => self.person_item(leading, seat),
            LeadAct::Others { is_after } => self.others_item(leading, is_after),
            LeadAct::Pace(pace) => self.pace_item(leading, pace),
            LeadAct::Freeze(_) => {
                let mark = ItemMark::Tick(leading.seen.public.is_frozen);
                Worded { mark, ..self.detailed("lead-freeze", "lead-freeze-detail") }
            }
            LeadAct::Ready(place) => Worded::new(self.ready_word(leading, place)),
            LeadAct::Slips => self.detailed("lead-slips-count", "lead-slips-count-detail"),
            LeadAct::Remove(_) => self.detailed("lead-remove", "lead-remove-detail"),
            LeadAct::Show(panel) => self.panel_item(leading, panel),
            LeadAct::Turn(Phase::Closed { is_shared: true, .. }) => {
                self.detailed("lead-share", "lead-share-detail")
            }
            LeadAct::AnswerFor(seat) if has_typed(leading, seat) => {
                Worded::new(self.get("lead-answer-again"))
            }
            act => Worded::new(self.get(word_of(act))),
        }
    }

    /// In the list: the name and the state. On the console: who asks for help.
    fn person_item(self, leading: &Leading, seat: SeatId) -> Worded {
        let Some(person) = leading.person(seat) else { return Worded::new(Prose::default()) };
        let name = self.name(person);
        if leading.face == crate::app::lead::Face::Console {
            return Worded::new(self.with("lead-help", &[("name", (&name).into())]));
        }
        Worded {
            detail: self.about(&leading.seen, person),
            aside: self.state(&leading.seen, person),
            ..Worded::new(Prose::plain(&name))
        }
    }

    fn others_item(self, leading: &Leading, is_after: bool) -> Worded {
        let page = leading.page_beside(is_after).unwrap_or_default();
        let id = if is_after { "lead-people-after" } else { "lead-people-before" };
        let aside = self.some_of("lead-people-some", &page, leading.seen.people.len());
        Worded { aside, ..Worded::new(self.get(id)) }
    }

    fn pace_item(self, leading: &Leading, pace: Pace) -> Worded {
        let now = leading.seen.public.pace;
        let step = |step: u16| [("step", i64::from(step + 1).into())];
        match (pace, now) {
            (Pace::Until(to), Pace::Until(most)) if to > most => {
                Worded::new(self.with("lead-pace-more", &step(to)))
            }
            (Pace::Until(to), Pace::Until(most)) if to < most => {
                Worded::new(self.with("lead-pace-less", &step(to)))
            }
            (Pace::Until(to), _) => Worded {
                mark: ItemMark::Radio(pace == now),
                ..Worded::new(self.with("lead-pace-until", &step(to)))
            },
            (Pace::Together, _) => Worded {
                mark: ItemMark::Radio(pace == now),
                ..Worded::new(self.get("lead-pace-together"))
            },
            (Pace::Free, _) => Worded {
                mark: ItemMark::Radio(pace == now),
                ..Worded::new(self.get("lead-pace-free"))
            },
        }
    }

    fn panel_item(self, leading: &Leading, panel: Panel) -> Worded {
        match panel {
            Panel::Menu => Worded::new(self.get("lead-menu")),
            Panel::Door => self.detailed("lead-door-item", "lead-door-detail"),
            Panel::People => Worded {
                aside: self.present(&leading.seen),
                ..Worded::new(self.get("lead-people"))
            },
            Panel::Map => self.detailed("lead-map", "lead-map-detail"),
            Panel::Pace => self.detailed("lead-pace", "lead-pace-detail"),
            Panel::Notes => Worded::new(self.get("lead-notes-item")),
            Panel::Ending => Worded::new(self.get("lead-end")),
        }
    }

    /// A hint of the question, or one of our words.
    fn ready_word(self, leading: &Leading, place: usize) -> Prose {
        let hints = hints(self.model, leading);
        if let Some(hint) = hints.get(place) {
            return hint.clone();
        }
        let word = place.checked_sub(hints.len()).and_then(|place| Word::ALL.get(place));
        word.map_or_else(Prose::default, |word| {
            self.get(match word {
                Word::Coming => "lead-word-coming",
                Word::Reread => "lead-word-reread",
                Word::Nearly => "lead-word-nearly",
            })
        })
    }
}

/// What has the same words everywhere.
fn word_of(act: LeadAct) -> &'static str {
    match act {
        LeadAct::Next => "lead-next",
        LeadAct::Previous => "lead-previous",
        LeadAct::Turn(Phase::Open(Round::First)) => "lead-ask",
        LeadAct::Turn(Phase::Open(Round::Second)) => "lead-ask-again",
        LeadAct::Turn(Phase::Closed { .. }) => "lead-close",
        LeadAct::Turn(Phase::Discussing) => "lead-discuss",
        LeadAct::Turn(_) => "lead-reveal",
        LeadAct::Count => "lead-count-hands",
        LeadAct::Counted | LeadAct::Added => "validate",
        LeadAct::Wall(true) => "lead-wall",
        LeadAct::Wall(false) => "lead-console",
        LeadAct::Helped(_) => "lead-helped",
        LeadAct::Return(_) => "lead-return",
        LeadAct::Write(_) => "lead-write",
        LeadAct::Send => "lead-send",
        LeadAct::Unhint(_) => "lead-unhint",
        LeadAct::Add => "lead-add",
        LeadAct::AnswerFor(_) => "lead-answer-for",
        LeadAct::End => "lead-end",
        LeadAct::Leave => "leave",
        LeadAct::Back
        | LeadAct::Person(_)
        | LeadAct::Others { .. }
        | LeadAct::Pace(_)
        | LeadAct::Freeze(_)
        | LeadAct::Ready(_)
        | LeadAct::Remove(_)
        | LeadAct::Slips
        | LeadAct::Show(_) => "go-back",
    }
}

/// Whether an answer was typed for that person already.
fn has_typed(leading: &Leading, seat: SeatId) -> bool {
    leading.person(seat).is_some_and(|person| person.typed.is_some())
}
