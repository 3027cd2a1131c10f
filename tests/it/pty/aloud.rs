//! Reading aloud, with a program that stands for the voice: what it is told, that it
//! can hang without anybody noticing, and that nothing of it is left.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::player::{Home, LIMIT, Player, Start};

/// A voice of that name which does this, beside nothing else but what shells need.
fn voice(home: &Home, name: &str, script: &str) -> PathBuf {
    let folder = home.path("voice");
    fs::create_dir_all(&folder).unwrap();
    let program = folder.join(name);
    let script = script.replace("HERE", folder.to_str().unwrap());
    fs::write(&program, format!("#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")).unwrap();
    fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Notes its number, what it is told, and stays until it is ended.
const HANGS: &str = "echo $$ >>HERE/pids; echo \"$@\" >>HERE/args; cat >>HERE/said
echo heard >>HERE/said; sleep 1000";

/// The player in somebody's own terminal, with that one folder of programs.
fn play(home: &Home, folder: &std::path::Path, language: &str) -> Player {
    let folder = folder.to_str().unwrap();
    Start::new(home).env("PATH", folder).env("LANG", language).play()
}

fn kiosk(home: &Home, folder: &std::path::Path, idle: u32) -> Player {
    let config = home.path("config.ron");
    fs::write(&config, format!("(kiosk: (idle_seconds: {idle}, warning_seconds: 1))")).unwrap();
    Start::under(home, &[env!("CARGO_BIN_EXE_passeport"), "kiosk"])
        .env("PASSEPORT_CONFIG", config.to_str().unwrap())
        .env("PATH", folder.to_str().unwrap())
        .play()
}

/// Waits until that holds outside the program.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "another program sends no message")]
fn until(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < LIMIT, "never: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn read(home: &Home, file: &str) -> String {
    fs::read_to_string(home.path("voice").join(file)).unwrap_or_default()
}

/// The numbers of the voices there have been.
fn pids(home: &Home) -> Vec<String> {
    read(home, "pids").lines().map(str::to_owned).collect()
}

fn is_there(pid: &str) -> bool {
    PathBuf::from(format!("/proc/{pid}")).exists()
}

/// Waits for the voice of that place to be told everything.
fn heard(home: &Home, count: usize) {
    until("the voice is told", || read(home, "said").matches("heard").count() == count);
}

/// Waits until no voice is left, not even one that nobody waited for.
fn silent(home: &Home) {
    until("silence", || pids(home).iter().all(|pid| !is_there(pid)));
}

#[test]
fn e_reads_the_screen_and_e_again_is_silence_even_if_the_voice_hangs() {
    let home = Home::new();
    let folder = voice(&home, "espeak-ng", HANGS);
    let mut player = play(&home, &folder, "fr_FR.UTF-8");
    player.wait("[E] Écouter");
    player.press("e");
    heard(&home, 1);
    assert!(read(&home, "args").starts_with("-b 1 -v fr "), "{}", read(&home, "args"));
    let said = read(&home, "said");
    assert!(said.contains("Commencer") && said.contains("E : Écouter"), "{said}");
    assert!(!said.contains("==") && !said.contains('\x1b'), "{said}");
    // It never blocks: keys work meanwhile, and those that change nothing stop nothing.
    player.press("\x1b[B\x1b[A");
    assert!(pids(&home).iter().all(|pid| is_there(pid)));
    player.press("e");
    silent(&home);
    player.press("e");
    heard(&home, 2);
    // Another screen: what was read is not there any more.
    player.press("a");
    player.wait("Vous êtes perdu");
    silent(&home);
    player.press("e");
    heard(&home, 3);
    player.press("r\r");
    player.wait("ma première fois");
    silent(&home);
    assert_eq!(pids(&home).len(), 3);
    // Leaving is silence too.
    player.press("e");
    heard(&home, 4);
    player.signal("TERM");
    player.end();
    silent(&home);
}

#[test]
fn a_voice_that_ends_leaves_no_process_behind_and_the_next_e_reads_again() {
    let home = Home::new();
    let ends = "echo $$ >>HERE/pids; cat >>HERE/said; echo heard >>HERE/said";
    let folder = voice(&home, "espeak-ng", ends);
    let mut player = play(&home, &folder, "en_GB.UTF-8");
    player.wait("[E] Listen");
    for count in 1..4 {
        player.press("e");
        heard(&home, count);
        silent(&home);
    }
    assert!(read(&home, "said").contains("Start"));
    player.signal("TERM");
    player.end();
}

#[test]
fn a_voice_that_reads_nothing_and_says_nothing_holds_nobody_up() {
    let home = Home::new();
    let folder = voice(&home, "espeak-ng", "echo $$ >>HERE/pids; exec </dev/null >&-; sleep 1000");
    let mut player = play(&home, &folder, "fr_FR.UTF-8");
    player.wait("[E] Écouter");
    player.press("e");
    until("a voice", || pids(&home).len() == 1);
    player.press("\r");
    player.wait("ma première fois");
    silent(&home);
    player.signal("TERM");
    player.end();
}

#[test]
fn the_service_of_a_desktop_is_told_to_be_silent() {
    let home = Home::new();
    let folder = voice(
        &home,
        "spd-say",
        "echo \"$@\" >>HERE/args; echo $$ >>HERE/pids
case $1 in --wait) echo heard >>HERE/said; sleep 1000;; esac",
    );
    let mut player = play(&home, &folder, "fr_FR.UTF-8");
    player.wait("[E] Écouter");
    player.press("e");
    heard(&home, 1);
    let args = read(&home, "args");
    assert!(args.starts_with("--wait --language fr -- "), "{args}");
    player.press("e");
    until("silence is asked for", || read(&home, "args").ends_with("--cancel\n"));
    silent(&home);
    player.press("e");
    heard(&home, 2);
    player.signal("TERM");
    player.end();
    assert_eq!(read(&home, "args").matches("--cancel").count(), 2);
    silent(&home);
}

#[test]
fn without_a_voice_it_is_said_in_words_and_nowhere_promised() {
    let home = Home::new();
    fs::create_dir_all(home.path("voice")).unwrap();
    // A file that is no program is none.
    fs::write(home.path("voice/espeak-ng"), "").unwrap();
    let mut player = play(&home, &home.path("voice"), "fr_FR.UTF-8");
    player.wait("Commencer");
    assert!(!player.shown().contains("Écouter"));
    player.press("e");
    player.wait("aucune voix");
    player.press("a");
    player.wait("Vous êtes perdu");
    assert!(!player.shown().contains("Écouter"));
    player.signal("TERM");
    player.end();
}

#[test]
fn a_voice_removed_meanwhile_is_missed_in_words() {
    let home = Home::new();
    let folder = voice(&home, "espeak-ng", HANGS);
    let mut player = play(&home, &folder, "fr_FR.UTF-8");
    player.wait("[E] Écouter");
    fs::remove_file(folder.join("espeak-ng")).unwrap();
    player.press("e");
    player.wait("aucune voix");
    player.wait_until("no promise", |player| !player.shown().contains("Écouter"));
    player.signal("TERM");
    player.end();
}

#[test]
fn where_many_come_the_voice_stops_when_nobody_is_there_any_more() {
    let home = Home::new();
    let folder = voice(&home, "espeak-ng", HANGS);
    let mut player = kiosk(&home, &folder, 2);
    player.wait("[E] Écouter");
    player.press("a");
    player.wait("Vous êtes perdu");
    player.press("e");
    heard(&home, 1);
    // Nobody answers: the first screen is for somebody else.
    player.wait("Pour commencer");
    silent(&home);
    player.signal("TERM");
    player.end();
}
