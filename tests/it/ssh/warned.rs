//! A session that will be closed says so before, on a screen and in lines.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use passeport::app::model::Profile;
use passeport::app::msg::Arrived;
use passeport::content::Catalogue;
use passeport::domain::learner::Preferences;
use passeport::front::remote::{
    Ended, Face, Hall, Limits, Peer, Post, Sending, Sink, inbox, serve,
};
use passeport::paint::Look;
use passeport::store::{self, Memory};
use passeport::text::Bundles;

use crate::pty::player::LIMIT;

struct Heard(mpsc::Sender<Vec<u8>>);

impl Sink for Heard {
    fn send(&self, bytes: Vec<u8>) -> Sending {
        let _ = self.0.send(bytes);
        Box::pin(async { Ok(()) })
    }
}

/// A visitor's session within these limits: its keys, what it shows, how it ends.
fn session(face: Face, limits: Limits) -> (Post, mpsc::Receiver<Vec<u8>>, mpsc::Receiver<Ended>) {
    let (inbox, post) = inbox();
    let ((sender, heard), (end, ended)) = (mpsc::channel(), mpsc::channel());
    std::thread::spawn(move || {
        let folders = (std::path::PathBuf::new(), std::path::PathBuf::new());
        let writer = store::spawn(|| Ok(Box::new(Memory::new())));
        let hall = Hall::new(Arc::new(Catalogue::embedded()), Bundles::embedded(), folders, writer);
        let mut session = hall.session(hall.text("fr"), Profile::REMOTE, Preferences::default());
        session.connect(hall.connect(inbox.replies()).unwrap());
        session.arrive(Arrived::Guest);
        let peer = Peer { face, look: Look::default() };
        let served = serve(&hall, session, (peer, limits), inbox, Heard(sender));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let _ = end.send(runtime.block_on(served).ended);
    });
    (post, heard, ended)
}

/// What a terminal of 80 columns shows of it.
struct Seen {
    heard: mpsc::Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

impl Seen {
    fn of(heard: mpsc::Receiver<Vec<u8>>) -> Self {
        Self { heard, screen: vt100::Parser::new(24, 80, 0) }
    }

    /// Reads until the words are there, or are not.
    fn wait(&mut self, words: &str, are_there: bool) -> String {
        loop {
            let shown = self.screen.screen().contents().replace('\n', " ");
            if shown.contains(words) == are_there {
                return shown;
            }
            let bytes = self.heard.recv_timeout(LIMIT);
            self.screen.process(&bytes.unwrap_or_else(|_| panic!("{words}: {shown}")));
        }
    }
}

const LONG: Duration = Duration::from_hours(1);
const SCREEN: Face = Face::Screen(passeport::paint::Size { width: 80, height: 24 });

#[test]
fn who_does_nothing_is_told_before_and_any_key_keeps_the_session() {
    let limits = Limits { idle: Duration::from_secs(2), total: LONG, ..Limits::default() };
    let (post, heard, ended) = session(SCREEN, limits);
    let mut seen = Seen::of(heard);
    seen.wait("Pour rester", true);
    // The key does nothing else: the first line of home would open a module.
    post.typed(b"\r");
    seen.wait("Pour rester", false);
    let shown = seen.wait("Pour rester", true);
    assert!(shown.contains("COMMENCER"), "{shown}");
    seen.wait("la connexion est fermée", true);
    assert_eq!(ended.recv_timeout(LIMIT).unwrap(), Ended::Idle);
}

#[test]
fn in_lines_it_is_told_on_a_line_of_its_own_and_any_line_keeps_the_session() {
    let limits = Limits { idle: Duration::from_secs(2), total: LONG, ..Limits::default() };
    let (post, heard, ended) = session(Face::TypedLines, limits);
    let mut told = String::new();
    let mut read = |until: &str, times: usize| {
        while told.matches(until).count() < times {
            let bytes = heard.recv_timeout(LIMIT).unwrap_or_else(|_| panic!("{until}: {told}"));
            told.push_str(&String::from_utf8_lossy(&bytes));
        }
    };
    read("Pour rester", 1);
    post.typed(b"1\r");
    read("Pour rester", 2);
    read("la connexion est fermée", 1);
    assert_eq!(ended.recv_timeout(LIMIT).unwrap(), Ended::Idle);
    assert!(
        told.contains("\r\nRien n’a été tapé") && !told.contains("Commencer les leçons"),
        "{told}"
    );
}

#[test]
fn who_stays_as_long_as_one_may_is_told_before_and_nothing_keeps_it() {
    let limits = Limits { idle: LONG, total: Duration::from_secs(2), ..Limits::default() };
    let (post, heard, ended) = session(SCREEN, limits);
    let mut seen = Seen::of(heard);
    seen.wait("dure depuis longtemps", true);
    post.typed(b"\x1b[B");
    seen.wait("le plus longtemps possible", true);
    assert_eq!(ended.recv_timeout(LIMIT).unwrap(), Ended::Long);
}
