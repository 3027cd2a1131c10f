//! Scenes as appended lines: for screen readers, pipes and `TERM=dumb`.
//!
//! No cursor movement, no box drawing, nothing redrawn. A new place is read in
//! full; a change in the same place is one announcement.

mod lines;

use crate::scene::{Block, Scene};
use lines::Lines;

/// Finds the words of this presentation: a message id and its variables.
pub type Say<'a> = &'a dyn Fn(&str, &[(&str, &str)]) -> String;

/// What to append when `next` replaces `previous`.
pub fn announce(previous: Option<&Scene>, next: &Scene, say: Say<'_>) -> Vec<String> {
    match previous {
        Some(previous) if previous.place == next.place => change(previous, next, say),
        _ => whole(next, say),
    }
}

/// Everything there is to read, then how to answer.
pub fn whole(scene: &Scene, say: Say<'_>) -> Vec<String> {
    let mut lines = Lines::new(say);
    lines.head(scene);
    for block in &scene.body {
        lines.block(block);
    }
    lines.keys(scene);
    lines.into_vec()
}

/// What is new in the same place: blocks that were not there, items that changed.
fn change(previous: &Scene, next: &Scene, say: Say<'_>) -> Vec<String> {
    let mut lines = Lines::new(say);
    for block in &next.body {
        // A notice answers what was just done, even when it says the same again.
        let is_said = previous.body.contains(block) && !matches!(block, Block::Notice { .. });
        if is_said {
            continue;
        }
        let before =
            |other: &&Block| std::mem::discriminant(*other) == std::mem::discriminant(block);
        match (block, previous.body.iter().find(before)) {
            (Block::Items(items), Some(Block::Items(others))) => lines.changed_items(others, items),
            (Block::Field(field), Some(_)) => {
                let was_focused = previous.body.iter().any(|other| {
                    matches!(other, Block::Field(old) if old.label == field.label && old.is_focused)
                });
                if field.is_focused && !was_focused {
                    lines.block(block);
                }
            }
            _ => lines.block(block),
        }
    }
    lines.into_vec()
}
