//! The people of the room, for the one who leads: each with one state.

use std::ops::Range;

use super::super::Builder;
use crate::app::lead::Leading;
use crate::app::line::Line;
use crate::domain::live::attention::{Attention, attention};
use crate::domain::live::seat::{SeatId, Terminal};
use crate::domain::live::standing::Standing;
use crate::domain::live::view::{Person, TrainerView};
use crate::domain::prose::Prose;
use crate::scene::{Block, Field, People, Someone, Square};

/// How many people stand beside the step at most: more than there are rows on most screens.
const BESIDE: usize = 60;

impl Builder<'_> {
    /// What stands beside the step: who needs a look first.
    pub(super) fn lead_side(self, seen: &TrainerView) -> Vec<Block> {
        if seen.people.is_empty() {
            return vec![];
        }
        let people: Vec<&Person> = seen.people.iter().take(BESIDE).collect();
        let more = seen.people.len() - people.len();
        let people = self.people(seen, &people, self.present(seen));
        vec![Block::People(People { more, ..people })]
    }

    /// The map: everybody by steps, in the order they came, a page at a time.
    pub(super) fn lead_map(self, leading: &Leading) -> Block {
        let seen = &leading.seen;
        let mut people: Vec<&Person> = seen.people.iter().collect();
        people.sort_by_key(|person| person.seat);
        let page = people.get(leading.page()).unwrap_or_default();
        let signs = [
            (Square::Right, "lead-square-right"),
            (Square::NotYet, "lead-square-not-yet"),
            (Square::Thinking, "lead-square-thinking"),
            (Square::Read, "lead-square-read"),
        ];
        let legend = signs.into_iter().map(|(square, id)| (square, self.get(id))).collect();
        let people = self.people(seen, page, self.lead_people_title(leading));
        Block::People(People { is_map: true, legend, ..people })
    }

    /// How many are here, and which of them are on screen, where not all are.
    pub(super) fn lead_people_title(self, leading: &Leading) -> Prose {
        let (page, of) = (leading.page(), leading.seen.people.len());
        let present = self.present(&leading.seen);
        if page.len() == of {
            return present;
        }
        let part = self.some_of(&page, of);
        Prose::plain(&format!("{} – {}", present.text(), part.text()))
    }

    /// "41 to 80 of 300".
    pub(super) fn some_of(self, page: &Range<usize>, of: usize) -> Prose {
        let args = [("from", (page.start + 1).into()), ("to", page.end.into()), ("of", of.into())];
        self.with("lead-people-some", &args)
    }

    fn people(self, seen: &TrainerView, people: &[&Person], title: Prose) -> People {
        People {
            title,
            of: seen.public.of,
            at: seen.public.step,
            is_map: false,
            legend: vec![],
            rows: people.iter().map(|person| self.someone(seen, person)).collect(),
            more: 0,
        }
    }

    /// "9 here, 1 cut off": whoever was taken out is in neither.
    pub(super) fn present(self, seen: &TrainerView) -> Prose {
        let count = |is_here: bool| {
            let stays = |one: &&Person| !matches!(one.standing, Standing::Removed);
            let number = seen.people.iter().filter(stays).filter(|one| one.is_here == is_here);
            i64::try_from(number.count()).unwrap_or(i64::MAX)
        };
        let (here, away) = (count(true), count(false));
        let id = if away > 0 { "lead-present-away" } else { "lead-present" };
        self.with(id, &[("here", here.into()), ("away", away.into())])
    }

    fn someone(self, seen: &TrainerView, person: &Person) -> Someone {
        let state = self.state(seen, person);
        let (name, steps) = (self.name(person), self.squares_said(person));
        let stated = state.text();
        let args = [("name", (&name).into()), ("state", (&stated).into())];
        let said = self.with("lead-said", &args).text();
        let steps = if steps.is_empty() { String::new() } else { format!(" {steps}") };
        Someone {
            name: Prose::plain(&name),
            is_urgent: attention(person, seen) == Some(Attention::Help),
            squares: person.squares.clone(),
            said: Prose::plain(&format!("{said}{steps}")),
            state,
        }
    }

    /// The name, or the number of the seat.
    pub(in crate::scene::build) fn name(self, person: &Person) -> String {
        let named = person.name.clone().filter(|name| !name.trim().is_empty());
        named.unwrap_or_else(|| self.text.with("lead-nameless", &[("seat", person.seat.0.into())]))
    }

    /// The one state, in few words.
    pub(super) fn state(self, seen: &TrainerView, person: &Person) -> Prose {
        let is_awaited = attention(person, seen) == Some(Attention::Awaited);
        self.get(match person.standing {
            Standing::AsksHelp(_) => "lead-state-help",
            Standing::Away => "lead-state-away",
            Standing::Thinking(_) if is_awaited => "lead-state-awaited",
            Standing::Thinking(_) => "lead-state-thinking",
            Standing::Answered => "lead-state-answered",
            Standing::Follows => "lead-state-follows",
            Standing::Alone(step) => {
                return self.with("lead-state-alone", &[("step", (step + 1).into())]);
            }
            Standing::Paper => "lead-state-paper",
            Standing::Removed => "lead-state-removed",
        })
    }

    /// From where, and why a look is worth it.
    pub(super) fn about(self, seen: &TrainerView, person: &Person) -> Prose {
        let from = self.terminal(person);
        match attention(person, seen) {
            Some(Attention::Struggles(count)) => {
                let args = [("from", (&from).into()), ("count", count.into())];
                self.with("lead-struggles", &args)
            }
            _ => Prose::plain(&from),
        }
    }

    pub(super) fn terminal(self, person: &Person) -> String {
        match person.terminal {
            Terminal::Post(number) => self.text.with("lead-post", &[("number", number.into())]),
            Terminal::Local => self.text.get("lead-local"),
            Terminal::Remote => self.text.get("lead-remote"),
            Terminal::Paper => self.text.get("lead-paper"),
        }
    }

    /// The squares as a sentence: "Right: 3, 5. Not yet: 6."
    fn squares_said(self, person: &Person) -> String {
        let kinds = [
            (Square::Right, "lead-steps-right"),
            (Square::NotYet, "lead-steps-not-yet"),
            (Square::Thinking, "lead-steps-thinking"),
            (Square::Read, "lead-steps-read"),
        ];
        let said = kinds.into_iter().filter_map(|(kind, id)| {
            let places = (1_u16..).zip(&person.squares).filter(|(_, square)| **square == kind);
            let places: Vec<String> = places.map(|(place, _)| place.to_string()).collect();
            let steps = places.join(", ");
            (!steps.is_empty()).then(|| self.text.with(id, &[("steps", (&steps).into())]))
        });
        said.collect::<Vec<_>>().join(" ")
    }

    /// One person: what she knows, and what she can do.
    pub(super) fn lead_person(self, leading: &Leading, seat: SeatId) -> Vec<Block> {
        let Some(person) = leading.person(seat) else { return vec![] };
        let mut facts = vec![
            (self.get("lead-fact-state"), self.state(&leading.seen, person)),
            (self.get("lead-fact-from"), self.about(&leading.seen, person)),
        ];
        let steps = self.squares_said(person);
        if !steps.is_empty() {
            facts.push((self.get("lead-fact-steps"), Prose::plain(&steps)));
        }
        if let Some(hint) = &person.hint {
            facts.push((self.get("lead-fact-hint"), hint.clone()));
        }
        vec![Block::Heading(Prose::plain(&self.name(person))), Block::Facts(facts)]
    }

    pub(super) fn lead_hint(self, leading: &Leading, seat: SeatId, line: &Line) -> Vec<Block> {
        let name = leading.person(seat).map(|person| self.name(person)).unwrap_or_default();
        vec![
            Block::Heading(self.with("lead-hint", &[("name", (&name).into())])),
            self.small("lead-hint-private"),
            Block::Field(Field {
                label: self.get("lead-hint-field"),
                value: line.value(),
                cursor: line.cursor(),
                after: Prose::default(),
                is_focused: true,
            }),
        ]
    }

    pub(super) fn lead_adding(self, line: &Line) -> Vec<Block> {
        vec![
            Block::Heading(self.get("lead-add")),
            self.small("lead-add-how"),
            Block::Field(Field {
                label: self.get("lead-add-field"),
                value: line.value(),
                cursor: line.cursor(),
                after: Prose::default(),
                is_focused: true,
            }),
        ]
    }
}
