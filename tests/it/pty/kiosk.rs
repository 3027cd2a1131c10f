//! The machine that many people use, as installed: nothing of one person is left for
//! the next, nobody gets out, and no other program is started.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use passeport::domain::attempt::Draws;
use passeport::domain::id::AttemptId;

use super::course;
use super::player::{Home, Player, Start, is_restored};

/// What empties a terminal, with what can be scrolled back to.
pub(super) const WIPE: &str = "\x1b[2J\x1b[3J";

/// A kiosk that waits `idle` seconds, then one.
fn kiosk(home: &Home, idle: u32) -> Start {
    under(home, idle, &[])
}

/// The same with more words.
pub(super) fn kiosk_with(home: &Home, idle: u32, args: &[&str]) -> Start {
    started(home, idle, (&[], args))
}

fn under(home: &Home, idle: u32, tracer: &[&str]) -> Start {
    started(home, idle, (tracer, &[]))
}

fn started(home: &Home, idle: u32, (tracer, args): (&[&str], &[&str])) -> Start {
    let config = home.path("config.ron");
    let kiosk = format!("idle_seconds: {idle}, warning_seconds: 1");
    if !config.exists() {
        fs::write(&config, format!("(kiosk: ({kiosk}))")).unwrap();
    }
    fs::create_dir_all(home.path("tmp")).unwrap();
    // Its keyboard is known since the first day.
    fs::create_dir_all(home.data()).unwrap();
    fs::set_permissions(home.data(), Permissions::from_mode(0o700)).unwrap();
    fs::write(home.data().join("keyboard.ron"), "Azerty").unwrap();
    let words = [tracer, &[env!("CARGO_BIN_EXE_passeport"), "kiosk"], args].concat();
    Start::under(home, &words)
        .env("PASSEPORT_CONFIG", config.to_str().unwrap())
        .env("TMPDIR", home.path("tmp").to_str().unwrap())
}

/// What the program prints when `typed` is on its standard input.
pub(super) fn imprint(home: &Home, typed: &str) -> (bool, String) {
    let mut command = home.command(&["kiosk", "passphrase"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_trainer_makes_a_line_of_the_configuration_opens_the_menu_and_stops_the_program() {
    let home = Home::new();
    let secret = "quatre mots au hasard";
    for typed in ["court\ncourt\n", "quatre mots au hasard\nquatre mots\n", ""] {
        let (is_made, line) = imprint(&home, typed);
        assert!(!is_made && line.is_empty(), "{typed:?}: {line}");
    }
    let (is_made, line) = imprint(&home, &format!("{secret}\n{secret}\n"));
    assert!(is_made && line.starts_with("trainer: \"$argon2id$v=19$m=65536,t=3,p=1$"), "{line}");
    let config = home.path("config.ron");
    fs::write(&config, format!("Config(kiosk: (\n  {line}  purge_months: 12,\n))")).unwrap();
    let mut player = kiosk(&home, 600).play();
    player.wait("Commencer");
    player.press("a");
    player.wait("qui anime");
    player.press("3\r");
    player.wait("Phrase secrète");
    player.press("n'importe quoi\r");
    player.wait("Attendez 2 secondes");
    player.listen(Duration::from_millis(2200));
    player.press(&format!("{secret}\r"));
    player.wait("Contrôle de la machine");
    player.press("1\r");
    player.wait("Version");
    player.press("r");
    player.wait("Bilan des modules");
    player.press("2\r");
    player.wait("Bilan sans noms");
    player.press("r");
    player.wait("Arrêter le programme");
    player.press("5\r");
    let (code, written) = player.end();
    assert_eq!((code, is_restored(&written)), (10, true));
    assert!(!written.contains(secret));
}

#[test]
fn an_imprint_that_is_none_is_told_at_once() {
    let home = Home::new();
    fs::write(home.path("config.ron"), "(kiosk: (trainer: \"azerty\"))").unwrap();
    let config = home.path("config.ron");
    let output = home.command(&["kiosk", "--config", config.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(78));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("passeport kiosk passphrase") && !told.contains("azerty"), "{told}");
}

/// Every file below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return vec![] };
    let entries = entries.map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Where one of `words` can still be read: in a file, or in what the terminal was
/// sent since it was wiped.
pub(super) fn traces(home: &Home, player: &Player, words: &[&str]) -> Vec<String> {
    let written = player.written();
    let since = written.rfind(WIPE).map(|at| &written[at..]).expect("the terminal was wiped");
    let mut found = vec![];
    for word in words {
        assert!(written.contains(word), "{word:?} was never on screen: nothing is proved");
        if since.contains(word) || player.shown().contains(word) {
            found.push(format!("{word} on the terminal"));
        }
        for folder in ["data", "tmp", "home", "papers"] {
            for file in files(&home.path(folder)) {
                let bytes = fs::read(&file).unwrap_or_default();
                if bytes.windows(word.len()).any(|part| part == word.as_bytes()) {
                    found.push(format!("{word} in {}", file.display()));
                }
            }
        }
    }
    for folder in ["tmp", "home", "papers"] {
        found.extend(files(&home.path(folder)).iter().map(|file| file.display().to_string()));
    }
    found
}

/// The first screen, after everything of before was wiped.
fn wait_for_next(player: &mut Player, wipes: usize) {
    player.wait_until("the next person’s first screen", |player| {
        player.written().matches(WIPE).count() > wipes && player.shown().contains("Commencer")
    });
}

pub(super) fn wipes(player: &Player) -> usize {
    player.written().matches(WIPE).count()
}

/// To the card, where a first name may be typed.
fn note_card(player: &mut Player) {
    player.press("q");
    player.wait("C’est noté");
}

#[test]
fn after_everything_is_erased_no_word_of_the_person_is_left_anywhere() {
    let home = Home::new();
    let mut player = kiosk(&home, 600).play();
    player.reach_question_at_once();
    player.choose(course::RIGHT);
    player.press("\r");
    player.wait("C’est juste.");
    note_card(&mut player);
    player.press("Zephirine");
    player.wait("Zephirine");
    player.press("\r");
    player.wait("À bientôt");
    let kept = files(&home.data());
    let is_kept = |file: &PathBuf| {
        let bytes = fs::read(file).unwrap();
        bytes.windows(9).any(|part| part == b"Zephirine")
    };
    assert!(kept.iter().any(is_kept), "a first name that was left is kept with the card");
    let before = wipes(&player);
    player.press("3\r");
    player.wait("Oui, tout effacer");
    player.press("2\r");
    player.wait("Tout est effacé.");
    assert!(wipes(&player) > before);
    assert_eq!(traces(&home, &player, &["Zephirine"]), [""; 0]);
    player.signal("TERM");
    let (_, written) = player.end();
    assert!(is_restored(&written));
    assert!(!written[written.rfind(WIPE).unwrap()..].contains("Zephirine"));
}

#[test]
fn what_was_typed_and_not_sent_is_gone_when_nobody_is_there_any_more() {
    let home = Home::new();
    let mut player = kiosk(&home, 2).play();
    player.reach_question_at_once();
    player.choose(course::RIGHT);
    player.press("\r");
    player.wait("C’est juste.");
    note_card(&mut player);
    player.press("Hermenegilde");
    player.wait("Hermenegilde");
    let before = wipes(&player);
    player.wait("toujours là");
    wait_for_next(&mut player, before);
    // The next one pastes something in a field, cut off in the middle.
    player.wait("J’ai une carte");
    player.press("2\r");
    player.wait("Mot 1 sur 5");
    player.press("quidam");
    player.wait("quidam");
    let before = wipes(&player);
    player.press("\x1b[200~moutarde");
    wait_for_next(&mut player, before);
    player.press("\x1b[201~");
    assert_eq!(traces(&home, &player, &["Hermenegilde", "quidam"]), [""; 0]);
    player.listen(Duration::from_millis(300));
    assert!(!player.written().contains("moutarde"), "half a paste is nobody’s");
    player.signal("TERM");
    assert!(is_restored(&player.end().1));
}

#[test]
fn no_other_program_is_started_and_no_core_can_be_written() {
    let home = Home::new();
    let log = home.path("trace");
    let tracer =
        ["strace", "-f", "-o", log.to_str().unwrap(), "-e", "trace=process,prctl,prlimit64"];
    let mut player = under(&home, 600, &tracer).play();
    player.reach_question_at_once();
    player.choose(course::RIGHT);
    player.press("\r");
    player.wait("C’est juste.");
    for keys in
        ["\x03", "\x1a", "\x1c", "!sh\r", "\x1b[200~rm -rf ~\r\x03\x1b[201~", "\x1bx", "\x04"]
    {
        player.press(keys);
    }
    player.wait_until("a screen", |player| !player.shown().trim().is_empty());
    let calls = fs::read_to_string(&log).unwrap();
    let pid = calls.split_whitespace().next().unwrap().to_owned();
    Command::new("kill").args(["-s", "TERM", &pid]).status().unwrap();
    player.end();
    let calls = fs::read_to_string(&log).unwrap();
    assert_eq!(calls.matches("execve(").count(), 1, "{calls}");
    let is_thread = |call: &str| call.contains("CLONE_THREAD");
    let mut clones = calls.lines().filter(|call| call.contains("clone") && call.contains("flags="));
    assert!(clones.all(is_thread), "{calls}");
    assert!(!calls.contains("fork("), "{calls}");
    assert!(calls.contains("PR_SET_DUMPABLE, SUID_DUMP_DISABLE"), "{calls}");
    assert!(calls.contains("RLIMIT_CORE, {rlim_cur=0, rlim_max=0}"), "{calls}");
}

#[test]
fn keys_clicks_pastes_and_sizes_at_random_lead_nobody_out() {
    let home = Home::new();
    let mut player = kiosk(&home, 600).play();
    player.wait("Commencer");
    let mut draws = Draws::new(AttemptId(11), "pty");
    let mut below = |bound: u64| draws.next_u64() % bound;
    let keys =
        ["\r", "\r", "\r", "\x1b[A", "\x1b[B", "\x1b[C", "\t", "\x1b", "\x7f", " ", "q", "a", "r"];
    let rude =
        ["\x03", "\x1a", "\x1c", "\x04", "\x13", "\x11", "\x1b[200~", "\x1b[201~", "\x1b]0;x\x07"];
    let wanted = std::env::var("PASSEPORT_MONKEY").ok().and_then(|n| n.parse().ok());
    for number in 0..wanted.unwrap_or(10_000) {
        match below(10) {
            0..4 => player.press(keys[usize::try_from(below(13)).unwrap()]),
            4..6 => player.press(&(b'1' + u8::try_from(below(9)).unwrap()).to_string()),
            6 => player.press(rude[usize::try_from(below(9)).unwrap()]),
            7 => {
                let (column, row) = (below(90) + 1, below(30) + 1);
                player.press(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
            }
            8 if number % 50 == 0 => {
                let sizes = [(0, 0), (1, 1), (40, 15), (80, 24), (120, 40), (65535, 65535)];
                let (columns, rows) = sizes[usize::try_from(below(6)).unwrap()];
                player.resize(columns, rows);
            }
            _ => player.press(if below(2) == 0 { "é" } else { "z" }),
        }
        if number % 20 == 0 {
            player.listen(Duration::from_millis(2));
            assert!(player.child.try_wait().unwrap().is_none(), "out after {number} events");
        }
    }
    player.resize(80, 24);
    player.press("\x1b[201~");
    player.listen(Duration::from_millis(500));
    assert!(player.child.try_wait().unwrap().is_none());
    assert!(!player.written().contains("panicked"));
    // It still answers: the language of the screens does not matter.
    player.press("\x1b");
    player.listen(Duration::from_millis(200));
    player.press("\x1bOP");
    assert!(player.listen(Duration::from_millis(500)) > 0 || !player.shown().trim().is_empty());
    player.signal("HUP");
    assert!(is_restored(&player.end().1));
}
