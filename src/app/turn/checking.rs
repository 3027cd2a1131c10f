//! A certificate that somebody brings is checked.

use super::Turn;
use crate::app::checking::{Answers, Ask, CheckAct, CheckNews, CheckStep, Checking, Checks, Hand};
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::model::Notice;
use crate::app::screen::Screen;

impl Turn<'_> {
    /// Asks what one has in hand.
    pub(super) fn begin_check(&mut self) {
        self.go(Screen::Check(Checking::default()));
        self.effects.push(Effect::Check(Ask::Here));
    }

    /// Whether nothing else is done here: leaving ends the program.
    pub(super) fn only_checks(&self) -> bool {
        self.model.profile.checks == Checks::Only
    }

    pub(super) fn check_act(&mut self, act: CheckAct) {
        let Screen::Check(checking) = &mut self.model.screen else { return };
        match (act, &mut checking.step) {
            (CheckAct::Type, _) => checking.step = CheckStep::Typing(Line::long()),
            (CheckAct::Files, _) => checking.step = CheckStep::Files,
            (CheckAct::Submit, CheckStep::Typing(line)) if line.is_blank() => {
                self.model.notice = Some(Notice::TypeFirst);
                return;
            }
            (CheckAct::Submit, CheckStep::Typing(line)) => {
                let hand = Hand::Text(line.value());
                return self.effects.push(Effect::Check(Ask::Hand(hand)));
            }
            (CheckAct::File(place), _) => {
                let name = checking.here.files.get(place).cloned();
                let ask = name.map(|name| Effect::Check(Ask::Hand(Hand::File(name))));
                return self.effects.extend(ask);
            }
            (CheckAct::Answer(at), CheckStep::Told(answers)) => answers.at = at,
            (CheckAct::Whole(is_whole), CheckStep::Told(answers)) => answers.is_whole = is_whole,
            // Another stick may have been plugged in since.
            (CheckAct::Again, _) => return self.begin_check(),
            (CheckAct::Submit | CheckAct::Answer(_) | CheckAct::Whole(_), _) => {}
        }
        self.refocus();
    }

    pub(super) fn check_news(&mut self, news: CheckNews) {
        let Screen::Check(checking) = &mut self.model.screen else {
            if news == CheckNews::Open {
                self.begin_check();
            }
            return;
        };
        match news {
            CheckNews::Open => return self.begin_check(),
            CheckNews::Here(here) => checking.here = here,
            CheckNews::Told(hand, told) => {
                // Asked again in another language: what was looked at still is.
                let before = match &checking.step {
                    CheckStep::Told(before) if before.hand == hand => (before.at, before.is_whole),
                    _ => (0, false),
                };
                let (at, is_whole) = before;
                checking.step = CheckStep::Told(Answers { hand, told, at, is_whole });
            }
            CheckNews::Refused(why) => self.model.notice = Some(Notice::NotChecked(why)),
        }
        if self.model.overlays.is_empty() {
            self.refocus();
        }
    }

    /// Asks again what was told in words that may be of another language now.
    pub(super) fn check_again(&mut self) {
        let Screen::Check(checking) = &self.model.screen else { return };
        self.effects.push(Effect::Check(Ask::Here));
        if let CheckStep::Told(answers) = &checking.step {
            self.effects.push(Effect::Check(Ask::Hand(answers.hand.clone())));
        }
    }
}
