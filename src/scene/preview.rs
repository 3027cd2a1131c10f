//! One step of a module as a learner first meets it: for the linter, which
//! asks whether it fits a screen, and for trainers who leaf through.

use std::sync::Arc;

use super::{Scene, scene};
use crate::app::asking::Asking;
use crate::app::elsewhere::Elsewhere;
use crate::app::model::{Around, Machine, Model, Open, Profile, StoreState};
use crate::app::screen::{Lesson, Playing, Quiz, Screen};
use crate::domain::card::WordList;
use crate::domain::id::AttemptId;
use crate::domain::learner::Preferences;
use crate::domain::module::{Module, Step};
use crate::domain::question::Question;
use crate::domain::record::Edition;
use crate::domain::simulator::{Simulator, Situation};
use crate::domain::time::Timestamp;
use crate::text::Text;

/// A module laid open, to be leafed through without a learner.
pub struct Preview<'a> {
    model: Model,
    text: &'a Text,
}

impl<'a> Preview<'a> {
    /// Opens `module` in the words of `text`. `words` is not shown anywhere.
    pub fn new(module: Arc<Module>, text: &'a Text, words: WordList) -> Self {
        let around = Around {
            elsewhere: Elsewhere::default(),
            today: Timestamp(0).date(),
            locale: text.locale().to_owned(),
            languages: vec![],
            listings: vec![],
            paths: vec![],
            benefits: vec![],
            roll: vec![],
            store: StoreState::Ready,
            words,
            refused_cards: 0,
            machine: Machine::default(),
            was_touched: false,
            has_voice: false,
            objectives: std::collections::BTreeMap::new(),
            outlined: None,
        };
        let mut model = Model::new(Profile::PERSONAL, around, Preferences::default());
        let edition = Edition { version: module.version.clone(), sha256: String::new() };
        model.open = Some(Open { module, edition, is_fallback: false });
        model.focus = None;
        Self { model, text }
    }

    /// The step of the lessons at that place.
    pub fn step(&mut self, index: usize) -> Scene {
        let attempt = AttemptId(0);
        let module = self.model.open.as_ref().map(|open| Arc::clone(&open.module));
        let step = module.as_ref().and_then(|module| module.steps().nth(index));
        let (mut asking, mut playing) = (None, None);
        match (step, &module) {
            (Some(Step::Question(question)), _) => asking = Some(Asking::new(question, attempt)),
            (Some(Step::Simulator(id)), Some(module)) => {
                let begin = module.simulator(id).map(Simulator::begin);
                playing = begin.map(|situation| Playing { situation, wrong: 0, said: None });
            }
            _ => {}
        }
        let lesson = Lesson { attempt, index, asking, playing, reread: None };
        self.model.screen = Screen::Lesson(lesson);
        scene(&self.model, self.text)
    }

    /// A question of the final quiz.
    pub fn question(&mut self, question: &Question) -> Scene {
        let asking = Asking::new(question, AttemptId(0));
        self.model.screen = Screen::Quiz(Quiz { asking });
        scene(&self.model, self.text)
    }

    /// A simulator, brought to `situation`. `index` is its place among the steps.
    pub fn simulator(&mut self, index: usize, situation: Situation) -> Scene {
        let playing = Some(Playing { situation, wrong: 0, said: None });
        let lesson = Lesson { attempt: AttemptId(0), index, asking: None, playing, reread: None };
        self.model.screen = Screen::Lesson(lesson);
        scene(&self.model, self.text)
    }
}
