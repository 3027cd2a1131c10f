//! What stands beside the step: the menu, the map, the pace, the notes.

use super::super::Builder;
use crate::app::asking::Asking;
use crate::app::lead::{Leading, Panel};
use crate::domain::live::event::Pace;
use crate::domain::live::seat::SeatId;
use crate::domain::module::Module;
use crate::domain::prose::Prose;
use crate::domain::question::Question;
use crate::scene::Block;

impl Builder<'_> {
    pub(super) fn lead_panel(self, leading: &Leading, module: &Module, panel: Panel) -> Vec<Block> {
        let seen = &leading.seen;
        match panel {
            Panel::Menu => vec![Block::Heading(self.get("lead-menu"))],
            Panel::Door => self.door(&seen.public),
            Panel::People if seen.people.is_empty() => {
                vec![Block::Heading(self.get("lead-people")), self.say("lead-nobody")]
            }
            Panel::People => vec![Block::Heading(self.lead_people_title(leading))],
            Panel::Map if seen.people.is_empty() => {
                vec![Block::Heading(self.get("lead-map")), self.say("lead-nobody")]
            }
            Panel::Map => vec![self.lead_map(leading)],
            Panel::Pace => {
                let id = match seen.public.pace {
                    Pace::Together => "lead-pace-together-how",
                    Pace::Free => "lead-pace-free-how",
                    Pace::Until(_) => "lead-pace-until-how",
                };
                vec![Block::Heading(self.get("lead-pace")), self.say(id)]
            }
            Panel::Notes => vec![
                self.lead_notes(module),
                Block::Text(module.trainer.activity.clone()),
                Block::Small(self.time_left(leading, module)),
            ],
            Panel::Ending => {
                vec![Block::Heading(self.get("lead-ending")), self.say("lead-ending-how")]
            }
        }
    }

    /// What her watch suggests: the minutes the module is made for, shared out over the
    /// steps that are left.
    pub(super) fn time_left(self, leading: &Leading, module: &Module) -> Prose {
        let public = &leading.seen.public;
        let (minutes, planned) = (leading.minutes(), u32::from(module.about.minutes));
        let steps = u32::from(public.of - public.step.min(public.of));
        let left = planned.saturating_sub(minutes);
        let args = [
            ("minutes", minutes.into()),
            ("planned", planned.into()),
            ("left", left.into()),
            ("steps", steps.into()),
        ];
        let id = if left >= steps { "lead-time-left" } else { "lead-time-short" };
        self.with(id, &args)
    }

    /// The answer of somebody without a terminal, chosen as anybody chooses.
    pub(super) fn lead_answering(
        self,
        leading: &Leading,
        question: &Question,
        (seat, asking): (SeatId, &Asking),
    ) -> Vec<Block> {
        let name = leading.person(seat).map(|person| self.name(person)).unwrap_or_default();
        let mut body = vec![Block::Small(self.with("lead-answer-of", &[("name", (&name).into())]))];
        body.extend(self.choosing(question, asking));
        body
    }
}
