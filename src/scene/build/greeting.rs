//! The first screens of a machine for whoever comes.

use super::{Builder, Parts};
use crate::app::model::StoreState;
use crate::app::screen::Practice;
use crate::domain::prose::Prose;
use crate::scene::{Block, FrameKind, Tone};

impl Builder<'_> {
    /// Nobody is here: what this is, and one thing to do.
    pub(super) fn greeting(self) -> Parts {
        let hello = match self.model.around.machine.place.as_ref() {
            Some(place) => self.with("greeting-hello", &[("place", place.into())]),
            None => self.get("welcome-hello"),
        };
        let mut body =
            vec![Block::Heading(hello), self.say("greeting-what"), self.say("greeting-safe")];
        if let StoreState::Closed(trouble) = &self.model.around.store {
            body.push(Block::Notice { tone: Tone::Info, text: self.get("welcome-look-only") });
            body.push(Block::Small(self.trouble(trouble)));
        }
        body.push(self.items());
        if !self.model.is_to_practise() {
            body.push(self.small("greeting-kept"));
        }
        Parts::new("welcome", self.get("product"), body)
    }

    /// The keys, tried one after the other: what to press first, then what is done.
    pub(super) fn practice(self, practice: Practice) -> Parts {
        let is_arrow_over = practice.arrow.is_some();
        let arrow = match practice.arrow {
            Some(true) => "practice-done",
            Some(false) => "practice-skipped",
            None => "practice-now",
        };
        let line = |id: &str, state: &str| {
            let state = self.text.get(state);
            self.with(id, &[("state", (&state).into())])
        };
        let digit = is_arrow_over.then(|| line("practice-digit", "practice-now"));
        let lines = [line("practice-enter", "practice-done"), line("practice-arrow", arrow)];
        let mut body = vec![self.say("practice-safe")];
        if is_arrow_over {
            body.push(Block::Heading(self.get("practice-press-digit")));
            body.push(Block::Frame {
                kind: FrameKind::Imitation,
                title: self.get("practice-where"),
                lines: vec![Prose::plain("[ 1 ]  [ 2 ]  [ 3 ]  [ 4 ]  [ 5 ]")],
            });
            body.push(self.small("practice-no-shift"));
        } else {
            body.push(Block::Heading(self.get("practice-press-arrow")));
        }
        body.push(Block::Lines {
            numbered: false,
            lines: lines.into_iter().chain(digit).collect(),
        });
        if self.model.around.was_touched {
            body.push(self.small("practice-touch"));
        }
        body.push(self.items());
        let place = if is_arrow_over { "practice/2" } else { "practice/1" };
        Parts::new(place, self.get("practice-title"), body)
    }
}
