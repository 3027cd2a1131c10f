//! Signing the register of attendance from a seat, under names that are typed for it.

use super::line::Line;
use super::screen::Screen;
use crate::domain::id::RoomId;
use crate::domain::roster::Expected;
use crate::domain::time::Date;

/// Somebody on a seat whose names nobody knows, signing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    /// The room.
    pub room: RoomId,
    /// The day on which what is typed is removed here.
    pub purge_on: Date,
    /// What is on screen.
    pub step: SignStep,
    /// The surname so far.
    pub surname: String,
    /// The first name so far.
    pub first_name: String,
    /// Whether an answer is on its way: nothing else is done meanwhile.
    pub is_waiting: bool,
    /// The seat.
    pub behind: Box<Screen>,
}

/// What is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignStep {
    /// The surname is typed.
    Surname(Line),
    /// The first name is typed.
    FirstName(Line),
    /// Is that right? And whether somebody of these names is expected.
    Sure(bool),
}

/// Something done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignAct {
    /// What was typed is right.
    Typed,
    /// Sign under these names.
    Yes,
    /// Sign as somebody else of the same names.
    Other,
    /// Type the names again.
    Again,
    /// Back to the seat, without having signed.
    Back,
}

impl Signing {
    /// Somebody begins to sign; what the card says of the name is there already.
    pub fn new((room, purge_on): (RoomId, Date), name: Option<&str>, behind: Screen) -> Self {
        // A card has one line for a name, and most write the first name alone.
        let name = name.unwrap_or_default().trim();
        let (first_name, surname) = name.split_once(' ').unwrap_or((name, ""));
        Self {
            room,
            purge_on,
            step: SignStep::Surname(Line::of(surname)),
            surname: surname.to_owned(),
            first_name: first_name.to_owned(),
            is_waiting: false,
            behind: Box::new(behind),
        }
    }

    /// The names as they are now.
    pub fn names(&self) -> Expected {
        let (surname, first_name) = (self.surname.clone(), self.first_name.clone());
        Expected { surname, first_name, company: None }
    }

    /// The line the keys go to.
    pub(super) fn line_mut(&mut self) -> Option<&mut Line> {
        match &mut self.step {
            SignStep::Surname(line) | SignStep::FirstName(line) => Some(line),
            SignStep::Sure(_) => None,
        }
    }
}
