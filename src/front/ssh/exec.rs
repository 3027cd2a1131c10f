//! One command, its answer, and nothing more: no shell stands behind it.

use std::sync::Arc;

use tracing::error;

use super::metrics;
use super::server::{Guest, House, Who};
use super::wire::Wire;
use crate::app::status::Reading;
use crate::domain::id::LearnerId;
use crate::domain::key::KeyPrint;
use crate::domain::record::LearningRecord;
use crate::run::checker::Checker;
use crate::store::{Reply, Request};

/// The longest command that is read, in bytes.
pub(super) const LONGEST: usize = 4096;

/// The exit code of a command that came to no end (`EX_SOFTWARE` of sysexits.h).
const SOFTWARE: u8 = 70;

/// Somebody asks for one thing.
#[derive(Debug)]
pub struct Asked {
    /// In these words.
    pub command: String,
    /// In this language.
    pub locale: String,
    /// With this key.
    pub key: Option<KeyPrint>,
    /// As this learner, if they are one.
    pub learner: Option<LearnerId>,
    /// Whether the store did not say who that is: nothing is known of them, then.
    pub is_unsure: bool,
    /// All that is kept of that learner.
    pub records: Vec<LearningRecord>,
    /// How the server is.
    pub reading: Reading,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Ran {
    /// The exit code.
    pub code: u8,
    /// What was asked for.
    pub out: Vec<u8>,
    /// What is wrong, for people.
    pub trouble: Vec<u8>,
}

/// Who knows the commands. The command line does: see `cli::serve`.
pub trait Commands: Send + Sync {
    /// Carries one out, or says why not. It may take long, and changes nothing.
    fn run(&self, asked: Asked) -> Ran;

    /// Whether whoever has this key looks after the server.
    fn may_watch(&self, key: Option<KeyPrint>) -> bool;

    /// Who checks the certificates that people bring.
    fn checker(&self) -> Box<dyn Checker>;
}

/// The command that says how the server is. On a terminal, it goes on saying so.
pub const STATUS: &str = "status";

/// Answers a command, in a task of its own.
pub(super) fn answer(house: Arc<House>, guest: Guest, command: String, wire: Wire) {
    tokio::spawn(async move {
        let Some(place) = house.admitted(&guest, &wire).await else { return };
        let ran = run(&house, (guest.who, guest.locale.clone()), command).await;
        wire.answer(ran.out, ran.trouble).await;
        house.dismissed(&guest, &wire, ran.code).await;
        drop(place);
    });
}

/// What comes of a command of somebody.
pub(super) async fn run(house: &House, from: (Who, String), command: String) -> Ran {
    let text = house.hall.text(&from.1);
    let asked = asked(house, from, command).await;
    let commands = Arc::clone(&house.commands);
    house.hall.slowly(move || commands.run(asked)).await.unwrap_or_else(|| {
        error!("a command was not answered");
        let trouble = format!("{}\n", text.get("exec-broken")).into_bytes();
        Ran { code: SOFTWARE, trouble, ..Ran::default() }
    })
}

/// What is asked, with what the store knows of whoever asks.
async fn asked(house: &House, (who, locale): (Who, String), command: String) -> Asked {
    let key = who.key();
    let mut is_unsure = false;
    let learner = match (who, key) {
        (Who::Learner(learner), _) => Some(learner),
        (_, Some(key)) => {
            if let Some(Reply::Holder(found)) = house.hall.ask(Request::Holder { key }).await {
                found
            } else {
                is_unsure = true;
                None
            }
        }
        _ => None,
    };
    let records = match learner {
        Some(learner) => {
            let loaded = house.hall.ask(Request::Load { learner }).await;
            if let Some(Reply::Loaded { records, .. }) = loaded {
                records
            } else {
                is_unsure = true;
                vec![]
            }
        }
        None => vec![],
    };
    // Of whom nothing is known, nothing is told: "no certificates" would be untrue.
    let learner = learner.filter(|_| !is_unsure);
    let reading = metrics::reading(house);
    Asked { command, locale, key, learner, is_unsure, records, reading }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::guesses::Guesses;
    use super::super::limits::Limits;
    use super::*;
    use crate::content::Catalogue;
    use crate::domain::record::CardSeal;
    use crate::front::remote::Hall;
    use crate::store::{self, Memory, Store, StoreError};
    use crate::text::{Bundles, Text};

    /// Says who it is asked by, or breaks.
    struct Table;

    impl Commands for Table {
        fn run(&self, asked: Asked) -> Ran {
            assert_ne!(asked.command, "break");
            let out = format!("{:?} {}", asked.learner, asked.is_unsure).into_bytes();
            Ran { out, ..Ran::default() }
        }

        fn may_watch(&self, _key: Option<KeyPrint>) -> bool {
            false
        }

        fn checker(&self) -> Box<dyn Checker> {
            struct Nobody;
            impl Checker for Nobody {
                fn here(&self, _text: &Text) -> crate::app::checking::Here {
                    crate::app::checking::Here::default()
                }

                fn check(
                    &self,
                    _hand: &crate::app::checking::Hand,
                    text: &Text,
                ) -> Result<Vec<crate::app::checking::Told>, String> {
                    Err(text.get("check-nobody"))
                }
            }
            Box::new(Nobody)
        }
    }

    fn ran(
        open: impl FnOnce() -> Result<Box<dyn Store>, StoreError> + Send + 'static,
        command: &str,
    ) -> Ran {
        let nowhere = || PathBuf::from("/nowhere");
        let (catalogue, words) = (Arc::new(Catalogue::embedded()), Bundles::embedded());
        let hall = Hall::new(catalogue, words, (nowhere(), nowhere()), store::spawn(open));
        let decoy = CardSeal { first: 7, hash: String::new() };
        let made: (_, Arc<dyn Commands>, _) = (decoy, Arc::new(Table), (None, None));
        let house = House::new(hall, Limits::default(), made, Guesses::default());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let from = (Who::Key(KeyPrint([1; 32])), "fr".to_owned());
        runtime.block_on(run(&house, from, command.to_owned()))
    }

    #[test]
    fn a_command_that_breaks_says_so() {
        let ran = ran(|| Ok(Box::new(Memory::new())), "break");
        let trouble = String::from_utf8(ran.trouble).unwrap();
        assert!(ran.code == SOFTWARE && trouble.contains("faute du programme"), "{trouble}");
    }

    #[test]
    fn a_store_that_does_not_answer_makes_nobody_a_stranger() {
        let out = |ran: Ran| String::from_utf8(ran.out).unwrap();
        assert_eq!(out(ran(|| Ok(Box::new(Memory::new())), "list")), "None false");
        let broken = || Err(StoreError::Corrupt { what: "all of it".to_owned() });
        assert_eq!(out(ran(broken, "list")), "None true");
    }
}
