//! One session, from the list of names to the certificate: a trainer, five terminals of
//! three kinds, two people with paper.

use super::credited::{passes, to_the_end};
use super::signing::{kept, opened};
use super::{comes, leading, led, pin, seated, to_a_vote};
use crate::harness::{House, Visit};
use crate::pty::player::Home;
use passeport::app::act::{Act, Place};
use passeport::app::attending::AttendAct;
use passeport::app::lead::{Face, LeadAct, RoomNews};
use passeport::app::model::Profile;
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::app::seat::{Errand, SeatAct};
use passeport::app::slip::SlipAct;
use passeport::credential::keyfile;
use passeport::domain::attendance::Mark;
use passeport::domain::live::event::{Pace, Phase, Round};
use passeport::domain::live::seat::SeatId;
use passeport::domain::live::standing::Standing;
use passeport::domain::record::Fact;
use serde_json::Value;

const MODULE: &str = "vente-en-ligne";
/// Those with paper.
const PAPER: [&str; 2] = ["Yves Carré", "Nadia Morel"];
/// As the town hall sent it.
const ROSTER: &str = "Nom;Prénom\r\nDiallo;Karim\r\nLefèvre;Zoé\r\nVidal;Lucie\r\nPereira;Ana\r\n\
                      Girard;Paul\r\nCarré;Yves\r\nMorel;Nadia\r\n";

/// The program, told something beside the session; what it says.
fn tells(house: &House, home: &Home, args: &[&str]) -> String {
    let mut command = home.command(args);
    command.env("PASSEPORT_DATA", house.data()).env_remove("PASSEPORT_MODULES");
    let said = command.output().unwrap();
    let (out, err) = (String::from_utf8(said.stdout).unwrap(), String::from_utf8(said.stderr));
    assert_eq!(said.status.code(), Some(0), "{args:?}: {out}{err:?}");
    out.replace('\u{a0}', " ")
}

fn told(house: &House, home: &Home, args: &[&str]) -> Value {
    serde_json::from_str(&tells(house, home, args)).unwrap()
}

fn lead(act: LeadAct) -> Act {
    Act::Lead(act)
}

/// Somebody sits down at a machine of the place and leaves a name with the new card.
fn sits(mut visit: Visit, code: &str, name: &str) -> Visit {
    let pin = code.parse().ok();
    visit.handle(Msg::Room(RoomNews::Door { errand: Errand::Sit, pin }));
    visit.sees(&["Votre prénom"]).text_typed(name).keys("<Enter>");
    seated(&visit);
    visit
}

fn seat_of(trainer: &Visit, name: &str) -> SeatId {
    let people = &leading(trainer).seen.people;
    let person = people.iter().find(|person| person.name.as_deref() == Some(name));
    person.unwrap_or_else(|| panic!("{name}: {people:?}")).seat
}

/// Back to the step, from wherever she is beside it.
fn console(trainer: &mut Visit) {
    let is_there = |trainer: &Visit| match &trainer.model().screen {
        Screen::Lead(leading) => leading.face == Face::Console,
        _ => false,
    };
    while !is_there(trainer) {
        trainer.keys("r");
    }
}

/// What somebody with paper says is typed.
fn types(trainer: &mut Visit, name: &str, choice: &str) {
    let seat = seat_of(trainer, name);
    trainer.keys("g").take(&lead(LeadAct::Person(seat)));
    trainer.take(&lead(LeadAct::AnswerFor(seat))).keys(choice).keys("<Enter>");
    console(trainer);
}

/// All vote for that choice, each in their own way.
fn vote(trainer: &mut Visit, people: &mut [Visit], choice: impl Fn(usize) -> &'static str) {
    for (at, visit) in people.iter_mut().enumerate() {
        visit.until(|visit| seated(visit).asking().is_some());
        visit.keys(choice(at)).keys("<Enter>");
        visit.until(|visit| seated(visit).is_in());
    }
    for name in PAPER {
        types(trainer, name, "1");
    }
    trainer.until(|trainer| leading(trainer).seen.public.answers == 7);
}

#[test]
fn a_session_from_the_list_of_names_to_the_certificate() {
    let (house, home) = (House::new(), Home::new());
    let mut trainer = led(&house, MODULE);
    let code = pin(&trainer);

    // The list that the town hall sent is for this session.
    let list = home.path("liste.csv");
    std::fs::write(&list, ROSTER).unwrap();
    let said = tells(&house, &home, &["roster", "import", list.to_str().unwrap(), "--room", &code]);
    assert!(said.starts_with('7'), "{said}");

    // Five terminals: one's own, two kiosks, two by SSH; and two people with paper.
    house.wait(-1);
    let mut people = vec![sits(house.at(Profile::PERSONAL.in_company()), &code, "Karim Diallo")];
    for name in ["Zoé Lefèvre", "Lucie Vidal"] {
        house.wait(-1);
        people.push(sits(house.as_kiosk(Profile::KIOSK.in_company()), &code, name));
    }
    for name in ["Ana Pereira", "Paul Girard"] {
        house.wait(-1);
        people.push(comes(&house, &code, name));
    }
    for name in PAPER {
        trainer.keys("g").take(&lead(LeadAct::Add)).text_typed(name).keys("<Enter>");
        console(&mut trainer);
    }
    trainer.until(|trainer| leading(trainer).seen.people.len() == 7);

    // The register: those at terminals sign, she says that she saw the two others.
    opened(&mut trainer);
    for visit in &mut people {
        visit.check("m", &["Votre présence est signée à"]);
    }
    for (name, surname) in [("Yves", "Carré"), ("Nadia", "Morel")] {
        let register = kept(&house);
        let mut people = register.people();
        let number = people.find(|one| one.surname == surname).expect(name).number;
        trainer.take(&Act::Attend(AttendAct::Person(number)));
        trainer.take(&Act::Attend(AttendAct::Mark(number, Mark::Seen)));
    }
    assert_eq!(kept(&house).people().count(), 7, "all stood on the list, and nobody twice");
    console(&mut trainer);

    // A question; opinions are divided, so that neighbours talk and vote again.
    to_a_vote(&mut trainer);
    vote(&mut trainer, &mut people, |at| if at < 3 { "1" } else { "2" });
    for to in [
        Phase::Closed { round: Round::First, is_shared: false },
        Phase::Discussing,
        Phase::Open(Round::Second),
    ] {
        trainer.take(&lead(LeadAct::Turn(to)));
        trainer.until(|trainer| leading(trainer).seen.public.phase == to);
    }
    for visit in &mut people {
        visit.until(|visit| seated(visit).seen.public.round == Round::Second);
    }
    vote(&mut trainer, &mut people, |_| "1");
    trainer.take(&lead(LeadAct::Turn(Phase::Revealed)));
    trainer.until(|trainer| leading(trainer).seen.gain.is_some());

    // At one's own pace for a while, as far as she says; somebody is stuck and calls.
    trainer.keys("y");
    let is_until = |act: &Act| matches!(act, Act::Lead(LeadAct::Pace(Pace::Until(_))));
    let until = trainer.items().into_iter().find(is_until).unwrap();
    trainer.take(&until);
    console(&mut trainer);
    let next = Act::Seat(SeatAct::Next);
    for visit in &mut people {
        visit.until(|visit| visit.items().contains(&next));
        visit.take(&next);
        visit.until(|visit| seated(visit).seen.own.is_alone);
    }
    people[1].keys("b");
    let asks = |trainer: &Visit| {
        let people = &leading(trainer).seen.people;
        people.iter().any(|person| matches!(person.standing, Standing::AsksHelp(_)))
    };
    trainer.until(asks);
    let zoe = seat_of(&trainer, "Zoé Lefèvre");
    trainer.take(&lead(LeadAct::Person(zoe))).take(&lead(LeadAct::Helped(zoe)));
    console(&mut trainer);
    people[1].until(|zoe| !seated(zoe).seen.own.asks_help);
    trainer.keys("y").take(&lead(LeadAct::Pace(Pace::Together)));
    console(&mut trainer);

    // On to the last step, and the end: each one is told what is kept, and says what it was
    // like.
    to_the_end(&mut trainer);
    trainer.until(|trainer| leading(trainer).seen.public.is_over);
    for visit in &mut people {
        visit.until(|visit| seated(visit).seen.public.is_over);
        visit.sees(&["Vous avez répondu à 1 question sur", "Il reste le quiz final"]);
        visit.take(&Act::Seat(SeatAct::Slip(SlipAct::Begin))).keys("4 3");
        visit.text_typed("ma vitrine").check("<Enter>", &["c’est fait, merci"]);
    }
    trainer.until(|trainer| leading(trainer).seen.poll.slips == 5);
    trainer.take(&lead(LeadAct::Slips));
    trainer.until(|trainer| leading(trainer).seen.poll.is_counted);
    trainer.take(&Act::Attend(AttendAct::Open));
    trainer.take(&Act::Attend(AttendAct::Seal)).take(&Act::Attend(AttendAct::SealYes));
    // Who signed is told so for ever; the seal is the trainer’s.
    people[0].check("m", &["Votre présence est signée à"]);
    papers(&house, &home);

    // What was answered is in everybody's own records, and the quiz is taken alone.
    let in_room = |fact: &Fact| matches!(fact, Fact::InRoom { .. });
    assert_eq!(house.facts().iter().filter(|fact| in_room(fact)).count(), 5);
    passes(&mut people[3], MODULE);
    certificate(&house, &home);
    people[4].keys("a").take(&Act::Go(Place::Home));
}

/// What she takes home: the report with the slips of both kinds, and the memo.
fn papers(house: &House, home: &Home) {
    let slips = ["--useful", "0,0,1,1", "--pace", "0,0,0,2", "--next", "ma fiche"];
    tells(house, home, &[&["report", "opinions"], &slips[..]].concat());
    let session = told(house, home, &["report", "session", "--json"]);
    assert_eq!(session["participants"], 7, "{session:#}");
    assert_eq!(session["opinions"]["useful"], serde_json::json!([0, 0, 1, 6]));
    assert_eq!(session["opinions"]["pace"], serde_json::json!([0, 0, 5, 2]));
    assert_eq!(session["opinions"]["next"].as_array().unwrap().len(), 6);
    assert_eq!(session["slips"]["on_screens"], 5);
    let second = &session["questions"][0]["second"];
    assert_eq!(second["answers"], 7, "{session:#}");
    let memo = told(house, home, &["report", "memo", "--json"]);
    let fields = memo.as_array().unwrap();
    let count = fields.iter().find(|field| field["field"] == "Participants").unwrap();
    assert_eq!(count["value"], "7");
    let register = tells(house, home, &["register", "show"]);
    for name in ["DIALLO Karim", "LEFÈVRE Zoé", "MOREL Nadia", "7 présents sur 7"] {
        assert!(register.contains(name), "{register}");
    }
    let names: Vec<_> = house.exported().iter().flat_map(|folder| files(folder)).collect();
    for name in ["bilan.pdf", "emargement.pdf", "memo.pdf", "satisfaction.pdf"] {
        assert!(names.iter().any(|found| found == name), "{names:?}");
    }
}

fn files(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

/// Whoever gets the certificate asks the program what it is worth.
fn certificate(house: &House, home: &Home) {
    let documents = house.facts().into_iter().filter_map(|fact| match fact {
        Fact::Certified { document, .. } => Some(document),
        _ => None,
    });
    let documents: Vec<String> = documents.collect();
    let [document] = &documents[..] else { panic!("{documents:?}") };
    let key = keyfile::load(&house.data()).unwrap().public().did();
    let paper = home.path("attestation.json");
    std::fs::write(&paper, document).unwrap();
    let about = ["verify", paper.to_str().unwrap(), "--issuer", &key, "--at", "2026-12-01"];
    let said = tells(house, home, &about);
    assert!(said.contains("en groupe, lors d’une séance"), "{said}");
}
