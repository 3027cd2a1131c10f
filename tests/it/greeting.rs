//! The first minute of somebody who never touched a terminal, on a machine for whoever
//! comes: every usual keyboard, small and large screens, with and without colours.

mod cards;
mod looks;

use passeport::app::act::{Act, Place};
use passeport::app::items;
use passeport::app::key::Input;
use passeport::app::model::Visitor;
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::domain::attempt::Outcome;
use passeport::domain::keyboard::Layout;
use passeport::domain::learner::Contrast;
use passeport::domain::record::Fact;
use passeport::input::bytes::Parser;
use passeport::paint::{Colours, Glyphs, Look, Words, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::harness::{House, Visit};

/// What the keys marked 1 and 2 send, as bytes.
const KEYBOARDS: [(&str, &str, &str, Layout); 7] = [
    ("AZERTY, France", "&", "é", Layout::Azerty),
    ("AZERTY, Belgium", "&", "é", Layout::Azerty),
    ("AZERTY, NF Z71-300", "à", "é", Layout::Standard),
    ("BÉPO", "\"", "«", Layout::Bepo),
    ("QWERTY", "1", "2", Layout::Digits),
    ("QWERTZ, Switzerland", "1", "2", Layout::Digits),
    ("numeric pad", "1", "2", Layout::Digits),
];

/// A person at a terminal: bytes in, a painted screen out, as the front does it.
struct Person {
    visit: Visit,
    parser: Parser,
    size: (u16, u16),
    look: Look,
    presses: usize,
}

impl Person {
    fn sits_down(house: &House, size: (u16, u16), look: Look) -> Self {
        let visit = house.visit();
        let mut person = Self { visit, parser: Parser::new(), size, look, presses: 0 };
        person.look_up();
        person
    }

    /// One key, by what it sends.
    #[track_caller]
    fn press(&mut self, bytes: &str) -> &mut Self {
        self.presses += 1;
        let mut inputs = self.parser.feed(bytes.as_bytes());
        inputs.extend(self.parser.flush());
        for input in inputs {
            match input {
                Input::Key(key) => self.visit.handle(Msg::Key(key)),
                other => panic!("{other:?}"),
            }
        }
        self.look_up();
        self
    }

    /// The screen as it is painted; the player hears what of it was hidden.
    fn look_up(&mut self) -> String {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        let preferences = &self.visit.model().preferences;
        let (contrast, large) = (preferences.contrast, preferences.large);
        let look = Look { contrast, large, ..self.look };
        let words = Words { too_small: "", more: "" };
        let shown = paint(&self.visit.scene(), &look, &words, area, &mut buffer);
        let (rows, hidden_rows) = shown.rows_around();
        self.visit.handle(Msg::Shown { rows, hidden_rows });
        let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..area.height).map(row).collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
    }

    #[track_caller]
    fn is_asked(&self) {
        assert!(self.visit.model().asking().is_some(), "{}", self.visit.screen());
    }
}

fn looks() -> [Look; 3] {
    let mono = Look { glyphs: Glyphs::Ascii, colours: Colours::None, ..Look::default() };
    let vt = Look { glyphs: Glyphs::Vt, colours: Colours::Eight, ..Look::default() };
    [mono, vt, Look::default()]
}

const SIZES: [(u16, u16); 2] = [(80, 24), (40, 15)];

#[test]
fn six_presses_lead_to_the_first_question_on_any_keyboard_and_three_once_it_is_known() {
    for (name, one, two, layout) in KEYBOARDS {
        for size in SIZES {
            for look in looks() {
                let house = House::new().shared();
                let mut person = Person::sits_down(&house, size, look);
                for key in ["\r", "\x1b[B", one, "\r", "\r", "\r"] {
                    person.press(key);
                }
                person.is_asked();
                assert_eq!(
                    (person.presses, person.visit.model().around.machine.layout),
                    (6, Some(layout))
                );
                // The key marked 2 is the second answer.
                person.press(two);
                assert_eq!(person.visit.model().focus, Some(1), "{name}");
                drop(person);

                let mut next = Person::sits_down(&house, size, look);
                for key in ["\r", "\r", "\r"] {
                    next.press(key);
                }
                next.is_asked();
                next.press(two);
                assert_eq!(next.visit.model().focus, Some(1), "{name}");
            }
        }
    }
}

#[test]
fn the_arrow_of_a_terminal_in_application_mode_is_the_same_arrow() {
    let house = House::new().shared();
    let mut person = Person::sits_down(&house, SIZES[0], Look::default());
    person.press("\r").press("\x1bOB");
    person.visit.sees(&["Flèche ↓ : FAIT", "la touche marquée 1"]);
}

#[test]
fn each_trial_can_be_passed_with_the_key_that_works() {
    let house = House::new().shared();
    let mut visit = house.visit();
    visit.check("<Enter>", &["Essayons les touches", "ENTRÉE : FAIT", "Flèche ↓ : à vous"]);
    visit.check("<Enter>", &["Flèche ↓ : passé", "la touche marquée 1"]);
    visit.check("<Enter>", &["Qui êtes-vous"]);
    assert_eq!(visit.model().around.machine.layout, None);
    drop(visit);
    // Nothing was learnt: the next one is asked again.
    house.visit().check("<Enter>", &["Essayons les touches"]);
}

#[test]
fn another_key_is_told_and_nobody_is_stuck() {
    let house = House::new().shared();
    let mut visit = house.visit();
    visit.keys("<Enter>").check("x", &["Une autre touche a répondu", "à vous"]);
    visit.check("<Up> <Tab> 5", &["Une autre touche a répondu"]);
    visit.check("<Down> é", &["Une autre touche a répondu", "la touche marquée 1"]);
    visit.check("a", &["Aide"]).keys("r");
    visit.check("&", &["Qui êtes-vous"]);
}

#[test]
fn a_finger_passes_the_trials_too() {
    let house = House::new().shared();
    let mut visit = house.visit();
    // The button has the focus; a trial is chosen first, then passed.
    for _ in 0..5 {
        visit.handle(Msg::Press(0));
    }
    visit.sees(&["Qui êtes-vous"]);
}

#[test]
fn a_keyboard_taken_for_another_one_is_tried_again_from_help() {
    let house = House::new().shared();
    let mut visit = house.visit();
    visit.keys("<Enter> <Down> \"");
    assert_eq!(visit.model().around.machine.layout, Some(Layout::Bepo));
    visit.keys("a").take(&Act::Go(Place::Practice)).keys("<Down> &");
    assert_eq!(visit.model().around.machine.layout, Some(Layout::Azerty));
    drop(visit);
    assert_eq!(house.visit().model().around.machine.layout, Some(Layout::Azerty));
}

#[test]
fn a_damaged_file_of_the_keyboard_only_makes_the_keys_be_tried_again() {
    let long = "(".repeat(100_000);
    for bytes in [&b"\xff\xfe"[..], b"", b"Dvorak", b"(((((", long.as_bytes()] {
        let house = House::new().shared();
        std::fs::create_dir_all(house.data()).unwrap();
        for file in ["keyboard.ron", "tries.ron", "site.ron"] {
            std::fs::write(house.data().join(file), bytes).unwrap();
        }
        house
            .visit()
            .check("<Enter>", &["Essayons les touches"])
            .check("<Down> 1 <Enter>", &["Page 1 sur"]);
    }
}

/// On the first page, the keyboard known.
fn newcomer(house: &House) -> Visit {
    let mut visit = house.visit();
    if visit.model().is_to_practise() {
        visit.keys("<Enter> <Down> 1");
    }
    visit.take(&Act::Join);
    assert!(matches!(visit.model().screen, Screen::Lesson(_)), "{}", visit.screen());
    visit
}

/// Says goodbye, by whatever screens there are.
fn leave(visit: &mut Visit) -> &mut Visit {
    visit.keys("q");
    if matches!(visit.model().screen, Screen::Card(_)) {
        visit.keys("<Enter>");
    }
    visit.take(&Act::Leave)
}

#[test]
fn whoever_took_the_placement_only_is_no_stray() {
    let house = House::new().shared();
    let mut visit = newcomer(&house);
    visit.go_home().go(Place::Paths).go(Place::Placement).keys("<Enter>");
    while !visit.model().progress.is_placing {
        visit.keys("1 <Enter>");
    }
    assert!(visit.model().progress.is_placing, "{}", visit.screen());
    assert_eq!(visit.model().stray(), None);
    visit.check("q", &["Voici votre carte"]);
}

#[test]
fn the_card_is_offered_after_the_first_success_and_never_before() {
    let house = House::new().shared();
    let mut visit = newcomer(&house);
    visit.step_to_question();
    visit.answer(Outcome::Wrong);
    visit.keys("<Enter>").sees(&["!Voici votre carte"]);
    visit.step_to_question();
    visit.answer(Outcome::Right);
    visit.sees(&["!Voici votre carte"]);
    let index = |visit: &Visit| match &visit.model().screen {
        Screen::Lesson(lesson) => lesson.index,
        other => panic!("{other:?}"),
    };
    let before = index(&visit);
    visit.check("<Enter>", &["Voici votre carte", "Bravo. Elle sert à revenir", "prénom"]);
    visit.text_typed("Fatima").check("<Enter>", &["!Voici votre carte"]);
    assert_eq!(index(&visit), before + 1, "one goes on where one was");
    assert!(
        house
            .facts()
            .iter()
            .any(|fact| matches!(fact, Fact::Named { name: Some(name) } if name == "Fatima"))
    );
    // Once is enough.
    visit.step_to_question();
    visit.answer(Outcome::Right).check("<Enter>", &["!Voici votre carte"]);
}

#[test]
fn whoever_leaves_after_an_answer_is_shown_the_card_and_whoever_did_nothing_leaves_nothing() {
    let house = House::new().shared();
    let mut visit = newcomer(&house);
    visit.check("q", &["À bientôt", "rien n’est gardé", "!Voici votre carte", "!déjà gardé"]);
    visit.take(&Act::Leave).sees(&["Bonjour", "!traces"]);
    assert!(house.facts().is_empty(), "{:?}", house.facts());

    visit.take(&Act::Join);
    visit.step_to_question();
    visit.answer(Outcome::Wrong).check("q", &["Voici votre carte"]);
    visit.keys("<Enter>").sees(&["déjà gardé"]).take(&Act::Leave);
    assert!(!house.facts().is_empty());
    assert_eq!(visit.model().visitor, Visitor::Nobody);
}

#[test]
fn a_stray_removed_late_does_not_disturb_whoever_came_next() {
    let house = House::new().shared();
    let mut visit = newcomer(&house);
    visit.keys("q").slow_down();
    visit.take(&Act::Leave).take(&Act::Join);
    visit.speed_up();
    assert!(matches!(visit.model().screen, Screen::Lesson(_)), "{}", visit.screen());
    assert!(visit.model().learner().is_some());
    assert_eq!(house.knobs().learners().len(), 1);
}

#[test]
fn one_key_changes_size_and_contrast_which_stay_with_the_card_and_leave_with_the_person() {
    let house = House::new().shared();
    let mut visit = newcomer(&house);
    leave(&mut visit);
    let mut seen = vec![];
    for _ in 0..6 {
        let preferences = &visit.model().preferences;
        seen.push((preferences.large, preferences.contrast));
        visit.keys("c");
    }
    seen.dedup();
    assert_eq!(seen.len(), 6, "{seen:?}");
    assert!(!visit.model().preferences.large, "six ways, then the first again");
    visit.keys("c c").take(&Act::Join);
    let kept = |house: &House| {
        house.facts().iter().any(|fact| {
            matches!(fact, Fact::Prefers { preferences }
                if preferences.large && preferences.contrast == Contrast::High)
        })
    };
    assert!(kept(&house));
    leave(&mut visit);
    let preferences = &visit.model().preferences;
    assert_eq!((preferences.large, preferences.contrast), (false, Contrast::Dark));
}

#[test]
fn the_language_of_one_person_is_not_that_of_the_next() {
    let house = House::new().shared();
    let mut visit = newcomer(&house);
    leave(&mut visit).take(&Act::Speak("en".to_owned()));
    visit.sees(&["Digital skills"]).take(&Act::Join);
    leave(&mut visit);
    visit.sees(&["Le numérique pour"]);
}

#[test]
fn the_languages_stand_on_the_first_screen_each_in_its_own_name() {
    let visit = House::new().shared().visit();
    for (code, name) in &visit.model().around.languages {
        let is_own = *code == visit.model().around.locale;
        assert_eq!(visit.screen().contains(name), !is_own, "{name}");
        assert_eq!(visit.items().contains(&Act::Speak(code.clone())), !is_own);
    }
}

#[test]
fn without_a_store_one_can_still_begin_to_look() {
    let closed = passeport::store::StoreError::Forbidden { path: "/srv".into() };
    let house = House::closed(closed).shared();
    let mut visit = house.visit();
    visit.keys("<Enter> <Down> 1 <Enter>");
    assert_eq!(visit.model().visitor, Visitor::Guest, "{}", visit.screen());
}

#[test]
fn somebody_s_own_machine_is_as_it_was() {
    let house = House::new();
    let mut visit = house.visit();
    visit.sees(&["Commencer", "!ENTRÉE\n"]).check("<Enter>", &["Qui êtes-vous"]);
    visit.check("<Enter>", &["COMMENCER :"]);
    let letters = items::letters(visit.model());
    assert!(letters.iter().all(|(letter, _)| *letter != 'e'));
    assert!(!house.data().join("keyboard.ron").exists());
}
