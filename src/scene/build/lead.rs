//! Leading a session: the screens of the one who leads, and the wall. The wall is made of
//! `domain::live::view::Public` and the module alone.

mod console;
mod panels;
mod people;
mod wall;
mod words;

use super::{Builder, Parts};
use crate::app::items::lead::{options, question};
use crate::app::lead::{Face, Leading, Panel};
use crate::domain::grading::right_response;
use crate::domain::id::ChoiceId;
use crate::domain::live::raised::For;
use crate::domain::live::tally::{Bar as Counted, unordered};
use crate::domain::live::view::Public;
use crate::domain::module::{Module, Step};
use crate::domain::prose::Prose;
use crate::domain::question::{Ask, Question};
use crate::scene::{Bar, Block, Field, Meter, Tone};

impl Builder<'_> {
    pub(super) fn lead(self, leading: &Leading) -> Parts {
        let Some(open) = &self.model.open else { return self.nowhere() };
        let (module, public) = (open.module.as_ref(), &leading.seen.public);
        let question = question(self.model, leading);
        let mut body = match (&leading.face, question) {
            _ if public.is_over => self.lead_over(leading, module),
            (Face::Counting { at, line, .. }, Some(question)) => {
                self.lead_counting(leading, question, (*at, line))
            }
            (Face::Wall, _) => self.wall(public, module),
            (Face::Panel(panel), _) => self.lead_panel(leading, module, *panel),
            (Face::Person(seat), _) => self.lead_person(leading, *seat),
            (Face::Hint { seat, line }, _) => self.lead_hint(leading, *seat, line),
            (Face::Adding(line), _) => self.lead_adding(line),
            (Face::Answering { seat, asking }, Some(question)) => {
                self.lead_answering(leading, question, (*seat, asking))
            }
            (_, Some(question)) => self.lead_console(&leading.seen, module, question),
            (_, None) => self.lead_reading(leading, module),
        };
        let is_wall = leading.face == Face::Wall && !public.is_over;
        // On the wall, how to come in stays last.
        let place = body.len().saturating_sub(usize::from(is_wall));
        body.insert(place, self.items());
        let place = format!("lead/{}/{}/{:?}", face_name(leading), public.step, public.phase);
        let meter = Some(Meter { done: public.step + 1, of: public.of });
        let status = if is_wall { self.wall_status(public) } else { self.lead_status(leading) };
        let parts = Parts { meter, ..Parts::new(place, module.title.clone(), body) };
        let side = match leading.face {
            _ if public.is_over => vec![],
            Face::Console => self.lead_side(&leading.seen),
            Face::Panel(Panel::Map) => self.lead_step(leading, module, question),
            _ => vec![],
        };
        // Beside the people, each row counts, and the status tells the step.
        let meter = parts.meter.filter(|_| side.is_empty());
        Parts { meter, ..parts }.status(status).beside(side)
    }

    /// Where she is, what her watch says, and what people type to come in.
    fn lead_status(self, leading: &Leading) -> Prose {
        let public = &leading.seen.public;
        let pin = public.pin.to_string();
        let since = leading.phase_minutes();
        let args = [
            ("step", (public.step + 1).into()),
            ("of", public.of.into()),
            ("minutes", leading.minutes().into()),
            ("since", since.unwrap_or_default().into()),
            ("pin", (&pin).into()),
        ];
        self.with(if since.is_some() { "lead-status-since" } else { "lead-status" }, &args)
    }

    fn lead_over(self, leading: &Leading, module: &Module) -> Vec<Block> {
        let mut body = vec![Block::Heading(self.get("lead-over")), self.say("lead-over-papers")];
        let poll = leading.seen.poll;
        let id = match (poll.is_counted, poll.is_withheld(), poll.slips) {
            (false, _, 0) => "lead-slips-none",
            (false, ..) => "lead-slips",
            (true, true, _) => "lead-slips-withheld",
            (true, ..) => "lead-slips-counted",
        };
        if leading.has_terminals() && (poll.slips > 0 || !poll.is_counted) {
            let text = self.with(id, &[("count", poll.slips.into())]);
            body.push(Block::Notice { tone: Tone::Info, text });
        }
        body.push(Block::Small(module.trainer.activity.clone()));
        body
    }

    pub(super) fn lead_page(self, module: &Module, public: &Public) -> Vec<Block> {
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

    /// The choices in the order the room sees, or what there is to put in order.
    pub(super) fn lead_choices(self, public: &Public, question: &Question) -> Block {
        let words = |id: &ChoiceId| self.choice_words(question, id);
        let lines: Vec<Prose> = match &question.ask {
            Ask::Order { items, .. } => {
                unordered(items).into_iter().map(|item| item.text.clone()).collect()
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
    pub(super) fn lead_bars(
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

    /// The right answer with its reason.
    pub(super) fn lead_answer(self, question: &Question) -> Vec<Block> {
        let mut body = self.labelled("answer-right", &self.right(question));
        body.push(Block::Small(question.remember.clone()));
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
}

/// Tells the faces apart: another one is read out anew.
fn face_name(leading: &Leading) -> String {
    match &leading.face {
        Face::Console => "console".to_owned(),
        Face::Wall => "wall".to_owned(),
        Face::Counting { .. } => "count".to_owned(),
        Face::Panel(panel) => match leading.page().start {
            0 => format!("{panel:?}"),
            first => format!("{panel:?} {first}"),
        },
        Face::Person(seat) => format!("person {}", seat.0),
        Face::Hint { seat, .. } => format!("hint {}", seat.0),
        Face::Adding(_) => "adding".to_owned(),
        Face::Answering { seat, .. } => format!("answering {}", seat.0),
    }
}

/// The PIN as it is read aloud.
fn pin_said(public: &Public) -> String {
    let digits: Vec<String> = public.pin.to_string().chars().map(String::from).collect();
    digits.join("\u{a0}")
}
