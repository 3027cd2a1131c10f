//! Passeport.
#![forbid(unsafe_code)]

#[cfg(feature = "cli")]
pub mod cli;
pub mod content;
pub mod domain;
#[cfg(feature = "cli")]
pub mod run;
pub mod text;
