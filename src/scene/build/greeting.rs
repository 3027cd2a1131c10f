//! The first screens of a machine for whoever comes.

use super::{Builder, Parts};
use crate::app::model::StoreState;
use crate::app::screen::Practice;
use crate::domain::prose::Prose;
use crate::scene::{Block, FrameKind, Tone};

impl Builder<'_> {
    /// Nobody is here: what this is, and one thing to do.
    pub(super) fn greeting(self) -> Parts {
        let mut body = vec![
            Block::Heading(self.get("welcome-hello")),
            self.say("greeting-what"),
            self.say("greeting-safe"),
        ];
        if let StoreState::Closed(trouble) = &self.model.around.store {
            body.push(Block::Notice { tone: Tone::Info, text: self.get("welcome-look-only") });
            body.push(Block::Small(self.trouble(trouble)));
        }
        body.push(self.items());
        if !self.model.is_to_practise() {
            body.push(self.small("greeting-kept"));
        }
        let place = self.model.around.machine.place.as_deref().unwrap_or_default();
        Parts::new("welcome", self.get("product"), body).status(Prose::plain(place))
    }

    /// The keys, tried one after the other.
    pub(super) fn practice(self, practice: Practice) -> Parts {
        let state = |is_done: Option<bool>| match is_done {
            Some(true) => "practice-done",
            Some(false) => "practice-skipped",
            None => "practice-now",
        };
        let line = |id: &str, state: &str| {
            let state = self.text.get(state);
            self.with(id, &[("state", (&state).into())])
        };
        let mut lines = vec![
            line("practice-enter", "practice-done"),
            line("practice-arrow", state(practice.arrow)),
        ];
        let mut body = vec![Block::Heading(self.get("practice-title")), self.say("practice-safe")];
        if practice.arrow.is_some() {
            lines.push(line("practice-digit", "practice-now"));
        }
        body.push(Block::Lines { numbered: true, lines });
        if practice.arrow.is_some() {
            body.push(Block::Frame {
                kind: FrameKind::Imitation,
                title: self.get("practice-where"),
                lines: vec![Prose::plain("[ 1 ]  [ 2 ]  [ 3 ]  [ 4 ]  [ 5 ]")],
            });
        }
        body.push(self.items());
        let place = if practice.arrow.is_some() { "practice/2" } else { "practice/1" };
        Parts::new(place, self.get("product"), body)
    }
}
