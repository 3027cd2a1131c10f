//! Several terminals of one machine on one data folder: the first process owns it, the
//! others join.

mod beside;
mod openssh;
mod others;

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Output, Stdio};

use crate::pty::course::RIGHT;
use crate::pty::player::{Home, Player, Start, answers, is_restored, question};
use crate::ssh::server::{Server, key};

/// The program with these words, on a terminal.
fn start(home: &Home, words: &[&str]) -> Start {
    let program = env!("CARGO_BIN_EXE_passeport");
    let words: Vec<&str> = [program].iter().chain(words).copied().collect();
    Start::under(home, &words)
}

/// The program with these words, reading `input`.
fn run(home: &Home, words: &[&str], input: &str) -> Output {
    let mut command = home.command(words);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().unwrap();
    let mut stdin = process.stdin.take().unwrap();
    // Who is refused reads nothing.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    process.wait_with_output().unwrap()
}

fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn socket(home: &Home) -> PathBuf {
    home.data().join("socket")
}

fn answer(player: &mut Player) {
    player.choose(RIGHT);
    player.press("\r");
    player.wait("C’est juste.");
}

#[test]
fn whoever_plays_on_a_served_folder_joins_and_sees_the_same_screens() {
    let server = Server::open();
    let mut player = server.home.play();
    player.reach_question();
    answer(&mut player);
    player.press("\r");
    player.wait(&question(2));
    player.resize(40, 15);
    player.wait(&question(2)[..9]);
    player.resize(120, 40);
    player.wait(&question(2));
    let (code, bytes) = player.leave();
    assert_eq!((code, is_restored(&bytes)), (0, true), "{bytes:?}");
    // What was taken was taken once, as on one's own.
    assert_eq!(bytes.matches("\x1b[?1049h").count(), 1);
    assert_eq!(bytes.matches("\x1b[?1049l").count(), 1);
    let (code, log, home) = server.stop();
    assert_eq!(code, 0, "{log:?}");
    assert!(!socket(&home).exists(), "nothing is left of it");
    assert_eq!(answers(&home.data()).len(), 1);
}

#[test]
fn who_joined_can_check_what_people_bring() {
    let server = Server::open();
    let mut player = server.home.play();
    player.press("v");
    player.wait("Qu’avez-vous en main");
    player.press("1\r");
    player.wait("Tapez ou collez");
    player.press("PEN-04HM-ASWS\r");
    player.wait("Aucune attestation connue ici");
}

#[test]
fn the_socket_is_its_owners_alone_and_nonsense_hurts_nobody() {
    let server = Server::open();
    let kind = std::fs::symlink_metadata(socket(&server.home)).unwrap();
    assert!(kind.file_type().is_socket());
    assert_eq!(kind.permissions().mode() & 0o777, 0o600);
    for nonsense in [
        &b""[..],
        b"\x00",
        b"GET / HTTP/1.1\r\n\r\n",
        b"h\0\0\0\x05hello",
        b"h\xff\xff\xff\xff",
        b"b\0\0\0\x01a",
        b"h\0\0\0\x0dpasseport 1\nx",
    ] {
        let mut stream = UnixStream::connect(socket(&server.home)).unwrap();
        stream.write_all(nonsense).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut heard = vec![];
        // What is not even read to its end is cut off.
        let _ = stream.read_to_end(&mut heard);
        assert!(heard.is_empty(), "{nonsense:?} {heard:?}");
    }
    let mut stream = UnixStream::connect(socket(&server.home)).unwrap();
    stream.write_all(b"h\0\0\0\x0cpasseport 9\n").unwrap();
    let mut heard = vec![];
    stream.read_to_end(&mut heard).unwrap();
    let heard = String::from_utf8_lossy(&heard).into_owned();
    assert!(heard.starts_with('n') && heard.contains("d’une autre version"), "{heard:?}");
    // Half-open ones are many, and nobody waits for them.
    let silent: Vec<_> =
        (0..200).map(|_| UnixStream::connect(socket(&server.home)).unwrap()).collect();
    let mut player = server.home.play();
    player.wait("Commencer");
    drop(silent);
    player.press("q");
    player.wait("À bientôt");
    player.press("\r");
    assert_eq!(player.end().0, 0);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn an_owner_killed_leaves_the_terminal_whole_and_loses_nothing_it_told() {
    let server = Server::open();
    let mut player = server.home.play();
    player.reach_question();
    answer(&mut player);
    let mut other = start(&server.home, &["attach", "--visit"]).play();
    other.wait("rien n’est gardé");
    let home = server.kill();
    for player in [player, other] {
        let (code, bytes) = player.end();
        assert_eq!((code, is_restored(&bytes)), (69, true), "{bytes:?}");
        let after = bytes.rsplit("\x1b[?1049l").next().unwrap();
        assert!(after.contains("s’est interrompue"), "told once it can be read: {after:?}");
    }
    assert_eq!(answers(&home.data()).len(), 1);
    // What the dead owner left keeps nobody out: neither a player of its own…
    assert!(socket(&home).exists());
    let mut player = home.play();
    player.wait("Continuer");
    player.press("q");
    player.wait("À bientôt");
    player.press("\r");
    assert_eq!(player.end().0, 0);
    // …nor the next owner, whom one can join.
    let server = Server::of(home, &[]);
    let mut player = server.home.play();
    player.wait("Continuer");
    player.press("\r");
    player.wait("À garder 1.");
    assert_eq!(player.leave().0, 0);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn told_to_end_the_terminal_is_given_back_and_the_session_is_over() {
    let server = Server::open();
    for name in ["TERM", "HUP"] {
        let mut player = start(&server.home, &["attach", "--visit"]).play();
        player.wait("rien n’est gardé");
        player.signal(name);
        let (code, bytes) = player.end();
        assert_eq!((code, is_restored(&bytes)), (0, true), "{name}: {bytes:?}");
        server.wait_log("ended=Gone");
    }
    // The window is closed.
    let mut player = start(&server.home, &["attach", "--visit"]).play();
    player.wait("rien n’est gardé");
    let Player { mut child, master, mut keyboard, output, listener, .. } = player;
    drop((master, output));
    // Whoever listens for this test ends at the next frame; then the last handle goes.
    keyboard.write_all(b"a").unwrap();
    listener.join().unwrap();
    drop(keyboard);
    assert!(child.wait().unwrap().success());
    server.wait_log("ended=Gone");
    // Gone on with after a stop, all is drawn anew.
    let mut player = start(&server.home, &["attach", "--visit"]).play();
    player.wait("rien n’est gardé");
    let before = player.bytes.len();
    player.signal("CONT");
    player.wait_until("the screen again", |player| {
        String::from_utf8_lossy(&player.bytes[before..]).contains("COMMENCER")
    });
    assert_eq!(player.leave().0, 0);
}

#[test]
fn the_owner_stops_and_whoever_joined_is_told() {
    let server = Server::open();
    let mut player = server.home.play();
    player.reach_question();
    answer(&mut player);
    let (code, _, home) = server.stop();
    assert_eq!(code, 0);
    let (code, bytes) = player.end();
    assert_eq!((code, is_restored(&bytes)), (0, true));
    assert!(bytes.contains("Le serveur s’arrête."), "{bytes:?}");
    assert_eq!(answers(&home.data()).len(), 1);
}

#[test]
fn lines_join_as_well_as_screens() {
    let server = Server::open();
    let (code, out, trouble) = said(&run(&server.home, &["--linear"], "1\n1\n"));
    assert!(code == 0 && out.contains("COMMENCER") && !out.contains('\x1b'), "{out} {trouble}");
    let (code, out, trouble) = said(&run(&server.home, &["attach", "--visit"], "1\n\n\n"));
    assert!(code == 0 && out.contains("On lit la page."), "{out} {trouble}");
    assert!(out.trim_end().ends_with("rien n’est gardé."), "{out}");
    let mut player = start(&server.home, &["attach", "--visit", "--linear"]).play();
    player.wait("1. COMMENCER");
    player.press("1\r");
    player.wait("Commencer les leçons");
    let home = server.kill();
    let (code, bytes) = player.end();
    assert!(code == 69 && bytes.contains("s’est interrompue"), "{bytes:?}");
    assert!(!bytes.contains('\x1b'), "{bytes:?}");
    drop(home);
}

#[test]
fn screens_asked_to_be_lines_go_on_as_lines_and_are_left_alone_at_the_end() {
    let server = Server::open();
    let mut player = start(&server.home, &["attach", "--visit"]).env("PASSEPORT_LINEAR", "").play();
    player.wait("rien n’est gardé");
    let (code, bytes) = player.leave();
    assert_eq!((code, is_restored(&bytes)), (0, true), "{bytes:?}");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn a_kiosk_joins_and_stays_a_kiosk() {
    let home = Home::new();
    let config = home.path("config.ron");
    std::fs::write(&config, "(kiosk: (idle_seconds: 1, warning_seconds: 1))").unwrap();
    std::fs::create_dir_all(home.data().join("keys")).unwrap();
    let server = Server::of(home, &["--config", config.to_str().unwrap()]);
    let mut kiosk = start(&server.home, &["kiosk"]).play();
    kiosk.wait("Pour commencer, appuyez");
    let shown = kiosk.shown();
    assert!(!shown.contains("Quitter"), "nobody but the trainer leaves: {shown}");
    // Nobody is named there, whoever plays elsewhere on the same folder.
    let mut player = server.home.play();
    player.join();
    assert!(kiosk.written().contains("\x1b[3J"), "nothing above the screen is left");
    kiosk.press("q\x03\x04");
    assert!(kiosk.child.try_wait().unwrap().is_none());
    let (code, _, _) = server.stop();
    assert_eq!(code, 0);
    let (code, bytes) = kiosk.end();
    assert_eq!(code, 0, "started again, not left by the trainer");
    let last = bytes.rfind("\x1b[3J").unwrap();
    assert!(bytes[last..].len() < 20, "wiped after all was said: {:?}", &bytes[last..]);
    drop(player);
}

#[test]
fn who_has_nobody_to_join_is_told_what_to_do() {
    let home = Home::new();
    let (code, _, trouble) = said(&run(&home, &["attach"], ""));
    assert!(code == 69 && trouble.contains("passeport serve"), "{trouble}");
    std::fs::create_dir_all(home.data()).unwrap();
    std::fs::write(socket(&home), "no socket").unwrap();
    let (code, _, trouble) = said(&run(&home, &["attach"], ""));
    assert!(code == 69 && trouble.contains("passeport serve"), "{trouble}");
    let (code, _, trouble) = said(&run(&home, &["attach", "--key", "SHA256:abc"], ""));
    assert!(code == 64 && trouble.contains("ssh-keygen -l"), "{trouble}");
    let mut command = home.command(&["attach"]);
    let output = command.env("SSH_ORIGINAL_COMMAND", "/bin/sh").output().unwrap();
    let (code, out, trouble) = said(&output);
    assert!(code == 69 && out.is_empty() && trouble.contains("passeport serve"), "{trouble}");
}

#[test]
fn what_is_not_a_socket_is_left_alone_and_one_is_still_served() {
    let home = Home::new();
    std::fs::create_dir_all(home.data()).unwrap();
    std::fs::write(socket(&home), "mine").unwrap();
    let server = Server::of(home, &[]);
    assert_eq!(std::fs::read_to_string(socket(&server.home)).unwrap(), "mine");
    let mut player = server.visit("visite", None);
    player.wait("rien n’est gardé");
    assert_eq!(player.leave().0, 0);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn a_folder_with_a_long_name_is_joined_too() {
    let home = Home::new();
    let long = home.path(&"dossier-".repeat(20)).join("données de l’association");
    let long = long.to_str().unwrap().to_owned();
    let server = Server::of(home, &["--data", &long]);
    let mut player = start(&server.home, &["--data", &long]).play();
    player.join();
    assert_eq!(player.leave().0, 0);
    let (code, log, _) = server.stop();
    assert!(code == 0 && log.iter().any(|line| line.contains("joined")), "{log:?}");
}

#[test]
fn a_key_told_by_who_lets_in_is_the_same_account_as_by_ssh() {
    let server = Server::open();
    let mut player = attached(&server, "karim");
    player.wait("Nous ne connaissons pas encore cette clé.");
    player.press("1\r");
    player.wait("COMMENCER :");
    player.begin();
    player.press("\r");
    player.wait(&question(1));
    answer(&mut player);
    assert_eq!(player.leave().0, 0);
    let mut player = server.visit("karim", Some("karim"));
    player.wait("À garder 1.");
    assert_eq!(player.leave().0, 0);
    assert_eq!(answers(&server.kill().data()).len(), 1);
}

/// The same learner in two places: by SSH, and at a terminal of the machine.
#[test]
fn one_learner_in_two_places_loses_and_doubles_nothing_and_each_sees_what_the_other_did() {
    let server = Server::open();
    let mut by_ssh = server.visit("karim", Some("karim"));
    by_ssh.wait("Nous ne connaissons pas encore cette clé.");
    by_ssh.press("1\r");
    by_ssh.wait("COMMENCER :");
    let mut here = attached(&server, "karim");
    here.wait("COMMENCER :");

    by_ssh.begin();
    by_ssh.press("\r");
    by_ssh.wait(&question(1));
    answer(&mut by_ssh);
    by_ssh.press("\r");
    by_ssh.wait(&question(2));

    // The other opens what it saw as never begun, and is where the first is.
    here.press("\r");
    here.wait("Continuer les leçons");
    here.press("\r");
    here.wait(&question(2));
    answer(&mut here);
    here.press("\r");
    here.wait(&question(3));
    // The first still shows the second question: its answer is kept, and is no answer to
    // the third, which the other one gives.
    answer(&mut by_ssh);
    answer(&mut here);
    // Home again, both are where the learner is.
    by_ssh.press("\r");
    by_ssh.wait(&question(3));
    assert_eq!(by_ssh.leave().0, 0);
    assert_eq!(here.leave().0, 0);
    let (_, _, home) = server.stop();
    let kept: Vec<String> = answers(&home.data()).into_iter().map(|(_, step)| step).collect();
    assert_eq!(kept, ["q1", "q2", "q2", "q3"], "each as often as it was told");
}

#[test]
fn a_port_that_somebody_else_opened_is_served_from_the_standard_input() {
    let home = Home::new();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut command = home.command(&["serve"]);
    command.stdin(Stdio::from(std::os::fd::OwnedFd::from(listener)));
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut out = BufReader::new(process.stdout.take().unwrap());
    let mut said = String::new();
    out.read_line(&mut said).unwrap();
    assert!(said.contains(&address.to_string()), "{said}");
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let mut banner = [0; 8];
    stream.read_exact(&mut banner).unwrap();
    assert_eq!(&banner, b"SSH-2.0-");
    process.kill().unwrap();
    process.wait().unwrap();
}

/// A terminal of the machine, for whoever has this key.
fn attached(server: &Server, name: &str) -> Player {
    let public = key(&server.home, name).with_extension("pub");
    let print = std::process::Command::new("ssh-keygen").arg("-lf").arg(&public).output().unwrap();
    let print = String::from_utf8(print.stdout).unwrap();
    start(&server.home, &["attach", "--key", print.split(' ').nth(1).unwrap()]).play()
}
