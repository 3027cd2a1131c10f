//! A session led from one screen, as a trainer does it: keys in, the screen read.

use std::fs;
use std::time::Duration;

use crate::harness::{ATELIER, House, Visit};
use crate::screens::painted;
use passeport::app::act::Act;
use passeport::app::items;
use passeport::app::key::Key;
use passeport::app::lead::{Face, LeadAct, Leading, Panel, RoomNews};
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::domain::id::RoomId;
use passeport::domain::live::event::{Event, Phase, Round};
use passeport::domain::live::raised::Hands;
use passeport::domain::live::room::Room;
use passeport::scene::{Block, Scene};
use passeport::store::rooms;

const SIZES: [(u16, u16); 4] = [(80, 24), (40, 15), (120, 40), (50, 18)];

pub(crate) fn begun(house: &House, module: &str) -> Visit {
    let mut visit = house.visit();
    begin(&mut visit, module);
    visit
}

pub(crate) fn begin(visit: &mut Visit, module: &str) {
    let module = module.parse().unwrap();
    let trainer = "Mme Roche".to_owned();
    visit.handle(Msg::Room(RoomNews::Begin { module, trainer }));
}

pub(crate) fn leading(visit: &Visit) -> &Leading {
    let Screen::Lead(leading) = &visit.model().screen else { panic!("{}", visit.screen()) };
    leading
}

pub(crate) fn lead(act: LeadAct) -> Act {
    Act::Lead(act)
}

/// Goes on to the first question whose answer is one choice.
pub(crate) fn to_a_vote(visit: &mut Visit) {
    for _ in 0..30 {
        if visit.items().first() == Some(&lead(LeadAct::Turn(Phase::Open(Round::First)))) {
            visit.keys("<Enter>");
            if visit.items().first() == Some(&lead(LeadAct::Count)) {
                return;
            }
        }
        visit.keys("<Right>");
    }
    panic!("no vote in this module");
}

#[test]
fn hands_are_counted_choice_by_choice_and_the_advice_follows() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    visit.sees(&["NOTES POUR VOUS", "étape 1 sur"]);
    to_a_vote(&mut visit);
    visit.check("<Enter>", &["Comptez les mains (1 sur 3)", "A   "]);
    visit.check("4 <Enter>", &["(2 sur 3)"]).check("x <Enter>", &["seulement un nombre"]);
    visit.check("<Backspace> 5 <Enter>", &["(3 sur 3)"]).keys("<Enter>");
    let seen = &leading(&visit).seen;
    assert_eq!(seen.hands.total(), 9, "nothing typed is zero");
    assert_eq!(seen.public.phase, Phase::Closed { round: Round::First, is_shared: false });
    visit.sees(&["sur 9", "Conseil", "Idée fausse la plus fréquente"]);
    let bars = |scene: &Scene| {
        scene
            .body
            .iter()
            .any(|b| matches!(b, Block::Bars(bars) if bars.iter().any(|bar| bar.count.is_some())))
    };
    assert!(bars(&visit.scene()));
    visit.check("p", &["!Conseil", "!Idée fausse", "!NOTES POUR VOUS"]);
    assert!(!bars(&visit.scene()), "the wall shows the bars on her key only");
}

#[test]
fn a_second_vote_is_held_and_its_gain_told() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    to_a_vote(&mut visit);
    visit.keys("<Enter> 3 <Enter> 3 <Enter> 3 <Enter>");
    visit.take(&lead(LeadAct::Turn(Phase::Discussing)));
    visit.check("p", &["Parlez 2 minutes", "La bonne réponse sera montrée après"]);
    visit.check("<Enter>", &["Prenez votre temps"]).keys("p <Enter>");
    visit.keys("9 <Enter> <Enter> <Enter>").sees(&["Premier vote", "Second vote"]);
    visit
        .take(&lead(LeadAct::Turn(Phase::Revealed)))
        .sees(&["La bonne réponse : Le colis et l’envoi", "juste"]);
    assert!(!visit.items().contains(&lead(LeadAct::Turn(Phase::Discussing))));
}

#[test]
fn a_whole_session_with_each_kind_of_question_fits_and_leaves_its_papers() {
    for (locale, title) in [("fr", "MÉMO POUR LA COOP"), ("en", "MEMO FOR LA COOP")] {
        let house = House::speaking(locale, passeport::text::Bundles::embedded());
        let mut visit = begun(&house, ATELIER);
        for _ in 0..400 {
            for (width, height) in SIZES {
                drop(painted(&visit.scene(), visit.text(), width, height));
            }
            if visit.items().first() == Some(&lead(LeadAct::Leave)) {
                break;
            }
            match leading(&visit).face {
                Face::Counting { .. } => visit.keys("2 <Enter>"),
                Face::Panel(Panel::Ending) => visit.take(&lead(LeadAct::End)),
                _ => visit.keys("<Enter>"),
            };
        }
        assert!(leading(&visit).seen.public.is_over, "{}", visit.screen());
        let folder = house.exported().into_iter().next().unwrap();
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        assert!(read("memo.txt").contains(title));
        assert_eq!(read("memo.csv").lines().count(), 2);
        assert!(read("bilan.txt").contains("Mme Roche"));
        assert!(read("bilan.csv").lines().count() > 3);
        let sheet = read("emargement.txt");
        // Fifteen rows to sign and one for whoever leads, with the titles above them.
        assert_eq!(sheet.lines().filter(|line| line.starts_with('+')).count(), 17 + 3);
        for name in ["memo.pdf", "bilan.pdf", "emargement.pdf", "satisfaction.pdf"] {
            assert!(fs::read(folder.join(name)).unwrap().starts_with(b"%PDF-"), "{name}");
        }
        for name in ["memo.txt", "bilan.txt", "emargement.txt", "satisfaction.txt"] {
            let page = read(name);
            assert!(page.lines().all(|line| line.chars().count() <= 76), "{name}\n{page}");
        }
        visit.keys("<Enter>");
        assert!(visit.is_over());
    }
}

/// What does not change when all connections are cut.
fn kept(visit: &Visit) -> (RoomId, u16, Phase, Hands) {
    let Leading { room, seen, .. } = leading(visit);
    (*room, seen.public.step, seen.public.phase, seen.hands.clone())
}

#[test]
fn a_host_that_is_killed_goes_on_at_the_same_step_with_all_hands() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    to_a_vote(&mut visit);
    visit.keys("<Enter> 3 <Enter> 4 <Enter> 2 <Enter>");
    let before = kept(&visit);
    assert_eq!(before.3.total(), 9);
    // A stop in the middle of a line: that line is no record.
    let file = fs::read_dir(house.data().join("rooms")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&file).unwrap();
    bytes.extend(b"\n{\"seq\":99,\"at\":1,\"ev");
    fs::write(&file, bytes).unwrap();
    let house = house.restarted(visit);
    let mut visit = begun(&house, "vente-en-ligne");
    assert_eq!(kept(&visit), before);
    visit.take(&lead(LeadAct::Turn(Phase::Revealed)));
    let after = kept(&visit);
    let house = house.restarted(visit);
    let mut visit = begun(&house, "vente-en-ligne");
    assert_eq!(kept(&visit), after, "what comes after a cut line is whole");
    begin(&mut visit, "paiements");
    assert_eq!(leading(&visit).seen.public.step, 0, "another module is another room");
}

#[test]
fn what_stands_behind_a_damaged_line_is_set_aside_and_the_room_goes_on_before_it() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    visit.keys("<Right> <Right> <Right>");
    let file = fs::read_dir(house.data().join("rooms")).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"step\":2", "\"step\":x")).unwrap();
    let house = house.restarted(visit);
    let mut visit = begun(&house, "vente-en-ligne");
    assert_eq!(leading(&visit).seen.public.step, 1);
    visit.keys("<Right>");
    let house = house.restarted(visit);
    assert_eq!(leading(&begun(&house, "vente-en-ligne")).seen.public.step, 2);
    assert_eq!(fs::read_dir(house.data().join("quarantine")).unwrap().count(), 1);
}

#[test]
fn what_cannot_be_kept_is_not_shown_as_done() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    let (rooms, aside) = (house.data().join("rooms"), house.data().join("aside"));
    fs::rename(&rooms, &aside).unwrap();
    visit.keys("<Right>");
    assert_eq!(leading(&visit).seen.public.step, 0);
    assert!(visit.model().notice.is_some());
    fs::rename(&aside, &rooms).unwrap();
    visit.keys("<Right>");
    assert_eq!(leading(&visit).seen.public.step, 1, "it works again when the disk does");
}

#[test]
fn the_arrows_turn_pages_and_counting_can_be_left() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    visit.keys("<Right> <Right> <Left>");
    assert_eq!(leading(&visit).seen.public.step, 1);
    to_a_vote(&mut visit);
    visit.keys("<Enter> 7 <Enter>");
    visit.take(&lead(LeadAct::Wall(false)));
    assert_eq!(leading(&visit).seen.hands.total(), 0, "half a count is none");
    visit.keys("q");
    assert!(visit.is_over(), "the room waits on the disk");
}

#[test]
fn a_room_whose_names_were_kept_long_enough_is_removed() {
    let house = House::new();
    let visit = begun(&house, "vente-en-ligne");
    let count = |house: &House| fs::read_dir(house.data().join("rooms")).unwrap().count();
    house.wait(20);
    let house = house.restarted(visit);
    let visit = begun(&house, "paiements");
    assert_eq!(count(&house), 2);
    house.wait(20);
    let house = house.restarted(visit);
    drop(begun(&house, "paiements"));
    assert_eq!(count(&house), 2, "the first is gone, the second stays, a third is new");
}

#[test]
fn names_go_on_their_day_while_the_host_runs() {
    let house = House::new();
    drop(begun(&house, "vente-en-ligne"));
    let count = || fs::read_dir(house.data().join("rooms")).unwrap().count();
    house.wait(28);
    drop(house.visit());
    assert_eq!(count(), 1, "its day is still to come");
    house.wait(10);
    drop(house.visit());
    assert_eq!(count(), 0, "nobody started anything anew");
}

/// When the room was ended, by its file.
fn ended(house: &House, room: RoomId) -> Option<i64> {
    let records = rooms::read(&rooms::path(&house.data(), room)).unwrap();
    Room::fold(&records).unwrap().ended_at().map(|at| at.0)
}

#[test]
fn a_room_left_open_for_half_a_day_is_ended_when_it_was_left_and_never_gone_on_with() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    visit.keys("<Right> <Right>");
    let first = leading(&visit).room;
    assert_eq!(ended(&house, first), None);
    // She left it. The host runs on; the day after, she leads the same module again.
    drop(visit);
    let mut visit = begun(&house, "vente-en-ligne");
    let second = leading(&visit).room;
    assert_ne!(second, first);
    assert_eq!(leading(&visit).seen.public.step, 0);
    let records = rooms::read(&rooms::path(&house.data(), first)).unwrap();
    let left = records.iter().rev().find(|record| record.event != Event::Ended).unwrap();
    assert_eq!(ended(&house, first), Some(left.at.0), "it lasted until it was left");
    // The same at a start.
    visit.keys("<Right>");
    house.wait(3);
    let house = house.restarted(visit);
    drop(house.visit());
    assert!(ended(&house, second).is_some());
}

#[test]
fn a_room_that_is_led_is_not_taken_away_however_long_it_lasts() {
    let house = House::new();
    let visit = begun(&house, "vente-en-ligne");
    let mut other = begun(&house, "paiements");
    begin(&mut other, "vente-en-ligne");
    assert_eq!(leading(&other).room, leading(&visit).room);
    assert_eq!(ended(&house, leading(&visit).room), None);
}

#[test]
fn two_sessions_of_one_day_leave_the_papers_of_both() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    for module in ["paiements", "vente-en-ligne"] {
        visit.take(&lead(LeadAct::Show(Panel::Menu))).take(&lead(LeadAct::Show(Panel::Ending)));
        visit.take(&lead(LeadAct::End)).sees(&["La séance est terminée"]);
        begin(&mut visit, module);
    }
    let folders = house.exported();
    assert_eq!(folders.len(), 2, "{folders:?}");
    for folder in folders {
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 10, "{}", folder.display());
    }
}

#[test]
fn the_papers_of_a_session_are_put_off_where_many_share_a_thread() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    visit.take(&lead(LeadAct::Show(Panel::Menu))).take(&lead(LeadAct::Show(Panel::Ending)));
    let (session, replies) = visit.into_parts();
    let mut session = session.deferring();
    let end = items::items(session.model()).iter().position(|act| *act == lead(LeadAct::End));
    session.handle(Msg::Choose(end.unwrap()));
    session.handle(Msg::Key(Key::Enter));
    while !session.has_work() {
        session.reply(replies.recv_timeout(Duration::from_mins(1)).unwrap());
    }
    assert!(house.exported().is_empty(), "nothing is written while others wait");
    session.work();
    assert_eq!(house.exported().len(), 1);
    assert!(!session.has_work());
}
