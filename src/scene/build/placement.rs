//! The kind placement: what it is, a goal, five steps, questions, a plan, a page
//! for the adviser.

use super::{Builder, Parts};
use crate::app::asking::{Asking, Phase};
use crate::app::placing::{Placing, PlacingAct};
use crate::app::route::Why;
use crate::domain::attempt::{Outcome, Response};
use crate::domain::grading::{grade, right_response};
use crate::domain::id::ModuleId;
use crate::domain::placement::{Area, QUESTIONS, is_unknown};
use crate::domain::prose::Prose;
use crate::domain::question::Question;
use crate::scene::{Block, Meter, Tone};

impl Builder<'_> {
    pub(super) fn placement(self, placing: &Placing) -> Parts {
        match placing {
            Placing::Entry => self.placement_entry(),
            Placing::Goal => {
                let body = vec![Block::Heading(self.get("placement-goal")), self.items()];
                self.placement_parts("goal", body)
            }
            Placing::Areas { steps, .. } => self.placement_area(steps.len()),
            Placing::Asking(asking) => self.placement_question(asking),
            Placing::Plan => self.placement_plan(),
            Placing::Bilan => self.placement_bilan(),
        }
    }

    fn placement_parts(self, place: &str, body: Vec<Block>) -> Parts {
        Parts::new(format!("placement/{place}"), self.get("placement-head"), body)
    }

    fn placement_entry(self) -> Parts {
        let mut body = vec![
            Block::Heading(self.get("placement-title")),
            self.say("placement-what"),
            self.say("placement-free"),
        ];
        let mut listings = self.model.around.listings.iter();
        if let Some(code) = listings.find_map(|listing| listing.elsewhere.as_ref()) {
            let language = self.language_item(code).text();
            let words = self.with("placement-language", &[("language", (&language).into())]);
            body.push(Block::Small(words));
        }
        if self.model.learner().is_none() {
            body.push(self.small("home-guest"));
        }
        if self.is_saving() {
            body.push(self.small("ask-saving"));
        }
        body.push(self.items());
        self.placement_parts("entry", body)
    }

    fn placement_area(self, place: usize) -> Parts {
        let areas = self.model.guidance.guide.as_ref().map_or(&[][..], |guide| &guide.areas);
        let Some(Area { id, title, example, .. }) = areas.get(place) else {
            return self.placement_parts("areas", vec![self.items()]);
        };
        let body = vec![
            Block::Heading(title.clone()),
            Block::Text(example.clone()),
            self.say("placement-where"),
            self.items(),
        ];
        let args = [("place", (place + 1).into()), ("of", areas.len().into())];
        let parts = self.placement_parts(&format!("area/{id}"), body);
        let parts = parts.status(self.with("placement-area-status", &args));
        Parts { meter: Some(meter(place + 1, areas.len())), ..parts }
    }

    fn placement_question(self, asking: &Asking) -> Parts {
        let open = self.model.open.as_ref();
        let found = open.and_then(|open| Some((open, open.module.question(&asking.question)?)));
        let Some((open, question)) = found else {
            return self.placement_parts("nowhere", vec![self.items()]);
        };
        let (phase, mut body) = match asking.given() {
            Some(response) => ("told", self.placement_feedback(question, response)),
            None => ("ask", self.choosing(question, asking)),
        };
        if asking.phase != Phase::Saving {
            body.push(self.items());
        }
        let answers = self.model.ongoing_placement().map_or(&[][..], |it| it.answers.as_slice());
        let is_here = |module: &ModuleId| *module == open.module.id;
        let place = answers.iter().position(|answer| is_here(&answer.module));
        let place = place.unwrap_or(answers.len()) + 1;
        let args = [("place", place.into()), ("of", QUESTIONS.into())];
        let status = if place > QUESTIONS {
            self.get("placement-status-more")
        } else {
            self.with("placement-status", &args)
        };
        let stands = format!("{phase}/{}/{}", open.module.id, question.id);
        let parts = self.placement_parts(&stands, body).status(status);
        Parts { meter: Some(meter(place.min(QUESTIONS), QUESTIONS)), ..parts }
    }

    /// A kind word, the good answer and why it is.
    fn placement_feedback(self, question: &Question, response: &Response) -> Vec<Block> {
        let is_right = grade(question, response).outcome == Outcome::Right;
        let (tone, id) = match (is_right, is_unknown(response)) {
            (true, _) => (Tone::Good, "placement-right"),
            (false, true) => (Tone::Info, "placement-noted"),
            (false, false) => (Tone::NotYet, "placement-not-quite"),
        };
        let mut body = vec![Block::Verdict { tone, text: self.get(id) }];
        let label = if is_right { "answer-yours" } else { "answer-right" };
        body.extend(self.labelled(label, &self.right(question)));
        let best = right_response(question).map(|right| grade(question, &right));
        let why = best.and_then(|grade| grade.notes.into_iter().next());
        body.extend(why.map(|note| Block::Text(note.diagnosis.why)));
        if let Some(open) = &self.model.open {
            let title = self.module_title(&open.module.id);
            body.push(Block::Small(self.with("placement-from", &[("module", (&title).into())])));
        }
        body
    }

    fn placement_plan(self) -> Parts {
        let plan = self.model.progress.placement.as_ref().map_or(&[][..], |it| it.plan.as_slice());
        if plan.is_empty() {
            let body = vec![Block::Heading(self.get("placement-plan-none")), self.items()];
            return self.placement_parts("plan", body);
        }
        let lines = plan.iter().map(|step| {
            let (title, reason) =
                (self.module_title(&step.module), self.reason(Why::Plan(step.reason)).text());
            // The title stands out: the reason comes after it.
            let title = format!("*{title}*");
            let args = [("module", (&title).into()), ("reason", (&reason).into())];
            Prose::marked(&self.text.with("placement-plan-line", &args))
        });
        let args = [("count", plan.len().into())];
        let body = vec![
            Block::Heading(self.with("placement-plan", &args)),
            Block::Lines { numbered: true, lines: lines.collect() },
            self.small("placement-plan-free"),
            self.items(),
        ];
        self.placement_parts("plan", body)
    }

    fn placement_bilan(self) -> Parts {
        let Some(page) = self.model.bilan() else {
            return self.placement_parts("bilan", vec![self.items()]);
        };
        let goal = page.goal.title.text();
        let areas = page.areas.iter().map(|area| {
            let (title, step) = (area.title.text(), self.text.get(step_id(area.step)));
            self.with("bilan-area", &[("area", (&title).into()), ("step", (&step).into())])
        });
        let mut body = vec![
            Block::Heading(self.get("bilan-title")),
            Block::Text(self.with("bilan-goal", &[("goal", (&goal).into())])),
            self.say("bilan-areas"),
            Block::Lines { numbered: false, lines: areas.collect() },
        ];
        let plan: Vec<String> =
            page.plan.iter().map(|step| self.module_title(&step.module)).collect();
        if !plan.is_empty() {
            let plan = plan.join(", ");
            body.push(Block::Text(self.with("bilan-plan-line", &[("modules", (&plan).into())])));
        }
        body.push(self.small("bilan-not-state"));
        body.push(self.items());
        self.placement_parts("bilan", body)
    }

    /// The words of an item, and a second line.
    pub(super) fn placing_item(self, act: PlacingAct) -> (Prose, Prose) {
        let simple = |id: &str| (self.get(id), Prose::default());
        match act {
            PlacingAct::Begin if self.model.next_of_plan().is_some() => {
                (self.get("placement-again"), self.get("placement-again-detail"))
            }
            PlacingAct::Begin if self.model.progress.placement.is_some() => {
                simple("placement-again")
            }
            PlacingAct::Begin => simple("placement-begin"),
            PlacingAct::Resume => {
                let done = self.model.ongoing_placement().map_or(0, |it| it.answers.len());
                let args = [("place", (done + 1).min(QUESTIONS).into())];
                (self.with("placement-resume", &args), Prose::default())
            }
            PlacingAct::Goal(place) => {
                let guide = self.model.guidance.guide.as_ref();
                let goal = guide.and_then(|guide| guide.goals.get(place));
                (goal.map(|goal| goal.title.clone()).unwrap_or_default(), Prose::default())
            }
            PlacingAct::Step(step) => simple(step_id(step)),
            PlacingAct::Previous => simple("go-back"),
            PlacingAct::Unknown => simple("placement-unknown"),
            PlacingAct::Stop => simple("placement-stop"),
            PlacingAct::Plan if self.model.screen == BILAN => simple("placement-back"),
            PlacingAct::Plan => simple("placement-see-plan"),
            PlacingAct::Start => {
                let next = self.model.next_of_plan().map(|step| self.module_title(&step.module));
                let next = next.unwrap_or_default();
                (self.get("placement-start"), Prose::plain(&next))
            }
            PlacingAct::Follow => {
                (self.get("placement-follow"), self.get("placement-follow-detail"))
            }
            PlacingAct::Bilan => simple("placement-bilan"),
            PlacingAct::Export => simple("placement-export"),
        }
    }
}

const BILAN: crate::app::screen::Screen = crate::app::screen::Screen::Placement(Placing::Bilan);

/// The words of a step from 1 to 4.
fn step_id(step: u8) -> &'static str {
    match step {
        0 | 1 => "placement-step-1",
        2 => "placement-step-2",
        3 => "placement-step-3",
        _ => "placement-step-4",
    }
}

fn meter(done: usize, of: usize) -> Meter {
    let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    Meter { done: count(done), of: count(of) }
}
