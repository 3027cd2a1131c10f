//! The Passeport: when it is earned, and how far one is.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::id::ModuleId;

/// When the Passeport is earned. Data, because the programme may change it:
/// the rule that held is signed with each Passeport.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassportRule {
    /// How many different modules must be passed, all for the same organisation.
    pub modules: u16,
}

impl PassportRule {
    /// The rule of the programme: three different modules.
    pub const PROGRAMME: Self = Self { modules: 3 };

    /// How far someone is who passed these modules, in any order and however often.
    pub fn standing<'a>(self, passed: impl IntoIterator<Item = &'a ModuleId>) -> Standing {
        Standing { rule: self, passed: passed.into_iter().cloned().collect() }
    }
}

/// How far one is on the way to the Passeport.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    rule: PassportRule,
    passed: BTreeSet<ModuleId>,
}

impl Standing {
    /// The rule that is applied.
    pub fn rule(&self) -> PassportRule {
        self.rule
    }

    /// The different modules passed.
    pub fn passed(&self) -> &BTreeSet<ModuleId> {
        &self.passed
    }

    /// How many more modules are needed.
    pub fn missing(&self) -> u16 {
        let passed = u16::try_from(self.passed.len()).unwrap_or(u16::MAX);
        self.rule.modules.saturating_sub(passed)
    }

    /// Whether the Passeport is earned.
    pub fn is_earned(&self) -> bool {
        self.missing() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(names: &[&str]) -> Vec<ModuleId> {
        names.iter().map(|name| name.parse().unwrap()).collect()
    }

    #[test]
    fn three_different_modules_earn_it() {
        let standing = PassportRule::PROGRAMME.standing(&modules(&["a", "b", "c"]));
        assert!(standing.is_earned());
        assert_eq!(standing.missing(), 0);
    }

    #[test]
    fn the_same_module_three_times_counts_once() {
        let standing = PassportRule::PROGRAMME.standing(&modules(&["a", "a", "a"]));
        assert!(!standing.is_earned());
        assert_eq!(standing.missing(), 2);
        assert_eq!(standing.passed().len(), 1);
    }

    #[test]
    fn more_modules_than_needed_leave_nothing_missing() {
        let standing = PassportRule::PROGRAMME.standing(&modules(&["a", "b", "c", "d"]));
        assert_eq!(standing.missing(), 0);
    }
}
