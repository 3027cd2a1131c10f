//! The menu of the person who looks after a machine that many people use, behind a
//! passphrase.

use super::line::Line;
use crate::domain::prose::Prose;
use crate::domain::time::Timestamp;

/// Where one is in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trainer {
    /// Before it: the passphrase, being typed.
    Locked(Line),
    /// In it.
    Menu,
    /// Reading something.
    Page(Desk, Vec<Prose>),
}

/// What can be read there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// How this machine and its data are.
    Check,
    /// How far people come in the modules.
    Modules,
    /// How many Passeports were earned.
    Passports,
}

/// Something done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrainerAct {
    /// The passphrase is typed.
    Open,
    /// Read this.
    Read(Desk),
    /// Back to the menu.
    Back,
    /// Let cards be typed again after too many wrong ones.
    AllowCards,
    /// End the program.
    Quit,
}

/// What comes back from the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrainerNews {
    /// Whether the passphrase is the right one.
    Tried(bool),
    /// What there is to read, line by line.
    Page(Desk, Vec<Prose>),
}

/// A passphrase on its way to be checked: never shown, not even to a debugger.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(pub String);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

/// The longest wait after a wrong passphrase, in milliseconds: a quarter of an hour.
const LONGEST: i64 = 15 * 60_000;

/// Wrong passphrases, and how long they make wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Patience {
    wrong: u32,
    until: Timestamp,
}

impl Patience {
    /// Seconds to wait before the next one.
    pub fn left(self, now: Timestamp) -> u32 {
        // A clock that was set back must not close the menu for ever.
        let left = self.until.0.saturating_sub(now.0).clamp(0, LONGEST);
        u32::try_from(left).unwrap_or_default().div_ceil(1000)
    }

    /// One more was wrong: two seconds, four, eight…
    pub(super) fn wrong(&mut self, now: Timestamp) {
        self.wrong = self.wrong.saturating_add(1);
        let wait = 1000_i64.checked_shl(self.wrong.min(30)).unwrap_or(LONGEST).min(LONGEST);
        self.until = Timestamp(now.0.saturating_add(wait));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrong_passphrase_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        let now = Timestamp(1_795_338_000_000);
        let mut patience = Patience::default();
        let mut waits = vec![];
        for _ in 0..40 {
            patience.wrong(now);
            waits.push(patience.left(now));
        }
        assert_eq!(waits[..5], [2, 4, 8, 16, 32]);
        assert!(waits[10..].iter().all(|wait| *wait == 900), "{waits:?}");
        assert_eq!(patience.left(Timestamp(now.0 + 899_001)), 1);
        assert_eq!(patience.left(Timestamp(now.0 + 900_000)), 0);
        assert_eq!(patience.left(Timestamp(0)), 900, "a clock set back");
    }

    #[test]
    fn a_passphrase_is_not_shown_to_a_debugger() {
        assert_eq!(format!("{:?}", Passphrase("secret".to_owned())), "Passphrase");
    }
}
