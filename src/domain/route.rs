//! Ways through the modules: a learning path, or a plan of one's own.

use serde::{Deserialize, Serialize};

use super::id::{ModuleId, PathId};

/// A way through the modules, chosen by the learner. It suggests; it never forces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Route {
    /// A learning path of the catalogue.
    Path(PathId),
    /// The plan the placement came to.
    Plan,
}

/// A module of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanStep {
    /// Which one.
    pub module: ModuleId,
    /// Why this one for this person.
    pub reason: Reason,
}

/// Why a module is in somebody's plan. Never a judgement of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// It serves the goal that was named.
    Goal,
    /// A question on it was hard: this is where time is gained first.
    Missed,
    /// It protects the business, whatever the goal.
    Safety,
    /// It is close to what one already does: a module soon passed.
    Near,
}
