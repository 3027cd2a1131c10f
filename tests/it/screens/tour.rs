//! A walk through every screen and overlay.

use passeport::app::act::{
    Act, ActionsAct, Answering, CardAct, Finding, PapersAct, Place, RouteAct, Study,
};
use passeport::app::checking::CheckAct;
use passeport::app::model::{Model, Overlay, Question};
use passeport::app::placing::PlacingAct;
use passeport::app::screen::Screen;
use passeport::domain::attempt::Outcome;
use passeport::domain::id::PathId;
use passeport::domain::route::Route;
use passeport::domain::search::Target;
use passeport::text::Text;

use crate::harness::{ATELIER, House, Visit};

/// A screen one can reach.
pub(crate) struct Stop {
    /// What it is called here.
    pub(crate) name: String,
    /// The model that is shown.
    pub(crate) model: Model,
    /// The words it is shown in.
    pub(crate) text: Text,
}

struct Tour {
    stops: Vec<Stop>,
}

impl Tour {
    fn see(&mut self, name: &str, visit: &Visit) {
        let text = visit.text();
        let text = Text::new(std::sync::Arc::clone(text.bundles()), text.locale());
        self.stops.push(Stop { name: name.to_owned(), model: visit.model().clone(), text });
    }
}

/// Every screen and overlay, in the words of the house.
pub(crate) fn tour(house: &House) -> Vec<Stop> {
    let mut tour = Tour { stops: vec![] };
    arriving(house, &mut tour);
    lessons(house, &mut tour);
    quiz(house, &mut tour);
    papers(house, &mut tour);
    leaving(house, &mut tour);
    returning(house, &mut tour);
    actions(house, &mut tour);
    routes(house, &mut tour);
    benefits(house, &mut tour);
    placement(house, &mut tour);
    checking(house, &mut tour);
    tour.stops
}

fn arriving(house: &House, tour: &mut Tour) {
    let mut visit = house.slow_visit();
    tour.see("welcome-opening", &visit);
    visit.speed_up();
    tour.see("welcome", &visit);
    visit.keys("a");
    tour.see("help-welcome", &visit);
    visit.keys("r").go(Place::Who);
    tour.see("who", &visit);
    visit.go(Place::CardEntry);
    tour.see("card-entry", &visit);
    visit.keys("ba");
    tour.see("card-entry-matches", &visit);
    visit.keys("<Enter> zz <Enter>");
    tour.see("card-entry-unknown-word", &visit);
    visit.keys("<Backspace> <Backspace>");
    for _ in 0..4 {
        visit.keys("ab <Enter>");
    }
    tour.see("card-entry-unknown-card", &visit);
    visit.take(&Act::Go(Place::Who)).take(&Act::JustLook);
    tour.see("home-guest", &visit);
    visit.go(Place::Passport).go(Place::Home);
    visit.go(Place::Goodbye);
    tour.see("goodbye-guest", &visit);
    visit.take(&Act::Go(Place::Welcome)).go(Place::Who).take(&Act::Join);
    tour.see("home-new", &visit);
    visit.go(Place::Settings);
    tour.see("settings", &visit);
    visit.go(Place::Back).go(Place::Answers);
    tour.see("answers-none", &visit);
    visit.go(Place::Home).go(Place::Passport);
    tour.see("passport-0", &visit);
    visit.go(Place::Home).go(Place::Catalogue);
    tour.see("catalogue", &visit);
    visit.go(Place::Search);
    tour.see("search-list-words", &visit);
    visit.text_typed("internet");
    tour.see("search-list-hits", &visit);
    let word = if visit.text().locale() == "en" { "notebook" } else { "carnet" };
    visit.keys(&"<Backspace> ".repeat(8)).text_typed(word);
    tour.see("search", &visit);
    let is_page = |target: &Target| matches!(target, Target::Page { .. });
    for (name, page) in [("search-page", true), ("search-word", false)] {
        let Screen::Search(search) = &visit.model().screen else { panic!("{}", visit.screen()) };
        let mut hits = search.found.hits.iter();
        let hit = hits
            .position(|hit| hit.target != Target::Module && is_page(&hit.target) == page)
            .unwrap();
        visit.take(&Act::Find(Finding::Hit(hit)));
        tour.see(name, &visit);
        visit.keys("r");
    }
    visit.text_typed("zzz");
    tour.see("search-none", &visit);
}

fn checking(house: &House, tour: &mut Tour) {
    let mut visit = house.visit();
    visit.go(Place::Check);
    tour.see("check-nothing-here", &visit);
    let module = include_str!("../certificate/module-2.json");
    house.bring("attestation.json", module);
    house.bring("autre.json", &module.replace("did:key:z6Mkv", "did:key:z6Mkw"));
    house.bring("passeport.json", include_str!("../certificate/passport-2.json"));
    house.bring("retouche.json", &module.replace("\"9\"", "\"10\""));
    let mut visit = house.visit();
    visit.keys("v");
    tour.see("check", &visit);
    visit.take(&Act::Check(CheckAct::Files));
    tour.see("check-files", &visit);
    for (file, name) in ["module", "unreadable", "passport", "altered"].into_iter().enumerate() {
        visit.take(&Act::Check(CheckAct::File(file)));
        tour.see(&format!("check-told-{name}"), &visit);
        if name == "module" {
            visit.take(&Act::Check(CheckAct::Whole(true)));
            tour.see("check-whole", &visit);
            visit.keys("r");
        }
        visit.keys("r").take(&Act::Check(CheckAct::Files));
    }
    visit.keys("r").take(&Act::Check(CheckAct::Type));
    tour.see("check-code", &visit);
    visit.text_typed("pen 1234 5678").keys("<Enter>");
    tour.see("check-code-wrong", &visit);
}

fn lessons(house: &House, tour: &mut Tour) {
    let mut visit = house.newcomer();
    visit.open(ATELIER);
    tour.see("intro", &visit);
    visit.take(&Act::Study(Study::Lessons));
    let mut pages = 0;
    loop {
        let (mut name, mut is_question) = (String::new(), false);
        if let Screen::Lesson(lesson) = &visit.model().screen {
            is_question = lesson.asking.is_some();
            name = match (&lesson.asking, &lesson.playing) {
                (Some(asking), _) => asking.question.to_string(),
                (_, Some(_)) => "simulator".to_owned(),
                _ => format!("page-{pages}"),
            };
        }
        if is_question {
            question(tour, &mut visit, &name);
        } else if name == "simulator" {
            simulator(tour, &mut visit);
        } else if visit.model().open.as_ref().unwrap().module.steps().count() > step_of(&visit) {
            pages += 1;
            tour.see(&format!("page-{pages}"), &visit);
            if pages == 1 {
                visit.keys("m");
                tour.see("terms", &visit);
                visit.keys("r a");
                tour.see("help-page", &visit);
                visit.keys("r");
            }
            visit.keys("<Right>");
        } else {
            break;
        }
    }
    tour.see("ending", &visit);
    visit.take(&Act::Study(Study::Sheet(0)));
    tour.see("sheet", &visit);
    visit.keys("r");
    visit.go_home();
    tour.see("home-open", &visit);
    visit.open(ATELIER);
    tour.see("intro-open", &visit);
    visit.take(&Act::Show(Overlay::Confirm(Question::Forget)));
    tour.see("confirm-forget", &visit);
    visit.take(&Act::Confirm(Question::Forget));
    tour.see("home-forgotten", &visit);
}

fn step_of(visit: &Visit) -> usize {
    match &visit.model().screen {
        Screen::Lesson(lesson) => lesson.index,
        _ => usize::MAX,
    }
}

/// A question: asked, begun, its hints, its feedbacks.
fn question(tour: &mut Tour, visit: &mut Visit, name: &str) {
    tour.see(name, visit);
    visit.keys("<Enter>");
    tour.see(&format!("{name}-nothing-chosen"), visit);
    visit.keys("1");
    tour.see(&format!("{name}-begun"), visit);
    if visit.items().contains(&Act::Answer(Answering::Hint)) {
        visit.take(&Act::Answer(Answering::Hint));
        tour.see(&format!("{name}-hint"), visit);
        visit.take(&Act::Answer(Answering::Hint));
        visit.keys("<Backspace>");
    } else {
        visit.keys("i");
        tour.see(&format!("{name}-hint"), visit);
        visit.keys("i");
    }
    tour.see(&format!("{name}-hints"), visit);
    // Begins again, without what was chosen.
    visit.keys("<Left>").keys("<Right>");
    assert!(visit.asking().is_choosing(), "{name} is not asked any more");
    visit.slow_down();
    visit.answer(Outcome::Wrong);
    tour.see(&format!("{name}-saving"), visit);
    visit.speed_up();
    tour.see(&format!("{name}-wrong"), visit);
    visit.take(&Act::Study(Study::Reread));
    tour.see(&format!("{name}-reread"), visit);
    visit.take(&Act::Study(Study::BackToQuestion)).take(&Act::Answer(Answering::Retry));
    visit.answer(Outcome::Right);
    tour.see(&format!("{name}-right"), visit);
    visit.keys("<Enter>");
}

fn simulator(tour: &mut Tour, visit: &mut Visit) {
    tour.see("simulator", visit);
    visit.take(&Act::Study(Study::Move(1)));
    tour.see("simulator-wrong", visit);
    visit.take(&Act::Study(Study::Move(0)));
    tour.see("simulator-second", visit);
    visit.take(&Act::Study(Study::Move(0)));
    tour.see("simulator-reached", visit);
    visit.keys("<Enter>");
}

fn quiz(house: &House, tour: &mut Tour) {
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Quiz));
    tour.see("quiz", &visit);
    house.knobs().fill(1);
    visit.answer(Outcome::Wrong);
    tour.see("quiz-disk-full", &visit);
    visit.keys("<Enter>");
    tour.see("quiz-told", &visit);
    while matches!(visit.model().screen, Screen::Quiz(_)) {
        if !visit.is_told() {
            visit.answer(Outcome::Wrong);
        }
        visit.keys("<Enter>");
    }
    tour.see("results-not-yet", &visit);
    visit.take(&Act::Study(Study::Corrections));
    tour.see("review-list", &visit);
    visit.keys("<Enter>");
    tour.see("review-one", &visit);
    visit.keys("r").go(Place::Home).go(Place::Answers);
    tour.see("answers", &visit);
    visit.go(Place::Home).open(ATELIER).take_quiz(8);
    tour.see("results-passed", &visit);
    visit.go(Place::Home);
    tour.see("home-1", &visit);
    visit.open(ATELIER);
    tour.see("intro-passed", &visit);
}

fn papers(house: &House, tour: &mut Tour) {
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10).go(Place::Passport);
    tour.see("passport-1", &visit);
    visit.go(Place::Papers);
    tour.see("papers-due", &visit);
    visit.take(&Act::Papers(PapersAct::Make));
    tour.see("organisation", &visit);
    visit.take(&Act::Papers(PapersAct::Submit));
    tour.see("organisation-name-first", &visit);
    visit.text_typed("Boulangerie Martin").keys("<Down>").text_typed("732829321");
    visit.take(&Act::Papers(PapersAct::Submit));
    tour.see("organisation-bad-number", &visit);
    visit.keys("<Backspace> 0").take(&Act::Papers(PapersAct::Submit));
    tour.see("papers-done", &visit);
    for module in ["connexion", "cybersecurite"] {
        visit.go(Place::Home).open(module).take_quiz(10);
    }
    tour.see("results-passport", &visit);
    visit.go(Place::Passport);
    tour.see("passport-3", &visit);
    visit.go(Place::Papers);
    tour.see("papers-3", &visit);
}

/// The plan of action, and all answers of a module.
fn actions(house: &House, tour: &mut Tour) {
    let mut visit = house.newcomer();
    visit.open(ATELIER).read_lessons().go(Place::Home);
    for module in ["connexion", "cybersecurite"] {
        visit.open(module).take_quiz(10).go(Place::Home);
    }
    visit.go(Place::Actions);
    tour.see("actions", &visit);
    visit.keys("<Enter>");
    tour.see("actions-done", &visit);
    visit.take(&Act::Actions(ActionsAct::Export));
    tour.see("actions-saved", &visit);
    visit.keys("r").go(Place::Answers).keys("<Enter>");
    tour.see("review-all", &visit);
    visit.keys("<Enter>");
    tour.see("review-all-one", &visit);
}

fn routes(house: &House, tour: &mut Tour) {
    let mut visit = house.newcomer();
    visit.go(Place::Paths);
    tour.see("paths-all", &visit);
    let path: PathId = "artisan-batiment".parse().unwrap();
    visit.take(&Act::Route(RouteAct::See(path.clone())));
    tour.see("path-one", &visit);
    visit.take(&Act::Route(RouteAct::Follow(Some(Route::Path(path)))));
    tour.see("home-follows", &visit);
    visit.take(&Act::Open("faire-le-point".parse().unwrap())).read_lessons().go(Place::Home);
    visit.open("facture-electronique").take(&Act::Study(Study::Lessons)).go_home();
    tour.see("home-on-the-way", &visit);
    visit.go(Place::Paths);
    tour.see("paths-followed", &visit);
    visit.take(&Act::Route(RouteAct::List));
    tour.see("paths-all-followed", &visit);
    visit.take(&Act::Route(RouteAct::Follow(None)));
    tour.see("home-free", &visit);
}

fn benefits(house: &House, tour: &mut Tour) {
    let house = house.with_benefits();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10).go(Place::Passport);
    tour.see("passport-benefits", &visit);
    visit.take(&Act::Benefit("une-heure".parse().unwrap()));
    tour.see("benefit", &visit);
}

/// The placement: every kind of screen, of question and of feedback.
fn placement(house: &House, tour: &mut Tour) {
    let mut visit = house.newcomer();
    visit.go(Place::Placement);
    tour.see("placement-entry", &visit);
    visit.take(&Act::Placing(PlacingAct::Begin));
    tour.see("placement-goal", &visit);
    visit.take(&Act::Placing(PlacingAct::Goal(1)));
    tour.see("placement-area", &visit);
    for _ in 0..4 {
        visit.take(&Act::Placing(PlacingAct::Step(2)));
    }
    tour.see("placement-area-last", &visit);
    visit.take(&Act::Placing(PlacingAct::Step(1)));
    tour.see("placement-ask", &visit);
    visit.keys("<Enter>");
    tour.see("placement-nothing-chosen", &visit);
    visit.slow_down();
    visit.take(&Act::Placing(PlacingAct::Unknown));
    tour.see("placement-saving", &visit);
    visit.speed_up();
    tour.see("placement-told-unknown", &visit);
    let outcomes = [Outcome::Right, Outcome::Wrong].into_iter().cycle();
    for (place, outcome) in outcomes.take(6).enumerate() {
        visit.keys("<Enter>");
        tour.see(&format!("placement-ask-{}", place + 2), &visit);
        visit.answer(outcome);
        tour.see(&format!("placement-told-{}", place + 2), &visit);
    }
    visit.keys("<Enter> r");
    tour.see("placement-entry-open", &visit);
    visit.go(Place::Home);
    tour.see("home-placement", &visit);
    visit.go(Place::Placement).take(&Act::Placing(PlacingAct::Resume));
    visit.answer(Outcome::Wrong).keys("<Enter>");
    tour.see("placement-ask-more", &visit);
    visit.answer(Outcome::Right).keys("<Enter>");
    tour.see("placement-plan", &visit);
    visit.take(&Act::Placing(PlacingAct::Bilan));
    tour.see("placement-bilan", &visit);
    visit.take(&Act::Placing(PlacingAct::Export));
    tour.see("placement-exported", &visit);
    visit.keys("r").take(&Act::Placing(PlacingAct::Follow));
    tour.see("home-plan", &visit);
    visit.open("faire-le-point").take_quiz(10);
    tour.see("results-orientation", &visit);
    visit.go(Place::Placement);
    tour.see("placement-entry-done", &visit);
}

fn leaving(house: &House, tour: &mut Tour) {
    let mut visit = house.newcomer();
    visit.go(Place::Goodbye);
    tour.see("card", &visit);
    visit.take(&Act::Card(CardAct::Noted));
    tour.see("goodbye", &visit);
    visit.keys("a");
    tour.see("help-goodbye", &visit);
    visit.keys("r").take(&Act::Go(Place::Welcome));
    tour.see("welcome-known", &visit);
    visit.keys("<Enter> a");
    tour.see("help-home", &visit);
    visit.take(&Act::Show(Overlay::Confirm(Question::ReplaceCard)));
    tour.see("confirm-replace-card", &visit);
    visit.keys("<Enter>").take(&Act::Show(Overlay::Confirm(Question::Erase)));
    tour.see("confirm-erase", &visit);
    visit.take(&Act::Confirm(Question::Erase));
    tour.see("welcome-erased", &visit);
}

/// Coming back: questions asked again, the module confirmed, not yet and then for good.
fn returning(house: &House, tour: &mut Tour) {
    house.newcomer().open(ATELIER).take_quiz(8);
    house.wait(35);
    let mut visit = house.visit();
    visit.keys("<Enter>");
    tour.see("home-due", &visit);
    visit.keys("<Enter>");
    tour.see("recall", &visit);
    visit.slow_down();
    visit.answer(Outcome::Wrong);
    tour.see("recall-saving", &visit);
    visit.speed_up();
    tour.see("recall-wrong", &visit);
    visit.keys("<Enter>").answer(Outcome::Right);
    tour.see("recall-right", &visit);
    visit.keys("<Enter>");
    tour.see("home-recalled", &visit);
    visit.open(ATELIER);
    tour.see("intro-to-confirm", &visit);
    for (name, right) in [("not-yet", 3), ("solid", 5)] {
        let confirm = Study::Confirm(crate::harness::atelier());
        visit.take(&Act::Study(confirm));
        tour.see(&format!("check-{name}"), &visit);
        for place in 0..5 {
            visit.answer(if place < right { Outcome::Right } else { Outcome::Wrong });
            visit.keys("<Enter>");
        }
        tour.see(&format!("check-{name}-told"), &visit);
        visit.go(Place::Home);
        if name == "not-yet" {
            visit = house.visit();
            visit.keys("<Enter>");
        }
    }
    tour.see("home-solid", &visit);
    visit.go(Place::Passport);
    tour.see("passport-solid", &visit);
    visit.go(Place::Home).go(Place::Catalogue);
    tour.see("catalogue-solid", &visit);
    visit.keys("r").open(ATELIER);
    tour.see("intro-solid", &visit);
}
