//! A learner who knows every answer: plays a module, right or wrong as wished.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use passeport::app::act::{Act, Study};
use passeport::app::asking::{Asking, Draft, Phase};
use passeport::app::screen::Screen;
use passeport::domain::attempt::{Outcome, Response};
use passeport::domain::grading::grade;
use passeport::domain::id::ChoiceId;
use passeport::domain::module::Step;
use passeport::domain::question::{Ask, Question};
use passeport::domain::simulator::{Simulator, Situation};

use super::Visit;

impl Visit {
    /// The question on screen.
    #[track_caller]
    pub(crate) fn question(&self) -> Question {
        let asking = self.asking();
        self.model().open.as_ref().unwrap().module.question(&asking.question).unwrap().clone()
    }

    /// The question on screen and what is being chosen.
    #[track_caller]
    pub(crate) fn asking(&self) -> Asking {
        let asking = self.model().asking();
        asking.unwrap_or_else(|| panic!("no question on\n{}", self.screen())).clone()
    }

    /// Whether an answer is told on screen.
    pub(crate) fn is_told(&self) -> bool {
        self.model().asking().is_some_and(|asking| matches!(asking.phase, Phase::Told(_)))
    }

    /// Answers the question on screen so that it is worth `wanted`.
    #[track_caller]
    pub(crate) fn answer(&mut self, wanted: Outcome) -> &mut Self {
        let question = self.question();
        let mut fitting = responses(&question)
            .into_iter()
            .filter(|response| grade(&question, response).outcome == wanted);
        let response = fitting.next().unwrap_or_else(|| panic!("no {wanted:?} for {question:?}"));
        self.choose(&response).keys("<Enter>")
    }

    /// Chooses a response with the keyboard, without validating it.
    #[track_caller]
    pub(crate) fn choose(&mut self, response: &Response) -> &mut Self {
        match response {
            Response::Choice(id) => self.press_row(id),
            Response::Choices(ids) => {
                ids.iter().for_each(|id| self.press_row(id));
            }
            Response::Order(ids) => ids.iter().for_each(|id| self.press_row(id)),
            Response::Match(pairs) => {
                let Draft::Pairs { lefts, .. } = self.asking().draft else {
                    panic!("pairs for another question")
                };
                for left in lefts {
                    self.press_row(&pairs[&left]);
                    self.keys("<Enter>");
                }
            }
            Response::Text(text) => drop(self.text_typed(text)),
        }
        self
    }

    /// Presses the digit of a row.
    #[track_caller]
    fn press_row(&mut self, id: &ChoiceId) {
        let asking = self.asking();
        let row = asking.rows().iter().position(|row| *row == id).expect("the row is there");
        assert!(row < 9, "no digit for row {row}");
        self.keys(&(row + 1).to_string());
    }

    /// One step on in a module, answering questions with `wanted`. False where
    /// the lessons or the quiz are over.
    #[track_caller]
    pub(crate) fn step(&mut self, wanted: Outcome) -> bool {
        match (&self.model().screen, self.model().asking()) {
            (_, Some(asking)) if asking.is_choosing() => {
                self.answer(wanted);
            }
            (_, Some(_)) => drop(self.keys("<Enter>")),
            (Screen::Lesson(lesson), None) => {
                let open = self.model().open.clone().unwrap();
                match open.module.steps().nth(lesson.index) {
                    Some(Step::Page(_)) => drop(self.keys("<Right>")),
                    Some(Step::Simulator(id)) => {
                        let simulator = open.module.simulator(id).unwrap();
                        let situation = &lesson.playing.as_ref().unwrap().situation;
                        match way_out(simulator, situation) {
                            Some(place) => drop(self.take(&Act::Study(Study::Move(place)))),
                            None => drop(self.keys("<Enter>")),
                        }
                    }
                    Some(Step::Question(_)) => panic!("a question that does not ask"),
                    None => return false,
                }
            }
            _ => return false,
        }
        true
    }

    /// Whether a simulator is on screen.
    pub(crate) fn is_in_simulator(&self) -> bool {
        matches!(&self.model().screen, Screen::Lesson(lesson) if lesson.playing.is_some())
    }

    /// On to the next question of the lessons, if there is one.
    #[track_caller]
    pub(crate) fn step_to_question(&mut self) -> bool {
        while !self.model().asking().is_some_and(Asking::is_choosing) {
            if !self.step(Outcome::Right) {
                return false;
            }
        }
        true
    }

    /// Turns the page and back: nothing is chosen any more.
    #[track_caller]
    pub(crate) fn start_question_again(&mut self) {
        let question = self.asking().question;
        self.keys("<Left> <Right>");
        if self.asking().question != question {
            self.keys("<Right>");
        }
        assert!(self.asking().question == question && self.asking().is_choosing());
    }

    /// Reads the lessons to their end, all answers right.
    #[track_caller]
    pub(crate) fn read_lessons(&mut self) -> &mut Self {
        self.take(&Act::Study(Study::Lessons));
        while self.step(Outcome::Right) {}
        self
    }

    /// Takes the quiz on offer here, so many right answers first.
    #[track_caller]
    pub(crate) fn take_quiz(&mut self, mut right: usize) -> &mut Self {
        self.take(&Act::Study(Study::Quiz));
        assert!(matches!(self.model().screen, Screen::Quiz(_)), "{}", self.screen());
        while matches!(self.model().screen, Screen::Quiz(_)) {
            self.answer(if right > 0 { Outcome::Right } else { Outcome::Wrong });
            right = right.saturating_sub(1);
            self.keys("<Enter>");
        }
        self
    }
}

/// The first move of a shortest way to the goal; none at the goal.
fn way_out(simulator: &Simulator, from: &Situation) -> Option<usize> {
    if simulator.is_reached(from) {
        return None;
    }
    let mut seen = BTreeSet::from([from.clone()]);
    let mut ahead = VecDeque::from([(from.clone(), None)]);
    while let Some((situation, first)) = ahead.pop_front() {
        for (place, chosen) in simulator.moves(&situation).enumerate() {
            let next = simulator.play(&situation, chosen);
            let first = first.or(Some(place));
            if simulator.is_reached(&next) {
                return first;
            }
            if seen.insert(next.clone()) {
                ahead.push_back((next, first));
            }
        }
    }
    panic!("no way out of {}", simulator.id)
}

/// Responses of many worths to a question.
pub(crate) fn responses(question: &Question) -> Vec<Response> {
    let chosen = |ids: Vec<ChoiceId>| ids.into_iter().map(Response::Choice).collect();
    match &question.ask {
        Ask::One { choices } => chosen(choices.iter().map(|c| c.id.clone()).collect()),
        Ask::TrueFalse { reasons } => chosen(reasons.iter().map(|r| r.id.clone()).collect()),
        Ask::Several { choices } => {
            subsets(&choices.iter().map(|c| c.id.clone()).collect::<Vec<_>>())
        }
        Ask::Find { lines, .. } => subsets(&lines.iter().map(|l| l.id.clone()).collect::<Vec<_>>()),
        Ask::Order { items, .. } => {
            let ids: Vec<ChoiceId> = items.iter().map(|item| item.id.clone()).collect();
            permutations(&ids).into_iter().map(Response::Order).collect()
        }
        Ask::Match { pairs, .. } => {
            let lefts: Vec<ChoiceId> = pairs.iter().map(|pair| pair.id.clone()).collect();
            let paired = |rights: Vec<ChoiceId>| {
                let pairs: BTreeMap<_, _> = lefts.iter().cloned().zip(rights).collect();
                Response::Match(pairs)
            };
            permutations(&lefts).into_iter().map(paired).collect()
        }
        Ask::Word { accept, mistakes, .. } => {
            let expected = mistakes.iter().flat_map(|mistake| mistake.answers.clone());
            let words = accept.iter().cloned().chain(expected).chain(["xyzzy".to_owned()]);
            words.map(Response::Text).collect()
        }
        Ask::Number { value, mistakes, .. } => {
            let expected = mistakes.iter().flat_map(|mistake| mistake.answers.clone());
            let numbers = [value.to_string()].into_iter().chain(expected);
            numbers.chain(["987654321".to_owned()]).map(Response::Text).collect()
        }
    }
}

fn subsets(ids: &[ChoiceId]) -> Vec<Response> {
    let picked = |mask: u32| {
        let is_in = |place: &usize| mask & (1 << place) != 0;
        let ids = ids.iter().enumerate().filter(|(place, _)| is_in(place));
        Response::Choices(ids.map(|(_, id)| id.clone()).collect())
    };
    (1..1_u32 << ids.len()).map(picked).collect()
}

/// Every order of `ids`, for up to six of them; the order given first.
pub(crate) fn permutations(ids: &[ChoiceId]) -> Vec<Vec<ChoiceId>> {
    assert!(ids.len() <= 6, "too many orders");
    if ids.is_empty() {
        return vec![vec![]];
    }
    let mut all = vec![];
    for (place, first) in ids.iter().enumerate() {
        let mut rest = ids.to_vec();
        rest.remove(place);
        for mut tail in permutations(&rest) {
            tail.insert(0, first.clone());
            all.push(tail);
        }
    }
    all
}
