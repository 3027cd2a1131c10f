//! The imperative shell of one session: carries out effects, brings answers
//! back as messages, never as callbacks.

mod cards;
mod content;
mod counters;
mod session;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::checker::Checker;
use super::desk::Desk;
use super::gate::Gate;
use super::gauge::Gauge;
use super::later::{Later, is_slow};
use super::listing::{Listed, Lists};
use super::outlet::Outlet;
use super::world::World;
use super::{attending, code, handed, listing, machine, news, papers, registers};
use crate::app::effect::Effect;
use crate::app::model::Machine;
use crate::app::msg::{Content, Entropy, Msg, News, Papers, Trouble};
use crate::app::pin::{Pin, PinNews};
use crate::app::trainer::TrainerNews;
use crate::content::Catalogue;
use crate::content::search::Index;
use crate::credential::passphrase;
use crate::domain::card::Card;
use crate::domain::prose::Prose;
use crate::domain::time::Timestamp;
use crate::store::{Client, Draft, Reply, Request, RoomReply};
use crate::text::Text;

/// What a session needs from the machine.
pub struct Setup {
    /// The modules.
    pub catalogue: Arc<Catalogue>,
    /// The words of the interface, in the first language.
    pub text: Text,
    /// Clock and dice.
    pub world: Box<dyn World>,
    /// The folder with the site's key.
    pub data: PathBuf,
    /// The folder certificates are written to.
    pub export: PathBuf,
}

/// Carries out what a session asks for.
pub(super) struct Shell {
    setup: Setup,
    client: Option<Client>,
    lists: Arc<Lists>,
    /// What was asked before there was a store.
    unsent: Vec<Request>,
    /// Where papers may go from a machine that many people use.
    outlet: Outlet,
    queue: VecDeque<Msg>,
    /// Answers of the store still to come.
    awaited: usize,
    /// The card whose candidates were asked for.
    recognising: Option<Card>,
    /// What can be found, with the language it is in; made at the first search.
    index: Option<(String, Index)>,
    glyph_turns: usize,
    /// What the clipboard of the terminal is to be filled with.
    clip: Option<String>,
    wipes: u64,
    desk: Option<Box<dyn Desk>>,
    checker: Option<Box<dyn Checker>>,
    gate: Option<Arc<dyn Gate>>,
    gauge: Option<Box<dyn Gauge>>,
    /// What takes long, put off; none: it is done at once.
    later: Option<Later>,
    is_over: bool,
}

impl Shell {
    pub(super) fn new(setup: Setup) -> Self {
        Self {
            setup,
            client: None,
            lists: Arc::default(),
            unsent: vec![],
            outlet: Outlet::default(),
            queue: VecDeque::new(),
            awaited: 0,
            recognising: None,
            index: None,
            glyph_turns: 0,
            clip: None,
            wipes: 0,
            desk: None,
            checker: None,
            gate: None,
            gauge: None,
            later: None,
            is_over: false,
        }
    }

    pub(super) fn connect(&mut self, client: Client) {
        self.client = Some(client);
        // The store says first how it opened.
        self.awaited += 1;
        for request in std::mem::take(&mut self.unsent) {
            self.ask(request, None);
        }
    }

    pub(super) fn offer(&mut self, outlet: Outlet) {
        self.outlet = outlet;
    }

    pub(super) fn text(&self) -> &Text {
        &self.setup.text
    }

    pub(super) fn catalogue(&self) -> &Arc<Catalogue> {
        &self.setup.catalogue
    }

    /// The catalogue in the words of the session.
    pub(super) fn listed(&self) -> Listed {
        self.lists.of(&self.setup.catalogue, &self.setup.text)
    }

    /// Lets others that have the same catalogue make the lists.
    pub(super) fn share(&mut self, lists: Arc<Lists>) {
        self.lists = lists;
    }

    pub(super) fn data(&self) -> &Path {
        &self.setup.data
    }

    pub(super) fn machine(&self) -> Machine {
        machine::read(&self.setup)
    }

    pub(super) fn now(&self) -> Timestamp {
        self.setup.world.now()
    }

    pub(super) fn entropy(&mut self) -> Entropy {
        self.setup.world.entropy()
    }

    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.awaited > 0 || self.has_work()
    }

    /// From now on what takes long waits for [`Shell::work`].
    pub(super) fn defer(&mut self) {
        self.later.get_or_insert_default();
    }

    /// Whether something that takes long was put off.
    pub(super) fn has_work(&self) -> bool {
        self.later.as_ref().is_some_and(|later| !later.is_empty())
    }

    /// Does what was put off; answers are queued as always.
    pub(super) fn work(&mut self) {
        let Some(put_off) = self.later.take() else { return };
        for effect in put_off.effects {
            self.execute(effect);
        }
        for (candidates, asked) in put_off.candidates {
            let found = self.recognised(candidates, asked);
            self.queue(found);
        }
        for session in put_off.sessions {
            let papers = self.of_room(session);
            self.queue(papers);
        }
        self.later = Some(Later::default());
    }

    pub(super) fn glyph_turns(&self) -> usize {
        self.glyph_turns
    }

    /// What the clipboard of the terminal is to be filled with, once.
    pub(super) fn take_clip(&mut self) -> Option<String> {
        self.clip.take()
    }

    /// How often the terminal was to be wiped.
    pub(super) fn wipes(&self) -> u64 {
        self.wipes
    }

    /// Who says how a server is.
    pub(super) fn watch(&mut self, gauge: Box<dyn Gauge>) {
        self.gauge = Some(gauge);
    }

    /// Who answers the trainer's menu.
    pub(super) fn seat(&mut self, desk: Box<dyn Desk>) {
        self.desk = Some(desk);
    }

    /// Asks whoever answers the trainer's menu; without one nothing opens.
    fn ask_desk(&mut self, effect: Effect) {
        let Some(desk) = &self.desk else { return };
        let news = match effect {
            Effect::TryPassphrase(typed) => TrainerNews::Tried(desk.opens(&typed.0)),
            Effect::Desk(page) => {
                let lines = desk.page(page, &self.setup.text);
                TrainerNews::Page(page, lines.iter().map(|line| Prose::plain(line)).collect())
            }
            _ => return,
        };
        self.queue(Msg::Trainer(news));
    }

    /// Digits beside a card: sealed, or tried.
    fn pin(&mut self, effect: Effect) {
        let news = match effect {
            Effect::SealPin(Pin(pin)) => PinNews::Sealed(passphrase::imprint(&pin, self.salt())),
            Effect::TryPin { pin: Pin(pin), seal } => {
                PinNews::Tried(passphrase::opens(&seal, &pin))
            }
            _ => return,
        };
        self.queue(Msg::Pin(news));
    }

    /// Nothing of a visit is left here either.
    fn wipe(&mut self) {
        self.wipes += 1;
        (self.glyph_turns, self.clip) = (0, None);
        self.recognising = None;
    }

    /// Code and own name of each language.
    pub(super) fn languages(&self) -> Vec<(String, String)> {
        let text = &self.setup.text;
        let named = text.bundles().locales().map(|code| {
            let name = text.in_language(code).get("language-name");
            (code.to_owned(), name)
        });
        named.collect()
    }

    pub(super) fn queue(&mut self, msg: Msg) {
        self.queue.push_back(msg);
    }

    pub(super) fn next(&mut self) -> Option<Msg> {
        self.queue.pop_front()
    }

    /// Turns an answer of the store into a message, if it is for the player.
    pub(super) fn hear(&mut self, reply: Reply) -> Option<Msg> {
        self.awaited = self.awaited.saturating_sub(usize::from(!reply.is_unasked()));
        if let Reply::Room(reply) = reply {
            let is_long = matches!(reply, RoomReply::Whole(..));
            if let Some(later) = self.later.as_mut().filter(|_| is_long) {
                later.sessions.push(reply);
                return None;
            }
            return Some(self.of_room(reply));
        }
        if let Reply::Erased { learner, .. } = reply {
            let signed_until = registers::kept_until(&self.setup.data, learner);
            return Some(Msg::Store(News::Erased { signed_until }));
        }
        if let Reply::Candidates(candidates) = reply {
            let asked = self.recognising.take()?;
            if let Some(later) = &mut self.later {
                later.candidates.push((candidates, asked));
                return None;
            }
            return Some(self.recognised(candidates, asked));
        }
        news::of_reply(reply, &self.setup.text, &*self.setup.world)
    }

    pub(super) fn execute(&mut self, effect: Effect) {
        if let Some(later) = self.later.as_mut().filter(|_| is_slow(&effect)) {
            return later.effects.push(effect);
        }
        match effect {
            Effect::Append { ticket, learner, at, facts } => {
                let draft = |fact| Draft { learner, at, fact };
                let drafts = facts.into_iter().map(draft).collect();
                self.ask(Request::Append { ticket, drafts }, Some(ticket));
            }
            Effect::Roll => self.ask(Request::Roll, None),
            Effect::Load(learner) => self.ask(Request::Load { learner }, None),
            Effect::Erase(learner) => self.ask(Request::Erase { learner }, None),
            Effect::FindKey(key) => self.ask(Request::Holder { key }, None),
            Effect::Recognise(asked) => self.recognise(asked),
            Effect::Seal { learner, card } => self.seal(learner, card),
            Effect::Purge { months, at } => {
                attending::purge(&self.setup.data, at);
                self.ask(Request::Purge { months, now: at }, None);
            }
            Effect::Wipe => self.wipe(),
            Effect::Check(ask) => self.check(ask),
            Effect::Status => self.look(),
            Effect::TryPassphrase(_) | Effect::Desk(_) => self.ask_desk(effect),
            Effect::SealPin(_) | Effect::TryPin { .. } => self.pin(effect),
            Effect::Speak(locale) => {
                let bundles = Arc::clone(self.setup.text.bundles());
                self.setup.text = Text::new(bundles, &locale);
                self.queue(listing::message(self.listed(), &self.setup.text));
            }
            Effect::Open(module) => self.open(module),
            Effect::Objectives(modules) => self.objectives(modules),
            Effect::Outline(module) => self.outline(&module),
            Effect::Search(query) => self.search(&query),
            Effect::Actions(modules) => self.actions(modules),
            Effect::Placement => {
                let guide = self.setup.catalogue.placement(self.setup.text.locale());
                self.queue(Msg::Content(Content::Placement(guide.map(Arc::new))));
            }
            // The session has the voice.
            Effect::Present(_) | Effect::Listen => {}
            Effect::NextGlyphs => self.glyph_turns += 1,
            Effect::Clip(text) => self.clip = Some(text),
            Effect::Issue(_)
            | Effect::Code { .. }
            | Effect::Text { .. }
            | Effect::Places
            | Effect::Hand { .. }
            | Effect::PrintCard(_)
            | Effect::Export(_)
            | Effect::ExportActions { .. }
            | Effect::Bilan(_)
            | Effect::PrintSheet { .. }
            | Effect::Learnt { .. } => self.papers(&effect),
            // Neither is worth stopping anybody for: see `machine`.
            Effect::KeepLayout(layout) => drop(machine::keep_layout(&self.setup, layout)),
            Effect::KeepTries(tries) => drop(machine::keep_tries(&self.setup, &tries)),
            Effect::Room(effect) => self.room(effect),
            Effect::Attend(effect) => {
                self.queue.extend(attending::execute(&mut self.setup, *effect));
            }
            Effect::Leave => self.is_over = true,
        }
    }

    /// Looks at the server, where there is one to look at.
    fn look(&mut self) {
        let news = self.gauge.as_ref().map(|gauge| gauge.read(&self.setup.text));
        self.queue.extend(news.map(Msg::Status));
    }

    /// What makes papers, shows them or hands them on.
    fn papers(&mut self, effect: &Effect) {
        let done = match effect {
            Effect::Issue(request) => Some(papers::issue(&mut self.setup, request)),
            Effect::Code { place, certificate } => {
                let shown = code::shown(&self.setup, *place, certificate);
                Some(Papers::Code(Box::new(shown)))
            }
            Effect::Text { place, certificate, form } => {
                let shown = code::text(&self.setup, (*place, *form), certificate);
                Some(Papers::Text(Box::new(shown)))
            }
            Effect::Places => Some(handed::places(&self.outlet)),
            Effect::Hand { what, to } => {
                Some(handed::hand(&mut self.setup, &self.outlet, what, to))
            }
            Effect::PrintCard(words) => Some(handed::print_card(&self.setup, &self.outlet, words)),
            what => handed::write(&self.setup, what),
        };
        self.queue.extend(done.map(Msg::Certificates));
    }

    /// Asks the store; a store that takes nothing more is a failed draft.
    fn ask(&mut self, request: Request, ticket: Option<u64>) {
        let sent = self.client.as_ref().is_some_and(|client| client.send(request).is_ok());
        if sent {
            self.awaited += 1;
        } else if let Some(ticket) = ticket {
            let trouble = Trouble::Other(self.setup.text.get("trouble-busy"));
            self.queue(Msg::Store(News::Failed { ticket, trouble }));
        }
    }
}
