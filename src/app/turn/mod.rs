//! One turn: a message comes in, the model changes, effects go out.

mod actions;
mod answer;
mod attempts;
mod attending;
mod checking;
mod company;
mod greeting;
mod idle;
mod keys;
mod lead;
mod leading;
mod listen;
mod outside;
mod pages;
mod papers;
mod pin;
mod placement;
mod recall;
mod remote;
mod route;
mod search;
mod seat;
mod settings;
mod sheet;
mod signing;
mod slip;
mod status;
mod study;
mod trainer;
mod visitor;

use super::act::{Act, Place};
use super::effect::Effect;
use super::model::{After, Model, Notice, Open, Overlay, Scroll, StoreState, Visitor};
use super::msg::{Content, Entropy, Msg, News, Stamped};
use super::placing::Then;
use super::screen::{Practice, Screen};
use super::seat::Errand;
use crate::app::items;
use crate::domain::id::RandomId;
use crate::domain::record::{Fact, LearningRecord};
use crate::domain::time::Timestamp;

/// Lets one message change the model, and says what is asked of the outside.
pub fn update(model: &mut Model, stamped: Stamped) -> Vec<Effect> {
    let Stamped { at, entropy, msg } = stamped;
    model.around.today = at.date();
    model.around.was_touched |= matches!(msg, Msg::Press(_) | Msg::Touch);
    if let Screen::Lead(leading) = &mut model.screen {
        leading.now = at;
        // What is left of the minute is counted from here: another wait.
        model.watch.number += u64::from(model.profile.idle.is_none());
    }
    let mut turn = Turn { model, at, entropy, effects: vec![] };
    if turn.notices(&msg) {
        return turn.effects;
    }
    let was_listening = turn.model.is_listening();
    turn.handle(msg);
    if was_listening && !turn.model.is_listening() {
        turn.listened();
    }
    turn.effects
}

/// One message being handled.
struct Turn<'m> {
    model: &'m mut Model,
    at: Timestamp,
    entropy: Entropy,
    effects: Vec<Effect>,
}

impl Turn<'_> {
    fn handle(&mut self, msg: Msg) {
        match msg {
            Msg::Arrived(arrived) => self.arrived(&arrived),
            Msg::Key(key) => self.key(key),
            Msg::Press(place) => self.press(place),
            Msg::Choose(place) => self.choose(place),
            Msg::Wheel(step) => self.wheel(step),
            Msg::Paste(text) => self.paste(&text),
            Msg::Line(text) => self.type_line(&text),
            Msg::Store(news) => self.store(news),
            Msg::Content(content) => self.content(content),
            Msg::Certificates(papers) => self.papers_news(papers),
            Msg::Trainer(news) => self.trainer_news(news),
            Msg::Pin(news) => self.pin_news(news),
            Msg::NoVoice => self.no_voice(),
            Msg::Room(news) => self.room_news(news),
            Msg::Attend(news) => self.attend_news(news),
            Msg::Check(news) => self.check_news(news),
            Msg::WatchServer => self.watch_server(),
            Msg::Status(news) => self.status_news(news),
            Msg::Touch => {}
            Msg::Closing(closing) => self.model.notice = Some(Notice::Closing(closing)),
            Msg::Tick(number) => self.tick(number),
            Msg::Shown { rows, hidden_rows } => {
                self.model.scroll = Scroll { rows, hidden: hidden_rows };
            }
        }
    }

    /// Does what an item or a letter says.
    fn act(&mut self, act: Act) {
        match act {
            Act::Go(place) => self.go_to(place),
            Act::ContinueAs(learner) => self.continue_as(learner),
            Act::Join => self.join(),
            Act::JustLook => self.just_look(),
            Act::SkipPractice => self.skip_practice(),
            Act::Speak(locale) => self.speak(locale),
            Act::Open(module) => self.open(module, super::model::Opening::Intro),
            Act::Study(study) => self.study(study),
            Act::Answer(answering) => self.answer(answering),
            Act::Card(card) => self.card(card),
            Act::Papers(papers) => self.papers(papers),
            Act::Find(finding) => self.find(finding),
            Act::Actions(act) => self.actions(act),
            Act::Route(route) => self.route(route),
            Act::Benefit(benefit) => self.go(Screen::Benefit(benefit)),
            Act::Out(act) => self.outside(act),
            Act::Placing(act) => self.placing(act),
            Act::Pin(act) => self.pin(act),
            Act::Listen => self.listen(),
            Act::Set(setting) => self.set(setting),
            Act::Show(overlay) => self.show(overlay),
            Act::Dismiss => self.dismiss(),
            Act::Confirm(question) => self.confirm(question),
            Act::Trainer(act) => self.trainer_act(act),
            Act::Lead(act) => self.lead_act(act),
            Act::Seat(act) => self.seat_act(act),
            Act::Attend(act) => self.attend_act(act),
            Act::Sign(act) => self.sign_act(act),
            Act::Check(act) => self.check_act(act),
            Act::RevokeKey(key) => self.revoke(key),
            Act::Leave => self.leave(),
        }
    }

    /// Puts `screen` on, with its usual first focus.
    fn go(&mut self, screen: Screen) {
        self.put(screen);
        self.model.overlays.clear();
        self.model.notice = None;
        self.refocus();
    }

    /// The focus a screen begins with: its first item, except where choosing
    /// the first by accident would be an answer.
    fn refocus(&mut self) {
        let is_choosing = self.model.overlays.is_empty()
            && self.model.asking().is_some_and(super::asking::Asking::is_choosing);
        let is_form = match &self.model.screen {
            Screen::Organisation(_) | Screen::CardEntry(_) | Screen::Practice(_) => true,
            // Enter validates what is typed there; nothing else is one key away.
            Screen::Door(doorway) => doorway.is_waiting,
            // On the slip a digit answers, and Enter takes nothing by mistake.
            Screen::Seat(seated) => seated.filling.is_some(),
            // Enter must not leave while nothing is found.
            Screen::Search(search) => search.shown.is_none() && search.found.hits.is_empty(),
            _ => false,
        } && self.model.overlays.is_empty();
        let is_choosing = is_choosing || self.model.is_standing();
        let has_items = !items::items(self.model).is_empty();
        self.model.focus = (has_items && !is_choosing && !is_form).then_some(0);
        self.model.scroll = Scroll::default();
    }

    fn go_to(&mut self, place: Place) {
        match place {
            Place::Welcome | Place::Goodbye if self.only_checks() => self.leave(),
            Place::Welcome => self.welcome(),
            Place::Who => self.who(),
            Place::Practice => self.go(Screen::Practice(Practice::default())),
            Place::CardEntry => self.card_entry(),
            Place::Home => {
                self.home();
                self.look_up();
            }
            Place::Catalogue => self.go(Screen::Catalogue),
            Place::Search => self.search(),
            Place::Intro => self.go(Screen::Intro),
            Place::Paths => self.paths(),
            Place::Placement => self.placement(Then::Entry),
            Place::Passport => self.go(Screen::Passport),
            Place::Papers => self.go(Screen::Papers),
            Place::Organisation => self.organisation(),
            Place::Actions => self.bring_actions(),
            Place::Answers => self.go(Screen::Answers),
            Place::Settings => self.settings(),
            Place::Back => self.back(),
            Place::Trainer => self.trainer(),
            Place::Check => self.begin_check(),
            Place::Keys => self.go(Screen::Keys),
            Place::Session => self.come_to_session(Errand::Sit, None),
            Place::Goodbye => self.goodbye(),
        }
    }

    fn show(&mut self, overlay: Overlay) {
        self.model.notice = None;
        self.model.overlays.push(overlay);
        self.refocus();
    }

    fn dismiss(&mut self) {
        let dismissed = self.model.overlays.pop();
        self.refocus();
        if dismissed == Some(Overlay::Outside) {
            self.kept_inside();
        }
    }

    /// Keeps `facts`, then does `after`. For a guest nothing leaves the session.
    fn append(&mut self, facts: Vec<Fact>, after: After) {
        match self.model.visitor {
            Visitor::Learner { id, .. } => {
                self.model.pending.ticket += 1;
                let ticket = self.model.pending.ticket;
                self.model.pending.after.insert(ticket, after);
                self.effects.push(Effect::Append { ticket, learner: id, at: self.at, facts });
            }
            Visitor::Guest => {
                let seq = self.model.progress.seq;
                let numbered = facts.into_iter().zip(seq + 1..);
                let records: Vec<LearningRecord> = numbered
                    .map(|(fact, seq)| LearningRecord {
                        learner: RandomId::from_entropy(0),
                        seq,
                        at: self.at,
                        fact,
                    })
                    .collect();
                self.fold(&records);
                self.after(after);
            }
            Visitor::Nobody => {}
        }
    }

    /// Whether something not kept yet will do `after`: what is asked for twice
    /// on a slow disk is done once.
    fn is_waiting_for(&self, after: &After) -> bool {
        self.model.pending.after.values().any(|other| other == after)
    }

    fn fold(&mut self, records: &[LearningRecord]) {
        for record in records {
            self.model.recalled += usize::from(matches!(record.fact, Fact::Recalled { .. }));
            self.model.progress.add(record);
        }
    }

    fn after(&mut self, after: After) {
        match after {
            After::Nothing => {}
            After::Feedback => self.feedback(),
            After::Quiz => self.quiz_drawn(),
            After::Home => self.home(),
            After::Begin => self.begin(),
            After::Forgotten => {
                self.home();
                self.model.notice = Some(Notice::Forgotten);
            }
            After::Followed(route) => self.followed(route),
            After::Issue(name) => self.make(name),
            After::Export => self.export(),
            After::ShowCard(card) => self.show_card(card, Place::Home),
            After::KeyLinked => self.key_linked(),
            After::KeyRevoked => self.model.notice = Some(Notice::KeyRevoked),
            After::PlacementOn => self.placement_kept(),
            After::PlacementTold => self.placement_told(),
        }
    }

    fn store(&mut self, news: News) {
        match news {
            News::Opened { healed, exposed } => {
                self.model.around.store = StoreState::Ready;
                self.call_roll();
                self.purge_daily();
                // Who can look into the folder is for whoever keeps the machine to know:
                // the self-check tells her.
                let exposed = exposed.filter(|_| !self.model.profile.is_shared);
                let told: Vec<String> = healed.into_iter().chain(exposed).collect();
                if !told.is_empty() {
                    self.model.notice = Some(Notice::Healed(told.join(" ")));
                }
            }
            News::Refused(trouble) => {
                self.open_looked_up();
                self.model.notice = Some(Notice::NotSaved(trouble));
            }
            News::Closed(trouble) => {
                // The first screen says it in full.
                if self.model.screen != Screen::Welcome {
                    self.model.notice = Some(Notice::NotSaved(trouble.clone()));
                }
                self.model.around.store = StoreState::Closed(trouble);
                self.without_store();
            }
            News::Roll(roll) => {
                self.model.around.roll = roll;
                self.roll_called();
                if self.model.screen == Screen::Welcome && self.model.overlays.is_empty() {
                    self.model.focus = Some(0);
                }
            }
            News::Saved { ticket, mut records } => {
                // Whoever left before the disk was done has nothing to do with who sits here.
                let here = self.model.learner();
                records.retain(|record| Some(record.learner) == here);
                let is_behind = self.is_behind(&records);
                self.fold(&records);
                self.named_in_session(&records);
                if let Some(after) = self.model.pending.after.remove(&ticket) {
                    self.after(after);
                }
                if is_behind {
                    self.look_up();
                }
            }
            News::Failed { ticket, trouble } => self.not_saved(ticket, trouble),
            News::Loaded { learner, records } => self.arrive(learner, &records),
            News::Sealed { learner, card, seal } => self.joined(learner, card, seal),
            News::Recognised(found) => self.recognised(found),
            News::KeyHolder(found) => self.key_found(found),
            News::CardsWait(minutes) => self.cards_wait(minutes),
            News::Erased { signed_until } => self.erased(signed_until),
            News::Purged(0) => {}
            News::Purged(count) => self.model.purged += count,
        }
    }

    fn content(&mut self, content: Content) {
        match content {
            Content::Listed { locale, listings, paths, benefits } => {
                let around = &mut self.model.around;
                around.locale = locale;
                (around.listings, around.paths, around.benefits) = (listings, paths, benefits);
                self.guide_again();
                if let Some(open) = self.model.open.as_ref().filter(|_| !self.is_in_session()) {
                    let module = open.module.id.clone();
                    self.open(module, super::model::Opening::Stay);
                }
                self.reword_actions();
            }
            Content::Opened { module, edition, is_fallback } => {
                self.opened(Open { module, edition, is_fallback });
            }
            Content::Missing(module) => match self.model.pending.opening.take() {
                Some(super::model::Opening::Recall) => self.recall_missing(&module),
                Some(super::model::Opening::Placement) => self.placement_without(module),
                _ => self.model.notice = Some(Notice::NoModule),
            },
            Content::Objectives(objectives) => self.model.around.objectives.extend(objectives),
            Content::Outlined(module) => self.model.around.outlined = Some(module),
            Content::Found(found) => self.found(found),
            Content::Actions(texts) => self.actions_brought(texts),
            Content::Placement(guide) => self.guide_here(guide),
        }
    }
}
