//! How the server is, told to whoever watches over it; and what hostile and hasty
//! clients taught.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};

use super::server::Server;
use super::{begin_as_newcomer, told};
use crate::pty::player::{Home, Player, Start};
use passeport::domain::card::Card;

#[test]
fn a_newcomer_with_a_key_begins_from_a_pipe() {
    let server = Server::open();
    let output = server.run(("texte", Some("karim")), &["-T"], &[], "1\n1\n1\n\n");
    let said = told(&output);
    assert!(output.status.success() && said.contains("On lit la page."), "{output:?}");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn machines_and_people_are_told_how_the_server_is_and_nothing_of_anybody() {
    // A port nobody listens on: it was ours a moment ago.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let said = address.to_string();
    let status = |home: &Home| {
        let args = ["serve", "--status", "--metrics", &said];
        let output = home.command(&args).output().unwrap();
        (output.status.code().unwrap(), told(&output))
    };
    let home = Home::new();
    assert_eq!(status(&home), (69, String::new()));
    // Its owner needs no address: the socket of the folder says it too.
    let own = |home: &Home| {
        let output = home.command(&["serve", "--status"]).output().unwrap();
        (output.status.code().unwrap(), told(&output))
    };
    assert_eq!(own(&home), (69, String::new()));
    let server = Server::of(home, &["--metrics", &said]);
    let (code, words) = own(&server.home);
    assert!(code == 0 && words.contains("Séances ouvertes\u{a0}: 0\n"), "{words:?}");
    let mut player = server.visit("karim", Some("karim"));
    player.wait("Nous ne connaissons pas encore cette clé.");
    begin_as_newcomer(&mut player);
    let ask = |question: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(question.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let answer = ask("GET /metrics HTTP/1.0\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    for line in ["passeport_sessions 1", "passeport_sessions_total 1", "passeport_refused_total 0"]
    {
        assert!(answer.lines().any(|told| told == line), "{line}: {answer}");
    }
    assert!(!answer.contains("_count 0") && !answer.contains("karim"), "{answer}");
    assert!(ask("GET / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.1 404 "));
    let (code, words) = status(&server.home);
    assert!(code == 0 && words.contains("Séances ouvertes\u{a0}: 1\n"), "{words:?}");
    assert_eq!(player.leave().0, 0);
    let refused = server.home.command(&["serve", "--metrics", "0.0.0.0:9222"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(64), "{refused:?}");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn who_looks_after_the_server_sees_its_figures_change_and_nobody_else_does() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let server = Server::of(Home::new(), &["--metrics", &address]);
    let public = std::fs::read_to_string(server.key("admin").with_extension("pub")).unwrap();
    let roles = format!("administrateur {public}");
    std::fs::write(server.home.data().join("ssh_roles"), roles).unwrap();
    let ask = |key: &str, command: &str| {
        let output = server.run((key, Some(key)), &["-T"], &[command], "");
        (output.status.code().unwrap(), told(&output))
    };
    let (code, said) = ask("admin", "status");
    assert!(code == 0 && said.contains("Séances ouvertes\u{a0}: 1\n"), "{said}");
    assert_eq!(ask("admin", "status now").0, 64);
    assert_eq!(ask("karim", "status"), (77, String::new()));

    let mut words = server.client(Some("admin"));
    words.extend(["-t", "admin@127.0.0.1", "status"].map(str::to_owned));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut admin = Start::under(&server.home, &words).play();
    admin.wait("Séances ouvertes : 1");
    let words =
        [env!("CARGO_BIN_EXE_passeport"), "serve", "--status", "--watch", "--metrics", &address];
    let mut beside = Start::under(&server.home, &words).play();
    beside.wait("Séances ouvertes : 1");
    let words = [env!("CARGO_BIN_EXE_passeport"), "serve", "--status", "--watch"];
    let mut owner = Start::under(&server.home, &words).play();
    owner.wait("Séances ouvertes : 1");
    let mut guest = server.visit("visite", None);
    guest.wait("COMMENCER :");
    owner.wait("Séances ouvertes : 2");
    owner.press("q");
    assert_eq!(owner.end().0, 0);
    admin.wait("Séances ouvertes : 2");
    beside.wait("Séances ouvertes : 2");
    assert_eq!(guest.leave().0, 0);
    // Whoever may not look gets no terminal either.
    let mut words = server.client(Some("karim"));
    words.extend(["-t", "karim@127.0.0.1", "status"].map(str::to_owned));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (code, said) = Start::under(&server.home, &words).play().end();
    assert!(code == 77 && said.contains("Personne n’est connu"), "{code} {said}");
    admin.press("q");
    assert_eq!(admin.end().0, 0);
    // The server is gone: it is said, and one still leaves.
    assert_eq!(server.stop().0, 0);
    beside.wait("ne répond pas");
    beside.press("q");
    assert_eq!(beside.end().0, 0);
}

#[test]
fn whoever_vanishes_while_flooding_through_a_pipe_keeps_no_place() {
    let home = Home::new();
    let config = home.path("config.ron");
    // So slow that what was sent takes hours to be read.
    std::fs::write(&config, "(ssh: (sessions: 1, keys_per_second: 1))").unwrap();
    let server = Server::of(home, &["--config", config.to_str().unwrap()]);
    let words = server.client(None);
    let mut client = Command::new(&words[0]);
    client.args(&words[1..]).args(["-T", "texte+visite@127.0.0.1"]);
    let mut client = client.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut flood = client.stdin.take().unwrap();
    // Ends when the client does.
    let flooding = std::thread::spawn(move || while flood.write_all(b"99999999\n").is_ok() {});
    server.wait_log("session began");
    client.kill().unwrap();
    client.wait().unwrap();
    flooding.join().unwrap();
    assert!(server.wait_log("session ended").contains("Gone"));
    let mut next = server.visit("visite", None);
    next.wait("COMMENCER :");
    assert_eq!(next.leave().0, 0);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn what_is_configured_bounds_screens_and_tries() {
    let home = Home::new();
    let config = home.path("config.ron");
    let limits = "(ssh: (largest: (60, 20), attempts: 1, handshake_seconds: 1))";
    std::fs::write(&config, limits).unwrap();
    let server = Server::of(home, &["--config", config.to_str().unwrap()]);
    let mut player = server.visit("visite", None);
    player.wait("COMMENCER :");
    let within = |player: &Player| {
        let rows = player.rows();
        let widest = rows.iter().map(|row| row.trim_end().chars().count()).max();
        let lowest = rows.iter().rposition(|row| !row.trim().is_empty());
        widest.is_some_and(|widest| widest <= 60) && lowest.is_some_and(|lowest| lowest < 20)
    };
    assert!(within(&player), "{}", player.shown());
    assert_eq!(player.leave().0, 0);
    // One try is still enough for who has a key.
    let mut player = server.visit("karim", Some("karim"));
    player.wait("Nous ne connaissons pas encore cette clé.");
    drop(player);
    // Who says nothing at all is heard out no longer than that.
    let mut silent = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    let mut heard = vec![];
    let _ = silent.read_to_end(&mut heard);
    assert_eq!(heard, b"SSH-2.0-passeport\r\n");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn who_comes_for_the_first_time_is_told_what_is_known_of_the_terminal() {
    let server = Server::open();
    let mut player = server.visit("karim", Some("karim"));
    player.wait("Votre terminal : xterm-256color, 80 × 24, 256 couleurs");
    player.wait("connexion chiffrée");
    player.resize(100, 30);
    player.wait("100 × 30");
    player.press("q");
    player.wait("À bientôt");
    player.press("\r");
    assert_eq!(player.end().0, 0);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn as_many_wrong_cards_may_be_tried_as_is_configured_and_no_more() {
    let home = Home::new();
    let config = home.path("config.ron");
    std::fs::write(&config, "(ssh: (cards_each: 3, cards_of_word: 20, attempts: 10))").unwrap();
    let server = Server::of(home, &["--config", config.to_str().unwrap()]);
    let mut player = server.visit("carte", None);
    for tried in 1..=3_u16 {
        player.wait_until("the question again", |player| {
            player.shown().matches("Vos cinq mots").count() >= usize::from(tried)
        });
        let card = Card::from_places([tried; Card::WORDS]).unwrap();
        player.press(&format!("{}\r", card.words(passeport::text::cards()).join(" ")));
    }
    // The client gives up; whoever comes again from there is not even asked.
    assert_ne!(player.end().0, 0);
    let (code, said) = server.visit("carte", None).end();
    assert!(code != 0 && !said.contains("Vos cinq mots"), "{code} {said}");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn what_nobody_may_configure_is_told_with_its_place_and_its_bounds() {
    let home = Home::new();
    let config = home.path("config.ron");
    for (line, bounds) in [
        ("paste_bytes: 100000", "200–8000"),
        ("cards_each: 0", "3–60"),
        ("cards_of_word: 99", "1–20"),
    ] {
        std::fs::write(&config, format!("(ssh: (\n  {line},\n))")).unwrap();
        let words = ["--config", config.to_str().unwrap(), "serve", "--listen", "127.0.0.1:0"];
        let output = home.command(&words).output().unwrap();
        let trouble = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(78), "{line}: {trouble}");
        assert!(trouble.contains("config.ron:2:") && trouble.contains(bounds), "{line}: {trouble}");
    }
}
