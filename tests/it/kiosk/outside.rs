//! Papers that leave a machine many people use: on a stick that is named, or on paper.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use passeport::app::act::{Act, CardAct, PapersAct, Place};
use passeport::app::model::{Overlay, Profile};
use passeport::app::outside::OutAct;
use passeport::run::outlet::sticks::System;
use passeport::run::outlet::{Outlet, Printer, Sticks};

use super::{card, join};
use crate::harness::{ATELIER, House, Visit};

/// Where sticks are plugged in, for these tests.
struct Port {
    folder: tempfile::TempDir,
}

impl Port {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let disk = folder.path().join("usb1/sdb");
        fs::create_dir_all(disk.join("device")).unwrap();
        fs::create_dir_all(folder.path().join("devices")).unwrap();
        fs::write(disk.join("device/model"), "DataTraveler").unwrap();
        symlink(&disk, folder.path().join("devices/8:16")).unwrap();
        fs::create_dir_all(folder.path().join("media/sdb")).unwrap();
        let port = Self { folder };
        port.pull_out();
        port
    }

    fn table(&self) -> PathBuf {
        self.folder.path().join("table")
    }

    fn stick(&self) -> PathBuf {
        self.folder.path().join("media/sdb")
    }

    fn plug_in(&self) {
        let line = format!("90 22 8:16 / {} rw - vfat /dev/sdb rw\n", self.stick().display());
        fs::write(self.table(), line).unwrap();
    }

    fn pull_out(&self) {
        fs::write(self.table(), "").unwrap();
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.stick().join("Passeport")).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    fn outlet(&self) -> Outlet {
        let system = System {
            mounts: self.table(),
            devices: self.folder.path().join("devices"),
            labels: self.folder.path().join("labels"),
            below: vec![self.folder.path().join("media")],
        };
        Outlet { sticks: Some(Sticks::Auto(system)), printer: None }
    }
}

/// A printer whose pages lie in that folder, one after another.
fn printer(folder: &Path) -> Printer {
    let at = folder.display();
    let script = format!(
        "#!/bin/sh\nfor file; do :; done\ncat \"$file\" >>{at}/pages\necho \"$file\" >>{at}/files\n"
    );
    fs::write(folder.join("lp"), script).unwrap();
    fs::set_permissions(folder.join("lp"), fs::Permissions::from_mode(0o755)).unwrap();
    Printer::new("Bureau", Some(folder.as_os_str().to_owned()))
}

const OUTSIDE: Profile = Profile { can_export: true, ..Profile::KIOSK };

/// Somebody who passed the module, in front of the certificates.
fn passed(house: &House, outlet: Outlet) -> Visit {
    let mut visit = house.as_kiosk(OUTSIDE);
    visit.offer(outlet);
    join(&mut visit);
    visit.open(ATELIER).take_quiz(10);
    visit.go(Place::Passport).go(Place::Papers);
    visit
}

/// The certificates are made; one is asked where they go.
fn made(house: &House, outlet: Outlet) -> Visit {
    let mut visit = passed(house, outlet);
    visit.take(&Act::Papers(PapersAct::Make));
    visit.text_typed("Chez Zoé").keys("<Down>").text_typed("732829320");
    visit.take(&Act::Papers(PapersAct::Submit));
    assert_eq!(visit.model().overlays, [Overlay::Outside], "{}", visit.screen());
    visit
}

#[test]
fn a_stick_is_asked_for_offered_by_name_and_may_be_pulled_out_once_all_is_on_it() {
    let (house, port) = (House::new(), Port::new());
    let mut visit = made(&house, port.outlet());
    visit.sees(&["Où mettre ces pages ?", "Branchez une clé USB", "pas d’imprimante ici"]);
    visit.take(&Act::Out(OutAct::Look)).sees(&["Branchez une clé USB"]);
    port.plug_in();
    visit.take(&Act::Out(OutAct::Look)).sees(&["Sur la clé USB « DataTraveler »", "!Branchez"]);
    visit.take(&Act::Out(OutAct::Stick(0)));
    visit.sees(&["2 fichiers enregistrés et relus", "Vous pouvez retirer la clé."]);
    assert_eq!(visit.model().overlays, []);
    let files = port.files();
    let [document, page] = &files[..] else { panic!("{files:?}") };
    assert!(document.ends_with(".json") && page.ends_with(".pdf"), "{files:?}");
    let first = fs::read(port.stick().join("Passeport").join(&files[0])).unwrap();
    // Once more: beside the first, which stays as it is.
    visit.take(&Act::Papers(PapersAct::Export)).take(&Act::Out(OutAct::Stick(0)));
    assert_eq!(port.files().len(), 4);
    assert_eq!(fs::read(port.stick().join("Passeport").join(&files[0])).unwrap(), first);
    assert!(!house.export().exists(), "nothing lies on the machine itself");
}

#[test]
fn a_stick_that_went_away_is_told_and_one_can_go_on() {
    let (house, port) = (House::new(), Port::new());
    port.plug_in();
    let mut visit = made(&house, port.outlet());
    port.pull_out();
    visit.take(&Act::Out(OutAct::Stick(0)));
    visit.sees(&["« DataTraveler » n’est plus là", "Rebranchez-la", "Où mettre"]);
    assert_eq!(port.files(), [""; 0]);
    port.plug_in();
    visit.take(&Act::Out(OutAct::Look)).sees(&["!n’est plus là"]);
    visit.take(&Act::Dismiss).sees(&["Vos attestations"]);
    assert_eq!(visit.model().pending.leaving, None);
    visit.take(&Act::Papers(PapersAct::Export)).take(&Act::Out(OutAct::Stick(0)));
    visit.sees(&["Vous pouvez retirer la clé."]);
}

#[test]
fn pages_are_printed_and_no_file_of_them_is_left() {
    let (house, folder) = (House::new(), tempfile::tempdir().unwrap());
    let outlet = || Outlet { sticks: None, printer: Some(printer(folder.path())) };
    let pages = || fs::read(folder.path().join("pages")).unwrap();
    let mut visit = made(&house, outlet());
    visit.sees(&["Sur papier : imprimer", "!clé USB", "!pas d’imprimante"]);
    visit.take(&Act::Out(OutAct::Paper)).sees(&["1 document part à l’imprimante."]);
    assert!(pages().starts_with(b"%PDF-"), "the page, as it was made");
    fs::remove_file(folder.path().join("pages")).unwrap();
    visit.go_home().go(Place::Answers);
    visit.take(&Act::Papers(PapersAct::Learnt)).take(&Act::Out(OutAct::Paper));
    let all = String::from_utf8(pages()).unwrap();
    for words in ["CE QUE J’AI APPRIS", "Tenir un carnet", "À retenir :"] {
        assert!(all.contains(words), "{words}: {all}");
    }
    assert!(all.lines().all(|line| line.chars().count() <= 72), "{all}");
    for file in fs::read_to_string(folder.path().join("files")).unwrap().lines() {
        assert!(!Path::new(file).exists(), "{file}");
    }
}

/// To the card, as it is offered after the first success.
fn at_card(house: &House, profile: Profile, outlet: Outlet) -> Visit {
    let mut visit = house.as_kiosk(profile);
    visit.offer(outlet);
    join(&mut visit);
    visit.open(ATELIER).take_quiz(10);
    visit.go_home().go(Place::Goodbye).sees(&["Voici votre carte"]);
    visit
}

#[test]
fn the_card_is_printed_where_there_is_a_printer_and_no_copy_of_it_is_left() {
    let (house, folder) = (House::new(), tempfile::tempdir().unwrap());
    let outlet = || Outlet { sticks: None, printer: Some(printer(folder.path())) };
    let printing = Profile { can_print: true, ..OUTSIDE };
    let mut visit = at_card(&house, printing, outlet());
    let words = card(&visit).words(&visit.model().around.words.clone()).map(str::to_uppercase);
    visit.sees(&["C’est noté", "Imprimer ma carte"]);
    visit.keys("<Down> <Enter>").sees(&["1 document part à l’imprimante", "Voici votre carte"]);
    let page = fs::read_to_string(folder.path().join("pages")).unwrap();
    let places: Vec<Option<usize>> = words.iter().map(|word| page.find(word.as_str())).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{page}");
    assert!(page.contains("Gardez ce papier pour vous"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 72), "{page}");
    let file = fs::read_to_string(folder.path().join("files")).unwrap();
    assert!(!Path::new(file.trim()).exists(), "{file}");
    visit.take(&Act::Card(CardAct::Noted)).sees(&["À bientôt"]);

    // A printer without paper: the card is still there to be noted.
    fs::write(folder.path().join("lp"), "#!/bin/sh\necho 'lp: disabled' >&2\nexit 1\n").unwrap();
    let broken = Printer::new("Bureau", Some(folder.path().as_os_str().to_owned()));
    let outlet = Outlet { sticks: None, printer: Some(broken) };
    let mut visit = at_card(&house, printing, outlet);
    visit.take(&Act::Card(CardAct::Print));
    visit.sees(&["L’imprimante ne répond pas bien", "Voici votre carte"]);

    // Never to a stick, and nowhere without a printer.
    let visit = at_card(&house, OUTSIDE, Port::new().outlet());
    assert_eq!(visit.items(), [Act::Card(CardAct::Noted)]);
}

#[test]
fn a_printer_that_refuses_says_what_to_do() {
    let (house, folder) = (House::new(), tempfile::tempdir().unwrap());
    let broken = printer(folder.path());
    fs::write(folder.path().join("lp"), "#!/bin/sh\necho 'lp: disabled' >&2\nexit 1\n").unwrap();
    let mut visit = made(&house, Outlet { sticks: None, printer: Some(broken) });
    visit.take(&Act::Out(OutAct::Paper));
    visit.sees(&["L’imprimante ne répond pas bien (lp: disabled)", "allumée", "Où mettre"]);
}

#[test]
fn the_next_person_is_not_asked_where_the_papers_of_the_last_one_go() {
    let (house, port) = (House::new(), Port::new());
    port.plug_in();
    let mut visit = made(&house, port.outlet());
    let _ = card(&visit);
    visit.take(&Act::Dismiss).take(&Act::Papers(PapersAct::Export));
    super::silence_until(&mut visit, super::is_neutral);
    assert_eq!(visit.model().pending.leaving, None);
    visit.sees(&["Bonjour.", "!Où mettre", "!DataTraveler"]);
    assert_eq!(port.files(), [""; 0]);
}

#[test]
fn where_nothing_may_leave_nothing_is_offered() {
    let house = House::new();
    let mut visit = house.kiosk();
    join(&mut visit);
    visit.open(ATELIER).take_quiz(10).go_home().go(Place::Answers);
    assert!(!visit.items().contains(&Act::Papers(PapersAct::Learnt)), "{}", visit.screen());
}
