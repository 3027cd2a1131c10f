//! Learning paths followed, changed and left; the next step and why; benefits.

use passeport::app::act::{Act, Place, RouteAct, Study};
use passeport::app::screen::{Paths, Screen};
use passeport::domain::id::{AttemptId, ModuleId, PathId};
use passeport::domain::progress::Placement;
use passeport::domain::record::Fact;
use passeport::domain::route::{PlanStep, Reason, Route};

use crate::harness::{ATELIER, House, Visit};

fn path(id: &str) -> PathId {
    id.parse().unwrap()
}

fn module(id: &str) -> ModuleId {
    id.parse().unwrap()
}

fn see(id: &str) -> Act {
    Act::Route(RouteAct::See(path(id)))
}

fn follow(id: &str) -> Act {
    Act::Route(RouteAct::Follow(Some(Route::Path(path(id)))))
}

/// From home, follows a path: seen first, then chosen.
fn choose(visit: &mut Visit, id: &str) {
    visit.go(Place::Paths);
    if !visit.items().contains(&see(id)) {
        visit.take(&Act::Route(RouteAct::List));
    }
    visit.take(&see(id)).take(&follow(id));
    assert_eq!(visit.model().screen, Screen::Home, "{}", visit.screen());
}

#[test]
fn a_path_never_stands_between_a_newcomer_and_the_first_question() {
    let house = House::new();
    let mut visit = house.visit();
    let mut presses = 0;
    while visit.model().asking().is_none() {
        visit.keys(if visit.model().open.is_some() && visit.items().is_empty() {
            "<Right>"
        } else {
            "<Enter>"
        });
        presses += 1;
        assert!(presses <= 6, "{}", visit.screen());
    }
}

#[test]
fn a_path_is_seen_with_its_reasons_before_it_is_followed_and_home_says_the_next_step_and_why() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.sees(&["1. COMMENCER : Se connecter à Internet", "Choisir un parcours, 7 parcours"]);
    visit.go(Place::Paths).sees(&["Choisissez un parcours", "Artisan du bâtiment, 7 modules"]);
    visit.take(&see("en-regle-2026-2027")).sees(&[
        "1. Passer à la facture électronique – Pour être prêt avant le 1er septembre 2027.",
        "1. Suivre ce parcours",
    ]);
    assert!(!house.facts().iter().any(|fact| matches!(fact, Fact::Follows { .. })));
    visit.check("<Enter>", &[
        "Vous suivez : Je me mets en règle pour 2026-2027.",
        "1. COMMENCER : Passer à la facture électronique, Pour être prêt avant le 1er septembre 2027.",
        "Mon parcours : Je me mets en règle pour 2026-2027, 0 étape sur 5",
    ]);
    // The same after a crash.
    let mut visit = house.crash(visit);
    visit.sees(&["1. COMMENCER : Passer à la facture électronique"]);
    visit.check("<Enter>", &["À la fin, vous saurez"]);
}

#[test]
fn the_steps_of_a_path_are_done_under_way_or_to_come() {
    let house = House::new();
    let mut visit = house.newcomer();
    choose(&mut visit, "commerce-proximite");
    // Nothing has to be passed in the orientation step: reading it is enough.
    visit.sees(&["COMMENCER : Faire le point et se faire aider"]).check("<Enter>", &[]);
    visit.read_lessons().go(Place::Home);
    visit.sees(&["1. COMMENCER : Encaisser et payer en sécurité", "1 étape sur 6"]);
    visit.sees(&["Votre passeport : 0 module sur 3", "!en cours"]);
    visit.open("paiements").take(&Act::Study(Study::Lessons)).keys("<Right>").go_home();
    visit.sees(&["1. CONTINUER : Encaisser et payer en sécurité", "!ENSUITE"]);
    visit.sees(&["Pour encaisser simplement et sans fraude."]);
    visit.go(Place::Paths).sees(&[
        "1. Faire le point et se faire aider, Pour choisir ce qui compte pour votre boutique. FAIT",
        "2. Encaisser et payer en sécurité, Pour encaisser simplement et sans fraude. en cours",
        "3. Se faire trouver en ligne, Pour afficher les bons horaires partout. 8 min",
    ]);
    assert_eq!(visit.model().focus, Some(1), "the next step is chosen already");
    visit.check("<Enter>", &["Encaisser et payer en sécurité", "Continuer les leçons"]);
    // In the middle of something else, the next step of the path is said too.
    visit.keys("r").open(ATELIER).take(&Act::Study(Study::Lessons)).go_home();
    visit.sees(&["1. CONTINUER : Tenir un carnet", "2. ENSUITE : Encaisser et payer en sécurité"]);
}

#[test]
fn a_path_is_changed_and_left_and_nothing_is_lost() {
    let house = House::new();
    let mut visit = house.newcomer();
    choose(&mut visit, "commerce-proximite");
    visit.open("paiements").take_quiz(10).go(Place::Home).sees(&["1 étape sur 6"]);
    choose(&mut visit, "en-regle-2026-2027");
    visit.sees(&["Mon parcours : Je me mets en règle pour 2026-2027, 1 étape sur 5"]);
    visit.go(Place::Paths).take(&Act::Route(RouteAct::Follow(None)));
    visit.sees(&["Vous continuez sans parcours.", "Choisir un parcours, 7 parcours"]);
    visit.sees(&["Votre passeport : 1 module sur 3", "COMMENCER : Se connecter à Internet"]);
    let followed = |fact| match fact {
        Fact::Follows { route } => Some(route),
        _ => None,
    };
    let routes: Vec<_> = house.facts().into_iter().filter_map(followed).collect();
    let named = |id| Some(Route::Path(path(id)));
    assert_eq!(routes, [named("commerce-proximite"), named("en-regle-2026-2027"), None]);
    // The path left is where it was.
    visit.go(Place::Paths).sees(&["Commerce de proximité, 1 étape sur 6"]);
}

#[test]
fn what_is_followed_already_is_not_kept_twice() {
    let house = House::new();
    let mut visit = house.newcomer();
    choose(&mut visit, "commerce-proximite");
    let kept = house.facts().len();
    visit.go(Place::Paths).take(&Act::Route(RouteAct::List));
    visit.sees(&["Commerce de proximité, suivi"]).take(&see("commerce-proximite"));
    assert_eq!(visit.model().screen, Screen::Paths(Paths::Followed));
    assert_eq!(house.facts().len(), kept);
    // On a slow disk, Enter pressed twice keeps it once.
    visit.take(&Act::Route(RouteAct::List)).take(&see("artisan-batiment"));
    visit.slow_down();
    visit.keys("<Enter> <Enter>");
    visit.speed_up();
    assert_eq!(house.facts().len(), kept + 1);
    visit.sees(&["Vous suivez : Artisan du bâtiment."]);
}

#[test]
fn a_full_disk_is_told_and_the_path_can_be_followed_later() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.go(Place::Paths).take(&see("artisan-batiment"));
    house.knobs().fill(1);
    visit.check("<Enter>", &["Le disque est plein.", "1. Suivre ce parcours"]);
    assert_eq!(visit.model().progress.route, None);
    visit.check("<Enter>", &["Vous suivez : Artisan du bâtiment."]);
}

#[test]
fn a_finished_path_says_so_and_free_choice_goes_on() {
    let house = House::new();
    let mut visit = house.newcomer();
    choose(&mut visit, "en-regle-2026-2027");
    let steps = visit.model().path(&path("en-regle-2026-2027")).unwrap().steps.clone();
    for (step, _) in &steps {
        visit.open(step.as_str()).take_quiz(10).go(Place::Home);
    }
    visit.sees(&["5 étapes sur 5", "1. COMMENCER : Se connecter à Internet"]);
    visit.go(Place::Paths).sees(&["Parcours terminé."]);
    let items = visit.items();
    let focused = visit.model().focus.and_then(|focus| items.get(focus)).cloned();
    assert_eq!(focused, Some(Act::Route(RouteAct::List)));
}

#[test]
fn a_guest_follows_a_path_and_nothing_is_kept() {
    let house = House::new();
    let mut visit = house.visit();
    visit.keys("<Enter>").take(&Act::JustLook);
    choose(&mut visit, "artisan-batiment");
    visit.sees(&["COMMENCER : Faire le point et se faire aider"]);
    assert_eq!(house.facts(), []);
}

#[test]
fn a_path_that_the_catalogue_lost_is_free_choice() {
    let house = House::new();
    let visit = house.newcomer();
    let mut model = visit.model().clone();
    model.progress.route = Some(Route::Path(path("disparu")));
    assert_eq!(model.way(), []);
    assert_eq!(model.suggested().map(|listing| listing.number), Some(1));
}

#[test]
fn a_plan_is_followed_in_its_order_with_its_reasons() {
    let house = House::new();
    let visit = house.newcomer();
    let mut model = visit.model().clone();
    let step = |id: &str, reason| PlanStep { module: module(id), reason };
    model.progress.placement = Some(Placement {
        attempt: AttemptId(1),
        goal: "clients".parse().unwrap(),
        areas: std::collections::BTreeMap::new(),
        answers: vec![],
        plan: vec![
            step("visibilite", Reason::Goal),
            step("disparu", Reason::Near),
            step("cybersecurite", Reason::Safety),
        ],
        at: passeport::domain::time::Timestamp(0),
        is_placed: true,
    });
    assert!(model.has_plan() && model.way().is_empty(), "a plan is offered, never imposed");
    model.progress.route = Some(Route::Plan);
    let way: Vec<&str> = model.way().iter().map(|step| step.listing.module.as_str()).collect();
    assert_eq!(way, ["visibilite", "cybersecurite"], "a module that is not there is left out");
    let text = crate::harness::read(&passeport::scene::scene(&model, visit.text()), visit.text());
    assert!(
        text.contains("COMMENCER : Se faire trouver en ligne, Pour avancer vers votre"),
        "{text}"
    );
    assert!(text.contains("Mon parcours : Mon plan de départ, 0 étape sur 2"), "{text}");
}

#[test]
fn home_is_calm_whatever_there_is_to_do() {
    let house = House::new();
    let mut visit = house.newcomer();
    choose(&mut visit, "commerce-proximite");
    visit.open(ATELIER).take_quiz(10).go(Place::Home);
    visit.open("connexion").take(&Act::Study(Study::Lessons)).go_home();
    assert!(visit.items().len() <= 9, "each item of home has a digit: {}", visit.screen());
    assert!(visit.scene().body.iter().any(|b| matches!(b, passeport::scene::Block::Stamps(_))));
}

#[test]
fn a_benefit_valid_today_is_told_in_full_and_others_never() {
    let house = House::new().with_benefits();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10).go(Place::Passport).sees(&[
        "Une heure avec un conseiller, Chambre des exemples",
        "Un atelier du soir",
        "!finie",
        "!à venir",
        "Demandez à votre conseiller : d’autres aides existent près de chez vous.",
    ]);
    visit.take(&Act::Benefit("une-heure".parse().unwrap())).sees(&[
        "Proposé par : Chambre des exemples",
        "Où : Auvergne-Rhône-Alpes, département 07, département 2A",
        "Quand : du 1er janvier 2026 au 31 décembre 2027",
        "Votre entreprise a 2 ans au plus.",
        "Vous avez 19 salariés au plus.",
        "Avoir le Passeport : pas encore",
        "https://www.example.org/une-heure",
        "Vérifié le 20 novembre 2026. Source : example.org",
    ]);
    visit.keys("r").take(&Act::Benefit("atelier-offert".parse().unwrap())).sees(&[
        "Où : partout en France",
        "Quand : depuis le 1er juin 2026",
        "Avoir réussi le module « Tenir un carnet » : c’est fait",
        "À revérifier. Vu le 1er juin 2025.",
    ]);
}

#[test]
fn no_benefit_is_shown_that_nobody_wrote() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.go(Place::Passport).sees(&["Demandez à votre conseiller"]);
    assert!(!visit.items().iter().any(|act| matches!(act, Act::Benefit(_))));
}
