//! The imperative shell: the only place that reads clocks, dice, files and terminals.

pub mod bilan;
pub mod calendar;
pub mod checkup;
pub mod clock;
mod code;
pub mod desk;
pub mod diploma;
pub mod drawn;
mod handed;
pub mod learnt;
mod listing;
pub mod lockdown;
mod machine;
pub mod module_folder;
mod news;
pub mod outlet;
pub mod papers;
pub mod passphrase;
pub mod plan;
pub mod recompute;
pub mod replacing;
pub mod requests;
pub mod session;
pub mod sheet;
pub mod shell;
mod site;
pub mod terminal;
pub mod withdrawals;
pub mod wording;
pub mod world;

pub use session::Session;
pub use shell::Setup;
