//! How the first minute looks, and how it sounds.

use passeport::app::act::{Act, Place};
use passeport::domain::attempt::Outcome;
use passeport::paint::Target;

use super::newcomer;
use crate::harness::{House, Visit, announced};
use crate::screens::painted;

fn house() -> House {
    let house = House::new().shared();
    std::fs::create_dir_all(house.data()).unwrap();
    let site = r#"(name: "Espace public numérique de Villeneuve")"#;
    std::fs::write(house.data().join("site.ron"), site).unwrap();
    house
}

/// Every new screen, by its name.
fn stops(house: &House, mut see: impl FnMut(&str, &Visit)) {
    let mut visit = house.visit();
    see("greeting", &visit);
    visit.keys("<Enter>");
    see("practice-arrow", &visit);
    visit.keys("5");
    see("practice-other-key", &visit);
    visit.keys("<Down>");
    see("practice-digit", &visit);
    visit.keys("&");
    see("who", &visit);
    visit.keys("r");
    see("greeting-known", &visit);
    for first in 0..5 {
        visit.go(Place::CardEntry);
        for place in [first, 1, 2, 3, 4] {
            let word = visit.model().around.words.word(place).to_owned();
            visit.text_typed(&word).keys("<Enter>");
        }
        if first < 4 {
            visit.keys("<Down> <Enter>");
        }
    }
    see("card-wait", &visit);
    let mut visit = newcomer(house);
    visit.step_to_question();
    visit.answer(Outcome::Right).keys("<Enter>");
    see("card-first", &visit);
}

#[test]
fn the_first_minute_as_it_is_seen() {
    for (width, height) in [(80, 24), (40, 15)] {
        let mut pictures = vec![];
        stops(&house(), |name, visit| {
            let (rows, shown) = painted(&visit.scene(), visit.text(), width, height);
            let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
            pictures.push(format!("== {name}\n{}", rows.join("\n")));
            assert_eq!(
                shown.rows_around(),
                (0, 0),
                "{name} at {width}x{height}\n{}",
                rows.join("\n")
            );
            let count = visit.items().len();
            for place in 0..count {
                let is_there = shown.regions.iter().any(|region| region.1 == Target::Item(place));
                assert!(
                    is_there,
                    "{name}: item {place} cannot be touched at {width}x{height}\n{}",
                    rows.join("\n")
                );
            }
        });
        insta::assert_snapshot!(format!("greeting_{width}x{height}"), pictures.join("\n"));
    }
}

#[test]
fn the_first_minute_as_it_is_heard() {
    let house = house();
    let mut heard = vec![];
    let mut last = None;
    stops(&house, |name, visit| {
        let scene = visit.scene();
        let lines = announced(last.as_ref(), &scene, visit.text());
        heard.push(format!("== {name}\n{}", lines.join("\n")));
        last = Some(scene);
    });
    insta::assert_snapshot!("greeting_heard", heard.join("\n"));
}

#[test]
fn the_place_is_named_where_it_is_known_and_nowhere_made_up() {
    house().visit().sees(&["Espace public numérique de Villeneuve"]);
    let visit = House::new().shared().visit();
    assert!(visit.screen().contains("Bonjour.\n"), "{}", visit.screen());
    assert!(visit.items().contains(&Act::Go(Place::Who)));
}
