//! One file per kind of block: from its meaning to rows.

mod bars;
mod facts;
mod field;
mod figure;
mod frame;
mod items;
mod people;
mod prose;
mod stamps;

use super::row::{Fit, Gap, Pen, Row};
use crate::scene::Block;

/// The rows of all blocks, with the places of the gaps between them.
pub(super) fn rows(body: &[Block], pen: &Pen) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut next_item = 0;
    let has_digits = items::have_digits(body);
    for (index, block) in body.iter().enumerate() {
        let previous = index.checked_sub(1).and_then(|index| body.get(index));
        let drawn = match block {
            Block::Heading(text) => prose::heading(text, pen),
            Block::Spare(_) if pen.fit == Fit::Bare => continue,
            Block::Text(text) | Block::Small(text) | Block::Spare(text) => prose::text(text, pen),
            Block::Entries(entries) => {
                let drawn = entries.iter().map(|entry| prose::text(entry, pen));
                drawn.reduce(with_gap).unwrap_or_default()
            }
            Block::Facts(facts) => facts::rows(facts, pen),
            Block::Lines { numbered, lines } => prose::lines(*numbered, lines, pen),
            Block::Frame { kind, title, lines } => frame::rows(*kind, title, lines, pen),
            Block::Verdict { tone, text } => prose::verdict(*tone, text, pen),
            Block::Notice { tone, text } => {
                let drawn = prose::notice(*tone, text, pen).into_iter();
                drawn.map(|row| Row { is_news: index == 0, ..row }).collect()
            }
            // Where it can be drawn, it stands beside the other blocks.
            Block::Code { instead, .. } => prose::text(instead, pen),
            // Where it can be selected, it stands on a screen without cells.
            Block::Bare(text) => prose::text(&crate::scene::Prose::plain(text), pen),
            Block::Items(list) => {
                let first = next_item;
                next_item += list.len();
                items::rows(list, first, has_digits, pen)
            }
            Block::Field(field) => field::rows(field, pen),
            Block::Stamps(stamps) => stamps::rows(stamps, pen),
            Block::Bars(all) => bars::rows(all, pen),
            Block::People(people) => {
                let drawn = people::rows(people, pen).into_iter();
                drawn.map(|row| Row { is_news: row.is_news && index == 0, ..row }).collect()
            }
            Block::Figure { value, label, words, meter } => {
                figure::rows(value, (label, words), *meter, pen)
            }
        };
        if drawn.is_empty() {
            continue;
        }
        if !rows.is_empty() && !is_joined(previous, block) {
            rows.push(Row::gap(Gap::Idea));
        }
        rows.extend(drawn);
    }
    rows
}

/// One after the other, with room between.
fn with_gap(mut rows: Vec<Row>, more: Vec<Row>) -> Vec<Row> {
    rows.push(Row::gap(Gap::Idea));
    rows.extend(more);
    rows
}

/// Secondary lines in a row are one paragraph.
fn is_joined(previous: Option<&Block>, block: &Block) -> bool {
    let is_small = |block: &Block| matches!(block, Block::Small(_));
    previous.is_some_and(is_small) && is_small(block)
}
