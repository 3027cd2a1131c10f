//! Passeport.
#![forbid(unsafe_code)]

#[cfg(feature = "cli")]
pub mod cli;
pub mod domain;
pub mod text;
