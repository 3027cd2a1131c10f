//! A learner at a machine, in process: keys go in, the screen is read as text.
//!
//! A [`House`] is the machine with its store; a [`Visit`] is one session on it.
//! Dropping a visit is a crash: only what the store said it kept is there for
//! the next one. A visit can play a whole module, right or wrong as wished.

pub(crate) mod behind;
mod robot;
mod tricky;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use passeport::app::act::{Act, Place, Setting};
use passeport::app::items;
use passeport::app::key::Key;
use passeport::app::lead::Usual;
use passeport::app::model::{Model, Profile};
use passeport::app::msg::Msg;
use passeport::app::seat::Errand;
use passeport::app::trainer::Desk as Page;
use passeport::cli::verify::{Counter, VerifyArgs};
use passeport::content::Catalogue;
use passeport::content::catalogue::Folder;
use passeport::domain::id::ModuleId;
use passeport::domain::learner::Preferences;
use passeport::domain::live::opening::Pin;
use passeport::domain::record::Fact;
use passeport::domain::time::Timestamp;
use passeport::linear;
use passeport::run::checker::Checker;
use passeport::run::desk::Desk;
use passeport::run::outlet::Outlet;
use passeport::run::world::Replay;
use passeport::run::{Session, Setup, rooms};
use passeport::scene::Scene;
use passeport::store::{self, Client, Host, Reply, StoreError, Writer};
use passeport::text::{Arg, Bundles, Text};

pub(crate) use robot::responses;
pub(crate) use tricky::Knobs;

/// 22 November 2026, nine in the morning.
const FIRST_DAY: Timestamp = Timestamp(1_795_338_000_000);
/// One visit a day.
const DAY: i64 = 86_400_000;
/// No store takes so long; a test that waits longer has failed.
const LIMIT: Duration = Duration::from_mins(1);

/// The module of these tests: each kind of question, a simulator, a quiz.
pub(crate) const ATELIER: &str = "atelier";

/// The site that signed the certificates kept for the tests.
const ISSUER: &str = "did:key:z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z";

/// Its line in the catalogue, after all others.
const LISTED: &str = r#"Catalogue(schema: 1, modules: [
  (number: 90, id: "atelier", minutes: 10,
    title: {"fr": "Tenir un carnet", "en": "Keeping a notebook"},
    summary: {"fr": "Noter chaque vente, puis relire.", "en": "Write down each sale, then read again."}),
], paths: [])"#;

/// Benefits of an adviser's folder: those to come and those over are never shown.
const BENEFITS: &str = include_str!("harness/benefits.ron");

/// A machine: its modules, its store, its folders.
pub(crate) struct House {
    catalogue: Arc<Catalogue>,
    bundles: Arc<Bundles>,
    locale: String,
    profile: Profile,
    writer: Writer,
    knobs: Arc<Knobs>,
    folder: tempfile::TempDir,
    visits: AtomicU64,
    /// When the next visit begins.
    now: AtomicI64,
    /// When the last one began, or the day after that.
    today: Arc<AtomicI64>,
}

/// What is answered by a machine that is not on yet.
fn store_later() -> StoreError {
    StoreError::Corrupt { what: "not started".to_owned() }
}

impl House {
    /// A machine in French with an empty store.
    pub(crate) fn new() -> Self {
        Self::speaking("fr", Bundles::embedded())
    }

    /// The same in another language.
    pub(crate) fn speaking(locale: &str, bundles: Arc<Bundles>) -> Self {
        let (store, knobs) = tricky::store();
        let house = Self::with(locale, bundles, store::spawn(|| Err(store_later())), knobs);
        house.hosting(store)
    }

    /// The machine starts, with that store: group sessions are held here too.
    fn hosting(mut self, store: tricky::Tricky) -> Self {
        let today = Arc::clone(&self.today);
        let text = Text::new(Arc::clone(&self.bundles), &self.locale);
        let host = rooms::host(self.data(), Arc::clone(&self.catalogue), &text);
        let now = move || Timestamp(today.load(Ordering::SeqCst));
        let host = Host { now: Box::new(now), ..host };
        self.writer = store::spawn_hosting(move || Ok(Box::new(store)), host);
        self
    }

    /// The machine is switched off and on: nothing but its disk is left. Who is known
    /// is forgotten too: the store of these tests is in memory.
    pub(crate) fn restarted(self, visit: Visit) -> Self {
        drop(visit);
        let (store, knobs) = tricky::store();
        let house = Self { knobs, ..self };
        house.wait(-1);
        house.hosting(store)
    }

    /// A machine whose store cannot be opened.
    pub(crate) fn closed(error: StoreError) -> Self {
        let writer = store::spawn(move || Err(error));
        Self::with("fr", Bundles::embedded(), writer, Arc::default())
    }

    fn with(locale: &str, bundles: Arc<Bundles>, writer: Writer, knobs: Arc<Knobs>) -> Self {
        Self {
            catalogue: shelf(str::to_owned),
            bundles,
            locale: locale.to_owned(),
            profile: Profile::PERSONAL,
            writer,
            knobs,
            folder: tempfile::tempdir().unwrap(),
            visits: AtomicU64::new(0),
            now: AtomicI64::new(FIRST_DAY.0),
            today: Arc::new(AtomicI64::new(FIRST_DAY.0)),
        }
    }

    /// The same machine, where many people come, from the first visit on.
    pub(crate) fn shared(self) -> Self {
        Self { profile: Profile::KIOSK, ..self }
    }

    /// The module of these tests is replaced by another edition, for the visits to come.
    pub(crate) fn revise(&mut self, edit: impl Fn(&str) -> String) {
        self.catalogue = shelf(edit);
    }

    /// A machine of the same language whose folder of modules also has benefits: one
    /// valid today, one over, one still to come.
    pub(crate) fn with_benefits(&self) -> Self {
        let mut house = Self::speaking(&self.locale, Arc::clone(&self.bundles));
        let mut folder = shelf_files(&str::to_owned);
        folder.push(("benefits.ron".to_owned(), BENEFITS.as_bytes().to_vec()));
        house.catalogue = opened(folder);
        house
    }

    /// Somebody comes: a new session at its first screen, the store open.
    pub(crate) fn visit(&self) -> Visit {
        let mut visit = self.slow_visit();
        visit.is_slow = false;
        visit.settle();
        visit
    }

    /// The same, where the store's answers wait until [`Visit::settle`].
    pub(crate) fn slow_visit(&self) -> Visit {
        self.sit_down(self.profile)
    }

    /// The machine stands where many people come: it starts for the day.
    pub(crate) fn kiosk(&self) -> Visit {
        self.as_kiosk(Profile::KIOSK)
    }

    /// The same, by another profile. The keyboard is known since the first day.
    pub(crate) fn as_kiosk(&self, profile: Profile) -> Visit {
        std::fs::create_dir_all(self.data()).unwrap();
        std::fs::write(self.data().join("keyboard.ron"), "Azerty").unwrap();
        let mut visit = self.sit_down(profile);
        visit.is_slow = false;
        visit.settle();
        visit
    }

    /// Somebody comes to a machine of another profile, its keyboard not known yet.
    pub(crate) fn at(&self, profile: Profile) -> Visit {
        let mut visit = self.sit_down(profile);
        visit.speed_up();
        visit
    }

    /// Somebody comes where nobody can check anything.
    pub(crate) fn without_checker(&self) -> Visit {
        let mut visit = self.seated(self.profile, None);
        visit.speed_up();
        visit
    }

    fn sit_down(&self, profile: Profile) -> Visit {
        self.seated(profile, Some(Box::new(self.checker())))
    }

    fn seated(&self, profile: Profile, checker: Option<Box<dyn Checker>>) -> Visit {
        let number = self.visits.fetch_add(1, Ordering::SeqCst);
        let now = self.now.fetch_add(DAY, Ordering::SeqCst);
        self.today.store(now, Ordering::SeqCst);
        let setup = Setup {
            catalogue: Arc::clone(&self.catalogue),
            text: Text::new(Arc::clone(&self.bundles), &self.locale),
            world: Box::new(Replay::new(Timestamp(now), number << 32)),
            data: self.data(),
            export: self.export(),
        };
        let mut session = Session::new(setup, profile, Preferences::default());
        if let Some(checker) = checker {
            session = session.with_checker(checker);
        }
        if profile.has_trainer {
            session = session.with_desk(Box::new(Trainer));
        }
        let (sender, replies) = channel();
        session.connect(self.writer.connect(move |reply| drop(sender.send(reply))));
        Visit { session, replies, is_slow: true, pressed: String::new() }
    }

    /// A visit whose learner has just joined and is at home.
    pub(crate) fn newcomer(&self) -> Visit {
        let mut visit = self.visit();
        visit.take(&Act::Go(Place::Who));
        visit.take(&Act::Join);
        assert!(visit.model().learner().is_some(), "{}", visit.screen());
        visit
    }

    /// That many days go by.
    pub(crate) fn wait(&self, days: i64) {
        self.now.fetch_add(days * DAY, Ordering::SeqCst);
        self.today.fetch_add(days.max(0) * DAY, Ordering::SeqCst);
    }

    /// The crash and what follows: a new session that goes on as the last learner.
    pub(crate) fn crash(&self, visit: Visit) -> Visit {
        drop(visit);
        // The same day, an hour later.
        self.now.fetch_sub(DAY - DAY / 24, Ordering::SeqCst);
        let mut visit = self.visit();
        visit.keys("<Enter>");
        visit
    }

    /// The crash and a new session at its first screen, at the hour the last one began.
    pub(crate) fn at_once(&self, visit: Visit) -> Visit {
        drop(visit);
        self.wait(-1);
        self.visit()
    }

    /// A way to the store, without a session.
    pub(crate) fn line(&self) -> (Client, Receiver<Reply>) {
        let (sender, replies) = channel();
        (self.writer.connect(move |reply| drop(sender.send(reply))), replies)
    }

    /// The folder with the site's key.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The folder certificates go to.
    pub(crate) fn export(&self) -> PathBuf {
        self.folder.path().join("export")
    }

    /// Somebody brings that file.
    pub(crate) fn bring(&self, name: &str, content: &str) {
        std::fs::create_dir_all(self.folder.path().join("brought")).unwrap();
        std::fs::write(self.folder.path().join("brought").join(name), content).unwrap();
    }

    /// Who checks what people bring, on New Year's Day 2027: the site of the tests is
    /// believed, and the certificates brought are the register.
    fn checker(&self) -> Counter {
        let brought = self.folder.path().join("brought");
        let args = VerifyArgs {
            register: brought.is_dir().then(|| brought.clone()),
            from: Some(brought),
            issuer: vec![ISSUER.into()],
            ..VerifyArgs::default()
        };
        Counter::new(args, || Timestamp::from_rfc3339("2027-01-01T00:00:00Z"))
    }

    /// The files of the export folder, in order of their names.
    pub(crate) fn exported(&self) -> Vec<PathBuf> {
        files_of(&self.export())
    }

    /// What makes the store refuse or fail.
    pub(crate) fn knobs(&self) -> &Knobs {
        &self.knobs
    }

    /// Everything the store keeps, of all learners.
    pub(crate) fn facts(&self) -> Vec<Fact> {
        self.knobs.facts()
    }
}

/// Whoever looks after the machine of these tests.
struct Trainer;

/// The trainer's passphrase.
pub(crate) const PASSPHRASE: &str = "le chat 2 fois dort";

impl Desk for Trainer {
    fn opens(&self, passphrase: &str) -> bool {
        passphrase == PASSPHRASE
    }

    fn page(&self, page: Page, _: &Text) -> Vec<String> {
        vec![format!("page {page:?}"), "\u{1b}[2Jdeux".to_owned()]
    }
}

/// The catalogue with the module of these tests, edited.
fn shelf(edit: impl Fn(&str) -> String) -> Arc<Catalogue> {
    opened(shelf_files(&edit))
}

fn shelf_files(edit: &dyn Fn(&str) -> String) -> Vec<(String, Vec<u8>)> {
    let file = |name: &str, text: &str| (format!("{ATELIER}/{name}"), edit(text).into_bytes());
    vec![
        file("fr.ron", include_str!("harness/atelier/fr.ron")),
        file("en.ron", include_str!("harness/atelier/en.ron")),
        ("catalogue.ron".to_owned(), LISTED.as_bytes().to_vec()),
    ]
}

fn opened(files: Vec<(String, Vec<u8>)>) -> Arc<Catalogue> {
    let catalogue = Catalogue::with_folder(&Folder { name: "tests".to_owned(), files });
    assert!(catalogue.entry(&atelier()).is_some(), "{:?}", catalogue.problems());
    Arc::new(catalogue)
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return vec![] };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The module of these tests.
pub(crate) fn atelier() -> ModuleId {
    ATELIER.parse().unwrap()
}

/// The scene as text, as a screen reader says it.
pub(crate) fn read(scene: &Scene, text: &Text) -> String {
    // The no-break spaces of French are the business of other tests.
    announced(None, scene, text).join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}

/// What is said when `next` follows `previous`.
pub(crate) fn announced(previous: Option<&Scene>, next: &Scene, text: &Text) -> Vec<String> {
    let say = |id: &str, args: &[(&str, &str)]| {
        let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(n, v)| (*n, Arg::from(*v))).collect();
        text.with(id, &args)
    };
    linear::announce(previous, next, &say)
}

/// One session, from the first screen until it is dropped.
pub(crate) struct Visit {
    session: Session,
    replies: Receiver<Reply>,
    is_slow: bool,
    pressed: String,
}

impl Visit {
    /// The model.
    pub(crate) fn model(&self) -> &Model {
        self.session.model()
    }

    /// The scene.
    pub(crate) fn scene(&self) -> Scene {
        self.session.scene()
    }

    /// Papers may go there.
    pub(crate) fn offer(&mut self, outlet: Outlet) {
        self.session.offer(outlet);
    }

    /// Something else is usual in the rooms of this place.
    pub(crate) fn goes_to_session(&mut self, errand: Errand, pin: Option<Pin>) {
        self.session.go_to_session(errand, pin);
        if !self.is_slow {
            self.settle();
        }
    }

    pub(crate) fn leads_as_usual(&mut self, change: impl Fn(&mut Usual)) {
        let mut usual = Usual::default();
        change(&mut usual);
        self.session.lead_as_usual(usual);
    }

    /// The words of the session.
    pub(crate) fn text(&self) -> &Text {
        self.session.text()
    }

    /// The session itself, for a front to play on.
    pub(crate) fn into_parts(self) -> (Session, Receiver<Reply>) {
        (self.session, self.replies)
    }

    /// Whether the person has left.
    pub(crate) fn is_over(&self) -> bool {
        self.session.is_over()
    }

    /// From now on, the store's answers wait until [`Visit::settle`].
    pub(crate) fn slow_down(&mut self) {
        self.is_slow = true;
    }

    /// From now on, the store's answers come at once.
    pub(crate) fn speed_up(&mut self) {
        self.is_slow = false;
        self.settle();
    }

    /// Hears all that the store has to say.
    pub(crate) fn settle(&mut self) {
        while self.session.is_waiting() {
            self.hear_one();
        }
    }

    /// Hears the next answer of the store.
    pub(crate) fn hear_one(&mut self) {
        let reply = self.replies.recv_timeout(LIMIT).expect("the store answers");
        self.session.reply(reply);
    }

    /// Hears what the store says, until that holds.
    pub(crate) fn until(&mut self, holds: impl Fn(&Self) -> bool) -> &mut Self {
        self.settle();
        while !holds(self) {
            self.hear_one();
            self.settle();
        }
        self
    }

    /// The store says something unasked.
    pub(crate) fn hears(&mut self, reply: Reply) -> &mut Self {
        self.session.reply(reply);
        self.settle();
        self
    }

    /// Hands the session a message.
    pub(crate) fn handle(&mut self, msg: Msg) {
        self.session.handle(msg);
        if !self.is_slow {
            self.settle();
        }
    }

    /// Presses keys: tokens between spaces, each a key by its name (`<Enter>`,
    /// `<Space>`, `<Down>`) or characters as typed.
    pub(crate) fn keys(&mut self, script: &str) -> &mut Self {
        for key in parsed(script) {
            self.handle(Msg::Key(key));
        }
        self.pressed.push_str(script);
        self.pressed.push(' ');
        self
    }

    /// Types characters, spaces too.
    pub(crate) fn text_typed(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.handle(Msg::Key(Key::Char(c)));
        }
        self
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        read(&self.scene(), self.text())
    }

    /// Presses keys, then looks for words on the screen; `!` before words that
    /// must not be there.
    #[track_caller]
    pub(crate) fn check(&mut self, script: &str, words: &[&str]) -> &mut Self {
        self.keys(script);
        let screen = self.screen();
        for wanted in words {
            let (is_wanted, wanted) = match wanted.strip_prefix('!') {
                Some(unwanted) => (false, unwanted),
                None => (true, *wanted),
            };
            assert_eq!(
                screen.contains(wanted),
                is_wanted,
                "{wanted:?} after {} on\n{screen}",
                self.pressed
            );
        }
        self
    }

    /// Looks for words on the screen.
    #[track_caller]
    pub(crate) fn sees(&mut self, words: &[&str]) -> &mut Self {
        self.check("", words)
    }

    /// What can be done here.
    pub(crate) fn items(&self) -> Vec<Act> {
        items::items(self.model())
    }

    /// Chooses what is done by `act` with the keyboard, as anybody would.
    #[track_caller]
    pub(crate) fn take(&mut self, act: &Act) -> &mut Self {
        let items = self.items();
        let place = items.iter().position(|item| item == act);
        let place = place.unwrap_or_else(|| panic!("no {act:?} on\n{}", self.screen()));
        if place < 9 && !items::is_typing(self.model()) {
            return self.keys(&format!("{} <Enter>", place + 1));
        }
        for _ in 0..=items.len() + 4 {
            if self.model().focus == Some(place) {
                break;
            }
            let is_below = self.model().focus.is_some_and(|focus| focus > place);
            self.keys(if is_below { "<Up>" } else { "<Down>" });
        }
        assert_eq!(self.model().focus, Some(place), "{act:?} on\n{}", self.screen());
        self.keys("<Enter>")
    }

    /// Goes round the languages in the settings until it is `locale`.
    #[track_caller]
    pub(crate) fn set_language(&mut self, locale: &str) -> &mut Self {
        for _ in 0..self.text().bundles().locales().count() {
            if self.text().locale() == locale {
                return self;
            }
            self.take(&Act::Set(Setting::Language));
        }
        panic!("no {locale} on\n{}", self.screen());
    }

    /// Goes to a place that is an item or a letter here.
    #[track_caller]
    pub(crate) fn go(&mut self, place: Place) -> &mut Self {
        let act = Act::Go(place);
        let letter = items::letters(self.model()).into_iter().find(|(_, other)| *other == act);
        match letter {
            Some((letter, _)) if !self.items().contains(&act) => self.keys(&letter.to_string()),
            _ => self.take(&act),
        }
    }

    /// From home, shows what a module is about.
    #[track_caller]
    pub(crate) fn open(&mut self, module: &str) -> &mut Self {
        let module: ModuleId = module.parse().unwrap();
        self.go(Place::Catalogue);
        self.take(&Act::Open(module))
    }
}

/// The keys of a script.
fn parsed(script: &str) -> Vec<Key> {
    let mut keys = vec![];
    for token in script.split_whitespace() {
        match token.strip_prefix('<').and_then(|token| token.strip_suffix('>')) {
            Some(name) if !name.is_empty() => keys.push(named(name)),
            _ => keys.extend(token.chars().map(Key::Char)),
        }
    }
    keys
}

fn named(name: &str) -> Key {
    match name {
        "Enter" => Key::Enter,
        "Space" => Key::Char(' '),
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "Tab" => Key::Tab,
        "BackTab" => Key::BackTab,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Escape" => Key::Escape,
        "F1" => Key::Function(1),
        "^C" => Key::Control('c'),
        other => panic!("no key is called {other}"),
    }
}

impl Visit {
    /// Home, from anywhere in a module: by the end, and back as the same learner.
    #[track_caller]
    pub(crate) fn go_home(&mut self) -> &mut Self {
        self.keys("a").take(&Act::Go(Place::Home))
    }
}
