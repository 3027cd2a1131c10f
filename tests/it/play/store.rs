//! A store that is full, slow, or held by somebody else.

use std::path::PathBuf;

use passeport::app::act::{Act, PapersAct, Place, Study};
use passeport::app::asking::Phase;
use passeport::app::model::{Overlay, Question, StoreState};
use passeport::app::screen::Screen;
use passeport::domain::attempt::Outcome;
use passeport::domain::record::Fact;
use passeport::store::{Gap, Healed, Holder, Reply, StoreError};

use crate::harness::{ATELIER, House};

fn count(house: &House, is_it: impl Fn(&Fact) -> bool) -> usize {
    house.facts().iter().filter(|fact| is_it(fact)).count()
}

#[test]
fn a_full_disk_tells_nothing_of_the_answer_and_works_once_there_is_room() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons)).keys("<Right>");
    for outcome in [Outcome::Wrong, Outcome::Right] {
        house.knobs().fill(2);
        visit.answer(outcome).sees(&["Le disque est plein. Rien n’est perdu.", "validez encore"]);
        visit.sees(&["!juste", "!Pas encore", "!À retenir"]);
        // What was chosen is still chosen.
        assert!(visit.asking().response().is_ok());
        visit.check("<Enter>", &["Le disque est plein.", "!À retenir"]);
        visit.check("<Enter>", &["À retenir", "!Le disque est plein."]);
        visit.keys("<Enter>");
    }
    assert_eq!(count(&house, |fact| matches!(fact, Fact::Answered { .. })), 2);
}

#[test]
fn a_newcomer_on_a_full_disk_can_look_and_is_told() {
    let house = House::new();
    house.knobs().fill(1);
    let mut visit = house.visit();
    visit.keys("<Enter> <Enter>");
    visit.sees(&["Le disque est plein.", "Vous regardez : rien n’est gardé."]);
    assert!(visit.model().learner().is_none());
    assert_eq!(house.facts(), []);
}

#[test]
fn a_quiz_that_could_not_be_drawn_is_drawn_at_the_next_try() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER);
    house.knobs().fill(1);
    visit.take(&Act::Study(Study::Quiz)).sees(&["Le disque est plein."]);
    assert_eq!(visit.model().screen, Screen::Intro);
    visit.take(&Act::Study(Study::Quiz)).sees(&["Test : question 1 sur 10"]);
}

#[test]
fn a_held_store_lets_one_look_and_says_who_holds_it() {
    let holder = Some(Holder { pid: 4242, command: "passeport play".to_owned() });
    let house = House::closed(StoreError::Held { path: PathBuf::from("data"), holder });
    let mut visit = house.visit();
    visit.sees(&["4242 (passeport play)", "Rien ne peut être gardé", "Commencer"]);
    visit.keys("<Enter>").take(&Act::Join).sees(&["Vous regardez : rien n’est gardé."]);
    assert!(visit.model().learner().is_none());
    visit.open(ATELIER).read_lessons().take_quiz(10).sees(&["Bravo."]);
    visit.go(Place::Passport).go(Place::Papers);
    assert!(!visit.items().contains(&Act::Papers(PapersAct::Make)));
}

#[test]
fn a_slow_disk_holds_back_the_feedback_and_nothing_else() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    visit.slow_down();
    // Pages turn.
    visit.keys("<Right>").keys("<Left>").sees(&["Pourquoi noter ?"]).keys("<Right>");
    visit.answer(Outcome::Right).sees(&["Je garde votre réponse…", "!juste", "!À retenir"]);
    assert_eq!(visit.asking().phase, Phase::Saving);
    // Help opens and closes, the page can be turned back.
    visit.check("a", &["Vous êtes perdu ? C’est prévu.", "!Tout est déjà gardé."]).keys("r");
    visit.sees(&["Je garde votre réponse…"]);
    visit.check("<Left>", &["Pourquoi noter ?"]);
    visit.speed_up();
    visit.sees(&["Pourquoi noter ?"]);
    visit.check("<Right>", &["C’est juste."]);
}

#[test]
fn the_answer_to_one_question_never_tells_another_one() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons)).keys("<Right>");
    visit.slow_down();
    visit.answer(Outcome::Right);
    let first = visit.asking().question;
    visit.keys("<Right>");
    assert_ne!(visit.asking().question, first);
    visit.answer(Outcome::Wrong).sees(&["Je garde votre réponse…"]);
    // The first answer is kept; the second is not yet.
    while count_of_answers(&visit) == 0 {
        visit.hear_one();
    }
    visit.sees(&["Je garde votre réponse…", "!À retenir"]);
    visit.speed_up();
    visit.sees(&["Pas encore.", "À retenir"]);
}

fn count_of_answers(visit: &crate::harness::Visit) -> usize {
    let here = visit.model().here();
    here.and_then(|here| here.lesson.as_ref()).map_or(0, |lesson| lesson.answers.len())
}

#[test]
fn enter_pressed_twice_on_a_slow_disk_does_things_once() {
    let house = House::new();
    let mut visit = house.visit();
    visit.keys("<Enter>");
    visit.slow_down();
    visit.keys("<Enter> <Enter> <Enter>");
    visit.speed_up();
    assert_eq!(count(&house, |fact| matches!(fact, Fact::Joined { .. })), 1);
    let mut visit = house.crash(visit);
    visit.open(ATELIER);
    visit.slow_down();
    visit.keys("2 <Enter> <Enter> <Enter>");
    visit.speed_up();
    assert_eq!(count(&house, |fact| matches!(fact, Fact::QuizStarted { .. })), 1);
    visit.sees(&["Test : question 1 sur 10"]);
    visit.answer(Outcome::Right);
    assert_eq!(count(&house, |fact| matches!(fact, Fact::Answered { .. })), 1);
}

#[test]
fn what_comes_late_for_one_learner_is_not_the_next_one_s() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons)).keys("<Right>");
    visit.slow_down();
    visit.answer(Outcome::Right);
    // Leaves while the disk is busy; the next one sits down.
    visit.keys("q <Enter>").take(&Act::Go(Place::Welcome)).go(Place::Who).take(&Act::JustLook);
    visit.speed_up();
    visit.sees(&["0 module sur 3", "!en cours"]);
    assert_eq!(visit.model().progress.modules.len(), 0);
    let seen: usize = visit.model().progress.modules.values().map(|m| m.quizzes.len()).sum();
    assert_eq!((visit.model().progress.seq, seen), (0, 0));
}

#[test]
fn all_is_kept_is_said_once_it_is() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    visit.go(Place::Goodbye).keys("<Enter>").take(&Act::Go(Place::Welcome)).keys("<Enter>");
    visit.keys("<Right>").slow_down();
    visit.answer(Outcome::Right).keys("q").sees(&["À bientôt.", "!Tout est déjà gardé."]);
    visit.speed_up();
    visit.sees(&["À bientôt.", "Tout est déjà gardé."]);
}

#[test]
fn an_erasure_that_fails_is_told_and_does_not_close_the_store() {
    let house = House::new();
    let mut visit = house.newcomer();
    house.knobs().fill(1);
    visit.keys("a").take(&Act::Show(Overlay::Confirm(Question::Erase)));
    visit.take(&Act::Confirm(Question::Erase));
    visit.sees(&["Le disque est plein.", "!Tout est effacé."]);
    assert_eq!(visit.model().around.store, StoreState::Ready);
    visit.keys("a").take(&Act::Show(Overlay::Confirm(Question::Erase)));
    visit.take(&Act::Confirm(Question::Erase)).sees(&["Tout est effacé."]);
    assert!(house.knobs().learners().is_empty());
}

#[test]
fn what_was_lost_is_said_at_the_first_screen() {
    let text = passeport::text::Text::embedded("fr");
    let gap = Gap { learner: passeport::domain::id::RandomId::from_entropy(1), first: 2, last: 4 };
    let healed = Healed {
        skipped_bytes: 9,
        gaps: vec![gap],
        quarantined: vec![PathBuf::from("data/quarantine/0001-journal")],
        ..Healed::default()
    };
    let told = passeport::run::wording::healed(&text, &healed).unwrap();
    assert!(told.contains("3 enregistrements sont perdus"), "{told}");
    assert!(told.contains("data/quarantine") && !told.contains("0001"), "{told}");
    let house = House::new();
    let mut visit = house.visit();
    visit.hears(Reply::Opened(healed)).sees(&["3 enregistrements sont perdus", "data/quarantine"]);
}
