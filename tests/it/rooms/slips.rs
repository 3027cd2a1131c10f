//! The slip of three questions on the screens of those who took part: given once, kept
//! before anybody is thanked, and nobody's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::kept::{Line, NOW, host, join};
use super::{comes, leading, leads, led, pin, seated, to_a_vote};
use crate::harness::{House, Visit};
use crate::live::person;
use passeport::app::act::{Act, Place};
use passeport::app::lead::{LeadAct, RoomNews};
use passeport::app::model::Profile;
use passeport::app::msg::{Arrived, Msg};
use passeport::app::seat::{Errand, SeatAct};
use passeport::app::slip::SlipAct;
use passeport::domain::id::LearnerId;
use passeport::domain::live::command::{Lead, Refusal};
use passeport::domain::live::hub::Seen;
use passeport::domain::live::urn::{Poll, Slip, Turnout, Urn};
use passeport::domain::opinion::Circled;
use passeport::store::{RoomReply, RoomRequest, rooms};

const THANKS: &str = "c’est fait, merci";
const BEGIN: Act = Act::Seat(SeatAct::Slip(SlipAct::Begin));

fn poll(trainer: &Visit) -> Poll {
    leading(trainer).seen.poll
}

/// A session with these people that is over.
fn over(house: &House, names: &[&str]) -> (Visit, Vec<Visit>) {
    let mut trainer = led(house, "vente-en-ligne");
    let code = pin(&trainer);
    let mut people: Vec<Visit> = names.iter().map(|name| comes(house, &code, name)).collect();
    trainer.until(|trainer| leading(trainer).seen.people.len() == names.len());
    leads(house, Lead::End);
    for visit in &mut people {
        visit.until(|visit| seated(visit).seen.public.is_over);
    }
    trainer.until(|trainer| leading(trainer).seen.public.is_over);
    (trainer, people)
}

/// Comes to the door of that session again, by card or key.
fn returns(house: &House, learner: LearnerId, code: &str) -> Visit {
    // The same day.
    house.wait(-1);
    let mut visit = house.at(Profile::REMOTE);
    visit.handle(Msg::Arrived(Arrived::Learner(learner)));
    let pin = code.parse().ok();
    visit.handle(Msg::Room(RoomNews::Door { errand: Errand::Sit, pin }));
    visit
}

#[test]
fn at_the_end_each_one_is_told_what_is_kept_and_may_answer_three_questions_with_a_key_each() {
    let house = House::new();
    let mut trainer = led(&house, "vente-en-ligne");
    let mut karim = comes(&house, &pin(&trainer), "Karim");
    to_a_vote(&mut trainer);
    karim.until(|karim| seated(karim).asking().is_some());
    karim.keys("1 <Enter>");
    trainer.take(&Act::Lead(LeadAct::Turn(passeport::domain::live::event::Phase::Revealed)));
    leads(&house, Lead::End);
    karim.until(|karim| seated(karim).seen.public.is_over);
    karim.sees(&["La séance est terminée", "Vous avez répondu à 1 question sur 1"]);
    karim.sees(&["vos cinq mots", "Il reste le quiz final", "Continuer seul"]);
    karim.check(
        "1 <Enter>",
        &["1. Cette séance me sera utile", "Sans votre nom", "question 1 sur 3"],
    );
    // A digit answers by itself, and Enter after it, as in a quiz, answers nothing more.
    karim.check("4 <Enter>", &["2. J’ai pu suivre", "question 2 sur 3"]);
    karim.check("<Enter>", &["Tapez un chiffre de 1 à 4"]);
    karim.check("r", &["1. Cette séance me sera utile"]).keys("3");
    karim.check("p", &["3. La première chose", "N’écrivez aucun nom"]);
    karim.text_typed("ma fiche 2").check("<Enter>", &[THANKS, "Continuer seul"]);
    assert!(!karim.items().contains(&BEGIN), "it is given once");
    trainer.until(|trainer| poll(trainer).slips == 1);
    let room = leading(&trainer).room;
    let kept = std::fs::read_to_string(rooms::path(&house.data(), room).with_extension("urn"));
    let kept: serde_json::Value = serde_json::from_str(&kept.unwrap()).unwrap();
    assert_eq!(kept["opinions"]["useful"], serde_json::json!([0, 0, 1, 0]), "{kept}");
    assert_eq!(kept["opinions"]["pace"], serde_json::json!([0, 0, 0, 0]), "{kept}");
    assert_eq!(kept["opinions"]["next"], serde_json::json!(["ma fiche 2"]), "{kept}");
    karim.take(&Act::Go(Place::Home));
}

#[test]
fn whoever_does_not_want_to_goes_on_with_one_key_and_may_still_come_back_to_it() {
    let house = House::new();
    let (mut trainer, mut people) = over(&house, &["Karim", "Zoé"]);
    let code = pin(&trainer);
    let mut karim = people.remove(0);
    karim.keys("1 <Enter> r r");
    assert_eq!(poll(&trainer).slips, 0);
    let learner = karim.model().learner().unwrap();
    drop(karim);
    let mut karim = returns(&house, learner, &code);
    karim.sees(&["La séance est terminée"]).take(&BEGIN);
    // All passed over: nothing was said, and that is fine.
    karim.keys("p p").check("<Enter>", &["La séance est terminée"]);
    karim.until(|karim| seated(karim).seen.own.slip == Turnout::Done);
    people[0].take(&BEGIN).keys("2 2").check("<Enter> <Enter>", &[THANKS]);
    trainer.until(|trainer| poll(trainer).slips == 1);
    // Who never sat there finds no door.
    house.wait(-1);
    let mut stranger = super::stranger(&house);
    stranger.keys(&code).check("<Enter>", &["Aucune séance ouverte n’a ce code"]);
}

#[test]
fn a_seat_gives_one_slip_from_however_many_terminals() {
    let house = House::new();
    let (mut trainer, mut people) = over(&house, &["Karim"]);
    let learner = people[0].model().learner().unwrap();
    let mut second = returns(&house, learner, &pin(&trainer));
    second.take(&BEGIN).keys("1 1");
    people[0].take(&BEGIN).keys("4 4").check("<Enter> <Enter>", &[THANKS]);
    second.until(|second| seated(second).seen.own.slip == Turnout::Done);
    second.sees(&[THANKS]);
    drop(second);
    let mut third = returns(&house, learner, &pin(&trainer));
    third.sees(&[THANKS]);
    assert!(!third.items().contains(&BEGIN));
    trainer.until(|trainer| poll(trainer).slips == 1);
}

#[test]
fn nobody_is_thanked_for_a_slip_that_is_not_on_the_disk() {
    let house = House::new();
    let (trainer, mut people) = over(&house, &["Karim"]);
    let path = rooms::path(&house.data(), leading(&trainer).room).with_extension("urn");
    std::fs::create_dir_all(path.join("in the way")).unwrap();
    let karim = &mut people[0];
    karim.take(&BEGIN).keys("4 4").text_typed("mes photos").keys("<Enter>");
    assert!(!karim.screen().contains(THANKS), "{}", karim.screen());
    assert_eq!(seated(karim).filling.as_ref().unwrap().line.value(), "mes photos");
    std::fs::remove_dir_all(&path).unwrap();
    karim.check("<Enter>", &[THANKS]);
    assert!(path.is_file());
}

#[test]
fn slips_are_counted_by_her_who_sees_how_many_and_never_whose() {
    let house = House::new();
    let names = ["Ana", "Karim", "Lucie", "Paul", "Zoé", "Inès"];
    let (mut trainer, mut people) = over(&house, &names);
    trainer.sees(&["Aucune fiche n’est encore arrivée"]);
    for visit in people.iter_mut().take(5) {
        visit.take(&BEGIN).keys("4 3").check("<Enter> <Enter>", &[THANKS]);
    }
    trainer.until(|trainer| poll(trainer).slips == 5);
    trainer.sees(&["Fiches d’avis reçues sur les écrans : 5"]);
    // Whoever has it in hand when they are counted is told that it is too late.
    people[5].take(&BEGIN).keys("1 1");
    trainer.take(&Act::Lead(LeadAct::Slips));
    trainer.until(|trainer| poll(trainer).is_counted);
    trainer.sees(&["Fiches d’avis comptées : 5. Le bilan est refait avec elles."]);
    people[5].until(|visit| seated(visit).seen.own.slip == Turnout::Counted);
    people[5].sees(&["La séance est terminée"]);
    assert!(!people[5].items().contains(&BEGIN));
    let folder = house.exported().remove(0);
    let table = std::fs::read_to_string(folder.join("bilan.csv")).unwrap();
    assert!(table.replace('\u{a0}', " ").contains("écrans : 5"), "{table}");
    let urn = rooms::urn(&house.data(), leading(&trainer).room).unwrap();
    assert_eq!(urn.told().useful, Circled([0, 0, 0, 5]));
    assert_eq!(urn.turnout(passeport::domain::live::seat::SeatId(1)), Turnout::Counted);
}

#[test]
fn what_fewer_than_five_say_is_told_to_nobody_and_forgotten() {
    let house = House::new();
    let (mut trainer, mut people) = over(&house, &["Ana", "Karim"]);
    for visit in &mut people {
        visit.take(&BEGIN).keys("4 3").text_typed("gruzmitch").check("<Enter>", &[THANKS]);
    }
    trainer.until(|trainer| poll(trainer).slips == 2);
    let room = leading(&trainer).room;
    trainer.take(&Act::Lead(LeadAct::Leave));
    // Whoever leaves when all is over has counted them.
    people[0].until(|visit| seated(visit).seen.own.slip == Turnout::Counted);
    let path = rooms::path(&house.data(), room).with_extension("urn");
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(!kept.contains("gruzmitch") && kept.contains(r#""slips":2"#), "{kept}");
}

/// All files of a folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.insert(path.clone(), std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

fn slip(useful: u8, next: &str) -> Slip {
    Slip { useful: Some(useful), pace: None, next: next.to_owned() }
}

/// A room on a disk where these sit, and that is over.
fn ended(
    data: &Path,
    people: std::ops::Range<u128>,
) -> (passeport::store::Writer, Vec<Line>, Line) {
    let led = crate::live::led();
    let writer = host(data);
    let trainer = Line::to(&writer);
    let (opening, module) = (Box::new(led.room.opening().clone()), led.module.clone());
    let opened = trainer.room(RoomRequest::Open { opening, module });
    assert!(matches!(opened, RoomReply::Entered(_)), "{opened:?}");
    let lines = people.map(|who| {
        let line = Line::to(&writer);
        assert!(matches!(line.room(join(who)), RoomReply::Entered(_)));
        line
    });
    let lines = lines.collect();
    trainer.leads(Lead::End);
    (writer, lines, trainer)
}

/// What the room of the tests has in its urn on that disk.
fn urn(data: &Path) -> Urn {
    rooms::urn(data, crate::live::led().room.opening().room).unwrap()
}

#[test]
fn a_folder_tells_no_more_than_who_was_there_whoever_said_what_and_when() {
    let said =
        [(1, "gruzmitch"), (4, "plokwyr"), (2, ""), (3, "snerfaxo"), (4, "zwyx"), (1, "vlax")];
    let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
    // Who gives which slip, and in which order, is another in each.
    let orders = [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [2, 5, 0, 4, 1, 3]];
    let mut urns = BTreeSet::new();
    let mut counted = BTreeSet::new();
    for (folder, order) in folders.iter().zip(orders) {
        let (writer, lines, trainer) = ended(folder.path(), 1..7);
        let before = files(folder.path());
        for (line, which) in lines.iter().zip(order) {
            let (useful, next) = said[which];
            let given = line.room(RoomRequest::Slip(slip(useful, next)));
            assert_eq!(given, RoomReply::Done);
        }
        let after = files(folder.path());
        // One file is other than before: no record, no index, no log tells of a slip.
        let changed: Vec<&PathBuf> = after
            .iter()
            .filter(|(path, bytes)| before.get(*path) != Some(bytes))
            .map(|(p, _)| p)
            .collect();
        let [path] = &changed[..] else { panic!("{changed:?}") };
        assert!(path.extension().is_some_and(|ending| ending == "urn"));
        // Nor does its time tell when the last one came.
        let when = std::fs::metadata(path).unwrap().modified().unwrap();
        let opened = u64::try_from(NOW.0).unwrap();
        assert_eq!(when, UNIX_EPOCH + Duration::from_millis(opened));
        urns.insert(after[*path].clone());
        assert_eq!(trainer.room(RoomRequest::Count), RoomReply::Done);
        counted.insert(files(folder.path())[*path].clone());
        drop((lines, trainer));
        writer.close(Duration::from_mins(1));
    }
    assert_eq!((urns.len(), counted.len()), (1, 1), "the same bytes, whoever said what");
    let text = String::from_utf8(counted.pop_first().unwrap()).unwrap();
    assert!(text.contains(r#""done":[]"#) && text.contains("gruzmitch"), "{text}");
    for who in 1..7 {
        assert!(!text.contains(&person(who).to_string()) && !text.contains(super::kept::NAME));
    }
}

#[test]
fn after_a_stop_a_slip_may_still_be_given_and_none_is_counted_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (writer, lines, trainer) = ended(folder.path(), 1..4);
    assert_eq!(lines[0].room(RoomRequest::Slip(slip(4, "plokwyr"))), RoomReply::Done);
    // The host is gone before it can say or do anything more.
    drop((lines, trainer));
    writer.close(Duration::from_mins(1));
    let writer = host(folder.path());
    let turnout = |reply: RoomReply| match reply {
        RoomReply::Entered(entered) => match entered.seen {
            Seen::Participant(seen) => seen.own.slip,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    let line = Line::to(&writer);
    assert_eq!(turnout(line.room(join(1))), Turnout::Done);
    assert_eq!(line.room(RoomRequest::Slip(slip(1, "twice"))), RoomReply::Done);
    let line = Line::to(&writer);
    assert_eq!(turnout(line.room(join(2))), Turnout::Open);
    assert_eq!(line.room(RoomRequest::Slip(slip(2, ""))), RoomReply::Done);
    assert_eq!(line.room(RoomRequest::Slip(slip(3, ""))), RoomReply::Done);
    assert_eq!(urn(folder.path()).poll(), Poll { slips: 2, is_counted: false });
    // Who did not sit there has no slip, and who leads no session counts nothing.
    let line = Line::to(&writer);
    assert_eq!(line.room(join(9)), RoomReply::Refused(Refusal::WrongPin));
    assert_eq!(line.room(RoomRequest::Slip(slip(3, ""))), RoomReply::Refused(Refusal::NoSeat));
    assert_eq!(line.room(RoomRequest::Count), RoomReply::Refused(Refusal::NoSeat));
}

#[test]
fn a_slip_is_refused_while_the_session_goes_on_and_where_the_urn_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let led = crate::live::led();
    let writer = host(folder.path());
    let trainer = Line::to(&writer);
    let (opening, module) = (Box::new(led.room.opening().clone()), led.module.clone());
    trainer.room(RoomRequest::Open { opening, module });
    let line = Line::to(&writer);
    line.room(join(1));
    assert_eq!(line.room(RoomRequest::Slip(slip(4, ""))), RoomReply::Refused(Refusal::NotNow));
    assert_eq!(trainer.room(RoomRequest::Count), RoomReply::Refused(Refusal::NotNow));
    trainer.leads(Lead::End);
    drop((line, trainer));
    writer.close(Duration::from_mins(1));
    let path = rooms::path(folder.path(), led.room.opening().room).with_extension("urn");
    std::fs::write(&path, b"{\"slips\":").unwrap();
    let writer = host(folder.path());
    // Who cannot know who gave one takes none, and what is there is left as it is.
    let line = Line::to(&writer);
    assert_eq!(line.room(join(1)), RoomReply::Refused(Refusal::WrongPin));
    drop(line);
    writer.close(Duration::from_mins(1));
    assert_eq!(std::fs::read(&path).unwrap(), b"{\"slips\":");
}

#[cfg(all(unix, feature = "ssh"))]
mod killed {
    use passeport::app::seat::Errand;
    use passeport::domain::live::event::Event;
    use passeport::domain::live::urn::Poll;
    use passeport::front::local::{Hello, Way};
    use passeport::store::rooms;

    use super::THANKS;
    use crate::rooms::line::{Line, Terminal, hello};
    use crate::ssh::server::Server;

    const BEGIN: &str = "Donner mon avis";

    #[test]
    fn a_host_that_is_killed_at_the_end_takes_the_slips_still_to_come_and_none_twice() {
        let server = Server::open();
        let data = server.home.data();
        let lead = Some(("vente-en-ligne".parse().unwrap(), "A".to_owned()));
        let lead = Hello { lead, ..hello(Way::Personal) };
        let mut trainer = Terminal::Socket(Box::new(Line::join(&data, &lead)));
        trainer.wait("étape 1 sur");
        let records = || rooms::read(&rooms::all(&data).pop().unwrap()).unwrap();
        let Event::Opened(opening) = records().swap_remove(0).event else { panic!("no room") };
        let ssh = |server: &Server, who: &str| {
            let mut terminal = Terminal::Ssh(Box::new(server.visit("seance", Some(who))));
            terminal.wait("Code de la séance");
            terminal.press(&format!("{}\r", opening.pin));
            terminal
        };
        let mut people = ["karim", "lea"].map(|who| ssh(&server, who));
        for terminal in &mut people {
            terminal.wait("Votre prénom");
            terminal.press("\r");
            terminal.wait("On lit la page.");
        }
        // In plain lines too, at a terminal that only looks like one.
        let joins = Some((Errand::Look, Some(opening.pin)));
        let looks = Hello { errand: joins, ..hello(Way::Remote) };
        let mut wall = Terminal::Socket(Box::new(Line::join(&data, &looks)));
        wall.wait("On lit la page.");
        trainer.pick("Autres choses à faire");
        trainer.pick("Terminer la séance");
        trainer.wait("papiers sont écrits");
        trainer.pick("Terminer la séance");
        let [karim, lea] = &mut people;
        karim.pick(BEGIN);
        karim.wait("question 1 sur 3");
        karim.press("4");
        karim.wait("question 2 sur 3");
        karim.press("3");
        karim.wait("question 3 sur 3");
        karim.press("\r");
        // Thanked, it is on the disk: the host has no time for anything more.
        karim.wait_until("a key or thanks", |shown| {
            shown.contains("question 3") || shown.contains("merci")
        });
        karim.press("\r");
        karim.wait(THANKS);
        lea.wait(BEGIN);
        wall.wait("Merci");
        let server = Server::of(server.kill(), &[]);
        let mut karim = ssh(&server, "karim");
        karim.wait(THANKS);
        assert!(!karim.shown().contains(BEGIN), "{}", karim.shown());
        let mut lea = ssh(&server, "lea");
        lea.pick(BEGIN);
        lea.wait("question 1 sur 3");
        lea.press("p");
        lea.wait("question 2 sur 3");
        lea.press("p");
        lea.wait("question 3 sur 3");
        lea.press("plus de photos\r");
        lea.wait(THANKS);
        let urn = rooms::urn(&data, opening.room).unwrap();
        assert_eq!(urn.poll(), Poll { slips: 2, is_counted: false });
    }
}
