//! The plan of action.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::act::ActionsAct;
use crate::app::items::actions::lines;
use crate::app::screen::{Actions, Screen};
use crate::domain::action::Line;
use crate::domain::id::ModuleId;
use crate::domain::prose::Prose;
use crate::scene::{Block, ItemMark};
use crate::text::Arg;

impl Builder<'_> {
    pub(super) fn actions(self, screen: &Actions) -> Parts {
        let mut body = vec![Block::Heading(self.get("actions-title"))];
        let lines = lines(self.model, screen);
        if lines.is_empty() {
            body.push(self.say("actions-none"));
        } else {
            body.push(self.small("actions-help"));
        }
        body.push(self.items());
        let done = lines.iter().filter(|line| line.done.is_some()).count();
        let args = [("done", done.into()), ("of", lines.len().into())];
        let status =
            if lines.is_empty() { Prose::default() } else { self.with("actions-status", &args) };
        Parts::new("actions", self.get("actions-head"), body).status(status)
    }

    pub(super) fn actions_item(self, act: &ActionsAct) -> Worded {
        match act {
            ActionsAct::Tick(module) => self.action_item(module),
            ActionsAct::Export => self.detailed("actions-export", "actions-export-detail"),
        }
    }

    /// A line: what to do and by when, and the module it comes from. The day is part
    /// of the words: a second line is shown for one item at a time.
    fn action_item(self, module: &ModuleId) -> Worded {
        let Screen::Actions(screen) = &self.model.screen else {
            return Worded::new(Prose::default());
        };
        let action = screen.texts.get(module).map(ToString::to_string).unwrap_or_default();
        let line = lines(self.model, screen).into_iter().find(|line| line.module == *module);
        let is_done = line.as_ref().is_some_and(|line| line.done.is_some());
        let state = line.map(|line| self.action_state(&line)).unwrap_or_default();
        let label = Prose::marked(&format!("{action} *{state}*"));
        let title = self.module_title(module);
        let detail = self.with("actions-module", &[("module", (&title).into())]);
        Worded { detail, mark: ItemMark::Tick(is_done), ..Worded::new(label) }
    }

    fn action_state(self, line: &Line) -> String {
        let (id, day) = match line.done {
            Some(done) => ("actions-done", done.date()),
            None if line.is_late(self.model.around.today) => ("actions-late", line.due),
            None => ("actions-due", line.due),
        };
        let args = [
            ("day", Arg::Number(i64::from(day.day()))),
            ("month", Arg::Number(i64::from(day.month()))),
        ];
        let day = self.text.with("actions-day", &args);
        self.text.with(id, &[("date", (&day).into())])
    }
}
