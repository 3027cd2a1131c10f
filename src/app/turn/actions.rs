//! The plan of action: its sentences are brought, its lines ticked, its files written.

use std::collections::BTreeMap;

use super::Turn;
use crate::app::act::ActionsAct;
use crate::app::effect::Effect;
use crate::app::items::actions::lines;
use crate::app::model::After;
use crate::app::screen::{Actions, Screen};
use crate::domain::action::plan;
use crate::domain::id::ModuleId;
use crate::domain::prose::Prose;
use crate::domain::record::Fact;

impl Turn<'_> {
    pub(super) fn actions(&mut self, act: ActionsAct) {
        match act {
            ActionsAct::Tick(module) => self.tick_action(module),
            ActionsAct::Export => self.export_actions(),
        }
    }

    /// Asks for the sentences of the plan; the screen comes with them.
    pub(super) fn bring_actions(&mut self) {
        let modules = plan(&self.model.progress).into_iter().map(|line| line.module);
        self.effects.push(Effect::Actions(modules.collect()));
    }

    /// The language changed: so do the sentences of a plan on screen, or behind
    /// the settings.
    pub(super) fn reword_actions(&mut self) {
        let model = &*self.model;
        let shown = [Some(&model.screen), model.behind.as_deref()];
        if shown.into_iter().flatten().any(|screen| matches!(screen, Screen::Actions(_))) {
            self.bring_actions();
        }
    }

    pub(super) fn actions_brought(&mut self, texts: BTreeMap<ModuleId, Prose>) {
        let actions = Actions { texts };
        match (&mut self.model.screen, self.model.behind.as_deref_mut()) {
            (Screen::Actions(shown), _) | (Screen::Settings, Some(Screen::Actions(shown))) => {
                *shown = actions;
            }
            _ => self.go(Screen::Actions(actions)),
        }
    }

    fn tick_action(&mut self, module: ModuleId) {
        let is_done = !self.model.progress.done_actions.contains_key(&module);
        self.append(vec![Fact::ActionDone { module, is_done }], After::Nothing);
    }

    fn export_actions(&mut self) {
        let Screen::Actions(screen) = &self.model.screen else { return };
        let lines = lines(self.model, screen);
        self.send(Effect::ExportActions { lines, at: self.at });
    }
}
