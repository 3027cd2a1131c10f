//! The console: the step, what the vote came to, what may be done about it; beside it,
//! the people.

use super::super::Builder;
use crate::app::lead::Leading;
use crate::domain::live::event::Phase;
use crate::domain::live::tally::{Advice, Tally};
use crate::domain::live::view::TrainerView;
use crate::domain::module::Module;
use crate::domain::question::Question;
use crate::scene::{Block, FrameKind, Tone};

impl Builder<'_> {
    /// A page or a simulator; at the first step with her notes, before anybody reads.
    pub(super) fn lead_reading(self, leading: &Leading, module: &Module) -> Vec<Block> {
        let public = &leading.seen.public;
        let mut body = self.lead_held(&leading.seen);
        if public.step == 0 && leading.seen.people.is_empty() {
            body.push(self.lead_notes(module));
        }
        body.extend(self.lead_page(module, public));
        body
    }

    /// Her notes from the module.
    pub(super) fn lead_notes(self, module: &Module) -> Block {
        let notes = &module.trainer;
        let lines = [&notes.timing, &notes.question, &notes.misunderstanding];
        Block::Frame {
            kind: FrameKind::Aside,
            title: self.get("lead-notes"),
            lines: lines.into_iter().cloned().collect(),
        }
    }

    /// That all screens are held: it is easily forgotten.
    fn lead_held(self, seen: &TrainerView) -> Vec<Block> {
        let held = Block::Notice { tone: Tone::Info, text: self.get("lead-frozen") };
        if seen.public.is_frozen { vec![held] } else { vec![] }
    }

    pub(super) fn lead_console(
        self,
        seen: &TrainerView,
        module: &Module,
        question: &Question,
    ) -> Vec<Block> {
        let public = &seen.public;
        // On the smallest screens only what is first is seen at once.
        let mut body: Vec<Block> = self.lead_advice(seen).into_iter().collect();
        body.extend(self.lead_held(seen));
        body.extend(self.lead_count(seen));
        body.push(Block::Heading(question.prompt.clone()));
        body.push(self.lead_tally(seen, question));
        if let Some(gain) = seen.gain {
            let args = [
                ("before", gain.before.0.into()),
                ("of", gain.before.1.into()),
                ("after", gain.after.0.into()),
                ("now", gain.after.1.into()),
            ];
            body.push(Block::Small(self.with("lead-gain", &args)));
        }
        body.extend(self.lead_idea(seen, module));
        if public.phase == Phase::Revealed {
            body.extend(self.lead_answer(question));
        }
        body
    }

    /// The step beside the map: what it came to, what may be done now, her notes.
    pub(super) fn lead_step(
        self,
        leading: &Leading,
        module: &Module,
        question: Option<&Question>,
    ) -> Vec<Block> {
        let seen = &leading.seen;
        let mut side = vec![];
        match question {
            Some(question) => {
                side.push(Block::Heading(question.prompt.clone()));
                side.extend(self.lead_count(seen));
                side.push(self.lead_tally(seen, question));
                side.extend(self.lead_advice(seen));
                side.extend(self.lead_idea(seen, module));
            }
            // The page itself is on everybody's screen: its title says which.
            None => side.extend(self.lead_page(module, &seen.public).into_iter().next()),
        }
        side.push(Block::Text(self.time_left(leading, module)));
        side.push(self.lead_notes(module));
        side
    }

    /// What the vote came to so far, or the choices.
    fn lead_tally(self, seen: &TrainerView, question: &Question) -> Block {
        match counted(seen).filter(|tally| !tally.bars.is_empty()) {
            Some(tally) => {
                let bars = (tally.bars.as_slice(), seen.public.first_bars.as_slice());
                self.lead_bars(question, bars, tally.answers, true)
            }
            None => self.lead_choices(&seen.public, question),
        }
    }

    /// The misconception behind most of the answers that were not right.
    fn lead_idea(self, seen: &TrainerView, module: &Module) -> Option<Block> {
        let idea = counted(seen)?.misconceptions.first()?;
        let words = module.misconception(&idea.0)?.text.text();
        let args = [("idea", (&words).into()), ("count", idea.1.into())];
        Some(Block::Small(self.with("lead-idea", &args)))
    }

    /// How many answers are in, and whether the room sees how they are shared out.
    fn lead_count(self, seen: &TrainerView) -> Option<Block> {
        let public = &seen.public;
        let id = match public.phase {
            Phase::Open(_) => "lead-answers-open",
            Phase::Closed { is_shared: false, .. } => "lead-answers-hidden",
            Phase::Closed { is_shared: true, .. } | Phase::Discussing => "lead-answers-shared",
            Phase::Shown | Phase::Revealed => return None,
        };
        // The advice tells the number as well.
        if public.expected == 0 || self.lead_advice(seen).is_some() {
            return None;
        }
        let args = [("count", public.answers.into()), ("of", public.expected.into())];
        Some(Block::Text(self.with(id, &args)))
    }

    fn lead_advice(self, seen: &TrainerView) -> Option<Block> {
        let id = match seen.advice? {
            Advice::Explain => "lead-advice-explain",
            Advice::Discuss => "lead-advice-discuss",
            Advice::GoOn => "lead-advice-go-on",
        };
        // While answers still come in, any advice would be too early.
        let is_open = matches!(seen.public.phase, Phase::Open(_));
        if is_open && seen.public.answers < seen.public.expected {
            return None;
        }
        let (right, of) = counted(seen).map_or((0, 0), |tally| (tally.right, tally.answers));
        let text = self.with(id, &[("right", right.into()), ("of", of.into())]);
        Some(Block::Notice { tone: Tone::Info, text })
    }
}

/// The vote on screen, once an answer is in.
fn counted(seen: &TrainerView) -> Option<&Tally> {
    seen.tally.as_ref().filter(|tally| tally.answers > 0)
}
