//! Taking part in a session: through the door, to a seat, out again. What one answers is
//! on the disk before it is said to be in.

use super::Turn;
use crate::app::act::Place;
use crate::app::asking::Phase;
use crate::app::effect::Effect;
use crate::app::lead::{Entered, RoomEffect};
use crate::app::line::Line;
use crate::app::model::{After, Model, Notice, StoreState, Visitor};
use crate::app::screen::{CardNote, Screen};
use crate::app::seat::{Doorway, Errand, SeatAct, SeatNotice, Seated, Wall, typed};
use crate::domain::card::Card;
use crate::domain::grading::is_an_answer;
use crate::domain::id::LearnerId;
use crate::domain::learner::Preferences;
use crate::domain::live::command::{Join, Part, Refusal};
use crate::domain::live::event::Answer;
use crate::domain::live::opening::Pin;
use crate::domain::live::seat::{Terminal, Tie};
use crate::domain::live::view::{ParticipantView, ProjectionView};
use crate::domain::progress::Progress;
use crate::domain::record::{CardSeal, Fact, LearningRecord};

/// The seat on a screen: in front, or behind the card that is being noted.
fn seat_of(screen: &mut Screen) -> Option<&mut Seated> {
    match screen {
        Screen::Seat(seated) => Some(seated),
        Screen::Card(CardNote { behind: Some(behind), .. }) => seat_of(behind),
        Screen::Sign(signing) => seat_of(&mut signing.behind),
        _ => None,
    }
}

/// The seat somebody has, on screen or behind the settings.
fn seated(model: &mut Model) -> Option<&mut Seated> {
    let Model { screen, behind, .. } = model;
    seat_of(screen).or_else(|| behind.as_mut().and_then(|behind| seat_of(behind)))
}

/// Whether a session is on screen, or behind what is there.
fn is_inside(model: &Model) -> bool {
    let holds = |screen: &Screen| match screen {
        Screen::Seat(_) | Screen::Wall(_) | Screen::Sign(_) => true,
        Screen::Card(CardNote { behind: Some(behind), .. }) => {
            matches!(**behind, Screen::Seat(_))
        }
        _ => false,
    };
    let behind = model.behind.as_deref().filter(|_| model.is_over_another());
    holds(&model.screen) || behind.is_some_and(holds)
}

impl Turn<'_> {
    /// Puts `screen` on; whoever leaves a session that way leaves the seat, which waits.
    pub(super) fn put(&mut self, screen: Screen) {
        let was_inside = is_inside(self.model);
        self.model.screen = screen;
        if was_inside && !is_inside(self.model) {
            self.effects.push(Effect::Room(RoomEffect::Leave));
        }
    }

    /// Whether somebody sits in a session: its module stays as it is.
    pub(super) fn is_in_session(&self) -> bool {
        is_inside(self.model)
    }

    /// To the door, or straight in by that PIN. Whoever is still being looked up goes
    /// there once that is done.
    pub(super) fn come_to_session(&mut self, errand: Errand, pin: Option<Pin>) {
        // On one's own machine, whoever is known says first who it is.
        let is_unsaid = errand == Errand::Sit
            && self.model.profile.remembers
            && self.model.visitor == Visitor::Nobody
            && self.model.screen == Screen::Welcome
            && (!self.model.around.roll.is_empty()
                || self.model.around.store == StoreState::Opening);
        if is_unsaid || self.model.screen == Screen::Arriving {
            self.model.pending.session = Some((errand, pin));
            return;
        }
        self.go(Screen::Door(Doorway { errand, ..Doorway::default() }));
        match (errand, pin) {
            (_, Some(pin)) => self.knock(Some(pin)),
            // There may be one session only; from elsewhere its PIN is always asked for.
            (Errand::Look, None) if !self.model.profile.is_remote => self.knock(None),
            _ => {}
        }
    }

    /// Whoever comes for a session and may be somebody known says so; where nobody is
    /// known, straight to the door.
    pub(super) fn roll_called(&mut self) {
        if self.model.around.roll.is_empty() {
            self.session_waits();
        } else if self.model.pending.session.is_some() {
            self.say(SeatNotice::WhoFirst);
        }
    }

    /// Whoever comes back says first who they are: nobody gets a second seat that way.
    pub(super) fn session_once_known(&mut self, errand: Errand, pin: Option<Pin>) {
        self.model.pending.session = Some((errand, pin));
        self.say(SeatNotice::WhoFirst);
    }

    /// Goes where one wanted to before one was known.
    pub(super) fn session_waits(&mut self) {
        if let Some((errand, pin)) = self.model.pending.session.take() {
            self.come_to_session(errand, pin);
        }
    }

    pub(super) fn seat_act(&mut self, act: SeatAct) {
        let step = seated(self.model).map(|seated| seated.seen.public.step);
        match act {
            SeatAct::Enter => self.pin_entered(),
            SeatAct::Help(asks) => self.take_part(Part::Help(asks)),
            SeatAct::Sure => self.sure(),
            SeatAct::Next => self.take_part(Part::Move(step.map(|step| step + 1))),
            SeatAct::Previous => {
                self.take_part(Part::Move(step.map(|step| step.saturating_sub(1))));
            }
            SeatAct::Follow => self.take_part(Part::Move(None)),
            SeatAct::Return => self.sit_again(),
            SeatAct::Leave => self.leave_seat(),
            SeatAct::Slip(act) => self.slip_act(act),
        }
    }

    /// Back in, straight from where one was taken out: by no door on which another key would
    /// lead elsewhere.
    fn sit_again(&mut self) {
        if let Some(pin) = seated(self.model).map(|seated| seated.seen.public.pin) {
            let join = self.join_as(pin);
            self.effects.push(Effect::Room(RoomEffect::Join(join)));
        }
    }

    fn leave_seat(&mut self) {
        match self.model.screen {
            Screen::Wall(_) => {
                self.put(Screen::Goodbye);
                self.effects.push(Effect::Leave);
            }
            _ => self.go_to(Place::Goodbye),
        }
    }

    fn take_part(&mut self, part: Part) {
        self.effects.push(Effect::Room(RoomEffect::Take(part)));
    }

    fn pin_entered(&mut self) {
        let Screen::Door(doorway) = &self.model.screen else { return };
        match typed(&doorway.line) {
            Some(pin) => self.knock(Some(pin)),
            None => self.say(SeatNotice::Shape),
        }
    }

    fn say(&mut self, notice: SeatNotice) {
        self.model.notice = Some(Notice::Seat(notice));
    }

    /// Asks to be let in. Whoever is nobody yet gets a name that is kept if the PIN is
    /// right.
    fn knock(&mut self, pin: Option<Pin>) {
        let wait = self.model.wrong_pins.wait(self.at);
        let Screen::Door(doorway) = &mut self.model.screen else { return };
        if wait > 0 {
            return self.say(SeatNotice::Wait(wait));
        }
        if std::mem::replace(&mut doorway.is_waiting, true) {
            return;
        }
        doorway.has_tried = pin.is_some();
        let effect = match (doorway.errand, pin) {
            (Errand::Sit, Some(pin)) => RoomEffect::Join(self.join_as(pin)),
            (Errand::Look, pin) => RoomEffect::Look(pin),
            (Errand::Sit, None) => return,
        };
        self.effects.push(Effect::Room(effect));
        self.refocus();
    }

    fn join_as(&mut self, pin: Pin) -> Join {
        let known = self.model.learner();
        let learner = known.unwrap_or_else(|| self.entropy.learner());
        self.model.pending.seat = Some(learner);
        let tie = match (known, self.model.key) {
            (_, Some(_)) => Tie::Key,
            (Some(_), None) => Tie::Card,
            (None, None) => Tie::Provisional,
        };
        let is_remote = self.model.profile.is_remote;
        let terminal = if is_remote { Terminal::Remote } else { Terminal::Local };
        Join { pin, learner, tie, terminal, name: self.model.progress.name.clone() }
    }

    /// Let in, to look.
    pub(super) fn on_the_wall(&mut self, entered: Entered, seen: ProjectionView) {
        self.model.open = Some(entered.open);
        self.model.wrong_pins = crate::app::seat::WrongPins::default();
        self.go(Screen::Wall(Box::new(Wall { seen })));
    }

    /// Let in, to take part.
    pub(super) fn sat_down(&mut self, entered: Entered, seen: ParticipantView) {
        let Entered { room, open, attempt, .. } = entered;
        self.model.wrong_pins = crate::app::seat::WrongPins::default();
        let seated = Seated::new(room, attempt, seen, &open.module);
        self.model.open = Some(open);
        self.go(Screen::Seat(Box::new(seated)));
        let newcomer = self.model.pending.seat.take().filter(|_| self.model.learner().is_none());
        if let Some(learner) = newcomer {
            self.model.visitor = Visitor::Learner { id: learner, card: None };
            self.model.progress = Progress::default();
            self.model.pending.newcomer = true;
            let card = self.entropy.card();
            self.effects.push(Effect::Seal { learner, card });
        }
    }

    /// The card of whoever sat down without one: shown at once, so that a cut connection
    /// or another terminal leads back to the same place. Tells whether it was that.
    pub(super) fn carded(&mut self, learner: LearnerId, card: Card, seal: &CardSeal) -> bool {
        let is_it = self.model.learner() == Some(learner)
            && std::mem::take(&mut self.model.pending.newcomer);
        if !is_it {
            return false;
        }
        self.model.visitor = Visitor::Learner { id: learner, card: Some(card) };
        let locale = Some(self.model.around.locale.clone());
        let linear = self.model.preferences.linear && !self.model.profile.is_shared;
        let preferences = Preferences { locale, linear, ..self.model.preferences.clone() };
        let mut facts = vec![Fact::Joined { card: seal.clone() }, Fact::Prefers { preferences }];
        facts.extend(self.model.key.map(|key| Fact::KeyLinked { key }));
        self.append(facts, After::Nothing);
        if let Screen::Seat(_) = self.model.screen {
            let behind = Some(Box::new(self.model.screen.clone()));
            self.go(Screen::Card(CardNote { behind, ..self.model.card_note(None) }));
        }
        true
    }

    /// The first name that was left with the card is for the one who leads.
    pub(super) fn named_in_session(&mut self, records: &[LearningRecord]) {
        let mut names = records.iter().filter_map(|record| match &record.fact {
            Fact::Named { name } => Some(name.clone()),
            _ => None,
        });
        let name = names.next_back().filter(|_| seated(self.model).is_some());
        if let Some(name) = name {
            self.take_part(Part::Name(name));
        }
    }

    /// The room as it is now, seen from the wall.
    pub(super) fn wall_seen(&mut self, seen: ProjectionView) {
        let Model { screen, behind, .. } = &mut *self.model;
        let (wall, is_shown) = match (screen, behind.as_deref_mut()) {
            (Screen::Wall(wall), _) => (wall, true),
            // The settings are over it.
            (_, Some(Screen::Wall(wall))) => (wall, false),
            _ => return,
        };
        let is_same = wall.seen.public.is_over == seen.public.is_over;
        wall.seen = seen;
        if is_shown && !is_same {
            self.refocus();
        }
    }

    /// The room as it is now, seen from a seat. The focus stays while it is the same vote.
    pub(super) fn seat_seen(&mut self, seen: ParticipantView) {
        let Some(module) = self.model.open.as_ref().map(|open| open.module.clone()) else { return };
        let Some(seated) = seated(self.model) else { return };
        let place = |seen: &ParticipantView| {
            let ParticipantView { public, own } = seen;
            let is_asked = own.may_answer;
            (public.step, public.phase, is_asked, own.is_removed, public.is_over, own.slip)
        };
        let is_same = place(&seen) == place(&seated.seen);
        seated.see(seen, &module);
        if !is_same && matches!(self.model.screen, Screen::Seat(_)) {
            self.refocus();
            self.model.notice = None;
        }
    }

    /// Sends the answer on screen.
    pub(super) fn seat_submit(&mut self) {
        let module = self.model.open.as_ref().map(|open| open.module.clone());
        let Screen::Seat(seated) = &mut self.model.screen else { return };
        let Some((asking, module)) = seated.asking().zip(module) else { return };
        let response = match asking.response() {
            Ok(response) => response,
            Err(notice) => return self.model.notice = Some(notice),
        };
        if seated.question(&module).is_some_and(|question| !is_an_answer(question, &response)) {
            self.model.notice = Some(Notice::NumberFirst);
            return;
        }
        let (public, own) = (&seated.seen.public, &seated.seen.own);
        let change = own.answer.as_ref().map_or(0, |answer| answer.change) + 1;
        let answer = Answer { response, sure: seated.sure, change };
        let part = Part::Answer { step: public.step, round: public.round, answer };
        if let Some(asking) = seated.asking_mut().filter(|asking| asking.is_choosing()) {
            asking.phase = Phase::Saving;
            self.take_part(part);
        }
    }

    /// How sure one is, said with the answer; with one that is in, at once.
    fn sure(&mut self) {
        let Screen::Seat(seated) = &mut self.model.screen else { return };
        seated.sure = match seated.sure {
            None => Some(true),
            Some(true) => Some(false),
            Some(false) => None,
        };
        if seated.is_in() {
            self.seat_submit();
        }
    }

    /// What was asked was answered.
    pub(super) fn seat_answered(&mut self) {
        self.slip_answered();
        if let Some(seated) = seated(self.model)
            && let Some(asking) = seated.asking.as_mut()
            && asking.phase == Phase::Saving
        {
            asking.phase = Phase::Choosing;
        }
        if let Screen::Door(doorway) = &mut self.model.screen {
            doorway.is_waiting = false;
            self.refocus();
        }
    }

    /// The room said no.
    pub(super) fn seat_refused(&mut self, refusal: Refusal) {
        self.seat_answered();
        let is_at_door = matches!(self.model.screen, Screen::Door(_));
        match refusal {
            Refusal::WrongPin if is_at_door => {
                self.model.pending.seat = None;
                let Screen::Door(doorway) = &mut self.model.screen else { return };
                // No PIN was given: there is not one session alone.
                if !doorway.has_tried {
                    return;
                }
                doorway.line = Line::default();
                self.model.wrong_pins.add(self.at);
                let wait = self.model.wrong_pins.wait(self.at);
                self.say(if wait > 0 { SeatNotice::Wait(wait) } else { SeatNotice::Wrong });
            }
            // It was closed meanwhile.
            Refusal::WrongPin | Refusal::Over if seated(self.model).is_some() => {
                self.say(SeatNotice::Nobody);
            }
            Refusal::Full if is_at_door => self.say(SeatNotice::Full),
            _ if is_at_door => self.say(SeatNotice::Nobody),
            Refusal::NotOpen
            | Refusal::Frozen
            | Refusal::Elsewhere
            | Refusal::NotNow
            | Refusal::Full
                if seated(self.model).is_some_and(|seated| !seated.seen.public.is_over) =>
            {
                self.say(SeatNotice::Closed);
            }
            _ => {}
        }
    }

    /// No PIN may be tried from there now.
    pub(super) fn pins_wait(&mut self, minutes: u32) {
        self.seat_answered();
        self.say(SeatNotice::Wait(minutes));
    }
}
