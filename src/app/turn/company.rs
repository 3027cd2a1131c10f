//! The same learner in two sessions at once: each sees what the other did when it next
//! opens something, and never writes what only it believes.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::model::{Notice, StoreState};
use crate::app::screen::Screen;
use crate::domain::id::LearnerId;
use crate::domain::progress::Progress;
use crate::domain::record::LearningRecord;

impl Turn<'_> {
    /// Asks what is kept of the learner, where another session may have added to it.
    /// Whether there is something to wait for.
    pub(super) fn look_up(&mut self) -> bool {
        let is_ready = matches!(self.model.around.store, StoreState::Ready);
        let company = self.model.profile.has_company && is_ready;
        let learner = self.model.learner().filter(|_| company);
        self.effects.extend(learner.map(Effect::Load));
        learner.is_some()
    }

    /// Whether others wrote between what was known and these records.
    pub(super) fn is_behind(&self, records: &[LearningRecord]) -> bool {
        records.first().is_some_and(|first| first.seq > self.model.progress.seq + 1)
    }

    /// What is kept of the learner, asked for while they are here.
    pub(super) fn looked_up(&mut self, learner: LearnerId, records: &[LearningRecord]) {
        // Whoever was asked about may have left.
        if self.model.learner() != Some(learner) {
            return;
        }
        let Some(newest) = records.last() else {
            // Erased from elsewhere: nothing of them is to be kept again. Whoever is
            // just joining has nothing kept yet.
            if self.model.progress.seq > 0 {
                self.welcome();
                self.model.notice = Some(Notice::Erased { signed_until: None });
            }
            return;
        };
        let progress = Progress::fold(records);
        if newest.seq >= self.model.progress.seq && progress != self.model.progress {
            self.model.progress = progress;
            self.look_up_due();
            if self.model.screen == Screen::Home && self.model.overlays.is_empty() {
                self.refocus();
            }
        }
        self.open_looked_up();
    }

    /// Opens what waited for it.
    pub(super) fn open_looked_up(&mut self) {
        self.effects.extend(self.model.pending.fresh.take().map(Effect::Open));
    }
}
