//! Who is here: joining, coming back with a card, leaving.

use super::Turn;
use crate::app::act::{CardAct, Place};
use crate::app::effect::Effect;
use crate::app::items;
use crate::app::line::Line;
use crate::app::model::{After, Arrival, Notice, Opening, Pending, Question, StoreState, Visitor};
use crate::app::msg::Trouble;
use crate::app::pin;
use crate::app::placing::{Guidance, Then};
use crate::app::screen::{CardEntry, Screen};
use crate::domain::card::Card;
use crate::domain::id::LearnerId;
use crate::domain::learner::Preferences;
use crate::domain::progress::Progress;
use crate::domain::prose::clean;
use crate::domain::record::{CardSeal, Fact, LearningRecord};
use crate::domain::time::Date;

/// Wrong cards one may type before the form closes, until the program is
/// opened again.
const CARDS_REFUSED: u8 = 5;

impl Turn<'_> {
    /// The first screen: whoever was here is gone.
    pub(super) fn welcome(&mut self) {
        self.drop_stray();
        if self.model.profile.is_shared {
            if self.model.visitor != Visitor::Nobody {
                self.neutral();
            }
            self.effects.push(Effect::Wipe);
            self.purge_daily();
        } else if self.model.visitor != Visitor::Nobody {
            // What the last visitor liked is not for the next one; the language stays.
            let locale = self.model.preferences.locale.clone();
            let first = self.model.first_preferences.clone();
            self.present(Preferences { locale, ..first });
        }
        self.model.visitor = Visitor::Nobody;
        self.model.progress = Progress::default();
        self.model.recalled = 0;
        self.model.open = None;
        self.model.behind = None;
        self.model.guidance = Guidance::default();
        let ticket = self.model.pending.ticket;
        self.model.pending = Pending { ticket, ..Pending::default() };
        self.go(if self.model.profile.is_remote { Screen::Newcomer } else { Screen::Welcome });
        self.call_roll();
    }

    /// Asks who is known here, where that may be told: a shared machine never knows.
    pub(super) fn call_roll(&mut self) {
        if self.model.profile.remembers {
            self.effects.push(Effect::Roll);
        }
    }

    pub(super) fn home(&mut self) {
        match self.model.visitor {
            Visitor::Nobody => self.welcome(),
            Visitor::Guest | Visitor::Learner { .. } => {
                self.go(Screen::Home);
                self.outline();
            }
        }
    }

    /// Looks at the module to go on with, to say where one is in it.
    pub(super) fn outline(&mut self) {
        let module = self.model.to_outline().cloned();
        self.effects.extend(module.map(Effect::Outline));
    }

    pub(super) fn join(&mut self) {
        // Making a card takes a moment: whoever presses twice is one person.
        if self.model.learner().is_some() || self.model.pending.joining {
            return;
        }
        if self.model.pending.session.is_some() {
            return self.session_waits();
        }
        match &self.model.around.store {
            StoreState::Closed(_) => {
                self.just_look();
                self.model.notice = Some(Notice::LookOnly);
            }
            StoreState::Opening | StoreState::Ready => {
                let (learner, card) = (self.entropy.learner(), self.entropy.card());
                self.model.pending.joining = true;
                self.effects.push(Effect::Seal { learner, card });
            }
        }
    }

    pub(super) fn joined(&mut self, learner: LearnerId, card: Card, seal: CardSeal) {
        if self.carded(learner, card, &seal) {
            return;
        }
        if let Visitor::Learner { id, .. } = self.model.visitor
            && id == learner
        {
            self.model.visitor = Visitor::Learner { id, card: Some(card) };
            return self.append(vec![Fact::CardReplaced { card: seal }], After::ShowCard(card));
        }
        self.model.visitor = Visitor::Learner { id: learner, card: Some(card) };
        self.model.progress = Progress::default();
        let locale = Some(self.model.around.locale.clone());
        // How this machine shows things is not how its visitors want them.
        let linear = self.model.preferences.linear && !self.model.profile.is_shared;
        let preferences = Preferences { locale, linear, ..self.model.preferences.clone() };
        let mut facts = vec![Fact::Joined { card: seal }, Fact::Prefers { preferences }];
        facts.extend(self.model.key.map(|key| Fact::KeyLinked { key }));
        let is_shared = self.model.profile.is_shared;
        self.append(facts, if is_shared { After::Begin } else { After::Home });
    }

    pub(super) fn just_look(&mut self) {
        self.model.visitor = Visitor::Guest;
        self.model.progress = Progress::default();
        self.home();
    }

    pub(super) fn continue_as(&mut self, learner: LearnerId) {
        self.model.pending.arrival = Some(Arrival::Step);
        self.effects.push(Effect::Load(learner));
    }

    pub(super) fn recognised(&mut self, found: Option<LearnerId>) {
        if !matches!(self.model.screen, Screen::CardEntry(_)) {
            return;
        }
        if let Some(learner) = found {
            // It counts once it is let in.
            if let Screen::CardEntry(entry) = &self.model.screen {
                self.model.pending.first_word = entry.words.first().copied();
            }
            self.model.around.refused_cards = 0;
            self.model.pending.arrival = Some(Arrival::Home);
            self.effects.push(Effect::Load(learner));
        } else if self.model.profile.is_shared {
            self.count_card(false);
            self.refused_here();
        } else {
            self.model.around.refused_cards += 1;
            self.card_entry();
            let left = CARDS_REFUSED.saturating_sub(self.model.around.refused_cards);
            self.model.notice = Some(Notice::UnknownCard(left));
        }
    }

    /// The form for a card, closed for good once too many were wrong here.
    pub(super) fn card_entry(&mut self) {
        if self.must_wait() {
            return;
        }
        if self.model.around.refused_cards < CARDS_REFUSED {
            self.go(Screen::CardEntry(CardEntry::default()));
        } else {
            self.who();
            self.model.notice = Some(Notice::UnknownCard(0));
        }
    }

    /// A learner's records are here.
    pub(super) fn arrive(&mut self, learner: LearnerId, records: &[LearningRecord]) {
        let Some(arrival) = self.model.pending.arrival.take() else {
            return self.looked_up(learner, records);
        };
        let first = self.model.pending.first_word.take();
        if records.is_empty() {
            return self.nobody_arrived();
        }
        let progress = Progress::fold(records);
        let opening = pin::Opening { learner, progress, arrival, first: first.unwrap_or_default() };
        if first.is_some() && self.asks_pin(&opening) {
            return;
        }
        self.enter(opening);
    }

    /// Whoever comes back is let in.
    pub(super) fn enter(&mut self, opening: pin::Opening) {
        let pin::Opening { learner, progress, arrival, first } = opening;
        self.count_word(first, true);
        self.model.visitor = Visitor::Learner { id: learner, card: None };
        self.model.progress = progress;
        self.chosen_display();
        // Large print asked for at the start is for whoever comes.
        let large = self.model.progress.preferences.large || self.model.first_preferences.large;
        let kept = self.model.progress.preferences.clone();
        // Screens or lines: where many come, the machine is what it is.
        let is_shared = self.model.profile.is_shared;
        let linear = if is_shared { self.model.first_preferences.linear } else { kept.linear };
        self.present(Preferences { large, linear, ..kept });
        self.home();
        self.link_key();
        self.look_up_due();
        if self.model.pending.session.is_some() {
            return self.session_waits();
        }
        // What is due comes first: it is on the first line of home.
        if items::offered(self.model) > 0 {
            return;
        }
        let unfinished = self.model.progress.unfinished().map(|(module, _)| module.clone());
        match (arrival, unfinished) {
            (Arrival::Step, _) if self.model.progress.is_placing => self.placement(Then::Resume),
            (Arrival::Step, Some(module)) => self.open(module, Opening::Resume),
            _ => {}
        }
    }

    pub(super) fn card(&mut self, act: CardAct) {
        match act {
            CardAct::Word(word) => self.take_word(word),
            CardAct::Undo => {
                if let Screen::CardEntry(entry) = &mut self.model.screen {
                    entry.words.pop();
                }
            }
            CardAct::Print => self.print_card(),
            CardAct::Noted => {
                if let Visitor::Learner { id, .. } = self.model.visitor {
                    self.model.visitor = Visitor::Learner { id, card: None };
                }
                if let Screen::Card(note) = self.model.screen.clone() {
                    self.named(&note.name.value());
                    match note.behind {
                        Some(behind) => self.on_from_card(*behind),
                        None => self.go_to(note.next),
                    }
                }
            }
        }
    }

    /// Keeps a first name, if one was given and is not known yet.
    fn named(&mut self, typed: &str) {
        let name = Some(clean(typed.trim())).filter(|name| !name.is_empty());
        if name.is_some() && name != self.model.progress.name {
            self.append(vec![Fact::Named { name }], After::Nothing);
        }
    }

    fn card_to_note(&mut self, next: Place) {
        self.go(Screen::Card(self.model.card_note(Some(next))));
    }

    fn take_word(&mut self, word: u16) {
        let Screen::CardEntry(entry) = &mut self.model.screen else { return };
        if entry.words.len() >= Card::WORDS {
            return;
        }
        entry.words.push(word);
        entry.line = Line::default();
        entry.matches.clear();
        self.model.focus = None;
        let whole =
            <[u16; Card::WORDS]>::try_from(entry.words.as_slice()).ok().and_then(Card::from_places);
        if let Some(card) = whole
            && !self.card_must_wait(card)
        {
            self.effects.push(Effect::Recognise(card));
        }
    }

    /// The card to note, then `next`.
    pub(super) fn show_card(&mut self, card: Card, next: Place) {
        if let Visitor::Learner { id, .. } = self.model.visitor {
            self.model.visitor = Visitor::Learner { id, card: Some(card) };
            self.card_to_note(next);
        }
    }

    /// The end; whoever has a card not noted yet sees it first.
    pub(super) fn goodbye(&mut self) {
        match self.model.visitor {
            Visitor::Learner { card: Some(_), .. } if self.model.stray().is_none() => {
                self.card_to_note(Place::Goodbye);
            }
            _ => self.go(Screen::Goodbye),
        }
    }

    pub(super) fn confirm(&mut self, question: Question) {
        self.dismiss();
        match (question, self.model.learner()) {
            (Question::Forget, _) => self.forget(),
            (Question::LeaveRoom, _) => self.effects.push(Effect::Leave),
            (Question::Erase, Some(learner)) => {
                self.model.pending.erasing = true;
                self.effects.push(Effect::Erase(learner));
            }
            (Question::ReplaceCard, Some(learner)) => {
                self.model.overlays.clear();
                let card = self.entropy.card();
                self.effects.push(Effect::Seal { learner, card });
            }
            (Question::Erase | Question::ReplaceCard, None) => {}
        }
    }

    pub(super) fn erased(&mut self, signed_until: Option<Date>) {
        // Whoever sits here now may be somebody else.
        if !std::mem::take(&mut self.model.pending.erasing) {
            return;
        }
        if let Visitor::Learner { card, .. } = &mut self.model.visitor {
            // Nothing is left to be removed on leaving.
            *card = None;
        }
        self.welcome();
        self.model.notice = Some(Notice::Erased { signed_until });
    }

    /// A draft could not be kept: what the learner chose is still there.
    pub(super) fn not_saved(&mut self, ticket: u64, trouble: Trouble) {
        // A draft of somebody who left is not told to who sits here now.
        let Some(after) = self.model.pending.after.remove(&ticket) else { return };
        match after {
            After::Feedback | After::PlacementTold => self.answer_not_saved(),
            After::Home | After::Begin => self.just_look(),
            _ => {}
        }
        self.model.notice = Some(Notice::NotSaved(trouble));
    }
}
