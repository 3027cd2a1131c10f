//! Plain lines: what a screen reader, a pipe or a simple terminal gets.

mod binary;
mod returning;
mod search;

use std::fmt::Write as _;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use passeport::app::act::{Act, Answering, PapersAct, Place, RouteAct, Study};
use passeport::app::asking::{Asking, Draft};
use passeport::app::items;
use passeport::app::key::Key;
use passeport::app::msg::Msg;
use passeport::app::screen::Screen;
use passeport::domain::attempt::{Outcome, Response};
use passeport::domain::grading::grade;
use passeport::domain::id::ChoiceId;
use passeport::domain::route::Route;
use passeport::front::lines::{Event, play};
use passeport::scene::{Block, scene};
use passeport::text::Bundles;

use crate::harness::{ATELIER, House, Visit, announced, atelier, responses};
use crate::screens::tour::{Stop, tour};

/// Plays lines as a person at a keyboard types them: the next one after the
/// prompt. Gives the transcript, the typed lines after their prompts.
fn transcript(house: &House, lines: &[String]) -> String {
    let (mut session, replies) = house.slow_visit().into_parts();
    let (sender, inbox) = channel();
    forward(replies, sender.clone());
    for line in lines {
        sender.send(Event::Bytes(format!("{line}\n").into_bytes())).unwrap();
    }
    sender.send(Event::End).unwrap();
    let mut output = vec![];
    play(&mut session, &inbox, &mut output).unwrap();
    let output = String::from_utf8(output).unwrap();
    // What a person typed stands after its prompt, as on a terminal.
    let mut typed = lines.iter();
    let mut parts = output.split("> ");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let _ = write!(text, "> {}\n{part}", typed.next().map_or("", String::as_str));
    }
    text
}

fn forward(replies: std::sync::mpsc::Receiver<passeport::store::Reply>, sender: Sender<Event>) {
    thread::spawn(move || {
        for reply in replies {
            if sender.send(Event::Store(reply)).is_err() {
                return;
            }
        }
    });
}

/// The lines that play the module of these tests from the first screen to the
/// outcome of its quiz, and which of them opens it.
fn whole_module(locale: &str) -> (Vec<String>, usize) {
    let house = House::speaking(locale, Bundles::embedded());
    let mut robot = Robot::new(&house);
    robot.say("1").say("1").act(&Act::Go(Place::Catalogue));
    let opens = robot.lines.len();
    robot.act(&Act::Open(atelier())).act(&Act::Study(Study::Lessons));
    robot.say("m").say("1").say("a").say("1");
    let mut answers = 0;
    while !matches!(robot.visit.model().screen, Screen::Results) {
        if robot.visit.model().asking().is_some_and(Asking::is_choosing) {
            answers += 1;
            // Once nothing, once a hint, now and then a mistake and another try.
            if answers == 1 {
                robot.say("").say("x").say("i");
            }
            robot.answer(if answers % 4 == 2 { Outcome::Wrong } else { Outcome::Right });
            if answers == 2 {
                robot.act(&Act::Study(Study::Reread)).say("1");
                robot.act(&Act::Answer(Answering::Retry));
                continue;
            }
        }
        robot.on();
    }
    robot.act(&Act::Study(Study::Corrections)).say("1");
    (robot.lines, opens)
}

/// Plays on a session of its own and notes the lines to type.
struct Robot {
    visit: Visit,
    lines: Vec<String>,
}

impl Robot {
    fn new(house: &House) -> Self {
        Self { visit: house.visit(), lines: vec![] }
    }

    /// Types a line, as the front understands it.
    fn say(&mut self, line: &str) -> &mut Self {
        self.lines.push(line.to_owned());
        let choose = |number: &str| Some(Msg::Choose(number.parse::<usize>().ok()? - 1));
        let typed = items::is_typing(self.visit.model());
        let numbers: Option<Vec<Msg>> = line.split(' ').map(choose).collect();
        match (line, line.strip_prefix('/').and_then(choose), numbers) {
            ("", ..) => self.visit.handle(Msg::Key(Key::Enter)),
            (_, Some(choose), _) if typed => self.visit.handle(choose),
            _ if typed => {
                self.visit.handle(Msg::Paste(line.to_owned()));
                self.visit.handle(Msg::Key(Key::Enter));
            }
            (.., Some(numbers)) => numbers.into_iter().for_each(|msg| self.visit.handle(msg)),
            _ => self.visit.handle(Msg::Key(Key::Char(line.chars().next().unwrap()))),
        }
        self
    }

    /// Types the number of an item.
    #[track_caller]
    fn act(&mut self, act: &Act) -> &mut Self {
        let place = self.visit.items().iter().position(|item| item == act);
        let place = place.unwrap_or_else(|| panic!("no {act:?} on\n{}", self.visit.screen()));
        self.say(&(place + 1).to_string())
    }

    /// Types an answer and validates it.
    #[track_caller]
    fn answer(&mut self, wanted: Outcome) {
        let question = self.visit.question();
        let response = responses(&question)
            .into_iter()
            .find(|response| grade(&question, response).outcome == wanted)
            .unwrap();
        let number = |visit: &Visit, id: &ChoiceId| {
            let asking = visit.asking();
            asking.rows().iter().position(|row| *row == id).unwrap() + 1
        };
        match response {
            Response::Choice(id) => drop(self.say(&number(&self.visit, &id).to_string())),
            Response::Choices(ids) => {
                let numbers = ids.iter().map(|id| number(&self.visit, id).to_string());
                let line = numbers.collect::<Vec<_>>().join(" ");
                self.say(&line);
            }
            Response::Order(ids) => {
                for id in ids {
                    self.say(&number(&self.visit, &id).to_string());
                }
            }
            Response::Match(pairs) => {
                let Draft::Pairs { lefts, .. } = self.visit.asking().draft else { panic!("pairs") };
                for left in lefts {
                    self.say(&number(&self.visit, &pairs[&left]).to_string());
                }
            }
            // What is typed is validated with it.
            Response::Text(text) => {
                self.say(&text);
                return;
            }
        }
        self.say("");
    }

    /// One step on, where nothing is asked.
    fn on(&mut self) {
        let is_simulator = matches!(&self.visit.model().screen, Screen::Lesson(lesson)
            if lesson.playing.is_some());
        if is_simulator {
            self.say("2").say("1").say("1").say("");
        } else {
            self.say("");
        }
    }
}

/// The transcript of the whole module, from the line that opens it on.
fn golden(locale: &str) -> String {
    let (lines, opens) = whole_module(locale);
    let text = transcript(&House::speaking(locale, Bundles::embedded()), &lines);
    let start = text.match_indices("\n> ").nth(opens).map_or(0, |(at, _)| at);
    let start = start + text[start + 1..].find('\n').unwrap() + 2;
    text[start..].replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_whole_module_reads_well_in_french() {
    insta::assert_snapshot!(golden("fr"));
}

#[test]
fn a_whole_module_reads_well_in_english() {
    insta::assert_snapshot!(golden("en"));
}

#[test]
fn a_module_in_french_reads_well_where_all_else_is_german() {
    insta::assert_snapshot!(golden("de"));
}

#[test]
fn nothing_but_plain_text_is_written() {
    for locale in Bundles::embedded().locales() {
        let (lines, _) = whole_module(locale);
        let text = transcript(&House::speaking(locale, Bundles::embedded()), &lines);
        for c in text.chars() {
            assert!(c == '\n' || !c.is_control(), "{c:?}");
            assert!(!('\u{2500}'..='\u{25ff}').contains(&c), "{c:?} draws");
        }
    }
}

#[test]
fn every_item_is_numbered_on_every_screen() {
    let house = House::new();
    for Stop { name, model, text } in tour(&house) {
        let scene = scene(&model, &text);
        let said = announced(None, &scene, &text);
        let labels = scene.body.iter().flat_map(|block| match block {
            Block::Items(items) => items.iter().map(|item| item.label.text()).collect(),
            _ => vec![],
        });
        for (place, label) in labels.enumerate() {
            let start = format!("{}. {label}", place + 1);
            assert!(said.iter().any(|line| line.starts_with(&start)), "{name}: {start}\n{said:#?}");
        }
        assert!(said.iter().all(|line| !line.contains('\n') && !line.contains('\u{1b}')), "{name}");
        // A screen that did not change says nothing, but for a notice.
        let again = announced(Some(&scene), &scene, &text);
        let notices = scene.body.iter().filter(|block| matches!(block, Block::Notice { .. }));
        assert_eq!(again.len(), notices.count(), "{name}: {again:?}");
    }
}

#[test]
fn a_choice_is_one_announcement() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take(&Act::Study(Study::Lessons));
    let mut seen = vec![];
    while visit.step_to_question() {
        let asking = visit.asking();
        let is_pairs = matches!(asking.draft, Draft::Pairs { .. });
        if !is_pairs && !matches!(asking.draft, Draft::Typed(_)) {
            for place in [0, 1, 2] {
                let before = visit.scene();
                visit.handle(Msg::Choose(place));
                let said = announced(Some(&before), &visit.scene(), visit.text());
                let about = said.iter().filter(|line| line.contains(&(place + 1).to_string()));
                assert!((1..=3).contains(&said.len()), "{}: {said:?}", asking.question);
                assert!(about.count() >= 1, "{}: {said:?}", asking.question);
                // More than one line only where something more can be done since.
                let is_order = matches!(asking.draft, Draft::Ranks(_));
                assert!(said.len() == 1 || is_order, "{}: {said:?}", asking.question);
            }
            seen.push(asking.question.to_string());
        }
        visit.start_question_again();
        visit.answer(Outcome::Right).keys("<Enter>");
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

#[test]
fn a_line_of_ten_megabytes_and_bytes_that_are_no_text_are_survived() {
    let house = House::new();
    let (mut session, replies) = house.slow_visit().into_parts();
    let (sender, inbox) = channel();
    forward(replies, sender.clone());
    sender.send(Event::Bytes(vec![b'a'; 10 << 20])).unwrap();
    sender.send(Event::Bytes(b"\n\xff\xfe\x00\x1b[2J\n1\r\n".to_vec())).unwrap();
    sender.send(Event::End).unwrap();
    let mut output = vec![];
    play(&mut session, &inbox, &mut output).unwrap();
    let output = String::from_utf8(output).unwrap();
    assert!(output.len() < 4000, "{}", output.len());
    assert!(output.contains(&format!("« {} »", "a".repeat(40)).replace(' ', "\u{a0}")), "{output}");
    assert!(output.contains("Qui êtes-vous") && !output.contains('\u{1b}'), "{output}");
}

#[test]
fn a_line_cut_anywhere_is_the_same_line() {
    let house = House::new();
    let whole = transcript(&house, &["1".to_owned(), "3".to_owned()]);
    let house = House::new();
    let (mut session, replies) = house.slow_visit().into_parts();
    let (sender, inbox) = channel();
    forward(replies, sender.clone());
    for byte in b"1\r\n3" {
        sender.send(Event::Bytes(vec![*byte])).unwrap();
    }
    sender.send(Event::End).unwrap();
    let mut output = vec![];
    play(&mut session, &inbox, &mut output).unwrap();
    let typed = whole.replace("> 1\n", "> ").replace("> 3\n", "> ");
    assert_eq!(String::from_utf8(output).unwrap(), typed.replace("> \n\n", "> \n"));
}

#[test]
fn what_means_nothing_here_is_said() {
    let house = House::new();
    for line in ["x", "9", "0", "1 9", "deux", "-1", "99999999999999999999999"] {
        let text = transcript(&house, &[line.to_owned()]);
        let said = format!("Je n’ai pas compris « {line} ».");
        assert!(text.replace('\u{a0}', " ").contains(&said), "{text}");
    }
}

#[test]
fn the_last_words_are_true() {
    let house = House::new();
    let say = |lines: &[&str]| {
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        transcript(&house, &lines).replace('\u{a0}', " ")
    };
    let nobody = say(&[]);
    assert!(nobody.contains("Rien n’est ouvert.") && !nobody.contains("gardé"), "{nobody}");
    let guest = say(&["1", "3"]);
    assert!(guest.contains("Vous avez seulement regardé") && !guest.contains("Tout est gardé"));
    let learner = say(&["1", "1"]);
    assert!(learner.ends_with("Fin. Tout est gardé.\n"), "{learner}");
    // The card is told even to those whose input just stops.
    assert!(learner.contains("Notez ces cinq mots sur un papier."), "{learner}");
}

#[test]
fn a_form_says_which_line_it_waits_for() {
    let house = House::new();
    let mut visit = house.newcomer();
    visit.open(ATELIER).take_quiz(10).go(Place::Passport).go(Place::Papers);
    visit.take(&Act::Papers(PapersAct::Make));
    let mut step = |line: &str| {
        let before = visit.scene();
        if !line.is_empty() {
            visit.handle(Msg::Paste(line.to_owned()));
        }
        visit.keys("<Enter>");
        announced(Some(&before), &visit.scene(), visit.text()).join("\n").replace('\u{a0}', " ")
    };
    assert!(step("Boulangerie Martin").starts_with("Numéro ("));
    assert!(step("732 829 321").starts_with("Votre nom (facultatif)"));
    let buttons = step("");
    assert!(buttons.contains("1. Valider") && buttons.contains("Tapez le numéro"), "{buttons}");
    let wrong = step("");
    assert!(
        wrong.contains("Ce numéro ne tombe pas juste.") && wrong.contains("Numéro ("),
        "{wrong}"
    );
}

#[test]
fn a_path_is_chosen_and_followed_in_plain_lines() {
    let house = House::new();
    let mut robot = Robot::new(&house);
    let path = || "en-regle-2026-2027".parse().unwrap();
    robot.say("1").say("1").act(&Act::Go(Place::Paths));
    robot.act(&Act::Route(RouteAct::See(path())));
    robot.act(&Act::Route(RouteAct::Follow(Some(Route::Path(path())))));
    robot.act(&Act::Go(Place::Paths)).say("1").say("r").act(&Act::Go(Place::Passport));
    let lines = robot.lines.clone();
    insta::assert_snapshot!(transcript(&House::new(), &lines));
}
