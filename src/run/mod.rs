//! The imperative shell: the only place that reads clocks, dice and files.

pub mod module_folder;
mod news;
mod papers;
pub mod session;
pub mod shell;
mod site;
pub mod world;

pub use session::Session;
pub use shell::Setup;
//! The imperative shell: the only place that reads clocks, files and terminals.

pub mod terminal;
