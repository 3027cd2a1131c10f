//! Thirty people, of whom some are cut off, press twice, stop reading or come late, and a
//! host that is killed while they vote: what a person was told to be in is in, once.

mod dice;
mod files;
mod people;

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;

use passeport::domain::key::KeyPrint;
use passeport::domain::live::event::{Event, RoomRecord};
use passeport::domain::live::opening::Pin;
use passeport::front::local::{Hello, Way};
use passeport::store::rooms;

use self::dice::{Dice, Seed};
use self::files::agrees;
use self::people::{By, IN, Person, name, own};
use super::line::{Line, Terminal, hello};
use crate::pty::player::question;
use crate::ssh::server::Server;

/// How many take part; those of them that come by SSH; those that have a card and no key.
const PEOPLE: usize = 30;
const BY_SSH: usize = 8;
const BY_CARD: usize = 4;
/// Those that come when the first vote is open, and those that come after the stop.
const LATE: usize = 5;
const LAST: usize = 3;
/// A session, and all who take part.
struct Session {
    server: Server,
    trainer: Terminal,
    pin: Pin,
    people: Vec<Person>,
    dice: Dice,
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
