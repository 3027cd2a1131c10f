//! `passeport join` and `passeport wall`: to a group session held on this machine, to take
//! part or to show it.

use std::path::PathBuf;

use clap::Args;

use super::{Globals, attach};
use crate::app::seat::Errand;
use crate::domain::live::opening::Pin;
use crate::front::local::Way;

/// Which session.
#[derive(Debug, Clone, Args)]
pub(super) struct JoinArgs {
    /// Its code of four digits; without it, it is asked for.
    pin: Option<Pin>,
    /// The socket of the owner, if it is not in the data folder.
    #[arg(long, value_name = "FILE")]
    socket: Option<PathBuf>,
}

/// Takes part.
pub(super) fn run(args: &JoinArgs, globals: &Globals) -> u8 {
    to(args, globals, Errand::Sit)
}

/// Shows it.
pub(super) fn wall(args: &JoinArgs, globals: &Globals) -> u8 {
    to(args, globals, Errand::Look)
}

fn to(args: &JoinArgs, globals: &Globals, errand: Errand) -> u8 {
    let way = (Way::Personal, args.socket.clone());
    attach::to_session(globals, way, (errand, args.pin))
}
