//! Simulators: small, safe imitations, declared as bounded state machines and
//! interpreted here. Invented data only; nothing of the learner's own enters.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::id::{ChoiceId, FlagId, StateId, StepId};
use super::module::Block;
use super::prose::Prose;

/// A small imitation to try something out in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Simulator {
    /// The step it fills.
    pub id: StepId,
    /// What it imitates.
    pub kind: SimulatorKind,
    /// Its title.
    pub title: Prose,
    /// What the learner is asked to achieve.
    pub goal: Prose,
    /// Said when it is achieved.
    pub success: Prose,
    /// Where it starts.
    pub start: StateId,
    /// Reached when every flag here is raised.
    pub reached: Vec<FlagId>,
    /// The places one can be in.
    pub states: Vec<State>,
}

/// What a simulator imitates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SimulatorKind {
    /// Messages, one of them a trap.
    Inbox,
    /// The address line of a browser.
    AddressBar,
    /// A page where one pays.
    PaymentPage,
    /// A transfer whose account number was changed.
    Transfer,
    /// An order form and its legal notices.
    OrderForm,
    /// A customer's review to answer.
    Review,
    /// A password and a second factor to set up.
    SignIn,
    /// A backup and its restoration.
    Backup,
    /// An electronic invoice to complete.
    Invoice,
    /// A cookie banner.
    CookieBanner,
}

/// A place in a simulator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Stable name within the simulator.
    pub id: StateId,
    /// What is seen there.
    pub view: Vec<Block>,
    /// What can be done there.
    pub moves: Vec<Move>,
}

/// Something one can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Stable name within the state.
    pub id: ChoiceId,
    /// What the learner reads.
    pub text: Prose,
    /// Where it leads; absent: one stays.
    #[serde(default)]
    pub to: Option<StateId>,
    /// Offered only while all of these are raised.
    #[serde(default)]
    pub when: Vec<FlagId>,
    /// Offered only while none of these is raised.
    #[serde(default)]
    pub unless: Vec<FlagId>,
    /// Raised by the move.
    #[serde(default)]
    pub raise: Vec<FlagId>,
    /// Lowered by the move.
    #[serde(default)]
    pub lower: Vec<FlagId>,
    /// Whether it is a mistake; then `say` is required.
    #[serde(default)]
    pub wrong: bool,
    /// What is said once done.
    #[serde(default)]
    pub say: Prose,
}

/// Where someone is in a simulator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Situation {
    /// The place.
    pub state: StateId,
    /// What has been raised.
    pub flags: BTreeSet<FlagId>,
}

impl Simulator {
    /// The situation at the start.
    pub fn begin(&self) -> Situation {
        Situation { state: self.start.clone(), flags: BTreeSet::new() }
    }

    /// Whether the goal is reached in `situation`.
    pub fn is_reached(&self, situation: &Situation) -> bool {
        self.reached.iter().all(|flag| situation.flags.contains(flag))
    }

    /// The place of `situation`, if the file still has it.
    pub fn state(&self, situation: &Situation) -> Option<&State> {
        self.states.iter().find(|state| state.id == situation.state)
    }

    /// What can be done in `situation`, in the order written.
    pub fn moves<'s>(&'s self, situation: &'s Situation) -> impl Iterator<Item = &'s Move> {
        let all = self.state(situation).map_or(&[][..], |state| state.moves.as_slice());
        all.iter().filter(|m| {
            m.when.iter().all(|flag| situation.flags.contains(flag))
                && !m.unless.iter().any(|flag| situation.flags.contains(flag))
        })
    }

    /// The situation after `chosen`.
    pub fn play(&self, situation: &Situation, chosen: &Move) -> Situation {
        let mut next = situation.clone();
        if let Some(state) = &chosen.to {
            next.state = state.clone();
        }
        for flag in &chosen.lower {
            next.flags.remove(flag);
        }
        next.flags.extend(chosen.raise.iter().cloned());
        next
    }
}
