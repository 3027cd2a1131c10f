//! Looking for something: typed, found, looked at, and back.

use passeport::app::act::{Act, Finding, Place, Study};
use passeport::app::effect::Effect;
use passeport::app::msg::{Content, Entropy, Msg, Stamped};
use passeport::app::screen::Screen;
use passeport::app::update;
use passeport::domain::prose::Prose;
use passeport::domain::search::{Found, Target};
use passeport::domain::time::Timestamp;
use passeport::scene::Block;

use crate::harness::{ATELIER, House, Visit, atelier};

/// The place of the first hit that is a page of the module of these tests.
fn page_hit(visit: &Visit) -> usize {
    hit(visit, |target| matches!(target, Target::Page { .. }))
}

fn hit(visit: &Visit, is_it: impl Fn(&Target) -> bool) -> usize {
    let Screen::Search(search) = &visit.model().screen else { panic!("{}", visit.screen()) };
    let mut hits = search.found.hits.iter();
    let place = hits.position(|hit| hit.module == atelier() && is_it(&hit.target));
    place.unwrap_or_else(|| panic!("no such hit on\n{}", visit.screen()))
}

fn searching(house: &House, words: &str) -> Visit {
    let mut visit = house.newcomer();
    visit.go(Place::Search).text_typed(words);
    visit
}

#[test]
fn the_words_of_all_modules_are_there_before_anything_is_typed() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.go(Place::Search).sees(&["Les mots difficiles", "Mots difficiles expliqués"]);
    let scene = visit.scene();
    let entries = scene.body.iter().find_map(|block| match block {
        Block::Entries(entries) => Some(entries),
        _ => None,
    });
    let is_there = |entry: &Prose| entry.text().starts_with("carnet de caisse\u{a0}: Un cahier");
    assert!(entries.unwrap().iter().any(is_there));
    assert_eq!(visit.items(), [Act::Go(Place::Home)]);
    // Enter on nothing asked chooses nothing.
    visit.check("<Enter>", &["Mots difficiles expliqués"]);
    visit.text_typed("atelier zzz").sees(&["Rien ne contient ces mots."]);
    visit.keys(&"<Backspace> ".repeat(11)).sees(&["Mots difficiles expliqués"]);
}

#[test]
fn titles_come_first_then_words_then_pages_and_each_says_where_it_is() {
    let house = House::new();
    let visit = searching(&house, "CARNÉT");
    let Screen::Search(search) = &visit.model().screen else { panic!("{}", visit.screen()) };
    let kinds: Vec<u8> = search
        .found
        .hits
        .iter()
        .filter(|hit| hit.module == atelier())
        .map(|hit| match hit.target {
            Target::Module => 0,
            Target::Word(_) => 1,
            Target::Page { .. } => 2,
        })
        .collect();
    assert!(kinds.starts_with(&[0, 1, 2]), "{kinds:?}");
    assert!(kinds.is_sorted(), "{kinds:?}");
    assert!(visit.screen().contains("Page 1 · Tenir un carnet"), "{}", visit.screen());
    assert!(visit.screen().contains("Mot · Tenir un carnet"), "{}", visit.screen());
    assert_eq!(visit.model().focus, Some(0), "Enter opens the best one");
}

#[test]
fn a_module_found_opens_at_its_intro() {
    let house = House::new();
    let mut visit = searching(&house, "tenir un carnet");
    visit.check("<Enter>", &["Commencer les leçons"]);
    assert_eq!(visit.model().open.as_ref().unwrap().module.id, atelier());
}

#[test]
fn a_page_found_is_only_read_and_moves_nobodys_place() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons)).keys("<Right>");
    let place = visit.model().here().unwrap().position.clone();
    let facts = house.facts().len();
    visit.go_home().go(Place::Search).text_typed("ouvrez carnet vente");
    let found = page_hit(&visit);
    visit.take(&Act::Find(Finding::Hit(found)));
    visit.sees(&["Ouvrez le carnet. Notez la vente", "Retour à la recherche", "Ouvrir ce module"]);
    visit.check("m", &["Un cahier où l’on note"]).keys("r");
    visit.check("r", &["Page 1 · Tenir un carnet"]);
    assert_eq!(visit.model().focus, Some(found), "back where one was");
    let Screen::Search(search) = &visit.model().screen else { panic!("{}", visit.screen()) };
    assert_eq!(search.line.value(), "ouvrez carnet vente");
    visit.take(&Act::Find(Finding::Hit(found))).take(&Act::Open(atelier()));
    visit.sees(&["Continuer les leçons"]);
    assert_eq!(visit.model().here().unwrap().position, place);
    assert_eq!(house.facts().len(), facts, "looking is no fact");
}

#[test]
fn a_word_found_is_explained() {
    let house = House::new();
    let mut visit = searching(&house, "carnet de caisse");
    let found = hit(&visit, |target| matches!(target, Target::Word(_)));
    visit.take(&Act::Find(Finding::Hit(found)));
    visit.sees(&["carnet de caisse", "Un cahier où l’on note les ventes.", "Mot difficile"]);
    visit.check("<Enter>", &["Mot · Tenir un carnet"]);
}

#[test]
fn the_catalogue_leads_to_the_search() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.go(Place::Catalogue).check("l", &["Mots difficiles expliqués"]);
    // A letter is typed, not obeyed; Escape goes home.
    visit.check("q", &["!À bientôt"]).check("<Escape>", &["Mon passeport"]);
}

#[test]
fn hits_follow_the_language() {
    let house = House::new();
    let mut visit = searching(&house, "carnet de caisse");
    let found = hit(&visit, |target| matches!(target, Target::Word(_)));
    visit.take(&Act::Find(Finding::Hit(found))).keys("a").take(&Act::Go(Place::Settings));
    visit.set_language("en").take(&Act::Go(Place::Back));
    visit.take(&Act::Find(Finding::Back));
    visit.keys(&"<Backspace> ".repeat(16)).text_typed("keeping a notebook");
    visit.sees(&["Keeping a notebook"]);
}

#[test]
fn a_late_answer_says_nothing() {
    let house = House::new();
    let visit = searching(&house, "carnet");
    let mut model = visit.model().clone();
    let before = model.clone();
    let late = Found { query: "carne".to_owned(), others: 7, ..Found::default() };
    let mut tell = |msg| {
        update(
            &mut model,
            Stamped { at: Timestamp(1_795_338_000_000), entropy: Entropy::default(), msg },
        )
    };
    assert_eq!(tell(Msg::Content(Content::Found(late))), []);
    assert_eq!(model, before);
}

#[test]
fn each_change_of_the_line_asks_once() {
    let house = House::new();
    let visit = searching(&house, "carnet");
    let mut model = visit.model().clone();
    let msg = Msg::Key(passeport::app::key::Key::Char('s'));
    let asked = update(&mut model, Stamped { at: Timestamp(0), entropy: Entropy::default(), msg });
    assert_eq!(asked, [Effect::Search("carnets".to_owned())]);
}

#[test]
fn whatever_is_typed_or_pasted_the_screen_stands() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.go(Place::Search);
    for text in ["*", "`[](", "<http", "« »", "’’’", "\u{301}\u{301}", "🙂", &"a ".repeat(300)]
    {
        visit.handle(Msg::Line(text.to_owned()));
        let _ = visit.screen();
        visit.handle(Msg::Line(String::new()));
    }
    visit.sees(&["Les mots difficiles"]);
}
