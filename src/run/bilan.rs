//! The page for the adviser: one sheet of plain text, and its file.

use super::papers;
use super::plan::wrapped;
use super::shell::Setup;
use super::wording::date;
use crate::app::msg::Papers;
use crate::domain::id::ModuleId;
use crate::domain::placement::bilan::{Bilan, Passed};
use crate::domain::prose;
use crate::domain::route::Reason;
use crate::text::Text;

/// The width of the page, in letters.
pub const COLUMNS: usize = 72;

/// The page in the words of `text`; `title` names a module. No row is longer than [`COLUMNS`].
pub fn page(text: &Text, bilan: &Bilan, title: &dyn Fn(&ModuleId) -> String) -> String {
    let mut page = Page { text, rows: vec![] };
    page.head(bilan);
    let goal = bilan.goal.title.text();
    page.part(&text.with("bilan-goal", &[("goal", (&goal).into())]));
    page.part(&text.get("bilan-areas"));
    for area in &bilan.areas {
        let step = STEP_IDS.get(usize::from(area.step).saturating_sub(1)).map(|id| text.get(id));
        let (name, step) = (area.title.text(), step.unwrap_or_default());
        page.line(
            "- ",
            &text.with("bilan-area", &[("area", (&name).into()), ("step", (&step).into())]),
        );
    }
    page.part(&text.get("bilan-tried"));
    let tried: Vec<String> = bilan.tried.iter().map(title).collect();
    if tried.is_empty() {
        page.line("", &text.get("bilan-tried-none"));
    } else {
        let modules = tried.join(", ");
        let args = [("count", tried.len().into()), ("modules", (&modules).into())];
        page.line("", &text.with("bilan-tried-modules", &args));
    }
    page.part(&text.get("bilan-plan"));
    if bilan.plan.is_empty() {
        page.line("", &text.get("bilan-plan-none"));
    }
    for (place, step) in bilan.plan.iter().enumerate() {
        let (module, reason) = (title(&step.module), text.get(reason_id(step.reason)));
        let args = [("module", (&module).into()), ("reason", (&reason).into())];
        page.line(&format!("{}. ", place + 1), &text.with("placement-plan-line", &args));
    }
    page.part(&text.get("bilan-passed"));
    if bilan.passed.is_empty() {
        page.line("", &text.get("bilan-passed-none"));
    }
    for passed in &bilan.passed {
        page.passed(passed, title);
    }
    page.rows.extend([String::new(), "-".repeat(COLUMNS)]);
    page.line("", &text.get("bilan-not-state"));
    page.line("", &text.get("bilan-adviser"));
    page.finish()
}

/// Writes the page to a file of its own, whole or not at all.
pub(super) fn export(setup: &Setup, bilan: &Bilan) -> Papers {
    let titled = |module: &ModuleId| {
        let entry = setup.catalogue.entry(module);
        let title = entry.map(|entry| entry.title.in_language(setup.text.locale()).text());
        title.unwrap_or_else(|| module.to_string())
    };
    let page = page(&setup.text, bilan, &titled);
    // Two people of one day have two files; the same person overwrites her own.
    let name = format!("bilan-{}-{:04x}.txt", bilan.on, bilan.attempt.0 & 0xffff);
    let path = setup.export.join(&name);
    match papers::write(&setup.export, &path, page.as_bytes()) {
        Ok(()) => {
            Papers::Exported { folder: setup.export.display().to_string(), files: vec![name] }
        }
        Err(error) => {
            let (path, why) = (path.display().to_string(), error.to_string());
            let args = [("path", (&path).into()), ("why", (&why).into())];
            Papers::Refused(setup.text.with("papers-unwritable", &args))
        }
    }
}

struct Page<'a> {
    text: &'a Text,
    rows: Vec<String>,
}

impl Page<'_> {
    fn head(&mut self, bilan: &Bilan) {
        self.line("", &self.text.get("product"));
        self.line("", &self.text.get("bilan-title").to_uppercase());
        let (made, today) = (date(self.text, bilan.placed_on), date(self.text, bilan.on));
        let args = [("date", (&made).into()), ("today", (&today).into())];
        self.line("", &self.text.with("bilan-made", &args));
        let organisation = bilan.organisation.as_ref().map(|it| it.name.as_str());
        let who: Vec<&str> = bilan.name.as_deref().into_iter().chain(organisation).collect();
        self.line("", &prose::clean(&who.join(", ")));
        self.rows.push("-".repeat(COLUMNS));
    }

    fn passed(&mut self, passed: &Passed, title: &dyn Fn(&ModuleId) -> String) {
        let (module, day) = (title(&passed.module), date(self.text, passed.on));
        let args = [("module", (&module).into()), ("date", (&day).into())];
        let told = match passed.solid_on.map(|day| date(self.text, day)) {
            Some(solid) => {
                let [module, day] = args;
                self.text.with("bilan-passed-solid", &[module, day, ("solid", (&solid).into())])
            }
            None => self.text.with("bilan-passed-on", &args),
        };
        self.line("- ", &told);
    }

    /// A part of the page begins.
    fn part(&mut self, title: &str) {
        self.rows.push(String::new());
        self.line("", title);
    }

    /// Words after a sign, broken at plain spaces; what is too long for a row is cut.
    fn line(&mut self, sign: &str, words: &str) {
        let indent = sign.chars().count();
        let rows = wrapped(words, COLUMNS - indent);
        let signs = std::iter::once(sign.to_owned()).chain(std::iter::repeat(" ".repeat(indent)));
        self.rows.extend(rows.iter().zip(signs).map(|(row, sign)| format!("{sign}{row}")));
    }

    fn finish(self) -> String {
        // Every printer knows the plain space.
        let mut page = self.rows.join("\n").replace(prose::NO_BREAK, " ");
        page.push('\n');
        page
    }
}

/// The messages that say the steps, from 1 to 4.
pub const STEP_IDS: [&str; 4] =
    ["placement-step-1", "placement-step-2", "placement-step-3", "placement-step-4"];

/// The message that says a reason.
pub fn reason_id(reason: Reason) -> &'static str {
    match reason {
        Reason::Goal => "reason-goal",
        Reason::Missed => "reason-missed",
        Reason::Safety => "reason-safety",
        Reason::Near => "reason-near",
    }
}
