//! Attendance: each line of the register is on the disk before it is on the screen.

use super::Turn;
use crate::app::attending::{
    AttendAct, AttendEffect, AttendNews, AttendStep, Attending, Deed, HeadField, Heading, Typed,
};
use crate::app::effect::Effect;
use crate::app::items;
use crate::app::lead::Leading;
use crate::app::line::Line;
use crate::app::model::Notice;
use crate::app::screen::Screen;
use crate::app::watch::Stage;
use crate::domain::attendance::{Clock, Half, Head, Hours, Mark, Register, span};
use crate::domain::id::RegisterId;
use crate::domain::live::view;
use crate::domain::prose;
use crate::domain::roster::{Coming, Expected};

impl Turn<'_> {
    pub(super) fn attend_news(&mut self, news: AttendNews) {
        let Some(news) = self.sign_news(news) else { return };
        match news {
            AttendNews::Show(register) => {
                self.go(Screen::Attend(Box::new(Attending::new(None))));
                self.attend_ask(AttendEffect::Find(register));
            }
            AttendNews::Begin { head, people } => self.attend_heading(*head, people),
            AttendNews::Kept { id, register, here } => self.attend_kept(id, register, here),
            AttendNews::Mine(_) | AttendNews::AskNames(_) | AttendNews::Found(_) => {}
            AttendNews::Refused(why) => {
                if let Screen::Attend(attending) = &mut self.model.screen {
                    attending.is_waiting = false;
                    if matches!(attending.step, AttendStep::Person(_) | AttendStep::Sealing) {
                        attending.step = AttendStep::List;
                    }
                    self.refocus();
                }
                self.model.notice = Some(Notice::Attended(Err(why)));
            }
        }
    }

    fn attend_ask(&mut self, effect: AttendEffect) {
        if let Screen::Attend(attending) = &mut self.model.screen {
            attending.is_waiting = true;
        }
        self.effects.push(Effect::Attend(Box::new(effect)));
    }

    /// What stands at the head is asked for, beginning with what is known.
    fn attend_heading(&mut self, head: Head, people: Vec<Coming>) {
        let Screen::Attend(attending) = &mut self.model.screen else { return };
        let line = Line::of(&head.organisation);
        let heading = Heading { head, people, field: HeadField::Organisation, line };
        attending.step = AttendStep::Heading(Box::new(heading));
        attending.is_waiting = false;
        self.refocus();
    }

    fn attend_kept(&mut self, id: RegisterId, register: Box<Register>, here: Clock) {
        let Screen::Attend(attending) = &mut self.model.screen else { return };
        if !attending.is_waiting {
            return self.attend_again(id, register);
        }
        let is_first = attending.kept.is_none();
        let done = match attending.step {
            AttendStep::Person(number)
            | AttendStep::Typing(Typed::Came(number) | Typed::Reason(number, ..), _) => {
                Some(number)
            }
            _ => None,
        };
        if is_first {
            attending.half = usual_half(&register, here);
        }
        let place = done.and_then(|number| register.people().position(|one| one.number == number));
        attending.kept = Some((id, register));
        attending.step = AttendStep::List;
        attending.is_waiting = false;
        self.refocus();
        // The next one in the list is most likely who comes next.
        if let Some(place) = place.filter(|_| !items::items(self.model).is_empty()) {
            self.model.focus = Some(place + 1);
        }
    }

    /// The register as others wrote in it meanwhile: what was in front stays in front.
    fn attend_again(&mut self, id: RegisterId, register: Box<Register>) {
        let all = items::items(self.model);
        let focused = self.model.focus.and_then(|place| all.get(place).cloned());
        let Screen::Attend(attending) = &mut self.model.screen else { return };
        attending.kept = Some((id, register));
        let place =
            focused.and_then(|act| items::items(self.model).iter().position(|it| *it == act));
        match place {
            Some(place) => self.model.focus = Some(place),
            None => self.refocus(),
        }
    }

    /// Looks whether somebody signed meanwhile, if the wait of that number is over.
    pub(super) fn attend_looks(&mut self, number: u64) -> bool {
        let Screen::Attend(attending) = &self.model.screen else { return false };
        let Some((id, _)) = attending.kept.as_ref().filter(|_| attending.is_watching()) else {
            return false;
        };
        let look = AttendEffect::Find(Some(*id));
        let is_it = self.model.profile.idle.is_none() && number == self.model.watch.number;
        if is_it {
            self.model.watch.enter(Stage::Calm);
            self.effects.push(Effect::Attend(Box::new(look)));
        }
        is_it
    }

    pub(super) fn attend_act(&mut self, act: AttendAct) {
        match act {
            AttendAct::Open => return self.attend_open(),
            AttendAct::SignMine => return self.attend_mine(),
            _ => {}
        }
        let Screen::Attend(attending) = &mut self.model.screen else { return };
        if act == AttendAct::Back {
            return self.attend_back();
        }
        let (Some((id, register)), false) = (&attending.kept, attending.is_waiting) else {
            // The head is typed before there is a register.
            if act == AttendAct::Typed && !attending.is_waiting {
                self.attend_headed();
            }
            return;
        };
        let (id, half) = (*id, attending.half);
        match act {
            AttendAct::Mark(person, mark) => {
                let deed = Deed::Mark { person, half, mark, clock: None };
                self.attend_ask(AttendEffect::Add(id, deed));
            }
            AttendAct::Countersign => {
                self.attend_ask(AttendEffect::Add(id, Deed::Countersign(half)));
            }
            AttendAct::Papers | AttendAct::Sheet => {
                let is_sheet = act == AttendAct::Sheet;
                let papers = AttendEffect::Papers { register: id, is_sheet };
                self.effects.push(Effect::Attend(Box::new(papers)));
            }
            AttendAct::SealYes => {
                let has_papers = self.model.profile.can_export;
                self.attend_ask(AttendEffect::Seal { register: id, has_papers });
            }
            AttendAct::Typed => self.attend_typed(id, half),
            AttendAct::Other => {
                let hours = &register.head().hours;
                let other = hours.iter().map(|hours| hours.half).find(|other| *other != half);
                attending.half = other.unwrap_or(half);
                self.refocus();
            }
            AttendAct::Person(number) => self.attend_at(AttendStep::Person(number)),
            AttendAct::Late(number) => self.attend_types(Typed::Came(number)),
            AttendAct::Correct(number, Some(mark @ (Mark::Signed | Mark::Seen))) => {
                // Whoever was not absent was there from some time on: not when it was noted.
                let said = register.said(number, half).map(|said| said.clock.to_string());
                let line = Line::of(&said.unwrap_or_default());
                self.attend_at(AttendStep::Typing(Typed::Right(number, mark), line));
            }
            AttendAct::Correct(number, mark) => {
                self.attend_types(Typed::Reason(number, mark, None));
            }
            AttendAct::Add => self.attend_types(Typed::Name),
            AttendAct::Seat(seat) => self.attend_types(Typed::Seat(seat)),
            AttendAct::Confirm(number) => {
                self.attend_ask(AttendEffect::Add(id, Deed::Confirm(number)));
            }
            AttendAct::Seal => self.attend_at(AttendStep::Sealing),
            AttendAct::Open | AttendAct::Back | AttendAct::SignMine => {}
        }
    }

    fn attend_at(&mut self, step: AttendStep) {
        if let Screen::Attend(attending) = &mut self.model.screen {
            attending.step = step;
        }
        self.refocus();
    }

    fn attend_types(&mut self, typed: Typed) {
        self.attend_at(AttendStep::Typing(typed, Line::default()));
    }

    /// From the session one leads.
    fn attend_open(&mut self) {
        let Screen::Lead(leading) = &self.model.screen else { return };
        let Some(open) = &self.model.open else { return };
        let title = open.module.title.text();
        let (room, people) = (leading.room, seated(leading));
        let date = self.at.date();
        let head = Head {
            organisation: String::new(),
            modules: vec![title.clone()],
            title,
            place: String::new(),
            date,
            hours: vec![],
            trainer: String::new(),
            room: Some(room),
            purge_on: date.plus_days(self.model.usual.days),
        };
        let behind = self.model.screen.clone();
        self.go(Screen::Attend(Box::new(Attending::new(Some(behind)))));
        self.attend_ask(AttendEffect::OfRoom { room, head: Box::new(head), people });
    }

    fn attend_back(&mut self) {
        let Screen::Attend(attending) = &mut self.model.screen else { return };
        match attending.step {
            AttendStep::Person(_) | AttendStep::Sealing | AttendStep::Typing(..) => {
                attending.step = AttendStep::List;
                self.refocus();
            }
            AttendStep::Waiting | AttendStep::Heading(_) | AttendStep::List => {
                match attending.behind.take() {
                    Some(behind) => self.go(*behind),
                    None => self.effects.push(Effect::Leave),
                }
            }
        }
    }

    /// A part of the head is typed: on to the next, or the register is opened.
    fn attend_headed(&mut self) {
        let Screen::Attend(attending) = &mut self.model.screen else { return };
        let AttendStep::Heading(heading) = &mut attending.step else { return };
        if let Err(notice) = heading.take() {
            self.model.notice = Some(notice);
            return;
        }
        if let Some(next) = heading.field.next() {
            heading.field = next;
            heading.line = Line::of(&heading.usual(next));
            return self.refocus();
        }
        if heading.head.hours.is_empty() {
            // One of the two there must be.
            heading.field = HeadField::Morning;
            heading.line = Line::default();
            self.refocus();
            self.model.notice = Some(Notice::HoursFirst);
            return;
        }
        let (head, people) = (Box::new(heading.head.clone()), heading.people.clone());
        self.attend_ask(AttendEffect::Open { head, people });
    }

    /// What was typed in the register is added.
    fn attend_typed(&mut self, id: RegisterId, half: Half) {
        let Screen::Attend(attending) = &mut self.model.screen else { return };
        let AttendStep::Typing(typed, line) = &attending.step else { return };
        let words = prose::clean(line.value().trim());
        if let Typed::Right(person, mark) = *typed
            && let Ok(clock) = words.parse()
        {
            return self.attend_types(Typed::Reason(person, Some(mark), Some(clock)));
        }
        let deed = match *typed {
            _ if words.is_empty() => None,
            Typed::Right(..) => None,
            Typed::Came(person) => words.parse().ok().map(|clock: Clock| {
                let clock = Some(clock);
                Deed::Mark { person, half, mark: Mark::Seen, clock }
            }),
            Typed::Reason(person, mark, clock) => {
                let by = attending.register().map(|register| register.head().trainer.clone());
                let by = by.filter(|by| !by.trim().is_empty()).unwrap_or_else(|| "-".to_owned());
                Some(Deed::Correct { person, half, mark, clock, reason: words, by })
            }
            Typed::Name => Some(Deed::Person(named(&words), None)),
            Typed::Seat(seat) => {
                let mut sitting = attending.unsigned().into_iter();
                let one = sitting.find(|one| one.seat == seat);
                Some(Deed::Person(named(&words), one.map(|one| one.learner)))
            }
        };
        let is_time = matches!(typed, Typed::Came(_) | Typed::Right(..));
        if let Some(deed) = deed {
            self.attend_ask(AttendEffect::Add(id, deed));
        } else {
            let notice = if is_time { Notice::HoursFirst } else { Notice::TypeFirst };
            self.model.notice = Some(notice);
        }
    }
}

/// Everybody who sits in the room under a name, and under which card: two of one name sign
/// each for themselves. Only one name is known of them.
fn seated(leading: &Leading) -> Vec<Coming> {
    let named = |person: &view::Person| {
        let surname = person.name.clone().filter(|name| !name.trim().is_empty())?;
        let names = Expected { surname, first_name: String::new(), company: None };
        Some(Coming { names, learner: Some(person.learner) })
    };
    leading.seen.people.iter().filter_map(named).collect()
}

/// A name as it is typed: the first name last, as in a list.
fn named(words: &str) -> Expected {
    let (surname, first_name) = words.rsplit_once(' ').unwrap_or((words, ""));
    Expected { surname: surname.to_owned(), first_name: first_name.to_owned(), company: None }
}

/// The half-day it is, or the only one there is.
fn usual_half(register: &Register, here: Clock) -> Half {
    let hours = &register.head().hours;
    let now = Half::of(here);
    let has_now = hours.iter().any(|hours| hours.half == now);
    hours.first().filter(|_| !has_now).map_or(now, |hours| hours.half)
}

impl Heading {
    /// Takes what was typed into the head.
    fn take(&mut self) -> Result<(), Notice> {
        let words = prose::clean(self.line.value().trim());
        let half = match self.field {
            HeadField::Organisation => {
                self.head.organisation = words;
                return Ok(());
            }
            HeadField::Trainer => {
                self.head.trainer = words;
                return Ok(());
            }
            HeadField::Place => {
                self.head.place = words;
                return Ok(());
            }
            HeadField::Morning => Half::Morning,
            HeadField::Afternoon => Half::Afternoon,
        };
        self.head.hours.retain(|hours| hours.half != half);
        if !words.is_empty() {
            let (from, to) = span(&words).map_err(|_| Notice::HoursFirst)?;
            self.head.hours.push(Hours { half, from, to });
        }
        self.head.hours.sort_by_key(|hours| hours.half);
        Ok(())
    }
}
