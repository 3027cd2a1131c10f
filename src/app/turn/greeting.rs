//! The first minute on a machine for whoever comes: the keys tried, the first page at
//! once, the card after the first success, nothing left of who did nothing.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::items;
use crate::app::key::Key;
use crate::app::model::{Notice, Opening, Visitor};
use crate::app::screen::{CardNote, Practice, Screen};
use crate::domain::attempt::Outcome;
use crate::domain::keyboard::Layout;
use crate::domain::learner::{Contrast, Preferences};
use crate::domain::record::Fact;

impl Turn<'_> {
    /// Who is here; the keys are tried before, where they are to be.
    pub(super) fn who(&mut self) {
        if self.model.profile.is_remote {
            return self.go(Screen::Newcomer);
        }
        if self.model.screen == Screen::Welcome && self.model.is_to_practise() {
            self.go(Screen::Practice(Practice::default()));
        } else {
            self.go(Screen::Who);
        }
    }

    /// Lets the trial on screen have the key. What it does not want goes on.
    pub(super) fn practised(&mut self, key: Key) -> bool {
        let Screen::Practice(practice) = &mut self.model.screen else { return false };
        if !self.model.overlays.is_empty() {
            return false;
        }
        match (practice.arrow, key) {
            (_, Key::Enter | Key::Char(' ')) => self.skip_practice(),
            (_, Key::Escape | Key::Control(_) | Key::Function(1) | Key::Char('?')) => return false,
            (None, Key::Down) => {
                practice.arrow = Some(true);
                self.refocus();
            }
            (Some(_), Key::Char(c)) if Layout::of_first_key(c).is_some() => {
                self.keyboard(Layout::of_first_key(c));
                self.go(Screen::Who);
            }
            (_, Key::Char(c)) if self.is_letter(c) => return false,
            _ => self.model.notice = Some(Notice::OtherKey),
        }
        true
    }

    fn is_letter(&self, c: char) -> bool {
        let lower = c.to_lowercase().next().unwrap_or(c);
        items::letters(self.model).iter().any(|(letter, _)| *letter == lower)
    }

    /// The keyboard is known; it is remembered for the next one who comes.
    fn keyboard(&mut self, layout: Option<Layout>) {
        let machine = &mut self.model.around.machine;
        if let Some(layout) = layout.filter(|layout| machine.layout != Some(*layout)) {
            machine.layout = Some(layout);
            self.effects.push(Effect::KeepLayout(layout));
        }
    }

    /// Goes on without this trial.
    pub(super) fn skip_practice(&mut self) {
        if let Screen::Practice(practice) = &mut self.model.screen
            && practice.arrow.is_none()
        {
            practice.arrow = Some(false);
            return self.refocus();
        }
        self.go(Screen::Who);
    }

    /// The first page of the first module, without a question asked.
    pub(super) fn begin(&mut self) {
        // Where it cannot be opened one is at home, with the others to choose from.
        self.home();
        if let Some(first) = self.model.suggested() {
            let first = first.module.clone();
            self.open(first, Opening::Lessons);
        }
    }

    /// After the first success, and before going on: the card, if it was not seen yet.
    /// Tells whether it is shown.
    pub(super) fn offer_card(&mut self) -> bool {
        let is_new = matches!(self.model.visitor, Visitor::Learner { card: Some(_), .. });
        let is_success = |asking: &_| items::outcome(self.model, asking) == Some(Outcome::Right);
        // What is hidden below is read first, and no test is interrupted.
        let is_read = self.model.scroll.hidden == 0;
        let is_lesson = matches!(self.model.screen, Screen::Lesson(_));
        let is_due = self.model.profile.is_shared && is_new && is_read && is_lesson;
        if !is_due || !self.model.asking().is_some_and(is_success) {
            return false;
        }
        let behind = Some(Box::new(self.model.screen.clone()));
        self.go(Screen::Card(CardNote { behind, ..self.model.card_note(None) }));
        true
    }

    /// From the card back to where it was offered, and on from there.
    pub(super) fn on_from_card(&mut self, behind: Screen) {
        self.go(behind);
        self.go_on();
    }

    /// Whoever did nothing here leaves nothing here: without a card nobody could ever
    /// come back to it. Nobody is told.
    pub(super) fn drop_stray(&mut self) {
        self.effects.extend(self.model.stray().map(Effect::Erase));
    }

    /// The machine greets as if nobody had ever come: its own language, size and colours.
    pub(super) fn neutral(&mut self) {
        self.present(self.model.first_preferences.clone());
    }

    /// What was chosen on the first screen counts more than what the card says, and is
    /// kept with it.
    pub(super) fn chosen_display(&mut self) {
        let (now, first) = (&self.model.preferences, &self.model.first_preferences);
        let is_same = (now.large, now.contrast) == (first.large, first.contrast);
        if !self.model.profile.is_shared || is_same {
            return;
        }
        let (large, contrast) = (now.large, now.contrast);
        let preferences =
            Preferences { large, contrast, ..self.model.progress.preferences.clone() };
        if preferences != self.model.progress.preferences {
            self.model.progress.preferences = preferences.clone();
            self.append(vec![Fact::Prefers { preferences }], super::After::Nothing);
        }
    }
}

/// The way after this one, for one key: large first, then black and white, then dark
/// on white.
pub(super) fn next_display(large: bool, contrast: Contrast) -> (bool, Contrast) {
    match (large, contrast) {
        (false, Contrast::Dark) => (true, Contrast::Dark),
        (true, Contrast::Dark) => (true, Contrast::High),
        (true, Contrast::High) => (false, Contrast::High),
        (false, Contrast::High) => (false, Contrast::Light),
        (false, Contrast::Light) => (true, Contrast::Light),
        (true, Contrast::Light) => (false, Contrast::Dark),
    }
}
