//! `passeport serve`: the player for whoever connects by SSH.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::Arc;

use clap::Args;

use super::{Globals, complain, exit, play};
use crate::credential::card;
use crate::front::remote::Hall;
use crate::front::ssh::{self, Limits, Serving, host_key};
use crate::run::world::{Machine, World};
use crate::store::{self, Disk};

/// How to serve.
#[derive(Debug, Clone, Args)]
pub(super) struct ServeArgs {
    /// Where to listen.
    #[arg(long, default_value = "[::]:2222")]
    listen: Vec<SocketAddr>,
}

/// Runs the command and returns its exit code.
pub(super) fn run(args: &ServeArgs, globals: &Globals) -> u8 {
    let text = globals.text();
    tracing_subscriber::fmt().with_writer(io::stderr).with_target(false).with_ansi(false).init();
    let data = globals.data_folder();
    let key = match host_key::open(&data, Machine.bytes()) {
        Ok((key, _)) => key,
        Err(error) => {
            complain(&text, "serve-host-key", &[("why", &error.to_string())]);
            return exit::UNAVAILABLE;
        }
    };
    let mut salt = [0; 16];
    salt.iter_mut().zip(Machine.bytes()).for_each(|(to, from)| *to = from);
    let decoy = card::seal(Machine.entropy().card(), salt);
    let fingerprint = host_key::fingerprint(&key);
    let folder = data.clone();
    let writer = store::spawn(move || Ok(Box::new(Disk::open(&folder)?)));
    let hall = Hall::new(
        Arc::new(play::catalogue(globals)),
        Arc::clone(text.bundles()),
        (data, globals.export_folder()),
        writer,
    );
    let serving =
        Serving { hall, addresses: args.listen.clone(), key, limits: Limits::default(), decoy };
    let told = |addresses: &[SocketAddr]| {
        let mut out = io::stdout().lock();
        for address in addresses {
            let (address, port) = (address.to_string(), address.port().to_string());
            let args = [("address", (&address).into()), ("port", (&port).into())];
            let _ = writeln!(out, "{}", text.with("serve-open", &args));
        }
        let key = [("fingerprint", (&fingerprint).into())];
        let _ = writeln!(out, "{}", text.with("serve-key", &key));
    };
    match ssh::run(serving, told) {
        Ok(()) => exit::OK,
        Err(error) => {
            complain(&text, "serve-cannot", &[("why", &error.to_string())]);
            exit::UNAVAILABLE
        }
    }
}
