//! How the server is, told to whoever watches over it; and what hostile and hasty
//! clients taught.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use super::server::Server;
use super::{begin_as_newcomer, told};
use crate::pty::player::Home;

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
