//! "My answers": every answer ever given, with its day and its correction.

use passeport::app::act::{Act, Answering, Place, Study};
use passeport::app::screen::{Answered, Review, Screen};
use passeport::domain::attempt::Outcome;
use passeport::domain::progress::Occasion;
use passeport::domain::record::Fact;

use crate::harness::{ATELIER, House, Visit, atelier};

fn rows(visit: &Visit) -> Vec<Answered> {
    let Screen::Review(Review { rows, .. }) = &visit.model().screen else {
        panic!("{}", visit.screen())
    };
    rows.clone()
}

fn count(rows: &[Answered], occasion: Occasion) -> usize {
    rows.iter().filter(|row| row.occasion == occasion).count()
}

/// My answers in the module of these tests, from home.
fn my_answers(visit: &mut Visit) -> Vec<Answered> {
    visit.go(Place::Answers).take(&Act::Study(Study::Review(atelier())));
    rows(visit)
}

#[test]
fn both_answers_to_a_question_and_all_quizzes_are_there_in_order() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    assert!(visit.step_to_question());
    visit.answer(Outcome::Wrong).take(&Act::Answer(Answering::Retry));
    visit.answer(Outcome::Right);
    visit.go_home().open(ATELIER).take_quiz(2).go(Place::Home).open(ATELIER).take_quiz(9);
    visit.go(Place::Home);
    let rows = my_answers(&mut visit);
    assert_eq!(count(&rows, Occasion::Lesson), 2);
    assert_eq!(count(&rows, Occasion::Quiz), 20, "both quizzes");
    assert_eq!((rows[0].outcome, rows[1].outcome), (Outcome::Wrong, Outcome::Right));
    assert!(rows.is_sorted_by_key(|row| row.at));
    let answered = house.facts().iter().filter(|f| matches!(f, Fact::Answered { .. })).count();
    assert_eq!(rows.len(), answered, "every answer kept is shown");
    visit.sees(&[
        "Leçon, le 22 novembre 2026, réponse 1 sur 2",
        "Leçon, le 22 novembre 2026, réponse 2 sur 2",
        "Test final, le 22 novembre 2026",
    ]);
    visit.check("1 <Enter>", &["Pas encore.", "La bonne réponse", "réponse 1 sur 2"]);
    visit.check("<Enter>", &["C’est juste.", "réponse 2 sur 2"]);
}

#[test]
fn what_was_forgotten_is_still_among_my_answers() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit
        .open(ATELIER)
        .take_quiz(3)
        .go(Place::Home)
        .open(ATELIER)
        .take(&Act::Study(Study::Lessons));
    visit.go_home().open(ATELIER);
    let forget = passeport::app::model::Question::Forget;
    visit.take(&Act::Show(passeport::app::model::Overlay::Confirm(forget)));
    visit.take(&Act::Confirm(forget));
    assert_eq!(count(&my_answers(&mut visit), Occasion::Quiz), 10);
}

#[test]
fn an_answer_outlives_its_question_and_a_new_key() {
    let mut house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    assert!(visit.step_to_question());
    let question = visit.asking().question;
    visit.answer(Outcome::Right);
    drop(visit);
    house.revise(|text| text.replace(&format!("id: \"{question}\""), "id: \"another\""));
    let mut visit = house.visit();
    visit.keys("<Enter>").go_home();
    assert_eq!(my_answers(&mut visit).len(), 1);
    visit.sees(&["Une question que le module ne pose plus", "Leçon, le 22 novembre 2026", "juste"]);
    visit.check("1 <Enter>", &["Le module a changé depuis votre réponse."]);
}

#[test]
fn what_is_asked_again_and_the_confirmation_are_there_too() {
    let house = House::new();
    house.newcomer().open(ATELIER).take_quiz(8);
    let mut visit = house.visit();
    visit.keys("<Enter>").take(&Act::Study(Study::Recall));
    while matches!(visit.model().screen, Screen::Recall(_)) {
        if visit.asking().is_choosing() {
            visit.answer(Outcome::Right);
        } else {
            visit.keys("<Enter>");
        }
    }
    // Home again.
    visit.take(&Act::Study(Study::Confirm(atelier())));
    for _ in 0..5 {
        visit.answer(Outcome::Right).keys("<Enter>");
    }
    visit.go(Place::Home);
    let rows = my_answers(&mut visit);
    let recalled =
        house.facts().iter().filter(|fact| matches!(fact, Fact::Recalled { .. })).count();
    assert!(recalled > 0);
    assert_eq!(count(&rows, Occasion::Recall), recalled);
    assert_eq!((count(&rows, Occasion::Quiz), count(&rows, Occasion::Check)), (10, 5));
    visit.sees(&["Révision, le 23 novembre 2026", "Confirmation, le 23 novembre 2026"]);
}
