//! Home, catalogue, passport, certificates, words, answers, settings.

use super::{Builder, Parts};
use crate::app::items;
use crate::app::line::Line;
use crate::app::model::Visitor;
use crate::app::screen::OrganisationForm;
use crate::domain::prose::Prose;
use crate::domain::record::Certified;
use crate::scene::{Block, Field, Stamp, Tone};

impl Builder<'_> {
    pub(super) fn home(self) -> Parts {
        let mut body = vec![self.passport_line(), Block::Stamps(self.stamps())];
        if self.model.visitor == Visitor::Guest {
            body.push(self.small("home-guest"));
        }
        body.push(self.items());
        let name = self.model.progress.name.as_deref().unwrap_or_default();
        Parts::new("home", self.get("product"), body).status(Prose::plain(name))
    }

    /// "1 module out of 3".
    fn passport_line(self) -> Block {
        let passed = self.model.counted().len();
        let args = [("passed", passed.into()), ("needed", items::needed().into())];
        if passed >= items::needed() {
            let text = self.with("passport-complete", &args);
            return Block::Verdict { tone: Tone::Good, text };
        }
        Block::Heading(self.with("passport-standing", &args))
    }

    /// The modules passed, then the one under way, then free places.
    fn stamps(self) -> Vec<Stamp> {
        let done = self.model.counted().into_iter().map(|(module, _)| Stamp {
            state: self.get("stamp-done"),
            label: Prose::plain(&self.module_title(module)),
            is_earned: true,
        });
        let mut stamps: Vec<Stamp> = done.collect();
        let open = self.model.progress.unfinished();
        if let Some((module, progress)) = open
            && progress.passed.is_none()
            && stamps.len() < items::needed()
        {
            stamps.push(Stamp {
                state: self.get("stamp-open"),
                label: Prose::plain(&self.module_title(module)),
                is_earned: false,
            });
        }
        while stamps.len() < items::needed() {
            let label = self.get("stamp-free");
            stamps.push(Stamp { state: Prose::default(), label, is_earned: false });
        }
        stamps.truncate(items::needed());
        stamps
    }

    pub(super) fn catalogue(self) -> Parts {
        let body = vec![Block::Heading(self.get("catalogue-title")), self.items()];
        let passed = self.model.counted().len();
        let status = self.with("passport-status", &[("passed", passed.into())]);
        Parts::new("catalogue", self.get("product"), body).status(status)
    }

    pub(super) fn passport(self) -> Parts {
        let passed = self.model.counted();
        let needed = items::needed();
        let mut body = vec![self.passport_line(), Block::Stamps(self.stamps())];
        let missing = needed.saturating_sub(passed.len());
        if missing > 0 {
            body.push(Block::Text(self.with("passport-missing", &[("missing", missing.into())])));
        }
        let lines = passed.iter().map(|(module, pass)| {
            let (title, date) = (self.module_title(module), self.date(pass.at.date()));
            let args = [
                ("module", (&title).into()),
                ("right", pass.score.right.into()),
                ("of", pass.score.of.into()),
                ("date", (&date).into()),
            ];
            let progress = self.model.progress.module(module);
            let is_solid = progress.is_some_and(|progress| progress.solid.is_some());
            self.with(if is_solid { "passport-module-solid" } else { "passport-module" }, &args)
        });
        let lines: Vec<Prose> = lines.collect();
        if !lines.is_empty() {
            body.push(Block::Lines { numbered: false, lines });
        }
        if missing > 0 {
            body.push(self.small("passport-rule"));
        }
        body.push(self.items());
        Parts::new("passport", self.get("passport-title"), body)
    }

    pub(super) fn papers(self) -> Parts {
        let mut body = vec![Block::Heading(self.get("papers-title"))];
        let passed = self.model.counted();
        if passed.is_empty() {
            body.push(self.say("papers-none"));
        } else {
            let modules = passed.iter().map(|(module, _)| Certified::Module((*module).clone()));
            let passport = (passed.len() >= items::needed()).then_some(Certified::Passport);
            let lines = modules.chain(passport).map(|subject| self.paper_line(&subject)).collect();
            body.push(Block::Lines { numbered: false, lines });
            body.push(Block::Small(match &self.model.progress.organisation {
                Some(known) => {
                    let args =
                        [("name", (&known.name).into()), ("number", known.number.as_str().into())];
                    self.with("papers-for", &args)
                }
                None => self.get("papers-ask"),
            }));
            body.push(self.small("papers-what"));
        }
        if self.model.visitor == Visitor::Guest {
            body.push(self.say("home-guest"));
        }
        body.push(self.items());
        Parts::new("papers", self.get("papers-head"), body)
    }

    fn paper_line(self, subject: &Certified) -> Prose {
        let title = match subject {
            Certified::Module(module) => {
                self.text.with("papers-module", &[("module", (&self.module_title(module)).into())])
            }
            Certified::Passport => self.text.get("papers-passport"),
        };
        match self.model.progress.certificate(subject) {
            Some(certificate) => {
                let date = self.date(certificate.at.date());
                self.with("papers-issued", &[("title", (&title).into()), ("date", (&date).into())])
            }
            None => self.with("papers-due", &[("title", (&title).into())]),
        }
    }

    pub(super) fn organisation(self, form: &OrganisationForm) -> Parts {
        let field = |place: usize, id: &str, after: &str, line: &Line| {
            Block::Field(Field {
                label: self.get(id),
                value: line.value(),
                cursor: line.cursor(),
                after: self.get(after),
                is_focused: form.field == place,
            })
        };
        let body = vec![
            Block::Heading(self.get("organisation-title")),
            self.say("organisation-why"),
            field(0, "organisation-name", "organisation-name-help", &form.name),
            field(1, "organisation-number", "organisation-number-help", &form.number),
            field(2, "organisation-person", "organisation-person-help", &form.person),
            self.small("organisation-kept"),
            self.items(),
        ];
        Parts::new("organisation", self.get("papers-head"), body)
    }

    pub(super) fn answers(self) -> Parts {
        let mut body = vec![Block::Heading(self.get("answers-title"))];
        if items::answered_modules(self.model).next().is_none() {
            body.push(self.say("answers-none"));
        }
        body.push(self.items());
        Parts::new("answers", self.get("answers-head"), body)
    }

    pub(super) fn settings(self) -> Parts {
        let body = vec![
            Block::Heading(self.get("settings-title")),
            self.items(),
            self.small("settings-help"),
        ];
        Parts::new("settings", self.get("settings-head"), body)
    }
}
