//! Thirty people, of whom some are cut off, press twice, stop reading or come late, and a
//! host that is killed while they vote: what a person was told to be in is in, once.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};
use std::path::Path;

use passeport::app::seat::Errand;
use passeport::content::load::open_module;
use passeport::domain::attempt::Response;
use passeport::domain::id::LearnerId;
use passeport::domain::key::KeyPrint;
use passeport::domain::live::event::{Event, RoomRecord, Round};
use passeport::domain::live::opening::Pin;
use passeport::domain::live::report::report;
use passeport::domain::live::room::Room;
use passeport::domain::record::Fact;
use passeport::front::local::{Hello, Way};
use passeport::store::{Disk, Records, rooms};

use super::line::{Line, Terminal, hello, sits};
use crate::pty::course::RIGHT;
use crate::pty::player::{Home, question};
use crate::ssh::server::Server;

/// How many take part; those of them that come by SSH; those that have a card and no key.
const PEOPLE: usize = 30;
const BY_SSH: usize = 8;
const BY_CARD: usize = 4;
/// Those that come when the first vote is open, and those that come after the stop.
const LATE: usize = 5;
const LAST: usize = 3;
/// What can be answered, by the names the module gives.
const ANSWERS: [(&str, &str); 3] = [("a", RIGHT), ("b", "Une autre"), ("c", "Une tierce")];
const IN: &str = "Votre réponse est enregistrée";
/// What stands on screen while an answer is taken.
const OPEN: &str = "Sûr ou pas";

/// Says how to do the same again, if it went wrong.
struct Seed(u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the same again: PASSEPORT_TEST_SEED={}", self.0);
        }
    }
}

/// Numbers that look like chance (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % most
    }

    fn shuffled(&mut self, range: std::ops::Range<usize>) -> Vec<usize> {
        let mut all: Vec<usize> = range.collect();
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
        all
    }
}

/// By what somebody is known again.
enum By {
    Ssh(String),
    Key(KeyPrint),
    Card(Option<String>),
}

struct Person {
    name: String,
    by: By,
    terminal: Option<Terminal>,
    /// What was said to be in, by the number of the question.
    told: BTreeMap<usize, &'static str>,
}

/// The answer a screen marks as one's own.
fn own(shown: &str) -> Option<&'static str> {
    let row = shown.lines().find(|row| row.contains("votre réponse"))?;
    ANSWERS.iter().find(|(_, text)| row.contains(text)).map(|(id, _)| *id)
}

impl Person {
    fn terminal(&mut self) -> &mut Terminal {
        self.terminal.as_mut().unwrap()
    }

    fn is_here(&self) -> bool {
        self.terminal.is_some()
    }

    /// Comes to the door, for the first time or again.
    fn comes(&mut self, server: &Server, pin: Pin) {
        let data = server.home.data();
        self.terminal = Some(match &self.by {
            By::Ssh(key) => Terminal::Ssh(Box::new(server.visit("seance", Some(key)))),
            By::Key(key) => Terminal::Socket(Box::new(Line::join(&data, &sits(*key, pin)))),
            By::Card(None) => {
                let errand = Some((Errand::Sit, Some(pin)));
                let hello = Hello { errand, ..hello(Way::Remote) };
                Terminal::Socket(Box::new(Line::join(&data, &hello)))
            }
            By::Card(Some(_)) => Terminal::Socket(Box::new(Line::join(&data, &hello(Way::Remote)))),
        });
    }

    /// Through the door: the PIN, and the card if that is how one is known.
    fn enters(&mut self, pin: Pin) {
        let Self { by, terminal, .. } = self;
        let terminal = terminal.as_mut().unwrap();
        match by {
            By::Ssh(_) => {}
            By::Key(_) | By::Card(None) => return,
            By::Card(Some(words)) => {
                terminal.pick("J’ai une carte");
                for (place, word) in words.split(' ').enumerate() {
                    terminal.wait(&format!("Mot {}", place + 1));
                    terminal.press(word);
                    terminal.wait("1  ");
                    terminal.press("\r");
                }
                terminal.pick("Rejoindre une séance");
            }
        }
        terminal.wait("Code de la séance");
        terminal.press(&format!("{pin}\r"));
    }

    /// The first time: the card is noted, with a name.
    fn sits(&mut self) {
        let name = self.name.clone();
        let terminal = self.terminal();
        terminal.wait("Votre prénom");
        let shown = terminal.shown();
        terminal.press(&format!("{name}\r"));
        terminal.wait("étape ");
        if let By::Card(words) = &mut self.by {
            let row = shown.lines().find(|row| row.matches(" - ").count() == 4).unwrap();
            let parts: Vec<&str> = row.split(['│', '|']).nth(1).unwrap().split(" - ").collect();
            *words = Some(parts.join(" ").trim().to_lowercase());
        }
    }

    /// Sits down again, and finds what was told.
    fn finds(&mut self, number: usize) {
        let told = self.told.get(&number).copied();
        let terminal = self.terminal();
        terminal.wait(&question(number));
        terminal.wait(OPEN);
        if let Some(told) = told {
            terminal.wait(IN);
            let shown = terminal.shown();
            assert_eq!(own(&shown), Some(told), "{}\n{shown}", self.name);
        }
    }

    fn returns(&mut self, server: &Server, pin: Pin, number: usize) {
        self.comes(server, pin);
        self.enters(pin);
        self.finds(number);
    }

    fn is_cut(&mut self) {
        self.terminal.take().unwrap().cut();
    }

    /// Presses what answers, without waiting to be told.
    fn presses(&mut self, number: usize, answer: usize) {
        let terminal = self.terminal();
        terminal.wait(&question(number));
        terminal.wait(OPEN);
        // What is on its way to the disk is not changed: whoever types on is not heard.
        let shown = terminal.shown();
        if !(shown.contains(IN) && own(&shown) == Some(ANSWERS[answer].0)) {
            terminal.pick(ANSWERS[answer].1);
        }
    }

    /// Waits to be told that this is in.
    fn is_told(&mut self, number: usize, answer: usize) {
        let id = ANSWERS[answer].0;
        let is_it = |shown: &str| shown.contains(IN) && own(shown) == Some(id);
        self.terminal().wait_until("the answer is in", is_it);
        self.told.insert(number, id);
    }

    /// Answers although what was pressed before the cut may still arrive: then the screen
    /// says that the older answer counts, and how to send this one.
    fn insists(&mut self, number: usize, answer: usize) {
        self.presses(number, answer);
        let id = ANSWERS[answer].0;
        let is_in = |shown: &str| shown.contains(IN) && own(shown) == Some(id);
        let mut last = String::new();
        loop {
            let terminal = self.terminal();
            let is_asked = |shown: &str| shown != last && shown.contains("L’ancienne compte");
            terminal.wait_until("in, or asked again", |shown| is_in(shown) || is_asked(shown));
            if is_in(&terminal.shown()) {
                break;
            }
            last = terminal.shown();
            terminal.press("\r");
        }
        self.told.insert(number, id);
    }

    fn answers(&mut self, number: usize, answer: usize) {
        self.presses(number, answer);
        self.is_told(number, answer);
    }
}

/// A session, and all who take part.
struct Session {
    server: Server,
    trainer: Terminal,
    pin: Pin,
    people: Vec<Person>,
    dice: Dice,
}

/// A first name of letters, another for each.
fn name(at: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at).unwrap());
    format!("Nom{}{}", letter(at / 26), letter(at % 26))
}

/// What is on the disk of the one room there is.
fn kept(data: &Path) -> Vec<RoomRecord> {
    rooms::read(&rooms::all(data).pop().unwrap()).unwrap()
}

fn leads(data: &Path) -> Terminal {
    let lead = Some(("vente-en-ligne".parse().unwrap(), "Mme Roche".to_owned()));
    Terminal::Socket(Box::new(Line::join(data, &Hello { lead, ..hello(Way::Personal) })))
}

impl Session {
    fn open(dice: Dice) -> Self {
        let server = Server::open();
        let mut trainer = leads(&server.home.data());
        trainer.wait("étape 1 sur");
        let Some(RoomRecord { event: Event::Opened(opening), .. }) =
            kept(&server.home.data()).into_iter().next()
        else {
            panic!("no room")
        };
        let way = |at: usize| match at {
            at if at % 4 == 1 && at / 4 < BY_SSH => By::Ssh(format!("p{at}")),
            at if at % 7 == 3 && at / 7 < BY_CARD => By::Card(None),
            at => By::Key(KeyPrint([u8::try_from(at).unwrap() + 1; 32])),
        };
        let person =
            |at| Person { name: name(at), by: way(at), terminal: None, told: BTreeMap::new() };
        let people = (0..PEOPLE).map(person).collect();
        Self { server, trainer, pin: opening.pin, people, dice }
    }

    /// These people come, all at once.
    fn come(&mut self, who: std::ops::Range<usize>) {
        for person in &mut self.people[who.clone()] {
            person.comes(&self.server, self.pin);
        }
        for person in &mut self.people[who.clone()] {
            person.enters(self.pin);
        }
        for person in &mut self.people[who] {
            person.sits();
        }
    }

    /// On to the next question, and its vote.
    fn asks(&mut self, number: usize) {
        self.trainer.press("\x1b[C");
        self.trainer.wait(&format!("étape {} sur", number + 1));
        self.trainer.settles();
        self.trainer.pick("Poser la question");
        self.trainer.wait("Fermer le vote");
        self.trainer.settles();
    }

    /// All answers are in, and the right one is shown.
    fn closes(&mut self, count: usize) {
        self.trainer.wait(&format!(" sur {count}. Conseil"));
        self.trainer.pick("Fermer le vote");
        self.trainer.wait("Faire discuter");
        self.trainer.settles();
        self.trainer.pick("Montrer la bonne réponse");
        self.trainer.wait_until("the answer", |shown| !shown.contains("Faire discuter"));
        self.trainer.settles();
    }

    /// These people answer, each with another mishap.
    fn vote(&mut self, number: usize, who: &[usize]) {
        let Self { server, people, dice, pin, .. } = self;
        let mut stalled = vec![];
        for at in who {
            let person = &mut people[*at];
            let answer = dice.below(3);
            match dice.below(8) {
                // Cut off before anything was told: it may be in or not.
                0 => {
                    person.presses(number, answer);
                    person.is_cut();
                    person.returns(server, *pin, number);
                    person.insists(number, dice.below(3));
                }
                // Cut off right after.
                1 => {
                    person.answers(number, answer);
                    person.is_cut();
                    person.returns(server, *pin, number);
                }
                // Keys that come three times.
                2 => {
                    person.presses(number, answer);
                    person.terminal().press("\r\r");
                    person.is_told(number, answer);
                }
                // Another mind.
                3 => {
                    person.answers(number, answer);
                    person.answers(number, (answer + 1) % 3);
                }
                // Stops reading, until the others are through.
                4 | 5 => {
                    person.presses(number, answer);
                    person.terminal().stall();
                    stalled.push((*at, answer));
                }
                _ => person.answers(number, answer),
            }
        }
        for (at, answer) in stalled {
            people[at].terminal().resume();
            people[at].is_told(number, answer);
        }
    }
}

#[test]
fn thirty_people_and_a_host_that_is_killed_lose_nothing_and_count_once() {
    let seed = std::env::var("PASSEPORT_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = Seed(seed.unwrap_or_else(|| RandomState::new().hash_one("chaos") | 1));
    let mut session = Session::open(Dice(seed.0));
    let first = PEOPLE - LATE - LAST;

    session.come(0..first);
    session.asks(1);
    let who = session.dice.shuffled(0..first);
    session.vote(1, &who);
    session.come(first..PEOPLE - LAST);
    let who = session.dice.shuffled(first..PEOPLE - LAST);
    session.vote(1, &who);
    session.closes(PEOPLE - LAST);

    // Some are told, some pressed a moment ago, some did nothing yet: the host is killed.
    session.asks(2);
    let who = session.dice.shuffled(0..PEOPLE - LAST);
    let (told, rest) = who.split_at(12);
    session.vote(2, told);
    for at in &rest[..10] {
        let answer = session.dice.below(3);
        session.people[*at].presses(2, answer);
    }
    let before = kept(&session.server.home.data());
    let mut session = killed(session, 2);
    session.trainer.wait("étape 3 sur");
    session.trainer.wait("Fermer le vote");
    let after = kept(&session.server.home.data());
    assert_eq!(after[..before.len()], before, "what was written stays");

    // Nobody is out, and what was told is there.
    for at in 0..PEOPLE - LAST {
        session.people[at].comes(&session.server, session.pin);
    }
    for at in 0..PEOPLE - LAST {
        session.people[at].enters(session.pin);
        session.people[at].finds(2);
    }
    session.come(PEOPLE - LAST..PEOPLE);
    let late: Vec<usize> =
        (0..PEOPLE).filter(|at| !session.people[*at].told.contains_key(&2)).collect();
    session.vote(2, &late);
    session.closes(PEOPLE);

    session.asks(3);
    let who = session.dice.shuffled(0..PEOPLE);
    session.vote(3, &who);
    session.closes(PEOPLE);
    let Session { server, trainer, people, .. } = session;
    assert!(people.iter().all(Person::is_here));
    drop(trainer);
    let people: Vec<(String, BTreeMap<usize, &str>)> = people
        .into_iter()
        .map(|Person { name, told, terminal, .. }| {
            terminal.unwrap().cut();
            (name, told)
        })
        .collect();
    let (code, log, home) = server.stop();
    assert_eq!(code, 0, "{log:?}");
    agrees(&home, &people);
}

/// The host is killed; all read to the end what it said. Then there is another.
fn killed(session: Session, number: usize) -> Session {
    let Session { server, pin, mut people, dice, .. } = session;
    let home = server.kill();
    for person in people.iter_mut().filter(|person| person.is_here()) {
        let mut terminal = person.terminal.take().unwrap();
        terminal.reads_on();
        let shown = terminal.shown();
        if shown.contains(IN)
            && shown.contains(&question(number))
            && let Some(answer) = own(&shown)
        {
            person.told.insert(number, answer);
        }
        terminal.cut();
    }
    let server = Server::of(home, &[]);
    let trainer = leads(&server.home.data());
    Session { server, trainer, pin, people, dice }
}

/// The files say what people were told, and nothing twice.
fn agrees(home: &Home, people: &[(String, BTreeMap<usize, &str>)]) {
    let room = Room::fold(&kept(&home.data())).unwrap();
    assert_eq!(room.seats().count(), PEOPLE, "one seat each");
    let learners: BTreeSet<LearnerId> = room.seats().map(|seat| seat.learner).collect();
    assert_eq!(learners.len(), PEOPLE);
    let mut store = Disk::open(&home.data()).unwrap();
    for (name, told) in people {
        let seat = room.seats().find(|seat| seat.name.as_ref() == Some(name)).expect(name);
        let credited: Vec<(String, Response)> = store
            .of_learner(seat.learner)
            .unwrap()
            .into_iter()
            .filter_map(|record| match record.fact {
                Fact::Answered { question, response, .. } => Some((question.to_string(), response)),
                _ => None,
            })
            .collect();
        let mut expected = vec![];
        for (number, answer) in told {
            let given = Response::Choice(answer.parse().unwrap());
            let step = u16::try_from(*number).unwrap();
            let kept = room.answer(seat.id, step, Round::First);
            assert_eq!(kept.map(|kept| &kept.response), Some(&given), "{name}, {number}");
            expected.push((format!("q{number}"), given));
        }
        assert_eq!(credited, expected, "what {name} has in the passport, once each");
    }
    let text = std::fs::read(home.path("modules").join("vente-en-ligne/fr.ron")).unwrap();
    let module = open_module("fr.ron", &text).value.unwrap();
    let report = report(&room, &module);
    assert_eq!(report.questions.len(), 3);
    for (at, row) in report.questions.iter().enumerate() {
        let given: Vec<&str> =
            people.iter().filter_map(|(_, told)| told.get(&(at + 1)).copied()).collect();
        let right = given.iter().filter(|answer| **answer == "a").count();
        let counted = (usize::from(row.first.0), usize::from(row.first.1));
        assert_eq!(counted, (right, given.len()), "{}", row.question);
    }
}
