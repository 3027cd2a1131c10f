//! A page to print, as it is read on screen.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::model::Open;
use crate::app::screen::SheetView;
use crate::domain::prose::Prose;
use crate::domain::sheet::{Line, Section};
use crate::scene::{Block, FrameKind};

impl Builder<'_> {
    pub(super) fn sheet(self, view: &SheetView) -> Parts {
        let Some(Open { module, .. }) = &self.model.open else { return self.nowhere() };
        let Some(sheet) = module.sheets.get(view.sheet) else { return self.nowhere() };
        let mut body = vec![Block::Heading(sheet.title.clone()), self.small("sheet-what-for")];
        body.extend(sheet.sections.iter().map(|section| self.section(section)));
        body.push(self.items());
        let place = format!("sheet/{}/{}", module.id, sheet.id);
        Parts::new(place, module.title.clone(), body).status(self.get("sheet-status"))
    }

    fn section(self, section: &Section) -> Block {
        let lines = section.lines.iter().map(|line| match line {
            Line::Tick(text) => self.with("sheet-tick", &[("text", (&text.text()).into())]),
            Line::Fill(text) => self.with("sheet-fill", &[("text", (&text.text()).into())]),
            Line::Fact { text, source, checked_on, review_by, .. } => {
                self.fact_line(text, source, (*checked_on, *review_by))
            }
        });
        let (kind, title) = (FrameKind::Aside, section.title.clone());
        Block::Frame { kind, title, lines: lines.collect() }
    }

    /// A fact with its date and source, in one line as on paper.
    fn fact_line(
        self,
        text: &Prose,
        source: &str,
        (checked_on, review_by): (crate::domain::time::Date, crate::domain::time::Date),
    ) -> Prose {
        let date = self.date(checked_on);
        let is_old = self.model.around.today > review_by;
        let id = if is_old { "sheet-fact-old" } else { "sheet-fact" };
        let said = text.text();
        let args = [
            ("text", (&said).into()),
            ("date", (&date).into()),
            ("source", crate::domain::sheet::host(source).into()),
        ];
        self.with(id, &args)
    }

    /// "La fiche à imprimer", and which one.
    pub(super) fn sheet_item(self, sheet: usize) -> Worded {
        let open = self.model.open.as_ref();
        let title = open.and_then(|open| Some(open.module.sheets.get(sheet)?.title.clone()));
        Worded { detail: title.unwrap_or_default(), ..Worded::new(self.get("sheet-item")) }
    }
}
