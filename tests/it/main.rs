//! The one integration binary: one link, shared helpers.
#![expect(
    clippy::allow_attributes,
    reason = "which of these is met depends on the tests there are"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::too_many_lines,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that cannot go on should stop loudly"
)]

mod certificate;
mod content;
mod faults;
mod harness;
mod input;
mod locales;
mod paint;
mod play;
mod pseudo;
mod screens;
mod store;
mod terminal;
mod tidy;
