//! Beside home, for somebody who learns alone and comes back: what today takes, how far
//! the passport is, the modules begun with what became of them.

use super::Builder;
use crate::app::act::{Act, Study};
use crate::app::items;
use crate::app::model::Visitor;
use crate::app::place::At;
use crate::domain::id::ModuleId;
use crate::domain::progress::ModuleProgress;
use crate::domain::prose::Prose;
use crate::domain::record::Purpose;
use crate::domain::time::Date;
use crate::scene::Meter;
use crate::scene::margin::{Goal, Margins, Strip, Table};

/// Minutes it takes to confirm a module: five questions, feedback included.
const CHECK_MINUTES: usize = 3;
/// Days after which it is only said that it was long ago.
const LONG_AGO: i32 = 300;

impl Builder<'_> {
    /// Nothing for whoever has nothing yet.
    pub(super) fn dashboard(self) -> Margins {
        let is_new = self.model.progress.modules.is_empty();
        if is_new || !matches!(self.model.visitor, Visitor::Learner { .. }) {
            return Margins::default();
        }
        let mut right = self.today();
        right.extend(self.goals());
        right.push(Strip::Table(self.modules()));
        Margins { left: vec![], right }
    }

    /// What there is to go on with, and the minutes it takes.
    fn today(self) -> Vec<Strip> {
        let acts = items::items(self.model);
        let mut todo: Vec<(Prose, usize)> = acts.iter().filter_map(|act| self.to_do(act)).collect();
        todo.dedup_by(|later, earlier| later.0 == earlier.0);
        if todo.is_empty() {
            return vec![];
        }
        let minutes = |minutes: usize| self.with("minutes", &[("minutes", minutes.into())]);
        let all: usize = todo.iter().map(|(_, minutes)| minutes).sum();
        let pairs = todo.into_iter().map(|(what, time)| (what, minutes(time))).collect();
        let text = self.get("dashboard-today");
        let aside = self.with("dashboard-about", &[("minutes", all.into())]);
        vec![Strip::Heading { text, aside }, Strip::Pairs(pairs)]
    }

    /// Something that was begun or is due, and its minutes; none for all that is new.
    fn to_do(self, act: &Act) -> Option<(Prose, usize)> {
        match act {
            Act::Study(Study::Recall) => {
                let count = items::offered(self.model);
                let what = self.with("dashboard-recall", &[("count", count.into())]);
                Some((what, count.div_ceil(2)))
            }
            Act::Study(Study::Resume(module)) => {
                let title = self.module_title(module);
                let what = self.with("dashboard-continue", &[("module", (&title).into())]);
                Some((what, self.minutes_left(module)))
            }
            Act::Study(Study::Confirm(module)) => {
                let title = self.module_title(module);
                let what = self.with("dashboard-confirm", &[("module", (&title).into())]);
                Some((what, CHECK_MINUTES))
            }
            _ => None,
        }
    }

    /// Minutes for what is left of a module, its test included.
    pub(super) fn minutes_left(self, module: &ModuleId) -> usize {
        let all = self.model.listing(module).map_or(0, |listing| usize::from(listing.minutes));
        match self.model.place_in(module) {
            Some(At::Step { place, of }) => {
                (all * (of + 1).saturating_sub(place)).div_ceil(of.max(1)).max(1)
            }
            Some(At::Quiz { place, of, .. }) => (of + 1).saturating_sub(place).div_ceil(2).max(1),
            Some(At::Ending { drawn }) => drawn.div_ceil(2).max(1),
            None => all,
        }
    }

    /// Modules and ideas, on the way to the passport.
    fn goals(self) -> Vec<Strip> {
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let goal = |label: &str, done: usize, of: usize| Goal {
            label: self.get(label),
            value: self.with("dashboard-of", &[("done", done.into()), ("of", of.into())]),
            meter: Meter { done: count(done), of: count(of) },
        };
        let needed = items::needed();
        let passed = self.model.counted().len().min(needed);
        let mut goals = vec![goal("dashboard-passed", passed, needed)];
        let (solid, met) = items::ideas(self.model);
        goals.extend((met > 0).then(|| goal("dashboard-ideas", solid, met)));
        let aside = Prose::default();
        let mut strips = vec![Strip::Heading { text: self.get("dashboard-passport"), aside }];
        strips.push(Strip::Goals(goals));
        strips.extend((met > 0).then(|| Strip::Text(self.get("dashboard-ideas-why"))));
        strips
    }

    /// The modules begun, the last one seen first.
    fn modules(self) -> Table {
        let heads = ["dashboard-module", "dashboard-state", "dashboard-next", "dashboard-seen"];
        let known = |(module, progress)| Some((self.model.listing(module)?, module, progress));
        let mut begun: Vec<_> = self.model.progress.modules.iter().filter_map(known).collect();
        begun.sort_by_key(|(listing, _, progress)| {
            (std::cmp::Reverse(progress.latest), listing.number)
        });
        let due = items::next_by_module(self.model);
        let rows = begun.into_iter().map(|(listing, module, progress)| {
            let next = due.get(module).map(|day| self.coming(*day));
            vec![
                listing.title.clone(),
                self.state_of(module, progress),
                next.unwrap_or_else(|| Prose::plain("–")),
                self.seen(progress.latest.date()),
            ]
        });
        Table { rows: rows.collect(), head: heads.map(|id| self.get(id)).into() }
    }

    /// In a word or two.
    fn state_of(self, module: &ModuleId, progress: &ModuleProgress) -> Prose {
        if progress.solid.is_some() {
            return self.get("dashboard-solid");
        }
        if self.model.is_done(module) {
            return self.get("margin-done");
        }
        match self.model.place_in(module) {
            Some(At::Step { place, of }) => {
                self.with("dashboard-of", &[("done", place.into()), ("of", of.into())])
            }
            Some(At::Quiz { .. } | At::Ending { .. }) => self.get("dashboard-test"),
            None => self.get("stamp-open"),
        }
    }

    /// In how many days.
    fn coming(self, day: Date) -> Prose {
        let days = day.days_since(self.model.around.today).max(0);
        self.with("dashboard-in", &[("days", i64::from(days).into())])
    }

    /// On which day.
    fn seen(self, day: Date) -> Prose {
        match self.model.around.today.days_since(day) {
            ..=0 => self.with("dashboard-in", &[("days", 0_i64.into())]),
            1..LONG_AGO => {
                let (date, month) = (i64::from(day.day()), i64::from(day.month()));
                self.with("dashboard-day", &[("day", date.into()), ("month", month.into())])
            }
            _ => self.get("dashboard-long-ago"),
        }
    }

    /// Where one goes on in a module, if that is known: "Step 5 of 18".
    pub(super) fn place_words(self, module: &ModuleId, why: Option<&Prose>) -> Option<Prose> {
        Some(match self.model.place_in(module)? {
            At::Step { place, of } => {
                let (step, of) = (("step", place.into()), ("of", of.into()));
                if let Some(why) = why.map(Prose::text) {
                    self.with("home-step-why", &[step, of, ("reason", (&why).into())])
                } else {
                    let minutes = self.minutes_left(module);
                    self.with("home-step", &[step, of, ("minutes", minutes.into())])
                }
            }
            At::Quiz { place, of, purpose } => {
                let is_check = purpose == Purpose::Check;
                let id = if is_check { "check-question" } else { "home-in-test" };
                self.with(id, &[("place", place.into()), ("of", of.into())])
            }
            At::Ending { .. } => self.get("home-test-left"),
        })
    }
}
