//! The configuration file: the global options, kept. A RON file such as
//! `(data: "/srv/passeport", glyphs: "vt")`; an option or a variable of the
//! environment counts more than what it says.

mod room;

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, ValueEnum};
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::{Deserialize, Deserializer};

use super::globals::{ColourLevel, GlyphLevel, Size};
use super::{Globals, exit, help};
use crate::text::Text;

pub(super) use room::Room;

/// No configuration is longer, in bytes.
const MOST_BYTES: u64 = 64 * 1024;

/// What such a file looks like, for who wrote another thing.
const EXAMPLE: &str = r#"(locale: "fr", glyphs: "vt")"#;

/// What the file says; the keys are the names of the global options.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Config")]
pub(super) struct Config {
    data: Option<PathBuf>,
    modules: Option<PathBuf>,
    export: Option<PathBuf>,
    pub(super) locale: Option<String>,
    linear: Option<bool>,
    json: Option<bool>,
    #[serde(deserialize_with = "word")]
    glyphs: Option<GlyphLevel>,
    #[serde(deserialize_with = "word")]
    colours: Option<ColourLevel>,
    #[serde(deserialize_with = "word")]
    size: Option<Size>,
    kiosk: Option<Kiosk>,
    ssh: Option<Ssh>,
    room: Option<Room>,
}

/// What the file says about serving by SSH. What it does not say is as usual.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Ssh")]
pub(super) struct Ssh {
    /// Where to listen, such as `0.0.0.0:2222`.
    pub(super) listen: Vec<SocketAddr>,
    /// The name this machine is known by outside, such as `epn.example` or
    /// `epn.example:2200`: told to who has to type it.
    pub(super) name: Option<String>,
    /// Where Prometheus may ask how the server is: an address of this machine itself.
    pub(super) metrics: Option<SocketAddr>,
    /// The file of the roles: keys of those who look after learners.
    pub(super) roles: Option<PathBuf>,
    /// The socket by which others on this machine join, if not in the data folder.
    pub(super) socket: Option<PathBuf>,
    /// The group whose members may join too, by name or number.
    pub(super) group: Option<String>,
    /// Users of that group that a server of SSH runs `passeport attach` as.
    pub(super) porters: Vec<String>,
    /// Sessions in all.
    pub(super) sessions: Option<usize>,
    /// Sessions from one address.
    pub(super) sessions_each: Option<usize>,
    /// Sessions with one key or card.
    pub(super) sessions_of_one: Option<usize>,
    /// Connections that have not said who they are, in all.
    pub(super) strangers: Option<usize>,
    /// The same from one address.
    pub(super) strangers_each: Option<usize>,
    /// Seconds there are to say who one is.
    pub(super) login_seconds: Option<u64>,
    /// Seconds a connection may go on without a word of the protocol.
    pub(super) handshake_seconds: Option<u64>,
    /// Ways to say who one is that may fail on one connection.
    pub(super) attempts: Option<usize>,
    /// The largest screen, columns by rows; 300 by 100 at most.
    pub(super) largest: Option<(u16, u16)>,
    /// Keys a second of one session, after a first burst of 512.
    pub(super) keys_per_second: Option<u32>,
    /// Bytes that count of a pasted text; what is waiting to be read holds no more.
    #[serde(deserialize_with = "within::<_, _, 200, 8000>")]
    pub(super) paste_bytes: Option<usize>,
    /// Wrong cards from one address within a quarter of an hour.
    #[serde(deserialize_with = "within::<_, _, 3, 60>")]
    pub(super) cards_each: Option<usize>,
    /// Wrong cards with one first word before it has to wait.
    #[serde(deserialize_with = "within::<_, _, 1, 20>")]
    pub(super) cards_of_word: Option<u32>,
    /// Minutes without a key after which a session is closed.
    pub(super) idle_minutes: Option<u64>,
    /// Minutes a session may last in all.
    pub(super) total_minutes: Option<u64>,
}

/// What the file says about a machine that many people use.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Kiosk")]
pub(super) struct Kiosk {
    /// The name of the place, before that of `site.ron`.
    pub(super) site: Option<String>,
    /// Seconds without a key after which the question is asked.
    pub(super) idle_seconds: Option<u32>,
    /// Seconds there are to answer it.
    pub(super) warning_seconds: Option<u32>,
    /// The folder certificates may be written to, or `auto`: a USB stick.
    pub(super) export: Option<PathBuf>,
    /// The queue papers are printed on.
    pub(super) printer: Option<String>,
    /// Months after which a learner who did not come back is removed; 0: never.
    pub(super) purge_months: Option<u16>,
    /// Whether fingers are used: what can be chosen is larger.
    pub(super) touch: bool,
    /// The imprint of the trainer's passphrase (PHC string).
    pub(super) trainer: Option<String>,
}

/// One of the values of an option, written as on the command line.
fn word<'de, D: Deserializer<'de>, T: ValueEnum>(reader: D) -> Result<Option<T>, D::Error> {
    use serde::de::Error as _;
    let Some(text) = Option::<String>::deserialize(reader)? else { return Ok(None) };
    T::from_str(&text, false).map(Some).map_err(|_| {
        let values = help::names(T::value_variants().iter().map(ValueEnum::to_possible_value));
        D::Error::custom(format!("`{text}` ({values})"))
    })
}

/// A number within these bounds.
fn within<'de, D, T, const LEAST: u32, const MOST: u32>(reader: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<u32>,
{
    use serde::de::Error as _;
    let Some(said) = Option::<i64>::deserialize(reader)? else { return Ok(None) };
    let number = u32::try_from(said).ok().filter(|number| (LEAST..=MOST).contains(number));
    let number = number.and_then(|number| T::try_from(number).ok());
    number.map(Some).ok_or_else(|| D::Error::custom(format!("`{said}` ({LEAST}–{MOST})")))
}

/// Why a configuration cannot be used.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The file cannot be read.
    Unreadable(PathBuf, io::Error),
    /// It says something else than a configuration can say.
    Bad(PathBuf, Box<SpannedError>),
}

impl Trouble {
    /// The exit code for it.
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Self::Unreadable(..) => exit::NO_INPUT,
            Self::Bad(..) => exit::BAD_CONFIG,
        }
    }

    /// What is wrong, where, and what could be right.
    pub(super) fn words(&self, text: &Text) -> String {
        match self {
            Self::Unreadable(path, why) => {
                let (path, why) = (path.display().to_string(), why.to_string());
                text.with("config-unreadable", &[("path", (&path).into()), ("why", (&why).into())])
            }
            Self::Bad(path, error) => {
                let start = error.span.start;
                let place = format!("{}:{}:{}", path.display(), start.line, start.col);
                let (id, why, keys) = match &error.code {
                    Error::NoSuchStructField { expected, found, .. } => {
                        ("config-unknown-key", found.clone(), expected.join(", "))
                    }
                    Error::DuplicateStructField { field, .. } => {
                        ("config-twice", (*field).to_owned(), String::new())
                    }
                    Error::Message(why) => ("config-bad-value", why.clone(), String::new()),
                    other => ("config-bad", other.to_string(), String::new()),
                };
                let args = [
                    ("place", (&place).into()),
                    ("why", (&why).into()),
                    ("keys", (&keys).into()),
                    ("example", EXAMPLE.into()),
                ];
                text.with(id, &args)
            }
        }
    }
}

/// The usual place of the file: `passeport/config.ron` in the XDG folder of
/// configurations.
fn usual() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("passeport").join("config.ron"))
}

/// Reads the file that was asked for, or the usual one if it is there.
///
/// # Errors
/// A [`Trouble`]; that there is no usual file is none.
pub(super) fn read(asked: Option<&Path>) -> Result<Config, Trouble> {
    let Some(path) = asked.map(Path::to_owned).or_else(usual) else { return Ok(Config::default()) };
    let text = match contents(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && asked.is_none() => {
            return Ok(Config::default());
        }
        contents => contents.map_err(|error| Trouble::Unreadable(path.clone(), error))?,
    };
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut config: Config = options
        .from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| Trouble::Bad(path.clone(), Box::new(error)))?;
    // A folder is named as seen from the file that names it.
    let base = path.parent().unwrap_or(Path::new("."));
    let of_ssh = config.ssh.iter_mut().flat_map(|ssh| [&mut ssh.roles, &mut ssh.socket]);
    let folders = [&mut config.data, &mut config.modules, &mut config.export];
    for folder in folders.into_iter().chain(of_ssh) {
        *folder = folder.take().map(|folder| base.join(folder));
    }
    if let Some(export) = config.kiosk.as_mut().and_then(|kiosk| kiosk.export.as_mut())
        && export.as_os_str() != "auto"
    {
        *export = base.join(&*export);
    }
    Ok(config)
}

fn contents(path: &Path) -> io::Result<String> {
    use std::io::Read;
    let mut text = String::new();
    std::fs::File::open(path)?.take(MOST_BYTES).read_to_string(&mut text)?;
    Ok(text)
}

/// Fills in what neither an option nor a variable said.
pub(super) fn apply(config: Config, globals: &mut Globals, matches: &ArgMatches) {
    let is_said = |name: &str| {
        let source = matches.value_source(name);
        matches!(source, Some(ValueSource::CommandLine | ValueSource::EnvVariable))
    };
    let Config { data, modules, export, locale, linear, json, glyphs, colours, size, .. } = config;
    let Config { kiosk, ssh, room, .. } = config;
    globals.data = globals.data.take().or(data);
    globals.modules = globals.modules.take().or(modules);
    globals.export = globals.export.take().or(export);
    globals.locale = globals.locale.take().or(locale);
    globals.glyphs = globals.glyphs.or(glyphs);
    globals.colours = globals.colours.or(colours);
    globals.size = globals.size.or(size);
    globals.kiosk = kiosk.unwrap_or_default();
    globals.ssh = ssh.unwrap_or_default();
    globals.room = room.unwrap_or_default();
    if let Some(linear) = linear.filter(|_| !is_said("linear")) {
        globals.linear = linear;
    }
    if let Some(json) = json.filter(|_| !is_said("json")) {
        globals.json = json;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = include_str!("../../packaging/kiosque.md");
    const INSTALLED: &str = include_str!("../../packaging/debian/config.ron");

    fn parsed(text: &str) -> Result<Config, SpannedError> {
        ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text)
    }

    /// The line of the table that tells of `key`, up to the end of its example.
    fn told(key: &str) -> Option<&'static str> {
        let rows = GUIDE.lines().filter_map(|line| line.strip_prefix("| `"));
        rows.filter_map(|row| row.split('`').next()).find(|row| row.starts_with(&format!("{key}:")))
    }

    #[test]
    fn the_guide_tells_of_every_setting_of_a_kiosk_with_an_example_that_works() {
        let Err(SpannedError { code: Error::NoSuchStructField { expected, .. }, .. }) =
            parsed("(kiosk: (nothing_of_that_name: 1))")
        else {
            panic!("a wrong key is told with the right ones");
        };
        assert!(expected.len() >= 8, "{expected:?}");
        for key in expected {
            let line = told(key).unwrap_or_else(|| panic!("the guide lacks `{key}`"));
            parsed(&format!("(kiosk: ({line}))")).unwrap_or_else(|error| panic!("{line}: {error}"));
        }
    }

    #[test]
    fn the_guide_tells_of_every_setting_of_a_group_session_with_an_example_that_works() {
        const GUIDE: &str = include_str!("../../packaging/seance.md");
        let Err(SpannedError { code: Error::NoSuchStructField { expected, .. }, .. }) =
            parsed("(room: (nothing_of_that_name: 1))")
        else {
            panic!("a wrong key is told with the right ones");
        };
        assert!(expected.len() >= 6, "{expected:?}");
        for key in expected {
            let rows = GUIDE.lines().filter_map(|line| line.strip_prefix("| `"));
            let mut rows = rows.filter_map(|row| row.split('`').next());
            let line = rows.find(|row| row.starts_with(&format!("{key}:")));
            let line = line.unwrap_or_else(|| panic!("the guide lacks `{key}`"));
            parsed(&format!("(room: ({line}))")).unwrap_or_else(|error| panic!("{line}: {error}"));
        }
    }

    #[test]
    fn what_bounds_guesses_and_pastes_has_bounds_itself() {
        let said = |line: &str| parsed(&format!("(ssh: ({line}))")).map(|read| read.ssh.unwrap());
        let ssh = said("paste_bytes: 300, cards_each: 60, cards_of_word: 1").unwrap();
        assert_eq!(
            (ssh.paste_bytes, ssh.cards_each, ssh.cards_of_word),
            (Some(300), Some(60), Some(1))
        );
        assert_eq!(said("").unwrap().cards_each, None);
        for (wrong, bounds) in [
            ("paste_bytes: 0", "`0` (200–8000)"),
            ("paste_bytes: 1000000", "`1000000` (200–8000)"),
            ("cards_each: 2", "`2` (3–60)"),
            ("cards_each: -1", "`-1` (3–60)"),
            ("cards_of_word: 0", "`0` (1–20)"),
            ("cards_of_word: 21", "`21` (1–20)"),
        ] {
            let error = said(wrong).unwrap_err();
            assert!(
                matches!(&error.code, Error::Message(why) if why == bounds),
                "{wrong}: {error}"
            );
        }
        assert!(said("cards_each: many").is_err());
    }

    #[test]
    fn what_is_installed_is_a_configuration_and_its_lines_are_where_the_guide_puts_others() {
        let kiosk = parsed(INSTALLED).unwrap().kiosk.unwrap();
        assert_eq!(kiosk.export.as_deref(), Some(Path::new("auto")));
        for key in ["trainer", "printer"] {
            let command = format!("^ *\\(// \\)*{key}:.*");
            assert!(GUIDE.contains(&command), "{command}");
            let lines = INSTALLED.lines().map(|line| line.trim_start().trim_start_matches("// "));
            assert_eq!(lines.filter(|line| line.starts_with(&format!("{key}:"))).count(), 1);
        }
    }
}
