//! The placement as it is used: from home to a plan, after a crash, by a guest.

use passeport::app::act::{Act, Answering, Place, Study};
use passeport::app::placing::{Placing, PlacingAct};
use passeport::app::screen::Screen;
use passeport::domain::attempt::Outcome;
use passeport::domain::placement::{MOST_EXTRA, QUESTIONS};
use passeport::domain::record::Fact;
use passeport::domain::route::Route;

use crate::harness::{House, Visit};

impl Visit {
    #[track_caller]
    fn place(&mut self, act: PlacingAct) -> &mut Self {
        self.take(&Act::Placing(act))
    }

    /// From home to the first question: the goal of that place, the same step everywhere.
    #[track_caller]
    pub(crate) fn begin_placement(&mut self, goal: usize, step: u8) -> &mut Self {
        self.go(Place::Placement).place(PlacingAct::Begin).place(PlacingAct::Goal(goal));
        for _ in 0..5 {
            self.place(PlacingAct::Step(step));
        }
        assert!(self.is_asked(), "{}", self.screen());
        self
    }

    fn is_asked(&self) -> bool {
        matches!(self.model().screen, Screen::Placement(Placing::Asking(_)))
    }

    fn is_at(&self, placing: &Placing) -> bool {
        self.model().screen == Screen::Placement(placing.clone())
    }

    /// Answers to the end: right, or that one does not know, as `is_right` says of the place.
    #[track_caller]
    pub(crate) fn answer_placement(&mut self, is_right: impl Fn(usize) -> bool) -> usize {
        let mut asked = 0;
        while self.is_asked() {
            if is_right(asked) {
                self.answer(Outcome::Right);
            } else {
                self.place(PlacingAct::Unknown);
            }
            assert!(self.is_told(), "{}", self.screen());
            self.take(&Act::Answer(Answering::Continue));
            asked += 1;
            assert!(asked <= QUESTIONS + MOST_EXTRA);
        }
        asked
    }
}

fn answers(house: &House) -> usize {
    let facts = house.facts();
    facts.iter().filter(|fact| matches!(fact, Fact::PlacementAnswered { .. })).count()
}

#[test]
fn a_newcomer_comes_to_a_plan_of_three_modules_each_with_its_reason() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.begin_placement(0, 2).sees(&["Question 1 sur 8", "Je ne sais pas"]);
    let asked = visit.answer_placement(|place| place % 2 == 1);
    assert_eq!(asked, QUESTIONS, "the eighth was right");
    assert!(visit.is_at(&Placing::Plan), "{}", visit.screen());
    visit.sees(&[
        "Votre plan : 3 modules",
        "Passer à la facture électronique – Pour avancer vers votre objectif.",
        "Pour protéger votre entreprise.",
        "!%",
        "!sur 8",
    ]);
    let placement = visit.model().progress.placement.clone().unwrap();
    assert!(placement.is_placed && placement.plan.len() == 3);
    let first = placement.plan[0].module.clone();
    visit.place(PlacingAct::Start);
    assert_eq!(visit.model().progress.route, Some(Route::Plan));
    assert_eq!(visit.model().open.as_ref().unwrap().module.id, first);
    assert_eq!(visit.model().screen, Screen::Intro);
}

#[test]
fn the_plan_may_be_followed_later_and_is_found_again() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.begin_placement(5, 1).answer_placement(|_| true);
    visit.place(PlacingAct::Follow);
    assert_eq!(visit.model().screen, Screen::Home);
    assert_eq!(visit.model().progress.route, Some(Route::Plan));
    let follows = Fact::Follows { route: Some(Route::Plan) };
    assert_eq!(house.facts().iter().filter(|fact| **fact == follows).count(), 1);
}

#[test]
fn every_question_survives_a_crash_and_no_answer_is_asked_twice() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.begin_placement(1, 2);
    for place in 0..QUESTIONS {
        let before = visit.scene();
        visit = house.crash(visit);
        assert_eq!(visit.scene(), before, "{}", visit.screen());
        assert_eq!(answers(&house), place);
        // The feedback is on screen only when the answer is kept.
        visit.answer(if place == 2 { Outcome::Wrong } else { Outcome::Right });
        assert_eq!(answers(&house), place + 1);
        if place % 3 == 1 && place + 1 < QUESTIONS {
            visit = house.crash(visit);
            let expected = format!("Question {} sur 8", place + 2);
            visit.sees(&[&expected]);
        } else {
            visit.take(&Act::Answer(Answering::Continue));
        }
    }
    assert!(visit.is_at(&Placing::Plan), "{}", visit.screen());
    // The plan is known now: coming back leads home, where one goes on.
    let mut visit = house.crash(visit);
    visit.sees(&["Votre passeport"]);
}

#[test]
fn a_crash_before_the_plan_is_kept_comes_to_the_same_plan() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.begin_placement(3, 3);
    for _ in 0..QUESTIONS - 1 {
        visit.answer(Outcome::Right).take(&Act::Answer(Answering::Continue));
    }
    visit.answer(Outcome::Right);
    let visit = house.crash(visit);
    assert!(visit.is_at(&Placing::Plan), "{}", visit.screen());
}

#[test]
fn one_may_stop_at_any_time_and_go_on_later() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.begin_placement(2, 4).answer(Outcome::Right);
    visit.take(&Act::Answer(Answering::Continue));
    let question = visit.asking().question;
    visit.keys("r").sees(&["Continuer : question 2", "Arrêter ici et voir mon plan"]);
    visit.go(Place::Home).go(Place::Placement).place(PlacingAct::Resume);
    assert_eq!(visit.asking().question, question);
    visit.keys("r").place(PlacingAct::Stop);
    assert!(visit.is_at(&Placing::Plan), "{}", visit.screen());
    assert_eq!(visit.model().progress.placement.as_ref().unwrap().plan.len(), 3);
    // Begun again and left: the plan there was is still there.
    let plan = visit.model().progress.placement.clone().unwrap().plan;
    visit.go(Place::Home).open("faire-le-point").take_quiz(10);
    visit.go(Place::Placement).place(PlacingAct::Begin).place(PlacingAct::Goal(7));
    for _ in 0..5 {
        visit.place(PlacingAct::Step(1));
    }
    let placement = visit.model().progress.placement.clone().unwrap();
    assert!(!placement.is_placed && placement.plan == plan);
}

#[test]
fn one_can_go_back_and_change_a_step_before_anything_is_kept() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.go(Place::Placement).place(PlacingAct::Begin).place(PlacingAct::Goal(0));
    // Enter alone chooses nothing.
    visit.keys("<Enter>").sees(&["Choisissez", "Domaine 1 sur 5"]);
    visit.place(PlacingAct::Step(2)).place(PlacingAct::Step(3));
    visit.keys("r");
    assert_eq!(visit.model().focus, Some(2), "the step given before is focused");
    visit.sees(&["Domaine 2 sur 5"]).keys("r r").sees(&["Que voulez-vous d’abord ?"]).keys("r");
    visit.sees(&["8 questions"]);
    assert!(visit.model().progress.placement.is_none());
}

#[test]
fn a_guest_is_placed_too_and_nothing_is_kept() {
    let house = House::new();
    let mut visit = house.visit();
    visit.go(Place::Who).take(&Act::JustLook);
    visit.begin_placement(8, 1);
    let asked = visit.answer_placement(|_| false);
    assert!(asked <= QUESTIONS + MOST_EXTRA);
    assert!(visit.is_at(&Placing::Plan), "{}", visit.screen());
    assert_eq!(house.facts(), vec![]);
}

#[test]
fn whoever_knows_nothing_is_asked_easy_things_and_thanked() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.begin_placement(4, 1);
    visit.place(PlacingAct::Unknown).sees(&["C’est noté.", "La bonne réponse", "!PAS ENCORE"]);
    visit.take(&Act::Answer(Answering::Continue));
    visit.answer_placement(|_| false);
    visit.sees(&["Merci."]);
}

#[test]
fn nothing_is_told_before_the_answer_is_kept_and_a_full_disk_asks_again() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.begin_placement(0, 2);
    house.knobs().fill(1);
    visit.answer(Outcome::Right);
    assert!(visit.asking().is_choosing() && !visit.is_told(), "{}", visit.screen());
    assert_eq!(answers(&house), 0);
    visit.keys("<Enter>");
    assert!(visit.is_told() && answers(&house) == 1, "{}", visit.screen());
    visit.take(&Act::Answer(Answering::Continue));
    visit.slow_down();
    visit.answer(Outcome::Right);
    assert!(!visit.is_told());
    // The settings are looked at meanwhile: the feedback waits there.
    visit.keys("a").take(&Act::Go(Place::Settings));
    visit.speed_up();
    visit.go(Place::Back);
    assert!(visit.is_told(), "{}", visit.screen());
}

#[test]
fn a_full_disk_at_the_start_or_at_the_end_loses_nothing() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.go(Place::Placement).place(PlacingAct::Begin).place(PlacingAct::Goal(0));
    for _ in 0..4 {
        visit.place(PlacingAct::Step(2));
    }
    house.knobs().fill(1);
    visit.place(PlacingAct::Step(2)).sees(&["Domaine 5 sur 5"]);
    visit.place(PlacingAct::Step(2));
    assert!(visit.is_asked(), "{}", visit.screen());
    for _ in 0..QUESTIONS - 1 {
        visit.answer(Outcome::Right).take(&Act::Answer(Answering::Continue));
    }
    visit.answer(Outcome::Right);
    house.knobs().fill(1);
    visit.take(&Act::Answer(Answering::Continue));
    visit.place(PlacingAct::Resume);
    assert!(visit.is_at(&Placing::Plan), "{}", visit.screen());
}

#[test]
fn the_language_may_change_in_the_middle() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.begin_placement(0, 2);
    let question = visit.asking().question;
    visit.keys("a").take(&Act::Go(Place::Settings)).set_language("en");
    visit.go(Place::Back).sees(&["Question 1 of 8", "I do not know"]);
    assert_eq!(visit.asking().question, question);
    visit
        .keys("r r")
        .go(Place::Placement)
        .place(PlacingAct::Begin)
        .sees(&["Be in order for e-invoicing"]);
}

#[test]
fn the_orientation_step_ends_in_the_placement() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open("faire-le-point").read_lessons();
    assert_eq!(visit.items()[0], Act::Go(Place::Placement));
    visit.take(&Act::Study(Study::Quiz));
}

#[test]
fn the_page_for_the_adviser_is_written_to_a_file() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.begin_placement(1, 2).answer_placement(|place| place > 2);
    visit
        .place(PlacingAct::Bilan)
        .sees(&["Mon objectif : Trouver de nouveaux clients", "Se protéger"]);
    visit.place(PlacingAct::Export).sees(&["1 fichier enregistré", "bilan-2026-11-22-"]);
    let files = house.exported();
    assert_eq!(files.len(), 1, "{files:?}");
    let page = std::fs::read_to_string(&files[0]).unwrap();
    for row in page.lines() {
        assert!(row.chars().count() <= 72, "{row}");
    }
    assert!(page.lines().count() <= 60, "{page}");
    for wanted in
        ["Trouver de nouveaux clients", "1. Se faire trouver en ligne", "non délivré par l’État"]
    {
        assert!(page.contains(wanted), "{wanted} in\n{page}");
    }
    visit.place(PlacingAct::Plan);
    assert!(visit.is_at(&Placing::Plan));
}
