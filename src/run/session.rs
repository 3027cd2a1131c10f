//! One session: messages in, the model changed, effects carried out.
//!
//! The same for every front: a terminal, a pipe, a connection. A front feeds
//! it keys and replies, and shows [`Session::scene`] when it has changed.

use std::sync::Arc;

use super::checker::Checker;
use super::desk::Desk;
use super::gate::Gate;
use super::gauge::Gauge;
use super::outlet::Outlet;
use super::shell::{Setup, Shell};
use super::voice::Voice;
use super::{listing, news, rooms};
use crate::app::checking::{CheckNews, Checks};
use crate::app::effect::Effect;
use crate::app::elsewhere::Elsewhere;
use crate::app::lead::{RoomNews, Usual};
use crate::app::model::{Around, Machine, Model, Profile, StoreState};
use crate::app::msg::{Arrived, Msg, News, Stamped};
use crate::app::seat::{Errand, Stay};
use crate::app::watch::Alarm;
use crate::domain::id::ModuleId;
use crate::domain::learner::Preferences;
use crate::domain::live::opening::Pin;
use crate::linear;
use crate::paint::{self, Look, Size};
use crate::scene::{self, Scene};
use crate::store;
use crate::text::{Arg, Text};

/// One person connected to the player, from open to close.
pub struct Session {
    model: Model,
    shell: Shell,
    /// Whether the model knows the catalogue.
    is_listed: bool,
    /// What reads aloud, and what it was last asked to read.
    voice: Option<Voice>,
    heard: String,
}

impl Session {
    /// A session at its first screen, which needs neither the store nor the
    /// catalogue: that is read with the first message, or when the store comes.
    pub fn new(setup: Setup, profile: Profile, preferences: Preferences) -> Self {
        let shell = Shell::new(setup);
        let around = Around {
            today: shell.now().date(),
            locale: shell.text().locale().to_owned(),
            languages: shell.languages(),
            listings: vec![],
            paths: vec![],
            benefits: vec![],
            roll: vec![],
            store: StoreState::Opening,
            words: crate::text::cards().clone(),
            refused_cards: 0,
            machine: if profile.is_shared { shell.machine() } else { Machine::default() },
            was_touched: profile.has_touch,
            elsewhere: Elsewhere::default(),
            has_voice: false,
            objectives: std::collections::BTreeMap::new(),
            outlined: None,
        };
        let model = Model::new(profile, around, preferences);
        Self { model, shell, is_listed: false, voice: None, heard: String::new() }
    }

    /// Lets somebody answer the trainer's menu.
    #[must_use]
    pub fn with_desk(mut self, desk: Box<dyn Desk>) -> Self {
        self.shell.seat(desk);
        self
    }

    /// Lets somebody check the certificates that people bring; where nothing else is
    /// done, begins with it.
    #[must_use]
    pub fn with_checker(mut self, checker: Box<dyn Checker>) -> Self {
        self.shell.trust(checker);
        if self.model.profile.checks == Checks::Only {
            self.handle(Msg::Check(CheckNews::Open));
        }
        self
    }

    /// Lets somebody say how a server is, and begins to look at it.
    #[must_use]
    pub fn with_gauge(mut self, gauge: Box<dyn Gauge>) -> Self {
        self.shell.watch(gauge);
        self.handle(Msg::WatchServer);
        self
    }

    /// Lets somebody count the cards that are tried.
    #[must_use]
    pub fn with_gate(mut self, gate: Arc<dyn Gate>) -> Self {
        self.shell.guard(gate);
        self
    }

    /// Puts off what takes long until [`Session::work`], for who serves many
    /// sessions on few threads.
    #[must_use]
    pub fn deferring(mut self) -> Self {
        self.shell.defer();
        self
    }

    /// Whether [`Session::work`] has something to do.
    pub fn has_work(&self) -> bool {
        self.shell.has_work()
    }

    /// Does what was put off, and all that follows from it at once. Takes long: keys
    /// are derived, files read and written.
    pub fn work(&mut self) {
        self.shell.work();
        self.settle();
    }

    /// Gives the session its way to the store. Replies must come back through
    /// [`Session::reply`].
    pub fn connect(&mut self, client: store::Client) {
        self.shell.connect(client);
        self.list();
    }

    /// Somebody came in another way than by the first screen. To be told once the
    /// session has its way to the store.
    pub fn arrive(&mut self, arrived: Arrived) {
        self.handle(Msg::Arrived(arrived));
    }

    /// Begins to lead a group session through that module.
    pub fn lead(&mut self, module: ModuleId, trainer: String) {
        self.handle(Msg::Room(RoomNews::Begin { module, trainer }));
    }

    /// Leads to the door of a group session, or straight in by that PIN.
    pub fn go_to_session(&mut self, errand: Errand, pin: Option<Pin>) {
        self.handle(Msg::Room(RoomNews::Door { errand, pin }));
    }

    /// The same for somebody who was there already, and is to say anew who they are.
    pub fn return_to_session(&mut self, errand: Errand, pin: Option<Pin>) {
        self.handle(Msg::Room(RoomNews::Return { errand, pin }));
    }

    /// Says what is usual in the rooms of this place.
    pub fn lead_as_usual(&mut self, usual: Usual) {
        self.model.usual = usual;
    }

    /// Says where papers may go, when the profile asks each time.
    pub fn offer(&mut self, outlet: Outlet) {
        self.shell.offer(outlet);
    }

    /// Says what is known of the way to the person.
    pub fn reach(&mut self, elsewhere: Elsewhere) {
        self.model.around.elsewhere = elsewhere;
    }

    /// The terminal of the person has another size.
    pub fn resized(&mut self, width: u16, height: u16) {
        if let Some(terminal) = &mut self.model.around.elsewhere.terminal {
            terminal.size = (width, height);
        }
    }

    /// What the clipboard of the terminal is to be filled with, once.
    pub fn take_clip(&mut self) -> Option<String> {
        self.shell.take_clip()
    }

    /// Lets the session read its screens aloud, when the profile may.
    pub fn give_voice(&mut self, voice: Option<Voice>) {
        self.model.around.has_voice = voice.is_some();
        self.voice = voice;
    }

    /// Reads aloud what is on screen; whoever asks while it is being read wants silence.
    fn listen(&mut self) {
        let Some(voice) = &mut self.voice else { return };
        if voice.is_speaking() {
            return voice.hush();
        }
        let text = self.shell.text();
        let say = |id: &str, args: &[(&str, &str)]| {
            let args: Vec<(&str, Arg<'_>)> =
                args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
            text.with(id, &args)
        };
        let scene = scene::scene(&self.model, text);
        if voice.say(&linear::spoken(&scene, &say), text.locale()).is_err() {
            self.shell.queue(Msg::NoVoice);
        }
        self.heard = scene.place;
    }

    /// What is not on screen any more is not read on.
    fn hush_elsewhere(&mut self) {
        let place = self.voice.as_ref().is_some_and(Voice::is_speaking).then(|| self.scene().place);
        if let (Some(voice), Some(place)) = (&mut self.voice, place)
            && place != self.heard
        {
            voice.hush();
        }
    }

    /// Reads the catalogue, once.
    fn list(&mut self) {
        if !self.is_listed {
            self.is_listed = true;
            let (catalogue, text) = (self.shell.catalogue(), self.shell.text());
            self.model.around.listings = listing::modules(catalogue, text);
            self.model.around.paths = listing::paths(catalogue, text);
            self.model.around.benefits = listing::benefits(catalogue, text);
        }
    }

    /// Goes on without a store: one can only look.
    pub fn handle_closed_store(&mut self, error: &store::StoreError) {
        let trouble = news::trouble(error, self.shell.text());
        self.handle(Msg::Store(News::Closed(trouble)));
    }

    /// Handles a message and all that follows from it at once.
    pub fn handle(&mut self, msg: Msg) {
        self.list();
        self.shell.queue(msg);
        self.settle();
    }

    /// Handles what is queued, until nothing is.
    fn settle(&mut self) {
        while let Some(msg) = self.shell.next() {
            let entropy = self.shell.entropy();
            let at = self.shell.now();
            let effects = crate::app::update(&mut self.model, Stamped { at, entropy, msg });
            for effect in effects {
                match effect {
                    Effect::Listen => self.listen(),
                    effect => self.shell.execute(effect),
                }
            }
        }
        self.hush_elsewhere();
    }

    /// Handles an answer of the store.
    pub fn reply(&mut self, reply: store::Reply) {
        if let Some(msg) = self.shell.hear(reply) {
            self.handle(msg);
        }
    }

    /// By what the terminal comes back to here, if this program is cut off.
    pub fn stay(&self) -> Stay {
        Stay::of(&self.model)
    }

    /// What is to be shown now.
    pub fn scene(&self) -> Scene {
        scene::scene(&self.model, self.shell.text())
    }

    /// What is to be shown now on a screen of that size: where there is room, with
    /// something in the margins.
    pub fn scene_at(&self, look: &Look, size: Size) -> Scene {
        if paint::has_margins(look, size) {
            scene::wide(&self.model, self.shell.text())
        } else {
            self.scene()
        }
    }

    /// What the store of this machine needs to hold group sessions.
    pub fn host(&self) -> store::Host {
        let (catalogue, text) = (self.shell.catalogue(), self.shell.text());
        rooms::host(self.shell.data().to_owned(), Arc::clone(catalogue), text)
    }

    /// The state of the player.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The words of this session.
    pub fn text(&self) -> &Text {
        self.shell.text()
    }

    /// Whether the person has left.
    pub fn is_over(&self) -> bool {
        self.shell.is_over()
    }

    /// Whether an answer of the store is still to come.
    pub fn is_waiting(&self) -> bool {
        self.shell.is_waiting()
    }

    /// How often whatever was shown before is to be wiped off the terminal.
    pub fn wipes(&self) -> u64 {
        self.shell.wipes()
    }

    /// How long to wait for a sign of life, then hand in `Msg::Tick`.
    pub fn alarm(&self) -> Option<Alarm> {
        self.model.alarm()
    }

    /// How often another set of glyphs was asked for.
    pub fn glyph_turns(&self) -> usize {
        self.shell.glyph_turns()
    }
}
