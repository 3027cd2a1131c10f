//! `passeport serve`: the player for whoever connects by SSH.

mod commands;
mod roles;
mod status;

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use clap::Args;

use self::status::At;
use super::verify::{Counter, VerifyArgs};
use super::{Globals, attach, complain, exit, kiosk, opened, play};
use crate::credential::card;
use crate::domain::record::CardSeal;
use crate::front::local::Door;
use crate::front::remote::{Hall, clamped};
use crate::front::ssh::beside::{Beside, Made};
use crate::front::ssh::local::{Local, Machine as Shared, Ways};
use crate::front::ssh::{self, Limits, Serving, host_key};
use crate::front::{Open, Owned};
use crate::run::checker::Checker;
use crate::run::world::{Machine, World};
use crate::run::{rooms, wording};
use crate::store::{self, Entrance, Meta, Store, StoreError};
use crate::text::Text;

/// The file of the roles, in the data folder.
const ROLES: &str = "ssh_roles";
/// No limit is longer: whoever writes a larger figure means "never", and a moment so far
/// away cannot be told by the clock.
const LONGEST_LIMIT: Duration = Duration::from_hours(24 * 366);
/// Where to listen when nothing is said: everywhere, by both families of addresses.
const EVERYWHERE: &str = "[::]:2222";

/// How to serve.
#[derive(Debug, Clone, Args)]
pub(super) struct ServeArgs {
    /// Where to listen, such as 0.0.0.0:2222; several times for several addresses.
    #[arg(long, value_name = "ADDRESS")]
    listen: Vec<SocketAddr>,
    /// Where Prometheus may ask how the server is, such as 127.0.0.1:9222: an address
    /// of this machine itself.
    #[arg(long, value_name = "ADDRESS", value_parser = own_address)]
    metrics: Option<SocketAddr>,
    /// Tells how the server is that runs here, by that address or by the socket of its
    /// folder, and ends.
    #[arg(long)]
    status: bool,
    /// With it: goes on telling on this screen, as it changes.
    #[arg(long, requires = "status")]
    watch: bool,
}

/// An address that only this machine reaches.
fn own_address(said: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = said.parse().map_err(|error| format!("{error}"))?;
    let is_own = address.ip().is_loopback();
    is_own.then_some(address).ok_or_else(|| format!("{address} is not 127.0.0.1 nor ::1"))
}

/// Runs the command and returns its exit code.
pub(super) fn run(args: &ServeArgs, globals: &Globals) -> u8 {
    let text = globals.text();
    if args.watch {
        return status::watch(At::of(metrics(args, globals), globals), globals);
    }
    if args.status {
        return status::tell(&At::of(metrics(args, globals), globals), &text);
    }
    let log = tracing_subscriber::fmt().with_writer(io::stderr).with_target(false);
    // Once in the life of the process: somebody else's log is as good.
    let _ = log.with_ansi(false).try_init();
    match serving(args, globals, &text) {
        Ok((serving, fingerprint)) => {
            let told = |addresses: &[SocketAddr]| tell(&text, addresses, &fingerprint);
            ssh::run(serving, told).map_or_else(
                |error| {
                    complain(&text, "serve-cannot", &[("why", &error.to_string())]);
                    exit::UNAVAILABLE
                },
                |()| exit::OK,
            )
        }
        Err(code) => code,
    }
}

/// Serves the terminals of this machine, and whoever connects there, while something is
/// done that is served too. Returns its exit code.
pub(super) fn meanwhile(
    listen: Vec<SocketAddr>,
    globals: &Globals,
    work: impl FnOnce() -> Option<u8>,
) -> u8 {
    let text = globals.text();
    let args = ServeArgs { listen: listen.clone(), metrics: None, status: false, watch: false };
    let (serving, fingerprint) = match serving(&args, globals, &text) {
        Ok((serving, fingerprint)) => {
            let (addresses, metrics, inherited) = (listen, None, None);
            (Serving { addresses, metrics, inherited, ..serving }, fingerprint)
        }
        Err(code) => return code,
    };
    let (opened, is_open) = mpsc::channel();
    let (leash, held) = ssh::leash();
    let told = globals.text();
    let serve = move || {
        let tell = |addresses: &[SocketAddr]| {
            if !addresses.is_empty() {
                tell(&told, addresses, &fingerprint);
            }
            let _ = opened.send(());
        };
        ssh::run_held(serving, tell, held)
    };
    let Ok(server) = thread::Builder::new().spawn(serve) else {
        complain(&text, "serve-cannot", &[("why", "no thread")]);
        return exit::UNAVAILABLE;
    };
    // Without an answer it did not open, and says why below.
    let code = is_open.recv().ok().map(|()| work());
    drop(leash);
    match (server.join(), code) {
        (Ok(Ok(())), Some(Some(code))) => code,
        (Ok(Ok(())), _) => {
            complain(&text, "serve-no-socket", &[]);
            exit::UNAVAILABLE
        }
        (Ok(Err(error)), _) => {
            complain(&text, "serve-cannot", &[("why", &error.to_string())]);
            exit::UNAVAILABLE
        }
        (Err(_), _) => exit::SOFTWARE,
    }
}

/// All that a server is made of, and the fingerprint of its key. Tells what is missing.
fn serving(args: &ServeArgs, globals: &Globals, text: &Text) -> Result<(Serving, String), u8> {
    let data = globals.data_folder();
    let disk = opened::disk(&data).map_err(|error| opened::refused(&error, text))?;
    if let Some(told) = wording::healed(text, disk.healed()) {
        let _ = writeln!(io::stderr(), "{told}");
    }
    let (key, _) = host_key::open(&data, Machine.bytes()).map_err(|error| {
        complain(text, "serve-host-key", &[("why", &error.to_string())]);
        exit::UNAVAILABLE
    })?;
    let fingerprint = host_key::fingerprint(&key);
    let notice = notice(&data, text)?;
    let local = local(globals, text)?;
    let catalogue = Arc::new(play::catalogue(globals));
    let host = rooms::host(data.clone(), Arc::clone(&catalogue), text);
    let hall = Hall::new(
        catalogue,
        Arc::clone(text.bundles()),
        (data.clone(), globals.export_folder()),
        store::spawn_hosting(move || Ok(Box::new(disk)), host),
    )
    .leading(globals.room.0.clone());
    let roles = globals.ssh.roles.clone().unwrap_or_else(|| data.join(ROLES));
    let inherited = ssh::inherited().filter(|_| args.listen.is_empty());
    let addresses = if inherited.is_some() { vec![] } else { addresses(args, globals) };
    let serving = Serving {
        hall,
        addresses,
        inherited,
        metrics: metrics(args, globals),
        name: globals.ssh.name.clone(),
        key,
        notice,
        limits: limits(globals),
        decoy: decoy(),
        commands: Arc::new(commands::Table { globals: globals.clone(), roles }),
        local,
    };
    Ok((serving, fingerprint))
}

/// How a player opens its own folder so that others of the machine can join it: see
/// `front::ssh::beside`.
pub(super) fn beside(globals: &Globals, data: PathBuf) -> Open {
    let globals = globals.clone();
    Box::new(move |host| {
        let (owned, told) = mpsc::channel();
        let folder = data.clone();
        let open = move || -> Result<Box<dyn Store>, StoreError> {
            let disk = opened::disk(&folder)?;
            // Whoever waits for it may be gone.
            let _ = owned.send(());
            Ok(Box::new(disk))
        };
        let writer = store::spawn_hosting(open, host);
        let door = Door { path: attach::socket(&globals), group: None, porters: vec![] };
        let make = move |entrance| made(&globals, data, entrance);
        let beside = Beside::open(door, told, writer.entrance(), make);
        Owned { writer, before_close: Some(Box::new(move || beside.close())) }
    })
}

/// What a player is made of for who joins it.
fn made(globals: &Globals, data: PathBuf, entrance: Entrance) -> Made {
    let roles = globals.ssh.roles.clone().unwrap_or_else(|| data.join(ROLES));
    Made {
        hall: Hall::beside(
            Arc::new(play::quiet_catalogue(globals)),
            Arc::clone(globals.text().bundles()),
            (data, globals.export_folder()),
            entrance,
        )
        .leading(globals.room.0.clone()),
        limits: limits(globals),
        decoy: decoy(),
        commands: Arc::new(commands::Table { globals: globals.clone(), roles }),
        ways: Arc::new(Own(globals.clone())),
    }
}

/// What is said of the key that comes next, in each language: which one somebody speaks
/// is not known yet.
fn notice(data: &Path, text: &Text) -> Result<Option<String>, u8> {
    let next = host_key::next(data).map_err(|error| {
        complain(text, "serve-host-key", &[("why", &error.to_string())]);
        exit::UNAVAILABLE
    })?;
    Ok(next.map(|key| {
        let fingerprint = host_key::fingerprint(&key);
        let said = |locale: &str| {
            let args = [("fingerprint", fingerprint.as_str().into())];
            Text::new(Arc::clone(text.bundles()), locale).with("serve-next-key", &args) + "\n"
        };
        text.bundles().locales().map(said).collect()
    }))
}

/// A seal that no card opens.
fn decoy() -> CardSeal {
    let mut salt = [0; 16];
    salt.iter_mut().zip(Machine.bytes()).for_each(|(to, from)| *to = from);
    card::seal(Machine.entropy().card(), salt)
}

/// Configured ways of this machine.
struct Own(Globals);

impl Ways for Own {
    fn kiosk(&self) -> Shared {
        let Self(globals) = self;
        Shared {
            profile: kiosk::profile(globals),
            desk: kiosk::counter(globals),
            outlet: globals.outlet(),
        }
    }

    fn checker(&self) -> Box<dyn Checker> {
        let data = Some(self.0.data_folder());
        Box::new(Counter::of_machine(VerifyArgs { data, ..VerifyArgs::default() }))
    }
}

/// The way in for the terminals of this machine.
fn local(globals: &Globals, text: &Text) -> Result<Local, u8> {
    let unknown = |name: &str| {
        complain(text, "serve-nobody", &[("name", name)]);
        exit::BAD_CONFIG
    };
    let number = |file: &str, name: &String| numbered(file, name).ok_or_else(|| unknown(name));
    let ssh = &globals.ssh;
    let group = ssh.group.as_ref().map(|name| number("/etc/group", name)).transpose()?;
    let porters: Result<_, u8> =
        ssh.porters.iter().map(|name| number("/etc/passwd", name)).collect();
    let door = Door { path: attach::socket(globals), group, porters: porters? };
    Ok(Local { door, ways: Arc::new(Own(globals.clone())) })
}

/// The number of a user or group, from its name or as it is.
fn numbered(file: &str, name: &str) -> Option<u32> {
    name.parse().ok().or_else(|| {
        let text = std::fs::read_to_string(file).ok()?;
        let mut lines = text.lines().map(|line| line.split(':'));
        lines
            .find_map(|mut fields| (fields.next()? == name).then(|| fields.nth(1)?.parse().ok())?)
    })
}

fn addresses(args: &ServeArgs, globals: &Globals) -> Vec<SocketAddr> {
    let said = [&args.listen, &globals.ssh.listen].into_iter().find(|said| !said.is_empty());
    said.cloned().unwrap_or_else(|| EVERYWHERE.parse().into_iter().collect())
}

/// Where machines may ask how it is.
fn metrics(args: &ServeArgs, globals: &Globals) -> Option<SocketAddr> {
    args.metrics.or(globals.ssh.metrics.filter(|address| address.ip().is_loopback()))
}

/// The usual limits, but for what the configuration says.
fn limits(globals: &Globals) -> Limits {
    let (ssh, usual) = (&globals.ssh, Limits::default());
    Limits {
        strangers: ssh.strangers.unwrap_or(usual.strangers),
        strangers_each: ssh.strangers_each.unwrap_or(usual.strangers_each),
        sessions: ssh.sessions.unwrap_or(usual.sessions),
        sessions_each: ssh.sessions_each.unwrap_or(usual.sessions_each),
        sessions_of_one: ssh.sessions_of_one.unwrap_or(usual.sessions_of_one),
        login: lasting(ssh.login_seconds, 1, usual.login),
        idle: lasting(ssh.idle_minutes, 60, usual.idle),
        total: lasting(ssh.total_minutes, 60, usual.total),
        handshake: lasting(ssh.handshake_seconds, 1, usual.handshake),
        // The first only asks what there is: one alone would keep everybody out.
        attempts: ssh.attempts.unwrap_or(usual.attempts).max(2),
        largest: ssh
            .largest
            .map_or(usual.largest, |(columns, rows)| clamped(u32::from(columns), u32::from(rows))),
        keys: ssh.keys_per_second.unwrap_or(usual.keys).max(1),
    }
}

/// A limit of `said` units of so many seconds: at least one, at most [`LONGEST_LIMIT`].
fn lasting(said: Option<u64>, unit: u64, usual: Duration) -> Duration {
    let said = said.map(|said| Duration::from_secs(said.max(1).saturating_mul(unit)));
    said.map_or(usual, |said| said.min(LONGEST_LIMIT))
}

/// Says where one comes in, and by what one knows that it is here.
fn tell(text: &Text, addresses: &[SocketAddr], fingerprint: &str) {
    let mut out = io::stdout().lock();
    for address in addresses {
        let (address, port) = (address.to_string(), address.port().to_string());
        let args = [("address", (&address).into()), ("port", (&port).into())];
        let _ = writeln!(out, "{}", text.with("serve-open", &args));
    }
    let args = [("fingerprint", fingerprint.into())];
    let _ = writeln!(out, "{}", text.with("serve-key", &args));
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn a_limit_of_any_size_is_one_that_the_clock_can_tell() {
        for unit in [1, 60] {
            let never = lasting(Some(u64::MAX), unit, Duration::ZERO);
            assert_eq!(never, LONGEST_LIMIT);
            assert!(Instant::now().checked_add(never).is_some());
            assert_eq!(lasting(Some(0), unit, Duration::ZERO), Duration::from_secs(unit));
            assert_eq!(lasting(None, unit, Duration::from_secs(7)), Duration::from_secs(7));
        }
    }
}
