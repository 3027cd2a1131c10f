//! The ways in: each feeds one kind of keys to a session and shows its scenes.

pub mod lines;
