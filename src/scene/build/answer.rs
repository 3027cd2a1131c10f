//! Questions while one chooses, and what is told afterwards.

use super::{Builder, Parts};
use crate::app::asking::{Asking, Draft, Phase};
use crate::domain::attempt::{Outcome, Response};
use crate::domain::grading::{Expected, Grade, expected, grade};
use crate::domain::id::ChoiceId;
use crate::domain::module::Module;
use crate::domain::prose::Prose;
use crate::domain::question::{Ask, Question, Tolerance};
use crate::domain::record::Purpose;
use crate::scene::{Block, Field, FrameKind, Meter, Tone};

impl Builder<'_> {
    pub(super) fn quiz(self, asking: &Asking) -> Parts {
        let Some(open) = &self.model.open else {
            return Parts::new("nowhere", Prose::default(), vec![]);
        };
        let quiz = self
            .model
            .here()
            .and_then(|here| here.quizzes.iter().rev().find(|quiz| quiz.attempt == asking.attempt));
        let questions = quiz.map_or(&[][..], |quiz| quiz.questions.as_slice());
        let place = questions.iter().position(|step| *step == asking.question).unwrap_or(0) + 1;
        let args = [("place", place.into()), ("of", questions.len().into())];
        let is_check = quiz.is_some_and(|quiz| quiz.purpose == Purpose::Check);
        let status = self.with(if is_check { "check-question" } else { "quiz-status" }, &args);
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let meter = Meter { done: count(place), of: count(questions.len()) };
        Parts { meter: Some(meter), ..self.asked(&open.module, asking, status) }
    }

    /// A question, or what is told about its answer.
    pub(super) fn asked(self, module: &Module, asking: &Asking, status: Prose) -> Parts {
        let Some(question) = module.question(&asking.question) else {
            return Parts::new("nowhere", module.title.clone(), vec![self.items()]);
        };
        let (phase, mut body) = match asking.given() {
            Some(response) => ("told", self.feedback(question, response)),
            None => ("ask", self.choosing(question, asking)),
        };
        if asking.phase != Phase::Saving {
            body.push(self.items());
        }
        if asking.is_choosing() {
            body.extend(self.hints(question, asking));
        }
        let place = format!("{phase}/{}/{}/{}", module.id, question.id, asking.attempt.0);
        Parts::new(place, module.title.clone(), body).status(status)
    }

    pub(super) fn choosing(self, question: &Question, asking: &Asking) -> Vec<Block> {
        let mut body = vec![Block::Heading(question.prompt.clone())];
        match (&question.ask, &asking.draft) {
            (Ask::Several { .. }, _) => body.push(self.small("ask-several")),
            (Ask::Find { title, .. }, _) => {
                body.push(Block::Small(
                    self.with("ask-find", &[("title", (&title.text()).into())]),
                ));
            }
            (Ask::Order { .. }, _) => body.push(self.small("ask-order")),
            (Ask::Match { pairs, .. }, Draft::Pairs { lefts, chosen }) => {
                let left = |id: &ChoiceId| pairs.iter().find(|p| p.id == *id).map(|p| &p.left);
                let right = |id: &ChoiceId| pairs.iter().find(|p| p.id == *id).map(|p| &p.right);
                let done =
                    lefts.iter().zip(chosen).filter_map(|(l, r)| Some((left(l)?, right(r)?)));
                let lines: Vec<Prose> = done.map(|(l, r)| self.pair(l, r)).collect();
                if !lines.is_empty() {
                    body.push(Block::Lines { numbered: false, lines });
                }
                if let Some(next) = lefts.get(chosen.len()).and_then(left) {
                    body.push(Block::Text(
                        self.with("ask-match", &[("left", (&next.text()).into())]),
                    ));
                }
            }
            (Ask::Word { .. }, Draft::Typed(line)) => {
                body.push(self.answer_field("ask-word", line, Prose::default()));
            }
            (Ask::Number { unit, .. }, Draft::Typed(line)) => {
                body.push(self.answer_field("ask-number", line, unit.clone()));
            }
            _ => {}
        }
        if asking.phase == Phase::Saving {
            body.push(self.small("ask-saving"));
        }
        body
    }

    fn answer_field(self, label: &str, line: &crate::app::line::Line, after: Prose) -> Block {
        Block::Field(Field {
            label: self.get(label),
            value: line.value(),
            cursor: line.cursor(),
            after,
            is_focused: self.model.focus.is_none(),
        })
    }

    fn pair(self, left: &Prose, right: &Prose) -> Prose {
        let (left, right) = (left.text(), right.text());
        self.with("pair", &[("left", (&left).into()), ("right", (&right).into())])
    }

    fn hints(self, question: &Question, asking: &Asking) -> Vec<Block> {
        let total = question.hints.len();
        let read = question.hints.iter().take(usize::from(asking.hints)).enumerate();
        let mut blocks: Vec<Block> = read
            .map(|(place, hint)| {
                let args = [("place", (place + 1).into()), ("of", total.into())];
                let title = self.with("hint-title", &args);
                Block::Frame { kind: FrameKind::Aside, title, lines: vec![hint.clone()] }
            })
            .collect();
        let left = total.saturating_sub(usize::from(asking.hints));
        if left > 0 && asking.hints == 0 && !matches!(asking.draft, Draft::Typed(_)) {
            blocks.push(Block::Small(self.with("hint-offer", &[("left", left.into())])));
        }
        blocks
    }

    /// The state, why for that choice, the right answer, what to remember.
    pub(super) fn feedback(self, question: &Question, response: &Response) -> Vec<Block> {
        let grade = grade(question, response);
        let (tone, id) = match grade.outcome {
            Outcome::Right => (Tone::Good, "verdict-right"),
            Outcome::Partly => (Tone::NotYet, "verdict-partly"),
            Outcome::Wrong => (Tone::NotYet, "verdict-not-yet"),
        };
        let mut body = vec![Block::Verdict { tone, text: self.get(id) }];
        let given = self.given(question, response);
        body.extend(self.labelled("answer-yours", &given));
        body.extend(self.notes(question, &grade));
        if !grade.forgiven.is_empty() {
            let what: Vec<String> =
                grade.forgiven.iter().map(|tolerance| self.forgiven(*tolerance)).collect();
            let what = what.join(", ");
            body.push(Block::Small(self.with("answer-forgiven", &[("what", (&what).into())])));
        }
        if grade.outcome != Outcome::Right {
            body.extend(self.labelled("answer-right", &self.right(question)));
        }
        let remember = question.remember.text();
        body.push(Block::Text(self.with("answer-remember", &[("remember", (&remember).into())])));
        body
    }

    /// One answer after its label; several as lines under it.
    pub(super) fn labelled(self, label: &str, lines: &[Prose]) -> Vec<Block> {
        match lines {
            [] => vec![],
            [one] => vec![Block::Text(self.with(label, &[("answer", (&one.text()).into())]))],
            many => vec![
                Block::Text(self.with(label, &[("answer", "".into())])),
                Block::Lines { numbered: false, lines: many.to_vec() },
            ],
        }
    }

    /// Why, and what to do. About one of several things, it is named.
    fn notes(self, question: &Question, grade: &Grade) -> Vec<Block> {
        let is_right = grade.outcome == Outcome::Right;
        let many = grade.notes.len() > 1;
        let relevant = grade.notes.iter().filter(|note| {
            is_right
                || !many
                || note.diagnosis.misconception.is_some()
                || !note.diagnosis.then.is_empty()
        });
        let chosen: Vec<_> = relevant.take(if is_right && many { 1 } else { 3 }).collect();
        let named = many && !is_right;
        chosen
            .into_iter()
            .map(|note| {
                let why = note.diagnosis.why.text();
                let then = note.diagnosis.then.text();
                let why = format!("{why} {then}").trim().to_owned();
                match note.about.as_ref().filter(|_| named).and_then(|id| choice_text(question, id))
                {
                    Some(about) => {
                        let about = about.text();
                        let args = [("about", (&about).into()), ("why", (&why).into())];
                        Block::Text(self.with("answer-why-about", &args))
                    }
                    None => Block::Text(Prose::plain(&why)),
                }
            })
            .collect()
    }

    fn forgiven(self, tolerance: Tolerance) -> String {
        self.text.get(match tolerance {
            Tolerance::Case => "forgiven-case",
            Tolerance::Accents => "forgiven-accents",
            Tolerance::Spaces => "forgiven-spaces",
            Tolerance::Typo => "forgiven-typo",
        })
    }

    /// What was given, in words.
    pub(super) fn given(self, question: &Question, response: &Response) -> Vec<Prose> {
        let named = |id: &ChoiceId| self.choice_words(question, id);
        match response {
            Response::Choice(id) => named(id).into_iter().collect(),
            Response::Choices(ids) => ids.iter().filter_map(named).collect(),
            Response::Order(ids) => ids.iter().filter_map(named).collect(),
            Response::Match(given) => {
                let Ask::Match { pairs, .. } = &question.ask else { return vec![] };
                let pair = |id: &ChoiceId| pairs.iter().find(|pair| pair.id == *id);
                let sides = given.iter().filter_map(|(l, r)| Some((pair(l)?, pair(r)?)));
                sides.map(|(l, r)| self.pair(&l.left, &r.right)).collect()
            }
            Response::Text(text) => vec![Prose::plain(text)],
        }
    }

    /// The right answer, in words.
    pub(super) fn right(self, question: &Question) -> Vec<Prose> {
        match expected(question) {
            Expected::Chosen(texts) | Expected::Ordered(texts) | Expected::Marked(texts) => {
                texts.into_iter().cloned().collect()
            }
            Expected::Verdict(verdict, reason) => vec![self.verdict(verdict, reason)],
            Expected::Paired(pairs) => pairs.into_iter().map(|(l, r)| self.pair(l, r)).collect(),
            Expected::Word(word) => vec![Prose::plain(word)],
            Expected::Number(value, unit) => {
                let number = self.number(&value.to_string());
                vec![Prose::plain(format!("{number} {}", unit.text()).trim())]
            }
        }
    }

    /// A plain decimal in the spelling of the language.
    fn number(self, plain: &str) -> String {
        plain.replace('.', &self.text.get("decimal-sign"))
    }

    /// "True: because …".
    pub(super) fn verdict(self, verdict: bool, reason: &Prose) -> Prose {
        let id = if verdict { "verdict-true" } else { "verdict-false" };
        self.with(id, &[("reason", (&reason.text()).into())])
    }

    /// The words of a choice, with its verdict when it has one.
    pub(super) fn choice_words(self, question: &Question, id: &ChoiceId) -> Option<Prose> {
        match &question.ask {
            Ask::TrueFalse { reasons } => {
                let reason = reasons.iter().find(|reason| reason.id == *id)?;
                Some(self.verdict(reason.verdict, &reason.text))
            }
            _ => choice_text(question, id).cloned(),
        }
    }
}

/// The text of a choice, item, right side or line.
pub(super) fn choice_text<'q>(question: &'q Question, id: &ChoiceId) -> Option<&'q Prose> {
    match &question.ask {
        Ask::One { choices } | Ask::Several { choices } => {
            choices.iter().find(|choice| choice.id == *id).map(|choice| &choice.text)
        }
        Ask::TrueFalse { reasons } => reasons.iter().find(|r| r.id == *id).map(|r| &r.text),
        Ask::Order { items, .. } => items.iter().find(|item| item.id == *id).map(|i| &i.text),
        Ask::Match { pairs, .. } => pairs.iter().find(|pair| pair.id == *id).map(|p| &p.right),
        Ask::Find { lines, .. } => lines.iter().find(|line| line.id == *id).map(|l| &l.text),
        Ask::Word { .. } | Ask::Number { .. } => None,
    }
}
