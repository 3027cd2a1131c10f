//! The first screens of who comes from elsewhere, and the keys of SSH.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::screen::Screen;
use crate::domain::key::KeyPrint;
use crate::domain::prose::Prose;
use crate::scene::{Block, FrameKind};

impl Builder<'_> {
    /// Being looked up: seen only where the disk is slow.
    pub(super) fn arriving(self) -> Parts {
        let leads = self.model.pending.leading;
        let what = self.say(if leads { "lead-arriving" } else { "remote-arriving" });
        let body = vec![Block::Heading(self.get("welcome-hello")), what];
        Parts::new("arriving", self.get("product"), body)
    }

    /// Not known yet: what there is, what is kept, how to begin.
    pub(super) fn newcomer(self) -> Parts {
        let mut body = vec![Block::Heading(self.get("remote-hello")), self.say("welcome-what")];
        if let Some(key) = self.model.key {
            let shown = key.shown();
            body.push(self.say("remote-new-key"));
            body.push(Block::Small(self.with("remote-your-key", &[("key", (&shown).into())])));
        }
        body.extend(self.own_terminal());
        body.push(self.items());
        let kept = if self.model.key.is_some() { "remote-key-card" } else { "remote-no-key" };
        body.push(Block::Frame {
            kind: FrameKind::Aside,
            title: Prose::default(),
            lines: vec![self.get("who-kept"), self.get(kept)],
        });
        let parts = Parts::new("newcomer", self.get("product"), body);
        // Whoever has to be told how to come back came by SSH.
        let is_encrypted = self.model.around.elsewhere.call.is_some();
        if is_encrypted { parts.status(self.get("remote-encrypted")) } else { parts }
    }

    /// What is known of the terminal, for who wonders why it looks so.
    fn own_terminal(self) -> Option<Block> {
        let terminal = self.model.around.elsewhere.terminal.as_ref()?;
        let (columns, rows) = terminal.size;
        let args = [
            ("name", (&terminal.name).into()),
            ("columns", columns.into()),
            ("rows", rows.into()),
            ("colours", terminal.colours.map_or(-1, i64::from).into()),
            ("frames", i64::from(terminal.has_frames).into()),
        ];
        Some(Block::Small(self.with("remote-your-terminal", &args)))
    }

    /// The keys that open what the learner has.
    pub(super) fn ssh_keys(self) -> Parts {
        let mut body = vec![Block::Heading(self.get("keys-title")), self.say("keys-what")];
        if let Some(key) = self.model.key {
            let shown = key.shown();
            body.push(Block::Small(self.with("remote-your-key", &[("key", (&shown).into())])));
        }
        body.push(self.items());
        body.push(self.small("keys-lost"));
        Parts::new("keys", self.get("product"), body)
    }

    /// To begin, with what one came with.
    pub(super) fn join_item(self) -> Worded {
        if self.model.key.is_some() {
            self.detailed("remote-join", "remote-join-detail")
        } else if self.model.screen == Screen::Welcome && self.model.around.was_touched {
            self.detailed("greeting-first-touch", "greeting-first-detail")
        } else if self.model.screen == Screen::Welcome {
            self.detailed("greeting-first", "greeting-first-detail")
        } else {
            self.detailed("who-first", "who-first-detail")
        }
    }

    /// To be recognised by a card, with a key that is not known.
    pub(super) fn link_item(self) -> Worded {
        self.detailed("remote-link", "remote-link-detail")
    }

    pub(super) fn revoke_item(self, key: KeyPrint) -> Worded {
        let short = key.short();
        let since = self.model.progress.keys.get(&key).map(|at| self.date(at.date()));
        let detail = since.map(|date| self.with("keys-since", &[("date", (&date).into())]));
        let label = self.with("keys-revoke", &[("key", (&short).into())]);
        Worded { detail: detail.unwrap_or_default(), ..Worded::new(label) }
    }
}
