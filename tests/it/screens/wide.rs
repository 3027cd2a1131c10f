//! Wide screens, and every screen of a first journey at the sizes people have: nothing
//! is cut in a word, nothing is lost, the way to help is there, the focus is seen.

use std::collections::BTreeSet;

use passeport::app::act::{Act, Answering, Place, Study};
use passeport::app::asking::Asking;
use passeport::app::items;
use passeport::app::model::{Model, Profile};
use passeport::app::screen::{Lesson, Screen};
use passeport::domain::attempt::Outcome;
use passeport::domain::id::AttemptId;
use passeport::domain::module::Step;
use passeport::paint::{Colours, Glyphs, Look, Shown, Size, Target, Words, has_margins, paint};
use passeport::scene::margin::{Margins, Strip};
use passeport::scene::{Prose, Scene, scene, wide};
use passeport::text::Text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::Value;

use super::is_list;
use super::tour::{Stop, tour};
use crate::harness::{ATELIER, House, Visit};

/// What people sit at.
const SIZES: [(u16, u16); 5] = [(80, 24), (40, 15), (120, 24), (120, 40), (200, 60)];

/// A frame, as it would be sent to somebody who learns alone.
struct Frame {
    scene: Scene,
    rows: Vec<String>,
    shown: Shown,
}

fn frame(model: &Model, text: &Text, glyphs: Glyphs, (width, height): (u16, u16)) -> Frame {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let (too_small, more) = (text.get("too-small"), text.get("more"));
    let words = Words { too_small: &too_small, more: &more };
    let look = Look { glyphs, colours: Colours::None, ..Look::default() };
    let has_room = has_margins(&look, Size { width, height });
    let scene = if has_room { wide(model, text) } else { scene(model, text) };
    let shown = paint(&scene, &look, &words, area, &mut buf);
    let row = |y: u16| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    Frame { scene, rows: (0..height).map(row).collect(), shown }
}

/// Letters and digits that stand together.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_owned)
}

/// All words of a value, as a screen with those glyphs spells them.
fn words_in(value: &Value, glyphs: Glyphs, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => found.extend(words(&glyphs.fold(text))),
        Value::Number(number) => found.extend([number.to_string()]),
        Value::Array(all) => all.iter().for_each(|value| words_in(value, glyphs, found)),
        Value::Object(all) => all.values().for_each(|value| words_in(value, glyphs, found)),
        Value::Null | Value::Bool(_) => {}
    }
}

/// What is wrong with a frame, if anything.
fn faults(stop: &Stop, glyphs: Glyphs, size: (u16, u16)) -> Vec<String> {
    let Stop { name, model, text } = stop;
    let Frame { scene, rows, shown } = frame(model, text, glyphs, size);
    let mut faults = vec![];
    let picture = rows.join("\n");
    let mut known: BTreeSet<String> = words(&text.get("more")).collect();
    words_in(&serde_json::to_value(&scene).unwrap(), glyphs, &mut known);
    // Where hardly a word of a title has room, part of one is better than none.
    let is_part = |row: &str, word: &str| {
        size.0 < 80 && row.contains(&format!("{word}{}", glyphs.signs().cut))
    };
    let of_row = |row: &'_ String| -> Vec<String> {
        words(row).filter(|word| !is_part(&rows[0], word) || row != &rows[0]).collect()
    };
    let seen: BTreeSet<String> = rows.iter().flat_map(of_row).collect();
    // What is counted beside what has no room, and what numbers the lines of a list.
    let is_count = |word: &&String| word.chars().all(|c| c.is_ascii_digit());
    // The signs of bars and boxes are letters where there are no others.
    let is_sign = |word: &&String| matches!(word.as_str(), "v" | "x");
    let strange: Vec<_> =
        seen.difference(&known).filter(|word| !is_count(word) && !is_sign(word)).collect();
    if !strange.is_empty() {
        faults.push(format!("broken: {strange:?}"));
    }
    if shown.hidden_rows == 0 && !shown.has_more_items && size.1 >= 24 {
        let body: BTreeSet<String> = super::texts_of(&scene)
            .iter()
            .flat_map(|text| words(&glyphs.fold(text)).collect::<Vec<_>>())
            .collect();
        let lost: Vec<_> = body.difference(&seen).collect();
        if !lost.is_empty() {
            faults.push(format!("lost: {lost:?}"));
        }
    }
    if shown.hidden_rows > 0 && size.0 >= 80 && !is_list(name) {
        faults.push(format!("hides {} rows", shown.hidden_rows));
    }
    let has_help = rows.iter().rev().take(2).any(|row| row.contains("[A]"));
    if !has_help && !items::is_typing(model) && model.overlays.is_empty() {
        faults.push("no help".to_owned());
    }
    let of_focus = |(_, target): &&(Rect, Target)| Some(*target) == model.focus.map(Target::Item);
    if model.focus.is_some() && !items::items(model).is_empty() {
        let pointer = glyphs.signs().pointer;
        let regions: Vec<Rect> = shown.regions.iter().filter(of_focus).map(|(r, _)| *r).collect();
        let is_pointed = regions.iter().flat_map(|region| region.rows()).any(|row| {
            let cells = rows[usize::from(row.y)].chars().skip(usize::from(row.x));
            cells.take(usize::from(row.width)).collect::<String>().contains(pointer)
        });
        if !is_pointed || !shown.cursor.is_visible {
            faults.push("no focus".to_owned());
        }
    }
    let said = faults.into_iter();
    said.map(|fault| format!("{name} {size:?} {glyphs:?}: {fault}\n{picture}")).collect()
}

#[test]
fn every_screen_of_a_first_journey_is_whole_at_every_size() {
    let house = House::new();
    let stops = tour(&house);
    assert!(stops.len() > 100, "{}", stops.len());
    let mut all = vec![];
    for stop in &stops {
        for size in SIZES {
            all.extend([Glyphs::Vt, Glyphs::Ascii].map(|glyphs| faults(stop, glyphs, size)));
        }
    }
    assert_none(&all.concat());
}

fn assert_none(faults: &[String]) {
    let (count, few) = (faults.len(), &faults[..faults.len().min(6)]);
    assert!(faults.is_empty(), "{count} faults:\n{}", few.join("\n\n"));
}

/// Each step of the open module, as one who just began sees it.
fn steps(visit: &Visit) -> Vec<Stop> {
    let module = std::sync::Arc::clone(&visit.model().open.as_ref().unwrap().module);
    let attempt = AttemptId(7);
    let pages = module.steps().enumerate().filter_map(|(index, step)| {
        let asking = match step {
            Step::Page(_) => None,
            Step::Question(question) => Some(Asking::new(question, attempt)),
            Step::Simulator(_) => return None,
        };
        let mut model = visit.model().clone();
        model.focus = asking.as_ref().map(|_| 0);
        let lesson = Lesson { attempt, index, asking, playing: None, reread: None };
        model.screen = Screen::Lesson(lesson);
        let text = Text::new(std::sync::Arc::clone(visit.text().bundles()), visit.text().locale());
        Some(Stop { name: format!("{}-{}", module.id, step.id()), model, text })
    });
    pages.collect()
}

#[test]
fn every_page_and_question_of_every_module_is_whole_on_a_wide_screen() {
    let house = House::new();
    let mut visit = house.newcomer();
    let listed: Vec<_> =
        visit.model().around.listings.iter().map(|listing| listing.module.clone()).collect();
    assert!(listed.len() > 20);
    let mut all = vec![];
    for module in listed {
        visit.open(module.as_str());
        for stop in steps(&visit) {
            all.extend(faults(&stop, Glyphs::Vt, (120, 24)));
        }
        visit.go(Place::Home);
    }
    assert_none(&all);
}

fn margins(visit: &Visit) -> Margins {
    wide(visit.model(), visit.text()).margins
}

#[test]
fn beside_a_page_stand_the_plan_and_its_words() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    let margins = margins(&visit);
    let Some(Strip::Plan(plan)) = margins.left.get(1) else { panic!("{margins:?}") };
    let module = &visit.model().open.as_ref().unwrap().module;
    assert_eq!(plan.len(), module.lessons.len() + 2, "each part, the end and the test");
    let here: Vec<_> =
        plan.iter().flat_map(|part| &part.steps).filter(|step| step.is_here).collect();
    let Some(Step::Page(page)) = module.steps().next() else { panic!("no page first") };
    assert_eq!(here.iter().map(|step| &step.title).collect::<Vec<_>>(), [&page.title]);
    let term = page.terms().next().and_then(|id| module.term(id)).unwrap();
    let is_it = |strip: &Strip| matches!(strip, Strip::Term { word, .. } if *word == term.word);
    assert_eq!(margins.right.iter().filter(|strip| is_it(strip)).count(), 1);
}

#[test]
fn beside_a_question_stands_no_title_of_a_page_and_no_word_of_it() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    let covered = |visit: &Visit| has_no_step(visit) && margins(visit).right.is_empty();
    assert!(!covered(&visit), "at a page");
    while !matches!(&visit.model().screen, Screen::Lesson(l) if l.asking.is_some()) {
        visit.keys("<Right>");
    }
    assert!(covered(&visit), "asked");
    visit.answer(Outcome::Wrong);
    assert!(covered(&visit), "told");
    visit.take(&Act::Study(Study::Reread));
    assert!(!has_no_step(&visit), "a page read again shows the plan as before");
    visit.take(&Act::Study(Study::BackToQuestion)).take(&Act::Answer(Answering::Retry));
    visit.go_home();
    visit.open(ATELIER).take(&Act::Study(Study::Quiz));
    assert!(covered(&visit), "in the test");
}

/// Whether the plan shows no step at all.
fn has_no_step(visit: &Visit) -> bool {
    let margins = margins(visit);
    let Some(Strip::Plan(plan)) = margins.left.get(1) else { panic!("{margins:?}") };
    plan.iter().all(|part| part.steps.is_empty())
}

#[test]
fn a_machine_for_whoever_comes_has_no_margins() {
    let house = House::new().shared();
    let mut visit = house.at(Profile::KIOSK);
    for _ in 0..12 {
        assert!(margins(&visit).is_empty(), "{}", visit.screen());
        visit.keys("<Enter>");
    }
}

#[test]
fn what_is_in_the_margins_is_never_in_lines() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    let narrow = crate::harness::read(&visit.scene(), visit.text());
    let with = crate::harness::read(&wide(visit.model(), visit.text()), visit.text());
    assert_eq!(narrow, with);
}

#[test]
fn margins_begin_at_120_columns_and_24_rows_and_never_with_large_print() {
    let look = Look::default();
    let has = |width, height, look: &Look| has_margins(look, Size { width, height });
    assert!(has(120, 24, &look) && has(200, 60, &look));
    assert!(!has(119, 60, &look) && !has(120, 23, &look) && !has(80, 24, &look));
    assert!(!has(200, 60, &Look { large: true, ..look }));
}

/// The screen as it is seen, at that size.
fn picture(visit: &Visit, size: (u16, u16)) -> String {
    let Frame { rows, .. } = frame(visit.model(), visit.text(), Glyphs::Vt, size);
    rows.iter().map(|row| row.trim_end()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_lesson_as_it_is_seen_on_a_wide_screen() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open("vente-en-ligne");
    insta::assert_snapshot!("wide-intro", picture(&visit, (120, 24)));
    visit.take(&Act::Study(Study::Lessons)).keys("<Enter> <Enter>");
    insta::assert_snapshot!("wide-question", picture(&visit, (120, 24)));
    visit.answer(Outcome::Right).keys("<Enter>");
    insta::assert_snapshot!("wide-page", picture(&visit, (120, 24)));
    insta::assert_snapshot!("wide-page-tall", picture(&visit, (120, 40)));
    insta::assert_snapshot!("wide-page-large", picture(&visit, (200, 60)));
}

#[test]
fn margins_only_add() {
    let house = House::new();
    for Stop { name, model, text } in tour(&house) {
        let wide = wide(&model, &text);
        let without = Scene { margins: Margins::default(), ..wide };
        assert_eq!(without, scene(&model, &text), "{name}");
    }
}

/// What a goal says, by its words.
fn goal(margins: &Margins, label: &str) -> (u16, u16) {
    let goals = margins.right.iter().filter_map(|strip| match strip {
        Strip::Goals(goals) => Some(goals),
        _ => None,
    });
    let mut found = goals.flatten().filter(|goal| goal.label.text() == label);
    let meter = found.next().unwrap_or_else(|| panic!("{margins:?}")).meter;
    (meter.done, meter.of)
}

/// The lines of the modules.
fn table(margins: &Margins) -> Vec<Vec<String>> {
    let tables = margins.right.iter().filter_map(|strip| match strip {
        Strip::Table(table) => Some(&table.rows),
        _ => None,
    });
    tables.flatten().map(|row| row.iter().map(Prose::text).collect()).collect()
}

#[test]
fn home_tells_who_comes_back_how_far_they_are() {
    let house = House::new();
    let mut visit = house.newcomer();
    assert!(margins(&visit).is_empty(), "nothing was done yet");
    visit.open(ATELIER).take_quiz(8).go(Place::Home);
    let today = margins(&visit);
    assert_eq!(goal(&today, "Modules réussis"), (1, 3));
    let (solid, met) = goal(&today, "Idées solides");
    assert!(solid == 0 && met > 0, "nothing is solid on its first day: {solid} of {met}");
    let rows = table(&today);
    assert_eq!(rows[0][..2], ["Tenir un carnet", "fait"]);
    assert_eq!(rows[0][3], "ce jour");
    house.wait(35);
    let mut visit = house.visit();
    visit.keys("<Enter>");
    let due = margins(&visit);
    assert_eq!(table(&due)[0][2..], ["ce jour", "22 nov."]);
    let Some(Strip::Heading { aside, .. }) = due.right.first() else { panic!("{due:?}") };
    assert!(aside.text().contains("min"), "{aside:?}");
    visit.keys("<Enter>").answer(Outcome::Right);
    visit.go_home();
    let (solid, of) = goal(&margins(&visit), "Idées solides");
    assert_eq!((solid, of), (1, met), "known on another day");
    assert_eq!(table(&margins(&visit))[0][3], "ce jour");
}

/// What stands under the line that goes on with a module.
fn continues(visit: &Visit) -> String {
    let items = super::items_of(&visit.scene());
    let item = items.iter().find(|item| item.label.text().starts_with("CONTINUER"));
    item.unwrap_or_else(|| panic!("{}", visit.screen())).detail.text()
}

#[test]
fn who_goes_on_with_a_module_is_told_at_which_step() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open("connexion").take(&Act::Study(Study::Lessons)).keys("<Enter>");
    visit.go_home();
    let steps = visit.model().open.as_ref().unwrap().module.steps().count();
    let told = continues(&visit);
    assert!(told.starts_with(&format!("Étape 2 sur {steps}")), "{told}");
    // Another day, nothing was opened yet.
    let mut visit = house.visit();
    visit.keys("<Enter>");
    if visit.model().screen != Screen::Home {
        visit.go_home();
    }
    assert_eq!(continues(&visit), told);
    let place = format!("2 sur {steps}");
    assert_eq!(table(&margins(&visit))[0][1], place);
    visit.open("connexion").take(&Act::Study(Study::Quiz)).answer(Outcome::Right);
    visit.go_home();
    let told = continues(&visit);
    assert!(told.contains("question 2 sur 10"), "{told}");
}

#[test]
fn home_as_it_is_seen_on_a_wide_screen() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(8).go(Place::Home);
    visit.open("cybersecurite").take_quiz(10).go(Place::Home);
    house.wait(12);
    let mut visit = house.visit();
    visit.keys("<Enter>");
    visit.open("vente-en-ligne").take(&Act::Study(Study::Lessons)).keys("<Enter> <Enter>");
    visit.go_home();
    insta::assert_snapshot!("wide-home", picture(&visit, (120, 24)));
    insta::assert_snapshot!("wide-home-large", picture(&visit, (200, 60)));
}
