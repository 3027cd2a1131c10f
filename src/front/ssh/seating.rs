//! A session for somebody elsewhere: what one came for, and as whom.

use std::net::IpAddr;
use std::sync::Arc;

use super::exec::Stage;
use super::guesses::{Counted, FromAddress};
use super::metrics;
use super::server::{Guest, House, Who};
use crate::app::elsewhere::Elsewhere;
use crate::app::model::Profile;
use crate::app::msg::Arrived;
use crate::domain::key::KeyPrint;
use crate::domain::learner::Preferences;
use crate::front::remote::{self, Inbox};
use crate::run::Session;

/// Somebody elsewhere, for whom there is to be a session.
pub(super) struct Comer {
    pub(super) address: IpAddr,
    pub(super) who: Who,
    pub(super) elsewhere: Elsewhere,
    /// What one stays for, and where others come in.
    pub(super) stage: Option<(Stage, Option<String>)>,
}

impl House {
    /// How long a session may last. Whoever leads talks to a room, and may press no key
    /// for an hour.
    pub(super) fn limits_of(&self, stage: Option<&Stage>) -> remote::Limits {
        let limits = self.limits.of_session();
        match stage {
            Some(Stage::Lead(..) | Stage::Resume(_)) => {
                remote::Limits { idle: limits.total, ..limits }
            }
            Some(Stage::Watch) | None => limits,
        }
    }

    /// The session of somebody by SSH.
    pub(super) fn session(self: &Arc<Self>, guest: &Guest, inbox: &Inbox) -> Session {
        let preferences = Preferences { large: guest.is_large, ..Preferences::default() };
        let locale = (guest.locale.as_str(), preferences);
        let stage = guest.stage.clone().map(|stage| (stage, guest.host.clone()));
        let (address, who, elsewhere) = (guest.address, guest.who, guest.elsewhere.clone());
        let mut session = self.seated(locale, Comer { address, who, elsewhere, stage }, inbox);
        if let Some(errand) = guest.errand {
            session.go_to_session(errand, None);
        }
        session
    }

    /// A session for somebody elsewhere.
    pub(super) fn seated(
        self: &Arc<Self>,
        (locale, preferences): (&str, Preferences),
        comer: Comer,
        inbox: &Inbox,
    ) -> Session {
        let text = self.hall.text(locale);
        let Comer { address, who, elsewhere, stage } = comer;
        if let Some((stage, host)) = stage {
            let session = match stage {
                Stage::Watch => self.hall.session(text, Profile::VERIFIER, preferences),
                _ => self.hall.session(text, Profile::REMOTE, preferences),
            };
            return self.staged(session, (stage, who.key(), host), elsewhere, inbox);
        }
        if who == Who::Checker {
            let checker = self.commands.checker();
            let checker = Counted { checker, guesses: Arc::clone(&self.guesses), address };
            let session = self.hall.session(text, Profile::VERIFIER, preferences);
            return session.with_checker(Box::new(checker));
        }
        let (guesses, doors) = (Arc::clone(&self.guesses), Arc::clone(&self.doors));
        let gate = FromAddress { guesses, doors, address };
        let session = self.hall.session(text, Profile::REMOTE, preferences);
        let mut session = session.with_gate(Arc::new(gate));
        session.reach(elsewhere);
        if let Some(client) = self.hall.connect(inbox.replies()) {
            session.connect(client);
        }
        session.arrive(match who {
            Who::Guest => Arrived::Guest,
            Who::Demo => Arrived::Demo,
            Who::Key(key) => Arrived::Key(key),
            Who::Learner(learner) => Arrived::Learner(learner),
            Who::Stranger | Who::Checker => Arrived::Stranger,
        });
        session
    }

    /// A session of somebody who asked for it by a command.
    fn staged(
        self: &Arc<Self>,
        mut session: Session,
        (stage, key, host): (Stage, Option<KeyPrint>, Option<String>),
        elsewhere: Elsewhere,
        inbox: &Inbox,
    ) -> Session {
        if stage == Stage::Watch {
            return session.with_gauge(Box::new(metrics::Own(Arc::clone(self))));
        }
        session.reach(elsewhere);
        session.lead_from(key, host);
        if let Some(client) = self.hall.connect(inbox.replies()) {
            session.connect(client);
        }
        match stage {
            Stage::Lead(module, trainer) => session.lead(module, trainer),
            Stage::Resume(room) => session.lead_again(room),
            Stage::Watch => {}
        }
        session
    }
}
