//! The code of a certificate: a square to photograph, a short code to copy by hand, and
//! where the files are.

use super::{Builder, Parts};
use crate::app::screen::CodeShown;
use crate::domain::prose::Prose;
use crate::domain::record::Certified;
use crate::scene::build::items::Worded;
use crate::scene::{Block, FrameKind};

impl Builder<'_> {
    pub(super) fn code(self, shown: &CodeShown) -> Parts {
        let mut body = vec![Block::Heading(Prose::plain(&self.paper_title(&shown.subject)))];
        match &shown.matrix {
            Some(matrix) => {
                let (caption, instead) = (self.get("code-photo"), self.get("code-no-room"));
                body.push(Block::Code { matrix: matrix.clone(), caption, instead });
            }
            None => body.push(self.say("code-none")),
        }
        body.push(Block::Frame {
            kind: FrameKind::Card,
            title: self.get("code-short"),
            lines: vec![Prose::plain(&shown.short)],
        });
        body.push(self.small("code-copy"));
        match &shown.folder {
            _ if self.model.profile.is_remote => body.extend(self.take_home(&shown.short)),
            Some(folder) => {
                body.push(Block::Small(self.with("code-files", &[("folder", folder.into())])));
            }
            None => body.push(self.small("code-no-files")),
        }
        body.push(self.items());
        Parts::new(format!("code-{}", shown.short), self.get("code-head"), body)
    }

    /// To the code of that certificate: from the list, or from another code.
    pub(super) fn code_item(self, place: usize) -> Worded {
        if place == 0 && !matches!(self.model.screen, crate::app::screen::Screen::Code(_)) {
            let is_remote = self.model.profile.is_remote;
            return Worded::new(self.get(if is_remote { "text-way-in" } else { "code-show" }));
        }
        let certificate = self.model.progress.latest_certificates().nth_back(place);
        let title = certificate.map(|it| self.paper_title(&it.subject)).unwrap_or_default();
        Worded::new(self.with("code-next", &[("title", (&title).into())]))
    }

    /// What a certificate is called in a list.
    pub(super) fn paper_title(self, subject: &Certified) -> String {
        match subject {
            Certified::Module(module) => {
                let module = self.module_title(module);
                self.text.with("papers-module", &[("module", (&module).into())])
            }
            Certified::Passport => self.text.get("papers-passport"),
        }
    }
}
