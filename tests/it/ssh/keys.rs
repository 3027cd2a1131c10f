//! Keys and cards that are tried, lost, taken away.

use std::os::unix::fs::PermissionsExt;

use super::server::Server;
use super::{begin_as_newcomer, newcomer, type_card};
use crate::pty::player::Start;

#[test]
fn a_key_taken_away_ends_the_sessions_it_opened_and_says_why() {
    let server = Server::open();
    let card = newcomer(&server, "lost");
    // Whoever found the key is in.
    let mut thief = server.visit("karim", Some("lost"));
    thief.wait("COMMENCER :");
    let mut lines = server.visit("texte", Some("lost"));
    lines.wait("1. COMMENCER");
    let mut other = server.visit("awa", Some("awa"));
    other.wait("Nous ne connaissons pas encore cette clé.");

    let mut owner = server.visit("karim", Some("new"));
    owner.wait("Nous ne connaissons pas encore cette clé.");
    owner.press("2\r");
    type_card(&mut owner, &card);
    owner.wait("Les clés de votre passeport");
    owner.press("2\r");
    owner.wait("cette clé n’ouvre plus votre passeport");
    for player in [thief, lines] {
        let (code, bytes) = player.end();
        assert!(code == 0 && bytes.contains("elle vient d’être retirée"), "{bytes:?}");
    }
    // Nobody else is concerned.
    begin_as_newcomer(&mut other);
    assert_eq!(owner.leave().0, 0);
    assert_eq!(other.leave().0, 0);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn cards_that_were_tried_are_counted_on_after_a_new_start() {
    let server = Server::open();
    // No card of five times the same word exists here; that it was tried is counted.
    for tries in [3, 2] {
        let mut player = server.visit("carte", None);
        for asked in 1..=3 {
            player.wait_until("the words are asked for", |player| {
                player.shown().matches("Vos cinq mots").count() >= asked
            });
            if asked > tries {
                break;
            }
            player.press("abeille-abeille-abeille-abeille-abeille\r");
        }
        if tries == 3 {
            // Nobody is asked a fourth time.
            assert_eq!(player.end().0, 255);
        } else {
            player.child.kill().unwrap();
            player.child.wait().unwrap();
        }
    }
    let (code, log, home) = server.stop();
    assert_eq!(code, 0, "{log:?}");
    let file = home.data().join("guesses");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(!kept.contains("127.0.0") && kept.lines().count() >= 3, "{kept}");
    let server = Server::of(home, &[]);
    // As anybody's client is set: what the server says is shown.
    let words = server.client(None).into_iter().chain(["carte@127.0.0.1".to_owned()]);
    let words: Vec<String> = words.map(|word| word.replace("=ERROR", "=INFO")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut player = Start::under(&server.home, &words).play();
    player.wait("Vos cinq mots");
    player.press("abeille-abeille-abeille-abeille-abeille\r");
    // Where the language is not installed, the client writes its accents in numbers.
    player.wait("Trop de cartes ont");
    player.child.kill().unwrap();
    player.child.wait().unwrap();
    assert_eq!(server.stop().0, 0);
}
