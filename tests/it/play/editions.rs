//! A module that changes while somebody learns: what was begun keeps its rule.

use passeport::app::act::{Act, PapersAct, Place, Study};
use passeport::app::screen::Screen;
use passeport::credential::reading;
use passeport::domain::attempt::Outcome;
use passeport::domain::certificate::Subject;
use passeport::domain::module::MasteryRule;
use passeport::domain::record::Fact;

use crate::harness::{ATELIER, House, Visit, atelier};

fn stricter(text: &str) -> String {
    assert!(text.contains("right: 8)"));
    text.replace("right: 8)", "right: 10)").replace("1.0.0", "1.1.0")
}

/// Gives the organisation and has everything signed.
fn certify(visit: &mut Visit) {
    visit.go(Place::Passport).go(Place::Papers).take(&Act::Papers(PapersAct::Make));
    visit.text_typed("Chez Zoé").keys("<Down>").text_typed("732829320");
    visit.take(&Act::Papers(PapersAct::Submit));
}

#[test]
fn the_rule_that_was_met_is_signed_not_the_one_of_today() {
    let mut house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(8).sees(&["Bravo."]);
    drop(visit);
    house.revise(stricter);
    let mut visit = house.visit();
    visit.keys("<Enter>");
    certify(&mut visit);
    visit.sees(&["1 fichier enregistré dans "]);
    let document = std::fs::read(&house.exported()[0]).unwrap();
    let read = reading::read(&document).unwrap();
    let Subject::Module(passed) = &read.claims.facts().subject else { panic!("a module") };
    assert_eq!(passed.rule, MasteryRule { drawn: 10, right: 8 });
    assert_eq!(passed.edition.version, "1.0.0");
}

#[test]
fn a_quiz_begun_in_another_edition_is_drawn_anew() {
    let edits: [fn(&str) -> String; 2] =
        [stricter, |text| text.replace("Noter une vente.", "Noter une seule vente.")];
    for edit in edits {
        let mut house = House::new();
        let mut visit = house.newcomer();
        visit.open(ATELIER).take(&Act::Study(Study::Quiz));
        visit.answer(Outcome::Right).keys("<Enter>");
        drop(visit);
        house.revise(edit);
        let mut visit = house.visit();
        visit.keys("<Enter>");
        assert_eq!(visit.model().screen, Screen::Intro, "{}", visit.screen());
        visit.take(&Act::Study(Study::Quiz)).sees(&["Test : question 1 sur 10"]);
        let here = visit.model().here().unwrap();
        assert_eq!((here.quizzes.len(), here.quizzes[1].answers.len()), (2, 0));
    }
}

#[test]
fn a_quiz_goes_on_in_another_language() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Quiz));
    visit.answer(Outcome::Right).keys("<Enter>");
    visit.keys("a 3 <Enter>").set_language("en").sees(&["Language", "English"]);
    visit.keys("r").sees(&["Test: question 2 of 10"]).answer(Outcome::Right);
    let here = visit.model().here().unwrap();
    assert_eq!((here.quizzes.len(), here.quizzes[0].answers.len()), (1, 2));
}

#[test]
fn the_test_after_one_page_only_is_still_by_test() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons)).go_home().open(ATELIER);
    visit.sees(&["Je connais déjà"]).take_quiz(10);
    let by_test = |fact| match fact {
        Fact::QuizStarted { by_test, .. } => Some(by_test),
        _ => None,
    };
    assert_eq!(house.facts().into_iter().filter_map(by_test).collect::<Vec<_>>(), [true]);
    assert!(visit.model().progress.module(&atelier()).unwrap().passed.as_ref().unwrap().by_test);
}

#[test]
fn lessons_read_to_their_end_stay_read_when_one_turns_back() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).read_lessons().keys("p").sees(&["À vous d’essayer"]);
    visit.go_home().open(ATELIER).take_quiz(10);
    assert!(!visit.model().progress.module(&atelier()).unwrap().passed.as_ref().unwrap().by_test);
}
