//! Every state that the screens of a module can be in, one after the other.

use std::collections::{BTreeSet, VecDeque};

use passeport::app::act::{Act, Study};
use passeport::app::asking::{Asking, Draft, Phase};
use passeport::app::model::{Model, Overlay};
use passeport::app::screen::{Lesson, Playing, Quiz, Screen};
use passeport::domain::attempt::Outcome;
use passeport::domain::id::ModuleId;
use passeport::domain::module::{Module, Step};
use passeport::domain::question::Question;
use passeport::domain::simulator::{Simulator, Situation};
use passeport::text::{Bundles, Text};

use super::given::{mistakes, right};
use crate::harness::House;

/// What a state must be to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// All in sight at once, on every screen from 40×15 up.
    AtOnce,
    /// All in sight, or reached with the keys.
    Reached,
}

/// What is told of each state: its name, what is shown, what is promised.
pub(super) type See<'a> = dyn FnMut(&str, &Model, Promise) + 'a;

/// Shows every state of a module in a language to `see`.
pub(super) fn each(module: &ModuleId, locale: &str, see: &mut See<'_>) {
    let house = House::speaking(locale, Bundles::embedded());
    let mut visit = house.newcomer();
    visit.open(module.as_str());
    see("intro", visit.model(), Promise::Reached);
    visit.take(&Act::Study(Study::Lessons));
    let Screen::Lesson(lesson) = &visit.model().screen else { panic!("{}", visit.screen()) };
    let open = visit.model().open.as_ref().unwrap();
    assert_eq!(open.module.language, locale, "the module is there in this language");
    let module = open.module.clone();
    let mut states = States { model: visit.model().clone(), lesson: lesson.clone(), see };
    states.lessons(&module);

    while visit.step(Outcome::Right) {}
    (states.see)("ending", visit.model(), Promise::Reached);
    visit.go_home().open(module.id.as_str());
    (states.see)("intro-read", visit.model(), Promise::Reached);
    visit.take_quiz(0);
    (states.see)("not-yet", visit.model(), Promise::Reached);
    visit.take(&Act::Study(Study::Corrections));
    (states.see)("corrections", visit.model(), Promise::Reached);
    visit.take(&Act::Study(Study::Correction(0)));
    for row in 1..=module.quiz.mastery.drawn {
        (states.see)(&format!("correction {row}"), visit.model(), Promise::Reached);
        visit.keys("<Enter>");
    }
    visit.keys("r").open(module.id.as_str()).take(&Act::Study(Study::Quiz));
    states.model = visit.model().clone();
    states.bank(&module);
    while matches!(visit.model().screen, Screen::Quiz(_)) {
        visit.answer(Outcome::Right).keys("<Enter>");
    }
    (states.see)("passed", visit.model(), Promise::Reached);
    visit.take(&Act::Study(Study::Corrections));
    (states.see)("answers", visit.model(), Promise::Reached);
    visit.keys("r").open(module.id.as_str());
    (states.see)("intro-passed", visit.model(), Promise::Reached);
}

struct States<'a, 's> {
    model: Model,
    lesson: Lesson,
    see: &'a mut See<'s>,
}

impl States<'_, '_> {
    fn see(&mut self, name: &str, screen: Screen, focus: Option<usize>, promise: Promise) {
        self.model.screen = screen;
        self.model.focus = focus;
        (self.see)(name, &self.model, promise);
    }

    /// The screen of a step of the lessons.
    fn step(&self, index: usize) -> Lesson {
        let nothing = Lesson { asking: None, playing: None, reread: None, ..self.lesson.clone() };
        Lesson { index, ..nothing }
    }

    fn lessons(&mut self, module: &Module) {
        for (index, step) in module.steps().enumerate() {
            match step {
                Step::Page(page) => {
                    let name = format!("page {}", page.id);
                    let screen = Screen::Lesson(self.step(index));
                    self.see(&name, screen.clone(), None, Promise::AtOnce);
                    if page.terms().next().is_some() {
                        self.model.overlays.push(Overlay::Terms);
                        self.see(&format!("{name} words"), screen, Some(0), Promise::Reached);
                        self.model.overlays.clear();
                    }
                }
                Step::Question(question) => {
                    let step = self.step(index);
                    let attempt = step.attempt;
                    let screen = |asking: Asking| {
                        Screen::Lesson(Lesson { asking: Some(asking), ..step.clone() })
                    };
                    self.question(question, &Asking::new(question, attempt), &screen);
                    let reread = Lesson { reread: Some(question.page.clone()), ..step.clone() };
                    let told = Asking::told(question, attempt, right(question));
                    let reread = Screen::Lesson(Lesson { asking: Some(told), ..reread });
                    let name = format!("{} read again", question.page);
                    self.see(&name, reread, Some(0), Promise::Reached);
                }
                Step::Simulator(id) => self.simulator(index, module.simulator(id).unwrap()),
            }
        }
    }

    fn bank(&mut self, module: &Module) {
        let Screen::Quiz(quiz) = &self.model.screen else { panic!("no quiz") };
        let attempt = quiz.asking.attempt;
        for question in &module.quiz.bank {
            let asking = Asking::new(question, attempt);
            self.question(question, &asking, &|asking| Screen::Quiz(Quiz { asking }));
        }
    }

    /// Asked, with each hint, with each row taken, being saved, and every answer told.
    fn question(&mut self, question: &Question, new: &Asking, screen: &dyn Fn(Asking) -> Screen) {
        let name = format!("question {}", question.id);
        self.see(&name, screen(new.clone()), None, Promise::AtOnce);
        for hints in 1..=question.hints.len() {
            let asking = Asking { hints: u8::try_from(hints).unwrap(), ..new.clone() };
            let name = format!("{name} hint {hints}");
            self.see(&name, screen(asking), None, Promise::Reached);
        }
        let mut asking = new.clone();
        // What is built changes its screen with each row, what is ticked only a sign.
        let is_built = matches!(asking.draft, Draft::Pairs { .. } | Draft::Ranks(_));
        for taken in 0..if is_built { new.rows().len() } else { 1 } {
            let is_pairs = matches!(asking.draft, Draft::Pairs { .. });
            asking.take(if is_pairs { 0 } else { taken });
            let name = format!("{name} taken {taken}");
            self.see(&name, screen(asking.clone()), Some(0), Promise::Reached);
        }
        asking.phase = Phase::Saving;
        self.see(&format!("{name} saving"), screen(asking), None, Promise::Reached);
        for (place, given) in [right(question)].into_iter().chain(mistakes(question)).enumerate() {
            let told = Asking { phase: Phase::Told(given), ..new.clone() };
            let name = format!("{name} told {place}");
            self.see(&name, screen(told), Some(0), Promise::Reached);
        }
    }

    /// Every situation one can get into, by every move that leads there.
    fn simulator(&mut self, index: usize, simulator: &Simulator) {
        let step = self.step(index);
        let mut see = |name: &str, situation: &Situation, said, wrong, promise| {
            let playing = Some(Playing { situation: situation.clone(), wrong, said });
            let screen = Screen::Lesson(Lesson { playing, ..step.clone() });
            self.see(&format!("{} {name}", simulator.id), screen, Some(0), promise);
        };
        let begin = simulator.begin();
        see("begin", &begin, None, 0, Promise::AtOnce);
        let mut seen = BTreeSet::from([begin.clone()]);
        let mut ahead = VecDeque::from([begin]);
        while let Some(situation) = ahead.pop_front() {
            if simulator.is_reached(&situation) {
                continue;
            }
            for chosen in simulator.moves(&situation) {
                let next = simulator.play(&situation, chosen);
                let said = (!chosen.say.is_empty()).then(|| (chosen.say.clone(), chosen.wrong));
                let name = format!("{} {}", situation.state, chosen.id);
                see(&name, &next, said, u16::from(chosen.wrong), Promise::Reached);
                if seen.insert(next.clone()) {
                    ahead.push_back(next);
                }
            }
        }
        let is_reached = |situation: &&Situation| simulator.is_reached(situation);
        assert!(seen.iter().any(|situation| is_reached(&situation)), "{}", simulator.id);
    }
}

/// The words of the interface in a language.
pub(super) fn words(locale: &str) -> Text {
    Text::embedded(locale)
}
