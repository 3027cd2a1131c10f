//! The terminals of this machine that join the server: the same sessions, and those of
//! the machine itself.

use std::any::Any;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;
use tracing::warn;

use super::exec::{self, Ran};
use super::metrics::{self, METRICS};
use super::server::{House, Who};
use crate::app::model::Profile;
use crate::app::msg::Arrived;
use crate::app::seat::Errand;
use crate::domain::learner::Preferences;
use crate::front::local::{
    Answer, Answering, Door, Guest, Hello, Host, Seat, Trust, Way, attend, listen,
};
use crate::front::remote::{Hall, Inbox, Limits};
use crate::run::Session;
use crate::run::checker::Checker;
use crate::run::desk::Desk;
use crate::run::outlet::Outlet;

/// How long a session on the machine itself may last: its own profile says when it
/// closes, if ever.
const FOR_EVER: Duration = Duration::from_hours(87600);

/// The way in for the terminals of this machine.
pub struct Local {
    /// The socket.
    pub door: Door,
    /// What the machine itself is for.
    pub ways: Arc<dyn Ways>,
}

/// What a session on the machine itself may do. The command line knows: see `cli::serve`.
pub trait Ways: Send + Sync {
    /// The machine that many people use, as it is configured.
    fn kiosk(&self) -> Machine;

    /// Who checks certificates for who sits at the machine.
    fn checker(&self) -> Box<dyn Checker>;
}

/// A machine that many people use.
pub struct Machine {
    /// What it allows.
    pub profile: Profile,
    /// Who answers the trainer's menu.
    pub desk: Option<Box<dyn Desk>>,
    /// Where papers may go.
    pub outlet: Outlet,
}

/// The open way in; none where the system gives none.
pub(super) struct Open(Option<(JoinHandle<()>, Arc<Door>)>);

impl Local {
    /// Opens the way in. Without it one is still served by SSH.
    pub(super) fn open(self, house: &Arc<House>) -> Open {
        let Self { door, ways } = self;
        let listener = listen(&door).and_then(|listener| {
            listener.set_nonblocking(true)?;
            tokio::net::UnixListener::from_std(listener)
        });
        match listener {
            Ok(listener) => {
                let host = Arc::new(Inside { house: Arc::clone(house), ways });
                let door = Arc::new(door);
                let attending = tokio::spawn(attend(host, Arc::clone(&door), listener, None));
                Open(Some((attending, door)))
            }
            Err(error) => {
                warn!(%error, path = %door.path.display(), "no terminal of this machine can join");
                Open(None)
            }
        }
    }
}

impl Open {
    /// Closes it: whoever comes now opens the folder as its owner.
    pub(super) fn close(self) {
        if let Some((attending, door)) = self.0 {
            attending.abort();
            // What stays would be replaced by the next owner.
            let _ = std::fs::remove_file(&door.path);
        }
    }
}

pub(super) struct Inside {
    pub(super) house: Arc<House>,
    pub(super) ways: Arc<dyn Ways>,
}

impl Inside {
    fn locale(&self, hello: &Hello) -> String {
        self.house.locale(&[&hello.locale])
    }

    /// A session of the machine itself.
    fn own(&self, hello: &Hello, inbox: &Inbox) -> Session {
        let (house, is_kiosk) = (&self.house, hello.way == Way::Kiosk);
        let text = house.hall.text(&self.locale(hello));
        let preferences = Preferences { large: hello.is_large, ..Preferences::default() };
        let mut session = if is_kiosk {
            let Machine { profile, desk, outlet } = self.ways.kiosk();
            let mut session = house.hall.session(text, profile.in_company(), preferences);
            session.offer(outlet);
            match desk {
                Some(desk) => session.with_desk(desk),
                None => session,
            }
        } else {
            let export = hello.export.clone().unwrap_or_else(|| house.hall.export.clone());
            let profile = Profile::PERSONAL.in_company();
            house.hall.session_into(export, text, profile, preferences)
        };
        session = session.with_checker(self.ways.checker());
        if let Some(client) = house.hall.connect(inbox.replies()) {
            session.connect(client);
        }
        session
    }
}

/// From where somebody comes and who that is, as far as whoever brings them is believed.
fn brought(hello: &Hello, trust: Trust) -> (IpAddr, Who) {
    let is_believed = trust != Trust::Guest;
    let address = hello.address.filter(|_| is_believed);
    let who = match hello.key.filter(|_| is_believed) {
        _ if hello.way == Way::Visit => Who::Guest,
        Some(key) => Who::Key(key),
        None => match hello.learner.filter(|_| is_believed) {
            Some(learner) => Who::Learner(learner),
            None => Who::Stranger,
        },
    };
    (address.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)), who)
}

impl Host for Inside {
    fn hall(&self) -> &Hall {
        &self.house.hall
    }

    fn seat(&self, guest: &Guest, inbox: &Inbox) -> Result<Seat, String> {
        let Guest { hello, trust } = guest;
        let (house, locale) = (&self.house, self.locale(hello));
        let text = house.hall.text(&locale);
        let is_own = matches!(hello.way, Way::Personal | Way::Kiosk);
        if is_own && *trust == Trust::Owner {
            let token: Box<dyn Any + Send> = Box::new(house.entered(inbox, Who::Stranger));
            let mut session = self.own(hello, inbox);
            if let Some(learner) = hello.learner.filter(|_| hello.way == Way::Personal) {
                session.arrive(Arrived::Learner(learner));
            }
            match (&hello.lead, hello.errand) {
                (Some((module, trainer)), _) => session.lead(module.clone(), trainer.clone()),
                (None, Some((errand, pin))) => session.go_to_session(errand, pin),
                (None, None) => {}
            }
            let limits = Limits { idle: FOR_EVER, total: FOR_EVER, ..Limits::default() };
            return Ok(Seat { session, limits, token });
        }
        if hello.way == Way::Kiosk || hello.lead.is_some() {
            return Err(text.get("attach-not-yours"));
        }
        let (address, who) = brought(hello, *trust);
        let place = house.place(address, who).map_err(|id| text.get(id))?;
        let preferences = Preferences { large: hello.is_large, ..Preferences::default() };
        let token = Box::new((house.entered(inbox, who), place));
        let mut session =
            house.seated((&locale, preferences), (address, who, hello.elsewhere()), inbox);
        match hello.errand {
            // They were somebody, whom nobody vouches for here.
            Some((Errand::Sit, pin)) if who == Who::Stranger && hello.learner.is_some() => {
                session.return_to_session(Errand::Sit, pin);
            }
            Some((errand, pin)) => session.go_to_session(errand, pin),
            None => {}
        }
        let limits = house.limits.of_session();
        Ok(Seat { session, limits, token })
    }

    fn answer(&self, guest: &Guest, command: String) -> Answering {
        let (address, who) = brought(&guest.hello, guest.trust);
        let (house, locale) = (Arc::clone(&self.house), self.locale(&guest.hello));
        let is_owner = guest.trust == Trust::Owner && guest.hello.way == Way::Personal;
        if is_owner && command == METRICS {
            // It takes no place: one asks just when there is none.
            let out = metrics::told(&house).into_bytes();
            return Box::pin(std::future::ready(Answer { out, ..Answer::default() }));
        }
        Box::pin(async move {
            let place = match house.place(address, who) {
                Ok(place) => place,
                Err(id) => {
                    let trouble = format!("{}\n", house.hall.text(&locale).get(id)).into_bytes();
                    return Answer { code: 1, trouble, ..Answer::default() };
                }
            };
            let Ran { code, out, trouble } = exec::run(&house, (who, locale), command).await;
            drop(place);
            Answer { code, out, trouble }
        })
    }

    fn other_version(&self) -> String {
        let hall = &self.house.hall;
        let each = hall.bundles.locales().map(|one| hall.text(one).get("attach-other-version"));
        each.collect::<Vec<_>>().join("\n")
    }
}
