//! The first screens, the card, the end.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::model::{Known, Notice, StoreState, Visitor};
use crate::app::screen::{CardEntry, CardNote};
use crate::domain::card::Card;
use crate::domain::id::LearnerId;
use crate::domain::prose::Prose;
use crate::scene::attendance::clock_words;
use crate::scene::{Block, Field, FrameKind, Tone};

impl Builder<'_> {
    pub(super) fn welcome(self) -> Parts {
        let mut body = vec![
            Block::Heading(self.get("welcome-hello")),
            self.say("welcome-what"),
            self.say("welcome-how-long"),
            self.say("welcome-safe"),
        ];
        if let StoreState::Closed(trouble) = &self.model.around.store {
            body.push(Block::Notice { tone: Tone::Info, text: self.get("welcome-look-only") });
            body.push(Block::Small(self.trouble(trouble)));
        }
        body.push(self.items());
        Parts::new("welcome", self.get("product"), body)
    }

    /// Somebody known here: by the first name; among several, who has none is known by when
    /// that was.
    pub(super) fn known(self, learner: LearnerId) -> Worded {
        let roll = &self.model.around.roll;
        let Some(known) = roll.iter().find(|known| known.learner == learner) else {
            return Worded::new(self.get("continue"));
        };
        let module = known.last.as_ref().map(|module| self.module_title(module));
        let (label, detail) = match &known.name {
            Some(name) => (self.with("continue-as", &[("name", name.into())]), module),
            None if roll.len() == 1 => (self.get("continue"), module),
            None => {
                let module = module.unwrap_or_else(|| self.text.get("known-nothing"));
                let when = self.known_when(known);
                let args = [("module", (&module).into()), ("when", (&when).into())];
                let detail = self.text.with("known-detail", &args);
                (self.get("known-unnamed"), Some(detail))
            }
        };
        let detail = detail.map(|detail| Prose::plain(&detail));
        Worded { detail: detail.unwrap_or_default(), ..Worded::new(label) }
    }

    /// When somebody was here, in words: from when to when, or since when.
    fn known_when(self, known: &Known) -> String {
        let [(first, from), (day, to)] = known.when;
        let (from, to) = (clock_words(self.text, from), clock_words(self.text, to));
        let (since, day_words) = (self.date(first), self.date(day));
        let args = [("from", (&from).into()), ("to", (&to).into()), ("day", (&day_words).into())];
        if first == day {
            let id = if from == to { "known-moment" } else { "known-one-day" };
            return self.text.with(id, &args);
        }
        let args = [("first", (&since).into()), ("to", (&to).into()), ("day", (&day_words).into())];
        self.text.with("known-days", &args)
    }

    pub(super) fn who(self) -> Parts {
        let privacy = vec![self.get("who-kept"), self.get("who-erase")];
        let aside =
            Block::Frame { kind: FrameKind::Aside, title: Prose::default(), lines: privacy };
        let mut body = vec![Block::Heading(self.get("who-title")), self.items()];
        // Whoever is told to wait was here before, and reads that first.
        if !matches!(self.model.notice, Some(Notice::CardWait(_))) {
            body.push(aside);
        }
        Parts::new("who", self.get("product"), body)
    }

    pub(super) fn card_entry(self, entry: &CardEntry) -> Parts {
        let place = (entry.words.len() + 1).min(Card::WORDS);
        let mut body = vec![Block::Heading(self.get("card-entry-title"))];
        if !entry.words.is_empty() {
            let words = self.card_words(&entry.words).join("  ");
            body.push(Block::Text(self.with("card-entry-so-far", &[("words", (&words).into())])));
        }
        body.push(Block::Field(Field {
            label: self.with("card-entry-word", &[("place", place.into())]),
            value: entry.line.value(),
            cursor: entry.line.cursor(),
            after: self.get("card-entry-help"),
            is_focused: true,
        }));
        body.push(self.items());
        Parts::new(format!("card-entry/{place}"), self.get("product"), body)
    }

    /// The words of a card by their places in the list.
    pub(super) fn card_words(self, places: &[u16]) -> Vec<String> {
        let words = &self.model.around.words;
        places.iter().map(|place| words.word(*place).to_uppercase()).collect()
    }

    pub(super) fn card(self, note: &CardNote) -> Parts {
        let card = match self.model.visitor {
            Visitor::Learner { card: Some(card), .. } => self.card_words(&card.places()),
            _ => vec![],
        };
        let what_for = if note.behind.is_some() { "card-first" } else { "card-what-for" };
        let body = vec![
            Block::Heading(self.get("card-title")),
            self.say(what_for),
            Block::Frame {
                kind: FrameKind::Card,
                title: self.get("product"),
                lines: vec![Prose::plain(&card.join(" - "))],
            },
            self.say("card-write-it"),
            self.small("card-secret"),
            Block::Field(Field {
                label: self.get("card-name"),
                value: note.name.value(),
                cursor: note.name.cursor(),
                after: Prose::default(),
                is_focused: true,
            }),
            self.items(),
        ];
        Parts::new("card", self.get("product"), body)
    }

    pub(super) fn goodbye(self) -> Parts {
        let kept = match self.model.visitor {
            Visitor::Learner { .. } if self.model.stray().is_some() => "goodbye-guest",
            // "All is kept" is said once it is.
            Visitor::Learner { .. } if self.is_saving() => "ask-saving",
            Visitor::Learner { .. } => "goodbye-kept",
            Visitor::Guest => "goodbye-guest",
            Visitor::Nobody => "goodbye-nobody",
        };
        let mut body = vec![Block::Heading(self.get("goodbye-title")), self.say(kept)];
        if self.model.learner().is_some() && self.model.stray().is_none() {
            body.push(self.say("goodbye-come-back"));
        }
        body.push(self.items());
        Parts::new("goodbye", self.get("product"), body)
    }
}
