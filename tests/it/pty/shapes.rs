//! Sizes, signs and colours: what is shown on terminals of all kinds.

use std::time::Duration;

use super::course;
use super::player::{Home, Player, Start, question};

#[test]
fn another_size_keeps_the_place_and_what_was_chosen() {
    let home = Home::new();
    let mut player = home.play();
    player.reach_question();
    player.choose(course::RIGHT);
    let chosen = format!("(•) {}", course::RIGHT);
    for (columns, rows) in [(40, 15), (120, 40), (80, 24)] {
        player.resize(columns, rows);
        // The footer stands in the last row of the new screen.
        player.wait_until("the footer", |player| {
            player.rows().last().is_some_and(|row| row.contains("Valider"))
        });
        player.wait(&chosen);
        player.wait("Question 1");
    }
    player.press("\r");
    player.wait("C’est juste.");
    assert_eq!(player.leave().0, 0);
}

#[test]
fn impossible_sizes_neither_end_it_nor_eat_the_memory() {
    let home = Home::new();
    let mut player = home.play();
    player.reach_question();
    let before = most_memory(&player);
    for (columns, rows) in [(65535, 65535), (0, 0), (1, 1), (65535, 1), (3, 65535), (39, 14)] {
        player.resize(columns, rows);
        // Something is drawn for each of them, be it that there is no room.
        player.wait_until("a frame", |player| player.shown().trim() != "");
    }
    player.resize(80, 24);
    player.wait(&question(1));
    let grown = most_memory(&player) - before;
    assert!(grown <= 32 * 1024, "{grown} KiB more");
    assert_eq!(player.leave().0, 0);
}

/// The most memory it ever used, in KiB.
fn most_memory(player: &Player) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", player.pid())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

/// Through screens of every kind: welcome, list, home, text, question, feedback,
/// help, settings.
fn tour(player: &mut Player) {
    player.reach_question();
    player.press("a");
    player.wait("perdu");
    player.press("\r");
    player.wait(&question(1));
    player.press("1\r");
    player.wait("Continuer");
    player.press("\r");
    player.wait(&question(2));
    player.press("c");
    player.listen(Duration::from_millis(50));
}

/// The parameters of every sequence that sets colours or styles.
fn styles(bytes: &str) -> Vec<u16> {
    let parts = bytes.split("\x1b[").skip(1).filter_map(|part| {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        part[end..].starts_with('m').then(|| part[..end].to_owned())
    });
    parts
        .flat_map(|part| part.split(';').filter_map(|n| n.parse().ok()).collect::<Vec<_>>())
        .collect()
}

fn is_colour(style: u16) -> bool {
    matches!(style, 30..=38 | 40..=48 | 90..=97 | 100..=107)
}

#[test]
fn no_colour_is_sent_where_none_is_wanted() {
    let home = Home::new();
    for (name, value) in [("NO_COLOR", "1"), ("PASSEPORT_COLOURS", "none")] {
        let mut player = Start::new(&home).env(name, value).play();
        player.wait("[Q] Finir");
        let (code, bytes) = player.leave();
        let styles = styles(&bytes);
        assert!(!styles.iter().copied().any(is_colour), "{name}: {styles:?}");
        assert_eq!(code, 0);
    }
    // Where colours are fine, there are some: the test above can fail.
    let mut player = home.play();
    player.wait("[Q] Finir");
    assert!(styles(&player.leave().1).into_iter().any(is_colour));
}

/// What every Latin-9 font of the Linux console can show.
fn is_on_the_console(c: char) -> bool {
    let is_latin_9 = matches!(c, ' '..='~' | '\u{a0}'..='\u{ff}') || "€ŠšŽžŒœŸ".contains(c);
    is_latin_9 || "─│┌┐└┘█░•×▶←↑→↓…–’“”«»".contains(c)
}

#[test]
fn the_linux_console_is_sent_only_what_its_fonts_hold() {
    for (name, value) in [("PASSEPORT_GLYPHS", "vt"), ("TERM", "linux")] {
        let home = Home::new();
        let mut player = Start::new(&home).env(name, value).play();
        tour(&mut player);
        let (code, bytes) = player.leave();
        let strange: Vec<char> =
            bytes.chars().filter(|c| !c.is_ascii_control() && !is_on_the_console(*c)).collect();
        assert!(strange.is_empty(), "{name}={value}: {strange:?}");
        assert_eq!(code, 0);
    }
}

#[test]
fn nothing_is_sent_while_nothing_happens() {
    let home = Home::new();
    let mut player = home.play();
    player.reach_question();
    player.choose(course::RIGHT);
    player.press("\r");
    player.wait("À garder 1.");
    // What was already under way may still come.
    player.listen(Duration::from_millis(300));
    assert_eq!(player.listen(Duration::from_secs(3)), 0, "{:?}", player.written());
    // Keys that mean nothing here change nothing on screen either.
    player.press("\x1b[15~\x1b[24~");
    assert_eq!(player.listen(Duration::from_secs(1)), 0, "{:?}", player.written());
    assert_eq!(player.leave().0, 0);
}
