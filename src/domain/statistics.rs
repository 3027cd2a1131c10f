//! Statistics over all learners, of whom nothing can be told apart: pure folds of
//! records, with small counts withheld.
//!
//! Somebody who has all traces erased is not counted any more, from that moment on.

pub mod withheld;
