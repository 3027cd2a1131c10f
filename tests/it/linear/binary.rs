//! The program itself, on real pipes.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use passeport::content::{Catalogue, Folder};
use passeport::domain::module::Module;
use passeport::domain::question::{Ask, Question};

use crate::harness::{ATELIER, atelier};

/// How long the program may take before it is taken as stuck.
const LIMIT: Duration = Duration::from_mins(1);

/// A machine of its own: data, modules, certificates.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let module = folder.path().join("modules").join(ATELIER);
        std::fs::create_dir_all(&module).unwrap();
        std::fs::write(module.join("fr.ron"), include_str!("../harness/atelier/fr.ron")).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_passeport"));
        command.env_clear().env("HOME", self.folder.path()).env("LANG", "fr_FR.UTF-8");
        command.arg("--linear").arg("--data").arg(self.path("data"));
        command.arg("--modules").arg(self.path("modules")).arg("--export").arg(self.path("export"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Plays a file of lines.
    fn play(&self, lines: &[u8]) -> Output {
        let file = self.path("lines.txt");
        std::fs::write(&file, lines).unwrap();
        let input = std::fs::File::open(file).unwrap();
        self.command().stdin(Stdio::from(input)).output().unwrap()
    }
}

fn said(output: &Output) -> String {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success(), "{:?}", output.status);
    plain(std::str::from_utf8(&output.stdout).expect("UTF-8"))
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// From the first screen to the end of the lessons, whatever the order of choices.
fn lessons() -> Vec<String> {
    let place = (Catalogue::embedded().entries().len() + 1).to_string();
    let question = ["1", "", ""];
    let mut lines = vec!["1", "1", "3", &place, "1", ""];
    lines.extend([question, question, question].concat());
    lines.extend(["", "1 2 3", "", "", "1", "1", "1", "", "", "carnet", ""]);
    lines.extend(["", "1000,5", "", "2 3", "", "", "1", "1", ""]);
    lines.into_iter().map(str::to_owned).collect()
}

fn file(lines: &[String]) -> Vec<u8> {
    lines.iter().flat_map(|line| format!("{line}\n").into_bytes()).collect()
}

#[test]
fn the_lessons_of_a_module_are_played_from_a_file_and_the_next_day_goes_on() {
    let machine = Machine::new();
    let mut lines = lessons();
    lines.extend(["q", "", "1"].map(str::to_owned));
    let text = said(&machine.play(&file(&lines)));
    for words in
        ["Question 8 sur 8", "La vente est notée.", "Fin des leçons", "cinq mots", "À bientôt."]
    {
        assert!(text.contains(words), "no {words:?} in\n{text}");
    }
    assert!(!text.contains("Je n’ai pas compris"), "{text}");
    assert!(!text.contains('\u{1b}'));
    let text = said(&machine.play(b"1\n"));
    assert!(text.contains("Fin des leçons"), "{text}");
}

#[test]
fn an_input_that_ends_anywhere_keeps_everything() {
    let lines = lessons();
    let machine = Machine::new();
    // Ends right after an answer was validated, without a line break.
    let mut bytes = file(&lines[..7]);
    assert_eq!(bytes.pop(), Some(b'\n'));
    bytes.extend(b"\n\n");
    let first = said(&machine.play(&bytes));
    assert!(first.contains("Votre réponse :"), "{first}");
    let again = said(&machine.play(b"1"));
    assert!(again.contains("Question 1 sur 8") && again.contains("Votre réponse :"), "{again}");
    // Nothing at all is nothing at all.
    let machine = Machine::new();
    assert!(said(&machine.play(b"")).contains("Bonjour."));
    assert!(said(&machine.play(b"\n")).contains("Qui êtes-vous ?"));
}

#[test]
fn ten_megabytes_in_a_line_and_bytes_that_are_no_text_are_survived() {
    let machine = Machine::new();
    let mut bytes = vec![b'9'; 10 << 20];
    bytes.extend(b"\n\xff\xfe\xc3\n\x00\x07\x1b[31m\n1\n");
    let text = said(&machine.play(&bytes));
    assert!(text.len() < 5000 && text.contains("Qui êtes-vous ?"), "{text}");
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let machine = Machine::new();
    let mut child = machine.command().spawn().unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    drop(input.write_all(b"1\n1\n2\n"));
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// A running program, talked to line by line.
struct Talk {
    child: Child,
    input: ChildStdin,
    output: Receiver<Vec<u8>>,
    heard: String,
}

impl Talk {
    fn start(machine: &Machine) -> Self {
        let mut child = machine.command().spawn().unwrap();
        let input = child.stdin.take().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = stdout.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let mut talk = Self { child, input, output, heard: String::new() };
        talk.hear();
        talk
    }

    /// Waits for the prompt.
    fn hear(&mut self) {
        let mut bytes = vec![];
        while !bytes.ends_with(b"\n> ") && bytes != b"> " {
            match self.output.recv_timeout(LIMIT) {
                Ok(more) => bytes.extend(more),
                Err(error) => panic!("{error}: {:?}", String::from_utf8_lossy(&bytes)),
            }
        }
        self.heard = plain(std::str::from_utf8(&bytes).unwrap());
    }

    fn say(&mut self, line: &str) -> &mut Self {
        writeln!(self.input, "{line}").unwrap();
        self.hear();
        self
    }

    /// Says the number of the item that says `label`.
    #[track_caller]
    fn choose(&mut self, label: &str) -> &mut Self {
        let label = plain(label);
        let number = self.heard.lines().find_map(|line| {
            let (number, text) = line.split_once(". ")?;
            let text = text.strip_suffix(", 10 min").unwrap_or(text);
            (text == label || text.ends_with(&format!(" : {label}"))).then(|| number.to_owned())
        });
        let number = number.unwrap_or_else(|| panic!("no {label:?} in\n{}", self.heard));
        self.say(&number)
    }

    /// Answers rightly what is asked.
    #[track_caller]
    fn answer(&mut self, question: &Question) {
        match &question.ask {
            Ask::One { choices } => {
                let right = choices.iter().find(|choice| choice.right).unwrap();
                self.choose(&right.text.text()).say("");
            }
            Ask::TrueFalse { reasons } => {
                let right = reasons.iter().find(|reason| reason.right).unwrap();
                self.choose(&right.text.text()).say("");
            }
            Ask::Several { choices } => {
                let asked = self.heard.clone();
                for right in choices.iter().filter(|choice| choice.right) {
                    self.heard.clone_from(&asked);
                    self.choose(&right.text.text());
                }
                self.say("");
            }
            Ask::Find { lines, .. } => {
                let asked = self.heard.clone();
                for clue in lines.iter().filter(|line| line.clue) {
                    self.heard.clone_from(&asked);
                    self.choose(&clue.text.text());
                }
                self.say("");
            }
            Ask::Order { items, .. } => {
                let asked = self.heard.clone();
                for item in items {
                    self.heard.clone_from(&asked);
                    self.choose(&item.text.text());
                }
                self.say("");
            }
            Ask::Match { pairs, .. } => {
                for pair in pairs {
                    self.choose(&pair.right.text());
                }
                self.say("");
            }
            Ask::Word { accept, .. } => drop(self.say(&accept[0])),
            Ask::Number { value, .. } => drop(self.say(&value.to_string().replace('.', ","))),
        }
        assert!(self.heard.contains("C’est juste."), "{}", self.heard);
    }
}

fn module() -> Module {
    let bytes = include_bytes!("../harness/atelier/fr.ron").to_vec();
    let files = vec![(format!("{ATELIER}/fr.ron"), bytes)];
    let catalogue = Catalogue::with_folder(&Folder { name: String::new(), files });
    Module::clone(&catalogue.module(&atelier(), "fr").unwrap().module)
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_quiz_is_passed_and_its_attestation_exported_through_pipes() {
    let machine = Machine::new();
    let module = module();
    let mut talk = Talk::start(&machine);
    talk.say("1").say("1").say("3");
    talk.choose("Tenir un carnet").say("2");
    for place in 1..=10 {
        assert!(talk.heard.contains(&format!("question {place} sur 10")), "{}", talk.heard);
        let asked = |question: &&Question| {
            talk.heard.lines().any(|line| line == plain(&question.prompt.text()))
        };
        let question = module.quiz.bank.iter().find(asked).expect("a question of the bank");
        talk.answer(question);
        talk.say("");
    }
    assert!(talk.heard.contains("Bravo. Module réussi : 10 bonnes réponses"), "{}", talk.heard);
    talk.choose("Mon passeport").choose("Mes attestations").say("1");
    talk.say("Boulangerie Martin").say("732829320").say("").say("");
    assert!(talk.heard.contains("2 fichiers enregistrés dans "), "{}", talk.heard);
    let mut files = documents(&machine.path("export"));
    files.sort();
    let [file, page] = files.as_slice() else { panic!("{files:?}") };
    assert!(std::fs::read(page).unwrap().starts_with(b"%PDF-"), "a page to print");
    assert!(std::fs::read_to_string(file).unwrap().contains("Boulangerie Martin"));
    talk.say("q").say("");
    writeln!(talk.input, "1").unwrap();
    assert!(talk.child.wait().unwrap().success());
}
