//! The wall: large and calm. No name, no clock, no ranking; how to come in is always there.
//! Made of what anybody may see and of the module: nothing else is at hand here.

use super::super::Builder;
use super::pin_said;
use crate::domain::live::event::{Phase, Round};
use crate::domain::live::view::Public;
use crate::domain::module::Module;
use crate::domain::prose::Prose;
use crate::domain::question::Question;
use crate::scene::{Block, Meter, Tone};

impl Builder<'_> {
    /// What the wall shows. Its last block says how to come in.
    pub(in crate::scene::build) fn wall(self, public: &Public, module: &Module) -> Vec<Block> {
        if public.is_over {
            return vec![Block::Heading(self.get("lead-over")), self.say("lead-wall-thanks")];
        }
        let question = public.id.as_ref().and_then(|id| module.question(id));
        let mut body = match question {
            Some(question) => self.wall_question(public, question),
            None => self.lead_page(module, public),
        };
        if public.is_frozen {
            let text = self.get("lead-wall-frozen");
            body.insert(0, Block::Notice { tone: Tone::Info, text });
        }
        // The PIN stands in the corner too, whatever the room.
        body.push(Block::Spare(self.ways_in(public)));
        body
    }

    /// What stands in the corner, whatever is below.
    pub(in crate::scene::build) fn wall_status(self, public: &Public) -> Prose {
        let pin = pin_said(public);
        self.with("lead-wall-status", &[("pin", (&pin).into())])
    }

    /// How to come in, from a machine of the place and from one's own.
    pub(super) fn ways_in(self, public: &Public) -> Prose {
        let pin = pin_said(public);
        match &self.model.usual.host {
            Some(host) => {
                let address = typed(host);
                let args = [("pin", (&pin).into()), ("address", (&address).into())];
                self.with("lead-ways-both", &args)
            }
            None => self.with("lead-ways-here", &[("pin", (&pin).into())]),
        }
    }

    fn wall_question(self, public: &Public, question: &Question) -> Vec<Block> {
        let mut body = vec![];
        if !public.bars.is_empty() {
            let is_first = public.round == Round::First;
            body.push(self.small(if is_first { "lead-vote-first" } else { "lead-vote-second" }));
        }
        body.push(Block::Heading(question.prompt.clone()));
        if public.bars.is_empty() {
            body.push(self.lead_choices(public, question));
        } else {
            let bars = (public.bars.as_slice(), public.first_bars.as_slice());
            let is_revealed = public.phase == Phase::Revealed;
            body.push(self.lead_bars(question, bars, public.answers, is_revealed));
        }
        body.extend(match public.phase {
            Phase::Open(_) => self.wall_open(public),
            Phase::Discussing => {
                vec![self.say("lead-wall-discuss"), Block::Spare(self.get("lead-wall-after"))]
            }
            Phase::Revealed => self.lead_answer(question),
            Phase::Closed { .. } => vec![self.say("lead-wall-closed")],
            Phase::Shown => vec![],
        });
        body
    }

    /// How many answers are in, where any can come by themselves.
    fn wall_open(self, public: &Public) -> Vec<Block> {
        if public.expected == 0 {
            return vec![self.say("lead-wall-hands")];
        }
        let args = [("count", public.answers.into()), ("of", public.expected.into())];
        let figure = Block::Figure {
            value: format!("{}/{}", public.answers, public.expected),
            label: self.get("lead-wall-answers"),
            words: self.with("lead-wall-counted", &args),
            meter: Some(Meter { done: public.answers, of: public.expected }),
        };
        vec![figure, Block::Spare(self.get("lead-wall-open"))]
    }

    /// How to come in, large: for the beginning, and for who comes late.
    pub(super) fn door(self, public: &Public) -> Vec<Block> {
        vec![
            Block::Figure {
                value: public.pin.to_string(),
                label: self.get("lead-door"),
                words: self.wall_status(public),
                meter: None,
            },
            Block::Text(self.ways_in(public)),
        ]
    }
}

/// What is typed to come in from elsewhere, on one row: it is copied as one reads it.
/// The port of a host stands before it: `ssh` takes none behind.
fn typed(host: &str) -> String {
    let port = host
        .split_once(':')
        .filter(|(name, port)| !name.is_empty() && port.parse::<u16>().is_ok_and(|port| port > 0));
    match port {
        Some((name, port)) => format!("ssh\u{a0}-p\u{a0}{port}\u{a0}seance@{name}"),
        None => format!("ssh\u{a0}seance@{host}"),
    }
}
