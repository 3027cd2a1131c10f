//! Coming back after a crash: exactly there.

use passeport::app::act::{Act, Study};
use passeport::app::screen::Screen;
use passeport::domain::attempt::Outcome;
use passeport::domain::record::Fact;

use crate::harness::{ATELIER, House, Visit};

/// Crashes, comes back, and sees the same screen.
#[track_caller]
fn survives(house: &House, visit: Visit) -> Visit {
    let (before, screen) = (visit.scene(), visit.screen());
    let (answers, seq) = (answers(house), visit.model().progress.seq);
    let visit = house.crash(visit);
    assert_eq!(visit.scene(), before, "\n{screen}\n---\n{}", visit.screen());
    assert_eq!(visit.model().progress.seq, seq, "coming back is no record:\n{screen}");
    assert_eq!(self::answers(house), answers);
    visit
}

fn answers(house: &House) -> usize {
    house.facts().iter().filter(|fact| matches!(fact, Fact::Answered { .. })).count()
}

#[test]
fn every_page_question_and_feedback_of_the_lessons_survives_a_crash() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    let mut steps = 0;
    loop {
        // A simulator begins again; all else is as it was.
        visit = survives(&house, visit);
        let is_simulator =
            matches!(&visit.model().screen, Screen::Lesson(l) if l.playing.is_some());
        let wanted = if steps % 3 == 0 { Outcome::Wrong } else { Outcome::Right };
        if is_simulator {
            while matches!(&visit.model().screen, Screen::Lesson(l) if l.playing.is_some()) {
                assert!(visit.step(wanted));
            }
        } else if !visit.step(wanted) {
            break;
        }
        steps += 1;
    }
    assert_eq!(steps, 3 + 8 * 2 + 1, "pages, questions and feedbacks, the simulator");
    visit.sees(&["À retenir"]);
    survives(&house, visit);
}

#[test]
fn every_question_and_feedback_of_a_quiz_survives_a_crash() {
    let house = House::new();
    for by_test in [true, false] {
        let mut visit = house.newcomer();
        visit.open(ATELIER);
        if !by_test {
            visit.read_lessons();
        }
        visit.take(&Act::Study(Study::Quiz));
        for place in 1..=10 {
            visit.sees(&[&format!("Test : question {place} sur 10")]);
            visit = survives(&house, visit);
            // Seven right: not yet.
            visit.answer(if place <= 7 { Outcome::Right } else { Outcome::Wrong });
            if place < 10 {
                visit = survives(&house, visit);
                visit.keys("<Enter>");
            }
        }
        // The quiz is over: whoever comes back sees its outcome.
        visit = house.crash(visit);
        visit.sees(&["Pas encore : 7 bonnes réponses sur 10.", "Voir les corrections"]);
        survives(&house, visit);
    }
}

#[test]
fn a_quiz_passed_in_the_last_moment_is_passed_after_a_crash() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Quiz));
    for _ in 0..9 {
        visit.answer(Outcome::Right).keys("<Enter>");
    }
    visit.answer(Outcome::Right);
    let mut visit = house.crash(visit);
    visit.sees(&["Votre passeport : 1 module sur 3", "FAIT, Tenir un carnet"]);
}

#[test]
fn an_answer_validated_right_before_a_crash_is_there_once() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons)).keys("<Right>");
    let question = visit.asking().question;
    visit.slow_down();
    visit.answer(Outcome::Right);
    visit.sees(&["Je garde votre réponse…"]);
    // The store's answer is never heard.
    let mut visit = house.crash(visit);
    assert_eq!(visit.asking().question, question);
    visit.sees(&["C’est juste."]);
    assert_eq!(answers(&house), 1);
}

#[test]
fn crashing_again_and_again_ends_a_module_all_the_same() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Quiz));
    while matches!(visit.model().screen, Screen::Quiz(_)) {
        if visit.asking().is_choosing() {
            visit.answer(Outcome::Right);
        } else {
            visit.keys("<Enter>");
        }
        if matches!(visit.model().screen, Screen::Results) {
            break;
        }
        visit = house.crash(visit);
    }
    assert_eq!(visit.model().progress.passed().len(), 1, "{}", visit.screen());
    assert_eq!(answers(&house), 10);
}
