//! Whether a module teaches well: what a careful colleague would say after
//! reading it.

use super::catalogue::Folder;
use super::diagnostic::{Diagnostic, Source};
use super::integrity;
use super::load::open_module;

/// What was found, with the texts needed to show it.
#[derive(Debug, Default)]
pub struct Findings {
    /// Every file read.
    pub sources: Vec<Source>,
    /// Everything found, file by file, in reading order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks everything in `folder`.
pub fn check(folder: &Folder) -> Findings {
    let mut findings = Findings::default();
    for (id, language, path) in folder.modules() {
        let bytes = folder.file(path).unwrap_or_default();
        let opened = open_module(&folder.named(path), bytes);
        let broken = integrity::check(&opened, Some((&id, language)));
        findings.diagnostics.extend(opened.diagnostics);
        findings.diagnostics.extend(broken);
        findings.sources.push(opened.source);
    }
    findings
}
