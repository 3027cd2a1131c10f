//! Answering: choosing, validating, being told, hints, trying again.

use passeport::app::act::{Act, Answering, Study};
use passeport::app::asking::{Draft, Phase};
use passeport::app::effect::Effect;
use passeport::app::key::Key;
use passeport::app::model::Notice;
use passeport::app::msg::{Entropy, Msg, News, Stamped};
use passeport::app::screen::Screen;
use passeport::app::update;
use passeport::domain::attempt::{Outcome, Response};
use passeport::domain::grading::grade;
use passeport::domain::learner::Preferences;
use passeport::domain::record::{Fact, LearningRecord};
use passeport::domain::time::Timestamp;

use crate::harness::{ATELIER, House, Visit, responses};

/// A newcomer in front of the question of the lessons with that name.
#[track_caller]
fn in_front_of(house: &House, question: &str) -> Visit {
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    while visit.model().asking().is_none_or(|asking| asking.question.as_str() != question) {
        assert!(visit.step(Outcome::Right), "no {question}");
    }
    visit
}

const QUESTIONS: [&str; 8] =
    ["q-one", "q-several", "q-truefalse", "q-order", "q-match", "q-word", "q-number", "q-find"];

#[test]
fn each_kind_of_question_tells_each_worth_of_answer() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    let mut told = std::collections::BTreeSet::new();
    for name in QUESTIONS {
        while visit.model().asking().is_none_or(|asking| asking.question.as_str() != name) {
            assert!(visit.step(Outcome::Right), "no {name}");
        }
        let question = visit.question();
        let possible: std::collections::BTreeSet<Outcome> =
            responses(&question).iter().map(|given| grade(&question, given).outcome).collect();
        // The right one comes first in the set: answered last, so that the lesson goes on.
        for outcome in possible.into_iter().rev() {
            visit.answer(outcome);
            let verdict = match outcome {
                Outcome::Right => "C’est juste.",
                Outcome::Partly => "En partie juste.",
                Outcome::Wrong => "Pas encore.",
            };
            visit.sees(&[verdict, "Votre réponse :", "À retenir : Une vente, une ligne."]);
            let right = "La bonne réponse :";
            match outcome {
                Outcome::Right => visit.sees(&[&format!("!{right}"), "!Essayer encore"]),
                _ => visit.sees(&[right, "Essayer encore", "Revoir la page"]),
            };
            let grade = grade(&question, visit.asking().given().unwrap());
            let whys = grade.notes.iter().map(|note| note.diagnosis.why.text());
            let told_why = whys.map(|why| why.replace('\u{a0}', " "));
            let screen = visit.screen();
            assert!(
                grade.notes.is_empty() || told_why.clone().any(|why| screen.contains(&why)),
                "{name}: {screen}"
            );
            assert!(outcome == Outcome::Right || !grade.notes.is_empty(), "{name}: no diagnosis");
            told.insert((name, outcome));
            if outcome != Outcome::Right {
                visit.take(&Act::Answer(Answering::Retry));
                assert!(visit.asking().is_choosing());
            }
        }
    }
    let count = |outcome| told.iter().filter(|(_, other)| *other == outcome).count();
    assert_eq!((count(Outcome::Right), count(Outcome::Wrong)), (8, 8), "{told:?}");
    assert!(count(Outcome::Partly) >= 4, "{told:?}");
}

#[test]
fn a_digit_alone_never_submits() {
    let house = House::new();
    for name in QUESTIONS {
        let mut visit = in_front_of(&house, name);
        let facts = house.facts().len();
        for digit in ["1", "2", "2", "&", "é"] {
            visit.keys(digit);
            assert!(visit.asking().is_choosing(), "{name}: {digit}");
        }
        assert_eq!(house.facts().len(), facts, "{name}: nothing is kept before ENTER");
    }
}

#[test]
fn enter_with_nothing_chosen_says_what_to_do_and_keeps_nothing() {
    let house = House::new();
    for (name, words) in [
        ("q-one", "Choisissez d’abord une réponse"),
        ("q-several", "Choisissez d’abord une réponse"),
        ("q-truefalse", "Choisissez d’abord une réponse"),
        ("q-order", "Choisissez d’abord tous les éléments"),
        ("q-match", "Choisissez d’abord tous les éléments"),
        ("q-word", "Écrivez d’abord votre réponse"),
        ("q-number", "Écrivez d’abord votre réponse"),
        ("q-find", "Choisissez d’abord une réponse"),
    ] {
        let mut visit = in_front_of(&house, name);
        let facts = house.facts().len();
        visit.check("<Enter>", &[words]).check("<Enter>", &[words]);
        assert!(visit.asking().is_choosing(), "{name}");
        assert_eq!(house.facts().len(), facts, "{name}");
        // The message goes away with the next key.
        visit.check("<Down>", &[&format!("!{words}")]);
    }
}

#[test]
fn spaces_in_a_field_are_not_an_answer() {
    let house = House::new();
    let mut visit = in_front_of(&house, "q-word");
    visit.check("<Space> <Space> <Enter>", &["Écrivez d’abord votre réponse"]);
    assert!(visit.asking().is_choosing());
}

#[test]
fn what_was_forgiven_in_a_word_is_said() {
    let house = House::new();
    for (typed, forgiven) in [("CARNET", "les majuscules"), ("carmet", "une faute de frappe")] {
        let mut visit = in_front_of(&house, "q-word");
        visit.text_typed(typed);
        visit.check("<Enter>", &["C’est juste.", "Accepté quand même : ", forgiven]);
    }
}

#[test]
fn a_number_is_read_as_people_write_it() {
    let house = House::new();
    for typed in ["1000,5", "1 000,50 €", "1,000.50", "1000.5 euros"] {
        let mut visit = in_front_of(&house, "q-number");
        visit.text_typed(typed);
        visit.check("<Enter>", &["C’est juste."]);
    }
    let mut visit = in_front_of(&house, "q-number");
    visit.check("100,5 <Enter>", &["Pas encore.", "Un zéro manque.", "Relisez le prix."]);
}

#[test]
fn an_order_is_built_taken_back_and_built_again() {
    let house = House::new();
    let mut visit = in_front_of(&house, "q-order");
    visit.keys("1 2 3");
    let Draft::Ranks(ranks) = visit.asking().draft else { panic!("ranks") };
    assert_eq!(ranks.len(), 3);
    visit.sees(&["numéro 1", "numéro 2", "numéro 3", "Valider"]);
    visit.check("<Backspace>", &["numéro 2", "!numéro 3", "!Valider"]);
    // Choosing a ranked one again takes it and all after it back.
    visit.check("1", &["!numéro 1"]);
    visit.answer(Outcome::Right).sees(&["C’est juste."]);
}

#[test]
fn a_pair_can_be_taken_back() {
    let house = House::new();
    let mut visit = in_front_of(&house, "q-match");
    visit.check("1 <Enter>", &["Le carnet – "]);
    visit.check("<Backspace>", &["!Le carnet – ", "Choisissez ce qui va avec : Le carnet"]);
    visit.answer(Outcome::Right).sees(&["C’est juste.", "Le carnet – Noter"]);
}

#[test]
fn ticks_go_on_and_off_by_digit_and_by_space() {
    let house = House::new();
    let mut visit = in_front_of(&house, "q-find");
    visit.check("2 3", &["2. Payez dans l’heure., coché", "3. Donnez votre code., coché"][..0]);
    let Draft::Ticks(ticks) = visit.asking().draft else { panic!("ticks") };
    assert_eq!(ticks.len(), 2);
    visit.keys("2 <Space>");
    let Draft::Ticks(ticks) = visit.asking().draft else { panic!("ticks") };
    assert_eq!(ticks.len(), 2, "off by its digit, on again by the space bar");
    visit.check("<Enter>", &["C’est juste."]);
}

#[test]
fn hints_come_one_by_one_and_are_counted_never_punished() {
    let house = House::new();
    let mut visit = in_front_of(&house, "q-one");
    visit.sees(&["Touche I : 2 indices."]);
    visit.check("i", &["Indice 1 sur 2", "Pensez à demain.", "!Indice 2 sur 2"]);
    visit.check("I", &["Indice 2 sur 2", "La réponse est sur la page."]);
    visit.check("i", &["!Indice 3"]);
    visit.answer(Outcome::Right).sees(&["C’est juste."]);
    let last = house.facts().pop().unwrap();
    let Fact::Answered { hints, outcome, .. } = last else { panic!("{last:?}") };
    assert_eq!((hints, outcome), (2, Outcome::Right));
}

#[test]
fn a_hint_can_be_had_where_letters_are_typed() {
    let house = House::new();
    let mut visit = in_front_of(&house, "q-word");
    // `i` is a letter of the answer there.
    visit.check("i", &["!Indice 1 sur 2"]);
    visit.take(&Act::Answer(Answering::Hint)).sees(&["Indice 1 sur 2", "Pensez à demain."]);
    visit.keys("<Backspace>").answer(Outcome::Right).sees(&["C’est juste."]);
}

#[test]
fn the_page_is_read_again_and_the_feedback_is_still_there() {
    let house = House::new();
    let mut visit = in_front_of(&house, "q-one");
    visit.answer(Outcome::Wrong);
    let told = visit.scene();
    visit.take(&Act::Study(Study::Reread)).sees(&["Pourquoi noter ?", "Revenir à la question"]);
    visit.take(&Act::Study(Study::BackToQuestion));
    assert_eq!(visit.scene(), told);
}

#[test]
fn another_try_is_a_new_answer_and_the_first_one_stays_kept() {
    let house = House::new();
    let mut visit = in_front_of(&house, "q-one");
    visit.answer(Outcome::Wrong).take(&Act::Answer(Answering::Retry)).sees(&["!Pas encore."]);
    visit.answer(Outcome::Right);
    let outcomes: Vec<Outcome> =
        house.facts().into_iter().filter_map(|fact| outcome(&fact)).collect();
    assert_eq!(outcomes, [Outcome::Wrong, Outcome::Right]);
}

fn outcome(fact: &Fact) -> Option<Outcome> {
    match fact {
        Fact::Answered { outcome, .. } => Some(*outcome),
        _ => None,
    }
}

#[test]
fn in_a_quiz_there_is_one_try_and_no_hint() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Quiz));
    visit.sees(&["Test : question 1 sur 10", "!Indice"]);
    visit.answer(Outcome::Wrong).sees(&["Pas encore.", "!Essayer encore", "!Revoir la page"]);
}

fn stamped(msg: Msg) -> Stamped {
    Stamped { at: Timestamp(1_795_340_000_000), entropy: Entropy([1, 2, 3, 4]), msg }
}

#[test]
fn an_answer_is_asked_to_be_kept_before_anything_is_told() {
    let house = House::new();
    for name in QUESTIONS {
        let mut visit = in_front_of(&house, name);
        let question = visit.question();
        let right = responses(&question)
            .into_iter()
            .find(|given| grade(&question, given).outcome == Outcome::Right)
            .unwrap();
        visit.choose(&right);
        let mut model = visit.model().clone();
        let scene = |model: &_| passeport::scene::scene(model, visit.text());
        let effects = update(&mut model, stamped(Msg::Key(Key::Enter)));
        let [Effect::Append { ticket, learner, facts, at }] = effects.as_slice() else {
            panic!("{name}: {effects:?}")
        };
        assert_eq!((Some(*learner), *at), (model.learner(), Timestamp(1_795_340_000_000)));
        let [Fact::Answered { response, outcome, .. }] = facts.as_slice() else {
            panic!("{name}: {facts:?}")
        };
        assert_eq!((response, *outcome), (&right, Outcome::Right));
        // Nothing is told while it is on its way, whatever keys are pressed.
        let asked = model.screen.clone();
        for key in [Key::Enter, Key::Char('1'), Key::Char('i'), Key::Down, Key::Char('x')] {
            let told = crate::harness::read(&scene(&model), visit.text());
            assert!(told.contains("Je garde votre réponse…"), "{name}: {told}");
            for word in ["juste", "Pas encore", "À retenir", "La note reste"] {
                assert!(!told.contains(word), "{name} tells {word}: {told}");
            }
            assert_eq!(model.asking().unwrap().phase, Phase::Saving, "{name}: {key:?}");
            let mut pressed = model.clone();
            if key != Key::Enter {
                assert_eq!(update(&mut pressed, stamped(Msg::Key(key))), [], "{name}: {key:?}");
                assert_eq!(pressed.asking().unwrap().phase, Phase::Saving);
            }
        }
        assert_eq!(model.screen, asked);
        let record = |fact: &Fact| LearningRecord {
            learner: *learner,
            seq: model.progress.seq + 1,
            at: *at,
            fact: fact.clone(),
        };
        let records = facts.iter().map(record).collect();
        let saved = Msg::Store(News::Saved { ticket: *ticket, records });
        assert_eq!(update(&mut model, stamped(saved)), [], "{name}");
        let told = crate::harness::read(&scene(&model), visit.text());
        assert!(told.contains("C’est juste."), "{name}: {told}");
    }
}

#[test]
fn the_last_answer_of_a_quiz_and_its_end_are_kept_together_or_not_at_all() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Quiz));
    for _ in 0..9 {
        visit.answer(Outcome::Right).keys("<Enter>");
    }
    house.knobs().fill(1);
    visit.answer(Outcome::Right).sees(&["Le disque est plein."]);
    assert!(!house.facts().iter().any(|fact| matches!(fact, Fact::QuizEnded { .. })));
    visit.check("<Enter>", &["C’est juste."]).check("<Enter>", &["Bravo. Module réussi : 10"]);
    let ends = house.facts().into_iter().filter(|fact| matches!(fact, Fact::QuizEnded { .. }));
    assert_eq!(ends.count(), 1);
}

#[test]
fn settings_and_languages_changed_in_the_middle_of_a_question_keep_the_place() {
    let house = House::new();
    for name in ["q-one", "q-match", "q-find"] {
        let mut visit = in_front_of(&house, name);
        let question = visit.asking().question;
        visit.keys("1");
        let draft = visit.asking().draft;
        visit.keys("a 3 <Enter>");
        assert_eq!(visit.model().screen, Screen::Settings, "{}", visit.screen());
        // The language, then the size.
        visit.set_language("en").sees(&["Language", "English"]).keys("2 <Enter>");
        let chosen = Preferences {
            locale: Some("en".to_owned()),
            large: true,
            ..visit.model().preferences.clone()
        };
        assert_eq!(visit.model().preferences, chosen);
        visit.keys("r");
        assert_eq!((visit.asking().question, visit.asking().draft), (question.clone(), draft));
        // What was ticked is still ticked: off again.
        visit.keys(if name == "q-find" { "1" } else { "" });
        visit.answer(Outcome::Right).sees(&["That is right.", "One sale, one line."]);
        // The next visit speaks the language of the learner.
        let visit = house.crash(visit);
        assert_eq!((visit.asking().question, visit.text().locale()), (question, "en"));
    }
}

#[test]
fn choosing_first_says_so_again_and_again_in_the_model_too() {
    let house = House::new();
    let mut visit = in_front_of(&house, "q-one");
    visit.keys("<Enter> <Enter>");
    assert_eq!(visit.model().notice, Some(Notice::ChooseFirst));
    assert!(matches!(visit.asking().draft, Draft::One(None)));
    // An arrow takes the first answer: it can be validated at once.
    visit.check("<Down> <Enter>", &["Votre réponse :"]);
    assert!(matches!(visit.asking().given(), Some(Response::Choice(_))));
}
