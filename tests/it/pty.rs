//! The installed program as a person meets it: keys and clicks on one side, the
//! screen of a terminal on the other. Nothing is known of it but what it shows,
//! and what it leaves on the disk.
#![cfg(unix)]

mod aloud;
pub(crate) mod course;
mod ends;
mod greeting;
mod kiosk;
mod plain;
pub(crate) mod player;
mod shapes;
mod traced;
mod verify;

use player::{Home, Start, answers, is_restored, question};

#[test]
fn it_starts_and_ends_and_gives_the_terminal_back() {
    let home = Home::new();
    let mut player = home.play();
    player.wait("Commencer");
    player.wait("[Q] Finir");
    let (code, bytes) = player.leave();
    assert_eq!(code, 0, "{bytes:?}");
    assert!(is_restored(&bytes), "{bytes:?}");
}

#[test]
fn a_few_keys_lead_to_the_first_question_and_what_was_answered_is_there_next_time() {
    let home = Home::new();
    let mut player = home.play();
    player.reach_question();
    player.choose(course::RIGHT);
    player.press("\r");
    player.wait("C’est juste.");
    player.wait("À garder 1.");
    let (code, bytes) = player.leave();
    assert_eq!((code, is_restored(&bytes)), (0, true));
    assert_eq!(answers(&home.data()).len(), 1);

    let mut player = home.play();
    player.wait("Continuer");
    player.press("\r");
    player.wait("À garder 1.");
    player.press("\r");
    player.wait(&question(2));
    assert_eq!(player.leave().0, 0);
    assert_eq!(answers(&home.data()).len(), 1, "looking again is not answering again");
}

#[test]
fn a_click_on_an_item_chooses_it_and_one_on_the_footer_presses_the_key() {
    let home = Home::new();
    let mut player = home.play();
    player.wait("Commencer");
    player.click("Commencer");
    player.wait("ma première fois");
    player.click("[A] Aide");
    player.wait("Vous êtes perdu");
    player.click("1  Retour");
    player.wait("ma première fois");
    player.click("ma première fois");
    player.wait("COMMENCER :");
    player.click("COMMENCER :");
    player.wait("Commencer les leçons");
    player.click("Commencer les leçons");
    player.wait("On lit la page.");
    player.click("ENTRÉE Suite");
    player.wait(&question(1));
    player.click(course::RIGHT);
    player.wait(&format!("(•) {}", course::RIGHT));
    player.click("ENTRÉE Valider");
    player.wait("C’est juste.");
    assert_eq!(player.leave().0, 0);
}

#[test]
fn a_second_program_on_the_same_data_says_who_has_them_and_lets_one_look() {
    let home = Home::new();
    let mut first = home.play();
    first.join();
    // One that cannot be joined.
    std::fs::remove_file(home.data().join("socket")).unwrap();
    let mut second = home.play();
    second.wait(&first.pid().to_string());
    second.wait("Rien ne peut être gardé");
    second.press("\r");
    second.wait("Je veux seulement regarder.");
    second.press("3\r");
    second.wait("COMMENCER :");
    second.wait("rien n’est gardé");
    second.begin();
    let (code, bytes) = second.leave();
    assert_eq!((code, is_restored(&bytes)), (0, true));
    first.begin();
    assert_eq!(first.leave().0, 0);
}

#[test]
fn one_who_asks_for_plain_text_goes_on_in_lines_on_the_same_terminal() {
    let home = Home::new();
    let mut player = home.play();
    player.join();
    player.press("c");
    player.wait("Comment afficher");
    player.press("5\r");
    player.wait("5. Texte simple, pour lecteur d’écran, oui");
    player.wait("> ");
    assert!(is_restored(&player.written()));
    player.press("q\n");
    player.wait("C’est noté");
    player.press("1\n");
    player.wait("1. Fermer");
    player.press("1\n");
    assert_eq!(player.end().0, 0);
}

/// What the program says when it cannot or should not draw screens: lines, no
/// sequence of a terminal.
fn is_plain(output: &str) -> bool {
    !output.contains('\x1b') && output.contains("> ") && output.contains("1. Commencer")
}

#[test]
fn a_dumb_terminal_gets_lines() {
    let home = Home::new();
    for (name, value) in [("TERM", "dumb"), ("TERM", ""), ("PASSEPORT_LINEAR", "true")] {
        let mut player = Start::new(&home).env(name, value).play();
        player.wait("> ");
        player.press("q\n");
        player.wait("1. Fermer");
        player.press("1\n");
        let (code, bytes) = player.end();
        assert!(code == 0 && is_plain(&bytes), "{name}={value}: {code}: {bytes:?}");
    }
}

#[test]
fn without_a_terminal_there_are_lines() {
    let home = Home::new();
    let output = home.command(&[]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && is_plain(&said), "{said}");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
