#![doc = include_str!("ARCHITECTURE.md")]
#![forbid(unsafe_code)]

pub mod app;
#[cfg(feature = "cli")]
pub mod cli;
pub mod content;
#[cfg(feature = "credential")]
pub mod credential;
pub mod domain;
#[cfg(feature = "cli")]
pub mod front;
pub mod input;
pub mod linear;
#[cfg(feature = "tui")]
pub mod paint;
#[cfg(feature = "paper")]
pub mod paper;
#[cfg(feature = "cli")]
pub mod run;
pub mod scene;
#[cfg(feature = "store")]
pub mod store;
pub mod text;
