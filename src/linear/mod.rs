//! Scenes as appended lines: for screen readers, pipes and `TERM=dumb`.
//!
//! No cursor movement, no box drawing, nothing redrawn. A new place is read in
//! full; a change in the same place is one announcement.

mod lines;

use crate::scene::{Block, Prose, Scene};
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

/// The same for a terminal whose keys are heard one by one: without a word about lines
/// to type, and with the keys of the footer.
pub fn bare(previous: Option<&Scene>, next: &Scene, say: Say<'_>) -> Vec<String> {
    if previous.is_some_and(|previous| previous.place == next.place) {
        return announce(previous, next, say);
    }
    let mut lines = Lines::new(say);
    lines.head(next);
    for block in next.body.iter().filter(|block| !matches!(block, Block::Items(_))) {
        lines.block(block);
        lines.gap();
    }
    let hints = next.footer.iter().filter(|hint| hint.key.is_some());
    let hints: Vec<String> =
        hints.map(|hint| format!("{} {}", hint.cap, hint.label.text())).collect();
    lines.line(&hints.join("   "));
    lines.into_vec()
}

/// The same to be heard: no marks, and each line ends, so that a voice takes breath.
pub fn spoken(scene: &Scene, say: Say<'_>) -> String {
    let mut text = String::new();
    for line in whole(scene, say) {
        let line = line.replace(['\u{a0}', '\u{202f}'], " ");
        let line = line.trim_start_matches(['=', '|', '-', ' ']).trim_end();
        if line.is_empty() {
            continue;
        }
        text.push_str(line);
        text.push_str(if line.ends_with(['.', '?', '!', ':', ';', '…']) { "\n" } else { ".\n" });
    }
    text
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
            (Block::People(now), Some(Block::People(before))) => {
                lines.changed_people(before, now, false);
            }
            (Block::Items(items), Some(Block::Items(others))) => lines.changed_items(others, items),
            (Block::Field(field), Some(_)) => {
                if field.is_focused && !is_at(previous, &field.label) {
                    lines.block(block);
                }
            }
            _ => lines.block(block),
        }
    }
    for pair in previous.side.iter().zip(&next.side) {
        if let (Block::People(before), Block::People(now)) = pair {
            lines.changed_people(before, now, true);
        }
    }
    if is_typing(previous) && !is_typing(next) {
        // A form is filled in: what can be done with it.
        next.body.iter().filter(|b| matches!(b, Block::Items(_))).for_each(|b| lines.block(b));
        lines.keys(next);
    }
    lines.into_vec()
}

/// Whether keys go to the field of that label.
fn is_at(scene: &Scene, label: &Prose) -> bool {
    let is_it = |block: &Block| matches!(block, Block::Field(field) if field.is_focused && field.label == *label);
    scene.body.iter().any(is_it)
}

fn is_typing(scene: &Scene) -> bool {
    scene.body.iter().any(|block| matches!(block, Block::Field(field) if field.is_focused))
}
