//! What the programme is about: modules, questions, attempts, the passport.
//!
//! Pure: no clock, no randomness, no files, no sentences of the interface.
//! Time and seeds arrive as values; what is written for people stays in
//! `modules/` and `locales/`.

pub mod action;
pub mod attempt;
pub mod attendance;
pub mod benefit;
pub mod card;
pub mod certificate;
pub mod coop;
pub mod csv;
pub mod grading;
pub mod id;
pub mod key;
pub mod keyboard;
pub mod learner;
pub mod live;
pub mod matrix;
pub mod memory;
pub mod module;
pub mod opinion;
pub mod passport;
pub mod placement;
pub mod progress;
pub mod prose;
pub mod question;
pub mod record;
pub mod roster;
pub mod route;
pub mod search;
pub mod sheet;
pub mod simulator;
pub mod statistics;
pub mod time;
pub mod tries;
pub mod xapi;
