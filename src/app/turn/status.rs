//! A server is looked at, again and again, as long as somebody looks.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::screen::Screen;
use crate::app::status::{StatusNews, StatusShown};
use crate::app::watch::Stage;

impl Turn<'_> {
    /// Begins to look.
    pub(super) fn watch_server(&mut self) {
        self.go(Screen::Status(StatusShown::default()));
        self.look_at_server();
    }

    /// It is time to look again. Says whether that is what the wait was for.
    pub(super) fn looks_again(&mut self, number: u64) -> bool {
        let looks = matches!(self.model.screen, Screen::Status(_));
        if looks && number == self.model.watch.number {
            self.look_at_server();
        }
        looks
    }

    fn look_at_server(&mut self) {
        self.model.watch.enter(Stage::Calm);
        self.effects.push(Effect::Status);
    }

    pub(super) fn status_news(&mut self, news: StatusNews) {
        if let Screen::Status(shown) = &mut self.model.screen {
            shown.told = Some(news);
        }
    }
}
