//! Statistics over all learners, of whom nothing can be told apart: pure folds of
//! records, with small counts withheld.
//!
//! Somebody who has all traces erased is not counted any more, from that moment on.
//! Two reports made one after the other may differ by one person: they are for
//! authors and trainers, not for the public.

pub mod answers;
#[cfg(test)]
mod attack;
pub mod items;
pub mod modules;
pub mod withheld;

/// `part` over `whole`.
fn share(part: usize, whole: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    number(part) / number(whole)
}
