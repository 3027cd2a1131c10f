//! One of thirty: how they come, answer, are cut off and come again, and what they were told.

use std::collections::BTreeMap;

use passeport::app::seat::Errand;
use passeport::domain::key::KeyPrint;
use passeport::domain::live::opening::Pin;
use passeport::front::local::{Hello, Way};

use crate::pty::course::RIGHT;
use crate::pty::player::question;
use crate::rooms::line::{Line, Terminal, hello, sits};
use crate::ssh::server::Server;

/// What can be answered, by the names the module gives.
pub(super) const ANSWERS: [(&str, &str); 3] =
    [("a", RIGHT), ("b", "Une autre"), ("c", "Une tierce")];
pub(super) const IN: &str = "Votre réponse est enregistrée";
/// What stands on screen while an answer is taken.
pub(super) const OPEN: &str = "Sûr ou pas";

/// A first name of letters, another for each.
pub(super) fn name(at: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at).unwrap());
    format!("Nom{}{}", letter(at / 26), letter(at % 26))
}

/// By what somebody is known again.
pub(super) enum By {
    Ssh(String),
    Key(KeyPrint),
    Card(Option<String>),
}

pub(super) struct Person {
    pub(super) name: String,
    pub(super) by: By,
    pub(super) terminal: Option<Terminal>,
    /// What was said to be in, by the number of the question.
    pub(super) told: BTreeMap<usize, &'static str>,
}

/// The answer a screen marks as one's own.
pub(super) fn own(shown: &str) -> Option<&'static str> {
    let row = shown.lines().find(|row| row.contains("votre réponse"))?;
    ANSWERS.iter().find(|(_, text)| row.contains(text)).map(|(id, _)| *id)
}

impl Person {
    pub(super) fn terminal(&mut self) -> &mut Terminal {
        self.terminal.as_mut().unwrap()
    }

    pub(super) fn is_here(&self) -> bool {
        self.terminal.is_some()
    }

    /// Comes to the door, for the first time or again.
    pub(super) fn comes(&mut self, server: &Server, pin: Pin) {
        let data = server.home.data();
        self.terminal = Some(match &self.by {
            By::Ssh(key) => Terminal::Ssh(Box::new(server.visit("seance", Some(key)))),
            By::Key(key) => Terminal::Socket(Box::new(Line::join(&data, &sits(*key, pin)))),
            By::Card(None) => {
                let errand = Some((Errand::Sit, Some(pin)));
                let hello = Hello { errand, ..hello(Way::Remote) };
                Terminal::Socket(Box::new(Line::join(&data, &hello)))
            }
            By::Card(Some(_)) => Terminal::Socket(Box::new(Line::join(&data, &hello(Way::Remote)))),
        });
    }

    /// Through the door: the PIN, and the card if that is how one is known.
    pub(super) fn enters(&mut self, pin: Pin) {
        let Self { by, terminal, .. } = self;
        let terminal = terminal.as_mut().unwrap();
        match by {
            By::Ssh(_) => {}
            By::Key(_) | By::Card(None) => return,
            By::Card(Some(words)) => {
                terminal.pick("J’ai une carte");
                for (place, word) in words.split(' ').enumerate() {
                    terminal.wait(&format!("Mot {}", place + 1));
                    terminal.press(word);
                    terminal.wait("1  ");
                    terminal.press("\r");
                }
                terminal.pick("Rejoindre une séance");
            }
        }
        terminal.wait("Code de la séance");
        terminal.press(&format!("{pin}\r"));
    }

    /// The first time: the card is noted, with a name.
    pub(super) fn sits(&mut self) {
        let name = self.name.clone();
        let terminal = self.terminal();
        terminal.wait("Votre prénom");
        let shown = terminal.shown();
        terminal.press(&format!("{name}\r"));
        terminal.wait("étape ");
        if let By::Card(words) = &mut self.by {
            let row = shown.lines().find(|row| row.matches(" - ").count() == 4).unwrap();
            let parts: Vec<&str> = row.split(['│', '|']).nth(1).unwrap().split(" - ").collect();
            *words = Some(parts.join(" ").trim().to_lowercase());
        }
    }

    /// Sits down again, and finds what was told.
    pub(super) fn finds(&mut self, number: usize) {
        let told = self.told.get(&number).copied();
        let terminal = self.terminal();
        terminal.wait(&question(number));
        terminal.wait(OPEN);
        if let Some(told) = told {
            terminal.wait(IN);
            let shown = terminal.shown();
            assert_eq!(own(&shown), Some(told), "{}\n{shown}", self.name);
        }
    }

    pub(super) fn returns(&mut self, server: &Server, pin: Pin, number: usize) {
        self.comes(server, pin);
        self.enters(pin);
        self.finds(number);
    }

    pub(super) fn is_cut(&mut self) {
        self.terminal.take().unwrap().cut();
    }

    /// Presses what answers, without waiting to be told.
    pub(super) fn presses(&mut self, number: usize, answer: usize) {
        let terminal = self.terminal();
        terminal.wait(&question(number));
        terminal.wait(OPEN);
        // What is on its way to the disk is not changed: whoever types on is not heard.
        let shown = terminal.shown();
        if !(shown.contains(IN) && own(&shown) == Some(ANSWERS[answer].0)) {
            terminal.pick(ANSWERS[answer].1);
        }
    }

    /// Waits to be told that this is in.
    pub(super) fn is_told(&mut self, number: usize, answer: usize) {
        let id = ANSWERS[answer].0;
        let is_it = |shown: &str| shown.contains(IN) && own(shown) == Some(id);
        self.terminal().wait_until("the answer is in", is_it);
        self.told.insert(number, id);
    }

    /// Answers although what was pressed before the cut may still arrive: then the screen
    /// says that the older answer counts, and how to send this one.
    pub(super) fn insists(&mut self, number: usize, answer: usize) {
        self.presses(number, answer);
        let id = ANSWERS[answer].0;
        let is_in = |shown: &str| shown.contains(IN) && own(shown) == Some(id);
        let mut last = String::new();
        loop {
            let terminal = self.terminal();
            let is_asked = |shown: &str| shown != last && shown.contains("L’ancienne compte");
            terminal.wait_until("in, or asked again", |shown| is_in(shown) || is_asked(shown));
            if is_in(&terminal.shown()) {
                break;
            }
            last = terminal.shown();
            terminal.press("\r");
        }
        self.told.insert(number, id);
    }

    pub(super) fn answers(&mut self, number: usize, answer: usize) {
        self.presses(number, answer);
        self.is_told(number, answer);
    }
}
