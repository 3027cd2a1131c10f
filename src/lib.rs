//! Passeport.
#![forbid(unsafe_code)]

pub mod app;
#[cfg(feature = "cli")]
pub mod cli;
pub mod content;
pub mod domain;
pub mod scene;
pub mod text;
