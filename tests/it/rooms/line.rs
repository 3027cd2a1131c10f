//! Terminals of people in a room, as they are read here: one frame at a time, and only
//! while somebody waits for it. Whoever is not waited for has stopped reading.

use std::io::{BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

use passeport::app::seat::Errand;
use passeport::domain::key::KeyPrint;
use passeport::domain::live::opening::Pin;
use passeport::front::local::{Down, Hello, NAME, Up, Way};
use passeport::front::remote::Face;
use passeport::paint::{Colours, Glyphs, Size};

use crate::pty::player::{LIMIT, Player};

/// The size of all terminals here.
const SIZE: Size = Size { width: 80, height: 24 };

/// A terminal that joined through the socket.
pub(crate) struct Line {
    stream: UnixStream,
    from: BufReader<UnixStream>,
    screen: vt100::Parser,
    bytes: Vec<u8>,
    is_over: bool,
}

/// What to say first at a terminal of eighty columns.
pub(crate) fn hello(way: Way) -> Hello {
    Hello {
        way,
        face: Face::Screen(SIZE),
        glyphs: Glyphs::Unicode,
        colours: Colours::TwoFiftySix,
        locale: "fr".to_owned(),
        is_large: false,
        key: None,
        address: None,
        export: None,
        errand: None,
        lead: None,
        keeps: false,
        learner: None,
        stays: false,
        resume: None,
        call: None,
        command: None,
        term: String::new(),
    }
}

/// The same, to sit down with that key.
pub(crate) fn sits(key: KeyPrint, pin: Pin) -> Hello {
    Hello { key: Some(key), errand: Some((Errand::Sit, Some(pin))), ..hello(Way::Remote) }
}

impl Line {
    pub(crate) fn join(data: &Path, hello: &Hello) -> Self {
        let mut stream = UnixStream::connect(data.join(NAME)).unwrap();
        stream.write_all(&Up::Hello(hello.encode()).encode()).unwrap();
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        let from = BufReader::new(stream.try_clone().unwrap());
        let screen = vt100::Parser::new(SIZE.height, SIZE.width, 0);
        Self { stream, from, screen, bytes: vec![], is_over: false }
    }

    /// Takes what comes next.
    fn take(&mut self) {
        match Down::read(&mut self.from) {
            Ok(Down::Bytes(bytes)) => {
                self.screen.process(&bytes);
                self.bytes.extend(bytes);
            }
            // Nobody is there any more, or nothing came in a long time.
            Ok(_) | Err(_) => self.is_over = true,
        }
    }

    /// Has all drawn again, and again, and reads nothing of it.
    fn stall(&mut self) {
        let redraw = Up::Redraw.encode().repeat(200);
        self.stream.write_all(&redraw).unwrap();
    }
}

/// One terminal.
pub(crate) enum Terminal {
    /// Through the socket of the machine.
    Socket(Box<Line>),
    /// With the client of SSH that everybody has.
    Ssh(Box<Player>),
}

impl Terminal {
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Socket(line) => line.screen.screen().contents(),
            Self::Ssh(player) => player.shown(),
        }
    }

    /// All that ever came.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Socket(line) => &line.bytes,
            Self::Ssh(player) => &player.bytes,
        }
    }

    pub(crate) fn press(&mut self, keys: &str) {
        match self {
            // Where the host is gone, nobody takes it: that is seen where one reads.
            Self::Socket(line) => {
                let _ = line.stream.write_all(&Up::Bytes(keys.into()).encode());
            }
            Self::Ssh(player) => player.press(keys),
        }
    }

    pub(crate) fn wait(&mut self, words: &str) {
        self.wait_until(words, |shown| shown.contains(words));
    }

    pub(crate) fn wait_until(&mut self, what: &str, is_there: impl Fn(&str) -> bool) {
        match self {
            Self::Socket(line) => {
                while !is_there(&line.screen.screen().contents()) {
                    let shown = line.screen.screen().contents();
                    assert!(!line.is_over, "{what:?} does not come\n{shown}");
                    line.take();
                }
            }
            Self::Ssh(player) => player.wait_until(what, |player| is_there(&player.shown())),
        }
    }

    /// Reads on until the other side is gone.
    pub(crate) fn reads_on(&mut self) {
        match self {
            Self::Socket(line) => {
                while !line.is_over {
                    line.take();
                }
            }
            Self::Ssh(player) => drop(player.listen(LIMIT)),
        }
    }

    /// Chooses the item or the answer with these words, and validates it.
    pub(crate) fn pick(&mut self, words: &str) {
        let digit = |shown: &str| {
            let mut before =
                shown.lines().filter_map(|row| row.split_once(words)).map(|(before, _)| before);
            before.find_map(|before| before.chars().find(char::is_ascii_digit))
        };
        self.wait_until(words, |shown| digit(shown).is_some());
        let digit = digit(&self.shown()).unwrap();
        self.press(&format!("{digit}\r"));
    }

    /// Whoever leads is shown what a key did a moment before the next one counts: looks at
    /// the pace and comes back, which takes longer.
    pub(crate) fn settles(&mut self) {
        let menu = "Autres choses à faire";
        self.wait(menu);
        self.press("y");
        self.wait_until("the pace", |shown| !shown.contains(menu));
        self.press("r");
        self.wait(menu);
    }

    /// Stops reading; the socket's also has much sent to it.
    pub(crate) fn stall(&mut self) {
        match self {
            Self::Socket(line) => line.stall(),
            Self::Ssh(player) => player.signal("STOP"),
        }
    }

    /// Reads on.
    pub(crate) fn resume(&mut self) {
        if let Self::Ssh(player) = self {
            player.signal("CONT");
        }
    }

    /// The connection is cut, without a word.
    pub(crate) fn cut(self) {
        if let Self::Ssh(mut player) = self {
            player.child.kill().unwrap();
            player.child.wait().unwrap();
        }
    }
}
