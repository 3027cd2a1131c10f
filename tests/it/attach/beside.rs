//! A player of one's own, and a second one on the same folder: it joins the first.

use std::os::unix::fs::PermissionsExt;

use super::{answer, run, said, socket, start};
use crate::pty::player::{Home, Player, answers, is_restored, question};

/// How many threads of the process wait for who joins, or serve them.
fn doors(player: &Player) -> usize {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", player.pid())).unwrap();
    let names =
        tasks.flatten().filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok());
    names.filter(|name| name.starts_with("passeport-door")).count()
}

#[test]
fn a_second_player_joins_the_first_and_nothing_is_lost_or_doubled() {
    let home = Home::new();
    let mut first = home.play();
    first.reach_question();
    answer(&mut first);
    let mode = std::fs::metadata(socket(&home)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(doors(&first), 1, "nobody came: nothing but a thread that waits");

    let mut second = home.play();
    second.wait("Continuer");
    second.press("\r");
    second.wait("À garder 1.");
    second.press("\r");
    second.wait(&question(2));
    answer(&mut second);
    assert!(doors(&first) > 1);
    // In lines, and to look: all the same way.
    let (code, out, trouble) = said(&run(&home, &["--linear"], "1\n"));
    assert!(code == 0 && out.contains("À garder"), "{out} {trouble}");
    let mut guest = start(&home, &["attach", "--visit"]).play();
    guest.wait("rien n’est gardé");
    // What the second did is known to the first when it next opens something.
    first.press("\r");
    first.wait(&question(2));

    // The owner leaves: who joined is told, and the terminal is whole.
    assert_eq!(first.leave().0, 0);
    for player in [second, guest] {
        let (code, bytes) = player.end();
        assert!(code == 0 && is_restored(&bytes), "{bytes:?}");
        assert!(bytes.contains("Tout ce qui a été validé est gardé."), "{bytes:?}");
    }
    assert!(!socket(&home).exists());
    assert_eq!(answers(&home.data()).len(), 2);
    // Whoever comes next owns the folder.
    let mut next = home.play();
    next.wait("Continuer");
    next.press("q");
    next.wait("À bientôt");
    next.press("\r");
    assert_eq!(next.end().0, 0);
}

#[test]
fn an_owner_that_was_killed_keeps_nobody_out() {
    let home = Home::new();
    let mut first = home.play();
    first.reach_question();
    answer(&mut first);
    let mut second = home.play();
    second.wait("Continuer");
    first.signal("KILL");
    first.child.wait().unwrap();
    let (code, bytes) = second.end();
    assert!(code == 69 && bytes.contains("s’est interrompue"), "{bytes:?}");
    let mut next = home.play();
    next.wait("Continuer");
    next.press("\r");
    next.wait("À garder 1.");
    assert_eq!(next.leave().0, 0);
    assert_eq!(answers(&home.data()).len(), 1);
}

#[test]
fn who_leads_beside_an_open_player_leads_as_it_is_configured_here() {
    let home = Home::new();
    let config = home.path("config.ron");
    std::fs::write(&config, "(room: (pin: \"4712\", days: 7))").unwrap();
    let config = ["--config", config.to_str().unwrap()];
    let mut owner = start(&home, &config).play();
    owner.wait("Commencer");
    // Nobody would listen there, so that is not passed over in silence.
    let listen = [&config[..], &["lead", "paiements", "--listen", "127.0.0.1:0"]].concat();
    let (code, _, trouble) = said(&run(&home, &listen, ""));
    assert!(code == 69 && trouble.contains("--listen"), "{code} {trouble}");
    let lead = [&config[..], &["lead", "paiements"]].concat();
    let mut trainer = start(&home, &lead).play();
    trainer.wait("étape 1 sur");
    let file = passeport::store::rooms::all(&home.data()).pop().unwrap();
    let opening = std::fs::read_to_string(file).unwrap();
    assert!(opening.contains("\"pin\":\"4712\""), "{opening}");
}

#[test]
fn a_name_that_is_too_long_is_refused_with_words_and_a_long_one_is_not() {
    let home = Home::new();
    let mut owner = home.play();
    owner.wait("Commencer");
    let long = "Mme Jeanne-Marie Lefèvre-Dupont, conseillère numérique, Chambre de métiers et de \
                l’artisanat de région Auvergne-Rhône-Alpes, antenne de la Loire, Saint-Étienne";
    let mut trainer = start(&home, &["lead", "paiements", "--trainer", long]).play();
    trainer.wait("étape 1 sur");
    let endless = long.repeat(2);
    let (code, _, trouble) = said(&run(&home, &["lead", "paiements", "--trainer", &endless], ""));
    assert!(code == 64 && trouble.contains("trop long"), "{code} {trouble}");
}

#[test]
fn in_lines_a_session_that_stays_open_is_not_told_as_nothing() {
    let home = Home::new();
    let lead = ["--linear", "lead", "paiements"];
    let (code, out, trouble) = said(&run(&home, &lead, ""));
    assert!(code == 0 && out.contains("La séance reste ouverte"), "{out} {trouble}");
    assert!(!out.contains("Rien n’est ouvert"), "{out}");
}
