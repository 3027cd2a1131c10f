//! The ways through the modules: the one that is followed, all of them, one of them.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::act::RouteAct;
use crate::app::route::{PathListing, Step, Why};
use crate::app::screen::Paths;
use crate::domain::id::{ModuleId, PathId};
use crate::domain::prose::Prose;
use crate::domain::route::{Reason, Route};
use crate::scene::{Block, Meter, Tone};

impl Builder<'_> {
    pub(super) fn paths(self, shown: &Paths) -> Parts {
        match shown {
            Paths::Followed => self.followed(),
            Paths::All => {
                let body = vec![
                    Block::Heading(self.get("route-choose")),
                    self.say("route-what"),
                    self.items(),
                ];
                Parts::new("paths/all", self.get("route-head"), body)
            }
            Paths::One(id) => self.path(id),
        }
    }

    /// The way that is followed; each of its modules is an item.
    fn followed(self) -> Parts {
        let way = self.model.way();
        let done = self.done(&way);
        let mut body = vec![Block::Heading(self.route_title(self.model.progress.route.as_ref()))];
        if done == way.len() {
            body.push(Block::Notice { tone: Tone::Good, text: self.get("route-finished") });
        }
        body.push(self.items());
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let meter = Some(Meter { done: count(done), of: count(way.len()) });
        let parts = Parts::new("paths", self.get("route-head"), body);
        Parts { meter, ..parts.status(self.steps_done(done, way.len())) }
    }

    /// A learning path before it is followed: its modules and why.
    fn path(self, id: &PathId) -> Parts {
        let Some(path) = self.model.path(id) else {
            return Parts::new("paths/none", self.get("route-head"), vec![self.items()]);
        };
        let steps: Vec<Step<'_>> = self.model.steps(path).collect();
        let minutes: usize = steps.iter().map(|step| usize::from(step.listing.minutes)).sum();
        let args = [("count", steps.len().into()), ("minutes", minutes.into())];
        let lines = steps.iter().map(|step| self.path_line(step)).collect();
        let body = vec![
            Block::Heading(path.title.clone()),
            Block::Small(self.with("route-length", &args)),
            Block::Lines { numbered: true, lines },
            self.items(),
        ];
        Parts::new(format!("paths/one/{id}"), self.get("route-head"), body)
    }

    /// "*Title* – reason", and whether it is done.
    fn path_line(self, step: &Step<'_>) -> Prose {
        let title = format!("*{}*", step.listing.title.text());
        let reason = self.reason(step.why).to_string();
        let is_done = self.model.is_done(&step.listing.module);
        let id = if is_done { "route-line-done" } else { "route-line" };
        let args = [("title", (&title).into()), ("reason", (&reason).into())];
        Prose::marked(&self.text.with(id, &args))
    }

    /// Why a module is on the way, in words.
    pub(super) fn reason(self, why: Why<'_>) -> Prose {
        match why {
            Why::Path(reason) => reason.clone(),
            Why::Plan(reason) => self.get(match reason {
                Reason::Goal => "reason-goal",
                Reason::Missed => "reason-missed",
                Reason::Safety => "reason-safety",
                Reason::Near => "reason-near",
            }),
        }
    }

    /// What the way is called; none when one chooses freely.
    fn route_title(self, route: Option<&Route>) -> Prose {
        match route {
            Some(Route::Path(id)) => {
                self.model.path(id).map(|path| path.title.clone()).unwrap_or_default()
            }
            Some(Route::Plan) => self.get("route-plan"),
            None => Prose::default(),
        }
    }

    fn done(self, way: &[Step<'_>]) -> usize {
        way.iter().filter(|step| self.model.is_done(&step.listing.module)).count()
    }

    fn steps_done(self, done: usize, of: usize) -> Prose {
        self.with("route-done", &[("done", done.into()), ("of", of.into())])
    }

    /// The way to "my path" from elsewhere: which one it is and how far one is.
    pub(super) fn paths_item(self) -> Worded {
        let way = self.model.way();
        if way.is_empty() {
            let count = self.model.around.paths.len();
            let aside = self.with("route-paths", &[("count", count.into())]);
            return Worded { aside, ..Worded::new(self.get("go-paths")) };
        }
        let title = self.route_title(self.model.progress.route.as_ref()).text();
        let label = self.with("go-my-path", &[("title", (&title).into())]);
        Worded { aside: self.steps_done(self.done(&way), way.len()), ..Worded::new(label) }
    }

    pub(super) fn route_item(self, act: &RouteAct) -> Worded {
        match act {
            RouteAct::List => Worded::new(self.get("route-others")),
            RouteAct::See(id) => self.model.path(id).map_or_else(
                || Worded::new(Prose::default()),
                |path| Worded { aside: self.path_aside(path), ..Worded::new(path.title.clone()) },
            ),
            RouteAct::Follow(Some(Route::Path(_))) => Worded::new(self.get("route-follow")),
            RouteAct::Follow(Some(Route::Plan)) => self.detailed("route-plan", "route-plan-detail"),
            RouteAct::Follow(None) => Worded::new(self.get("route-free")),
        }
    }

    /// "followed", how much of it is done already, or how long it is.
    fn path_aside(self, path: &PathListing) -> Prose {
        let steps: Vec<Step<'_>> = self.model.steps(path).collect();
        let done = self.done(&steps);
        match self.model.followed() {
            Some(followed) if followed.id == path.id => self.get("route-followed"),
            _ if done > 0 => self.steps_done(done, steps.len()),
            _ => self.with("route-modules", &[("count", steps.len().into())]),
        }
    }

    /// A module as a step of the way that is followed.
    pub(super) fn step_item(self, module: &ModuleId) -> Worded {
        let detail = self.model.why(module).map(|why| self.reason(why)).unwrap_or_default();
        let label = Prose::plain(&self.module_title(module));
        Worded { detail, aside: self.module_state(module), ..Worded::new(label) }
    }

    /// What is followed from now on.
    pub(super) fn follows(self, route: Option<&Route>) -> Prose {
        if route.is_none() {
            return self.get("notice-free");
        }
        let title = self.route_title(route).text();
        self.with("notice-follows", &[("title", (&title).into())])
    }
}
