//! After a session, on a seat: what was kept and how to go on, and the slip of three
//! questions for whoever wants to say what it was like.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::screen::Screen;
use crate::app::seat::Seated;
use crate::app::slip::{Asked, Filling, SlipAct};
use crate::domain::live::urn::Turnout;
use crate::domain::module::Module;
use crate::domain::prose::Prose;
use crate::scene::{Block, Field, Meter, Tone};

impl Builder<'_> {
    /// The session is over: on the slip, the question in front; else what was kept.
    pub(super) fn seat_over(self, seated: &Seated) -> Vec<Block> {
        if let Some(filling) = &seated.filling {
            return self.slip_question(filling);
        }
        let own = &seated.seen.own;
        let mut body = vec![Block::Heading(self.get("seat-over"))];
        if own.slip == Turnout::Done {
            body.push(Block::Notice { tone: Tone::Good, text: self.get("slip-thanks") });
        }
        let (given, asked) = own.answered;
        let args = [("given", given.into()), ("asked", asked.into())];
        body.push(Block::Text(match asked {
            0 => self.get("seat-over-thanks"),
            _ => self.with("seat-over-answered", &args),
        }));
        let has_key = self.model.key.is_some();
        let known = if has_key { "seat-over-key" } else { "seat-over-card" };
        body.extend([self.say("seat-over-next"), self.say(known)]);
        body
    }

    /// Whether a session that is over is on screen.
    pub(super) fn is_after_session(self) -> bool {
        matches!(&self.model.screen, Screen::Seat(seated) if seated.seen.public.is_over)
            && self.model.overlays.is_empty()
    }

    pub(super) fn alone_item(self) -> Worded {
        self.detailed("seat-over-go", "seat-over-go-detail")
    }

    /// The question in front, and that nobody knows whose answer it is.
    fn slip_question(self, filling: &Filling) -> Vec<Block> {
        let question = match filling.at {
            Asked::Useful => "slip-useful",
            Asked::Pace => "slip-pace",
            Asked::Next => "slip-next",
        };
        let mut body = vec![Block::Heading(self.get(question))];
        if filling.at != Asked::Next {
            body.push(self.small("slip-unnamed"));
            return body;
        }
        body.push(Block::Field(Field {
            label: self.get("slip-field"),
            value: filling.line.value(),
            cursor: filling.line.cursor(),
            after: Prose::default(),
            is_focused: true,
        }));
        body.push(self.small("slip-unnamed-words"));
        body
    }

    /// The slip on screen: it has steps of its own.
    pub(super) fn slip(self, filling: &Filling, module: &Module, body: Vec<Block>) -> Parts {
        let (number, of) = (filling.at.number(), Asked::Next.number());
        let args = [("number", number.into()), ("of", of.into())];
        let meter = Some(Meter { done: number, of });
        Parts { meter, ..Parts::new(format!("slip/{number}"), module.title.clone(), body) }
            .status(self.with("slip-status", &args))
    }

    pub(super) fn slip_item(self, act: SlipAct) -> Worded {
        let id = match act {
            SlipAct::Begin => return self.detailed("slip-begin", "slip-begin-detail"),
            SlipAct::Circle(1) => "slip-not-at-all",
            SlipAct::Circle(2) => "slip-rather-not",
            SlipAct::Circle(3) => "slip-rather",
            SlipAct::Circle(_) => "slip-fully",
            SlipAct::Pass => "slip-pass",
            SlipAct::Back => "key-back",
            SlipAct::Give => "slip-give",
        };
        Worded::new(self.get(id))
    }
}
