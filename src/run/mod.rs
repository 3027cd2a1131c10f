//! The imperative shell: the only place that reads clocks, files and terminals.

pub mod terminal;
