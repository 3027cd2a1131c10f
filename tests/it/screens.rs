//! Every screen one can reach: its items, its size, its words, a picture of it.

mod fingers;
pub(crate) mod tour;
mod wide;

use std::collections::BTreeSet;

use passeport::app::act::Act;
use passeport::app::effect::Effect;
use passeport::app::items;
use passeport::app::model::{Model, Notice};
use passeport::app::msg::{Entropy, Msg, Stamped};
use passeport::app::screen::Screen;
use passeport::app::update;
use passeport::domain::time::Timestamp;
use passeport::paint::{Colours, Look, Shown, Target, Words, paint};
use passeport::scene::{Block, Item, Key, Prose, Scene, scene};
use passeport::text::{Bundles, Text};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::harness::House;
use crate::pseudo;
use tour::{Stop, tour};

/// Screens that grow with what there is to list: they may scroll.
const LISTS: [&str; 5] = ["catalogue", "search-list", "review-list", "review-all", "check-whole"];

fn is_list(name: &str) -> bool {
    LISTS.iter().any(|list| name.starts_with(list))
}

pub(crate) fn painted(scene: &Scene, text: &Text, width: u16, height: u16) -> (Vec<String>, Shown) {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let (too_small, more) = (text.get("too-small"), text.get("more"));
    let words = Words { too_small: &too_small, more: &more };
    let look = Look { colours: Colours::None, ..Look::default() };
    let shown = paint(scene, &look, &words, area, &mut buf);
    let row = |y: u16| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    ((0..height).map(row).collect(), shown)
}

fn french() -> (House, Vec<Stop>) {
    let house = House::new();
    let stops = tour(&house);
    (house, stops)
}

fn items_of(scene: &Scene) -> Vec<Item> {
    let lists = scene.body.iter().filter_map(|block| match block {
        Block::Items(items) => Some(items.clone()),
        _ => None,
    });
    lists.flatten().collect()
}

#[test]
fn the_items_shown_are_exactly_what_can_be_done_in_that_order() {
    let (_house, stops) = french();
    for Stop { name, model, text } in &stops {
        let (acts, scene) = (items::items(model), scene(model, text));
        let shown = items_of(&scene);
        assert_eq!(shown.len(), acts.len(), "{name}: {acts:?}");
        for (place, (item, act)) in shown.iter().zip(&acts).enumerate() {
            assert!(!item.label.text().is_empty(), "{name}: {act:?} has no words");
            assert_eq!(item.is_focused, model.focus == Some(place), "{name}: {act:?}");
            let digit = u32::try_from(place + 1).ok().and_then(|n| char::from_digit(n, 10));
            let digit = digit.filter(|_| items::digits_choose(model));
            assert_eq!(item.digit, digit, "{name}: {act:?}");
        }
        if acts.iter().any(|act| matches!(act, Act::ContinueAs(_))) {
            continue; // Learners without names are told apart by their cards.
        }
        // Two items never say the same: a voice could not tell them apart.
        let labels: BTreeSet<String> = shown
            .iter()
            .map(|item| format!("{} {}", item.label.text(), item.detail.text()))
            .collect();
        assert_eq!(labels.len(), shown.len(), "{name}: {labels:?}");
    }
}

#[test]
fn the_letters_shown_are_the_letters_that_work() {
    let (_house, stops) = french();
    for Stop { name, model, text } in &stops {
        let is_typing = items::is_typing(model);
        let shown: Vec<char> = scene(model, text)
            .footer
            .iter()
            .filter_map(|hint| match hint.key {
                Some(Key::Char(letter)) if letter.is_alphabetic() => Some(letter),
                _ => None,
            })
            .collect();
        let working: Vec<char> =
            items::letters(model).into_iter().map(|(letter, _)| letter).collect();
        assert_eq!(shown, if is_typing { vec![] } else { working }, "{name}");
    }
}

#[test]
fn every_screen_is_reached_by_the_tour() {
    let (_house, stops) = french();
    let reached: BTreeSet<String> = stops
        .iter()
        .map(|stop| {
            let screen = format!("{:?}", stop.model.screen);
            let end = screen.find(|c: char| !c.is_alphanumeric()).unwrap_or(screen.len());
            screen[..end].to_owned()
        })
        .collect();
    let all = [
        "Actions",
        "Answers",
        "Benefit",
        "Card",
        "CardEntry",
        "Catalogue",
        "Check",
        "Code",
        "Goodbye",
        "Home",
        "Intro",
        "Lesson",
        "Organisation",
        "Papers",
        "Passport",
        "Paths",
        "Placement",
        "Quiz",
        "Recall",
        "Results",
        "Review",
        "Search",
        "Settings",
        "Sheet",
        "Welcome",
        "Who",
    ];
    assert_eq!(reached, all.iter().map(ToString::to_string).collect());
    let names: BTreeSet<&str> = stops.iter().map(|stop| stop.name.as_str()).collect();
    assert_eq!(names.len(), stops.len(), "each stop has a name of its own");
}

/// The screens that do not fit at once.
fn too_tall(house: &House, width: u16, height: u16) -> Vec<String> {
    let stops = tour(house).into_iter().filter(|stop| !is_list(&stop.name));
    let hidden = stops.filter_map(|stop| {
        let (_, shown) = painted(&scene(&stop.model, &stop.text), &stop.text, width, height);
        (shown.hidden_rows > 0).then(|| format!("{} hides {}", stop.name, shown.hidden_rows))
    });
    hidden.collect()
}

#[test]
fn every_screen_fits_80_by_24_in_each_language() {
    for locale in Bundles::embedded().locales() {
        let house = House::speaking(locale, Bundles::embedded());
        assert_eq!(too_tall(&house, 80, 24), Vec::<String>::new(), "{locale}");
    }
}

#[test]
fn every_screen_fits_80_by_24_in_a_language_half_as_long_again() {
    let house = House::speaking(pseudo::LOCALE, pseudo::pseudo());
    assert_eq!(too_tall(&house, 80, 24), Vec::<String>::new());
}

/// The words of a scene.
fn words_of(scene: &Scene) -> Vec<String> {
    let texts = texts_of(scene);
    let words = texts.iter().flat_map(|text| text.split_whitespace()).map(letters_of);
    words.filter(|word| !word.is_empty()).collect()
}

/// The texts of the body of a scene.
fn texts_of(scene: &Scene) -> Vec<String> {
    let mut texts = vec![];
    for block in &scene.body {
        match block {
            Block::Heading(text)
            | Block::Text(text)
            | Block::Small(text)
            | Block::Spare(text)
            | Block::Verdict { text, .. }
            | Block::Notice { text, .. } => texts.push(text.text()),
            Block::Facts(facts) => {
                texts.extend(facts.iter().flat_map(|(l, v)| [l.text(), v.text()]));
            }
            Block::Lines { lines, .. } | Block::Entries(lines) => {
                texts.extend(lines.iter().map(Prose::text));
            }
            Block::Code { instead, .. } => texts.push(instead.text()),
            Block::Bare(text) => texts.push(text.clone()),
            Block::Frame { title, lines, .. } => {
                texts.push(title.text());
                texts.extend(lines.iter().map(Prose::text));
            }
            Block::Items(items) => {
                // The second line of an item gives way on the smallest screens.
                texts.extend(items.iter().flat_map(|i| [i.label.text(), i.aside.text()]));
            }
            Block::Field(field) => texts.extend([field.label.text(), field.after.text()]),
            Block::Bars(bars) => texts.extend(bars.iter().map(|bar| bar.label.text())),
            Block::People(people) => {
                texts.extend(people.rows.iter().flat_map(|r| [r.name.text(), r.state.text()]));
            }
            Block::Figure { words, .. } => texts.push(words.text()),
            Block::Stamps(stamps) => {
                texts.extend(stamps.iter().flat_map(|s| [s.state.text(), s.label.text()]));
            }
        }
    }
    texts
}

/// Long words are cut at the end of narrow lines, and glyphs are folded: only
/// the letters count.
fn letters_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[test]
fn nothing_is_lost_at_40_by_15_in_any_language() {
    let mut all_lost = vec![];
    for locale in Bundles::embedded().locales() {
        let house = House::speaking(locale, Bundles::embedded());
        for Stop { name, model, text } in tour(&house) {
            let seen = seen_at(&model, &text, 40, 15);
            let words = words_of(&scene(&model, &text));
            let lost: Vec<String> = words.into_iter().filter(|word| !seen.contains(word)).collect();
            all_lost.extend((!lost.is_empty()).then(|| format!("{locale}, {name}: {lost:?}")));
        }
    }
    assert_eq!(all_lost, Vec::<String>::new());
}

/// All that comes into sight when one presses the keys for more, then goes
/// through the items.
fn seen_at(model: &Model, text: &Text, width: u16, height: u16) -> String {
    let mut seen = String::new();
    let mut model = model.clone();
    let place = scene(&model, text).place;
    let mut press = |key: Option<Key>| {
        if let Some(key) = key {
            drop(told(&mut model, Msg::Key(key)));
        }
        let scene = scene(&model, text);
        assert_eq!(scene.place, place, "{key:?} leaves what is not read to its end");
        let (rows, shown) = painted(&scene, text, width, height);
        seen.push_str(&letters_of(&rows[1..rows.len() - 2].concat()));
        seen.push(' ');
        let (above, hidden_rows) = shown.rows_around();
        drop(told(&mut model, Msg::Shown { rows: above, hidden_rows }));
        let is_more = shown.has_more_items;
        (shown.hidden_rows, shown.scroll, is_more, model.focus, model.screen.clone())
    };
    let mut last = press(None);
    while last.0 > 0 {
        // Where the key for more does nothing, a list or a form follows the arrows.
        let mut next = press(Some(Key::PageDown));
        if next == last {
            next = press(Some(Key::Down));
        }
        if next == last {
            break;
        }
        last = next;
    }
    // Below a text read to its end, the arrows lead to what else can be chosen.
    while last.2 {
        let next = press(Some(Key::Down));
        assert_ne!(next, last, "the way down ends before the last item of {place}");
        last = next;
    }
    while last.1 > 0 {
        let next = press(Some(Key::Up));
        assert_ne!(next, last, "the way up ends before the top of {place}");
        last = next;
    }
    seen
}

fn told(model: &mut Model, msg: Msg) -> Vec<Effect> {
    // The same day as in the house of these tests: what depends on the date stays.
    let at = Timestamp(1_795_338_000_000);
    update(model, Stamped { at, entropy: Entropy::default(), msg })
}

#[test]
fn what_can_be_done_is_in_sight_at_40_by_15_in_any_language() {
    for locale in Bundles::embedded().locales() {
        let house = House::speaking(locale, Bundles::embedded());
        tour(&house).iter().for_each(what_can_be_done_is_in_sight);
    }
}

fn what_can_be_done_is_in_sight(stop: &Stop) {
    let Stop { name, model, text } = stop;
    let scene = scene(model, text);
    let (rows, shown) = painted(&scene, text, 40, 15);
    let in_sight: BTreeSet<usize> = shown
        .regions
        .iter()
        .filter_map(|(_, target)| match target {
            Target::Item(place) => Some(*place),
            Target::Key(_) => None,
        })
        .collect();
    let picture = rows.join("\n");
    if let Some(focus) = model.focus {
        assert!(in_sight.contains(&focus), "{name}: the focus is hidden\n{picture}");
    }
    // In a form, the buttons come after the fields.
    let is_typing = items::is_typing(model);
    if !items::items(model).is_empty() && !is_typing {
        assert!(!in_sight.is_empty(), "{name}: no item in sight\n{picture}");
    }
    assert!(
        is_typing || picture.contains("[A]") || !model.overlays.is_empty(),
        "{name}\n{picture}"
    );
}

/// Not what lists the real modules, which changes with them; of the other kinds of
/// questions, only how they are asked and what is told.
fn is_pictured(name: &str) -> bool {
    let is_usual = ["-begun", "-hint", "-hints", "-saving", "-reread", "-nothing-chosen", "-right"]
        .iter()
        .any(|end| name.ends_with(end));
    let is_list =
        matches!(name, "catalogue" | "catalogue-solid" | "search-list-words" | "search-list-hits");
    let is_real = name.starts_with("placement-ask-") || name.starts_with("placement-told-");
    if is_real && !matches!(name, "placement-told-unknown" | "placement-told-2") {
        return false;
    }
    !is_list && (!is_usual || name.starts_with("q-one"))
}

/// Whether it is what a person sees who comes back.
fn is_returning(name: &str) -> bool {
    ["home-due", "home-recalled", "home-solid", "recall", "check-", "intro-to-confirm"]
        .iter()
        .any(|start| name.starts_with(start))
}

/// The screens of that kind on the smallest terminal, one after the other.
fn small_pictures(is_of_kind: impl Fn(&str) -> bool) -> String {
    let (_house, stops) = french();
    let stops = stops.iter().filter(|stop| is_of_kind(&stop.name));
    let pictures = stops.map(|Stop { name, model, text }| {
        let (rows, _) = painted(&scene(model, text), text, 40, 15);
        let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
        format!("# {name}\n{}", rows.join("\n"))
    });
    pictures.collect::<Vec<_>>().join("\n")
}

#[test]
fn coming_back_as_it_is_seen_at_40_by_15() {
    insta::assert_snapshot!(small_pictures(is_returning));
}

#[test]
fn paths_and_passport_as_they_are_seen_at_40_by_15() {
    let names = ["home-new", "home-follows", "home-on-the-way", "path", "passport", "benefit"];
    let is_one = |name: &str| names.iter().any(|start| name.starts_with(start));
    insta::assert_snapshot!(small_pictures(is_one));
}

#[test]
fn each_screen_as_it_is_seen() {
    let (_house, stops) = french();
    for Stop { name, mut model, text } in stops {
        if !is_pictured(&name) {
            continue;
        }
        if let Screen::Code(shown) = &mut model.screen {
            shown.folder = Some("/media/awa/Passeport".to_owned());
        }
        if let Some(Notice::Exported { folder, made_key, .. }) = &mut model.notice {
            "/media/awa/Passeport".clone_into(folder);
            if let Some(key) = made_key {
                "/media/awa/key".clone_into(key);
            }
        }
        let (rows, _) = painted(&scene(&model, &text), &text, 80, 24);
        let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
        insta::assert_snapshot!(name, rows.join("\n"));
    }
}

/// What is said in German of a course written in French, and the longest words.
const IN_GERMAN: [&str; 9] = [
    "welcome",
    "intro",
    "q-several-wrong",
    "home-1",
    "papers-due",
    "organisation",
    "results-passed",
    "settings",
    "help-home",
];

#[test]
fn german_as_it_is_seen_at_40_by_15() {
    let house = House::speaking("de", Bundles::embedded());
    let stops = tour(&house);
    let seen: Vec<&Stop> =
        stops.iter().filter(|stop| IN_GERMAN.contains(&stop.name.as_str())).collect();
    assert_eq!(seen.len(), IN_GERMAN.len());
    let pictures = seen.iter().map(|Stop { name, model, text }| {
        let (rows, _) = painted(&scene(model, text), text, 40, 15);
        let rows: Vec<&str> = rows.iter().map(|row| row.trim_end()).collect();
        format!("# {name}\n{}", rows.join("\n"))
    });
    insta::assert_snapshot!(pictures.collect::<Vec<_>>().join("\n"));
}
