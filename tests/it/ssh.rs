//! The server as a learner meets it: the client everybody has, in a terminal or not.

mod keys;
mod leading;
mod nobody;
pub(crate) mod papers;
pub(crate) mod server;
mod warned;
mod watched;

use std::process::Output;

use passeport::domain::record::Fact;
use passeport::store::{Disk, Records};

use crate::pty::course::RIGHT;
use crate::pty::player::{Home, Player, answers, is_restored, question};
use server::Server;

/// Everything kept in a data folder that nobody holds.
fn facts(home: &Home) -> Vec<Fact> {
    let mut store = Disk::open(&home.data()).unwrap();
    let mut facts = vec![];
    store.each(&mut |record| facts.push(record.fact)).unwrap();
    facts
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The five words on screen.
fn card(player: &Player) -> String {
    let shown = player.shown();
    let row = shown.lines().find(|row| row.matches(" - ").count() == 4).expect("a card is shown");
    let words: Vec<&str> = row.split(['│', '|']).nth(1).unwrap().split(" - ").collect();
    words.join(" ").trim().to_owned()
}

/// Ends a first visit, on the way of which the card is shown: its words.
fn leave_with_card(mut player: Player) -> String {
    player.press("q");
    player.wait("Voici votre carte");
    let card = card(&player);
    player.press("\r");
    player.wait("À bientôt");
    player.press("\r");
    assert_eq!(player.end().0, 0);
    card
}

/// From what a newcomer sees to the first question.
fn begin_as_newcomer(player: &mut Player) {
    player.press("1\r");
    player.wait("COMMENCER :");
    player.begin();
    player.press("\r");
    player.wait(&question(1));
}

fn answer(player: &mut Player) {
    player.choose(RIGHT);
    player.press("\r");
    player.wait("C’est juste.");
}

#[test]
fn a_visitor_plays_at_once_and_leaves_nothing() {
    let server = Server::open();
    let mut player = server.visit("visite", None);
    player.wait("rien n’est gardé");
    player.begin();
    let (code, bytes) = player.leave();
    assert_eq!((code, is_restored(&bytes)), (0, true), "{bytes:?}");
    let (code, log, home) = server.stop();
    assert_eq!(code, 0, "{log:?}");
    assert_eq!(facts(&home), []);
}

#[test]
fn a_key_is_an_account_and_what_was_answered_is_there_next_time() {
    let server = Server::open();
    let mut player = server.visit("karim", Some("karim"));
    player.wait("Nous ne connaissons pas encore cette clé.");
    begin_as_newcomer(&mut player);
    answer(&mut player);
    // The line is cut: nobody said goodbye.
    player.child.kill().unwrap();
    server.wait_log("ended=Gone");

    let home = server.kill();
    assert_eq!(answers(&home.data()).len(), 1);
    let server = Server::of(home, &[]);
    let mut player = server.visit("whatever", Some("karim"));
    player.wait("À garder 1.");
    player.press("\r");
    player.wait(&question(2));
    answer(&mut player);
    let (code, bytes) = player.leave();
    assert_eq!((code, is_restored(&bytes)), (0, true), "{bytes:?}");

    let mut other = server.visit("karim", Some("another"));
    other.wait("Nous ne connaissons pas encore cette clé.");
    other.press("q");
    other.wait("À bientôt");
    other.press("\r");
    assert_eq!(other.end().0, 0);
    let (_, _, home) = server.stop();
    assert_eq!(answers(&home.data()).len(), 2);
}

/// Somebody comes with a key nobody knows, begins, and leaves with a card.
fn newcomer(server: &Server, key: &str) -> String {
    let mut player = server.visit("karim", Some(key));
    player.wait("Nous ne connaissons pas encore cette clé.");
    player.press("1\r");
    player.wait("COMMENCER :");
    leave_with_card(player)
}

/// Types a card, word by word, where each is asked for.
fn type_card(player: &mut Player, card: &str) {
    for (place, word) in card.to_lowercase().split(' ').enumerate() {
        player.wait(&format!("Mot {}", place + 1));
        player.press(word);
        player.wait("1  ");
        player.press("\r");
    }
}

#[test]
fn a_card_links_a_new_key_and_the_lost_one_opens_nothing_any_more() {
    let server = Server::open();
    let card = newcomer(&server, "lost");

    let mut player = server.visit("karim", Some("new"));
    player.wait("Nous ne connaissons pas encore cette clé.");
    player.press("2\r");
    type_card(&mut player, &card);
    player.wait("cette clé ouvre maintenant votre passeport");
    player.wait("Les clés de votre passeport");
    player.press("2\r");
    player.wait("cette clé n’ouvre plus votre passeport");
    assert_eq!(player.leave().0, 0);

    let mut player = server.visit("karim", Some("lost"));
    player.wait("Nous ne connaissons pas encore cette clé.");
    let mut known = server.visit("karim", Some("new"));
    known.wait("COMMENCER :");
    assert_eq!(known.leave().0, 0);
    // Not just dropped: a terminal that is closed types Enter, which would begin a passport.
    player.child.kill().unwrap();
    player.child.wait().unwrap();
    let (_, _, home) = server.stop();
    let facts = facts(&home);
    let count = |is: fn(&Fact) -> bool| facts.iter().filter(|fact| is(fact)).count();
    assert_eq!(count(|fact| matches!(fact, Fact::Joined { .. })), 1);
    assert_eq!(count(|fact| matches!(fact, Fact::KeyLinked { .. })), 2);
    assert_eq!(count(|fact| matches!(fact, Fact::KeyRevoked { .. })), 1);
}

#[test]
fn without_a_key_one_begins_with_enter_and_comes_back_with_five_words() {
    let server = Server::open();
    let mut player = server.visit("jeanne", None);
    player.wait("Vos cinq mots");
    player.press("\r");
    player.wait("Une carte de cinq mots vous permet de reprendre");
    begin_as_newcomer(&mut player);
    answer(&mut player);
    let card = leave_with_card(player);

    // With a key at hand, who prefers the card says so.
    let mut player = server.visit("carte", Some("unused"));
    player.wait("Vos cinq mots");
    player.press("rien de tout cela ici\r");
    // Refused: asked again.
    player
        .wait_until("a second time", |player| player.shown().matches("Vos cinq mots").count() > 1);
    player.press(&format!("{}\r", card.to_lowercase().replace(' ', "-")));
    player.wait("À garder 1.");
    assert_eq!(player.leave().0, 0);
    let (_, log, home) = server.stop();
    assert_eq!(answers(&home.data()).len(), 1);
    let said = log.join("\n").to_lowercase();
    assert!(card.to_lowercase().split(' ').all(|word| !said.contains(word)), "{said}");
}

#[test]
fn answers_from_a_pipe_are_answered_in_lines() {
    let server = Server::open();
    let output = server.run(("visite", None), &["-T"], &[], "1\n\n\n");
    let said = told(&output);
    assert!(output.status.success(), "{output:?}");
    assert!(said.contains("On lit la page.") && !said.contains('\x1b'), "{said}");
    assert!(said.trim_end().ends_with("rien n’est gardé."), "{said}");
    assert!(!said.contains('\r'), "{said:?}");
}

#[test]
fn lines_on_a_terminal_show_what_is_typed_and_take_it_back() {
    let server = Server::open();
    let mut player = server.visit("texte+visite", None);
    player.wait("1. COMMENCER");
    player.press("55\x7f\x7f1\r");
    player.wait("Commencer les leçons");
    let written = player.written();
    assert!(written.contains("> 55\x08 \x08\x08 \x081\r\n"), "{written:?}");
    assert!(!written.contains('\x1b'), "{written:?}");
    assert!(!written.replace("\r\n", "").contains('\n'), "{written:?}");
    player.press("\x03");
    player.wait("rien n’est gardé");
    assert_eq!(player.end().0, 0);
}

#[test]
fn the_name_chooses_the_language_and_the_size() {
    let server = Server::open();
    let mut player = server.visit("en.visite", None);
    player.wait("nothing is kept");
    drop(player);
    let mut player = server.visit("en", Some("mary"));
    player.wait("We do not know this key yet.");
    drop(player);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn a_terminal_changes_its_size_and_none_is_too_large_or_too_small() {
    let server = Server::open();
    let mut player = server.visit("visite", None);
    player.wait("COMMENCER :");
    for (columns, rows) in [(40, 15), (500, 200), (1, 1), (65_535, 65_535), (120, 40)] {
        player.resize(columns, rows);
    }
    player.wait("COMMENCER :");
    player.resize(20, 5);
    player.wait("grand");
    player.resize(80, 24);
    player.wait("COMMENCER :");
    assert_eq!(player.leave().0, 0);
}

#[test]
fn nothing_but_a_session_is_to_be_had() {
    let server = Server::open();
    let who = ("visite", None);
    let refused = |options: &[&str], command: &[&str]| {
        let output = server.run(who, options, command, "");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{options:?} {command:?} {output:?}");
        said
    };
    refused(&["-T"], &["/bin/sh"]);
    refused(&["-s"], &["sftp"]);
    refused(&["-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:9"], &[]);
    let said = refused(&["-W", "127.0.0.1:9"], &[]);
    assert!(said.contains("failed") || said.contains("prohibited"), "{said}");
    // What is refused beside a session leaves the session alone.
    let output = server.run(who, &["-T", "-A", "-X"], &[], "");
    assert!(output.status.success() && told(&output).contains("COMMENCER"), "{output:?}");
}

#[test]
fn who_is_here_when_the_server_stops_is_told_and_nothing_is_lost() {
    let server = Server::open();
    let mut player = server.visit("karim", Some("karim"));
    player.wait("Nous ne connaissons pas encore cette clé.");
    begin_as_newcomer(&mut player);
    answer(&mut player);
    let mut lines = server.visit("texte+visite", None);
    lines.wait("1. COMMENCER");
    let (code, log, home) = server.stop();
    assert_eq!(code, 0, "{log:?}");
    for player in [player, lines] {
        let (code, bytes) = player.end();
        assert!(bytes.contains("Le serveur s’arrête."), "{bytes:?}");
        assert_eq!(code, 0);
    }
    assert_eq!(answers(&home.data()).len(), 1);
}

#[test]
fn the_key_of_the_server_is_the_one_it_tells_and_nobody_else_reads_it() {
    use std::os::unix::fs::PermissionsExt;
    let server = Server::open();
    let file = server.home.data().join("keys/ssh_host_ed25519");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let shown = std::process::Command::new("ssh-keygen").arg("-lf").arg(&file).output().unwrap();
    let print = told(&shown).split(' ').nth(1).unwrap().to_owned();
    assert!(server.said.contains(&print), "{} {print}", server.said);
    let said = server.said.clone();
    let home = server.kill();
    // The next one is told to whoever connects, in each language, before it is there.
    let next = home.data().join("keys/ssh_host_ed25519.next");
    let mut made = std::process::Command::new("ssh-keygen");
    made.args(["-q", "-t", "ed25519", "-N", "", "-f", next.to_str().unwrap()]);
    assert!(made.status().unwrap().success());
    let shown = std::process::Command::new("ssh-keygen").arg("-lf").arg(&next).output().unwrap();
    let new = told(&shown).split(' ').nth(1).unwrap().to_owned();
    let again = Server::of(home, &[]);
    assert!(again.said.contains(&print), "{said}");
    let words = again.client(None);
    let said = |word: &String| word.replace("LogLevel=ERROR", "LogLevel=INFO");
    let words: Vec<String> = words.iter().map(said).collect();
    let mut client = std::process::Command::new(&words[0]);
    client.args(&words[1..]).args(["-T", "visite@127.0.0.1"]);
    let output = client.stdin(std::process::Stdio::null()).output().unwrap();
    let banner = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(banner.matches(&new).count(), 3, "{banner}");
    assert!(output.status.success() && !told(&output).contains(&new), "{output:?}");
    let (_, _, home) = again.stop();
    std::fs::rename(&next, home.data().join("keys/ssh_host_ed25519")).unwrap();
    let changed = Server::of(home, &[]);
    assert!(changed.said.contains(&new), "{}", changed.said);
    assert_eq!(changed.stop().0, 0);
}

#[test]
fn one_command_gets_one_answer_about_oneself_and_nobody_else() {
    let server = Server::open();
    let run = |key: &str, command: &str| {
        let output = server.run(("karim", Some(key)), &["-T"], &[command], "");
        let trouble = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code().unwrap(), told(&output), trouble)
    };
    let (code, _, trouble) = run("karim", "attestations");
    assert_eq!(code, 77);
    assert!(trouble.contains("Personne n’est connu avec cette clé."), "{trouble}");

    for key in ["karim", "awa"] {
        let mut player = server.visit(key, Some(key));
        player.wait("Nous ne connaissons pas encore cette clé.");
        begin_as_newcomer(&mut player);
        answer(&mut player);
        assert_eq!(player.leave().0, 0);
    }
    let (code, said, _) = run("karim", "learner export");
    let mine: serde_json::Value = serde_json::from_str(&said).unwrap();
    let records = mine["records"].as_array().unwrap();
    let me = records[0]["learner"].as_str().unwrap().to_owned();
    assert!(code == 0 && records.iter().all(|record| record["learner"] == me.as_str()));
    assert!(!said.contains("argon2"), "{said}");
    let (code, said, _) = run("karim", "attestations --json");
    assert_eq!((code, said.trim()), (0, "[]"));
    let (code, said, _) = run("karim", "help");
    assert!(code == 0 && said.contains("attestations"), "{said}");

    let (_, awa, _) = run("awa", "learner export");
    let awa: serde_json::Value = serde_json::from_str(&awa).unwrap();
    let awa = awa["records"][0]["learner"].as_str().unwrap().to_owned();
    let refused = [
        "learner list",
        "report modules",
        "store doctor",
        "key show",
        "play",
        "serve",
        "learner erase --yes",
        "certificate export X --passphrase-file /etc/passwd",
        "certificate request",
        "doctor",
        "completions bash",
    ];
    for command in refused {
        let (code, said, trouble) = run("karim", command);
        assert!(matches!(code, 64 | 77) && said.is_empty(), "{command}: {code} {said} {trouble}");
    }
    let wrong = [&format!("learner export {awa}"), "'", "learner export --data /tmp/x --bad"];
    for command in wrong {
        let (code, said, trouble) = run("karim", command);
        assert!(code == 64 && said.is_empty() && !trouble.is_empty(), "{command}: {code} {said}");
    }
    // Another folder is not looked into.
    let (code, said, _) = run("karim", "learner export --data /nowhere");
    assert!(code == 0 && said.contains(&me), "{said}");

    // An adviser asks about anybody; a trainer gets figures.
    let public = std::fs::read_to_string(server.key("adviser").with_extension("pub")).unwrap();
    let trainer = std::fs::read_to_string(server.key("trainer").with_extension("pub")).unwrap();
    let roles = format!("# who looks after learners\nadviser {public}trainer {trainer}");
    std::fs::write(server.home.data().join("ssh_roles"), roles).unwrap();
    let (code, said, trouble) = run("adviser", &format!("learner show {awa} --json"));
    assert!(code == 0 && said.contains(&awa), "{said} {trouble}");
    let (code, said, _) = run("trainer", "report modules --json");
    assert!(code == 0 && serde_json::from_str::<serde_json::Value>(&said).is_ok(), "{said}");
    assert_eq!(run("trainer", &format!("learner show {awa}")).0, 77);
}

#[test]
fn a_folder_that_somebody_holds_is_not_served() {
    let server = Server::open();
    let output = server.home.command(&["serve", "--listen", "127.0.0.1:0"]).output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    let taken = format!("127.0.0.1:{}", server.port);
    let other = Home::new();
    let output = other.command(&["serve", "--listen", &taken]).output().unwrap();
    assert_eq!(output.status.code(), Some(69), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("ne peut pas s’ouvrir"), "{output:?}");
}

#[test]
fn limits_of_the_configuration_hold_and_say_why() {
    let home = Home::new();
    let config = home.path("config.ron");
    std::fs::write(&config, "(ssh: (sessions_of_one: 1, sessions: 2))").unwrap();
    let server = Server::of(home, &["--config", config.to_str().unwrap()]);
    let mut first = server.visit("karim", Some("karim"));
    first.wait("Nous ne connaissons pas encore cette clé.");
    let refused = |key: Option<&str>, user: &str| {
        let output = server.run((user, key), &["-T"], &[], "");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        told(&output)
    };
    assert!(
        refused(Some("karim"), "karim").contains("déjà ouvert autant de fois que possible ici")
    );
    let mut second = server.visit("visite", None);
    second.wait("COMMENCER :");
    assert!(refused(None, "visite").contains("trop de monde"));
    assert!(refused(None, "en.visite").contains("too many people"));
    assert_eq!(second.leave().0, 0);
    server.wait_log("session ended");
    let mut third = server.visit("visite", None);
    third.wait("COMMENCER :");
    drop((first, third));
}
