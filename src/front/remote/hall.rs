//! What all sessions of a server share: modules, words, the store, frames.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, oneshot};

use super::figures::Figures;
use super::gallery::Gallery;
use super::inbox::Replies;
use super::present::Present;
use crate::app::lead::Usual;
use crate::app::model::Profile;
use crate::content::Catalogue;
use crate::domain::learner::Preferences;
use crate::run::world::Machine;
use crate::run::{Session, Setup};
use crate::store::writer::Closed;
use crate::store::{Client, Entrance, Reply, Request, Writer};
use crate::text::{Bundles, Text};

/// What all sessions of a server share.
pub struct Hall {
    /// The modules.
    pub catalogue: Arc<Catalogue>,
    /// The words.
    pub bundles: Arc<Bundles>,
    /// The folder with the site's key.
    pub data: PathBuf,
    /// The folder files are written to, where a session may.
    pub export: PathBuf,
    /// The way to the store; none once it is closed.
    entrance: Mutex<Option<Entrance>>,
    /// The store, where it is this hall's to close.
    writer: Mutex<Option<Writer>>,
    /// How all sessions together are.
    pub figures: Figures,
    /// The sessions that are here.
    pub present: Arc<Present>,
    pub(super) gallery: Gallery,
    /// What is usual in the rooms of this place.
    usual: Usual,
    /// Who may do slow work at once: deriving a key takes memory as well as time.
    workers: Arc<Semaphore>,
}

impl Hall {
    /// A hall around a store.
    pub fn new(
        catalogue: Arc<Catalogue>,
        bundles: Arc<Bundles>,
        folders: (PathBuf, PathBuf),
        writer: Writer,
    ) -> Self {
        let hall = Self::beside(catalogue, bundles, folders, writer.entrance());
        Self { writer: Mutex::new(Some(writer)), ..hall }
    }

    /// A hall whose store somebody else closes.
    pub fn beside(
        catalogue: Arc<Catalogue>,
        bundles: Arc<Bundles>,
        (data, export): (PathBuf, PathBuf),
        entrance: Entrance,
    ) -> Self {
        let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let present: Arc<Present> = Arc::default();
        let heeding = Arc::clone(&present);
        entrance.overhear(move |records| heeding.heed(records));
        Self {
            catalogue,
            bundles,
            data,
            export,
            entrance: Mutex::new(Some(entrance)),
            writer: Mutex::default(),
            figures: Figures::default(),
            present,
            gallery: Gallery::default(),
            usual: Usual::default(),
            workers: Arc::new(Semaphore::new(threads)),
        }
    }

    /// The same, where something else is usual in group sessions.
    #[must_use]
    pub fn leading(self, usual: Usual) -> Self {
        Self { usual, ..self }
    }

    /// The words in one language.
    pub fn text(&self, locale: &str) -> Text {
        Text::new(Arc::clone(&self.bundles), locale)
    }

    /// A session at its first screen.
    pub fn session(&self, text: Text, profile: Profile, preferences: Preferences) -> Session {
        self.session_into(self.export.clone(), text, profile, preferences)
    }

    /// The same, with another folder that files are written to.
    pub fn session_into(
        &self,
        export: PathBuf,
        text: Text,
        profile: Profile,
        preferences: Preferences,
    ) -> Session {
        let setup = Setup {
            catalogue: Arc::clone(&self.catalogue),
            text,
            world: Box::new(Machine),
            data: self.data.clone(),
            export,
        };
        let mut session = Session::new(setup, profile, preferences).deferring();
        session.lead_as_usual(self.usual.clone());
        session
    }

    /// A way to the store; none once it is closed.
    pub fn connect(&self, replies: Replies) -> Option<Client> {
        Some(self.entrance()?.connect(move |reply| replies.put(reply)))
    }

    fn entrance(&self) -> Option<Entrance> {
        self.entrance.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks the store one question; none: it does not answer any more.
    pub async fn ask(&self, request: Request) -> Option<Reply> {
        let (sender, answer) = oneshot::channel();
        let sender = Mutex::new(Some(sender));
        let client = self.entrance()?.connect(move |reply| {
            // The store says first that it is open.
            if matches!(reply, Reply::Opened(_)) {
                return;
            }
            let sender = sender.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(sender) = sender {
                // Whoever asked may be gone.
                let _ = sender.send(reply);
            }
        });
        client.send(request).ok()?;
        answer.await.ok()
    }

    /// Does what takes long where it holds nobody up; none: it panicked.
    pub async fn slowly<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        // The semaphore is never closed.
        let turn = Arc::clone(&self.workers).acquire_owned().await.ok();
        let worked = tokio::task::spawn_blocking(move || {
            let worked = work();
            drop(turn);
            worked
        });
        worked.await.ok()
    }

    /// Closes the store, waiting no longer than `patience`; none: it was closed before,
    /// or is not this hall's.
    pub fn close(&self, patience: Duration) -> Option<Closed> {
        self.entrance.lock().unwrap_or_else(PoisonError::into_inner).take();
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        writer.map(|writer| writer.close(patience))
    }
}
