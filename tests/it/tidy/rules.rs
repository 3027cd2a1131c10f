//! What each layer may name: the table of the architecture.

use super::scan::{self, Named, Token};

/// One folder of `src/` and what it may reach for.
pub(crate) struct Layer {
    /// The folder.
    pub(crate) name: &'static str,
    /// Our own paths it may import, by their beginning.
    pub(crate) may: &'static [&'static str],
    /// The outside crates it may name, beside [`EVERYWHERE`].
    pub(crate) crates: &'static [&'static str],
    /// Nothing in it touches clock, randomness, files, environment, threads or `async`.
    pub(crate) is_pure: bool,
}

/// Crates that only shape data and errors.
const EVERYWHERE: &[&str] = &["serde", "thiserror"];

/// Rows 1 to 5, and the adapters that everything above may use.
const BELOW_FRONT: &[&str] = &[
    "domain",
    "app",
    "text",
    "content",
    "scene",
    "paint",
    "linear",
    "input",
    "store",
    "credential",
    "paper",
    "run",
];

/// The layers, from the bottom. A folder that is not here is refused.
pub(crate) const LAYERS: &[Layer] = &[
    Layer {
        name: "domain",
        may: &[],
        crates: &["unicode_normalization", "jiff", "fsrs"],
        is_pure: true,
    },
    Layer {
        name: "text",
        may: &["domain::prose", "domain::card"],
        crates: &["fluent_bundle", "fluent_langneg", "unic_langid"],
        is_pure: true,
    },
    Layer {
        name: "content",
        may: &["domain"],
        crates: &["ron", "miniz_oxide", "sha2", "unicode_normalization"],
        is_pure: true,
    },
    Layer { name: "app", may: &["domain"], crates: &[], is_pure: true },
    Layer { name: "scene", may: &["domain", "app", "text"], crates: &[], is_pure: true },
    Layer {
        name: "paint",
        may: &["scene"],
        crates: &["ratatui", "textwrap", "unicode_segmentation", "unicode_width"],
        is_pure: false,
    },
    Layer {
        name: "linear",
        may: &["scene"],
        crates: &["textwrap", "unicode_segmentation", "unicode_width"],
        is_pure: false,
    },
    Layer { name: "input", may: &["app::key"], crates: &["crossterm"], is_pure: false },
    Layer {
        name: "store",
        may: &["domain"],
        crates: &["sled", "serde_json", "sha2", "crc32fast", "tempfile", "libc"],
        is_pure: false,
    },
    Layer {
        name: "credential",
        // A certificate is words as well as claims.
        may: &["domain", "text"],
        crates: &[
            "argon2",
            "base45",
            "base64",
            "bs58",
            "chacha20poly1305",
            "coset",
            "ed25519_dalek",
            "flate2",
            "serde_jcs",
            "serde_json",
            "sha2",
            "ssh_key",
            "tempfile",
            "unicode_normalization",
            "uuid",
            "zeroize",
        ],
        is_pure: false,
    },
    Layer {
        name: "paper",
        may: &["domain"],
        crates: &[
            "base64",
            "crc32fast",
            "flate2",
            "krilla",
            "qrcodegen",
            "sha2",
            "skrifa",
            "tiny_skia",
        ],
        is_pure: false,
    },
    Layer {
        name: "run",
        may: BELOW_FRONT,
        crates: &[
            "crossterm",
            "etcetera",
            "getrandom",
            "jiff",
            "libc",
            "ratatui",
            "ron",
            // What was recorded, for other programs.
            "serde_json",
            "sha1",
            "sha2",
            "signal_hook",
            "tempfile",
            "zeroize",
        ],
        is_pure: false,
    },
    Layer {
        name: "front",
        may: BELOW_FRONT,
        crates: &[
            "crossterm",
            "getrandom",
            "ratatui",
            // The server.
            "russh",
            "rustix",
            // Addresses are counted under other names.
            "sha2",
            "signal_hook",
            "tempfile",
            "tokio",
            "tracing",
        ],
        is_pure: false,
    },
    Layer {
        name: "cli",
        may: &[
            "domain",
            "app",
            "text",
            "content",
            "scene",
            "paint",
            "linear",
            "input",
            "store",
            "credential",
            "paper",
            "run",
            "front",
        ],
        crates: &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "etcetera",
            "getrandom",
            "jiff",
            "miette",
            // The sizes that the painter is asked about.
            "ratatui",
            // The configuration file.
            "ron",
            // The keys of those who look after learners.
            "russh",
            "serde_json",
            "tempfile",
            // The log of the server.
            "tracing_subscriber",
            "zeroize",
        ],
        is_pure: false,
    },
    Layer { name: "main", may: &["cli"], crates: &["passeport"], is_pure: false },
];

/// Words and paths that let the outside world into a pure layer.
const IMPURE: &[(&str, &str)] = &[
    ("async", "nothing waits here; effects are data"),
    ("await", "nothing waits here; effects are data"),
    ("HashMap", "its order differs from run to run; use BTreeMap"),
    ("HashSet", "its order differs from run to run; use BTreeSet"),
    ("RandomState", "chance arrives as a seed"),
    ("Instant", "time arrives in messages"),
    ("SystemTime", "time arrives in messages"),
    ("std::fs", "`run` reads files and hands bytes in"),
    ("std::io", "`run` reads files and hands bytes in"),
    ("std::net", "`run` talks to the network"),
    ("std::env", "`cli` reads the environment"),
    ("std::process", "`run` starts and ends processes"),
    ("std::thread", "`run` starts threads"),
    ("std::os", "the same everywhere"),
    ("jiff::Timestamp::now", "time arrives in messages"),
    ("jiff::Zoned::now", "time arrives in messages"),
];

/// Types that can change behind a shared reference.
const MUTABLE: &[&str] =
    &["Mutex", "RwLock", "RefCell", "Cell", "UnsafeCell", "OnceCell", "OnceLock", "Condvar"];

/// One source file, ready to be judged.
pub(crate) struct Source {
    /// From `src/`, such as `domain/live/room.rs`.
    pub(crate) path: String,
    /// The tokens of the program in it, without its tests.
    pub(crate) tokens: Vec<Token>,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), tokens: scan::without_tests(scan::tokens(text)) }
    }

    /// The module this file is, such as `["domain", "live", "room"]`.
    pub(crate) fn module(&self) -> Vec<&str> {
        let mut parts: Vec<&str> = self.path.trim_end_matches(".rs").split('/').collect();
        if matches!(parts.last(), Some(&("mod" | "lib"))) {
            parts.pop();
        }
        parts
    }

    fn layer(&self) -> Result<&'static Layer, String> {
        let module = self.module();
        let name = module.first().copied().unwrap_or_default();
        let known = LAYERS.iter().find(|layer| layer.name == name);
        known.ok_or_else(|| format!("src/{}: `{name}` is no layer of the architecture", self.path))
    }

    fn named(&self) -> Vec<Named> {
        scan::named(&self.tokens, &self.module())
    }

    fn at(&self, line: usize, what: &str) -> String {
        format!("src/{}:{line}: {what}", self.path)
    }

    /// Arrows that run up or sideways.
    pub(crate) fn arrows(&self) -> Vec<String> {
        if self.module().is_empty() {
            return vec![];
        }
        let layer = match self.layer() {
            Ok(layer) => layer,
            Err(unknown) => return vec![unknown],
        };
        let allows = |path: &str| {
            layer.may.iter().chain([&layer.name]).any(|may| {
                path.strip_prefix(may).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            })
        };
        let inner = |named: &Named| named.path.first().is_some_and(|first| first == "crate");
        let wrong = |named: &Named| !allows(&named.path[1..].join("::"));
        let said = |named: Named| {
            let text = named.text();
            self.at(named.line, &format!("`{}` must not know `{text}`", layer.name))
        };
        self.named().into_iter().filter(|named| inner(named) && wrong(named)).map(said).collect()
    }

    /// Outside crates, of those in `known`, that are not for this layer.
    pub(crate) fn outsiders(&self, known: &[String]) -> Vec<String> {
        let Ok(layer) = self.layer() else { return vec![] };
        let said = |named: Named| {
            let first = named.path.first()?;
            let is_outside = known.contains(first) || first == "passeport";
            let is_allowed = EVERYWHERE.iter().chain(layer.crates).any(|name| name == first);
            let what = format!("`{}` must not name the crate `{first}`", layer.name);
            (is_outside && !is_allowed).then(|| self.at(named.line, &what))
        };
        self.named().into_iter().filter_map(said).collect()
    }

    /// What a pure layer must not contain.
    pub(crate) fn impurities(&self) -> Vec<String> {
        if !self.layer().is_ok_and(|layer| layer.is_pure) {
            return vec![];
        }
        let words = self.tokens.iter().filter_map(|token| Some((token.word()?.to_owned(), token)));
        let words = words.map(|(word, token)| (word, token.line));
        let paths = self.named().into_iter().map(|named| (named.text(), named.line));
        let mut found = vec![];
        for (text, line) in words.chain(paths) {
            for (bad, why) in IMPURE {
                if text == *bad || text.starts_with(&format!("{bad}::")) {
                    found.push(self.at(line, &format!("`{text}`: {why}")));
                }
            }
        }
        found
    }

    /// State that all learners of a process would share.
    pub(crate) fn process_wide(&self) -> Vec<String> {
        let mut found = vec![];
        for (at, token) in self.tokens.iter().enumerate() {
            match token.word() {
                Some("thread_local") => found.push(self.at(token.line, "`thread_local!`")),
                Some("static") => {
                    let rest = self.tokens[at + 1..].iter();
                    let head = rest.take_while(|token| !token.is('=') && !token.is(';'));
                    let is_mutable = |word: &str| {
                        word == "mut" || word.starts_with("Atomic") || MUTABLE.contains(&word)
                    };
                    if head.filter_map(Token::word).any(is_mutable) {
                        found.push(self.at(token.line, "a `static` that can change"));
                    }
                }
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn arrows(path: &str, text: &str) -> Vec<String> {
        Source::new(path, text).arrows()
    }

    #[test]
    fn an_arrow_that_runs_up_or_sideways_is_found_however_it_is_written() {
        for (path, text) in [
            ("domain/card.rs", "use crate::text::Text;"),
            ("domain/card.rs", "use crate::{domain::id::ModuleId, app::{key::Key}};"),
            ("domain/card.rs", "fn f() { let x = crate::text::cards(); }"),
            ("domain/card.rs", "use super::super::text::Text;"),
            ("domain/live/room.rs", "pub(crate) use super::super::super::app::Model;"),
            ("domain/mod.rs", "mod a { mod b { use super::super::super::store::Store; } }"),
            ("store/sled.rs", "use crate::credential::card;"),
            ("store/mod.rs", "fn f(model: &crate::app::model::Model) {}"),
            ("paint/mod.rs", "use crate::domain::prose::Prose;"),
            ("input/bytes.rs", "use crate::app::model::Model;"),
            ("text/mod.rs", "use crate::domain::learner::Learner;"),
            ("run/mod.rs", "use crate::front::local;"),
            ("front/ssh/server.rs", "use crate::cli::Globals;"),
            ("scene/mod.rs", "use crate::content::Catalogue as C;"),
            ("scene/mod.rs", "use crate::*;"),
            ("app/mod.rs", "impl crate::scene::Shown for M {}"),
            ("app/mod.rs", "#[cfg(not(test))] mod m { use crate::scene::Scene; }"),
            ("invented/mod.rs", ""),
        ] {
            assert_eq!(arrows(path, text).len(), 1, "{path}: {text}: {:?}", arrows(path, text));
        }
    }

    #[test]
    fn an_arrow_that_runs_down_or_stays_at_home_is_fine() {
        for (path, text) in [
            ("domain/card.rs", "use super::id::ModuleId; use crate::domain::time;"),
            ("domain/live/room.rs", "use super::super::id; use self::inner::X; mod inner {}"),
            ("domain/mod.rs", "mod a { use super::id; }"),
            ("scene/mod.rs", "pub use crate::{app::key::Key, domain::prose::{Prose, Span}};"),
            ("scene/mod.rs", "use crate::text::Text;"),
            ("input/bytes.rs", "use crate::app::key::{Key, self};"),
            ("domain/card.rs", "// crate::text\n/* use crate::app; */ /// [`crate::app::Model`]\n"),
            (
                "domain/card.rs",
                "const A: &str = \"crate::text::x\"; const B: &str = r#\"crate::app::\"#;",
            ),
            ("domain/card.rs", "#[cfg(test)] mod tests { use crate::app::Model; }"),
            (
                "domain/card.rs",
                "#[cfg(test)]\n#[rustfmt::skip]\nuse crate::app::Model;\npub struct A;",
            ),
            (
                "domain/card.rs",
                "fn f<'a>(c: &'a str) -> char { '\\'' } // '\nfn g() -> char { '\"' }",
            ),
            ("lib.rs", "pub mod domain; pub use crate::cli::main;"),
        ] {
            assert_eq!(arrows(path, text), Vec::<String>::new(), "{path}: {text}");
        }
    }

    #[test]
    fn a_crate_is_named_only_where_it_belongs() {
        let known = ["ratatui", "sled", "serde", "clap"].map(str::to_owned);
        let outsiders = |path: &str, text: &str| Source::new(path, text).outsiders(&known).len();
        assert_eq!(outsiders("paint/mod.rs", "use ratatui::{buffer::Buffer, layout::Rect};"), 0);
        assert_eq!(outsiders("scene/mod.rs", "use ratatui::buffer::Buffer;"), 1);
        assert_eq!(outsiders("scene/mod.rs", "fn f(b: &mut ratatui::buffer::Buffer) {}"), 1);
        assert_eq!(outsiders("scene/mod.rs", "use ::ratatui;"), 1);
        assert_eq!(outsiders("scene/mod.rs", "fn f(b: &mut ::ratatui::buffer::Buffer) {}"), 1);
        assert_eq!(outsiders("domain/mod.rs", "#[derive(serde::Serialize)] struct A;"), 0);
        assert_eq!(outsiders("cli/mod.rs", "use clap::Parser; fn f() { sled::open(p); }"), 1);
        assert_eq!(outsiders("domain/mod.rs", "fn f(sled: u8) { let ratatui = sled; }"), 0);
    }

    #[test]
    fn a_pure_layer_does_not_touch_the_world() {
        let found = |path: &str, text: &str| Source::new(path, text).impurities().len();
        for text in [
            "async fn f() {}",
            "fn f() { std::fs::read(p); }",
            "use std::{fmt, env};",
            "use std::time::Instant;",
            "use std::thread::spawn;",
            "fn f() { jiff::Timestamp::now(); }",
            "type A = std::collections::HashMap<u8, u8>;",
        ] {
            assert_eq!(found("domain/a.rs", text), 1, "{text}");
            assert_eq!(found("run/a.rs", text), 0, "{text}");
        }
        assert_eq!(found("domain/a.rs", "use std::{fmt, sync::Arc}; use std::time::Duration;"), 0);
    }

    #[test]
    fn nothing_that_changes_is_shared_by_the_process() {
        let found = |text: &str| Source::new("run/a.rs", text).process_wide().len();
        for text in [
            "static mut A: u8 = 0;",
            "static A: Mutex<Vec<u8>> = Mutex::new(vec![]);",
            "static A: std::sync::atomic::AtomicBool = AtomicBool::new(false);",
            "fn f() { static A: OnceLock<u8> = OnceLock::new(); }",
            "thread_local! { static A: u8 = 0; }",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
        assert_eq!(
            found("static A: LazyLock<Arc<B>> = LazyLock::new(|| B); fn f(x: &'static str) {}"),
            0
        );
    }
}
