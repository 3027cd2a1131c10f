//! The player as a state machine: messages in, effects out. Pure.
//!
//! [`update`] is the only way in. A screen's items and letters are listed in
//! `items.rs`, once, for keys, mouse, screen readers and help alike.

pub mod act;
pub mod around;
pub mod asking;
pub mod attending;
pub mod benefit;
pub mod checking;
pub mod effect;
pub mod elsewhere;
mod greeting;
pub mod items;
pub mod key;
pub mod lead;
pub mod line;
pub mod model;
pub mod msg;
pub mod notice;
pub mod outside;
pub mod pin;
pub mod place;
pub mod placing;
pub mod profile;
pub mod route;
pub mod screen;
pub mod seat;
pub mod signing;
pub mod slip;
pub mod status;
pub mod trainer;
mod turn;
pub mod watch;

pub use turn::update;
