//! Leading a session: each step of the room is on the disk before it is on the screen.

use std::sync::Arc;

use super::Turn;
use crate::app::effect::Effect;
use crate::app::items::lead::{options, question};
use crate::app::lead::{Entered, Face, LeadAct, Leading, RoomEffect, RoomNews};
use crate::app::line::Line;
use crate::app::model::{Notice, Open};
use crate::app::screen::Screen;
use crate::domain::id::RandomId;
use crate::domain::live::command::Lead;
use crate::domain::live::event::{Pace, Phase};
use crate::domain::live::hub::Seen;
use crate::domain::live::opening::{Opening, Pin, outline};
use crate::domain::live::raised::{Hands, MOST};

impl Turn<'_> {
    pub(super) fn room_news(&mut self, news: RoomNews) {
        match news {
            RoomNews::Begin { module, trainer } => {
                self.effects.push(Effect::Room(RoomEffect::Find { module, trainer }));
            }
            RoomNews::Resume(room) => self.effects.push(Effect::Room(RoomEffect::Resume(room))),
            RoomNews::Found { open, trainer } => self.open_room(&open, trainer),
            RoomNews::Missing => self.not_led(Notice::NoModule),
            RoomNews::Entered(entered) => self.room_entered(*entered),
            RoomNews::Seen(seen) => self.room_seen(Arc::unwrap_or_clone(seen)),
            RoomNews::Word(seat, word) => self.send_word(seat, word),
            RoomNews::Done => self.room_answered(),
            // The key came too late: what the room refuses is no longer offered.
            RoomNews::Refused(refusal) => {
                self.room_answered();
                if matches!(self.model.screen, Screen::Welcome | Screen::Arriving) {
                    // It ended just before it was to be gone on with.
                    self.not_led(Notice::NoRoom);
                }
                self.seat_refused(refusal);
            }
            RoomNews::Wait(minutes) => self.pins_wait(minutes),
            RoomNews::Door { errand, pin } => self.come_to_session(errand, pin),
            RoomNews::Return { errand, pin } => self.session_once_known(errand, pin),
            RoomNews::Failed(trouble) => {
                self.room_answered();
                self.model.notice = Some(Notice::NotSaved(trouble));
            }
        }
    }

    /// There is nothing to lead: why.
    fn not_led(&mut self, why: Notice) {
        if self.model.screen == Screen::Arriving {
            self.go(Screen::Welcome);
        }
        self.model.notice = Some(why);
    }

    fn room_answered(&mut self) {
        if let Some(leading) = self.model.led_mut() {
            leading.is_waiting = false;
        }
        self.seat_answered();
    }

    /// Has a room opened; one that was left open in that module is gone on with.
    fn open_room(&mut self, open: &Open, trainer: String) {
        let [a, b, attempt, pin] = self.entropy.0;
        let opening = Opening {
            room: RandomId::from_entropy(u128::from(a) << 64 | u128::from(b)),
            pin: self.model.usual.pin.unwrap_or_else(|| Pin::from_entropy(pin)),
            module: open.module.id.clone(),
            edition: open.edition.clone(),
            attempt: crate::domain::id::AttemptId(attempt),
            outline: outline(&open.module),
            trainer,
            owner: self.model.key,
            thresholds: self.model.usual.thresholds,
            purge_on: self.at.date().plus_days(self.model.usual.days),
        };
        let (opening, module) = (Box::new(opening), Arc::clone(&open.module));
        self.effects.push(Effect::Room(RoomEffect::Open { opening, module }));
    }

    fn room_entered(&mut self, entered: Entered) {
        match entered.seen.clone() {
            Seen::Trainer(seen) => {
                let (room, seen) = (entered.room, *seen);
                self.model.open = Some(entered.open);
                let is_new = seen.public.number == 1;
                let leading = Leading::new(room, seen, self.at);
                self.go(Screen::Lead(Box::new(leading)));
                let pace = self.model.usual.pace;
                if is_new && pace != Pace::default() {
                    self.lead(&[Lead::Pace(pace)]);
                }
            }
            Seen::Projection(seen) => self.on_the_wall(entered, *seen),
            Seen::Participant(seen) => self.sat_down(entered, *seen),
        }
    }

    fn room_seen(&mut self, seen: Seen) {
        match seen {
            Seen::Trainer(seen) => self.lead_seen(*seen),
            Seen::Projection(seen) => self.wall_seen(*seen),
            Seen::Participant(seen) => self.seat_seen(*seen),
        }
    }

    pub(super) fn lead_act(&mut self, act: LeadAct) {
        if act == LeadAct::Leave {
            // Whoever leaves when all is over comes back to this room no more.
            let is_last =
                |leading: &Leading| leading.seen.poll.is_waiting() && leading.seen.public.is_over;
            let counts = self.model.led().is_some_and(is_last);
            self.effects.extend(counts.then_some(Effect::Room(RoomEffect::Count)));
            return self.effects.push(Effect::Leave);
        }
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        let step = leading.seen.public.step;
        match act {
            LeadAct::Slips if leading.is_waiting => {}
            LeadAct::Slips => {
                leading.is_waiting = true;
                self.effects.push(Effect::Room(RoomEffect::Count));
            }
            LeadAct::Wall(is_wall) => {
                leading.face = if is_wall { Face::Wall } else { Face::Console };
                self.refocus();
            }
            LeadAct::Count => {
                let hands = leading.seen.hands.clone();
                leading.face = Face::Counting { at: 0, line: Line::default(), hands };
                self.refocus();
            }
            LeadAct::Counted => self.counted(),
            LeadAct::Next if leading.face_is_open() && step + 1 < leading.seen.public.of => {
                self.lead(&[Lead::Step(step + 1)]);
            }
            LeadAct::Previous if leading.face_is_open() && step > 0 => {
                self.lead(&[Lead::Step(step - 1)]);
            }
            LeadAct::Next | LeadAct::Previous => {}
            LeadAct::Turn(to) => self.lead(&[Lead::Turn { step, to }]),
            LeadAct::End => self.lead(&[Lead::End]),
            act => self.aside(act),
        }
    }

    /// A number of hands is typed: on to the next choice, or the vote is closed.
    fn counted(&mut self) {
        let Some(leading) = self.free_to_lead() else { return };
        let Face::Counting { at, line, hands } = &leading.face else { return };
        let Some(question) = question(self.model, leading) else { return };
        let options = options(leading, question);
        let typed = line.value();
        let count = if typed.trim().is_empty() { Ok(0) } else { typed.trim().parse::<u16>() };
        let (Ok(count), Some(option)) = (count, options.get(*at)) else {
            self.model.notice = Some(Notice::NumberFirst);
            return;
        };
        if count > MOST {
            self.model.notice = Some(Notice::NumberFirst);
            return;
        }
        let hands = hands.clone().with(option.clone(), count);
        let (at, is_last) = (*at + 1, *at + 1 >= options.len());
        if is_last {
            self.all_counted(hands);
        } else if let Screen::Lead(leading) = &mut self.model.screen {
            leading.face = Face::Counting { at, line: Line::default(), hands };
            self.refocus();
        }
    }

    fn all_counted(&mut self, hands: Hands) {
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        let public = &leading.seen.public;
        let (step, round, phase) = (public.step, public.round, public.phase);
        let raise = Lead::Raise { step, round, hands };
        // Those with terminals may still be thinking: their vote is not closed by it.
        let closes = !leading.has_terminals();
        leading.face = Face::Console;
        match phase {
            Phase::Open(round) if closes => {
                let to = Phase::Closed { round, is_shared: false };
                self.lead(&[raise, Lead::Turn { step, to }]);
            }
            _ => self.lead(&[raise]),
        }
    }

    /// Has the room do this, one after the other.
    pub(super) fn lead(&mut self, deeds: &[Lead]) {
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        if leading.is_waiting {
            return;
        }
        leading.is_waiting = true;
        self.effects.push(Effect::Room(RoomEffect::Lead(deeds.to_vec())));
        self.refocus();
    }
}

impl Leading {
    /// Whether steps can be changed here.
    fn face_is_open(&self) -> bool {
        matches!(self.face, Face::Console | Face::Wall)
    }
}
