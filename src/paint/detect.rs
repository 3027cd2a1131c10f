//! What a terminal can show, from the names it gives itself.
//!
//! Nothing is asked of the terminal: a silent one would hold up the first screen.
//! When in doubt, the lower level: it reads the same.

use super::{Colours, Glyphs};

/// Terminals that draw every character of Unicode, by the start of their name.
const MODERN: [&str; 14] = [
    "xterm-256color",
    "xterm-direct",
    "xterm-kitty",
    "xterm-ghostty",
    "alacritty",
    "foot",
    "wezterm",
    "contour",
    "tmux",
    "screen-256color",
    "rxvt-unicode",
    "konsole",
    "vte",
    "gnome",
];
/// Terminals without line drawing in Unicode, by the start of their name.
const PLAIN: [&str; 7] = ["dumb", "vt1", "vt2", "vt5", "ansi", "cons25", "unknown"];
/// Terminals without colours, by the start of their name.
const GREY: [&str; 5] = ["dumb", "vt1", "vt2", "vt5", "unknown"];

/// The level of a terminal, from variables of its environment: `TERM`,
/// `COLORTERM`, `NO_COLOR`, `LC_ALL`, `LC_CTYPE`, `LANG`, `WT_SESSION`. Others are
/// ignored; the first of a name counts.
pub fn detect(environment: &[(&str, &str)]) -> (Glyphs, Colours) {
    let get = |name: &str| {
        let found = environment.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| *value).filter(|value| !value.is_empty())
    };
    let term = get("TERM").unwrap_or_default().to_ascii_lowercase();
    let is_windows = get("WT_SESSION").is_some();
    // The order POSIX gives them.
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(get);
    let colours = match get("NO_COLOR") {
        // https://no-color.org
        Some(_) => Colours::None,
        None => colours(&term, get("COLORTERM"), is_windows),
    };
    (glyphs(&term, locale, is_windows), colours)
}

fn glyphs(term: &str, locale: Option<&str>, is_windows: bool) -> Glyphs {
    let is_utf8 = locale.map(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    if is_windows {
        Glyphs::Unicode
    } else if term.is_empty() || starts(term, &PLAIN) || is_utf8 == Some(false) {
        Glyphs::Ascii
    } else if is_utf8 == Some(true) && starts(term, &MODERN) {
        Glyphs::Unicode
    } else {
        Glyphs::Vt
    }
}

fn colours(term: &str, colorterm: Option<&str>, is_windows: bool) -> Colours {
    let is_true = matches!(colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct");
    if (term.is_empty() && !is_windows) || starts(term, &GREY) || term.ends_with("-m") {
        Colours::None
    } else if is_true || is_windows {
        Colours::True
    } else if term.contains("256color") || starts(term, &["alacritty", "foot", "xterm-kitty"]) {
        Colours::TwoFiftySix
    } else if starts(term, &["linux", "ansi", "cons25", "screen", "kterm"]) {
        Colours::Eight
    } else {
        Colours::Sixteen
    }
}

fn starts(term: &str, names: &[&str]) -> bool {
    names.iter().any(|name| term.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_are_taken_for_what_they_are() {
        let table = [
            ("", Glyphs::Ascii, Colours::None),
            ("TERM=dumb LANG=fr_FR.UTF-8", Glyphs::Ascii, Colours::None),
            ("TERM=vt100 LANG=fr_FR.UTF-8", Glyphs::Ascii, Colours::None),
            ("TERM=ansi LANG=fr_FR.UTF-8", Glyphs::Ascii, Colours::Eight),
            ("TERM=linux LANG=fr_FR.UTF-8", Glyphs::Vt, Colours::Eight),
            ("TERM=linux", Glyphs::Vt, Colours::Eight),
            ("TERM=putty LANG=fr_FR.UTF-8", Glyphs::Vt, Colours::Sixteen),
            ("TERM=putty-256color LANG=fr_FR.UTF-8", Glyphs::Vt, Colours::TwoFiftySix),
            ("TERM=xterm LANG=fr_FR.UTF-8", Glyphs::Vt, Colours::Sixteen),
            ("TERM=xterm", Glyphs::Vt, Colours::Sixteen),
            ("TERM=xterm-256color", Glyphs::Vt, Colours::TwoFiftySix),
            ("TERM=xterm-256color LANG=fr_FR.UTF-8", Glyphs::Unicode, Colours::TwoFiftySix),
            ("TERM=xterm-256color LANG=C", Glyphs::Ascii, Colours::TwoFiftySix),
            ("TERM=xterm-256color LANG=fr_FR", Glyphs::Ascii, Colours::TwoFiftySix),
            (
                "TERM=xterm-256color LANG=fr_FR.UTF-8 LC_ALL=POSIX",
                Glyphs::Ascii,
                Colours::TwoFiftySix,
            ),
            ("TERM=xterm-256color LANG=fr_FR.UTF-8 LC_ALL=", Glyphs::Unicode, Colours::TwoFiftySix),
            (
                "TERM=xterm-kitty LANG=fr_FR.UTF-8 COLORTERM=truecolor",
                Glyphs::Unicode,
                Colours::True,
            ),
            ("TERM=tmux-256color LC_CTYPE=C.UTF-8", Glyphs::Unicode, Colours::TwoFiftySix),
            ("TERM=screen LANG=fr_FR.UTF-8", Glyphs::Vt, Colours::Eight),
            ("TERM=foot LANG=fr_FR.UTF-8 COLORTERM=24bit", Glyphs::Unicode, Colours::True),
            ("TERM=foot LANG=fr_FR.UTF-8 NO_COLOR=1", Glyphs::Unicode, Colours::None),
            ("TERM=foot LANG=fr_FR.UTF-8 NO_COLOR=", Glyphs::Unicode, Colours::TwoFiftySix),
            ("WT_SESSION=4e1f", Glyphs::Unicode, Colours::True),
            ("TERM=xterm-mono-m LANG=fr_FR.UTF-8", Glyphs::Vt, Colours::None),
        ];
        for (environment, glyphs, colours) in table {
            let variables = environment.split(' ').filter_map(|pair| pair.split_once('='));
            let variables: Vec<(&str, &str)> = variables.collect();
            assert_eq!(detect(&variables), (glyphs, colours), "{environment:?}");
        }
    }
}
