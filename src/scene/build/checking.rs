//! A certificate that somebody brings: what one has in hand, and the answer.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::checking::{Answers, CheckAct, CheckStep, Checking, Told, Worth};
use crate::app::screen::Screen;
use crate::domain::prose::Prose;
use crate::scene::{Block, Field, Tone};

impl Builder<'_> {
    pub(super) fn checking(self, checking: &Checking) -> Parts {
        let (place, status, body) = match &checking.step {
            CheckStep::Ways => ("check", self.get("check-offline"), self.ways(checking)),
            CheckStep::Typing(line) => {
                let field = Field {
                    label: self.get("check-code"),
                    value: line.value(),
                    cursor: line.cursor(),
                    after: Prose::default(),
                    is_focused: true,
                };
                let body = vec![
                    Block::Field(field),
                    self.small("check-code-example"),
                    self.small("check-code-paste"),
                    self.items(),
                ];
                ("check/code", Prose::default(), body)
            }
            CheckStep::Files => {
                let body = vec![Block::Heading(self.get("check-which")), self.items()];
                ("check/files", Prose::default(), body)
            }
            CheckStep::Told(answers) => return self.answers_told(answers),
        };
        Parts::new(place, self.get("check-title"), body).status(status)
    }

    fn ways(self, checking: &Checking) -> Vec<Block> {
        let mut body = vec![Block::Heading(self.get("check-hand")), self.items()];
        if checking.here.lists.is_empty() {
            body.push(self.small("check-no-list"));
        } else {
            body.push(Block::Facts(checking.here.lists.clone()));
        }
        body
    }

    fn answers_told(self, answers: &Answers) -> Parts {
        let Some(told) = answers.shown() else {
            return Parts::new("check/told", self.get("check-title"), vec![self.items()]);
        };
        let status = match answers.told.len() {
            0 | 1 => self.get("check-result"),
            of => {
                let args = [("number", (answers.at + 1).into()), ("of", of.into())];
                self.with("check-result-of", &args)
            }
        };
        let (place, body) = if answers.is_whole {
            let head = [Block::Heading(self.get("check-whole")), self.small("check-whole-what")];
            let facts = Block::Facts(told.everything.clone());
            ("whole", head.into_iter().chain([facts, self.items()]).collect())
        } else {
            ("told", self.told(told))
        };
        let place = format!("check/{place}/{}", answers.at);
        Parts::new(place, self.get("check-title"), body).status(status)
    }

    fn told(self, told: &Told) -> Vec<Block> {
        let tone = match told.worth {
            Worth::Sound => Tone::Good,
            Worth::Doubtful => Tone::NotYet,
            Worth::Worthless => Tone::Danger,
        };
        let mut body = vec![Block::Verdict { tone, text: told.verdict.clone() }];
        body.extend(told.why.iter().cloned().map(Block::Text));
        body.extend(shown(&told.advice).map(Block::Text));
        body.extend((!told.facts.is_empty()).then(|| Block::Facts(told.facts.clone())));
        body.extend(shown(&told.compare).map(Block::Small));
        body.extend((!told.checks.is_empty()).then(|| Block::Facts(told.checks.clone())));
        body.push(self.items());
        body
    }

    pub(super) fn check_item(self, act: CheckAct) -> Worded {
        match act {
            CheckAct::Type => self.detailed("check-type", "check-type-detail"),
            CheckAct::Files => self.detailed("check-files", "check-files-detail"),
            CheckAct::Submit => Worded::new(self.get("validate")),
            CheckAct::File(place) => {
                let Screen::Check(checking) = &self.model.screen else {
                    return Worded::new(Prose::default());
                };
                let name = checking.here.files.get(place);
                Worded::new(name.map(|name| Prose::plain(name)).unwrap_or_default())
            }
            CheckAct::Answer(_) => Worded::new(self.get("check-next")),
            CheckAct::Whole(true) => Worded::new(self.get("check-whole")),
            CheckAct::Again if self.is_told() => Worded::new(self.get("check-again")),
            CheckAct::Again | CheckAct::Whole(false) => Worded::new(self.get("go-back")),
        }
    }

    fn is_told(self) -> bool {
        let Screen::Check(checking) = &self.model.screen else { return false };
        matches!(checking.step, CheckStep::Told(_))
    }
}

fn shown(prose: &Prose) -> Option<Prose> {
    (!prose.is_empty()).then(|| prose.clone())
}
