//! `passeport kiosk`: the player on a machine that many people use.

mod desk;

use std::io::{self, Write};

use clap::{Args, Subcommand};

use super::{Globals, complain, exit, play};
use crate::app::model::{Idle, Profile};
use crate::credential::passphrase;
use crate::run::world::{Machine, World};
use crate::run::{desk::Desk, lockdown, passphrase as ask};
use crate::text::Text;

/// What can be done for such a machine.
#[derive(Debug, Clone, Args)]
pub(super) struct KioskArgs {
    #[command(subcommand)]
    command: Option<KioskCommand>,
}

#[derive(Debug, Clone, Subcommand)]
enum KioskCommand {
    /// Make the line of the configuration that opens the trainer's menu.
    Passphrase,
}

/// Runs the command and returns its exit code.
pub(super) fn run(args: &KioskArgs, globals: &Globals) -> u8 {
    match args.command {
        None => start(globals),
        Some(KioskCommand::Passphrase) => imprint(&globals.text()),
    }
}

/// Plays until the trainer or the machine ends it.
fn start(globals: &Globals) -> u8 {
    let text = globals.text();
    let imprint = globals.kiosk.trainer.as_deref();
    if imprint.is_some_and(|imprint| !passphrase::is_imprint(imprint)) {
        complain(&text, "kiosk-bad-trainer", &[]);
        return exit::BAD_CONFIG;
    }
    // Nobody looks into what the program held, not even after a fault.
    if let Err(error) = lockdown::no_core() {
        complain(&text, "kiosk-core", &[("why", &error.to_string())]);
    }
    #[cfg(all(unix, feature = "ssh"))]
    if let Some(joined) = super::attach::join(globals, crate::front::local::Way::Kiosk) {
        return if joined.has_left { exit::STOPPED } else { joined.code };
    }
    let played = play::played(globals, profile(globals), counter(globals));
    let was_stopped = matches!(played, Some(Ok(true)));
    match play::ended(played, &text, &mut io::stderr()) {
        exit::OK if was_stopped => exit::STOPPED,
        code => code,
    }
}

/// Who answers the trainer's menu, where there is a passphrase for it.
pub(super) fn counter(globals: &Globals) -> Option<Box<dyn Desk>> {
    let imprint = globals.kiosk.trainer.clone()?;
    Some(Box::new(desk::Counter { globals: globals.clone(), imprint }))
}

/// Asks for the trainer's passphrase, twice, and writes its imprint.
fn imprint(text: &Text) -> u8 {
    let least = passphrase::SHORTEST.to_string();
    complain(text, "kiosk-passphrase", &[("least", &least)]);
    let once = ask::ask(&text.get("kiosk-passphrase-ask"));
    let Ok(Some(once)) = once else { return exit::NO_INPUT };
    if once.trim().chars().count() < passphrase::SHORTEST {
        complain(text, "kiosk-passphrase-short", &[("least", &least)]);
        return exit::USAGE;
    }
    let again = ask::ask(&text.get("kiosk-passphrase-again"));
    if again.ok().flatten().as_deref() != Some(&*once) {
        complain(text, "kiosk-passphrase-differs", &[]);
        return exit::USAGE;
    }
    let mut salt = [0; 16];
    salt.iter_mut().zip(Machine.bytes()).for_each(|(to, from)| *to = from);
    complain(text, "kiosk-passphrase-copy", &[]);
    let line = format!("trainer: \"{}\",", passphrase::imprint(&once, salt));
    super::opened::written(writeln!(io::stdout(), "{line}"))
}

/// What the configuration makes of the usual profile.
pub(super) fn profile(globals: &Globals) -> Profile {
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
        can_export: kiosk.export.is_some() || kiosk.printer.is_some(),
        idle: Some(idle),
        purge_months: purge_months.filter(|months| *months > 0),
        has_trainer: kiosk.trainer.is_some(),
        has_touch: kiosk.touch,
        ..Profile::KIOSK
    }
}
