//! The built program: who leads, people by SSH and by the socket, a wall.

use std::path::Path;

use crate::pty::player::{Home, Player, Start};
use crate::ssh::server::Server;

pub(super) fn start(home: &Home, words: &[&str]) -> Start {
    let program = env!("CARGO_BIN_EXE_passeport");
    let words: Vec<&str> = [program].iter().chain(words).copied().collect();
    Start::under(home, &words)
}

/// The PIN of the one session in that folder.
pub(crate) fn pin(data: &Path) -> String {
    let file = passeport::store::rooms::all(data).pop().unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let (_, rest) = text.split_once("\"pin\":\"").unwrap();
    rest[..4].to_owned()
}

/// Leads on to the first question, which has one right choice, and opens its vote.
pub(crate) fn to_a_vote(trainer: &mut Player) {
    trainer.press("\x1b[C");
    trainer.wait("étape 2 sur");
    trainer.wait("Poser la question");
    trainer.press("\r");
    trainer.wait("Le vote est ouvert");
}

/// At the door: the PIN, then the card is noted with a first name.
pub(crate) fn sits_down(player: &mut Player, pin: &str, name: &str) {
    player.wait("Code de la séance");
    player.press(pin);
    player.press("\r");
    player.wait("Votre prénom");
    player.press(name);
    player.press("\r");
    player.wait("étape ");
}

pub(crate) fn answers(player: &mut Player) {
    player.wait("Sûr ou pas");
    player.press("1\r");
    player.wait("Votre réponse est enregistrée");
}

#[test]
fn one_leads_through_a_server_and_others_come_by_ssh_by_the_socket_and_as_the_wall() {
    let server = Server::open();
    let mut trainer = start(&server.home, &["lead", "vente-en-ligne", "--trainer", "A"]).play();
    trainer.wait("étape 1 sur");
    let pin = pin(&server.home.data());
    let mut karim = server.visit("seance", Some("karim"));
    sits_down(&mut karim, &pin, "Karim");
    let mut lea = start(&server.home, &["join"]).play();
    lea.wait("dites d’abord qui vous êtes");
    lea.press("2\r");
    lea.wait("première fois");
    lea.press("1\r");
    sits_down(&mut lea, &pin, "Lea");
    let mut wall = start(&server.home, &["wall"]).play();
    wall.wait("Rejoindre une séance");
    let mut far = server.visit("mur", None);
    far.wait("Code de la séance");
    far.press(&pin);
    far.press("\r");
    far.wait("Rejoindre une séance");
    to_a_vote(&mut trainer);
    wall.wait("Réponses reçues");
    answers(&mut karim);
    trainer.wait("Karim  a répondu");
    answers(&mut lea);
    trainer.wait("Lea    a répondu");
    far.wait("Réponses reçues");
    for screen in [&wall, &far] {
        let written = screen.written();
        assert!(!written.contains("Karim") && !written.contains("Lea"), "names on a wall");
    }
    assert!(!karim.written().contains("Lea"), "nobody sees who else is there");
}

#[test]
fn who_comes_again_with_the_key_sits_where_the_answer_is() {
    let server = Server::open();
    let mut trainer = start(&server.home, &["lead", "vente-en-ligne"]).play();
    trainer.wait("étape 1 sur");
    let pin = pin(&server.home.data());
    let mut karim = server.visit("seance", Some("karim"));
    sits_down(&mut karim, &pin, "Karim");
    to_a_vote(&mut trainer);
    answers(&mut karim);
    karim.signal("KILL");
    drop(karim);
    let mut karim = server.visit("seance", Some("karim"));
    karim.wait("Code de la séance");
    karim.press(&pin);
    karim.press("\r");
    karim.wait("Votre réponse est enregistrée");
}

#[test]
fn a_host_that_is_killed_goes_on_at_the_same_step_and_who_closed_the_terminal_has_the_seat() {
    let home = Home::new();
    let lead = ["lead", "vente-en-ligne", "--listen", "127.0.0.1:0"];
    let mut trainer = start(&home, &lead).play();
    trainer.wait("étape 1 sur");
    let code = pin(&home.data());
    let mut lea = start(&home, &["join", &code]).play();
    lea.wait("Votre prénom");
    lea.press("Lea\r");
    lea.wait("étape 1 sur");
    to_a_vote(&mut trainer);
    answers(&mut lea);
    let step = trainer.rows().into_iter().find(|row| row.contains("étape ")).unwrap();
    let step = step[step.find("étape ").unwrap()..].to_owned();
    trainer.signal("KILL");
    lea.wait("La séance est interrompue");
    drop((trainer, lea));
    let mut trainer = start(&home, &lead).play();
    trainer.wait(step.trim_end());
    assert_eq!(pin(&home.data()), code, "the same room");
    let mut lea = start(&home, &["join", &code]).play();
    lea.wait("Lea");
    lea.press("\r");
    lea.wait("Votre réponse est enregistrée");
}

#[test]
fn without_a_session_here_one_is_told_what_to_do() {
    let home = Home::new();
    for verb in ["join", "wall"] {
        let output = home.command(&[verb, "4712"]).output().unwrap();
        assert_eq!(output.status.code(), Some(69));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("passeport lead"), "{told}");
    }
    let output = home.command(&["join", "47"]).output().unwrap();
    assert_eq!(output.status.code(), Some(64));
}

#[test]
fn in_plain_lines_what_others_lead_on_to_is_said_at_once() {
    let server = Server::open();
    let mut trainer = start(&server.home, &["lead", "vente-en-ligne"]).play();
    trainer.wait("étape 1 sur");
    let pin = pin(&server.home.data());
    let mut lines = start(&server.home, &["--linear", "join", &pin]).play();
    lines.wait("Votre prénom");
    lines.press("Karim\r");
    lines.wait("1.");
    lines.press("1\r");
    lines.wait("étape 1 sur");
    to_a_vote(&mut trainer);
    lines.wait("Que choisir au point 1");
    lines.press("1\r\r");
    lines.wait("Votre réponse est enregistrée");
    trainer.wait("Karim  a répondu");
}
