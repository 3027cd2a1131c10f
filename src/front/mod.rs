//! The ways in: each feeds one kind of keys to a session and shows its scenes.

mod bell;
pub mod lines;
pub mod screens;

/// Whether a terminal of this name (`TERM`) can do nothing but print lines; one
/// without a name is not known to do more.
pub fn is_dumb(term: &str) -> bool {
    matches!(term, "" | "dumb")
}
