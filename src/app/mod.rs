//! The player as a state machine: messages in, effects out. Pure.

pub mod key;
