//! What a way of use allows.

use super::checking::Checks;

/// What a way of use allows.
#[expect(clippy::struct_excessive_bools, reason = "each allows one thing, in any combination")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// Whether the learners known here may be named on the first screen.
    pub remembers: bool,
    /// Whether certificates may be written to files.
    pub can_export: bool,
    /// Whether one is asked each time where papers are to go: to a stick, to a printer.
    pub asks_where: bool,
    /// Whether a card can be printed here: there is a printer, and nobody's own machine
    /// keeps the page.
    pub can_print: bool,
    /// Whether people who do not know each other sit here one after another: nobody
    /// but the trainer ends the program, and nobody sees anything of who came before.
    /// Whoever comes for the first time begins at once and is given a card after the
    /// first success; wrong cards make wait, even after a new start.
    pub is_shared: bool,
    /// Whether the keys are tried before anything else, until the keyboard is known.
    pub asks_practice: bool,
    /// When to ask whether somebody is still there; none: never.
    pub idle: Option<Idle>,
    /// Months after which a learner who did not come back is removed; none: never.
    pub purge_months: Option<u16>,
    /// Whether there is a menu for the trainer, behind a passphrase.
    pub has_trainer: bool,
    /// Whether the digits a learner chose are asked for after the card.
    pub asks_pin: bool,
    /// Whether fingers are used here: what can be pressed is large.
    pub has_touch: bool,
    /// Whether this machine may read its screens aloud: whoever listens sits at it.
    pub may_speak: bool,
    /// Where certificates that people bring can be checked.
    pub checks: Checks,
    /// Whether the person sits elsewhere, and came in as somebody: leaving ends the
    /// session, nobody else follows.
    pub is_remote: bool,
    /// Whether the same learner may be in another session of the same program: what
    /// that one did is looked up before anything is opened.
    pub has_company: bool,
}

impl Profile {
    /// Somebody's own machine.
    pub const PERSONAL: Self = Self {
        remembers: true,
        can_export: true,
        asks_where: false,
        can_print: false,
        is_shared: false,
        asks_practice: false,
        idle: None,
        purge_months: None,
        has_trainer: false,
        asks_pin: false,
        has_touch: false,
        may_speak: true,
        checks: Checks::Beside,
        is_remote: false,
        has_company: false,
    };

    /// Somebody who only checks certificates: a bank, an adviser.
    pub const CHECKER: Self =
        Self { remembers: false, can_export: false, checks: Checks::Only, ..Self::PERSONAL };

    /// The same from elsewhere.
    pub const VERIFIER: Self = Self { is_remote: true, may_speak: false, ..Self::CHECKER };

    /// Somebody who sits elsewhere: no file is written here for them, and nobody else
    /// is ever named.
    pub const REMOTE: Self = Self {
        remembers: false,
        can_export: false,
        is_remote: true,
        may_speak: false,
        checks: Checks::Nowhere,
        ..Self::PERSONAL.in_company()
    };

    /// The same where one program serves several sessions. It may have no ears near it:
    /// nothing is read aloud.
    #[must_use]
    pub const fn in_company(self) -> Self {
        Self { has_company: true, may_speak: false, ..self }
    }

    /// A machine that many people use.
    pub const KIOSK: Self = Self {
        remembers: false,
        can_export: false,
        asks_where: true,
        can_print: false,
        is_shared: true,
        asks_practice: true,
        idle: Some(Idle::USUAL),
        purge_months: Some(12),
        has_trainer: false,
        asks_pin: true,
        has_touch: false,
        may_speak: true,
        checks: Checks::Beside,
        is_remote: false,
        has_company: false,
    };
}

/// When a machine that many people use closes what somebody left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Idle {
    /// Milliseconds without a key after which the question is asked.
    pub asks_after: u32,
    /// Milliseconds there are to answer it.
    pub closes_after: u32,
}

impl Idle {
    /// Three minutes, then one to answer: WCAG 2.2.1 asks for twenty seconds at least.
    pub const USUAL: Self = Self { asks_after: 180_000, closes_after: 60_000 };

    /// Milliseconds after which nobody can be there any more.
    pub(super) fn most(self) -> i64 {
        i64::from(self.asks_after) + i64::from(self.closes_after)
    }
}
