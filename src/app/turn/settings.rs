//! How things are shown.

use super::Turn;
use super::greeting::next_display;
use crate::app::act::Setting;
use crate::app::asking::Phase;
use crate::app::effect::Effect;
use crate::app::model::After;
use crate::app::screen::Screen;
use crate::domain::learner::{Contrast, Preferences};
use crate::domain::record::Fact;

impl Turn<'_> {
    pub(super) fn speak(&mut self, locale: String) {
        self.model.preferences.locale = Some(locale.clone());
        self.effects.push(Effect::Speak(locale));
    }

    /// Shows the settings, whatever was on screen: it waits behind.
    pub(super) fn settings(&mut self) {
        if !matches!(self.model.screen, Screen::Settings | Screen::Pin(_)) {
            self.model.behind = Some(Box::new(self.model.screen.clone()));
        }
        self.go(Screen::Settings);
    }

    /// Back from the settings to exactly where one was.
    pub(super) fn back(&mut self) {
        match self.model.behind.take() {
            Some(screen) => self.go(*screen),
            None => self.home(),
        }
        self.ask_search();
        self.check_again();
        // An answer that was on its way has arrived meanwhile.
        if self.model.asking().is_some_and(|asking| asking.phase == Phase::Saving) {
            match self.model.screen {
                Screen::Placement(_) => self.placement_told(),
                _ => self.resume(),
            }
        }
    }

    pub(super) fn set(&mut self, setting: Setting) {
        let mut preferences = self.model.preferences.clone();
        match setting {
            Setting::Language => {
                let languages = &self.model.around.languages;
                let codes = languages.iter().map(|(code, _)| code);
                let mut following =
                    codes.clone().skip_while(|code| **code != self.model.around.locale);
                let next = following.nth(1).or(languages.first().map(|(code, _)| code));
                preferences.locale = next.cloned();
            }
            Setting::Size => preferences.large = !preferences.large,
            Setting::Contrast => {
                preferences.contrast = match preferences.contrast {
                    Contrast::Dark => Contrast::Light,
                    Contrast::Light => Contrast::High,
                    Contrast::High => Contrast::Dark,
                }
            }
            Setting::Glyphs => {
                // The terminal's, not the learner's: never kept with the card.
                self.effects.push(Effect::NextGlyphs);
                return;
            }
            Setting::Display => {
                let next = next_display(preferences.large, preferences.contrast);
                (preferences.large, preferences.contrast) = next;
            }
            Setting::Linear => preferences.linear = !preferences.linear,
        }
        self.present(preferences.clone());
        if self.model.learner().is_some() {
            self.append(vec![Fact::Prefers { preferences }], After::Nothing);
        }
    }

    /// Shows things this way from now on.
    pub(super) fn present(&mut self, preferences: Preferences) {
        if let Some(locale) = &preferences.locale
            && *locale != self.model.around.locale
        {
            self.effects.push(Effect::Speak(locale.clone()));
        }
        self.effects.push(Effect::Present(preferences.clone()));
        self.model.preferences = preferences;
    }
}
