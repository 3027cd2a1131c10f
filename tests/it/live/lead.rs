//! A session led from one screen, as a trainer does it: keys in, the screen read.

use std::fs;

use crate::harness::{ATELIER, House, Visit};
use crate::screens::painted;
use passeport::app::act::Act;
use passeport::app::lead::{Face, LeadAct, Leading, RoomNews};
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::domain::id::RoomId;
use passeport::domain::live::event::{Phase, Round};
use passeport::domain::live::raised::Hands;
use passeport::scene::{Block, Scene};

const SIZES: [(u16, u16); 4] = [(80, 24), (40, 15), (120, 40), (50, 18)];

pub(super) fn begun(house: &House, module: &str) -> Visit {
    let mut visit = house.visit();
    begin(&mut visit, module);
    visit
}

fn begin(visit: &mut Visit, module: &str) {
    let module = module.parse().unwrap();
    let trainer = "Mme Roche".to_owned();
    visit.handle(Msg::Room(RoomNews::Begin { module, trainer }));
}

fn leading(visit: &Visit) -> &Leading {
    let Screen::Lead(leading) = &visit.model().screen else { panic!("{}", visit.screen()) };
    leading
}

fn lead(act: LeadAct) -> Act {
    Act::Lead(act)
}

/// Goes on to the first question whose answer is one choice.
fn to_a_vote(visit: &mut Visit) {
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
            if visit.items().contains(&lead(LeadAct::End)) {
                visit.take(&lead(LeadAct::End));
                continue;
            }
            if matches!(leading(&visit).face, Face::Counting { .. }) {
                visit.keys("2");
            }
            visit.keys("<Enter>");
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
