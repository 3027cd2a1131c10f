//! What a wall and the people beside you are sent: every byte of it is looked through for
//! names, private help and cards.

use std::collections::BTreeSet;

use passeport::app::seat::Errand;
use passeport::domain::live::event::{Event, RoomRecord};
use passeport::domain::live::opening::Pin;
use passeport::front::local::{Hello, Way};
use passeport::front::remote::Face;
use passeport::store::rooms;

use super::line::{Line, Terminal, hello};
use crate::ssh::server::Server;

/// Names that stand in no text of the program.
const NAMES: [&str; 4] = ["Zwyxouille", "Qobbrtek", "Vlaxumpf", "Jhyndoq"];
/// Words for one person alone, of those names in this order; none for the last one.
const HINTS: [&str; 3] = ["gruzmitch", "plokwyr", "snerfaxo"];
/// So many words of one card are no chance. One can be: on a screen half redrawn, a letter
/// left over before the next word makes another word ("c" and "ouvert").
const TOO_MANY: usize = 2;
const TRAINER: &str = "Kwelpibzou";

/// Somebody, and what only this person may be sent.
struct Person {
    terminal: Terminal,
    card: String,
}

/// The five words on that screen.
fn card(shown: &str) -> String {
    let row = shown.lines().find(|row| row.matches(" - ").count() == 4).expect("a card");
    let words: Vec<&str> = row.split(['│', '|']).nth(1).unwrap().split(" - ").collect();
    words.join(" ").trim().to_lowercase()
}

/// Sits down in a room, and leaves a name with the card.
fn sits(mut terminal: Terminal, name: &str) -> Person {
    terminal.wait("Votre prénom");
    let card = card(&terminal.shown());
    terminal.press(name);
    terminal.wait(name);
    terminal.press("\r");
    terminal.wait("On lit la page.");
    Person { terminal, card }
}

/// To the door by SSH, and through it.
fn by_ssh(server: &Server, (user, key): (&str, Option<&str>), pin: Pin) -> Terminal {
    let mut terminal = Terminal::Ssh(Box::new(server.visit(user, key)));
    terminal.wait("Code de la séance");
    terminal.press(&format!("{pin}\r"));
    terminal
}

/// All that a terminal of that size ever showed, small step by small step, and what was
/// sent without what draws it.
fn all(terminal: &Terminal) -> String {
    let bytes = terminal.bytes();
    let mut said = String::from_utf8_lossy(bytes).into_owned();
    let mut screen = vt100::Parser::new(24, 80, 0);
    let mut last = String::new();
    for piece in bytes.chunks(128) {
        screen.process(piece);
        let shown = screen.screen().contents();
        if shown != last {
            said.push('\n');
            said.push_str(&shown);
            // What goes on in the next row is one word.
            said.push_str(&shown.replace('\n', ""));
            last = shown;
        }
    }
    said.to_lowercase()
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect()
}

/// Everything that stands in texts anybody may read.
fn published(server: &Server) -> String {
    let locales = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/fr");
    let files = std::fs::read_dir(locales).unwrap().map(|entry| entry.unwrap().path());
    let module = server.home.path("modules").join("vente-en-ligne/fr.ron");
    let texts = files.chain([module]).map(|path| std::fs::read_to_string(path).unwrap());
    texts.collect::<Vec<_>>().join("\n").to_lowercase()
}

/// Whoever calls is sent that word, and nobody else.
fn helps(trainer: &mut Terminal, person: &mut Person, (name, hint): (&str, &str)) {
    person.terminal.press("b");
    person.terminal.wait("Votre appel est parti");
    trainer.pick(&format!("Aider {name}"));
    trainer.pick("Lui envoyer un mot");
    trainer.wait("Votre mot");
    trainer.press(&format!("{hint}\r"));
    person.terminal.wait(hint);
    trainer.pick("L’aide est arrivée");
    person.terminal.wait_until("no call", |shown| !shown.contains("Votre appel est parti"));
    trainer.press("r");
    trainer.wait_until("the step", |shown| {
        shown.contains("Fermer le vote") || shown.contains("Ajouter quelqu’un")
    });
    if !trainer.shown().contains("Fermer le vote") {
        trainer.press("r");
    }
    trainer.settles();
}

#[test]
fn no_byte_sent_to_a_wall_or_to_others_tells_who_is_there_or_who_was_helped() {
    let server = Server::open();
    let data = server.home.data();
    let lead = Some(("vente-en-ligne".parse().unwrap(), TRAINER.to_owned()));
    let mut trainer =
        Terminal::Socket(Box::new(Line::join(&data, &Hello { lead, ..hello(Way::Personal) })));
    trainer.wait("étape 1 sur");
    let records = || rooms::read(&rooms::all(&data).pop().unwrap()).unwrap();
    let Event::Opened(opening) = records().swap_remove(0).event else { panic!("no room") };
    let pin = opening.pin;

    let looks = Hello { errand: Some((Errand::Look, Some(pin))), ..hello(Way::Remote) };
    let in_lines = Hello { face: Face::TypedLines, ..looks.clone() };
    let mut walls = vec![
        Terminal::Socket(Box::new(Line::join(&data, &looks))),
        Terminal::Socket(Box::new(Line::join(&data, &in_lines))),
        by_ssh(&server, ("mur", None), pin),
    ];
    for wall in &mut walls {
        wall.wait("On lit la page.");
    }
    let joins = Hello { errand: Some((Errand::Sit, Some(pin))), ..hello(Way::Remote) };
    let mut people = vec![];
    for (at, name) in NAMES.into_iter().enumerate() {
        let terminal = match at {
            0 | 1 => Terminal::Socket(Box::new(Line::join(&data, &joins))),
            _ => by_ssh(&server, ("seance", Some(name)), pin),
        };
        people.push(sits(terminal, name));
    }

    trainer.press("\x1b[C");
    trainer.wait("étape 2 sur");
    trainer.settles();
    trainer.pick("Poser la question");
    trainer.wait("Fermer le vote");
    trainer.settles();
    for wall in &mut walls {
        wall.wait("Que choisir au point 1");
    }
    for (person, case) in people.iter_mut().zip(NAMES.into_iter().zip(HINTS)) {
        helps(&mut trainer, person, case);
    }
    for person in &mut people {
        person.terminal.wait("Sûr ou pas");
        person.terminal.pick("Une autre");
        person.terminal.wait("Votre réponse est enregistrée");
    }
    trainer.pick("Fermer le vote");
    trainer.wait("Faire discuter");
    trainer.settles();
    trainer.pick("Montrer la bonne réponse");
    trainer.wait_until("the answer", |shown| !shown.contains("Faire discuter"));
    trainer.settles();
    trainer.pick("Autres choses à faire");
    trainer.pick("Terminer la séance");
    trainer.wait("papiers sont écrits");
    trainer.pick("Terminer la séance");
    for terminal in walls.iter_mut().chain(people.iter_mut().map(|person| &mut person.terminal)) {
        terminal.wait("Merci");
    }

    // What is looked for is what the one who leads was sent.
    let hers = all(&trainer);
    for word in NAMES.iter().chain(&HINTS) {
        assert!(hers.contains(&word.to_lowercase()), "{word}");
    }
    let learners: Vec<String> = records()
        .into_iter()
        .filter_map(|RoomRecord { event, .. }| match event {
            Event::Seated { learner, .. } => Some(learner.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(learners.len(), NAMES.len());
    let published = published(&server);
    let secrets = |at: usize| {
        let id = &learners[at];
        let hint = HINTS.get(at).map(|hint| (*hint).to_owned());
        let card = people[at].card.clone();
        let dashed = card.replace(' ', " - ");
        let told = [NAMES[at].to_lowercase(), id.clone(), id[..8].to_owned(), card, dashed];
        told.into_iter().chain(hint).collect::<Vec<_>>()
    };
    let without = |sent: &str, at: usize, who: &str| {
        for secret in secrets(at) {
            assert!(!sent.contains(&secret), "{who} was sent {secret:?}");
        }
    };
    for (place, wall) in walls.iter().enumerate() {
        let sent = all(wall);
        assert!(!sent.contains(&TRAINER.to_lowercase()));
        let known = words(&published);
        for (at, person) in people.iter().enumerate() {
            without(&sent, at, &format!("wall {place}"));
            let card: Vec<&str> = person.card.split(' ').collect();
            let sent = words(&sent);
            let is_told = |word: &&&str| sent.contains(**word) && !known.contains(**word);
            let told: Vec<_> = card.iter().filter(is_told).collect();
            assert!(told.len() < TOO_MANY, "words of a card on wall {place}: {told:?}");
        }
    }
    for (own, person) in people.iter().enumerate() {
        let sent = all(&person.terminal);
        assert!(sent.contains(&NAMES[own].to_lowercase()), "one's own name was typed there");
        assert!(HINTS.get(own).is_none_or(|hint| sent.contains(hint)), "one's own word");
        for other in (0..people.len()).filter(|other| *other != own) {
            without(&sent, other, NAMES[own]);
            let mut known = words(&published);
            known.extend(people[own].card.split(' '));
            let sent = words(&sent);
            let card = people[other].card.split(' ');
            let is_told = |word: &&str| sent.contains(word) && !known.contains(word);
            let told: Vec<_> = card.filter(is_told).collect();
            assert!(told.len() < TOO_MANY, "words of the card of {}: {told:?}", NAMES[other]);
        }
    }
}
