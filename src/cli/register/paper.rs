//! Registers are sealed, and written to files.

use std::path::Path;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{Desk, OfRegister, Refused, say, short};
use crate::cli::{exit, play};
use crate::credential::register::{self, Sealed};
use crate::domain::attendance::Register;
use crate::domain::id::RegisterId;
use crate::paper::form::{self, Form};
use crate::paper::pdf::PdfError;
use crate::run::{attended, logged, registers};

/// What is written, and how.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ExportArgs {
    /// The sheet to sign by hand, before the session.
    #[arg(long)]
    sheet: bool,
    /// Only in this form; several times for several. Otherwise all that there are.
    #[arg(long, value_enum)]
    format: Vec<Format>,
    /// The register: the beginning of its name. Otherwise the newest.
    #[arg(long, value_name = "NAME")]
    register: Option<String>,
}

/// The forms of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// Pages to print.
    Pdf,
    /// Plain text.
    Text,
    /// A table for a spreadsheet.
    Csv,
    /// The sealed document.
    Json,
}

/// The seal of a register, when there is one and it holds.
pub(super) fn seal_of(data: &Path, id: RegisterId) -> Option<Sealed> {
    register::read(registers::sealed(data, id)?.as_bytes()).ok()
}

pub(super) fn seal(desk: &Desk<'_>, of: &OfRegister) -> Result<u8, Refused> {
    let (id, _) = desk.find_open(of)?;
    let mut setup = play::setup(desk.globals, desk.globals.text());
    let sealed = registers::seal(&mut setup, id, |setup, why| attended::trouble(&setup.text, why));
    let (register, document) = sealed.map_err(|why| Refused(exit::UNAVAILABLE, why))?;
    let seal = register::read(document.as_bytes()).ok();
    let mut files = write(desk, (id, &register), &after(desk, id, &register, seal.as_ref()))?;
    files.extend(write_one(
        desk,
        &registers::paper_name(id, &register, "registre", "json"),
        document.as_bytes(),
    )?);
    let keeper = seal.map(|seal| seal.keeper.did()).unwrap_or_default();
    let name_of = short(id);
    let args = [("register", (&name_of).into()), ("key", (&keeper).into())];
    let mut words = vec![desk.text.with("register-sealed", &args)];
    words.extend(
        files.iter().map(|path| desk.text.with("register-written", &[("path", path.into())])),
    );
    let value = json!({ "register": id, "key": keeper, "files": files });
    Ok(say(desk, &words.join("\n"), &value))
}

/// A file's name and its bytes.
type Paper = (&'static str, Vec<u8>);

fn after(
    desk: &Desk<'_>,
    id: RegisterId,
    register: &Register,
    seal: Option<&Sealed>,
) -> Vec<(&'static str, Result<Paper, PdfError>)> {
    let form = attended::after(&desk.text, (register, id), seal);
    let table = attended::table(&desk.text, register);
    let mut papers = both("registre", &form);
    papers.push(("registre", Ok(("csv", table.into_bytes()))));
    let setup = play::setup(desk.globals, desk.globals.text());
    let logged = logged::papers(&setup, id, register);
    papers.extend(logged.into_iter().map(|paper| ("releve", Ok(paper))));
    papers
}

fn both(stem: &'static str, form: &Form) -> Vec<(&'static str, Result<Paper, PdfError>)> {
    vec![
        (stem, form::write(form).map(|bytes| ("pdf", bytes))),
        (stem, Ok(("txt", form.text().into_bytes()))),
    ]
}

fn write_one(desk: &Desk<'_>, name: &str, bytes: &[u8]) -> Result<Vec<String>, Refused> {
    let folder = desk.globals.export_folder();
    match registers::write_paper(&folder, name, bytes) {
        Ok(path) => Ok(vec![path.display().to_string()]),
        Err(why) => {
            let (path, why) = (folder.join(name).display().to_string(), why.to_string());
            let args = [("path", (&path).into()), ("why", (&why).into())];
            Err(Refused(exit::CANNOT_CREATE, desk.text.with("register-io", &args)))
        }
    }
}

/// Writes these papers. A page that our fonts cannot write is told, and its text is there.
fn write(
    desk: &Desk<'_>,
    (id, register): (RegisterId, &Register),
    papers: &[(&'static str, Result<Paper, PdfError>)],
) -> Result<Vec<String>, Refused> {
    let mut files = vec![];
    for (stem, paper) in papers {
        match paper {
            Ok((ending, bytes)) => {
                files.extend(write_one(
                    desk,
                    &registers::paper_name(id, register, stem, ending),
                    bytes,
                )?);
            }
            Err(PdfError::Missing(letter)) => {
                let letter = letter.0.to_string();
                crate::cli::complain(&desk.text, "register-no-letter", &[("letter", &letter)]);
            }
            Err(why) => {
                let why = why.to_string();
                crate::cli::complain(&desk.text, "register-no-page", &[("why", &why)]);
            }
        }
    }
    Ok(files)
}

/// One form of a register, for who is given no file.
pub(super) fn one(desk: &Desk<'_>, args: &ExportArgs) -> Result<Vec<u8>, Refused> {
    let [format] = args.format.as_slice() else {
        return Err(Refused::usage(&desk.text, "register-one-form", &[]));
    };
    let (id, register) = desk.find(args.register.as_deref(), |_| true)?;
    let form = || {
        if args.sheet {
            attended::before(&desk.text, &register, id)
        } else {
            attended::after(&desk.text, (&register, id), seal_of(&desk.data, id).as_ref())
        }
    };
    match format {
        Format::Text => Ok(form().text().into_bytes()),
        Format::Pdf => form::write(&form()).map_err(|why| {
            let why = why.to_string();
            Refused(
                exit::UNAVAILABLE,
                desk.text.with("register-no-page", &[("why", (&why).into())]),
            )
        }),
        Format::Csv if !args.sheet => Ok(attended::table(&desk.text, &register).into_bytes()),
        Format::Csv => Err(Refused::usage(&desk.text, "register-no-form", &[])),
        Format::Json => {
            registers::sealed(&desk.data, id).map(String::into_bytes).ok_or_else(|| {
                let name = short(id);
                Refused::usage(&desk.text, "register-seal-first", &[("register", &name)])
            })
        }
    }
}

pub(super) fn export(desk: &Desk<'_>, args: &ExportArgs) -> Result<u8, Refused> {
    let (id, register) = desk.find(args.register.as_deref(), |_| true)?;
    let is_wanted = |format: Format| args.format.is_empty() || args.format.contains(&format);
    let ending = |format: Format| match format {
        Format::Pdf => "pdf",
        Format::Text => "txt",
        Format::Csv => "csv",
        Format::Json => "json",
    };
    let papers = if args.sheet {
        both("feuille", &attended::before(&desk.text, &register, id))
    } else {
        after(desk, id, &register, seal_of(&desk.data, id).as_ref())
    };
    let wanted: Vec<&str> = Format::value_variants()
        .iter()
        .filter(|format| is_wanted(**format))
        .map(|format| ending(*format))
        .collect();
    let is_chosen = |paper: &Result<Paper, PdfError>| match paper {
        Ok((ending, _)) => wanted.contains(ending),
        Err(_) => wanted.contains(&"pdf"),
    };
    let papers: Vec<_> = papers.into_iter().filter(|(_, paper)| is_chosen(paper)).collect();
    let mut files = write(desk, (id, &register), &papers)?;
    if !args.sheet && is_wanted(Format::Json) {
        match registers::sealed(&desk.data, id) {
            Some(document) => {
                let name = registers::paper_name(id, &register, "registre", "json");
                files.extend(write_one(desk, &name, document.as_bytes())?);
            }
            // Asked for by name, and not there.
            None if !args.format.is_empty() => {
                let args = [("register", short(id))];
                let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
                return Err(Refused::usage(&desk.text, "register-seal-first", &args));
            }
            None => {}
        }
    }
    if files.is_empty() {
        return Err(Refused::usage(&desk.text, "register-no-form", &[]));
    }
    let words: Vec<String> = files
        .iter()
        .map(|path| desk.text.with("register-written", &[("path", path.into())]))
        .collect();
    Ok(say(desk, &words.join("\n"), &json!({ "register": id, "files": files })))
}
