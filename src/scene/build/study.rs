//! What a module is about, its pages, its simulators, its end, its outcome.

use super::{Builder, Parts};
use crate::app::model::Open;
use crate::app::screen::{Lesson, Playing};
use crate::domain::module::{Block as Part, Module, Page, Step};
use crate::domain::progress::Pass;
use crate::domain::prose::Prose;
use crate::domain::record::Purpose;
use crate::domain::simulator::Simulator;
use crate::scene::{Block, FrameKind, Meter, Tone};

impl Builder<'_> {
    pub(super) fn intro(self) -> Parts {
        let Some(Open { module, is_fallback, .. }) = &self.model.open else {
            return self.nowhere();
        };
        let mut body =
            vec![Block::Heading(module.title.clone()), Block::Text(module.summary.clone())];
        if *is_fallback {
            body.insert(1, self.other_language(module));
        }
        // What one will know is for who does not know it yet.
        if let Some(pass) = self.model.here().and_then(|here| here.passed.as_ref()) {
            body.push(self.passed_since(pass));
        } else {
            let objectives = module.objectives.iter().map(|it| it.text.clone());
            body.push(self.say("intro-objectives"));
            body.push(Block::Lines { numbered: false, lines: objectives.collect() });
        }
        body.push(self.items());
        let minutes = self.with("minutes", &[("minutes", module.about.minutes.into())]);
        Parts::new(format!("intro/{}", module.id), self.get("product"), body).status(minutes)
    }

    /// That the module speaks another language than the person.
    fn other_language(self, module: &Module) -> Block {
        let language = self.language_item(&module.language).text();
        let text = self.with("intro-other-language", &[("language", (&language).into())]);
        Block::Notice { tone: Tone::Info, text }
    }

    /// When the module was passed, and whether that is confirmed.
    fn passed_since(self, pass: &Pass) -> Block {
        let date = self.date(pass.at.date());
        let args = [
            ("date", (&date).into()),
            ("right", pass.score.right.into()),
            ("of", pass.score.of.into()),
        ];
        let text = match self.model.here().and_then(|here| here.solid) {
            Some(solid) => self.solid_since(pass.at.date(), solid.date()),
            None => self.with("intro-passed", &args),
        };
        Block::Notice { tone: Tone::Good, text }
    }

    pub(super) fn nowhere(self) -> Parts {
        Parts::new("nowhere", self.get("product"), vec![self.say("notice-no-module"), self.items()])
    }

    pub(super) fn lesson(self, lesson: &Lesson) -> Parts {
        let Some(Open { module, is_fallback, .. }) = &self.model.open else {
            return self.nowhere();
        };
        let mut parts = match (&lesson.reread, module.steps().nth(lesson.index)) {
            (Some(page), _) => {
                let page = module.steps().find_map(|step| match step {
                    Step::Page(found) if found.id == *page => Some(found),
                    _ => None,
                });
                page.map_or_else(|| self.nowhere(), |page| self.page(module, page))
            }
            (None, Some(Step::Page(page))) => self.page(module, page),
            (None, Some(Step::Question(_))) => match &lesson.asking {
                Some(asking) => self.asked(module, asking, self.question_status(module, lesson)),
                None => self.nowhere(),
            },
            (None, Some(Step::Simulator(id))) => match (module.simulator(id), &lesson.playing) {
                (Some(simulator), Some(playing)) => self.simulator(module, simulator, playing),
                _ => self.nowhere(),
            },
            (None, None) => self.ending(module),
        };
        // Whoever is on a first page at once was told nowhere else.
        let is_told = !self.model.profile.is_shared;
        if *is_fallback && !is_told && lesson.index == 0 && lesson.reread.is_none() {
            parts.body.insert(1.min(parts.body.len()), self.other_language(module));
        }
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let of = count(module.steps().count());
        let meter = Some(Meter { done: count(lesson.index + 1).min(of), of });
        Parts { meter, ..parts }
    }

    fn page(self, module: &Module, page: &Page) -> Parts {
        let mut body = vec![Block::Heading(page.title.clone())];
        body.extend(page.blocks.iter().flat_map(|part| self.part(part)));
        if matches!(&self.model.screen, crate::app::screen::Screen::Lesson(l) if l.reread.is_some())
        {
            body.push(self.items());
        }
        let pages: Vec<_> = module.steps().filter(|step| matches!(step, Step::Page(_))).collect();
        let place = pages.iter().position(|step| *step.id() == page.id).unwrap_or(0) + 1;
        let args = [("page", place.into()), ("pages", pages.len().into())];
        Parts::new(format!("page/{}/{}", module.id, page.id), module.title.clone(), body)
            .status(self.with("page-status", &args))
    }

    fn question_status(self, module: &Module, lesson: &Lesson) -> Prose {
        let is_question = |step: &&Step| matches!(step, Step::Question(_));
        let before = module.steps().take(lesson.index + 1).filter(is_question).count();
        let all = module.steps().filter(is_question).count();
        self.with("question-status", &[("place", before.into()), ("of", all.into())])
    }

    /// A part of a page as blocks.
    pub(super) fn part(self, part: &Part) -> Vec<Block> {
        match part {
            Part::Text(text) => vec![Block::Text(text.clone())],
            Part::List(lines) => vec![Block::Lines { numbered: false, lines: lines.clone() }],
            Part::Steps(lines) => vec![Block::Lines { numbered: true, lines: lines.clone() }],
            Part::Example { title, lines } => {
                let title = self.with("example", &[("title", (&title.text()).into())]);
                vec![Block::Frame { kind: FrameKind::Example, title, lines: lines.clone() }]
            }
            Part::Imitation { title, lines } => {
                let title = title.clone();
                vec![Block::Frame { kind: FrameKind::Imitation, title, lines: lines.clone() }]
            }
            Part::Fact { text, source, checked_on, review_by, .. } => {
                let checked = self.checked(source, (*checked_on, *review_by));
                vec![Block::Text(text.clone()), Block::Small(checked)]
            }
        }
    }

    fn simulator(self, module: &Module, simulator: &Simulator, playing: &Playing) -> Parts {
        let mut body = vec![Block::Heading(simulator.goal.clone())];
        if let Some((said, is_wrong)) = &playing.said {
            let tone = if *is_wrong { Tone::NotYet } else { Tone::Good };
            body.push(Block::Notice { tone, text: said.clone() });
        }
        if simulator.is_reached(&playing.situation) {
            body.push(Block::Verdict { tone: Tone::Good, text: simulator.success.clone() });
            if playing.wrong > 0 {
                body.push(Block::Small(
                    self.with("simulator-wrong", &[("count", playing.wrong.into())]),
                ));
            }
        } else if let Some(state) = simulator.state(&playing.situation) {
            body.extend(state.view.iter().flat_map(|part| self.part(part)));
        }
        body.push(self.items());
        let flags: Vec<&str> =
            playing.situation.flags.iter().map(crate::domain::id::FlagId::as_str).collect();
        let place = format!(
            "simulator/{}/{}/{}/{}",
            module.id,
            simulator.id,
            playing.situation.state,
            flags.join("+")
        );
        Parts::new(place, simulator.title.clone(), body).status(self.get("simulator-status"))
    }

    fn ending(self, module: &Module) -> Parts {
        let mut body = vec![
            Block::Heading(self.get("ending-remember")),
            Block::Lines { numbered: false, lines: module.ending.remember.clone() },
        ];
        let rule = module.quiz.mastery;
        let args = [("drawn", rule.drawn.into()), ("right", rule.right.into())];
        body.push(Block::Text(self.with("ending-quiz", &args)));
        body.push(self.items());
        Parts::new(format!("ending/{}", module.id), module.title.clone(), body)
            .status(self.get("ending-status"))
    }

    /// The outcome of a quiz: the stamp, what one can do now, what to do this week.
    pub(super) fn results(self) -> Parts {
        let Some(Open { module, .. }) = &self.model.open else { return self.nowhere() };
        let Some(quiz) = self.model.here().and_then(|here| here.last_ended()) else {
            return self.nowhere();
        };
        if quiz.purpose == Purpose::Check {
            return self.check_results(module, quiz);
        }
        let (score, rule) = (quiz.score(), quiz.rule);
        let args =
            [("right", score.right.into()), ("of", score.of.into()), ("needed", rule.right.into())];
        let is_passed = quiz.ended == Some(true);
        let mut body = if is_passed {
            let abilities = module.objectives.iter().map(|objective| objective.text.clone());
            let action = module.ending.action.text();
            vec![
                Block::Verdict { tone: Tone::Good, text: self.with("results-passed", &args) },
                self.standing(),
                self.say("results-able"),
                Block::Lines { numbered: false, lines: abilities.collect() },
                Block::Text(self.with("results-action", &[("action", (&action).into())])),
            ]
        } else {
            vec![
                Block::Verdict { tone: Tone::NotYet, text: self.with("results-not-yet", &args) },
                self.say("results-again"),
                self.say("results-no-limit"),
            ]
        };
        body.push(self.items());
        Parts::new(format!("results/{}/{}", module.id, quiz.attempt.0), module.title.clone(), body)
            .status(self.get("results-status"))
    }

    /// How far the passport is, in one line.
    fn standing(self) -> Block {
        let passed = self.model.counted().len();
        let needed = crate::app::items::needed();
        if passed >= needed {
            return Block::Verdict { tone: Tone::Good, text: self.get("results-passport") };
        }
        let args = [("passed", passed.into()), ("needed", needed.into())];
        Block::Text(self.with("passport-standing", &args))
    }
}
