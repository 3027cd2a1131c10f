//! Passeport.
#![forbid(unsafe_code)]

pub mod app;
#[cfg(feature = "cli")]
pub mod cli;
pub mod domain;
#[cfg(feature = "tui")]
pub mod paint;
pub mod scene;
pub mod text;
