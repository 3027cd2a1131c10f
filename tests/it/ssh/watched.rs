//! How the server is, told to whoever watches over it; and what hostile and hasty
//! clients taught.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use super::server::Server;
use super::{begin_as_newcomer, told};
use crate::pty::player::{Home, Start};

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
    let server = Server::of(home, &["--metrics", &said]);
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
    let mut guest = server.visit("visite", None);
    guest.wait("COMMENCER :");
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
