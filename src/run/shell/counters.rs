//! Who is asked before something is believed: whoever checks certificates, whoever
//! counts the cards that are tried.

use std::sync::Arc;

use super::Shell;
use crate::app::checking::{Ask, CheckNews};
use crate::app::msg::{Msg, News};
use crate::credential::card;
use crate::domain::card::Card;
use crate::domain::id::LearnerId;
use crate::domain::record::CardSeal;
use crate::run::checker::Checker;
use crate::run::gate::Gate;
use crate::store::Request;

impl Shell {
    /// Who checks certificates.
    pub(in crate::run) fn trust(&mut self, checker: Box<dyn Checker>) {
        self.checker = Some(checker);
    }

    /// Asks whoever checks certificates; without one that is said of what is in hand.
    pub(super) fn check(&mut self, ask: Ask) {
        let text = &self.setup.text;
        let Some(checker) = &self.checker else {
            if matches!(ask, Ask::Hand(_)) {
                let why = text.get("check-nobody");
                self.queue(Msg::Check(CheckNews::Refused(why)));
            }
            return;
        };
        let news = match ask {
            Ask::Here => CheckNews::Here(checker.here(text)),
            Ask::Hand(hand) => match checker.check(&hand, text) {
                Ok(told) => CheckNews::Told(hand, told),
                Err(why) => CheckNews::Refused(why),
            },
        };
        self.queue(Msg::Check(news));
    }

    /// Who counts the cards that are tried.
    pub(in crate::run) fn guard(&mut self, gate: Arc<dyn Gate>) {
        self.gate = Some(gate);
    }

    /// Asks whose card it is, if it may be tried now.
    pub(super) fn recognise(&mut self, asked: Card) {
        let first = asked.first();
        match self.gate.as_ref().map_or(Ok(()), |gate| gate.take(first)) {
            Ok(()) => {
                self.recognising = Some(asked);
                self.ask(Request::Candidates { first }, None);
            }
            Err(minutes) => self.queue(Msg::Store(News::CardsWait(minutes))),
        }
    }

    /// Whose card it is, of those it may be.
    pub(super) fn recognised(
        &mut self,
        candidates: Vec<(LearnerId, CardSeal)>,
        asked: Card,
    ) -> Msg {
        let found = candidates.into_iter().find(|(_, seal)| card::opens(seal, asked));
        if let Some(gate) = self.gate.as_ref().filter(|_| found.is_some()) {
            gate.right(asked.first());
        }
        Msg::Store(News::Recognised(found.map(|(learner, _)| learner)))
    }
}
