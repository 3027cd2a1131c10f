//! Papers handed over on a machine that many people use: made in a private folder,
//! written to a stick or printed, and gone from here.

use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::outlet::handing::{self, HandError, Named};
use super::outlet::sticks::Volume;
use super::outlet::{Outlet, Printer, Sticks};
use super::shell::Setup;
use super::{bilan, learnt, papers, plan, sheet, site, wording};
use crate::app::effect::Effect;
use crate::app::msg::Papers;
use crate::app::outside::{Out, Places, Stick};

/// How long a stick may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Carries out an effect that writes papers; none for another one.
pub(super) fn write(setup: &Setup, what: &Effect) -> Option<Papers> {
    Some(match what {
        Effect::Export(certificates) => papers::export(setup, certificates),
        Effect::ExportActions { lines, at } => plan::export(setup, lines.clone(), *at),
        Effect::Bilan(page) => bilan::export(setup, page),
        Effect::PrintSheet { module, sheet } => sheet::export(setup, module, sheet),
        Effect::Learnt { modules, on } => learnt::export(setup, modules, *on),
        _ => return None,
    })
}

/// Where papers may go now.
pub(super) fn places(outlet: &Outlet) -> Papers {
    let sticks = volumes(outlet).into_iter().map(|volume| Stick {
        key: volume.path.display().to_string(),
        name: volume.name,
        is_removable: volume.is_stick,
        room: volume.room >> 20,
    });
    Papers::Places(Places {
        sticks: sticks.collect(),
        takes_sticks: outlet.sticks.is_some(),
        can_print: outlet.printer.as_ref().is_some_and(|printer| printer.programs.is_some()),
    })
}

fn volumes(outlet: &Outlet) -> Vec<Volume> {
    outlet.sticks.as_ref().and_then(|sticks| Sticks::volumes(sticks).ok()).unwrap_or_default()
}

/// Makes the papers that `what` writes, and brings them there.
pub(super) fn hand(setup: &mut Setup, outlet: &Outlet, what: &Effect, to: &Out) -> Papers {
    let refused = |setup: &Setup, why: &str| {
        Papers::Refused(setup.text.with("outside-failed", &[("why", why.into())]))
    };
    let staged = match tempfile::TempDir::new() {
        Ok(staged) => staged,
        Err(error) => return refused(setup, &error.to_string()),
    };
    let usual = std::mem::replace(&mut setup.export, staged.path().to_owned());
    let made = write(setup, what);
    setup.export = usual;
    let names = match made {
        Some(Papers::Exported { files, .. }) => files,
        Some(other) => return other,
        None => return refused(setup, ""),
    };
    let read = |name: String| {
        let bytes = std::fs::read(staged.path().join(&name))?;
        Ok::<Named, std::io::Error>((name, bytes))
    };
    let files = match names.into_iter().map(read).collect::<Result<Vec<Named>, _>>() {
        Ok(files) => files,
        Err(error) => return refused(setup, &error.to_string()),
    };
    drop(staged);
    match to {
        Out::Stick(stick) => on_stick(setup, outlet, stick, files),
        Out::Paper => on_paper(setup, outlet, &files),
    }
}

fn on_stick(setup: &Setup, outlet: &Outlet, stick: &Stick, files: Vec<Named>) -> Papers {
    let is_it = |volume: &Volume| volume.path.display().to_string() == stick.key;
    let done = match volumes(outlet).into_iter().find(is_it) {
        Some(volume) => in_time(volume, files),
        None => Err(HandError::Gone),
    };
    match done {
        Ok(files) => Papers::OnStick { stick: stick.clone(), files },
        Err(error) => Papers::Refused(wording::handed(&setup.text, &stick.name, &error)),
    }
}

/// A stick that hangs does not hold up the machine.
fn in_time(volume: Volume, files: Vec<Named>) -> Result<Vec<String>, HandError> {
    let (sender, done) = mpsc::channel();
    thread::spawn(move || drop(sender.send(handing::write(&volume, &files))));
    done.recv_timeout(PATIENCE).unwrap_or(Err(HandError::Silent))
}

/// Prints what is made to be read; a signed file alone is put into words.
fn on_paper(setup: &Setup, outlet: &Outlet, files: &[Named]) -> Papers {
    let Some(printer) = &outlet.printer else {
        return Papers::Refused(setup.text.get("outside-no-printer"));
    };
    let is = |name: &str, end: &str| Path::new(name).extension().is_some_and(|it| it == end);
    let is_page = |(name, _): &&Named| is(name, "pdf") || is(name, "txt");
    let mut pages: Vec<Vec<u8>> =
        files.iter().filter(is_page).map(|(_, bytes)| bytes.clone()).collect();
    if pages.is_empty() {
        let words = |(_, bytes): &Named| learnt::attestation(&setup.text, bytes);
        pages = files.iter().filter_map(words).map(String::into_bytes).collect();
    }
    printed(setup, printer, &pages)
}

/// Prints a card; nothing of it is kept here.
pub(super) fn print_card(setup: &Setup, outlet: &Outlet, words: &[String]) -> Papers {
    let Some(printer) = &outlet.printer else {
        return Papers::Refused(setup.text.get("outside-no-printer"));
    };
    let place = site::place(setup);
    let page = learnt::card(&setup.text, words, place.as_deref());
    printed(setup, printer, &[page.into_bytes()])
}

fn printed(setup: &Setup, printer: &Printer, pages: &[Vec<u8>]) -> Papers {
    let size: usize = pages.iter().map(Vec::len).sum();
    if size > super::outlet::MOST_BYTES {
        let why = wording::handed(&setup.text, &printer.queue, &HandError::TooLarge);
        return Papers::Refused(why);
    }
    for page in pages {
        if let Err(error) = printer.print(page) {
            return Papers::Refused(wording::print(&setup.text, &error));
        }
    }
    Papers::Printed(pages.len())
}
