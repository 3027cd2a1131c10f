//! Who comes without being anybody: to be shown around, or to check a certificate.

use super::papers::{ask, certified};
use super::server::Server;
use super::{facts, told};
use crate::pty::player::{Player, question};

/// As a terminal pastes.
fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

#[test]
fn who_is_shown_around_is_on_the_first_page_at_once_and_leaves_nothing() {
    let server = Server::open();
    let mut player = server.visit("demo", None);
    player.wait("On lit la page.");
    player.press("\r");
    player.wait(&question(1));
    assert_eq!(player.leave().0, 0);
    // The same with a key: it is not asked whose it is.
    let output = server.run(("demo+texte", Some("karim")), &["-T"], &[], "\n");
    assert!(told(&output).contains("On lit la page."), "{output:?}");
    let (_, _, home) = server.stop();
    assert_eq!(facts(&home), []);
}

/// Asked what is at hand, somebody types or pastes this, and reads those words.
fn brings(bank: &mut Player, what: &str, words: &str) {
    bank.press("1\r");
    bank.wait("collez le code");
    bank.press(what);
    bank.press("\r");
    bank.wait(words);
}

#[test]
fn whoever_comes_to_check_a_certificate_is_asked_nothing_else() {
    let server = Server::open();
    let code = certified(&server, "karim");
    let (_, document) = ask(&server, "karim", &format!("certificate export {code}"));
    let before = std::fs::read_dir(server.home.data()).unwrap().count();
    let mut bank = server.visit("verifier", None);
    bank.wait("Qu’avez-vous en main");
    assert!(!bank.shown().contains("clé USB"), "{}", bank.shown());
    brings(&mut bank, &pasted(&document), "Zoé Martin");
    bank.press("1\r");
    bank.wait("Qu’avez-vous en main");
    // The short code finds what was issued here.
    brings(&mut bank, &code, "Zoé Martin");
    // What was altered is not shown at all.
    bank.press("1\r");
    bank.wait("Qu’avez-vous en main");
    brings(&mut bank, &pasted(&document.replace("Martin", "Durand")), "modifié");
    assert!(!bank.shown().contains("Durand"), "{}", bank.shown());
    bank.press("q");
    assert_eq!(bank.end().0, 0);
    assert_eq!(std::fs::read_dir(server.home.data()).unwrap().count(), before, "nothing is kept");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn short_codes_cannot_be_tried_one_after_the_other() {
    let server = Server::open();
    let mut lines = String::from("1\n");
    for _ in 0..61 {
        lines.push_str("PEN-0000-0000\n");
    }
    let output = server.run(("verifier", None), &["-T"], &[], &lines);
    let said = told(&output);
    assert!(said.contains("Trop de codes courts"), "{said}");
    let refused = said.matches("Trop de codes courts").count();
    assert_eq!(refused, 1, "{said}");
    assert_eq!(server.stop().0, 0);
}
