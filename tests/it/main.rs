//! The one integration binary: one link, shared helpers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::too_many_lines,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::unnecessary_debug_formatting,
    clippy::allow_attributes,
    clippy::format_collect,
    clippy::type_complexity,
    clippy::needless_for_each,
    clippy::assigning_clones,
    reason = "a test that cannot go on should stop loudly"
)]

#[cfg(all(unix, feature = "ssh"))]
mod attach;
mod calendar;
mod certificate;
#[cfg(unix)]
mod cli;
mod content;
mod faults;
mod fuzz;
mod greeting;
mod harness;
mod input;
mod kiosk;
mod linear;
mod live;
mod locales;
mod memory;
mod paint;
mod paper;
mod picture;
mod placement;
mod play;
mod programme;
mod pseudo;
mod pty;
#[cfg(all(unix, feature = "ssh"))]
mod remote;
mod rooms;
mod screens;
#[cfg(all(unix, feature = "ssh"))]
mod ssh;
mod store;
mod terminal;
mod tidy;
