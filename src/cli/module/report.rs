//! How findings are shown: to people as excerpts with carets, to programs as JSON.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan};

use super::excerpt::Excerpts;

use crate::content::diagnostic::{Diagnostic, Severity, Source, Value};
use crate::content::lint::Findings;
use crate::run::module_folder::{Trouble, Why};
use crate::text::{Arg, Text};

/// Columns of a report when nothing says otherwise.
const WIDTH: usize = 100;

/// Shows everything, and a last line that counts.
pub(super) fn people(findings: &Findings, troubles: &[Trouble], text: &Text) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for found in &findings.diagnostics {
        let source = findings.sources.iter().find(|source| source.name == found.file);
        writeln!(out, "{}", render(found, source, text))?;
    }
    self::troubles(troubles, text)?;
    let errors = findings.diagnostics.iter().filter(|found| found.is_error()).count();
    let warnings = findings.diagnostics.len() - errors;
    let summary = text.with(
        "check-summary",
        &[
            ("files", findings.sources.len().into()),
            ("errors", (errors + troubles.len()).into()),
            ("warnings", warnings.into()),
        ],
    );
    writeln!(out, "{summary}")
}

/// Tells on the error stream what could not be read.
pub(super) fn troubles(troubles: &[Trouble], text: &Text) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for trouble in troubles {
        writeln!(err, "{}", trouble_words(trouble, text))?;
    }
    Ok(())
}

fn trouble_words(trouble: &Trouble, text: &Text) -> String {
    let path = trouble.path.display().to_string();
    let args = |more: &[(&'static str, &str)]| -> String {
        let (id, detail) = more.first().copied().unwrap_or_default();
        text.with(id, &[("path", path.as_str().into()), ("detail", detail.into())])
    };
    match &trouble.why {
        Why::Io(error) if error.kind() == io::ErrorKind::NotFound => {
            args(&[("check-trouble-missing", "")])
        }
        Why::Io(error) => args(&[("check-trouble-io", &error.to_string())]),
        Why::Link => args(&[("check-trouble-link", "")]),
        Why::NotAFile => args(&[("check-trouble-not-a-file", "")]),
        Why::TooBig(bytes) => args(&[("check-trouble-too-big", &bytes.to_string())]),
        Why::TooDeep => args(&[("check-trouble-too-deep", "")]),
        Why::TooMany => args(&[("check-trouble-too-many", "")]),
        Why::Name => args(&[("check-trouble-name", "")]),
    }
}

/// Everything as one JSON object.
pub(super) fn json(findings: &Findings, troubles: &[Trouble]) -> io::Result<()> {
    let english = Text::embedded("en");
    let listed: Vec<_> = findings
        .diagnostics
        .iter()
        .map(|found| {
            let source = findings.sources.iter().find(|source| source.name == found.file);
            let place = source.map(|source| source.place(found.span.start));
            serde_json::json!({
                "file": &*found.file,
                "line": place.map(|place| place.line),
                "column": place.map(|place| place.column),
                "severity": match found.rule.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                "code": found.rule.code,
                "message": message(found, found.rule.message, &english),
                "hint": hint(found, &english),
            })
        })
        .collect();
    let unread: Vec<_> = troubles
        .iter()
        .map(|trouble| {
            let path = trouble.path.display().to_string();
            serde_json::json!({"path": path, "message": trouble_words(trouble, &english)})
        })
        .collect();
    let all = serde_json::json!({
        "files": findings.sources.len(),
        "diagnostics": listed,
        "unread": unread,
    });
    writeln!(io::stdout().lock(), "{all:#}")
}

/// One of the two messages of a diagnostic, with its variables.
fn message(found: &Diagnostic, id: &str, text: &Text) -> String {
    let args: Vec<(&str, Arg<'_>)> = found
        .args
        .iter()
        .map(|(name, value)| match value {
            Value::Text(words) => (*name, Arg::from(words)),
            Value::Number(number) => (*name, Arg::from(*number)),
        })
        .collect();
    text.with(id, &args)
}

/// What to do, with the name that was probably meant.
fn hint(found: &Diagnostic, text: &Text) -> String {
    let hint = message(found, found.rule.hint, text);
    match &found.near {
        Some(near) => {
            let near = text.with("check-near", &[("name", near.into())]);
            format!("{near} {hint}")
        }
        None => hint,
    }
}

fn render(found: &Diagnostic, source: Option<&Source>, text: &Text) -> String {
    let shown = Shown {
        message: if found.span.is_empty() {
            // No excerpt will name the file.
            format!("{} : {}", found.file, message(found, found.rule.message, text))
        } else {
            message(found, found.rule.message, text)
        },
        code: found.rule.code,
        severity: match found.rule.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        },
        source: source.filter(|_| !found.span.is_empty()).map(Excerpts::new),
        span: found.span.clone(),
    };
    let theme = if io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::none()
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(WIDTH)
        .with_context_lines(1)
        .with_footer(text.with("check-hint", &[("hint", (&hint(found, text)).into())]));
    let mut report = String::new();
    // Writing to a String cannot fail; without an excerpt the message still counts.
    if handler.render_report(&mut report, &shown).is_err() {
        report.clone_from(&shown.message);
    }
    report
}

/// A diagnostic in the words of `miette`.
#[derive(Debug)]
struct Shown {
    message: String,
    code: &'static str,
    severity: miette::Severity,
    source: Option<Excerpts>,
    span: std::ops::Range<usize>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.source.as_ref().map(|source| source as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.source.as_ref()?;
        let label = LabeledSpan::underline(self.span.clone());
        Some(Box::new(std::iter::once(label)))
    }
}
