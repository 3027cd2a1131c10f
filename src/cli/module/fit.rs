//! Whether a step fits a screen: asked of the painter itself.

use std::cell::RefCell;
use std::sync::Arc;

use crate::domain::module::{Module, Step};
use crate::domain::simulator::Situation;
use crate::paint::{self, Look, Size};
use crate::scene::Scene;
use crate::scene::preview::Preview;
use crate::text::{Bundles, Text};

/// Measures the steps of one module after the other. A module is laid open once.
pub(super) struct Ruler {
    texts: Vec<Text>,
    module: RefCell<Option<Arc<Module>>>,
}

impl Ruler {
    /// A ruler for all the languages of the interface: a module is measured
    /// between the words of its own.
    pub(super) fn new() -> Self {
        let bundles = Bundles::embedded();
        let texts = bundles.locales().map(|locale| Text::new(Arc::clone(&bundles), locale));
        Self { texts: texts.collect(), module: RefCell::new(None) }
    }

    /// Whether `step` of `module` is seen at once on so many columns and rows.
    pub(super) fn fits(&self, module: &Module, step: &Step, width: u16, height: u16) -> bool {
        let Some(text) =
            self.texts.iter().find(|text| text.locale() == module.language).or(self.texts.first())
        else {
            return true;
        };
        let shared = self.shared(module);
        let mut preview = Preview::new(Arc::clone(&shared), text, crate::text::cards().clone());
        let look = Look::default();
        let seen = |scene: &Scene| paint::fits(scene, &look, Size { width, height });
        let place = shared.steps().position(|other| other.id() == step.id());
        match (step, place) {
            (Step::Simulator(id), Some(place)) => {
                let states = shared.simulator(id).map_or(&[][..], |simulator| &simulator.states);
                states.iter().all(|state| {
                    let situation = Situation { state: state.id.clone(), flags: [].into() };
                    seen(&preview.simulator(place, situation))
                })
            }
            (_, Some(place)) => seen(&preview.step(place)),
            (Step::Question(question), None) => seen(&preview.question(question)),
            (Step::Page(_) | Step::Simulator(_), None) => true,
        }
    }

    fn shared(&self, module: &Module) -> Arc<Module> {
        let mut kept = self.module.borrow_mut();
        match kept.as_ref().filter(|kept| kept.as_ref() == module) {
            Some(kept) => Arc::clone(kept),
            None => Arc::clone(kept.insert(Arc::new(module.clone()))),
        }
    }
}
