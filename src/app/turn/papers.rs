//! The organisation, the certificates and their files.

use super::Turn;
use crate::app::act::{Act, PapersAct, Place};
use crate::app::effect::{Effect, Request};
use crate::app::elsewhere::{Form, TextShown};
use crate::app::line::Line;
use crate::app::model::{After, Notice};
use crate::app::msg::Papers;
use crate::app::screen::{CodeShown, OrganisationForm, Screen};
use crate::domain::id::ModuleId;
use crate::domain::learner::Organisation;
use crate::domain::prose;
use crate::domain::record::Fact;

impl Turn<'_> {
    pub(super) fn papers(&mut self, act: PapersAct) {
        match act {
            // The organisation is on its way to the disk: what is due follows by itself.
            PapersAct::Make if self.is_about_to_issue() => {}
            PapersAct::Make if self.model.progress.organisation.is_none() => self.organisation(),
            PapersAct::Make => self.make(None),
            PapersAct::Export => self.export(),
            PapersAct::Learnt => self.learnt(),
            PapersAct::Code(place) => self.ask_code(place),
            PapersAct::Text(place, form) => self.ask_text(place, form),
            PapersAct::Clip => self.clip(),
            PapersAct::Submit => self.organisation_given(),
        }
    }

    /// Asks for the organisation: only when a certificate needs it.
    pub(super) fn organisation(&mut self) {
        let form = match &self.model.progress.organisation {
            Some(known) => OrganisationForm {
                name: Line::of(&known.name),
                number: Line::of(known.number.as_str()),
                ..OrganisationForm::default()
            },
            None => OrganisationForm::default(),
        };
        self.go(Screen::Organisation(form));
    }

    fn organisation_given(&mut self) {
        let Screen::Organisation(form) = &mut self.model.screen else { return };
        let name = prose::composed(form.name.value().trim());
        let number = form.number.value().parse();
        let problem = match (&number, name.is_empty()) {
            (_, true) => Some((0, Notice::NameFirst)),
            (Err(problem), _) => Some((1, Notice::BadNumber(*problem))),
            (Ok(_), false) => None,
        };
        if let Some((field, notice)) = problem {
            form.field = field;
            self.model.focus = None;
            self.model.notice = Some(notice);
            return;
        }
        let person = prose::composed(form.person.value().trim());
        let Ok(number) = number else { return };
        let organisation = Organisation { name, number };
        if self.model.progress.organisation.as_ref() == Some(&organisation) && person.is_empty() {
            return self.go(Screen::Papers);
        }
        let person = (!person.is_empty()).then_some(person);
        self.go(Screen::Papers);
        self.append(vec![Fact::Represents { organisation }], After::Issue(person));
    }

    fn is_about_to_issue(&self) -> bool {
        self.model.pending.after.values().any(|after| matches!(after, After::Issue(_)))
    }

    /// Signs what is due for the organisation.
    pub(super) fn make(&mut self, name: Option<String>) {
        if self.is_waiting_for(&After::Export) {
            return;
        }
        let model = &*self.model;
        let counts = |module: &ModuleId| model.counts(module);
        let request = model
            .learner()
            .and_then(|learner| Request::due((learner, &model.progress), counts, name, self.at));
        let Some(request) = request else {
            self.model.notice = Some(Notice::GuestOnly);
            return;
        };
        self.effects.push(Effect::Issue(Box::new(request)));
    }

    pub(super) fn papers_news(&mut self, papers: Papers) {
        match papers {
            Papers::Issued { papers, left, made_key } if papers.is_empty() && !left.is_empty() => {
                let why = left.join(" ");
                self.model.notice = Some(Notice::Refused { why, made_key });
            }
            Papers::Issued { papers, left, made_key } => {
                self.model.pending.made_key = made_key;
                self.model.pending.left = left;
                let facts = papers.into_iter().map(|paper| Fact::Certified {
                    certificate: paper.id,
                    subject: paper.subject,
                    document: paper.document,
                });
                let facts = facts.collect();
                self.append(facts, After::Export);
            }
            Papers::Exported { folder, files } => {
                // In the plan, Enter pressed once more must not tick a line.
                if !matches!(self.model.screen, Screen::Actions(_)) {
                    self.refocus();
                }
                let made_key = self.model.pending.made_key.take();
                let left = std::mem::take(&mut self.model.pending.left);
                self.model.notice = Some(Notice::Exported { folder, files, made_key, left });
            }
            Papers::Places(places) => self.places(places),
            Papers::OnStick { stick, files } => {
                let left = std::mem::take(&mut self.model.pending.left);
                self.handed(Notice::OnStick { stick, files, left });
            }
            Papers::Printed(count) => self.handed(Notice::Printed(count)),
            Papers::Code(shown) => self.code_made(shown),
            Papers::Text(shown) => self.text_made(shown),
            Papers::Refused(why) => {
                let made_key = self.model.pending.made_key.take();
                self.model.notice = Some(Notice::Refused { why, made_key });
            }
        }
    }

    /// Writes the latest certificate of each kind to files.
    pub(super) fn export(&mut self) {
        if !self.model.profile.can_export {
            return self.act(Act::Go(Place::Papers));
        }
        let latest = self.model.progress.latest_certificates().cloned().collect();
        self.send(Effect::Export(latest));
    }

    /// Writes what was learnt in the modules that were passed.
    fn learnt(&mut self) {
        let passed = self.model.counted().into_iter();
        let modules = passed.map(|(module, pass)| (module.clone(), pass.at.date())).collect();
        self.send(Effect::Learnt { modules, on: self.at.date() });
    }

    /// Asks for the code of a certificate: making it takes the key of the site.
    fn ask_code(&mut self, place: usize) {
        let certificate =
            self.model.progress.latest_certificates().nth_back(place).cloned().map(Box::new);
        self.effects.extend(certificate.map(|certificate| Effect::Code { place, certificate }));
    }

    fn code_made(&mut self, shown: Box<CodeShown>) {
        // Whoever went elsewhere meanwhile stays there.
        if matches!(self.model.screen, Screen::Papers | Screen::Code(_) | Screen::Text(_)) {
            self.go(Screen::Code(shown));
        }
    }

    /// Asks for the text of a certificate: a token takes the key of the site.
    fn ask_text(&mut self, place: usize, form: Form) {
        let certificate =
            self.model.progress.latest_certificates().nth_back(place).cloned().map(Box::new);
        let ask = |certificate| Effect::Text { place, certificate, form };
        self.effects.extend(certificate.map(ask));
    }

    fn text_made(&mut self, shown: Box<TextShown>) {
        // Whoever went elsewhere meanwhile stays there.
        if matches!(self.model.screen, Screen::Code(_) | Screen::Text(_)) {
            self.go(Screen::Text(shown));
        }
    }

    /// Fills the clipboard of the terminal, which never says whether it let us.
    fn clip(&mut self) {
        let Screen::Text(shown) = &self.model.screen else { return };
        if let Some(text) = shown.text.clone() {
            self.effects.push(Effect::Clip(text));
            self.model.notice = Some(Notice::Clipped);
        }
    }
}
