//! Passeport.
#![forbid(unsafe_code)]

pub mod app;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "credential")]
pub mod credential;
pub mod domain;
pub mod scene;
pub mod text;
