//! What happens between a key and its frame, as the system saw it.

use std::fs;
use std::process::Command;

use super::course;
use super::player::{Home, Start};

/// One call of the trace that matters here.
#[derive(Debug, PartialEq)]
enum Call {
    Key(Vec<u8>),
    Synced,
    Drawn(Vec<u8>),
}

#[test]
fn feedback_is_drawn_only_once_the_answer_is_on_the_disk() {
    let is_there = Command::new("strace").arg("-V").output().is_ok();
    assert!(is_there, "strace is missing: install it (apt-get install strace)");
    let home = Home::new();
    let log = home.path("trace");
    let words = ["strace", "-f", "-y", "-xx", "-s", "65536", "-o", log.to_str().unwrap()];
    let calls = ["-e", "trace=read,write,fdatasync,fsync", env!("CARGO_BIN_EXE_passeport")];
    let mut player = Start::under(&home, &[&words[..], &calls[..]].concat()).play();
    player.reach_question();
    player.choose(course::RIGHT);
    player.press("\r");
    player.wait("C’est juste.");
    assert_eq!(player.leave().0, 0);

    let calls = calls_of(&fs::read_to_string(&log).unwrap());
    let mut screen = vt100::Parser::new(24, 80, 0);
    let told = calls.iter().position(|call| {
        if let Call::Drawn(bytes) = call {
            screen.process(bytes);
        }
        screen.screen().contents().contains("C’est juste.")
    });
    let before = &calls[..told.expect("the feedback was drawn")];
    let key = before.iter().rposition(|call| *call == Call::Key(b"\r".to_vec()));
    let after_key = &before[key.expect("the key was read")..];
    assert!(after_key.contains(&Call::Synced), "{after_key:?}");
}

fn calls_of(trace: &str) -> Vec<Call> {
    let mut calls = vec![];
    let mut syncing: Vec<&str> = vec![];
    for line in trace.lines() {
        let (pid, rest) = line.split_once(' ').unwrap_or_default();
        let rest = rest.trim_start();
        let is_tty = rest.contains("/dev/pts/") || rest.contains(&hex("/dev/pts/"));
        let is_journal = rest.contains("/journal/") || rest.contains(&hex("/journal/"));
        let is_sync = rest.starts_with("fdatasync(") || rest.starts_with("fsync(");
        if is_sync && is_journal && rest.ends_with("= 0") {
            calls.push(Call::Synced);
        } else if is_sync && is_journal && rest.ends_with("<unfinished ...>") {
            syncing.push(pid);
        } else if rest.contains("sync resumed>") && rest.ends_with("= 0") && syncing.contains(&pid)
        {
            syncing.retain(|other| *other != pid);
            calls.push(Call::Synced);
        } else if rest.starts_with("write(") && is_tty {
            calls.push(Call::Drawn(bytes(rest)));
        } else if rest.starts_with("read(") && is_tty && rest.contains(", \"") {
            calls.push(Call::Key(bytes(rest)));
        } else if rest.starts_with("<... read resumed>\"") {
            // Only the keyboard keeps a reader waiting.
            calls.push(Call::Key(bytes(rest)));
        }
    }
    calls
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("\\x{byte:02x}")).collect()
}

/// What stands between the first quotation marks, written as `\x1b\x5b`.
fn bytes(call: &str) -> Vec<u8> {
    let text = call.split('"').nth(1).unwrap_or_default();
    text.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}
