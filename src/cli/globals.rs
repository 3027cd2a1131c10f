//! Options that every command understands, each also `PASSEPORT_<NAME>` in the
//! environment.

use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use clap::{Args, ValueEnum};

use super::config::{Kiosk, Room, Ssh};
use crate::paint::{Colours, Glyphs};
use crate::run::outlet::sticks::System;
use crate::run::outlet::{Outlet, Printer, Sticks};
use crate::text::{Bundles, Text, negotiate};

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Globals {
    /// Folder of the learners' data.
    #[arg(long, global = true, env = "PASSEPORT_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Configuration file with these options, in RON.
    #[arg(long, global = true, env = "PASSEPORT_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Folder of modules that add to or replace the embedded ones.
    #[arg(long, global = true, env = "PASSEPORT_MODULES", value_name = "DIR")]
    pub modules: Option<PathBuf>,
    /// Language: fr or en.
    #[arg(long, global = true, env = "PASSEPORT_LOCALE", value_name = "LANGUAGE")]
    pub locale: Option<String>,
    /// Folder that certificates are written to.
    #[arg(long, global = true, env = "PASSEPORT_EXPORT", value_name = "DIR")]
    pub export: Option<PathBuf>,
    /// Plain lines instead of screens.
    #[arg(long, global = true, env = "PASSEPORT_LINEAR", value_parser = FalseyValueParser::new())]
    pub linear: bool,
    /// Signs the terminal can show.
    #[arg(long, global = true, env = "PASSEPORT_GLYPHS", value_name = "LEVEL")]
    pub glyphs: Option<GlyphLevel>,
    /// Colours the terminal can show.
    #[arg(long, global = true, env = "PASSEPORT_COLOURS", value_name = "LEVEL")]
    pub colours: Option<ColourLevel>,
    /// Normal or large text.
    #[arg(long, global = true, env = "PASSEPORT_SIZE", value_name = "SIZE")]
    pub size: Option<Size>,
    /// Machine-readable output.
    #[arg(long, global = true, env = "PASSEPORT_JSON", value_parser = FalseyValueParser::new())]
    pub json: bool,
    /// What the configuration says about a machine that many people use.
    #[arg(skip)]
    pub(super) kiosk: Kiosk,
    /// What the configuration says about serving by SSH.
    #[arg(skip)]
    pub(super) ssh: Ssh,
    /// What the configuration says about group sessions.
    #[arg(skip)]
    pub(super) room: Room,
}

/// Which signs the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GlyphLevel {
    /// ASCII and accented letters.
    Ascii,
    /// The fonts of the Linux console.
    Vt,
    /// Anything.
    Unicode,
}

impl From<GlyphLevel> for Glyphs {
    fn from(level: GlyphLevel) -> Self {
        match level {
            GlyphLevel::Ascii => Self::Ascii,
            GlyphLevel::Vt => Self::Vt,
            GlyphLevel::Unicode => Self::Unicode,
        }
    }
}

/// How many colours the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColourLevel {
    /// None.
    None,
    /// The eight of the first terminals.
    #[value(name = "8")]
    Eight,
    /// The same and their bright twins.
    #[value(name = "16")]
    Sixteen,
    /// The indexed palette.
    #[value(name = "256")]
    TwoFiftySix,
    /// Any colour.
    Truecolor,
}

impl From<ColourLevel> for Colours {
    fn from(level: ColourLevel) -> Self {
        match level {
            ColourLevel::None => Self::None,
            ColourLevel::Eight => Self::Eight,
            ColourLevel::Sixteen => Self::Sixteen,
            ColourLevel::TwoFiftySix => Self::TwoFiftySix,
            ColourLevel::Truecolor => Self::True,
        }
    }
}

/// How large text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// As much as fits well.
    Normal,
    /// Few words a line and much air.
    Large,
}

impl Globals {
    /// Whether text is to be laid out large.
    pub fn is_large(&self) -> bool {
        self.size == Some(Size::Large)
    }

    /// The name of the terminal; `dumb` when it has none.
    pub fn term(&self) -> String {
        std::env::var("TERM").unwrap_or_else(|_| "dumb".to_owned())
    }

    /// The folder that certificates are written to: `--export`, or `Passeport`
    /// in the home folder.
    pub fn export_folder(&self) -> PathBuf {
        self.export.clone().unwrap_or_else(|| {
            etcetera::home_dir().unwrap_or_else(|_| PathBuf::from(".")).join("Passeport")
        })
    }

    /// Where papers may go from here, when many people use the machine.
    pub(super) fn outlet(&self) -> Outlet {
        let kiosk = &self.kiosk;
        let sticks = kiosk.export.as_ref().map(|export| {
            if export.as_os_str() == "auto" {
                Sticks::Auto(System::default())
            } else {
                Sticks::Folder(export.clone())
            }
        });
        let printer = kiosk.printer.as_ref();
        let printer = printer.map(|queue| Printer::new(queue, std::env::var_os("PATH")));
        Outlet { sticks, printer }
    }

    /// The words of the interface in the user's language: `--locale`, then
    /// `LC_ALL`, `LC_MESSAGES`, `LANG`, then French.
    pub fn text(&self) -> Text {
        text(self.locale.as_deref())
    }

    /// The data folder: `--data`, or `passeport` in the XDG data folder.
    pub fn data_folder(&self) -> PathBuf {
        use etcetera::BaseStrategy;
        self.data.clone().unwrap_or_else(|| {
            etcetera::choose_base_strategy().map_or_else(
                |_| PathBuf::from("passeport-data"),
                |base| base.data_dir().join("passeport"),
            )
        })
    }
}

/// The words for who asked for `locale`, then as [`Globals::text`].
pub(super) fn text(locale: Option<&str>) -> Text {
    let environment = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let found: Vec<String> =
        environment.iter().filter_map(|name| std::env::var(name).ok()).collect();
    let mut wanted: Vec<&str> = locale.into_iter().collect();
    wanted.extend(found.iter().map(String::as_str).filter(|name| !name.is_empty()));
    let bundles = Bundles::embedded();
    let available: Vec<&str> = bundles.locales().collect();
    let locale = negotiate(&wanted, &available);
    Text::new(bundles, &locale)
}
