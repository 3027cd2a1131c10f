//! Leading a session: each step of the room is on the disk before it is on the screen.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::items::lead::{options, question};
use crate::app::lead::{Face, LeadAct, Leading, RoomEffect, RoomNews};
use crate::app::line::Line;
use crate::app::model::{Notice, Open};
use crate::app::screen::Screen;
use crate::domain::id::RandomId;
use crate::domain::live::command::{Command, Lead};
use crate::domain::live::event::{Phase, RoomRecord};
use crate::domain::live::opening::{Opening, Pin, Thresholds, USUAL_DAYS, outline};
use crate::domain::live::raised::{Hands, MOST};
use crate::domain::live::room::Room;

impl Turn<'_> {
    pub(super) fn room_news(&mut self, news: RoomNews) {
        match news {
            RoomNews::Begin { module, trainer } => {
                let today = self.at.date();
                self.effects.push(Effect::Room(RoomEffect::Find { module, trainer, today }));
            }
            RoomNews::Found { open, trainer, records } => self.found_room(open, trainer, &records),
            RoomNews::Missing => self.model.notice = Some(Notice::NoModule),
            RoomNews::Kept(records) => self.room_kept(&records),
            RoomNews::Failed(trouble) => {
                if let Screen::Lead(leading) = &mut self.model.screen {
                    leading.is_waiting = false;
                }
                self.model.notice = Some(Notice::NotSaved(trouble));
            }
        }
    }

    /// Goes on with the room that was left open, or opens one.
    fn found_room(&mut self, open: Open, trainer: String, records: &[RoomRecord]) {
        let known = Room::fold(records).ok().filter(|room| room.ended_at().is_none());
        let room = match known {
            Some(room) => room,
            None => self.new_room(&open, trainer),
        };
        self.model.open = Some(open);
        let is_waiting = false;
        self.go(Screen::Lead(Box::new(Leading { room, face: Face::Console, is_waiting })));
    }

    fn new_room(&mut self, open: &Open, trainer: String) -> Room {
        let [a, b, attempt, pin] = self.entropy.0;
        let opening = Opening {
            room: RandomId::from_entropy(u128::from(a) << 64 | u128::from(b)),
            pin: Pin::from_entropy(pin),
            module: open.module.id.clone(),
            edition: open.edition.clone(),
            attempt: crate::domain::id::AttemptId(attempt),
            outline: outline(&open.module),
            trainer,
            thresholds: Thresholds::default(),
            purge_on: self.at.date().plus_days(USUAL_DAYS),
        };
        let name = opening.room;
        let (room, record) = Room::open(opening, self.at);
        let keep = RoomEffect::Keep { room: name, records: vec![record] };
        self.effects.push(Effect::Room(keep));
        room
    }

    fn room_kept(&mut self, records: &[RoomRecord]) {
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        leading.is_waiting = false;
        for record in records {
            // They were decided by this very room: none is missing.
            if leading.room.apply(record).is_err() {
                return;
            }
        }
        let has_ended = leading.room.ended_at().is_some();
        let room = leading.room.clone();
        if has_ended {
            leading.face = Face::Console;
        }
        self.refocus();
        if let Some(open) = self.model.open.as_ref().filter(|_| has_ended) {
            let papers = RoomEffect::Papers(Box::new((room, open.module.clone())));
            self.effects.push(Effect::Room(papers));
        }
    }

    pub(super) fn lead_act(&mut self, act: LeadAct) {
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        let (step, round) = (leading.room.step(), leading.room.round(leading.room.step()));
        match act {
            LeadAct::Leave => self.effects.push(Effect::Leave),
            LeadAct::Wall(is_wall) => {
                leading.face = if is_wall { Face::Wall } else { Face::Console };
                self.refocus();
            }
            LeadAct::Count => {
                let hands = leading.room.hands(step, round);
                leading.face = Face::Counting { at: 0, line: Line::default(), hands };
                self.refocus();
            }
            LeadAct::Counted => self.counted(),
            LeadAct::Next if leading.face_is_open() => self.lead(&[Lead::Step(step + 1)]),
            LeadAct::Previous if leading.face_is_open() && step > 0 => {
                self.lead(&[Lead::Step(step - 1)]);
            }
            LeadAct::Next | LeadAct::Previous => {}
            LeadAct::Turn(to) => self.lead(&[Lead::Turn { step, to }]),
            LeadAct::End => self.lead(&[Lead::End]),
        }
    }

    /// A number of hands is typed: on to the next choice, or the vote is closed.
    fn counted(&mut self) {
        let Screen::Lead(leading) = &self.model.screen else { return };
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
        let step = leading.room.step();
        let round = leading.room.round(step);
        leading.face = Face::Console;
        let raise = Lead::Raise { step, round, hands };
        match leading.room.phase(step) {
            Phase::Open(round) => {
                let to = Phase::Closed { round, is_shared: false };
                self.lead(&[raise, Lead::Turn { step, to }]);
            }
            _ => self.lead(&[raise]),
        }
    }

    /// Lets the room decide, one command after the other, and has it kept.
    fn lead(&mut self, commands: &[Lead]) {
        let at = self.at;
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        if leading.is_waiting {
            return;
        }
        let (mut room, mut all) = (leading.room.clone(), vec![]);
        for command in commands {
            // What the room refuses is no longer offered: the key came too late.
            let Ok(records) = room.decide(&Command::Lead(command.clone()), at) else { break };
            if records.iter().any(|record| room.apply(record).is_err()) {
                break;
            }
            all.extend(records);
        }
        if all.is_empty() {
            return self.refocus();
        }
        leading.is_waiting = true;
        let room = leading.room.opening().room;
        self.effects.push(Effect::Room(RoomEffect::Keep { room, records: all }));
    }
}

impl Leading {
    /// Whether steps can be changed here.
    fn face_is_open(&self) -> bool {
        !matches!(self.face, Face::Counting { .. })
    }
}
