//! Leading a session, beside the step: people, pace, words for one person alone.

use super::Turn;
use crate::app::act::Act;
use crate::app::asking::Asking;
use crate::app::effect::Effect;
use crate::app::items;
use crate::app::items::lead::{hints, is_counted, question};
use crate::app::lead::{Face, LeadAct, Leading, Panel, RoomEffect, Word};
use crate::app::line::Line;
use crate::app::model::Notice;
use crate::app::screen::Screen;
use crate::domain::grading::is_an_answer;
use crate::domain::live::command::Lead;
use crate::domain::live::event::Answer;
use crate::domain::live::seat::SeatId;
use crate::domain::live::view::TrainerView;
use crate::domain::prose::Prose;

impl Turn<'_> {
    /// The room is like this now. What she has before her stays under her hands: the
    /// focus goes with what it was on, and nothing typed is lost.
    pub(super) fn lead_seen(&mut self, seen: TrainerView) {
        if !matches!(self.model.screen, Screen::Lead(_)) {
            return self.lead_seen_behind(seen);
        }
        let focused = self.model.focus;
        let before = focused.and_then(|focus| items::items(self.model).into_iter().nth(focus));
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        let is_other = |old: &TrainerView| {
            (old.public.step, old.public.phase) != (seen.public.step, seen.public.phase)
        };
        let is_end = seen.public.is_over && !leading.seen.public.is_over;
        let is_new_step = is_other(&leading.seen) || is_end;
        let has_new_slips = leading.has_new_slips(&seen);
        leading.see(seen);
        // What is on screen can be acted on: whatever is done there is absolute.
        leading.is_waiting = false;
        if (is_end || has_new_slips) && self.model.profile.can_export {
            self.effects.push(Effect::Room(RoomEffect::Papers));
        }
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        match leading.face {
            _ if leading.seen.public.is_over => leading.face = Face::Console,
            Face::Answering { seat, .. } if is_new_step && !is_counted(leading) => {
                leading.face = Face::Person(seat);
            }
            Face::Counting { .. } if is_new_step => leading.face = Face::Console,
            Face::Console | Face::Wall => {}
            // Beside the step, nothing moves by itself.
            _ => {
                // Somebody who moved down the list is not lost to the next page.
                if let Some(Act::Lead(LeadAct::Person(seat))) = before {
                    self.turn_to(seat);
                }
                return self.keep_focus(before.as_ref());
            }
        }
        if is_new_step {
            self.refocus();
        } else {
            self.keep_focus(before.as_ref());
        }
    }

    /// The same, with something else on screen: she comes back to the room as it is.
    fn lead_seen_behind(&mut self, seen: TrainerView) {
        let Some(leading) = self.model.led_mut() else { return };
        let is_end = seen.public.is_over && !leading.seen.public.is_over;
        let has_new_slips = leading.has_new_slips(&seen);
        leading.see(seen);
        leading.is_waiting = false;
        if is_end {
            leading.face = Face::Console;
        }
        if (is_end || has_new_slips) && self.model.profile.can_export {
            self.effects.push(Effect::Room(RoomEffect::Papers));
        }
    }

    /// Puts the focus where `act` stands now, if it still does.
    fn keep_focus(&mut self, act: Option<&Act>) {
        let Some(act) = act.filter(|_| self.model.overlays.is_empty()) else { return };
        let items = items::items(self.model);
        let place = items.iter().position(|item| item == act);
        self.model.focus = place.or((!items.is_empty()).then_some(0));
    }

    /// What is done beside the step.
    pub(super) fn aside(&mut self, act: LeadAct) {
        match act {
            LeadAct::Show(panel) => {
                if let Screen::Lead(leading) = &mut self.model.screen {
                    leading.at = 0;
                }
                self.face(Face::Panel(panel));
            }
            LeadAct::Back => self.back_from_face(),
            LeadAct::Others { is_after } => self.turn_people(is_after),
            LeadAct::Person(seat) => self.face(Face::Person(seat)),
            LeadAct::Pace(pace) => self.lead(&[Lead::Pace(pace)]),
            LeadAct::Freeze(is_frozen) => self.lead(&[Lead::Freeze(is_frozen)]),
            LeadAct::Helped(seat) => self.lead(&[Lead::Helped(seat)]),
            LeadAct::Remove(seat) if self.free_to_lead().is_some() => {
                self.face(Face::Panel(Panel::People));
                self.lead(&[Lead::Remove(seat)]);
            }
            LeadAct::Return(seat) => self.come_back(seat),
            LeadAct::Write(seat) => self.face(Face::Hint { seat, line: Line::default() }),
            LeadAct::Send => self.send_typed(),
            LeadAct::Ready(place) => self.ready(place),
            LeadAct::Unhint(seat) => self.lead(&[Lead::Hint { seat, hint: None }]),
            LeadAct::Add => self.face(Face::Adding(Line::default())),
            LeadAct::Added => self.added(),
            LeadAct::AnswerFor(seat) => self.answer_for(seat),
            LeadAct::Next
            | LeadAct::Previous
            | LeadAct::Turn(_)
            | LeadAct::Count
            | LeadAct::Counted
            | LeadAct::Wall(_)
            | LeadAct::End
            | LeadAct::Remove(_)
            | LeadAct::Slips
            | LeadAct::Leave => {}
        }
    }

    /// The session on screen, unless what was asked of it before is still on its way to
    /// the disk: what was typed then stays where it is, for another press of the key.
    pub(super) fn free_to_lead(&self) -> Option<&Leading> {
        match &self.model.screen {
            Screen::Lead(leading) => Some(&**leading).filter(|leading| !leading.is_waiting),
            _ => None,
        }
    }

    fn face(&mut self, face: Face) {
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        leading.face = face;
        self.refocus();
        // What is on is what the focus begins at.
        if let Screen::Lead(leading) = &self.model.screen
            && leading.face == Face::Panel(Panel::Pace)
        {
            let act = LeadAct::Pace(leading.seen.public.pace);
            self.keep_focus(Some(&Act::Lead(act)));
        }
    }

    /// Back to where one was before: in the list, at the person one comes from.
    fn back_from_face(&mut self) {
        let Screen::Lead(leading) = &self.model.screen else { return };
        let from = match leading.face {
            Face::Person(seat) => Some(seat),
            _ => None,
        };
        self.face(leading.face.parent());
        if let Some(seat) = from {
            self.turn_to(seat);
            self.keep_focus(Some(&Act::Lead(LeadAct::Person(seat))));
        }
    }

    /// Puts the page on screen that has the person of that seat.
    fn turn_to(&mut self, seat: SeatId) {
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        if let Some(at) = leading.seen.people.iter().position(|one| one.seat == seat) {
            leading.at = at;
        }
    }

    /// A key for a page: of people, where they are listed, or else of the session.
    pub(super) fn turn_room(&mut self, step: isize) {
        let Screen::Lead(leading) = &self.model.screen else { return };
        let is_after = step > 0;
        if !leading.lists_people() {
            self.lead_act(if is_after { LeadAct::Next } else { LeadAct::Previous });
        } else if leading.page_beside(is_after).is_some() {
            self.turn_people(is_after);
        } else {
            self.leap(step);
        }
    }

    /// Turns the page of people, if there is another one.
    fn turn_people(&mut self, is_after: bool) {
        let Screen::Lead(leading) = &mut self.model.screen else { return };
        if let Some(page) = leading.page_beside(is_after).filter(|_| leading.lists_people()) {
            leading.at = page.start;
            self.refocus();
        }
    }

    /// Somebody without a terminal, taken out before, is here again.
    fn come_back(&mut self, seat: SeatId) {
        let Screen::Lead(leading) = &self.model.screen else { return };
        let Some(person) = leading.person(seat) else { return };
        let (learner, name) = (person.learner, person.name.clone());
        self.lead(&[Lead::AddPaper { learner, name }]);
    }

    /// The typed word goes to the one person it is for.
    fn send_typed(&mut self) {
        let Some(leading) = self.free_to_lead() else { return };
        let Face::Hint { seat, line } = &leading.face else { return };
        if line.is_blank() {
            self.model.notice = Some(Notice::WriteFirst);
            return;
        }
        let (seat, word) = (*seat, Prose::plain(line.value().trim()));
        self.send_word(seat, word);
    }

    /// A word that is ready: a hint of the question, or one that the session words.
    fn ready(&mut self, place: usize) {
        let Some(leading) = self.free_to_lead() else { return };
        let Face::Hint { seat, .. } = leading.face else { return };
        let hints = hints(self.model, leading);
        match (hints.get(place), place.checked_sub(hints.len())) {
            (Some(hint), _) => self.send_word(seat, hint.clone()),
            (None, Some(place)) => {
                let Some(word) = Word::ALL.get(place) else { return };
                let word = RoomEffect::Word { seat, word: *word };
                self.effects.push(Effect::Room(word));
            }
            (None, None) => {}
        }
    }

    pub(super) fn send_word(&mut self, seat: SeatId, word: Prose) {
        self.face(Face::Person(seat));
        self.lead(&[Lead::Hint { seat, hint: Some(word) }]);
    }

    fn added(&mut self) {
        let Some(leading) = self.free_to_lead() else { return };
        let Face::Adding(line) = &leading.face else { return };
        if line.is_blank() {
            self.model.notice = Some(Notice::WriteFirst);
            return;
        }
        let (learner, name) = (self.entropy.learner(), Some(line.value().trim().to_owned()));
        self.face(Face::Panel(Panel::People));
        self.lead(&[Lead::AddPaper { learner, name }]);
    }

    fn answer_for(&mut self, seat: SeatId) {
        let Screen::Lead(leading) = &self.model.screen else { return };
        let Some(question) = question(self.model, leading) else { return };
        let asking = Asking::new(question, leading.seen.attempt);
        self.face(Face::Answering { seat, asking });
    }

    /// The answer of somebody without a terminal is typed.
    pub(super) fn paper_answered(&mut self) {
        let Some(leading) = self.free_to_lead() else { return };
        let Face::Answering { seat, asking } = &leading.face else { return };
        let (seat, question) = (*seat, question(self.model, leading));
        let response = match (asking.response(), question) {
            (Ok(response), Some(question)) if is_an_answer(question, &response) => response,
            (Ok(_), _) => {
                self.model.notice = Some(Notice::NumberFirst);
                return;
            }
            (Err(notice), _) => {
                self.model.notice = Some(notice);
                return;
            }
        };
        let public = &leading.seen.public;
        let (step, round) = (public.step, public.round);
        let last = leading.person(seat).and_then(|person| person.typed.as_ref());
        let change = last.map_or(1, |last| last.change.saturating_add(1));
        let answer = Answer { response, sure: None, change };
        self.face(Face::Panel(Panel::People));
        self.lead(&[Lead::AnswerFor { seat, step, round, answer }]);
    }
}
