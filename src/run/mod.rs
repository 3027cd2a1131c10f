//! The imperative shell.

pub mod module_folder;
