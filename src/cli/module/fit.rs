//! Whether a step fits a screen: asked of the painter itself.

use std::cell::RefCell;
use std::sync::Arc;

use crate::domain::id::StepId;
use crate::domain::module::{Module, Step};
use crate::domain::simulator::Situation;
use crate::paint::{self, Look, Size};
use crate::scene::Scene;
use crate::scene::preview::Preview;
use crate::text::{Bundles, Text};

/// Measures the steps of one module after the other. A module is laid open once,
/// and a step of it once for all sizes.
pub(super) struct Ruler {
    texts: Vec<Text>,
    laid: RefCell<Option<Laid>>,
}

/// What was measured last.
struct Laid {
    module: Arc<Module>,
    /// The address it was handed in at: comparing all of it each time would take
    /// longer than measuring.
    address: *const Module,
    step: Option<(StepId, Vec<Scene>)>,
}

impl Ruler {
    /// A ruler for all the languages of the interface: a module is measured
    /// between the words of its own.
    pub(super) fn new() -> Self {
        let bundles = Bundles::embedded();
        let texts = bundles.locales().map(|locale| Text::new(Arc::clone(&bundles), locale));
        Self { texts: texts.collect(), laid: RefCell::new(None) }
    }

    /// Whether `step` of `module` is seen at once on so many columns and rows.
    pub(super) fn fits(&self, module: &Module, step: &Step, width: u16, height: u16) -> bool {
        let Some(text) =
            self.texts.iter().find(|text| text.locale() == module.language).or(self.texts.first())
        else {
            return true;
        };
        let mut laid = self.laid.borrow_mut();
        let is_open = |laid: &&mut Laid| {
            std::ptr::eq(laid.address, module)
                && (&laid.module.id, &laid.module.language) == (&module.id, &module.language)
        };
        let laid = match laid.as_mut().filter(is_open) {
            Some(_) => laid.as_mut(),
            None => Some(laid.insert(Laid {
                module: Arc::new(module.clone()),
                address: module,
                step: None,
            })),
        };
        let Some(laid) = laid else { return true };
        let scenes = match &mut laid.step {
            Some((id, scenes)) if id == step.id() => scenes,
            other => &mut other.insert((step.id().clone(), scenes(&laid.module, step, text))).1,
        };
        let look = Look::default();
        scenes.iter().all(|scene| paint::fits(scene, &look, Size { width, height }))
    }
}

/// The scenes of a step as it is met: of a simulator, one for each state.
fn scenes(module: &Arc<Module>, step: &Step, text: &Text) -> Vec<Scene> {
    let mut preview = Preview::new(Arc::clone(module), text, crate::text::cards().clone());
    let place = module.steps().position(|other| other.id() == step.id());
    match (step, place) {
        (Step::Simulator(id), Some(place)) => {
            let states = module.simulator(id).map_or(&[][..], |simulator| &simulator.states);
            let scenes = states.iter().map(|state| {
                preview.simulator(place, Situation { state: state.id.clone(), flags: [].into() })
            });
            scenes.collect()
        }
        (_, Some(place)) => vec![preview.step(place)],
        (Step::Question(question), None) => vec![preview.question(question)],
        (Step::Page(_) | Step::Simulator(_), None) => vec![],
    }
}
