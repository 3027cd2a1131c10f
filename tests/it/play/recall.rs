//! Coming back some days later: questions asked again, modules confirmed.

use std::collections::BTreeSet;

use passeport::app::act::{Act, Place, Study};
use passeport::app::screen::Screen;
use passeport::domain::attempt::Outcome;
use passeport::domain::id::StepId;
use passeport::domain::record::{Fact, Purpose};

use crate::harness::{ATELIER, House, Visit, atelier};

const RECALL: Act = Act::Study(Study::Recall);

fn confirm() -> Act {
    Act::Study(Study::Confirm(atelier()))
}

/// Somebody who passed the module of these tests with eight of ten, and left.
fn passed(house: &House) {
    house.newcomer().open(ATELIER).take_quiz(8).sees(&["Bravo."]);
}

/// The same with all ten right: nothing is due the next day.
fn passed_well(house: &House) {
    house.newcomer().open(ATELIER).take_quiz(10).sees(&["Bravo."]);
}

/// The learner of the house comes back.
fn back(house: &House) -> Visit {
    let mut visit = house.visit();
    visit.keys("<Enter>");
    visit
}

fn recalled(house: &House) -> Vec<(StepId, Outcome)> {
    let facts = house.facts().into_iter().filter_map(|fact| match fact {
        Fact::Recalled { question, outcome, .. } => Some((question, outcome)),
        _ => None,
    });
    facts.collect()
}

/// Answers all that is asked again in this visit; says how many there were.
fn recall_all(visit: &mut Visit, wanted: Outcome) -> usize {
    visit.take(&RECALL);
    let mut asked = 0;
    while matches!(visit.model().screen, Screen::Recall(_)) {
        if visit.asking().is_choosing() {
            visit.answer(wanted);
            asked += 1;
        } else {
            visit.keys("<Enter>");
        }
    }
    asked
}

/// Answers a check, `right` of five well, to its outcome.
fn answer_check(visit: &mut Visit, right: usize) {
    for place in 0..5 {
        visit.sees(&[&format!("Confirmation : {} sur 5", place + 1)]);
        visit.answer(if place < right { Outcome::Right } else { Outcome::Wrong });
        visit.keys("<Enter>");
    }
    visit.sees(&["Confirmation terminée"]);
}

#[test]
fn a_passed_quiz_says_at_once_how_it_went_for_each_objective_and_only_the_first_time() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(7).sees(&["Pas encore"]);
    let reviewing = |house: &House| {
        let facts = house.facts().into_iter().filter_map(|fact| match fact {
            Fact::Reviewing { module, objectives } => Some((module, objectives)),
            _ => None,
        });
        facts.collect::<Vec<_>>()
    };
    assert_eq!(reviewing(&house), [], "a quiz that is not passed begins nothing");
    visit.take_quiz(8);
    let [(module, objectives)] = &reviewing(&house)[..] else { panic!("{:?}", reviewing(&house)) };
    assert_eq!(*module, atelier());
    // The answers of that quiz, told again from the records alone.
    let quiz = visit.model().progress.module(&atelier()).unwrap().quizzes.last().unwrap();
    let open = visit.model().open.as_ref().unwrap();
    let mut names = BTreeSet::new();
    for step in &quiz.questions {
        let objective = &open.module.question(step).unwrap().objective;
        let all_right = quiz
            .questions
            .iter()
            .filter(|step| open.module.question(step).unwrap().objective == *objective)
            .all(|step| quiz.answers[step].outcome == Outcome::Right);
        assert_eq!(objectives[objective] == Outcome::Right, all_right, "{objective}");
        names.insert(objective.clone());
    }
    assert_eq!(names, objectives.keys().cloned().collect());
    visit.go(Place::Home).open(ATELIER).take_quiz(10);
    assert_eq!(reviewing(&house).len(), 1, "a later quiz begins nothing anew");
}

#[test]
fn what_is_due_is_the_first_thing_at_home_even_for_who_left_in_a_lesson() {
    let house = House::new();
    passed(&house);
    let mut visit = back(&house);
    visit.open("connexion").take(&Act::Study(Study::Lessons)).keys("<Right>");
    house.wait(34);
    let mut visit = back(&house);
    visit.sees(&[
        "RÉVISER : 2 questions",
        "Environ 1 minute",
        "CONTINUER : Se connecter à Internet",
    ]);
    visit.sees(&["!retard"]);
    assert_eq!(visit.items().first(), Some(&RECALL));
    assert_eq!(visit.model().focus, Some(0), "{}", visit.screen());
    visit.keys("<Enter>").sees(&["Révision : 1 sur 2"]);
    // It can be left at any time, and what was due still is.
    visit.keys("r").sees(&["RÉVISER : 2 questions"]);
    assert_eq!(recalled(&house), []);
    assert_eq!(recall_all(&mut visit, Outcome::Right), 2);
    visit.sees(&["Révision faite. Prochaine révision : dans", "!RÉVISER"]);
    // On to what is next.
    assert_eq!(visit.model().focus, Some(0));
    visit.keys("<Enter>").sees(&["Page 2 sur"]);
    // With nothing due, one comes back right to the step.
    house.crash(visit).sees(&["Page 2 sur"]);
}

#[test]
fn after_five_weeks_no_more_than_four_questions_a_visit() {
    let house = House::new();
    let mut visit = house.newcomer();
    for module in ["connexion", "materiel", "mobilite"] {
        visit.open(module).take_quiz(8).go(Place::Home);
    }
    drop(visit);
    house.wait(35);
    let mut asked = 0;
    for _ in 0..2 {
        let mut visit = back(&house);
        visit.sees(&["RÉVISER : 4 questions", "Environ 2 minutes", "!retard"]);
        assert_eq!(recall_all(&mut visit, Outcome::Right), 4);
        visit.sees(&["La suite à votre prochaine visite.", "!RÉVISER"]);
        asked += 4;
        assert_eq!(recalled(&house).len(), asked);
        // Whoever goes about and comes home again is not asked for more.
        visit.go(Place::Catalogue).go(Place::Home).sees(&["!RÉVISER"]);
    }
    // What was missed in the quizzes came before what was not.
    let facts = house.facts();
    let missed: BTreeSet<_> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Reviewing { module, objectives } => Some((module, objectives)),
            _ => None,
        })
        .flat_map(|(module, objectives)| {
            let missed = objectives.iter().filter(|(_, outcome)| **outcome != Outcome::Right);
            missed.map(move |(objective, _)| (module.clone(), objective.clone()))
        })
        .collect();
    let order: Vec<bool> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Recalled { module, objective, .. } => {
                Some(missed.contains(&(module.clone(), objective.clone())))
            }
            _ => None,
        })
        .collect();
    assert!(order[0] && order.is_sorted_by(|before, after| before >= after), "{order:?}");
}

#[test]
fn leaving_in_the_middle_counts_what_was_answered_and_no_more_than_four_a_visit_are_asked() {
    let house = House::new();
    let mut visit = house.newcomer();
    for module in ["connexion", "materiel"] {
        visit.open(module).take_quiz(8).go(Place::Home);
    }
    drop(visit);
    house.wait(35);
    let mut visit = back(&house);
    for left in [3, 2] {
        visit.take(&RECALL).answer(Outcome::Wrong).sees(&["Pas encore", "À retenir"]).keys("r");
        visit.sees(&[&format!("RÉVISER : {left} questions")]);
    }
    assert_eq!(recall_all(&mut visit, Outcome::Right), 2);
    visit.sees(&["!RÉVISER"]);
    // Nothing was asked twice.
    let questions: BTreeSet<_> = recalled(&house).into_iter().map(|(step, _)| step).collect();
    assert_eq!(recalled(&house).len(), 4);
    assert!(questions.len() >= 3, "{questions:?}");
    // Another visit asks on; what was missed today waits for tomorrow.
    let mut visit = house.crash(visit);
    visit.sees(&["RÉVISER : 4 questions"]);
}

#[test]
fn the_question_is_another_one_each_time_and_one_never_met_while_there_is() {
    let house = House::new();
    passed(&house);
    let mut met: BTreeSet<StepId> = {
        let visit = back(&house);
        let here = visit.model().progress.module(&atelier()).unwrap();
        here.quizzes[0].questions.iter().cloned().collect()
    };
    // Sixteen in the bank and eight in the lessons; ten were met in the quiz.
    for _ in 0..5 {
        house.wait(400);
        let mut visit = back(&house);
        let before = recalled(&house).len();
        assert_eq!(recall_all(&mut visit, Outcome::Wrong), 2);
        for (step, _) in &recalled(&house)[before..] {
            assert!(met.insert(step.clone()), "{step} was met before");
        }
    }
}

#[test]
fn an_answer_is_kept_before_it_is_told_and_a_full_disk_loses_nothing() {
    let house = House::new();
    passed(&house);
    house.wait(40);
    let mut visit = back(&house);
    visit.take(&RECALL);
    house.knobs().fill(1);
    visit.answer(Outcome::Right).sees(&["Révision : 1 sur 2"]);
    assert!(visit.asking().is_choosing(), "{}", visit.screen());
    assert_eq!(recalled(&house), []);
    visit.slow_down();
    visit.keys("<Enter>").sees(&["Je garde votre réponse…"]);
    // The crash: kept, though nobody heard of it.
    let mut visit = house.crash(visit);
    assert_eq!(recalled(&house).len(), 1);
    visit.sees(&["RÉVISER : 1 question", "Environ 1 minute"]);
}

#[test]
fn on_a_slow_disk_an_answer_on_its_way_is_not_asked_for_again() {
    let house = House::new();
    passed(&house);
    house.wait(40);
    let mut visit = back(&house);
    visit.take(&RECALL);
    visit.slow_down();
    visit.answer(Outcome::Right).keys("r").take(&RECALL).sees(&["Votre passeport"]);
    visit.speed_up();
    visit.sees(&["RÉVISER : 1 question"]);
    assert_eq!(recall_all(&mut visit, Outcome::Right), 1);
    assert_eq!(recalled(&house).len(), 2);
}

#[test]
fn the_settings_and_another_language_lead_back_to_the_question() {
    let house = House::new();
    passed(&house);
    house.wait(40);
    let mut visit = back(&house);
    visit.take(&RECALL);
    let question = visit.asking().question;
    visit.keys("<F1>").go(Place::Settings).set_language("en");
    visit.go(Place::Back).sees(&["Review: 1 of 2"]);
    assert_eq!(visit.asking().question, question);
    visit.answer(Outcome::Right).keys("<Enter>").sees(&["Review: 2 of 2"]);
}

#[test]
fn what_a_new_edition_does_not_teach_any_more_is_not_offered() {
    let mut house = House::new();
    passed(&house);
    house.wait(40);
    back(&house).sees(&["RÉVISER : 2 questions"]);
    house.revise(|text| text.replace("objective: \"relire\"", "objective: \"noter\""));
    let mut visit = back(&house);
    visit.sees(&["RÉVISER : 1 question"]);
    assert_eq!(recall_all(&mut visit, Outcome::Right), 1);
    visit.sees(&["Révision faite. Prochaine révision : dans"]);
    // Nor is a module that cannot be played any more.
    house.wait(400);
    house.revise(|text| text.replace("schema: 1", "schema: 7"));
    back(&house).sees(&["!RÉVISER"]);
}

#[test]
fn a_guest_is_asked_nothing_again() {
    let house = House::new();
    let mut visit = house.visit();
    visit.go(Place::Who).take(&Act::JustLook).open(ATELIER).take_quiz(8);
    visit.go(Place::Home).sees(&["!RÉVISER", "!CONFIRMER"]);
}

#[test]
fn a_module_is_confirmed_on_another_day_and_then_it_is_solid() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10).go(Place::Home).sees(&["!CONFIRMER"]);
    let pass = visit.model().progress.module(&atelier()).unwrap().passed.clone();
    drop(visit);
    let mut visit = back(&house);
    visit.sees(&["CONFIRMER : Tenir un carnet", "5 questions ; le module devient solide."]);
    visit.take(&confirm());
    answer_check(&mut visit, 4);
    visit.sees(&["Module solide : 4 bonnes réponses sur 5.", "c’est acquis"]);
    visit.take(&Act::Study(Study::Corrections)).sees(&["À revoir"]).keys("r");
    visit.sees(&["!CONFIRMER"]).go(Place::Catalogue).sees(&["Tenir un carnet, FAIT, solide"]);
    visit.keys("r").go(Place::Passport).sees(&["Tenir un carnet : 10 sur 10, le", "; solide"]);
    visit.go(Place::Home).open(ATELIER).sees(&["Module solide : réussi le", "!Confirmer"]);
    assert_eq!(visit.model().progress.module(&atelier()).unwrap().passed, pass);
    // Solid it stays, whatever is done next.
    visit.take_quiz(0).sees(&["Pas encore"]);
    back(&house).sees(&["!CONFIRMER"]).go(Place::Passport).sees(&["10 sur 10", "solide"]);
}

#[test]
fn three_of_five_is_not_yet_solid_and_it_is_not_tried_again_the_same_day() {
    let house = House::new();
    passed_well(&house);
    let mut visit = back(&house);
    visit.take(&confirm());
    answer_check(&mut visit, 3);
    visit.sees(&["Pas encore solide : 3 bonnes réponses sur 5. Il en faut 4."]);
    visit.sees(&["Le module reste réussi.", "dès demain", "!Passer le test"]);
    visit.take(&Act::Study(Study::Corrections)).sees(&["À revoir"]).keys("r");
    visit.sees(&["!CONFIRMER", "Votre passeport : 1 module sur 3"]);
    // Forgetting the start of the module gives no second try either.
    visit.open(ATELIER).sees(&["!Confirmer"]).take(&Act::Study(Study::Lessons)).go_home();
    visit.open(ATELIER);
    let forget = passeport::app::model::Question::Forget;
    visit.take(&Act::Show(passeport::app::model::Overlay::Confirm(forget)));
    visit.take(&Act::Confirm(forget)).sees(&["!CONFIRMER"]);
    let mut visit = house.crash(visit);
    visit.sees(&["!CONFIRMER"]);
    drop(visit);
    let mut visit = back(&house);
    visit.take(&confirm());
    answer_check(&mut visit, 5);
    visit.sees(&["Module solide : 5 bonnes réponses sur 5."]);
}

#[test]
fn a_check_draws_five_questions_from_all_objectives_and_rather_new_ones() {
    let house = House::new();
    passed(&house);
    let mut visit = back(&house);
    visit.take(&confirm());
    let here = visit.model().progress.module(&atelier()).unwrap();
    let [first, check] = &here.quizzes[..] else { panic!("{:?}", here.quizzes) };
    assert_eq!((check.purpose, check.questions.len()), (Purpose::Check, 5));
    let module = &visit.model().open.as_ref().unwrap().module;
    let objectives: BTreeSet<_> =
        check.questions.iter().map(|step| &module.question(step).unwrap().objective).collect();
    assert_eq!(objectives.len(), module.objectives.len());
    // Sixteen in the bank: six were not in the first quiz.
    let known = check.questions.iter().filter(|step| first.questions.contains(step)).count();
    let unmet = |objective: &_| {
        let bank = module.quiz.bank.iter().filter(|question| question.objective == *objective);
        bank.filter(|question| !first.questions.contains(&question.id)).count()
    };
    let wanted: usize = objectives.iter().map(|objective| unmet(objective).min(2)).sum();
    assert!(known <= 5 - wanted, "{known} of {:?} are known", check.questions);
}

#[test]
fn a_crash_in_a_check_leads_back_to_it_and_it_hides_no_other_module() {
    let house = House::new();
    passed_well(&house);
    let mut visit = back(&house);
    visit.open("connexion").take(&Act::Study(Study::Lessons)).keys("<Right> <Right>");
    visit.go_home().sees(&["CONTINUER : Se connecter à Internet"]).take(&confirm());
    for place in 1..=5 {
        let (before, seq) = (visit.scene(), visit.model().progress.seq);
        visit = house.crash(visit);
        assert_eq!((visit.scene(), visit.model().progress.seq), (before, seq));
        visit.sees(&[&format!("Confirmation : {place} sur 5")]);
        visit.answer(Outcome::Right).keys("<Enter>");
    }
    visit.sees(&["Module solide"]).go(Place::Home);
    visit.sees(&["CONTINUER : Se connecter à Internet", "!CONFIRMER"]);
    visit.keys("<Enter>").sees(&["Question 1 sur 8"]);
}

#[test]
fn whoever_turns_to_another_module_in_a_check_finds_both_again() {
    let house = House::new();
    passed_well(&house);
    let mut visit = back(&house);
    visit.take(&confirm()).answer(Outcome::Right).go_home();
    // The one under way is gone on with: it is not offered twice.
    visit.sees(&["CONTINUER : Tenir un carnet", "!CONFIRMER"]);
    visit.open("connexion").take(&Act::Study(Study::Lessons)).go_home();
    visit.sees(&["CONTINUER : Se connecter à Internet", "CONFIRMER : Tenir un carnet"]);
    visit.take(&confirm()).sees(&["Confirmation : 2 sur 5"]);
    visit.go_home();
    // Next day it is still the same one.
    let mut visit = back(&house);
    visit.sees(&["RÉVISER : 2 questions"]).take(&Act::Study(Study::Resume(atelier())));
    visit.sees(&["Confirmation : 2 sur 5"]);
    let checks = house.facts().into_iter().filter(
        |fact| matches!(fact, Fact::QuizStarted { purpose, .. } if *purpose == Purpose::Check),
    );
    assert_eq!(checks.count(), 1);
    // The full quiz of a module is another quiz than its check.
    visit.go_home().open(ATELIER).take(&Act::Study(Study::Quiz));
    visit.sees(&["Test : question 1 sur 10"]).go_home();
    visit.sees(&["CONTINUER : Tenir un carnet", "!CONFIRMER"]);
    visit.take(&Act::Study(Study::Resume(atelier())));
    visit.sees(&["Test : question 1 sur 10"]);
}

#[test]
fn a_certificate_rests_on_the_passing_quiz_whatever_the_check_came_to() {
    let house = House::new();
    passed_well(&house);
    let mut visit = back(&house);
    visit.take(&confirm());
    answer_check(&mut visit, 0);
    visit.go(Place::Home).go(Place::Passport).sees(&["10 sur 10"]).go(Place::Papers);
    visit.take(&Act::Papers(passeport::app::act::PapersAct::Make));
    visit.text_typed("Boulangerie Martin").keys("<Down>").text_typed("732829320");
    visit.take(&Act::Papers(passeport::app::act::PapersAct::Submit));
    let document = house.facts().into_iter().find_map(|fact| match fact {
        Fact::Certified { document, .. } => Some(document),
        _ => None,
    });
    let document = document.expect("a certificate");
    let attempt = visit.model().progress.module(&atelier()).unwrap().quizzes[0].attempt;
    assert_eq!(visit.model().progress.passed()[0].1.attempt, attempt);
    for wanted in ["\"value\": \"10\"", "\"activityEndDate\": \"2026-11-22T"] {
        assert!(document.contains(wanted), "no {wanted} in {document}");
    }
    assert!(!document.contains("\"value\": \"0\""), "{document}");
}
