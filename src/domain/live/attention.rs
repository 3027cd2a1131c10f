//! Who needs the one who leads, and why: worked out from what she sees anyway.

use super::standing::{Square, Standing};
use super::view::{Person, TrainerView};

/// Answers in, as a share of those expected, from which on the others are waited for:
/// two of three.
const MOST_ARE_IN: (u16, u16) = (2, 3);
/// Questions in a row that were not right yet, from which on somebody struggles.
const IN_A_ROW: usize = 2;

/// Why somebody needs a look, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attention {
    /// Asks for help.
    Help,
    /// Is one of the last who have not answered.
    Awaited,
    /// Had so many questions in a row not right yet.
    Struggles(u16),
    /// Was cut off.
    Away,
}

/// Why `person` needs a look; none if all is well, or if the person was taken out.
pub fn attention(person: &Person, seen: &TrainerView) -> Option<Attention> {
    match person.standing {
        Standing::Removed => None,
        Standing::AsksHelp(_) => Some(Attention::Help),
        Standing::Away => Some(Attention::Away),
        Standing::Thinking(_) if is_late(seen) => Some(Attention::Awaited),
        _ => struggles(person).map(Attention::Struggles),
    }
}

/// Whether most answers are in.
fn is_late(seen: &TrainerView) -> bool {
    let (part, whole) = MOST_ARE_IN;
    let (answers, expected) = (seen.public.answers, seen.public.expected);
    answers < expected
        && answers >= part
        && u32::from(answers) * u32::from(whole) >= u32::from(expected) * u32::from(part)
}

/// How many of the last questions were not right yet, if they are too many.
fn struggles(person: &Person) -> Option<u16> {
    let judged = |square: &&Square| matches!(square, Square::Right | Square::NotYet);
    let last = person.squares.iter().filter(judged).rev();
    let count = last.take_while(|square| **square == Square::NotYet).count();
    (count >= IN_A_ROW).then(|| u16::try_from(count).unwrap_or(u16::MAX))
}

/// Puts everybody in the order they need a look: help first, who waits longest before
/// the others; who was taken out last.
pub fn put_by_need(seen: &mut TrainerView) {
    let mut people = std::mem::take(&mut seen.people);
    people.sort_by_cached_key(|person| {
        let waits = match person.standing {
            Standing::AsksHelp(since) => since.0,
            _ => 0,
        };
        let rank = match attention(person, seen) {
            Some(Attention::Help) => 0,
            Some(Attention::Awaited) => 1,
            Some(Attention::Struggles(_)) => 2,
            Some(Attention::Away) => 3,
            None if person.standing == Standing::Removed => 5,
            None => 4,
        };
        (rank, waits, person.seat)
    });
    seen.people = people;
}
