//! The host of a session is killed: every terminal says so, waits, and goes on by itself
//! where it was.

use super::terminals::{answers, pin, sits_down, start, to_a_vote};
use crate::pty::player::{Home, Player, is_restored};
use crate::ssh::server::Server;

const LEAD: [&str; 4] = ["lead", "vente-en-ligne", "--listen", "127.0.0.1:0"];
const WAITS: &str = "La séance est interrompue";
const IN: &str = "Votre réponse est enregistrée";

/// Somebody leads in that home.
fn leads(home: &Home) -> Player {
    let mut trainer = start(home, &LEAD).play();
    trainer.wait("étape ");
    trainer
}

/// Somebody takes part with that name, having come with the PIN.
fn joins(home: &Home, code: &str, name: &str) -> Player {
    let mut player = start(home, &["join", code]).play();
    player.wait("Votre prénom");
    player.press(&format!("{name}\r"));
    player.wait("étape 1 sur");
    player
}

/// Waits until whoever leads sees somebody in that state.
fn sees(trainer: &mut Player, name: &str, state: &str) {
    trainer.wait_until(name, |trainer| {
        trainer.rows().iter().any(|row| row.contains(name) && row.contains(state))
    });
}

fn killed(trainer: Player) {
    trainer.signal("KILL");
    drop(trainer);
}

#[test]
fn a_seat_and_a_wall_wait_for_a_killed_host_and_are_where_they_were() {
    let home = Home::new();
    let mut trainer = leads(&home);
    let mut lea = joins(&home, &pin(&home.data()), "Lea");
    let mut wall = start(&home, &["wall"]).play();
    wall.wait("Rejoindre une séance");
    to_a_vote(&mut trainer);
    answers(&mut lea);
    wall.wait("Réponses reçues");
    killed(trainer);
    lea.wait(WAITS);
    lea.wait("Vos réponses enregistrées sont gardées");
    lea.wait("Ne plus attendre");
    wall.wait(WAITS);
    assert!(!wall.shown().contains("réponses enregistrées"), "nobody answers on a wall");
    // Whatever is pressed meanwhile does nothing, and is not done later.
    lea.press("\r2\rb\x1b");
    let mut trainer = leads(&home);
    lea.wait(IN);
    lea.wait("votre réponse");
    wall.wait("Réponses reçues");
    sees(&mut trainer, "Lea", "a répondu");
    lea.press("2\r");
    lea.wait_until("another answer", |lea| {
        let shown = lea.shown();
        let row = shown.lines().find(|row| row.contains("votre réponse"));
        shown.contains(IN) && row.is_some_and(|row| row.contains("2 "))
    });
    assert!(!lea.written().contains("Votre appel est parti"), "a key of before was heard");
}

#[test]
fn who_has_no_card_with_them_comes_back_to_the_same_seat_among_several() {
    let home = Home::new();
    let mut trainer = leads(&home);
    let code = pin(&home.data());
    let mut lea = joins(&home, &code, "Lea");
    let mut second = start(&home, &["join", &code]).play();
    // Whoever is known here says first who it is.
    second.wait("dites d’abord qui vous êtes");
    second.press("2\r");
    second.wait("première fois");
    second.press("1\r");
    second.wait("Votre prénom");
    second.press("Karim\r");
    sees(&mut trainer, "Lea", "");
    sees(&mut trainer, "Karim", "");
    killed(trainer);
    lea.wait(WAITS);
    second.wait(WAITS);
    let mut trainer = leads(&home);
    lea.wait("étape 1 sur");
    second.wait("étape 1 sur");
    to_a_vote(&mut trainer);
    answers(&mut second);
    sees(&mut trainer, "Karim", "a répondu");
    answers(&mut lea);
    sees(&mut trainer, "Lea", "a répondu");
    assert!(!trainer.shown().contains("Place 3"), "{}", trainer.shown());
}

#[test]
fn a_session_by_the_socket_of_a_server_goes_on_for_who_leads_too() {
    let server = Server::open();
    let mut trainer = start(&server.home, &["lead", "vente-en-ligne"]).play();
    trainer.wait("étape 1 sur");
    let code = pin(&server.home.data());
    let mut lea = joins(&server.home, &code, "Lea");
    to_a_vote(&mut trainer);
    answers(&mut lea);
    let home = server.kill();
    trainer.wait(WAITS);
    lea.wait(WAITS);
    let _server = Server::of(home, &[]);
    sees(&mut trainer, "Lea", "a répondu");
    trainer.wait("étape 2 sur");
    lea.wait(IN);
}

#[test]
fn a_host_that_is_left_is_waited_for_too_until_the_session_is_over() {
    let home = Home::new();
    let trainer = leads(&home);
    let mut lea = joins(&home, &pin(&home.data()), "Lea");
    trainer.signal("TERM");
    assert_eq!(trainer.end().0, 0);
    lea.wait(WAITS);
    let mut trainer = leads(&home);
    lea.wait_until("the seat", |lea| !lea.shown().contains(WAITS));
    lea.wait("étape 1 sur");
    trainer.wait("Lea");
}

#[test]
fn one_key_ends_the_wait_and_gives_the_terminal_back() {
    let home = Home::new();
    let trainer = leads(&home);
    let code = pin(&home.data());
    let mut lea = joins(&home, &code, "Lea");
    let mut wall = start(&home, &["wall"]).play();
    wall.wait("Rejoindre une séance");
    killed(trainer);
    lea.wait(WAITS);
    lea.resize(60, 20);
    lea.wait("Ne plus attendre");
    lea.press("q");
    let (code, written) = lea.end();
    assert_eq!(code, 0);
    assert!(is_restored(&written));
    wall.wait(WAITS);
    wall.click("Ne plus attendre");
    let (code, written) = wall.end();
    assert_eq!(code, 0);
    assert!(is_restored(&written));
}

#[test]
fn a_wait_that_is_told_to_end_ends_at_once() {
    let home = Home::new();
    let trainer = leads(&home);
    let mut lea = joins(&home, &pin(&home.data()), "Lea");
    killed(trainer);
    lea.wait(WAITS);
    lea.signal("TERM");
    let (code, written) = lea.end();
    assert_eq!(code, 0);
    assert!(is_restored(&written));
}

#[test]
fn in_plain_lines_the_wait_is_said_once_and_the_seat_again() {
    let home = Home::new();
    let trainer = leads(&home);
    let code = pin(&home.data());
    let mut lines = start(&home, &["--linear", "join", &code]).play();
    lines.wait("Votre prénom");
    lines.press("Karim\r");
    lines.wait("1.");
    lines.press("1\r");
    lines.wait("étape 1 sur");
    killed(trainer);
    lines.wait("Ne plus attendre");
    assert_eq!(lines.written().matches(WAITS).count(), 1);
    let before = lines.written().matches("étape 1 sur").count();
    let trainer = leads(&home);
    lines.wait_until("the seat", |lines| lines.written().matches("étape 1 sur").count() > before);
    killed(trainer);
    lines.wait_until("again", |lines| lines.written().matches(WAITS).count() == 2);
    lines.press("q\r");
    assert_eq!(lines.end().0, 0);
}

#[test]
fn who_waits_at_the_door_is_at_the_door_again() {
    let server = Server::open();
    let mut door = start(&server.home, &["join"]).play();
    door.wait("Code de la séance");
    let home = server.kill();
    door.wait(WAITS);
    let server = Server::of(home, &[]);
    let mut trainer = start(&server.home, &["lead", "vente-en-ligne"]).play();
    trainer.wait("étape 1 sur");
    sits_down(&mut door, &pin(&server.home.data()), "Lea");
    trainer.wait("Lea");
}
