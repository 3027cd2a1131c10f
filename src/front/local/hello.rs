//! Who is at a terminal that joins: lines of a name and a value.

use std::fmt::Write as _;
use std::net::IpAddr;
use std::path::PathBuf;

use crate::app::elsewhere::Elsewhere;
use crate::app::seat::{Errand, Stay};
use crate::domain::id::{LearnerId, ModuleId, RoomId};
use crate::domain::key::KeyPrint;
use crate::domain::live::opening::Pin;
use crate::front::remote::{Face, Peer, clamped, elsewhere};
use crate::paint::{Colours, Glyphs, Look};

/// What both sides must speak. A line that is not known says nothing; what changes the
/// meaning of the others makes another version.
pub const VERSION: u16 = 1;

/// The longest value, in bytes.
const LONGEST: usize = 128;
/// The longest path, command or name of who leads, in bytes.
pub const LONGEST_LINE: usize = 1536;

/// What one joins for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As on one's own machine.
    Personal,
    /// As on a machine that many people use, one after another.
    Kiosk,
    /// As somebody who sits elsewhere.
    Remote,
    /// To look, leaving nothing.
    Visit,
}

/// What a terminal says first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hello {
    /// What one joins for.
    pub way: Way,
    /// How the session is to be shown.
    pub face: Face,
    /// The signs the terminal can show.
    pub glyphs: Glyphs,
    /// The colours it can show.
    pub colours: Colours,
    /// The language wanted.
    pub locale: String,
    /// Whether in large print.
    pub is_large: bool,
    /// With which key of SSH the person came, as whoever let them in says.
    pub key: Option<KeyPrint>,
    /// From where, as whoever let them in says.
    pub address: Option<IpAddr>,
    /// The name of the terminal.
    pub term: String,
    /// How one gets here from where the person is, as whoever let them in says.
    pub call: Option<String>,
    /// The one thing that is asked for, instead of a session.
    pub command: Option<String>,
    /// Whether one stays if that is a session.
    pub stays: bool,
    /// The folder for papers, of who is on one's own machine.
    pub export: Option<PathBuf>,
    /// What one comes to a group session for, if to one, and its PIN if it is known.
    pub errand: Option<(Errand, Option<Pin>)>,
    /// Which module one leads a session through, if one does, and who leads.
    pub lead: Option<(ModuleId, String)>,
    /// Whether the terminal keeps by what it comes back ([`Stay`]).
    pub keeps: bool,
    /// Who was there when the terminal was cut off.
    pub learner: Option<LearnerId>,
    /// The session that one goes on leading, if one does.
    pub resume: Option<RoomId>,
}

/// Why a hello says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The two programs are not of the same time.
    #[error("the other side speaks version {0}")]
    Version(u16),
    /// It is none of ours.
    #[error("this is no hello")]
    Nonsense,
}

const WAYS: [(Way, &str); 4] = [
    (Way::Personal, "personal"),
    (Way::Kiosk, "kiosk"),
    (Way::Remote, "remote"),
    (Way::Visit, "visit"),
];
pub(super) const ERRANDS: [(Errand, &str); 2] = [(Errand::Sit, "join"), (Errand::Look, "wall")];
const GLYPHS: [(Glyphs, &str); 3] =
    [(Glyphs::Ascii, "ascii"), (Glyphs::Vt, "vt"), (Glyphs::Unicode, "unicode")];
const COLOURS: [(Colours, &str); 5] = [
    (Colours::None, "none"),
    (Colours::Eight, "8"),
    (Colours::Sixteen, "16"),
    (Colours::TwoFiftySix, "256"),
    (Colours::True, "true"),
];

pub(super) fn name<T: PartialEq>(table: &[(T, &'static str)], value: &T) -> &'static str {
    table.iter().find(|(known, _)| known == value).map_or("", |(_, name)| name)
}

pub(super) fn named<T: Copy>(table: &[(T, &str)], word: &str) -> Option<T> {
    table.iter().find(|(_, name)| *name == word).map(|(value, _)| *value)
}

/// Whether a value is short enough for what it is, and one line.
fn is_sayable(name: &str, value: &str) -> bool {
    let is_long = matches!(name, "export" | "command" | "trainer");
    let most = if is_long { LONGEST_LINE } else { LONGEST };
    value.len() <= most && !value.chars().any(char::is_control)
}

impl Hello {
    /// The lines.
    pub fn encode(&self) -> Vec<u8> {
        let mut lines = format!("passeport {VERSION}\n");
        let mut line = |name: &str, value: &str| {
            // What would be refused there is rather not said.
            if is_sayable(name, value) {
                let _ = writeln!(lines, "{name} {value}");
            }
        };
        line("way", name(&WAYS, &self.way));
        match self.face {
            Face::Screen(size) => line("screen", &format!("{}x{}", size.width, size.height)),
            Face::TypedLines => line("lines", "typed"),
            Face::PipedLines => line("lines", "piped"),
        }
        line("glyphs", name(&GLYPHS, &self.glyphs));
        line("colours", name(&COLOURS, &self.colours));
        line("locale", &self.locale);
        if self.is_large {
            line("size", "large");
        }
        if let Some(key) = self.key {
            line("key", &key.to_string());
        }
        if let Some(address) = self.address {
            line("address", &address.to_string());
        }
        if !self.term.is_empty() {
            line("term", &self.term);
        }
        if let Some(call) = &self.call {
            line("call", call);
        }
        if let Some(command) = &self.command {
            line("command", command);
        }
        if self.stays {
            line("stays", "yes");
        }
        if let Some(export) = self.export.as_deref().and_then(|path| path.to_str()) {
            line("export", export);
        }
        if let Some((errand, pin)) = self.errand {
            let pin = pin.map_or_else(|| "any".to_owned(), |pin| pin.to_string());
            line(name(&ERRANDS, &errand), &pin);
        }
        if let Some((module, trainer)) = &self.lead {
            line("lead", module.as_str());
            line("trainer", trainer);
        }
        if self.keeps {
            line("keeps", "stay");
        }
        if let Some(learner) = self.learner {
            line("learner", &learner.to_string());
        }
        if let Some(room) = self.resume {
            line("resume", &room.to_string());
        }
        lines.into_bytes()
    }

    /// The hello of a terminal that comes back to where it was.
    #[must_use]
    pub fn again(&self, stay: &Stay, face: Face) -> Self {
        let Stay { learner, errand, leads } = *stay;
        let lead = self.lead.clone().filter(|_| leads);
        let resume = self.resume.filter(|_| leads);
        Self { face, errand, lead, learner, resume, ..self.clone() }
    }

    /// Reads the lines.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn decode(bytes: &[u8]) -> Result<Self, Unreadable> {
        let text = str::from_utf8(bytes).map_err(|_| Unreadable::Nonsense)?;
        let mut lines = text.lines();
        let first = lines.next().and_then(|line| line.strip_prefix("passeport "));
        let version = first.and_then(|version| version.parse().ok());
        match version.ok_or(Unreadable::Nonsense)? {
            VERSION => {}
            other => return Err(Unreadable::Version(other)),
        }
        let mut hello = Self {
            way: Way::Remote,
            face: Face::PipedLines,
            glyphs: Glyphs::default(),
            colours: Colours::default(),
            locale: String::new(),
            is_large: false,
            key: None,
            address: None,
            term: String::new(),
            call: None,
            command: None,
            export: None,
            errand: None,
            lead: None,
            keeps: false,
            learner: None,
            stays: false,
            resume: None,
        };
        for line in lines {
            let (name, value) = line.split_once(' ').ok_or(Unreadable::Nonsense)?;
            if !is_sayable(name, value) {
                return Err(Unreadable::Nonsense);
            }
            hello.take(name, value).ok_or(Unreadable::Nonsense)?;
        }
        Ok(hello)
    }

    /// Takes one line in; none: its value is none of those it may have.
    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "way" => self.way = named(&WAYS, value)?,
            "screen" => {
                let (width, height) = value.split_once('x')?;
                self.face = Face::Screen(clamped(width.parse().ok()?, height.parse().ok()?));
            }
            "lines" if value == "typed" => self.face = Face::TypedLines,
            "lines" if value == "piped" => self.face = Face::PipedLines,
            "glyphs" => self.glyphs = named(&GLYPHS, value)?,
            "colours" => self.colours = named(&COLOURS, value)?,
            "locale" => value.clone_into(&mut self.locale),
            "size" => self.is_large = value == "large",
            "key" => self.key = Some(value.parse().ok()?),
            "term" => value.clone_into(&mut self.term),
            "command" => self.command = Some(value.to_owned()),
            "call" => self.call = Some(value.to_owned()),
            "address" => self.address = Some(value.parse().ok()?),
            "export" => {
                let path = PathBuf::from(value);
                self.export = Some(path).filter(|path| path.is_absolute());
            }
            "join" | "wall" => {
                let pin = match value {
                    "any" => None,
                    pin => Some(pin.parse().ok()?),
                };
                self.errand = Some((named(&ERRANDS, name)?, pin));
            }
            "keeps" => self.keeps = value == "stay",
            "learner" => self.learner = Some(value.parse().ok()?),
            "lead" => self.lead = Some((value.parse().ok()?, String::new())),
            "resume" => self.resume = Some(value.parse().ok()?),
            "stays" => self.stays = value == "yes",
            "trainer" => value.clone_into(&mut self.lead.as_mut()?.1),
            "lines" => return None,
            _ => {}
        }
        Some(())
    }

    /// What shows the session there.
    pub fn peer(&self) -> Peer {
        let look = Look { glyphs: self.glyphs, colours: self.colours, ..Look::default() };
        Peer { face: self.face, look }
    }

    /// What is known of the way there.
    pub fn elsewhere(&self) -> Elsewhere {
        let peer = self.peer();
        let size = match peer.face {
            Face::Screen(size) => Some(size),
            Face::TypedLines | Face::PipedLines => None,
        };
        let term = size.map(|size| (self.term.as_str(), size));
        elsewhere(&peer, term, self.call.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RandomId;
    use crate::paint::Size;

    fn whole() -> Hello {
        Hello {
            way: Way::Kiosk,
            face: Face::Screen(Size { width: 80, height: 24 }),
            glyphs: Glyphs::Vt,
            colours: Colours::Sixteen,
            locale: "fr".to_owned(),
            is_large: true,
            key: Some(KeyPrint([171; 32])),
            address: "2001:db8::1".parse().ok(),
            term: "xterm-256color".to_owned(),
            command: Some("certificate list --json".to_owned()),
            call: Some("ssh apprenant@epn.example".to_owned()),
            export: Some(PathBuf::from("/srv/papiers de l’EPN")),
            lead: "paiements".parse().ok().map(|module| (module, "Mme Roche".to_owned())),
            stays: true,
            resume: Some(RandomId::from_entropy(7)),
            errand: "4712".parse().ok().map(|pin| (Errand::Sit, Some(pin))),
            keeps: true,
            learner: Some(RandomId::from_entropy(7)),
        }
    }

    #[test]
    fn who_comes_back_says_what_was_kept_and_leads_only_what_was_led() {
        let pin = "1234".parse().ok();
        let stay = Stay { errand: Some((Errand::Look, pin)), ..Stay::default() };
        let again = whole().again(&stay, Face::TypedLines);
        assert_eq!((again.errand, again.learner, &again.lead), (stay.errand, None, &None));
        let stay = Stay { leads: true, ..Stay::default() };
        let again = whole().again(&stay, Face::TypedLines);
        assert_eq!((again.errand, again.lead), (None, whole().lead));
    }

    #[test]
    fn what_is_said_is_understood() {
        let first = whole();
        assert_eq!(Hello::decode(&first.encode()), Ok(first));
        for (way, _) in WAYS {
            for face in [Face::TypedLines, Face::PipedLines] {
                let errand = Some((Errand::Look, None));
                let hello =
                    Hello { way, face, key: None, address: None, export: None, errand, ..whole() };
                assert_eq!(Hello::decode(&hello.encode()), Ok(hello));
            }
        }
    }

    #[test]
    fn what_is_not_known_says_nothing_and_what_is_wrong_is_refused() {
        let with = |line: &str| {
            let mut bytes = whole().encode();
            bytes.extend_from_slice(line.as_bytes());
            Hello::decode(&bytes)
        };
        assert_eq!(with("weather fine\n"), Ok(whole()));
        let long = format!("locale {}\n", "a".repeat(200));
        for line in [
            "way king\n",
            "screen 80\n",
            "key 12\n",
            "join 12\n",
            "learner me\n",
            "lines three\n",
            "alone\n",
            &long,
        ] {
            assert_eq!(with(line), Err(Unreadable::Nonsense), "{line}");
        }
        assert_eq!(with("locale f\x1br\n"), Err(Unreadable::Nonsense));
        assert_eq!(Hello::decode(b"passeport 2\nmood good\n"), Err(Unreadable::Version(2)));
        for bytes in [&b""[..], b"GET / HTTP/1.1\r\n", b"passeport one\n", b"\xff\xfe"] {
            assert_eq!(Hello::decode(bytes), Err(Unreadable::Nonsense), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_too_long_for_the_other_side_is_left_out_and_the_rest_is_understood() {
        let module = || "paiements".parse().unwrap();
        let named = |name: &str| Hello { lead: Some((module(), name.to_owned())), ..whole() };
        let long = "Mme Jeanne-Marie Lefèvre-Dupont, conseillère numérique, ".repeat(4);
        assert_eq!(Hello::decode(&named(&long).encode()), Ok(named(&long)));
        let endless = named(&long.repeat(9));
        let hello = Hello { term: long.clone(), call: Some(long), ..endless };
        let read = Hello::decode(&hello.encode()).unwrap();
        let left = Hello { term: String::new(), call: None, ..named("") };
        assert_eq!(read, left);
    }

    #[test]
    fn no_value_makes_another_line_and_no_size_is_too_large() {
        let hello = Hello { locale: "fr\nway personal".to_owned(), ..whole() };
        let read = Hello::decode(&hello.encode()).unwrap();
        assert_eq!((read.way, read.locale.as_str()), (Way::Kiosk, ""));
        let mut bytes = whole().encode();
        bytes.extend_from_slice(b"screen 99999x99999\n");
        let Face::Screen(size) = Hello::decode(&bytes).unwrap().face else { panic!("a screen") };
        assert_eq!(size, crate::front::remote::LARGEST);
    }
}
