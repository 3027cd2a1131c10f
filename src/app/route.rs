//! The way through the modules that is followed: what is done on it, what comes
//! next, and why. It suggests; it never forces.

use super::model::{Listing, Model};
use crate::domain::id::{ModuleId, PathId};
use crate::domain::progress::ModuleProgress;
use crate::domain::prose::Prose;
use crate::domain::route::{Reason, Route};

/// A learning path of the catalogue, in the language of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathListing {
    /// Its stable name.
    pub id: PathId,
    /// Its title.
    pub title: Prose,
    /// Its modules in order, each with the reason why it is there. Only modules
    /// that can be opened.
    pub steps: Vec<(ModuleId, Prose)>,
}

/// Why a module is on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why<'m> {
    /// In the words of the learning path.
    Path(&'m Prose),
    /// What the placement found.
    Plan(Reason),
}

/// A module on the way that is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'m> {
    /// Its line of the catalogue.
    pub listing: &'m Listing,
    /// Why it is there.
    pub why: Why<'m>,
}

impl Model {
    /// The learning path of that name.
    pub fn path(&self, id: &PathId) -> Option<&PathListing> {
        self.around.paths.iter().find(|path| path.id == *id)
    }

    /// The learning path that is followed, if one is and the catalogue still has it.
    pub fn followed(&self) -> Option<&PathListing> {
        match &self.progress.route {
            Some(Route::Path(id)) => self.path(id),
            Some(Route::Plan) | None => None,
        }
    }

    /// Whether the placement came to a plan of modules that can be opened.
    pub fn has_plan(&self) -> bool {
        self.plan().next().is_some()
    }

    fn plan(&self) -> impl Iterator<Item = Step<'_>> {
        let plan = self.progress.placement.iter().flat_map(|placement| &placement.plan);
        plan.filter_map(|step| {
            Some(Step { listing: self.listing(&step.module)?, why: Why::Plan(step.reason) })
        })
    }

    /// The modules of `path` with their reasons.
    pub fn steps<'m>(&'m self, path: &'m PathListing) -> impl Iterator<Item = Step<'m>> {
        path.steps.iter().filter_map(|(module, reason)| {
            Some(Step { listing: self.listing(module)?, why: Why::Path(reason) })
        })
    }

    /// The modules of the way that is followed, in order; none when one chooses freely.
    pub fn way(&self) -> Vec<Step<'_>> {
        match (&self.progress.route, self.followed()) {
            (_, Some(path)) => self.steps(path).collect(),
            (Some(Route::Plan), None) => self.plan().collect(),
            (_, None) => vec![],
        }
    }

    /// Whether `module` is done as a step of a way: passed, or, as nothing has to
    /// be passed in the orientation step, read to its end.
    pub fn is_done(&self, module: &ModuleId) -> bool {
        let is_read =
            |progress: &ModuleProgress| progress.lesson.as_ref().is_some_and(|it| it.is_read);
        self.progress.module(module).is_some_and(|progress| {
            progress.passed.is_some() || (!self.counts(module) && is_read(progress))
        })
    }

    /// The first module of the way that is not done.
    pub fn next_on_way(&self) -> Option<Step<'_>> {
        self.way().into_iter().find(|step| !self.is_done(&step.listing.module))
    }

    /// Why `module` is on the way that is followed, if it is on it.
    pub fn why(&self, module: &ModuleId) -> Option<Why<'_>> {
        let step = self.way().into_iter().find(|step| step.listing.module == *module)?;
        Some(step.why)
    }

    /// The module to go on with: the last one worked on, unless it is done and no
    /// new quiz is open in it.
    pub fn unfinished(&self) -> Option<&ModuleId> {
        let (module, progress) = self.progress.unfinished()?;
        (progress.open_quiz().is_some() || !self.is_done(module)).then_some(module)
    }

    /// The module to begin with: the next one of the way that is followed, else
    /// the first of the catalogue not passed yet; none when all are.
    pub fn suggested(&self) -> Option<&Listing> {
        let counts = |listing: &&Listing| listing.number > 0;
        let mut free = self.around.listings.iter().filter(counts);
        let next = self.next_on_way().map(|step| step.listing);
        next.or_else(|| free.find(|listing| !self.is_done(&listing.module)))
    }
}
