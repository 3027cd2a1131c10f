//! Leading a session: what is for the one who leads, and what is for the wall. The wall
//! is made of `domain::live::view::Public` and the module alone.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::items::lead::{options, question};
use crate::app::lead::{Face, LeadAct, Leading};
use crate::domain::grading::right_response;
use crate::domain::id::ChoiceId;
use crate::domain::live::event::{Phase, Round};
use crate::domain::live::raised::For;
use crate::domain::live::tally::{Advice, Bar as Counted};
use crate::domain::live::view::{Public, TrainerView};
use crate::domain::module::{Module, Step};
use crate::domain::prose::Prose;
use crate::domain::question::{Ask, Question};
use crate::scene::{Bar, Block, Field, FrameKind, Meter, Tone};

impl Builder<'_> {
    pub(super) fn lead(self, leading: &Leading) -> Parts {
        let Some(open) = &self.model.open else { return self.nowhere() };
        let (seen, module) = (&leading.seen, open.module.as_ref());
        let public = &seen.public;
        let question = question(self.model, leading);
        let mut body = match (&leading.face, question) {
            _ if public.is_over => self.lead_over(module),
            (Face::Counting { at, line, .. }, Some(question)) => {
                self.lead_counting(leading, question, (*at, line))
            }
            (Face::Wall, Some(question)) => self.lead_wall(public, question),
            (_, Some(question)) => self.lead_console(seen, module, question),
            (Face::Console, None) if public.step == 0 => {
                let mut body = self.lead_notes(module);
                body.extend(self.lead_page(module, public));
                body
            }
            (_, None) => self.lead_page(module, public),
        };
        body.push(self.items());
        let face = match leading.face {
            Face::Console => "console",
            Face::Wall => "wall",
            Face::Counting { .. } => "count",
        };
        let args = [("step", (public.step + 1).into()), ("of", public.of.into())];
        let meter = Some(Meter { done: public.step + 1, of: public.of });
        let place = format!("lead/{face}/{}/{:?}", public.step, public.phase);
        Parts { meter, ..Parts::new(place, module.title.clone(), body) }
            .status(self.with("lead-status", &args))
    }

    fn lead_page(self, module: &Module, public: &Public) -> Vec<Block> {
        match module.steps().nth(usize::from(public.step)) {
            Some(Step::Page(page)) => {
                let parts = page.blocks.iter().flat_map(|part| self.part(part));
                std::iter::once(Block::Heading(page.title.clone())).chain(parts).collect()
            }
            Some(Step::Simulator(id)) => {
                let goal = module.simulator(id).map(|simulator| simulator.goal.clone());
                vec![Block::Heading(goal.unwrap_or_default()), self.say("lead-simulator")]
            }
            Some(Step::Question(_)) | None => vec![],
        }
    }

    /// Her notes, before anybody reads anything.
    fn lead_notes(self, module: &Module) -> Vec<Block> {
        let notes = &module.trainer;
        let lines = [&notes.timing, &notes.question, &notes.misunderstanding];
        vec![Block::Frame {
            kind: FrameKind::Aside,
            title: self.get("lead-notes"),
            lines: lines.into_iter().cloned().collect(),
        }]
    }

    /// The choices in the order the room sees, or what there is to put in order.
    fn lead_choices(self, public: &Public, question: &Question) -> Block {
        let words = |id: &ChoiceId| self.choice_words(question, id);
        let lines = match &question.ask {
            Ask::Order { items, .. } => {
                let mut lines: Vec<Prose> = items.iter().map(|item| item.text.clone()).collect();
                // In the order of the alphabet: as good as any, and never the right one's.
                lines.sort_by_key(Prose::text);
                lines
            }
            Ask::Match { pairs, .. } => pairs.iter().map(|pair| pair.left.clone()).collect(),
            _ => public.order.iter().filter_map(words).collect(),
        };
        // A letter is what hands are raised for.
        let has_letters = matches!(question.ask, Ask::One { .. } | Ask::TrueFalse { .. });
        let bar = |(label, letter): (Prose, char)| Bar {
            letter: has_letters.then_some(letter),
            label,
            count: None,
            of: 0,
            before: None,
            note: Prose::default(),
        };
        Block::Bars(lines.into_iter().zip('A'..).map(bar).collect())
    }

    /// The bars; none where there are no choices to raise hands for.
    fn lead_bars(
        self,
        question: &Question,
        (bars, first): (&[Counted], &[Counted]),
        of: u16,
        tells_right: bool,
    ) -> Block {
        let right = right_response(question).filter(|_| tells_right);
        let is_right = |id: &ChoiceId| match &right {
            Some(crate::domain::attempt::Response::Choice(right)) => right == id,
            Some(crate::domain::attempt::Response::Choices(right)) => right.contains(id),
            _ => false,
        };
        let before = |id: &ChoiceId| first.iter().find(|bar| bar.choice == *id);
        let bar = |(bar, letter): (&Counted, char)| {
            Some(Bar {
                letter: Some(letter),
                label: self.choice_words(question, &bar.choice)?,
                count: Some(bar.count),
                of,
                before: before(&bar.choice).map(|bar| bar.count),
                note: if is_right(&bar.choice) { self.get("lead-right") } else { Prose::default() },
            })
        };
        Block::Bars(bars.iter().zip('A'..).filter_map(bar).collect())
    }

    fn lead_wall(self, public: &Public, question: &Question) -> Vec<Block> {
        let mut body = vec![Block::Text(question.prompt.clone())];
        if public.bars.is_empty() {
            body.push(self.lead_choices(public, question));
        } else {
            let bars = (public.bars.as_slice(), public.first_bars.as_slice());
            let is_revealed = public.phase == Phase::Revealed;
            body.push(self.lead_bars(question, bars, public.answers, is_revealed));
        }
        body.extend(match public.phase {
            Phase::Open(_) => vec![self.say("lead-wall-open")],
            Phase::Discussing => vec![self.say("lead-wall-discuss"), self.small("lead-wall-after")],
            Phase::Revealed => self.lead_answer(question),
            Phase::Shown | Phase::Closed { .. } => vec![],
        });
        body
    }

    /// The right answer with its reason.
    fn lead_answer(self, question: &Question) -> Vec<Block> {
        let mut body = self.labelled("answer-right", &self.right(question));
        body.push(Block::Small(question.remember.clone()));
        body
    }

    fn lead_console(self, seen: &TrainerView, module: &Module, question: &Question) -> Vec<Block> {
        let public = &seen.public;
        let mut body = vec![Block::Text(question.prompt.clone())];
        let counted = seen.tally.as_ref().filter(|tally| tally.answers > 0);
        match counted.filter(|tally| !tally.bars.is_empty()) {
            Some(tally) => {
                let bars = (tally.bars.as_slice(), public.first_bars.as_slice());
                body.push(self.lead_bars(question, bars, tally.answers, true));
            }
            None => body.push(self.lead_choices(public, question)),
        }
        if let Some(advice) = seen.advice {
            let id = match advice {
                Advice::Explain => "lead-advice-explain",
                Advice::Discuss => "lead-advice-discuss",
                Advice::GoOn => "lead-advice-go-on",
            };
            let (right, of) = counted.map_or((0, 0), |tally| (tally.right, tally.answers));
            let text = self.with(id, &[("right", right.into()), ("of", of.into())]);
            body.push(Block::Notice { tone: Tone::Info, text });
        }
        if let Some(gain) = seen.gain {
            let args = [
                ("before", gain.before.0.into()),
                ("of", gain.before.1.into()),
                ("after", gain.after.0.into()),
                ("now", gain.after.1.into()),
            ];
            body.push(Block::Small(self.with("lead-gain", &args)));
        }
        if let Some(idea) = counted.and_then(|tally| tally.misconceptions.first())
            && let Some(named) = module.misconception(&idea.0)
        {
            let words = named.text.text();
            let args = [("idea", (&words).into()), ("count", idea.1.into())];
            body.push(Block::Small(self.with("lead-idea", &args)));
        }
        if public.phase == Phase::Revealed {
            body.extend(self.lead_answer(question));
        }
        body
    }

    fn lead_counting(
        self,
        leading: &Leading,
        question: &Question,
        (at, line): (usize, &crate::app::line::Line),
    ) -> Vec<Block> {
        let options = options(leading, question);
        let words = match options.get(at) {
            Some(For::Choice(id)) => {
                let words = self.choice_words(question, id).unwrap_or_default();
                let letter = ('A'..).nth(at).map(String::from).unwrap_or_default();
                Prose::plain(&format!("{letter}   {}", words.text()))
            }
            Some(For::Right) => self.get("lead-had-right"),
            Some(For::NotYet) => self.get("lead-had-not"),
            None => Prose::default(),
        };
        let args = [("place", (at + 1).into()), ("of", options.len().into())];
        vec![
            Block::Heading(self.with("lead-count", &args)),
            Block::Text(words),
            Block::Field(Field {
                label: self.get("lead-hands"),
                value: line.value(),
                cursor: line.cursor(),
                after: self.get("lead-hands-after"),
                is_focused: true,
            }),
        ]
    }

    fn lead_over(self, module: &Module) -> Vec<Block> {
        vec![
            Block::Heading(self.get("lead-over")),
            self.say("lead-over-papers"),
            Block::Small(module.trainer.activity.clone()),
        ]
    }

    pub(super) fn lead_item(self, act: LeadAct) -> Worded {
        Worded::new(self.get(match act {
            LeadAct::Next => "lead-next",
            LeadAct::Previous => "lead-previous",
            LeadAct::Turn(Phase::Open(Round::First)) => "lead-ask",
            LeadAct::Turn(Phase::Open(Round::Second)) => "lead-ask-again",
            LeadAct::Turn(Phase::Discussing) => "lead-discuss",
            LeadAct::Turn(_) => "lead-reveal",
            LeadAct::Count => "lead-count-hands",
            LeadAct::Counted => "validate",
            LeadAct::Wall(true) => "lead-wall",
            LeadAct::Wall(false) => "lead-console",
            LeadAct::End => "lead-end",
            LeadAct::Leave => "leave",
        }))
    }
}
