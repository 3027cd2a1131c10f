//! Pages to print: put into words, written to files.

use super::papers;
use super::shell::Setup;
use crate::app::msg::Papers;
use crate::content::sheet;
use crate::domain::id::{ModuleId, SheetId};
use crate::domain::module::Module;
use crate::domain::prose::Prose;
use crate::domain::sheet::{Line, Sheet, host};
use crate::domain::time::Date;
use crate::text::Text;

/// A sheet of `module` as plain text that fits one page, its lines ended.
pub fn page(text: &Text, module: &Module, sheet: &Sheet, today: Date) -> String {
    let title = module.title.text();
    let head = text.with("sheet-head", &[("module", (&title).into())]);
    let foot = [
        text.get("sheet-foot-rule"),
        text.with("sheet-foot", &[("version", (&module.version).into())]),
    ];
    let rows = sheet::page(sheet, &head, &|line| fact(text, line, today), &foot);
    rows.join("\n") + "\n"
}

/// A fact with its date and source.
fn fact(text: &Text, line: &Line, today: Date) -> String {
    let Line::Fact { text: said, source, checked_on, review_by, .. } = line else {
        return line.text().text();
    };
    let (day, month) = (i64::from(checked_on.day()), i64::from(checked_on.month()));
    let year = i64::from(checked_on.year());
    let date =
        text.with("date", &[("day", day.into()), ("month", month.into()), ("year", year.into())]);
    let id = if today > *review_by { "sheet-fact-old" } else { "sheet-fact" };
    let said = said.text();
    let args =
        [("text", (&said).into()), ("date", (&date).into()), ("source", host(source).into())];
    Prose::plain(&text.with(id, &args)).text()
}

/// Writes a sheet to a file named after its module, whole or not at all.
pub(super) fn export(setup: &Setup, module: &ModuleId, sheet: &SheetId) -> Papers {
    let opened = setup.catalogue.module(module, setup.text.locale()).ok();
    let module = opened.map(|opening| opening.module);
    let found = module.as_ref().and_then(|module| {
        let sheet = module.sheets.iter().find(|one| one.id == *sheet)?;
        Some((module, sheet))
    });
    let Some((module, sheet)) = found else {
        return Papers::Refused(setup.text.get("notice-no-module"));
    };
    let name = format!("{}-{}.txt", module.id, sheet.id);
    let page = page(&setup.text, module, sheet, setup.world.now().date());
    let at = setup.export.join(&name);
    match papers::write(&setup.export, &at, page.as_bytes()) {
        Ok(()) => {
            let folder = setup.export.display().to_string();
            Papers::Exported { folder, files: vec![name] }
        }
        Err(error) => {
            let (path, why) = (at.display().to_string(), error.to_string());
            let args = [("path", (&path).into()), ("why", (&why).into())];
            Papers::Refused(setup.text.with("papers-unwritable", &args))
        }
    }
}
