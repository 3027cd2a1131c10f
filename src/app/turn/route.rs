//! The way through the modules: looked at, followed, changed, left.

use super::Turn;
use crate::app::act::RouteAct;
use crate::app::model::{After, Notice};
use crate::app::screen::{Paths, Screen};
use crate::domain::record::Fact;
use crate::domain::route::Route;

impl Turn<'_> {
    /// The way that is followed, its next step first; all ways when none is.
    pub(super) fn paths(&mut self) {
        let way = self.model.way();
        if way.is_empty() {
            return self.go(Screen::Paths(Paths::All));
        }
        let next = way.iter().position(|step| !self.model.is_done(&step.listing.module));
        // Where all is done, the other ways are next.
        let focus = next.unwrap_or(way.len());
        self.go(Screen::Paths(Paths::Followed));
        self.model.focus = Some(focus);
    }

    pub(super) fn route(&mut self, act: RouteAct) {
        match act {
            RouteAct::List => {
                let seen = match &self.model.screen {
                    Screen::Paths(Paths::One(id)) => Some(id.clone()),
                    _ => None,
                };
                self.go(Screen::Paths(Paths::All));
                // Back in the list where one was.
                let items = crate::app::items::items(self.model);
                let is_seen = |act: &crate::app::act::Act| matches!(act, crate::app::act::Act::Route(RouteAct::See(id)) if Some(id) == seen.as_ref());
                self.model.focus = items.iter().position(is_seen).or(self.model.focus);
            }
            // The one that is followed shows how far one is on it.
            RouteAct::See(id) if self.model.followed().is_some_and(|path| path.id == id) => {
                self.paths();
            }
            RouteAct::See(id) => self.go(Screen::Paths(Paths::One(id))),
            RouteAct::Follow(route) => self.follow(route),
        }
    }

    /// Follows a way from now on. Nothing that was done is lost.
    pub(super) fn follow(&mut self, route: Option<Route>) {
        let after = After::Followed(route.clone());
        if self.is_waiting_for(&after) {
            return;
        }
        if self.model.progress.route == route {
            return self.followed(route);
        }
        self.append(vec![Fact::Follows { route }], after);
    }

    /// Home shows what that changes: the next step and why.
    pub(super) fn followed(&mut self, route: Option<Route>) {
        self.home();
        self.model.notice = Some(Notice::Follows(route));
    }
}
