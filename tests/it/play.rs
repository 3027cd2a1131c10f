//! The player as it is used: keys in, the screen read, the store asked what it kept.

mod actions;
mod answers;
mod checking;
mod editions;
mod given;
mod papers;
mod people;
mod recall;
mod resume;
mod routes;
mod search;
mod sheet;
mod store;
mod whole;
