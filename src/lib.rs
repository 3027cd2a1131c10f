//! Passeport.
#![forbid(unsafe_code)]

pub mod app;
#[cfg(feature = "cli")]
pub mod cli;
pub mod domain;
pub mod input;
#[cfg(feature = "tui")]
pub mod paint;
#[cfg(feature = "cli")]
pub mod run;
pub mod scene;
pub mod text;
