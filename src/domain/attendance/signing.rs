//! Signing for oneself, on a terminal of one's own: whoever signs is known by the card, by
//! the name on it, or by the name typed for the register and for nothing else.
//!
//! Nobody learns here who else is expected: what is typed is somebody's whole name, or no
//! match.

use super::{Clock, Entry, Half, Mark, Person, Refusal, Register};
use crate::domain::id::LearnerId;
use crate::domain::live::seat::SeatId;
use crate::domain::prose;
use crate::domain::roster::Expected;

/// Somebody who signs now.
#[derive(Debug, Clone, Copy)]
pub struct Signer {
    /// Under which card.
    pub learner: LearnerId,
    /// The time of the day.
    pub here: Clock,
}

impl Signer {
    /// The lines by which whoever is known by the card signs, or by the one name on it.
    ///
    /// # Errors
    /// [`Refusal::Nobody`]: the names must be asked for. [`Refusal::Said`]: signed already.
    /// [`Refusal::Absent`].
    pub fn by_card(self, register: &Register, name: Option<&str>) -> Result<Vec<Entry>, Refusal> {
        if let Some(known) = self.known(register) {
            return self.lines(register, known.number, vec![]);
        }
        let wanted = name.map(plain).filter(|name| !name.is_empty()).ok_or(Refusal::Nobody)?;
        let found = only(register, |person| both(person).contains(&wanted));
        self.bound(register, found.ok_or(Refusal::Nobody)?)
    }

    /// The lines by which somebody signs under the names that were typed: those of the one
    /// who is expected under them, unless this is somebody else of the same names; else
    /// those of somebody more, whom nobody expected.
    ///
    /// # Errors
    /// [`Refusal::Nobody`] without a surname; [`Refusal::Said`]: signed already;
    /// [`Refusal::Absent`].
    pub fn by_names(
        self,
        register: &Register,
        typed: &Expected,
        is_other: bool,
    ) -> Result<Vec<Entry>, Refusal> {
        if typed.surname.trim().is_empty() {
            return Err(Refusal::Nobody);
        }
        if let Some(known) = self.known(register) {
            return self.lines(register, known.number, vec![]);
        }
        if let Some(listed) = expected(register, typed).filter(|_| !is_other) {
            return self.bound(register, listed);
        }
        let number = register.next_number();
        let mut person = Person {
            number,
            surname: typed.surname.clone(),
            first_name: typed.first_name.clone(),
            company: None,
            learner: Some(self.learner),
            is_unlisted: true,
        };
        let mut figure = 2;
        while register.people().any(|other| other.is_named_like(&person)) {
            person.surname = format!("{} ({figure})", typed.surname);
            figure += 1;
        }
        self.lines(register, number, vec![Entry::Expects(person)])
    }

    /// Since when whoever has that card is there, in the half-day it is.
    pub fn said(self, register: &Register) -> Option<Clock> {
        let known = self.known(register)?;
        register.said(known.number, self.half(register)).map(|said| said.clock)
    }

    fn half(self, register: &Register) -> Half {
        match register.head().hours.as_slice() {
            [only] => only.half,
            _ => Half::of(self.here),
        }
    }

    fn known(self, register: &Register) -> Option<&Person> {
        register.people().find(|person| person.learner == Some(self.learner))
    }

    fn bound(self, register: &Register, person: &Person) -> Result<Vec<Entry>, Refusal> {
        let binds = Entry::Binds { person: person.number, learner: self.learner };
        self.lines(register, person.number, vec![binds])
    }

    fn lines(
        self,
        register: &Register,
        person: u16,
        mut before: Vec<Entry>,
    ) -> Result<Vec<Entry>, Refusal> {
        let half = self.half(register);
        match register.said(person, half).map(|said| said.mark) {
            Some(Some(Mark::Signed | Mark::Seen)) => Err(Refusal::Said),
            // What was noted is corrected by whoever noted it, with a reason.
            Some(Some(Mark::Absent) | None) => Err(Refusal::Absent),
            None => {
                before.push(Entry::Marks { person, half, clock: self.here, mark: Mark::Signed });
                Ok(before)
            }
        }
    }
}

/// Whether the register expects exactly one person of these names who has not come yet.
pub fn is_listed(register: &Register, typed: &Expected) -> bool {
    expected(register, typed).is_some()
}

fn expected<'r>(register: &'r Register, typed: &Expected) -> Option<&'r Person> {
    let names = [format!("{} {}", typed.surname, typed.first_name)];
    let wanted = names.map(|name| plain(&name));
    only(register, |person| both(person).iter().any(|name| wanted.contains(name)))
}

/// The only person without a card of whom that holds; two of one name are nobody.
fn only(register: &Register, is_it: impl Fn(&Person) -> bool) -> Option<&Person> {
    let mut found = register.people().filter(|person| person.learner.is_none() && is_it(person));
    found.next().filter(|_| found.next().is_none())
}

/// The names in both orders, as they are compared.
fn both(person: &Person) -> [String; 2] {
    let (surname, first) = (&person.surname, &person.first_name);
    [plain(&format!("{surname} {first}")), plain(&format!("{first} {surname}"))]
}

/// Letters alone, without accents or capitals: `Jean-Pierre L’Hôte` is `jean pierre l hote`.
fn plain(name: &str) -> String {
    let folded = prose::folded(name);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Of these seats, those of whom the register says nothing: nobody with that card, and
/// nobody of that name. Whoever leads sees them, so that nobody present is left out.
pub fn unsigned<'s>(
    register: &Register,
    seats: impl IntoIterator<Item = (SeatId, LearnerId, Option<&'s str>)>,
) -> Vec<SeatId> {
    let is_there = |learner: LearnerId, name: Option<&str>| {
        let wanted = name.map(plain).filter(|name| !name.is_empty());
        register.people().any(|person| {
            let is_named = || wanted.as_ref().is_some_and(|name| both(person).contains(name));
            person.learner == Some(learner) || (person.learner.is_none() && is_named())
        })
    };
    let missing = seats.into_iter().filter(|(_, learner, name)| !is_there(*learner, *name));
    missing.map(|(seat, ..)| seat).collect()
}

#[cfg(test)]
mod tests;
