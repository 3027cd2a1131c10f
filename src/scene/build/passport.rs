//! The passport: what is earned, what is solid, what is missing; its certificates.

use super::{Builder, Parts};
use crate::app::items;
use crate::app::line::Line;
use crate::app::model::Visitor;
use crate::app::screen::OrganisationForm;
use crate::domain::id::ModuleId;
use crate::domain::progress::Pass;
use crate::domain::prose::Prose;
use crate::domain::record::Certified;
use crate::scene::{Block, Field, Stamp, Tone};

impl Builder<'_> {
    /// "1 module out of 3".
    pub(super) fn passport_line(self) -> Block {
        let passed = self.model.counted().len();
        let args = [("passed", passed.into()), ("needed", items::needed().into())];
        if passed >= items::needed() {
            let text = self.with("passport-complete", &args);
            return Block::Verdict { tone: Tone::Good, text };
        }
        Block::Heading(self.with("passport-standing", &args))
    }

    /// The modules passed, then the one under way, then free places.
    pub(super) fn stamps(self) -> Vec<Stamp> {
        let done = self.model.counted().into_iter().map(|(module, _)| Stamp {
            state: self.get("stamp-done"),
            label: Prose::plain(&self.module_title(module)),
            is_earned: true,
        });
        let mut stamps: Vec<Stamp> = done.collect();
        let is_to_pass = |module: &&ModuleId| {
            let progress = self.model.progress.module(module);
            self.model.counts(module) && progress.is_none_or(|it| it.passed.is_none())
        };
        let open = self.model.unfinished().filter(is_to_pass);
        if let Some(module) = open.filter(|_| stamps.len() < items::needed()) {
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

    pub(super) fn passport(self) -> Parts {
        let passed = self.model.counted();
        let mut body = vec![self.passport_line(), Block::Stamps(self.stamps())];
        let lines: Vec<Prose> =
            passed.iter().map(|(module, pass)| self.pass_line(module, pass)).collect();
        if !lines.is_empty() {
            body.push(Block::Lines { numbered: false, lines });
        }
        let missing = items::needed().saturating_sub(passed.len());
        if missing > 0 {
            body.push(Block::Text(self.with("passport-missing", &[("missing", missing.into())])));
            // Whoever passed a module knows the rule.
            body.extend(passed.is_empty().then(|| self.small("passport-rule")));
        }
        body.push(self.small("benefits-adviser"));
        body.push(self.items());
        let parts = Parts::new("passport", self.get("passport-title"), body);
        if passed.is_empty() { parts } else { parts.status(self.solid(&passed)) }
    }

    /// A module that is passed, and whether it is solid.
    fn pass_line(self, module: &ModuleId, pass: &Pass) -> Prose {
        let (title, date) = (self.module_title(module), self.date(pass.at.date()));
        let args = [
            ("module", (&title).into()),
            ("right", pass.score.right.into()),
            ("of", pass.score.of.into()),
            ("date", (&date).into()),
        ];
        let is_solid = self.is_solid(module);
        self.with(if is_solid { "passport-module-solid" } else { "passport-module" }, &args)
    }

    fn is_solid(self, module: &ModuleId) -> bool {
        self.model.progress.module(module).is_some_and(|progress| progress.solid.is_some())
    }

    /// How many of the modules passed were confirmed on another day.
    fn solid(self, passed: &[(&ModuleId, &Pass)]) -> Prose {
        let solid = passed.iter().filter(|(module, _)| self.is_solid(module)).count();
        self.with("passport-solid", &[("solid", solid.into()), ("of", passed.len().into())])
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
            body.extend(self.papers_language(&passed));
        }
        if self.model.visitor == Visitor::Guest {
            body.push(self.say("home-guest"));
        }
        body.push(self.items());
        Parts::new("papers", self.get("papers-head"), body)
    }

    /// In which language they are, if that is not the one of the session.
    fn papers_language(self, passed: &[(&ModuleId, &Pass)]) -> Option<Block> {
        let mut listings = passed.iter().filter_map(|(module, _)| self.model.listing(module));
        let code = listings.find_map(|listing| listing.elsewhere.as_ref())?;
        let language = self.language_item(code).text();
        Some(Block::Small(self.with("papers-language", &[("language", (&language).into())])))
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
}
