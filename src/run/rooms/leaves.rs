//! What a session leaves on paper: its report, the sheet to sign, the memo for La Coop,
//! the slip of three questions. Into the folder of the certificates.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::msg::Papers;
use crate::domain::attendance::{Head, Register};
use crate::domain::live::room::Room;
use crate::domain::module::Module;
use crate::paper::form::{self, Form};
use crate::run::session_papers::{Session, memo_table};
use crate::run::shell::Setup;
use crate::run::{attended, opinions, registers, site};

/// Writes them all.
pub(super) fn write(setup: &Setup, closed: &(Room, Arc<Module>)) -> Papers {
    let (room, module) = closed;
    let told = opinions::told(&setup.data, room, setup.world.now()).unwrap_or_default();
    let session = Session::new(&setup.text, (room, module), told);
    let memo = session.memo();
    let mut files = vec![];
    files.extend(pages("bilan", &session.report_form()));
    files.push(("bilan.csv".to_owned(), session.report_table().into_bytes()));
    files.extend(pages("emargement", &sheet(setup, room, module)));
    files.extend(pages("memo", &session.memo_form(&memo)));
    files.push(("memo.csv".to_owned(), memo_table(&setup.text, &memo).into_bytes()));
    files.extend(pages("satisfaction", &session.slip_form()));
    let folder = setup.export.join(format!("seance {}", room.opened_at().date()));
    let written = files.into_iter().map(|(name, bytes)| {
        let done = registers::write_paper(&folder, &name, &bytes);
        done.map(|_| name.clone()).map_err(|why| (folder.join(&name), why))
    });
    let written: Result<Vec<String>, (PathBuf, io::Error)> = written.collect();
    match written {
        Ok(files) => Papers::Exported { folder: folder.display().to_string(), files },
        Err((path, why)) => {
            let (path, why) = (path.display().to_string(), why.to_string());
            let args = [("path", (&path).into()), ("why", (&why).into())];
            Papers::Refused(setup.text.with("papers-unwritable", &args))
        }
    }
}

/// A paper to print, where our fonts can write it, and as text.
fn pages(stem: &str, form: &Form) -> Vec<(String, Vec<u8>)> {
    let page = form::write(form).ok().map(|bytes| (format!("{stem}.pdf"), bytes));
    let text = (format!("{stem}.txt"), form.text().into_bytes());
    page.into_iter().chain([text]).collect()
}

/// The sheet to sign: that of the register of this room, or one with lines to write on.
fn sheet(setup: &Setup, room: &Room, module: &Module) -> Form {
    let kept = registers::of_room(&setup.data, room.opening().room).ok().flatten();
    let (id, register) = kept.unwrap_or_else(|| {
        let title = module.title.text();
        let head = Head {
            organisation: site::name(setup).ok().flatten().unwrap_or_default(),
            modules: vec![title.clone()],
            title,
            place: String::new(),
            date: room.opened_at().date(),
            hours: vec![],
            trainer: room.opening().trainer.clone(),
            room: Some(room.opening().room),
            purge_on: room.opening().purge_on,
        };
        (room.opening().room, Register::open(head, room.opened_at()))
    });
    attended::before(&setup.text, &register, id)
}
