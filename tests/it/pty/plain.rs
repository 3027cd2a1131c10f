//! The machine that many people use, in plain lines: for those who hear or feel the
//! screen. No key leads out, nothing is left, what is secret is not shown.

use std::fs;
use std::time::Duration;

use super::kiosk::{WIPE, kiosk_with, traces, wipes};
use super::player::{Home, Player};

fn lines(home: &Home, idle: u32) -> Player {
    kiosk_with(home, idle, &["--linear"]).play()
}

/// Whether the keyboard of the terminal makes signals.
fn makes_signals(player: &Player) -> bool {
    let modes = player.master.get_termios().unwrap();
    format!("{:?}", modes.local_flags).contains("ISIG")
}

/// The first question, from the first screen.
fn reach_question(player: &mut Player) {
    player.wait("1. Commencer");
    player.press("\n");
    player.wait("On lit la page.");
    player.press("\n");
    player.wait("Que choisir au point 1");
}

#[test]
fn no_key_and_no_signal_leads_out_of_plain_lines() {
    let home = Home::new();
    let mut player = lines(&home, 600);
    player.wait("1. Commencer");
    assert!(!makes_signals(&player));
    for keys in ["\x03", "\x1a", "\x1c", "\x04", "\x04\x04", "\x13", "\x11", "\x16", "\x0f", "\x1b"]
    {
        player.press(keys);
        player.listen(Duration::from_millis(20));
        assert!(player.child.try_wait().unwrap().is_none(), "out by {keys:?}");
    }
    for name in ["INT", "QUIT", "TSTP", "TTIN", "TTOU", "ALRM", "USR1", "USR2", "PIPE"] {
        player.signal(name);
    }
    // What was typed is a line that means nothing; the next one is understood.
    player.press("\n");
    player.wait("pas compris");
    let before = player.written().matches("1. Retour").count();
    player.press("a\n");
    player.wait_until("help", |player| player.written().matches("1. Retour").count() > before);
    assert!(player.child.try_wait().unwrap().is_none());
    player.signal("TERM");
    assert!(player.end().1.ends_with(WIPE));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the end of a program sends no message")]
fn the_terminal_is_given_back_as_it_was() {
    for signal in ["TERM", "HUP"] {
        let home = Home::new();
        let mut player = lines(&home, 600);
        player.wait("1. Commencer");
        assert!(!makes_signals(&player));
        player.signal(signal);
        let waited = std::time::Instant::now();
        while player.child.try_wait().unwrap().is_none() {
            assert!(waited.elapsed() < super::player::LIMIT, "it does not end");
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(makes_signals(&player), "{signal}");
    }
}

#[test]
fn in_plain_lines_too_nothing_is_left_for_the_next_person() {
    let home = Home::new();
    let mut player = lines(&home, 2);
    reach_question(&mut player);
    // Typed, and not even sent.
    player.press("Hermenegilde");
    player.wait("Hermenegilde");
    player.wait("toujours là");
    let before = wipes(&player);
    player.wait_until("the next person", |player| {
        wipes(player) > before && player.shown().contains("1. Commencer")
    });
    assert_eq!(traces(&home, &player, &["Hermenegilde"]), [""; 0]);
    // The half line is not the beginning of the next one.
    player.press("a\n");
    player.wait("1. Retour");
    assert!(!player.shown().contains("Hermenegilde"));
    player.signal("TERM");
    player.end();
}

#[test]
fn after_all_is_erased_in_plain_lines_no_word_is_left() {
    let home = Home::new();
    let mut player = lines(&home, 600);
    reach_question(&mut player);
    player.press("1\n\n");
    player.wait("À garder 1.");
    player.press("q\n");
    player.wait("Voici votre carte");
    player.press("Zephirine\n");
    player.wait("À bientôt");
    let before = wipes(&player);
    player.press("3\n");
    player.wait("Oui, tout effacer");
    player.press("2\n");
    player.wait("Tout est effacé.");
    assert!(wipes(&player) > before);
    assert_eq!(traces(&home, &player, &["Zephirine"]), [""; 0]);
    player.signal("TERM");
    player.end();
}

#[test]
fn what_the_trainer_types_is_not_shown_in_plain_lines() {
    let home = Home::new();
    let secret = "quatre mots au hasard";
    let (_, line) = super::kiosk::imprint(&home, &format!("{secret}\n{secret}\n"));
    fs::write(home.path("config.ron"), format!("(kiosk: ({line}))")).unwrap();
    let mut player = lines(&home, 600);
    player.wait("1. Commencer");
    player.press("a\n");
    player.wait("qui anime");
    player.press("3\n");
    player.wait("Phrase secrète");
    player.press("n'importe quoi\n");
    player.wait("Attendez 2 secondes");
    player.listen(Duration::from_millis(2200));
    player.press(&format!("{secret}\n"));
    player.wait("Contrôle de la machine");
    player.press("5\n");
    let (code, written) = player.end();
    assert_eq!(code, 10);
    assert!(!written.contains(secret) && !written.contains("importe quoi"), "{written}");
}
