//! `passeport kiosk`: the player on a machine that many people use.

use std::io;

use super::{Globals, play};
use crate::app::model::{Idle, Profile};
use crate::run::lockdown;

/// Plays until the trainer or the machine ends it.
pub(super) fn run(globals: &Globals) -> u8 {
    let text = globals.text();
    // Nobody looks into what the program held, not even after a fault.
    if let Err(error) = lockdown::no_core() {
        super::complain(&text, "kiosk-core", &[("why", &error.to_string())]);
    }
    let played = play::played(globals, profile(globals));
    play::ended(played, &text, &mut io::stderr())
}

/// What the configuration makes of the usual profile.
fn profile(globals: &Globals) -> Profile {
    let kiosk = &globals.kiosk;
    let millis = |seconds: Option<u32>, usual: u32| {
        seconds.map_or(usual, |seconds| seconds.max(1).saturating_mul(1000))
    };
    let idle = Idle {
        asks_after: millis(kiosk.idle_seconds, Idle::USUAL.asks_after),
        closes_after: millis(kiosk.warning_seconds, Idle::USUAL.closes_after),
    };
    let purge_months = kiosk.purge_months.or(Profile::KIOSK.purge_months);
    Profile {
        idle: Some(idle),
        purge_months: purge_months.filter(|months| *months > 0),
        ..Profile::KIOSK
    }
}
