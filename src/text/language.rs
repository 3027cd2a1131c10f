//! The files of one language, and where each message was found last.

use std::sync::atomic::{AtomicU8, Ordering};

use super::bundle::{Message, Part};

/// The files of a language.
pub(super) struct Language {
    pub(super) parts: Vec<Part>,
    /// For the short name of a message, where it was found last: the place of the file,
    /// from 1. A screen says the same again and again, and there are many files.
    found: Box<[AtomicU8]>,
}

/// Places kept of messages that were found: more than any screen says.
const FOUND: u32 = 1024;

impl Language {
    pub(super) fn new(parts: Vec<Part>) -> Self {
        Self { parts, found: (0..FOUND).map(|_| AtomicU8::new(0)).collect() }
    }

    /// What the first file that can say `id` makes of it.
    pub(super) fn found<T>(
        &self,
        (id, name): (&str, u32),
        say: &impl Fn(&Part, &Message) -> Option<T>,
    ) -> Option<T> {
        let place = usize::try_from(name % FOUND).ok();
        let found = place.and_then(|place| self.found.get(place));
        let last = found.and_then(|found| found.load(Ordering::Relaxed).checked_sub(1));
        let last = last.and_then(|last| self.parts.get(usize::from(last)));
        // Of two messages that share the place, one is looked for everywhere.
        last.and_then(|part| say(part, part.message(id, name)?)).or_else(|| {
            self.parts.iter().enumerate().find_map(|(place, part)| {
                let said = say(part, part.message(id, name)?)?;
                if let (Some(found), Ok(place)) = (found, u8::try_from(place + 1)) {
                    found.store(place, Ordering::Relaxed);
                }
                Some(said)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::domain::prose::Prose;
    use crate::text::bundle::short;

    #[test]
    fn messages_that_share_a_place_are_each_found_and_what_is_nowhere_never() {
        let parts = ["a = 1\n", "b = 2\n"].map(|text| Part::new("fr", Cow::Borrowed(text)));
        let language = Language::new(parts.into());
        let say = |part: &Part, message: &Message| part.plain(message).map(Prose::text);
        for place in [0, 1, 2, 77] {
            for (id, said) in [("a", Some("1")), ("b", Some("2")), ("c", None)] {
                language.found.iter().for_each(|found| found.store(place, Ordering::Relaxed));
                assert_eq!(language.found((id, short(id)), &say).as_deref(), said);
            }
        }
    }
}
