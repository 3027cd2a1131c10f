//! `passeport lead`: a group session from this terminal: one projector, raised hands, no
//! network.

use std::io;

use clap::Args;

use super::{Globals, complain, exit, play};
use crate::app::lead::RoomNews;
use crate::app::model::Profile;
use crate::app::msg::Msg;
use crate::domain::id::ModuleId;
use crate::domain::prose;

/// What a session is led with.
#[derive(Debug, Clone, Args)]
pub(super) struct LeadArgs {
    /// The module.
    module: ModuleId,
    /// Who leads, as it will stand in the papers.
    #[arg(long, default_value = "")]
    trainer: String,
}

/// Leads until it is over or left; it can be gone on with.
pub(super) fn run(args: &LeadArgs, globals: &Globals) -> u8 {
    let text = globals.text();
    if play::catalogue(globals).module(&args.module, text.locale()).is_err() {
        complain(&text, "report-no-module", &[("module", args.module.as_str())]);
        return exit::NO_INPUT;
    }
    let (module, trainer) = (args.module.clone(), prose::clean(args.trainer.trim()));
    let first = Msg::Room(RoomNews::Begin { module, trainer });
    let played = play::begun(globals, (Profile::PERSONAL, None), Some(first));
    play::ended(played, &text, &mut io::stderr())
}
