//! One owner of a data folder, many terminals of the same machine: whoever comes second
//! joins the process that has the folder open, through a socket in it.
//!
//! The owner serves [`front::remote`](super::remote) sessions there, as it does by SSH;
//! the other side is a terminal and nothing else. Who may come in is what the rights on
//! the socket say, checked again against what the system says of the peer
//! (`SO_PEERCRED`); what a peer says of itself is believed only as far as that goes: see
//! [`Trust`].

pub mod client;
mod ears;
mod frame;
mod hello;
mod place;
mod server;
mod stay;
mod waiting;
mod wire;

pub use frame::{Down, MOST_DOWN, Up};
pub use hello::{Hello, LONGEST_LINE, Unreadable, VERSION, Way};
pub use server::{Answer, Answering, Door, Guest, Host, Seat, Seating, Trust, attend, listen};

/// The name of the socket in a data folder.
pub const NAME: &str = "socket";
