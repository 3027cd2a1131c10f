//! Certificates leave by the line one is connected by: as a file, as text to copy.

use super::server::Server;
use super::told;
use crate::cli::{PAPERS, quiz};
use crate::pty::player::Player;

/// A learner with this key who has just earned a certificate, by plain lines: its code.
pub(crate) fn certified(server: &Server, key: &str) -> String {
    let output = server.run((key, Some(key)), &["-T"], &[], &format!("1\n{}{PAPERS}", quiz()));
    assert!(output.status.success(), "{output:?}");
    let listed = ask(server, key, "attestations --json").1;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    listed[0]["code"].as_str().unwrap().to_owned()
}

/// What one command is answered: exit code and answer.
pub(crate) fn ask(server: &Server, key: &str, command: &str) -> (i32, String) {
    let output = server.run((key, Some(key)), &["-T"], &[command], "");
    (output.status.code().unwrap(), told(&output))
}

/// From home to the text of the latest certificate.
fn to_text(player: &mut Player) {
    player.wait("Mon passeport");
    player.press("4\r");
    player.wait("Mes attestations");
    player.press("1\r");
    player.wait("Vos attestations");
    player.press("1\r");
    player.wait("Code à recopier");
    player.wait("certificate export PEN-");
    player.press("2\r");
    player.wait("attestation.json");
    player.wait("R Retour");
}

#[test]
fn a_certificate_leaves_by_one_command_and_is_the_file_that_is_kept() {
    let server = Server::open();
    let code = certified(&server, "karim");
    let (exit, document) = ask(&server, "karim", &format!("certificate export {code}"));
    assert_eq!(exit, 0);
    let (exit, token) = ask(&server, "karim", &format!("certificate export {code} --format jwt"));
    assert!(exit == 0 && token.trim_end().split('.').count() == 3, "{token}");
    let (exit, none) = ask(&server, "awa", &format!("certificate export {code}"));
    assert_eq!((exit, none.as_str()), (77, ""), "nobody else's");
    let (_, log, home) = server.stop();
    assert!(log.iter().all(|line| !line.contains("Martin") && !line.contains(&code)), "{log:?}");
    for (format, answer) in [("json", &document), ("jwt", &token)] {
        let words = ["certificate", "export", &code, "--format", format];
        let output = home.command(&words).output().unwrap();
        let file = told(&output);
        assert_eq!(&std::fs::read_to_string(file.trim()).unwrap(), answer, "{format}");
    }
    let file = home.path("mine.json");
    std::fs::write(&file, document).unwrap();
    let said = home.command(&["verify", file.to_str().unwrap()]).output().unwrap();
    assert!(told(&said).contains("Zoé Martin") || said.status.code() == Some(5), "{said:?}");
}

#[test]
fn the_text_of_a_certificate_stands_without_a_frame_and_fills_the_clipboard_when_asked() {
    let server = Server::open();
    let code = certified(&server, "karim");
    let (_, document) = ask(&server, "karim", &format!("certificate export {code}"));
    let mut player = server.visit("karim", Some("karim"));
    to_text(&mut player);
    let written = player.written();
    let left = written.rsplit_once("\x1b[?1049l").expect("the terminal is given back").1;
    let line = |start: &str| left.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    assert_eq!(
        line("ssh "),
        format!(
            "ssh -p {} 127.0.0.1 certificate export {code} --format json > {code}.json",
            server.port
        )
    );
    let text = line("{");
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&text), value(&document));
    assert!(!written.contains("\x1b]52"), "nothing goes to a clipboard by itself");
    player.press("c");
    player.wait("envoyé au presse-papiers");
    let sent = player.written();
    let (_, sent) = sent.split_once("\x1b]52;c;").unwrap();
    let (sent, _) = sent.split_once("\x1b\\").unwrap();
    assert!(sent.len() == text.len().div_ceil(3) * 4 && sent.starts_with("ey"), "{sent}");
    player.press("t");
    player.wait("attestation.jwt");
    player.wait("R Retour");
    let written = player.written();
    assert!(written.lines().any(|line| line.starts_with("eyJ") && line.contains('.')));
    // And back, on a screen again.
    player.press("r");
    player.wait("Code à recopier");
    let back = player.written();
    assert!(back.rsplit_once("\x1b[?1049h").unwrap().1.contains("recopier"));
    assert_eq!(player.leave().0, 0);
    // A terminal that has no clipboard is sent nothing and told so.
    let mut player = server.start("karim", Some("karim")).env("TERM", "linux").play();
    to_text(&mut player);
    player.wait("presse-papiers");
    player.press("c");
    player.press("r");
    player.wait("Code à recopier");
    assert!(!player.written().contains("\x1b]52"));
    assert_eq!(player.leave().0, 0);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn an_adviser_asks_about_anybody_a_trainer_for_figures_and_learners_about_themselves() {
    let server = Server::open();
    let code = certified(&server, "karim");
    let listed = ask(&server, "karim", "learner export").1;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let karim = listed["records"][0]["learner"].as_str().unwrap().to_owned();
    let public =
        |name: &str| std::fs::read_to_string(server.key(name).with_extension("pub")).unwrap();
    let roles = format!("adviser {}trainer {}", public("adviser"), public("trainer"));
    std::fs::write(server.home.data().join("ssh_roles"), roles).unwrap();
    let (exit, figures) = ask(&server, "trainer", "report modules --json");
    assert_eq!(exit, 0);
    assert!(serde_json::from_str::<serde_json::Value>(&figures).is_ok(), "{figures}");
    assert!(!figures.contains("Martin") && !figures.contains(&karim), "{figures}");
    let (exit, shown) = ask(&server, "adviser", &format!("learner export {karim}"));
    assert!(exit == 0 && shown.contains(&code[4..]) | shown.contains("Certified"), "{shown}");
    // Certificates are the learner's own: nobody takes those of others, whatever the role.
    for (key, command) in [
        ("adviser", format!("certificate export {code}")),
        ("adviser", "attestations".to_owned()),
        ("trainer", format!("learner export {karim}")),
        ("trainer", "learner list".to_owned()),
        ("awa", "report modules".to_owned()),
    ] {
        let (exit, said) = ask(&server, key, &command);
        assert!(matches!(exit, 64 | 77) && said.is_empty(), "{key} {command}: {exit} {said}");
    }
    // Nobody writes on the machine of the server, least of all over its own files.
    let roles = server.home.data().join("ssh_roles");
    let before = std::fs::read(&roles).unwrap();
    let over = |what: &str| format!("report {what} --pdf '{}'", roles.display());
    let counts = "report opinions --useful 0,1,5,4".to_owned();
    let next = "report opinions --next 'Vendre en ligne'".to_owned();
    for command in [over("session"), over("memo"), over("opinions"), counts, next] {
        for key in ["trainer", "adviser"] {
            let (exit, said) = ask(&server, key, &command);
            assert!(exit == 77 && said.is_empty(), "{key} {command}: {exit} {said}");
        }
    }
    assert_eq!(std::fs::read(&roles).unwrap(), before);
    assert_eq!(server.stop().0, 0);
}
