//! What people do, read from the bytes of their terminal.

pub mod bytes;
mod sequence;
