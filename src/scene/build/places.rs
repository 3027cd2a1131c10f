//! What going somewhere is called.

use super::Builder;
use crate::app::act::Place;
use crate::app::screen::Screen;

impl Builder<'_> {
    /// What going somewhere is called, which depends on where one is.
    pub(super) fn place_id(self, place: Place) -> &'static str {
        match (place, &self.model.screen) {
            (Place::Who, Screen::Welcome) if self.is_greeting() => {
                if self.model.around.was_touched {
                    "greeting-start-touch"
                } else {
                    "greeting-start"
                }
            }
            (Place::Who, Screen::Welcome) if self.model.around.roll.is_empty() => "go-start",
            (Place::Who, Screen::Welcome) => "go-someone-else",
            (Place::Who | Place::Welcome, Screen::Goodbye) => "go-welcome",
            (Place::Welcome, Screen::Trainer(_)) => "trainer-leave",
            (Place::Back | Place::Who | Place::Welcome, _)
            | (Place::Settings, Screen::Pin(_))
            | (Place::Papers, Screen::Organisation(_) | Screen::Code(_))
            | (Place::Passport, Screen::Benefit(_))
            | (Place::Placement, Screen::Placement(_)) => "go-back",
            (Place::Practice, _) => "go-practice",
            (Place::CardEntry, _) => "go-card",
            (Place::Placement, _) => "go-placement",
            (Place::Home, Screen::Goodbye) if self.model.overlays.is_empty() => "go-on",
            (Place::Home, Screen::Results) => "go-next-module",
            (Place::Home, _) => "go-home",
            (Place::Catalogue, _) => "go-catalogue",
            (Place::Search, _) => "go-search",
            (Place::Intro, _) => "go-intro",
            (Place::Paths, _) => "go-paths",
            (Place::Passport, _) => "go-passport",
            (Place::Papers, _) => "go-papers",
            (Place::Organisation, _) => "go-organisation",
            (Place::Actions, _) => "go-actions",
            (Place::Answers, _) => "go-answers",
            (Place::Settings, _) => "go-settings",
            (Place::Goodbye, Screen::Results) => "go-done-today",
            (Place::Trainer, _) => "go-trainer",
            (Place::Check, _) => "go-check",
            (Place::Keys, _) => "go-keys",
            (Place::Session, _) => "seat-go",
            (Place::Goodbye, _) => "go-finish",
        }
    }
}
