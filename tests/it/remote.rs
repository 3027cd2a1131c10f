//! Many people served by one process, some of whose terminals or whose disk stand still.

mod hosted;

use std::collections::BTreeSet;

use passeport::app::msg::Arrived;
use passeport::domain::key::KeyPrint;

use crate::pty::course::RIGHT;
use crate::pty::player::question;
use hosted::{Hosted, Terminal};

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";

#[test]
fn whoever_takes_nothing_keeps_nobody_waiting_and_gets_the_last_screen_at_last() {
    let hosted = Hosted::new();
    let people: Vec<Terminal<'_>> = (0..60).map(|_| hosted.enter(Arrived::Guest)).collect();
    people.iter().for_each(|one| one.wait("COMMENCER"));
    let (frozen, others) = people.split_at(20);
    let before: Vec<usize> = frozen.iter().map(Terminal::pieces).collect();
    for one in frozen {
        one.freeze();
        // What stays on its way.
        one.answers(DOWN);
    }
    // Each key asks for another screen, and the last leads to one that none of them is.
    for turn in 1..200 {
        let key = if turn % 2 == 0 { DOWN } else { UP };
        frozen.iter().for_each(|one| one.press(key));
    }
    frozen.iter().for_each(|one| one.press("c"));
    for one in others {
        one.answers(DOWN);
    }
    hosted.wait_typed();
    for (one, before) in frozen.iter().zip(&before) {
        assert_eq!(one.pieces(), before + 1, "screens pile up for who takes none");
    }
    for one in others {
        one.answers("c");
        one.wait("Comment afficher");
    }
    for (one, before) in frozen.iter().zip(&before) {
        one.thaw();
        one.wait("Comment afficher");
        assert_eq!(one.pieces(), before + 2, "a screen was sent that is not the last");
        one.answers("r");
        one.wait("COMMENCER");
    }
}

/// Somebody with a key of their own, at the first question.
fn begin(hosted: &Hosted, number: u8) -> Terminal<'_> {
    let one = hosted.enter(Arrived::Key(KeyPrint([number; 32])));
    one.wait("Nous ne connaissons pas encore cette clé.");
    one.press("1\r");
    one.wait("COMMENCER");
    one.press("\r");
    one.wait("Commencer les leçons");
    one.press("\r");
    one.wait("On lit la page.");
    one.press("\r");
    one.wait(&question(1));
    one
}

/// Chooses the right answer, without sending it.
fn choose(one: &Terminal<'_>) {
    let shown = one.shows();
    let row = shown.lines().find(|row| row.contains(RIGHT)).unwrap();
    let digit = row.chars().find(char::is_ascii_digit).unwrap();
    one.press(&digit.to_string());
    one.wait(&format!("(•) {RIGHT}"));
}

#[test]
fn while_the_disk_stands_still_keys_are_answered_and_nothing_is_called_kept() {
    let hosted = Hosted::new();
    let people: Vec<Terminal<'_>> = (0..40).map(|number| begin(&hosted, number)).collect();
    let (answering, others) = people.split_at(30);
    people.iter().for_each(choose);
    hosted.disk.shut();
    for one in answering {
        one.press("\r");
        one.wait("Je garde votre réponse…");
    }
    for one in others {
        for key in ["a", DOWN, "\x1b"] {
            one.answers(key);
        }
    }
    // Who waits for an answer can look for help meanwhile.
    for one in answering {
        one.answers("a");
        one.answers("\x1b");
        assert!(!one.shows().contains("C’est juste"), "{}", one.shows());
    }
    assert_eq!(hosted.disk.answers(), [], "something was kept while nothing could be");
    let asked = hosted.disk.asked();
    hosted.disk.open();
    for one in answering {
        one.wait("C’est juste.");
    }
    let kept = hosted.disk.answers();
    let whose: BTreeSet<_> = kept.iter().collect();
    assert_eq!((kept.len(), whose.len()), (answering.len(), answering.len()));
    // What had to wait was kept as one.
    assert_eq!(hosted.disk.asked(), asked + 1, "each answer waited for the disk by itself");
    for one in others {
        assert!(!one.shows().contains("C’est juste"));
    }
}
