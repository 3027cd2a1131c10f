//! A trainer leads from her own machine, with the client everybody has.

use super::server::Server;
use super::told;
use crate::pty::player::{Player, Start};
use crate::rooms::terminals::{answers, pin, sits_down, to_a_vote};

const MODULE: &str = "vente-en-ligne";

/// These people are trainers.
pub(crate) fn trainers(server: &Server, names: &[&str]) {
    let line = |name: &&str| {
        let public = std::fs::read_to_string(server.key(name).with_extension("pub")).unwrap();
        format!("formateur {public}")
    };
    let roles: String = names.iter().map(line).collect();
    std::fs::write(server.home.data().join("ssh_roles"), roles).unwrap();
}

/// Somebody asks for this at a terminal.
fn at_terminal(server: &Server, name: &str, command: &[&str]) -> Player {
    let mut words = server.client(Some(name));
    words.extend(["-t".to_owned(), format!("{name}@127.0.0.1")]);
    words.extend(command.iter().map(|word| (*word).to_owned()));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Start::under(&server.home, &words).play()
}

/// What one command is answered: exit code, answer, what is wrong.
fn ask(server: &Server, name: &str, command: &str) -> (i32, Vec<u8>, String) {
    let output = server.run((name, Some(name)), &["-T"], &[command], "");
    let trouble = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().unwrap(), output.stdout, trouble)
}

#[test]
fn a_trainer_leads_is_cut_off_and_goes_on_and_takes_the_papers_home() {
    let server = Server::open();
    trainers(&server, &["roche", "petit"]);
    let mut roche = at_terminal(&server, "roche", &["lead", MODULE, "--trainer", "\"Mme Roche\""]);
    roche.wait("étape 1 sur");
    let code = pin(&server.home.data());
    let mut karim = server.visit("seance", Some("karim"));
    sits_down(&mut karim, &code, "Karim");
    to_a_vote(&mut roche);
    answers(&mut karim);
    roche.wait("Karim  a répondu");

    // The line is cut: the room waits, and without a word she is where she was.
    roche.signal("KILL");
    drop(roche);
    let mut roche = at_terminal(&server, "roche", &["lead"]);
    roche.wait("étape 2 sur");
    roche.wait(&format!("PIN {code}"));
    roche.wait("Karim  a répondu");

    // A colleague has no session of her own to go on with, and takes over by the PIN.
    let (status, out, trouble) = ask(&server, "petit", "lead");
    assert!(status == 66 && out.is_empty() && trouble.contains("lead --pin"), "{trouble}");
    let mut petit = at_terminal(&server, "petit", &["lead", "--pin", &code]);
    petit.wait("étape 2 sur");
    petit.press("p");
    petit.wait("Rejoindre une séance");
    drop(petit);

    let report = format!("report session {code}");
    let (status, page, _) = ask(&server, "roche", &format!("{report} --pdf -"));
    assert!(status == 0 && page.starts_with(b"%PDF-"));
    let (status, page, _) = ask(&server, "roche", &format!("report memo {code} --pdf -"));
    assert!(status == 0 && page.starts_with(b"%PDF-"));
    let (status, words, _) = ask(&server, "roche", &report);
    assert!(status == 0 && String::from_utf8(words).unwrap().contains("Mme Roche"));
    assert_eq!(server.stop().0, 0);
}

#[test]
fn whoever_is_no_trainer_leads_nothing_and_a_wrong_wish_is_told() {
    let server = Server::open();
    trainers(&server, &["roche"]);
    let mut karim = at_terminal(&server, "karim", &["lead", MODULE]);
    karim.wait("demande une clé de formateur");
    assert_eq!(karim.end().0, 77);
    let file = server.home.path("bilan.pdf");
    let wishes = [
        ("karim", "lead".to_owned(), 77, "clé de formateur"),
        ("karim", "register list".to_owned(), 77, "Personne n’est connu"),
        ("roche", "lead rien-de-tel".to_owned(), 66, "rien-de-tel"),
        ("roche", "lead".to_owned(), 66, "Aucune séance de vous"),
        ("roche", "lead --pin 4712".to_owned(), 66, "Aucune séance de vous"),
        ("roche", format!("lead {MODULE} --listen 0.0.0.0:2200"), 64, "à distance"),
        ("roche", format!("lead {MODULE} --pin 4712"), 64, "--pin"),
        ("roche", format!("report session --pdf {}", file.display()), 77, "à distance"),
        ("roche", "report opinions --useful 0,1,5,4".to_owned(), 77, "à distance"),
        ("roche", "register export".to_owned(), 64, "une seule"),
        ("roche", "register export --format pdf".to_owned(), 66, "register"),
        ("roche", "register seal".to_owned(), 77, "à distance"),
        ("roche", "register new --title x".to_owned(), 77, "à distance"),
    ];
    for (name, command, code, words) in wishes {
        let (status, out, trouble) = ask(&server, name, &command);
        assert!(status == code && out.is_empty(), "{command}: {status} {trouble}");
        assert!(trouble.contains(words), "{command}: {trouble}");
    }
    assert!(!file.exists());
    let (status, out, _) = ask(&server, "roche", "register list --json");
    assert_eq!((status, String::from_utf8(out).unwrap().trim()), (0, "[]"));
    assert!(passeport::store::rooms::all(&server.home.data()).is_empty(), "no session was opened");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn in_plain_lines_one_leads_as_well() {
    let server = Server::open();
    trainers(&server, &["roche"]);
    let command = format!("lead {MODULE}");
    let output = server.run(("roche", Some("roche")), &["-T"], &[&command], "1\n");
    let said = told(&output);
    assert!(output.status.success(), "{output:?}");
    assert!(said.contains("étape 2 sur") && !said.contains('\x1b'), "{said}");
    assert_eq!(server.stop().0, 0);
}
