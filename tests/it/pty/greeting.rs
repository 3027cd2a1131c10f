//! The first minute at a machine where many people come, as installed: the bytes real
//! keyboards send, the terminals there are.

use super::player::{Home, Player, Start, question};

/// What the keys marked 1 and 2 of the top row, or of the numeric pad, send.
const KEYBOARDS: [(&str, &str, &str); 7] = [
    ("AZERTY, France", "&", "é"),
    // The same two keys; others of its top row differ.
    ("AZERTY, Belgium", "&", "é"),
    ("AZERTY, NF Z71-300", "à", "é"),
    ("BÉPO", "\"", "«"),
    ("QWERTY", "1", "2"),
    ("numeric pad", "1", "2"),
    // The pad of a terminal that was not told to leave it alone.
    ("numeric pad, application mode", "\x1bOq", "\x1bOr"),
];

/// The terminals: columns and rows, their names, and whether they have colours.
const TERMINALS: [((u16, u16), &str, &str); 5] = [
    ((80, 24), "xterm-256color", "fr_FR.UTF-8"),
    ((80, 24), "linux", "fr_FR.UTF-8"),
    ((40, 15), "linux", "fr_FR.UTF-8"),
    ((80, 24), "vt220", "fr_FR.UTF-8"),
    ((40, 15), "vt220", "fr_FR.UTF-8"),
];

fn sits_down(home: &Home, (size, term, language): ((u16, u16), &str, &str)) -> Player {
    let words = [env!("CARGO_BIN_EXE_passeport"), "kiosk"];
    let mut start = Start::under(home, &words).env("TERM", term).env("LANG", language);
    start.size = size;
    start.play()
}

/// The words on screen, whatever the rows they stand on.
fn reads(player: &mut Player, words: &str) {
    player.wait_until(words, |player| {
        let shown = player.shown().replace('\u{a0}', " ");
        shown.split_whitespace().collect::<Vec<_>>().join(" ").contains(words)
    });
}

/// The second answer has the focus.
fn is_on_second(player: &mut Player) {
    player.wait_until("the second answer", |player| {
        player.rows().iter().any(|row| {
            let digits: String = row.chars().filter(char::is_ascii_alphanumeric).take(1).collect();
            digits == "2" && (row.contains("(•)") || row.contains("(*)"))
        })
    });
}

#[test]
fn six_presses_lead_to_the_first_question_and_three_once_the_keyboard_is_known() {
    for (name, one, two) in KEYBOARDS {
        for terminal in TERMINALS {
            let home = Home::new();
            let mut player = sits_down(&home, terminal);
            let steps = [
                ("\r", "appuyez sur ENTRÉE"),
                ("\x1b[B", "la flèche vers le bas"),
                (one, "la touche marquée 1"),
                ("\r", "ma première fois"),
                ("\r", "On lit la page."),
            ];
            for (key, words) in steps {
                reads(&mut player, words);
                player.press(key);
            }
            reads(&mut player, &question(1));
            player.press(two);
            is_on_second(&mut player);
            player.signal("TERM");
            player.end();

            let mut next = sits_down(&home, terminal);
            for words in ["Commencer : appuyez sur", "On lit la page."] {
                reads(&mut next, words);
                next.press("\r");
            }
            reads(&mut next, &question(1));
            next.press(two);
            is_on_second(&mut next);
            next.signal("TERM");
            assert_eq!(next.end().0, 0, "{name}");
        }
    }
}
