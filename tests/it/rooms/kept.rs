//! What a session leaves in people's own records, and what forgetting them leaves of it.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::{comes, led, pin, seated, to_a_vote};
use crate::harness::House;
use crate::live::{Led, person};
use passeport::app::act::Act;
use passeport::app::lead::LeadAct;
use passeport::domain::live::command::{Command, Lead, Part, Refusal};
use passeport::domain::live::event::{Answer, Phase, Round};
use passeport::domain::record::{CardSeal, Fact};
use passeport::domain::time::Timestamp;
use passeport::store::{
    Client, Disk, Draft, Host, Reply, Request, RoomReply, RoomRequest, Writer, rooms, spawn_hosting,
};

pub(super) const NOW: Timestamp = Timestamp(1_795_338_000_000);
pub(super) const NAME: &str = "Zénobie";

/// A host on a real disk.
pub(super) fn host(data: &Path) -> Writer {
    let module = crate::live::led().module;
    let host = Host {
        data: data.to_owned(),
        shelf: Box::new(move |_, _| Some(module.clone())),
        now: Box::new(|| NOW),
        day: Timestamp::date,
    };
    let data = data.to_owned();
    spawn_hosting(move || Ok(Box::new(Disk::open(&data)?)), host)
}

pub(super) struct Line(Client, Receiver<Reply>);

impl Line {
    pub(super) fn to(writer: &Writer) -> Self {
        let (sender, replies) = channel();
        let line = Self(writer.connect(move |reply| drop(sender.send(reply))), replies);
        assert!(matches!(line.hear(), Reply::Opened(_)));
        line
    }

    fn hear(&self) -> Reply {
        self.1.recv_timeout(Duration::from_mins(1)).unwrap()
    }

    /// Asks, and gives the answer; views in between are skipped.
    pub(super) fn ask(&self, request: Request) -> Reply {
        self.0.send(request).unwrap();
        loop {
            let reply = self.hear();
            if !reply.is_unasked() {
                return reply;
            }
        }
    }

    pub(super) fn room(&self, request: RoomRequest) -> RoomReply {
        let Reply::Room(reply) = self.ask(Request::Room(request)) else { panic!() };
        reply
    }

    pub(super) fn leads(&self, lead: Lead) {
        assert_eq!(self.room(RoomRequest::Lead(vec![lead])), RoomReply::Done);
    }
}

pub(super) fn join(who: u128) -> RoomRequest {
    let Command::Join(mut join) = crate::live::join(who, "4712") else { panic!() };
    join.name = Some(NAME.to_owned());
    RoomRequest::Join(join)
}

/// A room on that disk in which somebody answers the first question.
fn room_with(writer: &Writer, led: &Led, who: u128) -> (Line, Line) {
    let trainer = Line::to(writer);
    let (opening, module) = (Box::new(led.room.opening().clone()), led.module.clone());
    let opened = trainer.room(RoomRequest::Open { opening, module });
    assert!(matches!(opened, RoomReply::Entered(_)), "{opened:?}");
    let line = Line::to(writer);
    let card = CardSeal { first: 1, hash: "x".to_owned() };
    let fact = Fact::Joined { card };
    let drafts = vec![Draft { learner: person(who), at: NOW, fact }];
    let kept = line.ask(Request::Append { ticket: 1, drafts });
    assert!(matches!(kept, Reply::Appended { .. }), "{kept:?}");
    assert!(matches!(line.room(join(who)), RoomReply::Entered(_)));
    trainer.leads(Lead::Turn { step: 0, to: Phase::Open(Round::First) });
    let answer = Answer { response: led.choice(0, false), sure: None, change: 1 };
    let part = Part::Answer { step: 0, round: Round::First, answer };
    assert_eq!(line.room(RoomRequest::Take(part)), RoomReply::Done);
    (trainer, line)
}

fn answers(line: &Line, who: u128) -> usize {
    let Reply::Loaded { records, .. } = line.ask(Request::Load { learner: person(who) }) else {
        panic!()
    };
    records.iter().filter(|record| matches!(record.fact, Fact::Answered { .. })).count()
}

/// All bytes of the folder, as text.
fn bytes(folder: &Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.push_str(&bytes(&path));
        } else {
            all.push_str(&String::from_utf8_lossy(&std::fs::read(path).unwrap()));
        }
    }
    all
}

#[test]
fn what_was_answered_in_a_session_is_in_ones_own_records_once_the_vote_is_over() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    to_a_vote(&mut trainer);
    karim.until(|karim| seated(karim).asking().is_some());
    karim.keys("1 <Enter>");
    let answered = || house.facts().iter().filter(|f| matches!(f, Fact::Answered { .. })).count();
    assert_eq!(answered(), 0, "it may still be changed");
    trainer.take(&Act::Lead(LeadAct::Turn(Phase::Revealed)));
    karim.until(|karim| seated(karim).seen.public.phase == Phase::Revealed);
    trainer.keys("<Right> <Left>");
    assert_eq!(answered(), 1);
    let in_room =
        |fact: &Fact| matches!(fact, Fact::InRoom { trainer, .. } if trainer == "Mme Roche");
    assert_eq!(house.facts().iter().filter(|fact| in_room(fact)).count(), 1);
}

#[test]
fn a_stop_credits_nothing_twice_and_forgets_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let led = crate::live::led();
    let writer = host(folder.path());
    let (trainer, line) = room_with(&writer, &led, 7);
    trainer.leads(Lead::Turn { step: 0, to: Phase::Revealed });
    assert_eq!(answers(&line, 7), 1);
    drop((trainer, line));
    writer.close(Duration::from_mins(1));
    for _ in 0..2 {
        let writer = host(folder.path());
        let line = Line::to(&writer);
        assert_eq!(answers(&line, 7), 1);
        drop(line);
        writer.close(Duration::from_mins(1));
    }
}

#[test]
fn who_is_forgotten_is_in_no_room_any_more_and_the_room_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let led = crate::live::led();
    let writer = host(folder.path());
    let (trainer, line) = room_with(&writer, &led, 7);
    let name = person(7).to_string();
    assert!(bytes(folder.path()).contains(NAME) && bytes(folder.path()).contains(&name));
    let erased = line.ask(Request::Erase { learner: person(7) });
    assert!(matches!(erased, Reply::Erased { was_known: true, .. }), "{erased:?}");
    let left = bytes(folder.path());
    assert!(!left.contains(NAME) && !left.contains(&name), "{left}");
    assert!(!left.contains("Answered"), "{left}");
    trainer.leads(Lead::Step(1));
    let RoomReply::Whole(room, _) = trainer.room(RoomRequest::Whole) else { panic!() };
    assert_eq!((room.step(), room.seats().count()), (1, 1));
    drop((trainer, line));
    writer.close(Duration::from_mins(1));
    let path = rooms::all(folder.path()).pop().unwrap();
    let room = passeport::domain::live::room::Room::fold(&rooms::read(&path).unwrap()).unwrap();
    assert_eq!(room.step(), 1);
}

#[test]
fn what_stands_in_the_way_of_one_room_keeps_nobody_from_the_store() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("rooms")).unwrap();
    std::fs::write(folder.path().join("rooms/nonsense.jsonl"), b"\xff\n{}\n").unwrap();
    let writer = host(folder.path());
    let line = Line::to(&writer);
    assert_eq!(answers(&line, 7), 0);
    assert!(matches!(line.room(join(7)), RoomReply::Refused(_)));
}

#[test]
fn what_is_asked_together_is_done_together_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let led = crate::live::led();
    let writer = host(folder.path());
    let (trainer, _line) = room_with(&writer, &led, 7);
    let nowhere = Lead::Turn { step: 0, to: Phase::Revealed };
    let refused = trainer.room(RoomRequest::Lead(vec![Lead::Step(1), nowhere]));
    assert!(matches!(refused, RoomReply::Refused(_)), "{refused:?}");
    let RoomReply::Whole(room, _) = trainer.room(RoomRequest::Whole) else { panic!() };
    assert_eq!(room.step(), 0, "nothing changed");
    trainer.leads(Lead::Step(2));
    let path = rooms::all(folder.path()).pop().unwrap();
    let kept = passeport::domain::live::room::Room::fold(&rooms::read(&path).unwrap()).unwrap();
    assert_eq!(kept.step(), 2, "and its file goes on without a gap");
}

#[test]
fn one_seat_cannot_fill_the_disk_and_the_session_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (writer, led) = (host(folder.path()), crate::live::led());
    let (trainer, karim) = room_with(&writer, &led, 2);
    let (mut kept, mut refused) = (0, 0);
    for _ in 0..6 {
        // So many at once are one sync.
        for turn in 0..1000 {
            let help = RoomRequest::Take(Part::Help(turn % 2 == 0));
            karim.0.send(Request::Room(help)).unwrap();
        }
        for reply in
            std::iter::from_fn(|| Some(karim.hear())).filter(|one| !one.is_unasked()).take(1000)
        {
            match reply {
                Reply::Room(RoomReply::Done) => kept += 1,
                Reply::Room(RoomReply::Refused(Refusal::NotNow)) => refused += 1,
                other => panic!("{other:?}"),
            }
        }
    }
    assert!((1900..=2000).contains(&kept) && refused > 3900, "{kept} {refused}");
    trainer.leads(Lead::Freeze(true));
    let file = rooms::path(folder.path(), led.room.opening().room);
    assert!(std::fs::metadata(file).unwrap().len() < 1 << 20);
}
