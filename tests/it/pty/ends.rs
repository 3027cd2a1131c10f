//! Ends nobody asked for: killed, told to stop, the window closed.

use std::fs;
use std::time::Duration;

use passeport::domain::attempt::Draws;
use passeport::domain::id::AttemptId;

use super::course;
use super::player::{Home, Player, answers, is_restored, question};

#[test]
#[expect(clippy::disallowed_methods, reason = "the moment of the kill is what varies here")]
fn killed_right_after_an_answer_it_is_there_once_and_the_place_is_kept() {
    let home = Home::new();
    let mut draws = Draws::new(AttemptId(7), "kill");
    let mut player = home.play();
    player.reach_question();
    for round in 1..=course::QUESTIONS {
        player.choose(course::RIGHT);
        player.press("\r");
        // Anything from at once to well after the feedback.
        std::thread::sleep(Duration::from_micros(draws.next_u64() % 60_000));
        player.child.kill().unwrap();
        player.child.wait().unwrap();
        player.listen(Duration::from_secs(1));
        let was_told = player.shown().contains("C’est juste.");

        let expected = format!("q{round}");
        let kept = answers(&home.data());
        let count = kept.iter().filter(|(_, question)| *question == expected).count();
        assert!(count == 1 || count == 0 && !was_told, "{round}: told: {was_told}: {kept:?}");

        player = home.play();
        player.wait("Continuer");
        player.press("\r");
        let place = format!("Question {round} sur");
        player.wait(&place);
        if count == 0 {
            // It never was acknowledged: the question is asked again.
            player.wait(&question(round));
            player.choose(course::RIGHT);
            player.press("\r");
        }
        player.wait(&format!("À garder {round}."));
        player.press("\r");
        if round < course::QUESTIONS {
            player.wait(&question(round + 1));
        }
    }
    assert_eq!(player.leave().0, 0);
    let kept: Vec<String> =
        answers(&home.data()).into_iter().map(|(_, question)| question).collect();
    let expected: Vec<String> = (1..=course::QUESTIONS).map(|at| format!("q{at}")).collect();
    assert_eq!(kept, expected, "each answer once, in order");
}

/// A question is answered.
fn answered(home: &Home) -> Player {
    let mut player = home.play();
    player.reach_question();
    player.choose(course::RIGHT);
    player.press("\r");
    player.wait("C’est juste.");
    player
}

#[test]
fn told_to_stop_it_gives_the_terminal_back_and_keeps_the_answers() {
    for name in ["TERM", "HUP"] {
        let home = Home::new();
        let player = answered(&home);
        player.signal(name);
        let (code, bytes) = player.end();
        assert_eq!((code, is_restored(&bytes)), (0, true), "{name}: {bytes:?}");
        assert_eq!(answers(&home.data()).len(), 1);
    }
}

/// State and ticks of the processor of a child that may have ended.
fn state(pid: u32) -> (String, u64) {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    (fields[0].to_owned(), fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap())
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "nobody tells when a process has ended but is not waited for"
)]
fn when_the_window_is_closed_it_ends_without_spinning_and_keeps_the_answers() {
    let home = Home::new();
    let Player { mut child, master, mut keyboard, output, listener, .. } = answered(&home);
    let pid = child.process_id().unwrap();
    let (_, before) = state(pid);
    drop((master, output));
    // Whoever listens for this test ends at the next frame; then the last handle goes.
    std::io::Write::write_all(&mut keyboard, b"a").unwrap();
    listener.join().unwrap();
    drop(keyboard);
    let mut ended = (String::new(), 0);
    for _ in 0..600 {
        ended = state(pid);
        if ended.0 == "Z" {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(ended.0, "Z", "it is still there");
    assert!(ended.1 - before <= 30, "{} ticks of the processor", ended.1 - before);
    child.wait().unwrap();
    assert_eq!(answers(&home.data()).len(), 1);
}
