//! The words of a register of attendance, the same on screen and on paper.

use crate::domain::attendance::{Clock, Half, Hours, Mark, Person, Said};
use crate::text::Text;

/// A time of the day, as it is said.
pub fn clock_words(text: &Text, clock: Clock) -> String {
    let minute = format!("{:02}", clock.minute());
    let args = [("hour", clock.hour().into()), ("minute", (&minute).into())];
    // It is one word to the eye.
    text.with("register-clock", &args).replace(' ', "\u{a0}")
}

/// The name of a half-day.
pub fn half_words(text: &Text, half: Half) -> String {
    text.get(match half {
        Half::Morning => "register-morning",
        Half::Afternoon => "register-afternoon",
    })
}

/// From when to when a half-day lasts.
pub fn hours_words(text: &Text, hours: &Hours) -> String {
    let half = half_words(text, hours.half);
    let (from, to) = (clock_words(text, hours.from), clock_words(text, hours.to));
    let args = [("half", (&half).into()), ("from", (&from).into()), ("to", (&to).into())];
    text.with("register-hours-of", &args)
}

/// The state of a person and a half-day: how it was signed, when, and whether late.
pub fn said_words(text: &Text, said: Option<&Said>, trainer: &str) -> String {
    let Some((said, mark)) = said.and_then(|said| Some((said, said.mark?))) else {
        return text.get("register-nothing-said");
    };
    let clock = clock_words(text, said.clock);
    let whoever = text.get("register-who-leads");
    let trainer = if trainer.trim().is_empty() { &whoever } else { trainer };
    let id = match (mark, said.is_late) {
        (Mark::Signed, false) => "register-signed",
        (Mark::Signed, true) => "register-signed-late",
        (Mark::Seen, false) => "register-seen",
        (Mark::Seen, true) => "register-seen-late",
        (Mark::Absent, _) => "register-absent",
    };
    text.with(id, &[("clock", (&clock).into()), ("trainer", trainer.into())])
}

/// The same in few words, where many stand one below the other.
pub fn short_words(text: &Text, said: Option<&Said>) -> String {
    let Some((said, mark)) = said.and_then(|said| Some((said, said.mark?))) else {
        return "–".to_owned();
    };
    let clock = clock_words(text, said.clock);
    let id = match (mark, said.is_late) {
        (Mark::Signed, false) => "attend-row-signed",
        (Mark::Signed, true) => "attend-row-signed-late",
        (Mark::Seen, false) => "attend-row-seen",
        (Mark::Seen, true) => "attend-row-seen-late",
        (Mark::Absent, _) => "attend-row-absent",
    };
    text.with(id, &[("clock", (&clock).into())])
}

/// A person's names, as a register writes them; one name alone as it was typed.
pub fn name(person: &Person) -> String {
    if person.first_name.trim().is_empty() {
        return person.surname.trim().to_owned();
    }
    let name = format!("{} {}", person.surname.to_uppercase(), person.first_name);
    name.trim().to_owned()
}
