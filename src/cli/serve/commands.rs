//! What can be asked in one command from elsewhere: a fixed table of the commands there
//! are, read as they are read here. Nothing of it changes anything.

use std::io::Write;
use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches};

use super::roles::{self, Role};
use super::status::worded;
use crate::cli::certificate::{self, CertificateCommand, Format};
use crate::cli::learner::{self, LearnerCommand};
use crate::cli::verify::{Counter, VerifyArgs};
use crate::cli::{Cli, Command, Globals, exit, help, play, report};
use crate::domain::key::KeyPrint;
use crate::front::ssh::{Asked, Commands, Ran, STATUS};
use crate::run::checker::Checker;
use crate::run::wording;
use crate::store::{Memory, backup};
use crate::text::Text;

/// Answers with the data folder of the server.
pub(super) struct Table {
    pub(super) globals: Globals,
    /// The file of the roles.
    pub(super) roles: PathBuf,
}

impl Commands for Table {
    fn may_watch(&self, key: Option<KeyPrint>) -> bool {
        roles::of(&self.roles, key) >= Role::Administrator
    }

    fn checker(&self) -> Box<dyn Checker> {
        let data = Some(self.globals.data_folder());
        Box::new(Counter::of_server(VerifyArgs { data, ..VerifyArgs::default() }))
    }

    fn run(&self, asked: Asked) -> Ran {
        let mut globals = Globals { locale: Some(asked.locale.clone()), ..self.globals.clone() };
        let text = globals.text();
        let role = roles::of(&self.roles, asked.key);
        let mut ran = Ran::default();
        let mut refuse = |code: u8, words: String| {
            let _ = writeln!(ran.trouble, "{words}");
            ran.code = code;
        };
        let Some(words) = split(&asked.command) else {
            refuse(exit::USAGE, text.get("exec-quotes"));
            return ran;
        };
        let own = asked.learner.map(|learner| learner.to_string());
        let words = expanded(words, role, own.as_deref());
        if is_help(&words) {
            let _ = write!(ran.out, "{}", usage(&text));
            return ran;
        }
        if words.first().is_some_and(|word| word == STATUS) {
            return Self::status(&words, role, (&text, &asked));
        }
        let program = std::iter::once("passeport".to_owned());
        let read = Cli::command().try_get_matches_from(program.chain(words));
        let cli = match read.and_then(|matches| Cli::from_arg_matches(&matches)) {
            Ok(cli) => cli,
            Err(error) => {
                refuse(exit::USAGE, help::complaint(&error, &text));
                let _ = write!(ran.trouble, "{}", usage(&text));
                return ran;
            }
        };
        // Of what concerns everything, only how the answer is written.
        globals.json = cli.globals.json;
        let Some(command) = cli.command else {
            let _ = write!(ran.out, "{}", usage(&text));
            return ran;
        };
        Answer { globals: &globals, text: &text, role, asked: &asked }.give(&command, &mut ran);
        ran
    }
}

impl Table {
    /// How the server is, for who looks after it.
    fn status(words: &[String], role: Role, (text, asked): (&Text, &Asked)) -> Ran {
        let refused = |code: u8, id: &str| {
            let trouble = format!("{}\n", text.get(id)).into_bytes();
            Ran { code, trouble, ..Ran::default() }
        };
        if role < Role::Administrator {
            let is_unknown = asked.learner.is_none() && role == Role::Learner;
            let id = if is_unknown { "exec-unknown" } else { "exec-refused" };
            return refused(exit::FORBIDDEN, id);
        }
        match words {
            [_] => Ran { out: worded(&asked.reading, text).into_bytes(), ..Ran::default() },
            _ => refused(exit::USAGE, "exec-refused"),
        }
    }
}

/// What there is to ask, line by line.
fn usage(text: &Text) -> String {
    let commands = [
        ("attestations", "exec-help-attestations"),
        ("certificate export CODE --format json", "exec-help-certificate"),
        ("bilan", "exec-help-bilan"),
        ("plan", "exec-help-plan"),
        ("learner export", "exec-help-export"),
        ("report modules", "exec-help-report"),
        (STATUS, "exec-help-status"),
    ];
    let mut usage = format!("{}\n", text.get("exec-help"));
    for (command, id) in commands {
        usage.extend(["    ", command, "\n        ", &text.get(id), "\n"]);
    }
    usage
}

fn is_help(words: &[String]) -> bool {
    words.first().is_none_or(|word| matches!(word.as_str(), "help" | "aide" | "--help" | "-h"))
}

/// Words of a command. Quotes keep words together; nothing else means anything.
fn split(command: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (vec![], None::<String>, None);
    for c in command.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// Short words for what learners want most; and what concerns one learner concerns
/// whoever asks, unless somebody may ask about others.
fn expanded(mut words: Vec<String>, role: Role, own: Option<&str>) -> Vec<String> {
    let is_alone = words.iter().skip(1).all(|word| word.starts_with('-'));
    let short: &[&str] = match words.first().map(String::as_str) {
        Some("attestations" | "certificates") if is_alone => &["certificate", "list"],
        Some("bilan") if is_alone => &["learner", "bilan"],
        Some("plan") if is_alone => &["learner", "plan"],
        _ => &[],
    };
    if !short.is_empty() {
        words.splice(..1, short.iter().map(|word| (*word).to_owned()));
    }
    let is_about_one = matches!(words.first().map(String::as_str), Some("learner" | "apprenant"))
        && words.get(1).is_some_and(|verb| !matches!(verb.as_str(), "list" | "lister" | "help"));
    let names_one =
        words.iter().skip(2).any(|word| !word.starts_with('-')) && role >= Role::Adviser;
    if let Some(own) = own.filter(|_| is_about_one && !names_one) {
        words.insert(2, own.to_owned());
    }
    words
}

/// One answer.
struct Answer<'a> {
    globals: &'a Globals,
    text: &'a Text,
    role: Role,
    asked: &'a Asked,
}

impl Answer<'_> {
    fn give(&self, command: &Command, ran: &mut Ran) {
        let (out, trouble) = (&mut ran.out, &mut ran.trouble);
        ran.code = match command {
            Command::Certificate(command) if self.asked.learner.is_some() => {
                self.certificate(command, out, trouble)
            }
            Command::Learner(command) => self.learner(command, out, trouble),
            // Whoever asks from elsewhere writes nothing on this machine.
            Command::Report(command) if self.role >= Role::Trainer && command.only_tells() => {
                let catalogue = play::quiet_catalogue(self.globals);
                report::tell(command, (self.globals, &catalogue), out, trouble)
            }
            _ => self.refuse(trouble),
        };
    }

    fn refuse(&self, trouble: &mut Vec<u8>) -> u8 {
        if self.asked.is_unsure {
            let _ = writeln!(trouble, "{}", self.text.get("exec-no-store"));
            return exit::UNAVAILABLE;
        }
        let unknown = self.asked.learner.is_none() && self.role == Role::Learner;
        let id = if unknown { "exec-unknown" } else { "exec-refused" };
        let _ = writeln!(trouble, "{}", self.text.get(id));
        exit::FORBIDDEN
    }

    /// Only one's own.
    fn certificate(
        &self,
        command: &CertificateCommand,
        out: &mut Vec<u8>,
        trouble: &mut Vec<u8>,
    ) -> u8 {
        match command {
            CertificateCommand::List => {
                certificate::list_own(&self.asked.records, self.globals, out)
            }
            CertificateCommand::Export { codes, format, passphrase_file: None, .. } => {
                let wanted: (&[String], Format) = (codes, *format);
                certificate::export_own(&self.asked.records, wanted, self.globals, (out, trouble))
            }
            _ => self.refuse(trouble),
        }
    }

    /// Oneself, or whoever an adviser names.
    fn learner(&self, command: &LearnerCommand, out: &mut Vec<u8>, trouble: &mut Vec<u8>) -> u8 {
        if matches!(command, LearnerCommand::Erase { .. }) {
            return self.refuse(trouble);
        }
        let mut own = Memory::new();
        let told = if self.role >= Role::Adviser {
            let all = backup::snapshot(&self.globals.data_folder());
            all.and_then(|mut all| learner::tell(command, &mut all, self.globals, (out, trouble)))
        } else if self.asked.learner.is_none() || matches!(command, LearnerCommand::List) {
            return self.refuse(trouble);
        } else {
            own.extend(self.asked.records.iter().cloned());
            learner::tell(command, &mut own, self.globals, (out, trouble))
        };
        told.unwrap_or_else(|error| {
            let _ = writeln!(trouble, "{}", wording::store_error(self.text, &error));
            exit::UNAVAILABLE
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &str) -> Vec<String> {
        split(command).unwrap()
    }

    #[test]
    fn quotes_keep_words_together_and_nothing_else_means_anything() {
        assert_eq!(words("  a  'b c' d\"e f\"''  "), ["a", "b c", "de f"]);
        assert_eq!(words("a;b $(c) `d` \\e > f"), ["a;b", "$(c)", "`d`", "\\e", ">", "f"]);
        assert_eq!(words("''"), [""]);
        assert!(split("a 'b").is_none());
    }

    #[test]
    fn what_concerns_one_learner_concerns_whoever_asks() {
        let learner = |command: &str| expanded(words(command), Role::Learner, Some("me")).join(" ");
        assert_eq!(learner("bilan --json"), "learner bilan me --json");
        assert_eq!(learner("attestations"), "certificate list");
        assert_eq!(learner("learner export"), "learner export me");
        assert_eq!(learner("learner export you"), "learner export me you");
        let adviser = |command: &str| expanded(words(command), Role::Adviser, Some("me")).join(" ");
        assert_eq!(adviser("learner export you"), "learner export you");
        assert_eq!(adviser("learner bilan"), "learner bilan me");
        assert_eq!(adviser("learner list"), "learner list");
        assert_eq!(adviser("bilan modules"), "bilan modules");
    }
}
