//! A participant signs the register. Names typed here go into the register and nowhere
//! else; nobody learns from it who else is expected.

use super::Turn;
use crate::app::attending::{AttendEffect, AttendNews};
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::model::Notice;
use crate::app::screen::Screen;
use crate::app::signing::{SignAct, SignStep, Signing};
use crate::domain::prose;
use crate::domain::time::Date;

/// A name is no longer, in letters.
const LONGEST: usize = 80;

impl Turn<'_> {
    /// Somebody who takes part signs, on a terminal of one's own.
    pub(super) fn attend_mine(&mut self) {
        let (Screen::Seat(seated), Some(learner)) = (&self.model.screen, self.model.learner())
        else {
            return;
        };
        let name = self.model.progress.name.clone();
        let mine = AttendEffect::SignMine { room: seated.room, learner, name };
        self.effects.push(Effect::Attend(Box::new(mine)));
    }

    /// What comes back to whoever signs. What is for others is given back.
    pub(super) fn sign_news(&mut self, news: AttendNews) -> Option<AttendNews> {
        match news {
            AttendNews::AskNames(purge_on) => self.sign_names(purge_on),
            AttendNews::Found(is_listed) => {
                if let Screen::Sign(signing) = &mut self.model.screen {
                    signing.is_waiting = false;
                    signing.step = SignStep::Sure(is_listed);
                    self.refocus();
                }
            }
            AttendNews::Mine(clock) => {
                self.sign_back();
                self.model.notice = Some(Notice::Attended(Ok(clock)));
            }
            AttendNews::Refused(why) if matches!(self.model.screen, Screen::Sign(_)) => {
                self.sign_back();
                self.model.notice = Some(Notice::Attended(Err(why)));
            }
            news => return Some(news),
        }
        None
    }

    /// The names are asked for.
    fn sign_names(&mut self, purge_on: Date) {
        let Screen::Seat(seated) = &self.model.screen else { return };
        let (room, name) = (seated.room, self.model.progress.name.clone());
        let signing = Signing::new((room, purge_on), name.as_deref(), self.model.screen.clone());
        self.go(Screen::Sign(Box::new(signing)));
    }

    /// Back to the seat as it is now.
    fn sign_back(&mut self) {
        if let Screen::Sign(signing) = &self.model.screen {
            let behind = (*signing.behind).clone();
            self.go(behind);
        }
    }

    pub(super) fn sign_act(&mut self, act: SignAct) {
        let learner = self.model.learner();
        let Screen::Sign(signing) = &mut self.model.screen else { return };
        match act {
            SignAct::Back => self.sign_back(),
            _ if signing.is_waiting => {}
            SignAct::Typed => self.sign_typed(),
            SignAct::Again => {
                signing.step = SignStep::Surname(Line::of(&signing.surname));
                self.refocus();
            }
            SignAct::Yes | SignAct::Other => {
                let Some(learner) = learner else { return };
                let (room, names) = (signing.room, signing.names());
                let is_other = act == SignAct::Other;
                signing.is_waiting = true;
                self.refocus();
                let signs = AttendEffect::SignAs { room, learner, names, is_other };
                self.effects.push(Effect::Attend(Box::new(signs)));
            }
        }
    }

    fn sign_typed(&mut self) {
        let Screen::Sign(signing) = &mut self.model.screen else { return };
        let (SignStep::Surname(line) | SignStep::FirstName(line)) = &signing.step else { return };
        let words: String = prose::clean(line.value().trim()).chars().take(LONGEST).collect();
        if words.is_empty() {
            self.model.notice = Some(Notice::TypeFirst);
            return;
        }
        if matches!(signing.step, SignStep::Surname(_)) {
            signing.surname = words;
            signing.step = SignStep::FirstName(Line::of(&signing.first_name));
            return self.refocus();
        }
        signing.first_name = words;
        signing.is_waiting = true;
        let look = AttendEffect::Look { room: signing.room, names: signing.names() };
        self.refocus();
        self.effects.push(Effect::Attend(Box::new(look)));
    }
}
