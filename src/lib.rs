//! Passeport.
#![forbid(unsafe_code)]

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "credential")]
pub mod credential;
pub mod domain;
pub mod text;
