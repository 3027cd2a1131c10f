//! `passeport serve`: the player for whoever connects by SSH.

mod commands;
mod roles;
mod status;

use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use super::{Globals, complain, exit, opened, play};
use crate::credential::card;
use crate::front::remote::Hall;
use crate::front::ssh::{self, Limits, Serving, host_key};
use crate::run::wording;
use crate::run::world::{Machine, World};
use crate::store::{self, Disk, Meta};
use crate::text::Text;

/// The file of the roles, in the data folder.
const ROLES: &str = "ssh_roles";
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
    /// Tells how the server is that runs here with that address, and ends.
    #[arg(long)]
    status: bool,
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
    if args.status {
        return status::tell(metrics(args, globals), &text);
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

/// All that a server is made of, and the fingerprint of its key. Tells what is missing.
fn serving(args: &ServeArgs, globals: &Globals, text: &Text) -> Result<(Serving, String), u8> {
    let data = globals.data_folder();
    let disk = Disk::open(&data).map_err(|error| opened::refused(&error, text))?;
    if let Some(told) = wording::healed(text, disk.healed()) {
        let _ = writeln!(io::stderr(), "{told}");
    }
    let (key, _) = host_key::open(&data, Machine.bytes()).map_err(|error| {
        complain(text, "serve-host-key", &[("why", &error.to_string())]);
        exit::UNAVAILABLE
    })?;
    let fingerprint = host_key::fingerprint(&key);
    let hall = Hall::new(
        Arc::new(play::catalogue(globals)),
        Arc::clone(text.bundles()),
        (data.clone(), globals.export_folder()),
        store::spawn(move || Ok(Box::new(disk))),
    );
    let roles = globals.ssh.roles.clone().unwrap_or_else(|| data.join(ROLES));
    let mut salt = [0; 16];
    salt.iter_mut().zip(Machine.bytes()).for_each(|(to, from)| *to = from);
    let serving = Serving {
        hall,
        addresses: addresses(args, globals),
        metrics: metrics(args, globals),
        key,
        limits: limits(globals),
        decoy: card::seal(Machine.entropy().card(), salt),
        commands: Arc::new(commands::Table { globals: globals.clone(), roles }),
    };
    Ok((serving, fingerprint))
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
    let seconds = |said: Option<u64>, unit: u64, usual: Duration| {
        said.map_or(usual, |said| Duration::from_secs(said.max(1).saturating_mul(unit)))
    };
    Limits {
        strangers: ssh.strangers.unwrap_or(usual.strangers),
        strangers_each: ssh.strangers_each.unwrap_or(usual.strangers_each),
        sessions: ssh.sessions.unwrap_or(usual.sessions),
        sessions_each: ssh.sessions_each.unwrap_or(usual.sessions_each),
        sessions_of_one: ssh.sessions_of_one.unwrap_or(usual.sessions_of_one),
        login: seconds(ssh.login_seconds, 1, usual.login),
        idle: seconds(ssh.idle_minutes, 60, usual.idle),
        total: seconds(ssh.total_minutes, 60, usual.total),
        ..usual
    }
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
