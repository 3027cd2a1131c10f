//! A register of attendance: everybody with both half-days, one person, what is typed.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::attending::{AttendAct, AttendStep, Attending, HeadField, Heading, Typed};
use crate::app::line::Line;
use crate::app::screen::Screen;
use crate::domain::attendance::{Half, Mark, Register};
use crate::domain::live::seat::SeatId;
use crate::domain::prose::Prose;
use crate::scene::attendance::{half_words, hours_words, name, said_words, short_words};
use crate::scene::{Block, Field, Tone};

impl Builder<'_> {
    pub(super) fn attending(self, attending: &Attending) -> Parts {
        let title = self.get("attend-title");
        let Some(register) = attending.register() else {
            return match &attending.step {
                AttendStep::Heading(heading) => self.attend_heading(heading),
                _ => Parts::new("attend", title, vec![self.say("attend-looking"), self.items()]),
            };
        };
        let (there, of) = register.present(attending.half);
        let half = half_words(self.text, attending.half);
        let args = [("half", (&half).into()), ("there", there.into()), ("of", of.into())];
        let status = self.with("attend-status", &args);
        let (place, body) = match &attending.step {
            AttendStep::Person(number) => {
                (format!("attend/{number}"), self.attend_person(attending, *number))
            }
            AttendStep::Typing(typed, line) => {
                ("attend/type".to_owned(), self.attend_typing(attending, *typed, line))
            }
            AttendStep::Sealing => {
                let head = Block::Heading(self.get("attend-seal-head"));
                ("attend/seal".to_owned(), vec![head, self.say("attend-seal-what"), self.items()])
            }
            _ => ("attend/list".to_owned(), self.attend_list(register)),
        };
        Parts::new(place, title, body).status(status)
    }

    /// What stands at the head, one thing after the other.
    fn attend_heading(self, heading: &Heading) -> Parts {
        let (label, after, help) = match heading.field {
            HeadField::Organisation => ("register-organisation", None, "attend-organisation-help"),
            HeadField::Trainer => ("register-trainer", None, "attend-trainer-help"),
            HeadField::Place => ("register-place", None, "attend-place-help"),
            HeadField::Morning => ("register-morning", Some("attend-hours"), "attend-hours-help"),
            HeadField::Afternoon => {
                ("register-afternoon", Some("attend-hours-after"), "attend-hours-help")
            }
        };
        let mut body = vec![
            Block::Heading(Prose::plain(&heading.head.title)),
            self.attend_field(label, &heading.line, after),
            self.small(help),
        ];
        // Whoever does not see the field hears what is in it.
        let usual = heading.usual(heading.field);
        if !usual.is_empty() {
            body.push(Block::Small(self.with("attend-usual", &[("value", (&usual).into())])));
        }
        body.push(self.items());
        let place = format!("attend/head/{}", heading.field as u8);
        Parts::new(place, self.get("attend-title"), body)
    }

    fn attend_field(self, label: &str, line: &Line, after: Option<&str>) -> Block {
        let label = self.text.get(label);
        let label = self.with("attend-label", &[("label", (&label).into())]);
        Block::Field(Field {
            label,
            value: line.value(),
            cursor: line.cursor(),
            after: after.map(|id| self.get(id)).unwrap_or_default(),
            is_focused: true,
        })
    }

    fn attend_list(self, register: &Register) -> Vec<Block> {
        let head = register.head();
        let (date, purge) = (self.date(head.date), self.date(head.purge_on));
        let hours: Vec<String> =
            head.hours.iter().map(|hours| hours_words(self.text, hours)).collect();
        let what = [head.title.clone(), date, head.trainer.clone()];
        let what: Vec<String> = what.into_iter().filter(|part| !part.is_empty()).collect();
        let mut body = vec![
            Block::Heading(Prose::plain(&what.join(", "))),
            Block::Small(Prose::plain(&hours.join(" / "))),
        ];
        if register.is_sealed() {
            let text = self.get("attend-is-sealed");
            body.push(Block::Notice { tone: Tone::Good, text });
            let facts = register.people().map(|person| {
                let said = self.attend_said(register, person.number);
                (Prose::plain(&name(person)), Prose::plain(&said))
            });
            body.push(Block::Facts(facts.collect()));
        }
        body.push(self.items());
        if !self.model.profile.can_export {
            let line = self.home_line("register export --format pdf > registre.pdf");
            body.extend([self.small("lead-paper-register"), line]);
        }
        body.push(self.small("attend-binds"));
        body.push(Block::Small(self.with("attend-purge", &[("date", (&purge).into())])));
        body
    }

    /// What is said of somebody, each half-day after the other.
    fn attend_said(self, register: &Register, number: u16) -> String {
        let hours = register.head().hours.iter();
        let halves = hours.map(|hours| short_words(self.text, register.said(number, hours.half)));
        halves.collect::<Vec<_>>().join(" / ")
    }

    fn attend_person(self, attending: &Attending, number: u16) -> Vec<Block> {
        let person = attending.person(number).map(name).unwrap_or_default();
        let mut body = vec![Block::Heading(Prose::plain(&person))];
        if attending.register().is_some_and(|register| register.is_doubtful(number)) {
            let text = self.get("attend-unlisted");
            body.push(Block::Notice { tone: Tone::NotYet, text });
        }
        let said = attending.register().and_then(|register| {
            let said = register.said(number, attending.half)?;
            Some((said, said_words(self.text, Some(said), &register.head().trainer)))
        });
        let half = half_words(self.text, attending.half);
        match said {
            None => {
                let args = [("half", (&half).into())];
                body.push(Block::Text(self.with("attend-what", &args)));
            }
            Some((said, words)) => {
                let args = [("half", (&half).into()), ("said", (&words).into())];
                body.push(Block::Text(self.with("attend-said", &args)));
                body.extend(said.corrections.iter().map(|(reason, by)| {
                    let args = [("reason", reason.into()), ("by", by.into())];
                    Block::Small(self.with("attend-corrected", &args))
                }));
                body.push(self.small("attend-correct-how"));
            }
        }
        body.push(self.items());
        body
    }

    fn attend_typing(self, attending: &Attending, typed: Typed, line: &Line) -> Vec<Block> {
        let (label, help) = match typed {
            Typed::Came(_) | Typed::Right(..) => ("attend-came", "attend-came-help"),
            Typed::Reason(..) => ("attend-reason", "attend-reason-help"),
            Typed::Name => ("attend-name", "attend-name-help"),
            Typed::Seat(_) => ("attend-name", "attend-seat-help"),
        };
        let number = match typed {
            Typed::Came(number) | Typed::Right(number, _) | Typed::Reason(number, ..) => {
                Some(number)
            }
            Typed::Name | Typed::Seat(_) => None,
        };
        let person = number.and_then(|number| attending.person(number)).map(name);
        let sitting = match typed {
            Typed::Seat(seat) => Some(self.attend_seat(attending, seat).label),
            _ => None,
        };
        let heading = sitting.unwrap_or_else(|| {
            person.map_or_else(|| self.get("attend-add"), |name| Prose::plain(&name))
        });
        let mut body = vec![Block::Heading(heading)];
        let right = match typed {
            Typed::Right(_, mark) => Some(Some(mark)),
            Typed::Reason(_, mark, _) => Some(mark),
            _ => None,
        };
        body.extend(right.map(|mark| Block::Text(self.get(correct_id(mark)))));
        body.extend([self.attend_field(label, line, None), self.small(help), self.items()]);
        body
    }

    pub(super) fn attend_item(self, act: AttendAct) -> Worded {
        let Screen::Attend(attending) = &self.model.screen else {
            return Worded::new(self.get("attend-open"));
        };
        let id = match act {
            AttendAct::Person(number) => return self.attend_row(attending, number),
            AttendAct::Seat(seat) => return self.attend_seat(attending, seat),
            AttendAct::Confirm(_) => "attend-confirm",
            AttendAct::Open | AttendAct::SignMine => "attend-open",
            AttendAct::Mark(_, Mark::Signed) => "attend-signs",
            AttendAct::Mark(_, Mark::Seen) => "attend-seen",
            AttendAct::Mark(_, Mark::Absent) => "attend-absent",
            AttendAct::Late(_) => "attend-late",
            AttendAct::Correct(_, mark) => correct_id(mark),
            AttendAct::Countersign => {
                let half = half_words(self.text, attending.half);
                return Worded::new(self.with("attend-countersign", &[("half", (&half).into())]));
            }
            AttendAct::Other => {
                let other = match attending.half {
                    Half::Morning => Half::Afternoon,
                    Half::Afternoon => Half::Morning,
                };
                let half = half_words(self.text, other);
                return Worded::new(self.with("attend-other", &[("half", (&half).into())]));
            }
            AttendAct::Add => "attend-add",
            AttendAct::Typed => "validate",
            AttendAct::Sheet => "attend-sheet",
            AttendAct::Papers => "attend-papers",
            AttendAct::Seal => "attend-seal",
            AttendAct::SealYes => "attend-seal-yes",
            AttendAct::Back => "go-back",
        };
        Worded::new(self.get(id))
    }

    /// Somebody who sits in the session and is not in the register.
    fn attend_seat(self, attending: &Attending, seat: SeatId) -> Worded {
        let one = attending.unsigned().into_iter().find(|one| one.seat == seat);
        let label = one.map(|one| self.name(one)).unwrap_or_default();
        Worded { aside: self.get("attend-row-unsigned"), ..Worded::new(Prose::plain(&label)) }
    }

    fn attend_row(self, attending: &Attending, number: u16) -> Worded {
        let label = attending.person(number).map(name).unwrap_or_default();
        let said = attending.register().map(|register| {
            let said = self.attend_said(register, number);
            if register.is_doubtful(number) {
                self.text.with("attend-row-unlisted", &[("said", (&said).into())])
            } else {
                said
            }
        });
        let aside = Prose::plain(&said.unwrap_or_default());
        Worded { aside, ..Worded::new(Prose::plain(&label)) }
    }
}

const fn correct_id(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::Signed) => "attend-correct-signed",
        Some(Mark::Seen) => "attend-correct-seen",
        Some(Mark::Absent) => "attend-correct-absent",
        None => "attend-correct-nothing",
    }
}
