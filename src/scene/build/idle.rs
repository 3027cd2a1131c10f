//! "Are you still there?", on a machine that many people use.

use super::Builder;
use crate::app::model::Visitor;
use crate::domain::prose::Prose;
use crate::scene::margin::Margins;
use crate::scene::{Block, FrameKind, Key, KeyHint, Scene};

impl Builder<'_> {
    /// The question, how to answer it, and what happens without an answer.
    pub(super) fn still_there(self, seconds: u32) -> Scene {
        let name = self.model.progress.name.as_deref();
        let title = match name {
            Some(name) => self.with("idle-there-name", &[("name", name.into())]),
            None => self.get("idle-there"),
        };
        let is_noted = !matches!(self.model.visitor, Visitor::Learner { card: Some(_), .. });
        let kept = match self.model.visitor {
            Visitor::Learner { .. } if self.is_saving() => "ask-saving",
            Visitor::Learner { .. } if is_noted => "idle-kept",
            Visitor::Learner { .. } => "idle-card",
            Visitor::Guest | Visitor::Nobody => "goodbye-guest",
        };
        let mut yes = vec![self.get("idle-yes")];
        yes.extend(self.model.around.was_touched.then(|| self.get("idle-yes-touch")));
        let seconds = self.with("idle-closes", &[("seconds", i64::from(seconds).into())]);
        let body = vec![
            Block::Heading(title),
            Block::Frame { kind: FrameKind::Aside, title: Prose::default(), lines: yes },
            Block::Text(seconds),
            self.say(kept),
        ];
        let hint = |cap: String, label: &str, key: Key| KeyHint {
            cap,
            label: self.get(label),
            key: Some(key),
            is_essential: true,
        };
        let footer = vec![
            hint(self.text.get("idle-any-key"), "idle-stay", Key::Enter),
            hint("Q".to_owned(), "idle-close", Key::Char('q')),
        ];
        Scene {
            place: "idle".to_owned(),
            title: self.get("product"),
            status: Prose::default(),
            meter: None,
            body,
            side: vec![],
            margins: Margins::default(),
            footer,
            scroll: 0,
        }
    }
}
